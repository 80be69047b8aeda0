"""Many scenes compiled at once, by as many processes as the machine has cores.

Only for a program that does nothing else meanwhile: the window reads in a thread of its own (`game.app`).
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from game.story import summary
from game.story.reader import Broken
from game.story.scope import Scope
from game.story.summary import Compiled

WORTH_IT = 600
"""Scenes from which on it is quicker to call for help: it takes a tenth of a second to come."""

PORTION = 100

AT_ONCE = 8
"""Portions for each process, before what they found is taken up: their memory stays small."""

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
    try:
        while some := list(islice(portions, hands * AT_ONCE)):
            yield from _together(pool, some, scope, hands)
    finally:
        pool.shutdown(cancel_futures=True)


def _portions(jobs: Iterator[Job]) -> Iterator[Portion]:
    while portion := list(islice(jobs, PORTION)):
        yield portion


def _together(
    pool: ProcessPoolExecutor, portions: Sequence[Portion], scope: Scope, hands: int
) -> Iterator[tuple[str, Compiled | None]]:
    """Some portions: one in so many is compiled here, the others are asked for."""
    asked: dict[int, Future[Found]] = {}
    try:
        asked = {n: pool.submit(_work, portion) for n, portion in enumerate(portions) if n % hands != hands - 1}
        own = {n: _portion(portion, scope) for n, portion in enumerate(portions) if n not in asked}
        found = [own[n] if n in own else asked[n].result() for n in range(len(portions))]
    except (OSError, BrokenProcessPool):  # a system that lets no process start: then alone
        found = [_portion(portion, scope) for portion in portions]
    for some in found:
        yield from some


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
