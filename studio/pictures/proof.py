"""What can be measured of the built places: sizes, twins, values. `python -m studio proof` prints it, fails at a limit.

A twin's edges: both worlds are cut into tiles; where both show the same edges (their gradients correlate), the shift
between them is found to a tenth of a pixel by the peak of their phase correlation, refined by a parabola.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

from studio.pictures.build import ROOT, names, place
from studio.pictures.place import SIZE

TILE = 84
ALIKE = 0.55
"""Correlation of the gradients of two tiles from which on they show the same edges."""
SHIFT = 0.5
"""Pixels, at most, between an edge here and the same edge through the lens, in 95 of 100 tiles."""
TOTAL = 15_000_000
"""Bytes of all places and the title."""
SPREAD = 26.0
"""Grey values (of 255) between the darkest and the lightest tenth of a picture 480 pixels wide, at least."""


@dataclass(frozen=True)
class Twin:
    """How far apart the edges of two worlds are: tiles compared, median and 95th percentile of the shift, in pixels."""

    tiles: int
    middle: float
    worst: float


def files(name: str, world: str) -> list[Path]:
    """The built layers of a place, back to front."""
    built = place(name)
    folder = ROOT / "assets" / built.shelf
    paths = (folder / f"{name}.{world}.{layer}.webp" for layer in built.layers)
    return [path for path in paths if path.is_file()]


def picture(name: str, world: str) -> Any:
    """The layers over each other, as an RGB image of Pillow's."""
    whole = None
    for path in files(name, world):
        layer = Image.open(path).convert("RGBA")
        whole = layer if whole is None else Image.alpha_composite(whole, layer)
    if whole is None:
        raise ValueError(f"{name}.{world} is not built.")
    return whole.convert("RGB")


def twin(name: str) -> Twin:
    """Compare the edges of both worlds of a place."""
    here, lens = (_edges(picture(name, world)) for world in ("here", "lens"))
    found = []
    for top in range(0, SIZE[1] - TILE, TILE // 2):
        for left in range(0, SIZE[0] - TILE, TILE // 2):
            tiles = (edges[top : top + TILE, left : left + TILE] for edges in (here, lens))
            shift = _shift(*tiles)
            if shift is not None:
                found.append(shift)
    if not found:
        return Twin(0, 0.0, 0.0)
    return Twin(len(found), float(np.median(found)), float(np.percentile(found, 95)))


def spread(name: str, world: str) -> float:
    """How far the values of a picture reach in grey, at the width of a phone."""
    small = picture(name, world).convert("L").resize((480, 270), Image.Resampling.LANCZOS)
    low, high = np.percentile(np.asarray(small, float), (10, 90))
    return float(high - low)


def prove() -> list[str]:
    """Print a table of all places; returns what is beyond a limit."""
    wrong, total = [], 0
    print(f"{'place':<22}{'bytes':>10}{'values':>8}{'tiles':>7}{'median':>8}{'95 %':>7}")
    for name in names():
        worlds = place(name).looks
        for world in worlds:
            paths = files(name, world)
            if not paths:
                wrong.append(f"{name}.{world} is not built")
                continue
            size, reach = sum(path.stat().st_size for path in paths), spread(name, world)
            total += size
            line = f"{name + '.' + world:<22}{size:>10}{reach:>8.0f}"
            if reach < SPREAD:
                wrong.append(f"{name}.{world}: values reach over {reach:.0f} of 255, at least {SPREAD:.0f} are wanted")
            if world == "lens" and files(name, "here"):
                edges = twin(name)
                line += f"{edges.tiles:>7}{edges.middle:>8.2f}{edges.worst:>7.2f}"
                if edges.worst > SHIFT:
                    wrong.append(f"{name}: edges of the twins are {edges.worst:.2f} pixels apart")
            print(line)
    print(f"{'all':<22}{total:>10}")
    if total > TOTAL:
        wrong.append(f"all places have {total} bytes, at most {TOTAL} are allowed")
    return wrong


def _edges(image: Any) -> Any:
    grey = np.log1p(gaussian_filter(np.asarray(image.convert("L"), np.float32), 0.8))
    down, across = np.gradient(grey)
    return np.hypot(down, across)


def _shift(a: Any, b: Any) -> float | None:
    """Pixels between two tiles, or None where they do not show the same."""
    a, b = a - a.mean(), b - b.mean()
    power = float(np.sqrt((a * a).sum() * (b * b).sum()))
    if min(a.std(), b.std()) < 0.02 or power < 1e-6:
        return None
    window = np.outer(np.hanning(TILE), np.hanning(TILE))
    spectrum = np.fft.fft2(a * window) * np.conj(np.fft.fft2(b * window))
    peaks = np.fft.fftshift(np.fft.ifft2(spectrum).real)
    middle = TILE // 2
    near = peaks[middle - 4 : middle + 5, middle - 4 : middle + 5]
    y, x = (int(n) + middle - 4 for n in np.unravel_index(int(near.argmax()), near.shape))
    norm = float(np.sqrt(((a * window) ** 2).sum() * ((b * window) ** 2).sum()))
    if peaks[y, x] / norm < ALIKE:
        return None
    dy, dx = (_top(peaks[y - 1 : y + 2, x]), _top(peaks[y, x - 1 : x + 2]))
    return float(np.hypot(y + dy - middle, x + dx - middle))


def _top(three: Any) -> float:
    """Where the parabola through three neighbours is highest, from the middle one."""
    bend = three[0] - 2 * three[1] + three[2]
    return float(0.5 * (three[0] - three[2]) / bend) if bend < 0 else 0.0
