"""One step of a story backwards: from which of its states a node leads into others.

A `Move` is one way on from a node: to another node of the same unit, or to the beginning of another. `before` asks
it backwards. Only states that an exploration has met are answered, so what is found can really be reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.story.proof.places import Unit
from game.story.proof.reach import Reach
from game.story.proof.skeleton import ADD, BRANCH, CHOICE, END, GOTO, KIND, LOOK, MARK, NEXT, PLAY, SET, Node, looks
from game.story.proof.states import States
from game.story.proof.stateset import both, joined


@dataclass(frozen=True, slots=True)
class Move:
    """From some states at a node to `node` of `unit`; `option` is what the player picked or did, -1 for nothing.

    `bits` are set in the keys, `change` is a SET or ADD that happens on the way.
    """

    unit: Unit
    node: int
    states: States
    bits: int = 0
    change: Node | None = None
    option: int = -1
    enters: bool = False


def moves(reach: Reach, unit: Unit, number: int, here: States) -> Iterator[Move]:
    """Every way on from these states at a node."""
    if number == len(unit.nodes):
        for back in unit.back:
            yield _entering(reach, back, here)
        return
    node = unit.nodes[number]
    kind, following = node[KIND], node[NEXT]
    if kind == BRANCH:
        yield from _branch(reach, unit, number, here)
    elif kind == CHOICE:
        yield from _choice(reach, unit, number, here)
    elif kind in (GOTO, PLAY):
        yield _entering(reach, unit.aims[number], here)
    elif kind == MARK:
        yield Move(unit, following, here, reach.passing(unit, following, (node[3],)))
    elif kind == LOOK:
        yield Move(unit, following, here)
        for look, marks in looks(node):
            yield Move(unit, following, here, reach.passing(unit, following, marks), option=look)
    elif kind == ADD or (kind == SET and unit.live_vars[following] & reach.tracked.variables.get(node[3], 0)):
        yield Move(unit, following, here, change=node)
    elif kind != END:
        yield Move(unit, following, here)


def _entering(reach: Reach, number: int, here: States) -> Move:
    other = reach.plan.units[number]
    return Move(other, other.start, here, enters=True)


def _branch(reach: Reach, unit: Unit, number: int, here: States) -> Iterator[Move]:
    _, _, following, otherwise, test, once = unit.nodes[number]
    flag = ("once", unit.scene, number, -1)
    no: States = {}
    if once:
        here, no = reach.not_yet(flag, here)
    if test >= 0:
        here, false = reach.space.split(here, reach.questions(unit.scene)[test])
        no = joined(no, false)
    bits = reach.space.bits[flag] if once and flag in unit.live_flags[following] else 0
    yield Move(unit, following, here, bits)
    yield Move(unit, otherwise, no)


def _choice(reach: Reach, unit: Unit, number: int, here: States) -> Iterator[Move]:
    node, left = unit.nodes[number], here
    for option, (aim, once) in enumerate(zip(node[3::3], node[5::3], strict=True)):
        taken, hidden = reach.offered(unit, number, option, here)
        left = both(left, hidden)
        flag = ("once", unit.scene, number, option)
        bits = reach.space.bits[flag] if once and flag in unit.live_flags[aim] else 0
        yield Move(unit, aim, taken, bits, option=option)
    yield Move(unit, node[NEXT], left)


def before(reach: Reach, move: Move, after: States) -> States:
    """The states of a move that it leads into these."""
    found: States = {}
    mask = -1
    if move.enters or move.node in move.unit.drops:
        mask = reach.key_mask(move.unit, move.node)
    dead = reach.dead(move.unit) if move.enters else None
    for key, cells in move.states.items():
        wanted = after.get((_changed(reach, move, key) | move.bits) & mask)
        if wanted is None:
            continue
        if dead:
            wanted = reach.space.before_forget(wanted, dead)
        cells &= _unchanged(reach, move, wanted)
        if cells:
            found[key] = cells
    return found


def _changed(reach: Reach, move: Move, key: int) -> int:
    """What a change makes of a key."""
    loose = reach.space.loose.get(move.change[3]) if move.change else None
    if loose is None or move.change is None:
        return key
    if move.change[KIND] == SET:
        number = reach.space.number(loose.name, move.change[4])
    else:
        number = max(0, min(loose.size - 1, ((key & loose.mask) >> loose.shift) + move.change[4]))
    return key & ~loose.mask | number << loose.shift


def _unchanged(reach: Reach, move: Move, cells: int) -> int:
    """The cells from which a change leads into these."""
    packed = reach.space.packed.get(move.change[3]) if move.change else None
    if packed is None or move.change is None:
        return cells
    if move.change[KIND] == SET:
        return reach.space.before_assign(cells, packed, reach.space.number(packed.name, move.change[4]))
    return reach.space.before_shift(cells, packed, move.change[4])
