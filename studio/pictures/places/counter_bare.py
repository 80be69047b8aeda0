"""The camera counter when its camcorder has been taken: in the dust, where it stood, a square of clean glass."""

from __future__ import annotations

from dataclasses import replace

from studio.pictures.kit import Set
from studio.pictures.places import counter


def build(s: Set) -> None:
    """The counter's own set, with its own chances: it is the same evening."""
    s.place = counter.PLACE  # chances are drawn in the name of a place
    counter.furnish(s, camcorder=False)


_HERE = counter.PLACE.looks["here"]

PLACE = replace(
    counter.PLACE,
    name="counter_bare",
    looks={**counter.PLACE.looks, "here": replace(_HERE, glow=None)},
    build=build,
)
