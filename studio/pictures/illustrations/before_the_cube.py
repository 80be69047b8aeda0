"""Before the cube: the two from behind at the city's edge, and the shadow that has reached their feet."""

from __future__ import annotations

import math

from studio.pictures import city
from studio.pictures.illustrations._backs import Turned, back
from studio.pictures.illustrations._rimmed import Rim, rimmed
from studio.pictures.kit import Set
from studio.pictures.people import poses, wraps
from studio.pictures.people.clothes import lay, wedge
from studio.pictures.people.paper import Sheets, ribbon
from studio.pictures.people.poses import Arm, Hand
from studio.pictures.place import Card, Eye, Look, Place
from studio.pictures.shapes import drift, ground, waves

EYE = Eye((0.0, 0.0, 1.0), (0.0, 30, 1.0), mm=27, rise=-0.046)
AWAY = 4.3
"""Metres to where they stand."""
ASIDE = -0.72
"""Metres: they stand left of the middle."""
NEMO = (3.5, 17.6, 2.2, 10.4)
"""The cube: its middle (x, y of its front), its underside, and its size."""
EDGE = math.degrees(math.atan((NEMO[2] + NEMO[3]) / (NEMO[1] - AWAY - 0.06)))
"""How high the light stands (degrees), so that the shadow ends at their feet."""
HER = poses.replace(poses.HER_BACK, near_arm=Arm((462, 552), (500, 690), Hand("hold", 164, 122)))
HIM = poses.replace(poses.HIS_BACK, head_turn=0)


def build(s: Set) -> None:
    """The light is high behind the cube and under it: what it takes from the snow ends in a straight line."""
    p = city.papers(s)
    x, y, low, size = NEMO
    s.sky_light("4c6078", "7d8a96", 0.25)
    s.sun(2.9, "dfe6ee", down=EDGE, around=180, soft=0.5)
    s.area((x, y + size + 8, 2.2), (0, 0, 0.6), 3800, "ffe6c6", 14, 3)
    s.area((-4.0, -1.0, 3.4), (-0.5, AWAY, 0.9), 290, "b9cbe0", 2.4)
    s.box(s.mat("141a22", size=0.15, fibre=0.08), (x, y + size / 2, low + size / 2), (size, size, size))
    s.box(s.mat("1d242d"), (x, y - 0.01, low + size * 0.22), (size, 0.02, 0.025))
    with s.layer("far"):
        city.skyline(s, p, (120, 170), 90, 30, (8, 26))
        iron = s.mat("0b0e13", fibre=0.02, size=0.2)
        for i in range(9):
            s.box(iron, (-88 + i * 17.0, 104, 33), (7, 7, 7))
            s.box(iron, (-130 + i * 26.0, 150, 33), (7, 7, 7))
    hills, ripples = waves(13, 8.0), waves(15, 1.4)

    def height(x, y):  # type: ignore[no-untyped-def]
        return 0.03 * hills(x, y) + 0.008 * ripples(x, y)

    ground(s, p.snow, (-46, 46), (0.6, 240), height, (220, 300))
    for i, (side, along, wide, high) in enumerate(
        ((-1, 10.0, 10, 10.2), (-1, 20.6, 12, 7.0), (-1, 34, 13, 10.2), (1, 8.0, 11, 7.2), (1, 36, 12, 9))
    ):
        city.house(s, p, side * 9.4 + 1.0, along, wide, high, 9, side, ruin=0.35, seed=str(80 + i))
    city.rubble(s, p, 8.4, (9, 60), 60, "road")
    for cx, cy, around in ((-4.6, 12.5, 0.12), (5.2, 11.2, 3.1)):
        city.car(s, p, cx, cy, around)
    for cx, cy in ((5.3, 33.0), (5.0, 40.0)):
        _cut_car(s, p, cx, cy)
    for aside, along, lean in ((-5.6, 9.4, 0.05), (-5.4, 24, 0.03), (-5.2, 40, -0.03)):
        city.lamp_post(s, p, aside, along, lean, high=5.6)
    for i, (dx, dy, broad) in enumerate(((-3.9, 7.6, 1.5), (5.4, 7.2, 1.3))):
        drift(s, p.snow, (dx, dy, -0.03), (broad, broad * 0.7, 0.26), 20 + i)


def _cut_car(s: Set, p: city.Papers, x: float, y: float) -> None:
    """A car that it has gone along: it ends in a straight line."""
    s.box(p.metal, (x, y, 0.6), (1.9, 1.76, 0.5))
    s.box(p.metal, (x + 0.3, y, 1.1), (1.3, 1.5, 0.52))
    s.box(p.snow, (x + 0.3, y, 1.42), (1.3, 1.52, 0.16))
    s.box(p.dark, (x + 0.35, y - 0.8, 0.33), (0.66, 0.24, 0.66))


def pair(s: Sheets, world: str) -> None:
    """Hand in hand, she on the left. He has turned his head to her, as he must."""
    size = EYE.units(AWAY) * 1.74 / 1150
    x, y, _ = EYE.spot((ASIDE, AWAY, 0.0))
    cold = Rim((0.5, -0.86), "e8f0f8", 0.95, 2.2)
    with rimmed(s, (0.4, -0.9), cold, Rim((-0.75, -0.6), "c2d2e4", 0.5, 1.6), body="c4c6ca") as board:
        with board.frame(x + (-360 - poses.TOGETHER / 2) * size, y - 1168 * size, size=size):
            _scarf(board, HER.neck)
            back(board, "hijae", HER)
        with board.frame(x + (-360 + poses.TOGETHER / 2) * size, y - 1168 * size, size=size):
            back(board, "taejoon", HIM, head=Turned("profile", "wary", right=False))


def _scarf(s: Sheets, at: tuple[float, float]) -> None:
    """The end of her scarf, in the wind that comes from under the cube."""
    with s.frame(*at):
        spine = [(-44, 2), (-104, -26), (-176, 2), (-250, -46), (-322, -34)]
        card = lay(s, ribbon(spine, [18, 25, 27, 25, 30]), wraps.RED, 8, reach=14, tint=0.05)
        for x, y in ((-96, -24), (-170, 0), (-240, -38)):
            wedge(s, [(x + 6, y - 26), (x - 6, y), (x - 4, y + 22)], 9, wraps.RED, card, 0.3)


PLACE = Place(
    name="before_the_cube",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("pair", pair, AWAY, gain=2.2),),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "223244"), (0.30, "3e5368"), (0.42, "8c98a2"), (0.55, "71808d"), (1.0, "37465a")),
            thick=0.015,
            clear=7,
            most=0.9,
            mist=(0.42, 0.05, 0.4),
            sky=((0.0, "2a3c52"), (0.18, "4d657c"), (0.36, "93a2ac"), (0.44, "c0bfb8"), (1.0, "8d939a")),
            exposure=1.3,
            corners=0.75,
            soft=0.3,
        )
    },
    build=build,
    reach=300,
    samples=20,
    quality=90,
)
