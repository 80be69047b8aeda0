"""How often a film flashes, after WCAG 2.3.1 (general flash and red flash thresholds), frame by frame.

A *flash* is a pair of opposing changes of relative luminance by 10 % or more of the greatest, the darker of the two
below 0.80; a *red flash* a pair of changes to and from a saturated red. They count when, at the same time, they take
a quarter or more of any ten degrees of what is seen: 21,824 of the 341x256 px of a 1024x768 picture.

Here that is measured on a small grid of cells (means of the pixels below them), with blocks of a third of the width
and a third of the height laid over it, each shifted by a third of a block. It is a little stricter than the rule: the
cells of a block need not touch, and changes within 1/6 s of each other count as one time (whatever flashes more than
three times a second changes within that time).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pygame

GRID = (64, 36)
CHANGE = 0.10
"""Of relative luminance, of which the greatest is 1."""
LIGHT = 0.80
"""Two states that are both lighter than this make no flash."""
BLOCK = (GRID[0] // 3, GRID[1] // 3)
AREA = BLOCK[0] * BLOCK[1] // 4
"""Cells: a quarter of a block."""
TOGETHER = 1 / 6
"""Seconds within which changes are one."""
RED_SHARE, RED_LEAST = 0.8, 16
"""R / (R + G + B) of a saturated red, and by how much (of 255) red must outweigh the rest to be seen at all."""

_LINEAR = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in range(256)]
_RED, _GREEN, _BLUE = ([weight * part for part in _LINEAR] for weight in (0.2126, 0.7152, 0.0722))


@dataclass(frozen=True, slots=True)
class Flashes:
    """The most flashes in any one second. Three are allowed."""

    general: int
    red: int


def flashes(frames: Iterable[pygame.Surface], fps: float) -> Flashes:
    """The most flashes in any one second of a film."""
    light, red = _Film(fps), _Film(fps)
    before = b""
    for number, frame in enumerate(frames):
        data = pygame.image.tobytes(pygame.transform.smoothscale(_true(frame), GRID), "RGB")
        if data == before:
            continue
        cells = list(zip(data[0::3], data[1::3], data[2::3], strict=True))
        light.see(number, [_RED[r] + _GREEN[g] + _BLUE[b] for r, g, b in cells])
        red.see(number, [_saturated(r, g, b) for r, g, b in cells])
        before = data
    return Flashes(light.most(), red.most())


def _true(frame: pygame.Surface) -> pygame.Surface:
    return frame if frame.get_bitsize() in (24, 32) else frame.convert(32)


def _saturated(r: int, g: int, b: int) -> float:
    """0 for a saturated red and 1 for any other colour, so that red counts as the darker state."""
    return 0.0 if r >= RED_SHARE * (r + g + b) and r - g - b > RED_LEAST else 1.0


@dataclass(slots=True)
class _Block:
    """A part of the picture: when its cells have changed lately, and the times at which the whole of it did."""

    recent: dict[int, dict[int, int]] = field(default_factory=lambda: {1: {}, -1: {}})
    last: int = 0
    swings: list[int] = field(default_factory=list)

    def meet(self, number: int, changed: Sequence[tuple[int, int]], together: float) -> None:
        """In frame `number` these cells have grown lighter (1) or darker (-1)."""
        for cell, way in changed:
            self.recent[way][cell] = number
        for way, cells in self.recent.items():
            self.recent[way] = {cell: n for cell, n in cells.items() if number - n <= together}
        full = [way for way, cells in self.recent.items() if len(cells) >= AREA]
        if not full:
            return
        way = -self.last if -self.last in full else full[0]
        if way != self.last:
            self.swings.append(number)
            self.last = way
        self.recent = {1: {}, -1: {}}


class _Film:
    """One measure (luminance, or red) of a film as it is seen."""

    def __init__(self, fps: float) -> None:
        self._fps = fps
        count = GRID[0] * GRID[1]
        self._low, self._high, self._way = [2.0] * count, [-2.0] * count, [0] * count
        steps = [range(0, whole - part + 1, part // 3) for whole, part in zip(GRID, BLOCK, strict=True)]
        self._blocks = {(x, y): _Block() for x in steps[0] for y in steps[1]}

    def see(self, number: int, values: Sequence[float]) -> None:
        """The next frame."""
        changed = self._changed(values)
        if not changed:
            return
        for (left, top), block in self._blocks.items():
            inside = [
                (cell, way)
                for cell, way in changed
                if left <= cell % GRID[0] < left + BLOCK[0] and top <= cell // GRID[0] < top + BLOCK[1]
            ]
            if inside:
                block.meet(number, inside, TOGETHER * self._fps)

    def _changed(self, values: Sequence[float]) -> list[tuple[int, int]]:
        """Where a cell has just swung: its number, and whether up (1) or down (-1)."""
        found = []
        low, high, ways = self._low, self._high, self._way
        for i, value in enumerate(values):
            way = ways[i]
            if way <= 0:
                if value < low[i]:
                    low[i] = value
                elif value - low[i] >= CHANGE and low[i] < LIGHT:
                    ways[i], high[i] = 1, value
                    found.append((i, 1))
                    continue
            if way >= 0:
                if value > high[i]:
                    high[i] = value
                elif high[i] - value >= CHANGE and value < LIGHT:
                    ways[i], low[i] = -1, value
                    found.append((i, -1))
        return found

    def most(self) -> int:
        """Pairs of swings in any one second, of the block that has most."""
        return max(self._pairs(block.swings) for block in self._blocks.values())

    def _pairs(self, swings: Sequence[int]) -> int:
        return max((sum(first <= s < first + self._fps for s in swings) // 2 for first in swings), default=0)
