"""The frame: the whole picture of a Moment, without its words. The same arguments give the same pixels.

Shot            what is to be drawn, with the time taken out of it where nothing moves
Stage.draw      -> the picture; an equal Shot costs nothing
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Thread

import pygame

from game.play.moment import Moment, Passage, Scenery
from game.play.settings import Settings
from game.stage import blink, booth, camera, dark, figures, film, lens, nemo, sway, views
from game.stage.breath import draw_breath
from game.stage.figures import Actor
from game.stage.finder import Furniture, Glass, prepare
from game.stage.lens import Finder
from game.stage.passage import Mixture, mixture, passage_for
from game.stage.pictures import Pictures
from game.stage.plates import Plate, lay, whole
from game.stage.scenery import Sight, nearby, needs, with_ends, with_lids
from game.stage.type import Fonts
from game.stage.weather import draw_weather

VIEW_SECONDS = views.SECONDS
REST = 0.5
"""Seconds in which the rest of a place changes, at most, while somebody is on the way in it."""

FAINT = 4
"""Of 255: what is there less of is not seen, in the first frames of a dissolve. In them its sheets are composed."""
TURN = 1 / 60
"""Seconds of a turn, where sheets take turns to move."""


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
    closed: tuple[str, ...] = ()
    swayed: tuple[tuple[str, tuple[int, ...]], ...] = ()
    hum: float = 0.0


def shot(
    moment: Moment,
    previous: Scenery | None,
    since: float,
    clock: float,
    settings: Settings,
    finder: Finder = Finder(),
    blinking: tuple[str, ...] = (),
    swaying: tuple[tuple[str, int], ...] = (),
    hum: float = 0.0,
) -> Shot:
    """The shot of a moment that began `since` seconds ago, `clock` seconds after the program did. `blinking` are the
    figures that have lids to close, `swaying` those with ends that move, and how many; `hum` is `views.heard`."""
    scenery = moment.scenery
    passage = passage_for(moment.passage, previous, scenery)
    before = previous or scenery
    lasts = max(length(passage, before, scenery, settings), VIEW_SECONDS if hum else 0.0)
    over = since >= lasts
    return Shot(
        scenery,
        scenery if over else before,
        Passage() if over else passage,
        lasts if over else since,
        _clock(clock, (scenery,) if over else (scenery, before), settings, hum > 0),
        settings.motion,
        settings.view_effect,
        settings.grain,
        settings.flash,
        lens.at_time(finder, settings) if lens.shows(scenery) or (not over and lens.shows(before)) else Finder(),
        tuple(name for name in blinking if settings.motion and blink.closed(name, clock)),
        tuple((name, sway.steps(name, ends, clock)) for name, ends in swaying) if settings.motion else (),
        hum,
    )


def _clock(clock: float, sceneries: tuple[Scenery, ...], settings: Settings, hums: bool) -> float:
    """The clock as far as it matters: for lens and cubes it ticks as often as the grain moves, for the hum twice."""
    if any(_stirred(s, settings) for s in sceneries):
        return clock
    if settings.motion and (hums or any(map(views.hums, sceneries))):
        return int(clock * views.HUM_RATE) / views.HUM_RATE
    return int(clock * film.TICKS) / film.TICKS if any(_animated(s, settings) for s in sceneries) else 0.0


def length(passage: Passage, before: Scenery, scenery: Scenery, settings: Settings) -> float:
    """Seconds until nothing is under way from one scenery to the next."""
    pan = camera.EASE if settings.motion and before.camera != scenery.camera else 0.0
    dim = VIEW_SECONDS if before.view != scenery.view else 0.0
    return max(passage.seconds, pan, dim)


def moving(moment: Moment, previous: Scenery | None, since: float, settings: Settings) -> bool:
    """Whether the next frame differs from this one: while a passage lasts, or as long as something moves."""
    scenery = moment.scenery
    passage = passage_for(moment.passage, previous, scenery)
    under_way = since < length(passage, previous or scenery, scenery, settings)
    return under_way or _animated(scenery, settings)


def _animated(scenery: Scenery, settings: Settings) -> bool:
    alive = lens.shows(scenery) or views.hums(scenery) or nemo.turns(scenery)
    return _stirred(scenery, settings) or (settings.motion and alive)


def _stirred(scenery: Scenery, settings: Settings) -> bool:
    """Whether the scenery itself moves, by weather or camera."""
    if not settings.motion:
        return False
    weather = any(amount > 0 for name, amount in _weather(scenery).items() if name != dark.NAME)
    return weather or scenery.camera in camera.MOVING


class Stage:
    """Draws shots of one size. `size` is in pixels; `pictures.scale` are the pixels of a unit."""

    def __init__(self, size: tuple[int, int], pictures: Pictures, fonts: Fonts) -> None:
        self.pictures = pictures
        self.fonts = fonts
        self._furniture = Furniture(fonts)
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        """The picture has another size (tell `pictures.rescale` as well)."""
        self.size = size
        self.picture = pygame.Surface(size, 0, 32)
        self._plates = (Plate(size), Plate(size))
        self._flat: pygame.Surface | None = None
        self._bare: pygame.Surface | None = None
        self._views = views.Views(size)
        self._last: tuple[Shot, int] | None = None
        self._prepared = 0.0

    def want(self, moment: Moment, *ahead: Scenery) -> None:
        """Have the pictures of this moment decoded, then those of what may come."""
        if self._prepared != self.pictures.scale and any(map(_may_look, (moment.scenery, *ahead))):
            self._prepared = self.pictures.scale
            Thread(target=prepare, args=(self._prepared,), name="lens", daemon=True).start()
        soon = [key for scenery in ahead for key in needs(scenery)]
        self.pictures.want(needs(moment.scenery), [*soon, *nearby(moment.scenery)])

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
        lids, ends = with_lids(moment.scenery, self.pictures), with_ends(moment.scenery, self.pictures)
        hum = views.heard(moment, self.pictures.catalogue)
        this = shot(moment, previous, since, clock, settings, finder, lids, ends, hum)
        seen = (this, self.pictures.version)
        if seen == self._last:
            return self.picture, False
        self._last = seen
        self._draw(this)
        return self.picture, True

    def _draw(self, s: Shot) -> None:
        mix = self._mixture(s)
        shows = round(255 * mix.new)
        passes = shows < 255 and s.previous != s.scenery
        if passes and self._plates[1].holds(s.previous) and not self._plates[0].holds(s.previous):
            self._plates = self._plates[::-1]  # what was new until now
        old, new = self._plates
        if passes:
            lay(self.picture, old.parts(s.previous, self._sights(s, s.previous, passes), s.finder, self.pictures))
        else:
            old.other.forget()  # until the next passage with the lens up
            self._bare = None
        sights = self._sights(s, s.scenery, passes)
        if passes and 0 < shows < FAINT:
            new.prepare(s.scenery, sights, s.finder, self.pictures)
        elif shows or not passes:
            lay(self.picture, new.parts(s.scenery, sights, s.finder, self.pictures), mix.new)
        effects, sight = _effects(s, mix.new), sights[0]
        draw_breath(self.picture, s.scenery, sight, effects.get("breath", 0.0), s.clock, self.pictures, s.motion)
        draw_weather(self.picture, effects, s.clock, self.pictures.scale, s.motion)
        lenses = _lenses(s, mix.new)
        inside = [(lens.window(self.pictures.scale, center), amount) for center, (_, amount) in lenses.items()]
        dark.draw_dark(self.picture, effects.get(dark.NAME, 0.0), inside)
        self._through_eyes(s)
        for center, (scenery, amount) in lenses.items():
            self._glass(s, scenery, center, amount)
        booth.draw_strips(self.picture, s.previous, s.scenery, mix.new, self.pictures)
        if mix.veil > 0:
            self._cover(mix.color, mix.veil)

    def _actors(self, s: Shot) -> tuple[Actor, ...]:
        """Who is on the way, in the old picture as in the new."""
        if not s.motion or s.passage.seconds <= 0:
            return ()
        return figures.actors(s.previous, s.scenery, s.passage, s.since, self._is_cube)

    def _mixture(self, s: Shot) -> Mixture:
        """How far the passage of all is that is not on the way itself."""
        acting, passage = self._actors(s), s.passage
        if acting and passage.kind == "dissolve" and figures.same_place(s.previous, s.scenery):
            one, other = (figures.without(scenery, acting) for scenery in (s.previous, s.scenery))
            same = one == other and dark.amount_of(s.previous) == dark.amount_of(s.scenery)
            passage = Passage() if same else replace(passage, seconds=min(REST, passage.seconds))
        return mixture(passage, s.since, s.motion and s.flash)

    def _is_cube(self, name: str) -> bool:
        entry = self.pictures.catalogue.cast.get(name)
        return entry is not None and views.is_cube(entry)

    def _sight(self, s: Shot, scenery: Scenery) -> Sight:
        """How this scenery, the old one or the new, is looked at now."""
        acting = self._actors(s)
        before = s.previous.camera if scenery is s.scenery else scenery.camera
        view = camera.view(scenery.camera, before, s.since, s.clock, s.motion)
        flat = views.flatness(s.scenery, s.previous, s.since, s.view_effect) if view != (0.0, 0.0) else 0.0
        running = camera.running(scenery.camera, before, s.since, s.motion)
        if not figures.same_place(s.previous, s.scenery):
            acting = tuple(a for a in acting if a.leaves == (scenery is not s.scenery))
        steps = s.clock / camera.STEP if running else 0.0
        turns = nemo.turns(scenery) or any(nemo.turns_in(a.standing, a.before) for a in acting)
        turn = nemo.angle(s.clock, s.motion) if turns else 0.0
        return Sight(*view, flat, running, steps, acting, turn, s.closed, s.swayed)

    def _sights(self, s: Shot, scenery: Scenery, passes: bool) -> tuple[Sight, Sight]:
        """How the room is looked at, and what the lens shows of it. Sheets that are seen together take turns."""
        looks = lens.shows(scenery) or (passes and lens.shows(s.previous))
        if not passes and not looks:
            sight = self._sight(s, scenery)
            return sight, sight
        cameras = {s.previous.camera, s.scenery.camera}
        slow = "drift" in cameras and "run" not in cameras
        turns = _Turns(4 if passes and looks and slow else 2, passes and looks and bool(self._actors(s)))
        first = 0 if scenery is s.previous else 1
        here, through = (turns.take(s, place) for place in (first, first + turns.count // 2))
        return self._sight(here, scenery), self._sight(through, scenery)

    def _glass(self, s: Shot, scenery: Scenery, center: lens.Center, amount: float) -> None:
        """What is on the glass of the lens, as far as it is up."""
        scale = self.pictures.scale
        inside = lens.window(scale, center)
        room = inside.inflate(round(80 * scale), round(80 * scale)).clip(self.picture.get_rect())
        bare = self._without(room) if amount < 1 else None
        if s.grain:
            film.draw_film(self.picture, inside, s.clock, scale, s.motion)
        glass = Glass(s.finder, scenery.dial, scenery.grip == "free", s.clock, s.motion)
        self._furniture.draw(self.picture, scale, center, glass)
        if bare is not None:
            lay(self.picture, whole(bare, room.topleft), 1 - amount)

    def _without(self, room: pygame.Rect) -> pygame.Surface:
        """The picture in a room as it is now, in memory that is kept as long as a passage lasts."""
        if self._bare is None or self._bare.get_size() != room.size:
            self._bare = pygame.Surface(room.size, 0, 32)
        self._bare.set_alpha(None)
        self._bare.blit(self.picture, (0, 0), room)
        return self._bare

    def _cover(self, color: tuple[int, int, int], amount: float) -> None:
        """A colour over the whole picture."""
        if self._flat is None:
            self._flat = pygame.Surface((self.size[0], views.BAND), 0, 32)
        self._flat.fill(color)
        for top in range(0, self.size[1], views.BAND):
            lay(self.picture, whole(self._flat, (0, top)), amount)

    def _through_eyes(self, s: Shot) -> None:
        """What it does to the picture whose eyes we have; the line of the hum is information and always there."""
        strength = views.STRENGTH.get(s.view_effect, 0.0)
        his, hers = (views.share(view, s.scenery, s.previous, s.since) for view in ("his", "hers"))
        self._views.darken(self.picture, strength * his)
        self._views.clear(self.picture, strength * hers)
        if hers > 0:
            t = camera.smooth(s.since / s.passage.seconds) if s.passage.seconds > 0 else 1.0
            before, now = (views.nearness(scenery, self.pictures.catalogue) for scenery in (s.previous, s.scenery))
            near = max(before + (now - before) * t, s.hum * camera.smooth(s.since / VIEW_SECONDS))
            views.draw_hum(self.picture, near, hers, s.clock, self.pictures.scale)


@dataclass(frozen=True, slots=True)
class _Turns:
    """Turns of sheets that have to be drawn anew because the camera moves, or actors do where there are many sheets:
    the old picture and the new one, the room and what the lens shows. Each moves every `count` frames, one after the
    other, and no frame has to draw all of them. A drift takes longer for a pixel than four sheets do.
    """

    count: int
    actors: bool

    def take(self, s: Shot, place: int) -> Shot:
        """The shot for the sheet with this place in the row."""
        moves = {s.previous.camera, s.scenery.camera} & camera.MOVING
        pans = s.since < camera.EASE and s.previous.camera != s.scenery.camera
        if not s.motion or not (moves or pans or self.actors):
            return s
        lasts = self.count * TURN
        # Turns change between the frames of a screen of 60 Hz: where exactly these fall makes no difference.
        late = ((s.clock if moves else s.since) / lasts + (place + 0.5) / self.count) % 1 * lasts
        # Rounded, so that the same turn is the same number, and its sheet need not be drawn again.
        return replace(s, since=round(max(0.0, s.since - late), 4), clock=round(s.clock - late, 4))


def _may_look(scenery: Scenery) -> bool:
    """Whether the lens is up, or a hand may raise it."""
    return scenery.lens == "up" or scenery.grip == "free"


def _lenses(s: Shot, new: float) -> dict[lens.Center, tuple[Scenery, float]]:
    """Where a frame is held, in which scenery, and how much of it is there (0..1)."""
    found: dict[lens.Center, tuple[Scenery, float]] = {}
    for scenery, amount in ((s.previous, 1 - new), (s.scenery, new)):
        if amount > 0 and lens.shows(scenery):
            center = lens.held(scenery, s.finder)
            found[center] = (scenery, amount + (found[center][1] if center in found else 0.0))
    return found


def _effects(s: Shot, new: float) -> dict[str, float]:
    """How much of each weather there is, and of darkness, on the way from one scenery to the next."""
    now, before = _weather(s.scenery), _weather(s.previous)
    names = dict.fromkeys([*before, *now])
    return {name: before.get(name, 0.0) * (1 - new) + now.get(name, 0.0) * new for name in names}


def _weather(scenery: Scenery) -> Mapping[str, float]:
    """It falls before an illustration as well; only nobody's breath is seen there, and it has its own light."""
    if not scenery.illustration:
        return scenery.effects
    return {name: amount for name, amount in scenery.effects.items() if name not in ("breath", dark.NAME)}
