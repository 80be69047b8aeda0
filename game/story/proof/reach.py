"""Everything that can happen in a story: all its states, followed from the first, at every node.

A unit takes the states that are new where it begins through its nodes in one pass and hands them to the units it
leads to; those are taken up in the order of the plan, so that a story which mostly goes forward is nearly one pass.
What happened is kept as bits at each node of each scene (`Facts`), and, where it is asked for, as sets of states.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from heapq import heappop, heappush
from typing import TypeVar

from game.story.proof.facts import CUT, FALSE, MOVED, REACHED, TRUE, Facts, left_bit, option_bits
from game.story.proof.places import Flags, Plan, Unit, Vars
from game.story.proof.relevance import Tracked
from game.story.proof.skeleton import ADD, BRANCH, CHOICE, END, LOOK, MARK, NEXT, SET, STOP, Node, Skeleton, looks
from game.story.proof.space import Question, Space
from game.story.proof.states import Flag, States
from game.story.proof.stateset import both, count, flagged, joined

UNLIMITED = 2**60
"""Work enough to follow places alone, without any name."""

MOST_CELLS = 2**31
"""Cells of all keys, at one node or kept at all, beyond which a story is too large: 256 MB of them."""

Key = TypeVar("Key")


class TooMuch(Exception):
    """The work that was allowed does not suffice."""


class Reach:
    """One exploration. `record` are the numbers of the units whose states are kept, at every node, in `at`."""

    def __init__(
        self,
        plan: Plan,
        skeletons: Mapping[str, Skeleton],
        space: Space,
        tracked: Tracked,
        work: int,
        record: Collection[int] = (),
    ) -> None:
        self.plan, self.skeletons, self.space, self.tracked = plan, skeletons, space, tracked
        self.work, self.record = work, record
        self.facts: Facts = {}
        self.at: dict[int, list[States | None]] = {}
        self.states = 0
        self.room = MOST_CELLS if work < UNLIMITED else UNLIMITED
        self.marks: set[str] = set()
        self.waiting: dict[int, States] = {}
        self.queue: list[int] = []
        self.later: list[int] = []
        self.current = -1
        self.begun: dict[int, States] = {}
        self.met: dict[tuple[int, int], States] = {}
        self.stops: Callable[[Unit, int, States], None] | None = None
        """What takes the states at a choice, if they are not to be followed beyond."""
        self._questions: dict[str, list[Question]] = {}
        self._kept: dict[tuple[Flags, Vars], int] = {}
        self._dead: dict[Vars, frozenset[str]] = {}

    # --- from unit to unit

    def explore(self, begin: States) -> None:
        """Follow these states from the beginning of the story. Raises `TooMuch`."""
        self.send(0, begin)
        self.run()

    def send(self, number: int, states: States) -> None:
        """Let these states begin the unit of this number."""
        unit = self.plan.units[number]
        states = self.keep(unit, unit.start, states)
        waiting = self.waiting.get(number)
        if waiting is None:
            self.waiting[number] = states
            if number > self.current:
                heappush(self.queue, number)
            else:
                self.later.append(number)
        else:
            self.waiting[number] = joined(waiting, states)

    def run(self) -> None:
        """Until nothing waits. Raises `TooMuch`."""
        units = self.plan.units
        while self.queue or self.later:
            if self.later and (not self.queue or units[self.queue[0]].group != units[self.current].group):
                for number in self.later:  # once more round this circle
                    heappush(self.queue, number)
                self.later.clear()
            number = self.current = heappop(self.queue)
            unit = units[number]
            states = self.forgotten(unit, self.waiting.pop(number))
            if unit.circles:
                states = self.new(self.begun, number, states)
            if states:
                self.follow(unit, unit.start, states)

    def new(self, known: dict[Key, States], place: Key, states: States) -> States:
        """Those of the states that were not known at a place; they are known now."""
        before = known.get(place)
        if before is None:
            self._take_room(len(states))
            known[place] = states
            return states
        found: States = {}
        for key, cells in states.items():
            fresh = cells & ~before.get(key, 0)
            if fresh:
                found[key] = fresh
        if found:
            joint = known[place] = joined(before, found)
            self._take_room(len(joint) - len(before))
        return found

    def _take_room(self, keys: int) -> None:
        self.room -= keys * (self.space.cells + 1000)
        if self.room < 0:
            raise TooMuch

    # --- what stops to matter

    def keep(self, unit: Unit, node: int, states: States) -> States:
        """The states without the keys' bits that do not matter from a node on."""
        if len(states) == 1 and 0 in states:
            return states
        what = unit.live_flags[node], unit.live_vars[node]
        mask = self._kept.get(what)
        if mask is None:
            mask = self._kept[what] = self._mask(*what)
        found: States = {}
        for key, cells in states.items():
            key &= mask
            found[key] = found[key] | cells if key in found else cells
        return found

    def key_mask(self, unit: Unit, node: int) -> int:
        """The bits of the keys that matter from a node on."""
        return self._mask(unit.live_flags[node], unit.live_vars[node])

    def _mask(self, flags: Flags, live: Vars) -> int:
        mask = 0
        for flag in flags:
            mask |= self.space.bits[flag]
        for name, loose in self.space.loose.items():
            if live & self.tracked.variables[name]:
                mask |= loose.mask
        if len(self._kept) > 20_000:
            self._kept.clear()
        return mask

    def dead(self, unit: Unit) -> frozenset[str]:
        """The variables in the cells that do not matter from the beginning of a unit on."""
        live = unit.live_vars[unit.start]
        found = self._dead.get(live)
        if found is None:
            names = (name for name in self.space.packed if not live & self.tracked.variables[name])
            found = self._dead[live] = frozenset(names)
        return found

    def forgotten(self, unit: Unit, states: States) -> States:
        """The states without what does not matter from the beginning of a unit on."""
        dead = self.dead(unit)
        if not dead:
            return states
        return {key: self.space.forget(cells, dead) for key, cells in states.items()}

    # --- inside a unit

    def questions(self, scene: str) -> list[Question]:
        """The conditions of a scene, ready to be asked."""
        found = self._questions.get(scene)
        if found is None:
            found = self._questions[scene] = [self.space.question(t) for t in self.skeletons[scene].conditions]
        return found

    def follow(self, unit: Unit, start: int, states: States) -> None:
        """Take states through a unit, from one of its nodes on."""
        nodes, space, live_vars, drops = unit.nodes, self.space, unit.live_vars, unit.drops
        end = len(nodes)
        facts = self.facts.get(unit.scene)
        if facts is None:
            facts = self.facts[unit.scene] = [0] * (end + 1)
        at: list[States | None] = [None] * (end + 1)
        at[start] = states
        record = self.record and unit.number in self.record
        for number in range(start, end):
            here = at[number]
            if here is None:
                continue
            if number in drops:
                here = at[number] = self.keep(unit, number, here)
            node = nodes[number]
            kind, following = node[0], node[2]
            facts[number] |= REACHED
            self.work -= len(here) * space.cost
            if self.work < 0 or len(here) * space.cells > MOST_CELLS:
                raise TooMuch
            if kind <= STOP:
                pass
            elif kind in (SET, ADD):
                if kind == ADD:
                    here = self._add(here, node[3], node[4], facts, number)
                elif live_vars[following] & self.tracked.variables.get(node[3], 0):
                    here = self._set(here, node[3], node[4])
            elif kind == MARK:
                here = self._mark(unit, following, node[3], here)
            elif kind == LOOK:
                here = self._look(unit, node, here)
            elif kind == BRANCH:
                self._branch(unit, number, here, at, facts)
                continue
            elif kind == CHOICE:
                self._choice(unit, number, here, at, facts)
                continue
            else:
                if kind != END:
                    self.send(unit.aims[number], here)
                continue
            other = at[following]
            at[following] = here if other is None else joined(other, here)
        out = at[end]
        if out is not None:
            facts[end] |= REACHED
            if end in drops:
                out = at[end] = self.keep(unit, end, out)
            for back in unit.back:
                self.send(back, out)
        if record:
            self._keep_record(unit, at)

    def _keep_record(self, unit: Unit, at: list[States | None]) -> None:
        known = self.at.get(unit.number)
        if known is None:
            self.at[unit.number] = at
            return
        for number, states in enumerate(at):
            if states is not None:
                before = known[number]
                known[number] = states if before is None else joined(before, states)

    def _set(self, states: States, name: str, value: int | str) -> States:
        space = self.space
        packed = space.packed.get(name)
        number = space.number(name, value)
        if packed is not None:
            return {key: space.assign(cells, packed, number) for key, cells in states.items()}
        loose = space.loose[name]
        found: States = {}
        for key, cells in states.items():
            key = key & ~loose.mask | number << loose.shift
            found[key] = found[key] | cells if key in found else cells
        return found

    def _add(self, states: States, name: str, number: int, facts: list[int], node: int) -> States:
        space = self.space
        packed = space.packed.get(name)
        found: States = {}
        if packed is not None:
            for key, cells in states.items():
                found[key], moved, cut = space.shift(cells, packed, number)
                facts[node] |= (MOVED if moved else 0) | (CUT if cut else 0)
            return found
        loose = space.loose.get(name)
        if loose is None:
            facts[node] |= MOVED | CUT
            return states
        for key, cells in states.items():
            before = (key & loose.mask) >> loose.shift
            after = max(0, min(loose.size - 1, before + number))
            facts[node] |= (MOVED if after != before else 0) | (CUT if after != before + number else 0)
            key = key & ~loose.mask | after << loose.shift
            found[key] = found[key] | cells if key in found else cells
        return found

    def _mark(self, unit: Unit, following: int, mark: str, states: States) -> States:
        self.marks.add(mark)
        bits = self.passing(unit, following, (mark,))
        return flagged(states, bits) if bits else states

    def _look(self, unit: Unit, node: Node, states: States) -> States:
        """Whoever looks passes marks; nobody must."""
        found = states
        for _, marks in looks(node):
            self.marks.update(marks)
            bits = self.passing(unit, node[NEXT], marks)
            if bits:
                found = joined(found, flagged(states, bits))
        return found

    def passing(self, unit: Unit, following: int, marks: Iterable[str]) -> int:
        """The bits of the keys that passing these marks sets, as far as they matter from a node on."""
        live = unit.live_flags[following]
        bits = 0
        for mark in marks:
            for flag in (("seen", mark), ("ever", mark)):
                if flag in live:
                    bits |= self.space.bits[flag]
        return bits

    def _branch(self, unit: Unit, number: int, here: States, at: list[States | None], facts: list[int]) -> None:
        _, _, following, otherwise, test, once = unit.nodes[number]
        no: States = {}
        if once:
            here, no = self.not_yet(("once", unit.scene, number, -1), here)
        if test >= 0 and here:
            here, false = self.space.split(here, self.questions(unit.scene)[test])
            facts[number] |= (TRUE if here else 0) | (FALSE if false else 0)
            no = joined(no, false) if no else false
        if here:
            if once:
                here = self._done(unit, ("once", unit.scene, number, -1), following, here)
            other = at[following]
            at[following] = here if other is None else joined(other, here)
        if no:
            other = at[otherwise]
            at[otherwise] = no if other is None else joined(other, no)

    def _choice(self, unit: Unit, number: int, here: States, at: list[States | None], facts: list[int]) -> None:
        if unit.circles:
            here = self.new(self.met, (unit.number, number), here)
        self.states += count(here)
        if self.stops is not None:
            self.stops(unit, number, here)
        if not here:
            return
        node, left = unit.nodes[number], here
        for option, (aim, once) in enumerate(zip(node[3::3], node[5::3], strict=True)):
            taken, hidden = self.offered(unit, number, option, here, facts)
            left = both(left, hidden) if left else left
            if taken and self.stops is None:
                if once:
                    taken = self._done(unit, ("once", unit.scene, number, option), aim, taken)
                other = at[aim]
                at[aim] = taken if other is None else joined(other, taken)
        if left:
            facts[number] |= left_bit(len(node[3::3]))
            other = at[node[2]]
            at[node[2]] = left if other is None else joined(other, left)

    def offered(
        self, unit: Unit, number: int, option: int, here: States, facts: list[int] | None = None
    ) -> tuple[States, States]:
        """The states in which an option can be picked, and those in which it can be hidden."""
        _, test, once = unit.nodes[number][3 + 3 * option : 6 + 3 * option]
        hidden: States = {}
        if once:
            here, hidden = self.not_yet(("once", unit.scene, number, option), here)
        if test >= 0 and here:
            here, false = self.space.split(here, self.questions(unit.scene)[test])
            hidden = joined(hidden, false) if hidden else false
            if facts is not None:
                true_bit, false_bit = option_bits(option)
                facts[number] |= (true_bit if here else 0) | (false_bit if false else 0)
        return here, hidden

    def taken(self, unit: Unit, number: int, option: int, here: States) -> tuple[int, States]:
        """The node where an option leads, and the states in which one is there after it was picked in one of these."""
        aim, _, once = unit.nodes[number][3 + 3 * option : 6 + 3 * option]
        here, _ = self.offered(unit, number, option, here)
        return aim, self._done(unit, ("once", unit.scene, number, option), aim, here) if once and here else here

    def not_yet(self, flag: Flag, states: States) -> tuple[States, States]:
        """The states in which something that happens once can still happen, and those in which it has happened."""
        if flag in self.space.unknown:
            return states, states
        bit = self.space.bits.get(flag, 0)
        return (
            {key: cells for key, cells in states.items() if not key & bit},
            {key: cells for key, cells in states.items() if key & bit},
        )

    def _done(self, unit: Unit, flag: Flag, aim: int, states: States) -> States:
        if flag not in unit.live_flags[aim]:
            return states
        return flagged(states, self.space.bits[flag])


class _Inside(Reach):
    """Stays inside a unit."""

    def send(self, number: int, states: States) -> None:
        """What leaves the unit is not followed."""


def inside(reach: Reach, unit: Unit) -> list[States | None]:
    """All states at each node of a unit of a circle, followed once more from those in which it began.

    To keep them would take twenty times the room.
    """
    again = _Inside(reach.plan, reach.skeletons, reach.space, reach.tracked, UNLIMITED, (unit.number,))
    again.follow(unit, unit.start, reach.begun.get(unit.number, {}))
    return again.at[unit.number]
