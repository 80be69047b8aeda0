"""The sounds of our own story, as files; and the instruments that made the effects and places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.story.catalogue import Sound
from game.story.load import load
from game.story.model import Direct

numpy = pytest.importorskip("numpy")
soundfile = pytest.importorskip("soundfile")

ROOT = Path(__file__).resolve().parents[1]
_STORY = load(ROOT / "scenes.yaml").story
assert _STORY is not None
STORY = _STORY
SHELVES = {"music": STORY.catalogue.music, "ambience": STORY.catalogue.ambience, "sounds": STORY.catalogue.sounds}
BUILT = [(shelf, sound) for shelf, sounds in SHELVES.items() for sound in sounds.values() if not sound.placeholder]
FILES = [path for shelf in SHELVES for path in sorted((ROOT / "assets" / shelf).glob("*.ogg"))]
TAIL = 2048
"""Frames that a loop's file holds once more after its end (`game.stage.samples`)."""
LARGEST = 25_000_000
"""Bytes of all sounds."""


@dataclass(frozen=True)
class Heard:
    """A file as it is heard: a loop without its tail. `seam` is the bend of its wave where it starts again, over the
    greatest bends elsewhere; `levels` are dBFS of each tenth of a second."""

    frames: int
    stored: int
    loop: int
    peak: float
    seam: float
    levels: tuple[float, ...]
    starts: float
    ends: float
    low: float


@cache
def listen(path: Path) -> Heard:
    from game.stage.samples import loop_length

    wave, rate = soundfile.read(path, dtype="float32", always_2d=True)
    assert rate == 44_100
    stored, loop = len(wave), loop_length(path)
    if loop:
        share = ((numpy.arange(TAIL) + 0.5) / TAIL)[:, None]
        tail = wave[loop : loop + TAIL]
        wave = wave[:loop]
        wave[:TAIL] = wave[:TAIL] * share + tail * (1 - share)
    height = numpy.abs(wave).max(axis=1)
    return Heard(
        len(wave), stored, loop, float(height.max()), seam(wave), levels(wave),
        float(numpy.argmax(height > height.max() / 200)) / rate, float(height[-130:].max()), lowness(wave),
    )  # fmt: skip


def seam(wave: Any) -> float:
    there = numpy.abs(numpy.diff(numpy.concatenate([wave[-4:], wave[:4]]), 2, axis=0)).max()
    return float(there / max(numpy.percentile(numpy.abs(numpy.diff(wave, 2, axis=0)), 99.9), 1e-9))


def levels(wave: Any) -> tuple[float, ...]:
    whole = wave[: max(len(wave) // 4410, 1) * 4410]
    power = [float((part**2).mean()) for part in numpy.array_split(whole, max(len(whole) // 4410, 1))]
    return tuple(10 * float(numpy.log10(p + 1e-12)) for p in power)


def lowness(wave: Any) -> float:
    """The part of its power below 260 Hz."""
    power = numpy.abs(numpy.fft.rfft(wave.mean(axis=1))) ** 2
    pitch = numpy.fft.rfftfreq(len(wave), 1 / 44_100)
    return float(power[pitch < 260].sum() / power.sum())


def files(shelf: str, sound: Sound) -> list[Path]:
    folder = ROOT / "assets" / shelf
    if sound.variants == 1:
        return [folder / f"{sound.name}.ogg"]
    return [folder / f"{sound.name}.{number}.ogg" for number in range(1, sound.variants + 1)]


def named(kind: str, felt: bool | None = None) -> list[Any]:
    return [
        pytest.param(sound, id=sound.name) for shelf, sound in BUILT if shelf == kind and felt in (None, sound.felt)
    ]


@pytest.mark.parametrize(("shelf", "sound"), BUILT, ids=[f"{shelf}/{sound.name}" for shelf, sound in BUILT])
def test_what_the_catalogue_names_is_there_with_each_of_its_variants(shelf: str, sound: Sound) -> None:
    assert all(path.is_file() for path in files(shelf, sound))


def test_every_file_belongs_to_a_name() -> None:
    known = {path for shelf, sounds in SHELVES.items() for sound in sounds.values() for path in files(shelf, sound)}
    assert not set(FILES) - known


def test_what_the_story_plays_is_built() -> None:
    shelves = {"music": "music", "ambience": "ambience", "sound": "sounds"}
    asked = {
        (shelves[step.word], str(step.value))
        for scene in STORY.scenes.values()
        for step in scene.steps
        if isinstance(step, Direct) and step.word in shelves and step.value != "none"
    }
    assert not asked - {(shelf, sound.name) for shelf, sound in BUILT}


def test_all_sounds_together_are_small_enough() -> None:
    assert sum(path.stat().st_size for path in FILES) <= LARGEST


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_file_comes_near_the_ceiling(path: Path) -> None:
    assert listen(path).peak <= 10 ** (-1.5 / 20)


@pytest.mark.parametrize(
    ("shelf", "sound"),
    [(shelf, sound) for shelf, sound in BUILT if shelf != "sounds"],
    ids=[f"{shelf}/{sound.name}" for shelf, sound in BUILT if shelf != "sounds"],
)
def test_a_loop_comes_round_without_a_click_and_never_falls_silent(shelf: str, sound: Sound) -> None:
    heard = listen(files(shelf, sound)[0])
    assert heard.stored == heard.loop + TAIL
    assert heard.seam < 1
    silent = "".join("s" if level < -60 else "." for level in heard.levels) * 2
    assert "s" * 31 not in silent, "more than three seconds"


@pytest.mark.parametrize("sound", [param for param in named("music") if param.values[0].twin])
def test_twins_are_of_one_length_to_the_sample(sound: Sound) -> None:
    twin = STORY.catalogue.music[sound.twin]
    assert listen(files("music", sound)[0]).frames == listen(files("music", twin)[0]).frames


@pytest.mark.parametrize("sound", named("sounds"))
def test_an_effect_begins_when_it_is_called_and_ends_by_itself(sound: Sound) -> None:
    for path in files("sounds", sound):
        heard = listen(path)
        assert heard.starts < 0.03
        assert heard.ends < 0.004, "cut off"
        assert not heard.loop


@pytest.mark.parametrize("sound", [param for param in named("sounds") if param.values[0].variants > 1])
def test_variants_are_as_loud_as_each_other_and_not_the_same(sound: Sound) -> None:
    heard = [listen(path) for path in files("sounds", sound)]
    loud = [max(one.levels) for one in heard]
    assert max(loud) - min(loud) < 6
    assert len({(one.frames, one.peak) for one in heard}) == sound.variants


@pytest.mark.parametrize("sound", named("sounds", felt=True))
def test_what_is_felt_is_low(sound: Sound) -> None:
    assert min(listen(path).low for path in files("sounds", sound)) > 0.5


class TestInstruments:
    """What the studio makes effects and places with."""

    @pytest.fixture(autouse=True)
    def packages(self) -> None:
        pytest.importorskip("scipy")
        pytest.importorskip("pyloudnorm")

    def test_the_same_name_makes_the_same_sound_and_another_variant_another(self) -> None:
        from studio.sound.effects.feet import in_snow
        from studio.sound.noise import chance_of

        first, again, other = (in_snow(chance_of("steps_snow", k), 1.0) for k in (0, 0, 1))
        assert numpy.array_equal(first, again)
        assert not numpy.array_equal(first, other)

    def test_wind_that_comes_round_has_no_seam(self) -> None:
        from studio.sound.noise import chance_of
        from studio.sound.wind import Edge, Gust, roar, sing, speed

        chance = chance_of("a test")
        flow = speed(6.0, 0.3, (Gust(0.5, 5.5, 0.5, 1.0),), chance)
        heard = roar(flow, chance, (0,) * 7) + sing(flow, chance, (Edge(400, 20, 0.2, 0.0, 1.0),))
        assert seam(heard) < 1

    def test_a_whistle_lies_where_it_is_told(self) -> None:
        from studio.sound.noise import chance_of, whistle

        tone = whistle(numpy.full(88_200, 600.0), 20, chance_of("a test"))
        power = numpy.abs(numpy.fft.rfft(tone)) ** 2
        pitch = numpy.fft.rfftfreq(88_200, 1 / 44_100)
        assert power[(pitch > 560) & (pitch < 640)].sum() > 0.98 * power.sum()

    def test_a_short_blow_is_brighter_than_a_long_one(self) -> None:
        from studio.sound.modal import body, struck
        from studio.sound.noise import chance_of

        plate = body((200, 900, 2600, 5200), 0.2, 0.3, 0.0)
        quick, slow = (struck(plate, contact, chance_of("a test"))[:, None] for contact in (0.0002, 0.004))
        assert lowness(quick) < 0.6
        assert lowness(slow) > 0.95

    def test_what_sticks_and_slips_lets_go_as_often_as_it_should(self) -> None:
        from studio.sound.modal import stick_slip
        from studio.sound.noise import chance_of

        force = stick_slip(numpy.full(10 * 44_100, 50.0), chance_of("a test"), 0.2)
        assert 450 < numpy.count_nonzero(force) < 550

    def test_a_cloud_that_comes_round_loses_no_grain(self) -> None:
        from studio.sound.grains import cloud
        from studio.sound.noise import chance_of

        grain = numpy.hanning(400)
        heard = cloud(1000, numpy.array([900]), numpy.ones(1), [grain], chance_of("a test"), circular=True)
        assert heard.sum() == pytest.approx(grain.sum())
        assert heard[100] == pytest.approx(grain[200])

    def test_an_effect_is_cut_to_what_is_heard(self) -> None:
        from studio.sound.finish import one

        wave = numpy.zeros(44_100)
        wave[20_000:22_000] = numpy.sin(numpy.arange(2000) * 0.2)
        (heard,) = one(wave, -9)
        assert 2000 <= len(heard) < 6000
        assert numpy.abs(heard).max() == pytest.approx(10 ** (-9 / 20), rel=0.02)
        assert numpy.array_equal(heard[:, 0], heard[:, 1])

    def test_every_built_name_can_be_asked_for(self) -> None:
        from studio.sound.build import called

        with pytest.raises(ValueError, match="no sound cow"):
            called("cow")

    def test_the_proof_tells_a_dead_loop_from_a_living_one(self, tmp_path: Path) -> None:
        from studio.sound.encode import write
        from studio.sound.measure import measure
        from studio.sound.noise import chance_of, coloured
        from studio.sound.piece import Piece
        from studio.sound.proof import piece_faults
        from studio.sound.signal import master, stereo

        if not _can_encode():
            pytest.skip("oggenc is not here")
        wave = stereo(coloured(10 * 44_100, chance_of("a test"), -3))
        piece = Piece("air", "ambience", list, loudness=-30)
        swell = (0.2 + numpy.sin(numpy.linspace(0, numpy.pi, len(wave))) ** 2)[:, None]
        living = measure(write(master(wave * swell, -30), tmp_path / "living.ogg", 3, True))
        assert piece_faults(piece, [living]) == []
        gone = wave * (numpy.arange(len(wave)) < 5 * 44_100)[:, None]
        dead = measure(write(master(gone, -30), tmp_path / "dead.ogg", 3, True))
        assert any("silent for" in fault for fault in piece_faults(piece, [dead]))
        plain = measure(write(master(wave, -30), tmp_path / "plain.ogg", 3, True))
        assert any("does not move" in fault for fault in piece_faults(piece, [plain]))
        cold = measure(write(master(wave * swell, -36), tmp_path / "cold.ogg", 3, True))
        assert any("LUFS" in fault for fault in piece_faults(piece, [cold]))


def _can_encode() -> bool:
    import shutil

    return shutil.which("oggenc") is not None
