"""The frame: the same for the same arguments, whole at its edges, calm in its passages."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.moment import Passage, Scenery, Standing
from game.play.settings import Settings
from game.stage import lens
from game.stage.camera import AIMS, EASE, view
from game.stage.contrast import luminance
from game.stage.frame import Stage, moving
from game.stage.paper import MARGIN_X, MARGIN_Y
from game.stage.passage import LEAST_WHITE, passage_for
from game.stage.pictures import Pictures
from game.stage.scenery import needs, shift
from tests.stage.moments import moment

ON = Settings()
STILL = Settings(motion=False)
MINA = Standing("mina", "left", "coat", "still", "calm")
FOREST = Scenery("forest", figures=(MINA,))
CITY = Scenery("city", figures=(replace(MINA, look="angry", at="right"),))
CAMERAS = ("still", "left", "right", "up", "down", "drift", "run")


def pixels(
    stage: Stage, scenery: Scenery, previous: Scenery | None = None, since: float = 99.0, clock: float = 3.0,
    settings: Settings = ON, passage: Passage = Passage(),
) -> bytes:  # fmt: skip
    stage.pictures.load([*needs(scenery), *(needs(previous) if previous else ())])
    surface, _ = stage.draw(moment(scenery, passage), previous, since, clock, settings)
    return pygame.image.tobytes(surface, "RGB")


def mean(data: bytes) -> float:
    """The mean relative luminance of every 97th pixel."""
    picked = [luminance((data[i], data[i + 1], data[i + 2])) for i in range(0, len(data) - 2, 3 * 97)]
    return sum(picked) / len(picked)


def test_the_same_arguments_give_the_same_pixels(stage: Stage, pictures: Pictures) -> None:
    snow = replace(CITY, effects={"snow": 0.7, "leaves": 0.5}, camera="drift", lens="up", view="his")
    first = pixels(stage, snow, FOREST, 0.4, 5.25, ON, Passage("dissolve", 1))
    pixels(stage, FOREST)
    again = Stage((384, 216), pictures, stage.fonts)
    assert pixels(again, snow, FOREST, 0.4, 5.25, ON, Passage("dissolve", 1)) == first


def test_an_equal_picture_is_not_drawn_again(stage: Stage) -> None:
    stage.pictures.load(needs(FOREST))
    assert stage.draw(moment(FOREST), None, 0.0, 1.0, ON)[1]
    assert not stage.draw(moment(FOREST), None, 5.0, 9.0, ON)[1]


@pytest.mark.parametrize(
    ("scenery", "settings", "moves"),
    [
        (FOREST, ON, False),
        (replace(FOREST, effects={"snow": 0.4}), ON, True),
        (replace(FOREST, effects={"snow": 0.4}), STILL, False),
        (replace(FOREST, camera="drift"), ON, True),
        (replace(FOREST, camera="run"), STILL, False),
        (replace(FOREST, camera="left"), ON, False),
        (replace(FOREST, effects={"snow": 0.4}, illustration="cube"), ON, True),
        (replace(FOREST, effects={"breath": 1.0}, illustration="cube"), ON, False),
        (replace(FOREST, effects={"dark": 0.8}), ON, False),
    ],
)
def test_it_is_known_whether_anything_moves(stage: Stage, scenery: Scenery, settings: Settings, moves: bool) -> None:
    assert moving(moment(scenery), scenery, 99.0, settings) is moves
    later = pixels(stage, scenery, clock=4.7, settings=settings)
    assert (pixels(stage, scenery, clock=3.1, settings=settings) != later) is moves


def test_a_passage_moves_until_it_is_over() -> None:
    this = moment(CITY, Passage("dissolve", 1.0))
    assert moving(this, FOREST, 0.9, ON)
    assert not moving(this, FOREST, 1.0, ON)


def test_halfway_a_dissolve_is_between_both(stage: Stage) -> None:
    start, end = pixels(stage, FOREST), pixels(stage, CITY)
    half = pixels(stage, CITY, FOREST, 0.5, passage=Passage("dissolve", 1.0))
    assert all(min(a, b) - 2 <= m <= max(a, b) + 2 for a, m, b in zip(start, half, end, strict=True))
    assert half not in (start, end)
    assert pixels(stage, CITY, FOREST, 1.0, passage=Passage("dissolve", 1.0)) == end


def test_a_changed_look_fades_softly_and_a_changed_place_cuts() -> None:
    other = replace(FOREST, figures=(replace(MINA, look="angry"),))
    assert passage_for(Passage(), FOREST, other).kind == "dissolve"
    assert passage_for(Passage(), FOREST, CITY).kind == "cut"
    assert passage_for(Passage(), FOREST, FOREST).kind == "cut"


@given(st.sampled_from(CAMERAS), st.sampled_from(CAMERAS), st.floats(0, 3), st.floats(0, 10_000), st.floats(0, 1))
def test_parallax_never_uncovers_an_edge(camera: str, before: str, since: float, clock: float, weight: float) -> None:
    for scale in (0.2, 2 / 3, 1.0):
        x, y = shift(view(camera, before, since, clock, True), weight, scale)
        assert -2 * MARGIN_X * scale - 0.51 <= x <= 0
        assert -2 * MARGIN_Y * scale - 0.51 <= y <= 0


@pytest.mark.parametrize("camera", CAMERAS)
def test_every_camera_fills_the_picture(stage: Stage, camera: str) -> None:
    stage.pictures.load(needs(FOREST))
    for clock in (0.0, 1.1, 4.3):
        stage._last = None
        stage.picture.fill((255, 0, 255))
        for plate in stage._plates:
            plate.here.surface.fill((255, 0, 255))
            plate.here.key = None
        picture, _ = stage.draw(moment(replace(FOREST, camera=camera)), None, 99.0, clock, ON)
        edge = [(x, y) for x in range(384) for y in (0, 215)] + [(x, y) for x in (0, 383) for y in range(216)]
        assert not any(tuple(picture.get_at(p)[:3]) == (255, 0, 255) for p in edge)


def test_a_camera_is_eased_and_stands_still_without_motion() -> None:
    assert view("left", "still", 0.0, 0.0, True) == (0.0, 0.0)
    assert 0 < view("left", "still", EASE / 2, 0.0, True)[0] < AIMS["left"][0]
    assert view("left", "still", EASE, 0.0, True) == AIMS["left"]
    assert view("run", "still", 0.5, 7.7, False) == (0.0, 0.0)


@pytest.mark.parametrize("kind", ["dissolve", "fade", "white"])
@pytest.mark.parametrize("settings", [ON, STILL])
def test_no_passage_flashes(stage: Stage, kind: str, settings: Settings) -> None:
    passage = passage_for(Passage(kind, 0.5), FOREST, CITY)
    steps = max(6, round(passage.seconds * 12))
    light = []
    for n in range(steps + 1):
        frame = pixels(stage, CITY, FOREST, passage.seconds * n / steps, settings=settings, passage=Passage(kind, 0.5))
        light.append(mean(frame))
    turns = [b - a for a, b in itertools.pairwise(light) if abs(b - a) > 0.01]
    # A flash is a pair of opposing changes: there is at most one pair, and a white one takes its time.
    assert sum(1 for a, b in itertools.pairwise(turns) if a * b < 0) <= 1
    if kind == "white":
        assert passage.seconds >= LEAST_WHITE >= 1


@pytest.mark.parametrize("quiet", ["motion", "flash"])
def test_where_white_light_or_motion_is_not_wanted_the_picture_grows_grey(stage: Stage, quiet: str) -> None:
    bright, calm = (
        mean(pixels(stage, CITY, FOREST, 1.0, settings=ON.with_value(quiet, wanted), passage=Passage("white", 2.0)))
        for wanted in (True, False)
    )
    assert calm < 0.3 < bright


def test_his_view_darkens_the_right_and_only_that(stage: Stage) -> None:
    plain = pixels(stage, FOREST)
    his = replace(FOREST, view="his")
    for effect, dark in (("full", True), ("light", True), ("off", False)):
        seen = pixels(stage, his, settings=replace(ON, view_effect=effect))  # type: ignore[arg-type]
        row = 100 * 384 * 3
        assert seen[row : row + 290 * 3] == plain[row : row + 290 * 3]
        assert (sum(seen[row : row + 1152]) < sum(plain[row : row + 1152])) is dark


def test_the_lens_shows_the_other_world_of_the_same_drawing(stage: Stage) -> None:
    here, other = pixels(stage, FOREST), pixels(stage, replace(FOREST, world="lens"))
    up = pixels(stage, replace(FOREST, lens="up"), settings=replace(ON, grain=False))
    inside = lens.window(0.2)
    beside = (inside.centerx - 15, inside.centery)  # the cross is in the middle

    def at(data: bytes, point: tuple[int, int]) -> bytes:
        start = (point[1] * 384 + point[0]) * 3
        return data[start : start + 3]

    assert at(up, beside) == at(other, beside) != at(here, beside)
    assert at(up, (5, 100)) == at(here, (5, 100))


def test_an_illustration_is_over_everything(stage: Stage) -> None:
    drawn = Scenery("forest", figures=(MINA,), illustration="cube")
    assert pixels(stage, drawn) == pixels(stage, Scenery(illustration="cube")) != pixels(stage, FOREST)


@pytest.mark.parametrize("name", ["snow", "rain", "leaves", "dust", "ash"])
def test_weather_has_an_amount_and_is_sparse_without_motion(stage: Stage, name: str) -> None:
    bare = pixels(stage, FOREST)

    def changed(amount: float, settings: Settings) -> int:
        seen = pixels(stage, replace(FOREST, effects={name: amount}), settings=settings)
        return sum(1 for a, b in zip(bare[::3], seen[::3], strict=True) if a != b)

    assert 0 < changed(0.3, ON) < changed(1.0, ON)
    assert 0 < changed(1.0, STILL) < changed(1.0, ON)


def test_figures_stand_where_they_are_told_and_far_ones_are_small(stage: Stage, pictures: Pictures) -> None:
    keys = [needs(replace(FOREST, figures=(replace(MINA, depth=d),)))[-1] for d in ("far", "mid", "near")]
    pictures.load(keys)
    heights = []
    for key in keys:
        picture = pictures.get(key)
        assert picture is not None
        heights.append(picture.layers[0].surface.get_height())
    assert heights[0] < heights[1] < heights[2]
    columns = []
    bare = pixels(stage, Scenery("forest"))
    for at in ("far_left", "left", "center", "right", "far_right"):
        seen = pixels(stage, Scenery("forest", figures=(replace(MINA, at=at),)))
        changed = [i // 3 % 384 for i in range(0, len(bare), 3) if bare[i] != seen[i]]
        columns.append(sum(changed) / len(changed))
    assert columns == sorted(columns)


def test_what_is_not_decoded_yet_is_left_out(type_: object, catalogue: object, stage: Stage) -> None:
    waiting = Pictures(stage.pictures.catalogue, 0.2, threaded=False)
    blank = Stage((384, 216), waiting, stage.fonts)
    assert blank.draw(moment(FOREST), None, 0.0, 0.0, ON)[1]
    assert not blank.ready(moment(FOREST))
    waiting.load(needs(FOREST))
    assert blank.ready(moment(FOREST))
    assert blank.draw(moment(FOREST), None, 0.0, 0.0, ON)[1]
