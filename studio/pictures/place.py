"""What a place is: a camera, a set, and how each of its worlds is lit by the air and the print.

Lengths are metres (x to the right, y away from the camera, z up), angles degrees, colours hexadecimal sRGB.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.pictures.kit import Set

SIZE = (2016, 1134)
"""Pixels of a layer: the picture of 1920x1080 and the overscan that parallax uncovers."""
OVERSCAN = 1.05
LAYERS = ("far", "mid", "near")

Stops = tuple[tuple[float, str], ...]
"""Colours from the top (0) to the bottom (1) of the picture."""


@dataclass(frozen=True)
class Eye:
    """The camera, without overscan: `mm` on a sensor 36 mm wide; `rise` and `aside` shift what is seen up and to the
    right, in parts of the picture's width, so that upright lines stay upright."""

    at: tuple[float, float, float]
    to: tuple[float, float, float]
    mm: float = 24.0
    rise: float = 0.0
    aside: float = 0.0


@dataclass(frozen=True)
class Shaft:
    """Light that stands in the air: from an opening (four corners, metres) along a direction, `length` metres far."""

    opening: tuple[tuple[float, float, float], ...]
    along: tuple[float, float, float]
    length: float
    strength: float = 0.05
    color: str = "e4eef8"


@dataclass(frozen=True)
class Look:
    """How a world is graded.

    Air: `fog` is its colour from top to bottom, `thick` how much of a thing it takes for each metre beyond `clear`
    (1 - exp(-thick * metres), at most `most`), `mist` a low bank of it: (height in the picture, spread, amount).
    `sky` fills what no thing covers; `glow` is light in it and in all air before it: middle (x, y), spread across and
    down (parts of the picture), colour.

    Print: `exposure` before the film curve, `dark` and `light` tint the shadows and
    the lights, `color` is saturation, `bloom` = (threshold, amount), `edge` the lit edge of cut paper, `corners` the
    darkening of the corners, `fibre` the grain of the paper. `soft` smooths the edges of what stands in a
    layer by that many pixels of the final picture: few samples leave teeth where a dark thing meets a light layer.
    """

    fog: Stops
    thick: float = 0.03
    clear: float = 4.0
    most: float = 0.85
    mist: tuple[float, float, float] | None = None
    sky: Stops = ((0.0, "46586b"), (1.0, "aebcc2"))
    glow: tuple[float, float, float, float, str] | None = None
    shafts: tuple[Shaft, ...] = ()
    exposure: float = 1.2
    dark: tuple[float, float, float] = (0.92, 1.0, 1.10)
    light: tuple[float, float, float] = (1.03, 1.0, 0.96)
    color: float = 1.0
    bloom: tuple[float, float] = (0.8, 0.3)
    edge: float = 0.18
    corners: float = 0.35
    fibre: float = 0.006
    soft: float = 0.0


@dataclass(frozen=True)
class Place:
    """A place: `build` puts its things into a set, once for each world of `looks`; `samples` for the final picture."""

    name: str
    eye: Eye
    looks: Mapping[str, Look]
    build: Callable[[Set], None]
    samples: int = 18
    seed: int = 1
    reach: float = 120.0
    """Metres: what is farther away is as far as this."""
    shelf: str = "backgrounds"
    layers: tuple[str, ...] = field(default=LAYERS)
