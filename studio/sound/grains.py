"""Many small events: leaves that break, snow that gives, crumbs, drops. Clouds of grains, thousands at no cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy.signal

from studio.sound.noise import Chance
from studio.sound.signal import RATE, Sound, frames, ring

Moments = npt.NDArray[np.intp]
"""Frames at which something happens."""


def moments(density: Sound, chance: Chance) -> Moments:
    """The frames at which something happens, by chance, `density` times a second frame by frame (Poisson)."""
    return np.flatnonzero(chance.random(len(density)) < density / RATE)


def crack(pitch: float, lasts: float, chance: Chance, sharp: float = 2.0) -> Sound:
    """One small fracture: a burst of noise around a pitch that dies in `lasts` seconds. Energy 1."""
    n = max(frames(lasts * 6), 8)
    burst = chance.standard_normal(n) * np.exp(-np.arange(n) / (lasts * RATE))
    b, a = scipy.signal.iirpeak(min(pitch, 16_000), sharp, fs=RATE)
    heard = scipy.signal.lfilter(b, a, burst)
    heard[: min(4, n)] *= np.linspace(0.25, 1, min(4, n))
    return np.asarray(heard / max(np.sqrt((heard**2).sum()), 1e-9))


def cracks(
    centre: float, octaves: float, lasts: tuple[float, float], count: int, chance: Chance, sharp: float = 2.0
) -> list[Sound]:
    """`count` different fractures around a pitch, so many octaves wide (standard deviation); high ones are shorter."""
    found = []
    for _ in range(count):
        pitch = float(np.clip(centre * 2 ** chance.normal(0, octaves), 60, 15_000))
        found.append(crack(pitch, float(chance.uniform(*lasts)) * (centre / pitch) ** 0.5, chance, sharp))
    return found


def cloud(
    n: int, at: Moments, strength: Sound, grains: Sequence[Sound], chance: Chance, circular: bool = False
) -> Sound:
    """Lay a grain, any of `grains`, at each frame of `at`, so strong. `circular`: what runs over the end comes in at
    the start; otherwise it is cut at `n` frames."""
    which = chance.integers(len(grains), size=len(at))
    longest = max(len(g) for g in grains)
    total = np.zeros(n + longest)
    for number, grain in enumerate(grains):
        mine = at[which == number]
        if len(mine):
            hits = np.zeros(n)
            np.add.at(hits, mine, strength[which == number])
            heard = scipy.signal.fftconvolve(hits, grain)
            total[: len(heard)] += heard
    return ring(total, n) if circular else np.asarray(total[:n])


def uneven(count: int, chance: Chance, tail: float = 2.2) -> Sound:
    """Strengths of fractures: most are small and few are large (Pareto), none more than fifty times the least."""
    return np.minimum(chance.pareto(tail, count) + 0.15, 7.0)


def add(sound: Sound, part: Sound, seconds: float, level: float = 1.0, circular: bool = False) -> None:
    """Lay a part into a sound (in place) from so many seconds on; what does not fit is cut, or comes round."""
    start, n = frames(seconds), len(sound)
    if circular:
        sound[(start + np.arange(len(part))) % n] += level * part
        return
    if 0 <= start < n:
        room = min(len(part), n - start)
        sound[start : start + room] += level * part[:room]
