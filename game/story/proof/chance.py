"""Plays by chance on skeletons: what a player can certainly meet, because it was met.

The dice prefer what was picked least, so that a few plays see much of a story. What a proof over fewer names than
the story has leaves open is settled from below here, and `check --coverage` counts what is met how often.
"""

from __future__ import annotations

import operator
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.story.proof.facts import CUT, FALSE, MOVED, REACHED, TRUE, Facts, left_bit, option_bits
from game.story.proof.skeleton import ADD, BRANCH, CHOICE, END, GOTO, LOOK, MARK, PLAY, SET, STOP, Skeleton, Test, looks
from game.story.variables import Value, Variable

LONGEST = 200_000
"""Nodes after which a play is broken off."""

SILENT = 20_000
"""Nodes without a stop after which a story is taken for endless (as the machine does)."""

Asks = Callable[["Player"], bool]
Choices = tuple[tuple[str, int, int], ...]

_SIGNS: dict[str, Callable[[Value, Value], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(slots=True)
class Player:
    """Where a play is: values, marks passed, what happened once, the way so far."""

    values: dict[str, Value]
    ever: frozenset[str] = frozenset()
    marks: set[str] = field(default_factory=set)
    done: set[tuple[str, int, int]] = field(default_factory=set)
    choices: list[tuple[str, int, int]] = field(default_factory=list)
    visits: list[tuple[str, int]] = field(default_factory=list)
    calls: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Route:
    """One play: its choices (scene, node, option), the nodes it visited, and the END it met (None: it never ended).

    A scene that runs out at the very end counts as the node behind its last.
    """

    choices: Choices
    visits: tuple[tuple[str, int], ...]
    end: tuple[str, int] | None


def asks(test: Test) -> Asks:
    """A condition as a function of a player."""
    kind, *parts = test
    if kind == "seen":
        return lambda at, mark=parts[0]: mark in at.marks  # type: ignore[misc]
    if kind == "ever":
        return lambda at, mark=parts[0]: mark in at.marks or mark in at.ever  # type: ignore[misc]
    if kind == "yes":
        return lambda at, name=parts[0]: at.values[name] == "yes"  # type: ignore[misc]
    if kind == "not":
        inner = asks(parts[0])
        return lambda at: not inner(at)
    if kind in ("and", "or"):
        tests, every = [asks(part) for part in parts], kind == "and"
        return lambda at: all(ask(at) for ask in tests) if every else any(ask(at) for ask in tests)
    sign, left, right = _SIGNS[kind], *map(_side, parts)
    return lambda at: sign(left(at.values), right(at.values))


def _side(side: object) -> Callable[[Mapping[str, Value]], Value]:
    if isinstance(side, tuple):
        return operator.itemgetter(side[0])
    assert isinstance(side, (int, str))
    return lambda values: side


class Dice:
    """Plays a story by chance, again and again."""

    def __init__(
        self, skeletons: Mapping[str, Skeleton], variables: Mapping[str, Variable], start: str, seed: int = 0
    ) -> None:
        self.skeletons, self.variables, self.start = skeletons, variables, start
        self.rng = random.Random(seed)
        self.picked: Counter[tuple[str, int, int]] = Counter()
        self.offered: Counter[tuple[str, int, int]] = Counter()
        self.facts: Facts = {}
        self.marks: set[str] = set()
        """The marks that were passed in any play."""
        self.first: dict[tuple[str, int, int], tuple[Choices, frozenset[str]]] = {}
        """The shortest choices, of those played, after which a fact (scene, node, bit) showed, and what was known."""
        self.watched: set[tuple[str, int]] = set()
        """The nodes (of choices and ADDs) for whose facts `first` is kept."""
        self.caught: dict[tuple[str, int], tuple[Choices, frozenset[str]]] = {}
        """Jumps of circles without a stop that a play got into, and how."""
        self.even = False
        """Whether all options are equally likely, instead of those picked least."""
        self._asks: dict[str, list[Asks]] = {}

    def play(self, ever: frozenset[str] = frozenset()) -> Route:
        """One play; `ever` are the marks of earlier ones."""
        at = Player({name: variable.start for name, variable in self.variables.items()}, ever)
        scene, number, silent = self.start, 0, 0
        for _ in range(LONGEST):
            skeleton = self.skeletons[scene]
            facts = self._facts(scene)
            facts[number] |= REACHED
            at.visits.append((scene, number))
            silent += 1
            if number == len(skeleton.nodes):
                if not at.calls:
                    return self._route(at, (scene, number))
                scene, number = at.calls.pop()
                continue
            node = skeleton.nodes[number]
            kind = node[0]
            if kind in (GOTO, PLAY):
                if kind == PLAY:
                    at.calls.append((scene, node[2]))
                scene, number = node[3], 0
            elif kind == END:
                return self._route(at, (scene, number))
            elif kind == CHOICE:
                made = len(at.choices)
                number = self._choose(at, scene, number, facts)
                silent = silent if len(at.choices) == made else 0
            else:
                silent = 0 if kind == STOP else silent
                number = self._pass(at, scene, number, facts)
            if silent > SILENT:
                self._note_circle(at)
                break
        return self._route(at, None)

    def _route(self, at: Player, end: tuple[str, int] | None) -> Route:
        self.marks |= at.marks
        return Route(tuple(at.choices), tuple(at.visits), end)

    def _note_circle(self, at: Player) -> None:
        circle = set(at.visits[-SILENT // 2 :])
        jumps = [
            (s, n) for s, n in circle if n < len(self.skeletons[s].nodes) and self.skeletons[s].nodes[n][0] == GOTO
        ]
        if jumps:
            self.caught.setdefault(min(jumps), (tuple(at.choices), at.ever))

    def _facts(self, scene: str) -> list[int]:
        found = self.facts.get(scene)
        if found is None:
            found = self.facts[scene] = [0] * (len(self.skeletons[scene].nodes) + 1)
        return found

    def _test(self, scene: str, number: int) -> Asks:
        found = self._asks.get(scene)
        if found is None:
            found = self._asks[scene] = [asks(test) for test in self.skeletons[scene].conditions]
        return found[number]

    def _pass(self, at: Player, scene: str, number: int, facts: list[int]) -> int:
        node = self.skeletons[scene].nodes[number]
        kind = node[0]
        if kind == SET:
            at.values[node[3]] = node[4]
        elif kind == ADD:
            before, variable = at.values[node[3]], self.variables[node[3]]
            assert isinstance(before, int)
            after = variable.clamp(before + node[4])
            at.values[node[3]] = after
            moved, cut = after != before, after != before + node[4]
            self._note(at, scene, number, facts, (MOVED if moved else 0) | (CUT if cut else 0))
        elif kind == MARK:
            at.marks.add(node[3])
        elif kind == LOOK:
            look, marks = self.rng.choice(((0, ()), *looks(node)))
            if look and not at.marks.issuperset(marks):
                at.marks.update(marks)
                at.choices.append((scene, number, look))
        elif kind == BRANCH:
            otherwise, test, once = node[3:6]
            if once and (scene, number, -1) in at.done:
                return int(otherwise)
            if test >= 0:
                true = self._test(scene, test)(at)
                facts[number] |= TRUE if true else FALSE
                if not true:
                    return int(otherwise)
            if once:
                at.done.add((scene, number, -1))
        return int(node[2])

    def _choose(self, at: Player, scene: str, number: int, facts: list[int]) -> int:
        node, offers = self.skeletons[scene].nodes[number], []
        for option, (aim, test, once) in enumerate(zip(node[3::3], node[4::3], node[5::3], strict=True)):
            if once and (scene, number, option) in at.done:
                continue
            if test >= 0:
                true = self._test(scene, test)(at)
                facts[number] |= option_bits(option)[0 if true else 1]
                if not true:
                    continue
            offers.append((option, aim, once))
        if not offers:
            self._note(at, scene, number, facts, left_bit(len(node[3::3])))
            return int(node[2])
        option, aim, once = self._pick(scene, number, offers)
        at.choices.append((scene, number, option))
        if once:
            at.done.add((scene, number, option))
        return int(aim)

    def _pick(self, scene: str, number: int, offers: list[tuple[int, int, int]]) -> tuple[int, int, int]:
        rng, picked = self.rng, self.picked
        for option, _, _ in offers:
            self.offered[scene, number, option] += 1
        if self.even:
            found = rng.choice(offers)
        else:
            found = min(offers, key=lambda offer: (picked[scene, number, offer[0]] * rng.random(), rng.random()))
        picked[scene, number, found[0]] += 1
        return found

    def _note(self, at: Player, scene: str, number: int, facts: list[int], bits: int) -> None:
        facts[number] |= bits
        if (scene, number) not in self.watched:
            return
        while bits:
            bit = bits & -bits
            bits ^= bit
            known = self.first.get((scene, number, bit))
            if known is None or len(at.choices) < len(known[0]):
                self.first[scene, number, bit] = tuple(at.choices), at.ever
