"""She signs a song with her coat open; he sits below, beats the boards, and looks up. None of it is a word of any
sign language: it is how these two say a hill.
"""

from __future__ import annotations

import math
from dataclasses import replace

from studio.pictures.illustrations._acting import Actor, dimmed, seen
from studio.pictures.people import coats, poses
from studio.pictures.people.bodies import Body, limb
from studio.pictures.people.clothes import Cloth, facet, hand_of, lay, leg, sleeve, wedge
from studio.pictures.people.coats import GREEN, JUMPER
from studio.pictures.people.hands import Skin, draw_hand
from studio.pictures.people.heads import draw_head
from studio.pictures.people.paper import Sheets, mix, oval, ribbon, spline
from studio.pictures.people.poses import Arm, Hand, Point
from studio.pictures.people.wraps import METAL, RED

SING = replace(
    poses.HER_TALK,
    neck=(322, 354), waist=(350, 541), hips=(378, 688), hem=(384, 900),
    shoulders=-13, middle=-3, pelvis=9, hem_tilt=4, head_turn=-10,
    far_arm=Arm((146, 488), (30, 566), Hand("flat", -112, 176, 6)),
    near_arm=Arm((516, 334), (598, 214), Hand("open", 24, 190, 6)),
    far_leg=poses.Leg((350, 722), (322, 940), (310, 1130), -2, 0.95),
    near_leg=poses.Leg((398, 722), (424, 934), (438, 1128), -4, 0.86),
)  # fmt: skip
HER = Actor("hijae", "coat", SING, 1050, 946, 0.86)
SIT = replace(
    poses.HIS_TALK,
    neck=(384, 300), waist=(384, 492), hips=(366, 604), hem=(350, 668),
    shoulders=2, middle=6, pelvis=14, hem_tilt=20, head="profile", head_turn=13,
    far_arm=Arm((268, 480), (196, 520), Hand("relaxed", -110, 150)),
    near_arm=Arm((520, 500), (548, 646), Hand("flat", 118, 150, 6)),
    far_leg=poses.Leg((348, 640), (176, 520), (70, 700), 6, 1.0),
    near_leg=poses.Leg((372, 664), (230, 500), (150, 692), 16, 1.0),
)  # fmt: skip
HIM = Actor("taejoon", "coat", SIT, 362, 1534, 1.09)

MOON, BEAM = 0.4, 0.56
"""How much too bright the moon is for faces, when it is right for the wall; and for hers, which it shines on."""


def stage(s: Sheets, world: str) -> None:
    """All that stands at her distance."""
    microphone(s, world)
    singer(s, world)
    if world == "here":
        dimmed(s, BEAM)


def floor(s: Sheets, world: str) -> None:
    """All that is nearer than she."""
    listener(s, world)
    if world == "here":
        dimmed(s, MOON)
    pointers(s, world)


def singer(s: Sheets, world: str) -> None:
    """She on the boards, every line of her going up the hill."""
    her = seen(HER, world)
    body, shown = her.body, her.marks
    with her.frame(s):
        _head(s, body, shown, "back")
        _inside(s, body)
        _head(s, body, shown, "neck")
        _clothes(s, body)
        for side, arm in ((-1, SING.far_arm), (1, SING.near_arm)):
            hand_of(s, body, side, arm)
            sleeve(s, body, side, arm, GREEN)
        _head(s, body, shown, "face")


def listener(s: Sheets, world: str) -> None:
    """He, on the edge of the boards."""
    seen(HIM, world).draw(s)


def _head(s: Sheets, body: Body, shown: tuple[str, ...], part: str) -> None:
    with s.frame(*body.pose.neck, turn=body.pose.head_turn):
        draw_head(s, "hijae", body.pose.head, HER.look, marks=shown, part=part, sway=90)


def _inside(s: Sheets, body: Body) -> None:
    """What an open coat shows behind her: its collar's stand and its lining."""
    back = body.shape((-0.5, -0.1), (-1.0, 0.2), (-1.04, 1.0), (-1.16, 2.0), (-1.3, 2.96, 1), (0, 3.02),
        (1.46, 2.92, 1), (1.2, 2.0), (1.02, 1.0), (1.0, 0.2), (0.5, -0.1), (0, -0.2))  # fmt: skip
    lay(s, back, Cloth(GREEN.lining, mix(GREEN.lining, GREEN.deep, 0.55), GREEN.deep, GREEN.lining), 9, reach=40)
    for u in (-0.9, 0.2, 0.9):
        wedge(s, body.run((u * 1.2, 3.0), (u, 2.2), (u * 0.8, 1.6)), 12, GREEN, back, 0.3)


def _clothes(s: Sheets, body: Body) -> None:
    lay(s, body.shape((-0.74, 1.4, 1), (0.74, 1.4, 1), (0.8, 2.0), (0.72, 2.4, 1), (0.05, 2.34, 1),
        (-0.72, 2.4, 1), (-0.8, 2.0)), coats.SLATE, 0, tint=0.3)  # fmt: skip
    for side, pose in ((-1, SING.far_leg), (1, SING.near_leg)):
        leg(s, body, side, pose, coats.SLATE, coats.BOOTS, covered=-0.14)
    jumper = lay(s, body.shape((-0.36, -0.12, 1), (-0.8, 0.0), (-0.9, 0.5), (-0.86, 1.0), (-0.9, 1.72, 1), (0, 1.8),
        (0.92, 1.7, 1), (0.88, 1.0), (0.92, 0.5), (0.82, 0.0), (0.38, -0.14, 1), (0.2, 0.0), (-0.08, 0.07),
        (-0.26, 0.02)), JUMPER, 5, reach=20)  # fmt: skip
    for k in range(4):
        v = 0.5 + 0.3 * k
        wedge(s, body.run((0.62, v + 0.16), (0.1, v + 0.05), (-0.4, v + 0.1)), 6, JUMPER, jumper, 0.3)
    lay(s, body.shape((-0.92, 1.6, 1), (0, 1.68), (0.94, 1.58, 1), (0.93, 1.71, 1), (0, 1.81), (-0.91, 1.73, 1)),
        JUMPER, 2, reach=5, tint=-0.05)  # fmt: skip
    _fronts(s, body)


def _fronts(s: Sheets, body: Body) -> None:
    """The two fronts of the coat, thrown apart, with their lapels, and the belt that hangs loose."""
    far = lay(s, body.shape((-0.26, -0.12, 1), (-0.62, -0.02), (-0.93, 0.1), (-1.02, 0.3), (-1.02, 0.9), (-1.1, 1.6),
        (-1.22, 2.2), (-1.38, 2.98, 1), (-1.0, 3.04), (-0.74, 3.0, 1), (-0.66, 2.2), (-0.56, 1.4), (-0.52, 0.8),
        (-0.44, 0.3)), GREEN, 9, reach=28, tint=0.28)  # fmt: skip
    near = lay(s, body.shape((0.26, -0.13, 1), (0.62, -0.03), (0.93, 0.1), (1.02, 0.3), (1.02, 0.9), (1.12, 1.6),
        (1.3, 2.3), (1.56, 2.94, 1), (1.2, 3.06), (0.8, 3.06, 1), (0.7, 2.2), (0.56, 1.4), (0.5, 0.8), (0.42, 0.3)),
        GREEN, 10, reach=28)  # fmt: skip
    facet(s, body.shape((0.8, 0.2, 1), (0.82, 1.0), (0.92, 2.0), (1.12, 3.2, 1), (1.8, 3.2, 1), (1.5, 1.0),
        (1.4, 0.0, 1)), GREEN, near, 0.28)  # fmt: skip
    for card, run in (
        (near, ((0.9, 3.0), (0.78, 2.3), (0.66, 1.6))),
        (far, ((-0.98, 3.0), (-0.86, 2.2), (-0.76, 1.5))),
    ):
        wedge(s, body.run(*run), 11, GREEN, card, 0.34)
    lay(s, body.shape((-0.22, -0.15, 1), (-0.5, -0.05), (-0.74, 0.24, 1), (-0.62, 0.28, 1), (-0.7, 0.38, 1),
        (-0.56, 0.9, 1), (-0.5, 0.5), (-0.34, 0.1)), GREEN, 6, reach=12, tint=0.16)  # fmt: skip
    lay(s, body.shape((0.22, -0.16, 1), (0.52, -0.06), (0.74, 0.24, 1), (0.6, 0.28, 1), (0.7, 0.4, 1),
        (0.54, 0.92, 1), (0.48, 0.5), (0.34, 0.1)), GREEN, 7, reach=12, tint=-0.06)  # fmt: skip
    for u, out, length in ((-0.62, -46, 170), (0.64, 74, 190)):
        x, y = body.at(u, 1.1)
        lay(
            s,
            ribbon([(x, y), (x + out * 0.3, y + length * 0.5), (x + out, y + length)], [7, 8.5, 8]),
            GREEN,
            5,
            reach=6,
        )


def microphone(s: Sheets, world: str) -> None:
    """The cold microphone, moved out of the light, with her scarf around its neck."""
    x, floor, top = 1440.0, 942.0, 320.0
    s.sheet(oval(x, floor, 62, 12), "20252c", "0d1014", lift=5, core=0.3, edge=0.5, fibre=0.05)
    s.sheet(
        ribbon([(x, floor), (x, 600), (x, top + 30)], [5.5, 5, 5]),
        "39414b",
        "14181d",
        lift=4,
        core=0.2,
        edge=0.6,
        fibre=0,
    )
    s.sheet(ribbon([(x, 640), (x, 560)], [9, 9]), "39414b", "14181d", lift=3, core=0.2, edge=0.6, fibre=0)
    with s.frame(x, top, turn=-24):
        s.sheet(
            spline([(-9, 44, 1), (-12, 0, 1), (12, 0, 1), (9, 44, 1)]),
            METAL.lit,
            METAL.shade,
            lift=3,
            edge=0.6,
            fibre=0.02,
        )
        ball = s.sheet(oval(0, -14, 21, 24), "7d8791", "343b44", lift=4, core=0.4, edge=0.7, fibre=0.02, reach=10)
        for k in range(-2, 3):
            s.line([(-22, -14 + 9 * k), (22, -14 + 9 * k)], "1a1e24", 1.4, 0.5, clip=ball, taper=(1, 1))
    for dx, dy, bow, wide in ((26, 250, 14, 21), (-16, 196, -12, 20)):
        tail = ribbon([(x, top + 70), (x + bow, top + 70 + dy * 0.4), (x + dx, top + 70 + dy)], [11, wide, wide * 1.1])
        card = lay(s, tail, RED, 7, reach=12)
        wedge(
            s, [(x + bow + 6, top + 100), (x + bow, top + 70 + dy * 0.5), (x + dx, top + 60 + dy)], 9, RED, card, 0.34
        )
        for k in range(5):
            fx = x + dx - wide + (k + 0.5) * wide * 0.44
            lay(s, ribbon([(fx, top + 64 + dy), (fx + 2, top + 94 + dy)], [4, 3]), RED, 2, reach=3, tint=0.15)
    loop = spline([(x - 34, top + 56), (x - 26, top + 42), (x, top + 46), (x + 28, top + 40), (x + 36, top + 58),
        (x + 22, top + 84), (x - 4, top + 90), (x - 28, top + 80)])  # fmt: skip
    card = lay(s, loop, RED, 8, reach=12)
    wedge(s, [(x - 30, top + 58), (x, top + 70), (x + 28, top + 62)], 9, RED, card, 0.36)


BLACK, EDGE = "0d0a0b", "c87a3c"
"""The guests' card, and the light on its cut edges."""


def pointers(s: Sheets, world: str) -> None:
    """From the dark rows in front (through the lens): backs of heads, and black arms that all stop at one height."""
    if world == "here":
        return
    skin = Skin("17100e", "0b0807", "050303", "241712")
    for x, y, size, turn in ((1720, 800, 1.0, -5), (1870, 700, 1.2, 4)):
        with s.frame(x, y, turn=turn, size=size):
            back = spline([(-26, 60, 1), (-34, 92), (-110, 122), (-150, 190), (-166, 420, 1), (166, 420, 1),
                (150, 190), (110, 122), (34, 92), (26, 60, 1)])  # fmt: skip
            s.sheet(back, BLACK, lift=12, core=0.2, edge=0.9, fibre=0.05, rim=EDGE)
            s.sheet(spline([(0, -100), (56, -84), (76, -24), (62, 50), (30, 84), (-30, 84), (-62, 50),
                (-76, -24), (-56, -84)]), BLACK, lift=10, core=0.2, edge=0.9, fibre=0.05, rim=EDGE)  # fmt: skip
    for shoulder, elbow, wrist, wide in (
        ((2010, 900), (1800, 700), (1640, 500), 46),
        ((2010, 560), (1880, 530), (1700, 452), 42),
        ((1790, 960), (1690, 770), (1566, 580), 40),
        ((-90, 560), (0, 440), (118, 322), 44),
        ((-100, 190), (-20, 180), (86, 170), 36),
    ):
        _pointing(s, shoulder, elbow, wrist, wide, skin)


def _pointing(s: Sheets, shoulder: Point, elbow: Point, wrist: Point, wide: float, skin: Skin) -> None:
    """One arm in black; its finger is held out at her."""
    way = math.degrees(math.atan2(wrist[0] - elbow[0], elbow[1] - wrist[1]))
    left = wrist[0] < elbow[0]
    draw_hand(s, wrist, "point", skin, turn=way, roll=150 if left else -150, left=not left, length=wide * 3.4)
    part = limb(shoulder, elbow, wrist, (wide * 1.15, wide, wide * 0.72))
    s.sheet(part.outline, BLACK, lift=12, core=0.2, edge=0.9, fibre=0.05, rim=EDGE)
