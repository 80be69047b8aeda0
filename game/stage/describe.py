"""The picture in words: what is there, who stands where, how dark it is, what the lens shows.

It is put together from the alt texts of the catalogue; an `alt:` of the script is said instead.
"""

from __future__ import annotations

from game.play.moment import Scenery, Standing
from game.stage import booth, dark, lens, marks
from game.stage.lens import Finder
from game.stage.scenery import is_in
from game.story.catalogue import Catalogue, Figure

SIDES = {
    "far_left": "far to the left",
    "left": "on the left",
    "center": "in the middle",
    "right": "on the right",
    "far_right": "far to the right",
}
FACELESS = frozenset({"back", "empty"})
"""Poses in which nobody sees a face, its look and its marks."""


def describe(scenery: Scenery, catalogue: Catalogue, finder: Finder = Finder()) -> str:
    """All that is seen, as a few sentences; '' where the picture is empty."""
    if scenery.illustration:
        shown = catalogue.illustrations.get(scenery.illustration)
        told = [scenery.alt or (shown.alt(scenery.world) if shown else "")]
    else:
        told = _world(scenery, catalogue, scenery.world)
        told += [dark.describe(scenery)] if any(told) else []
        if scenery.lens == "up":
            told += [lens.describe(scenery, finder), *_through(scenery, catalogue)]
    if scenery.strip_shown:
        told.append(booth.describe(scenery.strip, catalogue))
    return " ".join(sentence for sentence in told if sentence)


def _world(scenery: Scenery, catalogue: Catalogue, world: str) -> list[str]:
    place = catalogue.backgrounds.get(scenery.background)
    told = [scenery.alt if scenery.alt and world == scenery.world else place.alt(world) if place else ""]
    told += [who(f, catalogue, world, scenery.dial) for f in scenery.figures if is_in(f, world)]
    return told + [_left(f, catalogue) for f in scenery.clothes if is_in(f, world)]


def _left(standing: Standing, catalogue: Catalogue) -> str:
    """Clothes on the floor as a sentence."""
    figure = catalogue.cast.get(standing.figure)
    side = SIDES.get(standing.at, "")
    where = ", ".join(word for word in ("On the floor", side) if word)
    return f"{where}, the empty clothes of {figure.title}." if figure else ""


def _through(scenery: Scenery, catalogue: Catalogue) -> list[str]:
    """What is seen in the frame and not beside it."""
    outside = _world(scenery, catalogue, scenery.world)
    return [sentence for sentence in _world(scenery, catalogue, "lens") if sentence not in outside]


def who(standing: Standing, catalogue: Catalogue, world: str, dial: int) -> str:
    """One figure as a sentence: who, where, clothes, stance, face, and what the dial leaves of its marks."""
    figure = catalogue.cast.get(standing.figure)
    if standing.alt or figure is None:
        return standing.alt
    words = [figure.alt.get("who", figure.title), SIDES.get(standing.at, "")]
    words += [figure.alt.get(word, "") for word in (standing.outfit, standing.pose) if word]
    if standing.pose not in FACELESS:
        words += [figure.alt.get(word, "") for word in (standing.look, *_seen(figure, world, dial))]
    return ", ".join(word for word in words if word) + "."


def _seen(figure: Figure, world: str, dial: int) -> list[str]:
    found = marks.seen(figure.marks, world, dial)
    return [mark for mark in figure.marks if getattr(found, mark)]
