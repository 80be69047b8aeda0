"""A scalar's text -> the value that its place asks for, or a problem that names what is allowed."""

from __future__ import annotations

import re
from collections.abc import Collection

from game.story.catalogue import Catalogue, Figure
from game.story.lines import comment_moved, indent
from game.story.problems import Remedy
from game.story.reader import Node, Text
from game.story.report import Report
from game.story.words import ADVERBS, WORDS, Names, Number, OneOf, Part, Passing, Type
from game.story.words import Text as AnyText

Value = str | float
LONGEST = 20
"""Seconds that a transition may take."""
_MEANT = {"unlocked": ("free",), "open": ("free", "show"), "on": ("up", "show"), "off": ("down", "none", "hide")}
"""Words that are like another one in letters only: what they mean."""
_TRUTHS = {"true": "yes", "on": "yes", "y": "yes", "false": "no", "off": "no", "n": "no"}


class Values:
    """Reads values against the catalogue, writing what is wrong to a report."""

    def __init__(self, catalogue: Catalogue, report: Report) -> None:
        self.catalogue, self.report = catalogue, report

    def read(self, node: Node, wanted: Type, what: str, figure: Figure | None = None) -> Value | None:
        """The value, or None after a problem was written. `what` names it in a sentence: "'at'"."""
        if not isinstance(node, Text):
            self.report.at("wrong-value", node, f"after {what} comes a single word or text, no list and no brackets")
            return None
        if not self.whole(node, isinstance(wanted, AnyText)) or not self.there(node, what):
            return None
        if isinstance(wanted, Number):
            return self.number(node, wanted, what)
        if isinstance(wanted, OneOf):
            return self.one_of(node, wanted.words, what, "wrong-value")
        if isinstance(wanted, Passing):
            return self.passing(node, wanted)
        if isinstance(wanted, Names):
            return self.name(node, wanted)
        if isinstance(wanted, Part):
            return self.part(node, wanted, figure)
        return node.value

    def there(self, node: Text, what: str) -> bool:
        if node.value.strip():
            return True
        self.report.at("empty-value", node, f"after {what} nothing is said")
        return False

    def whole(self, node: Text, folds: bool = False) -> bool:
        """Whether a value is all there: no comment, and no line that was not meant to be a part of it."""
        if node.style:
            return True
        if node.end_line > node.line and not folds:
            self.merged(node)
            return False
        line = self.report.line(node.end_line)
        at = node.end_column - 1 if node.value else node.column - 1
        rest = line[at:]
        if not rest.lstrip().startswith("#"):
            return True
        column = at + len(rest) - len(rest.lstrip()) + 1
        if node.value:
            moved = comment_moved(line, column)
            sure = moved and node.end_line == node.line and moved[0].lstrip().startswith("# ")
            remedy = Remedy(node.line, node.line, moved) if moved and sure else None
            message = "everything from '#' on is a comment; a comment stands on a line of its own"
            self.report.add("comment-cut", node.end_line, column, message, remedy)
        else:
            bare = rest.strip().lstrip("#").strip()
            message = "the value is lost: everything from '#' on is a comment"
            self.report.add("comment-cut", node.end_line, column, message, line[: column - 1] + bare, bare)
        return False

    def merged(self, node: Text) -> None:
        """`at left` below `show: Mara`, without its colon, became a part of the name."""
        number = node.line + 1
        line = self.report.line(number)
        column = indent(line) + 1
        own, above = self.report.line(node.line), self.report.line(node.line - 1)
        adverb = re.match(r"\s*(if|once|within): ", own)
        option = re.match(r"(\s*)- (.+:)\s*$", above)
        if adverb and option and line.lstrip().startswith("- ") and indent(own) > indent(above):
            what = "'choice:'" if option[2] == "choice:" else "the option"
            message = f"{adverb[1]!r} stands above {what}, not below it"
            mended = f"{option[1]}- {own.strip()}", f"{option[1]}  {option[2]}"
            self.report.at("adverb-below", node, message, Remedy(node.line - 1, node.line, mended))
            return
        match = re.match(r"([^\s:]+)(:?)\s*(\S.*)?$", line.strip())
        if match and match[1] in ADVERBS and match[3]:
            code = "no-space" if match[2] else "no-colon"
            message = f"after {match[1]!r} comes a colon and a space; so this line became a part of the one above"
            fixed = f"{line[: column - 1]}{match[1]}: {match[3]}"
            self.report.add(code, number, column + len(match[1]) + len(match[2]), message, fixed, match[3])
            return
        self.report.add("merged-line", number, column, "this line became a part of the value above it")

    def squeezed(self, key: Text, value: Node) -> tuple[str, Text] | None:
        """`{color:e0b070}`: without the space, or with a wide colon, it is one name with nothing after it.

        Says so, and gives the name and the value that were meant.
        """
        match = re.fullmatch(r"([^\s:：]+)([:：])\s*(\S.*)", key.value)
        if not match or key.style or not isinstance(value, Text) or value.value:
            return None
        mended = self.report.swap(key.line, key.column, key.value, f"{match[1]}: {match[3]}")
        message = "after the ':' of a name comes a space"
        if match[2] == "：":
            message = "this colon is a wide one; after a name comes a plain ':' and a space"
        column = key.column + match.start(2) + (match[2] == ":")
        self.report.add("no-space", key.line, column, message, mended, match[3])
        start = key.column + match.start(3)
        return match[1], Text(match[3], "", key.line, start, key.line, start + len(match[3]))

    def number(self, node: Text, wanted: Number, what: str) -> float | None:
        unit = f" {wanted.unit}" if wanted.unit else ""
        span = f"a number from {wanted.low:g} to {wanted.high:g}{unit}"
        if not re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?|-?\.\d{1,9}", node.value):
            nearly = re.fullmatch(r"(\d{1,9})(?:[.,](\d{1,9}))?\s*(?:s|sec|seconds?|%)?", node.value, re.A)
            meant = (nearly[1] + ("." + nearly[2] if nearly[2] else "")) if nearly else ""
            mended = self.report.swap(node.line, node.column, node.value, meant) if nearly else None
            message = f"after {what} comes {span}, not {node.value!r}"
            self.report.at("wrong-value", node, message, mended, meant or None)
            return None
        number = float(node.value)
        if not wanted.low <= number <= wanted.high:
            self.report.at("wrong-value", node, f"after {what} comes {span}; {node.value} is outside")
            return None
        return number

    def one_of(self, node: Text, words: Collection[str], what: str, code: str) -> str | None:
        if node.value in words:
            return node.value
        truth = _TRUTHS.get(node.value.lower())
        if truth in words:
            message = f"{what} is 'yes' or 'no', not {node.value!r}"
            self.report.at(code, node, message, self.report.swap(node.line, node.column, node.value, truth or ""))
            return None
        meant = next((word for word in _MEANT.get(node.value.lower(), ()) if word in words), "")
        if meant:
            mended = self.report.swap(node.line, node.column, node.value, meant)
            self.report.at(code, node, f"{what} cannot be {node.value!r}; did you mean {meant!r}?", mended)
            return None
        word, _, rest = node.value.partition(" ")
        if what == "'by'" and word in words and re.fullmatch(r"\d+(\.\d+)?", rest):
            self.report.at(code, node, f"how long it takes is said as in 'with: dissolve {rest}', beside 'by: {word}'")
            return None
        self.report.unknown(code, node, f"{what} cannot be {node.value!r}", words)
        return None

    def passing(self, node: Text, wanted: Passing) -> str | None:
        kind, _, seconds = node.value.partition(" ")
        if kind not in wanted.kinds:
            self.report.unknown("wrong-value", node, f"there is no transition {kind!r}", wanted.kinds, kind)
            return None
        if not seconds:
            return "cut 0" if kind == "cut" else f"{kind} {'1' if kind == 'white' else '0.5'}"
        if not re.fullmatch(r"\d{1,4}(\.\d{1,9})?", seconds) or float(seconds) > LONGEST:
            message = f"after {kind!r} come seconds, {LONGEST} at most, as in '{kind} 1.5'"
            comma = re.fullmatch(r"\d{1,2}[.,]?\d{0,9}(?=\s*s?$)\s*s?", seconds)
            plain = seconds.replace(",", ".").rstrip("s ")
            mended = self.report.swap(node.line, node.column, node.value, f"{kind} {plain}") if comma else None
            self.report.at("wrong-value", node, message, mended)
            return None
        if kind == "white" and float(seconds) < 1:
            remedy = self.report.swap(node.line, node.column, node.value, "white 1")
            self.report.at("flash", node, "a white-out takes 1 second or more, so that it does not flash", remedy)
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
        people = self.catalogue.drafted
        if people is not None:
            self.nobody(node, [*people, *titles, *wanted.extra])
            return None
        message = f"there is no figure {node.value!r} under 'cast' in assets/catalog.yaml"
        self.report.unknown("unknown-figure", node, message, [*titles, *wanted.extra])
        return None

    def nobody(self, node: Text, known: Collection[str]) -> None:
        """A figure of a story without a catalogue: `Jurgen`, or `Jürgen at right`."""
        who = next((n for n in known if node.value.startswith(f"{n} ")), "")
        message = f"there is no figure {node.value!r}"
        if not who:
            self.report.unknown("unknown-figure", node, message, known)
            return
        rest = node.value[len(who) :].strip()
        word, _, place = rest.partition(" ")
        remedy, line = None, self.report.line(node.line)
        if word in WORDS["show"].adverbs and place and line.endswith(node.value):
            more = " " * (indent(line) + 2) + f"{word}: {place.strip()}"
            remedy = Remedy(node.line, node.line, (line[: -len(rest)].rstrip(), more))
        message += f"; did you mean {who!r}? What more there is to say stands below it, as in 'at: left'"
        self.report.at("unknown-figure", node, message, remedy)

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
