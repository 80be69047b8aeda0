"""Things that are struck, scraped or shaken: bodies as the sum of the tones they ring with (modal synthesis).

A body has modes: pitch, time to die away, loudness. A blow that lasts `contact` seconds reaches only the pitches that
are slow against it (the spectrum of half a sine), so the same plate sounds dull under a heel and bright under a nail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.signal

from studio.sound.noise import Chance
from studio.sound.signal import RATE, Sound, frames

BAR = (1.0, 2.757, 5.404, 8.933, 13.34)
"""Modes of a free bar over its first (Euler and Bernoulli)."""


@dataclass(frozen=True)
class Body:
    """Modes: `pitch` in Hz, `lasts` seconds to 1/e, `level`."""

    pitch: tuple[float, ...]
    lasts: tuple[float, ...]
    level: tuple[float, ...]

    def moved(self, chance: Chance, cents: float = 60.0, spread: float = 0.25) -> Body:
        """The same thing, touched elsewhere: pitches a little off, other modes louder."""
        count = len(self.pitch)
        pitch = np.array(self.pitch) * 2 ** (chance.normal(0, cents / 1200, count))
        level = np.array(self.level) * np.exp(chance.normal(0, spread, count))
        return Body(tuple(pitch), self.lasts, tuple(level))

    def damped(self, factor: float) -> Body:
        """The same thing with a hand on it (below 1), or freer."""
        return Body(self.pitch, tuple(t * factor for t in self.lasts), self.level)


def body(pitches: Sequence[float], longest: float, loss: float, tilt: float = 0.5) -> Body:
    """A body of these pitches. The lowest rings `longest` s; `loss` is how much sooner higher ones die: 0 metal as in
    books, 1 as the pitch (wood), more for cloth; `tilt` is how much weaker they are."""
    ratio = np.array(pitches) / min(pitches)
    return Body(tuple(map(float, pitches)), tuple(longest / ratio**loss), tuple(1 / ratio**tilt))


def sheet(lowest: float, highest: float, count: int, chance: Chance) -> list[float]:
    """Pitches of a plate: as many in each hertz (a plate's modes lie evenly), none the multiple of another."""
    steps = np.linspace(0, 1, count) + chance.uniform(-0.4, 0.4, count) / count
    return sorted(float(p) for p in lowest + (highest - lowest) * np.clip(steps, 0, None) ** 1.3)


def struck(thing: Body, contact: float, chance: Chance, seconds: float = 0.0) -> Sound:
    """One blow, `contact` seconds long; as long as the thing rings, or `seconds`. Peak 1."""
    n = frames(seconds or min(max(thing.lasts) * 7 + 0.02, 6.0))
    time = np.arange(n) / RATE
    pitch = np.array(thing.pitch)
    reached = pitch * contact
    reach = np.abs(np.cos(np.pi * reached) / np.where(abs(4 * reached**2 - 1) < 0.02, 0.02, 1 - 4 * reached**2))
    level = np.array(thing.level) * np.minimum(reach, 1.0)
    rung = np.zeros(n)
    for hz, lasts, loud in zip(pitch, thing.lasts, level, strict=True):
        if loud > 1e-4:
            rung += loud * np.exp(-time / lasts) * np.sin(2 * np.pi * hz * time + chance.uniform(-0.3, 0.3))
    rise = min(frames(max(contact / 2, 0.0002)), n)
    rung[:rise] *= np.sin(np.linspace(0, np.pi / 2, rise)) ** 2
    return np.asarray(rung / max(np.abs(rung).max(), 1e-9))


def driven(thing: Body, force: Sound) -> Sound:
    """What the thing makes of a force that goes on (a scrape, a rattle), a resonance for each mode. RMS 1."""
    rung = np.zeros(len(force))
    for hz, lasts, loud in zip(thing.pitch, thing.lasts, thing.level, strict=True):
        radius = float(np.exp(-1 / (lasts * RATE)))
        angle = 2 * np.pi * hz / RATE
        back = [1, -2 * radius * np.cos(angle), radius**2]
        rung += loud * np.sqrt(1 - radius) * scipy.signal.lfilter([np.sin(angle)], back, force)
    return np.asarray(rung / max(rung.std(), 1e-9))


def stick_slip(rate: Sound, chance: Chance, uneven: float = 0.35) -> Sound:
    """The force of two things that stick and let go, `rate` times a second frame by frame: the longer it stuck, the
    harder it lets go."""
    force, at, n = np.zeros(len(rate)), 0.0, len(rate)
    while at < n:
        usual = RATE / max(float(rate[int(at)]), 1.0)
        waited = usual * float(np.exp(chance.normal(0, uneven)))
        at += waited
        if at < n:
            force[int(at)] += waited / usual
    return force


def bounces(first: float, back: float, count: int, chance: Chance) -> list[tuple[float, float]]:
    """When and how hard a thing lands again after it was set down: (seconds, strength), each hop `back` of the last."""
    at, hop, hard, found = 0.0, first, 1.0, []
    for _ in range(count):
        found.append((at, hard))
        at += hop * float(chance.uniform(0.85, 1.15))
        hop, hard = hop * back, hard * back * float(chance.uniform(0.75, 1.1))
    return found
