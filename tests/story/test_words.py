"""The table of words: each example is a story, each adverb is explained, and no word has two meanings."""

from __future__ import annotations

import textwrap

import pytest

from game.story.model import Branch, Change, Choice, Direct, End, Glimpse, Goto, Mark, Play
from game.story.problems import errors
from game.story.words import (
    ADVERBS,
    ANYWHERE,
    FORKS,
    SPEECH_ADVERBS,
    TOP,
    WORDS,
    Names,
    Number,
    OneOf,
    Part,
    Passing,
    Special,
    Text,
    Type,
)
from tests.story.conftest import Read

HEAD = """\
start: a
cast:
  Hi-jae: {}
  Mina: {}
vars:
  trust: 0..3
scenes:
  a:
    - play: refrain
    - choice:
        - On.:
            - goto: door
        - Here.:
            - Mina: So be it.
"""
TAIL = """\
    - end: Night
  refrain:
    - A refrain.
  door:
    - end: Day
"""
MADE = {
    "choice": Choice,
    "if": Branch,
    "once": Branch,
    "glimpse": Glimpse,
    "set": Change,
    "add": Change,
    "mark": Mark,
    "goto": Goto,
    "play": Play,
    "end": End,
}


@pytest.mark.parametrize("word", WORDS)
def test_the_example_of_a_word_compiles_to_that_word(word: str, read: Read) -> None:
    loaded = read(HEAD + textwrap.indent(WORDS[word].example, "    ") + "\n" + TAIL)
    wrong = [p for p in errors(loaded.problems) if p.code != "unreached-step"]  # after a `goto` or an `end`
    assert [str(p) for p in wrong] == []
    assert loaded.story is not None
    steps = loaded.story.scenes["a"].steps[6:]
    made = MADE.get(word, Direct)
    assert any(isinstance(s, made) and getattr(s, "word", word) == word for s in steps)


def sample(wanted: Type) -> str | None:
    """A value of this type, in the small catalogue; None where the compiler reads it itself."""
    if isinstance(wanted, Number):
        return f"{wanted.low:g}"
    if isinstance(wanted, OneOf):
        return wanted.words[0]
    if isinstance(wanted, Passing):
        return f"{wanted.kinds[1]} 1"
    if isinstance(wanted, Part):
        return {"looks": "wary", "poses": "still", "outfits": "coat"}[wanted.kind]
    return "Some words." if isinstance(wanted, Text) else None


ADVERBS_OF = [(w, a) for w in WORDS for a, adverb in WORDS[w].adverbs.items() if sample(adverb.type) is not None]


@pytest.mark.parametrize(("word", "name"), ADVERBS_OF)
def test_each_adverb_is_taken_by_its_word(word: str, name: str, read: Read) -> None:
    adverb = WORDS[word].adverbs[name]
    first, *rest = [line for line in WORDS[word].example.split("\n") if not line.startswith(f"  {name}:")]
    step = "\n".join([f"- {name}: {sample(adverb.type)}", f"  {first[2:]}", *rest])
    loaded = read(HEAD + textwrap.indent(step, "    ") + "\n" + TAIL)
    assert [str(p) for p in errors(loaded.problems)] == []


@pytest.mark.parametrize("word", WORDS)
def test_a_word_and_its_adverbs_are_explained(word: str) -> None:
    assert WORDS[word].help.endswith(".")
    assert WORDS[word].name == word
    for name, adverb in WORDS[word].adverbs.items():
        assert adverb.help, f"{word}: {name}"
        assert adverb.default == "" or sample(adverb.type) is not None, f"{word}: {name} has a default of no type"


@pytest.mark.parametrize(("word", "name"), [(w, a) for w, a in ADVERBS_OF if WORDS[w].adverbs[a].default])
def test_a_default_is_a_value_of_its_type(word: str, name: str) -> None:
    adverb = WORDS[word].adverbs[name]
    if isinstance(adverb.type, Number):
        assert adverb.type.low <= float(adverb.default) <= adverb.type.high
    elif isinstance(adverb.type, OneOf):
        assert adverb.default in adverb.type.words
    elif isinstance(adverb.type, Passing):
        assert adverb.default.split(" ")[0] in adverb.type.kinds


def test_a_key_either_begins_a_step_or_stands_below_one() -> None:
    assert {*ANYWHERE, *SPEECH_ADVERBS, *(a for w in WORDS.values() for a in w.adverbs)} == {*ADVERBS, *SPEECH_ADVERBS}
    assert WORDS.keys() & ADVERBS == {*FORKS}
    assert not WORDS.keys() & SPEECH_ADVERBS.keys()


def test_every_word_at_the_left_edge_is_read(read: Read) -> None:
    values = {
        "language": "1",
        "cast": "\n  Mina: {}",
        "vars": "\n  trust: 0..3",
        "start": "a",
        "battery": "trust",
        "scenes": "\n  a:\n    - end: Night",
        "include": "no-such-file.yaml",
    }
    text = "".join(f"{word}: {values.get(word, 'word')}\n" for word in TOP)
    assert {p.code for p in read(text).problems} <= {"include"}


def test_names_are_looked_up_on_shelves_that_exist(read: Read) -> None:
    story = read(HEAD + TAIL).story
    assert story is not None
    for word in WORDS.values():
        if isinstance(word.type, Names):
            assert hasattr(story.catalogue, word.type.shelf)
        else:
            assert isinstance(word.type, (Text, Number, OneOf, Special))
