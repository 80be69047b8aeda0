"""A disk that fails whenever it is told to, and saves that say their number."""

from __future__ import annotations

import builtins
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from game.play import disk, saves
from game.play.machine import Act
from game.play.moment import Moment
from game.play.resume import Whereabouts
from game.play.saves import Save
from game.play.tape import Tape

STORY = "A Small Story"


def a_save(number: int) -> Save:
    """A save that says its number."""
    moment = Moment("one", 0, "a1", "pause", {"trust": number})
    tape = Tape("f", (Act("advance", "a1"),) * (number % 7))
    return Save(STORY, tape, moment, Whereabouts("one", "a1"), "2026-01-01T10:00:00", "One", str(number), "cGlj")


def number_of(slot: saves.Slot | None) -> int:
    """The number of the save that was found; -1 for none. All of it must belong together."""
    if slot is None or slot.save is None:
        return -1
    number = int(slot.save.said)
    assert slot.save == a_save(number)
    return number


# --- a disk that fails


class PowerGone(BaseException):
    """Nothing that comes after this happens any more."""


@dataclass
class Fault:
    """The call number `at` fails: with `code`, once or from then on (`lasting`); without one, the power goes.

    `half` of the bytes are written before. `calls` are those that were made, `left` is the folder as the power left it.
    """

    folder: Path
    at: int = -1
    code: int = 0
    lasting: bool = False
    half: bool = False
    calls: list[str] = field(default_factory=list)
    left: Path | None = None

    def call(self, name: str) -> None:
        self.calls.append(name)
        now = len(self.calls) - 1
        if now == self.at or (self.lasting and 0 <= self.at < now):
            self.fail()

    def fail(self) -> None:
        if self.code:
            raise OSError(self.code, os.strerror(self.code))
        if self.left is None:
            self.left = self.folder.with_name(self.folder.name + " after")
            if self.folder.exists():
                shutil.copytree(self.folder, self.left)
        raise PowerGone


class FaultyStream:
    """A file whose writing, flushing and reading are counted, too."""

    def __init__(self, stream: Any, fault: Fault) -> None:
        self.stream, self.fault = stream, fault

    def __enter__(self) -> FaultyStream:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def write(self, data: bytes) -> None:
        if self.fault.half:
            self.stream.write(data[: len(data) // 2])
            self.stream.flush()
        self.fault.call("write")
        self.stream.write(data[len(data) // 2 if self.fault.half else 0 :])

    def flush(self) -> None:
        self.fault.call("flush")
        self.stream.flush()

    def read(self, size: int) -> bytes:
        self.fault.call("read")
        return bytes(self.stream.read(size))

    def fileno(self) -> int:
        return int(self.stream.fileno())


@contextmanager
def failing(fault: Fault) -> Iterator[None]:
    """Every call that saving makes to the system goes through `fault`. Nothing sleeps, and nothing waits for a disk."""
    real = {name: getattr(os, name) for name in CALLS}
    opened, fdopen, mkstemp = builtins.open, os.fdopen, tempfile.mkstemp

    def through(name: str) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            fault.call(name)
            return None if name == "fsync" else real[name](*args, **more)

        return call

    def temporary(*args: Any, **more: Any) -> tuple[int, str]:
        fault.call("mkstemp")
        return mkstemp(*args, **more)

    def reading(*args: Any, **more: Any) -> Any:
        fault.call("open to read")
        return FaultyStream(opened(*args, **more), fault)

    with ExitStack() as stack:
        for name in CALLS:
            stack.enter_context(mock.patch.object(os, name, through(name)))
        stack.enter_context(mock.patch.object(os, "fdopen", lambda *a: FaultyStream(fdopen(*a), fault)))
        stack.enter_context(mock.patch.object(tempfile, "mkstemp", temporary))
        stack.enter_context(mock.patch.object(disk, "open", reading, create=True))
        stack.enter_context(mock.patch.object(time, "sleep", lambda _: None))
        yield


CALLS = ("open", "close", "fsync", "replace", "unlink", "mkdir", "stat", "lstat", "scandir", "listdir")


def faults(folder: Path, calls: list[str]) -> Iterator[Fault]:
    """Every fault of a run that makes these calls."""
    for at, call in enumerate(calls):
        yield Fault(folder, at)
        yield Fault(folder, at, errno.EIO)
        yield Fault(folder, at, errno.EACCES)
        if call in ("mkdir", "open", "mkstemp", "write", "flush", "fsync", "replace"):
            yield Fault(folder, at, errno.ENOSPC)
            yield Fault(folder, at, errno.ENOSPC, lasting=True)
            yield Fault(folder, at, errno.EACCES, lasting=True)
        if call == "write":
            yield Fault(folder, at, half=True)
            yield Fault(folder, at, errno.ENOSPC, half=True)
