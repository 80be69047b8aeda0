"""Many scenes compiled at once, by as many processes as the machine has cores.

Only for a program that does nothing else meanwhile: the window reads in a thread of its own (`game.app`).
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from game.story import summary
from game.story.reader import Broken
from game.story.scope import Scope
from game.story.summary import Compiled

WORTH_IT = 600
"""Scenes from which on it is quicker to call for help: it takes a tenth of a second to come."""

PORTION = 50

AT_ONCE = 8
"""Portions for each process that wait or are found, before they are taken up: their memory stays small."""

Job = tuple[str, str]
"""A scene's name and its lines."""

Portion = list[Job]
Found = list[tuple[str, Compiled | None]]


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def compiled(jobs: Iterable[Job], count: int, scope: Scope, hands: int = 1) -> Iterator[tuple[str, Compiled | None]]:
    """Each of `count` scenes in their order, with None for one that cannot be read alone."""
    portions = _portions(iter(jobs))
    if hands < 2 or count < WORTH_IT:
        for portion in portions:
            yield from _portion(portion, scope)
        return
    pool = ProcessPoolExecutor(hands - 1, initializer=_learn, initargs=(scope, os.getpid()))
    waiting: deque[_Task] = deque()
    try:
        while True:
            waiting += [_Task(pool, portion) for portion in islice(portions, hands * AT_ONCE - len(waiting))]
            if not waiting:
                return
            if waiting[0].ready or not any(task.taken_back(scope) for task in waiting):
                yield from waiting.popleft().result(scope)
    finally:
        pool.shutdown(cancel_futures=True)


def _portions(jobs: Iterator[Job]) -> Iterator[Portion]:
    while portion := list(islice(jobs, PORTION)):
        yield portion


class _Task:
    """A portion that a helper will compile, unless nobody has begun it when this process has nothing else to do."""

    def __init__(self, pool: ProcessPoolExecutor, portion: Portion) -> None:
        self.portion = portion
        self.found: Found | None = None
        try:
            self.asked: Future[Found] | None = pool.submit(_work, portion)
        except (OSError, RuntimeError):  # a system that lets no process start; a pool that broke
            self.asked = None

    @property
    def ready(self) -> bool:
        return self.found is not None or (self.asked is not None and self.asked.done())

    def taken_back(self, scope: Scope) -> bool:
        """Compile it here, if no helper has begun; whether that was so."""
        if self.found is None and (self.asked is None or self.asked.cancel()):
            self.found = _portion(self.portion, scope)
            return True
        return False

    def result(self, scope: Scope) -> Found:
        """What was found; waits for the helper that has it."""
        if self.found is None and self.asked is not None:
            try:
                self.found = self.asked.result()
            except (OSError, BrokenProcessPool, CancelledError):
                self.found = None
        return _portion(self.portion, scope) if self.found is None else self.found


def _portion(jobs: Portion, scope: Scope) -> Found:
    return [(name, _one(name, text, scope)) for name, text in jobs]


def _one(name: str, text: str, scope: Scope) -> Compiled | None:
    try:
        return summary.compiled(name, text, scope)
    except Broken:
        return None


_scope: Scope | None = None


def _learn(scope: Scope, parent: int) -> None:
    """The declarations, once for each process; and to end with the program that asked, however that ends."""
    global _scope
    _scope = scope
    threading.Thread(target=_outlive_nobody, args=(parent,), daemon=True).start()


def _outlive_nobody(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)  # a program that was killed reads no answer, and its helpers would wait for ever


def _work(jobs: Portion) -> Found:
    assert _scope is not None
    return _portion(jobs, _scope)
