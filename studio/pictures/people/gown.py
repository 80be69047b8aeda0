"""Her wedding dress, of our own design: ivory, a crossed collar, long paper pleats, tied with a strip of red."""

from __future__ import annotations

import numpy as np

from studio.pictures.people import wear
from studio.pictures.people.bodies import Body, Point, limb
from studio.pictures.people.clothes import Cloth, button, facet, hollow, lay, leg, wedge
from studio.pictures.people.coats import MIDDLE
from studio.pictures.people.paper import Path, Sheets, common, mix, oval, ribbon, spline, together
from studio.pictures.people.poses import Arm

IVORY = Cloth("ece2d0", "b9a98f", "5e4f44", "a3937c", 0.1)
RIBBON = Cloth("b0352e", "741d20", "2c070c", "5c1519", 0.14)
SLIPPERS = Cloth("cfc3ae", "94866f", "463a30", "94866f", 0.08)

GOWN = ((0.5, 60.0), (0.62, 60.0), (1.0, 70.0), (2.0, 112.0), (3.0, 150.0), (4.3, 200.0))
"""Half widths of the skirt by `v` of the body."""


def _gown(body: Body, u: float, v: float) -> Point:
    """A place on the dress's skirt: it falls from under the breast to the floor, at the pose's own lean."""
    x, y = body.spine(v)
    wide = float(np.interp(v, [q[0] for q in GOWN], [q[1] for q in GOWN])) * (1 - 0.3 * body.pose.wind)
    turn = np.radians(body.turn(min(v, 3.0)))
    return x + u * wide * float(np.cos(turn)), y + u * wide * float(np.sin(turn))


def _floor(body: Body) -> float:
    """The `v` at which the skirt ends: on the floor, or short of it when she runs."""
    if body.pose.wind:
        return 3.7
    return 3.0 + (1162 - body.pose.hem[1]) / 210


def _skirt(s: Sheets, body: Body) -> None:
    end = _floor(body)

    def shape(*points: tuple[float, ...]) -> Path:
        return spline([(*_gown(body, q[0], q[1]), *q[2:]) for q in points])

    under = shape((-1, 0.55, 1), (-1, 1), (-1, 2), (-1, 3), (-1.03, end, 1), (-0.4, end + 0.05), (0.4, end + 0.06),
        (1.03, end, 1), (1, 3), (1, 2), (1, 1), (1, 0.55, 1))  # fmt: skip
    lay(s, under, IVORY, 9, reach=40, tint=0.3)
    skirt = under
    edges = (-1.0, -0.86, -0.66, -0.42, -0.16, 0.12, 0.4, 0.64, 0.85, 1.0)
    # the pleats lie over each other toward the middle
    order = sorted(range(len(edges) - 1), key=lambda i: -abs(i - 3.4))
    for i in order:
        a, b = edges[i], edges[i + 1]
        lap = 0.07 if i < 4 else -0.07
        one, two = (a, b + lap) if lap > 0 else (a + lap, b)
        dip = 0.025 * (1 + np.sin(i * 2.3))
        pleat = shape((one, 0.55, 1), (one, 1.6), (one, 3), (one * 1.02, end + dip, 1), ((one + two) / 2 * 1.02,
            end + 0.06 + dip), (two * 1.02, end + 0.02, 1), (two, 3), (two, 1.6), (two, 0.55, 1))  # fmt: skip
        card = common(pleat, under) if abs(i - 4) > 3 else pleat
        lay(s, card, IVORY, 5, reach=18, tint=0.12 * (i % 3 == 1) + 0.1 * (i in (0, 8)))
        skirt = together(skirt, card)
        away = (one + two) / 2 + 0.02
        side = 1 if s.lamp[0] < 0 else -1
        edge = two if side > 0 else one
        facet(s, shape((away, 0.5, 1), (away, 2), (away + side * 0.02, end + 0.3, 1), (edge + side * 0.2, end + 0.3,
            1), (edge + side * 0.2, 0.5, 1)), IVORY, card, 0.2)  # fmt: skip
    _lace(s, body, end)
    if body.worn:
        _burnt(s, body, skirt, end)


def _burnt(s: Sheets, body: Body, skirt: Path, end: float) -> None:
    """The hem has burnt, and ash has been wiped over what is above it. Nothing of it is on the feet below."""
    hem = [_gown(body, u, end + 0.13 - 0.06 * u * u) for u in np.linspace(-1.05, 1.05, 8)]
    wear.scorched(s, hem, 74, skirt)
    marks = ((-0.5, 0.75, 13), (0.3, 1.3, 15), (0.74, 0.7, 11), (-0.7, 1.7, 14), (0.7, 2.2, 14))
    spots = [(*_gown(body, u, end - up), size) for u, up, size in marks]
    wear.ashen(s, spots, skirt, "6f6862")
    sparks = [(*_gown(body, u, v), size) for u, v, size in ((0.5, 1.95, 11), (-0.46, 2.3, 8), (0.02, 2.6, 13))]
    wear.singed(s, sparks, skirt)


def _ribbon(s: Sheets, body: Body) -> None:
    """The red strip tied under the breast, with two long ends."""
    wind = body.pose.wind
    v = 0.6
    x, y = _gown(body, -0.34, v + 0.02)
    for dx, dy, bow, w in ((-30 + 190 * wind, 250 - 130 * wind, -16, 10), (14 + 230 * wind, 176 - 90 * wind, 12, 9)):
        b = body.breeze
        tail = ribbon([(x, y), (x + dx * 0.2 + bow, y + dy * 0.34), (x + dx * 0.7 - bow * 0.5 + b * 0.4,
            y + dy * 0.7), (x + dx + b, y + dy)], [5, w, w, w * 0.9])  # fmt: skip
        card = lay(s, tail, RIBBON, 6, reach=6)
        wedge(s, [(x + dx * 0.2 + bow + 8, y + dy * 0.3), (x + dx * 0.45, y + dy * 0.5), (x + dx * 0.7,
            y + dy * 0.72)], 7, RIBBON, card, 0.34)  # fmt: skip
    loop = spline([(x - 4, y, 1), (x - 34, y - 20), (x - 54, y - 6), (x - 46, y + 14), (x - 22, y + 12)])
    card = lay(s, loop, RIBBON, 5, reach=7)
    wedge(s, [(x - 6, y + 2), (x - 24, y - 2), (x - 42, y)], 7, RIBBON, card, 0.45)
    knot = spline([(x - 9, y - 11), (x + 9, y - 12), (x + 11, y + 9), (x - 2, y + 13), (x - 11, y + 7)])
    lay(s, knot, RIBBON, 4, reach=5, tint=-0.05)


def front(s: Sheets, body: Body, empty: bool) -> None:
    """The dress without its sleeves."""
    throat(s, body, empty)
    _skirt(s, body)
    bodice(s, body)


def throat(s: Sheets, body: Body, empty: bool) -> None:
    """What an open collar shows: skin, or the inside of a dress that nobody wears."""
    c = MIDDLE * body.pose.turn
    if not empty:
        chest = body.shape((-0.5, -0.08), (-0.7, 0.04), (-0.6, 0.3), (c, 0.5), (0.5, 0.3), (0.62, 0.02), (0.4, -0.1))
        skin = body.build.skin
        s.sheet(chest, mix(skin.lit, skin.shade, 0.2), skin.shade, lift=0, core=0.2, edge=0.2, fibre=0.06)
    else:
        inside = body.shape(
            (-0.55, -0.12), (0, -0.2), (0.55, -0.13), (0.6, 0.05), (0.3, 0.3), (c, 0.5), (-0.5, 0.3), (-0.62, 0.04)
        )
        s.sheet(inside, IVORY.lining, IVORY.deep, lift=4, core=0.5, edge=0.4, reach=22)
        deep = body.shape(
            (-0.4, -0.05), (0, -0.1), (0.4, -0.06), (0.42, 0.08), (0.16, 0.26), (c, 0.42), (-0.36, 0.24), (-0.44, 0.08)
        )
        s.sheet(deep, mix(IVORY.deep, "000000", 0.5), lift=0, core=0.4, edge=0)


def bodice(s: Sheets, body: Body, tied: bool = True) -> None:
    """The dress above its skirt, and the red strip around it, if it is tied."""
    far = body.shape((-0.44, -0.1, 1), (-0.7, -0.02), (-0.95, 0.1), (-1.0, 0.32), (-0.97, 0.64, 1), (0.1, 0.7, 1),
        (0.06, 0.5), (-0.2, 0.2))  # fmt: skip
    card = lay(s, far, IVORY, 6, reach=18, tint=0.2)
    wedge(s, body.run((-0.9, 0.6), (-0.66, 0.44), (-0.5, 0.24)), 9, IVORY, card, 0.24)
    near = body.shape((0.44, -0.11, 1), (0.7, -0.02), (0.95, 0.1), (1.0, 0.32), (0.98, 0.64, 1), (0.2, 0.7), (-0.6,
        0.66, 1), (-0.44, 0.46), (0.12, 0.2))  # fmt: skip
    card = lay(s, near, IVORY, 7, reach=22)
    if s.lamp[0] < 0:
        facet(
            s, body.shape((0.6, -0.1, 1), (0.5, 0.3), (0.6, 0.7, 1), (1.3, 0.7, 1), (1.3, -0.1, 1)), IVORY, card, 0.22
        )
    for a, b in (((0.94, 0.58), (-0.2, 0.5)), ((0.98, 0.46), (0.0, 0.4)), ((0.99, 0.34), (0.2, 0.28))):
        wedge(s, body.run(a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 0.03), b), 9, IVORY, card, 0.22)
    band = body.shape((0.3, -0.15, 1), (0.47, -0.1, 1), (0.2, 0.2), (-0.36, 0.5), (-0.58, 0.67, 1), (-0.64, 0.6, 1),
        (-0.46, 0.42), (0.06, 0.14))  # fmt: skip
    lay(s, band, Cloth("f3ebdc", "cbbda4", "6a5b4c", "cbbda4", 0.08), 4, reach=6)
    left = body.shape(
        (-0.3, -0.14, 1), (-0.47, -0.09, 1), (-0.28, 0.16), (-0.02, 0.38, 1), (0.06, 0.33, 1), (-0.16, 0.12)
    )
    lay(s, left, Cloth("e6dcc8", "b9aa90", "6a5b4c", "b9aa90", 0.08), 3, reach=6)
    if tied:
        _ribbon(s, body)


def _lace(s: Sheets, body: Body, end: float) -> None:
    """A border of small cuts over the hem, as in folded paper that was cut once and opened."""
    for row, (up, rx, ry) in enumerate(((0.17, 3.2, 7.0), (0.27, 2.2, 4.0))):
        for k in range(23):
            u = -0.95 + (k + 0.5 * row) * 1.9 / 22.5
            x, y = _gown(body, u, end - up)
            s.tone(oval(x, y, rx * (1 - 0.4 * abs(u)), ry, u * -12), IVORY.deep, 0.5)


def back(s: Sheets, body: Body) -> None:
    """The dress from behind: closed to the neck, with a row of small buttons."""
    _skirt(s, body)
    whole = lay(s, body.shape((-0.4, -0.13), (-0.7, -0.02), (-0.95, 0.1), (-1.0, 0.32), (-0.97, 0.64, 1), (0, 0.7),
        (0.97, 0.64, 1), (1.0, 0.32), (0.95, 0.1), (0.7, -0.02), (0.4, -0.13), (0, -0.08)), IVORY, 7,
        reach=22)  # fmt: skip
    facet(s, body.shape((0.5, -0.2, 1), (0.4, 0.3), (0.5, 0.8, 1), (1.4, 0.8, 1), (1.4, -0.2, 1)), IVORY, whole, 0.22)
    for k in range(6):
        button(s, *body.at(0, 0.06 + k * 0.1), 3.6, "d8ccb6")
    for side in (-1, 1):
        wedge(s, body.run((side * 0.9, 0.6), (side * 0.6, 0.48), (side * 0.3, 0.44)), 9, IVORY, whole, 0.22)
    band = body.shape((-1.0, 0.58, 1), (0, 0.63), (1.0, 0.58, 1), (1.0, 0.68, 1), (0, 0.73), (-1.0, 0.68, 1))
    lay(s, band, RIBBON, 3, reach=6)
    x, y = body.at(0, 0.67)
    for dx, dy in ((-26, 220), (22, 176)):
        lay(s, ribbon([(x, y), (x + dx * 0.3, y + dy * 0.4), (x + dx, y + dy)], [6, 10, 9]), RIBBON, 5, reach=6)
    for side in (-1, 1):
        lay(s, spline([(x, y, 1), (x + side * 30, y - 20), (x + side * 48, y - 2), (x + side * 34, y + 16)]), RIBBON,
            5, reach=7)  # fmt: skip
    lay(s, spline([(x - 10, y - 11), (x + 10, y - 11), (x + 10, y + 10), (x - 10, y + 10)]), RIBBON, 4, reach=5,
        tint=-0.05)  # fmt: skip


def arm_in(s: Sheets, body: Body, side: int, arm: Arm, *, empty: bool, fore: bool = False) -> None:
    """A bare forearm and a wide sleeve to below the elbow; `fore`: only what lies beyond the bend."""
    if not empty:
        skin = body.build.skin
        bare = Cloth(skin.lit, skin.shade, skin.line, skin.shade, 0.06)
        inner = limb(body.shoulder(side), arm.elbow, arm.wrist, (20, 17, 12.5))
        path = inner.lower if fore or inner.bend > 24 else inner.outline
        lay(s, path, bare, 4, reach=9)
    e, w = np.array(arm.elbow), np.array(arm.wrist)
    end = e + (w - e) * 0.46
    wide = limb(
        body.shoulder(side), arm.elbow, (float(end[0]), float(end[1])), (28, 29, 36), body.at(side * 0.5, -0.035)
    )
    path = wide.lower if fore else wide.outline
    card = lay(s, path, IVORY, 7, reach=16, tint=0.14 if side < 0 else 0.0)
    across = wide.outer - wide.inner
    for k, far in ((0.25, 0.5), (0.6, 0.75)):
        a = wide.inner + across * k
        wedge(s, [tuple(wide.end + (a - wide.middle) * 0.9), tuple(a + (wide.end - wide.middle) * 0.4),
            tuple(a - (wide.end - wide.middle) * 0.3 * far)], 10, IVORY, card, 0.24)  # fmt: skip
    if empty:
        hollow(s, wide, IVORY)


def bracelet(s: Sheets, arm: Arm) -> None:
    """A band of folded paper around a bare wrist."""
    e, w = np.array(arm.elbow), np.array(arm.wrist)
    way = (w - e) / np.hypot(*(w - e))
    n, at = np.array([-way[1], way[0]]), w - way * 8
    corners = [at - way * 5 + n * 14.5, at - way * 3, at - way * 5 - n * 14.5, at + way * 5 - n * 15, at + way * 8]
    ends = [*zip(corners, (1, 0, 1, 1, 0), strict=True), (at + way * 5 + n * 15, 1)]
    lay(s, spline([(*q, k) for q, k in ends]), IVORY, 2.5, reach=5)


def slippers(s: Sheets, body: Body) -> None:
    """Her feet under the dress; when she runs, her legs as well."""
    skin = body.build.skin
    bare = Cloth(skin.lit, skin.shade, skin.line, skin.shade, 0.06)
    leg(s, body, -1, body.pose.far_leg, bare, SLIPPERS, bare=True)
    leg(s, body, 1, body.pose.near_leg, bare, SLIPPERS, bare=True)
