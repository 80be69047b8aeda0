"""The scenes of files that are read in pieces: compiled one by one, or known from before."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from game.story import codec, crew, summary
from game.story.cut import Piece
from game.story.files import Changed, Closed
from game.story.model import Scene
from game.story.problems import Place, Problem, blocking
from game.story.proof import skeleton
from game.story.proof.skeleton import Skeleton
from game.story.reader import Broken
from game.story.report import MOST
from game.story.scope import Scope
from game.story.sources import Source, Sources
from game.story.summary import ABOVE, Compiled, Summary

BATCH = 200
"""Scenes that are kept together: a cache likes few large writings."""


class Where(NamedTuple):
    """Where a scene stands. `key` is what it is kept by, if nothing is wrong in it: its text, and all declarations."""

    source: Source
    piece: Piece
    key: str

    @property
    def above(self) -> int:
        """Lines of the file above those that the scene was compiled with."""
        return self.piece.first - 1 - ABOVE


class TooMany(Exception):
    """So much is wrong in the scenes read so far that no other is looked at; `problems` is what."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Pieces:
    """The scenes by name. `unsure` are variables whose declaration could not be read.

    A scene in which something is wrong is not the same among other names: it is kept for these names alone, beside what
    it is where all is well. `keys` tells by what each scene is kept as it is here. It is empty until every scene was
    compiled, before or now; from then on the cache can be asked about all of them.
    """

    def __init__(self, sources: Sources, scope: Scope, pieces: Mapping[str, Where], unsure: Collection[str]) -> None:
        self.sources, self.kept = sources, sources.kept
        self.scope, self.pieces = scope, pieces
        self.unsure = [repr(name) for name in unsure]
        self.keys: Mapping[str, str] = {}

    @cached_property
    def digests(self) -> list[str]:
        """What every scene says and where it stands."""
        return [f"{p.key} {p.source.file.name} {p.piece.first}" for p in self.pieces.values()]

    @cached_property
    def names(self) -> str:
        """All names that there are: what is wrong in a scene may change with any of them."""
        return summary.names_key(self.scope)

    def key(self, name: str, wrong: bool) -> str:
        """By what a scene is kept in which something is wrong, or nothing."""
        return self.pieces[name].key + (self.names if wrong else "")

    def were_compiled(self, wrong: Collection[str]) -> None:
        """Every scene was compiled before; in these something is wrong."""
        self.keys = {name: self.key(name, name in wrong) for name in self.pieces}

    def known(self, names: Collection[str]) -> dict[str, str]:
        """By what these scenes are kept as they are here; without those that are to be compiled."""
        summaries, found = self.kept.summaries, dict[str, str]()
        for wrong in (False, True):
            keys = {self.key(name, wrong): name for name in names if name not in found}
            new = [key for key in keys if key not in summaries]
            summaries.update((k, summary.from_data(keys[k], data)) for k, data in self.kept.cache.all("known", new))
            found.update((n, k) for k, n in keys.items() if k in summaries and summaries[k].fits(self.scope))
        return found

    def summaries(self) -> dict[str, Summary]:
        """Of every scene, its summary. Raises `TooMany`."""
        keys = self.known(self.pieces)
        todo = [name for name in self.pieces if name not in keys]
        fresh: dict[str, Compiled] = {}
        wrong: list[Problem] = []
        for name, found in self.compiled(todo):
            fresh[name] = found
            keys[name] = self.key(name, bool(found.summary.problems))
            if len(fresh) >= BATCH:
                self.keep(fresh)
            wrong += blocking(self.problems(found.summary))
            if len(wrong) > MOST:
                self.keep(fresh)
                raise TooMany(wrong)
        self.keep(fresh)
        self.keys = keys
        self.kept.cache.prune(keys.values())
        if self.kept.cache.works:
            self.kept.files.forget_texts()
        return {name: self.kept.summaries[keys[name]] for name in self.pieces}

    def compiled(self, names: Sequence[str]) -> Iterator[tuple[str, Compiled]]:
        """Compile these scenes, in their order."""
        jobs = ((name, self.sources.text(self.pieces[name].source, self.pieces[name].piece)) for name in names)
        for name, found in crew.compiled(jobs, len(names), self.scope, self.kept.hands):
            if self.kept.closed:
                raise Closed
            if found is None:
                self.sources.again(self.pieces[name].source.file)
            yield name, found

    def keep(self, fresh: dict[str, Compiled]) -> None:
        """Remember what was compiled, on the disk if that is possible."""
        keys = {name: self.key(name, bool(c.summary.problems)) for name, c in fresh.items()}
        self.kept.summaries.update((keys[name], c.summary) for name, c in fresh.items())
        shelves = ("known", "steps", "skeleton", "ids")
        self.kept.cache.keep_texts({s: {keys[n]: c.texts[s] for n, c in fresh.items()} for s in shelves})
        for name, found in fresh.items():
            self.kept.texts.pop(keys[name], None)
            if not self.kept.cache.works:
                self.kept.texts[keys[name]] = found.texts
        fresh.clear()

    def kept_of(self, name: str, shelf: str) -> Any:
        """What is kept of a scene on a shelf, as it is here, or None."""
        key = self.keys.get(name) or self.known([name]).get(name)
        if key is None:
            return None
        texts = self.kept.texts.get(key)
        return json.loads(texts[shelf]) if texts else self.kept.cache.get(shelf, key)

    def problems(self, found: Summary) -> Iterator[Problem]:
        """What is wrong in a scene, where it stands in its file."""
        for problem in found.problems:
            doubtful = problem.code == "unknown-variable" and any(name in problem.message for name in self.unsure)
            if not doubtful:
                yield self.placed(problem)

    def placed(self, problem: Problem) -> Problem:
        """A problem of a scene as one of its file."""
        at = self.pieces.get(problem.place.file)
        return codec.moved(problem, at.source.file.name, at.above) if at else problem

    def scene(self, name: str) -> Scene:
        """Open a scene."""
        at = self.pieces[name]
        steps = self.kept_of(name, "steps")
        if steps is None:
            try:
                found = summary.compiled(name, self.sources.text(at.source, at.piece), self.scope)
            except (Broken, Changed):  # a large story that nobody has read to its end yet: its problems come soon
                return Scene(name, Place(at.source.file.name, at.piece.first), ())
            self.kept.texts[self.key(name, bool(found.summary.problems))] = found.texts
            steps = json.loads(found.texts["steps"])
        return codec.scene(steps, at.source.file.name, at.above)

    def skeletons(self) -> dict[str, Skeleton]:
        """Of every scene, what matters to the proof."""
        names = {key: name for name, key in self.keys.items() if key not in self.kept.texts}
        data = {names[key]: bones for key, bones in self.kept.cache.all("skeleton", names)}
        for name in self.pieces:
            if name not in data:
                data[name] = self.kept_of(name, "skeleton") or skeleton.as_data(skeleton.of(self.scene(name)))
        return {name: skeleton.from_data(data[name]) for name in self.pieces}

    def search(self, opened: Mapping[str, Scene]) -> Callable[[Collection[str]], Collection[str]]:
        """A function that finds the scenes with any of some step ids."""
        return lambda ids: self.holding(frozenset(ids), opened)

    def holding(self, ids: frozenset[str], opened: Mapping[str, Scene]) -> set[str]:
        found = {name for name, scene in opened.items() if any(step.id in ids for step in scene.steps)}
        if self.keys and self.kept.cache.works:
            names = {key: name for name, key in self.keys.items()}
            found.update(names[key] for key in self.kept.cache.holding(ids, names))
        else:
            found.update(n for n in self.pieces if any(step.id in ids for step in self.scene(n).steps))
        return found
