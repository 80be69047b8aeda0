"""Figures with the light behind them: darker bodies, and a rim of light along the edges that look to a lamp."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import skia

from studio.pictures.people.light import rim
from studio.pictures.people.paper import Sheets


@dataclass(frozen=True)
class Rim:
    """Light on the silhouette: the way to its lamp (y points down), its colour, its strength (0..1), its width in
    units of the picture."""

    light: tuple[float, float]
    color: str = "d8e4f2"
    strength: float = 0.8
    width: float = 2.2


@contextmanager
def rimmed(
    s: Sheets, light: tuple[float, float], *rims: Rim, body: str = "ffffff", clear: float = 1.0
) -> Iterator[Sheets]:
    """A board over this one, with its sheets lit from `light`: what is drawn on it is multiplied by the colour
    `body`, gets its rims, and is laid down as one piece, `clear` (0..1) of it."""
    board = Sheets(s.size, s.scale, light)
    board.canvas.setMatrix(s.canvas.getTotalMatrix())
    yield board
    picture = board.image().copy()
    picture[..., :3] *= _color(body)
    for one in rims:
        picture = rim(picture, s.scale, one.light, _color(one.color), one.strength, one.width)
    picture[..., 3] *= clear
    pixels = np.ascontiguousarray((picture * 255 + 0.5).clip(0, 255).astype(np.uint8))
    image = skia.Image.fromarray(pixels, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType, copy=True)
    s.canvas.save()
    s.canvas.resetMatrix()
    s.canvas.drawImage(image, 0, 0)
    s.canvas.restore()


def _color(color: str) -> tuple[float, float, float]:
    r, g, b = (int(color[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return r, g, b
