"""The guests in black: grown people as two sheets of dark paper each, without faces (lens only)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from studio.pictures.kit import Point, Set

Outline = list[tuple[float, float]]

_HEADS: dict[str, Outline] = {  # right half, in parts of the height: from the crown to the neck
    "short": [
        (0.0, 1.0), (0.034, 0.994), (0.055, 0.968), (0.057, 0.932), (0.05, 0.9), (0.034, 0.874), (0.03, 0.855),
    ],
    "bob": [
        (0.0, 1.002), (0.042, 0.994), (0.068, 0.962), (0.074, 0.918), (0.077, 0.878), (0.064, 0.868),
        (0.031, 0.858),
    ],
    "long": [
        (0.0, 1.002), (0.042, 0.994), (0.066, 0.962), (0.07, 0.905), (0.076, 0.855), (0.083, 0.8), (0.09, 0.79),
    ],
    "bun": [
        (0.0, 1.05), (0.015, 1.047), (0.027, 1.034), (0.03, 1.016), (0.024, 1.001), (0.03, 0.994), (0.048, 0.98),
        (0.057, 0.958), (0.056, 0.925), (0.046, 0.89), (0.028, 0.866), (0.026, 0.852),
    ],
    "bald": [
        (0.0, 0.992), (0.032, 0.986), (0.051, 0.962), (0.054, 0.93), (0.058, 0.922), (0.052, 0.898), (0.036, 0.87),
        (0.034, 0.852),
    ],
}  # fmt: skip
_SUIT: Outline = [
    (0.036, 0.842), (0.072, 0.828), (0.112, 0.812), (0.132, 0.785), (0.141, 0.72), (0.148, 0.64), (0.15, 0.56),
    (0.146, 0.49), (0.142, 0.452), (0.128, 0.436), (0.114, 0.448), (0.108, 0.44), (0.102, 0.3), (0.094, 0.12),
    (0.09, 0.03), (0.108, 0.006), (0.1, 0.0), (0.04, 0.0), (0.036, 0.06), (0.026, 0.26), (0.01, 0.43), (0.0, 0.44),
]  # fmt: skip
_DRESS: Outline = [
    (0.032, 0.845), (0.06, 0.832), (0.098, 0.815), (0.113, 0.788), (0.12, 0.72), (0.122, 0.65), (0.118, 0.575),
    (0.112, 0.52), (0.108, 0.48), (0.098, 0.462), (0.112, 0.44), (0.128, 0.34), (0.142, 0.21), (0.15, 0.13),
    (0.09, 0.118), (0.052, 0.122), (0.05, 0.04), (0.058, 0.004), (0.03, 0.0), (0.018, 0.03), (0.014, 0.118),
    (0.0, 0.12),
]  # fmt: skip
_COAT: Outline = [
    (0.04, 0.844), (0.078, 0.83), (0.12, 0.81), (0.141, 0.78), (0.152, 0.69), (0.16, 0.58), (0.158, 0.48),
    (0.146, 0.446), (0.132, 0.452), (0.138, 0.33), (0.15, 0.24), (0.09, 0.232), (0.082, 0.1), (0.078, 0.03),
    (0.096, 0.005), (0.036, 0.0), (0.03, 0.06), (0.02, 0.23), (0.0, 0.232),
]  # fmt: skip
_SEATED: Outline = [  # seen from behind, from the neck down to the seat
    (0.04, 0.815), (0.095, 0.79), (0.16, 0.762), (0.192, 0.715), (0.2, 0.62), (0.206, 0.52), (0.214, 0.43),
    (0.206, 0.35), (0.17, 0.34), (0.15, 0.4), (0.148, 0.33), (0.0, 0.33),
]  # fmt: skip
_BODIES = {"suit": _SUIT, "dress": _DRESS, "coat": _COAT}


@dataclass(frozen=True)
class Guest:
    """Who stands where: metres; `broad` widens, `lean` shifts the weight, `head` tilts (radians)."""

    at: Point
    high: float
    hair: str = "short"
    wears: str = "suit"
    broad: float = 1.0
    lean: float = 0.0
    head: float = 0.0


@dataclass(frozen=True)
class Sitter:
    """Who sits where, with the back to us; `high` is the crown above the floor, metres."""

    at: Point
    high: float
    hair: str = "short"
    lean: float = 0.0
    head: float = 0.0


def sit(s: Set, guests: Sequence[Sitter], eye: Point) -> None:
    """Guests on chairs, cut from the same two papers as those who stand."""
    front, back = _papers(s)
    for guest in guests:
        turn = math.atan2(eye[0] - guest.at[0], guest.at[1] - eye[1])
        head = [(u * 1.30, 0.815 + (v - 0.855) * 1.27) for u, v in _HEADS[guest.hair]]
        line = [*head, *_SEATED]
        _cut(s, front, guest, line, turn, 1.0, 0.0, 0.0, 0.815)
        _cut(s, back, guest, line, turn, 1.02, 0.034, 0.05, 0.815)


def stand(s: Set, guests: Sequence[Guest], eye: Point) -> None:
    """Guests as sheets that face the eye: a black one, and a warmer one behind it that shows at one side."""
    front, back = _papers(s)
    for guest in guests:
        turn = math.atan2(eye[0] - guest.at[0], guest.at[1] - eye[1])
        line = [(u * guest.broad, v) for u, v in (*_HEADS[guest.hair], *_BODIES[guest.wears])]
        _cut(s, front, guest, line, turn, 1.0, 0.0, 0.0, 0.85)
        _cut(s, back, guest, line, turn, 1.025, 0.028, 0.05, 0.85)


def _papers(s: Set) -> tuple[Any, Any]:
    return s.mat("0b0605", fibre=0.03, size=30), s.mat("54291a", fibre=0.05, size=30)


def _cut(
    s: Set,
    material: Any,
    guest: Guest | Sitter,
    outline: Outline,
    turn: float,
    size: float,
    aside: float,
    behind: float,
    neck: float,
) -> None:
    """One sheet from the right half of an outline; what lies above the neck tilts about it."""
    half = _smooth(outline)
    line = half + [(-u, v) for u, v in reversed(half[1:-1])]
    points: list[Point] = []
    for u, v in line:
        if v > neck:
            u += (v - neck) * math.tan(guest.head)
        u = (u + guest.lean * v) * guest.high * size + aside
        x = guest.at[0] + math.cos(turn) * u - math.sin(turn) * behind
        y = guest.at[1] + math.sin(turn) * u + math.cos(turn) * behind
        points.append((x, y, guest.at[2] + v * guest.high * size))
    s.mesh(material, points, [tuple(range(len(points)))])


def _smooth(line: Outline, steps: int = 5) -> Outline:
    """A soft line through all points (Catmull and Rom)."""
    made: Outline = []
    for i in range(len(line) - 1):
        a, b, c, d = (line[min(max(k, 0), len(line) - 1)] for k in (i - 1, i, i + 1, i + 2))
        for k in range(steps):
            t = k / steps
            made.append(
                tuple(  # type: ignore[arg-type]
                    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - w) * t**2 + (3 * q - p - 3 * r + w) * t**3)
                    for p, q, r, w in zip(a, b, c, d, strict=True)
                )
            )
    return [*made, line[-1]]
