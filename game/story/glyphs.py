"""Texts that the bundled fonts cannot show, found line by line."""

from __future__ import annotations

from collections.abc import Iterator

from game.story import coverage
from game.story.model import Choice, Direct, End, Say, Scene
from game.story.problems import Place, Problem, Remedy
from game.story.report import Report

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
"""What comes along when words are copied from a printed page."""


def in_scene(scene: Scene, report: Report) -> Iterator[Problem]:
    """The problems of everything that a scene shows."""
    for step in scene.steps:
        if isinstance(step, Say):
            yield from missing(step.text, step.place, report)
        elif isinstance(step, Choice):
            for option in step.options:
                yield from missing(option.text, option.place, report)
        elif isinstance(step, End):
            yield from missing(step.name, step.place, report)
        elif isinstance(step, Direct):
            yield from missing(str(step.value), step.place, report)


def missing(text: str, place: Place, report: Report) -> Iterator[Problem]:
    """The characters of a text that the fonts cannot show, each once; one problem for a line."""
    lines: dict[int, list[tuple[int, str]]] = {}
    for char in coverage.missing(text):
        number = next((n for n in range(place.line, place.line + 20) if char in report.line(n)), place.line)
        column = report.find(number, place.column if number == place.line else 1, char)
        lines.setdefault(number, []).append((column, char))
    for number, found in lines.items():
        column, line = min(found)[0], report.line(number)
        named = ", ".join(f"{char!r} (U+{ord(char):04X})" for _, char in sorted(found)[:3])
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        message = f"the fonts of the game have no picture for {named}{more}"
        plain = "".join(LIGATURES.get(char, char) for char in line)
        remedy = Remedy(number, number, (plain,)) if plain != line and not coverage.missing(plain) else None
        yield Problem("cannot-show", Place(place.file, number, column), message, line, remedy)
