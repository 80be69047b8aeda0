"""The window and its loop: events, update, draw. Everything else is behind it and does not know it."""

from __future__ import annotations

import base64
import gc
import io
import logging
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from game.stage import pygame  # isort: skip  # first: it keeps pygame from loading what is not needed
from game import folders
from game.play import machine
from game.play.machine import Act, Endless, Known
from game.play.moment import Moment, Scenery
from game.play.saves import Shelf, folder_name
from game.play.session import Session, as_far
from game.play.tape import Tape
from game.proving import Prover
from game.screens import clicks
from game.screens.lensing import finder, frame_of
from game.screens.theatre import Theatre
from game.screens.ui import Ui
from game.stage import booth, icon
from game.stage.canvas import Canvas, NoDisplay
from game.stage.captions import Captions, captions_for
from game.stage.frame import Stage
from game.stage.pictures import Pictures
from game.stage.scenery import needs
from game.stage.sound import Speaker
from game.stage.steady import Steady
from game.stage.text import Typesetter
from game.story.bundled import ASSETS
from game.story.catalogue import Catalogue
from game.story.load import Library, Loaded
from game.story.model import Direct, Story
from game.watch import Watch

FRAMES = 60
RESTING, ASLEEP = (20, 30), (80, 20)
"""Frames without a change, after which there are so many in a second: less work, and still at once to a hand."""

AHEAD = 12
"""Stops whose pictures and sounds are made ready before they are needed."""

HALF_SAVED = 0.15
"""Seconds that a broken file may take to become whole: some editors write in several strokes."""

PATIENCE = 0.12
"""Seconds that a frame waits for a story to be read: most are by then, and the writer sees the change sooner."""

THUMBNAIL = (256, 144)
LONG_AGO = 1e6

FAULTS, FAULT_SPAN = 3, 5.0
"""So many faults of the program within so many seconds, and going on makes no sense."""

_log = logging.getLogger(__name__)


def play(path: Path, saves: Path | None = None, size: tuple[int, int] | None = None) -> int:
    """Open the window and play until the player leaves. 0 well, 2 when there is nothing to play or no display."""
    if not path.parent.is_dir():
        print(f"There is no folder {path.parent}.", file=sys.stderr)
        return 2
    library = Library(path, folders.cache())
    loaded = library.open()  # a file that is not there yet is waited for, as a broken one is
    sys.setswitchinterval(0.001)  # while a large story is read, the window gets its turn at once
    try:
        app = App(path, loaded, saves, size, library)
    except NoDisplay as failure:
        print(failure, file=sys.stderr)
        return 2
    return app.run()


def watch_tape(path: Path, loaded: Loaded, tape: Tape, size: tuple[int, int]) -> int:
    """Open the window at the beginning of a tape: rolling forward plays it, anything else takes over from it."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            app = App(path, loaded, Path(folder), size)
        except NoDisplay as failure:
            print(failure, file=sys.stderr)
            return 2
        app.open_tape(tape)
        return app.run()


def shots(path: Path, loaded: Loaded, tape: Tape, folder: Path, size: tuple[int, int]) -> int:
    """Write a picture of every moment of a tape, without a window."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as saves:
        app = App(path, loaded, Path(saves), size)
        whole = app.open_tape(tape)
        assert app.theatre.session is not None
        count = len(app.theatre.session.moments)
        for index in range(count):
            app.theatre.jump(index)
            pygame.image.save(app.settled(), str(folder / f"{index:04}.png"))
        app.close()
    changed = "" if whole else " The story has changed since this tape was recorded; it fits up to here."
    print(f"{count} pictures are in {folder}.{changed}")
    return 0 if whole else 1


def saves_folder(loaded: Loaded, path: Path, asked: Path | None) -> Path:
    """Where this story's saves are kept."""
    name = folder_name(loaded.story.id if loaded.story else path.parent.name)
    return (asked or folders.saves()) / name


class App:
    """A window with a story in it."""

    def __init__(
        self,
        path: Path,
        loaded: Loaded,
        saves: Path | None = None,
        size: tuple[int, int] | None = None,
        library: Library | None = None,
    ) -> None:
        self.path, self.folder, self._saves = path, saves_folder(loaded, path, saves), saves
        shelf = Shelf(self.folder, loaded.story.id if loaded.story else "")
        settings, told = shelf.read_settings()
        persistent, told_too = shelf.read_persistent()
        if size:
            settings = replace(settings, window=size, fullscreen=False)
        self.canvas = Canvas.open(settings.window, settings.fullscreen, _title(loaded, path), _icon())
        self.theatre = Theatre(loaded, shelf, settings, persistent, seed=time.time_ns() & 0x7FFFFFFF)
        self.theatre.take_picture = self.thumbnail
        catalogue = loaded.story.catalogue if loaded.story else Catalogue()
        self.pictures = Pictures(catalogue, self.canvas.scale)
        self.type = Typesetter(self.canvas.scale)
        self.stage = Stage(self.canvas.area.size, self.pictures, self.type.fonts)
        self.steady = Steady()
        self.speaker = Speaker(catalogue)
        self.captions = Captions()
        self.ui = Ui(self.theatre, self.canvas, self.type, first=not shelf.has_settings())
        for sentence in (told, told_too):
            self.theatre.tell(sentence)
        self.watch = Watch(loaded.files)
        self.clock, self.since = 0.0, LONG_AGO
        self.shown: Moment | None = None
        self.heard = self.front = _front(self.theatre.story)
        self.before: Scenery | None = None
        self.running = True
        self._closed = False
        self._at: tuple[Session | None, int] = (None, 0)
        self._library = library or Library(path)
        self._prover = Prover(path)
        self._loader = ThreadPoolExecutor(1, "story")
        self._loading: Future[Loaded] | None = None
        self._broken: tuple[Loaded, float] | None = None
        self._unread, self._patience = not loaded.complete, 0.0
        self._faults: list[float] = []
        self._unmoved = 0
        self._arrived()
        gc.freeze()  # what is here stays: to look through all of it for garbage takes as long as two frames

    # --- the loop

    def run(self) -> int:
        """Frame after frame, until the player leaves."""
        ticks = pygame.time.Clock()
        code = 0
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # however the program is ended, the place is kept
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._stop)
        try:
            while self.running:
                rate = next((rate for after, rate in (ASLEEP, RESTING) if self._unmoved >= after), FRAMES)
                seconds = min(0.1, ticks.tick(rate) / 1000)
                try:
                    self.frame(seconds)
                except Exception:
                    if not self._survives():
                        code = 3
                        break
        finally:
            self.close()
        return code

    def _stop(self, *_: object) -> None:
        self.running = False

    def frame(self, seconds: float) -> None:
        """One frame: what happened, what passes by itself, what is seen."""
        for event in pygame.event.get():
            self._event(event)
        self.update(seconds)
        self.draw()

    def _event(self, event: pygame.event.Event) -> None:
        if event.type == pygame.WINDOWFOCUSLOST:
            self.speaker.pause()
        elif event.type == pygame.WINDOWFOCUSGAINED:
            self.speaker.resume()
        elif event.type == pygame.AUDIODEVICEADDED:
            self.speaker.plugged()
        elif event.type == pygame.WINDOWEXPOSED:
            self.canvas.touch()
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED) and self.canvas.resized():
            self._resized()
        with self._heard():
            self.ui.handle(event)

    @contextmanager
    def _heard(self) -> Iterator[None]:
        """What hands do to the interface meanwhile clicks; a volume that they change is heard."""
        before = clicks.seen(self.theatre, self.ui.state)
        yield
        after = clicks.seen(self.theatre, self.ui.state)
        self.speaker.click(clicks.click(before, after), self.theatre.settings)
        self.speaker.sample(clicks.turned(before, after), self.theatre.settings)

    def update(self, seconds: float) -> None:
        """Let time pass, for the story and for the writer's files."""
        self._follow_files()
        self.steady.pass_time(seconds)
        with self._heard():  # a key that is held repeats
            self.ui.update(seconds)
        arrived = self.theatre.moment is not self.shown
        if arrived:
            self._arrived()
        if not self.ui.still:
            self.clock += seconds
            self.since += 0.0 if arrived else seconds  # so the frame that sets new words has no new picture to draw
        skipping = self.ui.state.pace.skip != "off"
        self.speaker.follow(self.heard, self.theatre.settings, seconds, skipping)
        self.theatre.tell(self.speaker.news())
        wants = self.ui.wants()
        if wants.fullscreen != self.canvas.fullscreen:
            self.canvas.set_fullscreen(wants.fullscreen)
            self._resized()
        if wants.screenshot:
            self._screenshot()
        if wants.quit:
            self.running = False

    def draw(self) -> None:
        """Draw what changed, and show it."""
        settings = self.theatre.settings
        scene = self.shown or self.front
        seen = self.steady.follow(scene, self.before, self.since)
        picture, changed = self.stage.draw(*seen, self.clock, settings, finder(self.theatre, self.ui.state))
        captions = bool(self.shown) and (settings.captions or settings.music_captions)
        changed = changed or (captions and self.captions.changed(self.clock))
        self._unmoved = 0 if self.speaker.moves else self._unmoved + 1
        if not (changed or self.ui.dirty):
            return
        self._unmoved = 0
        beside = frame_of(self.theatre, self.ui.state)
        under = (lambda: self.captions.draw(self.canvas, self.type, settings, self.clock, beside)) if captions else None
        for rect in self.ui.draw(picture, changed, under):
            self.canvas.touch(rect)
        self.canvas.show()

    # --- following the story

    def _arrived(self) -> None:
        """Another moment: its pictures and sounds, and how it follows from the one before."""
        theatre, moment = self.theatre, self.theatre.moment
        session = theatre.session
        now = session.now if session else 0
        onward = self.shown is not None and session is self._at[0] and now == self._at[1] + 1
        self._at = (session, now)
        was, self.shown = self.shown, moment
        scene = moment or self.front
        self.before = session.before if session and onward else None
        self.since = 0.0 if onward else LONG_AGO
        self.heard = scene if onward or session is None or session.now == 0 else replace(scene, cues=())
        if not onward:
            self.speaker.cut()
        if session and moment and theatre.story:
            previous = session.before if onward else was.scenery if was else None
            if self.ui.state.pace.skip != "off":
                self.captions.clear()  # of what is skipped nothing is heard
            found = captions_for(self.heard, previous, theatre.story.catalogue, theatre.settings)
            self.captions.add(found, self.clock)
        else:
            self.captions.clear()
        ahead = tuple(self._ahead())
        self.stage.want(scene, *(soon.scenery for soon in ahead))
        self.speaker.prepare(ahead)

    def _ahead(self) -> Iterator[Moment]:
        """What the player will see and hear soon, whatever they pick; from the title, what the story begins with."""
        session, story = self.theatre.session, self.theatre.story
        if story is None:
            return
        try:
            start = session.moment if session else machine.begin(story)
            if session:
                yield from _soon(story, start, session.known)
            else:  # the rest has time while its first words are read
                yield start
        except Endless:
            return  # the player is told when the story gets there

    def _follow_files(self) -> None:
        """The writer saved: read the story again. A broken one is shown if it stays broken for a moment."""
        if self.watch.changed():
            self._unread = True
            self._prover.edited()
        proved = self._prover.found()
        if proved is not None:
            self.theatre.mention(proved, "proved")
        if self._unread and self._loading is None:
            self._unread = False
            self._loading = self._loader.submit(self._library.load)
            wait([self._loading], self._patience)
            self._patience = PATIENCE
        if self._loading is not None and self._loading.done():
            done, self._loading = self._loading, None
            loaded = done.result()
            since = self._broken[1] if self._broken else time.monotonic()
            self._broken = None if loaded.playable or self.theatre.problems else (loaded, since)
            if self._broken is None:
                self._reload(loaded)
        if self._broken and time.monotonic() - self._broken[1] > HALF_SAVED and not self._unread:
            loaded, self._broken = self._broken[0], None
            self._reload(loaded)

    def _reload(self, loaded: Loaded) -> None:
        self.watch.follow({*loaded.files, *self.watch.paths})
        if loaded.story and not self.theatre.shelf.story:  # until now there was no story to keep anything of
            self.folder = saves_folder(loaded, self.path, self._saves)
            self.theatre.shelf = Shelf(self.folder, loaded.story.id)
        self.theatre.reload(loaded)
        if loaded.playable and loaded.story:
            self.pictures.replace(loaded.story.catalogue)
            self.speaker.replace(loaded.story.catalogue)
            self.front = _front(loaded.story)
            pygame.display.set_caption(loaded.story.title)
        self.ui.stale()
        gc.freeze()

    # --- the window

    def _resized(self) -> None:
        self.stage.resize(self.canvas.area.size)
        self.pictures.rescale(self.canvas.scale)
        self.type.scale = self.canvas.scale
        self.stage.want(self.shown or self.front, *(soon.scenery for soon in self._ahead()))
        self.ui.stale()

    def thumbnail(self) -> str:
        """The stage as it is now, small: a JPEG as base64 text."""
        small = pygame.transform.smoothscale(self.stage.picture, THUMBNAIL)
        if self.shown and not self.shown.scenery.strip_shown:
            booth.on_thumbnail(small, self.shown.scenery.strip, self.pictures)
        data = io.BytesIO()
        pygame.image.save(small, data, "thumbnail.jpg")
        return base64.b64encode(data.getvalue()).decode("ascii")

    def _screenshot(self) -> None:
        folder = self.folder / "screenshots"
        name = folder / f"{datetime.now():%Y-%m-%d %H.%M.%S.%f}"[:-4]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            pygame.image.save(self.canvas.surface, f"{name}.png")
        except (OSError, pygame.error) as error:
            self.theatre.tell(f"The picture could not be saved: {error}.")
        else:
            self.theatre.tell(f"A picture was saved as {name}.png.")

    # --- when something is wrong with the program itself

    def _survives(self) -> bool:
        """Keep the player's place, write down what happened, and say so; False when it happens again and again."""
        report = traceback.format_exc()
        _log.error("A fault of the program:\n%s", report)
        now = time.monotonic()
        self._faults = [*(t for t in self._faults if now - t < FAULT_SPAN), now]
        file = self.folder / "fault.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{datetime.now().isoformat()}\n{report}", encoding="utf-8")
            where = f"What happened is written down in {file}."
        except OSError:
            where = "What happened could not be written down."
        self.theatre.autosave()
        self.theatre.tell(f"Something went wrong in the program. Your place is saved. {where}")
        if len(self._faults) >= FAULTS:
            print(f"The program cannot go on. Your place is saved. {where}", file=sys.stderr)
            return False
        return True

    # --- tapes and pictures of them

    def open_tape(self, tape: Tape) -> bool:
        """Go to the beginning of a tape; whether all of it fits this story."""
        assert self.theatre.story is not None
        session, whole = as_far(self.theatre.story, tape)
        self.theatre.enter(session)
        self.theatre.jump(0)
        self.ui.to_root()
        keys = self.ui.state.hint("play.forward")
        self.theatre.tell(f"A tape: {keys} plays it on." if whole else "The story has changed: this tape fits in part.")
        return whole

    def settled(self) -> pygame.Surface:
        """The window as it looks when everything has arrived and all is typed."""
        self.update(0.0)
        self.pictures.load(needs((self.shown or self.front).scenery))
        self.since = LONG_AGO
        self.steady.clear()
        self.ui.state.notices.clear()
        self.ui.state.pace.finish()
        self.captions.clear()
        self.ui.stale()
        self.draw()
        return self.canvas.surface

    def close(self) -> None:
        """Keep everything, and let go of window, sound and threads. A second time does nothing."""
        if self._closed:
            return
        self._closed = True
        if not self.canvas.fullscreen and self.canvas.size != self.theatre.settings.window:
            self.theatre.prefer("window", self.canvas.size)
        self.theatre.close()
        for sentence in self.theatre.notices:
            print(sentence, file=sys.stderr)
        self._library.close()
        self._prover.close()
        self._loader.shutdown(wait=False, cancel_futures=True)
        self.pictures.close()
        self.speaker.close()
        pygame.display.quit()


def _title(loaded: Loaded, path: Path) -> str:
    return loaded.story.title if loaded.story else path.name


def _front(story: Story | None) -> Moment:
    """What stands behind the title: the picture called `title`, or the first place of the story."""
    scenery = Scenery()
    if story:
        shelves = story.catalogue
        steps = (s for s in story.scenes[story.start].steps if isinstance(s, Direct) and s.word == "background")
        first = next((str(s.value) for s in steps), "")
        picture = shelves.illustrations.get("title")
        scenery = Scenery(
            background=first,
            illustration=picture.name if picture else "",
            camera="drift",
            effects={picture.effect: 1.0} if picture and picture.effect else {},
            music="title" if "title" in shelves.music else "",
        )
    return Moment("", 0, "", "pause", {}, scenery=scenery)


def _soon(story: Story, at: Moment, known: Known, stops: int = AHEAD) -> Iterator[Moment]:
    """The next stops, behind a choice of each option."""
    for left in range(stops, 0, -1):
        if at.kind == "end":
            return
        if at.kind == "choice":
            for offer in at.offers:
                taken = machine.step(story, at, Act("choose", at.step, offer.id), known)
                yield taken
                yield from _soon(story, taken, known, left // 3)
            return
        at = machine.step(story, at, Act("advance", at.step), known)
        yield at


def _icon() -> pygame.Surface:
    """A square."""
    try:
        return pygame.image.load(str(ASSETS / "icon.png"))
    except (OSError, pygame.error) as error:
        _log.warning("The icon cannot be read (%s); it is drawn.", error)
        return icon.draw(64)
