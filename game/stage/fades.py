"""Cross-fades between two channels: what begins grows as what was sounds dies away, with equal power."""

from __future__ import annotations

import math
from typing import Protocol

import pygame


class Channel(Protocol):
    """What is used of a pygame.mixer.Channel."""

    def play(self, sound: pygame.mixer.Sound, loops: int = 0, /) -> None: ...
    def stop(self) -> None: ...
    def set_volume(self, left: float, right: float, /) -> None: ...
    def get_busy(self) -> bool: ...


class Fader:
    """Two channels that take turns. `name` is what should sound, `waiting` the same until it does."""

    def __init__(self, channels: tuple[Channel, Channel]) -> None:
        self.channels = channels
        self.name = ""
        self.waiting = ""
        self._front = 0
        self._seconds = 0.0
        self._levels = [0.0, 0.0]
        self._starts = [0.0, 0.0]
        self._froms = [0.0, 0.0]
        self._targets = [0.0, 0.0]

    @property
    def levels(self) -> tuple[float, float]:
        """How loud each channel is before the volumes: 0..1, as equal power asks."""
        return math.sin(self._levels[0] * math.pi / 2), math.sin(self._levels[1] * math.pi / 2)

    def turn_to(self, name: str, seconds: float, clock: float) -> None:
        """From what sounds to `name` (empty: silence) in `seconds`. The old begins to fade at once."""
        if name == self.name:
            return
        self.name = self.waiting = name
        self._seconds = seconds
        for side in (0, 1):
            self._aim(side, 0.0, clock)

    def begin(self, sound: pygame.mixer.Sound | None, clock: float) -> None:
        """What was waited for has been decoded (None: not yet)."""
        if sound is None:
            return
        self.waiting = ""
        # The quieter channel takes the new sound: a third one in the middle of a fade cuts the faintest.
        self._front = 0 if self._levels[0] < self._levels[1] else 1
        channel = self.channels[self._front]
        channel.stop()
        channel.set_volume(0.0, 0.0)
        channel.play(sound, -1)
        self._levels[self._front] = 0.0
        self._aim(self._front, 1.0, clock)

    def update(self, clock: float, gain: float) -> None:
        """Set the volumes for this moment; a channel that has died away is stopped."""
        for side, channel in enumerate(self.channels):
            gone = clock - self._starts[side]
            t = 1.0 if gone >= self._seconds else gone / self._seconds
            level = self._froms[side] + (self._targets[side] - self._froms[side]) * t
            if level <= 0.0 and self._levels[side] > 0.0 and self._targets[side] == 0.0:
                channel.stop()
            self._levels[side] = level
            loud = math.sin(level * math.pi / 2) * gain
            channel.set_volume(loud, loud)

    def _aim(self, side: int, target: float, clock: float) -> None:
        self._starts[side] = clock
        self._froms[side] = self._levels[side]
        self._targets[side] = target
