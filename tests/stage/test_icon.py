"""The icon: a square in which a light frame hangs, at every size."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game import app
from game.stage import icon
from game.story.bundled import ASSETS


@pytest.mark.parametrize("side", [16, 32, 48, 64, 256])
def test_at_every_size_a_light_frame_and_a_red_point_are_seen_on_dark_paper(side: int) -> None:
    drawn = icon.draw(side)
    assert drawn.get_size() == (side, side)

    def at(x: float, y: float) -> tuple[int, ...]:
        return tuple(drawn.get_at((int(x * side / 16), int(y * side / 16))))

    assert min(at(3.5, 8)[:3]) > 200  # the frame, and beside it the paper
    assert max(at(1.5, 8)[:3]) < 110 > max(at(6.5, 6.5)[:3])
    red, green, blue, _ = at(9.9, 9.9)
    assert red > 2 * max(green, blue)
    assert at(0, 0)[3] < 128 < at(8, 1.5)[3]


def test_the_file_is_this_drawing() -> None:
    kept = pygame.image.load(str(ASSETS / "icon.png"))
    assert pygame.image.tobytes(kept, "RGBA") == pygame.image.tobytes(icon.draw(256), "RGBA")


def test_where_the_file_is_missing_it_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert app._icon().get_size() == (256, 256)
    monkeypatch.setattr(app, "ASSETS", tmp_path)
    assert app._icon().get_size() == (64, 64)
