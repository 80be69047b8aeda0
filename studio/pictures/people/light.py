"""Light on a whole figure, after its sheets: a rim toward the lamp, so that dark hair stands before a dark place."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image, ImageFilter


def rim(
    image: Any,
    scale: float,
    light: tuple[float, float] = (-0.62, -0.78),
    color: tuple[float, float, float] = (0.74, 0.83, 0.95),
    strength: float = 0.5,
    width: float = 2.2,
) -> Any:
    """The figure (height, width, 4; straight alpha, 0..1) with a rim of `color` on its silhouette toward the lamp.

    `light` points toward the lamp; `width` is in units, `scale` pixels a unit; `strength` 0..1. Alpha is untouched.
    """
    alpha = image[..., 3]
    thin = _edge(alpha, light, width * scale, width * scale * 0.35)
    wide = _edge(alpha, light, width * scale * 4, width * scale * 3)
    lit = np.clip(thin * 0.9 + wide * 0.25, 0, 1)[..., None] * strength
    out = image.copy()
    out[..., :3] += lit * (np.array(color, np.float32) - image[..., :3]) * alpha[..., None]
    return out


def _edge(alpha: Any, light: tuple[float, float], distance: float, blur: float) -> Any:
    """How much of each pixel of the figure is not behind the figure as seen from the lamp."""
    dx, dy = round(-light[0] * distance), round(-light[1] * distance)
    away = np.zeros_like(alpha)
    h, w = alpha.shape
    ys, xs = slice(max(dy, 0), h + min(dy, 0)), slice(max(dx, 0), w + min(dx, 0))
    from_y, from_x = slice(max(-dy, 0), h + min(-dy, 0)), slice(max(-dx, 0), w + min(-dx, 0))
    away[ys, xs] = alpha[from_y, from_x]
    soft = Image.fromarray((away * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(blur))
    return np.clip(alpha - np.asarray(soft, np.float32) / 255, 0, 1)
