"""What a built file measures, as a player hears it: the loop closed, the rest as it is."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.ndimage
import scipy.signal
import soundfile

from studio.sound.encode import heard, loop_length
from studio.sound.signal import RATE, Sound, decibels, frames, loudness, seam, stereo, true_peak

DEAD = -60.0
"""dBFS, below which a stretch of a loop is dead."""
SPAN = 0.1
"""Seconds: levels are taken over so long."""


@dataclass(frozen=True)
class Measures:
    """`lufs` integrated; `peak` dBFS of the samples, `top` dBTP of the wave; `seam` 1 or less is smooth; `late` s until
    something is heard, `left` s of silence after the last; `cut` dBFS of the last thing in a file; `dead` s of the
    longest stretch below -60 dBFS; `flat` 0 tones to 1 noise; `moves` dB between calm and loud; `clipped` frames;
    `small` LUFS on a small loudspeaker; `mono` dB that are lost where both ears hear the mean of the two."""

    path: Path
    size: int
    length: int
    looped: int
    stored: int
    lufs: float
    peak: float
    top: float
    seam: float
    late: float
    left: float
    cut: float
    dead: float
    flat: float
    moves: float
    clipped: int
    small: float
    mono: float

    @property
    def seconds(self) -> float:
        """How long it is heard."""
        return self.length / RATE


def measure(path: Path) -> Measures:
    """Everything about one file. Raises what a broken file raises (`soundfile.LibsndfileError`, `ValueError`)."""
    sound, looped = heard(path), loop_length(path)
    height = np.abs(sound).max(axis=1)
    peak = decibels(sound)
    first = int(np.argmax(height > 10 ** ((peak - 46) / 20)))
    last = int(np.flatnonzero(height >= 10 ** ((peak - 57) / 20))[-1])
    return Measures(
        path,
        path.stat().st_size,
        len(sound),
        looped,
        soundfile.info(path).frames,
        loudness(sound),
        peak,
        true_peak(sound, loop=looped > 0),
        seam(sound) if looped else 0.0,
        first / RATE,
        (len(sound) - 1 - last) / RATE,
        decibels(sound[-frames(0.003) :]),
        dead_stretch(sound, looped > 0),
        flatness(sound),
        moving(sound),
        int((height >= 0.999).sum()),
        small_speaker(sound),
        in_mono(sound),
    )


def levels(sound: Sound) -> Sound:
    """dBFS (RMS) of each tenth of a second."""
    n = frames(SPAN)
    whole = stereo(sound)[: max(len(sound) // n, 1) * n]
    whole = np.pad(whole, ((0, -len(whole) % n), (0, 0)))
    power = (whole.reshape(-1, n, 2) ** 2).mean(axis=(1, 2))
    return np.asarray(10 * np.log10(power + 1e-12))


def dead_stretch(sound: Sound, loop: bool = False) -> float:
    """Seconds of the longest stretch below -60 dBFS; in a loop it may go over the end."""
    quiet = levels(sound) < DEAD
    if quiet.all():
        return len(sound) / RATE
    longest = run = 0
    for silent in np.concatenate([quiet, quiet]) if loop else quiet:
        run = run + 1 if silent else 0
        longest = max(longest, run)
    return longest * SPAN


def moving(sound: Sound) -> float:
    """Decibels between a calm and a loud half second (5th and 95th part of a hundred)."""
    calm, loud = np.percentile(scipy.ndimage.uniform_filter1d(levels(sound), 5), (5, 95))
    return float(loud - calm)


def flatness(sound: Sound) -> float:
    """How near the sound is to noise, whatever its colour: 0 for tones, about 1 for noise.

    In each third of an octave from 80 Hz to 8 kHz the geometric over the arithmetic mean of its power, in frames of
    0.19 s, over what noise has there (e^-0.577); their mean, weighted by power.
    """
    mono = stereo(sound).mean(axis=1)
    n = 8192
    mono = np.pad(mono, (0, max(0, n - len(mono))))
    pitch, _, power = scipy.signal.spectrogram(mono, RATE, "hann", n, n // 2, scaling="spectrum")
    edges = 80 * 2 ** (np.arange(0, 21) / 3)
    ratios, weights = [], []
    for low, high in itertools.pairwise(edges):
        band = power[(pitch >= low) & (pitch < high)] + 1e-16
        if len(band) >= 4:
            ratios.append(np.exp(np.log(band).mean(axis=0)) / band.mean(axis=0))
            weights.append(band.sum(axis=0))
    weight = np.array(weights)
    return float((np.array(ratios) * weight).sum() / weight.sum() / np.exp(-0.5772))


def small_speaker(sound: Sound) -> float:
    """LUFS of what a small loudspeaker leaves: nothing below 180 Hz."""
    high = scipy.signal.butter(4, 180, "highpass", fs=RATE, output="sos")
    return loudness(np.asarray(scipy.signal.sosfilt(high, stereo(sound), axis=0)))


def in_mono(sound: Sound) -> float:
    """Decibels by which the power changes where both ears hear their mean: 0 for one channel, -3 for two strangers."""
    both = stereo(sound)
    return float(10 * np.log10(((both.mean(axis=1) ** 2).mean() + 1e-12) / ((both**2).mean() + 1e-12)))
