"""Stems to a piece: how loud each bus is, how far away, and the room that all of them are in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.sound.instruments import stem
from studio.sound.score import Score
from studio.sound.signal import Curve, Hall, Sound, above, below, compress, convolve, shape, shelf, to_loudness

SMALL = Hall(1.5, 1.3, 0.7, 0.010, 0.6, seed=13)
HALL = Hall(2.6, 2.1, 0.9, 0.024, 1.0, seed=7)
EMPTY = Hall(3.8, 3.0, 0.8, 0.042, 1.7, seed=11)
"""A department store with nothing in it."""


@dataclass(frozen=True)
class Channel:
    """One bus on the desk: its loudness alone in LUFS, what it sends to the hall, its tone."""

    level: float
    send: float = 0.6
    tone: tuple[Curve, ...] = ()


def mix(
    score: Score, desk: dict[str, Channel], hall: Hall, wet: float, more: tuple[tuple[Sound, float], ...] = ()
) -> Sound:
    """All buses of a score together, in a hall. `more` are sounds that no font has, with what they send to it.

    Raises `KeyError` if a bus has no channel.
    """
    dry = np.zeros((score.clock.frames, 2))
    sent = np.zeros_like(dry)
    for bus in dict.fromkeys(part.bus or part.name for part in score.parts):
        channel = desk[bus]
        sound = stem(score, bus)
        sound = to_loudness(shape(sound, *channel.tone) if channel.tone else sound, channel.level)
        dry += sound
        sent += channel.send * sound
    for sound, send in more:
        dry += sound
        sent += send * sound
    echo = shape(convolve(sent, hall.response()), above(160, 1), below(7500, 1))
    return compress(shape(dry + wet * echo, above(32, 2), shelf(9000, 1.0)), -22, 1.4)
