"""What can be measured of the built places: sizes, twins, values. `python -m studio proof` prints it, fails at a limit.

A twin's edges are those of its things, not of their light and shadow: where the distance from the camera leaps. Both
worlds are cut into tiles; where both have the same edges (what has fallen or burnt has not), the shift between them is
the peak of their correlation, refined by a parabola to a tenth of a pixel. It needs what was rendered, which is kept in
`build/pictures/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

from studio.pictures.build import ROOT, kept, names, place
from studio.pictures.place import SIZE
from studio.pictures.render import Raw

TILE = 84
ALIKE = 0.95
"""Correlation of the leaps in two tiles from which on they show the same edges."""
SHIFT = 0.5
"""Pixels, at most, between an edge here and the same edge through the lens ..."""
WITHIN = 0.7
"""... in this part of the tiles. In the rest stands what has fallen, bent or burnt: a rail, a leaf off its hinge."""
TOTAL = 15_000_000
"""Bytes of all places and the title."""
SPREAD = 26.0
"""Grey values (of 255) between the darkest and the lightest tenth of a picture 480 pixels wide, at least."""


@dataclass(frozen=True)
class Twin:
    """How far apart the edges of two worlds are: tiles compared, median of the shift in pixels, part within `SHIFT`."""

    tiles: int
    middle: float
    within: float


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


def twin(name: str) -> Twin | None:
    """Compare the edges of both worlds of a place; None when it was not rendered on this machine."""
    try:
        here, lens = (_edges(kept(place(name), world, "final")) for world in ("here", "lens"))
    except ValueError:
        return None
    found = []
    for top in range(0, SIZE[1] - TILE, TILE // 2):
        for left in range(0, SIZE[0] - TILE, TILE // 2):
            tiles = (edges[top : top + TILE, left : left + TILE] for edges in (here, lens))
            shift = _shift(*tiles)
            if shift is not None:
                found.append(shift)
    if not found:
        return Twin(0, 0.0, 0.0)
    return Twin(len(found), float(np.median(found)), float(np.mean(np.array(found) <= SHIFT)))


def spread(name: str, world: str) -> float:
    """How far the values of a picture reach in grey, at the width of a phone."""
    small = picture(name, world).convert("L").resize((480, 270), Image.Resampling.LANCZOS)
    low, high = np.percentile(np.asarray(small, float), (10, 90))
    return float(high - low)


def prove() -> list[str]:
    """Print a table of all places; returns what is beyond a limit."""
    wrong, total = [], 0
    print(f"{'place':<22}{'bytes':>10}{'values':>8}{'tiles':>7}{'median':>8}{'within':>8}")
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
            if world == "lens" and (edges := twin(name)):
                line += f"{edges.tiles:>7}{edges.middle:>8.2f}{edges.within:>8.0%}"
                if edges.middle > 0.1 or edges.within < WITHIN:
                    wrong.append(f"{name}: the edges of the twins lie apart, {edges.within:.0%} within {SHIFT} pixels")
            print(line)
    print(f"{'all':<22}{total:>10}")
    if total > TOTAL:
        wrong.append(f"all places have {total} bytes, at most {TOTAL} are allowed")
    return wrong


def _edges(layers: Mapping[str, Raw]) -> Any:
    """Where the distance leaps, over all layers."""
    metres: Any = None
    for raw in layers.values():
        metres = raw.far if metres is None else metres * (1 - raw.cover) + raw.far * raw.cover
    down, across = np.gradient(gaussian_filter(np.log(np.maximum(metres, 0.1)), 0.7))
    return np.minimum(np.hypot(down, across), 0.5)


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
