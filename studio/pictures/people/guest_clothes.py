"""What the guests wear: black card on black card, told apart by thin lit edges and by the shadows between them.

Seven cuts: a boxy jacket over a narrow skirt, a suit with a napkin in its collar, a shawl over a wide skirt, a long
jacket buttoned to the chin, a short jacket over wide trousers, an overcoat, and a boy's jacket bought to grow into.
"""

from __future__ import annotations

import numpy as np

from studio.pictures.people.bodies import Body, Limb, Point, limb
from studio.pictures.people.clothes import hand_of
from studio.pictures.people.guest_cast import BLACKS, Guest
from studio.pictures.people.paper import Path, Sheets, mix, oval, polygon, spline, together
from studio.pictures.people.poses import Arm, Leg

RIM = "9aa4b6"
"""Their lit edges: pale enough for amber, cool enough for blue."""
MIDDLE = -0.2
"""Where a front closes, seen three quarters (`u` of the body)."""
SHIRT = "343a45"


def card(guest: Guest, step: int = 0) -> str:
    """One of the three blacks: the guest's own, or the next ones."""
    return BLACKS[(guest.black + step) % 3]


def lay(s: Sheets, path: Path, color: str, lift: float = 9, *, reach: float = 20, edge: float = 0.74) -> Path:
    """A sheet of black card: a little lighter toward the lamp, its cut edge lit."""
    return s.sheet(path, mix(color, "aab4c8", 0.045), mix(color, "000000", 0.22),
        lift=lift, core=0.3, edge=edge, fibre=0.13,
                   reach=reach, rim=RIM, shadow=0.6)  # fmt: skip


def crease(s: Sheets, run: list[Point], width: float, within: Path, gleam: float = 0.12) -> None:
    """A fold: a valley, and its lit ridge."""
    s.fold(run, width, within, dark="000000", lit="7c879b", alpha=0.6, gleam=gleam, blur=0.8)


# --- arms and legs


def arm(s: Sheets, body: Body, guest: Guest, side: int, pose: Arm) -> None:
    """A sleeve from the neck's side to the wrist, and the hand under it."""
    hand_of(s, body, side, pose)
    part = limb(body.shoulder(side), pose.elbow, pose.wrist, body.build.sleeve, body.at(side * 0.5, -0.035))
    lay(s, part.outline, card(guest, 0 if side > 0 else 1), 9, reach=16)
    across = part.outer - part.inner
    for along, far in ((-0.1, 0.6), (0.1, 0.5)):
        at = (
            part.inner
            - across * 0.12
            + (part.end - part.middle) * max(along, 0)
            + (part.middle - part.start) * min(along, 0)
        )
        to = at + across * far + np.array((0, 6.0))
        crease(s, [tuple(at), tuple((at + to) / 2 + np.array((0, 3.0))), tuple(to)], 2.2, part.outline, 0.14)
    _cuff(s, part, guest, side)


def _cuff(s: Sheets, part: Limb, guest: Guest, side: int) -> None:
    way = (part.end - part.middle) / max(float(np.hypot(*(part.end - part.middle))), 1e-6)
    n = np.array([-way[1], way[0]])
    w = part.widths[2] + 1.5
    band = polygon(
        [
            part.end - way * 13 + n * w,
            part.end - way * 13 - n * w,
            part.end + way * 4 - n * w,
            part.end + way * 4 + n * w,
        ]
    )
    lay(s, band, card(guest, 1 if side > 0 else 2), 3, reach=6, edge=0.7)


def legs(s: Sheets, body: Body, guest: Guest, *, bare: bool = False) -> None:
    """Trousers, or dark stockings, and shoes."""
    for pose, step in ((body.pose.far_leg, 2), (body.pose.near_leg, 1)):
        _shoe(s, body, pose, heel=bare)
        hip, knee = np.array(pose.hip), np.array(pose.knee)
        top = hip + (knee - hip) * (0.2 if bare else -0.3)
        wide = body.build.leg
        part = limb((float(top[0]), float(top[1])), pose.knee, pose.ankle, (wide[0] * 0.9, wide[1], wide[2]))
        outline = part.outline
        if not bare and pose is body.pose.near_leg:
            outline = together(
                outline,
                body.shape((-0.16, 1.2, 1), (-0.14, 2.0), (-0.1, 2.62, 1), (0.6, 2.6), (0.96, 2.1), (0.94, 1.2, 1)),
            )
        elif not bare:
            outline = together(
                outline,
                body.shape((-0.94, 1.2, 1), (-0.95, 1.9), (-0.78, 2.3), (-0.5, 2.6), (-0.06, 2.62, 1), (-0.06, 1.2, 1)),
            )
        lay(s, outline, card(guest, step), 8, reach=14)
        if not bare:
            a, e = part.middle, part.end
            crease(s, [(float(a[0]), float(a[1]) - 150), tuple(a), tuple(e)], 2.2, part.outline, 0.26)


def _shoe(s: Sheets, body: Body, pose: Leg, heel: bool) -> None:
    """A formal shoe that points to the left; `heel` is a woman's, low."""
    long, w = body.build.foot * pose.point * (0.86 if heel else 0.96), body.build.leg[2]
    w = min(w, 30)
    with s.frame(*pose.ankle, turn=pose.foot):
        outline = [(w * 0.8, -26, 1), (w * 0.95, 10), (w + 5, 30), (w + 3, 46, 1), (-long + 4, 48, 1), (-long, 40),
            (-long * 0.8, 27),
                   (-long * 0.4, 12), (-w * 0.9, -10), (-w * 0.8, -26, 1)]  # fmt: skip
        shoe = s.sheet(spline(outline), "20232b", "0b0c10", lift=6, core=0.3, edge=0.7, fibre=0.05, rim=RIM, reach=8)
        s.line([(-long * 0.86, 33), (-long * 0.6, 24), (-long * 0.4, 20)], RIM, 3.0, 0.35, clip=shoe, blur=0.6)


# --- what hangs on the body


def _fronts(s: Sheets, body: Body, guest: Guest, hem: float, opening: float, flare: float = 1.0) -> tuple[Path, Path]:
    """The two fronts of a jacket or coat, the near one over the far one, down to `hem` (v); open above `opening`."""
    c = MIDDLE
    v = [q for q in (1.0, 1.5, 2.0, 2.5) if q < hem - 0.2]
    out = [1.0 + (flare - 1) * max(0.0, (q - 1) / (hem - 1)) for q in v]
    far = lay(s, body.shape(
        (-0.3, -0.1), (-0.62, -0.02), (-0.93, 0.1), (-1.0, 0.3), (-0.98, 0.6),
            *((-o, q) for o, q in zip(out, v, strict=True)),
        (-flare * 1.02, hem, 1), (-0.6, hem + 0.03), (c + 0.06, hem, 1), (c + 0.1, (opening + hem) / 2),
            (c + 0.1, opening, 1),
        (c - 0.08, 0.3), (-0.2, 0.0)), card(guest, 1), 8, reach=28)  # fmt: skip
    near = lay(s, body.shape(
        (0.3, -0.1), (0.62, -0.02), (0.93, 0.1), (1.0, 0.3), (0.98, 0.6),
            *((o, q) for o, q in zip(out, v, strict=True)),
        (flare * 1.02, hem, 1), (0.5, hem + 0.05), (c + 0.04, hem + 0.05, 1), (c - 0.05, (opening + hem) / 2),
            (c - 0.07, opening, 1),
        (c + 0.14, opening * 0.55), (0.16, 0.02)), card(guest), 10, reach=28)  # fmt: skip
    return far, near


def _shirt(s: Sheets, body: Body, color: str = SHIRT) -> None:
    shirt = lay(
        s,
        body.shape((-0.4, -0.12, 1), (-0.06, 0.06), (0.38, -0.14, 1), (0.34, 0.5), (MIDDLE, 1.2), (-0.54, 0.5)),
        color,
        0,
    )
    crease(s, body.run((MIDDLE * 0.2, 0.0), (MIDDLE * 0.8, 0.5), (MIDDLE, 1.1)), 1.8, shirt, 0.3)


def _points_of_collar(s: Sheets, body: Body, color: str) -> None:
    """Two small points of a shirt collar."""
    for points in (((-0.42, -0.14, 1), (-0.34, 0.1, 1), (-0.1, 0.02, 1), (-0.16, -0.06)),
                   ((0.36, -0.15, 1), (0.22, 0.13, 1), (-0.06, 0.03, 1), (0.1, -0.05))):  # fmt: skip
        lay(s, body.shape(*points), color, 4, reach=6, edge=0.8)


def _lapels(s: Sheets, body: Body, guest: Guest, opening: float, wide: float, notch: bool = True) -> None:
    c = MIDDLE
    far = [
        (-0.24, -0.14, 1),
        (-0.5, -0.05),
        (-0.66 * wide, 0.22, 1),
        (-0.52 * wide, 0.5),
        (c + 0.09, opening + 0.02, 1),
        (c - 0.04, 0.4),
    ]
    near = [(0.22, -0.15, 1), (0.5, -0.06), (0.6 * wide, 0.22, 1), *([(0.46 * wide, 0.25, 1),
        (0.55 * wide, 0.35, 1)] if notch else []),
            (0.32 * wide, 0.58), (c - 0.06, opening + 0.02, 1), (c + 0.16, 0.42)]  # fmt: skip
    lay(s, body.shape(*far), card(guest, 2), 6, reach=12, edge=0.8)
    lay(s, body.shape(*near), card(guest, 2), 8, reach=12, edge=0.8)


def _buttons(s: Sheets, body: Body, places: tuple[tuple[float, float], ...], r: float = 6) -> None:
    for u, v in places:
        x, y = body.at(u, v)
        s.sheet(oval(x, y, r * 0.9, r), "3a404c", "15171c", lift=2, core=0.2, edge=0.9, fibre=0, rim=RIM, reach=3)


def _skirt(s: Sheets, body: Body, guest: Guest, hem: float, wide: float, folds: int, step: int = 1) -> Path:
    """A skirt from the waist to `hem`; beyond 3 the body's line goes on to the floor."""
    skirt = lay(s, body.shape(
        (-0.98, 0.98, 1), (-1.0, 1.5), (-1.0, 2.0), (-(1 + wide) / 2, 2.6), (-wide, hem, 1), (0, hem + 0.06),
            (wide, hem, 1),
        ((1 + wide) / 2, 2.6), (1.0, 2.0), (1.0, 1.5), (0.98, 0.98, 1)), card(guest, step), 9, reach=34)  # fmt: skip
    for k in range(folds):
        u = -0.75 + 1.5 * (k + 0.5) / folds
        crease(s, body.run((u * 0.7, 1.3 + 0.25 * (k % 2)), (u, 2.2), (u * wide * 1.05, hem)), 3.4, skirt, 0.24)
    return skirt


def clothes(s: Sheets, body: Body, guest: Guest) -> None:
    """All that is worn below the neck, without sleeves."""
    _CUTS[guest.wears](s, body, guest)


def _boxy(s: Sheets, body: Body, guest: Guest) -> None:
    legs(s, body, guest, bare=True)
    _skirt(s, body, guest, 3.35, 0.9, 2)
    _shirt(s, body)
    _, near = _fronts(s, body, guest, 1.62, 0.34, 1.06)
    for collar in (((-0.3, -0.14, 1), (-0.54, -0.04), (-0.56, 0.1), (-0.38, 0.22), (-0.14, 0.2, 1), (-0.12, 0.06)),
                   ((0.28, -0.16, 1), (0.54, -0.05), (0.52, 0.1), (0.26, 0.24), (-0.08, 0.22, 1), (-0.12, 0.06, 1),
                   (0.1, -0.02))):  # fmt: skip
        lay(s, body.shape(*collar), card(guest, 2), 6, reach=10, edge=0.85)
    for v in (1.24, 1.3):
        crease(s, body.run((0.3, v), (0.55, v - 0.02), (0.8, v)), 1.6, near, 0.2)
    _buttons(s, body, ((MIDDLE + 0.08, 0.5), (MIDDLE + 0.06, 0.9), (MIDDLE + 0.06, 1.3)), 7)


def _suit(s: Sheets, body: Body, guest: Guest) -> None:
    legs(s, body, guest)
    _shirt(s, body)
    _, near = _fronts(s, body, guest, 2.25, 1.0, 1.02)
    _lapels(s, body, guest, 1.0, 1.0)
    _buttons(s, body, ((MIDDLE + 0.06, 1.1), (MIDDLE + 0.08, 1.5)))
    lay(s, body.shape((0.36, 1.62, 1), (0.8, 1.57, 1), (0.81, 1.68, 1), (0.37, 1.73, 1)), card(guest, 1), 4, reach=6)
    crease(s, body.run((0.9, 1.1), (0.4, 1.04), (0.0, 1.1)), 3, near, 0.2)
    _points_of_collar(s, body, mix(SHIRT, "ffffff", 0.08))


def _shawl(s: Sheets, body: Body, guest: Guest) -> None:
    legs(s, body, guest, bare=True)
    _skirt(s, body, guest, 3.5, 1.08, 5)
    lay(s, body.shape((-0.3, -0.1), (-0.93, 0.1), (-1, 0.6), (-1, 1.1, 1), (0, 1.16), (1, 1.1, 1), (0.98, 0.6),
        (0.93, 0.1), (0.3, -0.1)),
        card(guest), 8, reach=24)  # fmt: skip
    collar = lay(
        s,
        body.shape((-0.42, -0.14, 1), (-0.4, 0.08), (0, 0.14), (0.42, 0.06), (0.4, -0.16, 1), (0.1, -0.04)),
        card(guest, 2),
        5,
        reach=8,
    )
    crease(s, body.run((-0.3, 0.0), (0, 0.06), (0.3, -0.02)), 1.6, collar, 0.3)


def _buttoned(s: Sheets, body: Body, guest: Guest) -> None:
    legs(s, body, guest)
    _, near = _fronts(s, body, guest, 2.75, 0.06, 1.12)
    for u in (0.34, 0.7):
        crease(s, body.run((u, 1.1), (u, 1.9), (u * 1.1, 2.75)), 3, near, 0.24)
    lay(s, body.shape((-0.44, -0.26), (-0.46, 0.06), (-0.2, 0.14, 1), (-0.14, 0.14, 1), (0.42, 0.04), (0.42, -0.28),
        (0.1, -0.16), (-0.16, -0.15)),
        card(guest, 2), 5, reach=8, edge=0.85)  # fmt: skip
    _buttons(s, body, tuple((MIDDLE + 0.06, 0.26 + 0.27 * k) for k in range(6)), 5)


def _trousers(s: Sheets, body: Body, guest: Guest) -> None:
    legs(s, body, guest)
    _shirt(s, body, "2c313b")
    _, near = _fronts(s, body, guest, 1.86, 1.06, 1.14)
    # one wide lapel that crosses over: nothing on the far side
    lay(s, body.shape((0.24, -0.16, 1), (0.54, -0.05), (0.5, 0.4), (0.2, 0.8), (-0.3, 1.12, 1), (-0.5, 0.82, 1),
        (-0.18, 0.5), (0.04, 0.2)),
        card(guest, 2), 9, reach=14, edge=0.85)  # fmt: skip
    _buttons(s, body, ((-0.3, 0.96),), 8)
    crease(s, body.run((0.9, 0.7), (0.6, 0.9), (0.2, 1.16)), 2.6, near, 0.22)


def _long(s: Sheets, body: Body, guest: Guest) -> None:
    legs(s, body, guest)
    _shirt(s, body)
    lay(
        s,
        body.shape((-0.16, 0.02, 1), (0.04, 0.02, 1), (-0.06, 0.7), (MIDDLE, 1.1, 1), (MIDDLE - 0.1, 0.7)),
        BLACKS[0],
        3,
        reach=5,
        edge=0.8,
    )
    _points_of_collar(s, body, mix(SHIRT, "ffffff", 0.08))
    far, near = _fronts(s, body, guest, 3.1, 1.1, 1.02)
    for u, sheet in ((0.3, near), (0.68, near), (-0.62, far)):
        crease(s, body.run((u, 1.5), (u, 2.3), (u * 1.08, 3.1)), 3.4, sheet, 0.24)
    _lapels(s, body, guest, 1.1, 1.12, notch=False)
    _buttons(s, body, ((MIDDLE + 0.06, 1.25), (MIDDLE + 0.34, 1.26), (MIDDLE + 0.06, 1.7), (MIDDLE + 0.34, 1.71)))


def _school(s: Sheets, body: Body, guest: Guest) -> None:
    legs(s, body, guest)
    _shirt(s, body)
    _, near = _fronts(s, body, guest, 2.3, 0.72, 1.16)
    _lapels(s, body, guest, 0.72, 0.94)
    _points_of_collar(s, body, mix(SHIRT, "ffffff", 0.08))
    lay(s, body.shape((0.3, 1.6, 1), (0.76, 1.54, 1), (0.8, 2.0, 1), (0.32, 2.06, 1)), card(guest, 1), 4, reach=8)
    _buttons(s, body, ((MIDDLE + 0.06, 0.86), (MIDDLE + 0.07, 1.3), (MIDDLE + 0.08, 1.74)))
    crease(s, body.run((0.2, 2.3), (0.16, 2.0), (0.2, 1.8)), 2.4, near, 0.2)


_CUTS = {
    "boxy": _boxy, "suit": _suit, "shawl": _shawl, "buttoned": _buttoned, "trousers": _trousers, "long": _long,
        "school": _school,
}  # fmt: skip
