"""A cube in perspective: which of its sides the eye sees, and where. Units are those of the picture; nothing is drawn.

Solid           where a cube hangs, how large, how far turned, how deep in the air
between         one on its way to another
faces, reach    its sides as they are seen; a box that holds it however it is turned
joints          the seams on a side
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.stage.camera import smooth
from game.stage.paper import Point

EYE = (960.0, 606.0)
"""Where the eye looks in a place, in units: the middle, and the height of the horizon."""
LENS = 1400.0
"""The distance of the picture from the eye, in units: 25 mm before a full frame, as the places are seen."""
LIGHT = (-0.85, -0.4)
"""Whence the light comes, seen from above: from the left, and from behind us."""
SEAM = -0.16
"""How much darker a seam is."""


@dataclass(frozen=True, slots=True)
class Solid:
    """A cube. `x` and `y` are where its middle is seen, `side` how long a side is there, in units; `turn` in radians.

    `lens` is how far the picture is from the eye, `wall` how much of the wall's own light and joints it has (0..1).
    """

    x: float
    y: float
    side: float
    turn: float = 0.0
    fog: float = 0.0
    lens: float = LENS
    wall: float = 0.0

    @property
    def middle(self) -> tuple[float, float, float]:
        """Where its middle is, in sides from the eye: to the right, up, ahead."""
        return (self.x - EYE[0]) / self.side, (EYE[1] - self.y) / self.side, self.lens / self.side


class Face(NamedTuple):
    """A side that is seen: upper left, upper right, lower right, lower left corner (of one that lies: around), and the
    light on it (0..1). `first`: it is the leftmost one. `kind` is side, under or above.
    """

    kind: str
    corners: tuple[Point, Point, Point, Point]
    light: float = 0.0
    first: bool = False


def between(a: Solid, b: Solid, t: float) -> Solid:
    """A cube on its way (`t` 0..1): it comes nearer evenly, and turns by the shorter way."""
    if t >= 1:
        return b
    e, quarter = smooth(t), math.pi / 2

    def even(p: float, q: float) -> float:
        return p + (q - p) * e

    turn = a.turn + ((b.turn - a.turn + quarter / 2) % quarter - quarter / 2) * e
    side, lens = a.side * (b.side / a.side) ** e, a.lens * (b.lens / a.lens) ** e
    return Solid(even(a.x, b.x), even(a.y, b.y), side, turn, even(a.fog, b.fog), lens, even(a.wall, b.wall))


def faces(s: Solid) -> list[Face]:
    """The sides that the eye sees: one that lies first, then from the left."""
    across, up, ahead = s.middle
    cos, sin = math.cos(s.turn), math.sin(s.turn)
    # From above, in sides from the eye: left front, right front, right back, left back when it is not turned.
    ring = [
        (across + u * cos - v * sin, ahead + u * sin + v * cos)
        for u, v in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
    ]

    def seen(corner: Point, level: float) -> Point:
        return EYE[0] + s.lens * corner[0] / corner[1], EYE[1] - s.lens * level / corner[1]

    upright = []
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        outward = (b[1] - a[1], a[0] - b[0])  # as long as a side
        if outward[0] * a[0] + outward[1] * a[1] < 0:
            light = 0.5 + 0.5 * (outward[0] * LIGHT[0] + outward[1] * LIGHT[1])
            corners = (seen(a, up + 0.5), seen(b, up + 0.5), seen(b, up - 0.5), seen(a, up - 0.5))
            upright.append(Face("side", corners, light))
    upright.sort(key=lambda face: face.corners[0][0])
    upright[0] = upright[0]._replace(first=True)
    lies = "under" if up > 0.5 else "above" if up < -0.5 else ""
    if not lies:
        return upright
    a, b, c, d = (seen(corner, up - 0.5 if lies == "under" else up + 0.5) for corner in ring)
    return [Face(lies, (a, b, c, d)), *upright]


def reach(s: Solid) -> tuple[float, float, float, float]:
    """A box (left, top, right, bottom; units) that holds a solid however it is turned."""
    across, up, ahead = s.middle
    half = math.sqrt(0.5)
    toward, spread = math.atan2(across, ahead), math.asin(half / math.hypot(across, ahead))
    high, low = (max(level / (ahead - half), level / (ahead + half)) for level in (up + 0.5, 0.5 - up))
    return (
        EYE[0] + s.lens * math.tan(toward - spread),
        EYE[1] - s.lens * high,
        EYE[0] + s.lens * math.tan(toward + spread),
        EYE[1] + s.lens * low,
    )


def joints(s: Solid, face: Face) -> Iterator[tuple[Point, Point, float]]:
    """Where the plates of a side meet, and how much darker it is: one seam at half its height, more on the wall."""
    a, b, c, d = face.corners
    left, right = d[1] - a[1], c[1] - b[1]  # the reciprocals of how far they are
    seam = SEAM * min(1.0, 2 * (b[0] - a[0]) / max(left, right)) ** 2  # a side that turns away shows none
    for part, tone in ((0.25, seam * s.wall), (0.5, seam), (0.75, seam * s.wall)):
        if tone < -0.005:
            yield (a[0] + 1, a[1] + left * part), (b[0] - 1, b[1] + right * part), tone
        if s.wall:
            t = part * left / (part * left + (1 - part) * right)  # as far away things are closer together
            x, top, bottom = (p + (q - p) * t for p, q in ((a[0], b[0]), (a[1], b[1]), (d[1], c[1])))
            yield (x, top), (x, bottom), seam * s.wall


def broad(seen: list[Face], least: float) -> list[Face]:
    """Without a side that is hardly seen: the one beside it goes on where it would be. A sliver has no exact edges."""
    sides = [face for face in seen if face.kind == "side"]
    thin = next((face for face in sides if face.corners[1][0] - face.corners[0][0] < least), None)
    if thin is None or len(sides) < 2:
        return seen
    (face,) = (other for other in sides if other is not thin)
    (a, b, c, d), (e, f, g, h) = face.corners, thin.corners
    wider = (e, b, c, h) if thin.first else (a, f, g, d)
    return [*(other for other in seen if other.kind != "side"), face._replace(corners=wider, first=True)]


def behind(face: Face, seen: Sequence[Face]) -> Point:
    """A point behind the sides to which one that lies goes on, so that nothing shines through where they meet."""
    sides = [other for other in seen if other.kind == "side"]
    _, upper, lower, _ = sides[0].corners
    if len(sides) == 1:
        (a, b, c, d) = sides[0].corners
        upper, lower = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), ((c[0] + d[0]) / 2, (c[1] + d[1]) / 2)
    share = 0.2 if face.kind == "above" else 0.8
    return upper[0], upper[1] + (lower[1] - upper[1]) * share


def hull(points: Sequence[Point]) -> list[Point]:
    """The convex shape around some points (Andrew's monotone chain)."""
    chains = []
    for ordered in (sorted(points), sorted(points, reverse=True)):
        chain: list[Point] = []
        for p in ordered:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        chains += chain[:-1]
    return chains


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
