"""The reader: every scalar is text, and every node knows its place. What is hostile is in `test_hostile`."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.reader import DEEPEST, Broken, List, Map, Node, Text, parse
from tests.story.conftest import Read

WORDS = ("yes", "No", "~", "null", "12:30", "007", "1_000", "2024-01-24", "2024-13-41", ".inf", "0x1F", "=", "<<")


@pytest.fixture(params=[True, False], ids=["libyaml", "python"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Once with libyaml, once without."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param)
    return bool(request.param)


def texts(node: Node | None) -> list[Text]:
    """Every text of a tree, keys before their values."""
    if isinstance(node, Text):
        return [node]
    if isinstance(node, List):
        return [t for item in node.items for t in texts(item)]
    return [t for key, value in node.pairs for t in (key, *texts(value))] if node else []


@pytest.mark.parametrize("word", WORDS)
def test_a_word_stays_a_word(word: str, reader: bool) -> None:
    root = parse(f"- {word}\n- Mina: {word}\n")
    assert [t.value for t in texts(root)] == [word, "Mina", word]


def test_an_empty_text_has_no_tree(reader: bool) -> None:
    assert parse("") is None
    assert parse("# nothing yet\n") is None


def test_a_text_knows_where_it_begins_and_ends(reader: bool) -> None:
    root = parse("a:\n  - one\n  - Mina: 'two words'\n  - folded\n    twice\n")
    found = {t.value: (t.line, t.column, t.end_line, t.end_column, t.style) for t in texts(root)}
    assert found["one"] == (2, 5, 2, 8, "")
    assert found["Mina"] == (3, 5, 3, 9, "")
    assert found["two words"] == (3, 11, 3, 22, "'")
    assert found["folded twice"][:4] == (4, 5, 5, 10)


def test_a_text_may_begin_with_any_line_number(reader: bool) -> None:
    assert [t.line for t in texts(parse("- one\n- two\n", first=41))] == [41, 42]
    with pytest.raises(Broken) as broken:
        parse("- one\n- *two\n", first=41)
    assert (broken.value.line, broken.value.column) == (42, 3)


LINES = st.lists(st.from_regex(r"[A-Za-z가-힣][A-Za-z가-힣 ,.]{0,20}[a-z]", fullmatch=True), min_size=1, max_size=8)


@given(LINES, st.integers(0, 6), st.booleans())
@settings(deadline=None, derandomize=True)
def test_every_text_stands_where_its_place_says(lines: list[str], margin: int, spoken: bool) -> None:
    name = "Mina: " if spoken else ""
    text = "\n".join(f"{' ' * margin}- {name}{line}" for line in lines)
    source = text.split("\n")
    for found in texts(parse(text)):
        assert source[found.line - 1][found.column - 1 : found.end_column - 1] == found.value


@pytest.mark.parametrize(
    "text", ["- &a one", "- *a", "- !t one", "- !!str one", "- [&a one]", "&a key: one", "- &a [b]"]
)
def test_anchors_aliases_and_tags_are_refused(text: str, reader: bool) -> None:
    with pytest.raises(Broken):
        parse(text)


@pytest.mark.parametrize("text", ["? [a]\n: b", "{[a]: b}", "? {a: b}\n: c"])
def test_a_name_that_is_no_text_is_refused(text: str, reader: bool) -> None:
    with pytest.raises(Broken):
        parse(text)


def test_a_second_document_is_refused_where_it_begins(reader: bool) -> None:
    with pytest.raises(Broken) as broken:
        parse("a: b\n---\nc: d\n")
    assert (broken.value.code, broken.value.line) == ("second-document", 2)
    assert isinstance(parse("---\na: b\n"), Map)


def test_nesting_has_an_end(reader: bool) -> None:
    assert parse("[" * DEEPEST + "]" * DEEPEST) is not None
    with pytest.raises(Broken) as broken:
        parse("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))
    assert broken.value.code == "too-deep"


def test_a_quote_that_is_never_closed_is_reported_where_it_opens(reader: bool) -> None:
    with pytest.raises(Broken) as broken:
        parse('- one\n- "two\n- three\n')
    assert broken.value.opened == (2, 3)


def test_a_long_story_with_five_slips_names_all_of_them(read: Read) -> None:
    steps = [f"    - Mina: A line, and {n} more of them.\n" for n in range(2_500)]
    for number, slip in ((100, "*no"), (700, "'tis"), (1_200, "so: so"), (1_900, "No #1"), (2_400, "{x} y")):
        steps[number] = f"    - Mina: {slip}\n"
    text = "start: a\ncast:\n  Mina: {}\nscenes:\n  a:\n" + "".join(steps) + "    - end: Night\n"
    problems = read(text).problems
    assert [p.place.line for p in problems] == [106, 706, 1_206, 1_906, 2_406]
    assert all(p.remedy for p in problems)
