"""Nemo: a cube that hangs in the air, turns slowly, comes nearer, and at last is a wall."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
import pygame
import pytest
from numpy.typing import NDArray

from game.play.moment import Passage, Scenery, Standing
from game.play.settings import Settings
from game.stage import iron, nemo, solid
from game.stage.edges import Flat, fill
from game.stage.frame import Stage, moving
from game.stage.paper import HERE, LENS, Color, Point
from game.stage.pictures import Pictures
from game.stage.scenery import needs
from game.stage.type import Fonts
from game.story.catalogue import Backdrop, Catalogue, Figure, World
from tests.stage.moments import moment

SIZE = (480, 270)
ON, STILL = Settings(), Settings(motion=False)
DISTANCES = ("horizon", "far", "mid", "near")
AIR: Color = (150, 160, 170)
MINA = Standing("mina", "left", "", "", "calm")

Grey = NDArray[numpy.float64]


def grey(surface: pygame.Surface) -> Grey:
    """Height x width, 0..255."""
    wide, high = surface.get_size()
    data = numpy.frombuffer(pygame.image.tobytes(surface, "RGB"), numpy.uint8).reshape(high, wide, 3)
    return numpy.asarray(data.astype(float).mean(axis=2))


def cube(pose: str, turn: float = 0.3, air: Color = AIR, x: float = 960.0, scale: float = 0.25) -> nemo.Cube:
    return nemo.Cube(nemo.solids(pose, x, 1.15, turn), iron.colors(HERE, iron.PLAIN, air), scale)


def drawn(one: nemo.Cube, ground: Color = (0, 255, 0)) -> pygame.Surface:
    surface = pygame.Surface(SIZE, 0, 32)
    surface.fill(ground)
    one.draw(surface)
    return surface


def covered(one: nemo.Cube) -> NDArray[numpy.bool_]:
    """The pixels that a cube covers wholly."""
    black, white = (grey(drawn(one, ground)) for ground in ((0, 0, 0), (255, 255, 255)))
    return numpy.equal(black, white)


def nemo_at(pose: str, at: str = "center", depth: str = "mid") -> Standing:
    return Standing("box", at, "", pose, "", depth)


def with_cube(pose: str, at: str = "center", **more: Any) -> Scenery:
    return replace(Scenery("forest", figures=(nemo_at(pose, at), MINA)), **more)


@pytest.fixture
def theatre(tmp_path: Path) -> Stage:
    return opened(tmp_path)


def opened(folder: Path, **airs: str) -> Stage:
    """A stage with two places and a cube; `airs` is the air of a world of both."""
    worlds = {world: World(world, airs.get(world, "")) for world in ("here", "lens")}
    places = {name: Backdrop(name, name, worlds, ("far", "mid", "near"), True) for name in ("forest", "plain")}
    cast = {
        "box": Figure("box", "Box", shape="cube", poses=("far", "horizon", "mid", "near", "wall")),
        "mina": Figure("mina", "Mina", looks=("calm",), shape="person long", placeholder=True),
    }
    pictures = Pictures(Catalogue(folder, places, cast=cast), SIZE[0] / 1920, threaded=False)
    return Stage(SIZE, pictures, Fonts())


def seen(
    stage: Stage, scenery: Scenery, clock: float = 20.0, settings: Settings = ON, before: Scenery | None = None,
    since: float = 9.0, passage: Passage = Passage(),
) -> bytes:  # fmt: skip
    stage.pictures.load([*needs(scenery), *(needs(before) if before else ())])
    return pygame.image.tobytes(stage.draw(moment(scenery, passage), before, since, clock, settings)[0], "RGB")


# --- its shape


def test_after_a_quarter_turn_it_looks_as_it_did() -> None:
    assert nemo.angle(nemo.QUARTER, True) == nemo.angle(0.0, True) == 0.0
    for pose in DISTANCES:
        start, end = (solid.faces(nemo.solids(pose, 700, 1.0, turn)[0]) for turn in (0.2, 0.2 + math.pi / 2))
        for a, b in zip(start, end, strict=True):
            assert a.kind == b.kind
            assert {(round(x, 6), round(y, 6)) for x, y in a.corners} == {
                (round(x, 6), round(y, 6)) for x, y in b.corners
            }


def test_from_one_tick_to_the_next_no_edge_moves_by_a_unit() -> None:
    for size in (0.62, 1.15, 1.7):
        steps = [solid.faces(nemo.solids("near", 1360, size, nemo.angle(n / 12, True))[0]) for n in range(2160)]
        for one, other in pairwise(steps):
            for a, b in zip(one, other, strict=False) if len(one) == len(other) else ():
                if a.kind == b.kind == "side":
                    assert max(math.dist(p, q) for p, q in zip(a.corners, b.corners, strict=True)) < 1


@pytest.mark.parametrize("pose", DISTANCES)
def test_however_it_turns_it_stays_in_its_box(pose: str) -> None:
    for x in (260, 960, 1660):
        one = nemo.solids(pose, x, 1.7, 0.0)[0]
        left, top, right, bottom = solid.reach(one)
        for n in range(90):
            for face in solid.faces(replace(one, turn=math.radians(n))):
                assert all(left <= px + 1e-6 and px - 1e-6 <= right for px, _ in face.corners)
                assert all(top <= py + 1e-6 and py - 1e-6 <= bottom for _, py in face.corners)


def test_it_hangs_so_high_that_its_underside_is_seen_and_from_above_it_shows_its_top() -> None:
    for pose in DISTANCES:
        assert [face.kind for face in solid.faces(nemo.solids(pose, 960, 1.0, 0.4)[0])] == ["under", "side", "side"]
    below = cube("near").moved(0, 400)
    assert solid.faces(below.solids[0])[0].kind == "above"


def test_the_side_that_faces_the_light_is_the_brighter_one_and_the_underside_is_dark() -> None:
    under, left, right = solid.faces(nemo.solids("near", 960, 1.15, 0.8)[0])
    assert left.light > right.light
    surface, k = drawn(cube("near", 0.8)), 0.25

    def at(face: solid.Face) -> float:
        x, y = (sum(p[i] for p in face.corners) / 4 * k for i in (0, 1))
        return float(grey(surface)[max(2, round(y)) - 2 : round(y) + 3, round(x) - 2 : round(x) + 3].mean())

    assert at(left) > at(right) > at(under)


def test_its_edges_are_exact_to_a_hundredth_of_the_pixels_that_they_cross() -> None:
    rng = random.Random(5)
    for n in range(8):
        shape = [
            (x + rng.uniform(-9, 9), y + rng.uniform(-9, 9)) for x, y in ((20, 20), (100, 20), (100, 70), (20, 70))
        ]
        if n % 2:  # upright, as the sides of a cube are
            shape[3], shape[2] = (shape[0][0], shape[3][1]), (shape[1][0], shape[2][1])
        surface = pygame.Surface((120, 90), 0, 32)
        fill(surface, shape, Flat((255, 255, 255)))
        apart = numpy.abs(grey(surface) - exactly(shape, 120, 90))
        assert apart.mean() < 0.15
        assert (apart > 40).sum() <= 6  # a pixel or two at a corner


def exactly(shape: list[Point], wide: int, high: int, finer: int = 16) -> Grey:
    """How much of each pixel a shape covers (0..255), counted on a fine grid."""
    ys, xs = (numpy.mgrid[0 : high * finer, 0 : wide * finer] + 0.5) / finer
    inside = numpy.ones(xs.shape, bool)
    for a, b in zip(shape, [*shape[1:], shape[0]], strict=True):
        inside &= (b[0] - a[0]) * (ys - a[1]) - (b[1] - a[1]) * (xs - a[0]) >= 0
    return numpy.asarray(inside.reshape(high, finer, wide, finer).mean(axis=(1, 3)) * 255)


def test_the_same_cube_gives_the_same_pixels_wherever_the_clip_is() -> None:
    for pose in (*DISTANCES, "wall"):
        whole = drawn(cube(pose))
        parts = pygame.Surface(SIZE, 0, 32)
        parts.fill((0, 255, 0))
        for area in ((0, 0, 203, 270), (203, 0, 277, 101), (203, 101, 277, 169)):
            parts.set_clip(area)
            cube(pose).draw(parts)
        assert pygame.image.tobytes(parts, "RGB") == pygame.image.tobytes(whole, "RGB")


# --- its distances


def test_the_farther_the_smaller_and_the_closer_to_the_air() -> None:
    areas, apart = [], []
    for pose in DISTANCES:
        one = replace(cube(pose), solids=cube(pose).solids[:1])
        picture, inside = grey(drawn(one)), covered(one)
        areas.append(int(inside.sum()))
        apart.append(abs(float(picture[inside].mean()) - sum(AIR) / 3))
    assert areas == sorted(areas)
    assert apart == sorted(apart)


@pytest.mark.parametrize("pose", DISTANCES)
def test_one_distance_has_one_value_of_fog(pose: str) -> None:
    light, dark = (grey(drawn(cube(pose, air=(v, v, v)))) for v in (190, 60))
    more = (light - dark)[covered(cube(pose))]
    assert numpy.abs(more - 130 * nemo.POSES[pose].fog).max() <= 4  # roundings: of colours, and of what lies over them


def test_at_the_horizon_they_stand_in_a_row_as_if_ruled() -> None:
    row = sorted(s.x for s in cube("horizon").solids)
    assert len(row) == 5
    assert {round(b - a, 6) for a, b in pairwise(row)} == {round(2.6 * cube("horizon").solids[0].side, 6)}
    assert len({s.y for s in cube("horizon").solids}) == 1


@pytest.mark.parametrize(("x", "strip"), [(1660, "left"), (960, "left"), (260, "right")])
def test_as_a_wall_it_fills_the_picture_but_for_a_strip_on_the_side_where_it_does_not_stand(
    x: float, strip: str
) -> None:
    inside = covered(cube("wall", x=x))
    columns = [bool(inside[:, n].all()) for n in range(SIZE[0])]
    free = [n for n in range(SIZE[0]) if not columns[n]]
    assert 0 < len(free) < SIZE[0] / 15
    assert (free[0] == 0) if strip == "left" else (free[-1] == SIZE[0] - 1)
    assert len(solid.faces(cube("wall", x=x).solids[0])) == 2  # an edge is seen: it is a cube and no fog


def test_a_wall_does_not_turn(theatre: Stage) -> None:
    wall = with_cube("wall", "far_right")
    assert not moving(moment(wall), None, 9, ON)
    assert seen(theatre, wall, 20.0) == seen(theatre, wall, 60.0)


# --- on the stage


def test_it_turns_twelve_times_a_second_and_nothing_is_drawn_between(theatre: Stage) -> None:
    scenery = with_cube("near")
    assert moving(moment(scenery), None, 9, ON)
    theatre.pictures.load(needs(scenery))
    changed = [theatre.draw(moment(scenery), None, 9, 30 + n / 60, ON)[1] for n in range(61)]
    assert sum(changed[1:]) == 12
    assert seen(theatre, scenery, 30.0) != seen(theatre, scenery, 50.0)


def test_without_motion_it_stands_straight_and_costs_nothing(theatre: Stage) -> None:
    scenery = with_cube("near")
    assert not moving(moment(scenery), None, 9, STILL)
    quiet = seen(theatre, scenery, 30.0, STILL)
    assert not theatre.draw(moment(scenery), None, 9, 77.0, STILL)[1]
    assert quiet == seen(theatre, scenery, 0.0, ON)


@pytest.mark.parametrize(
    "more", [{}, {"lens": "up"}, {"camera": "left"}, {"world": "lens"}, {"effects": {"snow": 0.4}}]
)
def test_what_is_drawn_again_while_it_turns_is_as_if_all_were(tmp_path: Path, more: dict[str, Any]) -> None:
    scenery = with_cube("near", **more)
    watched = opened(tmp_path)
    for n in range(40):
        last = seen(watched, scenery, 30 + n / 12)
    assert last == seen(opened(tmp_path), scenery, 30 + 39 / 12)


def test_the_air_of_a_place_is_before_it(tmp_path: Path) -> None:
    warm, cold, plain = (opened(tmp_path, **airs) for airs in ({"here": "c04020"}, {"here": "2040c0"}, {}))
    pictures = [seen(stage, with_cube("far")) for stage in (warm, cold, plain)]
    assert len(set(pictures)) == 3
    assert sum(pictures[0][::3]) > sum(pictures[2][::3]) > sum(pictures[1][::3])
    near = [seen(stage, with_cube("near"), settings=STILL) for stage in (warm, cold)]
    assert sum(pictures[0][::3]) - sum(pictures[1][::3]) > 0 < sum(near[0][::3]) - sum(near[1][::3])


def test_through_the_lens_it_is_of_the_other_world(theatre: Stage) -> None:
    here, other = (iron.colors(palette, iron.PLAIN, palette.fog) for palette in (HERE, LENS))
    assert here.light[2] > here.light[0]
    assert other.light[0] > other.light[2]
    assert seen(theatre, with_cube("near", world="lens")) != seen(theatre, with_cube("near"))


def test_a_story_can_have_pictures_of_its_own_cube(tmp_path: Path) -> None:
    red = pygame.Surface((90, 90))
    red.fill((255, 0, 0))
    (tmp_path / "cast").mkdir()
    pygame.image.save(red, str(tmp_path / "cast" / "box.near.png"))
    stage = opened(tmp_path)
    stage.pictures.load(needs(with_cube("near")))
    picture = stage.draw(moment(with_cube("near")), None, 9, 1.0, STILL)[0]
    assert tuple(picture.get_at((240, 120)))[:3] == (255, 0, 0)


# --- on its way


@pytest.mark.parametrize(("start", "end"), [*pairwise((*DISTANCES, "wall")), ("wall", "near"), ("near", "horizon")])
def test_it_comes_nearer_and_goes_without_a_jump(tmp_path: Path, start: str, end: str) -> None:
    stage, before, after = opened(tmp_path), with_cube(start), with_cube(end)
    passage = Passage("dissolve", 2.5)

    def at(since: float) -> NDArray[numpy.int16]:
        data = seen(stage, after, 30.0, ON, before, since, passage)
        return numpy.frombuffer(data, numpy.uint8).astype(numpy.int16)

    standing = [numpy.frombuffer(seen(stage, s, 30.0), numpy.uint8).astype(numpy.int16) for s in (before, after)]
    assert numpy.abs(at(0.0) - standing[0]).mean() < 0.5
    assert numpy.abs(at(2.499) - standing[1]).mean() < 0.5
    steps = [at(n / 20) for n in range(51)]
    whole = numpy.abs(standing[0] - standing[1]).mean()
    assert max(numpy.abs(a - b).mean() for a, b in pairwise(steps)) < max(6.0, whole / 3)


@pytest.mark.parametrize("way", ["walk", "rise", "fall"])
def test_it_comes_in_by_every_way_and_then_hangs_there(tmp_path: Path, way: str) -> None:
    stage, bare = opened(tmp_path), Scenery("forest", figures=(MINA,))
    comes = replace(bare, figures=(*bare.figures, replace(nemo_at("mid", "right"), by=way)))
    passage = Passage("dissolve", 2.0)
    empty, there = seen(stage, bare), seen(stage, comes)
    half = seen(stage, comes, 20.0, ON, bare, 1.2, passage)
    assert len({empty, there, half}) == 3
    assert seen(stage, comes, 20.0, ON, bare, 2.0, passage) == there


def test_a_moment_with_it_is_the_same_again_however_one_got_there(tmp_path: Path) -> None:
    stage, before, after = opened(tmp_path), with_cube("mid"), with_cube("near")
    passage = Passage("dissolve", 2.5)
    first = seen(stage, after, 31.0, ON, before, 1.1, passage)
    seen(stage, before, 90.0)
    assert seen(stage, after, 31.0, ON, before, 1.1, passage) == first
