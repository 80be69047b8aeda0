"""Our own story with one defect at a time: what does the check find, what not, and what does it say beside?

`python -m tests.story.mutating --all` makes a thousand and prints a table; without `--all`, the few that the tests
make.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.story.load import Library, Loaded
from game.story.problems import Problem, errors
from tests import unpainted
from tests.story import oracle
from tests.story.conftest import applied
from tests.story.mutants import JUDGED, KINDS, MAY, MUST, Kind, mutants
from tests.story.spoiling import Change, script
from tests.story.test_mutations import meaning

ROOT = Path(__file__).resolve().parents[2]
ALL, SAMPLE = 1000, 150
NEAR = 2
"""Lines between a defect and a problem that is said to be at its place."""
QUIET = frozenset(("placeholder", "missing-file"))
"""What our catalogue says of its files; they are not here."""
BY_PROOF = frozenset(
    (
        *("never-true", "always-true", "never-reached", "no-option-left", "no-way-out", "endless", "no-effect"),
        *("unused-variable", "unset-variable", "unused-mark", "unreached-scene", "unreached-step", "loose-end"),
    )
)
"""Errors in what can happen, all of which the oracle can see too."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one defect.

    `fate` is `found` (an error), `warned`, `same` (it has changed nothing), `quiet` (another proper story), `open` (the
    check itself says that it could not decide), `escaped` or `crashed`. `mended` is what the remedies gave: "" without
    any, `restored`, `other` (a story that passes and is not ours), `left`. `wrongs` are the oracle's sentences, or the
    exception.
    """

    kind: Kind
    line: int
    was: tuple[str, ...]
    now: tuple[str, ...]
    fate: str
    problems: tuple[Problem, ...]
    near: bool
    mended: str = ""
    wrongs: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether something is said to be wrong that may be right, as far as the oracle knows."""
        if self.kind.effect == MAY:
            return self.fate == "found"
        codes = {p.code for p in errors(self.problems)}
        return self.kind.effect == JUDGED and self.fate == "found" and codes <= BY_PROOF and not self.wrongs


class Bench:
    """A folder with our story in it, and one library for all that is written there."""

    def __init__(self, folder: Path) -> None:
        text, catalogue = ROOT / "scenes.yaml", unpainted.catalogue()
        (folder / "assets").mkdir()
        (folder / "assets" / "catalog.yaml").write_text(catalogue, encoding="utf-8")
        self.path = folder / "scenes.yaml"
        self.text = text.read_text(encoding="utf-8")
        self.script = script(self.text, catalogue)
        self.library = Library(self.path)
        whole = self.read(self.text)
        self.before = Counter((p.code, p.message) for p in self.told(whole))
        self.meaning = meaning(whole.story)

    def read(self, text: str) -> Loaded:
        self.path.write_text(text, encoding="utf-8", newline="")
        return self.library.prove()

    @staticmethod
    def told(loaded: Loaded) -> tuple[Problem, ...]:
        return tuple(p for p in loaded.problems if p.code not in QUIET)

    def new(self, loaded: Loaded) -> tuple[Problem, ...]:
        """The problems that the whole story has not."""
        left, found = self.before.copy(), list[Problem]()
        for problem in self.told(loaded):
            key = problem.code, problem.message
            left[key] -= 1
            if left[key] < 0:
                found.append(problem)
        return tuple(found)

    def outcome(self, kind: Kind, change: Change) -> Outcome:
        """Make a defect, and look what comes of it."""
        text = change.apply(self.script.lines)
        was = tuple(self.script.lines[change.first : change.last])
        try:
            loaded = self.read(text)
        except Exception as crash:  # of whatever kind: nothing that is written may do that
            why = traceback.format_exception_only(crash)[-1].strip()
            return Outcome(kind, change.first + 1, was, change.lines, "crashed", (), False, "", (why,))
        problems = self.new(loaded)
        last = max(change.first + 1, change.first + len(change.lines))
        near = any(change.first + 1 - NEAR <= p.place.line <= last + NEAR for p in problems[:1])
        fate, wrongs = self.fate(kind, loaded, problems, near)
        mended = self.mended(text, problems, change)
        return Outcome(kind, change.first + 1, was, change.lines, fate, problems, near, mended, wrongs)

    def fate(self, kind: Kind, loaded: Loaded, problems: Sequence[Problem], near: bool) -> tuple[str, tuple[str, ...]]:
        """What became of a defect, and the oracle's sentences where it was asked."""
        wrong = errors(problems)
        if not wrong and meaning(loaded.story) == self.meaning:
            return "same", ()
        if kind.effect == MUST:
            return "found" if wrong else "warned" if near else "escaped", ()
        wrongs: tuple[str, ...] = ()
        if kind.effect == JUDGED and loaded.story and {p.code for p in wrong} <= BY_PROOF:
            wrongs = tuple(oracle.wrongs(loaded.story))
        if wrong:
            return "found", wrongs
        if wrongs:
            return "open" if loaded.proof and loaded.proof.withdrawn else "escaped", wrongs
        return "warned" if problems else "quiet", ()

    def mended(self, text: str, problems: Sequence[Problem], change: Change) -> str:
        """What comes of the remedies that are shown, and of those shown then."""
        if not any(p.remedy for p in problems):
            return ""
        for _ in range(4):
            text = applied(text, [p for p in problems if p.remedy])
            loaded = self.read(text)
            problems = self.new(loaded)
            if not errors(problems):
                return "restored" if self.is_ours(text, loaded, change) else "other"
        return "left"

    def is_ours(self, text: str, loaded: Loaded, change: Change) -> bool:
        """Whether a story says what ours does: but for a name, or a sign, that was made another and may stay so."""
        if meaning(loaded.story) == self.meaning:
            return True
        was, now = (" ".join(lines).split() for lines in (self.script.lines[change.first : change.last], change.lines))
        words = [(a.strip(":"), b.strip(":")) for a, b in zip(was, now, strict=False) if a != b]
        if len(was) != len(now) or len(words) != 1:
            return False
        back = re.sub(rf"(?<![\w#]){re.escape(words[0][1])}(?!\w)", words[0][0], text)
        return meaning(self.read(back).story) == self.meaning


def chosen(bench: Bench, count: int, seed: str) -> Iterator[tuple[Kind, Change]]:
    """About equally many of each kind."""
    running = {kind: mutants(bench.script, kind, seed) for kind in KINDS}
    while running and count > 0:
        for kind in [*running][:count]:
            change = next(running[kind], None)
            if change is None:
                del running[kind]
            else:
                count -= 1
                yield kind, change


def run(count: int, seed: str) -> list[Outcome]:
    """Make so many defects."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        return [bench.outcome(kind, change) for kind, change in chosen(bench, count, seed)]


# --- the table

FATES = ("found", "warned", "same", "quiet", "open", "ESCAPED", "CRASHED")
COLUMNS = ("made", *FATES, "near", "most said", "remedy", "restores")
"""How many were made, and what became of them; how many of those of which something is said have it near, and the most
that is said; how many have a remedy shown, and of those, how many it gives back our story."""


def as_text(outcomes: Sequence[Outcome]) -> str:
    """All kinds in a table, then each that escaped, and what else is worth a look."""
    width = max(len(kind.name) for kind in KINDS)
    lines = [" " * width + "  effect  " + "  ".join(COLUMNS)]
    for kind in KINDS:
        lines.append(f"{kind.name:{width}}  {kind.effect:6}" + _row([o for o in outcomes if o.kind is kind]))
    lines.append(f"{'all':{width}}  {'':6}" + _row(outcomes))
    said = [len(o.problems) for o in outcomes if o.fate in ("found", "warned")]
    lines += ["", f"problems said of one defect: {statistics.median(said):g} in the middle, {max(said)} at most"]
    lines += _listed("CRASHED", [o for o in outcomes if o.fate == "crashed"])
    lines += _listed("ESCAPED", [o for o in outcomes if o.fate == "escaped"])
    lines += _listed("not decided", [o for o in outcomes if o.fate == "open"])
    lines += _listed("said to be wrong, but right as far as the oracle knows", [o for o in outcomes if o.doubtful])
    lines += _listed("more than six problems", [o for o in outcomes if len(o.problems) > 6])
    lines += _listed("mended to another story", [o for o in outcomes if o.mended == "other"])
    lines += _listed("remedies that do not suffice", [o for o in outcomes if o.mended == "left"])
    return "\n".join(lines)


def _row(outcomes: Sequence[Outcome]) -> str:
    fates = Counter(o.fate for o in outcomes)
    told = [o for o in outcomes if o.problems]
    shown = [o for o in outcomes if o.mended]
    cells: list[object] = [len(outcomes), *(fates[fate.lower()] for fate in FATES)]
    cells += [_share(sum(o.near for o in told), len(told)), max((len(o.problems) for o in told), default=0)]
    cells += [_share(len(shown), len(told)), _share(sum(o.mended == "restored" for o in shown), len(shown))]
    return "".join(f"  {cell!s:>{len(name)}}" for name, cell in zip(COLUMNS, cells, strict=True))


def _share(part: int, whole: int) -> str:
    return f"{100 * part // whole}%" if whole else "-"


def _listed(title: str, outcomes: Sequence[Outcome]) -> list[str]:
    lines = ["", f"{title}: {len(outcomes)}"] if outcomes else []
    for o in outcomes:
        lines.append(f"  {o.kind.name}, line {o.line}")
        lines += [f"    - {line}" for line in o.was[:3]] + [f"    + {line}" for line in o.now[:3]]
        lines += [f"    ! {wrong}" for wrong in o.wrongs[:3]]
        lines += [f"    {str(p).splitlines()[0]}" for p in o.problems[:3]]
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help=f"make {ALL} defects, not {SAMPLE}")
    parser.add_argument("--seed", default="1", help="another seed makes other defects")
    arguments = parser.parse_args()
    outcomes = run(ALL if arguments.all else SAMPLE, arguments.seed)
    print(as_text(outcomes))
    return any(outcome.fate == "escaped" for outcome in outcomes)


if __name__ == "__main__":
    sys.exit(main())
