"""A tape's choices, followed through a story that was edited since.

Between two choices a story goes on by itself, so only choices are looked up. Which recorded one the story stands
at is told by its id and by the stops before it; the option, by its id, or, where it was reworded, by the lines
behind it. Where neither helps, the retrace is `stuck`: the recorded choices do not lead any further.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from itertools import islice

from game.play import machine
from game.play.finding import Position, is_stop
from game.play.machine import Act, Endless, Impossible
from game.play.moment import Moment
from game.play.session import Session
from game.play.tape import Tape
from game.play.whereabouts import tells
from game.story.identity import said
from game.story.model import Choice, Goto, Play, Step

AHEAD = 40
"""How many recorded choices are looked through, where some of them are gone."""

SKIPPED = 0.2
"""What it costs to take one of them for gone, in the measure of `Retrace._likeness`."""

LINES = 6
"""How many lines behind an option tell what it was."""

MEMORY = 300
"""How many stops of a tape are compared with those of a new one."""


class Retrace:
    """Follows a tape in `run`, until the choices lead to a target or lead nowhere."""

    def __init__(
        self, run: Session, tape: Tape, left: Moment, scenes: Sequence[str], looks: Sequence[Act] = ()
    ) -> None:
        self.looks, self.looked = looks, 0
        """What was done with the lens, in order, and how much of it was done again."""
        self.run, self.acts, self.scenes = run, tape.acts, scenes
        self.trail = [*(said(act.at) for act in tape.acts), said(left.step)]
        self.known, self.named = frozenset(self.trail), frozenset(scenes)
        self.choices = [n for n, act in enumerate(tape.acts) if act.kind != "advance"]
        self.passed = [n for n, act in enumerate(self.acts) if act.at == left.step and scenes[n] in ("", left.scene)]
        """The acts at the very step where the tape ends."""
        self.todo = 0
        self.met: list[tuple[int, int]] = []
        """The recorded choices that were come to again: which act it was, and at which Moment it is now."""
        self.stuck = False

    @property
    def begun(self) -> int:
        """The Moment of the last choice that was come to again."""
        return self.met[-1][1] if self.met else -1

    def follow(self, target: Position | None) -> bool:
        """Play on; whether that led to the target, as often as it had been passed."""
        last = self.choices[-1] if self.choices else -1
        laps = 1 + sum(n > last for n in self.passed)
        visits: list[int] = []
        for _ in range(2 * len(self.acts) + 400):
            if target == (self.run.moment.scene, self.run.moment.index):
                visits.append(self.run.now)
                if self._done and sum(n > self.begun for n in visits) == laps:
                    self._look()
                    return True
            self._look()
            if not self._go_on():
                break
        at = self._visit(visits)
        if at is not None:
            self.cut(self.run.left(at))
        return at is not None

    @property
    def _done(self) -> bool:
        return self.todo >= len(self.choices)

    def _visit(self, visits: Sequence[int]) -> int | None:
        """The visit that was meant, after the choices led no further."""
        lately = [n for n in visits if n > self.begun]
        if lately and (self._done or self._gone()):
            return lately[-1]
        return visits[len(self.passed)] if self._done and len(visits) > len(self.passed) else None

    def _gone(self) -> bool:
        """Whether the choices that were not met stand nowhere any more, so that nothing of them is missing."""
        ids = {said(self.acts[n].at) for n in self.choices[self.todo : self.todo + AHEAD]}
        return not self.stuck and not self.run.story.holding(ids)

    def cut(self, now: int) -> None:
        """Back to a Moment; what lies behind it never was."""
        self.run.now = now
        del self.run.acts[now:], self.run.moments[now + 1 :]

    def nearest(self) -> tuple[int, int]:
        """The last act on the tape whose step was passed again, and the Moment there; -1 for both if there is none."""
        first, begun = self.met[-1] if self.met else (0, 0)
        first = max(first, len(self.acts) - MEMORY)
        old, new = self.trail[first:-1], [said(moment.step) for moment in self.run.moments[begun:]]
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        pairs = [(first + b.a + n, begun + b.b + n, b.size) for b in blocks for n in range(b.size)]
        for act, now, size in reversed(pairs):
            if size > 1 or self._same_scene(act, now):
                return act, now
        return self.met[-1] if self.met else (-1, -1)

    def _same_scene(self, act: int, now: int) -> bool:
        """Whether a single stop can be the same: in its old scene, if that is known."""
        return self.scenes[act] in ("", self.run.moments[now].scene)

    # --- one act

    def _look(self) -> None:
        """What was done with the lens at this stop is done again."""
        step, end = self.run.moment.step, len(self.looks)
        ahead = range(self.looked, min(end, self.looked + AHEAD))
        n = next((n for n in ahead if self.looks[n].at == step), end)
        while n < end and self.looks[n].at == step:
            with suppress(Impossible):  # the lens is not the player's here any more
                self.run.look(self.looks[n].option)
            n = self.looked = n + 1

    def _go_on(self) -> bool:
        """One act further; False when the recorded choices do not say how, or the story ends or goes in a circle."""
        moment = self.run.moment
        try:
            if moment.kind == "end":
                return False
            if moment.kind != "choice":
                self.run.advance()
                return True
            return self._choose(moment)
        except Endless:
            self.stuck = True
            return False

    def _choose(self, moment: Moment) -> bool:
        n = self._meant(moment)
        if n is None:
            return False
        act, offered = self.acts[self.choices[n]], {offer.id for offer in moment.offers}
        option = act.option if act.option in offered else self._reworded(moment, self.choices[n])
        self.stuck = not option
        self.met.append((self.choices[n], self.run.now))
        if option:
            self.todo = n + 1
            self.run.act(act.kind, option)
        return not self.stuck

    def _meant(self, moment: Moment) -> int | None:
        """Which of the recorded choices this one is, as an index of `choices`."""
        ahead = range(self.todo, min(len(self.choices), self.todo + AHEAD))
        known = said(moment.step) in self.known
        best, most = None, 0.0
        for n in ahead:
            likeness = self._likeness(self.choices[n], moment, known)
            worth = likeness - SKIPPED * (n - self.todo)
            if likeness >= 2 and worth > most:
                best, most = n, worth
            if most >= 9 - SKIPPED * (n + 1 - self.todo):
                break  # no other can be more like it
        if best is not None:
            return best
        offered = {offer.id for offer in moment.offers}
        alike = ahead and not known and self.acts[self.choices[self.todo]].option in offered
        return self.todo if alike else None

    def _likeness(self, n: int, moment: Moment, known: bool) -> float:
        """Whether the choice of act `n` is this one: by what it offers, and by the stops before it.

        If this one is `known`, because the tape has it, or stands in another scene of the tape, it is no other one that
        was edited.
        """
        act, scene = self.acts[n], self.scenes[n]
        alike = said(act.at) == said(moment.step)
        elsewhere = scene not in ("", moment.scene) and moment.scene in self.named
        if not alike and (known or elsewhere):
            return 0
        found = 4.0 * alike + (act.at == moment.step)
        stops = (k for k in range(self.run.now - 1, -1, -1) if not self.run.is_look(k + 1))
        before = [self.run.moments[k] for k in islice(stops, 3)]
        for weight, old, new in zip((2, 1, 1), reversed(self.trail[max(0, n - 3) : n]), before, strict=False):
            found += weight * (old == said(new.step))
        return found

    def _reworded(self, moment: Moment, n: int) -> str:
        """The option behind which stands what stood behind the recorded one; empty if none or several have it."""
        end = next((k for k in self.choices if k > n), len(self.trail) - 1)
        behind = set(self.trail[n + 1 : end + 1][:LINES])
        choice = self.run.story.step(moment.scene, moment.index)
        assert isinstance(choice, Choice)
        if any(option.id == self.acts[n].option for option in choice.options):
            return ""  # it is there, and not offered
        counts = {offer.id: self._shared(moment, choice, offer.id, behind) for offer in moment.offers}
        best = max(counts.values())
        found = [option for option, count in counts.items() if count == best]
        return found[0] if best >= min(2, len(behind)) > 0 and len(found) == 1 else ""

    def _shared(self, moment: Moment, choice: Choice, option: str, behind: set[str]) -> int:
        """How many of these steps come behind an option; 0 if none of them belongs to this option alone."""
        first = next(o.target for o in choice.options if o.id == option)
        last = min((o.target for o in choice.options if o.target > first), default=choice.after)
        body = self.run.story.scenes[moment.scene].steps[first:last]
        own = {said(step.id) for step in body if (is_stop(step) and tells(step)) or self._rare(step, moment.scene)}
        leaves = any(isinstance(step, (Goto, Play)) for step in body)
        at, found, act = moment, [], Act("choose", moment.step, option)
        for _ in range(LINES):
            at = machine.step(self.run.story, at, act, self.run.known)
            found.append(said(at.step))
            leaves = leaves and at.scene != moment.scene
            if found[-1] in behind and leaves:
                own.add(found[-1])
            if at.kind in ("choice", "end"):
                break
            act = Act("advance", at.step)
        shared = behind.intersection(found)
        return len(shared) if shared & own else 0

    def _rare(self, step: Step, scene: str) -> bool:
        """Whether nothing else in the story says the same."""
        if not is_stop(step) or self.run.story.holding((said(step.id),)) != (scene,):
            return False
        return sum(said(other.id) == said(step.id) for other in self.run.story.scenes[scene].steps) == 1
