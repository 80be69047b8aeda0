"""The two as whole figures: they stand in their frame, their hands are hands, and their clothes stand without them."""

# ruff: noqa: E402  (skia is not everywhere)
from __future__ import annotations

from typing import Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("skia", reason="figures are drawn in the environment of the pictures")

from studio.pictures.people import both, build
from studio.pictures.people.bodies import BUILDS, SIZE
from studio.pictures.people.figure import GESTURES, HEAP, OUTFITS, POSES, draw
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


@pytest.mark.parametrize("who", BUILDS)
def test_wedding_clothes_that_have_fallen_lie_low_and_wide_on_the_floor(who: str) -> None:
    heap = figure(who, "wedding", HEAP)
    left, top, right, bottom = box(heap)
    assert left >= 8
    assert right <= SIZE[0] - 8
    assert 560 <= right - left <= 690
    assert 960 <= top <= 1020
    assert 1165 <= bottom <= 1196
    assert heap[-1, :, 3].max() < 0.02  # nor is its shadow cut off
    red = (heap[..., 0] - heap[..., 1:3].max(-1) > 0.3) & (heap[..., 3] > 0.9)
    assert red.sum() > 60 * SCALE  # her sash, and a piece of the same in his pocket
    clean = figure(who, "wedding", HEAP, clean=True)
    assert np.abs(clean[..., 3] - heap[..., 3]).max() < 0.02
    assert f"{who}.wedding.{HEAP}" in build.names()
    for name in (f"{who}.wedding.{HEAP}", f"{who}.wedding.{HEAP}.lens"):
        assert (build.CAST / f"{name}.webp").stat().st_size < 26_000
    with pytest.raises(ValueError, match="empty"):
        figure(who, "coat", HEAP)


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


def skin_near(picture: Any, who: str, middle: tuple[float, float], around: float) -> int:
    """How many pixels have the colour of somebody's lit skin within so many units of a place."""
    lit = np.array([int(BUILDS[who].skin.lit[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    ys, xs = np.nonzero((np.abs(picture[..., :3] - lit).max(-1) < 0.05) & (picture[..., 3] > 0.9))
    return int((np.hypot(xs / SCALE - middle[0], ys / SCALE - middle[1]) < around).sum())


@pytest.mark.parametrize("outfit", both.OUTFITS)
def test_the_two_hold_each_other_as_one_figure_each_with_a_hand_on_the_back_of_the_other(outfit: str) -> None:
    held = both.draw(outfit, "hold", scale=SCALE)
    left, top, right, bottom = box(held)
    assert left >= 8
    assert right <= both.SIZE[0] - 8
    assert 1180 - 1150 < top < 1180 - 1080  # he has bowed his head to hers
    assert 1165 <= bottom <= 1196
    shut = held[..., 3] > 0.9
    for y in (165, 420, 560):  # brows, breasts and arms touch: along these lines there is no gap between the two
        row = np.flatnonzero(shut[round(y * SCALE)])
        assert len(row) == row[-1] - row[0] + 1, f"a gap at {y}"
    his, hers = both.hands()
    assert his[0] > hers[0] + 140  # arms cross: his hand is on her side of the picture, hers on his
    assert his[1] < hers[1] - 80
    assert skin_near(held, "taejoon", his, 60) > 40
    assert skin_near(held, "hijae", hers, 60) > 40


def test_the_fingers_of_her_other_hand_come_around_his_neck_from_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    held = both.draw("coat", "hold", scale=SCALE)
    monkeypatch.setattr(both, "_fingers", lambda s: None)
    without = both.draw("coat", "hold", scale=SCALE)
    ys, xs = np.nonzero(np.abs(held - without).max(-1) > 0.1)
    nape = [(x, y) for x, y, *_ in both.NAPE]
    assert len(ys) > 100
    assert nape[0][1] - 12 < ys.min() / SCALE < ys.max() / SCALE < nape[-1][1] + 12
    assert min(x for x, _ in nape) - 12 < xs.min() / SCALE < xs.max() / SCALE < nape[0][0] + 60


def test_the_two_who_hold_each_other_can_be_built_and_are_clean_through_the_lens() -> None:
    for outfit in both.OUTFITS:
        assert f"both.{outfit}.hold" in build.names()
        worn, clean = (both.draw(outfit, "hold", scale=SCALE, clean=c) for c in (False, True))
        assert np.abs(worn[..., 3] - clean[..., 3])[: round(800 * SCALE)].max() < 0.02  # one stance in both worlds
        blood = [int(((p[..., 0] - p[..., 1:3].max(-1) > 0.3) & (p[..., 3] > 0.9))[: round(300 * SCALE)].sum())
            for p in (worn, clean)]  # fmt: skip
        assert blood[0] > blood[1]
    with pytest.raises(ValueError, match="coat, wedding"):
        both.draw("work", "hold", scale=SCALE)
    with pytest.raises(ValueError, match="hold"):
        both.draw("coat", "kiss", scale=SCALE)


def test_a_pose_that_there_is_not_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="still, talk, camera, bent, back, empty"):
        figure("hijae", "coat", "flying")


# --- what of a figure is put on sheets


@pytest.mark.parametrize(("who", "pose"), [("taejoon", "talk"), ("taejoon", "bent"), ("hijae", "talk")])
def test_without_each_mark_and_with_closed_lids_the_parts_make_the_face_that_was_drawn(
    who: str, pose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "LOOKS", ("resolved",))
    full = draw(who, "coat", pose, "resolved", marks=build.WHO[who], scale=1.0)
    parts = {part.name: part for part in build._parts(who, "coat", pose, full)}

    def laid(picture: Any, *names: str) -> Any:
        made = picture.copy()
        for name in names:
            (left, top, wide, high), pixels = parts[f"resolved {name}"].box, parts[f"resolved {name}"].pixels
            here = made[top : top + high, left : left + wide]
            made[top : top + high, left : left + wide] = np.where(pixels[..., 3:] > 0, pixels, here)
        return made

    for shown in ((), ("cut",)):
        gone = [f"no {mark}" for mark in build.WHO[who] if mark not in shown]
        for shut in (False, True):
            wanted = draw(who, "coat", pose, "resolved", marks=shown, scale=1.0, blink=shut)
            found = laid(full, *gone, *(["lids"] if shut else []))
            assert np.abs(found - wanted).max() < 0.03, f"{shown}, {'shut' if shut else 'open'}"


def test_a_healing_cut_has_no_blood_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "LOOKS", ("calm",))
    full = draw("taejoon", "coat", "talk", "calm", marks=("cut", "eye"), scale=1.0)
    parts = {part.name: part for part in build._parts("taejoon", "coat", "talk", full)}
    (left, top, wide, high), bare = parts["calm no cut"].box, parts["calm no cut"].pixels
    lower = slice(high * 6 // 10, high)  # the brow is above it
    raw = full[top : top + high, left : left + wide]
    assert np.abs(raw - bare)[lower, :, :3][bare[lower, :, 3] > 0].max() > 0.1
    for step in ("faint", "healing"):
        assert np.abs(parts[f"calm {step}"].pixels - bare)[lower].max() < 0.02
        assert np.abs(parts[f"calm {step}"].pixels - bare).max() > 0.05


@pytest.mark.parametrize("who", BUILDS)
@pytest.mark.parametrize("pose", ["still", "camera", "bent"])
def test_where_a_mouth_is_follows_the_head(who: str, pose: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "LOOKS", ("hurt", "resolved"))
    found = build._mouths(who, "coat", pose)
    x, y = pose_of(who, "coat", pose).neck
    x = SIZE[0] - x if who == "taejoon" else x
    assert found["hurt"][1] > found["resolved"][1] + 8  # a head that sinks, and a chin that is up
    for left, top, way in found.values():
        assert way == (1 if who == "taejoon" else -1)
        assert abs(left - x) < 90
        assert 20 < y - top < 130


def test_who_has_turned_away_and_clothes_alone_show_no_mouth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "LOOKS", ("calm",))
    assert build._mouths("taejoon", "coat", "back") == {}
    assert build._mouths("taejoon", "coat", "empty") == {}
