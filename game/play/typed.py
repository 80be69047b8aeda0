"""Plain data as JSON has it -> frozen dataclasses, strictly: whatever comes out has the types that it declares.

A save may have been damaged, or made by somebody. So nothing is converted and nothing taken on trust: a field is of
its declared type all the way down, or the data is refused. What is read: `str` (without NUL and halves of characters,
which no font can draw), `int`, `float` (finite; a whole number will do), `Literal` of texts, unions, `tuple[X, ...]`,
`tuple[X, Y]`, `Mapping`, dataclasses, and `object` for anything. `Annotated` with a `game.story.words.Number` narrows
a number to its range. Keys that nobody declares are left alone: a newer program may have written them. A field that
is missing has its default, because an older one did not know it::

    ValueError
     └─ Misshapen       the data is something else; says where and what
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from game.story.words import Number

Made = TypeVar("Made")
Reader = Callable[[object], Any]


class Misshapen(ValueError):
    """The data is not what was declared."""


def read(kind: type[Made], data: object) -> Made:
    """The dataclass `kind` that this data says. Raises `Misshapen`."""
    made: Made = _reader(cast(Any, kind))(data)
    return made


_UNDRAWABLE = re.compile("[\0\ud800-\udfff]")


def text(data: object) -> str:
    """A text that can be drawn. Raises `Misshapen`."""
    if type(data) is not str or ("\0" in data if data.isascii() else _UNDRAWABLE.search(data)):
        raise Misshapen("no text")
    return data


def _whole(data: object) -> int:
    if type(data) is not int or not -(10**18) < data < 10**18:
        raise Misshapen("no whole number")
    return data


def _number(data: object) -> float:
    if not (isinstance(data, (int, float)) and type(data) is not bool and -1e18 < data < 1e18):  # NaN is in no range
        raise Misshapen("no number")
    return float(data)


def _nothing(data: object) -> None:
    if data is not None:
        raise Misshapen("something")


def _yes_or_no(data: object) -> bool:
    if type(data) is not bool:
        raise Misshapen("neither true nor false")
    return data


_SIMPLE: dict[Any, Reader] = {
    str: text,
    int: _whole,
    float: _number,
    bool: _yes_or_no,
    type(None): _nothing,
    object: lambda data: data,
}


@cache
def _reader(kind: Any) -> Reader:
    """How a type is read; made once for each."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if origin is Annotated:
        return _within(_reader(inner[0]), inner[1])
    if origin is Literal:
        return _one_of(inner)
    if origin in (Union, UnionType):
        return _either([_reader(part) for part in inner])
    if origin is tuple:
        return _list(_reader(inner[0])) if inner[-1] is Ellipsis else _row([_reader(part) for part in inner])
    if origin is Mapping:
        return _mapping(_reader(inner[0]), _reader(inner[1]))
    if is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"nobody has said how {kind} is read")


def _within(reader: Reader, range: Number) -> Reader:
    def found(data: object) -> object:
        number = reader(data)
        if not range.low <= number <= range.high:
            raise Misshapen(f"{number} is too small or too large")
        return number

    return found


def _one_of(words: Sequence[str]) -> Reader:
    def found(data: object) -> object:
        if data not in words:
            raise Misshapen("an unknown word")
        return data

    return found


def _either(readers: Sequence[Reader]) -> Reader:
    def found(data: object) -> object:
        for reader in readers[:-1]:
            try:
                return reader(data)
            except Misshapen:
                continue
        return readers[-1](data)

    return found


def _items(data: object) -> Sequence[object]:
    if not isinstance(data, (list, tuple)):
        raise Misshapen("no list")
    return data


def _list(reader: Reader) -> Reader:
    return lambda data: tuple([reader(item) for item in _items(data)])


def _row(readers: Sequence[Reader]) -> Reader:
    def found(data: object) -> object:
        items = _items(data)
        if len(items) != len(readers):
            raise Misshapen(f"{len(items)} values in place of {len(readers)}")
        return tuple(reader(item) for reader, item in zip(readers, items, strict=True))

    return found


def _mapping(key: Reader, value: Reader) -> Reader:
    def found(data: object) -> object:
        if not isinstance(data, Mapping):
            raise Misshapen("no mapping")
        return {key(k): value(v) for k, v in data.items()}

    return found


def _dataclass(kind: Any) -> Reader:
    hints = get_type_hints(kind, include_extras=True)
    readers = {f.name: _reader(hints[f.name]) for f in fields(kind)}
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}

    def found(data: object) -> object:
        if not isinstance(data, Mapping) or not needed <= data.keys():
            raise Misshapen(f"no {kind.__name__}")
        try:
            return kind(**{name: reader(data[name]) for name, reader in readers.items() if name in data})
        except Misshapen as problem:
            raise Misshapen(f"{kind.__name__}: {problem}") from None

    return found
