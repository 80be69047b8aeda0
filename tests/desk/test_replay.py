"""Playing a tape again: as text, as pictures, and what is said when it does not fit."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.__main__ import main
from game.desk import replay
from game.play import resume, session
from game.play.saves import Save, Shelf
from game.play.session import Session
from game.play.tape import NoTape
from game.stage import pygame
from game.story.model import Story

StoryOf = Callable[[str], Story]
Out = pytest.CaptureFixture[str]

STORY = """
one:
  - chapter: The Door
  - Someone knocks.
  - within: 5
    choice:
      - Open.:
          - It was only the wind.
      - Wait.:
          - Mina: (signs, calm) It is _late_.
  - end: Home
"""


@pytest.fixture
def played(story_of: StoryOf) -> Session:
    run = session.start(story_of(STORY))
    run.advance()
    run.advance()
    run.time_out()
    run.advance()
    return run


@pytest.fixture
def tape(played: Session, tmp_path: Path) -> Path:
    path = tmp_path / "my.tape.json"
    path.write_text(json.dumps(played.tape().as_dict()), encoding="utf-8")
    return path


def test_a_tape_is_printed_as_it_was_played(tape: Path, tmp_path: Path, capsys: Out) -> None:
    assert main(["replay", str(tape), str(tmp_path), "--headless"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line] == [
        "# The Door",
        "Someone knocks.",
        "  > Wait.  (time ran out)",
        "Mina signs: It is late.",
        "End: Home",
    ]


def test_a_picture_is_written_of_every_moment(tape: Path, tmp_path: Path, played: Session) -> None:
    assert main(["replay", str(tape), str(tmp_path), "--shots", str(tmp_path / "shots"), "--size", "320x180"]) == 0
    files = sorted((tmp_path / "shots").glob("*.png"))
    assert len(files) == len(played.moments)
    pictures = [pygame.image.tobytes(pygame.image.load(str(file)), "RGB") for file in files]
    assert len(set(pictures)) == len(pictures)


def test_a_save_is_a_tape_too(played: Session, tmp_path: Path) -> None:
    at = resume.whereabouts(played.story, played.moment)
    Shelf(tmp_path, "x").save("1-1", Save("x", played.tape(), played.moment, at, ""))
    assert replay.read_tape(tmp_path / "1-1.json") == played.tape()


def test_a_tape_of_an_older_story_plays_as_far_as_it_fits(
    tape: Path, story_of: StoryOf, tmp_path: Path, capsys: Out
) -> None:
    story_of(STORY.replace("- Wait.:", "- Linger.:"))
    assert main(["replay", str(tape), str(tmp_path), "--headless"]) == 1
    out = capsys.readouterr().out
    assert "Someone knocks." in out
    assert "goes up to here" in out


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, 2]", b"\xff\x00", b'{"tape": 99}'])
def test_what_is_no_tape_is_named_in_a_sentence(content: bytes, tmp_path: Path, tape: Path, capsys: Out) -> None:
    path = tmp_path / "not-a-tape.json"
    path.write_bytes(content)
    with pytest.raises(NoTape, match=r"not-a-tape\.json"):
        replay.read_tape(path)
    assert main(["replay", str(path), str(tmp_path), "--headless"]) == 2
    assert "tape" in capsys.readouterr().err


def test_a_tape_that_is_not_there_is_named_in_a_sentence(tmp_path: Path, tape: Path, capsys: Out) -> None:
    assert main(["replay", str(tmp_path / "gone.json"), str(tmp_path), "--headless"]) == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="there are no such files")
def test_a_pipe_is_no_tape_and_is_not_waited_for(tmp_path: Path, tape: Path, capsys: Out) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert main(["replay", str(tmp_path / "pipe"), str(tmp_path), "--headless"]) == 2
    assert "is no tape: it is no file" in capsys.readouterr().err
