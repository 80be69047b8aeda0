"""The photo booth, where the escalators used to meet: its small screen the only clean square in a dark hall."""

from __future__ import annotations

import math
import random

import numpy as np

from studio.pictures.goods import strip
from studio.pictures.kit import Point, Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.shapes import curtain, parts, tube, turned

FRONT, DEEP = 4.35, 1.05
LEFT, DOOR, SEAT, RIGHT = -1.45, -1.33, 0.02, 1.12
HIGH = 2.12
SCREEN: Point = (-0.33, FRONT + 0.52, 1.26)


class Papers:
    """What this place is cut from."""

    def __init__(self, s: Set) -> None:
        self.wall = s.mat("39434e", "b98a58", size=2.0)
        self.floor = s.mat("39434d", "8a5f3c", rough=s.pick(0.9, 0.3), size=3.0)
        self.line = s.mat("1a2027", "5a3a24")
        self.shell = s.mat("66727e", "f3e2c2", fibre=s.pick(0.05, 0.02))
        self.panel = s.mat("535f6b", "b8613f", fibre=s.pick(0.06, 0.03))
        self.edge = s.mat("7d8a97", "fff3da")
        self.inside = s.mat("2b333c", "e8cfa0")
        self.dark = s.mat("0d1116", "2a1810")
        self.cloth = s.mat("66727f", "a94a33", fibre=0.05)
        self.metal = s.mat("2a323a", "d8aa5c", rough=0.4, metal=s.pick(0.0, 0.7))
        self.paper = s.mat("8f9ba6", "fff6e4", fibre=0.02)


def build(s: Set) -> None:
    """The booth stands a little left of the middle and shows its open side; behind it a dead escalator goes up."""
    p = Papers(s)
    _lights(s)
    _room(s, p)
    _shell(s, p)
    _screen(s, p)
    _strips(s, p)
    _stool(s, p)
    with s.layer("far"):
        _hall(s, p)
    with s.layer("near"):
        _frame(s)


def _lights(s: Set) -> None:
    x, y, z = SCREEN
    if s.here:
        s.sky_light("77899c", "333e49", 0.34)
        s.area((6.0, 7.5, 5.0), (0.6, 4.4, 0.4), 620, "a9c2da", 2.5)
        s.area((-2.5, -1.5, 3.0), (0.0, 4.4, 0.8), 110, "8fa9c2", 2.5)
        s.area((x, y - 0.04, z), (x + 0.1, y - 1.9, 0.0), 210, "dbe9f2", 0.42, 0.42)
        s.point((x, y - 0.35, z + 0.35), 5, "d3e3ef", 0.15)
        return
    s.sky_light("a98258", "63462e", 0.36)
    s.area((x, y - 0.1, 1.98), (x, y - 0.3, 0.6), 60, "fff0cc", 0.9, 0.3)
    s.area((0.0, 1.6, 3.9), (0.2, 4.6, 1.0), 190, "ffdcaa", 2.4, 0.8)
    s.area((-4.5, 2.0, 3.2), (-0.3, 4.4, 1.0), 150, "ffd39a", 1.5)
    s.area((5.5, 8.0, 4.0), (0.0, 5.0, 1.0), 160, "90a4dc", 2.5)


def _room(s: Set, p: Papers) -> None:
    s.box(p.floor, (0, 8, -0.05), (26, 20, 0.1))
    for k in range(-14, 15):
        s.box(p.line, (k * 0.8, 6, 0.0015), (0.01, 14, 0.003))
    for k in range(16):
        s.box(p.line, (0, 0.7 + k * 0.8, 0.0015), (22, 0.01, 0.003))
    for x in (-4.4, 3.9):  # pillars of the hall
        s.box(p.wall, (x, 8.4, 2.6), (0.7, 0.7, 5.4))
        s.box(p.edge, (x, 8.03, 0.14), (0.78, 0.03, 0.28))
    _escalator(s, p)
    if s.here:
        _litter(s, p)


def _escalator(s: Set, p: Papers) -> None:
    """It goes up behind the booth, to the right: steps, two balustrades."""
    start, rise, run = 0.4, 0.185, 0.36
    for k in range(20):
        x = start + k * run
        slip = s.pick(s.rng(f"step {k}").uniform(-0.05, 0.03), 0.0)
        s.box(s.mat("2f3842", "7a5434"), (x, 8.0, (k + 1) * rise / 2 - 0.02 + slip), (run * 0.97, 1.1, (k + 1) * rise))
        s.box(p.edge, (x - run / 2 + 0.02, 8.0, (k + 1) * rise - 0.02 + slip), (0.03, 1.1, 0.02))
    for y in (7.35, 8.65):
        path = [(start - 0.9, y, 0.92), (start - 0.1, y, 0.98)] + [
            (start + k * run, y, 1.0 + k * rise) for k in range(1, 21)
        ]
        tube(s, s.mat("1a2027", "4a2a1a"), path, 0.045, 8)
        low = [(a, b, max(0.0, c - 0.88)) for a, b, c in path]
        points = [q for pair in zip(path, low, strict=True) for q in pair]
        side = s.mat("404b56", "c99a62") if y < 8 else s.mat("353f49", "b98a56")
        s.mesh(side, points, [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(len(path) - 1)])


def _shell(s: Set, p: Papers) -> None:
    """Panels, a broken one leaning; a header with a light box; the machine on the right, the curtain on the left."""
    middle, deep = (LEFT + RIGHT) / 2, FRONT + DEEP / 2
    wide = RIGHT - LEFT
    s.box(p.dark, (middle, deep, 0.05), (wide - 0.06, DEEP - 0.08, 0.1))
    s.box(p.inside, (middle, FRONT + DEEP - 0.03, HIGH / 2), (wide, 0.05, HIGH))
    s.box(p.shell, (LEFT + 0.04, deep, HIGH / 2 + 0.02), (0.08, DEEP, HIGH))
    s.box(p.shell, (RIGHT - 0.04, deep, HIGH / 2 + 0.02), (0.08, DEEP, HIGH))
    s.box(p.shell, (middle, deep, HIGH - 0.03), (wide, DEEP, 0.06))
    s.box(p.inside, (SEAT + 0.03, deep, HIGH / 2), (0.05, DEEP - 0.06, HIGH - 0.1))
    s.box(p.inside, (middle, deep, 0.11), (wide - 0.1, DEEP - 0.1, 0.02))
    # The machine's front: three panels, one of them off its screws.
    face = ((0.10, 0.72), (0.72, 1.42), (1.42, HIGH - 0.34))
    for k, (low, high) in enumerate(face):
        turn, at = (0.0, 0.0, 0.0), ((SEAT + RIGHT) / 2 + 0.02, FRONT + 0.0, (low + high) / 2)
        if s.here and k == 0:
            s.box(p.dark, at, (RIGHT - SEAT - 0.08, 0.03, high - low - 0.02))
            at, turn = (at[0] + 0.24, FRONT - 0.20, 0.30), (0.36, 0.14, 0.1)
        s.box(p.shell if k == 1 else p.panel, at, (RIGHT - SEAT - 0.06, 0.035, high - low - 0.02), turn)
    for x in (LEFT + 0.03, SEAT, RIGHT - 0.03):
        s.box(p.edge, (x, FRONT - 0.02, HIGH / 2), (0.06, 0.05, HIGH))
    # The slot for the strips, on the machine's front.
    slot = (0.86, FRONT - 0.035, 0.98)
    s.box(p.edge, slot, (0.17, 0.03, 0.36))
    s.box(p.dark, (slot[0], slot[1] - 0.012, slot[2] + 0.02), (0.09, 0.02, 0.26))
    # The header: a light box without letters.
    box = s.mat("4a5663", "ffe2ac", glow=(0.0, 1.05))
    s.box(p.panel, (middle, FRONT - 0.03, HIGH - 0.12), (wide + 0.08, 0.12, 0.40), (0, s.pick(0.022, 0.0), 0))
    s.box(box, (middle, FRONT - 0.10, HIGH - 0.12), (wide - 0.12, 0.03, 0.27), (0, s.pick(0.022, 0.0), 0))
    for k in range(4):  # four frames, like a strip that lies on its side
        x = middle - 0.78 + k * 0.52
        s.box(
            s.mat("333d47", "d99a55"), (x, FRONT - 0.118, HIGH - 0.12), (0.40, 0.012, 0.19), (0, s.pick(0.022, 0.0), 0)
        )
    _hang(s, p)


def _hang(s: Set, p: Papers) -> None:
    """The curtain, drawn to the left half; something has eaten it up to the knee."""
    z = HIGH - 0.34
    tube(s, p.metal, [(DOOR - 0.04, FRONT + 0.04, z), (SEAT, FRONT + 0.04, z)], 0.014)
    if s.here:
        teeth = [random.Random(f"tooth {k}").uniform(0.0, 0.20) for k in range(40)]

        def torn(u: float) -> float:
            k = u * 38
            low, part = int(k), k - int(k)
            return 0.22 + 0.20 * math.sin(5.2 * u + 0.6) ** 2 + teeth[low] * (1 - part) + teeth[low + 1] * part

        curtain(s, p.cloth, (DOOR, FRONT + 0.04, z), (-0.72, FRONT + 0.04, z), 0.34, folds=6, depth=0.032, torn=torn)
        return
    curtain(s, p.cloth, (DOOR, FRONT + 0.04, z), (-0.74, FRONT + 0.04, z), 0.36, folds=6, depth=0.034)


def _screen(s: Set, p: Papers) -> None:
    """On the back wall inside, over a shelf: the screen is the only clean square."""
    x, y, z = SCREEN
    s.box(p.dark, (x, y + 0.2, z), (0.66, 0.3, 0.62))
    s.box(p.metal, (x, y + 0.03, z), (0.50, 0.03, 0.50))
    s.box(s.mat("e6f1f6", "fff0cf", glow=(3.2, 2.2)), (x, y, z), (0.42, 0.02, 0.42))
    s.box(p.inside, (x, y + 0.06, z - 0.36), (0.72, 0.26, 0.04))
    for side in (-1, 1):
        s.box(s.mat("4a545e", "fff0cf", glow=(0.0, 3.0)), (x + side * 0.36, y + 0.03, z), (0.045, 0.02, 0.5))


def _strips(s: Set, p: Papers) -> None:
    """Sample strips on the machine's front: four pictures each, two heads in each, all tilted alike."""
    chance = s.rng("strips")
    grounds = (s.mat("59646f", "e9c48c"), s.mat("4d5863", "d9b0a0"), s.mat("525d69", "9aa8c8"))
    heads = s.mat("1d232a", "4a2a1c")
    for k in range(3):
        tilt = chance.uniform(-0.22, 0.22)
        if s.here and k == 1:
            continue
        strip(s, p.paper, grounds[k], heads, (0.24 + 0.21 * k, FRONT - 0.026 - 0.002 * k, 1.32), s.pick(tilt, 0.0))


def _stool(s: Set, p: Papers) -> None:
    x, y = -0.36, FRONT + 0.16
    turned(s, p.metal, [(0.15, 0.12), (0.05, 0.15), (0.03, 0.2), (0.03, 0.5)], (x, y, 0.0), sides=24)
    turned(s, s.mat("333d47", "a83f2b"), [(0.16, 0.5), (0.165, 0.54), (0.15, 0.56), (0.0, 0.56)], (x, y, 0.0), sides=28)


def _litter(s: Set, p: Papers) -> None:
    """Glass, card and old strips on the floor."""
    chance = s.rng("litter")
    for _ in range(150):
        x, y, size = chance.uniform(-4.5, 4.5), 2.0 + 5 * chance.random(), chance.uniform(0.02, 0.09)
        if abs(x) < 0.8 and y < 3.4:
            continue
        paper = chance.choice((p.paper, p.dark, p.panel, p.wall))
        s.box(
            paper,
            (x, y, 0.008),
            (size * chance.uniform(0.6, 2.4), size, 0.008),
            (chance.gauss(0, 0.08), chance.gauss(0, 0.08), chance.uniform(0, 3)),
            ragged=size * 0.25,
        )
    pieces = [(p.panel, (0, 0, 0.02), (0.9, 0.5, 0.03)), (p.shell, (0.3, 0.2, 0.05), (0.5, 0.3, 0.03))]
    parts(s, pieces, (-2.3, 4.2, 0.0), (0.0, 0.06, 0.5))


def _hall(s: Set, p: Papers) -> None:
    """The far side of the hall: galleries, and stands that nobody keeps."""
    for floor in range(4):
        z = floor * 3.6
        s.box(p.wall, (0, 17, z + 3.3), (60, 0.6, 0.7))
        s.box(p.edge, (0, 16.66, z + 4.35), (60, 0.05, 0.05))
        s.box(s.mat("2b343d", "5a68a0", glow=(0.0, 0.30)), (0, 20, z + 1.6), (60, 0.4, 4.2))
        for k in range(-9, 10):
            s.box(p.wall, (k * 3.1 + 1.2, 17.4, z + 1.6), (0.5, 0.5, 3.6))
            if not s.here and abs(k + 0.5) > 3 and (k * 5 + floor) % 3:
                s.box(s.mat("ffc987", glow=2.0), (k * 3.1 + 2.6, 19.5, z + 2.2), (0.7, 0.05, 0.5))
    s.box(p.floor, (0, 16, -0.4), (60, 16, 0.5))
    for k in range(-4, 5):
        s.box(p.line, (k * 2.7 + 0.6, 13.5, 0.5), (1.6, 0.7, 1.0))
    s.box(p.wall, (0, 12, 6.6), (60, 20, 0.3))


def _frame(s: Set) -> None:
    """The end of an escalator's balustrade on the left, a hanging strip of bunting on the right."""
    dark = s.mat("1d242c", "54301b")
    arc = [(-1.50 + 0.44 * math.cos(a), 1.95, 0.42 + 0.44 * math.sin(a)) for a in np.linspace(-1.2, math.pi / 2, 20)]
    path = [*arc, (-3.4, 1.95, 0.86)]
    tube(s, dark, path, 0.055, 12)
    fill = [(x - 0.04, 1.95, z) for x, _, z in path]
    s.mesh(dark, [*fill, (-3.4, 1.95, -0.4), (-1.5, 1.95, -0.4)], [tuple(range(len(fill) + 2))])
    line = [(0.7 + 0.14 * k, 2.1, 2.08 - 0.10 * math.sin(math.pi * min(1.0, k / 9))) for k in range(12)]
    tube(s, dark, line, 0.004, 5)
    for k in range(1, 11):
        x, _, z = line[k]
        if s.here and k in (3, 4, 8):
            continue
        droop = s.pick(0.03 * math.sin(5 * k), 0.0)
        s.mesh(dark, [(x - 0.05, 2.1, z), (x + 0.05, 2.1, z - 0.005), (x + droop, 2.1, z - 0.12)], [(0, 1, 2)])


PLACE = Place(
    name="booth",
    eye=Eye((0.0, 0.0, 1.25), (0.0, 40.0, 1.25), mm=25, rise=-0.02),
    looks={
        "here": Look(
            fog=((0.0, "202a34"), (0.4, "4a5a69"), (0.62, "3f4d5a"), (1.0, "171e25")),
            thick=0.06,
            clear=2.5,
            most=0.9,
            sky=((0.0, "2b3744"), (1.0, "384552")),
            glow=(0.44, 0.50, 0.10, 0.16, "5d6d78"),
            shafts=(
                Shaft(
                    tuple(
                        (SCREEN[0] + i * 0.2, SCREEN[1], SCREEN[2] + j * 0.2)
                        for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))
                    ),
                    (0.05, -1.0, -0.4),
                    1.9,
                    0.20,
                    "c2d4e0",
                ),
            ),
            exposure=1.9,
            color=0.8,
            dark=(0.92, 1.0, 1.10),
            bloom=(0.75, 0.5),
            corners=0.5,
            soft=0.6,
        ),
        "lens": Look(
            fog=((0.0, "6b4c33"), (0.5, "b0855a"), (1.0, "5a3b26")),
            thick=0.016,
            clear=3.0,
            most=0.6,
            sky=((0.0, "2c3858"), (1.0, "4a4a62")),
            exposure=1.2,
            color=0.9,
            dark=(1.02, 0.99, 0.98),
            light=(1.03, 1.0, 0.94),
            bloom=(0.82, 0.4),
            corners=0.4,
            soft=0.6,
        ),
    },
    build=build,
    samples=11,
    reach=60,
)
