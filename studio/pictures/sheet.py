"""A contact sheet: all built places beside each other, in colour, in grey, at any width."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from studio.pictures.build import BUILD, names, place
from studio.pictures.proof import files, picture


def sheet(wide: int = 480, grey: bool = False) -> Path:
    """Write `build/pictures/sheet.png` with pictures of this width, two worlds in a row; returns its path."""
    shown = [(name, world) for name in names() for world in place(name).looks if files(name, world)]
    high, columns = wide * 9 // 16, 4
    rows = -(-len(shown) // columns)
    made = Image.new("RGB", (columns * (wide + 8), rows * (high + 26)), (24, 27, 32))
    draw = ImageDraw.Draw(made)
    for i, (name, world) in enumerate(shown):
        x, y = i % columns * (wide + 8), i // columns * (high + 26)
        small = picture(name, world).resize((wide, high), Image.Resampling.LANCZOS)
        made.paste(small.convert("L").convert("RGB") if grey else small, (x, y))
        draw.text((x + 6, y + high + 6), f"{name} {world}", (200, 204, 210))
    path = BUILD / ("sheet.grey.png" if grey else "sheet.png")
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)
    return path
