"""Saving and loading: pages of slots, each with its picture, chapter, date and first words."""

from __future__ import annotations

from datetime import datetime

from game.play.saves import AUTO, QUICK, SLOTS, Order, Slot
from game.screens.controls import Control, Group, Page
from game.screens.rail import rail
from game.screens.state import Open, State
from game.screens.theatre import Theatre

PAGES = tuple(str(n) for n in range(1, 10))
ON_PAGE = 6
WORDS = 46
"""Characters of what was said that stand on a card."""


def save_page(theatre: Theatre, state: State, opened: Open) -> Page:
    """Slots to save in."""
    return _page(theatre, state, opened, "save", "Save")


def load_page(theatre: Theatre, state: State, opened: Open) -> Page:
    """Slots to load from; the automatic and the quick save are here too."""
    return _page(theatre, state, opened, "load", "Load")


def _page(theatre: Theatre, state: State, opened: Open, screen: str, title: str) -> Page:
    pages = PAGES if screen == "save" else ("Auto", "Quick", *PAGES)
    if opened.detail not in pages:
        opened.detail = _first(theatre, pages)  # and it stays this page, whatever is deleted
    here = opened.detail
    tabs = tuple(
        Control(
            f"page {name}",
            f"Page {name}" if name.isdigit() else f"{name} saves",
            "tab",
            value="open" if name == here else "",
            help="Turns to this page of slots.",
            command="screen.detail",
            argument=name,
            label=name,
            picked=name == here,
        )
        for name in pages
    )
    slots = state.look(theatre, _names(str(here)))
    if here == "Auto":
        slots = sorted(slots, key=_latest, reverse=True)
    cards = tuple(_card(slot, screen) for slot in slots)
    groups = (Group(tabs, arrange="row"), Group(cards, arrange="grid"))
    start = next((c.key for c in cards if c.can_focus), f"page {here}")
    return Page(screen, title, groups, rail=rail(theatre, state, screen), start=start)


def _latest(slot: Slot) -> Order:
    return slot.save.order if slot.save else Order(0, "")


def _first(theatre: Theatre, pages: tuple[str, ...]) -> str:
    """The page with something on it, so that nobody has to search; else the first of the player's own."""
    filled = set(theatre.shelf.filled())
    own = [name for name in PAGES if filled & set(_names(name))]
    return own[0] if own else next((name for name in pages if filled & set(_names(name))), "1")


def _names(page: str) -> tuple[str, ...]:
    if page == "Auto":
        return AUTO
    if page == "Quick":
        return QUICK
    first = (int(page) - 1) * ON_PAGE
    return SLOTS[first : first + ON_PAGE]


def _card(slot: Slot, screen: str) -> Control:
    filled = bool(slot.save or slot.notice)
    words, value = _words(slot)
    helps = "Saves here." if screen == "save" else "Loads this."
    corner = Control(
        f"delete {slot.name}",
        f"Delete {slot_name(slot.name)}",
        "button",
        help="Empties this slot, after asking.",
        command="game.delete",
        argument=slot.name,
        label="×",
        tone="square",
    )
    return Control(
        f"slot {slot.name}",
        slot_name(slot.name),
        "slot",
        value=value,
        help=helps if filled or screen == "save" else "There is nothing to load.",
        command=f"game.{screen}",
        argument=slot.name,
        enabled=filled or screen == "save",
        words=words,
        picture=slot.save.picture if slot.save else "",
        corner=corner if filled else None,
    )


def _words(slot: Slot) -> tuple[tuple[str, ...], str]:
    """What is written on a slot, and the same as one sentence."""
    name = slot_name(slot.name)
    if slot.save is None:
        told = slot.notice or "Empty"
        return (name, told), told
    date = plain_date(slot.save.when)
    lines = [slot.save.chapter or name, f"{name} · {date}" if slot.save.chapter else date]
    lines.append(first_words(slot.save.said) if slot.save.said != slot.save.chapter else "")
    if slot.notice:
        lines.append(slot.notice)
    return tuple(lines), ", ".join(filter(None, (slot.save.chapter, date, *lines[2:])))


def first_words(text: str) -> str:
    """As much as a card has room for, to the end of a word."""
    if len(text) <= WORDS:
        return text
    return text[:WORDS].rsplit(" ", 1)[0].rstrip(" .,;:…") + " …"


def slot_name(slot: str) -> str:
    """A slot as people call it: `2-3` is slot 9."""
    if slot in SLOTS:
        return f"Slot {SLOTS.index(slot) + 1}"
    kind, _, number = slot.partition("-")
    return "Quick save" if kind == "quick" else f"Autosave {number}"


def plain_date(when: str) -> str:
    """ISO 8601 as a date that is read: 12 March 2026, 21:40."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return when
    return f"{moment.day} {moment:%B %Y, %H:%M}"
