"""The photo booth: a strip of four pictures on paper. It prints the truth: the world as it is, whatever the lens shows.

draw_strips     large in the middle of the picture, coming and going
on_thumbnail    small at the right edge of a save's picture
describe        the strip in words
"""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.play.moment import Photo, Scenery, Standing, Strip
from game.stage.pictures import Picture, Pictures
from game.stage.scenery import figure_key
from game.story.catalogue import Catalogue

WIDE, HIGH = 276.0, 752.0
FRAME_WIDE, FRAME_HIGH = 232.0, 160.0
EDGE, GAP = 22.0, 12.0
"""Units: the paper, each picture on it, the white around them and between them."""

MIDDLE = (960.0, 442.0)
TURN = 4.0
"""Where the middle of the strip lies (units), between the small buttons and the box; how far it is turned, degrees."""

PAPER = (236, 232, 222)
UNTAKEN = (34, 38, 44)
CURTAIN = ((104, 112, 122), (122, 131, 141), (92, 99, 109))
"""The lit, the near and the far side of a fold."""
FOLD = 31.0
HEADROOM, REACH = 18.0, 0.68
"""Units above the tallest head; and of the width of a picture, how much the heads are spread over."""

SITTING = 0.4
"""How much of what one is shorter by standing is seen when both sit."""


def draw_strip(surface: pygame.Surface, strip: Strip, pictures: Pictures, amount: float = 1.0) -> None:
    """The strip over the picture, slightly turned, with a soft shadow; `amount` (0..1) is how far it has come."""
    made = _laid_down(strip, pictures, pictures.version, pictures.scale)
    middle = (round(MIDDLE[0] * pictures.scale), round(MIDDLE[1] * pictures.scale))
    place = made.get_rect(center=middle)
    kept = round(255 * (1 - amount))
    # What lies below is laid over it again: the strip's own edge is soft, and a second alpha would be slow.
    below = surface.subsurface(place.clip(surface.get_rect())).copy() if kept else None
    if kept < 255:
        surface.blit(made, place)
    if below is not None and 0 < kept < 255:
        below.set_alpha(kept)
        surface.blit(below, place.clip(surface.get_rect()))


def draw_strips(surface: pygame.Surface, previous: Scenery, scenery: Scenery, new: float, pictures: Pictures) -> None:
    """The strip, as far as it is shown, on the way from one scenery to the next; over the lens too: it is no view."""
    if scenery.strip_shown and previous.strip_shown and scenery.strip == previous.strip:
        draw_strip(surface, scenery.strip, pictures)
        return
    for there, amount in ((previous, 1.0 - new), (scenery, new)):
        if there.strip_shown:
            draw_strip(surface, there.strip, pictures, amount)


def on_thumbnail(surface: pygame.Surface, strip: Strip, pictures: Pictures) -> None:
    """The strip upright at the right edge of a small picture, once a photo was taken."""
    if not any(photo.taken for photo in strip):
        return
    printed = _printed(strip, pictures, pictures.version, pictures.scale)
    high = surface.get_height() * 4 // 5
    small = pygame.transform.smoothscale(printed, (max(1, round(high * WIDE / HIGH)), high))
    place = small.get_rect(right=surface.get_width() - high // 16, centery=surface.get_height() // 2)
    shade = pygame.Surface(place.inflate(4, 4).size, 0, 32)
    shade.set_alpha(90)
    surface.blit(shade, place.move(-1, 0))
    surface.blit(small, place)


def describe(strip: Strip, catalogue: Catalogue) -> str:
    """The strip in words, from the top: who is in each picture, as they are."""
    if not any(photo.taken for photo in strip):
        return "A photo strip, still blank."
    told = (f"{number}: {_told(photo, catalogue)}." for number, photo in enumerate(strip, 1))
    return " ".join(("A photo strip of four pictures, printed as things are.", *told))


def _told(photo: Photo, catalogue: Catalogue) -> str:
    if not photo.taken:
        return "not taken"
    return " and ".join(_who(f, catalogue) for f in photo.figures) or "the empty curtain"


def _who(standing: Standing, catalogue: Catalogue) -> str:
    figure = catalogue.cast.get(standing.figure)
    if figure is None:
        return standing.figure
    marks = figure.marks if standing.pose != "back" else ()
    words = [figure.alt.get("who", figure.title)]
    words += [figure.alt[key] for key in (standing.outfit, standing.pose, standing.look, *marks) if key in figure.alt]
    return ", ".join(words)


# --- how it is made


@lru_cache(maxsize=2)
def _laid_down(strip: Strip, pictures: Pictures, version: int, scale: float) -> pygame.Surface:
    """The printed strip, turned, over its shadow."""
    printed = _printed(strip, pictures, version, scale)
    pad = max(4, round(34 * scale))
    sheet = pygame.Surface((printed.get_width() + 2 * pad, printed.get_height() + 2 * pad), pygame.SRCALPHA, 32)
    sheet.blit(_shadow(sheet.get_size(), printed.get_size(), pad), (0, 0))
    sheet.blit(printed, (pad, pad))
    return pygame.transform.rotozoom(sheet, TURN, 1.0)


def _shadow(size: tuple[int, int], paper: tuple[int, int], pad: int) -> pygame.Surface:
    """A soft dark sheet, a little lower than the paper."""
    small = pygame.Surface((max(4, size[0] // 8), max(4, size[1] // 8)), pygame.SRCALPHA, 32)
    small.fill((4, 6, 9, 0))
    part = small.get_width() / size[0]
    under = pygame.Rect(pad * part, pad * 1.25 * part, paper[0] * part, paper[1] * part)
    small.fill((4, 6, 9, 150), under)
    return pygame.transform.smoothscale(small, size)


@lru_cache(maxsize=2)
def _printed(strip: Strip, pictures: Pictures, version: int, scale: float) -> pygame.Surface:
    """The strip upright: four pictures on paper."""
    paper = pygame.Surface((round(WIDE * scale), round(HIGH * scale)), 0, 32)
    paper.fill(PAPER)
    frame = pygame.Rect(0, 0, round(FRAME_WIDE * scale), round(FRAME_HIGH * scale))
    left = (paper.get_width() - frame.width) // 2
    for number, photo in enumerate(strip):
        place = frame.move(left, round((EDGE + number * (FRAME_HIGH + GAP)) * scale))
        _photo(paper.subsurface(place), photo, pictures, scale)
    pygame.draw.rect(paper, (206, 201, 190), paper.get_rect(), max(1, round(1.5 * scale)))  # the worn edge of the paper
    return paper


def _photo(surface: pygame.Surface, photo: Photo, pictures: Pictures, scale: float) -> None:
    """One picture: the curtain, and who sits before it, heads at the top."""
    if not photo.taken:
        surface.fill(UNTAKEN)
        return
    _curtain(surface, scale)
    found = [(f, picture) for f in photo.figures if (picture := pictures.get(figure_key(f, "here", 0))) is not None]
    if not found:
        return
    tallest = min(_top(picture) for _, picture in found)
    for number, (_, picture) in enumerate(found):
        part = 0.5 + REACH * ((number + 0.5) / len(found) - 0.5)
        x = round(surface.get_width() * part)
        foot = round(HEADROOM * scale + SITTING * (_top(picture) - tallest)) - _top(picture)
        for laid in picture.layers:
            surface.blit(laid.surface, (x + laid.offset[0], foot + laid.offset[1]))


def _top(picture: Picture) -> int:
    """How far above its foot (negative: up) a figure begins, pixels."""
    return min((laid.offset[1] for laid in picture.layers), default=0)


def _curtain(surface: pygame.Surface, scale: float) -> None:
    """Folded paper: each fold has a lit side, a near one, and a thin line where it is creased."""
    lit, near, far = CURTAIN
    fold = max(6, round(FOLD * scale))
    high = surface.get_height()
    surface.fill(near)
    for left in range(-fold // 2, surface.get_width(), fold):
        surface.fill(lit, pygame.Rect(left + fold // 3, 0, fold - 2 * (fold // 3), high))
        surface.fill(far, pygame.Rect(left + 2 * (fold // 3), 0, fold // 3, high))
        surface.fill((74, 81, 90), pygame.Rect(left + 3 * (fold // 3) - 1, 0, max(1, round(1.2 * scale)), high))
    rail = pygame.Rect(0, 0, surface.get_width(), max(1, round(5 * scale)))
    surface.fill((66, 72, 80), rail)
