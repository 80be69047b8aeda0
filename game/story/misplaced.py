"""Lines that are whole but stand in the wrong place: an adverb below what it belongs above, a step after a colon."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from game.story.guess import Guess
from game.story.lines import cause, indent, quoted
from game.story.sections import Section
from game.story.words import WORDS

SENTENCES = (".", "!", "?", "”", "…", "’", "»")


def misplaced(lines: list[str], section: Section, number: int, names: Collection[str]) -> Iterator[Guess]:
    """Guesses at a line and the one below it."""
    line = lines[number - 1]
    match = re.match(r"(\s*)- (\S.*)$", line)
    if not match or not section.head:
        return
    margin, text = match[1], match[2].rstrip()
    below = lines[number] if number < section.last else ""
    yield from _adverb_below(number, margin, text, below)
    yield from _no_then(lines, section, number, margin, text)
    condition, prose = text.startswith("if: "), below.strip()
    if condition and re.match(rf"{margin}  [^\s-]", below) and prose.endswith(SENTENCES) and not cause(prose):
        message = "plain narration has no words below it: it stands below 'if:', in a list after 'then:'"
        then = f"{margin}  then: [{quoted(prose)}]"
        shown = f"{margin}  then:", f"{margin}    - {prose}"
        yield Guess("narration-adverb", number + 1, len(margin) + 3, message, (then,), None, shown)
    if text.startswith("choice: ") and re.match(rf"{margin}  +- ", below):
        question = text.removeprefix("choice: ").strip()
        if not cause(question):
            message = "the question of a choice is the line before it; below 'choice:' come the options"
            shown = f"{margin}- {question}", f"{margin}- choice:"
            column = len(margin) + len("- choice: ") + 1
            yield Guess("no-options", number, column, message, (f"{margin}- choice:",), None, shown)
    option = re.match(r"([^:]*[^:\s]): +(([a-z]+): +\S.*)$", text)
    if option and option[3] in WORDS and option[1] not in names and option[1] not in WORDS:
        message = "the steps of an option stand below it, each with a '- '"
        flow = f"{margin}- {option[1]}: [{{{option[2]}}}]"
        shown = f"{margin}- {option[1]}:", f"{margin}    - {option[2]}"
        yield Guess("option-text", number, len(margin) + 3 + option.start(2), message, (flow,), None, shown)
    name = text.removesuffix("|").rstrip().removesuffix(":")
    if text.endswith("|") and name in names:
        yield from _passage(lines, section, number, name)


def _adverb_below(number: int, margin: str, text: str, below: str) -> Iterator[Guess]:
    """`within: 10` below `choice:`, `if: held` below an option or below narration."""
    adverb = re.match(r"\s*(within|if|once): +(\S.*)$", below)
    if not adverb or indent(below) <= len(margin):
        return
    column, said = 1 + len(margin), adverb[2].rstrip()
    if text == "choice:" or (text.endswith(":") and adverb[1] != "within"):
        what = "'choice:'" if text == "choice:" else "the option"
        message = f"{adverb[1]!r} stands above {what}, because below it stand its steps"
        if text == "choice:":
            message = f"{adverb[1]!r} stands above 'choice:', because below that stand the options"
        yield Guess("adverb-below", number, column, message, (f"{margin}- {below.strip()}", f"{margin}  {text}"))
    elif adverb[1] != "within" and ":" not in text and not cause(text):
        message = f"plain narration has no words below it: it stands below '{adverb[1]}:', in a list after 'then:'"
        head = f"{margin}- {adverb[1]}: {said}"
        shown = head, f"{margin}  then:", f"{margin}    - {text}"
        yield Guess(
            "narration-adverb", number, column, message, (head, f"{margin}  then: [{quoted(text)}]"), None, shown
        )


def _no_then(lines: list[str], section: Section, number: int, margin: str, text: str) -> Iterator[Guess]:
    """`- if: held` with its steps right below it; to read on, what is below it is taken for what comes then."""
    first = number
    while first < section.last and (not lines[first].strip() or lines[first].lstrip().startswith("#")):
        first += 1
    if text.startswith("if: ") and first < section.last and re.match(rf"{margin}  +- ", lines[first]):
        message = "this condition has no 'then:' with steps below it"
        shown = lines[number - 1], f"{margin}  then:"
        yield Guess("only-adverbs", number, len(margin) + 3, message, (f"{margin}- then:",), None, shown)


def _passage(lines: list[str], section: Section, number: int, name: str) -> Iterator[Guess]:
    """`- Mina: |` whose lines stand below the name, and not further in."""
    margin = indent(lines[number - 1]) + 2
    last = number
    while last < section.last and lines[last].strip() and indent(lines[last]) == margin:
        last += 1
    if last > number and not lines[number].lstrip().startswith("- "):
        message = f"the lines of this passage stand further in than {name!r}"
        mended = tuple("  " + line for line in lines[number:last])
        yield Guess("indentation", number + 1, margin + 1, message, mended)
