"""Focus: which control is next, in the order of reading and in the four directions."""

from __future__ import annotations

from typing import Literal

import pygame

from game.screens.layout import Plan, Spot

Direction = Literal["up", "down", "left", "right"]


def following(plan: Plan, key: str, by: int) -> Spot | None:
    """The next (or, by -1, the previous) control in the order of reading, going round at the end."""
    spots = plan.focusable()
    if not spots:
        return None
    at = next((i for i, s in enumerate(spots) if s.control.key == key), None)
    if at is None:
        return spots[0 if by > 0 else -1]
    return spots[(at + by) % len(spots)]


def towards(plan: Plan, key: str, direction: Direction, scroll: int) -> Spot | None:
    """The nearest control in a direction, or None at the edge. Without a focus, the first that is seen."""
    here = plan.find(key)
    if here is None or not here.control.can_focus:
        return first_seen(plan, scroll)
    start = plan.seen(here, scroll)
    # The small square on a card would catch every arrow on its way to the card: Tab leads to it, and its own key.
    spots = [s for s in plan.focusable() if s.control.key != key and s.control.tone != "square"]
    others = [s for s in spots if _lies(plan.seen(s, scroll), start, direction)]
    if direction in ("left", "right") and plan.page.shape == "menu":
        others = [s for s in others if s.scrolls != here.scrolls or _beside(plan.seen(s, scroll), start)]
    if direction in ("up", "down"):
        aligned = [s for s in others if _above(plan.seen(s, scroll), start)]
        same = [s for s in others if s.scrolls == here.scrolls]
        others = aligned or same or ([] if plan.page.shape == "menu" else others)
        if plan.page.shape == "menu":
            others = [s for s in others if s.scrolls == here.scrolls]
    return min(others, key=lambda s: _distance(plan.seen(s, scroll), start, direction), default=None)


def first_seen(plan: Plan, scroll: int) -> Spot | None:
    """The first control that is on the screen: the page's own start, or choices before the bar."""
    start = plan.find(plan.page.start) if plan.page.start else None
    if start and start.control.can_focus:
        return start
    spots = plan.focusable()
    seen = [s for s in spots if s.scrolls and plan.seen(s, scroll).colliderect(plan.view)]
    return next(iter(seen or spots), None)


def _lies(other: pygame.Rect, start: pygame.Rect, direction: Direction) -> bool:
    if direction == "up":
        return other.centery < start.centery and other.bottom <= start.centery + start.height // 4
    if direction == "down":
        return other.centery > start.centery and other.top >= start.centery - start.height // 4
    if direction == "left":
        return other.centerx < start.centerx and other.right <= start.centerx + start.width // 4
    return other.centerx > start.centerx and other.left >= start.centerx - start.width // 4


def _beside(a: pygame.Rect, b: pygame.Rect) -> bool:
    return a.top < b.bottom and b.top < a.bottom


def _above(a: pygame.Rect, b: pygame.Rect) -> bool:
    return a.left < b.right and b.left < a.right


def _distance(other: pygame.Rect, start: pygame.Rect, direction: Direction) -> float:
    """Along the direction first; what is off to the side counts threefold."""
    if direction in ("up", "down"):
        along, aside = abs(other.centery - start.centery), _apart(other.left, other.right, start.left, start.right)
        return along + 3 * aside + abs(other.left - start.left) / 100
    along, aside = abs(other.centerx - start.centerx), _apart(other.top, other.bottom, start.top, start.bottom)
    return along + 3 * aside + abs(other.centery - start.centery) / 100


def _apart(a: int, b: int, c: int, d: int) -> int:
    return max(0, max(a, c) - min(b, d))
