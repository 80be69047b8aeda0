"""Still walking: out of the city at dawn, small and clear, and their steps go on past the shadow of the square."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np

from studio.pictures import city, trees
from studio.pictures.illustrations._backs import back
from studio.pictures.illustrations._rimmed import Rim, rimmed
from studio.pictures.illustrations._steps import steps
from studio.pictures.kit import Set
from studio.pictures.people import gown, poses, suit
from studio.pictures.people.bodies import Body
from studio.pictures.people.clothes import Cloth, facet, lay, leg, wedge
from studio.pictures.people.paper import OVER, Sheets, oval, ribbon, spline
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

ORANGE = Cloth("c9682f", "8a3f1d", "34130a", "5b2a15", 0.16)
TAPE = Cloth("c9cfd4", "8b949c", "3a4148", "8b949c", 0.04)
RAG = Cloth("d8cfc0", "a1978a", "4a423c", "a1978a", 0.16)
BURNT = Cloth("8d8276", "5c5149", "241c18", "5c5149", 0.2)


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


# --- the two, in what there was


HER = poses.replace(
    poses.HER_BACK,
    near_arm=Arm((462, 552), (500, 690), Hand("hold", 164, 122)),
    far_leg=Leg((322, 720), (314, 930), (304, 1136), 0, 0.34),
    near_leg=Leg((372, 722), (392, 920), (398, 1070), 0, 0.3),
)  # fmt: skip
HIM = poses.replace(poses.HIS_BACK, head_turn=8)


def _jacket(s: Sheets, body: Body, long: float) -> None:
    """A quilted work jacket from behind: seams across, and a band that gives light back."""
    whole = body.shape((-0.42, -0.14), (-0.7, -0.02), (-0.98, 0.1), (-1.06, 0.4), (-1.08, 1.0), (-1.1, long, 1), (0,
        long + 0.05), (1.1, long, 1), (1.08, 1.0), (1.06, 0.4), (0.98, 0.1), (0.7, -0.02), (0.42, -0.14))  # fmt: skip
    card = lay(s, whole, ORANGE, 9, reach=24)
    for k in range(7):
        v = 0.28 + (long - 0.34) * k / 6.4
        s.line(body.run((-1.1, v), (0, v + 0.05), (1.1, v)), ORANGE.deep, 2.2, 0.5, clip=card, taper=(1, 1))
    for u in (-0.5, 0.5):
        s.line(body.run((u, 0.0), (u, long)), ORANGE.deep, 1.8, 0.35, clip=card, taper=(1, 1))
    side = 1 if s.lamp[0] < 0 else -1
    facet(s, body.shape((side * 0.5, -0.2, 1), (side * 0.42, 0.6), (side * 0.5, 3.0, 1), (side * 1.5, 3.0, 1),
        (side * 1.5, -0.2, 1)), ORANGE, card, 0.3)  # fmt: skip
    at = long * 0.56
    lay(s, body.shape((-1.09, at, 1), (0, at + 0.05), (1.09, at, 1), (1.09, at + 0.19, 1), (0, at + 0.24), (-1.09,
        at + 0.19, 1)), TAPE, 3, reach=6)  # fmt: skip


def _collar(s: Sheets, body: Body) -> None:
    """The jacket's collar, turned up."""
    with s.frame(*body.pose.neck, turn=body.pose.shoulders * 0.5):
        whole = spline([(-66, -20), (-54, -54, 1), (0, -44), (54, -54, 1), (66, -20), (70, 12), (0, 30), (-70, 12)])
        lay(s, whole, ORANGE, 7, reach=12, tint=-0.05)


def _foot(s: Sheets, at: tuple[float, float], cloth: Cloth) -> None:
    """A foot wound in cloth, a knot at the ankle."""
    x, y = at
    lay(s, spline([(x - 25, y - 40), (x + 24, y - 40), (x + 31, y + 8), (x + 30, y + 42, 1), (x - 32, y + 42, 1), 
        (x - 31, y + 8)]), cloth, 5, reach=10)  # fmt: skip
    for k in range(3):
        s.line([(x - 30, y - 24 + k * 22), (x, y - 14 + k * 22), (x + 30, y - 28 + k * 22)], cloth.deep, 2.6, 0.6)
    lay(s, ribbon([(x + 16, y - 34), (x + 40, y - 22), (x + 44, y + 2)], [5, 7, 6]), cloth, 3, reach=4)


def _hers(s: Sheets, body: Body) -> None:
    """What is left of the dress, torn off over the knee, below the jacket; its burnt half is around her feet."""
    bare = Cloth("b6937f", "8a675b", "553c38", "8a675b", 0.08)
    for side, one in ((-1, body.pose.far_leg), (1, body.pose.near_leg)):
        leg(s, body, side, one, bare, gown.SLIPPERS, covered=0.4, bare=True)
        _foot(s, one.ankle, BURNT)
    edge = [(-1.05, 2.86), (-0.8, 3.02), (-0.62, 2.82), (-0.4, 3.06), (-0.16, 2.92), (0.06, 3.12), (0.3, 2.94), (0.52,
        3.2), (0.74, 3.0), (0.9, 3.16), (1.06, 2.96)]  # fmt: skip
    skirt = body.shape((-0.9, 1.4, 1), *((u, v, 1) for u, v in edge), (0.9, 1.4, 1))
    card = lay(s, skirt, gown.IVORY, 8, reach=26)
    for u, v in edge[1::2]:
        wedge(s, body.run((u, v + 0.1), (u * 0.9, 2.3), (u * 0.8, 1.6)), 13, gown.IVORY, card, 0.34)
    s.tone(body.shape((-1.2, 2.75), (0, 2.98), (1.2, 2.8), (1.2, 3.4), (-1.2, 3.4)), "3a2a22", 0.6, 9, clip=card)
    _jacket(s, body, 1.95)
    for way in (-1, 1):
        x, y = body.at(0.1 * way, 1.96)
        lay(s, ribbon([(x, y), (x + 14 * way, y + 60), (x + 4 * way, y + 118)], [7, 9, 8]), gown.RIBBON, 4, reach=5)


def _his(s: Sheets, body: Body) -> None:
    """The trousers of the suit below the jacket; the white half of the hem is around his feet."""
    for side, one in ((-1, body.pose.far_leg), (1, body.pose.near_leg)):
        leg(s, body, side, one, suit.NIGHT_BLUE, suit.SHOES, covered=0.07)
        _foot(s, one.ankle, RAG)
    seat = body.shape((-0.86, 1.5, 1), (0.86, 1.5, 1), (0.86, 2.1), (0.7, 2.45), (0, 2.3), (-0.7, 2.45), (-0.86, 2.1))
    lay(s, seat, suit.NIGHT_BLUE, 0, tint=0.2)
    _jacket(s, body, 2.1)


def pair(s: Sheets, world: str) -> None:
    """Hand in hand, she on the left, his head turned a little to her."""
    size = EYE.units(AWAY) * 1.74 / 1150
    x, y, _ = EYE.spot((ASIDE, AWAY, float(land(ASIDE, AWAY))))
    with rimmed(s, (0.9, -0.44), Rim((0.93, -0.36), "ffd6a0", 1.0, 1.8), body="98989c") as board:
        with board.frame(x + (-360 - poses.TOGETHER / 2) * size, y - 1166 * size, size=size):
            back(board, "hijae", HER, wear=_hers, cloth=ORANGE)
        with board.frame(x + (-360 + poses.TOGETHER / 2) * size, y - 1166 * size, size=size):
            back(board, "taejoon", HIM, wear=_his, cloth=ORANGE, collar=_collar)
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
    quality=90,
)
