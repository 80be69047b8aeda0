"""The pointer: what lies under it gets the focus; a press and its release on the same thing do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.screens import lensing, paint
from game.screens.controls import Control
from game.screens.devices import Press
from game.screens.layout import Plan, Spot
from game.stage import lens

if TYPE_CHECKING:
    from game.screens.ui import Ui

Point = tuple[int, int]
TURN = 0.85
STIRS = 5
"""Pixels that a pressed button may move and still be a click."""
DIAL = "the dial"
"""What is pressed when the dial of the lens is: no control has this key."""


class Pointer:
    """Follows the mouse for an interface."""

    def __init__(self, ui: Ui) -> None:
        self._ui: Ui = ui
        self._pressed: str | None = None
        self._entering = False
        self._at: Point = (-1, -1)
        self._grabbed: Point | None = None
        self._dragged = False

    def enter(self) -> None:
        """The mouse is over the window now. Often it is the window that came under the mouse: that chooses nothing."""
        self._entering = True

    def move(self, point: Point, dragging: bool) -> None:
        """The mouse moved; `dragging` with its first button down."""
        if self._entering:
            self._entering = False
            return
        ui, spot = self._ui, self._under(point)
        self._at = point
        if dragging and self._pressed == DIAL:
            self._turn(point)
            return
        if dragging and self._grabbed is not None:
            self._drag(point)
            return
        if spot is None:
            lensing.push(ui, *self._units(point))
        if dragging and spot and spot.control.role == "slider" and spot.control.key == self._pressed:
            ui.activate(spot.control, point)
            return
        key = spot.control.key if spot else ""
        if key == ui.state.top.focus or (not key and not ui.state.playing):
            return
        if not key and ui.state.device != "mouse":
            return  # the focus was put there with keys, and the mouse only trembled
        ui.state.device = "mouse"
        self._focus(spot)

    def press(self, point: Point) -> None:
        """The first button went down."""
        spot = self._under(point)
        self._ui.state.device = "mouse"
        self._at = point
        if spot is None and self.over_dial():
            self._pressed = DIAL
            self._turn(point)
            return
        self._pressed = spot.control.key if spot else ""
        self._grabbed = point if spot is None and lensing.holds(self._ui, *self._units(point)) else None
        if spot:
            self._focus(spot)

    def release(self, point: Point) -> None:
        """It came up: on the same thing it is a click; moving away before releasing takes it back."""
        ui, pressed = self._ui, self._pressed
        self._pressed = None
        if ui.state.remapping:
            ui.run("keys.set", "Click")
            return
        grabbed, self._grabbed, dragged, self._dragged = self._grabbed, None, self._dragged, False
        if pressed == DIAL or (grabbed is not None and dragged):
            return
        spot = self._under(point)
        if pressed is not None and pressed != (spot.control.key if spot else ""):
            return
        track = paint.track(ui.plan, ui.composer.rule)
        if spot:
            ui.state.device = "mouse"
            self._focus(spot)
            ui.activate(spot.control, point)
            if spot.control.key.startswith("bar "):
                ui.state.root.focus = ""  # or the next Enter would press the button again instead of going on
        elif not ui.state.hidden and ui.plan.furthest and track.collidepoint(point):
            ui.scroll_by(-TURN if point[1] < track.centery else TURN)
        else:
            ui.press(Press("Click", "mouse"))

    # --- the lens

    def over_dial(self) -> bool:
        """Whether the pointer is over the dial of the lens, and may turn it."""
        return self._stop(self._at) is not None and self._ui.valid("lens.set")

    def _drag(self, point: Point) -> None:
        """The frame follows the pointer that took hold of it."""
        assert self._grabbed is not None
        scale = self._ui.canvas.scale
        right, down = point[0] - self._grabbed[0], point[1] - self._grabbed[1]
        if self._dragged or max(abs(right), abs(down)) > STIRS:
            self._dragged = True
            lensing.move(self._ui, right / scale, down / scale)
            self._grabbed = point

    def _turn(self, point: Point) -> None:
        stop = self._stop(point)
        if stop is not None:
            self._ui.run("lens.set", stop)

    def _stop(self, point: Point) -> int | None:
        """The step of the dial at a point of the window."""
        ui, moment = self._ui, self._ui.theatre.moment
        if moment is None or not lensing.is_up(ui) or self._under(point):
            return None
        area, scale = ui.canvas.area, ui.canvas.scale
        finder = lensing.finder(ui.theatre, ui.state)
        stops = lens.dial_stops(scale, lens.held(moment.scenery, finder), finder.high)
        at = (point[0] - area.left, point[1] - area.top)
        return next((n for n, rect in enumerate(stops) if rect.collidepoint(at)), None)

    def _units(self, point: Point) -> tuple[float, float]:
        area, scale = self._ui.canvas.area, self._ui.canvas.scale
        return (point[0] - area.left) / scale, (point[1] - area.top) / scale

    def _under(self, point: Point) -> Spot | None:
        return None if self._ui.state.hidden else self._ui.plan.under(point, self._ui.state.top.scroll)

    def _focus(self, spot: Spot | None) -> None:
        top = self._ui.state.top
        top.focus = spot.control.key if spot else ""
        if spot:
            top.was = spot.rect.top - top.scroll
        self._ui.composer.redraw()


def zone_at(plan: Plan, control: Control, point: Point, scroll: int) -> object:
    """The argument of the part of a control that lies at a point; None where it has no parts."""
    spot = plan.find(control.key)
    if spot is None:
        return None
    left, top = plan.seen(spot, scroll).topleft
    inside = (point[0] - left, point[1] - top)
    for zone in spot.dressed.zones:
        if zone.rect.collidepoint(inside):
            if not zone.slides:
                return zone.argument
            at = (inside[0] - zone.rect.left) * (len(control.stops) - 1) / max(1, zone.rect.width - 1)
            return control.stops[round(at)].argument
    return None
