"""The story that comes with the program: every ending is reached, and the tape winds back from each and on again."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

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
    assert walked.coverage("option") == (60, 60)
    assert set(walked.story.endings()) == set(ENDINGS)


def test_there_are_twenty_decisions_and_three_poses_for_the_booth(walked: walk.Walk) -> None:
    choices = {thing[2].split("/")[0] for thing in walked.wanted if thing[0] == "option"}
    assert len(choices) == 20 + 3


@pytest.mark.parametrize("hand", ["always", "never", "moved"])
def test_the_whole_story_is_played_with_keys_the_lens_up_wherever_it_can_be_or_never(hand: str, app: App) -> None:
    dice, looks = Random(hand), 0
    app.ui.run("game.new")
    for _ in range(3000):
        moment = app.theatre.moment
        assert moment is not None
        if moment.kind == "end":
            break
        if hand != "never" and moment.scenery.lens == "down" and app.ui.valid("lens.toggle"):
            press(app, pygame.K_c)
            looks += 1
            assert app.theatre.moment is not None and app.theatre.moment.scenery.lens == "up"
        if hand == "moved" and looks:
            press(app, dice.choice((pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN)), pygame.KMOD_LSHIFT)
            press(app, pygame.K_RIGHTBRACKET if dice.random() < 0.6 else pygame.K_LEFTBRACKET)
        go_on(app, dice)
    assert app.theatre.moment is not None
    assert app.theatre.moment.ending in ENDINGS
    assert (looks > 5) == (hand != "never")
    app.ui.run("game.title_now")


def press(app: App, key: int, mod: int = 0) -> None:
    """Press a key and let a frame go by."""
    typed = {pygame.K_LEFTBRACKET: "[", pygame.K_RIGHTBRACKET: "]"}.get(key, "")
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=typed))
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=mod))
    app.frame(1 / 60)


def go_on(app: App, dice: Random) -> None:
    """To the next stop, by whatever key leads there."""
    before = app.theatre.moment
    assert before is not None
    while app.theatre.moment is before:
        if before.kind == "choice":
            app.frame(0.1)
            press(app, pygame.K_1 + dice.randrange(len(before.offers)))
        else:
            press(app, pygame.K_RETURN)


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
