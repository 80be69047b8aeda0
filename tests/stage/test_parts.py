"""Figures that come in parts: one body, and of each look, mark and lid only what differs."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from game.stage import pygame
from game.stage.marks import Marks
from game.stage.parts import Parts, index
from game.stage.pictures import Key, Pictures
from game.story.catalogue import Catalogue, Figure

SKIN, COAT, CUT, HURT, SHUT = (
    (200, 170, 150, 255),
    (60, 80, 70, 255),
    (160, 40, 40, 255),
    (90, 90, 160, 255),
    (1, 2, 3, 255),
)
NOTHING, CLEAN = (0, 0, 0, 0), (70, 120, 100, 255)
MINA = Figure(
    "mina", "Mina", height=900, outfits=("coat",), poses=("still",), looks=("calm", "hurt"), marks=("cut", "ring")
)


@pytest.fixture
def cast(tmp_path: Path) -> Path:
    """Mina, 60 x 90: a head of 20 x 20 with a cut on it, a coat. Hurt, her head hangs four pixels lower."""
    folder = tmp_path / "cast"
    folder.mkdir()
    body = pygame.Surface((60, 90), pygame.SRCALPHA, 32)
    body.fill(COAT, (10, 30, 40, 60))
    body.fill(SKIN, (20, 10, 20, 20))
    body.fill(CUT, (30, 20, 4, 2))
    sheet = pygame.Surface((64, 40), pygame.SRCALPHA, 32)
    sheet.fill(HURT, (0, 4, 20, 20))  # above it nothing: the head that was there is gone
    sheet.fill(SKIN, (24, 0, 4, 2))
    sheet.fill(HURT, (32, 0, 4, 2))
    sheet.fill(SHUT, (40, 0, 10, 3))
    pygame.image.save(body, str(folder / "mina.coat.still.png"))
    pygame.image.save(sheet, str(folder / "mina.coat.still.parts.png"))
    boxes = {
        "hurt": [0, 0, 20, 24, 20, 10],
        "calm no cut": [24, 0, 4, 2, 30, 20],
        "hurt no cut": [32, 0, 4, 2, 30, 24],
        "hurt lids": [40, 0, 10, 3, 24, 18],
    }
    (folder / "mina.coat.still.json").write_text(json.dumps({"parts": boxes}), encoding="utf-8")
    return tmp_path


class Drawn:
    """Mina as she is drawn; `at` asks for a pixel as she was painted."""

    def __init__(self, folder: Path, look: str, world: str = "here", dial: int = 0) -> None:
        pictures = Pictures(Catalogue(folder, cast={"mina": MINA}), 1.0, threaded=False)
        key = Key("cast", "mina", world, "coat", "still", look, "mid", dial)
        pictures.load([key])
        found = pictures.get(key)
        assert found is not None and not found.drawn
        self.picture, self.laid = found, found.layers[0]

    def at(self, x: int, y: int) -> tuple[int, ...]:
        large = 1.15 * 900 / 90
        left, top = round((x + 0.5 - 30) * large), round((y + 0.5 - 90) * large)
        spot = (left - self.laid.offset[0], top - self.laid.offset[1])
        return tuple(self.laid.surface.get_at(spot)) if self.laid.surface.get_rect().collidepoint(spot) else NOTHING


def test_a_body_has_the_face_that_was_painted_on_it(cast: Path) -> None:
    calm = Drawn(cast, "calm")
    assert (calm.at(25, 12), calm.at(31, 20), calm.at(30, 50)) == (SKIN, CUT, COAT)


def test_a_look_takes_the_place_of_the_head_that_was_there(cast: Path) -> None:
    hurt = Drawn(cast, "hurt")
    assert (hurt.at(25, 12), hurt.at(25, 20), hurt.at(30, 50)) == (NOTHING, HURT, COAT)


def test_the_dial_takes_a_mark_off_whatever_the_look(cast: Path) -> None:
    assert Drawn(cast, "calm", "lens", 0).at(31, 20) == SKIN
    assert Drawn(cast, "hurt", "lens", 0).at(31, 24) == HURT


def test_clean_clothes_of_the_other_world_have_the_same_faces(cast: Path, caplog: pytest.LogCaptureFixture) -> None:
    body = pygame.image.load(str(cast / "cast" / "mina.coat.still.png"))
    body.fill(CLEAN, (10, 30, 40, 60))
    pygame.image.save(body, str(cast / "cast" / "mina.coat.still.lens.png"))
    with caplog.at_level(logging.WARNING):
        hurt = Drawn(cast, "hurt", "lens", 0)
    assert (hurt.at(25, 20), hurt.at(31, 24), hurt.at(30, 50)) == (HURT, HURT, CLEAN)
    assert Drawn(cast, "hurt").at(30, 50) == COAT
    assert not caplog.records


def test_lids_close_over_the_look_and_where_they_do_is_known(cast: Path) -> None:
    body = pygame.image.load(str(cast / "cast" / "mina.coat.still.png"))
    sheet = pygame.image.load(str(cast / "cast" / "mina.coat.still.parts.png"))
    known = index(cast / "cast" / "mina.coat.still.json")
    assert known is not None
    mina = Parts(sheet, known.boxes)
    marks = Marks("raw", ring=True, eye=True)
    assert mina.dressed(body, "hurt", marks, closed=True).get_at((26, 19)) == SHUT
    assert mina.dressed(body, "hurt", marks).get_at((26, 19)) == HURT
    assert mina.dressed(body, "hurt", marks).get_at((30, 11)) == NOTHING
    assert mina.lids("hurt") == pygame.Rect(24, 18, 10, 3) and mina.lids("calm") is None


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"parts": {"hurt": [1, 2]}}',
        '{"parts": {"hurt": [1,2,3,4,5,-6]}}',
        '{"parts": {}, "standing": "tall"}',
        '{"parts": {}, "mouth": [26, 26]}',
        '{"parts": {}, "mouth": {"calm": [26]}}',
        '{"parts": {}, "mouth": {"calm": [26, -1]}}',
        '{"parts": {}, "mouth": {"calm": [26, "low"]}}',
        '{"parts": {}, "mouth": {"calm": [26, 26, 7]}}',
        '{"parts": {}, "mouth": {"calm": [26, 26, 1, 1]}}',
        "{",
    ],
)
def test_a_list_of_parts_that_is_none_leaves_the_body_and_is_told(
    cast: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    (cast / "cast" / "mina.coat.still.json").write_text(text, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert Drawn(cast, "hurt").at(25, 12) == SKIN
    assert "its face stays as it is" in caplog.text


def test_a_picture_may_have_room_above_who_stands_in_it(cast: Path) -> None:
    path = cast / "cast" / "mina.coat.still.json"
    path.write_text(json.dumps({"standing": 80, "parts": {}}), encoding="utf-8")
    large = Drawn(cast, "calm").laid.surface.get_height()  # 80 of 90 pixels are hers, and those are 900 units
    assert large == pytest.approx(1.15 * 900, abs=13)  # enlarged thirteen times, an edge is soft over one pixel


def test_no_list_is_no_fault(tmp_path: Path) -> None:
    assert index(tmp_path / "nobody.json") is None


def test_a_mark_and_lids_are_laid_over_a_face_and_leave_what_is_beside_them(cast: Path) -> None:
    """A cut may run close by an eye: then their boxes lie over each other, and what is seen in them does not."""
    sheet = pygame.image.load(str(cast / "cast" / "mina.coat.still.parts.png"))
    sheet.fill(NOTHING, (41, 1, 2, 1))  # in the box of the lids: here the look stays
    known = index(cast / "cast" / "mina.coat.still.json")
    assert known is not None
    body = pygame.image.load(str(cast / "cast" / "mina.coat.still.png"))
    shut = Parts(sheet, known.boxes).dressed(body, "hurt", Marks("raw", ring=True, eye=True), closed=True)
    assert [tuple(shut.get_at((x, 19))) for x in (24, 25, 26, 27)] == [SHUT, HURT, HURT, SHUT]


def told(cast: Path, **more: object) -> None:
    """Say these of Mina, too."""
    path = cast / "cast" / "mina.coat.still.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | more), encoding="utf-8")


def test_where_a_mouth_is_is_known_for_each_look_from_the_foot(cast: Path) -> None:
    told(cast, mouth={"calm": [25, 26], "hurt": [23, 30, -1]})
    assert Drawn(cast, "calm").picture.mouth == (round(-5 * 11.5), round(-64 * 11.5), 0)
    assert Drawn(cast, "hurt").picture.mouth == (round(-7 * 11.5), -60 * 11.5, -1)
    assert Drawn(cast, "hurt", "lens", 0).picture.mouth == (round(-7 * 11.5), -60 * 11.5, -1)


def test_a_look_that_shows_no_mouth_is_mute_and_a_figure_that_says_nothing_of_mouths_is_not(cast: Path) -> None:
    silent = Drawn(cast, "hurt").picture
    assert (silent.mouth, silent.mute) == (None, False)
    told(cast, mouth={"calm": [25, 26]})
    hidden = Drawn(cast, "hurt").picture
    assert (hidden.mouth, hidden.mute) == (None, True)
