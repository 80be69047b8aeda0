"""The two as whole figures: they stand in their frame, their hands are hands, and their clothes stand without them."""

# ruff: noqa: E402  (skia is not everywhere)
from __future__ import annotations

from typing import Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("skia", reason="figures are drawn in the environment of the pictures")

from studio.pictures.people.bodies import BUILDS, SIZE
from studio.pictures.people.figure import GESTURES, OUTFITS, POSES, draw
from studio.pictures.people.gestures import SHAPES
from studio.pictures.people.hands import FINGERS, _Hand, draw_hand
from studio.pictures.people.marks import ALL
from studio.pictures.people.paper import Sheets
from studio.pictures.people.poses import TOGETHER, pose_of

SCALE = 0.4


def figure(who: str, outfit: str, pose: str, look: str = "calm", **more: Any) -> Any:
    return draw(who, outfit, pose, look, **{"marks": ALL, "scale": SCALE, **more})


def box(picture: Any) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is seen, in units of the frame."""
    ys, xs = np.nonzero(picture[..., 3] > 0.1)
    return xs.min() / SCALE, ys.min() / SCALE, xs.max() / SCALE, ys.max() / SCALE


@pytest.mark.parametrize("who", BUILDS)
@pytest.mark.parametrize("outfit", OUTFITS)
@pytest.mark.parametrize("pose", [*POSES, *GESTURES])
def test_nobody_is_cut_off_by_the_frame_and_all_stand_on_the_floor(who: str, outfit: str, pose: str) -> None:
    left, top, right, bottom = box(figure(who, outfit, pose))
    assert left >= 8
    assert top >= 8
    assert right <= SIZE[0] - 8
    assert 1165 <= bottom <= 1196


def test_he_is_a_little_taller_than_she_is() -> None:
    his, hers = (1180 - box(figure(who, "coat", "still"))[1] for who in ("taejoon", "hijae"))
    assert 1140 <= his <= 1160
    assert 1070 <= hers <= 1090


def test_the_same_figure_is_drawn_twice_with_the_same_pixels() -> None:
    assert np.array_equal(figure("taejoon", "wedding", "camera"), figure("taejoon", "wedding", "camera"))


def test_a_blink_changes_the_eyes_and_nothing_below_the_chin() -> None:
    open_eyes, shut = figure("hijae", "coat", "talk"), figure("hijae", "coat", "talk", blink=True)
    rows = np.flatnonzero(np.abs(open_eyes - shut).max(axis=(1, 2)) > 0.02) / SCALE
    assert len(rows)
    chin = pose_of("hijae", "coat", "talk").neck[1] - 40
    assert rows.max() < chin


@pytest.mark.parametrize("who", BUILDS)
@pytest.mark.parametrize("outfit", OUTFITS)
def test_clothes_that_nobody_wears_have_no_head_and_no_skin(who: str, outfit: str) -> None:
    empty = figure(who, outfit, "empty")
    neck = pose_of(who, outfit, "still").neck[1]
    assert box(empty)[1] > neck - 80
    worn = figure(who, outfit, "still")
    lit = np.array([int(BUILDS[who].skin.lit[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    near_skin = [int(((np.abs(p[..., :3] - lit).max(-1) < 0.035) & (p[..., 3] > 0.9)).sum()) for p in (worn, empty)]
    assert near_skin[1] < near_skin[0] * 0.12


@pytest.mark.parametrize("outfit", OUTFITS)
def test_her_fingers_come_over_the_camcorder_and_end_on_its_near_side(outfit: str) -> None:
    held = pose_of("hijae", outfit, "camera").far_arm.hand
    assert held is not None
    hand = _Hand(SHAPES[held.shape], held.roll, held.pitch)
    for i in range(len(FINGERS)):
        _, y, z = hand.place(hand.finger(i)[0]).T
        assert y.argmin() in (1, 2)  # a middle joint is the highest, and the tip hangs below it
        assert y[3] > y.min() + 4
        assert z[3] > z[0] + 10  # nearer to us than the knuckle


@pytest.mark.parametrize("shape", SHAPES)
def test_every_hand_has_a_palm_four_fingers_and_a_thumb(shape: str) -> None:
    whole = Sheets((240, 240), 1)
    draw_hand(whole, (120, 180), shape, BUILDS["hijae"].skin)
    for part in ("palm", "thumb", *FINGERS):
        s = Sheets((240, 240), 1)
        draw_hand(s, (120, 180), shape, BUILDS["hijae"].skin, only=(part,))
        assert (s.image()[..., 3] > 0.5).sum() > 60, f"{shape} has no {part}"


def thumb_side(left: bool, roll: float) -> int:
    """Which side of the palm the thumb of an open, upright hand is on: -1 the picture's left, 1 its right."""
    s = Sheets((300, 300), 1)
    draw_hand(s, (150, 230), "open", BUILDS["hijae"].skin, left=left, roll=roll, only=("thumb",))
    xs = np.nonzero(s.image()[..., 3] > 0.5)[1]
    return 1 if xs.mean() > 150 else -1


def test_thumbs_are_on_the_right_side_of_palms_and_backs() -> None:
    assert thumb_side(left=False, roll=0) == 1
    assert thumb_side(left=False, roll=180) == -1
    assert thumb_side(left=True, roll=0) == -1
    assert thumb_side(left=True, roll=180) == 1


def test_from_behind_her_right_hand_reaches_his_left() -> None:
    hers, his = (pose_of(who, "coat", "back").near_arm.wrist for who in ("hijae", "taejoon"))
    assert abs(hers[1] - his[1]) < 12
    assert abs((SIZE[0] - his[0]) + TOGETHER - hers[0]) < 30


def test_a_pose_that_there_is_not_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="still, talk, camera, bent, back, empty"):
        figure("hijae", "coat", "flying")
