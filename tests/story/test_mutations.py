"""A good story, broken in every way in which a hand slips: never read as another story in silence."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from random import Random

import pytest

from game.story.model import Choice, Say, Step, Story
from game.story.problems import errors
from tests.story.conftest import Mend, Read
from tests.story.mutations import EDITS, SLIPS

WHOLE = (Path(__file__).resolve().parents[1] / "stories" / "whole.yaml").read_text(encoding="utf-8")
LINES = WHOLE.split("\n")
EACH = 12
"""Lines in which each slip is tried."""


def said(step: Step) -> object:
    """What a step does, wherever it stands in the file."""
    if isinstance(step, Choice):
        options = [(o.text, o.target, o.condition, o.once) for o in step.options]
        return ("choice", options, step.after, step.within)
    return (type(step).__name__, [getattr(step, f.name) for f in fields(step) if f.name not in ("id", "place")])


def meaning(story: Story | None) -> object:
    """What a story says, wherever in the file it says so."""
    if story is None:
        return None
    heads = [(c.name, c.color, c.looks, c.poses, c.manners) for c in story.cast.values()]
    variables = [(v.name, v.start, v.low, v.high, v.words) for v in story.variables.values()]
    scenes = {name: [said(step) for step in scene.steps] for name, scene in story.scenes.items()}
    return (story.title, story.start, heads, variables, scenes)


def words_of(story: Story | None) -> set[str]:
    """Every text of a story that a player sees."""
    found = {story.title} if story else set()
    for step in [s for scene in story.scenes.values() for s in scene.steps] if story else []:
        if isinstance(step, Say):
            found.add(step.text)
        elif isinstance(step, Choice):
            found |= {option.text for option in step.options}
        else:
            found |= {str(getattr(step, f.name)) for f in fields(step)}
    return found


def as_typed(line: str, story: Story | None) -> bool:
    """Whether the edited line is shown exactly as it is written: then the edit made other words, and no slip."""
    bare = re.sub(r"^\s*(- )?", "", line)
    texts = {bare, bare.removesuffix(":"), re.sub(r"^[\w-]+: (\(\w+\) )?", "", bare), bare[1:-1]}
    return bool(texts & words_of(story))


def changed(name: str) -> list[tuple[int, list[str]]]:
    """The story with one slip, in lines chosen by a fixed seed."""
    random = Random(name)
    found: list[tuple[int, list[str]]] = []
    for number in random.sample(range(len(LINES) - 1), len(LINES) - 1):
        lines = {**SLIPS, **EDITS}[name](LINES, number, random)
        if lines is not None and len(found) < EACH:
            found.append((number, lines))
    return found


COMMENTS = ("#else:", "#then:", "#choice:", "#vars:", "#cast:")


def test_the_story_is_without_a_mistake(read: Read) -> None:
    assert [str(p) for p in read(WHOLE).problems] == []


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_found_or_changes_nothing(name: str, read: Read) -> None:
    whole = meaning(read(WHOLE).story)
    for number, lines in changed(name):
        loaded = read("\n".join(lines))
        if loaded.problems or meaning(loaded.story) == whole or lines[number].strip() in COMMENTS:
            continue
        assert as_typed(lines[number], loaded.story), f"line {number + 1} is another story: {lines[number]}"


SHAPE = tuple(name for name in SLIPS if name not in ("words misspelt", "comment sign", "value cut", "key twice"))


@pytest.mark.parametrize("name", SHAPE)
def test_a_slip_of_shape_is_found_in_its_line_or_the_next(name: str, read: Read) -> None:
    far = 0
    for number, lines in changed(name):
        wrong = errors(read("\n".join(lines)).problems)
        far += bool(wrong) and min(abs(p.place.line - number - 1) for p in wrong) > 1
    assert far <= 1, "some slips show only where something is missed, but hardly any"


@pytest.mark.parametrize("name", EDITS)
def test_other_edits_are_read_without_a_crash(name: str, read: Read) -> None:
    whole = meaning(read(WHOLE).story)
    assert any(meaning(read("\n".join(lines)).story) != whole for _, lines in changed(name))


def test_most_slips_are_mended_to_the_story_that_was_meant(read: Read, mend: Mend) -> None:
    """The remedies of slips that lose no word give the story back, word for word."""
    names = ("dash dropped", "space after dash dropped", "colon dropped", "one step in", "a little out", "tab")
    whole, tried, back = meaning(read(WHOLE).story), 0, 0
    for name in names:
        for _, lines in changed(name):
            if read("\n".join(lines)).problems:
                tried += 1
                back += meaning(read(mend("\n".join(lines))).story) == whole
    assert tried >= 40
    assert back >= tried * 0.8
