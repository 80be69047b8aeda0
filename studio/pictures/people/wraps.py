"""What is worn around: her red scarf, his knitted collar, the strap and its bag; and the camcorder they carry."""

from __future__ import annotations

import math

import numpy as np

from studio.pictures.people.bodies import SIZE, Body, Point
from studio.pictures.people.clothes import Cloth, facet, lay, stitches, wedge
from studio.pictures.people.coats import LEATHER, WOOL
from studio.pictures.people.paper import OVER, Path, Sheets, curve, mix, oval, polygon, ribbon, spline
from studio.pictures.people.poses import Pose

RED = Cloth("b0352e", "741d20", "2c070c", "5c1519", 0.16)
METAL = Cloth("4b505b", "2a2d36", "08090d", "1a1b20", 0.05)
LOW_LOOP = ((-78, -8), (-66, -26), (0, -8), (70, -30), (84, -8), (80, 22), (44, 46), (-4, 54), (-50, 42), (-76, 20))
"""The outline of her scarf's lower loop, from the pit of the neck."""
KNITTED = ((45, -51, 1), (60, -12), (58, 18), (20, 36), (-26, 34), (-58, 12), (-58, -14), (-42, -34, 1))
"""That of his knitted collar, below its upper edge."""


def scarf_behind(s: Sheets, body: Body, lean: float = 0.0) -> None:
    """The loop behind the neck; `lean` is the head's tilt, which it follows (degrees)."""
    x, y = body.pose.neck
    loop = spline([(x - 62, y - 6), (x - 58, y - 44), (x - 10, y - 62), (x + 48, y - 56), (x + 72, y - 30), (x + 70,
        y + 6), (x, y + 20)])  # fmt: skip
    with s.frame(x, y, turn=lean * 0.4), s.frame(-x, -y):
        s.sheet(loop, mix(RED.shade, RED.deep, 0.3), RED.deep, lift=3, core=0.4, edge=0.25, fibre=RED.fibre, reach=18)


def _loop(s: Sheets, at: Point, points: tuple[tuple[float, ...], ...], lift: float, tint: float) -> Path:
    x, y = at
    return lay(s, spline([(x + q[0], y + q[1], *q[2:]) for q in points]), RED, lift, reach=16, tint=tint)


def scarf(s: Sheets, body: Body, lean: float = 0.0) -> None:
    """The scarf around the neck: two loops laid over each other, and the end that hangs or flies.

    `lean` is the head's tilt (degrees): the upper loop goes with it, the lower one a little.
    """
    x, y = body.pose.neck
    with s.frame(x, y, turn=body.pose.shoulders * 0.5):
        _end(s, body)
        _low_loop(s, lean * 0.2)
        _high_loop(s, body, lean * 0.6)


def _low_loop(s: Sheets, turn: float) -> None:
    with s.frame(0, 0, turn=turn):
        low = _loop(s, (0, 0), LOW_LOOP, 9, 0.25)
        for run, w in ((((-70, 6), (-20, 30), (40, 30)), 12), (((80, 2), (40, 22), (0, 24)), 9), (((-58, 30), (-20,
            44), (20, 44)), 7)):  # fmt: skip
            wedge(s, list(run), w, RED, low, 0.36)


def _high_loop(s: Sheets, body: Body, turn: float) -> None:
    x, y = body.pose.head_at
    with s.frame(x * 0.3, y * 0.3, turn=turn + body.pose.head_turn * 0.3):
        high = _loop(s, (0, 0), ((-66, -34), (-50, -38), (-14, -26), (30, -32), (60, -48), (72, -36), (70, -6), (40,
            14), (-6, 22), (-50, 10), (-68, -10)), 8, 0.0)  # fmt: skip
        facet(s, spline([(-80, -8, 1), (-40, 0), (0, 8), (50, -2), (90, -26, 1), (90, 60, 1), (-80, 60, 1)]), RED,
            high, 0.22)  # fmt: skip
        for run, w in ((((66, -30), (30, -14), (-10, -10)), 9), (((-62, -22), (-30, -10), (4, -8)), 7)):
            wedge(s, list(run), w, RED, high, 0.34)


def _end(s: Sheets, body: Body) -> None:
    wind = body.pose.wind
    if body.pose.behind:
        spine: list[Point] = [(30, 10), (44, 60), (38, 130), (52, 200)]
    else:
        spine = [(-20, 20), (-28, 80), (-20, 150), (-26, 224)]
    if wind:
        spine = [(30, 0), (110, -34), (190, -20), (262, -66), (330, -40)]
    run = curve(spine, 12)
    if wind:
        run[:, 1] += body.breeze * 2.0 * np.clip((run[:, 0] - 190) / 140, 0, None) ** 1.2
    else:
        run[:, 0] += body.breeze * np.clip((run[:, 1] - 90) / 134, 0, None) ** 1.3
    widths = [22, 25, 26, 29] if not wind else [20, 27, 30, 28, 34]
    card = lay(s, ribbon(run, widths, 2), RED, 8, reach=14, tint=0.05)
    (x0, y0), (x1, y1) = run[-6], run[-1]
    way = math.degrees(math.atan2(x0 - x1, y1 - y0))
    side = [(q[0] + (widths[-1] * 0.35 if not wind else 0), q[1] + (widths[-1] * 0.4 if wind else 0)) for q in run]
    facet(s, polygon([*side, *[(q[0] + (60 if not wind else 0), q[1] + (60 if wind else 0)) for q in run[::-1]]]),
        RED, card, 0.26)  # fmt: skip
    if wind:
        for k in (14, 26, 38):
            wedge(s, [(run[k][0] - 4, run[k][1] - 26), (run[k][0] + 10, run[k][1]), (run[k][0] + 12, run[k][1] + 20)],
                9, RED, card, 0.3)  # fmt: skip
    with s.frame(x1, y1, turn=way):
        w = widths[-1]
        for k in range(7):  # the fringe: cut strips
            a = -w + (k + 0.5) * 2 * w / 7
            bow = 3 * math.sin(k * 2.1)
            strip = ribbon(
                [(a, -3), (a + bow, 9), (a + bow * 0.4, 22 + 3 * math.cos(k * 1.7))], [w / 8, w / 8.5, w / 11]
            )
            lay(s, strip, RED, 2.5, reach=3, tint=0.1 + 0.08 * (k % 2))


def hollow_neck(s: Sheets, body: Body, who: str) -> None:
    """The open neck of clothes that nobody wears: the inside of their back, and the dark."""
    x, y = body.pose.neck
    cloth = RED if who == "hijae" else WOOL
    with s.frame(x, y, turn=body.pose.shoulders * 0.5):
        if who != "hijae":
            back = spline([(-54, -34), (-30, -46), (10, -50), (44, -50), (56, -40), (52, 0), (-50, 4)])
            s.sheet(back, mix(cloth.shade, cloth.deep, 0.35), cloth.deep, lift=4, core=0.4, edge=0.35,
                fibre=cloth.fibre, reach=10)  # fmt: skip
        hole = spline([(-50, -26), (-28, -38), (8, -42), (42, -42), (54, -32), (50, 4), (0, 16), (-46, 4)])
        s.sheet(hole, mix(cloth.deep, "000000", 0.45), mix(cloth.deep, "000000", 0.7), lift=0, core=0.5, edge=0,
            fibre=0.1, reach=14)  # fmt: skip


def around_neck(who: str, pose: Pose, mirrored: bool = False) -> Path:
    """The outline of what is worn around the neck over a coat, in the frame of a figure: what comes after it may
    spare it. `mirrored` where the figure is mirrored in it."""
    p = pose
    hers = who == "hijae"
    turn = p.shoulders * 0.5 if hers else p.shoulders * 0.4 + p.head_turn * 0.3
    x, y = p.neck if hers else (p.neck[0] + p.head_at[0] * 0.3, p.neck[1] + p.head_at[1] * 0.3)
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    way = -1 if mirrored else 1
    middle = SIZE[0] - x if mirrored else x
    points = LOW_LOOP if hers else KNITTED
    return spline([(middle + way * (q[0] * cos - q[1] * sin), y + q[0] * sin + q[1] * cos, *q[2:]) for q in points])


def knitted_collar(s: Sheets, body: Body, lean: float = 0.0) -> None:
    """His high collar of grey knitting, in ribs; it goes with his head, whose tilt is `lean` (degrees)."""
    p = body.pose
    x, y = p.neck[0] + p.head_at[0] * 0.3, p.neck[1] + p.head_at[1] * 0.3
    with s.frame(x, y, turn=p.shoulders * 0.4 + p.head_turn * 0.3 + lean * 0.4):
        top = -48 if p.behind else -31
        ring = spline([(-42, -34, 1), (-18, top + 2), (18, top - 4), (45, -51, 1), (60, -12), (58, 18), (20, 36),
            (-26, 34), (-58, 12), (-58, -14)])  # fmt: skip
        card = lay(s, ring, WOOL, 7, reach=16)
        for k in range(13):
            t = -1 + k / 6
            s.line([(t * 52, -56), (t * 58, 0), (t * 54, 44)], WOOL.deep, 2.6, 0.34, clip=card, taper=(0.7, 1, 0.7))
            s.line([(t * 52 - 2.4, -56), (t * 58 - 2.4, 0), (t * 54 - 2.4, 44)], "ffffff", 1.2, 0.1, clip=card)
        facet(s, spline([(-70, -6, 1), (-20, 8), (20, 6), (70, -16, 1), (70, 60, 1), (-70, 60, 1)]), WOOL, card, 0.24)


def strap(s: Sheets, body: Body) -> None:
    """The strap across his chest, from the far shoulder to the bag at the near hip (from behind, the other way)."""
    side = -1 if body.pose.behind else 1
    runs = [(-0.5, -0.05), (-0.36, 0.25), (0.1, 0.8), (0.56, 1.4), (0.86, 1.84)]
    runs = [(side * u, v) for u, v in runs]
    band = ribbon(body.run(*runs), [10, 10.5, 10, 10, 10])
    lay(s, band, LEATHER, 5, reach=6)
    for d in (-6.5, 6.5):
        stitches(s, [(q[0] + d * 0.8, q[1] - d * 0.6) for q in curve(body.run(*runs), 6)], "b79a74", 4)
    if side < 0:
        return
    x, y = body.at(0.02, 0.71)
    with s.frame(x, y, turn=-38):
        s.sheet(spline([(-14, -12, 1), (14, -12, 1), (14, 12, 1), (-14, 12, 1)]), "9a9c9e", "5c5f63", lift=3,
            core=0.3, edge=0.5, fibre=0.04, reach=4)  # fmt: skip
        lay(s, spline([(-9, -7, 1), (9, -7, 1), (9, 7, 1), (-9, 7, 1)]), LEATHER, 0, reach=3)


def bag(s: Sheets, body: Body) -> None:
    """The small bag at the strap's end."""
    x, y = body.at(-0.92 if body.pose.behind else 0.9, 1.8)
    with s.frame(x, y, turn=body.turn(2) * 0.5 + 10 * body.pose.wind - 3):
        lay(s, spline([(-42, -2, 1), (40, -6, 1), (46, 44), (44, 86, 1), (0, 92), (-46, 86, 1), (-46, 40)]),
            LEATHER, 9, reach=12, tint=0.25)  # fmt: skip
        stitches(s, [(-38, 4), (-41, 44), (-40, 80), (0, 85), (38, 80)], "a98c66", 5)
        flap = lay(s, spline([(-44, -6, 1), (42, -10, 1), (48, 20), (40, 44), (0, 54), (-42, 46), (-49, 20)]),
            LEATHER, 5, reach=10)  # fmt: skip
        facet(s, spline([(10, -20, 1), (16, 20), (8, 70, 1), (80, 70, 1), (80, -20, 1)]), LEATHER, flap, 0.22)
        s.sheet(spline([(-8, 38, 1), (8, 37, 1), (9, 60, 1), (-7, 61, 1)]), "8d8f90", "54575b", lift=2.5, core=0.3,
            edge=0.5, fibre=0.04, reach=3)  # fmt: skip


# --- the camcorder


def camcorder(s: Sheets, strapped: bool) -> None:
    """The camcorder in the current frame, its middle at (0, 0), its lens to the left. `strapped`: we see the side
    with the hand strap, otherwise the side of the screen."""
    eye = spline([(30, -50, 1), (84, -56, 1), (88, -30, 1), (34, -26, 1)])
    lay(s, eye, METAL, 5, reach=8, tint=0.2)
    s.sheet(spline([(82, -58, 1), (95, -58), (98, -42), (95, -28), (84, -28, 1)]), "1b1c21", "0c0c10", lift=4,
        core=0.3, edge=0.4, fibre=0.1, reach=5)  # fmt: skip
    hood = spline([(-96, -34, 1), (-52, -28, 1), (-52, 26, 1), (-96, 32, 1)])
    lay(s, hood, METAL, 7, reach=9, tint=0.3)
    s.sheet(oval(-96, -1, 8, 33), "24262d", "0e0f13", lift=3, core=0.4, edge=0.6, fibre=0.04, reach=5)
    s.sheet(oval(-97, -1, 5.5, 25), "1b2a3c", "06090f", lift=0, core=0.4, edge=0.2, fibre=0, reach=4)
    s.tone(oval(-98.5, -9, 1.8, 7), "b9d2e6", 0.75, mode=OVER)
    body = lay(s, spline([(-60, -40, 1), (-30, -44), (56, -40, 1), (66, -30), (66, 34, 1), (52, 42), (-54, 40, 1),
        (-62, 28)]), METAL, 9, reach=14)  # fmt: skip
    facet(s, spline([(-70, 12, 1), (70, 6, 1), (70, 60, 1), (-70, 60, 1)]), METAL, body, 0.3)
    s.line([(-60, -26), (66, -28)], "0a0a0e", 1.6, 0.7, taper=(1, 1))
    for x in (-70, -78, -86):
        s.line([(x, -30), (x - 1, 29)], "0a0a0e", 1.6, 0.55, taper=(1, 1))
    s.sheet(oval(-46, -34, 4.2, 4.2), "d23b30", "7c1512", lift=1.5, core=0.2, edge=0.6, fibre=0, reach=3)
    if not strapped:
        screen = spline([(-50, -20, 1), (22, -24, 1), (24, 26, 1), (-50, 28, 1)])
        card = lay(s, screen, Cloth("5a606b", "363a44", "0c0d12", "1a1b20", 0.05), 6, reach=8)
        facet(s, spline([(-10, -40, 1), (-30, 40, 1), (60, 40, 1), (60, -40, 1)]), METAL, card, 0.18)
        s.sheet(spline([(30, -18, 1), (52, -19, 1), (53, -8, 1), (30, -7, 1)]), "23252b", "14151a", lift=0, core=0.3,
            edge=0.3, fibre=0, reach=3)  # fmt: skip


def hand_strap(s: Sheets) -> None:
    """The strap over the back of the hand that holds the camcorder."""
    band = ribbon([(20, -46), (32, -20), (34, 14), (24, 42)], [10, 13, 13, 10])
    lay(s, band, Cloth("2f3138", "191a20", "050507", "1a1b20", 0.14), 6, reach=7)
    stitches(s, [(12, -42), (23, -18), (25, 12), (16, 38)], "6d727c", 4)
