"""Set type: text in lines no wider than a width, drawn whole or as far as it has been typed.

A Block is laid out once; typing clips its lines, so nothing moves while it is typed. Latin breaks at
spaces; Hangul too, and between syllables where a word is wider than the line.
"""

from __future__ import annotations

import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Protocol

import pygame

from game.stage.type import FOLDER, Face, Fonts

Color = tuple[int, int, int]
Align = Literal["left", "center", "right"]

SPACING = 1.45
"""From one baseline to the next, in ems."""

_NOT_FIRST = frozenset(",.;:!?)]}\u2019”…、。》」』】\uff05·~")
_BREAK_AFTER = frozenset("—\u2013/")


class Run(Protocol):
    """A stretch of text in one style: what `game.story.markup.runs` gives."""

    @property
    def text(self) -> str: ...
    @property
    def emphasis(self) -> bool: ...


@dataclass(slots=True)
class Piece:
    """Text of one line in one style. `start` is its place in the block's text, `x` its left edge in pixels."""

    text: str
    start: int
    x: int
    metrics: pygame.font.Font
    face: pygame.Surface
    shadow: pygame.Surface | None
    widths: dict[int, int] = field(default_factory=dict)

    def width(self, count: int) -> int:
        """How wide the first `count` characters are. Measured when typing gets there, and kept."""
        if count not in self.widths:
            self.widths[count] = self.metrics.size(self.text[:count])[0]
        return self.widths[count]

    def shown(self, upto: int | None) -> int | None:
        """The pixels to show when `upto` characters of the block are typed; None is all of them."""
        if upto is None or upto >= self.start + len(self.text):
            return None
        return 0 if upto <= self.start else self.width(upto - self.start)


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: its text and where that starts in the block's, its top edge and width in pixels, its pieces."""

    text: str
    start: int
    top: int
    width: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Text that has been set. `size` is in pixels; `length` counts characters, as `draw(upto)` does."""

    text: str
    lines: tuple[SetLine, ...]
    size: tuple[int, int]
    line_height: int
    length: int
    glow: int = 0

    @property
    def bytes(self) -> int:
        """What its surfaces take."""
        surfaces = (s for line in self.lines for p in line.pieces for s in (p.face, p.shadow) if s is not None)
        return sum(s.get_pitch() * s.get_height() for s in surfaces)

    def draw(self, surface: pygame.Surface, at: tuple[int, int], upto: int | None = None) -> pygame.Rect:
        """Draw the first `upto` characters (all, if None) with the block's corner at `at`."""
        for line in self.lines:
            for piece in line.pieces:
                if piece.shadow is not None:
                    self._blit(surface, piece.shadow, piece, line, at, upto, self.glow)
        for line in self.lines:
            for piece in line.pieces:
                self._blit(surface, piece.face, piece, line, at, upto, 0)
        return pygame.Rect(at, self.size)

    def part(self, first: int, last: int) -> Block:
        """The lines from `first` up to (not with) `last`, as a block of their own."""
        chosen = self.lines[first:last]
        if not chosen:
            return Block("", (), (0, 0), self.line_height, 0, self.glow)
        begin, up = chosen[0].start, chosen[0].top
        end = self.lines[last].start if last < len(self.lines) else len(self.text)
        lines = []
        for line in chosen:
            pieces = tuple(replace(p, start=p.start - begin, widths={}) for p in line.pieces)
            lines.append(SetLine(line.text, line.start - begin, line.top - up, line.width, pieces))
        size = (self.size[0], self.line_height * len(chosen))
        return Block(self.text[begin:end], tuple(lines), size, self.line_height, end - begin, self.glow)

    @staticmethod
    def _blit(
        surface: pygame.Surface,
        image: pygame.Surface,
        piece: Piece,
        line: SetLine,
        at: tuple[int, int],
        upto: int | None,
        glow: int,
    ) -> None:
        shown = piece.shown(upto)
        if shown == 0:
            return
        area = None if shown is None else pygame.Rect(0, 0, shown + glow, image.get_height())
        surface.blit(image, (at[0] + piece.x - glow, at[1] + line.top - glow), area)


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set; lengths in pixels. `shadow` is a soft dark halo, for text on pictures."""

    face: Face
    size: int
    color: Color
    strong: bool = False
    spacing: float = SPACING
    align: Align = "left"
    tracking: int = 0
    shadow: bool = False


def plain(text: str | Iterable[Run]) -> tuple[str, tuple[bool, ...]]:
    """The text as it is set, and for each of its characters whether it is emphasised."""
    if isinstance(text, str):
        whole = _settable(text)
        return whole, (False,) * len(whole)
    parts = [(_settable(run.text), run.emphasis) for run in text]
    return "".join(p for p, _ in parts), tuple(e for p, e in parts for _ in p)


def _settable(text: str) -> str:
    """NFC, as loose letters of Hangul would be drawn apart; a Korean ellipsis floats, so it becomes three dots."""
    return unicodedata.normalize("NFC", text).replace("…", "...")


def set_type(fonts: Fonts, text: str | Iterable[Run], style: Style, width: int | None = None) -> Block:
    """Lay text out in lines of at most `width` pixels (one line for each of its own, if None)."""
    whole, emphasis = plain(text)
    setter = _Setter(fonts, whole, emphasis, style)
    spans = _lines(setter, width)
    height = max(1, round(style.size * style.spacing))
    glow = max(3, style.size // 4) if style.shadow else 0
    measured = [setter.measure(a, b) for a, b in spans]
    broad = max(measured, default=0)
    room = broad if width is None or style.align == "left" else width
    lines = []
    for number, ((a, b), wide) in enumerate(zip(spans, measured, strict=True)):
        left = {"left": 0, "center": (room - wide) // 2, "right": room - wide}[style.align]
        lines.append(SetLine(whole[a:b], a, number * height, wide, setter.pieces(a, b, left, glow)))
    return Block(whole, tuple(lines), (room, height * len(lines)), height, len(whole), glow)


class _Setter:
    """Measures and renders stretches of one text."""

    def __init__(self, fonts: Fonts, text: str, emphasis: Sequence[bool], style: Style) -> None:
        self.text = text
        self.style = style
        self._fonts = fonts
        self._style_of = tuple(self._kind(c, e) for c, e in zip(text, emphasis, strict=True))

    @staticmethod
    def _kind(char: str, emphasis: bool) -> int:
        """0 upright, 1 slanted, 2 heavier: Hangul is not slanted, so its emphasis is weight."""
        return 0 if not emphasis else 2 if ord(char) >= 0x1100 and not 0x2000 <= ord(char) < 0x3000 else 1

    def _metrics(self, kind: int) -> pygame.font.Font:
        """The font that says how far a style advances: a slanted one reports its overhang as well."""
        return self._font(0 if kind == 1 else kind)

    def _font(self, kind: int) -> pygame.font.Font:
        style = self.style
        return self._fonts.at(style.face, style.size, strong=style.strong or kind == 2, oblique=kind == 1)

    def split(self, a: int, b: int) -> Iterable[tuple[int, int]]:
        """Stretches of one style between a and b; single characters where the letters are spaced."""
        start = a
        for i in range(a + 1, b + 1):
            if i == b or self.style.tracking or self._style_of[i] != self._style_of[start]:
                yield start, i
                start = i

    def measure(self, a: int, b: int) -> int:
        """The width of text[a:b] in pixels, as it will be drawn."""
        if a >= b:
            return 0
        spaced = self.style.tracking * (b - a - 1)
        return spaced + sum(self._metrics(self._style_of[i]).size(self.text[i:j])[0] for i, j in self.split(a, b))

    def pieces(self, a: int, b: int, left: int, glow: int) -> tuple[Piece, ...]:
        """Render text[a:b], beginning at `left`."""
        made = []
        for i, j in self.split(a, b) if a < b else ():
            metrics = self._metrics(self._style_of[i])
            text = self.text[i:j]
            face = self._font(self._style_of[i]).render(text, True, self.style.color)
            made.append(Piece(text, i, left, metrics, face, _halo(face, glow) if glow else None))
            left += metrics.size(text)[0] + self.style.tracking
        return tuple(made)


def _halo(face: pygame.Surface, glow: int) -> pygame.Surface:
    """The shape of a text, dark and blurred, `glow` pixels larger on each side."""
    wide, high = face.get_width() + 2 * glow, face.get_height() + 2 * glow
    dark = pygame.Surface((wide, high), pygame.SRCALPHA)
    dark.blit(face, (glow, glow))
    dark.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
    small = (max(1, wide * 2 // (glow + 1)), max(1, high * 2 // (glow + 1)))
    soft = pygame.transform.smoothscale(pygame.transform.smoothscale(dark, small), (wide, high))
    # Once more over itself: a blurred thin stroke alone would be too faint to carry white text over snow.
    soft.blit(soft.copy(), (0, 0))
    return soft


def _lines(setter: _Setter, width: int | None) -> list[tuple[int, int]]:
    """The spans of the text's lines; spaces at the end of a line belong to none."""
    spans: list[tuple[int, int]] = []
    start = 0
    for paragraph in setter.text.split("\n"):
        end = start + len(paragraph)
        spans += [(start, end)] if width is None else _wrapped(setter, start, end, width)
        start = end + 1
    return spans


def _wrapped(setter: _Setter, start: int, end: int, width: int) -> list[tuple[int, int]]:
    text = setter.text
    spans = []
    a = start
    while True:
        b = _fill(setter, a, end, width)
        spans.append((a, a + len(text[a:b].rstrip(" "))))
        a = b
        while a < end and text[a] == " ":
            a += 1
        if a >= end:
            return spans


def _fill(setter: _Setter, a: int, end: int, width: int) -> int:
    """Where the line that begins at `a` ends: at the last word that fits, else inside the first one."""
    text = setter.text
    best = a
    for stop in _stops(text, a, end):
        if setter.measure(a, a + len(text[a:stop].rstrip(" "))) > width:
            break
        best = stop
    if best > a or a >= end:
        return best
    best = a + 1
    while best < end and setter.measure(a, best + 1) <= width:
        best += 1
    while best > a + 1 and best < end and (text[best] in _NOT_FIRST or unicodedata.combining(text[best])):
        best -= 1
    return best


def _stops(text: str, a: int, end: int) -> Iterable[int]:
    """Where a line may end, in order: after spaces, after a dash between words, at the end."""
    for i in range(a + 1, end):
        before, here = text[i - 1], text[i]
        if here != " " and (before == " " or (before in _BREAK_AFTER and here.isalnum())):
            yield i
    if end > a:
        yield end


class Typesetter:
    """Sets type for one canvas: sizes in units, widths in pixels; keeps the last blocks it has set.

    `keep` is in megabytes: enough for the page that is shown and the one before.
    """

    def __init__(self, scale: float = 1.0, folder: Path = FOLDER, keep: int = 10) -> None:
        self.fonts = Fonts(folder)
        self.scale = scale
        self._keep, self._used = keep * 1_000_000, 0
        self._blocks: OrderedDict[object, Block] = OrderedDict()

    def set(
        self,
        text: str | Iterable[Run],
        size: float,
        color: Color,
        width: int | None = None,
        *,
        face: Face = "serif",
        strong: bool = False,
        spacing: float = SPACING,
        align: Align = "left",
        tracking: float = 0.0,
        shadow: bool = False,
    ) -> Block:
        """The block of this text at `size` units (times the player's text size, where the caller wants it)."""
        pixels = max(6, round(size * self.scale))
        style = Style(face, pixels, color, strong, spacing, align, round(tracking * self.scale), shadow)
        runs = text if isinstance(text, str) else tuple(text)
        key = (runs if isinstance(runs, str) else tuple((r.text, r.emphasis) for r in runs), style, width)
        block = self._blocks.get(key)
        if block is None:
            block = self._blocks[key] = set_type(self.fonts, runs, style, width)
            self._used += block.bytes
            while self._used > self._keep and len(self._blocks) > 1:
                self._used -= self._blocks.popitem(last=False)[1].bytes
        self._blocks.move_to_end(key)
        return block
