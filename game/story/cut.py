"""A clean file's text in pieces that can be read by themselves: its head, and each of its scenes.

A piece is cut off only before a line that stands exactly where the names of scenes stand and looks like one. Inside a
text in quotes or in brackets such a line would be no name; but then the piece before it ends inside these quotes
or brackets, and cannot be read alone. So if all pieces can be read, together they are what the whole file says. Where
anything is unusual there is no cut, and the file is read as a whole (`game.story.slips`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from game.story.sections import NO_SCENE
from game.story.slips import LONGEST
from game.story.words import TOP

_SCENES = re.compile(r"^scenes:[ ]*(?:#.*)?$", re.M)
_ANY_SCENES = re.compile(r"^[\"']?scenes[\"']?[ ]*:", re.M)
_EDGE = re.compile(r"^[^ #\n]", re.M)
_TOP = re.compile(r"([a-z]+):(?:[ \n]|$)")
_FIRST = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*([ ]{1,5})[^\W\d]")
_NAME = re.compile(r"([^\W\d]\w*):[ ]*(?:#.*)?$")
_MARK = re.compile(r"(?:^|[{,-])[ ]*[\"']?mark[\"']?:[ ]+[\"']?(\w[^\n\"'#},]*)", re.M)


@dataclass(frozen=True, slots=True)
class Piece:
    """A scene as it stands in the lines `first..last` of its file (counted from 1); its name stands at `column`.

    `marks` are the names that its `mark:` steps give.
    """

    name: str
    first: int
    last: int
    column: int
    digest: str
    marks: tuple[str, ...] = ()

    def text(self, lines: Sequence[str]) -> str:
        """Its lines, of those of the whole file."""
        return "\n".join(lines[self.first - 1 : self.last])


@dataclass(frozen=True, slots=True)
class Cut:
    """The head is the file without its scenes: empty lines stand for them, so that the others keep their numbers.

    It is empty where there is nothing but `scenes:` in it.
    """

    head: str
    pieces: tuple[Piece, ...]

    def as_data(self) -> list[Any]:
        """Plain data for JSON."""
        return [self.head, [[p.name, p.first, p.last, p.column, p.digest, *p.marks] for p in self.pieces]]


def cut_from(data: list[Any]) -> Cut:
    """What `as_data` wrote."""
    return Cut(
        data[0],
        tuple(
            [Piece(n, first, last, column, digest, tuple(marks)) for n, first, last, column, digest, *marks in data[1]]
        ),
    )


def digest_of(*parts: str) -> str:
    """Twenty hexadecimal digits of these texts, for what is kept by its content."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def cut(text: str) -> Cut | None:
    """The pieces of a file, or None where it must be read as a whole."""
    if not all(map(_usual, text.split("\n"))):
        return None
    found = _SCENES.search(text)
    names = len(_ANY_SCENES.findall(text))
    if found is None:
        return Cut(text.rstrip("\n"), ()) if names == 0 else None
    if names > 1:
        return None
    start = found.end() + 1
    after = _EDGE.search(text, start)
    end = after.start() if after else len(text)
    top = _TOP.match(text, end) if after else None
    if after and (top is None or top[1] not in TOP):
        return None
    starts = _starts(text, start, end)
    if not starts:
        return None
    pieces = _pieces(text, starts, end)
    if pieces is None:
        return None
    head = text[:start] + "\n" * text.count("\n", start, end) + text[end:]
    return Cut("" if head.strip() == "scenes:" else head.rstrip("\n"), pieces)


def _usual(line: str) -> bool:
    """Whether there is nothing in a line that `slips` would have to look at: Tabs, what is invisible, no end."""
    if line.isprintable():
        return len(line) <= LONGEST
    return line.lstrip(" ")[:1] not in "\xa0\u202f" and line.replace("\xa0", "").replace("\u202f", "").isprintable()


def _starts(text: str, start: int, end: int) -> list[tuple[int, str]] | None:
    """Where scenes begin, and their names; None if anything between them looks unlike a scene."""
    first = _FIRST.match(text, start, end)
    if not first:
        return None
    margin = len(first[1])
    if re.compile(rf"^[ ]{{0,{margin - 1}}}[^ #\n]", re.M).search(text, start, end):
        return None
    found: list[tuple[int, str]] = []
    for line in re.compile(rf"^[ ]{{{margin}}}([^ #\n-][^\n]*)$", re.M).finditer(text, start, end):
        name = _NAME.match(line[1])
        if name is None or name[1] in NO_SCENE:
            return None
        found.append((line.start(), name[1]))
    return found


def _pieces(text: str, starts: Sequence[tuple[int, str]], end: int) -> tuple[Piece, ...] | None:
    if len({name for _, name in starts}) < len(starts):
        return None
    pieces: list[Piece] = []
    line = text.count("\n", 0, starts[0][0]) + 1
    column = text.index(starts[0][1], starts[0][0]) - starts[0][0] + 1
    for (begin, name), (stop, _) in zip(starts, [*starts[1:], (end, "")], strict=True):
        own = text[begin:stop].rstrip("\n")
        marks = tuple(dict.fromkeys(m[1].strip() for m in _MARK.finditer(own))) if "mark" in own else ()
        pieces.append(Piece(name, line, line + own.count("\n"), column, digest_of(own), marks))
        line += text.count("\n", begin, stop)
    return tuple(pieces)
