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
