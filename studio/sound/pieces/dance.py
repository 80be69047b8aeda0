"""Dance: tune and reply one after the other, a slow waltz for one piano in B minor; the lens fills the room, in D."""

from __future__ import annotations

from studio.sound import figures, themes
from studio.sound.harmony import lead
from studio.sound.mix import HALL, SMALL, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, HANDS, PLUCK, TUNE, WIND, Clock, Line, Note, Part, Score, between, shifted
from studio.sound.signal import Sound, bell, master
from studio.sound.tape import ROOM, through

BEATS, UP = 3, -3
CLOCK = Clock(
    40, BEATS, 90.0, breath=0.13, swell=0.05, lilt=(3.0, 0.02), leans=((15.7, 0.12), (32.9, 0.15), (39.4, 0.2))
)
HERE = themes.moved(themes.HAND_HERE + themes.REPLY_HERE + themes.HAND_HERE[8:], UP)
LENS = themes.moved(themes.HAND_LENS + themes.REPLY_LENS + themes.HAND_LENS[8:], UP)
VOICES = ("celli", "violas", "second violins", "violins")


def tune() -> Line:
    """Hers, his, and the last eight bars of hers."""
    return themes.hand(0, UP) + themes.reply(16, UP) + shifted(between(themes.hand(0, UP), 24, 48), 32 * 3 - 24)


def here() -> Score:
    """One piano: a hand that steps, a hand that sings; two registers for two people."""
    whole = tune()
    hers, his = between(whole, 0, 48) + between(whole, 96, 120), shifted(between(whole, 48, 96), up=-12)
    left = figures.roots(HERE, BEATS, range(40), 33, long=3)
    left += figures.blocks(HERE, BEATS, range(1, 16), (50, 64), ((1, 0.9), (2, 0.9)), 2)
    left += figures.broken(HERE, BEATS, range(32, 39), (47, 66), (1, 2, 3, 4, 3), 0.5, start=0.5)
    right = figures.broken(HERE, BEATS, range(16, 32), (66, 83), (2, 1, 0, 1), 0.5, start=1.0, weight=-4)
    double = shifted(between(whole, 96, 114), up=-12, weight=-8)
    end = tuple(Note(119, 1.0, p, -8) for p in (54, 59))
    parts = (
        Part("hers", "mellow piano", hers, ((0, 50), (10, 62), (15, 46), (32, 62), (34, 80), (39, 46)), TUNE, "piano"),
        Part("his", "mellow piano", his, ((16, 52), (25, 70), (31, 50)), TUNE, "piano"),
        Part("double", "mellow piano", double + end, ((32, 54), (34, 70), (39, 40)), TUNE, "piano"),
        Part(
            "left",
            "mellow piano",
            left,
            ((0, 36), (10, 44), (16, 36), (25, 46), (31, 36), (34, 58), (39, 32)),
            HANDS,
            "piano",
        ),
        Part("right", "mellow piano", right, ((16, 34), (25, 46), (31, 34)), HANDS, "piano"),
    )
    return Score("dance", CLOCK, HERE, parts)


def lens() -> Score:
    """Strings, all of them: violins with hers, celli with his, and the whole floor turns."""
    whole = tune()
    above = between(whole, 0, 48) + shifted(between(whole, 96, 120), up=12)
    top = figures.downbeats(above, BEATS, range(CLOCK.bars))
    voicings = lead(LENS, ((38, 52), (50, 64), (57, 71), (62, 78)), top)
    held = figures.choir(
        VOICES,
        voicings,
        BEATS,
        {
            "celli": ((0, 16), (32, 40)),
            "violas": ((0, 16), (16, 32), (32, 40)),
            "second violins": ((8, 16), (16, 32), (32, 40)),
            "violins": ((16, 32),),
        },
    )
    steps = figures.blocks(LENS, BEATS, range(4, 40), (54, 69), ((0.97, 0.6), (2.02, 0.6)), 3)
    harp = figures.broken(LENS, BEATS, range(8, 40), (50, 83), (0, 2, 4, 6, 5), 0.5, start=0.5, long=2)
    loud = ((0, 40), (10, 62), (15, 44), (25, 66), (31, 50), (34, 100), (39, 46))
    parts = (
        Part("hers", "violins", above, ((0, 66), (10, 86), (15, 62), (32, 88), (34, 112), (39, 60)), BOW, "tune"),
        Part("hers below", "violas", between(whole, 96, 120), ((32, 74), (34, 96), (39, 54)), BOW, "tune"),
        Part("his", "celli", shifted(between(whole, 48, 96), up=-12), ((16, 74), (25, 98), (31, 70)), BOW, "tune"),
        Part(
            "clarinet",
            "clarinet",
            shifted(between(whole, 48, 96), up=0, weight=-6),
            ((16, 50), (25, 70), (31, 48)),
            WIND,
        ),
        Part("steps", "plucked violas", steps, ((0, 56), (34, 84), (39, 50)), PLUCK),
        Part(
            "bass",
            "plucked basses",
            figures.bass_walk(LENS, BEATS, range(40), 35),
            ((0, 66), (34, 94), (39, 60)),
            PLUCK,
        ),
        Part("harp", "harp", harp, ((8, 40), (34, 66), (39, 36)), HANDS),
        *(Part(name, name, held[name], loud, BOW, "strings") for name in VOICES),
    )
    return Score("dance_lens", CLOCK, LENS, parts, VOICES, ("hers",))


def make_here() -> list[Sound]:
    """At -18 LUFS."""
    return [master(mix(SCORES[0], {"piano": Channel(-20, 0.6, (bell(290, -1.5, 0.7),))}, SMALL, 0.5), -18)]


def make_lens() -> list[Sound]:
    """At -18 LUFS: a full room, from tape, as one remembers it."""
    desk = {
        "tune": Channel(-22, 0.9, (bell(3000, -2.5, 0.8),)),
        "clarinet": Channel(-30, 0.8),
        "steps": Channel(-30, 0.7),
        "bass": Channel(-27, 0.5),
        "harp": Channel(-30, 0.7),
        "strings": Channel(-25, 1.0, (bell(2800, -3.0, 0.8),)),
    }
    return [master(through(mix(SCORES[1], desk, HALL, 0.6), ROOM), -18)]


SCORES = (here(), lens())
PIECES = (
    Piece("dance", "music", make_here, loudness=-18, twin="dance_lens"),
    Piece("dance_lens", "music", make_lens, loudness=-18, quality=3, twin="dance"),
)
