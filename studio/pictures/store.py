"""The department store: a hall six floors high under a glass vault, its galleries, its escalators.

The hall is 16 m wide, from x -8 to 8; its galleries stand along both sides and across the end at y 22, and the vault
covers the square from y 6 to y 22. Three pictures stand in it: the pile (from the floor), the top gallery, the door.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import bpy

from studio.pictures.kit import Point, Set
from studio.pictures.shapes import turned

HALF, END, SQUARE = 8.0, 22.0, 6.0
"""Half the hall's width; where it ends; from where on it has the vault (metres)."""
FLOORS = (3.5, 6.3, 9.1, 11.9, 14.7)
EAVES, RISE, DEEP = 17.3, 4.2, 4.2
"""Where the vault begins, how much higher its middle is, how deep the galleries are."""
COLUMNS = (-12.5, -7.5, -2.5, 2.5, 7.5, 12.5, 17.5)


@dataclass(frozen=True)
class Papers:
    """What the store is cut from, in the world of the set."""

    wall: Any
    slab: Any
    pale: Any
    dark: Any
    floor: Any
    inlay: Any
    rail: Any
    iron: Any
    pane: Any
    shops: tuple[Any, ...]
    snow: Any


def papers(s: Set) -> Papers:
    """The store's own papers."""
    gloss = s.pick(1.0, 0.28)
    return Papers(
        wall=s.mat("4b5764", "cdb493", size=1.1, fibre=0.05),
        slab=s.mat("657282", "e2cfae", size=1.6, fibre=0.04),
        pale=s.mat("7d8a98", "efe0c4", size=1.6, fibre=0.04),
        dark=s.mat("12171e", "4a2a1c"),
        floor=s.mat("424c57", "9c7a5a", rough=gloss, size=2.2),
        inlay=s.mat("2c343e", "5e3a2a", rough=gloss),
        rail=s.mat("1c232b", "b98a3e", rough=s.pick(1.0, 0.35), metal=s.pick(0.0, 0.6)),
        iron=s.mat("1d242d", "6b4d31"),
        pane=s.mat("93a9c0", "4a60a0", glow=(0.62, 0.6)),
        shops=(
            s.mat("11161d", "ffc078", glow=(0.0, 0.85)),
            s.mat("151b23", "f5a262", glow=(0.0, 0.75)),
            s.mat("0e131a", "ffdaa2", glow=(0.0, 1.0)),
        ),
        snow=s.mat("cfdae4", fibre=0.03),
    )


def hall(
    s: Set, p: Papers, y0: float = -16.0, square: float = SQUARE, gaps: Mapping[str, tuple[float, ...]] | None = None
) -> None:
    """Floor, both sides, and in the layer `far` the end wall and the vault, which begins at `square`. `gaps` are
    railings (by name) torn for certain, at these metres from `y0`."""
    paving(s, p, (-13, 13), (y0, END + 5))
    for side in (-1, 1):
        gallery_side(s, p, side, y0, gaps or {})
    s.box(p.wall, (0, (y0 + square) / 2, EAVES + 0.3), (2 * HALF + 1, square - y0, 0.6))
    for k in range(5):  # the ceiling before the vault, in coffers
        s.box(p.slab, (0, square - 0.25 - k * 3.2, EAVES - 0.15), (2 * HALF, 0.5, 0.5))
    with s.layer("far"):
        end_wall(s, p)
        vault(s, p, square)


def paving(s: Set, p: Papers, x: tuple[float, float], y: tuple[float, float], tile: float = 2.0) -> None:
    """A floor of square tiles with thin dark joints."""
    s.box(p.floor, (sum(x) / 2, sum(y) / 2, -0.1), (x[1] - x[0], y[1] - y[0], 0.2))
    for k in range(int(x[0] // tile), int(x[1] // tile) + 1):
        s.box(p.inlay, (k * tile, sum(y) / 2, 0.002), (0.035, y[1] - y[0], 0.004))
    for k in range(int(y[0] // tile), int(y[1] // tile) + 1):
        s.box(p.inlay, (sum(x) / 2, k * tile, 0.002), (x[1] - x[0], 0.035, 0.004))


def gallery_side(s: Set, p: Papers, side: int, y0: float, gaps: Mapping[str, tuple[float, ...]]) -> None:
    """The galleries of one side, one above the other, with what lies behind them."""
    middle, length = (y0 + END) / 2, END - y0
    for z in FLOORS:
        s.box(p.wall, (side * (HALF + DEEP / 2 + 0.6), middle, z - 0.2), (DEEP + 1, length, 0.4))
        fascia(s, p, (side * HALF, y0, z), (side * HALF, END, z))
        name, x = f"side {side} {z}", side * (HALF + 0.12)
        railing(s, p, (x, y0, z), (x, END, z), name, more=gaps.get(name, ()))
    s.box(p.wall, (side * (HALF + DEEP / 2 + 0.6), middle, EAVES + 0.3), (DEEP + 1, length, 0.6))
    s.box(p.pale, (side * (HALF + 0.02), middle, EAVES), (0.24, length, 0.5))
    for y in COLUMNS:
        if y >= y0:
            column(s, p, side * (HALF + 0.42), y, EAVES)
    shop_wall(s, p, side, y0)


def fascia(s: Set, p: Papers, a: Point, b: Point) -> None:
    """The edge of a gallery: two strips of card, the lower one set back."""
    along_x = abs(b[0] - a[0]) > abs(b[1] - a[1])
    x, y, z = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, a[2]
    long = abs(b[0] - a[0]) + abs(b[1] - a[1])
    for material, thick, high, at in (
        (p.slab, 0.30, 0.40, -0.14),
        (p.pale, 0.42, 0.09, 0.05),
        (p.wall, 0.18, 0.26, -0.46),
    ):
        s.box(material, (x, y, z + at), (long, thick, high) if along_x else (thick, long, high))


def railing(
    s: Set, p: Papers, a: Point, b: Point, name: str, *, broken: float = 0.5, more: tuple[float, ...] = ()
) -> None:
    """Bars, a hand rail, and in each third field a square within a square. In the ruin gaps are torn into it, some by
    chance, and `more` (metres from `a`)."""
    chance = s.rng(f"railing {name}")
    long = math.dist(a, b)
    dx, dy = (b[0] - a[0]) / long, (b[1] - a[1]) / long
    turn = (0.0, 0.0, math.atan2(dy, dx))
    gaps = [chance.uniform(0.1, 0.9) * long for _ in range(2) if chance.random() < broken]
    gaps.extend(more)
    leans = [chance.uniform(-0.5, 0.5) for _ in range(8)]
    count = round(long / 1.6)
    step = long / count

    def put(at: float, z: float, size: Point, lean: float = 0.0) -> None:
        s.box(p.rail, (a[0] + dx * at, a[1] + dy * at, a[2] + z), size, (lean, turn[1], turn[2]))

    for k in range(count + 1):
        torn = s.here and any(abs(k * step - gap) < 0.9 for gap in gaps)
        put(k * step, 0.5, (0.06, 0.06, 1.06), leans[k % 8] if torn else 0.0)
        if k == count or torn:
            continue
        middle = (k + 0.5) * step
        for z, thick in ((1.05, 0.09), (0.86, 0.03), (0.12, 0.04)):
            put(middle, z, (step + 0.02, thick, thick * 0.8))
        if k % 3 == 1:
            for half, z, thick in ((0.37, 0.49, 0.03), (0.19, 0.49, 0.03)):
                for offset in (-half, half):
                    put(middle + offset, z, (thick, 0.03, 2 * half))
                    put(middle, z + offset, (2 * half, 0.03, thick))
        else:
            for i in range(6):
                put(k * step + (i + 1) * step / 7, 0.49, (0.022, 0.022, 0.74))


def column(s: Set, p: Papers, x: float, y: float, high: float) -> None:
    """A column of three sheets of card, one behind the other, with a plinth; the sheets' edges catch the light."""
    for material, wide, deep in ((p.wall, 0.84, 0.50), (p.slab, 0.62, 0.66), (p.pale, 0.34, 0.80)):
        s.box(material, (x, y, high / 2), (deep, wide, high))
    s.box(p.dark, (x, y, 0.28), (0.98, 1.02, 0.56))
    s.box(p.wall, (x, y, 0.60), (0.92, 0.96, 0.09))


def shop_wall(s: Set, p: Papers, side: int, y0: float) -> None:
    """What lies behind the galleries: bays between piers, dark, or with light in them."""
    chance, x = s.rng(f"shops {side}"), side * (HALF + DEEP + 0.25)
    for low, top in zip((0.0, *FLOORS), (*FLOORS, EAVES), strict=True):
        high = top - low - (0.4 if top < EAVES else 0.0)
        s.box(p.wall, (x, (y0 + END) / 2, low + high - 0.25), (0.4, END - y0, 0.5))
        for k in range(int((END - y0) / 5) + 1):
            y, shop = END - 2.5 - 5 * k, chance.choice(p.shops)
            s.box(p.wall, (x, y + 2.5, low + high / 2), (0.6, 0.7, high))
            s.box(shop, (x + side * 0.4, y, low + high / 2), (0.1, 4.6, high))
            for t in (-0.8, 0.8):
                s.box(p.iron, (x + side * 0.1, y + t, low + high / 2), (0.07, 0.07, high))


def end_wall(s: Set, p: Papers) -> None:
    """The galleries across the end of the hall, and the great round window above them."""
    chance = s.rng("end")
    for z in FLOORS:
        s.box(p.wall, (0, END + DEEP / 2, z - 0.2), (2 * HALF + 9, DEEP, 0.4))
        fascia(s, p, (-HALF - 4, END, z), (HALF + 4, END, z))
        railing(s, p, (-HALF, END + 0.12, z), (HALF, END + 0.12, z), f"end {z}", broken=0.3)
    for x in (-8.4, -2.8, 2.8, 8.4):
        column(s, p, x, END + 0.42, EAVES)
    for low, top in zip((0.0, *FLOORS), (*FLOORS, EAVES), strict=True):
        high = top - low - 0.4
        for k in range(9):
            x, shop = (k - 4) * 2.8, chance.choice(p.shops)
            s.box(shop, (x, END + DEEP + 0.5, low + high / 2), (2.5, 0.1, high))
            s.box(p.wall, (x + 1.4, END + DEEP + 0.2, low + high / 2), (0.5, 0.5, high))
        s.box(p.wall, (0, END + DEEP + 0.2, low + high - 0.2), (2 * HALF + 9, 0.5, 0.5))
    s.box(p.slab, (0, END + 0.1, EAVES), (2 * HALF + 9, 0.5, 0.6))
    s.box(p.wall, (0, END + DEEP / 2 + 0.4, EAVES + 0.3), (2 * HALF + 9, DEEP + 0.6, 0.6))
    for side in (-1, 1):
        s.box(p.wall, (side * (HALF + DEEP + 0.6), END + 2.4, EAVES / 2), (0.4, 5.4, EAVES))
    _lunette(s, p)


def _arc(t: float, out: float = 0.0) -> tuple[float, float]:
    """The vault's outline: t from 0 (left) to 1 (right) -> x, z."""
    a = math.pi * (1 - t)
    return (HALF + out) * math.cos(a), EAVES + (RISE + out) * math.sin(a)


def _lunette(s: Set, p: Papers) -> None:
    """The window in the end of the vault: panes like a fan."""
    quads, chance = [], s.rng("lunette")
    rings, spokes = (0.0, 0.42, 0.74, 1.0), 12
    for r0, r1 in pairwise(rings):
        for k in range(spokes):
            (x0, z0), (x1, z1) = _arc(k / spokes), _arc((k + 1) / spokes)
            if chance.random() < 0.13 and s.here:
                continue
            spots = ((x0, z0, r0), (x1, z1, r0), (x1, z1, r1), (x0, z0, r1))
            quads.append([(x * r, END + 0.1, EAVES + (z - EAVES) * r) for x, z, r in spots])
    panes(s, p.pane, quads)
    for r in rings[1:]:
        for k in range(24):
            _bar(s, p.iron, _scaled(k / 24, r), _scaled((k + 1) / 24, r), END, 0.22 if r == 1 else 0.09)
    for k in range(spokes + 1):
        _bar(s, p.iron, _scaled(k / spokes, 0.05), _scaled(k / spokes, 1.0), END, 0.07)


def _scaled(t: float, r: float) -> tuple[float, float]:
    x, z = _arc(t)
    return x * r, EAVES + (z - EAVES) * r


def _bar(s: Set, material: Any, a: tuple[float, float], b: tuple[float, float], y: float, thick: float) -> None:
    middle = ((a[0] + b[0]) / 2, y, (a[1] + b[1]) / 2)
    lean = -math.atan2(b[1] - a[1], b[0] - a[0])
    s.box(material, middle, (math.dist(a, b) + thick * 0.5, 0.16, thick), (0, lean, 0))


def vault(s: Set, p: Papers, start: float = SQUARE) -> None:
    """Ribs, bars and panes of the roof, from `start` to the end wall. In the ruin its middle is open, and what is left
    of some bars hangs down."""
    chance, ribs, fields = s.rng("vault"), round((END - start) / 2) + 1, 12
    ys = [END - 2.0 * k for k in range(ribs)]
    quads = []
    for i, y in enumerate(ys):
        thick = 0.26 if i % 2 == 0 else 0.14
        for k in range(24):
            gone = chance.random() < 0.3 and _open(k / 24, y)
            if not (gone and s.here):
                _bar(s, p.iron, _arc(k / 24), _arc((k + 1) / 24), y, thick)
        for k in range(fields):
            chances = chance.random()
            if i + 1 < ribs and not (s.here and (_open((k + 0.5) / fields, y - 1) or chances < 0.07)):
                (x0, z0), (x1, z1) = _arc(k / fields, 0.06), _arc((k + 1) / fields, 0.06)
                quads.append([(x0, y, z0), (x1, y, z1), (x1, ys[i + 1], z1), (x0, ys[i + 1], z0)])
    for k in range(fields + 1):
        x, z = _arc(k / fields)
        for i in range(ribs - 1):
            gone = _open(k / fields, ys[i] - 1) and chance.random() < 0.7
            if not (gone and s.here):
                s.box(p.iron, (x, ys[i] - 1, z), (0.08, 2.0, 0.1))
    panes(s, p.pane, quads)
    for side in (-1, 1):
        s.box(p.slab, (side * (HALF + 0.3), (start + END) / 2, EAVES + 0.5), (0.5, END - start + 1, 0.9))
    if s.here:
        for _ in range(9):
            x, z = _arc(chance.uniform(0.3, 0.62))
            long, y = chance.uniform(0.7, 2.2), chance.uniform(10, 18)
            lean = (chance.uniform(-0.5, 0.5), chance.uniform(-0.5, 0.5), 0)
            s.box(p.iron, (x, y, z - long / 2), (0.06, 0.06, long), lean)


def _open(t: float, y: float) -> bool:
    """Whether the roof has fallen in there."""
    return ((t - 0.45) / 0.26) ** 2 + ((y - 14.0) / 5.2) ** 2 < 1 + 0.3 * math.sin(17 * t + 2 * y)


def panes(s: Set, material: Any, quads: Sequence[Sequence[Point]]) -> None:
    """Glass: it shines dimly with the sky, hides what is behind, and lets the light of lamps through."""
    mesh = bpy.data.meshes.new("panes")
    points = [point for quad in quads for point in quad]
    mesh.from_pydata(points, [], [tuple(range(4 * k, 4 * k + 4)) for k in range(len(quads))])
    mesh.materials.append(material)
    thing = bpy.data.objects.new("panes", mesh)
    thing.visible_shadow = False
    s.place_object(thing)


def escalator(
    s: Set, p: Papers, x: float, y: float, long: float = 7.2, high: float = FLOORS[0], wide: float = 1.5
) -> None:
    """A moving stair that stands, from (x, y) on the floor away from the camera up to the first gallery."""
    slope, length = math.atan2(high, long), math.hypot(high, long)
    middle = (x, y + long / 2)
    s.box(p.wall, (*middle, high / 2 - 0.32), (wide, length, 0.5), (slope, 0, 0))
    for t in (-wide / 2, wide / 2):
        s.box(p.slab, (x + t, middle[1], high / 2 + 0.38), (0.07, length, 0.78), (slope, 0, 0))
        s.box(p.dark, (x + t, middle[1], high / 2 + 0.82), (0.14, length + 0.3, 0.1), (slope, 0, 0))
        s.box(p.dark, (x + t, y - 0.5, 0.75), (0.13, 1.0, 0.1))
        s.box(p.slab, (x + t, y - 0.45, 0.36), (0.07, 0.9, 0.72))
    steps = 22
    for k in range(steps):
        s.box(
            p.iron, (x, y + long * (k + 0.5) / steps, high * (k + 0.5) / steps), (wide - 0.2, long / steps * 1.1, 0.16)
        )


def globe(s: Set, p: Papers, at: Point, drop: float, radius: float = 0.16) -> None:
    """A round lamp on a thin rod that hangs `drop` metres; in the ruin it is a dark ball."""
    lamp = s.mat("2a323c", "ffd08a", glow=(0.0, 7.0))
    ball = [(radius * math.sin(math.pi * k / 8), -radius * math.cos(math.pi * k / 8)) for k in range(9)]
    turned(s, lamp, ball, at, sides=16)
    s.box(p.iron, (at[0], at[1], at[2] + radius + drop / 2), (0.02, 0.02, drop))
