"""Notes: pages that open as scenes are seen, read with any device, one step from the title and from an ending."""

from __future__ import annotations

from collections.abc import Callable

from tests.screens.player import NOTES, Player


def listed(p: Player) -> list[str]:
    return [s.control.name for s in p.ui.plan.spots if s.control.can_focus and not s.control.key.startswith("rail")]


def texts(p: Player) -> list[str]:
    return [s.control.name for s in p.ui.plan.spots if s.control.role == "text"]


def test_a_story_without_notes_has_no_button_for_them(player: Callable[..., Player]) -> None:
    p = player()
    assert "Notes" not in listed(p)
    p.key("n")
    assert p.screen == "title"


def test_before_the_first_line_only_pages_that_need_none_are_open(player: Callable[..., Player]) -> None:
    p = player(notes=NOTES)
    p.click("Notes")
    p.wait(0.02)
    assert listed(p) == ["Before you play", "Credits"]
    assert texts(p) == ["1 of 3 pages are open. The others open as scenes are seen."]


def test_a_page_opens_once_a_line_of_its_scene_was_read_and_stays_open(player: Callable[..., Player]) -> None:
    p = player(notes=NOTES)
    p.ui.run("game.new")
    p.key("Enter", 2)
    assert p.said
    p.key("n")
    p.wait(0.02)
    assert listed(p) == ["Before you play", "About the road", "Credits"]
    p.ui.to_root()
    p.ui.run("game.title")
    p.ui.run("screen.answer", True) if p.screen == "confirm" else None
    p.key("n")
    p.wait(0.02)
    assert "About the road" in listed(p)


def test_pages_are_turned_and_left_by_the_keyboard_alone(player: Callable[..., Player]) -> None:
    p = player(notes=NOTES)
    p.ui.run("game.new")
    p.key("Enter", 2)
    p.key("n")
    p.key("Enter")
    p.wait(0.02)
    assert texts(p)[-1] == "It can be cold."
    p.key("Right")
    p.key("Enter")
    p.wait(0.02)
    assert texts(p) == ["Roads are long."]
    p.key("Escape")
    assert p.screen == "notes" and "Credits" in listed(p)
    p.key("Escape")
    assert p.screen == "play"


def test_a_long_page_scrolls_by_the_arrow_keys(player: Callable[..., Player]) -> None:
    p = player(notes=NOTES, size=(640, 360), text_size=200)
    p.ui.run("screen.notes")
    p.ui.run("screen.detail", 0)
    p.wait(0.02)
    assert p.ui.plan.furthest > 0
    for _ in range(40):
        p.key("Down")
    assert p.ui.state.top.scroll == p.ui.plan.furthest


def test_the_credits_end_as_they_were_written(player: Callable[..., Player]) -> None:
    p = player(notes=NOTES)
    p.ui.run("screen.notes")
    p.ui.run("screen.detail", "credits")
    p.wait(0.02)
    assert texts(p) == ["Somebody", "□"]


def test_the_notes_are_one_step_from_an_ending(player: Callable[..., Player]) -> None:
    p = player(notes=NOTES)
    p.ui.run("game.new")
    p.to_choice()
    p.ui.run("play.number", "3")
    for _ in range(4):
        p.ui.run("play.advance")
    p.wait(0.6)
    assert p.kind == "end" and "Notes" in listed(p)
