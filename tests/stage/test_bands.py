"""Pictures are made in bands, so that the frame gets its turn: what comes out is what pygame makes in one go."""

from __future__ import annotations

import threading
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


def test_another_thread_gets_its_turn_between_two_bands() -> None:
    """Whatever waits for the interpreter has it after each band, and not only when the whole picture is done."""
    area, turns, go, done = pygame.Rect(0, 0, 2000, 1200), 0, threading.Event(), threading.Event()

    def frame() -> None:
        nonlocal turns
        while not done.is_set():
            go.wait()
            go.clear()
            turns += 1

    thread = threading.Thread(target=frame, daemon=True)
    thread.start()
    seen = []
    for _ in bands.of(area):
        seen.append(turns)
        go.set()
    done.set()
    go.set()
    thread.join(timeout=5)
    assert len(seen) == 20
    assert seen[-1] >= 10
