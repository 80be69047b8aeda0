"""Where each system keeps a player's files, and what can be made again."""

from __future__ import annotations

from pathlib import Path

import platformdirs

NAME = "love-wins-all"


def saves() -> Path:
    """Saves and preferences of all stories."""
    return Path(platformdirs.user_data_dir(NAME, False)) / "saves"


def cache() -> Path:
    """Compiled stories: whatever is lost here is made again."""
    return Path(platformdirs.user_cache_dir(NAME, False))
