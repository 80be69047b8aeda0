"""The program as a whole, without a real window: what it does when something is missing, broken or in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game import proving
from game.app import App
from game.stage import pygame
from game.story.load import load
from game.watch import PATIENCE, Watch

GOOD = "title: T\nscenes:\n  one:\n    - One.\n    - Two.\n    - Three.\n    - end: Home\n"
ROOT = Path(__file__).resolve().parents[1]

Opened = Callable[..., App]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """The program with a story of this text, or of a file that is there."""
    apps: list[App] = []

    def start(text: str | None = GOOD, saves: Path | None = None) -> App:
        path = tmp_path / "scenes.yaml"
        if text is not None:
            path.write_text(text, encoding="utf-8")
        apps.append(App(path, load(path), saves or tmp_path / "saves", (640, 360)))
        apps[-1].ui.to_root()
        return apps[-1]

    yield start
    for app in apps:
        app.close()


def run(app: App, seconds: float = 1.0) -> None:
    """Let frames go by as they would."""
    for _ in range(round(seconds * 60)):
        app.frame(1 / 60)


def until(app: App, true: Callable[[], object]) -> None:
    ticks = pygame.time.Clock()
    for _ in range(300):
        if true():
            return
        app.frame(ticks.tick(60) / 1000)
    pytest.fail("it did not come")


def line(app: App) -> str:
    moment = app.theatre.moment
    return moment.line.text if moment and moment.line else ""


def told(app: App) -> str:
    notices = app.ui.state.notices
    return " ".join([notices.current, *notices._waiting, *app.theatre.notices])


def pixels(app: App) -> bytes:
    return pygame.image.tobytes(app.canvas.surface, "RGB")


def edit(app: App, text: str) -> None:
    app.path.write_text(text, encoding="utf-8")
    stamp = app.path.stat().st_mtime_ns + 1_000_000
    os.utime(app.path, ns=(stamp, stamp))  # two edits within one tick of a coarse clock are still two


def test_an_edited_line_appears_where_the_player_is(opened: Opened) -> None:
    app = opened()
    app.theatre.new_game()
    app.theatre.advance()
    run(app)
    edit(app, GOOD.replace("Two.", "Two and a half."))
    until(app, lambda: line(app) == "Two and a half.")
    assert app.theatre.back()
    assert line(app) == "One."


def test_a_broken_edit_shows_its_problem_while_the_last_good_story_plays(opened: Opened) -> None:
    app = opened()
    app.theatre.new_game()
    run(app, 0.2)
    before = pixels(app)
    edit(app, GOOD.replace("- Two.", "-Two."))
    until(app, lambda: app.ui.state.opened("problems"))
    run(app, 0.1)
    assert pixels(app) != before
    assert [(p.place.line, p.code) for p in app.theatre.problems] == [(5, "no-space")]
    app.ui.run("screen.close")
    run(app, 0.1)
    app.theatre.advance()
    assert line(app) == "Two."
    edit(app, GOOD.replace("Two.", "Zwei."))
    until(app, lambda: line(app) == "Zwei.")
    assert app.theatre.problems == ()


def test_a_story_that_is_broken_from_the_start_can_be_mended_while_the_window_is_open(opened: Opened) -> None:
    app = opened(GOOD.replace("- Two.", "- goto: nowhere"))
    run(app, 0.2)
    assert app.ui.state.opened("problems")
    assert app.theatre.story is None
    edit(app, GOOD)
    until(app, lambda: app.theatre.story is not None)
    run(app, 0.1)
    app.ui.run("game.new")
    assert line(app) == "One."


def test_an_empty_file_is_a_problem_on_the_screen(opened: Opened) -> None:
    app = opened("")
    run(app, 0.2)
    assert [p.code for p in app.theatre.problems] == ["no-scenes"]
    assert app.ui.state.opened("problems")


def test_a_file_that_vanishes_for_an_instant_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "scenes.yaml"
    path.write_text("a")
    watch = Watch([path])
    path.unlink()
    assert not any(watch.changed() for _ in range(PATIENCE - 1))
    path.write_text("ab")
    assert watch.changed()
    assert not watch.changed()
    path.unlink()
    assert any(watch.changed() for _ in range(PATIENCE + 1))


def test_a_new_included_file_is_met_without_a_restart(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "a.yaml").write_text("scenes:\n  two:\n    - In a.\n    - end: A\n")
    app = opened("title: T\ninclude: chapters/*.yaml\nscenes:\n  one:\n    - One.\n    - goto: two\n")
    assert app.theatre.story is not None
    (tmp_path / "chapters" / "b.yaml").write_text("scenes:\n  three:\n    - In b.\n    - end: B\n")
    until(app, lambda: "three" in told(app))
    assert app.theatre.story is not None
    assert "three" in app.theatre.story.scenes
    assert app.theatre.problems == ()


def test_a_missing_and_a_broken_picture_leave_a_card_and_the_story_goes_on(
    opened: Opened, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = tmp_path / "assets" / "backgrounds"
    shelf.mkdir(parents=True)
    (shelf / "hall.here.webp").write_bytes(b"no picture at all")
    (tmp_path / "assets" / "catalog.yaml").write_text("backgrounds:\n  hall:\n    worlds: {here: {alt: A hall.}}\n")
    app = opened(GOOD.replace("    - One.", "    - background: hall\n    - One."))
    app.theatre.new_game()
    app.settled()
    (shelf / "hall.here.webp").unlink()
    app.pictures.replace(app.pictures.catalogue)
    app.settled()
    assert "cannot be read" in caplog.text
    assert "no picture backgrounds/hall" in caplog.text


def test_saves_that_cannot_be_written_are_told_and_the_story_goes_on(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")
    app = opened(GOOD, tmp_path / "in the way")
    app.theatre.new_game()
    assert not app.theatre.save("1-1")
    run(app, 0.1)
    assert "Nothing could be saved" in told(app)
    app.theatre.advance()
    assert line(app) == "Two."


def test_a_damaged_save_is_told_and_the_one_before_it_is_played(opened: Opened, tmp_path: Path) -> None:
    app = opened()
    app.theatre.new_game()
    app.theatre.advance()
    assert app.theatre.save("1-1")
    app.theatre.advance()
    assert app.theatre.save("1-1")
    file = next((tmp_path / "saves").glob("*/1-1.json"))
    file.write_bytes(file.read_bytes()[:100])
    assert app.theatre.load("1-1")
    assert line(app) == "Two."
    assert "damaged" in told(app)
    assert list(file.parent.glob("1-1.damaged-*.json"))


def test_quitting_and_starting_again_goes_on_at_the_same_line(opened: Opened, tmp_path: Path) -> None:
    app = opened()
    app.theatre.new_game()
    app.theatre.advance()
    app.close()
    again = opened()
    assert again.theatre.continue_game()
    assert line(again) == "Two."


def test_without_a_sound_device_one_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "scenes.yaml").write_text(GOOD)
    code = (
        "from pathlib import Path\nfrom game.app import App\nfrom game.story.load import load\nimport sys\n"
        "p = Path(sys.argv[1]) / 'scenes.yaml'\n"
        "app = App(p, load(p), p.parent / 'saves', (640, 360))\n"
        "[app.frame(1 / 60) for _ in range(5)]\n"
        "print(app.ui.state.notices.current)\napp.close()\n"
    )
    environment = {**os.environ, "SDL_AUDIODRIVER": "no-such-driver", "SDL_VIDEODRIVER": "dummy"}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "There is no sound" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_fault_of_the_program_keeps_the_place_and_is_written_down(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened()
    app.theatre.new_game()
    app.theatre.advance()
    calls = 0

    def fail(seconds: float) -> None:
        nonlocal calls
        calls += 1
        raise RuntimeError("a fault for the test")

    monkeypatch.setattr(app.ui, "update", fail)
    assert app.run() == 3
    assert calls == 3
    folder = next((tmp_path / "saves").iterdir())
    assert "a fault for the test" in (folder / "fault.txt").read_text()
    monkeypatch.undo()
    again = opened()
    assert again.theatre.continue_game()
    assert line(again) == "Two."


def test_a_window_of_another_size_shows_the_same(opened: Opened) -> None:
    app = opened()
    app.theatre.new_game()
    pygame.display.set_mode((800, 700), pygame.RESIZABLE)
    pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, size=(800, 700), w=800, h=700))
    run(app, 0.2)
    assert app.canvas.size == (800, 700)
    assert app.canvas.area.size == (800, 450)
    assert app.stage.picture.get_size() == (800, 450)


def test_a_moment_after_an_edit_the_writer_is_told_what_the_proof_finds(opened: Opened) -> None:
    app = opened()
    app.theatre.new_game()
    run(app, 0.1)
    app.path.write_text(GOOD.replace("- Two.", "- mark: nobody_asks\n    - Two."), encoding="utf-8")
    until(app, lambda: "nobody_asks" in str(app.ui.state.notices.current))
    assert "scenes.yaml:5:7" in str(app.ui.state.notices.current)


def test_a_proof_that_an_edit_overtakes_says_nothing(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "CALM", 0.0)
    app = opened()
    prover = proving.Prover(app.path)
    app.path.write_text(GOOD.replace("- Two.", "- mark: nobody_asks\n    - Two."), encoding="utf-8")
    prover.edited()
    prover.found()
    app.path.write_text(GOOD, encoding="utf-8")
    prover.edited()
    found = None
    while found is None:
        found = prover.found()
    assert [p.code for p in found] == ["no-catalogue"]
    prover.close()


def test_waiting_draws_nothing(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened()
    app.theatre.new_game()
    app.ui.run("play.advance")
    run(app, 8.0)
    shown: list[bool] = []
    real = app.canvas.show
    monkeypatch.setattr(app.canvas, "show", lambda: shown.append(real()) or shown[-1])
    run(app, 1.0)
    assert not any(shown)


CHOICE = """title: T
scenes:
  one:
    - One.
    - choice:
        - Left.: []
        - Right.: []
    - Two.
    - end: Home
"""


def test_a_way_that_an_edit_cut_off_comes_back_when_the_edit_is_undone(opened: Opened) -> None:
    app = opened(CHOICE)
    app.theatre.new_game()
    app.theatre.advance()
    assert app.theatre.session is not None
    app.theatre.choose(app.theatre.session.moment.offers[0].id)
    run(app, 0.1)
    otherwise = CHOICE.replace("Left.: []", "Links.: [New.]").replace("Right.: []", "Rechts.: [Newer.]")
    edit(app, otherwise)
    until(app, lambda: "way back is gone" in told(app))
    assert line(app) == "Two."
    assert not app.theatre.back()
    edit(app, CHOICE)
    until(app, lambda: app.theatre.session is not None and app.theatre.session.base is None)
    assert line(app) == "Two."
    assert app.theatre.back()


def test_a_story_that_is_renamed_while_it_runs_still_reads_its_quick_save(opened: Opened) -> None:
    app = opened()
    app.theatre.new_game()
    edit(app, GOOD.replace("title: T", "title: U"))
    until(app, lambda: app.theatre.story is not None and app.theatre.story.title == "U")
    assert "id: T" in told(app)
    assert app.theatre.save("quick-1")
    assert app.theatre.load("quick-1")


def test_an_empty_folder_waits_for_its_story(opened: Opened) -> None:
    app = opened(None)
    run(app, 0.1)
    assert app.ui.state.opened("problems")
    app.path.write_text(GOOD, encoding="utf-8")
    until(app, lambda: app.theatre.story is not None)


def test_continue_is_where_one_quit_even_right_after_a_load(opened: Opened) -> None:
    app = opened()
    app.theatre.new_game()
    assert app.theatre.save("1-1")
    app.theatre.advance()
    app.theatre.autosave()
    assert app.theatre.load("1-1")
    app.close()
    again = opened()
    assert again.theatre.continue_game()
    assert line(again) == "One."


def test_a_story_that_was_broken_at_the_start_keeps_its_saves_once_it_is_mended(opened: Opened) -> None:
    app = opened("")
    edit(app, GOOD)
    until(app, lambda: app.theatre.story is not None)
    app.theatre.new_game()
    app.theatre.advance()
    assert app.theatre.save("1-1")
    assert app.theatre.load("1-1")
    app.close()
    again = opened()
    assert again.theatre.continue_game()
    assert line(again) == "Two."


@pytest.mark.parametrize("switch", ["captions", "music_captions"])
def test_either_kind_of_caption_is_drawn_without_the_other(opened: Opened, switch: str) -> None:
    app = opened(GOOD.replace("    - One.", "    - music: waltz\n    - sound: bell\n    - One."))
    app.theatre.prefer("captions", False)
    app.theatre.prefer("music_captions", False)
    app.theatre.prefer(switch, True)
    app.theatre.new_game()
    app.ui.run("play.advance")
    run(app, 0.5)
    shown = app.captions.texts(app.clock)
    assert shown == (("[bell]",) if switch == "captions" else ("[waltz]",))
    with_it = pixels(app)
    app.captions.clear()
    run(app, 0.1)
    assert pixels(app) != with_it
