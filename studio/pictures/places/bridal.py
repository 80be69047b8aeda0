"""The bridal floor: dresses and dinner jackets along a rail, a tall mirror; a wall that fire went through, or gold."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from studio.pictures import hanging
from studio.pictures.goods import tall_mirror
from studio.pictures.hanging import Cloth, Fire
from studio.pictures.kit import Point, Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.shapes import curtain, drift, tube, turned

WALL = 7.4
"""The wall at the back stands this far away (metres)."""
HOLES = ((-1.0, 1.85, 1.70, 1.42), (1.98, 2.45, 0.46, 0.78))
RAIL_Z = 2.02


def build(s: Set) -> None:
    """The rail runs across in front of the wall; on the right, on a round step, the mirror; on the left an arch."""
    _lights(s)
    room(s)
    wall(s)
    _rail(s)
    tall_mirror(s, 2.42, 5.0, -0.42)
    if s.here:
        _litter(s)
    with s.layer("far"):
        beyond(s)
    with s.layer("near"):
        _frame(s)


def _lights(s: Set) -> None:
    if s.here:
        s.sky_light("8fa3b8", "434f5c", 0.5)
        lamps = [
            s.area((-0.9, 9.6, 2.6), (-0.6, 5.0, 0.5), 1500, "dbe6f0", 3.2, 2.2),
            s.area((1.95, 9.0, 2.9), (1.6, 5.0, 0.6), 220, "dbe6f0", 0.9, 1.4),
            s.area((-3.6, -0.6, 2.6), (-0.4, 5.4, 1.0), 300, "9db4ca", 2.0),
        ]
    else:
        s.sky_light("b08b5e", "6f5136", 0.34)
        lamps = [
            s.area((-0.4, 6.3, 3.5), (-0.4, 7.4, 1.2), 70, "ffd9a4", 6.0, 0.3),
            s.area((-4.0, 2.9, 3.3), (-0.4, 5.6, 1.0), 330, "ffe6c4", 1.4),
            s.area((2.2, 2.4, 3.4), (2.3, 4.6, 0.8), 60, "ffdcaa", 1.0),
            s.area((0.0, -1.6, 2.8), (0.0, 5.0, 0.8), 30, "ffcf9a", 3.5, 1.5),
            s.area((-0.6, -2.6, 3.6), (-1.4, -5.0, 1.6), 190, "ffd9a4", 3.0, 0.4),
        ]
    for lamp in lamps:
        lamp.visible_glossy = False  # the mirror shows the room, not what lights it


def room(s: Set) -> None:
    """The floor of boards, the ceiling, and what the mirror sees behind us."""
    boards = [
        s.mat(a, b, rough=s.pick(0.95, 0.34), size=3.0)
        for a, b in (("3b434c", "93683f"), ("353d46", "8a5f38"), ("414a54", "9c7046"))
    ]
    chance = s.rng("boards")
    for k in range(-26, 27):
        for j in range(4):
            s.box(boards[chance.randrange(3)], (k * 0.3, 1.0 + j * 2.4 + 1.2 * (k % 2), -0.05), (0.292, 2.39, 0.1))
    s.box(s.mat("1a1f25", "4a3020"), (0, 4, -0.08), (20, 16, 0.1))
    s.box(s.mat("3a444e", "d9b583"), (0, 4, 3.85), (20, 12, 0.1))
    trim = s.mat("4b5663", "e2c294")
    for y in (3.0, 5.2, 7.2):
        s.box(trim, (0, y, 3.7), (20, 0.22, 0.24))
    s.box(s.mat("39434d", "c79b66"), (5.6, 3.5, 1.9), (0.2, 9, 3.8))
    if not s.here:  # what the mirror sees behind us: a wall in warm light, and one tall window at dusk
        s.box(s.mat("d6ab74", "d6ab74"), (0, -5.0, 1.9), (16, 0.2, 4.2))
        s.box(s.mat("6a7fc0", glow=0.55), (-1.75, -4.88, 1.9), (1.1, 0.02, 2.7))
        for x in (-1.75, -1.2, -2.3):
            s.box(s.mat("f0d9ae"), (x, -4.84, 1.9), (0.05, 0.04, 2.7))
        for z in (0.55, 1.9, 3.25):
            s.box(s.mat("f0d9ae"), (-1.75, -4.84, z), (1.15, 0.04, 0.06))


def wall(s: Set) -> None:
    """Two skins of plaster with studs between them, burnt through; through the lens the same wall, panelled."""
    plaster, inner = s.mat("515d69", "d6ab74", size=2.4), s.mat("3a444f", fibre=0.1)
    char, scorch = s.mat("0d1014", fibre=0.2), s.mat("20262d", fibre=0.2)
    low, high = -0.5, 4.2
    parts = ((-3.3, 1.15), (1.15, 6.0))
    for k, (x, hole) in enumerate(zip(parts, HOLES, strict=True)):
        if not s.here:
            s.box(plaster, ((x[0] + x[1]) / 2, WALL, 1.85), (x[1] - x[0], 0.06, high - low))
            continue
        hanging.torn_wall(s, (char, scorch, plaster), WALL, x, (low, high), hole, f"front {k}", 0.72)
        smaller = (hole[0] + 0.1, hole[1] + 0.05, hole[2] * 0.9, hole[3] * 0.9)
        hanging.torn_wall(s, (char, scorch, inner), WALL + 0.22, x, (low, high), smaller, f"back {k}", 0.72)
        for stud in np.arange(x[0] + 0.25, x[1], 0.62):
            broken = s.rng(f"stud {stud:.2f}").uniform(0.9, 3.2)
            s.box(
                char,
                (float(stud), WALL + 0.12, broken / 2),
                (0.07, 0.09, broken),
                (0, s.rng(f"lean {stud:.2f}").gauss(0, 0.02), 0),
            )
            s.box(char, (float(stud), WALL + 0.12, 3.6), (0.07, 0.09, 0.9))
    if s.here:  # a beam that came down
        s.box(char, (2.55, WALL - 0.35, 1.75), (0.20, 0.17, 4.4), (0, 0.62, 0))
    # The arch on the left: a wall with an opening between x -5.0 and -3.55.
    s.box(plaster, (-3.42, WALL, 1.85), (0.26, 0.3, 4.7))
    s.box(plaster, (-6.4, WALL, 1.85), (2.6, 0.3, 4.7))
    rim = [(-4.33 + 0.79 * math.cos(a), 2.35 + 0.79 * math.sin(a)) for a in np.linspace(0, math.pi, 33)]
    points: list[Point] = [(x, WALL - 0.15, z) for x, z in rim] + [(x, WALL - 0.15, high) for x, _ in rim]
    s.mesh(plaster, points, [(i, i + 1, i + 34, i + 33) for i in range(32)])
    inside: list[Point] = [(x, WALL - 0.15, z) for x, z in rim] + [(x, WALL + 0.15, z) for x, z in rim]
    s.mesh(s.mat("2c343d", "b98d5c"), inside, [(i, i + 1, i + 34, i + 33) for i in range(32)])
    _panels(s)


def _panels(s: Set) -> None:
    """A skirting, a rail at the height of the chairs, frames of moulding; charred away where the hole is."""
    mould = s.mat("5d6974", "ecd0a4")
    for z, thick in ((0.1, 0.2), (0.86, 0.05)):
        for k in range(14):
            x = -3.2 + (k + 0.5) * 0.64
            if s.here and any(((x - h[0]) / h[2]) ** 2 + ((z - h[1]) / h[3]) ** 2 < 1.5 for h in HOLES):
                continue
            s.box(mould, (x, WALL - 0.05, z), (0.64, 0.06, thick))
    for k in range(5):
        x = -2.4 + k * 1.72
        for side in (-1, 1):
            for z, size in ((2.0, (0.04, 0.03, 1.9)),):
                at = x + side * 0.62
                if s.here and any(((at - h[0]) / h[2]) ** 2 < 1.4 for h in HOLES):
                    continue
                s.box(mould, (at, WALL - 0.04, z), size)
        if s.here:
            continue
        for z in (1.05, 2.95):
            s.box(mould, (x, WALL - 0.04, z), (1.20, 0.03, 0.04))


def _rail(s: Set) -> None:
    """Twelve hangers: gowns, and a jacket after every second one."""
    metal = s.mat("1b2026", "d8aa5c", rough=0.4, metal=s.pick(0.0, 0.8))

    def path(t: float) -> Point:
        sag = 0.34 * math.exp(-(((t - 0.36) / 0.13) ** 2)) + 0.10 * t if s.here else 0.0
        return -2.95 + 4.45 * t, 5.35 + 0.35 * t, RAIL_Z - sag

    hanging.rail(s, metal, path, ((-2.95, 5.35, 0.0), (1.5, 5.70, 0.0)))
    if s.here:
        white = Cloth(
            s.mat("8b98a5", fibre=0.08),
            s.mat("4b4f54", fibre=0.2),
            s.mat("0c0e11"),
            metal,
            s.mat("5d6873"),
            s.mat("59646f"),
        )
        pale = Cloth(
            s.mat("75828f", fibre=0.1),
            s.mat("3e4248", fibre=0.2),
            s.mat("0c0e11"),
            metal,
            s.mat("525d68"),
            s.mat("59646f"),
        )
        black = Cloth(
            s.mat("12161b", fibre=0.2), s.mat("0d1013"), s.mat("07090b"), metal, s.mat("20262d"), s.mat("454e58")
        )
    else:
        brass = s.mat("d8aa5c", rough=0.4, metal=0.8)
        white = Cloth(s.mat("fff6e6", fibre=0.02), metal, metal, brass, s.mat("f0d9ae"), s.mat("fff6e6"))
        pale = Cloth(s.mat("f7e4c6", fibre=0.02), metal, metal, brass, s.mat("e9c68f"), s.mat("fff6e6"))
        black = Cloth(
            s.mat("241c1c", fibre=0.05), metal, metal, s.mat("15100f"), s.mat("3d2c28", rough=0.4), s.mat("fff6e6")
        )
    chance = s.rng("rail")
    for k in range(12):
        t = (k + 0.6) / 12.2
        spot, turn, swing = path(t), chance.uniform(-0.45, 0.45), chance.uniform(0.5, 0.95)
        at = (spot[0], spot[1], spot[2] - 0.16)
        around, loss, long = chance.uniform(0, math.tau), chance.uniform(0.18, 0.6), chance.uniform(1.5, 1.68)
        if k % 3 == 2:
            fire = Fire(0.25 * loss, around, 0.6) if s.here else Fire()
            hanging.jacket(s, black, at, 0.35 + turn * s.pick(0.8, 0.3), f"jacket {k}", fire)
            continue
        fire = Fire(loss, around, 1.0) if s.here else Fire()
        cloth, shape = (white if k % 2 else pale), (hanging.GOWN if swing > 0.62 else hanging.SHEATH)
        hanging.gown(s, cloth, at, 0.35 + turn * s.pick(1, 0.4), long, f"gown {k}", fire, shape)


def _litter(s: Set) -> None:
    """Hangers, glass and ash on the floor."""
    wire, glass, ash = s.mat("14191e"), s.mat("9dadbb", fibre=0.02), s.mat("191e23")
    chance = s.rng("litter")
    for x, y, a in ((-2.2, 4.3, 0.4), (-0.9, 4.75, 2.0), (1.5, 4.5, 1.2), (-3.1, 4.9, 2.9)):
        bow = [(0.0, 0.09), (0.2, -0.03), (-0.2, -0.03), (0.0, 0.09), (0.0, 0.17), (0.03, 0.2), (0.02, 0.23)]
        spots = [(x + u * math.cos(a) - v * math.sin(a), y + u * math.sin(a) + v * math.cos(a), 0.012) for u, v in bow]
        for first, second in pairwise(spots):
            tube(s, wire, [first, second], 0.007, 5)
    for k in range(170):
        near = k < 70  # the mirror's other half lies before it
        x, y = (
            (chance.gauss(2.1, 0.55), chance.gauss(4.0, 0.35))
            if near
            else (chance.uniform(-4, 4.5), chance.uniform(3.6, 7.0))
        )
        size, a = chance.uniform(0.02, 0.10), chance.uniform(0, math.tau)
        high = 0.153 if (x - 2.42) ** 2 + (y - 4.75) ** 2 < 1.0 else 0.003
        spots = [
            (x + size * r * math.cos(a + b), y + size * r * math.sin(a + b), high)
            for r, b in ((1, 0), (0.5, 1.9), (0.8, 3.6))
        ]
        s.mesh(glass if near or k % 3 == 0 else ash, spots, [(0, 1, 2)])


def beyond(s: Set) -> None:
    """What is outside: pale winter and roofs; through the arch the gallery, and the shoulder of the pile."""
    roof = s.mat("6f7d8a", "40507e", glow=0.0)
    for k, (x, high, wide) in enumerate(((-4, -2, 5), (1, 0.2, 4), (5, -1, 5), (11, 1.5, 6), (-11, 1.0, 7))):
        s.box(roof, (x * 3, 60 + k, high * 3 - 12), (wide * 3, 8, 30))
    back = s.mat("55626f", "44558c", glow=(0.0, 0.5))
    s.box(back, (-12.2, 17, 1.5), (10, 0.2, 9))
    s.box(s.mat("3a444f", "8c6a48"), (-12.2, 15.5, 0.9), (10, 0.2, 0.12))
    for k in range(4):
        s.box(s.mat("4a5561", "a67c50"), (-14.5 + k * 2.1, 16, 1.5), (0.4, 0.4, 9))
    if s.here:
        drift(s, s.mat("2c343d", fibre=0.3, size=3), (-8.4, 13.5, -1.5), (3.6, 2.0, 3.6), 5)
    else:
        for k in range(7):
            turned(
                s,
                s.mat("ffc987", glow=2.2),
                [(0.0, 0.0), (0.09, 0.09), (0.0, 0.18)],
                (-11.3 + k * 0.5, 16.6, 3.5 - 0.16 * (3 - k) ** 2),
                sides=12,
            )


def _frame(s: Set) -> None:
    """A heavy curtain on the left; on the right the edge of another, both beyond the light."""
    dark = s.mat("171d24", "5a2f1c", fibre=0.05)
    for left, right in ((-2.9, -1.52), (1.72, 3.0)):
        torn = None if not s.here else (lambda u: 0.35 + 0.25 * math.sin(9 * u) + 0.12 * math.sin(31 * u))
        curtain(s, dark, (left, 2.2, 3.2), (right, 2.2, 3.2), -0.2, folds=5, depth=0.06, torn=torn, gather=0.10)


PLACE = Place(
    name="bridal",
    eye=Eye((0.0, 0.0, 1.3), (0.0, 40.0, 1.3), mm=24, rise=-0.015),
    looks={
        "here": Look(
            fog=((0.0, "5c6b7a"), (0.35, "93a3b1"), (0.6, "8796a4"), (1.0, "3c4752")),
            thick=0.035,
            clear=3.0,
            most=0.9,
            sky=((0.0, "5f7284"), (0.17, "7f92a3"), (0.36, "b4c2cc"), (0.6, "d5dce0"), (1.0, "b5bfc8")),
            shafts=tuple(
                Shaft(
                    ((x - 0.16, 7.4, 0.9), (x + 0.16, 7.4, 0.9), (x + 0.16, 7.4, 2.9), (x - 0.16, 7.4, 2.9)),
                    (0.22, -1.0, -0.34),
                    4.6,
                    0.26,
                    "c4d2df",
                )
                for x in (-2.1, -1.5, -0.9, -0.3, 0.3, 1.95)
            ),
            exposure=1.85,
            color=0.75,
            dark=(0.90, 1.0, 1.12),
            light=(1.03, 1.0, 0.97),
            bloom=(0.8, 0.35),
            corners=0.45,
            soft=0.6,
        ),
        "lens": Look(
            fog=((0.0, "a87f52"), (0.5, "d8ae78"), (1.0, "7a5636")),
            thick=0.014,
            clear=4.0,
            most=0.5,
            sky=((0.0, "2c3858"), (1.0, "57557a")),
            exposure=1.15,
            color=0.88,
            dark=(1.03, 0.99, 0.98),
            light=(1.03, 1.0, 0.94),
            bloom=(0.82, 0.4),
            corners=0.4,
            soft=0.6,
        ),
    },
    build=build,
    samples=11,
    reach=90,
)
