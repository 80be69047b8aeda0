"""The pieces that everyone's clothes are cut from: fronts, shirts, lapels, legs, skirts."""

from __future__ import annotations

from studio.pictures.people.bodies import Body
from studio.pictures.people.clothes import Cloth, button, facet, lay, leg, shoe, wedge
from studio.pictures.people.paper import Path, Sheets, common, mix, polygon

C = -0.2
"""Where a front closes, seen three quarters (`u` of the body)."""
SHOES = Cloth("413d44", "221f25", "050506", "141317", 0.04)
LINEN = Cloth("d9d2c2", "a39a89", "4c453c", "8a8272", 0.06)


def cloth(color: str) -> Cloth:
    """A cloth of that colour, as it is toward the lamp, away from it, and in its folds."""
    return Cloth(
        mix(color, "ffffff", 0.06),
        mix(color, "0a0c14", 0.4),
        mix(color, "000000", 0.8),
        mix(color, "08060a", 0.6),
        0.11,
    )


def fronts(s: Sheets, body: Body, c: Cloth, hem: float, opening: float, flare: float = 1.0, gap: float = 0.0) -> Path:
    """Both fronts of a coat or jacket, the near one over the far one; `gap` leaves it open all the way down."""
    vs = [v for v in (1.0, 1.5, 2.0, 2.5) if v < hem - 0.2]
    out = [1.0 + (flare - 1) * max(0.0, (v - 1) / (hem - 1)) for v in vs]
    sides = list(zip(out, vs, strict=True))
    lay(s, body.shape(
        (-0.3, -0.1), (-0.62, -0.02), (-0.93, 0.1), (-1.0, 0.3), (-0.98, 0.6), *((-o, v) for o, v in sides),
        (-flare * 1.02, hem, 1), (C + 0.06 - gap, hem, 1), (C + 0.1 - gap, (opening + hem) / 2),
            (C + 0.1 - gap * 0.6, opening, 1),
        (C - 0.08, 0.3), (-0.2, 0.0)), c, 7, reach=26, tint=0.2)  # fmt: skip
    near = lay(s, body.shape(
        (0.3, -0.1), (0.62, -0.02), (0.93, 0.1), (1.0, 0.3), (0.98, 0.6), *((o, v) for o, v in sides),
        (flare * 1.02, hem, 1), (C + 0.04 + gap, hem + 0.05, 1), (C - 0.05 + gap, (opening + hem) / 2),
            (C - 0.07 + gap * 0.6, opening, 1),
        (C + 0.14, opening * 0.55), (0.16, 0.02)), c, 9, reach=26)  # fmt: skip
    facet(
        s,
        body.shape((0.56, -0.2, 1), (0.5, 0.8), (0.54, hem + 0.2, 1), (1.6, hem + 0.2, 1), (1.6, -0.2, 1)),
        c,
        near,
        0.26,
    )
    return near


def shirt(s: Sheets, body: Body, c: Cloth = LINEN) -> None:
    lay(s, body.shape((-0.4, -0.1, 1), (-0.06, 0.06), (0.38, -0.1, 1), (0.34, 0.5), (C, 1.2), (-0.54, 0.5)), c, 0)
    for points in (
        ((-0.42, -0.14, 1), (-0.34, 0.12, 1), (-0.1, 0.02, 1), (-0.16, -0.06)),
        ((0.36, -0.15, 1), (0.22, 0.14, 1), (-0.06, 0.03, 1), (0.1, -0.05)),
    ):
        lay(s, body.shape(*points), c, 4, reach=6)


def lapels(s: Sheets, body: Body, c: Cloth, opening: float) -> None:
    lay(
        s,
        body.shape(
            (-0.24, -0.14, 1),
            (-0.5, -0.05),
            (-0.66, 0.22, 1),
            (-0.52, 0.5),
            (C + 0.09, opening + 0.02, 1),
            (C - 0.04, 0.4),
        ),
        c,
        5,
        reach=10,
        tint=-0.05,
    )
    lay(
        s,
        body.shape(
            (0.22, -0.15, 1),
            (0.5, -0.06),
            (0.6, 0.22, 1),
            (0.46, 0.25, 1),
            (0.55, 0.35, 1),
            (0.32, 0.58),
            (C - 0.06, opening + 0.02, 1),
            (C + 0.16, 0.42),
        ),
        c,
        7,
        reach=10,
        tint=-0.06,
    )


def legs(s: Sheets, body: Body, c: Cloth, worn: bool, *, bare: bool = False) -> None:
    """Trousers or stockings and shoes; of nobody, the shoes alone."""
    for side, pose in ((-1, body.pose.far_leg), (1, body.pose.near_leg)):
        if worn:
            leg(s, body, side, pose, c, SHOES, covered=0.2, bare=bare)
        else:
            shoe(s, body, pose, SHOES)
    if worn and not bare:
        low = max(pose.hip[1] for pose in (body.pose.far_leg, body.pose.near_leg)) + 90
        hips = body.shape((-0.86, 1.4, 1), (0.86, 1.4, 1), (0.92, 2.1), (0.8, 2.4, 1), (-0.8, 2.4, 1), (-0.92, 2.1))
        lay(s, common(hips, polygon([(0, 0), (720, 0), (720, low), (0, low)])), c, 0, tint=0.2)


def skirt(s: Sheets, body: Body, c: Cloth, hem: float, wide: float, folds: int = 4) -> Path:
    skirt = lay(s, body.shape(
        (-0.98, 0.98, 1), (-1.0, 1.5), (-1.0, 2.0), (-(1 + wide) / 2, 2.6), (-wide, hem, 1), (0, hem + 0.06),
        (wide, hem, 1), ((1 + wide) / 2, 2.6), (1.0, 2.0), (1.0, 1.5), (0.98, 0.98, 1)), c, 8, reach=30)  # fmt: skip
    for k in range(folds):
        u = -0.75 + 1.5 * (k + 0.5) / folds
        wedge(s, body.run((u * wide * 1.05, hem), (u, 2.2), (u * 0.7, 1.3 + 0.25 * (k % 2))), 16, c, skirt, 0.3)
    return skirt


def top(s: Sheets, body: Body, c: Cloth, low: float = 1.1) -> Path:
    return lay(s, body.shape((-0.34, -0.12), (-0.62, -0.02), (-0.93, 0.1), (-1, 0.3), (-0.98, 0.6), (-1, low, 1),
        (0, low + 0.06),
        (1, low, 1), (0.98, 0.6), (1, 0.3), (0.93, 0.1), (0.62, -0.02), (0.34, -0.12), (0, 0.06)),
            c, 8, reach=24)  # fmt: skip


def hole(s: Sheets, body: Body, c: Cloth) -> None:
    """The open neck of what nobody wears: the inside of its back, and the dark."""
    s.sheet(
        body.shape((-0.44, -0.14), (0, -0.22), (0.44, -0.15), (0.5, 0.3), (C, 0.6), (-0.5, 0.3)),
        c.lining,
        c.deep,
        lift=3,
        core=0.5,
        edge=0.4,
        reach=14,
    )
    s.sheet(
        body.shape((-0.36, -0.06), (0, -0.12), (0.36, -0.07), (0.4, 0.3), (C, 0.5), (-0.4, 0.3)),
        mix(c.deep, "000000", 0.5),
        lift=0,
        core=0.4,
        edge=0,
    )


def buttons(s: Sheets, body: Body, vs: tuple[float, ...], color: str) -> None:
    for v in vs:
        button(s, *body.at(C + 0.07, v), 6.5, color)
