"""A small window, a small catalogue, and pictures that are made at once: for every test of the stage."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pytest

from game.stage.canvas import Canvas
from game.stage.frame import Stage
from game.stage.pictures import Pictures
from game.stage.text import Typesetter
from game.story.catalogue import Backdrop, Catalogue, Figure, Sound, World

BOTH = {"here": World("here"), "lens": World("lens")}


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    looks = ("calm", "angry")
    return Catalogue(
        folder=tmp_path_factory.mktemp("assets"),
        backgrounds={
            n: Backdrop(n, n.title(), BOTH, ("far", "mid", "near"), True) for n in ("forest", "city", "plain")
        },
        illustrations={"cube": Backdrop("cube", "Cube", BOTH, (), True)},
        cast={
            "mina": Figure("mina", "Mina", looks=looks, color="587060 b0413a", shape="person long", placeholder=True),
            "box": Figure("box", "Box", shape="cube", poses=("far", "near"), placeholder=True),
            "many": Figure("many", "Many", shape="group", placeholder=True),
        },
        music={"cold": Sound("cold", "[sparse piano]", twin="warm", loop=True), "warm": Sound("warm", "[warm piano]")},
        ambience={
            "wind": Sound("wind", "[wind]", loop=True),
            "floor": Sound("floor", "[a floor that shakes]", felt=True),
        },
        sounds={"door": Sound("door", "[a door]"), "hum": Sound("hum", "[low hum]", variants=3, felt=True)},
    )


@pytest.fixture
def canvas() -> Canvas:
    return Canvas.open((640, 360), title="test")


@pytest.fixture
def type_(canvas: Canvas) -> Typesetter:
    return Typesetter(canvas.scale)


@pytest.fixture(scope="session")
def pictures(catalogue: Catalogue) -> Iterator[Pictures]:
    """At 384x216, made when `load` asks for them."""
    made = Pictures(catalogue, 0.2, threaded=False)
    yield made
    made.close()


@pytest.fixture
def stage(pictures: Pictures, type_: Typesetter) -> Stage:
    return Stage((384, 216), pictures, type_.fonts)


@pytest.fixture
def root() -> Path:
    return Path(__file__).resolve().parents[2]
