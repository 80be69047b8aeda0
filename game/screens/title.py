"""The title screen: what this is, who wrote it, what to know before, and where to begin."""

from __future__ import annotations

from game.screens.controls import Control, Group, Page
from game.screens.state import Open, State
from game.screens.theatre import Theatre

_NOTES = Control("notes", "Notes", "button", help="What lies behind it, and who made it.", command="screen.notes")


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """Continue comes first when there is something to continue."""
    story = theatre.story
    name = story.title if story else "No story yet"
    head = [Control("story", name, "title", tone="framed")]
    if story and story.author:
        head.append(Control("author", story.author, "text", tone="small"))
    if story and theatre.persistent.endings:
        seen = len(theatre.persistent.endings & {*story.endings()})
        head.append(Control("endings", f"Endings seen: {seen} of {len(story.endings())}", "text", tone="small"))
    items = []
    if any(True for _name in theatre.shelf.filled()):
        items.append(
            Control("continue", "Continue", "button", help="From where you were last.", command="game.continue")
        )
    items += [
        Control("start", "Start", "button", help="From the beginning.", command="game.new", enabled=story is not None),
        Control("load", "Load", "button", help="From a place that you kept.", command="screen.load"),
        Control(
            "preferences", "Preferences", "button", help="Text, comfort, sound, keys.", command="screen.preferences"
        ),
        Control("help", "Help", "button", help="What all the keys do.", command="screen.help"),
        *([_NOTES] if theatre.has_notes else []),
        Control("quit", "Quit", "button", help="Closes the program.", command="game.quit"),
    ]
    foot = [Control("note", story.note, "text", tone="quiet")] if story and story.note else []
    groups = (Group(tuple(head)), Group(tuple(items)), Group(tuple(foot)))
    return Page("title", name, groups, shape="title", start=items[0].key)
