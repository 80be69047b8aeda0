"""Twelve moments of a story look as they did: the whole window, stage and words.

The pictures were made with pygame 2.6.1 and the bundled fonts (`UPDATE_PICTURES=1 pytest tests/golden` makes them
anew: look at each before it is committed). On one kind of processor they come out the same to the bit. Another kind
may round a blended or scaled pixel otherwise, by a level or two of 255; a glyph's edge by a few more. So a picture
may differ by `MEAN` levels on average and by more than `LEVELS` in `SHARE` of its pixels, and no more: a letter
that moved by one pixel, a missing figure or another shade already do (the last test proves it).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from numpy.typing import NDArray

from game.app import App
from game.stage import pygame
from game.story.bundled import ASSETS
from game.story.load import load

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
SIZE = (640, 360)
MEAN, LEVELS, SHARE = 0.35, 24, 0.0001
NAMES = (
    "01-chapter", "02-signed", "03-his-view", "04-choice", "05-cube", "06-lens", "07-other-world",
    "08-hangul", "09-illustration", "10-wall", "11-two-rows", "12-end",
)  # fmt: skip

Pixels = NDArray[numpy.int16]


def pixels(surface: pygame.Surface) -> Pixels:
    """Height x width x 3, 0..255."""
    data = pygame.image.tobytes(surface, "RGB")
    wide, high = surface.get_size()
    return numpy.frombuffer(data, numpy.uint8).reshape(high, wide, 3).astype(numpy.int16)


def alike(a: Pixels, b: Pixels) -> bool:
    """Whether two pictures are the same within the tolerance that the module argues for."""
    if a.shape != b.shape:
        return False
    apart = numpy.abs(a - b)
    return bool(apart.mean() <= MEAN and (apart.max(axis=2) > LEVELS).mean() <= SHARE)


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Pixels]]:
    """The twelve moments as this machine draws them."""
    folder = tmp_path_factory.mktemp("golden")
    shutil.copy(HERE / "scenes.yaml", folder)
    (folder / "assets").mkdir()
    shutil.copy(ASSETS / "catalog.yaml", folder / "assets")
    path = folder / "scenes.yaml"
    loaded = load(path)
    assert loaded.playable, "\n".join(map(str, loaded.problems))
    app = App(path, loaded, folder / "saves", SIZE)
    app.ui.to_root()
    app.theatre.prefer("timers", "off")
    app.theatre.new_game()
    assert app.theatre.session is not None
    found = {}
    for name in NAMES:
        app.update(0.0)
        app.clock = 7.25
        found[name] = pixels(app.settled())
        moment = app.theatre.session.moment
        app.theatre.choose(moment.offers[0].id) if moment.kind == "choice" else app.theatre.advance()
    assert app.theatre.session.moment.kind == "end"
    yield found
    app.close()


@pytest.mark.golden
@pytest.mark.parametrize("name", NAMES)
def test_a_moment_looks_as_it_did(name: str, twelve: dict[str, Pixels], tmp_path: Path) -> None:
    file = PICTURES / f"{name}.png"
    now = pygame.image.frombytes(twelve[name].astype(numpy.uint8).tobytes(), SIZE, "RGB")
    if os.environ.get("UPDATE_PICTURES"):
        pygame.image.save(now, str(file))
    else:
        pygame.image.save(now, str(tmp_path / f"{name}.png"))
    kept = pixels(pygame.image.load(str(file)))
    assert alike(kept, twelve[name]), f"see {tmp_path / name}.png beside tests/golden/pictures/{name}.png"


def test_every_moment_is_another_picture(twelve: dict[str, Pixels]) -> None:
    for a in NAMES:
        assert [b for b in NAMES if alike(twelve[a], twelve[b])] == [a]


def test_the_tolerance_sees_a_moved_letter_and_a_changed_shade(twelve: dict[str, Pixels]) -> None:
    whole = twelve["11-two-rows"]
    moved = whole.copy()
    moved[299:311, 124:134] = whole[299:311, 125:135]
    assert not alike(whole, moved)
    assert not alike(whole, whole + 1)
    assert alike(whole, whole.copy())
