"""Several windows of one story: whoever writes in its folder is alone there, and whoever reads sees nothing half done.

The lock is the system's own, on an empty file in the folder: it is taken back when a program dies, however it dies, so
nobody has to guess whether a lock is still meant. It holds between threads of one program, too.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from game.play.disk import CannotSave, why

LOCK = "saves.lock"
PATIENCE = 5.0
"""Seconds to wait for another window, which needs a few hundredths of one."""

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, alone: bool) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _give_back(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int, alone: bool) -> None:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)

    def _give_back(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Write in a folder, alone; it is made if it is not there. Raises CannotSave."""
    try:
        os.makedirs(folder, exist_ok=True)
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CannotSave(f"Nothing could be saved in {folder}: {why(error)}.") from error
    with _holding(handle, alone=True) as held:
        if held:
            _sweep(folder)
        elif held is None:
            raise CannotSave(f"Nothing could be saved in {folder}: another window has been writing there for long.")
        yield


@contextmanager
def unchanging(folder: Path) -> Iterator[None]:
    """Read in a folder while nobody writes. Where nobody can or ever did, there is nothing to wait for."""
    with ExitStack() as stack:
        with suppress(OSError):
            handle = os.open(folder / LOCK, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            stack.enter_context(_holding(handle, alone=False))
        yield


@contextmanager
def _holding(handle: int, alone: bool) -> Iterator[bool | None]:
    """Whether the lock is held: False where the disk knows no locks, None if somebody else kept it too long."""
    held = None
    try:
        held = _wait(handle, alone)
        yield held
    finally:
        with suppress(OSError):  # there is nothing in this file that could be lost
            if held:
                _give_back(handle)
            os.close(handle)


def _wait(handle: int, alone: bool) -> bool | None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            _take(handle, alone)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES):
                return False
            if time.monotonic() > until:
                return None
            time.sleep(0.005)
        else:
            return True


def _sweep(folder: Path) -> None:
    """Take away what was being written when a program died. Nobody was told that it had been saved."""
    with suppress(OSError):  # what stays now goes the next time
        for name in os.listdir(folder):
            if _UNFINISHED.fullmatch(name):
                os.unlink(folder / name)


_UNFINISHED = re.compile(r".+\.\w{8}\.new")
"""How `disk` names a file that it is writing."""
