"""What happens while the story is before the player."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from tests.screens.player import STORY, TIMED, Player

MAKE = Callable[..., Player]


def test_space_never_chooses(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.key("Down")
    p.key("Space", 3)
    assert p.kind == "choice"


def test_nothing_can_be_picked_in_the_first_moment_of_a_choice(player: MAKE) -> None:
    p = player()
    p.ui.run("game.new")
    p.key("Enter", 3)
    assert p.kind == "choice"
    p.key("Enter", 2)
    p.key("1")
    p.click("Go left.")
    assert p.kind == "choice"
    p.wait(0.45)
    p.key("1")
    assert p.said == "They went left."


def test_the_first_enter_at_a_choice_only_shows_the_focus(player: MAKE) -> None:
    p = player()
    p.to_choice()
    assert p.focus == ""
    p.key("Enter")
    assert (p.kind, p.focus) == ("choice", "Go left.")
    p.wait(0.6)
    p.key("Enter")
    assert p.said == "They went left."


def test_whoever_presses_enter_again_and_again_picks_nothing(player: MAKE) -> None:
    p = player()
    p.to_choice()
    for _ in range(12):
        p.key("Enter")
        p.wait(0.3)
    assert (p.kind, p.focus) == ("choice", "Go left.")
    p.wait(0.3)
    p.key("Enter")
    assert p.said == "They went left."


def test_enter_completes_the_text_before_it_goes_on(player: MAKE) -> None:
    p = player(text_speed=20)
    p.ui.run("game.new")
    p.key("Enter")
    p.wait(0.2)
    assert not p.ui.state.pace.complete(p.ui.composer.length)
    p.key("Enter")
    assert p.said == "Snow came down." and p.ui.state.pace.complete(p.ui.composer.length)
    p.key("Enter")
    assert p.said == "Left. Now."


def test_a_long_line_is_read_page_by_page(player: MAKE) -> None:
    words = "The snow came down on the road and on the roofs. " * 30
    p = player(story=STORY.replace("Snow came down.", words.strip()), text_size=200)
    p.ui.run("game.new")
    p.key("Enter")
    assert p.ui.state.leaves > 2
    for leaf in range(p.ui.state.leaves):
        assert p.ui.state.leaf == leaf and p.said.startswith("The snow")
        p.key("Enter")
    assert p.said == "Left. Now."


def test_a_held_key_does_not_race_through_the_text(player: MAKE) -> None:
    p = player()
    p.ui.run("game.new")
    p.hold("Enter")
    p.wait(3)
    assert p.said == "Snow came down."


def test_a_held_arrow_key_goes_on_moving_the_focus(player: MAKE) -> None:
    p = player()
    p.event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0, unicode="")
    p.wait(1)
    p.event(pygame.KEYUP, key=pygame.K_DOWN, mod=0)
    assert p.focus == "Quit"
    p.key("Up")
    p.wait(1)
    assert p.focus == "Help"


def test_skip_stops_at_what_was_not_read(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.key("1")
    p.ui.run("game.title_now")
    p.ui.run("game.new")
    p.key("Tab")
    assert p.ui.state.pace.skip == "read" and "Skipping" in " ".join(p.names())
    p.wait(1)
    assert (p.kind, p.ui.state.pace.skip) == ("choice", "off")
    p.key("2")
    p.key("Tab")
    p.wait(1)
    assert p.said.startswith("They went right")
    assert "nothing to skip" in p.ui.state.notices.current


def test_skip_while_ctrl_is_held(player: MAKE) -> None:
    p = player(skip_unread=True)
    p.ui.run("game.new")
    p.hold("Ctrl")
    p.wait(0.1)
    assert p.ui.state.pace.skip == "read"
    p.hold("Ctrl", False)
    assert p.ui.state.pace.skip == "off" and p.kind in ("chapter", "line")


def test_the_next_choice_is_one_key_away(player: MAKE) -> None:
    p = player(skip_unread=True)
    p.ui.run("game.new")
    p.key(">")
    assert p.kind == "choice"


def test_auto_goes_on_by_itself_and_waits_at_a_choice(player: MAKE) -> None:
    p = player(auto_speed=10)
    p.ui.run("game.new")
    p.ui.run("play.auto")
    assert "Auto" in " ".join(c.written for c in p.ui.plan.page.bar if c.picked)
    p.wait(12)
    assert p.kind == "choice"
    p.wait(30)
    assert p.kind == "choice"


@pytest.mark.parametrize(("timers", "runs_out"), [("standard", True), ("relaxed", False), ("off", False)])
def test_time_runs_out_only_when_timers_say_so(player: MAKE, timers: str, runs_out: bool) -> None:
    p = player(story=TIMED, timers=timers)
    p.to_choice()
    p.wait(15)
    assert (p.said == "They stayed.") is runs_out
    assert ("Time left" in p.names()) is (timers == "relaxed")


def test_time_stands_still_in_menus_and_while_the_window_is_not_in_front(player: MAKE) -> None:
    p = player(story=TIMED, timers="standard")
    p.to_choice()
    p.key("Escape")
    p.wait(20)
    p.key("Escape")
    p.event(pygame.WINDOWFOCUSLOST)
    assert p.ui.still
    p.wait(20)
    p.event(pygame.WINDOWFOCUSGAINED)
    p.wait(5)
    assert p.kind == "choice"
    p.wait(6)
    assert p.said == "They stayed."


def test_what_was_picked_before_is_marked(player: MAKE) -> None:
    p = player()
    p.to_choice()
    assert not p.control("Stay.").picked
    p.key("3")
    p.key("PageUp")
    assert p.kind == "choice"
    again = p.control("Stay.")
    assert again.picked and "before" in again.help and "before" in again.value


def test_rolling_back_shows_the_whole_text_at_once(player: MAKE) -> None:
    p = player(text_speed=15)
    p.to_choice()
    p.key("PageUp")
    assert p.said == "Left. Now." and p.ui.state.pace.complete(p.ui.composer.length)


def test_while_hidden_the_next_key_only_shows_everything_again(player: MAKE) -> None:
    p = player()
    p.ui.run("game.new")
    p.key("Enter")
    p.key("H")
    assert p.ui.hidden
    p.key("S")
    assert p.ui.hidden and p.ui.wants().screenshot
    p.key("Enter")
    assert not p.ui.hidden and p.said == "Snow came down."


def test_moving_away_before_releasing_takes_a_click_back(player: MAKE) -> None:
    p = player()
    p.event(pygame.MOUSEBUTTONDOWN, pos=p.place("Start"), button=1)
    p.event(pygame.MOUSEBUTTONUP, pos=(1200, 100), button=1)
    assert p.screen == "title"


def test_the_history_shows_who_how_and_what_was_picked_and_leads_back(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.key("1")
    p.ui.run("screen.backlog")
    assert p.control("Left. Now.").label == "Mina (signs)"
    assert p.control("Go left.").picked
    assert p.focus == "They went left."
    p.key("Up", 3)
    assert p.focus == "Snow came down."
    p.key("Enter")
    assert (p.screen, p.said) == ("play", "Snow came down.")


def test_a_long_history_shows_older_lines_when_it_is_scrolled_up(player: MAKE) -> None:
    lines = "\n".join(f"    - Line number {n}." for n in range(300))
    p = player(story=STORY.replace("    - Snow came down.", lines), skip_unread=True)
    p.to_choice()
    p.ui.run("screen.backlog")
    assert "Line number 299." in p.names() and "Line number 0." not in p.names()
    for _ in range(200):
        p.key("PageUp")
    assert "Line number 0." in p.names()


def test_an_ending_offers_to_wind_back(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.key("1")
    p.key("Enter", 4)
    p.wait(0.5)
    assert p.kind == "end" and "The snow" in p.names()
    p.key("Enter")
    assert p.focus == "Back to the title"
    p.key("Right")
    p.key("Enter")
    assert p.said == "And that was that."


def test_an_ending_that_was_seen_stands_on_the_title(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.key("1")
    p.key("Enter", 4)
    p.wait(0.5)
    p.key("Enter", 2)
    assert p.screen == "title"
    assert "Endings seen: 1 of 1" in p.names()


def test_problems_in_the_interface_of_a_key_that_came_twice_change_nothing(player: MAKE) -> None:
    p = player()
    p.to_choice()
    offer = p.theatre.moment.offers[0].id if p.theatre.moment else ""
    assert p.ui.run("play.choose", offer)
    assert not p.ui.run("play.choose", offer)
    assert p.said == "They went left."


def test_notices_stand_long_enough_and_one_after_the_other(player: MAKE) -> None:
    p = player()
    p.theatre.tell("First.")
    p.theatre.tell("Second.")
    p.wait(0.1)
    assert p.ui.state.notices.current == "First."
    p.wait(3.5)
    assert p.ui.state.notices.current == "First."
    p.wait(1)
    assert p.ui.state.notices.current == "Second."
    p.wait(5)
    assert p.ui.state.notices.current == "" and not p.ui.animating()


def test_waiting_costs_nothing(player: MAKE) -> None:
    p = player()
    p.ui.run("game.new")
    p.key("Enter")
    p.wait(0.5)
    assert not p.ui.dirty and not p.ui.animating()
    assert p.ui.draw(None, False) == []


def test_typing_draws_only_the_box(player: MAKE) -> None:
    p = player(text_speed=15)
    p.ui.run("game.new")
    p.key("Enter")
    p.ui.draw(None, True)
    p.ui.update(0.1)
    rects = p.ui.draw(None, False)
    leaf = p.ui.composer.leaf
    assert leaf and rects == [leaf.rect]
