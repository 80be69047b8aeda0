"""A tape and a place meet a story that may have changed since: where to go on, and what to tell the player.

In this order: the same step, replayed or, where the recorded choices no longer lead to it, entered as it was
left; the step that took its place between the same neighbours; the nearest step before it on the tape that the
recorded choices still reach; the start of its scene; the start of the story. Hot reload and loading a save are one act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from game.play import machine, session
from game.play.machine import Act, Impossible, Known
from game.play.moment import Moment, Scenery
from game.play.session import Session
from game.play.tape import Tape
from game.story.catalogue import Catalogue
from game.story.model import Story

REACH = 16
"""How many neighbours a place remembers on either side."""

Outcome = Literal["same", "moved", "edited", "nearest", "scene", "start"]

SENTENCES: dict[Outcome, str] = {
    "same": "",
    "moved": "The story has changed: this line stands in another scene now.",
    "edited": "The story has changed: the line where you stopped was rewritten. This is what stands there now.",
    "nearest": "The story has changed: the line where you stopped is gone. This is the nearest one before it.",
    "scene": "The story has changed: the line where you stopped is gone. This is the start of its scene.",
    "start": "The story has changed: the scene where you stopped is gone. This is the start of the story.",
}


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place in a story as it can still be found after an edit: the step and its neighbours, nearest first."""

    scene: str
    step: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {"scene": self.scene, "step": self.step, "before": list(self.before), "after": list(self.after)}


def whereabouts(story: Story, moment: Moment) -> Whereabouts:
    """Where a Moment of this story is."""
    ids = [step.id for step in story.scenes[moment.scene].steps]
    before = ids[max(0, moment.index - REACH) : moment.index][::-1]
    return Whereabouts(
        moment.scene, moment.step, tuple(before), tuple(ids[moment.index + 1 : moment.index + 1 + REACH])
    )


def from_dict(data: Mapping[str, Any]) -> Whereabouts:
    """What `as_dict` wrote. Raises KeyError, TypeError."""
    before, after = (tuple(map(str, data[side])) for side in ("before", "after"))
    return Whereabouts(str(data["scene"]), str(data["step"]), before, after)


def resume(story: Story, tape: Tape, left: Moment, at: Whereabouts) -> tuple[Session, Outcome]:
    """A session of `story` at the place `at`, where the Moment `left` was, and how that place was found."""
    if tape.fingerprint == story.fingerprint:
        try:
            return session.replay(story, tape), "same"
        except Impossible:
            pass  # an older program wrote this tape: go on as with a changed story
    target, outcome = _find(story, at)
    run = _follow(story, tape, target, at, left)
    if target and run.arrived:
        return run.session, outcome
    if target and outcome in ("same", "moved"):
        entered = _entered(story, replace(left, scene=target[0], index=target[1]), tape)
        if entered:
            return entered, outcome
    if _cut_to_tape(run.session, tape):
        return run.session, "nearest"
    if at.scene in story.scenes:
        entered = _entered(story, replace(left, scene=at.scene, index=0, calls=(), line=None), tape)
        if entered:
            return entered, "scene"
    return session.start(story, tape.known, tape.seed), "start"


def _find(story: Story, at: Whereabouts) -> tuple[tuple[str, int] | None, Outcome]:
    """The position that is now what `at` was."""
    ids = {name: [step.id for step in scene.steps] for name, scene in story.scenes.items()}
    own = ids.get(at.scene, [])
    if at.step in own:
        return (at.scene, own.index(at.step)), "same"
    elsewhere = [(name, found.index(at.step)) for name, found in ids.items() if at.step and at.step in found]
    if len(elsewhere) == 1:
        return elsewhere[0], "moved"
    for name in [at.scene, *(n for n in ids if n != at.scene)]:
        index = _between(ids.get(name, []), at) if name == at.scene or _shares(ids[name], at) else None
        if index is not None:
            return (name, index), "edited"
    return None, "nearest"


def _shares(ids: Sequence[str], at: Whereabouts) -> bool:
    """Whether a scene of another name has enough of the old neighbours to be the same scene renamed."""
    return len({*at.before[:4], *at.after[:4]} & set(ids)) >= 2


def _between(ids: Sequence[str], at: Whereabouts) -> int | None:
    """What stands now between the neighbours: only if they still stand on both sides, and something does."""
    low = next(((ids.index(s), n) for n, s in enumerate(at.before) if s in ids), None)
    high = next(((ids.index(s), n) for n, s in enumerate(at.after) if s in ids), None)
    if (low is None and at.before) or (high is None and at.after):
        return None
    first = low[0] + 1 if low else 0
    last = high[0] - 1 if high else len(ids) - 1
    if first > last:
        return None
    return min(last, first + (low[1] if low else 0))


class _Run:
    """The tape's choices, followed through the story as it is now."""

    def __init__(self, story: Story, tape: Tape, left: Moment) -> None:
        self.session = _beginning(story, tape)
        ends = [act.at for act in tape.acts[1:]] + [left.step]
        self.choices = [(act, after) for act, after in zip(tape.acts, ends, strict=False) if act.kind != "advance"]
        self.arrived = False

    def go_on(self) -> bool:
        """One act further; False when the recorded choices do not say how."""
        moment = self.session.moment
        if moment.kind == "end":
            return False
        if moment.kind != "choice":
            self.session.advance()
            return True
        offered = {offer.id for offer in moment.offers}
        here = [n for n, (act, _) in enumerate(self.choices) if act.at == moment.step and act.option in offered]
        alike = [n for n, (act, _) in enumerate(self.choices[:1]) if act.option in offered]
        for n in (here or alike)[:1]:
            self.session.act("choose", self.choices[n][0].option)
            del self.choices[: n + 1]
            return True
        return self.by_what_followed(moment)

    def by_what_followed(self, moment: Moment) -> bool:
        """The option was reworded: it is the one behind which the story goes on as it did."""
        if not self.choices:
            return False
        _, after = self.choices[0]
        for offer in moment.offers:
            taken = Act("choose", moment.step, offer.id)
            if machine.step(self.session.story, moment, taken, self.session.known).step == after:
                self.session.act("choose", offer.id)
                del self.choices[0]
                return True
        return False


def _beginning(story: Story, tape: Tape) -> Session:
    """Where the tape begins: the story's start, or its base if that is still to be found."""
    if tape.base:
        target, _ = _find(story, Whereabouts(tape.base.scene, tape.base.step))
        entered = _entered(story, replace(tape.base, scene=target[0], index=target[1]), tape) if target else None
        if entered:
            return entered
    return session.start(story, tape.known, tape.seed)


def _follow(story: Story, tape: Tape, target: tuple[str, int] | None, at: Whereabouts, left: Moment) -> _Run:
    """Play on until the target stands there as often as it had, or the choices lead nowhere."""
    run = _Run(story, tape, left)
    visits = 1 + sum(act.at == at.step for act in tape.acts)
    for _ in range(2 * len(tape.acts) + 400):
        moment = run.session.moment
        if target and moment.scene == target[0] and _reached(run.session, target[1]):
            visits -= 1
            if visits <= 0 or (not run.choices and moment.kind == "choice"):
                run.arrived = True
                return run
        if not run.go_on():
            return run
    return run


def _reached(run: Session, index: int) -> bool:
    """Whether this stop is at the target, or the first one behind it: a target may be no stop."""
    moment = run.moment
    if moment.index == index:
        return True
    earlier = run.moments[run.now - 1] if run.now else None
    before = earlier.index if earlier and earlier.scene == moment.scene else -1
    return before < index < moment.index and not _stops(run.story, moment.scene, index)


def _stops(story: Story, scene: str, index: int) -> bool:
    step = story.step(scene, index)
    return step is not None and type(step).__name__ in ("Say", "Choice", "End")


def _cut_to_tape(run: Session, tape: Tape) -> bool:
    """Back to the last stop that the tape also had."""
    stood = [act.at for act in tape.acts]
    passed = {moment.step: n for n, moment in enumerate(run.moments)}
    for step in reversed(stood):
        if step in passed:
            run.now = passed[step]
            del run.acts[run.now :], run.moments[run.now + 1 :]
            return True
    return False


def _entered(story: Story, moment: Moment, tape: Tape) -> Session | None:
    """A session that begins at a position, with everything else as it was left, as far as the story still has it."""
    values = {
        name: moment.values[name] if name in moment.values and v.allows(moment.values[name]) else v.start
        for name, v in story.variables.items()
    }
    calls = tuple((s, i) for s, i in moment.calls if s in story.scenes and i <= len(story.scenes[s].steps))
    scenery = _still_there(moment.scenery, story.catalogue)
    known = Known(tape.known.marks, tape.known.endings)
    clean = replace(moment, values=values, calls=calls, scenery=scenery, cues=(), offers=())
    try:
        return session.start_at(story, machine.enter(story, clean, known), known, tape.seed)
    except machine.Endless:
        return None


def _still_there(scenery: Scenery, catalogue: Catalogue) -> Scenery:
    return replace(
        scenery,
        background=scenery.background if scenery.background in catalogue.backgrounds else "",
        illustration=scenery.illustration if scenery.illustration in catalogue.illustrations else "",
        figures=tuple(f for f in scenery.figures if f.figure in catalogue.cast),
        music=scenery.music if scenery.music in catalogue.music else "",
        ambience=scenery.ambience if scenery.ambience in catalogue.ambience else "",
    )
