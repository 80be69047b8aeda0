"""Shapes that sets are made of: turned things, tubes, hangings, ground, snow, furniture."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from mathutils import Euler, Matrix, Vector

from studio.pictures.kit import Face, Point, Set


def turned(
    s: Set,
    material: Any,
    profile: Sequence[tuple[float, float]],
    at: Point,
    *,
    sides: int = 24,
    turn: Point = (0, 0, 0),
    oval: tuple[float, float] = (1.0, 1.0),
    folds: tuple[int, float] | None = None,
    smooth: bool = True,
) -> None:
    """A thing turned on a lathe: `profile` is (radius, height) from below upward. `folds` = (how many, how deep as a
    part of the radius) makes hanging cloth of it, deeper toward the hem."""
    points: list[Point] = []
    top, bottom = profile[0][1], profile[-1][1]
    for radius, height in profile:
        depth = folds[1] * abs(height - top) / max(abs(bottom - top), 1e-6) if folds else 0.0
        for i in range(sides):
            a = math.tau * i / sides
            r = radius * (1 + depth * math.cos((folds[0] if folds else 0) * a))
            points.append((r * math.cos(a) * oval[0], r * math.sin(a) * oval[1], height))
    faces: list[Face] = []
    for k in range(len(profile) - 1):
        for i in range(sides):
            j = (i + 1) % sides
            faces.append((k * sides + i, k * sides + j, (k + 1) * sides + j, (k + 1) * sides + i))
    s.mesh(material, _moved(points, at, turn), faces, smooth)


def tube(s: Set, material: Any, path: Sequence[Point], radius: float, sides: int = 8) -> None:
    """A round bar along points, open at its ends."""
    spots = [Vector(p) for p in path]
    points: list[Point] = []
    for i, spot in enumerate(spots):
        along = (spots[min(i + 1, len(spots) - 1)] - spots[max(i - 1, 0)]).normalized()
        across = along.orthogonal().normalized()
        if points:  # keep the ring from twisting: as near to the one before as it goes
            before = Vector(points[-sides]) - spots[i - 1]
            across = (before - along * before.dot(along)).normalized()
        other = along.cross(across)
        for k in range(sides):
            a = math.tau * k / sides
            points.append(tuple(spot + radius * (math.cos(a) * across + math.sin(a) * other)))
    n = sides
    faces = [
        (i * n + k, i * n + (k + 1) % n, (i + 1) * n + (k + 1) % n, (i + 1) * n + k)
        for i in range(len(spots) - 1)
        for k in range(n)
    ]
    s.mesh(material, points, faces, smooth=True)


def wire(s: Set, material: Any, start: Point, end: Point, sag: float, radius: float = 0.02) -> None:
    """A wire that hangs through between two points."""
    path = []
    for i in range(25):
        t = i / 24
        x, y, z = (a + (b - a) * t for a, b in zip(start, end, strict=True))
        path.append((x, y, z - sag * 4 * t * (1 - t)))
    tube(s, material, path, radius, 6)


def sheet(
    s: Set, material: Any, corner: Callable[[float, float], Point], columns: int, rows: int, smooth: bool = True
) -> None:
    """A surface: `corner(u, v)` for u and v from 0 to 1."""
    points = [corner(i / columns, j / rows) for j in range(rows + 1) for i in range(columns + 1)]
    n = columns + 1
    faces = [
        (j * n + i, j * n + i + 1, (j + 1) * n + i + 1, (j + 1) * n + i) for j in range(rows) for i in range(columns)
    ]
    s.mesh(material, points, faces, smooth)


def curtain(
    s: Set,
    material: Any,
    left: Point,
    right: Point,
    bottom: float,
    *,
    folds: int = 9,
    depth: float = 0.08,
    torn: Callable[[float], float] | None = None,
    gather: float = 0.0,
) -> None:
    """Cloth that hangs from a line between two points down to `bottom`; `torn(u)` is how far above that its hem ends,
    `gather` (0..1) draws it together at the middle of its height."""
    (x0, y0, z0), (x1, y1, z1) = left, right
    along = Vector((x1 - x0, y1 - y0, 0))
    across = Vector((-along.y, along.x, 0)).normalized()

    def corner(u: float, v: float) -> Point:
        low = bottom + (torn(u) if torn else 0.0)
        top = z0 + (z1 - z0) * u
        w = 0.5 + (u - 0.5) * (1 - gather * math.sin(math.pi * min(1.0, v * 1.25)))
        fold = depth * (0.35 + 0.65 * v) * (math.cos(math.tau * folds * u) + 0.3 * math.cos(math.tau * folds * 2.3 * u))
        spot = Vector((x0, y0, 0)) + along * w + across * fold
        return spot.x, spot.y, top + (low - top) * v

    sheet(s, material, corner, folds * 10, 12)


def waves(seed: int, size: float) -> Callable[[Any, Any], Any]:
    """Smooth chance over a plane, about -1..1, with hills `size` metres apart; takes numbers or arrays."""
    chance = np.random.default_rng(seed)
    terms = []
    for octave in range(4):
        for _ in range(4):
            a, k = chance.uniform(0, math.tau), math.tau / size * 2.1**octave
            terms.append((k * math.cos(a), k * math.sin(a), chance.uniform(0, math.tau), 0.42 / 1.9**octave))
    return lambda x, y: sum(w * np.sin(kx * x + ky * y + p) for kx, ky, p, w in terms)


def ground(
    s: Set,
    material: Any,
    x: tuple[float, float],
    y: tuple[float, float],
    height: Callable[[Any, Any], Any],
    cells: tuple[int, int] = (160, 240),
    near: float = 2.0,
) -> None:
    """A landscape; rows lie closer near the camera by the power `near`."""
    gx = np.linspace(*x, cells[0] + 1)
    gy = y[0] + (y[1] - y[0]) * np.linspace(0, 1, cells[1] + 1) ** near
    xs, ys = np.meshgrid(gx, gy)
    zs = np.broadcast_to(height(xs, ys), xs.shape)
    n = cells[0] + 1
    faces = [
        (j * n + i, j * n + i + 1, (j + 1) * n + i + 1, (j + 1) * n + i)
        for j in range(cells[1])
        for i in range(cells[0])
    ]
    s.mesh(material, np.stack([xs, ys, zs], -1).reshape(-1, 3), faces, smooth=True)


def drift(s: Set, material: Any, at: Point, size: Point, seed: int) -> None:
    """A heap of snow or dust with a soft outline."""
    hills = waves(seed, 0.9)

    def corner(u: float, v: float) -> Point:
        a, r = math.tau * u, v
        edge = 1 + 0.16 * float(hills(math.cos(a) + 3, math.sin(a)))
        lump = 1 + 0.08 * float(hills(1.5 * r * math.cos(a), 1.5 * r * math.sin(a)))
        # It runs out level and a little below: no rim is seen, nor a gap where the ground is not level.
        high = size[2] * (0.5 + 0.5 * math.cos(math.pi * r)) * lump - 0.09 * r * r
        return at[0] + size[0] * r * edge * math.cos(a), at[1] + size[1] * r * edge * math.sin(a), at[2] + high

    sheet(s, material, corner, 48, 14)


def ball(
    s: Set, material: Any, at: Point, radius: float, oval: Point = (1, 1, 1), turn: Point = (0, 0, 0), sides: int = 12
) -> None:
    """A ball or an egg."""
    rings = 7
    profile = [
        (radius * math.sin(math.pi * k / rings), -radius * oval[2] * math.cos(math.pi * k / rings))
        for k in range(rings + 1)
    ]
    turned(s, material, profile, at, sides=sides, turn=turn, oval=(oval[0], oval[1]))


def parts(
    s: Set, pieces: Sequence[tuple[Any, Point, Point]], at: Point, turn: Point = (0, 0, 0), size: float = 1.0
) -> None:
    """Furniture of boxes: (material, middle, size) each, turned and put down together."""
    frame = Matrix.Translation(at) @ Euler(turn).to_matrix().to_4x4()
    for material, middle, box in pieces:
        spot = frame @ (Vector(middle) * size)
        s.box(material, tuple(spot), tuple(v * size for v in box), tuple(frame.to_euler()))  # type: ignore[arg-type]


def chair(s: Set, wood: Any, seat: Any, at: Point, around: float, fallen: bool = False) -> None:
    """A dining chair that looks along -y, turned `around` (radians)."""
    pieces = [
        (seat, (0, 0, 0.46), (0.44, 0.44, 0.07)),
        (seat, (0, 0.2, 0.82), (0.40, 0.05, 0.36)),
        (wood, (0, 0.2, 1.02), (0.44, 0.05, 0.06)),
        *((wood, (x, -0.19, 0.22), (0.04, 0.04, 0.45)) for x in (-0.19, 0.19)),
        *((wood, (x, 0.2, 0.51), (0.045, 0.045, 1.03)) for x in (-0.2, 0.2)),
        (wood, (0, 0.2, 0.62), (0.40, 0.03, 0.03)),
    ]
    lift = (at[0], at[1], at[2] + (0.22 if fallen else 0))
    parts(s, pieces, lift, (1.5 if fallen else 0, 0, around))


def _moved(points: Sequence[Point], at: Point, turn: Point) -> Any:
    moved = np.array(points)
    if any(turn):
        moved = moved @ np.array(Euler(turn).to_matrix()).T
    return moved + np.array(at)
