"""Words that other readers of YAML change stay words here, and characters that no font has are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.story.bundled import ASSETS
from game.story.model import Choice, End, Say
from game.story.problems import errors
from tests.story.conftest import Read

WORDS = ["yes", "No", "on", "Off", "true", "~", "null", "12:30", "1:30:00", "007", "0777", "1_000", ".5", "-5", "1e3"]
WORDS += ["2024-01-24", "2024-13-41", "=", "<<"]
STORY = Path(__file__).resolve().parents[1] / "stories" / "words.yaml"


def test_words_numbers_and_dates_are_shown_as_they_are_written(read: Read) -> None:
    loaded = read(STORY.read_text(encoding="utf-8"))
    assert [str(p) for p in loaded.problems] == []
    assert loaded.story is not None
    steps = loaded.story.scenes["a"].steps
    said = [s.text for s in steps if isinstance(s, Say)]
    assert said[:19] == WORDS
    assert said[19:] == [
        "It's 10:30, isn't it?",
        "A C# sharp, and C:\\new.",
        "'Tis late: go.",
        '"No," she says: "never."',
        "One thing: don't look down.",
        "#1 of many, and no comment.",
        "“Yes”, no.",
        "The snow comes down on the house.",
    ]
    assert [o.text for s in steps if isinstance(s, Choice) for o in s.options] == ["No", "42", "Say: go."]
    assert [s.name for s in steps if isinstance(s, End)] == ["007", "007"]
    assert loaded.story.title == "1984"


HEAD = "start: a\ncast:\n  Mina: {}\nscenes:\n  a:\n"


@pytest.mark.skipif(not (ASSETS / "fonts" / "coverage.txt").is_file(), reason="assets/fonts/coverage.txt is not there")
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("    - Mina: Look, ก.\n    - end: Night\n", 6, 19),
        ("    - The snow\n      falls ก.\n    - end: Night\n", 7, 13),
        ("    - |\n      Mina: No.\n      Mina: ก\n    - end: Night\n", 8, 13),
        ("    - choice:\n        - Go.:\n        - ก.:\n            - end: Day\n    - end: Night\n", 8, 11),
        ("    - end: The ก\n", 6, 16),
        ("    - chapter: The ก\n    - end: Night\n", 6, 20),
    ],
)
def test_a_character_without_a_picture_is_found_where_it_stands(text: str, line: int, column: int, read: Read) -> None:
    wrong = errors(read(HEAD + text).problems)
    assert [(p.code, p.place.line, p.place.column) for p in wrong] == [("cannot-show", line, column)]
    assert "U+0E01" in wrong[0].message
