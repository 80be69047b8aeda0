"""What a control is once it has been measured: its size, its ink, and its parts that are clicked for themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pygame

from game.screens.look import Fill, Frame, Ink, Words
from game.stage.text import Block

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a control that is clicked for itself: it sets one stop, or (`slides`) the one nearest the pointer."""

    rect: pygame.Rect
    argument: object = None
    slides: bool = False


@dataclass(frozen=True, slots=True)
class Dressed:
    """A control, measured: `inks` and `zones` are relative to its upper left corner."""

    size: Size
    inks: tuple[Ink, ...]
    zones: tuple[Zone, ...] = ()

    def grown(self, height: int) -> Dressed:
        """The same, taller: for cards that stand in one row."""
        if height <= self.size[1]:
            return self
        wide = self.size[0]
        inks = tuple(
            replace(ink, rect=pygame.Rect(0, 0, wide, height))
            if isinstance(ink, (Fill, Frame)) and ink.rect.size == self.size
            else ink
            for ink in self.inks
        )
        return Dressed((wide, height), inks, self.zones)


def moved(ink: Ink, by: tuple[int, int]) -> Ink:
    """The same ink elsewhere."""
    if isinstance(ink, Words):
        return replace(ink, at=(ink.at[0] + by[0], ink.at[1] + by[1]))
    return replace(ink, rect=ink.rect.move(by))


def words_of(dressed: Dressed) -> list[tuple[Block, pygame.Rect]]:
    """Every block of words with its place in the control."""
    return [(ink.block, pygame.Rect(ink.at, ink.block.size)) for ink in dressed.inks if isinstance(ink, Words)]
