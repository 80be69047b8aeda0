"""Commands: what can be done, by name. Keys, mouse, controller, controls and tests call these.

A command has a name, words for people, and a predicate that says when it is valid. A name is given once::

    ValueError
     ├─ Taken        there is a command of this name already
     └─ Unknown      there is no command of this name
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.screens.ui import Ui

Run = Callable[["Ui", object], None]
Valid = Callable[["Ui", object], bool]


class Taken(ValueError):
    """Two commands of one name."""


class Unknown(ValueError):
    """No command of this name."""


def always(ui: Ui, argument: object) -> bool:
    """Valid at any time."""
    return True


def never(ui: Ui, argument: object) -> bool:
    """Reserved: not yet."""
    return False


@dataclass(frozen=True, slots=True)
class Command:
    """`label` names it on a button and in the list of keys, `help` says what it does.

    `listed` commands can be given keys. One that `holds` is run with True when its key goes down and with False when
    it comes up; one that `repeats` is run again while its key is held.
    """

    name: str
    label: str
    help: str
    run: Run
    valid: Valid = always
    listed: bool = True
    holds: bool = False
    repeats: bool = False


class Registry:
    """Commands by name."""

    def __init__(self) -> None:
        self._commands: dict[str, Command] = {}

    def add(self, *commands: Command) -> None:
        """Raises Taken."""
        for command in commands:
            if command.name in self._commands:
                raise Taken(f"there is a command {command.name!r} already")
            self._commands[command.name] = command

    def __getitem__(self, name: str) -> Command:
        """Raises Unknown."""
        if name not in self._commands:
            raise Unknown(f"there is no command {name!r}")
        return self._commands[name]

    def __contains__(self, name: object) -> bool:
        return name in self._commands

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())
