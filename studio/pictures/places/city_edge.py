"""The city's edge: the trees stop, the road goes on between dead houses, and over the roofs hang cubes in rows."""

from __future__ import annotations

import math

import numpy as np

from studio.pictures import city, trees
from studio.pictures.kit import Set
from studio.pictures.place import Eye, Look, Place
from studio.pictures.shapes import drift, ground, waves, wire
from studio.pictures.trees import Bark


def build(s: Set) -> None:
    """The road runs from the camera into the light; houses from 20 m on; trunks stand at both edges."""
    p = city.papers(s)
    s.sky_light("5f7890", "aab6bb", 0.42)
    s.sun(0.55, "b9cfe4", down=58, around=118, soft=4)
    s.area((1, 84, 10), (0, 20, 0), 52000, "ffe4c4", 16, 8)
    _land(s, p)
    city.street(s, p, 10.6, (17, 92), (10, 13, 13, 16, 19, 22))
    city.rubble(s, p, 9.6, (15, 80), 150, "road")
    for x, y, around in ((4.7, 16.5, 0.3), (-5.3, 27, -0.1), (5.2, 36, 2.9), (-4.6, 52, 0.3)):
        city.car(s, p, x, y, around)
    lamps = ((-5.6, 13, 0.05), (6.4, 22, -0.17), (-6.3, 32, 0.08), (6.3, 44, 0.02), (-6.2, 58, -0.04))
    heads = [city.lamp_post(s, p, *lamp, high=5.9) for lamp in lamps]
    _banner(s, heads[0])
    for a, b, sag in (
        ((-9, 19, 15), (9, 23, 11.5), 2.8),
        ((-9, 19.4, 14.2), (9, 24, 10.8), 3.4),
        ((-9, 40, 15), (9, 37, 17), 2.4),
    ):
        wire(s, p.metal, a, b, sag, 0.03)
    with s.layer("far"):
        city.skyline(s, p, (150, 215), 120, 34, (14, 44))
        _cubes(s)
    with s.layer("near"):
        _trunks(s)


def _land(s: Set, p: city.Papers) -> None:
    hills, ripples = waves(3, 9.0), waves(5, 1.6)

    def height(x, y):  # type: ignore[no-untyped-def]
        path = 0.9 * np.sin(y * 0.09) - 0.4
        trodden = np.exp(-(((x - path) / 0.7) ** 2)) * (0.7 + 0.3 * np.sin(y * 6.5))
        banks = np.exp(-(((np.abs(x) - 9.2) / 2.2) ** 2)) * (0.5 + 0.2 * hills(x, y))
        return 0.07 * hills(x, y) + 0.03 * ripples(x, y) + banks - 0.15 * trodden

    ground(s, p.snow, (-46, 46), (0.6, 260), height, (220, 300))
    for i, (x, y, size) in enumerate(((-3.6, 7.5, 1.7), (4.4, 9.5, 1.3), (-6.5, 11, 2.2), (7.6, 13, 2.4))):
        drift(s, p.snow, (x, y, -0.05), (size, size * 0.7, 0.32), 20 + i)


def _banner(s: Set, head: tuple[float, float, float]) -> None:
    """A torn strip of red cloth on the first lamp: the only colour."""
    red = s.mat("a3342d", fibre=0.08)
    x, y, z = head[0] + 0.35, head[1], head[2] - 0.08
    points, faces = [], []
    for k in range(9):
        v = k / 8
        swing = 0.10 * math.sin(3.2 * v) + 0.02 * math.sin(11 * v)
        low = (0.0, 0.0) if k < 8 else (0.16, -0.10)
        points += [
            (x - 0.24 + swing, y + 0.1 * v, z - 1.75 * v + low[0]),
            (x + 0.22 + swing, y - 0.06 * v, z - 1.75 * v + low[1]),
        ]
        if k:
            faces.append((2 * k - 2, 2 * k - 1, 2 * k + 1, 2 * k))
    s.mesh(red, points, faces, smooth=True)


def _cubes(s: Set) -> None:
    """Rows, exact to the hand's breadth; the nearest over the street. They are small and near instead of vast and far:
    the houses lie in the layer before them, and what is near keeps its edges in the fog."""
    iron = s.mat("0b0e13", fibre=0.02, size=0.2)
    for size, at, columns in ((6.2, (-24, 82, 28.5), range(4)), (5.0, (-34, 112, 50), range(6))):
        for i in columns:
            s.box(iron, (at[0] + i * size * 2.5, at[1], at[2]), (size, size, size))
    s.box(iron, (1.6, 62, 17.2), (12.5, 12.5, 12.5))


def _trunks(s: Set) -> None:
    """The last trees, thin and close, their boughs before the houses."""
    bark = Bark(s.mat("0c1016"), s.mat("0d1118"))
    for x, y, thick, lean in ((-2.5, 2.7, 0.085, 0.05), (-3.25, 3.9, 0.10, -0.02), (3.0, 3.2, 0.095, -0.07)):
        trees.trunk(s, bark, (x, y, -0.3), thick, 6, lean, f"edge {x}")
    boughs = (
        ((-2.40, 2.7, 2.55), (0.85, 0.05, 0.10), 1.0, 0.018),
        ((-2.42, 2.7, 1.30), (0.60, 0.05, 0.35), 0.45, 0.012),
        ((-3.25, 3.9, 2.9), (0.9, 0.0, 0.2), 1.2, 0.02),
        ((2.79, 3.2, 2.75), (-0.9, 0.0, 0.02), 1.3, 0.02),
        ((2.84, 3.2, 2.15), (-0.75, 0.1, 0.45), 0.7, 0.014),
    )
    for i, (start, toward, length, radius) in enumerate(boughs):
        trees.bough(s, bark, start, toward, length, radius, f"edge bough {i}", 2)


PLACE = Place(
    name="city_edge",
    eye=Eye((0.0, -1.0, 1.45), (0.35, 40, 1.45), mm=25, rise=0.035),
    looks={
        "here": Look(
            fog=((0.0, "35475b"), (0.35, "566c80"), (0.55, "8894a0"), (0.70, "6f7f90"), (1.0, "4c5c70")),
            thick=0.0125,
            clear=6,
            most=0.9,
            mist=(0.55, 0.05, 0.5),
            sky=((0.0, "2c3d52"), (0.28, "566d82"), (0.46, "93a3ae"), (0.56, "b9bbb8"), (1.0, "8d939a")),
            glow=(0.51, 0.49, 0.23, 0.20, "edd6ae"),
            exposure=1.55,
            dark=(0.90, 1.0, 1.12),
            light=(1.04, 1.0, 0.95),
            corners=0.55,
        )
    },
    build=build,
    reach=420,
)
