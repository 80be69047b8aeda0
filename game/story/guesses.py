"""What a line that YAML cannot read was most likely meant to be, judged by the line and not by libyaml's message.

Guesses are only offered here; `game.story.slips` believes the one that makes the text readable and odd nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from game.story.guess import Guess, written
from game.story.lines import cause, comment_moved, item, meanings, quoted, unquoted
from game.story.margins import margins, prose, tabs
from game.story.misplaced import misplaced
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


WIDEST = 3_000
"""Characters of a line in which brackets are counted."""
_TEXTS = ("chapter", "end", "alt")
"""Stage words and adverbs whose value is shown."""


def guesses(lines: list[str], section: Section, broken: Broken, names: Collection[str]) -> Iterator[Guess]:
    """What may be wrong, likeliest first."""
    number = written(lines, section, min(broken.line, section.last))
    above = written(lines, section, number - 1)
    if broken.code == "second-document":
        message = "'---' begins a second text, and a story file is one; a line of dashes stands in quotes, after '- '"
        yield Guess("second-document", number, 1, message, ("",))
        return
    for line in dict.fromkeys((number, above)):
        yield from tabs(lines, section, line)
        yield from _dash(lines, line)
    for line in range(section.first, section.last + 1):
        if re.match(r"\s*-[^\s\d-]", lines[line - 1]):  # the failure may show far below
            yield from _dash(lines, line)
    for line in range(max(section.first, number - 3), min(section.last, number + 1) + 1):
        yield from misplaced(lines, section, line, names)
    for line in dict.fromkeys((number, above)):
        yield from prose(lines, section, line, names)
    yield from _open_quotes(lines, section, broken, names)
    for line in dict.fromkeys((number, above)):
        yield from _quoting(lines, line, names)
    yield from _brackets(lines, section, number, names)
    near = [number, above]
    for _ in range(2):
        near.append(written(lines, section, near[-1] - 1))
    for line in dict.fromkeys(near):
        yield from _colon(lines, section, line, names)
    yield from margins(lines, section, number, above)


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
        inner = text[1:-1]
        if text[:1] == text[-1:] == "'" and "'" not in re.sub(r"(?<=\w)'(?=\w)", "", inner) and "'" in inner:
            message = "inside single quotes an apostrophe is written twice, or as ’"
            mended = text[0] + inner.replace("'", "''") + text[-1]
            yield Guess(code, number, len(head) + text.index("'", 1) + 1, message, (f"{head}{mended}{tail}",), inner)
            continue
        word = re.search(r"(\w+) *: +$", head)
        value = word is not None and word[1] not in _TEXTS and (word[1] in WORDS or word[1] in ADVERBS)
        if text.count('"') == 1 and text[0] == '"' and text[1:].strip() and "\\" not in text and not value:
            message = "the quote mark that opens here is not closed in this line"
            yield Guess(code, number, len(head) + 1, message, (f'{head}{text}"{tail}',), text[1:])
            continue
        said = unquoted(text) if code == "escape" else text
        column = len(head) + at + 1
        yield Guess(code, number, column, message, (f"{head}{quoted(said)}{tail}",), said)
        denied = text[at] == "!" and head.endswith("if: ")  # `!held` is not `held`
        spare = code in ("open-quote", "first-sign", "colon") and not denied
        bare = (text[:at] + text[at + 1 :]).lstrip() if spare else ""
        if bare:
            message = f"this {text[at]!r} is one too many"
            yield Guess(code, number, column, message, (f"{head}{bare}{tail}",))
        moved = comment_moved(line, column) if code == "comment-cut" else None
        if moved:
            yield Guess(code, number, column, message, (moved[1],), None, moved)


def _brackets(lines: list[str], section: Section, number: int, names: Collection[str]) -> Iterator[Guess]:
    for n in range(number, max(section.first, number - 8) - 1, -1):
        line = lines[n - 1].rstrip()
        if len(line) > WIDEST:
            continue
        for value in re.finditer(r"(?<=: )[^\s\"'\[\]{},][^\"\[\]{},]*(?=[},])", line):
            found = cause(value[0])
            if found:
                mended = line[: value.start()] + quoted(value[0]) + line[value.end() :]
                message = MESSAGES[found[0]].format(sign=repr(value[0][:1]))
                yield Guess(found[0], n, value.start() + found[1] + 1, message, (mended,), value[0])
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
