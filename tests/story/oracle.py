"""What is certainly wrong with a story that can be read, found without the check and by other means.

Three of them: the names in all conditions, the ways between steps with no regard to conditions, and plays by chance.
What no play has met is looked for among all states of a few names (`slices`). So `wrongs` names nothing that is right;
it may miss something. Stories in which scenes are played and come back are not for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from game.story.expressions import Condition, Seen, Variable_, holds, names
from game.story.model import Branch, Change, Choice, End, Glimpse, Goto, Jump, Mark, Play, Say, Scene, Step, Story
from game.story.variables import Value
from tests.story.slices import Asked, Fact, changed, conditions, depends, possible

PLAYS = 400
"""Plays by chance, at most; most stories have shown everything after a hundred."""
LONGEST = 400
"""Choices in a play, after which it is given up: the story may go in a circle."""
QUIET = 10_000
"""Steps without a line, after which nothing more will come."""


def wrongs(story: Story, seed: str = "") -> list[str]:
    """A few words for each thing that is certainly wrong."""
    assert not any(isinstance(step, Play) for step in _steps(story))
    found = [*_of_names(story), *_of_ways(story)]
    if found:
        return found
    dice = _Dice(story, Random(seed))
    for _ in range(PLAYS):
        dice.play()
        if not dice.missing():
            break
    return [*sorted(dice.wrong), *_never(story, dice)]


def _steps(story: Story) -> Iterator[Step]:
    for scene in story.scenes.values():
        yield from scene.steps


# --- names


def _of_names(story: Story) -> Iterator[str]:
    """Names that are asked for and not given, or given and not asked for."""
    asked = [name for scene in story.scenes.values() for *_, test in conditions(scene) for name in names(test)]
    marks = {name.mark for name in asked if isinstance(name, Seen)}
    given = {step.name for step in _steps(story) if isinstance(step, (Mark, Glimpse))}
    given |= {step.bare for step in _steps(story) if isinstance(step, Glimpse)} - {""}
    texts = [step.text for step in _steps(story) if isinstance(step, Say)]
    texts += [option.text for step in _steps(story) if isinstance(step, Choice) for option in step.options]
    used = {name for text in texts for name in re.findall(r"(?<!\\)\$(\w+)", text)}
    used |= {name.name for name in asked if isinstance(name, Variable_)}
    changes = {step.variable for step in _steps(story) if isinstance(step, Change)}
    declared = story.variables.keys()
    yield from (f"the mark {mark} is asked for and never given" for mark in sorted(marks - given))
    yield from (f"the mark {mark} is given and never asked for" for mark in sorted(given - marks))
    yield from (f"{name} is asked for and never changed" for name in sorted(used & declared - changes))
    yield from (f"{name} is never asked for" for name in sorted(declared - used))


# --- ways between steps


def _next(scene: Scene, index: int, falls: bool) -> list[int]:
    """Where a step leads inside its scene. With `falls`, also below a choice whose options all have conditions."""
    step = scene.steps[index]
    if isinstance(step, Jump):
        return [step.target]
    if isinstance(step, Branch):
        return [index + 1, step.otherwise]
    if isinstance(step, Choice):
        falls = falls and all(option.condition is not None or option.once for option in step.options)
        return [option.target for option in step.options] + ([step.after] if falls else [])
    return [] if isinstance(step, (Goto, End)) else [index + 1]


def _inside(scene: Scene, falls: bool = True) -> set[int]:
    """The steps that can be reached, as far as ways tell; the number of steps where the scene runs out."""
    found, todo = set[int](), [0]
    while todo:
        index = todo.pop()
        if index not in found:
            found.add(index)
            todo += _next(scene, index, falls) if index < len(scene.steps) else []
    return found


def _of_ways(story: Story) -> Iterator[str]:
    """Scenes and steps that nothing leads to, ways that lead nowhere, scenes from which no ending can be reached."""
    leads: dict[str, set[str]] = {}
    ends, todo = set[str](), [story.start]
    while todo:
        name = todo.pop()
        if name in leads:
            continue
        scene, inside = story.scenes[name], _inside(story.scenes[name])
        steps = [scene.steps[index] for index in inside if index < len(scene.steps)]
        leads[name] = {step.scene for step in steps if isinstance(step, Goto)}
        todo += leads[name]
        if any(isinstance(step, End) for step in steps):
            ends.add(name)
        lost = [n for n, step in enumerate(scene.steps) if n not in inside and not isinstance(step, Jump)]
        if lost:
            yield f"nothing leads to line {scene.steps[lost[0]].place.line}"
        if len(scene.steps) in _inside(scene, falls=False):
            yield f"{name} runs out"
    yield from (f"nothing leads to {name}" for name in story.scenes if name not in leads)
    while more := {name for name in leads if name not in ends and leads[name] & ends}:
        ends |= more
    yield from (f"no ending can be reached from {name}" for name in leads if name not in ends)


# --- plays


@dataclass(slots=True)
class _Play:
    """Where a play is, and what has happened in it."""

    scene: str
    values: dict[str, Value]
    index: int = 0
    choices: int = 0
    quiet: int = 0
    marks: set[str] = field(default_factory=set)
    done: set[Asked] = field(default_factory=set)


@dataclass(slots=True)
class _Dice:
    """Plays a story by chance and notes what has been true and false."""

    story: Story
    random: Random
    seen: set[Fact] = field(default_factory=set)
    wrong: set[str] = field(default_factory=set)
    taken: Counter[Asked] = field(default_factory=Counter)

    def missing(self) -> set[Fact]:
        """What was seen one way only. An `add` need not be without effect."""
        found = {(asked, not way) for asked, way in self.seen if (asked, not way) not in self.seen}
        return {(at, way) for at, way in found if way or not isinstance(_step(self.story, at), Change)}

    def play(self) -> None:
        at = _Play(self.story.start, {name: variable.start for name, variable in self.story.variables.items()})
        while at.choices < LONGEST:
            steps = self.story.scenes[at.scene].steps
            if at.index >= len(steps):
                self.wrong.add(f"{at.scene} runs out")
                return
            step = steps[at.index]
            at.quiet = 0 if isinstance(step, (Say, Choice)) else at.quiet + 1
            if at.quiet > QUIET:
                self.wrong.add(f"the story goes in a circle in {at.scene} without a line")
                return
            if isinstance(step, End):
                return
            self.follow(at, step)

    def follow(self, at: _Play, step: Step) -> None:
        here = at.scene, at.index, -1
        at.index += 1
        if isinstance(step, Jump):
            at.index = step.target
        elif isinstance(step, Branch):
            if self.asks(at, here, step.condition, step.once):
                at.done.add(here)
            else:
                at.index = step.otherwise
        elif isinstance(step, Choice):
            at.choices += 1
            at.index = self.choose(at, here, step)
        elif isinstance(step, Change):
            before = at.values[step.variable]
            at.values[step.variable] = changed(self.story.variables[step.variable], before, step)
            if step.adds:
                self.seen.add((here, at.values[step.variable] != before))
        elif isinstance(step, Mark):
            at.marks.add(step.name)
        elif isinstance(step, Glimpse):
            looks = [{step.name}, {step.name, step.bare}] if step.bare else [{step.name}]
            at.marks |= self.random.choice([set(), *looks]) - {""}
        elif isinstance(step, Goto):
            at.scene, at.index = step.scene, 0

    def asks(self, at: _Play, here: Asked, condition: Condition | None, once: bool) -> bool:
        true = condition is None or holds(condition, at.values, at.marks)
        if condition is not None:
            self.seen.add((here, true))
        return true and not (once and here in at.done)

    def choose(self, at: _Play, here: Asked, step: Choice) -> int:
        """Pick what was picked least; where the steps of that option begin."""
        options = [((here[0], here[1], number), option) for number, option in enumerate(step.options)]
        offers = [(a, option) for a, option in options if self.asks(at, a, option.condition, option.once)]
        if not offers:
            self.wrong.add(f"no option is left in line {step.place.line}")
            return step.after
        chances = [1 / (1 + self.taken[asked]) for asked, _ in offers]
        [(asked, picked)] = self.random.choices(offers, chances)
        self.taken[asked] += 1
        at.done.add(asked)
        return picked.target


def _step(story: Story, at: Asked) -> Step:
    return story.scenes[at[0]].steps[at[1]]


def _never(story: Story, dice: _Dice) -> Iterator[str]:
    """What no play has met and what cannot be, whatever other names are."""
    for asked, way in sorted(dice.missing()):
        step = _step(story, asked)
        if (asked, way) not in possible(story, depends(story, asked)):
            what = "changes nothing" if isinstance(step, Change) else f"is never {str(way).lower()}"
            yield f"what stands in line {step.place.line} {what}"
