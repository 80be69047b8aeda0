"""Steps in the snow: what two people who go side by side leave behind."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from studio.pictures.cutouts import smooth
from studio.pictures.kit import Set

Flat = tuple[float, float]
SOLE = [(0.0, 0.15), (0.045, 0.11), (0.05, 0.03), (0.032, -0.05), (0.038, -0.12), (0.0, -0.15)]


def steps(
    s: Set,
    way: Sequence[Flat],
    height: Callable[[Any, Any], Any],
    *,
    stride: float = 0.5,
    apart: float = 0.31,
    size: float = 1.0,
    paper: str = "7d93a8",
    seed: str = "steps",
) -> None:
    """Two rows of soles along `way` (metres, from where they come): each a print, and behind it a low rim of snow.
    They lie on the ground whose height is `height(x, y)`."""
    chance, pressed, rim = s.rng(seed), s.mat(paper), s.mat("dfe8f0", fibre=0.03)
    outline = smooth(SOLE, 4)
    outline += [(-x * 0.8, y) for x, y in reversed(outline[1:-1])]
    for k, (x, y, ahead) in enumerate(_along(way, stride)):
        side = (math.cos(ahead), -math.sin(ahead))
        for who in (-apart, apart):
            foot = -1 if (k + (who > 0)) % 2 else 1
            off = who + 0.10 * foot + chance.uniform(-0.025, 0.025)
            lag = chance.uniform(-0.06, 0.06) + (0.16 if who > 0 else 0.0)
            turn = ahead + 0.12 * foot + chance.uniform(-0.08, 0.08)
            at = (x + side[0] * off + math.sin(ahead) * lag, y + side[1] * off + math.cos(ahead) * lag)
            _print(s, rim, outline, at, turn, 1.28 * size, height, 0.006)
            _print(s, pressed, outline, at, turn, size, height, 0.012)


def _print(
    s: Set, paper: Any, outline: list[Flat], at: Flat, turn: float, size: float, height: Callable[[Any, Any], Any],
    up: float,
) -> None:  # fmt: skip
    cos, sin = math.cos(turn), math.sin(turn)
    points = []
    for px, py in outline:
        x, y = at[0] + size * (px * cos + py * sin), at[1] + size * (py * cos - px * sin)
        points.append((x, y, float(height(x, y)) + up))
    s.mesh(paper, points, [tuple(range(len(points)))])


def _along(way: Sequence[Flat], stride: float) -> list[tuple[float, float, float]]:
    """A place at every stride, and the direction there (radians from straight ahead, to the right)."""
    run = np.array(way, float)
    long = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(run, axis=0).T))])
    places = []
    for d in np.arange(0.0, float(long[-1]), stride):
        x, y = (float(np.interp(d, long, run[:, i])) for i in (0, 1))
        nx, ny = (float(np.interp(d + 0.1, long, run[:, i])) for i in (0, 1))
        places.append((x, y, math.atan2(nx - x, ny - y)))
    return places[:-1]
