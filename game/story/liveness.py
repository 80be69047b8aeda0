"""What can still matter at a place: the variables, marks and "once"s that some later condition may ask for.

Two states that differ only in what cannot matter any more go on alike. This is the classical analysis of live
variables (Aho, Lam, Sethi, Ullman, Compilers, 9.2.5), backwards over every scene until nothing changes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from game.story.expressions import Condition, Seen, names
from game.story.flow import next_steps
from game.story.model import Branch, Change, Choice, Direct, Goto, Jump, Mark, Play, Say, Scene, Step, Story

Live = frozenset[str]
"""Variables as `var name`, marks as `mark name`, steps that happen once as `once id`."""


def live(story: Story, needed: Collection[str] | None = None) -> Mapping[str, tuple[Live, ...]]:
    """For each scene and position (one past the end included), what can still matter from there on.

    With `needed` (ids of steps), a condition matters only if it decides over more than what is said and shown, or
    over one of those steps: enough to know which ways lead to them.
    """
    idle = {name: _idle(scene, needed) for name, scene in story.scenes.items()} if needed is not None else {}
    table: dict[str, list[Live]] = {n: [frozenset()] * (len(s.steps) + 1) for n, s in story.scenes.items()}
    returns = _returns(story)
    changed = True
    while changed:
        changed = False
        for name, scene in story.scenes.items():
            rows = table[name]
            after = frozenset().union(*(table[caller][index] for caller, index in returns[name]))
            if after != rows[-1]:
                rows[-1], changed = after, True
            for index in range(len(scene.steps) - 1, -1, -1):
                step = scene.steps[index]
                found = frozenset().union(*(rows[n] for n in next_steps(scene, index)))
                if isinstance(step, (Goto, Play)):
                    found |= table[step.scene][0]
                found = (found - _settled(step)) | (frozenset() if index in idle.get(name, ()) else _asked(step, name))
                if found != rows[index]:
                    rows[index], changed = found, True
    return {name: tuple(rows) for name, rows in table.items()}


def _idle(scene: Scene, needed: Collection[str]) -> frozenset[int]:
    """The branches of a scene whose steps only say and show, and are not needed."""
    found: set[int] = set()
    for index in range(len(scene.steps) - 1, -1, -1):
        step = scene.steps[index]
        if not isinstance(step, Branch):
            continue
        last = scene.steps[step.otherwise - 1]
        end = max(step.otherwise, last.target) if isinstance(last, Jump) else step.otherwise
        inside = range(index + 1, end)
        if all(n in found or _only_shows(scene.steps[n], end, needed) for n in inside):
            found.add(index)
    return frozenset(found)


def _only_shows(step: Step, end: int, needed: Collection[str]) -> bool:
    if isinstance(step, Jump):
        return step.target <= end
    return isinstance(step, (Say, Direct)) and step.id not in needed


def _returns(story: Story) -> dict[str, list[tuple[str, int]]]:
    """Where the end of a scene can lead back to: behind every `play` of it, or of a scene that goes on in it."""
    found: dict[str, set[tuple[str, int]]] = {name: set() for name in story.scenes}
    for name, scene in story.scenes.items():
        for index, step in enumerate(scene.steps):
            if isinstance(step, Play):
                found[step.scene].add((name, index + 1))
    changed = True
    while changed:
        changed = False
        for name, scene in story.scenes.items():
            for step in scene.steps:
                if isinstance(step, Goto) and not found[name] <= found[step.scene]:
                    found[step.scene] |= found[name]
                    changed = True
    return {name: sorted(places) for name, places in found.items()}


def _settled(step: Step) -> set[str]:
    """What a step decides, whatever it was before."""
    if isinstance(step, Change) and not step.adds:
        return {f"var {step.variable}"}
    if isinstance(step, Mark):
        return {f"mark {step.name}"}
    return set()


def _asked(step: Step, scene: str) -> set[str]:
    """What a step asks for."""
    if isinstance(step, Branch):
        return _in(step.condition) | ({f"once {scene}/{step.id}"} if step.once else set())
    if isinstance(step, Choice):
        once = {f"once {scene}/{step.id}/{o.id}" for o in step.options if o.once}
        return once.union(*(_in(o.condition) for o in step.options))
    return set()


def _in(condition: Condition | None) -> set[str]:
    if condition is None:
        return set()
    return {f"mark {n.mark}" if isinstance(n, Seen) else f"var {n.name}" for n in names(condition)}
