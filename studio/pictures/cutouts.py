"""The two as cut-outs of card, small, from behind: they stand in a set and throw its shadows.

Outlines are in metres, x to the right and z up from between their feet, drawn as smooth closed curves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mathutils.geometry import tessellate_polygon

from studio.pictures.kit import Point, Set

Flat = tuple[float, float]
CARD = 0.012
"""Metres: how thick the card is."""


def smooth(points: Sequence[Flat], steps: int = 6) -> list[Flat]:
    """A closed curve through points (Catmull-Rom). A point given twice is a corner."""
    n, curve = len(points), []
    for i in range(n):
        a, b, c, d = (points[(i + k - 1) % n] for k in range(4))
        if b == c:
            continue
        for k in range(steps):
            t = k / steps
            curve.append(tuple(_between(a[j], b[j], c[j], d[j], t) for j in (0, 1)))
    return curve  # type: ignore[return-value]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def mirrored(right: Sequence[Flat]) -> list[Flat]:
    """A closed outline from its right half, given from the top down."""
    return [*right, *((-x, z) for x, z in reversed(right))]


def cut(s: Set, material: Any, outline: Sequence[Flat], at: Point, lift: float = 0.0, card: float = CARD) -> None:
    """A piece of card of this outline; `lift` metres toward the camera from where the figure stands."""
    front: list[Point] = [(at[0] + x, at[1] - lift - card, at[2] + z) for x, z in outline]
    back: list[Point] = [(x, y + card, z) for x, y, z in front]
    n = len(outline)
    inner = tessellate_polygon([[(x, z, 0) for x, z in outline]])
    faces = [tuple(face) for face in inner] + [tuple(i + n for i in reversed(face)) for face in inner]
    faces += [(i, (i + 1) % n, (i + 1) % n + n, i + n) for i in range(n)]
    s.mesh(material, front + back, faces)


def two_from_behind(s: Set, at: Point, apart: float = 0.62, wind: float = 1.0) -> None:
    """She on the left, he on the right, hand in hand, walking away; her scarf lies in the wind (1: to the left)."""
    hers, his = (at[0] - apart / 2, at[1], at[2]), (at[0] + apart / 2, at[1], at[2])
    _woman(s, hers, wind)
    _man(s, his)
    skin = s.mat("a88a7c")
    cut(
        s,
        skin,
        smooth([(-0.045, 0.80), (0.0, 0.815), (0.045, 0.795), (0.04, 0.735), (0.0, 0.71), (-0.04, 0.74)]),
        at,
        0.05,
    )


def _woman(s: Set, at: Point, wind: float) -> None:
    coat, fold = s.mat("4a5f52", fibre=0.1), s.mat("3c4e44", fibre=0.1)
    hair, dark, red = s.mat("14151a", fibre=0.15), s.mat("17191f"), s.mat("b0352e", fibre=0.1)
    for x, z in ((-0.085, 0.02), (0.075, 0.0)):
        leg = [(x - 0.05, 0.5), (x + 0.05, 0.5), (x + 0.045, 0.12), (x + 0.055, z), (x - 0.06, z), (x - 0.045, 0.12)]
        cut(s, dark, smooth(leg), at, 0.0)
    near_arm = [(0.15, 1.36), (0.205, 1.28), (0.235, 1.05), (0.285, 0.84), (0.255, 0.79), (0.20, 0.82), (0.15, 1.05)]
    cut(s, fold, smooth(near_arm), at, 0.01)
    body = [(0.05, 1.40), (0.17, 1.355), (0.185, 1.2), (0.165, 1.02), (0.215, 0.72), (0.255, 0.44), (0.255, 0.44)]
    body += [
        (0.0, 0.415),
        (-0.25, 0.45),
        (-0.25, 0.45),
        (-0.21, 0.72),
        (-0.165, 1.02),
        (-0.18, 1.2),
        (-0.165, 1.355),
        (-0.05, 1.40),
    ]
    cut(s, coat, smooth(body), at, 0.02)
    cut(s, fold, [(-0.004, 0.98), (0.004, 0.98), (0.012, 0.43), (-0.012, 0.43)], at, 0.036)
    cut(s, fold, [(-0.162, 1.0), (0.162, 1.0), (0.162, 0.965), (-0.162, 0.965)], at, 0.038)
    far_arm = [
        (-0.14, 1.36),
        (-0.20, 1.29),
        (-0.225, 1.06),
        (-0.24, 0.86),
        (-0.205, 0.815),
        (-0.17, 0.84),
        (-0.145, 1.1),
    ]
    cut(s, coat, smooth(far_arm), at, 0.04)
    w = wind
    tail = [(0.02, 1.42), (-0.12 * w, 1.46), (-0.32 * w, 1.41), (-0.52 * w, 1.48), (-0.80 * w, 1.43), (-0.80 * w, 1.43)]
    tail += [
        (-0.77 * w, 1.31),
        (-0.77 * w, 1.31),
        (-0.53 * w, 1.35),
        (-0.33 * w, 1.27),
        (-0.12 * w, 1.33),
        (0.02, 1.32),
    ]
    cut(s, red, smooth(tail), at, 0.045)
    second = [(0.0, 1.38), (-0.12 * w, 1.34), (-0.25 * w, 1.235), (-0.36 * w, 1.20), (-0.36 * w, 1.20)]
    second += [(-0.33 * w, 1.125), (-0.33 * w, 1.125), (-0.22 * w, 1.15), (-0.10 * w, 1.26), (0.0, 1.31)]
    cut(s, s.mat("8f2a26", fibre=0.1), smooth(second), at, 0.04)
    locks = [(0.0, 1.655), (0.085, 1.625), (0.108, 1.53), (0.112, 1.40), (0.125, 1.22), (0.085, 1.13), (0.04, 1.16)]
    locks += [
        (0.0, 1.115),
        (-0.045, 1.15),
        (-0.09, 1.12),
        (-0.125, 1.22),
        (-0.112, 1.40),
        (-0.108, 1.53),
        (-0.085, 1.625),
    ]
    cut(s, hair, smooth(locks), at, 0.06)
    scarf = [
        (-0.12, 1.435),
        (0.0, 1.42),
        (0.12, 1.44),
        (0.135, 1.385),
        (0.115, 1.335),
        (0.0, 1.31),
        (-0.115, 1.33),
        (-0.135, 1.385),
    ]
    cut(s, red, smooth(scarf), at, 0.075)


def _man(s: Set, at: Point) -> None:
    coat, fold = s.mat("33466b", fibre=0.1), s.mat("28385a", fibre=0.1)
    hair, dark, strap, skin = s.mat("101116", fibre=0.15), s.mat("15171d"), s.mat("6b5238"), s.mat("9c7f70")
    for x, z in ((-0.09, 0.0), (0.085, 0.025)):
        leg = [(x - 0.06, 0.6), (x + 0.06, 0.6), (x + 0.05, 0.14), (x + 0.062, z), (x - 0.066, z), (x - 0.052, 0.14)]
        cut(s, dark, smooth(leg), at, 0.0)
    near_arm = [
        (-0.17, 1.46),
        (-0.235, 1.39),
        (-0.27, 1.12),
        (-0.315, 0.86),
        (-0.28, 0.80),
        (-0.22, 0.84),
        (-0.165, 1.1),
    ]
    cut(s, fold, smooth(near_arm), at, 0.01)
    cut(s, skin, smooth([(-0.05, 1.58), (0.05, 1.58), (0.062, 1.49), (-0.062, 1.49)]), at, 0.012)
    body = [(0.06, 1.53), (0.205, 1.465), (0.225, 1.3), (0.20, 1.05), (0.22, 0.78), (0.245, 0.50), (0.245, 0.50)]
    body += [
        (0.01, 0.475),
        (-0.24, 0.50),
        (-0.24, 0.50),
        (-0.215, 0.78),
        (-0.20, 1.05),
        (-0.22, 1.3),
        (-0.20, 1.465),
        (-0.06, 1.53),
    ]
    cut(s, coat, smooth(body), at, 0.02)
    cut(s, fold, [(-0.004, 1.0), (0.004, 1.0), (0.014, 0.49), (-0.014, 0.49)], at, 0.036)
    cut(s, strap, [(-0.155, 1.475), (-0.115, 1.49), (0.212, 1.0), (0.208, 0.94)], at, 0.038)
    far_arm = [(0.165, 1.465), (0.24, 1.395), (0.27, 1.13), (0.28, 0.88), (0.24, 0.835), (0.205, 0.86), (0.175, 1.14)]
    cut(s, coat, smooth(far_arm), at, 0.042)
    cut(s, skin, smooth([(0.225, 0.86), (0.275, 0.87), (0.27, 0.79), (0.235, 0.78)]), at, 0.03)
    collar = [(-0.10, 1.555), (0.10, 1.555), (0.125, 1.50), (0.10, 1.465), (-0.10, 1.465), (-0.125, 1.50)]
    cut(s, fold, smooth(collar), at, 0.05)
    for x in (-0.098, 0.098):
        cut(s, skin, smooth([(x - 0.014, 1.66), (x + 0.014, 1.66), (x + 0.012, 1.60), (x - 0.012, 1.60)]), at, 0.035)
    head = [(0.0, 1.785), (0.075, 1.765), (0.10, 1.69), (0.095, 1.60), (0.065, 1.545), (0.02, 1.56), (-0.03, 1.54)]
    head += [(-0.07, 1.55), (-0.095, 1.60), (-0.10, 1.69), (-0.075, 1.765)]
    cut(s, hair, smooth(head), at, 0.055)
