"""What a save knows besides its line: the scenes that are being played, the variables, a way that was cut off."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.play import resume
from game.play.machine import Endless
from game.play.session import Session
from game.story.load import load
from tests.play.returning import BEFORE, StoryOf, after_edit, at_line, at_stop, line, resumed

# --- scenes that are played


PLAYED = """
one:
  - One.
  - choice:
      - Left.: []
      - Right.: []
  - Two.
  - play: weather
  - Three.
  - end: Home
weather:
  - It snows.
  - It thaws.
"""

NOBODY_LEADS_THERE = PLAYED.replace("- Left.: []", "- Links.: []").replace("- Right.: []", "- Rechts.: []")
"""The recorded choice is gone: a place is entered as it was left."""


def through_the_weather(story_of: StoryOf, after: str) -> list[str]:
    """Save in the scene that is played, edit, and read on to the end."""
    run = at_line(story_of(PLAYED), "It snows.")
    again, _ = resumed(run, story_of(after))
    assert again.base is not None
    said = [line(again)]
    while not again.moment.ending:
        again.advance()
        said.append(again.moment.ending or line(again))
    return said


def test_a_scene_that_is_played_comes_back_behind_its_step_though_lines_were_added_above(story_of: StoryOf) -> None:
    added = NOBODY_LEADS_THERE.replace("  - One.\n", "  - One.\n  - One and a half.\n  - And a quarter.\n")
    assert through_the_weather(story_of, added) == ["It snows.", "It thaws.", "Three.", "Home"]


def test_a_scene_that_is_played_nowhere_any_more_comes_back_to_where_it_was(story_of: StoryOf) -> None:
    gone = NOBODY_LEADS_THERE.replace("  - play: weather\n", "")
    assert through_the_weather(story_of, gone) == ["It snows.", "It thaws.", "Three.", "Home"]


def test_an_older_save_finds_the_step_that_it_comes_back_to(story_of: StoryOf) -> None:
    run = at_line(story_of(PLAYED), "It snows.")
    at = resume.whereabouts(run.story, run.moment)
    old = resume.from_dict({side: at.as_dict()[side] for side in ("scene", "step", "before", "after")})
    added = NOBODY_LEADS_THERE.replace("  - One.\n", "  - One.\n  - One and a half.\n  - And a quarter.\n")
    again, outcome = resume.resume(story_of(added), run.tape(), run.moment, old)
    assert (line(again), outcome) == ("It snows.", "same")
    again.advance()
    again.advance()
    assert line(again) == "Three."


def test_a_line_that_moves_to_a_scene_that_is_played_comes_back_from_there(story_of: StoryOf) -> None:
    run = at_line(story_of(PLAYED), "Three.")
    moved = NOBODY_LEADS_THERE.replace("  - Three.\n", "  - Four.\n").replace(
        "  - It thaws.\n", "  - Three.\n  - It thaws.\n"
    )
    again, outcome = resumed(run, story_of(moved))
    assert (line(again), outcome) == ("Three.", "moved")
    again.advance()
    again.advance()
    assert line(again) == "Four."


def test_a_line_that_moves_to_the_scene_that_plays_is_read_there_once(story_of: StoryOf) -> None:
    run = at_line(story_of(PLAYED), "It thaws.")
    moved = NOBODY_LEADS_THERE.replace("  - It thaws.\n", "").replace("  - Three.\n", "  - It thaws.\n  - Three.\n")
    again, outcome = resumed(run, story_of(moved))
    assert (line(again), again.moment.calls, outcome) == ("It thaws.", (), "moved")
    again.advance()
    assert line(again) == "Three."


# --- what the story remembers


def test_a_number_beyond_a_narrower_range_becomes_the_nearest_in_it(write: Callable[[str], Path]) -> None:
    text = """
    title: Numbers
    vars: {trust: 0..5, mood: calm|wary, hand: left|right}
    scenes:
      one:
        - choice:
            - Go.: [{add: {trust: 4}}, {set: {mood: wary, hand: right}}]
        - Here.
        - end: Home
    """
    before, narrower = load(write(text)).story, text.replace("0..5", "0..3").replace("calm|wary", "calm|glad")
    after = load(write(narrower.replace("mood: wary", "mood: glad").replace("Go.:", "Run.:"))).story
    assert before and after
    again, outcome = resumed(at_stop(before, 1), after)
    assert (line(again), outcome) == ("Here.", "same")
    assert again.moment.values == {"trust": 3, "mood": "calm", "hand": "right"}


def test_a_story_that_goes_in_a_circle_before_the_line_still_shows_the_line(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Seven.")
    circle = story_of(BEFORE.replace("  - One.\n", "  - if: trust < 3\n    goto: one\n  - One.\n"))
    again, outcome = resumed(run, circle)
    assert (line(again), outcome) == ("Seven.", "same")


def test_where_nothing_is_left_and_the_story_goes_in_a_circle_that_is_said(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Seven.")
    with pytest.raises(Endless):
        resumed(run, story_of("one: [{if: trust < 3, goto: one}, {end: Away}]"))


# --- ways that begin in the middle


def cut_off(story_of: StoryOf, text: str) -> Session:
    """A way that an edit has cut off: it begins at the line `text`."""
    run, _ = after_edit(story_of, text, "      - Left.:", "      - if: trust == 3\n        Left.:")
    assert run.base is not None
    return run


CUT = BEFORE.replace("      - Left.:", "      - if: trust == 3\n        Left.:")


def test_a_way_that_began_at_a_line_that_is_gone_keeps_its_place_and_what_it_knew(story_of: StoryOf) -> None:
    run = cut_off(story_of, "Four.")
    run.advance()
    again, outcome = resumed(run, story_of(CUT.replace("  - Four.\n", "")))
    assert (line(again), outcome) == ("Five.", "same")
    assert again.moment.values["trust"] == 1


def test_a_way_that_began_at_a_line_that_was_rewritten_begins_there_still(story_of: StoryOf) -> None:
    run = cut_off(story_of, "Four.")
    run.advance()
    again, outcome = resumed(run, story_of(CUT.replace("- Four.", "- Vier.")))
    assert (line(again), outcome) == ("Five.", "same")
    assert again.back() and line(again) == "Vier."


def test_a_save_made_by_hand_does_no_harm(story_of: StoryOf) -> None:
    story = story_of(BEFORE)
    run = cut_off(story_of, "Four.")
    run.story = story
    assert run.base is not None
    for base in (
        replace(run.base, scene="nowhere"),
        replace(run.base, index=999),
        replace(run.base, values={}),
        replace(run.base, calls=(("nowhere", 3),)),
        replace(run.base, values={**run.base.values, "trust": 77}),
    ):
        tape = replace(run.tape(), base=base)
        for at in (resume.Whereabouts("nowhere", "x"), resume.whereabouts(story, run.moment)):
            again, outcome = resume.resume(story, tape, replace(run.moment, scene="nowhere"), at)
            assert outcome in resume.SENTENCES
            assert all(story.variables[name].allows(value) for name, value in again.moment.values.items())


def test_a_figure_wears_what_it_still_has(write: Callable[[str], Path]) -> None:
    text = """
    title: Faces
    cast:
      Mina: {looks: [calm, wary]}
    scenes:
      one:
        - choice:
            - Go.: []
        - show: Mina
          look: wary
        - Here.
        - end: Home
    """
    before = load(write(text)).story
    after = load(write(text.replace("wary", "glad").replace("Go.", "Run.").replace("look: glad", "look: calm"))).story
    assert before and after
    run, _ = resumed(at_stop(before, 1), after)
    assert [figure.look for figure in run.moment.scenery.figures] == ["calm"]


def test_what_is_remembered_of_a_place_can_be_read_again(story_of: StoryOf) -> None:
    run = at_line(story_of(PLAYED), "It thaws.")
    at = resume.whereabouts(run.story, run.moment, run)
    assert resume.from_dict(json.loads(json.dumps(at.as_dict()))) == at
    assert [spot.scene for spot in at.calls] == ["one"]
    assert at.path == (("one", 3), ("weather", 2))
