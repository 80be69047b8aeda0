"""The drawn part of `everyone`: rows of people, back to front, and the two in the middle."""

from __future__ import annotations

from dataclasses import replace

from studio.pictures.illustrations import _crowd
from studio.pictures.illustrations._crowd_cast import FRONT, MI_SOOK, SECOND, THIRD, Spot, others
from studio.pictures.people import figure, marks, poses
from studio.pictures.people.paper import ATOP, Sheets, mix, polygon
from studio.pictures.people.poses import Arm, Hand

HE = replace(
    poses.HIS_TALK, head_turn=-6,
    far_arm=Arm((206, 510), (166, 654), Hand("hold", 196, 60)),
    near_arm=Arm((500, 520), (484, 668), Hand("relaxed", 180, 208)),
)  # fmt: skip
SHE = replace(
    poses.HER_STILL,
    far_arm=Arm((222, 552), (196, 690), Hand("hold", 168, 120)),
    near_arm=Arm((470, 540), (392, 470), Hand("flat", -62, 190, 4), "head"),
)  # fmt: skip
SIZE, GROUND = 0.62, 990.0
"""Of the two, who stand a little before their row."""


BRIGHT = (MI_SOOK, FRONT[1].person)
"""Whose colours the moon leaves: an orange vest, and very small rain boots."""


def draw(s: Sheets, *, worn: bool) -> None:
    """Everyone; or, when nobody is in them, what they wear, a little off the floor and apart."""
    for k, row in enumerate((*others(), THIRD, SECOND)):
        for spot in row:
            _one(s, spot, worn)
        _haze(s, worn, 0.115 if k < 6 else 0.04)
    if worn:
        _two(s)
    for spot in FRONT:
        _one(s, spot, worn)


def _haze(s: Sheets, worn: bool, amount: float) -> None:
    """The air between one row and the next."""
    s.tone(
        polygon([(-100, -100), (2100, -100), (2100, 1200), (-100, 1200)]),
        "e2b97e" if worn else "8fa5bc",
        amount,
        mode=ATOP,
    )


def _one(s: Sheets, spot: Spot, worn: bool) -> None:
    ground = spot.ground - (0 if worn else spot.lift)
    if spot.blurred and worn:  # she could not stand still
        for dx, dy, alpha in ((-13, 2, 0.3), (11, -7, 0.4), (5, -3, 0.55)):
            with s.faded(alpha):
                _crowd.draw(s, spot.person, spot.x + dx, ground + dy, spot.high)
        with s.faded(0.72):
            _crowd.draw(s, spot.person, spot.x, ground, spot.high)
        return
    person = spot.person
    if not worn:  # by moonlight, but for a few, colours are greyer
        grey = 0.0 if person in BRIGHT else 0.3
        person = replace(person, color=mix(person.color, "4c5866", grey), second=mix(person.second, "4c5866", grey))
    _crowd.draw(s, person, spot.x, ground, spot.high, worn=worn)


def _two(s: Sheets) -> None:
    """He has turned his head to his left; there she is, out of breath, about to laugh."""
    with s.frame(876 - 360 * SIZE, GROUND - 1180 * SIZE, size=SIZE):
        figure.draw_on(s, "taejoon", "wedding", HE, "tender", marks=marks.BLOODLESS, clean=True)
    with s.frame(1050 - 360 * SIZE, GROUND - 1180 * SIZE, size=SIZE):
        figure.draw_on(s, "hijae", "wedding", SHE, "laughing", marks=marks.BLOODLESS, clean=True)
