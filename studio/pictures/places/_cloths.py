"""Cloth seen from a hand's breadth: bolsters of it over each other, with what a tailor sews on them.

A strip of cloth is told by where it is seen: `across` and `down` are parts of the picture (0..1 from its top left),
`away` is metres from the eye. What is sewn on finds its place on the cloth by the same parts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.interpolate import PchipInterpolator

from studio.pictures.kit import Set
from studio.pictures.place import Eye
from studio.pictures.shapes import tube, waves

Line = Callable[[Any], Any]
"""How far down a line is, for places across."""
BEYOND = 0.08
"""Parts of the picture that cloth goes on at its edges."""


def line(*knots: tuple[float, float]) -> Line:
    """A smooth line through places (across, down), which never swings over them."""
    found = PchipInterpolator(*zip(*knots, strict=True))
    return lambda across: found(across)


@dataclass(frozen=True)
class Fold:
    """How cloth lies: creases `size` metres apart and `deep` metres high, drawn out `long` times along `turn` degrees
    (0: across the picture)."""

    size: float
    deep: float
    long: float = 2.5
    turn: float = 0.0
    seed: int = 1


class Cloth:
    """A strip of cloth as a net of points: rows from behind its crest over it, and down its front (up, if it hangs)."""

    def __init__(
        self,
        eye: Eye,
        crest: Line,
        away: float,
        *,
        deep: float,
        front: float,
        hangs: bool = False,
        span: tuple[float, float] = (-BEYOND, 1 + BEYOND),
        net: tuple[int, int] = (420, 90),
        folds: Sequence[Fold] = (),
        rib: Callable[[Any, Any], Any] | None = None,
        calm: float = 0.25,
    ) -> None:
        """`deep` is how far its front comes forward (metres), `front` how far down it is seen (parts of the picture);
        `rib(along, round)` is a height of its own (metres) for metres along and around it. At the crest the folds are
        `calm` times as deep."""
        self.eye, self.span = eye, span
        self.across = np.linspace(*span, net[0])
        self.turns = np.radians(np.linspace(-65, 92, net[1]))
        across, turn = np.meshgrid(self.across, self.turns)
        low = front * (1 - np.cos(turn)) * (-1 if hangs else 1)
        self.points = spot(eye, across, crest(across) + low, away - deep * np.sin(turn))
        ways = np.gradient(self.points, axis=1), np.gradient(self.points, axis=0)
        along, around = (np.cumsum(np.linalg.norm(way, axis=2), axis) for way, axis in zip(ways, (1, 0), strict=True))
        along = along.mean(0)[None].repeat(len(turn), 0)
        high = sum((_creases(fold, along, around) for fold in folds), np.zeros_like(along))
        high *= calm + (1 - calm) * np.clip(np.abs(turn) / 0.7, 0, 1)
        if rib:
            high = high + rib(along, around - around[int(np.argmin(np.abs(self.turns)))][None])
        self.normals = self._facing(self.points)
        self.points = self.points + self.normals * high[..., None]
        self.normals = self._facing(self.points)

    def _facing(self, points: Any) -> Any:
        """Away from the cloth, on the side that is seen."""
        up = np.cross(np.gradient(points, axis=1), np.gradient(points, axis=0))
        up /= np.linalg.norm(up, axis=2, keepdims=True) + 1e-12
        middle = up[len(self.turns) * 3 // 4, len(self.across) // 2]
        toward = np.subtract(self.eye.at, points[len(self.turns) * 3 // 4, len(self.across) // 2])
        return up if float(middle @ toward) > 0 else -up

    def lay(self, s: Set, material: Any, stripes: tuple[Any, int, int] | None = None) -> None:
        """Into the set; `stripes` = (material, every so many columns, how many of them) for woven stripes."""
        rows, columns = self.points.shape[:2]
        flat = self.points.reshape(-1, 3)
        for other in (False, True) if stripes else (False,):
            faces = [
                (j * columns + i, j * columns + i + 1, (j + 1) * columns + i + 1, (j + 1) * columns + i)
                for j in range(rows - 1)
                for i in range(columns - 1)
                if not stripes or (i % stripes[1] < stripes[2]) == other
            ]
            s.mesh(stripes[0] if stripes and other else material, flat, faces, smooth=True)

    def at(self, across: float, turn: float) -> tuple[Any, Any]:
        """A point of it and its normal: so far across the picture, `turn` degrees around from the crest."""
        i = int(np.argmin(np.abs(self.across - across)))
        j = int(np.argmin(np.abs(self.turns - math.radians(turn))))
        return self.points[j, i], self.normals[j, i]

    def run(self, start: float, end: float, turn: float, lift: float = 0.001, step: int = 2) -> list[Any]:
        """Points along it, lifted off it by so many metres."""
        j = int(np.argmin(np.abs(self.turns - math.radians(turn))))
        chosen = np.where((self.across >= start) & (self.across <= end))[0][::step]
        return [self.points[j, i] + self.normals[j, i] * lift for i in chosen]


def spot(eye: Eye, across: Any, down: Any, away: Any) -> Any:
    """Where in the set something is that is seen there; the eye looks along y."""
    wide = 36 / eye.mm
    x = eye.at[0] + (across - 0.5) * wide * away
    z = eye.at[2] + (0.28125 - down * 0.5625) * wide * away
    return np.stack([x, eye.at[1] + away + 0 * across, z], -1)


def _creases(fold: Fold, along: Any, around: Any) -> Any:
    """Rounded folds with sharp valleys between them, and where they are deep chosen by chance."""
    a = math.radians(fold.turn)
    x = (along * math.cos(a) + around * math.sin(a)) / fold.long
    y = around * math.cos(a) - along * math.sin(a)
    ways, amount = waves(fold.seed, fold.size), waves(fold.seed + 500, fold.size * 2.2)
    ridges = np.sqrt(np.abs(ways(x, y)) + 0.004)
    return fold.deep * (ridges - 0.5) * np.clip(0.65 + 0.6 * amount(x, y), 0.12, 1.3)


# What is sewn on.


def button(s: Set, cloth: Cloth, across: float, turn: float, radius: float, material: Any, dark: Any) -> None:
    """A button with a rim and four holes, and the thread through them."""
    middle, normal = cloth.at(across, turn)
    side, up = _frame(normal)
    rim = [(1.0, 0.0), (1.0, 0.16), (0.93, 0.24), (0.80, 0.22), (0.74, 0.13), (0.0, 0.11)]
    _lathe(s, material, middle, (side, up, normal), [(r * radius, h * radius + 0.0025) for r, h in rim])
    for a in (math.tau * (k + 0.4) / 4 for k in range(4)):
        hole = middle + 0.26 * radius * (math.cos(a) * side + math.sin(a) * up)
        high = 0.13 * radius + 0.0025
        _lathe(s, dark, hole, (side, up, normal), [(0.1 * radius, high), (0.0, high + 0.005 * radius)])


def _lathe(s: Set, material: Any, middle: Any, frame: Any, profile: list[tuple[float, float]]) -> None:
    side, up, normal = frame
    sides = 36
    points = [
        middle + r * (math.cos(math.tau * k / sides) * side + math.sin(math.tau * k / sides) * up) + h * normal
        for r, h in profile
        for k in range(sides)
    ]
    faces = [
        (i * sides + k, i * sides + (k + 1) % sides, (i + 1) * sides + (k + 1) % sides, (i + 1) * sides + k)
        for i in range(len(profile) - 1)
        for k in range(sides)
    ]
    s.mesh(material, points, faces, smooth=True)


def stitches(s: Set, thread: Any, path: Sequence[Any], long: int = 3, gap: int = 2, thick: float = 0.0009) -> None:
    """A seam: thread on the cloth for `long` points of the path, then under it for `gap`."""
    for k in range(0, len(path) - long, long + gap):
        tube(s, thread, [tuple(p) for p in path[k : k + long + 1]], thick, 5)


def trim(s: Set, cloth: Cloth, material: Any, turns: tuple[float, float]) -> None:
    """A woven border along the whole cloth, between two turns (degrees)."""
    steps = max(2, round((turns[1] - turns[0]) / 2))
    rows = [turns[0] + (turns[1] - turns[0]) * k / steps for k in range(steps + 1)]
    _ribbon(s, material, [cloth.run(*cloth.span, turn, 0.0011, 1) for turn in rows])


def zipper(
    s: Set, cloth: Cloth, start: float, end: float, turn: float, metal: Any, tape: Any, tab: Any, pull: float
) -> None:
    """Half a zip along the cloth: its tape, its teeth, and at `pull` (across) the slider with its tab hanging."""
    _ribbon(s, tape, [cloth.run(start, end, turn - 8 + 2 * k, 0.0016, 1) for k in range(11)])
    path = np.array(cloth.run(start, end, turn, 0.002, 1))
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    for k in range(int(length[-1] / 0.0042)):
        middle = np.array([np.interp(k * 0.0042, length, path[:, i]) for i in range(3)])
        across = float(np.interp(k * 0.0042, length, cloth.across[(cloth.across >= start) & (cloth.across <= end)]))
        _, normal = cloth.at(across, turn)
        _tooth(s, metal, middle, normal)
    middle, normal = cloth.at(pull, turn + 6)
    side, up = _frame(normal)
    _plate(s, tab, middle + 0.004 * normal, side, up, (0.010, 0.014), 0.006, normal)
    low = middle - 0.021 * up + 0.006 * normal
    _plate(s, tab, low, side * 0.98 + up * 0.2, up * 0.98 - side * 0.2, (0.006, 0.026), 0.002, normal)


def _tooth(s: Set, metal: Any, middle: Any, normal: Any) -> None:
    side, up = _frame(normal)
    _plate(s, metal, middle + 0.001 * up, side, up, (0.0022, 0.0062), 0.0028, normal)


def _plate(
    s: Set, material: Any, middle: Any, side: Any, up: Any, size: tuple[float, float], thick: float, out: Any
) -> None:
    corners = [
        middle + a * side * size[0] / 2 + b * up * size[1] / 2 + c * out * thick / 2
        for c in (-1, 1)
        for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    faces = ((0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7))
    s.mesh(material, corners, faces)


def fur(s: Set, material: Any, cloth: Cloth, span: tuple[float, float], count: int, long: float, way: Any) -> None:
    """Hairs along the crest, in tufts: thin blades that start along `way` and fall."""
    chance = s.rng("fur")
    points: list[Any] = []
    faces: list[tuple[int, ...]] = []
    for _ in range(count):
        across = span[0] + (span[1] - span[0]) * chance.random() ** 0.75
        root, normal = cloth.at(across, chance.uniform(-30, 34))
        tuft = math.sin(across * 61) * 0.5 + math.sin(across * 143 + 1) * 0.35
        side = np.array([tuft + chance.gauss(0, 0.28), chance.gauss(0, 0.2), chance.gauss(0, 0.12)])
        reach = long * chance.uniform(0.55, 1.1) * (1 + 0.25 * math.sin(across * 97))
        ahead = np.asarray(way, float) + 0.45 * side + 0.25 * normal
        ahead /= np.linalg.norm(ahead)
        flat = np.cross(ahead, (0, 1, 0.001))
        flat /= np.linalg.norm(flat) + 1e-9
        start = len(points)
        for k in range(5):
            t = k / 4
            middle = root + ahead * reach * t + np.array([0.3 * tuft, 0, -0.30]) * reach * t * t
            half = 0.0005 * (1 - 0.93 * t) * flat
            points += [middle - half, middle + half]
        faces += [(start + 2 * k, start + 2 * k + 1, start + 2 * k + 3, start + 2 * k + 2) for k in range(4)]
    s.mesh(material, points, faces)


def sequins(
    s: Set, material: Any, cloth: Cloth, span: tuple[float, float], turns: tuple[float, float], count: int
) -> None:
    """Small discs sewn on by one edge: each looks elsewhere."""
    chance = s.rng("sequins")
    for _ in range(count):
        middle, normal = cloth.at(chance.uniform(*span), chance.uniform(*turns))
        tilted = normal + np.array([chance.gauss(0, 0.32) for _ in range(3)])
        tilted /= np.linalg.norm(tilted)
        side, up = _frame(tilted)
        ring = [
            middle + 0.002 * normal + 0.0032 * (math.cos(math.tau * k / 9) * side + math.sin(math.tau * k / 9) * up)
            for k in range(9)
        ]
        s.mesh(material, ring, [tuple(range(9))])


def tape(s: Set, cloth: Cloth, span: tuple[float, float], turns: tuple[float, float], card: Any, thread: Any) -> None:
    """A woven tape sewn in, with letters of thread that stand up. What they say is for fingers: nobody can read it."""
    rows = [cloth.run(*span, turns[0] + (turns[1] - turns[0]) * k / 8, 0.0022, 1) for k in range(9)]
    _ribbon(s, card, rows)
    grid, chance = np.array(rows), s.rng("letters")
    for k in range(8):
        left, wide = 0.09 + 0.105 * k, 0.068
        strokes = [
            [(0.0, 0.3), (1.0, 0.3)],
            [(0.95, 0.22), (0.95, 0.78)],
            [(0.35, 0.36), (0.1, 0.62)],
            [(0.3, 0.4), (0.62, 0.58)],
            [(0.1, 0.72), (0.8, 0.74)],
            [(0.3, 0.25), (0.3, 0.55)],
        ]
        for stroke in chance.sample(strokes, 3):
            ends = [_on(grid, left + wide * u, v + chance.uniform(-0.05, 0.05)) for u, v in stroke]
            tube(s, thread, [tuple(ends[0]), tuple((ends[0] + ends[1]) / 2), tuple(ends[1])], 0.00055, 5)


def _ribbon(s: Set, material: Any, rows: Sequence[Any]) -> None:
    """A band through rows of points."""
    net = np.array(rows)
    high, wide = net.shape[:2]
    faces = [
        (j * wide + i, j * wide + i + 1, (j + 1) * wide + i + 1, (j + 1) * wide + i)
        for j in range(high - 1)
        for i in range(wide - 1)
    ]
    s.mesh(material, net.reshape(-1, 3), faces, smooth=True)


def _on(grid: Any, u: float, v: float) -> Any:
    """A spot of a tape, a little above it."""
    row, column = grid[round(v * (len(grid) - 1))], u * (grid.shape[1] - 1)
    i = min(int(column), grid.shape[1] - 2)
    return row[i] + (row[i + 1] - row[i]) * (column - i) + np.array([0, -0.0012, 0.0008])


def _frame(normal: Any) -> tuple[Any, Any]:
    """Two directions on the cloth: across and up, as far as it allows."""
    side = np.cross((0.0, 0.0, 1.0), normal)
    if float(np.linalg.norm(side)) < 0.05:
        side = np.array([1.0, 0.0, 0.0])
    side = side / np.linalg.norm(side)
    side = side if side[0] > 0 else -side
    up = np.cross(normal, side)
    return side, up if up[2] > 0 else -up
