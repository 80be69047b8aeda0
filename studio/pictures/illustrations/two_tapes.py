"""Two tapes: a picture cut in two by a black line. She in a doorway, he on a stair; their hands do not meet."""

from __future__ import annotations

import math
import random
from typing import Any

from studio.pictures import city
from studio.pictures.illustrations._rimmed import Rim, rimmed
from studio.pictures.kit import Set
from studio.pictures.people import figure, marks, poses
from studio.pictures.people.paper import OVER, Sheets, oval, polygon
from studio.pictures.people.poses import Arm, Hand
from studio.pictures.place import Card, Eye, Look, Place
from studio.pictures.shapes import ground, tube, waves

EYE = Eye((0.0, 0.0, 1.19), (0.0, 30.0, 1.19), mm=30, rise=-0.036)
AWAY = 2.5
SIZE = 0.98
"""Units of the picture for each of a figure's own."""
DOOR = (-1.42, -0.42, 2.06, 3.55)
"""Of her half: left, right, height, and how far away."""
STAIR = (0.98, 0.66, 3.0, 0.29, 0.165, 17)
"""Of his half: middle, half its width, where it begins, depth and rise of a step, and how many."""
HERS = poses.replace(
    poses.HER_TALK,
    neck=(336, 352), head_turn=2, shoulders=4, pelvis=-4,
    far_arm=Arm((112, 470), (-28, 424), Hand("soft", -84, 20, 6), "head"),
    near_arm=Arm((462, 556), (392, 478), Hand("self", -56, 196, 8), "head"),
)  # fmt: skip
HIS = poses.replace(
    poses.HIS_TALK,
    neck=(336, 290), head_turn=2, shoulders=3,
    far_arm=Arm((76, 446), (-66, 404), Hand("open", -86, 24, 6), "head"),
    near_arm=Arm((500, 506), (486, 664), Hand("relaxed", 178, 196)),
)  # fmt: skip
SEGMENTS = {"0": "abcdef", "1": "bc", "4": "bcfg", ":": ""}
"""Which strokes of a lamp's digit are lit."""
COUNTER = "00:44:10"
"""Where the tapes part."""


def build(s: Set) -> None:
    """A wall seen from its end, and what is left and right of it. Light comes through the door and down the stair."""
    wall = s.mat("465360", "a87a4a", size=2.0, fibre=0.08)
    s.sky_light(s.pick("7d91a8", "8a86b8"), s.pick("3a4652", "6a4328"), s.pick(0.42, 0.44))
    s.box(wall, (0, 6.4, 1.8), (0.16, 7.4, 6))
    s.box(s.mat("2b333c", "5a3820"), (0, 4.0, -0.55), (9, 8.0, 0.1))
    _hers(s, wall)
    _his(s, wall)


def _hers(s: Set, wall: Any) -> None:
    """A door in a dark wall; behind it a street in the snow, and lights that have been left on."""
    left, right, high, y = DOOR
    p, frame = city.papers(s), s.mat("141920", "3a2415")
    s.box(wall, (left - 2.0, y + 0.1, 1.5), (4.0, 0.2, 5))
    s.box(wall, (right / 2, y + 0.1, 1.5), (-right, 0.2, 5))
    s.box(wall, ((left + right) / 2, y + 0.1, high + 1.5), (right - left, 0.2, 3.0))
    for x in (left, right):
        s.box(frame, (x, y - 0.02, high / 2), (0.09, 0.3, high))
    s.box(frame, ((left + right) / 2, y - 0.02, high), (right - left + 0.09, 0.3, 0.09))
    s.box(frame, (left - 0.06, y - 0.42, high / 2 - 0.02), (0.05, 0.86, high - 0.06), (0, 0, 0.12))
    s.box(s.mat("2b333c", "5a3820"), (-2, 1.8, -0.05), (4, 3.4, 0.1))
    hills = waves(5, 5.0)
    snow = s.mat("d3dfe9", "e8c490", fibre=0.03)
    ground(s, snow, (-16, -0.1), (y + 0.1, 70), lambda x, y: 0.04 * hills(x, y) - 0.02, (70, 120))
    with s.layer("far"):
        for i, (x, at, wide, tall) in enumerate(
            ((-12.0, 16, 6, 8), (-3.0, 26, 3.4, 6.0), (-10.5, 34, 5, 9), (-7.0, 60, 8, 7))
        ):
            s.box(p.walls[i] if s.here else s.mat("8a5a34"), (x, at, tall / 2), (wide, 6, tall))
            if not s.here:
                _windows(s, x, at - 3.02, wide, tall, i)
        if s.here:
            s.box(s.mat("12171e", fibre=0.02), (-8.4, 44, 8.4), (5.4, 5.4, 5.4))
    lamp = s.mat("e0402c", "ffcf7a", glow=(9.0, 5.0))
    tube(s, frame, [(-9.0, 13, 2.62), (-0.2, 13, 2.62)], 0.03)
    for x in (-4.9, -4.2, -3.5, -2.8, -2.1):
        s.box(frame, (x, 13, 2.42), (0.30, 0.2, 0.34))
        s.box(lamp, (x, 12.88, 2.42), (0.17, 0.05, 0.17))
    s.area((-3.6, 11.0, 2.3), (-3.0, 5, 0), s.pick(190, 120), s.pick("ff5a3c", "ffc878"), 2.6, 0.5)
    s.area((-1.8, 7.5, 3.6), (-0.9, 2.4, 0.8), s.pick(330, 420), s.pick("bcd0e6", "ffd79a"), 1.6, 1.6)
    s.area((-0.9, 0.1, 1.9), (-0.7, AWAY, 1.3), s.pick(74, 66), s.pick("b4c8de", "ffd9a4"), 1.2)


def _windows(s: Set, x: float, y: float, wide: float, tall: float, number: int) -> None:
    chance, lit = s.rng(f"windows {number}"), s.mat("ffd88c", glow=2.2)
    for row in range(int(tall / 1.5)):
        for k in range(int(wide / 1.1)):
            if chance.random() < 0.7:
                s.box(lit, (x - wide / 2 + 0.7 + 1.1 * k, y, 0.9 + 1.5 * row), (0.55, 0.04, 0.8))


def _his(s: Set, wall: Any) -> None:
    """A dead moving stair that comes down to us, and the pale hall at its head."""
    middle, half, start, deep, rise, count = STAIR
    tread, front = s.mat("7e8b98", "c08a4e", size=6), s.mat("38424d", "70451f")
    rail, side = s.mat("11151a", "2a1a10"), s.mat("4a5663", "8d5c30", size=3)
    for k in range(count):
        y, z = start + deep * k, -0.32 + rise * k
        s.box(front, (middle, y + deep / 2, z + rise / 2 - 0.5), (2 * half, deep, rise + 1.0))
        s.box(tread, (middle, y + deep / 2 - 0.01, z + rise + 0.005), (2 * half, deep + 0.02, 0.02))
        if s.here:
            at = (middle + 0.1 * math.sin(2.3 * k), y + deep * 0.62, z + rise + 0.02)
            wide = half * (1.2 + 0.5 * math.sin(1.7 * k))
            s.box(s.mat("d3dfe9"), at, (wide, deep * 0.6, 0.03), ragged=0.02, seed=str(k))
    slope, end = rise / deep, start + deep * count
    for x in (middle - half - 0.08, middle + half + 0.08):
        foot, head = (x, start - 0.4, -0.32 - 0.4 * slope), (x, end, -0.32 + rise * count)
        points = [
            (*foot[:2], foot[2] - 1),
            (*head[:2], head[2] - 1),
            (*head[:2], head[2] + 0.86),
            (*foot[:2], foot[2] + 0.86),
        ]
        for d in (-0.05, 0.05):
            s.mesh(side, [(px + d, py, pz) for px, py, pz in points], [(0, 1, 2, 3)])
        tube(
            s, rail, [(x, foot[1], foot[2] + 0.9), (x, head[1], head[2] + 0.9), (x, head[1] + 1.4, head[2] + 0.9)], 0.06
        )
    top = -0.32 + rise * count
    s.box(tread, (1.5, end + 4, top - 0.1), (3, 8, 0.2))
    s.box(wall, (3.0, 6, 1.5), (0.2, 9, 7))
    s.box(wall, (0.17, 8.4, 0.4), (0.3, 0.2, 3.6))
    with s.layer("far"):
        pale = s.mat("c6d4e2", "ffd692", glow=(0.55, 0.9))
        s.box(pale, (2.0, end + 8.2, top + 2), (8, 0.1, 8))
        bars = s.mat("46535f", "8a5a2e")
        for k in range(7):
            s.box(bars, (0.2 + 0.62 * k, end + 7.6, top + 2), (0.09, 0.1, 8))
        for k in range(4):
            s.box(bars, (2, end + 7.6, top + 0.2 + 1.0 * k), (6, 0.1, 0.08))
    s.area((middle, end + 2.5, top + 2.6), (middle, start, 0.5), s.pick(420, 480), s.pick("c6d8ea", "ffd896"), 2.2, 2.2)
    s.area((0.9, 0.1, 1.9), (0.8, AWAY, 1.3), s.pick(74, 66), s.pick("b4c8de", "ffd9a4"), 1.2)


def pair(s: Sheets, world: str) -> None:
    """Here they look for each other. Their tapes look at us."""
    here, angle = world == "here", "turned" if world == "here" else "front"
    glow, shown = ("e4edf6", marks.ALL) if here else ("ffe2b0", marks.BLOODLESS)
    _flakes(s, here, 70, "behind")
    rims = (Rim((-0.5, -0.86), glow, 0.7, 2.2), Rim((0.8, -0.6), glow, 0.35, 1.8))
    with rimmed(s, (0.5, -0.86), *rims) as board, board.frame(790, 68, size=SIZE, mirror=True):
        hers = poses.replace(HERS, head=angle)
        figure.draw_on(board, "hijae", "wedding", hers, "wary" if here else "calm", marks=shown,
            clean=not here)  # fmt: skip
    rims = (Rim((0.5, -0.86), glow, 0.7, 2.2), Rim((-0.8, -0.6), glow, 0.35, 1.8))
    with rimmed(s, (-0.5, -0.86), *rims) as board, board.frame(1192 + 720 * SIZE, 92, size=SIZE, mirror=True):
        his = poses.replace(HIS, head=angle)
        figure.draw_on(board, "taejoon", "wedding", his, "resolved" if here else "calm", marks=shown,
            clean=not here)  # fmt: skip
    _flakes(s, here, 34, "before")
    if not here:
        _finder(s)
    s.tone(polygon(((953, -60), (967, -60), (967, 1140), (953, 1140))), "020203", 1.0, mode=OVER)


def _flakes(s: Sheets, here: bool, count: int, seed: str) -> None:
    """It snows in both halves, from the same side."""
    chance = random.Random(seed)
    for _ in range(count if here else 0):
        x, y, r = chance.uniform(-40, 1960), chance.uniform(-20, 1100), chance.choice((1.6, 2.2, 3.0, 4.4))
        s.tone(oval(x, y, r * 1.5, r, -24), "f2f6fa", chance.uniform(0.35, 0.9), 0.4 + 0.16 * r, mode=OVER)


def _finder(s: Sheets) -> None:
    """What a camcorder writes over its picture: corners, a red point, and where the tape is; the same in both."""
    for x0, x1 in ((70, 900), (1020, 1850)):
        for x, dx in ((x0, 1), (x1, -1)):
            for y, dy in ((64, 1), (792, -1)):
                way = ((0, 0), (46, 0), (46, 4), (4, 4), (4, 46), (0, 46))
                s.tone(polygon([(x + a * dx, y + b * dy) for a, b in way]), "fff2d8", 0.9, mode=OVER)
        s.tone(oval(x0 + 30, 752, 9, 9), "e2412e", 1.0, mode=OVER)
        for k, digit in enumerate(COUNTER):
            _digit(s, x0 + 54 + 19 * k, 742, digit)


def _digit(s: Sheets, x: float, y: float, digit: str) -> None:
    """A digit of seven strokes, 12 x 21 units."""
    strokes = {
        "a": (0, 0, 12, 3), "b": (9, 0, 12, 11), "c": (9, 10, 12, 21), "d": (0, 18, 12, 21), "e": (0, 10, 3, 21),
        "f": (0, 0, 3, 11), "g": (0, 9, 12, 12),
    }  # fmt: skip
    boxes = [strokes[k] for k in SEGMENTS[digit]] if digit != ":" else [(4, 5, 8, 9), (4, 13, 8, 17)]
    for x0, y0, x1, y1 in boxes:
        s.tone(
            polygon(((x + x0, y + y0), (x + x1, y + y0), (x + x1, y + y1), (x + x0, y + y1))), "fff2d8", 0.95, mode=OVER
        )


PLACE = Place(
    name="two_tapes",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("pair", pair, AWAY, fill=0.07),),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "2a394a"), (0.30, "5b6e80"), (0.45, "8796a3"), (0.6, "66788a"), (1.0, "36424e")),
            thick=0.03,
            clear=5,
            most=0.85,
            sky=((0.0, "2a3b50"), (0.3, "5a7086"), (0.45, "94a3ae"), (1.0, "8d939a")),
            exposure=1.4,
            corners=0.5,
            soft=0.3,
        ),
        "lens": Look(
            fog=((0.0, "a56c44"), (0.45, "e6b273"), (1.0, "8a5836")),
            thick=0.02,
            clear=6,
            most=0.7,
            sky=((0.0, "4c557a"), (0.25, "8d7480"), (0.45, "e0aa70"), (1.0, "d8a068")),
            exposure=1.2,
            dark=(1.05, 0.97, 0.95),
            light=(1.03, 1.0, 0.93),
            corners=0.45,
            bloom=(0.8, 0.4),
        ),
    },
    build=build,
    reach=120,
    samples=14,
    quality=90,
)
