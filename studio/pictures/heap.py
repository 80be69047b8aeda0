"""The pile: a mountain of clothes in the hall of the store. Below lie the fallen ones, on them the ones laid whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from mathutils import Euler, Matrix, Vector

from studio.pictures.garments import CRUMPLED, LAID
from studio.pictures.kit import Point, Set
from studio.pictures.shapes import sheet, waves
from studio.pictures.wardrobe import Wardrobe

PEAK, HIGH = (0.0, 11.0), 12.3
"""The middle of the pile on the floor, and how high it is (metres)."""
MUTED = (
    *("2b3340", "343b46", "454e5a", "4f5a66", "5d6874", "6f7882", "3a4149", "262d37"),
    *("57534d", "6a635a", "7f786d", "4a4440", "5c5550", "8b8780", "39404c"),
)
_WEIGHTS = {"coat1": 2.0, "coat2": 1.6, "coat3": 1.6, "jacket1": 1.3, "dress1": 1.1, "shirt1": 1.1, "scarf1": 0.5}
_hills, _lumps = waves(71, 3.2), waves(72, 1.3)


def height(x: float, y: float) -> float:
    """How high the pile is above the floor there (metres; below 0 there is none)."""
    dx, dy = x - PEAK[0], (y - PEAK[1]) * 0.95
    r, a = math.hypot(dx, dy), math.atan2(dy, dx)
    wide = 3.5 * (1 + 0.10 * math.sin(3 * a + 0.6) + 0.05 * math.sin(5 * a))
    main = HIGH * math.exp(-((r / wide) ** 1.5))
    left = 5.6 * math.exp(-((math.hypot(x + 3.5, 0.9 * (y - 11.2)) / 2.5) ** 1.9))
    right = 3.6 * math.exp(-((math.hypot(x - 4.3, y - 10.2) / 2.3) ** 1.9))
    whole = float((main**3 + left**3 + right**3) ** (1 / 3))
    rough = 0.34 * float(_hills(x, y)) + 0.13 * float(_lumps(x, y))
    return whole + rough * min(1.0, whole / 2) - 0.16


def upright(x: float, y: float, reach: float = 0.4) -> Vector:
    """The direction away from the slope."""
    across = height(x + reach, y) - height(x - reach, y)
    along = height(x, y + reach) - height(x, y - reach)
    return Vector((-across, -along, 2 * reach)).normalized()


def heap(s: Set, clothes: Wardrobe, count: int, laid: int, keep: Sequence[tuple[float, float, float]] = ()) -> None:
    """The whole pile as seen from the front: `count` fallen garments, `laid` ones on them; `keep` = (x, y, radius)
    stays free for a garment of its own."""
    core(s)
    _fallen(s, clothes, count)
    _laid(s, clothes, laid, keep)


def core(s: Set) -> None:
    """What fills the pile, so that no gap shows the hall behind."""
    dark = s.mat("181d25")

    def corner(u: float, v: float) -> Point:
        x, y = -9 + 18 * u, 1.5 + 19 * v
        return x, y, height(x, y) - 0.2

    sheet(s, dark, corner, 90, 90)


def _fallen(s: Set, clothes: Wardrobe, count: int) -> None:
    chance, put = s.rng("fallen"), 0
    kinds = list(CRUMPLED)
    weights = [_WEIGHTS.get(kind, 0.8) for kind in kinds]
    while put < count:
        r, a = 7.9 * math.sqrt(chance.random()), chance.uniform(0, math.tau)
        x, y = PEAK[0] + r * math.cos(a), PEAK[1] + r * math.sin(a)
        kind, color, light = chance.choices(kinds, weights)[0], chance.choice(MUTED), chance.uniform(0.7, 1.25)
        lift, size = chance.uniform(-0.16, 0.04), chance.uniform(0.95, 1.2)
        turn = (chance.gauss(0, 0.2), chance.gauss(0, 0.2), chance.uniform(0, math.tau))
        high = height(x, y)
        if y > PEAK[1] + 3 or (high < 0.02 and chance.random() < 0.8):
            continue
        up = upright(x, y).lerp(Vector((0, 0, 1)), 0.2).normalized()
        frame = Matrix.Translation(Vector((x, y, high)) + up * lift) @ up.to_track_quat("Z", "Y").to_matrix().to_4x4()
        clothes.put(kind, frame @ Euler(turn).to_matrix().to_4x4() @ Matrix.Scale(size, 4), color, light)
        put += 1


def _laid(s: Set, clothes: Wardrobe, count: int, keep: Sequence[tuple[float, float, float]]) -> None:
    """Collar uphill, front outward, none on another: somebody has put them there."""
    chance = s.rng("laid")
    taken: list[Any] = []
    for _ in range(9000):
        if len(taken) >= count:
            return
        r, a = 7.3 * math.sqrt(chance.random()), chance.uniform(math.pi * 0.93, math.tau * 1.035)
        x, y = PEAK[0] + r * math.cos(a), PEAK[1] + r * math.sin(a)
        kind, color, light = chance.choice(list(LAID)), chance.choice(MUTED), chance.uniform(1.5, 2.5)
        turn, size, lift = chance.gauss(0, 0.3), chance.uniform(1.12, 1.32), chance.uniform(0.2, 0.28)
        spot = np.array((x, y, 0.8 * height(x, y)))
        free = all(math.dist((x, y), (kx, ky)) > radius for kx, ky, radius in keep)
        if height(x, y) < 0.2 or r < 0.8 or not free or any(np.linalg.norm(spot - t) < 0.74 for t in taken):
            continue
        taken.append(spot)
        lay(clothes, kind, x, y, lift, turn, size, color, light)


def lay(
    clothes: Wardrobe, kind: str, x: float, y: float, lift: float, turn: float, size: float, color: str, light: float
) -> None:
    """A garment on the slope, its collar uphill, its front to whoever looks at it."""
    out = upright(x, y, 0.5).lerp(Vector((0, -0.45, 0.9)).normalized(), 0.25).normalized()
    up = (Vector((0, 0, 1)) - out * out.z).normalized()
    frame = Matrix((up.cross(out), up, out)).transposed().to_4x4()
    frame = Matrix.Translation(Vector((x, y, height(x, y))) + out * lift) @ frame
    clothes.put(kind, frame @ Matrix.Rotation(turn, 4, "Z") @ Matrix.Scale(size, 4), color, light)
