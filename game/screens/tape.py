"""The tape: where on it a stop lies, and what is seen while it winds: a sign with a running counter, a torn line.

Rolling back and forward happen at once; this only shows them, for half a second more. A voice reads the sign.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import lru_cache

import pygame

from game.play.settings import Settings
from game.screens.controls import Control
from game.stage.lens import timecode

A_STOP = 6
"""Seconds of tape that a stop takes on the counter: about as long as reading a line."""

LINGER = 0.5
"""Seconds that the tape is seen to wind after the last step."""

RUNS = 9.0
"""How quickly the counter runs to where the tape is: this part of what is left in a second."""

REST = 0.35
"""Seconds that the tape must stand, after step upon step, until options are laid over the picture again. Dark plates
that come and go faster would be a flash; none of them could be picked by then."""

BAND = 30.0
"""Units: the height of the torn line."""

THEY_DO_NOT = "The tape winds back; they do not."
_CREEP, _TEARS = 0.55, 14
"""Pictures that the torn line crosses in a second, and how often in a second it tears anew."""


def counter(index: int) -> int:
    """The seconds on the counter at a stop of the tape, from 0."""
    return max(0, index) * A_STOP


@dataclass(slots=True)
class Winding:
    """Which way the tape winds: -1 back, 1 forward, 0 not. `since` are the seconds since it began to.

    `left` are the seconds until it is seen to stand, `steps` how many it took without standing; the counter runs from
    `shown` to `goal`. `told` are the endings from which it was wound back.
    """

    way: int = 0
    since: float = 0.0
    left: float = 0.0
    steps: int = 0
    shown: float = 0.0
    goal: int = 0
    told: set[str] = field(default_factory=set)

    def wind(self, way: int, was: int, now: int) -> None:
        """The tape went from one stop to another."""
        if self.way != way:
            self.way, self.since, self.steps = way, 0.0, 0
            self.shown = counter(was)
        self.steps += 1
        self.goal, self.left = counter(now), LINGER

    def pass_time(self, seconds: float) -> bool:
        """Let time pass; whether anything of it was seen before."""
        if not self.way:
            return False
        self.since += seconds
        self.left -= seconds
        self.shown += (self.goal - self.shown) * min(1.0, RUNS * seconds)
        if self.left <= 0:
            self.way, self.left, self.steps = 0, 0.0, 0
        return True

    @property
    def quick(self) -> bool:
        """Whether it winds too fast for what comes by to be read: step after step."""
        return self.steps > 1 and self.left > LINGER - REST

    def from_ending(self, ending: str) -> str:
        """What there is to say when the tape winds back from an ending: once for each."""
        if ending in self.told:
            return ""
        self.told.add(ending)
        return THEY_DO_NOT

    def seconds(self, smooth: bool) -> int:
        """What the counter shows now: on its way, or where it goes."""
        return round(self.shown) if smooth else self.goal


def sign(winding: Winding, settings: Settings) -> Control | None:
    """The sign in the corner; None when the tape stands."""
    if not winding.way:
        return None
    arrows, name = ("◀◀", "Winding back") if winding.way < 0 else ("▶▶", "Winding on")
    label = f"{arrows}  {timecode(winding.seconds(settings.motion))}"
    return Control("tape", f"{name}. Tape {timecode(winding.goal)}.", "sign", label=label)


# --- the torn line


def band(winding: Winding, area: pygame.Rect, scale: float, settings: Settings) -> pygame.Rect | None:
    """Where the torn line lies; None when there is none, as without motion or grain."""
    if not winding.way or not (settings.motion and settings.grain):
        return None
    high = max(6, round(BAND * scale))
    # The tape runs the other way when it winds back, so the tear climbs.
    part = (0.72 + winding.way * _CREEP * winding.since) % 1.0
    return pygame.Rect(area.left, area.top + round(part * (area.height + high)) - high, area.width, high).clip(area)


def draw_band(
    surface: pygame.Surface, picture: pygame.Surface | None, place: pygame.Rect, area: pygame.Rect, winding: Winding
) -> None:
    """Draw the torn line: rows of the picture out of their place, and pale scan lines over them."""
    tear = random.Random(int(winding.since * _TEARS))
    rows = max(2, place.height // 5)
    for top in range(place.top, place.bottom, rows):
        by = round(tear.uniform(-0.003, 0.006) * area.width)
        row = pygame.Rect(place.left, top, place.width, min(rows, place.bottom - top))
        if picture is not None:
            surface.blit(picture, row.move(by, 0), row.move(-area.left, -area.top))
    for line in _lines(place.width, place.height, tear.randrange(4)):
        surface.blit(line[0], (place.left + line[1][0], place.top + line[1][1]))


@lru_cache(maxsize=8)
def _lines(wide: int, high: int, number: int) -> tuple[tuple[pygame.Surface, tuple[int, int]], ...]:
    """Pale and dark dashes of one tear, thin and faint."""
    dice = random.Random(f"tape {number}")
    thin = max(1, high // 14)
    made = []
    for _ in range(26):
        long = max(4, round(wide * dice.uniform(0.01, 0.16) ** 1.3))
        pale = dice.random() < 0.7
        dash = pygame.Surface((long, thin), 0, 32)
        dash.fill((226, 230, 234) if pale else (8, 10, 13))
        dash.set_alpha(dice.randrange(26, 74))
        made.append((dash, (dice.randrange(-long // 2, wide), dice.randrange(0, max(1, high - thin)))))
    return tuple(made)
