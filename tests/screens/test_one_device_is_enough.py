"""The whole game with only a keyboard, only a mouse, only a controller: title, choice, menu, save, load, ending."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from tests.screens.player import Player


def test_keyboard_alone_goes_from_the_title_to_an_ending_and_back(player: Callable[..., Player]) -> None:
    p = player(first=True)
    assert p.screen == "first"
    p.key("Enter")
    assert (p.screen, p.focus) == ("title", "Start")
    p.key("Enter")
    assert p.kind == "chapter"
    p.key("Enter")
    p.key("Space")
    assert p.said == "Left. Now."
    p.key("Space")
    p.wait(0.5)
    assert p.kind == "choice"
    p.key("Down", 2)
    p.key("Enter")
    assert p.said.startswith("They went right")
    p.key("Escape")
    assert p.screen == "pause"
    p.key("Down", 2)
    p.key("Enter")
    assert p.screen == "save"
    p.key("Enter")
    assert p.theatre.shelf.look("1-1").save
    p.key("Escape")
    assert p.screen == "play"
    p.key("Enter", 2)
    assert p.said == "And that was that."
    p.key("Enter")
    p.wait(0.5)
    assert p.kind == "end"
    p.key("Enter", 2)
    assert (p.screen, p.focus) == ("title", "Continue")


def test_mouse_alone_plays_rolls_back_hides_saves_loads_and_sets_preferences(player: Callable[..., Player]) -> None:
    p = player(first=True)
    p.click("Go on to the title")
    p.click("Start")
    p.click()
    p.click()
    assert p.said == "Left. Now."
    p.wheel(1)
    assert p.said == "Snow came down."
    p.wheel(-1)
    assert p.said == "Left. Now."
    p.click(button=2)
    assert p.ui.hidden
    p.click()
    assert not p.ui.hidden and p.said == "Left. Now."
    p.click()
    p.wait(0.5)
    p.click("Stay.")
    assert p.said == "They stayed."
    p.click(button=3)
    p.click("Save")
    p.click("Slot 3")
    assert p.theatre.shelf.look("1-3").save
    p.click("Preferences")
    p.click("Sound")
    spot = p.ui.plan.find("setting music_volume")
    assert spot
    less = spot.dressed.zones[1].rect.move(p.ui.plan.seen(spot, p.ui.state.top.scroll).topleft)
    p.click(less.center)
    assert p.theatre.settings.music_volume == 70
    p.click("Load")
    p.click("Delete Slot 3")
    p.click("Keep it")
    p.click("Slot 3")
    assert (p.screen, p.said) == ("play", "They stayed.")
    p.click((300, 500))
    p.click((300, 500))
    p.click((300, 500))
    p.wait(0.5)
    p.click("Back to the title")
    assert p.screen == "title"


def test_controller_alone_goes_from_the_title_to_an_ending_and_back(player: Callable[..., Player]) -> None:
    p = player(first=True)
    p.pad("A")
    p.pad("A")
    assert p.kind == "chapter"
    p.pad("A", 2)
    assert p.said == "Left. Now."
    p.pad("LB")
    assert p.said == "Snow came down."
    p.pad("RB")
    p.pad("Y")
    assert p.ui.hidden
    p.pad("A")
    assert not p.ui.hidden
    p.event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=5, value=32000)
    p.event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=5, value=0)
    assert p.kind == "choice"
    p.wait(0.5)
    p.event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=1, value=32000)
    p.event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=1, value=0)
    assert p.focus == "Go left."
    p.pad("A")
    assert p.said == "They went left."
    p.pad("Start")
    assert p.screen == "pause"
    p.pad("Down", 2)
    p.pad("A")
    assert p.screen == "save"
    p.pad("A")
    p.pad("X")
    assert p.screen == "confirm"
    p.pad("B", 2)
    assert p.screen == "play"
    p.pad("A", 3)
    p.wait(0.5)
    p.pad("A")
    p.pad("A")
    assert p.screen == "title"


def test_a_pad_that_is_only_a_joystick_works_too(player: Callable[..., Player]) -> None:
    p = player()
    p.event(pygame.JOYBUTTONDOWN, instance_id=7, button=0)
    assert p.kind == "chapter"
    p.event(pygame.JOYBUTTONDOWN, instance_id=7, button=7)
    assert p.screen == "pause"
    p.event(pygame.JOYHATMOTION, instance_id=7, hat=0, value=(0, -1))
    assert p.focus == "History"


def test_hints_name_the_keys_of_the_device_that_was_used_last(player: Callable[..., Player]) -> None:
    p = player()
    p.ui.run("game.new")
    p.key("Escape")
    assert "Escape" in p.control("Return").help
    p.pad("Down")
    assert "Pad B" in p.control("Return").help
    p.click("Return")
    p.click(button=3)
    assert "Right click" in p.control("Return").help


def test_a_window_that_opens_under_the_mouse_keeps_its_focus(player: Callable[..., Player]) -> None:
    """Enter on the first page would otherwise change whatever happens to lie under the pointer."""
    someone = player()
    before = someone.focus
    there = next(s.rect.center for s in someone.ui.plan.focusable() if s.control.key != someone.ui.state.top.focus)
    someone.event(pygame.WINDOWENTER)
    someone.event(pygame.MOUSEMOTION, pos=there, rel=(0, 0), buttons=(0, 0, 0))
    assert someone.focus == before
    someone.event(pygame.MOUSEMOTION, pos=there, rel=(3, 0), buttons=(0, 0, 0))
    assert someone.focus != before
