"""The reference page of the stage words, made from the one table. `python -m game.desk.reference > docs/words.md`"""

from __future__ import annotations

from collections.abc import Iterator

from game.story.words import ANYWHERE, WORDS, Adverb, Names, Number, OneOf, Part, Passing, Special, Text, Type, Word


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    yield "# Stage words\n"
    yield "This page is made from `game/story/words.py`; a test keeps the two the same. Change the table, then run"
    yield "`python -m game.desk.reference > docs/words.md`.\n"
    yield "On every step and option (but `glimpse`):\n"
    yield from _adverbs(ANYWHERE)
    for word in WORDS.values():
        yield from _word(word)


def _word(word: Word) -> Iterator[str]:
    yield f"\n## {word.name}\n"
    yield f"{word.help} Takes {kind(word.type)}.{' ' + word.more if word.more else ''}\n"
    yield "```yaml"
    yield word.example
    yield "```"
    if word.adverbs:
        yield ""
        yield from _adverbs(word.adverbs)


def _adverbs(adverbs: dict[str, Adverb]) -> Iterator[str]:
    yield "| below it | takes | what it says | if left out |"
    yield "|---|---|---|---|"
    for name, adverb in adverbs.items():
        yield f"| `{name}` | {kind(adverb.type)} | {adverb.help} | {f'`{adverb.default}`' if adverb.default else ''} |"


def kind(wanted: Type) -> str:
    """What a value of this type is, in words."""
    match wanted:
        case Text():
            return "a text"
        case Number():
            return f"a number from {wanted.low:g} to {wanted.high:g}{' ' + wanted.unit if wanted.unit else ''}"
        case OneOf():
            return " or ".join(f"`{word}`" for word in wanted.words)
        case Names():
            extra = "".join(f", or `{word}`" for word in wanted.extra)
            return f"a name under `{wanted.shelf}` in the catalogue{extra}"
        case Part():
            return f"one of the figure's {wanted.kind}"
        case Passing():
            return " or ".join(f"`{word}`" for word in wanted.kinds) + ", and seconds if wanted: `fade 1.5`"
        case Special():
            return _SPECIAL[wanted.what]


_SPECIAL = {
    "options": "a list of options, `- What the player sees:`, with the steps of each below it",
    "condition": "a condition, such as `trust >= 2 and not seen(gate)`",
    "steps": "a list of steps",
    "changes": "variables and values, `{trust: 1}`",
    "name": "a name of one word",
    "scene": "the name of a scene",
    "ending": "the ending's name",
}

if __name__ == "__main__":
    print(page())
