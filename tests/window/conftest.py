"""A real window on a virtual display, driven from outside like a player drives it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.play.saves import Shelf
from game.play.settings import Settings

SIZE = (1280, 720)
NEEDED = ("Xvfb", "xdotool")


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A virtual display of its own."""
    for program in NEEDED:
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed: no virtual display to open a window on")
    reader, writer = os.pipe()
    # Without -noreset it starts anew whenever its last window closes, and may miss the next one.
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


class Window:
    """The program in its own process, with its saves in a folder that the test can look into."""

    def __init__(self, display: str, saves: Path, arguments: list[str], cwd: Path) -> None:
        self.display, self.saves = display, saves
        own = {k: v for k, v in os.environ.items() if not k.startswith("SDL_")}
        # The window is real, the sound card is not: a test machine need not have one.
        self.environment = {**own, "DISPLAY": display, "SDL_AUDIODRIVER": "dummy", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "game", *arguments, "--saves", str(saves), "--size", f"{SIZE[0]}x{SIZE[1]}"]
        self.process = subprocess.Popen(
            command, env=self.environment, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.wait_for(self._has_focus, "the window to open")

    def _has_focus(self) -> bool:
        found = self._xdotool("search", "--onlyvisible", "--class", "python|love|__main__|game", check=False).split()
        if not found:
            return False
        self._xdotool("windowfocus", found[-1], check=False)
        return True

    def _xdotool(self, *words: str, check: bool = True) -> str:
        return subprocess.run(
            ["xdotool", *words], env=self.environment, check=check, capture_output=True, text=True
        ).stdout

    def key(self, *names: str, pause: float = 0.03) -> None:
        """Press and release keys, one after the other."""
        for name in names:
            self._xdotool("key", name)
            time.sleep(pause)

    def click(self, x: float, y: float, pause: float = 0.06) -> None:
        """Move the mouse to a pixel of the window and click."""
        self._xdotool("mousemove", str(round(x)), str(round(y)), "click", "1")
        time.sleep(pause)

    def wait_for(self, true: Callable[[], object], what: str, seconds: float = 30.0) -> None:
        """Wait until something is so; fail when it takes too long, or the program has ended."""
        end = time.monotonic() + seconds
        while not true():
            if self.process.poll() is not None:
                pytest.fail(f"the program ended before {what}: {self.process.communicate()[1]}")
            if time.monotonic() > end:
                pytest.fail(f"waited {seconds} s for {what}")
            time.sleep(0.03)

    def kept(self, name: str) -> dict[str, object]:
        """The content of a file of the saves folder; empty while it is not there."""
        for file in self.saves.glob(f"*/{name}.json"):
            found: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))["content"]
            return found
        return {}

    def save_until(self, said: str, *between: str, seconds: float = 20.0) -> None:
        """Press F5, and other keys between, until a new quick save stands at a line with these words."""
        before, end = self.kept("quick-1").get("when"), time.monotonic() + seconds
        while True:
            self.key("F5", pause=0.4)
            kept = self.kept("quick-1")
            if kept and kept["when"] != before and kept["said"] == said:
                return
            if time.monotonic() > end:
                pytest.fail(f"no save at {said!r}; the last one is at {kept.get('said')!r}")
            self.key(*between, pause=0.2)

    def endings(self) -> list[str]:
        found = self.kept("persistent").get("endings", [])
        assert isinstance(found, list)
        return found

    def close(self) -> str:
        """End the program as a session manager would; what it wrote to its error stream."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        errors = self.process.communicate(timeout=20)[1]
        assert "Traceback" not in errors
        return errors


ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    return tmp_path / "saves"


@pytest.fixture
def settled(saves: Path) -> Callable[[str], None]:
    """Preferences of a player who was here before: text at once, no timers."""

    def write(story: str) -> None:
        shelf = Shelf(saves / story, "")
        shelf.write_settings(Settings(text_speed=0, timers="off", window=SIZE))

    return write


@pytest.fixture
def open_window(display: str, saves: Path) -> Iterator[Callable[..., Window]]:
    """Start the program; every window is closed at the end of the test."""
    opened: list[Window] = []

    def start(*arguments: str, cwd: Path = ROOT) -> Window:
        opened.append(Window(display, saves, list(arguments), cwd))
        return opened[-1]

    yield start
    for window in opened:
        window.close()
