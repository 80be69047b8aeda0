"""Figures on their way: they walk in and out, rise, fall and leave their clothes; a cube grows.

actors(...)     who is on the way between two sceneries, and how far
draw_actor      one of them, where it is now
box_of          the pixels in which it is then

All follows from how much of the way lies behind it (`t`, 0..1). Once the way is over nobody is an actor: figures
stand where the scenery says, and clothes lie where it says.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pygame

from game.play.moment import Passage, Scenery, Standing
from game.stage.camera import smooth
from game.stage.clothes import EMPTY, HEAP
from game.stage.nemo import Cube, box_between, draw_between
from game.stage.passage import CHANGE
from game.stage.pictures import DEPTHS, Laid, Picture

LANDED = 0.62
"""The part of a fall after which the feet are on the floor; the rest is weight."""
STEP = 150.0
"""Units of a step, for a figure at a scale of 1."""
BOB = 9.0
"""Units that a step lifts it."""
FOLDED = 0.16
"""How high empty clothes still are when they have sunk, of their height."""
WIDER = 0.22
"""And how much wider."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where they move: the size of the picture in pixels and the pixels of a unit; how a figure's picture is found,
    the pixel where it stands, and the cube that it may be.
    """

    size: tuple[int, int]
    scale: float
    find: Callable[[Standing], Picture | None]
    foot: Callable[[Standing], tuple[int, int]]
    solid: Callable[[Standing], Cube | None]


@dataclass(frozen=True, slots=True)
class Actor:
    """A figure on its way: `way` is walk, rise, fall or grow. `before` is how it stood, if it stood here already."""

    standing: Standing
    way: str
    t: float
    leaves: bool = False
    before: Standing | None = None


def same_place(previous: Scenery, scenery: Scenery) -> bool:
    """Whether both play in one place, so that somebody can come or go in it."""
    one, other = ((s.background, s.world, s.illustration) for s in (previous, scenery))
    return one == other and not scenery.illustration


def actors(
    previous: Scenery, scenery: Scenery, passage: Passage, since: float, cubes: Callable[[str], bool]
) -> tuple[Actor, ...]:
    """Who is on the way, `since` seconds after the passage began; `cubes` says whether a figure is one."""
    if passage.seconds <= CHANGE or since >= passage.seconds:
        return ()
    t = since / passage.seconds
    stood: Mapping[str, Standing] = {f.figure: f for f in previous.figures}
    stay = same_place(previous, scenery)
    made = []
    for f in scenery.figures:
        before = stood.get(f.figure)
        if before is None:
            made += [Actor(f, f.by, t)] if f.by else []
        elif stay and cubes(f.figure) and (before.pose, before.at) != (f.pose, f.at) and before.depth == f.depth:
            made.append(Actor(f, "grow", t, before=before))
        elif stay and f.by == "walk" and before.at != f.at and before.depth == f.depth:
            made.append(Actor(f, "walk", t, before=before))
    here = {f.figure for f in scenery.figures}
    for f in scenery.leaving:
        if f.figure in stood and f.figure not in here:
            made.append(Actor(replace(stood[f.figure], by=f.by), f.by, t, leaves=True))
    return tuple(made)


def without(scenery: Scenery, acting: tuple[Actor, ...]) -> Scenery:
    """The scenery as it stands apart from the actors, and from all that cannot be seen in its plate."""
    names = {a.standing.figure for a in acting}
    return replace(
        scenery,
        figures=tuple(replace(f, by="", alt="") for f in scenery.figures if f.figure not in names),
        clothes=tuple(f for f in scenery.clothes if f.figure not in names),
        leaving=(), effects={}, view="none", grip="", held=False, alt="", music="", ambience="", chapter="",
    )  # fmt: skip


def draw_actor(surface: pygame.Surface, actor: Actor, ground: Ground) -> None:
    """Draw an actor where it is now, if that is within the surface's clip."""
    cube, laid = ground.solid(actor.standing), _laid(ground.find(actor.standing))
    if cube is not None:
        _cube(surface, actor, cube, ground)
    elif laid is None or not surface.get_clip().colliderect(box_of(actor, ground)):
        return
    elif actor.way == "grow":
        _grow(surface, actor, laid, ground)
    elif (left := _left(actor, ground)) is not None:
        _fall_away(surface, actor, (laid, *left), ground)
    else:
        surface.blit(laid.surface, _moved(actor, _box(laid, ground.foot(actor.standing)), ground))


def box_of(actor: Actor, ground: Ground) -> pygame.Rect:
    """The pixels in which an actor is drawn now."""
    if (cube := ground.solid(actor.standing)) is not None:
        if actor.way == "grow":
            return box_between(_grown_from(actor, ground) or cube, cube, actor.t)
        return _carried(actor, cube, ground).box
    laid = _laid(ground.find(actor.standing))
    if laid is None:
        return pygame.Rect(0, 0, 0, 0)
    box = _box(laid, ground.foot(actor.standing))
    if actor.way == "grow":
        assert actor.before is not None
        return box.union(_box(_laid(ground.find(actor.before)) or laid, ground.foot(actor.before)))
    if (left := _left(actor, ground)) is not None:
        empty, heap = left
        x, floor = ground.foot(_lying(actor))
        cloth = _box(empty, ground.foot(actor.standing)).inflate(round(empty.surface.get_width() * WIDER) + 16, 4)
        cloth.height = max(cloth.height, floor - cloth.top)
        return box.unionall([cloth, *([_box(heap, (x, floor))] if heap else [])])
    return _moved(actor, box, ground)


def _left(actor: Actor, ground: Ground) -> tuple[Laid, Laid | None] | None:
    """What somebody who falls leaves: the empty clothes, and the heap that they become."""
    if actor.way != "fall" or not actor.leaves:
        return None
    empty = _laid(ground.find(replace(actor.standing, pose=EMPTY, look="")))
    return (empty, _laid(ground.find(_lying(actor)))) if empty is not None else None


def _lying(actor: Actor) -> Standing:
    return replace(actor.standing, pose=HEAP, look="")


def _moved(actor: Actor, box: pygame.Rect, ground: Ground) -> pygame.Rect:
    """Where the box of somebody who stands there at rest is now."""
    dx, dy = _way(actor, box, ground)
    return box.move(round(dx), round(dy))


def _way(actor: Actor, box: pygame.Rect, ground: Ground) -> tuple[float, float]:
    size = ground.scale * DEPTHS.get(actor.standing.depth, DEPTHS["mid"])[0]
    if actor.way == "walk":
        return _walked(actor, box, ground, size)
    return (_risen if actor.way == "rise" else _fallen)(actor, box, ground.size[1], size)


def _cube(surface: pygame.Surface, actor: Actor, cube: Cube, ground: Ground) -> None:
    """A cube on its way: it is seen from the eye wherever it is. A walking one keeps its height."""
    if actor.way == "grow":
        draw_between(surface, _grown_from(actor, ground) or cube, cube, actor.t)
    else:
        _carried(actor, cube, ground).draw(surface)


def _grown_from(actor: Actor, ground: Ground) -> Cube | None:
    return ground.solid(actor.before) if actor.before else None


def _carried(actor: Actor, cube: Cube, ground: Ground) -> Cube:
    dx, dy = _way(actor, cube.box, ground)
    return cube.moved(dx, 0 if actor.way == "walk" else dy)


def _laid(picture: Picture | None) -> Laid | None:
    """A figure's picture is one sheet."""
    return picture.layers[0] if picture and picture.layers else None


def _walked(actor: Actor, box: pygame.Rect, ground: Ground, size: float) -> tuple[float, float]:
    """From the nearer side or from where it stood; each step lifts it a little. `box`: where it stands at rest."""
    wide, at = ground.size[0], ground.foot(actor.standing)[0]
    if actor.before is not None:
        far = ground.foot(actor.before)[0] - at
    else:
        far = -box.right if 2 * at <= wide else wide - box.left
    part = actor.t**1.6 if actor.leaves else (1 - actor.t) ** 1.6
    steps = max(2, round(abs(far) / (STEP * size)))
    return far * part, -BOB * size * abs(math.sin(math.pi * steps * part))


def _risen(actor: Actor, box: pygame.Rect, high: int, size: float) -> tuple[float, float]:
    """It comes up from below the picture, or goes up and out of it, and sways a little."""
    if not actor.leaves:
        return 0.0, (high - box.top) * (1 - actor.t) ** 2.4
    return 7 * size * math.sin(math.tau * actor.t) * actor.t, -box.bottom * actor.t**2.2


def _fallen(actor: Actor, box: pygame.Rect, high: int, size: float) -> tuple[float, float]:
    """It comes down from above and gives way a little as it lands; a cube that leaves falls out of the picture."""
    if actor.leaves:
        return 0.0, (high - box.top) * actor.t**2
    if actor.t < LANDED:
        return 0.0, -box.bottom * (1 - (actor.t / LANDED) ** 2)
    rest = (actor.t - LANDED) / (1 - LANDED)
    return 0.0, 26 * size * math.sin(math.pi * rest) * (1 - rest)


def _fall_away(surface: pygame.Surface, actor: Actor, sheets: tuple[Laid, Laid, Laid | None], ground: Ground) -> None:
    """The body goes; its clothes stand for a breath, come down, fold, and lie on the floor."""
    body, empty, heap = sheets
    t, at, (x, floor) = actor.t, ground.foot(actor.standing), ground.foot(_lying(actor))
    lying = (t - 0.7) / 0.3
    if lying < 1:
        size = ground.scale * DEPTHS.get(actor.standing.depth, DEPTHS["mid"])[0]
        _sink(surface, empty, max(0.0, (t - 0.3) / 0.5), at, floor, 1 - smooth(2 * lying - 1), size)
    if heap is not None and lying > 0:
        _blend(surface, heap.surface, _box(heap, (x, floor)).topleft, smooth(2 * lying))
    fades = 1 - smooth(t / 0.36)
    if fades > 0:
        _blend(surface, body.surface, _box(body, at).topleft, fades)


def _sink(
    surface: pygame.Surface, empty: Laid, t: float, at: tuple[int, int], floor: int, amount: float, size: float
) -> None:
    """Empty clothes that come down as things fall; once the hem lies on the floor the rest folds onto it."""
    wide, high = empty.surface.get_size()
    top = at[1] + empty.offset[1]
    hem, down = top + high, (floor - top) * t * t
    low = min(float(floor), hem + down) if hem <= floor else hem + (floor - hem) * smooth(t)
    top = round(min(low - FOLDED * high, top + down))
    folded = max(0.0, 1 - (low - top) / high)
    cloth = empty.surface
    if folded > 0:
        wide = round(wide * (1 + WIDER * folded))
        cloth = pygame.transform.smoothscale(cloth, (wide, max(1, round(low - top))))
    middle = at[0] + empty.offset[0] + empty.surface.get_width() / 2 + 5 * size * math.sin(5 * t) * min(1.0, t)
    _blend(surface, cloth, (round(middle - wide / 2), top), amount)


def _grow(surface: pygame.Surface, actor: Actor, after: Laid, ground: Ground) -> None:
    """A cube of pictures comes nearer or goes: one becomes the other while both change their size together."""
    assert actor.before is not None
    before = _laid(ground.find(actor.before)) or after
    e = smooth(actor.t)
    start, end = _box(before, ground.foot(actor.before)), _box(after, ground.foot(actor.standing))
    now = pygame.Rect([round(a + (b - a) * e) for a, b in zip(start, end, strict=True)])
    turned = smooth((actor.t - 0.2) / 0.6)
    if turned < 1:
        _scaled(surface, before.surface, now, 1.0)
    if turned > 0:
        _scaled(surface, after.surface, now, turned)


def _box(laid: Laid, foot: tuple[int, int]) -> pygame.Rect:
    return laid.surface.get_rect(topleft=(foot[0] + laid.offset[0], foot[1] + laid.offset[1]))


def _scaled(surface: pygame.Surface, sheet: pygame.Surface, box: pygame.Rect, amount: float) -> None:
    """A sheet at the size of a box, only as much of it as lies in the picture."""
    seen, alpha = box.clip(surface.get_rect()), round(255 * amount)
    if not seen.width or not seen.height or alpha <= 0:
        return
    kx, ky = sheet.get_width() / box.width, sheet.get_height() / box.height
    part = pygame.Rect(
        int((seen.x - box.x) * kx), int((seen.y - box.y) * ky),
        max(1, int(seen.width * kx)), max(1, int(seen.height * ky)),
    )  # fmt: skip
    part = part.clip(sheet.get_rect())
    # Opaque surfaces blend five times as fast: a box whose corners are there has no holes.
    corners = (
        part.topleft,
        (part.right - 1, part.top),
        (part.left, part.bottom - 1),
        (part.right - 1, part.bottom - 1),
    )
    whole = all(sheet.get_at(corner).a == 255 for corner in corners)
    scaled = pygame.Surface(seen.size, 0 if whole else pygame.SRCALPHA, 32)
    pygame.transform.scale(sheet.subsurface(part), seen.size, scaled)
    if alpha < 255:  # which would take a slow way
        scaled.set_alpha(alpha)
    surface.blit(scaled, seen.topleft)


def _blend(surface: pygame.Surface, sheet: pygame.Surface, at: tuple[int, int], amount: float) -> None:
    """A sheet at a part of its strength. Only for figures, a few frames long: it costs twice what a blit does."""
    alpha = round(255 * amount)
    if alpha <= 0:
        return
    if alpha < 255:
        sheet = sheet.copy()  # which others draw in full
        sheet.set_alpha(alpha)
    surface.blit(sheet, at)
