"""`walk`: play a story without a window until every line, option and ending was visited.

Then the tapes that together visit everything are played again, straight and through a save and a load at every step.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from game.play import machine, moment, resume, session
from game.play.machine import Act, Endless
from game.play.moment import Moment
from game.play.saves import Save, Shelf
from game.play.tape import Tape
from game.story.liveness import Live, live
from game.story.load import load
from game.story.model import Choice, End, Say, Story
from game.story.problems import errors

MOST = 400_000
"""States after which walking stops; what was not visited by then is said."""

IDLE_PLAYS = 150
"""Plays by chance without anything new before walking becomes systematic."""

LONGEST_PLAY = 20_000

Thing = tuple[str, str, str]
"""What can be visited: `line`, `option` or `ending`; the scene; the id."""


@dataclass(slots=True)
class Walk:
    """What walking found: `tapes` visit together what one walk can; `unvisited` maps what nothing visited to words."""

    story: Story
    wanted: dict[Thing, str]
    seen: set[Thing] = field(default_factory=set)
    tapes: list[Tape] = field(default_factory=list)
    states: int = 0
    endless: str = ""

    def add(self, visited: set[Thing], acts: Sequence[Act]) -> None:
        """A way that visits these; it is kept as a tape if anything of it is new."""
        if not visited <= self.seen:
            self.seen |= visited
            self.tapes.append(Tape(self.story.fingerprint, tuple(acts)))

    @property
    def unvisited(self) -> dict[Thing, str]:
        return {thing: words for thing, words in self.wanted.items() if thing not in self.seen}

    def coverage(self, kind: str) -> tuple[int, int]:
        """How many of a kind were visited, of how many."""
        wanted = [thing for thing in self.wanted if thing[0] == kind]
        return sum(thing in self.seen for thing in wanted), len(wanted)


def things(story: Story) -> dict[Thing, str]:
    """Everything that a player can meet, with its place and words."""
    found: dict[Thing, str] = {}
    for name, scene in story.scenes.items():
        for step in scene.steps:
            if isinstance(step, Say):
                found["line", name, step.id] = f"{step.place}: {step.text}"
            elif isinstance(step, Choice):
                for option in step.options:
                    found["option", name, f"{step.id}/{option.id}"] = f"{option.place}: {option.text}"
            elif isinstance(step, End):
                found["ending", name, step.name] = f"{step.place}: {step.name}"
    return found


def walk(story: Story, most: int = MOST) -> Walk:
    """Visit everything that can be visited: first as players would, then every way to what they missed."""
    found = Walk(story, things(story))
    try:
        _wander(found)
        if found.unvisited:
            _search(found, most)
    except Endless as endless:
        found.endless = str(endless)
    found.tapes = _needed(story, found)
    return found


def _wander(found: Walk) -> None:
    """Plays by chance that prefer what was picked least, until many in a row bring nothing new."""
    rng, picked, idle = random.Random(0), Counter[tuple[str, str]](), 0
    while idle < IDLE_PLAYS and found.unvisited:
        at, acts = machine.begin(found.story), []
        visited = set(_visited(at))
        for _ in range(LONGEST_PLAY):
            if at.kind == "end":
                break
            if at.kind == "choice":
                offer = min(at.offers, key=lambda o: (picked[at.step, o.id] * rng.random(), rng.random()))
                picked[at.step, offer.id] += 1
                visited.add(("option", at.scene, f"{at.step}/{offer.id}"))
                acts.append(Act("choose", at.step, offer.id))
            else:
                acts.append(Act("advance", at.step))
            at = machine.step(found.story, at, acts[-1])
            visited |= set(_visited(at))
            for hands in looks(at):
                if rng.random() < 0.5:
                    at = _looked(found.story, at, hands, acts)
        idle = idle + 1 if visited <= found.seen else 0
        found.add(visited, acts)


def looks(at: Moment) -> Iterator[tuple[str, ...]]:
    """What can be done with the lens here that passes a mark: raised, its dial turned to its end, all back again."""
    if at.glimpse and at.glimpse not in at.marks:
        yield "up", "0", "down"
    if at.bare and at.bare not in at.marks:
        yield "up", str(machine.BARE), "0", "down"


def _looked(story: Story, at: Moment, hands: Sequence[str], acts: list[Act]) -> Moment:
    """The same stop after that."""
    for hand in hands:
        acts.append(Act("lens", at.step, hand))
        at = machine.step(story, at, acts[-1])
    return at


def _search(found: Walk, most: int) -> None:
    """Every way through the story, nearest first; ways that meet in the same state are followed once."""
    story = found.story
    matters = live(story, {thing[2] for thing in found.unvisited})
    todo: deque[_Node] = deque()
    met: set[object] = set()

    def follow(at: Moment, node: _Node | None, first: tuple[Act, ...]) -> None:
        """From a Moment to the next choice or the end."""
        visited, acts = set(_visited(at)), list(first)
        while True:
            for hands in looks(at):
                more = list(acts)
                follow(_looked(story, at, hands, more), node, tuple(more))
            if at.kind in ("choice", "end"):
                break
            acts.append(Act("advance", at.step))
            at = machine.step(story, at, acts[-1])
            visited |= set(_visited(at))
        here = _Node(at, node, tuple(acts))
        if not visited <= found.seen:
            found.add(visited, here.way())
        if at.kind == "choice" and (key := _state(at, matters[at.scene][at.index])) not in met:
            met.add(key)
            todo.append(here)

    follow(machine.begin(story), None, ())
    while todo and len(met) < most and found.unvisited:
        node = todo.popleft()
        for offer in node.at.offers:
            act = Act("choose", node.at.step, offer.id)
            option = ("option", node.at.scene, f"{node.at.step}/{offer.id}")
            if option not in found.seen:
                found.add({option}, [*node.way(), act])
            follow(machine.step(story, node.at, act), node, (act,))
    found.states = len(met)


@dataclass(frozen=True, slots=True)
class _Node:
    """A choice that was met: how it was reached is kept in pieces, so that a hundred thousand of them fit."""

    at: Moment
    before: _Node | None
    acts: tuple[Act, ...]

    def way(self) -> list[Act]:
        """Every act from the story's beginning."""
        pieces: list[tuple[Act, ...]] = []
        node: _Node | None = self
        while node:
            pieces.append(node.acts)
            node = node.before
        return [act for piece in reversed(pieces) for act in piece]


def _state(at: Moment, matters: Live) -> object:
    """What decides how a story can go on: states that differ in nothing that is still asked for are one."""
    values = tuple(value for name, value in sorted(at.values.items()) if f"var {name}" in matters)
    marks = tuple(name for name in at.marks if f"mark {name}" in matters)
    done = tuple(sorted(name for name in at.done if f"once {name}" in matters))
    return at.scene, at.index, at.calls, values, marks, done


def _visited(at: Moment) -> Iterator[Thing]:
    if at.kind == "line":
        yield "line", at.scene, at.step
    elif at.kind == "end":
        yield "ending", at.scene, at.ending


def _along(story: Story, tape: Tape) -> set[Thing]:
    """What one tape visits."""
    found: set[Thing] = set()
    at = machine.begin(story)
    for act in (*tape.acts, None):
        found |= set(_visited(at))
        if act is None:
            break
        if act.kind in ("choose", "timeout"):
            found.add(("option", at.scene, f"{at.step}/{act.option}"))
        at = machine.step(story, at, act)
    return found


def _needed(story: Story, found: Walk) -> list[Tape]:
    """Few of the tapes that together visit as much: longest ways first, those that add nothing left out."""
    kept: list[Tape] = []
    seen: set[Thing] = set()
    for tape in sorted(found.tapes, key=lambda t: -len(t.acts)):
        visits = _along(story, tape)
        if not visits <= seen:
            seen |= visits
            kept.append(tape)
    found.seen |= seen
    return kept


def through_saves(story: Story, tape: Tape, folder: Path) -> int:
    """Play a tape, saving and loading at every step; how many steps. Raises AssertionError where the two differ."""
    shelf = Shelf(folder, story.id)
    straight = session.replay(story, tape)
    playing = session.start(story, tape.known, tape.seed)
    for number, act in enumerate(tape.acts):
        at = playing.moment
        shelf.save("quick-1", Save(story.id, playing.tape(), at, resume.whereabouts(story, at, playing), ""))
        kept = shelf.load("quick-1").save
        assert kept is not None
        playing, outcome = resume.resume(story, kept.tape, kept.moment, kept.at)
        assert outcome == "same" and playing.moment == straight.moments[number] == kept.moment, f"step {number} differs"
        assert moment.from_dict(json.loads(json.dumps(at.as_dict()))) == at
        playing.act(act.kind, act.option)
    assert playing.moment == straight.moment
    return len(tape.acts)


def run(path: Path, keep: Path | None = None) -> int:
    """Walk a story and print the coverage. 1 if anything was not visited."""
    loaded = load(path)
    if loaded.story is None or not loaded.playable:
        print("\n\n".join(map(str, errors(loaded.problems))))
        return 1
    found = walk(loaded.story)
    for kind in ("line", "option", "ending"):
        seen, wanted = found.coverage(kind)
        print(f"{kind + 's':8} {seen:6,} of {wanted:6,}  {100 * seen / wanted if wanted else 100:5.1f} %")
    for words in found.unvisited.values():
        print(f"  not visited: {words}")
    with tempfile.TemporaryDirectory() as folder:
        steps = sum(through_saves(loaded.story, tape, Path(folder)) for tape in found.tapes)
    searched = f"{found.states:,} choices met in different states; " if found.states else ""
    print(f"{searched}{len(found.tapes)} tapes visit all that was visited;")
    print(f"{steps:,} steps played straight, and again through a save and a load at each: no difference.")
    if found.endless:
        print(found.endless)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        for number, tape in enumerate(found.tapes, 1):
            (keep / f"walk-{number:02}.tape.json").write_text(json.dumps(tape.as_dict(), indent=1), encoding="utf-8")
    return 1 if found.unvisited or found.endless else 0
