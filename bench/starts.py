"""From nothing to the title: how long it takes, and how much memory the title has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.lab import Lab
from bench.table import Found, noted, timed


def starts(lab: Lab, lines: int) -> Mapping[str, Found]:
    """First starts with an empty cache each (`first`), then with a full one (`warm`, `memory`)."""
    main, saves = lab.main(lines), lab.saves()
    _start(lab, main, saves, lab.fresh("cache"))  # not counted: Python compiles its modules, the disk is read
    first = [_start(lab, main, saves, lab.fresh("cache")) for _ in range(lab.runs(5))]
    warm = [_start(lab, main, saves, lab.filled_cache(lines)) for _ in range(lab.runs(9))]
    return {
        "first": _found(first),
        "warm": _found(warm),
        "memory": Found(tuple(start.memory for start in warm)),
    }


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds to the title in words, until its picture is there too, of the processor up to then; MB in the end."""

    title: float
    whole: float
    processor: float
    memory: float


def _start(lab: Lab, main: Path, saves: Path, cache: Path) -> Start:
    with lab.play("title", main, saves, cache) as child:
        title, whole, last = (child.told() for _ in range(3))
        since = child.started
    return Start(title["title"] - since, whole["whole"] - since, last["processor"], last["memory"])


def _found(starts: list[Start]) -> Found:
    found = timed((start.title, start.whole) for start in starts)
    return noted(found, f"{median(start.processor for start in starts):.3f} s of the processor")
