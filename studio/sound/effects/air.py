"""A gust that passes over."""

from __future__ import annotations

import numpy as np

from studio.sound.finish import one
from studio.sound.noise import chance_of
from studio.sound.piece import Piece
from studio.sound.rooms import HALL, inside
from studio.sound.signal import Sound, frames
from studio.sound.wind import Edge, Gust, roar, sing, speed

LASTS = 5.6


def _wind_gust() -> list[Sound]:
    """Over the hole in the roof, from left to right: it comes, the rail sings, it goes."""
    chance = chance_of("wind_gust")
    flow = speed(LASTS, 0.0, (Gust(0.95, 2.1, 0.8, 1.05),), chance, 0.28)
    heard = roar(flow, chance, (-9, -3, 0, 0, -1, -4, -10), across=0.9)
    edges = (Edge(390, 22, 0.3, 0.35, 0.5, 0.25), Edge(735, 34, 0.42, -0.4, 0.3, -0.2), Edge(248, 14, 0.25, 0.0, 0.35))
    heard = 0.5 * heard + 0.8 * sing(flow, chance, edges, turning=False)
    ends = np.clip(np.minimum(np.arange(len(heard)), np.arange(len(heard))[::-1]) / frames(0.7), 0, 1)
    return one(inside(heard * ends[:, None] ** 2, HALL, 0.25), -9, wide=True, fade=0.4)


PIECES: tuple[Piece, ...] = (Piece("wind_gust", "sounds", _wind_gust, loop=False, peak=-9, quality=4),)
