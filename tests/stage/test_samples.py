"""Samples: files decoded in a thread, within a budget, loops without a seam, for one ear where that is wanted."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import numpy
import pygame
import pytest

pytest.importorskip("soundfile")

from game.stage.samples import RATE, SEAM, Samples, loop_length
from tests.stage import oggs


@pytest.fixture(autouse=True)
def mixer() -> Iterator[None]:
    pygame.mixer.init(RATE, -16, 2, 1024)
    yield
    pygame.mixer.quit()


@pytest.fixture
def samples() -> Iterator[Samples]:
    made = Samples()
    yield made
    made.close()


def wait(samples: Samples, path: Path, mono: bool = False, held: tuple[Path, ...] = ()) -> pygame.mixer.Sound:
    """Ask until it is there."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        samples.tick(held, mono)
        sound = samples.get(path)
        if sound is not None:
            return sound
        time.sleep(0.002)
    pytest.fail(f"{path.name} did not come")


def heard(sound: pygame.mixer.Sound) -> numpy.ndarray:
    return numpy.frombuffer(sound.get_raw(), dtype="int16").reshape(-1, 2).astype(float) / 32768


def test_asking_never_waits(samples: Samples, tmp_path: Path) -> None:
    path = oggs.write(tmp_path / "long.ogg", oggs.noise(1, 20.0))
    assert samples.get(path) is None
    assert len(heard(wait(samples, path))) == 20 * RATE


@pytest.mark.parametrize(("rate", "sides"), [(44_100, 1), (44_100, 2), (22_050, 1), (48_000, 2)])
def test_whatever_is_in_a_file_comes_as_stereo_at_the_rate_of_the_mixer(
    samples: Samples, tmp_path: Path, rate: int, sides: int
) -> None:
    at = numpy.arange(rate // 2) / rate
    wave = (0.4 * numpy.sin(2 * numpy.pi * 440 * at))[:, None].repeat(sides, axis=1).astype("float32")
    found = heard(wait(samples, oggs.write(tmp_path / "a.ogg", wave, rate=rate)))
    assert len(found) == RATE // 2
    meant = 0.4 * numpy.sin(2 * numpy.pi * 440 * numpy.arange(RATE // 2) / RATE)
    middle = slice(2000, -2000)
    for side in (0, 1):
        assert numpy.abs(found[middle, side] - meant[middle]).max() < 0.02


def test_a_loop_is_as_long_as_its_file_says_and_has_no_seam(samples: Samples, tmp_path: Path) -> None:
    length = 2 * RATE
    low = oggs.tone(55, 2 + SEAM / RATE, loud=0.5)  # 110 turns in the loop, then its head once more
    path = oggs.write(tmp_path / "rumble.ogg", low, loop=length)
    assert loop_length(path) == length
    found = heard(wait(samples, path))[:, 0]
    assert len(found) == length
    bends = numpy.abs(numpy.diff(numpy.concatenate([found, found]), 2))
    assert bends[length - 50 : length + 50].max() <= 1.2 * numpy.quantile(bends, 0.999)


def test_a_loop_that_is_cut_anywhere_clicks_and_is_told_apart(samples: Samples, tmp_path: Path) -> None:
    """The test above can fail: the same tone, cut in the middle of a turn."""
    found = heard(wait(samples, oggs.write(tmp_path / "cut.ogg", oggs.tone(55, 2.004, loud=0.5))))[:, 0]
    bends = numpy.abs(numpy.diff(numpy.concatenate([found, found]), 2))
    assert bends[len(found) - 50 : len(found) + 50].max() > 5 * numpy.quantile(bends, 0.999)


def test_what_is_no_loop_has_no_length_of_one(tmp_path: Path) -> None:
    plain = oggs.write(tmp_path / "plain.ogg", oggs.tone(220, 0.5))
    (tmp_path / "torn.ogg").write_bytes(plain.read_bytes()[:70])
    (tmp_path / "text.ogg").write_text("no sound at all", encoding="utf-8")
    assert [loop_length(tmp_path / f"{name}.ogg") for name in ("plain", "torn", "text")] == [0, 0, 0]


def test_what_is_too_loud_is_cut_and_not_turned_over(samples: Samples, tmp_path: Path) -> None:
    found = heard(wait(samples, oggs.write(tmp_path / "hot.ogg", oggs.tone(100, 0.5, loud=1.3))))[:, 0]
    assert found.max() > 0.99 and found.min() < -0.99
    assert numpy.abs(numpy.diff(found)).max() < 0.1


def test_for_one_ear_both_sides_are_the_same_and_it_turns_while_it_plays(samples: Samples, tmp_path: Path) -> None:
    path = oggs.write(tmp_path / "left.ogg", oggs.tone(220, 1.0, sides=(1.0, 0.0)))
    sound = wait(samples, path)
    assert numpy.abs(heard(sound)[:, 1]).max() < 0.01 < numpy.abs(heard(sound)[:, 0]).max()
    channel = sound.play(-1)
    for mono in (True, False):
        end = time.monotonic() + 20
        while bool(numpy.array_equal(*heard(sound).T)) != mono and time.monotonic() < end:
            samples.tick([path], mono)
            time.sleep(0.005)
        assert bool(numpy.array_equal(*heard(sound).T)) == mono
        assert channel.get_busy() and samples.get(path) is sound
    assert 0.14 < numpy.abs(heard(sound)[:, 0]).max() < 0.32


def test_more_than_the_budget_is_not_kept_but_what_plays_is(tmp_path: Path) -> None:
    files = [oggs.write(tmp_path / f"{n}.ogg", oggs.noise(n, 1.0)) for n in range(4)]
    samples = Samples(budget=2 * RATE * 4 + 1000)
    for path in files:
        wait(samples, path, held=(files[0],))
        assert samples.used <= 2 * RATE * 4 + 1000
    assert samples.get(files[0]) is not None and samples.get(files[1]) is None
    samples.close()


def test_what_may_come_is_decoded_only_where_there_is_room(tmp_path: Path) -> None:
    files = [oggs.write(tmp_path / f"{n}.ogg", oggs.noise(n, 1.0)) for n in range(5)]
    samples = Samples(budget=3 * RATE * 4 + 1000)
    wait(samples, files[0], held=(files[0],))
    samples.prepare(files[1:])
    end = time.monotonic() + 20
    while samples.used < 3 * RATE * 4 and time.monotonic() < end:
        samples.tick([files[0]], False)
        time.sleep(0.005)
    time.sleep(0.2)
    assert samples.used == 3 * RATE * 4
    assert all(samples.get(path) for path in files[:3]), "the nearest come first, and are not thrown out for later ones"
    wait(samples, files[4], held=(files[0],))
    assert samples.used == 3 * RATE * 4, "what is wanted now has its room"
    samples.close()


def test_what_comes_soon_is_kept_rather_than_what_was_heard_last(tmp_path: Path) -> None:
    soon, last, now = (oggs.write(tmp_path / f"{n}.ogg", oggs.noise(n, 1.0)) for n in range(3))
    samples = Samples(budget=2 * RATE * 4 + 1000)
    samples.prepare([soon])
    end = time.monotonic() + 20
    while not samples.used and time.monotonic() < end:
        time.sleep(0.005)
    wait(samples, last)
    wait(samples, now)
    assert set(samples._sounds) == {soon, now}
    samples.close()


def test_what_nobody_asks_for_any_more_is_not_decoded(samples: Samples, tmp_path: Path) -> None:
    files = [oggs.write(tmp_path / f"{n}.ogg", oggs.noise(n, 4.0)) for n in range(6)]
    for path in files:  # as someone who skips through places
        samples.get(path)
        for _ in range(5):
            samples.tick([], False)
    wait(samples, files[-1])
    assert samples.used < 6 * 4 * RATE * 4


def test_a_broken_file_is_told_once(samples: Samples, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "bad.ogg"
    path.write_bytes(b"OggS nothing")
    end = time.monotonic() + 20
    with caplog.at_level(logging.WARNING):
        while not samples.failed(path) and time.monotonic() < end:
            assert samples.get(path) is None
            samples.tick([], False)
            time.sleep(0.002)
        assert samples.get(path) is None
    assert caplog.text.count("cannot be read") == 1


def test_a_sound_that_is_asked_for_at_last_is_not_lost(samples: Samples, tmp_path: Path) -> None:
    """The thread sleeps between two wishes, and wakes for each."""
    for n in range(3):
        time.sleep(0.05)
        wait(samples, oggs.write(tmp_path / f"{n}.ogg", oggs.tone(220, 0.2)))
