"""Keys: which keys call which command. The default map is what visual-novel players' hands already know.

Keys are names as people write them: `Ctrl+S`, `PageUp`, `Right click`, `Pad A`. Where one key calls several
commands, the first that is valid just then is run, in the order of this table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Device = Literal["keyboard", "mouse", "controller"]

DEFAULT: dict[str, tuple[str, ...]] = {
    "focus.activate": ("Enter", "Keypad Enter", "Click", "Pad A"),
    "play.advance": ("Enter", "Keypad Enter", "Space", "Click", "Pad A", "Pad RT"),
    "play.number": ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
    "play.back": ("PageUp", "Wheel up", "Pad LB", "Pad LT"),
    "play.forward": ("PageDown", "Wheel down", "Pad RB"),
    "play.skip_hold": ("Ctrl",),
    "play.skip": ("Tab",),
    "play.next_choice": (">",),
    "play.auto": (),
    "play.hide": ("H", "Middle click", "Pad Y"),
    "lens.toggle": ("C", "Pad Back"),
    "lens.tidier": ("[", "Pad X"),
    "lens.truer": ("]", "Pad R3"),
    "lens.left": ("Shift+Left",),
    "lens.right": ("Shift+Right",),
    "lens.up": ("Shift+Up",),
    "lens.down": ("Shift+Down",),
    "play.repeat": ("L",),
    "play.describe": ("D",),
    "game.quick_save": ("F5",),
    "game.quick_load": ("F9",),
    "screen.menu": ("Escape", "Right click", "Pad B", "Pad Start"),
    "screen.close": ("Escape", "Right click", "Pad B", "Pad Start"),
    "screen.backlog": (),
    "screen.save": (),
    "screen.load": (),
    "screen.preferences": ("Shift+A",),
    "screen.help": ("F1",),
    "screen.notes": ("N",),
    "focus.up": ("Up", "Pad Up"),
    "focus.down": ("Down", "Pad Down"),
    "focus.left": ("Left", "Pad Left"),
    "focus.right": ("Right", "Pad Right"),
    "focus.next": ("Tab",),
    "focus.previous": ("Shift+Tab",),
    "page.up": ("PageUp", "Wheel up", "Pad LB"),
    "page.down": ("PageDown", "Wheel down", "Pad RB"),
    "page.first": ("Home",),
    "page.last": ("End",),
    "game.delete": ("Delete", "Pad X"),
    "keys.clear": ("Delete", "Pad X"),
    "view.fullscreen": ("F", "F11", "Alt+Enter"),
    "view.screenshot": ("S",),
}

NEEDED = ("focus.activate", "play.advance", "screen.menu", "screen.close", "focus.up", "focus.down")
"""Commands without which nobody could get out again: their last key cannot be taken away."""


ALWAYS = "Escape"
"""The way out cannot be taken away: it could not be given back, since it also cancels the giving."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every command: the defaults, with what the player changed."""

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys(self, command: str) -> tuple[str, ...]:
        """All keys of a command."""
        return tuple(self.changed.get(command, DEFAULT.get(command, ())))

    def commands(self, key: str) -> list[str]:
        """The commands that a key may call, in the order in which they are tried."""
        return [name for name in DEFAULT if key in self.keys(name)]

    def of(self, command: str, device: Device) -> tuple[str, ...]:
        """The keys of a command on one device."""
        return tuple(k for k in self.keys(command) if device_of(k) == device)

    def hint(self, command: str, device: Device) -> str:
        """The key to name in a hint: of the device in use, else any; empty if there is none."""
        found = self.of(command, device) or self.keys(command)
        return found[0] if found else ""

    def with_key(self, command: str, key: str) -> dict[str, tuple[str, ...]]:
        """The player's changes, when this key takes the place of the command's keys on the same device."""
        kept = tuple(k for k in self.keys(command) if device_of(k) != device_of(key) or k == ALWAYS)
        return {**self.changed, command: _in_order((*kept, key))}

    def without(self, command: str) -> dict[str, tuple[str, ...]]:
        """The player's changes, when the command's keys on the keyboard are taken away."""
        kept = tuple(k for k in self.keys(command) if device_of(k) != "keyboard" or k == ALWAYS)
        return {**self.changed, command: kept}


def device_of(key: str) -> Device:
    """Which device a key is on."""
    if key.startswith("Pad "):
        return "controller"
    return "mouse" if key.endswith("lick") or key.startswith("Wheel ") else "keyboard"


def _in_order(keys: Iterable[str]) -> tuple[str, ...]:
    order = {"keyboard": 0, "mouse": 1, "controller": 2}
    return tuple(sorted(dict.fromkeys(keys), key=lambda k: order[device_of(k)]))
