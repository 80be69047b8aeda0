"""Samples: sound files, decoded by a thread straight into the memory from which the mixer plays them.

`pygame.mixer.Sound(path)` would silence the whole mixer while it decodes, so soundfile does it, and the window only
learns that a Sound is there. What is wanted now comes before what may be wanted soon, and the latter only where there
is room for it.
"""

from __future__ import annotations

import logging
import struct
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pygame

if TYPE_CHECKING:
    import soundfile

_log = logging.getLogger(__name__)

RATE = 44_100
FRAME = 4
"""Bytes of one frame: two sides of 16 bits."""
BUDGET = 42_000_000
"""Bytes of sound in memory: half a minute of it takes 5 MB, a piece with its twin 32. What plays stays beyond it."""
LONG = 4_000_000
"""Bytes of a sound whose memory is used again."""
SEAM = 2048
"""Frames that a looped file holds beyond its loop: its head once more, to be cross-faded into it.

Vorbis errs otherwise at the end than at the beginning, and low sounds would click there.
"""
PATIENCE = 3
"""Calls of `tick` after which what nobody asked for again is wanted no more."""
BLOCK, BREATH = 32_768, 0.001
"""Frames that are decoded at once, in memory that stays in the processor's cache; and seconds of rest after them, in
which the window has the interpreter and both cores to itself."""
POLITE, AT_FIRST = 0.05, 0.3
"""Seconds before something long, or not wanted yet, is begun: what brought it has just changed the picture too.
And before the first of all: the window opens, and soundfile with numpy takes 0.06 s of the interpreter."""


class Samples:
    """Sounds by file. Make one with an open mixer; from then on `tick` is called once a frame."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._sounds: dict[Path, pygame.mixer.Sound] = {}  # the longest unused first
        self._sides: dict[Path, bool] = {}  # whether it was decoded for one ear
        self._failed: set[Path] = set()
        self._wanted: dict[Path, int] = {}
        self._soon: list[Path] = []
        self._near: frozenset[Path] = frozenset()
        self._held: frozenset[Path] = frozenset()
        self._now, self._mono, self._open = 0, False, True
        self._lock = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="sounds", daemon=True)
        self._thread.start()

    # --- what the window asks

    def tick(self, held: Iterable[Path], mono: bool) -> None:
        """Another frame. `held` is what plays or is about to: it stays in memory. `mono`: both sides the same."""
        kept = frozenset(held)
        self._now += 1
        if kept != self._held or mono != self._mono:
            with self._lock:
                self._held, self._mono = kept, mono
                self._lock.notify()

    def get(self, path: Path) -> pygame.mixer.Sound | None:
        """The sound; None while it is not decoded (ask again), and for good when it cannot be."""
        with self._lock:
            if path in self._sounds:
                self._sounds[path] = self._sounds.pop(path)
                return self._sounds[path]
            if path not in self._failed:
                self._wanted[path] = self._now
                self._lock.notify()
        return None

    def prepare(self, paths: Iterable[Path]) -> None:
        """These may be wanted soon, the first of them first; what was said before no longer holds."""
        with self._lock:
            self._soon = list(dict.fromkeys(paths))
            self._near = frozenset(self._soon)
            self._lock.notify()

    def failed(self, path: Path) -> bool:
        """Whether this file has turned out to be missing or broken."""
        return path in self._failed

    def forgive(self) -> None:
        """What was missing or broken may have come meanwhile."""
        self._failed = set()

    @property
    def used(self) -> int:
        """Bytes of all sounds that are kept."""
        with self._lock:
            return sum(map(size_of, self._sounds.values()))

    def close(self) -> None:
        """End the thread; it finishes the file that it is at."""
        with self._lock:
            self._open = False
            self._lock.notify()
        self._thread.join(timeout=5)

    # --- the thread

    def _work(self) -> None:
        with self._lock:
            self._lock.wait_for(lambda: bool(self._wanted or self._soon) or not self._open)
            self._lock.wait_for(lambda: not self._open, AT_FIRST)
        while True:
            with self._lock:
                while self._open and (job := self._next()) is None:
                    self._lock.wait()
                if not self._open or job is None:
                    return
                path, must = job
                sound = self._sounds.get(path)
            self._do(path, must, sound)

    def _next(self) -> tuple[Path, bool] | None:
        """What to decode next, and whether it must be."""
        self._wanted = {p: at for p, at in self._wanted.items() if self._now - at <= PATIENCE}
        if self._wanted:
            return next(iter(self._wanted)), True
        turned = next((path for path, mono in self._sides.items() if mono != self._mono), None)
        if turned is not None:
            return turned, True
        while self._soon:
            path = self._soon.pop(0)
            if path in self._sounds:
                self._sounds[path] = self._sounds.pop(path)
            elif path not in self._failed:
                return path, False
        return None

    def _do(self, path: Path, must: bool, sound: pygame.mixer.Sound | None) -> None:
        """Decode a file; where it was decoded already, into the same memory, while it plays."""
        mono = self._mono
        try:
            with Recording(path) as recording:
                if not must or recording.frames * FRAME >= LONG:
                    time.sleep(POLITE)
                sound = sound or self._memory(recording.frames, must)
                if sound is not None:
                    recording.read_into(sound, mono)
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            if path.is_file():
                _log.warning("The sound %s cannot be read (%s); its caption stands alone.", path, error)
            else:
                _log.info("There is no sound file %s; its caption stands alone.", path)
            sound = None
            self._failed.add(path)
        with self._lock:
            self._wanted.pop(path, None)
            self._sides.pop(path, None)
            if sound is not None:
                self._sounds[path], self._sides[path] = sound, mono
            else:
                self._sounds.pop(path, None)

    def _memory(self, frames: int, must: bool) -> pygame.mixer.Sound | None:
        """A Sound of this size; None where there is no room for it, and it need not be.

        A long one takes the place of one of the same length that is not used any more: the interpreter, and with it
        the picture, stands still for 10 ms while new memory is made ready.
        """
        size = frames * FRAME
        with self._lock:
            used = size + sum(map(size_of, self._sounds.values()))
            idle = sorted((p for p in self._sounds if p not in self._held), key=self._near.__contains__)
            fits = [p for p in idle if size >= LONG and size_of(self._sounds[p]) == size and p not in self._near]
            if fits:
                self._sides.pop(fits[0], None)
                return self._sounds.pop(fits[0])
            for path in idle:
                if used <= self._budget or (path in self._near and not must):
                    break
                used -= size_of(self._sounds.pop(path))
                self._sides.pop(path, None)
        return pygame.mixer.Sound(buffer=bytes(size)) if must or used <= self._budget else None


class Recording:
    """A sound file, open: 16-bit stereo at the rate of the mixer, whatever is in it.

    Raises OSError or RuntimeError where there is nothing that can be read, ImportError without soundfile.
    """

    def __init__(self, path: Path) -> None:
        import soundfile  # numpy with it: 0.1 s that only a story with sound files pays

        self._file: soundfile.SoundFile = soundfile.SoundFile(str(path))
        held = self._file.frames
        loop = loop_length(path)
        self._loop = loop if 0 < loop <= held else held
        self.frames = round(self._loop * RATE / self._file.samplerate)
        if not self.frames:
            raise ValueError("there is nothing in it")

    def __enter__(self) -> Recording:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read_into(self, sound: pygame.mixer.Sound, mono: bool) -> None:
        """Fill a Sound of as many `frames`. Where the file says how long its loop is, the seam is smoothed."""
        import numpy

        memory: Any = sound  # a buffer that can be written to, which its type does not say
        samples = numpy.frombuffer(memoryview(memory).cast("B"), dtype="int16").reshape(-1, 2)
        start = 0
        for heard in self._blocks():
            samples[start : start + len(heard)] = _whole(_one_sided(heard) if mono else heard)
            start += len(heard)
            time.sleep(BREATH)
        more = _two_sided(self._file.read(SEAM, dtype="float32", always_2d=True))
        count = min(len(more), len(samples)) if self._file.samplerate == RATE else 0
        if count:
            share = ((numpy.arange(count, dtype="float32") + 0.5) / count)[:, None]
            tail = _one_sided(more) if mono else more
            samples[:count] = _whole(samples[:count] / 32768 * share + tail[:count] * (1 - share))

    def _blocks(self) -> Iterator[Any]:
        """The loop, or all there is; of another rate in one piece, put between what is known."""
        import numpy

        whole = self._file.samplerate == RATE
        left = self._loop
        room = numpy.empty((min(left, BLOCK) if whole else left, self._file.channels), "float32")
        while left:
            heard = _two_sided(self._file.read(out=room[:left]))
            if not len(heard):
                return
            left -= len(heard)
            if whole:
                yield heard
            else:
                at, known = numpy.linspace(0, len(heard), self.frames, endpoint=False), numpy.arange(len(heard))
                yield numpy.stack([numpy.interp(at, known, heard[:, side]) for side in (0, 1)], axis=1)


def _two_sided(heard: Any) -> Any:
    """The first two channels, or the only one twice."""
    return heard[:, :2] if heard.shape[1] > 1 else heard.repeat(2, axis=1)


def _one_sided(heard: Any) -> Any:
    """Both sides as the mean of the two."""
    return heard.mean(axis=1, keepdims=True)


def _whole(heard: Any) -> Any:
    """From -1..1 to whole numbers of 16 bits, in its own place; what is louder is cut, where libsndfile would turn it
    over.
    """
    heard *= 32768
    heard.round(out=heard)
    return heard.clip(-32768, 32767, out=heard)


def loop_length(path: Path) -> int:
    """The frames of the loop, by the comment LOOPLENGTH of an Ogg Vorbis file; 0 where it says nothing of one.

    After the page's header and the name of the packet: the vendor's name, then the comments, each with its length
    before it (Vorbis I, section 5.2.1).
    """
    with path.open("rb") as file:
        start = file.read(16_384)
    at = start.find(b"\x03vorbis") + 7
    if at < 7 or not start.startswith(b"OggS"):
        return 0
    try:
        (vendor,) = struct.unpack_from("<I", start, at)
        at += 4 + vendor
        (count,) = struct.unpack_from("<I", start, at)
        for _ in range(count):
            (length,) = struct.unpack_from("<I", start, at + 4)
            name, _, value = start[at + 8 : at + 8 + length].partition(b"=")
            if name.upper() == b"LOOPLENGTH":
                return int(value)
            at += 4 + length
    except (struct.error, ValueError):
        return 0
    return 0


def size_of(sound: pygame.mixer.Sound) -> int:
    """Bytes of a sound in memory."""
    return round(sound.get_length() * RATE) * FRAME
