"""Rolling back and forward, and tapes that play again."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play import moment as moments
from game.play import session, tape
from game.play.machine import Act, Impossible, Known
from game.play.session import Session
from game.play.tape import NoTape, Tape
from game.story.model import Story

STORY = """
one:
  - background: hall
  - A.
  - choice:
      - Stay.:
          - add: {trust: 1}
          - mark: stayed
          - B $trust.
          - goto: one
      - Go.: []
  - show: Mina
  - Mina: (glad) C.
  - end: Home
"""


@pytest.fixture
def story(story_of: Callable[[str], Story]) -> Story:
    return story_of(STORY)


def played(story: Story, seed: int, most: int = 60) -> Session:
    rng, run = random.Random(seed), session.start(story)
    for _ in range(most):
        if run.moment.kind == "end":
            break
        if run.moment.kind == "choice":
            run.choose(rng.choice(run.moment.offers).id)
        else:
            run.advance()
    return run


def test_back_to_the_first_line_and_forward_again_gives_the_same_moments(story: Story) -> None:
    run = played(story, 3)
    there = list(run.passed())
    back = [run.moment]
    while run.back():
        back.append(run.moment)
    assert back == there[::-1]
    assert run.now == 0
    forth = [run.moment]
    while run.forward():
        forth.append(run.moment)
    assert forth == there


def test_doing_the_same_again_after_rolling_back_keeps_the_way_forward(story: Story) -> None:
    run = played(story, 3)
    length = len(run.moments)
    run.now = 0
    run.advance()
    assert len(run.moments) == length


def test_doing_something_else_after_rolling_back_cuts_the_tape(story: Story) -> None:
    run = session.start(story)
    run.advance()
    stay, go = (offer.id for offer in run.moment.offers)
    run.choose(stay)
    run.back()
    run.choose(go)
    assert [act.option for act in run.acts] == ["", go]
    assert len(run.moments) == 3
    assert not run.forward()


def test_a_tape_plays_to_the_same_moments_even_after_a_trip_through_json(story: Story) -> None:
    for seed in range(20):
        run = played(story, seed)
        copied = tape.from_dict(json.loads(json.dumps(run.tape().as_dict())))
        again = session.replay(story, copied)
        assert again.moments == run.moments
        assert [moments.from_dict(json.loads(json.dumps(m.as_dict()))) for m in run.moments] == run.moments


def test_a_tape_ends_at_now(story: Story) -> None:
    run = played(story, 3)
    run.back()
    assert session.replay(story, run.tape()).moment == run.moment


def test_a_tape_of_another_story_is_refused(story: Story) -> None:
    with pytest.raises(Impossible):
        session.replay(story, Tape("x", (Act("advance", "nowhere"),)))


words = st.text(alphabet="abcdef0123456789./", min_size=1, max_size=12)
acts = st.builds(Act, st.sampled_from(["advance", "choose", "timeout"]), words, words | st.just(""))


@given(st.lists(acts, max_size=30), st.frozensets(words), st.integers(0, 2**31))
def test_every_tape_survives_json(listed: list[Act], marks: frozenset[str], seed: int) -> None:
    made = Tape("f", tuple(listed), Known(marks), seed)
    assert tape.from_dict(json.loads(json.dumps(made.as_dict()))) == made


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["tape", "acts", "known", "base", "seed", "marks", "endings", "fingerprint"]), inner
            )
        ),
        max_leaves=20,
    )
)
def test_nonsense_is_no_tape_and_no_crash(data: object) -> None:
    with pytest.raises(NoTape):
        tape.from_dict(data)
