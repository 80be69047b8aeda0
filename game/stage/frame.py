"""The frame: the whole picture of a Moment, without its words. The same arguments give the same pixels.

Shot            what is to be drawn, with the time taken out of it where nothing moves
Stage.draw      -> the picture; an equal Shot costs nothing
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.play.moment import Moment, Passage, Scenery
from game.play.settings import Settings
from game.stage import camera, lens
from game.stage.lens import Finder
from game.stage.passage import mixture, passage_for
from game.stage.pictures import Key, Pictures
from game.stage.scenery import draw_scenery, needs
from game.stage.type import Fonts
from game.stage.weather import draw_weather

SEEN_PART = 0.78
"""With `view: his`, how much of the width is seen in full; the rest grows dark."""

DARKEST = {"full": 0.6, "light": 0.3, "off": 0.0}
VIEW_SECONDS = 0.8


@dataclass(frozen=True, slots=True)
class Shot:
    """All that the picture depends on. `since` and `clock` stand still where they change nothing."""

    scenery: Scenery
    previous: Scenery
    passage: Passage
    since: float
    clock: float
    motion: bool
    view_effect: str
    grain: bool = True
    flash: bool = True
    finder: Finder = Finder()


def shot(
    moment: Moment, previous: Scenery | None, since: float, clock: float, settings: Settings, finder: Finder = Finder()
) -> Shot:
    """The shot of a moment that began `since` seconds ago, `clock` seconds after the program did."""
    scenery = moment.scenery
    passage = passage_for(moment.passage, previous, scenery)
    before = previous or scenery
    lasts = length(passage, before, scenery, settings)
    over = since >= lasts
    return Shot(
        scenery,
        scenery if over else before,
        Passage() if over else passage,
        lasts if over else since,
        clock if _animated(scenery, settings) or (not over and _animated(before, settings)) else 0.0,
        settings.motion,
        settings.view_effect,
        settings.grain,
        settings.flash,
        finder,
    )


def length(passage: Passage, before: Scenery, scenery: Scenery, settings: Settings) -> float:
    """Seconds until nothing is under way from one scenery to the next."""
    pan = camera.EASE if settings.motion and before.camera != scenery.camera else 0.0
    dim = VIEW_SECONDS if before.view != scenery.view and settings.view_effect != "off" else 0.0
    return max(passage.seconds, pan, dim)


def moving(moment: Moment, previous: Scenery | None, since: float, settings: Settings) -> bool:
    """Whether the next frame differs from this one: while a passage lasts, or as long as something moves."""
    scenery = moment.scenery
    passage = passage_for(moment.passage, previous, scenery)
    under_way = since < length(passage, previous or scenery, scenery, settings)
    return under_way or _animated(scenery, settings)


def _animated(scenery: Scenery, settings: Settings) -> bool:
    if not settings.motion:
        return False
    weather = not scenery.illustration and any(amount > 0 for amount in scenery.effects.values())
    return weather or scenery.camera in camera.MOVING


class Stage:
    """Draws shots of one size. `size` is in pixels; `pictures.scale` are the pixels of a unit."""

    def __init__(self, size: tuple[int, int], pictures: Pictures, fonts: Fonts) -> None:
        self.pictures = pictures
        self.fonts = fonts
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        """The picture has another size (tell `pictures.rescale` as well)."""
        self.size = size
        self.picture = pygame.Surface(size, 0, 32)
        self._plates = (_Plate(size), _Plate(size))
        self._flat: pygame.Surface | None = None
        self._dim: tuple[float, pygame.Surface] | None = None
        self._last: tuple[Shot, int] | None = None

    def want(self, moment: Moment, *ahead: Scenery) -> None:
        """Have the pictures of this moment decoded, then those of what may come."""
        keys: list[Key] = list(needs(moment.scenery))
        for scenery in ahead:
            keys += needs(scenery)
        self.pictures.want(keys)

    def ready(self, moment: Moment) -> bool:
        """Whether all of the moment's pictures are decoded."""
        return self.pictures.ready(needs(moment.scenery))

    def draw(
        self,
        moment: Moment,
        previous: Scenery | None,
        since: float,
        clock: float,
        settings: Settings,
        finder: Finder = Finder(),
    ) -> tuple[pygame.Surface, bool]:
        """The picture, and whether it is another than the last time. The surface is the stage's own: only read it."""
        this = shot(moment, previous, since, clock, settings, finder)
        seen = (this, self.pictures.version)
        if seen == self._last:
            return self.picture, False
        self._last = seen
        self._draw(this)
        return self.picture, True

    def _draw(self, s: Shot) -> None:
        mix = mixture(s.passage, s.since, s.motion)
        old, new = self._plates
        if mix.new < 1 and s.previous != s.scenery:
            self._plate(old, s, s.previous)
            self.picture.blit(old.surface, (0, 0))
        if mix.new > 0:
            self._plate(new, s, s.scenery)
            self._over(new.surface, mix.new)
        draw_weather(self.picture, _effects(s, mix.new), s.clock, self.pictures.scale, s.motion)
        self._darken(s)
        if mix.veil > 0:
            self._cover(mix.color, mix.veil)

    def _plate(self, plate: _Plate, s: Shot, scenery: Scenery) -> None:
        """Scenery and lens; drawn again only if something in it is another."""
        before = s.previous.camera
        view = camera.view(
            scenery.camera, before if scenery is s.scenery else scenery.camera, s.since, s.clock, s.motion
        )
        key = (scenery, view, self.pictures.version)
        if plate.key == key:
            return
        plate.key = key
        draw_scenery(plate.surface, scenery, scenery.world, view, self.pictures)
        if scenery.lens == "up" and not scenery.illustration:  # which is composed with a frame of its own
            aim = lens.aim(scenery)
            plate.surface.set_clip(lens.window(self.pictures.scale, aim))
            draw_scenery(plate.surface, scenery, "lens", view, self.pictures)
            plate.surface.set_clip(None)
            lens.draw_frame(plate.surface, self.fonts, self.pictures.scale, aim)

    def _cover(self, color: tuple[int, int, int], amount: float) -> None:
        """A colour over the whole picture."""
        if self._flat is None:
            self._flat = pygame.Surface(self.size, 0, 32)
        self._flat.fill(color)
        self._over(self._flat, amount)

    def _over(self, surface: pygame.Surface, amount: float) -> None:
        """Blend an opaque surface over the picture. Alphas of 0 and 255 take a slow way in SDL: they are not used."""
        alpha = round(255 * amount)
        if alpha > 0:
            surface.set_alpha(alpha if alpha < 255 else None)
            self.picture.blit(surface, (0, 0))

    def _darken(self, s: Shot) -> None:
        """Through his eyes: the right of the picture in the dark, softly."""
        full = DARKEST.get(s.view_effect, 0.0)
        now, before = full * (s.scenery.view == "his"), full * (s.previous.view == "his")
        amount = now if now == before else before + (now - before) * camera.smooth(s.since / VIEW_SECONDS)
        if amount <= 0:
            return
        if self._dim is None or self._dim[0] != amount:
            self._dim = (amount, _dark_side(self.size, amount))
        side = self._dim[1]
        self.picture.blit(side, (self.size[0] - side.get_width(), 0), special_flags=pygame.BLEND_RGB_MULT)


class _Plate:
    """A composed picture, and what it was composed from. Its memory is taken when it is first needed."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._surface: pygame.Surface | None = None
        self.key: tuple[Scenery, camera.View, int] | None = None

    @property
    def surface(self) -> pygame.Surface:
        if self._surface is None:
            self._surface = pygame.Surface(self._size, 0, 32)
        return self._surface


def _effects(s: Shot, new: float) -> dict[str, float]:
    """How much of each weather there is, on the way from one scenery to the next. None before an illustration."""
    now = {} if s.scenery.illustration else s.scenery.effects
    before = {} if s.previous.illustration else s.previous.effects
    names = dict.fromkeys([*before, *now])
    return {name: before.get(name, 0.0) * (1 - new) + now.get(name, 0.0) * new for name in names}


def _dark_side(size: tuple[int, int], amount: float) -> pygame.Surface:
    wide = round(size[0] * (1 - SEEN_PART))
    strip = pygame.Surface((wide, 1), 0, 32)
    for x in range(wide):
        light = round(255 * (1 - amount * camera.smooth((x + 1) / wide)))
        strip.set_at((x, 0), (light, light, light))
    return pygame.transform.scale(strip, (wide, size[1]))
