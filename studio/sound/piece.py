"""What a module of sounds tells about each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.sound.signal import Sound


@dataclass(frozen=True)
class Piece:
    """One name of the catalogue: how it is made, and how loud it must be once it is encoded.

    `make` gives one array for each variant, already at the level that `loudness` or `peak` promises.
    """

    name: str
    shelf: str
    """The folder below `assets/`: music, ambience or sounds."""
    make: Callable[[], list[Sound]]
    loop: bool = True
    loudness: float | None = None
    """Integrated loudness in LUFS."""
    peak: float | None = None
    """Highest sample in dBFS, for sounds too short to have a loudness."""
    quality: float = 5.0
    """Of the Vorbis encoder, -1 to 10."""
    twin: str = ""
    """The name of its other version: of the same length to the sample."""
