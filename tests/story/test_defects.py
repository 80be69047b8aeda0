"""Twenty-four kinds of defect, each in a small story as somebody might have it: found, at its line, and nothing else.

    # finds: CODE LINE          what the complete check says, and where
    # tries: words of a line    what stands after `Try:`; without it, no remedy may be shown
    # One sentence              what is wrong, and what comes of it where nobody looks

`NAME.mended.yaml` is the story without its defect, and what the remedy gives where there is one.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.story.load import Library, Loaded
from game.story.problems import Problem, errors

DEFECTS = Path(__file__).resolve().parents[1] / "stories" / "defects"
STORIES = sorted(p for p in DEFECTS.glob("*.yaml") if not p.name.endswith(".mended.yaml"))
HEADER = re.compile(r"\A(?:# .*\n)+")
CODES = [
    *("unknown-background", "unknown-figure", "unknown-adverb", "open-quote"),
    *("unknown-step", "unknown-sound", "unknown-scene", "unknown-step"),
    *("unknown-variable", "unknown-variable", "wrong-kind", "no-option-left"),
    *("endless", "unreached-scene", "never-true", "loose-end"),
    *("same-option", "unknown-mark", "comment-cut", "missing-dash"),
    *("twice", "option-step", "no-way-out", "no-effect"),
]
"""What is found in the stories, in their order."""

Prove = Callable[[str], Loaded]

each_story = pytest.mark.parametrize("path", STORIES, ids=lambda p: p.stem)


@pytest.fixture(scope="module")
def prove(tmp_path_factory: pytest.TempPathFactory) -> Prove:
    """Check a text as a whole story, in a folder with the catalogue of tests/stories/defects."""
    folder = tmp_path_factory.mktemp("defects")
    shutil.copytree(DEFECTS / "assets", folder / "assets")

    def proving(text: str) -> Loaded:
        path = folder / "scenes.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        return Library(path).prove()

    return proving


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def twin_of(path: Path) -> Path:
    return path.with_name(f"{path.stem}.mended.yaml")


def bare(text: str) -> str:
    return HEADER.sub("", text)


def the_one(text: str, loaded: Loaded) -> Problem:
    """The only error of a story, which is where its first line says."""
    said = re.match(r"# finds: (\S+) (\d+)\n", text)
    assert said, "the story does not say what is found in it"
    wrong = errors(loaded.problems)
    assert [(p.code, p.place.line) for p in wrong] == [(said[1], int(said[2]))], "\n".join(map(str, loaded.problems))
    return wrong[0]


def test_there_are_twenty_four_kinds_and_each_story_has_its_twin() -> None:
    assert [re.findall(r"^# finds: (\S+)", text_of(path), re.M) for path in STORIES] == [[code] for code in CODES]
    assert sorted(DEFECTS.glob("*.mended.yaml")) == sorted(map(twin_of, STORIES))


@each_story
def test_the_defect_is_found_in_its_line_and_nothing_else_is(path: Path, prove: Prove) -> None:
    text = text_of(path)
    loaded = prove(text)
    problem = the_one(text, loaded)
    assert problem.source == text.split("\n")[problem.place.line - 1]
    assert {p.code for p in loaded.problems if p.warning} <= {"placeholder"}


@each_story
def test_the_mended_story_is_whole(path: Path, prove: Prove) -> None:
    loaded = prove(text_of(twin_of(path)))
    assert loaded.playable
    assert [str(p) for p in loaded.problems if p.code != "placeholder"] == []


@each_story
def test_where_there_is_one_sure_way_out_it_is_shown_and_leads_to_the_mended_story(path: Path, prove: Prove) -> None:
    text = text_of(path)
    problem = the_one(text, prove(text))
    tries = re.findall(r"^# tries: (.*)$", text, re.M)
    if not tries:
        assert problem.remedy is None, "a remedy is shown that the story does not name"
        return
    assert problem.remedy
    shown = str(problem).split("\n")
    assert shown[0].endswith(f"{problem.message} [{problem.code}]")
    assert [line[6:].strip() for line in shown[-len(tries) :]] == tries
    assert shown[-len(tries)].startswith("Try:  ")
    assert bare(problem.remedy.apply(text)) == text_of(twin_of(path))


@each_story
def test_a_story_has_a_little_life_in_it_and_says_what_is_wrong(path: Path) -> None:
    text = text_of(path)
    head = HEADER.match(text)
    assert head
    assert 10 <= len(bare(text).splitlines()) <= 40
    words = " ".join(re.findall(r"^# (?!finds:|tries:)(.*)$", head[0], re.M))
    assert 8 <= len(words.split()) <= 60
    assert words.endswith(".")
