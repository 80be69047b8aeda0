"""The service corridor: pipes run along both walls into one point; halfway the floor is gone, and at the end snow light
stands in an open door. Light comes from that door, and a little from where the ceiling went with the floor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from studio.pictures.kit import Point, Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.shapes import drift, tube, turned, wire

HALF = 0.92
"""Half the width: two people, barely."""
HIGH = 2.62
END = 12.0
GAP = (5.1, 8.9)
DOOR = (0.46, 2.12)
"""Half its width, and its height."""


@dataclass(frozen=True)
class Papers:
    """What the corridor is cut from."""

    wall: Any
    low: Any
    floor: Any
    pipe: Any
    pale: Any
    dark: Any
    black: Any
    snow: Any
    red: Any


def build(s: Set) -> None:
    """The camera stands in the corridor's axis, so that every long line runs into the door."""
    p = Papers(
        wall=s.mat("8793a0", size=2.2, fibre=0.09),
        low=s.mat("5f6b78", size=2.6, fibre=0.10),
        floor=s.mat("4a545f", rough=0.42, size=2.0, fibre=0.12),
        pipe=s.mat("76828f", rough=0.5, size=5),
        pale=s.mat("a9b4be", size=6, fibre=0.10),
        dark=s.mat("2a333d"),
        black=s.mat("0b0f14"),
        snow=s.mat("dbe5ee", fibre=0.03),
        red=s.mat("8e3a30", fibre=0.10),
    )
    s.sky_light("8fa6bd", "5b6b7c", 0.16)
    s.area((0, END + 0.5, 1.15), (0, 0, 0.6), 330, "dfeaf6", 0.95, 2.1)
    s.area((0.25, 7.0, 5.2), (-0.1, 7.0, 0), 700, "bcd2e8", 1.2, 2.4)
    s.area((0, -1.9, 1.7), (0, 5, 1.4), 95, "a3b6c9", 1.6)
    s.area((0, 10.6, 2.55), (0, 10.6, 0), 25, "a9c2da", 1.2)
    _shell(s, p)
    _gap(s, p)
    _pipes(s, p)
    _door(s, p)
    _left_behind(s, p)
    with s.layer("far"):
        _outside(s, p)
    with s.layer("near"):
        _front(s, p)


def _shell(s: Set, p: Papers) -> None:
    """Walls, floor and ceiling with their joints; floor and ceiling stop at the gap."""
    for side in (-1, 1):
        x = side * (HALF + 0.1)
        s.box(p.wall, (x, 5.5, 1.85), (0.2, 16.0, HIGH - 1.04))
        s.box(p.low, (x - side * 0.006, 5.5, 0.33), (0.2, 16.0, 1.5))
        s.box(p.dark, (x - side * 0.016, 5.5, 1.085), (0.2, 16.0, 0.03))
        for y in range(-1, 14, 2):
            s.box(p.low, (side * (HALF - 0.02), y + 0.35, 1.8), (0.05, 0.10, HIGH - 1.3))
    for y0, y1 in ((-2.5, GAP[0]), (GAP[1], END)):
        s.box(p.floor, (0, (y0 + y1) / 2, -0.13), (2 * HALF, y1 - y0, 0.26))
        s.box(p.low, (0, (y0 + y1) / 2, HIGH + 0.12), (2 * HALF + 0.4, y1 - y0, 0.24))
    for beam in (0.6, 3.4, 10.2, 11.6):
        s.box(p.dark, (0, beam, HIGH - 0.06), (2 * HALF, 0.16, 0.12))
    for side in (-1, 1):  # the shaft above the gap, and the dark below it
        s.box(p.wall, (side * (HALF + 0.3), 7.0, 3.9), (0.2, 4.0, 2.6))
        s.box(p.black, (side * (HALF + 0.02), 7.0, -2.3), (0.2, 4.2, 4.1))
    s.box(p.wall, (0, GAP[1] + 0.3, 3.9), (2.4, 0.2, 2.6))
    s.box(p.black, (0, GAP[1] + 0.05, -2.4), (2.4, 0.1, 4.2))
    s.box(p.black, (0, 7, -4.3), (2.6, 5, 0.1))


def _gap(s: Set, p: Papers) -> None:
    """Where the floor ends: broken slab and bent bars of iron; above it the edge of the ceiling."""
    chance = s.rng("gap")
    for y, way in ((GAP[0], 1), (GAP[1], -1)):
        for k in range(13):
            x = -HALF + (k + 0.5) * 2 * HALF / 13
            reach = chance.uniform(0.02, 0.34) * (1.5 if k in (1, 2, 9, 10) else 0.8)
            turn = (0, 0, chance.uniform(-0.3, 0.3))
            s.box(p.floor, (x, y + way * (reach / 2 - 0.05), -0.05), (0.17, reach + 0.1, 0.09), turn, ragged=0.03)
            s.box(p.low, (x, y + way * (reach * 0.3 - 0.05), -0.18), (0.18, reach * 0.6 + 0.1, 0.17), turn, ragged=0.03)
            s.box(p.low, (x, y + way * reach * 0.4, HIGH + 0.06), (0.17, reach * 0.8, 0.12), turn, ragged=0.04)
        for k in range(9):
            x, far = chance.uniform(-0.85, 0.85), chance.uniform(0.35, 0.9)
            drop, sway = chance.uniform(-0.12, 0.5), chance.uniform(-0.15, 0.15)
            path = [
                (x + sway * t * t, y + way * (far * t - 0.1), -0.10 - drop * t * t + 0.05 * math.sin(3 * t))
                for t in (0, 0.25, 0.5, 0.75, 1.0)
            ]
            tube(s, p.dark, path, 0.011, 6)
            up = [(-px, py, HIGH + 0.08 - 0.5 * (k % 3) * i * 0.12) for i, (px, py, _) in enumerate(path[:4])]
            tube(s, p.dark, up, 0.009, 5)
    for i, (x, y, size) in enumerate(
        ((-0.55, GAP[1] + 0.35, 0.3), (0.45, GAP[1] + 0.4, 0.36), (0.72, GAP[0] - 0.2, 0.22))
    ):
        drift(s, p.snow, (x, y, 0), (size, size * 0.6, size * 0.3), 40 + i)
    for x, sag in ((-0.34, 0.75), (-0.22, 1.05), (0.5, 0.55)):
        wire(s, p.dark, (x, GAP[0] - 0.3, HIGH - 0.02), (x + 0.1, GAP[1] + 0.4, HIGH - 0.02), sag, 0.009)


def _pipes(s: Set, p: Papers) -> None:
    """Bare pipes, each with its height, thickness and distance from the wall; brackets, sleeves, taps."""
    rows = (
        (-1, 2.36, 0.105, 0.16, "pale"),
        (-1, 2.08, 0.050, 0.10, "pipe"),
        (-1, 1.93, 0.030, 0.08, "dark"),
        (-1, 1.50, 0.075, 0.13, "pipe"),
        (-1, 0.62, 0.038, 0.09, "pipe"),
        (-1, 0.30, 0.085, 0.14, "pipe"),
        (1, 2.40, 0.060, 0.11, "pipe"),
        (1, 2.20, 0.060, 0.11, "pipe"),
        (1, 1.80, 0.115, 0.17, "pale"),
        (1, 1.34, 0.036, 0.09, "pipe"),
        (1, 1.22, 0.036, 0.09, "dark"),
        (1, 0.40, 0.060, 0.11, "pipe"),
        (1, 0.20, 0.045, 0.10, "dark"),
    )
    for number, (side, z, thick, away, paper) in enumerate(rows):
        chance, x = s.rng(f"pipe {number}"), side * (HALF - away)
        material = getattr(p, paper)
        tube(s, material, [(x, y, z + 0.004 * math.sin(y + number)) for y in (-2.4, 1, 4, 7, 10, END)], thick, 28)
        for y in (0.2, 1.7, 3.3, 4.9, 9.4, 10.9, 11.7):
            at = y + chance.uniform(-0.12, 0.12)
            _ring(s, p.dark if paper != "dark" else p.pipe, (x, at, z), thick * 1.22, 0.05)
            s.box(p.dark, (side * (HALF - away / 2), at, z), (away, 0.03, 0.03))
        for _ in range(2):
            _ring(s, material, (x, chance.uniform(0.5, 11.5), z), thick * 1.35, 0.11)
        if paper == "pale":  # the wrapping has come off and hangs
            for y in (1.9, 4.6, 9.9):
                at = y + chance.uniform(-0.4, 0.4)
                _ring(s, p.low, (x, at, z), thick * 1.03, 0.5)
                for k in range(4):
                    tilt = (chance.uniform(-0.2, 0.2), chance.uniform(-0.3, 0.3), chance.uniform(-0.4, 0.4))
                    long = chance.uniform(0.12, 0.4)
                    s.box(p.pale, (x, at - 0.25 + k * 0.16, z - thick - long / 2 + 0.02), (0.006, 0.07, long), tilt)
    for side, y, z0, z1 in (
        (-1, 2.55, 0.30, 1.50),
        (1, 3.9, 0.40, 1.80),
        (-1, 10.4, 1.50, 2.36),
        (1, 10.9, 1.34, 2.20),
    ):
        x = side * (HALF - 0.15)
        tube(s, p.pipe, [(x, y, z0), (x, y, (z0 + z1) / 2), (x, y, z1)], 0.034, 12)
    _wheel(s, p, (HALF - 0.15, 3.76, 1.16))
    _wheel(s, p, (-HALF + 0.15, 2.41, 0.95), dark=True)


def _ring(s: Set, material: Any, at: Point, radius: float, long: float) -> None:
    turned(
        s, material, [(0.0, -long / 2), (radius, -long / 2), (radius, long / 2), (0.0, long / 2)], at,
        sides=36, turn=(math.pi / 2, 0, 0), smooth=False,
    )  # fmt: skip


def _wheel(s: Set, p: Papers, at: Point, dark: bool = False) -> None:
    """The wheel of a tap on a standing pipe, turned toward us."""
    material, r = p.dark if dark else p.red, 0.13
    ring = [(at[0] + r * math.cos(a), at[1], at[2] + r * math.sin(a)) for a in (math.tau * k / 32 for k in range(33))]
    tube(s, material, ring, 0.014, 8)
    for k in range(3):
        a = math.pi * k / 3 + 0.2
        ends = [(at[0] + w * r * math.cos(a), at[1], at[2] + w * r * math.sin(a)) for w in (-1, 1)]
        tube(s, material, ends, 0.009, 6)
    tube(s, p.dark, [at, (at[0], at[1] + 0.14, at[2])], 0.016, 8)


def _door(s: Set, p: Papers) -> None:
    """The wall at the end with its opening, the leaf that stands inward, and what light has drifted in."""
    half, high = DOOR
    for side in (-1, 1):
        wide = HALF + 0.3 - half
        s.box(p.low, (side * (half + wide / 2), END + 0.1, HIGH / 2), (wide, 0.2, HIGH + 0.4))
        s.box(p.dark, (side * (half + 0.03), END - 0.03, high / 2), (0.07, 0.1, high))
    s.box(p.low, (0, END + 0.1, (high + HIGH + 0.3) / 2), (2 * half, 0.2, HIGH + 0.3 - high))
    s.box(p.dark, (0, END - 0.03, high + 0.03), (2 * half + 0.13, 0.1, 0.07))
    turn = math.radians(79)
    across, along = math.cos(turn), -math.sin(turn)
    s.box(p.dark, (half - 0.42 * across, END + 0.42 * along, high / 2), (0.84, 0.045, high - 0.03), (0, 0, turn))
    s.box(p.pale, (half - 0.72 * across - 0.04, END + 0.72 * along, 1.02), (0.14, 0.05, 0.03), (0, 0, turn))
    drift(s, p.snow, (-0.2, END - 0.05, 0), (0.36, 0.7, 0.10), 5)


def _left_behind(s: Set, p: Papers) -> None:
    """Dead lamps under the ceiling, a cabinet, flakes of paint and sheets of paper on the floor, a bucket and a mop."""
    chance = s.rng("left")
    for y, tilt in ((1.6, 0.0), (4.6, 0.17), (10.6, 0.0)):
        s.box(p.pale, (0.05, y, HIGH - 0.12 - abs(tilt) * 0.5), (0.13, 1.2, 0.05), (tilt, 0, 0))
        s.box(p.dark, (0.05, y, HIGH - 0.06), (0.05, 1.0, 0.08))
    s.box(p.low, (-HALF + 0.09, 4.25, 1.72), (0.18, 0.5, 0.66))
    s.box(p.dark, (-HALF + 0.30, 3.98, 1.72), (0.24, 0.02, 0.62), (0, 0, 0.15))
    for _ in range(70):
        x, y, size = (
            chance.choice((-1, 1)) * (HALF - abs(chance.gauss(0, 0.22))),
            chance.uniform(0.2, END),
            chance.uniform(0.015, 0.09),
        )
        if GAP[0] - 0.2 < y < GAP[1] + 0.2 or abs(x) > HALF:
            continue
        turn = (chance.uniform(-0.2, 0.2), chance.uniform(-0.2, 0.2), chance.uniform(0, 3))
        s.box(
            chance.choice((p.pale, p.wall, p.dark)), (x, y, 0.012), (size, size * 1.5, 0.012), turn, ragged=size * 0.2
        )
    for x, y, around in ((-0.25, 4.1, 0.4), (0.34, 4.9, 1.2), (-0.5, 3.2, 2.3), (0.1, 10.1, 0.7), (-0.3, 11, 2.0)):
        s.box(p.pale, (x, y, 0.008), (0.15, 0.21, 0.004), (0.03, 0.02, around))
    turned(s, p.pipe, [(0.10, 0), (0.13, 0.26), (0.125, 0.26), (0.095, 0.02), (0, 0.02)], (-0.40, 4.82, 0), sides=24)
    tube(s, p.dark, [(-0.40, 4.82, 0.1), (-0.58, 4.90, 0.8), (-0.74, 4.97, 1.44)], 0.012, 6)


def _outside(s: Set, p: Papers) -> None:
    """Behind the door: the landing of a stair under snow, and its rail. What is past it is only light."""
    s.box(p.snow, (0, END + 2.2, -0.06), (5, 4.0, 0.1))
    for k in range(7):
        s.box(p.low, (-0.9 + k * 0.3, END + 2.6, 0.45), (0.025, 0.025, 1.0))
    s.box(p.low, (0, END + 2.6, 0.95), (3, 0.05, 0.05))


def _front(s: Set, p: Papers) -> None:
    """Right before us, black: a standing pipe at the left edge, the wheel of a main tap at the right one."""
    tube(s, p.black, [(-0.80, 0.22, -0.4), (-0.80, 0.22, 1.2), (-0.80, 0.22, 3.4)], 0.055, 24)
    for z in (0.95, 1.62):
        turned(
            s, p.black, [(0, -0.03), (0.075, -0.03), (0.075, 0.03), (0, 0.03)], (-0.80, 0.22, z), sides=24, smooth=False
        )
    x, y, z, r = 0.80, 0.18, 1.86, 0.19
    rim = [(x + r * math.cos(a), y, z + r * math.sin(a)) for a in (math.tau * k / 48 for k in range(49))]
    tube(s, p.black, rim, 0.017, 10)
    for k in range(5):
        a = math.tau * k / 5 + 0.5
        bow = [
            (x + w * r * math.cos(a + 0.25 * w), y, z + w * r * math.sin(a + 0.25 * w)) for w in (0.0, 0.35, 0.7, 1.0)
        ]
        tube(s, p.black, bow, 0.011, 8)
    turned(
        s,
        p.black,
        [(0, -0.03), (0.035, -0.03), (0.035, 0.03), (0, 0.03)],
        (x, y, z),
        sides=20,
        turn=(math.pi / 2, 0, 0),
    )
    tube(s, p.black, [(x, y + 0.02, z), (x, y + 0.05, z - 0.3), (x, y + 0.05, z - 2.6)], 0.03, 16)


_LIT = ((-DOOR[0], END, 0.0), (DOOR[0], END, 0.0), (DOOR[0], END, DOOR[1]), (-DOOR[0], END, DOOR[1]))
_HOLE = ((-HALF, GAP[0], HIGH), (HALF, GAP[0], HIGH), (HALF, GAP[1], HIGH), (-HALF, GAP[1], HIGH))

PLACE = Place(
    name="corridor",
    eye=Eye((0.0, -1.0, 1.5), (0.0, 20, 1.5), mm=24, rise=-0.02),
    looks={
        "here": Look(
            fog=((0.0, "4a5a69"), (0.45, "8495a3"), (0.55, "788995"), (0.75, "4d5c69"), (1.0, "36424e")),
            thick=0.05,
            clear=2.2,
            most=0.6,
            sky=((0.0, "dfe8ef"), (0.5, "eef3f6"), (1.0, "dfe6ec")),
            shafts=(
                Shaft(_LIT, (0, -1, -0.06), 6.5, 0.03, "dfeaf5"),
                Shaft(_HOLE, (0, 0.02, -1), 2.3, 0.016, "c3d6e8"),
            ),
            exposure=1.35,
            dark=(0.90, 1.0, 1.12),
            light=(1.02, 1.0, 0.97),
            bloom=(0.75, 0.35),
            color=0.86,
            edge=0.3,
            corners=0.55,
        )
    },
    build=build,
    reach=40,
)
