"""What follows from how scenes are joined: scenes that nothing leads to, that run out, that play themselves.

Of each scene only its `Joints` are looked at, so that a story of any size is checked without opening it. Conditions
are not weighed here; that is the proof's work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.story.model import Branch, Choice, End, Goto, Jump, Play, Scene, Step
from game.story.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Joints:
    """How a scene is joined to others: where it goes, what it plays (and where in the file it says so).

    `lost` is a step that nothing in the scene leads to, `runs_out` the last step of a way that leads nowhere.
    """

    place: Place
    steps: int
    goes: tuple[str, ...]
    plays: tuple[tuple[str, Place], ...]
    endings: tuple[str, ...]
    lost: Place | None
    runs_out: Place | None


def joints(scene: Scene) -> Joints:
    """What the check of the whole story needs of this scene."""
    inside, surely = reached(scene), reached(scene, falls=False)
    lost = next((s.place for i, s in enumerate(scene.steps) if i not in inside and not isinstance(s, Jump)), None)
    runs_out = None
    if len(scene.steps) in surely:
        runs_out = _last(scene, surely).place if scene.steps else scene.place
    return Joints(
        place=scene.place,
        steps=len(scene.steps),
        goes=tuple(dict.fromkeys(s.scene for s in scene.steps if isinstance(s, Goto))),
        plays=tuple({s.scene: (s.scene, s.place) for s in scene.steps if isinstance(s, Play)}.values()),
        endings=tuple(dict.fromkeys(s.name for s in scene.steps if isinstance(s, End))),
        lost=lost,
        runs_out=runs_out,
    )


def check(scenes: Mapping[str, Joints], start: str) -> Iterator[Problem]:
    """Every problem of the joints of a whole story."""
    yield from _unreached(scenes, start)
    yield from _loose(scenes, start)
    yield from _circles(scenes)


def next_steps(scene: Scene, index: int, falls: bool = True) -> Iterator[int]:
    """Where a step can go on inside its scene.

    With `falls`, also below a choice whose options may all be hidden. Whether they ever are is for the proof to say.
    """
    step = scene.steps[index]
    if isinstance(step, (Goto, End)):
        return
    if isinstance(step, Jump):
        yield step.target
        return
    if isinstance(step, Choice):
        yield from (option.target for option in step.options)
        if not step.options or (falls and all(o.condition or o.once for o in step.options)):
            yield step.after
        return
    yield index + 1
    if isinstance(step, Branch):
        yield step.otherwise


def reached(scene: Scene, falls: bool = True) -> set[int]:
    """The positions of a scene that some run can reach; `len(steps)` means that it runs out."""
    found: set[int] = set()
    todo = [0]
    while todo:
        index = todo.pop()
        if index in found:
            continue
        found.add(index)
        if index < len(scene.steps):
            todo.extend(next_steps(scene, index, falls))
    return found


def _last(scene: Scene, inside: set[int]) -> Step:
    """The last step of a way that runs out: the latest in the scene, if there are several."""
    index = max(i for i in inside if i < len(scene.steps) and len(scene.steps) in next_steps(scene, i, falls=False))
    while isinstance(scene.steps[index], Jump) and index - 1 in inside and index in next_steps(scene, index - 1):
        index -= 1
    return scene.steps[index]


def _unreached(scenes: Mapping[str, Joints], start: str) -> Iterator[Problem]:
    known = set[str]()
    _follow(scenes, start, known)
    lost = [name for name in scenes if name not in known]
    led = {other for name in lost for other in _leads(scenes[name]) if other != name}
    for name in sorted(lost, key=led.__contains__):  # first those to which nothing leads at all
        behind = len(_follow(scenes, name, known)) - 1
        if behind >= 0:
            more = f", nor the {behind} scene{'s' * (behind != 1)} behind it" if behind else ""
            message = f"no 'goto' and no 'play' leads to the scene {name!r}, so nobody will see it{more}"
            yield Problem("unreached-scene", scenes[name].place, message)
    for scene in scenes.values():
        if scene.lost is not None:
            message = "nothing leads to this step: the steps above it go elsewhere"
            yield Problem("unreached-step", scene.lost, message)


def _leads(scene: Joints) -> Iterator[str]:
    """The scenes to which a scene leads."""
    yield from scene.goes
    yield from (other for other, _ in scene.plays)


def _follow(scenes: Mapping[str, Joints], start: str, known: set[str]) -> list[str]:
    """A scene and those to which it leads, over others, as far as they are not `known`; then they are."""
    found, todo = list[str](), [start]
    while todo:
        name = todo.pop()
        if name in scenes and name not in known:
            known.add(name)
            found.append(name)
            todo.extend(_leads(scenes[name]))
    return found


def _loose(scenes: Mapping[str, Joints], start: str) -> Iterator[Problem]:
    goes = {start}.union(*(scene.goes for scene in scenes.values()))
    for name, scene in scenes.items():
        if name in goes and scene.runs_out is not None:
            message = f"the scene {name!r} can run out: it needs a 'goto' or an 'end' on every way to its last step"
            yield Problem("loose-end", scene.runs_out, message)


def _circles(scenes: Mapping[str, Joints]) -> Iterator[Problem]:
    plays = {name: dict(scene.plays) for name, scene in scenes.items() if scene.plays}
    for name, own in plays.items():
        seen: set[str] = set()
        todo = [*own]
        while todo:
            other = todo.pop()
            if other == name:
                place = next(iter(own.values()))
                yield Problem("circle", place, f"the scene {name!r} plays itself, by way of what it plays")
                break
            if other not in seen and other in plays:
                seen.add(other)
                todo.extend(plays[other])
