"""Weather: snow, rain, leaves, dust and ash. Where each piece is follows from the clock and its number alone."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.story.catalogue import WEATHER

STILL = 0.35
"""How much of the weather is left when nothing may move."""

Blit = tuple[pygame.Surface, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Flake:
    """One piece: where it starts (fractions), how fast it goes (heights a second), how it sways, which sprite."""

    x: float
    y: float
    fall: float
    drift: float
    sway: float
    pace: float
    phase: float
    sprite: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A weather: how many pieces at full amount, and the ranges of what they do."""

    count: int
    fall: tuple[float, float]
    drift: tuple[float, float]
    sway: tuple[float, float]
    sprites: Callable[[float], tuple[pygame.Surface, ...]]
    turns: float = 0.0


def draw_weather(
    surface: pygame.Surface, effects: Mapping[str, float], clock: float, scale: float, motion: bool
) -> None:
    """Draw each effect by its amount (0..1) over the whole surface; without motion, sparse and still."""
    for kind in WEATHER:
        amount = effects.get(kind, 0.0)
        if amount > 0:
            surface.blits(
                _pieces(kind, amount, clock if motion else 0.0, scale, surface.get_size(), motion), doreturn=False
            )


def _pieces(name: str, amount: float, clock: float, scale: float, size: tuple[int, int], motion: bool) -> list[Blit]:
    kind = TABLE[name]
    sprites = _sprites(name, scale)
    count = math.ceil(kind.count * min(1.0, amount) * (1.0 if motion else STILL))
    wide, high = size
    made = []
    for flake in _flakes(name)[:count]:
        turn = clock * flake.pace + flake.phase
        number = flake.sprite if not kind.turns else int(turn * kind.turns) + flake.sprite
        sprite = sprites[number % len(sprites)]
        w, h = sprite.get_size()
        x = (flake.x + flake.drift * clock + flake.sway * math.sin(turn)) % 1.0
        y = (flake.y + flake.fall * clock) % 1.0
        made.append((sprite, (int(x * (wide + 2 * w)) - 2 * w, int(y * (high + 2 * h)) - 2 * h)))
    return made


@lru_cache(maxsize=8)
def _flakes(name: str) -> tuple[Flake, ...]:
    kind = TABLE[name]
    rng = random.Random(f"weather {name}")
    made = []
    for _ in range(kind.count):
        near = rng.random() ** 2.6
        # What is near is larger and faster: the last sprites are the nearest.
        fall = (kind.fall[0] + (kind.fall[1] - kind.fall[0]) * near) * rng.uniform(0.85, 1.15)
        made.append(
            Flake(
                rng.random(), rng.random(), fall, rng.uniform(*kind.drift), rng.uniform(*kind.sway),
                rng.uniform(0.5, 1.4), rng.uniform(0, math.tau), int(near * 5.999),
            )
        )  # fmt: skip
    return tuple(made)


@lru_cache(maxsize=16)
def _sprites(name: str, scale: float) -> tuple[pygame.Surface, ...]:
    return TABLE[name].sprites(scale)


def _soft(color: tuple[int, int, int], radius: float, alpha: int) -> pygame.Surface:
    """A soft round spot."""
    side = max(2, math.ceil(radius * 2))
    big = pygame.Surface((64, 64), pygame.SRCALPHA, 32)
    big.fill((*color, 0))
    for i in range(16):
        pygame.draw.circle(
            big, (*color, min(255, alpha * (i + 1) // 16)), (32, 32), 31 - round(i * (0.7 if radius > 4 else 0.3))
        )
    return pygame.transform.smoothscale(big, (side, side))


def _snow(scale: float) -> tuple[pygame.Surface, ...]:
    sizes = ((1.6, 150), (2.1, 175), (2.7, 190), (3.4, 200), (5.2, 150), (11.0, 78))
    return tuple(_soft((238, 242, 246), max(0.8, r * scale), a) for r, a in sizes)


def _dust(scale: float) -> tuple[pygame.Surface, ...]:
    sizes = ((1.2, 90), (1.6, 110), (2.2, 110), (3.0, 90), (8.0, 36), (15.0, 26))
    return tuple(_soft((236, 226, 200), max(0.8, r * scale), a) for r, a in sizes)


def _ash(scale: float) -> tuple[pygame.Surface, ...]:
    grey = [
        _soft((c, c, c + 4), max(0.9, r * scale), a)
        for r, a, c in ((1.8, 190, 70), (2.6, 190, 52), (3.4, 200, 40), (4.6, 190, 34))
    ]
    return (*grey, _soft((214, 120, 60), max(0.8, 1.8 * scale), 190), _soft((30, 30, 34), max(1.0, 8 * scale), 90))


def _rain(scale: float) -> tuple[pygame.Surface, ...]:
    made = []
    for long, alpha in ((34, 60), (44, 70), (56, 82), (72, 92), (92, 96), (120, 90)):
        streak = pygame.Surface(
            (max(2, round(long * 0.13 * scale) + 2), max(4, round(long * scale))), pygame.SRCALPHA, 32
        )
        streak.fill((206, 216, 226, 0))
        w, h = streak.get_size()
        pygame.draw.line(
            streak, (206, 216, 226, alpha), (w - 2, 0), (1, h), 1 if long < 80 else max(1, round(2 * scale))
        )
        made.append(streak)
    return tuple(made)


def _leaves(scale: float) -> tuple[pygame.Surface, ...]:
    made = []
    for i in range(12):
        side = max(4, round((15 + 2 * (i % 4)) * scale))
        big = pygame.Surface((96, 96), pygame.SRCALPHA, 32)
        color = ((122, 84, 52), (96, 74, 58), (140, 98, 56))[i % 3]
        big.fill((*color, 0))
        flat = 0.25 + 0.75 * abs(math.cos(math.pi * i / 6))
        leaf = [
            (48 + x * 40, 48 + y * 18 * flat)
            for x, y in ((-1, 0), (-0.4, -0.9), (0.4, -0.8), (1, 0), (0.4, 0.8), (-0.4, 0.9))
        ]
        pygame.draw.polygon(big, color, leaf)
        pygame.draw.line(big, (58, 44, 38), leaf[0], leaf[3], 3)
        made.append(pygame.transform.smoothscale(pygame.transform.rotate(big, i * 30), (side * 2, side * 2)))
    return tuple(made)


TABLE: dict[str, Kind] = {
    "snow": Kind(260, (0.035, 0.16), (-0.012, 0.006), (0.004, 0.02), _snow),
    "rain": Kind(240, (1.1, 2.1), (-0.16, -0.12), (0.0, 0.0), _rain),
    "leaves": Kind(46, (0.05, 0.14), (-0.05, -0.01), (0.02, 0.06), _leaves, turns=1.6),
    "dust": Kind(150, (-0.012, 0.01), (-0.008, 0.008), (0.005, 0.02), _dust),
    "ash": Kind(180, (0.02, 0.08), (-0.02, 0.02), (0.01, 0.03), _ash),
}
