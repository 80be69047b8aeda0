"""Worn and clean clothes, and ends that move: what the two worlds share of a figure, and what the wind may touch."""

# ruff: noqa: E402  (skia is not everywhere)
from __future__ import annotations

from typing import Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("skia", reason="figures are drawn in the environment of the pictures")
ndimage = pytest.importorskip("scipy.ndimage")

from studio.pictures.people.bodies import BUILDS
from studio.pictures.people.build import SWAYS, _boxes, _touch
from studio.pictures.people.figure import CLEANED, OUTFITS, draw
from studio.pictures.people.marks import ALL
from studio.pictures.people.paper import dense, spline
from studio.pictures.people.poses import pose_of

SCALE = 0.5


def figure(who: str, outfit: str, pose: str, **more: Any) -> Any:
    return draw(who, outfit, pose, "calm", marks=ALL, scale=SCALE, **more)


@pytest.mark.parametrize("who", BUILDS)
@pytest.mark.parametrize("outfit", CLEANED)
@pytest.mark.parametrize("pose", ["still", "bent", "back", "empty"])
def test_clean_clothes_have_the_outline_of_worn_ones(who: str, outfit: str, pose: str) -> None:
    worn, clean = figure(who, outfit, pose), figure(who, outfit, pose, clean=True)
    assert np.abs(worn[..., 3] - clean[..., 3]).max() < 0.02
    changed = (np.abs(worn - clean).max(axis=2) > 0.08).sum() / (worn[..., 3] > 0.5).sum()
    assert 0.003 < changed < 0.25


@pytest.mark.parametrize("who", BUILDS)
@pytest.mark.parametrize("outfit", CLEANED)
def test_the_road_leaves_faces_as_they_are(who: str, outfit: str) -> None:
    rows = np.flatnonzero(
        np.abs(figure(who, outfit, "talk") - figure(who, outfit, "talk", clean=True)).max(axis=(1, 2)) > 0.02
    )
    assert rows.min() / SCALE > pose_of(who, outfit, "talk").neck[1] + 40


@pytest.mark.parametrize("who", BUILDS)
@pytest.mark.parametrize("pose", ["talk", "back"])
def test_the_lens_shows_work_jackets_as_they_are(who: str, pose: str) -> None:
    assert "work" not in CLEANED
    assert np.array_equal(figure(who, "work", pose), figure(who, "work", pose, clean=True))


@pytest.mark.parametrize(("who", "outfit"), [("hijae", "coat"), ("hijae", "wedding"), ("taejoon", "coat")])
def test_a_breath_of_wind_moves_ends_by_a_few_pixels_and_no_face(who: str, outfit: str) -> None:
    still = figure(who, outfit, "still")
    moved = np.max([np.abs(figure(who, outfit, "still", breeze=far) - still).max(axis=2) for far in SWAYS], axis=0)
    rows = np.flatnonzero((moved > 0.1).any(axis=1)) / SCALE
    assert rows.min() > pose_of(who, outfit, "still").neck[1] + 60
    assert (moved > 0.1).mean() < 0.01


def test_fire_took_the_hem_of_her_dress_and_not_the_leg_under_it() -> None:
    leg = pose_of("hijae", "wedding", "bent").near_leg
    apart = np.abs(figure("hijae", "wedding", "bent") - figure("hijae", "wedding", "bent", clean=True)).max(axis=2)
    for along in np.linspace(0.66, 1.0, 9):
        x, y = (a + (b - a) * along for a, b in zip(leg.knee, leg.ankle, strict=True))
        assert apart[round(y * SCALE), round(x * SCALE)] < 0.02


@pytest.mark.parametrize("who", BUILDS)
@pytest.mark.parametrize("outfit", OUTFITS)
@pytest.mark.parametrize("pose", ["talk", "back"])
def test_card_is_there_or_is_not(who: str, outfit: str, pose: str) -> None:
    """Edges and threads are half seen, and thin; a shade that ran over an edge would be a veil beside it."""
    cover = draw(who, outfit, pose, "calm", marks=ALL, scale=1.0)[..., 3]
    veiled = (cover > 0.1) & (cover < 0.9)
    assert not ndimage.binary_erosion(veiled, iterations=2).any()


def test_boxes_around_what_moves_hold_all_of_it_and_do_not_touch() -> None:
    stirred = np.zeros((200, 200), bool)
    for left, top, wide, high in ((20, 20, 30, 9), (20, 24, 9, 60), (40, 50, 12, 12), (120, 90, 20, 40)):
        stirred[top : top + high, left : left + wide] = True
    stirred[180, 20:25] = True  # a few pixels: nobody sees them move
    boxes = _boxes(stirred)
    assert len(boxes) == 2
    assert not _touch(*boxes)
    left = stirred.copy()
    for x, y, wide, high in boxes:
        left[y : y + high, x : x + wide] = False
    assert left.sum() == 5


def test_more_points_on_an_outline_leave_it_as_it_is() -> None:
    given = [(0.0, 0.0, 1.0), (80.0, 10.0), (120.0, 90.0), (30.0, 130.0, 1.0), (-20.0, 60.0)]
    few, many = spline(given), spline(dense(given))
    grid = [(float(x), float(y)) for x in range(-30, 130, 3) for y in range(-10, 140, 3)]
    assert sum(few.contains(*q) != many.contains(*q) for q in grid) <= len(grid) * 0.003
