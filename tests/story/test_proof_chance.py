"""Plays by chance on skeletons go as the machine goes, and what a proof with too little work says rests on them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story import proof
from game.story.load import load
from game.story.model import Story
from game.story.problems import blocking
from game.story.proof import Limits, skeleton
from game.story.proof.chance import Dice
from tests.story import dice_stories, twin

StoryOf = Callable[[str], Story]
LITTLE = Limits(work=1, each=0, nodes=2000)


def dice_of(story: Story, seed: int = 0) -> Dice:
    return Dice({name: skeleton.of(scene) for name, scene in story.scenes.items()}, story.variables, story.start, seed)


@settings(max_examples=80)
@given(dice=st.integers(0, 2**32).map(Random), seed=st.integers(0, 99), ever=st.sets(st.sampled_from("kl")))
def test_a_play_visits_what_the_machine_visits_on_the_same_way(
    dice: Random, seed: int, ever: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "scenes.yaml"
    path.write_text(dice_stories.story(dice), encoding="utf-8")
    loaded = load(path)
    if blocking(loaded.problems) or not loaded.story:
        return
    story = loaded.story
    chance = dice_of(story, seed)
    route = chance.play(frozenset(ever))
    if route.end is None:
        return  # a way of a hundred thousand lines is not gone again
    looked = {(scene, node) for scene, node, option in route.choices if option < 0}
    if any(route.visits.count(place) > 1 for place in looked):
        return  # a way says where somebody looked, and not at which of the times that they came by
    bones = chance.skeletons
    way = [(scene, bones[scene].nodes[node][skeleton.INDEX], option) for scene, node, option in route.choices]
    met, _ = twin.along(twin.named(story), way, ever)
    visited = {(s, bones[s].nodes[n][skeleton.INDEX]) for s, n in route.visits if n < len(bones[s].nodes)}
    assert visited == {(s, i) for s, i in met.visited if any(node[skeleton.INDEX] == i for node in bones[s].nodes)}


def test_what_was_picked_least_is_preferred(story_of: StoryOf) -> None:
    story = story_of("one: [{choice: [{A.: [{end: A}]}, {B.: [{end: B}]}, {C.: [{end: C}]}]}]")
    chance = dice_of(story)
    for _ in range(30):
        chance.play()
    counts = sorted(chance.picked.values())
    assert len(counts) == 3 and counts[0] >= 7


def test_a_play_that_goes_round_in_silence_is_noticed(story_of: StoryOf) -> None:
    story = story_of("one: [A line., {goto: two}]\ntwo: [{if: met, then: [B.]}, {goto: two}]")
    chance = dice_of(story)
    assert chance.play().end is None
    assert chance.caught == {("two", 2): ((), frozenset())}


def proved(story: Story, limits: Limits) -> proof.Proof:
    skeletons = {name: skeleton.of(scene) for name, scene in story.scenes.items()}
    return proof.prove(skeletons, story.variables, story.start, limits)


def test_with_too_little_work_an_add_that_never_changes_anything_is_open(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - choice:
              - A.: [{set: {met: yes}}]
              - B.: []
          - add: {trust: -1}
          - if: met
            then: [A line.]
          - You have $trust.
          - add: {trust: 1}
          - end: E
    """)
    assert [f.code for f in proved(story, Limits()).findings] == ["unused-variable", "no-effect"]
    found = proved(story, LITTLE)
    assert found.dropped and [f.code for f in found.findings] == ["unused-variable"]
    assert "whether 'add' ever changes 'trust' in the scene 'one'" in found.withdrawn


def test_with_too_little_work_nobody_remembers_a_mark_that_nobody_can_pass(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - choice:
              - A.: [{add: {trust: 1}}, {add: {trust: 1}}]
              - B.: []
          - choice:
              - if: not ever(deep)
                On.: [{goto: two}]
          - end: Left Alone
        two:
          - if: trust == 1
            then:
              - mark: deep
          - end: E
    """)
    exact, found = proved(story, Limits()), proved(story, LITTLE)
    assert "no-option-left" not in {finding.code for finding in (*exact.findings, *found.findings)}
    assert "whether a choice in the scene 'one' always has an option" in found.withdrawn


def test_with_too_little_work_what_a_play_met_is_told_with_its_way(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - choice:
              - A.: [{add: {trust: 3}}]
              - B.: [{set: {met: yes}}]
          - choice:
              - if: met
                On.: []
          - if: trust == 3
            then: [Three.]
          - end: E
    """)
    (found,) = [f for f in proved(story, LITTLE).findings if f.code == "no-option-left"]
    assert (found.way, found.found) == ((("one", 0, 0),), "chance")


def test_with_too_little_work_a_silent_circle_that_a_play_got_into_is_told(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - choice:
              - A.: [{set: {met: yes}}]
              - B.: [{add: {trust: 1}}]
          - goto: two
        two:
          - if: met
            goto: two
          - if: trust == 0
            then: [Zero.]
          - end: E
    """)
    found = [f for f in proved(story, LITTLE).findings if f.code == "endless"]
    assert [(f.scene, f.index, f.way) for f in found] == [("two", 1, (("one", 0, 0),))]
    assert "whether the circle with the scene 'two' ever waits" in proved(story, LITTLE).withdrawn
