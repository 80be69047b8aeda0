"""Table for two: laughing over two glasses of melted roof, hands joined on the cloth; through the lens a feast, and
guests in black behind both chairs.
"""

from __future__ import annotations

import math

from studio.pictures import dining, feast, mould
from studio.pictures.guests import Guest, stand
from studio.pictures.illustrations import _diners
from studio.pictures.kit import Point, Set
from studio.pictures.people.paper import OVER, Sheets, oval, polygon, spline, together
from studio.pictures.place import Card, Eye, Look, Place, Shaft
from studio.pictures.places import restaurant
from studio.pictures.shapes import ball

MIDDLE = 6.1
"""y of the table's middle: a window stands right behind it."""
FROM: Point = (3.0, MIDDLE, 1.15)
EYE = Eye(FROM, (-30.0, MIDDLE, 1.15), mm=34.9, rise=-0.098)
AWAY = 2.4
"""Metres to where they sit."""
TOP = 0.76
TABLE = ((0.22, 1.02), (MIDDLE - 0.66, MIDDLE + 0.66))


def build(s: Set) -> None:
    """The eye looks straight at the windows, over the table's long side; a lamp hangs low above its middle."""
    p, f = dining.papers(s), feast.foods(s)
    _light(s)
    dining.room(s, p)
    dining.lamp(s, p, 0.5, MIDDLE, 1.50, 0.62)
    dining.long_table(s, p, *TABLE, high=TOP)
    _served(s, p, f)
    dining.chair(s, p, 0.6, MIDDLE - 0.72, math.pi)
    dining.chair(s, p, 0.6, MIDDLE + 0.72, 0.0)
    _others(s, p, f)
    if s.here:
        _dust(s, p, f)
    else:
        stand(s, _GUESTS, FROM)
    with s.layer("far"):
        restaurant.city(s)


def _light(s: Set) -> None:
    if s.here:
        s.sky_light("a9bdd1", "76879a", 0.3)
        s.sun(20.0, "e8eff6", down=27, around=98, soft=0.7)
        s.area((dining.LEFT - 0.9, 6, 2.2), (0, 6, 0.9), 520, "c2d5e8", 16, 3.4)
        s.spot((2.6, 4.3, 2.5), (0.6, MIDDLE, 1.22), 520, "d3e0ec", wide=54, soft=0.9, size=0.5)
    else:
        s.sky_light("2c3b66", "3a2b3a", 0.45)
        s.spot((0.5, MIDDLE, 1.5), (0.62, MIDDLE, TOP), 60, "ffc27e", wide=140, soft=0.9, size=0.14)
        s.area((1.5, MIDDLE - 0.1, 2.3), (0.6, MIDDLE, 1.0), 42, "ffc88c", 0.6)
        s.spot((2.6, 4.3, 2.5), (0.6, MIDDLE, 1.22), 180, "ffc08a", wide=54, soft=0.9, size=0.5)
        s.area((-2.6, 6, 4.2), (-4.4, 6, 1.8), 120, "ffa45e", 10, 0.6)


def _served(s: Set, p: dining.Papers, f: feast.Foods) -> None:
    """Dishes along the far side, a plate for each, spoons near the hands, a candle's end."""
    back = 0.40
    feast.fruit(s, p, f, (back, MIDDLE, TOP), 0.74)
    feast.rice_cakes(s, p, f, (0.92, MIDDLE - 0.14, TOP), 0.62)
    feast.soup(s, p, f, (0.9, MIDDLE + 0.17, TOP), 0.7)
    feast.soup(s, p, f, (back + 0.04, MIDDLE - 0.27, TOP), 0.8)
    feast.fruit(s, p, f, (back - 0.04, MIDDLE - 0.5, TOP), 0.55)
    feast.soup(s, p, f, (back + 0.04, MIDDLE + 0.27, TOP), 0.8)
    feast.tower(s, p, f, (back - 0.04, MIDDLE + 0.5, TOP), 0.62)
    for side in (-1, 1):
        at = (0.86, MIDDLE + side * 0.40, TOP)
        feast.dinner(s, p, f, at, 0.6 * side, 0.9)
        _spoon(s, p, (0.78, MIDDLE + side * 0.27, TOP), 0.3 * side)


def _spoon(s: Set, p: dining.Papers, at: Point, around: float) -> None:
    cos, sin = math.cos(around), math.sin(around)
    s.box(p.metal, (at[0] - 0.05 * cos, at[1] - 0.05 * sin, at[2] + 0.006), (0.13, 0.010, 0.005), (0, 0, around))
    ball(s, p.metal, (at[0] + 0.035 * cos, at[1] + 0.035 * sin, at[2] + 0.007), 0.019, (1.5, 1.0, 0.3), (0, 0, around))


def _others(s: Set, p: dining.Papers, f: feast.Foods) -> None:
    """Round tables by the windows, with a few chairs."""
    for k, (x, y) in enumerate(((-2.5, MIDDLE - 2.35), (-2.5, MIDDLE + 2.35))):
        dining.round_table(s, p, x, y)
        (feast.tower if k else feast.fruit)(s, p, f, (x, y, TOP - 0.01), 0.9)
        for a in (0.5, 2.4, 4.0):
            turn = s.rng(f"chair {k} {a}").uniform(-0.8, 0.8) if s.here else 0.0
            dining.chair(s, p, x + 1.05 * math.cos(a), y + 1.05 * math.sin(a), a - math.pi / 2 + turn)


def _dust(s: Set, p: dining.Papers, f: feast.Foods) -> None:
    """Threads from the lamp to what stands around; spots on the cloth."""
    walls: list[Point] = [
        (dining.LEFT + 0.1, MIDDLE + y, z) for y, z in ((-3.0, 0.6), (-1.3, 1.9), (1.3, 1.9), (3.0, 0.6))
    ]
    feet: list[Point] = [(-2.5, MIDDLE - 2.0, TOP), *walls, (-2.5, MIDDLE + 2.0, TOP)]
    mould.tent(s, p, (0.45, MIDDLE, 1.62), feet, "low", sag=0.3, steps=12, thick=0.0022)
    chance = s.rng("spots")
    for _ in range(160):
        x, y = (
            chance.uniform(TABLE[0][0] + 0.04, TABLE[0][1] - 0.02),
            chance.uniform(TABLE[1][0] + 0.04, TABLE[1][1] - 0.04),
        )
        size = abs(chance.gauss(0, 0.005)) + 0.002
        s.box(chance.choice(f.moulds), (x, y, TOP + 0.002), (size, size * chance.uniform(0.7, 1.6), 0.003), (0, 0, 1.0))


_GUESTS = tuple(
    Guest((FROM[0] - away, MIDDLE + aside, 0), high, hair, wears, broad, lean, head)
    for away, aside, high, hair, wears, broad, lean, head in (
        (3.15, -1.52, 1.80, "short", "suit", 1.04, 0.02, 0.06),
        (3.25, -0.92, 1.68, "bun", "dress", 1.0, 0.02, 0.08),
        (4.3, -0.32, 1.74, "bob", "coat", 1.0, 0.0, 0.04),
        (4.3, 0.36, 1.83, "bald", "suit", 1.06, 0.0, -0.03),
        (3.25, 0.98, 1.79, "short", "suit", 1.02, -0.02, -0.06),
        (3.15, 1.58, 1.66, "long", "dress", 1.02, -0.02, -0.08),
    )
)


def _rim() -> list[tuple[float, float]]:
    """The table's top as it is seen, before where they sit: back left, front left, front right, back right."""
    near, edge = TABLE[0][1], 0.66
    corners = ((FROM[0] - AWAY, -edge), (near, -edge), (near, edge), (FROM[0] - AWAY, edge))
    return [EYE.spot((x, MIDDLE + y, TOP))[:2] for x, y in corners]


def people(s: Sheets, world: str) -> None:
    """The two, as far as the table and the plates before them do not hide them."""
    top = _rim()
    hidden = polygon([top[0], top[1], (top[1][0], 1200), (top[2][0], 1200), top[2], top[3]])
    for side in (-1, 1):
        x, y, _ = EYE.spot((0.86, MIDDLE + side * 0.40, TOP + 0.012))
        hidden = together(
            hidden, spline([(x - 92, y), (x - 60, y - 26), (x, y - 42), (x + 60, y - 26), (x + 92, y), (x, y + 30)])
        )
    _diners.steam(s, world)
    with s.clip(hidden, outside=True):
        _diners.diners(s, world)
    for x in (560, 1360):
        s.tone(oval(x, top[0][1] + 8, 150, 9), "0a0f18", 0.42, 7, mode=OVER)


def hands(s: Sheets, world: str) -> None:
    """What lies over the table: the cloth's border, the arms, and the dusk below them."""
    top = _rim()
    s.tone(polygon([(-100, 900), (2020, 900), (2020, 1200), (-100, 1200)]), "05070b", 0.5, 60, mode=OVER)
    _diners.border(s, world, (top[1][0], top[2][0]), top[1][1])
    _diners.joined(s, world)


def _shafts(color: str, strength: float) -> tuple[Shaft, ...]:
    made = []
    for y in (3.5, 6.1, 8.7):
        opening = tuple((dining.LEFT, y + a, z) for a, z in ((-0.9, 0.6), (0.9, 0.6), (0.9, 3.5), (-0.9, 3.5)))
        made.append(Shaft(opening, (0.88, -0.12, -0.45), 5.0, strength, color))
    return tuple(made)


PLACE = Place(
    name="table",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(
        Card("pair", people, AWAY),
        Card("hands", hands, 1.9, gain=1.7, shadow=False),
    ),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "5d7184"), (0.38, "a9b9c6"), (0.55, "98a9b6"), (1.0, "4e5b68")),
            thick=0.045,
            clear=3.0,
            most=0.75,
            sky=((0.0, "cfdce7"), (0.35, "e6eef4"), (0.6, "dde6ed"), (1.0, "c5d0da")),
            shafts=_shafts("d8e6f3", 0.06),
            exposure=1.5,
            dark=(0.90, 1.0, 1.12),
            light=(1.02, 1.0, 0.97),
            color=0.88,
            bloom=(0.85, 0.35),
            edge=0.22,
            soft=0.6,
            corners=0.45,
        ),
        "lens": Look(
            fog=((0.0, "5a3420"), (0.4, "8d5a34"), (0.6, "7a4a2c"), (1.0, "3a2015")),
            thick=0.02,
            clear=4,
            most=0.22,
            sky=((0.0, "1f2f5c"), (0.35, "3a4f86"), (0.55, "8a6f8c"), (1.0, "5a4a62")),
            exposure=1.25,
            dark=(1.04, 0.98, 0.98),
            light=(1.03, 1.0, 0.94),
            bloom=(0.85, 0.35),
            edge=0.22,
            soft=0.6,
            corners=0.5,
        ),
    },
    build=build,
    samples=12,
    reach=60,
    quality=85,
)
