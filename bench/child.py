"""The game, driven: what runs in a process that is measured. `python -m bench.child MODE COUNT STORY SAVES`.

The real program with its real loop; a script looks at it after each frame, plays, and tells what it sees on standard
output, a line of JSON each time. Times are of the monotonic clock, which all processes of a machine share.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from game import __main__ as command_line
from game import app
from game.play.moment import Moment

QUICK = 240
"""Frames a second while only the way to a place is played."""

LINES, FULL = 200, 1000
"""How far into a story something is measured 'in play', and when everything that is kept for a while is there."""


There = Callable[[Moment, int], bool]
"""Whether a moment, after so many lines, is the place that is looked for."""


class Driven(app.App):
    """The window, with a script that goes on by a step after each frame. It ends when the script does."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.presented = 0.0  # when something was last shown
        self.fresh = self.complete = False  # whether this frame was shown, and with all its pictures
        self.wall = self.thread = 0.0  # seconds this frame took, and seconds of its thread
        self._present = self.canvas.show
        self.canvas.show = self._shown  # type: ignore[method-assign]
        self._script = SCRIPTS[sys.argv[1]](self, int(sys.argv[2]))

    def _shown(self) -> bool:
        shown = self._present()
        if shown:
            self.presented, self.fresh = time.monotonic(), True
        return shown

    def draw(self) -> None:
        """Draw, and remember whether all pictures were there."""
        self.complete = self.stage.ready(self.shown or self.front)
        super().draw()

    def frame(self, seconds: float) -> None:
        """A frame, and a step of the script."""
        self.fresh = False
        wall, thread = time.perf_counter(), time.thread_time()
        super().frame(seconds)
        self.wall, self.thread = time.perf_counter() - wall, time.thread_time() - thread
        if next(self._script, self) is self:
            self.running = False


def tell(**found: object) -> None:
    """Tell the parent."""
    print(json.dumps(found), flush=True)


def memory() -> float:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


# --- what is done on the way


def rest(seconds: float) -> Iterator[None]:
    """Let time pass."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield


def to_title(driven: Driven) -> Iterator[None]:
    """Wait for the title, first in words, then with its picture."""
    while not (driven.fresh and driven.ui.state.top.screen == "title" and driven.theatre.story):
        yield
    tell(title=driven.presented)
    yield from tell_whole(driven)


def tell_whole(driven: Driven) -> Iterator[None]:
    """Wait until what is shown has all its pictures, and tell when that was."""
    while not (driven.fresh and driven.complete):
        yield
    tell(whole=driven.presented)


def play_until(driven: Driven, there: There) -> Iterator[None]:
    """Play on, a stop in each frame, up to a line at which this holds; it is asked with the number of lines passed."""
    theatre, passed = driven.theatre, 0
    app.FRAMES, pace = QUICK, app.FRAMES
    while True:
        moment = theatre.moment
        if moment is None or moment.kind == "end":
            theatre.new_game()
        elif moment.kind == "line" and there(moment, passed):
            break
        elif moment.kind == "choice":
            theatre.choose(moment.offers[passed % len(moment.offers)].id)
        else:
            theatre.advance()
            passed += moment.kind == "line"
        yield
    app.FRAMES = pace


def words(driven: Driven) -> str:
    """What is said now, as the story has it."""
    moment = driven.theatre.moment
    return moment.line.text if moment and moment.line else ""


def after(lines: int) -> There:
    """When so many lines have passed."""
    return lambda _, passed: passed >= lines


def calm(moment: Moment, _: int = 0) -> bool:
    """Whether nothing moves there by itself."""
    scenery = moment.scenery
    return not scenery.effects and scenery.camera not in ("drift", "run")


def snowy(moment: Moment, _: int = 0) -> bool:
    """Whether it snows there on two figures."""
    return "snow" in moment.scenery.effects and len(moment.scenery.figures) > 1


# --- the scripts: what is seen


def title(driven: Driven, _: int) -> Iterator[None]:
    """The title, and the memory it takes."""
    yield from to_title(driven)
    used = time.process_time()
    yield from rest(1)
    tell(memory=memory(), processor=used)


def long_play(driven: Driven, count: int) -> Iterator[None]:
    """Memory in play, once all that is kept for a while is there, and after `count` more lines."""
    for lines in (LINES, FULL - LINES, count):
        yield from play_until(driven, after(lines))
        yield from rest(1)
        tell(memory=memory())


def edited(driven: Driven, count: int) -> Iterator[None]:
    """Stand at a line; `count` times, tell when it is shown with other words, and when its pictures are there."""
    yield from play_until(driven, lambda moment, passed: passed >= 30 and calm(moment))
    yield from rest(2)
    said = _tell_line(driven)
    for _ in range(count):
        while not (driven.fresh and words(driven) != said):
            yield
        said = _tell_line(driven)
        yield from tell_whole(driven)


def _tell_line(driven: Driven) -> str:
    moment, said = driven.theatre.moment, words(driven)
    tell(seen=driven.presented, scene=moment.scene if moment else "", words=said)
    return said


def waiting(driven: Driven, seconds: int) -> Iterator[None]:
    """The part of a core that is used while a line stands: where nothing moves, and in snow."""
    for name, place in (("still", calm), ("snow", snowy)):
        yield from play_until(driven, place)
        yield from rest(3)
        used, since = time.process_time(), time.monotonic()
        yield from rest(seconds)
        tell(place=name, used=100 * (time.process_time() - used) / (time.monotonic() - since))


def saving(driven: Driven, count: int) -> Iterator[None]:
    """Quick saves at a place where nothing moves: until the file is there, its bytes, the longest frame meanwhile."""
    yield from play_until(driven, lambda moment, passed: passed >= LINES and calm(moment))
    yield from rest(1)
    file = driven.folder / "quick-1.json"
    for _ in range(count):
        before = file.stat().st_mtime_ns if file.exists() else 0
        began = time.perf_counter()
        driven.ui.run("game.quick_save")
        command = longest = time.perf_counter() - began
        written, left = 0.0, 30
        while left or not written:
            if not written and file.exists() and file.stat().st_mtime_ns != before:
                written = time.perf_counter() - began
            yield
            longest = max(longest, command + driven.wall)
            command, left = 0.0, max(0, left - 1)
        tell(seconds=written, bytes=file.stat().st_size, longest=longest, words=words(driven))


def loading(driven: Driven, _: int) -> Iterator[None]:
    """The quick save is loaded from the title: when its place is shown, in words and with its pictures."""
    yield from to_title(driven)
    yield from rest(0.5)
    began = time.monotonic()
    driven.theatre.load("quick-1")
    yield
    while not (driven.fresh and driven.theatre.moment):
        yield
    tell(began=began, seen=driven.presented, words=words(driven))
    yield from tell_whole(driven)


def frames(driven: Driven, count: int) -> Iterator[None]:
    """Seconds of its thread that each of `count` frames takes, at each line of a story up to its end."""
    driven.theatre.new_game()
    while driven.theatre.moment and driven.theatre.moment.kind != "end":
        yield from rest(2)
        spent = []
        for _ in range(count):
            yield
            spent.append(driven.thread)
        tell(words=words(driven), spent=spent)
        driven.theatre.advance()


def music(driven: Driven, _: int) -> Iterator[None]:
    """At each line of a story: the seconds of the frames after it began, then of as many more; and bytes of sound."""
    driven.theatre.new_game()
    while driven.theatre.moment and driven.theatre.moment.kind != "end":
        told: dict[str, list[float]] = {"changing": [], "steady": [], "sound": []}
        for name in ("changing", "steady"):
            end = time.monotonic() + 5
            while time.monotonic() < end:
                yield
                told[name].append(driven.wall)
                told["sound"].append(driven.speaker.samples.used if driven.speaker.samples else 0)
        tell(words=words(driven), **told)
        driven.theatre.advance()
    tell(words="")


SCRIPTS: dict[str, Callable[[Driven, int], Iterator[None]]] = {
    "title": title,
    "play": long_play,
    "edit": edited,
    "wait": waiting,
    "save": saving,
    "load": loading,
    "frames": frames,
    "music": music,
}


def main() -> int:
    """Start the game as the command line does, with the script beside it."""
    app.App = Driven  # type: ignore[misc]
    return command_line.main([sys.argv[3], "--saves", sys.argv[4], "--size", "1920x1080"])


if __name__ == "__main__":
    sys.exit(main())
