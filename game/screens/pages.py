"""Pages: every screen by its name. A screen is a function of what is true to a frozen description."""

from __future__ import annotations

from collections.abc import Callable

from game.screens import backlog, confirm, first, help, notes, pause, play, preferences, problems, slots, title
from game.screens.controls import Page
from game.screens.state import Open, State
from game.screens.theatre import Theatre

PAGES: dict[str, Callable[[Theatre, State, Open], Page]] = {
    "title": title.page,
    "play": play.page,
    "pause": pause.page,
    "backlog": backlog.page,
    "save": slots.save_page,
    "load": slots.load_page,
    "preferences": preferences.page,
    "confirm": confirm.page,
    "help": help.page,
    "notes": notes.page,
    "first": first.page,
    "problems": problems.page,
}
