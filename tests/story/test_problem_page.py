"""docs/problems.md has a paragraph for each problem that can be told, for no other, and its samples are true."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.story import values
from game.story.guesses import MESSAGES
from game.story.problems import errors
from game.story.proof import findings
from tests.story.conftest import Read

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
PARAGRAPHS = dict(re.findall(r"^### (\S+)\n\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S))
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PROVED = frozenset(("never-true", "always-true", *findings._SENTENCES, "beyond-range"))
"""What only the proof finds."""
WRITES = {"add": 0, "at": 0, "unknown": 0, "Problem": 0, "Guess": 0, "Wrong": 0, "one_of": 3}
"""What writes a problem down, and which of its arguments is the code."""
SAMPLES = [
    (code, *re.split(r"^# right\n", sample.removeprefix("# wrong\n"), flags=re.M))
    for code, text in PARAGRAPHS.items()
    for sample in re.findall(r"```yaml\n(.*?)```", text, re.S)
]


def emitted() -> Iterator[str]:
    """Every code in the source of the story."""
    for path in (ROOT / "game" / "story").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                place = WRITES.get(name)
                argument = node.args[place] if place is not None and len(node.args) > place else None
                if isinstance(argument, ast.Constant) and CODE.fullmatch(str(argument.value)):
                    yield str(argument.value)
    yield from MESSAGES  # what `game.story.lines.cause` finds
    yield from PROVED
    yield from (f"unknown-{name}" for name in (*values._SINGULAR.values(), "look", "pose", "outfit"))


def test_each_code_has_its_paragraph_and_no_paragraph_is_left_over() -> None:
    codes = set(emitted())
    assert sorted(codes - PARAGRAPHS.keys()) == []
    assert sorted(PARAGRAPHS.keys() - codes) == []


def test_a_paragraph_is_short_and_names_no_code_twice() -> None:
    names = re.findall(r"^### (\S+)", PAGE, re.M)
    assert len(names) == len(set(names))
    for code, text in PARAGRAPHS.items():
        words = re.sub(r"```.*?```", "", text, flags=re.S).split()
        assert 4 <= len(words) <= 75, code


HEAD = """\
start: a
cast:
  Hi-jae: {}
  Mina: {}
vars:
  trust: 0..3
  carry: nothing|torch
scenes:
  a:
    - play: refrain
"""
TAIL = "    - end: Night\n  refrain:\n    - A refrain.\n"


def whole(sample: str) -> str:
    """A sample of mere steps as a story."""
    return sample if re.match(r"[a-z]+:", sample) else HEAD + textwrap.indent(sample, "    ") + TAIL


WITHOUT = {
    *("control-character", "tab", "broken-yaml", "no-file", "not-utf8"),
    *("too-large", "too-many", "too-long", "too-deep"),
    *(
        "no-catalogue",
        "catalogue",
        "notes",
        "placeholder",
        "missing-file",
        "missing-alt",
        "missing-caption",
        "long-caption",
    ),
}
"""Problems that a sample in a book cannot show: what is invisible, or lies in other files."""


def test_each_paragraph_has_a_sample_unless_it_cannot() -> None:
    assert {code for code, _, _ in SAMPLES} == PARAGRAPHS.keys() - WITHOUT


@pytest.mark.parametrize(("code", "wrong", "right"), SAMPLES, ids=[code for code, _, _ in SAMPLES])
def test_a_sample_shows_its_problem_and_how_to_write_it(
    code: str, wrong: str, right: str, read: Read, prove: Read
) -> None:
    reading = prove if code in PROVED else read
    assert code in {p.code for p in reading(whole(wrong)).problems}
    after = reading(whole(right)).problems
    assert code not in {p.code for p in after}
    assert [str(p) for p in errors(after)] == []
