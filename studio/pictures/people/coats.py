"""What the two wear on the road: her torn grey-green coat and red scarf, his blue coat, knitted collar and strap."""

from __future__ import annotations

from studio.pictures.people import wear
from studio.pictures.people.bodies import Body
from studio.pictures.people.clothes import Cloth, button, facet, lay, leg, stitches, wedge
from studio.pictures.people.paper import Path, Sheets, mix, ribbon, spline

GREEN = Cloth("60736a", "3b4b44", "181c1c", "6b5a4a")
BLUE = Cloth("45546f", "2d3850", "15171d", "55504c")
SLATE = Cloth("383d49", "22252e", "090a10", "2a2a30", 0.1)
COAL = Cloth("36343a", "201f26", "08080c", "26252a", 0.1)
BOOTS = Cloth("3b332f", "211c1b", "080607", "241f1d", 0.08)
JUMPER = Cloth("544d4b", "322e30", "0e0c0f", "322e30", 0.16)
WOOL = Cloth("8b8b88", "5a5b5e", "1c1d22", "46474a", 0.2)
LEATHER = Cloth("7a5a3f", "4a3526", "1a110c", "3a2a20", 0.12)

MIDDLE = -0.26
"""Where the front of a coat closes when we see it three quarters (`u` of the body)."""


def legs(s: Sheets, body: Body, cloth: Cloth, boots: Cloth) -> None:
    """Both legs, the one behind first."""
    leg(s, body, -1, body.pose.far_leg, cloth, boots)
    leg(s, body, 1, body.pose.near_leg, cloth, boots)
    if body.worn:
        wear.splashed(s, body, (body.pose.far_leg, body.pose.near_leg))


def _skirt_folds(
    s: Sheets, body: Body, cloth: Cloth, panel: Path, spans: tuple[tuple[float, float, float], ...]
) -> None:
    """Long folds from the waist to the hem: (u at the waist, u at the hem, width at the hem in u)."""
    for top, low, wide in spans:
        fold = body.shape((top, 1.06, 1), ((top + low) / 2, 2.0), (low, 3.12, 1), (low + wide, 3.12, 1),
                          ((top + low) / 2 + wide * 0.42, 2.0))  # fmt: skip
        facet(s, fold, cloth, panel, 0.3)


def _panels(s: Sheets, body: Body, cloth: Cloth, break_at: float) -> tuple[Path, Path]:
    """The two fronts of a coat, the near one over the far one; they part from `break_at` (v) upward for lapels."""
    c, sway = MIDDLE * body.pose.turn, body.pose.wind
    low = c + 0.02 + 0.1 * sway
    inside = body.shape((-0.7, 1.6), (-0.86, 2.9, 1), (0, 2.97), (0.86, 2.9, 1), (0.7, 1.6))
    s.sheet(inside, cloth.lining, mix(cloth.lining, cloth.deep, 0.6), lift=6, core=0.4, edge=0.2, fibre=0.12, reach=30)
    far = lay(s, body.shape((-0.3, -0.1), (-0.62, -0.02), (-0.93, 0.1), (-1.0, 0.3), (-0.98, 0.6), (-1.0, 1.0), (-1.0,
        1.5), (-1.0, 2.0), (-1.0, 2.5), (-1.02, 3.0, 1), (-0.62, 3.05), (low - 0.02, 3.0, 1), (c + 0.1, 2.0),
        (c + 0.12, 1.0), (c + 0.1, break_at, 1), (c - 0.08, 0.3), (-0.2, 0.0)), cloth, 8, reach=30,
        tint=0.3)  # fmt: skip
    near = lay(s, body.shape((0.3, -0.1), (0.62, -0.02), (0.93, 0.1), (1.0, 0.3), (0.98, 0.6), (1.0, 1.0), (1.0, 1.5),
        (1.0, 2.0), (1.0, 2.5), (1.02, 3.0, 1), (0.5, 3.08), (low + 0.08, 3.09, 1), (c - 0.04, 2.0), (c - 0.08, 1.0),
        (c - 0.07, break_at, 1), (c + 0.14, 0.4), (0.16, 0.02)), cloth, 9, reach=30)  # fmt: skip
    return far, near


def _muddy(s: Sheets, body: Body, far: Path, near: Path) -> None:
    middle = MIDDLE * body.pose.turn
    for panel, us in ((far, (-1.06, -0.8, -0.5, middle)), (near, (middle, 0.3, 0.7, 1.06))):
        wear.muddy(s, body.run(*((u, 3.1) for u in us)), 58, panel, seed=7 if panel is near else 8)


def _collar_behind(s: Sheets, body: Body, cloth: Cloth, high: float) -> None:
    """The collar's stand behind the neck, inside out."""
    path = body.shape((-0.5, -0.04), (-0.5, -high), (0, -high - 0.06), (0.52, -high), (0.52, -0.04), (0, 0.1))
    s.sheet(
        path, mix(cloth.lit, cloth.shade, 0.7), cloth.deep, lift=4, core=0.35, edge=0.3, fibre=cloth.fibre, reach=12
    )


def _lapels(s: Sheets, body: Body, cloth: Cloth, break_at: float, wide: float) -> None:
    c = MIDDLE * body.pose.turn
    far = body.shape((-0.24, -0.14, 1), (-0.5, -0.04), (-0.64 * wide, 0.2, 1), (-0.54 * wide, 0.23, 1), (-0.62 * wide,
        0.32, 1), (-0.5 * wide, 0.5), (c + 0.1, break_at + 0.02, 1), (c - 0.05, 0.4), (-0.2, 0.06))  # fmt: skip
    lay(s, far, cloth, 6, reach=14, tint=0.2)
    near = body.shape((0.22, -0.15, 1), (0.5, -0.06), (0.6 * wide, 0.2, 1), (0.46 * wide, 0.24, 1), (0.56 * wide,
        0.34, 1), (0.34 * wide, 0.56), (c - 0.07, break_at + 0.02, 1), (c + 0.14, 0.42), (0.14, 0.06))  # fmt: skip
    card = lay(s, near, cloth, 8, reach=14, tint=-0.06)
    facet(s, body.shape((0.2, -0.2, 1), (0.22, 0.1), (0.16, 0.4), (c - 0.1, break_at + 0.05, 1), (-0.4, 0.3, 1)),
        cloth, card, 0.2)  # fmt: skip


def her_coat(s: Sheets, body: Body) -> None:
    """Her coat without its sleeves: belted, wide below, a seam torn at the near shoulder, a mended patch."""
    cloth, c = GREEN, MIDDLE * body.pose.turn
    _collar_behind(s, body, cloth, 0.14)
    jumper = body.shape((-0.34, -0.08), (0.34, -0.1), (0.3, 0.5), (c, 0.9), (-0.5, 0.5))
    lay(s, jumper, JUMPER, 0)
    far, near = _panels(s, body, cloth, 0.74)
    if body.worn:
        _muddy(s, body, far, near)
    lamp_left = s.lamp[0] < 0
    if lamp_left:
        facet(s, body.shape((0.62, -0.1, 1), (0.5, 0.3), (0.56, 1.0), (0.5, 2.0), (0.6, 3.2, 1), (1.3, 3.2, 1), (1.3,
            -0.1, 1)), cloth, near, 0.26)  # fmt: skip
    _skirt_folds(s, body, cloth, near, ((0.1, 0.1, 0.15), (0.4, 0.46, 0.12), (0.74, 0.82, 0.12)))
    _skirt_folds(s, body, cloth, far, ((-0.5, -0.52, 0.14), (-0.82, -0.86, 0.1)))
    for u, w in ((0.16, 8), (0.42, 9), (0.66, 7)):  # gathers over the belt
        wedge(s, body.run((u, 0.98), (u * 0.92, 0.82), (u * 0.78 + 0.05, 0.62)), w, cloth, near, 0.3)
    _lapels(s, body, cloth, 0.74, 0.92)
    _belt(s, body, cloth)
    if body.worn:
        wear.stained(s, body, ((-0.5, 1.66, 15), (0.28, 1.86, 12), (0.78, 1.36, 10), (-0.66, 2.12, 9)))
        _tear(s, body, cloth)
    pocket = body.shape((0.3, 1.5, 1), (0.74, 1.44, 1), (0.75, 1.53, 1), (0.31, 1.59, 1))
    lay(s, pocket, cloth, 4, reach=7, tint=-0.04)
    if body.worn:
        _patch(s, body, cloth)


def _patch(s: Sheets, body: Body, cloth: Cloth) -> None:
    patch = lay(s, body.shape((0.02, 2.06, 1), (0.3, 2.03, 1), (0.33, 2.26, 1), (0.03, 2.3, 1)), Cloth("7d765f",
        "575140", "1c1a14", "575140", 0.2), 2.5, reach=6)  # fmt: skip
    for run in (((0.02, 2.06), (0.3, 2.03)), ((0.3, 2.03), (0.33, 2.26)), ((0.33, 2.26), (0.03, 2.3)), ((0.03, 2.3),
        (0.02, 2.06))):  # fmt: skip
        stitches(s, body.run(*run), "c9c3ad", 5, 4)
    facet(s, body.shape((0.18, 1.95, 1), (0.22, 2.4, 1), (0.5, 2.4, 1), (0.5, 1.95, 1)), cloth, patch, 0.15)


def _belt(s: Sheets, body: Body, cloth: Cloth) -> None:
    c = MIDDLE * body.pose.turn
    band = body.shape((-1.03, 0.97, 1), (c, 1.04), (1.03, 0.97, 1), (1.04, 1.1, 1), (c, 1.17), (-1.04, 1.1, 1))
    lay(s, band, cloth, 4, reach=8, tint=-0.03)
    x, y = body.at(c + 0.06, 1.1)
    w = body.pose.wind
    for dx, dy, bow in ((-16 + 70 * w, 118 - 30 * w, -10), (20 + 96 * w, 96 - 26 * w, 8)):
        tail = ribbon([(x, y), (x + dx * 0.4 + bow, y + dy * 0.5), (x + dx, y + dy)], [6, 8.5, 8])
        lay(s, tail, cloth, 5, reach=6)
    knot = spline([(x - 13, y - 12), (x + 12, y - 14), (x + 14, y + 10), (x - 4, y + 15), (x - 15, y + 8)])
    lay(s, knot, cloth, 5, reach=7, tint=-0.05)
    wedge(s, [(x + 12, y - 2), (x, y + 2), (x - 9, y + 8)], 6, cloth, knot, 0.4)


def _tear(s: Sheets, body: Body, cloth: Cloth) -> None:
    """A side seam that has burst over the hip: what is under it, and threads."""
    hole = spline([(*body.at(0.6, 1.72), 1), *body.run((0.68, 1.86), (0.66, 2.02)), (*body.at(0.61, 2.16), 1),
                   *body.run((0.575, 2.0), (0.585, 1.84))])  # fmt: skip
    s.sheet(hole, cloth.lining, cloth.deep, lift=0, core=0.6, edge=0.5, fibre=0.2, reach=7)
    for v, d in ((1.8, 14), (1.9, -10), (1.98, 17), (2.08, 9)):
        x, y = body.at(0.63, v)
        s.line([(x - 5, y), (x + d * 0.4, y + 6), (x + d, y + 3)], mix(cloth.lit, "ffffff", 0.35), 1.2, 0.8)


def his_coat(s: Sheets, body: Body) -> None:
    """His coat without its sleeves, and the knitted jumper under it."""
    cloth, c = BLUE, MIDDLE * body.pose.turn
    _collar_behind(s, body, cloth, 0.2)
    jumper = lay(s, body.shape((-0.34, -0.08), (0.34, -0.1), (0.36, 0.5), (c, 1.1), (-0.52, 0.5)), WOOL, 0)
    for k in range(9):
        u = -0.5 + k * 0.1
        s.line(
            body.run((u, -0.05), (u * 0.9 + c * 0.1, 0.5), (u * 0.7 + c * 0.3, 1.0)), "1c1d22", 2.4, 0.35, clip=jumper
        )
    far, near = _panels(s, body, cloth, 0.98)
    if body.worn:
        _muddy(s, body, far, near)
    if s.lamp[0] < 0:
        facet(s, body.shape((0.6, -0.1, 1), (0.5, 0.4), (0.54, 1.0), (0.52, 2.0), (0.56, 3.2, 1), (1.3, 3.2, 1), (1.3,
            -0.1, 1)), cloth, near, 0.26)  # fmt: skip
    else:
        facet(s, body.shape((-0.66, -0.1, 1), (-0.62, 0.6), (-0.66, 1.2), (-0.66, 2.0), (-0.6, 3.2, 1), (-1.3, 3.2,
            1), (-1.3, -0.1, 1)), cloth, far, 0.3)  # fmt: skip
        facet(s, body.shape((c - 0.04, 0.9, 1), (0.1, 1.5), (0.02, 2.2), (0.1, 3.2, 1), (c - 0.1, 3.2, 1)), cloth,
            near, 0.22)  # fmt: skip
    _skirt_folds(s, body, cloth, near, ((0.34, 0.34, 0.1), (0.72, 0.76, 0.12)))
    _skirt_folds(s, body, cloth, far, ((-0.6, -0.6, 0.12),))
    for u, w in ((0.3, 9), (0.62, 8)):
        wedge(s, body.run((u + 0.3, 1.12), (u, 1.0), (u - 0.34, 0.98)), w, cloth, near, 0.3)
    _lapels(s, body, cloth, 0.98, 1.0)
    button(s, *body.at(c + 0.06, 1.12), 7, "2a2a30")
    if body.worn:
        wear.stained(s, body, ((-0.6, 1.5, 14), (0.06, 1.9, 16), (0.7, 1.3, 10), (-0.4, 2.1, 8)))
        wear.loose_thread(s, *body.at(c + 0.06, 1.5), "8a93a8")
    else:
        button(s, *body.at(c + 0.06, 1.5), 7, "2a2a30")
    for v in (1.12, 1.5):
        button(s, *body.at(c + 0.34, v + 0.01), 7, "2a2a30")
    lay(s, body.shape((0.36, 1.66, 1), (0.82, 1.6, 1), (0.83, 1.71, 1), (0.37, 1.78, 1)), cloth, 4, reach=7, tint=-0.04)
    if body.worn:
        wear.burst_pocket(s, body, cloth)
