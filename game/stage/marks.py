"""What a face bears, and what the dial of the lens leaves of it.

Nothing is mended by the lens; it only shows less. The dial goes from 0 (tidy) to 4 (as they are).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

LAST = 4
"""The last position of the dial: as they are."""

Cut = Literal["", "faint", "healing", "raw"]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is seen on a face: a cut (hers on the left cheek, his through the right brow), a ring at the lower lip, a
    clouded right eye.

    Left and right are the figure's own: what is on its right is on the left of the picture when it faces us.
    """

    cut: Cut = ""
    ring: bool = False
    eye: bool = False


NONE = Marks()
RAW = Marks("raw", True, True)
"""Here, without the lens."""
STEPS = (
    Marks(),
    Marks(ring=True),
    Marks(ring=True, eye=True),
    Marks("faint", True, True),
    Marks("healing", True, True),
)
"""Through the lens, by the position of the dial."""


def seen(borne: Collection[str], world: str, dial: int) -> Marks:
    """What is seen in a world of someone who bears these (`game.story.catalogue.MARKS`)."""
    all_of = RAW if world == "here" else STEPS[clamped(dial)]
    return Marks(all_of.cut if "cut" in borne else "", all_of.ring and "ring" in borne, all_of.eye and "eye" in borne)


def first(borne: Collection[str], world: str, dial: int) -> int:
    """The least position of the dial at which they look as they do at `dial`: one picture serves both."""
    now = seen(borne, world, dial)
    return next(n for n in range(LAST + 1) if seen(borne, world, n) == now)


def clamped(dial: int) -> int:
    """A position that the dial has."""
    return max(0, min(LAST, dial))
