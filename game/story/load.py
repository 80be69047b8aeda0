"""A story's files -> the Story, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from game.story import codec, drafted, flow, glyphs, inventory, outline, remedies, summary, trial
from game.story.cache import Cache
from game.story.catalogue import Catalogue
from game.story.compiler import compile_scene
from game.story.cut import Cut, Piece, digest_of
from game.story.files import Changed, File, Files
from game.story.flow import Joints
from game.story.model import Scene, Scenes, Story, Totals
from game.story.outline import Outline
from game.story.problems import CannotRead, Place, Problem, blocking, errors, in_order
from game.story.reader import Broken, Node, Text, parse, uncollected
from game.story.report import Report
from game.story.scope import Scope
from game.story.summary import ABOVE, Compiled, Summary

MOST_FILES = 10_000

SMALL = 400_000
"""Bytes of a story that is always read at once: it takes less than a fifth of a second."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The story as far as it could be understood (None when there is nothing to play), and what it is made of.

    `files` are to be watched: they hold folders too, in which an included file may appear. Where `complete` is false
    the scenes were not looked at yet: there may be more problems.
    """

    story: Story | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    complete: bool = True

    @property
    def playable(self) -> bool:
        """Whether nothing is wrong that keeps it from being played as it stands."""
        return self.story is not None and not blocking(self.problems)


def load(path: Path) -> Loaded:
    """Read a story with all its includes and its catalogue. Never raises for what a writer can do."""
    return Library(path).load()


class Library:
    """A story on the disk, for as long as a program works with it: after an edit, only what was edited is read.

    With a `cache` folder, what was found out is kept there for the next time.
    """

    def __init__(self, path: Path, cache: Path | None = None) -> None:
        self.path = path
        self.cache = Cache(cache, path)
        self.files = Files(path.parent, self.cache)
        self.summaries: dict[str, Summary] = {}
        self.steps: dict[str, list[Any]] = {}
        """Compiled scenes that are not kept in the cache."""
        self.closed = False

    def load(self) -> Loaded:
        """The story as its files are now, with every problem. Never raises for what a writer can do."""
        return self._read(complete=True)

    def open(self) -> Loaded:
        """The same, but of a large story that nobody knows yet only the names of scenes: enough to begin to play."""
        return self._read(complete=False)

    def close(self) -> None:
        """Stop reading, wherever it is just now: who is reading gets a `Closed`."""
        self.closed = True

    def _read(self, complete: bool) -> Loaded:
        while True:
            try:
                with uncollected():
                    return _Reading(self, complete).loaded()
            except (_Again, Changed):
                continue  # each time one file less is read in pieces; or somebody is writing just now
            except CannotRead as failure:
                return Loaded(None, (failure.problem,), (self.path,))


class Closed(Exception):
    """The story is not needed any more."""


class _Again(Exception):
    """A file cannot be read in pieces: begin again, and read it as a whole."""


@dataclass(slots=True)
class Source:
    """One file: the tree of its text (without the scenes, if it is `cut`), and what is wrong with it so far.

    `marks` are those in stretches that cannot be read.
    """

    file: File
    root: Node | None
    report: Report
    marks: frozenset[str] = frozenset()
    outline: Outline = field(default_factory=Outline)

    @property
    def cut(self) -> Cut | None:
        return self.file.cut


@dataclass(frozen=True, slots=True)
class _Piece:
    """A scene of a file that is read in pieces. `key` is what it is kept by."""

    source: Source
    piece: Piece
    key: str

    @property
    def above(self) -> int:
        """Lines of the file above those that the scene was compiled with."""
        return self.piece.first - 1 - ABOVE


class _Reading:
    """One reading of the files as they are now."""

    def __init__(self, library: Library, complete: bool) -> None:
        self.library, self.files, self.cache = library, library.files, library.cache
        self.path, self.folder = library.path, library.path.parent
        self.complete = complete
        self.sources: dict[str, Source] = {}
        self.problems: list[Problem] = []
        self.shelf: Source | None = None
        self.unread = False
        self.more: list[Path] = []
        self._homes: dict[Path, bool] = {}

    def loaded(self) -> Loaded:
        main = self.source(self.path)
        catalogue = self.catalogue()
        self.outlines(main, catalogue or Catalogue())
        if catalogue is None:
            catalogue = drafted.drafted(self.folder / "assets", self.uses(), main.outline.cast)
            main.outline.cast = outline.dressed(main.outline.cast, catalogue)
        if self.unread:  # names are missing: everything that uses them would look wrong
            return self.finish(None)
        return self.finish(self.compile(main.outline, catalogue))

    # --- files

    def source(self, path: Path, catalogue: bool = False) -> Source:
        """Read a file: its head, if it can be cut into pieces, else all of it."""
        file = self.files.read(path)
        if file.cut is not None and not catalogue:
            source = self.head(file, file.cut)
        else:
            source = self.whole(file, catalogue)
        self.sources[file.name] = source
        return source

    def head(self, file: File, found: Cut) -> Source:
        try:
            root = parse(found.head) if found.head else None
        except Broken:
            self.again(file)
        return Source(file, root, Report(file.name, found.head.split("\n")))

    def whole(self, file: File, catalogue: bool) -> Source:
        main = next(iter(self.sources.values()), None)
        names = main.outline.cast.keys() if main else ()
        found = self.files.recovered(file, inventory.odd if catalogue else trial.odd, names)
        report = Report(file.name, found.lines, found.written, found.drafts, found.lost)
        self.unread = self.unread or found.head_lost
        lines = (line for first, last in found.lost for line in found.written[first - 1 : last])
        marks = frozenset(m[1] for line in lines if (m := re.search(r"\bmark:\s*(\w+)", line)))
        return Source(file, found.root, report, marks)

    def again(self, file: File) -> None:
        self.files.as_whole(file)
        raise _Again

    def catalogue(self) -> Catalogue | None:
        path = self.folder / "assets" / "catalog.yaml"
        if not path.exists():
            message = "there is no assets/catalog.yaml: every picture is drawn as a card, without words for the blind"
            name = self.path.name
            self.problems.append(Problem("no-catalogue", Place(name), message, warning=True))
            return None
        self.shelf = self.source(path, catalogue=True)
        del self.sources[self.shelf.report.file]
        return inventory.read(self.shelf.root, path.parent, self.shelf.report)

    def outlines(self, main: Source, catalogue: Catalogue) -> None:
        main.outline = self.outline(main, catalogue, main=True)
        todo, known = [(main, pattern) for pattern in main.outline.include], {main.file.path}
        while todo:
            source, pattern = todo.pop(0)
            paths = [path for path in self.included(source, pattern) if path not in known]
            self.files.expect(paths)
            for path in paths:
                known.add(path)
                found = self.readable(path)
                if found is None:
                    continue
                found.outline = self.outline(found, catalogue, main=False)
                todo += [(found, inner) for inner in found.outline.include]

    def outline(self, source: Source, catalogue: Catalogue, main: bool) -> Outline:
        alone = not (source.cut and source.cut.pieces)
        if not alone and source.root is None:
            return Outline()
        return outline.read(source.root, catalogue, source.report, main=main, whole=alone)

    def readable(self, path: Path) -> Source | None:
        """An included file, or None after its problem was written down: the others are read all the same."""
        try:
            return self.source(path)
        except CannotRead as failure:
            self.problems.append(failure.problem)
            self.unread = True
            self.more.append(path)
            return None

    def included(self, source: Source, pattern: Text) -> list[Path]:
        """The files of an `include:` pattern, in the order of their names; never outside the story's folder."""
        if pattern.value.startswith("/") or re.search(r"(^|/)\.\.(/|$)|[:\\]", pattern.value):
            source.report.at(
                "include", pattern, "an included file lies in the story's folder, or in a folder inside it"
            )
            return []
        self.more.append(self.folder / Path(pattern.value).parent)  # a folder changes when a file appears in it
        try:
            found = sorted(p for p in self.folder.glob(pattern.value) if p.is_file())
        except ValueError:  # "**x" and the like
            found = []
        found = [path for path in found if self.at_home(path)]
        if not found:
            source.report.at("include", pattern, f"no file here is called {pattern.value!r}")
        if len(found) + len(self.sources) > MOST_FILES:
            source.report.at("include", pattern, f"a story may have {MOST_FILES:,} files at most")
            return []
        return found

    def at_home(self, path: Path) -> bool:
        """Whether a file lies in the story's folder, wherever links lead."""
        place = path if path.is_symlink() else path.parent
        if place not in self._homes:
            self._homes[place] = place.resolve().is_relative_to(self.folder.resolve())
        return self._homes[place]

    def uses(self) -> drafted.Uses:
        """The names that all steps use."""
        found = drafted.Uses()
        for source in self.sources.values():
            if source.cut is None:
                found.add(drafted.uses(source.root))
                continue
            kept = dict(self.cache.all("uses", (piece.digest for piece in source.cut.pieces)))
            new = {}
            for piece in source.cut.pieces:
                if piece.digest not in kept:
                    root = self.alone(source, piece)
                    new[piece.digest] = kept[piece.digest] = drafted.uses(root).as_data()
                found.add(drafted.uses_from(kept[piece.digest]))
            self.cache.keep("uses", new)
        return found

    def alone(self, source: Source, piece: Piece) -> Node | None:
        """The tree of one scene."""
        try:
            return parse("scenes:\n" + self.text(source, piece))
        except Broken:
            self.again(source.file)
            raise

    def text(self, source: Source, piece: Piece) -> str:
        return piece.text(self.files.text(source.file).split("\n"))

    # --- scenes

    def scenes(self, key: str) -> tuple[dict[str, _Piece], dict[str, tuple[Source, Text, Node]], list[str]]:
        """The scenes of files in pieces, those of files that were read as a whole, and all names in order."""
        pieces: dict[str, _Piece] = {}
        trees: dict[str, tuple[Source, Text, Node]] = {}
        places: dict[str, tuple[str, int, int]] = {}
        for source in self.sources.values():
            file = source.file.name
            for piece in source.cut.pieces if source.cut else ():
                name = piece.name
                if name in places:
                    end = piece.column + len(name)
                    at = Text(name, "", piece.first, piece.column, piece.first, end)
                    self.twice(source, at, Place(*places[name]))
                else:
                    pieces[name] = _Piece(source, piece, piece.digest + key)
                    places[name] = file, piece.first, piece.column
            for name, (at, node) in source.outline.scenes.items():
                if name in places:
                    self.twice(source, at, Place(*places[name]))
                else:
                    trees[name] = source, at, node
                    places[name] = file, at.line, at.column
        return pieces, trees, [*places]

    def twice(self, source: Source, at: Text, place: Place) -> None:
        source.report.at("twice", at, f"the scene {at.value!r} stands in {place} already")

    def compile(self, head: Outline, catalogue: Catalogue) -> Story | None:
        key = summary.scope_key(head.cast, head.variables, catalogue)
        pieces, trees, names = self.scenes(key)
        if not names:
            return None
        marks = outline.marks({name: (at, node) for name, (_, at, node) in trees.items()})
        marks.update(*(source.marks for source in self.sources.values()))
        marks.update(word for p in pieces.values() for mark in p.piece.marks for word in (mark, outline.word_of(mark)))
        scope = Scope(head.cast, head.variables, frozenset(names), frozenset(marks), catalogue)
        work = _Scenes(self, head, scope, key, pieces)
        opened = {n: compile_scene(n, at, node, scope, source.report) for n, (source, at, node) in trees.items()}
        start = self.start(head, names)
        for source in self.sources.values():
            source.report.forget("unknown-variable", head.unsure)
            self.problems += remedies.prove(source.report, scope)
        for name in trees:
            self.problems += glyphs.in_scene(opened[name], trees[name][0].report)
            self.problems += summary.worlds(opened[name], catalogue)
        self.problems += self.declared(head)
        totals = self.check(work, opened, names, start)
        title = head.title or self.folder.resolve().name
        return Story(
            id=head.id or title,
            title=title,
            start=start,
            cast=head.cast,
            variables=head.variables,
            scenes=Scenes(names, lambda name: opened.get(name) or work.scene(name), work.search(opened), totals),
            catalogue=catalogue,
            fingerprint=work.fingerprint(opened),
            folder=self.folder,
            author=head.author,
            note=head.note,
        )

    def check(self, work: _Scenes, opened: Mapping[str, Scene], names: Collection[str], start: str) -> Totals | None:
        """Every problem of the scenes and of their joints; what they have together, if that is known."""
        clean = not opened and not errors(self.problems)
        key = digest_of(start, *work.digests)
        kept = self.cache.get("result", key) if clean else None
        if kept:
            self.problems += (codec.value(data, file) for file, data in kept[2])
            return Totals(kept[0], tuple(kept[1]))
        if not self.complete and sum(source.file.stamp[1] for source in self.sources.values()) > SMALL:
            return None
        self.complete = True
        summaries = work.summaries()
        found = [p for name in work.pieces for p in work.problems(summaries[name])]
        joints = {n: summaries[n].joints if n in summaries else flow.joints(opened[n]) for n in names}
        if not errors((*self.problems, *found)):  # a step that was left out would make every jump behind it look wrong
            found += (self.sourced(work.placed(p)) for p in flow.check(joints, start))
        self.problems += found
        totals = _totals(joints)
        if clean:
            plain = [(p.place.file, codec.plain(p)) for p in found]
            self.cache.keep("result", {key: [totals.steps, totals.endings, plain]})
        return totals

    def start(self, head: Outline, names: Collection[str]) -> str:
        main = next(iter(self.sources.values()))
        if head.start is None:
            return next(iter(names))
        if head.start.value not in names:
            main.report.unknown("unknown-scene", head.start, f"there is no scene {head.start.value!r}", names)
            return next(iter(names))
        return head.start.value

    def declared(self, head: Outline) -> Iterator[Problem]:
        """What the fonts cannot show of the words that are declared."""
        for variable in head.variables.values():
            yield from glyphs.missing("".join(variable.words), variable.place, self.sources[variable.place.file].report)
        for character in head.cast.values():
            yield from glyphs.missing(character.name, character.place, self.sources[character.place.file].report)

    # --- the end

    def finish(self, story: Story | None) -> Loaded:
        for source in [*self.sources.values(), *([self.shelf] if self.shelf else [])]:
            if story is None or source is self.shelf:
                self.problems += remedies.prove(source.report, None)
        files = [*(s.file.path for s in self.sources.values()), *self.more]
        files.append(self.folder / "assets" / "catalog.yaml")
        complete = story is None or story.scenes.totals is not None
        return Loaded(story, in_order(map(self.sourced, self.problems)), tuple(files), complete)

    def sourced(self, problem: Problem) -> Problem:
        """The problem with its line, if it was found where there are no lines."""
        source = self.sources.get(problem.place.file)
        if problem.source or source is None:
            return problem
        lines = self.files.text(source.file).split("\n") if source.cut else source.report.written
        return replace(problem, source=lines[problem.place.line - 1]) if problem.place.line <= len(lines) else problem


class _Scenes:
    """The scenes of files in pieces: compiled one by one, or known from before."""

    def __init__(self, reading: _Reading, head: Outline, scope: Scope, key: str, pieces: Mapping[str, _Piece]) -> None:
        self.library, self.reading = reading.library, reading
        self.scope, self.pieces = scope, pieces
        self.title, self.unsure = head.title, [repr(name) for name in head.unsure]

    @cached_property
    def digests(self) -> list[str]:
        """What every scene says and where it stands."""
        return [f"{p.key} {p.source.file.name} {p.piece.first}" for p in self.pieces.values()]

    def summaries(self) -> dict[str, Summary]:
        """Of every scene, its summary."""
        known = self.library.summaries
        names = {p.key: name for name, p in self.pieces.items() if p.key not in known}
        known.update((k, summary.from_data(names[k], data)) for k, data in self.library.cache.all("known", names))
        fresh: dict[str, Compiled] = {}
        for name, p in self.pieces.items():
            if p.key not in known or not known[p.key].fits(self.scope):
                fresh[name] = self.compiled(name)
                if len(fresh) >= 200:
                    self.keep(fresh)
        self.keep(fresh)
        found = {name: known[p.key] for name, p in self.pieces.items()}
        self.library.cache.prune(p.key for p in self.pieces.values())
        if self.library.cache.works:
            self.library.files.forget_texts()
        return found

    def compiled(self, name: str) -> Compiled:
        if self.library.closed:
            raise Closed
        at = self.pieces[name]
        try:
            return summary.compiled(name, self.reading.text(at.source, at.piece), self.scope)
        except Broken:
            self.reading.again(at.source.file)
            raise

    def keep(self, fresh: dict[str, Compiled]) -> None:
        """Remember what was compiled, on the disk if that is possible."""
        keys = {name: self.pieces[name].key for name in fresh}
        self.library.summaries.update((keys[name], c.summary) for name, c in fresh.items())
        cache = self.library.cache
        cache.keep("steps", {keys[n]: c.steps for n, c in fresh.items()})
        cache.keep("ids", {keys[n]: c.ids for n, c in fresh.items()})
        cache.keep("known", {keys[n]: summary.as_data(c.summary) for n, c in fresh.items()})
        for name, found in fresh.items():
            if cache.works:
                self.library.steps.pop(keys[name], None)
            else:
                self.library.steps[keys[name]] = found.steps
        fresh.clear()

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
        steps = self.library.steps.get(at.key) or self.library.cache.get("steps", at.key)
        if steps is None:
            try:
                text = self.reading.text(at.source, at.piece)
                steps = summary.compiled(name, text, self.scope).steps
            except (Broken, Changed):  # a large story that nobody has read to its end yet: its problems come soon
                return Scene(name, Place(at.source.file.name, at.piece.first), ())
            self.library.steps[at.key] = steps
        return codec.scene(steps, at.source.file.name, at.above)

    def search(self, opened: Mapping[str, Scene]) -> Any:
        """A function that finds the scenes with any of some step ids."""
        return lambda ids: self.holding(frozenset(ids), opened)

    def holding(self, ids: frozenset[str], opened: Mapping[str, Scene]) -> set[str]:
        found = {name for name, scene in opened.items() if any(step.id in ids for step in scene.steps)}
        if self.library.cache.works:
            names = {p.key: name for name, p in self.pieces.items()}
            found.update(names[key] for key in self.library.cache.holding(ids, names))
        else:
            found.update(n for n in self.pieces if any(step.id in ids for step in self.scene(n).steps))
        return found

    def fingerprint(self, opened: Mapping[str, Scene]) -> str:
        """Changes with any change of what the story says."""
        variables = [replace(v, place=Place("")) for v in self.scope.variables.values()]
        pieces = sorted(p.piece.digest for p in self.pieces.values())
        whole = sorted(" ".join((name, *(step.id for step in scene.steps))) for name, scene in opened.items())
        return digest_of(self.title, repr(variables), *pieces, *whole)


def _totals(joints: Mapping[str, Joints]) -> Totals:
    endings = dict.fromkeys(ending for scene in joints.values() for ending in scene.endings)
    return Totals(sum(scene.steps for scene in joints.values()), tuple(endings))
