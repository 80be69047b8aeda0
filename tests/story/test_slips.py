"""Every story in tests/stories/slips is found out, at the place that its first lines name, and mended as its twin says.

    # finds: CODE at LINE:COLUMN        an error (`warns:` for a warning), one a line
    # says: words                       part of one of the messages

`NAME.mended.yaml` is the story after the remedies that were shown; without it none may be shown.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from game.story.problems import Problem
from tests.story.conftest import Mend, Read

SLIPS = Path(__file__).resolve().parents[1] / "stories" / "slips"
STORIES = sorted(p for p in SLIPS.glob("*.yaml") if not p.name.endswith(".mended.yaml"))
MENDED = sorted(SLIPS.glob("*.mended.yaml"))
JARGON = "scalar|mapping|node|token|parser?|sequence|anchor|alias|None|null|key"
HEADER = re.compile(r"\A(?:# (?:finds|warns|says): .*\n)+")

each_story = pytest.mark.parametrize("path", STORIES, ids=lambda p: p.stem)


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def expected(text: str) -> list[tuple[str, str, int, int]]:
    found = re.findall(r"^# (finds|warns): ([\w-]+) at (\d+):(\d+)$", text, re.M)
    return sorted((kind, code, int(line), int(column)) for kind, code, line, column in found)


def found(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    return sorted(
        ("warns" if p.warning else "finds", p.code, p.place.line, p.place.column)
        for p in problems
        if p.place.file == "scenes.yaml"
    )


def bare(text: str) -> str:
    return HEADER.sub("", text)


def shown(problems: tuple[Problem, ...]) -> str:
    return "\n".join(map(str, problems))


@each_story
def test_a_slip_is_found_where_it_is_and_nothing_else_is(path: Path, read: Read) -> None:
    text = text_of(path)
    assert expected(text), "the story does not say what is found in it"
    problems = read(text).problems
    assert found(problems) == expected(text), shown(problems)
    for words in re.findall(r"^# says: (.*)$", text, re.M):
        assert any(words in p.message for p in problems), shown(problems)


@each_story
def test_the_remedies_shown_give_the_mended_story(path: Path, mend: Mend, read: Read) -> None:
    text, twin = text_of(path), path.with_name(f"{path.stem}.mended.yaml")
    if twin.exists():
        assert bare(mend(text)) == bare(text_of(twin))
    else:
        assert [p.remedy for p in read(text).problems if p.remedy] == []


@pytest.mark.parametrize("path", MENDED, ids=lambda p: p.stem)
def test_a_mended_story_is_read_without_a_problem_but_those_it_names(path: Path, read: Read) -> None:
    problems = read(text_of(path)).problems
    assert found(problems) == expected(text_of(path)), shown(problems)


@each_story
def test_a_problem_shows_its_place_its_line_and_the_remedy(path: Path, read: Read) -> None:
    text = text_of(path)
    for problem in read(text).problems:
        first, *rest = str(problem).split("\n")
        assert first.startswith(f"scenes.yaml:{problem.place.line}:{problem.place.column}: ")
        assert problem.message in first
        if problem.source.strip():
            assert rest[0][:6].strip() == ""
            assert len(rest[1].rstrip("^")) == 6 + wide(problem.source[: problem.place.column - 1])
        assert (problem.remedy is not None) == any(line.startswith("Try:  ") for line in rest)


def wide(text: str) -> int:
    """Columns of a terminal."""
    return sum(1 + (unicodedata.east_asian_width(c) in ("W", "F")) for c in text if not unicodedata.combining(c))


@each_story
def test_a_message_is_a_sentence_in_words_that_a_writer_knows(path: Path, read: Read) -> None:
    for problem in read(text_of(path)).problems:
        assert not re.search(rf"\b({JARGON})\b", problem.message)
        assert not problem.message.endswith(".")
        assert "\n" not in problem.message


@each_story
def test_the_slower_reader_finds_the_same(path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML comes without libyaml, its own reader gives other messages and, after a slip, other places."""
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert found(read(text_of(path)).problems) == expected(text_of(path))


def test_several_slips_in_one_file_are_all_shown_in_their_order(read: Read) -> None:
    problems = read(text_of(SLIPS / "many-slips.yaml")).problems
    places = [p.place for p in problems if not p.warning]
    assert places == sorted(places)
    assert len({p.line for p in places}) == 15


def test_every_story_of_the_folder_is_used() -> None:
    assert {p.name.removesuffix(".mended.yaml") for p in MENDED} <= {p.stem for p in STORIES}
