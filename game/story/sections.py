"""A story file in pieces that can be read by themselves: what stands at the left edge, each scene, parts of a long one.

Trying a mended line reads its piece again, and a slip in one scene cannot hide the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.story.words import ADVERBS, WORDS

LONG = 120
"""Lines from which a scene is cut at its steps."""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines `first..last` (counted from 1), to be read below `head`."""

    first: int
    last: int
    head: str = ""

    @property
    def above(self) -> int:
        """The number of the head's first line, so that every other line keeps its own."""
        return self.first - self.head.count("\n")

    def text(self, lines: Sequence[str]) -> str:
        """What to read; `lines` are those of the whole file."""
        return self.head + "\n".join(lines[self.first - 1 : self.last])


_TOP = re.compile(r"([a-z]+):(\s|$)")
_SCENE = re.compile(r"( +)([^\s:#-][^:]*):\s*(?:#.*)?$")


def sections(lines: Sequence[str]) -> tuple[Section, ...]:
    """The pieces of a file, in order; together they are all of its lines."""
    tops = [n for n, line in enumerate(lines, 1) if _begins_top(line)]
    found: list[Section] = []
    if not tops:
        return (Section(1, len(lines)),)
    for first, after in zip(tops, [*tops[1:], len(lines) + 1], strict=True):
        start = 1 if first == tops[0] else first
        if lines[first - 1].startswith("scenes:"):
            found += _scenes(lines, start, first, after - 1)
        else:
            found.append(Section(start, after - 1))
    return tuple(found)


def _begins_top(line: str) -> bool:
    match = _TOP.match(line)
    return match is not None and match[1] not in WORDS and match[1] not in ADVERBS


def _scenes(lines: Sequence[str], start: int, key: int, last: int) -> Iterator[Section]:
    margin, starts = "", []
    for number in range(key + 1, last + 1):
        match = _SCENE.match(lines[number - 1])
        if match and match[1] == (margin or match[1]):
            margin = match[1]
            starts.append(number)
    yield Section(start, starts[0] - 1 if starts else last)
    if not starts:
        return
    for first, after in zip(starts, [*starts[1:], last + 1], strict=True):
        yield from _scene(lines, first, after - 1)


def _scene(lines: Sequence[str], first: int, last: int) -> Iterator[Section]:
    head = "scenes:\n"
    if last - first > LONG:
        name = f"{head}{lines[first - 1]}\n"
        level = next((m[0] for n in range(first, last) if (m := re.match(r" *- ", lines[n]))), "")
        for number in range(first + 1, last + 1):
            if level and lines[number - 1].startswith(level) and number - first >= LONG // 2 and last - number > 10:
                yield Section(first, number - 1, head)
                first, head = number, name
    yield Section(first, last, head)


def around(pieces: Sequence[Section], first: int, last: int) -> Section | None:
    """The piece that holds all of these lines."""
    return next((s for s in pieces if s.first <= first and last <= s.last), None)
