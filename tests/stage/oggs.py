"""Small Ogg Vorbis files for the tests of sound, written in place."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy
import soundfile

RATE = 44_100


def write(path: Path, samples: Any, loop: int = 0, rate: int = RATE) -> Path:
    """Samples from -1 to 1, a column for each side. With a `loop`, its length in frames stands in the comments."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with soundfile.SoundFile(str(path), "w", rate, samples.shape[1], format="OGG", subtype="VORBIS") as file:
        if loop:
            file.title = f"{loop:0>10}"
        for start in range(0, len(samples), 8192):  # libsndfile runs out of stack where it gets all at once
            file.write(samples[start : start + 8192])
    if loop:
        _retitle(path, f"TITLE={loop:0>10}".encode(), f"LOOPLENGTH={loop:0>5}".encode())
    return path


def tone(pitch: float, seconds: float, loud: float = 0.3, sides: tuple[float, float] = (1.0, 1.0)) -> Any:
    """A plain tone, so loud on each side."""
    heard = numpy.sin(numpy.arange(round(RATE * seconds)) * (2 * numpy.pi * pitch / RATE)) * loud
    return (heard[:, None] * numpy.array(sides)).astype("float32")


def noise(seed: int, seconds: float, loud: float = 0.1, sides: tuple[float, float] = (1.0, 1.0)) -> Any:
    """Noise that is the same for the same seed."""
    heard = numpy.random.default_rng(seed).normal(0.0, loud, round(RATE * seconds))
    return (heard[:, None] * numpy.array(sides)).astype("float32")


def _retitle(path: Path, old: bytes, new: bytes) -> None:
    """Give one comment another name: libsndfile writes only those that it knows. The page gets a new checksum."""
    assert len(old) == len(new)
    data = bytearray(path.read_bytes())
    at = data.index(old)
    data[at : at + len(old)] = new
    page = data.rindex(b"OggS", 0, at)
    table = data[page + 27 : page + 27 + data[page + 26]]
    end = page + 27 + len(table) + sum(table)
    data[page + 22 : page + 26] = bytes(4)
    data[page + 22 : page + 26] = struct.pack("<I", _checksum(data[page:end]))
    path.write_bytes(data)


def _checksum(data: bytes) -> int:
    """As Ogg has it: the polynomial 04c11db7, nothing turned round."""
    found = 0
    for byte in data:
        found ^= byte << 24
        for _ in range(8):
            found = (found << 1) ^ (0x04C11DB7 if found & 0x80000000 else 0)
        found &= 0xFFFFFFFF
    return found
