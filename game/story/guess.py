"""One guess at what a line was meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.story.sections import Section


@dataclass(frozen=True, slots=True)
class Guess:
    """What is wrong, and the lines from `line` on as they should be.

    `meant` is the text that they must then say; `shown` is what to show, where that has another number of lines.
    """

    code: str
    line: int
    column: int
    message: str
    mended: tuple[str, ...] | None = None
    meant: str | None = None
    shown: tuple[str, ...] | None = None

    @property
    def last(self) -> int:
        return self.line + max(0, len(self.mended or ()) - 1)


def written(lines: Sequence[str], section: Section, number: int) -> int:
    """The nearest line, at this one or above, that is neither empty nor a comment."""
    for n in range(number, section.first - 1, -1):
        if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#"):
            return n
    return max(section.first, number)
