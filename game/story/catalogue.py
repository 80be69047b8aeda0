"""The catalogue: what can be seen and heard, with its words for those who cannot see or hear it.

`assets/catalog.yaml` declares each name; `game.story.inventory` reads it. Sizes are in units of the
1920x1080 picture. `made` says how a thing was made, `licence` on what terms it may be passed on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from game.story.problems import Place

SHELVES = ("backgrounds", "illustrations", "cast", "music", "ambience", "sounds")
WORLDS = ("here", "lens")
WEATHER = ("snow", "rain", "leaves", "dust", "ash")
MARKS = ("cut", "ring", "eye")
"""What the dial of the lens can take from a face: a cut on the cheek, a ring at the lower lip, a clouded right eye."""


@dataclass(frozen=True, slots=True)
class World:
    """How a place or an illustration is in one world: its alt text, and the colours (rrggbb) of its air and light.

    A cube that hangs far off in a place is mixed with its air; who stands there is multiplied by its light.
    """

    alt: str = ""
    air: str = ""
    light: str = ""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A place (`backgrounds`) or a full-screen picture (`illustrations`), back to front in `layers`.

    Its files are `<folder>/<name>.<world>.<layer>.webp`, or `<name>.<world>.webp` when it has no layers. `effect` is
    what falls before the illustration `title` while it stands behind the title page.
    """

    name: str
    title: str
    worlds: Mapping[str, World]
    layers: tuple[str, ...] = ()
    placeholder: bool = False
    made: str = ""
    licence: str = ""
    place: Place = Place("")
    effect: str = ""

    def alt(self, world: str) -> str:
        """The alt text in this world, or here when the place has only one."""
        found = self.worlds.get(world) or self.worlds.get("here")
        return found.alt if found else ""

    def light(self, world: str) -> str:
        """The colour of the light on figures in this world, as `air`."""
        found = self.worlds.get(world) or self.worlds.get("here")
        return found.light if found else ""

    def air(self, world: str) -> str:
        """The colour of the air in this world, or here when the place has only one; '' when it is not said."""
        found = self.worlds.get(world) or self.worlds.get("here")
        return found.air if found else ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Someone or something that stands on the stage.

    `shape` (person or cube) and `color` (rrggbb) tell how its card is drawn while there is no picture. `alt` has a
    phrase for the keys `who`, outfits, poses, looks and marks; `marks` are some of `MARKS`.
    """

    name: str
    title: str
    height: int = 900
    anchor: tuple[float, float] = (0.5, 1.0)
    outfits: tuple[str, ...] = ()
    poses: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    shape: str = "person"
    color: str = ""
    alt: Mapping[str, str] = field(default_factory=dict)
    placeholder: bool = False
    made: str = ""
    licence: str = ""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Sound:
    """Music, ambience or an effect. Files are `<folder>/<name>.ogg`, with variants `<name>.1.ogg` ...

    `near` is how near a thing is that this sound tells of (0..1): with `view: hers` a line shows it.
    """

    name: str
    caption: str
    twin: str = ""
    loop: bool = False
    variants: int = 1
    felt: bool = False
    near: float = 0.0
    placeholder: bool = False
    made: str = ""
    licence: str = ""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All names, by shelf."""

    folder: Path = Path()
    backgrounds: Mapping[str, Backdrop] = field(default_factory=dict)
    illustrations: Mapping[str, Backdrop] = field(default_factory=dict)
    cast: Mapping[str, Figure] = field(default_factory=dict)
    music: Mapping[str, Sound] = field(default_factory=dict)
    ambience: Mapping[str, Sound] = field(default_factory=dict)
    sounds: Mapping[str, Sound] = field(default_factory=dict)
    drafted: tuple[str, ...] | None = None
    """The names of the cast, where a story has no catalogue and this one was made of the names that it uses."""

    def figure_named(self, title: str) -> Figure | None:
        """The figure that the script calls by this title (or by its key)."""
        for figure in self.cast.values():
            if title in (figure.title, figure.name):
                return figure
        return None
