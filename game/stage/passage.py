"""Passages: how the picture before becomes the picture now, without a flash."""

from __future__ import annotations

from dataclasses import dataclass

from game.play.moment import Passage, Scenery
from game.stage.camera import smooth

WHITE = (236, 240, 243)
GREY = (120, 126, 132)
BLACK = (0, 0, 0)
LEAST_WHITE = 1.6
"""Seconds: a whiter screen that comes and goes faster would be a flash."""

CHANGE = 0.22
"""Seconds in which a figure's look, pose or place changes when no passage is asked for."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """What is on the screen at a point of a passage: how much of the new picture (0..1), and a colour over it all."""

    new: float
    veil: float = 0.0
    color: tuple[int, int, int] = BLACK


def passage_for(asked: Passage, previous: Scenery | None, scenery: Scenery) -> Passage:
    """The passage that is played: a white one takes its time, and figures change softly even at a cut."""
    if previous is None:
        return Passage()
    if asked.kind == "white":
        return Passage("white", max(LEAST_WHITE, asked.seconds))
    if asked.kind == "cut" or asked.seconds <= 0:
        same_place = (previous.background, previous.illustration) == (scenery.background, scenery.illustration)
        one, other = ((s.figures, s.clothes, s.lens) for s in (previous, scenery))
        changed = one != other
        return Passage("dissolve", CHANGE) if same_place and changed else Passage()
    return asked


def mixture(passage: Passage, since: float, bright: bool) -> Mixture:
    """The mixture `since` seconds after the passage began. Where it may not be `bright`, white is grey."""
    if passage.kind == "cut" or passage.seconds <= 0 or since >= passage.seconds:
        return Mixture(1.0)
    t = since / passage.seconds
    if passage.kind == "dissolve":
        return Mixture(smooth(t))
    color = BLACK if passage.kind == "fade" else WHITE if bright else GREY
    return Mixture(0.0 if t < 0.5 else 1.0, smooth(2 * t if t < 0.5 else 2 - 2 * t), color)
