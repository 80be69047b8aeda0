"""The state of the interface: which screens are open, where the focus is, what passes by itself. Screens read it."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.play.saves import Slot
from game.screens.keys import Device, Keymap
from game.screens.notices import Notices
from game.screens.pace import Pace
from game.screens.tape import Winding
from game.screens.theatre import Theatre
from game.story.problems import Problem


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before something that cannot be undone: if yes, a command is run."""

    text: str
    help: str
    yes: str
    no: str
    command: str
    argument: object = None


@dataclass(slots=True)
class Open:
    """A screen that is open. `detail` is its own: a page number, a tab, a question. `was` is where the focus stood."""

    screen: str
    focus: str = ""
    scroll: int = 0
    detail: object = None
    laid_out: bool = False
    was: int = 0


@dataclass(slots=True)
class State:
    """Everything about the interface that is not drawn from the theatre.

    `stack` begins with the title or the play screen; the last one has the focus. `leaf` is the page of the box that
    is shown, of `leaves`. `remapping` is the command that waits for a key, `told` what there is to say about that.
    """

    stack: list[Open] = field(default_factory=lambda: [Open("title")])
    pace: Pace = field(default_factory=Pace)
    keymap: Keymap = field(default_factory=Keymap)
    notices: Notices = field(default_factory=Notices)
    winding: Winding = field(default_factory=Winding)
    frame: tuple[float, float] | None = None
    still: float = 1e6
    offered: bool = False
    device: Device = "keyboard"
    hidden: bool = False
    paused: bool = False
    rolled: bool = False
    leaf: int = 0
    leaves: int = 1
    remapping: str = ""
    told: str = ""
    dismissed: tuple[Problem, ...] = ()
    kept: dict[str, Slot] = field(default_factory=dict)

    @property
    def root(self) -> Open:
        """The title or the play screen."""
        return self.stack[0]

    @property
    def top(self) -> Open:
        """The screen that has the focus."""
        return self.stack[-1]

    @property
    def playing(self) -> bool:
        """Whether the story is before the player, with nothing over it."""
        return len(self.stack) == 1 and self.root.screen == "play"

    def opened(self, screen: str) -> bool:
        """Whether a screen is open anywhere."""
        return any(o.screen == screen for o in self.stack)

    def hint(self, command: str) -> str:
        """The key for a command on the device in use."""
        return self.keymap.hint(command, self.device)

    def look(self, theatre: Theatre, names: tuple[str, ...]) -> list[Slot]:
        """What lies in these slots; read once, until something is saved or deleted."""
        unknown = tuple(name for name in names if name not in self.kept)
        if unknown:
            self.kept.update(zip(unknown, theatre.slots(unknown), strict=True))
        return [self.kept[name] for name in names]
