"""A scalar's text -> the value that its place asks for, or a problem that names what is allowed."""

from __future__ import annotations

import re
from collections.abc import Collection

from game.story.catalogue import Catalogue, Figure
from game.story.problems import Remedy
from game.story.reader import Node, Text
from game.story.report import Report, comment_moved
from game.story.words import Names, Number, OneOf, Part, Passing, Type

Value = str | float


class Values:
    """Reads values against the catalogue, writing what is wrong to a report."""

    def __init__(self, catalogue: Catalogue, report: Report) -> None:
        self.catalogue, self.report = catalogue, report

    def read(self, node: Node, wanted: Type, what: str, figure: Figure | None = None) -> Value | None:
        """The value, or None after a problem was written. `what` names it in a sentence: "'at'"."""
        if not isinstance(node, Text):
            self.report.add("wrong-value", node.line, node.column, f"{what} takes a single value, no list and no mapping")
            return None
        if not self.whole(node) or not self.there(node, what):
            return None
        if isinstance(wanted, Number):
            return self.number(node, wanted, what)
        if isinstance(wanted, OneOf):
            return self.one_of(node, wanted.words, what, "wrong-value")
        if isinstance(wanted, Passing):
            return self.passing(node, wanted, what)
        if isinstance(wanted, Names):
            return self.name(node, wanted)
        if isinstance(wanted, Part):
            return self.part(node, wanted, figure)
        return node.value

    def there(self, node: Text, what: str) -> bool:
        if node.value or node.style:
            return True
        self.report.at("empty-value", node, f"{what} has no value")
        return False

    def whole(self, node: Text) -> bool:
        """Whether nothing of the value was lost to a comment."""
        if node.style:
            return True
        line = self.report.line(node.end_line)
        at = node.end_column - 1 if node.value else node.column - 1
        rest = line[at:]
        if not rest.lstrip().startswith("#"):
            return True
        column = at + len(rest) - len(rest.lstrip()) + 1
        if node.value:
            moved = comment_moved(line, column)
            remedy = Remedy(node.end_line, node.end_line, moved) if moved else None
            message = "everything from '#' on is a comment; a comment stands on a line of its own"
            self.report.add("comment-cut", node.end_line, column, message, remedy)
        else:
            bare = rest.strip().lstrip("#").strip()
            remedy = Remedy(node.line, node.line, (line[: column - 1] + bare,))
            message = "the value is lost: everything from '#' on is a comment"
            self.report.add("comment-cut", node.end_line, column, message, remedy, bare)
        return False

    def number(self, node: Text, wanted: Number, what: str) -> float | None:
        unit = f" {wanted.unit}" if wanted.unit else ""
        try:
            number = float(node.value) if re.fullmatch(r"-?\d+(\.\d+)?|-?\.\d+", node.value) else None
        except ValueError:
            number = None
        span = f"a number from {wanted.low:g} to {wanted.high:g}{unit}"
        if number is None:
            self.report.at("wrong-value", node, f"{what} takes {span}, not {node.value!r}")
            return None
        if not wanted.low <= number <= wanted.high:
            nearest = f"{max(wanted.low, min(wanted.high, number)):g}"
            remedy = self.report.swap(node.line, node.column, node.value, nearest)
            self.report.at("wrong-value", node, f"{what} takes {span}; {node.value} is outside", remedy)
            return None
        return number

    def one_of(self, node: Text, words: Collection[str], what: str, code: str) -> str | None:
        if node.value in words:
            return node.value
        self.report.unknown(code, node, f"{what} cannot be {node.value!r}", words)
        return None

    def passing(self, node: Text, wanted: Passing, what: str) -> str | None:
        kind, _, seconds = node.value.partition(" ")
        if kind not in wanted.kinds:
            self.report.unknown("wrong-value", node, f"there is no transition {kind!r}", wanted.kinds, kind)
            return None
        if not seconds:
            return "cut 0" if kind == "cut" else f"{kind} {'1' if kind == 'white' else '0.5'}"
        if not re.fullmatch(r"\d+(\.\d+)?", seconds) or float(seconds) > 20:
            self.report.at("wrong-value", node, f"after {kind!r} come seconds, 20 at most, as in '{kind} 1.5'")
            return None
        if kind == "white" and float(seconds) < 1:
            remedy = self.report.swap(node.line, node.column, node.value, "white 1")
            self.report.at("flash", node, "a white-out takes at least 1 second, so that it does not flash", remedy)
            return None
        return f"{kind} {float(seconds):g}"

    def name(self, node: Text, wanted: Names) -> str | None:
        if node.value in wanted.extra:
            return node.value
        if wanted.shelf == "cast":
            return self.figure_name(node, wanted)
        shelf = getattr(self.catalogue, wanted.shelf)
        if node.value in shelf:
            return node.value
        message = f"there is no {node.value!r} under '{wanted.shelf}' in assets/catalog.yaml"
        self.report.unknown(f"unknown-{_SINGULAR[wanted.shelf]}", node, message, [*shelf, *wanted.extra])
        return None

    def figure_name(self, node: Text, wanted: Names) -> str | None:
        figure = self.catalogue.figure_named(node.value)
        if figure:
            return figure.name
        titles = [f.title for f in self.catalogue.cast.values()]
        message = f"there is no figure {node.value!r} under 'cast' in assets/catalog.yaml"
        self.report.unknown("unknown-figure", node, message, [*titles, *wanted.extra])
        return None

    def part(self, node: Text, wanted: Part, figure: Figure | None) -> str | None:
        if figure is None:
            return None
        known = getattr(figure, wanted.kind)
        if node.value in known:
            return node.value
        message = f"{figure.title} has no {wanted.kind[:-1]} {node.value!r}"
        self.report.unknown(f"unknown-{wanted.kind[:-1]}", node, message, known)
        return None


_SINGULAR = {
    "backgrounds": "background",
    "illustrations": "illustration",
    "music": "music",
    "ambience": "ambience",
    "sounds": "sound",
}
