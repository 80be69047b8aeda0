"""A dead city of boxes: houses, lamp posts, cars under snow, wires. Places outside and the title picture use it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from studio.pictures.kit import Set, hash_of
from studio.pictures.shapes import drift, tube


@dataclass(frozen=True)
class Papers:
    """What the city is cut from."""

    walls: tuple[Any, ...]
    dark: Any
    snow: Any
    metal: Any
    board: Any


def papers(s: Set) -> Papers:
    """The city's own papers."""
    walls = tuple(s.mat(c, size=1.3, fibre=0.05) for c in ("46505d", "525d6a", "3d4652", "5d6670"))
    return Papers(walls, s.mat("0f141b"), s.mat("d3dfe9", fibre=0.03), s.mat("1a2028"), s.mat("343d48"))


def house(
    s: Set, p: Papers, x: float, y: float, wide: float, high: float, deep: float, side: int, *, ruin: float, seed: str
) -> None:
    """A house along the street with its front at `x`; side -1 stands left of the street, +1 right; `y` is its near end.

    Floors of 3.2 m between pillars; the top floors may be missing, slabs end where they broke.
    """
    chance, wall = s.rng(f"house {seed}"), p.walls[hash_of(seed) % 4]
    floor, count = 3.2, int(high / 3.2)
    bays = max(2, round(wide / 2.7))
    bay = wide / bays
    s.box(p.dark, (x + side * (1.0 + deep / 2), y + wide / 2, high / 2 - 1.6), (deep, wide - 0.3, high - 3.2))
    for b in range(bays):
        here = y + b * bay + bay / 2
        left = count - (chance.choice((0, 1, 1, 2, 3)) if chance.random() < ruin else 0)
        for f in range(left):
            z = f * floor
            if f and chance.random() < ruin * 0.3:
                continue
            s.box(wall, (x + side * 0.5, here, z + 0.45), (1.0, bay, 0.9))
            s.box(wall, (x + side * 0.42, here, z + floor - 0.12), (0.84, bay, 0.24))
            s.box(wall, (x + side * 0.47, here - bay / 2 + 0.2, z + floor / 2), (0.94, 0.4, floor))
            if chance.random() < 0.7:
                s.box(p.snow, (x - side * 0.03, here, z + 0.94), (0.4, bay * 0.96, 0.08))
            lot = chance.random()
            if lot < 0.13:
                s.box(p.board, (x + side * 0.62, here, z + 1.95), (0.1, bay - 0.5, 2.0))
            elif lot < 0.24:
                tilt = chance.uniform(-0.5, 0.5)
                s.box(p.metal, (x + side * 0.55, here + 0.1, z + 1.7), (0.06, bay * 0.5, 2.2), (tilt, 0, 0))
        z = left * floor
        slope = (chance.uniform(-0.03, 0.03), chance.uniform(-0.04, 0.04), 0.0)
        s.box(wall, (x + side * deep * 0.36, here, z), (deep * 0.72, bay * 1.0, 0.34), slope)
        s.box(p.snow, (x + side * deep * 0.33, here, z + 0.24), (deep * 0.64, bay * 0.92, 0.16), slope)
        if chance.random() < 0.4 * ruin + 0.1:
            for _ in range(3):
                at = (x + side * chance.uniform(0, 2), here + chance.uniform(-1, 1), z + 0.8)
                lean = (chance.uniform(-0.3, 0.3), chance.uniform(-0.3, 0.3), 0)
                s.box(p.metal, at, (0.05, 0.05, chance.uniform(0.8, 2.2)), lean)


def street(s: Set, p: Papers, inner: float, y: tuple[float, float], heights: tuple[int, ...]) -> None:
    """Houses on both sides of a street `2 * inner` wide, from the near `y` to the far one."""
    for side in (-1, 1):
        chance, at, number = s.rng(f"street {side}"), y[0], 0
        while at < y[1]:
            wide, high = chance.choice((9, 11, 13, 16)), chance.choice(heights)
            front = side * (inner + chance.uniform(-0.5, 0.5))
            house(
                s, p, front, at, wide, high, 9, side, ruin=chance.uniform(0.15, 0.6), seed=str(number * 2 + (side > 0))
            )
            at += wide + chance.choice((0.3, 0.3, 3.2))
            number += 1


def skyline(s: Set, p: Papers, y: tuple[float, float], spread: float, count: int, high: tuple[float, float]) -> None:
    """Towers far off, plain boxes with a step at the top."""
    chance = s.rng("skyline")
    for i in range(count):
        x, at, h = chance.uniform(-spread, spread), chance.uniform(*y), chance.uniform(*high)
        wide = chance.uniform(7, 15)
        s.box(p.walls[i % 4], (x, at, h / 2 - 4), (wide, 9, h + 8))
        if chance.random() < 0.6:
            more = chance.uniform(2, 7)
            s.box(p.walls[(i + 1) % 4], (x + chance.uniform(-2, 2), at, h + more / 2), (wide * 0.5, 6, more))


def lamp_post(s: Set, p: Papers, x: float, y: float, lean: float, high: float = 7.0) -> tuple[float, float, float]:
    """A street lamp whose arm reaches over the street; returns where its head is."""
    inward = -1 if x > 0 else 1
    top = (x + math.sin(lean) * high, y, math.cos(lean) * high)
    tube(s, p.metal, [(x, y, -0.1), (x, y, 0.5)], 0.11)
    tube(s, p.metal, [(x, y, 0.4), top], 0.07)
    arm = (top[0] + inward * 1.5, y, top[2] + 0.22)
    tube(s, p.metal, [top, ((top[0] + arm[0]) / 2, y, top[2] + 0.2), arm], 0.045)
    s.box(p.metal, (arm[0] + inward * 0.25, y, arm[2] - 0.02), (0.7, 0.28, 0.11))
    s.box(p.snow, (arm[0] + inward * 0.25, y, arm[2] + 0.07), (0.66, 0.24, 0.07))
    return arm


def car(s: Set, p: Papers, x: float, y: float, around: float) -> None:
    """A car that nobody has driven for a long time, under snow."""
    cos, sin = math.cos(around), math.sin(around)

    def put(
        material: Any, at: tuple[float, float, float], size: tuple[float, float, float], ragged: float = 0.02
    ) -> None:
        spot = (x + cos * at[0] - sin * at[1], y + sin * at[0] + cos * at[1], at[2])
        s.box(material, spot, size, (0, 0, around), ragged=ragged)

    put(p.metal, (0, 0, 0.60), (1.76, 4.2, 0.5))
    put(p.dark, (0, -0.2, 1.08), (1.5, 2.1, 0.5))
    put(p.metal, (0, -0.2, 1.34), (1.5, 2.0, 0.08))
    for at, size in (
        ((0, -0.2, 1.45), (1.5, 2.05, 0.2)),
        ((0, 1.5, 0.92), (1.62, 1.15, 0.18)),
        ((0, -1.78, 0.92), (1.6, 0.62, 0.15)),
    ):
        put(p.snow, at, size, 0.05)
    for wheel_x in (-0.8, 0.8):
        for wheel_y in (-1.3, 1.3):
            put(p.dark, (wheel_x, wheel_y, 0.33), (0.24, 0.66, 0.66), 0.0)
    drift(s, p.snow, (x, y, 0.0), (1.5, 2.6, 0.3), int(abs(x * 7 + y)))


def rubble(s: Set, p: Papers, x: float, y: tuple[float, float], count: int, seed: str) -> None:
    """Broken slabs along both sides of a street, snow on the larger ones."""
    chance = s.rng(f"rubble {seed}")
    for i in range(count):
        side, at = chance.choice((-1, 1)), chance.uniform(*y)
        away, size = abs(chance.gauss(0, 1.2)), chance.uniform(0.15, 0.8) * chance.choice((0.6, 0.8, 1.2))
        spot = (side * (x - away), at, 0.12 + max(0.0, 0.8 - away * 0.5) * chance.random())
        turn = (chance.uniform(0, 3), chance.uniform(0, 3), chance.uniform(0, 3))
        s.box(p.walls[i % 4], spot, (size, size * chance.uniform(0.5, 1.6), size * 0.45), turn)
        if size > 0.4:
            s.box(
                p.snow,
                (spot[0], spot[1], spot[2] + size * 0.27),
                (size * 0.7, size * 0.8, size * 0.12),
                turn=(0, 0, turn[2]),
                ragged=0.05,
            )
