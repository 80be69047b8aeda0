"""Whole pictures, worked on in bands with a rest after each, for threads beside that of the frame.

pygame keeps the interpreter for itself while it copies, fills or measures a surface, 2 to 7 ms for a large one, and the
frame waits: several times over, if it gives the interpreter away more than once. A band takes a tenth of that.

of(area)         the bands of an area, with rests
copied(...)      a copy of a part
bounds(...)      the box of what is not clear
multiplied(...)  a surface in the light of a colour
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import pygame

BAND = 120_000
"""Pixels of a band, which are in 0.5 MB."""
REST = 0.0002
"""Seconds of rest. With none at all the thread would have the interpreter back before the frame woke up."""


def of(area: pygame.Rect) -> Iterator[pygame.Rect]:
    """The bands of an area from above."""
    high = max(1, BAND // max(1, area.width))
    for top in range(area.top, area.bottom, high):
        yield pygame.Rect(area.left, top, area.width, min(high, area.bottom - top))
        time.sleep(REST)


def copied(surface: pygame.Surface, area: pygame.Rect | None = None, opaque: bool = False) -> pygame.Surface:
    """A part of a surface (default: all) in 32 bits in the order of the screen: what scales and blits fastest. With its
    clearness, if it has any and need not be `opaque`."""
    area = area or surface.get_rect()
    alpha = not opaque and (bool(surface.get_flags() & pygame.SRCALPHA) or surface.get_masks()[3] != 0)
    made = pygame.Surface(area.size, pygame.SRCALPHA if alpha else 0, 32)
    for band in of(area):
        # Added to nothing it is what it was, to the last bit of colours that nobody sees.
        made.blit(surface, band.move(-area.x, -area.y), band, pygame.BLEND_RGBA_ADD if alpha else 0)
    return made


def bounds(surface: pygame.Surface, area: pygame.Rect | None = None) -> pygame.Rect:
    """The smallest box around all that is not clear, without extent where all is."""
    found = pygame.Rect(0, 0, 0, 0)
    for band in of(area or surface.get_rect()):
        box = surface.subsurface(band).get_bounding_rect()
        if box.width and box.height:
            box.move_ip(band.topleft)
            found = found.union(box) if found.width else box
    return found


def multiplied(surface: pygame.Surface, color: tuple[int, int, int]) -> None:
    """Colours of a surface times a colour (255 is one)."""
    for band in of(surface.get_rect()):
        surface.fill(color, band, pygame.BLEND_RGB_MULT)
