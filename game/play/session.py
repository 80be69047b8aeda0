"""One playthrough: the story, the tape so far, and every Moment on it, to go back and forth between.

Rolling back only moves `now`; the acts behind it are cut when the player does something else there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.play import machine
from game.play.machine import Act, ActKind, Known
from game.play.moment import Moment, Scenery
from game.play.tape import Tape
from game.story.model import Story


@dataclass(slots=True)
class Session:
    """Create with `start` or `replay`. `moments[i + 1]` is what `acts[i]` made of `moments[i]`."""

    story: Story
    known: Known
    seed: int
    base: Moment | None
    moments: list[Moment]
    acts: list[Act] = field(default_factory=list)
    now: int = 0
    _counted: tuple[Moment, int] | None = field(default=None, repr=False, compare=False)

    @property
    def moment(self) -> Moment:
        return self.moments[self.now]

    @property
    def before(self) -> Scenery:
        """What the stage showed at the Moment before this one."""
        return self.moments[self.now - 1].scenery if self.now else Scenery()

    def act(self, kind: ActKind, option: str = "") -> Moment:
        """Do something here. Raises `machine.Impossible` and `machine.Endless`, and then nothing has changed."""
        act = Act(kind, self.moment.step, option)
        if self.now < len(self.acts) and self.acts[self.now] == act:
            self.now += 1
            return self.moment
        if kind == "lens":
            return self._look(act)
        after = machine.step(self.story, self.moment, act, self.known)
        del self.acts[self.now :], self.moments[self.now + 1 :]
        self.acts.append(act)
        self.moments.append(after)
        self.now += 1
        return after

    def advance(self) -> Moment:
        return self.act("advance")

    def choose(self, option: str) -> Moment:
        return self.act("choose", option)

    def time_out(self) -> Moment:
        """Time ran out at a choice: its last option happens."""
        return self.act("timeout", machine.last_offer(self.moment))

    def look(self, hand: str) -> Moment:
        """Raise or lower the lens, or turn its dial: one of `machine.HANDS`. Raises `machine.Impossible`."""
        return self.act("lens", hand)

    def _look(self, act: Act) -> Moment:
        """A look cuts nothing off: what was done behind it is done again, as far as it still can be."""
        seen = machine.step(self.story, self.moment, act, self.known)
        ahead = self.acts[self.now :]
        del self.acts[self.now :], self.moments[self.now + 1 :]
        for done in (act, *ahead):
            try:
                after = seen if done is act else machine.step(self.story, self.moments[-1], done, self.known)
            except (machine.Impossible, machine.Endless):
                break
            if done.at != self.moments[-1].step:
                break
            self.acts.append(done)
            self.moments.append(after)
        self.now += 1
        return self.moment

    def is_look(self, index: int) -> bool:
        """Whether a Moment is the one before it, seen through the lens, or without it again."""
        if not 0 < index <= len(self.acts) or self.acts[index - 1].kind != "lens":
            return False
        before, after = self.moments[index - 1 : index + 1]
        return (before.scene, before.index) == (after.scene, after.index)

    def stops(self) -> int:
        """How many stops lie before this one: a look is none."""
        if self._counted is None or self._counted[0] is not self.moment:  # the viewfinder asks in every frame
            self._counted = self.moment, sum(act.kind != "lens" for act in self.acts[: self.now])
        return self._counted[1]

    def back(self) -> bool:
        """To the stop before, as it was left; False at the first."""
        first = self.now
        while self.is_look(first):
            first -= 1
        self.now, moved = max(0, first - 1), first > 0
        return moved

    def forward(self) -> bool:
        """To the stop after, as it was left, if there was one; False at the last."""
        last, before = len(self.moments) - 1, self.now
        self.now = min(last, self.left(self.now) + 1)
        self.now = self.left(self.now)
        return self.now > before

    def left(self, index: int) -> int:
        """The last Moment of the same stop."""
        while self.is_look(index + 1):
            index += 1
        return index

    def tape(self) -> Tape:
        """The tape up to now."""
        return Tape(self.story.fingerprint, tuple(self.acts[: self.now]), self.known, self.seed, self.base)

    def passed(self) -> Sequence[Moment]:
        """Every Moment up to now, oldest first."""
        return self.moments[: self.now + 1]


def start(story: Story, known: Known = Known(), seed: int = 0) -> Session:
    """A new playthrough."""
    return Session(story, known, seed, None, [machine.begin(story, known)])


def start_at(story: Story, base: Moment, known: Known, seed: int = 0) -> Session:
    """A playthrough that begins at a Moment, as when "play from here" or a changed story asks for it."""
    return Session(story, known, seed, base, [base])


def replay(story: Story, tape: Tape) -> Session:
    """The playthrough of a tape that was recorded with this very story. Raises `machine.Impossible`."""
    session, whole = as_far(story, tape)
    if not whole:
        raise machine.Impossible("the story has changed since this tape was recorded")
    return session


def as_far(story: Story, tape: Tape) -> tuple[Session, bool]:
    """The playthrough of a tape as far as it goes in this story, and whether that is all of it."""
    session = start_at(story, tape.base, tape.known, tape.seed) if tape.base else start(story, tape.known, tape.seed)
    for act in tape.acts:
        if act.at != session.moment.step:
            return session, False
        try:
            session.act(act.kind, act.option)
        except (machine.Impossible, machine.Endless):
            return session, False
    return session, True
