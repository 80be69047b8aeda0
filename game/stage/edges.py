"""Filling what has straight sides with exact edges: a pixel takes as much of the paint as the shape covers of it.

fill            a convex shape whose corners lie anywhere between pixels
hairline        a line of one pixel, as thin as it can be

`pygame.draw.polygon` cuts corners down to whole pixels, so that a shape which turns slowly has steps that run along its
edges. Here every edge is a line of Wu's kind (`pygame.draw.aaline`), which is exact for the pixels it crosses, and all
pixels that lie wholly inside are filled in runs. An edge of which more goes across than down is looked at column by
column, any other row by row; a pixel's middle is at a half.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import pygame

from game.stage.paper import Color, Point, toned

PIECE = 24
"""Pixels of an edge that are laid in one colour: it may run through a gradient."""
ENDLESS = 1 << 30


class Paint(Protocol):
    """What a shape is filled with."""

    def fill(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Fill whole pixels."""

    def at(self, x: float, y: float, tone: float = 0.0) -> Color:
        """The colour at a place, for what is only partly covered; lighter or darker by a tone."""


class Flat:
    """A single colour."""

    def __init__(self, color: Color) -> None:
        self.color = color

    def fill(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        surface.fill(self.color, area)

    def at(self, x: float, y: float, tone: float = 0.0) -> Color:
        return toned(self.color, tone)


class _Edge:
    """A side of a shape, clockwise. `across`: it is a top or a bottom; `first`: a top or a left side."""

    __slots__ = ("across", "end", "first", "rows", "slope", "start", "upright")

    def __init__(self, a: Point, b: Point) -> None:
        dx, dy = b[0] - a[0], b[1] - a[1]
        self.across = abs(dx) >= abs(dy)
        self.first = dx > 0 if self.across else dy < 0
        # From here on from left to right, or from above to below.
        self.start, self.end = (a, b) if self.first == self.across else (b, a)
        self.slope = dx / dy if dy else 0.0  # columns for each row
        self.upright = dx == 0
        self.rows = (math.floor(min(a[1], b[1])) - 1, math.ceil(max(a[1], b[1])) + 1)

    def inside(self, row: int) -> tuple[int, int]:
        """The columns of a row that lie wholly inside of this edge: from the first to before the second."""
        if not self.across:
            x = self.start[0] + (row + 0.5 - self.start[1]) * self.slope
            return (math.floor(x) + 1, ENDLESS) if self.first else (-ENDLESS, math.floor(x))
        level = row if self.first else row + 1  # a top must lie above the pixel's upper side, a bottom below its lower
        y = self.start[1]
        if not self.slope:
            return (-ENDLESS, ENDLESS) if (level > y if self.first else level <= y) else (0, 0)
        x = self.start[0] + (level - y) * self.slope - 0.5
        if self.first:
            return (-ENDLESS, math.ceil(x)) if self.slope > 0 else (math.floor(x) + 1, ENDLESS)
        return (math.ceil(x), ENDLESS) if self.slope > 0 else (-ENDLESS, math.floor(x) + 1)

    def soften(self, surface: pygame.Surface, paint: Paint, clip: pygame.Rect) -> None:
        """Lay the paint over the pixels that this edge crosses, as far as they are covered."""
        axis = 0 if self.across else 1
        beside = sorted((self.start[1 - axis], self.end[1 - axis]))
        if beside[1] < clip.topleft[1 - axis] - 1 or beside[0] > clip.bottomright[1 - axis] + 1:
            return
        low, high = (clip.left, clip.right) if self.across else (clip.top, clip.bottom)
        back = 0.0 if self.first else 1.0
        dx, dy = (0.5, back) if self.across else (back, 0.5)
        # Only the columns (or rows) whose middle lies on the edge: so a corner never sticks out. The pieces do not
        # depend on the clip, so that a part that is drawn again is as it was.
        first, last = math.ceil(self.start[axis] - 0.5), math.floor(self.end[axis] - 0.5)
        for at in range(max(first, first + (low - first) // PIECE * PIECE), min(last + 1, high), PIECE):
            a, b = (self._at(axis, n + 0.5) for n in (at, min(last, at + PIECE - 1)))
            color = paint.at((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            pygame.draw.aaline(surface, color, (a[0] - dx, a[1] - dy), (b[0] - dx, b[1] - dy))

    def _at(self, axis: int, at: float) -> Point:
        """The point of this edge whose coordinate on an axis (0 across, 1 down) is `at`."""
        (x, y), (u, v) = self.start, self.end
        if axis:
            return x + (u - x) * (at - y) / (v - y), at
        return at, y + (v - y) * (at - x) / (u - x)


def fill(surface: pygame.Surface, corners: Sequence[Point], paint: Paint) -> None:
    """Fill a convex shape (pixels; its corners in either order) with exact edges, within the surface's clip."""
    points, clip = _clockwise(corners), surface.get_clip()
    edges = [_Edge(a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True) if a != b]
    for edge in edges:
        edge.soften(surface, paint, clip)
    row = max(clip.top, min(edge.rows[0] for edge in edges))
    bottom = min(clip.bottom, max(edge.rows[1] for edge in edges))
    slanted = [edge for edge in edges if not edge.upright]
    held, since = (0, 0), row
    while row < bottom:
        left, right = clip.left, clip.right
        for edge in edges:
            a, b = edge.inside(row)
            left, right = max(left, a), min(right, b)
        span = (left, right) if right > left else (0, 0)
        if span != held:
            _run(surface, paint, held, since, row)
            held, since = span, row
        row = _next(row, slanted, bottom)
    _run(surface, paint, held, since, bottom)


def _next(row: int, slanted: Sequence[_Edge], bottom: int) -> int:
    """The next row that may be another than this one: where no slanted edge is, all rows are alike."""
    row += 1
    for edge in slanted:
        if edge.rows[0] <= row <= edge.rows[1]:
            return row
    return min((edge.rows[0] for edge in slanted if edge.rows[0] > row), default=bottom)


def _run(surface: pygame.Surface, paint: Paint, span: tuple[int, int], top: int, bottom: int) -> None:
    if span[1] > span[0] and bottom > top:
        paint.fill(surface, pygame.Rect(span[0], top, span[1] - span[0], bottom - top))


def _clockwise(points: Sequence[Point]) -> list[Point]:
    """The corners as the hand of a clock meets them on the screen."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))
    return list(points) if area > 0 else list(reversed(points))


def hairline(surface: pygame.Surface, a: Point, b: Point, paint: Paint, tone: float) -> None:
    """A line of a pixel's width, lighter or darker by a tone: in pieces, as the paint may be a gradient."""
    count = 8
    points = [(a[0] + (b[0] - a[0]) * i / count, a[1] + (b[1] - a[1]) * i / count) for i in range(count + 1)]
    for p, q in pairwise(points):
        color = paint.at((p[0] + q[0]) / 2, (p[1] + q[1]) / 2, tone)
        pygame.draw.aaline(surface, color, (p[0] - 0.5, p[1] - 0.5), (q[0] - 0.5, q[1] - 0.5))
