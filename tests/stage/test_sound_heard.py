"""What the mixer really makes of it, written to a file by SDL's own driver for that, and measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy
import pygame
import pytest

pytest.importorskip("soundfile")

from game.play.moment import Cue, Moment, Scenery
from game.play.settings import Settings
from game.stage.samples import RATE, SEAM
from game.stage.sound import STEP, Speaker
from game.story.catalogue import Catalogue, Sound
from tests.stage import oggs
from tests.stage.moments import moment

FULL = Settings(main_volume=100, music_volume=100, ambience_volume=100, effects_volume=100)
SECOND = 1 / 60
LEFT, RIGHT = (1.0, 0.0), (0.0, 1.0)


class Room:
    """A speaker in a room with a microphone."""

    def __init__(self, catalogue: Catalogue, tape: Path) -> None:
        self.speaker, self._tape = Speaker(catalogue), tape
        self._ticks = pygame.time.Clock()

    def play(self, this: Moment, seconds: float, settings: Settings = FULL) -> None:
        """Follow for so long, as the program would."""
        end = time.monotonic() + seconds
        self._ticks.tick()
        while time.monotonic() < end:
            self.speaker.follow(this, settings, self._ticks.tick(60) / 1000)

    def play_until(self, this: Moment, true: Callable[[], object]) -> None:
        end = time.monotonic() + 20
        while not true():
            assert time.monotonic() < end, "it did not come"
            self.play(this, SECOND)

    def heard(self) -> Any:
        """Everything so far, a column for each side; the device is closed."""
        self.speaker.close()
        data = numpy.frombuffer(self._tape.read_bytes(), dtype="int16")
        return data[: len(data) // 2 * 2].reshape(-1, 2) / 32768


@pytest.fixture
def room(catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(tmp_path / "tape.raw"))
    known = replace(
        catalogue, folder=tmp_path, music={**catalogue.music, "next": Sound("next", "[another]", loop=True)}
    )
    made = Room(known, tmp_path / "tape.raw")
    yield made
    made.speaker.close()


def loudness(heard: Any, window: float = 0.1) -> Any:
    """In decibels, window after window, both sides together."""
    size = round(window * RATE)
    power = (heard[: len(heard) // size * size].reshape(-1, size, 2) ** 2).sum(axis=2).mean(axis=1)
    return 10 * numpy.log10(power + 1e-12)


def begun(heard: Any) -> Any:
    """From the first sample that is not silent."""
    return heard[numpy.argmax(numpy.abs(heard).max(axis=1) > 1e-3) :]


def loud_enough(room: Room) -> bool:
    return any(deck.level.value == 1.0 for deck in room.speaker.music.decks)


def test_a_piece_and_its_twin_are_in_step_to_the_sample(room: Room, tmp_path: Path) -> None:
    taps = oggs.noise(5, 1.0) * (numpy.arange(RATE) % 11_025 < 400)[:, None]
    oggs.write(tmp_path / "music/cold.ogg", taps * LEFT)
    oggs.write(tmp_path / "music/warm.ogg", taps * RIGHT)
    for _ in range(3):
        here = moment(Scenery(music="cold"), music_fade=0.1)
        room.play(here, 0.4)
        room.play_until(here, lambda: loud_enough(room))
        room.play(moment(Scenery(music="cold", lens="up")), 1.2)  # both are heard on the way
        room.play(moment(music_fade=0.06), 0.3)
    heard = room.heard()
    both = heard[(numpy.abs(heard).max(axis=1) > 0).nonzero()[0]]
    assert min(numpy.abs(both[:, 0]).max(), numpy.abs(both[:, 1]).max()) > 0.05
    starts = [_onsets(heard[:, side]) for side in (0, 1)]
    shared = [at for at in starts[0] if numpy.abs(starts[1] - at).min() < 3000]
    assert len(shared) >= 6, "there were taps of both"
    for at in shared:
        a, b = heard[max(0, at - 500) : at + 900].T
        shift = numpy.argmax(numpy.correlate(a, b, "full")) - (len(b) - 1)
        assert shift == 0, f"they are {shift} samples apart"


def _onsets(side: Any) -> Any:
    """Where a tap begins, after 100 ms of almost nothing."""
    loud = (numpy.abs(side) > 0.01).nonzero()[0]
    return loud[numpy.diff(loud, prepend=-RATE) > 4410]


@pytest.mark.parametrize("by", ["lens", "piece"])
def test_a_cross_fade_has_neither_dip_nor_bump(room: Room, tmp_path: Path, by: str) -> None:
    for n, name in enumerate(("cold", "warm", "next")):
        oggs.write(tmp_path / f"music/{name}.ogg", oggs.noise(n, 3.0))
    here = moment(Scenery(music="cold"), music_fade=0.1)
    room.play_until(here, lambda: loud_enough(room))
    room.play(here, 0.6)
    there = Scenery(music="cold", lens="up") if by == "lens" else Scenery(music="next")
    room.play(moment(there, music_fade=1.0), 1.8)
    found = loudness(begun(room.heard()))[3:-1]
    assert len(found) > 15
    assert found.max() - found.min() < 1.2, f"from {found.min():.1f} to {found.max():.1f} dB"


def test_a_loop_goes_round_without_a_click(room: Room, tmp_path: Path) -> None:
    low = oggs.tone(55, 1 + SEAM / RATE, loud=0.5)
    oggs.write(tmp_path / "music/next.ogg", low, loop=RATE)
    here = moment(Scenery(music="next"), music_fade=0.1)
    room.play_until(here, lambda: loud_enough(room))
    room.play(here, 3.2)
    heard = begun(room.heard())[round(0.3 * RATE) :, 0]
    assert len(heard) > 2.5 * RATE
    turns = numpy.abs(heard[RATE:] - heard[:-RATE])
    assert turns.max() < 2 / 32768, "each turn is the one before it"
    bends = numpy.abs(numpy.diff(heard, 2))
    assert bends.max() <= 1.5 * numpy.quantile(bends, 0.999)


def test_music_begins_and_ends_softly(room: Room, tmp_path: Path) -> None:
    oggs.write(tmp_path / "music/next.ogg", oggs.tone(110, 2.0, loud=0.8))
    here = moment(Scenery(music="next"), music_fade=0.5)
    room.play_until(here, lambda: loud_enough(room))
    room.play(moment(music_fade=0.5), 0.8)
    heard = room.heard()[:, 0]
    assert numpy.abs(heard).max() > 0.6
    steepest = 0.8 * 2 * numpy.pi * 110 / RATE
    frame = 0.8 * numpy.pi / 2 * STEP / 0.5  # the mixer knows no ramps: it takes a fade in steps, a frame at most each
    assert numpy.abs(numpy.diff(heard)).max() < steepest + 2 * frame
    assert numpy.abs(heard[-2000:]).max() == 0


def test_an_effect_comes_from_its_side_and_begins_as_loud_as_it_should(room: Room, tmp_path: Path) -> None:
    oggs.write(tmp_path / "sounds/door.ogg", oggs.tone(220, 0.3, loud=0.8))
    this = moment(cues=(Cue("door", "right", 50),))
    room.play(this, SECOND)
    room.play_until(this, lambda: not room.speaker.effects)
    heard = room.heard()
    left, right = numpy.abs(heard[:, 0]).max(), numpy.abs(heard[:, 1]).max()
    assert right == pytest.approx(0.4, abs=0.03), "half as loud, from its first sample on"
    assert left == pytest.approx(right / 4, rel=0.1)


def test_while_new_music_is_decoded_the_old_goes_on_and_the_mixer_never_stops(room: Room, tmp_path: Path) -> None:
    for n, name in enumerate(("cold", "warm", "next")):
        oggs.write(tmp_path / f"music/{name}.ogg", oggs.noise(n, 3.0 if name == "next" else 20.0))
    first = moment(Scenery(music="next"), music_fade=0.1)
    room.play_until(first, lambda: loud_enough(room))
    room.play(first, 0.5)
    room.play(moment(Scenery(music="cold"), music_fade=0.8), 2.0)
    found = loudness(begun(room.heard()), window=0.02)[20:-3]
    assert found.min() > numpy.median(found) - 2.5, "no hole of 20 ms"
