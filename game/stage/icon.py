"""The icon: a square of dark paper, in which a plain light frame hangs, and a point of red light.

`assets/icon.png` is this drawing (`python -m studio.icon`); where it is missing the program draws it itself. All sits
on a grid of sixteen, so that at 16 pixels the frame is still one pixel wide and sharp.
"""

from __future__ import annotations

import pygame

from game.stage.paper import Color, glow, grain, ramp, shadowed

CELLS = 16
FRAME = (3, 13)
"""Where the frame stands, in cells: it is one wide."""
DOT = (10, 10, 1.05)
"""The middle of the light and its radius, in cells."""
ROUND = 1.6
"""The radius of the paper's corners, in cells."""
PAPER: tuple[Color, Color] = ((52, 64, 80), (20, 26, 34))
LIT: Color = (104, 120, 138)
LIGHT: Color = (238, 236, 228)
RED: Color = (196, 58, 50)
FINER = 4
"""So many times as large it is drawn at first, for soft edges."""


def draw(side: int) -> pygame.Surface:
    """The icon, `side` pixels wide, transparent at its corners."""
    big = side * FINER
    cell = big / CELLS
    made = _paper(big, cell)
    frame = _shape(big)
    low, high = (round(v * cell) for v in FRAME)
    width = round(cell)
    frame.fill(LIGHT, (low, low, high - low, high - low))
    frame.fill((*LIGHT, 0), (low + width, low + width, high - low - 2 * width, high - low - 2 * width))
    x, y, radius = (v * cell for v in DOT)
    pygame.draw.circle(frame, RED, (x, y), radius)
    blur = max(2, round(0.28 * cell))
    inside = made.get_rect().inflate(-round(4 * cell), -round(4 * cell))  # the corners keep their dark colour
    made.blit(shadowed(frame, (round(0.2 * cell), round(0.42 * cell)), blur, 190), inside, inside)
    small = pygame.transform.smoothscale(made, (side, side))
    if side >= 64:  # on fewer pixels paper is dirt
        grain(small, 4)
    return small


def _shape(side: int) -> pygame.Surface:
    made = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    made.fill((*LIGHT, 0))
    return made


def _paper(side: int, cell: float) -> pygame.Surface:
    """The dark square: light from above, and its upper edge lit."""
    plain = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    plain.blit(ramp(PAPER, (side, side)), (0, 0))
    plain.blit(glow((side, side), (0.42, 0.3), (0.8, 0.7), (20, 26, 32)), (0, 0), None, pygame.BLEND_RGB_ADD)
    mask = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    mask.fill((255, 255, 255, 0))
    pygame.draw.rect(mask, (255, 255, 255), mask.get_rect(), border_radius=round(ROUND * cell))
    lit = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    lit.blit(ramp((LIT, PAPER[1]), (side, side)), (0, 0))
    edge = round(0.12 * cell)
    lit.blit(mask, (0, 0), None, pygame.BLEND_RGBA_MULT)
    plain.blit(mask, (0, 0), None, pygame.BLEND_RGBA_MULT)
    lit.blit(plain.subsurface((0, 0, side, side - edge)), (0, edge))
    # What lies below the corners stays cut as they are.
    lit.blit(mask, (0, 0), None, pygame.BLEND_RGBA_MIN)
    return lit
