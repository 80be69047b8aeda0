"""`python -m bench`: measure, and print the table. Nothing is asserted; a slow machine fails nothing."""

from __future__ import annotations

import argparse
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.lab import Lab
from bench.rows import ROWS, K, M
from bench.story import SHORTEST
from bench.table import Result, Row, Unmeasured, as_text


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the rows asked for at the sizes asked for."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    rows = [row for row in ROWS if not asked.rows or row.name.startswith(tuple(asked.rows))]
    if not rows:
        parser.error(f"no row begins with {' or '.join(asked.rows)}")
    sizes = asked.sizes or ([K, 10 * K] if asked.quick else [K, 10 * K, 100 * K])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # whatever was started is ended, however this ends
    written = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        lab = Lab(Path(folder), asked.stories and asked.stories.resolve(), asked.quick)
        try:
            for part in _report(lab, rows, sizes):
                print(part, end="\n\n", flush=True)
                written.append(part)
        finally:
            lab.close()
    if asked.save:
        asked.save.write_text("\n\n".join(written) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bench", description="Measure the program, beside its goals.")
    names = ", ".join(row.name for row in ROWS)
    parser.add_argument("--rows", nargs="+", metavar="NAME", help=f"only rows that begin with one of these: {names}")
    parser.add_argument("--sizes", nargs="+", type=_size, metavar="N", help="spoken lines of the stories: 1k 100k 1M")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs; 1k and 10k lines only")
    parser.add_argument("--stories", type=Path, metavar="DIR", help="keep the stories there for the next time")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write the table there as well")
    return parser


def _size(said: str) -> int:
    factor = {"k": K, "m": M}.get(said[-1:].lower(), 1)
    try:
        lines = round(float(said[:-1] if factor > 1 else said) * factor)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{said!r} is not a number of lines such as 10k") from None
    if lines < SHORTEST:
        raise argparse.ArgumentTypeError(f"a story to measure with has {SHORTEST} lines at least")
    return lines


def _report(lab: Lab, rows: Sequence[Row], sizes: Sequence[int]) -> Iterator[str]:
    yield _machine()
    for row in rows:
        yield as_text(row, [_measure(lab, row, lines) for lines in (sizes if row.sized else [K])])
    yield _load()


def _measure(lab: Lab, row: Row, lines: int) -> Result:
    try:
        return Result(lines, lab.found(row.experiment, lines)[row.part])
    except Unmeasured as reason:
        return Result(lines, None, str(reason))


def _machine() -> str:
    from game.stage import pygame

    cpu = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "?")
    sdl = ".".join(map(str, pygame.get_sdl_version()))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return "\n".join(
        (
            f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB; {platform.system()} {platform.release()}",
            f"Python {platform.python_version()}, pygame {pygame.version.ver}, SDL {sdl}",
            f"{_load()} Less is better everywhere; 'met' compares the median with the goal.",
        )
    )


def _load() -> str:
    return f"What else the machine had to do: a load of {os.getloadavg()[0]:.1f}."


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    sys.exit(main())
