"""Through whose eyes: his right side in the dark, her clear light, and the hum that she sees as a line.

Views.draw      over a picture that is composed; words, captions and choices are drawn later, above it
flatness        how much depth is lost with `view: his`
"""

from __future__ import annotations

import math
from functools import lru_cache

import pygame

from game.play.moment import Moment, Scenery
from game.stage.camera import smooth
from game.stage.paper import Color, ramp
from game.story.catalogue import Catalogue, Figure

SECONDS = 0.8
"""From one view to another."""

SEEN_PART = 0.78
"""With `view: his`, how much of the width is seen in full; the rest grows dark."""
STRENGTH = {"full": 1.0, "light": 0.5, "off": 0.0}
"""Of what a view does to the picture, by the preference `view_effect`."""
DARKEST = 0.6
"""How much light the outermost right loses."""
FLAT = 0.75
"""How far the weights of parallax are drawn together with `view: his`: near things lose their depth."""

CLEAR: tuple[Color, ...] = ((30, 44, 58), (24, 34, 44), (14, 22, 30))
"""With `view: hers`, what is added of the picture's own light, from the top down (of 255): cool, and no haze."""

NEARNESS = {"horizon": 0.04, "far": 0.12, "mid": 0.38, "near": 0.7, "wall": 1.0}
"""How near a cube is, by its pose."""
HUM_LINE = 1064.0
"""Units from the top: in the narrow strip below the text box, which so can never cover it."""
HUM_COLOR = (222, 232, 240)
HUM_SHADE = (10, 14, 20)
HUM_RATE = 24.0
"""Pictures a second of the line where nothing else moves: it trembles slowly."""
_STRIP, _POINTS = 38.0, 180
BAND, _TILE = 64, 240
"""Pixels of a band of the picture that is worked on at once, and of a piece of the light that is laid on it."""
_REACH, _THIN, _THICK = 8.5, 1.5, 10.0


def share(view: str, scenery: Scenery, previous: Scenery, since: float) -> float:
    """How much of this view there is (0..1), `since` seconds after the previous scenery."""
    now, before = float(scenery.view == view), float(previous.view == view)
    return now if now == before else before + (now - before) * smooth(since / SECONDS)


def flatness(scenery: Scenery, previous: Scenery, since: float, effect: str) -> float:
    """How far near and far are drawn together (0..1)."""
    return FLAT * STRENGTH.get(effect, 0.0) * share("his", scenery, previous, since)


def nearness(scenery: Scenery, catalogue: Catalogue) -> float:
    """How near the nearest cube stands: from 0 (there is none) to 1 (a wall)."""
    if scenery.illustration:
        return 0.0
    entries = ((catalogue.cast.get(f.figure), f.pose) for f in scenery.figures)
    return max((NEARNESS.get(pose, NEARNESS["mid"]) for entry, pose in entries if entry and is_cube(entry)), default=0)


def hums(scenery: Scenery) -> bool:
    """Whether the line of the hum is there, and trembles."""
    return scenery.view == "hers" and not scenery.illustration and any(f.pose in NEARNESS for f in scenery.figures)


def heard(moment: Moment, catalogue: Catalogue) -> float:
    """How near a thing is that is only heard, at this very stop, where hearing is a line: 0 for none."""
    if moment.scenery.view != "hers" or moment.scenery.illustration:
        return 0.0
    sounds = (catalogue.sounds.get(cue.sound) for cue in moment.cues)
    return max((sound.near for sound in sounds if sound), default=0.0)


def is_cube(figure: Figure) -> bool:
    """Whether a figure of the catalogue is a cube."""
    return figure.shape.startswith("cube")


class Views:
    """Draws the views over pictures of one size; what it needs is made once."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._dark: tuple[float, pygame.Surface] | None = None
        self._clear: tuple[float, pygame.Surface] | None = None
        self._band: pygame.Surface | None = None

    def darken(self, picture: pygame.Surface, amount: float) -> None:
        """His: the right of the picture grows dark, softly; `amount` 0..1."""
        if amount <= 0:
            return
        if self._dark is None or self._dark[0] != amount:
            self._dark = (amount, _dark_side(self._size, DARKEST * amount))
        side = self._dark[1]
        picture.blit(side, (self._size[0] - side.get_width(), 0), special_flags=pygame.BLEND_RGB_MULT)

    def clear(self, picture: pygame.Surface, amount: float) -> None:
        """Hers: a part of the picture's own light again, cool and from above; black stays black. `amount` 0..1."""
        if amount <= 0:
            return
        if self._clear is None or self._clear[0] != amount:
            colors = [(round(r * amount), round(g * amount), round(b * amount)) for r, g, b in CLEAR]
            self._clear = (amount, ramp(colors, (_TILE, self._size[1])))
        wide, high = self._size
        if self._band is None:
            self._band = pygame.Surface((wide, BAND), 0, 32)
        band, light = self._band, self._clear[1]
        for top in range(0, high, BAND):  # band by band: two more pictures of this size would be 16 MB
            area = pygame.Rect(0, top, wide, min(BAND, high - top))
            band.blit(picture, (0, 0), area)
            for left in range(0, wide, _TILE):
                band.blit(light, (left, 0), (0, top, _TILE, area.height), special_flags=pygame.BLEND_RGB_MULT)
            picture.blit(band, area, (0, 0, *area.size), special_flags=pygame.BLEND_RGB_ADD)


def draw_hum(picture: pygame.Surface, near: float, amount: float, clock: float, scale: float) -> None:
    """The hum as a line along the bottom: thicker and wilder the nearer it is. `near` and `amount` 0..1."""
    if near <= 0 or amount <= 0:
        return
    strip = _hum(picture.get_width(), scale, round(near * amount, 3), round(amount, 2), clock)
    picture.blit(strip, (0, round((HUM_LINE - _STRIP / 2) * scale)))


@lru_cache(maxsize=4)
def _hum(wide: int, scale: float, near: float, amount: float, clock: float) -> pygame.Surface:
    """The strip with the line in it. It is drawn three times as high, for soft edges: it never is steep."""
    big = pygame.Surface((wide, round(3 * _STRIP * scale)), pygame.SRCALPHA, 32)
    big.fill((*HUM_SHADE, 0))
    half, middle, line = (_THIN + (_THICK - _THIN) * near) / 2, big.get_height() / 2, []
    for i in range(_POINTS + 1):
        x = i / _POINTS
        swell = smooth(min(x, 1 - x) * 9)  # it ends softly at both edges of the picture
        y = middle + 3 * scale * _tremble(x, clock) * swell * (1.0 + (_REACH - 1.0) * near)
        line.append((x * wide, y, half * (0.25 + 0.75 * swell)))
    for color, alpha, more in ((HUM_SHADE, 60, 3.5), (HUM_SHADE, 90, 1.6), (HUM_COLOR, 235, 0.0)):
        above = [(x, y - 3 * scale * (thick + more)) for x, y, thick in line]
        below = [(x, y + 3 * scale * (thick + more)) for x, y, thick in reversed(line)]
        pygame.draw.polygon(big, (*color, round(alpha * amount)), above + below)
    return pygame.transform.smoothscale(big, (wide, max(1, round(_STRIP * scale))))


def _tremble(x: float, clock: float) -> float:
    """Where the line stands at a part of the width, from -1 to 1: slow waves, that swell and ebb along it."""
    a = math.sin(math.tau * (x * 4.0 - clock * 0.23))
    b = math.sin(math.tau * (x * 11.0 + clock * 0.41) + 1.3)
    c = math.sin(math.tau * (x * 29.0 - clock * 0.73) + 4.1) * math.sin(math.tau * (x * 2.0 + clock * 0.19))
    return 0.42 * a + 0.3 * b + 0.28 * c


def _dark_side(size: tuple[int, int], amount: float) -> pygame.Surface:
    wide = round(size[0] * (1 - SEEN_PART))
    strip = pygame.Surface((wide, 1), 0, 32)
    for x in range(wide):
        light = round(255 * (1 - amount * smooth((x + 1) / wide)))
        strip.set_at((x, 0), (light, light, light))
    return pygame.transform.scale(strip, (wide, size[1]))
