"""The interface: three ticks of paper and wood, so soft that one misses them only when they are gone."""

from __future__ import annotations

import numpy as np

from studio.sound.finish import one
from studio.sound.grains import add, crack
from studio.sound.modal import body, struck
from studio.sound.noise import bump, chance_of, coloured
from studio.sound.piece import Piece
from studio.sound.rooms import CLOSE, dulled, inside, thinned
from studio.sound.signal import Sound, frames

WOOD = body((640, 1010, 1530, 2240), 0.011, 0.6, 0.5)
BOX = body((356, 585, 870, 1290), 0.018, 0.6, 0.5)


def _move() -> list[Sound]:
    """A nail on the edge of a card."""
    chance, heard = chance_of("ui_move"), np.zeros(frames(0.12))
    add(heard, crack(1900, 0.0012, chance, 1.5), 0.0, 0.5)
    add(heard, struck(WOOD, 0.0011, chance), 0.001, 0.35)
    return one(dulled(inside(heard, CLOSE, 0.12), 4200), -14, fade=0.02)


def _confirm() -> list[Sound]:
    """A small drawer that closes."""
    chance, heard = chance_of("ui_confirm"), np.zeros(frames(0.25))
    add(heard, struck(BOX, 0.0013, chance), 0.0, 0.6)
    add(heard, crack(1200, 0.0014, chance, 1.5), 0.0, 0.25)
    add(heard, struck(BOX.damped(0.6), 0.002, chance), 0.055, 0.25)
    return one(dulled(inside(heard, CLOSE, 0.14), 3600), -13, fade=0.02)


def _back() -> list[Sound]:
    """A page that is turned back, and the tick as it lies down."""
    chance, n = chance_of("ui_back"), frames(0.3)
    page = thinned(dulled(coloured(n, chance, -3), 3000), 350) * bump(n, 0.07, 0.022, 0.018)
    heard = 0.16 * page
    add(heard, struck(WOOD.damped(1.2), 0.0022, chance), 0.105, 0.4)
    return one(dulled(inside(heard, CLOSE, 0.12), 3600), -14, fade=0.02)


PIECES: tuple[Piece, ...] = (
    Piece("ui_move", "sounds", _move, loop=False, peak=-14, quality=4),
    Piece("ui_confirm", "sounds", _confirm, loop=False, peak=-13, quality=4),
    Piece("ui_back", "sounds", _back, loop=False, peak=-14, quality=4),
)
