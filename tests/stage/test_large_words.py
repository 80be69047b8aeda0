"""The words of the story that comes with the program, set as large as they can be: all of them stand in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.app import App
from game.desk import walk
from game.play import session
from game.play.moment import Line
from game.play.settings import Settings
from game.stage.box import set_line
from game.stage.canvas import Canvas
from game.stage.text import Typesetter
from game.story.bundled import STORY
from game.story.load import Loaded, load
from game.story.model import Say

LARGEST = 200


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    found = load(STORY)
    assert found.playable
    return found


@pytest.mark.parametrize("window", [(1280, 720), (1920, 1080), (640, 360)])
@pytest.mark.parametrize("font", ["serif", "sans"])
def test_every_line_stands_whole_on_one_page(window: tuple[int, int], font: str, loaded: Loaded) -> None:
    assert loaded.story is not None
    canvas = Canvas.open(window)
    type_ = Typesetter(canvas.scale)
    settings = replace(Settings(), text_size=LARGEST, font=font)  # type: ignore[arg-type]
    spoken = [step for scene in loaded.story.scenes.values() for step in scene.steps if isinstance(step, Say)]
    assert len(spoken) > 700
    for step in spoken:
        pages = set_line(Line(step.text, step.who, step.manner), canvas, type_, settings).pages
        assert len(pages) == 1, f"line {step.place.line} of {step.place.file}"
        (page,) = pages
        head = page.tag.line_height + page.pad[1] // 6 if page.tag else 0
        assert canvas.area.contains(page.paper)
        assert page.paper.width >= page.text.size[0] + 2 * page.pad[0]
        assert page.paper.height >= head + page.text.size[1] + 2 * page.pad[1]


def test_every_option_is_seen_with_its_question_before_the_clock_runs(loaded: Loaded, tmp_path: Path) -> None:
    """Nobody should have to scroll against a clock, nor to learn that there is a third way."""
    assert loaded.story is not None
    app = App(STORY, loaded, tmp_path, (1280, 720))
    app.theatre.prefer("text_size", LARGEST)
    met = set()
    for tape in walk.walk(loaded.story).tapes:
        app.open_tape(tape)
        for index, moment in enumerate(session.replay(loaded.story, tape).moments):
            asked = (moment.step, tuple(offer.id for offer in moment.offers))
            if moment.kind != "choice" or asked in met:
                continue
            met.add(asked)
            app.theatre.jump(index)
            app.settled()
            plan = app.ui.plan
            hidden = [s.control.name for s in plan.spots if s.scrolls and not plan.view.contains(plan.seen(s, 0))]
            assert not hidden, f"{moment.scene}: {hidden}"
    app.close()
    assert len(met) >= 20
