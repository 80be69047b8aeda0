"""The files of one reading of a story: the main one, its catalogue, and whatever they include."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from game.story import drafted, inventory, notes, outline, trial
from game.story.catalogue import Catalogue
from game.story.cut import Cut, Piece
from game.story.files import Again, File, Kept
from game.story.outline import Outline
from game.story.problems import CannotRead, Place, Problem
from game.story.reader import Broken, Node, Text, parse
from game.story.report import Report
from game.story.slips import Weigh

MOST_FILES = 10_000
ENOUGH = 400
"""Slips after which no further included file is read: nobody mends so many without looking again."""


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


class Sources:
    """Create, then call `all`. `problems` are those that are in no report; `more` are other paths to be watched.

    `shelf` is the catalogue, `notes` the pages beside the story, where there are any.

    With `unread`, names are missing that the rest of the story uses.
    """

    def __init__(self, path: Path, kept: Kept) -> None:
        self.path, self.folder, self.kept = path, path.parent, kept
        self.files: dict[str, Source] = {}
        self.shelf: Source | None = None
        self.notes: Source | None = None
        self.problems: list[Problem] = []
        self.more: list[Path] = []
        self.unread = False
        self._homes: dict[Path, bool] = {}

    @property
    def main(self) -> Source:
        return next(iter(self.files.values()))

    def __iter__(self) -> Iterator[Source]:
        return iter(self.files.values())

    def all(self) -> Catalogue:
        """Read all files; the catalogue. Raises `CannotRead`, `Again`, `Changed`."""
        main = self.source(self.path)
        catalogue = self.catalogue()
        self.notes = self.beside(self.folder / notes.NAME, notes.odd)
        self.outlines(main, catalogue or Catalogue())
        if catalogue is None:
            catalogue = drafted.drafted(self.folder / "assets", self.uses(), main.outline.cast)
            main.outline.cast = outline.dressed(main.outline.cast, catalogue)
        return catalogue

    def source(self, path: Path) -> Source:
        """Read a file of scenes: its head, if it can be cut into pieces, else all of it."""
        file = self.kept.files.read(path)
        source = self.head(file, file.cut) if file.cut is not None else self.whole(file, trial.odd)
        self.files[file.name] = source
        return source

    def beside(self, path: Path, weigh: Weigh) -> Source | None:
        """Read a file that has no scenes, if there is one; `weigh` tells how odd a reading of it is."""
        return self.whole(self.kept.files.read(path), weigh) if path.exists() else None

    def head(self, file: File, found: Cut) -> Source:
        try:
            root = parse(found.head) if found.head else None
        except Broken:
            self.again(file)
        return Source(file, root, Report(file.name, found.head.split("\n")))

    def whole(self, file: File, weigh: Weigh) -> Source:
        names = self.main.outline.cast.keys() if self.files else ()
        found = self.kept.files.recovered(file, weigh, names)
        report = Report(file.name, found.lines, found.written, found.drafts, found.lost)
        self.unread = self.unread or found.head_lost
        lines = (line for first, last in found.lost for line in found.written[first - 1 : last])
        marks = frozenset(m[1] for line in lines if (m := re.search(r"\b(?:mark|glimpse|as_they_are):\s*(\w+)", line)))
        return Source(file, found.root, report, marks)

    def again(self, file: File) -> NoReturn:
        """This file cannot be read in pieces. Raises `Again`."""
        self.kept.files.as_whole(file)
        raise Again

    def catalogue(self) -> Catalogue | None:
        path = self.folder / "assets" / "catalog.yaml"
        self.shelf = self.beside(path, inventory.odd)
        if self.shelf is None:
            message = "there is no assets/catalog.yaml: every picture is drawn as a card, without words for the blind"
            name = self.path.name
            self.problems.append(Problem("no-catalogue", Place(name), message, warning=True))
            return None
        return inventory.read(self.shelf.root, path.parent, self.shelf.report)

    def outlines(self, main: Source, catalogue: Catalogue) -> None:
        main.outline = self.outline(main, catalogue, main=True)
        todo, known = [(main, pattern) for pattern in main.outline.include], {main.file.path}
        asked: set[str] = set()
        slips = 0 if main.cut else len(main.report.drafts)
        while todo:
            source, pattern = todo.pop(0)
            if pattern.value in asked:
                continue  # all that it names is known
            asked.add(pattern.value)
            paths = [path for path in self.included(source, pattern) if path not in known]
            self.kept.files.expect(paths)
            for path in paths:
                known.add(path)
                if slips > ENOUGH:
                    self.unread = True
                    self.more.append(path)
                    continue
                found = self.readable(path)
                if found is None:
                    continue
                slips += 0 if found.cut else len(found.report.drafts)
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
        except (ValueError, OSError):  # "**x" and the like; a name longer than any that a disk knows
            found = []
        found = [path for path in found if self.at_home(path)]
        if not found:
            source.report.at("include", pattern, f"no file here is called {pattern.value!r}")
        if len(found) + len(self.files) > MOST_FILES:
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
        for source in self:
            found.add(drafted.uses(source.root))
            if source.cut is None:
                continue
            kept = dict(self.kept.cache.all("uses", (piece.digest for piece in source.cut.pieces)))
            new = {}
            for piece in source.cut.pieces:
                if piece.digest not in kept:
                    root = self.alone(source, piece)
                    new[piece.digest] = kept[piece.digest] = drafted.uses(root).as_data()
                found.add(drafted.uses_from(kept[piece.digest]))
            self.kept.cache.keep("uses", new)
        return found

    def alone(self, source: Source, piece: Piece) -> Node | None:
        """The tree of one scene."""
        try:
            return parse("scenes:\n" + self.text(source, piece))
        except Broken:
            self.again(source.file)

    def text(self, source: Source, piece: Piece) -> str:
        """The lines of one scene. Raises `CannotRead`, `Changed`."""
        return piece.text(self.kept.files.lines(source.file))
