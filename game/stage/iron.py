"""What Nemo is made of: iron or concrete, blank, lit from the sky, with the air of the place before it.

Colors, colors     its colours in a world
Skin               one side of a cube, as paint for `game.stage.edges`
"""

from __future__ import annotations

import random
from functools import lru_cache
from typing import Literal, NamedTuple

import pygame

from game.stage.camera import smooth
from game.stage.paper import Color, Palette, mix, toned

PLAIN = (141, 146, 153)
"""The colour of a cube of which the catalogue says none."""
GRAIN, TINT, CLOUDS = 7.0, 2.0, ((4, 7.0), (13, 5.0))
"""Levels (of 255) by which it is rough at most: from pixel to pixel, of each colour, and in clouds as on cast concrete
(so many across a tile).
"""
FULL = 9.0
"""By how much the roughness is stronger while it is put together."""
TILE = 640
"""Units after which the roughness is the same again, more or less. It meets itself at its sides."""
WHOLE = 52
"""Pixels: the side of a tile can be divided by this, and so by the number of its clouds."""
ACROSS, DOWN = 9, 17
"""Between so many shades a side is soft."""
GRID = 64
"""Pixels: a sheet is as large as its side, rounded up, so that a side that turns slowly keeps its sheet for a while."""
SMOOTH = 0.7
"""Behind so much air nothing rough is seen."""
SHEETS = 6
"""Sheets that are kept: three sides of a cube in two worlds. As a wall one has 8 MB in a large window."""
STEPS = 96
"""Shades of light on a side between none and all: finer than what 8 bits can show."""


class Colors(NamedTuple):
    """Where the light falls and where not; the lit edge of the paper; the air before it."""

    light: Color
    dark: Color
    edge: Color
    air: Color


def rgb(word: str, otherwise: Color) -> Color:
    """The colour of six hexadecimal digits; another where there are none."""
    try:
        red, green, blue = bytes.fromhex(word)
    except ValueError:
        return otherwise
    return red, green, blue


def colors(palette: Palette, iron: Color, air: Color) -> Colors:
    """The colours of a cube of this iron in a world, behind this air."""
    light = mix(mix(iron, palette.planes[2], 0.6), palette.ink, 0.28)
    return Colors(light, mix(light, palette.ink, 0.75), mix(light, palette.cap, 0.65), air)


class Skin:
    """A side of a cube as paint: of this `kind` (side, under or above), with so much light on it (0..1).

    `box` are the pixels that the whole cube can fill, before parallax moves it by `shift`; `part` those of this side.
    `heights` are the cube's top and bottom. `wall` (0..1) says how much light is lost from the left of the picture on.
    """

    def __init__(
        self,
        kind: str,
        light: float,
        colors: Colors,
        fog: float,
        box: pygame.Rect,
        part: pygame.Rect,
        heights: tuple[float, float],
        shift: tuple[int, int] = (0, 0),
        scale: float = 1.0,
        wall: float = 0.0,
    ) -> None:
        self._kind, self._light, self._colors, self._fog = kind, round(light * STEPS) / STEPS, colors, fog
        self._box, self._shift, self._scale, self._wall = box, shift, scale, wall
        self._top, self._height = heights[0], heights[1] - heights[0]
        self._part = _on_grid(part, box)
        self._sheet: pygame.Surface | None = None

    def at(self, x: float, y: float, tone: float = 0.0) -> Color:
        """The colour at a pixel, without roughness; lighter or darker by a tone."""
        bare = self._shade(x - self._shift[0], y - self._shift[1])
        return mix(toned(bare, tone) if tone else bare, self._colors.air, self._fog)

    def _shade(self, x: float, y: float) -> Color:
        """The colour where no air is before it."""
        down = (y - self._top) / self._height
        if self._kind == "side":
            light = self._light * (1.04 - 0.5 * smooth(down)) + 0.06 * (1 - down)
            if self._wall:
                light *= 1 + self._wall * (0.5 - smooth(x / (1920 * self._scale)))
        else:
            light = 0.03 if self._kind == "under" else 1.0
        return mix(self._colors.dark, self._colors.light, max(0.0, min(1.1, light)))

    def fill(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Fill whole pixels, rough."""
        if self._sheet is None:
            self._sheet = self._made()
        surface.blit(self._sheet, area, area.move(-self._part.x - self._shift[0], -self._part.y - self._shift[1]))

    def _made(self) -> pygame.Surface:
        part, air, fog = self._part, self._colors.air, self._fog
        xs = [part.left + part.width * (i + 0.5) / ACROSS for i in range(ACROSS if self._wall else 1)]
        ys = [part.top + part.height * (i + 0.5) / DOWN for i in range(DOWN)]
        shades = tuple(mix(self._shade(x, y), air, fog) for y in ys for x in xs)
        corner = (part.x - self._box.x, part.y - self._box.y)
        return _sheet(part.size, len(xs), shades, corner, self._scale, fog < SMOOTH)


def _on_grid(part: pygame.Rect, box: pygame.Rect) -> pygame.Rect:
    """The part of a box that a side needs, in steps of the grid."""
    left, top = (part.x - box.x) // GRID * GRID, (part.y - box.y) // GRID * GRID
    right, bottom = -((box.x - part.right) // GRID * GRID), -((box.y - part.bottom) // GRID * GRID)
    return pygame.Rect(left, top, right - left, bottom - top).clip((0, 0), box.size).move(box.topleft)


@lru_cache(maxsize=SHEETS)
def _sheet(
    size: tuple[int, int],
    across: int,
    shades: tuple[Color, ...],
    corner: tuple[int, int],
    scale: float,
    rough: bool,
) -> pygame.Surface:
    """A sheet of these shades (`across` in each row), soft from one to the next; `corner`: where on the tile."""
    tile, mean = roughness(scale) if rough else (None, 0)
    small = pygame.Surface((ACROSS, DOWN), 0, 32)
    data = bytes(max(0, v - mean) for shade in shades for v in shade)
    strip = pygame.image.frombuffer(data, (across, DOWN), "RGB")
    for x in range(0, ACROSS, across):
        small.blit(strip, (x, 0))
    made = pygame.transform.smoothscale(small, size)
    if tile is not None:
        side = tile.get_width()
        for y in range(-(corner[1] % side), size[1], side):
            for x in range(-(corner[0] % side), size[0], side):
                made.blit(tile, (x, y), special_flags=pygame.BLEND_RGB_ADD)
    return made


@lru_cache(maxsize=2)
def roughness(scale: float) -> tuple[pygame.Surface, int]:
    """A tile to add, always the same, and by how much it is lighter than nothing in the mean.

    Takes a tenth of a second: have it before it is needed. Clouds and grain are added first and made faint then, so
    that the grain hides the steps of 8 bits.
    """
    rng = random.Random(2417)
    side = WHOLE * max(2, round(TILE * scale / WHOLE))
    made = _true(rng.randbytes(side * side * 3).translate(_levels(TINT)), side, "RGB")
    grain = _true(rng.randbytes(side * side).translate(_levels(GRAIN)), side, "P")
    made.blit(grain, (0, 0), None, pygame.BLEND_RGB_ADD)
    for count, levels in CLOUDS:
        cloud = _cloud(rng.randbytes(count * count).translate(_levels(levels)), count, side)
        made.blit(cloud, (0, 0), None, pygame.BLEND_RGB_ADD)
    faint = pygame.image.tobytes(made, "RGB").translate(bytes(round(n / FULL) for n in range(256)))
    return _true(faint, side, "RGB"), round((TINT + GRAIN + sum(levels for _, levels in CLOUDS)) / 2)


def _levels(most: float) -> bytes:
    """From any byte to one between 0 and so many levels, while it is put together."""
    return bytes(round(n / 255 * most * FULL) for n in range(256))


def _true(data: bytes, side: int, form: Literal["RGB", "P"]) -> pygame.Surface:
    """A square of pixels, as the stage has them."""
    plain = pygame.image.frombuffer(data, (side, side), form)
    if form == "P":
        plain.set_palette([(n, n, n) for n in range(256)])
    made = pygame.Surface((side, side), 0, 32)
    made.blit(plain, (0, 0))
    return made


def _cloud(levels: bytes, count: int, side: int) -> pygame.Surface:
    """A few levels as soft clouds, which go on at the other side."""
    one = _true(levels, count, "P")
    around = pygame.Surface((count + 2, count + 2), 0, 32)
    for y in (1 - count, 1, 1 + count):
        for x in (1 - count, 1, 1 + count):
            around.blit(one, (x, y))
    cell = side // count
    # The middles of the outermost pixels come to lie on the outermost pixels: so many are between two middles.
    whole = pygame.transform.smoothscale(around, ((count + 1) * cell + 1,) * 2)
    return whole.subsurface((0, 0, side, side))
