"""Pictures: decoded ahead of need in a thread, scaled once, kept within a budget of memory.

A file that is missing or broken becomes a card (`game.stage.cards`) and a sentence in the log; a frame never fails.

Files: `backgrounds/<name>.<world>.<layer>.webp` (or without layers `<name>.<world>.webp`), illustrations alike;
`cast/<name>.<outfit>.<pose>.<look>.webp`, with `.lens` before the ending for the other world. Of a figure, empty parts
are left out of the name, and the look may be missing: then the figure may come in parts (`game.stage.parts`). `.png` is
read too.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pygame

from game.stage import bands, cards, clothes, iron, marks, parts, sway
from game.stage.dolls import rgb
from game.stage.kit import Kit
from game.stage.parts import Index, Mouth, Parts
from game.stage.type import FOLDER, Fonts
from game.story.catalogue import Backdrop, Catalogue, Figure
from game.story.problems import Place

_log = logging.getLogger(__name__)

Shelf = Literal["backgrounds", "illustrations", "cast"]
ENDINGS = (".webp", ".png")
PIECES = 4
"""How many times a layer is halved, to leave out what it does not cover."""
LARGEST = 20_000_000
"""Bytes of a place or an illustration in a large window: two layers, the second not whole."""
DEPTHS = {"far": (0.62, 952.0), "mid": (1.15, 1236.0), "near": (1.7, 1650.0)}
"""How large a figure is at a depth, and how far down (units) it stands."""


@dataclass(frozen=True, slots=True)
class Key:
    """Which picture. From `outfit` on it is about figures only: `dial` counts through the lens, where their marks go by
    it; `place` is where they stand, whose light falls on them.
    """

    shelf: Shelf
    name: str
    world: str = "here"
    outfit: str = ""
    pose: str = ""
    look: str = ""
    depth: str = "mid"
    dial: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A surface and where its corner lies: from the corner of the overscanned layer, or from a figure's foot; pixels.

    `weight` says how far parallax moves it, from 0 (not) to 1 (the whole overscan). People stand behind what is in
    `front`.
    """

    surface: pygame.Surface
    offset: tuple[int, int]
    weight: float
    front: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture ready to be drawn, back to front. `drawn`: it is a card. A cube has no layers (`game.stage.nemo`).

    `lids` lie over a figure while it blinks. `ends` are what moves of it, each at all its steps, the first at rest; the
    parts of its one layer that do not move are then `still`. A painted `mouth` is so many pixels from the foot; who is
    `mute` shows none.
    """

    layers: tuple[Laid, ...]
    drawn: bool
    lids: Laid | None = None
    ends: tuple[tuple[Laid, ...], ...] = ()
    still: tuple[pygame.Rect, ...] = ()
    mouth: Mouth | None = None
    mute: bool = False

    @property
    def bytes(self) -> int:
        all_of = (*self.layers, *(laid for end in self.ends for laid in end))
        return sum(laid.surface.get_width() * laid.surface.get_height() * 4 for laid in all_of)


class Pictures:
    """The pictures of a story at one scale (pixels for a unit). All methods are for one thread, the frame's."""

    def __init__(
        self, catalogue: Catalogue, scale: float, *, budget: int = 56, threaded: bool = True, fonts: Path = FOLDER
    ) -> None:
        """`budget` in megabytes; what is wanted now stays even beyond it, and what may be wanted soon waits until there
        is room. `fonts`: the folder with the typefaces."""
        self.catalogue = catalogue
        self.scale = scale
        self.version = 0
        self._budget = budget * 1_000_000
        self._fonts = Fonts(fonts)
        self._kept: OrderedDict[Key, Picture] = OrderedDict()
        self._made_of: dict[Key, object] = {}
        self._made_at: dict[Key, int] = {}
        self._wanted: tuple[Key, ...] = ()
        self._soon: tuple[Key, ...] = ()
        self._told: set[str] = set()
        self._change = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None
        if threaded:
            self._thread = threading.Thread(target=self._work, name="pictures", daemon=True)
            self._thread.start()

    def want(self, keys: Iterable[Key], soon: Iterable[Key] = ()) -> None:
        """These are needed now, and those may be soon, the first ones first. What was wanted before and has not begun
        is forgotten."""
        with self._change:
            self._wanted = tuple(dict.fromkeys(map(self._one, keys)))
            self._soon = tuple(dict.fromkeys(map(self._one, soon)))
            self._change.notify_all()

    def ready(self, keys: Iterable[Key]) -> bool:
        """Whether all of these can be drawn now."""
        with self._change:
            return all(self._one(key) in self._kept for key in keys)

    def get(self, key: Key) -> Picture | None:
        """The picture, or None while it is not decoded."""
        with self._change:
            key = self._one(key)
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def state(self, keys: Iterable[Key]) -> tuple[int, ...]:
        """Another one where one of these pictures is made, or made anew; the same where only others are."""
        with self._change:
            return tuple(self._made_at.get(self._one(key), 0) for key in keys)

    def load(self, keys: Iterable[Key]) -> None:
        """Have these now, waiting for each: for tests and screenshots, never in a frame."""
        wanted = tuple(dict.fromkeys(map(self._one, keys)))
        with self._change:
            self._wanted, self._soon = wanted, ()
        for key in wanted:
            if not self.ready([key]):
                self._have(key, self.scale)

    def rescale(self, scale: float) -> None:
        """The window has another size: all pictures are made again when they are wanted."""
        with self._change:
            if scale != self.scale:
                self.scale = scale
                self._kept.clear()
                self.version += 1
                self._change.notify_all()

    def replace(self, catalogue: Catalogue) -> None:
        """Another catalogue, or files that may have changed: what did change is made again when it is wanted."""
        with self._change:
            self.catalogue = catalogue
            for key in [key for key in self._kept if self._made_of.get(key) != self._source(key)]:
                del self._kept[key]
                self._made_at.pop(key, None)
                self.version += 1
            self._told.clear()
            self._change.notify_all()

    def _one(self, key: Key) -> Key:
        """The same picture under its only name: who bears no marks looks the same at all positions of the dial."""
        if key.dial == 0:
            return key
        figure = self.catalogue.cast.get(key.name)
        return replace(key, dial=marks.first(figure.marks if figure else (), key.world, key.dial))

    def _source(self, key: Key) -> object:
        """What a picture is made of: its entry in the catalogue, and the files of its name as they are now."""
        shelf: Mapping[str, Backdrop | Figure] = getattr(self.catalogue, key.shelf)
        entry = shelf.get(key.name)
        folder = self.catalogue.folder / key.shelf
        files = sorted(folder.glob(f"{key.name}.*")) if folder.is_dir() else []
        stamps = [(file.name, file.stat().st_mtime_ns) for file in files]
        return entry and replace(entry, place=Place("")), stamps, self._light(key)

    @property
    def used(self) -> int:
        """Bytes of all pictures that are kept."""
        with self._change:
            return self._weight()

    def close(self) -> None:
        """End the thread."""
        with self._change:
            self._closed = True
            self._change.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=5)

    # In the thread.

    def _work(self) -> None:
        from game.stage import memory  # in the thread: it takes a while to load, and nobody waits for it

        memory.give_back()
        while True:
            with self._change:
                self._change.wait_for(lambda: self._closed or self._next() is not None)
                key, scale = self._next(), self.scale
                if self._closed:
                    return
            if key is not None:
                self._have(key, scale)

    def _next(self) -> Key | None:
        """What to make next; what nobody has asked for yet only while there is room for a whole picture more."""
        now = next((key for key in self._wanted if key not in self._kept), None)
        soon = next((key for key in self._soon if key not in self._kept), None)
        if now is not None or soon is not None:
            self._let_go(LARGEST)
        return now or (soon if self._weight() + LARGEST <= self._budget else None)

    def _weight(self) -> int:
        return sum(picture.bytes for picture in self._kept.values())

    def _let_go(self, room: int) -> None:
        """The longest unused go, until there is so much room, as far as nobody asks for them."""
        used = self._weight()
        for old in list(self._kept):
            if used + room <= self._budget:
                return
            if old not in self._wanted and old not in self._soon:
                used -= self._kept.pop(old).bytes

    def _have(self, key: Key, scale: float) -> None:
        """Make a picture and keep it."""
        source, picture = self._source(key), self._make(key, scale)
        with self._change:
            if scale != self.scale:
                return
            self._kept[key] = picture
            self._made_of[key] = source
            self.version += 1
            self._made_at[key] = self.version
            self._let_go(0)

    def _make(self, key: Key, scale: float) -> Picture:
        try:
            if key.shelf == "cast":
                return self._figure(key, scale)
            return self._backdrop(key, scale)
        except Exception:
            # Whatever is wrong with one picture, the story goes on: with a plain sheet, and the whole error told.
            _log.exception("The picture %s of %s could not be made.", key.name, key.shelf)
            plain = pygame.Surface((max(1, round(2016 * scale)), max(1, round(1134 * scale))), 0, 32)
            plain.fill((70, 84, 98))
            return Picture((Laid(plain, (0, 0), 0.0),) if key.shelf != "cast" else (), True)

    def _backdrop(self, key: Key, scale: float) -> Picture:
        shelf = self.catalogue.backgrounds if key.shelf == "backgrounds" else self.catalogue.illustrations
        entry = shelf.get(key.name) or Backdrop(key.name, key.name.replace("_", " ").capitalize(), {})
        world = key.world if key.world in entry.worlds or not entry.worlds else "here"
        # A place that is the same in both worlds is one picture; a card has both, so it takes what was asked.
        names = [f"{key.name}.{world}.{layer}" for layer in entry.layers] or [f"{key.name}.{world}"]
        size, laid = Kit.pixels(scale), list[Laid]()
        for i, name in enumerate(names):  # one by one: a layer is 9 MB, three times over while it is prepared
            surface = self._read(key.shelf, name, entry.placeholder)
            if surface is None:
                break
            laid += _layer(_scaled(bands.copied(surface), size), i, len(names))
        else:
            return Picture(tuple(laid), False)
        made = cards.place_card if key.shelf == "backgrounds" else cards.illustration_card
        layers = made(key.name, entry.title, world, scale, self._fonts)
        drawn = (_layer(surface, i, 3) for i, surface in enumerate((layers["far"], layers["mid"], layers["near"])))
        return Picture(tuple(piece for layer in drawn for piece in layer), True)

    def _figure(self, key: Key, scale: float) -> Picture:
        figure = self.catalogue.cast.get(key.name) or Figure(key.name, key.name.capitalize(), placeholder=True)
        size, _ = DEPTHS.get(key.depth, DEPTHS["mid"])
        for name in _figure_files(key):
            surface = self._read("cast", name, True)
            if surface is not None:
                known = self._index(name)
                found = self._parts(name, known)
                factor = figure.height * scale * size / ((known.standing if known else 0) or surface.get_height())
                made = _standing(bands.copied(surface), found, figure, key, factor)
                foot = surface.get_width() * figure.anchor[0], surface.get_height() * figure.anchor[1]
                return self._lit(_breathing(made, known, foot, key.look, factor), key)
        if figure.shape.startswith("cube"):
            iron.roughness(scale)
            return Picture((), True)
        if not figure.placeholder and key.pose not in clothes.POSES:  # those are always drawn, if nobody painted them
            self._tell(f"There is no picture of {figure.title} ({key.outfit} {key.pose} {key.look}); a card stands in.")
        factor = scale * size * figure.height / 900
        surface, (x, y) = cards.figure_card(
            key.name,
            self._card(figure),
            key.world,
            key.outfit,
            key.pose,
            key.look,
            factor,
            marks.seen(figure.marks, key.world, key.dial),
        )
        kept, (left, top) = _cropped(surface)
        laid = Laid(kept, (round(x * factor) + left, round(y * factor) + top), 0.0)
        return self._lit(Picture((laid,), True), key)

    def _index(self, name: str) -> Index | None:
        """What is said of a body beside its picture. That of the other world has the same parts, if it has none."""
        folder = self.catalogue.folder / "cast"
        try:
            return parts.index(folder / f"{name}.json") or parts.index(folder / f"{name.removesuffix('.lens')}.json")
        except ValueError as error:
            self._tell(f"The parts of a figure cannot be read ({error}); its face stays as it is.")
            return None

    def _parts(self, name: str, known: Index | None) -> Parts | None:
        """What differs of a body by look, mark and lids, where it comes in parts."""
        if known is None or not known.boxes:
            return None
        shared = f"{name.removesuffix('.lens')}.parts"  # both worlds have the same faces
        sheet = self._read("cast", f"{name}.parts", f"{name}.parts" != shared) or self._read("cast", shared, False)
        return Parts(bands.copied(sheet), known.boxes) if sheet is not None else None

    def _lit(self, figure: Picture, key: Key) -> Picture:
        """A figure in the light of the place where it stands."""
        color = self._light(key)
        if color:
            lids = [figure.lids] if figure.lids else []
            for laid in (*figure.layers, *lids, *(laid for end in figure.ends for laid in end)):
                bands.multiplied(laid.surface, rgb(color))
        return figure

    def _light(self, key: Key) -> str:
        place = self.catalogue.backgrounds.get(key.place)
        return place.light(key.world) if place else ""

    def _card(self, figure: Figure) -> Mapping[str, str]:
        """How the catalogue wants the card drawn, as `game.stage.dolls` reads it.

        `shape` is `person` or `group`; for people a second word says `long` or `short` hair. `color` is the
        coat, a second one the accent; one strong colour alone is the accent.
        """
        shape = figure.shape.split() or ["person"]
        card = {"shape": shape[0]}
        if len(shape) > 1:
            card["hair"] = shape[1]
        try:
            colors = {word: rgb(word) for word in figure.color.split()[:2]}
        except ValueError:
            self._tell(f"{figure.title}: '{figure.color}' is no colour; six hexadecimal digits are, like b22e2a.")
            return card
        words = list(colors)
        if len(words) == 1 and _strong(colors[words[0]]):
            card["accent"] = words[0]
        elif words:
            card |= dict(zip(("color", "accent"), words, strict=False))
        return card

    def _read(self, shelf: str, name: str, quiet: bool) -> pygame.Surface | None:
        """The file of this name, or None (told once, unless the catalogue says it is a placeholder)."""
        for ending in ENDINGS:
            path = self.catalogue.folder / shelf / f"{name}{ending}"
            if path.is_file():
                try:
                    return pygame.image.load(str(path))
                except (pygame.error, OSError) as error:
                    self._tell(f"The picture {path} cannot be read ({error}); a card stands in.")
                    return None
        if not quiet:
            self._tell(f"There is no picture {shelf}/{name}{ENDINGS[0]}; a card stands in.")
        return None

    def _tell(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            _log.warning("%s", sentence)


def _standing(body: pygame.Surface, found: Parts | None, figure: Figure, key: Key, factor: float) -> Picture:
    """A body with the look and the marks of the key, `factor` times as large as it was painted."""
    size = (max(1, round(body.get_width() * factor)), max(1, round(body.get_height() * factor)))
    foot = (round(size[0] * figure.anchor[0]), round(size[1] * figure.anchor[1]))
    seen = marks.seen(figure.marks, key.world, key.dial)
    kept, (left, top) = _cropped(_scaled(found.dressed(body, key.look, seen) if found else body, size))
    laid = Laid(kept, (left - foot[0], top - foot[1]), 0.0)
    if found is None:
        return Picture((laid,), False)

    def cut(surface: pygame.Surface, box: pygame.Rect) -> Laid:
        area = _sized(box, factor).clip(surface.get_rect())
        return Laid(bands.copied(surface, area), (area.x - foot[0], area.y - foot[1]), 0.0)

    box, moving = found.lids(key.look), found.ends()
    lids = cut(_scaled(found.dressed(body, key.look, seen, closed=True), size), box) if box else None
    ends: list[list[Laid]] = [[] for _ in moving]
    for step in range(max(sway.ORDER) + 1) if moving else ():  # one after the other: each is a whole figure
        carried = _scaled(found.dressed(body, key.look, seen, step=step), size)
        for end, area in zip(ends, moving, strict=True):
            end.append(cut(carried, area))
    still = [kept.get_rect()]
    for area in moving:
        still = [piece for one in still for piece in _beside(one, _sized(area, factor).move(-left, -top))]
    return Picture((laid,), False, lids, tuple(map(tuple, ends)), tuple(still) if moving else ())


def _breathing(made: Picture, known: Index | None, foot: tuple[float, float], look: str, factor: float) -> Picture:
    """A body's picture, and where its mouth is from its foot, as far as that is said of it."""
    if known is None or known.mouths is None:
        return made
    mouth = known.mouth(look, foot, factor)
    return replace(made, mouth=mouth, mute=mouth is None)


def _sized(box: pygame.Rect, factor: float) -> pygame.Rect:
    (x, y), (right, bottom) = ((round(a * factor), round(b * factor)) for a, b in (box.topleft, box.bottomright))
    return pygame.Rect(x, y, right - x, bottom - y)


def _beside(area: pygame.Rect, hole: pygame.Rect) -> list[pygame.Rect]:
    """What is left of an area around a hole in it."""
    hole = hole.clip(area)
    if not hole.width or not hole.height:
        return [area]
    made = (
        pygame.Rect(area.x, area.y, area.width, hole.y - area.y),
        pygame.Rect(area.x, hole.y, hole.x - area.x, hole.height),
        pygame.Rect(hole.right, hole.y, area.right - hole.right, hole.height),
        pygame.Rect(area.x, hole.bottom, area.width, area.bottom - hole.bottom),
    )
    return [piece for piece in made if piece.width and piece.height]


def _strong(color: tuple[int, int, int]) -> bool:
    """Whether a colour is too loud for a whole coat."""
    return max(color) - min(color) > 0.55 * max(color)


def _figure_files(key: Key) -> Iterable[str]:
    whole = [part for part in (key.outfit, key.pose, key.look) if part]
    faceless = [part for part in (key.outfit, key.pose) if part]
    for world in (".lens", "") if key.world == "lens" else ("",):
        for words in dict.fromkeys((tuple(whole), tuple(faceless))):
            yield ".".join((key.name, *words)) + world


def _scaled(surface: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """At another size; as it is at its own, because smoothscale loses a little light."""
    return surface if surface.get_size() == size else pygame.transform.smoothscale(surface, size)


def _layer(surface: pygame.Surface, number: int, count: int) -> list[Laid]:
    """A layer, by its number from the back: the nearer, the further parallax moves it; in pieces of what it covers."""
    weight = 0.5 if count == 1 else 0.25 + 0.75 * number / (count - 1)
    if number == 0:
        return [Laid(bands.copied(surface, opaque=True), (0, 0), weight)]
    boxes = _pieces(surface, surface.get_rect(), PIECES)
    return [Laid(bands.copied(surface, box), box.topleft, weight, 1 < number == count - 1) for box in boxes]


def _pieces(surface: pygame.Surface, area: pygame.Rect, times: int) -> list[pygame.Rect]:
    """Boxes that hold all that is there: halved, at most so many times, where that spares a fifth of the pixels."""
    box = bands.bounds(surface, area)
    if not box.width or not box.height:
        return []
    if times == 0:
        return [box]
    if box.width >= box.height:
        halves = (box.x, box.y, box.width // 2, box.height), (box.centerx, box.y, -(-box.width // 2), box.height)
    else:
        halves = (box.x, box.y, box.width, box.height // 2), (box.x, box.centery, box.width, -(-box.height // 2))
    parts = [piece for half in halves for piece in _pieces(surface, pygame.Rect(half), times - 1)]
    return parts if sum(p.width * p.height for p in parts) < 0.8 * box.width * box.height else [box]


def _cropped(surface: pygame.Surface) -> tuple[pygame.Surface, tuple[int, int]]:
    """Without its empty margins, and where the rest lay."""
    box = bands.bounds(surface)
    if box.size == surface.get_size():
        return surface, (0, 0)
    if not box.width or not box.height:
        box = pygame.Rect(0, 0, 1, 1)
    return bands.copied(surface, box), box.topleft
