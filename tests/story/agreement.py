"""Whether the proof and its twin (`tests.story.twin`) say the same of a story, down to single states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.play.moment import Moment
from game.story.model import Story
from game.story.proof import Limits, skeleton, verdicts
from game.story.proof.exploring import Explored, Explorer
from game.story.proof.facts import CUT, FALSE, MOVED, REACHED, TRUE, left_bit, option_bits
from game.story.proof.places import Planner, Unit
from game.story.proof.skeleton import ADD, BRANCH, CHOICE, INDEX, KIND, NEXT, PLAY, Skeleton
from game.story.proof.space import Space
from game.story.proof.states import Flag, States, values_of
from game.story.variables import Value
from tests.story.twin import Met

Calls = tuple[tuple[str, int], ...]
"""The scenes and nodes to which `play:` comes back."""


@dataclass(frozen=True)
class Proved:
    """An exploration of a story with every state kept."""

    story: Story
    skeletons: Mapping[str, Skeleton]
    explored: Explored
    calls: Mapping[int, Calls]
    """For each context of the plan, what is called in it."""


def explored(story: Story, limits: Limits = Limits()) -> Proved:
    """What the proof explores, with all states kept."""
    skeletons = {name: skeleton.of(scene) for name, scene in story.scenes.items()}
    planner = Planner(skeletons, story.start, limits.units)
    plan = planner.plan()
    uses = verdicts.uses(skeletons)
    explorer = Explorer(plan, skeletons, story.variables, uses, limits.cells, limits.work)
    explorer.record = set(range(len(plan.units)))
    return Proved(story, skeletons, explorer.explore(), _calls(planner))


def _calls(planner: Planner) -> dict[int, Calls]:
    found: dict[int, Calls] = {0: ()}
    for key, context in planner.contexts.items():  # a context is numbered after the one that it is called in
        assert isinstance(key, tuple)
        parent, scene, node = key
        found[context] = (*found[parent], (scene, node))
    return found


def agree(proved: Proved, met: Met) -> None:
    """Every fact, and every state before a choice, is the same. Raises AssertionError."""
    for scene, bones in proved.skeletons.items():
        facts = proved.explored.reach.facts.get(scene, [0] * (len(bones.nodes) + 1))
        for number, node in enumerate(bones.nodes):
            here = scene, node[INDEX]
            bits = facts[number]
            assert bool(bits & REACHED) == (here in met.visited), here
            if node[KIND] == BRANCH and node[4] >= 0:
                assert _truths(bits, TRUE, FALSE) == met.truths.get((*here, -1), set()), here
            elif node[KIND] == ADD and node[3] in proved.explored.reach.tracked.variables:
                adds = met.adds.get(here, set())
                assert _truths(bits, MOVED, CUT) == {n == 0 for add in adds for n in (0, 1) if add[n]}, here
            elif node[KIND] == CHOICE:
                for option, test in enumerate(node[4::3]):
                    truths = met.truths.get((*here, option), set()) if test >= 0 else set()
                    assert _truths(bits, *option_bits(option)) == truths, (*here, option)
                assert bool(bits & left_bit(len(node[3::3]))) == (here in met.left), here
    _agree_on_states(proved, met)


def _truths(bits: int, first: int, second: int) -> set[bool]:
    return {truth for truth, bit in ((True, first), (False, second)) if bits & bit}


def _agree_on_states(proved: Proved, met: Met) -> None:
    plan = proved.explored.reach.plan
    units: dict[tuple[Calls, str], list[Unit]] = {}
    for unit in plan.units:
        units.setdefault((proved.calls[unit.context], unit.scene), []).append(unit)
    twin: dict[tuple[Calls, str, int], set[object]] = {}
    for state, moment in met.states.items():
        if moment.kind == "choice":
            calls = tuple(_node(proved, *call) for call in state[2])  # type: ignore[attr-defined]
            node = node_at(proved.skeletons[moment.scene], moment.index)
            here = [unit for unit in units[calls, moment.scene] if _here(proved, unit, node)]
            known = state[6]
            assert isinstance(known, frozenset)
            twin.setdefault((calls, moment.scene, node), set()).add(_of_twin(proved, here, node, moment, known))
    for (calls, scene), members in units.items():
        for node, what in enumerate(proved.skeletons[scene].nodes):
            if what[KIND] != CHOICE:
                continue
            mine = {one for unit in members for one in _of_proof(proved, unit, node)}
            theirs = twin.get((calls, scene, node), set())
            # where no option is left, nobody stands: the proof counts the state, the machine does not stop in it
            assert theirs <= mine and (mine == theirs or (scene, what[INDEX]) in met.left), (scene, what[INDEX])


def _node(proved: Proved, scene: str, index: int) -> tuple[str, int]:
    """Where `play:` comes back to: the node behind the PLAY whose step is the one before."""
    nodes = proved.skeletons[scene].nodes
    return scene, next(node[NEXT] for node in nodes if node[KIND] == PLAY and node[INDEX] == index - 1)


def _here(proved: Proved, unit: Unit, node: int) -> States | None:
    at = proved.explored.reach.at.get(unit.number)
    return at[node] if at else None


def _of_proof(proved: Proved, unit: Unit, node: int) -> set[object]:
    """The states at a node, with what matters there."""
    found: set[object] = set()
    reach = proved.explored.reach
    for key, cells in (_here(proved, unit, node) or {}).items():
        flags = frozenset(flag for flag in unit.live_flags[node] if key & reach.space.bits[flag])
        while cells:
            cell = cells & -cells
            cells ^= cell
            values = values_in(reach.space, key, cell.bit_length() - 1)
            found.add((_live(proved, unit, node, values), flags))
    return found


def values_in(space: Space, key: int, cell: int) -> dict[str, Value]:
    """The values of the variables in one state."""
    found: dict[str, Value] = {}
    for packed in space.packed.values():
        found[packed.name] = values_of(space.variables[packed.name])[cell // packed.stride % packed.size]
    for loose in space.loose.values():
        found[loose.name] = values_of(space.variables[loose.name])[(key & loose.mask) >> loose.shift]
    return found


def node_at(bones: Skeleton, index: int) -> int:
    """The number of the node to which a step belongs."""
    return max(number for number, node in enumerate(bones.nodes) if node[INDEX] <= index)


def _live(proved: Proved, unit: Unit, node: int, values: Mapping[str, object]) -> object:
    tracked = proved.explored.reach.tracked.variables
    return tuple((name, values[name]) for name in sorted(tracked) if unit.live_vars[node] & tracked[name])


def _of_twin(proved: Proved, units: list[Unit], node: int, at: Moment, known: frozenset[str]) -> object:
    passed = {"seen": frozenset(at.marks), "ever": frozenset(at.marks) | known}
    done = {_done(proved, name) for name in at.done}
    live = frozenset[Flag]().union(*(unit.live_flags[node] for unit in units))
    flags = frozenset(flag for flag in live if (flag in done if flag[0] == "once" else flag[1] in passed[str(flag[0])]))
    return _live(proved, units[0], node, at.values), flags


def _done(proved: Proved, name: str) -> tuple[object, ...]:
    """The flag of something that happened once: behind the last `/` it is `scene:index` or `scene:index:option`."""
    scene, index, *option = name.rsplit("/", 1)[-1].split(":")
    return "once", scene, node_at(proved.skeletons[scene], int(index)), int(option[0]) if option else -1
