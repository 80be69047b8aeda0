"""The rail: the way from each screen of the menu to the others, and out."""

from __future__ import annotations

from game.screens.controls import Control
from game.screens.state import State
from game.screens.theatre import Theatre

_ITEMS = (
    ("backlog", "History", "Everything said and chosen so far.", True),
    ("save", "Save", "Keep this place in a slot.", True),
    ("load", "Load", "Go to a place that was kept.", False),
    ("preferences", "Preferences", "Reading, comfort, sound, screen, keys.", False),
    ("help", "Help", "What all the keys do.", False),
)
_NOTES = ("notes", "Notes", "What lies behind the scenes that you have seen.", False)


def rail(theatre: Theatre, state: State, here: str) -> tuple[Control, ...]:
    """Back, the other screens, and out. The screen that is open is marked, not left out: nothing moves."""
    playing = theatre.session is not None
    key = state.hint("screen.close")
    back = Control(
        "rail back",
        "Return" if playing else "Back",
        "button",
        help=f"Closes this screen. {key} does the same." if key else "Closes this screen.",
        command="screen.close",
    )
    items = [
        Control(
            f"rail {screen}",
            name,
            "button",
            value="open" if screen == here else "",
            help=told,
            command=f"screen.{screen}",
            enabled=screen != here,
            picked=screen == here,
        )
        for screen, name, told, needs_session in (*_ITEMS, *((_NOTES,) if theatre.has_notes else ()))
        if playing or not needs_session
    ]
    out = []
    if playing:
        out.append(Control("rail title", "Title", "button", help="Back to the title screen.", command="game.title"))
        out.append(Control("rail quit", "Quit", "button", help="Closes the program.", command="game.quit"))
    return (back, *items, *out)
