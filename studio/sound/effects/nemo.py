"""Nemo: a hum of one pitch, squared off at both ends, and the air that closes where something was.

The hum is a square wave, of course: a tone of 51.9 Hz with its odd overtones (155.7 and 259.6 Hz), so that it is felt
below and still heard from a small speaker; the even ones are nearly absent. It lies half an octave, the most distant
step there is, from the D of the music. A second square, a little off, makes it breathe once in two seconds.
"""

from __future__ import annotations

import numpy as np

from studio.sound.finish import family, one
from studio.sound.grains import add, cloud, cracks, moments, uneven
from studio.sound.noise import Chance, bump, chance_of, coloured, wander
from studio.sound.piece import Piece
from studio.sound.rooms import HALL, OPEN, dulled, inside, thinned
from studio.sound.signal import RATE, Sound, frames, pan, silence

PITCH = 51.913
"""Hz: the G sharp three octaves below the middle."""
ODD = ((1, 0.85), (3, 0.72), (5, 0.46), (7, 0.06))
EVEN = ((2, 0.16), (4, 0.1))


def square(n: int, off: float, chance: Chance, even: float = 1.0) -> Sound:
    """`n` frames of the tone, `off` Hz too high, its overtones each with a slow life of a decibel or two."""
    time, heard = np.arange(n) / RATE, np.zeros(n)
    for times, level in (*ODD, *((k, v * even) for k, v in EVEN)):
        sways = 1 + 0.25 * (wander(n, chance, max(0.9, 2.5 * RATE / n), 0.2, 0.5) - 0.5)
        heard += level * sways * np.sin(2 * np.pi * (PITCH + off) * times * time + chance.uniform(0, 2 * np.pi))
    return heard


def squared(n: int, edge: float) -> Sound:
    """Full at once and gone at once: edges of `edge` seconds, only so long that they do not click."""
    rise = frames(edge)
    flat = np.ones(n)
    flat[:rise] = np.sin(np.linspace(0, np.pi / 2, rise)) ** 2
    flat[n - rise :] = flat[:rise][::-1]
    return flat


def _near() -> list[Sound]:
    takes = []
    for number, seconds in enumerate((4.2, 4.8, 4.5)):
        chance, n = chance_of("hum_near", number), frames(seconds)
        hum = square(n, 0.0, chance) + 0.55 * square(n, 0.52 + 0.05 * number, chance)
        grain = 1 + 0.16 * np.sin(2 * np.pi * PITCH / 2 * np.arange(n) / RATE)
        pressure = dulled(thinned(coloured(n, chance, -3), 45, 2), 230, 2)
        takes.append(dulled(np.tanh(0.35 * (hum * grain + 0.3 * pressure)) * squared(n, 0.05), 420, 2))
    return family(takes, -11, fade=0.05)


def _far() -> list[Sound]:
    takes = []
    for number, seconds in enumerate((4.0, 4.6, 4.3)):
        chance, n = chance_of("hum_far", number), frames(seconds)
        hum = square(n, 0.0, chance, 1.4) + 0.5 * square(n, 0.37 + 0.04 * number, chance)
        carried = 0.7 + 0.3 * wander(n, chance, 1.2, 0.2, 0.6)  # by the wind
        takes.append(inside(thinned(dulled(hum * carried * squared(n, 0.09), 320, 1), 60), OPEN, 0.5, dry=0.7))
    return family(takes, -16, fade=0.25)


def _erase() -> list[Sound]:
    """The hum draws breath, everything loose goes that way, there is nothing at all, and the air comes back."""
    chance, heard = chance_of("erase"), silence(3.4)
    gone, n = 0.82, frames(0.82)
    along = np.linspace(0, 1, n)
    for side in (-1, 1):
        rush = thinned(dulled(coloured(n, chance, -3), 3800), 120) * along**3.2
        add(heard, pan(rush, 0.75 * side), 0.0, 0.16)
    pulled = moments(900 * along**2.5, chance)
    loose = cloud(
        n,
        pulled,
        uneven(len(pulled), chance) * (pulled / n) ** 2,
        cracks(1700, 0.8, (0.001, 0.006), 24, chance),
        chance,
    )
    add(heard, pan(loose, 0.2), 0.0, 0.3)
    tone = square(n, 0.0, chance) * along**2.4
    add(heard, pan(tone, 0.0), 0.0, 0.22)
    last = frames(gone)
    heard[last - 60 : last] *= np.linspace(1, 0, 60)[:, None]
    heard[last:] = 0
    back = gone + 0.1
    time = np.arange(frames(1.6)) / RATE
    sink = 2 * np.pi * np.cumsum(47 + 58 * np.exp(-time / 0.05)) / RATE
    clap = (np.sin(sink) + 0.35 * np.sin(2 * sink) + 0.2 * np.sin(3.02 * sink)) * np.exp(-time / 0.24)
    add(heard, pan(clap * (1 - np.exp(-time / 0.002)), 0.0), back, 1.15)
    add(
        heard,
        pan(dulled(coloured(frames(0.12), chance, -3), 1500) * np.exp(-np.arange(frames(0.12)) / 900), 0),
        back,
        0.4,
    )
    for side in (-1, 1):
        n = frames(1.7)
        wave = thinned(dulled(coloured(n, chance, -3), 2600), 90)
        add(heard, pan(wave * bump(n, 0.05 + 0.02 * side, 0.02, 0.34), 0.8 * side), back, 0.2)
    n = frames(2.2)
    fall = moments(190 * bump(n, 0.35, 0.2, 0.55), chance)
    dust = cloud(n, fall, uneven(len(fall), chance), cracks(3000, 0.6, (0.0006, 0.002), 24, chance), chance)
    add(heard, pan(dust, 0.1), back, 0.05)
    return one(_after(heard, back), -2, wide=True, fade=0.3)


def _after(heard: Sound, back: float) -> Sound:
    """The room answers only what comes after: while there is nothing, its echo is gone, too."""
    start, echo = frames(back), inside(heard, OPEN, 0.2)
    late = np.zeros_like(heard)
    late[start:] = heard[start:]
    hall = inside(late, HALL, 0.45, dry=0.0)
    whole = np.zeros((max(len(hall), len(echo)), 2))
    whole[:start] = echo[:start]
    whole[start - frames(0.1) + 200 : start] = 0
    whole[start : len(heard)] = heard[start:]
    whole[: len(hall)] += hall
    return whole


PIECES: tuple[Piece, ...] = (
    Piece("hum_near", "sounds", _near, loop=False, peak=-11, quality=6),
    Piece("hum_far", "sounds", _far, loop=False, peak=-16, quality=6),
    Piece("erase", "sounds", _erase, loop=False, peak=-2, quality=5),
)
