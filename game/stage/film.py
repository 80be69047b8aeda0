"""What a camcorder does to a picture: grain, scan lines and darker corners; and softness until it is in focus.

Everything is prepared once for a size. In a frame this costs two blits, and a small enlargement while it is soft.
"""

from __future__ import annotations

import math
import random
from functools import lru_cache

import pygame

from game.stage.lens import FOCUS
from game.stage.paper import vignette

TICKS = 12
"""Changes of the grain in a second."""
NOISE = 22
"""The most that grain adds to a channel (of 255). Its mean is a third of that: no area ever changes its light."""
LINE, CORNER = 0.93, 0.26
"""Light that a scan line leaves; what the farthest corner loses."""
ROOM = 96
"""Pixels by which the grain is larger than the glass, so that it can be shifted."""
SOFT = ((1 / 3, 6), (2 / 3, 4), (1.0, 2))
"""Until which part of `FOCUS` the picture is how soft: the side of a block of pixels (of a 1080p picture)."""


def draw_film(surface: pygame.Surface, inside: pygame.Rect, clock: float, scale: float, motion: bool) -> None:
    """Make the inside of the frame look recorded. Without motion it has lines and corners only, and stands still."""
    surface.blit(_tint(inside.size, scale), inside, special_flags=pygame.BLEND_RGB_MULT)
    if motion:
        x, y = _shift(int(clock * TICKS))
        noise = _noise(inside.size, scale)
        surface.blit(noise, inside, pygame.Rect((x, y), inside.size), special_flags=pygame.BLEND_RGB_ADD)


def prepare(size: tuple[int, int], scale: float) -> None:
    """Make what `draw_film` needs for a frame of this size, so that its first picture need not wait for it."""
    _tint(size, scale)
    _noise(size, scale)


@lru_cache(maxsize=2)
def _tint(size: tuple[int, int], scale: float) -> pygame.Surface:
    """To be multiplied: scan lines and darker corners."""
    made = vignette(size, CORNER).copy()
    period = max(2, round(3 * scale))
    row = pygame.Surface((size[0], max(1, period // 3)), 0, 32)
    row.fill((round(255 * LINE),) * 3)
    for y in range(0, size[1], period):
        made.blit(row, (0, y), special_flags=pygame.BLEND_RGB_MULT)
    return made


@lru_cache(maxsize=2)
def _noise(size: tuple[int, int], scale: float) -> pygame.Surface:
    """To be added: grain that is wider than high, as on tape. Always the same."""
    wide, high = max(1, round(2 * scale)), max(1, round(1.2 * scale))
    side = 256
    values = random.Random(2411).randbytes(side * side)
    # Squared, so that most grains are faint and a few are bright; the mean is a third of the most.
    shades = values.translate(bytes(n * n * NOISE // 65025 for n in range(256)))
    small = pygame.image.frombuffer(shades, (side, side), "P")
    small.set_palette([(n, n, n) for n in range(256)])
    tile = pygame.Surface((side * wide, side * high), 0, 32)
    tile.blit(pygame.transform.scale(small, tile.get_size()), (0, 0))
    made = pygame.Surface((size[0] + ROOM, size[1] + ROOM), 0, 32)
    for y in range(0, made.get_height(), tile.get_height()):
        for x in range(0, made.get_width(), tile.get_width()):
            made.blit(tile, (x, y))
    return made


def _shift(tick: int) -> tuple[int, int]:
    """Where the grain lies in a tick: somewhere else each time, the same for the same tick."""
    number = (tick * 2_654_435_761) & 0xFFFFFFFF
    return (number >> 8) % ROOM, (number >> 18) % ROOM


def softness(still: float, scale: float) -> int:
    """How soft the picture is `still` seconds after the frame stood still: the side of a block; 1 is sharp."""
    for part, side in SOFT:
        if still < FOCUS * part:
            return max(1, round(side * scale))
    return 1


class Softener:
    """A soft copy of a picture. What is asked for again is not made again."""

    def __init__(self) -> None:
        self._small: tuple[object, pygame.Surface] | None = None
        self._large: tuple[object, pygame.Surface, tuple[int, int]] | None = None

    def soft(
        self, surface: pygame.Surface, key: object, covers: pygame.Rect, inside: pygame.Rect, side: int
    ) -> tuple[pygame.Surface, tuple[int, int]]:
        """A part of `surface` that holds `inside`, soft, and where its corner lies.

        `key` says what is on the surface, of which `covers` is drawn; `side` is of blocks that become one pixel.
        """
        small_key = (key, tuple(covers), side)
        if self._small is None or self._small[0] != small_key:
            size = (math.ceil(covers.width / side), math.ceil(covers.height / side))
            self._small = (small_key, pygame.transform.smoothscale(surface.subsurface(covers), size))
        large_key = (small_key, tuple(inside))
        if self._large is None or self._large[0] != large_key:
            self._large = (large_key, *_enlarged(self._small[1], covers, inside))
        return self._large[1], self._large[2]


def _enlarged(
    small: pygame.Surface, covers: pygame.Rect, inside: pygame.Rect
) -> tuple[pygame.Surface, tuple[int, int]]:
    """The part of a small picture of `covers` that holds `inside`, at its full size, and where its corner lies."""
    across, down = covers.width / small.get_width(), covers.height / small.get_height()
    left, top = int((inside.left - covers.left) / across), int((inside.top - covers.top) / down)
    right = min(small.get_width(), math.ceil((inside.right - covers.left) / across))
    bottom = min(small.get_height(), math.ceil((inside.bottom - covers.top) / down))
    part = small.subsurface((left, top, right - left, bottom - top))
    size = (max(1, round((right - left) * across)), max(1, round((bottom - top) * down)))
    corner = (covers.left + round(left * across), covers.top + round(top * down))
    return pygame.transform.smoothscale(part, size), corner
