"""What they put on at the end: the night cleaners' quilted orange jackets, open over what is left of the wedding.

Hip long, in rows that are laid over each other, with a strip that gives light back, and a patch for a name that nobody
reads here. What is below is in `remains`. Through the lens all of it is as it is: this was never anybody's best.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from studio.pictures.people import gown, remains, suit, wear
from studio.pictures.people.bodies import Body, Limb
from studio.pictures.people.clothes import Cloth, hollow, lay, sleeve, stitches, wedge
from studio.pictures.people.paper import Path, Sheets, mix, polygon, ribbon, spline, together
from studio.pictures.people.poses import Arm

ORANGE = Cloth("c9682f", "8a3f1d", "34130a", "5b2a15", 0.16)
TAPE = Cloth("c9cfd4", "8b949c", "3a4148", "8b949c", 0.04)
PATCH = Cloth("ddd6c4", "aea690", "5a5242", "aea690", 0.1)

LONG = {"hijae": 1.96, "taejoon": 2.1}
"""The `v` at which a jacket ends: on the hips."""
YOKE, TAPED, WIDE = 0.36, 1.02, 0.17
"""The `v` of the first seam, of the upper edge of the strip that gives light back, and how wide that strip is."""
ROW = 0.225
"""How high a quilted row is, in `v`."""
Edge = tuple[tuple[float, float], ...]
"""Where a sheet ends sideways: `u` by `v`."""
FAR_SIDE: Edge = ((0.3, -1.06), (0.6, -1.2), (1.0, -1.18), (2.2, -1.14))
NEAR_SIDE: Edge = ((0.3, 1.05), (1.0, 1.1), (2.2, 1.12))
FAR_FRONT: Edge = ((0.0, -0.34), (0.3, -0.4), (1.0, -0.47), (2.2, -0.52))
NEAR_FRONT: Edge = ((0.0, 0.36), (0.3, 0.3), (1.0, 0.22), (2.2, 0.34))


def _u(edge: Edge, v: float) -> float:
    return float(np.interp(v, [q[0] for q in edge], [q[1] for q in edge]))


def _band(body: Body, left: Edge, right: Edge, top: float, low: float, bulge: float = 0.0) -> Path:
    """A strip across the body between two edges; `bulge` is how far its ends swell, in `u`."""
    at = (top + low) / 2
    a, b, c, d = _u(left, top), _u(right, top), _u(left, low), _u(right, low)
    dip = 0.03 if right is NEAR_SIDE and left is FAR_SIDE else 0.012
    return body.shape((a, top, 1), (_u(left, at) - bulge * (left is FAR_SIDE), at), (c, low, 1), ((c + d) / 2, low +
        dip), (d, low, 1), (_u(right, at) + bulge * (right is NEAR_SIDE), at), (b, top, 1), ((a + b) / 2,
        top + dip))  # fmt: skip


def _quilted(s: Sheets, body: Body, left: Edge, right: Edge, long: float, tint: float) -> Path:
    """Row over row of stuffed cloth, the lowest first: each lies over the one below it. The outline of all of them."""
    count = round((long - YOKE) / ROW)
    seams = np.linspace(YOKE, long, count + 1)
    rows = _band(body, left, right, YOKE, long)
    for k in range(count - 1, -1, -1):
        top, low = float(seams[k]), float(seams[k + 1]) + (0.03 if k < count - 1 else 0.0)
        card = lay(s, _band(body, left, right, top, low, 0.035), ORANGE, 3.5, reach=13, tint=tint)
        rows = together(rows, card)
        at, a, b = low - 0.012, _u(left, low), _u(right, low)
        for share in (0.16, 0.5, 0.8) if k % 2 else (0.3, 0.66, 0.92):  # short puckers above the seam
            u = a + (b - a) * share
            wedge(s, body.run((u, at), (u + 0.02, at - 0.05), (u + 0.01, at - 0.11)), 6, ORANGE, card, 0.34)
        s.line(body.run((a, top + 0.05), ((a + b) / 2, top + 0.065), (b, top + 0.05)), "ffd9b0", 2.4, 0.22, blur=1.2,
            clip=card)  # fmt: skip
    a, b = _u(left, YOKE), _u(right, YOKE)
    s.line(body.run((a, YOKE), ((a + b) / 2, YOKE + 0.012), (b, YOKE)), ORANGE.deep, 3.0, 0.55, taper=(1, 1))
    return rows


def _shade_of(s: Sheets, body: Body, near: bool) -> Path | None:
    """The plane of a jacket's front that looks away from the lamp, if this one has it."""
    if (s.lamp[0] < 0) != near:
        return None
    k = 1 if near else -1
    return body.shape((k * 0.7, -0.2, 1), (k * 0.66, 0.6), (k * 0.72, 1.2), (k * 0.68, 2.4, 1), (k * 1.5, 2.4, 1),
        (k * 1.5, -0.2, 1))  # fmt: skip


def _half(s: Sheets, body: Body, long: float, near: bool, top: float) -> None:
    """One front of a jacket that is worn open: yoke, rows, the strip, a pocket, half a zip; up to the `v` of `top`."""
    left, right = (NEAR_FRONT, NEAR_SIDE) if near else (FAR_SIDE, FAR_FRONT)
    k, tint = (1, 0.0) if near else (-1, 0.28)
    front = left if near else right
    whole = body.shape((k * 0.36, top, 1), (k * 0.66, -0.04), (k * 0.98, 0.08), (k * 1.04, 0.3), (k * 1.1, 1.0), (k
        * 1.12, long, 1), (_u(front, long), long, 1), (_u(front, 1.0), 1.0), (_u(front, 0.3), 0.3))  # fmt: skip
    lay(s, whole, ORANGE, 9, reach=24, tint=tint)
    jacket = together(whole, _quilted(s, body, left, right, long, tint))
    lay(s, _band(body, left, right, TAPED, TAPED + WIDE, 0.03), TAPE, 3, reach=6, tint=tint)
    _pocket(s, body, long, near, tint)
    if near:
        _name(s, body)
    if shade := _shade_of(s, body, near):
        with s.clip(jacket):
            s.tone(shade, ORANGE.deep, 0.3)
    if body.worn:
        _grubby(s, body, whole, long, near)
    _zip(s, body, front, long)


def _zip(s: Sheets, body: Body, front: Edge, long: float) -> None:
    """The open edge: a tape, and teeth in the light."""
    run = body.run(*((_u(front, v), v) for v in (0.1, 0.4, 0.8, 1.2, 1.6, long - 0.01)))
    lay(s, ribbon(run, [4.2, 4.2]), Cloth("4a3a35", "2c2220", "0e0a09", "2c2220", 0.05), 2, reach=3)
    q = np.array(run, float)
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(q, axis=0).T))])
    for d in np.arange(6, float(steps[-1]) - 4, 7.0):
        x, y = np.interp(d, steps, q[:, 0]), np.interp(d, steps, q[:, 1])
        s.line([(x - 2.4, y), (x + 2.4, y + 0.4)], "c9b28a", 1.8, 0.75, taper=(1, 1))


def _pocket(s: Sheets, body: Body, long: float, near: bool, tint: float) -> None:
    """A patch pocket with a flap."""
    a, b = (0.46, 0.94) if near else (-0.98, -0.74)
    top, low = long - 0.56, long - 0.12
    card = lay(s, body.shape((a, top, 1), (b, top - 0.03, 1), (b + 0.01, low - 0.05), (b - 0.03, low, 1), (a + 0.03,
        low + 0.03, 1), (a - 0.01, low - 0.05)), ORANGE, 4.5, reach=10, tint=tint)  # fmt: skip
    stitches(s, body.run((a + 0.03, low - 0.03), (b - 0.05, low - 0.05)), "f0b98a", 5)
    for u in (a + (b - a) * 0.3, a + (b - a) * 0.7):
        wedge(s, body.run((u, top + 0.1), (u + 0.01, top + 0.22), (u, top + 0.34)), 7, ORANGE, card, 0.3)
    lay(s, body.shape((a - 0.025, top - 0.05, 1), (b + 0.025, top - 0.08, 1), (b + 0.025, top + 0.06, 1),
        ((a + b) / 2, top + 0.12), (a - 0.025, top + 0.09, 1)), ORANGE, 4, reach=7, tint=tint - 0.05)  # fmt: skip


def _name(s: Sheets, body: Body) -> None:
    """The patch for a name."""
    corners = ((0.5, 0.53), (0.88, 0.51), (0.885, 0.67), (0.505, 0.69))
    lay(s, polygon(body.run(*corners)), PATCH, 2.5, reach=5)
    inside = ((0.525, 0.55), (0.86, 0.53), (0.865, 0.65), (0.53, 0.67))
    for one, two in zip(inside, (*inside[1:], inside[0]), strict=True):
        stitches(s, body.run(one, two), "8a6a4c", 4)


def _grubby(s: Sheets, body: Body, whole: Path, long: float, near: bool) -> None:
    """Soot and dust of their own, on jackets that were clean at four in the morning."""
    spots = ((0.62, 1.62, 10), (0.9, 0.9, 9), (0.5, 0.34, 8)) if near else ((-0.84, 1.34, 9), (-0.7, 0.5, 8))
    wear.ashen(s, [(*body.at(u, v), size) for u, v, size in spots if v < long], whole, "5a4a42", seed=23 + near)


# --- whole, and from behind


def _jacket_behind(s: Sheets, body: Body, long: float) -> None:
    whole = body.shape((-0.42, -0.14), (-0.7, -0.03), (-0.98, 0.09), (-1.05, 0.34), (-1.1, 1.0), (-1.12, long, 1), (0,
        long + 0.03), (1.12, long, 1), (1.1, 1.0), (1.05, 0.34), (0.98, 0.09), (0.7, -0.03), (0.42,
        -0.14))  # fmt: skip
    lay(s, whole, ORANGE, 9, reach=24)
    jacket = together(whole, _quilted(s, body, FAR_SIDE, NEAR_SIDE, long, 0.0))
    lay(s, _band(body, FAR_SIDE, NEAR_SIDE, TAPED, TAPED + WIDE, 0.03), TAPE, 3, reach=6)
    k = 1 if s.lamp[0] < 0 else -1
    shade = body.shape((k * 0.5, -0.2, 1), (k * 0.42, 0.6), (k * 0.5, 2.4, 1), (k * 1.5, 2.4, 1), (k * 1.5, -0.2, 1))
    with s.clip(jacket):
        s.tone(shade, ORANGE.deep, 0.3)
    if body.worn:
        spots = ((0.4, 0.7, 11), (-0.5, 1.6, 11), (-0.3, 0.3, 8))
        wear.ashen(s, [(*body.at(u, v), size) for u, v, size in spots], whole, "5a4a42", seed=29)


def front(s: Sheets, body: Body, who: str, empty: bool) -> None:
    """All below the neck without sleeves: what is left of dress or suit, and the jacket open over it."""
    hers, long = who == "hijae", LONG[who]
    if hers:
        gown.throat(s, body, empty)
        remains.below(s, body, hers, empty)
        gown.bodice(s, body)
    else:
        suit.front(s, body, empty, remains.RAG)
        remains.dusty(s, body)
        for one in (body.pose.far_leg, body.pose.near_leg):
            remains.wound(s, body, one, remains.RAG)
    top = -0.12 if hers else 0.0  # his stays below the shirt's collar
    _half(s, body, long, near=False, top=top)
    _half(s, body, long, near=True, top=top)
    _wings(s, body, -0.24 if hers else -0.06)


def back(s: Sheets, body: Body, who: str) -> None:
    """The same from behind."""
    hers = who == "hijae"
    remains.below(s, body, hers, empty=False)
    _jacket_behind(s, body, LONG[who])
    if hers:  # the ends of the red strip below the jacket
        for way in (-1, 1):
            x, y = body.at(0.1 * way, 1.96)
            lay(s, ribbon([(x, y - 4), (x + 12 * way, y + 50), (x + 4 * way, y + 104)], [7, 9, 8]), gown.RIBBON, 4,
                reach=5)  # fmt: skip


def collar_inside(s: Sheets, body: Body) -> None:
    """The stand of the collar behind the neck, its lining toward us."""
    path = body.shape((-0.6, -0.02), (-0.62, -0.26), (0, -0.34), (0.64, -0.28), (0.62, -0.02), (0, 0.1))
    s.sheet(
        path, mix(ORANGE.shade, ORANGE.lining, 0.6), ORANGE.deep, lift=4, core=0.35, edge=0.35, fibre=0.16, reach=12
    )


def _wings(s: Sheets, body: Body, top: float) -> None:
    """The open ends of the collar, stuffed like all of it, up to the `v` of `top`."""
    for k, tint in ((-1, 0.2), (1, -0.04)):
        wing = body.shape((k * 0.66, top, 1), (k * 0.84, max(-0.04, top + 0.06)), (k * 0.7, 0.14), (k * 0.44, 0.3, 1),
            (k * 0.3, 0.16), (k * 0.42, max(-0.02, top + 0.06)), (k * 0.5, top + 0.08))  # fmt: skip
        card = lay(s, wing, ORANGE, 6, reach=11, tint=max(tint, -0.05))
        wedge(s, body.run((k * 0.44, 0.22), (k * 0.54, 0.06), (k * 0.62, top + 0.1)), 7, ORANGE, card, 0.36)


def collar_behind(s: Sheets, body: Body) -> None:
    """The collar around the nape, turned up."""
    with s.frame(*body.pose.neck, turn=body.pose.shoulders * 0.5):
        whole = spline([(-66, -20), (-54, -54, 1), (0, -44), (54, -54, 1), (66, -20), (70, 12), (0, 30), (-70, 12)])
        card = lay(s, whole, ORANGE, 7, reach=12, tint=-0.05)
        s.line([(-66, -8), (0, 2), (66, -8)], ORANGE.deep, 2.4, 0.5, clip=card, taper=(1, 1))


def arm_in(s: Sheets, body: Body, side: int, arm: Arm, *, empty: bool, fore: bool = False) -> None:
    """A quilted sleeve with a pale strip around its upper half; `fore`: only what lies beyond the bend."""
    part = sleeve(s, body, side, arm, ORANGE, cuff=15.0, fore=fore)
    _trim(s, part, side, upper=not fore, lower=fore or part.bend <= 40 or arm.over != "head")
    if empty:
        hollow(s, part, ORANGE)


def _trim(s: Sheets, part: Limb, side: int, *, upper: bool, lower: bool) -> None:
    """Seams across a sleeve, and the strip."""
    tint = 0.28 if side < 0 else 0.0
    if upper:
        with s.clip(part.outline):
            _seams(s, part.start, part.middle, part.widths[0], part.widths[1], (0.24, 0.8))
            q = part.start + (part.middle - part.start) * 0.5
            lay(s, _across(q, part.middle - part.start, part.widths[0] + 9, 15), TAPE, 3, reach=6, tint=tint)
    if lower:
        with s.clip(part.lower):
            _seams(s, part.middle, part.end, part.widths[1], part.widths[2], (0.3, 0.54, 0.78))


def _across(at: Any, way: Any, wide: float, half: float) -> Path:
    way = way / max(float(np.hypot(*way)), 1e-6)
    n = np.array([-way[1], way[0]])
    points = [at + n * wide - way * half, at - way * (half - 3), at - n * wide - way * half, at - n * wide + way * half,
              at + way * (half + 3), at + n * wide + way * half]  # fmt: skip
    return spline([(*q, c) for q, c in zip(points, (1, 0, 1, 1, 0, 1), strict=True)])


def _seams(s: Sheets, one: Any, two: Any, wide: float, end: float, at: Sequence[float]) -> None:
    """Seams of the quilting across a limb: a dark valley, and the lit rise of the next row."""
    way = (two - one) / max(float(np.hypot(*(two - one))), 1e-6)
    n = np.array([-way[1], way[0]])
    for t in at:
        q, w = one + (two - one) * t, wide + (end - wide) * t + 8
        run = [tuple(q + n * w), tuple(q + way * 4), tuple(q - n * w)]
        s.line(run, ORANGE.deep, 3.4, 0.6, taper=(1, 1))
        s.line([(x + way[0] * 4, y + way[1] * 4) for x, y in run], "ffd9b0", 2.4, 0.26, taper=(1, 1), blur=0.8)


__all__ = ["arm_in", "back", "collar_behind", "collar_inside", "front"]
