"""Through whose eyes: his dark side and flat world, her clear light, and the hum that she sees as a line."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.play.moment import Cue, Moment, Passage, Scenery, Standing
from game.play.settings import Settings, ViewEffect
from game.stage import views
from game.stage.box import FLOOR
from game.stage.contrast import luminance
from game.stage.frame import Stage, moving
from game.stage.scenery import Sight, needs
from game.story.catalogue import Sound
from tests.stage.moments import moment

WIDE, HIGH = 384, 216
MINA = Standing("mina", "left", "", "", "calm")
BARE = Scenery("city", figures=(MINA,))
HUM = round((views.HUM_LINE - 19) / 1080 * HIGH)
"""The uppermost row of the line's strip."""
ON, STILL = Settings(), Settings(motion=False)


def through(effect: ViewEffect) -> Settings:
    return Settings(view_effect=effect)


def with_cube(pose: str, view: str = "hers") -> Scenery:
    return replace(BARE, figures=(Standing("box", "right", "", pose), MINA), view=view)


def shown(
    stage: Stage, scenery: Scenery, settings: Settings = ON, clock: float = 3.0, since: float = 9.0,
    before: Scenery | None = None, passage: Passage = Passage(),
) -> pygame.Surface:  # fmt: skip
    stage.pictures.load([*needs(scenery), *(needs(before) if before else ())])
    return stage.draw(moment(scenery, passage), before, since, clock, settings)[0].copy()


def light(picture: pygame.Surface, area: tuple[int, int, int, int]) -> float:
    """The mean relative luminance of a part of a picture."""
    left, top, wide, high = area
    pixels = [picture.get_at((x, y)) for x in range(left, left + wide, 3) for y in range(top, top + high, 3)]
    return sum(luminance((p.r, p.g, p.b)) for p in pixels) / len(pixels)


def bits(picture: pygame.Surface, area: tuple[int, int, int, int] = (0, 0, WIDE, HIGH)) -> bytes:
    return pygame.image.tobytes(picture.subsurface(area), "RGB")


LEFT, EDGE = (0, 0, WIDE * 3 // 4, HUM), (WIDE - 8, 0, 8, HUM)


# --- his


@pytest.mark.parametrize(("effect", "share"), [("full", 0.4), ("light", 0.7), ("off", 1.0)])
def test_his_outermost_right_has_so_much_light_left(stage: Stage, effect: ViewEffect, share: float) -> None:
    plain = replace(BARE, background="plain", figures=())
    his = shown(stage, replace(plain, view="his"), through(effect))
    open_ = shown(stage, plain)
    x, y = WIDE - 1, HIGH // 3
    now, then = (sum(picture.get_at((x, y))[:3]) for picture in (his, open_))
    assert now == pytest.approx(then * share, abs=4)
    assert bits(his, LEFT) == bits(open_, LEFT)


def test_his_near_things_lose_their_depth(stage: Stage) -> None:
    aside = replace(BARE, camera="left")
    his, open_ = shown(stage, replace(aside, view="his")), shown(stage, aside)
    assert bits(his, LEFT) != bits(open_, LEFT)
    assert bits(shown(stage, replace(aside, view="his"), through("off")), LEFT) == bits(open_, LEFT)
    still = replace(BARE, view="his")
    assert bits(shown(stage, still), LEFT) == bits(shown(stage, BARE), LEFT)


def test_the_flatter_the_closer_together_far_and_near_move() -> None:
    apart = [Sight(1, 0, flat).weight(1.0) - Sight(1, 0, flat).weight(0.25) for flat in (0.0, 0.4, 0.75, 1.0)]
    assert apart == sorted(apart, reverse=True)
    assert apart[-1] == 0


# --- hers


def test_hers_is_lighter_and_cooler_and_nothing_in_it_is_darker(stage: Stage) -> None:
    hers, open_ = shown(stage, replace(BARE, view="hers")), shown(stage, BARE)
    assert light(hers, (0, 0, WIDE, HUM)) > light(open_, (0, 0, WIDE, HUM))
    pairs = list(zip(bits(hers), bits(open_), strict=True))
    assert all(a >= b for a, b in pairs)
    red, blue = (sum(a - b for a, b in pairs[i::3]) for i in (0, 2))
    assert blue > red


def test_hers_leaves_black_black(stage: Stage) -> None:
    picture = pygame.Surface((WIDE, HIGH))
    views.Views((WIDE, HIGH)).clear(picture, 1.0)
    assert bits(picture) == bytes(WIDE * HIGH * 3)


def test_the_nearer_the_cube_the_thicker_the_line(stage: Stage) -> None:
    def thick(pose: str) -> float:
        picture = pygame.Surface((1280, 720))
        views.draw_hum(picture, views.nearness(with_cube(pose), stage.pictures.catalogue), 1.0, 3.0, 720 / 1080)
        return light(picture, (320, 660, 640, 60))

    lines = [thick(pose) for pose in ("far", "mid", "near", "wall")]
    assert lines == sorted(lines)
    assert 0 < lines[0] < lines[1] / 1.5 < lines[2] / 2 < lines[3] / 2.5


def test_the_line_is_below_the_box_of_words(stage: Stage) -> None:
    picture, bare = shown(stage, with_cube("near"), through("off")), shown(stage, with_cube("near", "none"))
    above = (0, 0, WIDE, round(FLOOR / 1080 * HIGH) - 1)
    assert bits(picture, above) == bits(bare, above)
    assert bits(picture) != bits(bare)


def test_with_the_effect_off_the_line_stays_because_it_says_something(stage: Stage) -> None:
    off, full = (shown(stage, with_cube("near"), through(effect)) for effect in ("off", "full"))
    bottom = (0, HUM, WIDE, HIGH - HUM)
    bare = shown(stage, with_cube("near", "none"))
    assert bits(off, bottom) != bits(bare, bottom)
    assert bits(off, (0, 0, WIDE, HUM)) == bits(bare, (0, 0, WIDE, HUM)) != bits(full, (0, 0, WIDE, HUM))


@pytest.mark.parametrize("scenery", [replace(BARE, view="hers"), with_cube("near", "his"), with_cube("near", "none")])
def test_where_no_cube_is_or_he_looks_there_is_no_line(stage: Stage, scenery: Scenery) -> None:
    off = through("off")
    assert bits(shown(stage, scenery, off)) == bits(shown(stage, replace(scenery, view="none"), off))


def test_the_line_trembles_and_without_motion_it_stands(stage: Stage) -> None:
    assert bits(shown(stage, with_cube("near"), clock=3.0)) != bits(shown(stage, with_cube("near"), clock=3.4))
    quiet = [bits(shown(stage, with_cube("near"), STILL, clock)) for clock in (0.0, 3.0, 7.7)]
    assert quiet[0] == quiet[1] == quiet[2]
    assert moving(moment(with_cube("near")), None, 9, ON)
    assert not moving(moment(with_cube("near")), None, 9, STILL)
    assert not moving(moment(replace(BARE, view="hers")), None, 9, ON)


def test_the_line_grows_while_the_cube_does(stage: Stage) -> None:
    near, far = with_cube("near"), with_cube("far")
    start, end = shown(stage, far), shown(stage, near)
    half = shown(stage, near, since=1.2, before=far, passage=Passage("dissolve", 2.5))
    bottom = (0, HUM, WIDE, HIGH - HUM)
    assert len({bits(picture, bottom) for picture in (start, half, end)}) == 3
    assert bits(shown(stage, near, since=2.5, before=far, passage=Passage("dissolve", 2.5))) == bits(end)


def test_a_cube_that_is_only_heard_is_a_line_too_as_near_as_the_catalogue_says(stage: Stage) -> None:
    hers = replace(BARE, view="hers")
    near = replace(stage.pictures.catalogue, sounds={n: Sound(n, "[hum]", near=v) for n, v in (("a", 0.1), ("b", 0.9))})
    stage.pictures.catalogue = near
    stage.pictures.load(needs(hers))

    def line(sound: str, since: float = 9.0, view: str = "hers") -> float:
        this = moment(replace(hers, view=view), cues=(Cue(sound),) if sound else ())
        return light(stage.draw(this, None, since, 3.0, through("off"))[0], (0, HUM, WIDE, HIGH - HUM))

    bare = line("")
    assert line("", view="his") == pytest.approx(line("b", view="his"))
    assert bare < line("a") < line("b")
    assert bare < line("b", since=0.4) < line("b")


# --- both


@pytest.mark.parametrize("view", ["his", "hers"])
def test_a_view_comes_and_goes_softly(stage: Stage, view: str) -> None:
    eyes = with_cube("near", view)
    part = EDGE if view == "his" else (0, 0, WIDE, HUM)
    for before, after in ((replace(eyes, view="none"), eyes), (eyes, replace(eyes, view="none"))):
        lights = [light(shown(stage, after, since=since, before=before), part) for since in (0.0, 0.2, 0.4, 0.6, 0.8)]
        assert lights == sorted(lights, reverse=lights[0] > lights[-1])
        assert len({round(value, 6) for value in lights}) == 5


@pytest.mark.parametrize("view", ["his", "hers"])
@pytest.mark.parametrize("settings", [ON, STILL, Settings(motion=False, view_effect="off")])
def test_the_same_view_is_the_same_picture_each_time(stage: Stage, view: str, settings: Settings) -> None:
    eyes = with_cube("near", view)
    one = bits(shown(stage, eyes, settings, since=0.4, before=BARE))
    shown(stage, BARE)
    assert bits(shown(stage, eyes, settings, since=0.4, before=BARE)) == one


def test_a_view_that_is_not_known_changes_nothing(stage: Stage) -> None:
    there: Moment = moment(replace(BARE, view="theirs"))
    stage.pictures.load(needs(BARE))
    picture = stage.draw(there, None, 9, 3, ON)[0].copy()
    assert bits(picture) == bits(shown(stage, BARE))
