"""Arrays of sound: filters, halls, dynamics, loudness. Whatever is a loop stays one.

A sound is a float array of the shape (frames, 2) at 44,100 Hz, between -1 and 1. Functions marked *circular* take their
array for a ring: what runs over its end comes in at its start, so that a loop that goes through them has no seam.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyloudnorm
import scipy.fft
import scipy.ndimage
import scipy.signal

RATE = 44_100
Sound = npt.NDArray[np.float64]
Curve = Callable[[Sound], Sound]
"""Frequencies in Hz -> gains."""
Edges = Literal["wrap", "constant", "edge"]


def gain(decibels: float | Sound) -> Sound:
    """The factor of so many decibels."""
    return np.asarray(10.0 ** (np.asarray(decibels) / 20.0))


def decibels(factor: float | Sound, floor: float = 1e-9) -> float:
    """The decibels of a factor, of an array those of its highest value."""
    return float(20 * np.log10(max(float(np.max(np.abs(factor))), floor)))


def frames(seconds: float) -> int:
    """How many frames so many seconds are."""
    return round(seconds * RATE)


def stereo(sound: Sound) -> Sound:
    """The same in both ears, if it has only one."""
    return sound if sound.ndim == 2 else np.stack([sound, sound], axis=1)


def pan(mono: Sound, place: float) -> Sound:
    """Put a single channel at -1 (left) to 1 (right), with the same power everywhere."""
    angle = (place + 1) * np.pi / 4
    return np.stack([mono * np.cos(angle), mono * np.sin(angle)], axis=1)


def silence(seconds: float) -> Sound:
    """Nothing, for so long."""
    return np.zeros((frames(seconds), 2))


def ring(sound: Sound, length: int) -> Sound:
    """*Circular*: lay everything beyond `length` frames over the start; what is shorter gets silence."""
    folded = np.zeros((length, *sound.shape[1:]))
    for start in range(0, len(sound), length):
        part = sound[start : start + length]
        folded[: len(part)] += part
    return folded


def convolve(sound: Sound, response: Sound) -> Sound:
    """*Circular*: hear a sound through an impulse response, ear by ear."""
    sound, response = stereo(sound), stereo(response)
    n = len(sound)
    spectrum = scipy.fft.rfft(sound, axis=0) * scipy.fft.rfft(ring(response, n), axis=0)
    return np.asarray(scipy.fft.irfft(spectrum, n, axis=0))


def shape(sound: Sound, *curves: Curve) -> Sound:
    """*Circular*, and without shifting anything in time: apply gains by frequency, one curve after the other.

    For a sound that is not a loop leave silence at its end, or its edges will meet.
    """
    n = len(sound)
    pitch = np.maximum(scipy.fft.rfftfreq(n, 1 / RATE), 1e-3)
    gains = np.ones_like(pitch)
    for curve in curves:
        gains *= curve(pitch)
    spectrum = scipy.fft.rfft(sound, axis=0)
    spectrum *= gains[:, None] if sound.ndim == 2 else gains
    return np.asarray(scipy.fft.irfft(spectrum, n, axis=0))


def above(corner: float, order: int = 2) -> Curve:
    """Let through what lies above a corner in Hz (Butterworth's magnitude; 6 dB an octave for each order)."""
    return lambda pitch: np.asarray(1 / np.sqrt(1 + (corner / pitch) ** (2 * order)))


def below(corner: float, order: int = 2) -> Curve:
    """Let through what lies below a corner in Hz."""
    return lambda pitch: np.asarray(1 / np.sqrt(1 + (pitch / corner) ** (2 * order)))


def shelf(corner: float, amount: float) -> Curve:
    """Lift or lower everything above a corner by so many decibels."""
    return lambda pitch: np.asarray(1 + (gain(amount) - 1) / (1 + (corner / pitch) ** 2))


def bell(centre: float, amount: float, octaves: float = 1.0) -> Curve:
    """Lift or lower what is near a pitch by so many decibels; `octaves` is how wide (one standard deviation)."""
    return lambda pitch: gain(amount * np.exp(-0.5 * (np.log2(pitch / centre) / octaves) ** 2))


@dataclass(frozen=True)
class Hall:
    """A room: how long it rings (seconds to -60 dB, low, middle, high), how late and how wide it answers."""

    low: float = 2.6
    middle: float = 2.1
    high: float = 0.9
    delay: float = 0.022
    size: float = 1.0
    early: int = 18
    seed: int = 7

    def response(self) -> Sound:
        """Its impulse response, of energy 1: early reflections, then noise that dies away, faster the higher it is."""
        chance = np.random.default_rng(self.seed)
        n = frames(max(self.low, self.middle) * 1.2)
        time = np.arange(n) / RATE
        tail = np.stack([self._tail(chance.standard_normal(n), time) for _ in range(2)], axis=1)
        tail *= (1 - np.exp(-time / (0.035 * self.size)))[:, None]
        tail /= np.sqrt((tail**2).sum(axis=0).mean())
        late = frames(self.delay)
        heard = np.zeros((n + late, 2))
        heard[late:] = 0.85 * tail
        heard[:n] += 0.6 * self._early(chance, n)
        return np.asarray(heard / np.sqrt((heard**2).sum(axis=0).mean()))

    def _tail(self, noise: Sound, time: Sound) -> Sound:
        spectrum, pitch = scipy.fft.rfft(noise), scipy.fft.rfftfreq(len(noise), 1 / RATE)
        half, dull = (self.low + self.middle) / 2, (self.middle + self.high) / 2
        bands = (
            (0, 180, self.low), (180, 500, half), (500, 2000, self.middle),
            (2000, 5000, dull), (5000, 10_000, self.high), (10_000, 20_000, self.high * 0.6),
        )  # fmt: skip
        total = np.zeros(len(noise))
        for lowest, highest, lasts in bands:
            part = 1 / (1 + (pitch / highest) ** 12) - (1 / (1 + (pitch / lowest) ** 12) if lowest else 0)
            total += scipy.fft.irfft(spectrum * part, len(noise)) * 10 ** (-3 * time / lasts)
        return total

    def _early(self, chance: np.random.Generator, n: int) -> Sound:
        answers = np.zeros((n, 2))
        for _ in range(self.early):
            for ear in range(2):
                after = 0.006 + 0.075 * self.size * chance.random() ** 1.3
                answers[frames(after), ear] += chance.choice([-1, 1]) * 0.35 * np.exp(-after / 0.05)
        return np.asarray(scipy.signal.lfilter(*scipy.signal.butter(1, 7000, fs=RATE), answers, axis=0))


def in_hall(sound: Sound, hall: Hall, wet: float) -> Sound:
    """*Circular*: a sound with `wet` times its echo from a room (without the echo's rumble and hiss)."""
    return stereo(sound) + wet * shape(convolve(sound, hall.response()), above(140, 1), below(9000, 1))


def play_into(sound: Sound, hall: Hall, wet: float) -> Sound:
    """Not circular: the same for a sound that ends, with room for the echo to die away."""
    longer = np.pad(stereo(sound), ((0, frames(max(hall.low, hall.middle) * 1.3)), (0, 0)))
    return in_hall(longer, hall, wet)


def varispeed(sound: Sound, delay: Sound) -> Sound:
    """*Circular*: read the sound `delay` frames late, frame by frame: the wow and flutter of a tape."""
    n, edge = len(sound), 8
    places = (np.arange(n) - delay) % n + edge
    wider = np.concatenate([sound[-edge:], sound, sound[:edge]])
    return np.stack([scipy.ndimage.map_coordinates(ear, [places], order=3, mode="nearest") for ear in wider.T], axis=1)


def _padded(sound: Sound, edge: int, mode: Edges) -> Sound:
    return np.pad(sound, ((edge, edge), *((0, 0),) * (sound.ndim - 1)), mode=mode)


def oversampled(sound: Sound, loop: bool) -> Sound:
    """The highest value of the wave around each frame, four times as fine as the frames themselves."""
    edge = 256
    mode: Edges = "wrap" if loop and len(sound) >= edge else "constant"
    padded = _padded(stereo(sound), edge, mode)
    fine = np.abs(scipy.signal.resample_poly(padded, 4, 1, axis=0)).max(axis=1)
    return np.asarray(fine.reshape(-1, 4).max(axis=1)[edge:-edge])


def true_peak(sound: Sound, loop: bool = False) -> float:
    """The highest value of the wave itself in dBTP (ITU-R BS.1770, four times oversampled)."""
    return decibels(oversampled(sound, loop))


def limit(sound: Sound, ceiling: float = -1.5, seconds: float = 0.06, loop: bool = True) -> Sound:
    """Keep the wave below a ceiling in dBTP by a gain that turns down before a peak and comes back after it.

    It is the smallest gain within `seconds`, then the mean of that over the same time: never too much at a peak.
    """
    sound = stereo(sound)
    needed = np.minimum(1.0, gain(ceiling) / np.maximum(oversampled(sound, loop), 1e-9))
    if needed.min() >= 1.0:
        return sound
    width, mode = frames(seconds) | 1, "wrap" if loop else "nearest"
    held = scipy.ndimage.minimum_filter1d(needed, width, mode=mode)
    window = np.hanning(width + 2)[1:-1]
    smooth = _padded(held, width // 2, "wrap" if loop else "edge")
    smooth = scipy.signal.fftconvolve(smooth, window / window.sum(), mode="valid")
    return np.asarray(sound * np.minimum(smooth, 1.0)[:, None])


def compress(sound: Sound, over: float = -24, ratio: float = 1.6, attack: float = 0.04, loop: bool = True) -> Sound:
    """Lower gently what is louder than `over` dB (measured over 0.15 s); `attack` smooths the hand on the fader."""
    mode = "wrap" if loop else "nearest"
    power = scipy.ndimage.uniform_filter1d((stereo(sound) ** 2).mean(axis=1), frames(0.15), mode=mode)
    drop = np.minimum(0, (over - 10 * np.log10(np.maximum(power, 0) + 1e-10)) * (1 - 1 / ratio))
    for _ in range(3):  # three means in a row are nearly a bell curve, and take no time
        drop = scipy.ndimage.uniform_filter1d(drop, frames(attack), mode=mode)
    return np.asarray(stereo(sound) * gain(drop)[:, None])


def loudness(sound: Sound) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770-4); what is shorter than the gate's 0.4 s gets silence after it."""
    sound = stereo(sound)
    if len(sound) < frames(0.45):
        sound = np.pad(sound, ((0, frames(0.5) - len(sound)), (0, 0)))
    return float(pyloudnorm.Meter(RATE).integrated_loudness(sound))


def to_loudness(sound: Sound, target: float) -> Sound:
    """The same at so many LUFS, without a limit for its peaks."""
    return np.asarray(sound * gain(target - loudness(sound)))


def master(sound: Sound, target: float, ceiling: float = -2.0, loop: bool = True) -> Sound:
    """At `target` LUFS and below `ceiling` dBTP. The encoder adds to peaks: the default leaves it room below -1.5."""
    for _ in range(3):  # the limiter takes a little loudness, so it is given back
        sound = limit(to_loudness(sound, target), ceiling, loop=loop)
    return sound


def to_peak(sound: Sound, peak: float) -> Sound:
    """The same with its highest sample at so many dBFS."""
    return np.asarray(sound * gain(peak - decibels(sound)))


def seam(sound: Sound) -> float:
    """How rough a loop is where it starts again: its bend there over the 99.9th percentile of all bends (1 or less)."""
    sound = stereo(sound)
    bends = np.abs(np.diff(np.concatenate([sound[-4:], sound[:4]]), 2, axis=0)).max()
    usual = np.percentile(np.abs(np.diff(sound, 2, axis=0)), 99.9)
    return float(bends / max(usual, 1e-9))
