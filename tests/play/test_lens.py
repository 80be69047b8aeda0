"""The lens in the player's hand: what can be done with it, what it passes, and how it lies on the tape."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.play import machine, resume, session, tape
from game.play.machine import Impossible
from game.play.session import Session
from game.story.load import load
from game.story.model import Story

CATALOGUE = """\
backgrounds:
  hall:
    worlds: {here: {alt: A hall.}, lens: {alt: A hall in light.}}
  yard:
    worlds: {here: {alt: A yard.}}
sounds:
  camera_motor: {caption: "[a small motor]", placeholder: true}
"""
HEAD = "title: Lens\nvars:\n  trust: 0..3\nscenes:\n"
SCENE = """\
  one:
    - background: hall
    - Locked.
    - lens: free
    - Free.
    - glimpse: feast
      as_they_are: mould
    - Here.
    - What now?
    - choice:
        - Stay.:
            - Stayed.
        - if: seen(feast)
          Point.:
            - Pointed.
        - if: seen(mould)
          Clean.:
            - Cleaned.
    - glimpse: none
    - After.
    - background: yard
    - Outside.
    - end: Home
"""


@pytest.fixture
def of(tmp_path: Path) -> Callable[[str], Story]:
    """A playable story of these scenes."""

    def made(scenes: str) -> Story:
        (tmp_path / "assets").mkdir(exist_ok=True)
        (tmp_path / "assets" / "catalog.yaml").write_text(CATALOGUE, encoding="utf-8")
        (tmp_path / "scenes.yaml").write_text(HEAD + scenes, encoding="utf-8")
        loaded = load(tmp_path / "scenes.yaml")
        assert loaded.playable, "\n".join(map(str, loaded.problems))
        assert loaded.story
        return loaded.story

    return made


def at(story: Story, words: str) -> Session:
    """A playthrough that stands at this line."""
    run = session.start(story)
    while run.moment.line is None or run.moment.line.text != words:
        run.choose(run.moment.offers[0].id) if run.moment.kind == "choice" else run.advance()
    return run


def offered(run: Session) -> list[str]:
    return [offer.text for offer in run.moment.offers]


def test_the_lens_is_the_players_only_where_the_story_gave_it_away(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "Locked.")
    assert not machine.can_look(run.story, run.moment)
    with pytest.raises(Impossible):
        run.look("up")
    run.advance()
    assert machine.can_look(run.story, run.moment)
    run.look("up")
    assert run.moment.scenery.lens == "up"
    assert (run.moment.line and run.moment.line.text) == "Free."


def test_the_motor_is_heard_once_where_there_is_one(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "Free.")
    assert [cue.sound for cue in run.look("up").cues] == ["camera_motor"]
    assert run.look("1").cues == ()
    assert run.advance().cues == ()


def test_the_dial_turns_only_while_one_looks(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "Free.")
    with pytest.raises(Impossible):
        run.look("3")
    run.look("up")
    run.look("3")
    assert run.moment.scenery.dial == 3
    with pytest.raises(Impossible):
        run.look("5")


def test_a_place_with_one_world_takes_the_lens_down(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "After.")
    run.look("up")
    run.advance()
    assert (run.moment.line and run.moment.line.text) == "Outside."
    assert run.moment.scenery.lens == "down"
    assert not machine.can_look(run.story, run.moment)


def test_a_look_passes_the_mark_of_a_glimpse_and_the_worn_end_of_the_dial_both(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "Here.")
    run.look("up")
    assert run.moment.marks == ("feast",)
    run.look("4")
    assert run.moment.marks == ("feast", "mould")


def test_whoever_comes_with_the_lens_up_has_looked(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "Free.")
    run.look("up")
    run.advance()
    assert run.moment.marks == ("feast",)


def test_a_look_at_a_choice_shows_another_option_at_once(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "What now?")
    run.advance()
    assert offered(run) == ["Stay."]
    run.look("up")
    assert offered(run) == ["Stay.", "Point."]
    run.look("4")
    assert offered(run) == ["Stay.", "Point.", "Clean."]
    run.choose(run.moment.offers[2].id)
    assert (run.moment.line and run.moment.line.text) == "Cleaned."


def test_what_the_story_holds_up_the_player_does_not_take_down_but_at_a_glimpse(of: Callable[[str], Story]) -> None:
    story = of("""\
  one:
    - background: hall
    - lens: free
    - lens: up
      dial: 2
    - Held.
    - glimpse: feast
    - Mine.
    - if: seen(feast)
      then: [Seen.]
    - lens: free
    - Down.
    - end: Home
""")
    run = at(story, "Held.")
    with pytest.raises(Impossible):
        run.look("down")
    run.advance()
    assert run.moment.marks == (), "it is the story that looks"
    run.look("down")
    run.look("up")
    assert run.moment.marks == ("feast",)
    run.advance()
    run.advance()
    assert (run.moment.scenery.lens, run.moment.scenery.grip) == ("down", "free")


def test_a_glimpse_ends_with_the_list_it_stands_in(of: Callable[[str], Story]) -> None:
    story = of("""\
  one:
    - background: hall
    - if: trust == 0
      then:
        - glimpse: feast
        - Inside.
    - Outside.
    - if: seen(feast)
      then: [Seen.]
    - end: Home
""")
    assert at(story, "Inside.").moment.glimpse == "feast"
    assert at(story, "Outside.").moment.glimpse == ""


def test_a_glimpse_goes_with_a_choice_that_nobody_is_offered(of: Callable[[str], Story]) -> None:
    story = of("""\
  one:
    - background: hall
    - glimpse: feast
    - choice:
        - if: seen(feast)
          Eat.:
            - Eaten.
    - glimpse: none
    - Outside.
    - end: Home
""")
    assert at(story, "Outside.").moment.glimpse == ""


def test_looks_lie_on_the_tape_and_replay_to_the_same_moments(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "Free.")
    for hand in ("up", "1", "2", "down", "up", "4"):
        run.look(hand)
    run.advance()
    again = session.replay(run.story, tape.from_dict(json.loads(json.dumps(run.tape().as_dict()))))
    assert again.moments == run.moments


def test_rolling_back_goes_by_stops_and_finds_each_as_it_was_left(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "Free.")
    run.look("up")
    run.look("2")
    run.advance()
    run.look("down")
    here = run.moment
    assert run.back()
    assert (run.moment.scenery.lens, run.moment.scenery.dial) == ("up", 2)
    assert run.back()
    assert (run.moment.line and run.moment.line.text) == "Locked."
    assert run.forward()
    assert (run.moment.scenery.lens, run.moment.scenery.dial) == ("up", 2)
    assert run.forward()
    assert run.moment == here
    assert not run.forward()


def test_a_look_on_the_way_back_keeps_what_lies_ahead(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "After.")
    count = len(run.moments)
    while (run.moment.line and run.moment.line.text) != "Here.":
        run.back()
    run.look("up")
    assert len(run.moments) == count + 1
    while run.forward():
        pass
    assert (run.moment.line and run.moment.line.text) == "After."
    assert run.moment.marks == ("feast",)


def test_a_save_resumes_with_the_lens_as_it_was_also_in_a_story_that_was_edited(of: Callable[[str], Story]) -> None:
    run = at(of(SCENE), "Here.")
    run.look("up")
    run.look("3")
    kept = resume.whereabouts(run.story, run.moment, run)
    edited = of(SCENE.replace("- Free.", "- Free.\n    - A new line."))
    found, outcome = resume.resume(edited, run.tape(), run.moment, kept)
    assert outcome == "same"
    assert (found.moment.scenery.lens, found.moment.scenery.dial) == ("up", 3)
    assert found.moment.marks == ("feast",)
    assert found.moment.glimpse == "feast"


def test_where_a_look_hides_the_last_option_the_story_goes_on_below(of: Callable[[str], Story]) -> None:
    story = of("""\
  one:
    - background: hall
    - What now?
    - glimpse: feast
    - choice:
        - if: not seen(feast)
          Eat.:
            - Eaten.
    - After.
    - end: Home
""")
    run = at(story, "What now?")
    run.advance()
    run.look("up")
    assert (run.moment.line and run.moment.line.text) == "After."
    assert run.back()
    assert run.moment.kind == "choice"
