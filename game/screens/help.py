"""Help: what can be done, and the keys for it as they are now, for each device."""

from __future__ import annotations

from game.screens.controls import Control, Group, Page
from game.screens.keys import DEFAULT, Device
from game.screens.rail import rail
from game.screens.registry import registry
from game.screens.state import Open, State
from game.screens.theatre import Theatre

DEVICES: tuple[tuple[Device, str], ...] = (
    ("keyboard", "Keyboard"),
    ("mouse", "Mouse"),
    ("controller", "Controller"),
)
WITH_THE_MOUSE = (
    ("Move the viewfinder", "Drag it, or push its edge", "Once the camcorder is yours."),
    ("Turn the dial", "Click, drag, wheel over it", "Between tidy and as they are."),
)
NOTE = (
    "Space goes on but never chooses. A choice can be picked from a moment after it appears, so that a double "
    "press picks nothing. While a menu is open, or the window is not in front, the story and its timers wait."
)


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """One group for the device in use; the others are a tab away."""
    here = opened.detail if opened.detail in [d for d, _ in DEVICES] else state.device
    if opened.detail is None:
        opened.detail = here  # the page must not change under the reader who touches the mouse
    tabs = tuple(
        Control(
            f"device {device}",
            name,
            "tab",
            value="open" if device == here else "",
            help="Shows the keys of this device.",
            command="screen.detail",
            argument=device,
            picked=device == here,
        )
        for device, name in DEVICES
    )
    device: Device = next(d for d, _ in DEVICES if d == here)
    groups = (
        Group(tabs, arrange="row"),
        Group(rows(state, device)),
        Group((Control("note", NOTE, "text", tone="quiet"),), title="Good to know"),
    )
    return Page("help", "Help", groups, rail=rail(theatre, state, "help"), start=f"device {here}")


def rows(state: State, device: Device) -> tuple[Control, ...]:
    """Every command that has keys on this device."""
    commands = registry()
    found = []
    for name in DEFAULT:
        keys = state.keymap.of(name, device)
        if keys:
            if name == "play.number" and keys == DEFAULT[name]:
                keys = ("1 … 9",)
            command = commands[name]
            found.append(Control(f"help {name}", command.label, "binding", ", ".join(keys), command.help, words=keys))
    if device == "mouse":
        found += [Control(f"help {n}", n, "binding", how, told, words=(how,)) for n, how, told in WITH_THE_MOUSE]
    return tuple(found)
