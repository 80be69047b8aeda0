"""Paint: a plan -> the window. What scrolls is cut at its view; the focus is drawn last, over everything."""

from __future__ import annotations

import pygame

from game.screens.controls import Control
from game.screens.dress import dress
from game.screens.layout import Plan, Spot
from game.screens.look import EDGE, HAIR, PAPER, RAISED, Fill, Rule, focus_mark

PLATED = frozenset({"play", "card"})


def paint(surface: pygame.Surface, plan: Plan, focus: str, scroll: int, rule: Rule) -> None:
    """Draw a page."""
    for plate in plan.plates:
        plate.draw(surface, 0, 0)
    if plan.page.shape in PLATED:
        _bar_plate(surface, plan, rule)
    whole = surface.get_clip()
    for spot in plan.spots:
        clip = plan.view.clip(whole) if spot.scrolls else whole
        place = plan.seen(spot, scroll)
        if not clip.width or not clip.height or not place.inflate(40, 40).colliderect(clip):
            continue
        surface.set_clip(clip)
        focused = spot.control.key == focus and spot.control.can_focus
        if focused and spot.control.role not in ("choice", "slot"):
            Fill(place, RAISED, 200).draw(surface, 0, 0)
        for ink in spot.dressed.inks:
            ink.draw(surface, place.left, place.top)
        if focused:
            focus_mark(surface, place, rule)
    surface.set_clip(whole)
    if plan.furthest:
        _scroll_mark(surface, plan, scroll, rule)


def _bar_plate(surface: pygame.Surface, plan: Plan, rule: Rule) -> None:
    """Dark paper under the small buttons, so that they can be read over snow."""
    spots = [s.rect for s in plan.spots if not s.scrolls and s.control.role != "sign"]
    if spots:
        plate = spots[0].unionall(spots[1:]).inflate(rule.px(16), 0)
        Fill(plate, (13, 17, 23), 214, 0).draw(surface, 0, 0)


def track(plan: Plan, rule: Rule) -> pygame.Rect:
    """The strip of the scroll mark; a click above or below the thumb turns a page."""
    wide = max(24, rule.px(30))
    return pygame.Rect(plan.view.right - rule.px(6), plan.view.top, wide, plan.view.height)


def _scroll_mark(surface: pygame.Surface, plan: Plan, scroll: int, rule: Rule) -> None:
    line = pygame.Rect(plan.view.right + rule.px(6), plan.view.top, rule.hair, plan.view.height)
    surface.fill(HAIR, line)
    tall = max(rule.target, plan.view.height * plan.view.height // max(1, plan.height))
    top = line.top + (line.height - tall) * scroll // max(1, plan.furthest)
    thumb = pygame.Rect(line.left - rule.px(3), top, max(4, rule.px(7)), tall)
    surface.fill(EDGE, thumb)
    if scroll < plan.furthest:
        # A small square at the foot: there is more below.
        side = max(6, rule.px(10))
        surface.fill(PAPER, pygame.Rect(thumb.centerx - side // 2, line.bottom - side, side, side))


def notice_spot(text: str, area: pygame.Rect, below: int, rule: Rule) -> Spot:
    """A notice, on the right below what stands there."""
    control = Control("notice", text, "sign")
    dressed = dress(control, area.width * 45 // 100, rule)
    place = pygame.Rect((0, 0), dressed.size)
    place.topright = (area.right - rule.px(24), below + rule.px(12))
    return Spot(control, dressed, place, scrolls=False)
