"""The lens by keys, mouse and controller: raised and lowered, pushed over the picture, its dial turned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.play import machine
from game.screens import lensing
from game.stage import lens
from game.stage.canvas import pygame
from tests.screens.player import Player

STORY = """\
title: The Lens
battery: bars
vars:
  bars: 1..4 = 3
scenes:
  one:
    - background: hall
    - lens: free
    - Free.
    - glimpse: feast
    - within: 10
      choice:
        - Stay.:
            - Stayed.
        - if: seen(feast)
          Point.:
            - Pointed.
        - Go.:
            - Gone.
    - glimpse: none
    - if: bars > 1
      add: {bars: -1}
    - lens: up
      dial: 2
    - Held.
    - end: Seen
"""
Make = Callable[..., Player]


@pytest.fixture
def there(player: Make) -> Callable[..., Player]:
    """A player at the first line of a place with two worlds."""

    def made(**asked: object) -> Player:
        folder = player(story=STORY).file.parent
        (folder / "assets").mkdir()
        words = "backgrounds:\n  hall:\n    worlds: {here: {alt: A hall.}, lens: {alt: A hall in light.}}\n"
        (folder / "assets" / "catalog.yaml").write_text(words, encoding="utf-8")
        p = Player(folder, **{"story": STORY, **asked})  # type: ignore[arg-type]
        p.ui.run("game.new")
        p.wait(0.5)
        return p

    return made


def scenery(p: Player) -> tuple[str, int]:
    moment = p.theatre.moment
    assert moment is not None
    return moment.scenery.lens, moment.scenery.dial


def middle(p: Player) -> tuple[float, float]:
    moment = p.theatre.moment
    assert moment is not None
    return lens.held(moment.scenery, lensing.finder(p.theatre, p.ui.state))


def test_one_key_raises_the_lens_and_lowers_it_and_the_line_stays(there: Make) -> None:
    p = there()
    p.key("C")
    assert (scenery(p), p.said) == (("up", 0), "Free.")
    p.key("C")
    assert (scenery(p), p.said) == (("down", 0), "Free.")


def test_the_controller_and_the_button_on_the_screen_do_the_same(there: Make) -> None:
    p = there()
    p.pad("Back")
    assert scenery(p)[0] == "up"
    p.click("Lens")
    assert scenery(p)[0] == "down"
    assert p.control("bar lens.toggle").enabled


def test_the_dial_turns_by_keys_and_not_beyond_its_ends(there: Make) -> None:
    p = there()
    p.key("]")
    assert scenery(p) == ("down", 0)
    p.key("C")
    p.key("]", 9)
    assert scenery(p) == ("up", machine.BARE)
    p.key("[")
    assert scenery(p) == ("up", 3)


def test_the_dial_turns_by_buttons_by_a_click_by_dragging_and_by_the_wheel_over_it(there: Make) -> None:
    p = there()
    p.key("C")
    p.wait(0.1)
    p.ui.run("lens.truer")
    assert scenery(p)[1] == 1
    stops = lens.dial_stops(p.canvas.scale, middle(p))
    at = [stop.move(p.canvas.area.topleft).center for stop in stops]
    p.click(at[3])
    assert (scenery(p)[1], p.said) == (3, "Free."), "a click on the dial goes no further in the story"
    p.event(pygame.MOUSEBUTTONDOWN, pos=at[3], button=1)
    p.event(pygame.MOUSEMOTION, pos=at[1], rel=(-9, 0), buttons=(1, 0, 0))
    p.event(pygame.MOUSEBUTTONUP, pos=at[1], button=1)
    assert scenery(p)[1] == 1
    p.wheel(1)
    assert scenery(p)[1] == 2
    p.event(pygame.MOUSEMOTION, pos=p.canvas.area.center, rel=(9, 9), buttons=(0, 0, 0))
    p.click()
    assert p.kind == "choice", "elsewhere a click goes on"


def test_the_frame_moves_with_shift_and_arrows_the_stick_and_the_pointer_at_its_edge(there: Make) -> None:
    p = there()
    p.key("C")
    x, y = middle(p)
    p.key("Shift+Left", 2)
    assert middle(p) == (x - 2 * lensing.STEP, y)
    p.event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=2, value=32767)
    p.wait(0.1)
    assert middle(p)[0] > x - 2 * lensing.STEP
    p.event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=2, value=0)
    x, y = middle(p)
    p.event(pygame.MOUSEMOTION, pos=p.canvas.area.center, rel=(1, 1), buttons=(0, 0, 0))
    assert middle(p) == (x, y), "inside the frame the pointer pushes nothing"
    p.event(pygame.MOUSEMOTION, pos=(p.canvas.area.right - 2, p.canvas.area.centery), rel=(1, 1), buttons=(0, 0, 0))
    assert middle(p)[0] > x
    for _ in range(99):
        p.key("Shift+Right")
        p.key("Shift+Down")
    inside = lens.window(1.0, middle(p))
    assert pygame.Rect(0, 0, 1920, 1080).contains(inside)


def test_time_goes_on_while_one_looks_and_an_option_shows_at_once(there: Make) -> None:
    p = there(timers="standard")
    p.key("Enter")
    p.wait(4)
    left = p.ui.state.pace.left(p.theatre.moment, p.theatre.settings)  # type: ignore[arg-type]
    p.key("C")
    assert p.ui.state.pace.left(p.theatre.moment, p.theatre.settings) == left  # type: ignore[arg-type]
    assert [o.text for o in p.theatre.moment.offers] == ["Stay.", "Point.", "Go."]  # type: ignore[union-attr]


def test_what_the_story_holds_up_is_said_and_cannot_be_taken_down(there: Make) -> None:
    p = there()
    p.key("Enter")
    p.wait(0.5)
    p.key("1")
    p.key("Enter")
    assert p.said == "Held."
    button = p.control("bar lens.toggle")
    assert not button.enabled
    assert "Battery 2 of 4." in button.value
    assert "Dial 2 of 4: halfway." in button.value
    p.key("C")
    assert scenery(p) == ("up", 2)


def test_dragging_moves_the_frame_and_goes_no_further_in_the_story(there: Make) -> None:
    p = there()
    p.key("C")
    x, y = middle(p)
    here = p.canvas.area.center
    there_ = (here[0] + 60, here[1] + 20)
    p.event(pygame.MOUSEBUTTONDOWN, pos=here, button=1)
    p.event(pygame.MOUSEMOTION, pos=there_, rel=(60, 20), buttons=(1, 0, 0))
    p.event(pygame.MOUSEBUTTONUP, pos=there_, button=1)
    assert middle(p) == (x + 60 / p.canvas.scale, y + 20 / p.canvas.scale)
    assert p.said == "Free."


def test_the_clock_never_runs_back_and_the_dial_does_not_push_it(there: Make) -> None:
    p = there()
    p.key("C")
    seen = []
    for key in ("]", "]", "", "[", "Enter", ""):
        p.wait(4)
        seen.append(lensing.finder(p.theatre, p.ui.state).tape)
        if key:
            p.key(key)
    assert seen == sorted(seen)
    assert seen[-1] < 3 * 7


def test_where_options_lie_over_the_frame_the_dial_stands_above_them(there: Make) -> None:
    p = there()
    p.key("C")
    assert not lensing.finder(p.theatre, p.ui.state).high
    p.key("Enter")
    p.wait(0.5)
    finder = lensing.finder(p.theatre, p.ui.state)
    stops = lens.dial_stops(p.canvas.scale, middle(p), finder.high)
    options = [s.rect for s in p.ui.plan.spots if s.control.role == "choice"]
    dial = stops[0].unionall(stops[1:]).move(p.canvas.area.topleft)
    assert not any(dial.colliderect(option) for option in options)


def test_the_camcorder_is_offered_once_in_words(there: Make) -> None:
    p = there()
    p.wait(0.1)
    assert p.ui.state.notices.current == "The camcorder is yours. C raises it; F1 tells how to move it."


def test_a_look_is_no_line_of_the_history(there: Make) -> None:
    p = there()
    for key in ("C", "]", "C"):
        p.key(key)
    assert [entry.text for entry in p.theatre.backlog()] == ["Free."]


def test_what_is_seen_is_said_when_it_is_asked_for_and_by_itself_when_that_is_preferred(there: Make) -> None:
    p = there()
    p.key("D")
    p.wait(0.1)
    assert p.ui.state.notices.current == "A hall."
    p = there(descriptions=True)
    p.key("C")
    p.wait(0.1)
    said = p.ui.state.notices.current
    assert said.startswith("A hall. Viewfinder up. Battery 3 of 4.")
    assert said.endswith("Dial 0 of 4: tidy. A hall in light.")


def test_who_has_heard_what_is_seen_closes_it_with_the_same_key(there: Make) -> None:
    p = there()
    for said in ("A hall.", "", "A hall."):
        p.key("D")
        p.wait(0.1)
        assert p.ui.state.notices.current == said


def test_of_a_picture_that_is_gone_no_more_is_said(there: Make) -> None:
    p = there()
    p.key("D")
    p.wait(0.1)
    p.key("C")
    p.wait(0.1)
    assert p.ui.state.notices.current == ""


def test_a_light_that_goes_is_said_as_well(there: Make) -> None:
    dark = "    - Free.\n    - effect: dark\n      amount: 0.8\n    - Dark.\n"
    p = there(story=STORY.replace("    - Free.\n", dark), descriptions=True)
    p.wait(5)
    assert "dark" not in p.ui.state.notices.current
    p.key("Enter")
    p.wait(1)
    assert p.ui.state.notices.current.startswith("A hall. It is nearly dark.")
