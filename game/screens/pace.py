"""Pace: what passes by itself: typewriter, auto and skip, timed choices, pauses. Seconds are given, never asked for."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from game.play.moment import Moment
from game.play.settings import Settings

Deed = Literal["", "advance", "timeout"]
Skip = Literal["off", "read", "all"]

GUARD = 0.4
"""Seconds after a choice appears in which nothing can be picked, so that a double press cannot choose."""

REST, NEVER = 0.5, -1e6
"""Seconds without a press, after which Enter picks what has the focus; and a press that never was."""

SKIP_STEP = 0.05
"""Seconds a line stands while skipping: 20 lines a second can still be stopped at the right one."""

SKIP_CARD = 0.35
"""Seconds a chapter's title stands while skipping: the dark behind it must not come and go like a flash."""

STRETCH = {"off": 0.0, "relaxed": 3.0, "standard": 1.0}
"""How much longer a timed choice lasts than the story says; 0 means that time does not run out."""


@dataclass(slots=True)
class Pace:
    """How far the current Moment has come. `typed` counts characters; `left` is what remains of a timed choice."""

    typed: float = 0.0
    since: float = 0.0
    auto: bool = False
    skip: Skip = "off"
    last: float = NEVER

    def begin(self, settings: Settings, typed: bool = False) -> None:
        """A Moment begins; `typed` when its text stands at once, as after rolling back."""
        self.since = 0.0
        self.last = NEVER
        self.typed = float("inf") if typed or not settings.text_speed or self.skip != "off" else 0.0

    def complete(self, length: int) -> bool:
        """Whether all of a text is there."""
        return self.typed >= length

    def finish(self) -> None:
        """The whole text at once."""
        self.typed = float("inf")

    def pass_time(self, seconds: float, moment: Moment, length: int, was_read: bool, settings: Settings) -> Deed:
        """Let time pass, and say what it does. `length` is the number of characters in the text."""
        self.since += seconds
        if self.typed < length:
            self.typed += seconds * settings.text_speed
        if moment.kind == "choice":
            if self.skip != "off" and not settings.skip_after_choices:
                self.skip = "off"
            return "timeout" if self.left(moment, settings) == 0.0 else ""
        if moment.kind == "end":
            self.skip, self.auto = "off", False
            return ""
        if self.skips(moment, was_read, settings):
            # A pause has no words: if it stood at all, the box would blink.
            stands = {"pause": 0.0, "chapter": SKIP_CARD}.get(moment.kind, SKIP_STEP)
            return "advance" if self.since >= stands else ""
        if moment.kind == "pause":
            return "advance" if self.since >= moment.seconds else ""
        if self.auto and self.complete(length):
            return "advance" if self.since >= self.reading(length, settings) else ""
        return ""

    def skips(self, moment: Moment, was_read: bool, settings: Settings) -> bool:
        """Whether this Moment is skipped; skipping ends at what was not read, unless the player wants all."""
        if self.skip == "off":
            return False
        if self.skip == "all" or settings.skip_unread or was_read:
            return True
        self.skip = "off"
        return False

    def reading(self, length: int, settings: Settings) -> float:
        """Seconds that auto gives a text: from about 8 to 40 characters a second, and never under one second."""
        typing = length / settings.text_speed if settings.text_speed else 0.0
        return max(1.0, typing + 0.6, length / (4.0 + 3.6 * settings.auto_speed) + 1.0)

    def left(self, moment: Moment, settings: Settings) -> float | None:
        """Seconds until a timed choice decides by itself, or None when nothing presses."""
        whole = moment.within * STRETCH[settings.timers]
        return max(0.0, whole - self.since) if moment.kind == "choice" and whole else None

    def share(self, moment: Moment, settings: Settings) -> float | None:
        """The same as a part of the whole, in tenths: what the shrinking square shows. 0 only when time is out."""
        left = self.left(moment, settings)
        return None if left is None else ceil(10 * left / (moment.within * STRETCH[settings.timers])) / 10

    def pressed(self) -> bool:
        """A key that goes on was pressed at a choice: whether it comes from hands that were only reading on.

        Whoever presses again and again picks nothing; a moment's rest, and the press is meant.
        """
        hasty = self.since - self.last < REST
        self.last = self.since
        return hasty

    def may_pick(self) -> bool:
        """Whether a choice has stood long enough to be picked from."""
        return self.since >= GUARD
