"""Blinking: when each figure's lids are closed. It follows from the clock and the name alone."""

from __future__ import annotations

import math
import random
from functools import lru_cache

EVERY = 4.2
"""Seconds between two blinks, on average: grown people at rest blink ten to twenty times a minute."""
LASTS = 0.15
"""Seconds that the lids are closed."""


@lru_cache(maxsize=256)
def _at(figure: str, number: int) -> float:
    """When a figure blinks for this time (seconds): once in each span of `EVERY`, not in its last quarter."""
    return EVERY * (number + 0.75 * random.Random(f"{figure} {number}").random())


def closed(figure: str, clock: float) -> bool:
    """Whether this figure's lids are closed now."""
    start = _at(figure, math.floor(clock / EVERY))
    return start <= clock < start + LASTS
