"""A save meets a story that was edited meanwhile."""

from __future__ import annotations

from typing import get_args

import pytest

from game.play import resume
from game.play.session import Session
from tests.play.returning import BEFORE, StoryOf, after_edit, answered, at_line, at_stop, line, resumed


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


def test_where_the_player_stands_at_a_choice_what_was_picked_once_stays_picked(story_of: StoryOf) -> None:
    text = """
    one:
      - choice:
          - A word.: []
      - goto: two
    two:
      - Ask?
      - choice:
          - once: yes
            A name.: [Mina., {goto: two}]
          - Leave.: [Outside., {end: Home}]
    """
    run = answered(story_of(text), "A word.", "A name.")
    while run.moment.kind != "choice":
        run.advance()
    edited = text.replace("A word.", "Words.").replace("- Leave.:", "- Why?: [Because.]\n          - Leave.:")
    again, outcome = resumed(run, story_of(edited.replace("[Because.]", "[Because., {goto: two}]")))
    assert ([offer.text for offer in again.moment.offers], outcome) == (["Why?", "Leave."], "edited")
    assert again.base is not None
