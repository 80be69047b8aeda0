"""Where a player must stand after an edit: found out by tags, which `game.play.resume` cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from game.play import machine, resume, session
from game.play.machine import Endless, Impossible
from game.play.moment import Moment
from game.play.resume import Outcome, Whereabouts
from game.play.session import Session
from game.play.tape import Tape
from game.story.model import Choice
from game.story.variables import Value
from tests.play.trees import Built


@dataclass(eq=False)
class Kept:
    """A save, and what the judge knows of it: the tags of all stops that led to it, and what was picked there."""

    built: Built
    tape: Tape
    left: Moment
    at: Whereabouts
    tags: list[int]
    picked: list[tuple[int, int]]

    @property
    def tag(self) -> int:
        return self.tags[-1]


def keep(built: Built, run: Session, now: int) -> Kept:
    """A save at the Moment `now` of a playthrough."""
    left, acts = run.moments[now], tuple(run.acts[:now])
    tags = [built.tag_at(m.scene, m.index) for m in run.moments[: now + 1]]
    picked = []
    for moment, act in zip(run.moments, acts, strict=False):
        if act.kind != "advance":
            choice = built.story.step(moment.scene, moment.index)
            assert isinstance(choice, Choice)
            option = next(o for o in choice.options if o.id == act.option)
            picked.append((built.tag_at(moment.scene, moment.index), built.tags[option.place.line]))
    upto = Session(run.story, run.known, run.seed, run.base, run.moments[: now + 1], list(acts), now)
    return Kept(built, upto.tape(), left, resume.whereabouts(built.story, left, upto), tags, picked)


def with_place(kept: Kept, at: Whereabouts) -> Kept:
    """The same save with less remembered of its place."""
    return replace(kept, at=at)


def play(run: Session, rng: Random, most: int) -> Session:
    """Play by chance until the end, or `most` acts."""
    while run.moment.kind != "end" and len(run.acts) < most:
        if run.moment.kind == "choice":
            run.act(rng.choice(("choose", "choose", "timeout")), rng.choice(run.moment.offers).id)
        else:
            run.advance()
    return run


# --- the right answers


def expected(kept: Kept, new: Built) -> dict[int, set[Outcome]]:
    """The tags where it is right to stand, each with what is true to say. Tag 0 is the end of a scene."""
    old, tag = kept.built, kept.tag
    if survives(kept, new):
        scene, now = old.homes[tag], new.homes[tag]
        return {tag: {"same"} if scene == now or scene not in new.story.scenes else {"same", "moved"}}
    became, twins = new.tree.now.get(tag, tag), _beside(kept, new)
    if twins and became not in new.homes:
        return _either(twins, _else(kept, new))
    if became in new.homes and not lives(tag, old, new) and _stops(kept, new, became):
        rest: dict[int, set[Outcome]] = {
            half: {"edited"} for half, whole in new.tree.rest.items() if whole in (tag, became) and half in new.homes
        }
        return {became: {"edited"}, **rest, **(_else(kept, new) if _wanders(kept.built, kept.tag, new, became) else {})}
    return _else(kept, new)


def _else(kept: Kept, new: Built) -> dict[int, set[Outcome]]:
    return _either(_between(kept, new), _before(kept, new))


def _either(one: dict[int, set[Outcome]], other: dict[int, set[Outcome]]) -> dict[int, set[Outcome]]:
    return {tag: one.get(tag, set()) | other.get(tag, set()) for tag in {**one, **other}}


def _beside(kept: Kept, new: Built) -> dict[int, set[Outcome]]:
    """Lines next to the saved one that say the same: of two, nobody can know which one was taken away."""
    order = kept.built.order()
    at, text = order.index(kept.tag), said(kept.left.step)
    found: dict[int, set[Outcome]] = {}
    for way in (-1, 1):
        other = at + way
        while 0 <= other < len(order) and said(_id(kept.built, order[other])) == text:
            if lives(order[other], kept.built, new):
                found[order[other]] = {"same"}
            other += way
    return found


def _id(built: Built, tag: int) -> str:
    step = built.step(tag)
    return step.id if step else ""


def survives(kept: Kept, new: Built) -> bool:
    """Whether the saved stop says what it said, and is still one."""
    return lives(kept.tag, kept.built, new) and _stops(kept, new, kept.tag)


def _stops(kept: Kept, new: Built, tag: int) -> bool:
    """Whether the player can stand at what the saved stop became: not at a choice whose options are all hidden."""
    step = new.step(tag)
    if not isinstance(step, Choice) or led(kept, new)[1]:
        return True
    at = replace(kept.left, scene=new.homes[tag], index=new.index(tag), values=fitted(kept, new))
    return machine.enter(new.story, at, kept.tape.known).step == step.id


def lives(tag: int, old: Built, new: Built) -> bool:
    """Whether a stop says what it said."""
    before, after = old.step(tag), new.step(tag)
    return before is not None and after is not None and said(before.id) == said(after.id)


def said(step: str) -> str:
    return step.split(".")[0]


def _wanders(built: Built, old: int, new: Built, tag: int) -> bool:
    """Whether a line stands among others than it did: if it was edited too, nobody can know that it is the same."""
    before, after = built.order(), new.order()
    at, now = before.index(old), after.index(tag)
    beside = {*before[max(0, at - 3) : at], *before[at + 1 : at + 4]}
    return not beside & {*after[max(0, now - 5) : now], *after[now + 1 : now + 6]}


def _before(kept: Kept, new: Built) -> dict[int, set[Outcome]]:
    """The nearest stops on the tape that are still there: the first as it was, and those after it that were edited."""
    found: dict[int, set[Outcome]] = {}
    for tag in reversed(kept.tags[:-1]):
        tag = new.tree.now.get(tag, tag)
        if tag in new.homes:
            found[tag] = {"nearest"}
            if lives(tag, kept.built, new) and _wanders(kept.built, tag, new, tag):
                continue  # it was moved: the one before it is nearer to where the player was
            if lives(tag, kept.built, new):
                return found
            found[tag] = {"nearest", "edited"}
    scene = kept.left.scene
    outcome: Outcome = "scene" if scene in new.story.scenes else "start"
    first = session.start(new.story) if outcome == "start" else None
    where = first.moment if first else _entry(kept, new)
    return {**found, new.tag_at(where.scene, where.index): {outcome}}


def _entry(kept: Kept, new: Built) -> Moment:
    values = {name: v.start for name, v in new.story.variables.items()} | dict(kept.left.values)
    return machine.enter(new.story, Moment(kept.left.scene, 0, "", "pause", values), kept.tape.known)


def _between(kept: Kept, new: Built) -> dict[int, set[Outcome]]:
    """New lines in the place of one that is gone: they could as well be what it was rewritten to."""
    old = kept.built
    before, after = old.order(), new.order()
    at = before.index(kept.tag)
    low = next((after.index(t) for t in reversed(before[:at]) if lives(t, old, new)), -1)
    high = next((after.index(t) for t in before[at + 1 :] if lives(t, old, new)), len(after))
    return {tag: {"edited"} for tag in after[low + 1 : high] if not lives(tag, old, new)}


def led(kept: Kept, new: Built) -> tuple[list[Moment], bool]:
    """The Moments at the saved line to which the recorded choices lead, and whether all of them were made by then.

    They were not for a line that now comes before some of them.
    """
    picked = [(choice, option) for choice, option in kept.picked if choice in new.homes]
    run = session.start(new.story, kept.tape.known)
    last = max((n for n, act in enumerate(kept.tape.acts) if act.kind != "advance"), default=-1)
    visits = kept.tags[last + 1 :].count(kept.tag)
    found: list[Moment] = []
    try:
        for moment in _run(run, new, picked):
            if new.tag_at(moment.scene, moment.index) == kept.tag:
                found.append(moment)
                visits -= not picked
                if visits == 0:
                    return [moment], True
    except (Impossible, Endless):
        return [], False
    return [] if picked else found, False


def _run(run: Session, new: Built, picked: list[tuple[int, int]]) -> Iterator[Moment]:
    for _ in range(3000):
        moment = run.moment
        yield moment
        if moment.kind == "end":
            return
        if moment.kind != "choice":
            run.advance()
            continue
        if not picked or picked[0][0] != new.tag_at(moment.scene, moment.index):
            return
        choice = new.story.step(moment.scene, moment.index)
        assert isinstance(choice, Choice)
        wanted = picked.pop(0)[1]
        option = next((o.id for o in choice.options if new.tags[o.place.line] == wanted), "")
        run.act("choose", option)


def fitted(kept: Kept, new: Built) -> dict[str, Value]:
    """The values as they were left, as far as the story still has them."""
    found: dict[str, Value] = {}
    for name, variable in new.story.variables.items():
        value = kept.left.values.get(name, variable.start)
        if isinstance(value, int) and variable.is_number:
            value = variable.clamp(value)
        found[name] = value if variable.allows(value) else variable.start
    return found
