"""Variables are finite by declaration, so that everything about a story can be proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from game.story.problems import Place

Value = Union[int, str]


@dataclass(frozen=True, slots=True)
class Variable:
    """A finite variable: a whole number from `low` to `high`, or one of `words`."""

    name: str
    start: Value
    low: int = 0
    high: int = 0
    words: tuple[str, ...] = ()
    place: Place = Place("")

    @property
    def is_number(self) -> bool:
        return not self.words

    def clamp(self, number: int) -> int:
        """`add` stays inside the range."""
        return max(self.low, min(self.high, number))

    def allows(self, value: Value) -> bool:
        """Whether the variable can hold this."""
        if self.is_number:
            return isinstance(value, int) and self.low <= value <= self.high
        return value in self.words
