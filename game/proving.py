"""The proof of the story that a writer is editing, in a process of its own: the window never waits for it."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from game.story.problems import Problem, from_dict

CALM = 0.7
"""Seconds without an edit before the proof begins."""

_UTF8 = {**os.environ, "PYTHONIOENCODING": "utf-8"}

_log = logging.getLogger(__name__)


class Prover:
    """Call `edited` after each edit and `found` in every frame."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.path, self._clock = path, clock
        self._since: float | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # a pipe would be full after a few hundred problems

    def edited(self) -> None:
        """What was being proved holds no longer."""
        self.stop()
        self._since = self._clock()

    def found(self) -> tuple[Problem, ...] | None:
        """What the whole check found, once for each calm after an edit; None as long as there is nothing new."""
        if self._since is not None and self._clock() - self._since > CALM:
            self._since = None
            self._start()
        if self._process is None or self._process.poll() is None:
            return None
        self._process = None
        self._said.seek(0)
        try:
            return tuple(from_dict(problem) for problem in json.load(self._said)["problems"])
        except (ValueError, KeyError, TypeError) as error:
            _log.warning("The proof in the background gave no answer: %s", error)
            return None

    def close(self) -> None:
        """Afterwards nothing is proved any more."""
        self.stop()
        self._said.close()

    def stop(self) -> None:
        """Let it be, until the next edit."""
        self._since = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self) -> None:
        command = [sys.executable, "-m", "game", "check", str(self.path), "--format", "json"]
        home = Path(__file__).resolve().parents[1]
        try:
            self._said.seek(0)
            self._said.truncate()
            self._process = subprocess.Popen(command, cwd=home, stdout=self._said, stderr=subprocess.DEVNULL, env=_UTF8)
        except OSError as error:  # a system that lets no process start plays all the same
            _log.warning("The proof in the background could not begin: %s", error)
            return
        if hasattr(os, "setpriority"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, 10)
