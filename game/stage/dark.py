"""Darkness: so much of the light of a place is gone. An illustration and the world inside the lens keep their own.

amount_of   how dark a scenery is
draw_dark   over a room that is composed, before anything is laid on it: words, captions, the line of the hum
describe    the same in words
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pygame

from game.play.moment import Scenery
from game.stage.paper import Color

NAME = "dark"
"""The effect's name in a story."""
REST = 0.06
"""How much light is left at an amount of 1, so that shapes are still felt."""
COOL: tuple[float, float, float] = (1.16, 1.0, 0.86)
"""Exponents of what is left of the light, for red, green and blue: the darker, the bluer, as our nights are."""
LOW, NEARLY = 0.2, 0.7
"""The amounts from which a description calls the light low, and the place nearly dark."""
BAND = 64
"""Pixels: how high a strip is that is multiplied at once."""

Spared = tuple[pygame.Rect, float]
"""A part of the picture that has light of its own, and how much of that part there is (0..1)."""


def amount_of(scenery: Scenery) -> float:
    """How much of the light of what is seen is gone (0..1): of an illustration none."""
    return 0.0 if scenery.illustration else scenery.effects.get(NAME, 0.0)


def describe(scenery: Scenery) -> str:
    """How much light there is, as a sentence; '' where hardly any is gone."""
    amount = amount_of(scenery)
    if amount < LOW:
        return ""
    return "It is nearly dark." if amount >= NEARLY else "The light is low."


def light_left(amount: float) -> Color:
    """What each colour is multiplied by (of 255) where so much light is gone (0..1)."""
    left = 1 - (1 - REST) * max(0.0, min(1.0, amount))
    red, green, blue = (round(255 * left**cool) for cool in COOL)
    return red, green, blue


def draw_dark(surface: pygame.Surface, amount: float, spared: Sequence[Spared] = ()) -> None:
    """Take so much light (0..1) from the surface, and from each spared part only the share that is not its own."""
    if amount <= 0:
        return
    whole = surface.get_rect()
    inside = [(rect.clip(whole), share) for rect, share in spared]
    for across in pairwise(sorted({0, whole.width, *(x for rect, _ in inside for x in (rect.left, rect.right))})):
        for down in pairwise(sorted({0, whole.height, *(y for rect, _ in inside for y in (rect.top, rect.bottom))})):
            corner = across[0], down[0]
            own = sum(share for rect, share in inside if rect.collidepoint(corner))
            area = pygame.Rect(corner, (across[1] - across[0], down[1] - down[0]))
            _multiply(surface, area, light_left(amount * (1 - min(1.0, own))))


def _multiply(surface: pygame.Surface, area: pygame.Rect, color: Color) -> None:
    """By strips: to fill with a blend takes pygame 10 ms for a large picture, to lay strips on it half a one."""
    if color == (255, 255, 255):
        return
    strip = pygame.Surface((area.width, min(BAND, area.height)), 0, 32)
    strip.fill(color)
    for top in range(area.top, area.bottom, BAND):
        part = pygame.Rect(0, 0, area.width, min(BAND, area.bottom - top))
        surface.blit(strip, (area.left, top), part, special_flags=pygame.BLEND_RGB_MULT)
