"""Sewing patterns: flat panels, front and back, that share the points of their seams.

Pattern space is metres: x across the body, y along it (the neck is 0, the hem negative), z its thickness.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from mathutils import Vector
from mathutils.geometry import delaunay_2d_cdt

Spot = tuple[float, float]
Edge = tuple[Spot, Spot, str]
"""From, to, and what it is: seam (shared with the other panel), open, neck or centre."""
Chain = list[int]
Row = Callable[[float, tuple[float, float, float]], tuple[float, float, float]]

OVER_CLOTHES = ("coat", "kidcoat", "jacket", "shirt")
_LENGTH = {"coat": 1.08, "kidcoat": 0.62, "shirt": 0.72, "jacket": 0.70}
APART = 0.012
"""Half the distance of front and back before anything moves."""


def size_of(kind: str) -> float:
    """A child's things are two thirds of the others."""
    return 0.66 if kind == "kidcoat" else 1.0


class Pattern:
    """Panels gathered into one mesh; `flat` is where each point lies on the table."""

    def __init__(self, spacing: float, chance: Any) -> None:
        self.spacing, self._chance = spacing, chance
        self.points: list[tuple[float, float, float]] = []
        self.flat: list[Spot] = []
        self.faces: list[tuple[int, ...]] = []
        self._seams: dict[Spot, int] = {}

    def panel(self, edges: Sequence[Edge], z: float, *, flip: bool = False) -> list[tuple[str, Chain]]:
        """Cut a panel along `edges` (a closed line); returns the points along each edge."""
        outline, kinds = self._outline(edges)
        inner = self._inner(outline)
        corners = [Vector(p) for p in np.vstack([outline, inner])]
        spots, _, faces, origin, _, _ = delaunay_2d_cdt(corners, [], [list(range(len(outline)))], 1, 1e-6)
        index = {}
        for i, spot in enumerate(spots):
            start = origin[i][0] if origin[i] else -1
            kind = kinds[start] if 0 <= start < len(kinds) else "inside"
            index[i] = self._point((spot.x, spot.y), z, kind == "seam")
        for face in faces:
            corner = tuple(index[i] for i in face)
            self.faces.append(corner[::-1] if flip else corner)
        where = {o: index[i] for i in range(len(spots)) for o in origin[i] if o < len(outline)}
        chains, at = [], 0
        for start, end, kind in edges:
            steps = self._steps(start, end)
            chains.append((kind, [where[(at + i) % len(outline)] for i in range(steps + 1)]))
            at += steps
        return chains

    def strip(self, chain: Chain, rows: Sequence[Row]) -> None:
        """Hang a strip on a chain of points (a collar, a lapel): each row says where a point of it goes."""
        before = chain
        for row in rows:
            now = []
            for i, point in enumerate(chain):
                spot = row(i / (len(chain) - 1), self.points[point])
                now.append(len(self.points))
                self.points.append(spot)
                self.flat.append((spot[0], spot[1] + 10))  # not a part of the front
            for i in range(len(chain) - 1):
                self.faces.append((before[i], before[i + 1], now[i + 1], now[i]))
            before = now

    def _steps(self, start: Spot, end: Spot) -> int:
        return max(1, round(math.dist(start, end) / self.spacing))

    def _outline(self, edges: Sequence[Edge]) -> tuple[Any, list[str]]:
        outline, kinds = [], []
        for k, (start, end, kind) in enumerate(edges):
            steps, a, b = self._steps(start, end), np.array(start), np.array(end)
            for i in range(steps):
                outline.append(a + (b - a) * i / steps)
                kinds.append(kind if i or edges[k - 1][2] != "seam" else "seam")
        return np.array(outline, float), kinds

    def _inner(self, outline: Any) -> Any:
        """A triangular net of points, a little shaken, inside the outline."""
        low, high, step = outline.min(0), outline.max(0), self.spacing
        net = [
            (x + (row % 2) * step / 2, y)
            for row, y in enumerate(np.arange(low[1], high[1], step * 0.87))
            for x in np.arange(low[0], high[0], step)
        ]
        points = np.array(net) + self._chance.uniform(-0.1, 0.1, (len(net), 2)) * step
        points = points[_inside(outline, points)]
        return points[_from_outline(outline, points) > 0.6 * step]

    def _point(self, spot: Spot, z: float, seam: bool) -> int:
        key = (round(spot[0], 4), round(spot[1], 4))
        if seam and key in self._seams:
            return self._seams[key]
        self.points.append((spot[0], spot[1], 0.0 if seam else z))
        self.flat.append(spot)
        if seam:
            self._seams[key] = len(self.points) - 1
        return len(self.points) - 1


def _inside(outline: Any, points: Any) -> Any:
    x, y, result = points[:, 0], points[:, 1], np.zeros(len(points), bool)
    for a, b in zip(outline, np.roll(outline, -1, 0), strict=True):
        if a[1] != b[1]:
            crosses = (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
            result ^= ((a[1] > y) != (b[1] > y)) & (x < crosses)
    return result


def _from_outline(outline: Any, points: Any) -> Any:
    nearest = np.full(len(points), 9.0)
    for a, b in zip(outline, np.roll(outline, -1, 0), strict=True):
        side = b - a
        t = np.clip(((points - a) @ side) / (side @ side + 1e-12), 0, 1)
        nearest = np.minimum(nearest, np.hypot(*(points - a - t[:, None] * side).T))
    return nearest


def _other(spot: Spot) -> Spot:
    return -spot[0], spot[1]


def _mirrored(edges: Sequence[Edge]) -> list[Edge]:
    return [(_other(end), _other(start), kind) for start, end, kind in reversed(edges)]


def cut(kind: str, chance: Any, spacing: float = 0.03, collar: float = 1.0) -> Pattern:
    """A garment of a kind: coat, kidcoat, jacket, shirt, dress, skirt, trousers or scarf."""
    pattern = Pattern(spacing, chance)
    if kind in OVER_CLOTHES:
        _coat(pattern, kind, collar)
    elif kind == "scarf":
        corners: list[Spot] = [(-0.11, 0), (0.11, 0), (0.11, -1.5), (-0.11, -1.5)]
        pattern.panel([(corners[i - 1], corners[i], "open") for i in range(4)], 0.0)
    else:
        _two_panels(pattern, kind)
    return pattern


def _two_panels(pattern: Pattern, kind: str) -> None:
    """What is the same before and behind: dress, skirt, trousers."""
    right: list[Edge]
    spots: list[Spot]
    kinds: tuple[str, ...]
    if kind == "trousers":
        spots = [(0.20, 0), (0.25, -0.25), (0.24, -1.02), (0.09, -1.02), (0, -0.32)]
        kinds = ("seam", "seam", "open", "seam")
        right = [(spots[i], spots[i + 1], kinds[i]) for i in range(4)]
        for z, flip in ((-APART, True), (APART, False)):
            pattern.panel([*right, *_mirrored(right), (_other(spots[0]), spots[0], "open")], z, flip=flip)
        return
    if kind == "dress":
        spots = [(0.10, 0), (0.17, -0.02), (0.25, -0.10), (0.20, -0.20), (0.19, -0.24), (0.155, -0.42), (0.46, -1.12)]
        kinds = ("seam", "seam", "open", "seam", "seam", "seam")
    else:
        spots, kinds = [(0.17, 0), (0.20, -0.15), (0.46, -0.68)], ("seam", "seam")
    right = [(spots[i], spots[i + 1], kinds[i]) for i in range(len(kinds))]
    top, hem = spots[0], spots[-1]
    low = (0.0, hem[1] - 0.06)
    for z, flip, neck in ((-APART, True, -0.03), (APART, False, -0.13)):
        middle = (0.0, neck if kind == "dress" else -0.01)
        below: list[Edge] = [(hem, low, "open"), (low, _other(hem), "open")]
        above: list[Edge] = [(_other(top), middle, "neck"), (middle, top, "neck")]
        pattern.panel([*right, *below, *_mirrored(right), *above], z, flip=flip)


def _coat(pattern: Pattern, kind: str, collar: float) -> None:
    """A coat, jacket or shirt: a back, two fronts that overlap, sleeves cut on, a collar, lapels."""
    k, length, bend = size_of(kind), _LENGTH[kind], math.radians(48)
    sleeve, cuff, over = 0.58 * k, 0.15 * k, 0.04 * k
    neck, shoulder = (0.085 * k, 0.0), (0.23 * k, -0.05 * k)
    wrist = (shoulder[0] + sleeve * math.cos(bend), shoulder[1] - sleeve * math.sin(bend))
    under = (wrist[0] - cuff * math.sin(bend), wrist[1] - cuff * math.cos(bend))
    spots = [neck, shoulder, wrist, under, (0.265 * k, -0.29 * k), (0.25 * k, -0.5 * k)]
    spots.append(((0.36 if kind == "coat" else 0.30) * k, -length))
    kinds = ("seam", "seam", "open", "seam", "seam", "seam")
    right: list[Edge] = [(spots[i], spots[i + 1], kinds[i]) for i in range(6)]
    left, hem, nape, throat = _mirrored(right), spots[-1], (0.0, -0.02 * k), (over, -0.10 * k)
    foot = (over, -length - 0.01)
    back = pattern.panel(
        [*right, (hem, _other(hem), "open"), *left, (_other(neck), nape, "neck"), (nape, neck, "neck")],
        -APART,
        flip=True,
    )
    one = pattern.panel(
        [*right, (hem, _other(foot), "open"), (_other(foot), _other(throat), "centre"), (_other(throat), neck, "neck")],
        APART,
    )
    two = pattern.panel(
        [(_other(neck), throat, "neck"), (throat, foot, "centre"), (foot, _other(hem), "open"), *left], APART * 2.2
    )
    necks = _of(back, "neck")
    chain = _of(one, "neck")[0] + necks[1][::-1][1:] + necks[0][::-1][1:] + _of(two, "neck")[0][1:]
    _collar(pattern, chain, kind, collar)
    if kind != "shirt":
        for chains, side in ((one, 1), (two, -1)):
            _lapel(pattern, _of(chains, "centre")[0], k, side, collar)


def _of(chains: Sequence[tuple[str, Chain]], kind: str) -> list[Chain]:
    return [chain for other, chain in chains if other == kind]


def _collar(pattern: Pattern, chain: Chain, kind: str, collar: float) -> None:
    k, centre = size_of(kind), np.array([0.0, -0.05 * size_of(kind)])

    def row(width: float, lift: float) -> Row:
        def place(t: float, point: tuple[float, float, float]) -> tuple[float, float, float]:
            out = np.array(point[:2]) - centre
            out /= np.hypot(*out) + 1e-6
            out[1] *= 0.75
            wide = width * (1 + 0.9 * abs(2 * t - 1) ** 2) * k
            return float(point[0] + out[0] * wide), float(point[1] + out[1] * wide), APART * 2.2 + lift

        return place

    if kind == "shirt":
        rows = [row(-0.005, 0.02), row(0.02, 0.028), row(0.04, 0.02)]
    else:
        rows = [row(-0.006, 0.022), row(0.022 * collar, 0.036), row(0.05 * collar, 0.032), row(0.078 * collar, 0.024)]
    pattern.strip(chain, rows)


def _lapel(pattern: Pattern, centre: Chain, k: float, side: int, collar: float) -> None:
    """The upper part of a front's edge, folded out."""
    chain = sorted((c for c in centre if pattern.points[c][1] > -0.42 * k), key=lambda c: -pattern.points[c][1])

    def row(width: float) -> Row:
        def place(t: float, point: tuple[float, float, float]) -> tuple[float, float, float]:
            lift = APART * (3.0 if side > 0 else 4.0) + 0.06 * width
            return point[0] + side * width * k * (1 - t) ** 0.8 + side * 0.004, point[1], lift

        return place

    pattern.strip(chain, [row(w * collar) for w in (0.035, 0.07, 0.105)])
