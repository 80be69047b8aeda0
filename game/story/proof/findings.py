"""What the proof finds in a story, as plain values, and as problems with their places and sentences."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.story.model import Branch, Choice, End, Jump, Story
from game.story.problems import Place, Problem
from game.story.variables import Variable

Choices = tuple[tuple[str, int, int], ...]
"""Choices that were made: the scene, the index of the choice among its steps, the number of the option (from 0).
At a glimpse, LOOKED or FACED in place of the option."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was proved: `code` names its paragraph in docs/problems.md.

    It is at the step `index` of `scene` (at an `option` of it, if that is not -1), or, without a scene, at the
    declaration of the variable `words`. `words` is the condition, variable or mark in the writer's words, `limit` the
    end of a range. `way` are the choices after which it shows, None where it has no way, and `ever` the marks that
    earlier playthroughs must have passed for it; `found` says which way that is: the `shortest`, or one met by
    `chance`. `more` is at how many other steps the same holds.
    """

    code: str
    scene: str = ""
    index: int = -1
    option: int = -1
    words: str = ""
    limit: str = ""
    way: Choices | None = None
    ever: tuple[str, ...] = ()
    found: str = ""
    more: int = 0


WARNINGS = frozenset(("beyond-range",))
"""What is told, but can be meant."""

_WITH_WAY = frozenset(("no-option-left", "no-way-out", "endless", "beyond-range"))
"""What happens to some players only."""


def as_data(finding: Finding) -> list[Any]:
    """Plain data for JSON; `from_data` is its inverse."""
    way = None if finding.way is None else [list(choice) for choice in finding.way]
    head = [finding.code, finding.scene, finding.index, finding.option, finding.words, finding.limit]
    return [*head, way, list(finding.ever), finding.found, finding.more]


def from_data(data: Sequence[Any]) -> Finding:
    """The finding that `as_data` wrote."""
    code, scene, index, option, words, limit, way, ever, found, more = data
    choices = None if way is None else tuple((str(s), int(i), int(o)) for s, i, o in way)
    return Finding(code, scene, index, option, words, limit, choices, tuple(ever), found, more)


def problems(findings: Sequence[Finding], story: Story) -> Iterator[Problem]:
    """The findings with their places and sentences. Opens only the scenes in which something was found."""
    for finding in findings:
        message = _sentence(finding, story) + _way(finding)
        yield Problem(finding.code, place(finding, story), message, warning=finding.code in WARNINGS)


def place(finding: Finding, story: Story) -> Place:
    """Where a finding is in the story's files."""
    if not finding.scene:
        return story.variables[finding.words].place
    scene = story.scenes[finding.scene]
    step = scene.steps[finding.index]
    if finding.option >= 0 and isinstance(step, Choice):
        return step.options[finding.option].place
    return step.place


def _lost(finding: Finding, story: Story) -> str:
    """What nobody sees because of a condition, in words; '' where it is nothing."""
    step = story.scenes[finding.scene].steps[finding.index]
    steps = story.scenes[finding.scene].steps
    if isinstance(step, Choice):
        aims = sorted([*(option.target for option in step.options), step.after])
        first = step.options[finding.option].target
        lost = range(first, aims[aims.index(first) + 1]) if finding.code == "never-true" else range(0)
        said = "this option is never offered" if lost else ""
    elif isinstance(step, Branch):
        last = steps[step.otherwise - 1]
        end = last.target if isinstance(last, Jump) and last.target > step.otherwise else step.otherwise
        never = finding.code == "never-true"
        lost = range(finding.index + 1, step.otherwise) if never else range(step.otherwise, end)
        said = "what it guards is never seen" if never else "what stands below 'else' is never seen" if lost else ""
    else:
        return ""
    endings = dict.fromkeys(repr(there.name) for n in lost if isinstance(there := steps[n], End))
    return f"{said}, nor the ending {' or '.join(endings)} there" if endings else said


def _sentence(finding: Finding, story: Story) -> str:
    words = finding.words
    if finding.code in ("never-true", "always-true"):
        truth = "never" if finding.code == "never-true" else "always"
        lost = _lost(finding, story) or "the story reads the same without it"
        if _decided(words, story.variables):
            asked = story.variables[words.split(" ")[0]]
            return f"{words!r} is {truth} true: {asked.name!r} goes from {asked.low} to {asked.high} only; {lost}"
        return f"{words!r} is {truth} true here, whatever a player did before: {lost}"
    if finding.code == "no-effect" and finding.limit:
        return f"'add' changes nothing here: {words!r} is always {finding.limit} already, and goes no further"
    if finding.code == "beyond-range":
        more = f"; so it is at {finding.more} other step{'s' * (finding.more != 1)}" if finding.more else ""
        return (
            f"{words!r} can be too near the end of its range for this 'add', which then stops at {finding.limit}{more}"
        )
    return _SENTENCES[finding.code].format(words=repr(words), limit=finding.limit)


def _decided(words: str, variables: Mapping[str, Variable]) -> bool:
    """Whether a condition compares one number only, and its declared range alone decides it."""
    match = re.fullmatch(r"(\w+) (<=|>=|==|!=|<|>) (-?\d+)", words)
    variable = variables.get(match[1]) if match else None
    if match is None or variable is None or not variable.is_number:
        return False
    says = _COMPARE[match[2]]
    return len({says(value, int(match[3])) for value in range(variable.low, variable.high + 1)}) == 1


_COMPARE = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}

_SENTENCES: Mapping[str, str] = {
    "never-reached": "no player ever gets here: a way leads to this step, but nothing that can happen leads along it",
    "no-option-left": "a player can come here when every option is hidden: give one of them neither 'if' nor 'once'",
    "no-way-out": "a player can be caught here: whatever they pick from now on, no ending can be reached any more",
    "endless": "the story can go in a circle here and never wait for the player: the circle needs a line, or a way out",
    "no-effect": "'add' changes nothing here: {words} stays as it is",
    "unused-variable": "nothing asks for {words}, and no text shows it: it can be left out",
    "unset-variable": "{words} is always {limit}: it is asked for or shown, but no 'set' and no 'add' ever changes it",
    "unused-mark": "no condition asks for the mark {words}: it can be left out",
}


def _way(finding: Finding) -> str:
    """How far it is to the finding."""
    if finding.way is None:
        return " (how one comes here was not found: it is too far)" if finding.code in _WITH_WAY else ""
    count = sum(option >= 0 for _, _, option in finding.way)
    least = " at the soonest" if finding.found == "shortest" else ""
    met = "from the beginning on" if not count else f"after {count} choice{'s' * (count != 1)}{least}"
    after = f", if {' and '.join(map(repr, finding.ever))} was passed in an earlier playthrough" if finding.ever else ""
    return f" ({met}{after})"
