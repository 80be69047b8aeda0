"""Names -> files. What was rendered is kept in `build/pictures/`, so that grading alone takes seconds."""

from __future__ import annotations

import time
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from studio.pictures.grade import grade, together
from studio.pictures.place import SIZE, Place
from studio.pictures.render import Raw, projection, render

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "pictures"
PLACES = ROOT / "studio" / "pictures" / "places"
QUALITY = 94
DRAFT = (672, 378)
DRAFT_SAMPLES = 10


def names() -> list[str]:
    """All places that can be built."""
    return sorted(path.stem for path in PLACES.glob("[a-z]*.py"))


def place(name: str) -> Place:
    """The place of this name; ValueError when there is none."""
    if name not in names():
        raise ValueError(f"There is no place {name}; there are {', '.join(names())}.")
    found: Place = import_module(f"studio.pictures.places.{name}").PLACE
    return found


def build(
    name: str, worlds: tuple[str, ...] = (), *, draft: bool = False, regrade: bool = False, only: tuple[str, ...] = ()
) -> list[Path]:
    """Render and grade a place. A draft is small, quick, and only a picture to look at in `build/pictures/`; the
    final layers are written to `assets/`. `regrade` takes what was rendered before; `only` these layers are rendered
    anew."""
    built, start = place(name), time.time()
    size, samples = (DRAFT, DRAFT_SAMPLES) if draft else (SIZE, built.samples)
    screen, written = projection(built), []
    for world in worlds or tuple(built.looks):
        kind = "draft" if draft else "final"
        for layer, raw in {} if regrade else render(built, world, size, samples, only).items():
            raw.save(BUILD / kind / f"{name}.{world}.{layer}.npz")
        raws = kept(built, world, kind)
        layers = grade(raws, built.looks[world], screen, built.seed)
        written.append(_write(together(layers), BUILD / f"{name}.{world}{'.draft' if draft else ''}.png"))
        if not draft:
            for layer, picture in layers.items():
                target = ROOT / "assets" / built.shelf / f"{name}.{world}.{layer}.webp"
                written.append(_write(picture if layer != "far" else picture[..., :3], target))
    print(f"{name}: {time.time() - start:.0f} s", flush=True)
    return written


def kept(built: Place, world: str, kind: str) -> dict[str, Raw]:
    """The layers of a world as they were rendered last, `kind` draft or final. ValueError when they were not."""
    paths = {layer: BUILD / kind / f"{built.name}.{world}.{layer}.npz" for layer in built.layers}
    found = {layer: Raw.load(path) for layer, path in paths.items() if path.is_file()}
    if not found:
        raise ValueError(f"{built.name}.{world} was not rendered yet ({kind}).")
    return found


def _write(picture: Any, path: Path) -> Path:
    """Dithered by the same noise each time: no bands in the fog, and the same picture from the same values."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(0).uniform(0, 1, (*picture.shape[:2], 1))
    values = picture[..., :3] * 255 + noise
    if picture.shape[2] == 4:
        values = np.dstack([values, picture[..., 3] * 255 + 0.5])
    image = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    if path.suffix == ".webp":
        # `exact` keeps the colours where nothing covers; without it edges mix with black.
        image.save(path, quality=QUALITY, alpha_quality=95, method=6, exact=True)
    else:
        image.save(path)
    return path
