"""Cross-fades: what begins grows as what was sounds dies away, with equal power; and two layers that run together."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pygame

SOFT = 0.1
"""Seconds of the shortest fade: less would click."""
FAINT = 0.05
TOGETHER, TRIES = 0.000_3, 8
"""Layers start within so many seconds, or are started again: the mixer asks for the next samples every 23 ms, and must
not do so between the two."""


class Channel(Protocol):
    """What is used of a pygame.mixer.Channel."""

    def play(self, sound: pygame.mixer.Sound, loops: int = 0, /) -> None: ...
    def stop(self) -> None: ...
    def fadeout(self, milliseconds: int, /) -> None: ...
    def set_volume(self, left: float, right: float, /) -> None: ...
    def get_busy(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Layer:
    """A file that sounds; `felt` where it stays with `view: hers`."""

    path: Path
    felt: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """What sounds on and on: one layer, or two that run together, as it is here and through the lens."""

    name: str = ""
    layers: tuple[Layer, ...] = ()


class Glide:
    """A number that goes evenly to where it was sent."""

    def __init__(self, value: float = 0.0) -> None:
        self.value = self.target = value
        self._speed = 0.0

    def aim(self, target: float, seconds: float) -> None:
        """Be there in so many seconds; on the way there already, not later than before."""
        speed = abs(target - self.value) / max(seconds, 1e-6)
        self._speed = max(speed, self._speed) if target == self.target else speed
        self.target = target

    def put(self, value: float) -> None:
        """Be there now."""
        self.value = self.target = value

    @property
    def moves(self) -> bool:
        """Whether it is still on its way."""
        return self.value != self.target

    def pass_time(self, seconds: float) -> float:
        """Where it is, so many seconds later."""
        way, step = self.target - self.value, self._speed * seconds
        self.value = self.target if abs(way) <= step else self.value + math.copysign(step, way)
        return self.value


class Deck:
    """Channels with a piece on them. Its layers are never stopped while one of them is only silent."""

    def __init__(self, channels: tuple[Channel, ...]) -> None:
        self.channels = channels
        self.piece = Piece()
        self.level, self.lens = Glide(), Glide()
        self.running: list[bool] = [False] * len(channels)

    @property
    def whole(self) -> bool:
        """Whether all layers of its piece still run."""
        return self.running.count(True) >= len(self.piece.layers) > 0

    @property
    def held(self) -> list[Path]:
        """The files that it plays."""
        return [layer.path for layer, runs in zip(self.piece.layers, self.running, strict=False) if runs]

    def start(self, piece: Piece, sounds: Sequence[pygame.mixer.Sound], lens: float) -> None:
        """Play from the beginning, all layers in step, at first without being heard."""
        self.stop()
        self.piece = piece
        self.lens.put(lens)
        pairs = list(zip(self.channels, sounds, strict=False))
        for _ in range(TRIES):
            for channel, _sound in pairs:
                channel.stop()
                channel.set_volume(0.0, 0.0)  # before it plays: the mixer keeps this for what begins
            began = time.perf_counter()
            for channel, sound in pairs:
                channel.play(sound, -1)
            if time.perf_counter() - began < TOGETHER:
                break
        self.running = [n < len(pairs) for n in range(len(self.channels))]

    def stop(self) -> None:
        """Nothing is on it any more."""
        for channel in self.channels:
            channel.stop()
        self.running = [False] * len(self.channels)
        self.piece = Piece()
        self.level.put(0.0)

    def shares(self) -> list[float]:
        """How loud each layer is, with equal power on the way from one to the other."""
        if len(self.piece.layers) < 2 or self.running.count(True) < 2:
            return [1.0] * len(self.channels)
        angle = self.lens.value * math.pi / 2
        return [math.cos(angle), math.sin(angle)]

    def update(self, seconds: float, gain: Callable[[Layer], float]) -> None:
        """Let time pass, and set the volumes; `gain` is how loud a layer may be. What has died away is stopped."""
        if not self.piece.name:
            return
        level = math.sin(self.level.pass_time(seconds) * math.pi / 2)
        self.lens.pass_time(seconds)
        if level <= 0.0 and self.level.target <= 0.0:
            self.stop()
            return
        for n, (layer, share) in enumerate(zip(self.piece.layers, self.shares(), strict=False)):
            loud = level * share * gain(layer) if self.running[n] else 0.0
            self.channels[n].set_volume(loud, loud)

    def thin(self) -> None:
        """Let go of what is not heard at all: there has to be room for what comes."""
        shares = self.shares()
        for n, share in enumerate(shares):
            if self.running[n] and share < 1e-3:
                self.channels[n].stop()
                self.running[n] = False


class Fader:
    """Two decks that take turns. `piece` is what should sound; it is `waiting` until it does."""

    def __init__(self, decks: tuple[Deck, Deck]) -> None:
        self.decks = decks
        self.piece = Piece()
        self.waiting = False
        self._seconds = SOFT

    @property
    def held(self) -> list[Path]:
        """The files that sound or are about to."""
        waited = [layer.path for layer in self.piece.layers] if self.waiting else []
        return [*waited, *self.decks[0].held, *self.decks[1].held]

    @property
    def moves(self) -> bool:
        """Whether a fade is under way."""
        return self.waiting or any(deck.level.moves or deck.lens.moves for deck in self.decks)

    def turn_to(self, piece: Piece, seconds: float) -> None:
        """From what sounds to this, in so many seconds, as soon as it is decoded; the same goes on."""
        if piece == self.piece:
            return
        self.piece, self.waiting, self._seconds = piece, bool(piece.layers), max(SOFT, seconds)
        again = next((deck for deck in self.decks if deck.piece == piece and deck.whole), None)
        if again or not self.waiting:
            self._bring(again)
        else:
            for deck in self.decks:
                deck.thin()

    def begin(self, sounds: Sequence[pygame.mixer.Sound], lens: float) -> None:
        """What is waited for has been decoded (or nothing of it could be). Call until it waits no more."""
        deck = self._fainter()
        if sounds and deck.level.value > FAINT:
            deck.level.aim(0.0, SOFT)  # a third piece, in the middle of a fade: first one of the two has to go
            return
        if sounds:
            deck.start(self.piece, sounds, lens)
        self._bring(deck if sounds else None)

    def _bring(self, deck: Deck | None) -> None:
        """One deck comes, the other goes."""
        self.waiting = False
        for one in self.decks:
            one.level.aim(float(one is deck), self._seconds)

    def look(self, lens: float, seconds: float) -> None:
        """From the layer of one world to that of the other."""
        for deck in self.decks:
            if deck.piece == self.piece:
                deck.lens.aim(lens, seconds)

    def update(self, seconds: float, gain: Callable[[Layer], float]) -> None:
        """Let time pass, and set the volumes; `gain` is how loud a layer may be."""
        for deck in self.decks:
            deck.update(seconds, gain)
            if self.piece.layers and deck.piece != self.piece:
                deck.thin()

    def _fainter(self) -> Deck:
        one, other = self.decks
        return one if one.level.value <= other.level.value else other
