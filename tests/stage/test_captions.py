"""Captions: what is heard, from where, long enough, never more than two."""

from __future__ import annotations

from dataclasses import replace

from game.play.moment import Cue, Scenery
from game.play.settings import Settings
from game.stage.canvas import Canvas
from game.stage.captions import LEAST, Captions, captions_for
from game.stage.text import Typesetter
from game.story.catalogue import Catalogue
from tests.stage.moments import moment

ON = Settings()


def test_sounds_say_from_which_side(catalogue: Catalogue) -> None:
    cues = (Cue("door", "left"), Cue("hum", "right"), Cue("nothing"))
    assert captions_for(moment(cues=cues), None, catalogue, ON) == ("◀ [a door]", "[low hum] ▶")


def test_music_and_ambience_are_said_when_they_change(catalogue: Catalogue) -> None:
    here = Scenery(music="cold", ambience="wind")
    assert captions_for(moment(here), None, catalogue, ON) == ("[wind]", "[sparse piano]")
    assert captions_for(moment(here), here, catalogue, ON) == ()


def test_through_the_lens_the_twin_is_heard(catalogue: Catalogue) -> None:
    before = Scenery(music="cold")
    assert captions_for(moment(replace(before, lens="up")), before, catalogue, ON) == ("[warm piano]",)


def test_each_kind_has_its_own_switch(catalogue: Catalogue) -> None:
    this = moment(Scenery(music="cold", ambience="wind"), cues=(Cue("door"),))
    assert captions_for(this, None, catalogue, replace(ON, captions=False)) == ("[sparse piano]",)
    assert captions_for(this, None, catalogue, replace(ON, music_captions=False)) == ("[a door]", "[wind]")


def test_her_view_says_that_sound_falls_away_and_keeps_what_is_felt(catalogue: Catalogue) -> None:
    this = moment(Scenery(view="hers"), cues=(Cue("door"), Cue("hum")))
    assert captions_for(this, Scenery(), catalogue, ON) == ("[sound falls away]", "[low hum]")
    assert captions_for(moment(), Scenery(view="hers"), catalogue, ON) == ("[sound returns]",)


def test_where_the_player_wants_no_points_of_view_nothing_falls_away(catalogue: Catalogue) -> None:
    this = moment(Scenery(view="hers", music="cold"), cues=(Cue("door"), Cue("hum")))
    heard = captions_for(this, Scenery(), catalogue, replace(ON, view_effect="off"))
    assert heard == ("[a door]", "[low hum]", "[sparse piano]")


def test_two_at_a_time_each_long_enough() -> None:
    captions = Captions()
    captions.add(["[one]", "[two]", "[three]"], 10.0)
    seen: dict[str, int] = {}
    for tenth in range(150):
        shown = captions.texts(10 + tenth / 10)
        assert len(shown) <= 2
        for text in shown:
            seen[text] = seen.get(text, 0) + 1
    assert set(seen) == {"[one]", "[two]", "[three]"}
    assert min(seen.values()) >= LEAST * 10


def test_what_would_come_too_late_is_dropped() -> None:
    captions = Captions()
    captions.add([f"[{n}]" for n in range(20)], 0.0)
    assert captions.texts(30.0) == ()


def test_a_caption_is_drawn_where_it_says(canvas: Canvas, type_: Typesetter) -> None:
    captions = Captions()
    assert captions.draw(canvas, type_, ON, 0.0).size == (0, 0)
    captions.add(["◀ [low hum, nearer]"], 0.0)
    assert captions.changed(0.1)
    covered = captions.draw(canvas, type_, replace(ON, text_size=200), 0.1)
    assert canvas.area.contains(covered) and covered.height > 10
    assert not captions.changed(0.2)


def test_what_waited_for_its_place_is_dropped_when_the_story_goes_on() -> None:
    captions = Captions()
    captions.add(["[one]", "[two]", "[three]"], 0.0)
    assert captions.texts(0.0) == ("[one]", "[two]")
    captions.add(["[four]"], 1.0)
    assert "[three]" not in [text for t in range(20) for text in captions.texts(1.0 + t)]
    assert "[four]" in [text for t in range(20) for text in captions.texts(1.0 + t)]
