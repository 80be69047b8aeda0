"""What plays by chance meet, on one page that a writer likes to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.__main__ import main
from game.desk import coverage
from game.story.bundled import STORY
from game.story.load import Library
from game.story.model import Story

StoryOf = Callable[[str], Story]
Write = Callable[[str], Path]
Out = pytest.CaptureFixture[str]

FORK = """
    one:
      - One two three.
      - choice:
          - Left.:
              - Four.
          - Right, and far.:
              - choice:
                  - Stay.:
                      - end: Rare
                  - Go on.: []
          - if: met
            Never.:
              - Nobody reads this.
      - Mina: (glad) _Five_, $trust.
      - if: trust > 0
        then:
          - end: Not Here
      - end: Often
"""


def lines(page: str, head: str) -> list[str]:
    """The lines below a heading."""
    return page.split(head, 1)[1].split("\n\n")[0].split("\n")[1:]


def test_endings_are_told_rare_ones_first_and_those_that_nobody_met_too(story_of: StoryOf) -> None:
    found = lines(coverage.page(story_of(FORK)), "Endings, rare ones first")
    assert [re.match(r"  (.*?)  ", line)[1] for line in found] == ["Not Here", "Rare", "Often"]  # type: ignore[index]
    shares = [float(share) for share in re.findall(r"([\d.]+) %", "\n".join(found))]
    assert shares[0] == 0 and 20 < shares[1] < 30 and sum(shares) == pytest.approx(100, abs=0.2)


def test_options_are_told_with_how_often_they_were_offered_and_picked(story_of: StoryOf) -> None:
    rows = lines(coverage.page(story_of(FORK), plays=400), "Options, rare ones first")[1:]
    found = [
        re.fullmatch(r"  (.+?) {2,}([\d,]+) +([\d,]+)(?: +([\d.]+) %)? +(scenes\.yaml:\d+:\d+)", row) for row in rows
    ]
    said = [match[1] for match in found if match]
    assert len(said) == len(rows) and said[0] == "Never." and set(said[1:3]) == {"Stay.", "Go on."}
    counts = {match[1]: (int(match[2]), int(match[3])) for match in found if match}
    assert counts["Never."] == (0, 0)
    assert counts["Left."][0] == counts["Right, and far."][0] == 400
    assert counts["Left."][1] + counts["Right, and far."][1] == 400
    assert counts["Stay."][0] == counts["Right, and far."][1]
    assert len({len(row.split("scenes.yaml")[0]) for row in rows}) == 1, "the places stand below each other"


def test_words_are_those_of_the_lines_and_of_what_was_picked(story_of: StoryOf) -> None:
    page = coverage.page(story_of(FORK))
    # One two three + Right, and far + Stay; One two three + Right, and far + Go on + Five, $trust
    assert "7 on the shortest, 10 on the longest" in page


def test_plays_that_never_end_are_counted(story_of: StoryOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "NODES", 300_000)
    page = coverage.page(story_of("one: [{choice: [{A.: [{goto: two}]}, {B.: [{end: E}]}]}]\ntwo: [On., {goto: two}]"))
    assert re.search(r"\d+ plays? met no ending\.", page)


def test_what_is_met_at_all_is_never_shown_as_nothing() -> None:
    assert coverage._share(1, 100_000) == " <0.1 %"
    assert coverage._share(0, 100_000) == "  0.0 %"
    assert coverage._bar(1, 100_000) == "█"


def test_a_story_without_a_choice_has_one_way(story_of: StoryOf) -> None:
    page = coverage.page(story_of("one: [One., {end: Home}]"), plays=3)
    assert "3 plays by chance" in page and "Options" not in page
    assert "1 on a way of middle length, 1 on the shortest, 1 on the longest" in page


def test_the_same_story_gives_the_same_page(story_of: StoryOf) -> None:
    story = story_of(FORK)
    assert coverage.page(story) == coverage.page(story)


def test_the_command_prints_the_page_of_our_own_story(capsys: Out) -> None:
    assert main(["check", str(STORY), "--coverage"]) == 0
    out = capsys.readouterr().out
    loaded = Library(STORY).prove()
    assert loaded.story and loaded.proof
    assert len(lines(out, "Endings, rare ones first")) == len(loaded.story.endings()) == 5
    assert f"States in which a player can stand before a choice: {loaded.proof.states:,}." in out
    assert max(map(len, out.split("\n"))) < 130


def test_a_story_that_cannot_be_played_says_why(write: Write, capsys: Out) -> None:
    path = write("title: Bad\nscenes:\n  one:\n    - goto: two\n")
    assert main(["check", str(path), "--coverage"]) == 1
    assert "unknown-scene" in capsys.readouterr().out
