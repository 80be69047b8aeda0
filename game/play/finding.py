"""Finding a place again in a story that was edited: the same step, or what stands between its neighbours now.

A step is the same if it says the same. Where several do, those that stood apart in the old story stand apart in the
new one: each belongs where most of its neighbours are. A scene's name says nothing to a player, so a step that
another scene holds together with its neighbours has not moved (the scene was renamed, split or joined).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from game.play.moment import Moment
from game.play.whereabouts import COMMON, REACH, Spot, tells, words_of
from game.story.identity import said
from game.story.model import Choice, Direct, End, Say, Step, Story

NEAR = 4
"""Neighbours on either side that tell two equal steps apart, the nearest counting most."""

ALIKE = 10
"""Agreement that all neighbours on one side have, or the nearest on both: the place is the same."""

SLACK = 5
"""How many steps may have come between two neighbours."""

Position = tuple[str, int]
How = Literal["same", "moved", "edited"]


@dataclass(frozen=True, slots=True)
class Found:
    """A position, and whether it is the same step, one that moved to another scene, or what took its place."""

    scene: str
    index: int
    how: How

    @property
    def position(self) -> Position:
        return self.scene, self.index


class Finder:
    """Looks for spots in one story, and remembers the scenes that it has opened."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._said: dict[str, list[str]] = {}

    def said(self, scene: str) -> list[str]:
        """What the steps of a scene say."""
        if scene not in self._said:
            self._said[scene] = [said(step.id) for step in self.story.scenes[scene].steps]
        return self._said[scene]

    def find(self, spot: Spot, was: Moment, known: Collection[str] = ()) -> Found | None:
        """What is now the place where the Moment `was` stood; None if nothing is. `known` steps were there before."""
        if not spot.step:
            end = spot.scene in self.story.scenes
            return Found(spot.scene, len(self.said(spot.scene)), "same") if end else None
        return self.same(spot) or self.rewritten(spot, was, known)

    # --- the same step

    def same(self, spot: Spot) -> Found | None:
        """The step that says the same and is the same."""
        words = said(spot.step)
        if spot.scene in self.story.scenes:
            index = self._ours(spot.scene, spot)
            if index is not None:
                return Found(spot.scene, index, "same")
        others = [name for name in self.story.holding((words,)) if name != spot.scene]
        if not others or len(others) > COMMON:
            return None
        ours = [(name, index) for name in others if (index := self._ours(name, spot)) is not None]
        along = max(ours, key=lambda at: self._agreement(at[0], at[1], spot), default=None)
        if along and self._came_along(*along, spot):
            return Found(*along, "same")
        alone = [at for at in ours if at[0] not in spot.also]
        if len(alone) == 1 and len(others) > len(spot.also):
            scene, index = alone[0]
            if self.said(scene).count(words) == 1 or self._agreement(scene, index, spot) >= ALIKE / 2:
                return Found(scene, index, "moved" if spot.scene in self.story.scenes else "same")
        return None

    def among(self, spot: Spot) -> Position | None:
        """Where the same is said in the scene of a spot or, among the same neighbours, in another one."""
        words = said(spot.step)
        if spot.scene in self.story.scenes and words in self.said(spot.scene):
            names: Sequence[str] = (spot.scene,)
        else:
            names = self.story.holding((words,))[:COMMON]
        found = [(name, n) for name in names for n, w in enumerate(self.said(name)) if w == words]
        best = max(found, key=lambda at: self._agreement(at[0], at[1], spot), default=None)
        if best is None:
            return None
        alike = self._agreement(best[0], best[1], spot)
        if best[0] == spot.scene:
            return best if alike or (len(found) == 1 and "." not in spot.step) else None
        return best if alike >= ALIKE or self._tells(*best) else None

    def _ours(self, scene: str, spot: Spot) -> int | None:
        """Which of the steps of this scene that say the same is this one, if it is still there.

        Each old one claims the place that is most like its own. Where a scene is gone that had such a step as well, its
        lines may have come here, so that only neighbours are a proof.
        """
        words = said(spot.step)
        left = [n for n, found in enumerate(self.said(scene)) if found == words]
        needed = ALIKE if any(name not in self.story.scenes for name in spot.also) else 0
        if not spot.twins and len(left) == 1 and not needed:
            return left[0]
        claims = [(self._agreement(scene, n, spot), -1, n) for n in left]
        claims += [(self._pair(scene, n, twin), who, n) for who, twin in enumerate(spot.twins) for n in left]
        claims.sort(key=lambda claim: (-claim[0], claim[1]))
        taken: set[int] = set()
        for strength, who, n in claims:
            if strength and n in left and who not in taken:
                if who == -1:
                    return n if strength >= needed else None
                taken.add(who)
                left.remove(n)
        return left[0] if left and not needed else None

    def _agreement(self, scene: str, index: int, spot: Spot) -> float:
        """How well the neighbours of a spot stand around a position: 0 to 20."""
        ids = ["^", *self.said(scene), "$"]
        at = index + 1
        sides = (
            (_ended(spot.before, "^"), ids[max(0, at - NEAR - SLACK) : at][::-1]),
            (_ended(spot.after, "$"), ids[at + 1 : at + 1 + NEAR + SLACK]),
        )
        found = 0.0
        for old, new in sides:
            found += sum((NEAR - n) * _closeness(words, new, n) for n, words in enumerate(old[:NEAR]))
        return found

    def _pair(self, scene: str, index: int, twin: tuple[str, str]) -> float:
        """The same for a twin, of which less is known."""
        ids = ["", *self.said(scene), ""]
        before, after = ids[max(0, index - SLACK) : index + 1][::-1], ids[index + 2 : index + 3 + SLACK]
        return 10 * _closeness(twin[0], before, 0) + 10 * _closeness(twin[1], after, 0)

    def _came_along(self, scene: str, index: int, spot: Spot) -> bool:
        """Whether most of the nearest neighbours stand around it here, or some that stand nowhere else."""
        near = {said(step) for step in (*spot.before[:NEAR], *spot.after[:NEAR])} - {said(spot.step)}
        around = self.said(scene)[max(0, index - NEAR - SLACK) : index + 1 + NEAR + SLACK]
        along = [words for words in near.intersection(around) if self._only(scene, words)]
        if self._agreement(scene, index, spot) >= ALIKE:
            return True
        return scene not in spot.also and len(along) >= min(2, len(near)) > 0

    def _only(self, scene: str, words: str) -> bool:
        """Whether this is said in no other scene, and here once."""
        return self.story.holding((words,)) == (scene,) and self.said(scene).count(words) == 1

    # --- what took its place

    def rewritten(self, spot: Spot, was: Moment, known: Collection[str]) -> Found | None:
        """What stands now where the step stood, if it is something new at which one can stop."""
        old = {*known, *map(said, spot.before), *map(said, spot.after)}
        stops = [stop for scene in self._scenes(spot) for stop in self._gap(scene, spot, old)]
        best = (
            _by_options(stops, was, 1)
            or _by_options(self._choices(spot, was), was, 2)
            or _by_words(stops, was)
            or _by_place(stops, was)
            or self._by_itself(spot.scene, was, old)
        )
        return Found(best.scene, best.index, "edited") if best else None

    def between(self, spot: Spot) -> Position | None:
        """The position behind the nearest step before this spot that is still there."""
        for scene in self._scenes(spot):
            low = self._edges(scene, spot).low
            if low is not None:
                return scene, low + 1
        return None

    def _scenes(self, spot: Spot) -> list[str]:
        """The spot's own scene, and others that go on with its story."""
        own = [spot.scene] if spot.scene in self.story.scenes else []
        return own + [name for name in self._others(spot) if self._goes_on(name, spot)]

    def _others(self, spot: Spot) -> list[str]:
        """The scenes of other names where most of a spot's neighbours are that stand nowhere else."""
        own = self.story.scenes[spot.scene].steps if spot.scene in self.story.scenes else ()
        here = {step.id for step in own}  # what stands here stands in no other scene alone, and need not be looked for
        near = dict.fromkeys(said(step) for step in (*spot.before[:6], *spot.after[:6]) if said(step) not in here)
        only = [names[0] for words in near if len(names := self.story.holding((words,))) == 1]
        return [name for name, _ in Counter(name for name in only if name != spot.scene).most_common(3)]

    def _choices(self, spot: Spot, was: Moment) -> list[_Stop]:
        """All choices of the scenes in which that of a spot may be."""
        own = [spot.scene] if spot.scene in self.story.scenes else []
        scenes = own + self._others(spot) if was.kind == "choice" else []
        every = ((name, n, step) for name in scenes for n, step in enumerate(self.story.scenes[name].steps))
        return [_Stop(name, n, step, 0) for name, n, step in every if isinstance(step, Choice)]

    def _goes_on(self, scene: str, spot: Spot) -> bool:
        """Whether a scene of another name is the spot's, or a part of it: several neighbours in a row are there, or
        the nearest on both sides, and one of them is a line that tells something."""
        edges = self._edges(scene, spot)
        row = edges.row if len(edges.row) >= 3 else ()
        beside = [n for n in (edges.low, edges.high) if n is not None and edges.tight]
        return len(row) >= 6 or any(self._tells(scene, n) for n in (*row, *beside))

    def _tells(self, scene: str, index: int) -> bool:
        """Whether a step is a line like no other."""
        step = self.story.step(scene, index) if index >= 0 else None
        return isinstance(step, (Say, Choice)) and tells(step) and self._only(scene, self.said(scene)[index])

    def _edges(self, scene: str, spot: Spot) -> _Edges:
        before, after = _ended(spot.before, "^"), _ended(spot.after, "$")
        old, new = [*reversed(before), "", *after], ["^", *self.said(scene), "$"]
        low = high = None
        lost, row = [len(before), len(after)], range(0)
        for a, b, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            row = max(row, range(b - 1, b + size - 1), key=len)
            if size and a < len(before):
                low, lost[0] = b + size - 2, len(before) - a - size
            elif size and high is None:
                high, lost[1] = b - 1, a - len(before) - 1
        edges = _Edges(low, high, lost[0], lost[1], row)
        return edges if scene == spot.scene else edges.within(len(new) - 2)

    def _gap(self, scene: str, spot: Spot, old: Collection[str]) -> Iterator[_Stop]:
        """The stops between the nearest neighbours that are still there."""
        ids, steps = self.said(scene), self.story.scenes[scene].steps
        edges = self._edges(scene, spot)
        inside = edges.inside(len(ids))
        lost = edges.low is None or edges.high is None
        if scene != spot.scene and lost and inside.start > 0 and inside.stop < len(ids):
            return  # in the middle of another scene, what comes next was there before
        for index in inside:
            if is_stop(steps[index]) and ids[index] not in old:
                yield _Stop(scene, index, steps[index], abs(index - edges.expected))

    def _by_itself(self, scene: str, was: Moment, old: Collection[str]) -> _Stop | None:
        """A line that was moved and touched: nobody else in its scene says nearly the same."""
        text = was.line.text if was.kind == "line" and was.line else ""
        words = set(words_of(text))
        if scene not in self.story.scenes or len(words) < 5:
            return None
        alike = [
            (n, step)
            for n, step in enumerate(self.story.scenes[scene].steps)
            if isinstance(step, Say) and 2 * len(words.intersection(words_of(step.text))) >= len(words)
            if said(step.id) not in old and likeness(text, step.text)[1] >= 0.7
        ]
        return _Stop(scene, *alike[0], 0) if len(alike) == 1 else None


@dataclass(frozen=True, slots=True)
class _Edges:
    """The nearest neighbours of a spot that are still in a scene, how many are lost between it and them, and the most
    that stand in a row as they did."""

    low: int | None
    high: int | None
    lost_before: int
    lost_after: int
    row: range

    @property
    def expected(self) -> int:
        """Where the spot would be."""
        return (self.low or 0) + 1 + self.lost_before

    @property
    def tight(self) -> bool:
        return self.low is not None and self.high is not None and self.lost_before + self.lost_after <= 1

    def within(self, length: int) -> _Edges:
        """The same without the ends of a scene that are far off: they need not be those of the spot's own."""
        low = None if self.low == -1 and (self.high is None or self.high > SLACK) else self.low
        high = None if self.high == length and (low is None or length - low - 1 > SLACK) else self.high
        return replace(self, low=low, high=high)

    def inside(self, length: int) -> range:
        """The positions between them; where one side is lost, those that the spot can have next to the other."""
        if self.low is None:
            high = self.high or 0
            return range(max(0, high - 1 - self.lost_after), high)
        first = self.low + 1
        last = first + 1 + self.lost_before if self.high is None else self.high
        return range(first, min(length, last))


@dataclass(frozen=True, slots=True)
class _Stop:
    """A step at which the player stops; `off` is how far it is from where the old one would be."""

    scene: str
    index: int
    step: Step
    off: int


def is_stop(step: Step | None) -> bool:
    """Whether the story waits for the player at this step."""
    return isinstance(step, (Say, Choice, End)) or (isinstance(step, Direct) and step.word in ("chapter", "pause"))


def _closeness(words: str, side: Sequence[str], n: int) -> float:
    """Whether the n-th neighbour stands where it did, or not far off."""
    if n < len(side) and side[n] == words:
        return 1
    return 0.4 if words in side[: n + 1 + SLACK] else 0


def _ended(side: Sequence[str], end: str) -> list[str]:
    """What the neighbours on one side say, and the end of the scene where they reach it."""
    return [*map(said, side), *([end] if len(side) < REACH else [])]


def _fits(step: Step, was: Moment) -> bool:
    """Whether a step is of the kind at which the Moment stood."""
    if was.kind in ("chapter", "pause"):
        return isinstance(step, Direct) and step.word == was.kind
    return isinstance(step, {"line": Say, "choice": Choice, "end": End}[was.kind])


def _by_options(stops: Sequence[_Stop], was: Moment, least: int) -> _Stop | None:
    """The choice that has most of the options that were offered, but no fewer than `least`, or all."""
    offered = {offer.id for offer in was.offers} if was.kind == "choice" else set()
    shared = [(len(offered & {o.id for o in s.step.options}), s) for s in stops if isinstance(s.step, Choice)]
    best = max(shared, key=lambda found: (found[0], -found[1].off), default=None)
    return best[1] if best and best[0] >= max(1, min(least, len(offered))) else None


def _by_words(stops: Sequence[_Stop], was: Moment) -> _Stop | None:
    """The line that says most of what was said; of a line in several parts, the first."""
    if was.kind != "line" or not was.line:
        return None
    likely = []
    for stop in stops:
        if isinstance(stop.step, Say):
            part, whole = likeness(was.line.text, stop.step.text)
            if part >= 0.6:
                likely.append((whole, stop))
    if not likely:
        return None
    parts = [s for _, s in likely if isinstance(s.step, Say) and _is_part(s.step.text, was.line.text)]
    return parts[0] if parts else max(likely, key=lambda found: found[0])[1]


def _by_place(stops: Sequence[_Stop], was: Moment) -> _Stop | None:
    """What stands nearest to where the old step would be, one of its kind first."""
    return min(stops, key=lambda s: (not _fits(s.step, was), s.off), default=None)


def likeness(old: str, new: str) -> tuple[float, float]:
    """How much of the shorter text is in the other, word by word in order, and how much both have in common: 0 to 1."""
    a, b = words_of(old), words_of(new)
    common = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return common / max(1, min(len(a), len(b))), 2 * common / max(1, len(a) + len(b))


def _is_part(text: str, whole: str) -> bool:
    return " ".join(words_of(text)) in " ".join(words_of(whole))
