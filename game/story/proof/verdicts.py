"""From what happened at each node (`Facts`) to what is wrong there; and what is wrong with names, whatever happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.story.proof.facts import CUT, FALSE, MOVED, REACHED, TRUE, Facts, left_bit, option_bits
from game.story.proof.places import aims_of, joints
from game.story.proof.skeleton import (
    ADD,
    BRANCH,
    CHOICE,
    GOTO,
    KIND,
    LOOK,
    MARK,
    NEXT,
    PLAY,
    SET,
    Skeleton,
    Test,
    asked,
    said,
)
from game.story.variables import Variable

Name = tuple[str, str]
"""`("var", name)`, `("seen", mark)` or `("ever", mark)`."""

Node = tuple[str, int]
"""A scene and the number of a node."""

ALL = REACHED | TRUE | FALSE
"""The facts of a BRANCH or an ADD with which nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Something that is wrong at a node (at an option of it, if that is not -1)."""

    code: str
    scene: str
    node: int
    option: int = -1
    words: str = ""
    limit: str = ""


@dataclass(slots=True)
class Uses:
    """How often each name is asked for, what is shown, changed and added to, and where each mark is first passed."""

    asks: Counter[Name] = field(default_factory=Counter)
    shown: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    marks: dict[str, Node] = field(default_factory=dict)

    def matters(self, variable: str) -> bool:
        """Whether what a variable is makes any difference."""
        return ("var", variable) in self.asks or variable in self.shown

    def constant(self, test: Test) -> bool:
        """Whether a condition asks for a variable that no step changes."""
        return any(kind == "var" and name not in self.changed for kind, name in asked(test))


def uses(skeletons: Mapping[str, Skeleton]) -> Uses:
    """How the names of a story are used."""
    found = Uses()
    names: dict[Test, tuple[Name, ...]] = {}
    for scene, skeleton in skeletons.items():
        found.shown.update(skeleton.shows)
        for test in skeleton.conditions:
            if test not in names:
                names[test] = tuple(asked(test))
            for name in names[test]:
                found.asks[name] += 1
        for number, node in enumerate(skeleton.nodes):
            kind = node[KIND]
            if kind in (SET, ADD):
                found.changed.add(node[3])
                if kind == ADD:
                    found.added.add(node[3])
            elif kind in (MARK, LOOK):
                for mark in filter(None, node[3:]):
                    found.marks.setdefault(mark, (scene, number))
    return found


def of_names(used: Uses, variables: Mapping[str, Variable]) -> Iterator[Verdict]:
    """Variables and marks that make no difference, or never change."""
    for name, variable in variables.items():
        if not used.matters(name):
            yield Verdict("unused-variable", "", -1, words=name)
        elif name not in used.changed:
            yield Verdict("unset-variable", "", -1, words=name, limit=str(variable.start))
    for mark, (scene, number) in used.marks.items():
        if ("seen", mark) not in used.asks and ("ever", mark) not in used.asks:
            yield Verdict("unused-mark", scene, number, words=mark)


def always(
    skeletons: Mapping[str, Skeleton], facts: Facts, used: Uses, variables: Mapping[str, Variable]
) -> list[Verdict]:
    """What holds in every state: conditions that decide nothing, changes without effect, steps that nobody gets to."""
    verdicts: list[Verdict] = []
    explained: set[Node] = set()
    for scene, skeleton in skeletons.items():
        for number, (node, bits) in enumerate(zip(skeleton.nodes, facts.get(scene, ()), strict=False)):
            kind = node[KIND]
            if bits and (kind == CHOICE or (kind in (ADD, BRANCH) and bits != ALL)):
                verdicts += _at(scene, number, skeleton, bits, used, variables, explained)
    return verdicts + _unreached(skeletons, facts, explained)


def _at(
    scene: str,
    number: int,
    skeleton: Skeleton,
    bits: int,
    used: Uses,
    variables: Mapping[str, Variable],
    explained: set[Node],
) -> Iterator[Verdict]:
    """The verdicts on one node; the nodes to which nobody goes from it because of them are `explained`."""
    node = skeleton.nodes[number]
    kind = node[KIND]
    if kind == ADD and not bits & MOVED and used.matters(node[3]):
        variable = variables[node[3]]
        limit = "" if not node[4] else str(variable.high if node[4] > 0 else variable.low)
        yield Verdict("no-effect", scene, number, words=node[3], limit=limit)
    if kind not in (BRANCH, CHOICE):
        return
    if kind == BRANCH:
        guarded = [(-1, node[4], bits & TRUE, bits & FALSE, node[NEXT], node[3])]
    else:
        guarded = [
            (option, test, bits & option_bits(option)[0], bits & option_bits(option)[1], aim, node[NEXT])
            for option, (aim, test) in enumerate(zip(node[3::3], node[4::3], strict=True))
        ]
    for option, test, true, false, then, otherwise in guarded:
        if test < 0 or (true and false) or not (true or false):
            continue
        explained.add((scene, otherwise if true else then))
        condition = skeleton.conditions[test]
        if not used.constant(condition):
            yield Verdict("always-true" if true else "never-true", scene, number, option, said(condition))


def _unreached(skeletons: Mapping[str, Skeleton], facts: Facts, explained: set[Node]) -> list[Verdict]:
    """The first steps that nobody gets to though a way leads there, unless what closes the way is told already."""
    lost = [scene for scene in skeletons if 0 in facts.get(scene, ())[:-1]]
    if not lost:
        return []
    leads = _Leads(skeletons, facts)
    told: set[Node] = set()
    for aim in explained:
        leads.spread(aim, told)
    found = []
    for scene in lost:
        for number, bits in enumerate(facts[scene][:-1]):
            for aim in leads.of((scene, number)) if bits else ():
                steps = (at for at in leads.spread(aim, told) if at[1] < len(skeletons[at[0]].nodes))
                first = next(steps, None)
                if first:
                    found.append(Verdict("never-reached", *first))
    return found


class _Leads:
    """Where each node can lead, as `flow` sees it."""

    def __init__(self, skeletons: Mapping[str, Skeleton], facts: Facts) -> None:
        self.skeletons, self.facts = skeletons, facts
        self.returns: dict[str, list[Node]] = {}
        for scene, skeleton in skeletons.items():
            for node in skeleton.nodes:
                if node[KIND] == PLAY:
                    self.returns.setdefault(node[3], []).append((scene, node[NEXT]))

    def reached(self, at: Node) -> bool:
        facts = self.facts.get(at[0])
        return bool(facts and facts[at[1]])

    def of(self, at: Node) -> list[Node]:
        """The nodes to which a node leads."""
        scene, number = at
        nodes = self.skeletons[scene].nodes
        if number == len(nodes):
            return self.returns.get(scene, [])
        node = nodes[number]
        if node[KIND] == GOTO:
            return [(node[3], 0)]
        if node[KIND] == PLAY:
            played = self.skeletons[node[3]]
            comes_back = self.reached((node[3], len(played.nodes))) or joints(node[3], played).last < 0
            return [(node[3], 0), (scene, node[NEXT])] if comes_back else [(node[3], 0)]
        return [(scene, aim) for aim in aims_of(node)]

    def spread(self, start: Node, told: set[Node]) -> list[Node]:
        """What nobody reaches from an unreached node on, nearest first, without what was told."""
        if self.reached(start) or start in told:
            return []
        told.add(start)
        found = [start]
        for at in found:  # grows
            for aim in self.of(at):
                if aim not in told and not self.reached(aim):
                    told.add(aim)
                    found.append(aim)
        return found


def sometimes(skeletons: Mapping[str, Skeleton], facts: Facts, used: Uses) -> list[Verdict]:
    """What holds in some state: choices without an option, changes that the range cuts off."""
    verdicts = []
    for scene, skeleton in skeletons.items():
        bits = facts.get(scene)
        for number, node in enumerate(skeleton.nodes) if bits else ():
            assert bits is not None
            if node[KIND] == CHOICE and bits[number] & left_bit(len(node[3::3])):
                verdicts.append(Verdict("no-option-left", scene, number))
            elif node[KIND] == ADD and bits[number] & CUT and bits[number] & MOVED and used.matters(node[3]):
                verdicts.append(Verdict("beyond-range", scene, number, words=node[3]))
    return verdicts
