"""Sets of states, put together and taken apart (`game.story.proof.states` says what they are)."""

from __future__ import annotations

from game.story.proof.states import States


def flagged(states: States, bits: int) -> States:
    """The states with these bits in their keys."""
    found: States = {}
    for key, cells in states.items():
        key |= bits
        found[key] = found[key] | cells if key in found else cells
    return found


def joined(one: States, other: States) -> States:
    """The states of both."""
    found = dict(one)
    for key, cells in other.items():
        found[key] = found[key] | cells if key in found else cells
    return found


def both(one: States, other: States) -> States:
    """The states that are in both."""
    found: States = {}
    for key, cells in one.items():
        shared = cells & other.get(key, 0)
        if shared:
            found[key] = shared
    return found


def count(states: States) -> int:
    """How many states there are."""
    return sum(cells.bit_count() for cells in states.values())


def without(states: States, others: States) -> States:
    """The states that are not among the others."""
    rest = {key: cells & ~others.get(key, 0) for key, cells in states.items()}
    return {key: cells for key, cells in rest.items() if cells}
