"""His wedding suit, of our own design: midnight blue, a satin shawl collar, and a piece of her red in the pocket."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from studio.pictures.people import wear
from studio.pictures.people.bodies import Body
from studio.pictures.people.clothes import Cloth, button, facet, hollow, lay, leg, sleeve, wedge
from studio.pictures.people.coats import MIDDLE
from studio.pictures.people.gown import RIBBON
from studio.pictures.people.paper import Path, Sheets, mix, spline
from studio.pictures.people.poses import Arm

NIGHT_BLUE = Cloth("3a4157", "1f2434", "06070c", "54323a", 0.09)
SATIN = Cloth("4d556e", "272c42", "07080f", "20243a", 0.03)
SHIRT = Cloth("ddd8cc", "a8a296", "4b453f", "8d877c", 0.06)
SHOES = Cloth("2a2a30", "121217", "030304", "121217", 0.03)


def front(s: Sheets, body: Body, empty: bool, shoes: Cloth = SHOES) -> None:
    """His suit without its sleeves: trousers, shirt, jacket with a satin shawl collar; and what he has on his feet."""
    lay(s, body.shape((-0.8, 1.5, 1), (0.8, 1.5, 1), (0.82, 2.1), (0.6, 2.42), (0.1, 2.52), (-0.6, 2.42), (-0.88,
        2.1)), NIGHT_BLUE, 0, tint=0.2)  # fmt: skip
    leg(s, body, -1, body.pose.far_leg, NIGHT_BLUE, shoes, covered=-0.12)
    leg(s, body, 1, body.pose.near_leg, NIGHT_BLUE, shoes, covered=-0.12)
    jacket(s, body, empty)
    if body.worn:
        wear.splashed(s, body, (body.pose.far_leg, body.pose.near_leg), wear.ASH, drops=0)


def jacket(s: Sheets, body: Body, empty: bool) -> None:
    """His shirt, and over it the jacket with its satin shawl collar, without sleeves."""
    c = MIDDLE * body.pose.turn
    if empty:
        inside = body.shape((-0.5, -0.14), (0, -0.26), (0.5, -0.15), (0.5, 0.1), (c, 0.4), (-0.5, 0.1))
        s.sheet(inside, NIGHT_BLUE.lining, NIGHT_BLUE.deep, lift=4, core=0.5, edge=0.4, reach=22)
        s.sheet(body.shape((-0.38, -0.08), (0, -0.16), (0.38, -0.09), (0.36, 0.06), (c * 0.5, 0.16), (-0.38, 0.06)),
            mix(NIGHT_BLUE.deep, "000000", 0.4), lift=0, core=0.4, edge=0)  # fmt: skip
    shirt = lay(s, body.shape((-0.4, 0.0), (-0.5, 0.3), (c, 1.16), (0.34, 0.4), (0.4, -0.02), (0.1, 0.12), (-0.2,
        0.12)), SHIRT, 2, reach=14)  # fmt: skip
    for k in range(5):
        d = -0.16 + k * 0.08
        s.line(body.run((c + d + 0.12, 0.1), (c + d + 0.05, 0.5), (c + d * 0.4, 1.1)), SHIRT.deep, 1.4, 0.4,
            clip=shirt, taper=(1, 1))  # fmt: skip
    for v in (0.28, 0.48, 0.68):
        button(s, *body.at(c + 0.1 - v * 0.06, v), 3.6, "2a2830")
    low = 2.28
    far = lay(s, body.shape((-0.56, -0.03), (-0.66, -0.02), (-0.93, 0.1), (-1.0, 0.3), (-0.98, 0.6), (-1.0, 1.0),
        (-1.0, 1.5), (-1.02, low, 1), (-0.66, low + 0.06), (c - 0.12, low - 0.08), (c + 0.04, 1.7), (c + 0.1, 1.08,
        1), (c - 0.14, 0.5), (-0.3, 0.1)), NIGHT_BLUE, 8, reach=26, tint=0.3)  # fmt: skip
    near = lay(s, body.shape((0.56, -0.04), (0.66, -0.02), (0.93, 0.1), (1.0, 0.3), (0.98, 0.6), (1.0, 1.0), (1.0,
        1.5), (1.02, low, 1), (0.6, low + 0.1), (c + 0.3, low + 0.02), (c + 0.02, 1.8), (c - 0.06, 1.08, 1), (c + 0.2,
        0.5), (0.2, 0.08)), NIGHT_BLUE, 9, reach=26)  # fmt: skip
    if s.lamp[0] < 0:
        facet(s, body.shape((0.6, -0.1, 1), (0.5, 0.5), (0.56, 1.2), (0.52, 2.5, 1), (1.3, 2.5, 1), (1.3, -0.1, 1)),
            NIGHT_BLUE, near, 0.3)  # fmt: skip
    else:
        facet(s, body.shape((-0.66, -0.1, 1), (-0.62, 0.6), (-0.66, 1.4), (-0.62, 2.5, 1), (-1.3, 2.5, 1), (-1.3,
            -0.1, 1)), NIGHT_BLUE, far, 0.34)  # fmt: skip
    for u in (0.3, 0.6):
        wedge(s, body.run((u + 0.34, 1.2), (u, 1.1), (u - 0.3, 1.07)), 8, NIGHT_BLUE, near, 0.4)
    lay(s, body.shape((-0.42, 0.03, 1), (-0.54, -0.02), (-0.66, 0.3), (-0.5, 0.7), (c + 0.1, 1.1, 1), (c - 0.12, 0.5),
        (-0.32, 0.12)), SATIN, 6, reach=12, tint=0.25)  # fmt: skip
    shawl = lay(s, body.shape((0.42, 0.02, 1), (0.54, -0.03), (0.64, 0.3), (0.4, 0.72), (c - 0.06, 1.12, 1),
        (c + 0.22, 0.5), (0.3, 0.12)), SATIN, 8, reach=12)  # fmt: skip
    facet(
        s, body.shape((0.2, -0.2, 1), (0.34, 0.2), (0.24, 0.6), (c - 0.1, 1.2, 1), (-0.4, 0.4, 1)), SATIN, shawl, 0.24
    )
    if body.worn:
        _burnt(s, body, near, low)
    button(s, *body.at(c + 0.05, 1.24), 6.5, "2a2c38")
    pocket = body.run((-0.62, 0.62), (-0.36, 0.66))
    (x0, y0), (x1, y1) = pocket
    fold = spline([(x0, y0, 1), (x0 + 3, y0 - 20, 1), ((x0 + x1) / 2 - 3, y0 - 9, 1), ((x0 + x1) / 2 + 4, y0 - 25, 1),
        (x1 - 2, y1 - 12, 1), (x1, y1, 1)])  # fmt: skip
    lay(s, fold, RIBBON, 3, reach=5)
    lay(s, spline([(x0 - 3, y0 - 3, 1), (x1 + 3, y1 - 3, 1), (x1 + 2, y1 + 7, 1), (x0 - 4, y0 + 7, 1)]), NIGHT_BLUE,
        3, reach=5)  # fmt: skip
    lay(s, body.shape((0.4, 1.72, 1), (0.84, 1.68, 1), (0.84, 1.78, 1), (0.4, 1.82, 1)), NIGHT_BLUE, 3, reach=6,
        tint=-0.04)  # fmt: skip


def _burnt(s: Sheets, body: Body, near: Path, low: float) -> None:
    """The jacket's near corner has burnt, and there is ash above it."""
    c = MIDDLE * body.pose.turn
    hem = body.run((c + 0.2, low + 0.02), (0.2, low + 0.08), (0.6, low + 0.13), (0.84, low + 0.09), (1.04, low + 0.02))
    wear.scorched(s, hem, 44, near)
    marks = ((0.5, 0.9, 11), (0.66, 1.66, 13), (0.2, 1.5, 9), (0.84, 0.5, 9))
    wear.ashen(s, [(*body.at(u, v), size) for u, v, size in marks], near)


def collar(s: Sheets, body: Body) -> None:
    """The shirt's stand collar: two small wings, closed by a stud."""
    x, y = body.pose.neck
    with s.frame(x, y, turn=body.pose.shoulders * 0.4):
        stand = spline([(-33, -36, 1), (-47, -4), (-34, 16), (-8, 30), (26, 18), (50, -6), (43, -44, 1), (30, -18),
            (4, -4), (-20, -14)])  # fmt: skip
        lay(s, stand, SHIRT, 4, reach=9, tint=0.06)
        lay(s, spline([(34, -22, 1), (49, -2), (24, 22, 1), (2, 12, 1)]), SHIRT, 4, reach=6, tint=0.1)
        lay(s, spline([(-26, -18, 1), (-44, 2), (-22, 22, 1), (-2, 12, 1)]), SHIRT, 4, reach=6)
        button(s, -2, 22, 3.8, "2a2830")


def back(s: Sheets, body: Body) -> None:
    """The suit from behind, with a vent."""
    leg(s, body, -1, body.pose.far_leg, NIGHT_BLUE, SHOES, covered=-0.12)
    leg(s, body, 1, body.pose.near_leg, NIGHT_BLUE, SHOES, covered=-0.12)
    whole = lay(s, body.shape((-0.34, -0.14), (-0.62, -0.03), (-0.93, 0.1), (-1.0, 0.3), (-0.98, 0.6), (-1.0, 1.0),
        (-1.0, 1.6), (-1.02, 2.3, 1), (-0.5, 2.36), (-0.01, 2.35, 1), (0.0, 1.75, 1), (0.05, 2.33, 1), (0.5, 2.35),
        (1.02, 2.28, 1), (1.0, 1.6), (1.0, 1.0), (0.98, 0.6), (1.0, 0.3), (0.93, 0.1), (0.62, -0.03), (0.34, -0.14)),
        NIGHT_BLUE, 8, reach=26)  # fmt: skip
    side = 1 if s.lamp[0] < 0 else -1
    shade = [(0.5, -0.2, 1), (0.44, 0.5), (0.5, 1.2), (0.46, 2.5, 1), (1.4, 2.5, 1), (1.4, -0.2, 1)]
    facet(s, body.shape(*((side * q[0], *q[1:]) for q in shade)), NIGHT_BLUE, whole, 0.34)
    s.line(body.run((0, -0.05), (0.01, 0.9), (0.0, 1.75)), NIGHT_BLUE.deep, 1.8, 0.7, clip=whole, taper=(1, 1))
    for u in (-0.5, 0.5):
        wedge(s, body.run((u * 1.6, 1.16), (u * 0.9, 1.08), (u * 0.3, 1.1)), 8, NIGHT_BLUE, whole, 0.4)
    if body.worn:
        wear.scorched(s, body.run((-1.04, 2.3), (-0.6, 2.37), (-0.2, 2.36), (0.1, 2.35)), 40, whole)
        spots = [(*body.at(u, v), size) for u, v, size in ((0.4, 0.8, 12), (-0.4, 1.5, 13), (0.6, 1.9, 10))]
        wear.ashen(s, spots, whole)
        wear.splashed(s, body, (body.pose.far_leg, body.pose.near_leg), wear.ASH, drops=0)


def collar_behind(s: Sheets, body: Body) -> None:
    """The collar around the nape: a line of shirt, and satin."""
    with s.frame(*body.pose.neck, turn=body.pose.shoulders * 0.4):
        lay(s, spline([(-56, -4), (-45, -44, 1), (0, -36), (45, -44, 1), (56, -4), (0, 8)]), SHIRT, 4, reach=8)
        lay(s, spline([(-76, 16, 1), (-56, -28, 1), (0, -20), (56, -28, 1), (76, 16, 1), (0, 26)]), SATIN, 5, reach=12)


def arm_in(s: Sheets, body: Body, side: int, arm: Arm, *, empty: bool, fore: bool = False) -> None:
    """A jacket's sleeve with a finger of white cuff beyond it."""
    e, w = np.array(arm.elbow), np.array(arm.wrist)
    way = (w - e) / np.hypot(*(w - e))
    n = np.array([-way[1], way[0]])
    wide = body.build.sleeve[2] - 2
    band = spline([(*(w - way * 12 + n * wide), 1), (*(w + way * 13 + n * wide * 0.92), 1), (*(w + way * 15), 0),
        (*(w + way * 13 - n * wide * 0.92), 1), (*(w - way * 12 - n * wide), 1)])  # fmt: skip
    lay(s, band, SHIRT, 4, reach=7)
    part = sleeve(s, body, side, arm, NIGHT_BLUE, cuff=0, fore=fore)
    if empty:
        longer = replace(part, end=w + way * 12)
        hollow(s, longer, SHIRT)
