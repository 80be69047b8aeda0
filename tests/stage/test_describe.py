"""The picture in words, as somebody hears it who cannot see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.play.moment import Scenery, Standing
from game.stage.describe import describe
from game.stage.lens import Finder
from game.story.catalogue import Backdrop, Catalogue, Figure, World

ALT = {
    "who": "Mina", "coat": "in a grey coat", "still": "standing", "calm": "at ease", "back": "seen from behind",
    "cut": "a cut on her cheek", "ring": "a ring at her lip",
}  # fmt: skip
HALL = Backdrop("hall", "Hall", {"here": World("A hall under dust."), "lens": World("The hall, lit in amber.")})
KNOWN = Catalogue(
    backgrounds={"hall": HALL},
    illustrations={"run": Backdrop("run", "Run", {"here": World("Two people run.")})},
    cast={"mina": Figure("mina", "Mina", outfits=("coat",), marks=("cut", "ring"), alt=ALT)},
)
MINA = Standing("mina", "left", "coat", "still", "calm")
HERE = Scenery("hall", figures=(MINA,))


def test_the_place_comes_first_then_who_stands_where_and_how() -> None:
    mina = "Mina, on the left, in a grey coat, standing, at ease, a cut on her cheek, a ring at her lip."
    assert describe(HERE, KNOWN) == f"A hall under dust. {mina}"


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (0.1, ""), (0.2, "The light is low."), (0.5, "The light is low."),
        (0.7, "It is nearly dark."), (1.0, "It is nearly dark."),
    ],
)  # fmt: skip
def test_how_little_light_there_is_comes_after_place_and_people(amount: float, told: str) -> None:
    night = describe(replace(HERE, effects={"dark": amount, "snow": 1.0}), KNOWN)
    assert night == f"{describe(HERE, KNOWN)} {told}".strip()


def test_in_the_dark_the_lens_is_told_after_it() -> None:
    told = describe(replace(HERE, effects={"dark": 0.8}, lens="up"), KNOWN)
    assert "It is nearly dark. Viewfinder up." in told
    assert told.count("dark") == 1


def test_before_an_illustration_and_where_nothing_is_seen_no_darkness_is_told() -> None:
    assert describe(replace(HERE, illustration="run", effects={"dark": 1.0}), KNOWN) == "Two people run."
    assert describe(Scenery(effects={"dark": 1.0}), KNOWN) == ""


def test_the_lens_is_told_with_what_is_different_in_it() -> None:
    told = describe(replace(HERE, lens="up", dial=1), KNOWN, Finder(battery=(3, 4), tape=760))
    assert told.endswith(
        "Viewfinder up. Battery 3 of 4. Tape 00:12:40. Dial 1 of 4: nearly tidy. The hall, lit in amber. "
        "Mina, on the left, in a grey coat, standing, at ease, a ring at her lip."
    )


def test_whoever_is_there_in_one_world_only_is_told_there_only() -> None:
    only = replace(HERE, figures=(replace(MINA, world="lens"),))
    assert describe(only, KNOWN) == "A hall under dust."
    assert "Mina" in describe(replace(only, lens="up"), KNOWN)


@pytest.mark.parametrize("look", ["", "calm"])
def test_from_behind_nobody_sees_a_face(look: str) -> None:
    told = describe(replace(HERE, figures=(replace(MINA, pose="back", look=look),)), KNOWN)
    assert told == "A hall under dust. Mina, on the left, in a grey coat, seen from behind."


def test_clothes_that_are_left_on_the_floor_are_told_last_in_the_worlds_where_they_lie() -> None:
    left = replace(HERE, figures=(), clothes=(replace(MINA, world="here"),), lens="up")
    said = "On the floor, on the left, the empty clothes of Mina."
    assert describe(replace(left, lens="down"), KNOWN) == f"A hall under dust. {said}"
    assert describe(left, KNOWN).count(said) == 1
    assert describe(replace(left, clothes=(replace(MINA, world="lens"),)), KNOWN).endswith(said)


def test_what_the_script_says_is_said_instead() -> None:
    assert describe(replace(HERE, alt="Dark.", figures=(replace(MINA, alt="Somebody."),)), KNOWN) == "Dark. Somebody."


def test_an_illustration_is_told_as_a_whole() -> None:
    assert describe(replace(HERE, illustration="run"), KNOWN) == "Two people run."
