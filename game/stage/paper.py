"""Cut paper: planes of shapes with a lit edge and a soft shadow, fog, glow, vignette and grain.

What the cards are made of. Places are in units of the 1920x1080 picture; a Sheet knows its pixels.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pygame

Color = tuple[int, int, int]
Point = tuple[float, float]

OVERSCAN = 0.05
"""How much larger than the picture a layer is, so that parallax never uncovers its edge."""

MARGIN_X, MARGIN_Y = 1920 * OVERSCAN / 2, 1080 * OVERSCAN / 2


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a world. `planes` go from the farthest paper to the nearest; `cap` lies on what faces the sky."""

    sky: tuple[Color, Color, Color]
    planes: tuple[Color, Color, Color, Color]
    fog: Color
    light: Color
    cap: Color
    accent: Color
    lamp: Color
    skin: Color
    ink: Color

    def plane(self, depth: float) -> Color:
        """The paper at a depth from 0 (far, in fog) to 1 (near)."""
        at = max(0.0, min(1.0, depth)) * (len(self.planes) - 1)
        low = min(int(at), len(self.planes) - 2)
        return mix(self.planes[low], self.planes[low + 1], at - low)


HERE = Palette(
    sky=((30, 41, 58), (86, 105, 127), (184, 193, 198)),
    planes=((139, 154, 168), (92, 109, 127), (53, 66, 82), (23, 29, 38)),
    fog=(168, 181, 192),
    light=(214, 222, 226),
    cap=(206, 216, 224),
    accent=(172, 44, 40),
    lamp=(226, 226, 214),
    skin=(212, 178, 156),
    ink=(18, 23, 31),
)
LENS = Palette(
    sky=((92, 48, 20), (176, 108, 46), (250, 214, 142)),
    planes=((216, 160, 88), (168, 108, 50), (110, 64, 28), (52, 28, 14)),
    fog=(240, 192, 118),
    light=(255, 168, 76),
    cap=(255, 224, 158),
    accent=(188, 52, 34),
    lamp=(255, 218, 150),
    skin=(222, 178, 138),
    ink=(40, 21, 11),
)
PALETTES = {"here": HERE, "lens": LENS}


def mix(a: Color, b: Color, t: float) -> Color:
    """From colour a (t 0) to b (t 1)."""
    return (round(a[0] + (b[0] - a[0]) * t), round(a[1] + (b[1] - a[1]) * t), round(a[2] + (b[2] - a[2]) * t))


def toned(color: Color, tone: float) -> Color:
    """Lighter (tone to 1) or darker (to -1)."""
    return mix(color, (255, 250, 240), tone) if tone > 0 else mix(color, (4, 5, 8), -tone)


def curve(points: Sequence[Point], steps: int = 8, closed: bool = True) -> list[Point]:
    """A smooth line (Catmull-Rom) through the points."""
    n = len(points)
    out: list[Point] = []
    for i in range(n if closed else n - 1):
        around = [points[(i + k) % n] if closed else points[max(0, min(n - 1, i + k))] for k in (-1, 0, 1, 2)]
        out += [_spline(around, s / steps) for s in range(steps)]
    return out if closed else [*out, points[-1]]


def _spline(p: Sequence[Point], t: float) -> Point:
    def axis(k: int) -> float:
        a, b, c, d = (q[k] for q in p)
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)

    return axis(0), axis(1)


class Sheet:
    """Transparent paper to draw on. `origin` is the point in units that lies at pixel (0, 0)."""

    def __init__(self, size: tuple[int, int], scale: float, origin: Point, color: Color) -> None:
        self.surface = pygame.Surface(size, pygame.SRCALPHA, 32)
        # The colour lies there already at alpha 0, so that soft edges get no dark fringe.
        self.surface.fill((*color, 0))
        self.scale = scale
        self.origin = origin
        self.color = color

    def px(self, point: Point) -> tuple[int, int]:
        """A point in units as a pixel of the sheet."""
        return round((point[0] - self.origin[0]) * self.scale), round((point[1] - self.origin[1]) * self.scale)

    def shape(self, points: Sequence[Point], tone: float = 0.0, color: Color | None = None, rim: float = 1.0) -> None:
        """Cut a shape; its upper left edge catches the light (`rim` 0: not)."""
        base = toned(color or self.color, tone)
        if rim > 0:
            shift = (-1.1 * rim, -1.7 * rim)
            self._fill([(x + shift[0], y + shift[1]) for x, y in points], toned(base, 0.22))
        self._fill(points, base)

    def box(self, x: float, y: float, w: float, h: float, tone: float = 0.0, color: Color | None = None) -> None:
        """An axis-perfect rectangle, with no rim."""
        left, top = self.px((x, y))
        right, bottom = self.px((x + w, y + h))
        self.surface.fill(toned(color or self.color, tone), (left, top, max(1, right - left), max(1, bottom - top)))

    def disc(self, center: Point, radius: float, tone: float = 0.0, color: Color | None = None) -> None:
        """A filled circle."""
        corners = max(10, min(48, round(radius * self.scale * 1.2)))
        turns = [math.tau * i / corners for i in range(corners)]
        around = [(center[0] + math.cos(a) * radius, center[1] + math.sin(a) * radius) for a in turns]
        self._fill(around, toned(color or self.color, tone))

    def stroke(self, points: Sequence[Point], width: float, tone: float = 0.0, color: Color | None = None) -> None:
        """A line of even width (units) through the points."""
        for a, b in pairwise(points):
            self.limb(a, b, width, width, tone, color)

    def limb(self, a: Point, b: Point, at_a: float, at_b: float, tone: float = 0.0, color: Color | None = None) -> None:
        """A tapering bar from a to b, `at_a` and `at_b` units thick."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        long = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / long / 2, dx / long / 2
        corners = [
            (a[0] + nx * at_a, a[1] + ny * at_a),
            (b[0] + nx * at_b, b[1] + ny * at_b),
            (b[0] - nx * at_b, b[1] - ny * at_b),
            (a[0] - nx * at_a, a[1] - ny * at_a),
        ]
        self._fill(corners, toned(color or self.color, tone))

    def _fill(self, points: Sequence[Point], color: Color) -> None:
        k, (left, top) = self.scale, self.origin
        pixels = [((x - left) * k, (y - top) * k) for x, y in points]
        pygame.draw.polygon(self.surface, color, pixels)
        # Unlike gfxdraw's, these lines blend the alpha as well: no holes along the edge.
        pygame.draw.aalines(self.surface, color, True, pixels)


def veil(surface: pygame.Surface, fog: Color, amounts: Sequence[float]) -> None:
    """Lay fog over a surface (its alpha stays): `amounts` from 0 to 1 are spread from top to bottom."""
    keep = ramp([(round(255 * (1 - a)),) * 3 for a in amounts], surface.get_size())
    give = ramp([mix((0, 0, 0), fog, a) for a in amounts], surface.get_size())
    surface.blit(keep, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    surface.blit(give, (0, 0), special_flags=pygame.BLEND_RGB_ADD)


def ramp(colors: Sequence[Color], size: tuple[int, int]) -> pygame.Surface:
    """A vertical gradient through the colours."""
    strip = pygame.Surface((1, 256), 0, 32)
    last = len(colors) - 1
    for y in range(256):
        at = y / 255 * last
        low = min(int(at), last - 1) if last else 0
        strip.set_at((0, y), mix(colors[low], colors[min(low + 1, last)], at - low))
    return pygame.transform.scale(pygame.transform.smoothscale(strip, (1, size[1])), size)


def glow(size: tuple[int, int], center: Point, radius: Point, color: Color, power: float = 2.0) -> pygame.Surface:
    """Light that falls off from a centre (fractions of the size), to be added with BLEND_RGB_ADD."""
    small = pygame.Surface((64, 36), 0, 32)
    for y in range(36):
        for x in range(64):
            far = math.hypot(((x + 0.5) / 64 - center[0]) / radius[0], ((y + 0.5) / 36 - center[1]) / radius[1])
            if far < 1:
                small.set_at((x, y), mix((0, 0, 0), color, (1 - far) ** power))
    return pygame.transform.smoothscale(small, size)


@lru_cache(maxsize=4)
def vignette(size: tuple[int, int], strength: float) -> pygame.Surface:
    """To be multiplied: white in the middle, darker to the corners."""
    small = pygame.Surface((64, 36), 0, 32)
    for y in range(36):
        for x in range(64):
            far = min(1.0, math.hypot((x - 31.5) / 40, (y - 17.5) / 23) ** 2.2)
            small.set_at((x, y), (round(255 * (1 - strength * far)),) * 3)
    return pygame.transform.smoothscale(small, size)


@lru_cache(maxsize=2)
def _grain_tiles(strength: int) -> tuple[pygame.Surface, pygame.Surface]:
    """Fine noise and faint fibres: one tile to add, one to take away. Always the same."""
    rng = random.Random(1109)
    side = 256
    noise = rng.randbytes(side * side)
    up = bytes(v for n in noise for v in (max(0, n - 128) * strength // 128,) * 3)
    down = bytes(v for n in noise for v in (max(0, 127 - n) * strength // 128,) * 3)
    bright, dark = pygame.Surface((side, side), 0, 32), pygame.Surface((side, side), 0, 32)
    bright.blit(pygame.image.frombuffer(up, (side, side), "RGB"), (0, 0))
    dark.blit(pygame.image.frombuffer(down, (side, side), "RGB"), (0, 0))
    for _ in range(70):
        x, y, a = rng.randrange(side), rng.randrange(side), rng.uniform(0, math.pi)
        end = (x + 14 * math.cos(a), y + 14 * math.sin(a))
        pygame.draw.aaline(bright, (strength // 2 + 3,) * 3, (x, y), end)
    return bright, dark


def grain(surface: pygame.Surface, strength: int = 7) -> None:
    """Roughen the paper (its alpha stays)."""
    for tile, flag in zip(_grain_tiles(strength), (pygame.BLEND_RGB_ADD, pygame.BLEND_RGB_SUB), strict=True):
        for y in range(0, surface.get_height(), tile.get_height()):
            for x in range(0, surface.get_width(), tile.get_width()):
                surface.blit(tile, (x, y), special_flags=flag)


def shadowed(surface: pygame.Surface, offset: tuple[int, int], blur: int, strength: int) -> pygame.Surface:
    """The paper with a soft shadow under it; `blur` in pixels, `strength` 0..255."""
    wide, high = surface.get_size()
    small = pygame.transform.smoothscale(surface, (max(2, wide // blur), max(2, high // blur)))
    small.fill((0, 0, 0, strength), special_flags=pygame.BLEND_RGBA_MULT)
    under = pygame.transform.smoothscale(small, (wide, high))
    made = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
    made.blit(under, offset)
    made.blit(surface, (0, 0))
    return made
