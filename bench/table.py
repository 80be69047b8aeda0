"""The table: what is measured, what was found, and how both are written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.lab import Lab

DIGITS = {"s": 3, "ms": 1, "MB": 0, "KB": 1, "%": 1}
"""Digits behind the point, by unit."""

WIDTHS = (11, 10, 10, 5, 9, 6, 16)
HEADINGS = ("lines", "median", "worst", "n", "goal", "met", "Ren'Py 8.0.3")
NONE = "-"


class Unmeasured(Exception):
    """Something cannot be measured here; the message says why."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured, once for each run. `note` is more about it, in a few words."""

    values: tuple[float, ...]
    note: str = ""


def timed(runs: Iterable[tuple[float, float]]) -> Found:
    """Seconds until words were seen, and until all pictures were there too: the second is what counts."""
    words, whole = zip(*runs, strict=True)
    return Found(whole, f"the words alone: {median(words):.3f} s")


def noted(found: Found, more: str) -> Found:
    """The same with more to say about it."""
    return replace(found, note="; ".join(filter(None, (found.note, more))))


Experiment = Callable[["Lab", int], Mapping[str, Found]]
"""Measures one or more things, each with a name, on a story of so many lines. Raises Unmeasured."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is measured: the `part` of what an experiment finds.

    `how` says in a line how it is measured, `goals` (in `unit`; less is better) and `before` (what Ren'Py 8.0.3 needs)
    stand by the number of lines. A row that is not `sized` is the same for stories of every size.
    """

    name: str
    title: str
    unit: str
    how: str
    experiment: Experiment
    part: str
    goals: Mapping[int, float] = field(default_factory=dict)
    before: Mapping[int, str] = field(default_factory=dict)
    sized: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What a row came to at a size: a find, or the reason why there is none."""

    lines: int
    found: Found | None
    why: str = ""


def as_text(row: Row, results: Iterable[Result]) -> str:
    """A row with all its sizes, as it is printed."""
    cells = [_line(HEADINGS)]
    for result in results:
        cells += _cells(row, result)
    return "\n".join([f"{row.name}: {row.title}, in {row.unit}", *cells, f"  {row.how}"])


def _cells(row: Row, result: Result) -> Iterator[str]:
    lines = f"{result.lines:,}" if row.sized else "any"
    goal = row.goals.get(result.lines)
    before = row.before.get(result.lines, NONE)
    if result.found is None:
        yield _line((lines, NONE, NONE, "0", _number(goal, row.unit, short=True), NONE, before))
        yield f"  not measured: {result.why}"
        return
    values = result.found.values
    middle = median(values)
    yield _line(
        (
            lines,
            _number(middle, row.unit),
            _number(max(values), row.unit),
            str(len(values)),
            _number(goal, row.unit, short=True),
            NONE if goal is None else "yes" if middle <= goal else "no",
            before,
        )
    )
    if result.found.note:
        yield f"  {result.found.note}"


def _number(value: float | None, unit: str, short: bool = False) -> str:
    if value is None:
        return NONE
    return f"{value:g}" if short else f"{value:,.{DIGITS[unit]}f}"


def _line(cells: Iterable[str]) -> str:
    return "".join(cell.rjust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()
