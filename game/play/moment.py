"""The Moment: everything that is true now. Small, frozen, versioned, JSON.

The stage draws a Moment, rollback keeps them, a save writes one, and hot reload makes a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Annotated, Any, Literal

from game.play import typed
from game.story.variables import Value
from game.story.words import SECONDS, Number

VERSION = 1

Kind = Literal["line", "choice", "chapter", "pause", "end"]
Count = Annotated[int, Number(0, 10**9)]
Seconds = Annotated[float, Number(0, 10 * SECONDS.high)]
Amount = Annotated[float, Number(0, 1)]
Volume = Annotated[float, Number(0, 100)]
"""Numbers of a Moment, and what they may be in a file: one that was made by hand must not stop the stage."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure on the stage: `figure` is its key in the catalogue; the rest are words of that figure.

    `by` is how it came to where it stands (walk, rise, fall), or, of one that leaves, how it goes. `world` is where it
    is seen: here, through the lens, or in both.
    """

    figure: str
    at: str = "center"
    outfit: str = ""
    pose: str = ""
    look: str = ""
    depth: str = "mid"
    alt: str = ""
    by: str = ""
    world: str = "both"


@dataclass(frozen=True, slots=True)
class Photo:
    """One of the four pictures of the photo strip: who stood there when it was taken, from left to right."""

    taken: bool = False
    figures: tuple[Standing, ...] = ()


Strip = tuple[Photo, Photo, Photo, Photo]
BLANK: Strip = (Photo(), Photo(), Photo(), Photo())
"""The strip before any photo."""


@dataclass(frozen=True, slots=True)
class Scenery:
    """What stands on the stage and what sounds, until another step changes it. Empty text means nothing there.

    `grip` says whether the lens is the player's (`free`) or not (`locked`); `held`, that the story holds it up.
    `leaving` are figures that go at this very stop, `clothes` what those who fell have left on the floor.
    """

    background: str = ""
    world: str = "here"
    illustration: str = ""
    alt: str = ""
    figures: tuple[Standing, ...] = ()
    leaving: tuple[Standing, ...] = ()
    clothes: tuple[Standing, ...] = ()
    effects: Mapping[str, Amount] = field(default_factory=dict)
    camera: str = "still"
    view: str = "none"
    lens: str = "down"
    dial: Count = 0
    grip: str = "locked"
    held: bool = False
    music: str = ""
    ambience: str = ""
    chapter: str = ""
    strip: Strip = BLANK
    strip_shown: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What is said: `who` is empty for narration. `text` has its $names filled in; its markup is still there."""

    text: str
    who: str = ""
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """An option that can be picked now. `text` has its $names filled in."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A sound that is heard once, when the Moment begins. `side` is left, center or right; `volume` 0..100."""

    sound: str
    side: str = "center"
    volume: Volume = 100.0


@dataclass(frozen=True, slots=True)
class Passage:
    """How the stage gets from the Moment before to this one: `kind` is cut, dissolve, fade or white."""

    kind: str = "cut"
    seconds: Seconds = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that is true at a stop.

    `scene`, `index` and `step` (the step's id) say where; `calls` where `play:` comes back to. `kind` says what the
    player sees: a line, a choice (its question is the line before), a chapter's title, a pause of `seconds`, an end.
    `glimpse` is the mark that a look through the lens passes here, `bare` that of a look with the dial at its end.
    """

    scene: str
    index: Count
    step: str
    kind: Kind
    values: Mapping[str, Value]
    calls: tuple[tuple[str, Count], ...] = ()
    marks: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    scenery: Scenery = Scenery()
    line: Line | None = None
    offers: tuple[Offer, ...] = ()
    within: Seconds = 0.0
    seconds: Seconds = 0.0
    cues: tuple[Cue, ...] = ()
    passage: Passage = Passage()
    music_fade: Seconds = 1.0
    ambience_fade: Seconds = 1.0
    ending: str = ""
    glimpse: str = ""
    bare: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Plain data that JSON can carry; `from_dict` is its inverse."""
        return {"version": VERSION, **asdict(self)}


def from_dict(data: object) -> Moment:
    """The Moment that `as_dict` wrote. Raises ValueError on anything else."""
    if not isinstance(data, Mapping) or data.get("version") != VERSION:
        raise ValueError(f"no moment of version {VERSION}, the only one that this program knows")
    found = typed.read(Moment, data)
    if (found.kind == "line" and found.line is None) or (found.kind == "choice" and not found.offers):
        raise ValueError(f"a {found.kind} with nothing in it")
    return found
