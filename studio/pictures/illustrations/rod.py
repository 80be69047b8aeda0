"""The rod: all of him goes into one blow, and the wall that fills the picture has not so much as a mark."""

from __future__ import annotations

import math

import numpy as np

from studio.pictures.illustrations._close import lamp, placed, reaching, rimmed, scorch
from studio.pictures.kit import Set
from studio.pictures.people import suit
from studio.pictures.people.clothes import hand_of, lay
from studio.pictures.people.paper import OVER, Sheets, curve, polygon, ribbon, spline
from studio.pictures.people.poses import HER_BENT, HIS_BENT, Hand, Point, replace
from studio.pictures.people.suit import NIGHT_BLUE
from studio.pictures.place import Card, Eye, Look, Place

EYE = Eye((0.0, 0.0, 1.2), (0.0, 30.0, 1.2), mm=35)
AWAY = 2.6
"""Metres to where they stand."""
SIZE = 2.0
HIS = replace(
    HIS_BENT,
    neck=(260, 430), waist=(352, 610), hips=(420, 740), hem=(450, 900),
    shoulders=-14, middle=-16, pelvis=-8, hem_tilt=-6, head_turn=6, head_at=(-8, 6), stout=0.86, wind=0.5,
)  # fmt: skip
HERS = replace(
    HER_BENT,
    neck=(300, 400), waist=(350, 580), hips=(390, 720), hem=(420, 900),
    shoulders=-8, middle=-10, pelvis=-8, hem_tilt=-8, head_turn=-2, wind=0.6,
)  # fmt: skip
"""All of him goes forward; she reaches after what was in her hands."""
LIGHT = (-0.8, -0.6)
RUST, IRON = "7a4630", "3f3a3c"
GRIP: Point = (1355, 682)
"""Where his nearer hand has it."""
HIT: Point = (1800, 282)
"""Where its end meets the wall."""
YOKE = ((996, 668, 1), (1004, 640), (1030, 600), (1060, 598), (1090, 632), (1126, 662, 1), (1060, 712, 1))
"""The jacket over his farther shoulder, between collar and sleeve: it rounds off what the raised arm leaves open."""


def rod(s: Sheets) -> None:
    """A piece of a handrail: a tube that gives a little, rust on it, its end on the wall."""
    way = np.subtract(HIT, GRIP) / np.hypot(*np.subtract(HIT, GRIP))
    spine = [tuple(GRIP - way * 96), GRIP, tuple(GRIP + way * 290 + (-16, -20)), HIT]
    path = ribbon(spine, (14, 14, 14, 13.5))
    s.sheet(path, IRON, "1d1b1e", lift=7, core=0.3, edge=0.5, fibre=0.2, reach=7)
    chance = np.random.default_rng(3)
    for x, y in curve(spine, 26):
        if chance.random() < 0.55:
            points = [(x + chance.normal(0, 11), y + chance.normal(0, 7)) for _ in range(5)]
            s.tone(polygon(points), RUST, 0.5, 0.5, clip=path, mode=OVER)


def sparks(s: Sheets) -> None:
    """Rust that flies off: all of it is the rod's."""
    chance = np.random.default_rng(11)
    for _ in range(54):
        a, far = np.radians(chance.uniform(120, 265)), 30 + 300 * chance.beta(1, 2.2)
        x, y = HIT[0] + np.cos(a) * far, HIT[1] - np.sin(a) * far * 0.9
        size = chance.uniform(5, 15) * (1 - far / 420)
        points = [(x + chance.normal(0, size), y + chance.normal(0, size)) for _ in range(4)]
        s.sheet(polygon(points), chance.choice((RUST, "8a5236", "4a3028")), lift=3, core=0, edge=0.4, reach=3)


def pair(s: Sheets, world: str) -> None:
    """He strikes; she is behind him on his left, her hands as they were when the rod was in them."""
    him = placed("taejoon", "wedding", HIS, (960, 598), SIZE, "roaring")
    near = reaching(him, (1022, 800), (1264, 582), Hand("fist", -138, 180, 0))
    far = reaching(him, (1200, 742), (1355, 506), Hand("fist", -138, 10, 0))
    him = replace(him, pose=replace(HIS, near_arm=near, far_arm=far))
    with lamp(s, LIGHT):
        with rimmed(s, LIGHT, "c8d6e6", 3.5), s.frame(1920, 0, mirror=True):
            her = placed("hijae", "wedding", HERS, (1920 - 276, 606), SIZE, "afraid")
            near = reaching(her, (1920 - 350, 960), (1920 - 486, 806), Hand("empty", -66, 186, 6))
            far = reaching(her, (1920 - 440, 790), (1920 - 560, 622), Hand("empty", -40, 24, 6))
            her = replace(her, pose=replace(HERS, near_arm=near, far_arm=far))
            her.arm(s, -1)
            her.draw(s)
            her.arm(s, 1)
        scorch(s, ((402, 838), (432, 886), (464, 935)), (-30, 14), 2)
        scorch(s, ((424, 674), (462, 706), (499, 734)), (-18, 24), 3)
        with rimmed(s, LIGHT, "c8d6e6", 3.5):
            him.draw(s)
            him.arm(s, -1, hand=False)
            lay(s, spline(YOKE), NIGHT_BLUE, 4, reach=12, tint=0.3)
            with him.frame(s):
                suit.collar(s, him.body)
        with him.frame(s):
            hand_of(s, him.body, -1, him.pose.far_arm, only=("palm", "thumb"))
        rod(s)
        with him.frame(s):
            hand_of(s, him.body, -1, him.pose.far_arm, only=("index", "middle", "ring", "little"))
        him.arm(s, 1)
        sparks(s)


def build(s: Set) -> None:
    """A wall that comes nearer to the right, and one light from the left."""
    s.sky_light("5a6a7c", "28303a", 0.42)
    s.spot((-2.5, -0.4, 3.3), (0.3, 2.8, 1.25), 1000, "f2eee6", wide=62, soft=0.8, size=0.10)
    s.area((2.4, 0.2, 0.4), (0.6, 2.7, 1.0), 14, "7f9cc0", 1.0)
    grey, lean = s.mat("73777b", fibre=0.012, size=1.0), 0.36
    (x, _, away), half = EYE.spot((0.0, AWAY, 0.0)), 7.0
    hit = (HIT[0] - x) / EYE.units(away)
    with s.layer("far"):  # its face passes through the spot that the rod hits
        middle = (
            hit - 3.0 * math.cos(lean) + 0.1 * math.sin(lean),
            AWAY + 3.0 * math.sin(lean) + 0.1 * math.cos(lean),
            1.0,
        )
        s.box(grey, middle, (2 * half, 0.2, 12.0), (0, 0, -lean))


PLACE = Place(
    name="rod",
    shelf="illustrations",
    layers=("far",),
    cards=(Card("pair", pair, AWAY, over="far", fill=0.02),),
    eye=EYE,
    looks={
        "here": Look(fog=((0.0, "2a323b"), (1.0, "2a323b")), thick=0.12, clear=2.7, most=0.6, exposure=1.4, corners=0.6)
    },
    build=build,
    quality=90,
    reach=40,
    samples=10,
)
