"""Notes: pages that open as scenes are seen, one at a time, and the credits after them."""

from __future__ import annotations

from collections.abc import Iterator

from game.screens.controls import Control, Group, Page, Tone
from game.screens.rail import rail
from game.screens.state import Open, State
from game.screens.theatre import Theatre
from game.story import markup
from game.story.model import Note

CREDITS = "credits"


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """The list of all pages that are open, or the one that was asked for."""
    pages = theatre.notes()
    if opened.detail == CREDITS:
        groups = _credits(theatre)
    elif isinstance(opened.detail, int) and opened.detail < len(pages):
        groups = _one(pages, opened.detail)
    else:
        groups = _list(theatre, pages)
    first = next((c.key for group in groups for c in group.controls if c.can_focus), "rail back")
    return Page("notes", "Notes", groups, rail=rail(theatre, state, "notes"), start=first)


def _list(theatre: Theatre, pages: list[Note]) -> tuple[Group, ...]:
    notes = theatre.story.notes if theatre.story else None
    total = len(notes.pages) if notes else 0
    told = f"{len(pages)} of {total} pages are open. The others open as scenes are seen."
    rows = [_way(f"note {i}", note.title, "Opens this page.", i, "plain") for i, note in enumerate(pages)]
    if notes and notes.credits:
        rows.append(_way("credits", "Credits", "Who made what, and what it stands on.", CREDITS, "plain"))
    head = (Control("count", told, "text", tone="quiet"),) if len(pages) < total else ()
    return Group(head), Group(tuple(rows))


def _one(pages: list[Note], number: int) -> tuple[Group, ...]:
    note = pages[number]
    ways = [_ALL]
    if number > 0:
        ways.append(_way("before", "Before", f"Opens: {pages[number - 1].title}.", number - 1))
    if number + 1 < len(pages):
        ways.append(_way("after", "Next", f"Opens: {pages[number + 1].title}.", number + 1))
    return Group(tuple(ways), arrange="row"), *_texts(note.title, note.paragraphs)


def _credits(theatre: Theatre) -> tuple[Group, ...]:
    lines = theatre.story.notes.credits if theatre.story else ()
    return Group((_ALL,), arrange="row"), *_texts("Credits", lines)


def _way(key: str, name: str, help: str, detail: object, tone: Tone = "framed") -> Control:
    return Control(key, name, "button", help=help, command="screen.detail", argument=detail, tone=tone)


_ALL = _way("all", "All notes", "Back to the list.", None)


def _texts(title: str, paragraphs: tuple[str, ...]) -> Iterator[Group]:
    """A group for each paragraph: so there is room between them."""
    for i, text in enumerate(paragraphs):
        yield Group((Control(f"paragraph {i}", markup.plain(text), "text"),), title="" if i else title)
