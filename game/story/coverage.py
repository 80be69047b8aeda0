"""Which characters the bundled fonts can show, known without loading a font."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

from game.story.bundled import ASSETS


@lru_cache(maxsize=1)
def ranges() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last code points of every stretch that both faces can show, in order."""
    pairs = [line.split("-") for line in (ASSETS / "fonts" / "coverage.txt").read_text().split()]
    return tuple(int(a, 16) for a, _ in pairs), tuple(int(b, 16) for _, b in pairs)


def missing(text: str) -> str:
    """The characters of a text that would be drawn as empty boxes, each once."""
    if text.isascii():
        return ""
    first, last = ranges()

    def shown(char: str) -> bool:
        at = bisect_right(first, ord(char)) - 1
        return char == "\n" or (at >= 0 and ord(char) <= last[at])

    return "".join(dict.fromkeys(c for c in unicodedata.normalize("NFC", text) if not shown(c)))
