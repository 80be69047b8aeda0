"""The music as it is written: two tunes, a figure of three, and the rules that hold for all of it."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

np = pytest.importorskip("numpy")
for package in ("scipy", "mido", "pyloudnorm", "soundfile"):
    pytest.importorskip(package)

from studio.sound import audit, themes  # noqa: E402
from studio.sound.harmony import clash, classes, lead  # noqa: E402
from studio.sound.perform import perform  # noqa: E402
from studio.sound.pieces import PIECES, SCORES, cold, song  # noqa: E402
from studio.sound.score import Clock, Line, Note, Part, Score, pitch, read  # noqa: E402
from studio.sound.signal import RATE  # noqa: E402

BY_NAME = {score.name: score for score in SCORES}
CATALOGUE = {
    *("title", "chase", "cold", "pile", "table", "song", "dance", "rod", "three_times", "risen", "walking"),
    *("cold_lens", "pile_lens", "table_lens", "song_lens", "dance_lens"),
}


def threes(line: Line) -> int:
    """How often one pitch comes three times at even distances, and then not a fourth time."""
    found = 0
    for note in line:
        same = sorted(other.at for other in line if other.pitch == note.pitch and note.at <= other.at < note.at + 8)
        gaps = np.diff(same[:4])
        found += len(gaps) >= 2 and abs(gaps[0] - gaps[1]) < 0.01 and (len(gaps) == 2 or gaps[2] > gaps[0] + 0.01)
    return found


def two_voices(low: str, high: str) -> Score:
    """A choir of two, one bar a note."""
    clock = Clock(4, 4, 10.0)
    lines = [tuple(Note(4.0 * i, 4.0, pitch(name)) for i, name in enumerate(names.split())) for names in (low, high)]
    parts = tuple(
        Part(name, name, line, ((0, 60),)) for name, line in zip(("celli", "violins"), lines, strict=True)
    )  # fmt: skip
    return Score("school", clock, ("C",) * 4, parts, ("celli", "violins"))


def test_every_name_of_the_catalogue_has_a_score_and_a_way_to_be_made() -> None:
    assert set(BY_NAME) == CATALOGUE == {piece.name for piece in PIECES}


def test_a_strict_teacher_finds_nothing_to_mark() -> None:
    assert audit.faults() == []


def test_the_teacher_does_find_parallel_fifths_and_octaves() -> None:
    assert len(audit.parallels(two_voices("C3 D3 E3 C3", "G4 A4 C5 C5"))) == 1
    assert len(audit.parallels(two_voices("C3 D3 F3 C3", "C5 D5 A4 G4"))) == 1
    assert audit.parallels(two_voices("C3 D3 E3 F3", "G4 F4 E4 A4")) == []


def test_the_teacher_does_find_a_leap_and_a_note_that_no_violin_has() -> None:
    clumsy = two_voices("C3 C3 C3 C3", "G3 A5 G3 G2")
    assert any("leap" in fault for fault in audit.leaps(clumsy))
    assert any("violins" in fault for fault in audit.range_faults(clumsy))


def test_a_piece_and_its_lens_keep_one_time_to_the_frame() -> None:
    pairs = audit.twins()
    assert len(pairs) == 5
    for plain, lens in pairs:
        assert plain.clock == lens.clock
        assert plain.clock.frames == lens.clock.frames == 90 * RATE


def test_half_a_look_through_the_lens_is_a_chord_and_no_quarrel() -> None:
    for plain, lens in audit.twins():
        assert plain.chords != lens.chords
        grates = [clash(set(classes(a)) | set(classes(b))) for a, b in zip(plain.chords, lens.chords, strict=True)]
        assert max(grates) <= 1
        assert audit.together(plain, lens) < 0.15


def test_the_tunes_belong_to_both_worlds() -> None:
    tunes = (
        (themes.hand(), themes.HAND_HERE, themes.HAND_LENS),
        (themes.reply(), themes.REPLY_HERE, themes.REPLY_LENS),
    )
    for line, here, lens in tunes:
        for note in line:
            if note.at % 3 == 0 and note.long >= 2:
                bar = int(note.at // 3)
                assert note.pitch % 12 in {*classes(here[bar]), *classes(lens[bar])}


def test_her_tune_is_three_and_a_reach_three_times_and_the_last_is_an_octave() -> None:
    line = themes.hand()
    reaches = [b.pitch - a.pitch for a, b in itertools.pairwise(line) if a.at % 12 == 2 and a.at < 36]
    assert threes(line) == 3
    assert reaches == [8, 9, 12]


def test_his_reply_goes_down_where_she_goes_up() -> None:
    hers, his = themes.hand(), themes.reply()
    assert [note.pitch for note in his[:3]] == sorted((note.pitch for note in his[:3]), reverse=True)
    assert hers[3].pitch > hers[2].pitch
    assert his[3].pitch < his[2].pitch


@pytest.mark.parametrize(
    "name", ["title", "cold", "cold_lens", "dance", "walking", "three_times", "rod", "pile", "risen"]
)
def test_the_squeeze_of_a_hand_is_hidden_in_the_music(name: str) -> None:
    assert any(threes(part.line) for part in BY_NAME[name].parts)


def test_three_times_is_three_low_notes_a_rest_and_three_more() -> None:
    low = BY_NAME["three_times"].part("three").line
    assert [note.at for note in low if note.at < 8] == [0, 1, 2, 4, 5, 6]
    assert all(note.pitch < pitch("C3") for note in low if note.at < 8)
    answer = BY_NAME["three_times"].part("answer").line
    assert min(note.at for note in answer) > BY_NAME["three_times"].clock.total / 2


def test_the_floor_of_the_song_is_left_left_right_and_low_enough_to_be_felt() -> None:
    floor = song.floor()
    assert len(floor) == song.CLOCK.frames
    power = np.abs(np.fft.rfft(floor.mean(axis=1))) ** 2
    hertz = np.fft.rfftfreq(len(floor), 1 / RATE)
    assert power[(hertz >= 40) & (hertz <= 90)].sum() / power.sum() > 0.8
    sides = []
    for beat in range(3):
        start = round(song.CLOCK.when(32 + beat) * RATE)
        left, right = np.abs(floor[start : start + RATE // 3]).sum(axis=0)
        sides.append("left" if left > right else "right")
    assert sides == ["left", "left", "right"]


def test_the_strings_of_the_song_leave_the_three_to_the_floor_until_the_end() -> None:
    score = BY_NAME["song"]
    before = [note for name in ("low tune", "high tune") for note in score.part(name).line if note.at < 64]
    assert not any(note.at % 16 < 4 for note in before)
    assert threes(score.part("high tune").line) >= 1


def test_cold_has_holes_where_its_lens_has_the_tune() -> None:
    whole = {(note.at, note.pitch) for note in themes.hand() + themes.reply(16) + themes.hand(32)}
    cold_tune = {(note.at, note.pitch) for note in BY_NAME["cold"].part("tune").line}
    assert len(cold_tune) < 0.7 * len(whole)
    assert len(cold_tune & whole) > 0.8 * len(cold_tune)
    silent = [bar for bar in range(cold.CLOCK.bars) if not any(bar * 3 <= at < bar * 3 + 3 for at, _ in cold_tune)]
    assert len(silent) >= 12


def test_nemo_keeps_exact_time_and_people_do_not() -> None:
    for name in ("chase", "title", "dance", "walking"):
        clock = BY_NAME[name].clock
        bars = np.diff([clock.when(bar * clock.beats) for bar in range(clock.bars + 1)])
        uneven = bars.max() / bars.min()
        assert (uneven < 1.001) == (name == "chase")


def test_the_walk_has_a_limp() -> None:
    clock = BY_NAME["walking"].clock
    sound = [clock.when(beat + 1) - clock.when(beat) for beat in range(0, 120, 2)]
    hurt = [clock.when(beat + 2) - clock.when(beat + 1) for beat in range(0, 120, 2)]
    assert np.mean(hurt) < np.mean(sound)


def test_only_walking_comes_home() -> None:
    score = BY_NAME["walking"]
    last = max(score.part("end").line, key=lambda note: (note.at, note.pitch))
    assert last.pitch % 12 == pitch("F4") % 12 == classes(score.chords[-1])[0]
    title = max(BY_NAME["title"].part("tune").line, key=lambda note: note.at)
    assert title.pitch % 12 != classes(BY_NAME["title"].chords[-1])[0] or title.pitch < pitch("A4")


def test_the_walls_of_the_rod_close_in_and_meet() -> None:
    score = BY_NAME["rod"]
    struck = score.part("lower").line
    lower = {note.at: min(other.pitch for other in struck if other.at == note.at) for note in struck}
    upper = {note.at: note.pitch for note in score.part("upper").line}
    gaps = [upper[at] - lower[at] for at in sorted(lower) if at < 60]
    assert gaps == sorted(gaps, reverse=True)
    assert (upper[64.0] - lower[64.0]) % 12 == 0


def test_risen_rises_and_thins() -> None:
    score = BY_NAME["risen"]
    thirds = [
        [n for p in score.parts if p.bus in ("tune", "strings") for n in p.line if k * 32 <= n.at < k * 32 + 32]
        for k in range(3)
    ]
    heights = [np.average([n.pitch for n in third], weights=[n.long for n in third]) for third in thirds]
    voices = [sum(n.long for n in third) for third in thirds]
    assert heights == sorted(heights)
    assert voices[2] < 0.7 * voices[1]


def test_time_is_a_ring_and_can_be_asked_both_ways() -> None:
    clock = BY_NAME["table"].clock
    assert clock.when(clock.total) == pytest.approx(clock.seconds)
    assert clock.when(-1) == pytest.approx(clock.when(clock.total - 1) - clock.seconds)
    for beat in (0.0, 7.5, 70.25):
        assert clock.beat(clock.when(beat)) == pytest.approx(beat, abs=1e-6)


def test_a_bar_that_is_not_full_is_refused_with_its_number() -> None:
    with pytest.raises(ValueError, match="bar 2"):
        read("A4 A4 A4 | F5:2", 3)


def test_voices_led_through_chords_sing_each_chord_and_move_little() -> None:
    chords = ("Dm", "Gm", "Am", "Dm", "Bb", "Gm", "Am", "Dm")
    voicings = lead(chords, ((38, 53), (50, 64), (57, 72), (62, 79)))
    for chord, voicing in zip(chords, voicings, strict=True):
        assert {p % 12 for p in voicing} <= set(classes(chord))
        assert list(voicing) == sorted(voicing)
    steps = [abs(b - a) for v, w in itertools.pairwise(voicings) for a, b in zip(v[1:], w[1:], strict=True)]
    assert np.mean(steps) < 2.5


def test_a_score_is_played_alike_twice_and_never_like_a_machine() -> None:
    score = BY_NAME["walking"]
    first, again = (list(perform(score, "piano").tracks[0]) for _ in range(2))
    assert first == again
    loud = {message.velocity for message in first if message.type == "note_on"}
    assert len(loud) > 20
    mute = dataclasses.replace(score, parts=())
    with pytest.raises(ValueError, match="0 parts"):
        perform(mute, "piano")
