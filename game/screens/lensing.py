"""What is done with the lens: raised and lowered, moved over the picture, its dial turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.play import machine
from game.screens.commands import Command, Run, Valid
from game.screens.state import State
from game.screens.tape import A_STOP, counter
from game.screens.theatre import Theatre
from game.stage import lens

if TYPE_CHECKING:
    from game.screens.ui import Ui

STEP = 48.0
"""Units that the frame moves with a key; held, a few times a second."""

PACE = 900.0
"""Units a second that the frame moves with a stick held to its end."""

LARGE = 130
"""Per cent: from this text size on the box of words may reach up into the frame."""

SETTLED = 1.0
"""Seconds after which nothing of the frame's last movement is seen any more."""


def finder(theatre: Theatre, state: State) -> lens.Finder:
    """What the viewfinder shows, while it comes down too."""
    session, story = theatre.session, theatre.story
    if session is None or story is None:
        return lens.Finder()
    left = session.moment.values.get(story.battery)
    battery = (left, story.variables[story.battery].high) if isinstance(left, int) else None
    ran = min(A_STOP - 1, int(state.pace.since)) if theatre.settings.motion else 0
    high = session.moment.kind == "choice" or theatre.settings.text_size > LARGE
    return lens.Finder(state.frame, battery, counter(session.stops()) + ran, min(state.still, SETTLED), high)


def frame_of(theatre: Theatre, state: State) -> pygame.Rect | None:
    """The frame with its edge, in units of the picture; None while it is down."""
    moment = theatre.moment
    if moment is None or not lens.shows(moment.scenery):
        return None
    edge = round(2 * lens.EDGE)
    return lens.window(1.0, lens.held(moment.scenery, lens.Finder(state.frame))).inflate(edge, edge)


def can_look(ui: Ui) -> bool:
    """Whether the lens is the player's here."""
    theatre = ui.theatre
    story, moment = theatre.story, theatre.moment
    return ui.state.playing and story is not None and moment is not None and machine.can_look(story, moment)


def _can_toggle(ui: Ui, _: object) -> bool:
    """Whether there is something to do with it, or to say."""
    return can_look(ui) or is_up(ui)


def is_up(ui: Ui) -> bool:
    """Whether one looks through the lens, whoever holds it."""
    moment = ui.theatre.moment
    return ui.state.playing and moment is not None and moment.scenery.lens == "up"


def _toggle(ui: Ui, _: object) -> None:
    moment = ui.theatre.moment
    assert moment is not None
    if not can_look(ui):
        ui.theatre.tell("The story holds the camcorder here.")
        return
    _look(ui, "down" if moment.scenery.lens == "up" else "up")


def _look(ui: Ui, hand: str) -> None:
    ui.state.still = 0.0
    ui.state.pace.skip, ui.state.pace.auto = "off", False
    ui.theatre.look(hand)


def _turnable(by: int) -> Valid:
    def valid(ui: Ui, _: object) -> bool:
        return can_look(ui) and is_up(ui) and 0 <= _dial(ui) + by <= machine.BARE

    return valid


def _turn(by: int) -> Run:
    return lambda ui, _: _look(ui, str(_dial(ui) + by))


def _dial(ui: Ui) -> int:
    moment = ui.theatre.moment
    return moment.scenery.dial if moment else 0


def _set(ui: Ui, stop: object) -> None:
    if stop != _dial(ui):
        _look(ui, str(stop))


def _movable(ui: Ui, _: object) -> bool:
    return is_up(ui)


def _move(right: float, down: float) -> Run:
    return lambda ui, _: move(ui, right * STEP, down * STEP)


def move(ui: Ui, right: float, down: float) -> None:
    """Move the frame by so many units; it stays in the picture."""
    moment = ui.theatre.moment
    if moment is None or not (right or down):
        return
    x, y = lens.held(moment.scenery, lens.Finder(ui.state.frame))
    found = lens.kept((x + right, y + down))
    if found != (x, y):
        ui.state.frame, ui.state.still = found, 0.0


def holds(ui: Ui, x: float, y: float) -> bool:
    """Whether a point of the picture, in units, lies in the frame."""
    moment = ui.theatre.moment
    if moment is None or not is_up(ui):
        return False
    middle = lens.held(moment.scenery, lens.Finder(ui.state.frame))
    return abs(x - middle[0]) <= lens.WIDE / 2 + lens.EDGE and abs(y - middle[1]) <= lens.HIGH / 2 + lens.EDGE


def push(ui: Ui, x: float, y: float) -> None:
    """The pointer, at this point of the picture in units, pushes the frame along where it leaves it."""
    moment = ui.theatre.moment
    if moment is None or not is_up(ui):
        return
    middle = lens.held(moment.scenery, lens.Finder(ui.state.frame))
    wide, high = lens.WIDE / 2, lens.HIGH / 2
    right = x - max(middle[0] - wide, min(middle[0] + wide, x))
    down = y - max(middle[1] - high, min(middle[1] + high, y))
    move(ui, right, down)


COMMANDS = (
    Command("lens.toggle", "Viewfinder", "Raises the camcorder, or lowers it.", _toggle, _can_toggle),
    Command("lens.tidier", "Dial towards tidy", "What is seen through the lens gets tidier.", _turn(-1), _turnable(-1)),
    Command("lens.truer", "Dial towards as they are", "What is seen gets nearer to what is.", _turn(1), _turnable(1)),
    Command("lens.set", "Set the dial", "Turns the dial to a step.", _set, _turnable(0), listed=False),
    Command("lens.left", "Viewfinder left", "Moves the frame.", _move(-1, 0), _movable, repeats=True),
    Command("lens.right", "Viewfinder right", "Moves the frame.", _move(1, 0), _movable, repeats=True),
    Command("lens.up", "Viewfinder up", "Moves the frame.", _move(0, -1), _movable, repeats=True),
    Command("lens.down", "Viewfinder down", "Moves the frame.", _move(0, 1), _movable, repeats=True),
)
