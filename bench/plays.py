"""In play, on the virtual screen: an edit that shows, waiting, memory, saving and loading, the heaviest picture."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median, quantiles

from bench import story
from bench.lab import Child, Lab
from bench.table import Found, Unmeasured, timed
from game.story.bundled import ASSETS

LATER = 2000
"""Lines over which memory may grow."""

HEAVY = """\
title: The Heaviest Picture
id: the-heaviest-picture
cast:
  Hi-jae: {color: e0b070}
  Tae-joon: {color: 8fb4d8}
scenes:
  one:
    - background: restaurant
    - effect: snow
      amount: 0.5
    - camera: run
    - show: Hi-jae
      at: left
    - show: Tae-joon
      at: right
    - The lens is down.
    - lens: up
    - The lens is up.
    - end: Seen
"""


def edits(lab: Lab, lines: int) -> Mapping[str, Found]:
    """The line that stands in the window is edited: `renamed` over the old file, or written in `place`."""
    main = lab.main(lines)
    count = lab.runs(10)
    with lab.play("edit", main, lab.saves(), lab.filled_cache(lines), 2 * count) as child:
        at = child.told()
        file = story.file_of(main.parent, int(at["scene"][1:]))
        written = file.read_text(encoding="utf-8")
        try:
            renamed = [_edit(child, file, written, at, run, True) for run in range(count)]
            place = [_edit(child, file, written, at, run + count, False) for run in range(count)]
        finally:
            file.write_text(written, encoding="utf-8")
    return {"renamed": timed(renamed), "place": timed(place)}


def _edit(child: Child, file: Path, written: str, at: Mapping[str, str], run: int, rename: bool) -> tuple[float, float]:
    """Seconds from the beginning of the writing to the frame with the new words, and to one that has its pictures."""
    time.sleep(random.Random(run).uniform(0.3, 0.6))  # not in step with the frames
    said = f"{at['words'][:-1]}, {run + 2} times over."
    start = written.index(f"  {at['scene']}:\n")
    text = written[:start] + written[start:].replace(at["words"], said, 1)
    began = time.monotonic()
    if rename:
        beside = file.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, file)
    else:
        file.write_text(text, encoding="utf-8")
    seen = child.told()
    if (seen["scene"], seen["words"]) != (at["scene"], said):
        raise Unmeasured(f"the place was lost: {seen['words']!r} instead of {said!r}")
    return seen["seen"] - began, child.told()["whole"] - began


def waits(lab: Lab, lines: int) -> Mapping[str, Found]:
    """The part of one core that is used while a line stands: `still`, and in `snow`."""
    found: dict[str, list[float]] = {"still": [], "snow": []}
    main, saves, cache = lab.main(lines), lab.saves(), lab.filled_cache(lines)
    for _ in range(lab.runs(5)):
        with lab.play("wait", main, saves, cache, 3 if lab.quick else 8) as child:
            for _ in found:
                told = child.told()
                found[told["place"]].append(told["used"])
    return {place: Found(tuple(used)) for place, used in found.items()}


def memory(lab: Lab, lines: int) -> Mapping[str, Found]:
    """Memory in `play`, and how much it `grows` over many lines."""
    main, cache = lab.main(lines), lab.filled_cache(lines)
    told = []
    for _ in range(lab.runs(4)):
        with lab.play("play", main, lab.saves(), cache, LATER) as child:
            told.append([child.told()["memory"] for _ in range(3)])
    return {
        "play": Found(tuple(early for early, _, _ in told)),
        "grows": Found(
            tuple(late - full for _, full, late in told),
            f"from {median(full for _, full, _ in told):.0f} to {median(late for _, _, late in told):.0f} MB",
        ),
    }


def saves(lab: Lab, lines: int) -> Mapping[str, Found]:
    """Quick saves: `seconds` until they are on disk, `kilobytes`, the longest `frame`; then to `load` the last one."""
    main, kept, cache, count = lab.main(lines), lab.saves(), lab.filled_cache(lines), lab.runs(15)
    with lab.play("save", main, kept, cache, count) as child:
        found = [child.told() for _ in range(count)]
    loads = [_load(lab, main, kept, cache, found[-1]["words"]) for _ in range(lab.runs(6))]
    return {
        "seconds": Found(tuple(save["seconds"] * 1000 for save in found)),
        "kilobytes": Found(tuple(save["bytes"] / 1000 for save in found)),
        "frame": Found(tuple(save["longest"] * 1000 for save in found)),
        "load": timed(loads),
    }


def _load(lab: Lab, main: Path, kept: Path, cache: Path, words: str) -> tuple[float, float]:
    with lab.play("load", main, kept, cache) as child:
        child.told(), child.told()
        seen, whole = child.told(), child.told()
    if seen["words"] != words:
        raise Unmeasured(f"the save led to another place: {seen['words']!r} instead of {words!r}")
    return seen["seen"] - seen["began"], whole["whole"] - seen["began"]


def heavy(lab: Lab, _: int) -> Mapping[str, Found]:
    """Milliseconds of thread time for 99 of 100 frames of the heaviest picture, the lens `down` and `up`."""
    folder = lab.fresh("heavy")
    main = folder / "scenes.yaml"
    main.write_text(HEAVY, encoding="utf-8")
    (folder / "assets").symlink_to(ASSETS, target_is_directory=True)
    count, found = 200 if lab.quick else 600, dict[str, list[list[float]]](down=[], up=[])
    for _ in range(lab.runs(5)):
        with lab.play("frames", main, lab.saves("the-heaviest-picture"), lab.fresh("cache"), count) as child:
            for runs in found.values():
                runs.append([1000 * spent for spent in child.told()["spent"]])
    return {lens: _percentiles(runs) for lens, runs in found.items()}


def _percentiles(runs: list[list[float]]) -> Found:
    half = median(median(run) for run in runs)
    return Found(tuple(quantiles(run, n=100)[98] for run in runs), f"half of the frames: {half:.1f} ms")
