"""The interface: events become commands, time passes, and what changed is drawn. `app.py` holds one of these.

for event in pygame.event.get(): ui.handle(event)
ui.update(seconds)
ui.draw(picture, changed, captions)
wants = ui.wants()
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pygame

from game.play.moment import Moment, Scenery
from game.screens import lensing
from game.screens.commands import Command, Registry
from game.screens.composer import Composer
from game.screens.controls import Control
from game.screens.devices import Devices, Press
from game.screens.keys import Keymap
from game.screens.layout import Plan, Spot
from game.screens.pointer import Pointer, zone_at
from game.screens.registry import registry
from game.screens.state import Open, State
from game.screens.theatre import Theatre
from game.stage import dark
from game.stage.canvas import Canvas
from game.stage.describe import describe
from game.stage.text import Typesetter

REPEAT_AFTER, REPEAT_EVERY = 0.45, 0.09
"""Seconds until a held arrow key repeats, and between its repetitions. Nothing else repeats."""

PAUSES = 50
"""Pauses in a row that skipping passes at once; a story may go in a circle of them."""


@dataclass(frozen=True, slots=True)
class Wants:
    """What the interface asks of the program. `fullscreen` is how the window should be; the others are asked once."""

    quit: bool = False
    screenshot: bool = False
    fullscreen: bool = False


@dataclass(slots=True)
class _Held:
    """A key that is down and repeats its command."""

    key: str
    command: Command
    argument: object
    wait: float


class Ui:
    """Everything between the player and the theatre. `first` opens the page of the first run before the title."""

    def __init__(self, theatre: Theatre, canvas: Canvas, setter: Typesetter, first: bool = False) -> None:
        self.theatre: Theatre = theatre
        self.canvas: Canvas = canvas
        self.setter: Typesetter = setter
        self.commands: Registry = registry()
        self.state: State = State(keymap=Keymap(theatre.settings.keys))
        self.devices = Devices()
        self.pointer = Pointer(self)
        self.composer = Composer(theatre, self.state, canvas, setter)
        self._wants = Wants()
        self._held: _Held | None = None
        self._moment: Moment | None = None
        self._description = ""
        self._sync()
        if first and not theatre.session and theatre.story:
            self.open("first")
        self.stale()

    # --- what others ask

    @property
    def plan(self) -> Plan:
        """The screen that has the focus, laid out."""
        return self.composer.plan

    @property
    def focused(self) -> Control | None:
        """The control that has the focus: what a voice would read."""
        spot = self.plan.find(self.state.top.focus)
        return spot.control if spot and spot.control.can_focus else None

    @property
    def still(self) -> bool:
        """Whether the stage behind should stand still: a menu lies over it, or the window is not looked at."""
        return self.state.paused or len(self.state.stack) > 1

    @property
    def hidden(self) -> bool:
        """Whether the player has hidden the interface to look at the picture."""
        return self.state.hidden

    @property
    def paused(self) -> bool:
        """Whether the window has lost the keyboard: time stands still."""
        return self.state.paused

    @property
    def dirty(self) -> bool:
        """Whether `draw` has something to do though the stage did not change."""
        return self.composer.dirty

    def animating(self) -> bool:
        """Whether time alone changes something: text is typed, time runs, a notice stands, a key is held."""
        moment, pace = self.theatre.moment, self.state.pace
        if self.state.notices.current or self.theatre.notices or self._held or self.state.winding.way:
            return True
        if not self._running or moment is None:
            return False
        if moment.kind in ("line", "chapter") and not pace.complete(self.composer.length):
            return True
        waits = moment.kind == "pause" or pace.left(moment, self.theatre.settings) is not None
        return waits or pace.auto or pace.skip != "off" or (moment.kind in ("choice", "end") and not pace.may_pick())

    def wants(self) -> Wants:
        """What is asked for now; a request is told once."""
        found = replace(self._wants, fullscreen=self.theatre.settings.fullscreen)
        self._wants = Wants()
        return found

    def ask(self, *, quit: bool = False, screenshot: bool = False) -> None:
        """Ask something of the program."""
        self._wants = Wants(self._wants.quit or quit, self._wants.screenshot or screenshot)

    def stale(self) -> None:
        """Something changed: compose the page anew and draw all of it."""
        self.composer.forget()

    # --- commands

    def run(self, name: str, argument: object = None) -> bool:
        """Do something by its name, if it is valid now. Raises `commands.Unknown`."""
        command = self.commands[name]
        if not command.valid(self, argument):
            return False
        command.run(self, argument)
        self._sync()
        if not name.startswith(("focus.", "page.")):  # these say themselves what they change
            self.stale()
        return True

    def valid(self, name: str, argument: object = None) -> bool:
        """Whether a command could be run now."""
        return self.commands[name].valid(self, argument)

    def press(self, press: Press) -> None:
        """A key, button or stick, by its name."""
        state = self.state
        if state.device != press.device:
            state.device = press.device
            self.stale()
        if self._held and self._held.key == press.key and not press.down:
            self._held = None
        if state.remapping and press.down:
            self.run("keys.set", press.key)
            return
        names = state.keymap.commands(press.key)
        if press.down and state.hidden and not any(name.startswith("view.") for name in names):
            state.hidden = False
            self.stale()
            return
        for name in names:
            command = self.commands[name]
            if name == "focus.activate" and press.device == "mouse":
                continue  # a click acts where the pointer is; `pointer` has looked there already
            if command.holds:
                self.run(name, press.down)
            elif press.down and self.run(name, press.key):
                if command.repeats and press.device != "mouse":
                    self._held = _Held(press.key, command, press.key, REPEAT_AFTER)
                return

    def activate(self, control: Control, point: tuple[int, int] | None = None) -> None:
        """Do what a control does; with a point of the window, what that part of it does."""
        if not control.can_focus:
            return
        zone = zone_at(self.plan, control, point, self.state.top.scroll) if point else None
        if zone is not None:
            self.run(control.command, zone)
        elif control.stops:
            stop = control.step(1, around=True) if control.role != "slider" else None
            if stop:
                self.run(control.command, stop.argument)
        else:
            self.run(control.command, control.argument)

    # --- screens and focus

    def open(self, screen: str, detail: object = None) -> None:
        """Open a screen over the one that is open; one that is open already comes to the top."""
        self.state.stack = [o for o in self.state.stack if o.screen != screen] + [Open(screen, detail=detail)]
        self.state.kept.clear()
        self._held = None
        self.stale()

    def close(self) -> None:
        """Close the screen on top."""
        if len(self.state.stack) > 1:
            self.state.stack.pop()
            self.state.kept.clear()
            self.state.remapping = self.state.told = ""
            self.stale()

    def to_root(self) -> None:
        """Close everything above the title or the play screen."""
        while len(self.state.stack) > 1:
            self.close()

    def focus_on(self, spot: Spot | None) -> None:
        """Move the focus, and scroll so that it is seen."""
        top = self.state.top
        top.focus = spot.control.key if spot else ""
        if spot:
            top.scroll = self.plan.scroll_to(spot, top.scroll)
            top.was = spot.rect.top - top.scroll
        self.composer.redraw()

    def scroll_by(self, part: float) -> None:
        """Scroll by a part of what is seen at once; the focus follows into the view."""
        top, plan = self.state.top, self.plan
        top.scroll = max(0, min(plan.furthest, top.scroll + round(plan.view.height * part)))
        here = plan.find(top.focus)
        if here and here.scrolls and not plan.seen(here, top.scroll).colliderect(plan.view):
            seen = [s for s in plan.focusable() if s.scrolls and plan.view.contains(plan.seen(s, top.scroll))]
            if seen:
                here = seen[0 if part > 0 else -1]
                top.focus = here.control.key
        if here:
            top.was = here.rect.top - top.scroll
        self.composer.redraw()

    # --- events

    def handle(self, event: pygame.event.Event) -> None:
        """One event of pygame."""
        kind = event.type
        if kind == pygame.QUIT:
            self.ask(quit=True)
        elif kind == pygame.WINDOWFOCUSLOST:
            self.state.paused, self._held = True, None
            self.run("play.skip_hold", False)
        elif kind == pygame.WINDOWFOCUSGAINED:
            self.state.paused = False
        elif kind in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED):
            self.stale()
        elif kind in (pygame.JOYDEVICEADDED, pygame.JOYDEVICEREMOVED):
            self.devices.plug(event)
        elif kind == pygame.WINDOWENTER:
            self.pointer.enter()
        elif kind == pygame.MOUSEWHEEL and event.y and self.pointer.over_dial():
            self.run("lens.truer" if event.y > 0 else "lens.tidier")
        elif kind == pygame.MOUSEMOTION:
            self.pointer.move(event.pos, bool(event.buttons[0]) if hasattr(event, "buttons") else False)
        elif kind == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.pointer.press(event.pos)
        elif kind == pygame.MOUSEBUTTONUP and event.button == 1:
            self.pointer.release(event.pos)
        else:
            for press in self.devices.read(event):
                self.press(press)

    # --- time

    @property
    def _running(self) -> bool:
        return self.state.playing and not self.state.paused and not self.state.hidden

    def update(self, seconds: float) -> None:
        """Let time pass: typewriter, auto, skip, timers, notices, held keys; and see what the writer changed."""
        self.theatre.settle()
        self._sync()
        if self.state.notices.take(self.theatre.notices):
            self.stale()
        if not self.state.paused:
            if self.state.notices.pass_time(seconds):
                self.stale()
            self._repeat(seconds)
            quick = self.state.winding.quick
            if self.state.winding.pass_time(seconds):
                self.composer.wound()
            if quick and not self.state.winding.quick:
                self.stale()
            self.state.still += seconds
            right, down = self.devices.stick
            lensing.move(self, right * lensing.PACE * seconds, down * lensing.PACE * seconds)
        if self._running:
            self._play(seconds)

    def _repeat(self, seconds: float) -> None:
        held = self._held
        if held is None:
            return
        held.wait -= seconds
        if held.wait <= 0:
            held.wait = REPEAT_EVERY
            if not self.run(held.command.name, held.argument):
                self._held = None

    def _play(self, seconds: float) -> None:
        moment, state, settings = self.theatre.moment, self.state, self.theatre.settings
        if moment is None:
            return
        pace = state.pace
        before = (pace.skip, pace.auto, pace.may_pick())
        shown = self.composer.passing()
        deed = pace.pass_time(seconds, moment, self.composer.length, self.theatre.was_read, settings)
        if (pace.skip, pace.auto, pace.may_pick()) != before:
            self.stale()
        if deed == "advance":
            if pace.skip == "off" and state.leaf + 1 < state.leaves:
                self.turn()
            else:
                self.theatre.advance()
                self._skip_pauses()
        elif deed == "timeout":
            self.theatre.time_out()
        if deed:
            self._sync()
            self.stale()
        elif self.composer.passing() != shown:
            self.composer.passed()

    def _skip_pauses(self) -> None:
        """While skipping, past the pauses that follow, so that the box is not seen to go and come."""
        theatre, pace = self.theatre, self.state.pace
        for _pause in range(PAUSES):
            moment = theatre.moment
            if moment is None or moment.kind != "pause" or not pace.skips(moment, theatre.was_read, theatre.settings):
                return
            theatre.advance()

    def _offer_lens(self) -> None:
        """Once, where the lens is the player's for the first time."""
        if not self.state.offered and lensing.can_look(self):
            self.state.offered = True
            key, more = self.state.hint("lens.toggle"), self.state.hint("screen.help")
            how = f" {key} raises it" + (f"; {more} tells how to move it." if more else ".") if key else ""
            self.theatre.tell(f"The camcorder is yours.{how}")

    def describe(self) -> None:
        """Tell what the picture shows, before anything else that is to be told; no more, while it is being told."""
        theatre, notices = self.theatre, self.state.notices
        moment, story = theatre.moment, theatre.story
        if moment is None or story is None:
            return
        if self._silence():
            return
        notices.clear()
        told = describe(moment.scenery, story.catalogue, lensing.finder(theatre, self.state))
        self._description = told or "There is nothing to be seen."
        theatre.tell(self._description)

    def _silence(self) -> bool:
        """Tell no more of what a picture showed; whether it was being told."""
        if not self._description or self.state.notices.current != self._description:
            return False
        self.state.notices.clear()
        self.stale()
        return True

    def turn(self) -> None:
        """The next page of what is said."""
        self.state.leaf += 1
        self.state.pace.begin(self.theatre.settings)
        self.stale()

    # --- following the theatre

    def _sync(self) -> None:
        """Meet what happened in the theatre: another moment, the title, problems in the writer's file."""
        state, theatre = self.state, self.theatre
        if state.keymap.changed is not theatre.settings.keys:
            state.keymap = Keymap(theatre.settings.keys)
            self.stale()
        root = "play" if theatre.session else "title"
        if state.root.screen != root:
            state.stack = [Open(root)]
            state.hidden = False
            state.pace.skip, state.pace.auto = "off", False
            state.kept.clear()
            self.stale()
        if theatre.moment is not self._moment:
            self._arrive(theatre.moment)
        self._meet_problems()

    def _arrive(self, moment: Moment | None) -> None:
        state, before = self.state, self._moment
        self._moment = moment
        wanted = self.theatre.settings.descriptions and state.pace.skip == "off"
        if not before or not moment or _picture(before.scenery) != _picture(moment.scenery):
            self._silence()  # it would be said of another picture
            if moment and wanted:
                self.describe()
        if moment is not None:
            same = before is not None and bool(moment.step) and before.step == moment.step
            self.stale()
            session = self.theatre.session
            if same and session is not None and session.is_look(session.now) and not state.rolled:
                return  # the same stop, seen through the lens: its time goes on
            if before is None or before.scenery.background != moment.scenery.background:
                state.frame = None
            self._offer_lens()
            state.pace.begin(self.theatre.settings, typed=state.rolled or same or moment.kind == "choice")
            self.composer.open_line()
            state.leaf = state.leaves - 1 if moment.kind == "choice" else 0
            state.root.scroll = 0
            if not state.root.focus.startswith("bar ") and not same:
                state.root.focus = ""
        state.rolled = False
        self.stale()

    def _meet_problems(self) -> None:
        state, problems = self.state, self.theatre.problems
        if not problems:
            state.dismissed = ()
        wanted = bool(problems) and problems != state.dismissed
        if wanted and not state.opened("problems"):
            self.open("problems")
        elif not wanted and state.opened("problems"):
            state.stack = [o for o in state.stack if o.screen != "problems"]
            self.stale()

    # --- drawing

    def draw(
        self, picture: pygame.Surface | None, changed: bool = True, under: Callable[[], object] | None = None
    ) -> list[pygame.Rect]:
        """Draw what changed over the stage's picture, and say where. `under` draws what lies between: the captions."""
        return self.composer.draw(picture, changed, under)


def _picture(scenery: Scenery) -> object:
    """What a description is told anew for: another place, other people, lens or light; not a face that changes."""
    figures = tuple((f.figure, f.at, f.outfit, f.world) for f in scenery.figures)
    lens, light = (scenery.lens, scenery.dial), dark.describe(scenery)
    return scenery.background, scenery.world, scenery.illustration, figures, lens, light, scenery.strip_shown
