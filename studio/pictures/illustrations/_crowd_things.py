"""What is on heads, around necks, and under somebody who sits."""

from __future__ import annotations

import math

from studio.pictures.illustrations._crowd_cuts import LINEN, C, cloth
from studio.pictures.people.bodies import Body
from studio.pictures.people.clothes import Cloth, lay
from studio.pictures.people.paper import Sheets, mix, oval, spline, without


def behind_head(s: Sheets, hair: str, color: str) -> None:
    """A veil's back."""
    if hair == "veil":
        lay(
            s,
            spline([(-56, -92), (0, -132), (62, -96), (86, -10), (92, 90), (84, 170, 1), (-50, 168, 1), (-64, 40)]),
            cloth(color),
            5,
        )


def on_head(s: Sheets, hair: str, color: str) -> None:
    """A veil, a headscarf, a cap or a woollen hat."""
    c = cloth(color)
    if hair == "veil":
        lay(
            s,
            spline([(-58, -34, 1), (-50, -74), (-6, -98), (40, -80), (52, -30, 1), (34, -56), (-10, -70), (-44, -52)]),
            LINEN,
            3,
            reach=7,
        )
        lay(
            s,
            spline(
                [
                    (-62, -48, 1),
                    (-52, -92),
                    (-6, -124),
                    (50, -106),
                    (80, -50),
                    (88, 40),
                    (92, 140, 1),
                    (54, 120, 1),
                    (50, 30),
                    (46, -36),
                    (8, -84),
                    (-36, -74),
                ]
            ),
            c,
            6,
            reach=14,
        )
    elif hair == "scarf":
        lay(
            s,
            spline(
                [
                    (-62, -36, 1),
                    (-56, -84),
                    (-8, -122),
                    (48, -106),
                    (74, -50),
                    (70, 30),
                    (46, 92, 1),
                    (20, 108, 1),
                    (34, 66),
                    (46, 0),
                    (40, -46),
                    (-4, -70),
                    (-40, -58),
                ]
            ),
            c,
            6,
            reach=14,
        )
        lay(s, spline([(14, 92, 1), (44, 88, 1), (52, 112), (26, 122), (6, 112)]), c, 4, reach=6)
    elif hair == "cap":
        lay(
            s,
            spline([(-60, -52, 1), (-54, -92), (-10, -126), (44, -114), (72, -62), (66, -44, 1), (10, -62)]),
            c,
            5,
            reach=12,
        )
        lay(
            s,
            spline([(-92, -34, 1), (-64, -58), (-10, -66), (14, -60, 1), (-30, -46), (-62, -30)]),
            c,
            5,
            reach=7,
            tint=0.3,
        )
    elif hair == "wool":
        lay(
            s,
            spline([(-64, -44, 1), (-60, -92), (-14, -134), (42, -122), (74, -66), (70, -38, 1), (10, -58)]),
            c,
            5,
            reach=12,
        )
        lay(
            s,
            spline([(-66, -42, 1), (0, -66), (72, -36, 1), (70, -62, 1), (0, -88), (-66, -66, 1)]),
            c,
            4,
            reach=7,
            tint=-0.08,
        )


def over(s: Sheets, body: Body, extra: str, color: str, worn: bool) -> None:
    """What comes over all: a scarf, glasses' cord, a bag's strap."""
    if extra == "muffler":
        c = cloth("7d6a52")
        lay(
            s,
            body.shape((-0.6, -0.22), (-0.56, 0.1), (C, 0.26), (0.56, 0.06), (0.6, -0.24), (0.1, -0.06)),
            c,
            6,
            reach=9,
        )
        lay(s, body.shape((0.1, 0.1, 1), (0.44, 0.06, 1), (0.5, 1.2, 1), (0.2, 1.22, 1)), c, 5, reach=8)
    elif extra == "strap":
        s.line(body.run((0.5, -0.02), (0.0, 0.8), (-0.8, 1.7)), "4a3626", 13, 1, taper=(1, 1))


def chair_behind(s: Sheets) -> None:
    """A wheelchair: its back, its seat, the far wheel."""
    frame = Cloth("5d6470", "343a44", "101318", "1c2026", 0.05)
    _wheel(s, 236, 960, 196, frame)
    lay(
        s,
        spline([(262, 560, 1), (496, 560, 1), (500, 900, 1), (256, 900, 1)]),
        Cloth("32363e", "1d2026", "08090b", "111316", 0.08),
        6,
        reach=20,
    )
    for x in (262, 492):
        s.line([(x, 520), (x, 930)], frame.lit, 12, 1, taper=(1, 1))
        s.line([(x, 524), (x + 34, 512)], "1b1c20", 15, 1, taper=(1, 1))


def chair_before(s: Sheets) -> None:
    """The near wheel with its hand rim, the arm rest, the foot plate."""
    frame = Cloth("717986", "404650", "14171c", "1c2026", 0.05)
    lay(s, spline([(226, 1120, 1), (392, 1128, 1), (396, 1146, 1), (222, 1138, 1)]), frame, 4, reach=6)
    _wheel(s, 490, 960, 214, frame)
    lay(
        s,
        spline([(404, 762, 1), (560, 758, 1), (562, 786, 1), (404, 790, 1)]),
        Cloth("26282e", "15161a", "050506", "0c0d10", 0.06),
        5,
        reach=7,
    )


def _wheel(s: Sheets, x: float, y: float, r: float, frame: Cloth) -> None:
    narrow = 0.72
    for k in range(14):
        a = math.tau * k / 14
        s.line([(x, y), (x + r * narrow * math.cos(a), y + r * math.sin(a))], "b4bac2", 2.2, 0.7, taper=(1, 1))
    for outer, wide, color in ((r, 17, "24262b"), (r * 0.86, 7, "a6adb8")):
        ring = without(oval(x, y, outer * narrow, outer), oval(x, y, outer * narrow - wide, outer - wide))
        s.sheet(ring, color, mix(color, "000000", 0.4), lift=4, core=0.2, edge=0.5, fibre=0.05, reach=6)
    s.sheet(oval(x, y, 16, 20), frame.lit, frame.shade, lift=3, core=0.2, edge=0.5)
