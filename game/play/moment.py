"""The Moment: everything that is true now. Small, frozen, versioned, JSON.

The stage draws a Moment, rollback keeps them, a save writes one, and hot reload makes a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

from game.story.variables import Value

VERSION = 1

Kind = Literal["line", "choice", "chapter", "pause", "end"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure on the stage: `figure` is its key in the catalogue; the rest are words of that figure."""

    figure: str
    at: str = "center"
    outfit: str = ""
    pose: str = ""
    look: str = ""
    depth: str = "mid"
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Scenery:
    """What stands on the stage and what sounds, until another step changes it. Empty text means nothing there."""

    background: str = ""
    world: str = "here"
    illustration: str = ""
    alt: str = ""
    figures: tuple[Standing, ...] = ()
    effects: Mapping[str, float] = field(default_factory=dict)
    camera: str = "still"
    view: str = "none"
    lens: str = "down"
    dial: int = 0
    music: str = ""
    ambience: str = ""
    chapter: str = ""


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
    volume: float = 100.0


@dataclass(frozen=True, slots=True)
class Passage:
    """How the stage gets from the Moment before to this one: `kind` is cut, dissolve, fade or white."""

    kind: str = "cut"
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that is true at a stop.

    `scene`, `index` and `step` (the step's id) say where; `calls` where `play:` comes back to. `kind` says what the
    player sees: a line, a choice (its question is the line before), a chapter's title, a pause of `seconds`, an end.
    """

    scene: str
    index: int
    step: str
    kind: Kind
    values: Mapping[str, Value]
    calls: tuple[tuple[str, int], ...] = ()
    marks: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    scenery: Scenery = Scenery()
    line: Line | None = None
    offers: tuple[Offer, ...] = ()
    within: float = 0.0
    seconds: float = 0.0
    cues: tuple[Cue, ...] = ()
    passage: Passage = Passage()
    music_fade: float = 1.0
    ambience_fade: float = 1.0
    ending: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Plain data that JSON can carry; `from_dict` is its inverse."""
        return {"version": VERSION, **asdict(self)}


def from_dict(data: Mapping[str, Any]) -> Moment:
    """The Moment that `as_dict` wrote. Raises ValueError, KeyError or TypeError on anything else."""
    if data["version"] != VERSION:
        raise ValueError(f"a moment of version {data['version']}; this program knows version {VERSION}")
    known = {f.name for f in fields(Moment)}
    parts = {k: v for k, v in data.items() if k in known}
    scenery = dict(parts["scenery"])
    scenery["figures"] = tuple(Standing(**f) for f in scenery["figures"])
    parts["scenery"] = Scenery(**scenery)
    parts["line"] = Line(**parts["line"]) if parts["line"] else None
    parts["offers"] = tuple(Offer(**o) for o in parts["offers"])
    parts["cues"] = tuple(Cue(**c) for c in parts["cues"])
    parts["passage"] = Passage(**parts["passage"])
    parts["calls"] = tuple((str(s), int(i)) for s, i in parts["calls"])
    for name in ("marks", "done"):
        parts[name] = tuple(parts[name])
    return Moment(**parts)
