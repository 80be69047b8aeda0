"""A hundred and fifty defects in our own story, one at a time: none that is certainly wrong escapes the check.

`python -m tests.story.mutating --all` makes a thousand and prints what became of them.
"""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest

from game.story.load import Library, load
from game.story.problems import errors
from tests.story import oracle
from tests.story.mutants import KINDS, MUST
from tests.story.mutating import SAMPLE, Bench, Outcome, as_text, chosen

DEFECTS = Path(__file__).resolve().parents[1] / "stories" / "defects"
SEED = "the committed sample"
FRESH = 50
"""Defects after which the story is read by another library too."""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("mutations"))


@pytest.fixture(scope="module")
def outcomes(bench: Bench) -> list[Outcome]:
    return [bench.outcome(kind, change) for kind, change in chosen(bench, SAMPLE, SEED)]


def only(outcomes: list[Outcome], fate: str) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.fate == fate]


def test_our_story_is_whole_for_the_check_and_for_the_oracle(bench: Bench) -> None:
    loaded = bench.read(bench.text)
    assert [str(p) for p in errors(bench.told(loaded))] == []
    assert loaded.story
    assert oracle.wrongs(loaded.story) == []


@pytest.mark.parametrize(
    "name",
    [
        *("12-no-option-left", "13-endless", "14-unreached-scene", "15-never-true", "16-loose-end"),
        *("23-no-way-out", "24-no-effect"),
    ],
)
def test_the_oracle_sees_without_the_check_what_can_happen_and_what_never_can(name: str) -> None:
    broken, mended = load(DEFECTS / f"{name}.yaml").story, load(DEFECTS / f"{name}.mended.yaml").story
    assert broken and mended
    assert oracle.wrongs(broken) != []
    assert oracle.wrongs(mended) == []


def test_each_kind_of_defect_is_made(outcomes: list[Outcome]) -> None:
    assert {outcome.kind for outcome in outcomes} == {*KINDS}
    assert len(outcomes) == SAMPLE


def test_no_defect_escapes_that_is_certainly_wrong_and_none_breaks_the_check(outcomes: list[Outcome]) -> None:
    assert not only(outcomes, "escaped") + only(outcomes, "crashed"), as_text(outcomes)


def test_nothing_is_said_to_be_wrong_that_is_right(outcomes: list[Outcome]) -> None:
    assert not [outcome for outcome in outcomes if outcome.doubtful], as_text(outcomes)


def test_what_is_wrong_by_the_rules_is_mostly_shown_at_its_place_and_with_the_way_back(outcomes: list[Outcome]) -> None:
    found = [o for o in only(outcomes, "found") if o.kind.effect == MUST]
    mended = [o for o in found if o.mended]
    assert statistics.median(len(o.problems) for o in found) == 1
    assert sum(o.near for o in found) >= 0.8 * len(found), as_text(outcomes)
    assert len(mended) >= 0.7 * len(found), as_text(outcomes)
    assert sum(o.mended == "restored" for o in mended) >= 0.9 * len(mended), as_text(outcomes)


def test_after_an_edit_a_library_finds_what_a_new_one_finds(bench: Bench) -> None:
    """Only the scene with the defect is compiled again; nothing that was known of it before may remain."""
    for _, change in chosen(bench, FRESH, "read afresh"):
        after = bench.read(change.apply(bench.script.lines))
        fresh = Library(bench.path).prove()
        assert after.problems == fresh.problems, change
