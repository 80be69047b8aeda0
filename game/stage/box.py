"""The box: a line of the story on dark paper, typed, in pages where it is too tall for one.

set_line(...) -> Spoken         once for each line
Spoken.pages[i].draw(...)       each frame, over a fresh picture inside `Page.rect`
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.play.moment import Line
from game.play.settings import Settings
from game.stage.canvas import Canvas
from game.stage.contrast import Color, over, readable
from game.stage.text import Block, Typesetter
from game.story.markup import runs

PAPER: Color = (13, 17, 23)
INK: Color = (240, 236, 227)
QUIET: Color = (186, 188, 190)
SIZE = 36.0
NAME_SIZE = 28.0
MEASURE = 1180.0
"""Units: the width of a line at 100 %; about 66 characters, and never 80."""
WIDEST = 1560.0
FLOOR = 1044.0
"""Units: the lower edge of the box."""
TALLEST = 560.0
LEAST = 196.0
PAD_X, PAD_Y = 64.0, 34.0
SOFT = 26.0
"""Units: how far the paper's edge fades."""
HANDS = frozenset({"signs", "signing", "sign"})
"""Manners that are said with a hand drawn beside them."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is in the box at once. `rect` (pixels of the window) holds all that `draw` touches."""

    rect: pygame.Rect
    paper: pygame.Rect
    text: Block
    tag: Block | None
    manner: Block | None
    hand: bool
    opacity: int
    soft: int
    pad: tuple[int, int]

    @property
    def length(self) -> int:
        """How many characters there are to type."""
        return self.text.length

    def draw(self, surface: pygame.Surface, upto: int | None = None, more: bool = True) -> None:
        """Draw the first `upto` characters (None: all); with all of them, the mark that says there is `more`."""
        if self.opacity:
            paper = _paper(self.paper.size, self.soft, self.opacity)
            surface.blit(paper, (self.paper.left - self.soft, self.paper.top - self.soft))
        left, top = self.paper.left + self.pad[0], self.paper.top + self.pad[1]
        if self.tag is not None:
            self._name(surface, left, top)
            top += self.tag.line_height + self.pad[1] // 6
        self.text.draw(surface, (left, top), upto)
        if more and (upto is None or upto >= self.length):
            self._mark(surface)

    def _name(self, surface: pygame.Surface, left: int, top: int) -> None:
        if self.tag is None:
            return
        self.tag.draw(surface, (left, top))
        left += self.tag.size[0] + self.pad[1] // 2
        if self.hand:
            high = round(self.tag.line_height * 0.72)
            surface.blit(_hand(high), (left, top + (self.tag.line_height - high) // 2))
            left += high
        if self.manner is not None:
            self.manner.draw(surface, (left, top + (self.tag.line_height - self.manner.line_height) // 2))

    def _mark(self, surface: pygame.Surface) -> None:
        side = max(4, self.pad[1] // 4)
        x, y = self.paper.right - self.pad[0] + side, self.paper.bottom - self.pad[1] // 2 - side
        pygame.draw.polygon(surface, QUIET, [(x - side, y - side // 2), (x + side, y - side // 2), (x, y + side)])


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as it will be read: its pages, in order. There is at least one."""

    line: Line
    pages: tuple[Page, ...]


def set_line(line: Line, canvas: Canvas, type: Typesetter, settings: Settings, color: str = "d8d2c4") -> Spoken:
    """Set a line for the box. `color` is the speaker's (rrggbb); it is lightened where it could not be read."""
    big = settings.text_size / 100
    ground = worst_ground(settings.box_opacity)
    halo = settings.box_opacity < 75
    wide = canvas.px(min(WIDEST, MEASURE * (1 + (big - 1) * 0.6)))
    text = type.set(runs(line.text), SIZE * big, INK, wide, face=settings.font, shadow=halo)
    tag = manner = None
    if line.who:
        paint = readable(_rgb(color), ground)
        tag = type.set(line.who, NAME_SIZE * big, paint, face=settings.font, strong=True, tracking=1.2, shadow=halo)
    if line.who and line.manner:
        manner = type.set(line.manner, NAME_SIZE * 0.86 * big, readable(QUIET, ground), face=settings.font, shadow=halo)
    pages = _pages(text, tag, canvas)
    hand = line.manner in HANDS
    return Spoken(line, tuple(_page(p, tag, manner, hand, wide, canvas, settings) for p in pages))


def worst_ground(opacity: int) -> Color:
    """What is behind the text in the worst case: the box over white. Below half, the text's own halo is behind it."""
    return over(PAPER, max(50, opacity) / 100, (255, 255, 255))


def _pages(text: Block, tag: Block | None, canvas: Canvas) -> list[Block]:
    head = tag.line_height if tag else 0
    fit = max(1, (canvas.px(TALLEST - 2 * PAD_Y) - head) // text.line_height)
    count = -(-len(text.lines) // fit)
    if count <= 1:
        return [text]
    # Pages of about the same height: no page with one lonely line.
    even = -(-len(text.lines) // count)
    return [text.part(i, i + even) for i in range(0, len(text.lines), even)]


def _page(
    text: Block, tag: Block | None, manner: Block | None, hand: bool, wide: int, canvas: Canvas, settings: Settings
) -> Page:
    pad = (canvas.px(PAD_X), canvas.px(PAD_Y))
    head = tag.line_height + pad[1] // 6 if tag else 0
    high = max(canvas.px(LEAST), head + text.size[1] + 2 * pad[1])
    floor = canvas.at(0, FLOOR)[1]
    left = canvas.area.centerx - wide // 2 - pad[0]
    paper = pygame.Rect(left, floor - high, wide + 2 * pad[0], high)
    soft = canvas.px(SOFT)
    rect = paper.inflate(2 * soft, 2 * soft).clip(canvas.surface.get_rect())
    return Page(rect, paper, text, tag, manner, hand, settings.box_opacity, soft, pad)


def _rgb(text: str) -> Color:
    try:
        number = int(text, 16)
    except ValueError:
        return QUIET
    return number >> 16 & 255, number >> 8 & 255, number & 255


@lru_cache(maxsize=8)
def _paper(size: tuple[int, int], soft: int, opacity: int) -> pygame.Surface:
    """Dark paper with a soft edge: all of `size` has the full opacity, `soft` pixels around it fade."""
    made = pygame.Surface((size[0] + 2 * soft, size[1] + 2 * soft), pygame.SRCALPHA, 32)
    made.fill((*PAPER, 0))
    alpha = 255 * opacity / 100
    for i in range(soft + 1):
        t = i / max(1, soft)
        part = round(alpha * t * t * (3 - 2 * t))
        pygame.draw.rect(made, (*PAPER, part), made.get_rect().inflate(-2 * i, -2 * i), border_radius=2 * soft - i)
    return made


@lru_cache(maxsize=8)
def _hand(high: int) -> pygame.Surface:
    """A small open hand."""
    big = pygame.Surface((128, 128), pygame.SRCALPHA, 32)
    big.fill((*QUIET, 0))
    pygame.draw.rect(big, QUIET, (40, 62, 50, 52), border_radius=20)
    for x, top, lean in ((46, 26, -5), (59, 16, -1), (72, 19, 3), (84, 32, 8)):
        pygame.draw.line(big, QUIET, (x, 80), (x + lean, top), 11)
        pygame.draw.circle(big, QUIET, (x + lean + 1, top), 5)
    pygame.draw.line(big, QUIET, (48, 98), (20, 70), 13)
    pygame.draw.circle(big, QUIET, (20, 69), 6)
    return pygame.transform.smoothscale(big, (high, high))
