"""Markup inside a text: plain words stay as they are, emphasis and variables are where they should be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.markup import Run, fill, plain, runs, variables

PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"], exclude_characters="_$\\"), max_size=60)


@given(PLAIN)
def test_a_text_without_signs_is_one_plain_run(text: str) -> None:
    said = unicodedata.normalize("NFC", text)
    assert runs(text) == ((Run(said),) if said else ())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=60))
def test_every_sign_can_be_escaped(text: str) -> None:
    escaped = "".join("\\" + c if c in "\\_$" else c for c in text)
    assert plain(escaped) == unicodedata.normalize("NFC", text)
    assert not any(run.emphasis for run in runs(escaped))
    assert list(variables(escaped)) == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=60))
def test_emphasis_takes_nothing_away_but_its_own_signs(text: str) -> None:
    letters = [c for c in unicodedata.normalize("NFC", text) if c not in "_\\"]
    assert [c for c in plain(text) if c not in "_\\"] == letters


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=20))
def test_the_value_of_a_variable_is_shown_as_it_is(value: str) -> None:
    assert plain(fill("$carry", {"carry": value})) == unicodedata.normalize("NFC", value)


EMPHASIS = {
    "It is _not_ me.": "not",
    "_No._": "No.",
    "(_no_)": "no",
    "_two words_ here": "two words",
    "_사람_이": "사람",
    "“_No_”": "No",
    "_snake_case_ it": "snake_case",
}


@pytest.mark.parametrize("text", EMPHASIS)
def test_emphasis_stands_between_two_low_lines(text: str) -> None:
    assert [run.text for run in runs(text) if run.emphasis] == [EMPHASIS[text]]


@pytest.mark.parametrize("text", ["snake_case_name", "____", "_ no _", "_no", "a_b_c", "5_000", r"\_no\_", "__"])
def test_other_low_lines_mean_themselves(text: str) -> None:
    assert not any(run.emphasis for run in runs(text))


def test_a_variable_is_a_dollar_sign_and_a_name() -> None:
    assert list(variables(r"$trust, \$no, $5 and $가방")) == [(0, "trust"), (21, "가방")]
    assert fill(r"$trust \$trust $5", {"trust": 2}) == r"2 \$trust $5"
    assert plain(r"\(laughs) It costs \$5.") == "(laughs) It costs $5."
