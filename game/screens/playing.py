"""What is done with the story: going on, choosing, rolling back, skipping; beginning, saving, loading, leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.play.saves import QUICK
from game.screens.commands import Command
from game.screens.state import Question

if TYPE_CHECKING:
    from game.screens.ui import Ui

FURTHEST = 5000
"""Stops after which skipping to the next choice gives up."""


# --- when


def _playing(ui: Ui, _: object) -> bool:
    return ui.state.playing and ui.theatre.moment is not None


def _session(ui: Ui, _: object) -> bool:
    return ui.theatre.session is not None and not ui.state.opened("confirm")


def _here(ui: Ui, key: object) -> bool:
    """By a control, wherever there is a story; by a key, only while it is before the player."""
    return _session(ui, key) if key is None else _playing(ui, key)


def _goes_on(ui: Ui, _: object) -> bool:
    moment = ui.theatre.moment
    return ui.state.playing and moment is not None and moment.kind not in ("choice", "end")


def _choosing(ui: Ui, option: object) -> bool:
    moment = ui.theatre.moment
    if not ui.state.playing or moment is None or moment.kind != "choice" or not ui.state.pace.may_pick():
        return False
    return any(offer.id == option for offer in moment.offers)


def _numbered(ui: Ui, key: object) -> bool:
    moment = ui.theatre.moment
    if moment is None or not str(key).isdigit() or not 0 < int(str(key)) <= len(moment.offers):
        return False
    return _choosing(ui, moment.offers[int(str(key)) - 1].id)


def _can_go_back(ui: Ui, _: object) -> bool:
    session = ui.theatre.session
    return session is not None and len(ui.state.stack) == 1 and session.now > 0


def _can_go_forward(ui: Ui, _: object) -> bool:
    session = ui.theatre.session
    return session is not None and len(ui.state.stack) == 1 and session.now + 1 < len(session.moments)


def _has_story(ui: Ui, _: object) -> bool:
    return ui.theatre.story is not None


def _has_saves(ui: Ui, _: object) -> bool:
    return _has_story(ui, _) and any(True for _name in ui.theatre.shelf.filled())


# --- playing


def _advance(ui: Ui, _: object) -> None:
    state, pace = ui.state, ui.state.pace
    if pace.skip != "off":
        pace.skip = "off"
    elif not pace.complete(ui.composer.length):
        pace.finish()
    elif state.leaf + 1 < state.leaves:
        ui.turn()
    else:
        ui.theatre.advance()


def _choose(ui: Ui, option: object) -> None:
    ui.state.root.focus = ""
    ui.theatre.choose(str(option))


def _number(ui: Ui, key: object) -> None:
    moment = ui.theatre.moment
    assert moment is not None
    _choose(ui, moment.offers[int(str(key)) - 1].id)


def _back(ui: Ui, _: object) -> None:
    ui.state.pace.skip, ui.state.pace.auto = "off", False
    _wind(ui, lambda: _past_pauses(ui, ui.theatre.back))


def _forward(ui: Ui, _: object) -> None:
    _wind(ui, lambda: _past_pauses(ui, ui.theatre.forward))


def _wind(ui: Ui, roll: Callable[[], object]) -> None:
    """Roll along the tape; it is seen to wind, and from an ending something is said."""
    session, before = ui.theatre.session, ui.theatre.moment
    assert session is not None and before is not None
    was = session.now
    ui.state.rolled = True
    roll()
    if session.now != was:
        ui.state.winding.wind(1 if session.now > was else -1, was, session.now)
    if session.now < was and before.kind == "end":
        ui.theatre.tell(ui.state.winding.from_ending(before.ending))


def _past_pauses(ui: Ui, roll: Callable[[], bool]) -> None:
    """To the stop before or after that is no pause: a pause would go on by itself, and the box would blink."""
    while roll():
        if ui.theatre.moment is None or ui.theatre.moment.kind != "pause":
            return


def _jump(ui: Ui, index: object) -> None:
    ui.to_root()
    _wind(ui, lambda: ui.theatre.jump(int(str(index))))
    key = ui.state.hint("play.forward")
    ui.theatre.tell(f"You are back at this line{f'; {key} goes on to where you were' if key else ''}.")


def _hide(ui: Ui, _: object) -> None:
    ui.to_root()
    ui.state.hidden = not ui.state.hidden


def _auto(ui: Ui, _: object) -> None:
    ui.to_root()
    ui.state.pace.auto = not ui.state.pace.auto
    ui.state.pace.skip = "off"


def _skip(ui: Ui, _: object) -> None:
    ui.to_root()
    pace = ui.state.pace
    if pace.skip != "off":
        pace.skip = "off"
    elif _nothing_read(ui):
        ui.theatre.tell("This line is new, so there is nothing to skip. Preferences can allow skipping unread text.")
    else:
        pace.skip, pace.auto = "read", False
        pace.finish()


def _skip_hold(ui: Ui, down: object) -> None:
    pace = ui.state.pace
    if not down:
        pace.skip = "off"
    elif pace.skip == "off" and not _nothing_read(ui):
        pace.skip = "read"
        pace.finish()


def _nothing_read(ui: Ui) -> bool:
    moment = ui.theatre.moment
    return not ui.theatre.was_read and not ui.theatre.settings.skip_unread and moment is not None and bool(moment.line)


def _holdable(ui: Ui, down: object) -> bool:
    return not down or _goes_on(ui, down)


def _next_choice(ui: Ui, _: object) -> None:
    """Straight to the next choice, or to the first line that is new."""
    theatre = ui.theatre
    for _step in range(FURTHEST):
        moment = theatre.moment
        if moment is None or moment.kind in ("choice", "end"):
            return
        if not theatre.was_read and not theatre.settings.skip_unread and _step:
            return
        theatre.advance()
        if theatre.moment is moment:
            return


def _repeat(ui: Ui, _: object) -> None:
    ui.state.leaf = 0
    ui.state.pace.begin(ui.theatre.settings)


def _describe(ui: Ui, _: object) -> None:
    ui.describe()


# --- the game


def _new(ui: Ui, _: object) -> None:
    ui.to_root()
    ui.theatre.new_game()


def _continue(ui: Ui, _: object) -> None:
    ui.to_root()
    if not ui.theatre.continue_game():
        ui.theatre.tell("No save can be read. Load shows what is there.")


def _quick_save(ui: Ui, _: object) -> None:
    if ui.theatre.save(QUICK[0]):
        ui.state.kept.clear()
        key = ui.state.hint("game.quick_load")
        ui.theatre.tell(f"Saved. {key} brings you back here." if key else "Saved.")


def _quick_load(ui: Ui, _: object) -> None:
    if QUICK[0] not in set(ui.theatre.shelf.filled()):
        key = ui.state.hint("game.quick_save")
        ui.theatre.tell(f"There is no quick save yet{f'; {key} makes one' if key else ''}.")
        return
    _load(ui, QUICK[0])


def _quick_valid(ui: Ui, _: object) -> bool:
    return _has_story(ui, _) and not ui.state.opened("confirm")


def _save(ui: Ui, slot: object) -> None:
    name = str(slot)
    found = ui.state.look(ui.theatre, (name,))[0]
    if found.save or found.notice:
        what = "There is a save here already" if found.save else "There is something here that cannot be read"
        ui.open(
            "confirm",
            Question(f"{what}. Put this one in its place?", "", "Replace it", "Keep it", "game.save_over", name),
        )
    else:
        _save_over(ui, name)


def _save_over(ui: Ui, slot: object) -> None:
    if ui.theatre.save(str(slot)):
        ui.theatre.tell("Saved.")
    ui.state.kept.clear()


def _can_load(ui: Ui, slot: object) -> bool:
    if not _has_story(ui, slot):
        return False
    found = ui.state.look(ui.theatre, (str(slot),))[0]
    return bool(found.save or found.notice)


def _load(ui: Ui, slot: object) -> None:
    if ui.theatre.session:
        ui.theatre.autosave()
    if ui.theatre.load(str(slot)):
        ui.to_root()
    ui.state.kept.clear()


def _slot_focused(ui: Ui, _: object) -> bool:
    focused = ui.focused
    return focused is not None and focused.role == "slot" and focused.corner is not None


def _delete(ui: Ui, slot: object) -> None:
    """`slot` names it when a control asks; a key means the slot that has the focus."""
    focused = ui.focused
    name = str(slot)
    if focused is not None and focused.role == "slot":
        name = focused.key.removeprefix("slot ")
    question = Question(
        "Delete this save?", "It cannot be brought back.", "Delete it", "Keep it", "game.delete_now", name
    )
    ui.open("confirm", question)


def _deletable(ui: Ui, slot: object) -> bool:
    focused = ui.focused
    return _slot_focused(ui, slot) or (focused is not None and focused.command == "game.delete")


def _delete_now(ui: Ui, slot: object) -> None:
    ui.theatre.delete(str(slot))
    ui.theatre.tell("Deleted.")
    ui.state.kept.clear()


def _title(ui: Ui, _: object) -> None:
    moment = ui.theatre.moment
    if moment is not None and moment.kind == "end":
        _title_now(ui, _)
        return
    kept = "Your place is kept as an autosave."
    ui.open("confirm", Question("Back to the title?", kept, "To the title", "Stay", "game.title_now"))


def _title_now(ui: Ui, _: object) -> None:
    ui.to_root()
    ui.theatre.leave()


def _quit(ui: Ui, _: object) -> None:
    kept = "Your place is kept as an autosave." if ui.theatre.session else ""
    ui.open("confirm", Question("Quit?", kept, "Quit", "Stay", "game.quit_now"))


def _quit_now(ui: Ui, _: object) -> None:
    ui.ask(quit=True)


COMMANDS = (
    Command("play.advance", "Go on", "Completes the text, then goes on.", _advance, _goes_on),
    Command("play.choose", "Choose", "Picks an option.", _choose, _choosing, listed=False),
    Command("play.number", "Choose by number", "Picks the option with this number.", _number, _numbered, listed=False),
    Command("play.back", "Back", "Rolls the story back by one step.", _back, _can_go_back),
    Command("play.forward", "Forward", "Rolls forward again, where you have been.", _forward, _can_go_forward),
    Command("play.hide", "Hide", "Hides everything but the picture, until the next key or click.", _hide, _here),
    Command("play.auto", "Auto", "Goes on by itself when a line has been read.", _auto, _here),
    Command("play.skip", "Skip", "Skips what you have read before, until something is new.", _skip, _here),
    Command("play.skip_hold", "Skip while held", "Skips for as long as it is held.", _skip_hold, _holdable, holds=True),
    Command(
        "play.next_choice",
        "To the next choice",
        "Skips to the next choice, or to a line you have not read.",
        _next_choice,
        _goes_on,
    ),
    Command("play.repeat", "Last line again", "Says the line again from its beginning.", _repeat, _playing),
    Command("play.describe", "What is seen", "Says in words what the picture shows.", _describe, _playing),
    Command("play.jump", "Go there", "Rolls back to a line of the history.", _jump, _session, listed=False),
    Command("game.new", "Start", "Begins the story.", _new, _has_story, listed=False),
    Command("game.continue", "Continue", "Goes on from the newest save.", _continue, _has_saves, listed=False),
    Command("game.quick_save", "Quick save", "Saves at once, in a slot of its own.", _quick_save, _session),
    Command(
        "game.quick_load", "Quick load", "Loads the quick save; your place is autosaved.", _quick_load, _quick_valid
    ),
    Command("game.save", "Save here", "Saves in this slot.", _save, _session, listed=False),
    Command("game.save_over", "Replace", "Saves over what is in this slot.", _save_over, _session, listed=False),
    Command("game.load", "Load this", "Loads this save.", _load, _can_load, listed=False),
    Command("game.delete", "Delete a save", "Deletes the save that has the focus, after asking.", _delete, _deletable),
    Command("game.delete_now", "Delete", "Deletes a save.", _delete_now, listed=False),
    Command("game.title", "Title", "Leaves for the title screen.", _title, _session, listed=False),
    Command("game.title_now", "To the title", "Leaves for the title screen.", _title_now, _session, listed=False),
    Command("game.quit", "Quit", "Closes the program.", _quit, listed=False),
    Command("game.quit_now", "Quit", "Closes the program.", _quit_now, listed=False),
)
