"""Layout: a Page -> where each of its controls is in the window. Nothing is clipped or lost at any text size.

What does not fit scrolls, in one direction. Each page has one view that scrolls; rail, bar and signs stand still.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pygame

from game.screens.controls import Control, Group, Page
from game.screens.dress import dress
from game.screens.dressed import Dressed
from game.screens.look import EDGE, NIGHT, Fill, Frame, Rule

MARGIN_X, MARGIN_Y = 84.0, 64.0
EDGE_GAP = 30.0
"""Units kept free around a focus mark, so that it is never cut."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A control in its place. `rect` is in pixels of the window as if nothing were scrolled."""

    control: Control
    dressed: Dressed
    rect: pygame.Rect
    scrolls: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """All the spots of a page. `view` is what of the scrolling ones can be seen at once, `height` how long they are.

    `plates` lie under them; `reach` is how far from the left the words of a title page go.
    """

    page: Page
    spots: tuple[Spot, ...]
    view: pygame.Rect
    height: int
    plates: tuple[Fill | Frame, ...] = ()
    reach: int = 0

    @property
    def furthest(self) -> int:
        """How far it can be scrolled."""
        return max(0, self.height - self.view.height)

    def seen(self, spot: Spot, scroll: int) -> pygame.Rect:
        """Where a spot is on the screen; part of it may be outside the view."""
        return spot.rect.move(0, -scroll) if spot.scrolls else spot.rect

    def find(self, key: str) -> Spot | None:
        """The spot of a control."""
        return next((s for s in self.spots if s.control.key == key), None)

    def focusable(self) -> list[Spot]:
        """What the focus can be on, in the order of reading."""
        return [s for s in self.spots if s.control.can_focus]

    def under(self, point: tuple[int, int], scroll: int) -> Spot | None:
        """What can be pressed at a point of the window; the one on top where one lies on another."""
        for spot in reversed(self.focusable()):
            if self.seen(spot, scroll).collidepoint(point) and (not spot.scrolls or self.view.collidepoint(point)):
                return spot
        return None

    def scroll_to(self, spot: Spot, scroll: int) -> int:
        """The nearest scroll at which a spot is seen (its beginning, if it is taller than the view)."""
        if not spot.scrolls:
            return min(scroll, self.furthest)
        slack = min(24, self.view.height // 8)
        low, high = spot.rect.bottom + slack - self.view.bottom, spot.rect.top - slack - self.view.top
        if high < low:
            low = high
        return max(0, min(self.furthest, max(low, min(high, scroll))))


def lay_out(page: Page, area: pygame.Rect, rule: Rule, box: pygame.Rect | None = None) -> Plan:
    """Place a page in the picture's area (pixels). `box` is where the words of the story stand, on a play page."""
    if page.shape == "play":
        return _play(page, area, rule, box)
    if page.shape == "title":
        return _title(page, area, rule)
    if page.shape == "dialog":
        return _dialog(page, area, rule)
    if page.shape == "card":
        return _card(page, area, rule)
    return _menu(page, area, rule)


def _menu(page: Page, area: pygame.Rect, rule: Rule) -> Plan:
    """Title and rail stand on the left, if there is room for them beside the rest; otherwise all is one column."""
    margin_x, margin_y = rule.px(MARGIN_X), rule.px(MARGIN_Y)
    inner = area.inflate(-2 * margin_x, -2 * margin_y)
    title = Control("title", page.title, "title")
    rail_wide = max(
        [rule.px(360), *(dress(c, inner.width, rule, natural=True).size[0] for c in (title, *page.rail))],
    )
    rail = _stack((title, *page.rail), rail_wide, rule, gap=2)
    gap = rule.px(64)
    beside = inner.width - rail_wide - gap
    rail_high = max((r.bottom for _, _, r in rail), default=0)
    if page.rail and beside >= rule.em(540) + rule.px(200) and rail_high <= inner.height:
        edge = rule.px(16)  # so that the focus mark on the left is not cut
        view = pygame.Rect(inner.right - beside - edge, area.top + margin_y // 2, beside + margin_x // 2 + edge, 0)
        view.height = area.bottom - margin_y // 2 - view.top
        content, height = _groups(page.groups, beside - rule.px(10), rule, rule.px(18))
        out = (-rule.px(28), 0)  # a button's words, not its edge, stand in line with the title
        still = [
            Spot(c, d, r.move(inner.topleft).move(out if c.role == "button" else (0, 0)), False) for c, d, r in rail
        ]
        moving = _put(content, (view.left + edge, view.top + margin_y // 2))
        # Reading order: the title, what the page is about, then the way out.
        return Plan(page, (still[0], *moving, *still[1:]), view, height + margin_y)
    wide = min(inner.width, max(rule.em(1250), rule.px(1320)))
    # The way back stands at the top, the way to other screens at the end; in the menu that is what one came for.
    first = len(page.rail) if page.name == "pause" else 1
    head, high = _groups((Group((title, *page.rail[:first])),), wide, rule)
    content, height = _groups(page.groups, wide, rule, rule.px(18))
    tail, tall = _groups((Group(page.rail[first:]),) if page.rail[first:] else (), wide, rule)
    view = pygame.Rect(0, area.top + margin_y // 2, wide + margin_x, area.height - margin_y)
    view.centerx = area.centerx
    left, top, gap = view.left + margin_x // 2, view.top + margin_y // 2, rule.px(24)
    spots = (
        *_put(head, (left, top)),
        *_put(content, (left, top + high + gap)),
        *_put(tail, (left, top + high + height + 2 * gap)),
    )
    return Plan(page, spots, view, margin_y + high + height + 2 * gap + tall)


def _title(page: Page, area: pygame.Rect, rule: Rule) -> Plan:
    """One column on the left; the last group stands at the bottom if there is room."""
    left = rule.px(150)
    wide = area.width - 2 * left
    column = min(wide, rule.em(460))
    head, high = _groups(page.groups[:1], wide, rule)
    menu, menu_high = _groups(page.groups[1:2], column, rule)
    foot, foot_high = _groups(page.groups[2:], min(wide, rule.em(760)), rule)
    margin = rule.px(70)
    gap = rule.px(44)
    needed = high + gap + menu_high + gap + foot_high
    view = area.inflate(0, -rule.px(30))
    view.width -= rule.px(30)
    room = view.height - 2 * margin
    if needed <= room:
        top = view.top + margin + (room - needed) // 3
        foot_top = view.bottom - margin - foot_high
    else:
        top = view.top + margin // 2
        foot_top = top + high + gap + menu_high + gap
    x = area.left + left
    menu_x = x - rule.px(28)  # a button's words, not its edge, stand in line with the title
    spots = (
        *_put(head, (x, top)),
        *_put(menu, (menu_x, top + high + gap)),
        *_put(foot, (x, foot_top)),
    )
    reach = max(s.rect.right for s in spots if s.control.role != "title") - area.left
    return Plan(page, spots, view, view.height if needed <= room else needed + margin, reach=reach)


def _dialog(page: Page, area: pygame.Rect, rule: Rule) -> Plan:
    """A panel in the middle."""
    pad = rule.px(64)
    wide = min(area.width - 2 * pad, rule.em(820) + 2 * pad)
    content, height = _groups(page.groups, wide - 2 * pad, rule, gap=rule.px(36))
    tall = min(height + 2 * pad, area.height - rule.px(40))
    view = pygame.Rect(0, 0, wide, tall)
    view.center = area.center
    spots = _put(content, (view.left + pad, view.top + pad))
    return Plan(
        page, spots, view, height + 2 * pad, (Fill(view.copy(), NIGHT, 252), Frame(view.copy(), EDGE, rule.hair))
    )


def _card(page: Page, area: pygame.Rect, rule: Rule) -> Plan:
    """Centred in the picture, over a dark band as high as it needs."""
    wide = min(area.width - 2 * rule.px(60), rule.em(900) + rule.px(300))
    bar = _top_right(page, area, rule)
    bar += _signs(page.signs, area, max((s.rect.bottom for s in bar), default=area.top) + rule.px(10), rule)
    top_edge = max((s.rect.bottom for s in bar), default=area.top + rule.px(20)) + rule.px(14)
    content, height = _groups(page.groups, wide, rule, gap=rule.px(34))
    centred = _centred(content, wide)
    room = pygame.Rect(area.left, top_edge, area.width, area.bottom - rule.px(20) - top_edge)
    tall = min(height, room.height)
    # An ending stands low: what was arrived at is seen above it. A chapter's title stands alone, in the middle.
    middle = room.bottom - tall // 2 - rule.px(96) if len(page.groups) > 1 else area.centery
    top = max(room.top, min(middle - tall // 2, room.bottom - tall))
    pad = rule.px(54)
    view = pygame.Rect((area.width - wide) // 2 + area.left, top, wide, tall)
    if height <= room.height - 2 * rule.px(EDGE_GAP):
        view.inflate_ip(2 * rule.px(EDGE_GAP), 2 * rule.px(EDGE_GAP))
        spots = _put(centred, (view.left + rule.px(EDGE_GAP), view.top + rule.px(EDGE_GAP)))
        height += 2 * rule.px(EDGE_GAP)
    else:
        spots = _put(centred, view.topleft)
    band = pygame.Rect(area.left, view.top - pad // 3, area.width, view.height + 2 * (pad // 3))
    return Plan(page, (*spots, *bar), view, height, (Fill(band.clip(area), NIGHT, 205),))


def _play(page: Page, area: pygame.Rect, rule: Rule, box: pygame.Rect | None) -> Plan:
    """Bar and signs above, on the right; choices above the box or, if there is no room, instead."""
    bar = _top_right(page, area, rule)
    below = max((s.rect.bottom for s in bar), default=area.top + rule.px(12))
    signs = _signs(page.signs, area, below + rule.px(10), rule)
    wide = min(area.width - 2 * rule.px(60), rule.em(860) + rule.px(240))
    gap = rule.px(EDGE_GAP)
    top = max([below, *(s.rect.bottom for s in signs)]) + gap // 2
    room = pygame.Rect(area.left, top, area.width, area.bottom - gap - top)
    content, height = _groups(page.groups, wide, rule, within=rule.px(14))
    if box and content:
        above = box.top - top - gap
        if height <= above:
            room.height = above
        else:
            # Box and choices do not fit: what the box says becomes the head of the list.
            asked = Group((*page.fallback, *(c for g in page.groups for c in g.controls)))
            content, height = _groups((asked,), wide, rule, within=rule.px(14))
    tall = min(height, room.height)
    view = pygame.Rect((area.width - wide) // 2 + area.left, 0, wide, tall)
    # Above the box they stand close to their question, and the faces behind them stay free.
    view.top = room.bottom - tall if box and room.bottom < box.top else room.top + max(0, (room.height - tall) * 2 // 5)
    spots = _put(_centred(content, wide), view.topleft)
    margin = min(gap, view.left - area.left)
    grown = view.inflate(2 * margin, 2 * min(gap // 2, max(0, view.top - below)))
    extra = view.top - grown.top
    return Plan(page, (*spots, *signs, *bar), grown, height + 2 * extra if content else 0)


def instead_of_box(plan: Plan) -> bool:
    """Whether the page says what the box would say, because both had no room."""
    return bool(plan.page.fallback) and plan.find(plan.page.fallback[0].key) is not None


def _top_right(page: Page, area: pygame.Rect, rule: Rule) -> list[Spot]:
    """The row of small buttons, if it fits above the captions; otherwise the short one that leads to the others."""
    dressed = [(c, dress(c, area.width, rule, natural=True)) for c in page.bar]
    if sum(d.size[0] for _, d in dressed) > area.width * 9 // 10:
        dressed = [(c, dress(c, area.width, rule, natural=True)) for c in page.short]
    x, top = area.right - rule.px(24), area.top + rule.px(14)
    spots: list[Spot] = []
    for control, d in reversed(dressed):
        x -= d.size[0]
        spots.insert(0, Spot(control, d, pygame.Rect((x, top), d.size), scrolls=False))
    return spots


def _signs(signs: Iterable[Control], area: pygame.Rect, top: int, rule: Rule) -> list[Spot]:
    spots = []
    for control in signs:
        d = dress(control, area.width * 4 // 10, rule, natural=True)
        left = area.right - rule.px(24) - d.size[0]
        spots.append(Spot(control, d, pygame.Rect((left, top), d.size), scrolls=False))
        top += d.size[1] + rule.px(8)
    return spots


# --- groups

Placed = tuple[Control, Dressed, pygame.Rect]


def _groups(groups: Sequence[Group], width: int, rule: Rule, gap: int = 0, within: int = 0) -> tuple[list[Placed], int]:
    """Groups below each other, from (0, 0), `gap` pixels apart and more; and how high they are."""
    placed: list[Placed] = []
    top = 0
    for number, group in enumerate(groups):
        if not group.controls:
            continue
        if number:
            top += max(gap, rule.px(10))
        if group.title:
            heading = Control(f"heading {group.title}", group.title, "heading")
            d = dress(heading, width, rule)
            placed.append((heading, d, pygame.Rect((0, top), d.size)))
            top += d.size[1]
        for control, d, rect in _arranged(group, width, rule, within):
            placed.append((control, d, rect.move(0, top)))
        top = max(r.bottom for _, _, r in placed)
    return placed, top


def _arranged(group: Group, width: int, rule: Rule, within: int) -> list[Placed]:
    if group.arrange == "row":
        return _row(group.controls, width, rule)
    if group.arrange == "grid":
        return _grid(group.controls, width, rule)
    return _stack(group.controls, width, rule, within)


def _stack(controls: Iterable[Control], width: int, rule: Rule, gap: int = 0) -> list[Placed]:
    placed: list[Placed] = []
    top = 0
    for control in controls:
        d = dress(control, width, rule)
        placed.append((control, d, pygame.Rect((0, top), d.size)))
        top += d.size[1] + gap
    return placed


def _row(controls: Iterable[Control], width: int, rule: Rule) -> list[Placed]:
    """Beside each other, on as many lines as that takes."""
    placed: list[Placed] = []
    x = y = deep = 0
    for control in controls:
        d = dress(control, width, rule, natural=True)
        if x and x + d.size[0] > width:
            x, y, deep = 0, y + deep + rule.px(8), 0
        placed.append((control, d, pygame.Rect((x, y), d.size)))
        x += d.size[0] + rule.px(20 if control.tone == "framed" else 6)
        deep = max(deep, d.size[1])
    return placed


def _grid(controls: Sequence[Control], width: int, rule: Rule) -> list[Placed]:
    """In three, two or one columns; all in a row are equally high. A control's corner lies on its upper right."""
    gap = rule.px(26)
    columns = next((n for n in (3, 2) if (width - (n - 1) * gap) // n >= rule.em(330)), 1)
    wide = (width - (columns - 1) * gap) // columns
    if columns == 1:
        wide = min(wide, rule.em(620))
    placed: list[Placed] = []
    top = rule.px(14)
    for first in range(0, len(controls), columns):
        dressed = [(c, dress(c, wide, rule)) for c in controls[first : first + columns]]
        tall = max(d.size[1] for _, d in dressed)
        for number, (control, d) in enumerate(dressed):
            place = pygame.Rect(number * (wide + gap), top, wide, tall)
            placed.append((control, d.grown(tall), place))
            if control.corner:
                corner = dress(control.corner, wide, rule, natural=True)
                at = pygame.Rect((0, 0), corner.size)
                at.topright = (place.right - rule.px(6), place.top + rule.px(6))
                placed.append((control.corner, corner, at))
        top += tall + gap
    return placed


def _put(placed: Iterable[Placed], at: tuple[int, int]) -> tuple[Spot, ...]:
    return tuple(Spot(c, d, r.move(at)) for c, d, r in placed)


def _centred(placed: Sequence[Placed], width: int) -> list[Placed]:
    """Each line of controls in the middle."""
    rows: dict[int, list[Placed]] = {}
    for item in placed:
        rows.setdefault(item[2].top, []).append(item)
    found: list[Placed] = []
    for row in rows.values():
        left, right = min(r.left for _, _, r in row), max(r.right for _, _, r in row)
        by = (width - (right - left)) // 2 - left
        found += [(c, d, r.move(by, 0)) for c, d, r in row]
    return found
