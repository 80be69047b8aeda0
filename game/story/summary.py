"""What is known of a scene without opening it, and how that is found out: each scene is compiled by itself, once.

A scene's text is compiled as a little file of its own, so its places count from there and hold wherever in a file the
scene stands. What came of it is kept by its content (`game.story.cache`): after an edit only what was edited is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.story import codec, flow, glyphs, outline, remedies
from game.story.cache import as_json
from game.story.catalogue import Catalogue
from game.story.compiler import compile_scene
from game.story.cut import digest_of
from game.story.expressions import Condition, Seen, names
from game.story.flow import Joints
from game.story.model import Branch, Character, Choice, Direct, Scene
from game.story.problems import Place, Problem
from game.story.proof import skeleton
from game.story.reader import Broken, parse
from game.story.report import Report
from game.story.scope import Scope
from game.story.variables import Variable

ABOVE = 1
"""Lines that stand above a scene when it is compiled by itself: `scenes:`."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Places are in a file called like the scene; lines count from `ABOVE` its name.

    `asks` are the marks that it asks for; `logic` changes with whatever matters to the proof.
    """

    joints: Joints
    asks: tuple[str, ...]
    problems: tuple[Problem, ...]
    logic: str

    def fits(self, scope: Scope) -> bool:
        """Whether all that it names is there. What is wrong in it holds only among the names that there were."""
        there = scope.scenes
        plays = (name in there for name, _ in self.joints.plays)
        return all(n in there for n in self.joints.goes) and all(plays) and all(m in scope.marks for m in self.asks)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A scene that was compiled by itself: its summary, and what is kept of it, as JSON by shelf of the cache."""

    summary: Summary
    texts: Mapping[str, str]


def compiled(name: str, text: str, scope: Scope) -> Compiled:
    """Compile the lines of one scene. Raises `Broken` where they cannot be read alone."""
    lines = ["scenes:", *text.split("\n")]
    report = Report(name, lines)
    found = outline.read(parse("\n".join(lines)), scope.catalogue, report, main=False, whole=False)
    if [*found.scenes] != [name]:
        raise Broken("more than a scene", 1, 1)
    scene = compile_scene(name, *found.scenes[name], scope, report)
    problems = (*remedies.prove(report, scope), *glyphs.in_scene(scene, report), *worlds(scene, scope.catalogue))
    sourced = tuple(p if p.source else replace(p, source=report.line(p.place.line)) for p in problems)
    bones = as_json(skeleton.as_data(skeleton.of(scene)))
    summary = Summary(flow.joints(scene), asked(scene), sourced, digest_of(bones))
    ids = as_json([step.id for step in scene.steps])
    steps = as_json(codec.scene_data(scene))
    return Compiled(summary, {"known": as_json(as_data(summary)), "steps": steps, "skeleton": bones, "ids": ids})


def logic(scene: Scene) -> str:
    """Changes with whatever in a scene matters to the proof."""
    return digest_of(as_json(skeleton.as_data(skeleton.of(scene))))


def as_data(summary: Summary) -> list[Any]:
    """Plain data for JSON."""
    return [codec.plain(summary.joints), summary.asks, [*map(codec.plain, summary.problems)], summary.logic]


def from_data(name: str, data: list[Any]) -> Summary:
    """What `as_data` wrote of the scene `name`."""
    problems = tuple(codec.value(problem, name) for problem in data[2])
    return Summary(codec.value(data[0], name), tuple(data[1]), problems, data[3])


def asked(scene: Scene) -> tuple[str, ...]:
    """The marks that a scene's conditions ask for."""
    found: dict[str, None] = {}
    for step in scene.steps:
        conditions: tuple[Condition | None, ...] = ()
        if isinstance(step, Branch):
            conditions = (step.condition,)
        elif isinstance(step, Choice):
            conditions = tuple(option.condition for option in step.options)
        for condition in conditions:
            if condition is not None:
                found.update((n.mark, None) for n in names(condition) if isinstance(n, Seen))
    return tuple(found)


def worlds(scene: Scene, catalogue: Catalogue) -> Iterator[Problem]:
    """Steps that ask for the lens world of a picture that has none."""
    shelves = {"background": catalogue.backgrounds, "illustration": catalogue.illustrations}
    for step in scene.steps:
        if isinstance(step, Direct) and step.word in shelves and step.adverbs.get("world") == "lens":
            picture = shelves[step.word].get(str(step.value))
            if picture and "lens" not in picture.worlds:
                yield Problem("no-world", step.place, f"{picture.name!r} has no world 'lens' in assets/catalog.yaml")


def names_key(scope: Scope) -> str:
    """Changes with the names of scenes and marks."""
    return digest_of(*sorted(scope.scenes), "", *sorted(scope.marks))


def scope_key(cast: Mapping[str, Character], variables: Mapping[str, Variable], catalogue: Catalogue) -> str:
    """Changes with every declaration that may change how a scene is read, wherever it stands."""
    people = [replace(character, place=Place("")) for character in cast.values()]
    values = [replace(variable, place=Place("")) for variable in variables.values()]
    shelves = (catalogue.backgrounds, catalogue.illustrations)
    pictures = [[(b.name, sorted(b.worlds)) for b in shelf.values()] for shelf in shelves]
    figures = [(f.name, f.title, f.outfits, f.poses, f.looks) for f in catalogue.cast.values()]
    heard = [[*shelf] for shelf in (catalogue.music, catalogue.ambience, catalogue.sounds)]
    return digest_of(repr((people, values, pictures, figures, heard, catalogue.drafted)))
