"""Controls: what a screen is made of. Frozen descriptions; `layout` places them, `dress` and `look` draw them.

A screen is a function that returns a `Page`. Every control says what it is in words, so that it can be spoken::

    Text speed, slider, 60 characters a second. How fast the words appear.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "title",
    "heading",
    "text",
    "button",
    "tab",
    "switch",
    "slider",
    "options",
    "binding",
    "slot",
    "choice",
    "entry",
    "timer",
    "sign",
    "source",
    "preview",
]
Tone = Literal["plain", "framed", "small", "quiet", "square"]
Shape = Literal["menu", "title", "dialog", "play", "card"]
Arrange = Literal["column", "row", "grid"]

ROLE_WORDS: dict[Role, str] = {
    "title": "title",
    "heading": "heading",
    "text": "",
    "button": "button",
    "tab": "tab",
    "switch": "switch",
    "slider": "slider",
    "options": "options",
    "binding": "keys",
    "slot": "slot",
    "choice": "choice",
    "entry": "line",
    "timer": "timer",
    "sign": "",
    "source": "line of the file",
    "preview": "example",
}
STEPPED: frozenset[Role] = frozenset({"switch", "slider", "options"})


@dataclass(frozen=True, slots=True)
class Stop:
    """One value that a switch, slider or row of options can have: its word, and the command's argument that sets it."""

    word: str
    argument: object


@dataclass(frozen=True, slots=True)
class Control:
    """One thing on a screen.

    `key` names it across redraws (focus stays with it). `name`, `value` and `help` are sentences or words; `label`
    is what is written where there is no room for the name. `command` and `argument` are what it does. What can be
    stepped has `stops`, and stands at number `now`. `picked` is a tab that is open, an option that was picked
    before, a line of the log that was a choice. `share` is what is left of a timer, or a caret's column in a source.
    """

    key: str
    name: str
    role: Role
    value: str = ""
    help: str = ""
    command: str = ""
    argument: object = None
    enabled: bool = True
    label: str = ""
    tone: Tone = "plain"
    picked: bool = False
    stops: tuple[Stop, ...] = ()
    now: int = 0
    words: tuple[str, ...] = ()
    share: float = 0.0
    picture: str = ""
    corner: Control | None = None

    @property
    def can_focus(self) -> bool:
        """Whether keyboard and controller can come here: it does something, and may do it now."""
        return bool(self.command) and self.enabled

    @property
    def written(self) -> str:
        """What is written on it."""
        return self.label or self.name

    def step(self, by: int, around: bool = False) -> Stop | None:
        """The stop before or after this one; None at the end unless it goes `around`."""
        if not self.stops:
            return None
        at = self.now + by
        if around:
            return self.stops[at % len(self.stops)]
        return self.stops[at] if 0 <= at < len(self.stops) else None


@dataclass(frozen=True, slots=True)
class Group:
    """Controls that belong together, under a heading if there is a `title`."""

    controls: tuple[Control, ...]
    arrange: Arrange = "column"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole screen. `rail` is the way to other screens; `bar` the row of small buttons while playing,
    and `short` what stands there when the whole row has no room.

    `start` is the control that has the focus at first; `at_end` begins scrolled to the end. `fallback` is what a play
    page shows instead of the box where box and choices do not fit together.
    """

    name: str
    title: str
    groups: tuple[Group, ...] = ()
    shape: Shape = "menu"
    rail: tuple[Control, ...] = ()
    bar: tuple[Control, ...] = ()
    short: tuple[Control, ...] = ()
    signs: tuple[Control, ...] = ()
    fallback: tuple[Control, ...] = ()
    start: str = ""
    at_end: bool = False

    def controls(self) -> tuple[Control, ...]:
        """Every control, in the order in which they are read."""
        found = [*self.bar, *self.signs, *(c for group in self.groups for c in group.controls), *self.rail]
        return tuple(part for c in found for part in ((c, c.corner) if c.corner else (c,)))


def spoken(control: Control) -> str:
    """What a voice says when a control gets the focus: name, role, value, then what it is for."""
    state = control.value if control.enabled else ", ".join(filter(None, (control.value, "not available")))
    head = ", ".join(filter(None, (control.name.rstrip("."), ROLE_WORDS[control.role], state.rstrip("."))))
    return f"{head}. {control.help}".strip()
