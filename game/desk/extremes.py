"""The shortest and the longest play to each ending: climbed to from plays by chance, not proved.

From the shortest and the longest plays by chance, one thing that the player does is changed (an option, a look through
the lens), as long as that makes the play shorter or longer and it meets the same ending; then a few things at once are
changed by chance, and so on from there (H. Lourenço, O. Martin, T. Stützle, *Iterated Local Search*, 2003). Every play
that is counted can be played: there is surely one as short as the shortest, and one as long as the longest. That none
is shorter or longer is not proved. It can be, by following every state with all that the words of later lines depend
on, but for the story that comes with the program these are millions, and take minutes.

Exact is that there is no longest (`inf`): a play came to a choice in a state in which it was there before, and met its
ending all the same, so it can go round as often as it likes. A circle that no play came upon is not told.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

from game.desk import coverage
from game.story.model import Story
from game.story.proof.chance import Dice, Player, Route
from game.story.proof.skeleton import KIND, LOOK, Skeleton
from game.story.variables import Variable

STARTS, FEW, KICKS = 4, 3, 30
"""Plays by chance from which is climbed; how often each is changed by chance, without a better play, before it is left;
how often the best of them is."""

TRIES = 20
"""Changes by chance of which one must meet the same ending."""

NODES = 4_000_000
"""Nodes that all climbs together may visit, each the same share: some seconds."""

Moment = tuple[str, int, int]
"""A choice or a look (scene, node), and how often the play had been there."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a player did at a moment, and all that could be done there (options, or looks)."""

    did: int
    could: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a play, what was done in it, and whether it can go round and round before it ends."""

    words: int
    done: Mapping[Moment, Done]
    circled: bool


@dataclass(slots=True)
class Ways:
    """The plays by chance that met an ending, and the fewest and the most words of any play that was found."""

    plays: list[Read] = field(default_factory=list)
    shortest: float = inf
    longest: float = -inf

    def note(self, read: Read) -> None:
        """Count a play in."""
        self.shortest = min(self.shortest, read.words)
        self.longest = max(self.longest, inf if read.circled else read.words)


def extremes(story: Story, bones: Mapping[str, Skeleton], plays: int) -> dict[str, Ways]:
    """The ways to each ending that so many plays by chance met ("": to none, where nothing is climbed)."""
    found: dict[str, Ways] = {}
    led = _Led(bones, story.variables, story.start)
    for name, words in coverage.routes(story, bones, led, plays):
        read = Read(words, led.done, led.circled)
        ways = found.setdefault(name, Ways())
        ways.plays.append(read)
        ways.note(read)
    names = sorted(name for name in found if name)
    for name in names:
        for sign in (-1, 1):
            nodes = NODES // (2 * len(names))
            _Climb(found, led, coverage.routes(story, bones, led, nodes), name, sign, led.visited + nodes).run()
    return found


class _Led(Dice):
    """Plays as a plan says, and where it says nothing by chance; what was done is kept in `done`."""

    def __init__(self, skeletons: Mapping[str, Skeleton], variables: Mapping[str, Variable], start: str) -> None:
        super().__init__(skeletons, variables, start)
        self.even = True
        self.rng = self.hand = _Hand()
        self.visited = 0
        """Nodes of all plays together."""
        self.circled = False
        """Whether the last play came to a choice in a state in which it was there before."""

    @property
    def done(self) -> dict[Moment, Done]:
        return self.hand.done

    def follow(self, plan: Mapping[Moment, int]) -> None:
        """What the next plays do, where it can be done."""
        self.hand.plan = plan

    def play(self, ever: frozenset[str] = frozenset()) -> Route:
        self.circled = False
        self.states = set[object]()
        self.hand.begin()
        route = super().play(ever)
        self.visited += len(route.visits)
        return route

    def _pass(self, at: Player, scene: str, number: int, facts: list[int]) -> int:
        if self.skeletons[scene].nodes[number][KIND] == LOOK:
            self.hand.comes_to(scene, number)
        return super()._pass(at, scene, number, facts)

    def _choose(self, at: Player, scene: str, number: int, facts: list[int]) -> int:
        self.hand.comes_to(scene, number)
        if not self.circled:
            values, calls = tuple(at.values.values()), tuple(at.calls)
            state = (scene, number, values, frozenset(at.marks), frozenset(at.done), calls)
            self.circled = state in self.states
            self.states.add(state)
        return super()._choose(at, scene, number, facts)


class _Hand(random.Random):
    """Chance that does what is planned for a moment."""

    def __init__(self) -> None:
        super().__init__(0)
        self.plan: Mapping[Moment, int] = {}
        self.begin()

    def begin(self) -> None:
        """A new play begins."""
        self.done: dict[Moment, Done] = {}
        self.times: dict[tuple[str, int], int] = {}

    def comes_to(self, scene: str, number: int) -> None:
        """The player is at a choice or a look."""
        times = self.times[scene, number] = self.times.get((scene, number), -1) + 1
        self.moment = scene, number, times

    def choice(self, seq: Any) -> Any:
        """What can be done at a moment is a sequence of tuples, each with its number first."""
        planned = self.plan.get(self.moment)
        picked = next((one for one in seq if one[0] == planned), None) or super().choice(seq)
        self.done[self.moment] = Done(picked[0], tuple([one[0] for one in seq]))
        return picked


@dataclass(slots=True)
class _Climb:
    """To longer plays of an ending (`sign` 1), or to shorter ones (-1), until the player has visited enough nodes.

    What is met on the way and meets another ending is kept for that one.
    """

    found: Mapping[str, Ways]
    led: _Led
    plays: Iterator[tuple[str, int]]
    name: str
    sign: int
    until: int
    rng: random.Random = field(default_factory=lambda: random.Random(0))

    def run(self) -> None:
        """Climb from the best plays by chance, then on from the best that was found."""
        starts = sorted(self.found[self.name].plays, key=lambda read: -self.sign * read.words)[:STARTS]
        tops = [self.on(start, FEW) for start in starts]
        self.on(max(tops, key=lambda read: self.sign * read.words), KICKS)

    def on(self, best: Read, most: int) -> Read:
        """The best play from one, until so many changes by chance were for nothing."""
        best, kicks = self.up(best), 0
        while kicks < most and self.going():
            read = self.up(self.kicked(best))
            kicks = 0 if self.better(read, best) else kicks + 1
            best = best if self.better(best, read) else read
        return best

    def up(self, read: Read) -> Read:
        """The play after one thing at a time was changed, as long as that made it better."""
        last = None
        while last is not read:
            last = read
            for moment in last.done:
                for other in read.done[moment].could if moment in read.done and self.going() else ():
                    if other != read.done[moment].did:
                        changed = self.played({**_plan(read), moment: other})
                        read = changed if changed and self.better(changed, read) else read
        return read

    def kicked(self, read: Read) -> Read:
        """A play of the same ending in which a few things are changed by chance; the play itself if none was met."""
        free = [moment for moment, done in read.done.items() if len(done.could) > 1]
        for _ in range(TRIES if free else 0):
            moments = self.rng.sample(free, min(len(free), self.rng.randint(2, 4)))
            changed = self.played({**_plan(read), **{m: self.rng.choice(read.done[m].could) for m in moments}})
            if changed:
                return changed
        return read

    def played(self, plan: Mapping[Moment, int]) -> Read | None:
        """The play that follows a plan, if it meets the ending."""
        self.led.follow(plan)
        met = next(self.plays, None)
        if met is None:  # enough nodes were visited
            return None
        name, words = met
        read = Read(words, self.led.done, self.led.circled)
        if name in self.found:
            self.found[name].note(read)
        return read if name == self.name else None

    def better(self, one: Read, other: Read) -> bool:
        return self.sign * one.words > self.sign * other.words

    def going(self) -> bool:
        """Whether there may be something better, and there is room to look for it."""
        return self.led.visited < self.until and (self.sign < 0 or self.found[self.name].longest < inf)


def _plan(read: Read) -> dict[Moment, int]:
    return {moment: done.did for moment, done in read.done.items()}
