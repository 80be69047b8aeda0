"""What one line of a story file is made of: margin, dashes, a name, words, and which of them need quotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from game.story.words import ADVERBS, TOP, WORDS

_ITEM = re.compile(r"(\s*(?:- +)*)(.*?) *$", re.S)
_NAMED = re.compile(r"([^\s:'\"#&*!|>%@`{}\[\],][^:]{0,60}?)( *: +)(\S.*)$", re.S)


def indent(line: str) -> int:
    """How many spaces stand before the first letter."""
    return len(line) - len(line.lstrip(" "))


def item(line: str) -> tuple[str, str]:
    """Margin and dashes, and the words after them."""
    match = _ITEM.match(line)
    assert match is not None  # every part of it may be empty
    return match[1], match[2]


def meanings(line: str, names: Collection[str] = ()) -> Iterator[tuple[str, str, str]]:
    """How a line may be meant, likeliest first: what stands before its text, the text, what stands after it."""
    head, rest = item(line)
    match = _NAMED.match(rest)
    named = (head + match[1] + match[2], match[3], "") if match else None
    known = match is not None and (match[1] in names or any(match[1] in words for words in (WORDS, ADVERBS, TOP)))
    if named and known:
        yield named
    if rest.endswith(":") and len(rest) > 1:
        yield head, rest[:-1].rstrip(" "), ":"
    if "-" in head and not known:
        yield head, rest, ""
    if named and not known:
        yield named


def cause(text: str) -> tuple[str, int] | None:
    """Why YAML does not read these words as they stand: the code of the problem, and where in the text it is."""
    if text[:1] in ("'", '"'):
        return _quote_cause(text)
    if text[:1] and (text[0] in "*&!|>%@`{}[],#" or re.match(r"[-?:]( |$)", text)):
        return "first-sign", 0
    colon, comment = re.search(r":( |$)", text), re.search(r" #", text)
    if comment and not (colon and colon.start() < comment.start()):
        return "comment-cut", comment.start() + 1
    return ("colon", colon.start()) if colon else None


def _quote_cause(text: str) -> tuple[str, int] | None:
    inside = r"'(?:[^']|'')*'" if text[0] == "'" else r'"(?:[^"\\]|\\.)*"'
    match = re.match(inside, text, re.S)
    rest = text[match.end() :] if match else ""
    if match is None or (rest and not rest.lstrip().startswith("#")):
        return "open-quote", 0
    if rest:
        return "comment-cut", text.index("#", match.end())
    escape = strange_escape(text)
    return None if escape is None else ("escape", escape)


def strange_escape(text: str) -> int | None:
    r"""Where a text in double quotes has a backslash before anything but `"` and `\`: YAML makes another sign of it."""
    found = (m.start() for m in re.finditer(r"\\(.)", text, re.S) if m[1] not in '"\\') if text[:1] == '"' else iter(())
    return next(found, None)


def unquoted(text: str) -> str:
    """What the writer sees between the quotes of a text in double quotes."""
    return re.sub(r'\\(["\\])', r"\1", text[1:-1])


def quoted(text: str) -> str:
    """The text as YAML reads it whole, whatever is in it."""
    if not set(text) & set('"\\'):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quoted_line(line: str, names: Collection[str] = (), option: bool = False) -> tuple[str, str] | None:
    """The line with its text in quotes, and that text, if YAML would not read it as it stands.

    The words of an `option` end before the colon that ends its line.
    """
    for head, text, tail in sorted(meanings(line, names), key=lambda m: option and not m[2]):
        found = cause(text) if text and (option or not tail) else None
        if found:
            said = unquoted(text) if found[0] == "escape" else text
            return f"{head}{quoted(said)}{tail}", said
    return None


def comment_moved(line: str, column: int) -> tuple[str, str] | None:
    """A comment that follows a value, from `column` on, on a line of its own above it."""
    value, comment = line[: column - 1].rstrip(), line[column - 1 :].strip()
    if not comment.startswith("#"):
        return None
    return " " * indent(line) + comment, value


def moved_column(column: int, read: str, written: str) -> int:
    """Where a column of the line as it was read stands in the line as it was written."""
    if read == written:
        return column
    same = next(
        (i for i, (a, b) in enumerate(zip(read, written, strict=False)) if a != b), min(len(read), len(written))
    )
    if column <= same + 1:
        return column
    return max(1, min(len(written) + 1, column + len(written) - len(read)))
