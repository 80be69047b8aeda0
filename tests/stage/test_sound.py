"""The speaker: in step with the Moment, silent without complaint, never waiting for a file."""

from __future__ import annotations

import logging
import math
import time
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.play.moment import Cue, Scenery
from game.play.settings import Settings
from game.stage.sound import NO_DEVICE, RESERVED, UNFELT, Decoder, Silence, Speaker, decode
from game.story.catalogue import Catalogue
from tests.stage.moments import moment

LOUD = Settings(main_volume=100, music_volume=100, ambience_volume=100, effects_volume=100)


def tone(path: Path, rate: int = 44_100, channels: int = 1, seconds: float = 0.2) -> None:
    """A WAV under any name: soundfile looks inside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        samples = [round(9000 * math.sin(n / 20)) for n in range(int(rate * seconds))]
        file.writeframes(b"".join(s.to_bytes(2, "little", signed=True) * channels for s in samples))


@pytest.fixture
def sounds(catalogue: Catalogue, tmp_path: Path) -> Catalogue:
    for name in (
        "music/cold",
        "music/warm",
        "ambience/wind",
        "sounds/door",
        "sounds/hum.1",
        "sounds/hum.2",
        "sounds/hum.3",
    ):
        tone(tmp_path / f"{name}.ogg", seconds=2.0)
    return replace(catalogue, folder=tmp_path)


@pytest.fixture
def speaker(sounds: Catalogue) -> Iterator[Speaker]:
    made = Speaker(sounds)
    yield made
    made.close()


def wait_until(speaker: Speaker, scenery: Scenery, settings: Settings = LOUD, clock: float = 0.0) -> None:
    """Follow until what is waited for has begun (at this clock)."""
    this = moment(scenery, music_fade=1.0, ambience_fade=1.0)
    until = time.monotonic() + 8
    speaker.follow(this, settings, clock)
    while (speaker.music.waiting or speaker.ambience.waiting) and time.monotonic() < until:
        time.sleep(0.005)
        speaker.follow(this, settings, clock)


def test_music_fades_in_and_crosses_to_the_next(speaker: Speaker) -> None:
    wait_until(speaker, Scenery(music="cold"))
    assert max(speaker.music.levels) == 0.0
    speaker.music.update(0.5, 1.0)
    assert 0 < max(speaker.music.levels) < 1
    speaker.music.update(1.0, 1.0)
    assert max(speaker.music.levels) == pytest.approx(1.0)
    wait_until(speaker, Scenery(music="warm"), clock=5.0)
    speaker.music.update(5.5, 1.0)
    a, b = speaker.music.levels
    assert a * a + b * b == pytest.approx(1.0, abs=0.05), "equal power in the middle"
    speaker.music.update(6.0, 1.0)
    assert sorted(speaker.music.levels) == pytest.approx([0.0, 1.0])


def test_the_same_music_goes_on(speaker: Speaker) -> None:
    wait_until(speaker, Scenery(music="cold"))
    wait_until(speaker, Scenery("forest", music="cold"), clock=3.0)
    assert max(speaker.music.levels) == pytest.approx(1.0)


def test_the_lens_turns_music_to_its_twin(speaker: Speaker) -> None:
    speaker.follow(moment(Scenery(music="cold", lens="up")), LOUD, 0.0)
    assert speaker.music.name == "warm"


def test_cues_are_heard_once(speaker: Speaker) -> None:
    this = moment(cues=(Cue("door", "left", 50), Cue("hum")))
    until = time.monotonic() + 8
    while len(speaker._effects) < 2 and time.monotonic() < until:
        speaker.follow(this, LOUD, 0.0)
        time.sleep(0.005)
    assert len(speaker._effects) == 2
    speaker.follow(this, LOUD, 0.1)
    assert len(speaker._effects) == 2 and not speaker._due
    assert not any(pygame.mixer.Channel(n).get_busy() for n in range(RESERVED)), "music has its own channels"


class Busy(Silence):
    """A channel that plays for ever."""

    def get_busy(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("settings", "view", "name", "left", "right"),
    [
        (LOUD, "none", "door", 0.125, 0.5),
        (replace(LOUD, mute=True), "none", "door", 0.0, 0.0),
        (replace(LOUD, main_volume=50), "none", "door", 0.0625, 0.25),
        (LOUD, "hers", "door", 0.125 * UNFELT, 0.5 * UNFELT),
        (LOUD, "hers", "hum", 0.125, 0.5),
    ],
)
def test_how_loud_an_effect_is(
    catalogue: Catalogue, settings: Settings, view: str, name: str, left: float, right: float
) -> None:
    speaker = Speaker(catalogue, threaded=False)
    channel = Busy()
    speaker._effects = [(channel, catalogue.sounds[name], Cue(name, "right", 50))]
    speaker.follow(moment(Scenery(view=view)), settings, 0.0)
    assert channel.volume == pytest.approx((left, right))
    speaker.close()


def test_without_a_device_it_is_silent_and_says_so(sounds: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise pygame.error("no audio device")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    speaker = Speaker(sounds)
    assert speaker.silent and speaker.notice == NO_DEVICE
    for clock in (0.0, 0.5, 2.0):
        speaker.follow(moment(Scenery(music="cold", ambience="wind"), cues=(Cue("door"),)), LOUD, clock)
    speaker.click("door", LOUD)
    speaker.pause()
    speaker.resume()
    speaker.hush(3.0)
    speaker.close()


def test_a_missing_file_is_silence(catalogue: Catalogue, caplog: pytest.LogCaptureFixture) -> None:
    speaker = Speaker(catalogue)
    with caplog.at_level(logging.INFO):
        for n in range(40):
            speaker.follow(moment(Scenery(music="cold"), cues=(Cue("door"),)), LOUD, n / 60)
            time.sleep(0.002)
    assert not speaker._effects
    assert "its caption stands alone" in caplog.text
    speaker.close()


def test_a_broken_file_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "bad.ogg").write_bytes(b"OggS nothing")
    with caplog.at_level(logging.WARNING):
        assert decode(tmp_path / "bad.ogg") == b""
    assert "cannot be read" in caplog.text


@pytest.mark.parametrize(("rate", "channels"), [(44_100, 1), (44_100, 2), (22_050, 1)])
def test_decoding_gives_stereo_at_the_rate_of_the_mixer(tmp_path: Path, rate: int, channels: int) -> None:
    tone(tmp_path / "a.ogg", rate, channels, 0.5)
    assert len(decode(tmp_path / "a.ogg")) == pytest.approx(44_100 * 4 * 0.5, rel=0.01)


def test_decoding_never_waits(tmp_path: Path) -> None:
    pygame.mixer.init(44_100, -16, 2, 1024)
    tone(tmp_path / "long.ogg", seconds=8.0)
    decoder = Decoder()
    start = time.perf_counter()
    assert decoder.get(tmp_path / "long.ogg") is None
    assert time.perf_counter() - start < 0.05
    until = time.monotonic() + 8
    while decoder.get(tmp_path / "long.ogg") is None and time.monotonic() < until:
        time.sleep(0.005)
    assert decoder.get(tmp_path / "long.ogg") is not None
    decoder.close()
    pygame.mixer.quit()
