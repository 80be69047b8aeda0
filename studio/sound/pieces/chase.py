"""Chase: a pulse in threes under a square of four. No tune; what changes is how near it is."""

from __future__ import annotations

import numpy as np

from studio.sound.mix import SMALL, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, STRICT, Clock, Line, Note, Part, Score
from studio.sound.signal import Sound, above, bell, below, master

BEATS = 4
CLOCK = Clock(54, BEATS, 90.0, phrase=6, breath=0.0, swell=0.0)
ROOTS = tuple("DDDDDDDDDDDDDDEDDDDDDDDDDDDDFFEEDDGGFFEEDDGGAAEEDDDDDD".replace("E", "b"))
"""Of each bar: D, F, G, A, or `b` for E flat, which leans on D."""
PITCH = {"D": 38, "b": 39, "F": 41, "G": 43, "A": 45}
THREES = (0.0, 1.5, 3.0)


def pulse(bars: range, up: int, gaps: float, seed: int) -> Line:
    """Quavers in groups of three, three and two, some of them left out so that it breathes and does not tick."""
    chance = np.random.default_rng(seed)
    notes = []
    for bar in bars:
        for eighth in range(8):
            strong = eighth / 2 in THREES
            if not strong and chance.random() < gaps:
                continue
            fifth = 7 if eighth in (2, 5) and bar % 2 else 0
            weight = (12 if eighth == 0 else 8) if strong else -9 + chance.normal(0, 3)
            notes.append(Note(bar * BEATS + eighth / 2, 0.4, PITCH[ROOTS[bar]] + up + fifth, weight))
    return tuple(notes)


def strokes(bars: range, hits: tuple[float, ...], up: int, long: float, more: tuple[int, ...] = ()) -> Line:
    """The same beats of each bar, on its root and what stands above it."""
    notes = []
    for bar in bars:
        for number, at in enumerate(hits):
            root = PITCH[ROOTS[bar]] + up
            notes += [Note(bar * BEATS + at, long, p, -3.0 * number) for p in (root, *(root + step for step in more))]
    return tuple(notes)


def score() -> Score:
    """Celli and plucked basses; then piano; a hiding place; then everything, closing; then again only the pulse."""
    celli = pulse(range(20), 12, 0.35, 1) + pulse(range(26, 54), 12, 0.2, 2)
    plucked = strokes(range(20), THREES, 0, 0.5) + strokes(range(26, 54), THREES, 0, 0.5)
    piano = pulse(range(8, 20), 0, 0.6, 3) + pulse(range(26, 48), 0, 0.4, 4)
    square = strokes(range(32, 36), (0, 2), -12, 1.6, (12,)) + strokes(range(36, 48), (0, 1, 2, 3), -12, 0.8, (12,))
    violas = strokes(range(12, 20), (0.5, 2.0, 3.5), 24, 0.3, (1,)) + strokes(
        range(32, 48), (0.5, 2.0, 2.5, 3.5), 24, 0.3, (1, 7)
    )
    heart = strokes(range(0, 54, 2), (0,), -6, 1) + strokes(range(20, 26), (0, 0.75, 2, 2.75), -6, 1)
    heart += strokes(range(26, 48), THREES, -6, 1)
    shiver = tuple(Note(bar * 4, 8.0, PITCH[ROOTS[bar]] + 24 + step) for bar in range(20, 26, 2) for step in (0, 1))
    shiver += tuple(Note(bar * 4, 8.0, PITCH[ROOTS[bar]] + 24 + step) for bar in range(36, 48, 2) for step in (0, 6))
    last = strokes(range(48, 49), (0, 1, 2), 0, 0.8) + strokes(range(50, 51), (0, 1, 2), 0, 0.8)
    grow = ((0, 54), (8, 60), (19, 68), (20, 50), (26, 60), (36, 74), (46, 90), (48, 64), (53, 54))
    parts = (
        Part("celli", "celli", celli, tuple((bar, loud * 0.9 + 14) for bar, loud in grow), STRICT),
        Part("plucked", "plucked basses", plucked, tuple((bar, loud + 12) for bar, loud in grow), STRICT),
        Part("piano", "mellow piano", piano, grow, STRICT, "piano"),
        Part("square", "piano", square, ((32, 44), (36, 60), (46, 84)), STRICT, "piano"),
        Part("three", "mellow piano", last, ((48, 62), (50, 46)), STRICT, "piano"),
        Part("violas", "plucked violas", violas, grow, STRICT),
        Part("drum", "big drum", heart, ((0, 48), (20, 52), (26, 54), (46, 78), (48, 56), (53, 48)), STRICT),
        Part(
            "shiver",
            "trembling celli",
            shiver,
            ((20, 30), (24, 84), (26, 20), (36, 34), (46, 92), (48, 14), (53, 14)),
            BOW,
        ),
    )
    return Score("chase", CLOCK, tuple(root.replace("b", "Eb") + "5" for root in ROOTS), parts)


def make() -> list[Sound]:
    """The piece at -18 LUFS; its lows stay above 38 Hz."""
    desk = {
        "celli": Channel(-24, 0.5, (bell(3000, -3.0, 0.8),)),
        "plucked": Channel(-24, 0.4),
        "piano": Channel(-22, 0.4, (below(3500, 1),)),
        "violas": Channel(-30, 0.7, (below(4500, 1),)),
        "drum": Channel(-27, 0.3, (above(38, 3),)),
        "shiver": Channel(-33, 0.9, (below(2500, 1),)),
    }
    return [master(mix(SCORES[0], desk, SMALL, 0.4), -18)]


SCORES = (score(),)
PIECES = (Piece("chase", "music", make, loudness=-18, quality=4),)
