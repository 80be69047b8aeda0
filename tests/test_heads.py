"""The heads of the two as they are cut: their marks follow the dial, their lids close, their hair hangs."""

# ruff: noqa: E402  (skia is not everywhere)
from __future__ import annotations

from typing import Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("skia", reason="heads are drawn in the environment of the pictures")

from studio.pictures.people.features import mouth
from studio.pictures.people.hair import hung, leaning
from studio.pictures.people.heads import ANGLES, draw_head
from studio.pictures.people.looks import MORE, NAMES, look_of
from studio.pictures.people.marks import ALL
from studio.pictures.people.paper import Sheets, polygon
from studio.pictures.people.plans import PLANS, SKIN

WIDE, HIGH, NECK = 300, 320, 290


def head(who: str, angle: str = "turned", look: str = "calm", mirror: bool = False, **more: Any) -> Any:
    s = Sheets((WIDE, HIGH), 1)
    with s.frame(WIDE / 2, NECK, mirror=mirror):
        draw_head(s, who, angle, look, **more)
    return s.image()


def where_they_differ(one: Any, other: Any) -> tuple[float, float]:
    """The middle (x, y) of all pixels that are not the same."""
    ys, xs = np.nonzero(np.abs(one - other).max(axis=2) > 0.02)
    assert len(xs), "the two pictures are the same"
    return float(xs.mean()), float(ys.mean())


@pytest.mark.parametrize("who", ["hijae", "taejoon"])
@pytest.mark.parametrize("angle", [a for a in ANGLES if a != "back"])
def test_every_look_is_a_face_of_its_own(who: str, angle: str) -> None:
    faces = {look: head(who, angle, look) for look in NAMES}
    for i, one in enumerate(NAMES):
        for other in NAMES[i + 1 :]:
            assert np.abs(faces[one] - faces[other]).max() > 0.2, f"{one} looks like {other}"


def test_the_same_head_is_drawn_twice_with_the_same_pixels() -> None:
    assert np.array_equal(head("hijae", look="hurt"), head("hijae", look="hurt"))


def test_her_cut_is_on_her_left_cheek_whichever_way_she_faces() -> None:
    for mirror in (False, True):
        with_cut, without = (
            head("hijae", "front", mirror=mirror),
            head("hijae", "front", mirror=mirror, marks=("ring",)),
        )
        x, _ = where_they_differ(with_cut, without)
        assert x > WIDE / 2 + 15


def test_it_is_his_right_eye_that_is_clouded_whichever_way_he_faces() -> None:
    for angle in ("front", "turned"):
        for mirror in (False, True):
            x, y = where_they_differ(
                head("taejoon", angle, mirror=mirror), head("taejoon", angle, mirror=mirror, marks=("cut",))
            )
            assert x < WIDE / 2
            assert abs(y - (NECK - 140)) < 12


@pytest.mark.parametrize(("angle", "mirror"), [("front", True), ("front", False), ("turned", True), ("turned", False)])
def test_his_cut_is_in_his_right_brow_whichever_way_he_faces(angle: str, mirror: bool) -> None:
    x, y = where_they_differ(
        head("taejoon", angle, mirror=mirror, marks=("washed",)), head("taejoon", angle, mirror=mirror, marks=())
    )
    assert x < WIDE / 2 - 6
    assert 18 < NECK - 137 - y < 32  # so much higher than his eyes


@pytest.mark.parametrize("look", NAMES)
@pytest.mark.parametrize("angle", ["turned", "front", "profile"])
def test_his_blood_has_gone_round_the_eye(angle: str, look: str) -> None:
    bare, hurt = (head("taejoon", angle, look, mirror=True, marks=shown) for shown in (("eye",), ("cut", "eye")))
    shut = head("taejoon", angle, look, mirror=True, marks=("eye",), lids=1.0)
    blood, lids = (np.abs(other - bare).max(axis=2) > 0.02 for other in (hurt, shut))
    assert blood.any()
    assert not (blood & lids).any()
    washed = head("taejoon", angle, look, mirror=True, marks=("washed", "eye"))
    _, low = where_they_differ(hurt, washed)
    _, high = where_they_differ(washed, bare)
    assert low > high + 10


def test_weeks_later_at_work_his_cut_does_not_bleed() -> None:
    at_work = [head("taejoon", mirror=True, outfit="work", marks=(mark,)) for mark in ("cut", "washed")]
    assert np.array_equal(*at_work)
    on_the_road = [head("taejoon", mirror=True, marks=(mark,)) for mark in ("cut", "washed")]
    assert not np.array_equal(*on_the_road)


@pytest.mark.parametrize("who", ["hijae", "taejoon"])
@pytest.mark.parametrize("angle", ["turned", "front", "profile"])
def test_without_lips_a_face_is_the_same_but_for_its_mouth(who: str, angle: str) -> None:
    x, y = where_they_differ(head(who, angle, marks=()), head(who, angle, marks=(), lips=False))
    mouth = PLANS[who, angle].mouth
    middle = {"turned": -7.0, "front": 0.0, "profile": -14.0}[angle]
    assert abs(x - (WIDE / 2 + middle + mouth.x)) < 6
    assert abs(y - (NECK - {"hijae": 132, "taejoon": 137}[who] + mouth.y)) < 8


def test_seen_from_his_left_neither_his_blind_eye_nor_his_cut_is_in_the_picture() -> None:
    assert np.array_equal(head("taejoon", "profile"), head("taejoon", "profile", marks=()))


def test_without_marks_nothing_of_them_is_left() -> None:
    assert not np.array_equal(head("hijae", marks=("cut",)), head("hijae", marks=()))
    assert not np.array_equal(head("hijae", marks=("ring",)), head("hijae", marks=()))
    assert np.array_equal(head("taejoon", marks=("ring",)), head("taejoon", marks=()))
    assert np.array_equal(head("taejoon", "back"), head("taejoon", "back", marks=()))


def test_closed_lids_cover_the_clouded_eye_too() -> None:
    assert np.array_equal(head("taejoon", "front", lids=1.0), head("taejoon", "front", lids=1.0, marks=("cut",)))


def test_a_blink_changes_nothing_but_the_eyes() -> None:
    ys, _ = np.nonzero(np.abs(head("hijae") - head("hijae", lids=1.0)).max(axis=2) > 0.02)
    eyes = NECK - 132
    assert eyes - 25 < ys.min()
    assert ys.max() < eyes + 12


def test_back_and_front_together_are_the_whole_head() -> None:
    s = Sheets((WIDE, HIGH), 1)
    with s.frame(WIDE / 2, NECK):
        draw_head(s, "hijae", "turned", "calm", part="back")
        draw_head(s, "hijae", "turned", "calm", part="front")
    assert np.array_equal(s.image(), head("hijae", marks=ALL))


def test_long_hair_hangs_straight_under_a_tilted_head() -> None:
    for mirror in (False, True):
        s = Sheets((WIDE, HIGH), 1)
        with s.frame(WIDE / 2, 100, mirror=mirror), s.frame(0, 0, turn=10):
            high, low = hung(((50.0, 0.0), (50.0, 130.0)), leaning(s))
        assert high == (50.0, 0.0)
        assert low[0] == pytest.approx(50 + 100 * 0.1763, abs=0.1)


@pytest.mark.parametrize("look", NAMES)
def test_her_ring_sits_at_one_place_of_her_lower_lip_in_every_look(look: str) -> None:
    lips, face = PLANS["hijae", "front"].mouth, look_of("hijae", look)
    s = Sheets((WIDE, HIGH), 1)
    with s.frame(150, 150):
        x, y = mouth(s, lips, SKIN["hijae"], face, polygon([(-90, -90), (90, -90), (90, 120), (-90, 120)]))
    assert (x - lips.x) / (lips.near * face.wide) == pytest.approx(0.25)
    lip = s.image()[150 + round(y) - 2, 150 + round(x), :3]
    assert lip[0] > lip[1] + 0.1  # just above the ring there is lip, which is redder than skin or teeth


def hair_below(look: str, who: str = "hijae", breeze: float = 0.0) -> Any:
    """Long hair from where a scarf would end."""
    s = Sheets((WIDE, 520), 1)
    with s.frame(WIDE / 2, NECK):
        draw_head(s, who, "turned", look, breeze=breeze)
    return s.image()


def test_the_ends_of_long_hair_lie_where_they_lie_however_the_head_is_tilted() -> None:
    upright = hair_below("calm")[NECK + 60 :]
    assert (upright[..., 3] > 0.5).any()
    for look in NAMES:
        assert np.abs(hair_below(look)[NECK + 60 :] - upright).max() < 0.05


def test_a_breath_of_wind_moves_the_ends_of_long_hair_and_nothing_else() -> None:
    apart = np.abs(hair_below("calm", breeze=3) - hair_below("calm")).max(axis=(1, 2))
    assert apart[: NECK + 60].max() < 0.05
    assert apart[NECK + 110 :].max() > 0.3


@pytest.mark.parametrize("who", ["hijae", "taejoon"])
@pytest.mark.parametrize("angle", ["turned", "front", "profile"])
def test_laughter_with_the_mouth_shut_shows_no_teeth(who: str, angle: str) -> None:
    shut, open_mouth = head(who, angle, MORE[0], marks=()), head(who, angle, "laughing", marks=())
    below_the_nose = slice(NECK - 96, NECK - 40)
    white = [(image[below_the_nose, :, :3].min(axis=2) > 0.74).sum() for image in (shut, open_mouth)]
    assert white[0] < 8  # edges of lit paper
    assert white[1] > 40


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="angle"):
        head("hijae", "upside down")
