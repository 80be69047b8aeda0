"""What outlives a playthrough: lines read, marks passed, endings seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from game.play import typed
from game.play.machine import Known
from game.play.moment import Moment


@dataclass(frozen=True, slots=True)
class Persistent:
    """`lines` are the ids of steps and options that were on the screen once."""

    lines: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()

    def after(self, moments: Iterable[Moment], options: Iterable[str] = ()) -> Persistent:
        """This, and what these Moments showed."""
        shown = list(moments)
        return Persistent(
            self.lines.union((m.step for m in shown), options),
            self.marks.union(*(m.marks for m in shown)),
            self.endings.union(m.ending for m in shown if m.ending),
        )

    def joined(self, other: Persistent) -> Persistent:
        """Both: two windows of one story lose nothing of each other."""
        return Persistent(self.lines | other.lines, self.marks | other.marks, self.endings | other.endings)

    @property
    def known(self) -> Known:
        """What a new playthrough may ask for."""
        return Known(self.marks, self.endings)

    def as_dict(self) -> dict[str, Any]:
        return {name: sorted(getattr(self, name)) for name in ("lines", "marks", "endings")}


@dataclass(frozen=True, slots=True)
class _Written:
    """The same as it lies in a file."""

    lines: tuple[str, ...]
    marks: tuple[str, ...]
    endings: tuple[str, ...]


def from_dict(data: object) -> Persistent:
    """What `as_dict` wrote. Raises ValueError."""
    found = typed.read(_Written, data)
    return Persistent(frozenset(found.lines), frozenset(found.marks), frozenset(found.endings))
