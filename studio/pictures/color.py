"""Colours: sRGB as it is written and shown, linear light as it is reckoned with (IEC 61966-2-1)."""

from __future__ import annotations

from typing import Any

import numpy as np


def linear(picture: Any) -> Any:
    """sRGB as linear light, both 0..1."""
    p = np.asarray(picture)
    return np.where(p <= 0.04045, p / 12.92, ((p + 0.055) / 1.055) ** 2.4).astype(np.float32)


def light(color: str) -> Any:
    """A colour (rrggbb) as linear light, three numbers."""
    return linear([int(color.lstrip("#")[i : i + 2], 16) / 255 for i in (0, 2, 4)])


def shown(picture: Any) -> Any:
    """Linear light as sRGB, both 0..1."""
    p = np.clip(picture, 0, 1)
    return np.where(p <= 0.0031308, p * 12.92, 1.055 * np.power(np.maximum(p, 1e-8), 1 / 2.4) - 0.055)
