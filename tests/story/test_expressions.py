"""Conditions: what holds, what is refused, and where."""

from __future__ import annotations

import operator
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.expressions import Condition, Wrong, holds, names, parse
from game.story.variables import Value, Variable

VARIABLES = {
    "trust": Variable("trust", 0, 0, 3),
    "bars": Variable("bars", 4, 1, 4),
    "carry": Variable("carry", "nothing", words=("nothing", "torch")),
    "hand": Variable("hand", "nothing", words=("nothing", "torch")),
    "held": Variable("held", "no", words=("yes", "no")),
}
MARKS = ("first_look", "song")
STATES = st.fixed_dictionaries(
    {
        "trust": st.integers(0, 3),
        "bars": st.integers(1, 4),
        "carry": st.sampled_from(("nothing", "torch")),
        "hand": st.sampled_from(("nothing", "torch")),
        "held": st.sampled_from(("yes", "no")),
    }
)
SIGNS = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}

# A condition, and the same in Python's own words.
Twin = tuple[str, str]


def compared(left: str, sign: str, right: str) -> Twin:
    as_python = [f"v[{w!r}]" if w in VARIABLES else w if w.isdigit() else repr(w) for w in (left, right)]
    return f"{left} {sign} {right}", f"({as_python[0]} {sign} {as_python[1]})"


def chained(low: str, first: str, second: str, high: str) -> Twin:
    return f"{low} {first} trust {second} {high}", f"({low} {first} v['trust'] {second} {high})"


NUMBERS = st.sampled_from(("0", "1", "2", "3"))
ATOMS = st.one_of(
    st.builds(compared, st.sampled_from(("trust", "bars")), st.sampled_from(tuple(SIGNS)), NUMBERS),
    st.builds(compared, NUMBERS, st.sampled_from(tuple(SIGNS)), st.sampled_from(("trust", "bars"))),
    st.builds(compared, st.just("trust"), st.sampled_from(tuple(SIGNS)), st.just("bars")),
    st.builds(compared, st.just("carry"), st.sampled_from(("==", "!=")), st.sampled_from(("nothing", "torch", "hand"))),
    st.builds(chained, NUMBERS, st.sampled_from(("<", "<=")), st.sampled_from(("<", "<=")), NUMBERS),
    st.just(("held", "(v['held'] == 'yes')")),
    st.sampled_from([(f"seen({m})", f"({m!r} in marks)") for m in MARKS]),
    st.sampled_from([(f"ever({m})", f"({m!r} in marks or {m!r} in before)") for m in MARKS]),
)


def joined(inner: st.SearchStrategy[Twin]) -> st.SearchStrategy[Twin]:
    both = st.tuples(inner, st.sampled_from((" and ", " or ")), inner)
    return st.one_of(
        both.map(lambda t: (f"({t[0][0]}){t[1]}{t[2][0]}", f"(({t[0][1]}){t[1]}{t[2][1]})")),
        both.map(lambda t: (f"{t[0][0]}{t[1]}({t[2][0]})", f"({t[0][1]}{t[1]}({t[2][1]}))")),
        inner.map(lambda t: (f"not ({t[0]})", f"(not ({t[1]}))")),
    )


TWINS = st.recursive(ATOMS, joined, max_leaves=6)


@given(TWINS, STATES, st.sets(st.sampled_from(MARKS)), st.sets(st.sampled_from(MARKS)))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_a_condition_means_what_it_means_in_python(
    twin: Twin, values: dict[str, Value], marks: set[str], before: set[str]
) -> None:
    found = holds(parse(twin[0], VARIABLES, MARKS), values, marks, before)
    assert found is eval(twin[1], {"v": values, "marks": marks, "before": before})


@given(st.lists(ATOMS, min_size=2, max_size=5), st.lists(st.sampled_from((" and ", " or ")), min_size=4), STATES)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_and_binds_tighter_than_or_and_not_tighter_than_both(
    atoms: list[Twin], words: list[str], values: dict[str, Value]
) -> None:
    sides = ["", ""]
    for index, atom in enumerate(atoms):
        join = words[index - 1] if index else ""
        denied = "not " if index % 2 else ""
        sides = [side + join + denied + part for side, part in zip(sides, atom, strict=True)]
    found = holds(parse(sides[0], VARIABLES, MARKS), values, {"song"})
    assert found is eval(sides[1], {"v": values, "marks": {"song"}, "before": set()})


SIGNS_AND_LETTERS = st.text(st.sampled_from("trust carry held seen(song) and or not 0123 <>=!&|+-.()\n'\"#가"))


@given(SIGNS_AND_LETTERS | st.text(max_size=30))
@settings(max_examples=500, deadline=None, derandomize=True)
def test_any_other_text_is_refused_at_a_place_inside_it(text: str) -> None:
    try:
        found: Condition = parse(text, VARIABLES, MARKS)
    except Wrong as wrong:
        assert 0 <= wrong.at <= len(text)
        assert wrong.at + wrong.length <= len(text)
        assert wrong.message
        if wrong.near:
            assert text.startswith(wrong.near, wrong.at)
    else:
        assert {n.name for n in names(found) if hasattr(n, "name")} <= VARIABLES.keys()


REFUSED = {
    "trust = 2": (6, "'=='"),
    "trust => 2": (6, "'>='"),
    "trust =< 2": (6, "'<='"),
    "held && held": (5, "'and'"),
    "held || held": (5, "'or'"),
    "!held": (0, "'not'"),
    "trust + 1 > 2": (6, "means nothing"),
    "trust > 2 and": (13, "ends too early"),
    "": (0, "ends too early"),
    "(trust > 2": (10, "not closed"),
    "seen(song": (9, "not closed"),
    "seen()": (0, "asks for a mark"),
    "seen": (0, "asks for a mark"),
    "trust > 2 held": (10, "not expected"),
    "trust > and": (8, "expected here"),
    ") > 2": (0, "expected here"),
    "trust": (0, "not yes or no"),
    "trust > many": (8, "is neither"),
    "carry == 2": (9, "never a number"),
    "carry == trust": (0, "different kinds"),
    "carry > torch": (6, "no order"),
    "1 < 2": (0, "must be a variable"),
    "hled": (0, "no variable"),
    "trsut > 2": (0, "no variable"),
    "carry == torhc": (9, "is never"),
    "seen(snog)": (5, "no mark is called"),
    "not " * 50 + "held": (160, "too many brackets"),
    "held or " * 60 + "held": (400, "400 characters"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_wrong_is_said_at_its_place(text: str) -> None:
    at, words = REFUSED[text]
    with pytest.raises(Wrong, match=re.escape(words)) as wrong:
        parse(text, VARIABLES, MARKS)
    assert wrong.value.at == at


@pytest.mark.parametrize("text", [t for t in REFUSED if REFUSED[t][1].startswith("'")])
def test_a_sign_of_another_language_is_replaced_by_ours(text: str) -> None:
    with pytest.raises(Wrong) as wrong:
        parse(text, VARIABLES, MARKS)
    at, end = wrong.value.at, wrong.value.at + wrong.value.length
    parse(f"{text[:at]} {wrong.value.instead} {text[end:]}", VARIABLES, MARKS)


def test_any_mark_will_do_where_marks_are_not_known_yet() -> None:
    assert holds(parse("seen(anything)", {}, None), {}, {"anything"})
