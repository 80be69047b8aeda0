"""Devices: pygame's events -> presses with names, the same for keyboard, mouse and controller.

A stick is four keys and a trigger is one: pressed when it is moved far enough, released when it comes back.
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.screens.keys import Device

_NAMES = {
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Keypad Enter",
    pygame.K_ESCAPE: "Escape",
    pygame.K_SPACE: "Space",
    pygame.K_TAB: "Tab",
    pygame.K_BACKSPACE: "Backspace",
    pygame.K_DELETE: "Delete",
    pygame.K_INSERT: "Insert",
    pygame.K_HOME: "Home",
    pygame.K_END: "End",
    pygame.K_PAGEUP: "PageUp",
    pygame.K_PAGEDOWN: "PageDown",
    pygame.K_UP: "Up",
    pygame.K_DOWN: "Down",
    pygame.K_LEFT: "Left",
    pygame.K_RIGHT: "Right",
    pygame.K_MENU: "Menu",
    pygame.K_PAUSE: "Pause",
    pygame.K_PRINTSCREEN: "PrintScreen",
    **{getattr(pygame, f"K_F{n}"): f"F{n}" for n in range(1, 16)},
    **{getattr(pygame, f"K_KP{n}"): f"Keypad {n}" for n in range(10)},
}
_CONTROL = (pygame.K_LCTRL, pygame.K_RCTRL)
_SILENT = (
    pygame.K_LSHIFT,
    pygame.K_RSHIFT,
    pygame.K_LALT,
    pygame.K_RALT,
    pygame.K_LMETA,
    pygame.K_RMETA,
    pygame.K_CAPSLOCK,
    pygame.K_NUMLOCKCLEAR,
    pygame.K_MODE,
)
_CLICKS = {1: "Click", 2: "Middle click", 3: "Right click"}
_CONTROLLER = (
    *("Pad A", "Pad B", "Pad X", "Pad Y", "Pad Back", "Pad Guide", "Pad Start", "Pad L3", "Pad R3", "Pad LB", "Pad RB"),
    *("Pad Up", "Pad Down", "Pad Left", "Pad Right"),
)
_JOYSTICK = ("Pad A", "Pad B", "Pad X", "Pad Y", "Pad LB", "Pad RB", "Pad Back", "Pad Start", "Pad L3", "Pad R3")
"""The buttons of a controller that SDL has no map for: the order that most of them share."""

REST = 0.2
"""How far the right stick may stand from its middle and still rest."""

FAR, NEAR = 0.6, 0.35
"""How far a stick goes before it counts as pressed, and how near it comes before it is released."""


@dataclass(frozen=True, slots=True)
class Press:
    """A key went down, or (`down` false) came up again."""

    key: str
    device: Device
    down: bool = True


class Devices:
    """Turns events into presses. Remembers where sticks and triggers are, and which pads SDL knows well."""

    def __init__(self) -> None:
        self.stick = (0.0, 0.0)
        """Where the right stick is: right and down, from -1 to 1."""
        self._held: set[str] = set()
        self._mapped: set[int] = set()
        self._open: dict[int, object] = {}
        pygame.joystick.init()  # from now on SDL tells of every controller that is there or comes

    def read(self, event: pygame.event.Event) -> list[Press]:
        """What was pressed or released."""
        kind = event.type
        if kind in (pygame.KEYDOWN, pygame.KEYUP):
            name = key_name(event)
            return [Press(name, "keyboard", kind == pygame.KEYDOWN)] if name else []
        if kind == pygame.MOUSEBUTTONUP and event.button in _CLICKS:
            return [Press(_CLICKS[event.button], "mouse")]
        if kind == pygame.MOUSEWHEEL and event.y:
            return [Press("Wheel up" if event.y > 0 else "Wheel down", "mouse")] * min(3, abs(event.y))
        if kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            return self._button(_CONTROLLER, event.button, kind == pygame.CONTROLLERBUTTONDOWN)
        if kind == pygame.CONTROLLERAXISMOTION:
            self._right_stick(event.axis - 2, event.value / 32767)
            return self._axis(event.axis, event.value / 32767, {4: "Pad LT", 5: "Pad RT"})
        if getattr(event, "instance_id", None) in self._mapped:
            return []  # the same pad, told a second time
        if kind in (pygame.JOYBUTTONDOWN, pygame.JOYBUTTONUP):
            return self._button(_JOYSTICK, event.button, kind == pygame.JOYBUTTONDOWN)
        if kind == pygame.JOYAXISMOTION:
            self._right_stick(event.axis - 3, event.value)
            return self._axis(event.axis, event.value, {2: "Pad LT", 5: "Pad RT"})
        if kind == pygame.JOYHATMOTION:
            return [
                *self._pair("Pad Left", "Pad Right", event.value[0]),
                *self._pair("Pad Down", "Pad Up", event.value[1]),
            ]
        return []

    def plug(self, event: pygame.event.Event) -> None:
        """A controller was plugged in or pulled out: open it, or let it go."""
        if event.type == pygame.JOYDEVICEADDED:
            self._adopt(event.device_index)
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._open.pop(event.instance_id, None)
            self._mapped.discard(event.instance_id)

    def _adopt(self, index: int) -> None:
        from pygame._sdl2 import controller

        if not controller.get_init():
            controller.init()
        if controller.is_controller(index):
            pad = controller.Controller(index)
            number = pad.as_joystick().get_instance_id()
            self._mapped.add(number)
            self._open[number] = pad
        else:
            stick = pygame.joystick.Joystick(index)
            self._open[stick.get_instance_id()] = stick

    def _button(self, names: tuple[str, ...], number: int, down: bool) -> list[Press]:
        return [Press(names[number], "controller", down)] if number < len(names) else []

    def _axis(self, axis: int, value: float, triggers: dict[int, str]) -> list[Press]:
        if axis in triggers:
            return self._edge(triggers[axis], value)
        if axis in (0, 1):
            low, high = (("Pad Left", "Pad Right"), ("Pad Up", "Pad Down"))[axis]
            return self._pair(low, high, value)
        return []

    def _right_stick(self, axis: int, value: float) -> None:
        """The right stick moves what is held, by degrees; near its middle it rests."""
        moved = value if abs(value) > REST else 0.0
        if axis == 0:
            self.stick = (moved, self.stick[1])
        elif axis == 1:
            self.stick = (self.stick[0], moved)

    def _pair(self, low: str, high: str, value: float) -> list[Press]:
        return [*self._edge(low, -value), *self._edge(high, value)]

    def _edge(self, name: str, value: float) -> list[Press]:
        if name not in self._held and value >= FAR:
            self._held.add(name)
            return [Press(name, "controller")]
        if name in self._held and value <= NEAR:
            self._held.discard(name)
            return [Press(name, "controller", False)]
        return []


def key_name(event: pygame.event.Event) -> str:
    """The name of a key with its modifiers; empty for what is no key of its own."""
    key, mod, typed = event.key, getattr(event, "mod", 0), getattr(event, "unicode", "")
    if key in _CONTROL:
        return "Ctrl"
    if key in _SILENT:
        return ""
    shift, held = bool(mod & pygame.KMOD_SHIFT), ""
    held += "Ctrl+" if mod & pygame.KMOD_CTRL else ""
    held += "Alt+" if mod & pygame.KMOD_ALT else ""
    name = _NAMES.get(key, "")
    if not name and not held and len(typed) == 1 and typed.isprintable() and not typed.isalpha():
        return typed  # a sign is itself, whatever it takes to type it on this keyboard
    if not name:
        plain = pygame.key.name(key)
        name = plain.upper() if len(plain) == 1 else plain.capitalize()
    return held + ("Shift+" if shift else "") + name if name else ""
