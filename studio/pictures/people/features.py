"""The features of a cut-paper face: eyes, brows, mouth. Each is a few pieces of card, moved by a look's numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from studio.pictures.people import paper as p
from studio.pictures.people.faces import Eye, Mouth, Skin
from studio.pictures.people.looks import Look
from studio.pictures.people.paper import Path, Sheets

PIERCED = 5
"""How far from a mouth's middle the ring is, in its forty steps from corner to corner."""

# --- eyes


def eye(s: Sheets, e: Eye, skin: Skin, look: Look, face: Path, lash: float) -> None:
    """An eye of five pieces: white, iris, upper lid, lash line, a strip under it. `lash` 1 is hers."""
    x, upper, lower = _lids(e, look)
    hole = p.common(p.between(np.c_[x, upper], np.c_[x, lower]), face)
    shut = float(np.max(lower - upper)) < 2.2
    if not shut:
        s.sheet(hole, "d6cdc6" if not e.blind else "c9c5c2", "a09794", lift=0, core=0, edge=0, fibre=0.06)
        with s.clip(hole):
            _iris(s, e, skin, look)
            s.tone(p.between(np.c_[x, upper - 6], np.c_[x, upper + 2.6]), "2a1a20", 0.55)
    _upper_lid(s, e, skin, x, upper, face)
    _lash(s, e, look, x, upper, face, lash, shut)
    _under(s, e, skin, x, lower, face, look, shut)


def _lids(e: Eye, look: Look) -> tuple[Any, Any, Any]:
    """The eye's width, its upper and its lower lid, as runs of 25 points from left to right."""
    u = np.linspace(-1, 1, 25)
    v = u * e.inner
    x = e.x + e.half * u
    rest = e.y + 1.6 * v
    if e.side:
        u = np.linspace(0, 1, 25)
        x = e.x - e.half + 2 * e.half * u
        closing = float(np.clip((0.5 - look.open) / 0.5, 0, 1))
        wedge = (1 - u) ** 0.55 * np.clip(u / 0.06, 0, 1) ** 0.5
        bow = wedge + (0.8 * (1 - np.abs(2 * u - 1) ** 2.4) - wedge) * closing
        rest = e.y + 0 * u
    else:
        bow = np.clip(1 - np.abs(u + 0.14 * e.inner * (1 - u * u)) ** 2.2, 0, 1)
    shut = np.clip((0.32 - look.open) / 0.32, 0, 1) * max(0.0, look.lower - 0.6) * 22
    arc = shut * (bow if not e.side else (1 - np.abs(2 * u - 1) ** 2))
    below = e.high * 0.46 * (1 - look.lower * 0.8) * bow**0.8
    lower = rest + below - arc
    upper = rest - e.high * look.open * bow + max(0.0, 1 - look.open) * below - arc
    upper = np.minimum(upper, lower)
    return x, upper, lower


def _iris(s: Sheets, e: Eye, skin: Skin, look: Look) -> None:
    r = e.high * 0.66 * look.iris
    squeeze = 0.6 if e.side else min(1.0, 0.64 + e.half / 44)
    gx, gy = look.gaze if not e.blind else (look.gaze[0] * 0.6, look.gaze[1] * 0.6)
    x = e.x - gx * e.half * (0.40 if not e.side else 0.2) - (e.half * 0.45 if e.side else 0)
    y = e.y - e.high * 0.27 + gy * e.high * 0.42
    disc = p.oval(x, y, r * squeeze, r)
    if e.blind:
        _clouded(s, disc, x, y, r, squeeze)
        return
    s.sheet(disc, skin.iris, lift=0, core=0, edge=0, fibre=0)
    warm = p.common(disc, p.oval(x, y + r * 0.5, r * squeeze * 0.8, r * 0.55))
    s.tone(warm, "8a5a3c", 0.55, mode=p.OVER)
    s.tone(p.without(disc, p.oval(x, y, r * squeeze * 0.86, r * 0.86)), "140b0a", 0.7, mode=p.OVER)
    s.tone(p.oval(x, y, r * squeeze * 0.5, r * 0.5), "0c0709", 1, mode=p.OVER)
    side = 1 if s.lamp[0] > 0 else -1
    s.tone(p.oval(x + side * r * squeeze * 0.36, y - r * 0.34, r * 0.23, r * 0.25), "f4efe8", 0.95, mode=p.OVER)


def _clouded(s: Sheets, disc: Path, x: float, y: float, r: float, squeeze: float) -> None:
    """His right eye: blue-grey paper, what was the pupil, and a torn piece of tissue over both."""
    wide = r * squeeze
    s.sheet(disc, "8b9fae", lift=0, core=0, edge=0, fibre=0.14)
    s.tone(p.without(disc, p.oval(x, y, wide * 0.84, r * 0.84)), "5a7080", 0.7, mode=p.OVER)
    s.tone(p.oval(x + wide * 0.1, y + r * 0.1, wide * 0.42, r * 0.42), "6d8494", 0.7, mode=p.OVER)
    torn = [(-0.72, 0.1), (-0.5, -0.55), (0.1, -0.62), (0.5, -0.3), (0.28, 0.05), (0.4, 0.5), (-0.1, 0.66), (-0.5, 0.5)]
    cloud = p.spline([(x + dx * wide, y + dy * r) for dx, dy in torn])
    s.tone(p.common(cloud, disc), "c6d1d8", 0.72, mode=p.OVER)
    lx, ly = s.lamp
    s.tone(p.oval(x + lx * wide * 0.5, y + ly * r * 0.45, r * 0.2, r * 0.22), "f6f7f7", 0.9, mode=p.OVER)


def _upper_lid(s: Sheets, e: Eye, skin: Skin, x: Any, upper: Any, face: Path) -> None:
    """The lid is a piece of its own between the lash line and its fold; the fold stays when the eye closes."""
    u = np.linspace(-1, 1, 25)
    dome = np.sqrt(np.clip(1 - u * u, 0, 1)) if not e.side else np.sin(np.linspace(0.35, 1, 25) * np.pi) ** 0.7
    fold = e.y + 1.6 * u * e.inner * (not e.side) - (e.high * 0.95 + 2.5) * dome
    top = np.minimum(upper - 3.6 * dome - 0.2, fold)
    lid = p.common(p.between(np.c_[x, top], np.c_[x, upper + 0.5]), face)
    s.sheet(lid, p.mix(skin.light, skin.shade, 0.62), skin.shade, lift=0, core=0, edge=0.16, fibre=0.1)
    s.line(np.c_[x, top][2:-2:4], skin.deep, 1.5, 0.85, taper=(0.3, 1, 0.6), clip=face)


def _lash(s: Sheets, e: Eye, look: Look, x: Any, upper: Any, face: Path, lash: float, shut: bool) -> None:
    run = np.c_[x, upper]
    run = run if e.inner > 0 else run[::-1]
    if e.side:
        run = run[::-1] if e.inner > 0 else run
    out = 1 if e.inner < 0 else -1
    down = 1.8 if shut and look.lower > 0.6 else -1.6
    wing = [(run[0][0] + out * 4.0 * lash, run[0][1] + down * lash)] if not e.side else []
    points = [*wing, *run[::3]]
    heavy = 1.25 + 0.55 * lash
    s.tone(p.ribbon(points, [0.3, heavy * 1.15, heavy, heavy * 0.75, 0.35], 5), "1b1216", 1.0, mode=p.OVER, clip=face)


def _under(s: Sheets, e: Eye, skin: Skin, x: Any, lower: Any, face: Path, look: Look, shut: bool) -> None:
    if not e.side and not shut:
        s.line(np.c_[x, lower + 0.5][4:-3:4], skin.deep, 1.3, 0.8, clip=face)
    drop = 5.5 + 1.5 * look.lower
    half = e.half * 0.8
    tired = [(e.x - half, e.y + drop), (e.x, e.y + drop + 3.6), (e.x + half, e.y + drop)]
    s.line(tired, skin.deep, 2.6, 0.34, taper=(0.1, 1, 0.1), clip=face)


def brow(s: Sheets, e: Eye, skin: Skin, look: Look, near: bool, width: float, face: Path | None) -> None:
    """A brow: one strip, cut square at its inner end and to a point at its outer one."""
    strip = p.ribbon(brow_spine(e, look, near), [width * 0.82, width, width * 0.8, 0.3])
    if face is not None:
        strip = p.common(strip, face)
    s.sheet(strip, skin.brow, lift=1.4, core=0, edge=0.12, fibre=0.12, shadow=0.3)


def brow_spine(e: Eye, look: Look, near: bool) -> list[tuple[float, float]]:
    """The spine of a brow in this look: four points from its inner end to its outer one."""
    inner, outer, y = e.brow
    d = 1.0 if outer > inner else -1.0
    y -= look.near if near else look.far
    inner -= d * look.knit
    span, part = outer - inner, min(1.0, abs(outer - inner) / 40)
    return [
        (inner, y - look.inner),
        (inner + span * 0.34, y - 2.6 * part - look.inner * 0.55 - look.outer * 0.2 - look.arch * 0.8),
        (inner + span * 0.68, y - 3.6 * part - look.outer * 0.75 - look.arch),
        (outer, y + 2.5 - look.outer),
    ]


# --- the mouth


def mouth(s: Sheets, m: Mouth, skin: Skin, look: Look, face: Path) -> tuple[float, float]:
    """Three or four pieces: the dark inside, teeth, upper lip, lower lip. Where a ring at the lower lip sits."""
    u = np.linspace(-1, 1, 41)
    x = m.x + np.where(u < 0, m.far, m.near) * look.wide * u
    to_corner = np.abs(u) if not m.side else (u + 1) / 2
    corner = -(look.smile + look.skew * np.where(u < 0, -0.6, 1.0) * (not m.side)) * to_corner**2
    line = m.y + corner + (look.smile * 0.45 - look.pout * 2.2) * (1 - u * u) * (not m.side)
    shape = 1 - to_corner ** (2.2 + 5 * look.square)
    top = line - look.gape * (0.18 + 0.12 * look.square) * shape - look.lift * (1 - u * u)
    low = line + look.gape * (0.9 - 0.25 * look.square) * shape
    if look.gape:
        _inside(s, m, look, x, top, low, face)
    thin = 1 - 0.36 * look.press
    bow = (
        np.clip(1 - to_corner**1.5, 0, 1) * (1 - 0.34 * np.exp(-((u / 0.17) ** 2)) * (not m.side)) * 5.4 * m.full * thin
    )
    full = np.clip(1 - (to_corner * 1.12) ** 2, 0, 1) * 6.4 * m.full * thin
    upper = p.common(p.between(np.c_[x, top - bow], np.c_[x, top + 0.4]), face)
    under = p.common(p.between(np.c_[x, low - 0.4], np.c_[x, low + full]), face)
    mid = float(low[20] + full[20])
    s.line([(m.x - 6, mid + 3.6), (m.x + 1, mid + 5.2), (m.x + 8, mid + 3.2)], skin.deep, 4.0, 0.55, clip=face)
    s.sheet(under, skin.under_lip, p.mix(skin.under_lip, skin.lip, 0.6), lift=0.8, core=0, edge=0.2, fibre=0.1)
    light = p.oval(m.x + s.lamp[0] * 3, float(low[20]) + full[20] * 0.42, (m.far + m.near) * 0.2, full[20] * 0.24, 0)
    s.tone(light, p.mix(skin.under_lip, skin.light, 0.6), 0.5, 0.5, clip=under, mode=p.OVER)
    s.sheet(upper, skin.lip, lift=0.8, core=0, edge=0.1, fibre=0.1)
    if look.gape < 1:
        weight = 1.0 + 0.7 * look.press
        s.tone(p.ribbon(np.c_[x, line][::4], [0.5, *[weight] * 9, 0.5], 4), "3c1c22", 0.95, mode=p.OVER, clip=face)
    for i, way in ((40, 1),) if m.side else ((0, -1), (40, 1)):
        hook = [(x[i] - way * 3, line[i - way * 2]), (x[i], line[i]), (x[i] + way * 2.2, line[i] - 0.25 * look.smile)]
        foreshortened = way < 0 and m.far < 0.8 * m.near
        s.line(hook, "3c1c22", 1.3 if foreshortened else 2.0, 0.85, taper=(0.5, 1, 0.1), clip=face)
    return _pierced(m, s.mirrored, x, low + full)


def _pierced(m: Mouth, mirrored: bool, x: Any, edge: Any) -> tuple[float, float]:
    """Where the lower lip is pierced, left of its middle as its owner sees it: always the same place of its edge."""
    if m.side:
        at = 6 if mirrored else 11
    else:
        at = 20 - PIERCED if mirrored else 20 + PIERCED
    return float(x[at]), float(edge[at])


def _inside(s: Sheets, m: Mouth, look: Look, x: Any, top: Any, low: Any, face: Path) -> None:
    hole = p.common(p.between(np.c_[x, top], np.c_[x, low]), face)
    s.sheet(hole, "2e1219", lift=0, core=0, edge=0, fibre=0)
    with s.clip(hole):
        if look.gape > 8 and look.teeth > 0.5:
            s.tone(p.oval(m.x, float(low[20]) + 2, m.near * 0.85, 6.5), "8f4a4c", 1, mode=p.OVER)
        if look.square > 0.5:
            _bared(s, x, top, low)
        elif look.teeth:
            edge = top + (2.0 + 3.4 * look.teeth) * (1 - 0.6 * np.linspace(-1, 1, 41) ** 2)
            s.tone(p.between(np.c_[x, top - 2], np.c_[x, edge]), "d2c7bd", 1, mode=p.OVER)
            s.tone(p.between(np.c_[x, top - 2], np.c_[x, top + 1.3]), "7d5a55", 0.5)


def _bared(s: Sheets, x: Any, top: Any, low: Any) -> None:
    """Clenched teeth: two rows with the dark between them and in the corners, cut into single teeth, in the lips'
    shadow."""
    u = np.linspace(-1, 1, 41)
    meet = top + (low - top) * 0.56
    for edge, other, wide, color in ((top - 1, meet - 0.55, 0.8, "c3b6aa"), (meet + 0.75, low + 1, 0.66, "a89a90")):
        inside = np.abs(u) < wide
        narrow = 1 - np.clip((np.abs(u[inside]) - wide + 0.16) / 0.16, 0, 1) ** 2 * 0.7
        middle = (edge + other)[inside] / 2
        row = np.c_[x[inside], middle + (edge[inside] - middle) * narrow], np.c_[
            x[inside], middle + (other[inside] - middle) * narrow]  # fmt: skip
        s.tone(p.between(*row), color, 1, mode=p.OVER)
    for k in (6, 11, 16, 24, 29, 34):
        s.line([(x[k], top[k] - 1), (x[k], (top[k] + low[k]) / 2), (x[k], low[k] + 1)], "4a2a2a", 0.7, 0.55)
    s.tone(p.between(np.c_[x, top - 2], np.c_[x, top + 1.5]), "5d3a3a", 0.6)
