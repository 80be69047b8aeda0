"""The fewest and the most words that a first play can show on its way to each ending: found exactly, not sampled.

A story is a graph: its vertices are the states of a player at choices, at looks through the lens, and where scenes
begin; its edges are what can be done there, each as long as the words that it shows up to the next. The shortest way
is E. Dijkstra's (1959). The longest is taken forward over the strongly connected components (`circles`); where a
circle shows words and somebody gets from it to the ending, there is no longest.

States that cannot be told apart any more are one: of a number only the steps matter at which a later question changes
its answer, followed backwards as live variables are (`relevance`); `add` moves them, `set` ends them. That is exact,
and leaves a few states of a hundred. What earlier playthroughs left (`ever`) is nothing: it is the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from itertools import pairwise
from math import inf

from game.desk import coverage
from game.story.model import End, Story
from game.story.proof.chance import Player, asks
from game.story.proof.places import Planner, Unit, circles, guards
from game.story.proof.skeleton import (
    ADD,
    BRANCH,
    CHOICE,
    END,
    GOTO,
    INDEX,
    KIND,
    LOOK,
    MARK,
    NEXT,
    PLAY,
    SET,
    Node,
    Skeleton,
    Test,
    asked,
    looks,
)
from game.story.proof.states import size_of, values_of

MOST = 400_000
"""States of a story that is still followed; one larger would take more than ten seconds."""

UNITS = 20_000
"""Scenes and calls of a story that is still followed."""

Span = tuple[float, float]
"""The fewest words, and the most (`inf`: there is no most)."""

Place = tuple[int, int]
"""A unit and a node."""


class _TooMany(Exception):
    """The story is too large to be followed to its ends."""


def spans(story: Story, bones: Mapping[str, Skeleton], most: int = MOST) -> dict[str, Span] | None:
    """Of each ending that a first play can meet ("": where the story runs out) the fewest words and the most.

    None if the story has more than `most` states, or too many scenes that call each other.
    """
    plan = Planner(bones, story.start, UNITS).plan()
    if plan.merged or sum(map(size_of, story.variables.values())) > most:
        return None
    try:
        graph = _Graph(story, bones, plan.units, most)
    except _TooMany:
        return None
    shortest, longest = graph.shortest(), graph.longest()
    return {name: (shortest[end], longest[end]) for name, end in graph.ends.items()}


# --- what can still be asked


class _Needs:
    """At each node of each unit, what can still be asked: bits of numbers, so that they are put together quickly.

    A variable has a bit for each two neighbouring values that some later question may tell apart: bit n of its field
    for its values n - 1 and n. A mark has a bit, and so has what happens once.
    """

    def __init__(self, story: Story, bones: Mapping[str, Skeleton], units: list[Unit]) -> None:
        self.story, self.bones, self.units = story, bones, units
        self.fields: dict[str, tuple[int, int]] = {}
        self.width = 0
        for name, variable in story.variables.items():
            self.fields[name] = self.width, (1 << size_of(variable)) - 2
            self.width += size_of(variable)
        self.flags: dict[object, int] = {}
        self.tests: dict[Test, int] = {}
        self.at = [[0] * (len(unit.nodes) + 1) for unit in units]
        while any([self._sweep(unit) for unit in reversed(units)]):  # all of them, as long as one changes
            pass

    def _sweep(self, unit: Unit) -> bool:
        """Whether going through a unit backwards brought something new to its beginning."""
        needs = self.at[unit.number]
        before = needs[unit.start]
        for number in range(len(unit.nodes), unit.start - 1, -1):
            needs[number] = self._before(unit, number, needs)
        return needs[unit.start] != before

    def _before(self, unit: Unit, number: int, needs: list[int]) -> int:
        if number == len(unit.nodes):
            return self._beyond(unit.back)
        node = unit.nodes[number]
        kind = node[KIND]
        if kind == END:
            return 0
        if kind in (GOTO, PLAY):
            return self._beyond([unit.aims[number]])
        need = needs[node[NEXT]]
        if kind in (SET, ADD):
            return self._changed(node, need)
        if kind == MARK:
            return need & ~self.flag(node[3])
        if kind in (BRANCH, CHOICE):
            for aim in node[3::3] if kind == CHOICE else node[3:4]:
                need |= needs[aim]
            for test, once in guards(unit.scene, number, node):
                need |= self.flag(once) if once else 0
                need |= self.asked(self.bones[unit.scene].conditions[test]) if test >= 0 else 0
        return need

    def _beyond(self, numbers: list[int]) -> int:
        found = 0
        for number in numbers:
            found |= self.at[number][self.units[number].start]
        return found

    def _changed(self, node: Node, need: int) -> int:
        """What is asked before a SET or an ADD, so that `need` can be answered behind it."""
        shift, mask = self.fields[node[3]]
        steps = need >> shift & mask
        rest = need ^ steps << shift
        if node[KIND] == SET:
            return rest
        steps = steps >> node[4] if node[4] > 0 else steps << min(-node[4], mask.bit_length())
        return rest | (steps & mask) << shift

    def flag(self, flag: object) -> int:
        """The bit of a mark, or of what happens once."""
        return 1 << self.width + self.flags.setdefault(flag, len(self.flags))

    def asked(self, test: Test) -> int:
        """What a condition asks."""
        found = self.tests.get(test)
        if found is None:
            kind, *parts = test
            if kind in ("not", "and", "or"):
                found = 0
                for part in parts:
                    found |= self.asked(part)
            else:
                found = self.flag(parts[0]) if kind in ("seen", "ever") else self._compared(test)
            self.tests[test] = found
        return found

    def _compared(self, test: Test) -> int:
        """The values that a comparison tells apart."""
        names, found = {name for _, name in asked(test)}, 0
        for name in names:
            shift, mask = self.fields[name]
            if len(names) == 1:
                holds = asks(test)
                answers = [holds(Player({name: value})) for value in values_of(self.story.variables[name])]
                mask = sum(1 << n for n, (a, b) in enumerate(pairwise(answers), 1) if a != b)
            found |= mask << shift
        return found


class _View:
    """What can be told apart of a player at a place."""

    def __init__(self, needs: _Needs, place: Place) -> None:
        self.place = place
        need = needs.at[place[0]][place[1]]
        self.numbers: list[tuple[str, dict[object, int]]] = []
        for name, (shift, mask) in needs.fields.items():
            steps = need >> shift & mask
            if steps:
                values = values_of(needs.story.variables[name])
                below = {value: (steps & (2 << n) - 1).bit_count() for n, value in enumerate(values)}
                self.numbers.append((name, below))
        flags = frozenset(flag for flag, n in needs.flags.items() if need >> needs.width + n & 1)
        self.marks = frozenset(flag for flag in flags if isinstance(flag, str))
        self.once = frozenset(flag[1:] for flag in flags if isinstance(flag, tuple))

    def key(self, at: Player) -> object:
        """The same for two players at this place who go on alike."""
        values = at.values
        return (
            self.place,
            tuple([below[values[name]] for name, below in self.numbers]),
            self.marks & at.marks if self.marks else None,
            self.once & at.done if self.once else None,
        )


# --- all that can happen


class _Graph:
    """All states that a first play can be in, from the first (number 0)."""

    def __init__(self, story: Story, bones: Mapping[str, Skeleton], units: list[Unit], most: int) -> None:
        self.story, self.units, self.most = story, units, most
        self.needs = _Needs(story, bones, units)
        self.said = {name: coverage.said(scene, bones[name]) for name, scene in story.scenes.items()}
        self.asks = {name: [asks(test) for test in bone.conditions] for name, bone in bones.items()}
        self.views: dict[Place, _View] = {}
        self.known: dict[object, int] = {}
        self.next: list[list[int]] = []
        """For each vertex those that can follow, and in `words` the words on the way to each."""
        self.words: list[list[int]] = []
        self.ends: dict[str, int] = {}
        self.todo: list[tuple[int, Place, Player]] = []
        self._vertex((0, units[0].start), Player({name: variable.start for name, variable in story.variables.items()}))
        while self.todo:
            number, place, at = self.todo.pop()
            for node, after, words in self._done(place, at):
                aim, more = self._walk(self.units[place[0]], node, after)
                self.next[number].append(aim)
                self.words[number].append(words + more)

    def _vertex(self, place: Place, at: Player) -> int:
        """The vertex of a player at a place."""
        view = self.views.get(place)
        if view is None:
            view = self.views[place] = _View(self.needs, place)
        key = view.key(at)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._new()
            self.todo.append((found, place, at))
        return found

    def _new(self) -> int:
        if len(self.next) >= self.most:
            raise _TooMany
        self.next.append([])
        self.words.append([])
        return len(self.next) - 1

    def _done(self, place: Place, at: Player) -> Iterator[tuple[int, Player, int]]:
        """What a player can do at a place: the node where it leads, the player after it, the words of the option."""
        unit, number = self.units[place[0]], place[1]
        if number == len(unit.nodes):
            yield number, at, 0
            return
        node = unit.nodes[number]
        if node[KIND] == CHOICE:
            yield from self._options(unit.scene, number, node, at)
        elif node[KIND] == LOOK:
            yield node[NEXT], _copy(at), 0
            for _, marks in looks(node):
                after = _copy(at)
                after.marks.update(marks)
                yield node[NEXT], after, 0
        else:
            yield number, at, 0

    def _options(self, scene: str, number: int, node: Node, at: Player) -> Iterator[tuple[int, Player, int]]:
        offered = False
        for option, (aim, test, once) in enumerate(zip(node[3::3], node[4::3], node[5::3], strict=True)):
            if (once and (scene, number, option) in at.done) or (test >= 0 and not self.asks[scene][test](at)):
                continue
            offered, after = True, _copy(at)
            if once:
                after.done.add((scene, number, option))
            yield aim, after, coverage.length(self.option(scene, node, option).text)
        if not offered:
            yield node[NEXT], at, 0

    def _walk(self, unit: Unit, number: int, at: Player) -> tuple[int, int]:
        """The vertex that comes next for a player at a node, and the words up to it. Changes the player."""
        words, said = 0, self.said[unit.scene]
        while number < len(unit.nodes):
            node = unit.nodes[number]
            kind = node[KIND]
            if kind in (CHOICE, LOOK):
                return self._vertex((unit.number, number), at), words
            if kind in (GOTO, PLAY):
                return self._begin(unit.aims[number], at), words
            if kind == END:
                step = self.story.scenes[unit.scene].steps[node[INDEX]]
                assert isinstance(step, End)
                return self._end(step.name), words
            words += said[number]
            number = self._pass(unit.scene, number, node, at)
        return (self._begin(unit.back[0], at) if unit.back else self._end("")), words

    def _begin(self, number: int, at: Player) -> int:
        return self._vertex((number, self.units[number].start), at)

    def _end(self, name: str) -> int:
        if name not in self.ends:
            self.ends[name] = self._new()
        return self.ends[name]

    def _pass(self, scene: str, number: int, node: Node, at: Player) -> int:
        """What happens at a node that leaves the player nothing to do; the node that comes next."""
        kind = node[KIND]
        if kind == SET:
            at.values[node[3]] = node[4]
        elif kind == ADD:
            before = at.values[node[3]]
            assert isinstance(before, int)
            at.values[node[3]] = self.story.variables[node[3]].clamp(before + node[4])
        elif kind == MARK:
            at.marks.add(node[3])
        elif kind == BRANCH:
            otherwise, test, once = node[3:6]
            if (once and (scene, number, -1) in at.done) or (test >= 0 and not self.asks[scene][test](at)):
                return int(otherwise)
            if once:
                at.done.add((scene, number, -1))
        return int(node[NEXT])

    # --- the ways through it

    def shortest(self) -> list[float]:
        """The fewest words on a way to each vertex."""
        found, heap = [inf] * len(self.next), [(0, 0)]
        while heap:
            words, number = heappop(heap)
            if words < found[number]:
                found[number] = words
                for aim, more in zip(self.next[number], self.words[number], strict=True):
                    heappush(heap, (words + more, aim))
        return found

    def longest(self) -> list[float]:
        """The most words on a way to each vertex; `inf` behind a circle that shows words."""
        found: list[float] = [0] * len(self.next)
        for circle in circles(self.next, [0]):
            inside = set(circle)
            most = max(found[number] for number in circle)
            if any(more for number in circle for aim, more in self._edges(number) if aim in inside):
                most = inf
            for number in circle:
                found[number] = most
                for aim, more in self._edges(number):
                    if aim not in inside:
                        found[aim] = max(found[aim], most + more)
        return found

    def _edges(self, number: int) -> Iterator[tuple[int, int]]:
        return zip(self.next[number], self.words[number], strict=True)


def _copy(at: Player) -> Player:
    return Player(dict(at.values), marks=set(at.marks), done=set(at.done))
