"""Captions: what sounds, in words, on a dark plate in the upper left. Two at a time, each long enough to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pygame

from game.play.moment import Moment, Scenery
from game.play.settings import Settings
from game.stage.canvas import Canvas
from game.stage.text import Block, Typesetter
from game.story.catalogue import Catalogue, Sound

LINES = 2
LEAST = 3.0
"""Seconds that a caption is shown at least."""
A_CHARACTER = 0.07
PATIENCE = 8.0
"""Seconds that a caption may wait for its place; what would come later is no longer true."""
SIZE = 27.0
CORNER = (44.0, 80.0)
"""Units: below the small buttons, which may be as wide as the picture."""
PAD = 18
LEAST_WIDE = 260.0
"""Units: the narrowest column of captions."""
PLATE = (10, 13, 18, 214)
INK = (238, 238, 232)


def captions_for(moment: Moment, previous: Scenery | None, catalogue: Catalogue, settings: Settings) -> tuple[str, ...]:
    """What a moment adds to what is heard, in the order in which it matters. Empty where captions are off."""
    scenery, before = moment.scenery, previous or Scenery()
    found: list[str] = []
    silent, was_silent = _falls_away(scenery, settings), _falls_away(before, settings)
    if settings.captions:
        if silent != was_silent:
            found.append("[sound falls away]" if silent else "[sound returns]")
        if _line(scenery, catalogue) and not _line(before, catalogue):
            found.append("[the hum: a line along the bottom]")
        for cue in moment.cues:
            sound = catalogue.sounds.get(cue.sound)
            if sound is not None and (sound.felt or not silent):
                found.append(_from(sound.caption, cue.side))
        if scenery.ambience != before.ambience:
            found += _caption(catalogue.ambience.get(scenery.ambience))
    if settings.music_captions and not silent:
        tune, old = tune_of(scenery, catalogue), tune_of(before, catalogue)
        if tune != old:
            found += _caption(catalogue.music.get(tune))
    return tuple(text for text in dict.fromkeys(found) if text)


def _line(scenery: Scenery, catalogue: Catalogue) -> bool:
    """Whether the hum of a cube is a line, for her who feels it."""
    shapes = (entry.shape for f in scenery.figures if (entry := catalogue.cast.get(f.figure)))
    return scenery.view == "hers" and any(shape.startswith("cube") for shape in shapes)


def through_lens(scenery: Scenery) -> bool:
    """Whether what is heard is the other world."""
    return scenery.world == "lens" or scenery.lens == "up"


def tune_of(scenery: Scenery, catalogue: Catalogue) -> str:
    """The music that is heard: through the lens, the twin of what plays here."""
    sound = catalogue.music.get(scenery.music)
    return sound.twin if sound is not None and sound.twin and through_lens(scenery) else scenery.music


def _falls_away(scenery: Scenery, settings: Settings) -> bool:
    """Whether only what is felt is heard."""
    return scenery.view == "hers" and settings.view_effect != "off"


def _caption(sound: Sound | None) -> list[str]:
    return [sound.caption] if sound else []


def _from(caption: str, side: str) -> str:
    return f"\u25c0 {caption}" if side == "left" else f"{caption} \u25b6" if side == "right" else caption


@dataclass(frozen=True, slots=True)
class Shown:
    """A caption and the seconds of the clock between which it is on the screen."""

    text: str
    start: float
    end: float


class Captions:
    """The captions that are or will be on the screen."""

    def __init__(self) -> None:
        self._all: tuple[Shown, ...] = ()
        self._drawn: tuple[str, ...] = ()

    def add(self, texts: Iterable[str], clock: float) -> None:
        """These begin now, or as soon as there is a place for them; what waited from before is no longer true."""
        self._all = tuple(c for c in self._all if c.start <= clock)
        for text in texts:
            alive = [c for c in self._all if c.end > clock and c.text != text]
            ends = sorted(c.end for c in alive)
            start = clock if len(alive) < LINES else ends[-LINES]
            if start - clock <= PATIENCE:
                self._all = (*alive, Shown(text, start, start + max(LEAST, 1.2 + len(text) * A_CHARACTER)))

    def clear(self) -> None:
        """Nothing is heard any more: another story, or the title."""
        self._all = ()

    def texts(self, clock: float) -> tuple[str, ...]:
        """What is on the screen now, the oldest first; at most two."""
        return tuple(c.text for c in self._all if c.start <= clock < c.end)[:LINES]

    def changed(self, clock: float) -> bool:
        """Whether the screen shows something else than what was drawn last."""
        return self.texts(clock) != self._drawn

    def draw(
        self, canvas: Canvas, type: Typesetter, settings: Settings, clock: float, beside: pygame.Rect | None = None
    ) -> pygame.Rect:
        """Draw them; the rectangle that is covered (empty when there is none). `beside`, in units, is left free."""
        self._drawn = self.texts(clock)
        x, wide = _room(beside)
        left, top = canvas.at(x, CORNER[1])
        covered = pygame.Rect(left, top, 0, 0)
        for text in self._drawn:
            block = type.set(text, SIZE * settings.text_size / 100, INK, canvas.px(wide), face="sans")
            covered.union_ip(_plate(canvas, block, (left, top)))
            top = covered.bottom + canvas.px(8)
        return covered


def _room(beside: pygame.Rect | None) -> tuple[float, float]:
    """Where captions begin, and how wide they may be, in units: on the wider side of what is left free."""
    if beside is None:
        return CORNER[0], 1500.0
    margin = 2 * PAD + 12
    left, right = beside.left - CORNER[0] - margin, 1920 - CORNER[0] - beside.right - margin
    return (CORNER[0], max(LEAST_WIDE, left)) if left >= right else (beside.right + 12, max(LEAST_WIDE, right))


def _plate(canvas: Canvas, block: Block, at: tuple[int, int]) -> pygame.Rect:
    pad = (canvas.px(PAD), canvas.px(7))
    plate = pygame.Surface((block.size[0] + 2 * pad[0], block.size[1] + 2 * pad[1]), pygame.SRCALPHA, 32)
    plate.fill(PLATE)
    block.draw(plate, pad)
    canvas.surface.blit(plate, at)
    return plate.get_rect(
        topleft=at
    )  # not what `blit` gives: that is cut at the clip, and the next one stands below it
