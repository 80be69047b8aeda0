"""The speaker: what sounds follows the Moment. Without a device or a file there is silence; the story goes on.

Files are decoded by a thread with soundfile: `pygame.mixer.Sound(path)` would silence the whole mixer while it decodes.
"""

from __future__ import annotations

import logging
import queue
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.play.moment import Cue, Moment
from game.play.settings import Settings
from game.stage.captions import tune_of
from game.stage.fades import Channel, Fader
from game.story.catalogue import Catalogue, Sound

_log = logging.getLogger(__name__)

RATE = 44_100
CHANNELS = 16
RESERVED = 5
"""Channels 0 and 1 are music, 2 and 3 ambience, 4 the interface; the rest are effects."""
UNFELT = 0.1
"""How much is left of what is not felt, with `view: hers`."""
NO_DEVICE = "There is no sound on this computer just now; captions say what would be heard."

Path3 = tuple[str, str, int]
"""A shelf, a name, a variant (0: the only one)."""


@dataclass(slots=True)
class Silence:
    """A channel of a speaker that has no device."""

    volume: tuple[float, float] = (0.0, 0.0)

    def play(self, sound: pygame.mixer.Sound, loops: int = 0, /) -> None:
        """Nothing is heard."""

    def stop(self) -> None:
        self.volume = (0.0, 0.0)

    def set_volume(self, left: float, right: float, /) -> None:
        self.volume = (left, right)

    def get_busy(self) -> bool:
        return False


class Speaker:
    """Opens the mixer and keeps what sounds in step with the Moment. `notice` is a sentence when it cannot."""

    def __init__(self, catalogue: Catalogue, *, threaded: bool = True) -> None:
        self.catalogue = catalogue
        self.notice = ""
        self.silent = not self._open()
        made: Callable[[int], Channel] = (lambda _: Silence()) if self.silent else _channel
        self.music = Fader((made(0), made(1)))
        self.ambience = Fader((made(2), made(3)))
        self._interface = made(4)
        self._decoder = Decoder(threaded=threaded and not self.silent)
        self._effects: list[tuple[Channel, Sound, Cue]] = []
        self._due: list[tuple[Path3, Sound, Cue, float]] = []
        self._moment: Moment | None = None
        self._paused = False
        self._turn = 0

    def _open(self) -> bool:
        try:
            pygame.mixer.init(RATE, -16, 2, 1024)
            pygame.mixer.set_num_channels(CHANNELS)
        except pygame.error as error:
            self.notice = NO_DEVICE
            _log.warning("No sound device could be opened (%s); the story goes on in silence.", error)
            return False
        return True

    def follow(self, moment: Moment, settings: Settings, clock: float) -> None:
        """Call once a frame: starts, fades and ends what sounds. A new Moment's cues are heard once."""
        if moment is not self._moment:
            self._moment = moment
            tune = tune_of(moment.scenery, self.catalogue)
            self.music.turn_to(tune, moment.music_fade, clock)
            self.ambience.turn_to(moment.scenery.ambience, moment.ambience_fade, clock)
            self._due += [due for cue in moment.cues if (due := self._cue(cue, clock))]
        hers = moment.scenery.view == "hers"
        for fader, shelf, level in (
            (self.music, "music", settings.music_volume),
            (self.ambience, "ambience", settings.ambience_volume),
        ):
            if fader.waiting:
                fader.begin(self._sound(shelf, fader.waiting), clock)
            fader.update(clock, _gain(settings, level) * self._felt(shelf, fader.name, hers))
        self._play_due(clock)
        self._set_effects(settings, hers)

    def prepare(self, moment: Moment) -> None:
        """Have the sounds of a moment that may come decoded."""
        for shelf, name in (("music", tune_of(moment.scenery, self.catalogue)), ("ambience", moment.scenery.ambience)):
            if name:
                self._sound(shelf, name)

    def click(self, name: str, settings: Settings) -> None:
        """A sound of the interface, if it is there already."""
        sound = self._sound("sounds", name)
        if sound is not None:
            level = _gain(settings, settings.interface_volume)
            self._interface.set_volume(level, level)
            self._interface.play(sound)

    def pause(self) -> None:
        """The window lost the focus: hold everything."""
        if not self.silent and not self._paused:
            pygame.mixer.pause()
        self._paused = True

    def resume(self) -> None:
        """Go on where it was held."""
        if not self.silent and self._paused:
            pygame.mixer.unpause()
        self._paused = False

    def hush(self, clock: float, seconds: float = 1.0) -> None:
        """Nothing sounds any more: back to the title."""
        self._moment = None
        self.music.turn_to("", seconds, clock)
        self.ambience.turn_to("", seconds, clock)

    def close(self) -> None:
        """Stop, and let go of the device."""
        self._decoder.close()
        if not self.silent:
            pygame.mixer.quit()

    def _felt(self, shelf: str, name: str, hers: bool) -> float:
        found = (self.catalogue.music if shelf == "music" else self.catalogue.ambience).get(name)
        return UNFELT if hers and not (found and found.felt) else 1.0

    def _cue(self, cue: Cue, clock: float) -> tuple[Path3, Sound, Cue, float] | None:
        sound = self.catalogue.sounds.get(cue.sound)
        if sound is None:
            return None
        # Variants take turns; chance would sometimes repeat one at once.
        self._turn += 1
        variant = 1 + (self._turn + random.Random(cue.sound).randrange(9)) % sound.variants if sound.variants > 1 else 0
        return ("sounds", cue.sound, variant), sound, cue, clock

    def _play_due(self, clock: float) -> None:
        """Cues begin as soon as they are decoded; one that is late by a second has lost its moment."""
        waiting = []
        for path, sound, cue, asked in self._due:
            decoded = self._decoder.get(self._file(*path))
            if decoded is not None and not self.silent:
                channel = _free_channel()
                if channel is not None:
                    channel.set_volume(0.0, 0.0)
                    channel.play(decoded)
                    self._effects.append((channel, sound, cue))
            elif clock - asked < 1.0 and not self._decoder.failed(self._file(*path)):
                waiting.append((path, sound, cue, asked))
        self._due = waiting

    def _set_effects(self, settings: Settings, hers: bool) -> None:
        self._effects = [effect for effect in self._effects if effect[0].get_busy()]
        for channel, sound, cue in self._effects:
            level = _gain(settings, settings.effects_volume) * cue.volume / 100
            level *= UNFELT if hers and not sound.felt else 1.0
            left = 1.0 if cue.side != "right" else 0.25
            right = 1.0 if cue.side != "left" else 0.25
            channel.set_volume(level * left, level * right)

    def _sound(self, shelf: str, name: str) -> pygame.mixer.Sound | None:
        shelves = {"music": self.catalogue.music, "ambience": self.catalogue.ambience, "sounds": self.catalogue.sounds}
        found = shelves[shelf].get(name)
        if found is None:
            return None
        return self._decoder.get(self._file(shelf, name, 1 if found.variants > 1 else 0))

    def _file(self, shelf: str, name: str, variant: int) -> Path:
        return self.catalogue.folder / shelf / (f"{name}.{variant}.ogg" if variant else f"{name}.ogg")


class Decoder:
    """Reads sound files in a thread; `get` gives a Sound once it is there. Keeps at most `budget` megabytes."""

    def __init__(self, *, threaded: bool = True, budget: int = 90) -> None:
        self._budget = budget * 1_000_000
        self._asked: set[Path] = set()
        self._failed: set[Path] = set()
        self._sounds: dict[Path, pygame.mixer.Sound] = {}
        self._in: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
        self._out: queue.SimpleQueue[tuple[Path, bytes]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        if threaded:
            self._thread = threading.Thread(target=self._work, name="sounds", daemon=True)
            self._thread.start()

    def get(self, path: Path) -> pygame.mixer.Sound | None:
        """The sound; None while it is not decoded, and for good when it cannot be."""
        while not self._out.empty():
            found, data = self._out.get()
            if data:
                self._sounds[found] = pygame.mixer.Sound(buffer=data)
                self._asked.discard(found)
                self._forget(found)
            else:
                self._failed.add(found)
        if path in self._sounds:
            self._sounds[path] = self._sounds.pop(path)
            return self._sounds[path]
        if path not in self._asked and self._thread is not None:
            self._asked.add(path)
            self._in.put(path)
        return None

    def failed(self, path: Path) -> bool:
        """Whether this file has turned out to be missing or broken."""
        return path in self._failed or self._thread is None

    def close(self) -> None:
        """End the thread."""
        self._in.put(None)
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _forget(self, keep: Path) -> None:
        """The least recently used go first. What still plays keeps its own hold on its samples."""
        used = sum(_bytes(s) for s in self._sounds.values())
        for path in list(self._sounds):
            if used <= self._budget:
                return
            if path != keep:
                used -= _bytes(self._sounds.pop(path))

    def _work(self) -> None:
        while (path := self._in.get()) is not None:
            self._out.put((path, decode(path)))


def decode(path: Path) -> bytes:
    """The file as 16-bit stereo at 44.1 kHz; empty (and told in the log) when it cannot be read."""
    if not path.is_file():
        _log.info("There is no sound file %s; its caption stands alone.", path)
        return b""
    try:
        import soundfile  # numpy with it: 0.1 s that only a story with sound files pays

        data, rate = soundfile.read(str(path), dtype="int16", always_2d=True)
        if rate != RATE:
            import numpy

            at = numpy.arange(0, len(data), rate / RATE).astype(int)
            data = data[at[at < len(data)]]
        if data.shape[1] == 1:
            data = data.repeat(2, axis=1)
        return bytes(data[:, :2].tobytes())
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        _log.warning("The sound %s cannot be read (%s); its caption stands alone.", path, error)
        return b""


def _bytes(sound: pygame.mixer.Sound) -> int:
    return round(sound.get_length() * RATE * 4)


def _gain(settings: Settings, level: int) -> float:
    return 0.0 if settings.mute else settings.main_volume / 100 * level / 100


class _Real:
    """A channel of the mixer."""

    def __init__(self, channel: pygame.mixer.Channel) -> None:
        self._channel = channel

    def play(self, sound: pygame.mixer.Sound, loops: int = 0, /) -> None:
        self._channel.play(sound, loops)

    def stop(self) -> None:
        self._channel.stop()

    def set_volume(self, left: float, right: float, /) -> None:
        self._channel.set_volume(left, right)

    def get_busy(self) -> bool:
        return bool(self._channel.get_busy())


def _channel(number: int) -> Channel:
    return _Real(pygame.mixer.Channel(number))


def _free_channel() -> Channel | None:
    """A channel for an effect; None when all are busy. (pygame's own `find_channel` takes reserved ones as well.)"""
    free = (n for n in range(RESERVED, CHANNELS) if not pygame.mixer.Channel(n).get_busy())
    number = next(free, None)
    return None if number is None else _channel(number)
