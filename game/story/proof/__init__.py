"""The proof: what holds in every state that a story can be in.

A state is a place, what `play:` comes back to, the values of the variables, the marks that were passed and what has
happened that happens once. There are finitely many, and all that can be reached from the beginning are followed
(`reach`), many at a time (`states`). What no later step can ask for is left out (`relevance`), which changes nothing.

`ever(mark)` asks for earlier playthroughs. It is taken as a constant that nobody knows, one for each mark, which can
be true only for marks that some playthrough can pass. That some of them are only ever passed together is not looked at.

Where a story is too large for the work that is allowed, the names that are asked for least are given up, half of them
at a time: anything may be true of them then. What is never true, never reached and without effect so, is
so in the story. What can happen so may not happen in the story; it is told only if a play by chance met it, and else
listed in `Proof.withdrawn`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.story.proof import findings, verdicts
from game.story.proof.doubts import Doubts
from game.story.proof.exploring import Explored, Explorer
from game.story.proof.findings import Finding
from game.story.proof.places import Planner
from game.story.proof.skeleton import Skeleton
from game.story.proof.traps import Places, Trap, caught, traps
from game.story.proof.witnesses import Witnesses, finding, grouped
from game.story.reader import uncollected
from game.story.variables import Variable

CHANCE = 400_000
"""Nodes that plays by chance visit for a way where the shortest was not found: a third of a second."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much work a proof may be; none of it is a time, so that it ends the same everywhere.

    `cells` in one bitset, `units` of scenes and calls, `work` for following states, `each` more for every unit, and
    `ways` for finding the shortest ways (ten million are about a second), `nodes` that plays by chance may visit.
    """

    cells: int = 2**18
    units: int = 300_000
    work: int = 2**25
    each: int = 4_000
    ways: int = 2**23
    nodes: int = 2_000_000


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found, and in how many states (different ones, of players before a choice).

    `withdrawn` is what could not be decided, in plain words ("whether ..."), because `dropped` had to be given up.
    """

    findings: tuple[Finding, ...]
    states: int
    withdrawn: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def as_data(proof: Proof) -> list[Any]:
    """Plain data for JSON; `from_data` is its inverse."""
    found = [findings.as_data(finding) for finding in proof.findings]
    return [found, proof.states, list(proof.withdrawn), list(proof.dropped)]


def from_data(data: Sequence[Any]) -> Proof:
    """The proof that `as_data` wrote."""
    found, states, withdrawn, dropped = data
    return Proof(tuple(map(findings.from_data, found)), states, tuple(withdrawn), tuple(dropped))


def prove(
    skeletons: Mapping[str, Skeleton], variables: Mapping[str, Variable], start: str, limits: Limits = Limits()
) -> Proof:
    """Everything that can be proved of a story in which `flow` finds nothing that keeps it from being played."""
    with uncollected():
        return _prove(skeletons, variables, start, limits)


def _prove(skeletons: Mapping[str, Skeleton], variables: Mapping[str, Variable], start: str, limits: Limits) -> Proof:
    uses = verdicts.uses(skeletons)
    plan = Planner(skeletons, start, limits.units).plan()
    work = limits.work + limits.each * len(plan.units)
    explored = Explorer(plan, skeletons, variables, uses, limits.cells, work).explore()
    reach = explored.reach
    found = [finding(skeletons, verdict) for verdict in verdicts.of_names(uses, variables)]
    if not explored.exact:
        doubts = Doubts(explored, skeletons, variables, start, uses, limits.nodes)
        dropped = tuple(sorted(_named(name) for name in explored.dropped))
        return Proof((*found, *doubts.findings()), reach.states, tuple(doubts.withdrawn()), dropped)
    found += [finding(skeletons, verdict) for verdict in verdicts.always(skeletons, reach.facts, uses, variables)]
    sometimes = grouped(skeletons, variables, verdicts.sometimes(skeletons, reach.facts, uses))
    witnesses = Witnesses(explored, skeletons, variables, start)
    found += witnesses.findings(sometimes, _trapped(explored), limits.ways, min(limits.nodes, CHANCE))
    return Proof(tuple(found), reach.states)


def _trapped(explored: Explored) -> list[tuple[str, Trap]]:
    """The circles that nobody gets out of, with their codes."""
    reach, found, free = explored.reach, list[tuple[str, Trap]](), Places()
    for units in explored.silent:
        places = caught(reach, units, stops=True)
        found += [("endless", trap) for trap in traps(reach, units, places, stops=True)]
        free.update(places)
    for units in explored.closed:
        places = caught(reach, units, stops=False, free=free)
        found += [("no-way-out", trap) for trap in traps(reach, units, places, stops=False)]
    return found


def _named(name: tuple[object, ...]) -> str:
    """A name that was given up, in the writer's words."""
    if name[0] == "once":
        return f"'once' in the scene {name[1]!r}"
    return str(name[1]) if name[0] == "var" else f"{name[0]}({name[1]})"
