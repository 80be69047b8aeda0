"""The composer: state -> pages -> plans -> the window. It draws again only what changed.

The stage keeps its own picture, so everything that lies over it can be taken off and drawn anew, piece by piece.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

import pygame

from game.screens import layout, paint, tape
from game.screens.layout import Plan
from game.screens.look import Fill, Rule, blurred, side_shade
from game.screens.pages import PAGES
from game.screens.state import Open, State
from game.screens.theatre import Theatre
from game.stage import box
from game.stage.canvas import BAR_COLOR, Canvas
from game.stage.text import Typesetter


class Composer:
    """Plans for the screens that are seen: the topmost full one, and dialogs over it."""

    def __init__(self, theatre: Theatre, state: State, canvas: Canvas, setter: Typesetter) -> None:
        self.theatre: Theatre = theatre
        self.state: State = state
        self.canvas: Canvas = canvas
        self.setter: Typesetter = setter
        self._plans: list[tuple[Open, Plan]] = []
        self._spoken: tuple[object, box.Spoken | None] = (None, None)
        self._whole = True
        self._regions: list[pygame.Rect] = []
        self._blur: pygame.Surface | None = None
        self._torn: pygame.Rect | None = None
        self._size = (0, 0)

    # --- what is seen

    @property
    def rule(self) -> Rule:
        """Sizes for this window and the player's text size."""
        settings = self.theatre.settings
        self.setter.scale = self.canvas.scale
        return Rule(self.setter, self.canvas.scale, settings.text_size / 100, settings.font)

    @property
    def plan(self) -> Plan:
        """The screen that has the focus."""
        return self.plans()[-1][1]

    def plans(self) -> list[tuple[Open, Plan]]:
        """The screens that are seen, from below."""
        if not self._plans or self._size != self.canvas.size:
            self._size = self.canvas.size
            self._plans = self._compose()
        return self._plans

    def _compose(self) -> list[tuple[Open, Plan]]:
        stack = self.state.stack
        first = len(stack) - 1
        made: list[tuple[Open, Plan]] = []
        while True:
            plan = self._lay_out(stack[first])
            made.insert(0, (stack[first], plan))
            if first == 0 or plan.page.shape != "dialog":
                return made
            first -= 1

    def _lay_out(self, opened: Open) -> Plan:
        page = PAGES[opened.screen](self.theatre, self.state, opened)
        leaf = self.leaf if page.shape == "play" else None
        plan = layout.lay_out(page, self.canvas.area, self.rule, leaf.paper if leaf else None)
        gone = bool(opened.focus) and plan.find(opened.focus) is None
        if gone and page.shape == "menu":  # what had the focus is on another page of this screen
            opened.focus, opened.laid_out = "", False
        if not opened.laid_out:
            opened.laid_out = True
            if not opened.focus and page.shape not in ("play", "card"):
                start = plan.find(page.start) or next(iter(plan.focusable()), None)
                opened.focus = start.control.key if start else ""
            last = plan.find(page.start) if page.at_end else None
            opened.scroll = plan.scroll_to(last, 0) if last else 0
        here = plan.find(opened.focus)
        if here and here.scrolls and opened.was and plan.furthest:
            # What has the focus stays where it is, whatever grew above it.
            opened.scroll = here.rect.top - opened.was
        opened.scroll = max(0, min(plan.furthest, opened.scroll))
        if here and here.scrolls and not plan.seen(here, opened.scroll).colliderect(plan.view):
            opened.scroll = plan.scroll_to(here, opened.scroll)
        opened.was = here.rect.top - opened.scroll if here and here.scrolls else 0
        return plan

    # --- what is said

    def open_line(self) -> None:
        """Set the line of this moment for the box."""
        spoken = self.spoken
        self.state.leaves = len(spoken.pages) if spoken else 1

    @property
    def spoken(self) -> box.Spoken | None:
        """What is said now, in pages; None when the box is empty."""
        moment, story = self.theatre.moment, self.theatre.session.story if self.theatre.session else None
        if moment is None or story is None or moment.line is None or moment.kind not in ("line", "choice"):
            return None
        settings = self.theatre.settings
        key = (moment.line, self.canvas.size, settings.text_size, settings.font, settings.box_opacity)
        if self._spoken[0] != key:
            self.setter.scale = self.canvas.scale
            who = story.cast.get(moment.line.who)
            color = who.color if who else "d8d2c4"
            self._spoken = (key, box.set_line(moment.line, self.canvas, self.setter, settings, color))
            found = self._spoken[1]
            self.state.leaves = len(found.pages) if found else 1
            self.state.leaf = min(self.state.leaf, self.state.leaves - 1)
        return self._spoken[1]

    @property
    def leaf(self) -> box.Page | None:
        """The page of the box that is shown."""
        spoken = self.spoken
        return spoken.pages[min(self.state.leaf, len(spoken.pages) - 1)] if spoken else None

    @property
    def length(self) -> int:
        """How many characters there are to type on this page."""
        leaf = self.leaf
        return leaf.length if leaf else 0

    # --- what changed

    @property
    def dirty(self) -> bool:
        """Whether there is something to draw."""
        return self._whole or bool(self._regions) or self._size != self.canvas.size

    def forget(self) -> None:
        """Compose and draw everything anew."""
        self._plans, self._whole = [], True

    def redraw(self) -> None:
        """Draw everything anew, as it was composed: the focus moved, or the page was scrolled."""
        self._whole = True

    def passing(self) -> tuple[object, ...]:
        """What time alone has changed on the play screen: characters typed, seconds left, the square's size."""
        moment, pace, settings = self.theatre.moment, self.state.pace, self.theatre.settings
        left = pace.left(moment, settings) if moment else None
        time = None if moment is None or left is None else (ceil(left), pace.share(moment, settings))
        return (min(self.length, int(min(pace.typed, 1e6))), time)

    def passed(self) -> None:
        """Draw again only where time has changed something."""
        leaf = self.leaf
        if leaf and not self.state.pace.left(self.theatre.moment, self.theatre.settings):  # type: ignore[arg-type]
            self._regions.append(leaf.rect)
            return
        before = self.plan.find("timer")
        self._plans = []
        after = self.plan.find("timer")
        self._regions += [self.plan.seen(s, self.state.top.scroll) for s in (before, after) if s]

    def wound(self) -> None:
        """Draw again where the tape is seen to wind: its sign, and where the torn line was and is."""
        if self.state.root is not self.state.top:
            return
        before = self.plan.find("tape")
        if self.state.notices.current:
            self.forget()  # it stands below the sign, and moves when that goes
            return
        self._plans = []
        after = self.plan.find("tape")
        self._regions += [s.rect for s in (before, after) if s]
        self._regions += [r for r in (self._torn, self._band()) if r]

    def _band(self) -> pygame.Rect | None:
        """Where the torn line is now: on the picture, never in a menu."""
        if not self.state.playing:
            return None
        return tape.band(self.state.winding, self.canvas.area, self.canvas.scale, self.theatre.settings)

    # --- drawing

    def draw(
        self, picture: pygame.Surface | None, changed: bool, under: Callable[[], object] | None
    ) -> list[pygame.Rect]:
        """Draw what changed; the rectangles that were."""
        area = self.canvas.area
        plans = self.plans()
        if changed or self._whole:
            self._regions = [area.copy()]
        if changed or (self._blur and self._blur.get_size() != area.size):
            self._blur = None
        regions = [r.clip(area) for r in self._regions if r.clip(area).width and r.clip(area).height]
        self._whole, self._regions = False, []
        surface = self.canvas.surface
        self._torn = self._band()
        for region in regions:
            surface.set_clip(region)
            self._ground(surface, picture, region)
            if self._torn and self._torn.colliderect(region):
                tape.draw_band(surface, picture, self._torn, area, self.state.winding)
            if under and plans[0][0] is self.state.root:
                under()
            if not self.state.hidden:
                self._pages(surface, plans)
                self._notice(surface, plans[-1][1])
            surface.set_clip(None)
        return regions

    def _ground(self, surface: pygame.Surface, picture: pygame.Surface | None, region: pygame.Rect) -> None:
        """What the interface lies on: the picture, or behind a menu its shadow."""
        area = self.canvas.area
        if picture is None:
            surface.fill(BAR_COLOR, region)
        elif self.plans()[0][0] is self.state.root:
            surface.blit(picture, region, region.move(-area.left, -area.top))
        else:
            if self._blur is None:
                self._blur = blurred(picture, area.size)
            surface.blit(self._blur, region, region.move(-area.left, -area.top))
        if self.plans()[0][1].page.shape == "title":
            shade = side_shade(area.size, self.plans()[0][1].reach)
            for top in range(area.top, area.bottom, shade.get_height()):
                surface.blit(shade, (area.left, top), (0, 0, area.width, min(shade.get_height(), area.bottom - top)))

    def _pages(self, surface: pygame.Surface, plans: list[tuple[Open, Plan]]) -> None:
        for number, (opened, plan) in enumerate(plans):
            if number:
                Fill(self.canvas.area, (6, 8, 11), 170).draw(surface, 0, 0)
            if plan.page.shape == "play" and not layout.instead_of_box(plan):
                self._box(surface)
            focus = opened.focus if number == len(plans) - 1 else ""
            paint.paint(surface, plan, focus, opened.scroll, self.rule)

    def _box(self, surface: pygame.Surface) -> None:
        leaf, typed, moment = self.leaf, self.state.pace.typed, self.theatre.moment
        if leaf and moment and surface.get_clip().colliderect(leaf.rect):
            more = moment.kind == "line"
            leaf.draw(surface, None if typed >= leaf.length else int(typed), more)

    def _notice(self, surface: pygame.Surface, plan: Plan) -> None:
        text = self.state.notices.current
        if text:
            top = [s.rect.bottom for s in plan.spots if not s.scrolls and plan.page.shape in ("play", "card")]
            spot = paint.notice_spot(text, self.canvas.area, max(top, default=self.canvas.area.top), self.rule)
            for ink in spot.dressed.inks:
                ink.draw(surface, *spot.rect.topleft)
