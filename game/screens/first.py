"""The first run: what makes this readable and bearable, before anything else. Enter goes on; all can be changed."""

from __future__ import annotations

from game.screens.controls import Control, Group, Page
from game.screens.preferences import control
from game.screens.state import Open, State
from game.screens.theatre import Theatre

ASKED = ("text_size", "timers", "motion", "captions")


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """Four questions, each with a good answer already; the focus is on going on."""
    intro = "Four things before we begin. All of this, and more, can be changed at any time in Preferences."
    go_on = Control(
        "go on", "Go on to the title", "button", help="Keeps what is set here.", command="screen.close", tone="framed"
    )
    # The way on comes first, so that it is seen at every text size.
    groups = (
        Group((Control("intro", intro, "text", tone="plain"),)),
        Group((go_on,), arrange="row"),
        Group(tuple(control(name, theatre.settings) for name in ASKED)),
    )
    return Page("first", "Before we begin", groups, start="go on")
