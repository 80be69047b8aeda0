"""A thousand edits of stories, by a program that knows where the player must stand afterwards.

Run with `-s` to see the table. A case is one save that meets one edited story. A line *survives* if it is still there
and says the same; the player must stand exactly on it. Where it does not, the judge names the places that are right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

import pytest

from game.play import moment as moments
from game.play import resume, session, tape
from game.play.resume import Outcome, Whereabouts
from game.play.session import Session
from game.story.load import Library
from tests import unpainted
from tests.play import edits, judge, made, trees
from tests.play.judge import Kept
from tests.play.trees import Built, Tree

ROOT = Path(__file__).resolve().parents[2]
EDITS = 1000
MADE = 6


class Base:
    """A story that is edited, and a few chance plays of it."""

    def __init__(self, tree: Tree, folder: Path, seed: int) -> None:
        folder.mkdir(parents=True)
        self.tree, self.library = tree, Library(folder / "scenes.yaml", folder / "cache")
        if "id" in tree.head:
            (folder / "assets").mkdir()
            (folder / "assets" / "catalog.yaml").write_text(unpainted.catalogue(), encoding="utf-8")
        self.built = self.build(tree)
        self.plays = [judge.play(session.start(self.built.story), Random(seed + n), 300) for n in range(5)]

    def build(self, tree: Tree) -> Built:
        return trees.build(tree, self.library)

    def a_save(self, rng: Random, new: Built | None = None) -> Kept:
        """At a decision, or anywhere between; with an edited story, at a place that was hit, if any was."""
        run = rng.choice(self.plays)
        at = [n for n, m in enumerate(run.moments) if m.kind == "choice"] if rng.random() < 0.4 else []
        if new:
            tags = [self.built.tag_at(m.scene, m.index) for m in run.moments]
            at = [n for n, tag in enumerate(tags) if not judge.lives(tag, self.built, new)] or at
        return judge.keep(self.built, run, rng.choice(at or range(len(run.moments))))


@dataclass(frozen=True)
class Case:
    """One save that met one edited story, and what became of it."""

    base: Base
    kinds: tuple[str, ...]
    kept: Kept
    new: Built
    run: Session
    outcome: Outcome

    @property
    def stands(self) -> int:
        """The tag of the step where the player stands now."""
        return self.new.tag_at(self.run.moment.scene, self.run.moment.index)

    @cached_property
    def right(self) -> dict[int, set[Outcome]]:
        return judge.expected(self.kept, self.new)

    def values(self) -> bool:
        """Whether the variables are those to which the recorded choices lead, or else those that were left."""
        values = self.run.moment.values
        if self.kept.tape.base:  # the judge does not follow choices from there
            return all(variable.allows(values[name]) for name, variable in self.new.story.variables.items())
        led, whole = judge.led(self.kept, self.new)
        return values in [moment.values for moment in led] + ([] if whole else [judge.fitted(self.kept, self.new)])


@dataclass(frozen=True)
class Result:
    """What is remembered of a case: whether the line survived; place, sentence and variables, each right or not.

    `alone` says that only one place is right. `story` is a miss, in words.
    """

    study: str
    kinds: tuple[str, ...]
    survived: bool
    exact: bool
    true: bool
    values: bool
    alone: bool
    story: str

    @classmethod
    def of(cls, study: str, case: Case) -> Result:
        survived = judge.survives(case.kept, case.new)
        exact, true = case.stands in case.right, case.outcome in case.right.get(case.stands, ())
        told = "" if exact and true else _told(case)
        return cls(study, case.kinds, survived, exact, true, not survived or case.values(), len(case.right) == 1, told)


def _told(case: Case) -> str:
    """A miss, in words."""
    places = {tag: " or ".join(outcomes) for tag, outcomes in case.right.items()}
    right = ", ".join(f"{_shown(case.new, tag)} ({said})" for tag, said in places.items())
    was, now = _shown(case.kept.built, case.kept.tag), _shown(case.new, case.stands)
    return f"{', '.join(case.kinds)}: {was} -> {now} ({case.outcome}), not {right}"


def _shown(built: Built, tag: int) -> str:
    step = built.step(tag)
    text = getattr(step, "text", "") or type(step).__name__
    return f"{built.homes.get(tag)}: {text[:40]!r}"


def edited(tree: Tree, rng: Random, at: int) -> tuple[Tree, tuple[str, ...]]:
    """The tree after one edit, or in a third of the cases after two or three; near a place in two thirds of them."""
    tree, done = tree.copy(), []
    for _ in range(rng.choice((1, 1, 1, 1, 2, 3))):
        near = at if rng.random() < 0.67 else 0
        kinds = list(edits.EDITS)
        rng.shuffle(kinds)
        done.append(next(kind for kind in kinds if edits.EDITS[kind](edits.Desk(tree, rng, near))))
    edits.forget_marks(tree)
    return tree, tuple(done)


def meet(base: Base, kinds: tuple[str, ...], kept: Kept, new: Built) -> Case:
    """Load a save, which was on a disk meanwhile, with the edited story."""
    written = json.loads(json.dumps([kept.tape.as_dict(), kept.left.as_dict(), kept.at.as_dict()]))
    read = tape.from_dict(written[0]), moments.from_dict(written[1]), resume.from_dict(written[2])
    assert read == (kept.tape, kept.left, kept.at)
    run, outcome = resume.resume(new.story, *read)
    return Case(base, kinds, kept, new, run, outcome)


def older(case: Case) -> Case:
    """The same with a save of a program that did not know twins, calls, the beginning and the path."""
    at = case.kept.at
    kept = judge.with_place(case.kept, Whereabouts(at.scene, at.step, at.before, at.after))
    return meet(case.base, case.kinds, kept, case.new)


def again(case: Case, rng: Random) -> Case | None:
    """The player plays on a little and saves, and the writer edits what was edited before."""
    run = judge.play(case.run, rng, len(case.run.acts) + rng.randint(0, 25))
    kept = judge.keep(case.new, run, rng.randint(0, run.now))
    tree, kinds = edited(case.new.tree, rng, kept.tag)
    return meet(case.base, kinds, kept, case.base.build(tree)) if kept.tag else None


def study(bases: Sequence[Base], number: int) -> Iterator[Result]:
    """So many edits, each with a save near it and a save that it hit; some of them further."""
    for n in range(number):
        rng = Random(n)
        base = bases[0] if n % 4 == 0 else bases[1 + n % (len(bases) - 1)]
        kept = base.a_save(rng)
        tree, kinds = edited(base.tree, rng, kept.tag)
        new = base.build(tree)
        near, hit = meet(base, kinds, kept, new), meet(base, kinds, base.a_save(rng, new), new)
        yield Result.of("edits", near)
        yield Result.of("edits", hit)
        if n % 7 == 0:
            yield Result.of("older saves", older(near))
            yield Result.of("older saves", older(hit))
            second = again(hit, rng)
            if second:
                yield Result.of("edits again", second)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> list[Base]:
    """The story of this house, and some made by chance, two of them with many equal lines."""
    folder = tmp_path_factory.mktemp("edits")
    own = Base(trees.read(ROOT / "scenes.yaml"), folder / "own", 0)
    return [own, *(Base(made.tree(n, twins=n > MADE - 2), folder / str(n), n) for n in range(1, MADE + 1))]


@pytest.fixture(scope="module")
def results(bases: list[Base]) -> list[Result]:
    return list(study(bases, EDITS))


def share(results: Sequence[Result], what: str) -> float:
    """How many of these are right, of one."""
    return sum(bool(getattr(result, what)) for result in results) / len(results)


def table(results: Sequence[Result]) -> str:
    """By kind of edit: how many cases, and in how many the player stands exactly right."""
    lines = [f"{'':30}{'the line survives':>24}{'it does not':>24}"]
    rows: list[tuple[str, list[Result]]] = [(kind, [r for r in results if kind in r.kinds]) for kind in edits.EDITS]
    for name, found in [*rows, ("all", list(results))]:
        halves = ([r for r in found if r.survived is survived] for survived in (True, False))
        lines.append(f"{name:30}" + "".join(f"{len(h):13}{sum(r.exact for r in h):11}" for h in halves))
    return "\n".join([*lines, *(f"  {r.story}" for r in results if r.story)])


# --- what must hold


def test_a_tree_is_the_story_that_it_was_read_from(bases: list[Base]) -> None:
    story = Library(ROOT / "scenes.yaml").load().story
    assert story is not None
    assert [*story.scenes] == [*bases[0].built.story.scenes]
    for name in story.scenes:
        assert [s.id for s in story.scenes[name].steps] == [s.id for s in bases[0].built.story.scenes[name].steps]


def test_a_line_that_survives_is_where_the_player_stands_and_everything_is_as_it_was(results: list[Result]) -> None:
    survived = [r for r in results if r.study == "edits" and r.survived]
    print("", table([r for r in results if r.study == "edits"]), sep="\n")
    print(f"exact {share(survived, 'exact'):.2%}, told {share(survived, 'true'):.2%}", end=", ")
    print(f"variables {share(survived, 'values'):.2%} of {len(survived)} lines that survive")
    assert len(survived) > EDITS
    assert share(survived, "exact") >= 0.99
    assert share(survived, "true") >= 0.99
    assert share(survived, "values") >= 0.99


def test_a_line_that_is_gone_leaves_the_player_where_the_rules_say(results: list[Result]) -> None:
    gone = [r for r in results if r.study == "edits" and not r.survived]
    alone = [r for r in gone if r.alone]
    print(
        f"\nexact {share(gone, 'exact'):.2%}, told {share(gone, 'true'):.2%} of {len(gone)} lines that do not", end=", "
    )
    print(f"exact {share(alone, 'exact'):.2%} of {len(alone)} where only one place is right")
    assert len(gone) > EDITS / 2
    assert share(gone, "exact") >= 0.97
    assert share(alone, "exact") >= 0.97
    assert share(gone, "true") >= 0.97


def test_every_kind_of_edit_was_met(results: list[Result]) -> None:
    kinds = [kind for r in results for kind in r.kinds]
    assert min(map(kinds.count, edits.EDITS)) >= EDITS / 50


def test_one_edit_after_another_is_met_as_well(results: list[Result]) -> None:
    second = [r for r in results if r.study == "edits again"]
    print(f"\nexact {share(second, 'exact'):.2%}, told {share(second, 'true'):.2%} of {len(second)} second edits")
    assert len(second) >= EDITS / 10
    assert share(second, "exact") >= 0.95
    assert share(second, "values") >= 0.99


def test_saves_of_older_programs_find_nearly_all_their_lines(results: list[Result]) -> None:
    survived, gone = (
        [r for r in results if r.study == "older saves" and r.survived is survived] for survived in (True, False)
    )
    print(f"\nolder saves: exact {share(survived, 'exact'):.2%} of {len(survived)} lines that survive", end=", ")
    print(f"{share(gone, 'exact'):.2%} of {len(gone)} that do not")
    assert share(survived, "exact") >= 0.95
    assert share(gone, "exact") >= 0.8
