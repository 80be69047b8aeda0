"""Empty clothes, cut from paper: what stays of those who fall. A coat, a dress, a dinner jacket.

Pictures of clothes are found like any other pose of a figure (`cast/<name>.<outfit>.clothes.webp`,
`cast/<name>.<outfit>.empty.webp`); where there is none, this draws a card, in the colours of the figure's doll.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pygame

from game.stage.dolls import FORMAL, HIGH, ORIGIN, WIDE, doll_for
from game.stage.paper import PALETTES, Color, Point, Sheet, curve, grain, mix, shadowed, toned

HEAP, EMPTY = "clothes", "empty"
"""The poses of clothes on the floor, and of clothes that still stand as they were worn."""
POSES = frozenset({HEAP, EMPTY})
LOW, LOW_HIGH = (ORIGIN[0], -160.0), 200
"""Where a heap's sheets begin, and their height in units: as high as a person each would have 9 MB near to us."""


@dataclass(frozen=True, slots=True)
class Garment:
    """Colours of what was worn, in the light of the world, and its cut."""

    cloth: Color
    accent: Color
    lining: Color
    gown: bool
    formal: bool
    strap: bool


def card(
    name: str, colors: Mapping[str, str], world: str, outfit: str, pose: str, scale: float
) -> tuple[pygame.Surface, Point]:
    """Clothes of the same measures as `dolls.person`, and where their picture's corner lies from the point they stand
    on, in units.
    """
    worn, wide = _garment(name, colors, world, outfit), round(WIDE * scale)
    if pose == EMPTY:
        made, origin = _empty(worn, (wide, round(HIGH * scale)), scale), ORIGIN
    else:
        made, origin = _heap(name, worn, (wide, round(LOW_HIGH * scale)), scale), LOW
    grain(made, 7)
    return made, origin


def _garment(name: str, colors: Mapping[str, str], world: str, outfit: str) -> Garment:
    doll, warm = doll_for(name, colors), world != "here"
    formal = outfit in FORMAL
    gown = formal and doll.long_hair

    def lit(color: Color) -> Color:
        return mix(mix(color, PALETTES[world].fog, 0.1 * warm), (196, 120, 48) if warm else (60, 84, 112), 0.18)

    cloth = (214, 202, 182) if gown else (40, 44, 58) if formal else doll.coat
    accent = (220, 214, 202) if formal else doll.accent
    return Garment(lit(cloth), lit(accent), lit(toned(cloth, -0.62)), gown, formal, not formal and not doll.scarf)


def _sheet(size: tuple[int, int], scale: float, color: Color, origin: Point = ORIGIN) -> Sheet:
    return Sheet(size, scale, origin, color)


def _laid(pieces: list[Sheet], scale: float) -> pygame.Surface:
    """The pieces over each other, each with a soft shadow."""
    whole = pygame.Surface(pieces[0].surface.get_size(), pygame.SRCALPHA, 32)
    whole.fill((*pieces[0].color, 0))
    for piece in pieces:
        soft = shadowed(piece.surface, (round(2 * scale), round(6 * scale)), max(4, round(8 * scale)), 70)
        whole.blit(soft, (0, 0))
    return whole


def _mirrored(points: list[Point]) -> list[Point]:
    return points + [(-x, y) for x, y in reversed(points)]


def _empty(worn: Garment, size: tuple[int, int], scale: float) -> pygame.Surface:
    """As it was worn, with nobody in it: an open collar, sleeves that hang."""
    body = _sheet(size, scale, worn.cloth)
    if worn.gown:
        half: list[Point] = [(62, -706), (74, -640), (58, -560), (96, -430), (170, -160), (216, -6), (110, 8)]
        body.shape(curve(_mirrored(half), 6), rim=2.2)
        for x in range(-5, 6):
            body.limb((x * 10, -540), (x * 37, -2), 2, 10, -0.1)
        return _laid([body], scale)
    sleeves = _sheet(size, scale, worn.cloth)
    for way in (-1, 1):
        arm = [(way * 84, -716), (way * 112, -670), (way * 138, -530), (way * 142, -424), (way * 98, -420),
               (way * 92, -540), (way * 74, -660)]  # fmt: skip
        sleeves.shape(curve(arm, 6), -0.06 - 0.08 * (way > 0), rim=1.8)
        sleeves.limb((way * 142, -428), (way * 98, -424), 9, 9, -0.5, worn.lining)
    half = [(28, -750), (62, -740), (98, -712), (108, -650), (98, -520), (118, -380), (138, -272), (70, -258)]
    body.shape(curve(_mirrored(half), 6), rim=2.2)
    body.shape(curve([(-40, -750), (0, -766), (40, -750), (26, -716), (0, -650), (-26, -716)], 6), 0, worn.lining, 0)
    for x in (-92, -52, 40, 88):
        body.limb((x * 0.8, -470), (x * 1.16, -266), 1.5, 7, -0.24)
    body.stroke([(2, -650), (4, -262)], 3, -0.4)
    return _laid([sleeves, body, _neckwear(worn, size, scale)], scale)


def _neckwear(worn: Garment, size: tuple[int, int], scale: float) -> Sheet:
    """A scarf that lies where the neck was; a white shirt's front under a dinner jacket."""
    piece = _sheet(size, scale, worn.accent)
    if worn.strap:
        piece.limb((-74, -734), (104, -456), 20, 20, -0.2)
        return piece
    if worn.formal:
        piece.shape([(-22, -734), (22, -734), (10, -600), (0, -560), (-10, -600)], rim=0)
        return piece
    piece.shape(curve([(-74, -724), (-40, -752), (0, -738), (40, -752), (76, -722), (40, -692), (-36, -690)], 6), rim=2)
    piece.shape(curve([(8, -702), (44, -704), (56, -560), (46, -478), (10, -480), (16, -570)], 6), -0.1, rim=1.4)
    return piece


def _heap(name: str, worn: Garment, size: tuple[int, int], scale: float) -> pygame.Surface:
    """Fallen together around where the feet were: cloth over cloth, a sleeve that reaches out, the scarf on top."""
    rng = random.Random(f"clothes {name}")
    way = rng.choice((-1, 1))

    def cut(points: Sequence[Point], tone: float, rim: float = 2.0) -> Sheet:
        piece = _sheet(size, scale, worn.cloth, LOW)
        piece.shape(curve(_turned(points, way), 6), tone, rim=rim)
        return piece

    skirt = cut([(-236, 8), (-220, -14), (-168, -26), (-128, -46), (-60, -50), (10, -60), (88, -44), (146, -40),
                 (206, -16), (226, 8), (120, 20), (20, 14), (-90, 22), (-170, 14)], -0.2)  # fmt: skip
    pieces = [skirt]
    if not worn.gown:
        arm = cut([(84, -50), (150, -40), (214, -22), (268, -22), (282, 2), (232, 16), (164, 2), (84, -14)], -0.04)
        arm.stroke(_turned([(274, -24), (284, 6)], way), 12, 0, worn.lining)
        pieces.append(arm)
    middle = cut([(-190, -2), (-162, -40), (-104, -56), (-70, -82), (-14, -78), (30, -96), (84, -70), (128, -56),
                  (150, -16), (90, 2), (10, -6), (-70, 8), (-140, 6)], -0.06)  # fmt: skip
    top = cut([(-118, -34), (-92, -74), (-44, -92), (-8, -118), (40, -106), (64, -76), (92, -52), (70, -26), (4, -36),
               (-60, -22)], 0.06)  # fmt: skip
    for piece, spread, high in ((middle, 150, 58), (top, 84, 92)):
        for i in range(5):
            x = spread * ((i - 2) / 2.4 + rng.uniform(-0.07, 0.07))
            ends = [(x * 0.3, -high), (x * 0.75, -high * 0.62), (x, -high * 0.34 + rng.uniform(-6, 6))]
            piece.stroke(_turned(ends, way), 3.0, -0.26)
    if not worn.gown:
        fold = [(-30, -88), (-6, -106), (30, -98), (18, -88), (-10, -84)]
        top.shape(curve(_turned(fold, way), 6), 0, worn.lining, 0)
    pieces += [middle, top]
    if not worn.gown:
        pieces.append(_fallen_scarf(worn, size, scale, way))
    return _laid(pieces, scale)


def _fallen_scarf(worn: Garment, size: tuple[int, int], scale: float, way: int) -> Sheet:
    piece = _sheet(size, scale, worn.accent, LOW)
    if worn.strap:
        lies: list[Point] = [(-190, 10), (-150, -14), (-84, -58), (-20, -74), (44, -52), (96, -12), (150, 12)]
        piece.stroke(_turned(curve(lies, 6, closed=False), way), 17, -0.2)
        return piece
    if worn.formal:
        piece.shape(_turned([(-52, -64), (-14, -78), (6, -30), (-40, -18)], way), rim=0)
        return piece
    loop = [(-58, -84), (-20, -112), (30, -112), (62, -86), (34, -74), (0, -92), (-34, -72)]
    piece.shape(curve(_turned(loop, way), 6), rim=1.8)
    tail = [(-54, -84), (-84, -54), (-110, -14), (-140, 12), (-108, 16), (-74, -8), (-50, -44), (-32, -72)]
    piece.shape(curve(_turned(tail, way), 6), -0.08, rim=1.6)
    return piece


def _turned(points: Sequence[Point], way: int) -> list[Point]:
    return [(way * x, y) for x, y in points]
