"""Preferences, saving and loading, and the page of problems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from game.play.settings import RANGES, Settings
from game.screens.preferences import BY_NAME, GROUPS
from game.screens.slots import plain_date, slot_name
from game.story.load import load
from tests.screens.player import STORY, Player

MAKE = Callable[..., Player]


def test_every_preference_that_a_player_can_have_is_on_a_page() -> None:
    assert {f.name for f in fields(Settings)} - {"window", "keys"} == set(BY_NAME)


@pytest.mark.parametrize("setting", sorted(BY_NAME))
def test_every_preference_changes_its_setting_with_keys_and_is_kept(player: MAKE, setting: str) -> None:
    p = player()
    group = next(name for name, found in GROUPS.items() if BY_NAME[setting] in found)
    p.ui.run("screen.preferences")
    p.ui.run("screen.detail", group)
    p.ui.focus_on(p.ui.plan.find(f"setting {setting}"))
    before = getattr(p.theatre.settings, setting)
    p.key("Left")
    if getattr(p.theatre.settings, setting) == before:
        p.key("Right")
    after = getattr(p.theatre.settings, setting)
    assert after != before
    assert getattr(p.theatre.shelf.read_settings()[0], setting) == after
    assert p.control(f"setting {setting}").value


def test_every_stop_of_every_preference_is_a_value_that_settings_take() -> None:
    for p in BY_NAME.values():
        for value, word in p.values:
            assert word and getattr(Settings().with_value(p.setting, value), p.setting) == value
        if p.setting in RANGES and p.setting != "text_speed":
            assert p.values[0][0] == RANGES[p.setting][0] and p.values[-1][0] == RANGES[p.setting][1]


def test_a_number_between_two_stops_is_shown_at_the_nearest(player: MAKE) -> None:
    p = player(text_speed=62, music_volume=33)
    p.ui.run("screen.preferences")
    assert p.control("Text speed").value == "60 characters a second"
    p.ui.run("screen.detail", "Sound")
    assert p.control("Music").value == "30 %"


def test_reset_asks_first_and_leaves_the_window_as_it_is(player: MAKE) -> None:
    p = player(text_size=150)
    p.ui.run("screen.preferences")
    p.click("Reset all preferences")
    assert (p.screen, p.focus) == ("confirm", "Leave them")
    p.key("Enter")
    assert p.theatre.settings.text_size == 150
    p.click("Reset all preferences")
    p.click("Set them back")
    assert p.theatre.settings == Settings()


def test_the_first_page_is_shown_once_and_kept(player: MAKE) -> None:
    p = player(first=True)
    p.click("Motion")
    assert not p.theatre.settings.motion
    p.click("Go on to the title")
    assert p.screen == "title" and not p.theatre.shelf.read_settings()[0].motion


# --- slots


def test_a_slot_shows_chapter_date_and_first_words(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.theatre.save("1-2")
    p.ui.run("screen.load")
    slot = p.control("Slot 2")
    assert slot.words == ("The Road", "Slot 2 · 12 March 2026, 21:40", "Left. Now.")
    assert p.control("Slot 1").value == "Empty" and not p.control("Slot 1").can_focus
    assert plain_date("nonsense") == "nonsense" and slot_name("9-6") == "Slot 54"


def test_overwriting_asks_and_the_focus_is_on_the_harmless_answer(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.ui.run("screen.save")
    p.click("Slot 1")
    p.key("Escape")
    p.key("1")
    p.ui.run("screen.save")
    p.click("Slot 1")
    assert (p.screen, p.focus) == ("confirm", "Keep it")
    p.key("Enter")
    found = p.theatre.shelf.look("1-1").save
    assert found and found.moment.kind == "choice"
    p.click("Slot 1")
    p.click("Replace it")
    found = p.theatre.shelf.look("1-1").save
    assert found and found.said == "They went left." and p.screen == "save"


def test_deleting_asks_and_the_slot_is_empty_at_once(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.theatre.save("1-1")
    p.ui.run("screen.load")
    assert p.focus == "Slot 1"
    p.key("Delete")
    assert p.screen == "confirm"
    p.key("Right")
    p.key("Enter")
    assert p.control("Slot 1").value == "Empty" and not p.theatre.shelf.look("1-1").save


def test_damaged_and_foreign_slots_say_so_and_are_not_overwritten_unasked(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.theatre.save("1-1")
    file = p.theatre.shelf.folder / "1-1.json"
    (p.theatre.shelf.folder / "1-2.json").write_text(file.read_text()[:200])
    p.theatre.shelf.save("1-3", replace(p.theatre.a_save(""), story="Another Story"))
    p.ui.run("screen.save")
    assert "damaged" in p.control("Slot 2").value and "another story" in p.control("Slot 3").value
    p.click("Slot 2")
    assert p.screen == "confirm"


def test_loading_in_the_middle_keeps_the_place_as_an_autosave(player: MAKE) -> None:
    p = player()
    p.ui.run("game.new")
    p.key("F5")
    assert "F9" in " ".join(p.theatre.notices)
    p.key("Enter", 2)
    p.key("F9")
    p.wait(0.1)
    assert p.kind == "chapter"
    saved = [p.theatre.shelf.look(name).save for name in ("auto-1", "auto-2")]
    assert any(s and s.said == "Left. Now." for s in saved)


def test_quick_load_without_a_quick_save_does_nothing(player: MAKE) -> None:
    p = player()
    p.ui.run("game.new")
    p.key("F9")
    assert p.screen == "play" and p.kind == "chapter"


def test_load_has_pages_for_the_automatic_and_the_quick_save(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.ui.run("game.quick_save")
    p.ui.run("screen.load")
    p.click("Quick saves")
    assert p.control("Quick save").can_focus
    p.click("Auto saves")
    assert p.control("Autosave 1").can_focus


def test_leaving_and_quitting_ask_but_not_at_an_ending(player: MAKE) -> None:
    p = player()
    p.ui.run("game.new")
    p.ui.run("game.quit")
    assert p.screen == "confirm" and not p.ui.wants().quit
    p.key("Escape")
    p.ui.run("game.title")
    assert p.focus == "Stay"
    p.key("Right")
    p.key("Enter")
    assert p.screen == "title"


# --- the writer's mistakes

BROKEN = STORY.replace("    - pause: 1", "    - puase: 1")


def test_a_problem_shows_its_place_its_line_and_what_to_try(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.file.write_text(BROKEN, encoding="utf-8")
    p.theatre.reload(load(p.file))
    p.wait(0.1)
    line = BROKEN.split("\n").index("    - puase: 1") + 1
    assert p.screen == "problems" and p.focus == "Go on playing"
    assert f"scenes.yaml:{line}:7" in p.names()
    assert any("puase" in c.control.name for c in p.ui.plan.spots if c.control.role == "source")
    assert any(name.startswith("Try:") and "pause: 1" in name for name in p.names())


def test_the_last_good_story_goes_on_and_the_page_goes_when_the_file_is_mended(player: MAKE) -> None:
    p = player()
    p.to_choice()
    p.file.write_text(BROKEN, encoding="utf-8")
    p.theatre.reload(load(p.file))
    p.wait(0.1)
    p.key("Enter")
    assert p.screen == "play" and "1 problem" in p.names()
    p.wait(0.5)
    p.key("1")
    assert p.said == "They went left."
    p.click("1 problem")
    assert p.screen == "problems"
    p.file.write_text(STORY, encoding="utf-8")
    p.theatre.reload(load(p.file))
    p.wait(0.1)
    assert p.screen == "play" and p.said == "They went left."


def test_a_story_that_cannot_be_played_at_all_shows_its_problems_until_it_can(player: MAKE) -> None:
    p = player(story=BROKEN)
    assert p.screen == "problems"
    p.key("Escape")
    assert p.screen == "problems"
    p.file.write_text(STORY, encoding="utf-8")
    p.theatre.reload(load(p.file))
    p.wait(0.1)
    assert p.screen == "title"
    p.click("Start")
    assert p.kind == "chapter"
