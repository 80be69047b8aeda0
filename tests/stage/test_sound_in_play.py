"""Sound in the running program: the title, the story, winding back, loading, menus, a window that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

pytest.importorskip("soundfile")

from game.app import App
from game.stage.sound import CONFIRM, LOST, NO_DEVICE
from game.story.load import load
from tests.stage import oggs

STORY = """\
title: The Ferry
id: the-ferry
scenes:
  one:
    - background: quay
    - music: cold
    - ambience: water
    - The quay.
    - sound: bell
    - A bell.
    - sound: horn
    - A horn.
    - lens: up
    - Through the lens.
    - lens: down
    - background: deck
    - music: cold
    - The deck.
    - music: none
    - Silence.
    - end: Home
"""
CATALOGUE = """\
backgrounds:
  quay: {placeholder: true, worlds: {here: {alt: A quay.}, lens: {alt: The same quay by day.}}}
  deck: {placeholder: true, worlds: {here: {alt: A deck.}}}
music:
  title: {caption: "[a slow waltz]", loop: true}
  cold: {caption: "[piano]", twin: cold_lens, loop: true}
  cold_lens: {caption: "[the same, warmer]", loop: true}
ambience:
  water: {caption: "[water]", loop: true}
sounds:
  bell: {caption: "[a bell]", variants: 2}
  horn: {caption: "[a horn]"}
  ui_move: {caption: "[tick]"}
  ui_confirm: {caption: "[tick, lower]"}
  ui_back: {caption: "[tick, going back]"}
"""
FILES = (
    *("music/title", "music/cold", "music/cold_lens", "ambience/water", "sounds/bell.1", "sounds/bell.2"),
    *("sounds/horn", "sounds/ui_move", "sounds/ui_confirm", "sounds/ui_back"),
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[], App]]:
    apps: list[App] = []
    for name in FILES:
        oggs.write(tmp_path / f"assets/{name}.ogg", oggs.tone(220, 3.0 if "sounds/" in name else 1.0))
    (tmp_path / "assets/catalog.yaml").write_text(CATALOGUE, encoding="utf-8")
    path = tmp_path / "scenes.yaml"
    path.write_text(STORY, encoding="utf-8")

    def start() -> App:
        loaded = load(path)
        assert loaded.playable, "\n".join(map(str, loaded.problems))
        apps.append(App(path, loaded, tmp_path / "saves", (640, 360)))
        apps[-1].ui.to_root()
        return apps[-1]

    yield start
    for app in apps:
        app.close()


@pytest.fixture
def app(opened: Callable[[], App]) -> App:
    return opened()


def run(app: App, seconds: float = 0.5) -> None:
    ticks = pygame.time.Clock()
    for _ in range(round(seconds * 60)):
        app.frame(ticks.tick(60) / 1000)


def until(app: App, true: Callable[[], object]) -> None:
    for _ in range(300):
        if true():
            return
        run(app, 1 / 60)
    pytest.fail("it did not come")


def music(app: App) -> list[str]:
    """What music sounds, the newest last."""
    decks = sorted((d for d in app.speaker.music.decks if d.piece.name), key=lambda deck: deck.level.target)
    return [deck.piece.name for deck in decks]


def effects(app: App) -> list[str]:
    return [effect.sound.name for effect in app.speaker.effects if effect.channel]


def begin(app: App) -> None:
    """At the first line, its music fully there."""
    app.theatre.new_game()
    until(app, lambda: music(app) == ["cold"] and not app.speaker.moves)


def playing(app: App) -> list[pygame.mixer.Sound]:
    """The samples that the channels of music play: another start would leave other ones for a moment."""
    return [pygame.mixer.Channel(n).get_sound() for n in range(4) if pygame.mixer.Channel(n).get_busy()]


def test_the_title_has_its_music_and_the_story_takes_over(app: App) -> None:
    until(app, lambda: music(app) == ["title"])
    app.theatre.new_game()
    until(app, lambda: "cold" in music(app))
    until(app, lambda: music(app) == ["cold"])
    app.ui.run("game.title")
    if app.ui.state.top.screen == "confirm":
        app.ui.run("screen.answer", True)
    until(app, lambda: music(app) == ["title"])


def test_music_goes_on_through_lines_places_lens_and_winding_back(app: App) -> None:
    begin(app)
    deck = next(d for d in app.speaker.music.decks if d.piece.name)
    starts: list[str] = []
    deck.start = lambda piece, *_: starts.append(piece.name)  # type: ignore[method-assign]
    before = playing(app)
    assert len(before) == 2
    for _ in range(4):
        app.theatre.advance()
        run(app, 0.1)
    app.theatre.back()
    run(app, 0.1)
    assert app.theatre.save("1-1")
    assert app.theatre.load("1-1")
    run(app, 0.3)
    assert playing(app) == before and not starts


def test_through_the_lens_its_twin_is_heard(app: App) -> None:
    begin(app)
    for _ in range(3):
        app.theatre.advance()
    deck = next(d for d in app.speaker.music.decks if d.piece.name)
    until(app, lambda: deck.lens.value == 1.0)
    app.theatre.advance()
    until(app, lambda: deck.lens.value == 0.0)


def test_winding_back_ends_what_began_ahead(app: App) -> None:
    begin(app)
    app.theatre.advance()
    until(app, lambda: effects(app) == ["bell"])
    app.theatre.back()
    run(app, 0.5)
    assert not effects(app)
    app.theatre.forward()
    until(app, lambda: effects(app) == ["bell"])


def test_what_is_skipped_is_not_heard(app: App) -> None:
    app.theatre.prefer("skip_unread", True)
    begin(app)
    app.ui.run("play.skip")
    heard: set[str] = set()
    for _ in range(120):
        run(app, 1 / 60)
        heard |= set(effects(app))
    assert app.theatre.moment and app.theatre.moment.kind == "end"
    assert not heard


def test_fades_go_on_behind_a_menu(app: App) -> None:
    until(app, lambda: music(app) == ["title"])
    app.theatre.new_game()
    run(app, 0.1)
    app.ui.open("preferences")
    until(app, lambda: music(app) == ["cold"] and not app.speaker.moves)
    assert app.ui.state.top.screen == "preferences"


def test_a_window_that_is_left_is_silent_and_goes_on_where_it_was(app: App) -> None:
    begin(app)
    app._event(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    app.theatre.advance()
    run(app, 0.2)
    assert not effects(app)
    app._event(pygame.event.Event(pygame.WINDOWFOCUSGAINED))
    until(app, lambda: effects(app) == ["bell"])
    assert music(app) == ["cold"]


def test_what_comes_soon_is_decoded_before_it_is_needed(app: App) -> None:
    begin(app)
    assert app.speaker.samples
    until(app, lambda: {"horn.ogg", "bell.1.ogg"} <= {path.name for path in app.speaker.samples._sounds})
    assert not effects(app)


def test_keys_click_and_volumes_are_tried(app: App) -> None:
    heard: list[str] = []
    play = app.speaker._play
    app.speaker._play = lambda name, loud: (heard.append(name), play(name, loud))[1]  # type: ignore
    run(app)
    app._event(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0, unicode=""))
    run(app, 0.1)
    app.ui.open("preferences", "Sound")
    run(app, 0.1)
    heard.clear()
    app.ui.focus_on(app.ui.plan.find("setting effects_volume"))
    app._event(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LEFT, mod=0, unicode=""))
    assert heard == [CONFIRM], "the sound that a volume is tried with, where there is no camera"


def test_without_a_device_it_says_so_once_and_captions_go_on(
    opened: Callable[[], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    app = opened()
    told: list[str] = []
    tell = app.theatre.tell
    app.theatre.tell = lambda said: (told.append(said), tell(said))[1]  # type: ignore
    app.theatre.new_game()
    run(app, 0.3)
    app.theatre.advance()
    run(app, 0.3)
    assert told.count(NO_DEVICE) == 1
    until(app, lambda: "[a bell]" in app.captions.texts(app.clock))


def test_a_device_that_goes_in_the_middle_is_told_and_captions_go_on(app: App) -> None:
    begin(app)
    pygame.mixer.quit()
    told: list[str] = []
    tell = app.theatre.tell
    app.theatre.tell = lambda said: (told.append(said), tell(said))[1]  # type: ignore
    app.theatre.advance()
    run(app, 0.5)
    assert told.count(LOST) == 1
    until(app, lambda: "[a bell]" in app.captions.texts(app.clock))
    assert app._survives() and app.running
    app._event(pygame.event.Event(pygame.AUDIODEVICEADDED, which=0, iscapture=0))
    until(app, lambda: music(app) == ["cold"])
