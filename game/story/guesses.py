"""What a line that YAML cannot read was most likely meant to be, judged by the line and not by libyaml's message.

Guesses are only offered here; `game.story.slips` believes the one that makes the text readable and odd nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from game.story.lines import cause, comment_moved, indent, item, meanings, quoted, unquoted
from game.story.reader import Broken
from game.story.sections import Section
from game.story.words import ADVERBS, TOP, WORDS

MESSAGES = {
    "first-sign": "a text that begins with {sign} stands in quotes, because YAML keeps this sign for itself",
    "open-quote": "this text begins with a quote mark but does not end with the same one; put all of it in quotes",
    "colon": "a colon with a space after it stands inside the words, so what is before it is taken for a name",
    "comment-cut": "everything from '#' on is a comment and would not be shown",
    "escape": "inside double quotes YAML gives a backslash a meaning of its own; use single quotes",
}
"""Why a text must stand in quotes."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What is wrong, and the lines from `line` on as they should be.

    `meant` is the text that they must then say; `shown` is what to show, where that has another number of lines.
    """

    code: str
    line: int
    column: int
    message: str
    mended: tuple[str, ...] | None = None
    meant: str | None = None
    shown: tuple[str, ...] | None = None

    @property
    def last(self) -> int:
        return self.line + max(0, len(self.mended or ()) - 1)


def guesses(lines: list[str], section: Section, broken: Broken, names: Collection[str]) -> Iterator[Guess]:
    """What may be wrong, likeliest first."""
    number = _written(lines, section, min(broken.line, section.last))
    above = _written(lines, section, number - 1)
    if broken.code == "second-document":
        message = "'---' begins a second text, and a story file is one; a line of dashes stands in quotes, after '- '"
        yield Guess("second-document", number, 1, message, ("",))
        return
    for line in dict.fromkeys((number, above)):
        yield from _margin(lines, section, line)
        yield from _dash(lines, line)
    yield from _open_quotes(lines, section, broken, names)
    for line in dict.fromkeys((number, above)):
        yield from _quoting(lines, line, names)
    yield from _brackets(lines, section, number, names)
    near = [number, above]
    for _ in range(2):
        near.append(_written(lines, section, near[-1] - 1))
    for line in dict.fromkeys(near):
        yield from _colon(lines, section, line, names)
    for line in dict.fromkeys((number, above)):
        yield from _levels(lines, section, line)
    yield from _strays(lines, section, number)
    yield from _list_elsewhere(lines, section, number)
    yield from _first_step(lines, section, number)
    yield from _scene_name(lines, section, number)


def _written(lines: list[str], section: Section, number: int) -> int:
    """The nearest line, at this one or above, that is neither empty nor a comment."""
    for n in range(number, section.first - 1, -1):
        if lines[n - 1].strip() and not lines[n - 1].lstrip().startswith("#"):
            return n
    return max(section.first, number)


def _margin(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """Tabs before the first letter; the lines below that have them too go along."""
    line = lines[number - 1]
    if "\t" not in _margin_of(line):
        return
    last = number
    while last < section.last and "\t" in _margin_of(lines[last]):
        last += 1
    column = line.index("\t") + 1
    message = "a Tab stands before this line; use plain spaces, four for each step further in"
    for width in (4, 2, 8, 6, 1):
        run = (_margin_of(ln).replace("\t", " " * width) + ln.lstrip() for ln in lines[number - 1 : last])
        yield Guess("tab", number, column, message, tuple(run))
    above = indent(lines[number - 2]) if number > 1 else 0
    for level in (above, above + 2, above + 4):
        yield Guess("tab", number, column, message, (" " * level + line.lstrip(),))


def _margin_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


_LOOKALIKE = re.compile(r"(\s*)([–—−‐•·*])\s+(\S.*)")


def _dash(lines: list[str], number: int) -> Iterator[Guess]:
    line = lines[number - 1]
    match = re.match(r"(\s*)-(\u00a0|(?=[^\s-]))(.*)", line)
    if match and match[3]:
        message = "after the '-' of a step comes a space"
        yield Guess("no-space", number, len(match[1]) + 2, message, (f"{match[1]}- {match[3].lstrip()}",))
    match = re.match(r"(\s*)- (- .+)", line)
    if match:
        message = "there is a '- ' too many: one dash is one step"
        yield Guess("two-dashes", number, len(match[1]) + 3, message, (match[1] + match[2],))
    match = _LOOKALIKE.match(line)
    if match:
        message = f"a step begins with '- ', a plain hyphen and a space, and not with {match[2]!r}"
        yield Guess("missing-dash", number, len(match[1]) + 1, message, (f"{match[1]}- {match[3]}",))


def _open_quotes(lines: list[str], section: Section, broken: Broken, names: Collection[str]) -> Iterator[Guess]:
    """Texts that begin with a quote mark and do not end with it; the failure shows anywhere below them."""
    for number in range(section.first, section.last + 1):
        if re.match(r"\s*-[^\s\d-]", lines[number - 1]):
            yield from _dash(lines, number)
    first = [broken.opened[0]] if broken.opened else []
    for number in dict.fromkeys((*first, *range(min(broken.line, section.last), section.first - 1, -1))):
        found = list(_quoting(lines, number, names))
        if number in first or any(guess.code == "open-quote" for guess in found):
            yield from found
        for sign in "'\"":
            line = lines[number - 1]
            if line.count(sign) % 2 and re.search(r"[\[{]", line):
                message = "a quote mark opens in this line and does not close"
                yield Guess("open-quote", number, line.index(sign) + 1, message, (line.replace(sign, "", 1),))


def _quoting(lines: list[str], number: int, names: Collection[str]) -> Iterator[Guess]:
    line = lines[number - 1]
    for head, text, tail in meanings(line, names):
        found = cause(text) if text else None
        if not found:
            continue
        code, at = found
        message = MESSAGES[code].format(sign=repr(text[:1]))
        said = unquoted(text) if code == "escape" else text
        column = len(head) + at + 1
        yield Guess(code, number, column, message, (f"{head}{quoted(said)}{tail}",), said)
        bare = (text[:at] + text[at + 1 :]).lstrip() if code in ("open-quote", "first-sign", "colon") else ""
        if bare:
            message = f"this {text[at]!r} is one too many"
            yield Guess(code, number, column, message, (f"{head}{bare}{tail}",))
        moved = comment_moved(line, column) if code == "comment-cut" else None
        if moved:
            yield Guess(code, number, column, message, (moved[1],), None, moved)


def _brackets(lines: list[str], section: Section, number: int, names: Collection[str]) -> Iterator[Guess]:
    for n in range(number, max(section.first, number - 8) - 1, -1):
        line = lines[n - 1].rstrip()
        for value in re.finditer(r"(?<=: )[^\s\"'\[\]{},][^\"\[\]{},]*(?=[},])", line):
            found = cause(value[0])
            if found:
                mended = line[: value.start()] + quoted(value[0]) + line[value.end() :]
                yield Guess(found[0], n, value.start() + found[1] + 1, MESSAGES[found[0]], (mended,), value[0])
        hash_color = re.search(r"(?<=: )#(?=[0-9a-fA-F]{6}\b)", line)
        if hash_color and "{" in line:
            message = "the value is lost: everything from '#' on is a comment; a color is written without it"
            mended = line[: hash_color.start()] + line[hash_color.end() :]
            yield Guess("comment-cut", n, hash_color.start() + 1, message, (mended,))
        opened = [c for c in line if c in "[{"]
        for c in line:
            if c in "]}" and opened:
                opened.pop()
        if opened:
            yield from _quoting(lines, n, names)
            for at in [i for i, c in enumerate(line) if c in "[{"][1:5]:
                message = f"this {line[at]!r} is one too many"
                yield Guess("open-bracket", n, at + 1, message, (line[:at] + line[at + 1 :],))
            closing = "".join("]" if c == "[" else "}" for c in reversed(opened))
            message = f"a bracket is opened in this line and not closed: {closing!r} is missing"
            column = max(line.rfind(opened[-1]), 0) + 1
            yield Guess("open-bracket", n, column, message, (line + closing,))
        if line[-1:] in ("]", "}"):
            message = f"there is one {line[-1]!r} too many"
            yield Guess("open-bracket", n, len(line), message, (line[:-1],))


def _colon(lines: list[str], section: Section, number: int, names: Collection[str]) -> Iterator[Guess]:
    """A colon that was left out, or the space after it."""
    line = lines[number - 1].rstrip()
    dash, rest = item(line)
    if "：" in rest:
        message = "this colon is a wide one; after a name comes a plain ':' and a space"
        mended = dash + re.sub("\\s*：\\s*", ": ", rest, count=1)
        yield Guess("no-space", number, line.index("：") + 1, message, (mended,))
    denied = re.match(r"(\s*(?:- )?if: +)!\s*(?=\w)", line)
    if denied:
        message = "a condition says 'not', not '!'"
        yield Guess("condition", number, denied.end(), message, (f"{denied[1]}not {line[denied.end() :]}",))
    match = re.match(r"([^\s:'\"]+):(\S.*)", rest)
    if match:
        message = "after the ':' of a name comes a space"
        mended = f"{dash}{match[1]}: {match[2]}"
        yield Guess("no-space", number, len(dash) + len(match[1]) + 2, message, (mended,))
    known = {*WORDS, *ADVERBS, *TOP, *names}
    word = next((w for w in sorted(known, key=len, reverse=True) if rest.startswith(w + " ")), "")
    if word:
        message = f"after {word!r} comes a colon"
        mended = f"{dash}{word}: {rest[len(word) :].lstrip()}"
        yield Guess("no-colon", number, len(dash) + len(word) + 1, message, (mended,))
    elif not section.head and " " in rest:
        word = rest.split(" ")[0]
        message = f"after {word!r} comes a colon"
        mended = f"{dash}{word}: {rest[len(word) :].lstrip()}"
        yield Guess("no-colon", number, len(dash) + len(word) + 1, message, (mended,))
    if rest and not rest.endswith(":"):
        yield Guess("no-colon", number, len(line) + 1, "a colon is missing at the end of this line", (line + ":",))


def _levels(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """A line, or a line and those below it, moved to where the lines above stand."""
    line = lines[number - 1]
    here, dashed = indent(line), line.lstrip().startswith("- ")
    levels = _levels_above(lines, section, number, here)
    if not dashed:
        word = re.match(r"\s*([^\s:][^:]*):(\s|$)", line)
        if word and section.head:
            message = f"{word[1]!r} belongs to the step above it: it stands under the first letter after the '- '"
            for level in levels:
                yield Guess("indentation", number, here + 1, message, (" " * (level + 2) + line.lstrip(),))
        if not section.head:
            yield from _beside(lines, section, number)
            return
        above = lines[_written(lines, section, number - 1) - 1]
        if number > section.first and not above.lstrip().startswith("- ") and indent(above) > here:
            message = "this line stands further out than those of its passage"
            yield Guess("indentation", number, here + 1, message, (" " * indent(above) + line.lstrip(),))
        message = "this line belongs to no step: the '- ' at its beginning is missing"
        for level in levels:
            yield Guess("missing-dash", number, here + 1, message, (" " * level + "- " + line.lstrip(),))
        yield from _undashed(lines, section, number)
        if re.match(r"\s*[^\s:#-][^:]*:\s*$", line) and not (word and (word[1] in ADVERBS or word[1] in WORDS)):
            message = "the name of this scene does not stand exactly below the names of the others"
            for level in (2, 4):
                yield from _moved(lines, section, number, level, message)
        return
    name = re.match(r"\s*- ([^\s:]+:)$", line)
    if name:
        message = "the name of a scene has no dash before it"
        yield Guess("scene-dash", number, here + 1, message, (" " * here + name[1],))
    message = "this step does not stand exactly below the steps that it belongs to"
    for level in levels:
        yield from _moved(lines, section, number, level, message)


def _first_step(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """The step above this one, when it is the first of its scene and has no dash."""
    first = number
    while first > section.first and not re.match(r"\s*- |\s*[^\s:#]+:\s*$", lines[first - 2]):
        first -= 1
    if first < number and lines[number - 1].lstrip().startswith("- "):
        line = lines[first - 1]
        mended = " " * indent(lines[number - 1]) + "- " + line.lstrip()
        message = "this line belongs to no step: the '- ' at its beginning is missing"
        yield Guess("missing-dash", first, indent(line) + 1, message, (mended,))


def _list_elsewhere(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """The first line of the list above, when it stands further in or out than the others of its list."""
    here, first = indent(lines[number - 1]), number
    while first > section.first and (not lines[first - 2].strip() or indent(lines[first - 2]) > here):
        first -= 1
    line = lines[first - 1]
    message = "this line does not stand exactly above the others of its list"
    if first < number and line.lstrip().startswith("- ") and first > 1 and indent(lines[first - 2]) < here:
        yield Guess("indentation", first, indent(line) + 1, message, (" " * here + line.lstrip(),))
    for n in range(number - 1, max(section.first, number - 14), -1):
        line = lines[n - 1]
        if line.lstrip().startswith("- ") and indent(line) < here and lines[n - 2].rstrip().endswith("choice:"):
            yield Guess("indentation", n, indent(line) + 1, message, (" " * here + line.lstrip(),))


def _strays(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """Lines without a dash further up: they stand under the first letter of the step above, or need a dash."""
    here = indent(lines[number - 1])
    for n in range(number - 1, max(section.first, number - 14), -1):
        line, above = lines[n - 1], lines[n - 2]
        if not line.strip() or line.lstrip().startswith("- "):
            continue
        word = line.strip().partition(":")[0]
        then = next((ln for ln in reversed(lines[section.first - 1 : n - 1]) if ln.strip() == "then:"), "")
        level = indent(then) if word == "else" and then else indent(above) + 2 * above.lstrip().startswith("- ")
        if level != indent(line):
            message = f"{word!r} belongs to the step above it: it stands under the first letter after the '- '"
            yield Guess("indentation", n, indent(line) + 1, message, (" " * level + line.lstrip(),))
        if indent(line) in (here, here + 2):
            message = "the '- ' at the beginning of this line is missing"
            yield Guess("missing-dash", n, indent(line) + 1, message, (" " * here + "- " + line.lstrip(),))


def _scene_name(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """The name of a scene at the left edge, where it ends all scenes, or of the first, unlike those below it."""
    if section.head:
        return
    for n in range(number, section.first - 1, -1):
        match = re.match(r"( *)(\w+):\s*$", lines[n - 1])
        first = n > 1 and lines[_written(lines, section, n - 1) - 1].startswith("scenes:")
        if match and match[2] not in TOP and (first or not match[1]) and match[1] != "  ":
            message = "the name of this scene does not stand exactly below 'scenes:', two spaces further in"
            yield Guess("indentation", n, len(match[1]) + 1, message, ("  " + lines[n - 1].lstrip(),))


def _beside(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """A line outside of the scenes, moved to where its neighbours stand."""
    line = lines[number - 1]
    if line.strip().partition(":")[0] in TOP:
        if indent(line):
            message = "this word begins a part of the file, and stands at the left edge"
            yield Guess("indentation", number, indent(line) + 1, message, (line.lstrip(),))
        return
    message = "this line does not stand exactly below those that it belongs to"
    for n in (number - 1, number + 1):
        if section.first <= n <= section.last and lines[n - 1].strip() and indent(lines[n - 1]) != indent(line):
            mended = " " * indent(lines[n - 1]) + line.lstrip()
            yield Guess("indentation", number, indent(line) + 1, message, (mended,))


def _undashed(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """Several lines in a row without their dashes."""
    first, margin = number, indent(lines[number - 1])
    while first > section.first and re.match(rf" {{{margin}}}[^\s#-][^:]*: \S", lines[first - 2]):
        first -= 1
    if first == number:
        return
    run = lines[first - 1 : number]
    words = [line.strip().partition(":")[0] for line in run]
    mended = (" " * margin + ("  " if w in ADVERBS else "- ") + ln.strip() for w, ln in zip(words, run, strict=True))
    message = "these lines belong to no step: the '- ' at the beginning of each is missing"
    yield Guess("missing-dash", first, margin + 1, message, tuple(mended))


def _moved(lines: list[str], section: Section, number: int, level: int, message: str) -> Iterator[Guess]:
    line = lines[number - 1]
    here = indent(line)
    if level == here:
        return
    yield Guess("indentation", number, here + 1, message, (" " * level + line.lstrip(),))
    last = number
    while last < section.last and lines[last].strip() and indent(lines[last]) >= here:
        last += 1
    if last > number:
        block = (" " * (indent(lines[n - 1]) + level - here) + lines[n - 1].lstrip() for n in range(number, last + 1))
        yield Guess("indentation", number, here + 1, message, tuple(block))


def _levels_above(lines: list[str], section: Section, number: int, here: int) -> list[int]:
    """Where the dashes of the lines above stand, those near this indentation first, and the deeper of two alike."""
    found: list[int] = []
    for n in range(number - 1, max(section.first, number - 60) - 1, -1):
        line = lines[n - 1]
        if line.lstrip().startswith("- ") and indent(line) not in found:
            found.append(indent(line))
    above = lines[_written(lines, section, number - 1) - 1]
    if above.rstrip().endswith(":"):
        found += {indent(above) + 2, indent(above) + 4} - {*found}
    return sorted(found, key=lambda level: (abs(level - here), -level))[:6]
