"""Someone who plays: presses keys, moves the mouse, holds a controller, and looks at what is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from game.play.persistent import Persistent
from game.play.saves import Shelf
from game.play.settings import Settings
from game.screens.controls import Control
from game.screens.theatre import Theatre
from game.screens.ui import Ui
from game.stage.canvas import Canvas, pygame
from game.stage.text import Typesetter
from game.story.load import load

STORY = """\
title: A Small Story
author: Somebody
note: There is snow in it.
cast:
  Mina: {manners: [signs]}
scenes:
  one:
    - chapter: The Road
    - Snow came down.
    - Mina: (signs) Left. Now.
    - choice:
        - Go left.:
            - They went left.
        - Go right, where the road is wide and nobody has cleared it since the first night of the snow.:
            - They went right.
        - Stay.:
            - They stayed.
    - pause: 1
    - And that was that.
    - end: The snow
  two:
    - It never comes.
    - goto: one
"""
TIMED = STORY.replace("    - choice:", "    - within: 10\n      choice:")
NOTES = f"""\
notes:
  - note: Before you play
    text: >
      {"There is snow in it, and a road, and some way to go. " * 12}

      It can be cold.
  - note: About the road
    after: one
    text: Roads are long.
  - note: About what never comes
    after: two
    text: Nobody reads this.
credits: |
  Somebody
  □
"""
NAMES = {
    "Enter": pygame.K_RETURN,
    "Escape": pygame.K_ESCAPE,
    "Space": pygame.K_SPACE,
    "Tab": pygame.K_TAB,
    "PageUp": pygame.K_PAGEUP,
    "PageDown": pygame.K_PAGEDOWN,
    "Delete": pygame.K_DELETE,
    "F1": pygame.K_F1,
    "Ctrl": pygame.K_LCTRL,
}
PAD = ("A", "B", "X", "Y", "Back", "Guide", "Start", "L3", "R3", "LB", "RB", "Up", "Down", "Left", "Right")


class Player:
    """`ui` and `theatre` are the real ones; no time passes but what `wait` says."""

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int] = (1280, 720),
        story: str = STORY,
        first: bool = False,
        notes: str = "",
        **settings: object,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / "scenes.yaml"
        self.file.write_text(story, encoding="utf-8")
        if notes:
            (folder / "notes.yaml").write_text(notes, encoding="utf-8")
        loaded = load(self.file)
        preferred = replace(Settings(text_speed=0), **settings)  # type: ignore[arg-type]
        shelf = Shelf(folder / "saves", loaded.story.id if loaded.story else "")
        self.theatre = Theatre(loaded, shelf, preferred, Persistent(), clock=lambda: datetime(2026, 3, 12, 21, 40))
        self.canvas = Canvas.open(size)
        self.ui = Ui(self.theatre, self.canvas, Typesetter(self.canvas.scale), first=first)
        self.wait(0)

    # --- hands

    def key(self, name: str, times: int = 1) -> None:
        """Press and release a key."""
        *held, last = name.split("+") if name != "+" else [name]
        mod = sum({"Shift": pygame.KMOD_LSHIFT, "Alt": pygame.KMOD_LALT, "Ctrl": pygame.KMOD_LCTRL}[h] for h in held)
        code = NAMES.get(last) or pygame.key.key_code(last.lower())
        typed = last if len(last) == 1 else ""
        for _ in range(times):
            self.event(pygame.KEYDOWN, key=code, mod=mod, unicode=typed)
            self.event(pygame.KEYUP, key=code, mod=mod)

    def hold(self, name: str, down: bool = True) -> None:
        self.event(pygame.KEYDOWN if down else pygame.KEYUP, key=NAMES[name], mod=0, unicode="")

    def pad(self, name: str, times: int = 1) -> None:
        """Press and release a button of a controller."""
        for _ in range(times):
            self.event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=PAD.index(name))
            self.event(pygame.CONTROLLERBUTTONUP, instance_id=0, button=PAD.index(name))

    def click(self, at: str | tuple[int, int] | None = None, button: int = 1) -> None:
        """Click on a control, by its name, or on a point, or on the middle of the picture."""
        point = self.canvas.area.center if at is None else self.place(at) if isinstance(at, str) else at
        self.event(pygame.MOUSEMOTION, pos=point, rel=(1, 1), buttons=(0, 0, 0))
        self.event(pygame.MOUSEBUTTONDOWN, pos=point, button=button)
        self.event(pygame.MOUSEBUTTONUP, pos=point, button=button)

    def wheel(self, y: int) -> None:
        self.event(pygame.MOUSEWHEEL, x=0, y=y)

    def event(self, kind: int, **about: object) -> None:
        pygame.event.clear()
        pygame.event.post(pygame.event.Event(kind, **about))
        for event in pygame.event.get(kind):
            self.ui.handle(event)

    def wait(self, seconds: float) -> None:
        """Let time pass in steps of a frame, or of a tenth of a second when it is long."""
        step = 0.1 if seconds > 1 else 1 / 60
        while seconds > 0:
            self.ui.update(min(step, seconds))
            seconds -= step
        self.ui.update(0)
        self.ui.draw(None, False)

    # --- eyes

    @property
    def screen(self) -> str:
        return self.ui.state.top.screen

    @property
    def kind(self) -> str:
        return self.theatre.moment.kind if self.theatre.moment else ""

    @property
    def said(self) -> str:
        moment = self.theatre.moment
        return moment.line.text if moment and moment.line else ""

    @property
    def focus(self) -> str:
        return self.ui.focused.name if self.ui.focused else ""

    def names(self) -> list[str]:
        """Everything that is written on the screen."""
        return [s.control.name for s in self.ui.plan.spots]

    def control(self, name: str) -> Control:
        found = [s.control for s in self.ui.plan.spots if name in (s.control.name, s.control.key)]
        assert found, f"there is no {name!r} among {self.names()}"
        return found[0]

    def place(self, name: str) -> tuple[int, int]:
        """The middle of a control, scrolled into view with the wheel if need be."""
        key = self.control(name).key
        for _ in range(200):
            spot = self.ui.plan.find(key)
            assert spot
            rect = self.ui.plan.seen(spot, self.ui.state.top.scroll)
            if not spot.scrolls or self.ui.plan.view.contains(rect) or self.ui.plan.view.collidepoint(rect.center):
                return rect.center
            self.wheel(-1 if rect.centery > self.ui.plan.view.centery else 1)
        raise AssertionError(f"{name!r} cannot be scrolled into view")

    # --- habits

    def to_choice(self) -> None:
        """From the title to the choice, with time enough for the guard."""
        self.ui.run("game.new")
        while self.kind != "choice":
            self.ui.run("play.advance")
        self.wait(0.5)
