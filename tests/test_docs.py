"""What the guide shows is true: each sample is read by the program that it describes."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from game.desk import reference
from game.story.load import load
from game.story.problems import errors
from game.story.words import TOP, WORDS
from tests import unpainted

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.S)
CATALOGUES = [block for block in BLOCKS if block.startswith("backgrounds:")]
NOTES = [block for block in BLOCKS if block.startswith("notes:")]
SAMPLES = [block for block in BLOCKS if block not in (*CATALOGUES, *NOTES)]
HEAD = "title: A Sample\ncast:\n  Mina: {}\nvars:\n  trust: 0..3\n  rod: up|down\nscenes:\n  one:\n"


def whole(sample: str) -> str:
    """A sample of mere steps as a story."""
    if not sample.startswith("- "):
        return sample
    return HEAD + textwrap.indent(sample, "    ") + "    - A last line.\n    - end: Home\n"


@pytest.mark.parametrize("sample", SAMPLES, ids=[s.split("\n")[1].strip()[:30] for s in SAMPLES])
def test_each_sample_of_the_guide_is_a_story_without_a_mistake(sample: str, write: Callable[[str], Path]) -> None:
    path = write(whole(sample))
    (path.parent / "assets").mkdir()
    (path.parent / "assets" / "catalog.yaml").write_text(unpainted.catalogue(), "utf-8")
    assert "\n".join(map(str, errors(load(path).problems))) == ""


def test_the_sample_of_a_catalogue_is_one(write: Callable[[str], Path]) -> None:
    path = write(
        "title: T\ncast:\n  Jürgen: {}\nscenes:\n  one:\n    - background: platform\n    - music: waltz\n"
        "    - sound: whistle\n    - show: Jürgen\n      look: wary\n    - Jürgen: (calm) Late.\n    - end: Home\n"
    )
    (path.parent / "assets").mkdir()
    assert len(CATALOGUES) == 1
    (path.parent / "assets" / "catalog.yaml").write_text(CATALOGUES[0], encoding="utf-8")
    problems = load(path).problems
    assert {p.code for p in problems} == {"placeholder"}, "\n".join(map(str, problems))


def test_the_sample_of_notes_is_read_as_the_guide_says(write: Callable[[str], Path]) -> None:
    path = write(
        "title: T\nscenes:\n  hall:\n    - A hall.\n    - goto: yard\n  yard:\n    - A yard.\n    - end: Home\n"
    )
    assert len(NOTES) == 1
    (path.parent / "notes.yaml").write_text(NOTES[0], encoding="utf-8")
    loaded = load(path)
    assert [p.code for p in loaded.problems] == ["no-catalogue"]
    assert loaded.story is not None
    assert [len(page.paragraphs) for page in loaded.story.notes.pages] == [2]
    assert loaded.story.notes.credits == ("Words: Mina", "□")


def test_the_page_of_words_is_made_from_the_table() -> None:
    assert (ROOT / "docs" / "words.md").read_text(encoding="utf-8") == reference.page() + "\n"


def test_the_guide_names_every_word_that_a_story_may_begin_a_line_with() -> None:
    words = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    assert [word for word in WORDS if f"## {word}\n" not in words] == []
    assert [word for word in TOP if f"{word}:" not in GUIDE] == []


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
