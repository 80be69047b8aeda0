"""The sky over the back yard: cubes in even rows, one to each street. Through the lens: room.

The stair has come out among bins. It is getting light, from the right.
"""

from __future__ import annotations

import math
from typing import Any

from studio.pictures import city
from studio.pictures.kit import Point, Set
from studio.pictures.place import Eye, Look, Place
from studio.pictures.shapes import drift, ground, parts, tube, waves, wire

SIDE, STEP, HEIGHT = 7.0, 19.0, 27.0
"""Of the cubes: how large, how far apart, how high. They stand close, and small: in fog that is vast."""


def build(s: Set) -> None:
    """A yard in the snow, low roofs to both sides, the street between them, and rows above."""
    p = city.papers(s)
    s.sky_light(s.pick("7f93a8", "ffdfae"), s.pick("59687a", "a8684a"), s.pick(0.52, 0.6))
    s.sun(s.pick(2.6, 3.2), s.pick("ffd9b8", "ffc98a"), down=s.pick(11, 12), around=236, soft=3)
    with s.layer("far"):
        if s.here:
            _rows(s)
        city.skyline(s, p, (120, 190), 130, 52, (6, 22))
    _yard(s, p)
    _houses(s, p)
    _bins(s, p)
    with s.layer("near"):
        _wires(s)


def _rows(s: Set) -> None:
    iron = s.mat("12171e", fibre=0.02, size=0.2)
    for row in range(11):
        y = 24 + row * STEP
        for i in range(-9, 10):
            s.box(iron, (i * STEP + 3.0, y, HEIGHT), (SIDE, SIDE, SIDE))


def _yard(s: Set, p: city.Papers) -> None:
    hills, ripples = waves(8, 7.0), waves(9, 1.3)

    def height(x, y):  # type: ignore[no-untyped-def]
        return 0.10 * hills(x, y) + 0.025 * ripples(x, y)

    ground(s, p.snow, (-60, 60), (0.5, 150), height, (180, 240))
    for i, (x, y, size) in enumerate(((-4.2, 7.4, 2.0), (5.2, 9.0, 1.7), (1.2, 15, 2.2))):
        drift(s, p.snow, (x, y, -0.02), (size, size * 0.7, 0.34), 40 + i)


def _houses(s: Set, p: city.Papers) -> None:
    """Backs of houses, low toward the middle, so that the sky comes down to the street."""
    for i, (x, y, wide, high, side) in enumerate(
        (
            *((10.8, 13, 14, 7.2, 1), (12.2, 28, 13, 10.2, 1), (11, 44, 15, 7.0, 1), (9.4, 12, 12, 10.2, -1)),
            *((11.5, 25, 14, 7.0, -1), (10.6, 42, 13, 10.2, -1), (11.8, 58, 16, 7.0, 1), (12, 58, 16, 7.0, -1)),
        )
    ):
        city.house(s, p, side * x, y, wide, high, 9, side, ruin=s.pick(0.35, 0.35), seed=str(60 + i))


def _bins(s: Set, p: city.Papers) -> None:
    """Bins along the wall where the stair comes out, and the crate that one can sit on."""
    tin, lid, wood = s.mat("39434d", "6b4a34"), s.mat("2b333c", "553726"), s.mat("5b5348", "8a5c38", size=4)
    for i, (x, y, around) in enumerate(((-3.9, 6.2, 0.1), (-5.0, 6.5, -0.06), (-6.2, 6.3, 0.2))):
        body = [(tin, (0, 0, 0.52), (0.86, 0.7, 0.95)), (lid, (0, -0.02, 1.04), (0.92, 0.78, 0.09))]
        wheels = [(lid, (side * 0.36, 0.3, 0.09), (0.08, 0.18, 0.18)) for side in (-1, 1)]
        parts(s, [*body, *wheels, (lid, (0, -0.37, 0.86), (0.5, 0.04, 0.05))], (x, y, 0), (0, 0, around))
        drift(s, p.snow, (x, y, 1.07), (0.44, 0.37, 0.16), 50 + i)
    heights = (0.08, 0.24, 0.40)
    slats: list[tuple[Any, Point, Point]] = [(wood, (0, -0.24, z), (0.74, 0.03, 0.11)) for z in heights]
    slats += [(wood, (side * 0.36, 0, z), (0.03, 0.5, 0.11)) for z in heights for side in (-1, 1)]
    slats += [(wood, (-0.3 + 0.15 * k, 0, 0.475), (0.13, 0.52, 0.025)) for k in range(5)]
    parts(s, slats, (4.1, 6.6, 0.0), (0, 0, 0.4))
    post = (7.4, 10.5)
    tube(s, p.metal, [(*post, -0.1), (*post, 8.2)], 0.09)
    for z in (7.2, 7.7):
        s.box(p.metal, (*post, z), (1.7, 0.08, 0.08), (0, 0.03, 0.3))
    for dx in (-0.7, 0.7):
        wire(s, p.metal, (post[0] + dx, post[1], 7.75), (-9.4, 20, 9.6), 1.3, 0.014)
        wire(s, p.metal, (post[0] + dx, post[1], 7.25), (11, 30, 9.2), 0.8, 0.014)


def _wires(s: Set) -> None:
    """A washing line across the yard, close by, with nothing on it but pegs. It hangs over the heads of figures."""
    dark = s.mat("0d1218", "33200f")

    def at(u: float) -> tuple[float, float, float]:
        return -4.2 + 8.4 * u, 2.6, 3.06 - 0.30 * math.sin(math.pi * u) + 0.12 * u

    tube(s, dark, [at(k / 40) for k in range(41)], 0.0045, 6)
    for u in (0.24, 0.29, 0.68):
        x, y, z = at(u)
        s.box(dark, (x, y, z - 0.015), (0.016, 0.012, 0.085), (0, 0.1, 0))


PLACE = Place(
    name="sky",
    eye=Eye((0.0, 0.0, 1.3), (0.0, 30, 1.3), mm=22, rise=0.115),
    looks={
        "here": Look(
            fog=((0.0, "43556a"), (0.4, "74879a"), (0.70, "a9b0b4"), (0.8, "8f9aa6"), (1.0, "56657a")),
            thick=0.0125,
            clear=8,
            most=0.93,
            mist=(0.715, 0.05, 0.6),
            sky=((0.0, "34465b"), (0.35, "5f7489"), (0.62, "98a5ae"), (0.73, "c4bcae"), (1.0, "b9bec1")),
            glow=(0.80, 0.70, 0.30, 0.17, "e8bd8c"),
            exposure=1.4,
            corners=0.5,
        ),
        "lens": Look(
            fog=((0.0, "b98058"), (0.5, "e2a970"), (0.72, "ffd598"), (1.0, "a06e50")),
            thick=0.010,
            clear=8,
            most=0.9,
            mist=(0.715, 0.06, 0.6),
            sky=((0.0, "4c557a"), (0.25, "8d7480"), (0.5, "d09a70"), (0.72, "ffd59a"), (1.0, "e8b888")),
            glow=(0.86, 0.68, 0.36, 0.3, "d79a52"),
            exposure=1.0,
            dark=(1.05, 0.97, 0.95),
            light=(1.03, 1.0, 0.93),
            corners=0.45,
            bloom=(0.8, 0.4),
        ),
    },
    build=build,
    reach=260,
)
