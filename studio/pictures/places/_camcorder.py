"""The camcorder of the counter: on its stand in the dust, with a price; and its place when it has been taken."""

from __future__ import annotations

import math
from itertools import pairwise

from mathutils import Euler, Matrix, Vector

from studio.pictures.kit import Point, Set
from studio.pictures.shapes import parts, tube, turned

SQUARE = 0.30
"""Metres: how wide the foot of the stand is, and so the place that it has kept clean."""
AROUND = -1.0
"""Radians: the lens looks at whoever comes in from the left, the side with the screen at us."""
_LIFT = 0.085
"""Metres from the counter to the camcorder: its stand."""
_SIZE = 1.3
"""It is seen from four metres: cut a little larger than it would be."""


def light_of(at: Point) -> Point:
    """Where the red light is, of a camcorder that stands on a counter at `at`."""
    return _seen(at, (0.04, -0.052, 0.082))


def place_of(s: Set, at: Point, top: tuple[float, float, float, float], gone: bool) -> None:
    """The camcorder on its stand at `at`, or the clean glass where it stood; beside it its price and the coil that held
    it. `top` is the counter's: left, right, front, back (metres)."""
    _price(s, (at[0] + 0.33, at[1] - 0.02, at[2]))
    if s.here:
        _dust(s, at, top)
        _coil(s, at, gone)
    if not gone:
        _stand(s, at)
        _camcorder(s, at)


def _camcorder(s: Set, at: Point) -> None:
    """A body of 13 cm at size 1, a viewfinder that rises behind, a lens in front; here with dust on it."""
    body, low = s.mat("22262d", "4c4642", rough=0.6), s.mat("171a20", "38322f", rough=0.6)
    black, glass = s.mat("14161b", "191614", rough=0.4), s.mat("1b2a3c", "2a3a58", rough=0.1)
    felt = s.mat("5d6874", fibre=0.1, size=40)
    frame = Matrix.Translation(_seen(at, (0, 0, 0))) @ Matrix.Rotation(AROUND, 4, "Z") @ Matrix.Scale(_SIZE, 4)

    def put(material: object, middle: Point, size: Point, turn: Point = (0, 0, 0)) -> None:
        whole = frame @ Matrix.Translation(middle) @ Euler(turn).to_matrix().to_4x4()
        parts(s, [(material, (0, 0, 0), size)], tuple(whole.translation), tuple(whole.to_euler()), _SIZE)

    # the lens looks along -y; its side with the folded screen is on the right of whoever stands before it
    put(low, (0, 0.0, 0.022), (0.072, 0.140, 0.044))
    put(body, (0, 0.0, 0.067), (0.074, 0.142, 0.046))
    put(body, (0, -0.006, 0.094), (0.062, 0.118, 0.012))
    put(black, (0.0395, 0.012, 0.050), (0.006, 0.086, 0.056))
    put(body, (0.0435, 0.012, 0.050), (0.003, 0.080, 0.050))
    put(body, (0, 0.050, 0.118), (0.040, 0.100, 0.034), (-0.10, 0, 0))
    put(black, (0, 0.108, 0.126), (0.050, 0.022, 0.044), (-0.10, 0, 0))
    barrel = [(0.032, 0.0), (0.032, 0.030), (0.037, 0.034), (0.037, 0.060), (0.031, 0.062)]
    ahead = frame @ Matrix.Translation((-0.004, -0.066, 0.050))
    turn = tuple((ahead @ Euler((math.pi / 2, 0, 0)).to_matrix().to_4x4()).to_euler())
    for material, profile in ((body, barrel), (glass, [(0.031, 0.060), (0.016, 0.054), (0.0, 0.053)])):
        turned(s, material, [(r * _SIZE, h * _SIZE) for r, h in profile], tuple(ahead.translation), turn=turn, sides=32)
    if s.here:
        put(felt, (0, -0.036, 0.1015), (0.058, 0.054, 0.003))
        put(felt, (0, 0.048, 0.1365), (0.036, 0.094, 0.003), (-0.10, 0, 0))
    red = s.mat("ff2a18", glow=(7.0, 2.5))
    put(red, (0.038, -0.052, 0.0785), (0.005, 0.019, 0.016))


def _stand(s: Set, at: Point) -> None:
    """A foot as large as the place that stays clean, and a short neck."""
    dark, edge = s.mat("20262d", "3a2416"), s.mat("56626f", "c99a5a", rough=s.pick(1.0, 0.4))
    s.box(dark, (at[0], at[1], at[2] + 0.011), (SQUARE, SQUARE, 0.022))
    s.box(edge, (at[0], at[1], at[2] + 0.024), (SQUARE - 0.03, SQUARE - 0.03, 0.004))
    turned(s, dark, [(0.05, 0.02), (0.034, 0.035), (0.034, _LIFT - 0.012), (0.07, _LIFT - 0.006), (0.07, _LIFT)], at)


def _dust(s: Set, at: Point, top: tuple[float, float, float, float]) -> None:
    """Dust like felt on the counter (`top`: left, right, front, back), and a square that it never reached: there the
    glass is clean."""
    felt, glass = s.mat("7a8794", fibre=0.14, size=30), s.mat("1a232d", rough=0.05, fibre=0.0)
    half, high = SQUARE / 2, 0.0045
    left, right, front, back = top
    for x0, x1, y0, y1 in (
        (left, right, front, at[1] - half),
        (left, right, at[1] + half, back),
        (left, at[0] - half, at[1] - half, at[1] + half),
        (at[0] + half, right, at[1] - half, at[1] + half),
    ):
        s.box(felt, ((x0 + x1) / 2, (y0 + y1) / 2, at[2] + high / 2), (x1 - x0, y1 - y0, high))
    s.box(glass, (at[0], at[1], at[2] + 0.001), (SQUARE, SQUARE, 0.002))


def _price(s: Set, at: Point) -> None:
    """A card folded once, with a number too small to read."""
    card, bar = s.mat("8d99a5", "fff2d8", fibre=0.02), s.mat("2b333c", "8a3a24")
    tilt = s.pick(-0.25, -0.12)
    s.box(card, (at[0], at[1], at[2] + 0.05), (0.15, 0.006, 0.10), (-0.28, 0, tilt))
    s.box(bar, (at[0] - 0.004, at[1] - 0.014, at[2] + 0.060), (0.10, 0.004, 0.018), (-0.28, 0, tilt))
    s.box(bar, (at[0] + 0.006, at[1] - 0.022, at[2] + 0.030), (0.06, 0.004, 0.010), (-0.28, 0, tilt))


def _coil(s: Set, at: Point, loose: bool) -> None:
    """The coil that holds it to the counter: rusted. When it is gone, its end hangs over the edge."""
    rust = s.mat("6b4a3a", fibre=0.2, size=60)
    start = Vector((at[0] - 0.56, at[1] - 0.02, at[2] + 0.024))
    s.box(rust, (start.x - 0.02, start.y, at[2] + 0.012), (0.07, 0.07, 0.024))
    if not loose:
        _wound(s, rust, [start, Vector((at[0] - SQUARE / 2, at[1] - 0.04, at[2] + 0.030))])
        return
    edge = Vector((at[0] - 0.33, at[1] - 0.30, at[2] + 0.022))
    _wound(s, rust, [start, edge, edge + Vector((0.025, -0.03, -0.02)), edge + Vector((0.03, -0.034, -0.22))])


def _wound(s: Set, material: object, path: list[Vector]) -> None:
    """Wire wound around a line of points."""
    radius, pitch, points = 0.016, 0.017, []
    for a, b in pairwise(path):
        along = (b - a).normalized()
        across = along.cross(Vector((0.31, 0.2, 0.93))).normalized()
        other = along.cross(across)
        turns = max(1, round((b - a).length / pitch))
        for k in range(turns * 10):
            t = math.tau * k / 10
            spot = a + (b - a) * (k / (turns * 10)) + radius * (math.cos(t) * across + math.sin(t) * other)
            points.append((spot.x, spot.y, spot.z))
    tube(s, material, points, 0.0042, 5)


def _seen(at: Point, shift: Point) -> Point:
    """A spot of the camcorder, from where it stands: `shift` in its own directions, at size 1."""
    turned_by = Matrix.Rotation(AROUND, 4, "Z") @ (Vector(shift) * _SIZE)
    return at[0] + turned_by.x, at[1] + turned_by.y, at[2] + _LIFT + turned_by.z
