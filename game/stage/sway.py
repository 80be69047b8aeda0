"""Ends that move: hair, scarf and coat, carried a little aside and back, by the clock, the name and the end alone."""

from __future__ import annotations

import math
import random
from functools import lru_cache

ORDER = (0, 1, 2, 1, 0, 3, 4, 3)
"""The steps of one way there, back, and to the other side: 0 is at rest, the others are parts (`game.stage.parts`)."""
PERIOD = 5.2
"""Seconds for all of them."""
LAG = 0.13
"""How much later, in parts of the period, each end follows the one above it."""


@lru_cache(maxsize=64)
def _start(figure: str) -> float:
    return random.Random(f"sway {figure}").random()


def steps(figure: str, ends: int, clock: float) -> tuple[int, ...]:
    """Where each of a figure's ends is now."""
    at = clock / PERIOD + _start(figure)
    return tuple(ORDER[math.floor((at - LAG * number) * len(ORDER)) % len(ORDER)] for number in range(ends))
