"""What has grown in the restaurant: fur on the dishes, and one web over all tables."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random
from typing import Any

from studio.pictures.dining import Papers
from studio.pictures.kit import Face, Point, Set
from studio.pictures.shapes import ball, tube

Heap = Callable[[float, float], float]
"""How high a dish is at a place, metres, from its middle."""


def fur(
    s: Set,
    moulds: Sequence[Any],
    at: Point,
    heap: Heap,
    reach: tuple[float, float],
    around: float,
    count: int,
    size: float = 1.0,
) -> None:
    """Mould over a heap (here only): small blobs, close together, and twice as many fine hairs with a head."""
    if not s.here:
        return
    chance, cos, sin = s.rng(f"fur {at[0]:.2f} {at[1]:.2f}"), math.cos(around), math.sin(around)
    for k in range(count * 3):
        a, r = chance.uniform(0, math.tau), math.sqrt(chance.random()) * (1.0 if k % 9 else 1.25)
        u, v = reach[0] * r * math.cos(a), reach[1] * r * math.sin(a)
        spot = (
            at[0] + size * (cos * u - sin * v),
            at[1] + size * (sin * u + cos * v),
            at[2] + size * max(heap(u, v), 0.012),
        )
        if k % 3 == 0:
            _blob(s, chance.choice(moulds), spot, size * chance.uniform(0.006, 0.017), chance)
        else:
            _hair(s, moulds[3], moulds[chance.randrange(3)], spot, size * chance.uniform(0.015, 0.042), chance)


def _blob(s: Set, material: Any, at: Point, radius: float, chance: Random) -> None:
    """Half a ball of a few faces, a little crooked."""
    sides, turn = 7, chance.uniform(0, 1)
    points: list[Point] = []
    for r, z in ((1.05, -0.4), (0.95, 0.3), (0.55, 0.72)):
        for k in range(sides):
            a, out = math.tau * (k + turn) / sides, radius * r * chance.uniform(0.85, 1.15)
            points.append((at[0] + out * math.cos(a), at[1] + out * math.sin(a), at[2] + radius * z))
    points.append((at[0], at[1], at[2] + radius * 0.82))
    faces: list[Face] = [
        (j * sides + k, j * sides + (k + 1) % sides, (j + 1) * sides + (k + 1) % sides, (j + 1) * sides + k)
        for j in range(2)
        for k in range(sides)
    ]
    faces += [(2 * sides + k, 2 * sides + (k + 1) % sides, 3 * sides) for k in range(sides)]
    s.mesh(material, points, faces, smooth=True)


def _hair(s: Set, stalk: Any, head: Any, at: Point, long: float, chance: Random) -> None:
    """A hair of a millimetre with a head like a pin's."""
    tip = (at[0] + chance.gauss(0, 0.3) * long, at[1] + chance.gauss(0, 0.3) * long, at[2] + long)
    w = 0.0008
    foot = [(at[0] + w * math.cos(a), at[1] + w * math.sin(a), at[2]) for a in (0.0, 2.1, 4.2)]
    s.mesh(stalk, [*foot, tip], [(0, 1, 3), (1, 2, 3), (2, 0, 3)])
    r = 0.0026
    x, y, z = tip
    points = [(x + r, y, z), (x, y + r, z), (x - r, y, z), (x, y - r, z), (x, y, z + r), (x, y, z - r)]
    s.mesh(head, points, [(k, (k + 1) % 4, 4 + up) for k in range(4) for up in (0, 1)])


def tent(
    s: Set,
    p: Papers,
    hub: Point,
    feet: Sequence[Point],
    seed: str,
    *,
    sag: float = 0.45,
    steps: int = 20,
    thick: float = 0.0026,
) -> None:
    """One web over everything: threads from a hub to the tables, others across them, with holes.

    Through the lens the long threads are strings of small lamps, hung at even distances."""
    chance = s.rng(f"tent {seed}")
    lines = []
    for foot in feet:
        low = sag * chance.uniform(0.8, 1.2)
        lines.append([_through(hub, foot, k / 24, low) for k in range(25)])
        tube(s, p.thread, lines[-1], thick, 4)
    if not s.here:
        for line in lines:
            for k in range(2, 15, 2):
                ball(s, p.bulb, (line[k][0], line[k][1], line[k][2] - 0.02), 0.014, sides=6)
        return
    for one, other in pairwise(lines):
        for k in range(steps):
            t = 3 + k * 20 / steps + chance.uniform(-0.5, 0.5)
            if chance.random() < 0.3:
                continue
            a, b = one[int(t)], other[min(24, max(1, int(t + chance.uniform(-1.2, 1.2))))]
            low = 0.05 * math.dist(a, b) + 0.04
            tube(s, p.thread, [_through(a, b, i / 8, low) for i in range(9)], thick * 0.6, 3)


def _through(a: Point, b: Point, t: float, sag: float) -> Point:
    x, y, z = (m + (n - m) * t for m, n in zip(a, b, strict=True))
    return x, y, z - sag * 4 * t * (1 - t)
