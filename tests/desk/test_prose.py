"""`words`: what there is to read, on one page that a writer likes to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.__main__ import main
from game.desk import prose
from game.story.bundled import STORY
from game.story.load import load
from game.story.model import Story

StoryOf = Callable[[str], Story]
Write = Callable[[str], Path]
Out = pytest.CaptureFixture[str]

TWO = """
    one:
      - One two three four five.
      - Mina: (glad) _Six_ seven.
      - choice:
          - Left.:
              - One two three four.
              - end: Short
          - Far to the right.:
              - goto: two
    two:
      - Eight nine ten.
      - end: Long
"""


def below(page: str, head: str) -> dict[str, list[int]]:
    """The rows below a heading: their first word, and their numbers."""
    rows = page.split(head, 1)[1].split("\n\n")[0].split("\n")[1:]
    return {row.split()[0]: [int(n.replace(",", "")) for n in re.findall(r"[\d,]+", row)] for row in rows}


def test_each_scene_has_its_lines_words_and_options(story_of: StoryOf) -> None:
    rows = below(prose.page(story_of(TWO), plays=20), "Scenes, with all their ways")
    assert rows["one"][:3] == [3, 11, 5]
    assert rows["two"][:3] == [1, 3, 0]


def test_words_are_counted_for_each_who_speaks(story_of: StoryOf) -> None:
    rows = below(prose.page(story_of(TWO), plays=20), "Who says them")
    assert rows["(narration)"][:2] == [12, 3]
    assert rows["Mina"][:2] == [2, 1]
    assert rows["(options)"][:2] == [5, 2]


def test_a_play_is_as_long_as_what_it_shows_and_picks(story_of: StoryOf) -> None:
    rows = below(prose.page(story_of(TWO), plays=60), "One play, by its ending: shortest, middle, longest")
    assert rows["Short"][:3] == [12, 12, 12]
    assert rows["Long"][:3] == [14, 14, 14]
    assert rows["all"][0] == 12 and rows["all"][2] == 14


def rare(choices: int) -> str:
    """A story of so many choices of three, where it is told at the end what was told before."""
    steps = ["one:"]
    for number in range(choices):
        steps += ["  - Go on?", "  - choice:", "      - Yes.:", "          - Good."]
        steps += ["      - Tell all.:", f"          - mark: told{number}", "          - Long, so very long it is."]
        steps += ["      - No.:", "          - Well."]
    for number in range(choices):
        steps += [f"  - if: seen(told{number})", "    then:", "      - That was told, and is told again."]
    return "\n".join([*steps, "  - end: Home"])


def test_a_longest_play_that_is_one_in_many_thousands_is_found(story_of: StoryOf) -> None:
    rows = below(prose.page(story_of(rare(10)), plays=60), "One play, by its ending")
    assert rows["Home"][0] == 10 * (2 + 1 + 1)
    assert rows["Home"][2] == 10 * (2 + 2 + 6 + 7)


def test_each_ending_has_its_own_ends(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - choice:
              - Go.:
                  - set: {trust: 1}
              - Stay a little longer.:
                  - One two.
          - choice:
              - Speak.:
                  - One two three four five.
              - Nod.:
                  - Yes.
          - if: trust == 1
            then:
              - end: Away
          - end: Here
    """)
    rows = below(prose.page(story, plays=40), "One play, by its ending")
    assert rows["Away"][0::2][:2] == [3, 7]
    assert rows["Here"][0::2][:2] == [8, 12]
    assert rows["all"][0::2][:2] == [3, 12]


def test_where_a_player_can_go_round_there_is_no_longest(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - Three words here.
          - choice:
              - Round again.:
                  - goto: one
              - Home.:
                  - end: Home
    """)
    page = prose.page(story, plays=40)
    assert below(page, "One play, by its ending")["Home"][0] == 4
    assert re.search(r"Home +4 +\d+  no end", page)


def test_a_circle_that_is_left_in_the_end_has_a_longest(story_of: StoryOf) -> None:
    story = story_of("""
        one:
          - Here.
          - choice:
              - once: yes
                Apples.:
                  - Red and round.
                  - goto: one
              - Home.:
                  - end: Home
    """)
    assert below(prose.page(story, plays=40), "One play, by its ending")["Home"][0::2][:2] == [2, 7]


def test_a_story_with_one_way_is_as_long_as_it_is(story_of: StoryOf) -> None:
    rows = below(prose.page(story_of("one:\n  - One two three.\n  - end: Home\n"), plays=5), "One play, by its ending")
    assert rows["Home"][:3] == rows["all"][:3] == [3, 3, 3]


def test_the_page_is_the_same_every_time(story_of: StoryOf) -> None:
    story = story_of(rare(4))
    assert prose.page(story, plays=10) == prose.page(story, plays=10)


def test_what_is_said_twice_is_told_once_and_as_long_as_it_is() -> None:
    texts = ["The red lamp over the door was out.", "Again the red lamp, over the door!", "Nothing of that."]
    assert prose.repeated(texts) == [("the red lamp over the door", 2)]


def test_a_line_that_is_too_long_fails_with_its_place(write: Write, capsys: Out) -> None:
    path = write("start: one\nscenes:\n  one:\n    - " + "word " * 50 + "\n    - end: Home\n")
    assert main(["words", str(path)]) == 1
    assert re.search(r"249  scenes\.yaml:4:7", capsys.readouterr().out)
    assert main(["words", str(path), "--longest", "300"]) == 0


def test_short_words_in_short_sentences_read_easily() -> None:
    easy = prose._ease(["The cat sat. The dog ran."])
    hard = prose._ease(["Institutional considerations necessitate administrative reorganisation immediately."])
    ease = [int(re.search(r"ease (-?\d+)", page)[1]) for page in (easy, hard)]  # type: ignore[index]
    assert ease[0] > 90 and ease[1] < 0


def test_our_own_story_has_no_line_over_220_characters() -> None:
    story = load(STORY).story
    assert story is not None
    assert [str(s.place) for s in prose.said(story) if len(s.text) > prose.LONGEST] == []
