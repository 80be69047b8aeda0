"""Steadiness: however fast one skips, winds or presses on, the picture changes at most three times a second.

The words never wait: only the picture behind them stands until it may change. Between a dark place and a light one
anything faster would be a flash (WCAG 2.3.1).
"""

from __future__ import annotations

from dataclasses import replace

from game.play.moment import Moment, Scenery
from game.stage import dark

HOLD = 0.35
"""Seconds that a picture stands at least: a change to the next one may be two swings of light (a fade has two)."""

SETTLED = 1e6
"""`since` of a moment that has long arrived: a picture that was waited for is cut to."""

Shown = tuple[Moment, Scenery | None, float]
"""What the stage draws: a moment, the scenery before it, and the seconds since it began."""


class Steady:
    """Which moment's picture is shown: `pass_time` in each frame, then `follow`."""

    def __init__(self) -> None:
        self._shown: Shown | None = None
        self._stood = 0.0
        self._waited = self._late = False

    def clear(self) -> None:
        """The next picture may come at once."""
        self._shown = None

    def pass_time(self, seconds: float) -> None:
        """Let time pass, in menus too."""
        self._stood += seconds
        if self._waited and self._shown is not None:
            self._shown = (self._shown[0], self._shown[1], self._shown[2] + seconds)

    def follow(self, moment: Moment, before: Scenery | None, since: float) -> Shown:
        """What to draw where the story shows `moment`, which began `since` seconds ago."""
        if self._shown is None:
            self._stood, self._waited, self._late = 0.0, False, False
        elif moment != self._shown[0]:
            if not _same(moment.scenery, self._shown[0].scenery):
                if self._stood < HOLD:
                    self._waited = True
                    return self._shown
                self._stood = 0.0
            # What lay before a picture that had to wait is not what was seen: it is cut to.
            self._waited, self._late = False, self._waited
        else:
            self._waited = False  # it went back before its turn came
        self._shown = (moment, None, SETTLED) if self._late else (moment, before, since)
        return self._shown


def _same(one: Scenery, other: Scenery) -> bool:
    """Whether two sceneries differ at most in faces, weather, sounds and titles: in nothing that can flash."""
    return _large(one) == _large(other)


def _large(scenery: Scenery) -> Scenery:
    """A scenery without what changes in small: faces, the dial, weather, and what is not seen at all.

    Darkness stays: it is light, and a light that goes on and off is a flash.
    """
    figures = tuple(replace(f, look="", alt="", by="") for f in scenery.figures)
    light = {dark.NAME: dark.amount_of(scenery)}
    small = replace(scenery, figures=figures, leaving=(), effects=light, dial=0, grip="locked", held=False)
    return replace(small, alt="", music="", ambience="", chapter="")
