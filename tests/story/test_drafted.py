"""A story without a catalogue: what its steps name is drawn as cards, but a misspelt name is found out all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.story.load import Loaded, load

HEAD = "cast:\n  Jürgen: {color: 88aacc, looks: [calm, wary]}\n  The Conductor: {}\nscenes:\n  a:\n"
TAIL = "    - end: Night\n"


def read(folder: Path, steps: str) -> Loaded:
    (folder / "scenes.yaml").write_text(HEAD + steps + TAIL, encoding="utf-8")
    return load(folder / "scenes.yaml")


@pytest.mark.parametrize(
    ("steps", "said", "mended"),
    [
        ("    - show: Jurgen\n", "did you mean 'Jürgen'?", ["    - show: Jürgen"]),
        ("    - show: Jürgen at right\n", "did you mean 'Jürgen'?", ["    - show: Jürgen", "      at: right"]),
        ("    - show: Jürgen\n      look: clam\n", "did you mean 'calm'?", ["      look: calm"]),
        ("    - show: Jürgen\n      look: exhausted\n", "there are: calm, wary", None),
        ("    - ilustration: map\n", "did you mean 'illustration'?", ["    - illustration: map"]),
    ],
)
def test_a_slip_in_a_name_is_found(tmp_path: Path, steps: str, said: str, mended: list[str] | None) -> None:
    (problem,) = (p for p in read(tmp_path, steps).problems if not p.warning)
    assert said in problem.message
    assert "catalog" not in problem.message
    assert (list(problem.remedy.lines) if problem.remedy else None) == mended


def test_any_other_name_is_a_card_and_wears_the_color_of_the_cast(tmp_path: Path) -> None:
    loaded = read(tmp_path, "    - show: Jürgen\n      look: wary\n    - show: a cat\n    - show: The Conductor\n")
    assert [p.code for p in loaded.problems] == ["no-catalogue"]
    assert loaded.story is not None
    figures = loaded.story.catalogue.cast
    assert {n: f.color for n, f in figures.items()} == {"Jürgen": "88aacc", "a cat": "", "The Conductor": ""}
    assert figures["Jürgen"].looks == ("calm", "wary")
