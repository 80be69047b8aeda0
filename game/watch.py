"""Watching the writer's files: whether any of them changed since the last look."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Signature = tuple[int, int, int]

PATIENCE = 30
"""Looks for which a file may be away: some editors take it away for an instant before they write it anew."""


class Watch:
    """Call `changed` in every frame: a look at a hundred files costs a fraction of a millisecond.

    Folders can be watched as well: they change when a file appears in them.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self.follow(paths)

    def follow(self, paths: Iterable[Path]) -> None:
        """Watch these from now on."""
        self.paths = tuple(dict.fromkeys(paths))
        self._known = self._look()
        self._away = 0

    def _look(self) -> dict[Path, Signature | None]:
        return {path: _signature(path) for path in self.paths}

    def changed(self) -> bool:
        """Whether there is something new since the last time that this was asked."""
        now = self._look()
        if now == self._known:
            return False
        away = any(now[path] is None and self._known[path] is not None for path in now)
        self._away = self._away + 1 if away else 0
        if 0 < self._away < PATIENCE:
            return False
        self._known, self._away = now, 0
        return True


def _signature(path: Path) -> Signature | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
