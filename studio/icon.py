"""Make `assets/icon.png`: the icon of the window and of packages, 256 pixels wide.

python -m studio.icon
"""

from __future__ import annotations

from pathlib import Path

from game.stage import pygame  # isort: skip  # first: it keeps pygame from loading what is not needed
from game.stage import icon

FILE = Path(__file__).resolve().parents[1] / "assets" / "icon.png"
SIDE = 256


def main() -> None:
    """Draw it and write it down."""
    pygame.image.save(icon.draw(SIDE), str(FILE))
    print(f"{FILE.name}: {SIDE} x {SIDE}, {FILE.stat().st_size:,} bytes.")


if __name__ == "__main__":
    main()
