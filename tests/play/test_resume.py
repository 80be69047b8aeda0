"""A save meets a story that was edited meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.play import resume, session
from game.play.session import Session
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
    assert set(resume.SENTENCES) == set(resume.Outcome.__args__)
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
