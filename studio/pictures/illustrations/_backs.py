"""The two from behind, put together from their parts: heads that turn to each other, and clothes that were lent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.pictures.people import behind, coats, marks, wraps
from studio.pictures.people.bodies import BUILDS, SIZE, Body
from studio.pictures.people.clothes import Cloth, hand_of, sleeve
from studio.pictures.people.heads import draw_head
from studio.pictures.people.paper import Sheets
from studio.pictures.people.poses import Arm, Pose


@dataclass(frozen=True)
class Turned:
    """A head that looks aside while its body goes away from us: `angle` and `look` as of `draw_head`; `right`: it
    looks to the right of the picture."""

    angle: str
    look: str
    right: bool


Layer = Callable[[Sheets, Body], None]


def back(
    s: Sheets,
    who: str,
    pose: Pose,
    *,
    wear: Layer | None = None,
    cloth: Cloth | None = None,
    collar: Layer | None = None,
    head: Turned | None = None,
) -> None:
    """One of them from behind, in the current frame (720 x 1200 units, feet at (360, 1180)). `wear` draws what is
    worn below the neck instead of coat and boots, `cloth` is that of the sleeves, `collar` what lies over the neck."""
    hers = who == "hijae"
    body = Body(BUILDS[who], pose)
    with s.frame(0 if hers else SIZE[0], 0, mirror=not hers):
        if wear is not None:
            wear(s, body)
        else:
            coats.legs(s, body, coats.SLATE if hers else coats.COAL, coats.BOOTS)
            behind.coat(s, body, who)
            if not hers:
                wraps.strap(s, body)
                wraps.bag(s, body)
        for side, arm in ((-1, pose.far_arm), (1, pose.near_arm)):
            arm_of(s, body, side, arm, cloth or (coats.GREEN if hers else coats.BLUE))
        if hers and wear is None:
            wraps.scarf(s, body)
        _head(s, body, who, head)
        if collar is not None:
            collar(s, body)
        elif not hers:
            wraps.knitted_collar(s, body)


def arm_of(s: Sheets, body: Body, side: int, arm: Arm, cloth: Cloth) -> None:
    """A hand, and the sleeve over its wrist."""
    hand_of(s, body, side, arm)
    sleeve(s, body, side, arm, cloth)


def _head(s: Sheets, body: Body, who: str, head: Turned | None) -> None:
    pose = body.pose
    with s.frame(*pose.neck, turn=pose.head_turn):
        if head is not None:
            with s.frame(0, 0, mirror=head.right != s.mirrored):
                draw_head(s, who, head.angle, head.look, marks=marks.ALL)
        elif who == "hijae":
            behind.her_head(s)
        else:
            draw_head(s, who, "back", "calm", marks=marks.ALL)
