"""Figures come and go with weight: they walk, rise, fall and leave their clothes; cubes grow; breath is white."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.play import machine
from game.play.machine import Act
from game.play.moment import Moment, Passage, Scenery, Standing, from_dict
from game.play.settings import Settings
from game.stage.clothes import HEAP
from game.stage.frame import Stage, moving
from game.stage.pictures import Pictures
from game.stage.scenery import needs
from game.stage.type import Fonts
from game.story.load import load
from tests import unpainted
from tests.stage.flashes import flashes

SIZE = (384, 216)
ON, STILL = Settings(), Settings(motion=False)
WAYS = ("walk", "rise", "fall")

Play = Callable[..., list[Moment]]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """The moments of these steps, one after the other, in the places and with the figures of the real catalogue."""

    def played(*steps: str) -> list[Moment]:
        lines = "\n".join(f"    {line}" for step in steps for line in step.split("\n"))
        head = "title: T\ncast:\n  Hi-jae: {}\n  Tae-joon: {}\nscenes:\n  one:\n"
        (tmp_path / "assets").mkdir(exist_ok=True)
        (tmp_path / "assets" / "catalog.yaml").write_text(unpainted.catalogue(), "utf-8")
        (tmp_path / "scenes.yaml").write_text(f"{head}{lines}\n    - end: Home\n", encoding="utf-8")
        story = load(tmp_path / "scenes.yaml").story
        assert story is not None
        found = [machine.begin(story)]
        while found[-1].kind != "end":
            found.append(machine.step(story, found[-1], Act("advance", found[-1].step)))
        return found

    return played


@pytest.fixture
def theatre(tmp_path: Path, play: Play) -> Stage:
    play("- Hello.")
    return theatre_of(tmp_path)


def theatre_of(folder: Path) -> Stage:
    story = load(folder / "scenes.yaml").story
    assert story is not None
    return Stage(SIZE, Pictures(story.catalogue, SIZE[0] / 1920, threaded=False), Fonts())


def seen(
    stage: Stage, moment: Moment, before: Moment | None, since: float, settings: Settings = ON, clock: float = 2.0
) -> bytes:
    was = before.scenery if before else None
    stage.pictures.load([*needs(moment.scenery), *(needs(was) if was else ())])
    return pygame.image.tobytes(stage.draw(moment, was, since, clock, settings)[0], "RGB")


def where(one: bytes, other: bytes) -> pygame.Rect:
    """The part of the picture in which two pictures differ clearly."""
    wide = SIZE[0]
    spots = [
        (i // 3 % wide, i // 3 // wide)
        for i in range(0, len(one), 3)
        if abs(one[i] - other[i]) + abs(one[i + 1] - other[i + 1]) + abs(one[i + 2] - other[i + 2]) > 24
    ]
    if not spots:
        return pygame.Rect(0, 0, 0, 0)
    left, top = min(x for x, _ in spots), min(y for _, y in spots)
    return pygame.Rect(left, top, max(x for x, _ in spots) + 1 - left, max(y for _, y in spots) + 1 - top)


PLACE = "- background: corridor\n  with: cut"
HERE = "- show: Hi-jae\n  at: left\n  depth: far"


def arrival(play: Play, way: str, *more: str) -> tuple[Moment, Moment]:
    empty, there, _ = play(PLACE, *filter(None, more), "- Nobody.", f"{HERE}\n  by: {way}", "- Somebody.")
    return empty, there


def departure(play: Play, way: str, *more: str) -> tuple[Moment, Moment]:
    there, gone, _ = play(PLACE, *filter(None, more), HERE, "- Somebody.", f"- hide: Hi-jae\n  by: {way}", "- Nobody.")
    return there, gone


# --- what is on the way


def test_who_walks_in_comes_from_the_nearer_side(play: Play, theatre: Stage) -> None:
    empty, there = arrival(play, "walk")
    bare, end = seen(theatre, empty, None, 9), where(seen(theatre, there, None, 9), seen(theatre, empty, None, 9))
    steps = [where(seen(theatre, there, empty, since), bare) for since in (0.3, 0.6, 0.9)]
    assert [box.left for box in steps] == sorted(box.left for box in steps)
    assert steps[0].right < steps[2].right <= end.right
    assert all(abs(box.bottom - end.bottom) <= 3 for box in steps)  # feet stay on the floor


def test_who_rises_comes_from_below_and_goes_above(play: Play, theatre: Stage) -> None:
    empty, there = arrival(play, "rise")
    bare = seen(theatre, empty, None, 9)
    tops = [where(seen(theatre, there, empty, since), bare).top for since in (0.4, 0.8, 1.4, 2.4)]
    assert tops == sorted(tops, reverse=True)
    there, gone = departure(play, "rise")
    lows = [where(seen(theatre, gone, there, since), bare).bottom for since in (0.4, 1.2, 1.8, 2.3)]
    assert lows == sorted(lows, reverse=True)


def test_who_falls_in_comes_from_above_and_stands(play: Play, theatre: Stage) -> None:
    empty, there = arrival(play, "fall")
    bare = seen(theatre, empty, None, 9)
    lows = [where(seen(theatre, there, empty, since), bare).bottom for since in (0.6, 1.0, 1.4)]
    assert lows == sorted(lows)
    assert lows[0] < lows[2]


@pytest.mark.parametrize("way", WAYS)
def test_at_the_end_of_a_way_in_they_stand_as_if_they_had_always_stood_there(
    play: Play, theatre: Stage, way: str
) -> None:
    empty, there = arrival(play, way)
    _, plain, _ = play(PLACE, "- Nobody.", HERE, "- Somebody.")
    assert seen(theatre, there, empty, 2.5) == seen(theatre, plain, None, 9)
    assert not moving(there, empty.scenery, 2.5, ON)


@pytest.mark.parametrize("way", ["walk", "rise"])
def test_at_the_end_of_a_way_out_nobody_is_there(play: Play, theatre: Stage, way: str) -> None:
    there, gone = departure(play, way)
    empty, *_ = play(PLACE, "- Nobody.")
    assert seen(theatre, gone, there, 2.5) == seen(theatre, empty, None, 9)


@pytest.mark.parametrize("more", ["", "- camera: drift", "- lens: up\n  dial: 4", "- show: Tae-joon\n  at: right"])
@pytest.mark.parametrize("journey", [arrival, departure])
@pytest.mark.parametrize("way", WAYS)
def test_what_is_drawn_again_on_the_way_is_as_if_all_were(
    play: Play, tmp_path: Path, way: str, journey: Callable[..., tuple[Moment, Moment]], more: str
) -> None:
    """Only the pixels are drawn again in which somebody was or is."""
    before, after = journey(play, way, more)
    watched = theatre_of(tmp_path)
    for n in range(75):
        last = seen(watched, after, before, n / 30, clock=2 + n / 30)
        if n % 15 == 14:
            assert last == seen(theatre_of(tmp_path), after, before, n / 30, clock=2 + n / 30)


@pytest.mark.parametrize("more", ["- Waiting.", "- camera: drift"])
@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("- show: Nemo\n  pose: far\n  at: left", "- show: Nemo\n  pose: near\n  at: right"),
        ("- show: Nemo\n  pose: horizon", "- show: Nemo\n  pose: mid"),
        ("- show: Nemo\n  pose: near", "- show: Nemo\n  pose: wall"),
        ("- show: Nemo\n  pose: mid", "- hide: Nemo\n  by: fall"),
        ("- show: Nemo\n  pose: mid\n  at: left", "- hide: Nemo\n  by: walk"),
        ("- show: Hi-jae", "- show: Nemo\n  pose: mid\n  by: rise"),
    ],
)
def test_of_a_cube_on_its_way_no_pixel_is_left_behind(
    play: Play, tmp_path: Path, first: str, then: str, more: str
) -> None:
    *_, before, after, _ = play(PLACE, more, first, "- One.", f"{then}\n  with: dissolve 2", "- Two.")
    watched = theatre_of(tmp_path)
    for n in range(66):
        last = seen(watched, after, before, n / 30, clock=2 + n / 30)
        if n % 6 == 5:
            assert last == seen(theatre_of(tmp_path), after, before, n / 30, clock=2 + n / 30), n


def test_the_place_stands_still_while_somebody_walks_through_it(play: Play, theatre: Stage) -> None:
    empty, there = arrival(play, "walk")
    bare, half = seen(theatre, empty, None, 9), seen(theatre, there, empty, 0.6)
    right = [i for i in range(0, len(bare), 3) if i // 3 % SIZE[0] > SIZE[0] // 2]
    assert all(bare[i : i + 3] == half[i : i + 3] for i in right)


def test_somebody_who_stands_here_walks_to_the_other_side(play: Play, theatre: Stage) -> None:
    moves = "- show: Hi-jae\n  at: right\n  by: walk"
    left, right, _ = play(PLACE, HERE, "- Here.", moves, "- There.")
    empty, *_ = play(PLACE, "- Nobody.")
    box = where(seen(theatre, right, left, 0.4), seen(theatre, empty, None, 9))
    assert 0 < box.width < SIZE[0] / 3  # one body, on its way, not two that fade
    assert SIZE[0] * 0.3 < box.centerx < SIZE[0] * 0.7


def test_with_says_how_long_a_way_takes(play: Play) -> None:
    _, quick, *_ = play(PLACE, "- One.", f"{HERE}\n  by: walk", "- Two.")
    _, slow, *_ = play(PLACE, "- One.", f"{HERE}\n  by: walk\n  with: dissolve 4", "- Two.")
    assert (quick.passage.seconds, slow.passage.seconds) == (1.2, 4.0)


def test_in_a_new_place_nobody_leaves_the_old_one_twice(play: Play, theatre: Stage) -> None:
    there, other, _ = play(
        PLACE, HERE, "- One.", "- hide: Hi-jae\n  by: walk", "- background: forest\n  with: dissolve 2", "- Two."
    )
    empty, *_ = play("- background: forest\n  with: cut", "- Nobody.")
    assert seen(theatre, other, there, 2.0) == seen(theatre, empty, None, 9)


# --- clothes


def test_who_falls_leaves_clothes_that_lie_there(play: Play, theatre: Stage) -> None:
    there, gone = departure(play, "fall")
    assert gone.scenery.figures == ()
    assert [f.figure for f in gone.scenery.clothes] == ["hijae"]
    empty, *_ = play(PLACE, "- Nobody.")
    bare = seen(theatre, empty, None, 9)
    heap, body = (where(seen(theatre, m, None, 9), bare) for m in (gone, there))
    assert 0 < heap.height < body.height / 3
    assert abs(heap.bottom - body.bottom) < 6
    assert seen(theatre, gone, there, 2.5) == seen(theatre, gone, None, 9)


def test_the_clothes_of_those_who_stand_near_are_seen_as_well(play: Play, theatre: Stage) -> None:
    empty, *_ = play(PLACE, "- Nobody.")
    bare = seen(theatre, empty, None, 9)
    for depth in ("mid", "near"):
        shown = HERE.replace("far", depth)
        _, gone, _ = play(PLACE, shown, "- One.", "- hide: all\n  by: fall", "- Two.")
        assert where(seen(theatre, gone, None, 9), bare).bottom < SIZE[1]


def test_a_dress_lies_otherwise_than_a_coat(play: Play, theatre: Stage) -> None:
    pictures = []
    for outfit in ("coat", "wedding"):
        _, gone, _ = play(PLACE, f"{HERE}\n  outfit: {outfit}", "- One.", "- hide: all\n  by: fall", "- Two.")
        pictures.append(seen(theatre, gone, None, 9))
    assert pictures[0] != pictures[1]


def test_clothes_stay_until_the_next_place_or_until_they_are_hidden(play: Play) -> None:
    fell = (PLACE, HERE, "- One.", "- hide: Hi-jae\n  by: fall", "- Two.", "- Three.")
    *_, three, four, _ = play(*fell, "- hide: Hi-jae", "- Four.")
    assert three.scenery.clothes != ()
    assert four.scenery.clothes == ()
    *_, four, _ = play(*fell, "- background: forest", "- Four.")
    assert four.scenery.clothes == ()
    *_, four, _ = play(*fell, "- background: forest\n  keep: yes", "- Four.")
    assert four.scenery.clothes != ()


def test_a_cube_leaves_no_clothes(play: Play, theatre: Stage) -> None:
    there, gone, _ = play(PLACE, "- show: Nemo", "- One.", "- hide: Nemo\n  by: fall", "- Two.")
    assert gone.scenery.clothes == ()
    empty, *_ = play(PLACE, "- Nobody.")
    assert seen(theatre, gone, there, 1.2) != seen(theatre, empty, None, 9) == seen(theatre, gone, there, 2.5)


def test_who_left_is_remembered_for_one_moment_only(play: Play) -> None:
    _, two, three, _ = play(PLACE, HERE, "- One.", "- hide: Hi-jae\n  by: walk", "- Two.", "- Three.")
    assert [(f.figure, f.by) for f in two.scenery.leaving] == [("hijae", "walk")]
    assert three.scenery.leaving == ()


# --- cubes


def test_a_cube_grows_from_pose_to_pose(play: Play, theatre: Stage) -> None:
    far, mid, _ = play(PLACE, "- show: Nemo\n  pose: far", "- One.", "- show: Nemo\n  pose: mid", "- Two.")
    assert mid.passage.seconds == 2.5
    empty, *_ = play(PLACE, "- Nobody.")
    bare = seen(theatre, empty, None, 9)
    widths = [where(seen(theatre, mid, far, since), bare).width for since in (0.0, 0.8, 1.3, 1.8, 2.5)]
    assert widths == sorted(widths)
    assert len(set(widths)) >= 4


def test_a_cube_that_becomes_a_wall_never_uncovers_an_edge(play: Play, theatre: Stage) -> None:
    near, wall, _ = play(PLACE, "- show: Nemo\n  pose: near", "- One.", "- show: Nemo\n  pose: wall", "- Two.")
    assert seen(theatre, wall, near, 2.5) == seen(theatre, wall, None, 9)
    assert seen(theatre, wall, near, 1.2) not in (seen(theatre, near, None, 9), seen(theatre, wall, None, 9))


# --- a run, and breath


def test_in_a_run_they_step_one_after_the_other(play: Play, theatre: Stage) -> None:
    one, two, _ = play(PLACE, HERE, "- One.", "- camera: run", "- Two.")
    assert len({seen(theatre, two, one, 5, clock=5 + n / 10) for n in range(5)}) == 5
    assert seen(theatre, two, one, 5, STILL, clock=5) == seen(theatre, two, one, 5, STILL, clock=6.1)


def test_breath_comes_and_goes_at_a_mouth(play: Play, theatre: Stage) -> None:
    bare, cold, _ = play(PLACE, HERE, "- One.", "- effect: breath\n  amount: 1", "- Two.")
    still = seen(theatre, bare, None, 9)
    boxes = [where(seen(theatre, cold, None, 9, clock=n * 0.3), still) for n in range(16)]
    assert any(not box.width for box in boxes)
    puffs = [box for box in boxes if box.width]
    assert puffs
    assert all(box.width < SIZE[0] / 8 and box.bottom < SIZE[1] * 0.6 for box in puffs)


def test_without_motion_one_breath_stands_in_the_air(play: Play, theatre: Stage) -> None:
    bare, cold, _ = play(PLACE, HERE, "- One.", "- effect: breath\n  amount: 1", "- Two.")
    quiet = [seen(theatre, cold, None, 9, STILL, clock) for clock in (0.0, 1.7, 3.9)]
    assert quiet[0] == quiet[1] == quiet[2] != seen(theatre, bare, None, 9, STILL)


# --- the same again


@pytest.mark.parametrize("way", WAYS)
def test_nobody_flashes_on_the_way(play: Play, theatre: Stage, way: str) -> None:
    dark = "- background: forest\n  with: cut"
    crowd = "\n".join(f"- show: {who}\n  at: {at}\n  by: {way}" for who, at in (("Hi-jae", "left"), ("Nemo", "right")))
    ones = play(dark, "- One.", crowd, "- Two.", f"- hide: all\n  by: {way}", "- Three.")[:-1]
    film = []
    for before, after in pairwise([*ones, *ones]):
        seen(theatre, after, before, 0.0)
        film += [theatre.draw(after, before.scenery, n / 20, n / 20, ON)[0].copy() for n in range(20)]
    assert flashes(film, 20).general <= 3


def test_a_cut_leaves_no_time_to_walk(play: Play, theatre: Stage) -> None:
    empty, there, _ = play(PLACE, "- Nobody.", f"{HERE}\n  by: walk\n  with: cut", "- Somebody.")
    bare, end = seen(theatre, empty, None, 9), seen(theatre, there, None, 9)
    assert where(seen(theatre, there, empty, 0.2), bare).left == where(end, bare).left


@pytest.mark.parametrize("way", WAYS)
def test_without_motion_they_come_and_go_in_a_dissolve(play: Play, theatre: Stage, way: str) -> None:
    for before, after in (arrival(play, way), departure(play, way)):
        start, end = seen(theatre, before, None, 9), seen(theatre, after, None, 9)
        half = seen(theatre, after, before, after.passage.seconds / 2, STILL)
        assert half == seen(theatre, after, before, after.passage.seconds / 2, STILL, clock=7.7)
        assert all(min(a, b) - 2 <= m <= max(a, b) + 2 for a, m, b in zip(start, half, end, strict=True))


@pytest.mark.parametrize("way", WAYS)
def test_wound_back_and_played_again_it_is_the_same_picture(play: Play, theatre: Stage, way: str) -> None:
    for before, after in (arrival(play, way), departure(play, way)):
        first = [seen(theatre, after, before, since) for since in (0.2, 0.7, 1.1, 2.0)]
        seen(theatre, before, None, 9)
        assert [seen(theatre, after, before, since) for since in (0.2, 0.7, 1.1, 2.0)] == first


@pytest.mark.parametrize("way", WAYS)
def test_a_moment_on_the_way_can_be_saved(play: Play, way: str) -> None:
    for moment in (*arrival(play, way), *departure(play, way)):
        assert from_dict(json.loads(json.dumps(moment.as_dict()))) == moment


def test_a_moment_of_an_older_save_is_read(play: Play) -> None:
    there, _ = departure(play, "walk")
    data = json.loads(json.dumps(there.as_dict()))
    for name in ("leaving", "clothes"):
        del data["scenery"][name]
    for figure in data["scenery"]["figures"]:
        del figure["by"]
    assert from_dict(data) == there


def test_the_lens_shows_who_is_on_the_way_and_what_they_wore(stage: Stage) -> None:
    mina = Standing("mina", "center", "", "", "calm", "far")
    room = Scenery("forest", figures=(mina,), lens="up")
    gone = replace(room, figures=(), leaving=(replace(mina, by="fall"),), clothes=(mina,))
    keys = needs(gone)
    assert {key.world for key in keys if key.pose == HEAP} == {"here", "lens"}
    this = Moment("s", 0, "x", "pause", {}, scenery=gone, passage=Passage("dissolve", 2.5))
    empty = replace(this, scenery=replace(gone, clothes=(), leaving=()))
    end = seen(stage, this, None, 9)
    assert where(end, seen(stage, empty, None, 9)).height > 0
    assert seen(stage, this, replace(this, scenery=room), 1.2) != end
