"""What a department store has: cartons, rice cookers, cameras, stools, lamps, cracked panes, photo strips, a mirror."""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
from mathutils import Euler, Vector

from studio.pictures.kit import Point, Set
from studio.pictures.shapes import ball, parts, tube, turned


def carton(s: Set, paper: Any, dark: Any, at: Point, size: Point, around: float, *, opened: bool) -> None:
    """A box of card that stands on `at`; an opened one is empty, its four flaps hang out."""
    x, y, z = size
    if not opened:
        parts(
            s,
            [(paper, (0, 0, z / 2), size), (dark, (0, -y / 2 - 0.001, z * 0.55), (x * 0.55, 0.002, z * 0.2))],
            at,
            (0, 0, around),
        )
        return
    wall, chance = 0.006, random.Random(f"{at}")
    walls: list[tuple[Any, Point, Point]] = [(paper, (side * x / 2, 0, z / 2), (wall, y, z)) for side in (-1, 1)]
    walls += [(paper, (0, side * y / 2, z / 2), (x, wall, z)) for side in (-1, 1)]
    parts(s, [*walls, (dark, (0, 0, wall), (x, y, wall))], at, (0, 0, around))
    frame = Euler((0, 0, around)).to_matrix()
    for across, side in ((True, -1), (True, 1), (False, -1), (False, 1)):
        hang, flap = chance.uniform(0.5, 1.5), min(x, y) * 0.45
        low, out = math.cos(hang) * flap * 0.5, math.sin(hang) * flap * 0.5
        spot = Vector((side * (x / 2 + out), 0, z + low) if across else (0, side * (y / 2 + out), z + low))
        turn = (0.0, side * hang, around) if across else (-side * hang, 0.0, around)
        box = (wall, y * 0.98, flap) if across else (x * 0.98, wall, flap)
        s.box(paper, tuple(Vector(at) + frame @ spot), box, turn)


def cooker(s: Set, shell: Any, dark: Any, trim: Any, at: Point, size: float, around: float, *, lid_up: bool) -> None:
    """A rice cooker that stands on `at` and looks along -y; with its lid up one sees the pot."""
    k = size
    turned(
        s,
        shell,
        [(0.11 * k, 0), (0.14 * k, 0.03 * k), (0.145 * k, 0.14 * k), (0.132 * k, 0.19 * k)],
        at,
        sides=28,
        oval=(1.08, 1.0),
    )
    turned(s, dark, [(0.128 * k, 0.186 * k), (0.05 * k, 0.15 * k), (0.0, 0.15 * k)], at, sides=28, oval=(1.08, 1.0))
    front = [(trim, (0, -0.142 * k, 0.09 * k), (0.085 * k, 0.02 * k, 0.05 * k))]
    parts(s, front, at, (0, 0, around))
    hinge = (at[0] - math.sin(around) * -0.11 * k, at[1] + math.cos(around) * 0.11 * k, at[2] + 0.19 * k)
    lid = [(0.138 * k, 0), (0.135 * k, 0.03 * k), (0.10 * k, 0.062 * k), (0.0, 0.072 * k)]
    if lid_up:
        turned(
            s,
            shell,
            lid,
            (hinge[0], hinge[1] + 0.01 * k, hinge[2] + 0.13 * k),
            sides=28,
            oval=(1.08, 1.0),
            turn=(-1.75, 0, around),
        )
    else:
        turned(s, dark, [(0.139 * k, 0.183 * k), (0.139 * k, 0.192 * k)], at, sides=28, oval=(1.08, 1.0))
        turned(s, shell, lid, (at[0], at[1], at[2] + 0.19 * k), sides=28, oval=(1.08, 1.0))
        s.box(trim, (at[0], at[1], at[2] + 0.265 * k), (0.10 * k, 0.03 * k, 0.014 * k), (0, 0, around))


def camera(s: Set, body: Any, dark: Any, trim: Any, strap: Any, at: Point, size: float, around: float) -> None:
    """A plain camera that stands on `at` and looks along -y, its strap folded beside it."""
    k, cos, sin = size, math.cos(around), math.sin(around)
    pieces = [
        (body, (0, 0, 0.045 * k), (0.15 * k, 0.05 * k, 0.09 * k)),
        (trim, (0, 0, 0.094 * k), (0.15 * k, 0.05 * k, 0.012 * k)),
        (body, (0, 0, 0.108 * k), (0.055 * k, 0.045 * k, 0.03 * k)),
        (trim, (0.05 * k, 0, 0.104 * k), (0.02 * k, 0.02 * k, 0.014 * k)),
    ]
    parts(s, pieces, at, (0, 0, around))
    lens = (at[0] + sin * 0.02 * k, at[1] - cos * 0.02 * k, at[2] + 0.045 * k)
    tube_of = [(0.036 * k, 0.0), (0.036 * k, 0.045 * k), (0.031 * k, 0.05 * k)]
    turned(s, trim, tube_of, lens, sides=22, turn=(math.pi / 2, 0, around))
    turned(s, dark, [(0.031 * k, 0.049 * k), (0.0, 0.044 * k)], lens, sides=22, turn=(math.pi / 2, 0, around))
    for turn in range(3):  # three flat loops, one upon the other
        high, wide = at[2] + (0.008 + 0.012 * turn) * k, (0.052 - 0.007 * turn) * k
        loop = [
            (at[0] + 0.118 * k + wide * 0.62 * math.cos(a), at[1] + wide * math.sin(a) * 1.1, high)
            for a in (math.tau * i / 20 for i in range(21))
        ]
        tube(s, strap, loop, 0.0062 * k, 5)


def stool(s: Set, metal: Any, seat: Any, at: Point, high: float = 0.68) -> None:
    """A counter stool: round seat, four legs that spread, a ring for the feet."""
    turned(
        s,
        seat,
        [(0.155, high - 0.02), (0.172, high), (0.172, high + 0.045), (0.15, high + 0.065), (0.0, high + 0.07)],
        at,
        sides=28,
    )
    for a in (math.tau * (k + 0.5) / 4 for k in range(4)):
        foot = (at[0] + 0.21 * math.cos(a), at[1] + 0.21 * math.sin(a), at[2])
        tube(s, metal, [foot, (at[0] + 0.12 * math.cos(a), at[1] + 0.12 * math.sin(a), at[2] + high - 0.01)], 0.013)
    ring = [
        (at[0] + 0.18 * math.cos(a), at[1] + 0.18 * math.sin(a), at[2] + 0.24)
        for a in (math.tau * i / 28 for i in range(29))
    ]
    tube(s, metal, ring, 0.010, 6)


def pendant(s: Set, shade: Any, inside: Any, metal: Any, at: Point, wide: float, top: float, tilt: float = 0.0) -> None:
    """A lamp with a bell of tin, its mouth at `at`, on a rod up to `top`."""
    bell = [
        (wide / 2, 0),
        (wide / 2 * 0.98, 0.02),
        (wide * 0.36, wide * 0.22),
        (wide * 0.13, wide * 0.34),
        (0.05, wide * 0.46),
        (0.0, wide * 0.46),
    ]
    turned(s, shade, bell, at, sides=36, turn=(0, tilt, 0))
    turned(
        s,
        inside,
        [(wide * 0.485, 0.012), (wide * 0.34, wide * 0.2), (0.0, wide * 0.26)],
        at,
        sides=36,
        turn=(0, tilt, 0),
    )
    neck = (at[0] + math.sin(tilt) * wide * 0.46, at[1], at[2] + math.cos(tilt) * wide * 0.46)
    tube(s, metal, [neck, (at[0], at[1], top)], 0.012, 6)


def cracks(s: Set, line: Any, hit: Point, wide: float, high: float, seed: str, rays: int = 11) -> None:
    """A star of cracks on a pane that looks along -y: from where it was hit to its edges, a little in front of it."""
    chance = random.Random(seed)
    ends: list[list[tuple[float, float]]] = []
    for k in range(rays):
        a = math.tau * (k + chance.uniform(-0.3, 0.3)) / rays
        spots, x, z = [(0.0, 0.0)], 0.0, 0.0
        for _ in range(14):
            a += chance.uniform(-0.3, 0.3)
            x, z = x + 0.075 * math.cos(a), z + 0.075 * math.sin(a)
            if abs(x) > wide or abs(z) > high:
                break
            spots.append((x, z))
        ends.append(spots)
        tube(s, line, [(hit[0] + u, hit[1], hit[2] + v) for u, v in spots] if len(spots) > 1 else [hit, hit], 0.0022, 4)
    for k in range(rays):  # splinters round the middle
        first, second = ends[k], ends[(k + 1) % rays]
        if len(first) > 1 and len(second) > 1 and chance.random() < 0.5:
            tube(s, line, [(hit[0] + p[1][0], hit[1], hit[2] + p[1][1]) for p in (first, second)], 0.0018, 4)


def strip(s: Set, paper: Any, ground: Any, heads: Any, at: Point, tilt: float) -> None:
    """A strip from a photo booth, 14 cm by 56: four fields, in each two silhouettes, all heads leaning alike."""
    cos, sin = math.cos(tilt), math.sin(tilt)

    def put(u: float, v: float, forward: float) -> Point:
        return at[0] + u * cos - v * sin, at[1] - forward, at[2] + u * sin + v * cos

    s.box(paper, put(0, 0, 0), (0.145, 0.004, 0.56), (0, -tilt, 0))
    for k in range(4):
        v = 0.204 - 0.136 * k
        s.box(ground, put(0, v, 0.003), (0.122, 0.003, 0.118), (0, -tilt, 0))
        for side in (-1, 1):
            head = put(side * 0.024 + 0.008, v + 0.012, 0.005)
            ball(s, heads, head, 0.019, (0.85, 0.15, 1.15), (0, 0.42 - tilt, 0), 14)
            body = [
                (side * 0.026 + u, w) for u, w in ((-0.034, -0.059), (0.034, -0.059), (0.022, -0.022), (-0.022, -0.022))
            ]
            s.mesh(heads, [put(u, v + w, 0.0052) for u, w in body], [(0, 1, 2, 3)])


def tall_mirror(s: Set, x: float, y: float, turn: float) -> None:
    """A tall glass in a frame with a round head, on a round step at x, y; here only its lower half is left."""
    step = s.mat("454f5a", "ead2ab", rough=s.pick(1.0, 0.5))
    turned(s, step, [(1.05, 0.0), (1.05, 0.13), (1.02, 0.15), (0.0, 0.15)], (x, y - 0.25, 0.0), sides=64)
    half, tall, base = 0.62, 1.72, 0.2
    head = [(half * math.cos(a), tall + half * math.sin(a)) for a in np.linspace(0, math.pi, 25)]
    outline = [(half, 0.0), *head, (-half, 0.0)]
    cos, sin = math.cos(turn), math.sin(turn)

    def put(u: float, v: float, forward: float = 0.0) -> Point:
        return x + u * cos + forward * sin, y + u * sin - forward * cos, base + v

    frame = s.mat("242a31", "d9ac60", rough=0.35, metal=s.pick(0.0, 0.8))
    tube(s, frame, [put(u, v, 0.02) for u, v in [*outline, outline[0]]], 0.045, 10)
    s.mesh(s.mat("14181d", "3a2818"), [put(u, v, -0.02) for u, v in outline], [tuple(range(len(outline)))])
    if s.here:
        chance = s.rng("glass")
        top = [(half * (1 - k / 6), 0.92 + chance.uniform(-0.26, 0.2)) for k in range(1, 12)]
        outline = [(half, 0.0), (half, 1.12), *top, (-half, 0.7), (-half, 0.0)]
        s.mesh(s.mat("93a3b3", fibre=0.10, size=3.0), [put(u, v) for u, v in outline], [tuple(range(len(outline)))])
        middle, line = put(0.12, 0.42, 0.004), s.mat("20272e")
        for u, v in ((-0.55, 0.62), (-0.2, 0.05), (0.3, 0.02), (0.6, 0.34), (0.5, 0.98), (0.06, 0.8), (-0.4, 0.3)):
            bend = put((u + 0.12) / 2 + 0.03, (v + 0.42) / 2, 0.004)
            tube(s, line, [middle, bend, put(u, v, 0.004)], 0.0025, 4)
    else:
        glass = s.mat("ffe9c8", rough=0.05, metal=1.0, fibre=0.0)
        s.mesh(glass, [put(u, v) for u, v in outline], [tuple(range(len(outline)))])
    for side in (-1, 1):
        s.box(frame, put(side * (half + 0.02), 0.0, 0.0), (0.09, 0.5, 0.10), (0, 0, turn))
