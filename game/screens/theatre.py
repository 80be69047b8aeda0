"""The running game behind the screens: story, playthrough, saves, preferences. It knows no window and no key.

Screens show what is here, commands call what is here; `app.py` gives it the time and a picture of the stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from game.play import resume, session
from game.play.machine import Endless, Impossible
from game.play.moment import Moment
from game.play.persistent import Persistent
from game.play.resume import Whereabouts
from game.play.saves import CannotSave, Save, Shelf, Slot
from game.play.session import Session
from game.play.settings import Settings
from game.play.tape import Tape
from game.story import markup
from game.story.load import Loaded
from game.story.model import Note, Say, Story
from game.story.problems import Problem, blocking, errors


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the backlog: what was said, or (`picked`) what the player chose. `index` is its Moment on the tape."""

    index: int
    who: str
    manner: str
    text: str
    picked: bool = False


@dataclass(frozen=True, slots=True)
class _Left:
    """A place as it was before an edit, with the way that led there."""

    tape: Tape
    moment: Moment
    at: Whereabouts

    @classmethod
    def of(cls, run: Session) -> _Left:
        return cls(run.tape(), run.moment, resume.whereabouts(run.story, run.moment, run))


class Theatre:
    """Create with what `game.story.load` found; `story` is None as long as nothing could be played."""

    def __init__(
        self,
        loaded: Loaded,
        shelf: Shelf,
        settings: Settings,
        persistent: Persistent,
        clock: Callable[[], datetime] = datetime.now,
        seed: int = 0,
    ) -> None:
        self.story: Story | None = loaded.story if loaded.playable else None
        self.problems: tuple[Problem, ...] = blocking(loaded.problems)
        self.shelf, self.settings, self.persistent = shelf, settings, persistent
        self.session: Session | None = None
        self.was_read = False
        self.notices: list[str] = []
        self.take_picture: Callable[[], str] = lambda: ""
        self._clock, self._seed = clock, seed
        self._writer = ThreadPoolExecutor(1, "saves")  # a disk may be slow; the picture does not wait for it
        self._writing: list[Future[None]] = []
        self._dirty = False
        self._kept: Moment | None = None
        self._cut_off: _Left | None = None
        self._mentioned = {"read": "", "proved": ""}

    # --- what is true now

    @property
    def moment(self) -> Moment | None:
        return self.session.moment if self.session else None

    def tell(self, sentence: str) -> None:
        """Something that the player should know; the screens show it for a while."""
        if sentence:
            self.notices.append(sentence)

    def backlog(self) -> list[Entry]:
        """Everything said and chosen up to now, oldest first."""
        return list(self._entries()) if self.session else []

    def _entries(self) -> Iterator[Entry]:
        assert self.session is not None
        passed = self.session.passed()
        for index, moment in enumerate(passed):
            if self.session.is_look(index):
                continue
            if moment.kind == "line" and moment.line:
                yield Entry(index, moment.line.who, moment.line.manner, markup.plain(moment.line.text))
            elif moment.kind == "chapter":
                yield Entry(index, "", "", moment.scenery.chapter)
            elif moment.kind == "choice" and index + 1 < len(passed):
                act = next((act for act in self.session.acts[index : self.session.now] if act.kind != "lens"), None)
                if act is None:
                    continue
                text = next((markup.plain(offer.text) for offer in moment.offers if offer.id == act.option), "")
                ran_out = " (time ran out)" if act.kind == "timeout" else ""
                yield Entry(index, "", "", text + ran_out, picked=True)

    @property
    def has_notes(self) -> bool:
        """Whether the story has pages beside it."""
        return self.story is not None and bool(self.story.notes.pages or self.story.notes.credits)

    def notes(self) -> list[Note]:
        """The pages that are open: those without a scene, and those of whose scenes a line was read."""
        if self.story is None:
            return []
        return [page for page in self.story.notes.pages if not page.after or any(map(self._seen, page.after))]

    def _seen(self, scene: str) -> bool:
        assert self.story is not None
        steps = self.story.scenes[scene].steps
        return any(isinstance(step, Say) and step.id in self.persistent.lines for step in steps)

    # --- beginning

    def new_game(self) -> None:
        """From the story's start."""
        if self.story:
            self.enter(session.start(self.story, self.persistent.known, self._seed))

    def continue_game(self) -> bool:
        """At the newest save. False when there is none."""
        latest = self.shelf.latest()
        return latest is not None and self.load(latest.name)

    def load(self, slot: str) -> bool:
        """At the save in a slot; tells what happened if it was not simply read."""
        if not self.story:
            return False
        self._finish_writing()
        found = self.shelf.load(slot)
        self.tell(found.notice)
        if found.save is None:
            return False
        return self._resume(found.save)

    def _resume(self, save: Save) -> bool:
        assert self.story is not None
        try:
            resumed, outcome = resume.resume(self.story, save.tape, save.moment, save.at)
        except Endless as endless:
            self.tell(str(endless))
            return False
        self.enter(resumed)
        self.tell(resume.SENTENCES[outcome])
        return True

    def enter(self, entered: Session) -> None:
        """Go on in this playthrough."""
        self.session = entered
        self._arrived()

    def leave(self) -> None:
        """Back to the title; the place is kept as an autosave."""
        self.autosave()
        self._finish_writing()
        self.session = None

    # --- playing

    def advance(self) -> None:
        self._act(lambda s: s.advance())

    def choose(self, option: str) -> None:
        """Pick an offer by its id."""
        self.persistent = self.persistent.after([], [option])
        self._act(lambda s: s.choose(option))

    def time_out(self) -> None:
        """Time ran out at a timed choice: its last option happens, and counts as seen."""
        if self.moment and self.moment.offers:
            self.persistent = self.persistent.after([], [self.moment.offers[-1].id])
        self._act(lambda s: s.time_out())

    def _act(self, act: Callable[[Session], Moment]) -> None:
        if not self.session:
            return
        try:
            act(self.session)
        except Impossible:
            return  # a key came twice: the story is where it was
        except Endless as endless:
            self.tell(str(endless))
            return
        self._arrived()

    def look(self, hand: str) -> None:
        """Raise or lower the lens, or turn its dial: one of `machine.HANDS`."""
        if self.session:
            with suppress(Impossible):  # a key came twice
                self._met(self.session.look(hand))

    def back(self) -> bool:
        """Roll back by one stop."""
        return self._roll(self.session.back() if self.session else False)

    def forward(self) -> bool:
        """Roll forward by one stop, where there was one already."""
        return self._roll(self.session.forward() if self.session else False)

    def jump(self, index: int) -> None:
        """Roll back or forward to a Moment of the tape."""
        if self.session and 0 <= index < len(self.session.moments):
            self.session.now = index
            self._roll(True)

    def _roll(self, moved: bool) -> bool:
        self.was_read = True if moved else self.was_read
        return moved

    def _arrived(self) -> None:
        assert self.session is not None
        moment = self.session.moment
        self.was_read = moment.step in self.persistent.lines
        self._met(moment)
        if moment.kind in ("choice", "end"):
            self.autosave()

    def _met(self, moment: Moment) -> None:
        """Remember for all playthroughs what this one has met."""
        grown = self.persistent.after([moment])
        self._dirty = self._dirty or grown != self.persistent
        self.persistent = grown

    def was_picked(self, option: str) -> bool:
        """Whether an option was ever picked: players like to see where they have been."""
        return option in self.persistent.lines

    # --- keeping

    def a_save(self, picture: str) -> Save:
        """What would be saved now."""
        assert self.session is not None
        moment = self.session.moment
        return Save(
            story=self.shelf.story or self.session.story.id,
            tape=self.session.tape(),
            moment=moment,
            at=resume.whereabouts(self.session.story, moment, self.session),
            when=self._clock().isoformat(timespec="milliseconds"),
            chapter=moment.scenery.chapter,
            said=_excerpt(moment),
            picture=picture,
        )

    def save(self, slot: str) -> bool:
        """Keep this place in a slot; False (and told) when that fails."""
        if not self.session:
            return False
        self._finish_writing()
        try:
            self.shelf.save(slot, self.a_save(self.take_picture()))
        except CannotSave as failure:
            self.tell(str(failure))
            return False
        return True

    def autosave(self) -> None:
        """Keep this place and what is persistent, behind the player's back; a place that is kept already only once."""
        if not self.session or not self.story:
            return
        if self.session.moment is not self._kept:
            self._kept = self.session.moment
            kept = self.a_save(self.take_picture())
            self._later(lambda: self.shelf.autosave(kept))
        remembered = self.persistent
        if self._dirty:
            self._later(lambda: self._remember(remembered))
            self._dirty = False

    def _remember(self, found: Persistent) -> None:
        self.shelf.write_persistent(found)

    def _later(self, job: Callable[[], None]) -> None:
        self._writing.append(self._writer.submit(job))

    def settle(self) -> None:
        """Tell of writing that failed meanwhile; call now and then."""
        for done in [job for job in self._writing if job.done()]:
            self._writing.remove(done)
            failure = done.exception()
            if isinstance(failure, CannotSave):
                self.tell(str(failure))
            elif failure:
                raise failure

    def _finish_writing(self) -> None:
        for job in self._writing:
            job.exception()
        self.settle()

    def slots(self, names: tuple[str, ...]) -> list[Slot]:
        """What lies in these slots."""
        self._finish_writing()
        return [self.shelf.look(name) for name in names]

    def delete(self, slot: str) -> None:
        """Empty a slot."""
        try:
            self.shelf.delete(slot)
        except CannotSave as failure:
            self.tell(str(failure))

    def prefer(self, name: str, value: object) -> None:
        """Change a preference, and keep it."""
        self.settings = self.settings.with_value(name, value)
        self.keep_settings()

    def reset_settings(self) -> None:
        """All preferences as they were at first; the window stays as it is."""
        self.settings = replace(Settings(), window=self.settings.window, fullscreen=self.settings.fullscreen)
        self.keep_settings()

    def keep_settings(self) -> None:
        """Write the preferences."""
        try:
            self.shelf.write_settings(self.settings)
        except CannotSave as failure:
            self.tell(str(failure))

    def close(self) -> None:
        """Keep everything; afterwards nothing can be written any more."""
        self.autosave()
        if self._dirty:
            remembered = self.persistent
            self._later(lambda: self._remember(remembered))
        self._writer.shutdown(wait=True)
        self.settle()

    # --- the writer's hand

    def reload(self, loaded: Loaded) -> None:
        """The story's files changed: go on at the same place, or show what is wrong and keep the last good story."""
        self.problems = blocking(loaded.problems)
        if loaded.playable:
            self.mention(loaded.problems)
        if not loaded.playable or loaded.story is None:
            return
        self._named(loaded.story)
        before, self.story = self.session, loaded.story
        if before is None:
            return
        # Where an edit cut off the way that led here, the way is kept: the next edit may join it again.
        untouched = not before.acts and self._cut_off is not None
        left = self._cut_off if untouched and self._cut_off else _Left.of(before)
        try:
            self.session, outcome = resume.resume(loaded.story, left.tape, left.moment, left.at)
        except Endless as endless:
            self.tell(str(endless))
            self.session = None
            return
        self._cut_off = left if self.session.base and not left.tape.base else None
        if self._cut_off:
            self.tell("The story has changed before this line: the way back is gone, unless the change is undone.")
        elif outcome not in ("same", "edited"):
            self.tell(resume.SENTENCES[outcome])

    def _named(self, story: Story) -> None:
        """A story without an `id` whose title changes would not find its saves at the next start."""
        if self.story and story.id != self.story.id:
            self.tell(f"The story has another name now. It finds its saves again if it says 'id: {self.story.id}'.")

    def mention(self, problems: Sequence[Problem], when: Literal["read", "proved"] = "read") -> None:
        """Tell the writer, in a line, of what the check will refuse though it can be played; not with every save."""
        if blocking(problems):
            return
        found = errors(problems)
        more = f" And {len(found) - 1} more: see check." if len(found) > 1 else ""
        said = f"{found[0].place}: {found[0].message}.{more}" if found else ""
        if said not in self._mentioned.values():
            self.tell(said)
        self._mentioned[when] = said


def _excerpt(moment: Moment) -> str:
    if moment.kind == "end":
        return moment.ending
    text = markup.plain(moment.line.text) if moment.line else moment.scenery.chapter
    return text if len(text) <= 80 else text[:79].rstrip() + "…"
