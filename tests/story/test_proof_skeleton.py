"""Skeletons: what the proof keeps of a scene, as plain data; conditions, as a writer says them."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.bundled import STORY
from game.story.expressions import And, Compare, Condition, Constant, Not, Or, Seen, Variable_, parse
from game.story.load import load
from game.story.model import Story
from game.story.proof import skeleton
from game.story.proof.skeleton import ADD, BRANCH, CHOICE, END, GOTO, MARK, PLAY, SET, SHOW, STOP
from game.story.variables import Variable
from tests.story import dice_stories

StoryOf = Callable[[str], Story]
VARIABLES = {
    "n": Variable("n", 0, 0, 3),
    "m": Variable("m", 0, 0, 3),
    "w": Variable("w", "x", words=("x", "y")),
    "b": Variable("b", "no", words=("no", "yes")),
}

numbers = st.one_of(st.integers(0, 3).map(Constant), st.sampled_from("nm").map(Variable_))
compared = st.builds(Compare, st.sampled_from("nm").map(Variable_), st.sampled_from(["==", "!=", "<", ">="]), numbers)
words = st.builds(Compare, st.just(Variable_("w")), st.sampled_from(["==", "!="]), st.sampled_from("xy").map(Constant))
marks = st.builds(Seen, st.sampled_from("kl"), st.booleans())
conditions = st.recursive(
    st.one_of(compared, words, marks, st.just(Variable_("b"))),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=8,
)


@given(conditions)
def test_a_condition_comes_back_from_plain_data(condition: Condition) -> None:
    test = skeleton.test_of(condition)
    assert skeleton.condition_of(test) == condition
    assert skeleton.from_data(json.loads(json.dumps(skeleton.as_data(skeleton.Skeleton((), (test,)))))).conditions == (
        test,
    )


@given(conditions)
def test_a_condition_is_said_as_a_writer_says_it_and_means_the_same(condition: Condition) -> None:
    said = skeleton.said(skeleton.test_of(condition))
    again = skeleton.said(skeleton.test_of(parse(said, VARIABLES)))
    assert again == said


@pytest.mark.parametrize(
    "said",
    [
        "n >= 2 and not seen(gate)",
        "0 < n < 3",
        "not (n == 1 or b)",
        "(n == 1 or b) and w != x",
        "n == 1 or b and w == y",
        "not not b",
        "n < m < 3 and ever(k)",
        "(b or w == x) and (b or n == 2)",
    ],
)
def test_conditions_are_said_as_they_were_written(said: str) -> None:
    assert skeleton.said(skeleton.test_of(parse(said, VARIABLES))) == said


def test_a_skeleton_keeps_where_a_scene_goes_and_what_it_asks_and_changes(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - One.
          - Two, $trust.
          - if: trust >= 2
            then:
              - add: {trust: 1}
            else:
              - set: {carry: bread}
          - choice:
              - once: yes
                Stay.:
                  - mark: stayed
              - if: met
                Go.:
                  - goto: two
          - play: three
          - end: Home
        two: [{end: Away}]
        three: [{background: forest}]
    """)
    bones = skeleton.of(story.scenes["one"])
    assert bones.nodes == (
        (STOP, 0, 1),
        (BRANCH, 2, 2, 3, 0, 0),
        (ADD, 3, 4, "trust", 1),
        (SET, 5, 4, "carry", "bread"),
        (CHOICE, 6, 7, 5, -1, 1, 6, 1, 0),
        (MARK, 7, 7, "stayed"),
        (GOTO, 9, 7, "two"),
        (PLAY, 11, 8, "three"),
        (END, 12, 9),
    )
    assert bones.conditions == ((">=", ("trust",), 2), ("yes", "met"))
    assert bones.shows == ("trust",)
    assert skeleton.of(story.scenes["three"]).nodes == ((SHOW, 0, 1),)


def test_pictures_sounds_and_words_may_change_and_the_skeleton_stays(story_of: StoryOf) -> None:
    one = story_of("one: [One., {sound: hum}, {if: met, then: [A.]}, {end: Home}]").scenes["one"]
    two = story_of("one: [{background: forest}, Eins., {if: met, then: [B.]}, {end: Away}]").scenes["one"]
    other = story_of("one: [One., {sound: hum}, {if: not met, then: [A.]}, {end: Home}]").scenes["one"]
    assert skeleton.of(one) == skeleton.of(two) and hash(skeleton.of(one)) == hash(skeleton.of(two))
    assert skeleton.of(one) != skeleton.of(other)


@given(dice=st.integers(0, 2**32).map(Random))
def test_skeletons_come_back_from_plain_data_exactly(dice: Random, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "scenes.yaml"
    path.write_text(dice_stories.story(dice), encoding="utf-8")
    story = load(path).story
    assert story
    comes_back(story)


def test_the_skeletons_of_our_own_story_come_back_exactly_and_are_small() -> None:
    story = load(STORY).story
    assert story
    comes_back(story)
    data = json.dumps([skeleton.as_data(skeleton.of(scene)) for scene in story.scenes.values()])
    assert len(data) < len(STORY.read_text(encoding="utf-8")) / 6


def comes_back(story: Story) -> None:
    for scene in story.scenes.values():
        bones = skeleton.of(scene)
        data = skeleton.as_data(bones)
        assert json.loads(json.dumps(data)) == data
        assert skeleton.from_data(json.loads(json.dumps(data))) == bones
        assert all(aim > number for number, node in enumerate(bones.nodes) if node[0] != END for aim in [node[2]])
