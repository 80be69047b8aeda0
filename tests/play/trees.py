"""Stories as trees in which every item has a tag that no edit takes away: what a writer means by "this line".

A tree is written out as YAML; the compiled steps find their tags again by the line of the file where they stand.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from game.play.finding import is_stop
from game.story.load import Library
from game.story.model import Step, Story
from game.story.problems import blocking
from game.story.words import FORKS, TOP, WORDS

STOPS = ("say", "choice", "end", "chapter", "pause")

_tags = count(1)


def tag() -> int:
    """A new one."""
    return next(_tags)


@dataclass(eq=False)
class Option:
    """What can be picked, and the items below it."""

    text: str
    items: list[Item]
    condition: str = ""
    once: bool = False
    tag: int = field(default_factory=tag)


@dataclass(eq=False)
class Item:
    """One dash: a line (`word` is `say`, `value` its text), or a stage word; `lists` are the lists inside it."""

    word: str
    value: Any = ""
    who: str = ""
    adverbs: dict[str, str] = field(default_factory=dict)
    options: list[Option] = field(default_factory=list)
    then: list[Item] = field(default_factory=list)
    other: list[Item] = field(default_factory=list)
    tag: int = field(default_factory=tag)

    def lists(self) -> Iterator[list[Item]]:
        if self.word == "choice":
            for option in self.options:
                yield option.items
        elif self.word == "fork":
            yield self.then
            yield self.other


def walk(items: list[Item]) -> Iterator[tuple[list[Item], Item]]:
    """Every item of a list and of the lists inside it, in the order of the script, with the list it stands in."""
    for item in items:
        yield items, item
        for inner in item.lists():
            yield from walk(inner)


@dataclass(eq=False)
class Tree:
    """A whole story. `now` tells what a joined line's tag became, `rest` whose second half a line is."""

    head: dict[str, Any]
    variables: dict[str, str]
    scenes: dict[str, list[Item]]
    now: dict[int, int] = field(default_factory=dict)
    rest: dict[int, int] = field(default_factory=dict)

    def copy(self) -> Tree:
        """Another tree with the same tags."""
        return Tree(copy.deepcopy(self.head), dict(self.variables), {n: _copied(i) for n, i in self.scenes.items()})

    def items(self) -> Iterator[tuple[str, list[Item], Item]]:
        """Every item with its scene and its list."""
        for name, items in self.scenes.items():
            for around, item in walk(items):
                yield name, around, item

    def find(self, tag: int) -> tuple[str, list[Item], Item] | None:
        return next((found for found in self.items() if found[2].tag == tag), None)

    def start(self) -> str:
        return str(self.head.get("start") or next(iter(self.scenes)))


def _copied(items: list[Item]) -> list[Item]:
    return [
        Item(
            item.word,
            dict(item.value) if isinstance(item.value, dict) else item.value,
            item.who,
            dict(item.adverbs),
            [Option(o.text, _copied(o.items), o.condition, o.once, o.tag) for o in item.options],
            _copied(item.then),
            _copied(item.other),
            item.tag,
        )
        for item in items
    ]


# --- from YAML


def read(path: Path) -> Tree:
    """The tree of a story in one file."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    cast = set(data.get("cast", {}))
    head = {key: data[key] for key in data if key in TOP and key not in ("vars", "scenes")}
    return Tree(
        head, data.get("vars", {}), {name: [_item(i, cast) for i in items] for name, items in data["scenes"].items()}
    )


def _item(data: Any, cast: set[str]) -> Item:
    if isinstance(data, str):
        return Item("say", data)
    adverbs = {key: value for key, value in data.items() if key in ("if", "once")}
    if "then" in data:
        then, other = ([_item(i, cast) for i in data.get(side) or []] for side in ("then", "else"))
        assert "once" not in data, "no story here has such a step yet"
        return Item("fork", data["if"], then=then, other=other)
    word = next(key for key in data if key in cast or (key in WORDS and key not in FORKS))
    if word in cast:
        return Item("say", data[word], word, adverbs)
    adverbs = {key: value for key, value in data.items() if key != word}
    if word == "choice":
        return Item(word, adverbs=adverbs, options=[_option(o, cast) for o in data[word]])
    return Item(word, data[word], adverbs=adverbs)


def _option(data: dict[str, Any], cast: set[str]) -> Option:
    text = next(key for key in data if key not in ("if", "once"))
    return Option(text, [_item(i, cast) for i in data[text] or []], data.get("if", ""), data.get("once") == "yes")


# --- to YAML


def written(tree: Tree) -> tuple[str, dict[int, int], dict[int, str]]:
    """The story's text, the tags of the lines that have one, and the scenes of the tags at which one can stop."""
    paper, homes = _Paper(), dict[int, str]()
    for key, value in tree.head.items():
        if key == "battery" and ".." not in str(tree.variables.get(value, "")):
            continue  # that number was taken out of the story, or is one of some words now
        paper.line(0, f"{key}: {_quoted(value)}")
    if tree.variables:
        paper.line(0, f"vars: {_quoted(tree.variables)}")
    paper.line(0, "scenes:")
    for name, items in tree.scenes.items():
        paper.line(2, f"{name}:")
        paper.items(4, items)
        homes.update((item.tag, name) for _, item in walk(items) if item.word in STOPS)
    return "\n".join(paper.lines) + "\n", paper.tags, homes


class _Paper:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.tags: dict[int, int] = {}

    def line(self, indent: int, text: str, tag: int = 0) -> None:
        self.lines.append(" " * indent + text)
        if tag:
            self.tags[len(self.lines)] = tag

    def items(self, indent: int, items: list[Item]) -> None:
        for item in items:
            self.item(indent, item)

    def item(self, indent: int, item: Item) -> None:
        if item.word == "say":
            said = _quoted(item.value)
            self.line(indent, f"- {item.who}: {said}" if item.who else f"- {said}", item.tag)
        elif item.word == "fork":
            self.line(indent, f"- if: {_quoted(item.value)}", item.tag)
            for side, items in (("then", item.then), ("else", item.other)):
                if items or side == "then":
                    self.line(indent + 2, f"{side}:" if items else f"{side}: []")
                    self.items(indent + 4, items)
        elif item.word == "choice":
            self.line(indent, "- choice:", item.tag)
            for option in item.options:
                self.option(indent + 4, option)
        else:
            self.line(indent, f"- {item.word}: {_quoted(item.value)}", item.tag)
        for name, value in item.adverbs.items():
            self.line(indent + 2, f"{name}: {_quoted(value)}")

    def option(self, indent: int, option: Option) -> None:
        self.line(indent, f"- {_quoted(option.text)}:" + ("" if option.items else " []"), option.tag)
        self.items(indent + 4, option.items)
        if option.condition:
            self.line(indent + 2, f"if: {_quoted(option.condition)}")
        if option.once:
            self.line(indent + 2, "once: yes")


def _quoted(value: Any) -> str:
    """One line of YAML that says this."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_quoted(k)}: {_quoted(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    plain = value and value.replace("_", "a").isalnum()
    return value if plain else json.dumps(value, ensure_ascii=False)


# --- compiled


@dataclass(eq=False)
class Built:
    """A tree and what was compiled from it."""

    tree: Tree
    story: Story
    tags: dict[int, int]
    homes: dict[int, str]
    _places: dict[str, dict[int, int]] = field(default_factory=dict)

    def index(self, tag: int) -> int:
        """Where in its scene a stop stands."""
        scene = self.homes[tag]
        if scene not in self._places:
            steps = enumerate(self.story.scenes[scene].steps)
            self._places[scene] = {self.tags[step.place.line]: n for n, step in steps if is_stop(step)}
        return self._places[scene][tag]

    def tag_at(self, scene: str, index: int) -> int:
        """The tag of a stop; 0 behind the last step of a scene."""
        step = self.story.step(scene, index)
        return self.tags[step.place.line] if step else 0

    def step(self, tag: int) -> Step | None:
        """The stop with this tag, if there is one."""
        return self.story.step(self.homes[tag], self.index(tag)) if tag in self.homes else None

    def order(self) -> list[int]:
        """The tags of all stops in the order of the script."""
        return [*self.homes]


def build(tree: Tree, library: Library) -> Built:
    """Write the tree into the library's file and read it as the game does."""
    text, tags, homes = written(tree)
    library.path.write_text(text, encoding="utf-8")
    loaded = library.load()
    assert loaded.playable, "\n".join(map(str, blocking(loaded.problems)))
    assert loaded.story is not None
    return Built(tree, loaded.story, tags, homes)
