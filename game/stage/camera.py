"""The camera: how far it looks aside, as two numbers from -1 to 1, the whole of the overscan."""

from __future__ import annotations

import math

View = tuple[float, float]

EASE = 1.2
"""Seconds from one camera to another."""

AIMS: dict[str, View] = {"left": (0.9, 0.0), "right": (-0.9, 0.0), "up": (0.0, 0.9), "down": (0.0, -0.9)}
MOVING = frozenset({"drift", "run"})
STEP = 0.5
"""Seconds of a step, while the camera runs with those who run."""


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


def running(camera: str, previous: str, since: float, motion: bool) -> float:
    """How much of a run there is (0..1), `since` seconds after the camera was the `previous` one."""
    now, before = float(motion and camera == "run"), float(motion and previous == "run")
    return now if now == before else before + (now - before) * smooth(since / EASE)


def smooth(t: float) -> float:
    """From 0 to 1, gently at both ends."""
    t = max(0.0, min(1.0, t))
    return t * t * (3 - 2 * t)


def _aim(camera: str, clock: float) -> View:
    if camera == "drift":
        return 0.55 * math.sin(math.tau * clock / 17), 0.4 * math.sin(math.tau * clock / 11)
    if camera == "run":
        # Slowly to and fro over many steps, a little from foot to foot, and down with each step.
        slow, feet = math.sin(math.tau * clock / (9 * STEP)), math.sin(math.pi * clock / STEP)
        return 0.62 * slow + 0.12 * feet, 0.3 - 0.5 * abs(feet)
    return AIMS.get(camera, (0.0, 0.0))
