"""The restaurant: a wall of arched windows throws its light over set tables; one web hangs from one lamp over them all.

Through the lens the web is strings of small lamps, the windows are dusk, and along the walls stand guests in black.
"""

from __future__ import annotations

import math

from studio.pictures import dining, feast, mould
from studio.pictures.guests import Guest, stand
from studio.pictures.kit import Point, Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.shapes import curtain, drift

EYE: Point = (1.15, -1.35, 1.4)
TABLE = ((0.0, 1.1), (1.5, 7.6))
"""The long table in the middle: its sides and its ends."""
TOP = 0.77
ROUND = tuple((x, y) for y in (3.9, 6.9, 9.9, 12.6) for x in (-2.45, 3.15) if (x, y) != (3.15, 3.9))
LAMPS = tuple((x, y) for y in (3.2, 6.2, 9.2, 12.2) for x in (-2.45, 0.55, 3.15))


def build(s: Set) -> None:
    """The eye looks a little to the windows, so that the table is a pale diagonal that points at the stage."""
    p, f = dining.papers(s), feast.foods(s)
    _light(s)
    dining.room(s, p)
    dining.stage(s, p)
    with s.layer("far"):
        dining.ring(s, p)
    for x, y in LAMPS:
        dining.lamp(s, p, x, y)
        if y < 12:
            dining.lamp_light(s, x, y, strength=70 if x > 0 else 55)
    dining.long_table(s, p, *TABLE)
    _served(s, p, f)
    _chairs(s, p)
    _others(s, p, f)
    _web(s, p)
    if s.here:
        _left(s, p, f)
    else:
        stand(s, _GUESTS, EYE)
    with s.layer("far"):
        city(s)
    with s.layer("near"):
        _front(s, p)


def city(s: Set) -> None:
    """Roofs behind the windows, in haze; this is the sixth floor."""
    paper, chance = s.mat("8795a2", "1c2548"), s.rng("city")
    for k in range(16):
        y, high = 4 + k * 4.2, chance.uniform(-1.5, 5.5)
        s.box(paper, (-34 + chance.uniform(-9, 9), y, high - 10), (5, chance.uniform(2.5, 4.5), 20))


def _light(s: Set) -> None:
    if s.here:
        s.sky_light("a9bdd1", "76879a", 0.35)
        s.sun(24.0, "e8eff6", down=23, around=101, soft=0.7)
        s.area((dining.LEFT - 0.9, 6, 2.2), (0, 6, 0.9), 650, "c2d5e8", 16, 3.4)
        s.area((1.5, -2.6, 2.8), (0.6, 4, 0.8), 60, "9db2c8", 2.0)
        s.area((3.0, 7, 4.2), (3.6, 7, 0), 110, "9db2c8", 3, 12)
    else:
        s.sky_light("2c3b66", "3a2b3a", 0.5)
        s.area((0.5, 6.5, 4.1), (0.5, 6.5, 0), 170, "ffb26a", 8, 12)
        s.area((1.5, -2.4, 2.6), (0.6, 4, 0.9), 36, "ffbf86", 1.6)
        s.area((2.6, 8, 3.9), (4.8, 8, 1.6), 120, "ffb26a", 10, 0.6)
        s.spot((0.55, 3.6, 3.6), (0.55, 3.4, TOP), 120, "ffd29a", wide=70, soft=0.8, size=0.2)


def _served(s: Set, p: dining.Papers, f: feast.Foods) -> None:
    """The long table: dishes along its axis, a plate, a goblet and a card for each of fourteen."""
    (x0, x1), (y0, _) = TABLE
    middle, chance = (x0 + x1) / 2, s.rng("served")
    feast.fish(s, p, f, (middle + 0.02, 2.15, TOP), 1.35, 1.05)
    feast.candlestick(s, p, (middle - 0.02, 2.85, TOP), 4, lambda k: 0.02 + 0.05 * ((k * 7) % 3))
    feast.rice_cakes(s, p, f, (middle + 0.05, 3.45, TOP), 1.1)
    feast.fruit(s, p, f, (middle - 0.02, 4.15, TOP), 1.1)
    feast.soup(s, p, f, (middle, 4.75, TOP), 1.1)
    feast.candlestick(s, p, (middle, 5.35, TOP), 4, lambda k: 0.03 + 0.04 * ((k * 5) % 3))
    feast.tower(s, p, f, (middle, 6.1, TOP), 1.1)
    feast.fruit(s, p, f, (middle, 6.95, TOP), 1.0)
    for k in range(7):
        for side in (-1, 1):
            y, x = y0 + 0.42 + k * 0.88, middle + side * 0.37
            slip = (chance.uniform(-0.03, 0.03), chance.uniform(-0.04, 0.04), chance.uniform(-0.5, 0.5))
            falls = chance.random() < 0.28
            if not s.here:
                slip, falls = (0.0, 0.0, 0.0), False
            feast.dinner(s, p, f, (x + slip[0], y + slip[1], TOP), 0.6 + slip[2])
            feast.cutlery(s, p, (x, y, TOP), side * math.pi / 2, slip[2] * 0.5)
            feast.goblet(s, p, f, (x - side * 0.17, y + 0.17, TOP), 1.05, 2.0 + 9 * slip[2] if falls else None)
            feast.goblet(s, p, f, (x - side * 0.14, y + 0.27, TOP), 0.85)
            feast.card(s, p, (x - side * 0.17, y, TOP), side * math.pi / 2 + slip[2], falls)


def _chairs(s: Set, p: dining.Papers) -> None:
    """Two rows along the long table. Here each was pushed back on its own, and some fell."""
    chance = s.rng("chairs")
    for k in range(7):
        for side in (-1, 1):
            y = TABLE[1][0] + 0.42 + k * 0.88
            away, turn, shift = chance.uniform(0.12, 0.75), chance.uniform(-0.8, 0.8), chance.uniform(-0.15, 0.15)
            falls = chance.random() < 0.2
            if not s.here:
                away, turn, shift, falls = 0.0, 0.0, 0.0, False
            x = TABLE[0][1] + 0.22 + away if side > 0 else TABLE[0][0] - 0.22 - away
            dining.chair(s, p, x, y + shift, -side * math.pi / 2 + turn, falls)


def _others(s: Set, p: dining.Papers, f: feast.Foods) -> None:
    """The round tables, in their grid."""
    for number, (x, y) in enumerate(ROUND):
        chance = s.rng(f"round {number}")
        dining.round_table(s, p, x, y)
        if number % 2:
            feast.fruit(s, p, f, (x, y, TOP - 0.01), 0.9)
        else:
            feast.tower(s, p, f, (x, y, TOP - 0.01), 0.85)
        for k in range(4):
            a = math.tau * k / 4 + 0.6
            at = (x + 0.52 * math.cos(a), y + 0.52 * math.sin(a), TOP - 0.008)
            feast.dinner(s, p, f, at, a, 0.95)
            falls, away, turn = chance.random() < 0.22, chance.uniform(0.1, 0.6), chance.uniform(-0.9, 0.9)
            if not s.here:
                falls, away, turn = False, 0.0, 0.0
            feast.goblet(
                s,
                p,
                f,
                (x + 0.36 * math.cos(a + 0.4), y + 0.36 * math.sin(a + 0.4), TOP - 0.01),
                1.0,
                a if falls else None,
            )
            feast.card(s, p, (x + 0.33 * math.cos(a), y + 0.33 * math.sin(a), TOP - 0.01), a - math.pi / 2, falls)
            out = 1.02 + away
            dining.chair(s, p, x + out * math.cos(a), y + out * math.sin(a), a - math.pi / 2 + turn, falls)


def _web(s: Set, p: dining.Papers) -> None:
    """The hub hangs among the lamps of the middle row; threads go to both walls, the tables, the stage."""
    hub = (0.55, 6.2, 3.75)
    walls = [(dining.LEFT + 0.1, y, dining.SILL + 0.05) for y in (2.2, 4.8, 7.4, 10.0, 12.6)]
    walls += [(dining.RIGHT - 0.14, y, 1.15) for y in (2.2, 4.8, 7.4, 10.0, 12.6)]
    rims = [(x - math.copysign(0.6, x), y - 0.45, TOP) for x, y in ROUND]
    feet = [*walls, *rims, (-0.5, 2.4, 1.0), (1.55, 2.3, 1.0), (-1.9, 14.2, 0.34), (1.7, 14.3, 0.34)]
    feet.sort(key=lambda foot: math.atan2(foot[1] - hub[1], foot[0] - hub[0]))
    mould.tent(s, p, hub, [*feet, feet[0]], "great")


def _left(s: Set, p: dining.Papers, f: feast.Foods) -> None:
    """What lies about: snow under the windows, flakes of the ceiling, napkins, spots on the cloth."""
    chance = s.rng("left")
    for k, y in enumerate((2.2, 4.8, 7.4, 10.0, 12.6)):
        drift(s, p.snow, (dining.LEFT + 0.05, y + 0.2, dining.SILL + 0.03), (0.22, 0.8, 0.16), 30 + k)
        drift(s, p.snow, (dining.LEFT + 0.3, y, 0.0), (0.5, 1.0, 0.14), 50 + k)
    for _ in range(130):
        x, y, size = chance.uniform(-4.2, 4.6), chance.uniform(0.6, 14), chance.uniform(0.015, 0.09)
        s.box(
            chance.choice((p.wall, p.wood, p.china)),
            (x, y, 0.012),
            (size, size * 1.4, 0.015),
            (0.1, 0.1, chance.uniform(0, 3)),
            ragged=size * 0.2,
        )
    for _ in range(9):
        x, y = chance.uniform(-1.6, 2.6), chance.uniform(1.5, 8)
        s.box(
            p.cloth,
            (x, y, 0.02),
            (0.36, 0.34, 0.02),
            (chance.uniform(-0.2, 0.2), chance.uniform(-0.2, 0.2), chance.uniform(0, 3)),
            ragged=0.08,
        )
    for _ in range(420):
        x, y = chance.uniform(TABLE[0][0] + 0.05, TABLE[0][1] - 0.05), chance.uniform(TABLE[1][0] + 0.05, TABLE[1][1])
        size = abs(chance.gauss(0, 0.006)) + 0.002
        s.box(
            chance.choice(f.moulds),
            (x, y, TOP + 0.002),
            (size, size * chance.uniform(0.7, 1.6), 0.003),
            (0, 0, chance.uniform(0, 3)),
        )


def _front(s: Set, p: dining.Papers) -> None:
    """Right before us: a drape at the right edge, the back of a chair at the lower left."""
    curtain(s, s.mat("10161d", "2a0c0a"), (1.84, 0.35, 3.4), (3.2, 0.5, 3.4), -0.6, folds=6, depth=0.07, gather=0.22)
    dark = dining.Papers(**{**{k: getattr(p, k) for k in p.__dataclass_fields__}, "wood": p.black, "seat": p.black})
    dining.chair(s, dark, -0.62, 0.42, math.pi + 0.5)


_GUESTS = (
    Guest((4.45, 6.1, 0), 1.80, "short", "suit", 1.02, 0.01),
    Guest((4.50, 7.6, 0), 1.62, "bun", "dress", 0.98, -0.01, 0.05),
    Guest((4.45, 9.0, 0), 1.74, "bob", "coat", 1.0, 0.0, -0.04),
    Guest((4.50, 10.9, 0), 1.86, "bald", "suit", 1.1, 0.0),
    Guest((2.75, 16.2, 0), 1.76, "short", "coat", 1.04, 0.0, 0.04),
    Guest((-2.6, 16.2, 0), 1.66, "long", "dress", 1.0, 0.01),
    Guest((-4.05, 8.7, 0), 1.70, "long", "dress", 1.0, 0.0, 0.04),
    Guest((-4.05, 11.3, 0), 1.84, "short", "suit", 1.04, 0.0),
)


def _shafts(color: str, strength: float) -> tuple[Shaft, ...]:
    """Light in the air from the four windows that are seen."""
    made = []
    for y in (4.8, 7.4, 10.0, 12.6):
        opening = tuple((dining.LEFT, y + a, z) for a, z in ((-0.9, 0.6), (0.9, 0.6), (0.9, 3.5), (-0.9, 3.5)))
        made.append(Shaft(opening, (0.85, -0.36, -0.39), 5.5, strength, color))
    return tuple(made)


PLACE = Place(
    name="restaurant",
    eye=Eye(EYE, (-1.45, 11.0, 1.4), mm=24, rise=-0.02),
    looks={
        "here": Look(
            fog=((0.0, "5d7184"), (0.38, "a9b9c6"), (0.55, "98a9b6"), (1.0, "4e5b68")),
            thick=0.038,
            clear=4.5,
            most=0.75,
            sky=((0.0, "cfdce7"), (0.35, "e6eef4"), (0.6, "dde6ed"), (1.0, "c5d0da")),
            shafts=_shafts("d8e6f3", 0.075),
            exposure=1.5,
            dark=(0.90, 1.0, 1.12),
            light=(1.02, 1.0, 0.97),
            color=0.84,
            bloom=(0.85, 0.35),
            edge=0.22,
            corners=0.4,
        ),
        "lens": Look(
            fog=((0.0, "5a3420"), (0.4, "8d5a34"), (0.6, "7a4a2c"), (1.0, "3a2015")),
            thick=0.016,
            clear=6,
            most=0.22,
            sky=((0.0, "1f2f5c"), (0.35, "3a4f86"), (0.55, "8a6f8c"), (1.0, "5a4a62")),
            exposure=1.25,
            dark=(1.04, 0.98, 0.98),
            light=(1.03, 1.0, 0.94),
            bloom=(0.8, 0.5),
            edge=0.22,
            corners=0.5,
        ),
    },
    build=build,
    reach=60,
)
