"""Nemo: a cube in perspective, drawn from its corners each time, so that it can turn and come nearer at any size.

solids          the cubes of a pose: one, or a ruled row far off (`game.stage.solid` is their geometry)
Cube            what hangs on the stage: solids, colours, and how they are drawn
draw_between    one that comes nearer or goes

A cube turns about its own upright axis, a quarter in three minutes, all of them in step. Its colours are mixed once
with the colour of the air, by its distance: never pixel by pixel. Light falls from the sky, from the left and from us.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import pygame

from game.play.moment import Scenery, Standing
from game.stage.camera import smooth
from game.stage.edges import Flat, fill, hairline
from game.stage.iron import SMOOTH, Colors, Skin
from game.stage.paper import MARGIN_X, MARGIN_Y, Point, mix
from game.stage.solid import EYE, Face, Solid, behind, between, broad, faces, hull, joints, reach

QUARTER = 180.0
"""Seconds in which it turns by a right angle; then it looks as it did."""
TICKS = 12
"""Changes in a second, as many as in the lens (`film.TICKS`): no edge moves by a whole unit from one to the next."""

NARROW = 2600.0
"""How far the picture is from the eye for the wall (else `LENS`): so its edge is seen and it fills the picture."""


class Pose(NamedTuple):
    """A distance: a side in units where figures have their own size, the sides that it hangs above the eye, its fog."""

    side: float
    lift: float
    fog: float


POSES: Mapping[str, Pose] = {
    "horizon": Pose(32.0, 6.5, 0.8),
    "far": Pose(190.0, 1.2, 0.6),
    "mid": Pose(330.0, 0.32, 0.35),
    "near": Pose(600.0, 0.14, 0.12),
}
ROW, PITCH = 5, 2.6
"""How many stand in the row at the horizon, and how many sides it is from one to the next."""
LARGEST = 940.0
"""Units of a side, at most: the eye stays outside."""

WALL_NEAR, WALL_TURN, WALL_EDGE = 0.8, math.radians(21.2), 200.0
"""The wall: how near its nearest edge is (in sides), how far it is turned, how far inside the picture that edge is."""

NARROWEST = 1.5
"""Pixels of a side that is drawn."""
EDGE, ARRIS = 1.4, 0.09
"""Units of the lit edge of the paper; how much lighter the edge between two sides is."""


def angle(clock: float, motion: bool) -> float:
    """How far the cubes are turned, in radians: twelve times a second, which moves no edge by a whole unit."""
    ticks = int(clock * TICKS + 1e-6)
    return (ticks / TICKS / QUARTER % 1.0) * math.pi / 2 if motion else 0.0


def turns(scenery: Scenery) -> bool:
    """Whether a cube is there that turns."""
    return not scenery.illustration and turns_in(*scenery.figures)


def turns_in(*poses: Standing | None) -> bool:
    """Whether one of these turns: all cubes do but a wall."""
    return any(f is not None and f.pose in POSES for f in poses)


def solids(pose: str, x: float, size: float, turn: float) -> tuple[Solid, ...]:
    """The cubes of a pose, the one that can come nearer first. `x` is where it stands, `size` that of its depth."""
    if pose == "wall":
        return (_wall(x),)
    side, lift, fog = POSES.get(pose, POSES["mid"])
    side = min(LARGEST, side * size)
    one = Solid(x, EYE[1] - (lift + 0.5) * side, side, turn, fog)
    row = range(-(ROW // 2), ROW // 2 + 1) if pose == "horizon" else range(0)
    return (one, *(replace(one, x=x + i * PITCH * side) for i in row if i))


def _wall(x: float) -> Solid:
    """So near that it fills the picture, but for a strip on the side where it does not stand."""
    sign = 1 if x >= EYE[0] else -1
    cos, sin = math.cos(WALL_TURN) / 2, math.sin(WALL_TURN) / 2
    distance = WALL_NEAR + cos + sin
    across = (WALL_EDGE - EYE[0]) / NARROW * WALL_NEAR + cos - sin
    side = NARROW / distance
    return Solid(EYE[0] + sign * across * side, EYE[1], side, sign * WALL_TURN, 0.0, NARROW, 1.0)


@dataclass(frozen=True, slots=True)
class Cube:
    """A cube as it hangs on the stage. `scale` are the pixels of a unit, `shift` those that parallax moves it by."""

    solids: tuple[Solid, ...]
    colors: Colors
    scale: float
    shift: tuple[int, int] = (0, 0)

    @property
    def box(self) -> pygame.Rect:
        """The pixels in which it can be seen, however it is turned."""
        return pygame.Rect.unionall(self._box(self.solids[0]), [self._box(s) for s in self.solids[1:]])

    def _box(self, s: Solid) -> pygame.Rect:
        left, top, right, bottom = (v * self.scale for v in reach(s))
        x, y = math.floor(left) - 2, math.floor(top) - 2
        return pygame.Rect(x, y, math.ceil(right) + 2 - x, math.ceil(bottom) + 2 - y).move(self.shift)

    def moved(self, dx: float, dy: float) -> Cube:
        """The same, so many pixels away, and seen there from where the eye is."""
        k = self.scale
        return replace(self, solids=tuple(replace(s, x=s.x + dx / k, y=s.y + dy / k) for s in self.solids))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it over what is there, within the surface's clip."""
        for solid in self.solids:
            self._draw(surface, solid)

    def _draw(self, surface: pygame.Surface, s: Solid) -> None:
        k, (dx, dy) = self.scale, self.shift
        whole = self._box(s).move(-dx, -dy)
        # As much as parallax can bring into the picture: so it is the same while the camera moves.
        box = whole.clip(pygame.Rect(-MARGIN_X * k - 2, -MARGIN_Y * k - 2, 2016 * k + 4, 1134 * k + 4))
        if not box.move(dx, dy).colliderect(surface.get_clip()):
            return
        seen = broad(faces(s), NARROWEST / k)
        for n, face in enumerate(seen):
            corners = [(x * k + dx, y * k + dy) for x, y in face.corners]
            part, heights = _around(corners).move(-dx, -dy), (whole.top, whole.bottom)
            skin = Skin(face.kind, face.light, self.colors, s.fog, box, part, heights, self.shift, k, s.wall)
            if face.kind == "side":
                self._side(surface, s, face, corners, skin, n == len(seen) - 1)
            else:
                x, y = behind(face, seen)
                fill(surface, hull([*corners, (x * k + dx, y * k + dy)]), skin)

    def _side(
        self, surface: pygame.Surface, s: Solid, face: Face, corners: list[Point], skin: Skin, last: bool
    ) -> None:
        """A side with the edges that are lit; the next one lies over its right edge."""
        a, b, c, d = corners
        thick = max(0.8, EDGE * self.scale)
        lit = Flat(mix(self.colors.edge, self.colors.air, s.fog))
        if not last:
            b, c = (b[0] + 1, b[1]), (c[0] + 1, c[1])
        if b[0] - a[0] > 3 * thick:
            above = s.middle[1] > -0.5
            if above:
                fill(surface, [a, b, _down(b, thick + 2), _down(a, thick + 2)], lit)
            if face.first:
                fill(surface, [a, _across(a, b, thick + 2), _across(d, c, thick + 2), d], lit)
                a, d = _across(a, b, thick), _across(d, c, thick)
            if above:
                a, b = _down(a, thick), _down(b, thick)
        fill(surface, [a, b, c, d], skin)
        k, (dx, dy) = self.scale, self.shift
        for p, q, tone in joints(s, face) if s.fog < SMOOTH else ():
            start, end = ((x * k + dx, y * k + dy) for x, y in (p, q))
            hairline(surface, start, end, skin, tone)
        if not last:
            hairline(surface, corners[1], corners[2], skin, ARRIS)


def draw_between(surface: pygame.Surface, before: Cube, after: Cube, t: float) -> None:
    """Draw a cube that comes nearer or goes (`t` 0..1); those that stand in a row with it fade, or appear."""
    for cube, amount in ((before, 1 - smooth(2 * t)), (after, smooth(2 * t - 1))):
        if len(cube.solids) > 1 and amount > 0:
            row = replace(cube, solids=cube.solids[1:])
            area = row.box.clip(surface.get_clip())
            if not area.width or not area.height:
                continue
            bare = surface.subsurface(area).copy()
            row.draw(surface)
            bare.set_alpha(round(255 * (1 - amount)))
            surface.blit(bare, area)
    _between(before, after, t).draw(surface)


def box_between(before: Cube, after: Cube, t: float) -> pygame.Rect:
    """The pixels in which `draw_between` draws."""
    rows = [cube.box for cube in (before, after) if len(cube.solids) > 1]
    return _between(before, after, t).box.unionall(rows)


def _between(before: Cube, after: Cube, t: float) -> Cube:
    """The one cube on its way."""
    e = smooth(t)
    x, y = (round(p + (q - p) * e) for p, q in zip(before.shift, after.shift, strict=True))
    return replace(after, solids=(between(before.solids[0], after.solids[0], t),), shift=(x, y))


def _around(corners: list[Point]) -> pygame.Rect:
    left, top = (math.floor(min(p[i] for p in corners)) - 1 for i in (0, 1))
    right, bottom = (math.ceil(max(p[i] for p in corners)) + 1 for i in (0, 1))
    return pygame.Rect(left, top, right - left, bottom - top)


def _down(p: Point, by: float) -> Point:
    return p[0], p[1] + by


def _across(p: Point, q: Point, by: float) -> Point:
    """A point `by` to the right of p, on the line to q."""
    return p[0] + by, p[1] + (q[1] - p[1]) * by / (q[0] - p[0])
