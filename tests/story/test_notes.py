"""`notes.yaml`: pages beside a story. What is wrong in them is told like everything else, and the story goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.story.load import Library, load
from game.story.model import Notes

STORY = "start: road\nscenes:\n  road:\n    - Snow.\n    - goto: gate\n  gate:\n    - A gate.\n    - end: Night\n"
GOOD = """\
notes:
  - note: The road
    after: [road, gate]
    text: >
      It is long
      and white.

      And cold.
  - note: From the start
    text: Snow.
credits: |
  Words: Mina
  □
"""


def told(folder: Path, notes: str) -> list[tuple[str, int, int]]:
    """Code, line and column of what is wrong in these notes."""
    folder.joinpath("scenes.yaml").write_text(STORY, encoding="utf-8")
    folder.joinpath("notes.yaml").write_text(notes, encoding="utf-8")
    loaded = load(folder / "scenes.yaml")
    assert loaded.story is not None
    return [(p.code, p.place.line, p.place.column) for p in loaded.problems if p.place.file == "notes.yaml"]


def notes_of(folder: Path) -> Notes:
    story = load(folder / "scenes.yaml").story
    assert story is not None
    return story.notes


def test_good_notes_are_read_page_by_page_and_each_line_is_a_paragraph(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD) == []
    first, second = notes_of(tmp_path).pages
    assert (first.title, first.after, first.paragraphs) == (
        "The road",
        ("road", "gate"),
        ("It is long and white.", "And cold."),
    )
    assert second.after == ()
    assert notes_of(tmp_path).credits == ("Words: Mina", "□")


def test_a_story_needs_no_notes(tmp_path: Path) -> None:
    tmp_path.joinpath("scenes.yaml").write_text(STORY, encoding="utf-8")
    assert notes_of(tmp_path) == Notes()


WRONG = {
    "a scene that is none": ("[road, gate]", "[road, gaet]", ("unknown-scene", 3, 19)),
    "a word that no page has": ("after:", "afetr:", ("notes", 3, 5)),
    "a page without a title": ("- note: From the start\n    text", "- text", ("notes", 9, 5)),
    "a page without a text": ("    text: Snow.\n", "", ("notes", 9, 11)),
    "a page of a title that is taken": ("note: From the start", "note: The road", ("twice", 9, 5)),
    "a text that is a list": ("text: Snow.", "text: [Snow]", ("notes", 10, 11)),
    "a shelf that is none": ("credits:", "thanks:", ("notes", 11, 1)),
    "a sign that no font has": ("text: Snow.", "text: Snow. 𓀀", ("cannot-show", 10, 17)),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_where_it_is(name: str, tmp_path: Path) -> None:
    old, new, expected = WRONG[name]
    assert old in GOOD
    assert expected in told(tmp_path, GOOD.replace(old, new, 1))


@pytest.mark.parametrize("text", ["- note: x\n", "just words\n", "notes: words\n"])
def test_another_form_is_refused_with_a_word_about_the_right_one(text: str, tmp_path: Path) -> None:
    assert [code for code, _, _ in told(tmp_path, text)] == ["notes"]


def test_notes_that_are_broken_yaml_leave_the_story_playable(tmp_path: Path) -> None:
    assert told(tmp_path, 'notes:\n  - note: "The road\n    text: Snow.\n')
    assert list(load(tmp_path / "scenes.yaml").story.scenes) == ["road", "gate"]  # type: ignore[union-attr]


def test_the_running_game_watches_the_notes_even_before_there_are_any(tmp_path: Path) -> None:
    tmp_path.joinpath("scenes.yaml").write_text(STORY, encoding="utf-8")
    library = Library(tmp_path / "scenes.yaml")
    assert tmp_path / "notes.yaml" in library.load().files
    tmp_path.joinpath("notes.yaml").write_text(GOOD, encoding="utf-8")
    story = library.load().story
    assert story is not None and len(story.notes.pages) == 2
