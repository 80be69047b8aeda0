"""Where a playthrough can be: the scenes as they are joined, each place together with what `play:` comes back to.

A `Unit` is a scene from one of its nodes on, for one stack of calls: it begins where a `goto` or `play` leads, or
behind a `play`. Inside a unit everything leads further on, so one pass from its first node to its last follows all
of it; only units form circles. They are numbered so that what leads to a unit comes before it wherever that can be
(reverse postorder; the circles are Tarjan's strongly connected components, 1972).

A `goto` forgets the stack: where it leads cannot run out (`flow` sees to that), so nothing comes back any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from game.story.proof.skeleton import BRANCH, CHOICE, END, GOTO, KIND, LOOK, MARK, NEXT, PLAY, Node, Skeleton
from game.story.proof.states import Flag

Vars = int
"""A bit for each variable that is tracked (`Plan.variables`)."""
Flags = frozenset[Flag]
NOTHING: Flags = frozenset()


@dataclass(slots=True, eq=False)
class Unit:
    """A scene from node `start` on, in the context `context` (0: nothing was called).

    `aims` says for each GOTO and PLAY the unit where it leads, `back` the units to which the end of the scene
    returns. `group` numbers the circles (in the order of the story), `circles` says that it is in one. At each node,
    `live_vars` and `live_flags` can still matter (`relevance`); `drops` are the nodes where a flag stops to matter.
    """

    number: int
    scene: str
    nodes: tuple[Node, ...]
    start: int
    context: int
    aims: dict[int, int] = field(default_factory=dict)
    back: list[int] = field(default_factory=list)
    group: int = 0
    circles: bool = False
    live_vars: list[Vars] = field(default_factory=list)
    live_flags: list[Flags] = field(default_factory=list)
    drops: set[int] = field(default_factory=set)

    def next_units(self) -> list[int]:
        """Where it leads."""
        return [*self.aims.values(), *self.back]


@dataclass(frozen=True, slots=True)
class Joints:
    """What of a scene matters to joining: its GOTOs and PLAYs (node, kind, scene), the last node from which it can run
    out (-1: none), and the nodes that can set flags."""

    exits: tuple[tuple[int, int, str], ...]
    last: int
    sets: tuple[tuple[int, Flag], ...]


@dataclass(slots=True)
class Plan:
    """The units in their order, and how each scene is joined; `merged` if the stacks of calls were too many to be told
    apart."""

    units: list[Unit]
    joints: Mapping[str, Joints]
    merged: bool = False


def aims_of(node: Node) -> Iterator[int]:
    """The nodes of the same scene to which a node can lead, conditions not weighed."""
    kind = node[KIND]
    if kind == CHOICE:
        yield from node[3::3]
        if always_offers(node):
            return
    elif kind == BRANCH:
        yield node[3]
    elif kind in (GOTO, END, PLAY):
        return
    yield node[NEXT]


def always_offers(node: Node) -> bool:
    """Whether an option of a choice has neither a condition nor `once`."""
    return any(test < 0 and not once for test, once in zip(node[4::3], node[5::3], strict=True))


def joints(scene: str, skeleton: Skeleton) -> Joints:
    """How a scene is joined to others."""
    out, last = len(skeleton.nodes), -1
    exits: list[tuple[int, int, str]] = []
    flags: list[tuple[int, Flag]] = []
    for number, node in enumerate(skeleton.nodes):
        kind = node[KIND]
        if kind in (GOTO, PLAY):
            exits.append((number, kind, node[3]))
        elif kind == CHOICE:
            if out in aims_of(node):
                last = number
        elif kind != END and (node[NEXT] == out or (kind == BRANCH and node[3] == out)):
            last = number
        if kind in (MARK, LOOK, BRANCH, CHOICE):
            flags += [(number, flag) for flag in sets(scene, number, node)]
    return Joints(tuple(exits), last, tuple(flags))


def sets(scene: str, number: int, node: Node) -> list[Flag]:
    """The flags that a node can set."""
    kind = node[KIND]
    if kind == MARK:
        return [("seen", node[3]), ("ever", node[3])]
    if kind == LOOK:
        return [(asked, mark) for mark in node[3:5] if mark for asked in ("seen", "ever")]
    return [once for _, once in guards(scene, number, node) if once is not None]


def guards(scene: str, number: int, node: Node) -> list[tuple[int, Flag | None]]:
    """For a BRANCH, or for each option of a CHOICE: the number of the condition, and the flag of `once`."""
    if node[KIND] == BRANCH:
        return [(node[4], ("once", scene, number, -1) if node[5] else None)]
    return [
        (test, ("once", scene, number, option) if once else None)
        for option, (test, once) in enumerate(zip(node[4::3], node[5::3], strict=True))
    ]


class Planner:
    """Finds the units of a story and puts them in order."""

    def __init__(self, skeletons: Mapping[str, Skeleton], start: str, most: int) -> None:
        self.skeletons, self.start, self.most = skeletons, start, most
        self.units: list[Unit] = []
        self.found: dict[tuple[int, str, int], Unit] = {}
        self.contexts: dict[object, int] = {}
        self.returns: list[list[Unit]] = [[]]
        self.ends: list[list[Unit]] = [[]]
        self.joints: dict[str, Joints] = {}
        self.merging = False

    def plan(self) -> Plan:
        """The units, in order."""
        if not self._discover():
            self.__init__(self.skeletons, self.start, self.most)  # type: ignore[misc]
            self.merging = True
            self._discover()
        for context, units in enumerate(self.ends):
            for unit in units:
                unit.back = [other.number for other in self.returns[context]]
        return Plan(_ordered(self.units), self.joints, self.merging)

    def _discover(self) -> bool:
        """Find every unit. False if there are too many."""
        self._unit(0, self.start, 0)
        for unit in self.units:  # grows
            if len(self.units) > self.most and not self.merging:
                return False
            joints = self._joints(unit.scene)
            for node, kind, scene in joints.exits:
                if node < unit.start:
                    continue
                context = 0
                if kind == PLAY:
                    context = self._call(unit, node, scene)
                unit.aims[node] = self._unit(context, scene, 0).number
            if joints.last >= unit.start or unit.start == len(unit.nodes):
                self.ends[unit.context].append(unit)
        return True

    def _call(self, unit: Unit, node: int, scene: str) -> int:
        """The context in which a `play` plays its scene."""
        after = unit.nodes[node][NEXT]
        key: object = scene if self.merging else (unit.context, unit.scene, after)
        context = self.contexts.setdefault(key, len(self.contexts) + 1)
        if context == len(self.returns):
            self.returns.append([])
            self.ends.append([])
        back = self._unit(unit.context, unit.scene, after)
        if back not in self.returns[context]:
            self.returns[context].append(back)
        return context

    def _unit(self, context: int, scene: str, start: int) -> Unit:
        unit = self.found.get((context, scene, start))
        if unit is None:
            unit = Unit(len(self.units), scene, self.skeletons[scene].nodes, start, context)
            self.found[context, scene, start] = unit
            self.units.append(unit)
        return unit

    def _joints(self, scene: str) -> Joints:
        found = self.joints.get(scene)
        if found is None:
            found = self.joints[scene] = joints(scene, self.skeletons[scene])
        return found


def _ordered(units: list[Unit]) -> list[Unit]:
    """The units that the first leads to, numbered anew, each circle a `group`."""
    components = circles([unit.next_units() for unit in units], [0])
    order = [old for component in components for old in component]
    number = {old: new for new, old in enumerate(order)}
    for group, component in enumerate(components):
        for old in component:
            unit = units[old]
            unit.group, unit.circles = group, len(component) > 1 or old in unit.next_units()
    for old, new in number.items():
        unit = units[old]
        unit.number = new
        unit.aims = {node: number[aim] for node, aim in unit.aims.items()}
        unit.back = [number[aim] for aim in unit.back]
    return [units[old] for old in order]


def circles(graph: Sequence[Sequence[int]], roots: Iterable[int]) -> list[list[int]]:
    """The strongly connected components of what the roots lead to, each before those to which it leads."""
    search = _Search(graph)
    for root in roots:
        if root not in search.index:
            search.run(root)
    return search.components[::-1]


class _Search:
    """Tarjan's search in depth, without recursion: a story may be deep."""

    def __init__(self, graph: Sequence[Sequence[int]]) -> None:
        self.graph = graph
        self.index: dict[int, int] = {}
        self.low: dict[int, int] = {}
        self.held: list[int] = []
        self.is_held: set[int] = set()
        self.left: dict[int, int] = {}
        self.components: list[list[int]] = []

    def run(self, root: int) -> None:
        todo = [(root, 0)]
        while todo:
            node, child = todo.pop()
            if child:
                self.low[node] = min(self.low[node], self.low[self.graph[node][child - 1]])
            else:
                self.index[node] = self.low[node] = len(self.index)
                self.held.append(node)
                self.is_held.add(node)
            for other in self.graph[node][child:]:
                child += 1
                if other not in self.index:
                    todo += [(node, child), (other, 0)]
                    break
                if other in self.is_held:
                    self.low[node] = min(self.low[node], self.index[other])
            else:
                self._leave(node)

    def _leave(self, node: int) -> None:
        self.left[node] = -len(self.left)
        if self.low[node] != self.index[node]:
            return
        component = [self.held.pop()]
        while component[-1] != node:
            component.append(self.held.pop())
        self.is_held.difference_update(component)
        self.components.append(sorted(component, key=self.left.__getitem__))
