"""The camera: how far it looks aside, as two numbers from -1 to 1, the whole of the overscan."""

from __future__ import annotations

import math

View = tuple[float, float]

EASE = 1.2
"""Seconds from one camera to another."""

AIMS: dict[str, View] = {"left": (0.9, 0.0), "right": (-0.9, 0.0), "up": (0.0, 0.9), "down": (0.0, -0.9)}
MOVING = frozenset({"drift", "run"})


def view(camera: str, previous: str, since: float, clock: float, motion: bool) -> View:
    """Where the camera looks, `since` seconds after it was the `previous` one. Without motion: straight on."""
    if not motion:
        return 0.0, 0.0
    end = _aim(camera, clock)
    if camera == previous or since >= EASE:
        return end
    start = _aim(previous, clock)
    t = smooth(since / EASE)
    return start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t


def smooth(t: float) -> float:
    """From 0 to 1, gently at both ends."""
    t = max(0.0, min(1.0, t))
    return t * t * (3 - 2 * t)


def _aim(camera: str, clock: float) -> View:
    if camera == "drift":
        return 0.55 * math.sin(math.tau * clock / 17), 0.4 * math.sin(math.tau * clock / 11)
    if camera == "run":
        return 0.5 * math.sin(math.tau * clock / 1.5), 0.55 * math.sin(math.tau * clock / 0.75)
    return AIMS.get(camera, (0.0, 0.0))
