"""What the road did to clothes: mud, stains, a burst pocket, a scorched hem, ash. Clean clothes go without.

Nothing of it changes an outline, and none of it is near a face: both kinds of clothes share the pictures of looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from studio.pictures.people.bodies import Body, Point
from studio.pictures.people.clothes import Cloth
from studio.pictures.people.paper import ATOP, Path, Sheets, curve, mix, polygon, spline
from studio.pictures.people.poses import Leg

MUD, DUST, SOOT, ASH = "4a3c2f", "80715f", "17110f", "8f8b87"
CHAR = (("9a7448", 0.5, 1.0), ("4a2f1e", 0.82, 0.62), ("15100e", 0.95, 0.34))
"""Colour, strength and height of the rings of a burn, from without: toasted, brown, burnt."""


def _blot(s: Sheets, at: Point, size: float, color: str, alpha: float, rng: np.random.Generator) -> None:
    """A stain with a crisp edge of its own, wider than high or the other way."""
    long = rng.uniform(0.7, 1.35)
    turns = np.linspace(0, 2 * np.pi, 9, endpoint=False)
    reach = size * rng.uniform(0.62, 1.2, 9)
    outline = np.c_[at[0] + np.cos(turns) * reach * long, at[1] + np.sin(turns) * reach / long]
    s.tone(spline(outline), color, alpha, mode=ATOP)


def splashed(s: Sheets, body: Body, legs: Sequence[Leg], color: str = DUST, drops: int = 17, seed: int = 3) -> None:
    """A crust on the shoes with a ragged edge, and `drops` splashes up each trouser leg."""
    rng = np.random.default_rng(seed)
    for leg in legs:
        with s.frame(*leg.ankle, turn=leg.foot):
            toe, heel = body.build.foot * leg.point, body.build.leg[2]
            xs = np.linspace(-toe - 2, heel + 8, 11)
            ragged = 32 + rng.uniform(-9, 4, 11) + 5 * np.abs(np.linspace(-1, 1, 11))
            crust = [*zip(xs, ragged, strict=True), (heel + 8, 42), (-toe - 2, 42)]
            s.tone(polygon(curve(crust[:11], 5).tolist() + crust[11:]), color, 0.62, mode=ATOP)
        knee, ankle = np.array(leg.knee), np.array(leg.ankle)
        way = (ankle - knee) / max(float(np.hypot(*(ankle - knee))), 1e-6)
        across, half = np.array([-way[1], way[0]]), body.build.leg[2]
        for _ in range(drops):
            t = 1 - rng.uniform(0.02, 0.7) ** 1.8
            q = knee + (ankle - knee) * t + across * rng.uniform(-0.8, 0.8) * half
            up = q - way * rng.uniform(3, 11) + across * rng.uniform(-2, 2)
            s.line([tuple(q), tuple((q + up) / 2), tuple(up)], color, rng.uniform(1.6, 4.6) * t, 0.62,
                taper=(0.7, 1, 0.1), mode=ATOP)  # fmt: skip


def muddy(s: Sheets, hem: Sequence[Point], high: float, within: Path, seed: int = 7) -> None:
    """A hem that has been through slush: a dark tide with a ragged edge, a paler one above it, splashes over both."""
    rng = np.random.default_rng(seed)
    line, teeth = _ragged(hem, rng)
    below = line + np.array([0.0, high])
    with s.clip(within):
        for color, alpha, part in ((DUST, 0.26, 1.0), (MUD, 0.5, 0.5)):
            top = line - np.c_[np.zeros(len(line)), teeth * high * part]
            s.tone(polygon([*top, *below[::-1]]), color, alpha, mode=ATOP)
        for x, y in line[3 :: max(1, len(line) // 13)]:
            x, y = x + rng.normal(0, 6), y - high * rng.uniform(0.7, 1.9)
            run = [(x, y), (x + rng.uniform(-3, 3), y - 5), (x + rng.uniform(-4, 4), y - rng.uniform(9, 20))]
            s.line(run, MUD, rng.uniform(1.6, 4), 0.5, taper=(0.8, 1, 0.1), mode=ATOP)


def _ragged(hem: Sequence[Point], rng: np.random.Generator) -> tuple[Any, Any]:
    """A hem's line as many points, and how high (0..1) what is on it reaches at each."""
    line = curve(hem, 16)
    n = len(line)
    swell = np.interp(np.arange(n), np.linspace(0, n - 1, 9), rng.uniform(0.25, 1.0, 9))
    return line, swell * rng.uniform(0.72, 1.12, n)


def stained(
    s: Sheets, body: Body, spots: Sequence[tuple[float, float, float]], color: str = MUD, seed: int = 5
) -> None:
    """Stains on a coat or a jacket: (u, v) of the body and a size, each with drops around it."""
    rng = np.random.default_rng(seed)
    with s.clip(body.shape((-0.96, 0.3), (-0.96, 1.4), (-0.97, 2.3, 1), (0.97, 2.3, 1), (0.96, 1.4), (0.96, 0.3))):
        for u, v, size in spots:
            x, y = body.at(u, v)
            _blot(s, (x, y), size, color, 0.34, rng)
            _blot(s, (x + size * 0.2, y + size * 0.15), size * 0.6, color, 0.26, rng)
            for _ in range(5):
                far = size * rng.uniform(1.1, 1.9)
                way = rng.uniform(0, 2 * np.pi)
                drop = x + far * float(np.cos(way)), y + far * float(np.sin(way))
                _blot(s, drop, rng.uniform(1.2, 2.8), color, 0.42, rng)


def burst_pocket(s: Sheets, body: Body, cloth: Cloth) -> None:
    """A pocket torn off at its front corner: the lining shows, the corner hangs, threads stand out."""
    hole = body.shape((0.36, 1.76, 1), (0.6, 1.74), (0.63, 1.84), (0.52, 1.98, 1), (0.44, 1.9), (0.38, 1.88))
    s.sheet(hole, cloth.lining, cloth.deep, lift=0, core=0.6, edge=0.5, fibre=0.2, reach=7)
    flap = body.shape((0.62, 1.76, 1), (0.64, 1.9), (0.53, 2.06, 1), (0.49, 2.0), (0.56, 1.88))
    s.sheet(flap, mix(cloth.lit, cloth.shade, 0.5), cloth.shade, lift=4, core=0.3, edge=0.4, fibre=cloth.fibre, reach=6)
    for v, d in ((1.8, -12), (1.86, 9), (1.93, -8)):
        x, y = body.at(0.45, v)
        s.line([(x + 4, y), (x + d * 0.4, y + 5), (x + d, y + 3)], mix(cloth.lit, "ffffff", 0.35), 1.2, 0.8)


def loose_thread(s: Sheets, x: float, y: float, color: str) -> None:
    """Where a button was."""
    s.line([(x - 2, y - 2), (x + 2, y + 3), (x - 1, y + 9), (x + 3, y + 15)], color, 1.4, 0.9, taper=(1, 1, 0.4))
    s.line([(x + 2, y - 2), (x, y + 2), (x + 5, y + 6)], color, 1.2, 0.9, taper=(1, 1, 0.4))


def scorched(s: Sheets, hem: Sequence[Point], high: float, within: Path, seed: int = 11) -> None:
    """A hem that has burnt: three jagged rings of card up from its line, `high` units at most, and holes above."""
    rng = np.random.default_rng(seed)
    line, teeth = _ragged(hem, rng)
    below = line + np.array([0.0, high])
    with s.clip(within):
        for color, alpha, part in CHAR:
            top = line - np.c_[np.zeros(len(line)), teeth * high * part]
            s.tone(polygon([*top, *below[::-1]]), color, alpha, 0.5 if part == 1.0 else 0.0, mode=ATOP)
        for part_way in (0.16, 0.42, 0.63, 0.9):
            x, y = line[int((part_way + rng.uniform(-0.07, 0.07)) * len(line))]
            _hole(s, (float(x), float(y - high * rng.uniform(1.05, 1.8))), rng.uniform(2.5, 6.0))


def singed(s: Sheets, spots: Sequence[tuple[float, float, float]], within: Path, seed: int = 13) -> None:
    """Where sparks lay on cloth: holes burnt through it (x, y, size), sparks beside them, soot that rose from them."""
    rng = np.random.default_rng(seed)
    with s.clip(within):
        for x, y, size in spots:
            for dx in (-0.35, 0.3):
                run = [(x + dx * size, y), (x + dx * size * 1.3, y - size * 1.8), (x + size * dx, y - size * 4)]
                s.line(run, SOOT, size * 1.3, 0.13, taper=(1, 0.8, 0.1), blur=2.5, mode=ATOP)
            _hole(s, (x, y), size)
            for _ in range(3):
                way, far = rng.uniform(0, 2 * np.pi), size * rng.uniform(1.7, 2.8)
                _hole(s, (x + far * float(np.cos(way)), y + far * float(np.sin(way))), size * rng.uniform(0.12, 0.3))


def _hole(s: Sheets, at: Point, size: float) -> None:
    """A hole burnt through cloth, its rings of one outline."""
    for color, alpha, part in CHAR:
        _blot(s, at, size * (0.4 + part), color, alpha, np.random.default_rng(abs(round(at[0]))))


def ashen(
    s: Sheets, spots: Sequence[tuple[float, float, float]], within: Path, color: str = ASH, seed: int = 17
) -> None:
    """Ash and soot wiped over cloth: (x, y, size); smears that run upward."""
    rng = np.random.default_rng(seed)
    with s.clip(within):
        for x, y, size in spots:
            for _ in range(4):
                dx, dy, long = (
                    size * k for k in (rng.uniform(-0.8, 0.8), rng.uniform(-0.9, 0.9), rng.uniform(1.4, 3.4))
                )
                run = [(x + dx, y + dy), (x + dx + size * 0.4, y + dy - long / 2), (x + dx + size * 0.3, y + dy - long)]
                s.line(run, color, size * rng.uniform(0.3, 0.8), 0.17, taper=(0.2, 1, 0.6, 0.1), blur=1.6, mode=ATOP)
            for _ in range(9):
                fleck = x + rng.normal(0, 1.3) * size, y + rng.normal(0, 1.3) * size
                _blot(s, fleck, rng.uniform(0.7, 2.0), color, 0.5, rng)
