"""While the camera moves, no frame draws more of the picture anew than it has time for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pygame
import pytest

from game.play.moment import Moment, Passage, Scenery, Standing
from game.play.settings import Settings
from game.stage import plates, scenery
from game.stage.frame import Stage
from game.stage.scenery import needs
from tests.stage.moments import moment

ON = Settings()
ROOM = Scenery("forest", figures=(Standing("mina", "left", "", "", "calm", "far"),))
MOVED = replace(ROOM, figures=(Standing("mina", "right", "", "", "calm", "far"),))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pixels that are drawn anew, one number for each time."""
    found: list[int] = []
    whole = scenery.draw_scenery

    def counting(surface: pygame.Surface, *rest: Any) -> None:
        clip = surface.get_clip()
        found.append(clip.width * clip.height)
        whole(surface, *rest)

    monkeypatch.setattr(plates, "draw_scenery", counting)
    return found


def frames(stage: Stage, drawn: list[int], this: Moment, before: Scenery | None, lasts: float) -> list[int]:
    """How often the picture is drawn anew in whole in each frame of a screen of 60 Hz, once the new one is seen."""
    stage.pictures.load([*needs(this.scenery), *(needs(before) if before else ())])
    counts = []
    for n in range(round(60 * lasts)):
        drawn.clear()
        # The frames of a screen never come quite at their time.
        stage.draw(this, before, n / 60 + 0.002 * (n % 3), 7 + n / 60 + 0.002 * (n % 3), ON)
        counts.append(sum(pixels > stage.size[0] * stage.size[1] / 5 for pixels in drawn))
    return counts[8:]


@pytest.mark.parametrize("camera", ["run", "drift"])
def test_the_old_picture_and_the_new_one_take_turns(stage: Stage, drawn: list[int], camera: str) -> None:
    room, moved = (replace(s, camera=camera) for s in (ROOM, MOVED))
    counts = frames(stage, drawn, moment(moved, Passage("dissolve", 2.0)), room, 1.9)
    assert max(counts) == 1
    assert sum(counts) > len(counts) * 0.9


def test_while_the_camera_turns_away_they_take_turns_as_well(stage: Stage, drawn: list[int]) -> None:
    counts = frames(stage, drawn, moment(replace(MOVED, camera="left"), Passage("dissolve", 1.2)), ROOM, 1.1)
    assert max(counts) == 1


@pytest.mark.parametrize("camera", ["run", "drift"])
def test_the_room_and_what_the_lens_shows_of_it_take_turns(stage: Stage, drawn: list[int], camera: str) -> None:
    counts = frames(stage, drawn, moment(replace(ROOM, camera=camera, lens="up")), None, 2.0)
    assert max(counts) == 1


def test_in_a_drift_all_four_take_turns(stage: Stage, drawn: list[int]) -> None:
    room, moved = (replace(s, camera="drift", lens="up") for s in (ROOM, MOVED))
    counts = frames(stage, drawn, moment(moved, Passage("dissolve", 2.0)), room, 1.9)
    assert max(counts) == 1


def test_what_was_new_is_not_drawn_again_when_it_is_old(stage: Stage, drawn: list[int]) -> None:
    stage.pictures.load([*needs(ROOM), *needs(MOVED)])
    stage.draw(moment(ROOM), None, 9, 7.0, ON)
    drawn.clear()
    stage.draw(moment(MOVED, Passage("dissolve", 2.0)), ROOM, 0.5, 7.0, ON)
    assert len(drawn) == 1


def test_where_only_the_weather_changes_each_sheet_stays_what_it_was(stage: Stage, drawn: list[int]) -> None:
    room, snowing = replace(ROOM, camera="drift"), replace(ROOM, camera="drift", effects={"snow": 0.4})
    assert max(frames(stage, drawn, moment(snowing, Passage("dissolve", 2.0)), room, 1.9)) == 1


def test_without_motion_there_is_nothing_to_take_turns_for(stage: Stage, drawn: list[int]) -> None:
    stage.pictures.load([*needs(ROOM), *needs(MOVED)])
    still = Settings(motion=False)
    for n in range(30):
        this = moment(replace(MOVED, camera="drift"), Passage("dissolve", 2.0))
        stage.draw(this, replace(ROOM, camera="drift"), n / 60, n / 60, still)
    assert len(drawn) == 2


def test_a_dissolve_composes_one_sheet_a_frame(stage: Stage, drawn: list[int]) -> None:
    """First the room, then what the lens shows of it: in these frames next to nothing of them is seen."""
    looked = replace(MOVED, lens="up")
    stage.pictures.load([*needs(looked), *needs(ROOM)])
    stage.draw(moment(ROOM), None, 9.0, 7.0, ON)
    counts = []
    for n in range(1, 6):
        drawn.clear()
        stage.draw(moment(looked, Passage("dissolve", 0.5)), ROOM, n / 60, 7.0, ON)
        counts.append(sum(pixels == stage.size[0] * stage.size[1] for pixels in drawn))
    assert counts == [1, 1, 0, 0, 0]


def test_of_what_is_composed_so_early_nothing_is_seen(stage: Stage) -> None:
    stage.pictures.load([*needs(MOVED), *needs(ROOM)])
    seen = []
    for n in range(6):
        stage.draw(moment(MOVED, Passage("dissolve", 0.5)), ROOM, n / 60, 7.0, ON)
        seen.append(pygame.image.tobytes(stage.picture, "RGB"))
    assert seen[1] == seen[0]
    assert len(set(seen[2:])) == 4
    assert max(abs(a - b) for a, b in zip(seen[2], seen[0], strict=True)) <= 5


def test_a_picture_that_nobody_sees_yet_has_nothing_drawn_again(stage: Stage, drawn: list[int]) -> None:
    stage.pictures.load(needs(ROOM))
    stage.draw(moment(ROOM), None, 9.0, 7.0, ON)
    drawn.clear()
    stage.pictures.load(needs(replace(ROOM, background="street")))
    stage.draw(moment(ROOM), None, 9.0, 7.0, ON)
    assert drawn == []
