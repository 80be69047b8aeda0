"""Nothing flashes: every passage, effect, camera, view and overlay, at every speed that hands and skipping have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.app import App
from game.play.moment import Moment, Passage, Photo, Scenery, Standing
from game.play.settings import Settings
from game.screens.pace import SKIP_STEP
from game.stage.camera import EASE, MOVING
from game.stage.frame import VIEW_SECONDS, Stage
from game.stage.pictures import Pictures
from game.stage.scenery import needs
from game.stage.steady import Steady
from game.stage.type import Fonts
from game.story.bundled import STORY
from game.story.catalogue import WEATHER, Backdrop, Catalogue, Figure, World
from game.story.load import load
from game.story.words import WORDS, OneOf
from tests.screens.player import TIMED, Player
from tests.stage.flashes import GRID, flashes
from tests.stage.moments import moment

FPS = 30
SIZE = (384, 216)
ALLOWED = 3
BOTH = {"here": World("here"), "lens": World("lens")}
MINA = Standing("mina", "left", "", "", "calm")
CALM, FULL = Settings(motion=False, flash=False, grain=False), Settings()
Film = Iterator[pygame.Surface]


def words(word: str) -> tuple[str, ...]:
    found = WORDS[word].type
    assert isinstance(found, OneOf)
    return tuple(w for w in found.words if w != "none")


def ways() -> tuple[str, ...]:
    """How figures come and go."""
    found = WORDS["show"].adverbs["by"].type
    assert isinstance(found, OneOf)
    return found.words


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """With the darkest place that there can be, the lightest, a red one, and one like ours."""
    folder = tmp_path_factory.mktemp("assets")
    (folder / "backgrounds").mkdir()
    for name, color in {"night": (0, 0, 0), "snow": (255, 255, 255), "blood": (255, 0, 0)}.items():
        sheet = pygame.Surface((64, 36))
        sheet.fill(color)
        pygame.image.save(sheet, str(folder / "backgrounds" / f"{name}.here.png"))
    places = {n: Backdrop(n, n, {"here": World("here")}, (), True) for n in ("night", "snow", "blood")}
    places["forest"] = Backdrop("forest", "Forest", BOTH, ("far", "mid", "near"), True)
    cast = {
        "mina": Figure("mina", "Mina", looks=("calm", "angry"), shape="person long", placeholder=True),
        "box": Figure("box", "Box", poses=("far", "near"), shape="cube", placeholder=True),
    }
    pictures = Pictures(Catalogue(folder, backgrounds=places, cast=cast), SIZE[0] / 1920, threaded=False)
    return Stage(SIZE, pictures, Fonts())


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Callable[..., Player]]:
    """Makes players at a small window."""
    made: list[Player] = []

    def make(**asked: object) -> Player:
        made.append(Player(tmp_path / f"player{len(made)}", size=(640, 360), **asked))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.theatre.close()


def window(p: Player, light: int, seconds: float, hands: Callable[[int], object] = lambda number: None) -> Film:
    """What is seen in a player's window before a picture of one grey. `hands` does something in each frame."""
    picture = pygame.Surface(p.canvas.area.size)
    picture.fill((light, light, light))
    for number in range(round(seconds * FPS)):
        hands(number)
        p.ui.update(1 / FPS)
        p.ui.draw(picture, number == 0)
        yield p.canvas.surface.copy()


def film(stage: Stage, acts: list[tuple[Moment, float]], settings: Settings) -> Film:
    """The pictures of moments that stand so many seconds each, as the window shows them."""
    steady, before, clock, owed = Steady(), None, 0.0, 0.0
    for at, seconds in acts:
        stage.pictures.load([*needs(at.scenery), *(needs(before) if before else ())])
        since = 0.0
        owed += seconds
        while owed > 0:
            steady.pass_time(1 / FPS)
            picture, _ = stage.draw(*steady.follow(at, before, since), clock, settings)
            yield picture
            owed, since, clock = owed - 1 / FPS, since + 1 / FPS, clock + 1 / FPS
        before = at.scenery


def there_and_back(
    one: Scenery, other: Scenery, passage: Passage, seconds: float, times: int = 10
) -> list[tuple[Moment, float]]:
    return [(moment(one), 1.0)] + [
        (moment((other, one)[n % 2], passage, step=str(n), index=n), seconds) for n in range(times)
    ]


# --- the measure itself


def made(seconds: float, color: Callable[[float], tuple[int, int, int]], part: tuple[int, int] = GRID) -> Film:
    """A film whose left upper part has a colour of its time, over black."""
    for number in range(round(seconds * FPS)):
        frame = pygame.Surface(GRID)
        frame.fill(color(number / FPS), pygame.Rect((0, 0), part))
        yield frame


def blinking(
    rate: float, one: tuple[int, int, int], other: tuple[int, int, int]
) -> Callable[[float], tuple[int, int, int]]:
    return lambda time: (one, other)[int(time * rate * 2 + 1e-9) % 2]


WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def test_black_and_white_four_times_a_second_flashes() -> None:
    assert flashes(made(3, blinking(4, BLACK, WHITE)), FPS).general == 4


def test_black_and_white_twice_a_second_is_allowed() -> None:
    assert flashes(made(3, blinking(2, BLACK, WHITE)), FPS).general == 2


def test_one_second_of_flashes_in_a_long_film_is_found() -> None:
    def late(time: float) -> tuple[int, int, int]:
        return blinking(5, BLACK, WHITE)(time) if 6 <= time < 7 else BLACK

    assert flashes(made(9, late), FPS).general > ALLOWED


def test_a_small_blinking_light_is_no_flash() -> None:
    assert flashes(made(3, blinking(6, BLACK, WHITE), (7, 7)), FPS).general == 0


def test_a_blinking_quarter_of_what_the_eye_rests_on_is_one() -> None:
    assert flashes(made(3, blinking(6, BLACK, WHITE), (10, 10)), FPS).general > ALLOWED


def test_a_little_change_of_light_is_none() -> None:
    assert flashes(made(3, blinking(6, (0, 0, 0), (84, 84, 84))), FPS).general == 0


def test_two_light_greys_are_none() -> None:
    assert flashes(made(3, blinking(6, (234, 234, 234), WHITE)), FPS).general == 0


def test_a_soft_pulse_counts_as_well_as_a_hard_one() -> None:
    def pulse(time: float) -> tuple[int, int, int]:
        grey = round(255 * abs((time * 4) % 2 - 1))
        return grey, grey, grey

    assert flashes(made(3, pulse), FPS).general == 2


def test_a_saturated_red_flashes_though_it_is_dark() -> None:
    assert flashes(made(3, blinking(4, BLACK, (80, 0, 0))), FPS).red == 4
    assert flashes(made(3, blinking(4, BLACK, (217, 64, 48))), FPS).red == 0


def test_an_alternating_chequer_is_one_flash_at_a_time() -> None:
    def chequers() -> Film:
        for number in range(3 * FPS):
            frame = pygame.Surface(GRID)
            odd = int(number / FPS * 8 + 1e-9) % 2
            for x in range(0, GRID[0], 4):
                frame.fill(WHITE, pygame.Rect(x, 0, 4, GRID[1]) if (x // 4 + odd) % 2 else pygame.Rect(0, 0, 0, 0))
            yield frame

    assert flashes(chequers(), FPS).general == 4


# --- passages


@pytest.mark.parametrize("settings", [FULL, CALM], ids=["full", "calm"])
@pytest.mark.parametrize("kind", ["cut", "dissolve", "fade", "white"])
@pytest.mark.parametrize("seconds", [0.05, 0.5, 1.5])
def test_no_passage_between_night_and_snow_flashes_however_fast_one_presses_on(
    stage: Stage, kind: str, seconds: float, settings: Settings
) -> None:
    night, snow = Scenery("night"), Scenery("snow")
    for stands in (SKIP_STEP, 0.12, 0.2, 0.4):
        acts = there_and_back(night, snow, Passage(kind, seconds), stands, round(2.5 / stands))
        found = flashes(film(stage, acts, settings), FPS)
        assert found.general <= ALLOWED, f"{found} where each stands {stands} s"


@pytest.mark.parametrize("kind", ["cut", "dissolve", "fade", "white"])
def test_a_passage_that_is_waited_for_flashes_once_at_most(stage: Stage, kind: str) -> None:
    acts = there_and_back(Scenery("night"), Scenery("snow"), Passage(kind, 0.5), 2.5, 1)
    assert flashes(film(stage, acts, FULL), FPS).general <= 1


def test_without_holding_its_pictures_skipping_would_flash(stage: Stage) -> None:
    stage.pictures.load([key for name in ("night", "snow") for key in needs(Scenery(name))])
    shots = [moment(Scenery(("night", "snow")[n % 2])) for n in range(20) for _ in range(round(SKIP_STEP * FPS))]
    assert flashes((stage.draw(m, None, 9, 0, FULL)[0] for m in shots), FPS).general > ALLOWED


def test_figures_that_come_and_go_while_skipping_do_not_flash(stage: Stage) -> None:
    crowd = tuple(Standing("mina", at, depth="near") for at in ("left", "center", "right"))
    acts = there_and_back(Scenery("snow"), Scenery("snow", figures=crowd), Passage("dissolve", 0.3), SKIP_STEP, 40)
    assert flashes(film(stage, acts, FULL), FPS).general <= ALLOWED


def test_a_place_of_pure_red_is_shown_calmly_while_skipping(stage: Stage) -> None:
    acts = there_and_back(Scenery("night"), Scenery("blood"), Passage(), SKIP_STEP, 40)
    assert flashes(film(stage, acts, FULL), FPS).red <= ALLOWED


@pytest.mark.parametrize("way", ["", *ways()])
@pytest.mark.parametrize("stands", [SKIP_STEP, 0.4, 1.3])
def test_no_way_to_come_or_to_go_flashes(stage: Stage, way: str, stands: float) -> None:
    crowd = tuple(Standing("mina", at, depth="near", by=way) for at in ("left", "center", "right"))
    there, gone = Scenery("snow", figures=crowd), Scenery("snow", leaving=crowd if way else ())
    acts = there_and_back(gone, there, Passage("dissolve", 1.2), stands, round(4 / stands))
    assert flashes(film(stage, acts, FULL), FPS).general <= ALLOWED


@pytest.mark.parametrize("stands", [SKIP_STEP, 0.4, 1.0])
def test_a_cube_that_comes_nearer_by_degrees_does_not_flash(stage: Stage, stands: float) -> None:
    acts = [
        (moment(Scenery("snow", figures=(Standing("box", pose=pose),)), Passage("dissolve", 1.0), index=n), stands)
        for n, pose in enumerate(("far", "near") * round(1.5 / stands))
    ]
    assert flashes(film(stage, acts, FULL), FPS).general <= ALLOWED


@pytest.mark.parametrize("place", ["night", "snow"])
@pytest.mark.parametrize("stands", [SKIP_STEP, 0.4])
def test_the_photo_strip_comes_and_goes_without_flashing(stage: Stage, stands: float, place: str) -> None:
    photo = Photo(True, (replace(MINA, depth="far"),))
    plain = Scenery(place, strip=(photo, photo, photo, Photo()))
    acts = there_and_back(plain, replace(plain, strip_shown=True), Passage("dissolve", 0.3), stands, round(3 / stands))
    assert flashes(film(stage, acts, FULL), FPS).general <= ALLOWED


# --- holding


def test_the_first_picture_and_one_after_a_while_come_at_once() -> None:
    steady, one, other = Steady(), moment(Scenery("night")), moment(Scenery("snow"))
    assert steady.follow(one, None, 0.0)[0] is one
    steady.pass_time(2.0)
    assert steady.follow(other, one.scenery, 0.0) == (other, one.scenery, 0.0)


def test_a_picture_that_comes_too_soon_waits_and_is_cut_to() -> None:
    steady, one, other = Steady(), moment(Scenery("night")), moment(Scenery("snow"))
    steady.follow(one, None, 0.0)
    steady.pass_time(0.1)
    assert steady.follow(other, one.scenery, 0.0)[0] is one
    steady.pass_time(0.3)
    assert steady.follow(other, one.scenery, 0.3)[:2] == (other, None)
    steady.pass_time(0.1)
    assert steady.follow(other, one.scenery, 0.4)[:2] == (other, None)


def test_what_was_under_way_goes_on_while_the_next_picture_waits() -> None:
    steady, one, other = Steady(), moment(Scenery("night")), moment(Scenery("snow"))
    steady.follow(one, Scenery("forest"), 0.1)
    for _ in range(2):
        steady.pass_time(0.1)
        found = steady.follow(other, one.scenery, 0.0)
    assert found == (one, Scenery("forest"), pytest.approx(0.2))


def test_a_picture_that_one_leaves_before_its_turn_is_never_seen() -> None:
    steady, one, other = Steady(), moment(Scenery("night")), moment(Scenery("snow"))
    steady.follow(one, None, 0.0)
    steady.pass_time(0.1)
    steady.follow(other, one.scenery, 0.0)
    steady.pass_time(0.1)
    assert steady.follow(one, None, 1e6) == (one, None, 1e6)
    steady.pass_time(0.2)
    assert steady.follow(other, one.scenery, 0.0) == (other, one.scenery, 0.0)


def test_faces_never_wait() -> None:
    calm, angry = (moment(Scenery("night", figures=(replace(MINA, look=look),))) for look in ("calm", "angry"))
    steady = Steady()
    steady.follow(calm, None, 0.0)
    assert steady.follow(angry, calm.scenery, 0.0)[0] is angry


def test_snow_never_waits_and_a_light_that_goes_out_does() -> None:
    day, snow, night = (moment(Scenery("night", effects=effects)) for effects in ({}, {"snow": 1.0}, {"dark": 0.6}))
    steady = Steady()
    steady.follow(day, None, 0.0)
    assert steady.follow(snow, day.scenery, 0.0)[0] is snow
    assert steady.follow(night, snow.scenery, 0.0)[0] is snow
    steady.pass_time(0.4)
    assert steady.follow(night, snow.scenery, 0.4)[0] is night


def test_a_light_that_goes_out_behind_an_illustration_is_not_waited_for() -> None:
    day, night = (moment(Scenery("night", illustration="run", effects=effects)) for effects in ({}, {"dark": 0.6}))
    steady = Steady()
    steady.follow(day, None, 0.0)
    assert steady.follow(night, day.scenery, 0.0)[0] is night


# --- what moves by itself


@pytest.mark.parametrize("settings", [FULL, CALM], ids=["full", "calm"])
@pytest.mark.parametrize("place", ["night", "snow", "forest"])
@pytest.mark.parametrize("kind", [*words("effect")])
def test_no_weather_flashes(stage: Stage, kind: str, place: str, settings: Settings) -> None:
    scenery = Scenery(place, effects={kind: 1.0}, figures=(MINA,))
    assert flashes(film(stage, [(moment(scenery), 2.0)], settings), FPS).general == 0


def test_every_weather_is_measured() -> None:
    assert set(WEATHER) <= set(words("effect"))


@pytest.mark.parametrize("settings", [FULL, CALM], ids=["full", "calm"])
@pytest.mark.parametrize("kind", ["cut", "dissolve", "fade"])
@pytest.mark.parametrize("stands", [SKIP_STEP, 0.2, 0.4, 1.0])
def test_a_light_that_goes_out_and_on_does_not_flash_however_fast_one_reads(
    stage: Stage, stands: float, kind: str, settings: Settings
) -> None:
    day, night = Scenery("snow"), Scenery("snow", effects={"dark": 1.0})
    acts = there_and_back(day, night, Passage(kind, 0.5), stands, round(3 / stands))
    assert flashes(film(stage, acts, settings), FPS).general <= ALLOWED


def test_a_light_that_goes_by_degrees_or_around_the_lens_does_not_flash(stage: Stage) -> None:
    amounts = (0.0, 0.4, 0.8, 0.4)
    by_degrees = [
        (moment(Scenery("snow", effects={"dark": amounts[n % 4]}), Passage("dissolve", 0.5), index=n), SKIP_STEP)
        for n in range(40)
    ]
    assert flashes(film(stage, by_degrees, FULL), FPS).general <= ALLOWED
    up = Scenery("snow", effects={"dark": 1.0}, lens="up")
    acts = there_and_back(replace(up, lens="down"), up, Passage("dissolve", 0.5), 0.1, 30)
    acts += there_and_back(replace(up, effects={}), up, Passage("dissolve", 0.5), 0.1, 30)
    assert flashes(film(stage, acts, FULL), FPS).general <= ALLOWED


def test_skipping_lines_at_which_the_light_goes_out_and_on_would_flash_if_no_picture_were_held(stage: Stage) -> None:
    stage.pictures.load(needs(Scenery("snow")))
    shots = [moment(Scenery("snow", effects={"dark": n % 2})) for n in range(20) for _ in range(round(SKIP_STEP * FPS))]
    assert flashes((stage.draw(m, None, 9, 0, FULL)[0] for m in shots), FPS).general > ALLOWED


@pytest.mark.parametrize("camera", words("camera"))
def test_no_camera_flashes(stage: Stage, camera: str) -> None:
    still, moved = Scenery("forest", figures=(MINA,)), Scenery("forest", figures=(MINA,), camera=camera)
    lasts = 4.0 if camera in MOVING else EASE + 0.3
    acts = [(moment(still), 0.5), (moment(moved), lasts), (moment(still, index=2), EASE)]
    assert flashes(film(stage, acts, FULL), FPS).general == 0


@pytest.mark.parametrize("place", ["snow", "forest"])
@pytest.mark.parametrize("view", words("view"))
def test_no_view_flashes_though_it_comes_and_goes_quickly(stage: Stage, view: str, place: str) -> None:
    seen = Scenery(place, figures=(MINA, Standing("box", "right", pose="near")), view=view)
    for stands in (SKIP_STEP, VIEW_SECONDS):
        acts = there_and_back(replace(seen, view="none"), seen, Passage("dissolve", 0.8), stands, round(3 / stands))
        assert flashes(film(stage, acts, FULL), FPS).general <= ALLOWED


@pytest.mark.parametrize("settings", [FULL, CALM], ids=["full", "calm"])
def test_the_lens_up_and_down_and_its_dial_do_not_flash(stage: Stage, settings: Settings) -> None:
    down = Scenery("forest", figures=(MINA,))
    up = replace(down, lens="up")
    acts = there_and_back(down, up, Passage("dissolve", 0.5), 0.1, 20)
    acts += [(moment(replace(up, dial=n % 5), index=100 + n), 0.1) for n in range(20)]
    acts += [(moment(up), 2.0)]
    found = flashes(film(stage, acts, settings), FPS)
    assert found.general <= ALLOWED
    assert found.red == 0


# --- what lies over the picture

LINES = "title: T\nscenes:\n  one:\n" + "".join(f"    - Line {n}.\n" for n in range(80)) + "    - end: Home\n"
RESTLESS = (
    "title: T\nscenes:\n  one:\n"
    + "".join(
        f"    - Line {n}.\n    - pause: 1\n" + (f"    - chapter: Part {n}\n" if n % 4 == 3 else "") for n in range(40)
    )
    + "    - end: Home\n"
)


@pytest.mark.parametrize("flash", [True, False])
@pytest.mark.parametrize("light", [0, 40, 128, 255])
def test_a_winding_tape_does_not_flash(player: Callable[..., Player], light: int, flash: bool) -> None:
    p = player(story=LINES, flash=flash)
    p.ui.run("game.new")
    for _ in range(70):
        p.ui.run("play.advance")

    def hands(number: int) -> None:
        p.wheel(1 if number // 15 % 2 == 0 else -1)

    found = flashes(window(p, light, 3.0, hands), FPS)
    assert found.general == 0
    assert found.red == 0


def test_a_torn_line_over_stripes_does_not_flash(player: Callable[..., Player]) -> None:
    p = player(story=LINES)
    p.ui.run("game.new")
    for _ in range(70):
        p.ui.run("play.advance")
    stripes = pygame.Surface(p.canvas.area.size)
    for x in range(0, stripes.get_width(), 20):
        stripes.fill(WHITE, pygame.Rect(x, 0, 10, stripes.get_height()))

    def wound() -> Film:
        for number in range(60):
            p.key("PageUp")
            p.ui.update(1 / FPS)
            p.ui.draw(stripes, number == 0)
            yield p.canvas.surface.copy()

    assert flashes(wound(), FPS).general == 0


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("light", [0, 255])
def test_a_timer_at_its_end_does_not_flash(player: Callable[..., Player], light: int, text_size: int) -> None:
    p = player(story=TIMED, timers="standard", text_size=text_size)
    p.to_choice()
    p.wait(7.0)
    assert flashes(window(p, light, 4.0), FPS).general <= 1
    assert p.kind != "choice"


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("light", [0, 128, 255])
def test_skipping_lines_pauses_and_titles_does_not_flash(
    player: Callable[..., Player], light: int, text_size: int
) -> None:
    p = player(story=RESTLESS, skip_unread=True, box_opacity=100, text_size=text_size)
    p.ui.run("game.new")
    p.ui.run("play.skip")
    found = flashes(window(p, light, 4.0), FPS)
    assert p.theatre.session is not None and p.theatre.session.now > 30
    assert found.general <= ALLOWED


@pytest.mark.parametrize("light", [0, 128, 255])
def test_a_wheel_spun_fast_over_lines_pauses_and_titles_does_not_flash(
    player: Callable[..., Player], light: int
) -> None:
    p = player(story=RESTLESS, box_opacity=100)
    p.ui.run("game.new")
    while p.kind != "end":
        p.ui.run("play.advance")

    def hands(number: int) -> None:
        if number % 2 == 0:
            p.wheel(1)

    found = flashes(window(p, light, 2.5, hands), FPS)
    assert p.said == "Line 10."
    assert found.general <= ALLOWED


def test_skipping_a_story_that_is_all_titles_does_not_flash(player: Callable[..., Player]) -> None:
    story = "title: T\nscenes:\n  one:\n"
    story += "".join(f"    - Line {n}.\n    - chapter: Part {n}\n" for n in range(40)) + "    - end: Home\n"
    p = player(story=story, skip_unread=True)
    p.ui.run("game.new")
    p.ui.run("play.skip")
    found = flashes(window(p, 255, 4.0), FPS)
    assert p.theatre.session is not None and p.theatre.session.now > 10
    assert 0 < found.general <= ALLOWED


# --- the whole window, with our own story


@pytest.mark.parametrize("way", [0, 1])
def test_skipping_through_our_story_and_spinning_the_wheel_back_does_not_flash(tmp_path: Path, way: int) -> None:
    app = App(STORY, load(STORY), tmp_path, (320, 180))
    app.theatre.settings = replace(app.theatre.settings, skip_unread=True, skip_after_choices=True)
    app.ui.to_root()
    app.ui.run("game.new")
    try:
        assert flashes(skipped(app, way), FPS).general <= ALLOWED
        assert flashes(wound_back(app), FPS).general <= ALLOWED
        assert app.theatre.session is not None and app.theatre.session.now == 0
    finally:
        app.close()


def skipped(app: App, way: int) -> Film:
    """To the end as fast as skipping goes, picking options in turn."""
    picked = way
    while app.theatre.moment is not None and app.theatre.moment.kind != "end":
        offers = app.theatre.moment.offers
        if offers:
            picked += app.ui.run("play.choose", offers[picked % len(offers)].id)
        elif app.ui.state.pace.skip == "off":
            app.ui.run("play.skip")
        yield framed(app)


def wound_back(app: App) -> Film:
    """To the first line, fifteen steps a second."""
    while app.ui.run("play.back"):
        for _ in range(2):
            yield framed(app)


def framed(app: App) -> pygame.Surface:
    """The next frame, with every picture decoded."""
    assert app.theatre.moment is not None
    app.pictures.load(needs(app.theatre.moment.scenery))
    app.update(1 / FPS)
    app.draw()
    return app.canvas.surface
