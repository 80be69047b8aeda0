"""Dress: a control and a width -> its size and the ink it is drawn with. One function for each role.

Everything is measured before it is placed, so what is drawn always fits into its rectangle.
"""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.screens import rows
from game.screens.controls import Control, Role
from game.screens.dressed import Dressed, Size
from game.screens.look import (
    BODY,
    DISPLAY,
    EDGE,
    HAIR,
    MEASURE,
    NIGHT,
    PAPER,
    QUIET,
    RAISED,
    RED,
    ROSE,
    SMALL,
    STORY,
    Fill,
    Frame,
    Ink,
    Photo,
    Rule,
    Words,
)


def dress(control: Control, width: int, rule: Rule, natural: bool = False) -> Dressed:
    """A control for at most this width; `natural` asks for no more than it needs."""
    return _ROLES[control.role](control, width, rule, natural)


# --- words


def _title(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    if c.tone == "quiet":
        return _card_title(c, width, rule)
    side = max(6, rule.px(14))
    large = c.tone == "framed"
    name = rule.words(c.name, 96 if large else DISPLAY, PAPER, width, serif=True, spacing=1.25, shadow=large)
    top = name.size[1] + rule.px(18)
    inks: list[Ink] = [Words(name, (0, 0)), Fill(pygame.Rect(0, top, side, side), RED)]
    line = pygame.Rect(side + rule.px(14), top + side // 2, max(rule.px(90), name.size[0] // 2), rule.hair)
    line.width = min(line.width, width - line.left)
    inks.append(Fill(line, EDGE))
    return Dressed((min(width, max(name.size[0], line.right)), top + side + rule.px(18)), tuple(inks))


def _card_title(c: Control, width: int, rule: Rule) -> Dressed:
    """A chapter's or an ending's name: letter-spaced, in the middle, over a hairline with a square in it."""
    name = rule.words(c.name, DISPLAY, PAPER, width, serif=True, align="center", tracking=6, spacing=1.35)
    side, high = max(8, rule.px(18)), rule.px(26)
    middle, top = name.size[0] // 2, name.size[1] + high
    reach = min(width // 3, rule.px(190))
    lines = [
        Fill(pygame.Rect(x, top + side // 2, reach - side, rule.hair), EDGE) for x in (middle - reach, middle + side)
    ]
    square = Frame(pygame.Rect(middle - side // 2, top, side, side), PAPER, max(2, rule.px(2.5)))
    return Dressed((name.size[0], top + side + rule.px(12)), (Words(name, (0, 0)), *lines, square))


def _heading(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    block = rule.words(c.name, SMALL, ROSE, width, strong=True, tracking=1.5)
    top = rule.em(26)
    base = top + block.size[1] + rule.px(6)
    rule_line = Fill(pygame.Rect(0, base, width, rule.hair), HAIR)
    return Dressed((width, base + rule.hair), (Words(block, (0, top)), rule_line))


def _text(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    sizes = {"small": SMALL, "quiet": SMALL, "framed": STORY, "plain": BODY}
    measure = min(width, rule.em(MEASURE * sizes[c.tone] / BODY))
    color = QUIET if c.tone in ("quiet", "small") else PAPER
    pad = rule.px(6)
    serif = c.tone == "framed"
    block = rule.words(c.name, sizes[c.tone], color, measure - pad, serif=serif, spacing=1.45)
    inks: list[Ink] = [Words(block, (0, pad))]
    height = block.size[1] + 2 * pad
    if c.value:
        more = rule.words(c.value, SMALL, QUIET, measure - pad)
        inks.append(Words(more, (0, height - pad + rule.px(2))))
        height += more.size[1] + rule.px(2)
    return Dressed((min(width, max(b.block.size[0] for b in inks if isinstance(b, Words)) + pad), height), tuple(inks))


# --- what is pressed


def _button(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    small = c.tone == "small"
    if c.tone == "square":
        return _square(c, rule)
    pad_x, pad_y = (rule.px(14), rule.px(5)) if small else (rule.px(28), rule.em(9))
    color = PAPER if c.enabled else QUIET if c.picked else EDGE
    block = rule.words(c.written, SMALL if small else BODY, color, width - 2 * pad_x)
    side = block.size[0] + 2 * pad_x if natural or small else width
    size = (min(width, max(side, rule.target)), max(rule.target, block.size[1] + 2 * pad_y))
    inks: list[Ink] = []
    if c.tone == "framed":
        inks += [Fill(_box(size), RAISED), Frame(_box(size), EDGE, rule.hair)]
    left = (size[0] - block.size[0]) // 2 if small or c.tone == "framed" else pad_x
    inks.append(Words(block, (left, (size[1] - block.size[1]) // 2)))
    if c.picked:
        inks.append(Fill(pygame.Rect(left, size[1] - rule.px(6), block.size[0], max(2, rule.px(4))), RED))
    return Dressed(size, tuple(inks))


def _square(c: Control, rule: Rule) -> Dressed:
    """A sign instead of a word, on a square of its own."""
    block = rule.words(c.written, BODY, spacing=1.0)
    side = max(rule.target, round(1.25 * max(block.size)))
    size = (side, side)
    at = ((side - block.size[0]) // 2, max(0, (side - block.size[1]) // 2 - rule.em(3)))
    return Dressed(size, (Fill(_box(size), NIGHT, 225), Frame(_box(size), EDGE, rule.hair), Words(block, at)))


def _tab(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    pad = rule.px(24)
    block = rule.words(c.written, BODY, PAPER if c.picked else QUIET, width - 2 * pad, strong=c.picked)
    size = (min(width, max(rule.target, block.size[0] + 2 * pad)), max(rule.target, block.size[1] + rule.px(18)))
    left = (size[0] - block.size[0]) // 2
    inks: list[Ink] = [Words(block, (left, (size[1] - block.size[1]) // 2))]
    if c.picked:
        under = pygame.Rect(left, size[1] - rule.px(5), block.size[0], max(2, rule.px(4)))
        inks.append(Fill(under, RED))
    return Dressed(size, tuple(inks))


def _choice(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    pad_x, pad_y = rule.px(30), rule.em(13)
    number = rule.words(c.label, SMALL, QUIET) if c.label else None
    gutter = (number.size[0] + rule.px(22)) if number else 0
    mark = rule.words("✓", BODY, PAPER) if c.picked else None
    tail = (mark.size[0] + rule.px(20)) if mark else 0
    block = rule.words(c.name, STORY, PAPER, width - 2 * pad_x - gutter - tail, serif=True)
    size = (width, max(rule.target, block.size[1] + 2 * pad_y))
    inks: list[Ink] = [Fill(_box(size), NIGHT, 232), Frame(_box(size), EDGE, rule.hair)]
    top = (size[1] - block.size[1]) // 2
    if number:
        inks.append(Words(number, (pad_x, top + (block.line_height - number.size[1]) // 2)))
    inks.append(Words(block, (pad_x + gutter, top)))
    if mark:
        inks.append(Words(mark, (width - pad_x - mark.size[0], top + (block.line_height - mark.size[1]) // 2)))
    return Dressed(size, tuple(inks))


# --- cards and lines


def _slot(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    pad = rule.px(16)
    photo = pygame.Rect(0, 0, width, width * 9 // 16)
    inks: list[Ink] = [Fill(pygame.Rect(0, 0, width, 1), NIGHT)]
    if c.picture:
        inks.append(Photo(photo, c.picture))
    else:
        inks.append(Fill(photo, NIGHT, 140))
        square = pygame.Rect(0, 0, rule.px(34), rule.px(34))
        square.center = photo.center
        inks.append(Frame(square, EDGE if c.enabled else HAIR, rule.hair))
    inks.append(Fill(pygame.Rect(0, photo.bottom, width, rule.hair), HAIR))
    top = photo.bottom + rule.px(10)
    for number, text in enumerate(c.words):
        if not text:
            continue
        color, high = (PAPER, BODY - 2) if number == 0 else (QUIET, SMALL)
        serif = number == 2
        block = rule.words(text, high, color, width - 2 * pad, strong=number == 0, serif=serif, spacing=1.32)
        inks.append(Words(block, (pad, top)))
        top += block.size[1]
    size = (width, top + rule.px(12))
    return Dressed(size, (Fill(_box(size), RAISED, 210), *inks[1:], Frame(_box(size), HAIR, rule.hair)))


def _entry(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    pad_x, pad_y, gap = rule.px(24), rule.px(9), rule.px(30)
    names = rule.em(230)
    beside = width >= names + rule.em(560)
    left = pad_x + (names + gap if beside else 0)
    inks: list[Ink] = []
    top = pad_y
    if c.label:
        who = rule.words(
            c.label,
            SMALL,
            ROSE,
            names if beside else width - 2 * pad_x,
            strong=True,
            align="right" if beside else "left",
        )
        inks.append(Words(who, (pad_x, pad_y + rule.em(5) if beside else pad_y)))
        top = top if beside else top + who.size[1]
        low = pad_y + rule.em(5) + who.size[1]
    else:
        low = 0
    measure = min(width - left - pad_x, rule.em(MEASURE))
    if c.picked:
        side = max(6, rule.em(13))
        block = rule.words(c.name, BODY, PAPER, measure - 2 * side, strong=True)
        inks.append(Fill(pygame.Rect(left, top + (block.line_height - side) // 2, side, side), RED))
        inks.append(Words(block, (left + 2 * side, top)))
    else:
        block = rule.words(c.name, BODY, PAPER, measure, serif=True)
        inks.append(Words(block, (left, top)))
    return Dressed((width, max(rule.target, low, top + block.size[1]) + pad_y), tuple(inks))


def _timer(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    """A square of paper that shrinks towards its centre, in tenths, and beside it the seconds."""
    side = max(16, rule.em(40))
    box = pygame.Rect(rule.px(14), rule.px(8), side, side)
    word = rule.words(c.value, BODY, PAPER)
    # The plate is as wide as the longest value would be, so that it does not shrink while the time does.
    wide = box.right + rule.px(16) + max(word.size[0], rule.em(130)) + rule.px(14)
    size = (wide, max(box.bottom + rule.px(8), word.size[1] + rule.px(8)))
    box.centery = size[1] // 2
    # What is left is the side, not the area: ten equal steps that can be told apart. Even, so that the centre stays.
    thick = max(2, rule.hair)
    inner = box.inflate(-2 * (thick + max(2, rule.em(4))), -2 * (thick + max(2, rule.em(4))))
    gone = 2 * round(inner.width * (1 - c.share) / 2)
    inner.inflate_ip(-gone, -gone)
    inks: tuple[Ink, ...] = (
        Fill(_box(size), NIGHT, 232),
        Frame(box, EDGE, thick),
        Fill(inner, PAPER),
        Words(word, (box.right + rule.px(16), (size[1] - word.size[1]) // 2)),
    )
    return Dressed(size, inks)


def _sign(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    pad = rule.px(16)
    block = rule.words(c.written, SMALL, PAPER, width - 2 * pad)
    size = (block.size[0] + 2 * pad, block.size[1] + rule.px(14))
    plate = Fill(_box(size), NIGHT, 232)
    edge = Fill(pygame.Rect(0, 0, max(3, rule.px(5)), size[1]), RED)
    return Dressed(size, (plate, edge, Words(block, (pad, rule.px(7)))))


def _source(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    """The line of the file, with a line under the character where it goes wrong, and a small roof below that."""
    pad = rule.px(20)
    text, column = _excerpt(c.name, round(c.share), width - 2 * pad, rule)
    block = rule.words(text, BODY, PAPER)
    before = rule.words(text[:column], BODY, PAPER).size[0] if column else 0
    under = rule.words(text[: column + 1], BODY, PAPER).size[0] - before
    left = pad + before
    top = rule.px(8) + block.size[1]
    wide = max(rule.em(12), under)
    size = (width, top + rule.em(22))
    roof = max(5, rule.em(11))
    inks: list[Ink] = [Fill(_box(size), NIGHT, 190), Fill(pygame.Rect(0, 0, max(3, rule.px(5)), size[1]), EDGE)]
    inks += [Words(block, (pad, rule.px(8))), Fill(pygame.Rect(left, top, wide, max(2, rule.px(3))), RED)]
    point = pygame.Rect(left + wide // 2 - roof // 2, top + rule.px(6), roof, roof)
    inks.append(Fill(point, RED))
    return Dressed(size, tuple(inks))


def _excerpt(text: str, column: int, width: int, rule: Rule) -> tuple[str, int]:
    """As much of a line around the column as fits; the column in it, from 0."""
    text = text.replace("\t", " ")
    indent = min(len(text) - len(text.lstrip()), column)
    text, column = text[indent:].rstrip(), column - indent
    first, last = 0, len(text)
    while last - first > 8:
        shown = ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
        if rule.words(shown, BODY, PAPER).size[0] <= width:
            break
        if column - first > last - column:
            first += max(1, (column - first) // 4)
        else:
            last -= max(1, (last - column) // 4)
    shown = ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
    return shown, min(column - first + (1 if first else 0), len(shown))


def _preview(c: Control, width: int, rule: Rule, natural: bool) -> Dressed:
    """A line as the box shows it: `share` is the box's opacity."""
    pad = rule.px(36)
    name = rule.words(c.label, 28, ROSE, width - 2 * pad, serif=True, strong=True)
    block = rule.words(c.name, 36, PAPER, width - 2 * pad, serif=True, spacing=1.45)
    size = (width, name.size[1] + block.size[1] + 2 * pad)
    plate = Fill(_box(size), (6, 8, 11), round(255 * c.share))
    edge = Frame(_box(size), HAIR, rule.hair)
    return Dressed(size, (plate, edge, Words(name, (pad, pad)), Words(block, (pad, pad + name.size[1]))))


def _box(size: Size) -> pygame.Rect:
    return pygame.Rect((0, 0), size)


_ROLES: dict[Role, Callable[[Control, int, Rule, bool], Dressed]] = {
    "title": _title,
    "heading": _heading,
    "text": _text,
    "button": _button,
    "tab": _tab,
    "choice": _choice,
    "slot": _slot,
    "entry": _entry,
    "timer": _timer,
    "sign": _sign,
    "source": _source,
    "preview": _preview,
    "switch": lambda c, w, r, n: rows.row(c, w, r, rows.switch),
    "slider": lambda c, w, r, n: rows.row(c, w, r, rows.slider),
    "options": lambda c, w, r, n: rows.row(c, w, r, rows.options),
    "binding": lambda c, w, r, n: rows.row(c, w, r, rows.binding),
}
