"""The camcorder between the music and the ear: tape that drifts, a small microphone, a small loudspeaker."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.sound.signal import RATE, Sound, above, bell, below, compress, gain, loudness, shape, to_loudness, varispeed


@dataclass(frozen=True)
class Tape:
    """How much of the sound the machine lets through, in Hz, and how much it makes of its own."""

    lowest: float = 150.0
    highest: float = 6500.0
    wow: float = 1.0
    """1 is plus and minus five cents or so."""
    warmth: float = 1.4
    width: float = 0.35
    """Of the stereo picture that is left."""
    hiss: float = -56.0
    """LUFS, under music at -18."""


SPEAKER = Tape()
ROOM = Tape(lowest=70.0, highest=9000.0, wow=0.5, warmth=1.1, width=0.8, hiss=-62.0)
"""The same tape, heard as one remembers it."""


def through(sound: Sound, tape: Tape = SPEAKER) -> Sound:
    """*Circular*: a loop as the camcorder gives it back. The drift's mean is zero: it stays in time with its twin."""
    n = len(sound)
    turn = 2 * np.pi * np.arange(n) / n
    chance = np.random.default_rng(9)
    seconds = n / RATE
    drift = np.zeros(n)
    for hertz, depth in ((0.55, 30.0), (1.05, 8.0), (7.9, 0.9), (12.7, 0.4)):  # wow of the reels, flutter of the drum
        drift += depth * tape.wow * np.sin(round(hertz * seconds) * turn + chance.uniform(0, 6.28))
    centre = sound.mean(axis=1, keepdims=True)
    played = varispeed(centre + tape.width * (sound - centre), drift)
    played = shape(played, above(tape.lowest, 2), below(tape.highest, 3), bell(1500, 2.0, 0.9))
    played = to_loudness(played, -16)
    played = np.tanh(tape.warmth * played) / tape.warmth
    played = compress(shape(played, below(tape.highest * 1.15, 2)), -24, 1.8, 0.06)
    noise = shape(chance.standard_normal((n, 2)), above(900, 1), below(8000, 1))
    noise = 0.35 * noise + 0.65 * noise.mean(axis=1, keepdims=True)
    return np.asarray(to_loudness(played, -18) + noise * gain(tape.hiss - loudness(noise)))
