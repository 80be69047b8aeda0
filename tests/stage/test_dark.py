"""The light goes out: over the room and all who stand in it, and over nothing that has light of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.play import resume, session
from game.play.moment import Passage, Photo, Scenery, Standing
from game.play.saves import Save, Shelf
from game.play.settings import Settings
from game.stage import booth, dark, lens
from game.stage.contrast import luminance
from game.stage.frame import Stage, moving
from game.stage.scenery import needs
from game.stage.views import HUM_COLOR, HUM_LINE
from game.story.model import Story
from tests.stage.moments import moment

WIDE, HIGH = 384, 216
ON, STILL = Settings(), Settings(motion=False)
MINA = Standing("mina", "left", "", "", "calm")
ROOM = Scenery("plain", figures=(MINA,), effects={"snow": 0.6})
StoryOf = Callable[[str], Story]


def darker(scenery: Scenery, amount: float) -> Scenery:
    return replace(scenery, effects={**scenery.effects, "dark": amount})


def shown(
    stage: Stage, scenery: Scenery, before: Scenery | None = None, passage: Passage = Passage(), since: float = 9.0,
    settings: Settings = ON,
) -> pygame.Surface:  # fmt: skip
    stage.pictures.load([*needs(scenery), *(needs(before) if before else ())])
    return stage.draw(moment(scenery, passage), before, since, 3.0, settings)[0].copy()


def bits(picture: pygame.Surface, area: pygame.Rect | None = None) -> bytes:
    return pygame.image.tobytes(picture.subsurface(area) if area else picture, "RGB")


def light(picture: pygame.Surface) -> float:
    """The sum of all that shines, in steps of the screen."""
    return float(sum(bits(picture)))


def differing(one: pygame.Surface, other: pygame.Surface) -> pygame.Rect:
    """The smallest box around all pixels in which two pictures differ."""
    a, b = bits(one), bits(other)
    points = [(i // 3 % WIDE, i // 3 // WIDE) for i in range(0, len(a), 3) if a[i : i + 3] != b[i : i + 3]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return pygame.Rect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


# --- how dark


@pytest.mark.parametrize("amount", [0.2, 0.5, 0.8, 1.0])
def test_room_people_and_snow_lose_the_same_share_of_their_light(stage: Stage, amount: float) -> None:
    bare, gone = bits(shown(stage, ROOM)), bits(shown(stage, darker(ROOM, amount)))
    left = dark.light_left(amount)
    assert all(abs(now - then * left[i % 3] / 255) <= 1 for i, (then, now) in enumerate(zip(bare, gone, strict=True)))


@pytest.mark.parametrize(("amount", "left"), [(0.0, 1.0), (0.25, 0.765), (0.5, 0.53), (0.8, 0.248), (1.0, 0.06)])
def test_of_white_so_much_is_left(amount: float, left: float) -> None:
    red, green, blue = dark.light_left(amount)
    assert 0.2126 * red + 0.7152 * green + 0.0722 * blue == pytest.approx(255 * left, rel=0.08)


def test_the_darker_the_bluer() -> None:
    shares = [blue / red for red, _, blue in map(dark.light_left, (0.0, 0.3, 0.6, 0.9, 1.0))]
    assert shares == sorted(set(shares))
    assert shares[0] == 1.0
    assert shares[-1] > 1.5


def test_at_its_darkest_shapes_are_still_felt(stage: Stage) -> None:
    night = shown(stage, darker(ROOM, 1.0))
    nobody = shown(stage, darker(replace(ROOM, figures=()), 1.0))
    assert differing(night, nobody).height > HIGH // 3
    assert max(luminance(night.get_at((x, 40))[:3]) for x in range(WIDE)) > 0  # type: ignore[arg-type]


def test_no_darkness_at_all_leaves_the_picture_as_it_is(stage: Stage) -> None:
    assert bits(shown(stage, darker(ROOM, 0.0))) == bits(shown(stage, ROOM))


# --- what has its own light


@pytest.mark.parametrize("center", [(640.0, 400.0), (960.0, 428.0), (1300.0, 600.0)])
def test_inside_the_lens_it_stays_light(stage: Stage, center: lens.Center) -> None:
    up = replace(ROOM, lens="up", grip="free")
    stage.pictures.load(needs(up))
    finder = lens.Finder(center)
    there, gone = (
        stage.draw(moment(scenery), None, 9.0, 3.0, ON, finder)[0].copy() for scenery in (up, darker(up, 0.8))
    )
    inside = lens.window(stage.pictures.scale, lens.held(up, finder))
    assert bits(there, inside) == bits(gone, inside)
    for x, y in ((2, 2), (WIDE - 3, 2), (2, HIGH - 3), (WIDE - 3, HIGH - 3)):
        assert sum(gone.get_at((x, y))[:3]) < 0.4 * sum(there.get_at((x, y))[:3])


def test_two_frames_in_one_place_are_as_light_as_one() -> None:
    frame = pygame.Rect(10, 10, 20, 20)
    whole, halves = pygame.Surface((64, 64)), pygame.Surface((64, 64))
    for picture, spared in ((whole, [(frame, 1.0)]), (halves, [(frame, 0.4), (frame.move(8, 0), 0.6)])):
        picture.fill((200, 200, 200))
        dark.draw_dark(picture, 0.8, spared)
    at_once, by_halves = [whole.get_at((x, 20))[1] for x in (5, 20, 32)], [halves.get_at((x, 20))[1] for x in (5, 20)]
    assert at_once[1] == by_halves[1] == 200
    assert at_once[0] == at_once[2] == by_halves[0] < 60
    assert at_once[0] < halves.get_at((12, 20))[1] < halves.get_at((34, 20))[1] < 200


def test_a_frame_that_comes_up_in_the_dark_brings_its_light_by_degrees(stage: Stage) -> None:
    night = darker(ROOM, 0.9)
    up = replace(night, lens="up")
    point = lens.window(stage.pictures.scale, lens.held(up, lens.Finder())).move(30, 60).topleft
    passage, seen = Passage("dissolve", 1.0), []
    for since in (0.0, 0.25, 0.5, 0.75, 1.0):
        seen.append(luminance(shown(stage, up, night, passage, since).get_at(point)[:3]))  # type: ignore[arg-type]
    assert seen == sorted(seen)
    assert seen[0] < seen[2] < seen[4]


def test_an_illustration_has_its_own_light(stage: Stage) -> None:
    drawn = replace(ROOM, illustration="cube")
    assert bits(shown(stage, darker(drawn, 0.9))) == bits(shown(stage, drawn))


def test_the_line_of_the_hum_is_as_bright_in_the_dark(stage: Stage) -> None:
    near = Scenery("plain", figures=(Standing("box", "right", "", "near"),), view="hers")
    rows = range(round((HUM_LINE - 19) / 1080 * HIGH), HIGH)
    lit, gone = (shown(stage, scenery) for scenery in (near, darker(near, 1.0)))
    for x in range(WIDE // 4, WIDE, WIDE // 4):
        line = max(rows, key=lambda y: sum(lit.get_at((x, y))[:3]))
        assert gone.get_at((x, line))[:3] == pytest.approx(lit.get_at((x, line))[:3], abs=60)
        assert sum(gone.get_at((x, line))[:3]) > sum(HUM_COLOR) / 2
        assert sum(gone.get_at((x, rows[0] - 4))[:3]) < 0.2 * sum(lit.get_at((x, rows[0] - 4))[:3])


def test_the_photo_strip_is_held_into_the_light(stage: Stage) -> None:
    strip = replace(ROOM, effects={}, strip=(Photo(True, (MINA,)), Photo(), Photo(), Photo()), strip_shown=True)
    paper = pygame.Rect(0, 0, 40, 100)
    paper.center = round(booth.MIDDLE[0] * 0.2), round(booth.MIDDLE[1] * 0.2)
    assert bits(shown(stage, darker(strip, 0.9)), paper) == bits(shown(stage, strip), paper)


# --- how it comes and goes


@pytest.mark.parametrize("settings", [ON, STILL], ids=["motion", "no motion"])
@pytest.mark.parametrize("kind", ["dissolve", "fade"])
def test_the_light_goes_over_the_passage_even_where_nothing_may_move(
    stage: Stage, kind: str, settings: Settings
) -> None:
    day = replace(ROOM, effects={})
    night, passage = darker(day, 0.8), Passage(kind, 1.0)
    start, *under_way, end = (light(shown(stage, night, day, passage, t, settings)) for t in (0, 0.2, 0.4, 0.45, 1))
    assert start == light(shown(stage, day, settings=settings))
    assert end == light(shown(stage, night, settings=settings))
    assert start > under_way[0] > under_way[1] > under_way[2]


def test_it_goes_softly_too_while_somebody_walks_in(stage: Stage) -> None:
    empty = Scenery("plain")
    there = darker(replace(empty, figures=(replace(MINA, by="walk"),)), 0.8)
    corner, passage = pygame.Rect(WIDE - 20, 0, 20, 20), Passage("dissolve", 1.2)
    shades = [sum(bits(shown(stage, there, empty, passage, t), corner)) for t in (0.0, 0.15, 0.3, 0.6, 1.2)]
    assert shades[0] > shades[1] > shades[2] > shades[3] == shades[4]


def test_a_dark_room_keeps_still_and_is_drawn_once(stage: Stage) -> None:
    night = moment(darker(replace(ROOM, effects={}), 0.6))
    assert not moving(night, night.scenery, 9.0, ON)
    stage.pictures.load(needs(night.scenery))
    assert stage.draw(night, None, 9.0, 1.0, ON)[1]
    assert not stage.draw(night, None, 9.0, 7.0, ON)[1]


# --- in the story


def test_the_light_stays_away_until_the_next_place_or_until_it_is_put_on(story_of: StoryOf) -> None:
    run = session.start(
        story_of("""
        one:
          - background: hall
          - effect: snow
          - effect: dark
            amount: 0.8
          - A.
          - background: yard
            keep: yes
          - B.
          - effect: dark
            amount: 0
          - C.
          - effect: dark
          - D.
          - background: road
          - E.
          - effect: dark
          - F.
          - effect: none
          - G.
          - end: Home
    """)
    )
    found = [dict(run.moment.scenery.effects), *(dict(run.advance().scenery.effects) for _ in range(6))]
    night = {"snow": 0.5, "dark": 0.8}
    assert found == [night, night, {"snow": 0.5}, {"snow": 0.5, "dark": 0.5}, {}, {"dark": 0.5}, {}]


def test_a_save_made_in_the_dark_is_dark(story_of: StoryOf, tmp_path: Path) -> None:
    story = story_of("one: [{background: hall}, {effect: dark, amount: 0.7}, A., {end: Home}]")
    run = session.start(story)
    place = resume.whereabouts(story, run.moment)
    shelf = Shelf(tmp_path / "saves", story.id)
    shelf.save("1-1", Save(story.id, run.tape(), run.moment, place, "2026-01-01T10:00:00", "One", "A.", ""))
    found = shelf.load("1-1").save
    assert found is not None
    assert dict(found.moment.scenery.effects) == {"dark": 0.7}
