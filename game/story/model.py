"""The Story: what the YAML says, compiled. Frozen, plain, printable; every step knows its place.

A scene is a flat tuple of steps. Structure (`if`, `choice`) is expressed by targets: positions in the
same tuple. So a place in the story is a scene's name and a number, and the machine that plays it is a loop.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game.story.catalogue import Catalogue
from game.story.expressions import Condition
from game.story.problems import Place
from game.story.variables import Value, Variable


@dataclass(frozen=True, slots=True)
class Character:
    """Someone who speaks: the name in the script, the figure in the catalogue, a colour as rrggbb."""

    name: str
    figure: str = ""
    color: str = "d8d2c4"
    looks: tuple[str, ...] = ()
    poses: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens. `id` names it across edits of its neighbours: it is made of what it says."""

    id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Say(Step):
    """Narration (`who` empty) or speech. `looks` are the words in parentheses, `manner` one of the cast's manners."""

    text: str
    who: str = ""
    manner: str = ""
    look: str = ""
    pose: str = ""


@dataclass(frozen=True, slots=True)
class Direct(Step):
    """A stage word with its value and adverbs, each already read as its declared type."""

    word: str
    value: str | float
    adverbs: Mapping[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change(Step):
    """`set` (to a value) or `add` (a number) of one variable."""

    variable: str
    value: Value
    adds: bool


@dataclass(frozen=True, slots=True)
class Mark(Step):
    """A moment gets a name that `seen()` and `ever()` ask for."""

    name: str


@dataclass(frozen=True, slots=True)
class Glimpse(Step):
    """At the next stop a look through the lens passes the mark `name`, and with the dial at its end `bare` ('': no)."""

    name: str
    bare: str


@dataclass(frozen=True, slots=True)
class Branch(Step):
    """Go on if `condition` holds (and, with `once`, the first time only), else at `otherwise`."""

    condition: Condition | None
    otherwise: int
    once: bool = False


@dataclass(frozen=True, slots=True)
class Jump(Step):
    """Go on at `target` in the same scene."""

    target: int


@dataclass(frozen=True, slots=True)
class Option:
    """What a player can pick; its steps begin at `target`."""

    id: str
    place: Place
    text: str
    target: int
    condition: Condition | None = None
    once: bool = False


@dataclass(frozen=True, slots=True)
class Choice(Step):
    """Options; with `within` seconds, the last one is what happens when time runs out."""

    options: tuple[Option, ...]
    after: int
    within: float = 0.0


@dataclass(frozen=True, slots=True)
class Goto(Step):
    scene: str


@dataclass(frozen=True, slots=True)
class Play(Step):
    """Play a scene and come back."""

    scene: str


@dataclass(frozen=True, slots=True)
class End(Step):
    name: str


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    place: Place
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A page: its title, the scenes after which it opens (none: from the start), its paragraphs."""

    title: str
    after: tuple[str, ...]
    paragraphs: tuple[str, ...]
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Notes:
    """All pages in their order, and the lines of the credits."""

    pages: tuple[Note, ...] = ()
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """What all scenes have together."""

    steps: int
    endings: tuple[str, ...]


class Scenes(Mapping[str, Scene]):
    """The scenes by name, in the order of the script, each opened when it is first asked for.

    `read` opens one; `search` finds those that hold any of some step ids. `totals` is None while a large story is
    still being read.
    """

    def __init__(
        self,
        names: Sequence[str],
        read: Callable[[str], Scene],
        search: Callable[[Collection[str]], Collection[str]],
        totals: Totals | None,
    ) -> None:
        self._opened: dict[str, Scene | None] = dict.fromkeys(names)
        self._read, self._search = read, search
        self.totals = totals

    def __getitem__(self, name: str) -> Scene:
        found = self._opened[name]
        if found is None:
            found = self._opened[name] = self._read(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._opened)

    def __len__(self) -> int:
        return len(self._opened)

    def __contains__(self, name: object) -> bool:
        return name in self._opened

    def holding(self, ids: Collection[str]) -> tuple[str, ...]:
        """The names of the scenes in which any of these step ids stands."""
        found = self._search(ids)
        return tuple(name for name in self._opened if name in found) if found else ()


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that is played. `fingerprint` changes with any change of what the story says, `id` never."""

    id: str
    title: str
    start: str
    cast: Mapping[str, Character]
    variables: Mapping[str, Variable]
    scenes: Scenes
    catalogue: Catalogue
    fingerprint: str
    folder: Path
    author: str = ""
    note: str = ""
    battery: str = ""
    notes: Notes = Notes()

    def step(self, scene: str, index: int) -> Step | None:
        """The step at a position, or None past the end of its scene."""
        steps = self.scenes[scene].steps
        return steps[index] if index < len(steps) else None

    def holding(self, ids: Collection[str]) -> tuple[str, ...]:
        """The names of the scenes in which any of these step ids stands, in the order of the script."""
        return self.scenes.holding(ids)

    def endings(self) -> tuple[str, ...]:
        """The names of all endings, in the order of the script; () while a large story is still being read."""
        return self.scenes.totals.endings if self.scenes.totals else ()
