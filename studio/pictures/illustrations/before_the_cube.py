"""Before the cube: the two from behind at the city's edge, and the shadow that has reached their feet."""

from __future__ import annotations

from studio.pictures import city
from studio.pictures.kit import Set
from studio.pictures.people import figure, marks, poses
from studio.pictures.people.paper import Sheets
from studio.pictures.place import Card, Eye, Look, Place
from studio.pictures.shapes import ground, waves

EYE = Eye((0.0, 0.0, 1.3), (0.0, 30, 1.3), mm=26, rise=0.02)
AWAY = 4.6
"""Metres to where they stand."""


def build(s: Set) -> None:
    """The only light is under the cube: it lies on the snow up to an edge as straight as a ruler's."""
    p = city.papers(s)
    s.sky_light("4c6078", "7d8a96", 0.34)
    s.area((0, 30, 3.4), (0, 0, 0.4), 9000, "ffe6c6", 10, 3)
    s.area((0, -4, 9), (0, 12, 0), 300, "9fb6cf", 10)
    s.box(s.mat("0b0e13", size=0.15, fibre=0.05), (0.6, 26.0, 6.0 + 1.2), (9.6, 9.6, 9.6))
    with s.layer("far"):
        city.skyline(s, p, (120, 170), 90, 26, (8, 30))
    hills = waves(13, 8.0)
    ground(s, p.snow, (-46, 46), (0.6, 240), lambda x, y: 0.05 * hills(x, y), (220, 300))
    for i, (side, y, wide, high) in enumerate(((-1, 14.0, 10, 15), (1, 15.0, 12, 12), (-1, 28, 12, 9), (1, 29, 12, 9))):
        city.house(s, p, side * 11.6, y, wide, high, 9, side, ruin=0.35, seed=str(80 + i))


def pair(s: Sheets, world: str) -> None:
    """Hand in hand, she on the left, from behind."""
    size = EYE.units(AWAY) * 1.72 / 1150
    x, y, _ = EYE.spot((0.0, AWAY, 0.0))
    for who, aside in (("hijae", -poses.TOGETHER / 2), ("taejoon", poses.TOGETHER / 2)):
        with s.frame(x + (aside - 360) * size, y - 1172 * size, size=size):
            figure.draw_on(s, who, "coat", poses.pose_of(who, "coat", "back"), "calm", marks=marks.ALL)


PLACE = Place(
    name="before_the_cube",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("pair", pair, AWAY),),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "223244"), (0.35, "3e5368"), (0.55, "71808d"), (0.70, "54667a"), (1.0, "37465a")),
            thick=0.015,
            clear=7,
            most=0.9,
            sky=((0.0, "2a3c52"), (0.22, "4d657c"), (0.45, "8798a4"), (0.56, "b5b6b2"), (1.0, "8d939a")),
            exposure=1.5,
            corners=0.45,
        )
    },
    build=build,
    reach=300,
    samples=24,
    quality=90,
)
