"""What every effect goes through last: cut to what is heard, faded, brought to its level."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from studio.sound.rooms import thinned
from studio.sound.signal import Sound, decibels, frames, gain, limit, loudness, stereo

QUIET = -50.0
"""dB below its peak, from which on a tail is cut ..."""
WAKING = -44.0
"""... and below which its start is: a cue must be heard when it is called."""
EARS = 0.75
"""How far variants are brought to the same loudness: the rest is left, for steps are not alike."""


def cut(sound: Sound, before: float = 0.004, fade: float = 0.03) -> Sound:
    """Without silence at either end, and faded there: `before` s before the first thing heard, `fade` at the end."""
    sound = thinned(stereo(sound), 24)
    height = np.abs(sound).max(axis=1) / np.abs(sound).max()
    start = max(int(np.argmax(height > gain(WAKING))) - frames(before), 0)
    end = int(np.flatnonzero(height > gain(QUIET))[-1]) + 1
    kept = np.array(sound[start:end])
    rise, fall = min(frames(min(before, 0.002)), len(kept)), min(frames(fade), len(kept))
    kept[:rise] *= np.linspace(0, 1, rise)[:, None]
    kept[len(kept) - fall :] *= np.cos(np.linspace(0, np.pi / 2, fall))[:, None] ** 2
    return kept


def mono(sound: Sound) -> Sound:
    """The same in both ears: stored as one channel."""
    return stereo(stereo(sound).mean(axis=1))


def one(sound: Sound, peak: float, wide: bool = False, fade: float = 0.03) -> list[Sound]:
    """A single effect with its peak at so many dBFS; `wide` keeps two channels."""
    return family([sound], peak, wide, fade)


def family(sounds: Sequence[Sound], peak: float, wide: bool = False, fade: float = 0.03) -> list[Sound]:
    """Variants of one effect: nearly as loud as each other, the highest peak of all at so many dBFS."""
    kept = [cut(s if wide else mono(s), fade=fade) for s in sounds]
    kept = [s if wide else mono(s) for s in kept]
    loud = np.array([loudness(s) for s in kept])
    level = [s * gain(EARS * (float(np.median(loud)) - own)) for s, own in zip(kept, loud, strict=True)]
    highest = max(decibels(s) for s in level)
    ceiling = min(peak + 0.5, -1.8)
    return [limit(s * gain(peak - highest), ceiling, seconds=0.01, loop=False) for s in level]
