"""Clothes on hangers, cut and folded from paper: dresses, dinner jackets, the rail they hang from; burnt or whole.

Cloth hangs in rings around its own middle: as wide as the pattern, folds that deepen toward the hem. Fire shortens it
from one side; what is left next to the edge is scorched.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from studio.pictures.kit import Face, Point, Set, hash_of
from studio.pictures.shapes import tube

Profile = Sequence[tuple[float, float]]
"""(how far down, 0..1; half the width in metres)."""

GOWN: Profile = ((0.0, 0.125), (0.06, 0.165), (0.14, 0.17), (0.30, 0.125), (0.42, 0.19), (0.7, 0.30), (1.0, 0.44))
SHEATH: Profile = ((0.0, 0.12), (0.06, 0.16), (0.14, 0.165), (0.32, 0.125), (0.5, 0.185), (0.8, 0.20), (1.0, 0.27))
JACKET: Profile = ((0.0, 0.09), (0.035, 0.17), (0.09, 0.225), (0.3, 0.225), (0.55, 0.195), (1.0, 0.225))


@dataclass(frozen=True)
class Cloth:
    """What a garment is cut from: its cloth, a scorched band of it, its burnt edge, the hanger, lapels, a shirt."""

    cloth: Any
    scorched: Any
    char: Any
    hanger: Any
    lapel: Any
    shirt: Any


@dataclass(frozen=True)
class Fire:
    """How far a garment burnt: `loss` of its length (0..1) on the side `around` (radians); `jag` tears the edge."""

    loss: float = 0.0
    around: float = 0.0
    jag: float = 0.0


def _rings(
    profile: Profile, long: float, fire: Fire, flat: float, folds: tuple[int, float], seed: str
) -> tuple[Any, int, int]:
    """Points (rows, around, 3) of cloth that hangs from (0, 0, 0)."""
    chance = np.random.default_rng(abs(hash_of(seed)))
    rows, around = 30, 96
    a = np.arange(around) * math.tau / around
    phase = chance.uniform(0, math.tau, 3)
    torn = sum(
        chance.uniform(-1, 1) * np.sin(k * a + chance.uniform(0, math.tau)) / (1 + k / 9) for k in (5, 9, 14, 23, 37)
    )
    loss = fire.loss * (0.5 + 0.5 * np.cos(a - fire.around)) ** 1.3
    length = 1 - np.clip(loss + fire.jag * 0.035 * torn * (1 if fire.loss else 0), -0.05, 0.9)
    v = np.linspace(0, 1, rows)[:, None] * length[None]
    half = np.interp(v, [p[0] for p in profile], [p[1] for p in profile])
    fold = (
        np.cos(folds[0] * a + phase[0]) + 0.45 * np.cos(folds[0] * 1.7 * a + phase[1]) + 0.25 * np.cos(3 * a + phase[2])
    )
    radius = half * (1 + folds[1] * np.clip(v - 0.25, 0, 1) ** 1.2 * fold[None])
    deep = flat * (0.7 + 0.8 * np.clip(v - 0.2, 0, 1))
    # A little more square than an oval: shoulders.
    square = np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.8
    points = np.stack([radius * square[None], radius * deep * np.sin(a)[None], -v * long], -1)
    return points, rows, around


def _place(points: Any, at: Point, turn: float) -> Any:
    cos, sin = math.cos(turn), math.sin(turn)
    flat = points.reshape(-1, 3)
    x, y = flat[:, 0] * cos - flat[:, 1] * sin, flat[:, 0] * sin + flat[:, 1] * cos
    return np.stack([x + at[0], y + at[1], flat[:, 2] + at[2]], -1)


def _body(s: Set, c: Cloth, points: Any, rows: int, around: int, fire: Fire, at: Point, turn: float) -> None:
    """The cloth itself; where fire was, the last rows are scorched and the last of all charred."""
    placed = _place(points, at, turn)
    bands = ((0, rows, c.cloth),) if not fire.loss else ((0, 22, c.cloth), (22, 27, c.scorched), (27, rows, c.char))
    for first, last, paper in bands:
        faces: list[Face] = [
            (j * around + i, j * around + (i + 1) % around, (j + 1) * around + (i + 1) % around, (j + 1) * around + i)
            for j in range(first, min(last, rows - 1))
            for i in range(around)
        ]
        s.mesh(paper, placed, faces, smooth=True)


def hanger(s: Set, c: Cloth, at: Point, turn: float, wide: float, hook: float = 0.16) -> None:
    """A hanger whose bow lies at `at`; its hook reaches `hook` metres up to the rail."""
    cos, sin = math.cos(turn), math.sin(turn)
    arms = [(x * cos, x * sin, -0.05 * abs(x / wide) ** 1.3) for x in np.linspace(-wide, wide, 9)]
    tube(s, c.hanger, [(at[0] + x, at[1] + y, at[2] + z) for x, y, z in arms], 0.013, 6)
    bow = [(0.0, 0.0), (0.0, hook * 0.55), (0.03, hook * 0.75), (0.02, hook), (-0.015, hook * 1.02)]
    tube(s, c.hanger, [(at[0] + x * cos, at[1] + x * sin, at[2] + z) for x, z in bow], 0.004, 5)


def gown(
    s: Set, c: Cloth, at: Point, turn: float, long: float, seed: str, fire: Fire = Fire(), profile: Profile = GOWN
) -> None:
    """A dress that hangs from `at`, turned by `turn` (radians; 0 shows its front to the camera)."""
    points, rows, around = _rings(profile, long, fire, 0.42, (11, 0.17), seed)
    _body(s, c, points, rows, around, fire, (at[0], at[1], at[2] - 0.07), turn)
    hanger(s, c, at, turn, 0.16)
    for side in (-1, 1):  # straps
        strap = np.array([[(side * 0.09, -0.01, 0.005), (side * 0.105, -0.04, -0.10)]])
        ends = _place(strap, at, turn)
        tube(s, c.cloth, [tuple(p) for p in ends], 0.011, 5)
    waist = _place(
        np.array([[(0.128 * math.cos(a), 0.062 * math.sin(a), 0.0) for a in np.linspace(0, math.tau, 25)]]), at, turn
    )
    sash = [(x, y, z - 0.07 - 0.305 * long) for x, y, z in waist]
    tube(s, c.lapel, sash, 0.012, 5)


def jacket(s: Set, c: Cloth, at: Point, turn: float, seed: str, fire: Fire = Fire()) -> None:
    """A dinner jacket on its hanger: sleeves, lapels, and the shirt behind them where there is one."""
    long = 0.78
    points, rows, around = _rings(JACKET, long, fire, 0.34, (5, 0.05), seed)
    _body(s, c, points, rows, around, fire, (at[0], at[1], at[2] - 0.03), turn)
    hanger(s, c, at, turn, 0.19)
    for side in (-1, 1):
        sleeve = [
            (side * x, y, z)
            for x, y, z in ((0.20, 0, -0.10), (0.245, 0, -0.28), (0.258, -0.01, -0.46), (0.25, -0.03, -0.66))
        ]
        path = [tuple(p) for p in _place(np.array([sleeve]), at, turn)]
        tube(s, c.cloth, path, 0.062, 12)
        cuff = _place(np.array([[(side * 0.25, -0.03, -0.655), (side * 0.249, -0.032, -0.685)]]), at, turn)
        tube(s, c.shirt, [tuple(p) for p in cuff], 0.052, 12)
    _front(s, c, at, turn)


def _front(s: Set, c: Cloth, at: Point, turn: float) -> None:
    """Sheets laid on the front of a jacket: the shirt, two lapels, a bow."""
    y = -0.088
    sheets: list[tuple[Any, tuple[tuple[float, float], ...], float]] = [
        (c.shirt, ((-0.075, -0.045), (0.075, -0.045), (0.012, -0.42), (-0.012, -0.42)), 0.0),
        (
            c.hanger,
            ((-0.055, -0.075), (0.0, -0.092), (0.055, -0.075), (0.055, -0.118), (0.0, -0.102), (-0.055, -0.118)),
            -0.008,
        ),
    ]
    for side in (-1, 1):
        lapel = ((0.06, -0.03), (0.10, -0.035), (0.152, -0.17), (0.115, -0.175), (0.125, -0.20), (0.008, -0.43))
        sheets.append((c.lapel, tuple((side * x, z) for x, z in lapel), -0.006))
    for paper, outline, forward in sheets:
        points = np.array([[(x, y + forward + 0.12 * x * x / 0.02 * 0.1, z) for x, z in outline]])
        s.mesh(paper, _place(points, at, turn), [tuple(range(len(outline)))])


def torn_wall(
    s: Set,
    papers: tuple[Any, Any, Any],
    y: float,
    x: tuple[float, float],
    z: tuple[float, float],
    hole: tuple[float, float, float, float],
    seed: str,
    jag: float = 1.0,
) -> None:
    """A wall across the picture with a hole burnt into it: (middle x, middle z, half width, half height).

    `papers`: the edge, charred; a scorched band; the wall. All between the hole and the rectangle x, z is filled.
    """
    outline = edge_of(hole, seed, jag)
    steps = (0.0, 0.07, 0.2, 0.45, 1.0)
    around = len(outline)
    rows: list[list[Point]] = []
    for t in steps:
        row = []
        for u, v in outline:
            du, dv = u - hole[0], v - hole[1]
            reach = min(
                ((x[1] if du > 0 else x[0]) - hole[0]) / du if du else math.inf,
                ((z[1] if dv > 0 else z[0]) - hole[1]) / dv if dv else math.inf,
            )
            k = 1 + (max(reach, 1.0) - 1) * t
            row.append((hole[0] + du * k, y, hole[1] + dv * k))
        rows.append(row)
    points = [p for row in rows for p in row]
    for j in range(len(steps) - 1):
        paper = papers[min(j, 2)]
        faces = [
            (j * around + i, j * around + (i + 1) % around, (j + 1) * around + (i + 1) % around, (j + 1) * around + i)
            for i in range(around)
        ]
        s.mesh(paper, points, faces)


def edge_of(hole: tuple[float, float, float, float], seed: str, jag: float) -> list[tuple[float, float]]:
    """The outline of a hole that fire made: large bays, small teeth."""
    chance = np.random.default_rng(abs(hash_of(seed)))
    a = np.arange(360) * math.tau / 360
    bays = sum(chance.uniform(-0.17, 0.17) * np.sin(k * a + chance.uniform(0, math.tau)) for k in (2, 3, 4, 6, 9))
    teeth = sum(chance.uniform(-0.02, 0.02) * np.sin(k * a + chance.uniform(0, math.tau)) for k in (13, 21, 34, 55, 77))
    r = 1 + jag * (bays + teeth + chance.uniform(-0.012, 0.012, 360))
    return [
        (hole[0] + hole[2] * k * math.cos(t), hole[1] + hole[3] * k * math.sin(t)) for k, t in zip(r, a, strict=True)
    ]


def rail(s: Set, metal: Any, path: Callable[[float], Point], feet: Sequence[Point]) -> None:
    """A rail along `path(0..1)`, and its posts from `feet` to its ends."""
    spots = [path(k / 40) for k in range(41)]
    tube(s, metal, spots, 0.02, 10)
    for end, foot in zip((spots[0], spots[-1]), feet, strict=True):
        tube(s, metal, [end, foot], 0.018, 8)
        for side in (-1, 1):
            tube(s, metal, [(foot[0], foot[1] - side * 0.28, foot[2]), (foot[0], foot[1], foot[2] + 0.05)], 0.014, 6)
