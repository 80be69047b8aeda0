"""The stories that are measured with nothing wrong in them, and the table of what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import story
from bench.table import Found, Result, Row, as_text, timed
from game.story.load import load
from game.story.model import Choice, Goto, Mark, Say, Story

LINES = 200


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return story.write(tmp_path_factory.mktemp("story"), LINES)


@pytest.fixture(scope="module")
def loaded(main: Path) -> Story:
    found = load(main)
    assert [str(p) for p in found.problems if p.code != "placeholder"] == []
    assert found.story is not None
    return found.story


def test_a_generated_story_has_no_problems_and_as_many_spoken_lines_as_asked_for(loaded: Story) -> None:
    steps = [step for scene in loaded.scenes.values() for step in scene.steps]
    assert sum(isinstance(step, Say) for step in steps) == LINES
    assert len(loaded.endings()) == 3


def test_each_scene_has_one_choice_of_three_that_leads_one_or_two_scenes_on(loaded: Story) -> None:
    names = list(loaded.scenes)
    for number, scene in enumerate(loaded.scenes.values()):
        choices = [step for step in scene.steps if isinstance(step, Choice)]
        assert [len(choice.options) for choice in choices] == [3]
        leads = {names.index(step.scene) - number for step in scene.steps if isinstance(step, Goto)}
        assert leads <= {1, 2}


def test_twelve_variables_are_all_changed_and_all_asked_for(main: Path, loaded: Story) -> None:
    text = story.file_of(main.parent, 1).read_text(encoding="utf-8")
    asked = " ".join(line for line in text.splitlines() if "if: " in line or "$" in line)
    assert len(loaded.variables) == 12
    for name in loaded.variables:
        assert f"{name}: " in text
        assert name in asked, name


def test_each_mark_is_asked_for_later(main: Path, loaded: Story) -> None:
    text = story.file_of(main.parent, 1).read_text(encoding="utf-8")
    marks = [step.name for scene in loaded.scenes.values() for step in scene.steps if isinstance(step, Mark)]
    assert marks
    for mark in marks:
        assert f"seen({mark})" in text.split(f"mark: {mark}")[1]


def test_the_same_seed_gives_the_same_story_and_another_seed_another(main: Path, tmp_path: Path) -> None:
    again, other = story.write(tmp_path / "again", LINES), story.write(tmp_path / "other", LINES, seed=2)
    first = story.file_of(main.parent, 1).read_bytes()
    assert story.file_of(again.parent, 1).read_bytes() == first
    assert story.file_of(other.parent, 1).read_bytes() != first


def test_a_long_story_has_a_file_for_each_thousand_lines(tmp_path: Path) -> None:
    story.write(tmp_path, 2500)
    assert [p.name for p in sorted((tmp_path / "chapters").iterdir())] == ["00001.yaml", "00002.yaml", "00003.yaml"]
    assert f"  {story.name(51)}:\n" in story.file_of(tmp_path, 51).read_text(encoding="utf-8")


def test_a_story_too_short_for_its_variables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="200 lines"):
        story.write(tmp_path, 199)


ROW = Row(
    "start",
    "to the title",
    "s",
    "By the clock.",
    lambda lab, lines: {},
    "warm",
    goals={1000: 0.5, 10000: 0.25},
    before={1000: "1.70"},
)


def test_a_row_shows_median_worst_runs_goal_and_what_was_before() -> None:
    results = [
        Result(1000, Found((0.4, 0.31, 0.9), "the words alone: 0.200 s")),
        Result(10000, Found((0.3,))),
        Result(100000, None, "Xvfb is not installed"),
    ]
    assert as_text(ROW, results) == (
        "start: to the title, in s\n"
        "      lines    median     worst    n     goal   met    Ren'Py 8.0.3\n"
        "      1,000     0.400     0.900    3      0.5   yes            1.70\n"
        "  the words alone: 0.200 s\n"
        "     10,000     0.300     0.300    1     0.25    no               -\n"
        "    100,000         -         -    0        -     -               -\n"
        "  not measured: Xvfb is not installed\n"
        "  By the clock."
    )


def test_what_counts_is_the_picture_and_the_words_alone_are_a_note() -> None:
    assert timed([(0.1, 0.4), (0.3, 0.5), (0.2, 0.6)]) == Found((0.4, 0.5, 0.6), "the words alone: 0.200 s")
