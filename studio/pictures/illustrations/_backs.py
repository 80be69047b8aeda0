"""The two from behind, put together from their parts, so that a head can turn to the other."""

from __future__ import annotations

from dataclasses import dataclass

from studio.pictures.people import behind, coats, marks, wraps
from studio.pictures.people.bodies import BUILDS, SIZE, Body
from studio.pictures.people.clothes import hand_of, sleeve
from studio.pictures.people.heads import draw_head
from studio.pictures.people.paper import Sheets
from studio.pictures.people.poses import Pose


@dataclass(frozen=True)
class Turned:
    """A head that looks aside while its body goes away from us: `angle` and `look` as of `draw_head`; `right`: it
    looks to the right of the picture."""

    angle: str
    look: str
    right: bool


def back(s: Sheets, who: str, pose: Pose, *, head: Turned | None = None) -> None:
    """One of them in a coat from behind, in the current frame (720 x 1200 units, feet at (360, 1180))."""
    hers = who == "hijae"
    body = Body(BUILDS[who], pose)
    with s.frame(0 if hers else SIZE[0], 0, mirror=not hers):
        coats.legs(s, body, coats.SLATE if hers else coats.COAL, coats.BOOTS)
        behind.coat(s, body, who)
        if not hers:
            wraps.strap(s, body)
            wraps.bag(s, body)
        for side, arm in ((-1, pose.far_arm), (1, pose.near_arm)):
            hand_of(s, body, side, arm)
            sleeve(s, body, side, arm, coats.GREEN if hers else coats.BLUE)
        if hers:
            wraps.scarf(s, body)
        _head(s, body, who, head)
        if not hers:
            wraps.knitted_collar(s, body)


def _head(s: Sheets, body: Body, who: str, head: Turned | None) -> None:
    with s.frame(*body.pose.neck, turn=body.pose.head_turn):
        if head is not None:
            with s.frame(0, 0, mirror=head.right != s.mirrored):
                draw_head(s, who, head.angle, head.look, marks=marks.ALL)
        elif who == "hijae":
            behind.her_head(s)
        else:
            draw_head(s, who, "back", "calm", marks=marks.ALL)
