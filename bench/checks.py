"""`check` as a writer runs it: the whole process, from nothing, with what the last one found, after an edit."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench import story, wording
from bench.lab import Checked, Lab
from bench.table import Found, noted


def checks(lab: Lab, lines: int) -> Mapping[str, Found]:
    """Checks with an empty cache (`cold`), with the last one's (`warm`), after other words, after another condition."""
    main = lab.main(lines)
    lab.check(main, lab.fresh("cache"))  # not counted: Python compiles its modules, the disk is read
    caches = [lab.fresh("cache") for _ in range(lab.runs(5))]
    cold = [lab.check(main, cache) for cache in caches]
    cache = caches[-1]
    warm = [lab.check(main, cache) for _ in range(lab.runs(9))]
    middle = lines // story.PER_SCENE // 2
    said = [_after(lab, main, cache, middle, run, _other_words) for run in range(lab.runs(9))]
    asked = [_after(lab, main, cache, middle, run, _other_condition) for run in range(lab.runs(9))]
    runs = {"cold": cold, "warm": warm, "words": said, "condition": asked}
    return {name: _found(checked, tells=name == "cold") for name, checked in runs.items()}


def _found(runs: list[Checked], tells: bool) -> Found:
    """The seconds of all runs; what the check said where it `tells`, and wherever something was wrong."""
    found = Found(tuple(run.seconds for run in runs), f"{median(run.processor for run in runs):.3f} s of the processor")
    odd = next((run for run in runs if not run.well), runs[0])
    return noted(found, odd.said.strip().rstrip(".")) if tells or not odd.well else found


def _after(lab: Lab, main: Path, cache: Path, scene: int, run: int, edit: Callable[[list[str], int], None]) -> Checked:
    """The check after an edit of one scene; a check of the story as it was puts things in order again, not counted."""
    with edited(main.parent, scene, lambda lines: edit(lines, run)):
        found = lab.check(main, cache)
    lab.check(main, cache)
    return found


@contextmanager
def edited(folder: Path, scene: int, edit: Callable[[list[str]], None]) -> Iterator[None]:
    """A story with one scene edited; afterwards its file is as it was."""
    file = story.file_of(folder, scene)
    written = file.read_text(encoding="utf-8")
    start = written.index(f"  {story.name(scene)}:\n")
    lines = written[start:].splitlines(keepends=True)
    edit(lines)
    try:
        file.write_text(written[:start] + "".join(lines), encoding="utf-8")
        yield
    finally:
        file.write_text(written, encoding="utf-8")


def _other_words(lines: list[str], run: int) -> None:
    """The scene's first line of narration says something that it never said."""
    at = next(n for n, line in enumerate(lines) if line.startswith("    - ") and line.endswith(".\n"))
    lines[at] = f"    - {wording.narration(random.Random(f'words {run}'))[:-1]}, {run + 2} times over.\n"


def _other_condition(lines: list[str], run: int) -> None:
    """The scene's first condition asks for something that it never asked for."""
    at = next(n for n, line in enumerate(lines) if line.startswith("    - if: "))
    lines[at] = f"    - if: {wording.asks_two(run, random.Random(f'condition {run}'))}\n"
