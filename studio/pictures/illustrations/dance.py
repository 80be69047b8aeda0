"""The dance: the two in each other's arms before the wall that fire went through, and once more in the tall glass."""

from __future__ import annotations

import math
import random

import numpy as np

from studio.pictures import hanging
from studio.pictures.goods import tall_mirror
from studio.pictures.illustrations import _dancers
from studio.pictures.kit import Point, Set
from studio.pictures.people.paper import Sheets
from studio.pictures.place import Card, Eye, Look, Place, Shaft
from studio.pictures.places import bridal
from studio.pictures.shapes import ball, tube

EYE = Eye((1.05, 1.3, 1.09), (1.05, 40.0, 1.09), mm=34)
AWAY = 2.38
"""Metres to where they turn."""
MIRROR = (2.42, 6.5, -0.12)


def build(s: Set) -> None:
    """The bridal floor from close by: the hole's light behind him, the mirror behind her, four dresses at the left."""
    _lights(s)
    bridal.room(s)
    bridal.wall(s)
    _rail(s)
    tall_mirror(s, *MIRROR)
    if not s.here:
        _garland(s)
    with s.layer("far"):
        bridal.beyond(s)


def glass(world: str) -> list[Point]:
    """The outline of what is left of the mirror's glass, in metres (as `goods.tall_mirror` cuts it)."""
    x, y, turn = MIRROR
    half, tall, base = 0.62, 1.72, 0.2
    line = [
        (half, 0.0),
        *((half * math.cos(a), tall + half * math.sin(a)) for a in np.linspace(0, math.pi, 25)),
        (-half, 0),
    ]
    if world == "here":
        chance = random.Random("dance 1 glass")
        top = [(half * (1 - k / 6), 0.92 + chance.uniform(-0.26, 0.2)) for k in range(1, 12)]
        line = [(half, 0.0), (half, 1.12), *top, (-half, 0.7), (-half, 0.0)]
    return [(x + u * math.cos(turn), y + u * math.sin(turn), base + v) for u, v in line]


def in_the_glass(s: Sheets, world: str) -> None:
    """The two in the mirror, as far as there is glass."""
    _dancers.mirrored(s, [EYE.spot(point)[:2] for point in glass(world)], world)


def _lights(s: Set) -> None:
    if s.here:
        s.sky_light("8fa3b8", "434f5c", 0.4)
        lamps = [
            s.area((-0.9, 9.6, 2.6), (-0.6, 5.0, 0.5), 1500, "dbe6f0", 3.2, 2.2),
            s.area((1.95, 9.0, 2.9), (1.6, 5.0, 0.6), 260, "dbe6f0", 0.9, 1.4),
            s.area((-1.7, 0.9, 2.9), (0.9, 3.7, 1.3), 190, "d3e0ee", 0.8),
        ]
    else:
        s.sky_light("a5845e", "5a4230", 0.17)
        lamps = [
            s.spot((0.5, 5.4, 3.7), (0.60, 7.4, 1.75), 520, "ffdca6", wide=62, soft=1.0, size=0.3),
            s.area((-1.5, 0.9, 2.9), (0.9, 3.7, 1.3), 200, "ffe6c2", 0.8),
            s.area((2.6, 1.2, 2.6), (1.1, 3.7, 1.2), 34, "ffc890", 0.8),
            s.area((-2.0, 4.6, 3.6), (-1.4, 5.9, 1.0), 6, "ffdcaa", 0.8),
            s.area((3.6, 4.6, 3.4), (2.4, 6.5, 0.8), 60, "ffdcaa", 1.0),
            s.area((-0.6, -2.6, 3.6), (-1.4, -5.0, 1.6), 150, "ffd9a4", 3.0, 0.4),
        ]
    for lamp in lamps:
        lamp.visible_glossy = False


def _rail(s: Set) -> None:
    """The end of the rail: three gowns and a jacket."""
    metal = s.mat("1b2026", "d8aa5c", rough=0.4, metal=s.pick(0.0, 0.8))

    def path(t: float) -> Point:
        return -2.6 + 2.3 * t, 5.9 + 0.25 * t, 2.02 - s.pick(0.07, 0.0) * t

    hanging.rail(s, metal, path, ((-2.6, 5.9, 0.0), (-0.3, 6.15, 0.0)))
    if s.here:
        pale, brown, char = (s.mat(c, fibre=0.15) for c in ("8b98a5", "4b4f54", "0c0e11"))
        white = hanging.Cloth(pale, brown, char, metal, s.mat("5d6873"), s.mat("59646f"))
        black = hanging.Cloth(
            s.mat("12161b"), s.mat("0d1013"), s.mat("07090b"), metal, s.mat("20262d"), s.mat("454e58")
        )
    else:
        brass = s.mat("d8aa5c", rough=0.4, metal=0.8)
        white = hanging.Cloth(s.mat("d9bf95", fibre=0.02), metal, metal, brass, s.mat("c9a870"), s.mat("d9bf95"))
        black = hanging.Cloth(
            s.mat("241c1c"), metal, metal, s.mat("15100f"), s.mat("3d2c28", rough=0.4), s.mat("fff6e6")
        )
    for k, t in enumerate((0.32, 0.5, 0.68, 0.86)):
        x, y, z = path(t)
        fire = hanging.Fire(0.3 + 0.1 * k, 1.0 + 2.0 * k, 1.0) if s.here else hanging.Fire()
        if k == 2:
            hanging.jacket(s, black, (x, y, z - 0.16), 0.3, "jacket", fire)
        else:
            hanging.gown(s, white, (x, y, z - 0.16), 0.35 - 0.2 * k, 1.6, f"gown {k}", fire)


def _garland(s: Set) -> None:
    """Two bows of small lamps along the wall."""
    bulb, string = s.mat("ffd9a0", glow=7.0), s.mat("5a4028")
    bulb.cycles.emission_sampling = "NONE"
    for x0, x1 in ((-2.6, 0.95), (0.95, 4.5)):
        bow = [(x0 + (x1 - x0) * t, bridal.WALL - 0.12, 2.74 - 1.28 * t * (1 - t)) for t in np.linspace(0, 1, 31)]
        tube(s, string, bow, 0.006, 5)
        for x, y, z in bow[1::2]:
            ball(s, bulb, (x, y, z - 0.03), 0.022, sides=10)


PLACE = Place(
    name="dance",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(
        Card("glass", in_the_glass, 5.15, shadow=False),
        Card("pair", _dancers.dancers, AWAY, gain=1.2),
    ),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "5c6b7a"), (0.35, "93a3b1"), (0.6, "8796a4"), (1.0, "3c4752")),
            thick=0.045,
            clear=2.8,
            most=0.9,
            sky=((0.0, "8fa2b3"), (0.3, "c3ced7"), (0.6, "d5dce0"), (1.0, "b5bfc8")),
            shafts=tuple(
                Shaft(
                    ((x - 0.16, 7.4, 0.9), (x + 0.16, 7.4, 0.9), (x + 0.16, 7.4, 2.9), (x - 0.16, 7.4, 2.9)),
                    (0.22, -1.0, -0.34),
                    4.6,
                    0.2,
                    "c4d2df",
                )
                for x in (-2.1, -1.5, -0.9, -0.3, 0.3, 1.95)
            ),
            exposure=1.7,
            color=0.8,
            dark=(0.90, 1.0, 1.12),
            light=(1.03, 1.0, 0.97),
            bloom=(0.8, 0.4),
            corners=0.5,
            soft=0.6,
        ),
        "lens": Look(
            fog=((0.0, "a87f52"), (0.5, "d8ae78"), (1.0, "7a5636")),
            thick=0.02,
            clear=3.5,
            most=0.5,
            sky=((0.0, "2c3858"), (1.0, "57557a")),
            exposure=1.24,
            color=0.92,
            dark=(1.03, 0.99, 0.98),
            light=(1.03, 1.0, 0.94),
            bloom=(0.82, 0.45),
            corners=0.6,
            soft=0.6,
        ),
    },
    build=build,
    samples=11,
    reach=90,
    quality=90,
)
