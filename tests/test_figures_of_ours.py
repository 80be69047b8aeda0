"""The figures of our own story, as the engine puts them together from their files."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.stage.pictures import Key, Pictures
from game.story.load import load

STORY = Path(__file__).parents[1] / "scenes.yaml"


@pytest.fixture(scope="module")
def ours() -> Pictures:
    story = load(STORY).story
    assert story
    return Pictures(story.catalogue, 0.5, budget=500, threaded=False)


def seen(pictures: Pictures, outfit: str, world: str, dial: int) -> bytes:
    """The two who hold each other, as they look there."""
    key = Key("cast", "both", world, outfit, "hold", "", "mid", dial)
    pictures.load([key])
    found = pictures.get(key)
    assert found and not found.drawn and len(found.layers) == 1
    return pygame.image.tobytes(found.layers[0].surface, "RGBA")


@pytest.mark.parametrize("outfit", ["coat", "wedding"])
def test_who_hold_each_other_heal_with_the_dial_and_only_through_the_lens(ours: Pictures, outfit: str) -> None:
    tidy, ring, eye, faint, healing = (seen(ours, outfit, "lens", dial) for dial in range(5))
    assert tidy == ring == eye  # eyes are closed, and a ring is no wound
    assert len({tidy, faint, healing, seen(ours, outfit, "here", 0)}) == 4
    assert seen(ours, outfit, "here", 4) == seen(ours, outfit, "here", 0)
