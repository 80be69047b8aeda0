"""Words that are shown to a player: whether all of them arrive, as they stand in the file.

Each check here is for a loss that YAML passes over in silence.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from game.story.expressions import Wrong, parse
from game.story.guesses import MESSAGES
from game.story.lines import comment_moved, indent, quoted, quoted_line, strange_escape, unquoted
from game.story.problems import Remedy
from game.story.reader import Node, Text
from game.story.report import Report
from game.story.scope import Scope
from game.story.values import Values
from game.story.words import WORDS
from game.story.words import Special as SpecialType

UNSURE = ("chapter", "end", "mark")
"""Stage words after which any word may come: `end Night` may be narration."""
PAUSES = (".", "!", "?", "”", "…", '"')


_NOTE = re.compile(r"# *(?:TODO|FIXME|NOTE|XXX)\b")
"""What writers note to themselves. Any other `#` may well belong to the words."""


class Wording:
    """Looks at the texts of one file."""

    def __init__(self, scope: Scope, report: Report) -> None:
        self.scope, self.report = scope, report

    def whole(self, node: Text, option: bool = False) -> bool:
        """Whether a text is all there; says so if a comment, a quote mark or another line ran into it."""
        if node.style:
            return self.in_quotes(node)
        if node.end_line > node.line and not self.one_text(node):
            return False
        return not self.cut(node, option)

    def cut(self, node: Text, option: bool = False) -> bool:
        """Whether a comment follows, in which words may be lost."""
        line = self.report.line(node.end_line)
        at = node.end_column - 1 if node.value or node.style else node.column - 1
        rest = line[at:]
        if not rest.lstrip().startswith("#"):
            return False
        column = at + len(rest) - len(rest.lstrip()) + 1
        message = MESSAGES["comment-cut"] + "; a comment stands on a line of its own"
        moved = comment_moved(line, column)
        if node.end_line > node.line or _NOTE.match(line[column - 1 :]):
            sure = node.style or node.end_line == node.line
            remedy = Remedy(node.end_line, node.end_line, moved) if moved and sure else None
            self.report.add("comment-cut", node.end_line, column, message, remedy)
        else:
            mended = quoted_line(line, self.scope.cast, option)
            self.report.add("comment-cut", node.end_line, column, message, *(mended or (None, None)))
        return True

    def in_quotes(self, node: Text) -> bool:
        if not node.value.strip():
            self.report.at("empty-step", node, "there are no words between these quotes")
            return False
        lines = [self.report.line(n) for n in range(node.line, node.end_line + 1)]
        margin = indent(lines[0])
        if any(line.lstrip().startswith("- ") or (line.strip() and indent(line) <= margin) for line in lines[1:]):
            message = "the quote mark that opens here is not closed in this line, so the lines below became part of it"
            self.report.at("open-quote", node, message, *(quoted_line(lines[0], self.scope.cast) or (None, None)))
            return False
        return not (node.style == '"' and self.escaped(node, lines)) and not self.cut(node)

    def escaped(self, node: Text, lines: list[str]) -> bool:
        r"""`"C:\new"`: YAML would make a line break of `\n`."""
        if len(lines) > 1:
            raw = '"' + "\n".join(lines)[node.column :]
            at = strange_escape(raw)
            if at is not None:
                line = node.line + raw.count("\n", 0, at)
                column = at - raw.rfind("\n", 0, at) + (node.column - 1 if line == node.line else 0)
                self.report.add("escape", line, column, MESSAGES["escape"])
            return at is not None
        raw = lines[0][node.column - 1 : node.end_column - 1]
        at = strange_escape(raw)
        if at is None:
            return False
        said = unquoted(raw)
        mended = lines[0][: node.column - 1] + quoted(said) + lines[0][node.end_column - 1 :]
        self.report.add("escape", node.line, node.column + at, MESSAGES["escape"], mended, said)
        return True

    def one_text(self, node: Text) -> bool:
        """Lines of a plain text are joined; a line that begins like a step was not meant to be."""
        margin = indent(self.report.line(node.line))
        for number in range(node.line + 1, node.end_line + 1):
            line, above = self.report.line(number), self.report.line(number - 1).rstrip()
            column = len(line) - len(line.lstrip()) + 1
            if line.lstrip().startswith("- "):
                self.merged(node, number, column - 1 - margin)
                return False
            if above.endswith(PAUSES) and line.lstrip()[:1].isupper():
                message = (
                    "this line is read as a part of the text above; if it is a step of its own, it begins with '- '"
                )
                mended = f"{' ' * margin}- {line.strip()}"
                self.report.add("folded-line", number, column, message, mended, warning=True)
        return True

    def merged(self, node: Text, number: int, deeper: int) -> None:
        first = self.report.line(node.line)
        if node.value.split()[0] == "choice" and node.end_line > node.line:
            message = "after 'choice' comes a colon"
            self.report.add("no-colon", node.line, len(first.rstrip()) + 1, message, first.rstrip() + ":")
            return
        lines = [self.report.line(n) for n in range(number, node.end_line + 1)]
        mended = tuple(line[min(deeper, indent(line)) :] for line in lines)
        message = "this line stands too far in, so it became a part of the text above"
        column = indent(lines[0]) + 1
        self.report.add("merged-line", number, column, message, Remedy(number, node.end_line, mended))

    # --- words that look like something else

    def is_a_step(self, node: Text) -> bool:
        """Whether narration was meant to be speech or a stage word, and a colon or a space is missing."""
        if node.style or node.end_line > node.line:
            return False
        text = node.value
        squeezed = re.match(r"([^:：]+?)\s*(：\s*|:\u00a0*)(?=\S)", text)
        if squeezed and (squeezed[1] in self.scope.cast or squeezed[1] in WORDS):
            self.squeezed(node, squeezed)
            return True
        if text in WORDS and text not in self.scope.cast:
            example = WORDS[text].example.split("\n")[0].removeprefix("- ")
            message = f"{text!r} is a stage word and needs something after it, as in {example!r}"
            self.report.at("bare-word", node, f"{message}; if the word itself is meant, quote it")
            return True
        word = next((w for w in (*WORDS, *self.scope.cast) if text == w or text.startswith(w + " ")), "")
        rest = text[len(word) :].strip()
        if not word or not self.is_step(word, rest):
            return False
        message = f"after {word!r} comes a colon; without it this line is narration"
        mended = self.report.swap(node.line, node.column, text, f"{word}: {rest}".rstrip())
        column, unsure = node.column + len(word), word in UNSURE
        self.report.add("no-colon", node.line, column, message, mended, warning=unsure)
        return not unsure

    def squeezed(self, node: Text, match: re.Match[str]) -> None:
        wide = match[2].startswith("：")
        message = "after a name comes a colon and a space: without the space this is narration"
        if wide:
            message = "this colon is a wide one; after a name comes a plain ':' and a space"
        said = node.value[match.end() :]
        mended = self.report.swap(node.line, node.column, match[0], f"{match[1]}: ")
        column = node.column + match.start(2) + (0 if wide else 1)
        meant = said if said[:1] not in "'\"" and not node.style else None
        self.report.add("no-space", node.line, column, message, mended, meant)

    def is_step(self, word: str, rest: str) -> bool:
        """Whether `word: rest` would be a step, beyond doubt, or nearly so for words that take any text."""
        if word in self.scope.cast:
            match = re.match(r"\(([^()]+)\)\s*\S", rest)
            character = self.scope.cast[word]
            known = (*character.looks, *character.poses, *character.manners)
            return bool(match and all(how.strip() in known for how in match[1].split(",")))
        if word == "choice":
            return not rest
        if word == "if":
            try:
                parse(rest, self.scope.variables, self.scope.marks)
            except Wrong:
                return False
            return True
        if word in ("goto", "play"):
            return rest in self.scope.scenes
        kind = WORDS[word].type
        if word in UNSURE:
            return rest[:1].isupper() or (word == "mark" and rest.isidentifier())
        if isinstance(kind, SpecialType) or not rest:
            return False
        aside = Report("", [rest])
        return Values(self.scope.catalogue, aside).read(Text(rest, "", 1, 1, 1, len(rest) + 1), kind, word) is not None

    def quoted(self, node: Node, last: int) -> tuple[str | None, str | None]:
        """The node's line with its text quoted, and that text, if it ends in this line."""
        if last > node.line:
            return None, None
        return quoted_line(self.report.line(node.line), self.scope.cast) or (None, None)

    # --- passages

    def passage(self, node: Text) -> Iterator[tuple[int, int, str]]:
        """The lines of a `|` passage, each with its line and column in the file; `>` would fold them."""
        line = self.report.line(node.line)
        if node.style == ">":
            mended = self.report.swap(node.line, self.report.find(node.line, node.column, ">"), ">", "|")
            self.report.at(
                "passage", node, "a passage is opened with '|', so that each of its lines stays a line", mended
            )
        if not node.value.strip():
            message = "after this sign the lines of a passage are expected, further in; there are none"
            self.report.at("empty-step", node, message, *(quoted_line(line, self.scope.cast) or (None, None)))
            return
        for number, text in enumerate(node.value.split("\n"), node.line + 1):
            if text.strip():
                column = len(self.report.line(number)) - len(self.report.line(number).lstrip()) + 1
                if self.passage_line(number, column, text.strip()):
                    yield number, column, text.strip()

    def passage_line(self, number: int, column: int, text: str) -> bool:
        """Whether the line can be shown as it is; says what in it may not be meant."""
        node = Text(text, "|", number, column, number, column + len(text))
        squeezed = re.match(r"([^:：]+?)\s*(：\s*|:\u00a0*)(?=\S)", text)
        if squeezed and squeezed[1] in self.scope.cast:
            self.squeezed(node, squeezed)
            return False
        dashed = re.match(r"- +([^:]+): ", text)
        if dashed and (dashed[1] in self.scope.cast or dashed[1] in WORDS):
            message = "inside a passage there are no dashes; this line stands too far in, or has a dash too many"
            self.report.at("passage-dash", node, message)
            return False
        if text.endswith(":") and text[:-1] in self.scope.cast:
            self.report.at("empty-step", node, f"{text[:-1]} says nothing: there are no words after the colon")
            return False
        word = re.match(r"([a-z]+):(?= \S|$)", text)
        if word and word[1] in WORDS:
            message = f"nothing in a passage is a stage word, so {word[1]!r} is shown to the player as it stands here"
            self.report.add("passage-word", number, column, message, warning=True)
        if text.startswith("# "):
            message = "inside a passage there are no comments, so this line is shown to the player"
            self.report.add("passage-comment", number, column, message, warning=True)
        self.stranger(number, column, text)
        return True

    def stranger(self, number: int, column: int, line: str) -> None:
        """A line of a passage that looks like speech of someone who is not in the cast."""
        match = re.match(r"([^\W\d_a-z][\w'’-]{1,20}): \S", line)
        if match and match[1] not in self.scope.cast:
            near = difflib.get_close_matches(match[1], self.scope.cast, 1, 0.7)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            message = f"nobody called {match[1]!r} is in 'cast', so this is shown as narration{hint}"
            mended = self.report.swap(number, column, match[1], near[0]) if near else None
            self.report.add("stranger", number, column, message, mended, warning=True)
