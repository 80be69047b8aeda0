"""Figures -> files: a body with one face, and a sheet with what differs by look, mark and lids (`game.stage.parts`).

A part is the smallest box around the pixels that differ; it takes the place of what was there. Parts of marks must not
touch each other, because they are put on one after the other.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from studio.pictures.build import ROOT
from studio.pictures.grade import spread
from studio.pictures.people import figure, guests

CAST = ROOT / "assets" / "cast"
WHO = {"hijae": ("cut", "ring"), "taejoon": ("eye",)}
"""The two, and what each bears."""
STANDING = {"hijae": 1080, "taejoon": 1150, "guests": 1080}
"""Units from the floor to the crown."""
LOOKS = ("calm", "wary", "afraid", "hurt", "tender", "laughing", "angry", "resolved")
FACELESS = ("back", "empty")
SCALE = 1.0
QUALITY = 90
WIDE = 1024
"""Pixels: how wide a sheet of parts is."""
DIFFERS = 3.0 / 255
MARGIN = 2
HEALED = {"faint": 0.3, "healing": 0.65}
"""How much of the raw cut is left."""

Box = tuple[int, int, int, int]
"""Left, top, width, height, in pixels of the body."""


@dataclass(frozen=True)
class Part:
    """What to lay on a body, and where."""

    name: str
    box: Box
    pixels: Any


def names() -> list[str]:
    """All figures that can be built, as their files are called."""
    two = [f"{who}.{outfit}.{pose}" for who in WHO for outfit in figure.OUTFITS for pose in figure.POSES]
    return [*two, *(f"guests.{pose}" for pose in guests.POSES)]


def build(name: str) -> list[Path]:
    """Draw a figure in all its looks and write its files. Raises ValueError for a name that is none."""
    if name not in names():
        raise ValueError(f"There is no figure {name}; there are {', '.join(names())}.")
    start = time.time()
    if name.startswith("guests."):  # whole: they have no looks, and nothing of them differs
        written = [_write(guests.draw(name.removeprefix("guests."), scale=SCALE), CAST / f"{name}.webp")]
        written.append(_index(name, {}))
        print(f"{name}: {time.time() - start:.0f} s", flush=True)
        return written
    who, outfit, pose = name.split(".")
    body = figure.draw(who, outfit, pose, "calm", marks=WHO[who], scale=SCALE)
    written = [_write(body, CAST / f"{name}.webp")]
    boxes: dict[str, list[int]] = {}
    if pose not in FACELESS:
        sheet, boxes = _packed(list(_parts(who, outfit, pose, body)))
        written.append(_write(sheet, CAST / f"{name}.parts.webp"))
    written.append(_index(name, boxes))
    print(f"{name}: {time.time() - start:.0f} s", flush=True)
    return written


def _index(name: str, boxes: dict[str, list[int]]) -> Path:
    """Write how high a figure stands, and where its parts lie."""
    path = CAST / f"{name}.json"
    rows = ",\n".join(f"    {json.dumps(part)}: {json.dumps(box)}" for part, box in boxes.items())
    standing = round(STANDING[name.split(".")[0]] * SCALE)
    path.write_text(f'{{\n  "standing": {standing},\n  "parts": {{\n{rows}\n  }}\n}}\n', encoding="utf-8")
    return path


def _parts(who: str, outfit: str, pose: str, body: Any) -> Iterator[Part]:
    """Of each look: what differs from the body, and what differs from the look without a mark, or with closed lids."""
    bears = WHO[who]
    for look in LOOKS:
        whole = body if look == "calm" else figure.draw(who, outfit, pose, look, marks=bears, scale=SCALE)
        if look != "calm" and (part := _differing(look, body, whole)):
            yield part
        marked = []
        for mark in bears:
            others = tuple(other for other in bears if other != mark)
            bare = figure.draw(who, outfit, pose, look, marks=others, scale=SCALE)
            part = _differing(f"{look} no {mark}", whole, bare)
            if part is None:
                continue  # hidden, by hair or a hand
            marked.append(part)
            yield part
            if mark == "cut":
                yield from _healing(look, part, whole)
        _apart(marked)
        shut = figure.draw(who, outfit, pose, look, marks=bears, scale=SCALE, blink=True)
        if part := _differing(f"{look} lids", whole, shut):
            yield part


def _healing(look: str, bare: Part, whole: Any) -> Iterator[Part]:
    left, top, wide, high = bare.box
    raw = whole[top : top + high, left : left + wide]
    for word, amount in HEALED.items():
        yield Part(f"{look} {word}", bare.box, bare.pixels + (raw - bare.pixels) * amount)


def _differing(name: str, before: Any, after: Any) -> Part | None:
    """The smallest box that turns one picture into the other."""
    one, other = (p[..., :3] * p[..., 3:] for p in (before, after))
    apart = np.maximum(np.abs(one - other).max(-1), np.abs(before[..., 3] - after[..., 3])) > DIFFERS
    rows, columns = np.flatnonzero(apart.any(1)), np.flatnonzero(apart.any(0))
    if not len(rows):
        return None
    top, bottom = max(0, int(rows[0]) - MARGIN), min(apart.shape[0], int(rows[-1]) + 1 + MARGIN)
    left, right = max(0, int(columns[0]) - MARGIN), min(apart.shape[1], int(columns[-1]) + 1 + MARGIN)
    return Part(name, (left, top, right - left, bottom - top), after[top:bottom, left:right])


def _apart(parts: list[Part]) -> None:
    for i, one in enumerate(parts):
        for other in parts[:i]:
            (x, y, w, h), (left, top, wide, high) = one.box, other.box
            if x < left + wide and left < x + w and y < top + high and top < y + h:
                raise ValueError(f"{one.name} and {other.name} lie over each other")


def _packed(parts: list[Part]) -> tuple[Any, dict[str, list[int]]]:
    """All parts on one sheet, in rows, the highest first; and where each lies and goes."""
    boxes: dict[str, list[int]] = {}
    x = y = row = 0
    placed = []
    for part in sorted(parts, key=lambda part: (-part.box[3], part.name)):
        left, top, wide, high = part.box
        if x + wide > WIDE:
            x, y, row = 0, y + row + MARGIN, 0
        placed.append((x, y, part))
        boxes[part.name] = [x, y, wide, high, left, top]
        x, row = x + wide + MARGIN, max(row, high)
    sheet = np.zeros((y + row, WIDE, 4), np.float32)
    for x, y, part in placed:
        sheet[y : y + part.box[3], x : x + part.box[2]] = part.pixels
    return sheet, boxes


def _write(picture: Any, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = np.dstack([spread(picture[..., :3], picture[..., 3]), picture[..., 3]])
    values = (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)
    # `exact` keeps the colours where nothing covers; without it edges mix with black when they are scaled.
    Image.fromarray(values).save(path, quality=QUALITY, alpha_quality=95, method=6, exact=True)
    return path
