"""The box: readable over anything, complete at every text size."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.play.moment import Line
from game.play.settings import Settings
from game.stage.box import INK, MEASURE, QUIET, set_line, worst_ground
from game.stage.canvas import Canvas
from game.stage.contrast import contrast, readable
from game.stage.text import Typesetter

LONG = "Breath, and leaves, and under both of them a hum, which he had taken for the wind until it stopped. " * 4


def test_text_is_readable_over_white_at_the_default_opacity() -> None:
    ground = worst_ground(Settings().box_opacity)
    assert contrast(INK, ground) >= 7
    assert contrast(QUIET, ground) >= 4.5


@pytest.mark.parametrize("color", [(0, 0, 0), (180, 20, 20), (20, 30, 120), (224, 176, 112)])
def test_a_name_is_lightened_until_it_is_readable(color: tuple[int, int, int]) -> None:
    ground = worst_ground(Settings().box_opacity)
    assert contrast(readable(color, ground), ground) >= 4.5


def test_the_drawn_box_is_dark_over_white(canvas: Canvas, type_: Typesetter) -> None:
    canvas.surface.fill((255, 255, 255))
    page = set_line(Line(""), canvas, type_, Settings()).pages[0]
    page.draw(canvas.surface, 0)
    red, green, blue, _ = canvas.surface.get_at(page.paper.center)
    assert contrast(INK, (red, green, blue)) >= 7


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("window", [(640, 360), (1280, 720), (1024, 768)])
def test_nothing_is_clipped_or_lost_at_any_size(size: int, window: tuple[int, int]) -> None:
    canvas = Canvas.open(window)
    type_ = Typesetter(canvas.scale)
    spoken = set_line(Line(LONG, "Mina", "signs"), canvas, type_, replace(Settings(), text_size=size))
    assert "".join(page.text.text for page in spoken.pages) == LONG
    for page in spoken.pages:
        assert canvas.area.contains(page.paper)
        assert page.paper.width >= page.text.size[0] + 2 * page.pad[0]
        head = page.tag.line_height + page.pad[1] // 6 if page.tag else 0
        assert page.paper.height >= head + page.text.size[1] + 2 * page.pad[1]
        assert page.paper.top > canvas.area.top + canvas.area.height // 3


def test_lines_have_at_most_eighty_characters(canvas: Canvas, type_: Typesetter) -> None:
    spoken = set_line(Line(LONG), canvas, type_, Settings())
    assert all(len(line.text) <= 80 for page in spoken.pages for line in page.text.lines)
    assert MEASURE <= 1600


def test_drawing_stays_inside_its_rectangle(canvas: Canvas, type_: Typesetter) -> None:
    canvas.surface.fill((90, 120, 150))
    page = set_line(Line("Left. Now.", "Mina", "signs"), canvas, type_, Settings()).pages[0]
    page.draw(canvas.surface)
    canvas.surface.fill((90, 120, 150), page.rect)
    colors = {tuple(canvas.surface.get_at((x, y))[:3]) for x in range(0, 640, 3) for y in range(0, 360, 3)}
    assert colors == {(90, 120, 150)}


def test_narration_has_no_name_and_speech_has_one(canvas: Canvas, type_: Typesetter) -> None:
    assert set_line(Line("Snow."), canvas, type_, Settings()).pages[0].tag is None
    page = set_line(Line("Snow.", "Mina", "whispers"), canvas, type_, Settings(), "zzz").pages[0]
    assert page.tag is not None and page.manner is not None and not page.hand


def test_the_mark_shows_only_when_all_is_typed(canvas: Canvas, type_: Typesetter) -> None:
    page = set_line(Line("Snow."), canvas, type_, Settings()).pages[0]

    def drawn(upto: int | None, more: bool) -> bytes:
        canvas.surface.fill((0, 0, 0))
        page.draw(canvas.surface, upto, more)
        return pygame.image.tobytes(canvas.surface, "RGB")

    assert drawn(5, True) == drawn(None, True) != drawn(5, False)
    assert drawn(4, True) == drawn(4, False)
