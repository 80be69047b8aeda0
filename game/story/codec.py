"""Compiled scenes and problems as plain data for JSON, and back. Nothing that is read here can run.

A dataclass becomes `[its number, field, field ...]`, a tuple `[-1, item ...]`, a place `[-2, line, column]`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from game.story import expressions, flow, model
from game.story.model import Scene, Step
from game.story.problems import Place, Problem, Remedy

_TUPLE, _PLACE = -1, -2

_KINDS: tuple[type, ...] = (
    model.Say,
    model.Direct,
    model.Change,
    model.Mark,
    model.Branch,
    model.Jump,
    model.Choice,
    model.Option,
    model.Goto,
    model.Play,
    model.End,
    expressions.Constant,
    expressions.Variable_,
    expressions.Seen,
    expressions.Compare,
    expressions.Not,
    expressions.And,
    expressions.Or,
    Problem,
    Remedy,
    flow.Joints,
    model.Glimpse,
)
_NUMBER = {kind: number for number, kind in enumerate(_KINDS)}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _KINDS}


def plain(value: object) -> Any:
    """Frozen values of a story as lists, texts and numbers. The files of places are left out."""
    kind = type(value)
    if kind is Place:
        assert isinstance(value, Place)
        return [_PLACE, value.line, value.column]
    if kind in _NUMBER:
        return [_NUMBER[kind], *(plain(getattr(value, name)) for name in _FIELDS[kind])]
    if kind is tuple:
        assert isinstance(value, tuple)
        return [_TUPLE, *map(plain, value)]
    return value


def value(data: Any, file: str, offset: int = 0) -> Any:
    """What `plain` wrote. Places are in `file`, their lines moved down by `offset`, those of remedies too."""
    if type(data) is not list:
        return data
    kind = data[0]
    if kind == _PLACE:
        return Place(file, data[1] + offset, data[2])
    if kind == _TUPLE:
        return tuple([value(item, file, offset) for item in data[1:]])
    made = _KINDS[kind]
    if made is Remedy:
        return Remedy(data[1] + offset, data[2] + offset, tuple(data[3][1:]))
    return made(*[item if type(item) is not list else value(item, file, offset) for item in data[1:]])


def scene_data(scene: Scene) -> list[Any]:
    """A scene as plain data."""
    return [scene.name, plain(scene.place), [plain(step) for step in scene.steps]]


def scene(data: list[Any], file: str, offset: int = 0) -> Scene:
    """The scene that `scene_data` wrote."""
    steps: tuple[Step, ...] = tuple([value(step, file, offset) for step in data[2]])
    return Scene(data[0], value(data[1], file, offset), steps)


def moved(problem: Problem, file: str, offset: int) -> Problem:
    """A problem of a part of a file as one of the file."""
    found: Problem = value(plain(problem), file, offset)
    return found
