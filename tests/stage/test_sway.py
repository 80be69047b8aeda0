"""Ends of hair and coats: where they are by the clock, and that nothing else of a figure moves with them."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from game.stage import pygame, sway
from game.stage.pictures import Key, Picture, Pictures
from game.stage.scenery import Sight, _standing
from game.story.catalogue import Catalogue, Figure

COAT, HAIR, BLOWN = (60, 80, 70, 255), (30, 30, 36, 255), (120, 20, 20, 255)
GROUND = (10, 10, 10)
MINA = Figure("mina", "Mina", height=900, outfits=("coat",), poses=("still",), looks=("calm",))


@pytest.fixture
def mina(tmp_path: Path) -> Picture:
    """Mina, 60 x 90: a coat, and an end of hair of 8 x 12 that is gone from its place at its first step."""
    folder = tmp_path / "cast"
    folder.mkdir()
    body = pygame.Surface((60, 90), pygame.SRCALPHA, 32)
    body.fill(COAT, (10, 30, 40, 60))
    body.fill(HAIR, (2, 10, 8, 12))
    sheet = pygame.Surface((40, 12), pygame.SRCALPHA, 32)
    for step in range(1, 5):
        sheet.fill(BLOWN, ((step - 1) * 10 + step, 0, 3, 12))
    pygame.image.save(body, str(folder / "mina.coat.still.png"))
    pygame.image.save(sheet, str(folder / "mina.coat.still.parts.png"))
    boxes = {f"sway 1 {step}": [(step - 1) * 10, 0, 8, 12, 2, 10] for step in range(1, 5)}
    (folder / "mina.coat.still.json").write_text(json.dumps({"parts": boxes}), encoding="utf-8")
    pictures = Pictures(Catalogue(tmp_path, cast={"mina": MINA}), 1.0, threaded=False)
    key = Key("cast", "mina", "here", "coat", "still", "calm")
    pictures.load([key])
    found = pictures.get(key)
    assert found is not None
    return found


def drawn(picture: Picture, *steps: int) -> pygame.Surface:
    surface = pygame.Surface((800, 1100), 0, 32)
    surface.fill(GROUND)
    _standing(surface, picture, (400, 1080), "mina", Sight(swayed=(("mina", steps),)))
    return surface


def test_at_rest_the_ends_are_those_of_the_body(mina: Picture) -> None:
    whole = pygame.Surface((800, 1100), 0, 32)
    whole.fill(GROUND)
    laid = mina.layers[0]
    whole.blit(laid.surface, (400 + laid.offset[0], 1080 + laid.offset[1]))
    assert pygame.image.tobytes(whole, "RGB") == pygame.image.tobytes(drawn(mina, 0), "RGB")


def test_an_end_that_moves_leaves_nothing_where_it_was_and_moves_nothing_else(mina: Picture) -> None:
    rest, moved = drawn(mina, 0), drawn(mina, 1)
    end = mina.ends[0][0]
    box = end.surface.get_rect(topleft=(400 + end.offset[0], 1080 + end.offset[1]))
    assert tuple(moved.get_at((box.right - 10, box.centery))) == (*GROUND, 255)
    assert tuple(rest.get_at((box.right - 10, box.centery))) == HAIR
    for surface in (rest, moved):
        surface.fill(GROUND, box)
    assert pygame.image.tobytes(rest, "RGB") == pygame.image.tobytes(moved, "RGB")


def test_an_end_goes_there_and_back_step_by_step_within_a_few_seconds() -> None:
    times = [n * 0.01 for n in range(round(sway.PERIOD * 100))]
    seen = [sway.steps("mina", 1, t)[0] for t in times]
    turns = [(a, b) for a, b in pairwise(seen) if a != b]
    assert set(seen) == {0, 1, 2, 3, 4}
    assert set(turns) <= {(0, 1), (1, 2), (2, 1), (1, 0), (0, 3), (3, 4), (4, 3), (3, 0)}
    assert sway.steps("mina", 3, 7.0) == sway.steps("mina", 3, 7.0 + sway.PERIOD)


def test_two_people_do_not_sway_as_one() -> None:
    assert any(sway.steps("hijae", 1, t / 10) != sway.steps("taejoon", 1, t / 10) for t in range(50))
