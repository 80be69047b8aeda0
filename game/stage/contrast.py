"""Contrast of colours, by the formulas of WCAG 2.2 (relative luminance, success criterion 1.4.3)."""

from __future__ import annotations

Color = tuple[int, int, int]


def luminance(color: Color) -> float:
    """Relative luminance from 0 (black) to 1 (white)."""

    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: Color, b: Color) -> float:
    """From 1 (the same) to 21 (black on white)."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(color: Color, opacity: float, ground: Color) -> Color:
    """A colour laid over another; opacity 0..1."""
    return (
        round(color[0] * opacity + ground[0] * (1 - opacity)),
        round(color[1] * opacity + ground[1] * (1 - opacity)),
        round(color[2] * opacity + ground[2] * (1 - opacity)),
    )


def readable(color: Color, ground: Color, least: float = 4.5) -> Color:
    """The colour, lightened until it stands out from the (dark) ground by `least`."""
    for step in range(21):
        lighter = over((255, 255, 255), step / 20, color)
        if contrast(lighter, ground) >= least:
            return lighter
    return (255, 255, 255)
