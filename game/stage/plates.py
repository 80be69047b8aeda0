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
from game.stage.scenery import Sight, draw_scenery, shown, stirring

SheetKey = tuple[Scenery, str, Sight, tuple[int, ...]]
"""The scenery as far as it is drawn, the world, how it is looked at, the state of its pictures."""

ROUND = 60_000
"""Pixels that are drawn in the time it takes to go through a scenery once more."""


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

    def compose(self, key: SheetKey, pictures: Pictures, area: pygame.Rect, least: pygame.Rect) -> bool:
        """Draw a world in `area`, unless `least` is there; where only actors, cubes, lids or ends moved, only those.
        Whether there was anything to draw."""
        there = self.covers.contains(least)
        if self.key == key and there:
            return False
        areas = [area]
        scenery, world, sight, _ = key
        if there and self.key is not None and _unstirred(self.key) == _unstirred(key):
            stirs = stirring(self._size, scenery, world, self.key[2], sight, pictures)
            areas = joined(box.clip(self.covers) for box in stirs)
        else:
            self.covers = area
        self.key = key
        for part in areas:
            self.surface.set_clip(part)
            draw_scenery(self.surface, scenery, world, sight, pictures)
        self.surface.set_clip(None)
        return True


class Plate:
    """A scenery in the world that the room is in, and in the other one."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._whole = pygame.Rect((0, 0), size)
        self.here, self.other = Sheet(size), Sheet(size)
        self._softener = film.Softener()

    def holds(self, scenery: Scenery) -> bool:
        """Whether this is what it was composed of last."""
        return self.here.key is not None and self.here.key[0] == _bare(scenery, scenery.world)

    def parts(
        self, scenery: Scenery, sights: tuple[Sight, Sight], finder: lens.Finder, pictures: Pictures
    ) -> list[Part]:
        """What the picture is laid out of: the room, and the other world inside the lens, each as it is looked at."""
        whole = self._whole
        self._room(scenery, sights[0], pictures)
        if not lens.shows(scenery):
            self.other.forget()
            return [Part(self.here.surface, whole, whole.topleft)]
        inside = self._through(scenery, sights[1], finder, pictures)
        parts = [Part(self.here.surface, area, area.topleft) for area in _around(whole, inside)]
        return [*parts, self._seen_through(inside, film.softness(finder.still, pictures.scale))]

    def prepare(self, scenery: Scenery, sights: tuple[Sight, Sight], finder: lens.Finder, pictures: Pictures) -> None:
        """Compose one of the sheets that this will be laid out of: what is not shown yet need not be there at once."""
        if not self._room(scenery, sights[0], pictures) and lens.shows(scenery):
            self._through(scenery, sights[1], finder, pictures)

    def _room(self, scenery: Scenery, sight: Sight, pictures: Pictures) -> bool:
        """The world that the room is in; whether there was something to compose."""
        state = pictures.state(shown(scenery, scenery.world))
        key = (_bare(scenery, scenery.world), scenery.world, sight, state)
        return self.here.compose(key, pictures, self._whole, self._whole)

    def _through(self, scenery: Scenery, sight: Sight, finder: lens.Finder, pictures: Pictures) -> pygame.Rect:
        """The other world; where the inside of the lens is."""
        inside = lens.window(pictures.scale, lens.held(scenery, finder))
        key = (_bare(scenery, "lens"), "lens", sight, pictures.state(shown(scenery, "lens")))
        # While the camera moves no more is drawn than is seen; while it stands, all, so that the frame can be moved.
        moves = self.other.key is not None and _still(self.other.key[2]) != _still(sight)
        self.other.compose(key, pictures, inside if moves else self._whole, inside)
        return inside

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
    """The same, however far cubes are turned and actors have come, whoever blinks and whatever the wind moves."""
    actors = tuple(replace(actor, t=0.0) for actor in sight.actors)
    return sight._replace(turn=0.0, closed=(), swayed=(), actors=actors)


def joined(boxes: Iterable[pygame.Rect]) -> list[pygame.Rect]:
    """As few boxes as are worth it around the same pixels: none lie over each other."""
    made: list[pygame.Rect] = []
    for box in boxes:
        if not box.width or not box.height:
            continue
        while (near := next((b for b in made if _worth(b, box)), None)) is not None:
            made.remove(near)
            box = box.union(near)
        made.append(box)
    return made


def _worth(one: pygame.Rect, other: pygame.Rect) -> bool:
    """Whether both are sooner drawn as one."""
    apart = sum(box.width * box.height for box in (one, other))
    both = one.union(other)
    return bool(one.colliderect(other)) or both.width * both.height <= apart + ROUND


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
