"""Names -> files in `assets/`: `rod` builds all that is called so, `sounds/rod` only the effect."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from studio.sound.encode import write
from studio.sound.piece import Piece
from studio.sound.signal import RATE

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
SHELVES = {"music": "pieces", "ambience": "ambiences", "sounds": "effects"}
"""The folder below `assets/`, and the package that makes what lies there."""


def pieces(shelf: str = "") -> tuple[Piece, ...]:
    """All that can be built, or one shelf of it: music, ambience, sounds."""
    found: list[Piece] = []
    for package in SHELVES.values() if not shelf else (SHELVES[shelf],):
        found += import_module(f"studio.sound.{package}").PIECES
    return tuple(found)


def names() -> list[str]:
    """All names that can be built, each with its shelf before it."""
    return [f"{piece.shelf}/{piece.name}" for piece in pieces()]


def called(name: str) -> list[Piece]:
    """The pieces of this name, with or without a shelf before it, or of a whole shelf. ValueError for none."""
    shelf, _, own = name.rpartition("/")
    found = [p for p in pieces() if name == p.shelf or (p.name == own and shelf in ("", p.shelf))]
    if not found:
        raise ValueError(f"There is no sound {name}; there are {', '.join(names())}.")
    return found


def build(name: str) -> list[Path]:
    """Make the sounds of this name and encode them, each variant; tells the seconds and bytes of each piece."""
    return [path for piece in called(name) for path in _build(piece)]


def build_all(chosen: Sequence[str] = ()) -> list[str]:
    """Build these names, or all. What fails is told with its whole story and does not stop the rest; returns what
    failed."""
    failed = []
    for name in chosen or names():
        try:
            build(name)
        except Exception as error:  # whatever is wrong with one piece, the next may be well
            traceback.print_exc()
            failed.append(f"{name}: {error}")
    return failed


def paths(piece: Piece, variants: int, assets: Path = ASSETS) -> list[Path]:
    """Where its variants lie."""
    folder = assets / piece.shelf
    if variants == 1:
        return [folder / f"{piece.name}.ogg"]
    return [folder / f"{piece.name}.{number}.ogg" for number in range(1, variants + 1)]


def _build(piece: Piece) -> list[Path]:
    start = time.time()
    takes = piece.make()
    targets = paths(piece, len(takes))
    for old in (ASSETS / piece.shelf).glob(f"{piece.name}.*ogg"):
        if old not in targets and old.name[len(piece.name) :].strip(".1234567890") == "ogg":
            old.unlink()  # a variant too many
    for take, target in zip(takes, targets, strict=True):
        write(take, target, piece.quality, piece.loop)
    seconds, size = sum(len(take) for take in takes) / RATE, sum(path.stat().st_size for path in targets)
    print(
        f"{piece.shelf}/{piece.name}: {len(takes)} of {seconds:.1f} s in all, {size:,} bytes, "
        f"made in {time.time() - start:.0f} s",
        flush=True,
    )
    return targets
