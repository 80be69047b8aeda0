"""Gestures of hands: what fingers and thumb do, as joint angles. None is a word of any sign language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """What the fingers do. Each finger is (spread, base, middle, tip): spread toward the thumb, the three joints bent
    toward the palm, in degrees. The thumb is (out, fore, bend, across): its bone away from the hand and out of the
    palm, its two joints bent in, and how far it reaches over the palm."""

    index: tuple[float, float, float, float]
    middle: tuple[float, float, float, float]
    ring: tuple[float, float, float, float]
    little: tuple[float, float, float, float]
    thumb: tuple[float, float, float, float]


SHAPES = {
    "open": Shape((13, -6, 4, 4), (3, -8, 3, 3), (-8, -5, 5, 4), (-21, -2, 8, 6), (52, 14, -8, 0)),
    "flat": Shape((2, 2, 5, 3), (0, 2, 4, 3), (-1, 3, 5, 3), (-4, 6, 7, 4), (34, 8, 4, 0)),
    "relaxed": Shape((5, 16, 26, 12), (1, 26, 34, 16), (-3, 34, 40, 20), (-8, 38, 42, 22), (30, 26, 14, 8)),
    "soft": Shape((7, 4, 16, 8), (1, 14, 24, 12), (-5, 22, 30, 16), (-13, 24, 34, 18), (42, 22, 10, 4)),
    "curled": Shape((4, 40, 62, 30), (1, 46, 66, 34), (-3, 50, 68, 36), (-8, 52, 66, 36), (36, 42, 18, 30)),
    "fist": Shape((2, 80, 98, 52), (0, 84, 100, 54), (-2, 86, 100, 54), (-5, 86, 98, 50), (26, 44, 40, 62)),
    "point": Shape((5, 2, 8, 4), (-1, 66, 92, 46), (-3, 72, 96, 50), (-6, 74, 94, 48), (32, 40, 34, 52)),
    "self": Shape((8, 30, 26, 12), (1, 52, 60, 34), (-4, 60, 70, 40), (-11, 62, 72, 40), (44, 32, 12, 14)),
    "two": Shape((12, 0, 5, 3), (-5, 0, 5, 3), (-2, 70, 94, 50), (-7, 72, 92, 48), (24, 48, 44, 60)),
    "three": Shape((14, 0, 5, 3), (1, -2, 4, 3), (-13, 2, 7, 4), (-4, 64, 84, 44), (18, 46, 40, 74)),
    "pinch": Shape((4, 48, 44, 16), (0, 40, 42, 22), (-7, 26, 34, 18), (-16, 14, 26, 14), (30, 44, 8, 30)),
    "hold": Shape((3, 52, 70, 36), (0, 56, 72, 38), (-2, 60, 72, 38), (-5, 62, 68, 36), (30, 50, 26, 50)),
    "hook": Shape((2, 34, 78, 44), (0, 38, 80, 46), (-2, 42, 80, 46), (-5, 44, 76, 42), (22, 30, 14, 16)),
    "over": Shape((6, 12, 52, 34), (1, 14, 56, 36), (-3, 18, 58, 36), (-8, 22, 58, 34), (40, 34, 8, 12)),
    "under": Shape((8, 2, 20, 14), (2, 4, 24, 16), (-4, 6, 26, 18), (-11, 8, 28, 18), (44, 66, 6, 0)),
    # only the illustrations have these: hands from close by
    "cover": Shape((-2, 6, 9, 6), (0, 4, 8, 6), (2, 5, 10, 7), (4, 8, 13, 9), (30, 12, 6, 0)),
    "empty": Shape((6, 24, 40, 22), (1, 28, 42, 24), (-5, 32, 44, 24), (-12, 36, 42, 24), (46, 34, 14, 6)),
    "chin": Shape((4, 34, 40, 20), (0, 44, 52, 26), (-3, 52, 60, 30), (-7, 56, 62, 30), (46, 40, 6, 6)),
    "edge": Shape((2, 18, 26, 14), (0, 20, 28, 16), (-2, 24, 30, 16), (-5, 28, 30, 16), (34, 48, -4, 14)),
    "clasp": Shape((5, 14, 58, 40), (1, 16, 60, 42), (-3, 19, 60, 42), (-7, 22, 58, 40), (40, 26, 10, 6)),
}
