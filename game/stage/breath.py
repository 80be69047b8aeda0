"""Breath: in the cold, a faint white puff before each mouth now and then, from the clock alone."""

from __future__ import annotations

import math
from functools import lru_cache

import pygame

from game.play.moment import Scenery, Standing
from game.stage.pictures import DEPTHS, Picture, Pictures
from game.stage.scenery import Sight, figure_key, foot_of, is_in
from game.stage.stances import stance_for

WHITE = (224, 232, 240)
MOUTH = 776.0
"""Units from the floor to the mouth of somebody who is 900 high and stands upright, where no picture says it."""
BETWEEN, RUNNING = 4.6, 1.9
"""Seconds from one breath to the next, standing and running."""
LASTS = 1.7
STEPS = 16
"""Pictures of one puff."""
STILL = 0.42
"""How old the one puff is that is seen where nothing may move."""


def draw_breath(
    surface: pygame.Surface,
    scenery: Scenery,
    view: Sight,
    amount: float,
    clock: float,
    pictures: Pictures,
    motion: bool,
) -> None:
    """Draw the breath of all people who stand there; those on the way hold theirs."""
    if amount <= 0:
        return
    acting = {actor.standing.figure for actor in view.actors}
    for number, standing in enumerate(scenery.figures):
        entry = pictures.catalogue.cast.get(standing.figure)
        if entry is None or not entry.shape.startswith("person") or standing.figure in acting:
            continue
        found = pictures.get(figure_key(standing, scenery.world, scenery.dial, scenery.background))
        if found is None or found.mute or stance_for(standing.pose).back or not is_in(standing, scenery.world):
            continue
        every = RUNNING if view.running > 0.5 else BETWEEN
        age = ((clock + 1.9 * number) % every) / LASTS if motion else STILL
        if age < 1:
            size = DEPTHS.get(standing.depth, DEPTHS["mid"])[0] * pictures.scale
            x, y, way = _mouth(standing, found, view, number, entry.height / 900 * size, pictures.scale)
            puff = _puff(round(size, 3), math.ceil(min(1.0, amount) * 4), way, int(age * STEPS))
            drift = (24 + 74 * age * (2 - age)) * size
            surface.blit(
                puff,
                (round(x + way * drift - puff.get_width() / 2), round(y - 30 * age * size - puff.get_height() / 2)),
            )


def _mouth(
    standing: Standing, picture: Picture, view: Sight, number: int, size: float, scale: float
) -> tuple[float, float, int]:
    """The pixel of a mouth, and whether it breathes to the left (-1) or to the right (1): as the picture says, or else
    as far as a stance does, toward the middle."""
    x, y = foot_of(standing, view, number, scale)
    inward = -1 if standing.at in ("right", "far_right") else 1
    if picture.mouth is not None:
        return x + picture.mouth[0], y + picture.mouth[1], picture.mouth[2] or inward
    stance = stance_for(standing.pose)
    return x + stance.lean * (MOUTH - 330) / 400 * size, y + (stance.drop - MOUTH) * size, inward


@lru_cache(maxsize=96)
def _puff(size: float, strength: int, way: int, step: int) -> pygame.Surface:
    """One puff at a step of its life: a few soft rounds that grow, part and fade."""
    age = (step + 0.5) / STEPS
    alpha = 170 * strength / 4 * math.sin(math.pi * age**0.6) ** 1.4
    small = pygame.Surface((24, 16), pygame.SRCALPHA, 32)
    small.fill((*WHITE, 0))
    for y in range(16):
        for x in range(24):
            thick = sum(
                max(0.0, 1 - math.hypot(x - 11.5 - way * cx * (0.4 + age), y - 7.5 + cy * age) / r) ** 2
                for cx, cy, r in ((-4.0, -1.0, 5.5), (0.0, 1.5, 7.0), (4.5, 0.0, 5.0))
            )
            small.set_at((x, y), (*WHITE, min(255, round(alpha * min(1.0, thick * 1.4)))))
    wide = (60 + 150 * age**0.7) * size
    return pygame.transform.smoothscale(small, (max(2, round(wide)), max(2, round(wide * 2 / 3))))
