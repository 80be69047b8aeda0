"""Watching the writer's files: whether any of them changed since the last look."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable
from pathlib import Path

Signature = tuple[int, int, int]

PATIENCE = 30
"""Looks for which a file may be away: some editors take it away for an instant before they write it anew."""

HOT = 8
"""Files that are looked at in every frame: those that changed last, and at first the story's own."""

SOME = 48
"""Others that are looked at in one frame, in turn: a story of a hundred files is looked through in two."""


class Watch:
    """Call `changed` in every frame: it costs a tenth of a millisecond, however many files there are.

    Folders can be watched as well: they change when a file appears in them.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._known: dict[Path, Signature | None] = {}
        self._hot: deque[Path] = deque(maxlen=HOT)
        self._turn: deque[Path] = deque()
        self._away = 0
        self.follow(paths)

    @property
    def paths(self) -> tuple[Path, ...]:
        """What is watched."""
        return tuple(self._known)

    def follow(self, paths: Iterable[Path]) -> None:
        """Watch these from now on."""
        wanted = dict.fromkeys(paths)
        self._known = {path: self._known[path] if path in self._known else _signature(path) for path in wanted}
        kept = [path for path in self._hot if path in wanted]
        self._hot = deque([*kept, *(path for path in wanted if path not in kept)][:HOT], HOT)
        self._turn = deque(wanted)

    def changed(self) -> bool:
        """Whether there is something new since the last time that this was asked."""
        found = {path: _signature(path) for path in self._next()}
        new = {path: now for path, now in found.items() if now != self._known[path]}
        for path in new:
            self._heat(path)
        if not new:
            return False
        away = any(now is None for now in new.values())
        self._away = self._away + 1 if away else 0
        if 0 < self._away < PATIENCE:
            return False
        self._known.update(new)
        self._away = 0
        return True

    def _next(self) -> set[Path]:
        some = min(SOME, len(self._turn))
        turn = [self._turn[n] for n in range(some)]
        self._turn.rotate(-some)
        return {*self._hot, *turn}

    def _heat(self, path: Path) -> None:
        """This one will likely change again."""
        if path in self._hot:
            self._hot.remove(path)
        self._hot.appendleft(path)


def _signature(path: Path) -> Signature | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
