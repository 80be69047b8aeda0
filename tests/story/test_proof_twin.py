"""The proof against brute force: each state one by one, on the machine that plays the story."""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.story import proof
from game.story.bundled import STORY
from game.story.load import load
from game.story.model import Story
from game.story.problems import blocking
from game.story.proof import Limits, Proof, skeleton
from game.story.proof.findings import Finding
from tests.story import dice_stories, twin
from tests.story.agreement import agree, explored
from tests.story.twin import State

EXAMPLES = settings(max_examples=120, suppress_health_check=[*HealthCheck])
DICE = st.one_of(st.randoms(use_true_random=False), st.integers(0, 2**32).map(Random))
Make = Callable[[Random], Story | None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """A small story by chance; None if it cannot be played."""
    folder = tmp_path_factory.mktemp("dice")

    def making(dice: Random) -> Story | None:
        path = folder / "scenes.yaml"
        path.write_text(dice_stories.story(dice), encoding="utf-8")
        loaded = load(path)
        return None if blocking(loaded.problems) else loaded.story

    return making


def proved(story: Story, limits: Limits = Limits()) -> Proof:
    skeletons = {name: skeleton.of(scene) for name, scene in story.scenes.items()}
    return proof.prove(skeletons, story.variables, story.start, limits)


def of_code(found: Proof, code: str) -> list[Finding]:
    return [finding for finding in found.findings if finding.code == code]


@EXAMPLES
@given(dice=DICE)
def test_the_proof_follows_the_states_that_are_there_and_no_others(dice: Random, made: Make) -> None:
    story = made(dice)
    if story:
        agree(explored(story), twin.explore(twin.named(story)))


@settings(EXAMPLES, max_examples=60)
@given(dice=DICE, cells=st.sampled_from((1, 4, 12)))
def test_it_makes_no_difference_how_many_variables_share_the_cells(dice: Random, cells: int, made: Make) -> None:
    story = made(dice)
    if story:
        agree(explored(story, Limits(cells=cells)), twin.explore(twin.named(story)))


@EXAMPLES
@given(dice=DICE)
def test_who_can_be_caught_is_caught_in_both(dice: Random, made: Make) -> None:
    story = made(dice)
    if not story:
        return
    met, found = twin.explore(twin.named(story)), proved(story)
    assert bool(of_code(found, "endless")) == ("endless" in met.soonest)
    if not of_code(found, "endless"):
        assert bool(of_code(found, "no-way-out")) == bool(met.lost())


@EXAMPLES
@given(dice=DICE)
def test_no_way_is_shorter_than_the_one_that_is_told(dice: Random, made: Make) -> None:
    story = made(dice)
    if not story:
        return
    met, found = twin.explore(twin.named(story)), proved(story)
    for code, what in (("no-option-left", "left"), ("beyond-range", "cut")):
        for finding in of_code(found, code):
            assert choices(finding) == met.soonest[what, finding.scene, finding.index]
    endless = [choices(finding) for finding in of_code(found, "endless") if finding.way is not None]
    if endless:
        assert min(endless) == met.soonest["endless"]
    lost = met.lost()
    for finding in of_code(found, "no-way-out") if not met.left else ():
        here = [s for s in lost if (met.states[s].scene, met.states[s].index) == (finding.scene, finding.index)]
        assert choices(finding) >= min((met.depth[state] for state in here), default=0)


def choices(finding: Finding) -> int:
    """How many choices a way has; a look through the lens is none."""
    assert finding.way is not None
    return sum(option >= 0 for _, _, option in finding.way)


@EXAMPLES
@given(dice=DICE)
def test_who_goes_the_way_sees_what_was_found(dice: Random, made: Make) -> None:
    story = made(dice)
    if story:
        named = twin.named(story)
        lost = twin.explore(named).lost()
        for finding in proved(story).findings:
            if finding.way is not None:
                see(named, finding, lost)


def see(named: Story, finding: Finding, lost: set[State]) -> None:
    """Go the way of a finding. Raises AssertionError if it does not show."""
    assert finding.way is not None
    shown, state = twin.along(named, finding.way, finding.ever)
    here = finding.scene, finding.index
    if finding.code == "endless":
        assert "endless" in shown.soonest
    elif finding.code == "no-option-left":
        assert here in shown.left
    elif finding.code == "beyond-range":
        assert any(cut for _, cut in shown.adds[here])
    else:
        assert finding.code == "no-way-out" and state in lost


@settings(EXAMPLES, max_examples=80)
@given(dice=DICE, work=st.sampled_from((100, 400, 3000)), units=st.sampled_from((1, 1000)))
def test_with_little_work_it_claims_less_and_never_anything_else(
    dice: Random, work: int, units: int, made: Make
) -> None:
    story = made(dice)
    if not story:
        return
    whole, some = proved(story), proved(story, Limits(work=work, each=0, units=units, nodes=2000))
    met = twin.explore(twin.named(story))
    sure = {(f.code, f.scene, f.index, f.option) for f in whole.findings}
    for finding in some.findings:
        what = finding.code, finding.scene, finding.index, finding.option
        if finding.way is not None:
            see(twin.named(story), finding, met.lost())
        elif finding.code == "never-reached":  # of a stretch that nobody reaches, another step may be told
            assert (finding.scene, finding.index) not in met.visited
        else:
            assert what in sure
    if {broadly(finding) for finding in whole.findings} - {broadly(finding) for finding in some.findings}:
        assert some.withdrawn, "what is not told is said to be open"


def broadly(finding: Finding) -> object:
    """What a finding tells, where another of its steps may stand for it."""
    if finding.code in ("beyond-range", "endless", "no-way-out", "never-reached"):
        return finding.code, finding.words
    return finding.code, finding.scene, finding.index, finding.option


@pytest.mark.skipif("WHOLE_PROOF" not in os.environ, reason="a minute; set WHOLE_PROOF to run it")
def test_of_our_own_story_the_proof_follows_all_states_that_there_are() -> None:
    story = load(STORY).story
    assert story
    agree(explored(story), twin.explore(twin.named(story, silent=True), merge=True))


def test_our_own_story_is_followed_with_all_its_names() -> None:
    story = load(STORY).story
    assert story
    found = proved(story)
    assert found.withdrawn == () and found.dropped == () and found.states > 100_000
    assert [str(finding) for finding in found.findings] == []
