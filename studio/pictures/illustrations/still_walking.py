"""Still walking: out of the city at dawn, small and clear, and their steps go on past the shadow of the square."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np

from studio.pictures import city, trees
from studio.pictures.illustrations._rimmed import Rim, rimmed
from studio.pictures.illustrations._steps import steps
from studio.pictures.kit import Set
from studio.pictures.people import figure, marks, poses
from studio.pictures.people.paper import OVER, Sheets, oval
from studio.pictures.people.poses import Arm, Hand, Leg
from studio.pictures.place import Card, Eye, Look, Place
from studio.pictures.shapes import drift, ground, tube, waves, wire
from studio.pictures.trees import Bark

EYE = Eye((0.0, 0.0, 2.9), (0.0, 40.0, 2.9), mm=34, rise=-0.045)
AWAY, ASIDE = 16.4, -1.9
"""Metres to where they are, and to the side."""
NEMO = (8.9, 30.0, 7.35, 4.3)
"""The square: its middle (x, y, z), and its size."""
WAY = ((-1.4, 5.0), (-2.2, 7.5), (-2.7, 10.0), (-2.4, 13.0), (ASIDE, AWAY))
HILLS, RIPPLES = waves(23, 9.0), waves(25, 1.5)


def land(x: Any, y: Any) -> Any:
    """The road, trodden a little; its banks; fields beyond, which sink toward the river."""
    banks = np.exp(-(((np.abs(x + 0.02 * y) - 5.4) / 1.3) ** 2)) * (0.34 + 0.12 * HILLS(x, y))
    flat = np.clip(
        (np.hypot(x / 5.5, (y - 10) / 9.0) - 0.75) / 0.5, 0.22, 1
    )  # where the shadow lies it shows its edges
    return (0.05 * HILLS(x, y) + 0.016 * RIPPLES(x, y)) * flat + banks


def build(s: Set) -> None:
    """A low sun from the right and behind: the square's shadow lies across the road, before them and us."""
    p = city.papers(s)
    s.sky_light("8ba0b6", "64748a", 0.42)
    s.sun(3.2, "ffc99a", down=14.8, around=208, soft=0.5)
    s.area((-3.0, 8.0, 5.0), (ASIDE, AWAY, 0.9), 280, "c3d2e4", 3.0)
    x, y, z, size = NEMO
    s.box(s.mat("141a22", size=0.15, fibre=0.05), (x, y, z), (size, size, size))
    ground(s, p.snow, (-60, 60), (1.2, 260), land, (260, 320))
    steps(s, WAY, land, apart=0.27, stride=0.42)
    for i, (side, at, wide, high) in enumerate(((-1, 13.0, 9, 7.0), (-1, 25.0, 8, 3.9), (1, 22.0, 9, 3.9))):
        city.house(s, p, side * 9.2, at, wide, high, 8, side, ruin=0.3, seed=str(60 + i))
    city.rubble(s, p, 7.6, (8, 30), 34, "road")
    _poles(s, p)
    _river_wood(s)
    for i, (dx, dy, broad) in enumerate(((4.6, 12.5, 1.6), (-5.0, 20, 1.9), (3.9, 25, 1.5))):
        drift(s, p.snow, (dx, dy, -0.03), (broad, broad * 0.7, 0.3), 20 + i)


def _poles(s: Set, p: city.Papers) -> None:
    """Poles along the road, into the light; the wires are down between two of them."""
    tops = []
    for k in range(7):
        x, y, lean = 6.7 - 0.7 * k, 15.0 + 11.0 * k, (0.05, -0.03, 0.02, 0.06, -0.02, 0.01, 0.0)[k]
        top = (x + 6.2 * math.sin(lean), y, 6.2)
        tube(s, p.metal, [(x, y, -0.2), top], 0.075)
        s.box(p.metal, (top[0], y, 5.75), (1.4, 0.07, 0.07))
        tops.append(top)
    for k, (a, b) in enumerate(pairwise(tops)):
        for dx in (-0.6, 0.6):
            if (k, dx) != (0, -0.6):
                wire(s, p.metal, (a[0] + dx, a[1], 5.8), (b[0] + dx, b[1], 5.8), 0.7, 0.014)


def _river_wood(s: Set) -> None:
    """Where the river must be: bare trees in a row, small."""
    bark, chance = Bark(s.mat("2b3440"), s.mat("2b3440")), s.rng("wood")
    for k in range(60):
        x, y = -52 + 1.8 * k + chance.uniform(-0.8, 0.8), 92 + chance.uniform(-6, 10)
        path = trees.trunk(s, bark, (x, y, 0.0), 0.13, chance.uniform(5, 8.5), chance.gauss(0, 0.03), f"t {k}", 12)
        for j in range(7):
            spot = path[int(len(path) * chance.uniform(0.35, 0.95))]
            a = chance.choice((0.6, math.pi - 0.6)) + chance.gauss(0, 0.3)
            trees.bough(s, bark, spot, (math.cos(a), 0.0, math.sin(a)), chance.uniform(1.2, 2.6), 0.04, f"{k} {j}", 1)


HER = poses.replace(
    poses.HER_BACK,
    near_arm=Arm((462, 552), (500, 690), Hand("hold", 164, 122)),
    far_leg=Leg((322, 720), (314, 930), (304, 1136), 0, 0.34),
    near_leg=Leg((372, 722), (392, 920), (398, 1070), 0, 0.3),
)  # fmt: skip
HIM = poses.replace(poses.HIS_BACK, head_turn=8)


def pair(s: Sheets, world: str) -> None:
    """Hand in hand, she on the left, his head turned a little to her."""
    size = EYE.units(AWAY) * 1.74 / 1150
    x, y, _ = EYE.spot((ASIDE, AWAY, float(land(ASIDE, AWAY))))
    with rimmed(s, (0.9, -0.44), Rim((0.93, -0.36), "ffd6a0", 1.0, 1.8), body="98989c") as board:
        with board.frame(x + (-360 - poses.TOGETHER / 2) * size, y - 1166 * size, size=size):
            figure.draw_on(board, "hijae", "work", HER, "calm", marks=marks.ALL)
        with board.frame(x + (-360 + poses.TOGETHER / 2) * size, y - 1166 * size, size=size):
            figure.draw_on(board, "taejoon", "work", HIM, "calm", marks=marks.ALL)
    for dx, dy, r in ((-58, -150, 7), (-66, -160, 10), (-76, -172, 13), (44, -172, 7), (52, -184, 10), (62, -198, 13)):
        s.tone(oval(x + dx, y + dy, r * 1.3, r * 0.8, -20), "fff4e6", 3.0 / r - 0.1, r * 0.4, mode=OVER)  # their breath


PLACE = Place(
    name="still_walking",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("pair", pair, AWAY, gain=4.0),),
    eye=EYE,
    looks={
        "here": Look(
            fog=(
                (0.0, "43556a"),
                (0.26, "8595a3"),
                (0.40, "d2c3b0"),
                (0.48, "c9b9a8"),
                (0.6, "8f9aa6"),
                (1.0, "56657a"),
            ),
            thick=0.012,
            clear=14,
            most=0.93,
            mist=(0.405, 0.035, 0.5),
            sky=((0.0, "3a4d64"), (0.2, "6a8095"), (0.34, "a9b3b8"), (0.41, "e3cdb0"), (1.0, "b9bec1")),
            glow=(0.92, 0.38, 0.34, 0.20, "f0c08a"),
            exposure=1.35,
            corners=0.45,
            soft=0.3,
        )
    },
    build=build,
    reach=260,
    samples=20,
    quality=86,
)
