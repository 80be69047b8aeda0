"""What a place is: a camera, a set, and how each of its worlds is lit by the air and the print.

Lengths are metres (x to the right, y away from the camera, z up), angles degrees, colours hexadecimal sRGB.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.pictures.kit import Set
    from studio.pictures.people.paper import Sheets

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

    def spot(self, point: tuple[float, float, float]) -> tuple[float, float, float]:
        """Where a point is seen, in units of the picture (1920x1080 from its top left), and how far before the
        camera (metres). What is drawn on a card finds the floor by this."""
        away, aside, up = self._ways() @ np.subtract(point, self.at)
        focal = self.mm / 36 * 1920 / away
        return float(960 + aside * focal - self.aside * 1920), float(540 - up * focal + self.rise * 1920), float(away)

    def units(self, metres: float) -> float:
        """Units of the picture to a metre, so far from the camera."""
        return self.mm / 36 * 1920 / metres

    def _ways(self) -> np.ndarray:
        """The camera's directions as rows: ahead, to the right, up."""
        ahead = np.subtract(self.to, self.at)
        ahead = ahead / np.linalg.norm(ahead)
        right = np.cross(ahead, (0.0, 0.0, 1.0))
        right = right / np.linalg.norm(right)
        return np.array((ahead, right, np.cross(right, ahead)))


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
class Card:
    """Drawn cut paper that stands in a set: upright, toward the camera, `metres` away. It throws its shadow on the
    set, and the set's lamps light it.

    `draw(sheets, world)` draws in units of the picture (1920x1080; it may go beyond by 48 and 27). It lies over the
    layer `over`, and under the next. `fill` is light of its own (1: as it was drawn, whatever the lamps do), `gain`
    a factor for that of the lamps; `shadow` says whether it throws one.
    """

    name: str
    draw: Callable[[Sheets, str], None]
    metres: float
    over: str = "mid"
    fill: float = 0.0
    gain: float = 1.0
    shadow: bool = True


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
    cards: tuple[Card, ...] = ()
    quality: int = 94
    """Of the WebP files."""

    def in_order(self) -> list[str | Card]:
        """Layers and cards, back to front."""
        made: list[str | Card] = []
        for layer in self.layers:
            made += [layer, *(card for card in self.cards if card.over == layer)]
        return made
