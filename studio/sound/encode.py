"""Arrays to OGG Vorbis files, and what such a file holds once it is decoded.

Vorbis does not make the same small error at both ends of a file, so a loop of low sounds would step where it starts
again. A loop is therefore stored with its first `TAIL` frames once more after its end; whoever plays it lays them over
its start (`closed`). The tags say where: LOOPSTART=0, LOOPLENGTH=frames of the loop itself.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile

from studio.sound.signal import RATE, Sound, stereo

TAIL = 2048
"""Frames that a loop's file holds beyond LOOPLENGTH."""


def write(sound: Sound, path: Path, quality: float, loop: bool, title: str = "") -> Path:
    """Encode a sound; the same array gives the same bytes (the stream's serial number is fixed).

    A sound whose ears are alike is stored as one channel. Raises `subprocess.CalledProcessError` if `oggenc` fails,
    `ValueError` for a sound that is not between -1 and 1.
    """
    if not np.isfinite(sound).all() or np.abs(sound).max() > 1:
        raise ValueError(f"{path.name}: not a sound between -1 and 1")
    tags = ["-c", "LOOPSTART=0", "-c", f"LOOPLENGTH={len(sound)}"] if loop else []
    if title:
        tags += ["-t", title]
    stored = np.concatenate([sound, sound[:TAIL]]) if loop else sound
    if stored.ndim == 2 and np.array_equal(stored[:, 0], stored[:, 1]):
        stored = stored[:, 0]
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wave = Path(folder) / "wave.wav"
        soundfile.write(wave, stored, RATE, subtype="PCM_24")
        made = path.with_suffix(".new")  # beside it: a game that runs meanwhile never reads half a file
        command = ["oggenc", "-Q", "-q", f"{quality:g}", "-s", "1", "-o", str(made), *tags, str(wave)]
        subprocess.run(command, check=True, capture_output=True)
        made.replace(path)
    return path


def read(path: Path) -> Sound:
    """Decode a file as it is stored, two channels. Raises `ValueError` for another rate."""
    sound, rate = soundfile.read(path, dtype="float64", always_2d=True)
    if rate != RATE:
        raise ValueError(f"{path.name}: {rate} Hz, not {RATE}")
    return np.asarray(stereo(sound[:, 0]) if sound.shape[1] == 1 else sound)


def closed(stored: Sound, length: int) -> Sound:
    """The loop as it is heard: `length` frames, with what is stored beyond them faded over into its start."""
    tail = stored[length:]
    fade = ((np.arange(len(tail)) + 0.5) / max(len(tail), 1))[:, None]
    loop = np.array(stored[:length])
    loop[: len(tail)] = tail * (1 - fade) + loop[: len(tail)] * fade
    return loop


def loop_length(path: Path) -> int:
    """The frames of a loop by its LOOPLENGTH tag (a Vorbis comment, in the first pages), 0 if it has none."""
    head = path.read_bytes()[:8192]
    at = head.find(b"LOOPLENGTH=")
    digits = head[at + 11 : at + 21] if at >= 0 else b""
    return int(b"".join(bytes([d]) for d in digits if 48 <= d <= 57) or 0)


def heard(path: Path) -> Sound:
    """What a player hears of a file: a loop closed, anything else as it is."""
    stored, length = read(path), loop_length(path)
    return closed(stored, length) if length else stored
