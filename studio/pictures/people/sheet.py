"""Contact sheets for looking at: every pose in every outfit, every look in each of them, marks shown and not, hands,
and the two who hold each other, worn and clean.

`python -m studio.pictures.people.sheet FOLDER [WHO.OUTFIT.POSE.LOOK ...]` writes them as PNG. Every sheet is also
written in grey, to judge its values.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from studio.pictures.people import both
from studio.pictures.people.bodies import BUILDS, SIZE
from studio.pictures.people.figure import GESTURES, OUTFITS, POSES, draw
from studio.pictures.people.gestures import SHAPES
from studio.pictures.people.hands import draw_hand
from studio.pictures.people.looks import NAMES
from studio.pictures.people.marks import ALL
from studio.pictures.people.paper import Sheets
from studio.pictures.people.poses import pose_of

FACED = tuple(pose for pose in (*POSES, *GESTURES) if pose not in ("back", "empty"))
"""The poses that show a face."""
GROUND = (54, 68, 86)
"""A middle grey-blue, about as bright as the places they stand in."""
SEEN = ((0, 0), (180, 0), (-90, 0), (90, 0), (140, 35), (-45, 20))
"""Roll and pitch of the hands on their sheet: palm, back, both edges, and two between."""


def on_ground(pixels: Any) -> Image.Image:
    """A figure over the plain ground."""
    figure = Image.fromarray((np.clip(pixels, 0, 1) * 255).astype(np.uint8), "RGBA")
    ground = Image.new("RGBA", figure.size, (*GROUND, 255))
    ground.alpha_composite(figure)
    return ground.convert("RGB")


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one height in a row."""
    row = Image.new("RGB", (sum(p.width for p in pictures), max(p.height for p in pictures)), GROUND)
    x = 0
    for p in pictures:
        row.paste(p, (x, 0))
        x += p.width
    return row


def all_hands(who: str) -> Image.Image:
    """Every shape of a hand from every side, the right one."""
    w, h = 160, 180
    s = Sheets((w * len(SEEN) * 2, h * ((len(SHAPES) + 1) // 2)), 1.2)
    for k, name in enumerate(SHAPES):
        for j, (roll, pitch) in enumerate(SEEN):
            at = (w * (j + len(SEEN) * (k % 2)) + w / 2, h * (k // 2) + h - 34.0)
            draw_hand(s, at, name, BUILDS[who].skin, roll=roll, pitch=pitch)
    return on_ground(s.image())


def all_looks(who: str, outfit: str, pose: str) -> Image.Image:
    """The head in every look of a pose; below, the same without marks."""
    x, y = pose_of(who, outfit, pose).neck
    x = SIZE[0] - x if who == "taejoon" else x
    box = [round(v * 1.15) for v in (x - 150, y - 260, x + 150, y + 40)]
    rows = []
    for shown in (ALL, ()):
        heads = [on_ground(draw(who, outfit, pose, look, marks=shown, scale=1.15)).crop(box) for look in NAMES]
        rows.append(side_by_side(heads))
    both = Image.new("RGB", (rows[0].width, 2 * rows[0].height))
    for k, row in enumerate(rows):
        both.paste(row, (0, k * row.height))
    return both


def main(arguments: list[str]) -> None:
    """Write the sheets to a folder; further arguments are single figures to draw at full size."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [a.split(".") for a in arguments[1:]]
    if wanted:
        sheets = {".".join(w): on_ground(draw(w[0], w[1], w[2], w[3], marks=ALL, scale=1.15)) for w in wanted}
    else:
        sheets = {f"hands.{who}": all_hands(who) for who in BUILDS}
        for pose in both.POSES:
            kinds = [(outfit, clean) for outfit in both.OUTFITS for clean in (False, True)]
            row = [on_ground(both.draw(outfit, pose, scale=0.6, clean=clean)) for outfit, clean in kinds]
            sheets[f"both.{pose}"] = side_by_side(row)
        for who in BUILDS:
            for outfit in OUTFITS:
                row = [on_ground(draw(who, outfit, pose, "calm", marks=ALL, scale=0.6)) for pose in (*POSES, *GESTURES)]
                sheets[f"{who}.{outfit}"] = side_by_side(row)
                for pose in FACED:
                    sheets[f"{who}.{outfit}.{pose}.looks"] = all_looks(who, outfit, pose)
    for name, picture in sheets.items():
        picture.save(folder / f"{name}.png")
        picture.convert("L").save(folder / f"{name}.grey.png")


if __name__ == "__main__":
    main(sys.argv[1:])
