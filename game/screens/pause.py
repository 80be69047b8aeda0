"""The menu while playing: where you are, the story so far, and the way to everything else."""

from __future__ import annotations

from game.screens.backlog import entry
from game.screens.controls import Control, Group, Page
from game.screens.rail import rail
from game.screens.state import Open, State
from game.screens.theatre import Entry, Theatre

LAST = 4
"""Lines of the story that are recalled."""


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """The rail, what can be done at once, and the last lines."""
    moment = theatre.moment
    chapter = moment.scenery.chapter if moment else ""
    pace = state.pace
    deeds = (
        Control(
            "skip",
            "Skip",
            "button",
            "on" if pace.skip != "off" else "off",
            "Skips what was read before.",
            "play.skip",
            tone="framed",
        ),
        Control(
            "auto",
            "Auto",
            "button",
            "on" if pace.auto else "off",
            "Goes on by itself.",
            "play.auto",
            tone="framed",
            label="Auto: on" if pace.auto else "Auto",
        ),
        Control(
            "quick save",
            "Quick save",
            "button",
            "",
            "Saves at once, in a slot of its own.",
            "game.quick_save",
            tone="framed",
        ),
        Control("quick load", "Quick load", "button", "", "Loads the quick save.", "game.quick_load", tone="framed"),
        Control(
            "hide",
            "Hide",
            "button",
            "",
            "Hides everything until the next key or click.",
            "play.hide",
            tone="framed",
        ),
    )
    lines = tuple(entry(e, can_go=False) for e in _last(theatre, chapter))
    groups = (
        Group(deeds, arrange="row"),
        Group((Control("chapter", chapter, "text", tone="framed"),) if chapter else (), title="Where you are"),
        Group(lines, title="What happened last"),
    )
    return Page("pause", "Menu", groups, rail=rail(theatre, state, "pause"), start="rail back")


def _last(theatre: Theatre, chapter: str) -> list[Entry]:
    """The last lines; the chapter's title stands above already."""
    return [e for e in theatre.backlog() if e.text != chapter][-LAST:]
