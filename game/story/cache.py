"""What was found out about a story, kept on disk: compiled scenes, by their content, and the results of checks.

One small database for each story, in the folder where the system keeps what can be made again. There is only JSON
in it. Whatever is wrong with it (another version, a full disk, two programs at once), the story is read without it:
nothing here ever raises, and nothing is ever asked of it that cannot be had from the files.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from game import __version__
from game.story.cut import digest_of

Found = TypeVar("Found")

WAIT = 0.5
"""Seconds to wait for another program that writes."""
_SHELVES = ("file", "uses", "known", "steps", "ids", "skeleton", "result", "proof")
_log = logging.getLogger(__name__)


def program() -> str:
    """Changes with every change of the program's reading: what another version kept is not understood."""
    own = sorted(Path(__file__).parent.rglob("*.py"))
    stamps = [f"{p.name} {(s := p.stat()).st_size} {s.st_mtime_ns}" for p in own]
    return digest_of(__version__, *stamps)


def as_json(data: object) -> str:
    """Short JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


class Cache:
    """Texts by shelf and key. `folder` is made when there is something to keep."""

    def __init__(self, folder: Path | None, story: Path) -> None:
        self._lock = Lock()
        self._base: sqlite3.Connection | None = None
        if folder is None:
            return
        self.file = folder / f"{story.parent.name[:40] or 'story'}-{digest_of(os.path.realpath(story))}.db"
        self._base = self._open()

    @property
    def works(self) -> bool:
        """Whether anything can be kept."""
        return self._base is not None

    def get(self, shelf: str, key: str) -> Any:
        """What was kept, or None."""
        return next((found for _, found in self.all(shelf, [key])), None)

    def all(self, shelf: str, keys: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Those of the keys that are known, with what was kept."""
        wanted = [*dict.fromkeys(keys)]
        for first in range(0, len(wanted), 500):
            some = wanted[first : first + 500]
            query = f"select key, data from {shelf} where key in ({','.join('?' * len(some))})"
            for key, text in self._rows(query, some):
                with suppress(ValueError, RecursionError):
                    yield key, json.loads(text)

    def keep(self, shelf: str, found: Mapping[str, object]) -> None:
        """Keep these, in place of what the same keys had."""
        self.keep_texts({shelf: {key: as_json(data) for key, data in found.items()}})

    def keep_texts(self, found: Mapping[str, Mapping[str, str]]) -> None:
        """The same for JSON, of several shelves."""

        def write() -> None:
            assert self._base is not None
            with self._base:
                for shelf, texts in found.items():
                    self._base.executemany(f"insert or replace into {shelf} values (?, ?)", texts.items())

        self._try(write)

    def holding(self, ids: Iterable[str], keys: Iterable[str]) -> Iterator[str]:
        """The keys among these below which any of some ids stands."""
        asked, wanted = [*ids], {*keys}
        like = " or ".join("instr(data, ?)" for _ in asked)
        rows = self._rows(f"select key, data from ids where {like}", [f'"{i}"' for i in asked])
        return (key for key, _ in rows if key in wanted)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._base is not None:
                self._base.close()
                self._base = None

    def _rows(self, query: str, values: list[str]) -> list[tuple[str, str]]:
        def read() -> list[tuple[str, str]]:
            assert self._base is not None
            return self._base.execute(query, values).fetchall()

        return self._try(read) or []

    def _try(self, job: Callable[[], Found]) -> Found | None:
        """Do something with the database; if it fails, go on without."""
        with self._lock:
            if self._base is None:
                return None
            try:
                return job()
            except sqlite3.Error as error:
                _log.warning("The story's cache %s is left alone: %s", self.file, error)
                with suppress(sqlite3.Error):
                    self._base.close()
                self._base = None
                return None

    def prune(self, keys: Iterable[str]) -> None:
        """Forget scenes that are not among these, once they are the greater part."""
        wanted = {*keys}

        def sweep() -> None:
            assert self._base is not None
            with self._base:
                kept = [key for (key,) in self._base.execute("select key from known")]
                old = [(key,) for key in kept if key not in wanted]
                if len(old) > len(wanted) + 1000:
                    for shelf in ("known", "steps", "ids", "skeleton"):
                        self._base.executemany(f"delete from {shelf} where key = ?", old)
                    for shelf in ("result", "proof"):
                        self._base.execute(f"delete from {shelf}")

        self._try(sweep)

    def _open(self) -> sqlite3.Connection | None:
        """The database, emptied if another version of the program wrote it, made anew if it is none."""
        for _ in range(2):
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                base = sqlite3.connect(self.file, timeout=WAIT, check_same_thread=False)
                self._prepare(base)
            except sqlite3.OperationalError as error:  # locked, a full disk, a folder that cannot be written
                _log.info("The story's cache %s cannot be used: %s", self.file, error)
                return None
            except sqlite3.DatabaseError:
                base.close()
                with suppress(OSError):
                    os.unlink(self.file)
            except OSError as error:
                _log.info("The story's cache %s cannot be used: %s", self.file, error)
                return None
            else:
                return base
        return None

    def _prepare(self, base: sqlite3.Connection) -> None:
        base.execute("pragma synchronous = off")  # whatever is lost can be made again
        own = program()
        tables = {name for (name,) in base.execute("select name from sqlite_master where type = 'table'")}
        if tables == {*_SHELVES, "version"} and base.execute("select program from version").fetchall() == [(own,)]:
            return
        with base:
            for table in tables:
                base.execute(f'drop table "{table}"')
            for shelf in _SHELVES:
                base.execute(f"create table {shelf} (key text primary key, data text) without rowid")
            base.execute("create table version (program text)")
            base.execute("insert into version values (?)", (own,))
