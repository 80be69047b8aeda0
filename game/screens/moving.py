"""What is done with the interface: focus, pages, screens, preferences, keys, the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.screens import focus
from game.screens.commands import Command, Run, Valid
from game.screens.keys import NEEDED, device_of
from game.screens.layout import Spot
from game.screens.state import Question

if TYPE_CHECKING:
    from game.screens.ui import Ui

PART = 0.85
"""Of what is seen at once: how far a page turns."""

MORE = 40
"""Lines of the history that are added at a time."""


# --- focus and scrolling


def _menu(ui: Ui, _: object) -> bool:
    return not ui.state.playing


def _focusable(ui: Ui, _: object) -> bool:
    return bool(ui.plan.focusable())


def _can_activate(ui: Ui, _: object) -> bool:
    moment = ui.theatre.moment
    waits = ui.state.playing and moment is not None and moment.kind in ("choice", "end")
    return ui.focused is not None or waits


def _activate(ui: Ui, _: object) -> None:
    focused = ui.focused
    choosing = ui.state.playing and (focused is None or focused.role == "choice")
    hasty = choosing and ui.state.pace.pressed()
    if focused is None:
        # The first press only shows where the focus is, so that nobody picks what they have not seen.
        if ui.state.pace.may_pick():
            ui.focus_on(focus.first_seen(ui.plan, ui.state.top.scroll))
    elif not hasty:
        ui.activate(focused)


def _next(by: int) -> Run:
    return lambda ui, _: ui.focus_on(focus.following(ui.plan, ui.state.top.focus, by))


def _move(direction: focus.Direction) -> Run:
    return lambda ui, _: _go(ui, direction)


def _go(ui: Ui, direction: focus.Direction) -> None:
    focused = ui.focused
    if focused and focused.stops and direction in ("left", "right"):
        stop = focused.step(1 if direction == "right" else -1)
        if stop:
            ui.run(focused.command, stop.argument)
        return
    top = ui.state.top
    found = focus.towards(ui.plan, top.focus, direction, top.scroll)
    vertical = direction in ("up", "down")
    if vertical and ui.plan.furthest and _far(ui, found):
        ui.scroll_by(0.35 if direction == "down" else -0.35)
    elif found and found.control.role == "tab":
        _to_tab(ui, found, onward=not vertical)
    elif found:
        ui.focus_on(found)
    elif ui.state.playing and focused:
        ui.focus_on(None)


def _to_tab(ui: Ui, found: Spot, onward: bool) -> None:
    """Along the tabs each one opens as the focus comes to it; from above or below one comes to the open one."""
    if onward:
        ui.focus_on(found)
        ui.activate(found.control)
        return
    tabs = [s for s in ui.plan.focusable() if s.control.role == "tab"]
    ui.focus_on(next((s for s in tabs if s.control.picked), found))


def _far(ui: Ui, found: object) -> bool:
    """Whether there is text between here and there that would be passed over unread."""
    if not isinstance(found, Spot):
        here = ui.plan.find(ui.state.top.focus)
        return here is None or here.scrolls
    if not found.scrolls:
        return False
    place = ui.plan.seen(found, ui.state.top.scroll)
    view = ui.plan.view
    return place.top > view.bottom + view.height // 2 or place.bottom < view.top - view.height // 2


def _scrolls(ui: Ui, _: object) -> bool:
    return not ui.state.playing or ui.plan.furthest > 0


def _page(part: float) -> Run:
    return lambda ui, key: _turn(ui, part / 4 if str(key).startswith("Wheel") else part)


def _turn(ui: Ui, part: float) -> None:
    top = ui.state.top
    if part < 0 and top.scroll == 0 and top.screen == "backlog":
        _more(ui, None)
    ui.scroll_by(part)


def _more(ui: Ui, _: object) -> None:
    """Older lines of the history."""
    shown = ui.state.top.detail
    ui.state.top.detail = (shown if isinstance(shown, int) else MORE) + MORE
    ui.stale()


# --- screens


def _open(screen: str) -> Run:
    return lambda ui, _: _turn_to(ui, screen)


def _turn_to(ui: Ui, screen: str) -> None:
    """Screens of the menu take each other's place, so that one step back always leads to where they were opened."""
    if ui.state.top.screen in MENU and screen in MENU:
        ui.close()
    ui.open(screen)


MENU = ("pause", "backlog", "save", "load", "preferences", "help", "notes")


def _problems(ui: Ui, _: object) -> None:
    ui.state.dismissed = ()  # and so they come up again


def _openable(screen: str, playing: bool = False) -> Valid:
    def valid(ui: Ui, _: object) -> bool:
        over = ("confirm", "problems") if screen == "help" else ("confirm", "first", "problems")
        busy = any(ui.state.opened(s) for s in over)
        return not busy and ui.state.top.screen != screen and (not playing or ui.theatre.session is not None)

    return valid


def _closable(ui: Ui, _: object) -> bool:
    top = ui.state.top.screen
    return len(ui.state.stack) > 1 and (top != "problems" or ui.theatre.story is not None)


def _close(ui: Ui, _: object) -> None:
    top = ui.state.top.screen
    if top == "problems":
        ui.state.dismissed = ui.theatre.problems
    elif top == "first":
        ui.theatre.keep_settings()
    elif top == "notes" and ui.state.top.detail is not None:
        _detail(ui, None)  # from a page to the list
        return
    ui.close()


def _game_menu(ui: Ui, _: object) -> bool:
    return ui.state.playing


def _answer(ui: Ui, yes: object) -> None:
    question = ui.state.top.detail
    assert isinstance(question, Question)
    ui.close()
    if yes:
        ui.run(question.command, question.argument)


def _detail(ui: Ui, detail: object) -> None:
    """Another tab or page of the screen that is open; it begins at its top."""
    top = ui.state.top
    top.detail, top.scroll, top.was = detail, 0, 0
    ui.state.remapping = ui.state.told = ""
    ui.stale()


# --- preferences and keys


def _change(ui: Ui, change: object) -> None:
    assert isinstance(change, tuple)
    name, value = change
    ui.theatre.prefer(name, value)


def _reset(ui: Ui, _: object) -> None:
    question = Question(
        "Set all preferences back?",
        "Everything here, and all keys, will be as it was at first.",
        "Set them back",
        "Leave them",
        "setting.reset_now",
    )
    ui.open("confirm", question)


def _remap(ui: Ui, command: object) -> None:
    ui.state.remapping, ui.state.told = str(command), ""


def _set_key(ui: Ui, pressed: object) -> None:
    """The key that was pressed while a command waited for one."""
    state, key = ui.state, str(pressed)
    command, state.remapping = state.remapping, ""
    if key in ("Escape", "Click", "Right click"):
        state.told = "Nothing was changed."
        return
    rivals = [n for n in state.keymap.commands(key) if n != command and not _apart(n, command)]
    if rivals:
        state.told = f"{key} is taken: {ui.commands[rivals[0]].label}. Nothing was changed."
        ui.theatre.tell(state.told)
        return
    ui.theatre.prefer("keys", state.keymap.with_key(command, key))
    state.told = f"{ui.commands[command].label}: {key}."
    ui.theatre.tell(state.told)


def _apart(one: str, other: str) -> bool:
    """Whether two commands are never valid at the same time, so that they may share a key."""
    return _place(one) != _place(other) and "" not in (_place(one), _place(other))


def _place(command: str) -> str:
    """Where a command is valid: while playing, in menus, or (empty) in both."""
    group = command.partition(".")[0]
    if command in ("screen.menu",) or group == "play":
        return "play"
    if group in ("page", "keys") or command in ("focus.next", "focus.previous", "screen.close", "game.delete"):
        return "menu"
    return ""


def _binding_focused(ui: Ui, _: object) -> bool:
    focused = ui.focused
    return focused is not None and focused.role == "binding"


def _clear_key(ui: Ui, _: object) -> None:
    focused = ui.focused
    assert focused is not None
    command = str(focused.argument)
    kept = [k for k in ui.state.keymap.keys(command) if device_of(k) != "keyboard"]
    if command in NEEDED and not any(device_of(k) == "keyboard" for k in kept):
        ui.state.told = f"{focused.name} needs a key: nobody could get on without it."
        return
    ui.theatre.prefer("keys", ui.state.keymap.without(command))
    ui.state.told = f"{focused.name}: no key on the keyboard."


def _reset_keys(ui: Ui, _: object) -> None:
    ui.theatre.prefer("keys", {})
    ui.state.told = "All keys are as they were at first."
    ui.theatre.tell(ui.state.told)


# --- the window


def _fullscreen(ui: Ui, _: object) -> None:
    ui.theatre.prefer("fullscreen", not ui.theatre.settings.fullscreen)


def _screenshot(ui: Ui, _: object) -> None:
    ui.ask(screenshot=True)


COMMANDS = (
    Command(
        "focus.activate", "Choose or press", "Does what the control with the focus does.", _activate, _can_activate
    ),
    Command("focus.next", "Next", "The next control.", _next(1), _menu, repeats=True),
    Command("focus.previous", "Previous", "The control before.", _next(-1), _menu, repeats=True),
    Command("focus.up", "Up", "The focus goes up.", _move("up"), _focusable, repeats=True),
    Command("focus.down", "Down", "The focus goes down.", _move("down"), _focusable, repeats=True),
    Command(
        "focus.left", "Left, less", "The focus goes left, or a value down.", _move("left"), _focusable, repeats=True
    ),
    Command(
        "focus.right", "Right, more", "The focus goes right, or a value up.", _move("right"), _focusable, repeats=True
    ),
    Command("page.up", "Page up", "Scrolls up.", _page(-PART), _scrolls, repeats=True),
    Command("page.down", "Page down", "Scrolls down.", _page(PART), _scrolls, repeats=True),
    Command("page.first", "To the top", "Scrolls to the beginning.", _page(-1e4), _scrolls),
    Command("page.last", "To the end", "Scrolls to the end.", _page(1e4), _scrolls),
    Command("page.more", "Earlier lines", "Shows older lines.", _more, _menu, listed=False),
    Command(
        "screen.title",
        "Title",
        "Closes everything that lies over the title.",
        lambda ui, _: ui.to_root(),
        lambda ui, _: ui.theatre.session is None and len(ui.state.stack) > 1,
        listed=False,
    ),
    Command("screen.menu", "Menu", "Opens the menu; the story waits.", _open("pause"), _game_menu),
    Command("screen.close", "Return", "Closes this screen.", _close, _closable),
    Command(
        "screen.backlog", "History", "Everything said and chosen so far.", _open("backlog"), _openable("backlog", True)
    ),
    Command("screen.save", "Save", "Keeps this place in a slot.", _open("save"), _openable("save", True)),
    Command("screen.load", "Load", "Goes to a place that was kept.", _open("load"), _openable("load")),
    Command(
        "screen.preferences",
        "Preferences",
        "Reading, comfort, sound, screen, keys.",
        _open("preferences"),
        _openable("preferences"),
    ),
    Command(
        "screen.notes",
        "Notes",
        "What lies behind the scenes that were seen.",
        _open("notes"),
        lambda ui, _: ui.theatre.has_notes and _openable("notes")(ui, _),
    ),
    Command("screen.help", "Help", "What all the keys do.", _open("help"), _openable("help")),
    Command(
        "screen.problems",
        "Problems",
        "What is wrong in the story's file.",
        _problems,
        lambda ui, _: bool(ui.theatre.problems) and not ui.state.opened("problems"),
        listed=False,
    ),
    Command(
        "screen.answer",
        "Answer",
        "Answers the question.",
        _answer,
        lambda ui, _: ui.state.top.screen == "confirm",
        listed=False,
    ),
    Command("screen.detail", "Turn to", "Another page of this screen.", _detail, _menu, listed=False),
    Command("setting.change", "Change", "Changes a preference.", _change, listed=False),
    Command("setting.reset", "Reset all", "Sets all preferences back.", _reset, listed=False),
    Command(
        "setting.reset_now",
        "Reset all",
        "Sets all preferences back.",
        lambda ui, _: ui.theatre.reset_settings(),
        listed=False,
    ),
    Command("keys.remap", "Change the key", "Waits for the new key.", _remap, _binding_focused, listed=False),
    Command(
        "keys.set",
        "New key",
        "Takes the key that was pressed.",
        _set_key,
        lambda ui, _: bool(ui.state.remapping),
        listed=False,
    ),
    Command("keys.clear", "Remove a key", "Takes the keys of this command away.", _clear_key, _binding_focused),
    Command("keys.reset", "Reset keys", "All keys as they were at first.", _reset_keys, listed=False),
    Command("view.fullscreen", "Full screen", "Between full screen and a window.", _fullscreen),
    Command("view.screenshot", "Screenshot", "Keeps a picture of the window.", _screenshot),
)
