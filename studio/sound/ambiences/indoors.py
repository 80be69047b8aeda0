"""The dead store, its restaurant, its service corridor: three rooms of one house, and what goes on in them alone."""

from __future__ import annotations

import numpy as np

from studio.sound.grains import add, crack
from studio.sound.modal import Body, body, driven, sheet, stick_slip, struck
from studio.sound.noise import Chance, bump, chance_of, coloured, wander, whistle
from studio.sound.piece import Piece
from studio.sound.rooms import CORRIDOR, DINING, HALL, around
from studio.sound.signal import Sound, above, below, frames, master, pan, shape
from studio.sound.water import Leak, dripping
from studio.sound.wind import Edge, Gust, flapping, roar, sing, speed

_MAKER = chance_of("what lies about")
TIN = body(sheet(410, 3900, 16, _MAKER), 0.11, 0.5, 0.2)
CARPET = body((120, 190, 260), 0.012, 0.4, 0.4)
CHINA = body((1320, 2180, 3390, 4600), 0.06, 0.6, 0.3)
GOBLET = body((1490, 3280, 5200), 0.22, 0.8, 0.5)
DOOR = body((78, 121, 167, 232, 318, 460), 0.05, 0.5, 0.3)


def _store() -> list[Sound]:
    """The wind is at the door and does not come in: the gap sings, the leaf stirs on its hinge; far in, a few drops."""
    chance, lasts = chance_of("store"), 36.0
    gusts = (Gust(0.42, 6, 1.3, 2.6), Gust(0.3, 13, 0.9, 1.8), Gust(0.46, 20, 1.6, 2.4), Gust(0.36, 29.5, 1.2, 2.6))
    flow = speed(lasts, 0.46, gusts, chance, 0.3)
    outside = roar(flow, chance, (-9, -4, -1, -2, -5, -10, -18), across=0.3)
    door = sing(
        flow,
        chance,
        (Edge(287, 12, 0.25, -0.35, 0.75), Edge(431, 18, 0.33, -0.3, 0.5, 0.1), Edge(654, 30, 0.5, -0.45, 0.16, 0.15)),
    )
    door += sing(flow, chance, (Edge(196, 9, 0.25, 0.55, 0.4, 0.7),))
    stirs = np.zeros(len(flow))
    for at, hard in ((7.2, 1.0), (7.9, 0.5), (20.9, 0.9), (21.8, 0.6), (22.3, 0.3), (30.6, 0.7)):
        add(stirs, struck(DOOR.moved(chance), 0.006, chance), at + float(chance.normal(0, 0.1)), 0.9 * hard, True)
        add(stirs, _hinge(chance), at + 0.15, 0.28 * hard, True)
    banner = 0.35 * flapping(np.roll(flow, frames(0.8)), chance, 0.6, 3.0)
    leaks = (Leak(4.3, TIN, 0.2, 1150, 0.45, 0.55, 0.4), Leak(9.7, TIN.moved(chance, 300), 0.1, 900, 0.75, 0.4, 0.1))
    dry = outside + 1.5 * door + pan(1.4 * stirs, -0.35) + pan(banner, 0.6)
    far = dripping(lasts, leaks, chance)
    heard = around(dry, HALL, 0.45) + around(far, HALL, 0.9) * 5.5
    return [master(shape(heard, above(48, 1)), -30, -6)]


def _hinge(chance: Chance) -> Sound:
    n = frames(0.8)
    swell = bump(n, 0.35, 0.12, 0.16)
    dry = driven(body((265, 430, 690, 1010), 0.016, 0.3, 0.4).moved(chance), stick_slip(28 + 40 * swell, chance, 0.2))
    return np.asarray(dry * swell * np.sin(np.pi * np.linspace(0, 1, n)))


def _restaurant() -> list[Sound]:
    """Snow thaws through the roof and drips, on carpet, on china, into a glass; a window hums; wood settles."""
    chance, lasts = chance_of("restaurant"), 32.0
    leaks = (
        Leak(2.3, CARPET, 0.9, 780, 0.35, 1.0, 0.3),
        Leak(4.7, CHINA, 0.35, 1250, -0.5, 0.34),
        Leak(7.9, GOBLET, 0.85, 1020, 0.7, 0.42, 0.1),
        Leak(3.6, CARPET, 0.7, 560, -0.15, 0.5, 0.15),
    )
    heard = around(dripping(lasts, leaks, chance), DINING, 0.55)
    flow = speed(lasts, 0.3, (Gust(0.28, 8, 1.5, 2.5), Gust(0.36, 22, 1.4, 3.0)), chance, 0.3)
    air = roar(flow, chance, (-4, -2, -3, -6, -10, -15, -22), across=0.2)
    window = sing(flow, chance, (Edge(312, 10, 0.3, -0.8, 0.3), Edge(233, 8, 0.35, -0.75, 0.22, 0.2)))
    wood = np.zeros((len(flow), 2))
    for at in np.sort(chance.uniform(0, lasts, 7)):
        tick = struck(body((340, 560, 910, 1480), 0.014, 0.5, 0.4).moved(chance, 300), 0.0012, chance)
        add(wood, pan(tick, float(chance.uniform(-0.8, 0.8))), float(at), float(chance.uniform(0.05, 0.2)), True)
    heard += around(0.12 * air + 0.2 * window + wood, DINING, 0.5)
    return [master(shape(heard, above(48, 1)), -33, -6)]


def _corridor() -> list[Sound]:
    """Pipes that cool: a tick, and more ticks, each series slower than it began; a draught that the length tunes."""
    chance, lasts = chance_of("corridor"), 32.0
    n = frames(lasts)
    heard = np.zeros((n, 2))
    pipes = [(-0.85, 610), (-0.7, 940), (-0.8, 1370), (0.85, 540), (0.75, 1120), (0.8, 770)]
    for place, pitch in pipes:
        pipe = body((pitch, pitch * 1.51, pitch * 2.43, pitch * 3.9), 0.035, 0.4, 0.35)
        for start in np.sort(chance.uniform(0, lasts, 3)):
            _series(heard, pipe, float(start), place, chance)
    for at, place in ((5.2, -0.5), (17.9, 0.6), (26.4, -0.2)):
        add(heard, pan(struck(DOOR.moved(chance), 0.008, chance), place), at, 0.35, True)
    flow = speed(lasts, 0.4, (Gust(0.4, 7, 2.0, 3.0), Gust(0.5, 21, 2.2, 3.5)), chance, 0.25)
    draught = np.zeros((n, 2))
    for pitch, level in ((86, 0.8), (129, 0.8), (172, 0.5), (215, 0.4), (301, 0.16)):
        tone = whistle(np.full(n, float(pitch)), 11, chance) * flow**1.4
        draught += level * pan(tone, float(chance.uniform(-0.4, 0.4)))
    dust = shape(np.stack([coloured(n, chance, -3) for _ in range(2)], axis=1), above(240, 2), below(1500, 1))
    draught += 0.5 * dust * flow[:, None] ** 1.6
    trickle = shape(coloured(n, chance, -2), above(500, 2), below(1600, 2)) * wander(n, chance, 11, 1.5, 0.4) ** 3
    heard += 0.052 * draught + pan(0.04 * trickle, 0.85)
    return [master(shape(around(heard, CORRIDOR, 0.6), above(48, 1)), -32, -6)]


def _series(heard: Sound, pipe: Body, start: float, place: float, chance: Chance) -> None:
    """The ticks of one pipe that shrinks in its clamps, from `start` on, slower and slower."""
    wait, slower, at = float(chance.uniform(0.16, 0.5)), float(chance.uniform(1.12, 1.4)), start
    for _ in range(int(chance.integers(3, 8))):
        level = 0.45 * min(float(np.exp(chance.normal(0, 0.5))), 1.7)
        tick = struck(pipe.moved(chance, 12, 0.4), 0.0005, chance)
        add(tick, crack(2900, 0.0006, chance, 1.2), 0.0, 0.3)
        add(heard, pan(tick, place), at, level, True)
        at += wait * float(chance.uniform(0.8, 1.25))
        wait *= slower


PIECES: tuple[Piece, ...] = (
    Piece("store", "ambience", _store, loudness=-30, quality=3),
    Piece("restaurant", "ambience", _restaurant, loudness=-33, quality=3),
    Piece("corridor", "ambience", _corridor, loudness=-32, quality=3),
)
