"""The history: everything said and chosen so far, the newest last. Enter on a line rolls back to it."""

from __future__ import annotations

from game.screens.controls import Control, Group, Page
from game.screens.moving import MORE
from game.screens.rail import rail
from game.screens.state import Open, State
from game.screens.theatre import Entry, Theatre


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """The last lines; older ones come when they are asked for, by button or by scrolling up."""
    entries = theatre.backlog()
    shown = opened.detail if isinstance(opened.detail, int) else MORE
    lines = [entry(e) for e in entries[-shown:]]
    if shown < len(entries):
        more = Control("earlier", "Earlier lines", "button", help="Shows older lines.", command="page.more")
        lines.insert(0, more)
    if not entries:
        lines = [Control("empty", "Nothing has been said yet.", "text")]
    start = lines[-1].key
    way = rail(theatre, state, "backlog")
    return Page("backlog", "History", (Group(tuple(lines)),), rail=way, start=start, at_end=True)


def entry(said: Entry, can_go: bool = True) -> Control:
    """A line of the history as a control."""
    who = f"{said.who} ({said.manner})" if said.manner else said.who
    name = said.text or "…"
    return Control(
        f"line {said.index}",
        name,
        "entry",
        value="you chose" if said.picked else who,
        help="Goes back to here.",
        command="play.jump" if can_go else "",
        argument=said.index,
        label="" if said.picked else who,
        picked=said.picked,
    )
