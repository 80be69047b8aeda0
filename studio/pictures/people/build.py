"""Figures -> files: a body with one face, and a sheet with what differs by look, mark and lids (`game.stage.parts`).

A part is the smallest box around the pixels that differ. A look takes the place of what was there. Marks and lids are
laid over it, because a cut may run close by an eye: their boxes are clear but for what differs. What is seen of two
marks must not touch, because they are put on one after the other, nor what is seen of a mark and of lids, unless they
close over it.

Where the mouth is seen in a look is found in the same way, by drawing the figure without it.

The ends of hair, scarf and coat move a little. Each end has a box of its own that no look touches, `sway 1`, `sway 2`
and so on, and is drawn carried aside by each of `SWAYS`: `sway 1 1` .. `sway 1 4`. The body itself is at rest.

`<figure>.lens.webp` is the same body in clean clothes, and `<figure>.lens.json` where its parts lie on the one sheet
that both worlds have: the same, but for ends that are not clean here. Clothes that the lens shows as they are have
neither.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from scipy import ndimage

from studio.pictures.build import ROOT
from studio.pictures.grade import spread
from studio.pictures.people import both, figure, guests
from studio.pictures.people.marks import WASHED

CAST = ROOT / "assets" / "cast"
WHO = {"hijae": ("cut", "ring"), "taejoon": ("cut", "eye")}
"""The two, and what each bears."""
STANDING = {"hijae": 1080, "taejoon": 1150, "guests": 1080, "both": 1150}
"""Units from the floor to the crown; of both, to his when he does not bow it."""
LOOKS = ("calm", "wary", "afraid", "hurt", "tender", "laughing", "angry", "resolved")
FACELESS = ("back", "empty", figure.HEAP)
SCALE = 1.0
QUALITY, THROUGH_THE_LENS = 80, 76
"""Of the files: bodies and parts, and bodies that are seen through the lens alone."""
WIDE = 1024
"""Pixels: how wide a sheet of parts is."""
DIFFERS = 3.0 / 255
MARGIN = 2
CLEAN = "lens "
"""Before the name of a part that only the clean clothes have."""
FEW = 40
"""Pixels: what is less moves unseen."""
SWAYS = (1.5, 3.0, -1.5, -3.0)
"""How far the ends are carried, in units; between two that follow each other, and between the body and an odd one,
there is half a breath."""
STIRS = 9.0 / 255
"""From this difference on an end is seen to move."""
HEALED = {"hijae": {"faint": 0.3, "healing": 0.65}, "taejoon": {"faint": 0.42, "healing": 0.75}}
"""How much of the cut is left, once it is washed. His is in a dark brow, where as little as of hers would not show."""
UNDER_LIDS = "eye"
"""The mark that lids close over."""
COARSE = 0.5
"""Pixels a unit of the figures that only tell where a mouth is."""
FACES = {"hijae": -1, "taejoon": 1}
"""To which side they face in all poses: that way their breath goes."""
LIPS = 20
"""Pixels of such a mouth: if fewer are seen, nobody sees it breathe."""

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
    held = [f"both.{outfit}.{pose}" for outfit in both.OUTFITS for pose in both.POSES]
    heaps = [f"{who}.wedding.{figure.HEAP}" for who in WHO]
    return [*two, *held, *heaps, *(f"guests.{pose}" for pose in guests.POSES)]


def build(name: str) -> list[Path]:
    """Draw a figure in all its looks and write its files. Raises ValueError for a name that is none."""
    if name not in names():
        raise ValueError(f"There is no figure {name}; there are {', '.join(names())}.")
    start = time.time()
    if name.startswith("guests."):  # whole: they have no looks, and nothing of them differs
        written = [_write(guests.draw(name.removeprefix("guests."), scale=SCALE), CAST / f"{name}.webp")]
        written.append(_index(name, {}, {}))
        print(f"{name}: {time.time() - start:.0f} s", flush=True)
        return written
    who, outfit, pose = name.split(".")
    if who == "both":
        written = _both(name, outfit, pose)
        print(f"{name}: {time.time() - start:.0f} s", flush=True)
        return written
    body, clean = (figure.draw(who, outfit, pose, "calm", marks=WHO[who], scale=SCALE, clean=c) for c in (False, True))
    parts = list(_parts(who, outfit, pose, body)) if pose not in FACELESS else []
    _unworn(parts, body, clean)
    if pose not in ("empty", figure.HEAP):
        parts += _swaying(who, outfit, pose, body, [part.box for part in parts])
    written = [_write(body, CAST / f"{name}.webp")]
    boxes: dict[str, list[int]] = {}
    if parts:
        sheet, boxes = _packed(parts)
        written.append(_write(sheet, CAST / f"{name}.parts.webp"))
    here = {part: box for part, box in boxes.items() if not part.startswith(CLEAN)}
    mouths = _mouths(who, outfit, pose) if pose not in FACELESS else {}
    written.append(_index(name, mouths, here))
    if outfit in figure.CLEANED:
        lens = {part: boxes.get(CLEAN + part, box) for part, box in here.items()}
        written += [_write(clean, CAST / f"{name}.lens.webp", THROUGH_THE_LENS), _index(f"{name}.lens", mouths, lens)]
    print(f"{name}: {time.time() - start:.0f} s", flush=True)
    return written


def _both(name: str, outfit: str, pose: str) -> list[Path]:
    """The two as one: their eyes are closed, nobody sees them breathe, and nothing sways. In the lens their cuts heal
    with the dial, under no look.
    """
    here = both.draw(outfit, pose, scale=SCALE)
    lens, bare, washed = (
        both.draw(outfit, pose, scale=SCALE, clean=True, marks=(*both.UNHURT, *cut)) for cut in (["cut"], [], [WASHED])
    )
    part = _laid_over(" no cut", lens, bare)
    assert part is not None
    sheet, boxes = _packed([part, *_healing("taejoon", "", part, washed)])
    return [
        _write(here, CAST / f"{name}.webp"),
        _index(name, {}, {}),
        _write(lens, CAST / f"{name}.lens.webp", THROUGH_THE_LENS),
        _index(f"{name}.lens", {}, boxes),
        _write(sheet, CAST / f"{name}.parts.webp"),
    ]


def _index(name: str, mouths: dict[str, list[int]], boxes: dict[str, list[int]]) -> Path:
    """Write how high a figure stands, where its mouth is in each look, and where its parts lie."""
    path = CAST / f"{name}.json"
    rows = ",\n".join(f"    {json.dumps(part)}: {json.dumps(box)}" for part, box in boxes.items())
    standing = round(STANDING[name.split(".")[0]] * SCALE)
    head = f'  "standing": {standing},\n  "mouth": {json.dumps(mouths)},\n'
    path.write_text(f'{{\n{head}  "parts": {{\n{rows}\n  }}\n}}\n', encoding="utf-8")
    return path


def _mouths(who: str, outfit: str, pose: str) -> dict[str, list[int]]:
    """The middle of the mouth in each look in which it is seen, in pixels of the body, and which way it breathes."""
    found: dict[str, list[int]] = {}
    for look in LOOKS:
        whole, without = (
            figure.draw(who, outfit, pose, look, marks=(), scale=COARSE, lips=lips) for lips in (True, False)
        )
        lips = _apart_by(whole, without) > STIRS
        if int(lips.sum()) >= LIPS:
            ys, xs = np.nonzero(lips)
            middle = [round((int(at.min()) + int(at.max()) + 1) / 2 * SCALE / COARSE) for at in (xs, ys)]
            found[look] = [*middle, FACES[who]]
    return found


def _unworn(parts: list[Part], body: Any, clean: Any) -> None:
    """Looks serve both worlds: nothing that is worn may lie in their boxes."""
    worn = _apart_by(body, clean) > DIFFERS
    for part in parts:
        left, top, wide, high = part.box
        if worn[top : top + high, left : left + wide].any():
            raise ValueError(f"{part.name} holds something that is not there in clean clothes")


def _swaying(who: str, outfit: str, pose: str, body: Any, taken: list[Box]) -> list[Part]:
    """The ends that move, each in its box, at each of `SWAYS`, worn and clean."""
    moved, clean = (
        [figure.draw(who, outfit, pose, "calm", marks=WHO[who], scale=SCALE, breeze=far, clean=c) for far in SWAYS]
        for c in (False, True)
    )
    stirred = np.max([_apart_by(body, picture) for picture in moved], axis=0) > STIRS
    parts = []
    for number, box in enumerate((b for b in _boxes(stirred) if not any(_touch(b, t) for t in taken)), 1):
        left, top, wide, high = box
        for step, (worn, tidy) in enumerate(zip(moved, clean, strict=True), 1):
            here, there = (p[top : top + high, left : left + wide] for p in (worn, tidy))
            parts.append(Part(f"sway {number} {step}", box, here))
            if (_apart_by(here, there) > DIFFERS).any():
                parts.append(Part(f"{CLEAN}sway {number} {step}", box, there))
    return parts


def _boxes(stirred: Any) -> list[Box]:
    """Boxes that do not touch, around all that is stirred; a few pixels alone are none."""
    labels, _ = ndimage.label(ndimage.binary_dilation(stirred, iterations=5))
    boxes: list[Box] = []
    for number, (ys, xs) in enumerate(ndimage.find_objects(labels), 1):
        if int((stirred & (labels == number)).sum()) < FEW:
            continue
        box = (int(xs.start), int(ys.start), int(xs.stop - xs.start), int(ys.stop - ys.start))
        while near := [other for other in boxes if _touch(box, other)]:
            boxes = [other for other in boxes if other not in near]
            left, top = min(b[0] for b in (box, *near)), min(b[1] for b in (box, *near))
            right, bottom = max(b[0] + b[2] for b in (box, *near)), max(b[1] + b[3] for b in (box, *near))
            box = (left, top, right - left, bottom - top)
        boxes.append(box)
    return sorted(boxes, key=lambda box: (box[1], box[0]))


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
            part = _laid_over(f"{look} no {mark}", whole, bare)
            if part is None:
                continue  # hidden, by hair or a hand
            marked.append(part)
            yield part
            if mark == "cut":
                washed = figure.draw(who, outfit, pose, look, marks=(*others, WASHED), scale=SCALE)
                yield from _healing(who, look, part, washed)
        _apart(marked)
        shut = figure.draw(who, outfit, pose, look, marks=bears, scale=SCALE, blink=True)
        if part := _laid_over(f"{look} lids", whole, shut):
            _apart([part, *(mark for mark in marked if not mark.name.endswith(UNDER_LIDS))])
            yield part


def _healing(who: str, look: str, bare: Part, washed: Any) -> Iterator[Part]:
    left, top, wide, high = bare.box
    cut, pixels = washed[top : top + high, left : left + wide], bare.pixels
    for word, amount in HEALED[who].items():
        colors = pixels[..., :3] + (cut[..., :3] - pixels[..., :3]) * amount
        yield Part(f"{look} {word}", bare.box, np.dstack([colors, pixels[..., 3]]))


def _laid_over(name: str, before: Any, after: Any) -> Part | None:
    """What is laid on one picture to turn it into the other: its box is clear where they are the same."""
    part = _differing(name, before, after)
    if part is None:
        return None
    left, top, wide, high = part.box
    here = (slice(top, top + high), slice(left, left + wide))
    seen = np.pad(_apart_by(before[here], after[here]) > DIFFERS, MARGIN)
    seen = ndimage.binary_fill_holes(ndimage.binary_dilation(seen))[MARGIN:-MARGIN, MARGIN:-MARGIN]
    return replace(part, pixels=np.dstack([part.pixels[..., :3], part.pixels[..., 3] * seen]))


def _differing(name: str, before: Any, after: Any) -> Part | None:
    """The smallest box that turns one picture into the other."""
    apart = _apart_by(before, after) > DIFFERS
    rows, columns = np.flatnonzero(apart.any(1)), np.flatnonzero(apart.any(0))
    if not len(rows):
        return None
    top, bottom = max(0, int(rows[0]) - MARGIN), min(apart.shape[0], int(rows[-1]) + 1 + MARGIN)
    left, right = max(0, int(columns[0]) - MARGIN), min(apart.shape[1], int(columns[-1]) + 1 + MARGIN)
    return Part(name, (left, top, right - left, bottom - top), after[top:bottom, left:right])


def _apart_by(before: Any, after: Any) -> Any:
    """How different two pictures are at each pixel, 0..1, as they look over something."""
    one, other = (p[..., :3] * p[..., 3:] for p in (before, after))
    return np.maximum(np.abs(one - other).max(-1), np.abs(before[..., 3] - after[..., 3]))


def _touch(one: Box, other: Box) -> bool:
    (x, y, w, h), (left, top, wide, high) = one, other
    return x < left + wide and left < x + w and y < top + high and top < y + h


def _apart(parts: list[Part]) -> None:
    """ValueError where what is seen of two parts is at one place."""
    left, top = (min((part.box[k] for part in parts), default=0) for k in (0, 1))
    wide, high = (max((part.box[k] + part.box[k + 2] for part in parts), default=0) for k in (0, 1))
    taken = np.zeros((high - top, wide - left), bool)
    for part in parts:
        x, y = part.box[0] - left, part.box[1] - top
        here, seen = taken[y : y + part.box[3], x : x + part.box[2]], part.pixels[..., 3] > 0
        if (here & seen).any():
            raise ValueError(f"{part.name} lies over {', '.join(p.name for p in parts if p is not part)}")
        here |= seen


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


def _write(picture: Any, path: Path, quality: int = QUALITY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = np.dstack([spread(picture[..., :3], picture[..., 3]), picture[..., 3]])
    values = (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)
    # `exact` keeps the colours where nothing covers; without it edges mix with black when they are scaled.
    Image.fromarray(values).save(path, quality=quality, alpha_quality=95, method=6, exact=True)
    return path
