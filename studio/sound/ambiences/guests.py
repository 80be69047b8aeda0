"""Guests, as if next door: two dozen voices that say nothing, through a wall.

A voice is a row of pulses (the glottis) with the melody of a phrase, coloured by a mouth that moves between vowels by
chance; there are no words in it. The wall takes most of what would make words: each octave above 400 Hz loses more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.signal

from studio.sound.grains import add
from studio.sound.modal import body, struck
from studio.sound.noise import Chance, chance_of, coloured
from studio.sound.piece import Piece
from studio.sound.rooms import NEXT_DOOR, around
from studio.sound.signal import RATE, Sound, above, below, frames, gain, master, pan, shape

LASTS = 32.0
TABLES = 9
NEAR = (2, 6)
"""The tables that stand by the wall: what they say has a rhythm, the rest is only there."""
VOWELS = ((730, 1090), (530, 1840), (390, 1990), (570, 840), (440, 1020), (490, 1350), (640, 1190), (300, 870))
CHAIR = body((92, 148, 207, 290, 410), 0.03, 0.5, 0.4)
CUP = body((1500, 2350, 3300), 0.12, 0.5, 0.3)


@dataclass(frozen=True)
class Voice:
    """Pitch in Hz, size of the mouth (1 a man's), syllables a second, how loud."""

    pitch: float
    mouth: float
    pace: float
    level: float


def _voice(chance: Chance) -> Voice:
    pitch, mouth, level = ((92, 138), 1.0, (0.7, 1.0)) if chance.random() < 0.5 else ((165, 228), 1.16, (0.6, 0.9))
    pace = float(chance.uniform(4.2, 5.7))
    return Voice(float(chance.uniform(*pitch)), mouth, pace, float(chance.uniform(*level)))


def phrase(voice: Voice, chance: Chance) -> Sound:
    """Three to ten syllables on one breath: the pitch falls to its end, the last one is long."""
    count = int(chance.integers(3, 11))
    heard = np.zeros(frames(count / voice.pace * 1.6 + 0.8))
    at, rises = 0.02, chance.random() < 0.2
    for syllable in range(count):
        along = syllable / count
        lasts = (1.7 if syllable == count - 1 else 1.0) * float(chance.uniform(0.75, 1.25)) / voice.pace
        pitch = (
            voice.pitch * (1.12 - 0.24 * along + (0.3 * along**4 if rises else 0)) * 2 ** float(chance.normal(0, 0.07))
        )
        stress = float(chance.uniform(0.35, 1.0)) * (1 - 0.3 * along)
        add(heard, _syllable(voice, pitch, lasts * 1.02, chance), at, stress)
        at += lasts
    return heard


def _syllable(voice: Voice, pitch: float, lasts: float, chance: Chance) -> Sound:
    n = frames(lasts)
    along = np.linspace(0, 1, n)
    bend = pitch * (1 + 0.06 * (along - 0.5) * float(chance.normal(0, 1)))
    turn = np.cumsum(bend) / RATE + chance.random()
    open_ = np.clip(turn % 1.0 / 0.62, 0, 1)
    pulses = np.diff(np.sin(np.pi * open_) ** 2 * (1 - 0.5 * open_), prepend=0.0) * 8
    breath = 0.04 * chance.standard_normal(n)
    heard = np.zeros(n)
    first, second = (VOWELS[int(k)] for k in chance.integers(len(VOWELS), size=2))
    for vowel, weight in ((first, 1 - along), (second, along)):
        heard += weight * _mouth(pulses + breath, vowel, voice.mouth)
    return np.asarray(heard * np.sin(np.pi * along**0.7) ** 1.5)


def _mouth(source: Sound, vowel: tuple[int, int], size: float) -> Sound:
    heard = np.zeros(len(source))
    for hz, width, level in ((vowel[0] * size, 80, 1.0), (vowel[1] * size, 110, 0.45), (2450 * size, 170, 0.14)):
        radius = np.exp(-np.pi * width / RATE)
        back = [1, -2 * radius * np.cos(2 * np.pi * hz / RATE), radius**2]
        heard += level * (1 - radius) * scipy.signal.lfilter([1], back, source)
    return heard


def _tables(chance: Chance) -> Sound:
    """People talk in twos and threes: while one speaks at a table the others there mostly wait."""
    room = np.zeros((frames(LASTS), 2))
    for table in range(TABLES):
        place, far = -0.75 + 1.5 * table / (TABLES - 1), 1.15 if table in NEAR else float(chance.uniform(0.3, 0.55))
        voices = [_voice(chance) for _ in range(int(chance.integers(3, 5)))]
        at, speaker = float(chance.uniform(0, 1)), 0
        while at < LASTS - 0.4:
            said = phrase(voices[speaker], chance)
            said *= voices[speaker].level * far / max(float(np.sqrt((said**2).mean())), 1e-6)
            add(room, pan(said, place + float(chance.uniform(-0.08, 0.08))), at, 1.0, True)
            at += len(said) / RATE * float(chance.uniform(0.62, 1.0)) + float(chance.exponential(0.22))
            speaker = (speaker + int(chance.integers(1, len(voices)))) % len(voices)
    return room


def _guests() -> list[Sound]:
    chance = chance_of("guests")
    room = _tables(chance)
    for at in np.sort(chance.uniform(0, LASTS, 9)):
        cup = struck(CUP.moved(chance, 200), 0.0006, chance)
        add(room, pan(cup, float(chance.uniform(-0.8, 0.8))), float(at), float(chance.uniform(1.5, 4)), True)
    for at in (9.4, 23.7):
        add(room, pan(struck(CHAIR.moved(chance), 0.006, chance), float(chance.uniform(-0.5, 0.5))), at, 7.0, True)
    room = around(room, NEXT_DOOR, 0.5)
    wall = shape(room, above(140, 2), lambda pitch: gain(-5.6 * np.log2(1 + (pitch / 430) ** 1.7)), below(2600, 2))
    wall /= wall.std()
    air = np.stack([shape(coloured(len(wall), chance, -5), above(70, 1), below(500, 1)) for _ in range(2)], axis=1)
    heard = np.stack([wall @ np.array([0.72, 0.4]), wall @ np.array([0.36, 0.6])], axis=1) + 0.05 * air
    return [master(heard, -31, -6)]


PIECES: tuple[Piece, ...] = (Piece("guests", "ambience", _guests, loudness=-31, quality=3),)
