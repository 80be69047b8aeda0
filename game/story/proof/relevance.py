"""What can still matter at each node of a story: the variables and flags that some later node may ask for.

Two states that differ only in what cannot matter any more go on alike, so the proof takes them for one. This is the
analysis of live variables (Aho, Lam, Sethi, Ullman, Compilers, 9.2.5), backwards over the units of a plan, circle by
circle. A flag matters only from where it can first be set: before, everybody knows that it is not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from game.story.proof.places import NOTHING, Flags, Plan, Unit, Vars, guards
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
    SHOW,
    STOP,
    Skeleton,
    Test,
    asked,
)
from game.story.proof.states import Flag


@dataclass(frozen=True, slots=True)
class Tracked:
    """The variables that the proof follows, with a bit each, and the flags that it does not."""

    variables: Mapping[str, Vars]
    dropped: Collection[Flag] = frozenset()


def weigh(plan: Plan, skeletons: Mapping[str, Skeleton], tracked: Tracked, ever: Collection[str]) -> None:
    """Write into the units what can still matter at each of their nodes; `ever` are the marks that may have been
    passed in earlier playthroughs."""
    _Weigher(plan, skeletons, tracked, ever).weigh()


class _Weigher:
    def __init__(self, plan: Plan, skeletons: Mapping[str, Skeleton], tracked: Tracked, ever: Collection[str]) -> None:
        self.plan, self.skeletons, self.tracked = plan, skeletons, tracked
        self.asks: dict[Test, tuple[Vars, Flags]] = {}
        self.first = self._first(ever)

    def weigh(self) -> None:
        units, end = self.plan.units, len(self.plan.units)
        for unit in units:
            unit.live_vars, unit.live_flags = [], []
        for number in range(len(units) - 1, -1, -1):
            if number and units[number - 1].group == units[number].group:
                continue
            circle = units[number:end]
            end = number
            while self._sweep_all(circle) and circle[0].circles:
                pass

    def _sweep_all(self, circle: list[Unit]) -> bool:
        """Whether sweeping a circle once more brought something new at where its units begin."""
        changed = False
        for unit in reversed(circle):
            before = (unit.live_vars[unit.start], unit.live_flags[unit.start]) if unit.live_vars else (0, NOTHING)
            self._sweep(unit)
            changed = changed or before != (unit.live_vars[unit.start], unit.live_flags[unit.start])
        return changed

    def _first(self, ever: Collection[str]) -> dict[Flag, int]:
        """The first group in which each flag can be set."""
        found: dict[Flag, int] = {("ever", mark): 0 for mark in ever}
        for unit in self.plan.units:
            for number, flag in self.plan.joints[unit.scene].sets:
                if number >= unit.start:
                    found.setdefault(flag, unit.group)
        return {flag: group for flag, group in found.items() if flag not in self.tracked.dropped}

    def _beyond(self, unit: Unit, numbers: Collection[int]) -> tuple[Vars, Flags]:
        """What can matter where a unit leads to others."""
        live_vars, live_flags = 0, NOTHING
        for number in numbers:
            other = self.plan.units[number]
            if not other.live_vars:
                continue
            live_vars |= other.live_vars[other.start]
            flags = other.live_flags[other.start]
            if flags and other.group != unit.group:
                flags = frozenset(flag for flag in flags if self.first[flag] <= unit.group)
            live_flags = flags if not live_flags else live_flags | flags
        return live_vars, live_flags

    def _asked(self, test: Test) -> tuple[Vars, Flags]:
        found = self.asks.get(test)
        if found is None:
            names = list(asked(test))
            live = 0
            for kind, name in names:
                if kind == "var":
                    live |= self.tracked.variables.get(name, 0)
            found = self.asks[test] = live, frozenset(name for name in names if name in self.first)
        return found

    def _guard(self, unit: Unit, test: int, once: Flag | None) -> tuple[Vars, Flags]:
        """What a condition (by its number) and a `once` ask for."""
        live, flags = self._asked(self.skeletons[unit.scene].conditions[test]) if test >= 0 else (0, NOTHING)
        if flags:
            flags = frozenset(flag for flag in flags if self.first[flag] <= unit.group)
        if once in self.first:
            flags |= {once}
        return live, flags

    def _sweep(self, unit: Unit) -> None:
        nodes, variables = unit.nodes, self.tracked.variables
        end = len(nodes)
        live_vars, live_flags = [0] * (end + 1), [NOTHING] * (end + 1)
        live_vars[end], live_flags[end] = self._beyond(unit, unit.back)
        drops: set[int] = set()
        for number in range(end - 1, unit.start - 1, -1):
            node = nodes[number]
            kind, following = node[KIND], node[NEXT]
            if kind in (SHOW, STOP, SET, ADD, MARK, LOOK):
                live, flags = live_vars[following], live_flags[following]
                if kind == ADD:
                    live |= variables.get(node[3], 0)
                elif kind == SET:
                    live &= ~variables.get(node[3], 0)
                elif kind == MARK and flags:
                    flags = flags.difference((("seen", node[3]), ("ever", node[3])))
            elif kind in (BRANCH, CHOICE):
                live, flags = self._fork(unit, number, live_vars, live_flags, drops)
            elif kind in (GOTO, PLAY):
                live, flags = self._beyond(unit, (unit.aims[number],))
            else:
                live, flags = 0, NOTHING
            live_vars[number], live_flags[number] = live, flags
        unit.live_vars, unit.live_flags, unit.drops = live_vars, live_flags, drops

    def _fork(
        self, unit: Unit, number: int, live_vars: list[Vars], live_flags: list[Flags], drops: set[int]
    ) -> tuple[Vars, Flags]:
        node = unit.nodes[number]
        live, flags = 0, NOTHING
        for test, once in guards(unit.scene, number, node):
            more, asks = self._guard(unit, test, once)
            live |= more
            if asks:
                flags |= asks
        aims = node[3::3] if node[KIND] == CHOICE else (node[3],)
        for aim in (node[NEXT], *aims):
            live |= live_vars[aim]
            if live_flags[aim] is not flags:
                flags = flags | live_flags[aim] if flags else live_flags[aim]
        if flags:
            for aim in (node[NEXT], *aims):
                if live_flags[aim] is not flags and not flags <= live_flags[aim]:
                    drops.add(aim)
        return live, flags
