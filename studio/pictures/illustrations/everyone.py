"""Everyone in the frame. Here: the pile has come off the floor, and each coat stands in the air with room for someone.
Through the lens they are all in them again, as they were, up to the roof; in the middle the two."""

from __future__ import annotations

import math

from studio.pictures import store
from studio.pictures.illustrations import _everyone as drawn
from studio.pictures.kit import Set
from studio.pictures.people.paper import Sheets
from studio.pictures.place import Card, Eye, Look, Place, Shaft
from studio.pictures.shapes import drift, turned
from studio.pictures.store import Papers

MOON = (0.30, -0.24, -1.0)
AWAY = 5.6
"""Metres to the drawn people."""
EYE = Eye((0.0, -9.0, 1.7), (0.0, 30, 1.7), mm=19, rise=0.075)


def build(s: Set) -> None:
    """The hall, with steps where the pile was; through the lens people stand along all its galleries."""
    p = store.papers(s)
    store.hall(s, p)
    for side in (-1, 1):
        store.escalator(s, p, side * 6.85, -1.6)
    if s.here:
        _night(s)
        for i, (x, y, wide) in enumerate(((5.9, 4.9, 1.5), (-6.6, 6.0, 1.1), (3.2, 2.2, 0.9), (-2.6, 0.4, 1.2))):
            drift(s, p.snow, (x, y, 0.0), (wide, wide * 0.7, 0.12), 40 + i)
    else:
        _evening(s, p)
        for k in range(6):
            turned(
                s,
                p.pale,
                [(5.6 - k * 0.9, 0.9 * k), (5.6 - k * 0.9, 0.9 * k + 0.9), (0, 0.9 * k + 0.9)],
                (0, 11, 0),
                sides=48,
                smooth=False,
            )
        _galleries(s)


def _night(s: Set) -> None:
    s.sky_light("5f7896", "2a3644", 0.5)
    x, y, z = MOON
    s.sun(
        11.0,
        "d2e2f4",
        down=math.degrees(math.atan2(-z, math.hypot(x, y))),
        around=math.degrees(math.atan2(x, y)),
        soft=1.2,
    )
    s.area((0, 19, 12), (0, 26, 9), 900, "8fa9c4", 14, 10)
    s.area((-4.5, -8.0, 7.5), (0.5, -3.4, 1.6), 760, "b9d0ea", 3.5)
    s.area((5.5, -5.5, 3.0), (0.5, -3.4, 1.4), 60, "7f9cc0", 2.5)
    s.spot((0.4, -4.4, 9.0), (0.0, -3.2, 0.4), 2600, "dfeafa", wide=22, soft=0.8, size=0.4)


def _evening(s: Set, p: Papers) -> None:
    s.sky_light("6a72ac", "5a3620", 0.26)
    s.area((0, 9, 16.8), (0, 9, 0), 1100, "ffe0b8", 13)
    s.area((-4.5, -9.5, 7.0), (0, -3.4, 1.8), 1050, "ffe2b8", 4)
    s.area((5.0, -8.5, 3.5), (0, -3.4, 1.6), 220, "ffc890", 3)
    s.spot((0.0, -9.5, 8.5), (0.05, -3.4, 1.6), 2600, "fff0d4", wide=20, soft=0.9, size=0.5)
    s.area((0, 20.5, 9), (0, 26, 8), 900, "ffc788", 14, 12)
    for side in (-1, 1):
        for z in (3.2, 8.8, 14.4):
            s.area((side * 10, 8, z), (side * 10, 8, 0), 320, "ffc584", 3, 22)
        for y in (-2, 3, 8, 13, 18):
            store.globe(s, p, (side * 6.9, y, 13.6), 6.0, 0.2)


def _galleries(s: Set) -> None:
    """People at the rails, small, cut from one card each with a head of another."""
    chance = s.rng("galleries")
    coats = [
        s.mat("3a3f48", color)
        for color in ("7a5a3c", "5a6a70", "8a7050", "3c3a40", "6a4a3e", "a08058", "2a2628", "586048")
    ]
    skin = [s.mat("8a7060", color) for color in ("d8ae8c", "b08468", "8c6248", "e0bca0")]
    hair = [s.mat("101014", color) for color in ("241a18", "3a2c26", "8a8078", "16110f")]
    for z in store.FLOORS:
        for side in (-1, 1):
            for k in range(34):
                y = -5.0 + 0.78 * k + chance.uniform(-0.2, 0.2)
                if chance.random() < 0.8:
                    _looker(
                        s,
                        (side * (store.HALF + 0.5), y, z),
                        chance.choice(coats),
                        chance.choice(skin),
                        chance.choice(hair),
                        chance.uniform(0.9, 1.1),
                    )
        for k in range(21):
            x = -7.6 + 0.76 * k + chance.uniform(-0.2, 0.2)
            if chance.random() < 0.8:
                _looker(
                    s,
                    (x, store.END + 0.6, z),
                    chance.choice(coats),
                    chance.choice(skin),
                    chance.choice(hair),
                    chance.uniform(0.9, 1.1),
                )


def _looker(s: Set, at: tuple[float, float, float], coat: object, skin: object, hair: object, size: float) -> None:
    x, y, z = at
    body = [(-0.21, 0), (-0.25, 1.1), (-0.20, 1.32), (0.20, 1.32), (0.25, 1.1), (0.21, 0)]
    s.mesh(coat, [(x + px * size, y, z + pz * size) for px, pz in body], [tuple(range(len(body)))])
    for material, radius, up, near in ((hair, 0.13, 1.56, 0.0), (skin, 0.115, 1.49, 0.03)):
        ring = [
            (
                x + radius * size * math.sin(math.tau * k / 12),
                y - near,
                z + size * (up + 1.2 * radius * math.cos(math.tau * k / 12)),
            )
            for k in range(12)
        ]
        s.mesh(material, ring, [tuple(range(12))])


def everyone(s: Sheets, world: str) -> None:
    """All of them, or what they wear."""
    drawn.draw(s, worn=world == "lens")


PLACE = Place(
    name="everyone",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("everyone", everyone, AWAY, fill=0.1, gain=1.2),),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "8aa2bb"), (0.35, "7c94ae"), (0.62, "566b84"), (0.8, "33414f"), (1.0, "222c38")),
            thick=0.045,
            clear=12.0,
            most=0.9,
            sky=((0.0, "a9bfd4"), (1.0, "6c829a")),
            shafts=(
                Shaft(((-7, 12, 19), (1.5, 12, 19), (1.5, 19, 19), (-7, 19, 19)), MOON, 21, 0.34, "c4d8ee"),
                Shaft(((-4.5, 5, 19), (1.5, 5, 19), (1.5, 11, 19), (-4.5, 11, 19)), MOON, 19, 0.26, "c4d8ee"),
            ),
            exposure=1.65,
            dark=(0.92, 1.0, 1.08),
            light=(1.02, 1.0, 0.97),
            color=0.84,
            corners=0.45,
        ),
        "lens": Look(
            fog=((0.0, "d9ae80"), (0.5, "eac79c"), (1.0, "80583c")),
            thick=0.02,
            clear=9.0,
            most=0.5,
            sky=((0.0, "3c4d86"), (1.0, "6a6f9c")),
            exposure=1.16,
            dark=(1.03, 0.97, 0.95),
            light=(1.02, 1.0, 0.95),
            color=0.9,
            bloom=(0.8, 0.4),
            corners=0.42,
        ),
    },
    build=build,
    reach=60,
    samples=9,
    quality=85,
)
