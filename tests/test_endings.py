"""The story that comes with the program: every ending is reached, and the tape winds back from each and on again."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from game.app import App
from game.desk import walk
from game.play import resume, session
from game.play.saves import Save, Shelf
from game.play.tape import Tape
from game.stage import pygame
from game.story.bundled import STORY
from game.story.load import Loaded, load

ENDINGS = ("Risen", "Left Running", "Still Walking", "Two Tapes", "Everyone in the Frame")
EVERY = 12
"""Of the moments on a tape, one in so many is drawn; all are compared as values."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    found = load(STORY)
    assert found.playable, "\n".join(map(str, found.problems))
    return found


@pytest.fixture(scope="module")
def walked(loaded: Loaded) -> walk.Walk:
    assert loaded.story is not None
    return walk.walk(loaded.story)


@pytest.fixture(scope="module")
def app(loaded: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    made = App(STORY, loaded, tmp_path_factory.mktemp("saves"), (320, 180))
    made.ui.to_root()
    yield made
    made.close()


def tape_to(ending: str, walked: walk.Walk) -> Tape:
    ends = {session.replay(walked.story, tape).moment.ending: tape for tape in walked.tapes}
    return ends[ending]


def test_every_line_option_and_ending_is_met(walked: walk.Walk) -> None:
    assert list(walked.unvisited.values()) == []
    assert walked.coverage("ending") == (5, 5)
    assert walked.coverage("option") == (52, 52)
    assert set(walked.story.endings()) == set(ENDINGS)


def test_there_are_twenty_decisions(walked: walk.Walk) -> None:
    choices = {thing[2].split("/")[0] for thing in walked.wanted if thing[0] == "option"}
    assert len(choices) == 20


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_tape_winds_back_from_the_ending_to_the_first_line_and_on_again(
    ending: str, walked: walk.Walk, app: App
) -> None:
    app.theatre.enter(session.replay(walked.story, tape_to(ending, walked)))
    run = app.theatre.session
    assert run is not None
    assert run.moment.ending == ending
    there = list(run.moments)
    before = {n: picture(app, n) for n in reversed(range(0, len(there), EVERY))}
    while app.theatre.back():
        assert run.moment is there[run.now]
    assert run.now == 0
    while app.theatre.forward():
        assert run.moment is there[run.now]
    assert run.moment.ending == ending
    assert {n: picture(app, n) for n in before} == before


def picture(app: App, index: int) -> str:
    """What the window shows at a moment of the tape, come to from the one before it."""
    app.theatre.jump(index)
    app.update(0.0)
    app.clock = 3.5
    return sha256(pygame.image.tobytes(app.settled(), "RGB")).hexdigest()


def test_a_save_at_the_end_of_the_longest_way_is_small(walked: walk.Walk, tmp_path: Path) -> None:
    run = session.replay(walked.story, max(walked.tapes, key=lambda tape: len(tape.acts)))
    at = resume.whereabouts(walked.story, run.moment)
    Shelf(tmp_path, walked.story.id).save("1-1", Save(walked.story.id, run.tape(), run.moment, at, ""))
    assert (tmp_path / "1-1.json").stat().st_size < 40_000
