"""A story file in pieces that can be read by themselves: what stands at the left edge, each scene, parts of a long one.

Trying a mended line reads its piece again, and a slip in one scene cannot hide the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.story.catalogue import SHELVES
from game.story.words import TOP

LONG = 120
"""Lines from which a scene is cut at its steps."""

FARTHEST = 5
"""Spaces before the name of a scene, at most: farther in, what ends with a colon is an option."""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines `first..last` (counted from 1), to be read below `head`, which is empty outside of the scenes.

    There, a part of something long is read below `top`, the word that begins it.
    """

    first: int
    last: int
    head: str = ""
    top: str = ""

    @property
    def above(self) -> int:
        """The number of the first line of what stands above, so that every other line keeps its own."""
        return self.first - (self.head or self.top).count("\n")

    def text(self, lines: Sequence[str]) -> str:
        """What to read; `lines` are those of the whole file."""
        return (self.head or self.top) + "\n".join(lines[self.first - 1 : self.last])


_TOP = re.compile(r"([a-z]+):(\s|$)")
_NAME = re.compile(r"( +)[^\s#-]")
_SCENE = re.compile(r"( +)([^\s:#-][^:]*):\s*(?:#.*)?$")

NO_SCENE = ("choice", "then", "else")
"""Names that no scene has: they stand at the ends of lines in every story."""


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
            found += _shelf(lines, start, first, after - 1)
    return tuple(found)


def _begins_top(line: str) -> bool:
    match = _TOP.match(line)
    return match is not None and (match[1] in TOP or match[1] in SHELVES)


def _shelf(lines: Sequence[str], start: int, key: int, last: int) -> Iterator[Section]:
    """The cast, a shelf of the catalogue: cut before its names, if it is long."""
    margin = next((m[1] for n in range(key, last) if (m := _NAME.match(lines[n]))), "")
    top = ""
    for number in range(key + 1, last + 1) if margin and last - key > LONG else ():
        match = _NAME.match(lines[number - 1])
        if match and match[1] == margin and number - start >= LONG // 2 and last - number > 10:
            yield Section(start, number - 1, "", top)
            start, top = number, f"{lines[key - 1].partition(':')[0]}:\n"
    yield Section(start, last, "", top)


def _scenes(lines: Sequence[str], start: int, key: int, last: int) -> Iterator[Section]:
    names = ((n, m[1]) for n in range(key + 1, last + 1) if (m := _SCENE.match(lines[n - 1])) and m[2] not in NO_SCENE)
    found = tuple(names)
    margins = Counter(m for _, m in found if len(m) <= FARTHEST)
    margin = max(margins, key=lambda m: (margins[m], m == "  "), default="")
    starts = [n for n, m in found if m == margin]
    yield Section(start, key)
    first = starts[0] if starts else last + 1
    if first > key + 1:
        yield Section(key + 1, first - 1, "scenes:\n")
    for start, after in zip(starts, [*starts[1:], last + 1], strict=True) if starts else ():
        yield from _scene(lines, start, after - 1)


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
