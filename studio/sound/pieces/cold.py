"""Cold: the tunes with holes, as the store has them; through the lens the same bars, filled, as a waltz."""

from __future__ import annotations

from studio.sound import figures, themes
from studio.sound.harmony import lead
from studio.sound.mix import EMPTY, SMALL, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, HANDS, PLUCK, TUNE, WIND, Clock, Part, Score, between, read, shifted
from studio.sound.signal import Sound, bell, below, master, shelf
from studio.sound.tape import through

BEATS = 3
CLOCK = Clock(
    48, BEATS, 90.0, breath=0.09, swell=0.03, lilt=(3.0, 0.012), leans=((15.6, 0.1), (31.6, 0.1), (42.0, 0.08))
)
HERE = themes.HAND_HERE + themes.REPLY_HERE + themes.HAND_HERE
LENS = themes.HAND_LENS + themes.REPLY_LENS + themes.HAND_LENS
HOLES = """A4 A4 A4 | r:3 | r:3 | C5:2 r:1 | G4 G4 G4 | r:3 | r:1 A4:2 | G4:2 r:1
| A4 A4 A4 | A5:3 | F5:2 D5:1 | E5:2 r:1 | r:3 | Bb4:2 G4:1 | A4 G4 r | r:3
| r:3 | F4:2 G4:1 | A4:3 | r:3 | G5 F5 E5 | r:3 | Bb4:3 | r:3
| A5 G5 F5 | A4:2 C5:1 | F5:3 | E5:2 r:1 | D5 C5 Bb4 | r:3 | G4 A4 E4 | r:3
| A4 A4 A4 | r:3 | D5:2 r:1 | r:3 | G4 G4 G4 | r:3 | r:1 A4:2 | r:3
| A4 A4 A4 | A5:2 G5:1 | F5:3 | E5:3 | r:3 | Bb4:2 G4:1 | A4 A4 A4 | r:3"""
"""What is left of the tunes: the three, and here and there where they wanted to go."""
LOW = (1, 3, 5, 7, 9, 11, 12, 15, 16, 18, 19, 21, 23, 24, 26, 27, 29, 31, 33, 35, 37, 39, 41, 42, 43, 44, 47)
HIGH = (2, 13, 20, 30, 36, 45)
VOICES = ("celli", "violas", "second violins")


def here() -> Score:
    """A piano with much room, and strings so low that one notices them when they stop."""
    hands = figures.roots(HERE, BEATS, LOW, 33, long=3) + figures.roots(
        HERE, BEATS, (9, 25, 41), 33, long=3, octave=True
    )
    hands += figures.blocks(HERE, BEATS, (3, 7, 11, 18, 23, 26, 31, 39, 43), (52, 66), ((1, 2),), 2, -4)
    bells = figures.broken(HERE, BEATS, HIGH, (81, 93), (1,), 1.0, start=1.5, long=3)
    voicings = lead(HERE, ((38, 53), (50, 64), (57, 72)))
    lines = figures.choir(VOICES, voicings, BEATS, dict.fromkeys(VOICES, ((8, 16), (20, 32), (36, 46))))
    soft = ((7, 24), (10, 54), (15, 34), (19, 30), (26, 72), (31, 36), (36, 34), (41, 76), (46, 20))
    parts = (
        Part(
            "tune",
            "mellow piano",
            read(HOLES, BEATS),
            ((0, 44), (9, 56), (15, 42), (26, 60), (32, 42), (41, 66), (47, 36)),
            TUNE,
            "piano",
        ),
        Part("hands", "mellow piano", hands, ((0, 32), (25, 46), (33, 34), (41, 52), (47, 30)), HANDS, "piano"),
        Part("bells", "mellow piano", bells, ((0, 30),), HANDS, "piano"),
        *(Part(name, name, lines[name], soft, BOW, "strings") for name in VOICES),
    )
    return Score("cold", CLOCK, HERE, parts, VOICES)


def lens() -> Score:
    """A small salon band that has no doubts: clarinet, piano, plucked bass; strings where it grows."""
    waltz = figures.blocks(LENS, BEATS, range(48), (53, 67), ((0.97, 0.45), (2.02, 0.5)), 3)
    bass = figures.bass_walk(LENS, BEATS, range(48), 40)
    first = themes.hand(0)
    second = themes.reply(16)
    third = themes.hand(32)
    answer = figures.broken(LENS, BEATS, (3, 7, 19, 23, 35, 39), (77, 90), (0, 1, 2), 0.5, start=1.5)
    double = between(shifted(third, up=-12, weight=-8), 120, 200)
    voicings = lead(LENS, ((48, 60), (55, 69), (60, 76)))
    lines = figures.choir(VOICES, voicings, BEATS, dict.fromkeys(VOICES, ((16, 32), (32, 48))))
    soft = ((16, 34), (26, 60), (31, 44), (41, 92), (47, 40))
    parts = (
        Part(
            "clarinet",
            "clarinet",
            first + between(third, 96, 150),
            ((0, 74), (15, 70), (33, 78), (41, 98), (47, 68)),
            WIND,
        ),
        Part("flute", "flute", second, ((16, 70), (25, 86), (31, 66)), WIND),
        Part("double", "accordion", double, ((32, 58), (41, 74), (47, 50)), WIND),
        Part("waltz", "piano", waltz, ((0, 44), (16, 48), (26, 54), (41, 64), (47, 42)), PLUCK, "piano"),
        Part("left", "piano", bass, ((0, 50), (41, 66)), PLUCK, "piano"),
        Part("bass", "plucked basses", bass, ((0, 66), (41, 84)), PLUCK),
        Part("celesta", "celesta", answer, ((0, 40),), PLUCK),
        *(Part(name, name, lines[name], soft, BOW, "strings") for name in VOICES),
    )
    return Score("cold_lens", CLOCK, LENS, parts, VOICES)


def make_here() -> list[Sound]:
    """The cold piece at -22 LUFS: a piano with its lid down, in a hall that nobody has heated."""
    desk = {
        "piano": Channel(-23, 0.8, (below(5200, 1), bell(420, 1.5, 0.5))),
        "strings": Channel(-31, 1.0, (bell(2600, -3.0, 0.8), shelf(6000, -4))),
    }
    return [master(mix(SCORES[0], desk, EMPTY, 0.8), -22)]


def make_lens() -> list[Sound]:
    """Its twin at -18 LUFS, through the small loudspeaker of the camcorder."""
    desk = {
        "clarinet": Channel(-23, 0.6),
        "flute": Channel(-25, 0.6),
        "double": Channel(-30, 0.6),
        "piano": Channel(-25, 0.5),
        "bass": Channel(-27, 0.4),
        "celesta": Channel(-34, 0.8),
        "strings": Channel(-29, 0.9, (bell(3000, -2.0, 0.8),)),
    }
    return [master(through(mix(SCORES[1], desk, SMALL, 0.5)), -18)]


SCORES = (here(), lens())
PIECES = (
    Piece("cold", "music", make_here, loudness=-22, twin="cold_lens"),
    Piece("cold_lens", "music", make_lens, loudness=-18, quality=3, twin="cold"),
)
