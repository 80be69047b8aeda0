"""What happened at each node of a story, in bits: what the proof and plays by chance are compared by."""

from __future__ import annotations

REACHED, TRUE, FALSE = 1, 2, 4
MOVED, CUT = 2, 4

Facts = dict[str, list[int]]
"""For each scene and node, bits: REACHED; for a BRANCH, that its condition was TRUE, or FALSE, when it was asked; for
an ADD, that it MOVED the value, or that the range CUT it off; for a CHOICE, see `option_bits` and `left_bit`."""


def option_bits(option: int) -> tuple[int, int]:
    """Of a choice's facts: that the condition of an option (they count from 0) was true; that it was false."""
    return 2 << 2 * option, 4 << 2 * option


def left_bit(options: int) -> int:
    """Of a choice's facts: that none of its options could be picked."""
    return 2 << 2 * options
