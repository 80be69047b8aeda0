"""The bundled typefaces: a serif for prose and a sans for the interface, each with Latin and Hangul.

`assets/fonts/` holds them with their licences; `assets/fonts/coverage.txt` says which characters both can show.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

import pygame

from game.story.bundled import ASSETS

Face = Literal["serif", "sans"]

FILES: dict[tuple[Face, bool], str] = {
    ("serif", False): "NotoSerifKR-Regular.ttf",
    ("serif", True): "NotoSerifKR-SemiBold.ttf",
    ("sans", False): "NotoSansKR-Regular.ttf",
    ("sans", True): "NotoSansKR-SemiBold.ttf",
}
FOLDER = ASSETS / "fonts"

_log = logging.getLogger(__name__)


class Fonts:
    """Fonts by face, pixel size and style, each opened once."""

    def __init__(self, folder: Path = FOLDER) -> None:
        pygame.font.init()
        self.folder = folder
        self._open: dict[tuple[Face, int, bool, bool], pygame.font.Font] = {}
        self._told: set[str] = set()

    def at(self, face: Face, pixels: int, strong: bool = False, oblique: bool = False) -> pygame.font.Font:
        """The font of this face at a height of `pixels` for one em."""
        key = (face, max(4, pixels), strong, oblique)
        font = self._open.get(key)
        if font is None:
            font = self._load(FILES[face, strong], key[1])
            if oblique:
                font.set_italic(True)
            self._open[key] = font
        return font

    def _load(self, name: str, pixels: int) -> pygame.font.Font:
        path = self.folder / name
        try:
            return pygame.font.Font(str(path), pixels)
        except (OSError, pygame.error) as error:
            if name not in self._told:
                self._told.add(name)
                _log.warning("The typeface %s cannot be opened (%s); a plain one stands in.", path, error)
            return pygame.font.Font(None, pixels)
