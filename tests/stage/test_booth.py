"""The photo booth: four pictures on a strip, printed as things are, kept, and seen on every save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pygame

from game.play import machine
from game.play.machine import Act
from game.play.moment import BLANK, Line, Moment, Passage, Photo, Scenery, Standing, from_dict
from game.play.settings import Settings
from game.stage import booth
from game.stage.frame import Stage
from game.stage.pictures import Pictures
from game.stage.scenery import figure_key, needs
from game.story.catalogue import Catalogue, Figure
from game.story.load import load
from game.story.model import Story
from tests.stage.moments import moment

MINA = Standing("mina", "left", look="calm", depth="far")
BOX = Standing("box", "right", pose="near", depth="far")
ONE = replace(BLANK[0], taken=True, figures=(MINA,))
STRIP = (ONE, Photo(True, (replace(MINA, look="angry"), BOX)), Photo(True), Photo())
StoryOf = Callable[[str], Story]


def bits(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def after(story: Story, acts: int) -> Moment:
    found = machine.begin(story)
    for _ in range(acts):
        found = machine.step(story, found, Act("advance", found.step))
    return found


# --- in the story


def test_a_photo_keeps_who_stood_there_and_how(story_of: StoryOf) -> None:
    story = story_of(
        """
        one:
          - show: Mina
            at: right
            look: glad
          - photo: 2
          - show: Mina
            look: calm
            at: left
          - A line.
          - background: none
          - Another.
          - end: Home
        """
    )
    first, second = after(story, 0).scenery, after(story, 1).scenery
    assert [photo.taken for photo in first.strip] == [False, True, False, False]
    assert [(f.figure, f.look, f.at) for f in first.strip[1].figures] == [("Mina", "glad", "right")]
    assert second.figures == ()
    assert second.strip == first.strip


def test_a_photo_taken_again_is_another_one(story_of: StoryOf) -> None:
    story = story_of("one:\n  - show: Mina\n  - photo: 1\n  - hide: Mina\n  - photo: 1\n  - Gone.\n  - end: Home\n")
    assert after(story, 0).scenery.strip[0] == Photo(True)


def test_the_strip_is_shown_until_it_is_hidden_or_the_place_changes(story_of: StoryOf) -> None:
    story = story_of(
        """
        one:
          - strip: show
          - Here it is.
          - strip: hide
          - Away.
          - strip: show
          - Again.
          - background: none
          - Elsewhere.
          - end: Home
        """
    )
    assert [after(story, n).scenery.strip_shown for n in range(4)] == [True, False, True, False]


def test_a_fifth_picture_is_told_to_the_writer(write: Callable[[str], Path]) -> None:
    path = write("title: T\nscenes:\n  one:\n    - photo: 5\n    - A line.\n    - end: Home\n")
    found = load(path).problems
    assert next(p.code for p in found) == "wrong-value"
    assert "'5'" in found[0].message


def test_a_moment_with_a_strip_comes_back_from_a_save_as_it_was() -> None:
    there = moment(Scenery("forest", strip=STRIP, strip_shown=True), line=Line("Two of four."))
    assert from_dict(there.as_dict()) == there


def test_a_save_from_before_there_was_a_booth_is_read() -> None:
    there = moment(Scenery("forest"), line=Line("A line."))
    data = there.as_dict()
    for name in ("strip", "strip_shown"):
        del data["scenery"][name]
    assert from_dict(data) == there


# --- on the screen


def test_the_strip_asks_for_its_pictures_as_things_are(pictures: Pictures) -> None:
    scenery = Scenery("forest", world="lens", strip=STRIP)
    asked = needs(scenery)
    assert figure_key(MINA, "here", 0) in asked
    assert figure_key(replace(MINA, look="angry"), "here", 0) in asked


def test_the_strip_prints_the_truth_whatever_the_lens_shows(stage: Stage) -> None:
    shown = {}
    for lens, world in (("down", "here"), ("up", "here"), ("down", "lens")):
        scenery = Scenery("forest", world=world, lens=lens, strip=STRIP, strip_shown=True)
        stage.pictures.load(needs(scenery))
        picture, _ = stage.draw(moment(scenery), None, 99.0, 0.0, Settings())
        middle = pygame.Rect(0, 0, 30, 120)
        middle.center = (round(booth.MIDDLE[0] * 0.2), round(booth.MIDDLE[1] * 0.2))
        shown[lens, world] = bits(picture.subsurface(middle))
    assert len(set(shown.values())) == 1


def test_the_strip_comes_softly(stage: Stage) -> None:
    plain, shown = Scenery("forest", strip=STRIP), Scenery("forest", strip=STRIP, strip_shown=True)
    stage.pictures.load(needs(shown))
    at = (round(booth.MIDDLE[0] * 0.2), round((booth.MIDDLE[1] - 100) * 0.2))
    lights = []
    for since in (0.0, 0.25, 0.5, 0.75, 1.0):
        passage = Passage("dissolve", 1.0)
        picture, _ = stage.draw(moment(shown, passage), plain, since, 0.0, Settings())
        lights.append(sum(picture.get_at(at)[:3]))
    rising = sorted(lights)
    assert lights in (rising, rising[::-1])
    assert len(set(lights)) == 5


def test_every_photo_and_every_face_is_another_picture(stage: Stage) -> None:
    strips = (BLANK, (ONE, *BLANK[1:]), (Photo(True), *BLANK[1:]), STRIP)
    seen = set()
    for strip in strips:
        scenery = Scenery("forest", strip=strip, strip_shown=True)
        stage.pictures.load(needs(scenery))
        seen.add(bits(stage.draw(moment(scenery), None, 99.0, 0.0, Settings())[0]))
    assert len(seen) == len(strips)


def test_the_strip_lies_whole_in_the_picture(stage: Stage) -> None:
    plain, shown = Scenery("forest"), Scenery("forest", strip=STRIP, strip_shown=True)
    stage.pictures.load([*needs(plain), *needs(shown)])
    before = stage.draw(moment(plain), None, 99.0, 0.0, Settings())[0].copy()
    after = stage.draw(moment(shown), None, 99.0, 0.0, Settings())[0]
    mask = pygame.mask.from_threshold(before, (0, 0, 0), (1, 1, 1, 255), after)
    mask.invert()
    changed = mask.get_bounding_rects()
    place = changed[0].unionall(changed[1:])
    assert before.get_rect().inflate(-4, -4).contains(place)
    assert place.height > 140


def test_two_windows_show_the_same_strip(pictures: Pictures, stage: Stage) -> None:
    scenery = Scenery("forest", strip=STRIP, strip_shown=True)
    pictures.load(needs(scenery))
    first = bits(stage.draw(moment(scenery), None, 99.0, 1.0, Settings())[0])
    booth._printed.cache_clear()
    booth._laid_down.cache_clear()
    other = Stage((384, 216), pictures, stage.fonts)
    assert bits(other.draw(moment(scenery), None, 99.0, 7.0, Settings())[0]) == first


def test_a_save_shows_the_strip_at_its_right_edge_once_a_photo_was_taken(pictures: Pictures) -> None:
    pictures.load(needs(Scenery(strip=STRIP)))
    blank, kept = pygame.Surface((256, 144), 0, 32), pygame.Surface((256, 144), 0, 32)
    booth.on_thumbnail(blank, BLANK, pictures)
    assert bits(blank) == bits(pygame.Surface((256, 144), 0, 32))
    booth.on_thumbnail(kept, STRIP, pictures)
    mask = pygame.mask.from_threshold(kept, booth.PAPER, (40, 40, 40, 255))
    place = mask.get_bounding_rects()[0]
    assert place.left > 128
    assert kept.get_rect().contains(place)


def test_pictures_that_are_not_decoded_yet_leave_the_curtain_empty(catalogue: Catalogue) -> None:
    empty = Pictures(catalogue, 0.2, threaded=False)
    surface = pygame.Surface((384, 216), 0, 32)
    booth.draw_strip(surface, STRIP, empty)
    without = bits(surface)
    empty.load(needs(Scenery(strip=STRIP)))
    booth.draw_strip(surface, STRIP, empty)
    assert bits(surface) != without


# --- in words


def test_the_strip_is_told_in_words() -> None:
    alt = {"who": "Mina", "calm": "at ease", "cut": "a cut on her cheek", "back": "seen from behind"}
    known = Catalogue(cast={"mina": Figure("mina", "Mina", looks=("calm",), alt=alt, marks=("cut",))})
    turned = replace(MINA, pose="back")
    assert booth.describe((ONE, Photo(True, (turned,)), Photo(True), Photo()), known) == (
        "A photo strip of four pictures, printed as things are. 1: Mina, at ease, a cut on her cheek. "
        "2: Mina, seen from behind, at ease. 3: the empty curtain. 4: not taken."
    )
    assert booth.describe(BLANK, known) == "A photo strip, still blank."


def test_nobody_in_a_strip_is_lost_in_its_json() -> None:
    assert asdict(Scenery(strip=STRIP))["strip"][1]["figures"][1]["figure"] == "box"
