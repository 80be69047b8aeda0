"""The two as one figure: they stand and hold each other, brow to brow, eyes closed.

Both are drawn as they are alone, without arms, turned further to each other than in any pose of one of them; then the
near arms are laid over both: his goes high around her back, his hand over her hair, hers low around his. Of the far
ones a sleeve is seen between the two, and her fingers at his nape.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import skia

from studio.pictures.people import bodies, figure, wraps
from studio.pictures.people.hands import FINGERS, Skin, draw_hand
from studio.pictures.people.light import rim
from studio.pictures.people.paper import ATOP, NIGHT, Sheets, paint_color, spline
from studio.pictures.people.poses import HER_STILL, HIS_STILL, Arm, Hand, Leg, Point, Pose

SIZE = (840, 1200)
OUTFITS = figure.CLEANED
POSES = ("hold",)
LATER = "later"
"""What an arm lies `over` that is laid on when both are there."""
UNHURT = ("ring", "eye")
"""The marks that are theirs, and not what was done to them."""
SHOULDER = 0.62
"""Where the near arm begins across a body that is seen nearly from the side, as `u`."""
KNUCKLES = 50.0
"""Units from a wrist to the middle of the hand that lies there."""
NAPE = (
    (293, 241, 1),
    (285, 250),
    (285, 259),
    (274, 266),
    (274, 273),
    (266, 279),
    (267, 285),
    (261, 291),
    (263, 298, 1),
)
"""The line of his neck behind, where her fingers come around it: a little outside of it at each of them."""

_HIS_ARM = Arm((284, 482), (194, 429), Hand("cover", -72, 178, -34), LATER)
_HER_ARM = Arm((372, 568), (226, 533), Hand("cover", -84, 184, -30), LATER)
_HE = replace(
    HIS_STILL,
    neck=(336, 318), waist=(330, 512), hips=(324, 668), hem=(334, 842),
    shoulders=-9, middle=0, pelvis=3, hem_tilt=3, stout=0.82, head="profile", head_turn=-18, head_at=(6, 14),
    far_arm=Arm((196, 486), (130, 470), None, ""), near_arm=_HIS_ARM,
    far_leg=Leg((314, 690), (306, 908), (310, 1128), -2, 0.95),
    near_leg=Leg((350, 690), (384, 908), (404, 1122), -4, 0.9),
)  # fmt: skip
_SHE = replace(
    HER_STILL,
    neck=(338, 352), waist=(324, 541), hips=(312, 688), hem=(330, 900),
    shoulders=-3, middle=0, pelvis=2, hem_tilt=-4, stout=0.86, head="profile", head_turn=8, head_at=(4, 7),
    far_arm=Arm((216, 322), (176, 276), None, LATER), near_arm=_HER_ARM,
    far_leg=Leg((302, 720), (306, 930), (320, 1124), 0, 0.95),
    near_leg=Leg((328, 720), (360, 930), (386, 1132), -3, 0.9),
)  # fmt: skip


@dataclass(frozen=True)
class _One:
    """One of the two: the pose, the left edge of the frame it is written in, and the look."""

    who: str
    pose: Pose
    left: float
    look: str

    @contextmanager
    def frame(self, s: Sheets) -> Iterator[None]:
        """The frame of a figure alone."""
        with s.frame(self.left, 0):
            yield


HIM = _One("taejoon", _HE, -69, "calm")
HER = _One("hijae", _SHE, 135, "tender")


def draw(
    outfit: str, pose: str, *, scale: float, clean: bool = False, marks: tuple[str, ...] = (*UNHURT, "cut")
) -> Any:
    """The two: an array (height, width, 4), sRGB with straight alpha, 0..1; 840 x 1200 units at `scale`.

    `clean` are clothes as the lens shows them, as the road never had them; `marks` what their faces bear. Raises
    ValueError for an outfit or a pose that is none.
    """
    for name, names in ((outfit, OUTFITS), (pose, POSES)):
        if name not in names:
            raise ValueError(f"one of {', '.join(names)}, not {name!r}")
    s = Sheets(SIZE, scale)
    with HER.frame(s):  # around his neck on the far side
        figure.arm_on(s, HER.who, outfit, HER.pose, -1)
    _body(s, HIM, outfit, clean, marks)
    _fingers(s)
    with _dropped(s, (-5, 8), 13, 0.5):
        _body(s, HER, outfit, clean, marks)
    _body(s, HER, outfit, clean, marks)
    for one in (HER, HIM):
        _arm(s, one, outfit)
    return rim(s.image(), scale, color=figure.RIM[outfit], strength=0.42)


def hands() -> tuple[Point, Point]:
    """Where his hand lies on her back and hers on his: the knuckles, in units of the picture."""
    (x, y), (u, v) = _HE.near_arm.wrist, _SHE.near_arm.wrist
    return (HIM.left + bodies.SIZE[0] - x + KNUCKLES, y - 12), (HER.left + u - KNUCKLES, v - 12)


@contextmanager
def _dropped(s: Sheets, by: Point, blur: float, alpha: float) -> Iterator[None]:
    """Of what is drawn inside, nothing but its shadow, on all that is there: where one lies against the other."""
    thrown = skia.ImageFilters.DropShadowOnly(*by, blur, blur, paint_color(NIGHT, alpha))
    s.canvas.saveLayer(None, skia.Paint(ImageFilter=thrown, BlendMode=ATOP))
    try:
        yield
    finally:
        s.canvas.restore()


def _body(s: Sheets, one: _One, outfit: str, clean: bool, marks: tuple[str, ...]) -> None:
    """Somebody without arms."""
    with one.frame(s):
        figure.draw_on(s, one.who, outfit, one.pose, one.look, marks=marks, lids=1.0, clean=clean)


def _fingers(s: Sheets) -> None:
    """Her other hand, as far as it comes around his nape."""
    skin = bodies.BUILDS[HER.who].skin
    around = spline([*NAPE, (380, 298, 1), (380, 241, 1)])
    with s.clip(around):
        with _dropped(s, (2, 5), 5, 0.5):
            _hand(s, skin)
        _hand(s, skin)
        away = spline([(260, 241, 1), *((x + 7, y) for x, y, *_ in NAPE), (240, 298, 1)])
        s.tone(away, skin.line, 0.5, 4)


def _hand(s: Sheets, skin: Skin) -> None:
    draw_hand(s, (206, 262), "flat", skin, turn=96, roll=180, length=118, only=FINGERS)


def _arm(s: Sheets, one: _One, outfit: str) -> None:
    """The near arm, over all that is there but what is worn around the neck: that lies on its shoulder."""
    worn = wraps.around_neck(one.who, one.pose, one.who == "taejoon") if outfit == "coat" else skia.Path()
    with one.frame(s), s.clip(worn, outside=True):
        with _dropped(s, (3, 10), 9, 0.42):
            figure.arm_on(s, one.who, outfit, one.pose, 1, shoulder=SHOULDER)
        figure.arm_on(s, one.who, outfit, one.pose, 1, shoulder=SHOULDER)
        with _dropped(s, (2, 7), 6, 0.5):
            s.tone(worn, NIGHT, 1.0)
