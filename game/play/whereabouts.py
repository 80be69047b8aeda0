"""A place in a story as it can still be found after an edit: by what stands there, and by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import groupby, islice
from typing import Any

from game.play import typed
from game.play.moment import Moment
from game.play.session import Session
from game.story.identity import said
from game.story.model import Choice, End, Play, Say, Step, Story

REACH = 16
"""How many neighbours a place remembers on either side, and how many steps that say the same."""


COMMON = 24
"""What is said in more scenes than this says nothing about a place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A step (its id; empty behind the last one of a scene) and its neighbours' ids, nearest first.

    `twins` are what stands before and behind each other step of the scene that says the same, nearest first. `also` are
    the other scenes where something says the same, if the step says so little that it may.
    """

    scene: str
    step: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    twins: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whereabouts(Spot):
    """Where a Moment is, and what else must be found again to go on there.

    `calls` are the `play:` steps that wait for their scenes to end (`Moment.calls`). `base` is where the tape begins,
    if that is not the start of the story, and `base_calls` what waits there. `path` names the scenes that the tape
    goes through, each with how many stops there were in it. What has a default was not known to older programs.
    """

    calls: tuple[Spot, ...] = ()
    base: Spot | None = None
    base_calls: tuple[Spot, ...] = ()
    path: tuple[tuple[str, int], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `from_dict` is its inverse."""
        return asdict(self)

    def scenes(self, acts: int) -> list[str]:
        """The scene of every act of the tape; empty texts where nobody knows."""
        found = [*islice((scene for scene, stops in self.path for _ in range(stops)), acts)]
        return found if len(found) == acts else [""] * acts


def whereabouts(story: Story, moment: Moment, run: Session | None = None) -> Whereabouts:
    """Where a Moment of this story is. With the playthrough `run` that stands there, more of its way is remembered."""
    here = spot(story, moment.scene, moment.index)
    base = run.base if run else None
    return Whereabouts(
        here.scene,
        here.step,
        here.before,
        here.after,
        here.twins,
        here.also,
        calls=_waiting(story, moment),
        base=spot(story, base.scene, base.index) if base else None,
        base_calls=_waiting(story, base) if base else (),
        path=tuple((scene, len([*stops])) for scene, stops in groupby(m.scene for m in run.passed())) if run else (),
    )


def from_dict(data: Mapping[str, Any]) -> Whereabouts:
    """What `as_dict` wrote, also that of an older program. Raises ValueError."""
    return typed.read(Whereabouts, data)


def spot(story: Story, scene: str, index: int) -> Spot:
    """What can be remembered of a position of this story."""
    ids = [step.id for step in story.scenes[scene].steps]
    step = story.step(scene, index)
    name = step.id if step else ""
    before, after = ids[max(0, index - REACH) : index][::-1], ids[index + 1 : index + 1 + REACH]
    common = step and not tells(step)
    also = [other for other in story.holding((said(name),))[:COMMON] if other != scene] if common else []
    return Spot(scene, name, tuple(before), tuple(after), _twins(ids, index, said(name)), tuple(also))


def _twins(ids: list[str], index: int, words: str) -> tuple[tuple[str, str], ...]:
    counted = words + "."
    others = [n for n, found in enumerate(ids) if n != index and (found == words or found.startswith(counted))]
    others.sort(key=lambda n: abs(n - index))
    beside = ["", *ids, ""]
    return tuple((said(beside[n]), said(beside[n + 2])) for n in others[:REACH]) if words else ()


def _waiting(story: Story, moment: Moment) -> tuple[Spot, ...]:
    """The steps that `calls` come back behind."""
    return tuple(spot(story, scene, index - 1) for scene, index in moment.calls)


def tells(step: Step) -> bool:
    """Whether a step says enough to be known by it; a short line ("No.") may stand anywhere, a `play:` stands alone."""
    if isinstance(step, Say):
        return len(words_of(step.text)) >= 4
    return isinstance(step, (Choice, Play, End))


def words_of(text: str) -> list[str]:
    """The words of a text, without capitals and signs."""
    return re.findall(r"\w+", text.lower())
