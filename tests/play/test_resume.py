"""A save meets a story that was edited meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from game.play import resume, session
from game.play.machine import Endless
from game.play.session import Session
from game.story.load import load
from game.story.model import Story

StoryOf = Callable[[str], Story]

BEFORE = """
one:
  - background: hall
  - One.
  - Two.
  - choice:
      - Left.:
          - add: {trust: 1}
          - Three.
      - Right.: []
  - Four.
  - Five.
  - goto: two
two:
  - Six.
  - Seven.
  - end: Home
"""


def at_line(story: Story, text: str) -> Session:
    run = session.start(story)
    while not (run.moment.kind == "line" and run.moment.line and run.moment.line.text == text):
        run.choose(run.moment.offers[0].id) if run.moment.kind == "choice" else run.advance()
    return run


def after_edit(story_of: StoryOf, text: str, old: str, new: str) -> tuple[Session, resume.Outcome]:
    """Stop at a line, edit the story, go on."""
    run = at_line(story_of(BEFORE), text)
    assert old in BEFORE
    edited = story_of(BEFORE.replace(old, new))
    return resume.resume(edited, run.tape(), run.moment, resume.whereabouts(run.story, run.moment))


def line(run: Session) -> str:
    return run.moment.line.text if run.moment.line else run.moment.kind


def test_an_unchanged_story_goes_on_at_the_same_moment(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Seven.")
    again, outcome = resume.resume(story_of(BEFORE), run.tape(), run.moment, resume.whereabouts(run.story, run.moment))
    assert (again.moments, outcome) == (run.moments, "same")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - One.\n", "  - One, rewritten.\n"),
        ("  - One.\n", "  - One.\n  - One and a half.\n"),
        ("  - Two.\n", ""),
        ("  - Two.\n", "  - Tw\n  - o.\n"),
        ("      - Right.: []\n", "      - Right.: []\n      - Back.: []\n"),
        ("      - Left.:", "      - if: trust == 0\n        Left.:"),
        ("  - background: hall\n", "  - background: yard\n"),
    ],
)
def test_an_edit_elsewhere_changes_nothing_for_the_player(story_of: StoryOf, old: str, new: str) -> None:
    run, outcome = after_edit(story_of, "Four.", old, new)
    assert (line(run), outcome) == ("Four.", "same")
    assert run.moment.values["trust"] == 1
    if "yard" in new:
        assert run.moment.scenery.background == "yard"


def test_the_edited_line_itself_is_shown_as_it_is_now(story_of: StoryOf) -> None:
    run, outcome = after_edit(story_of, "Four.", "- Four.", "- Vier.")
    assert (line(run), outcome) == ("Vier.", "edited")
    assert run.back()


def test_a_deleted_line_leaves_the_player_at_a_neighbour(story_of: StoryOf) -> None:
    run, outcome = after_edit(story_of, "Four.", "  - Four.\n", "")
    assert (line(run), outcome) == ("Three.", "nearest")


def test_a_line_moved_to_another_scene_is_found_there(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Five.")
    moved = story_of(BEFORE.replace("  - Five.\n", "").replace("  - Six.\n", "  - Five.\n  - Six.\n"))
    again, outcome = resume.resume(moved, run.tape(), run.moment, resume.whereabouts(run.story, run.moment))
    assert (line(again), outcome) == ("Five.", "moved")


def test_a_renamed_scene_is_the_same_scene(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Seven.")
    renamed = story_of(BEFORE.replace("two", "second"))
    again, outcome = resume.resume(renamed, run.tape(), run.moment, resume.whereabouts(run.story, run.moment))
    assert (line(again), again.moment.scene) == ("Seven.", "second")
    assert outcome == "same"


def test_a_choice_that_now_asks_for_more_does_not_lose_the_place(story_of: StoryOf) -> None:
    """The old choices no longer lead here; the line still stands, and is entered with everything as it was."""
    run, outcome = after_edit(story_of, "Seven.", "      - Left.:", "      - if: trust == 3\n        Left.:")
    assert (line(run), outcome) == ("Seven.", "same")
    assert run.moment.values["trust"] == 1


def test_a_scene_that_is_gone_leads_to_the_nearest_line_before_it(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Seven.")
    without = story_of(BEFORE[: BEFORE.index("two:\n")].replace("goto: two", "end: Home"))
    again, outcome = resume.resume(without, run.tape(), run.moment, resume.whereabouts(run.story, run.moment))
    assert (line(again), outcome) == ("Five.", "nearest")


def test_a_wholly_different_story_begins_at_its_start(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Seven.")
    other = story_of("elsewhere: [Hello., {end: Away}]\none: [{goto: elsewhere}]")
    again, outcome = resume.resume(other, run.tape(), run.moment, resume.whereabouts(run.story, run.moment))
    assert (line(again), outcome) == ("Hello.", "start")


def test_variables_that_changed_their_kind_start_anew_and_new_ones_are_there(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Seven.")
    retyped = story_of(BEFORE.replace("- Left.:", "- Links.:"))
    again, _ = resume.resume(retyped, run.tape(), run.moment, resume.whereabouts(run.story, run.moment))
    assert set(again.moment.values) == {"trust", "carry", "met"}


def test_every_outcome_has_its_sentence() -> None:
    assert set(resume.SENTENCES) == set(get_args(resume.Outcome))
    assert all(text == "" or text.startswith("The story has changed") for text in resume.SENTENCES.values())


def test_a_reworded_option_that_was_taken_is_known_by_what_followed_it(story_of: StoryOf) -> None:
    run, outcome = after_edit(story_of, "Four.", "- Left.:", "- Left, carefully.:")
    assert (line(run), outcome) == ("Four.", "same")
    assert run.moment.values["trust"] == 1
    assert [m.line.text for m in run.moments if m.kind == "line" and m.line] == ["One.", "Two.", "Three.", "Four."]


def test_a_way_that_began_in_the_middle_still_follows_an_edit_of_its_line(story_of: StoryOf) -> None:
    """Once an edit has cut off the beginning, the next edits are met as well as before."""
    cut, _ = after_edit(story_of, "Four.", "      - Left.:", "      - if: trust == 3\n        Left.:")
    assert cut.base is not None
    cut.advance()
    text = BEFORE.replace("      - Left.:", "      - if: trust == 3\n        Left.:").replace("- Five.", "- Fünf.")
    again, outcome = resume.resume(story_of(text), cut.tape(), cut.moment, resume.whereabouts(cut.story, cut.moment))
    assert (line(again), outcome) == ("Fünf.", "edited")
    assert again.moment.values["trust"] == 1
    assert again.back()


# --- equal lines


TWINS = """
one:
  - First.
  - "No."
  - Second.
  - "No."
  - Third.
  - "No."
  - Fourth.
  - end: Home
"""


def at_stop(story: Story, number: int) -> Session:
    """After so many clicks; the first option of every choice."""
    run = session.start(story)
    for _ in range(number):
        run.choose(run.moment.offers[0].id) if run.moment.kind == "choice" else run.advance()
    return run


def resumed(run: Session, story: Story) -> tuple[Session, resume.Outcome]:
    return resume.resume(story, run.tape(), run.moment, resume.whereabouts(run.story, run.moment, run))


def met_again(story_of: StoryOf, before: str, number: int, after: str) -> tuple[Session, resume.Outcome]:
    """Click so many times, edit the story, go on."""
    return resumed(at_stop(story_of(before), number), story_of(after))


def test_of_several_equal_lines_the_player_stays_at_the_same_one(story_of: StoryOf) -> None:
    without_first = TWINS.replace('  - First.\n  - "No."\n', "  - First.\n")
    run, outcome = met_again(story_of, TWINS, 3, without_first)
    assert (line(run), outcome) == ("No.", "same")
    assert run.advance().line is not None and line(run) == "Third."


def test_an_equal_line_that_is_gone_is_not_taken_for_one_of_the_others(story_of: StoryOf) -> None:
    without_second = TWINS.replace('  - Second.\n  - "No."\n', "  - Second.\n")
    run, outcome = met_again(story_of, TWINS, 3, without_second)
    assert (line(run), outcome) == ("Second.", "nearest")


def test_an_equal_line_that_was_rewritten_is_shown_as_it_is_now(story_of: StoryOf) -> None:
    rewritten = TWINS.replace('  - Second.\n  - "No."\n', "  - Second.\n  - Never.\n")
    run, outcome = met_again(story_of, TWINS, 3, rewritten)
    assert (line(run), outcome) == ("Never.", "edited")


# --- lines split and joined, scenes split and joined


def test_a_line_in_two_parts_goes_on_with_the_first(story_of: StoryOf) -> None:
    before = "one: [Before., She opens the door and nobody is there at all., After., {end: Home}]"
    after = "one: [Before., She opens the door, and nobody is there at all., After., {end: Home}]"
    run, outcome = met_again(story_of, before, 1, after)
    assert (line(run), outcome) == ("She opens the door", "edited")


def test_a_line_joined_to_the_one_before_it_is_found_inside(story_of: StoryOf) -> None:
    before = "one: [It snows., Nobody came up the stair., After., {end: Home}]"
    after = "one: [It snows. Nobody came up the stair., After., {end: Home}]"
    run, outcome = met_again(story_of, before, 1, after)
    assert (line(run), outcome) == ("It snows. Nobody came up the stair.", "edited")


def test_a_scene_in_two_parts_is_nothing_to_tell_a_player_of(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Five.")
    split = BEFORE.replace("  - Four.\n", "  - goto: half\nhalf:\n  - Four.\n")
    again, outcome = resumed(run, story_of(split))
    assert (line(again), again.moment.scene, outcome) == ("Five.", "half", "same")
    assert again.moment.values["trust"] == 1


def test_two_scenes_in_one_are_nothing_to_tell_a_player_of(story_of: StoryOf) -> None:
    run = at_line(story_of(BEFORE), "Seven.")
    again, outcome = resumed(run, story_of(BEFORE.replace("  - goto: two\ntwo:\n", "")))
    assert (line(again), again.moment.scene, outcome) == ("Seven.", "one", "same")


# --- choices


ASKED = """
one:
  - Tea?
  - choice:
      - "Yes.": [{add: {trust: 1}}, Hot.]
      - "No.": [Cold.]
  - Sugar?
  - choice:
      - "Yes.": [{set: {met: yes}}, Sweet.]
      - "No.": [{set: {carry: bread}}, Bitter.]
  - Drink.
  - end: Home
"""


def answered(story: Story, *answers: str) -> Session:
    """Each answer where a choice comes, until the last one was given and its line is there."""
    run, left = session.start(story), [*answers]
    while left:
        if run.moment.kind == "choice":
            wanted = left.pop(0)
            run.choose(next(offer.id for offer in run.moment.offers if offer.text == wanted))
        else:
            run.advance()
    return run


def test_a_choice_with_a_new_option_is_still_that_choice(story_of: StoryOf) -> None:
    run = at_stop(story_of(ASKED), 1)
    again, outcome = resumed(
        run, story_of(ASKED.replace('      - "No.": [Cold.]', '      - Later.: []\n      - "No.": [Cold.]'))
    )
    assert ([offer.text for offer in again.moment.offers], outcome) == (["Yes.", "Later.", "No."], "edited")
    assert "line" not in resume.SENTENCES[outcome]


def test_what_was_picked_is_picked_again_though_options_were_added_and_moved(story_of: StoryOf) -> None:
    run = answered(story_of(ASKED), "No.", "Yes.")
    text = ASKED.replace('"Yes.": [{set: {met: yes}}, Sweet.]', "A little.: []").replace(
        '"No.": [{set: {carry: bread}}, Bitter.]',
        '"No.": [{set: {carry: bread}}, Bitter.]\n      - "Yes.": [{set: {met: yes}}, Sweet.]',
    )
    again, outcome = resumed(run, story_of(text))
    assert (line(again), outcome) == ("Sweet.", "same")
    assert again.moment.values == {"trust": 0, "carry": "torch", "met": "yes"}
    assert again.base is None


def test_of_two_equal_choices_the_one_that_is_left_keeps_its_answer(story_of: StoryOf) -> None:
    run = answered(story_of(ASKED), "Yes.", "No.")
    asked_once = ASKED.replace(ASKED[ASKED.index("  - Tea?") : ASKED.index("  - Sugar?")], "")
    again, outcome = resumed(run, story_of(asked_once))
    assert (line(again), outcome) == ("Bitter.", "same")
    assert again.moment.values == {"trust": 0, "carry": "bread", "met": "no"}


def test_an_option_that_was_taken_and_is_gone_keeps_what_it_did(story_of: StoryOf) -> None:
    run = answered(story_of(ASKED), "Yes.", "No.")
    again, outcome = resumed(run, story_of(ASKED.replace('      - "Yes.": [{add: {trust: 1}}, Hot.]\n', "")))
    assert (line(again), outcome) == ("Bitter.", "same")
    assert again.moment.values == {"trust": 1, "carry": "bread", "met": "no"}


def test_a_line_below_an_option_that_is_gone_leads_back_to_the_choice(story_of: StoryOf) -> None:
    run = answered(story_of(ASKED), "Yes.", "No.")
    without = ASKED.replace('      - "No.": [{set: {carry: bread}}, Bitter.]\n', "")
    again, outcome = resumed(run, story_of(without))
    assert (again.moment.kind, [o.text for o in again.moment.offers], outcome) == ("choice", ["Yes."], "nearest")
    assert again.moment.values == {"trust": 1, "carry": "torch", "met": "no"}


def test_a_choice_whose_options_are_all_hidden_now_is_gone(story_of: StoryOf) -> None:
    run = at_stop(story_of("one: [Well?, {choice: [{Go.: []}]}, On., {end: Home}]"), 1)
    hidden = story_of("one: [Well?, {choice: [{if: met, Go.: []}]}, On., {set: {met: yes}}, {end: Home}]")
    again, outcome = resumed(run, hidden)
    assert (line(again), outcome) == ("Well?", "nearest")


def test_time_that_ran_out_is_still_time_that_ran_out(story_of: StoryOf) -> None:
    text = "one: [Run!, {within: 5, choice: [{Run.: [Ran.]}, {Stay.: [Stayed.]}]}, {end: Home}]"
    run = at_stop(story_of(text), 1)
    run.time_out()
    again, _ = resumed(run, story_of(text.replace("Run!", "Run now!")))
    assert [act.kind for act in again.acts] == ["advance", "timeout"]


def test_what_could_be_picked_once_does_not_come_back_with_a_new_option(story_of: StoryOf) -> None:
    text = """
    one:
      - Ask?
      - choice:
          - once: yes
            A name.: [Mina.]
          - Leave.: [{goto: two}]
      - goto: one
    two:
      - Outside.
      - end: Home
    """
    run = answered(story_of(text), "A name.", "Leave.")
    run.back()
    other = text.replace("- Leave.:", "- Why?: [Because.]\n          - Leave.:").replace(
        "- Ask?", "- {if: met, goto: two}\n      - Ask?"
    )
    blocked = other.replace("            A name.:", "            if: not met\n            A name.:")
    again, outcome = resumed(run, story_of(blocked.replace("[Mina.]", "[Mina., {add: {trust: 1}}]")))
    assert ([offer.text for offer in again.moment.offers], outcome) == (["Why?", "Leave."], "edited")


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
