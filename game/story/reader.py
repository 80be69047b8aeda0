"""YAML text -> a tree of nodes that know where they stand. Every scalar stays text.

An event loop over libyaml: about six times faster than `safe_load`, and no value is ever
guessed at. Anchors, aliases and tags are refused: they swallow words, and they are how small files become huge.
The caps below keep a hostile file from costing more than a moment (`[` a hundred thousand times crashes
PyYAML's own loader).
"""

from __future__ import annotations

import gc
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Union

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from game.story.problems import CannotRead, Place, Problem

DEEPEST = 48
LARGEST = 6_000_000
MOST_LINES = 150_000
"""Caps: nesting; bytes and lines in a file, three times a long novel. Larger stories have more files."""


@dataclass(slots=True)
class Text:
    """A scalar. `style` is '' for plain text, or the sign that opened it. Places count from 1; ends are exclusive."""

    value: str
    style: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True)
class List:
    items: list[Node]
    line: int
    column: int


@dataclass(slots=True)
class Map:
    """Pairs as they stand: a key may occur twice, and whoever reads the map says so."""

    pairs: list[tuple[Text, Node]]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The last value of this key."""
        return next((v for k, v in reversed(self.pairs) if k.value == key), None)


Node = Union[Text, List, Map]


class Broken(Exception):
    """The text is no YAML, or uses what a story may not. `code` is '' when libyaml itself gave up.

    `line` and `column` count from 1; `opened` is where a quote began that was never closed.
    """

    def __init__(
        self, message: str, line: int, column: int, code: str = "", opened: tuple[int, int] | None = None
    ) -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.code, self.opened = message, line, column, code, opened


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector: trees have no cycles, and looking for some costs more than the trees."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def parse(text: str, first: int = 1) -> Node | None:
    """The tree of a YAML text, None for an empty one; `first` is the number of its first line. Raises `Broken`."""
    try:
        with uncollected():
            return _Builder(first).build(text)
    except yaml.MarkedYAMLError as error:
        broken = _broken(error, first)
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + first, len(before) - before.rfind("\n")
        broken = Broken("a character that YAML does not allow", line, column)
    try:
        raise broken  # behind the handlers: it would keep their exceptions, and with them all that was read
    finally:
        del broken  # which would otherwise keep itself, through this frame


def _broken(error: yaml.MarkedYAMLError, first: int) -> Broken:
    mark = error.problem_mark or error.context_mark
    quoted = error.context_mark if "quoted scalar" in (error.context or "") else None
    opened = (quoted.line + first, quoted.column + 1) if quoted else None
    line, column = (mark.line + first, mark.column + 1) if mark else (first, 1)
    return Broken(error.problem or "", line, column, "", opened)


class _Builder:
    def __init__(self, first: int) -> None:
        self.first = first
        self.stack: list[tuple[List | Map | None, Text | None]] = []
        self.inside: List | Map | None = None
        self.key: Text | None = None
        self.root: Node | None = None

    def build(self, text: str) -> Node | None:
        get, first = _loader(text).get_event, self.first
        while True:
            event = get()
            if event is None:
                return self.root
            if isinstance(event, ScalarEvent):
                start, end = event.start_mark, event.end_mark
                assert start is not None and end is not None  # every event of a text has its marks
                if event.anchor is not None or event.tag is not None:
                    self.refuse(event, "first-sign")
                places = start.line + first, start.column + 1, end.line + first, end.column + 1
                self.add(Text(event.value, event.style or "", *places))
            elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                self.open(event, isinstance(event, MappingStartEvent))
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                done = self.inside
                self.inside, self.key = self.stack.pop()
                assert done is not None
                self.add(done)
            elif isinstance(event, AliasEvent):
                self.refuse(event, "first-sign")
            elif self.root is not None and isinstance(event, DocumentStartEvent):
                self.refuse(event, "second-document")

    def refuse(self, event: Event, code: str) -> NoReturn:
        mark = event.start_mark
        assert mark is not None
        raise Broken("", mark.line + self.first, mark.column + 1, code)

    def open(self, event: CollectionStartEvent, mapping: bool) -> None:
        mark = event.start_mark
        assert mark is not None
        if event.anchor is not None or event.tag is not None:
            self.refuse(event, "first-sign")
        if len(self.stack) >= DEEPEST:
            self.refuse(event, "too-deep")
        if isinstance(self.inside, Map) and self.key is None:
            self.refuse(event, "first-sign")
        self.stack.append((self.inside, self.key))
        line, column = mark.line + self.first, mark.column + 1
        self.inside, self.key = Map([], line, column) if mapping else List([], line, column), None

    def add(self, node: Node) -> None:
        inside = self.inside
        if inside is None:
            self.root = node
        elif isinstance(inside, List):
            inside.items.append(node)
        elif self.key is None:
            assert isinstance(node, Text)
            self.key = node
        else:
            inside.pairs.append((self.key, node))
            self.key = None


def _loader(text: str) -> yaml.BaseLoader | yaml.CBaseLoader:
    """libyaml, or PyYAML's own reader where a build comes without it: the same events, thirty times slower."""
    return yaml.CBaseLoader(text) if yaml.__with_libyaml__ else yaml.BaseLoader(text)


def read_file(path: Path, name: str) -> str:
    """The text of a file, its line ends made `\\n`. Raises `CannotRead` when it is none."""
    try:
        kind = os.stat(path).st_mode
        if not stat.S_ISREG(kind):  # to read a pipe or a device might never end
            what = "it is a folder" if stat.S_ISDIR(kind) else "it is a pipe or a device"
            raise CannotRead(Problem("no-file", Place(name), f"the file cannot be read: {what}"))
        with open(path, "rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with NUL in it
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotRead(Problem("no-file", Place(name), f"the file cannot be read: {reason}")) from error
    if len(data) > LARGEST:
        raise _too_large(name, f"{LARGEST // 1_000_000} MB")
    text = decode(data, name)
    if text.count("\n") > MOST_LINES:
        raise _too_large(name, f"{MOST_LINES:,} lines")
    return text


def _too_large(name: str, limit: str) -> CannotRead:
    return CannotRead(Problem("too-large", Place(name), f"a story file may have {limit} at most; use 'include'"))


def decode(data: bytes, name: str) -> str:
    """Bytes -> text, its letters composed (NFC). Raises `CannotRead` for what is not UTF-8 text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        raise CannotRead(Problem("not-utf8", Place(name), _other_coding(data)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        start = before.rfind(b"\n") + 1
        line, last = before.count(b"\n") + 1, before[start:].decode("utf-8").removeprefix("\ufeff")
        rest = re.split(rb"[\r\n]", data[error.start : error.start + 200])[0].decode("utf-8", "replace")
        message = "the file is not saved as UTF-8 text, and the letters from here on are lost; save it as UTF-8"
        raise CannotRead(Problem("not-utf8", Place(name, line, len(last) + 1), message, last + rest)) from None
    return _composed(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), name)


def _other_coding(data: bytes) -> str:
    """What to say of a file with NUL in its first letters: each coding of Unicode puts them elsewhere."""
    if not data.strip(b"\x00"):
        return "there is nothing in the file but NUL: it was lost when it was saved; look for an older copy"
    coding = "UTF-32" if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") or data[:4].count(b"\0") == 3 else "UTF-16"
    return f"the file is saved as {coding}; save it as UTF-8"


_UNUSUAL = re.compile(
    r"[^\x00-\u02ff\u0370-\u0482\u2010-\u203f\u3041-\u3096\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7a3]{31,}"
)
"""Many signs in a row of which each may be a mark on the one before; quick to look for."""


def _composed(text: str, name: str) -> str:
    """The text in NFC. Raises `CannotRead` where so many marks stand on one letter that to order them takes hours."""
    if text.isascii():
        return text
    for run in _UNUSUAL.finditer(text):
        piled = _PILED.search("".join("1" if unicodedata.combining(c) else "0" for c in run[0]))
        if piled:
            at = run.start() + piled.start()
            place = Place(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
            message = "more than 30 marks stand on one letter here, and no font can draw them; delete them"
            raise CannotRead(Problem("control-character", place, message))
    return unicodedata.normalize("NFC", text)


_PILED = re.compile("1{31}")
"""More marks on one letter than any language has, says Unicode's annex 15."""
