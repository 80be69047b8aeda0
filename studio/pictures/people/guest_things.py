"""What the guests have with them: napkins, a shawl, a pair of gloves, a cane."""

from __future__ import annotations

import numpy as np

from studio.pictures.people.bodies import Body, Point
from studio.pictures.people.guest_cast import Guest
from studio.pictures.people.guest_clothes import RIM, card, crease, lay
from studio.pictures.people.paper import Sheets, mix, oval, polygon, spline

LINEN, LINEN_SHADE = "a8a59d", "6f6e6c"
"""Napkins. Not white: nothing of theirs may be brighter than the two."""


def napkin_in_collar(s: Sheets, body: Body) -> None:
    """The napkin that a man has forgotten in his collar: a square, folded once, its corner down."""
    cloth = s.sheet(body.shape((-0.38, -0.1, 1), (-0.1, 0.04), (0.24, -0.1, 1), (0.3, 0.1), (0.42, 0.4),
        (0.46, 0.94, 1), (-0.02, 1.03), (-0.6, 0.92, 1),
                               (-0.56, 0.4), (-0.46, 0.1)),
                               LINEN, LINEN_SHADE, lift=8, core=0.24, edge=0.4, fibre=0.16, reach=14)  # fmt: skip
    for run in (
        ((-0.08, 0.02), (-0.1, 0.3), (-0.14, 0.6)),
        ((0.16, -0.04), (0.16, 0.3), (0.24, 0.86)),
        ((-0.32, -0.02), (-0.34, 0.3), (-0.42, 0.8)),
    ):
        s.fold(body.run(*run), 3.0, cloth, dark="3b3a3c", alpha=0.5, gleam=0.2)


def shawl(s: Sheets, body: Body, guest: Guest) -> None:
    """The old woman's shawl, over her sleeves, with a fringe and a plain pin."""
    far = body.shape(
        (-0.36, -0.12, 1),
        (-0.8, -0.02),
        (-1.14, 0.24),
        (-1.2, 0.66),
        (-1.14, 0.98, 1),
        (-0.6, 1.08),
        (0.0, 1.3, 1),
        (-0.2, 0.5),
    )
    near = body.shape((0.34, -0.14, 1), (0.76, -0.03), (1.16, 0.24), (1.28, 0.66), (1.2, 0.92, 1), (0.6, 1.0),
        (0.0, 1.24, 1), (-0.3, 0.66, 1),
                      (-0.12, 0.3))  # fmt: skip
    lay(s, far, card(guest, 2), 9, reach=18)
    _fringe(s, body, guest, ((-1.1, 0.98), (-0.6, 1.08), (0.0, 1.3)), 14)
    piece = lay(s, near, card(guest, 1), 11, reach=18)
    for a, b in (((0.5, 0.0), (0.2, 1.0)), ((0.86, 0.1), (0.66, 0.98))):
        crease(s, body.run(a, ((a[0] + b[0]) / 2 + 0.1, 0.5), b), 3, piece, 0.24)
    _fringe(s, body, guest, ((0.0, 1.24), (0.6, 1.0), (1.18, 0.93)), 17)
    x, y = body.at(-0.16, 0.5)
    s.sheet(oval(x, y, 9, 9), "7c8492", "3a404c", lift=3, core=0.2, edge=0.9, fibre=0, rim=RIM, reach=4)


def _fringe(s: Sheets, body: Body, guest: Guest, edge: tuple[tuple[float, float], ...], threads: int) -> None:
    """Short threads along the edge of a shawl, given as places on the body from left to right."""
    us, vs = np.array(edge).T
    for k, u in enumerate(np.linspace(us[0], us[-1], threads)):
        x, y = body.at(float(u), float(np.interp(u, us, vs)))
        s.line(
            [(x, y - 3), (x + k % 3 - 1, y + 11), (x - 2, y + 22)],
            mix(card(guest, 1), RIM, 0.2),
            3.0,
            1,
            taper=(1, 1, 0.7),
        )


def gloves(s: Sheets, at: Point) -> None:
    """A pair of gloves held by their cuffs, their fingers hanging; under the hand that holds them."""
    x, y = at
    for dx, turn, color in ((-10, 12, "2b303a"), (5, -6, "3a404c")):
        with s.frame(x + dx, y, turn=turn):
            lay(s, spline([(-14, -6, 1), (14, -6, 1), (13, 34), (23, 52), (25, 64), (18, 68), (13, 56), (13, 84),
            (9, 96), (5, 86, 1), (4, 98),
                           (-1, 104), (-4, 88, 1), (-6, 98), (-11, 98), (-12, 84), (-13, 50)]),
                           color, 4, reach=6, edge=0.9)  # fmt: skip


def napkin(s: Sheets, at: Point) -> None:
    """A napkin that hangs from a hand."""
    x, y = at
    with s.frame(x, y, turn=4):
        cloth = s.sheet(spline([(-10, -8, 1), (12, -8, 1), (20, 40), (34, 104, 1), (10, 118), (-4, 132, 1),
            (-24, 102, 1), (-14, 40)]),
                        LINEN, LINEN_SHADE, lift=5, core=0.24, edge=0.4, fibre=0.16, reach=10)  # fmt: skip
        for dx in (-12, 6, 22):
            s.fold([(dx * 0.2, 0), (dx * 0.6, 50), (dx, 112)], 2.4, cloth, dark="3b3a3c", alpha=0.5, gleam=0.2)


def cane(s: Sheets, at: Point, foot: float) -> None:
    """A cane from the hand to the floor; its handle lies across, under the palm."""
    x, y = at
    lay(s, polygon([(x - 5, y - 8), (x + 5, y - 8), (x + 4, foot), (x - 3, foot)]), "333843", 4, reach=4, edge=0.9)
    lay(
        s,
        spline([(x - 6, foot - 16, 1), (x + 6, foot - 16, 1), (x + 5, foot + 1, 1), (x - 4, foot + 1, 1)]),
        "4a505c",
        2,
        reach=3,
    )
    lay(
        s,
        spline([(x - 44, y + 6), (x - 34, y - 10), (x + 6, y - 12), (x + 14, y - 4), (x + 6, y + 6), (x - 34, y + 12)]),
        "3f4653",
        3,
        reach=5,
        edge=0.9,
    )
