"""What is theirs, and what was done to them: the cut on her left cheek, the ring at her lower lip, his right eye.

Each is drawn only when it is in the set of marks that is shown; the eye is part of `faces.eye` (it moves, and lids
close over it).
"""

from __future__ import annotations

from studio.pictures.people import paper as p
from studio.pictures.people.paper import Path, Sheets

ALL = ("cut", "ring", "eye")


def cut(s: Sheets, x: float, y: float, width: float, face: Path) -> None:
    """A cut on the cheek, `width` units wide from x: a slit in the card with red paper under it, and a small one."""
    rise = width * 0.21
    long = [(x, y + rise), (x + width * 0.5, y + rise * 0.3), (x + width, y - rise)]
    s.line(long, "7a3a34", 5.6, 0.45, taper=(0.2, 1, 0.8, 0.2), clip=face, mode=p.MULTIPLY)
    s.line(long, "8a1f25", 3.0, 1, taper=(0.1, 1, 0.8, 0.1), clip=face)
    lower = [(q[0] + 0.2, q[1] + 1.5) for q in long]
    s.line(lower, "e2c0ab", 0.9, 0.7, taper=(0.1, 1, 0.1), clip=face)
    s.line([(x + width * 0.45, y + 8), (x + width * 0.85, y + 4.5)], "8a1f25", 1.7, 0.9, clip=face)


def ring(s: Sheets, x: float, y: float, face: Path) -> None:
    """A small silver ring around the lower lip."""
    hoop = p.without(p.oval(x, y, 2.5, 3.1), p.oval(x, y, 1.4, 2.0))
    s.sheet(hoop, "d4d6da", "8d9096", lift=1.2, core=0, edge=0.5, fibre=0)
    lx, ly = s.lamp
    s.tone(p.oval(x + lx * 2.4, y + ly * 2.6, 0.8, 0.8), "ffffff", 0.95, mode=p.OVER)


def tear(s: Sheets, x: float, y: float, alpha: float, face: Path) -> None:
    """One tear on its way: a thin wet strip and a drop."""
    s.line([(x, y), (x + 0.8, y + 9), (x, y + 16)], "dfe8ee", 1.2, 0.5 * alpha, taper=(0.3, 0.7, 1), clip=face)
    drop = p.spline([(x, y + 13, 1), (x + 1.9, y + 18), (x, y + 20.6), (x - 1.9, y + 18)])
    s.tone(drop, "dfe8ee", 0.78 * alpha, clip=face, mode=p.OVER)
