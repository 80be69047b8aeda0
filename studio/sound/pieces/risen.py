"""Risen: the chorale of the pile in D major, going up: each reach begins near where the last arrived; then it thins."""

from __future__ import annotations

from studio.sound import figures
from studio.sound.harmony import Voicing, lead
from studio.sound.mix import EMPTY, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, HANDS, TUNE, Clock, Line, Note, Part, Score, between, read, row
from studio.sound.signal import Sound, bell, master

BEATS = 4
CLOCK = Clock(24, BEATS, 90.0, breath=0.09, swell=0.03, leans=((11.9, 0.1), (17.0, 0.12), (19.9, 0.15), (23.6, 0.1)))
CHORDS = row("D Bm G A F#m D G A Bm Em G A D Bm G D/F# F#m Bm G A D G D D")
TUNE_UP = """F#4 F#4 F#4 r | D5:3 C#5 | B4:4 | A4:3 r | A4 A4 A4 r | F#5:3 E5 | D5:4 | C#5:3 r
| D5 D5 D5 r | B5:3 A5 | G5:2 F#5:2 | E5:3 r | F#5 F#5 F#5 r | D6:3 C#6 | B5:4 | A5:3 r
| A5 A5 A5 r | F#6:3 E6 | D6:4 | C#6:3 r"""
VOICES = ("basses", "celli", "violas", "second violins")
HEIGHTS = (
    ((36, 50), (45, 60), (52, 67), (57, 74)),
    ((38, 50), (50, 64), (57, 72), (64, 81)),
    ((38, 50), (59, 71), (64, 78), (71, 88)),
)
"""The ranges of the voices, eight bars each."""
LAST = {"basses": 14, "celli": 18, "violas": 20, "second violins": 22}
"""The bar from which a voice is silent."""


def background() -> dict[str, Line]:
    """Four voices, then three, then two: eight bars in each height, and from below they fall silent."""
    top = figures.downbeats(read(TUNE_UP, BEATS), BEATS, range(CLOCK.bars))
    voicings: list[Voicing] = []
    for first, ranges in zip((0, 8, 16), HEIGHTS, strict=True):
        voicings += lead(CHORDS[first : first + 8], (*ranges, (72, 96)), top[first : first + 8])
    spans = {name: tuple((bar, min(bar + 4, last)) for bar in range(0, last, 4)) for name, last in LAST.items()}
    lines = figures.choir(VOICES, voicings, BEATS, spans)
    return {name: figures.breathing(line, BEATS, 4, 0.4) for name, line in lines.items()}


def score() -> Score:
    """Violas begin the tune, second violins take it, first ones carry it off; a piano has the last three."""
    tune = read(TUNE_UP, BEATS)
    lines = background()
    far = ((3, 2, 57), (7, 2, 69), (11, 2, 76), (15, 2, 81), (19, 2, 85), (22, 3, 57), (23, 1, 54))
    piano = figures.threes(20, BEATS, (86,), 0, 1.6) + read("D3 D3 D3:2", BEATS, 22)
    piano += (Note(84, 3.5, 81, -6), *(Note(bar * BEATS + at, 3, p, -6) for bar, at, p in far))
    soft = ((0, 44), (3, 56), (7, 66), (10, 98), (12, 74), (14, 78), (17, 56), (21, 24), (23, 40))
    parts = (
        Part("first", "violas", between(tune, 0, 16), ((0, 66), (2, 82), (4, 64)), BOW, "tune"),
        Part("second", "second violins", between(tune, 16, 32), ((4, 72), (6, 86), (8, 70)), BOW, "tune"),
        Part(
            "third",
            "violins",
            between(tune, 32, 80),
            ((8, 78), (10, 112), (12, 78), (14, 90), (16, 60), (18, 54), (20, 34)),
            BOW,
            "tune",
        ),
        Part("piano", "mellow piano", piano, ((0, 44), (11, 52), (20, 46), (22, 50)), TUNE, "piano"),
        Part(
            "harp",
            "harp",
            figures.broken(CHORDS, BEATS, range(8, 16), (50, 86), (0, 2, 4, 6, 7, 6), 0.5, start=0.5, long=3),
            ((8, 40), (10, 62), (15, 36)),
            HANDS,
        ),
        *(Part(name, name, lines[name], soft, BOW, "strings") for name in VOICES),
    )
    return Score("risen", CLOCK, CHORDS, parts, VOICES, ("first", "second", "third"))


def make() -> list[Sound]:
    """The piece at -18 LUFS."""
    desk = {
        "tune": Channel(-23, 0.9, (bell(3000, -3.0, 0.8),)),
        "strings": Channel(-23, 1.0, (bell(2800, -3.0, 0.8),)),
        "piano": Channel(-30, 0.9),
        "harp": Channel(-31, 0.8),
    }
    return [master(mix(SCORES[0], desk, EMPTY, 0.65), -18)]


SCORES = (score(),)
PIECES = (Piece("risen", "music", make, loudness=-18, quality=4),)
