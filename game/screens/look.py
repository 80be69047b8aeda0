"""The look: paper city in snow. Colours, sizes, and the few kinds of ink that everything is drawn with.

Dark blue-grey, off-white words, one red. Nothing is said by colour alone: the focus is a frame with a small square.
"""

from __future__ import annotations

import base64
import binascii
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Union

import pygame

from game.stage.text import Align, Block, Color, Typesetter
from game.stage.type import Face

NIGHT: Color = (13, 17, 23)
"""What all words stand on; over the brightest picture a veil of it keeps 4.5:1 and more."""
RAISED: Color = (30, 38, 50)
HAIR: Color = (66, 79, 97)
"""Hairlines, which only divide; what must be seen is drawn in EDGE."""
EDGE: Color = (128, 142, 162)
QUIET: Color = (176, 185, 198)
PAPER: Color = (238, 235, 228)
RED: Color = (205, 84, 74)
ROSE: Color = (232, 128, 116)
"""The red as words, which need more contrast than marks do."""

VEIL = 0.88
"""How much of the picture a menu hides."""

BODY, SMALL, STORY, DISPLAY = 30.0, 24.0, 34.0, 60.0
LEAST_PIXELS = 11
LEAST_TARGET = 24
TARGET = 44.0
MEASURE = 1000.0
"""Units: the widest paragraph at 100 %, about 75 characters."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Sizes for one window and one text size: `px` for what stays, `em` for what grows with the text."""

    setter: Typesetter
    scale: float
    factor: float
    face: Face

    def px(self, units: float) -> int:
        """Units as whole pixels; what is not nothing stays at least one."""
        pixels = round(units * self.scale)
        return pixels if pixels or units <= 0 else 1

    def em(self, units: float) -> int:
        """The same, grown with the text."""
        return self.px(units * self.factor)

    @property
    def target(self) -> int:
        """The least height of what is clicked."""
        return max(LEAST_TARGET, self.px(TARGET))

    @property
    def hair(self) -> int:
        """A hairline."""
        return max(1, self.px(1.5))

    def words(
        self,
        text: str,
        size: float = BODY,
        color: Color = PAPER,
        width: int | None = None,
        *,
        serif: bool = False,
        strong: bool = False,
        align: Align = "left",
        tracking: float = 0.0,
        shadow: bool = False,
        spacing: float = 1.4,
    ) -> Block:
        """Set words. Display sizes grow half as fast as the rest: they are large already."""
        grown = size * (1 + (self.factor - 1) * (0.45 if size >= DISPLAY else 1.0))
        grown = max(grown, LEAST_PIXELS / self.scale)
        face: Face = self.face if serif else "sans"
        return self.setter.set(
            text,
            grown,
            color,
            width if width is None else max(1, width),
            face=face,
            strong=strong,
            align=align,
            tracking=tracking,
            shadow=shadow,
            spacing=spacing,
        )


@dataclass(frozen=True, slots=True)
class Words:
    block: Block
    at: tuple[int, int]

    def draw(self, surface: pygame.Surface, left: int, top: int) -> None:
        self.block.draw(surface, (left + self.at[0], top + self.at[1]))


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle; `soft` pixels around it fade out."""

    rect: pygame.Rect
    color: Color
    alpha: int = 255
    soft: int = 0

    def draw(self, surface: pygame.Surface, left: int, top: int) -> None:
        place = self.rect.move(left, top)
        if self.alpha >= 255 and not self.soft:
            # Clipped here: pygame moves a fill that lies wholly above the clip into it, instead of leaving it out.
            shown = place.clip(surface.get_clip())
            if shown.width and shown.height:
                surface.fill(self.color, shown)
            return
        grown = place.inflate(2 * self.soft, 2 * self.soft)
        if grown.width > 0 and grown.height > 0:
            surface.blit(_tint(grown.size, self.color, self.alpha, self.soft), grown)


@dataclass(frozen=True, slots=True)
class Frame:
    rect: pygame.Rect
    color: Color
    width: int

    def draw(self, surface: pygame.Surface, left: int, top: int) -> None:
        pygame.draw.rect(surface, self.color, self.rect.move(left, top), self.width)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it lies in a save: a JPEG in base64. What cannot be read is left dark."""

    rect: pygame.Rect
    data: str

    def draw(self, surface: pygame.Surface, left: int, top: int) -> None:
        found = _photo(self.data, self.rect.size)
        if found:
            surface.blit(found, self.rect.move(left, top))


Ink = Union[Words, Fill, Frame, Photo]


def focus_mark(surface: pygame.Surface, rect: pygame.Rect, rule: Rule) -> None:
    """The focus: a frame of paper, and a red square with a paper edge on the middle of its left side."""
    thick = max(2, rule.px(3))
    pygame.draw.rect(surface, PAPER, rect, thick)
    side = max(7, rule.px(16))
    square = pygame.Rect(0, 0, side, side)
    square.center = (rect.left + thick // 2, rect.centery)
    surface.fill(PAPER, square.inflate(2 * rule.hair, 2 * rule.hair))
    surface.fill(RED, square)


@lru_cache(maxsize=48)
def _tint(size: tuple[int, int], color: Color, alpha: int, soft: int) -> pygame.Surface:
    if not soft:
        flat = pygame.Surface(size, 0, 32)
        flat.fill(color)
        flat.set_alpha(alpha)
        return flat
    made = pygame.Surface(size, pygame.SRCALPHA, 32)
    made.fill((*color, 0))
    for i in range(soft + 1):
        t = i / soft
        part = round(alpha * t * t * (3 - 2 * t))
        pygame.draw.rect(made, (*color, part), made.get_rect().inflate(-2 * i, -2 * i), border_radius=soft - i)
    return made


@lru_cache(maxsize=32)
def _photo(data: str, size: tuple[int, int]) -> pygame.Surface | None:
    try:
        loaded = pygame.image.load(io.BytesIO(base64.b64decode(data)), "picture.jpg")
    except (pygame.error, binascii.Error):
        return None  # a save is worth no less without its picture
    return pygame.transform.smoothscale(loaded, size)


SHADE = 60
"""Pixels: how high a piece of the shade is. It is the same all the way down, and a whole one takes 8 MB."""


@lru_cache(maxsize=2)
def side_shade(size: tuple[int, int], reach: int) -> pygame.Surface:
    """Dark on the left as far as words reach, then clearing to the right: what a title stands on (a piece of it)."""
    strip = pygame.Surface((96, 1), pygame.SRCALPHA, 32)
    full = min(1.0, reach / size[0] * 0.8)
    for x in range(96):
        t = min(1.0, max(0.0, (x / 95 - full) / 0.42))
        strip.set_at((x, 0), (*NIGHT, round(228 * (1 - t * t * (3 - 2 * t)))))
    return pygame.transform.smoothscale(strip, (size[0], SHADE))


def blurred(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """The picture out of focus, under the veil: what a menu stands on."""
    small = (max(1, size[0] // 16), max(1, size[1] // 16))
    smaller = pygame.transform.smoothscale(picture, small)
    soft = pygame.transform.smoothscale(pygame.transform.smoothscale(smaller, (small[0] // 2, small[1] // 2)), small)
    made = pygame.transform.smoothscale(soft, size)
    made.blit(_tint(size, NIGHT, round(255 * VEIL), 0), (0, 0))
    return made
