"""Rod: a low piano, struck; its hands close in by semitones until they are one note. In the stillness, three."""

from __future__ import annotations

from studio.sound import figures
from studio.sound.mix import EMPTY, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, HANDS, STRICT, Clock, Line, Note, Part, Score
from studio.sound.signal import Sound, above, bell, below, master

BEATS = 4
CLOCK = Clock(24, BEATS, 90.0, phrase=8, breath=0.0, swell=0.0, leans=((16.2, 0.25), (17.5, 0.2)))
MIDDLE = 44
"""A flat: as far from D, where everything else lives, as a note can be."""
WALLS = (18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 3, 1, 0, 0, 9, 7, 5, 3, 0, 0)
"""How far both hands are from the middle, in semitones, bar by bar."""
STROKES = (1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 8, 8, 1, 0, 4, 4, 8, 8, 1, 0)
"""How many a bar has."""
SILENT = (17, 23)


def struck() -> tuple[Line, Line]:
    """The lower and the upper hand."""
    lower, upper = [], []
    for bar, (wall, count) in enumerate(zip(WALLS, STROKES, strict=True)):
        for number in range(count):
            at = bar * BEATS + number * 4 / count
            long = 3.9 if count == 1 else 4 / count * 0.9
            weight = 6.0 if number == 0 else -5.0 + 3 * (number == count // 2)
            low_pitch = MIDDLE - wall
            lower += [Note(at, long, low_pitch, weight)] + (
                [Note(at, long, low_pitch + 12, weight - 8)] if wall > 12 else []
            )
            upper.append(Note(at, long, MIDDLE + wall if wall else MIDDLE + 12, weight - 2))
    return tuple(lower), tuple(upper)


def score() -> Score:
    """Piano; a drum with the first stroke of each bar; celli and basses shiver along the walls."""
    lower, upper = struck()
    hits = tuple(Note(n.at, 1.0, 33, n.weight) for n in lower if n.at % BEATS == 0)
    three = tuple(n for bar in SILENT for n in figures.threes(bar, BEATS, (50,)))
    three += figures.threes(3, BEATS, (50,), -4)
    bars = [*range(6, 16), *range(18, 22)]
    shiver_low = tuple(Note(bar * BEATS, 4.0, MIDDLE - min(WALLS[bar], 8)) for bar in bars)
    shiver_high = tuple(Note(bar * BEATS, 4.0, MIDDLE + 12 + WALLS[bar]) for bar in bars)
    grow = ((0, 74), (4, 70), (8, 72), (15, 98), (16, 118), (17, 70), (18, 84), (21, 108), (22, 120), (23, 70))
    swell = ((5, 14), (6, 22), (12, 60), (15.9, 108), (16.2, 12), (18, 40), (21.9, 112), (22.2, 10))
    parts = (
        Part("lower", "piano", lower, grow, STRICT, "piano"),
        Part("upper", "piano", upper, grow, STRICT, "piano"),
        Part("three", "mellow piano", three, ((3, 44), (17, 52), (23, 48)), HANDS, "three"),
        Part("drum", "big drum", hits, ((0, 60), (8, 66), (16, 108), (18, 84), (22, 112), (23, 60)), STRICT),
        Part("shiver low", "trembling basses", shiver_low, swell, BOW, "shiver"),
        Part("shiver high", "trembling celli", shiver_high, swell, BOW, "shiver"),
    )
    return Score("rod", CLOCK, ("D5",) * 24, parts)


def make() -> list[Sound]:
    """The piece at -18 LUFS."""
    desk = {
        "piano": Channel(-21, 0.6, (bell(2500, -2.0, 0.8),)),
        "three": Channel(-27, 0.8),
        "drum": Channel(-27, 0.4, (above(38, 3),)),
        "shiver": Channel(-27, 0.8, (below(3000, 1),)),
    }
    return [master(mix(SCORES[0], desk, EMPTY, 0.5), -18)]


SCORES = (score(),)
PIECES = (Piece("rod", "music", make, loudness=-18, quality=4.5),)
