"""Circles that nobody gets out of: the states from which no ending can be reached, or not even a stop.

Most circles need no look at states: where each of its places has a way out that no condition guards, everybody gets
out. For the others the reachable states are followed backwards from the ways out, until nothing is added; what is left
is caught. A way out of one circle into another counts: who is caught there is told of there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.story.proof.moves import before, moves
from game.story.proof.places import Plan, Unit, always_offers, circles
from game.story.proof.reach import Reach, inside
from game.story.proof.skeleton import BRANCH, CHOICE, END, GOTO, KIND, NEXT, PLAY, STOP
from game.story.proof.states import States
from game.story.proof.stateset import joined, without

Places = dict[tuple[int, int], States]
"""States by unit and node."""


@dataclass(frozen=True, slots=True)
class Trap:
    """Where a player is caught: at a node (a CHOICE, or what leads round), in these states of some units."""

    scene: str
    node: int
    states: dict[int, States]


def doubtful(plan: Plan, stops: bool) -> list[list[Unit]]:
    """For each circle, the units from whose beginning not everybody surely gets out of it (with `stops`: to something
    that waits), whatever the state."""
    groups: dict[int, list[Unit]] = {}
    for unit in plan.units:
        if unit.circles:
            groups.setdefault(unit.group, []).append(unit)
    found = []
    for units in groups.values():
        sure: set[int] = set()
        known = -1
        while len(sure) > known:
            known = len(sure)
            for unit in reversed(units):
                if unit.number not in sure and _gets_on(plan, unit, sure, stops):
                    sure.add(unit.number)
        found.append([unit for unit in units if unit.number not in sure])
    return [units for units in found if units]


def _gets_on(plan: Plan, unit: Unit, sure: set[int], stops: bool) -> bool:
    end = len(unit.nodes)
    good = [False] * (end + 1)

    def leads_on(numbers: Sequence[int]) -> bool:
        return all(n in sure or plan.units[n].group != unit.group for n in numbers)

    good[end] = leads_on(unit.back)
    for number in range(end - 1, unit.start - 1, -1):
        node = unit.nodes[number]
        kind, following = node[KIND], node[NEXT]
        if kind == END or (stops and kind == STOP):
            good[number] = True
        elif kind in (GOTO, PLAY):
            good[number] = leads_on([unit.aims[number]])
        elif kind == BRANCH:
            good[number] = good[following] and good[node[3]]
        elif kind == CHOICE and stops:
            good[number] = always_offers(node) or good[following]
        elif kind == CHOICE:
            options = list(zip(node[3::3], node[4::3], node[5::3], strict=True))
            free = [good[aim] for aim, test, once in options if test < 0 and not once]
            good[number] = any(free) or (all(good[aim] for aim, _, _ in options) and (bool(free) or good[following]))
        else:
            good[number] = good[following]
    return good[unit.start]


def caught(reach: Reach, units: Sequence[Unit], stops: bool, free: Places | None = None) -> Places:
    """The states of the doubtful units of a circle from which nobody gets out of it (with `stops`: to nothing
    that waits). Those in `free` are taken for good."""
    good: dict[int, list[States]] = {unit.number: [{} for _ in range(len(unit.nodes) + 1)] for unit in units}
    waiting = set(good)
    while waiting:
        for unit in reversed(units):
            if unit.number not in waiting:
                continue
            waiting.discard(unit.number)
            begun = good[unit.number][unit.start]
            good[unit.number] = _sweep(reach, unit, good, stops, free or {})
            if good[unit.number][unit.start] != begun:
                waiting.update(other.number for other in units if unit.number in other.next_units())
    found: Places = {}
    for unit in units:
        for number, here in enumerate(inside(reach, unit)):
            left = without(here, good[unit.number][number]) if here else {}
            if left:
                found[unit.number, number] = left
    return found


def _sweep(reach: Reach, unit: Unit, good: dict[int, list[States]], stops: bool, free: Places) -> list[States]:
    """The good states at each node of a unit, with what is known of the others so far."""
    at = inside(reach, unit)
    found: list[States] = [{} for _ in range(len(unit.nodes) + 1)]
    for number in range(len(at) - 1, unit.start - 1, -1):
        here = at[number]
        if not here:
            continue
        kind = unit.nodes[number][KIND] if number < len(unit.nodes) else END
        if (kind == END and not (number == len(unit.nodes) and unit.back)) or (stops and kind == STOP):
            found[number] = here
            continue
        safe = free.get((unit.number, number), {})
        for move in moves(reach, unit, number, here):
            if (stops and move.option >= 0) or (move.enters and move.unit.number not in good):
                more = move.states
            elif move.enters:
                more = before(reach, move, good[move.unit.number][move.node])
            else:
                more = before(reach, move, found[move.node])
            safe = joined(safe, more) if more else safe
        found[number] = safe
    return found


def traps(reach: Reach, units: Sequence[Unit], places: Places, stops: bool) -> list[Trap]:
    """One trap for each circle that caught states go round in, at its first choice, else where it closes.

    Not for a circle that only leads to another.
    """
    index = {unit.number: n for n, unit in enumerate(units)}
    leads = _leads(reach, places)
    graph: list[list[int]] = [[] for _ in units]
    for (number, _), others in leads.items():
        graph[index[number]] += [index[other] for other in others]
    found = []
    for component in circles(graph, range(len(units))):
        numbers = {units[n].number for n in component}
        exits = [place for place in leads if place[0] in numbers]
        if exits and all(numbers.issuperset(leads[place]) for place in exits):
            found.append(_trap(reach.plan, {p: s for p, s in places.items() if p[0] in numbers}, exits, stops))
    return found


def _leads(reach: Reach, places: Places) -> dict[tuple[int, int], list[int]]:
    """The units in which those are caught who leave a unit caught, by where they leave."""
    found: dict[tuple[int, int], list[int]] = {}
    for (number, node), here in places.items():
        for move in moves(reach, reach.plan.units[number], node, here):
            there = places.get((move.unit.number, move.node), {})
            if move.enters and before(reach, move, there):
                found.setdefault((number, node), []).append(move.unit.number)
    return found


def _trap(plan: Plan, places: Places, exits: list[tuple[int, int]], stops: bool) -> Trap:
    steps = [place for place in places if place[1] < len(plan.units[place[0]].nodes)]
    choices = [p for p in steps if plan.units[p[0]].nodes[p[1]][KIND] == CHOICE]
    number, node = min((not stops and choices) or set(exits).intersection(steps) or steps)
    scene = plan.units[number].scene
    here = {n: states for (n, at), states in places.items() if at == node and plan.units[n].scene == scene}
    return Trap(scene, node, here)
