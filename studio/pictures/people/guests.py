"""The guests in black, one figure of many people: in a row; pointing, every hand at one height; and the three who stay.

They have no faces, only a dark plane, until somebody has looked at them long enough. Their hands are their only skin.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from studio.pictures.people.bodies import Body, Point
from studio.pictures.people.guest_cast import GUESTS, Guest
from studio.pictures.people.guest_clothes import arm, clothes
from studio.pictures.people.guest_heads import draw_head
from studio.pictures.people.guest_things import cane, gloves, napkin, napkin_in_collar, shawl
from studio.pictures.people.light import rim
from studio.pictures.people.paper import Sheets
from studio.pictures.people.poses import Arm, Hand, Pose

SIZE = (1500, 1200)
POSES = ("still", "pointing", "few")
LINE = 488.0
"""y of the line on the wall at which all their hands stop, in units of the picture."""
ELBOW, WRIST = 118.0, 196.0
"""How far left of somebody's middle their elbow and wrist are when they point, in units of the picture."""
STAYED = {"napkin": (492.0, 1162.0), "boy": (784.0, 1180.0), "tired": (1020.0, 1170.0)}
"""Who stays, and where: middle and soles."""
HANGING = Hand("soft", 186, 208)
POINTING = Hand("point", -84, -118, 0)


def draw(pose: str, *, scale: float) -> Any:
    """All of them: an array (height, width, 4), sRGB with straight alpha, 0..1; 1500 x 1200 units at `scale`.

    Raises ValueError for a pose that is none.
    """
    if pose not in POSES:
        raise ValueError(f"one of {', '.join(POSES)}, not {pose!r}")
    s = Sheets(SIZE, scale)
    if pose == "few":
        for who, (x, ground) in STAYED.items():
            _stand(s, who, replace(GUESTS[who], x=x, ground=ground), _ALONE[who], faced=True)
    else:
        turned = _pointing if pose == "pointing" else _at_rest
        for who, guest in GUESTS.items():
            _stand(s, who, guest, turned, faced=False)
    return rim(s.image(), scale, strength=0.5, width=2.2, color=(0.66, 0.71, 0.8))


def _stand(s: Sheets, who: str, guest: Guest, posed: Callable[[Guest], Pose], *, faced: bool) -> None:
    """One of them, in layers: neck, the arm behind, clothes, head, arms, and what lies over them."""
    pose = posed(guest)
    k = guest.size
    body = Body(guest.build, pose)
    with s.frame(guest.x - 360 * k, guest.ground - 1180 * k, size=k):
        _head(s, who, guest, body, faced, "back")
        if pose.far_arm.over == "":
            arm(s, body, guest, -1, pose.far_arm)
        clothes(s, body, guest)
        if guest.holds == "napkin":
            napkin_in_collar(s, body)
        _held(s, guest, pose)
        if pose.far_arm.over == "body":
            arm(s, body, guest, -1, pose.far_arm)
        arm(s, body, guest, 1, pose.near_arm)
        if guest.wears == "shawl":
            shawl(s, body, guest)
        _head(s, who, guest, body, faced, "front")


def _head(s: Sheets, who: str, guest: Guest, body: Body, faced: bool, part: str) -> None:
    with s.frame(*body.pose.neck):
        draw_head(s, who, guest, faced=faced, part=part)


def _held(s: Sheets, guest: Guest, pose: Pose) -> None:
    """What hangs from the near hand; the hand lies over it."""
    x, y = pose.near_arm.wrist
    if guest.holds == "gloves" and pose.near_arm.hand == HANGING:
        gloves(s, (x - 12, y + 62))
    elif guest.holds == "cloth":
        napkin(s, (x - 12, y + 60))
    elif guest.holds == "cane":
        cane(s, (x - 6, y + 66), 1186)


def _at_rest(guest: Guest) -> Pose:
    return replace(guest.pose, far_arm=replace(guest.pose.far_arm, over=""))


def _pointing(guest: Guest) -> Pose:
    """The right arm up, so that the forearm and the hand lie on the line, whoever it belongs to."""
    k = guest.size

    def native(x: float, y: float) -> Point:
        return 360 + (x - guest.x) / k, 1180 + (y - guest.ground) / k

    arm_up = Arm(native(guest.x - ELBOW, LINE), native(guest.x - WRIST, LINE), POINTING)
    return replace(guest.pose, far_arm=arm_up)


def _ashamed(guest: Guest) -> Pose:
    """He has found the napkin in his collar."""
    x, _ = guest.pose.neck
    touching = Arm((x - 138, 560), (x - 66, 600), Hand("pinch", 34, 196, 0))
    return replace(guest.pose, far_arm=touching)


def _puzzled(guest: Guest) -> Pose:
    """His finger is still up, and he looks at it."""
    x, _ = guest.pose.neck
    return replace(guest.pose, far_arm=Arm((x - 104, 586), (x - 118, 480), Hand("point", -20, 150, 0)))


def _propped(guest: Guest) -> Pose:
    """One arm holds the other."""
    x, _ = guest.pose.neck
    tired = Arm((x - 112, 548), (x - 44, 660), Hand("soft", 152, -142))
    holding = Arm((x + 118, 560), (x + 14, 624), Hand("over", -84, 184, 0))
    return replace(guest.pose, far_arm=tired, near_arm=holding)


_ALONE: dict[str, Callable[[Guest], Pose]] = {"napkin": _ashamed, "boy": _puzzled, "tired": _propped}
