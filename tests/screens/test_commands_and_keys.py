"""The registry, the keymap, and giving commands other keys."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.play.settings import Settings
from game.screens import look
from game.screens.commands import Command, Registry, Taken, Unknown
from game.screens.keys import DEFAULT, Keymap
from game.screens.registry import registry
from game.stage.contrast import contrast, over
from tests.screens.player import Player


def test_every_command_of_the_keymap_exists() -> None:
    commands = registry()
    assert [name for name in DEFAULT if name not in commands] == []


def test_every_command_that_can_have_keys_is_in_the_keymap_and_says_what_it_does() -> None:
    for command in registry():
        assert command.label and command.help.endswith("."), command.name
        assert not command.listed or command.name in DEFAULT, command.name


def test_a_name_is_given_once() -> None:
    made = Registry()
    made.add(Command("a.b", "A", "Does a.", lambda ui, _: None))
    with pytest.raises(Taken):
        made.add(Command("a.b", "B", "Does b.", lambda ui, _: None))
    with pytest.raises(Unknown):
        made["a.c"]


def test_a_command_that_is_not_valid_does_nothing(player: Callable[..., Player]) -> None:
    p = player()
    assert not p.ui.run("play.advance") and not p.ui.run("lens.toggle") and not p.ui.run("game.save", "1-1")
    assert p.screen == "title"


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("Enter", "play.advance"),
        ("Space", "play.advance"),
        ("Click", "play.advance"),
        ("Ctrl", "play.skip_hold"),
        ("Tab", "play.skip"),
        (">", "play.next_choice"),
        ("PageUp", "play.back"),
        ("Wheel up", "play.back"),
        ("PageDown", "play.forward"),
        ("Escape", "screen.menu"),
        ("Right click", "screen.menu"),
        ("H", "play.hide"),
        ("Middle click", "play.hide"),
        ("S", "view.screenshot"),
        ("F", "view.fullscreen"),
        ("F11", "view.fullscreen"),
        ("Alt+Enter", "view.fullscreen"),
        ("F1", "screen.help"),
        ("Shift+A", "screen.preferences"),
        ("Delete", "game.delete"),
        ("Pad A", "play.advance"),
        ("Pad RT", "play.advance"),
        ("Pad LB", "play.back"),
        ("Pad LT", "play.back"),
        ("Pad RB", "play.forward"),
        ("Pad Start", "screen.menu"),
        ("Pad B", "screen.menu"),
        ("Pad Y", "play.hide"),
        ("F5", "game.quick_save"),
        ("F9", "game.quick_load"),
    ],
)
def test_the_keys_that_players_expect(key: str, command: str) -> None:
    assert command in Keymap().commands(key)


def test_keys_of_the_window_work_everywhere(player: Callable[..., Player]) -> None:
    p = player()
    p.key("F")
    assert p.ui.wants().fullscreen
    p.key("Alt+Enter")
    assert not p.ui.wants().fullscreen
    p.key("S")
    assert p.ui.wants().screenshot and not p.ui.wants().screenshot
    p.key("F1")
    assert p.screen == "help"
    p.key("Shift+A")
    assert p.screen == "preferences"
    p.key("Escape")
    assert p.screen == "title"
    p.event(pygame.QUIT)
    assert p.ui.wants().quit


def to_keys(p: Player, command: str) -> None:
    p.ui.run("screen.preferences")
    p.ui.run("screen.detail", "Keys")
    p.ui.focus_on(p.ui.plan.find(f"key {command}"))


def test_a_new_key_is_taken_kept_and_shown_everywhere(player: Callable[..., Player]) -> None:
    p = player()
    to_keys(p, "play.hide")
    p.key("Enter")
    assert "Press the new key" in p.control("key play.hide").value
    p.key("J")
    assert p.control("key play.hide").words == ("J", "Middle click", "Pad Y")
    kept, _ = p.theatre.shelf.read_settings()
    assert kept.keys["play.hide"] == ("J", "Middle click", "Pad Y")
    p.ui.run("screen.help")
    assert "J" in p.control("help play.hide").words
    p.key("Escape")
    p.ui.run("game.new")
    p.key("H")
    assert not p.ui.hidden
    p.key("J")
    assert p.ui.hidden


def test_a_controller_button_can_be_given_too(player: Callable[..., Player]) -> None:
    p = player()
    to_keys(p, "play.auto")
    p.pad("A")
    p.pad("L3")
    assert p.control("key play.auto").words == ("Pad L3",)


@pytest.mark.parametrize("key", ["S", "F1"])
def test_a_key_that_is_taken_is_told_and_nothing_changes(player: Callable[..., Player], key: str) -> None:
    p = player()
    to_keys(p, "play.hide")
    p.key("Enter")
    p.key(key)
    assert "taken" in p.ui.state.told and p.theatre.settings.keys == Settings().keys
    assert p.ui.state.told in p.names()


def test_escape_cancels_and_delete_takes_a_key_away_but_never_the_last_way_out(player: Callable[..., Player]) -> None:
    p = player()
    to_keys(p, "play.hide")
    p.key("Enter")
    p.key("Escape")
    assert p.screen == "preferences" and p.theatre.settings.keys == {}
    p.key("Delete")
    assert p.control("key play.hide").words == ("Middle click", "Pad Y")
    p.ui.focus_on(p.ui.plan.find("key screen.close"))
    p.key("Delete")
    assert "Escape" in p.control("key screen.close").words and "needs a key" in p.ui.state.told
    p.ui.run("keys.reset")
    assert p.theatre.settings.keys == {}


def test_keys_have_names_that_people_write() -> None:
    from game.screens.devices import key_name

    def name(key: int, mod: int = 0, typed: str = "") -> str:
        return key_name(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=typed))

    assert name(pygame.K_s, pygame.KMOD_LCTRL) == "Ctrl+S"
    assert name(pygame.K_a, pygame.KMOD_LSHIFT, "A") == "Shift+A"
    assert name(pygame.K_PERIOD, pygame.KMOD_LSHIFT, ">") == ">"
    assert name(pygame.K_LESS, pygame.KMOD_LSHIFT, ">") == ">"
    assert name(pygame.K_TAB, pygame.KMOD_LSHIFT) == "Shift+Tab"
    assert name(pygame.K_LSHIFT, pygame.KMOD_LSHIFT) == ""
    assert name(pygame.K_1, 0, "1") == "1"


def test_words_and_marks_stand_out_from_the_worst_ground() -> None:
    veiled = over(look.NIGHT, look.VEIL, (255, 255, 255))
    for words in (look.PAPER, look.QUIET, look.ROSE):
        for ground in (look.NIGHT, look.RAISED, veiled):
            assert contrast(words, ground) >= 4.5
    for mark in (look.PAPER, look.RED, look.EDGE):
        for ground in (look.NIGHT, look.RAISED, veiled):
            assert contrast(mark, ground) >= 3


def test_help_opens_over_the_first_page_too(player: Callable[..., Player]) -> None:
    p = player(first=True)
    assert p.screen == "first"
    p.key("F1")
    assert p.screen == "help"
    p.key("Escape")
    assert p.screen == "first"
