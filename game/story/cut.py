"""A clean file's text in pieces that can be read by themselves: its head, and each of its scenes.

A piece is cut off only before a line that stands exactly where the names of scenes stand and looks like one. Inside a
text in quotes or in brackets such a line would be no name; but then the piece before it ends inside these quotes
or brackets, and cannot be read alone. So if all pieces can be read, together they are what the whole file says. Where
anything is unusual there is no cut, and the file is read as a whole (`game.story.slips`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from game.story.sections import NO_SCENE
from game.story.slips import LONGEST
from game.story.words import TOP

_SCENES = re.compile(r"[\"']?scenes[\"']?[ ]*:")
_PLAIN = re.compile(r"scenes:[ ]*(?:#.*)?$")
_TOP = re.compile(r"([a-z]+):(?: |$)")
_FIRST = re.compile(r"([ ]{1,5})[^\W\d]")
_NAME = re.compile(r"([^\W\d]\w*):[ ]*(?:#.*)?$")
_MARK = re.compile(r"(?:^|[{,-])[ ]*[\"']?(?:mark|glimpse|as_they_are)[\"']?[ ]*:[ ]+[\"']?(\w[^\n\"'#},]*)", re.M)


class Piece(NamedTuple):
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
    lines = text.split("\n")
    if not _usual(text, lines):
        return None
    edges = [n for n, line in enumerate(lines) if line and line[0] not in " #"]
    named = [n for n in edges if _SCENES.match(lines[n])]
    if not named:
        return Cut(text.rstrip("\n"), ())
    key = named[0]
    after = next((n for n in edges if n > key), len(lines))
    top = _TOP.match(lines[after]) if after < len(lines) else None
    if len(named) > 1 or not _PLAIN.match(lines[key]) or (after < len(lines) and (top is None or top[1] not in TOP)):
        return None
    starts = _starts(lines, key + 1, after)
    if not starts or len({name for _, name in starts}) < len(starts):
        return None
    head = [*lines[: key + 1], *[""] * (after - key - 1), *lines[after:]]
    only = lines[key] == "scenes:" and not any(line for n, line in enumerate(head) if n != key)
    return Cut("" if only else "\n".join(head).rstrip("\n"), tuple(_pieces(lines, starts, after)))


def _usual(text: str, lines: Sequence[str]) -> bool:
    """Whether there is nothing that `slips` would have to look at: Tabs, what is invisible, lines without end."""
    if max(map(len, lines)) > LONGEST:
        return False
    return text.replace("\n", "").isprintable() or all(map(_wide, lines))


def _wide(line: str) -> bool:
    """Whether nothing invisible is in a line but wide spaces between its words."""
    return line.isprintable() or (
        line.lstrip(" ")[:1] not in "\xa0\u202f" and line.replace("\xa0", "").replace("\u202f", "").isprintable()
    )


def _starts(lines: Sequence[str], first: int, after: int) -> list[tuple[int, str]] | None:
    """Where scenes begin, and their names; None if anything between them looks unlike a scene."""
    begin = next((n for n in range(first, after) if (line := lines[n].lstrip(" ")) and line[0] != "#"), after)
    match = _FIRST.match(lines[begin]) if begin < after else None
    if not match:
        return None
    margin = len(match[1])
    found: list[tuple[int, str]] = []
    for number in range(begin, after):
        line = lines[number]
        if not line or line[: margin + 1].isspace():
            continue
        words = line.lstrip(" ")
        if words.startswith("#") or (words.startswith("-") and line[:margin].isspace()):
            continue
        name = _NAME.match(line, margin)
        if name is None or name[1] in NO_SCENE or not line[:margin].isspace():
            return None
        found.append((number, name[1]))
    return found


def _pieces(lines: Sequence[str], starts: Sequence[tuple[int, str]], after: int) -> Iterator[Piece]:
    margin = len(lines[starts[0][0]]) - len(lines[starts[0][0]].lstrip(" "))
    for (first, name), (stop, _) in zip(starts, [*starts[1:], (after, "")], strict=True):
        last = stop
        while not lines[last - 1]:
            last -= 1
        own = "\n".join(lines[first:last])
        gives = "mark" in own or "glimpse" in own
        found = dict.fromkeys(m[1].strip() for m in _MARK.finditer(own)) if gives else {}
        marks = tuple(mark for mark in found if mark != "none")
        yield Piece(name, first + 1, last, margin + 1, digest_of(own), marks)
