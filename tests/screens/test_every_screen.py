"""Every screen, at two window sizes and more, at 100 and 200 per cent: nothing is lost, all can be reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.screens.controls import spoken
from game.screens.dressed import words_of
from game.screens.state import Question
from game.story.load import load
from tests.screens.player import NOTES, STORY, TIMED, Player

LONG = TIMED.replace("Snow came down.", "The snow came down on the road and on the roofs. " * 8 + "Then it stopped.")
SCREENS = (
    "title",
    "first",
    "play",
    "choice",
    "chapter",
    "end",
    "pause",
    "backlog",
    "save",
    "load",
    "confirm",
    "help",
    "notes",
    "note",
    "credits",
)
TABS = ("Reading", "Comfort", "Sound", "Screen", "Keys")
ALL = (*SCREENS, *TABS, "problems")
SIZES = [(1280, 720, 100), (1280, 720, 200), (1920, 1080, 100), (1920, 1080, 200), (640, 360, 200), (1024, 768, 150)]


def show(p: Player, screen: str) -> None:
    """Bring the player to a screen."""
    if screen in ("title", "first"):
        return
    p.ui.run("game.new")
    if screen != "chapter":
        p.to_choice()
    if screen == "play":
        p.ui.run("play.back")
    elif screen == "end":
        p.ui.run("play.number", "3")
        for _ in range(4):
            p.ui.run("play.advance")
    elif screen in TABS:
        p.ui.run("screen.preferences")
        p.ui.run("screen.detail", screen)
    elif screen in ("note", "credits"):
        p.ui.run("screen.notes")
        p.ui.run("screen.detail", 0 if screen == "note" else "credits")
    elif screen == "confirm":
        p.ui.open(
            "confirm", Question("Really, and in so many words?", "It is not so bad. " * 4, "Yes", "No", "game.quit")
        )
    elif screen in ("save", "load"):
        for slot in ("1-1", "1-2", "1-5"):
            p.theatre.save(slot)
        p.theatre.shelf.folder.joinpath("1-4.json").write_text("{")
        p.ui.run(f"screen.{screen}")
    elif screen == "problems":
        p.file.write_text(STORY.replace("chapter:", "chaptre:").replace("end: The", "ende: The"), encoding="utf-8")
        p.theatre.reload(load(p.file))
    elif screen not in ("choice", "chapter"):
        p.ui.run("screen.menu" if screen == "pause" else f"screen.{screen}")
    p.wait(0.02)


@pytest.mark.parametrize(("wide", "high", "text"), SIZES)
@pytest.mark.parametrize("screen", ALL)
def test_screen(player: Callable[..., Player], screen: str, wide: int, high: int, text: int) -> None:
    p = player(size=(wide, high), text_size=text, story=LONG, first=screen == "first", notes=NOTES)
    show(p, screen)
    p.ui.draw(None, True)
    nothing_is_cut(p)
    everything_has_words(p)
    everything_is_reached(p)


def nothing_is_cut(p: Player) -> None:
    plan, area = p.ui.plan, p.canvas.area
    if any(spot.scrolls for spot in plan.spots):
        assert area.contains(plan.view)
    assert not plan.furthest or plan.view.height > area.height // 4
    for spot in plan.spots:
        what = f"{spot.control.key}: {spot.control.name[:40]}"
        if spot.scrolls:
            assert plan.view.left <= spot.rect.left and spot.rect.right <= plan.view.right, f"{what} is cut at a side"
            low = spot.rect.bottom - plan.furthest
            assert low <= plan.view.bottom and spot.rect.top >= plan.view.top, f"{what} cannot be scrolled to"
        else:
            assert area.contains(spot.rect), f"{what} is outside the window"
        for block, place in words_of(spot.dressed):
            drawn = max((line.width for line in block.lines), default=0)
            assert place.left >= 0 and place.left + drawn <= spot.rect.width, f"{what}: {block.text!r} is too wide"
            assert place.top >= 0 and place.bottom <= spot.rect.height, f"{what}: {block.text!r} is too high"
            assert max((len(line.text) for line in block.lines), default=0) <= 80, f"{what}: a line of more than 80"
        if spot.control.can_focus:
            least = max(24, int(44 * p.canvas.scale) - 12)
            assert spot.rect.height >= least and spot.rect.width >= 24, f"{what} is a small target: {spot.rect.size}"
        for zone in spot.dressed.zones:
            assert zone.rect.height >= 24 and zone.rect.width >= 24, f"{what} has a small part"


def everything_has_words(p: Player) -> None:
    keys = [spot.control.key for spot in p.ui.plan.spots]
    assert len(keys) == len(set(keys)), "two controls of one key"
    for spot in p.ui.plan.spots:
        control = spot.control
        assert control.name.strip() and control.role
        if control.can_focus:
            assert control.help.strip(), f"{control.key} has no help"
            assert control.command in p.ui.commands
            assert control.name.rstrip(".") in spoken(control)


def everything_is_reached(p: Player) -> None:
    """By Tab order each of them, by arrows from anywhere to anywhere; and what has the focus is seen."""
    wanted = [spot.control.key for spot in p.ui.plan.focusable()]
    corners = {spot.control.key for spot in p.ui.plan.focusable() if spot.control.tone == "square"}
    met = []
    for _ in wanted:
        if p.screen == "play":
            break
        p.key("Tab")
        met.append(p.ui.state.top.focus)
        seen_whole(p)
    assert p.screen == "play" or sorted(met) == sorted(wanted)
    reached = by_arrows(p)
    if not any(s.control.stops for s in p.ui.plan.focusable()):
        assert reached == set(wanted) - corners  # where left and right change values, the rail is reached with Tab


def seen_whole(p: Player) -> None:
    plan, top = p.ui.plan, p.ui.state.top
    spot = plan.find(top.focus)
    assert spot
    if spot.scrolls and spot.rect.height <= plan.view.height:
        assert plan.view.contains(plan.seen(spot, top.scroll)), f"{top.focus} has the focus and is not seen"


def by_arrows(p: Player) -> set[str]:
    """Which controls can be reached with the four arrows from the first one."""
    from game.screens import focus

    plan, top = p.ui.plan, p.ui.state.top
    first = focus.first_seen(plan, 0)
    todo, reached = ([first] if first else []), {first.control.key} if first else set()
    while todo:
        here = todo.pop()
        for direction in ("up", "down", "left", "right"):
            if here.control.stops and direction in ("left", "right"):
                continue
            scroll = plan.scroll_to(here, top.scroll)
            found = focus.towards(plan, here.control.key, direction, scroll)
            if found and found.control.key not in reached:
                reached.add(found.control.key)
                todo.append(found)
    return reached


def test_text_that_grows_keeps_the_control_in_its_place(player: Callable[..., Player]) -> None:
    p = player()
    p.ui.run("screen.preferences")
    p.key("Down")
    assert p.focus == "Text size"
    p.key("Right", 10)
    assert p.theatre.settings.text_size == 200 and p.focus == "Text size"
    seen_whole(p)


def test_a_page_of_text_scrolls_with_the_arrows_and_the_page_keys(player: Callable[..., Player]) -> None:
    p = player(text_size=200)
    p.ui.run("screen.help")
    p.ui.focus_on(p.ui.plan.find("device keyboard"))
    p.key("Down", 3)
    assert p.ui.state.top.scroll > 0
    p.key("End")
    assert p.ui.state.top.scroll == p.ui.plan.furthest
    p.key("PageUp")
    assert p.ui.state.top.scroll < p.ui.plan.furthest


def test_hiding_the_box_at_a_choice_loses_nothing(player: Callable[..., Player]) -> None:
    p = player(text_size=200, story=LONG)
    p.to_choice()
    assert "Left. Now." in p.names()
    p.theatre.prefer("text_size", 100)
    p.ui.stale()
    assert "Left. Now." not in p.names()
