"""The places: loops of about half a minute. `PIECES` tells what there is."""

from __future__ import annotations

from studio.sound.ambiences import guests, indoors, outdoors, tape
from studio.sound.piece import Piece

MODULES = (outdoors, indoors, tape, guests)
PIECES: tuple[Piece, ...] = tuple(piece for module in MODULES for piece in module.PIECES)
