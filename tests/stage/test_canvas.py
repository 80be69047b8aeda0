"""The canvas: units to pixels, bars, what is shown; and a sentence when there is no display."""

from __future__ import annotations

import itertools

import pygame
import pytest

from game.stage.canvas import Canvas, NoDisplay, fit


def test_the_picture_keeps_its_shape_between_bars() -> None:
    area, scale = fit((1280, 1024))
    assert (area.size, area.top) == ((1280, 720), 152)
    assert scale == pytest.approx(1280 / 1920)
    assert fit((2560, 1080))[0].left == 320


def test_neighbours_in_units_are_neighbours_in_pixels() -> None:
    canvas = Canvas.open((1366, 768))
    rects = [canvas.rect(x, 100, 77, 50) for x in range(0, 1900, 77)]
    assert all(a.right == b.left for a, b in itertools.pairwise(rects))


def test_what_is_something_stays_visible() -> None:
    canvas = Canvas.open((640, 360))
    assert (canvas.px(0), canvas.px(0.5), canvas.px(-0.5), canvas.px(30)) == (0, 1, -1, 10)


def test_a_point_of_the_window_and_back() -> None:
    canvas = Canvas.open((1000, 900))
    assert canvas.units(canvas.at(960, 540)) == pytest.approx((960, 540), abs=1)


def test_only_what_was_touched_is_shown(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas.show()
    shown: list[list[pygame.Rect]] = []
    monkeypatch.setattr(pygame.display, "update", shown.append)
    assert not canvas.show()
    canvas.touch(pygame.Rect(0, 0, 10, 10))
    canvas.touch(pygame.Rect(5, 5, 10, 10))
    canvas.touch(pygame.Rect(100, 100, 9000, 5))
    canvas.touch(pygame.Rect(-50, -50, 10, 10))
    assert canvas.show()
    assert shown == [[pygame.Rect(0, 0, 15, 15), pygame.Rect(100, 100, 540, 5)]]


def test_fullscreen_and_back_to_the_window_it_was(canvas: Canvas) -> None:
    canvas.set_fullscreen(True)
    assert canvas.size == pygame.display.get_desktop_sizes()[0]
    canvas.set_fullscreen(False)
    assert canvas.size == canvas.windowed == (640, 360)


def test_another_size_is_noticed_once(canvas: Canvas) -> None:
    assert not canvas.resized()
    pygame.display.set_mode((800, 600), pygame.RESIZABLE)
    assert canvas.resized()
    assert canvas.area == pygame.Rect(0, 75, 800, 450)
    assert not canvas.resized()


def test_no_display_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise pygame.error("no video device")

    monkeypatch.setattr(pygame.display, "set_mode", refuse)
    with pytest.raises(NoDisplay, match="No window can be opened"):
        Canvas.open()
