"""Preferences: every one with its name and what it does. What is changed here is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.play.settings import Settings
from game.screens.controls import Control, Group, Page, Role, Stop
from game.screens.keys import DEFAULT
from game.screens.rail import rail
from game.screens.registry import registry
from game.screens.state import Open, State
from game.screens.theatre import Theatre


@dataclass(frozen=True, slots=True)
class Preference:
    """One preference: the values it can be given here, each with its word."""

    setting: str
    name: str
    help: str
    role: Role
    values: tuple[tuple[object, str], ...]


def _numbers(values: range, word: Callable[[int], str]) -> tuple[tuple[object, str], ...]:
    return tuple((n, word(n)) for n in values)


def _percent(n: int) -> str:
    return f"{n} %"


_SWITCH: tuple[tuple[object, str], ...] = ((False, "Off"), (True, "On"))
_SPEEDS: tuple[tuple[object, str], ...] = (
    *((n, f"{n} characters a second") for n in (15, 30, 45, 60, 80, 100, 130, 160, 200)),
    (0, "At once"),
)
_OPACITY = _numbers(range(0, 101, 5), _percent)
_VOLUME = _numbers(range(0, 101, 10), _percent)


def _volume(setting: str, name: str, told: str) -> Preference:
    return Preference(setting, name, told, "slider", _VOLUME)


def _switch(setting: str, name: str, told: str) -> Preference:
    return Preference(setting, name, told, "switch", _SWITCH)


GROUPS: dict[str, tuple[Preference, ...]] = {
    "Reading": (
        Preference(
            "text_size",
            "Text size",
            "Of everything that is written.",
            "slider",
            _numbers(range(100, 201, 10), _percent),
        ),
        Preference("text_speed", "Text speed", "How fast the words appear.", "slider", _SPEEDS),
        Preference(
            "auto_speed",
            "Auto speed",
            "How long auto leaves you to read a line.",
            "slider",
            _numbers(range(1, 11), lambda n: f"{n} of 10" + (", slow" if n < 4 else ", quick" if n > 7 else "")),
        ),
        Preference(
            "font",
            "Typeface",
            "Of the story; the interface is always sans.",
            "options",
            (("serif", "Serif"), ("sans", "Sans")),
        ),
        Preference("box_opacity", "Box behind the words", "How much of the picture it hides.", "slider", _OPACITY),
    ),
    "Comfort": (
        Preference(
            "timers",
            "Timed choices",
            "Off: you have all the time there is. Relaxed: three times as long. The story is the same.",
            "options",
            (("off", "Off"), ("relaxed", "Relaxed"), ("standard", "Standard")),
        ),
        _switch("motion", "Motion", "Snow, slow camera, figures that breathe. Off: still pictures."),
        _switch("grain", "Grain", "The noise of the camcorder and of the winding tape."),
        _switch("flash", "White light", "Off: where the picture grows white, it grows grey instead."),
        Preference(
            "view_effect",
            "Points of view",
            "His scenes dim the right of the picture, hers take most sound. Light: less of that. Off: none.",
            "options",
            (("full", "Full"), ("light", "Light"), ("off", "Off")),
        ),
        _switch("captions", "Sound captions", "What sounds, in words: for when you cannot hear it."),
        _switch("music_captions", "Music captions", "What music begins, in words."),
        _switch("descriptions", "Picture descriptions", "What each new picture shows, in words. (D says it any time.)"),
        _switch("skip_unread", "Skip unread text", "Skip does not stop at lines you have not read."),
        _switch("skip_after_choices", "Keep skipping after choices", "Skip goes on once you have chosen."),
    ),
    "Sound": (
        _volume("main_volume", "All sound", "Everything together."),
        _volume("music_volume", "Music", "The score."),
        _volume("effects_volume", "Effects", "Steps, doors, things that happen."),
        _volume("ambience_volume", "Places", "Wind, rooms, distance."),
        _volume("voice_volume", "Voice", "Whoever reads aloud. Music and places make room for it."),
        _volume("interface_volume", "Interface", "Buttons and menus."),
        _switch("mono", "Mono", "Both sides the same: for one ear, or one loudspeaker."),
        _switch("mute", "Mute", "No sound at all. The story can be finished without it."),
    ),
    "Screen": (_switch("fullscreen", "Full screen", "Off: a window of any size."),),
    "Keys": (),
}
BY_NAME = {p.setting: p for group in GROUPS.values() for p in group}
PREVIEW = "The snow came down all night, and in the morning there was nothing to say where the road had been."


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """One tab of preferences."""
    here = opened.detail if opened.detail in GROUPS else "Reading"
    tabs = tuple(
        Control(
            f"tab {name}",
            name,
            "tab",
            value="open" if name == here else "",
            help="Shows these preferences.",
            command="screen.detail",
            argument=name,
            picked=name == here,
        )
        for name in GROUPS
    )
    groups = [Group(tabs, arrange="row")]
    if here == "Keys":
        groups += _keys(state)
    else:
        groups.append(Group(tuple(control(p.setting, theatre.settings) for p in GROUPS[str(here)])))
    if here == "Reading":
        share = theatre.settings.box_opacity / 100
        groups.append(Group((Control("preview", PREVIEW, "preview", label="A voice", share=share),)))
    reset = Control(
        "reset", "Reset all preferences", "button", help="Asks first.", command="setting.reset", tone="framed"
    )
    groups.append(Group((reset,), arrange="row"))
    return Page(
        "preferences", "Preferences", tuple(groups), rail=rail(theatre, state, "preferences"), start=f"tab {here}"
    )


def control(setting: str, settings: Settings) -> Control:
    """The control of one preference, at its present value."""
    p = BY_NAME[setting]
    value = getattr(settings, setting)
    now = _nearest(p, value)
    stops = tuple(Stop(word, (setting, known)) for known, word in p.values)
    return Control(
        f"setting {setting}", p.name, p.role, stops[now].word, p.help, "setting.change", stops=stops, now=now
    )


def _nearest(p: Preference, value: object) -> int:
    """The stop of this value, or the nearest one: a file may say a number between two stops."""
    known = [v for v, _ in p.values]
    if value in known:
        return next(i for i, v in enumerate(known) if v == value and type(v) is type(value))
    numbers = [v if isinstance(v, int) else 0 for v in known]
    wanted = value if isinstance(value, int) else 0
    return min(range(len(numbers)), key=lambda i: abs(numbers[i] - wanted) if numbers[i] or not wanted else 10**6)


def _keys(state: State) -> list[Group]:
    """Every command that can be given keys. Enter, then the new key; Delete takes the keys away."""
    commands = registry()
    told = "Press Enter on a line, then the new key; Escape leaves it as it was. Delete takes the key away."
    head = [Control("keys told", told, "text", tone="quiet")]
    if state.told:
        head.append(Control("keys said", state.told, "text"))
    found = []
    for name in DEFAULT:
        command = commands[name]
        if not command.listed:
            continue
        waits = state.remapping == name
        keys = () if waits else state.keymap.keys(name)
        value = "Press the new key …" if waits else ", ".join(keys) or "No key"
        found.append(
            Control(
                f"key {name}",
                command.label,
                "binding",
                value,
                command.help,
                "keys.remap",
                name,
                picked=waits,
                words=keys,
            )
        )
    reset = Control(
        "keys reset",
        "Reset keys",
        "button",
        help="All keys as they were at first.",
        command="keys.reset",
        tone="framed",
    )
    return [Group(tuple(head)), Group(tuple(found)), Group((reset,), arrange="row")]
