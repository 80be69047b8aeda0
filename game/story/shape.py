"""The shape of a step: which key is its head, and every slip of dash, colon and indentation that YAML swallows.

Each check here is one that plain YAML passes in silence, or names in words that help nobody.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

from game.story.expressions import Wrong
from game.story.guesses import MESSAGES
from game.story.lines import indent, quoted_line
from game.story.problems import Remedy
from game.story.reader import List, Map, Node, Text
from game.story.report import Report
from game.story.values import Values
from game.story.variables import Value, Variable
from game.story.words import ADVERBS, ANYWHERE, FORKS, SPEECH_ADVERBS, TOP, WORDS

Adverbs = dict[str, tuple[Text, Node]]


def last_line(node: Node) -> int:
    """The last source line of a node."""
    if isinstance(node, Text):
        return node.end_line - 1 if node.style in ("|", ">") else node.end_line
    if isinstance(node, List):
        return last_line(node.items[-1]) if node.items else node.line
    if not node.pairs:
        return node.line
    key, value = node.pairs[-1]
    return max(key.line, last_line(value))


class Shape:
    """Takes steps apart, for one file and its cast."""

    def __init__(self, cast: Collection[str], values: Values, report: Report) -> None:
        self.cast, self.values, self.report = cast, values, report

    def empty_step(self, node: Text) -> None:
        line = self.report.line(node.line)
        if re.match(r"\s*(- +)+#", line):
            message = "everything from '#' on is a comment, so this step is empty"
            at = line.index("#")
            comment = re.match(r"#\s", line[at:])
            if comment:
                self.report.add("comment-cut", node.line, at + 1, message, " " * indent(line) + line[at:].strip())
            else:
                self.report.add("comment-cut", node.line, at + 1, message, *(quoted_line(line, self.cast) or ()))
            return
        self.report.at("empty-step", node, "this step is empty: there is a '- ' and nothing after it")

    def hidden(self, item: Node, option: bool = False) -> bool:
        """Whether a list has no step before it because that begins with `#`: `- #1 fan:`."""
        number = item.line - 1
        while number > 1 and not self.report.line(number).strip():
            number -= 1
        line = self.report.line(number)
        if not isinstance(item, List) or not re.match(r"\s*(- +)+#", line) or indent(line) >= item.column - 1:
            return False
        message = MESSAGES["comment-cut"]
        self.report.add("comment-cut", number, line.index("#") + 1, message, *(quoted_line(line, (), option) or ()))
        return True

    # --- steps

    def parts(self, item: Map) -> tuple[str, Text, Node, Adverbs] | None:
        """Head, its key, its value, adverbs; None after a problem that leaves no step."""
        pairs = self.once_each(item)
        key = self.head(pairs)
        if key is None or (key.value not in self.cast and key.value not in WORDS):
            if self.braces(item):
                return None
            if key is None:
                self.no_head(item, pairs)
            else:
                self.unknown_head(key, pairs[key.value][1], len(pairs) == 1)
            return None
        own = SPEECH_ADVERBS if key.value in self.cast else WORDS[key.value].adverbs
        allowed = own if key.value == "glimpse" else own | ANYWHERE
        adverbs: Adverbs = {}
        for name, (inner, value) in pairs.items():
            if inner is key:
                continue
            if name in allowed:
                adverbs[name] = inner, value
            else:
                self.wrong_adverb(key, inner, allowed)
        if key.value in FORKS and "then" not in adverbs:
            mended = self.then(key)
            message = f"this {'condition' if key.value == 'if' else repr(key.value)} has no 'then:' with steps below it"
            self.report.at("only-adverbs", key, message, mended)
            return None
        return key.value, key, pairs[key.value][1], adverbs

    def then(self, key: Text) -> Remedy | None:
        """`then:` between a condition and the steps that stand below it."""
        line, below = self.report.line(key.line), self.report.line(key.line + 1) or self.report.line(key.line + 2)
        if (
            not re.match(r"\s*- (if|once): ", line)
            or not below.lstrip().startswith("- ")
            or indent(below) <= key.column - 1
        ):
            return None
        return Remedy(key.line, key.line, (line, " " * (key.column - 1) + "then:"))

    def head(self, pairs: Adverbs) -> Text | None:
        for name, (key, _) in pairs.items():
            if name in self.cast or (name in WORDS and name not in FORKS):
                return key
        if "then" in pairs or "else" in pairs:
            fork = next((pairs[name][0] for name in FORKS if name in pairs), None)
            if fork:
                return fork
        return next((key for name, (key, _) in pairs.items() if name not in ADVERBS), None)

    def once_each(self, item: Map) -> Adverbs:
        found: Adverbs = {}
        for key, value in item.pairs:
            if key.value in found:
                message = f"{key.value!r} stands twice in one step, and the first would be lost"
                begins = key.value not in ADVERBS
                hint = "; the second begins a step of its own, with a '- '" if begins else ""
                self.report.at("twice", key, message + hint, self.dashed(key) if begins else None)
            else:
                found[key.value] = key, value
        return found

    def dashed(self, key: Text) -> str | None:
        """The key's line as a step of its own."""
        line = self.report.line(key.line)
        if indent(line) < 2 or key.column != indent(line) + 1:
            return None
        return line[: indent(line) - 2] + "- " + line.lstrip()

    def all_dashed(self, item: Map) -> Remedy | None:
        """The lines of a map that should have been steps, each with its dash."""
        heads = {key.line for key, _ in item.pairs if key.value not in ADVERBS}
        first, last = item.line, last_line(item)
        lines = [self.report.line(n) for n in range(first, last + 1)]
        if indent(lines[0]) + 1 != item.column:
            return None
        margin = " " * (item.column - 1)
        mended = (margin + ("- " if n in heads else "  ") + ln[len(margin) :] for n, ln in enumerate(lines, first))
        return Remedy(first, last, tuple(line.rstrip() for line in mended))

    def below(self, key: Text, value: Text) -> Remedy | None:
        """A text that stands after a colon, made a step below it."""
        line = self.report.line(key.line)
        if value.end_line != key.line:
            return None
        step = " " * (indent(line) + 4) + "- " + line[value.column - 1 :].strip()
        return Remedy(key.line, key.line, (line[: value.column - 1].rstrip(), step))

    def no_head(self, item: Map, pairs: Adverbs) -> None:
        first = next(iter(pairs), "")
        line = self.report.line(item.line)
        if first == "then" and self.report.written[item.line - 1].lstrip().startswith(("- if:", "- once:")):
            return  # its `then:` was missing, and that is told already
        message = f"{first!r} says how, but there is no step that it belongs to"
        if first in ("if", "once"):
            message = f"{first!r} stands alone: the step that it is for is missing below it"
            then = self.then(pairs[first][0])
            if then:
                message = f"this {'condition' if first == 'if' else repr(first)} has no 'then:' with steps below it"
            self.report.at("only-adverbs", item, message, then)
            return
        self.report.at("only-adverbs", item, message, re.sub(r"^(\s*)- ", r"\1  ", line, count=1))

    def braces(self, item: Map) -> bool:
        """Whether words in braces stand where a step should be."""
        line = self.report.line(item.line)
        if not line.startswith("{", item.column - 1):
            return False
        mended = quoted_line(line, self.cast) if last_line(item) == item.line else None
        self.report.at("first-sign", item, MESSAGES["first-sign"].format(sign="'{'"), *(mended or ()))
        return True

    def unknown_head(self, key: Text, value: Node, alone: bool) -> None:
        line = self.report.line(key.line)
        if not key.value:
            message = "there is no name before this colon; if it belongs to the words, put all of them in quotes"
            self.report.at("first-sign", key, message, *(quoted_line(line, self.cast) or ()))
            return
        if key.value in TOP and key.value not in WORDS and alone:
            message = f"{key.value!r} stands at the left edge of the file, above 'scenes:'"
            self.report.at("unknown-step", key, message)
            return
        near = difflib.get_close_matches(key.value, [*self.cast, *WORDS], 1, 0.65)
        aside = re.fullmatch(r"(.+?) *(\([^()]+\))", key.value)
        said = line[value.column - 1 :] if isinstance(value, Text) and value.line == value.end_line == key.line else ""
        if aside and aside[1] in self.cast and said:
            message = f"how {aside[1]!r} says it stands after the colon, in brackets before the words"
            assert isinstance(value, Text)
            words = said[0] + aside[2] + " " + said[1:] if value.style else f"{aside[2]} {said}"
            self.report.at("unknown-step", key, message, f"{line[: key.column - 1]}{aside[1]}: {words}")
        elif key.value.startswith("if ") and isinstance(value, Text) and not value.value:
            message = "after 'if' comes a colon, and after the condition comes none"
            condition = key.value.removeprefix("if ").strip()
            self.report.at("no-colon", key, message, f"{line[: key.column - 1]}if: {condition}")
        elif bare := re.match(r"(add|set) *(?=\{)", key.value):
            message = f"after {bare[1]!r} comes a colon"
            mended = self.report.swap(key.line, key.column, bare[0], f"{bare[1]}: ")
            self.report.add("no-colon", key.line, key.column + len(bare[1]), message, mended)
        elif near:
            message = f"there is no character and no stage word {key.value!r}; did you mean {near[0]!r}?"
            mended = self.report.swap(key.line, key.column, key.value, near[0])
            self.report.at("unknown-step", key, message, mended)
        elif isinstance(value, List):
            message = (
                f"{key.value!r} has steps below it, as an option has; but it does not stand in the list of a 'choice:'"
            )
            self.report.at("unknown-step", key, message)
        else:
            message = (
                f"nobody called {key.value!r} is in 'cast'; if this is narration with a colon in it, quote all of it"
            )
            perhaps = isinstance(value, Text) and not value.value and self.in_option(key.line)
            sure = alone and self.cast and not perhaps  # without a cast, it may be anybody's speech
            self.report.at("unknown-step", key, message, *((quoted_line(line, self.cast) if sure else None) or ()))

    def in_option(self, number: int) -> bool:
        """Whether a line stands among the steps of an option, where it may be an option that stands too far in."""
        here = indent(self.report.line(number))
        for n in range(number - 1, 0, -1):
            line = self.report.line(n)
            if line.strip() and indent(line) < here:
                begins = line.lstrip().startswith("- ") or self.report.line(n - 1).lstrip().startswith(
                    ("- if:", "- once:")
                )
                return begins and line.rstrip().endswith(":") and "choice:" not in line
        return False

    def wrong_adverb(self, head: Text, key: Text, allowed: Collection[str]) -> None:
        near = difflib.get_close_matches(key.value, allowed, 1, 0.6)
        line = self.report.line(key.line)
        fade = re.fullmatch(r"(\s*(?:- )?)fade: *([\d.]+)\s*", line)
        if head.value in FORKS and key.value.replace(" ", "") in ("elif", "elseif"):
            message = "there is only 'if', 'then' and 'else'; below 'else:' another step may begin with 'if:'"
            self.report.at("unknown-adverb", key, message)
        elif head.value == "glimpse" and key.value in FORKS:
            message = "a 'glimpse' holds for its list of steps: put both it and the lines it is for below 'then:'"
            self.report.at("unknown-adverb", key, message)
        elif head.value == "sound" and key.value == "at":
            message = "a sound comes 'from:' a side; 'at:' is for figures"
            self.report.at("unknown-adverb", key, message, self.report.swap(key.line, key.column, "at", "from"))
        elif key.value == "fade" and "with" in allowed:
            message = f"how long {head.value!r} takes is said as in 'with: fade 1.5'; 'fade:' is for music"
            with_fade = f"{fade[1]}with: fade {fade[2]}" if fade else None
            self.report.at("unknown-adverb", key, message, with_fade)
        elif key.value in self.cast or (key.value in WORDS and key.value not in ADVERBS):
            message = f"{key.value!r} begins a step of its own, but the '- ' before it is missing"
            self.report.at("missing-dash", key, message, self.dashed(key))
        elif near:
            message = f"{head.value!r} does not take {key.value!r}; did you mean {near[0]!r}?"
            mended = self.report.swap(key.line, key.column, key.value, near[0])
            self.report.at("unknown-adverb", key, message, mended)
        else:
            message = f"{head.value!r} does not take {key.value!r}; it takes: {', '.join(sorted(allowed))}"
            self.report.at("unknown-adverb", key, message)

    def not_a_list(self, key: Text, node: Node) -> None:
        """A value where a list of steps should be."""
        message = "steps are expected here, each beginning with '- '"
        if isinstance(node, Map):
            self.report.at("missing-dash", node, message, self.all_dashed(node))
        elif isinstance(node, Text) and node.line == key.line:
            self.report.at("missing-dash", node, message + ", on a line of its own", self.below(key, node), node.value)
        else:
            line = self.report.line(node.line)
            mended = line[: indent(line)] + "- " + line.lstrip() if node.column == indent(line) + 1 else None
            self.report.at("missing-dash", node, message, mended)

    # --- conditions and changes

    def wrong_condition(self, node: Text, wrong: Wrong) -> None:
        """Write down what is wrong with a condition, at the character where it is."""
        if node.end_line > node.line:
            self.report.at(wrong.code, node, wrong.message)
            return
        column = node.column + wrong.at + (1 if node.style else 0)
        at = Text(wrong.near, "", node.line, column, node.line, column)
        if wrong.near:
            self.report.unknown(wrong.code, at, wrong.message, wrong.known)
            return
        line = self.report.line(node.line)
        before, after = line[: column - 1], line[column - 1 + wrong.length :]
        if wrong.instead:
            left = " " if before[-1:].isalnum() else ""
            right = " " if after[:1].isalnum() or (after[:1] in "(_" and after) else ""
            self.report.at(wrong.code, at, wrong.message, f"{before}{left}{wrong.instead}{right}{after}")
            return
        self.report.at(wrong.code, at, wrong.message)

    def change(self, variable: Variable, node: Node, adds: bool) -> Value | None:
        """What a `set` or `add` gives to a variable."""
        what = f"{variable.name!r}"
        if not isinstance(node, Text):
            self.report.add("wrong-value", node.line, node.column, f"{what} takes a single value")
            return None
        if not self.values.whole(node) or not self.values.there(node, what):
            return None
        if not variable.is_number:
            if adds:
                self.report.at("wrong-kind", node, f"{what} is a word; 'add' is for numbers, 'set' for words")
                return None
            return self.values.one_of(node, variable.words, what, "unknown-word")
        if not re.fullmatch(r"[+-]?\d{1,6}", node.value):
            self.report.at("wrong-kind", node, f"{what} is a whole number from {variable.low} to {variable.high}")
            return None
        number, width = int(node.value), variable.high - variable.low
        if (adds and abs(number) > width) or (not adds and not variable.allows(number)):
            span = f"it goes from {variable.low} to {variable.high}"
            self.report.at("out-of-range", node, f"{what} cannot {'grow by' if adds else 'be'} {number}: {span}")
            return None
        return number

    def no_change(self, key: Text, node: Node) -> None:
        example = f"'{key.value}: {{name: value}}'"
        said = node.value if isinstance(node, Text) else ""
        match = re.fullmatch(r"\(?(\w+)\s*(?:[=:]|\+=|by|to)?\s*([+-]?\w+)\)?", said)
        line = self.report.line(node.line)
        remedy = f"{line[: node.column - 1]}{{{match[1]}: {match[2]}}}" if match else None
        self.report.add("wrong-value", node.line, node.column, f"a change of variables is written {example}", remedy)
