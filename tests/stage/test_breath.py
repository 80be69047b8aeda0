"""Breath: white in the cold, at the mouth that a picture shows, and at none where no mouth is seen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.play.moment import Scenery, Standing
from game.stage import pygame
from game.stage.breath import draw_breath
from game.stage.pictures import Pictures
from game.stage.scenery import Sight, foot_of, needs
from game.story.catalogue import Catalogue, Figure
from game.story.load import load

SIZE = (960, 540)
SCALE = SIZE[0] / 1920
NIGHT = (10, 20, 30)
MINA = Figure(
    "mina", "Mina", height=900, outfits=("coat",), poses=("still", "back"), looks=("calm", "hurt"), shape="person long"
)
OURS = Path(__file__).resolve().parents[2]


def puff(catalogue: Catalogue, standing: Standing) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The middle of the breath that is drawn, and the foot below it; None: there is none."""
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill(NIGHT)
    pictures = Pictures(catalogue, SCALE, threaded=False)
    scenery = Scenery(figures=(standing,))
    pictures.load(needs(scenery))
    draw_breath(surface, scenery, Sight(), 1.0, 0.0, pictures, motion=False)
    plain = pygame.mask.from_threshold(surface, NIGHT, (1, 1, 1, 255))
    plain.invert()
    return (plain.centroid(), foot_of(standing, Sight(), 0, SCALE)) if plain.count() else None


@pytest.fixture
def cast(tmp_path: Path) -> Path:
    """Mina as a plain body of 60 x 90, nothing said of her mouth yet."""
    folder = tmp_path / "cast"
    folder.mkdir()
    body = pygame.Surface((60, 90), pygame.SRCALPHA, 32)
    body.fill((200, 170, 150, 255), (20, 0, 20, 90))
    for pose in ("still", "back"):
        pygame.image.save(body, str(folder / f"mina.coat.{pose}.png"))
    return tmp_path


def say(cast: Path, pose: str = "still", **more: object) -> Catalogue:
    """Write what is said of Mina, and her catalogue."""
    (cast / "cast" / f"mina.coat.{pose}.json").write_text(json.dumps({"parts": {}, **more}), encoding="utf-8")
    return Catalogue(cast, cast={"mina": MINA})


def ours() -> Catalogue:
    story = load(OURS / "scenes.yaml").story
    assert story is not None
    return story.catalogue


def mina(look: str = "calm", pose: str = "still") -> Standing:
    return Standing("mina", at="center", outfit="coat", pose=pose, look=look, depth="far")


def test_breath_leaves_the_mouth_that_the_picture_shows(cast: Path) -> None:
    catalogue = say(cast, mouth={"calm": [30, 20], "hurt": [10, 50]})
    calm, hurt = (puff(catalogue, mina(look)) for look in ("calm", "hurt"))
    assert calm and hurt
    pixel = 10 * 0.62 * SCALE  # of the body, on the screen: she is 900 high, far off
    assert hurt[0][0] - calm[0][0] == pytest.approx(-20 * pixel, abs=1)
    assert hurt[0][1] - calm[0][1] == pytest.approx(30 * pixel, abs=1)
    (x, y), (foot_x, foot_y) = calm
    assert 0 < x - foot_x < 100 * 0.62 * SCALE  # it has drifted a little to one side
    assert 0 < foot_y - 70 * pixel - y < 30 * 0.62 * SCALE  # and up from the mouth


def test_breath_goes_the_way_a_face_looks_or_else_toward_the_middle(cast: Path) -> None:
    catalogue = say(cast, mouth={"calm": [30, 20, -1], "hurt": [30, 20]})
    mouth = 560 * SCALE
    facing, unsaid = (puff(catalogue, replace(mina(look), at="left")) for look in ("calm", "hurt"))
    assert facing and unsaid
    assert facing[0][0] < mouth < unsaid[0][0]


def test_who_shows_no_mouth_has_no_breath(cast: Path) -> None:
    catalogue = say(cast, mouth={"calm": [30, 20]})
    assert puff(catalogue, mina("calm")) is not None
    assert puff(catalogue, mina("hurt")) is None


def test_who_is_seen_from_behind_has_no_breath_even_where_nothing_is_said_of_mouths(cast: Path) -> None:
    catalogue = say(cast, "back")
    assert puff(catalogue, mina(pose="back")) is None
    assert puff(catalogue, mina()) is not None


def test_where_nothing_is_said_of_mouths_breath_is_where_a_stance_has_it(cast: Path) -> None:
    catalogue = say(cast)
    calm, hurt = puff(catalogue, mina("calm")), puff(catalogue, mina("hurt"))
    assert calm and calm == hurt
    (_, y), (_, foot) = calm
    assert foot - y == pytest.approx((776 + 30 * 0.42) * 0.62 * SCALE, abs=3)


@pytest.mark.parametrize("name", ["hijae", "taejoon"])
@pytest.mark.parametrize("pose", ["still", "talk", "camera", "bent"])
def test_the_breath_of_our_two_begins_below_their_eyes(name: str, pose: str) -> None:
    catalogue = ours()
    for look in ("calm", "hurt", "tender"):
        standing = Standing(name, at="left", outfit="coat", pose=pose, look=look, depth="far")
        found = puff(catalogue, standing)
        known = json.loads((OURS / "assets" / "cast" / f"{name}.coat.{pose}.json").read_text("utf-8"))
        _, _, _, high, _, top = known["parts"][f"{look} lids"]
        assert known["mouth"][look][1] > top + high + 20
        assert found
        factor = catalogue.cast[name].height / known["standing"] * 0.62 * SCALE
        lids = found[1][1] - (1200 * catalogue.cast[name].anchor[1] - top - high) * factor
        assert found[0][1] > lids


@pytest.mark.parametrize("name", ["hijae", "taejoon"])
def test_nobody_sees_the_breath_of_our_two_from_behind(name: str) -> None:
    standing = Standing(name, at="left", outfit="coat", pose="back", look="calm", depth="far")
    assert puff(ours(), standing) is None
