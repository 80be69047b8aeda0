"""The stage: Moment -> picture and sound. pygame lives here and in `game.screens`."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """As if these modules were not installed, for as long as something else is imported."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# pygame loads both if it can, for functions that are not used here: half of its 0.3 s.
with _without("numpy", "pkg_resources"), warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pygame as pygame
