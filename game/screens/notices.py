"""Notices: sentences that the player should know, one after the other, each long enough to be read."""

from __future__ import annotations

LEAST = 4.0
A_CHARACTER = 0.06
"""Seconds: a notice stands for at least LEAST, and longer when it has more to read."""


class Notices:
    """A queue. `current` is what is shown now; empty when there is nothing to tell."""

    def __init__(self) -> None:
        self.current = ""
        self._left = 0.0
        self._waiting: list[str] = []

    def take(self, sentences: list[str]) -> bool:
        """Take what was told meanwhile out of the list; whether what is shown has changed."""
        for sentence in sentences:
            if sentence and sentence != self.current and sentence not in self._waiting:
                self._waiting.append(sentence)
        sentences.clear()
        return self._next() if not self.current else False

    def clear(self) -> None:
        """Nothing to tell any more."""
        self.current = ""
        self._waiting.clear()

    def pass_time(self, seconds: float) -> bool:
        """Let time pass; whether what is shown has changed."""
        if not self.current:
            return False
        self._left -= seconds
        if self._left > 0:
            return False
        self.current = ""
        self._next()
        return True

    def _next(self) -> bool:
        if not self._waiting:
            return False
        self.current = self._waiting.pop(0)
        self._left = max(LEAST, len(self.current) * A_CHARACTER)
        return True
