"""The speaker: in step with the Moment, silent without complaint, never waiting for a file."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

pytest.importorskip("soundfile")

from game.play.moment import Cue, Moment, Scenery
from game.play.settings import Settings
from game.stage.mixing import DUCKED, UNFELT
from game.stage.sound import ALIKE, CONFIRM, LOST, MOVE, NO_DEVICE, RESERVED, Silence, Speaker
from game.story.catalogue import Catalogue, Sound
from tests.stage import oggs
from tests.stage.moments import moment

LOUD = Settings(main_volume=100, music_volume=100, ambience_volume=100, effects_volume=100, interface_volume=100)
FRAME = 1 / 60


@pytest.fixture
def sounds(catalogue: Catalogue, tmp_path: Path) -> Catalogue:
    """A catalogue whose files are there: two seconds of tone for each."""
    heard = oggs.tone(220, 2.0)
    for name in ("music/cold", "music/warm", "music/next", "music/beats", "ambience/wind", "ambience/floor"):
        oggs.write(tmp_path / f"{name}.ogg", heard)
    for name in ("door", "hum.1", "hum.2", "hum.3", MOVE, CONFIRM):
        oggs.write(tmp_path / "sounds" / f"{name}.ogg", heard[:22_050])
    more = {n: Sound(n, "[tick]") for n in (MOVE, CONFIRM)}
    music = {"next": Sound("next", "[another]"), "beats": Sound("beats", "[beats]", felt=True)}
    return replace(catalogue, folder=tmp_path, sounds={**catalogue.sounds, **more}, music={**catalogue.music, **music})


@pytest.fixture
def speaker(sounds: Catalogue) -> Iterator[Speaker]:
    made = Speaker(sounds)
    yield made
    made.close()


def until(speaker: Speaker, this: Moment, true: Callable[[], object], settings: Settings = LOUD) -> None:
    """Follow without a second passing, until this is so."""
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, "it did not come"
        speaker.follow(this, settings, 0.0)
        time.sleep(0.002)


def go_on(speaker: Speaker, this: Moment, seconds: float) -> None:
    """Follow for so long, in a hundred frames a second."""
    for _ in range(round(seconds * 100)):
        speaker.follow(this, LOUD, 0.01)


def settle(speaker: Speaker, this: Moment, settings: Settings = LOUD) -> None:
    """Follow until all that is to sound has begun, and all fades are over."""
    speaker.follow(this, settings, 0.0)
    until(speaker, this, lambda: not speaker.music.waiting and not speaker.ambience.waiting, settings)
    for _ in range(300):
        speaker.follow(this, settings, FRAME)


def levels(speaker: Speaker) -> list[tuple[str, float]]:
    """The pieces of music that sound, with the level of each, the loudest first."""
    decks = [deck for deck in speaker.music.decks if deck.piece.name]
    return sorted(((deck.piece.name, deck.level.value) for deck in decks), key=lambda found: -found[1])


def busy() -> list[int]:
    return [n for n in range(pygame.mixer.get_num_channels()) if pygame.mixer.Channel(n).get_busy()]


# --- music and places


def test_music_crosses_to_the_next_and_what_was_is_gone(speaker: Speaker) -> None:
    settle(speaker, moment(Scenery(music="cold")))
    assert levels(speaker) == [("cold", 1.0)]
    other = moment(Scenery(music="next"), music_fade=2.0)
    until(speaker, other, lambda: len(levels(speaker)) == 2)
    go_on(speaker, other, 1.0)
    assert dict(levels(speaker)) == pytest.approx({"cold": 0.5, "next": 0.5})
    go_on(speaker, other, 1.1)
    assert levels(speaker) == [("next", 1.0)]
    assert len(busy()) == 1


def test_the_old_music_goes_on_until_the_new_one_is_decoded(speaker: Speaker) -> None:
    settle(speaker, moment(Scenery(music="cold")))
    speaker.music.turn_to(speaker.music.piece.__class__("slow", speaker.music.piece.layers), 1.0)
    speaker.music.update(0.5, lambda _: 1.0)
    assert levels(speaker) == [("cold", 1.0)]


def test_the_same_music_goes_on_in_another_place(speaker: Speaker) -> None:
    settle(speaker, moment(Scenery(music="cold")))
    before = [pygame.mixer.Channel(n).get_sound() for n in busy()]
    for background in ("forest", "city"):
        speaker.follow(moment(Scenery(background, music="cold")), LOUD, FRAME)
    speaker.cut()
    speaker.follow(moment(Scenery(music="cold")), LOUD, FRAME)
    assert levels(speaker) == [("cold", 1.0)]
    assert [pygame.mixer.Channel(n).get_sound() for n in busy()] == before


def test_who_turns_back_in_the_middle_of_a_fade_finds_the_music_where_it_was(speaker: Speaker) -> None:
    here, there = moment(Scenery(music="next")), moment(Scenery(music="beats"), music_fade=2.0)
    settle(speaker, here)
    until(speaker, there, lambda: len(levels(speaker)) == 2)
    go_on(speaker, there, 0.5)
    speaker.follow(replace(here, music_fade=2.0), LOUD, 0.0)
    assert not speaker.music.waiting
    go_on(speaker, speaker._moment or here, 2.1)
    assert levels(speaker) == [("next", 1.0)]


def test_a_third_piece_in_the_middle_of_a_fade_waits_until_one_has_gone(speaker: Speaker) -> None:
    settle(speaker, moment(Scenery(music="cold")))
    second = moment(Scenery(music="next"), music_fade=4.0)
    until(speaker, second, lambda: len(levels(speaker)) == 2)
    go_on(speaker, second, 2.0)
    third = moment(Scenery(music="beats"), music_fade=4.0)
    for _ in range(600):
        faintest = levels(speaker)[-1][1] if len(levels(speaker)) == 2 else 0.0
        speaker.follow(third, LOUD, FRAME)
        time.sleep(0.002)
        if "beats" in dict(levels(speaker)):
            break
    assert faintest <= 0.05, "what had to make room was not cut off while it was heard"
    settle(speaker, third)
    assert levels(speaker) == [("beats", 1.0)]


def test_music_falls_silent(speaker: Speaker) -> None:
    settle(speaker, moment(Scenery(music="cold", ambience="wind")))
    assert len(busy()) == 3
    settle(speaker, moment())
    assert not busy()


def test_the_twin_runs_unheard_until_the_lens_is_up(speaker: Speaker) -> None:
    settle(speaker, moment(Scenery(music="cold")))
    deck = next(deck for deck in speaker.music.decks if deck.piece.name)
    assert deck.shares() == pytest.approx([1.0, 0.0])
    assert busy() == [0, 1], "both run"
    up = moment(Scenery(music="cold", lens="up"))
    go_on(speaker, up, 0.5)
    here, there = deck.shares()
    assert here * here + there * there == pytest.approx(1.0)
    assert here == pytest.approx(there)
    go_on(speaker, up, 0.6)
    assert deck.shares() == pytest.approx([0.0, 1.0])
    assert busy() == [0, 1]
    settle(speaker, moment(Scenery(music="cold", world="lens")))
    assert deck.shares() == pytest.approx([0.0, 1.0])


def test_music_that_begins_while_the_lens_is_up_begins_with_the_twin(speaker: Speaker) -> None:
    up = moment(Scenery(music="cold", lens="up"))
    until(speaker, up, lambda: levels(speaker))
    assert speaker.music.decks[0].shares() == pytest.approx([0.0, 1.0])


def test_where_a_twin_is_missing_the_piece_is_heard_through_the_lens_too(sounds: Catalogue) -> None:
    (sounds.folder / "music/warm.ogg").unlink()
    speaker = Speaker(sounds)
    settle(speaker, moment(Scenery(music="cold", lens="up")))
    assert levels(speaker) == [("cold", 1.0)]
    assert speaker.music.decks[0].shares() == [1.0, 1.0]
    assert busy() == [0]
    speaker.close()


def test_only_what_is_heard_of_the_old_pair_is_kept_while_another_is_decoded(speaker: Speaker) -> None:
    settle(speaker, moment(Scenery(music="cold")))
    assert [path.stem for path in speaker.music.held] == ["cold", "warm"]
    speaker.follow(moment(Scenery(music="next")), LOUD, 0.0)
    assert sorted(path.stem for path in speaker.music.held) == ["cold", "next"]
    assert busy()[0] == 0 and 1 not in busy()


# --- effects


def sounding(speaker: Speaker) -> list[str]:
    return [effect.sound.name for effect in speaker.effects if effect.channel]


def test_cues_are_heard_once(speaker: Speaker) -> None:
    this = moment(cues=(Cue("door", "left", 50), Cue("hum"), Cue("nothing")))
    until(speaker, this, lambda: len(sounding(speaker)) == 2)
    go_on(speaker, this, 0.1)
    assert len(busy()) == 2 and min(busy()) >= RESERVED, "music has its own channels"
    until(speaker, this, lambda: not busy())
    go_on(speaker, this, 0.1)
    assert not speaker.effects


def test_of_what_is_skipped_only_the_last_is_heard(speaker: Speaker) -> None:
    decoded = moment(cues=(Cue("door"), Cue("hum"), Cue("hum"), Cue("hum")))
    until(speaker, decoded, lambda: len(sounding(speaker)) == 4)
    until(speaker, decoded, lambda: not busy())
    for _ in range(30):
        speaker.follow(moment(cues=(Cue("door"), Cue("hum"))), LOUD, 0.05, skipping=True)
    last = moment(cues=(Cue("hum"),))
    speaker.follow(last, LOUD, FRAME, skipping=True)
    assert not busy()
    until(speaker, last, lambda: sounding(speaker))
    assert sounding(speaker) == ["hum"]


def test_a_sound_that_comes_again_and_again_is_not_piled_up(speaker: Speaker) -> None:
    ears = [Ear() for _ in range(ALIKE)]
    speaker.effects = [*speaker._cued(Cue("door") for _ in ears)]
    for effect, ear in zip(speaker.effects, ears, strict=True):
        effect.channel = ear
    until(speaker, moment(cues=(Cue("door"),)), lambda: len(sounding(speaker)) > ALIKE)
    assert [ear.faded for ear in ears] == [True, False], "the oldest goes"


class Ear(Silence):
    """A channel that plays for ever and remembers how loud, and whether it was to end."""

    faded = False

    def get_busy(self) -> bool:
        return True

    def fadeout(self, milliseconds: int, /) -> None:
        self.faded = True


def test_what_sounds_is_cut_where_the_player_winds_back(speaker: Speaker) -> None:
    this = moment(cues=(Cue("door"),))
    until(speaker, this, lambda: sounding(speaker))
    speaker.cut()
    began = time.monotonic()
    back = moment()
    until(speaker, back, lambda: not sounding(speaker))
    assert time.monotonic() - began < 0.45, "half a second of it was left"


def test_takes_differ_and_are_the_same_in_a_replay(speaker: Speaker, sounds: Catalogue) -> None:
    def run(played: Speaker) -> list[str]:
        return [effect.file.name for _ in range(9) for effect in played._cued((Cue("hum"), Cue("door")))]

    first, again = run(speaker), Speaker(sounds)
    assert first == run(again)
    hums = [name for name in first if name.startswith("hum")]
    assert set(hums) == {"hum.1.ogg", "hum.2.ogg", "hum.3.ogg"}
    assert all(one != other for one, other in pairwise(hums))
    again.close()


@pytest.mark.parametrize("variants", range(2, 9))
def test_every_take_has_its_turn(variants: int) -> None:
    from game.stage.mixing import Takes

    takes = Takes()
    found = [takes.next(Sound("steps", "[steps]", variants=variants)) for _ in range(3 * variants)]
    assert set(found) == set(range(1, variants + 1))
    assert all(one != other for one, other in pairwise(found))


# --- how loud


@pytest.mark.parametrize(
    ("settings", "view", "name", "left", "right"),
    [
        (LOUD, "none", "door", 0.125, 0.5),
        (replace(LOUD, mute=True), "none", "door", 0.0, 0.0),
        (replace(LOUD, main_volume=50), "none", "door", 0.0625, 0.25),
        (replace(LOUD, mono=True), "none", "door", 0.5, 0.5),
        (LOUD, "hers", "door", 0.125 * UNFELT, 0.5 * UNFELT),
        (replace(LOUD, view_effect="light"), "hers", "door", 0.125 * UNFELT**0.5, 0.5 * UNFELT**0.5),
        (replace(LOUD, view_effect="off"), "hers", "door", 0.125, 0.5),
        (LOUD, "hers", "hum", 0.125, 0.5),
    ],
)
def test_how_loud_an_effect_is(
    speaker: Speaker, settings: Settings, view: str, name: str, left: float, right: float
) -> None:
    ear = Ear()
    speaker.effects = [next(speaker._cued((Cue(name, "right", 50),)))]
    speaker.effects[0].channel = ear
    this = moment(Scenery(view=view))
    for _ in range(60):
        speaker.follow(this, settings, FRAME)
    assert ear.volume == pytest.approx((left, right))


def listened(speaker: Speaker) -> tuple[Ear, Ear]:
    """Ears at the loudest deck of music and of the place, where all has settled."""
    ears = Ear(), Ear()
    for ear, fader in zip(ears, (speaker.music, speaker.ambience), strict=True):
        deck = max(fader.decks, key=lambda deck: deck.level.value)
        deck.channels = (ear, *deck.channels[1:])
    return ears


def test_in_her_view_music_falls_away_not_at_once_and_comes_back(speaker: Speaker) -> None:
    settle(speaker, moment(Scenery(music="cold", ambience="floor")))
    music, place = listened(speaker)
    hers, seen = moment(Scenery(music="cold", ambience="floor", view="hers")), []
    for _ in range(40):
        speaker.follow(hers, LOUD, FRAME)
        seen.append(music.volume[0])
    assert seen == sorted(seen, reverse=True) and seen[0] > 0.9
    assert max(one / other for one, other in pairwise(seen)) < 1.1, "less than a decibel at a time"
    assert seen[-1] == pytest.approx(UNFELT)
    assert place.volume[0] == pytest.approx(1.0), "what is felt stays"
    settle(speaker, moment(Scenery(music="cold", ambience="floor")))
    assert music.volume[0] == pytest.approx(1.0)


def test_music_and_places_make_room_for_a_voice(speaker: Speaker) -> None:
    this = moment(Scenery(music="cold", ambience="wind"))
    settle(speaker, this)
    music, place = listened(speaker)
    speaker.speaking = True
    go_on(speaker, this, 0.06)
    assert DUCKED["music"] < music.volume[0] < 1.0
    go_on(speaker, this, 0.07)
    assert (music.volume[0], place.volume[0]) == pytest.approx((DUCKED["music"], DUCKED["ambience"]))
    speaker.speaking = False
    go_on(speaker, this, 0.2)
    assert DUCKED["music"] < music.volume[0] < 1.0
    go_on(speaker, this, 0.27)
    assert (music.volume[0], place.volume[0]) == pytest.approx((1.0, 1.0))


def test_a_volume_that_is_changed_is_heard_at_once(speaker: Speaker) -> None:
    this = moment(Scenery(music="cold", ambience="wind"))
    settle(speaker, this)
    music, place = listened(speaker)
    speaker.follow(this, replace(LOUD, music_volume=30, main_volume=50), 0.0)
    assert (music.volume[0], place.volume[0]) == pytest.approx((0.15, 0.5))


# --- the interface


def test_clicks_of_a_focus_that_moves_quickly_are_not_all_heard(speaker: Speaker) -> None:
    this = moment()
    heard: list[str] = []
    speaker.prepare([])
    until(speaker, this, lambda: speaker.samples and speaker.samples.used > 0)
    until(speaker, this, lambda: speaker._play(CONFIRM, 0.0) and speaker._play(MOVE, 0.0))
    speaker._play = lambda name, loud: bool(heard.append(name) or True)  # type: ignore[method-assign]
    for _ in range(12):
        speaker.follow(this, LOUD, 0.02)
        speaker.click(MOVE, LOUD)
        speaker.click("", LOUD)
    assert 2 <= len(heard) <= 4
    speaker.click(CONFIRM, LOUD)
    assert heard[-1] == CONFIRM, "what is confirmed is always heard"


def test_a_volume_is_tried_with_a_sound_unless_it_is_heard_anyway(speaker: Speaker) -> None:
    heard: list[tuple[str, float]] = []
    speaker._play = lambda name, loud: bool(heard.append((name, loud)) or True)  # type: ignore[method-assign]
    for kind in ("music", "effects", ""):
        speaker.sample(kind, replace(LOUD, effects_volume=50))
    assert heard == [(CONFIRM, 1.0), (CONFIRM, 0.5)]
    settle(speaker, moment(Scenery(music="cold")))
    heard.clear()
    speaker.sample("music", LOUD)
    assert not heard


# --- what can go wrong


def everything(speaker: Speaker) -> None:
    """All that the program ever asks of it."""
    for scenery in (Scenery(music="cold", ambience="wind"), Scenery(music="next", view="hers", lens="up")):
        this = moment(scenery, cues=(Cue("door"),))
        speaker.prepare([this])
        for _ in range(5):
            go_on(speaker, this, 0.5)
    speaker.click(MOVE, LOUD)
    speaker.sample("effects", LOUD)
    speaker.cut()
    speaker.pause()
    speaker.resume()
    speaker.replace(speaker.catalogue)


def test_without_a_device_it_is_silent_and_says_so_once(sounds: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    speaker = Speaker(sounds)
    speaker.plugged()
    assert speaker.silent
    assert [speaker.news(), speaker.news()] == [NO_DEVICE, ""]
    speaker.plugged()
    assert not speaker.news(), "in vain, and nothing new"
    everything(speaker)
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    speaker.plugged()
    assert not speaker.silent and not speaker.news()
    settle(speaker, moment(Scenery(music="cold")))
    assert levels(speaker) == [("cold", 1.0)]
    speaker.close()


def test_a_device_that_fails_in_the_middle_ends_the_sound_and_not_the_story(
    speaker: Speaker, caplog: pytest.LogCaptureFixture
) -> None:
    this = moment(Scenery(music="cold", ambience="wind"), cues=(Cue("door"),))
    settle(speaker, this)
    pygame.mixer.quit()
    with caplog.at_level(logging.WARNING):
        everything(speaker)
    assert speaker.silent
    assert [speaker.news(), speaker.news()] == [LOST, ""]
    assert "stopped working" in caplog.text
    speaker.plugged()
    settle(speaker, this)
    assert levels(speaker) == [("cold", 1.0)], "and it comes back with a device"


def test_while_the_window_is_not_looked_at_nothing_begins(speaker: Speaker) -> None:
    settle(speaker, moment(Scenery(music="cold")))
    speaker.pause()
    other = moment(Scenery(music="next"), cues=(Cue("door"),))
    for _ in range(20):
        speaker.follow(other, LOUD, FRAME)
        time.sleep(0.005)
    assert levels(speaker) == [("cold", 1.0)] and not speaker.effects
    speaker.resume()
    settle(speaker, other)
    assert levels(speaker) == [("next", 1.0)]


def test_a_missing_file_is_silence(catalogue: Catalogue, caplog: pytest.LogCaptureFixture) -> None:
    speaker = Speaker(catalogue)
    this = moment(Scenery(music="cold"), cues=(Cue("door"),))
    with caplog.at_level(logging.INFO):
        speaker.follow(this, LOUD, 0.0)
        until(speaker, this, lambda: not speaker.effects and not speaker.music.waiting)
    assert not busy()
    assert "its caption stands alone" in caplog.text
    speaker.close()


def test_a_file_that_comes_while_the_writer_works_is_heard(sounds: Catalogue) -> None:
    file = sounds.folder / "music/next.ogg"
    kept = file.read_bytes()
    file.unlink()
    speaker = Speaker(sounds)
    here = moment(Scenery(music="next"))
    speaker.follow(here, LOUD, 0.0)
    until(speaker, here, lambda: not speaker.music.waiting)
    file.write_bytes(kept)
    speaker.replace(sounds)
    settle(speaker, moment())
    settle(speaker, moment(Scenery(music="next")))
    assert levels(speaker) == [("next", 1.0)]
    speaker.close()
