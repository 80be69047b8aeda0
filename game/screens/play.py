"""The play screen: choices, the small buttons above, signs of skip and auto, a chapter's title, an ending."""

from __future__ import annotations

from math import ceil

from game.play import machine
from game.play.moment import Moment, Offer
from game.screens import lensing, tape
from game.screens.controls import Control, Group, Page
from game.screens.state import Open, State
from game.screens.theatre import Theatre
from game.stage import lens
from game.story import markup

_BAR = (
    ("play.back", "Back", "", "Rolls back by one step."),
    ("screen.backlog", "History", "", "Everything said and chosen so far."),
    ("play.skip", "Skip", "", "Skips what was read before."),
    ("play.auto", "Auto", "", "Goes on by itself."),
    ("screen.save", "Save", "", "Keeps this place in a slot."),
    ("game.quick_save", "Quick save", "Q.Save", "Saves at once, in a slot of its own."),
    ("game.quick_load", "Quick load", "Q.Load", "Loads the quick save."),
    ("screen.preferences", "Preferences", "Prefs", "Reading, comfort, sound, keys."),
    ("play.hide", "Hide", "", "Only the picture, until the next key or click."),
    ("screen.menu", "Menu", "", "Opens the menu; the story waits."),
)
TRUER = "What is seen gets nearer to what is."
_SHORT = ("lens.toggle", "lens.tidier", "lens.truer", "play.back", "screen.menu")


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """What lies over the picture at this moment."""
    moment = theatre.moment
    assert moment is not None
    bar = _bar(theatre, state)
    short = tuple(c for c in bar if c.command in _SHORT or c.command == "screen.problems")
    name = theatre.story.title if theatre.story else ""
    if moment.kind == "chapter":
        return Page("play", name, (_chapter(moment),), shape="card", bar=bar, short=short, signs=_signs(theatre, state))
    if moment.kind == "end":
        return Page(
            "play",
            name,
            _ending(moment, theatre.has_notes),
            shape="card",
            bar=bar,
            short=short,
            signs=_signs(theatre, state),
        )
    shown = moment.kind == "choice" and not state.winding.quick
    groups = (Group(_choices(theatre, state, moment)),) if shown else ()
    asked = (
        (Control("asked", markup.plain(moment.line.text), "preview", label=moment.line.who, share=0.92),)
        if shown and moment.line
        else ()
    )
    return Page("play", name, groups, "play", bar=bar, short=short, signs=_signs(theatre, state), fallback=asked)


def _bar(theatre: Theatre, state: State) -> tuple[Control, ...]:
    found = []
    if theatre.problems:
        count = len(theatre.problems)
        name = "1 problem" if count == 1 else f"{count} problems"
        told = "What is wrong in the story's file."
        found.append(Control("bar problems", name, "button", help=told, command="screen.problems", tone="small"))
    session = theatre.session
    for command, name, label, told in _BAR:
        on = (command == "play.skip" and state.pace.skip != "off") or (command == "play.auto" and state.pace.auto)
        value = ("on" if on else "off") if command in ("play.skip", "play.auto") else ""
        able = command != "play.back" or (session is not None and session.now > 0)
        found.append(
            Control(
                f"bar {command}",
                name,
                "button",
                value=value,
                help=told,
                command=command,
                enabled=able,
                label=label,
                tone="small",
                picked=on,
            )
        )
    return (*_lens(theatre, state), *found)


def _lens(theatre: Theatre, state: State) -> tuple[Control, ...]:
    """The lens, where there is one, and its dial while it is up."""
    story, moment = theatre.story, theatre.moment
    assert story is not None and moment is not None
    up, mine = moment.scenery.lens == "up", machine.can_look(story, moment)
    if not up and not mine:
        return ()
    dial = moment.scenery.dial
    value = lens.describe(moment.scenery, lensing.finder(theatre, state))
    told = "Raises the camcorder, or lowers it." if mine else "The story holds it up here."
    button = _small("lens.toggle", "Lens", value, told, mine, picked=up and mine)
    if not up:
        return (button,)
    return (  # the dial before it, so that the lens is lowered where it was raised
        _small("lens.tidier", "Dial towards tidy", value, "What is seen gets tidier.", mine and dial > 0, "◀ Dial"),
        _small("lens.truer", "Dial towards as they are", value, TRUER, mine and dial < machine.BARE, "Dial ▶"),
        button,
    )


def _small(
    command: str, name: str, value: str, told: str, able: bool, label: str = "", picked: bool = False
) -> Control:
    return Control(
        f"bar {command}", name, "button", value=value, help=told, command=command, enabled=able, label=label,
        tone="small", picked=picked,
    )  # fmt: skip


def _signs(theatre: Theatre, state: State) -> tuple[Control, ...]:
    """How the tape runs: by itself, quickly, or winding."""
    found = []
    key = state.hint("play.skip")
    if state.pace.skip != "off":
        found.append(Control("sign", f"▶▶ Skipping. {key} stops it." if key else "▶▶ Skipping", "sign", value="on"))
    elif state.pace.auto:
        found.append(Control("sign", "▶ Auto", "sign", value="on"))
    wound = tape.sign(state.winding, theatre.settings)
    return (*found, wound) if wound else tuple(found)


def _choices(theatre: Theatre, state: State, moment: Moment) -> tuple[Control, ...]:
    found = []
    left, share = state.pace.left(moment, theatre.settings), state.pace.share(moment, theatre.settings)
    if left is not None and share is not None:
        seconds = f"{ceil(left)} s"
        told = "Then the last of these happens. Preferences can turn timers off."
        found.append(Control("timer", "Time left", "timer", value=seconds, help=told, share=share))
    for number, offer in enumerate(moment.offers, 1):
        found.append(_choice(theatre, offer, number))
    return tuple(found)


def _choice(theatre: Theatre, offer: Offer, number: int) -> Control:
    before = theatre.was_picked(offer.id)
    return Control(
        f"choice {offer.id}",
        markup.plain(offer.text),
        "choice",
        value="picked before" if before else "",
        help="You have picked this before." if before else "Picks this.",
        command="play.choose",
        argument=offer.id,
        label=str(number) if number < 10 else "",
        picked=before,
    )


def _chapter(moment: Moment) -> Group:
    return Group((Control("chapter", moment.scenery.chapter, "title", tone="quiet"),))


_NOTES = Control(
    "notes", "Notes", "button", help="What lies behind it, and who made it.", command="screen.notes", tone="framed"
)


def _ending(moment: Moment, notes: bool) -> tuple[Group, ...]:
    name = moment.ending or "The end"
    return (
        Group((Control("ending", name, "title", tone="quiet"),)),
        Group(
            (
                Control(
                    "to title",
                    "Back to the title",
                    "button",
                    help="The ending is remembered.",
                    command="game.title",
                    tone="framed",
                ),
                Control(
                    "wind back",
                    "Back to the last line",
                    "button",
                    help="Back along the tape, to choose otherwise.",
                    command="play.back",
                    tone="framed",
                ),
                *([_NOTES] if notes else []),
            ),
            arrange="row",
        ),
    )
