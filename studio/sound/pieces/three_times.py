"""Three times: three low notes, a rest, three more. All else grows around them, and at last something answers."""

from __future__ import annotations

from studio.sound import figures
from studio.sound.harmony import lead, low
from studio.sound.mix import EMPTY, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, HANDS, TUNE, Clock, Line, Note, Part, Score, read, row
from studio.sound.signal import Sound, above, bell, master, shelf

BEATS = 4
CLOCK = Clock(24, BEATS, 90.0, breath=0.08, swell=0.02, leans=((16.0, 0.1), (19.9, 0.12), (23.5, 0.1)))
CHORDS = row("Dm Dm Bb F/A Gm Gm Dm Am Dm Dm Bb F Gm Gm C Am Bb Bb F/A Gm Dm Bb Dm Dm")
VOICES = ("celli", "violas", "second violins")
REACH = "F4:3 E4:1 | D4:3 r | r:4 | r:4 | E4:3 D4:1 | C4:3 r | r:4 | A4:3 G4:1 | F4:2 E4:2 | D4:3 r"
"""Where the three wanted to go: a viola, low, in bars 11 to 20."""


def low_threes() -> Line:
    """Three and three, on D, on G, on B flat; in the middle of the piece in every bar."""
    notes: list[Note] = []
    for bar in (0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 18, 20, 22):
        pitch = low(CHORDS[bar], 34)
        notes += figures.threes(bar, BEATS, (pitch, pitch + 12) if bar in (16, 17, 18) else (pitch,))
    return tuple(notes)


def score() -> Score:
    """Low piano; strings in the rests; the reach; three high notes."""
    voicings = lead(CHORDS, ((38, 53), (48, 63), (55, 70)))
    spans = dict.fromkeys(VOICES, ((2, 4), (6, 8), (9, 12), (12, 16), (16, 20), (21, 24)))
    lines = {n: figures.breathing(v, BEATS, 4, 0.6) for n, v in figures.choir(VOICES, voicings, BEATS, spans).items()}
    answer = figures.threes(19, BEATS, (81,)) + figures.threes(21, BEATS, (81,), -6, 1.4)
    answer += figures.threes(21, BEATS, (69,), -12, 1.4)
    soft = ((0, 40), (2, 48), (3, 64), (4, 40), (7, 66), (9, 44), (15, 74), (17, 86), (19, 70), (21, 56), (23, 44))
    parts = (
        Part(
            "three",
            "mellow piano",
            low_threes(),
            ((0, 62), (5, 64), (13, 68), (17, 80), (20, 64), (22, 54)),
            HANDS,
            "piano",
        ),
        Part("answer", "mellow piano", answer, ((19, 64), (21, 54)), TUNE, "piano"),
        Part("felt", "big drum", low_threes(), ((0, 34), (17, 60), (22, 26)), HANDS),
        Part("reach", "violas", read(REACH, BEATS, 10), ((10, 68), (14, 76), (17, 92), (19, 70)), BOW, "reach"),
        *(Part(name, name, lines[name], soft, BOW, "strings") for name in VOICES),
    )
    return Score("three_times", CLOCK, CHORDS, parts, VOICES)


def make() -> list[Sound]:
    """The piece at -18 LUFS."""
    desk = {
        "piano": Channel(-21, 0.7),
        "felt": Channel(-32, 0.3, (above(38, 3),)),
        "reach": Channel(-25, 0.8, (bell(2800, -2.5, 0.8),)),
        "strings": Channel(-26, 1.0, (bell(2600, -3.0, 0.8), shelf(7000, -3))),
    }
    return [master(mix(SCORES[0], desk, EMPTY, 0.55), -18)]


SCORES = (score(),)
PIECES = (Piece("three_times", "music", make, loudness=-18, quality=4),)
