"""Clicks: how the interface sounds, from what an event changed. Only hands make them, never what goes by itself."""

from __future__ import annotations

from dataclasses import dataclass

from game.play.moment import Moment
from game.play.session import Session
from game.play.settings import Settings
from game.screens.state import State
from game.screens.theatre import Theatre
from game.stage.sound import BACK, CONFIRM, MOVE

VOLUMES = ("main", "music", "effects", "ambience", "voice", "interface")


@dataclass(frozen=True, slots=True)
class Seen:
    """What of the interface is compared before and after an event."""

    screens: tuple[str, ...]
    focus: str
    detail: object
    told: int
    session: Session | None
    moment: Moment | None
    settings: Settings


def seen(theatre: Theatre, state: State) -> Seen:
    """The interface as it is now."""
    return Seen(
        tuple(opened.screen for opened in state.stack),
        state.top.focus,
        state.top.detail,
        len(theatre.notices),
        theatre.session,
        theatre.moment,
        theatre.settings,
    )


def click(before: Seen, after: Seen) -> str:
    """The sound of what was done between the two; empty for nothing, and for reading on."""
    if before.screens != after.screens or (before.session is None) != (after.session is None):
        closed = len(after.screens) < len(before.screens) and before.session is after.session
        return BACK if closed or after.screens == ("title",) else CONFIRM
    if before.settings is not after.settings:
        return "" if turned(before, after) else CONFIRM
    if after.moment is not before.moment:
        return CONFIRM if _picked(before, after) else ""
    if after.focus and after.focus != before.focus:
        return MOVE
    acted = after.detail != before.detail or after.told > before.told
    return CONFIRM if acted and after.screens != ("play",) else ""


def turned(before: Seen, after: Seen) -> str:
    """The volume that was changed: main, music, effects ...; empty for none."""
    changed = (name for name in VOLUMES if _volume(before, name) != _volume(after, name))
    return next(changed, "")


def _volume(at: Seen, name: str) -> object:
    return getattr(at.settings, f"{name}_volume")


def _picked(before: Seen, after: Seen) -> bool:
    """Whether an option was picked: the story has gone on from a choice, and no lens was raised there."""
    was, now, run = before.moment, after.moment, after.session
    if was is None or now is None or run is None or was.kind != "choice" or not run.now:
        return False
    return run.acts[run.now - 1].kind == "choose" and run.moments[run.now - 1] is was
