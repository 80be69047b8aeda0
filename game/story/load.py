"""A story's files -> the Story, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from game.story import coverage, flow, inventory, outline, reader, remedies, slips, trial
from game.story.catalogue import Catalogue
from game.story.compiler import compile_scene
from game.story.identity import digest
from game.story.model import Choice, Direct, End, Say, Scene, Story
from game.story.outline import Outline
from game.story.problems import CannotRead, Place, Problem, Remedy, blocking, errors, in_order
from game.story.reader import Node, Text
from game.story.report import Report
from game.story.scope import Scope

MOST_FILES = 10_000
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
"""What comes along when words are copied from a printed page."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The story as far as it could be understood (None when there is nothing to play), and what it is made of.

    `files` are to be watched: they hold folders too, in which an included file may appear.
    """

    story: Story | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]

    @property
    def playable(self) -> bool:
        """Whether nothing is wrong that keeps it from being played as it stands."""
        return self.story is not None and not blocking(self.problems)


@dataclass(slots=True)
class Source:
    """One file: the tree of its text, what is wrong with it so far, and the marks in stretches that cannot be read."""

    path: Path
    root: Node | None
    report: Report
    marks: frozenset[str] = frozenset()
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
        self.unread = False
        self.more: list[Path] = []

    def load(self) -> Loaded:
        main = self.source(self.path)
        catalogue = self.catalogue()
        self.outlines(main, catalogue or Catalogue())
        if catalogue is None:
            catalogue = inventory.drafted(
                self.folder / "assets", (s.root for s in self.sources.values()), main.outline.cast
            )
            main.outline.cast = outline.dressed(main.outline.cast, catalogue)
        if self.unread:  # names are missing: everything that uses them would look wrong
            return self.finish(None)
        return self.finish(self.compile(main.outline, catalogue))

    def source(self, path: Path) -> Source:
        """Read a file; its name in messages is its path from the story's folder."""
        name = path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else path.name
        text = reader.read_file(path, name)
        shelf = path == self.folder / "assets" / "catalog.yaml"
        main = next(iter(self.sources.values()), None)
        names = main.outline.cast.keys() if main else ()
        found = slips.recover(text, name, inventory.odd if shelf else trial.odd, names)
        report = Report(name, found.lines, found.written, found.drafts, found.lost)
        self.unread = self.unread or found.head_lost
        lines = (line for first, last in found.lost for line in found.written[first - 1 : last])
        marks = frozenset(m[1] for line in lines if (m := re.search(r"\bmark:\s*(\w+)", line)))
        source = Source(path, found.root, report, marks)
        self.sources[name] = source
        return source

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
        todo, known = [(main, pattern) for pattern in main.outline.include], {main.path}
        while todo:
            source, pattern = todo.pop(0)
            for path in self.included(source, pattern):
                if path in known:
                    continue
                known.add(path)
                found = self.readable(path)
                if found is None:
                    continue
                found.outline = outline.read(found.root, catalogue, found.report, main=False)
                todo += [(found, inner) for inner in found.outline.include]

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
        home = self.folder.resolve()
        self.more.append(self.folder / Path(pattern.value).parent)  # a folder changes when a file appears in it
        try:
            found = sorted(p for p in self.folder.glob(pattern.value) if p.is_file())
        except ValueError:  # "**x" and the like
            found = []
        found = [path for path in found if path.resolve().is_relative_to(home)]
        if not found:
            source.report.at("include", pattern, f"no file here is called {pattern.value!r}")
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
        marks.update(*(source.marks for source in self.sources.values()))
        scope = Scope(head.cast, head.variables, scenes.keys(), marks, catalogue)
        compiled: dict[str, Scene] = {}
        for name, (source, key, node) in scenes.items():
            compiled[name] = compile_scene(name, key, node, scope, source.report)
        if not compiled:
            return None
        start = self.start(head, compiled)
        for source in self.sources.values():
            source.report.forget("unknown-variable", head.unsure)
            self.problems += remedies.prove(source.report, scope)
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
        for variable in story.variables.values():
            yield from self.glyphs(variable.place, "".join(variable.words))
        for character in story.cast.values():
            yield from self.glyphs(character.place, character.name)
        for scene in story.scenes.values():
            for step in scene.steps:
                if isinstance(step, Say):
                    yield from self.glyphs(step.place, step.text)
                elif isinstance(step, Choice):
                    for option in step.options:
                        yield from self.glyphs(option.place, option.text)
                elif isinstance(step, End):
                    yield from self.glyphs(step.place, step.name)
                elif isinstance(step, Direct):
                    yield from self.glyphs(step.place, str(step.value))
                    yield from _world(story, step)

    def glyphs(self, place: Place, text: str) -> Iterator[Problem]:
        """The characters of a text that the fonts cannot show, each once; one problem for a line."""
        report, lines = self.sources[place.file].report, dict[int, list[tuple[int, str]]]()
        for char in coverage.missing(text):
            number = next((n for n in range(place.line, place.line + 20) if char in report.line(n)), place.line)
            column = report.find(number, place.column if number == place.line else 1, char)
            lines.setdefault(number, []).append((column, char))
        for number, found in lines.items():
            column, line = min(found)[0], report.line(number)
            named = ", ".join(f"{char!r} (U+{ord(char):04X})" for _, char in sorted(found)[:3])
            more = f" and {len(found) - 3} more" if len(found) > 3 else ""
            message = f"the fonts of the game have no picture for {named}{more}"
            plain = "".join(LIGATURES.get(char, char) for char in line)
            remedy = Remedy(number, number, (plain,)) if plain != line and not coverage.missing(plain) else None
            yield Problem("cannot-show", Place(place.file, number, column), message, line, remedy)

    def finish(self, story: Story | None) -> Loaded:
        proved_already = story is not None
        for source in [*self.sources.values(), *([self.shelf] if self.shelf else [])]:
            if not proved_already or source is self.shelf:
                self.problems += remedies.prove(source.report, None)
        files = [*(s.path for s in self.sources.values()), *self.more]
        files.append(self.folder / "assets" / "catalog.yaml")
        return Loaded(story, in_order(map(self.sourced, self.problems)), tuple(files))

    def sourced(self, problem: Problem) -> Problem:
        """The problem with its line, if it was found where there are no lines."""
        source = self.sources.get(problem.place.file)
        if problem.source or source is None or problem.place.line > len(source.report.written):
            return problem
        return replace(problem, source=source.report.written[problem.place.line - 1])


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
