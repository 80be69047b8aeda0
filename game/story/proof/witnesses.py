"""How a finding shows itself: the way to a state in which it can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from game.story.proof.chance import Choices, Dice
from game.story.proof.exploring import Explored
from game.story.proof.facts import CUT, left_bit
from game.story.proof.findings import Finding
from game.story.proof.places import Unit
from game.story.proof.reach import Reach
from game.story.proof.skeleton import ADD, INDEX, KIND, Skeleton
from game.story.proof.states import States
from game.story.proof.stateset import both
from game.story.proof.traps import Trap
from game.story.proof.verdicts import Verdict
from game.story.proof.ways import Target, Way, Ways
from game.story.variables import Variable

Skeletons = Mapping[str, Skeleton]


def finding(skeletons: Skeletons, verdict: Verdict, more: int = 0) -> Finding:
    """A verdict as a finding, without a way."""
    index = skeletons[verdict.scene].nodes[verdict.node][INDEX] if verdict.scene else -1
    return Finding(verdict.code, verdict.scene, index, verdict.option, verdict.words, verdict.limit, more=more)


def by_way_of(skeletons: Skeletons, found: Finding, choices: Choices, ever: Iterable[str], how: str) -> Finding:
    """The finding with its way; choices of skeletons become choices of scenes."""
    way = tuple((scene, int(skeletons[scene].nodes[node][INDEX]), option) for scene, node, option in choices)
    return replace(found, way=way, ever=tuple(sorted(ever)), found=how)


def grouped(
    skeletons: Skeletons, variables: Mapping[str, Variable], found: Iterable[Verdict]
) -> list[tuple[Verdict, int]]:
    """Each verdict, and how many others are told with it: of each end of a range the first is told."""
    groups: dict[object, list[Verdict]] = {}
    for verdict in found:
        key: object = verdict
        if verdict.code == "beyond-range":
            up = skeletons[verdict.scene].nodes[verdict.node][4] > 0
            variable = variables[verdict.words]
            verdict = replace(verdict, limit=str(variable.high if up else variable.low))
            key = verdict.words, up
        groups.setdefault(key, []).append(verdict)
    return [(members[0], len(members) - 1) for members in groups.values()]


def seen_at(verdict: Verdict, skeletons: Skeletons) -> tuple[str, int, int]:
    """The fact that shows a verdict: scene, node, bit."""
    node = skeletons[verdict.scene].nodes[verdict.node]
    return verdict.scene, verdict.node, CUT if node[KIND] == ADD else left_bit(len(node[3::3]))


def dice_for(
    skeletons: Skeletons,
    variables: Mapping[str, Variable],
    start: str,
    nodes: int,
    watched: Iterable[Verdict] = (),
) -> Dice:
    """The dice after plays that visited so many nodes; a mark of earlier plays is remembered every other time."""
    dice = Dice(skeletons, variables, start)
    dice.watched = {(verdict.scene, verdict.node) for verdict in watched}
    while nodes > 0:
        known = frozenset(mark for mark in sorted(dice.marks) if dice.rng.random() < 0.5)
        nodes -= 1 + len(dice.play(known).visits)
    return dice


class Witnesses:
    """Finds the ways to what an exact exploration has met."""

    def __init__(self, explored: Explored, skeletons: Skeletons, variables: Mapping[str, Variable], start: str) -> None:
        self.explored, self.skeletons, self.variables, self.start = explored, skeletons, variables, start

    def findings(
        self, sometimes: list[tuple[Verdict, int]], trapped: list[tuple[str, Trap]], work: int, nodes: int
    ) -> list[Finding]:
        """Findings with their ways: the shortest if `work` allows, else one met in plays that visit so many `nodes`."""
        targets = [Target(v.scene, v.node, _cut if v.code == "beyond-range" else _left) for v, _ in sometimes]
        targets += [Target(trap.scene, trap.node, _in(trap)) for _, trap in trapped]
        ways = self._ways(targets, work)
        missing = [verdict for n, (verdict, _) in enumerate(sometimes) if n not in ways]
        dice = dice_for(self.skeletons, self.variables, self.start, nodes if missing else 0, missing)
        found = []
        verdicts = [*sometimes, *((Verdict(code, trap.scene, trap.node), 0) for code, trap in trapped)]
        for number, (verdict, more) in enumerate(verdicts):
            one = finding(self.skeletons, verdict, more)
            if number in ways:
                one = by_way_of(self.skeletons, one, ways[number].choices, ways[number].ever, "shortest")
            elif number < len(sometimes) and (met := dice.first.get(seen_at(verdict, self.skeletons))):
                one = by_way_of(self.skeletons, one, *met, "chance")
            found.append(one)
        return found

    def _ways(self, targets: list[Target], work: int) -> Mapping[int, Way]:
        if not targets:
            return {}
        before = self.explored.reach
        reach = Reach(before.plan, self.skeletons, before.space, before.tracked, work)
        return Ways(reach, targets, work).search(self.explored.begin)


def _left(reach: Reach, unit: Unit, number: int, here: States) -> States:
    """The states at a choice in which every option is hidden."""
    left = here
    for option in range(len(unit.nodes[number][3::3])):
        left = both(left, reach.offered(unit, number, option, here)[1])
    return left


def _cut(reach: Reach, unit: Unit, number: int, here: States) -> States:
    """The states at an ADD in which the range cuts it off."""
    name, change = unit.nodes[number][3:5]
    packed, found = reach.space.packed.get(name), States()
    for key, cells in here.items():
        if packed is not None:
            cut = reach.space.shift(cells, packed, change)[2]
        else:
            loose = reach.space.loose[name]
            cut = cells if not 0 <= ((key & loose.mask) >> loose.shift) + change < loose.size else 0
        if cut:
            found[key] = cut
    return found


def _in(trap: Trap) -> Callable[[Reach, Unit, int, States], States]:
    """The states in which one is caught."""
    return lambda reach, unit, number, here: both(here, trap.states.get(unit.number, {}))
