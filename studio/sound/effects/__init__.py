"""The effects, a module for each kind of thing. `PIECES` tells what there is."""

from __future__ import annotations

from studio.sound.effects import air, bodies, feet, interface, machines, nemo, things
from studio.sound.piece import Piece

MODULES = (bodies, feet, things, machines, nemo, air, interface)
PIECES: tuple[Piece, ...] = tuple(piece for module in MODULES for piece in module.PIECES)
