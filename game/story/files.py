"""The files of a story: read once, and again when they change on the disk."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from game.story import reader
from game.story.cache import Cache
from game.story.cut import Cut, cut, cut_from, digest_of
from game.story.proof import Proof
from game.story.slips import Recovered, Weigh, recover
from game.story.summary import Summary

Stamp = tuple[int, int, int]
"""When a file was written, in nanoseconds; its size in bytes; its number on the disk."""

FRESH = 100_000_000
"""Nanoseconds after writing in which a file may be written again without another stamp: clocks of disks tick slowly."""


@dataclass(frozen=True, slots=True)
class File:
    """One file as it was when it was read. `cut` is None for one that must be read as a whole.

    `settled` is false where it was written so lately that its stamp may not tell it from what is written next.
    """

    path: Path
    name: str
    stamp: Stamp
    digest: str
    cut: Cut | None
    settled: bool


class Files:
    """The files below one folder."""

    def __init__(self, folder: Path, cache: Cache) -> None:
        self.folder, self.cache = folder, cache
        self._files: dict[str, File] = {}
        self._texts: dict[str, tuple[str, str]] = {}
        self._kept: dict[str, list[object]] = {}
        self._whole: set[tuple[str, str]] = set()
        self._lines: tuple[tuple[str, str], list[str]] = ("", ""), []
        self._recovered: dict[str, tuple[str, tuple[str, ...], Recovered]] = {}

    def name(self, path: Path) -> str:
        """What a file is called in messages: its path from the story's folder."""
        return path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else path.name

    def expect(self, paths: Iterable[Path]) -> None:
        """These will be read next: look up together what was kept of them."""
        names = [name for path in paths if (name := self.name(path)) not in self._files]
        self._kept.update(self.cache.all("file", names))

    def read(self, path: Path) -> File:
        """A file as it is now. Raises `CannotRead`."""
        name = self.name(path)
        known, stamp = self._files.get(name), _stamp(path)
        if known is None or not known.settled or known.stamp != stamp:
            kept = self._kept.pop(name, None)
            if stamp and kept and kept[0] == [*stamp]:
                known = File(path, name, stamp, str(kept[1]), cut_from(kept[2]), True)  # type: ignore[arg-type]
            else:
                known = self._read(path, name, stamp or (0, 0, 0), known)
            self._files[name] = known
        if known.cut is not None and (name, known.digest) in self._whole:
            known = self._files[name] = replace(known, cut=None)
        return known

    def _read(self, path: Path, name: str, stamp: Stamp, known: File | None) -> File:
        now = time.time_ns()
        text = reader.read_file(path, name)
        digest, settled = digest_of(text), abs(now - stamp[0]) > FRESH
        self._texts[name] = digest, text
        found = known.cut if known is not None and known.digest == digest else cut(text)
        if found and settled:
            self.cache.keep("file", {name: [stamp, digest, found.as_data()]})
        return File(path, name, stamp, digest, found, settled)

    def as_whole(self, file: File) -> None:
        """This text cannot be read in pieces: from now on, read all of it together."""
        self._whole.add((file.name, file.digest))

    def text(self, file: File) -> str:
        """The text of a file. Raises `CannotRead`, or `Changed` where it is not the one any more that was read."""
        digest, text = self._texts.get(file.name, ("", ""))
        if digest != file.digest:
            text = reader.read_file(file.path, file.name)
            if digest_of(text) != file.digest:
                raise Changed(file.name)
            self._texts[file.name] = file.digest, text
        return text

    def lines(self, file: File) -> list[str]:
        """The lines of a file; those of the one that was asked for last are at hand. Raises like `text`."""
        if self._lines[0] != (file.name, file.digest):
            self._lines = (file.name, file.digest), self.text(file).split("\n")
        return self._lines[1]

    def recovered(self, file: File, weigh: Weigh, names: Iterable[str]) -> Recovered:
        """A file that is read as a whole, with what was mended to read on."""
        text, people = self.text(file), tuple(names)
        known = self._recovered.get(file.name)
        if known is None or known[:2] != (file.digest, people):
            known = self._recovered[file.name] = file.digest, people, recover(text, file.name, weigh, people)
        return known[2]

    def forget_texts(self) -> None:
        """Let go of texts that nobody needs any more, because all that they say is kept."""
        self._texts.clear()
        self._lines = ("", ""), []


@dataclass(slots=True)
class Kept:
    """What stays from one reading of a story to the next: what was found out of each scene, by its content.

    `texts` are of compiled scenes that are not in the cache, by key and shelf; `proofs` by the logic of the whole.
    `hands` processes may compile at once. `closed` tells whoever is reading that nobody needs it.
    """

    cache: Cache
    files: Files
    summaries: dict[str, Summary] = field(default_factory=dict)
    texts: dict[str, Mapping[str, str]] = field(default_factory=dict)
    proofs: dict[str, Proof] = field(default_factory=dict)
    hands: int = 1
    closed: bool = False


class Changed(Exception):
    """The file was written again since it was read."""


class Again(Exception):
    """A file cannot be read in pieces: begin again, and read it as a whole."""


class Closed(Exception):
    """The story is not needed any more."""


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
