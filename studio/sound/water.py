"""Drops: what is heard is the bubble that a drop takes down with it (van den Doel), and what it falls on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from studio.sound.grains import add, crack
from studio.sound.modal import Body, struck
from studio.sound.noise import Chance
from studio.sound.signal import RATE, Sound, frames, pan


@dataclass(frozen=True)
class Leak:
    """A place where it drips: seconds between drops, what they fall on, how wet that is (0 dry, 1 a puddle), the size
    of the bubbles (their pitch in Hz), where (-1 to 1), how loud, and how often a second drop follows at once."""

    every: float
    floor: Body
    wet: float
    pitch: float
    place: float
    level: float
    twice: float = 0.25


def bubble(pitch: float, chance: Chance) -> Sound:
    """A bubble under water: it rings at 3 / radius, dies the sooner the smaller it is, and rises as it comes up."""
    n = frames(0.22)
    time = np.arange(n) / RATE
    dying = 0.043 * pitch + 0.0014 * pitch**1.5
    rising = pitch * (1 + float(chance.uniform(0.05, 0.14)) * dying * time)
    sung = np.sin(2 * np.pi * np.cumsum(np.minimum(rising, 6000)) / RATE)
    return np.asarray(sung * np.exp(-dying * time) * (1 - np.exp(-time / 0.0007)))


def drop(leak: Leak, chance: Chance) -> Sound:
    """One drop on the floor of its leak."""
    heard = np.zeros(frames(0.9))
    hard = float(chance.uniform(0.6, 1.0))
    add(heard, struck(leak.floor.moved(chance, 25, 0.35), 0.0009, chance, 0.8), 0.002, (1.1 - leak.wet) * hard)
    add(heard, crack(3400, 0.0006, chance, 0.9), 0.002, 0.2 * hard)
    if chance.random() < 0.35 + 0.65 * leak.wet:
        pitch = leak.pitch * 2 ** float(chance.normal(0, 0.16))
        add(heard, bubble(pitch, chance), 0.006 + float(chance.uniform(0, 0.016)), 0.8 * leak.wet * hard)
    if chance.random() < 0.3 * leak.wet:
        add(heard, bubble(leak.pitch * 1.7, chance), 0.05 + float(chance.uniform(0, 0.04)), 0.25 * leak.wet)
    return heard


def dripping(seconds: float, leaks: Sequence[Leak], chance: Chance) -> Sound:
    """*Circular*: all leaks of a place. No two waits are alike, and no beat comes of it."""
    heard = np.zeros((frames(seconds), 2))
    for leak in leaks:
        at = float(chance.uniform(0, leak.every))
        while at < seconds:
            level = leak.level * float(np.exp(chance.normal(0, 0.25)))
            add(heard, pan(level * drop(leak, chance), leak.place), at, 1.0, True)
            if chance.random() < leak.twice:
                after = at + float(chance.uniform(0.19, 0.34))
                add(heard, pan(0.6 * level * drop(leak, chance), leak.place), after, 1.0, True)
            at += leak.every * float(chance.uniform(0.72, 1.3))
    return heard
