"""Noise that has a shape: colours, slow wandering, tones that hiss. All of it circular, so that a loop stays one.

One channel each; `chance` is the generator that the caller seeded, so the same seed gives the same air.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import scipy.fft

from studio.sound.signal import RATE, Sound, shape

Chance = np.random.Generator
FLOOR = 15.0
"""Hz, below which no noise gets louder however steep its colour is."""


def chance_of(name: str, number: int = 0) -> Chance:
    """The generator that belongs to a name and a variant: adding one sound changes no other."""
    return np.random.default_rng([number, *name.encode()])


def coloured(n: int, chance: Chance, slope: float = 0.0) -> Sound:
    """`n` frames of noise of RMS 1 that changes by `slope` dB an octave (0 white, -3 pink, -6 brown)."""
    pitch = scipy.fft.rfftfreq(n, 1 / RATE)
    size = np.maximum(pitch, FLOOR) ** (slope / 6.0206)
    size[0] = 0
    spectrum = size * (chance.standard_normal(len(pitch)) + 1j * chance.standard_normal(len(pitch)))
    noise = scipy.fft.irfft(spectrum, n)
    return np.asarray(noise / noise.std())


def wander(n: int, chance: Chance, fastest: float, slowest: float = 0.02, tilt: float = 1.0) -> Sound:
    """A curve from 0 to 1 that wanders: changes up to `fastest` Hz, smaller by pitch ** `tilt` above `slowest`."""
    pitch = scipy.fft.rfftfreq(n, 1 / RATE)
    used = (pitch > 0) & (pitch < fastest)
    if not used.any():
        raise ValueError(f"Nothing below {fastest} Hz fits into {n / RATE:.2f} s.")
    spectrum = np.zeros(len(pitch), complex)
    count = int(used.sum())
    spectrum[used] = chance.standard_normal(count) + 1j * chance.standard_normal(count)
    spectrum[used] /= np.maximum(pitch[used], slowest) ** tilt
    curve = scipy.fft.irfft(spectrum, n)
    return np.asarray((curve - curve.min()) / (curve.max() - curve.min()))


def phase(pitch: Sound) -> Sound:
    """The phase in radians of a tone of this pitch, frame by frame, bent by less than one turn so that it closes."""
    turns = np.cumsum(pitch) / RATE
    missing = round(float(turns[-1])) - turns[-1]
    return np.asarray(2 * np.pi * (turns + missing * np.arange(1, len(turns) + 1) / len(turns)))


def whistle(pitch: Sound, width: float, chance: Chance) -> Sound:
    """Noise of RMS 1 in a band `width` Hz wide around a pitch that may glide: what wind sings at an edge.

    A carrier of that pitch with slow complex noise for its amplitude, so it trembles as blown air does.
    """
    n = len(pitch)
    slow = [shape(coloured(n, chance), _under(width)) for _ in range(2)]
    angle = phase(pitch)
    sung = slow[0] * np.cos(angle) - slow[1] * np.sin(angle)
    return np.asarray(sung / sung.std())


def _under(width: float) -> Callable[[Sound], Sound]:
    return lambda pitch: np.exp(-0.5 * (pitch / (width / 2)) ** 2)


def bands(noise: Sound, edges: tuple[float, ...]) -> list[Sound]:
    """The noise cut at these pitches (Hz); the parts add up to what lies between the first and the last one."""
    n = len(noise)
    spectrum, pitch = scipy.fft.rfft(noise), np.maximum(scipy.fft.rfftfreq(n, 1 / RATE), 1e-3)
    steps = [1 / (1 + (edge / pitch) ** 6) for edge in edges]
    return [np.asarray(scipy.fft.irfft(spectrum * (a - b), n)) for a, b in itertools.pairwise(steps)]


def bump(n: int, middle: float, rise: float, fall: float) -> Sound:
    """A hill of height 1 at `middle` seconds, `rise` s wide before and `fall` s after it; *circular*."""
    length = n / RATE
    away = (np.arange(n) / RATE - middle + length / 2) % length - length / 2
    return np.asarray(np.exp(-0.5 * (away / np.where(away < 0, rise, fall)) ** 2))
