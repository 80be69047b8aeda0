"""The title: two people from behind on a snowed road, and over the road a cube as wide as the street."""

from __future__ import annotations

import numpy as np

from studio.pictures import city
from studio.pictures.cutouts import smooth, two_from_behind
from studio.pictures.kit import Set
from studio.pictures.place import Eye, Look, Place
from studio.pictures.shapes import drift, ground, waves, wire


def build(s: Set) -> None:
    """All light comes from under the cube. The words of the title stand on the left, where the houses are dark."""
    p = city.papers(s)
    s.sky_light("4c6078", "7d8a96", 0.34)
    s.area((0, 62, 5.2), (0, 0, 0.6), 34000, "ffe6c6", 18, 4)
    s.area((0, -4, 9), (0, 12, 0), 260, "9fb6cf", 10)
    with s.layer("far"):
        s.box(s.mat("090c11", size=0.15, fibre=0.05), (0, 50.0, 7.4 + 9.0), (18, 18, 18))
        city.skyline(s, p, (120, 170), 90, 26, (8, 30))
    _road(s, p)
    _houses(s, p)
    city.rubble(s, p, 9.4, (8, 60), 110, "road")
    for x, y, around in ((5.6, 19, 0.25), (-5.6, 27, -0.15), (5.0, 40, 2.9)):
        city.car(s, p, x, y, around)
    for lamp in ((-6.6, 15, 0.06), (6.6, 26, -0.12), (-6.5, 38, 0.03)):
        city.lamp_post(s, p, *lamp)
    wire(s, p.metal, (-10, 16, 13), (10, 21, 10.4), 2.6, 0.025)
    two_from_behind(s, (0.0, 7.0, -0.05))


def _houses(s: Set, p: city.Papers) -> None:
    """High where the words stand, low beside the cube, so that its edges are seen against the sky."""
    rows: tuple[tuple[int, float, float, float], ...] = (
        (-1, 6.0, 11, 22.5),
        (-1, 17.4, 9, 16.5),
        (-1, 27.5, 13, 7.2),
        (-1, 41, 12, 7.2),
        (-1, 54, 14, 10.2),
    )
    rows += ((1, 12.0, 10, 13.5), (1, 22.5, 13, 10.2), (1, 36, 12, 7.2), (1, 49, 14, 7.2))
    for i, (side, y, wide, high) in enumerate(rows):
        city.house(s, p, side * 10.6, y, wide, high, 9, side, ruin=0.35, seed=str(80 + i))


def _road(s: Set, p: city.Papers) -> None:
    hills, ripples = waves(13, 8.0), waves(15, 1.4)

    def height(x, y):  # type: ignore[no-untyped-def]
        banks = np.exp(-(((np.abs(x) - 9.2) / 2.4) ** 2)) * (0.5 + 0.2 * hills(x, y))
        flat = np.clip((np.abs(x) - 0.4) / 3.0, 0.06, 1)  # where they walk it is trodden
        return (0.06 * hills(x, y) + 0.025 * ripples(x, y)) * flat + banks - 0.05

    ground(s, p.snow, (-46, 46), (0.6, 240), height, (220, 300))
    _steps(s)
    for i, (x, y, size) in enumerate(((-5.6, 12, 2.6), (5.2, 12.5, 2.2), (-4.4, 7.5, 1.6))):
        drift(s, p.snow, (x, y, -0.02), (size * 1.3, size, 0.30), 70 + i)


def _steps(s: Set) -> None:
    """Their steps come from where we stand."""
    chance, pressed = s.rng("steps"), s.mat("8298ad")
    sole = smooth([(0.0, 0.15), (0.045, 0.11), (0.05, 0.03), (0.032, -0.05), (0.038, -0.12), (0.0, -0.15)], 4)
    sole += [(-x * 0.8, y) for x, y in reversed(sole[1:-1])]
    for side in (-0.31, 0.31):
        for k in range(11):
            foot, around = -1 if k % 2 else 1, chance.uniform(-0.12, 0.12)
            x, y = side + 0.095 * foot + chance.uniform(-0.02, 0.02), 1.6 + 0.5 * k
            points = [(x + foot * px + around * py, y + py, -0.028) for px, py in sole]
            s.mesh(pressed, points, [tuple(range(len(points)))])


PLACE = Place(
    name="title",
    shelf="illustrations",
    layers=("far", "mid"),
    eye=Eye((0.0, 0.0, 1.42), (0.0, 30, 1.42), mm=25, rise=0.03, aside=-0.195),
    looks={
        "here": Look(
            fog=((0.0, "223244"), (0.35, "3e5368"), (0.55, "71808d"), (0.70, "54667a"), (1.0, "37465a")),
            thick=0.015,
            clear=7,
            most=0.9,
            mist=(0.55, 0.06, 0.4),
            sky=((0.0, "2a3c52"), (0.22, "4d657c"), (0.45, "8798a4"), (0.56, "b5b6b2"), (1.0, "8d939a")),
            glow=(0.695, 0.53, 0.20, 0.17, "f0d6a8"),
            exposure=1.5,
            corners=0.45,
        )
    },
    build=build,
    reach=300,
    samples=24,
)
