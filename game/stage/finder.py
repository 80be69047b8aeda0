"""What is on the glass of the viewfinder: its edge, REC, the counter, the battery, corner marks, a cross, the dial.

All of it are small pieces that are drawn once (three times as large, and made smaller) and kept; a frame only lays
them out. White lines have a soft dark shadow, and the rows above and below lie on darkened glass, so that they can be
read before any sky.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.stage import film, lens, marks
from game.stage.lens import Finder
from game.stage.paper import Color, mix, ramp, shadowed
from game.stage.text import Block, Style, set_type
from game.stage.type import Fonts

RED: Color = (217, 64, 48)
"""R / (R + G + B) is 0.66: no saturated red."""
EMBER: Color = (104, 46, 40)
INK: Color = (240, 238, 230)
QUIET: Color = (196, 192, 184)
PAPER: Color = (14, 16, 19)

BARS = 6
"""Bars of a battery at most; the number beside them says it exactly."""
BLINK = 0.5
"""Times a second that the red light grows dim and bright again."""
LEVELS = 9
INSET, LONG, THICK = 28.0, 44.0, 3.0
"""Units: corner marks, from the edge of the glass."""
BREATH = 16.0
"""Units by which the corner marks stand wider until the picture is in focus."""
ROW = 62.0
"""Units from the upper edge of the glass to the middle of the row with REC."""
SIZE, SMALL = 26.0, 23.0
BANDS = (0.32, 0.36, 0.46, 0.74, 1.0)
"""Light that the glass leaves, from its upper and lower edge inwards: before the brightest sky the contrast is 4.5."""
FINE = 3
"""How many times larger a piece is drawn than it is used."""

Pixels = Callable[[float], int]


@dataclass(frozen=True, slots=True)
class Glass:
    """What is on it: all that `Furniture.draw` depends on beside place and size. `free`: the dial can be turned."""

    finder: Finder
    dial: int
    free: bool
    clock: float
    motion: bool


class Furniture:
    """Draws what is on the glass, with type that is set once."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._blocks: dict[tuple[str, Style], Block] = {}

    def draw(self, surface: pygame.Surface, scale: float, center: lens.Center, glass: Glass) -> None:
        """Draw it over the picture, around the inside of a frame at `center` (units)."""
        inside = lens.window(scale, center)
        for band, at in _bands(inside.size, scale):
            surface.blit(band, (inside.left, inside.top + at), special_flags=pygame.BLEND_RGB_MULT)
        _edge(surface, inside, scale)
        _corners(surface, inside, scale, glass.finder.still)
        cross = _cross(scale)
        surface.blit(cross, cross.get_rect(center=inside.center))
        self._recording(surface, inside, scale, glass)
        if glass.finder.battery is not None:
            self._battery(surface, inside, scale, glass.finder.battery)
        self._dial(surface, scale, center, glass)

    def _recording(self, surface: pygame.Surface, inside: pygame.Rect, scale: float, glass: Glass) -> None:
        y = inside.top + round(ROW * scale)
        light = _light(level(glass.clock) if glass.motion else LEVELS - 1, scale)
        surface.blit(light, light.get_rect(center=(inside.left + round(70 * scale), y)))
        word = self._set("REC", _style(SIZE, scale, strong=True))
        x = inside.left + round(90 * scale)
        word.draw(surface, (x, y - word.size[1] // 2))
        self._counter(surface, (x + word.size[0] + round(26 * scale), y), scale, lens.timecode(glass.finder.tape))

    def _counter(self, surface: pygame.Surface, at: tuple[int, int], scale: float, text: str) -> None:
        """Each figure in a cell of its own, so that nothing sways while it runs."""
        style = _style(SIZE, scale)
        cell = max(self._set(figure, style).size[0] for figure in "0123456789") + max(1, round(1.5 * scale))
        x, y = at
        for char in text:
            block = self._set(char, style)
            room = cell if char.isdigit() else round(cell * 0.6)
            block.draw(surface, (x + (room - block.size[0]) // 2, y - block.size[1] // 2))
            x += room

    def _battery(self, surface: pygame.Surface, inside: pygame.Rect, scale: float, battery: tuple[int, int]) -> None:
        left, of = battery
        y = inside.top + round(ROW * scale)
        word = self._set(f"{left}/{of}", _style(SIZE, scale, strong=True))
        x = inside.right - round(62 * scale) - word.size[0]
        word.draw(surface, (x, y - word.size[1] // 2))
        bars = min(of, BARS)
        cell = _cell(max(0, min(bars, -(-left * bars // max(1, of)))), bars, scale)
        surface.blit(cell, cell.get_rect(midright=(x - round(6 * scale), y)))

    def _dial(self, surface: pygame.Surface, scale: float, center: lens.Center, glass: Glass) -> None:
        stops = lens.dial_stops(scale, center, glass.finder.high)
        dial = marks.clamped(glass.dial)
        track = _track(dial, glass.free, scale)
        y = stops[0].centery
        surface.blit(track, track.get_rect(center=(stops[marks.LAST // 2].centerx, y)))
        for end in (0, marks.LAST):
            here = dial == end
            word = self._set(lens.WORDS[end], _style(SMALL, scale, strong=here, color=INK if here else QUIET))
            gap = round(4 * scale)
            x = stops[0].left - gap - word.size[0] if end == 0 else stops[-1].right + gap
            word.draw(surface, (x, y - word.size[1] // 2))

    def _set(self, text: str, style: Style) -> Block:
        if (text, style) not in self._blocks:
            if len(self._blocks) > 200:  # another size of the window
                self._blocks.clear()
            self._blocks[text, style] = set_type(self._fonts, text, style)
        return self._blocks[text, style]


def level(clock: float) -> int:
    """How bright the red light is: a slow breath between dim and full, never off."""
    return round((LEVELS - 1) * (0.5 + 0.5 * math.cos(math.tau * BLINK * clock)))


def _style(size: float, scale: float, strong: bool = False, color: Color = INK) -> Style:
    return Style("sans", max(10, round(size * scale)), color, strong=strong, shadow=True)


def _piece(size: tuple[float, float], scale: float, cut: Callable[[pygame.Surface, Pixels], None]) -> pygame.Surface:
    """Something small, drawn large by `cut` and made smaller, with its soft shadow. Sizes in units."""
    wide, high = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    large = pygame.Surface((wide * FINE, high * FINE), pygame.SRCALPHA, 32)
    large.fill((*INK, 0))
    cut(large, lambda units: round(units * scale * FINE))
    small = pygame.transform.smoothscale(large, (wide, high))
    return shadowed(small, (0, max(1, round(scale))), max(2, round(5 * scale)), 150)


@lru_cache(maxsize=32)
def _light(bright: int, scale: float) -> pygame.Surface:
    def cut(s: pygame.Surface, px: Pixels) -> None:
        color = mix(EMBER, RED, bright / (LEVELS - 1))
        middle = s.get_rect().center
        pygame.draw.circle(s, (*INK, 255), middle, px(10.5))
        pygame.draw.circle(s, PAPER, middle, px(9.3))
        pygame.draw.circle(s, color, middle, px(7.6))

    return _piece((32, 32), scale, cut)


@lru_cache(maxsize=4)
def _cross(scale: float) -> pygame.Surface:
    def cut(s: pygame.Surface, px: Pixels) -> None:
        x, y = s.get_rect().center
        thin = max(FINE, px(1.6))
        for way in (-1, 1):
            for long, high, dx, dy in ((px(15), thin, way, 0), (thin, px(15), 0, way)):
                arm = pygame.Rect(0, 0, long, high)
                arm.center = (x + dx * px(17), y + dy * px(17))
                s.fill((*INK, 190), arm)

    return _piece((64, 64), scale, cut)


@lru_cache(maxsize=8)
def _cell(left: int, of: int, scale: float) -> pygame.Surface:
    """A battery: full bars, and the outlines of those that are spent."""

    def cut(s: pygame.Surface, px: Pixels) -> None:
        body = pygame.Rect(px(8), px(9), px(16 + 15 * of - 4), px(30))
        line = px(2.2)
        pygame.draw.rect(s, INK, body, line, border_radius=px(4))
        s.fill(INK, (body.right, body.centery - px(6), px(4.5), px(12)))
        for n in range(of):
            bar = pygame.Rect(body.left + px(6 + 15 * n), body.top + px(6), px(11), body.height - 2 * px(6))
            pygame.draw.rect(s, INK, bar) if n < left else pygame.draw.rect(s, (*INK, 150), bar, max(FINE, px(1.2)))

    return _piece((34 + 15 * of, 48), scale, cut)


@lru_cache(maxsize=16)
def _track(dial: int, free: bool, scale: float) -> pygame.Surface:
    """The dial without its words: a line with five places, and a lozenge under a small arrow where it stands."""
    wide = lens.PITCH * (marks.LAST + 1)

    def cut(s: pygame.Surface, px: Pixels) -> None:
        y = s.get_height() // 2
        places = [s.get_width() // 2 + px((n - marks.LAST / 2) * lens.PITCH) for n in range(marks.LAST + 1)]
        s.fill((*INK, 210), (places[0], y - px(1), places[-1] - places[0], max(FINE, px(2))))
        for x in places:
            if free:
                pygame.draw.circle(s, PAPER, (x, y), px(8.5))
                pygame.draw.circle(s, INK, (x, y), px(8.5), px(2.2))
            else:
                s.fill(INK, (x - px(1), y - px(6), max(FINE, px(2)), px(12)))
        x = places[dial]
        pygame.draw.polygon(s, PAPER, _lozenge(x, y, px(20)))
        pygame.draw.polygon(s, INK, _lozenge(x, y, px(16.5)))
        tip = y - px(19)
        pygame.draw.polygon(s, INK, [(x, tip), (x - px(7), tip - px(9)), (x + px(7), tip - px(9))])

    return _piece((wide, lens.STOP[1]), scale, cut)


def _lozenge(x: int, y: int, reach: int) -> list[tuple[int, int]]:
    return [(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)]


@lru_cache(maxsize=4)
def _bands(size: tuple[int, int], scale: float) -> tuple[tuple[pygame.Surface, int], ...]:
    """To be multiplied: the glass grows darker to its upper and lower edge. Each with its distance from the top."""
    shades = [mix((0, 0, 0), (255, 255, 255), light) for light in BANDS]
    top = ramp(shades, (size[0], round(132 * scale)))
    bottom = ramp(shades[::-1], (size[0], round(156 * scale)))
    return (top, 0), (bottom, size[1] - bottom.get_height())


@lru_cache(maxsize=4)
def _marks(scale: float) -> dict[tuple[int, int], pygame.Surface]:
    """A corner mark for each corner, by whether it opens to the right (1) or left (-1), down (1) or up (-1)."""

    def cut(s: pygame.Surface, px: Pixels) -> None:
        pad = px(8)
        s.fill(INK, (pad, pad, px(LONG), px(THICK)))
        s.fill(INK, (pad, pad, px(THICK), px(LONG)))

    plain = _piece((LONG + 16, LONG + 16), scale, cut)
    return {(x, y): pygame.transform.flip(plain, x < 0, y < 0) for x in (1, -1) for y in (1, -1)}


def _corners(surface: pygame.Surface, inside: pygame.Rect, scale: float, still: float) -> None:
    """They stand a little wider while the picture is soft, and come in to lock."""
    left = max(0.0, 1 - still / lens.FOCUS)
    inset = round((INSET - BREATH * left * left - 8) * scale)
    room = inside.inflate(-2 * inset, -2 * inset)
    for (x, y), piece in _marks(scale).items():
        box = piece.get_rect()
        box.left, box.top = room.left, room.top
        if x < 0:
            box.right = room.right
        if y < 0:
            box.bottom = room.bottom
        surface.blit(piece, box)


def prepare(scale: float) -> None:
    """Make what takes long of the first look through the lens: its edge, its film, and all but words on the glass. For
    a thread."""
    size = lens.window(scale).size
    _strips(size, scale)
    film.prepare(size, scale)
    _bands(size, scale)
    _marks(scale)
    _cross(scale)
    for bright in range(LEVELS):
        _light(bright, scale)
    for dial in range(marks.LAST + 1):
        for free in (False, True):
            _track(dial, free, scale)


@lru_cache(maxsize=4)
def _strips(size: tuple[int, int], scale: float) -> tuple[tuple[pygame.Surface, tuple[int, int]], ...]:
    """The edge of dark paper with its shadow on the room, in four strips, each with its place from the glass."""
    room, thick = round(34 * scale), max(2, round(lens.EDGE * scale))
    whole = pygame.Surface((size[0] + 2 * room, size[1] + 2 * room), pygame.SRCALPHA, 32)
    whole.fill((*PAPER, 0))
    paper = pygame.Rect((room, room), size).inflate(2 * thick, 2 * thick)
    pygame.draw.rect(whole, PAPER, paper, thick, border_radius=round(10 * scale))
    whole = shadowed(whole, (0, round(4 * scale)), max(2, round(16 * scale)), 190)
    hair = max(1, round(1.5 * scale))
    glass = pygame.Rect((room, room), size)
    pygame.draw.rect(whole, mix(PAPER, INK, 0.62), glass.inflate(2 * hair, 2 * hair), hair)
    lit = paper.inflate(-round(16 * scale), 0)
    whole.fill(mix(PAPER, INK, 0.24), (lit.left, paper.top, lit.width, max(1, round(scale))))
    wide, high = whole.get_size()
    parts = (
        pygame.Rect(0, 0, wide, room),
        pygame.Rect(0, high - room, wide, room),
        pygame.Rect(0, room, room, size[1]),
        pygame.Rect(wide - room, room, room, size[1]),
    )
    return tuple((whole.subsurface(part).copy(), (part.left - room, part.top - room)) for part in parts)


def _edge(surface: pygame.Surface, inside: pygame.Rect, scale: float) -> None:
    for strip, (x, y) in _strips(inside.size, scale):
        surface.blit(strip, (inside.left + x, inside.top + y))
