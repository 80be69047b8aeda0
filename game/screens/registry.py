"""The one registry of everything that can be done."""

from __future__ import annotations

from game.screens import lensing, moving, playing
from game.screens.commands import Registry


def registry() -> Registry:
    """All commands of this program."""
    made = Registry()
    made.add(*playing.COMMANDS, *lensing.COMMANDS, *moving.COMMANDS)
    return made
