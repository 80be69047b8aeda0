"""The lens: a 4:3 frame in which the other world is seen, with its corners and its red light."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.play.moment import Scenery
from game.stage.scenery import PLACES
from game.stage.text import Style, set_type
from game.stage.type import Fonts

WIDE, HIGH = 864.0, 648.0
CENTER = (960.0, 428.0)
LEAST = 520.0
"""Units from the edge to the middle of the frame, at least: all of it stays in the picture."""
RED = (217, 64, 48)
LINE = (232, 232, 226)
EDGE = (14, 16, 19)


@dataclass(frozen=True, slots=True)
class Finder:
    """What the viewfinder shows beside the other world, and where it is held.

    `center` is the middle of the frame in units (None: it aims by itself), `battery` how much is left of how much
    (None: the story has none), `tape` the seconds on the counter when the moment began, `still` the seconds since the
    frame was raised or moved or its dial was turned.
    """

    center: tuple[float, float] | None = None
    battery: tuple[int, int] | None = None
    tape: int = 0
    still: float = 1e6


def aim(scenery: Scenery) -> float:
    """Where the frame looks, in units from the left: at whoever stands, and straight on at an illustration."""
    middles = [PLACES.get(f.at, CENTER[0]) for f in scenery.figures] if not scenery.illustration else []
    if not middles:
        return CENTER[0]
    middle = (min(middles) + max(middles)) / 2
    return max(LEAST, min(2 * CENTER[0] - LEAST, middle))


def window(scale: float, x: float = CENTER[0]) -> pygame.Rect:
    """The inside of the frame around `x` (units from the left), in pixels of the picture."""
    left, top = x - WIDE / 2, CENTER[1] - HIGH / 2
    return pygame.Rect(round(left * scale), round(top * scale), round(WIDE * scale), round(HIGH * scale))


def draw_frame(surface: pygame.Surface, fonts: Fonts, scale: float, x: float = CENTER[0]) -> None:
    """The frame over the picture: a dark edge, a hairline, corner marks, a red light with its word."""
    inside = window(scale, x)
    thick = max(2, round(12 * scale))
    pygame.draw.rect(surface, EDGE, inside.inflate(2 * thick, 2 * thick), thick, border_radius=round(14 * scale))
    hair = max(1, round(1.5 * scale))
    pygame.draw.rect(surface, LINE, inside.inflate(2 * hair, 2 * hair), hair)
    _corners(
        surface, inside.inflate(round(-56 * scale), round(-56 * scale)), round(46 * scale), max(1, round(3 * scale))
    )
    style = Style("sans", max(10, round(26 * scale)), LINE, strong=True, tracking=round(3 * scale), shadow=True)
    word = set_type(fonts, "REC", style)
    x, y = inside.left + round(84 * scale), inside.top + round(46 * scale)
    pygame.draw.circle(surface, RED, (x - round(18 * scale), y + word.size[1] // 2), max(3, round(9 * scale)))
    word.draw(surface, (x, y))


def _corners(surface: pygame.Surface, rect: pygame.Rect, long: int, thick: int) -> None:
    for x, dx in ((rect.left, 1), (rect.right, -1)):
        for y, dy in ((rect.top, 1), (rect.bottom, -1)):
            for end in ((x + dx * long, y), (x, y + dy * long)):
                pygame.draw.line(surface, LINE, (x, y), end, thick)
