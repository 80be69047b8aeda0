"""The drawn part of `risen`: the two going up, seen from below, and what they wore on the floor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import skia

from studio.pictures.illustrations import _outfits as outfits
from studio.pictures.people import figure, gown, marks, poses, wraps
from studio.pictures.people.bodies import WEDDING, Body
from studio.pictures.people.clothes import hand_of
from studio.pictures.people.paper import OVER, Sheets, mix, oval, spline, together
from studio.pictures.people.poses import Arm, Hand, Leg

HE = replace(
    poses.HIS_STILL,
    neck=(346, 296), waist=(352, 500), hips=(362, 664), hem=(366, 842), head_turn=4,
    shoulders=-9, pelvis=4, hem_tilt=4,
    far_arm=Arm((182, 296), (190, 112), Hand("hold", 8, 20), "body"),
    near_arm=Arm((530, 446), (640, 540), Hand("open", 116, 200, 6)),
    far_leg=Leg((344, 690), (322, 896), (352, 1092), -62, 0.9),
    near_leg=Leg((398, 690), (446, 884), (512, 1072), -46, 0.9),
)  # fmt: skip
"""His left arm is the far one, and up."""
SHE = replace(
    poses.HER_STILL,
    neck=(340, 352), waist=(350, 540), hips=(366, 690), hem=(382, 900), head_turn=-2,
    shoulders=-10, pelvis=4, hem_tilt=2, wind=0.22,
    far_arm=Arm((198, 322), (240, 134), Hand("curled", 10, 150), "body"),
    near_arm=Arm((502, 494), (606, 576), Hand("open", 108, 196, 6)),
    far_leg=Leg((350, 716), (344, 926), (350, 1086), -58, 0.9),
    near_leg=Leg((402, 716), (436, 930), (462, 1090), -44, 0.9),
)  # fmt: skip
SUIT = replace(
    outfits.SUIT,
    far_arm=Arm((196, 380), (74, 300), None), near_arm=Arm((524, 440), (640, 520), None),
    far_leg=Leg((344, 690), (318, 890), (300, 1096), 0, 0.9), near_leg=Leg((402, 690), (424, 890), (470, 1080), 0, 0.9),
)  # fmt: skip
DRESS = replace(
    outfits.DRESS, far_arm=Arm((204, 420), (84, 330), None), near_arm=Arm((510, 470), (620, 540), None), wind=0.1
)
RED = (255.0, 801.0)
"""The red light on the camcorder."""
HIS_PLACE, HER_PLACE = (742.0, 474.0, 14.0, 0.9), (1206.0, 490.0, -14.0, 0.9)
"""Where the middle of each is seen, turned and sized."""


@contextmanager
def _from_below(s: Sheets) -> Iterator[None]:
    """What is low in the picture is nearer to us, and larger."""
    far, x, y = 0.00022, 960.0, 470.0
    tipped = skia.Matrix()
    tipped.setAll(1, -far * x, far * x * y, 0, 1 - far * y, far * y * y, 0, -far, 1 + far * y)
    s.canvas.save()
    s.canvas.concat(tipped)
    yield
    s.canvas.restore()


@contextmanager
def _at(s: Sheets, place: tuple[float, float, float, float]) -> Iterator[None]:
    x, y, turn, size = place
    with s.frame(x, y, turn=turn, size=size), s.frame(-360, -640):
        yield


def rising(s: Sheets) -> None:
    """He on the left, she on his left; the hands that hold are the highest."""
    with _from_below(s):
        with _at(s, HIS_PLACE):
            figure.draw_on(s, "taejoon", "wedding", HE, "tender", marks=marks.BLOODLESS, clean=True)
            _lace(s)
        with _at(s, HER_PLACE):
            figure.draw_on(s, "hijae", "wedding", SHE, "laughing", marks=marks.BLOODLESS, clean=True)
            _under_the_hem(s)
        with _at(s, HIS_PLACE), s.frame(720, 0, mirror=True):  # his fingers close over hers
            hand_of(s, Body(WEDDING["taejoon"], HE), -1, HE.far_arm, only=("index", "middle", "ring", "little"))


def _lace(s: Sheets) -> None:
    """His left shoe is badly tied."""
    x, y = 720 - HE.far_leg.ankle[0], HE.far_leg.ankle[1]
    for run in (
        ((x + 2, y + 12), (x + 14, y + 40), (x + 4, y + 66), (x + 16, y + 92)),
        ((x - 2, y + 14), (x - 14, y + 40), (x - 8, y + 70)),
    ):
        s.line(run, "d8d2c4", 3.4, 1, taper=(1, 1, 0.7))


def _under_the_hem(s: Sheets) -> None:
    """Who looks up into a skirt's bell sees its far inside, dark, and the feet before it."""
    body = Body(WEDDING["hijae"], SHE)
    (x0, y0), (x1, y1) = body.at(-1.3, 3.62), body.at(1.3, 3.62)
    x, y, wide = (x0 + x1) / 2, (y0 + y1) / 2, abs(x1 - x0) / 2
    inside = oval(x, y, wide, 30, SHE.hem_tilt)
    s.sheet(
        inside, gown.IVORY.shade, mix(gown.IVORY.deep, "000000", 0.2), lift=0, core=0.5, edge=0.5, fibre=0.1, reach=26
    )
    below = together(
        inside, spline([(x - wide, y, 1), (x + wide, y, 1), (x + wide, y + 260, 1), (x - wide, y + 260, 1)])
    )
    with s.clip(below):
        gown.slippers(s, body)


def lying(s: Sheets) -> None:
    """On the snow: her dress, his suit, one of his sleeves over one of hers; beside them the camcorder."""
    with _flat(s, 966, 800):
        for middle, way in ((-286, 1), (286, -1)):
            s.tone(oval(middle, 76, 430, 130, -40 * way), "1c2c42", 0.42, 26, mode=OVER)
        outfits.falling_dress(s, 240, 22, turn=-54, size=0.7, pose=DRESS)
        outfits.falling_suit(s, -240, 12, turn=52, size=0.7, pose=SUIT)
    s.tone(oval(212, 890, 130, 18), "05070a", 0.6, 10, mode=OVER)
    with s.frame(202, 838, turn=2, size=1.15, mirror=True):
        wraps.camcorder(s, strapped=False)
    x, y = RED
    for r, alpha, blur in ((46, 0.34, 24), (15, 0.5, 7), (7, 1.0, 0.6)):
        s.tone(oval(x, y, r, r), "ff2a1e", alpha, blur, mode=OVER)


@contextmanager
def _flat(s: Sheets, x: float, y: float) -> Iterator[None]:
    """What lies on the floor at (x, y), as it is seen from low above it."""
    s.canvas.save()
    s.canvas.translate(x, y)
    s.canvas.scale(1.0, 0.36)
    yield
    s.canvas.restore()
