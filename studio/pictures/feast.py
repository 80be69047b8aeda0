"""What lies on the tables: plates, goblets, cards, candles, dishes.

A dish is drawn by the same numbers in both worlds: through the lens food, here the same heap under fur.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from studio.pictures.dining import Papers
from studio.pictures.kit import Point, Set
from studio.pictures.mould import Heap, fur
from studio.pictures.shapes import ball, tube, turned


@dataclass(frozen=True)
class Foods:
    """Colours of food; here each of them is a grey of mould."""

    brown: Any
    gold: Any
    red: Any
    green: Any
    white: Any
    plum: Any
    wine: Any
    moulds: tuple[Any, ...]


def foods(s: Set) -> Foods:
    """The papers of food and of mould."""
    moulds = tuple(s.mat(c, fibre=0.12, size=60) for c in ("7f8a86", "98a39e", "66726f", "b4bdb8"))
    return Foods(
        brown=s.mat("6f7a78", "b0652b", rough=s.pick(1.0, 0.5)),
        gold=s.mat("818c88", "e0a640", rough=s.pick(1.0, 0.5)),
        red=s.mat("6a7574", "b3262a", rough=s.pick(1.0, 0.4)),
        green=s.mat("747f7a", "75903c", rough=s.pick(1.0, 0.6)),
        white=s.mat("98a39e", "fff6ea"),
        plum=s.mat("5f6b6b", "5a2346", rough=s.pick(1.0, 0.4)),
        wine=s.mat("313941", "7d1220", rough=s.pick(0.9, 0.15)),
        moulds=moulds,
    )


def plate(s: Set, p: Papers, at: Point, radius: float = 0.135, long: float = 1.0, around: float = 0.0) -> None:
    """A plate, or with `long` above 1 an oval platter."""
    profile = [
        (0.0, 0.006),
        (radius * 0.6, 0.006),
        (radius, 0.022),
        (radius, 0.027),
        (radius * 0.62, 0.012),
        (0.0, 0.012),
    ]
    turned(s, p.china, profile, at, sides=40, turn=(0, 0, around), oval=(long, 1.0))


def goblet(s: Set, p: Papers, f: Foods, at: Point, size: float = 1.0, fallen: float | None = None) -> None:
    """A goblet, brimful through the lens; `fallen` is the direction in which it lies."""
    shape = (
        (0.036, 0.0),
        (0.034, 0.006),
        (0.006, 0.014),
        (0.006, 0.085),
        (0.024, 0.10),
        (0.040, 0.14),
        (0.042, 0.175),
        (0.038, 0.205),
        (0.035, 0.205),
        (0.037, 0.16),
        (0.0, 0.12),
    )
    turn, lift = ((1.52, 0.0, fallen), 0.038 * size) if fallen is not None else ((0.0, 0.0, 0.0), 0.0)
    spot = (at[0], at[1], at[2] + lift)
    turned(s, p.metal, [(r * size, h * size) for r, h in shape], spot, sides=22, turn=turn)
    if fallen is None and not s.here:
        turned(s, f.wine, [(0.038 * size, 0.188 * size), (0.0, 0.188 * size)], spot, sides=22)


def cutlery(s: Set, p: Papers, at: Point, around: float, loose: float = 0.0) -> None:
    """A knife and two sticks at the right of a plate."""
    cos, sin = math.cos(around), math.sin(around)
    for k, (out, long, wide) in enumerate(((0.17, 0.21, 0.014), (0.20, 0.22, 0.006), (0.215, 0.22, 0.006))):
        spot = (at[0] + cos * out, at[1] + sin * out, at[2] + 0.004)
        s.box(p.metal, spot, (wide, long, 0.005), (0, 0, around + loose * (k - 1)))


def card(s: Set, p: Papers, at: Point, around: float, fallen: bool = False) -> None:
    """A name card, folded like a roof; fallen it lies flat."""
    if fallen:
        s.box(p.china, (at[0], at[1], at[2] + 0.003), (0.085, 0.05, 0.003), (0, 0, around))
        return
    for way in (-1, 1):
        out = (-math.sin(around) * 0.013 * way, math.cos(around) * 0.013 * way)
        s.box(p.china, (at[0] + out[0], at[1] + out[1], at[2] + 0.024), (0.085, 0.003, 0.052), (way * 0.48, 0, around))


def candlestick(s: Set, p: Papers, at: Point, arms: int, stub: Callable[[int], float]) -> None:
    """A branched candlestick; `stub(k)` is how long candle k is here, through the lens all are alike and burn."""
    foot = (
        (0.07, 0.0),
        (0.05, 0.015),
        (0.012, 0.03),
        (0.012, 0.16),
        (0.022, 0.18),
        (0.010, 0.20),
        (0.010, 0.34),
        (0.02, 0.36),
        (0.0, 0.36),
    )
    turned(s, p.metal, foot, at, sides=20)
    for k in range(arms):
        a = math.tau * k / arms + 0.4
        way = (math.cos(a), math.sin(a))
        path = [
            (at[0] + way[0] * r, at[1] + way[1] * r, at[2] + z)
            for r, z in ((0, 0.19), (0.05, 0.17), (0.10, 0.19), (0.125, 0.25), (0.125, 0.29))
        ]
        tube(s, p.metal, path, 0.007, 8)
        _candle(s, p, (at[0] + way[0] * 0.125, at[1] + way[1] * 0.125, at[2] + 0.29), s.pick(stub(k), 0.16))
    _candle(s, p, (at[0], at[1], at[2] + 0.36), s.pick(stub(arms), 0.16))


def _candle(s: Set, p: Papers, at: Point, long: float) -> None:
    turned(s, p.metal, [(0.0, -0.005), (0.024, 0.0), (0.022, 0.006), (0.0, 0.006)], at, sides=14)
    turned(s, p.china, [(0.011, 0.0), (0.011, long), (0.0, long)], at, sides=12)
    if not s.here:
        turned(
            s,
            p.glow,
            [(0.0, long + 0.01), (0.008, long + 0.022), (0.005, long + 0.038), (0.0, long + 0.055)],
            at,
            sides=10,
        )


# Dishes: each draws its heap, and tells the mould how high it is at a distance from its middle.


def fish(s: Set, p: Papers, f: Foods, at: Point, around: float, size: float = 1.0) -> None:
    """A fish with its head on, on an oval platter, with slices along its side."""
    x, y, z = at
    cos, sin = math.cos(around), math.sin(around)

    def put(a: float, b: float, c: float) -> Point:
        return x + size * (cos * a - sin * b), y + size * (sin * a + cos * b), z + size * c

    plate(s, p, at, 0.17 * size, 1.75, around)
    for a, r, long, high in ((0.0, 0.062, 2.6, 0.62), (0.15, 0.048, 1.4, 0.7), (-0.13, 0.034, 1.7, 0.55)):
        ball(s, f.brown, put(a, 0, 0.045), r * size, (long, 1.0, high), (0, 0, around), 20)
    tail = [put(-0.17, 0, 0.05), put(-0.27, 0.075, 0.05), put(-0.235, 0, 0.055), put(-0.27, -0.075, 0.05)]
    s.mesh(f.brown, tail, [(0, 1, 2), (0, 2, 3)])
    ball(s, f.white, put(0.185, 0.03, 0.066), 0.009 * size)
    for k in range(7):
        ball(s, f.gold, put(-0.13 + 0.045 * k, -0.085, 0.024), 0.022 * size, (1, 1, 0.35))
        ball(s, f.green, put(-0.11 + 0.045 * k, 0.085, 0.024), 0.014 * size, (1.5, 1, 0.6))
    fur(
        s,
        f.moulds,
        at,
        lambda a, b: 0.085 * max(0.0, 1 - (a / 0.21) ** 2 - (b / 0.075) ** 2) ** 0.5,
        (0.26, 0.12),
        around,
        150,
        size,
    )


def rice_cakes(s: Set, p: Papers, f: Foods, at: Point, size: float = 1.0) -> None:
    """Rice cakes in a round heap of three layers, white, rose and green."""
    plate(s, p, at, 0.135 * size)
    for layer, (count, out) in enumerate(((8, 0.082), (5, 0.05), (1, 0.0))):
        for k in range(count):
            a = math.tau * k / count + layer * 0.4
            spot = (
                at[0] + out * size * math.cos(a),
                at[1] + out * size * math.sin(a),
                at[2] + size * (0.03 + 0.034 * layer),
            )
            ball(s, (f.white, f.red, f.green)[(k + layer) % 3] if k % 2 else f.white, spot, 0.030 * size, (1, 1, 0.62))
    fur(
        s,
        f.moulds,
        at,
        lambda a, b: 0.125 * max(0.0, 1 - (a * a + b * b) / 0.0132) ** 0.7,
        (0.115, 0.115),
        0.0,
        110,
        size,
    )


def soup(s: Set, p: Papers, f: Foods, at: Point, size: float = 1.0) -> None:
    """A wide bowl of soup."""
    shape = ((0.045, 0.0), (0.05, 0.01), (0.095, 0.035), (0.12, 0.075), (0.116, 0.075), (0.105, 0.055), (0.0, 0.055))
    turned(s, p.china, [(r * size, h * size) for r, h in shape], at, sides=32)
    turned(s, f.gold, [(0.109 * size, 0.062 * size), (0.0, 0.062 * size)], at, sides=24)
    for k in range(5):
        a = k * 2.4
        ball(
            s,
            (f.green, f.red, f.white)[k % 3],
            (at[0] + 0.05 * math.cos(a) * size, at[1] + 0.05 * math.sin(a) * size, at[2] + 0.063 * size),
            0.014 * size,
            (1, 1, 0.5),
        )
    fur(s, f.moulds, at, lambda a, b: 0.06 + 0.03 * max(0.0, 1 - (a * a + b * b) / 0.01), (0.10, 0.10), 0.0, 80, size)


def fruit(s: Set, p: Papers, f: Foods, at: Point, size: float = 1.0) -> None:
    """Fruit on a tall stand, laid up into a cone."""
    foot = (
        (0.08, 0.0),
        (0.03, 0.012),
        (0.014, 0.03),
        (0.014, 0.10),
        (0.05, 0.12),
        (0.165, 0.14),
        (0.17, 0.15),
        (0.0, 0.14),
    )
    turned(s, p.metal, [(r * size, h * size) for r, h in foot], at, sides=30)
    high = at[2] + 0.145 * size
    for layer, (count, out) in enumerate(((9, 0.115), (6, 0.075), (3, 0.038), (1, 0.0))):
        for k in range(count):
            a = math.tau * k / count + 0.35 * layer
            spot = (
                at[0] + out * size * math.cos(a),
                at[1] + out * size * math.sin(a),
                high + size * (0.036 + 0.052 * layer),
            )
            ball(s, (f.red, f.gold, f.green, f.red, f.plum)[(k + layer * 2) % 5], spot, 0.040 * size, sides=16)
    heap: Heap = lambda a, b: 0.145 + 0.25 * max(0.0, 1 - math.hypot(a, b) / 0.155)  # noqa: E731
    fur(s, f.moulds, at, heap, (0.15, 0.15), 0.0, 170, size)


def tower(s: Set, p: Papers, f: Foods, at: Point, size: float = 1.0) -> None:
    """A cake of three tiers."""
    z = at[2]
    for radius, high in ((0.15, 0.10), (0.105, 0.09), (0.062, 0.08)):
        turned(
            s,
            f.white,
            [(radius * size, 0.0), (radius * size, high * size), (0.0, high * size)],
            (at[0], at[1], z),
            sides=34,
        )
        for k in range(round(radius * 110)):
            a = math.tau * k / round(radius * 110)
            spot = (
                at[0] + radius * 0.99 * size * math.cos(a),
                at[1] + radius * 0.99 * size * math.sin(a),
                z + high * size,
            )
            ball(s, f.red if k % 2 else f.gold, spot, 0.012 * size, sides=8)
        z += high * size
    steps = ((0.062, 0.27), (0.105, 0.19), (0.16, 0.10))
    heap: Heap = lambda a, b: next((h for r, h in steps if math.hypot(a, b) < r), 0.0)  # noqa: E731
    fur(s, f.moulds, at, heap, (0.16, 0.16), 0.0, 170, size)


def dinner(s: Set, p: Papers, f: Foods, at: Point, around: float, size: float = 1.0) -> None:
    """One served plate: a small fish, rice, something green."""
    plate(s, p, at, 0.135 * size)
    cos, sin = math.cos(around) * size, math.sin(around) * size
    ball(
        s,
        f.brown,
        (at[0] - sin * 0.02, at[1] + cos * 0.02, at[2] + 0.03 * size),
        0.032 * size,
        (2.5, 1, 0.7),
        (0, 0, around),
        14,
    )
    ball(
        s,
        f.white,
        (at[0] + cos * 0.055, at[1] + sin * 0.055, at[2] + 0.035 * size),
        0.034 * size,
        (1, 1, 0.9),
        sides=14,
    )
    for k in range(4):
        spot = (
            at[0] - cos * (0.05 - 0.02 * k) + sin * 0.045,
            at[1] - sin * (0.05 - 0.02 * k) - cos * 0.045,
            at[2] + 0.024 * size,
        )
        ball(s, (f.green, f.red)[k % 2], spot, 0.016 * size, sides=10)
    fur(s, f.moulds, at, lambda a, b: 0.058 * max(0.0, 1 - (a * a + b * b) / 0.0105), (0.105, 0.10), around, 110, size)
