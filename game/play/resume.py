"""A tape and a place meet a story that may have changed since: where to go on, and what to tell the player.

In this order: the same step, replayed or, where the recorded choices no longer lead to it, entered as it was left;
what took its place between the same neighbours, in the same two ways; the nearest step before it on the tape that
is still there, again so; the start of its scene; the start of the story. Hot reload and loading a save are one act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from game.play import machine, session
from game.play.finding import Finder, Found, Position
from game.play.machine import Endless, Impossible
from game.play.moment import Moment, Scenery, Standing
from game.play.retrace import Retrace
from game.play.session import Session
from game.play.tape import Tape
from game.play.whereabouts import Spot, Whereabouts, from_dict, whereabouts
from game.story.catalogue import Catalogue
from game.story.identity import digest, said
from game.story.model import Play, Story
from game.story.variables import Value, Variable

__all__ = ["SENTENCES", "Outcome", "Whereabouts", "from_dict", "resume", "whereabouts"]

BACK = 40
"""How many stops of the tape are looked for, one by one, where its choices lead nowhere near."""

Outcome = Literal["same", "moved", "edited", "nearest", "scene", "start"]

SENTENCES: dict[Outcome, str] = {
    "same": "",
    "moved": "The story has changed: this line stands in another scene now.",
    "edited": "The story has changed: what stood here was rewritten. This is what stands here now.",
    "nearest": "The story has changed: the line where you stopped is gone. This is the nearest one before it.",
    "scene": "The story has changed: the line where you stopped is gone. This is the start of its scene.",
    "start": "The story has changed: the scene where you stopped is gone. This is the start of the story.",
}


def resume(story: Story, tape: Tape, left: Moment, at: Whereabouts) -> tuple[Session, Outcome]:
    """A session of `story` at the place `at`, where the Moment `left` was, and how that place was found.

    Raises `machine.Endless` where nothing of the place is left and the story never stops at its start.
    """
    if tape.fingerprint == story.fingerprint and (tape.base is None or _holds(story, tape.base)):
        try:
            return session.replay(story, tape), "same"
        except Impossible:
            pass  # an older program wrote this tape: go on as with a changed story
    return _Return(story, tape, left, at).found()


def _holds(story: Story, base: Moment) -> bool:
    """Whether a Moment can be one of this story: a save may have been made by hand."""
    step = story.step(base.scene, base.index) if base.scene in story.scenes else None
    fits = base.values.keys() == story.variables.keys()
    return (
        (step.id if step else "") == base.step
        and fits
        and all(story.variables[name].allows(value) for name, value in base.values.items())
        and all(scene in story.scenes for scene, _ in base.calls)
    )


class _Return:
    """The way back to one place."""

    def __init__(self, story: Story, tape: Tape, left: Moment, at: Whereabouts) -> None:
        self.story, self.left, self.at = story, left, at
        self.finder = Finder(story)
        led = [n for n, act in enumerate(tape.acts) if act.kind != "lens"]
        scenes = at.scenes(len(tape.acts))
        self.tape, self.scenes = replace(tape, acts=tuple(tape.acts[n] for n in led)), [scenes[n] for n in led]
        """The acts that led somewhere; what was done with the lens meanwhile are the `looks`."""
        self.looks = [act for act in tape.acts if act.kind == "lens"]
        self.target: Found | None = None
        self.trace: Retrace | None = None

    def found(self) -> tuple[Session, Outcome]:
        known = {said(act.at) for act in self.tape.acts}
        target = self.target = self.finder.find(self.at, self.left, known)
        begun = self.beginning()
        if begun:
            self.trace = Retrace(begun, self.tape, self.left, self.scenes, self.looks)
            if self.trace.follow(target.position if target else None) and target:
                return begun, target.how
        entered = self.enter(target.position) if target else None
        if target and entered and (entered.moment.scene, entered.moment.index) == target.position:
            return entered, target.how  # elsewhere, it is no stop any more: a choice whose options are all hidden
        return self.nearest() or self.scene() or (self.start(), "start")

    # --- the ways

    def beginning(self) -> Session | None:
        """A session where the tape begins: at the story's start or, if that is still to be found, at its base."""
        base = self.tape.base
        if base is None:
            try:
                return self.start()
            except Endless:
                return None
        ahead = tuple(act.at for act in self.tape.acts[1:9])
        spot = self.at.base or Spot(base.scene, base.step, (), ahead)
        found = self.finder.find(spot, base)
        return self.enter(found.position, base, self.at.base_calls) if found else None

    def start(self) -> Session:
        return session.start(self.story, self.tape.known, self.tape.seed)

    def nearest(self) -> tuple[Session, Outcome] | None:
        """At the nearest step on the tape that is still there."""
        act, now = self.trace.nearest() if self.trace else (-1, -1)
        acts = self.tape.acts
        for n in range(len(acts) - 1, max(act, len(acts) - BACK, -1), -1):
            position = self.on_tape(n)
            entered = self.enter(position) if position else None
            if entered:
                return entered, "nearest"
        if self.trace is None or act < 0:
            return None
        self.trace.cut(now)
        return self.trace.run, "nearest"

    def on_tape(self, n: int) -> Position | None:
        """The step of an act, if it is still in its scene, or stands among the stops that were around it there."""
        ids, scene = [act.at for act in self.tape.acts], self.scenes[n]
        before = [ids[k] for k in range(n - 1, max(-1, n - 5), -1) if self.scenes[k] == scene]
        after = [ids[k] for k in range(n + 1, min(len(ids), n + 5)) if self.scenes[k] == scene]
        return self.finder.among(Spot(scene or self.at.scene, ids[n], tuple(before), tuple(after)))

    def scene(self) -> tuple[Session, Outcome] | None:
        """At the start of the scene."""
        if self.at.scene not in self.story.scenes:
            return None
        run = self.trace.run if self.trace else None
        scenes = [moment.scene for moment in run.moments] if run else []
        entries = [n for n, name in enumerate(scenes) if name == self.at.scene and scenes[n - 1 : n] != [name]]
        if self.trace and run and entries:
            self.trace.cut(entries[-1])
            return run, "scene"
        entered = self.enter((self.at.scene, 0), replace(self.left, line=None))
        return (entered, "scene") if entered else None

    # --- entering

    def enter(
        self, at: Position, as_left: Moment | None = None, waiting: Sequence[Spot] | None = None
    ) -> Session | None:
        """A session that begins at a position, with everything else as it was left, as far as the story has it."""
        left = as_left or self.left
        clean = replace(
            left,
            scene=at[0],
            index=at[1],
            values={name: _fitted(v, left.values.get(name, v.start)) for name, v in self.story.variables.items()},
            calls=self.calls(left, self.at.calls if waiting is None else waiting, at[0]),
            done=self.done(left.done),
            scenery=_still_there(left.scenery, self.story.catalogue),
            cues=(),
            offers=(),
        )
        try:
            moment = machine.enter(self.story, clean, self.tape.known)
        except Endless:
            return None
        return session.start_at(self.story, moment, self.tape.known, self.tape.seed)

    def calls(self, left: Moment, waiting: Sequence[Spot], scene: str) -> tuple[Position, ...]:
        """Where the scenes that are being played come back to now, on entering `scene`.

        It may be one of those waiting; and if it is played only now, because the line moved there, its end leads back
        behind a step that plays it.
        """
        spots = waiting if len(waiting) == len(left.calls) else [None] * len(left.calls)
        played = [*(name for name, _ in left.calls[1:]), left.scene]
        found: list[Position] = []
        for spot, (name, index), inner in zip(spots, left.calls, played, strict=False):
            position = self.behind(spot) if spot else self.behind_play(name, index, inner)
            if position and position[0] == scene and scene != left.scene:
                return tuple(found)
            if position:
                found.append(position)
        if not found and scene != left.scene:
            callers = self.story.holding((digest("play", scene),))  # the id that the compiler gives such a step
            back = next((name for name in reversed(self.scenes) if name in callers), next(iter(callers), ""))
            position = self.behind_play(back, 0, scene)
            return (position,) if position else ()
        return tuple(found)

    def behind(self, spot: Spot) -> Position | None:
        found = self.finder.same(spot)
        return (found.scene, found.index + 1) if found else self.finder.between(spot)

    def behind_play(self, scene: str, index: int, played: str) -> Position | None:
        """The same from an older save, which knows a number only."""
        if scene not in self.story.scenes:
            return None
        steps = self.story.scenes[scene].steps
        plays = [n + 1 for n, step in enumerate(steps) if isinstance(step, Play) and step.scene == played]
        return scene, min(plays, key=lambda n: abs(n - index), default=min(index, len(steps)))

    def done(self, flags: Sequence[str]) -> tuple[str, ...]:
        """What happened once, by the names that its scene and its choice have now."""
        names: dict[str, str] = {}
        if self.trace:
            names = {self.tape.acts[n].at: self.trace.run.moments[now].step for n, now in self.trace.met}
        if self.target and self.target.how != "moved":
            step = self.story.step(*self.target.position)
            names |= {self.at.scene: self.target.scene, self.at.step: step.id if step else ""}
        return tuple("/".join(names.get(part, part) for part in flag.split("/")) for flag in flags)


def _fitted(variable: Variable, value: Value) -> Value:
    """The value, or what comes nearest to it now."""
    if isinstance(value, int) and variable.is_number:
        return variable.clamp(value)
    return value if variable.allows(value) else variable.start


Thing = TypeVar("Thing")


def _still_there(scenery: Scenery, catalogue: Catalogue) -> Scenery:
    def named(name: str, shelf: Mapping[str, Thing]) -> str:
        return name if name in shelf else ""

    return replace(
        scenery,
        background=named(scenery.background, catalogue.backgrounds),
        illustration=named(scenery.illustration, catalogue.illustrations),
        figures=tuple(_standing(f, catalogue) for f in scenery.figures if f.figure in catalogue.cast),
        leaving=tuple(_standing(f, catalogue) for f in scenery.leaving if f.figure in catalogue.cast),
        clothes=tuple(_standing(f, catalogue) for f in scenery.clothes if f.figure in catalogue.cast),
        music=named(scenery.music, catalogue.music),
        ambience=named(scenery.ambience, catalogue.ambience),
    )


def _standing(standing: Standing, catalogue: Catalogue) -> Standing:
    """A figure with what it still has; for anything else, the first that it has."""
    figure = catalogue.cast[standing.figure]

    def of(word: str, words: Sequence[str]) -> str:
        return word if word in words else next(iter(words), "")

    return replace(
        standing,
        outfit=of(standing.outfit, figure.outfits),
        pose=of(standing.pose, figure.poses),
        look=of(standing.look, figure.looks),
    )
