"""The Tape: everything that a player did. It replays to the same Moments on any machine.

A choice is recorded by the option's identity, not by its number, so an added option shifts nothing. Tests, bug
reports, saves and "play from here" are all tapes::

    ValueError
     └─ NoTape      the data is not a tape, or one of another kind of program
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from game.play import moment as moments
from game.play.machine import Act, ActKind, Known
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


def from_dict(data: object) -> Tape:
    """The tape that `as_dict` wrote. Raises `NoTape`."""
    try:
        assert isinstance(data, Mapping)
        if data["tape"] != VERSION:
            raise NoTape(f"this tape is of version {data['tape']}; this program plays version {VERSION}")
        known = Known(frozenset(map(str, data["known"]["marks"])), frozenset(map(str, data["known"]["endings"])))
        base = moments.from_dict(data["base"]) if data["base"] else None
        acts = tuple(_act(str(said)) for said in data["acts"])
        return Tape(str(data["fingerprint"]), acts, known, int(data["seed"]), base)
    except NoTape:
        raise
    except (AssertionError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise NoTape("this is not a tape") from error


def _act(said: str) -> Act:
    kind, at, *option = said.split(" ")
    if kind not in get_args(ActKind) or len(option) > 1:
        raise NoTape(f"{said!r} is no act")
    return Act(kind, at, option[0] if option else "")  # type: ignore[arg-type]
