"""Rolling back looks like a tape winding, and never stands in the way; a timed choice shows a square that shrinks."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.screens import tape
from game.screens.controls import spoken
from game.screens.pace import SKIP_CARD, SKIP_STEP
from game.stage.lens import timecode
from tests.screens.player import TIMED, Player

MAKE = Callable[..., Player]
LONG = "title: T\nscenes:\n  one:\n" + "".join(f"    - Line {n}.\n" for n in range(30)) + "    - end: The snow\n"
PAUSES = """\
title: T
scenes:
  one:
    - One.
    - pause: 5
    - pause: 5
    - Two.
    - chapter: Next
    - Three.
    - Four.
    - end: Home
"""


def played(player: MAKE, lines: int = 20, **asked: object) -> Player:
    p = player(story=LONG, **asked)
    p.ui.run("game.new")
    for _ in range(lines):
        p.ui.run("play.advance")
    p.wait(0)
    return p


def sign(p: Player) -> str:
    found = p.ui.plan.find("tape")
    return found.control.label if found else ""


# --- the counter


def test_the_counter_tells_hours_minutes_and_seconds_of_tape() -> None:
    assert tape.counter(0) == 0
    assert timecode(tape.counter(108) + 4) == "00:10:52"
    assert timecode(3 * 3600 + 61) == "03:01:01"
    assert all(tape.counter(n + 1) > tape.counter(n) for n in range(50))


# --- winding


def test_winding_back_shows_a_sign_whose_counter_runs_down(player: MAKE) -> None:
    p = played(player)
    assert sign(p) == ""
    p.key("PageUp")
    shown = [sign(p)]
    for _ in range(4):
        p.wait(0.1)
        shown.append(sign(p))
    assert all(label.startswith("◀◀") for label in shown)
    assert shown == sorted(shown, reverse=True) and len(set(shown)) > 2
    p.wait(0.3)
    assert sign(p) == ""


def test_winding_on_shows_the_other_sign_whose_counter_runs_up(player: MAKE) -> None:
    p = played(player)
    p.key("PageUp", 3)
    p.wait(1)
    p.key("PageDown")
    shown = [sign(p)]
    for _ in range(3):
        p.wait(0.1)
        shown.append(sign(p))
    assert all(label.startswith("▶▶") for label in shown)
    assert shown == sorted(shown) and shown[0] < shown[-1]


def test_the_wheel_winds_as_the_keys_do(player: MAKE) -> None:
    p = played(player)
    p.wheel(1)
    assert sign(p).startswith("◀◀")


def test_a_voice_can_read_where_the_tape_is(player: MAKE) -> None:
    p = played(player)
    p.key("PageUp")
    found = p.ui.plan.find("tape")
    assert found is not None
    assert found.control.role == "sign"
    assert spoken(found.control) == f"Winding back. Tape {timecode(tape.counter(19))}."


def test_many_steps_at_once_are_all_done_at_once(player: MAKE) -> None:
    p = played(player)
    p.key("PageUp", 15)
    assert p.said == "Line 5."
    p.key("Enter")
    assert p.said == "Line 6."


def test_without_motion_the_counter_jumps_and_no_line_is_torn(player: MAKE) -> None:
    p = played(player, motion=False)
    p.key("PageUp")
    assert sign(p).endswith(timecode(tape.counter(19)))
    p.wait(0.2)
    assert sign(p).endswith(timecode(tape.counter(19)))
    assert tape.band(p.ui.state.winding, p.canvas.area, p.canvas.scale, p.theatre.settings) is None


def test_going_to_a_line_of_the_history_winds_there(player: MAKE) -> None:
    p = played(player)
    p.ui.run("play.jump", 3)
    assert p.said == "Line 3."
    assert sign(p).startswith("◀◀")


def test_at_the_first_line_nothing_winds(player: MAKE) -> None:
    p = played(player, lines=0)
    p.key("PageUp")
    assert sign(p) == ""


# --- the torn line


def test_the_torn_line_climbs_while_winding_back_and_leaves_nothing_behind(player: MAKE) -> None:
    p = played(player)
    picture = pygame.Surface(p.canvas.area.size)
    for x in range(0, picture.get_width(), 40):
        picture.fill((40 + x % 160, 90, 120), pygame.Rect(x, 0, 20, picture.get_height()))
    p.ui.draw(picture, True)
    p.wait(1)
    p.ui.stale()
    p.ui.draw(picture, True)
    before = pygame.image.tobytes(p.canvas.surface, "RGB")
    p.key("PageUp")
    places = []
    for _ in range(10):
        p.ui.update(1 / 30)
        p.ui.draw(picture, False)
        found = tape.band(p.ui.state.winding, p.canvas.area, p.canvas.scale, p.theatre.settings)
        assert found is not None
        places.append(found.top)
    assert places == sorted(places, reverse=True)
    p.key("PageDown")
    for _ in range(40):
        p.ui.update(1 / 30)
        p.ui.draw(picture, False)
    assert pygame.image.tobytes(p.canvas.surface, "RGB") == before


def test_the_torn_line_is_low_and_the_same_for_the_same_time() -> None:
    area = pygame.Rect(0, 0, 640, 360)
    picture = pygame.Surface(area.size, 0, 32)
    picture.fill((120, 130, 140))
    found = []
    for _ in range(2):
        winding = tape.Winding(-1, 0.25, 0.4)
        surface = picture.copy()
        place = pygame.Rect(0, 100, 640, 12)
        tape.draw_band(surface, picture, place, area, winding)
        found.append(pygame.image.tobytes(surface, "RGB"))
    assert found[0] == found[1]
    assert max(abs(a - b) for a, b in zip(found[0][0::3], [120] * (640 * 360), strict=True)) < 40


def test_a_menu_hides_the_winding(player: MAKE) -> None:
    p = played(player)
    p.key("PageUp")
    p.key("Escape")
    p.wait(0.1)
    assert p.ui.plan.find("tape") is None
    p.wait(1)
    p.key("Escape")
    assert sign(p) == ""


# --- endings


def test_winding_back_from_an_ending_says_one_thing_once(player: MAKE) -> None:
    p = played(player, lines=30)
    assert p.kind == "end"
    p.key("PageUp")
    p.wait(0.1)
    assert p.ui.state.notices.current == tape.THEY_DO_NOT == "The tape winds back; they do not."
    p.wait(9)
    p.key("Enter")
    assert p.kind == "end"
    p.key("PageUp")
    p.wait(0.1)
    assert p.ui.state.notices.current == ""


def test_the_button_of_the_ending_winds_back_too(player: MAKE) -> None:
    p = played(player, lines=30)
    p.wait(1)
    p.click("Back to the last line")
    assert p.said == "Line 29."
    assert sign(p).startswith("◀◀")


# --- skipping


def test_skipping_passes_pauses_without_showing_them_and_lets_a_title_stand(player: MAKE) -> None:
    p = player(story=PAUSES, skip_unread=True)
    p.ui.run("game.new")
    p.ui.run("play.skip")
    kinds, stood = [], 0.0
    while p.kind != "end":
        p.ui.update(0.01)
        kinds.append(p.kind)
        stood += 0.01 * (p.kind == "chapter")
    assert "pause" not in kinds
    assert stood + 0.02 >= SKIP_CARD
    assert kinds.count("line") * 0.01 < 6 * SKIP_STEP


def test_a_story_of_nothing_but_pauses_does_not_stop_the_window_while_skipping(player: MAKE) -> None:
    story = "title: T\nscenes:\n  one:\n    - One.\n    - goto: two\n  two:\n    - pause: 1\n    - goto: two\n"
    p = player(story=story, skip_unread=True)
    p.ui.run("game.new")
    p.ui.run("play.skip")
    p.wait(0.5)
    assert p.kind == "pause"


def test_winding_passes_the_pauses(player: MAKE) -> None:
    p = player(story=PAUSES)
    p.ui.run("game.new")
    while p.said != "Two.":
        p.ui.run("play.advance")
    p.key("PageUp")
    assert (p.kind, p.said) == ("line", "One.")
    p.key("PageDown")
    assert (p.kind, p.said) == ("line", "Two.")


def test_options_that_only_come_by_are_not_laid_over_the_picture(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.ui.run("play.choose", p.theatre.moment.offers[0].id)  # type: ignore[union-attr]
    p.ui.run("play.advance")
    p.key("PageUp", 2)
    assert p.kind == "choice"
    assert "Stay." not in p.names()
    p.wait(tape.REST + 0.05)
    assert "Stay." in p.names()


def test_one_step_back_to_a_choice_shows_its_options_at_once(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.ui.run("play.choose", p.theatre.moment.offers[0].id)  # type: ignore[union-attr]
    p.key("PageUp")
    assert "Stay." in p.names()


def test_the_counter_keeps_running_while_one_winds_on_and_on(player: MAKE) -> None:
    p = played(player)
    shown = []
    for _ in range(12):
        p.key("PageUp")
        p.wait(1 / 30)
        shown.append(sign(p))
    assert shown == sorted(shown, reverse=True)
    assert len(set(shown)) > 10


# --- the timed choice


def square(p: Player) -> pygame.Rect:
    """The paper square of the timer, as it is drawn."""
    spot = p.ui.plan.find("timer")
    assert spot is not None
    place = p.ui.plan.seen(spot, p.ui.state.top.scroll)
    p.ui.stale()
    p.ui.draw(None, True)
    left = p.canvas.surface.subsurface(pygame.Rect(place.topleft, (place.height, place.height)))
    found = pygame.mask.from_threshold(left, (238, 235, 228), (3, 3, 3, 255)).get_bounding_rects()
    return found[0].unionall(found[1:])


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_time_left_is_a_square_that_shrinks_towards_its_centre_in_tenths(player: MAKE, text_size: int) -> None:
    p = player(story=TIMED, timers="standard", text_size=text_size)
    p.to_choice()
    sides, centers = [], set()
    while p.kind == "choice":
        found = square(p)
        sides.append(found.width)
        centers.add(found.center)
        assert found.width == found.height
        p.wait(0.25)
    assert sides == sorted(sides, reverse=True)
    assert 9 <= len(set(sides)) <= 10
    assert len(centers) == 1
    assert p.said == "They stayed."


def test_the_seconds_stand_beside_the_square(player: MAKE) -> None:
    p = player(story=TIMED, timers="standard")
    p.to_choice()
    assert p.control("Time left").value == "10 s"
    p.wait(4)
    assert p.control("Time left").value in ("5 s", "6 s")


def test_the_clock_is_drawn_only_when_it_shows_something_else(player: MAKE) -> None:
    p = player(story=TIMED, timers="standard")
    p.to_choice()
    drawn = 0
    for _ in range(120):
        p.ui.update(1 / 60)
        drawn += bool(p.ui.draw(None, False))
    assert drawn <= 6


@pytest.mark.parametrize("away", ["menu", "focus"])
def test_time_stands_in_menus_and_when_the_window_is_not_looked_at(player: MAKE, away: str) -> None:
    p = player(story=TIMED, timers="standard")
    p.to_choice()
    before = p.control("Time left").value
    if away == "menu":
        p.key("Escape")
    else:
        p.event(pygame.WINDOWFOCUSLOST)
    p.wait(30)
    if away == "menu":
        p.key("Escape")
    else:
        p.event(pygame.WINDOWFOCUSGAINED)
    assert p.kind == "choice"
    assert p.control("Time left").value == before
