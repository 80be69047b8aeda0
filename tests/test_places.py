"""The pictures of our own story, as files and as they are drawn: whole, legible, light enough, and credited."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pytest

from game.play.moment import Line, Scenery
from game.play.settings import Settings
from game.stage import pygame
from game.stage.box import INK, QUIET, set_line
from game.stage.canvas import Canvas
from game.stage.contrast import contrast
from game.stage.pictures import Key, Pictures
from game.stage.scenery import Sight, draw_scenery
from game.stage.text import Typesetter
from game.story.catalogue import Backdrop
from game.story.load import load

ROOT = Path(__file__).resolve().parents[1]
_STORY = load(ROOT / "scenes.yaml").story
assert _STORY is not None
CATALOGUE = _STORY.catalogue
FULL = (2016, 1134)
"""A layer: 1920x1080 and what parallax uncovers."""
LARGEST = 15_000_000
"""Bytes of all places and all illustrations together."""
PEOPLE = 10_000_000
"""Bytes of all figures and illustrations together."""
SHELVES = {"backgrounds": CATALOGUE.backgrounds, "illustrations": CATALOGUE.illustrations}
BUILT = [
    (shelf, entry, world)
    for shelf, entries in SHELVES.items()
    for entry in entries.values()
    if not entry.placeholder
    for world in entry.worlds
]
NAMES = [f"{entry.name}.{world}" for _, entry, world in BUILT]
ENDS = [(x, y) for x in (-1.0, 1.0) for y in (-1.0, 1.0)]
GAP = (255, 0, 255)


def files(shelf: str, entry: Backdrop, world: str) -> list[Path]:
    folder = CATALOGUE.folder / shelf
    return [folder / f"{entry.name}.{world}.{layer}.webp" for layer in entry.layers] or [
        folder / f"{entry.name}.{world}.webp"
    ]


def scenery(shelf: str, entry: Backdrop) -> Scenery:
    return Scenery(background=entry.name) if shelf == "backgrounds" else Scenery(illustration=entry.name)


def test_everything_is_painted_and_nothing_is_a_placeholder() -> None:
    shelves = (CATALOGUE.backgrounds, CATALOGUE.illustrations, CATALOGUE.cast)
    assert [name for shelf in shelves for name, entry in shelf.items() if entry.placeholder] == []


def test_figures_and_illustrations_are_light_together() -> None:
    drawn = [*(CATALOGUE.folder / "cast").iterdir(), *(CATALOGUE.folder / "illustrations").iterdir()]
    assert sum(path.stat().st_size for path in drawn) <= PEOPLE


@pytest.mark.parametrize(("shelf", "entry", "world"), BUILT, ids=NAMES)
def test_a_layer_has_all_the_pixels_of_a_full_window_and_no_more(shelf: str, entry: Backdrop, world: str) -> None:
    for path in files(shelf, entry, world):
        assert pygame.image.load(str(path)).get_size() == FULL, path.name


def test_all_of_them_are_light_enough_to_be_sent_to_a_friend() -> None:
    paths = {path for shelf, entry, world in BUILT for path in files(shelf, entry, world)}
    assert sum(path.stat().st_size for path in paths) <= LARGEST


def test_each_says_how_it_was_made_and_on_what_terms_it_may_be_passed_on() -> None:
    for _, entry, _ in BUILT:
        assert entry.made and entry.licence, entry.name


def test_every_file_belongs_to_a_name() -> None:
    known = {path for shelf, entry, world in BUILT for path in files(shelf, entry, world)}
    there = {path for shelf in SHELVES for path in (CATALOGUE.folder / shelf).glob("*.*")}
    assert there <= known, sorted(path.name for path in there - known)


@pytest.fixture(scope="module")
def pictures() -> Pictures:
    return Pictures(CATALOGUE, 2 / 3, threaded=False)


def drawn(pictures: Pictures, shelf: str, entry: Backdrop, world: str, sight: Sight) -> pygame.Surface:
    pictures.load([Key("backgrounds" if shelf == "backgrounds" else "illustrations", entry.name, world)])
    surface = pygame.Surface((1280, 720), 0, 32)
    surface.fill(GAP)
    draw_scenery(surface, scenery(shelf, entry), world, sight, pictures)
    return surface


@pytest.mark.parametrize(("shelf", "entry", "world"), BUILT, ids=NAMES)
def test_no_gap_opens_at_any_end_of_the_camera_s_travel(
    pictures: Pictures, shelf: str, entry: Backdrop, world: str
) -> None:
    for x, y in ENDS:
        picture = drawn(pictures, shelf, entry, world, Sight(x, y))
        gaps = pygame.mask.from_threshold(picture, GAP, (24, 24, 24, 255)).count()
        assert gaps == 0, f"{gaps} pixels are uncovered with the camera at {x}, {y}"


@pytest.mark.parametrize(("shelf", "entry", "world"), BUILT, ids=NAMES)
def test_words_can_be_read_over_its_lightest_part(pictures: Pictures, shelf: str, entry: Backdrop, world: str) -> None:
    picture = drawn(pictures, shelf, entry, world, Sight())
    canvas = Canvas.open((1280, 720), title="test")
    canvas.surface.blit(picture, (0, 0))
    page = set_line(Line("She nods.", "Hi-jae", "signs"), canvas, Typesetter(canvas.scale), Settings()).pages[0]
    page.draw(canvas.surface, 0)
    inside = page.paper.inflate(-4, -4)
    free = pygame.Rect(inside.centerx, inside.top, inside.width // 2 - 40, inside.height)  # beside the name
    lightest = max(
        (
            canvas.surface.get_at((x, y))[:3]
            for x in range(free.left, free.right, 3)
            for y in range(free.top, free.bottom, 3)
        ),
        key=sum,
    )
    assert contrast(INK, lightest) >= 4.5 and contrast(QUIET, lightest) >= 4.5, lightest


@pytest.mark.parametrize(("shelf", "entry", "world"), BUILT, ids=NAMES)
def test_its_values_can_be_told_apart_in_grey_and_at_the_width_of_a_phone(
    pictures: Pictures, shelf: str, entry: Backdrop, world: str
) -> None:
    small = pygame.transform.smoothscale(drawn(pictures, shelf, entry, world, Sight()), (480, 270))
    values = sorted(
        0.2126 * r + 0.7152 * g + 0.0722 * b
        for r, g, b in (small.get_at((x, y))[:3] for x in range(0, 480, 4) for y in range(0, 270, 4))
    )
    tenth = len(values) // 10
    assert values[-tenth] - values[tenth] >= 26, "it would be one grey"


def plain(shelf: str, entry: Backdrop, world: str) -> pygame.Surface:
    """All layers over each other, 480 pixels wide."""
    whole = pygame.Surface(FULL, 0, 32)
    for path in files(shelf, entry, world):
        whole.blit(pygame.image.load(str(path)), (0, 0))
    return pygame.transform.smoothscale(whole, (480, 270))


def grey(picture: pygame.Surface, area: pygame.Rect) -> float:
    red, green, blue, _ = pygame.transform.average_color(picture, area)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("world", ["here", "lens"])
@pytest.mark.parametrize("name", ["sky", "store_door"])
def test_nothing_close_by_crosses_the_face_of_who_stands_left_or_in_the_middle(name: str, world: str) -> None:
    near = pygame.image.load(str(CATALOGUE.folder / "backgrounds" / f"{name}.{world}.near.webp"))
    heads = pygame.Rect(530 + 48, 150 + 27, 530, 180)  # his and hers there, in a picture with overscan
    assert pygame.mask.from_surface(near.subsurface(heads), 30).count() == 0


def test_a_counter_without_its_camcorder_is_the_same_counter_and_only_its_place_is_bare() -> None:
    full, bare = (plain("backgrounds", CATALOGUE.backgrounds[name], "lens") for name in ("counter", "counter_bare"))
    tiles = [pygame.Rect(x, y, 30, 30) for y in range(0, 270, 30) for x in range(0, 480, 30)]
    other = [tile for tile in tiles if abs(grey(full, tile) - grey(bare, tile)) > 2]
    place = pygame.Rect(276, 114, 60, 48)
    assert other and all(tile.colliderect(place) for tile in other), other


def test_the_red_light_goes_with_the_camcorder() -> None:
    for name, least, most in (("counter", 20, 255), ("counter_bare", -255, 0)):
        picture = plain("backgrounds", CATALOGUE.backgrounds[name], "here")
        red, _, blue, _ = pygame.transform.average_color(picture, pygame.Rect(285, 120, 40, 25))
        assert least <= red - blue <= most, (name, red, blue)


def test_under_the_coats_it_is_dark_but_not_black_and_calm_where_the_words_stand() -> None:
    picture = plain("backgrounds", CATALOGUE.backgrounds["under_coats"], "here")
    seam, below = pygame.Rect(250, 70, 110, 25), pygame.Rect(0, 200, 480, 70)
    assert grey(picture, seam) > 2.5 * grey(picture, below)
    values = sorted(grey(picture, pygame.Rect(x, y, 10, 10)) for x in range(0, 480, 10) for y in range(200, 270, 10))
    assert values[len(values) // 10] > 3 and values[-1] < 60, (values[len(values) // 10], values[-1])
