"""Raw layers -> the layers of a picture: air, light in the air, bloom, film, paper.

What spreads from pixel to pixel (bloom, shafts, corners) is worked out on the whole picture and added to each layer
alike; what is left is done pixel by pixel. So the layers laid over each other are the whole picture again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, gaussian_filter

from studio.pictures.color import light, shown
from studio.pictures.place import SIZE, Look, Shaft, Stops
from studio.pictures.render import Raw


def grade(raws: Mapping[str, Raw], look: Look, projection: Any, seed: int = 1) -> dict[str, Any]:
    """The layers as arrays of sRGB and cover, 0..1; `far` covers everything."""
    high, wide = next(iter(raws.values())).cover.shape
    sky = _sky(look, high, wide)
    layers: dict[str, tuple[Any, Any]] = {}
    metres = np.full((high, wide), 1e3, np.float32)
    whole = sky
    for name, raw in raws.items():
        color, cover = _air(_edged(raw, look), raw.far, look), raw.cover
        if look.soft:
            cover = gaussian_filter(cover, look.soft * wide / SIZE[0])
        if name == "far":
            color, cover = _over(color, cover, sky), np.ones_like(cover)
        layers[name] = (color, cover)
        whole = _over(color, cover, whole)
        metres = metres * (1 - raw.cover) + raw.far * raw.cover
    if "far" not in layers:
        layers = {"far": (sky, np.ones((high, wide), np.float32)), **layers}
    added = _bloom(whole, look) + _shafts(look.shafts, projection, metres)
    corners, fibre = _corners(high, wide, look.corners), _fibre(high, wide, look.fibre, seed)
    made = {}
    for name, (color, cover) in layers.items():
        printed = shown(_print((spread(color, cover) + added) * corners, look))
        made[name] = np.dstack([np.clip(printed * fibre, 0, 1), cover])
    return made


def together(layers: Mapping[str, Any]) -> Any:
    """The layers laid over each other, back to front, as sRGB."""
    picture = None
    for layer in layers.values():
        picture = layer[..., :3] if picture is None else _over(layer[..., :3], layer[..., 3], picture)
    return picture


def _over(color: Any, cover: Any, ground: Any) -> Any:
    return color * cover[..., None] + ground * (1 - cover[..., None])


def _rows(stops: Stops, high: int) -> Any:
    """Colours from top to bottom, as (high, 1, 3)."""
    at, colors = [s[0] for s in stops], np.array([light(s[1]) for s in stops])
    y = np.linspace(0, 1, high)
    return np.stack([np.interp(y, at, colors[:, k]) for k in range(3)], -1)[:, None].astype(np.float32)


def _sky(look: Look, high: int, wide: int) -> Any:
    return np.repeat(_rows(look.sky, high), wide, 1) + _glow(look, high, wide)


def _glow(look: Look, high: int, wide: int) -> Any:
    """Where the light comes from, in the sky and in all air before it."""
    if not look.glow:
        return np.float32(0)
    x0, y0, across, down, color = look.glow
    y, x = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j]
    return (np.exp(-(((x - x0) / across) ** 2) - ((y - y0) / down) ** 2)[..., None] * light(color)).astype(np.float32)


def _edged(raw: Raw, look: Look) -> Any:
    """The lit edge of cut paper: where two faces meet, the one that looks up keeps a thin bright line."""
    if not look.edge:
        return raw.color
    n = raw.normal
    bend = sum(np.abs(np.gradient(n[..., k], axis=axis)) for k in range(3) for axis in (0, 1))
    line = np.clip(gaussian_filter(bend, 0.5) * 1.2 - 0.15, 0, 1) * raw.cover
    faces_up = np.clip(0.45 + 0.55 * n[..., 2], 0.2, 1)
    return raw.color * (1 + look.edge * 2.2 * (line * faces_up)[..., None])


def _air(color: Any, metres: Any, look: Look) -> Any:
    """The air between: the farther, the more of its own colour."""
    high, wide = color.shape[:2]
    taken = np.minimum(1 - np.exp(-np.maximum(metres - look.clear, 0) * look.thick), look.most)[..., None]
    fog = _rows(look.fog, high) + _glow(look, high, wide)
    color = color * (1 - taken) + fog * taken
    if look.mist:
        at, spread, amount = look.mist
        y = np.linspace(0, 1, high)[:, None]
        bank = amount * np.exp(-(((y - at) / spread) ** 2)) * np.clip((metres - look.clear) / 40, 0, 1)
        color = color * (1 - bank[..., None]) + fog * bank[..., None]
    return color


def _shafts(shafts: tuple[Shaft, ...], projection: Any, metres: Any) -> Any:
    """Light that stands in the air, in front of what is farther away than it."""
    high, wide = metres.shape
    total = np.zeros((high, wide, 3), np.float32)
    for shaft in shafts:
        near = np.array(shaft.opening, float)
        along = np.array(shaft.along, float)
        end = near + along / np.linalg.norm(along) * shaft.length
        mask = Image.new("F", (wide, high), 0.0)
        draw = ImageDraw.Draw(mask)
        corners, steps = len(near), 24
        slices = [near + (end - near) * k / steps for k in range(steps + 1)]
        amount = np.zeros((high, wide), np.float32)
        for k in range(steps):
            draw.rectangle((0, 0, wide, high), fill=0.0)
            for i in range(corners):
                j = (i + 1) % corners
                quad = [slices[k][i], slices[k][j], slices[k + 1][j], slices[k + 1][i]]
                spots = [_spot(projection, point) for point in quad]
                if all(w > 0 for _, _, w in spots):
                    draw.polygon([(x * wide, y * high) for x, y, _ in spots], fill=1.0)
            depth = float(np.mean([_spot(projection, point)[2] for point in slices[k]]))
            fade = (1 - k / steps) ** 1.3
            amount += np.asarray(mask) * fade * np.clip((metres - depth + 1.5) / 3.0, 0, 1)
        soft = gaussian_filter(amount, wide * 0.006)
        total += (soft / 4 * shaft.strength)[..., None] * light(shaft.color)
    return total


def _spot(projection: Any, point: Any) -> tuple[float, float, float]:
    """Where a point lies in the picture (0..1, from the top left), and how far away (metres)."""
    x, y, _, w = projection @ np.append(point, 1.0)
    return float(x / w), float(y / w), float(w)


def _bloom(whole: Any, look: Look) -> Any:
    threshold, amount = look.bloom
    bright = np.clip(whole - threshold, 0, 6)
    wide = whole.shape[1]
    spreads = [gaussian_filter(bright, (wide * r, wide * r, 0)) for r in (0.003, 0.011, 0.035)]
    return amount * sum(spreads) / len(spreads)


def _print(picture: Any, look: Look) -> Any:
    """The film curve (a fit of the ACES reference by K. Narkowicz, 2015), tints of shadow and light, saturation."""
    x = picture * look.exposure * 0.6
    y = np.clip(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0, 1)
    grey = y.mean(-1, keepdims=True)
    y = y * (np.array(look.dark) * (1 - grey) + np.array(look.light) * grey)
    grey = y.mean(-1, keepdims=True)
    return grey + (y - grey) * look.color


def _corners(high: int, wide: int, amount: float) -> Any:
    y, x = np.mgrid[-1 : 1 : high * 1j, -1 : 1 : wide * 1j]
    away = np.sqrt(0.8 * x * x + 0.8 * y * y)
    return (1 - amount * np.clip(away - 0.35, 0, 1) ** 1.5)[..., None].astype(np.float32)


def _fibre(high: int, wide: int, amount: float, seed: int) -> Any:
    """Paper: fine fibres, a little longer than wide, as a factor about 1."""
    noise = np.random.default_rng(seed).normal(0, 1, (high, wide)).astype(np.float32)
    fine = gaussian_filter(noise, 0.7) / 0.4 + gaussian_filter(noise[::-1], (0.6, 2.4)) / 0.22
    return (1 + amount * fine / math.sqrt(2))[..., None]


def spread(color: Any, cover: Any) -> Any:
    """Colour also where nothing is, taken from the nearest thing: or edges would mix with black where it is scaled."""
    if float(cover.min()) > 0.02:
        return color
    near = distance_transform_edt(cover < 0.02, return_distances=False, return_indices=True)
    return color[near[0], near[1]]
