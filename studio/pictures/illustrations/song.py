"""The song: she signs on the little stage before the ring of lamps, and he sits on the boards and beats them.

Here the ring is dead and a window throws her shadow into it; through the lens it burns, and arms in black come in at
the edges.
"""

from __future__ import annotations

import math

from studio.pictures import dining, mould
from studio.pictures.illustrations import _singer
from studio.pictures.kit import Point, Set
from studio.pictures.place import Card, Eye, Look, Place, Shaft

FROM: Point = (-0.30, 13.32, 0.90)
EYE = Eye(FROM, (-0.30, 40.0, 0.90), mm=23.9, rise=0.043)
HER, HIM = 2.21, 1.66
"""Metres to where she stands, and to where he sits."""


def build(s: Set) -> None:
    """The eye is as high as somebody's who sits on the boards; the ring is a halo that the picture cannot hold."""
    p = dining.papers(s)
    _light(s)
    dining.room(s, p)
    dining.stage(s, p)
    with s.layer("far"):
        dead = s.rng("bulbs")
        broken = [dead.random() < 0.35 for _ in range(40)]
        dining.ring(s, p, lambda k: not (s.here and broken[k]))
    if s.here:
        _left(s, p)


def _light(s: Set) -> None:
    if s.here:
        s.sky_light("9db4cb", "66788b", 0.22)
        s.sun(17.0, "e6eef6", down=13.0, around=46.0, soft=0.6)
        s.spot((-3.9, 12.6, 2.5), (0.0, 15.7, 1.3), 240, "dce8f4", wide=52, soft=0.7, size=0.12)
        s.area((-1.6, 12.2, 2.2), (-0.6, 15.2, 1.0), 26, "b4c8dc", 1.0)
    else:
        s.sky_light("2c3b66", "33242c", 0.25)
        s.spot((-0.3, 12.6, 4.2), (-0.05, 15.8, 1.2), 620, "ffcb86", wide=40, soft=0.5, size=0.15)
        s.area((0, dining.END - 0.5, 2.05), (0, 12, 1.2), 150, "ffbe70", 2.6)
        s.area((-1.4, 12.6, 2.4), (-0.7, 15.2, 1.2), 60, "ffc48a", 0.8)
        s.area((0, dining.END - 1.4, 4.1), (0, dining.END, 1.6), 60, "ffb468", 5, 0.6)


def _left(s: Set, p: dining.Papers) -> None:
    """Flakes of the ceiling on the boards; threads in the ring."""
    chance = s.rng("left")
    for _ in range(90):
        x, y, size = chance.uniform(-1.7, 1.7), chance.uniform(14.5, 16.9), chance.uniform(0.012, 0.06)
        turn = (0.1, 0.1, chance.uniform(0, 3))
        paper = chance.choice((p.wall, p.wood, p.china))
        s.box(paper, (x, y, dining.STAGE[2] + 0.008), (size, size * 1.4, 0.012), turn, ragged=size * 0.2)
    x, y, z, radius = dining.RING
    feet: list[Point] = [
        (x + radius * math.cos(a), y, z + radius * math.sin(a)) for a in (2.2, 2.6, 3.0, 3.4, 3.8, 4.2, 4.6)
    ]
    with s.layer("far"):
        mould.tent(
            s,
            p,
            (x + radius * math.cos(0.3), y, z + radius * math.sin(0.3)),
            feet,
            "ring",
            sag=0.1,
            steps=9,
            thick=0.0022,
        )


def _shafts(color: str, strength: float) -> tuple[Shaft, ...]:
    made = []
    for y in (11.3, 13.9):
        opening = tuple((dining.LEFT, y + a, z) for a, z in ((-0.9, 0.6), (0.9, 0.6), (0.9, 3.5), (-0.9, 3.5)))
        made.append(Shaft(opening, (0.72, 0.66, -0.22), 6.5, strength, color))
    return tuple(made)


PLACE = Place(
    name="song",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("singer", _singer.stage, HER, gain=1.25), Card("listener", _singer.floor, HIM, gain=1.25)),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "4b5d6f"), (0.4, "8497a7"), (0.6, "788a99"), (1.0, "3e4a56")),
            thick=0.05,
            clear=2.6,
            most=0.6,
            shafts=_shafts("d8e6f3", 0.06),
            exposure=1.6,
            dark=(0.90, 1.0, 1.12),
            light=(1.02, 1.0, 0.97),
            color=0.88,
            bloom=(0.85, 0.35),
            edge=0.22,
            soft=0.6,
            corners=0.5,
        ),
        "lens": Look(
            fog=((0.0, "4a2a1a"), (0.4, "7d4d2b"), (0.6, "6a3f25"), (1.0, "2c1810")),
            thick=0.02,
            clear=3,
            most=0.25,
            sky=((0.0, "1f2f5c"), (0.35, "3a4f86"), (0.55, "8a6f8c"), (1.0, "5a4a62")),
            exposure=1.25,
            dark=(1.04, 0.98, 0.98),
            light=(1.03, 1.0, 0.94),
            bloom=(0.8, 0.6),
            edge=0.22,
            soft=0.6,
            corners=0.55,
        ),
    },
    build=build,
    samples=12,
    reach=60,
    quality=90,
)
