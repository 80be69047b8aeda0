"""The command line: play a story, check it, replay a tape, walk it.

Nothing heavy is imported before it is needed: `check` never loads pygame.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from game import __version__
from game.story.bundled import STORY

EPILOG = """commands:
  check [STORY] [--tapes DIR] [--coverage]         what is wrong with a story, with the mended line
  replay TAPE [STORY] [--headless] [--shots DIR]   play a tape again
  words [STORY] [--longest N]              how much there is to read, what is long, what is said twice
  walk [STORY]                             play without a window until everything was visited

STORY is a scenes.yaml or the folder that has one. Without it, the scenes.yaml of this folder is played,
else the story that comes with the program."""


def story_path(said: str | None) -> Path:
    """The story file that the words of the command line mean."""
    if said is None:
        here = Path("scenes.yaml")
        return here.resolve() if here.is_file() else STORY
    path = Path(os.path.realpath(said))  # unlike `resolve`, it bears a link to itself
    return path / "scenes.yaml" if path.is_dir() else path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit code: 0 well, 1 something is wrong with the story, 2 something else."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show Hangul still shows the rest
    commands = {"check": _check, "replay": _replay, "walk": _walk, "words": _words}
    try:
        done = commands[words[0]](words[1:]) if words[:1] and words[0] in commands else _play(words)
        sys.stdout.flush()
        return done
    except BrokenPipeError:  # whoever read along (`check | head`) has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2


def _play(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "love-wins-all",
        description="Play a story.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("story", nargs="?", help="a story file or its folder")
    parser.add_argument("--saves", type=Path, metavar="DIR", help="where saves and preferences are kept")
    parser.add_argument("--size", type=_size, metavar="WxH", help="the window's size, such as 1280x720")
    parser.add_argument("--version", action="version", version=__version__)
    asked = parser.parse_args(words)
    from game import app

    return app.play(story_path(asked.story), asked.saves, asked.size)


def _check(words: list[str]) -> int:
    parser = argparse.ArgumentParser("love-wins-all check", description="Show everything that is wrong with a story.")
    parser.add_argument("story", nargs="?")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--all", action="store_true", help="name each placeholder, instead of counting them")
    parser.add_argument("--tapes", type=Path, metavar="DIR", help="write the way to what was found, as tapes")
    parser.add_argument("--coverage", action="store_true", help="what plays by chance meet, and how often")
    asked = parser.parse_args(words)
    if asked.coverage:
        from game.desk import coverage

        return coverage.run(story_path(asked.story))
    from game.desk import check

    return check.run(story_path(asked.story), asked.format, asked.all, asked.tapes)


def _replay(words: list[str]) -> int:
    parser = argparse.ArgumentParser("love-wins-all replay", description="Play a tape again.")
    parser.add_argument("tape", type=Path, help="a tape, or a save")
    parser.add_argument("story", nargs="?")
    parser.add_argument("--headless", action="store_true", help="without a window: print what is said")
    parser.add_argument("--shots", type=Path, metavar="DIR", help="write a picture of every moment")
    parser.add_argument("--size", type=_size, metavar="WxH", default=(1280, 720))
    asked = parser.parse_args(words)
    from game.desk import replay
    from game.play.tape import NoTape
    from game.story.load import load
    from game.story.problems import errors

    loaded = load(story_path(asked.story))
    try:
        tape = replay.read_tape(asked.tape)
    except NoTape as problem:
        print(problem, file=sys.stderr)
        return 2
    if loaded.story is None or not loaded.playable:
        print("\n\n".join(map(str, errors(loaded.problems))), file=sys.stderr)
        return 1
    if asked.headless and not asked.shots:
        return replay.run(tape, loaded.story)
    from game import app

    if asked.shots:
        return app.shots(story_path(asked.story), loaded, tape, asked.shots, asked.size)
    return app.watch_tape(story_path(asked.story), loaded, tape, asked.size)


def _walk(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "love-wins-all walk", description="Visit every line, option and ending of a story."
    )
    parser.add_argument("story", nargs="?")
    parser.add_argument("--tapes", type=Path, metavar="DIR", help="keep the tapes that together visit everything")
    asked = parser.parse_args(words)
    from game.desk import walk

    return walk.run(story_path(asked.story), asked.tapes)


def _words(words: list[str]) -> int:
    parser = argparse.ArgumentParser("love-wins-all words", description="How much there is to read, and how it reads.")
    parser.add_argument("story", nargs="?")
    parser.add_argument("--longest", type=int, metavar="N", default=220, help="characters that a line may have")
    asked = parser.parse_args(words)
    from game.desk import prose

    return prose.run(story_path(asked.story), asked.longest)


def _size(said: str) -> tuple[int, int]:
    wide, _, high = said.partition("x")
    try:
        size = int(wide), int(high)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{said!r} is not a size such as 1280x720") from None
    if size[0] < 320 or size[1] < 180 or max(size) > 16384:
        raise argparse.ArgumentTypeError("a window has from 320x180 to 16384x16384 pixels")
    return size


if __name__ == "__main__":
    sys.exit(main())
