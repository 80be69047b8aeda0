"""Memory that was used goes back to the system at once.

A picture is a few large blocks that come and go. The C library of most Linux systems keeps such blocks for itself once
it has seen one freed (mallopt(3), M_MMAP_THRESHOLD: the threshold grows); here that came to 140 of 430 MB.
"""

from __future__ import annotations

import ctypes
import sys

M_MMAP_THRESHOLD = -3
LARGE = 1 << 20
"""Bytes from which on a block has its own pages, and gives them back."""


def give_back() -> bool:
    """Have large blocks given back when they are freed; whether that could be asked for (elsewhere it is so anyway)."""
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none, and keeps nothing
    return mallopt is not None and mallopt(M_MMAP_THRESHOLD, LARGE) == 1
