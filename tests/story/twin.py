"""The proof's twin: every state of a story, one by one, on the machine that plays it.

It shares nothing with the proof. States are Moments; what is asked and changed on the way is overheard.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import ClassVar

from game.play import machine
from game.play.machine import Act, Endless, Known
from game.play.moment import Moment, Offer
from game.story.expressions import Seen, Variable_, names
from game.story.model import (
    Branch,
    Change,
    Choice,
    Direct,
    Glimpse,
    Goto,
    Jump,
    Mark,
    Option,
    Play,
    Say,
    Scene,
    Step,
    Story,
)
from game.story.proof.skeleton import FACED

SILENT = 3_000
"""Steps without a stop after which these small stories are endless."""

LINES = 300
"""Lines after which a way goes round without a choice."""

State = tuple[object, ...]
Place = tuple[str, int]
Guard = tuple[str, int, int]


def named(story: Story, silent: bool = False) -> Story:
    """The story with ids that say where a step stands; `silent`, with jumps in place of all that is said and shown."""
    scenes = {}
    for name, scene in story.scenes.items():
        quiet = [silent and not (n and isinstance(scene.steps[n - 1], Glimpse)) for n in range(len(scene.steps))]
        steps = [_named(step, f"{name}:{index}", index, quiet[index]) for index, step in enumerate(scene.steps)]
        scenes[name] = Scene(name, scene.place, tuple(steps))
    return replace(story, scenes=scenes)  # type: ignore[arg-type]


def _named(step: Step, at: str, index: int, silent: bool) -> Step:
    if silent and isinstance(step, (Say, Direct)):
        return Jump(at, step.place, index + 1)
    if isinstance(step, Choice):
        options = tuple(replace(option, id=f"{at}:{n}") for n, option in enumerate(step.options))
        return replace(step, id=at, options=options)
    return replace(step, id=at)


@dataclass
class Met:
    """Everything that a story can do, as far as it was overheard."""

    visited: set[Place] = field(default_factory=set)
    truths: dict[Guard, set[bool]] = field(default_factory=dict)
    adds: dict[Place, set[tuple[bool, bool]]] = field(default_factory=dict)
    left: set[Place] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    states: dict[State, Moment] = field(default_factory=dict)
    soonest: dict[object, int] = field(default_factory=dict)
    """After how many choices something showed first: `("left", scene, index)`, `("cut", scene, index)`, `"endless"`."""
    depth: dict[State, int] = field(default_factory=dict)
    after: dict[State, set[State]] = field(default_factory=dict)
    finished: set[State] = field(default_factory=set)

    def lost(self) -> set[State]:
        """The states from which no ending can be reached."""
        before: dict[State, set[State]] = {}
        for state, others in self.after.items():
            for other in others:
                before.setdefault(other, set()).add(state)
        good, todo = set(self.finished), list(self.finished)
        while todo:
            for state in before.get(todo.pop(), ()):
                if state not in good:
                    good.add(state)
                    todo.append(state)
        return set(self.states) - good


class _Overheard(machine._Run):
    """A run that tells what it does."""

    met: Met
    now: int = 0

    def note(self, what: object) -> None:
        self.met.soonest[what] = min(self.now, self.met.soonest.get(what, self.now))

    def true(self, guarded: Branch | Option) -> bool:
        found = super().true(guarded)
        scene, index, *option = guarded.id.split(":")
        done = guarded.id if isinstance(guarded, Branch) else f"{scene}:{index}/{guarded.id}"
        if guarded.condition is not None and not (guarded.once and any(d.endswith(done) for d in self.done)):
            place = scene, int(index), int(option[0]) if option else -1
            self.met.truths.setdefault(place, set()).add(found)
        return found

    def changed(self, change: Change) -> int | str:
        after, before = super().changed(change), self.values[change.variable]
        if change.adds:
            assert isinstance(before, int) and isinstance(change.value, int)
            cut = after != before + change.value
            self.met.adds.setdefault((self.scene, self.index), set()).add((after != before, cut))
            if cut:
                self.note(("cut", self.scene, self.index))
        return after

    def offers(self, choice: Choice) -> list[Offer]:
        found = super().offers(choice)
        if not found:
            self.met.left.add((self.scene, self.index))
            self.note(("left", self.scene, self.index))
        return found


class _Watched(Story):
    """A story that notes which of its steps are played."""

    seen: ClassVar[set[Place]] = set()

    def step(self, scene: str, index: int) -> Step | None:
        _Watched.seen.add((scene, index))
        return super().step(scene, index)


def explore(story: Story, merge: bool = False) -> Met:
    """Every state of a story with names (`named`). With `merge`, without what no scene ahead asks for."""
    ever: set[str] = set()
    asked = {name.mark for name in _asked(story.scenes.values()) if isinstance(name, Seen) and name.ever}
    while True:
        met = _Explorer(story, merge).explore(sorted(ever))
        if met.marks & asked <= ever:
            return met
        ever |= met.marks & asked


class _Explorer:
    def __init__(self, story: Story, merge: bool) -> None:
        self.met = Met()
        self.story = _Watched(**{name: getattr(story, name) for name in Story.__slots__})
        self.ahead = _ahead(story) if merge else None
        gotos = (step for scene in story.scenes.values() for step in scene.steps if isinstance(step, Goto))
        self.glimpses = any(isinstance(step, Glimpse) for scene in story.scenes.values() for step in scene.steps)
        self.goes = {story.start, *(step.scene for step in gotos)}
        self.todo: deque[tuple[State, Known, int]] = deque()
        self.expanded: set[State] = set()

    def explore(self, ever: list[str]) -> Met:
        met = self.met
        with _overhearing(met):
            for size in range(len(ever) + 1):
                for marks in itertools.combinations(ever, size):
                    self.arrive(None, None, Known(frozenset(marks)), 0)
            while self.todo:
                state, known, depth = self.todo.popleft()
                if state in self.expanded:
                    continue
                self.expanded.add(state)
                met.depth[state] = depth
                for act in _acts(met.states[state]):
                    self.arrive(state, act, known, depth)
        met.marks = {step.name for scene, index in met.visited if isinstance(step := self.at(scene, index), Mark)}
        met.marks.update(mark for moment in met.states.values() for mark in moment.marks)
        return met

    def at(self, scene: str, index: int) -> Step | None:
        steps = self.story.scenes[scene].steps
        return steps[index] if index < len(steps) else None

    def arrive(self, state: State | None, act: Act | None, known: Known, depth: int) -> None:
        """Do an act in a state (None: begin), and note the state that comes of it."""
        met = self.met
        picks = act is not None and act.kind == "choose"
        _Overheard.now = depth + picks
        try:
            if state is None or act is None:
                moment = machine.begin(self.story, known)
            else:
                moment = machine.step(self.story, met.states[state], act, known)
        except Endless:
            met.soonest["endless"] = min(depth + picks, met.soonest.get("endless", depth + picks))
            return
        found = self.state(moment, known)
        met.states.setdefault(found, moment)
        if state is not None:
            met.after.setdefault(state, set()).add(found)
        if moment.kind == "end":
            met.finished.add(found)
            met.ends.add(moment.ending)
        elif picks:
            self.todo.append((found, known, depth + 1))
        else:
            self.todo.appendleft((found, known, depth))

    def calls(self, at: Moment) -> tuple[tuple[str, int], ...]:
        """What can still be come back to: a scene that a `goto` leads to never runs out."""
        found: list[tuple[str, int]] = []
        scene = at.scene
        for call in reversed(at.calls):
            if scene in self.goes:
                break
            found.append(call)
            scene = call[0]
        return tuple(reversed(found))

    def state(self, at: Moment, known: Known) -> State:
        """What tells this Moment from others that could go on otherwise."""
        values, marks, done = at.values.items(), at.marks, at.done
        if self.ahead is not None:
            ahead = set().union(*(self.ahead[scene] for scene in (at.scene, *(scene for scene, _ in at.calls))))
            values = [(name, value) for name, value in values if name in ahead]  # type: ignore[assignment]
            marks = tuple(f for f in marks if f"seen {f}" in ahead)
            done = tuple(f for f in done if f.rsplit("/", 1)[-1].split(":")[0] in ahead)
        lens: tuple[object, ...] = (at.scenery.lens, at.scenery.held, at.scenery.dial)
        if not self.glimpses or (self.ahead is not None and "glimpse" not in ahead):
            lens = ()
        elif self.ahead is not None and "bare" not in ahead:
            lens = lens[:2]
        here = at.scene, at.index, self.calls(at)
        return *here, tuple(sorted(values)), marks, tuple(sorted(done)), known.marks, lens


@contextmanager
def _overhearing(met: Met) -> Iterator[None]:
    """While this lasts, the machine tells what it does."""
    _Overheard.met, _Watched.seen = met, met.visited
    kept = machine._Run, machine.CIRCLE
    machine._Run, machine.CIRCLE = _Overheard, SILENT  # type: ignore[misc]
    try:
        yield
    finally:
        machine._Run, machine.CIRCLE = kept  # type: ignore[misc]


def along(story: Story, way: Iterable[Guard], ever: Iterable[str]) -> tuple[Met, State | None]:
    """What is overheard on a way, up to the choice behind it; and the state right after its last choice."""
    explorer = _Explorer(story, merge=False)
    known, choices = Known(frozenset(ever)), list(way)
    state: State | None = None
    with _overhearing(explorer.met):
        try:
            at = machine.begin(explorer.story, known)
            state = explorer.state(at, known)
            for _ in range(LINES * (1 + len(choices))):
                if at.kind == "end" or (at.kind == "choice" and not choices):
                    break
                if choices and choices[0][2] < 0 and (at.scene, at.index - 1) == choices[0][:2]:
                    looked = choices.pop(0)[2]
                    for hand in ("up", "4", "0", "down") if looked == FACED else ("up", "down"):
                        at = machine.step(explorer.story, at, Act("lens", at.step, hand), known)
                    state = explorer.state(at, known)
                    continue
                act = Act("advance", at.step)
                if at.kind == "choice":
                    scene, index, option = choices.pop(0)
                    assert (at.scene, at.index) == (scene, index)
                    act = Act("choose", at.step, f"{scene}:{index}:{option}")
                at = machine.step(explorer.story, at, act, known)
                state = explorer.state(at, known) if act.kind == "choose" else state
        except Endless:
            explorer.met.soonest["endless"] = len(choices)
    assert not choices, "the way leads on"
    return explorer.met, state


def _acts(at: Moment) -> list[Act]:
    if at.kind == "end":
        return []
    looks = []
    if at.glimpse or at.bare:
        up = at.scenery.lens == "up"
        looks = [Act("lens", at.step, hand) for hand in (("down", *(("0", "4") if at.bare else ())) if up else ("up",))]
    if at.kind == "choice":
        return [*looks, *(Act("choose", at.step, offer.id) for offer in at.offers)]
    return [*looks, Act("advance", at.step)]


def _asked(scenes: Iterable[Scene]) -> Iterator[Variable_ | Seen]:
    """Every name that a condition of these scenes asks for."""
    for scene in scenes:
        for step in scene.steps:
            guarded = [step, *step.options] if isinstance(step, Choice) else [step]
            for guard in guarded:
                condition = getattr(guard, "condition", None)
                if condition is not None:
                    yield from names(condition)


def _ahead(story: Story) -> dict[str, set[str]]:
    """For each scene: the scenes it can lead to, itself included, and the names that they ask for (and add to)."""
    leads = {
        name: {step.scene for step in scene.steps if isinstance(step, (Goto, Play))}
        for name, scene in story.scenes.items()
    }
    found = {}
    for name in story.scenes:
        seen, todo = {name}, [name]
        while todo:
            more = leads[todo.pop()] - seen
            seen |= more
            todo += more
        scenes = [story.scenes[other] for other in seen]
        asked = {f"seen {n.mark}" if isinstance(n, Seen) else n.name for n in _asked(scenes)}
        added = {s.variable for scene in scenes for s in scene.steps if isinstance(s, Change) and s.adds}
        looks = [step for scene in scenes for step in scene.steps if isinstance(step, Glimpse)]
        lens = {"glimpse"} if looks else set()
        found[name] = seen | asked | added | lens | ({"bare"} if any(step.bare for step in looks) else set())
    return found
