"""The music, a module a piece or pair. `PIECES` tells what there is, `SCORES` what it is made of.

All of it together may have 19 MB. A bare piano gets the encoder's quality 5 (and is small all the same), strings 4,
what comes out of the camcorder 3: it has nothing above 9 kHz that could be lost.
"""

from __future__ import annotations

from studio.sound.piece import Piece
from studio.sound.pieces import chase, cold, dance, pile, risen, rod, song, table, three_times, title, walking
from studio.sound.score import Score

MODULES = (title, chase, cold, pile, table, song, dance, rod, three_times, risen, walking)
PIECES: tuple[Piece, ...] = tuple(piece for module in MODULES for piece in module.PIECES)
SCORES: tuple[Score, ...] = tuple(score for module in MODULES for score in module.SCORES)
