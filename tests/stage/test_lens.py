"""The viewfinder: another world on the same lines, what is on its glass, and what its dial takes from a face."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.play.moment import Scenery, Standing
from game.play.settings import Settings
from game.stage import film, finder, lens, marks
from game.stage.contrast import contrast
from game.stage.frame import Stage, moving
from game.stage.lens import Finder
from game.stage.paper import LENS
from game.stage.pictures import Key, Pictures
from game.stage.scenery import nearby, needs
from game.stage.text import Block, Style, Typesetter, set_type
from game.stage.type import Fonts
from game.story.catalogue import Backdrop, Catalogue, Figure, World
from tests.stage.moments import moment

SCALE = 0.4
SIZE = (768, 432)
ON = Settings()
PLAIN = Settings(grain=False, motion=False)
HER = Standing("her", "right", "coat", "still", "calm")
HIM = Standing("him", "left", "coat", "still", "calm")
ROOM = Scenery("room", figures=(HIM, HER), grip="free")
UP = replace(ROOM, lens="up")
TAPE = Finder(battery=(3, 4), tape=760)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pictures]:
    both = {"here": World("here"), "lens": World("lens")}
    cast = {
        "her": Figure("her", "Her", marks=("cut", "ring"), shape="person long", placeholder=True),
        "him": Figure("him", "Him", marks=("eye",), shape="person short", placeholder=True),
        "guest": Figure("guest", "Guest", placeholder=True),
    }
    rooms = {name: Backdrop(name, name.title(), both, (), True) for name in ("room", "sky")}
    catalogue = Catalogue(folder=tmp_path_factory.mktemp("lens"), backgrounds=rooms, cast=cast)
    made = Pictures(catalogue, SCALE, threaded=False)
    yield made
    made.close()


@pytest.fixture
def stage(pictures: Pictures) -> Stage:
    return Stage(SIZE, pictures, Typesetter(SCALE).fonts)


def shown(
    stage: Stage, scenery: Scenery, held: Finder = Finder(), since: float = 99.0, clock: float = 3.0,
    settings: Settings = PLAIN, previous: Scenery | None = None,
) -> pygame.Surface:  # fmt: skip
    """A copy of the picture."""
    stage.pictures.load([*needs(scenery), *(needs(previous) if previous else ())])
    return stage.draw(moment(scenery), previous, since, clock, settings, held)[0].copy()


def same(one: pygame.Surface, other: pygame.Surface, area: pygame.Rect) -> bool:
    return bits(one.subsurface(area)) == bits(other.subsurface(area))


def bits(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def changes(one: pygame.Surface, other: pygame.Surface, clip: pygame.Rect) -> pygame.Rect:
    """What holds all pixels that differ."""
    points = [(x, y) for x in range(clip.left, clip.right) for y in range(clip.top, clip.bottom)]
    apart = [p for p in points if one.get_at(p) != other.get_at(p)]
    left, top = min(x for x, _ in apart), min(y for _, y in apart)
    return pygame.Rect(left, top, max(x for x, _ in apart) - left + 1, max(y for _, y in apart) - top + 1)


def clear_glass(inside: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """What of the inside has nothing on it: left and right of the cross, between the rows."""
    half = inside.inflate(-round(120 * SCALE), -round(320 * SCALE))
    middle, gap = inside.centerx, round(60 * SCALE)
    left = pygame.Rect(half.left, half.top, middle - gap - half.left, half.height)
    return left, left.move(middle + gap - half.left, 0)


@pytest.mark.parametrize("camera", ["still", "left", "down", "drift"])
@pytest.mark.parametrize("center", [None, (700.0, 400.0), (1300.0, 640.0)])
def test_the_other_world_lies_exactly_on_the_room(stage: Stage, camera: str, center: tuple[float, float]) -> None:
    moves = Settings(grain=False)
    at = replace(UP, camera=camera)
    both = shown(stage, at, Finder(center), settings=moves)
    here = shown(stage, replace(at, lens="down"), settings=moves)
    there = shown(stage, replace(at, lens="down", world="lens"), settings=moves)
    inside = lens.window(SCALE, lens.held(at, Finder(center)))
    for area in clear_glass(inside):
        assert same(both, there, area) and not same(both, here, area)
    outside = inside.inflate(round(90 * SCALE), round(90 * SCALE))
    above = pygame.Rect(0, 0, SIZE[0], max(0, outside.top))
    below = pygame.Rect(0, outside.bottom, SIZE[0], max(0, SIZE[1] - outside.bottom))
    for area in (above, below, pygame.Rect(0, 0, max(0, outside.left), SIZE[1])):
        assert same(both, here, area)


@pytest.mark.parametrize("scale", [0.2, 2 / 3, 1.0, 1.37])
@pytest.mark.parametrize("center", [(0, 0), (1920, 1080), (-900, 5000), (960, 20), (960.4, 428.7)])
def test_the_frame_stays_in_the_picture_wherever_it_is_put(center: tuple[float, float], scale: float) -> None:
    edge = round(2 * lens.EDGE * scale)
    frame = lens.window(scale, lens.kept(center)).inflate(edge, edge)
    assert pygame.Rect(0, 0, round(1920 * scale), round(1080 * scale)).inflate(2, 2).contains(frame)


def test_the_frame_aims_by_itself_until_it_is_held() -> None:
    alone = replace(UP, figures=(replace(HER, at="far_left"),))
    assert lens.held(alone, Finder()) == (lens.LEAST, lens.CENTER[1])
    assert lens.held(alone, Finder((1000.0, 500.0))) == (1000.0, 500.0)


def test_two_who_stand_left_and_right_are_both_looked_in_the_face(stage: Stage) -> None:
    inside = lens.window(SCALE, lens.held(UP, Finder()))
    tidy, worn = shown(stage, UP), shown(stage, replace(UP, dial=4))
    here, bare = shown(stage, ROOM), shown(stage, replace(ROOM, figures=()))
    assert inside.contains(changes(tidy, worn, clip=inside.inflate(0, -round(260 * SCALE)))), "all marks"
    heads = changes(here, bare, clip=pygame.Rect(0, 0, SIZE[0], round(240 * SCALE)))
    assert heads.left >= inside.left - round(20 * SCALE) and heads.right <= inside.right + round(20 * SCALE)


def test_moving_the_frame_draws_neither_world_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shown(stage, UP)

    def never(*_: object) -> None:
        raise AssertionError("a world was drawn again")

    monkeypatch.setattr("game.stage.plates.draw_scenery", never)
    for x in range(500, 1400, 60):
        assert bits(shown(stage, UP, Finder((float(x), 400.0)))) != bits(first)
    assert bits(shown(stage, UP)) == bits(first)
    shown(stage, ROOM)  # and lowering it neither


def test_the_red_light_breathes_at_most_once_a_second_and_never_goes_out(stage: Stage) -> None:
    where = lens.window(SCALE)
    spot = (where.left + round(70 * SCALE), where.top + round(finder.ROW * SCALE))
    glow = [shown(stage, UP, clock=i / 30, settings=Settings(grain=False)).get_at(spot) for i in range(91)]
    reds = [color.r for color in glow]
    turns = [b - a for a, b in itertools.pairwise(reds) if b != a]
    swings = sum(1 for a, b in itertools.pairwise(turns) if a * b < 0)
    assert 2 <= swings <= 6, "a breath is two swings; in three seconds at most three breaths"
    assert min(reds) > 40
    assert max(abs(a - b) for a, b in itertools.pairwise(reds)) < 60, "softly"
    assert all(c.r < 0.8 * (c.r + c.g + c.b) for c in glow), "no saturated red"


def test_recording_is_said_in_a_word_and_battery_in_a_number(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def heard(fonts: Fonts, text: str, style: Style) -> Block:
        said.append(text)
        return set_type(fonts, text, style)

    monkeypatch.setattr("game.stage.finder.set_type", heard)
    shown(stage, replace(UP, dial=2), TAPE)
    assert {"REC", "3/4", "tidy", "as they are", ":", *"0124"} <= set(said)
    assert bits(shown(stage, UP, TAPE)) != bits(shown(stage, UP, replace(TAPE, battery=(2, 4))))


@pytest.mark.parametrize("settings", [PLAIN, Settings(motion=False)])
def test_without_motion_the_viewfinder_stands_still(stage: Stage, settings: Settings) -> None:
    first = bits(shown(stage, UP, replace(TAPE, still=0.0), 1.0, 0.3, settings))
    assert bits(shown(stage, UP, replace(TAPE, still=0.2), 7.0, 5.7, settings)) == first
    assert not moving(moment(UP), UP, 99.0, settings)


def test_with_motion_the_tape_runs_and_the_grain_moves(stage: Stage) -> None:
    assert moving(moment(UP), UP, 99.0, ON)
    tapes = [replace(TAPE, tape=TAPE.tape + n) for n in (0, 0, 1)]
    seconds = [bits(shown(stage, UP, tape, 1.0, 2.0, Settings(grain=False))) for tape in tapes]
    assert seconds[0] == seconds[1] != seconds[2]
    ticks = [bits(shown(stage, UP, TAPE, 1.0, 2.0 + i / 12 + 0.01)) for i in range(2)]
    assert ticks[0] == ticks[1], "not without motion"
    ticks = [bits(shown(stage, UP, TAPE, 1.0, 2.0 + i / 12 + 0.01, ON)) for i in range(5)]
    assert len(set(ticks)) == 5


def test_between_two_ticks_of_the_grain_nothing_is_drawn(stage: Stage) -> None:
    stage.pictures.load(needs(UP))
    drawn = [stage.draw(moment(UP), None, 0.5, 4 + i / 60, ON, TAPE)[1] for i in range(60)]
    assert sum(drawn) == film.TICKS


def test_grain_never_changes_the_light_of_an_area(stage: Stage) -> None:
    inside = lens.window(SCALE)
    means = []
    for tick in range(24):
        area = shown(stage, replace(UP, figures=()), TAPE, 1.0, tick / 12, ON).subsurface(clear_glass(inside)[0])
        means.append(sum(pygame.transform.average_color(area)[:3]))
    assert max(means) - min(means) <= 3


def test_the_inside_is_soft_until_the_frame_has_stood_still_for_a_moment(stage: Stage) -> None:
    area = clear_glass(lens.window(SCALE))[0]

    def detail(still: float, settings: Settings = ON) -> int:
        data = bits(shown(stage, UP, Finder(still=still), settings=replace(settings, grain=False)).subsurface(area))
        return sum(abs(a - b) for a, b in itertools.pairwise(data[1::3]))

    softness = [detail(still) for still in (0.0, 0.16, 0.31, lens.FOCUS)]
    assert softness == sorted(softness) and softness[0] < softness[-1]
    assert detail(0.0, PLAIN) == softness[-1]


def test_the_frame_comes_up_softly(stage: Stage) -> None:
    start, end = shown(stage, ROOM, settings=ON), shown(stage, UP, settings=ON)
    half = shown(stage, UP, since=0.11, settings=ON, previous=ROOM)
    edge = lens.window(SCALE).move(-round(6 * SCALE), 0).midleft
    dark, light, between = (sum(s.get_at(edge)[:3]) for s in (end, start, half))
    assert dark < between < light


@pytest.mark.parametrize("grain", [True, False])
def test_what_stands_on_the_glass_can_be_read_before_the_brightest_sky(stage: Stage, grain: bool) -> None:
    sky = pygame.Surface(SIZE, 0, 32)
    sky.fill(LENS.cap)
    inside = lens.window(SCALE)
    if grain:
        film.draw_film(sky, inside, 1.0, SCALE, True)
    glass = finder.Glass(TAPE, 2, True, 1.0, True)
    finder.Furniture(stage.fonts).draw(sky, SCALE, lens.CENTER, glass)
    rows = inside.top + round(finder.ROW * SCALE), inside.bottom - round(lens.DIAL_UP * SCALE)
    for y in rows:
        empty = sky.subsurface((inside.right - round(330 * SCALE) if y == rows[0] else inside.left + 50, y, 40, 1))
        red, green, blue, *_ = (*pygame.transform.average_color(empty), 255)[:4]
        ground = (red, green, blue)
        assert contrast(finder.INK, ground) >= 4.5 and contrast(finder.QUIET, ground) >= 3, ground


# --- the dial


def face(pictures: Pictures, who: str, world: str, dial: int) -> bytes:
    key = Key("cast", who, world, "coat", "still", "calm", "mid", dial)
    pictures.load([key])
    picture = pictures.get(key)
    assert picture is not None
    return bits(picture.layers[0].surface)


def test_the_dial_takes_from_their_faces_what_the_table_says() -> None:
    steps = [marks.seen(("cut", "ring", "eye"), "lens", n) for n in range(5)]
    assert [s.cut for s in steps] == ["", "", "", "faint", "healing"]
    assert [s.ring for s in steps] == [False, True, True, True, True]
    assert [s.eye for s in steps] == [False, False, True, True, True]
    assert marks.seen(("cut", "ring", "eye"), "here", 0) == marks.RAW
    assert marks.seen((), "lens", 4) == marks.NONE == marks.seen((), "here", 4)


def test_each_step_of_the_dial_changes_the_right_face(pictures: Pictures) -> None:
    her = [face(pictures, "her", "lens", n) for n in range(5)]
    him = [face(pictures, "him", "lens", n) for n in range(5)]
    assert [a != b for a, b in itertools.pairwise(her)] == [True, False, True, True]
    assert [a != b for a, b in itertools.pairwise(him)] == [False, True, False, False]


def test_the_dial_changes_nothing_outside_the_lens_and_nobody_without_marks(pictures: Pictures) -> None:
    assert len({face(pictures, "her", "here", n) for n in range(5)}) == 1
    assert len({face(pictures, "guest", "lens", n) for n in range(5)}) == 1


def test_faces_that_look_alike_are_one_picture(pictures: Pictures) -> None:
    keys = [Key("cast", who, "lens", dial=n) for who in ("her", "him", "guest") for n in range(5)]
    pictures.load(keys)
    found = [pictures.get(key) for key in keys]
    assert len({id(p) for p in found[:5]}) == 4, "her: tidy, ring, faint cut, cut"
    assert len({id(p) for p in found[5:10]}) == 2
    assert len({id(p) for p in found[10:]}) == 1


def test_his_clouded_eye_is_on_the_left_of_the_picture(pictures: Pictures) -> None:
    clear, clouded = (Key("cast", "him", "lens", "coat", "still", "calm", "mid", n) for n in (0, 4))
    pictures.load([clear, clouded])
    one, other = pictures.get(clear), pictures.get(clouded)
    assert one is not None and other is not None
    a, b = one.layers[0].surface, other.layers[0].surface
    changed = [x for x in range(a.get_width()) for y in range(a.get_height()) if a.get_at((x, y)) != b.get_at((x, y))]
    assert changed and max(changed) < -one.layers[0].offset[0], "left of the point that he stands on"


def test_a_hand_on_the_dial_never_waits_for_a_picture(stage: Stage, pictures: Pictures) -> None:
    pictures.load([*needs(ROOM), *nearby(ROOM)])
    assert pictures.ready(needs(UP)), "raising it"
    for dial in range(5):
        at = replace(UP, dial=dial)
        pictures.load([*needs(at), *nearby(at)])
        for turned in (max(0, dial - 1), min(4, dial + 1)):
            assert pictures.ready(needs(replace(UP, dial=turned)))
    assert nearby(replace(ROOM, grip="locked")) == ()


@pytest.mark.parametrize("scale", [2 / 3, 1.0, 2.0])
def test_the_stops_of_the_dial_can_be_hit(scale: float) -> None:
    stops = lens.dial_stops(scale, (700.0, 500.0))
    assert len(stops) == 5
    assert all(stop.height >= 44 * max(1.0, scale) and stop.width >= 44 * max(1.0, scale) for stop in stops)
    assert all(a.right < b.left for a, b in itertools.pairwise(stops)), "apart"
    inside = lens.window(scale, (700.0, 500.0))
    assert all(inside.contains(stop) for stop in stops)


def test_the_dial_shows_where_it_stands_by_its_shape(stage: Stage) -> None:
    for dial, stop in enumerate(lens.dial_stops(SCALE)):
        grey = pygame.transform.grayscale(shown(stage, replace(UP, dial=dial)).subsurface(stop))
        other = pygame.transform.grayscale(shown(stage, replace(UP, dial=(dial + 2) % 5)).subsurface(stop))
        bright = [sum(s.get_at((x, y)).r > 190 for x in range(stop.w) for y in range(stop.h)) for s in (grey, other)]
        assert bright[0] > 2 * bright[1]


def test_the_viewfinder_is_told_in_words() -> None:
    assert lens.describe(ROOM, TAPE) == "Viewfinder down."
    assert lens.describe(UP, TAPE) == "Viewfinder up. Battery 3 of 4. Tape 00:12:40. Dial 0 of 4: tidy."
    assert lens.describe(replace(UP, dial=4), Finder(tape=36_061), "The bridal floor") == (
        "Viewfinder up: The bridal floor. Tape 10:01:01. Dial 4 of 4: as they are."
    )


def test_the_marks_of_the_story_have_their_words(root: Path) -> None:
    from game.story.load import load

    read = load(root / "scenes.yaml").story
    assert read is not None
    cast = read.catalogue.cast
    assert cast["hijae"].marks == ("cut", "ring") and cast["taejoon"].marks == ("cut", "eye")
    assert all(mark in figure.alt for figure in cast.values() for mark in figure.marks)
