"""A story's files -> the Story, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from game.story import codec, flow, glyphs, notes, outline, proof, remedies, summary
from game.story.cache import Cache
from game.story.catalogue import Catalogue
from game.story.compiler import compile_scene
from game.story.cut import digest_of
from game.story.files import Again, Changed, Files, Kept
from game.story.flow import Joints
from game.story.model import Notes, Scene, Scenes, Story, Totals
from game.story.outline import Outline
from game.story.pieces import Pieces, TooMany, Where
from game.story.problems import CannotRead, Place, Problem, blocking, errors, in_order
from game.story.proof import Proof, findings, skeleton
from game.story.reader import Node, Text, uncollected
from game.story.scope import Scope
from game.story.sources import Source, Sources

SMALL = 400_000
"""Bytes of a story that is always read at once: it takes less than a fifth of a second."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The story as far as it could be understood (None when there is nothing to play), and what it is made of.

    `files` are to be watched: they hold folders too, in which an included file may appear. Where `complete` is false
    the scenes were not looked at yet: there may be more problems. `proof` is there if it was asked for, and if nothing
    is so wrong that the story cannot be played.
    """

    story: Story | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    complete: bool = True
    proof: Proof | None = None

    @property
    def playable(self) -> bool:
        """Whether nothing is wrong that keeps it from being played as it stands."""
        return self.story is not None and not blocking(self.problems)


def load(path: Path) -> Loaded:
    """Read a story with all its includes and its catalogue. Never raises for what a writer can do."""
    return Library(path).load()


class Library:
    """A story on the disk, for as long as a program works with it: after an edit, only what was edited is read.

    With a `cache` folder, what was found out is kept there for the next time. With more than one pair of `hands`, a
    large story is compiled by as many processes.
    """

    def __init__(self, path: Path, cache: Path | None = None, hands: int = 1) -> None:
        self.path = path
        store = Cache(cache, path)
        self.kept = Kept(store, Files(path.parent, store), hands=hands)

    def load(self) -> Loaded:
        """The story as its files are now, with every problem. Never raises for what a writer can do."""
        return self._read(complete=True)

    def prove(self) -> Loaded:
        """The same, with what holds in every state that the story can be in."""
        return self._read(complete=True, prove=True)

    def open(self) -> Loaded:
        """The same, but of a large story that nobody knows yet only the names of scenes: enough to begin to play."""
        return self._read(complete=False)

    def close(self) -> None:
        """Stop reading, wherever it is just now: who is reading gets a `Closed`."""
        self.kept.closed = True

    def _read(self, complete: bool, prove: bool = False) -> Loaded:
        while True:
            try:
                with uncollected():
                    return _Reading(Sources(self.path, self.kept), complete, prove).loaded()
            except (Again, Changed):
                continue  # each time one file less is read in pieces; or somebody is writing just now
            except CannotRead as failure:
                return Loaded(None, (failure.problem,), (self.path,))


class _Reading:
    """One reading of the files as they are now."""

    def __init__(self, sources: Sources, complete: bool, prove: bool) -> None:
        self.sources, self.kept = sources, sources.kept
        self.complete, self.prove = complete, prove
        self.problems = sources.problems
        self.proof: Proof | None = None

    def loaded(self) -> Loaded:
        catalogue = self.sources.all()
        if self.sources.unread:  # names are missing: everything that uses them would look wrong
            return self.finish(None)
        return self.finish(self.compile(self.sources.main.outline, catalogue))

    def scenes(self, key: str) -> tuple[dict[str, Where], dict[str, tuple[Source, Text, Node]], list[str]]:
        """The scenes of files in pieces, those of files that were read as a whole, and all names in order."""
        pieces: dict[str, Where] = {}
        trees: dict[str, tuple[Source, Text, Node]] = {}
        places: dict[str, tuple[str, int, int]] = {}
        for source in self.sources:
            file = source.file.name
            for piece in source.cut.pieces if source.cut else ():
                name = piece.name
                if name in places:
                    end = piece.column + len(name)
                    at = Text(name, "", piece.first, piece.column, piece.first, end)
                    self.twice(source, at, Place(*places[name]))
                else:
                    pieces[name] = Where(source, piece, piece.digest + key)
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
        marks.update(*(source.marks for source in self.sources))
        marks.update(word for p in pieces.values() for mark in p.piece.marks for word in (mark, outline.word_of(mark)))
        scope = Scope(head.cast, head.variables, frozenset(names), frozenset(marks), catalogue)
        work = Pieces(self.sources, scope, pieces, head.unsure)
        opened = {n: compile_scene(n, at, node, scope, source.report) for n, (source, at, node) in trees.items()}
        start, battery = self.start(head, names), self.battery(head)
        for source in self.sources:
            source.report.forget("unknown-variable", head.unsure)
            self.problems += remedies.prove(source.report, scope)
        for name in trees:
            self.problems += glyphs.in_scene(opened[name], trees[name][0].report)
            self.problems += summary.worlds(opened[name], catalogue)
        self.problems += self.declared(head)
        totals = self.check(work, opened, names, start)
        title = head.title or _shown(self.sources.folder.resolve().name)
        story = Story(
            id=head.id or title,
            title=title,
            start=start,
            cast=head.cast,
            variables=head.variables,
            scenes=Scenes(names, lambda name: opened.get(name) or work.scene(name), work.search(opened), totals),
            catalogue=catalogue,
            fingerprint=_fingerprint(title, head, pieces, opened),
            folder=self.sources.folder,
            author=head.author,
            note=head.note,
            battery=battery,
            notes=self.notes(names),
        )
        if self.prove and not blocking(self.problems):
            self.proof = self.proved(work, opened, story)
            self.problems += findings.problems(self.proof.findings, story)
        return story

    def proved(self, work: Pieces, opened: Mapping[str, Scene], story: Story) -> Proof:
        """What holds in every state. It depends on the logic of the scenes only: words may change as they like."""
        bones = {name: skeleton.of(scene) for name, scene in opened.items()}
        logic = [f"{name} {summary.logic(scene)}" for name, scene in opened.items()]
        logic += [f"{name} {found.logic}" for name, found in work.summaries().items()]
        variables = [replace(v, place=Place("")) for v in story.variables.values()]
        key = digest_of(story.start, repr(variables), story.battery, *sorted(logic))
        kept = self.kept.proofs.get(key)
        data = None if kept else self.kept.cache.get("proof", key)
        if kept is None:
            kept = proof.from_data(data) if data else None
        if kept is None:
            all_bones = {**work.skeletons(), **bones}
            first = all_bones[story.start]
            if story.battery:  # the viewfinder shows it
                all_bones[story.start] = replace(first, shows=(*first.shows, story.battery))
            kept = proof.prove({n: all_bones[n] for n in story.scenes}, story.variables, story.start)
            self.kept.cache.keep("proof", {key: proof.as_data(kept)})
        self.kept.proofs = {key: kept}
        return kept

    def check(self, work: Pieces, opened: Mapping[str, Scene], names: Collection[str], start: str) -> Totals | None:
        """Every problem of the scenes and of their joints; what they have together, if that is known."""
        clean = not opened and not errors(self.problems)
        key = digest_of(start, *work.digests)
        kept = self.kept.cache.get("result", key) if clean else None
        if kept:
            work.were_compiled(wrong=kept[3])
            self.problems += (codec.value(data, file) for file, data in kept[2])
            return Totals(kept[0], tuple(kept[1]))
        if not self.complete and sum(source.file.stamp[1] for source in self.sources) > SMALL:
            return None
        self.complete = True
        try:
            summaries = work.summaries()
        except TooMany as many:
            self.problems += many.problems
            message = "so much is wrong up to here that the rest is not read until some of it is mended"
            self.problems.append(Problem("too-many", many.problems[-1].place, message))
            return None
        found = [p for name in work.pieces for p in work.problems(summaries[name])]
        joints = {n: summaries[n].joints if n in summaries else flow.joints(opened[n]) for n in names}
        if not errors((*self.problems, *found)):  # a step that was left out would make every jump behind it look wrong
            found += (self.sourced(work.placed(p)) for p in flow.check(joints, start))
        self.problems += found
        totals = _totals(joints)
        if clean:
            plain = [(p.place.file, codec.plain(p)) for p in found]
            wrong = [name for name, s in summaries.items() if s.problems]
            self.kept.cache.keep("result", {key: [totals.steps, totals.endings, plain, wrong]})
        return totals

    def start(self, head: Outline, names: Collection[str]) -> str:
        if head.start is None:
            return next(iter(names))
        if head.start.value not in names:
            self.sources.main.report.unknown(
                "unknown-scene", head.start, f"there is no scene {head.start.value!r}", names
            )
            return next(iter(names))
        return head.start.value

    def battery(self, head: Outline) -> str:
        """The number that the viewfinder shows."""
        if head.battery is None or self.sources.unread:
            return ""
        numbers = [name for name, variable in head.variables.items() if variable.is_number]
        if head.battery.value in numbers:
            return head.battery.value
        message = f"there is no number {head.battery.value!r} in 'vars'"
        self.sources.main.report.unknown("unknown-variable", head.battery, message, numbers)
        return ""

    def notes(self, names: Collection[str]) -> Notes:
        """The pages beside the story."""
        source = self.sources.notes
        if source is None:
            return Notes()
        found = notes.read(source.root, names, source.report)
        self.problems += notes.problems(found, source.report)
        return found

    def declared(self, head: Outline) -> Iterator[Problem]:
        """What the fonts cannot show of the words that are declared."""
        for variable in head.variables.values():
            yield from glyphs.missing(
                "".join(variable.words), variable.place, self.sources.files[variable.place.file].report
            )
        for character in head.cast.values():
            yield from glyphs.missing(character.name, character.place, self.sources.files[character.place.file].report)

    def finish(self, story: Story | None) -> Loaded:
        beside = [source for source in (self.sources.shelf, self.sources.notes) if source]
        for source in [*(self.sources if story is None else ()), *beside]:
            self.problems += remedies.prove(source.report, None)
        files = [*(s.file.path for s in self.sources), *self.sources.more]
        files += [self.sources.folder / "assets" / "catalog.yaml", self.sources.folder / notes.NAME]
        complete = story is None or story.scenes.totals is not None
        problems = in_order(map(self.sourced, self.problems))
        return Loaded(story, problems, tuple(files), complete, self.proof)

    def sourced(self, problem: Problem) -> Problem:
        """The problem with its line, if it was found where there are no lines."""
        source = self.sources.files.get(problem.place.file)
        if problem.source or source is None:
            return problem
        lines = self.kept.files.lines(source.file) if source.cut else source.report.written
        return replace(problem, source=lines[problem.place.line - 1]) if problem.place.line <= len(lines) else problem


def _shown(name: str) -> str:
    """The name of a folder as text; some systems allow any bytes there."""
    return name.encode("utf-8", "replace").decode()


def _totals(joints: Mapping[str, Joints]) -> Totals:
    endings = dict.fromkeys(ending for scene in joints.values() for ending in scene.endings)
    return Totals(sum(scene.steps for scene in joints.values()), tuple(endings))


def _fingerprint(title: str, head: Outline, pieces: Mapping[str, Where], opened: Mapping[str, Scene]) -> str:
    """Changes with any change of what the story says."""
    variables = [replace(v, place=Place("")) for v in head.variables.values()]
    digests = sorted(where.piece.digest for where in pieces.values())
    whole = sorted(" ".join((name, *(step.id for step in scene.steps))) for name, scene in opened.items())
    return digest_of(title, repr(variables), *digests, *whole)
