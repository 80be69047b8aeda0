"""What a player prefers. Frozen; saved as JSON; unknown or impossible values in a file fall back to the default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal, get_args

from game.play import typed

Timers = Literal["off", "relaxed", "standard"]
ViewEffect = Literal["full", "light", "off"]
Face = Literal["serif", "sans"]

RANGES: dict[str, tuple[int, int]] = {
    "text_size": (100, 200),
    "text_speed": (0, 200),
    "auto_speed": (1, 10),
    "box_opacity": (0, 100),
    "main_volume": (0, 100),
    "music_volume": (0, 100),
    "effects_volume": (0, 100),
    "ambience_volume": (0, 100),
    "voice_volume": (0, 100),
    "interface_volume": (0, 100),
}
CHOICES: dict[str, tuple[str, ...]] = {
    "timers": get_args(Timers),
    "view_effect": get_args(ViewEffect),
    "font": get_args(Face),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes in per cent, `text_speed` in characters a second (0: at once), `auto_speed` from 1 (slow) to 10 (quick)."""

    text_size: int = 100
    text_speed: int = 60
    auto_speed: int = 5
    font: Face = "serif"
    box_opacity: int = 85
    main_volume: int = 80
    music_volume: int = 80
    effects_volume: int = 80
    ambience_volume: int = 80
    voice_volume: int = 80
    interface_volume: int = 60
    mono: bool = False
    mute: bool = False
    captions: bool = True
    music_captions: bool = True
    descriptions: bool = False
    motion: bool = True
    grain: bool = True
    flash: bool = True
    view_effect: ViewEffect = "full"
    timers: Timers = "relaxed"
    skip_unread: bool = False
    skip_after_choices: bool = False
    fullscreen: bool = False
    window: tuple[int, int] = (1280, 720)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def with_value(self, name: str, value: object) -> Settings:
        """A copy with one preference changed, kept inside its range. Raises ValueError when it makes no sense."""
        changed: dict[str, Any] = {name: _sensible(name, value)}
        return replace(self, **changed)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


def from_dict(data: Mapping[str, Any]) -> Settings:
    """Settings from what `as_dict` wrote; what makes no sense is left at its default."""
    found = Settings()
    for known in fields(Settings):
        if known.name in data:
            try:
                found = found.with_value(known.name, data[known.name])
            except ValueError:
                continue
    return found


def _sensible(name: str, value: object) -> object:
    if name in RANGES:
        low, high = RANGES[name]
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
            raise ValueError(f"{name} is a number from {low} to {high}")
        return round(max(low, min(high, value)))
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise ValueError(f"{name} is one of {', '.join(CHOICES[name])}")
        return value
    if name == "window":
        return _size(value)
    if name == "keys":
        return _keys(value)
    if not isinstance(value, bool):
        raise ValueError(f"{name} is on or off")
    return value


def _size(value: object) -> tuple[int, int]:
    if isinstance(value, (list, tuple)) and len(value) == 2 and all(type(n) is int for n in value):
        return max(640, min(16384, value[0])), max(360, min(16384, value[1]))
    raise ValueError("window is a width and a height in pixels")


def _keys(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        raise ValueError("keys is a mapping from a command to its keys")
    found = {}
    for command, keys in value.items():
        if not isinstance(keys, (list, tuple)):
            raise ValueError("the keys of a command are a list of key names")
        found[typed.text(command)] = tuple(map(typed.text, keys))
    return found
