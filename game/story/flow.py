"""What follows from how scenes are joined: scenes that nothing leads to, that run out, that play themselves.

Conditions are not weighed here; that is the proof's work.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.story.model import Branch, Choice, End, Goto, Jump, Play, Scene, Step, Story
from game.story.problems import Problem


def check(story: Story) -> Iterator[Problem]:
    """Every problem of the joints."""
    yield from _unreached(story)
    yield from _loose(story)
    yield from _circles(story)


def next_steps(scene: Scene, index: int) -> Iterator[int]:
    """Where a step can go on inside its scene."""
    step = scene.steps[index]
    if isinstance(step, (Goto, End)):
        return
    if isinstance(step, Jump):
        yield step.target
        return
    if isinstance(step, Choice):
        yield from (option.target for option in step.options)
        if not step.options or all(o.condition or o.once for o in step.options):
            yield step.after
        return
    yield index + 1
    if isinstance(step, Branch):
        yield step.otherwise


def reached(scene: Scene) -> set[int]:
    """The positions of a scene that some run can reach; `len(steps)` means that it runs out."""
    found: set[int] = set()
    todo = [0]
    while todo:
        index = todo.pop()
        if index in found:
            continue
        found.add(index)
        if index < len(scene.steps):
            todo.extend(next_steps(scene, index))
    return found


def _unreached(story: Story) -> Iterator[Problem]:
    known, todo = set(), [story.start]
    while todo:
        name = todo.pop()
        if name in known or name not in story.scenes:
            continue
        known.add(name)
        todo.extend(s.scene for s in story.scenes[name].steps if isinstance(s, (Goto, Play)))
    for name, scene in story.scenes.items():
        if name not in known:
            message = f"no 'goto' and no 'play' leads to the scene {name!r}, so nobody will see it"
            yield Problem("unreached-scene", scene.place, message)
        inside = reached(scene)
        lost = next((s for i, s in enumerate(scene.steps) if i not in inside and not isinstance(s, Jump)), None)
        if lost is not None:
            message = "nothing leads to this step: the steps above it go elsewhere"
            yield Problem("unreached-step", lost.place, message)


def _loose(story: Story) -> Iterator[Problem]:
    goes = {story.start} | {s.scene for scene in story.scenes.values() for s in scene.steps if isinstance(s, Goto)}
    for name, scene in story.scenes.items():
        if name in goes and len(scene.steps) in reached(scene):
            message = f"the scene {name!r} can run out: it needs a 'goto' or an 'end' on every way to its last step"
            yield Problem("loose-end", _last(scene).place if scene.steps else scene.place, message)


def _last(scene: Scene) -> Step:
    """The last step of a way that runs out: the latest in the scene, if there are several."""
    inside = reached(scene)
    index = max(i for i in inside if i < len(scene.steps) and len(scene.steps) in next_steps(scene, i))
    while isinstance(scene.steps[index], Jump) and index - 1 in inside and index in next_steps(scene, index - 1):
        index -= 1
    return scene.steps[index]


def _circles(story: Story) -> Iterator[Problem]:
    plays = {n: {s.scene: s for s in scene.steps if isinstance(s, Play)} for n, scene in story.scenes.items()}
    for name in story.scenes:
        seen: set[str] = set()
        todo = list(plays[name])
        while todo:
            other = todo.pop()
            if other == name:
                step = next(iter(plays[name].values()))
                yield Problem("circle", step.place, f"the scene {name!r} plays itself, by way of what it plays")
                break
            if other not in seen and other in plays:
                seen.add(other)
                todo.extend(plays[other])
