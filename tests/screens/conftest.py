"""A player at a real interface: a small story, a small window, and events as hands would make them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pytest

from tests.screens.player import Player


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Callable[..., Player]]:
    """Makes players: `player()`, `player(size=..., first=True, text_size=200, story=...)`."""
    made: list[Player] = []

    def make(**asked: object) -> Player:
        made.append(Player(tmp_path / f"player{len(made)}", **asked))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.theatre.close()
