"""How loud what sounds is: the player's volumes, her view, a voice that it makes room for; and which take of a sound.

A gain is a factor on the samples, 1 is as they are in the file. In the files music lies at -18 LUFS, places from -26
down, effects peak at -2 to -9 dB, the interface at -14 and less.
"""

from __future__ import annotations

from game.play.moment import Scenery
from game.play.settings import Settings
from game.stage.fades import Glide, Layer, Piece
from game.stage.views import STRENGTH
from game.story.catalogue import Catalogue, Sound

UNFELT = 0.1
"""How much is left of what is not felt, with `view: hers`."""
FALLS = 0.6
"""Seconds in which it falls away, and comes back."""
DUCKED = {"music": 10 ** (-9 / 20), "ambience": 10 ** (-6 / 20)}
"""How much of music and places is left under a voice: 9 and 6 dB less."""
ATTACK, RELEASE = 0.12, 0.45
"""Seconds in which they make room for a voice, and come back."""
FAR_SIDE = 0.25
"""How much the other side hears of what sounds `from:` one."""


def volume(settings: Settings, kind: str) -> float:
    """The player's own volumes together: `kind` is music, effects, ambience, voice, interface or main."""
    if settings.mute:
        return 0.0
    own = 1.0 if kind == "main" else int(getattr(settings, f"{kind}_volume")) / 100
    return settings.main_volume / 100 * own


def sides(side: str, mono: bool) -> tuple[float, float]:
    """How loud the left and the right hear what comes from there."""
    return (FAR_SIDE if side == "right" and not mono else 1.0, FAR_SIDE if side == "left" and not mono else 1.0)


class Mood:
    """What is common to all that sounds: whose ears they are, and whether somebody speaks."""

    def __init__(self) -> None:
        self._hers, self._spoken = Glide(), Glide()

    @property
    def moves(self) -> bool:
        """Whether something falls away or comes back just now."""
        return self._hers.moves or self._spoken.moves

    def pass_time(self, seconds: float, scenery: Scenery, settings: Settings, speaking: bool) -> None:
        """Let time pass on the way to what is now."""
        self._hers.aim(STRENGTH.get(settings.view_effect, 0.0) if scenery.view == "hers" else 0.0, FALLS)
        self._spoken.aim(float(speaking), ATTACK if speaking else RELEASE)
        self._hers.pass_time(seconds)
        self._spoken.pass_time(seconds)

    def gain(self, kind: str, felt: bool) -> float:
        """What is left of music, ambience or effects. Evenly in decibels, as ears measure."""
        left = 1.0 if felt else float(UNFELT**self._hers.value)
        return left * float(DUCKED.get(kind, 1.0) ** self._spoken.value)


class Takes:
    """Which variant of a sound comes next: each in turn, with a step between, so that none is heard twice at once.

    Counted from the start of the program, each sound for itself: whoever does the same hears the same.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def coming(self, sound: Sound) -> int:
        """The number of the variant that is next, from 1; 0 for a sound that has only one."""
        if sound.variants < 2:
            return 0
        step = 2 if sound.variants > 3 and sound.variants % 2 else 1
        return (self._last.get(sound.name, -step) + step) % sound.variants + 1

    def next(self, sound: Sound) -> int:
        """The same, which is used now."""
        found = self.coming(sound)
        self._last[sound.name] = found - 1
        return found


def file_of(catalogue: Catalogue, shelf: str, sound: Sound, variant: int = 0) -> Layer:
    """A file of the catalogue; `variant` counts from 1."""
    name = f"{sound.name}.{variant}.ogg" if variant else f"{sound.name}.ogg"
    return Layer(catalogue.folder / shelf / name, sound.felt)


def music_of(scenery: Scenery, catalogue: Catalogue) -> Piece:
    """What music there is, with its twin; nothing where the catalogue knows none."""
    found = catalogue.music.get(scenery.music)
    if found is None:
        return Piece()
    twin = catalogue.music.get(found.twin)
    layers = [file_of(catalogue, "music", sound) for sound in (found, twin) if sound]
    return Piece(found.name, tuple(layers))


def ambience_of(scenery: Scenery, catalogue: Catalogue) -> Piece:
    """How the place sounds."""
    found = catalogue.ambience.get(scenery.ambience)
    return Piece(found.name, (file_of(catalogue, "ambience", found),)) if found else Piece()
