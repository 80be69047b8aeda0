"""The forest and the roof: two winds, and what stands in them."""

from __future__ import annotations

import numpy as np

from studio.sound.grains import add, cloud, cracks, moments, uneven
from studio.sound.modal import body, driven, stick_slip, struck
from studio.sound.noise import Chance, bump, chance_of, wander
from studio.sound.piece import Piece
from studio.sound.rooms import OPEN, WOOD, around, thinned
from studio.sound.signal import RATE, Sound, above, frames, master, pan, shape
from studio.sound.wind import Edge, Gust, flapping, roar, sing, speed

LASTS = 36.0
TRUNK = body((168, 259, 388, 541, 760, 1080), 0.014, 0.35, 0.35)
ICE = body((2900, 4350, 6100), 0.035, 0.5, 0.4)


def _forest() -> list[Sound]:
    """Bare crowns high up, a few branches that sing, frozen twigs that touch, a trunk that leans on another."""
    chance = chance_of("forest")
    gusts = (Gust(0.4, 5, 1.4, 2.6), Gust(0.26, 11.5, 1.0, 1.8), Gust(0.5, 18.5, 1.8, 3.0), Gust(0.32, 27.5, 1.2, 2.2))
    flow = speed(LASTS, 0.42, (*gusts, Gust(0.25, 33, 0.9, 1.5)), chance, 0.3)
    heard = roar(flow, chance, (-14, -7, -2, 0, 0, -3, -11), across=0.9)
    heard += 1.5 * sing(
        flow,
        chance,
        (
            Edge(415, 20, 0.22, -0.55, 0.5, -0.4),
            Edge(548, 26, 0.3, 0.5, 0.4, 0.35),
            Edge(860, 40, 0.4, 0.15, 0.2, 0.1),
            Edge(301, 14, 0.2, -0.1, 0.42, 0.6),
            Edge(1180, 60, 0.5, -0.35, 0.1, -0.2),
        ),
    )
    for place, later in ((-0.6, -0.5), (0.2, 0.1), (0.7, 0.45)):
        near = np.roll(flow, frames(later))
        heard += pan(_twigs(near, chance), place)
    for at, place, lean in ((7.1, 0.45, 1.0), (20.4, -0.35, 1.3), (29.2, 0.6, 0.7)):
        add(heard, pan(_leaning(chance, 1.5 * lean), place), at, 0.24 * lean, circular=True)
    return [master(around(shape(heard, above(45, 1)), WOOD, 0.3), -28, -10)]


def _twigs(flow: Sound, chance: Chance) -> Sound:
    """Frozen twigs and the last leaves of one tree: they come in flurries, when its crown swings back."""
    n = len(flow)
    swing = np.clip(wander(n, chance, 1.1, 0.3, 0.5) - 0.42, 0, 1) ** 1.4 * 5
    ticks = moments(14 * flow**1.6 * swing, chance)
    wood = cracks(1750, 0.45, (0.0015, 0.004), 24, chance, 5.0)
    heard = 4.5 * cloud(n, ticks, np.minimum(uneven(len(ticks), chance), 2.0), wood, chance, circular=True)
    dry = moments(160 * flow**2.2 * swing, chance)
    leaf = cracks(3300, 0.4, (0.0006, 0.002), 24, chance, 1.4)
    heard += 1.1 * cloud(n, dry, uneven(len(dry), chance), leaf, chance, circular=True)
    for at in moments(0.35 * flow * swing, chance):
        add(heard, struck(ICE.moved(chance, 300), 0.0003, chance), at / RATE, float(chance.uniform(0.15, 0.4)), True)
    return heard


def _leaning(chance: Chance, seconds: float) -> Sound:
    """A trunk that rubs on another: a groan of wood, slow enough to hear each grip."""
    n = frames(seconds)
    swell = bump(n, seconds * 0.45, seconds * 0.14, seconds * 0.16)
    rate = 17 + 26 * swell * (0.7 + 0.6 * wander(n, chance, 6, 1.2, 0.5))
    groan = driven(TRUNK.moved(chance, 120), stick_slip(rate, chance, 0.22))
    return np.asarray(thinned(groan, 130, 2) * swell * np.sin(np.pi * np.linspace(0, 1, n)))


def _roof() -> list[Sound]:
    """Nothing above it. The wind never stops here; a wire and a torn rail sing, a banner slaps, snow runs over tin."""
    chance = chance_of("roof")
    gusts = (Gust(0.36, 4.5, 1.1, 2.0), Gust(0.26, 10.5, 0.8, 1.6), Gust(0.4, 16, 1.5, 2.2), Gust(0.3, 21.5, 0.8, 1.4))
    flow = speed(LASTS, 0.55, (*gusts, Gust(0.4, 27.5, 1.2, 2.6), Gust(0.25, 33.5, 0.8, 1.2)), chance, 0.34)
    heard = roar(flow, chance, (-6, -1, 0, -1, -3, -7, -13), across=0.6)
    heard += 1.7 * sing(
        flow,
        chance,
        (
            Edge(334, 12, 0.35, -0.5, 0.42, -0.3),
            Edge(472, 15, 0.42, 0.55, 0.4, 0.3),
            Edge(236, 9, 0.3, 0.1, 0.4, 0.05),
            Edge(905, 30, 0.55, -0.2, 0.16, 0.15),
        ),
    )
    heard += pan(0.9 * flapping(np.roll(flow, frames(0.2)), chance, 0.5, 6.5), 0.65)
    heard += pan(0.4 * flapping(np.roll(flow, frames(-0.25)), chance, 0.55, 4.4), -0.75)
    n = len(flow)
    for place in (-0.7, -0.1, 0.6):
        run = np.clip(wander(n, chance, 1.4, 0.25, 0.6) * flow - 0.22, 0, 1) ** 1.5
        at = moments(2400 * run, chance)
        snow = cloud(
            n, at, uneven(len(at), chance), cracks(5200, 0.35, (0.0003, 0.0009), 24, chance, 1.5), chance, True
        )
        heard += pan(0.3 * snow, place)
    return [master(around(shape(heard, above(50, 1)), OPEN, 0.22), -27, -6)]


PIECES: tuple[Piece, ...] = (
    Piece("forest", "ambience", _forest, loudness=-28, quality=3),
    Piece("roof", "ambience", _roof, loudness=-27, quality=3),
)
