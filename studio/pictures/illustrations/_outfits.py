"""The wedding clothes with nobody in them, in the air and on the floor; for the pictures of the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from studio.pictures.people import figure, poses, suit
from studio.pictures.people.bodies import WEDDING, Body, limb
from studio.pictures.people.clothes import hollow
from studio.pictures.people.paper import Path, Sheets, polygon
from studio.pictures.people.poses import Arm, Leg, Pose

MIDDLE = (360.0, 640.0)
"""What a falling outfit turns about, in its own frame."""

SUIT = replace(
    poses.HIS_STILL,
    neck=(352, 300), waist=(356, 500), hips=(366, 664), hem=(372, 842), head_turn=0,
    shoulders=-4, pelvis=5, hem_tilt=4,
    far_arm=Arm((196, 402), (66, 318), None),
    near_arm=Arm((520, 420), (652, 352), None),
    far_leg=Leg((344, 690), (280, 890), (206, 1086), 21, 0.9),
    near_leg=Leg((402, 690), (452, 882), (500, 1062), -14, 0.9),
)  # fmt: skip
"""His: arms wide and a little up, legs apart, as the air leaves them."""
DRESS = replace(
    poses.HER_STILL,
    neck=(346, 352), waist=(352, 540), hips=(372, 690), hem=(398, 900), head_turn=0,
    shoulders=5, pelvis=-8, hem_tilt=-8, wind=0.35,
    far_arm=Arm((196, 440), (86, 330), None),
    near_arm=Arm((510, 470), (640, 430), None),
)  # fmt: skip


@contextmanager
def _falling(s: Sheets, x: float, y: float, turn: float, size: float) -> Iterator[None]:
    with s.frame(x, y, turn=turn, size=size), s.frame(-MIDDLE[0], -MIDDLE[1]):
        yield


def falling_dress(s: Sheets, x: float, y: float, turn: float, size: float, pose: Pose = DRESS) -> None:
    """Her dress with its middle at (x, y)."""
    with _falling(s, x, y, turn, size):
        figure.draw_on(s, "hijae", "wedding", pose, "calm", marks=(), empty=True)


def falling_suit(s: Sheets, x: float, y: float, turn: float, size: float, pose: Pose = SUIT) -> None:
    """His suit with its middle at (x, y); its legs end in the dark of their cuffs, without shoes."""
    body = Body(WEDDING["taejoon"], pose)
    with _falling(s, x, y, turn, size):
        with s.frame(720, 0, mirror=True):
            feet = [_below(leg) for leg in (pose.far_leg, pose.near_leg)]
        with s.clip(_mirrored(feet[0]), outside=True), s.clip(_mirrored(feet[1]), outside=True):
            figure.draw_on(s, "taejoon", "wedding", pose, "calm", marks=(), empty=True)
        with s.frame(720, 0, mirror=True):
            for leg in (pose.far_leg, pose.near_leg):
                cut = _end(leg)
                part = limb(leg.hip, leg.knee, cut, body.build.leg)
                hollow(s, part, suit.NIGHT_BLUE)


def _end(leg: Leg) -> tuple[float, float]:
    """Where a trouser leg ends, a little above the ankle."""
    (kx, ky), (ax, ay) = leg.knee, leg.ankle
    return ax - (ax - kx) * 0.06, ay - (ay - ky) * 0.06


def _below(leg: Leg) -> list[tuple[float, float]]:
    """All that lies beyond the end of a trouser leg."""
    x, y = _end(leg)
    dx, dy = leg.ankle[0] - leg.knee[0], leg.ankle[1] - leg.knee[1]
    long = (dx * dx + dy * dy) ** 0.5
    dx, dy = dx / long, dy / long
    nx, ny = -dy * 130, dx * 130
    return [
        (x + nx, y + ny),
        (x - nx, y - ny),
        (x - nx + dx * 220, y - ny + dy * 220),
        (x + nx + dx * 220, y + ny + dy * 220),
    ]


def _mirrored(points: list[tuple[float, float]]) -> Path:
    return polygon([(720 - x, y) for x, y in points])
