"""The rooms that all effects and ambiences share, so that a step and the wind are heard in the same place."""

from __future__ import annotations

from functools import cache

import numpy as np
import scipy.signal

from studio.sound.signal import RATE, Hall, Sound, convolve, stereo

HALL = Hall(low=2.9, middle=2.3, high=0.9, delay=0.028, size=1.6, early=20, seed=5)
"""The dead department store: stone, glass, six floors of it."""
DINING = Hall(low=1.0, middle=0.85, high=0.4, delay=0.012, size=0.6, early=18, seed=11)
"""The restaurant: a low ceiling, cloths and carpet."""
CORRIDOR = Hall(low=1.2, middle=1.0, high=0.5, delay=0.006, size=0.28, early=30, seed=17)
"""The service corridor: two bare walls an arm from each other."""
WOOD = Hall(low=0.5, middle=0.5, high=0.32, delay=0.024, size=1.5, early=26, seed=23)
"""The forest: trunks scatter, nothing holds."""
OPEN = Hall(low=0.35, middle=0.3, high=0.15, delay=0.03, size=1.9, early=7, seed=29)
"""The roof and the street: a wall or two, far off."""
CLOSE = Hall(low=0.24, middle=0.2, high=0.12, delay=0.003, size=0.2, early=14, seed=31)
"""What is done at arm's length: the two themselves, and whatever they stand next to."""
BOX = Hall(low=0.16, middle=0.14, high=0.09, delay=0.001, size=0.1, early=22, seed=37)
"""Inside a photo booth, or the case of a machine."""
NEXT_DOOR = Hall(low=1.5, middle=1.2, high=0.5, delay=0.018, size=1.0, early=18, seed=41)
"""The full dining room that is not there."""


@cache
def _response(hall: Hall) -> Sound:
    """Without rumble and hiss; by filters that only look back, or the first answer would be heard at the end, too."""
    return dulled(thinned(hall.response(), 110), 9500)


def around(sound: Sound, hall: Hall, wet: float) -> Sound:
    """*Circular*: a loop in its room; `wet` is how loud the room is next to it."""
    return stereo(sound) + wet * convolve(sound, _response(hall))


def inside(sound: Sound, hall: Hall, wet: float, dry: float = 1.0) -> Sound:
    """A sound that ends, in its room, longer by the room's echo. `dry` 0: only the echo, from far off."""
    longer = np.pad(stereo(sound), ((0, len(_response(hall))), (0, 0)))
    return dry * longer + wet * convolve(longer, _response(hall))


def dulled(sound: Sound, corner: float, order: int = 1) -> Sound:
    """Heard through something (a wall, cloth, distance): without most of what lies above a corner, in time order."""
    filters = scipy.signal.butter(order, corner, fs=RATE, output="sos")
    return np.asarray(scipy.signal.sosfilt(filters, sound, axis=0))


def thinned(sound: Sound, corner: float, order: int = 1) -> Sound:
    """Without most of what lies below a corner, in time order (nothing sounds before its cause)."""
    filters = scipy.signal.butter(order, corner, "highpass", fs=RATE, output="sos")
    return np.asarray(scipy.signal.sosfilt(filters, sound, axis=0))
