"""Ways in which a hand slips, each applied to one line of a story."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Slip = Callable[[list[str], int, Random], "list[str] | None"]


def _line(change: Callable[[str, Random], str | None]) -> Slip:
    """A slip inside one line."""

    def slip(lines: list[str], n: int, random: Random) -> list[str] | None:
        changed = change(lines[n], random)
        return None if changed is None or changed == lines[n] else [*lines[:n], changed, *lines[n + 1 :]]

    return slip


def _sub(pattern: str, new: str) -> Slip:
    def change(line: str, random: Random) -> str | None:
        spots = list(re.finditer(pattern, line))
        if not spots:
            return None
        spot = random.choice(spots)
        return line[: spot.start()] + spot.expand(new) + line[spot.end() :]

    return _line(change)


def _indent(by: int) -> Slip:
    def change(line: str, random: Random) -> str | None:
        margin = len(line) - len(line.lstrip())
        return " " * (margin + by) + line.lstrip() if line.strip() and margin + by >= 0 else None

    return _line(change)


def _into_words(sign: str) -> Slip:
    """A sign between two words, or before the first."""

    def change(line: str, random: Random) -> str | None:
        head = re.match(r"\s*(- )?([\w-]+: )?", line)
        assert head is not None
        words = [m.start() for m in re.finditer(r"(?<=\s)\w", line) if m.start() >= head.end()] or [head.end()]
        if not line[head.end() :].strip():
            return None
        at = random.choice([head.end(), *words])
        return line[:at] + sign + line[at:]

    return _line(change)


def _without(lines: list[str], n: int, random: Random) -> list[str] | None:
    return [*lines[:n], *lines[n + 1 :]] if lines[n].strip() else None


def _twice(lines: list[str], n: int, random: Random) -> list[str] | None:
    return [*lines[: n + 1], lines[n], *lines[n + 1 :]] if lines[n].strip() else None


def _key_twice(lines: list[str], n: int, random: Random) -> list[str] | None:
    if not re.match(r"\s+[\w-]+: \S", lines[n]):
        return None
    return _twice(lines, n, random)


def _joined(lines: list[str], n: int, random: Random) -> list[str] | None:
    if n + 1 >= len(lines) or not lines[n].strip() or not lines[n + 1].strip():
        return None
    return [*lines[:n], lines[n] + " " + lines[n + 1].strip(), *lines[n + 2 :]]


def _misspelt(line: str, random: Random) -> str | None:
    words = list(re.finditer(r"[a-z]{4,}(?=:|$)", line))
    if not words:
        return None
    word = random.choice(words)
    at = random.randrange(word.start(), word.end() - 1)
    return line[:at] + line[at + 1] + line[at] + line[at + 2 :]


SLIPS: dict[str, Slip] = {
    "dash dropped": _sub(r"^(\s*)- ", r"\1"),
    "dash and its room dropped": _sub(r"^(\s*)- ", r"\1  "),
    "dash doubled": _sub(r"^(\s*)- ", r"\1- - "),
    "space after dash dropped": _sub(r"^(\s*)- ", r"\1-"),
    "dash lengthened": _sub(r"^(\s*)- ", r"\1– "),
    "colon dropped": _sub(r":(?=\s|$)", ""),
    "space after colon dropped": _sub(r": ", ":"),
    "colon widened": _sub(r": ", "："),
    "one step in": _indent(2),
    "one level in": _indent(4),
    "a little in": _indent(1),
    "a little out": _indent(-1),
    "one step out": _indent(-2),
    "one level out": _indent(-4),
    "tab": _sub(r"^(\s*)    ", "\\1\t"),
    "tab inside": _sub(r"(?<=\S) (?=\S)", "\t"),
    "hard space": _sub(r"^(\s*) ", "\\1\u00a0"),
    "comment sign": _into_words("#"),
    "colon inside": _sub(r"(?<=\w) (?=\w)", ": "),
    "asterisk": _into_words("*"),
    "ampersand": _into_words("&"),
    "exclamation": _into_words("!"),
    "quote": _into_words('"'),
    "apostrophe": _into_words("'"),
    "bracket": _into_words("["),
    "brace": _into_words("{"),
    "bracket cut": _sub(r"[\]})]", ""),
    "quote cut": _sub(r'"', ""),
    "value cut": _sub(r"(?<=: ).+$", ""),
    "words misspelt": _line(_misspelt),
    "key twice": _key_twice,
}
"""Slips of which a story must never be read as something else in silence."""

EDITS: dict[str, Slip] = {"line dropped": _without, "line doubled": _twice, "lines joined": _joined}
"""Edits that may well be meant: they must not make `load` raise."""
