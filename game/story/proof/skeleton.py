"""What of a scene matters to the proof: where it can go, what it asks, what it changes. Not its words.

Two scenes that differ only in words, pictures and sounds have equal skeletons, so what was proved of one holds for the
other. A skeleton is plain: tuples of numbers and names. A node is `(kind, index, next, ...)`; `index` is the position
of its first step in `Scene.steps`, `next` and every other target the number of a node (the number of nodes where the
scene runs out). Steps that only say and show are one node, jumps none; every target lies further on. What stands
behind the three::

    SHOW, STOP, END     nothing (a STOP waits for the player somewhere in it)
    SET, ADD            the variable, the value
    MARK                the mark
    LOOK                the marks that a look passes, and that a look at things as they are passes too ('': none)
    BRANCH              where it goes if not, the number of its condition (-1: none), 1 if only once
    CHOICE              for each option: its target, the number of its condition, 1 if only once; `next` is below it
    GOTO, PLAY          the scene

A condition is a tuple whose first part says what it is: `("seen", mark)`, `("ever", mark)`, `("yes", variable)`,
`("not", test)`, `("and", *tests)`, `("or", *tests)`, or `(sign, left, right)`, each side a value or `(variable,)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from game.story import markup
from game.story.expressions import And, Compare, Condition, Constant, Not, Or, Seen, Variable_
from game.story.model import Branch, Change, Choice, Direct, End, Glimpse, Goto, Jump, Mark, Play, Say, Scene, Step
from game.story.words import WAITS

SHOW, STOP, SET, ADD, MARK, BRANCH, CHOICE, GOTO, PLAY, END, LOOK = range(11)
KIND, INDEX, NEXT = range(3)

Node = tuple[Any, ...]
Test = tuple[Any, ...]

LOOKED, FACED = -2, -3
"""What a player can do at a LOOK, where a CHOICE has options: look, or look with the dial at its end."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The nodes of a scene, the conditions that they number, and the variables whose values its texts show."""

    nodes: tuple[Node, ...]
    conditions: tuple[Test, ...] = ()
    shows: tuple[str, ...] = ()


def looks(node: Node) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """What a player can do at a LOOK that makes a difference: LOOKED, FACED; each with the marks it passes."""
    name, bare = node[3:5]
    looked = ((LOOKED, (name,)),) if name else ()
    return (*looked, (FACED, tuple(filter(None, (name, bare))))) if bare else looked


def as_data(skeleton: Skeleton) -> list[Any]:
    """Plain data for JSON; `from_data` is its inverse."""
    return [[*map(list, skeleton.nodes)], [*map(_listed, skeleton.conditions)], [*skeleton.shows]]


def from_data(data: Sequence[Any]) -> Skeleton:
    """The skeleton that `as_data` wrote."""
    nodes, conditions, shows = data
    return Skeleton(tuple(map(tuple, nodes)), tuple(map(_frozen, conditions)), tuple(shows))


def _listed(test: Test) -> list[Any]:
    return [_listed(part) if type(part) is tuple else part for part in test]


def _frozen(data: Sequence[Any]) -> Test:
    return tuple([_frozen(part) if type(part) is list else part for part in data])


def of(scene: Scene) -> Skeleton:
    """The skeleton of a scene."""
    return _Builder(scene.steps).build()


class _Builder:
    def __init__(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps
        self.conditions: dict[Test, int] = {}

    def build(self) -> Skeleton:
        starts = self.starts()
        self.number = {index: number for number, index in enumerate(starts)}
        self.number[len(self.steps)] = len(starts)
        nodes = tuple(self.node(index, end) for index, end in zip(starts, [*starts, len(self.steps)][1:], strict=True))
        shows = {name for text in _texts(self.steps) if "$" in text for _, name in markup.variables(text)}
        return Skeleton(nodes, tuple(self.conditions), tuple(sorted(shows)))

    def starts(self) -> list[int]:
        """The steps with which a node begins."""
        aims = {self.settled(aim) for index, step in enumerate(self.steps) for aim in _aims(step, index)}
        found: list[int] = []
        running = False
        for index, step in enumerate(self.steps):
            runs = isinstance(step, (Say, Direct))
            if isinstance(step, Jump) and index:
                running = False
                continue
            if not runs or not running or index in aims:
                found.append(index)
            running = runs
        return found

    def settled(self, index: int) -> int:
        """Where one is who goes to a step: jumps are followed."""
        while index < len(self.steps) and isinstance(step := self.steps[index], Jump):
            index = step.target
        return index

    def aim(self, index: int) -> int:
        return self.number[self.settled(index)]

    def node(self, index: int, end: int) -> Node:
        step = self.steps[index]
        if isinstance(step, (Say, Direct)):
            after, stops = index, False
            while after < end and isinstance(said := self.steps[after], (Say, Direct)):
                stops = stops or isinstance(said, Say) or said.word in WAITS
                after += 1
            return STOP if stops else SHOW, index, self.aim(after)
        if isinstance(step, Jump):
            return SHOW, index, self.aim(index)
        if isinstance(step, Choice):
            options = [(self.aim(o.target), self.test(o.condition), int(o.once)) for o in step.options]
            return (CHOICE, index, self.aim(step.after), *(part for option in options for part in option))
        return self.other(step, index, self.aim(index + 1))

    def other(self, step: Step, index: int, following: int) -> Node:
        if isinstance(step, Change):
            return ADD if step.adds else SET, index, following, step.variable, step.value
        if isinstance(step, Mark):
            return MARK, index, following, step.name
        if isinstance(step, Glimpse):
            return LOOK, index, following, step.name, step.bare
        if isinstance(step, Branch):
            otherwise = self.aim(step.otherwise)
            return BRANCH, index, following, otherwise, self.test(step.condition), int(step.once)
        if isinstance(step, Goto):
            return GOTO, index, following, step.scene
        if isinstance(step, Play):
            return PLAY, index, following, step.scene
        assert isinstance(step, End)
        return END, index, following

    def test(self, condition: Condition | None) -> int:
        if condition is None:
            return -1
        return self.conditions.setdefault(test_of(condition), len(self.conditions))


def _aims(step: Step, index: int) -> Iterator[int]:
    """The steps to which a step leads, other than the next."""
    if isinstance(step, Branch):
        yield step.otherwise
    elif isinstance(step, Jump):
        yield step.target
    elif isinstance(step, Choice):
        yield step.after
        for option in step.options:
            yield option.target


def _texts(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Say):
            yield step.text
        elif isinstance(step, Choice):
            for option in step.options:
                yield option.text


# --- conditions


def test_of(condition: Condition) -> Test:
    """A condition as plain data."""
    if isinstance(condition, Compare):
        return condition.sign, _side(condition.left), _side(condition.right)
    if isinstance(condition, Seen):
        return "ever" if condition.ever else "seen", condition.mark
    if isinstance(condition, Variable_):
        return "yes", condition.name
    if isinstance(condition, Not):
        return "not", test_of(condition.inner)
    return "and" if isinstance(condition, And) else "or", *map(test_of, condition.parts)


def condition_of(test: Test) -> Condition:
    """The condition that `test_of` made plain."""
    kind = test[0]
    if kind in ("seen", "ever"):
        return Seen(test[1], kind == "ever")
    if kind == "yes":
        return Variable_(test[1])
    if kind == "not":
        return Not(condition_of(test[1]))
    if kind in ("and", "or"):
        return (And if kind == "and" else Or)(tuple(map(condition_of, test[1:])))
    return Compare(_said_side(test[1]), kind, _said_side(test[2]))


def _side(part: Constant | Variable_) -> Any:
    return part.value if isinstance(part, Constant) else (part.name,)


def _said_side(side: Any) -> Constant | Variable_:
    return Variable_(side[0]) if isinstance(side, tuple) else Constant(side)


def asked(test: Test) -> Iterator[tuple[str, str]]:
    """What a condition asks for: `("var", name)`, `("seen", mark)`, `("ever", mark)`."""
    kind = test[0]
    if kind in ("seen", "ever"):
        yield kind, test[1]
    elif kind == "yes":
        yield "var", test[1]
    elif kind in ("not", "and", "or"):
        for part in test[1:]:
            yield from asked(part)
    else:
        for side in test[1:]:
            if isinstance(side, tuple):
                yield "var", side[0]


def said(test: Test) -> str:
    """A condition as a writer says it: `trust >= 2 and not seen(gate)`."""
    return _said(test, 0)


_BINDS = {"or": 1, "and": 2, "not": 3}


def _said(test: Test, around: int) -> str:
    kind = test[0]
    if kind in ("seen", "ever"):
        return f"{kind}({test[1]})"
    if kind == "yes":
        return str(test[1])
    if kind not in _BINDS:
        return f"{_named(test[1])} {kind} {_named(test[2])}"
    if kind == "and" and _is_chain(test):
        return " ".join([_named(test[1][1]), *(f"{part[0]} {_named(part[2])}" for part in test[1:])])
    binds = _BINDS[kind]
    inner = [_said(part, binds) for part in test[1:]]
    words = f"not {inner[0]}" if kind == "not" else f" {kind} ".join(inner)
    return f"({words})" if binds <= around and kind != "not" else words


def _is_chain(test: Test) -> bool:
    """`1 < trust < 3`."""
    parts = test[1:]
    if any(part[0] in _BINDS or len(part) != 3 for part in parts):
        return False
    return all(a[2] == b[1] and isinstance(a[2], tuple) for a, b in pairwise(parts))


def _named(side: Any) -> str:
    return str(side[0] if isinstance(side, tuple) else side)
