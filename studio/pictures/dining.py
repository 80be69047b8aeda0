"""The restaurant on the sixth floor: one room that two places look at, its windows, lamps, tables and chairs.

The room lies along y: windows at the left, a wall at the right, the little stage with its ring of lamps at the end.
What lies on the tables comes from `feast`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from studio.pictures.kit import Face, Point, Set
from studio.pictures.shapes import sheet, tube, turned

LEFT, RIGHT, END, HIGH = -4.4, 4.8, 17.0, 4.5
"""The walls and the ceiling, metres."""
BAY, SILL, SPRING = 2.6, 0.55, 2.75
"""The windows: how far apart, where they begin, where their arch begins."""
OPEN = 0.98
"""Half the width of a window, and the radius of its arch."""
STAGE = (3.4, 2.6, 0.34)
"""The stage: width, depth, height."""
RING = (0.0, END - 0.22, 2.05, 1.42)
"""The ring of lamps on the end wall: its middle, and its radius."""


@dataclass(frozen=True)
class Papers:
    """What the room is cut from."""

    wall: Any
    low: Any
    wood: Any
    floor: Any
    cloth: Any
    seat: Any
    frame: Any
    metal: Any
    china: Any
    black: Any
    shade: Any
    glow: Any
    bulb: Any
    thread: Any
    snow: Any
    drape: Any


def papers(s: Set) -> Papers:
    """The room's papers in each world. Lamps and threads shine without lighting the room: real lamps do that."""
    p = Papers(
        wall=s.mat("76838f", "b9875a", size=1.6, fibre=0.07),
        low=s.mat("4a5561", "6b3f26", rough=0.6, size=3),
        wood=s.mat("333c46", "54301d", rough=0.5, size=4),
        floor=s.mat("4b5560", "4a2a1a", rough=s.pick(0.75, 0.32), size=2.2, fibre=0.10),
        cloth=s.mat("b3bdc6", "fff0da", size=5, fibre=0.03),
        seat=s.mat("454d58", "8a3b30", size=14),
        frame=s.mat("1f262e", "2c1a12"),
        metal=s.mat("6a737c", "d9a94e", rough=s.pick(0.6, 0.28), metal=s.pick(0.2, 0.85), fibre=0.03),
        china=s.mat("a7b1ba", "fff6e8", rough=s.pick(0.8, 0.3), fibre=0.02),
        black=s.mat("0a0e13", "120907", fibre=0.02),
        shade=s.mat("5a646f", "ffbe72", glow=(0.0, 0.8)),
        glow=s.mat("39424c", "ffd9a0", glow=(0.0, 9.0)),
        bulb=s.mat("525c66", "ffd08a", glow=(0.0, 7.0)),
        thread=s.mat("c3ced8", "caa25a", glow=(1.0, 0.0), fibre=0.0),
        snow=s.mat("dfe8f0", fibre=0.03),
        drape=s.mat("5a6470", "96322a", size=6),
    )
    for shining in (p.shade, p.glow, p.bulb, p.thread):
        shining.cycles.emission_sampling = "NONE"
    return p


def room(s: Set, p: Papers, start: float = -3.0) -> None:
    """Floor, ceiling with its beams, both long walls; the end wall goes into `far` and reaches a little further."""
    long, middle = END - start, (END + start) / 2
    s.box(p.floor, (0, middle, -0.06), (12, long, 0.12))
    s.box(p.low, (0, middle, HIGH + 0.06), (12, long, 0.12))
    y = start
    while y < END:
        s.box(p.wood, (0, y, HIGH - 0.13), (11, 0.20, 0.26))
        y += BAY / 2
    s.box(p.wood, (-2.2, middle, HIGH - 0.16), (0.2, long, 0.3))
    s.box(p.wood, (2.2, middle, HIGH - 0.16), (0.2, long, 0.3))
    s.box(p.wall, (RIGHT + 0.15, middle, HIGH / 2), (0.3, long, HIGH))
    s.box(p.low, (RIGHT - 0.03, middle, 0.55), (0.10, long, 1.1))
    s.box(p.wood, (RIGHT - 0.06, middle, 1.12), (0.14, long, 0.06))
    count = int(long / BAY) + 1
    for k in range(count):
        at = start + BAY * (k + 0.5)
        _window(s, p, at)
        s.box(p.low, (RIGHT - 0.05, at - BAY / 2, 2.3), (0.16, 0.24, HIGH))
    with s.layer("far"):
        left, right = LEFT - 0.36, RIGHT + 0.8  # no further at the left: one would see it through the last window
        across, wide = (left + right) / 2, right - left
        s.box(p.wall, (across, END + 0.1, HIGH / 2), (wide, 0.2, HIGH + 1.6))
        s.box(p.low, (across, END - 0.03, 0.25), (wide, 0.12, 1.7))
        s.box(p.wood, (across, END - 0.06, 1.12), (wide, 0.14, 0.06))
        for x, wide, high in ((3.35, 1.0, 2.15), (3.35, 0.84, 2.06)):  # the far door
            s.box(p.frame if wide == 1.0 else p.black, (x, END - 0.10 - (wide < 1) * 0.03, high / 2), (wide, 0.1, high))


def _window(s: Set, p: Papers, y: float) -> None:
    """One bay of the window wall: piers, breast, an arched opening with its reveal, and thin bars."""
    x, thick = LEFT, 0.34
    rest = BAY / 2 - OPEN
    for side in (-1, 1):
        s.box(p.wall, (x - thick / 2, y + side * (OPEN + rest / 2), HIGH / 2), (thick, rest, HIGH))
    s.box(p.wall, (x - thick / 2, y, SILL / 2), (thick, 2 * OPEN, SILL))
    s.box(p.low, (x + 0.02, y, SILL / 2), (0.08, BAY, SILL))
    s.box(p.cloth, (x - 0.05, y, SILL + 0.02), (0.5, 2 * OPEN + 0.16, 0.05))
    arch = [(y + OPEN * math.cos(a), SPRING + OPEN * math.sin(a)) for a in (math.pi * k / 24 for k in range(25))]
    for face in (x, x - thick):  # the wall above the arch
        _strip(s, p.wall, [(face, a, b) for a, b in arch], [(face, a, HIGH) for a, _ in arch])
    _strip(s, p.wall, [(x, a, b) for a, b in arch], [(x - thick, a, b) for a, b in arch])
    bar = x - 0.22
    for z in (SILL + 0.75, SILL + 1.48, SPRING):
        s.box(p.frame, (bar, y, z), (0.05, 2 * OPEN, 0.035))
    for at in (-OPEN / 3, OPEN / 3):
        top = SPRING + math.sqrt(OPEN**2 - at**2)
        s.box(p.frame, (bar, y + at, (SILL + top) / 2), (0.05, 0.035, top - SILL))
    rim = [(bar, a, b) for a, b in arch]
    tube(s, p.frame, [(bar, y + OPEN, SILL), *rim, (bar, y - OPEN, SILL)], 0.045, 6)


def _strip(s: Set, material: Any, one: list[Point], other: list[Point]) -> None:
    """A band between two lines of points."""
    n = len(one)
    faces: list[Face] = [(i, i + 1, n + i + 1, n + i) for i in range(n - 1)]
    s.mesh(material, [*one, *other], faces)


def lamp(s: Set, p: Papers, x: float, y: float, z: float = 2.75, size: float = 1.0) -> None:
    """A hanging lamp of three paper shades, one below the other; through the lens its heart shines."""
    for radius, low, high in ((0.40, 0.0, 0.14), (0.28, 0.12, 0.25), (0.16, 0.24, 0.36)):
        profile = [(radius, low), (radius * 0.42, high), (radius * 0.40, high - 0.01), (radius * 0.97, low - 0.005)]
        turned(s, p.shade, [(r * size, h * size) for r, h in profile], (x, y, z), sides=36)
    turned(s, p.glow, [(0.0, -0.02), (0.075, 0.03), (0.06, 0.12), (0.0, 0.16)], (x, y, z), sides=14)
    tube(s, p.frame, [(x, y, z + 0.3 * size), (x, y, HIGH)], 0.009, 5)


def lamp_light(s: Set, x: float, y: float, z: float = 2.75, strength: float = 60.0) -> None:
    """The light of a hanging lamp, downward (lens only)."""
    if not s.here:
        s.spot((x, y, z + 0.02), (x, y, 0), strength, "ffb668", wide=125, soft=0.6, size=0.10)


def round_table(s: Set, p: Papers, x: float, y: float, radius: float = 0.8, folds: int = 13) -> None:
    """A round table under a cloth that hangs to the floor."""
    profile = [
        (0.0, 0.76),
        (radius * 0.97, 0.76),
        (radius, 0.745),
        (radius * 1.02, 0.62),
        (radius * 1.05, 0.3),
        (radius * 1.09, 0.03),
    ]
    points: list[Point] = []
    sides = 104
    for r, z in profile:
        deep = 0.055 * max(0.0, (0.745 - z) / 0.72)
        for k in range(sides):
            a = math.tau * k / sides
            out = r * (1 + deep * math.cos(folds * a + x) + 0.4 * deep * math.cos(2.3 * folds * a + y))
            points.append((x + out * math.cos(a), y + out * math.sin(a), z))
    faces: list[Face] = [
        (j * sides + k, j * sides + (k + 1) % sides, (j + 1) * sides + (k + 1) % sides, (j + 1) * sides + k)
        for j in range(len(profile) - 1)
        for k in range(sides)
    ]
    s.mesh(p.cloth, points, faces, smooth=True)


def long_table(s: Set, p: Papers, x: tuple[float, float], y: tuple[float, float], high: float = 0.77) -> None:
    """A long table: a flat top, and cloth with soft folds around it."""
    s.box(p.cloth, ((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, high - 0.015), (x[1] - x[0], y[1] - y[0], 0.03))
    for side, edge in ((-1, x[0]), (1, x[1])):
        _hanging(s, p, lambda u, e=edge: (e, y[0] + (y[1] - y[0]) * u), (side, 0.0), high, int((y[1] - y[0]) * 5))  # type: ignore[misc]
    for side, edge in ((-1, y[0]), (1, y[1])):
        _hanging(s, p, lambda u, e=edge: (x[0] + (x[1] - x[0]) * u, e), (0.0, side), high, 6)  # type: ignore[misc]


def _hanging(
    s: Set, p: Papers, line: Callable[[float], tuple[float, float]], out: tuple[float, float], high: float, folds: int
) -> None:
    def corner(u: float, v: float) -> Point:
        x, y = line(u)
        away = 0.03 * v + 0.045 * v * (math.sin(math.tau * folds * u) + 0.5 * math.sin(math.tau * folds * 0.37 * u + 1))
        return x + out[0] * away, y + out[1] * away, high - (high - 0.04) * v

    sheet(s, p.cloth, corner, folds * 12, 7)


def chair(s: Set, p: Papers, x: float, y: float, around: float, fallen: bool = False) -> None:
    """A chair with a slender bent back that looks along -y, turned `around` (radians); fallen it lies on its back."""
    cos, sin = math.cos(around), math.sin(around)

    def put(a: float, b: float, c: float) -> Point:
        if fallen:
            b, c = c - 0.42, 0.275 - b
        return x + cos * a - sin * b, y + sin * a + cos * b, c

    def half(side: int) -> list[Point]:
        leg = [put(side * 0.20, 0.20, 0.0), put(side * 0.19, 0.19, 0.45), put(side * 0.185, 0.24, 0.80)]
        angles = (0.15 + k * (math.pi / 2 - 0.15) / 9 for k in range(10))
        bend = [(0.185 * math.cos(a) * side, 0.25 + 0.02 * math.sin(a), 0.82 + 0.17 * math.sin(a)) for a in angles]
        return leg + [put(*spot) for spot in bend]

    tube(s, p.wood, [*half(-1), *reversed(half(1)[:-1])], 0.018, 8)
    for side in (-1, 1):
        tube(s, p.wood, [put(side * 0.20, -0.20, 0.0), put(side * 0.185, -0.19, 0.45)], 0.017, 8)
    for bar in (-0.09, 0.0, 0.09):
        tube(s, p.wood, [put(bar, 0.195, 0.47), put(bar * 1.1, 0.25, 0.98 if bar == 0 else 0.96)], 0.010, 6)
    tube(s, p.wood, [put(-0.17, 0.235, 0.72), put(0.17, 0.235, 0.72)], 0.012, 6)

    def seat(u: float, v: float) -> Point:
        a, r = math.tau * u, (0.0, 0.20, 0.235, 0.24, 0.235, 0.0)[round(v * 5)]
        z = (0.485, 0.485, 0.475, 0.46, 0.435, 0.435)[round(v * 5)]
        square = 1 / max(abs(math.cos(a)), abs(math.sin(a))) ** 0.55
        return put(r * square * math.cos(a), r * square * math.sin(a), z)

    sheet(s, p.seat, seat, 28, 5, smooth=False)


def stage(s: Set, p: Papers) -> None:
    """The low stage: plywood on short legs, its boards along the room, a step before it."""
    wide, deep, high = STAGE
    boards, chance = 12, s.rng("boards")
    for k in range(boards):
        x = -wide / 2 + (k + 0.5) * wide / boards
        lift, paper = chance.uniform(-0.006, 0.006), chance.choice((p.wood, p.low, p.wood))
        s.box(paper, (x, END - deep / 2, high - 0.02 + lift), (wide / boards - 0.008, deep, 0.04))
    s.box(p.wood, (0, END - deep + 0.02, high - 0.10), (wide, 0.04, 0.14))
    for k in range(5):
        s.box(p.frame, (-wide / 2 + 0.1 + k * (wide - 0.2) / 4, END - deep + 0.1, high / 2), (0.08, 0.08, high))
    s.box(p.frame, (0, END - deep / 2, 0.10), (wide - 0.4, deep - 0.6, 0.2))
    s.box(p.wood, (0.0, END - deep - 0.24, 0.10), (1.1, 0.36, 0.05))
    s.box(p.frame, (0.0, END - deep - 0.22, 0.04), (1.0, 0.28, 0.08))


def ring(s: Set, p: Papers, lit: Callable[[int], bool] = lambda k: True, count: int = 40) -> None:
    """The ring on the end wall: two hoops of thin wood and a lamp at each step; `lit` says which still has its bulb."""
    x, y, z, radius = RING
    for r, thick in ((radius - 0.075, 0.016), (radius + 0.075, 0.016)):
        tube(
            s,
            s.pick(p.frame, p.metal),
            [_on_ring(a, x, y, z, r) for a in (math.tau * k / 72 for k in range(73))],
            thick,
            8,
        )
    for k in range(count):
        a = math.tau * (k + 0.5) / count
        at = _on_ring(a, x, y - 0.03, z, radius)
        turned(s, p.frame, [(0.032, -0.02), (0.032, 0.02)], at, sides=10, turn=(math.pi / 2, 0, 0))
        if lit(k):
            turned(
                s,
                p.bulb,
                [(0.0, 0.075), (0.03, 0.06), (0.042, 0.03), (0.028, 0.0)],
                at,
                sides=12,
                turn=(math.pi / 2, 0, 0),
            )
        else:
            turned(s, p.black, [(0.0, 0.012), (0.025, 0.012)], at, sides=10, turn=(math.pi / 2, 0, 0))
    for a in (0.35, math.pi - 0.35, math.pi + 0.5, -0.5):
        tube(s, p.metal, [_on_ring(a, x, y, z, radius - 0.08), _on_ring(a, x, y, z, radius + 0.08)], 0.012, 6)


def _on_ring(a: float, x: float, y: float, z: float, radius: float) -> Point:
    return x + radius * math.cos(a), y, z + radius * math.sin(a)
