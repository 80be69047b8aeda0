"""Wind: one speed, and everything that answers it.

What is heard of wind is what stands in it: it roars round large things (brighter and much louder as it grows), sings at
edges (an edge of width d sings at about 0.2 v/d Hz, Strouhal), and shakes what is loose. All of it follows the same
speed, each thing when the gust comes to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from studio.sound.noise import Chance, bands, bump, coloured, wander, whistle
from studio.sound.signal import RATE, Sound, frames, pan, stereo

EDGES = (55.0, 110.0, 220.0, 440.0, 880.0, 1760.0, 3520.0, 7040.0)


@dataclass(frozen=True)
class Gust:
    """A gust: its height over the steady wind, when it is highest (seconds), how long it comes and goes."""

    height: float
    middle: float
    rise: float = 1.3
    fall: float = 2.4


@dataclass(frozen=True)
class Edge:
    """Something that sings: its pitch in a full gust, how wide the tone is (Hz), from which speed on, where (-1 to 1),
    how loud, and how many seconds after the middle of the picture the gust comes to it."""

    pitch: float
    width: float
    wakes: float
    place: float
    level: float
    late: float = 0.0


def speed(seconds: float, steady: float, gusts: Sequence[Gust], chance: Chance, rough: float = 0.3) -> Sound:
    """*Circular*: the speed of the wind, 0 to about 1: gusts that come sooner than they go, and eddies in them."""
    n = frames(seconds)
    slow = np.zeros(n)
    for gust in gusts:
        slow += gust.height * bump(n, gust.middle, gust.rise, gust.fall)
    eddies = wander(n, chance, 4.5, 0.25, 0.85) - 0.5
    return np.asarray(np.clip(steady + slow + 2 * rough * eddies * (0.35 + slow), 0.06, 1.15))


def roar(flow: Sound, chance: Chance, levels: Sequence[float], bright: float = 0.2, across: float = 0.4) -> Sound:
    """*Circular*: the air itself in seven octaves from 55 Hz, `levels` in dB each; high ones need more wind (`bright`).

    The gust passes from left to right, `across` seconds long."""
    if len(levels) != len(EDGES) - 1:
        raise ValueError(f"{len(EDGES) - 1} levels, one an octave, not {len(levels)}")
    heard = np.zeros((len(flow), 2))
    common = bands(coloured(len(flow), chance, -3), EDGES)
    for ear in range(2):
        local = np.roll(flow, frames(across) * (ear * 2 - 1) // 2)
        own = bands(coloured(len(flow), chance, -3), EDGES)
        for octave, decibels in enumerate(levels):
            air = 0.62 * common[octave] + 0.78 * own[octave]
            heard[:, ear] += 10 ** (decibels / 20) * air * local ** (1.1 + bright * octave)
    return heard


def sing(flow: Sound, chance: Chance, edges: Sequence[Edge], turning: bool = True) -> Sound:
    """*Circular*: what whistles. An edge holds its tone for a while before it lets the wind move it, so the pitch goes
    with the root of the speed. Each has its own eddy, and sings only while the wind stands right for it: they come one
    by one, and not as a chord that slides. `turning` False: it stands right for all (a single gust)."""
    heard = np.zeros((len(flow), 2))
    for edge in edges:
        eddy = 0.82 + 0.36 * wander(len(flow), chance, 1.6, 0.15, 0.9)
        local = np.clip(np.roll(flow, frames(edge.late)) * eddy, 0.05, 1.3)
        right = np.clip(3.2 * wander(len(flow), chance, 0.45, 0.08, 0.4) - 1.25, 0, 1) if turning else 1.0
        awake = np.clip((local - edge.wakes) / (1 - edge.wakes), 0, 1.2) ** 1.3 * right
        sung = edge.pitch * local ** float(chance.uniform(0.25, 0.6))
        tone = whistle(sung, edge.width, chance)
        over = whistle(2.01 * sung, edge.width * 2.2, chance)
        heard += pan(edge.level * awake * (tone + 0.12 * over), edge.place)
    return heard


def flapping(flow: Sound, chance: Chance, wakes: float, rate: float = 6.0) -> Sound:
    """*Circular*: loose cloth in the wind: one channel, `rate` slaps a second in a full gust, none in a calm."""
    n = len(flow)
    awake = np.clip((flow - wakes) / (1 - wakes), 0, 1)
    beat = rate * (0.45 + 0.75 * wander(n, chance, 2.2, 0.3, 0.6))
    saw = (np.cumsum(beat) / RATE) % 1.0
    slap = np.exp(-saw / 0.12) * (1 - np.exp(-saw / 0.025))
    low, mid, high = bands(coloured(n, chance, -3), (130, 420, 1200, 3000))
    return np.asarray((low + 0.9 * mid * slap + 0.6 * high * slap**2) * slap * awake**1.2)


def wide(sound: Sound, amount: float) -> Sound:
    """Narrow (below 1) or widen what lies between the ears."""
    middle = stereo(sound).mean(axis=1, keepdims=True)
    return np.asarray(middle + amount * (sound - middle))
