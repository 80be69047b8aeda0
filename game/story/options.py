"""The shape of a choice: each option is one dash, its words, a colon, and its steps further in."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from game.story.lines import indent, quoted, quoted_line
from game.story.problems import Remedy
from game.story.reader import List, Map, Node, Text
from game.story.report import Report
from game.story.shape import Adverbs, Shape, last_line
from game.story.words import ADVERBS, ANYWHERE, WORDS


class Options:
    """Takes choices apart, for one file and its cast."""

    def __init__(self, cast: Collection[str], shape: Shape, report: Report) -> None:
        self.cast, self.shape, self.report = cast, shape, report

    def all(self, key: Text, value: Node) -> Iterator[Map]:
        """The options of a choice that have the shape of one."""
        if isinstance(value, List):
            maps = [item for item in value.items if isinstance(item, Map)]
            beside = self.beside(value.items)
            for item in value.items:
                if any(item is other for other in beside):
                    continue
                if isinstance(item, Map):
                    yield item
                else:
                    self.no_option(item)
            if len(maps) > 1 and all(isinstance(v, Text) and not v.value for m in maps for _, v in m.pairs[-1:]):
                message = "no option of this choice does anything; the steps of an option stand below it, further in"
                self.report.add("empty-options", key.line, key.column, message, warning=True)
        elif isinstance(value, Map) and value.pairs:
            message = "each option begins with '- '"
            self.report.at("missing-dash", value.pairs[0][0], message, self.shape.all_dashed(value))
        elif isinstance(value, Text) and value.value:
            message = "the question of a choice is the line before it; below 'choice:' come the options"
            self.report.at("no-options", value, message)
        else:
            message = "a choice needs options below it, further in: '- What the player sees:', each with its steps"
            self.report.at("no-options", key, message)

    def beside(self, items: list[Node]) -> list[Node]:
        """Steps that stand beside the empty option that they belong to, not below it; says so, for each run of them."""
        found: list[Node] = []
        run: list[Node] = []
        empty = False
        for item in [*items, Map([], 0, 0)]:
            key, value = item.pairs[-1] if isinstance(item, Map) and item.pairs else (None, None)
            step = key is not None and (key.value in WORDS or key.value in self.cast or key.value in ADVERBS)
            text = isinstance(item, Text) and not item.style and bool(item.value)
            if empty and (step or (run and text)):
                run.append(item)
                continue
            if run:
                sure = all(isinstance(part, Map) for part in run)
                message = "this is a step where an option should be; the steps of an option stand further in"
                mended = self.indented(run[0].line, last_line(run[-1])) if sure else None
                self.report.at("option-step", run[0], message, mended)
                found += run
                run = []
            empty = key is not None and isinstance(value, Text) and not value.value and not step
        return found

    def no_option(self, item: Node) -> None:
        line = self.report.line(item.line)
        message = "an option is '- What the player sees:', with a colon at its end"
        if not isinstance(item, Text) or item.style in ("|", ">"):
            if not self.shape.hidden(item, option=True):
                mended = quoted_line(line, self.cast, True) if isinstance(item, Text) else None
                self.report.at("no-option", item, message, *(mended or ()))
        elif not item.value and not item.style:
            self.shape.empty_step(item)
        elif self.report.line(item.end_line)[item.end_column - 1 :].lstrip().startswith("#"):
            self.cut(item, line)
        elif item.style and item.end_line > item.line:
            mended = quoted_line(line, self.cast, True)
            self.report.at(
                "open-quote", item, "the quote mark that opens here is not closed in this line", *(mended or ())
            )
        else:
            self.report.add("no-option", item.line, len(line.rstrip()) + 1, message, line.rstrip() + ":")

    def cut(self, item: Text, line: str) -> None:
        """`- Room #5:`, of which YAML leaves `Room`."""
        column = line.index("#", item.end_column - 1) + 1
        message = "everything from '#' on is a comment and would not be shown"
        mended = quoted_line(line, self.cast, True)
        if mended and not mended[0].endswith(":"):
            mended = mended[0] + ":", mended[1]
        self.report.add("comment-cut", item.line, column, message, *(mended or (None, None)))

    def option(self, item: Map) -> tuple[Text, Node, Adverbs] | None:
        """An option's key, its steps, its adverbs."""
        pairs = self.shape.once_each(item)
        heads = [key for name, (key, _) in pairs.items() if name not in ANYWHERE or key.style]
        if not heads:
            self.shape.no_head(item, pairs)
            return None
        key = heads[0]
        for extra in heads[1:]:
            if extra.value in ADVERBS or extra.value in WORDS or extra.value in self.cast:
                message = f"{extra.value!r} is a step of this option: it stands further in, with a '- '"
                self.report.at("option-step", extra, message, self.indented(extra.line, extra.line, "- "))
            else:
                self.report.at("missing-dash", extra, "each option begins with '- '", self.shape.dashed(extra))
        value = pairs[key.value][1]
        if key.value in ("then", "else") and not key.style:
            message = f"{key.value!r} is for steps; inside a choice, 'if:' stands above each option that it is for"
            self.report.at("option-step", key, message)
            return None
        if (key.value in self.cast or key.value in WORDS) and not key.style:
            self.step(item, key, value)
            return None
        if isinstance(value, Text) and value.value:
            self.text_after(key, value)
            return None
        if isinstance(value, Map):
            message = "the steps of an option each begin with '- '"
            self.report.at("missing-dash", value, message, self.shape.all_dashed(value))
            return None
        if not key.value:
            mended = quoted_line(self.report.line(key.line), self.cast, True)
            self.report.at("no-option", key, "this option has no words", *(mended or (None, None)))
            return None
        return key, value, {n: pairs[n] for n in pairs if n in ANYWHERE and pairs[n][0] is not key}

    def step(self, item: Map, key: Text, value: Node) -> None:
        """A name of the cast, or a stage word, where the words of an option should be."""
        if (isinstance(value, Text) and value.value) or key.value in WORDS:
            message = "this is a step where an option should be; the steps of an option stand further in"
            self.report.at("option-step", key, message, self.indented(item.line, last_line(item)))
            return
        message = f"{key.value!r} begins a step; put these words in quotes if they are an option"
        mended = self.report.swap(key.line, key.column, key.value, quoted(key.value))
        self.report.at("option-step", key, message, mended)

    def indented(self, first: int, last: int, dash: str = "") -> Remedy:
        """Lines moved further in, to where the steps of an option stand."""
        pad = "  " if dash else "    "
        lines = (self.report.line(n) for n in range(first, last + 1))
        return Remedy(
            first, last, tuple(" " * indent(ln) + pad + dash + ln.lstrip() if ln.strip() else ln for ln in lines)
        )

    def text_after(self, key: Text, value: Text) -> None:
        message = "the steps of an option stand below it, each with a '- '"
        self.report.at("option-text", value, message, self.shape.below(key, value), value.value)
