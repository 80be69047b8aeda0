"""Sets of states do what would happen to each of them alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from game.story.expressions import Condition, holds
from game.story.proof import skeleton
from game.story.proof.space import Space
from game.story.proof.states import States, values_of
from game.story.variables import Value, Variable
from tests.story.test_proof_skeleton import VARIABLES, conditions

SETTINGS = [
    Space(VARIABLES, ["n", "w", "m", "b"], [], [("seen", "k"), ("ever", "l")]),
    Space(VARIABLES, ["b", "n"], ["m", "w"], [("seen", "k"), ("ever", "l")]),
    Space(VARIABLES, [], ["w", "b", "m", "n"], [("seen", "k"), ("ever", "l")]),
]
spaces = st.sampled_from(SETTINGS)
packed = st.sampled_from(SETTINGS[:1])
names = st.sampled_from(sorted(VARIABLES))
seeds = st.integers(0, 2**64 - 1)


def one(space: Space, values: dict[str, Value]) -> tuple[int, int]:
    """The key and the cell of one state."""
    cell = sum(p.stride * space.number(p.name, values[p.name]) for p in space.packed.values())
    key = sum(space.number(v.name, values[v.name]) << v.shift for v in space.loose.values())
    return key, cell


def every(space: Space) -> Iterable[tuple[dict[str, Value], int, int]]:
    """All values, with their key and cell."""
    for values in itertools.product(*(values_of(variable) for variable in VARIABLES.values())):
        state = dict(zip(VARIABLES, values, strict=True))
        yield state, *one(space, state)


@given(spaces, conditions, st.booleans(), st.booleans())
def test_a_condition_parts_them_as_it_parts_each(space: Space, condition: Condition, k: bool, ever_l: bool) -> None:
    flags = (space.bits["seen", "k"] if k else 0) | (space.bits["ever", "l"] if ever_l else 0)
    states: States = {}
    for _, key, cell in every(space):
        states[key | flags] = states.get(key | flags, 0) | 1 << cell
    yes, no = space.split(states, space.question(skeleton.test_of(condition)))
    marks, ever = ["k"] if k else [], ["l"] if ever_l else []
    for values, key, cell in every(space):
        true = holds(condition, values, marks, ever) if not _asks_more(condition) else None
        in_yes = bool(yes.get(key | flags, 0) >> cell & 1)
        in_no = bool(no.get(key | flags, 0) >> cell & 1)
        assert in_yes != in_no
        assert true is None or true == in_yes


def _asks_more(condition: Condition) -> bool:
    """Whether `ever(k)` is asked, which `seen(k)` would decide in a story."""
    return "Seen(mark='k', ever=True)" in repr(condition)


@given(packed, names, seeds, st.integers(0, 3))
def test_set_moves_all_of_them_and_back_again(space: Space, name: str, seed: int, value: int) -> None:
    variable = space.packed[name]
    number = value % variable.size
    cells = seed & space.full
    to = {
        cell: cell + (number - cell // variable.stride % variable.size) * variable.stride for cell in range(space.cells)
    }
    assert space.assign(cells, variable, number) == moved(cells, to)
    assert space.before_assign(cells, variable, number) == came_from(cells, to)


@given(packed, st.sampled_from("nm"), seeds, st.integers(-5, 5))
def test_add_moves_each_of_them_and_stops_at_the_end_of_the_range(space: Space, name: str, seed: int, by: int) -> None:
    variable = space.packed[name]
    cells = seed & space.full
    value = {cell: cell // variable.stride % variable.size for cell in range(space.cells)}
    to = {
        cell: cell + (max(0, min(3, value[cell] + by)) - value[cell]) * variable.stride for cell in range(space.cells)
    }
    after, changed, cut = space.shift(cells, variable, by)
    assert after == moved(cells, to)
    assert bool(changed) == any(to[cell] != cell for cell in there(cells))
    assert cut == sum(1 << cell for cell in there(cells) if not 0 <= value[cell] + by <= 3)
    assert space.before_shift(cells, variable, by) == came_from(cells, to)


@given(packed, st.sets(names), seeds)
def test_what_does_not_matter_is_forgotten(space: Space, dead: set[str], seed: int) -> None:
    cells = seed & space.full
    to = {}
    for cell in range(space.cells):
        lost = sum(cell // p.stride % p.size * p.stride for p in space.packed.values() if p.name in dead)
        to[cell] = cell - lost
    assert space.forget(cells, frozenset(dead)) == moved(cells, to)
    assert space.before_forget(cells, frozenset(dead)) == came_from(cells, to)


@given(conditions)
def test_of_unknown_names_both_can_be_but_what_is_known_stays(condition: Condition) -> None:
    known = SETTINGS[0]
    some = Space(VARIABLES, ["n", "b"], [], [("seen", "k")], [("ever", "l"), ("ever", "k"), ("seen", "l")])
    yes, no = some.split({0: some.full}, some.question(skeleton.test_of(condition)))
    surely, surely_not = known.split({0: known.full}, known.question(skeleton.test_of(condition)))
    for values, _, cell in every(known):
        here = one(some, values)[1]
        assert yes.get(0, 0) >> here & 1 or not surely.get(0, 0) >> cell & 1
        assert no.get(0, 0) >> here & 1 or not surely_not.get(0, 0) >> cell & 1


def test_a_variable_with_one_value_stays_what_it_is() -> None:
    space = Space({"n": Variable("n", 5, 5, 5)}, ["n"], [], [])
    variable = space.packed["n"]
    assert space.shift(1, variable, 3) == (1, 0, 1)
    assert space.assign(1, variable, 0) == space.before_assign(1, variable, 0) == 1


def there(cells: int) -> list[int]:
    return [cell for cell in range(cells.bit_length()) if cells >> cell & 1]


def moved(cells: int, to: dict[int, int]) -> int:
    return sum(1 << cell for cell in {to[cell] for cell in there(cells)})


def came_from(cells: int, to: dict[int, int]) -> int:
    return sum(1 << cell for cell, after in to.items() if cells >> after & 1)
