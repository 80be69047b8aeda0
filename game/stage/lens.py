"""The lens: a 4:3 frame in which the other world is seen. Where it is held, what it shows, what it says of itself.

`game.stage.finder` draws what is on its glass, `game.stage.film` its grain and its focus.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pygame

from game.play.moment import Scenery
from game.play.settings import Settings
from game.stage import marks
from game.stage.scenery import PLACES
from game.stage.views import NEARNESS

Center = tuple[float, float]
"""The middle of the frame, in units of the picture."""

WIDE, HIGH = 960.0, 720.0
"""Units: wide enough for the faces of two who stand left and right; its lower edge is above the text box."""
CENTER: Center = (960.0, 428.0)
EDGE = 12.0
"""Units: the paper around the glass."""
LEAST = 520.0
"""Units from the edge to the middle of the frame, at least, where it aims by itself."""

FOCUS = 0.45
"""Seconds from the moment the frame stands still until what is in it is sharp."""
DAY = 86_400.0
"""Seconds: a moment that "began" longer ago is one that was put there as it stands, and no tape ran meanwhile."""

STOP = (66.0, 66.0)
"""Units: how wide and high the place of one position of the dial is; 44 px in a window 720 px high."""
PITCH = 72.0
DIAL_UP, DIAL_DOWN = 66.0, 132.0
"""Units from the lower edge of the glass to the middle of the dial."""
WORDS = ("tidy", "nearly tidy", "halfway", "nearly as they are", "as they are")
"""What the positions of the dial are called; the first and the last stand beside it."""


@dataclass(frozen=True, slots=True)
class Finder:
    """What the viewfinder shows beside the other world, and where it is held.

    `center` is the middle of the frame in units (None: it aims by itself), `battery` how much is left of how much
    (None: the story has none), `tape` the seconds on the counter when the moment began, `still` the seconds since the
    frame was raised or moved or its dial was turned. With `high` the dial stands in the upper part of the frame,
    because options or many words lie over the lower one.
    """

    center: Center | None = None
    battery: tuple[int, int] | None = None
    tape: int = 0
    still: float = 1e6
    high: bool = False


def shows(scenery: Scenery) -> bool:
    """Whether the frame is drawn: an illustration is composed with a frame of its own."""
    return scenery.lens == "up" and not scenery.illustration


def aim(scenery: Scenery) -> float:
    """Where the frame looks, in units from the left: at whoever stands there (cubes are not looked for), else ahead."""
    people = [f for f in (*scenery.figures, *scenery.leaving) if f.world != "here" and f.pose not in NEARNESS]
    middles = [PLACES.get(f.at, CENTER[0]) for f in people] if not scenery.illustration else []
    if not middles:
        return CENTER[0]
    middle = (min(middles) + max(middles)) / 2
    return max(LEAST, min(2 * CENTER[0] - LEAST, middle))


def held(scenery: Scenery, finder: Finder) -> Center:
    """Where the frame is: where it is held, or where it aims by itself."""
    return kept(finder.center or (aim(scenery), CENTER[1]))


def kept(center: Center) -> Center:
    """The nearest place at which the whole frame is in the picture."""
    x, y = WIDE / 2 + EDGE, HIGH / 2 + EDGE
    return max(x, min(1920 - x, center[0])), max(y, min(1080 - y, center[1]))


def window(scale: float, center: Center = CENTER) -> pygame.Rect:
    """The inside of the frame around `center`, in pixels of the picture."""
    left, top = center[0] - WIDE / 2, center[1] - HIGH / 2
    return pygame.Rect(round(left * scale), round(top * scale), round(WIDE * scale), round(HIGH * scale))


def dial_stops(scale: float, center: Center = CENTER, high: bool = False) -> tuple[pygame.Rect, ...]:
    """Where the mouse meets each position of the dial, from the first to the last, in pixels of the picture."""
    inside = window(scale, center)
    y = inside.top + round(DIAL_DOWN * scale) if high else inside.bottom - round(DIAL_UP * scale)
    size = (round(STOP[0] * scale), round(STOP[1] * scale))
    stops = []
    for n in range(marks.LAST + 1):
        stop = pygame.Rect((0, 0), size)
        stop.center = (inside.centerx + round((n - marks.LAST / 2) * PITCH * scale), y)
        stops.append(stop)
    return tuple(stops)


def at_time(finder: Finder, settings: Settings) -> Finder:
    """The finder as it is drawn: its focus is settling. Without motion everything is sharp at once."""
    return replace(finder, still=max(0.0, min(FOCUS, finder.still)) if settings.motion else FOCUS)


def timecode(seconds: int) -> str:
    """The counter of the tape: hours, minutes, seconds."""
    return f"{seconds // 3600 % 100:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def describe(scenery: Scenery, finder: Finder, title: str = "") -> str:
    """What the viewfinder shows, in words; `title` names the place that it is turned to, where that should be said."""
    if scenery.lens != "up":
        return "Viewfinder down."
    said = [f"Viewfinder up: {title}." if title else "Viewfinder up."]
    if finder.battery is not None:
        said.append(f"Battery {finder.battery[0]} of {finder.battery[1]}.")
    dial = marks.clamped(scenery.dial)
    said.append(f"Tape {timecode(finder.tape)}.")
    said.append(f"Dial {dial} of {marks.LAST}: {WORDS[dial]}.")
    return " ".join(said)
