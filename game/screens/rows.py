"""Rows: preferences and keys. Name and help on the left; on the right the value, as what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from game.screens.controls import Control
from game.screens.dressed import Dressed, Zone, moved
from game.screens.look import BODY, EDGE, HAIR, PAPER, QUIET, RAISED, RED, ROSE, SMALL, Fill, Frame, Ink, Rule, Words


def row(c: Control, width: int, rule: Rule, part: Callable[[Control, int, Rule], Dressed]) -> Dressed:
    pad_x, pad_y, gap = rule.px(24), rule.px(14), rule.px(40)
    right_wide = rule.em(430)
    beside = width >= right_wide + rule.em(380) + gap
    left_wide = width - 2 * pad_x - (right_wide + gap if beside else 0)
    name = rule.words(c.name, BODY, PAPER, left_wide)
    inks: list[Ink] = [Words(name, (pad_x, pad_y))]
    bottom = pad_y + name.size[1]
    if c.help:
        told = rule.words(c.help, SMALL, QUIET, min(left_wide, rule.em(760)), spacing=1.35)
        inks.append(Words(told, (pad_x, bottom)))
        bottom += told.size[1]
    value = part(c, right_wide if beside else width - 2 * pad_x, rule)
    if beside:
        height = max(bottom, value.size[1] + pad_y) + pad_y
        at = (width - pad_x - right_wide, (height - value.size[1]) // 2)
    else:
        at = (pad_x, bottom + rule.px(6))
        height = at[1] + value.size[1] + pad_y
    inks += [moved(ink, at) for ink in value.inks]
    inks.append(Fill(pygame.Rect(pad_x, height - rule.hair, width - 2 * pad_x, rule.hair), HAIR))
    return Dressed((width, height), tuple(inks), tuple(replace(z, rect=z.rect.move(at)) for z in value.zones))


def switch(c: Control, width: int, rule: Rule) -> Dressed:
    side = max(14, rule.em(28))
    box = pygame.Rect(0, (rule.target - side) // 2 if rule.target > side else 0, side, side)
    inks: list[Ink] = [Frame(box, PAPER, max(2, rule.px(2.5)))]
    if c.now:
        inks.append(Fill(box.inflate(-side // 2, -side // 2), RED))
    word = rule.words(c.stops[c.now].word, BODY, PAPER, width - side - rule.px(18))
    inks.append(Words(word, (side + rule.px(18), box.centery - word.size[1] // 2)))
    lift = -min(0, box.centery - word.size[1] // 2)
    height = max(rule.target, word.size[1], side) + lift
    return Dressed((width, height), tuple(moved(ink, (0, lift)) for ink in inks))


def slider(c: Control, width: int, rule: Rule) -> Dressed:
    side = rule.target
    track = pygame.Rect(side + rule.px(16), 0, width - 2 * side - 2 * rule.px(16), max(2, rule.px(3)))
    track.centery = side // 2
    inks: list[Ink] = []
    zones = [Zone(pygame.Rect(track.left, 0, track.width, side), slides=True)]
    for left, by in ((0, -1), (width - side, 1)):
        square = pygame.Rect(left, 0, side, side)
        stop = c.step(by)
        shown = square.inflate(-rule.px(6), -rule.px(6))
        inks.append(Frame(shown, EDGE if stop else HAIR, rule.hair))
        half = (side - rule.px(20)) // 2
        inks.append(Fill(pygame.Rect(square.centerx - half // 2, square.centery - 1, half, 2), _mark_color(stop)))
        if by > 0:
            inks.append(Fill(pygame.Rect(square.centerx - 1, square.centery - half // 2, 2, half), _mark_color(stop)))
        if stop:
            zones.append(Zone(square, stop.argument))
    inks.append(Fill(track, EDGE))
    at = track.left + round(track.width * c.now / max(1, len(c.stops) - 1))
    inks.append(Fill(pygame.Rect(track.left, track.top - 1, at - track.left, track.height + 2), PAPER))
    thumb = max(10, rule.px(22))
    inks.append(Fill(pygame.Rect(at - thumb // 2, side // 2 - thumb // 2, thumb, thumb), PAPER))
    inner = max(4, rule.px(10))
    inks.append(Fill(pygame.Rect(at - inner // 2, side // 2 - inner // 2, inner, inner), RED))
    word = rule.words(c.stops[c.now].word, SMALL, PAPER, width)
    inks.append(Words(word, ((width - word.size[0]) // 2, side)))
    return Dressed((width, side + word.size[1]), tuple(inks), tuple(zones))


def _mark_color(stop: object) -> tuple[int, int, int]:
    """Bright where it can be stepped on."""
    return PAPER if stop else EDGE


def options(c: Control, width: int, rule: Rule) -> Dressed:
    pad = rule.px(16)
    x = y = deep = 0
    inks: list[Ink] = []
    zones: list[Zone] = []
    for number, stop in enumerate(c.stops):
        here = number == c.now
        word = rule.words(stop.word, BODY, PAPER if here else QUIET, width - 2 * pad, strong=here)
        size = (min(width, max(rule.target, word.size[0] + 2 * pad)), max(rule.target, word.size[1] + rule.px(8)))
        if x and x + size[0] > width:
            x, y, deep = 0, y + deep + rule.px(6), 0
        place = pygame.Rect((x, y), size)
        if here:
            inks += [Fill(place, RAISED), Frame(place, PAPER, rule.hair)]
            inks.append(Fill(pygame.Rect(place.left, place.bottom - rule.px(5), place.width, max(2, rule.px(5))), RED))
        inks.append(Words(word, (place.centerx - word.size[0] // 2, place.centery - word.size[1] // 2)))
        zones.append(Zone(place, stop.argument))
        x, deep = x + size[0] + rule.px(6), max(deep, size[1])
    return Dressed((width, y + deep), tuple(inks), tuple(zones))


def binding(c: Control, width: int, rule: Rule) -> Dressed:
    if not c.words:
        word = rule.words(c.value, BODY, ROSE if c.picked else QUIET, width)
        return Dressed((width, max(rule.target, word.size[1])), (Words(word, (0, 0)),))
    pad, x, y, deep = rule.px(12), 0, 0, 0
    inks: list[Ink] = []
    for name in c.words:
        word = rule.words(name, SMALL, PAPER, width - 2 * pad)
        size = (min(width, word.size[0] + 2 * pad), word.size[1] + rule.px(8))
        if x and x + size[0] > width:
            x, y, deep = 0, y + deep + rule.px(8), 0
        place = pygame.Rect((x, y), size)
        inks += [Fill(place, RAISED), Frame(place, EDGE, rule.hair), Words(word, (x + pad, y + rule.px(4)))]
        x, deep = x + size[0] + rule.px(8), max(deep, size[1])
    return Dressed((width, y + deep), tuple(inks))
