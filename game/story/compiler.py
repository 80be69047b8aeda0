"""A scene's list of steps -> a flat tuple of `Step`s. Everything wrong goes to the report; compiling never stops.

One dash is one step. A step's head is its only key that is not an adverb: a stage word, or a name of the cast.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from game.story import markup
from game.story.catalogue import Figure
from game.story.expressions import Condition, Wrong, parse
from game.story.guesses import MESSAGES
from game.story.identity import Names, digest
from game.story.model import (
    Branch,
    Change,
    Choice,
    Direct,
    End,
    Glimpse,
    Goto,
    Jump,
    Mark,
    Option,
    Play,
    Say,
    Scene,
    Step,
)
from game.story.options import Options
from game.story.outline import IDENTIFIER, word_of
from game.story.problems import Place
from game.story.reader import List, Map, Node, Text
from game.story.report import LIKE_IN_TEXT, Report
from game.story.scope import Scope
from game.story.shape import Shape, last_line
from game.story.values import Values
from game.story.wording import Wording
from game.story.words import ANYWHERE, FORKS, WAITS, WORDS, Adverb


def compile_scene(name: str, key: Text, node: Node, scope: Scope, report: Report) -> Scene:
    """The scene `name`, whose steps are `node`."""
    compiler = _Compiler(scope, report)
    if isinstance(node, Text) and not node.value:
        report.at("empty-scene", key, f"the scene {name!r} has no steps")
    else:
        compiler.steps(key, node)
    return Scene(name, report.place(key), tuple(compiler.out))


class _Compiler:
    def __init__(self, scope: Scope, report: Report) -> None:
        self.scope, self.report = scope, report
        self.values = Values(scope.catalogue, report)
        self.shape = Shape(scope.cast, self.values, report)
        self.options = Options(scope.cast, self.shape, report)
        self.wording = Wording(scope, report)
        self.names = Names()
        self.out: list[Step] = []
        self.glimpse = ("", "")
        """The marks of a look through the lens, here in the list of steps; and where that was said."""
        self.glimpsed = Place(report.file)

    def place(self, node: Node) -> Place:
        return Place(self.report.file, node.line, node.column)

    def steps(self, key: Text, node: Node) -> None:
        """Compile the list of steps below `key`; an empty value is an empty list."""
        if isinstance(node, List):
            outside = self.glimpse
            for item in node.items:
                self.step(item)
            self.glimpse = outside
        elif not (isinstance(node, Text) and not node.value):
            self.shape.not_a_list(key, node)

    def step(self, item: Node) -> None:
        if isinstance(item, List):
            self.bracket(item)
        elif isinstance(item, Text):
            self.narration(item)
        else:
            self.mapping(item)

    # --- what is said

    def bracket(self, node: Node) -> None:
        """Words that begin with `[` or `{`, or a dash after a dash."""
        if self.shape.hidden(node):
            return
        line = self.report.line(node.line)
        if line[node.column - 1 :].startswith("- "):
            message = "there is a '- ' too many: one dash is one step"
            mended = line[: node.column - 1] + line[node.column + 1 :]
            self.report.at("two-dashes", node, message, mended)
            return
        message = MESSAGES["first-sign"].format(sign=repr(line[node.column - 1 : node.column]))
        self.report.at("first-sign", node, message, *self.wording.quoted(node, last_line(node)))

    def narration(self, node: Text) -> None:
        if node.style == "|" or node.style == ">":
            self.passage(node)
        elif not node.value and not node.style:
            self.shape.empty_step(node)
        elif self.wording.whole(node) and not self.wording.is_a_step(node):
            self.say(self.place(node), node.value)

    def passage(self, node: Text) -> None:
        """`- |`: each line is a line of narration or `Name: text`; nothing in it is special to YAML."""
        for number, column, line in self.wording.passage(node):
            who, colon, said = line.partition(": ")
            speaks = bool(colon) and who in self.scope.cast
            self.say(Place(self.report.file, number, column), said.strip() if speaks else line, who if speaks else "")

    def say(self, place: Place, text: str, who: str = "") -> None:
        manner = look = pose = ""
        match = re.fullmatch(r"\(([^()]*)\)\s*(.+)", text, re.S) if who else None
        if match:
            character, text = self.scope.cast[who], match[2]
            for word in (w.strip() for w in match[1].split(",")):
                if word in character.manners:
                    manner = word
                elif word in character.looks:
                    look = word
                elif word in character.poses:
                    pose = word
                else:
                    known = [*character.manners, *character.looks, *character.poses]
                    hint = r"; to say these words, begin with '\('"
                    self.report.unknown(
                        "unknown-look",
                        self.shown(place, word),
                        f"{who} has no look, pose or manner {word!r}",
                        known,
                        hint=hint,
                    )
        elif who and text.startswith("(") and ")" not in text:
            self.open_bracket(place, text, who)
        self.names_in(place, text)
        self.stop()
        self.out.append(
            Say(self.names.name("say", who, manner, look, pose, text), place, text, who, manner, look, pose)
        )

    def stop(self) -> None:
        """Before a step that waits for the player: what a look passes there."""
        if any(self.glimpse):
            self.out.append(Glimpse(self.names.name("glimpse", *self.glimpse), self.glimpsed, *self.glimpse))

    def open_bracket(self, place: Place, text: str, who: str) -> None:
        """`(signs Left.`: a look whose bracket is not closed."""
        word, character = text[1:].split(" ")[0], self.scope.cast[who]
        at = self.shown(place, text.split("\n")[0])
        if word in (*character.manners, *character.looks, *character.poses):
            mended = self.report.swap(at.line, at.column, f"({word}", f"({word})")
            self.report.at("open-bracket", at, f"the bracket before {word!r} is not closed", mended)

    def shown(self, place: Place, word: str) -> Text:
        """A word of a text, where it stands in the file."""
        for number in range(place.line, place.line + 20):
            column = self.report.find(number, place.column if number == place.line else 1, word)
            if self.report.line(number).startswith(word, column - 1):
                return Text(word, "", number, column, number, column + len(word))
        return Text(word, "", place.line, place.column, place.line, place.column)

    def names_in(self, place: Place, text: str) -> None:
        """Every `$name` must be declared."""
        for _, name in markup.variables(text):
            if name not in self.scope.variables:
                at = self.shown(place, "$" + name)
                message = f"there is no variable {name!r} to put here"
                hint = r"; for the sign itself write '\$'"
                self.report.unknown("unknown-variable", at, message, self.scope.variables, name, hint, LIKE_IN_TEXT)

    # --- steps with a head

    def mapping(self, item: Map) -> None:
        parts = self.shape.parts(item)
        if parts is None:
            return
        head, key, value, adverbs = parts
        if head in FORKS:
            self.fork(key, {head: (key, value), **adverbs})
            return
        guard = self.guard(adverbs, self.place(item))
        if head in self.scope.cast:
            self.speech(key, value)
        else:
            getattr(self, "do_" + head, self.direct)(key, value, adverbs)
        if guard is not None:
            self.close(guard)

    def guard(self, adverbs: Mapping[str, tuple[Text, Node]], place: Place) -> int | None:
        """Write the `Branch` of `if:` and `once:`; where it stands, to be closed when the step's end is known."""
        condition, once = self.guards(adverbs)
        if condition is None and not once:
            return None
        said = adverbs["if"][1].value if "if" in adverbs and isinstance(adverbs["if"][1], Text) else ""
        self.out.append(Branch(self.names.name("guard", said, once), place, condition, 0, once))
        return len(self.out) - 1

    def guards(self, adverbs: Mapping[str, tuple[Text, Node]]) -> tuple[Condition | None, bool]:
        condition = self.condition(adverbs["if"][1]) if "if" in adverbs else None
        once = "once" in adverbs and self.values.read(adverbs["once"][1], ANYWHERE["once"].type, "'once'") == "yes"
        return condition, once

    def close(self, guard: int) -> None:
        branch = self.out[guard]
        assert isinstance(branch, Branch)
        self.out[guard] = replace(branch, otherwise=len(self.out))

    def condition(self, node: Node) -> Condition | None:
        if not isinstance(node, Text):
            self.report.add("condition", node.line, node.column, "a condition is a text, like 'trust >= 2'")
            return None
        if not self.values.whole(node) or not self.values.there(node, "'if'"):
            return None
        try:
            return parse(node.value, self.scope.variables, self.scope.marks)
        except Wrong as wrong:
            self.shape.wrong_condition(node, wrong)
            return None

    def fork(self, key: Text, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        """`then:` and `else:` below `if:`, `once:` or both."""
        condition, once = self.guards(adverbs)
        value = adverbs["if"][1] if "if" in adverbs else None
        said = value.value if isinstance(value, Text) else "" if value else "once"
        branch = len(self.out)
        self.out.append(Branch(self.names.name("if", said), self.place(key), condition, 0, once))
        self.steps(*adverbs["then"])
        if "else" in adverbs:
            jump = len(self.out)
            self.out.append(Jump(self.names.name("else", said), self.place(key), 0))
            self.close(branch)
            self.steps(*adverbs["else"])
            self.out[jump] = replace(self.out[jump], target=len(self.out))  # type: ignore[call-arg]
        else:
            self.close(branch)

    def speech(self, key: Text, value: Node) -> None:
        if not isinstance(value, Text):
            self.bracket(value)
        elif value.style in ("|", ">"):
            for number, column, line in self.wording.passage(value):
                self.say(Place(self.report.file, number, column), line, key.value)
        elif not value.value and not value.style:
            if not self.wording.cut(value):
                self.report.at("empty-step", key, f"{key.value} says nothing: there are no words after the colon")
        elif self.wording.whole(value):
            self.say(self.place(key), value.value, key.value)

    def direct(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        """Any stage word that only changes what is seen and heard."""
        word = WORDS[key.value]
        if word.name == "lens" and "dial" in adverbs and isinstance(value, Text) and value.value != "up":
            self.report.at("unknown-adverb", adverbs["dial"][0], "only 'lens: up' has a dial to be set")
        read = self.values.read(value, word.type, f"{key.value!r}")
        figure = self.scope.catalogue.cast.get(str(read)) if word.name == "show" else None
        said = {n: self.adverb(n, v, word.adverbs[n], figure) for n, (_, v) in adverbs.items() if n in word.adverbs}
        if read is None or None in said.values():
            return
        done = {n: v for n, v in said.items() if v is not None}
        if word.name in WAITS:
            self.stop()
        name = self.names.name(word.name, read, sorted(done.items()))
        self.out.append(Direct(name, self.place(key), word.name, read, done))

    def adverb(self, name: str, node: Node, adverb: Adverb, figure: Figure | None) -> str | float | None:
        return self.values.read(node, adverb.type, f"{name!r}", figure)

    def do_chapter(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        if isinstance(value, Text) and value.value and not self.wording.whole(value):
            return
        self.direct(key, value, adverbs)

    def do_set(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        self.changes(key, value)

    def do_add(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        self.changes(key, value)

    def changes(self, key: Text, node: Node) -> None:
        adds = key.value == "add"
        if not isinstance(node, Map):
            self.shape.no_change(key, node)
            return
        for name, value in node.pairs:
            variable = self.scope.variables.get(name.value)
            if variable is None and self.values.squeezed(name, value):
                continue
            if variable is None:
                self.report.unknown(
                    "unknown-variable", name, f"there is no variable {name.value!r}", self.scope.variables
                )
                continue
            read = self.shape.change(variable, value, adds)
            if read is not None:
                identity = self.names.name(key.value, name.value, read)
                self.out.append(Change(identity, self.place(name), name.value, read, adds))

    def do_glimpse(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        said = value.value if isinstance(value, Text) else ""
        if said == "none":
            self.glimpse = ("", "")
            for inner, _ in adverbs.values():
                self.report.at("unknown-adverb", inner, "a glimpse that ends has nothing below it")
        elif said.lower() in ("none", "no", "end", "off"):
            mended = self.report.swap(value.line, value.column, said, "none")
            self.report.at("wrong-value", value, "a glimpse is ended by 'none'", mended)
        else:
            self.glimpsed = self.place(key)
            bare = self.mark(adverbs["as_they_are"][1]) if "as_they_are" in adverbs else ""
            self.glimpse = self.mark(value), bare
            if bare and bare == self.glimpse[0]:
                message = "these are the same mark: with the dial at its end another one is passed"
                self.report.at("twice", adverbs["as_they_are"][0], message)

    def do_mark(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        name = self.mark(value)
        if name:
            self.out.append(Mark(self.names.name("mark", name), self.place(key), name))

    def mark(self, value: Node) -> str:
        """The name of a mark; '' after a problem."""
        if not isinstance(value, Text) or not IDENTIFIER.fullmatch(value.value):
            said = value.value if isinstance(value, Text) else ""
            mended = self.report.swap(value.line, value.column, said, word_of(said)) if said else None
            message = "a mark is one word of letters, digits and '_'"
            self.report.add("mark-name", value.line, value.column, message, mended)
        elif self.values.whole(value):
            return value.value
        return ""

    def do_goto(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        scene = self.scene(value)
        if scene:
            self.out.append(Goto(self.names.name("goto", scene), self.place(key), scene))

    def do_play(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        scene = self.scene(value)
        if scene:
            self.out.append(Play(self.names.name("play", scene), self.place(key), scene))

    def scene(self, node: Node) -> str:
        if not isinstance(node, Text):
            self.report.add("wrong-value", node.line, node.column, "the name of one scene is expected here")
        elif self.values.whole(node) and self.values.there(node, "this"):
            if node.value in self.scope.scenes:
                return node.value
            self.report.unknown("unknown-scene", node, f"there is no scene {node.value!r}", self.scope.scenes)
        return ""

    def do_end(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        if not isinstance(value, Text) or not value.value:
            self.report.add("empty-value", value.line, value.column, "an ending has a name: 'end: The Name'")
        elif self.wording.whole(value):
            self.out.append(End(self.names.name("end", value.value), self.place(key), value.value))

    # --- choices

    def do_choice(self, key: Text, value: Node, adverbs: Mapping[str, tuple[Text, Node]]) -> None:
        within = 0.0
        if "within" in adverbs:
            read = self.values.read(adverbs["within"][1], WORDS["choice"].adverbs["within"].type, "'within'")
            within = read if isinstance(read, float) else 0.0
        self.stop()
        here = len(self.out)
        options: list[Option] = []
        jumps: list[int] = []
        texts: set[str] = set()
        self.out.append(Jump("", self.place(key), 0))
        for option in self.options.all(key, value):
            found = self.option(option, texts)
            if found:
                options.append(found)
                texts.add(found.text)
                jumps.append(len(self.out))
                self.out.append(Jump(self.names.name("joins", found.text), found.place, 0))
        after = len(self.out)
        for jump in jumps:
            self.out[jump] = replace(self.out[jump], target=after)  # type: ignore[call-arg]
        identity = self.names.name("choice", *(o.text for o in options))
        self.out[here] = Choice(identity, self.place(key), tuple(options), after, within)

    def option(self, item: Map, before: Collection[str]) -> Option | None:
        parts = self.options.option(item)
        if parts is None:
            return None
        key, steps, adverbs = parts
        if key.value in before:
            self.report.at(
                "same-option", key, f"{key.value!r} stands twice in this choice; a player cannot tell them apart"
            )
            return None
        self.names_in(self.place(key), key.value)
        condition, once = self.guards(adverbs)
        found = Option(digest("option", key.value), self.place(key), key.value, len(self.out), condition, once)
        self.steps(key, steps)
        return found
