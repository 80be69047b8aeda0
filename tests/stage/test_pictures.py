"""Pictures: files where there are files, cards where there are none, in a thread, within a budget."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.stage import cards
from game.stage.pictures import Key, Pictures
from game.story.catalogue import Backdrop, Catalogue, Figure, World

BOTH = {"here": World("a"), "lens": World("b")}
FOREST = Key("backgrounds", "forest")


def opened(folder: Path, **backgrounds: Backdrop) -> Pictures:
    return Pictures(Catalogue(folder=folder, backgrounds=backgrounds), 0.1, threaded=False)


def test_a_missing_file_gives_a_card_and_one_sentence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    pictures = opened(tmp_path, room=Backdrop("room", "Room", BOTH))
    with caplog.at_level(logging.WARNING):
        pictures.load([Key("backgrounds", "room")])
        pictures.rescale(0.2)
        pictures.load([Key("backgrounds", "room")])
    found = pictures.get(Key("backgrounds", "room"))
    assert found is not None and found.drawn
    assert [r.message for r in caplog.records if "room.here.webp" in r.message].__len__() == 1


def test_a_placeholder_is_drawn_without_a_word(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    pictures = opened(tmp_path, room=Backdrop("room", "Room", BOTH, placeholder=True))
    with caplog.at_level(logging.WARNING):
        pictures.load([Key("backgrounds", "room"), Key("cast", "nobody", look="calm")])
    assert pictures.ready([Key("backgrounds", "room"), Key("cast", "nobody", look="calm")])
    assert not caplog.records


def test_a_broken_file_gives_a_card(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "backgrounds").mkdir()
    (tmp_path / "backgrounds" / "room.here.webp").write_bytes(b"RIFF, but not a picture")
    pictures = opened(tmp_path, room=Backdrop("room", "Room", BOTH))
    with caplog.at_level(logging.WARNING):
        pictures.load([Key("backgrounds", "room")])
    found = pictures.get(Key("backgrounds", "room"))
    assert found is not None and found.drawn
    assert "cannot be read" in caplog.text


def test_an_error_while_drawing_is_told_and_the_story_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault in a recipe")

    monkeypatch.setattr(cards, "place_card", fail)
    pictures = opened(tmp_path)
    with caplog.at_level(logging.ERROR):
        pictures.load([FOREST])
    assert pictures.ready([FOREST])
    assert "a fault in a recipe" in caplog.text


def test_files_are_read_scaled_and_cropped(tmp_path: Path) -> None:
    shelf = tmp_path / "backgrounds"
    shelf.mkdir()
    for layer, color in (("far", (10, 200, 10, 255)), ("near", (0, 0, 0, 0))):
        surface = pygame.Surface((504, 284), pygame.SRCALPHA, 32)
        surface.fill(color)
        if layer == "near":
            surface.fill((200, 0, 0, 255), (0, 200, 504, 84))
        pygame.image.save(surface, str(shelf / f"room.here.{layer}.png"))
    pictures = opened(tmp_path, room=Backdrop("room", "Room", {"here": World()}, ("far", "near")))
    pictures.load([Key("backgrounds", "room", "lens")])
    found = pictures.get(Key("backgrounds", "room", "lens"))
    assert found is not None and not found.drawn
    far, near = found.layers
    assert far.surface.get_at((50, 50))[:3] == pytest.approx((10, 200, 10), abs=5)
    assert near.offset[1] > 70 and near.surface.get_height() < 40
    assert far.weight < near.weight


def test_a_figure_has_the_most_exact_file(tmp_path: Path) -> None:
    shelf = tmp_path / "cast"
    shelf.mkdir()
    for name, side in (("mina.coat.still", 90), ("mina.coat.still.calm", 60)):
        surface = pygame.Surface((side, 180), pygame.SRCALPHA, 32)
        surface.fill((90, 90, 90, 255))
        pygame.image.save(surface, str(shelf / f"{name}.png"))
    pictures = Pictures(Catalogue(folder=tmp_path, cast={"mina": Figure("mina", "Mina")}), 0.1, threaded=False)
    widths = []
    for look in ("calm", "angry"):
        key = Key("cast", "mina", "lens", "coat", "still", look)
        pictures.load([key])
        found = pictures.get(key)
        assert found is not None and not found.drawn
        widths.append(found.layers[0].surface.get_width())
        assert found.layers[0].offset[1] == -found.layers[0].surface.get_height()
    assert widths[0] * 3 == pytest.approx(widths[1] * 2, abs=3)


def test_a_thread_decodes_what_is_wanted(catalogue: Catalogue) -> None:
    pictures = Pictures(catalogue, 0.1)
    try:
        keys = [FOREST, Key("backgrounds", "forest", "lens"), Key("cast", "mina", look="calm")]
        assert pictures.get(FOREST) is None
        pictures.want(keys)
        until = time.monotonic() + 10
        while not pictures.ready(keys) and time.monotonic() < until:
            time.sleep(0.005)
        assert pictures.ready(keys)
        assert pictures.version == 3
    finally:
        pictures.close()


def test_the_least_recently_used_go_first(catalogue: Catalogue) -> None:
    pictures = Pictures(catalogue, 0.2, budget=2, threaded=False)
    names = ("forest", "city", "plain")
    for name in names:
        pictures.load([Key("backgrounds", name)])
    assert pictures.used <= 2_500_000
    assert not pictures.ready([FOREST])
    assert pictures.ready([Key("backgrounds", "plain")])


def test_what_is_wanted_now_stays_beyond_the_budget(catalogue: Catalogue) -> None:
    pictures = Pictures(catalogue, 0.2, budget=1, threaded=False)
    keys = [FOREST, Key("backgrounds", "city")]
    pictures.load(keys)
    assert pictures.ready(keys)


def test_what_may_come_is_made_only_while_there_is_room_and_after_what_is_there(catalogue: Catalogue) -> None:
    city, plain = Key("backgrounds", "city"), Key("backgrounds", "plain")
    roomy, tight = Pictures(catalogue, 0.2, budget=40), Pictures(catalogue, 0.2, budget=2)
    try:
        for pictures in (roomy, tight):
            pictures.want([FOREST], [city, plain])
        until = time.monotonic() + 10
        while not (roomy.ready([city, plain]) and tight.ready([FOREST])) and time.monotonic() < until:
            time.sleep(0.005)
        assert roomy.ready([FOREST, city, plain])
        assert tight.ready([FOREST]) and not tight.ready([city])
        tight.want([city])  # now it is needed
        until = time.monotonic() + 10
        while not tight.ready([city]) and time.monotonic() < until:
            time.sleep(0.005)
        assert tight.ready([city])
    finally:
        roomy.close()
        tight.close()


def test_the_same_name_gives_the_same_card_and_another_name_another(catalogue: Catalogue) -> None:
    made = []
    for name in ("forest", "forest", "somewhere", "elsewhere"):
        pictures = Pictures(catalogue, 0.1, threaded=False)
        pictures.load([Key("backgrounds", name)])
        found = pictures.get(Key("backgrounds", name))
        assert found is not None
        made.append(pygame.image.tobytes(found.layers[0].surface, "RGB"))
    assert made[0] == made[1]
    assert len(set(made)) == 3


def test_both_worlds_are_one_drawing(catalogue: Catalogue) -> None:
    pictures = Pictures(catalogue, 0.1, threaded=False)
    here, other = FOREST, replace(FOREST, world="lens")
    pictures.load([here, other])
    a, b = pictures.get(here), pictures.get(other)
    assert a is not None and b is not None
    for one, two in zip(a.layers[1:], b.layers[1:], strict=True):
        assert one.offset == two.offset
        assert pygame.mask.from_surface(one.surface).count() == pytest.approx(
            pygame.mask.from_surface(two.surface).count(), rel=0.02
        )
    red, _, blue, _ = pygame.transform.average_color(a.layers[0].surface)
    warm, _, cool, _ = pygame.transform.average_color(b.layers[0].surface)
    assert blue > red and warm > cool


def test_figures_are_told_apart(catalogue: Catalogue) -> None:
    pictures = Pictures(catalogue, 0.1, threaded=False)
    poses = ("mina still calm", "mina still angry", "mina talk calm", "mina back calm", "ada still calm")
    keys = [Key("cast", n, pose=p, look=k) for n, p, k in (words.split() for words in (*poses, "many still calm"))]
    pictures.load(keys)
    seen = set()
    for key in keys:
        found = pictures.get(key)
        assert found is not None
        seen.add(pygame.image.tobytes(found.layers[0].surface, "RGBA"))
    assert len(seen) == len(keys)


def test_a_cube_has_no_picture_and_is_ready_at_once(catalogue: Catalogue, caplog: pytest.LogCaptureFixture) -> None:
    pictures = Pictures(catalogue, 0.1, threaded=False)
    pictures.load([Key("cast", "box", pose="near")])
    found = pictures.get(Key("cast", "box", pose="near"))
    assert found is not None and found.layers == () and found.bytes == 0
    assert caplog.text == ""


def test_a_colour_that_is_none_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cast = {"mina": Figure("mina", "Mina", color="red", placeholder=True)}
    pictures = Pictures(Catalogue(folder=tmp_path, cast=cast), 0.1, threaded=False)
    with caplog.at_level(logging.WARNING):
        pictures.load([Key("cast", "mina")])
    assert "'red' is no colour" in caplog.text


def test_an_edit_of_the_story_keeps_the_pictures_and_a_new_file_replaces_its_own(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path, {n: Backdrop(n, n, {"here": World("A place.")}) for n in ("forest", "yard")})
    folder = tmp_path / "backgrounds"
    folder.mkdir()
    for name in ("forest", "yard"):
        pygame.image.save(pygame.Surface((64, 36)), str(folder / f"{name}.here.png"))
    pictures = Pictures(catalogue, 0.1, threaded=False)
    forest, yard = Key("backgrounds", "forest"), Key("backgrounds", "yard")
    pictures.load([forest, yard])
    kept = pictures.get(forest)
    pictures.replace(replace(catalogue))
    assert pictures.get(forest) is kept
    os.utime(folder / "forest.here.png", ns=(1, 1))
    pictures.replace(replace(catalogue))
    assert pictures.get(forest) is None
    assert pictures.get(yard) is not None
    moved = {**catalogue.backgrounds, "yard": replace(catalogue.backgrounds["yard"], title="A yard")}
    pictures.replace(replace(catalogue, backgrounds=moved))
    assert pictures.get(yard) is None


def test_who_stands_in_a_place_takes_its_light(tmp_path: Path) -> None:
    blue = {"here": World("A wood.", light="4080ff"), "lens": World("A wood.")}
    mina = Figure("mina", "Mina", placeholder=True)
    catalogue = Catalogue(tmp_path, {"wood": Backdrop("wood", "Wood", blue, placeholder=True)}, cast={"mina": mina})
    pictures = Pictures(catalogue, 0.2, threaded=False)

    def card(world: str, place: str) -> pygame.Surface:
        key = Key("cast", "mina", world, place=place)
        pictures.load([key])
        found = pictures.get(key)
        assert found is not None
        return found.layers[0].surface

    plain, lit = card("here", ""), card("here", "wood")
    middle = plain.get_rect().center
    (r, g, b, a), shaded = plain.get_at(middle), lit.get_at(middle)
    assert (shaded.b, shaded.a) == (b, a)
    assert abs(shaded.r - r * 0x40 / 255) <= 1.5 and abs(shaded.g - g * 0x80 / 255) <= 1.5
    same = [pygame.image.tobytes(card("lens", place), "RGBA") for place in ("", "wood")]
    assert same[0] == same[1], "a world without a light leaves them as they are"
