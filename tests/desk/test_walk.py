"""Walking a story: everything that can be met is met, and what cannot is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.desk import walk
from game.play import session
from game.story.model import Story

StoryOf = Callable[[str], Story]


def test_a_walk_meets_what_only_a_long_way_round_unlocks(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - Again.
          - choice:
              - Trust.:
                  - add: {trust: 1}
                  - goto: one
              - if: trust == 3
                Enter.:
                  - Inside at last.
                  - end: In
              - Leave.:
                  - end: Out
    """)
    found = walk.walk(story)
    assert found.unvisited == {}
    assert found.coverage("ending") == (2, 2)
    assert found.coverage("option") == (3, 3)


def test_what_no_play_can_reach_is_named_with_its_place(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - if: trust == 3
            then:
              - Never said.
          - Said.
          - end: Home
    """)
    found = walk.walk(story)
    assert list(found.unvisited.values()) == ["scenes.yaml:13:11: Never said."]


def test_the_tapes_of_a_walk_visit_all_of_it_and_play_again(story_of: StoryOf, tmp_path: Path) -> None:
    story = story_of("""
        one:
          - choice:
              - A.: [One.]
              - B.: [Two., {play: two}]
          - choice:
              - C.: [Three.]
              - once: yes
                D.: [Four., {goto: one}]
          - end: Home
        two: [{mark: been}, Five.]
    """)
    found = walk.walk(story)
    assert found.unvisited == {}
    met = set().union(*(walk._along(story, tape) for tape in found.tapes))
    assert met == set(found.wanted)
    for tape in found.tapes:
        assert session.replay(story, tape).moment.kind == "end"
        assert walk.through_saves(story, tape, tmp_path) == len(tape.acts)


def test_a_search_stops_at_its_limit_and_says_what_was_left(story_of: StoryOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "IDLE_PLAYS", 0)
    story = story_of("""
        one:
          - choice:
              - More.: [{add: {trust: 1}}, {goto: one}]
              - if: trust == 3
                Done.: [{end: Home}]
              - Less.: [{end: Out}]
    """)
    assert walk.walk(story, most=2).unvisited
    assert not walk.walk(story).unvisited


def test_the_command_prints_the_coverage_and_keeps_tapes(
    story_of: StoryOf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story_of("one: [A., {choice: [{B.: []}, {C.: []}]}, {end: Home}]")
    assert walk.run(tmp_path / "scenes.yaml", tmp_path / "tapes") == 0
    out = capsys.readouterr().out
    assert "options       2 of      2  100.0 %" in out
    assert len(list((tmp_path / "tapes").glob("*.tape.json"))) == 2


def test_the_command_fails_on_a_story_with_something_unreachable(story_of: StoryOf, tmp_path: Path) -> None:
    story_of("one: [{if: trust > 1, then: [Never.]}, {end: Home}]")
    assert walk.run(tmp_path / "scenes.yaml") == 1
