"""The top of a story file: title, cast, variables, includes, and where each scene is. Steps are not read here."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from game.story.catalogue import Catalogue
from game.story.model import Character
from game.story.problems import Place
from game.story.reader import List, Map, Node, Text
from game.story.report import Report
from game.story.scope import Scope
from game.story.sections import NO_SCENE
from game.story.values import Values
from game.story.variables import Variable
from game.story.wording import Wording
from game.story.words import ADVERBS, TOP, WORDS

LANGUAGE = "1"
WIDEST = 1000
IDENTIFIER = re.compile(r"[^\W\d]\w*")
_RANGE = re.compile(r"(-?\d{1,9})\s*\.\.\s*(-?\d{1,9})(?:\s*=\s*(-?\d{1,9}))?")
_WORDS = re.compile(r"([^\W\d]\w*(?:\s*\|\s*[^\W\d]\w*)+)(?:\s*=\s*([^\W\d]\w*))?")


@dataclass(slots=True)
class Outline:
    """What one file declares. `scenes` are the unread lists of steps, with the place of each name."""

    title: str = ""
    id: str = ""
    author: str = ""
    note: str = ""
    battery: Text | None = None
    start: Text | None = None
    cast: dict[str, Character] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    include: list[Text] = field(default_factory=list)
    scenes: dict[str, tuple[Text, Node]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    """Variables that were declared, but nobody knows as what."""


def read(root: Node | None, catalogue: Catalogue, report: Report, main: bool = True, whole: bool = True) -> Outline:
    """The outline of a file, or of a part of one (`whole` false).

    An included file (`main` false) may only have `scenes` and more `include`s.
    """
    return _Reader(catalogue, report).file(root, main, whole)


class _Reader:
    def __init__(self, catalogue: Catalogue, report: Report) -> None:
        self.catalogue, self.report = catalogue, report
        self.values = Values(catalogue, report)
        self.wording = Wording(Scope({}, {}, frozenset(), frozenset(), catalogue), report)
        self.found = Outline()

    def file(self, root: Node | None, main: bool, whole: bool) -> Outline:
        if not isinstance(root, Map):
            if whole or root is not None:
                empty = root is None or (isinstance(root, Text) and not root.value)
                what = "the file is empty" if empty else "this is not a story"
                at = root or Text("", "", 1, 1, 1, 1)
                self.report.at("no-scenes", at, f"{what}: it needs 'scenes:' at the left edge, with scenes below it")
            return self.found
        above = ""
        for key, value in self.unique(root, "the file").values():
            if key.value not in TOP:
                self.unknown_top(key, value, above)
            elif not main and key.value not in ("scenes", "include", "language"):
                message = f"{key.value!r} stands in the main file; an included file has 'scenes' and nothing else"
                self.report.at("include", key, message)
            else:
                getattr(self, "read_" + key.value)(value)
                above = key.value
        if whole and not self.found.scenes and (main and not self.found.include):
            self.no_scenes(next((pair for pair in root.pairs if pair[0].value == "scenes"), None))
        return self.found

    def no_scenes(self, pair: tuple[Text, Node] | None) -> None:
        if any(d.problem.code == "indentation" for d in self.report.drafts):
            return
        if pair and not (isinstance(pair[1], Text) and not pair[1].value):
            return  # what stands below 'scenes:' has its problem already
        line, column = (pair[0].line, pair[0].column) if pair else (1, 1)
        message = "there are no scenes: 'scenes:' at the left edge, below it a name, and below that its steps"
        self.report.add("no-scenes", line, column, message)

    def unknown_top(self, key: Text, value: Node, above: str) -> None:
        """A word that does not belong at the left edge; what it means most likely is read, for the names in it."""
        near = difflib.get_close_matches(key.value, TOP, 1, 0.6)
        if key.value in self.found.cast or key.value in WORDS or key.value in ADVERBS:
            message = f"{key.value!r} begins a step, and a step stands further in, in a scene, after a '- '"
            self.report.at("unknown-top", key, message)
        elif isinstance(value, List):
            message = f"{key.value!r} looks like a scene: its name stands further in, below 'scenes:'"
            self.report.at("unknown-top", key, message, "  " + self.report.line(key.line))
            self.found.scenes.setdefault(key.value, (key, value))
        elif above in ("cast", "vars") and not near:
            message = f"{key.value!r} looks like a part of {above!r}: then it stands two spaces further in"
            self.report.at("unknown-top", key, message, "  " + self.report.line(key.line))
            getattr(self, "read_" + above)(Map([(key, value)], key.line, key.column))
        else:
            self.report.unknown("unknown-top", key, f"a story has no {key.value!r} at the left edge", list(TOP))
            if near:
                getattr(self, "read_" + near[0])(value)

    def unique(self, node: Map, where: str) -> dict[str, tuple[Text, Node]]:
        found: dict[str, tuple[Text, Node]] = {}
        for key, value in node.pairs:
            if key.value in found:
                first = found[key.value][0].line
                self.report.at("twice", key, f"{key.value!r} stands twice in {where} (first in line {first})")
            else:
                found[key.value] = key, value
        return found

    def text(self, node: Node, what: str, folds: bool = False) -> str:
        if not isinstance(node, Text):
            self.report.at(
                "wrong-value", node, f"after {what} comes a single text; if it begins with a bracket, quote it"
            )
        elif self.whole(node, folds) and self.values.there(node, what):
            return node.value
        return ""

    def whole(self, node: Text, folds: bool) -> bool:
        """Whether a text is all there: one that is shown (it may fold), or a value."""
        if node.style in ("'", '"') or (folds and node.value and not node.style):
            return self.wording.whole(node)
        return self.values.whole(node, folds)

    def mapping(self, node: Node, what: str) -> dict[str, tuple[Text, Node]]:
        found: dict[str, tuple[Text, Node]] = {}
        if isinstance(node, Map):
            for name, (key, value) in self.unique(node, what).items():
                if name in TOP and isinstance(value, Text) and not value.value:
                    message = f"{name!r} begins a part of the file, and stands at the left edge"
                    self.report.at("indentation", key, message, self.report.line(key.line).lstrip())
                    break
                meant = self.values.squeezed(key, value)
                found.setdefault(meant[0] if meant else name, (key, meant[1] if meant else value))
        elif isinstance(node, List):
            self.report.at("wrong-value", node, f"below {what} stand lines of the form 'name: ...', without dashes")
        elif node.value:
            meant = self.values.squeezed(node, Text("", "", 1, 1, 1, 1))
            if meant:
                found[meant[0]] = node, meant[1]
            else:
                self.report.at("wrong-value", node, f"below {what} stand lines of the form 'name: ...'")
        return found

    def read_language(self, node: Node) -> None:
        if self.text(node, "'language'") not in (LANGUAGE, ""):
            assert isinstance(node, Text)
            message = f"this program reads the story language {LANGUAGE}, and the file says {node.value!r}"
            self.report.at("language", node, message)

    def read_title(self, node: Node) -> None:
        self.found.title = self.text(node, "'title'", folds=True)

    def read_id(self, node: Node) -> None:
        self.found.id = self.text(node, "'id'")

    def read_author(self, node: Node) -> None:
        self.found.author = self.text(node, "'author'", folds=True)

    def read_battery(self, node: Node) -> None:
        if isinstance(node, Text) and node.value:
            self.found.battery = node
        else:
            self.report.add("wrong-value", node.line, node.column, "'battery' is the name of a number of 'vars'")

    def read_note(self, node: Node) -> None:
        self.found.note = self.text(node, "'note'", folds=True)

    def read_start(self, node: Node) -> None:
        if self.text(node, "'start'") and isinstance(node, Text):
            self.found.start = node

    def read_include(self, node: Node) -> None:
        for item in node.items if isinstance(node, List) else [node]:
            if self.text(item, "'include'") and isinstance(item, Text):
                self.found.include.append(item)

    def read_scenes(self, node: Node) -> None:
        for name, (key, value) in self.mapping(node, "'scenes'").items():
            if name in NO_SCENE:
                message = f"{name!r} belongs to a step, and stands further in, below its first letter"
                self.report.at("scene-name", key, message)
            elif not IDENTIFIER.fullmatch(name):
                message = f"a scene's name is one word of letters, digits and '_', not {name!r}"
                self.report.at("scene-name", key, message, self.report.swap(key.line, key.column, name, word_of(name)))
            self.found.scenes[name] = key, value

    def read_cast(self, node: Node) -> None:
        for name, (key, value) in self.mapping(node, "'cast'").items():
            if name in WORDS or name in ADVERBS:
                self.report.at("cast-name", key, f"{name!r} is a word of the language; nobody can be called that")
                continue
            self.found.cast[name] = self.character(name, key, value)

    def character(self, name: str, key: Text, node: Node) -> Character:
        figure = self.catalogue.figure_named(name)
        listed: dict[str, tuple[str, ...]] = {"looks": (), "poses": (), "manners": ()}
        color = Character(name).color
        fields = self.unlisted(self.mapping(node, f"{name!r}"), listed)
        for word, (inner, value) in fields.items():
            if word in listed:
                listed[word] = self.words(value, f"{word!r}")
            elif word == "color":
                color = self.color(value) or color
            else:
                self.report.unknown("unknown-adverb", inner, f"a character has no {word!r}", [*listed, "color"])
        looks = tuple(dict.fromkeys((*(figure.looks if figure else ()), *listed["looks"])))
        poses = tuple(dict.fromkeys((*(figure.poses if figure else ()), *listed["poses"])))
        place = self.report.place(key)
        return Character(name, figure.name if figure else "", color, looks, poses, listed["manners"], place)

    def unlisted(self, fields: dict[str, tuple[Text, Node]], listed: Collection[str]) -> dict[str, tuple[Text, Node]]:
        """The fields of a character; `{looks: tired, amused}` needs brackets, and is read as if it had them."""
        found: dict[str, tuple[Text, Node]] = {}
        run: list[Text] = []
        head = ""
        for word, (key, value) in [*fields.items(), ("color", (Text("", "", 0, 0, 0, 0), Text("", "", 0, 0, 0, 0)))]:
            more = word not in listed and word != "color" and isinstance(value, Text) and not value.value
            if run and more and key.line == run[0].line and not key.style:
                run.append(key)
                continue
            if len(run) > 1:
                line, start, end = self.report.line(run[0].line), run[0].column - 1, run[-1].end_column - 1
                message = f"several {head!r} stand in square brackets, with commas between them"
                mended = f"{line[:start]}[{line[start:end]}]{line[end:]}"
                self.report.at("wrong-value", run[0], message, mended)
                found[head] = found[head][0], List([*run], run[0].line, run[0].column)
            run = []
            if key.line:
                found[word] = key, value
            if word in listed and isinstance(value, Text) and value.value and not value.style:
                head, run = word, [value]
                parts = re.split(r" *, *", value.value)
                if len(parts) > 1 and value.line == value.end_line:
                    message = f"several {head!r} stand in square brackets, with commas between them"
                    listing = self.report.swap(value.line, value.column, value.value, f"[{', '.join(parts)}]")
                    self.report.at("wrong-value", value, message, listing)
                    split = [replace(value, value=part) for part in parts if part]
                    found[head], run = (key, List([*split], value.line, value.column)), []
        return found

    def words(self, node: Node, what: str) -> tuple[str, ...]:
        items = node.items if isinstance(node, List) else [node]
        return tuple(filter(None, (self.text(item, what) for item in items)))

    def color(self, node: Node) -> str:
        said = self.text(node, "'color'")
        if said and not re.fullmatch(r"[0-9a-fA-F]{6}", said):
            assert isinstance(node, Text)
            remedy = None
            if re.fullmatch(r"#[0-9a-fA-F]{6}", said):
                raw = f"{node.style}{said}{node.style}"
                remedy = self.report.swap(node.line, node.column, raw, said[1:])
            self.report.at("wrong-value", node, "a color is six signs, 0-9 and a-f, without '#'", remedy)
            return ""
        return said.lower()

    def read_vars(self, node: Node) -> None:
        for name, (key, value) in self.mapping(node, "'vars'").items():
            if not IDENTIFIER.fullmatch(name) or name in ("and", "or", "not", "seen", "ever"):
                message = f"{name!r} cannot name a variable: that is one word, and not and, or, not, seen, ever"
                self.report.at("variable-name", key, message)
                continue
            variable = self.variable(name, key, value)
            if variable:
                self.found.variables[name] = variable

    def variable(self, name: str, key: Text, node: Node) -> Variable | None:
        said, place = self.text(node, f"{name!r}"), self.report.place(key)
        if not said:
            return None
        found = self.kind(name, said, place)
        if found is not None:
            return found
        assert isinstance(node, Text)
        start = re.fullmatch(r"(-?\d+)\.\.(-?\d+) *= *(-?\d+)", said)
        if start and not int(start[1]) <= int(start[3]) <= int(start[2]):
            self.report.at(
                "wrong-value", node, f"{name!r} begins with {start[3]}, which is not in {start[1]}..{start[2]}"
            )
            return None
        message = (
            f"{said!r} says no kind of variable: numbers, as in '0..3' ({WIDEST} of them at most), or words, as in "
            "'yes|no'; and after '=' the one to start with"
        )
        meant = _meant(said)
        mended = self.report.swap(node.line, node.column, said, meant) if meant and not node.style else None
        self.report.at("wrong-value", node, message, mended)
        found = self.kind(name, meant, place)
        if found is None:
            self.found.unsure.add(name)
        return found

    def kind(self, name: str, said: str, place: Place) -> Variable | None:
        as_range, as_words = _RANGE.fullmatch(said), _WORDS.fullmatch(said)
        if as_range:
            low, high = int(as_range[1]), int(as_range[2])
            start = int(as_range[3]) if as_range[3] else low
            if low < high <= low + WIDEST and low <= start <= high:
                return Variable(name, start, low, high, place=place)
        elif as_words:
            words = tuple(w.strip() for w in as_words[1].split("|"))
            begin = as_words[2] or words[0]
            if begin in words and len(set(words)) == len(words):
                return Variable(name, begin, words=words, place=place)
        return None


def word_of(name: str) -> str:
    """A name made one word: `arm offered` -> `arm_offered`."""
    return re.sub(r"\W+", "_", name).strip("_")


def _meant(said: str) -> str:
    """`0-3` -> `0..3`, `nothing, torch` -> `nothing|torch`; '' if nothing is sure."""
    numbers = re.fullmatch(r"(\d+)\s*(?:-|–|—|\.{3,}|…|to)\s*(\d+)", said)
    if numbers:
        return f"{numbers[1]}..{numbers[2]}"
    words = re.split(r"\s*[,/]\s*|\s+or\s+", said)
    return "|".join(words) if len(words) > 1 and all(map(IDENTIFIER.fullmatch, words)) else ""


def dressed(cast: Mapping[str, Character], catalogue: Catalogue) -> dict[str, Character]:
    """The cast with the figures of a catalogue that was not whole when the cast was read."""
    found = {}
    for name, character in cast.items():
        figure = catalogue.figure_named(name)
        if figure:
            looks = tuple(dict.fromkeys((*figure.looks, *character.looks)))
            poses = tuple(dict.fromkeys((*figure.poses, *character.poses)))
            character = replace(character, figure=figure.name, looks=looks, poses=poses)
        found[name] = character
    return found


GIVE_MARKS = ("mark", "glimpse", "as_they_are")
"""The words and adverbs whose value is the name of a mark."""


def marks(scenes: Mapping[str, tuple[Text, Node]]) -> set[str]:
    """Every name that a `mark:` or a `glimpse:` gives, found before the steps are compiled."""
    found: set[str] = set()

    def look(node: Node) -> None:
        if isinstance(node, List):
            for item in node.items:
                look(item)
        elif isinstance(node, Map):
            for key, value in node.pairs:
                if key.value in GIVE_MARKS and isinstance(value, Text) and value.value != "none":
                    found.update((value.value, word_of(value.value)))
                elif not isinstance(value, Text):
                    look(value)

    for _, steps in scenes.values():
        look(steps)
    return found
