"""Played from outside, through a real window."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.app import App
from game.story.bundled import STORY
from game.story.load import load
from tests.window.conftest import SIZE, Window

Open = Callable[..., Window]
pytestmark = pytest.mark.window

SMALL = """\
title: A Small Window
scenes:
  one:
    - chapter: One
    - First line.
    - Second line.
    - choice:
        - Left.:
            - To the left.
        - Right.:
            - To the right.
    - Last line.
    - end: Home
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "scenes.yaml").write_text(SMALL, encoding="utf-8")
    return folder / "scenes.yaml"


class Twin:
    """The same program without a window, one step behind the real one: it knows where each control is."""

    def __init__(self, path: Path, saves: Path) -> None:
        self.app = App(path, load(path), saves, SIZE)
        self.app.ui.to_root()
        self.app.theatre.prefer("text_speed", 0)

    def where(self, name: str) -> tuple[int, int]:
        """The middle of the control with this name, in pixels of the window."""
        self.app.update(1.0)
        plan = self.app.ui.plan
        found = [spot for spot in plan.focusable() if spot.control.name == name]
        assert found, f"no {name!r} among {[s.control.name for s in plan.focusable()]}"
        return plan.seen(found[0], self.app.ui.state.top.scroll).center


def test_keys_alone_play_from_the_title_to_an_ending(open_window: Open, settled: Callable[[str], None]) -> None:
    settled("everyone-in-the-frame")
    window = open_window()
    time.sleep(1.0)
    deadline = time.monotonic() + 100
    while not window.endings():
        window.key(*["Return"] * 9, "1", pause=0.012)  # Enter pressed in haste picks nothing; a number does
        assert time.monotonic() < deadline, "no ending was reached"
    assert window.endings()[0] in (load(STORY).story or pytest.fail("no story")).endings()


def test_the_mouse_alone_plays_saves_quits_and_goes_on_at_the_same_line(
    open_window: Open, settled: Callable[[str], None], small: Path, saves: Path, tmp_path: Path
) -> None:
    settled("a-small-window")
    twin = Twin(small, tmp_path / "twin")
    window = open_window(str(small))
    empty = (640, 120)

    def press(name: str) -> None:
        x, y = twin.where(name)
        window.click(x, y, pause=0.25)
        twin.app.ui.activate(next(s.control for s in twin.app.ui.plan.focusable() if s.control.name == name))

    def onward() -> None:
        window.click(*empty, pause=0.15)
        twin.app.ui.run("play.advance")

    time.sleep(1.0)
    press("Start")
    for _ in range(2):
        onward()
    press("Quick save")
    window.wait_for(lambda: window.kept("quick-1"), "the quick save")
    saved: Any = window.kept("quick-1")
    assert saved["said"] == "Second line."
    window.close()

    window = open_window(str(small))
    twin.app.theatre.leave()
    twin.app.update(1.0)
    time.sleep(1.0)
    twin.app.theatre.shelf = type(twin.app.theatre.shelf)(saves / "a-small-window", "A Small Window")
    twin.app.ui.stale()
    press("Continue")
    assert twin.app.theatre.moment is not None
    assert twin.app.theatre.moment.line is not None
    assert twin.app.theatre.moment.line.text == "Second line."
    onward()
    time.sleep(0.6)
    twin.app.update(1.0)
    press("Right.")
    onward()
    onward()
    window.wait_for(lambda: window.endings() == ["Home"], "the ending")
    twin.app.close()


def test_a_saved_edit_is_on_the_screen_at_the_same_place(
    open_window: Open, settled: Callable[[str], None], small: Path
) -> None:
    settled("a-small-window")
    window = open_window(str(small))
    window.save_until("Second line.", "Return")
    small.write_text(SMALL.replace("Second line.", "Second line, rewritten."), encoding="utf-8")
    window.save_until("Second line, rewritten.")


def test_a_broken_file_shows_its_problem_and_the_last_good_story_goes_on(
    open_window: Open, settled: Callable[[str], None], small: Path
) -> None:
    settled("a-small-window")
    window = open_window(str(small))
    window.save_until("First line.", "Return")
    small.write_text(SMALL.replace("- Second", "-Second"), encoding="utf-8")
    time.sleep(1.0)
    window.save_until("First line.", "Escape")
    window.save_until("Second line.", "Return")
    small.write_text(SMALL.replace("Second line.", "Mended line."), encoding="utf-8")
    window.save_until("Mended line.")


def test_without_a_display_there_is_a_sentence(small: Path, tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    ran = subprocess.run(
        [sys.executable, "-m", "game", str(small), "--saves", str(tmp_path)],
        env={**environment, "SDL_VIDEODRIVER": "x11", "DISPLAY": ":9999"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ran.returncode == 2
    assert "No window can be opened" in ran.stderr
    assert "Traceback" not in ran.stderr
