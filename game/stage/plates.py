"""Plates: a scenery as it was composed, kept until something in it is another; with the other world inside the lens.

The two worlds are kept apart, so that a frame that is moved only uncovers another part of what is there already.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pygame

from game.play.moment import BLANK, Scenery
from game.stage import film, lens
from game.stage.pictures import Pictures
from game.stage.scenery import Sight, draw_scenery, stirring

SheetKey = tuple[Scenery, str, Sight, int]
"""The scenery as far as it is drawn, the world, how it is looked at, the version of the pictures."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the picture to be: `area` of an opaque surface, and where its corner goes."""

    surface: pygame.Surface
    area: pygame.Rect
    at: tuple[int, int]


class Sheet:
    """A world as it was drawn, and what it was drawn from. Its memory is taken when it is first needed."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._surface: pygame.Surface | None = None
        self.key: SheetKey | None = None
        self.covers = pygame.Rect(0, 0, 0, 0)

    @property
    def surface(self) -> pygame.Surface:
        if self._surface is None:
            self._surface = pygame.Surface(self._size, 0, 32)
        return self._surface

    def forget(self) -> None:
        """Give the memory back: 8 MB in a large window."""
        self._surface, self.key, self.covers = None, None, pygame.Rect(0, 0, 0, 0)

    def compose(self, key: SheetKey, pictures: Pictures, area: pygame.Rect, least: pygame.Rect) -> None:
        """Draw a world in `area`, unless `least` is there; where only cubes, lids and ends moved, only those."""
        there = self.covers.contains(least)
        if self.key == key and there:
            return
        scenery, world, sight, _ = key
        if there and self.key is not None and _unstirred(self.key) == _unstirred(key):
            area = stirring(scenery, world, sight, pictures).clip(self.covers)
        else:
            self.covers = area
        self.key = key
        self.surface.set_clip(area)
        draw_scenery(self.surface, scenery, world, sight, pictures)
        self.surface.set_clip(None)


class Plate:
    """A scenery in the world that the room is in, and in the other one."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._whole = pygame.Rect((0, 0), size)
        self.here, self.other = Sheet(size), Sheet(size)
        self._softener = film.Softener()

    def parts(self, scenery: Scenery, sight: Sight, finder: lens.Finder, pictures: Pictures) -> list[Part]:
        """What the picture is laid out of: the room, and the other world inside the lens."""
        whole, version = self._whole, pictures.version
        self.here.compose((_bare(scenery, scenery.world), scenery.world, sight, version), pictures, whole, whole)
        if not lens.shows(scenery):
            self.other.forget()
            return [Part(self.here.surface, whole, whole.topleft)]
        inside = lens.window(pictures.scale, lens.held(scenery, finder))
        # While the camera moves no more is drawn than is seen; while it stands, all, so that the frame can be moved.
        moves = self.other.key is not None and _still(self.other.key[2]) != _still(sight)
        key = (_bare(scenery, "lens"), "lens", sight, version)
        self.other.compose(key, pictures, inside if moves else whole, inside)
        parts = [Part(self.here.surface, area, area.topleft) for area in _around(whole, inside)]
        return [*parts, self._seen_through(inside, film.softness(finder.still, pictures.scale))]

    def _seen_through(self, inside: pygame.Rect, side: int) -> Part:
        """The inside of the lens, soft until it is in focus."""
        other = self.other
        if side <= 1:
            return Part(other.surface, inside, inside.topleft)
        soft, (x, y) = self._softener.soft(other.surface, other.key, other.covers, inside, side)
        return Part(soft, inside.move(-x, -y), inside.topleft)


def _unstirred(key: SheetKey) -> SheetKey:
    return key[0], key[1], _still(key[2]), key[3]


def _still(sight: Sight) -> Sight:
    """The same, however far the cubes are turned, whoever blinks and whatever the wind moves."""
    return sight._replace(turn=0.0, closed=(), swayed=())


def lay(surface: pygame.Surface, parts: Iterable[Part], amount: float = 1.0) -> None:
    """Blend opaque parts over a picture. Alphas of 0 and 255 take a slow way in SDL: they are not used."""
    alpha = round(255 * amount)
    for part in parts if alpha > 0 else ():
        part.surface.set_alpha(alpha if alpha < 255 else None)
        surface.blit(part.surface, part.at, part.area)


def whole(surface: pygame.Surface, at: tuple[int, int] = (0, 0)) -> list[Part]:
    """A surface as one part."""
    return [Part(surface, surface.get_rect(), at)]


def _bare(scenery: Scenery, world: str) -> Scenery:
    """A scenery without all that changes no drawing of it: the rest is how it is looked at, sound, or laid over it."""
    return replace(
        scenery, world=world, dial=scenery.dial if world == "lens" else 0, alt="", effects={}, camera="still",
        view="none", leaving=(), lens="down", grip="locked", held=False, music="", ambience="", chapter="", strip=BLANK,
        strip_shown=False,
    )  # fmt: skip


def _around(whole: pygame.Rect, inside: pygame.Rect) -> list[pygame.Rect]:
    """The picture without the inside of the frame, as four rectangles."""
    inside = inside.clip(whole)
    return [
        pygame.Rect(0, 0, whole.width, inside.top),
        pygame.Rect(0, inside.top, inside.left, inside.height),
        pygame.Rect(inside.right, inside.top, whole.width - inside.right, inside.height),
        pygame.Rect(0, inside.bottom, whole.width, whole.height - inside.bottom),
    ]
