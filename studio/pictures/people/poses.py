"""Poses: where the joints of a body are, as frozen numbers, in units of the frame (720 x 1200, feet at (360, 1180)).

All are written for somebody who faces the left of the picture: *far* is the right side of the body, *near* the left.
(Tae-joon is mirrored as a whole.) Weight stands on one leg, shoulders and hips tilt against each other, no side does
what the other does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

Point = tuple[float, float]


@dataclass(frozen=True)
class Hand:
    """A hand's shape and how it is turned (see `hands.draw_hand`)."""

    shape: str
    turn: float
    roll: float = 0.0
    pitch: float = 0.0


@dataclass(frozen=True)
class Arm:
    """Elbow and wrist, and the hand; `over` what lies in front of: "body", "head" or "" (behind the body)."""

    elbow: Point
    wrist: Point
    hand: Hand | None
    over: str = "body"
    pocket: bool = False
    """The hand is in the coat's pocket."""


@dataclass(frozen=True)
class Leg:
    """Hip, knee and ankle; `foot` turns the sole (degrees clockwise), `point` is how much of its length we see."""

    hip: Point
    knee: Point
    ankle: Point
    foot: float = 0.0
    point: float = 0.8


@dataclass(frozen=True)
class Pose:
    """A stance. Tilts are in degrees, positive when the near (right) side is lower."""

    neck: Point
    waist: Point
    hips: Point
    hem: Point
    far_arm: Arm
    near_arm: Arm
    far_leg: Leg
    near_leg: Leg
    shoulders: float = 0.0
    middle: float = 0.0
    pelvis: float = 0.0
    hem_tilt: float = 0.0
    turn: float = 1.0
    """1: three quarters, 0: straight on."""
    stout: float = 1.0
    head: str = "turned"
    head_turn: float = 0.0
    head_at: Point = (0.0, 0.0)
    """The pit of the neck as the head has it, against `neck`."""
    wind: float = 0.0
    """How far hems and scarf blow to the right: 0..1."""
    behind: bool = False
    """We see the back."""
    camera: tuple[float, float, float] | None = None
    """Where the camcorder is held, and its turn."""


HER_STILL = Pose(
    neck=(338, 349), waist=(348, 539), hips=(384, 686), hem=(376, 900),
    shoulders=7, middle=0, pelvis=-10, hem_tilt=-4, head_turn=-2,
    far_arm=Arm((238, 548), (292, 462), Hand("hold", 46, 166, 6), "head"),
    near_arm=Arm((470, 558), (452, 702), Hand("soft", 190, 214)),
    far_leg=Leg((364, 716), (292, 926), (286, 1120), -4, 0.95),
    near_leg=Leg((402, 716), (402, 940), (386, 1132), 1, 0.74),
)  # fmt: skip
HER_TALK = Pose(
    neck=(318, 353), waist=(342, 543), hips=(356, 690), hem=(364, 902),
    shoulders=-5, middle=0, pelvis=6, hem_tilt=3, head_turn=-3,
    far_arm=Arm((196, 560), (172, 432), Hand("open", -10, -34, 8), "head"),
    near_arm=Arm((452, 556), (366, 506), Hand("self", -52, 196, 10), "head"),
    far_leg=Leg((328, 722), (322, 940), (318, 1128), -1, 0.95),
    near_leg=Leg((376, 722), (424, 926), (462, 1116), -12, 0.86),
)  # fmt: skip
HER_CAMERA = Pose(
    neck=(382, 352), waist=(364, 542), hips=(380, 688), hem=(374, 902),
    shoulders=3, middle=-1, pelvis=-5, hem_tilt=-2, head_turn=1, camera=(216, 368, -5),
    far_arm=Arm((254, 530), (228, 402), Hand("hook", -8, 8, 0), "head"),
    near_arm=Arm((464, 548), (312, 424), Hand("under", -84, -70, 0), "head"),
    far_leg=Leg((364, 718), (314, 934), (300, 1120), -3, 0.95),
    near_leg=Leg((400, 716), (406, 940), (404, 1132), 1, 0.74),
)  # fmt: skip
HER_BENT = Pose(
    neck=(206, 524), waist=(316, 652), hips=(404, 746), hem=(500, 886),
    shoulders=-16, middle=-26, pelvis=-26, hem_tilt=-30, turn=0.9, head="profile", head_turn=-8, wind=1.0,
    far_arm=Arm((124, 690), (66, 600), Hand("curled", -34, 60), ""),
    near_arm=Arm((396, 606), (474, 712), Hand("fist", 150, 188)),
    far_leg=Leg((392, 772), (250, 884), (262, 1132), 0, 1.0),
    near_leg=Leg((420, 776), (470, 992), (608, 1082), -52, 1.0),
)  # fmt: skip
HER_BACK = Pose(
    neck=(356, 352), waist=(356, 541), hips=(340, 686), hem=(350, 900),
    shoulders=-5, middle=1, pelvis=8, hem_tilt=5, turn=0.0, head_turn=5, behind=True,
    far_arm=Arm((242, 556), (216, 696), Hand("relaxed", 172, 118)),
    near_arm=Arm((470, 552), (508, 690), Hand("hold", 164, 122)),
    far_leg=Leg((322, 720), (318, 940), (320, 1130), 0, 0.3),
    near_leg=Leg((372, 722), (396, 930), (400, 1094), -4, 0.34),
)  # fmt: skip
HER_STILL_WEDDING = replace(
    HER_STILL,
    far_arm=Arm((242, 540), (316, 596), Hand("relaxed", 112, 178, 0), "head"),
    near_arm=Arm((462, 544), (404, 606), Hand("relaxed", -100, 184, 0), "head"),
)  # fmt: skip
HIS_STILL = Pose(
    neck=(346, 286), waist=(352, 498), hips=(378, 664), hem=(372, 842),
    shoulders=5, middle=0, pelvis=-7, hem_tilt=-4, head_turn=-2,
    far_arm=Arm((230, 500), (312, 622), None, pocket=True),
    near_arm=Arm((482, 522), (386, 420), Hand("hold", -46, 190, 4)),
    far_leg=Leg((372, 690), (292, 908), (272, 1122), -4, 0.95),
    near_leg=Leg((400, 690), (404, 918), (394, 1132), 1, 0.76),
)  # fmt: skip
HIS_STILL_WORK = replace(HIS_STILL, far_arm=Arm((226, 512), (238, 654), Hand("soft", 172, 146)))
HIS_TALK = Pose(
    neck=(312, 291), waist=(346, 500), hips=(358, 666), hem=(364, 844),
    shoulders=-4, middle=1, pelvis=6, hem_tilt=3, head_turn=-8,
    far_arm=Arm((208, 522), (172, 604), Hand("soft", -98, 62, 6)),
    near_arm=Arm((498, 500), (470, 606), Hand("soft", 196, 196)),
    far_leg=Leg((330, 694), (322, 914), (316, 1128), -1, 0.95),
    near_leg=Leg((386, 694), (430, 908), (472, 1118), -9, 0.88),
)  # fmt: skip
HIS_CAMERA = Pose(
    neck=(384, 290), waist=(366, 500), hips=(384, 664), hem=(376, 842),
    shoulders=2, middle=-1, pelvis=-5, hem_tilt=-2, head_turn=2, camera=(208, 344, -5),
    far_arm=Arm((322, 504), (264, 416), Hand("under", -82, 72, 0), "head"),
    near_arm=Arm((484, 496), (300, 370), Hand("over", -74, 186, 4), "head"),
    far_leg=Leg((372, 692), (312, 912), (294, 1122), -3, 0.95),
    near_leg=Leg((408, 690), (414, 918), (416, 1132), 1, 0.76),
)  # fmt: skip
HIS_BENT = Pose(
    neck=(204, 452), waist=(322, 602), hips=(410, 712), hem=(500, 824),
    shoulders=-14, middle=-26, pelvis=-28, hem_tilt=-32, turn=0.9, head="profile", head_turn=-6, wind=1.0,
    far_arm=Arm((152, 640), (84, 556), Hand("soft", -30, 50), ""),
    near_arm=Arm((410, 560), (504, 646), Hand("curled", 128, 120)),
    far_leg=Leg((394, 740), (240, 862), (256, 1132), 0, 1.0),
    near_leg=Leg((424, 744), (470, 972), (618, 1066), -54, 1.0),
)  # fmt: skip
HIS_BACK = Pose(
    neck=(366, 290), waist=(360, 499), hips=(372, 664), hem=(362, 842),
    shoulders=5, middle=-1, pelvis=-7, hem_tilt=-4, turn=0.0, head="back", head_turn=6, behind=True,
    far_arm=Arm((228, 512), (212, 668), Hand("relaxed", 176, 122)),
    near_arm=Arm((492, 530), (508, 690), Hand("hold", 168, 118)),
    far_leg=Leg((340, 692), (314, 904), (308, 1090), 4, 0.34),
    near_leg=Leg((394, 690), (402, 918), (398, 1132), 0, 0.3),
)  # fmt: skip
# --- more for hands to say: each keeps the stance of `talk` and changes what arms and head do

HER_ASK = replace(
    HER_TALK,
    shoulders=-2, head_turn=5,
    far_arm=Arm((200, 548), (138, 494), Hand("soft", -66, 66, 6), "head"),
    near_arm=Arm((456, 556), (374, 528), Hand("soft", -70, -62, 4), "head"),
)  # fmt: skip
HER_TELL = replace(
    HER_TALK,
    neck=(310, 357),
    shoulders=-8, head_turn=-6,
    far_arm=Arm((200, 536), (140, 468), Hand("point", -64, 118, 6), "head"),
    near_arm=Arm((452, 556), (376, 488), Hand("flat", -64, 196, 4), "head"),
)  # fmt: skip
HER_NEAR = replace(
    HER_TALK,
    shoulders=3, head_turn=7,
    far_arm=Arm((222, 556), (282, 486), Hand("flat", 58, 172, 4), "head"),
    near_arm=Arm((446, 560), (386, 470), Hand("flat", -62, 192, 4), "head"),
)  # fmt: skip
HIS_ASK = replace(
    HIS_TALK,
    shoulders=-1, head_turn=4,
    far_arm=Arm((214, 508), (166, 472), Hand("open", -62, 52, 6), "head"),
    near_arm=Arm((480, 512), (396, 506), Hand("soft", -74, -62, 4), "head"),
)  # fmt: skip
HIS_TELL = replace(
    HIS_TALK,
    head_turn=-3,
    far_arm=Arm((206, 506), (166, 388), Hand("point", -16, -30, 6), "head"),
    near_arm=Arm((478, 516), (384, 462), Hand("self", -58, 196, 6), "head"),
)  # fmt: skip
HIS_NEAR = replace(
    HIS_TALK,
    shoulders=2, head_turn=8,
    far_arm=Arm((208, 522), (176, 606), Hand("relaxed", -116, 120)),
    near_arm=Arm((472, 526), (404, 426), Hand("flat", -58, 192, 4), "head"),
)  # fmt: skip
TOGETHER = 308
"""Units between the left edges of her frame and his at which the hands of `back` meet: hers on the left."""
POSES: dict[tuple[str, str], Pose] = {
    ("hijae", "still"): HER_STILL,
    ("hijae", "talk"): HER_TALK,
    ("hijae", "camera"): HER_CAMERA,
    ("hijae", "bent"): HER_BENT,
    ("hijae", "back"): HER_BACK,
    ("hijae", "still.wedding"): HER_STILL_WEDDING,
    ("taejoon", "still"): HIS_STILL,
    ("taejoon", "still.work"): HIS_STILL_WORK,
    ("taejoon", "talk"): HIS_TALK,
    ("taejoon", "camera"): HIS_CAMERA,
    ("taejoon", "bent"): HIS_BENT,
    ("taejoon", "back"): HIS_BACK,
    ("hijae", "ask"): HER_ASK,
    ("hijae", "tell"): HER_TELL,
    ("hijae", "near"): HER_NEAR,
    ("taejoon", "ask"): HIS_ASK,
    ("taejoon", "tell"): HIS_TELL,
    ("taejoon", "near"): HIS_NEAR,
}


def pose_of(who: str, outfit: str, pose: str) -> Pose:
    """The numbers of a pose; KeyError where there is none."""
    own = POSES.get((who, f"{pose}.{outfit}"))
    return own if own is not None else POSES[(who, pose)]


__all__ = ["POSES", "Arm", "Hand", "Leg", "Pose", "pose_of", "replace"]
