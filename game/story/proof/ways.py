"""The shortest way to a place: the fewest choices after which a player can see what was found there.

A search in layers: the states at choices after no choice, after one, after two. Every layer keeps what was new in it,
so that a state which shows a finding can be followed back, layer by layer, to the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from game.story.proof.moves import Move, before, moves
from game.story.proof.places import Unit, aims_of
from game.story.proof.reach import Reach, TooMuch
from game.story.proof.states import States
from game.story.proof.stateset import joined

Place = tuple[int, int]
"""A unit and a node."""

One = tuple[int, int]
"""One state: a key, and the number of a cell."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is looked for: states of a node. `shown` picks them out of those that were met there."""

    scene: str
    node: int
    shown: Callable[[Reach, Unit, int, States], States]


@dataclass(frozen=True, slots=True)
class Way:
    """The choices (scene, node, option; at a LOOK what was done), and the marks that earlier playthroughs left."""

    choices: tuple[tuple[str, int, int], ...]
    ever: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a stretch without choices begins: an option of a choice, or (option -1) the story."""

    place: Place
    option: int
    states: States


@dataclass(slots=True)
class _Layer:
    """The states that were met first after so many choices, and from which options they come."""

    states: dict[Place, States] = field(default_factory=dict)
    sources: dict[Place, list[_Source]] = field(default_factory=dict)


class Ways:
    """The search; `reach` is an exploration of the same plan, whose states are not needed any more."""

    def __init__(self, reach: Reach, targets: Sequence[Target], work: int) -> None:
        self.reach, self.targets = reach, targets
        self.found: dict[int, Way] = {}
        self.known: dict[Place, States] = {}
        self.layers: list[_Layer] = []
        self.ends: dict[Place, States] = {}
        reach.work, reach.record, reach.stops = work, range(len(reach.plan.units)), self._stop

    def search(self, begin: States) -> dict[int, Way]:
        """The shortest way to each target (by its number), as far as the work allows."""
        sources = [_Source((0, 0), -1, begin)]
        try:
            while sources and len(self.found) < len(self.targets):
                self.layers.append(_Layer())
                for source in sources:
                    self._stretch(source)
                    self._look(source)
                    self._keep_new(source)
                sources = list(self._options(self.layers[-1]))
        except TooMuch:
            pass
        return self.found

    def _stop(self, unit: Unit, number: int, states: States) -> None:
        place = unit.number, number
        self.ends[place] = joined(self.ends.get(place, {}), states)

    def _options(self, layer: _Layer) -> Iterator[_Source]:
        for place, states in layer.states.items():
            unit = self.reach.plan.units[place[0]]
            for option in range(len(unit.nodes[place[1]][3::3])):
                yield _Source(place, option, states)

    def _stretch(self, source: _Source) -> None:
        """Follow a source to the next choices."""
        reach = self.reach
        reach.at, reach.begun, reach.met, self.ends = {}, {}, {}, {}
        reach.waiting.clear()
        reach.queue.clear()
        reach.later.clear()
        reach.current = -1
        if source.option < 0:
            reach.send(0, source.states)
        else:
            unit = reach.plan.units[source.place[0]]
            aim, states = reach.taken(unit, source.place[1], source.option, source.states)
            if states:
                reach.follow(unit, aim, states)
        reach.run()

    def _look(self, source: _Source) -> None:
        """Whether a target can be seen on this stretch."""
        wanted = {n: t for n, t in enumerate(self.targets) if n not in self.found}
        if not wanted:
            return
        seen: list[tuple[int, Place, One]] = []
        for unit_number, at in self.reach.at.items():
            unit = self.reach.plan.units[unit_number]
            for number, target in wanted.items():
                here = at[target.node] if target.scene == unit.scene else None
                shown = target.shown(self.reach, unit, target.node, here) if here else {}
                if shown:
                    seen.append((number, (unit_number, target.node), _one(shown)))
        for number, place, one in seen:
            if number not in self.found:
                self.found[number] = self._way(source, place, one)

    def _keep_new(self, source: _Source) -> None:
        layer = self.layers[-1]
        for place, states in self.ends.items():
            fresh = self.reach.new(self.known, place, states)
            if fresh:
                layer.states[place] = joined(layer.states.get(place, {}), fresh)
                layer.sources.setdefault(place, []).append(source)

    def _way(self, source: _Source, place: Place, one: One) -> Way:
        """The choices that lead to one state, which the stretch in hand has met."""
        kept = self.reach.at, self.ends
        choices: list[tuple[str, int, int]] = []
        depth = len(self.layers) - 1
        one = self._back(source, place, one, choices)
        while source.option >= 0:
            scene = self.reach.plan.units[source.place[0]].scene
            choices.append((scene, source.place[1], source.option))
            place, depth = source.place, depth - 1
            source, one = self._arrived(self.layers[depth].sources[place], place, one, choices)
        self.reach.at, self.ends = kept
        ever = tuple(sorted(str(f[1]) for f, bit in self.reach.space.bits.items() if f[0] == "ever" and one[0] & bit))
        return Way(tuple(reversed(choices)), ever)

    def _arrived(
        self, sources: list[_Source], place: Place, one: One, looked: list[tuple[str, int, int]]
    ) -> tuple[_Source, One]:
        """The source from which a state at a choice was met, and the state there that led to it."""
        for source in sources:
            self._stretch(source)
            if self.ends.get(place, {}).get(one[0], 0) >> one[1] & 1:
                return source, self._back(source, place, one, looked)
        raise AssertionError("a state of a layer comes from one of its sources")

    def _back(self, source: _Source, place: Place, one: One, looked: list[tuple[str, int, int]]) -> One:
        """The state at the beginning of a stretch (at its choice, before the option) that leads to one met in it.

        What was looked at on the way is added to `looked`, the last first.
        """
        seen: set[tuple[Place, One]] = set()
        trail: list[Iterator[tuple[Place, One, int]]] = [iter([(place, one, -1)])]
        passed: list[tuple[Place, int]] = []
        while trail:
            at = next((earlier for earlier in trail[-1] if earlier[:2] not in seen), None)
            if at is None:
                trail.pop()
                passed = passed[: len(trail) - 1]
                continue
            seen.add(at[:2])
            passed = [*passed[: len(trail) - 1], (at[0], at[2])]
            if (first := self._first(source, *at[:2])) is not None:
                scenes = ((self.reach.plan.units[unit].scene, node, option) for (unit, node), option in passed)
                looked += (look for look in scenes if look[2] < -1)
                return first
            trail.append(self._before(*at[:2]))
        raise AssertionError("what a stretch has met comes from its beginning")

    def _first(self, source: _Source, place: Place, one: One) -> One | None:
        """The state at the source from which one enters the stretch in this state, if it can be entered in it."""
        here = {one[0]: 1 << one[1]}
        if source.option < 0:
            if place != (0, 0):
                return None
            unit = self.reach.plan.units[0]
            entered = before(self.reach, Move(unit, 0, source.states, enters=True), here)
            return _one(entered) if entered else None
        unit = self.reach.plan.units[source.place[0]]
        for move in moves(self.reach, unit, source.place[1], source.states):
            if move.option == source.option and place == (unit.number, move.node):
                taken = before(self.reach, move, here)
                return _one(taken) if taken else None
        return None

    def _before(self, place: Place, one: One) -> Iterator[tuple[Place, One, int]]:
        """The states on the stretch that lead into one, and by which look (else -1)."""
        here = {one[0]: 1 << one[1]}
        for number, node in self._nodes_before(place):
            states = self.reach.at[number][node]
            for move in moves(self.reach, self.reach.plan.units[number], node, states) if states else ():
                if (move.unit.number, move.node) == place and move.option < 0:
                    for key, cells in before(self.reach, move, here).items():
                        while cells:
                            cell = cells & -cells
                            yield (number, node), (key, cell.bit_length() - 1), move.option
                            cells ^= cell

    def _nodes_before(self, place: Place) -> Iterator[Place]:
        """The nodes that lead to a node."""
        for number in self.reach.at:
            unit = self.reach.plan.units[number]
            if number == place[0]:
                yield from ((number, n) for n in range(unit.start, place[1]) if place[1] in aims_of(unit.nodes[n]))
            if place[1] == self.reach.plan.units[place[0]].start:
                yield from ((number, node) for node, aim in unit.aims.items() if aim == place[0])
                if place[0] in unit.back:
                    yield number, len(unit.nodes)


def _one(states: States) -> One:
    """One of these states."""
    key = min(states)
    return key, (states[key] & -states[key]).bit_length() - 1
