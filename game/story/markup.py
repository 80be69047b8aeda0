r"""Markup inside a text: `_emphasis_`, `$variable`; a backslash before `_`, `$`, `(` or `\` means the sign itself.

Emphasis opens before and closes after a character that is no space, so that a run of underscores and
`snake_case` stay as they are. It may close before Hangul, whose particles follow a word without a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_NAME = re.compile(r"\\.|\$([^\W\d]\w*)", re.S)
_PLAIN = str.maketrans({c: chr(0xE000 + i) for i, c in enumerate("\\_$(")})
_BACK = str.maketrans({chr(0xE000 + i): c for i, c in enumerate("\\_$(")})
_HANGUL = "\\uac00-\\ud7a3"
_EMPHASIS = re.compile(rf"(?<![\w_])_(?=[^\s_])((?:[^_]|_(?=[^\W_{_HANGUL}]))*?[^\s_])_(?![a-zA-Z0-9_])")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same throughout."""

    text: str
    emphasis: bool = False


def variables(text: str) -> Iterator[tuple[int, str]]:
    """Where each `$name` stands in the text (from 0), and the name."""
    for match in _NAME.finditer(text):
        if match[1]:
            yield match.start(), match[1]


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with each declared `$name` replaced by its value; the value's own signs mean themselves."""

    def value(match: re.Match[str]) -> str:
        if not match[1] or match[1] not in values:
            return match[0]
        return re.sub(r"([\\_$])", r"\\\1", str(values[match[1]]))

    return _NAME.sub(value, text)


@lru_cache(maxsize=512)
def runs(text: str) -> tuple[Run, ...]:
    """The text in runs, NFC-normalised (SDL's fonts do not join loose Hangul letters)."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"\\([\\_$(])", lambda m: m[1].translate(_PLAIN), text)
    out, at = [], 0
    for match in _EMPHASIS.finditer(text):
        out += [Run(text[at : match.start()]), Run(match[1], True)]
        at = match.end()
    out.append(Run(text[at:]))
    return tuple(Run(r.text.translate(_BACK), r.emphasis) for r in out if r.text)


def plain(text: str) -> str:
    """The words alone, as a voice says them and a log shows them."""
    return "".join(run.text for run in runs(text))
