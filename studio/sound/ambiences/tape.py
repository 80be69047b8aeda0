"""The camcorder as it runs: hiss, a drum, two reels. Small, even, and near the ear."""

from __future__ import annotations

import numpy as np

from studio.sound.effects.machines import CASE, LEVER, click
from studio.sound.grains import add
from studio.sound.modal import driven, stick_slip
from studio.sound.noise import chance_of, coloured, wander
from studio.sound.piece import Piece
from studio.sound.rooms import BOX, around
from studio.sound.signal import RATE, Sound, above, bell, below, frames, master, pan, shape

LASTS = 28.0
DRUM = 30.0
"""Turns a second of the head drum: one for each picture of an NTSC tape."""
TONES = ((2, 0.4, 0.5), (4, 0.6, 0.9), (6, 0.45, 1.4), (10, 0.22, 2.5), (21, 0.2, 5.0), (42, 0.07, 9.0))
"""What is heard of it: times its turns, how loud, how blurred."""


def _tape() -> list[Sound]:
    """Everything that turns makes whole turns in a loop. The drum's tones are a little blurred: it is a worn one."""
    chance, n = chance_of("tape"), frames(LASTS)
    heard = np.zeros(n)
    for times, level, blur in TONES:
        heard += 0.5 * level * _blurred(n, DRUM * times, blur, chance)
    hiss = shape(coloured(n, chance, -1.2), above(900, 1), below(7000, 2))
    near = shape(coloured(n, chance, -3), above(220, 2), below(1400, 1))
    heard += 0.55 * hiss * (0.85 + 0.3 * wander(n, chance, 3, 0.2, 0.6)) + 0.28 * near
    reel = 0.5 + 0.5 * np.cos(2 * np.pi * np.arange(n) / RATE * round(0.63 * LASTS) / LASTS)
    brushed = shape(coloured(n, chance, -3), above(500, 2), below(2600, 2))
    heard += 0.6 * brushed * reel**5
    gear = driven(CASE, stick_slip(np.full(n, 7.5), chance, 0.12))
    heard += 0.16 * gear * (0.5 + 0.5 * wander(n, chance, 1, 0.1))
    for at in np.arange(0.7, LASTS, 1 / 0.63):
        add(heard, click(chance, LEVER, 0.0016, 0.05), float(at + chance.normal(0, 0.03)), 0.9, True)
    heard = shape(heard, bell(1300, 4, 0.7), above(115, 2))
    beside = 0.12 * shape(coloured(n, chance, -1.2), above(1200, 1), below(7000, 2))
    return [master(around(pan(heard, -0.06) + pan(beside, 0.7), BOX, 0.3), -34, -9)]


def _blurred(n: int, pitch: float, blur: float, chance: np.random.Generator) -> Sound:
    """A tone whose phase wanders by a few turns in a loop and comes back: `blur` says how far."""
    drift = blur * (wander(n, chance, 14, 0.3, 0.9) - 0.5) * 2 * np.pi
    load = 0.8 + 0.4 * wander(n, chance, 9, 0.8, 0.5)
    whole = round(pitch * LASTS) / LASTS
    return np.asarray(load * np.sin(2 * np.pi * whole * np.arange(n) / RATE + drift + chance.uniform(0, 6.28)))


PIECES: tuple[Piece, ...] = (Piece("tape", "ambience", _tape, loudness=-34, quality=3),)
