"""Clothes as sheets of card hung on a body: sleeves that fold at the elbow, legs, boots, and what coats are made of.

Whole outfits are in `coats` and `wedding`. Folds are crisp planes: a facet is a darker plane with a lit cut edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import skia

from studio.pictures.people.bodies import Body, Limb, Point, limb
from studio.pictures.people.hands import draw_hand
from studio.pictures.people.paper import SCREEN, Path, Sheets, mix, oval, polygon, spline
from studio.pictures.people.poses import Arm, Leg


@dataclass(frozen=True)
class Cloth:
    """Colours of a cloth: toward the lamp, away from it, in its folds, and inside."""

    lit: str
    shade: str
    deep: str
    lining: str
    fibre: float = 0.12


def lay(s: Sheets, path: Path, cloth: Cloth, lift: float = 8, *, reach: float = 22, tint: float = 0.0) -> Path:
    """A sheet of that cloth; `tint` toward its shade (positive) or toward white (negative)."""
    lit = mix(cloth.lit, cloth.shade, tint) if tint >= 0 else mix(cloth.lit, "ffffff", -tint)
    return s.sheet(path, lit, cloth.shade, lift=lift, core=0.3, edge=0.34, fibre=cloth.fibre, reach=reach)


def facet(s: Sheets, path: Path, cloth: Cloth, within: Path, alpha: float = 0.3) -> None:
    """A plane of a folded sheet that looks away from the lamp: crisp, with a thin lit edge toward the lamp."""
    with s.clip(within), s.clip(path):
        s.tone(path, cloth.deep, alpha)
        lx, ly = s.lamp
        rim = skia.Path(path)
        rim.offset(-lx * 1.1, -ly * 1.1)
        with s.clip(rim, outside=True):
            s.tone(path, mix(cloth.lit, "ffffff", 0.35), 0.22, mode=SCREEN)


def wedge(s: Sheets, points: Sequence[Point], width: float, cloth: Cloth, within: Path, alpha: float = 0.4) -> None:
    """A fold cut as a long thin wedge: wide at its first point, nothing at its last."""
    q = np.array(points, float)
    way = np.gradient(q, axis=0)
    n = np.stack([-way[:, 1], way[:, 0]], 1) / (np.linalg.norm(way, axis=1)[:, None] + 1e-6)
    half = np.linspace(width, 0.2, len(q))[:, None] * 0.5
    one, two = q + n * half, q - n * half
    facet(
        s, spline([*((*p, 0) for p in one[:-1]), (*q[-1], 1), *((*p, 0) for p in two[::-1][1:])]), cloth, within, alpha
    )


# --- sleeves


def shaded_half(part: Limb, lamp: tuple[float, float], share: float = 0.25) -> Path:
    """The side of a limb that looks away from the lamp; above and below a bend it meets along the fold."""
    whole = skia.Path()
    fold = part.outer - part.inner
    fold = fold / max(float(np.hypot(*fold)), 1e-6)
    for a, e, wa, we in ((part.start, part.middle, *part.widths[:2]), (part.end, part.middle, part.widths[2],
        part.widths[1])):  # fmt: skip
        way = (e - a) / max(float(np.hypot(*(e - a))), 1e-6)
        n = np.array([-way[1], way[0]])
        n = n if float(n @ np.array(lamp)) < 0 else -n
        if abs(float(n @ np.array(lamp))) < 0.18:
            continue
        m = fold if float(fold @ n) > 0 else -fold
        near = max(float(m @ n), 0.4)
        side = [a - way * 90 + n * wa * share, a + n * wa * share, e + m * we * share / near, e + m * 110, a + n * 110,
                a - way * 90 + n * 110]  # fmt: skip
        whole.addPath(polygon(side if float(np.cross(side[2] - side[1], n)) > 0 else side[::-1]))
    whole.setFillType(skia.PathFillType.kWinding)
    return whole


def bend_folds(s: Sheets, part: Limb, cloth: Cloth, within: Path) -> None:
    """The folds that run from the inner side of a bend."""
    across = part.outer - part.inner
    down = part.end - part.middle
    down = down / max(float(np.hypot(*down)), 1e-6)
    up = (part.start - part.middle) / max(float(np.hypot(*(part.start - part.middle))), 1e-6)
    deep = min(1.0, part.bend / 70)
    for way, far, width in ((down * 26, 0.62, 10), (up * 30, 0.7, 11), (up * 58 - down * 6, 0.45, 8)):
        at = part.inner + way * 0.12
        stop = part.inner + across * far + way
        middle = (at + stop) / 2 + way * 0.16
        wedge(s, [tuple(at), tuple(middle), tuple(stop)], width * (0.4 + 0.6 * deep), cloth, within, 0.34)


def sleeve(
    s: Sheets,
    body: Body,
    side: int,
    arm: Arm,
    cloth: Cloth,
    *,
    lift: float = 9,
    cuff: float = 17.0,
    slim: float = 1.0,
    fore: bool = False,
) -> Limb:
    """A sleeve from the neck's side to the wrist. A sharp bend is folded: the forearm lies over the upper arm.

    `fore` draws the forearm alone, for an arm that comes in front of scarf and chin.
    """
    wide, elbow, wrist = (w * slim for w in body.build.sleeve)
    part = limb(body.shoulder(side), arm.elbow, arm.wrist, (wide, elbow, wrist), body.at(side * 0.5, -0.035))
    tint = 0.3 if side < 0 else 0.0
    if not fore:
        lay(s, part.outline, cloth, lift, reach=18, tint=tint)
        facet(s, shaded_half(part, s.lamp), cloth, part.outline, 0.3)
        if part.bend > 40:
            with s.clip(part.outline):
                _forearm(s, part, cloth, 6, tint)
        bend_folds(s, part, cloth, part.outline)
    else:
        _forearm(s, part, cloth, lift, tint)
        bend_folds(s, part, cloth, part.lower)
    if cuff:
        _cuff(s, part, cloth, cuff, wrist)
    return part


def _forearm(s: Sheets, part: Limb, cloth: Cloth, lift: float, tint: float) -> None:
    path = part.lower
    lay(s, path, cloth, lift, reach=14, tint=tint * 0.6)
    facet(s, shaded_half(part, s.lamp), cloth, path, 0.26)


def _cuff(s: Sheets, part: Limb, cloth: Cloth, deep: float, wide: float) -> None:
    way = (part.end - part.middle) / max(float(np.hypot(*(part.end - part.middle))), 1e-6)
    n = np.array([-way[1], way[0]])
    w = wide + 3.5
    corners = [part.end - way * deep + n * (w - 1), part.end - way * (deep - 3), part.end - way * deep - n * (w - 1),
               part.end + way * 5 - n * w, part.end + way * 9, part.end + way * 5 + n * w]  # fmt: skip
    sharp = (1, 0, 1, 1, 0, 1)
    band = lay(s, spline([(*q, k) for q, k in zip(corners, sharp, strict=True)]), cloth, 4, reach=9, tint=-0.05)
    half = polygon([part.end - way * 60 + n * 0.3 * w, part.end + way * 30 + n * 0.3 * w, part.end + way * 30 + n * 90,
                    part.end - way * 60 + n * 90])  # fmt: skip
    if float(n @ np.array(s.lamp)) < -0.15:
        facet(s, half, cloth, band, 0.28)


def hollow(s: Sheets, part: Limb, cloth: Cloth) -> None:
    """The open end of a sleeve that nobody wears: its lining, and the dark in it."""
    way = (part.end - part.middle) / max(float(np.hypot(*(part.end - part.middle))), 1e-6)
    turn = float(np.degrees(np.arctan2(way[0], -way[1])))
    x, y = part.end + way * 5
    w = part.widths[2] + 2.5
    s.sheet(oval(x, y, w, w * 0.42, turn), cloth.lining, cloth.deep, lift=3, core=0.3, edge=0.5, fibre=0.1, reach=5)
    x, y = part.end + way * 6.5
    s.sheet(oval(x, y, w * 0.8, w * 0.28, turn), mix(cloth.deep, "000000", 0.45), lift=0, core=0.5, edge=0, reach=6)


def pocketed(s: Sheets, body: Body, side: int, arm: Arm, cloth: Cloth) -> None:
    """A sleeve whose hand is in the coat's pocket: it ends at the pocket's welt."""
    e, w = np.array(arm.elbow), np.array(arm.wrist)
    slant = np.array([np.cos(np.radians(14 * -side)), np.sin(np.radians(14 * -side))])
    down = np.array([-slant[1], slant[0]])
    wide = body.build.sleeve[2] + 6
    below = polygon([w - slant * 90, w + slant * 90, w + slant * 90 + down * 160, w - slant * 90 + down * 160])
    longer = Arm(arm.elbow, (float(w[0] + (w - e)[0] * 0.1), float(w[1] + (w - e)[1] * 0.1)), None)
    with s.clip(below, outside=True):
        sleeve(s, body, side, longer, cloth, cuff=0)
    ends = [(w - slant * wide * 1.25, 1), (w, 0), (w + slant * wide * 1.25, 1), (w + slant * wide * 1.25 + down * 13,
        1), (w + down * 15, 0), (w - slant * wide * 1.25 + down * 13, 1)]  # fmt: skip
    lay(s, spline([(*q, k) for q, k in ends]), cloth, 4, reach=7, tint=-0.04)


def hand_of(s: Sheets, body: Body, side: int, arm: Arm, **more: Any) -> None:
    """The hand of an arm, its wrist within the sleeve."""
    if arm.hand is None:
        return
    e, w = np.array(arm.elbow), np.array(arm.wrist)
    way = (w - e) / max(float(np.hypot(*(w - e))), 1e-6)
    at = w + way * 2
    draw_hand(s, (float(at[0]), float(at[1])), arm.hand.shape, body.build.skin, turn=arm.hand.turn,
        roll=arm.hand.roll, pitch=arm.hand.pitch, left=(side > 0) != body.pose.behind, length=body.build.hand,
        **more)  # fmt: skip


# --- legs


def leg(
    s: Sheets, body: Body, side: int, pose: Leg, cloth: Cloth, boot: Cloth, *, covered: float = 0.24, bare: bool = False
) -> None:
    """A trouser leg and the boot under it. `covered` is the part of the thigh that a coat hides anyway; `bare`: skin
    instead of cloth."""
    wide = body.build.leg
    shoe(s, body, pose, boot)
    hip, knee = np.array(pose.hip), np.array(pose.knee)
    top = hip + (knee - hip) * covered
    part = limb((float(top[0]), float(top[1])), pose.knee, pose.ankle, (wide[0] * (1 - covered / 2), wide[1], wide[2]))
    lay(s, part.outline, cloth, 8, reach=16, tint=0.4 if side < 0 else 0.0)
    facet(s, shaded_half(part, s.lamp, 0.15), cloth, part.outline, 0.34)
    if bare:
        return
    if part.bend > 12:
        bend_folds(s, part, cloth, part.outline)
    k, a = part.middle, part.end
    settled = ((0.6, 8, 1), (0.84, 9, -1), (0.95, 7, 1)) if side > 0 else ((0.5, 7, -1), (0.74, 9, 1), (0.9, 8, -1))
    for down, w, way in settled:  # cloth that settles on the boot, never twice in the same way
        y = k + (a - k) * down
        wedge(
            s, [(y[0] - 26 * way, y[1] - 5), (y[0], y[1] + 3), (y[0] + 15 * way, y[1] - 5)], w, cloth, part.outline, 0.3
        )


def shoe(s: Sheets, body: Body, pose: Leg, boot: Cloth) -> None:
    """A boot: shaft, foot, sole. It points to the left of the picture."""
    long, w = body.build.foot * pose.point, body.build.leg[2]
    with s.frame(*pose.ankle, turn=pose.foot):
        outline = spline([(w * 0.6, -30, 1), (w * 0.8, -18), (w, 0), (w + 6, 28), (w + 5, 44, 1), (-long + 4, 46, 1),
                          (-long, 36), (-long * 0.9, 20), (-long * 0.55, 6), (-w - 2, -8), (-w * 0.85, -20),
                          (-w * 0.6, -30, 1)])  # fmt: skip
        card = lay(s, outline, boot, 6, reach=10)
        facet(s, spline([(w * 0.1, -70, 1), (w * 0.2, -10), (w * 0.1, 24), (-long * 0.5, 30), (-long, 40, 1),
                         (w + 20, 60, 1), (w + 20, -70, 1)]), boot, card, 0.32)  # fmt: skip
        for k in range(4):
            y = -34 + k * 11
            s.line([(-w * 0.95 - k * long * 0.07, y + 2), (-w * 0.3 - k * long * 0.08, y)], mix(boot.lit, "ffffff",
                0.3), 1.6, 0.5, clip=card)  # fmt: skip
        sole = spline([(w + 7, 41, 1), (w + 6, 48, 1), (-long - 1, 48, 1), (-long - 2, 41, 1), (-long * 0.4, 42)])
        s.sheet(sole, mix(boot.deep, "000000", 0.2), boot.deep, lift=2, core=0.2, edge=0.3, fibre=0.1, reach=4)


def button(s: Sheets, x: float, y: float, r: float, color: str) -> None:
    """A button: a disc of card and two holes."""
    s.sheet(
        oval(x, y, r * 0.92, r), color, mix(color, "000000", 0.5), lift=2.4, core=0.2, edge=0.5, fibre=0.06, reach=4
    )
    for d in (-0.26, 0.26):
        s.tone(oval(x + d * r, y, r * 0.13, r * 0.13), "000000", 0.7)


def stitches(s: Sheets, run: Sequence[Point], color: str, long: float = 6.0, across: float = 0.0) -> None:
    """A row of small stitches along a line; `across` > 0 lays them over it, as a mend does."""
    q = np.array(run, float)
    steps = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(q, axis=0).T))])
    for d in np.arange(long, float(steps[-1]), long * 1.9):
        x, y = np.interp(d, steps, q[:, 0]), np.interp(d, steps, q[:, 1])
        x2, y2 = np.interp(d + 1, steps, q[:, 0]), np.interp(d + 1, steps, q[:, 1])
        way = np.array([x2 - x, y2 - y]) / max(float(np.hypot(x2 - x, y2 - y)), 1e-6)
        way = np.array([-way[1], way[0]]) * across if across else way * long / 2
        s.line([(x - way[0], y - way[1]), (x + way[0], y + way[1])], color, 1.4, 0.75, taper=(1, 1))
