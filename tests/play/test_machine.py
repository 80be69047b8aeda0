"""What a story does, step by step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.play import machine, session
from game.play.machine import Endless, Impossible, Known
from game.play.session import Session
from game.story.model import Story

StoryOf = Callable[[str], Story]


def said(run: Session) -> str:
    """What stands on the screen: the line, the options, the ending."""
    m = run.moment
    if m.kind == "choice":
        return " / ".join(offer.text for offer in m.offers)
    if m.kind == "end":
        return f"end {m.ending}"
    return m.line.text if m.line else m.kind


def played(story: Story, *picks: str, known: Known = Known()) -> list[str]:
    """Everything on the way to the end, picking these options in order."""
    run, todo = session.start(story, known), list(picks)
    out = [said(run)]
    while run.moment.kind != "end":
        if run.moment.kind == "choice":
            wanted = todo.pop(0)
            run.choose(next(o.id for o in run.moment.offers if o.text == wanted))
        else:
            run.advance()
        out.append(said(run))
    return out


def test_lines_come_one_by_one_and_the_story_ends(story_of: StoryOf) -> None:
    story = story_of("one: [A door., {Mina: (glad) Come in.}, {end: Home}]")
    assert played(story) == ["A door.", "Come in.", "end Home"]


def test_options_play_their_steps_and_go_on_below_the_choice(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - Well?
          - choice:
              - Wait.:
                  - She waits.
              - Go.: []
          - After.
          - end: Home
    """)
    assert played(story, "Wait.") == ["Well?", "Wait. / Go.", "She waits.", "After.", "end Home"]
    assert played(story, "Go.") == ["Well?", "Wait. / Go.", "After.", "end Home"]


def test_a_choice_keeps_its_question_on_the_screen(story_of: StoryOf) -> None:
    run = session.start(story_of("one: [Well?, {choice: [{Yes.: []}]}, {end: Home}]"))
    run.advance()
    assert run.moment.kind == "choice"
    assert run.moment.line is not None
    assert run.moment.line.text == "Well?"


def test_conditions_guard_steps_options_and_branches(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - choice:
              - Trust.:
                  - add: {trust: 2}
              - Doubt.: []
          - if: trust >= 2 and not met
            Mina: You came.
          - if: trust < 2
            then:
              - Cold.
            else:
              - Warm.
          - choice:
              - if: trust == 2
                Stay.: []
              - Leave.: []
          - end: Home
    """)
    assert played(story, "Trust.", "Stay.")[1:] == ["You came.", "Warm.", "Stay. / Leave.", "end Home"]
    assert played(story, "Doubt.", "Leave.")[1:] == ["Cold.", "Leave.", "end Home"]


def test_a_choice_whose_options_are_all_hidden_is_passed_by(story_of: StoryOf) -> None:
    story = story_of("one: [{choice: [{if: trust > 2, No.: []}]}, On., {end: Home}]")
    assert played(story) == ["On.", "end Home"]


def test_adding_stays_inside_the_range_and_texts_show_values(story_of: StoryOf) -> None:
    story = story_of(r"""
        one:
          - add: {trust: 2}
          - add: {trust: 3}
          - set: {carry: bread}
          - Trust $trust, carrying $carry, \$trust and $5.
          - add: {trust: -3}
          - add: {trust: -3}
          - Now $trust.
          - end: Home
    """)
    run = session.start(story)
    assert said(run) == r"Trust 3, carrying bread, \$trust and $5."
    run.advance()
    assert said(run) == "Now 0."


def test_once_happens_once(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - once: yes
            Mina: First.
          - choice:
              - once: yes
                Look.:
                  - goto: one
              - Go.: []
          - end: Home
    """)
    assert played(story, "Look.", "Go.") == ["First.", "Look. / Go.", "Go.", "end Home"]


def test_once_with_then_and_else(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - once: yes
            then: [The stair is new., {add: {trust: 1}}]
            else: [The stair again.]
          - if: trust == 1
            once: yes
            then: [Only now.]
            else: [Not now.]
          - choice:
              - Back.:
                  - goto: one
              - On.: []
          - end: Home
    """)
    first, again = ["The stair is new.", "Only now."], ["The stair again.", "Not now."]
    assert played(story, "Back.", "On.") == [*first, "Back. / On.", *again, "Back. / On.", "end Home"]


def test_a_goto_out_of_a_played_scene_goes_for_good(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - Here.
          - choice:
              - In.:
                  - play: two
              - Out.:
                  - end: Home
          - Back again.
          - goto: one
        two: [There., {goto: one}]
    """)
    run = session.start(story)
    for _ in range(3):
        run.advance()
        run.choose(run.moment.offers[0].id)
        assert run.moment.calls
        run.advance()
        assert (said(run), run.moment.calls) == ("Here.", ())


def test_marks_are_seen_in_this_run_and_ever_in_any(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - if: seen(gate)
            Mina: Seen.
          - if: ever(gate)
            Mina: Ever.
          - mark: gate
          - if: seen(gate)
            Mina: Now seen.
          - end: Home
    """)
    assert played(story) == ["Now seen.", "end Home"]
    assert played(story, known=Known(frozenset({"gate"}))) == ["Ever.", "Now seen.", "end Home"]


def test_play_comes_back_also_from_inside_another_play(story_of: StoryOf) -> None:
    story = story_of("""
        one: [A., {play: two}, D., {end: Home}]
        two: [B., {play: three}, C.]
        three: [In the middle.]
    """)
    assert played(story) == ["A.", "B.", "In the middle.", "C.", "D.", "end Home"]


def test_time_running_out_is_the_last_option_that_is_offered(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - within: 5
            choice:
              - Run.: []
              - Stand.:
                  - She pulls you.
              - if: trust == 3
                Fight.: []
          - end: Home
    """)
    run = session.start(story)
    assert run.moment.within == 5
    run.time_out()
    assert said(run) == "She pulls you."
    assert run.acts[0].kind == "timeout"


def test_a_background_clears_the_stage_and_keep_does_not(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - background: hall
            with: fade 2
          - show: Mina
            at: left
            look: glad
          - effect: snow
          - music: tune
          - illustration: letter
          - A.
          - background: yard
            keep: yes
          - B.
          - Mina: (calm) C.
          - background: road
          - D.
          - end: Home
    """)
    run = session.start(story)
    first = run.moment.scenery
    assert (first.background, first.illustration, first.music, dict(first.effects)) == (
        "hall",
        "letter",
        "tune",
        {"snow": 0.5},
    )
    assert [(f.figure, f.at, f.look) for f in first.figures] == [("Mina", "left", "glad")]
    assert (run.moment.passage.kind, run.moment.passage.seconds) == ("fade", 2.0)
    second = run.advance().scenery
    assert (second.background, second.illustration, len(second.figures), len(second.effects)) == ("yard", "", 1, 1)
    assert run.advance().scenery.figures[0].look == "calm"
    last = run.advance().scenery
    assert (last.figures, dict(last.effects), last.music) == ((), {}, "tune")


def test_sounds_are_heard_once(story_of: StoryOf) -> None:
    story = story_of("one: [{sound: bell, from: left}, A., B., {end: Home}]")
    run = session.start(story)
    assert [(c.sound, c.side) for c in run.moment.cues] == [("bell", "left")]
    assert run.advance().cues == ()


def test_what_cannot_be_done_changes_nothing(story_of: StoryOf) -> None:
    run = session.start(story_of("one: [{choice: [{A.: []}, {if: trust > 1, B.: []}]}, {end: Home}]"))
    hidden = next(o for o in run.story.scenes["one"].steps[0].options if o.text == "B.")  # type: ignore[attr-defined]
    for kind, option in (("advance", ""), ("choose", "nonsense"), ("choose", hidden.id)):
        with pytest.raises(Impossible):
            run.act(kind, option)  # type: ignore[arg-type]
    assert (run.now, run.acts) == (0, [])
    run.choose(run.moment.offers[0].id)
    with pytest.raises(Impossible):
        run.advance()


def test_a_circle_without_a_stop_is_told_and_not_run_for_ever(story_of: StoryOf) -> None:
    story = story_of("one: [{goto: two}]\ntwo: [{goto: one}]")
    with pytest.raises(Endless, match="never waits"):
        machine.begin(story)


def test_what_happens_once_happens_once_in_each_scene(story_of: StoryOf) -> None:
    story = story_of(
        """
        one:
          - if: trust < 3
            once: yes
            Mina: Here, once.
          - goto: two
        two:
          - if: trust < 3
            once: yes
            Mina: And there, once.
          - end: Home
        """
    )
    said = []
    at = machine.begin(story)
    while at.kind != "end":
        said.append(at.line.text if at.line else "")
        at = machine.step(story, at, machine.Act("advance", at.step))
    assert said == ["Here, once.", "And there, once."]
