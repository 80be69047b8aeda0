"""Cards: what the program draws for a name that has no picture yet. The same name gives the same card, always.

A place is drawn by a recipe, an illustration is a motif in a frame of paper; both carry their title.
A figure is a doll (`game.stage.dolls`) or a group of them. Cubes are no cards: `game.stage.nemo` draws them.
"""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Mapping

import pygame

from game.stage import clothes, dolls
from game.stage.kit import BOTTOM, LEFT, RIGHT, TOP, Kit, Layer
from game.stage.marks import NONE, Marks
from game.stage.motifs import motif_for
from game.stage.paper import PALETTES, Sheet, curve, mix, toned
from game.stage.recipes import recipe_for
from game.stage.text import Style, set_type
from game.stage.type import Fonts

Layers = dict[Layer, pygame.Surface]

UNDER_THE_MENU = 104
"""Units from the top to a card's title: below the quick menu of the play screen."""


def number_of(name: str) -> int:
    """The seed of a name: the same on every machine."""
    return zlib.crc32(name.encode())


def place_card(name: str, title: str, world: str, scale: float, fonts: Fonts) -> Layers:
    """The three layers of a place, five per cent larger than the picture."""
    kit = Kit(PALETTES[world], scale, f"place {name}")
    recipe_for(name)(kit)
    layers = kit.finish()
    _title(layers["near"], title, kit, fonts, 26, (1822, UNDER_THE_MENU))
    return layers


def illustration_card(name: str, title: str, world: str, scale: float, fonts: Fonts) -> Layers:
    """The layers of an illustration: a motif seen through an opening in dark paper."""
    kit = Kit(PALETTES[world], scale, f"illustration {name}")
    rng = kit.rng
    kit.sky(night=0.12, light=(0.5, 0.55), strength=0.4)
    motif_for(name, number_of(name))(kit)
    for depth, inset in ((0.78, 300.0), (0.92, 190.0), (1.0, 80.0)):
        kit.lay("near", depth, lambda s, i=inset: _opening(s, i, rng), shadow=130)  # type: ignore[misc]
    layers = kit.finish(0.35)
    if name != "title":  # the title screen sets its own type over this one
        _title(layers["near"], title, kit, fonts, 32, (960, UNDER_THE_MENU), center=True)
    return layers


def _opening(s: Sheet, inset: float, rng: random.Random) -> None:
    """Paper over everything, with an uneven oval cut out of it."""
    s.surface.fill(s.color)
    count = 26
    edge = []
    for i in range(count):
        a = math.tau * i / count
        out = 1.0 + rng.uniform(-0.02, 0.02)
        wide, high = (RIGHT - LEFT) / 2 - inset, (BOTTOM - TOP) / 2 - inset * 0.5
        c, d = math.cos(a), math.sin(a)
        # Between an ellipse and a rectangle: a superellipse of degree 4.
        edge.append(
            (960 + math.copysign(abs(c) ** 0.5, c) * wide * out, 548 + math.copysign(abs(d) ** 0.5, d) * high * out)
        )
    hole = curve(edge, 6)
    pixels = [s.px(p) for p in hole]
    lit = [(x + round(2 * s.scale), y + round(3 * s.scale)) for x, y in pixels]
    pygame.draw.polygon(s.surface, toned(s.color, 0.2), lit)
    pygame.draw.polygon(s.surface, (*s.color, 0), pixels)
    pygame.draw.aalines(s.surface, toned(s.color, 0.1), True, pixels)


def _title(
    layer: pygame.Surface, title: str, kit: Kit, fonts: Fonts, size: float, at: tuple[int, int], center: bool = False
) -> None:
    """The title in spaced serif letters, ending at `at` (units), or centred on it, with a short line."""
    if not title:
        return
    ink = mix(kit.palette.fog, kit.palette.light, 0.3)
    pixels = max(8, round(size * kit.scale))
    style = Style("serif", pixels, ink, tracking=round(pixels * 0.2), shadow=True)
    block = set_type(fonts, title.upper(), style)
    x, y = round((at[0] - LEFT) * kit.scale), round((at[1] - TOP) * kit.scale)
    left = x - block.size[0] // 2 if center else x - block.size[0]
    block.draw(layer, (left, y - block.size[1] // 2))
    rule = round(64 * kit.scale)
    below = y + block.size[1] // 2 + round(4 * kit.scale)
    start = x - rule // 2 if center else x - rule
    pygame.draw.rect(layer, kit.palette.accent, (start, below, rule, max(1, round(2 * kit.scale))))


def figure_card(
    name: str,
    card: Mapping[str, str],
    world: str,
    outfit: str,
    pose: str,
    look: str,
    scale: float,
    marks: Marks = NONE,
) -> tuple[pygame.Surface, tuple[float, float]]:
    """A figure and where its picture's corner lies from the point it stands on, in units of a scale of 1."""
    shape = card.get("shape", "person")
    if shape == "group":
        return _group(name, card, world, pose, scale), (-GROUP_WIDE / 2, dolls.ORIGIN[1])
    if pose in clothes.POSES:
        return clothes.card(name, card, world, outfit, pose, scale)
    return dolls.person(name, card, world, outfit, pose, look, scale, marks), dolls.ORIGIN


GROUP_WIDE = 1420


def _group(name: str, card: Mapping[str, str], world: str, pose: str, scale: float) -> pygame.Surface:
    """Five people shoulder to shoulder."""
    surface = pygame.Surface((round(GROUP_WIDE * scale), round(dolls.HIGH * scale)), pygame.SRCALPHA, 32)
    surface.fill((*PALETTES[world].ink, 0))
    # From the right to the left, so that an arm that points to the right is over its neighbour.
    for i, x in enumerate((330, 165, 0, -165, -330)):
        hair = ("long", "short")[(i + number_of(name)) % 2]
        one = {"color": "1c2026", "accent": "2c3038", **card, "hair": hair}
        if pose in clothes.POSES:
            doll, (left, top) = clothes.card(f"{name} {i}", one, world, "coat", pose, scale)
        else:
            doll = dolls.person(f"{name} {i}", one, world, "coat", pose, dolls.FACELESS, scale)
            left, top = dolls.ORIGIN
        surface.blit(doll, (round((GROUP_WIDE / 2 + x + left) * scale), round((top - dolls.ORIGIN[1]) * scale)))
    return surface
