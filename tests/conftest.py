"""What every test may ask for: a story written down in place."""

from __future__ import annotations

import os
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

# Machines are noisy: time is measured elsewhere. A proof must not depend on the dice, so CI throws the same ones.
hypothesis.settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")

# No test opens a real window or a real sound card unless it says so (tests/window does).
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="cache-")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from game.story.load import load  # noqa: E402
from game.story.model import Story  # noqa: E402

HEAD = """\
title: A Small Story
start: one
cast:
  Mina: {looks: [calm, glad], manners: [signs]}
vars:
  trust: 0..3
  carry: torch|bread
  met: no|yes
scenes:
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Write a whole story file; its path."""

    def written(text: str) -> Path:
        path = tmp_path / "scenes.yaml"
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return path

    return written


@pytest.fixture
def story_of(write: Callable[[str], Path]) -> Callable[[str], Story]:
    """A playable story of these scenes (with Mina, trust, carry and met), or a failure that says why not."""

    def made(scenes: str) -> Story:
        loaded = load(write(HEAD + textwrap.indent(textwrap.dedent(scenes).strip("\n"), "  ") + "\n"))
        assert loaded.playable, "\n".join(map(str, loaded.problems))
        assert loaded.story is not None
        return loaded.story

    return made
