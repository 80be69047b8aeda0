"""The laboratory: stories of the sizes asked for, fresh folders, a virtual screen, and processes to measure in.

Linux only: it reads /proc and draws on Xvfb. What it starts, it ends; what it writes lies in a folder of its own.
"""

from __future__ import annotations

import json
import os
import queue
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import story
from bench.table import Experiment, Found, Unmeasured, noted
from game.play.saves import Shelf, folder_name
from game.play.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1920, 1080)
LONGEST = 300.0
"""Seconds after which a process is given up."""

MOST_MEMORY = 8 * 2**30
"""Bytes of address space that a measured process may have."""


class Lab:
    """Where experiments are made. `quick`: fewer and shorter runs. `stories`: keep the stories in this folder."""

    def __init__(self, folder: Path, stories: Path | None = None, quick: bool = False) -> None:
        self.folder, self.quick = folder, quick
        self._stories = stories or folder / "stories"
        self._found: dict[tuple[Experiment, int], Mapping[str, Found] | Unmeasured] = {}
        self._caches: dict[int, Path] = {}
        self._screen: str | None = None
        self._server: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """End the virtual screen."""
        if self._server is not None:
            self._server.terminate()
            self._server.wait()
            self._server = None

    def runs(self, most: int) -> int:
        """How many runs to make where `most` are wanted."""
        return max(2, most // 3) if self.quick else most

    def found(self, experiment: Experiment, lines: int) -> Mapping[str, Found]:
        """What an experiment finds; it is made once for all rows. Raises Unmeasured, each time."""
        key = (experiment, lines)
        if key not in self._found:
            try:
                self._found[key] = _under_load(experiment(self, lines))
            except Unmeasured as reason:
                self._found[key] = reason
        kept = self._found[key]
        if isinstance(kept, Unmeasured):
            raise kept
        return kept

    # --- what is needed

    def main(self, lines: int) -> Path:
        """The main file of a story of so many lines."""
        folder = self._stories / str(lines)
        main = folder / "scenes.yaml"
        if not main.exists():
            story.write(folder, lines)
        return main

    def fresh(self, name: str) -> Path:
        """An empty folder."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))

    def filled_cache(self, lines: int) -> Path:
        """A cache in which all of a story of this size is kept: as its writer has it after the first day."""
        if lines not in self._caches:
            self._caches[lines] = self.fresh("cache")
            self.check(self.main(lines), self._caches[lines])
        return self._caches[lines]

    def saves(self, id_: str = story.ID) -> Path:
        """A folder of saves of someone who was here before: text stands at once, the window has `SIZE`."""
        folder = self.fresh("saves")
        Shelf(folder / folder_name(id_), "").write_settings(Settings(text_speed=0, timers="off", window=SIZE))
        return folder

    def environment(self, cache: Path) -> dict[str, str]:
        """For a process that keeps what can be made again in this folder."""
        own = {k: v for k, v in os.environ.items() if not k.startswith(("SDL_", "DISPLAY", "WAYLAND", "PYTHON"))}
        home = {"XDG_CACHE_HOME": str(cache), "XDG_DATA_HOME": str(cache / "data")}
        return {**own, **home, "PYTHONPATH": str(ROOT)}

    def screen(self) -> Mapping[str, str]:
        """What a process needs to draw on the virtual screen. Raises Unmeasured where there is none."""
        if self._screen is None:
            program = shutil.which("Xvfb")
            if program is None:
                raise Unmeasured("Xvfb is not installed: there is no virtual screen to draw on")
            self._screen = self._open_screen(program)
        return {"DISPLAY": self._screen, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}

    def _open_screen(self, program: str) -> str:
        reader, writer = os.pipe()
        # Without -noreset it starts anew whenever its last window closes, and may miss the next one.
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        command = [program, "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(
            command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writer)
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        if not number:
            raise Unmeasured("Xvfb did not start")
        return f":{number}"

    # --- processes

    def check(self, main: Path, cache: Path) -> Checked:
        """Run `check` as a process of its own. Raises Unmeasured when it is not done in time."""
        command = [sys.executable, "-m", "game", "check", str(main)]
        began, used = time.monotonic(), _of_children()
        process = subprocess.Popen(
            command,
            env=self.environment(cache),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        _limit_memory(process.pid)
        try:
            said, _ = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Unmeasured(f"check was not done after {LONGEST:.0f} s") from None
        seconds = time.monotonic() - began
        if process.returncode not in (0, 1):
            raise Unmeasured(f"check failed: {_last_line(said)}")
        return Checked(seconds, _of_children() - used, process.returncode == 0, " ".join(said.splitlines()[-2:]))

    @contextmanager
    def play(self, mode: str, main: Path, saves: Path, cache: Path, count: int = 0) -> Iterator[Child]:
        """The game in a process of its own, driven by `bench.child`."""
        command = [sys.executable, "-m", "bench.child", mode, str(count), str(main), str(saves)]
        child = Child(command, {**self.environment(cache), **self.screen()}, self.fresh("errors") / "told")
        try:
            yield child
        except BaseException:
            child.end(0)
            raise
        child.end()


@dataclass(frozen=True, slots=True)
class Checked:
    """How long a check took, by the clock and of the processor; whether all was well, and its last two lines."""

    seconds: float
    processor: float
    well: bool
    said: str


def _of_children() -> float:
    """Seconds of the processor that processes took which were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _under_load(found: Mapping[str, Found]) -> Mapping[str, Found]:
    """What was found, with a warning when the machine had more to do than its cores can."""
    load = os.getloadavg()[0]
    if load <= (os.cpu_count() or 1):
        return found
    return {name: noted(part, f"the machine was busy, a load of {load:.1f}") for name, part in found.items()}


class Child:
    """A running process that tells what it sees, a line of JSON each time. `started`: when, on the monotonic clock."""

    def __init__(self, command: list[str], environment: dict[str, str], errors: Path) -> None:
        self._errors = errors
        self._told: queue.Queue[str] = queue.Queue()
        with errors.open("w") as stream:
            self.started = time.monotonic()
            self._process = subprocess.Popen(
                command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=stream, text=True
            )
        _limit_memory(self._process.pid)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._told.put(line)
        self._told.put("")

    def told(self, seconds: float = LONGEST) -> dict[str, Any]:
        """The next thing that it tells. Raises Unmeasured when it ends first, or takes too long."""
        try:
            line = self._told.get(timeout=seconds)
        except queue.Empty:
            raise Unmeasured(f"nothing was seen for {seconds:.0f} s") from None
        if not line:
            self._process.wait()
            raise Unmeasured(f"the program ended: {_last_line(self._errors.read_text(errors='replace'))}")
        found: dict[str, Any] = json.loads(line)
        return found

    def end(self, seconds: float = 20) -> None:
        """Wait until it has ended, so long at most."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _limit_memory(process: int) -> None:
    """Keep a process from taking the whole machine."""
    resource.prlimit(process, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _last_line(text: str) -> str:
    """The last line in which anything stands."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "it said nothing")
