"""All states of a few names of a story: any condition about other names may hold or not.

So what cannot happen here cannot happen at all; what can happen here may still be impossible. This is the slice of a
program (Weiser, 1981) with the rest left open, state by state; it shares nothing with the check but the conditions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.story.expressions import And, Compare, Condition, Not, Or, Seen, Variable_, holds, names
from game.story.model import Branch, Change, Choice, Direct, End, Glimpse, Goto, Jump, Mark, Say, Scene, Story
from game.story.variables import Value, Variable

Asked = tuple[str, int, int]
"""A scene, the index of a step, an option of it (-1: the step itself)."""

Fact = tuple[Asked, bool]
"""A condition was true or false there; an `add` has changed something or not."""

Name = tuple[str, str]
"""`("var", name)`, `("seen", mark)`, or `("goto", scene)`: whether a scene is gone to."""

Known = Mapping[Name, Value | bool]
State = tuple[str, int, tuple[tuple[Name, Value | bool], ...]]


def conditions(scene: Scene) -> Iterator[tuple[int, int, Condition]]:
    """Every condition of a scene, with the index of its step and the number of its option."""
    for index, step in enumerate(scene.steps):
        if isinstance(step, Branch) and step.condition is not None:
            yield index, -1, step.condition
        elif isinstance(step, Choice):
            for number, option in enumerate(step.options):
                if option.condition is not None:
                    yield index, number, option.condition


def changed(variable: Variable, before: Value, step: Change) -> Value:
    """What a `set` or an `add` makes of a value."""
    return min(max(int(before) + int(step.value), variable.low), variable.high) if step.adds else step.value


# --- which names


def depends(story: Story, asked: Asked) -> frozenset[Name]:
    """The names that a condition or a change depends on: its own, those of the conditions that it stands below, those
    that decide whether these are changed, and those that decide whether its scene is gone to."""
    scene = story.scenes[asked[0]]
    step = scene.steps[asked[1]]
    found: set[Name] = {("goto", asked[0])}
    if isinstance(step, Change):
        found.add(("var", step.variable))
    for index, option, test in conditions(scene):
        if (index, option) == asked[1:] or asked[1] in _guarded(scene, index, option):
            found.update(_name(name) for name in names(test))
    guarded = [
        ({_name(name) for name in names(test)}, _below(other, index, option))
        for other in story.scenes.values()
        for index, option, test in conditions(other)
    ]
    while more := {name for asks, changes in guarded if changes & found for name in asks} - found:
        found |= more
    return frozenset(name for name in found if name[0] != "goto")


def _name(name: Variable_ | Seen) -> Name:
    return ("seen", name.mark) if isinstance(name, Seen) else ("var", name.name)


def _guarded(scene: Scene, index: int, option: int) -> range:
    """The steps that a condition guards."""
    step = scene.steps[index]
    assert isinstance(step, (Branch, Choice))
    if isinstance(step, Branch):
        first, last = index + 1, step.otherwise
        before = scene.steps[last - 1]
        last = max(last, before.target) if isinstance(before, Jump) else last
    else:
        first = step.options[option].target
        last = min((o.target for o in step.options if o.target > first), default=step.after)
    return range(first, last)


def _below(scene: Scene, index: int, option: int) -> set[Name]:
    """What is changed in the steps that a condition guards, and where they go."""
    found: set[Name] = set()
    for below in (scene.steps[n] for n in _guarded(scene, index, option)):
        if isinstance(below, Change):
            found.add(("var", below.variable))
        elif isinstance(below, Mark):
            found.add(("seen", below.name))
        elif isinstance(below, Goto):
            found.add(("goto", below.scene))
    return found


# --- all their states


def possible(story: Story, about: frozenset[Name]) -> set[Fact]:
    """What can be true and false where these names are followed."""
    begin = tuple(sorted((n, story.variables[n[1]].start if n[0] == "var" else False) for n in about))
    facts, known = set[Fact](), set[State]()
    todo: list[State] = [(story.start, 0, begin)]
    while todo:
        scene, index, values = todo.pop()
        steps = story.scenes[scene].steps
        while index < len(steps) and isinstance(steps[index], (Say, Direct)):
            index += 1
        state = scene, index, values
        if index < len(steps) and state not in known:
            known.add(state)
            todo += _after(story, state, facts)
    return facts


def _after(story: Story, state: State, facts: set[Fact]) -> Iterator[State]:
    """The states after one step."""
    scene, index, values = state
    step, known = story.scenes[scene].steps[index], dict(values)
    if isinstance(step, Branch):
        for way in _ways((scene, index, -1), step.condition, known, facts):
            yield scene, index + 1 if way else step.otherwise, values
        if step.once:
            yield scene, step.otherwise, values
    elif isinstance(step, Choice):
        for number, option in enumerate(step.options):
            if True in _ways((scene, index, number), option.condition, known, facts):
                yield scene, option.target, values
        if all(option.condition is not None or option.once for option in step.options):
            yield scene, step.after, values
    elif isinstance(step, Goto):
        yield step.scene, 0, values
    elif isinstance(step, Jump):
        yield scene, step.target, values
    elif isinstance(step, (Change, Mark)):
        name = ("seen", step.name) if isinstance(step, Mark) else ("var", step.variable)
        if name in known:
            before = known[name]
            known[name] = True if isinstance(step, Mark) else changed(story.variables[step.variable], before, step)
            if isinstance(step, Change) and step.adds:
                facts.add(((scene, index, -1), known[name] != before))
        yield scene, index + 1, tuple(sorted(known.items()))
    elif isinstance(step, Glimpse):
        for marks in ((), (step.name,), (step.name, step.bare)) if step.bare else ((), (step.name,)):
            passed = {("seen", mark): True for mark in marks if ("seen", mark) in known}
            yield scene, index + 1, tuple(sorted({**known, **passed}.items()))
    elif not isinstance(step, End):
        yield scene, index + 1, values


def _ways(at: Asked, condition: Condition | None, known: Known, facts: set[Fact]) -> list[bool]:
    """How a condition can turn out."""
    if condition is None:
        return [True]
    found = _holds(condition, known)
    ways = [True, False] if found is None else [found]
    facts.update((at, way) for way in ways)
    return ways


def _holds(condition: Condition, known: Known) -> bool | None:
    """Whether a condition holds; None where that depends on a name that is not known."""
    if isinstance(condition, Not):
        inner = _holds(condition.inner, known)
        return None if inner is None else not inner
    if isinstance(condition, (And, Or)):
        parts = [_holds(part, known) for part in condition.parts]
        decides = isinstance(condition, Or)
        return decides if decides in parts else None if None in parts else not decides
    if isinstance(condition, Seen):
        passed = None if condition.ever else known.get(("seen", condition.mark))
        return None if passed is None else bool(passed)
    sides = (condition.left, condition.right) if isinstance(condition, Compare) else (condition,)
    if any(isinstance(side, Variable_) and ("var", side.name) not in known for side in sides):
        return None
    return holds(condition, {name: value for (kind, name), value in known.items() if kind == "var"}, ())
