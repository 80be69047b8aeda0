"""A folder with a small catalogue, in which the tests of this folder read stories."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.story.load import Library, Loaded
from game.story.problems import Problem

STORIES = Path(__file__).resolve().parents[1] / "stories"

Read = Callable[[str], Loaded]
Mend = Callable[[str], str]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story's folder, with the catalogue of tests/stories/slips."""
    path = tmp_path_factory.mktemp("story")
    shutil.copytree(STORIES / "slips" / "assets", path / "assets")
    return path


@pytest.fixture(scope="session")
def read(folder: Path) -> Read:
    """Read a text as a story; that the catalogue has placeholders is left out."""

    return lambda text: _read(folder, text, Library.load)


@pytest.fixture(scope="session")
def prove(folder: Path) -> Read:
    """The same, with what holds in every state of the story."""
    return lambda text: _read(folder, text, Library.prove)


def _read(folder: Path, text: str, how: Callable[[Library], Loaded]) -> Loaded:
    path = folder / "scenes.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    loaded = how(Library(path))
    return replace(loaded, problems=tuple(p for p in loaded.problems if p.code != "placeholder"))


@pytest.fixture(scope="session")
def mend(read: Read) -> Mend:
    """Apply every remedy that is shown, and those shown then, until none is left."""

    def mended(text: str) -> str:
        for _ in range(12):
            shown = [p for p in read(text).problems if p.remedy]
            if not shown:
                return text
            text = applied(text, shown)
        raise AssertionError(f"remedies without end:\n{text}")

    return mended


def applied(text: str, problems: list[Problem]) -> str:
    """The text with all of these remedies, from the last line up; where two share a line, one of them."""
    above = len(text)
    for problem in sorted(problems, key=lambda p: -p.place.line):
        if problem.remedy and problem.remedy.last < above:
            text, above = problem.remedy.apply(text), problem.remedy.first
    return text
