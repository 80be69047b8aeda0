"""Names -> files. What was rendered is kept in `build/pictures/`, so that grading alone takes seconds."""

from __future__ import annotations

import time
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from studio.pictures.cards import drawn, laid
from studio.pictures.grade import grade, together
from studio.pictures.place import SIZE, Card, Place
from studio.pictures.render import Raw, projection, render

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "pictures"
SHELVES = ("places", "illustrations")
DRAFT = (672, 378)
DRAFT_SAMPLES = 10


def names() -> list[str]:
    """All places and illustrations that can be built."""
    return sorted(path.stem for shelf in SHELVES for path in (ROOT / "studio/pictures" / shelf).glob("[a-z]*.py"))


def place(name: str) -> Place:
    """The place or illustration of this name; ValueError when there is none."""
    for shelf in SHELVES:
        if (ROOT / "studio/pictures" / shelf / f"{name}.py").is_file():
            found: Place = import_module(f"studio.pictures.{shelf}.{name}").PLACE
            return found
    raise ValueError(f"There is no picture {name}; there are {', '.join(names())}.")


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
        layers = laid(built, grade(kept(built, world, kind), built.looks[world], screen, built.seed))
        written.append(_write(together(layers), BUILD / f"{name}.{world}{'.draft' if draft else ''}.png"))
        if not draft:
            for layer, picture in layers.items():
                target = ROOT / "assets" / built.shelf / f"{name}.{world}.{layer}.webp"
                whole = picture if layer != "far" else picture[..., :3]
                written.append(_write(whole, target, built.quality))
    print(f"{name}: {time.time() - start:.0f} s", flush=True)
    return written


def kept(built: Place, world: str, kind: str) -> dict[str, Raw]:
    """The layers of a world as they were rendered last, `kind` draft or final, its cards drawn anew in the light
    that fell on them then. ValueError when they were not rendered."""
    found: dict[str, Raw] = {}
    for part in built.in_order():
        name = part.name if isinstance(part, Card) else part
        path = BUILD / kind / f"{built.name}.{world}.{name}.npz"
        if path.is_file():
            raw, size = Raw.load(path), DRAFT if kind == "draft" else SIZE
            found[name] = drawn(part, world, raw, size) if isinstance(part, Card) else raw
    if not found:
        raise ValueError(f"{built.name}.{world} was not rendered yet ({kind}).")
    return found


def _write(picture: Any, path: Path, quality: int = 94) -> Path:
    """Dithered by the same noise each time: no bands in the fog, and the same picture from the same values."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(0).uniform(0, 1, (*picture.shape[:2], 1))
    values = picture[..., :3] * 255 + noise
    if picture.shape[2] == 4:
        values = np.dstack([values, picture[..., 3] * 255 + 0.5])
    image = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    if path.suffix == ".webp":
        # `exact` keeps the colours where nothing covers; without it edges mix with black.
        image.save(path, quality=quality, alpha_quality=95, method=6, exact=True)
    else:
        image.save(path)
    return path
