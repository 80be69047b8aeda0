"""Scenery on a surface: the layers of a place with parallax, the figures between them, or an illustration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pygame

from game.play.moment import Scenery, Standing
from game.stage.camera import View
from game.stage.paper import MARGIN_X, MARGIN_Y
from game.stage.pictures import DEPTHS, Key, Picture, Pictures

PLACES: Mapping[str, float] = {"far_left": 260, "left": 560, "center": 960, "right": 1360, "far_right": 1660}
"""Where figures stand, in units from the left."""

WEIGHTS = {"far": 0.45, "mid": 0.7, "near": 1.0}
"""How far parallax moves a figure at a depth."""

VOID = (20, 25, 32)


def needs(scenery: Scenery) -> tuple[Key, ...]:
    """The pictures that this scenery is drawn with, the other world too where the lens shows it."""
    keys = _of_world(scenery, scenery.world)
    if scenery.lens == "up":
        keys += _of_world(scenery, "lens")
    return tuple(dict.fromkeys(keys))


def _of_world(scenery: Scenery, world: str) -> list[Key]:
    if scenery.illustration:
        return [Key("illustrations", scenery.illustration, world)]
    place = [Key("backgrounds", scenery.background, world)] if scenery.background else []
    return place + [figure_key(f, world) for f in scenery.figures]


def figure_key(standing: Standing, world: str) -> Key:
    """The picture of a figure as it stands."""
    return Key("cast", standing.figure, world, standing.outfit, standing.pose, standing.look, standing.depth)


def draw_scenery(surface: pygame.Surface, scenery: Scenery, world: str, view: View, pictures: Pictures) -> None:
    """Draw the scenery in one world over the whole surface. What is not decoded yet is left out."""
    if scenery.illustration:
        found = pictures.get(Key("illustrations", scenery.illustration, world))
        _layers(surface, found, view, pictures.scale, VOID)
        return
    place = pictures.get(Key("backgrounds", scenery.background, world)) if scenery.background else None
    count = len(place.layers) if place else 0
    front = count - 1 if count > 2 else count
    _layers(surface, place, view, pictures.scale, VOID, range(front))
    for standing in _back_to_front(scenery.figures, pictures):
        _figure(surface, standing, world, view, pictures)
    _layers(surface, place, view, pictures.scale, None, range(front, count))


def _layers(
    surface: pygame.Surface,
    picture: Picture | None,
    view: View,
    scale: float,
    blank: tuple[int, int, int] | None,
    which: range | None = None,
) -> None:
    if picture is None:
        if blank is not None:
            surface.fill(blank)
        return
    for i in range(len(picture.layers)) if which is None else which:
        laid = picture.layers[i]
        dx, dy = shift(view, laid.weight, scale)
        surface.blit(laid.surface, (laid.offset[0] + dx, laid.offset[1] + dy))


def shift(view: View, weight: float, scale: float) -> tuple[int, int]:
    """Where the corner of an overscanned layer lies: inside its margins, however the camera looks."""
    return round(MARGIN_X * scale * (view[0] * weight - 1)), round(MARGIN_Y * scale * (view[1] * weight - 1))


def _back_to_front(figures: Iterable[Standing], pictures: Pictures) -> list[Standing]:
    """What is far first; at one depth a cube stands behind people, and who came later stands before who came first."""
    order = list(DEPTHS)

    def place(standing: Standing) -> tuple[int, bool]:
        depth = order.index(standing.depth) if standing.depth in order else 1
        entry = pictures.catalogue.cast.get(standing.figure)
        return depth, not (entry and entry.shape.startswith("cube"))

    return sorted(figures, key=place)


def _figure(surface: pygame.Surface, standing: Standing, world: str, view: View, pictures: Pictures) -> None:
    picture = pictures.get(figure_key(standing, world))
    if picture is None:
        return
    scale = pictures.scale
    weight = WEIGHTS.get(standing.depth, 0.7)
    floor = DEPTHS.get(standing.depth, DEPTHS["mid"])[1]
    x = round(PLACES.get(standing.at, 960) * scale + view[0] * weight * MARGIN_X * scale)
    y = round(floor * scale + view[1] * weight * MARGIN_Y * scale)
    for laid in picture.layers:
        surface.blit(laid.surface, (x + laid.offset[0], y + laid.offset[1]))
