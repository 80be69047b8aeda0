"""What is theirs, and what was done to them: her left cheek and his right brow are cut, she has a ring at her lower
lip, his right eye is clouded.

Each is drawn only when it is in the set of marks that is shown; the eye is part of `faces.eye` (it moves, and lids
close over it).
"""

from __future__ import annotations

from studio.pictures.people import paper as p
from studio.pictures.people.faces import Eye, Skin
from studio.pictures.people.paper import Path, Sheets

ALL = ("cut", "ring", "eye")
WASHED = "washed"
"""Shown in place of "cut": the cut alone, without the blood that came from it."""
BLOODLESS = (WASHED, "ring", "eye")
"""All of it through the lens, at *as they are*: a cut, and no blood."""
DRIED = "541a1b"
"""Blood that has been there since the forest."""


def cut(s: Sheets, x: float, y: float, width: float, face: Path) -> None:
    """A cut on the cheek, `width` units wide from x: a slit in the card with red paper under it, and a small one."""
    rise = width * 0.21
    long = [(x, y + rise), (x + width * 0.5, y + rise * 0.3), (x + width, y - rise)]
    s.line(long, "7a3a34", 5.6, 0.45, taper=(0.2, 1, 0.8, 0.2), clip=face, mode=p.MULTIPLY)
    s.line(long, "8a1f25", 3.0, 1, taper=(0.1, 1, 0.8, 0.1), clip=face)
    lower = [(q[0] + 0.2, q[1] + 1.5) for q in long]
    s.line(lower, "e2c0ab", 0.9, 0.7, taper=(0.1, 1, 0.1), clip=face)
    s.line([(x + width * 0.45, y + 8), (x + width * 0.85, y + 4.5)], "8a1f25", 1.7, 0.9, clip=face)


def brow_cut(s: Sheets, e: Eye, across: tuple[float, float], skin: Skin, face: Path) -> tuple[float, float]:
    """A cut through a brow, `across` being the place of its spine: the strip is parted, skin shows in the gap, and
    there is a slit in it with red paper under it. Its lower end, where blood would come from."""
    (x, y), out = across, -e.inner
    slit = [(x - out * 3.4, y - 8.2), (x - out * 0.6, y - 1.6), (x + out * 2.4, y + 4.7)]
    s.line(slit, p.mix(skin.light, skin.shade, 0.35), 6.2, 1, taper=(0.2, 0.85, 0.85, 0.15), clip=face)
    s.line(slit, "7a3a34", 5.0, 0.45, taper=(0.2, 1, 0.9, 0.2), clip=face, mode=p.MULTIPLY)
    s.line(slit, "761a20", 2.5, 1, taper=(0.15, 0.9, 1, 0.4), clip=face)
    lit = [(q[0] + out * 1.4, q[1] + 0.3) for q in slit]
    s.line(lit, "e2c0ab", 0.8, 0.5, taper=(0.1, 1, 0.1), clip=face)
    return slit[-1]


def blood(s: Sheets, e: Eye, source: tuple[float, float], face: Path) -> None:
    """A dried thread of blood from the cut in a brow, round the outer corner of the eye that belongs to it."""
    x, y = source
    corner = e.x + e.half if e.side else e.x - e.inner * e.half
    out = 1 if e.side else -e.inner
    thread = [(x - out * 0.6, y - 1.5), (x + (corner + out * 3.5 - x) * 0.64, y * 0.66 + e.y * 0.34),
        (corner + out * 5.2, e.y - 2.5), (corner + out * 4.8, e.y + 7), (corner + out * 2.4, e.y + 15)]  # fmt: skip
    s.line(thread, DRIED, 1.7, 0.68, taper=(1, 0.6, 0.75, 0.6, 0.95, 0.3), clip=face)


def ring(s: Sheets, x: float, y: float) -> None:
    """A small silver ring around the lower lip, whose edge is at (x, y)."""
    hoop = p.without(p.oval(x, y, 2.5, 3.1), p.oval(x, y, 1.4, 2.0))
    s.sheet(hoop, "d4d6da", "8d9096", lift=1.2, core=0, edge=0.5, fibre=0)
    lx, ly = s.lamp
    s.tone(p.oval(x + lx * 2.4, y + ly * 2.6, 0.8, 0.8), "ffffff", 0.95, mode=p.OVER)


def tear(s: Sheets, e: Eye, alpha: float, face: Path, shut: bool) -> None:
    """One tear on its way: an open eye is wet at its lower lid, and a drop lies on the cheek with its light and its
    shadow."""
    x, y = e.x + e.half * 0.1, e.y + e.high * 0.4
    rim = [(e.x - e.half * 0.5, y), (x, y + 1.6), (e.x + e.half * 0.5, y - 0.4)]
    if not shut:
        s.line(rim, "e6eef2", 1.1, 0.5 * alpha, taper=(0.1, 1, 0.1), clip=face)
    drop = p.spline([(x, y + 7, 1), (x + 2.6, y + 12.6), (x + 2.5, y + 16), (x, y + 18), (x - 2.5, y + 16),
        (x - 2.6, y + 12.6)])  # fmt: skip
    lx, ly = s.lamp
    s.tone(p.moved(drop, -lx * 1.2, -ly * 1.2), "5a3a38", 0.4 * alpha, 0.5, clip=face)
    s.tone(drop, "d3dce0", 0.66 * alpha, clip=face, mode=p.OVER)
    s.tone(p.oval(x + lx, y + 13.6 + ly, 0.8, 1.5, 12), "ffffff", 0.95 * alpha, clip=face, mode=p.OVER)
