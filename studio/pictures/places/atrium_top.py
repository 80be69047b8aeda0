"""The top gallery, under what there is of the roof: a dark walk along the rail, and beside it the light goes down."""

from __future__ import annotations

import math
from dataclasses import replace

from studio.pictures import store
from studio.pictures.garments import CRUMPLED, LAID
from studio.pictures.heap import heap
from studio.pictures.kit import Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.shapes import drift, sheet, tube, turned, waves
from studio.pictures.store import DEEP, EAVES, FLOORS, HALF, Papers
from studio.pictures.wardrobe import Wardrobe, cloth_paper

FLOOR = FLOORS[-1]
EYE = (-9.3, -6.5, FLOOR + 1.35)
LOOK = math.radians(25)
"""How far the camera is turned to the right of the gallery's own direction."""
WALL = 13.4
"""Where the gallery ends: a wall with the dead lift, the plan, and a green door."""
MOON = (0.36, -0.21, -1.0)
BRIDGE = 12.4


def build(s: Set) -> None:
    """The store as in the other pictures, seen from its left top gallery."""
    p = store.papers(s)
    if not s.here:  # the sun is late and low, the panes have its colour
        p = replace(p, pane=s.mat("ffc774", glow=0.8))
    _light(s)
    store.hall(s, p, -16.0, square=-6.0, gaps={f"side -1 {FLOOR}": (10.4, 11.5, 12.2)})
    _end(s, p)
    _stair(s, p)
    _bridge(s, p)
    if s.here:
        clothes = Wardrobe(s, [*CRUMPLED, *LAID], cloth_paper(s, snow=(4.0, 9.0)), p.dark)
        heap(s, clothes, 800, 150)
        _snow(s, p)
        _fallen(s, p)
    else:
        for y in (-2.0, 3.0, 8.0):
            store.globe(s, p, (-10.2, y, EAVES - 0.55), 0.4, 0.15)
    with s.layer("near"):
        _near(s)


def _light(s: Set) -> None:
    if s.here:
        s.sky_light("5a7290", "2a3644", 0.5)
        x, y, z = MOON
        down = math.degrees(math.atan2(-z, math.hypot(x, y)))
        s.sun(12.0, "cfe0f4", down=down, around=math.degrees(math.atan2(x, y)), soft=1.2)
        s.area((1, 10, 20.5), (0, 10, 8), 2600, "b9cee4", 10)
        s.area((1, 3, 18.6), (-10, 3, FLOOR), 1500, "b4cae2", 4)
    else:
        s.sky_light("8d92c4", "5a3a28", 0.34)
        s.sun(9.0, "ffcf8e", down=24, around=-118, soft=1.5)
        s.area((0, 10, 20), (-4, 10, 12), 2600, "ffdca8", 10)
        s.area((-10.6, -6.5, 17), (-10, 6, 15), 90, "ffd9ac", 2)
        s.area((-10.2, 10, 17), (-10.2, 10, 14), 60, "ffcf96", 2, 4)


def _end(s: Set, p: Papers) -> None:
    """The wall at the end of the gallery: lift, plan, door."""
    left, right = -(HALF + DEEP), -HALF - 0.75
    s.box(p.wall, ((left + right) / 2, WALL + 0.15, (FLOOR + EAVES) / 2), (right - left, 0.3, EAVES - FLOOR))
    s.box(p.pale, ((left + right) / 2, WALL - 0.02, FLOOR + 2.32), (right - left, 0.06, 0.08))
    lift, face = -11.35, WALL - 0.03
    s.box(p.slab, (lift, face, FLOOR + 1.08), (1.36, 0.08, 2.16))
    s.box(p.dark, (lift, face - 0.03, FLOOR + 1.0), (1.14, 0.06, 2.0))
    door = s.mat("3a4551", "c79a52", rough=s.pick(1.0, 0.4))
    for side, ajar in ((-1, s.pick(0.16, 0.0)), (1, s.pick(0.10, 0.0))):
        s.box(door, (lift + side * (0.285 + ajar), face - 0.06, FLOOR + 1.0), (0.55, 0.04, 1.98))
    board, line, red = s.mat("a9b3bc", "fff0d2"), p.dark, s.mat("c42026")
    s.box(board, (-10.28, face - 0.02, FLOOR + 1.42), (0.84, 0.04, 1.06))
    for k in range(5):
        s.box(line, (-10.28, face - 0.05, FLOOR + 1.08 + 0.17 * k), (0.68 - 0.08 * (k % 3), 0.02, 0.02))
    for x in (-10.52, -10.2, -10.05):
        s.box(line, (x, face - 0.05, FLOOR + 1.42), (0.02, 0.02, 0.84))
    s.box(red, (-10.33, face - 0.07, FLOOR + 1.68), (0.2, 0.02, 0.2))
    green = s.mat("26352f", "3f8a62")
    s.box(p.slab, (-9.3, face, FLOOR + 1.06), (1.02, 0.08, 2.12))
    s.box(green, (-9.3, face - 0.04, FLOOR + 1.02), (0.86, 0.06, 2.02))
    s.box(p.rail, (-9.3, face - 0.1, FLOOR + 1.0), (0.8, 0.06, 0.07))


def _stair(s: Set, p: Papers) -> None:
    """A narrow iron stair along the wall, up through the ceiling, to the light. Through the lens a rope bars it."""
    x, y0, run, rise = -11.6, 2.6, 3.3, EAVES - FLOOR
    count = 13
    for k in range(count):
        s.box(
            p.iron, (x, y0 + run * (k + 0.5) / count, FLOOR + rise * (k + 1) / count), (0.78, run / count * 1.15, 0.04)
        )
        if s.here:
            s.box(
                p.snow,
                (x, y0 + run * (k + 0.5) / count, FLOOR + rise * (k + 1) / count + 0.035),
                (0.7, run / count * 0.8, 0.03),
            )
    for side in (-0.41, 0.41):
        a, b = (x + side, y0, FLOOR + 0.1), (x + side, y0 + run, FLOOR + rise + 0.1)
        tube(s, p.iron, [a, b], 0.06, 6)
        tube(s, p.rail, [(a[0], a[1], a[2] + 0.95), (b[0], b[1], b[2] + 0.95)], 0.03, 6)
        for k in range(6):
            u = k / 5
            foot = (a[0], a[1] + run * u, a[2] + rise * u)
            tube(s, p.rail, [foot, (foot[0], foot[1], foot[2] + 0.95)], 0.018, 5)
    hatch = s.mat("c3d6e8", "ffdf9e", glow=(1.5, 1.3))
    s.box(hatch, (x, y0 + run * 0.82, EAVES - 0.03), (0.95, 1.9, 0.04))
    s.area(
        (x, y0 + run * 0.8, EAVES - 0.1),
        (x + 0.3, y0 + 0.6, FLOOR),
        s.pick(90, 60),
        s.pick("cfe0f2", "ffdca0"),
        0.9,
        1.6,
    )
    if not s.here:
        brass, rope = p.rail, s.mat("9c2f28")
        ends = ((x - 0.42, y0 - 0.55), (x + 0.52, y0 - 0.55))
        for px, py in ends:
            turned(
                s,
                brass,
                [(0.16, 0), (0.15, 0.03), (0.025, 0.06), (0.025, 0.95), (0.05, 0.98), (0, 1.03)],
                (px, py, FLOOR),
                sides=14,
            )
        path = [
            (ends[0][0] + 0.94 * u, ends[0][1], FLOOR + 0.9 - 0.9 * u * (1 - u)) for u in (k / 12 for k in range(13))
        ]
        tube(s, rope, path, 0.035, 8)


def _bridge(s: Set, p: Papers) -> None:
    """A footbridge across the hall: here its middle is gone."""
    ends = s.pick(((-HALF - 0.2, -4.7), (4.2, HALF + 0.2)), ((-HALF - 0.2, HALF + 0.2),))
    chance = s.rng("bridge")
    for a, b in ends:
        for dy in (-0.75, 0.75):
            s.box(p.iron, ((a + b) / 2, BRIDGE + dy, FLOOR - 0.16), (b - a, 0.12, 0.3))
            s.box(p.rail, ((a + b) / 2, BRIDGE + dy, FLOOR + 1.03), (b - a, 0.07, 0.06))
        for k in range(int((b - a) / 0.42)):
            tilt = chance.uniform(-0.05, 0.05) if s.here else 0.0
            s.box(p.slab, (a + 0.21 + 0.42 * k, BRIDGE, FLOOR - 0.01), (0.38, 1.5, 0.05), (tilt, tilt, 0))
            if k % 3 == 0:
                for dy in (-0.75, 0.75):
                    s.box(p.rail, (a + 0.1 + 0.42 * k, BRIDGE + dy, FLOOR + 0.5), (0.05, 0.05, 1.06))
    if s.here:
        for x, y, turn in ((-4.5, BRIDGE - 0.6, 0.5), (-4.3, BRIDGE + 0.4, 0.8), (3.9, BRIDGE + 0.3, -0.6)):
            s.box(p.iron, (x, y, FLOOR - 0.45), (1.3, 0.07, 0.08), (0, turn, 0.1))


def _snow(s: Set, p: Papers) -> None:
    """Snow that has come in over the rail: deep at it, thin toward the wall; and a line of it on the rail."""
    hills, fine = waves(31, 2.2), waves(32, 0.7)

    def corner(u: float, v: float) -> tuple[float, float, float]:
        x, y = -8.05 - 3.4 * u, -6.0 + 19.3 * v
        high = 0.26 * (1 - u) ** 1.6 - 0.07 + 0.05 * float(hills(x, y)) + 0.012 * float(fine(x, y))
        return x, y, FLOOR + max(-0.02, high)

    sheet(s, p.snow, corner, 60, 160)
    for k in range(46):
        y = -6.2 + 0.42 * k
        if float(hills(3.0, y)) > -0.35:
            s.box(p.snow, (-HALF - 0.12, y, FLOOR + 1.10), (0.10, 0.4, 0.05), ragged=0.012, seed=str(k))
    drift(s, p.snow, (-11.6, 2.2, FLOOR), (0.8, 0.9, 0.22), 51)
    drift(s, p.snow, (-9.2, 12.6, FLOOR), (1.0, 0.8, 0.3), 52)


def _fallen(s: Set, p: Papers) -> None:
    """Bars and slabs of the ceiling along the wall, two planks against the green door."""
    chance = s.rng("fallen")
    for _ in range(34):
        x, y, size = chance.uniform(-12, -10.9), chance.uniform(-1, 13), chance.uniform(0.06, 0.28)
        turn = (chance.uniform(-0.6, 0.6), chance.uniform(-0.6, 0.6), chance.uniform(0, 3))
        s.box(
            chance.choice((p.wall, p.slab, p.dark)), (x, y, FLOOR + size * 0.15), (size, size * 1.5, size * 0.3), turn
        )
    for x, lean in ((-9.15, 0.35), (-9.5, -0.28)):
        s.box(p.dark, (x, WALL - 0.35, FLOOR + 1.0), (0.16, 0.05, 2.3), (0.16, lean, 0))


def _near(s: Set) -> None:
    """A column's dark edge at the left, a bar that hangs from the ceiling at the right."""
    dark = s.mat("0c1117", "2c1a10")
    cos, sin = math.cos(LOOK), math.sin(LOOK)

    def spot(across: float, away: float, z: float) -> tuple[float, float, float]:
        return EYE[0] + cos * across + sin * away, EYE[1] - sin * across + cos * away, z

    for wide in (0.5, 0.66):
        s.box(dark, spot(-3.42, 2.7, FLOOR + 1.4), (wide, 1.16 - wide, 4.2), (0, 0, -LOOK))
    if not s.here:
        return
    path = [spot(1.75 + 0.5 * u * u, 2.6, FLOOR + 3.4 - 1.25 * u) for u in (k / 10 for k in range(11))]
    tube(s, dark, path, 0.028, 6)
    tube(s, dark, [spot(2.9, 2.7, FLOOR + 3.4), spot(2.45, 2.7, FLOOR + 1.95)], 0.04, 4)


PLACE = Place(
    name="atrium_top",
    eye=Eye(EYE, (EYE[0] + 30 * math.sin(LOOK), EYE[1] + 30 * math.cos(LOOK), EYE[2]), mm=16.5, rise=-0.005),
    looks={
        "here": Look(
            fog=((0.0, "a5bace"), (0.4, "8fa7be"), (0.75, "6f87a0"), (1.0, "54687e")),
            thick=0.05,
            clear=7.0,
            most=0.88,
            sky=((0.0, "bccfe0"), (1.0, "8298b0")),
            shafts=(Shaft(((-7, 8, 20), (2, 8, 20), (2, 18, 20), (-7, 18, 20)), MOON, 21, 0.30, "c4d8ee"),),
            exposure=1.4,
            dark=(0.92, 1.0, 1.08),
            light=(1.02, 1.0, 0.97),
            color=0.84,
            corners=0.42,
        ),
        "lens": Look(
            fog=((0.0, "ffd79a"), (0.5, "f5c583"), (1.0, "a87046")),
            thick=0.022,
            clear=8.0,
            most=0.6,
            sky=((0.0, "ffdca0"), (1.0, "e8b070")),
            shafts=(
                Shaft(
                    ((6.5, 7, 19.5), (6.5, 20, 19.5), (3.5, 20, 21), (3.5, 7, 21)),
                    (-1.0, -0.5, -0.5),
                    22,
                    0.16,
                    "ffd9a0",
                ),
            ),
            exposure=0.95,
            dark=(1.03, 0.97, 0.95),
            light=(1.02, 1.0, 0.95),
            color=0.9,
            bloom=(0.8, 0.4),
            corners=0.42,
        ),
    },
    build=build,
    samples=16,
    reach=70,
)
