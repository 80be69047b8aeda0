"""A story's files -> the Story, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from game.story import coverage, flow, inventory, outline, reader, remedies, slips
from game.story.catalogue import Catalogue
from game.story.compiler import Scope, compile_scene
from game.story.identity import digest
from game.story.model import Choice, Direct, Say, Scene, Story
from game.story.outline import Outline
from game.story.problems import CannotRead, Place, Problem, errors, in_order
from game.story.reader import Node, Text
from game.story.report import Report

MOST_FILES = 10_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """The story as far as it could be understood (None when there is nothing to play), and the files it is made of."""

    story: Story | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]

    @property
    def playable(self) -> bool:
        """Whether nothing is wrong that keeps it from being played as it stands."""
        return self.story is not None and not errors(self.problems)


@dataclass(slots=True)
class Source:
    """One file: its text as the reader understood it, and the slips that were mended in memory to get there."""

    path: Path
    text: str
    root: Node | None
    report: Report
    outline: Outline = field(default_factory=Outline)


def load(path: Path) -> Loaded:
    """Read a story with all its includes and its catalogue. Never raises for what a writer can do."""
    try:
        return _Loader(path).load()
    except CannotRead as failure:
        return Loaded(None, (failure.problem,), (path,))


class _Loader:
    def __init__(self, path: Path) -> None:
        self.path, self.folder = path, path.parent
        self.sources: dict[str, Source] = {}
        self.problems: list[Problem] = []
        self.shelf: Source | None = None

    def load(self) -> Loaded:
        main = self.source(self.path)
        catalogue = self.catalogue()
        if catalogue is None:
            catalogue = inventory.drafted(self.path.parent / "assets", main.root)
        self.outlines(main, catalogue)
        if not any(s.root for s in self.sources.values()):
            return self.finish(None)
        return self.finish(self.compile(main.outline, catalogue))

    def source(self, path: Path) -> Source:
        """Read a file; its name in messages is its path from the story's folder."""
        name = path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else path.name
        text = reader.read_file(path, name)
        self.problems += reader.unreadable(text, name)
        recovered = slips.recover(reader.blanked(text), name)
        report = Report(name, recovered.text)
        report.drafts += recovered.drafts
        found = Source(path, recovered.text, recovered.root, report)
        self.sources[name] = found
        return found

    def catalogue(self) -> Catalogue | None:
        path = self.folder / "assets" / "catalog.yaml"
        if not path.exists():
            message = "there is no assets/catalog.yaml: every picture is drawn as a card, without words for the blind"
            name = self.path.name
            self.problems.append(Problem("no-catalogue", Place(name), message, warning=True))
            return None
        self.shelf = self.source(path)
        del self.sources[self.shelf.report.file]
        return inventory.read(self.shelf.root, path.parent, self.shelf.report)

    def outlines(self, main: Source, catalogue: Catalogue) -> None:
        main.outline = outline.read(main.root, catalogue, main.report)
        todo = [(main, pattern) for pattern in main.outline.include]
        while todo:
            source, pattern = todo.pop(0)
            for path in self.included(source, pattern):
                if path in [s.path for s in self.sources.values()]:
                    continue
                found = self.source(path)
                found.outline = outline.read(found.root, catalogue, found.report, main=False)
                todo += [(found, inner) for inner in found.outline.include]

    def included(self, source: Source, pattern: Text) -> list[Path]:
        """The files of an `include:` pattern, in the order of their names; never outside the story's folder."""
        if pattern.value.startswith("/") or ".." in pattern.value.split("/") or ":" in pattern.value:
            source.report.at("include", pattern, "an included file lies in the story's folder, or below it")
            return []
        found = sorted(p for p in self.folder.glob(pattern.value) if p.is_file())
        if not found:
            source.report.at("include", pattern, f"no file is called {pattern.value!r} here")
        if len(found) + len(self.sources) > MOST_FILES:
            source.report.at("include", pattern, f"a story may have {MOST_FILES:,} files at most")
            return []
        return found

    def scenes(self) -> dict[str, tuple[Source, Text, Node]]:
        found: dict[str, tuple[Source, Text, Node]] = {}
        for source in self.sources.values():
            for name, (key, node) in source.outline.scenes.items():
                if name in found:
                    other = found[name][0].report.place(found[name][1])
                    source.report.at("twice", key, f"the scene {name!r} stands in {other} already")
                else:
                    found[name] = source, key, node
        return found

    def compile(self, head: Outline, catalogue: Catalogue) -> Story | None:
        scenes = self.scenes()
        marks = outline.marks({name: (key, node) for name, (_, key, node) in scenes.items()})
        scope = Scope(head.cast, head.variables, scenes.keys(), marks, catalogue)
        compiled: dict[str, Scene] = {}
        for name, (source, key, node) in scenes.items():
            compiled[name] = compile_scene(name, key, node, scope, source.report)
        if not compiled:
            return None
        start = self.start(head, compiled)
        for source in self.sources.values():
            self.problems += remedies.prove(source.report, source.text, scope)
        title = head.title or self.folder.resolve().name
        story = Story(
            id=head.id or title,
            title=title,
            start=start,
            cast=head.cast,
            variables=head.variables,
            scenes=compiled,
            catalogue=catalogue,
            fingerprint=_fingerprint(head, compiled),
            folder=self.folder,
            author=head.author,
            note=head.note,
        )
        self.problems += self.seen(story)
        if not errors(self.problems):  # a step that was left out would make every jump behind it look wrong
            self.problems += flow.check(story)
        return story

    def start(self, head: Outline, compiled: Mapping[str, Scene]) -> str:
        main = next(iter(self.sources.values()))
        if head.start is None:
            return next(iter(compiled))
        if head.start.value not in compiled:
            main.report.unknown("unknown-scene", head.start, f"there is no scene {head.start.value!r}", compiled.keys())
            return next(iter(compiled))
        return head.start.value

    def seen(self, story: Story) -> Iterator[Problem]:
        """What only the whole story shows: characters without a glyph, worlds without a picture."""
        for scene in story.scenes.values():
            for step in scene.steps:
                texts: list[tuple[Place, str]] = []
                if isinstance(step, Say):
                    texts = [(step.place, step.text), (step.place, step.who)]
                elif isinstance(step, Choice):
                    texts = [(option.place, option.text) for option in step.options]
                elif isinstance(step, Direct):
                    texts = [(step.place, str(step.value))]
                    yield from _world(story, step)
                for place, text in texts:
                    lost = coverage.missing(text)
                    if lost:
                        listed = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in lost[:5])
                        yield Problem("cannot-show", place, f"the fonts have no picture for {listed}")

    def finish(self, story: Story | None) -> Loaded:
        proved_already = story is not None
        for source in [*self.sources.values(), *([self.shelf] if self.shelf else [])]:
            if not proved_already or source is self.shelf:
                self.problems += remedies.prove(source.report, source.text, None)
        files = [s.path for s in self.sources.values()]
        files.append(self.folder / "assets" / "catalog.yaml")
        return Loaded(story, in_order(self.problems), tuple(files))


def _world(story: Story, step: Direct) -> Iterator[Problem]:
    """A step that asks for the lens world of a picture that has none."""
    shelf = {"background": story.catalogue.backgrounds, "illustration": story.catalogue.illustrations}.get(step.word)
    picture = shelf.get(str(step.value)) if shelf else None
    if picture and step.adverbs.get("world") == "lens" and "lens" not in picture.worlds:
        yield Problem("no-world", step.place, f"{picture.name!r} has no world 'lens' in assets/catalog.yaml")


def _fingerprint(head: Outline, scenes: Mapping[str, Scene]) -> str:
    steps = [(name, *(step.id for step in scene.steps)) for name, scene in scenes.items()]
    variables = [replace(v, place=Place("")) for v in head.variables.values()]
    return digest(head.title, variables, sorted(steps))


