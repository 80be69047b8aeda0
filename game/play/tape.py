"""The Tape: everything that a player did. It replays to the same Moments on any machine.

A choice is recorded by the option's identity, not by its number, so an added option shifts nothing. Tests, bug
reports, saves and "play from here" are all tapes::

    ValueError
     └─ NoTape      the data is not a tape, or one of another kind of program
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.play import moment as moments
from game.play import typed
from game.play.machine import HANDS, Act, Known
from game.play.moment import Moment

VERSION = 1


class NoTape(ValueError):
    """The data is not a tape that this program can play."""


@dataclass(frozen=True, slots=True)
class Tape:
    """Acts from the beginning of the story, or from `base` where a changed story made that necessary.

    `fingerprint` is the story's when it was recorded; `known` is what earlier playthroughs had left then.
    """

    fingerprint: str
    acts: tuple[Act, ...] = ()
    known: Known = Known()
    seed: int = 0
    base: Moment | None = None

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON; an act is one word-list, `choose <step> <option>`."""
        return {
            "tape": VERSION,
            "fingerprint": self.fingerprint,
            "seed": self.seed,
            "known": {"marks": sorted(self.known.marks), "endings": sorted(self.known.endings)},
            "base": self.base.as_dict() if self.base else None,
            "acts": [" ".join(filter(None, (act.kind, act.at, act.option))) for act in self.acts],
        }


@dataclass(frozen=True, slots=True)
class _Known:
    marks: tuple[str, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """A tape as it lies in a file."""

    fingerprint: str
    seed: int
    known: _Known
    base: object
    acts: tuple[str, ...]


def from_dict(data: object) -> Tape:
    """The tape that `as_dict` wrote. Raises `NoTape`."""
    if isinstance(data, Mapping) and "tape" in data and data["tape"] != VERSION:
        raise NoTape(f"this tape is of another version; this program plays version {VERSION}")
    try:
        said = typed.read(_Written, data)
        base = None if said.base is None else moments.from_dict(said.base)
    except ValueError as error:
        raise NoTape("this is not a tape") from error
    known = Known(frozenset(said.known.marks), frozenset(said.known.endings))
    return Tape(said.fingerprint, tuple(map(_act, said.acts)), known, said.seed, base)


def _act(said: str) -> Act:
    match said.split(" "):
        case ["advance" | "choose" | "timeout" as kind, at, *option] if len(option) < 2:
            return Act(kind, at, *option)
        case ["lens", at, hand] if hand in HANDS:
            return Act("lens", at, hand)
    raise NoTape(f"{said[:60]!r} is no act")
