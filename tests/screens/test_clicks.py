"""Clicks: what hands do is heard, what goes by itself is not."""

from __future__ import annotations

from collections.abc import Callable

from game.screens.clicks import click, seen, turned
from game.stage.sound import BACK, CONFIRM, MOVE
from tests.screens.player import Player

MAKE = Callable[..., Player]


def heard(player: Player, deed: Callable[[], object]) -> str:
    """What is heard of a deed."""
    before = seen(player.theatre, player.ui.state)
    deed()
    return click(before, seen(player.theatre, player.ui.state))


def pressed(player: Player, key: str) -> str:
    found = heard(player, lambda: player.key(key))
    player.wait(0)  # a frame is drawn
    return found


def test_the_focus_is_heard_as_it_moves_and_not_where_it_cannot(player: MAKE) -> None:
    p = player()
    assert [pressed(p, "Down"), pressed(p, "Down")] == [MOVE, MOVE]
    while pressed(p, "Down"):
        assert p.screen == "title"
    assert pressed(p, "Down") == ""


def test_menus_are_heard_as_they_open_and_close(player: MAKE) -> None:
    p = player()
    p.ui.run("game.new")
    assert pressed(p, "Escape") == CONFIRM
    assert pressed(p, "F1") == CONFIRM, "from one screen of the menu to another"
    assert pressed(p, "Escape") == BACK


def test_reading_on_and_back_is_silent(player: MAKE) -> None:
    p = player()
    p.ui.run("game.new")
    assert [pressed(p, key) for key in ("Space", "Enter", "PageUp", "PageDown")] == [""] * 4


def test_a_choice_is_heard_the_first_press_as_focus_the_next_as_picked(player: MAKE) -> None:
    p = player()
    p.to_choice()
    assert pressed(p, "Enter") == MOVE
    p.wait(0.6)
    assert pressed(p, "Enter") == CONFIRM
    assert p.said == "They went left."
    assert pressed(p, "PageUp") == "", "to wind back is no choice"


def test_auto_and_skip_are_silent(player: MAKE) -> None:
    p = player(skip_unread=True, skip_after_choices=True)
    p.ui.run("game.new")
    p.ui.run("play.auto")
    for _ in range(200):
        assert heard(p, lambda: p.wait(0.1)) == ""
    p.ui.run("play.skip")
    for _ in range(50):
        assert heard(p, lambda: p.wait(0.1)) == ""


def test_beginning_and_leaving_are_heard(player: MAKE) -> None:
    p = player()
    assert heard(p, lambda: p.ui.run("game.new")) == CONFIRM
    assert heard(p, lambda: (p.theatre.leave(), p.wait(0))) == BACK


def test_a_switch_is_heard_and_a_volume_by_what_it_changes(player: MAKE) -> None:
    p = player()
    p.ui.open("preferences", "Sound")
    p.wait(0)
    assert heard(p, lambda: p.click("Mono")) == CONFIRM
    assert p.theatre.settings.mono
    before = seen(p.theatre, p.ui.state)
    p.click("Effects")
    p.key("Left")
    after = seen(p.theatre, p.ui.state)
    assert p.theatre.settings.effects_volume < 80
    assert (click(before, after), turned(before, after)) == ("", "effects")


def test_every_volume_has_its_slider(player: MAKE) -> None:
    p = player()
    p.ui.open("preferences", "Sound")
    p.wait(0)
    for name in ("All sound", "Music", "Effects", "Places", "Voice", "Interface"):
        assert p.control(name).role == "slider"
