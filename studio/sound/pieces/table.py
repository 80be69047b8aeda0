"""Table: two share a tune, note by note, and sometimes neither has one. In the lens a band plays it for them."""

from __future__ import annotations

from studio.sound import figures, themes
from studio.sound.harmony import lead
from studio.sound.mix import HALL, SMALL, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, HANDS, PLUCK, TUNE, WIND, Clock, Line, Part, Score, between, shifted
from studio.sound.signal import Sound, bell, below, master
from studio.sound.tape import through

BEATS, UP = 3, -5
CLOCK = Clock(
    60,
    BEATS,
    90.0,
    breath=0.13,
    swell=0.05,
    lilt=(3.0, -0.015),
    leans=((3.7, 0.13), (7.8, 0.2), (15.8, 0.2), (23.7, 0.13), (31.8, 0.2), (43.8, 0.13), (52.9, 0.13), (59.6, 0.2)),
)
HERE = themes.moved(themes.REPLY_HERE + themes.HAND_HERE + themes.REPLY_HERE + themes.HAND_HERE[4:], UP)
LENS = themes.moved(themes.REPLY_LENS + themes.HAND_LENS + themes.REPLY_LENS + themes.HAND_LENS[4:], UP)
EMPTY_BARS = (3, 7, 15, 19, 23, 31, 39, 43, 47, 51)
"""Nobody plays: somebody looks at a plate."""
FULL = range(48, 59)
"""The last twelve bars: two people who eat, whatever there is."""


def tune() -> Line:
    """Reply, hand, reply, and the hand from its second reach, in A minor and C major."""
    last = shifted(between(themes.hand(0, UP), 12, 48), 48 * BEATS - 12)
    return themes.reply(0, UP) + themes.hand(16, UP) + themes.reply(32, UP) + last


def here() -> Score:
    """Piano and plucked strings hand the tune to each other across the table; the beats under it are not all there."""
    shared = tuple(n for n in tune() if int(n.at // BEATS) not in EMPTY_BARS)
    piano = tuple(n for i, n in enumerate(shared) if i % 3 != 1 or n.long > 1.4 or n.at >= 144)
    plucked = tuple(n for i, n in enumerate(shared) if i % 3 == 1 and n.long <= 1.4)
    steady = [bar for bar in range(60) if bar not in EMPTY_BARS]
    basses = figures.bass_walk(HERE, BEATS, [bar for bar in steady if bar % 4 != 2 or bar in FULL], 38)
    after = figures.blocks(HERE, BEATS, [b for b in steady if b % 2 == 0 or b in FULL], (52, 66), ((1, 0.6),), 2)
    after += figures.blocks(HERE, BEATS, [b for b in steady if b % 4 == 1], (52, 66), ((2.04, 0.5),), 2, -2)
    after += figures.blocks(HERE, BEATS, [b for b in FULL if b % 4 != 1], (52, 66), ((2.04, 0.5),), 3, -2)
    crumbs = figures.broken(HERE, BEATS, EMPTY_BARS, (64, 80), (2, 1, 0), 0.5, start=1.5)
    left = figures.roots(HERE, BEATS, (*range(2, 48, 4), *range(48, 60, 2)), 33)
    below = shifted(between(tune(), 144, 176), up=-12)
    parts = (
        Part(
            "piano",
            "mellow piano",
            piano,
            ((0, 50), (9, 60), (15, 46), (25, 66), (31, 48), (41, 62), (53, 76), (59, 44)),
            TUNE,
            "piano",
        ),
        Part("left", "mellow piano", left + after, ((0, 34), (25, 44), (31, 34), (53, 54), (59, 32)), HANDS, "piano"),
        Part(
            "plucked", "plucked violins", plucked, ((0, 72), (25, 84), (31, 70), (53, 96), (59, 66)), PLUCK, "plucked"
        ),
        Part("double", "plucked celli", below, ((48, 60), (53, 84)), PLUCK, "plucked"),
        Part("crumbs", "plucked violas", crumbs, ((0, 60),), PLUCK, "plucked"),
        Part("below", "plucked celli", basses, ((0, 62), (53, 80), (59, 58)), PLUCK, "low"),
    )
    return Score("table", CLOCK, HERE, parts)


VOICES = ("celli", "violas", "second violins")


def lens() -> Score:
    """A dinner band: accordion, clarinet, piano, a bass that is plucked; strings come out for the main course."""
    whole = tune()
    waltz = figures.blocks(LENS, BEATS, range(60), (52, 66), ((0.96, 0.4), (2.03, 0.45)), 3)
    basses = figures.bass_walk(LENS, BEATS, range(60), 36)
    runs = figures.broken(LENS, BEATS, (3, 7, 11, 15, 35, 39, 43, 47), (67, 88), (0, 1, 2, 3), 0.5, start=1.0, long=0.7)
    counter = figures.broken(LENS, BEATS, range(16, 32), (55, 71), (2, 1), 1.5, long=1.4)
    voicings = lead(LENS, ((43, 55), (50, 66), (57, 74)))
    lines = figures.choir(VOICES, voicings, BEATS, dict.fromkeys(VOICES, ((16, 32), (32, 48), (48, 59))))
    high = shifted(between(whole, 96, 144), up=12)
    parts = (
        Part(
            "accordion",
            "accordion",
            between(whole, 0, 48) + high + between(whole, 144, 177),
            ((0, 70), (9, 80), (15, 68), (41, 84), (53, 96), (59, 66)),
            WIND,
        ),
        Part(
            "clarinet",
            "clarinet",
            between(whole, 48, 144),
            ((16, 72), (26, 90), (31, 66), (41, 80), (47, 62)),
            WIND,
            "clarinet",
        ),
        Part(
            "octave",
            "clarinet",
            shifted(between(whole, 144, 177), up=12),
            ((48, 66), (53, 90), (58, 60)),
            WIND,
            "clarinet",
        ),
        Part("piano", "piano", waltz, ((0, 44), (26, 52), (53, 62), (59, 42)), PLUCK, "piano"),
        Part("runs", "piano", runs, ((0, 50),), PLUCK, "piano"),
        Part("second", "accordion", counter, ((16, 50), (26, 62), (31, 48)), WIND, "second"),
        Part("bass", "double bass", basses, ((0, 70), (53, 86), (59, 66)), PLUCK),
        *(Part(n, n, lines[n], ((16, 44), (26, 66), (31, 56), (53, 90), (58, 50)), BOW, "strings") for n in VOICES),
    )
    return Score("table_lens", CLOCK, LENS, parts, VOICES)


def make_here() -> list[Sound]:
    """At -18 LUFS."""
    desk = {
        "piano": Channel(-21, 0.5, (bell(300, -1.5, 0.7),)),
        "plucked": Channel(-25, 0.7),
        "low": Channel(-27, 0.5),
    }
    return [master(mix(SCORES[0], desk, HALL, 0.45), -18)]


def make_lens() -> list[Sound]:
    """At -18 LUFS, through the small loudspeaker."""
    desk = {
        "accordion": Channel(-24, 0.5, (below(5000, 1),)),
        "clarinet": Channel(-24, 0.6),
        "piano": Channel(-26, 0.5),
        "second": Channel(-31, 0.6, (below(4000, 1),)),
        "bass": Channel(-26, 0.3),
        "strings": Channel(-29, 0.9, (bell(3000, -2.0, 0.8),)),
    }
    return [master(through(mix(SCORES[1], desk, SMALL, 0.5)), -18)]


SCORES = (here(), lens())
PIECES = (
    Piece("table", "music", make_here, loudness=-18, quality=4.5, twin="table_lens"),
    Piece("table_lens", "music", make_lens, loudness=-18, quality=3, twin="table"),
)
