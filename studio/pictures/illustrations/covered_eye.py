"""The covered eye: an edge of light as straight as a ruler's has come to his face, and her palm takes it."""

from __future__ import annotations

import numpy as np

from studio.pictures.illustrations._acting import LATER
from studio.pictures.illustrations._close import flakes, her_lock, lamp, placed, reaching, rimmed, scorch, shadow
from studio.pictures.kit import Set
from studio.pictures.people.paper import Sheets
from studio.pictures.people.poses import HER_STILL_WEDDING, HIS_STILL, Hand, replace
from studio.pictures.place import Card, Eye, Look, Place
from studio.pictures.shapes import tube

EYE = Eye((0.0, 0.0, 1.1), (0.0, 30.0, 1.1), mm=50)
AWAY = 2.0
"""Metres to where they sit."""
SIZE = 2.95
LIGHT = (0.84, -0.54)
"""The way to the lamp, as their paper is shaded."""
AROUND, EDGE, END = -24.0, -0.150, 0.50
"""Degrees from which the light comes, and between which x (metres) it falls on them."""
RIM = "ffe7c4"
SNOW = (
    *((700, 128, 7), (742, 116, 5), (664, 152, 5), (790, 142, 4), (1140, 38, 7), (1218, 52, 6), (1176, 72, 4.5)),
    *((1302, 112, 5), (520, 864, 9), (470, 892, 7), (446, 930, 6), (1440, 850, 9), (1500, 890, 7)),
)
"""On hair and shoulders: x, y, radius."""


def pair(s: Sheets, world: str) -> None:
    """He leans back against her; her left hand lies on his left eye, his right one has closed around her wrist."""
    his = replace(HIS_STILL, head="front", head_turn=-9, turn=0.2)
    his = replace(his, far_arm=replace(his.far_arm, over=LATER), near_arm=replace(his.near_arm, over=LATER))
    hers = replace(HER_STILL_WEDDING, head="profile", head_turn=-14)
    hers = replace(hers, far_arm=replace(hers.far_arm, over=LATER), near_arm=replace(hers.near_arm, over=LATER))
    him = placed("taejoon", "wedding", his, (738, 818), SIZE, "leaning")
    her = placed("hijae", "wedding", hers, (1290, 718), SIZE, "guarding")
    cover = reaching(her, (1330, 1060), (938, 532), Hand("cover", -30, 176, 4))
    clasp = reaching(him, (470, 1080), (892, 868), Hand("clasp", -50, 190, 4))
    with lamp(s, LIGHT):
        with rimmed(s, LIGHT, RIM, 4):
            him.draw(s)
        shadow(s, lambda: her.draw(s), (-30, 30), 20)
        with rimmed(s, LIGHT, RIM, 4):
            her.draw(s)

        shadow(s, lambda: her.arm(s, 1, cover), (-26, 22), 14)
        her.arm(s, 1, cover)
        scorch(s, ((1068, 880), (1112, 848), (1172, 806), (1240, 756)), (22, 28))
        her_lock(s, her)
        shadow(s, lambda: him.arm(s, 1, clasp), (-16, 16), 10)
        him.arm(s, 1, clasp)
        flakes(s, SNOW)


def build(s: Set) -> None:
    """A pillar behind them, and the grey roof beyond it; what stands behind the camera lets one band of light past."""
    s.sky_light("4a5f78", "222c36", 0.30)
    s.area((-2.2, -0.6, 1.9), (-0.2, 2.0, 1.1), 95, "9db3cc", 1.4)
    s.area((1.7, 0.6, 2.2), (1.0, 2.7, 1.2), 70, "8ea4bd", 1.2)
    s.sun(4.6, "ffe2b8", down=20, around=AROUND, soft=0.25)
    shut = s.mat("05070a")
    aside = 3.0 * 0.445
    s.box(shut, (EDGE + aside - 5.0, -1.0, 2.0), (10, 0.02, 9))
    s.box(shut, (END + aside + 5.0, -1.0, 2.0), (10, 0.02, 9))
    wall = s.mat("2b343f", size=2.5)
    s.box(wall, (1.3, 3.0, 1.4), (3.06, 0.6, 5))
    s.box(s.mat("39444f"), (1.3, 2.69, 0.35), (3.12, 0.06, 0.08))
    with s.layer("far"):
        _roof(s)


def _roof(s: Set) -> None:
    """Ribs of the roof, and the galleries under it."""
    rib = s.mat("1c232b")
    for k in range(7):
        y = 9.0 + 3.2 * k
        arc = [(-7.0 + 7.5 * x, y, 0.6 + 3.6 * (1 - x * x) ** 0.5) for x in np.linspace(-1, 1, 41)]
        tube(s, rib, arc, 0.06)
    for k in range(3):
        s.box(rib, (-7.0, 30.0, -1.0 + 1.2 * k), (30, 0.2, 0.16))


PLACE = Place(
    name="covered_eye",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("pair", pair, AWAY, fill=0.05),),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "1e2730"), (0.4, "4a5864"), (1.0, "1e2730")),
            thick=0.05,
            clear=4.0,
            most=0.94,
            sky=((0.0, "1e2730"), (0.4, "4a5864"), (1.0, "1e2730")),
            exposure=1.55,
            dark=(0.98, 1.0, 1.04),
            corners=0.5,
            bloom=(0.75, 0.35),
            color=0.88,
        )
    },
    build=build,
    quality=90,
    reach=60,
    samples=20,
)
