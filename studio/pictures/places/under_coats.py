"""Under the coats: inside the pile, where the two hide. Cloth over cloth, and one seam of moonlight between two coats.

It is seen first as a country at night, hill behind hill under a thin bright sky, and then as what it is: a zip, a fur
collar, a blazer's button. One world only: in here nobody lifts a lens.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from studio.pictures.kit import Point, Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.places._cloths import (
    BEYOND,
    Cloth,
    Fold,
    button,
    fur,
    line,
    sequins,
    spot,
    stitches,
    tape,
    trim,
    zipper,
)
from studio.pictures.shapes import ball, sheet

EYE = Eye((0.0, 0.0, 0.0), (0.0, 10.0, 0.0), mm=35)
SEAM = line((-0.2, 0.53), (0.12, 0.455), (0.34, 0.385), (0.55, 0.325), (0.72, 0.292), (0.9, 0.285), (1.2, 0.31))
"""Where the two uppermost coats do not quite meet."""
AWAY = 0.94
"""Metres from the eye to the seam."""
MOON = "84aeee"


def _gap(across: Any) -> Any:
    """Half of how far the seam stands open (parts of the picture's height)."""
    wide = 0.0270 * np.exp(-(((across - 0.63) / 0.135) ** 2)) + 0.009 * np.exp(-(((across - 0.38) / 0.06) ** 2))
    return wide - 0.006


def build(s: Set) -> None:
    """Two coats with the seam between them, four that lie below it toward us; close by a sleeve, a lapel, a scarf."""
    _lights(s)
    _behind(s)
    _above(s)
    _below(s)
    _motes(s)
    with s.layer("near"):
        _close(s)


def _lights(s: Set) -> None:
    """The seam is a row of lamps, each as strong as it is open there, and what has come through it lies on the cloth
    below and above; against it the warmth of two people."""
    s.sky_light("343040", "4a342a", 0.95)
    for across in np.linspace(0.26, 0.92, 23):
        wide = max(0.0, float(_gap(float(across))) + 0.004)
        at = spot(EYE, float(across), float(SEAM(across)), AWAY - 0.012)
        s.point(tuple(at), 22 * wide, MOON, 0.006).visible_camera = False
    middle = np.array(spot(EYE, 0.63, float(SEAM(0.63)) + 0.035, AWAY - 0.13))
    s.area(tuple(middle), tuple(middle + np.array((-0.10, -0.30, -0.34))), 0.85, MOON, 0.30, 0.02)
    s.area(tuple(middle), tuple(middle + np.array((-0.10, -0.40, 0.16))), 0.22, MOON, 0.30, 0.02)
    s.area((-0.02, 0.60, 0.02), (-0.30, 0.42, 0.02), 0.12, MOON, 0.10)
    s.area((0.10, 0.62, 0.06), (0.34, 0.42, 0.06), 0.16, MOON, 0.10)
    s.area((-0.16, 0.02, -0.20), (-0.02, 0.75, -0.04), 4.2, "cf9a78", 0.3)
    s.area((-0.62, 0.12, -0.10), (-0.1, 0.55, 0.05), 6.0, "cf9a78", 0.3)
    s.area((0.60, 0.10, 0.20), (0.2, 0.6, 0.1), 3.6, "b08a80", 0.3)


def _behind(s: Set) -> None:
    """What lies behind where two of them do not touch: more of the same, dark."""
    paper = s.mat("3a3030", fibre=0.1, size=40)
    for edge, end in ((0.016, 1.3), (-0.016, -0.3)):

        def corner(u: float, v: float, edge: float = edge, end: float = end) -> Point:
            across = -0.15 + 1.3 * u
            top = float(SEAM(across)) + edge * (1 + 0.6 * float(_gap(across)) / 0.01)
            return tuple(map(float, spot(EYE, across, top + (end - top) * v, AWAY + 0.05)))  # type: ignore[return-value]

        sheet(s, paper, corner, 120, 4)


def _above(s: Set) -> None:
    """The coats on top of them: a lining that sags, a hood with fur along the seam, a quilted back."""
    lining = s.mat("5a3a3e", rough=0.42, fibre=0.04, size=60)
    hood = s.mat("4a4c42", fibre=0.10, size=90)
    hair = s.mat("8f8172", fibre=0.0)
    sags = Cloth(
        EYE,
        lambda x: SEAM(x) - _gap(x) - 0.004,
        AWAY - 0.02,
        deep=0.16,
        front=0.16,
        hangs=True,
        folds=(Fold(0.2, 0.022, 3.2, 62, 11), Fold(0.112, 0.01, 3.0, 80, 12)),
    )
    sags.lay(s, hood)
    fur(s, hair, sags, (0.27, 1.08), 5200, 0.018, (-0.45, -0.10, -0.65))
    seam = sags.run(-0.08, 1.08, 26, 0.0012)
    stitches(s, s.mat("8c8468"), seam, 4, 3)
    over = Cloth(
        EYE,
        line((-0.2, 0.40), (0.1, 0.33), (0.35, 0.245), (0.6, 0.19), (0.85, 0.165), (1.2, 0.10)),
        AWAY - 0.14,
        deep=0.15,
        front=0.20,
        hangs=True,
        folds=(Fold(0.25, 0.032, 3.6, 55, 21), Fold(0.125, 0.012, 2.6, 70, 22)),
    )
    over.lay(s, lining, (s.mat("46292f", rough=0.42, fibre=0.04, size=60), 26, 5))
    quilt = Cloth(
        EYE,
        line((-0.2, 0.23), (0.15, 0.185), (0.42, 0.10), (0.7, 0.055), (1.2, -0.02)),
        AWAY - 0.27,
        deep=0.14,
        front=0.26,
        hangs=True,
        folds=(Fold(0.0625, 0.008, 1.2, 20, 31),),
        rib=_puffs,
    )
    quilt.lay(s, s.mat("3a3d4a", rough=0.5, fibre=0.05, size=50))


def _below(s: Set) -> None:
    """What they lie on: a parka with its zip along the seam, a blazer, a sari's hem, a coat of tweed."""
    steel, dark = s.mat("ccd2dc", rough=0.4, metal=0.4, fibre=0.0), s.mat("191a20")
    brass = s.mat("8f7c54", rough=0.4, metal=0.5, fibre=0.0)
    parka = Cloth(
        EYE,
        lambda x: SEAM(x) + _gap(x),
        AWAY,
        deep=0.12,
        front=0.24,
        folds=(Fold(0.2, 0.013, 2.6, -58, 41), Fold(0.09, 0.005, 2.2, -40, 42)),
        calm=0.15,
    )
    parka.lay(s, s.mat("6f6350", fibre=0.08, size=110))
    zipper(s, parka, 0.02, 0.86, 29, steel, dark, brass, 0.455)
    stitches(s, s.mat("877858"), parka.run(-0.08, 1.08, 46, 0.0006, 1), 3, 3, 0.0007)
    glitter = s.mat("55555f", rough=0.4, metal=0.9, fibre=0.0)
    dress = Cloth(
        EYE,
        line((-0.2, 0.50), (0.5, 0.62), (0.66, 0.455), (0.82, 0.395), (0.95, 0.40), (1.2, 0.36)),
        AWAY - 0.12,
        deep=0.11,
        front=0.26,
        folds=(Fold(0.163, 0.024, 3.0, -66, 51),),
    )
    dress.lay(s, s.mat("2c2634", rough=0.5, fibre=0.04))
    sequins(s, glitter, dress, (0.6, 1.08), (-10, 62), 900)
    blazer = Cloth(
        EYE,
        line((-0.2, 0.545), (0.06, 0.565), (0.28, 0.50), (0.46, 0.475), (0.62, 0.535), (0.8, 0.60), (1.2, 0.67)),
        AWAY - 0.20,
        deep=0.13,
        front=0.26,
        folds=(Fold(0.213, 0.026, 3.0, 38, 61), Fold(0.1, 0.008, 2.4, 55, 62)),
        calm=0.5,
    )
    blazer.lay(s, s.mat("353d52", fibre=0.12, size=170))
    stitches(s, s.mat("66708a"), blazer.run(-0.08, 1.08, 13, 0.001), 3, 2, 0.0008)
    button(s, blazer, 0.545, 40, 0.0135, s.mat("c8a86a", rough=0.35, metal=0.6, fibre=0.0), dark)
    tape(s, blazer, (0.285, 0.37), (24, 47), s.mat("c9c2b2", fibre=0.08, size=300), s.mat("d8a028"))
    sari = Cloth(
        EYE,
        line((-0.2, 0.60), (0.1, 0.60), (0.3, 0.655), (0.5, 0.665), (0.72, 0.61), (0.9, 0.555), (1.2, 0.56)),
        AWAY - 0.30,
        deep=0.12,
        front=0.20,
        folds=(Fold(0.163, 0.026, 4.0, -20, 71), Fold(0.075, 0.008, 3.0, -12, 72)),
        calm=0.6,
    )
    sari.lay(s, s.mat("6b3d30", rough=0.5, fibre=0.05, size=120))
    gold = s.mat("9c7434", rough=0.5, metal=0.6, fibre=0.0)
    for turns in ((5, 9), (13, 23), (27, 31)):
        trim(s, sari, gold, turns)


def _close(s: Set) -> None:
    """Too near to be seen whole: knitted wool and a dark coat below, a cuff on the left, a lapel on the right."""
    wool = Cloth(
        EYE,
        line((-0.2, 0.70), (0.1, 0.725), (0.35, 0.765), (0.6, 0.755), (0.85, 0.70), (1.2, 0.69)),
        AWAY - 0.42,
        deep=0.12,
        front=0.30,
        net=(900, 80),
        folds=(Fold(0.175, 0.02, 3.0, 15, 81),),
        rib=lambda along, around: 0.0016 * np.abs(np.sin(math.pi * along / 0.0085)),
    )
    wool.lay(s, s.mat("6a5a4c", fibre=0.10, size=200))
    coat = Cloth(
        EYE,
        line((-0.2, 0.86), (0.2, 0.845), (0.5, 0.865), (0.8, 0.83), (1.2, 0.80)),
        AWAY - 0.52,
        deep=0.10,
        front=0.40,
        folds=(Fold(0.22, 0.02, 3.0, 8, 91),),
    )
    coat.lay(s, s.mat("3a2f29", fibre=0.12, size=150))
    sleeve = Cloth(
        EYE,
        line((-0.2, 1.02), (-0.06, 0.80), (0.05, 0.52), (0.12, 0.30), (0.20, 0.08), (0.34, -0.20)),
        AWAY - 0.50,
        deep=0.09,
        front=1.0,
        hangs=True,
        span=(-BEYOND, 0.36),
        folds=(Fold(0.34, 0.026, 2.0, -55, 95), Fold(0.13, 0.006, 2.0, -50, 98)),
        calm=0.5,
    )
    sleeve.lay(s, s.mat("41392f", fibre=0.12, size=150))
    stitches(s, s.mat("7d715c"), sleeve.run(-0.08, 0.36, 24, 0.0010), 3, 3)
    horn, dark = s.mat("4a3826", rough=0.3, fibre=0.1, size=200), s.mat("141210")
    for across in (0.03, 0.1, 0.175):
        button(s, sleeve, across, 40, 0.0115, horn, dark)
    lapel = Cloth(
        EYE,
        line((0.74, -0.20), (0.80, 0.02), (0.88, 0.22), (0.98, 0.40), (1.2, 0.66)),
        AWAY - 0.46,
        deep=0.09,
        front=0.9,
        hangs=True,
        span=(0.74, 1 + BEYOND),
        folds=(Fold(0.34, 0.024, 2.0, 62, 103),),
        calm=0.5,
    )
    lapel.lay(s, s.mat("453a40", fibre=0.10, size=120))
    stitches(s, s.mat("7d6e74"), lapel.run(0.74, 1.08, 22, 0.0010), 3, 2, 0.0008)


def _puffs(along: Any, around: Any) -> Any:
    """Down between seams, as wide as a hand."""
    across = np.abs(np.sin(math.pi * (around + 0.012 * np.sin(along * 9)) / 0.062))
    return 0.017 * np.sqrt(across) - 0.003


def _motes(s: Set) -> None:
    """Dust in the light of the seam."""
    grain, chance = s.mat("dfe9f6", glow=0.5), s.rng("motes")
    for _ in range(120):
        t = chance.random() ** 0.8
        across = 0.63 - 0.10 * t + chance.gauss(0, 0.05 + 0.06 * t)
        down = float(SEAM(0.63)) + 0.01 + 0.30 * t
        at: Point = tuple(spot(EYE, across, down, AWAY - 0.06 - 0.40 * t))
        ball(s, grain, at, chance.choice((0.0003, 0.0004, 0.0004, 0.0006)), sides=6)


def _shaft(left: float, right: float, strength: float) -> Shaft:
    """The light of a part of the seam, in the dust that they have raised."""
    corners = ((left, -0.004), (right, -0.004), (right, 0.010), (left, 0.010))
    opening = tuple(
        (float(x), float(y), float(z))
        for x, y, z in (spot(EYE, a, float(SEAM(a)) + d, AWAY - 0.02) for a, d in corners)
    )
    return Shaft(opening, (-0.16, -0.62, -0.42), 0.62, strength, MOON)


PLACE = Place(
    name="under_coats",
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "16141c"), (0.35, "2c3a52"), (0.7, "1c1614"), (1.0, "120c0a")),
            thick=0.35,
            clear=0.45,
            most=0.25,
            sky=((0.0, "6f9adc"), (0.30, "8fb6ee"), (1.0, "6f9adc")),
            shafts=(_shaft(0.52, 0.74, 0.16), _shaft(0.59, 0.68, 0.16)),
            exposure=1.65,
            dark=(1.08, 0.98, 0.94),
            light=(0.93, 1.0, 1.09),
            color=0.92,
            bloom=(0.6, 0.5),
            edge=0.22,
            corners=0.6,
        ),
    },
    build=build,
    samples=20,
    reach=4,
    quality=91,
)
