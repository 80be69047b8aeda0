"""Where the story, the pictures and the fonts that come with the program are."""

from __future__ import annotations

from pathlib import Path

_GAME = Path(__file__).resolve().parents[1]

HOME = _GAME if (_GAME / "scenes.yaml").is_file() else _GAME.parent
"""A wheel carries story and assets inside the package; in a checkout they stand beside it."""

STORY = HOME / "scenes.yaml"
ASSETS = HOME / "assets"
