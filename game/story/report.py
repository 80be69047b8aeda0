"""Where reading and compiling write down what is wrong, with a remedy still to be proved."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from game.story.lines import moved_column
from game.story.problems import Place, Problem, Remedy
from game.story.reader import Node, Text

LIKE, LIKE_SHORT, SHORT, LIKE_LONG, LONG = 0.7, 0.6, 4, 0.8, 8
"""How like a name must be to one that is known (`difflib`), to be that one misspelt; a short one less, a long one more:
`left_strip` is not `tore_strip`."""

MOST = 1000
"""Problems that are written down for one file, or one scene; whoever has more of them mends these first."""
MANY = 500
"""Names up to which each is compared letter by letter; `difflib` takes a millisecond for as many."""
LIKE_IN_TEXT = 0.75
"""How like for a `$name` in a text: a dollar sign may stand before any word there."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A problem whose remedy nobody has tried yet. `meant` is the text that the mended lines must then say."""

    problem: Problem
    meant: str | None = None


def _neighbours(word: str, known: Collection[str]) -> list[str]:
    """A name that differs from the word in a single letter, if there is one: found without a look at all the names."""
    parts = [(word[:n], word[n:]) for n in range(min(len(word), 40) + 1)]
    letters = {*word, *"abcdefghijklmnopqrstuvwxyz_0123456789"}
    near = {a + b[1:] for a, b in parts} | {a + b[1:2] + b[:1] + b[2:] for a, b in parts}
    near |= {a + c + b[cut:] for a, b in parts for c in letters for cut in (0, 1)}
    return sorted(name for name in near if name in known)[:1]


class Report:
    """Collects the problems of one file.

    `lines` are those that were read; `written` are the writer's own, where `slips` were mended to read on.
    `lost` are stretches that could not be read: nothing else is said about them.
    """

    def __init__(
        self,
        file: str,
        lines: Sequence[str],
        written: Sequence[str] | None = None,
        slips: Sequence[Draft] = (),
        lost: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.file, self.lines, self.slips, self.lost = file, lines, slips, lost
        self.written = lines if written is None else written
        self.drafts: list[Draft] = [*slips]

    def line(self, number: int) -> str:
        """A line as it was read, counted from 1; '' past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def place(self, node: Text) -> Place:
        return Place(self.file, node.line, node.column)

    def add(
        self,
        code: str,
        line: int,
        column: int,
        message: str,
        remedy: Remedy | str | None = None,
        meant: str | None = None,
        warning: bool = False,
    ) -> None:
        """Write a problem down; a remedy given as text replaces the problem's line."""
        if len(self.drafts) > MOST or any(first <= line <= last for first, last in self.lost):
            return
        if len(self.drafts) == MOST:
            code, remedy = "too-many", None
            message = f"{MOST:,} things are wrong up to here; what is wrong below is told when some of them are mended"
        if isinstance(remedy, str):
            remedy = Remedy(line, line, (remedy,)) if remedy != self.line(line) else None
        written = self.written[line - 1] if 0 < line <= len(self.written) else ""
        place = Place(self.file, line, moved_column(max(1, column), self.line(line), written))
        self.drafts.append(Draft(Problem(code, place, message, written, remedy, warning), meant))

    def at(
        self, code: str, node: Node, message: str, remedy: Remedy | str | None = None, meant: str | None = None
    ) -> None:
        """The same, at a node."""
        self.add(code, node.line, node.column, message, remedy, meant)

    def unknown(
        self,
        code: str,
        node: Text,
        message: str,
        known: Collection[str],
        word: str = "",
        hint: str = "",
        like: float = 0,
    ) -> None:
        """A name that is none of `known`: says which it may have meant, or which there are."""
        word = word or node.value
        like = like or (LIKE_SHORT if len(word) <= SHORT else LIKE if len(word) <= LONG else LIKE_LONG)
        near = difflib.get_close_matches(word, known, 1, like) if len(known) <= MANY else _neighbours(word, known)
        if near:
            mended = self.swap(node.line, self.find(node.line, node.column, word), word, near[0])
            self.at(code, node, f"{message}; did you mean {near[0]!r}?", mended)
            return
        listed = ", ".join(nsmallest(12, {*known})) or "none yet"
        more = ", ..." if len({*known}) > 12 else ""
        self.at(code, node, f"{message}; there are: {listed}{more}{hint}")

    def forget(self, code: str, names: Collection[str]) -> None:
        """Leave out the problems of a name whose own problem is told already, where it is declared."""
        quoted = [repr(name) for name in names]
        self.drafts = [
            d for d in self.drafts if d.problem.code != code or not any(q in d.problem.message for q in quoted)
        ]

    def find(self, line: int, column: int, word: str) -> int:
        """The column at which `word` stands in a line, from `column` on; `column` itself if it does not."""
        at = self.line(line).find(word, column - 1)
        return column if at < 0 else at + 1

    def swap(self, line: int, column: int, old: str, new: str) -> str | None:
        """The line with `old`, which must stand at `column`, made `new`."""
        text = self.line(line)
        if not text.startswith(old, column - 1):
            return None
        return text[: column - 1] + new + text[column - 1 + len(old) :]
