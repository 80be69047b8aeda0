"""The check as a command: what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.__main__ import main, story_path
from game.desk import check
from game.story.bundled import STORY
from game.story.load import Library

Write = Callable[[str], Path]
Out = pytest.CaptureFixture[str]


def test_a_good_story_passes(write: Write, capsys: Out) -> None:
    path = write("title: Good\nscenes:\n  one:\n    - A line.\n    - end: Home\n")
    assert main(["check", str(path)]) == 0
    assert "Good: 1 scene, 2 steps, 1 ending. 0 errors" in capsys.readouterr().out


def test_a_mistake_is_shown_with_its_place_its_caret_and_the_line_mended(write: Write, capsys: Out) -> None:
    path = write("title: Bad\nscenes:\n  one:\n    - A line.\n    - gotoo: one\n")
    assert main(["check", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("scenes.yaml:5:7: "))
    assert "'goto'" in lines[at]
    assert lines[at + 1].strip() == "- gotoo: one"
    assert lines[at + 2].index("^") == lines[at + 1].index("gotoo")
    assert lines[at + 3].split() == ["Try:", "-", "goto:", "one"]


def test_of_a_line_that_nobody_can_read_only_the_part_around_the_mistake_is_shown(write: Write, capsys: Out) -> None:
    words = "word " * 1_000
    path = write(f"title: Bad\nscenes:\n  one:\n    - Mina: {words}$trusst {words}\n    - end: Home\n")
    assert main(["check", str(path)]) == 1
    shown, caret = capsys.readouterr().out.splitlines()[1:3]
    assert len(shown) < 200
    assert shown[caret.index("^") :].startswith("Mina")


def test_whoever_reads_only_the_beginning_is_no_fault(write: Write) -> None:
    path = write("title: Bad\nscenes:\n  one:\n" + "    - gotoo: one\n" * 900 + "    - end: Home\n")
    words = [sys.executable, "-m", "game", "check", str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None and run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""


def test_a_number_that_its_range_forbids_is_told_as_that(write: Write, capsys: Out) -> None:
    path = write(
        "vars: {trust: 0..3}\nscenes:\n  one:\n    - add: {trust: 1}\n"
        "    - if: trust > 5\n      then: [x]\n    - end: E\n"
    )
    assert main(["check", str(path)]) == 1
    assert "'trust > 5' is never true: 'trust' goes from 0 to 3 only" in capsys.readouterr().out


def test_for_programs_the_same_stands_in_json(write: Write, capsys: Out) -> None:
    path = write("title: Bad\nscenes:\n  one:\n    - goto: two\n    - end: Home\n")
    assert main(["check", str(path), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    found = next(p for p in data["problems"] if p["code"] == "unknown-scene")
    assert (found["place"]["line"], found["place"]["column"]) == (4, 13)
    assert data["errors"] >= 1
    assert data["proof"] is None


def test_for_programs_the_proof_stands_in_json(write: Write, capsys: Out) -> None:
    path = write("scenes:\n  one:\n    - Well?\n    - choice: [{Go.: []}, {Stay.: []}]\n    - end: Home\n")
    assert main(["check", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["proof"] == {"states": 1, "not proved": []}


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path, capsys: Out) -> None:
    assert main(["check", str(tmp_path / "nothing.yaml")]) == 1
    assert "cannot be read" in capsys.readouterr().out


def test_the_story_that_comes_with_the_program_has_no_error(capsys: Out) -> None:
    assert main(["check", str(STORY)]) == 0
    out = capsys.readouterr().out
    assert "0 errors, 0 warnings" in out
    assert "placeholder" in out


def test_the_story_of_this_folder_comes_before_the_bundled_one(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert story_path(None) == STORY
    assert story_path(str(tmp_path)) == tmp_path / "scenes.yaml"
    write("title: Here\n")
    assert story_path(None) == tmp_path / "scenes.yaml"


def test_the_proof_says_what_it_rests_on(write: Write) -> None:
    choice = "    - choice:\n        - One.:\n            - A line.\n        - Two.:\n            - A line.\n"
    loaded = Library(write(f"title: Good\nscenes:\n  one:\n    - A line.\n{choice}    - end: Home\n")).prove()
    assert loaded.proof
    for change, said in (
        ({}, "Proved over the one state in which a player can stand before a choice."),
        ({"states": 1200}, "Proved over all 1,200 states in which a player can stand before a choice."),
        ({"states": 0}, "Proved."),
        (
            {"dropped": ("a", "b", "seen(c)", "d")},
            "Proved, though it needed more room than there is: a, b, seen(c) and others were taken to be anything at "
            "any time.",
        ),
        (
            {"dropped": ("a",), "withdrawn": ("whether all endings can be reached",)},
            "Not proved:\n  - whether all endings can be reached",
        ),
    ):
        told = check.as_text(replace(loaded, proof=replace(loaded.proof, **change)))  # type: ignore[arg-type]
        assert told.endswith(said)
