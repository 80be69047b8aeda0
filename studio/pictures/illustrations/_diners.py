"""The two at a table for two: glasses lifted with the far hands, the near hands joined on the cloth."""

from __future__ import annotations

from dataclasses import replace

from studio.pictures.illustrations._acting import Actor, dimmed, seen
from studio.pictures.people import poses
from studio.pictures.people.clothes import hand_of
from studio.pictures.people.hands import FINGERS
from studio.pictures.people.paper import OVER, SCREEN, Sheets, mix, oval, ribbon, spline
from studio.pictures.people.poses import Arm, Hand

SIZE = 1.16
"""Units of the picture to one of a figure's frame."""
HE = replace(
    poses.HIS_TALK,
    neck=(290, 296), waist=(366, 500), hips=(392, 664), hem=(392, 842),
    shoulders=-7, middle=-6, pelvis=-4, head_turn=-5,
    far_arm=Arm((176, 470), (104, 318), None, "head"),
    near_arm=Arm((288, 530), (116, 502), Hand("relaxed", -94, 146, 0), "head"),
)  # fmt: skip
SHE = replace(
    poses.HER_TALK,
    neck=(292, 356), waist=(356, 546), hips=(380, 692), hem=(380, 904),
    shoulders=-7, middle=-4, pelvis=-2, head_turn=-3,
    far_arm=Arm((172, 512), (96, 362), None, "head"),
    near_arm=Arm((274, 566), (96, 540), Hand("flat", -86, 150, 0), "head"),
)  # fmt: skip
GRIP = Hand("curled", -72, 0, 0)
HIM = Actor("taejoon", "coat", HE, 588, 1423, SIZE, "laughing")
HER = Actor("hijae", "coat", SHE, 1344, 1380, SIZE, "laughing")


def diners(s: Sheets, world: str) -> None:
    """Both, each with a lifted glass."""
    for actor in (seen(HIM, world), seen(HER, world)):
        actor.draw(s)
        _toasting(s, actor, world)


def joined(s: Sheets, world: str) -> None:
    """The near forearms on the cloth with the shadow they throw, and the hands one in the other: his over hers."""
    for actor in (HIM, HER):
        (ex, ey), (wx, wy) = actor.spot(actor.pose.near_arm.elbow), actor.spot(actor.pose.near_arm.wrist)
        s.tone(
            ribbon([(ex, ey + 30), ((ex + wx) / 2, (ey + wy) / 2 + 28), (960, 676)], [18, 20, 12]),
            "0a0f18",
            0.5,
            9,
            mode=OVER,
        )
    seen(HER, world).arm(s, 1, fore=True)
    seen(HIM, world).arm(s, 1, fore=True)
    if world == "here":
        dimmed(s, 0.12)


def border(s: Sheets, world: str, edge: tuple[float, float], y: float) -> None:
    """The border of the cloth, cut like paper that was folded once, along the table's front edge."""
    left, right = edge
    steps, lit = 30, ("a4adb5", "e9d3ae")[world == "lens"]
    wide = (right - left) / steps
    low = [(left + wide * (k + h), y + (34 if h else 24), 0 if h else 1) for k in range(steps) for h in (0, 0.5)]
    band = spline([(left, y - 1, 1), (right, y - 1, 1), (right, y + 24, 1), *low[::-1]])
    s.sheet(band, lit, mix(lit, "20242c", 0.25), lift=5, core=0.15, edge=0.4, fibre=0.08, reach=10)
    for k in range(steps):
        x = left + wide * (k + 0.5)
        s.tone(oval(x, y + 18, 3.0, 6.0), "10151c", 0.45)
        s.tone(oval(x + wide / 2, y + 11, 2.0, 3.2), "10151c", 0.4)


def _toasting(s: Sheets, actor: Actor, world: str) -> None:
    """The far hand and its glass: palm behind it, fingers and thumb before it."""
    arm = replace(actor.pose.far_arm, hand=GRIP)
    x, y = arm.wrist
    with actor.frame(s):
        hand_of(s, actor.body, -1, arm, only=("palm",))
    actor.arm(s, -1, fore=True)
    with actor.frame(s):
        with s.frame(x - 42, y - 36, turn=-8):
            glass(s, world)
        hand_of(s, actor.body, -1, arm, only=(*FINGERS, "thumb"))


def glass(s: Sheets, world: str) -> None:
    """A tumbler of melted roof; through the lens, of wine. Its middle is at (0, 0)."""
    wine = world == "lens"
    body = spline([(-26, -62, 1), (-19, 54, 1), (0, 57), (19, 54, 1), (26, -62, 1)])
    s.sheet(
        body,
        "c6d2da" if not wine else "b8935f",
        "8fa0ad" if not wine else "80603c",
        lift=4,
        core=0.2,
        edge=0.7,
        fibre=0.02,
        reach=8,
    )
    water = spline([(-22.5, -20, 1), (0, -24), (22.5, -20, 1), (17, 49, 1), (0, 51), (-17, 49, 1)])
    s.tone(water, "7d1220" if wine else "7f97a8", 0.85 if wine else 0.6, mode=OVER)
    s.tone(oval(0, -20, 23, 4.5), "b5303a" if wine else "dfe9ef", 0.8, mode=OVER)
    s.line([(-17, -54), (-13, 40)], "ffffff", 4, 0.6, mode=SCREEN)
    s.line([(-26, -62), (0, -59), (26, -62)], "ffffff", 1.6, 0.7, taper=(1, 1, 1))


def steam(s: Sheets, world: str) -> None:
    """Steam over the dishes (through the lens): strips that rise, turn and thin out."""
    if world == "here":
        return
    for x, y, high, bow in (
        (700, 590, 230, 30),
        (790, 600, 300, -26),
        (960, 596, 250, 22),
        (1130, 600, 310, 28),
        (1210, 590, 220, -24),
    ):
        for k, (dx, wide, alpha) in enumerate(((0, 13, 0.2), (9, 5, 0.26))):
            run = [
                (x + dx + bow * (-1) ** i * (0.3 + 0.25 * i) * (1 if k else 0.8), y - high * i / 5) for i in range(6)
            ]
            s.tone(ribbon(run, [2, wide, wide * 1.4, wide, wide * 0.7, 1]), "ffdcae", alpha, 6 - 4 * k, mode=OVER)
