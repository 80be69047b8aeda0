"""The machine: Story + Moment + Act -> the next Moment. Pure; nothing here knows the time or a file.

It runs steps until one waits for the player: a line, a choice, a chapter's title, a pause, an end::

    Exception
     ├─ Impossible     the act cannot be done at this Moment: no such option, or the story has ended
     └─ Endless        the story goes in a circle without ever stopping; `place` is in the circle
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from game.play.moment import Cue, Kind, Line, Moment, Offer, Passage, Photo, Standing
from game.story.expressions import holds
from game.story.markup import fill
from game.story.model import (
    Branch,
    Change,
    Choice,
    Direct,
    End,
    Glimpse,
    Goto,
    Jump,
    Mark,
    Option,
    Play,
    Say,
    Story,
)
from game.story.problems import Place
from game.story.variables import Value
from game.story.words import GROWING, PLACES, WAY_SECONDS

SOUNDS, TURN = {"up": "camera_motor", "down": "camera_button"}, "camera_focus"
"""What is heard when the lens is raised, lowered, or its dial is turned, where the catalogue has such a sound."""

BARE = 4
"""The dial where things are as they are."""

CIRCLE = 20_000
"""Steps without a stop after which the machine takes the story for endless."""

ActKind = Literal["advance", "choose", "timeout", "lens"]

HANDS = ("up", "down", "0", "1", "2", "3", "4")
"""What a player does with the lens: raise it, lower it, turn its dial."""


class Impossible(Exception):
    """The act does not fit the Moment."""


class Endless(Exception):
    """The story never stops."""

    def __init__(self, place: Place) -> None:
        super().__init__(f"{place}: the story goes in a circle here and never waits for the player")
        self.place = place


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that the player did: `at` is the id of the step where, `option` the id of what was picked, or one of
    HANDS."""

    kind: ActKind
    at: str
    option: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier playthroughs left behind, as it was when this one began."""

    marks: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()


def begin(story: Story, known: Known = Known()) -> Moment:
    """The first Moment. Raises `Endless`."""
    values = {name: variable.start for name, variable in story.variables.items()}
    return enter(story, Moment(story.start, 0, "", "pause", values), known)


def enter(story: Story, at: Moment, known: Known) -> Moment:
    """The Moment at which the story stops when it goes on from the position of `at`, that step included."""
    run = _Run(story, at, known)
    before = story.step(at.scene, at.index - 1) if at.index else None
    if isinstance(before, Glimpse):  # it belongs to its stop
        run.index -= 1
    return run.until_stop()


def step(story: Story, moment: Moment, act: Act, known: Known = Known()) -> Moment:
    """The Moment after an act. Raises `Impossible` and `Endless`."""
    if moment.kind == "end":
        raise Impossible("the story has ended")
    run = _Run(story, moment, known)
    if act.kind == "lens":
        return run.look(moment, act.option)
    if moment.kind == "choice":
        if act.kind == "advance":
            raise Impossible("a choice waits for an option")
        run.take(act.option)
    elif act.kind != "advance":
        raise Impossible("there is nothing to choose here")
    else:
        run.index += 1
    return run.until_stop()


def can_look(story: Story, moment: Moment) -> bool:
    """Whether the lens is the player's here: at a glimpse, and where it is free and there is another world to see."""
    if moment.kind == "end":
        return False
    if moment.glimpse or moment.bare:
        return True
    scenery = moment.scenery
    if scenery.grip != "free" or scenery.held or scenery.world != "here" or scenery.illustration:
        return False
    place = story.catalogue.backgrounds.get(scenery.background)
    return place is not None and "lens" in place.worlds


def last_offer(moment: Moment) -> str:
    """What happens when time runs out: the last option."""
    return moment.offers[-1].id


class _Run:
    """The working copy of a Moment while steps run."""

    def __init__(self, story: Story, moment: Moment, known: Known) -> None:
        self.story, self.known = story, known
        self.scene, self.index = moment.scene, moment.index
        self.calls = list(moment.calls)
        self.values: Mapping[str, Value] = moment.values
        self.marks, self.done = moment.marks, moment.done
        self.scenery, self.line = moment.scenery, moment.line
        self.cues: list[Cue] = []
        self.passage = Passage()
        self.fades = (1.0, 1.0)
        self.glimpse = ("", "")

    def until_stop(self) -> Moment:
        if self.scenery.leaving:  # they have left
            self.scenery = replace(self.scenery, leaving=())
        for _ in range(CIRCLE):
            current = self.story.step(self.scene, self.index)
            if current is None:
                if not self.calls:
                    return self.stop("end", "", line=None)
                self.scene, self.index = self.calls.pop()
                continue
            match current:
                case Say():
                    return self.say(current)
                case Direct(word="chapter"):
                    self.scenery = replace(self.scenery, chapter=str(current.value))
                    self.change(Passage("fade", 1.0))
                    return self.stop("chapter", current.id, line=None)
                case Direct(word="pause"):
                    return self.stop("pause", current.id, line=None, seconds=float(current.value))
                case Choice():
                    offers = tuple(self.offers(current))
                    if offers:
                        return self.stop("choice", current.id, offers=offers, within=current.within)
                    self.index, self.glimpse = current.after, ("", "")  # that of a stop which is none
                case End():
                    return self.stop("end", current.id, line=None, ending=current.name)
                case Direct():
                    _DIRECTIONS[current.word](self, str(current.value), current.adverbs)
                    self.index += 1
                case Branch():
                    self.index = self.index + 1 if self.passes(current) else current.otherwise
                case Jump():
                    self.index = current.target
                case Goto():
                    self.calls = []  # it goes for good: nobody comes back to what played this scene
                    self.scene, self.index = current.scene, 0
                case Play():
                    self.calls.append((self.scene, self.index + 1))
                    self.scene, self.index = current.scene, 0
                case Change():
                    self.values = {**self.values, current.variable: self.changed(current)}
                    self.index += 1
                case Mark():
                    self.passed(current.name)
                    self.index += 1
                case Glimpse():
                    self.glimpse = current.name, current.bare
                    self.looked()
                    self.index += 1
        raise Endless(self.story.scenes[self.scene].place)

    def stop(
        self,
        kind: Kind,
        step_id: str,
        *,
        line: Line | Literal["same"] | None = "same",
        offers: tuple[Offer, ...] = (),
        within: float = 0.0,
        seconds: float = 0.0,
        ending: str = "",
    ) -> Moment:
        found = Moment(
            scene=self.scene,
            index=self.index,
            step=step_id,
            kind=kind,
            values=self.values,
            calls=tuple(self.calls),
            marks=self.marks,
            done=self.done,
            scenery=self.scenery,
            line=self.line if line == "same" else line,
            offers=offers,
            within=within,
            seconds=seconds,
            cues=tuple(self.cues),
            passage=self.passage,
            music_fade=self.fades[0],
            ambience_fade=self.fades[1],
            ending=ending,
            glimpse=self.glimpse[0],
            bare=self.glimpse[1],
        )
        raised = self.scenery.lens == "up" and not self.scenery.held
        if raised and not can_look(self.story, found):  # nobody holds up what they could not take down again
            return replace(found, scenery=replace(self.scenery, lens="down"))
        return found

    # --- the lens in the player's hand

    def look(self, moment: Moment, hand: str) -> Moment:
        """The same stop, after something was done with the lens. Raises `Impossible`."""
        up = moment.scenery.lens == "up"
        if not can_look(self.story, moment) or hand not in HANDS or (hand.isdigit() and not up):
            raise Impossible("the lens is not the player's here")
        if hand.isdigit():
            self.scenery = replace(self.scenery, dial=int(hand))
        else:
            self.scenery = replace(self.scenery, lens=hand, held=False)
        self.glimpse = moment.glimpse, moment.bare
        self.looked()
        offers = moment.offers
        if moment.kind == "choice":
            choice = self.story.step(self.scene, self.index)
            assert isinstance(choice, Choice)
            offers = tuple(self.offers(choice))
            if not offers:  # the check refuses such a story; it goes on as at a choice that nobody was offered
                self.index, self.glimpse = choice.after, ("", "")
                return self.until_stop()
        return replace(
            moment,
            scenery=self.scenery,
            marks=self.marks,
            offers=offers,
            cues=tuple(Cue(name) for name in (SOUNDS.get(hand, TURN),) if name in self.story.catalogue.sounds),
            passage=Passage("dissolve", 0.15 if hand.isdigit() else 0.35),
        )

    def looked(self) -> None:
        """What the player sees through the lens, which they hold up themselves, passes its marks."""
        if self.scenery.lens == "up" and not self.scenery.held:
            self.passed(self.glimpse[0])
            if self.scenery.dial == BARE:
                self.passed(self.glimpse[1])

    def passed(self, mark: str) -> None:
        if mark and mark not in self.marks:
            self.marks = tuple(sorted((*self.marks, mark)))

    # --- steps

    def say(self, said: Say) -> Moment:
        self.line = Line(fill(said.text, self.values), said.who, said.manner)
        if said.look or said.pose:
            self.turn(self.story.cast[said.who].figure, said.look, said.pose)
        return self.stop("line", said.id)

    def turn(self, figure: str, look: str, pose: str) -> None:
        """The figure changes its face or stance, if it stands on the stage."""
        figures = tuple(
            replace(f, look=look or f.look, pose=pose or f.pose) if f.figure == figure else f
            for f in self.scenery.figures
        )
        if figures != self.scenery.figures:
            self.scenery = replace(self.scenery, figures=figures)
            self.change(Passage("dissolve", 0.25))

    def change(self, passage: Passage) -> None:
        """Of several changes before one stop the slowest is how the picture changes."""
        if passage.seconds >= self.passage.seconds:
            self.passage = passage

    def passes(self, branch: Branch) -> bool:
        if branch.condition is not None and not self.true(branch):
            return False
        if branch.once:
            happened = f"{self.scene}/{branch.id}"
            if happened in self.done:
                return False
            self.done = (*self.done, happened)
        return True

    def true(self, guarded: Branch | Option) -> bool:
        return guarded.condition is None or holds(guarded.condition, self.values, self.marks, self.known.marks)

    def changed(self, change: Change) -> Value:
        if not change.adds:
            return change.value
        before = self.values[change.variable]
        assert isinstance(before, int) and isinstance(change.value, int)
        return self.story.variables[change.variable].clamp(before + change.value)

    def offers(self, choice: Choice) -> list[Offer]:
        return [
            Offer(o.id, fill(o.text, self.values))
            for o in choice.options
            if self.true(o) and not (o.once and f"{self.scene}/{choice.id}/{o.id}" in self.done)
        ]

    def take(self, option: str) -> None:
        choice = self.story.step(self.scene, self.index)
        assert isinstance(choice, Choice)
        if option not in {offer.id for offer in self.offers(choice)}:
            raise Impossible("this option is not offered here")
        taken = next(o for o in choice.options if o.id == option)
        if taken.once:
            self.done = (*self.done, f"{self.scene}/{choice.id}/{taken.id}")
        self.index = taken.target

    # --- stage words

    def background(self, name: str, adverbs: Mapping[str, str | float]) -> None:
        shown = "" if name == "none" else name
        world, alt = str(adverbs.get("world", "here")), str(adverbs.get("alt", ""))
        scenery = replace(self.scenery, background=shown, world=world, alt=alt, illustration="", strip_shown=False)
        if adverbs.get("keep") != "yes":
            scenery = replace(
                scenery,
                figures=(),
                clothes=(),
                effects={},
                lens="down",
                dial=0 if scenery.held else scenery.dial,
                held=False,
            )
        self.scenery = scenery
        self.change(_passage(adverbs))

    def illustration(self, name: str, adverbs: Mapping[str, str | float]) -> None:
        shown = "" if name == "none" else name
        world, alt = str(adverbs.get("world", "here")), str(adverbs.get("alt", ""))
        self.scenery = replace(self.scenery, illustration=shown, world=world, alt=alt)
        self.change(_passage(adverbs))

    def show(self, figure: str, adverbs: Mapping[str, str | float]) -> None:
        before = next((f for f in self.scenery.figures if f.figure == figure), None)
        parts = self.story.catalogue.cast[figure]
        first = Standing(
            figure,
            outfit=parts.outfits[0] if parts.outfits else "",
            pose=parts.poses[0] if parts.poses else "",
            look=parts.looks[0] if parts.looks else "",
        )
        said: dict[str, Any] = {k: str(v) for k, v in adverbs.items() if k in STANDS}
        standing = replace(replace(before or first, alt="", by=""), **said)
        others = tuple(standing if f.figure == figure else f for f in self.scenery.figures)
        self.scenery = replace(self.scenery, figures=others if before else (*others, standing))
        grows = before is not None and before.pose != standing.pose and parts.shape.startswith("cube")
        self.change(_passage(adverbs, GROWING if grows else WAY_SECONDS.get(standing.by, 0.5)))

    def hide(self, figure: str, adverbs: Mapping[str, str | float]) -> None:
        by, scenery, cast = str(adverbs.get("by", "")), self.scenery, self.story.catalogue.cast
        kept = tuple(f for f in scenery.figures if figure not in ("all", f.figure))
        going = tuple(replace(f, by=by) for f in scenery.figures if by and f not in kept)
        worn = (f for f in going if by == "fall" and not cast[f.figure].shape.startswith("cube"))
        lay = (f for f in scenery.clothes if figure not in ("all", f.figure))
        clothes = (*lay, *(replace(f, by="", alt="") for f in worn))
        self.scenery = replace(scenery, figures=kept, leaving=(*scenery.leaving, *going), clothes=clothes)
        self.change(_passage(adverbs, WAY_SECONDS.get(by, 0.5)))

    def music(self, name: str, adverbs: Mapping[str, str | float]) -> None:
        self.scenery = replace(self.scenery, music="" if name == "none" else name)
        self.fades = (float(adverbs.get("fade", 1.0)), self.fades[1])

    def ambience(self, name: str, adverbs: Mapping[str, str | float]) -> None:
        self.scenery = replace(self.scenery, ambience="" if name == "none" else name)
        self.fades = (self.fades[0], float(adverbs.get("fade", 1.0)))

    def sound(self, name: str, adverbs: Mapping[str, str | float]) -> None:
        self.cues.append(Cue(name, str(adverbs.get("from", "center")), float(adverbs.get("volume", 100))))

    def effect(self, name: str, adverbs: Mapping[str, str | float]) -> None:
        amount = float(adverbs.get("amount", 0.5))
        effects = {} if name == "none" else {**self.scenery.effects, name: amount}
        self.scenery = replace(self.scenery, effects={n: a for n, a in effects.items() if a > 0})
        self.change(_passage(adverbs))

    def camera(self, name: str, adverbs: Mapping[str, str | float]) -> None:
        self.scenery = replace(self.scenery, camera=name)

    def view(self, name: str, adverbs: Mapping[str, str | float]) -> None:
        self.scenery = replace(self.scenery, view=name)
        self.change(Passage("dissolve", 0.8))

    def lens(self, name: str, adverbs: Mapping[str, str | float]) -> None:
        grip = name if name in ("free", "locked") else self.scenery.grip
        dial = round(float(adverbs.get("dial", 0))) if name == "up" else 0
        up = "up" if name == "up" else "down"
        self.scenery = replace(self.scenery, lens=up, dial=dial, grip=grip, held=name == "up")
        self.change(Passage("dissolve", 0.5))

    def photo(self, number: str, adverbs: Mapping[str, str | float]) -> None:
        """What was in a photo stays: only the places on the stage are evened out, as a booth does."""
        order = {at: n for n, at in enumerate(PLACES)}
        there = (f for f in self.scenery.figures if f.world != "lens")
        stood = sorted(there, key=lambda f: order.get(f.at, len(order)))
        figures = tuple(Standing(f.figure, f.at, outfit=f.outfit, pose=f.pose, look=f.look, depth="far") for f in stood)
        photos = list(self.scenery.strip)
        photos[int(number) - 1] = Photo(True, figures)
        self.scenery = replace(self.scenery, strip=(photos[0], photos[1], photos[2], photos[3]))

    def strip(self, word: str, adverbs: Mapping[str, str | float]) -> None:
        self.scenery = replace(self.scenery, strip_shown=word == "show")
        self.change(_passage(adverbs))


STANDS = frozenset(("at", "outfit", "pose", "look", "depth", "alt", "by", "world"))
"""The adverbs of `show` that say how a figure stands."""


def _passage(adverbs: Mapping[str, str | float], usual: float = 0.5) -> Passage:
    """How a step wants the picture to change: by its `with:`, else as a dissolve of the `usual` seconds."""
    kind, _, seconds = str(adverbs.get("with", f"dissolve {usual}")).partition(" ")
    return Passage(kind, float(seconds))


_DIRECTIONS = {
    "background": _Run.background,
    "illustration": _Run.illustration,
    "show": _Run.show,
    "hide": _Run.hide,
    "music": _Run.music,
    "ambience": _Run.ambience,
    "sound": _Run.sound,
    "effect": _Run.effect,
    "camera": _Run.camera,
    "view": _Run.view,
    "lens": _Run.lens,
    "photo": _Run.photo,
    "strip": _Run.strip,
}
