"""Feet: on frozen leaves, in snow, on boards, on iron. A cue is a few steps of two people, never one baked step.

A foot is a force that comes down with the heel and goes over to the toes; what breaks under it breaks as fast as the
force changes, and the ground answers with its own tones.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from studio.sound.finish import family, one
from studio.sound.grains import add, cloud, crack, cracks, moments, uneven
from studio.sound.modal import Body, body, driven, sheet, stick_slip, struck
from studio.sound.noise import Chance, bump, chance_of, coloured
from studio.sound.piece import Piece
from studio.sound.rooms import CLOSE, DINING, HALL, OPEN, WOOD, dulled, inside, thinned
from studio.sound.signal import Sound, frames, pan, silence

Foot = Callable[[Chance, float], Sound]
"""One step, one channel, by how hard it comes down (about 1)."""

BOARD = body((84, 131, 188, 253, 322, 411, 525, 670, 875, 1210, 1680), 0.04, 0.45, 0.0)
EARTH = body((62, 84, 117, 160), 0.035, 0.6, 0.8)


def walk(name: str, number: int, foot: Foot, steps: int, pace: float, away: float = 1.0) -> Sound:
    """`steps` steps of each of two people, `pace` a second; hers a little lighter and to the left. `away` is how loud
    the last is against the first."""
    chance = chance_of(name, number)
    heard = silence(steps / pace + 0.9)
    for person, (side, hard) in enumerate(((-0.3, 0.85), (0.25, 1.0))):
        own = pace * float(chance.uniform(0.96, 1.04))
        at = 0.01 + person * float(chance.uniform(0.3, 0.55)) / pace
        for step in range(steps):
            loud = hard * away ** (step / max(steps - 1, 1)) * float(np.exp(chance.normal(0, 0.16)))
            where = side + (0.09 if step % 2 else -0.09)
            add(heard, pan(foot(chance, loud), where), at + float(chance.normal(0, 0.014)), loud)
            at += 1 / own
    return heard


def on_leaves(chance: Chance, hard: float) -> Sound:
    """A running foot: it lands on its ball and pushes off; frozen leaves break both times, and grit of frost."""
    n = frames(0.36)
    land, push = float(chance.uniform(0.018, 0.028)), float(chance.uniform(0.12, 0.16))
    force = bump(n, land, 0.005, 0.022) + float(chance.uniform(0.3, 0.6)) * bump(n, push, 0.02, 0.02)
    leaves = moments(2600 * hard * force, chance)
    frost = moments(1500 * force, chance)
    heard = 0.75 * cloud(n, leaves, uneven(len(leaves), chance), LEAF, chance)
    heard += 0.3 * cloud(n, frost, uneven(len(frost), chance), FROST, chance)
    for _ in range(int(chance.integers(0, 3))):  # a twig now and then
        add(
            heard, crack(float(chance.uniform(700, 1500)), 0.006, chance, 5.0), land + float(chance.uniform(0, 0.12)), 4
        )
    add(heard, struck(EARTH.moved(chance), 0.009, chance), land - 0.012, 0.55 * hard)
    return np.asarray(thinned(heard, 45) * 0.2)


def in_snow(chance: Chance, hard: float) -> Sound:
    """Snow is pressed, grain over grain, low and close; where it is cold and dry it squeaks at the end."""
    n = frames(0.5)
    heel, toe = 0.035, float(chance.uniform(0.16, 0.22))
    force = bump(n, heel, 0.012, 0.045) + float(chance.uniform(0.5, 0.9)) * bump(n, toe, 0.04, 0.035)
    at = moments(3600 * force**1.3, chance)
    heard = cloud(n, at, uneven(len(at), chance, 2.4), SNOW, chance)
    dust = moments(1200 * force**1.5, chance)
    heard += 0.3 * cloud(n, dust, uneven(len(dust), chance), FROST, chance)
    if chance.random() < 0.5:
        slow, quick = np.sort(chance.uniform(120, 300, 2))
        rate = np.linspace(slow, quick, n)
        dry = driven(body((560, 1040, 1490, 2150), 0.0022, 0.2, 0.3).moved(chance, 200), stick_slip(rate, chance, 0.3))
        heard += 0.5 * dry * bump(n, toe + 0.01, 0.03, 0.03) * float(chance.uniform(0.3, 1))
    heard += 0.5 * dulled(coloured(n, chance, -3), 260, 2) * bump(n, heel, 0.01, 0.03)
    return np.asarray(thinned(heard, 60) * 0.1 * hard)


def on_boards(chance: Chance, hard: float) -> Sound:
    """A heel, then the sole; the board answers below, dust and grit under the sole above. Some boards creak."""
    n = frames(0.5)
    heard, sole = np.zeros(n), float(chance.uniform(0.07, 0.11))
    board = BOARD.moved(chance, 90, 0.35)
    add(heard, struck(board, 0.0016, chance), 0.004, 0.8 * hard)
    add(heard, struck(board.damped(1.3), 0.009, chance), 0.004, 0.2 * hard)
    add(heard, crack(1250, 0.002, chance, 0.9), 0.004, 1.1 * hard)
    add(heard, struck(board.damped(0.7), 0.004, chance), sole, 0.4 * hard)
    add(heard, crack(800, 0.006, chance, 0.8), sole, 0.5 * hard)
    grit = moments(1600 * bump(n, sole + 0.02, 0.02, 0.05), chance)
    heard += 0.07 * cloud(n, grit, uneven(len(grit), chance), FROST, chance)
    heard += 0.04 * thinned(coloured(n, chance, -3), 500) * bump(n, sole + 0.01, 0.03, 0.06)
    if chance.random() < 0.25:
        rate = np.linspace(70, float(chance.uniform(95, 150)), n) * (0.7 + 0.3 * bump(n, sole + 0.06, 0.05, 0.09))
        creak = driven(CREAK.moved(chance), stick_slip(rate, chance, 0.14))
        heard += 0.05 * creak * bump(n, sole + 0.07, 0.035, 0.07)
    return heard


def on_iron(chance: Chance, hard: float) -> Sound:
    """A sole on an iron tread: the plate rings, its bolts rattle after it, the stringers hum below."""
    heard = np.zeros(frames(2.6))
    add(heard, struck(TREAD.moved(chance, 35, 0.4), 0.0006, chance), 0.004, 0.9 * hard)
    add(heard, struck(STRINGER.moved(chance, 8, 0.3), 0.004, chance), 0.004, 0.16 * hard)
    add(heard, crack(900, 0.004, chance, 0.6), 0.003, 1.8 * hard)
    for _ in range(int(chance.integers(2, 5))):
        bolt = body((1720, 2650, 3480), 0.02, 0.5, 0.6).moved(chance, 200)
        add(heard, struck(bolt, 0.0008, chance), float(chance.uniform(0.02, 0.11)), 0.07 * hard)
    add(heard, struck(TREAD.damped(0.3), 0.003, chance), float(chance.uniform(0.06, 0.09)), 0.3 * hard)
    return heard


_GRAIN = chance_of("grains of the ground")
LEAF = cracks(1900, 0.55, (0.0012, 0.004), 28, _GRAIN, 1.4)
FROST = cracks(5200, 0.4, (0.0005, 0.0016), 20, _GRAIN, 2.0)
SNOW = cracks(900, 0.6, (0.0008, 0.0028), 28, _GRAIN, 1.0)
CREAK = body((310, 540, 890, 1340, 2010), 0.012, 0.4, 0.5)
TREAD = body(sheet(165, 3900, 26, _GRAIN), 0.17, 0.35, 0.0)
DRUM = body((67, 98, 139, 187, 251), 0.09, 0.6, 0.35)
STRINGER: Body = body((93, 127, 171, 226, 292, 388), 0.34, 0.35, 0.0)


def _leaves() -> list[Sound]:
    takes = [walk("steps_leaves", k, on_leaves, 6, 2.8, away=0.5) for k in range(6)]
    return family([inside(take, WOOD, 0.2) for take in takes], -6, wide=True)


def _snow() -> list[Sound]:
    takes = [walk("steps_snow", k, in_snow, 2, 1.55) for k in range(5)]
    return family([inside(take, OPEN, 0.12) for take in takes], -8)


def _floor() -> list[Sound]:
    takes = [walk("steps_floor", k, on_boards, 3, 1.6, away=0.8) for k in range(5)]
    return family([inside(inside(take, CLOSE, 0.2), HALL, 0.22) for take in takes], -7, wide=True)


def _metal() -> list[Sound]:
    takes = [walk("steps_metal", k, on_iron, 3, 2.4) for k in range(5)]
    return family([dulled(inside(take, HALL, 0.36), 7000) for take in takes], -6, wide=True)


def _stamp() -> list[Sound]:
    """A heel on a stage of plywood: a drum with a lid, and what lies loose on it."""
    chance, heard = chance_of("stamp"), np.zeros(frames(1.2))
    add(heard, struck(DRUM, 0.006, chance), 0.004)
    add(heard, struck(BOARD.damped(1.6), 0.0016, chance), 0.004, 0.55)
    add(heard, crack(800, 0.004, chance, 0.7), 0.004, 1.0)
    for at, hard in ((0.045, 0.06), (0.085, 0.04), (0.11, 0.02)):
        add(heard, crack(2100, 0.002, chance), at, hard)
    return one(inside(inside(heard, CLOSE, 0.15), DINING, 0.2), -5)


PIECES: tuple[Piece, ...] = (
    Piece("steps_leaves", "sounds", _leaves, loop=False, peak=-6, quality=4),
    Piece("steps_snow", "sounds", _snow, loop=False, peak=-8, quality=4),
    Piece("steps_floor", "sounds", _floor, loop=False, peak=-7, quality=4),
    Piece("steps_metal", "sounds", _metal, loop=False, peak=-6, quality=4),
    Piece("stamp", "sounds", _stamp, loop=False, peak=-5, quality=6),
)
