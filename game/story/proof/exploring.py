"""Which names the proof follows, and how: all of them if it can, else those that are asked for most."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from game.story.proof.places import Plan, Unit
from game.story.proof.reach import UNLIMITED, Reach, TooMuch
from game.story.proof.relevance import Tracked, weigh
from game.story.proof.skeleton import Skeleton
from game.story.proof.space import Space
from game.story.proof.states import Flag, States, size_of
from game.story.proof.traps import doubtful
from game.story.proof.verdicts import Uses
from game.story.variables import Variable


@dataclass(frozen=True, slots=True)
class Explored:
    """A whole exploration: from which states it began, and the names that it had to give up.

    `silent` and `closed` are the parts of circles that may never wait, and that may have no way out.
    """

    reach: Reach
    begin: States
    silent: Sequence[Sequence[Unit]]
    closed: Sequence[Sequence[Unit]]
    dropped: tuple[Flag, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether it met what can happen, and nothing else."""
        return not self.dropped and not self.reach.plan.merged


class Explorer:
    """Explores a story, with fewer names where it is too large."""

    def __init__(
        self,
        plan: Plan,
        skeletons: Mapping[str, Skeleton],
        variables: Mapping[str, Variable],
        uses: Uses,
        cells: int,
        work: int,
    ) -> None:
        self.plan, self.skeletons, self.variables, self.uses = plan, skeletons, variables, uses
        self.cells, self.work = cells, work
        self.silent, self.closed = doubtful(plan, stops=True), doubtful(plan, stops=False)
        self.record: Collection[int] = ()
        """The units whose states are to be kept, at every node."""
        self.dropped: list[Flag] = []
        """The names that are not followed: variables as `("var", name)`, and flags."""

    def explore(self) -> Explored:
        """The exploration that follows most names within the work."""
        work = self.work
        while True:
            try:
                reach, begin = self._with_earlier(work)
                return Explored(reach, begin, self.silent, self.closed, tuple(self.dropped))
            except TooMuch:
                names = self._names()
                gone = names[: (len(names) + 1) // 2]
                self.dropped += gone
                work = work // 2 if len(names) > len(gone) else UNLIMITED

    def _names(self) -> list[Flag]:
        """What is followed now, what is asked for least first."""
        found: set[Flag] = {("var", name) for name in self._followed_variables()}
        for unit in self.plan.units:
            for flags in unit.live_flags:
                found |= flags
        return sorted(found, key=lambda name: (self.uses.asks[name], *_order(name)))  # type: ignore[index]

    def _followed_variables(self) -> list[str]:
        """The variables whose values make a difference to the proof, what is asked for most first."""
        uses = self.uses
        names = [n for n in self.variables if ("var", n) in uses.asks or (n in uses.shown and n in uses.added)]
        names = [name for name in names if ("var", name) not in self.dropped]
        return sorted(names, key=lambda name: (-uses.asks["var", name], name))

    def _with_earlier(self, work: int) -> tuple[Reach, States]:
        """Explore; what marks can be passed may have been passed in earlier playthroughs."""
        ever: frozenset[str] = frozenset()
        while True:
            reach, begin = self._once(work, ever)
            more = frozenset(mark for mark in reach.marks if ("ever", mark) in self.uses.asks)
            if more <= ever:
                return reach, begin
            ever |= more

    def _once(self, work: int, ever: Collection[str]) -> tuple[Reach, States]:
        names = self._followed_variables()
        tracked = Tracked({name: 1 << n for n, name in enumerate(names)}, frozenset(self.dropped))
        weigh(self.plan, self.skeletons, tracked, ever)
        flags: set[Flag] = set()
        for unit in self.plan.units:
            for live in unit.live_flags:
                flags |= live
        space = Space(self.variables, *self._packed(names), sorted(flags, key=_order), self.dropped)
        reach = Reach(self.plan, self.skeletons, space, tracked, work, self.record)
        begin = self._begin(space, work, ever)
        reach.explore(begin)
        return reach, begin

    def _packed(self, names: list[str]) -> tuple[list[str], list[str]]:
        """The names that share the cells, and those that do not fit, or never change."""
        packed: list[str] = []
        cells = 1
        for name in names:
            size = size_of(self.variables[name])
            if name in self.uses.changed and cells * size <= self.cells:
                packed.append(name)
                cells *= size
        return packed, [name for name in names if name not in packed]

    def _begin(self, space: Space, work: int, ever: Collection[str]) -> States:
        """The states in which a story can begin: with any of these marks passed in earlier playthroughs."""
        key, cells = space.first()
        keys = [key]
        live = self.plan.units[0].live_flags[self.plan.units[0].start]
        for mark in sorted(ever):
            if ("ever", mark) in live:
                keys += [key | space.bits["ever", mark] for key in keys]
                if len(keys) * space.cost > work:
                    raise TooMuch
        return dict.fromkeys(keys, cells)


def _order(flag: Flag) -> tuple[str, ...]:
    """The same order in every run."""
    return tuple(map(str, flag))
