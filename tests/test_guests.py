"""The guests in black as they are cut: one line of hands, nothing red, and three who have stayed."""

# ruff: noqa: E402  (skia is not everywhere)
from __future__ import annotations

from typing import Any

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("skia", reason="guests are drawn in the environment of the pictures")

from studio.pictures.people.guests import LINE, POSES, SIZE, draw

SCALE = 0.4


@pytest.fixture(scope="module")
def drawn() -> dict[str, Any]:
    return {pose: draw(pose, scale=SCALE) for pose in POSES}


def skin(picture: Any) -> Any:
    """Where skin is: opaque, warm and light."""
    red, green, blue, alpha = np.moveaxis(picture, -1, 0)
    return (alpha > 0.9) & (red > 0.45) & (red - blue > 0.1) & (green < red)


def groups(line: Any) -> int:
    """How many runs of true there are along a line."""
    return int((np.diff(np.concatenate([[0], line.astype(int)])) == 1).sum())


def test_seven_hands_stop_at_one_height(drawn: dict[str, Any]) -> None:
    band = slice(round((LINE - 16) * SCALE), round((LINE + 16) * SCALE))
    assert groups(skin(drawn["pointing"])[band].any(axis=0)) == 7
    assert not skin(drawn["still"])[band].any()


def test_above_the_line_nobody_has_a_face_until_three_have_stayed(drawn: dict[str, Any]) -> None:
    above = round((LINE - 60) * SCALE)
    assert not skin(drawn["still"])[:above].any()
    assert not skin(drawn["pointing"])[:above].any()
    assert skin(drawn["few"])[:above].any()


def test_in_the_last_picture_stand_three(drawn: dict[str, Any]) -> None:
    soles = drawn["few"][round(1150 * SCALE) : round(1180 * SCALE), :, 3].max(axis=0) > 0.5
    middles = np.flatnonzero(soles)
    assert groups(np.diff(middles) > 40 * SCALE) == 2


def test_nothing_about_them_is_red(drawn: dict[str, Any]) -> None:
    for picture in drawn.values():
        red, green, _, alpha = np.moveaxis(picture, -1, 0)
        assert not ((alpha > 0.5) & (red - green > 0.3)).any()


def test_nobody_is_cut_off_at_the_edge_of_the_picture(drawn: dict[str, Any]) -> None:
    for picture in drawn.values():
        assert picture.shape == (round(SIZE[1] * SCALE), round(SIZE[0] * SCALE), 4)
        edges = (picture[0], picture[-1], picture[:, 0], picture[:, -1])
        assert all(edge[:, 3].max() == 0 for edge in edges)


def test_the_same_people_come_out_twice(drawn: dict[str, Any]) -> None:
    assert (draw("few", scale=SCALE) == drawn["few"]).all()


def test_a_pose_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="still, pointing, few"):
        draw("dancing", scale=SCALE)
