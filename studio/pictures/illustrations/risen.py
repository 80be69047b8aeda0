"""Risen. Here: what they wore, in the square of light under the broken roof, and a camcorder that still runs. On its
tape: the two, as they are, going up through that square hand in hand."""

from __future__ import annotations

import math

from studio.pictures import store
from studio.pictures.illustrations import _risen as drawn
from studio.pictures.kit import Set
from studio.pictures.people.paper import Sheets
from studio.pictures.place import Card, Eye, Look, Place, Shaft
from studio.pictures.shapes import drift, sheet, waves
from studio.pictures.store import Papers

EYE = Eye((0.0, 0.0, 0.95), (0.0, 30, 0.95 + 5.8), mm=17)
CEILING, WIDE, BACK = 5.2, 6.6, 17.0
"""How high the ceiling is, half the gallery's width, where it ends (metres)."""
HOLE = (-2.9, 2.9, 5.6, 11.8)
"""The square of the roof that is open: left, right, front, back."""
FALL = (0.0, -0.62, -1.0)
"""Where its light goes: down, and toward us."""
AWAY = 3.0
"""Metres to the card."""


def build(s: Set) -> None:
    """A gallery like a nave: columns on both sides, and a square hole in its ceiling, through which all light comes."""
    p = store.papers(s)
    _light(s)
    store.paving(s, p, (-9, 9), (-2, BACK + 8), 1.4)
    _ceiling(s, p)
    for side in (-1, 1):
        for y in (2.2, 5.2, 8.6, 12.4, 16.2):
            store.column(s, p, side * 5.0, y, CEILING)
        s.box(p.wall, (side * (WIDE + 0.2), 8, CEILING / 2), (0.4, 24, CEILING))
        for y in (3.7, 6.9, 10.5, 14.3):
            s.box(s.pick(p.dark, p.shops[0]), (side * (WIDE - 0.02), y, 1.5), (0.1, 1.7, 3.0))
    store.railing(s, p, (-WIDE, BACK, 0), (WIDE, BACK, 0), "back", more=(4.2, 6.4, 7.6))
    with s.layer("far"):
        _beyond(s, p)
    if s.here:
        _snow(s, p)
        _fallen(s, p)


def _light(s: Set) -> None:
    left, right, front, back = HOLE
    middle = ((left + right) / 2, (front + back) / 2)
    if s.here:
        s.sky_light("52687f", "222c38", 0.3)
        down = math.degrees(math.atan2(1.0, -FALL[1]))
        s.sun(5.5, "d6e4f4", down=down, around=180, soft=0.8)
        s.area((*middle, CEILING + 3), (0, 7, 0), 700, "b9cee4", 5)
        s.area((-2.6, -1.5, 3.6), (0, 4.6, 0.4), 60, "b9d0ea", 1.6)
    else:
        s.sky_light("8d84b0", "5a3a28", 0.34)
        s.area((*middle, CEILING + 2.6), (0, 6, 0), 2600, "ffdca0", 5)
        s.area((-2.8, -1.0, 3.6), (0, 3.0, 2.2), 330, "fff0dc", 1.8)
        s.area((2.8, 0.2, 0.5), (0, 2.4, 1.8), 46, "ffb878", 1.6)
        for side in (-1, 1):
            for y in (5, 10, 15):
                s.point((side * 5.8, y, 3.6), 46, "ffc27a", 0.2)
    s.area((0, BACK + 5, 6), (0, BACK, 1), s.pick(600, 900), s.pick("9fb8d2", "ffcf96"), 9, 5)


def _ceiling(s: Set, p: Papers) -> None:
    """Beams in squares, and the frame of the hole with what is left of its bars."""
    left, right, front, back = HOLE
    y0, y1, top = -2.0, BACK + 0.4, CEILING
    s.box(p.wall, (0, (y0 + front) / 2, top + 0.25), (2 * WIDE, front - y0, 0.5))
    s.box(p.wall, (0, (back + y1) / 2, top + 0.25), (2 * WIDE, y1 - back, 0.5))
    for side, edge in ((-1, left), (1, right)):
        s.box(p.wall, ((edge + side * WIDE) / 2, (front + back) / 2, top + 0.25), (WIDE - abs(edge), back - front, 0.5))
        s.box(p.pale, (edge, (front + back) / 2, top - 0.06), (0.26, back - front + 0.26, 0.34))
    for y in (front, back):
        s.box(p.pale, (0, y, top - 0.06), (right - left + 0.26, 0.26, 0.34))
    for k in range(9):
        y = y0 + 0.9 + 2.25 * k
        if not front - 0.3 < y < back + 0.3:
            s.box(p.slab, (0, y, top - 0.12), (2 * WIDE, 0.28, 0.3))
    for x in (-4.95, 4.95):
        s.box(p.slab, (x, (y0 + y1) / 2, top - 0.16), (0.34, y1 - y0, 0.36))
    chance = s.rng("bars")
    for k in range(1, 4):
        x, y = left + (right - left) * k / 4, front + (back - front) * k / 4
        gone, long = chance.uniform(0.25, 0.6), chance.uniform(0.5, 1.1)
        if s.here:
            s.box(p.iron, (x, back - (1 - gone) * 3.2, top + 0.1), (0.09, (1 - gone) * 6.0, 0.12), (0.03, 0, 0.02 * k))
            s.box(p.iron, (x, front + 0.2, top - long / 2), (0.08, 0.08, long), (0.2 - 0.2 * k, 0.1, 0))
            s.box(p.iron, (left + 0.7, y, top + 0.1), (1.4 * gone + 0.6, 0.09, 0.12), (0, 0.06, 0))


def _beyond(s: Set, p: Papers) -> None:
    """The hall behind the rail, its far galleries and their light."""
    for z in (-2.8, 0.0, 2.8, 5.6):
        s.box(p.slab, (0, BACK + 13, z), (40, 0.5, 0.5))
        s.box(p.pale, (0, BACK + 12.7, z + 1.0), (40, 0.1, 0.1))
    for k in range(15):
        s.box(p.wall, ((k - 7) * 2.9, BACK + 13.4, 2), (0.6, 0.6, 14))
    s.box(p.shops[1], (0, BACK + 15, 2), (44, 0.3, 16))


def _snow(s: Set, p: Papers) -> None:
    """What came in by the roof: a bed of it under the hole, higher at its back."""
    hills, fine = waves(31, 1.7), waves(32, 0.5)

    def corner(u: float, v: float) -> tuple[float, float, float]:
        x, y = -4.2 + 8.4 * u, 2.9 + 7.2 * v
        away = math.hypot(x / 3.7, (y - 6.3) / 3.3)
        high = 1.04 * math.exp(-((away / 0.76) ** 2.5)) - 0.09
        return x, y, high + (0.05 * float(hills(x, y)) + 0.012 * float(fine(x, y))) * min(1.0, max(0.0, high + 0.1) * 4)

    sheet(s, p.snow, corner, 120, 110)
    for i, (x, y, wide) in enumerate(((-5.3, 4.2, 0.8), (5.2, 8.2, 1.1), (-4.6, 11.0, 1.0))):
        drift(s, p.snow, (x, y, 0.0), (wide, wide * 0.7, 0.14), 60 + i)


def _fallen(s: Set, p: Papers) -> None:
    chance = s.rng("fallen")
    for _ in range(70):
        x, y, size = chance.uniform(-6, 6), chance.uniform(2.6, 16), chance.uniform(0.06, 0.26)
        turn = (chance.uniform(-0.5, 0.5), chance.uniform(-0.5, 0.5), chance.uniform(0, 3))
        if abs(x) > 2.9 or y > 8.5:
            s.box(chance.choice((p.wall, p.slab, p.dark)), (x, y, size * 0.15), (size, size * 1.4, size * 0.3), turn)


def two(s: Sheets, world: str) -> None:
    """Here, what is left of them on the floor; through the lens, the two in the air."""
    if world == "here":
        drawn.lying(s)
    else:
        drawn.rising(s)


PLACE = Place(
    name="risen",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("two", two, AWAY, fill=0.55, gain=1.7),),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "8ea4ba"), (0.5, "6f879f"), (0.75, "4d6075"), (1.0, "2b3644")),
            thick=0.045,
            clear=6.0,
            most=0.88,
            sky=((0.0, "c6d8e8"), (1.0, "9fb4c8")),
            shafts=(
                Shaft(
                    tuple(
                        (x, y, CEILING)
                        for x, y in ((HOLE[0], HOLE[2]), (HOLE[1], HOLE[2]), (HOLE[1], HOLE[3]), (HOLE[0], HOLE[3]))
                    ),
                    FALL,
                    6.0,
                    0.30,
                    "cfe0f2",
                ),
            ),
            exposure=1.5,
            dark=(0.92, 1.0, 1.08),
            light=(1.02, 1.0, 0.97),
            color=0.84,
            corners=0.45,
        ),
        "lens": Look(
            fog=((0.0, "ffd79a"), (0.5, "f0bd7c"), (1.0, "94623e")),
            thick=0.03,
            clear=6.0,
            most=0.6,
            sky=((0.0, "4f62a8"), (0.2, "7d88c0"), (0.38, "f2c8a4"), (1.0, "ffe2b0")),
            shafts=(
                Shaft(
                    tuple(
                        (x, y, CEILING)
                        for x, y in ((HOLE[0], HOLE[2]), (HOLE[1], HOLE[2]), (HOLE[1], HOLE[3]), (HOLE[0], HOLE[3]))
                    ),
                    FALL,
                    6.0,
                    0.22,
                    "ffe0a8",
                ),
            ),
            exposure=1.05,
            dark=(1.03, 0.97, 0.95),
            light=(1.02, 1.0, 0.95),
            color=0.8,
            bloom=(0.8, 0.42),
            corners=0.42,
        ),
    },
    build=build,
    reach=60,
    samples=14,
    quality=90,
)
