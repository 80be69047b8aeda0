"""Pictures are made in bands, so that the frame gets its turn: what comes out is what pygame makes in one go."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.stage import bands

PICTURES = Path(__file__).parents[2] / "assets"
CAST, PLACE = PICTURES / "cast" / "hijae.coat.still.webp", PICTURES / "backgrounds" / "forest.here.far.webp"


def _bytes(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGBA" if surface.get_masks()[3] else "RGB")


@pytest.mark.parametrize("path", [CAST, PLACE], ids=["with alpha", "without"])
def test_a_file_is_copied_to_the_last_bit(path: Path) -> None:
    loaded = pygame.image.load(str(path))
    copied = bands.copied(loaded)
    assert _bytes(copied) == _bytes(loaded)
    assert copied.get_masks()[:3] == pygame.Surface((1, 1), 0, 32).get_masks()[:3]
    assert bool(copied.get_flags() & pygame.SRCALPHA) == (path is CAST)


def test_copying_leaves_the_original_as_it_blends() -> None:
    loaded = pygame.image.load(str(CAST))
    before = loaded.get_alpha(), loaded.get_flags()
    bands.copied(loaded)
    assert (loaded.get_alpha(), loaded.get_flags()) == before


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(st.integers(1, 700), st.integers(1, 900)),
    st.lists(st.tuples(st.integers(0, 699), st.integers(0, 899), st.integers(0, 255)), max_size=4),
    st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255)),
)
def test_what_is_there_is_found_lit_and_cut_out_as_in_one_go(
    size: tuple[int, int], dots: list[tuple[int, int, int]], color: tuple[int, int, int]
) -> None:
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    for x, y, alpha in dots:
        surface.fill((200, 120, 40, alpha), (x % size[0], y % size[1], 3, 3))
    box = surface.get_bounding_rect()
    found = bands.bounds(surface)
    assert found == box if box.width and box.height else not (found.width and found.height)
    if box.width and box.height:
        assert _bytes(bands.copied(surface, box)) == _bytes(surface.subsurface(box))
    lit = surface.copy()
    lit.fill(color, special_flags=pygame.BLEND_RGB_MULT)
    bands.multiplied(surface, color)
    assert _bytes(surface) == _bytes(lit)


def test_after_each_band_there_is_a_rest_in_which_the_frame_wakes_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rest of no time gives the interpreter away and has it back before anybody else is there."""
    rests: list[float] = []
    monkeypatch.setattr(bands.time, "sleep", rests.append)
    area = pygame.Rect(7, 5, 2000, 1203)
    found = []
    for band in bands.of(area):
        assert len(rests) == len(found)
        found.append(band)
    assert len(rests) == len(found)
    assert min(rests) > 0
    assert max(band.width * band.height for band in found) <= bands.BAND
    assert area == found[0].unionall(found)
    assert sum(band.height for band in found) == area.height
