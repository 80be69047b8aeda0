"""The little stage at the end of the restaurant: a ring of lamps on the wall behind it, a microphone before the ring.

Here the ring is dead and the moon lies on the boards; one half of the curtain has come down. Through the lens the ring
burns, and rows of guests in black sit with their backs to us.
"""

from __future__ import annotations

import math
from itertools import pairwise

from studio.pictures import dining, mould
from studio.pictures.guests import Sitter, sit
from studio.pictures.kit import Point, Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.shapes import ball, curtain, drift, sheet, tube, turned

EYE: Point = (0.0, 9.2, 1.32)
RAIL = 3.75
"""Where the curtain hangs from, metres above the floor."""
ROWS = (12.75, 11.75)
"""Where the two rows of chairs stand."""
SEATS = (-3.0, -2.35, -1.7, -1.05, 1.05, 1.7, 2.35, 3.0)


def build(s: Set) -> None:
    """The eye sits among the chairs, in the axis of the stage; the windows are at the left edge of the picture."""
    p = dining.papers(s)
    _light(s)
    dining.room(s, p)
    dining.stage(s, p)
    with s.layer("far"):
        dead = s.rng("bulbs")
        broken = [dead.random() < 0.35 for _ in range(40)]
        dining.ring(s, p, lambda k: not (s.here and broken[k]))
        _machine(s, p)
        _party(s, p)
    for x in (-1.95, 2.1):
        dining.lamp(s, p, x, 13.0)
        dining.lamp_light(s, x, 13.0, strength=60)
    _curtains(s, p)
    _microphone(s, p)
    _seats(s, p)
    if s.here:
        _left(s, p)
    with s.layer("near"):
        _front(s, p)


def _light(s: Set) -> None:
    if s.here:
        s.sky_light("9db4cb", "66788b", 0.28)
        s.sun(20.0, "e6eef6", down=11.5, around=38.2, soft=0.7)
        s.area((dining.LEFT - 0.8, 12.4, 2.2), (0, 14, 1.0), 420, "bed2e6", 8, 3.4)
        s.area((1.0, 8.4, 3.6), (0.2, 15, 1.0), 110, "9db3ca", 3.0)
    else:
        s.sky_light("2c3b66", "33242c", 0.35)
        s.spot((0, 13.4, 4.3), (0, dining.END - 1.1, dining.STAGE[2]), 700, "ffcb86", wide=36, soft=0.35, size=0.12)
        s.area((0, dining.END - 0.5, 2.05), (0, 12, 1.2), 190, "ffbe70", 2.6)
        s.area((0, 10.8, 4.3), (0, 13, 0.3), 90, "ffa45e", 7, 2)
        s.area((0.6, 8.2, 3.0), (0, 15, 1.6), 85, "ffb070", 3.0)
        s.area((0, dining.END - 1.4, 4.1), (0, dining.END, 1.6), 60, "ffb468", 5, 0.6)


def _machine(s: Set, p: dining.Papers) -> None:
    """On the wall at the right: the machine that gives marks, its face two dark squares."""
    x, y, z = 4.32, dining.END - 0.16, 2.3
    s.box(p.wood, (x, y, z), (0.84, 0.18, 0.56))
    s.box(p.black, (x, y - 0.09, z + 0.03), (0.74, 0.02, 0.40))
    lit = s.mat("242c34", "ffb45a", glow=(0.0, 2.2))
    for k in (-1, 1):  # two empty frames, as of figures without a number
        for a, b, wide, high in (
            (0, 0.13, 0.18, 0.022),
            (0, -0.13, 0.18, 0.022),
            (-0.09, 0, 0.022, 0.27),
            (0.09, 0, 0.022, 0.27),
        ):
            s.box(lit, (x + k * 0.17 + a, y - 0.105, z + 0.03 + b), (wide, 0.008, high))


def _party(s: Set, p: dining.Papers) -> None:
    """What a birthday has left: tinsel in bows along the wall; here it has slipped."""
    chance, paper = s.rng("party"), s.mat("8d98a3", "e8bb62", rough=0.4, metal=0.4)
    knots = [(-3.6, 3.62), (-2.4, 3.72), (-1.2, 3.78), (0.0, 3.8), (1.2, 3.78), (2.4, 3.72), (3.6, 3.62)]
    for i, ((x0, z0), (x1, z1)) in enumerate(pairwise(knots)):
        slipped = s.here and i in (1, 4)
        for k in range(60):
            t = k / 59
            low = (1.1 if slipped else 0.26) * 4 * t * (1 - t) * (1.0 if not slipped else (0.6 + 0.4 * t))
            z = z0 + (z1 - z0) * t - low
            turn = (chance.uniform(0, 3), chance.uniform(0, 3), chance.uniform(0, 3))
            s.box(paper, (x0 + (x1 - x0) * t, dining.END - 0.1, z), (0.006, 0.05, 0.012), turn)


def _curtains(s: Set, p: dining.Papers) -> None:
    """A rail before the stage's front; a whole half at the left; the right one has come off its rings here."""
    y = dining.END - dining.STAGE[1] + 0.35
    tube(s, p.metal, [(-3.3, y, RAIL + 0.06), (0, y, RAIL + 0.06), (3.3, y, RAIL + 0.06)], 0.024, 10)
    for x in (-3.3, 3.3):
        ball(s, p.metal, (x, y, RAIL + 0.06), 0.05)
        tube(s, p.metal, [(x, y, RAIL + 0.06), (x, y, dining.HIGH)], 0.012, 6)
    curtain(s, p.drape, (-3.1, y, RAIL), (-2.2, y, RAIL), 0.03, folds=7, depth=0.055)
    if s.here:
        _fallen(s, p, y)
    else:
        curtain(s, p.drape, (2.15, y, RAIL), (3.0, y, RAIL), 0.03, folds=7, depth=0.055)
    for k in range(9):
        for x in (-3.1 + k * 0.11, 3.1 - k * 0.11):
            ring = [
                (x, y + 0.035 * math.cos(a), RAIL + 0.06 + 0.035 * math.sin(a))
                for a in (math.tau * i / 10 for i in range(11))
            ]
            tube(s, p.metal, ring, 0.006, 5)


def _fallen(s: Set, p: dining.Papers, y: float) -> None:
    """The half that holds by its outer corner only: it hangs in one long fold down over the edge of the stage."""

    def cloth(u: float, v: float) -> Point:
        fan = 0.10 + 0.90 * v**1.4  # from one point at the rail to the whole width on the floor
        x = 3.08 - 1.75 * u * fan - 0.25 * v * (1 - v)
        z = RAIL - (RAIL - 0.05) * v ** (0.85 + 0.25 * u)
        deep = 0.09 * (0.3 + v) * (math.sin(9 * u + 2 * v) + 0.5 * math.sin(21 * u + 1.3))
        return x, y - 0.06 - 0.45 * v * v * (0.4 + 0.6 * u) + deep, z

    sheet(s, p.drape, cloth, 70, 30)

    def heap(u: float, v: float) -> Point:
        a, r = math.tau * u, v
        edge = 1 + 0.14 * math.sin(3 * a + 1) + 0.08 * math.sin(7 * a)
        lump = 1 + 0.35 * math.sin(9 * r * math.cos(a) + 1) * math.sin(7 * r * math.sin(a))
        return 1.75 + 1.0 * r * edge * math.cos(a), y - 0.5 + 0.42 * r * edge * math.sin(a), 0.26 * (1 - r * r) * lump

    sheet(s, p.drape, heap, 60, 14)


def _microphone(s: Set, p: dining.Papers) -> None:
    """Before the ring, its head in the ring's middle. Here the cable ends after half a metre."""
    x, y, z = 0.0, dining.END - 1.35, dining.STAGE[2]
    turned(s, p.frame, [(0.0, 0.03), (0.15, 0.028), (0.165, 0.0)], (x, y, z), sides=30)
    tube(s, p.frame, [(x, y, z), (x, y, z + 0.7), (x, y, z + 1.36)], 0.013, 10)
    tube(s, p.frame, [(x, y, z + 0.7), (x, y, z + 0.82)], 0.019, 10)
    tube(s, p.frame, [(x, y, z + 1.36), (x, y - 0.03, z + 1.40), (x, y - 0.10, z + 1.44)], 0.016, 10)
    ball(s, p.metal, (x, y - 0.135, z + 1.462), 0.046, sides=18)
    cable = [
        (x, y - 0.02, z + 1.38),
        (x + 0.05, y - 0.01, z + 1.1),
        (x + 0.03, y, z + 0.6),
        (x + 0.07, y - 0.02, z + 0.12),
    ]
    if s.here:  # cut, the end stands up
        path = [*cable, (x + 0.2, y - 0.12, z + 0.015), (x + 0.42, y - 0.2, z + 0.012), (x + 0.52, y - 0.16, z + 0.10)]
    else:
        path = [*cable, (x + 0.3, y - 0.1, z + 0.012), (x + 0.9, y - 0.3, z + 0.012), (x + 1.5, y - 0.1, z + 0.012)]
    tube(s, p.black, _soft(path), 0.009, 8)


def _soft(path: list[Point], steps: int = 6) -> list[Point]:
    """More points on a soft line through these (Catmull and Rom)."""
    made: list[Point] = []
    for i in range(len(path) - 1):
        four = [path[min(max(k, 0), len(path) - 1)] for k in (i - 1, i, i + 1, i + 2)]
        for k in range(steps):
            t = k / steps
            weights = (
                -0.5 * t + t**2 - 0.5 * t**3,
                1 - 2.5 * t**2 + 1.5 * t**3,
                0.5 * t + 2 * t**2 - 1.5 * t**3,
                -0.5 * t**2 + 0.5 * t**3,
            )
            made.append(tuple(sum(w * q[c] for w, q in zip(weights, four, strict=True)) for c in range(3)))  # type: ignore[arg-type]
    return [*made, path[-1]]


def _seats(s: Set, p: dining.Papers) -> None:
    """Two rows of chairs with an aisle; here some are drawn back or lie; through the lens each has its guest."""
    chance, hairs = s.rng("seats"), ("short", "bob", "bun", "short", "long", "bald", "short", "bob")
    guests = []
    for row, y in enumerate(ROWS):
        for k, x in enumerate(SEATS):
            shift, turn, falls = (
                (chance.uniform(-0.25, 0.25), chance.uniform(-0.6, 0.3)),
                chance.uniform(-0.7, 0.7),
                chance.random() < 0.25,
            )
            high, lean, tilt = chance.uniform(-0.05, 0.07), chance.uniform(-0.02, 0.02), chance.uniform(-0.06, 0.06)
            if not s.here:
                shift, turn, falls = (0.0, 0.0), 0.0, False
            dining.chair(s, p, x + shift[0], y + shift[1], math.pi + turn, falls)
            guests.append(Sitter((x, y - 0.05, 0.0), 1.30 + high, hairs[(k * 3 + row * 5) % 8], lean, tilt))
    if not s.here:
        sit(s, guests, EYE)


def _left(s: Set, p: dining.Papers) -> None:
    """Dust that fell from the ceiling, flakes, a paper hat or two, threads from the ring to the microphone."""
    chance = s.rng("left")
    for _ in range(120):
        x, y, size = chance.uniform(-4, 4.4), chance.uniform(9.8, 16.8), chance.uniform(0.012, 0.07)
        on = abs(x) < dining.STAGE[0] / 2 and y > dining.END - dining.STAGE[1]
        z = dining.STAGE[2] + 0.008 if on else 0.01
        s.box(
            chance.choice((p.wall, p.wood, p.china)),
            (x, y, z),
            (size, size * 1.4, 0.012),
            (0.1, 0.1, chance.uniform(0, 3)),
            ragged=size * 0.2,
        )
    for k, y in enumerate((11.3, 13.9)):
        drift(s, p.snow, (dining.LEFT + 0.05, y, dining.SILL + 0.03), (0.22, 0.8, 0.16), 30 + k)
        drift(s, p.snow, (dining.LEFT + 0.35, y, 0.0), (0.6, 1.1, 0.14), 50 + k)
    x, y, z, radius = dining.RING
    feet: list[Point] = [
        (x + radius * math.cos(a), y, z + radius * math.sin(a)) for a in (0.3, 0.9, 1.5, 2.1, 2.7, 3.4, -0.4)
    ]
    mould.tent(s, p, (0.0, dining.END - 1.45, dining.STAGE[2] + 1.46), feet, "ring", sag=0.12, steps=9, thick=0.0018)


def _front(s: Set, p: dining.Papers) -> None:
    """Right before us the nearest row: chair backs at both edges, through the lens heads and shoulders."""
    dark = dining.Papers(**{**{k: getattr(p, k) for k in p.__dataclass_fields__}, "wood": p.black, "seat": p.black})
    for x, y, around in ((-1.2, 10.95, math.pi + 0.25), (1.3, 10.85, math.pi - 0.15)):
        dining.chair(s, dark, x, y, around if s.here else math.pi)
    if not s.here:
        sit(
            s,
            [Sitter((-1.2, 10.9, 0), 1.34, "bun", 0.02, 0.03), Sitter((1.3, 10.8, 0), 1.40, "short", -0.02, -0.03)],
            EYE,
        )


def _shafts(color: str, strength: float) -> tuple[Shaft, ...]:
    made = []
    for y in (11.3, 13.9):
        opening = tuple((dining.LEFT, y + a, z) for a, z in ((-0.9, 0.6), (0.9, 0.6), (0.9, 3.5), (-0.9, 3.5)))
        made.append(Shaft(opening, (0.79, 0.42, -0.45), 5.0, strength, color))
    return tuple(made)


PLACE = Place(
    name="stage",
    eye=Eye(EYE, (0.0, 20.0, 1.32), mm=24, rise=0.01),
    looks={
        "here": Look(
            fog=((0.0, "4b5d6f"), (0.4, "8497a7"), (0.6, "788a99"), (1.0, "3e4a56")),
            thick=0.035,
            clear=4.5,
            most=0.6,
            sky=((0.0, "cfdce7"), (0.35, "e6eef4"), (0.6, "dde6ed"), (1.0, "c5d0da")),
            shafts=_shafts("d8e6f3", 0.05),
            exposure=1.6,
            dark=(0.90, 1.0, 1.12),
            light=(1.02, 1.0, 0.97),
            color=0.84,
            bloom=(0.85, 0.35),
            edge=0.22,
            corners=0.5,
        ),
        "lens": Look(
            fog=((0.0, "4a2a1a"), (0.4, "7d4d2b"), (0.6, "6a3f25"), (1.0, "2c1810")),
            thick=0.016,
            clear=6,
            most=0.25,
            sky=((0.0, "1f2f5c"), (0.35, "3a4f86"), (0.55, "8a6f8c"), (1.0, "5a4a62")),
            exposure=1.25,
            dark=(1.04, 0.98, 0.98),
            light=(1.03, 1.0, 0.94),
            bloom=(0.8, 0.6),
            edge=0.22,
            corners=0.55,
        ),
    },
    build=build,
    reach=60,
)
