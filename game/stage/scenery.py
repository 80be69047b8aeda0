"""Scenery on a surface: the layers of a place with parallax, the figures between them, or an illustration."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import pygame

from game.play.moment import Scenery, Standing
from game.stage import iron, nemo
from game.stage.camera import View
from game.stage.clothes import EMPTY, HEAP
from game.stage.figures import Actor, Ground, box_of, draw_actor
from game.stage.marks import clamped
from game.stage.paper import MARGIN_X, MARGIN_Y, PALETTES
from game.stage.pictures import DEPTHS, Key, Picture, Pictures
from game.stage.views import is_cube

PLACES: Mapping[str, float] = {"far_left": 260, "left": 560, "center": 960, "right": 1360, "far_right": 1660}
"""Where figures stand, in units from the left."""

WEIGHTS = {"far": 0.45, "mid": 0.7, "near": 1.0}
"""How far parallax moves a figure at a depth."""

VOID = (20, 25, 32)

TOGETHER = 0.5
"""The weight to which all are drawn together where depth is lost."""
LAID = 868.0
"""Units from the top where the clothes lie of those whose own feet are below the picture: they are seen."""
LIFT = 13.0
"""Units that a running step lifts a figure of a scale of 1."""


class Sight(NamedTuple):
    """How a scenery is looked at: where the camera looks (-1..1), how much depth is lost (0..1), how much of a run
    there is (0..1) and the steps so far, who is on the way, how far the cubes are turned (radians), whose lids are
    closed, and at which step of their way the ends of hair and coats are.
    """

    x: float = 0.0
    y: float = 0.0
    flat: float = 0.0
    running: float = 0.0
    steps: float = 0.0
    actors: tuple[Actor, ...] = ()
    turn: float = 0.0
    closed: tuple[str, ...] = ()
    swayed: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def weight(self, weight: float) -> float:
        """How far parallax moves what has this weight where nothing is flat."""
        return weight + (TOGETHER - weight) * self.flat


def needs(scenery: Scenery) -> tuple[Key, ...]:
    """The pictures that this scenery is drawn with, the other world too where the lens shows it."""
    keys = shown(scenery, scenery.world)
    if scenery.lens == "up":
        keys += shown(scenery, "lens")
    # Of the strip too, because it is seen on every save.
    keys += [figure_key(f, "here", 0) for photo in scenery.strip for f in photo.figures]
    return tuple(dict.fromkeys(keys))


def shown(scenery: Scenery, world: str) -> list[Key]:
    """The pictures with which a scenery is drawn in one world."""
    if scenery.illustration:
        return [Key("illustrations", scenery.illustration, world)]
    place = [Key("backgrounds", scenery.background, world)] if scenery.background else []
    empty = [replace(f, pose=EMPTY, look="") for f in scenery.leaving if f.by == "fall"]
    seen = (*scenery.figures, *_heaps(scenery), *scenery.leaving, *empty)
    return place + [figure_key(f, world, scenery.dial, scenery.background) for f in seen if is_in(f, world)]


def is_in(standing: Standing, world: str) -> bool:
    """Whether a figure is seen in a world."""
    return standing.world in ("both", world)


def _heaps(scenery: Scenery) -> list[Standing]:
    """The clothes on the floor, as figures of a pose of their own."""
    return [replace(f, pose=HEAP, look="") for f in scenery.clothes]


def nearby(scenery: Scenery) -> tuple[Key, ...]:
    """The pictures that a hand on the lens would ask for next: raising it, or turning its dial by one."""
    if scenery.lens == "up" or scenery.world == "lens":
        turned = (replace(scenery, dial=clamped(scenery.dial + step)) for step in (1, -1))
        return tuple(dict.fromkeys(key for other in turned for key in shown(other, "lens")))
    return tuple(shown(scenery, "lens")) if scenery.grip == "free" else ()


def figure_key(standing: Standing, world: str, dial: int, place: str = "") -> Key:
    """The picture of a figure as it stands in a place; through the lens, with the dial at this position."""
    dial = clamped(dial) if world == "lens" and standing.pose not in (HEAP, EMPTY) else 0
    return Key(
        "cast", standing.figure, world, standing.outfit, standing.pose, standing.look, standing.depth, dial, place
    )


def draw_scenery(surface: pygame.Surface, scenery: Scenery, world: str, view: Sight, pictures: Pictures) -> None:
    """Draw the scenery in one world over the whole surface. What is not decoded yet is left out."""
    if scenery.illustration:
        found = pictures.get(Key("illustrations", scenery.illustration, world))
        _layers(surface, found, view, pictures.scale, VOID)
        return
    place = pictures.get(Key("backgrounds", scenery.background, world)) if scenery.background else None
    _layers(surface, place, view, pictures.scale, VOID, front=False)
    _people(surface, scenery, world, view, pictures)
    _layers(surface, place, view, pictures.scale, None, front=True)


def _people(surface: pygame.Surface, scenery: Scenery, world: str, view: Sight, pictures: Pictures) -> None:
    """Everyone, back to front: those who stand, those who are on the way, clothes on the floor."""
    acting = {actor.standing.figure: actor for actor in view.actors}
    stand = [f for f in (*_heaps(scenery), *scenery.figures) if f.figure not in acting]
    everyone = [*stand, *(actor.standing for actor in view.actors)]
    ground = _ground(surface.get_size(), scenery, world, view, pictures)
    for standing in _back_to_front((f for f in everyone if is_in(f, world)), pictures):
        if standing.figure in acting:
            draw_actor(surface, acting[standing.figure], ground)
        elif (solid := ground.solid(standing)) is not None:
            solid.draw(surface)
        elif (picture := ground.find(standing)) is not None:
            _standing(surface, picture, ground.foot(standing), standing.figure, view)


def _ground(size: tuple[int, int], scenery: Scenery, world: str, view: Sight, pictures: Pictures) -> Ground:
    """Where the people of a scenery stand and move, as it is looked at now."""
    numbers = {f.figure: n for n, f in enumerate(scenery.figures)}

    def find(standing: Standing) -> Picture | None:
        return pictures.get(figure_key(standing, world, scenery.dial, scenery.background))

    def foot(standing: Standing) -> tuple[int, int]:
        number = numbers.get(standing.figure, 0) if standing.pose != HEAP else None
        return foot_of(standing, view, number, pictures.scale)

    def solid(standing: Standing) -> nemo.Cube | None:
        return cube_of(standing, scenery, world, view, pictures)

    return Ground(size, pictures.scale, find, foot, solid)


def _standing(surface: pygame.Surface, picture: Picture, foot: tuple[int, int], figure: str, view: Sight) -> None:
    """Somebody who stands there: what does not move, the ends where they are now, the lids if they are closed."""
    x, y = foot
    for laid in picture.layers:
        left, top = x + laid.offset[0], y + laid.offset[1]
        for area in picture.still or (laid.surface.get_rect(),):
            surface.blit(laid.surface, (left + area.x, top + area.y), area)
    steps = dict(view.swayed).get(figure, ())
    over = [end[steps[n] if n < len(steps) else 0] for n, end in enumerate(picture.ends)]
    over += [picture.lids] if picture.lids and figure in view.closed else []
    for laid in over:
        surface.blit(laid.surface, (x + laid.offset[0], y + laid.offset[1]))


def cube_of(standing: Standing, scenery: Scenery, world: str, view: Sight, pictures: Pictures) -> nemo.Cube | None:
    """A figure that is a cube and has no picture of its own, as it hangs here; None for all others."""
    entry = pictures.catalogue.cast.get(standing.figure)
    if entry is None or not is_cube(entry):
        return None
    picture = pictures.get(figure_key(standing, world, scenery.dial, scenery.background))
    if picture is None or picture.layers:
        return None
    place, palette = pictures.catalogue.backgrounds.get(scenery.background), PALETTES[world]
    air = iron.rgb(place.air(world) if place else "", palette.fog)
    colors = iron.colors(palette, iron.rgb(entry.color.split()[0] if entry.color else "", iron.PLAIN), air)
    size = DEPTHS.get(standing.depth, DEPTHS["mid"])[0] * entry.height / 900
    weight = view.weight(WEIGHTS.get(standing.depth, 0.7)) * pictures.scale
    shift = round(view.x * weight * MARGIN_X), round(view.y * weight * MARGIN_Y)
    found = nemo.solids(standing.pose, PLACES.get(standing.at, 960), size, view.turn)
    return nemo.Cube(found, colors, pictures.scale, shift)


def stirring(
    size: tuple[int, int], scenery: Scenery, world: str, before: Sight, now: Sight, pictures: Pictures
) -> list[pygame.Rect]:
    """The pixels in which a scenery differs from one look to the next, where only cubes have turned, people blinked,
    their ends moved and actors gone on.
    """
    if scenery.illustration:
        return []
    boxes = []
    for view in (before, now) if before.actors != now.actors else ():
        ground = _ground(size, scenery, world, view, pictures)
        boxes += [box_of(actor, ground) for actor in view.actors if is_in(actor.standing, world)]
    ground = _ground(size, scenery, world, now, pictures)
    swayed = (dict(before.swayed), dict(now.swayed))
    for standing in scenery.figures:
        if not is_in(standing, world):
            continue
        cube, picture = ground.solid(standing), ground.find(standing)
        if cube is not None:
            boxes += [cube.box] if before.turn != now.turn else []
        elif picture is not None:
            name = standing.figure
            blinks = (name in before.closed) != (name in now.closed)
            was, steps = (of.get(name, ()) for of in swayed)
            stirs = [picture.lids] if picture.lids and blinks else []
            stirs += [end[0] for n, end in enumerate(picture.ends) if was[n : n + 1] != steps[n : n + 1]]
            foot = ground.foot(standing)
            boxes += [laid.surface.get_rect(topleft=laid.offset).move(foot) for laid in stirs]
    return boxes


def with_lids(scenery: Scenery, pictures: Pictures) -> tuple[str, ...]:
    """Who can blink here: the figures whose picture has lids."""
    if scenery.illustration:
        return ()
    keys = ((f, figure_key(f, scenery.world, scenery.dial, scenery.background)) for f in scenery.figures if f.look)
    return tuple(f.figure for f, key in keys if (found := pictures.get(key)) is not None and found.lids is not None)


def foot_of(standing: Standing, view: Sight, number: int | None, scale: float) -> tuple[int, int]:
    """The pixel where a figure stands. In a run each steps by its `number`; what has none lies on the floor."""
    size, floor = DEPTHS.get(standing.depth, DEPTHS["mid"])
    weight = view.weight(WEIGHTS.get(standing.depth, 0.7))
    if standing.pose == HEAP and floor > 1080:
        floor = LAID
    if view.running and number is not None:
        floor -= LIFT * size * view.running * abs(math.sin(math.pi * (view.steps + 0.37 * number)))
    x = PLACES.get(standing.at, 960) * scale + view.x * weight * MARGIN_X * scale
    return round(x), round(floor * scale + view.y * weight * MARGIN_Y * scale)


def _layers(
    surface: pygame.Surface,
    picture: Picture | None,
    view: Sight,
    scale: float,
    blank: tuple[int, int, int] | None,
    front: bool | None = None,
) -> None:
    """The layers of a picture: all, or only what is in front of people, or what is not."""
    if picture is None:
        if blank is not None:
            surface.fill(blank)
        return
    for laid in picture.layers:
        if front is not None and laid.front != front:
            continue
        dx, dy = shift(view[:2], view.weight(laid.weight), scale)
        surface.blit(laid.surface, (laid.offset[0] + dx, laid.offset[1] + dy))


def shift(view: View, weight: float, scale: float) -> tuple[int, int]:
    """Where the corner of an overscanned layer lies: inside its margins, however the camera looks."""
    return round(MARGIN_X * scale * (view[0] * weight - 1)), round(MARGIN_Y * scale * (view[1] * weight - 1))


def _back_to_front(figures: Iterable[Standing], pictures: Pictures) -> list[Standing]:
    """What is far first; at one depth a cube stands behind people, clothes lie before it, and who came later stands
    before who came first.
    """
    order = list(DEPTHS)

    def place(standing: Standing) -> tuple[int, int]:
        depth = order.index(standing.depth) if standing.depth in order else 1
        entry = pictures.catalogue.cast.get(standing.figure)
        return depth, 0 if entry and entry.shape.startswith("cube") else 1 if standing.pose == HEAP else 2

    return sorted(figures, key=place)


def with_ends(scenery: Scenery, pictures: Pictures) -> tuple[tuple[str, int], ...]:
    """Whose hair or coat moves here, and in how many places."""
    if scenery.illustration:
        return ()
    keys = ((f, figure_key(f, scenery.world, scenery.dial, scenery.background)) for f in scenery.figures)
    return tuple(
        (f.figure, len(found.ends)) for f, key in keys if (found := pictures.get(key)) is not None and found.ends
    )
