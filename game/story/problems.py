"""What is wrong with a story, said to the person who can mend it.

A problem is a value. Reading and checking collect problems and go on; nothing here is raised, except
`CannotRead`, for the one case in which there is no text to speak of::

    Exception
     └─ CannotRead      the file is not there, or is not text; its `problem` says which
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

LONGEST, PART = 2000, 60
"""Characters of a line that is shown whole, and how many of a longer one on either side of what is wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file; `line` and `column` count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Remedy:
    """Lines `first..last` of the problem's file (counted from 1) become `lines`.

    Only remedies that were applied in memory, read again and gave what was meant are shown
    (`game.story.remedies`).
    """

    first: int
    last: int
    lines: tuple[str, ...]

    def apply(self, text: str) -> str:
        """The text with this remedy in it."""
        kept = text.split("\n")
        return "\n".join([*kept[: self.first - 1], *self.lines, *kept[self.last :]])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: `code` names its paragraph in docs/problems.md."""

    code: str
    place: Place
    message: str
    source: str = ""
    remedy: Remedy | None = None
    warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        out = f"{self.place}: {kind}{self.message} [{self.code}]"
        if self.source.strip():
            shown, column = _around(self.source.replace("\t", " "), self.place.column)
            out += f"\n      {shown}\n      {' ' * _cells(shown[: column - 1])}^"
        if self.remedy and len(self.source) <= LONGEST:
            mended = [line for line in self.remedy.lines if line.strip()] or ["(without this line)"]
            out += "\nTry:  " + "\n      ".join(mended)
        return out

    def as_dict(self) -> dict[str, object]:
        """The same as plain data, for `check --format json`."""
        return asdict(self)


def from_dict(data: Mapping[str, Any]) -> Problem:
    """The problem that `as_dict` wrote."""
    remedy = data["remedy"] and Remedy(data["remedy"]["first"], data["remedy"]["last"], tuple(data["remedy"]["lines"]))
    return Problem(**{**data, "place": Place(**data["place"]), "remedy": remedy})


def _around(line: str, column: int) -> tuple[str, int]:
    """A line with its column; of one that nobody can read on a screen the part that matters."""
    if len(line) <= LONGEST:
        return line, column
    first = max(0, column - 1 - PART)
    before, after = "... " if first else "", " ..." if first + 2 * PART < len(line) else ""
    return before + line[first : first + 2 * PART] + after, len(before) + column - first


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes: Hangul is two wide, a combining mark nothing."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class CannotRead(Exception):
    """There is no text to read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Without repetitions, errors before warnings, then by place."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.warning, p.place, p.code)))


HARMLESS = frozenset(
    (
        "always-true",
        "cannot-show",
        "endless",
        "long-caption",
        "missing-alt",
        "missing-caption",
        "missing-file",
        "never-reached",
        "never-true",
        "no-effect",
        "no-option-left",
        "no-way-out",
        "unreached-scene",
        "unreached-step",
        "unset-variable",
        "unused-mark",
        "unused-variable",
    )
)
"""Errors with which a story can be played: a writer in the middle of a thought has them all the time."""


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those with which the check fails."""
    return tuple(p for p in problems if not p.warning)


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that keep a story from being played as it stands."""
    return tuple(p for p in errors(problems) if p.code not in HARMLESS)
