"""The speaker: what sounds follows the Moment. Without a device or a file there is silence; the story goes on.

Music runs on two pairs of channels, a piece and its twin in step on each, places on two, effects on the rest. All
that is decoded comes from `samples`, how loud it is from `mixing`, how it comes and goes from `fades`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pygame

from game.play.moment import Cue, Moment
from game.play.settings import Settings
from game.stage import mixing
from game.stage.captions import through_lens
from game.stage.fades import Channel, Deck, Fader, Layer, Piece
from game.stage.samples import RATE, Samples
from game.story.catalogue import Catalogue, Sound

_log = logging.getLogger(__name__)

CHANNELS = 20
MUSIC, AMBIENCE, INTERFACE, RESERVED = (0, 1, 2, 3), (4, 5), 6, 7
"""The numbers of the channels; from `RESERVED` on they are for effects."""
BUFFER = 1024
"""Frames that the mixer makes at once: 23 ms."""
LENS = 1.0
"""Seconds from a piece to its twin."""
STEP = 0.04
"""Seconds that pass at once at most: after a frame that took long a fade goes on, and does not jump."""
LATE = 1.0
"""Seconds after which a sound that is not decoded yet has lost its moment."""
ALIKE = 2
"""So many of one effect sound at once; one more, and the oldest fades."""
CUT = 200
"""Milliseconds in which effects end that do not belong here any more."""
MOVE, CONFIRM, BACK = CLICKS = ("ui_move", "ui_confirm", "ui_back")
"""The sounds of the interface, in the catalogue."""
APART = 0.07
"""Seconds between two clicks of the moving focus."""
SAMPLE = ("camera_button", CONFIRM)
"""What a volume is tried with: the first of these that there is."""
NO_DEVICE = "There is no sound on this computer just now; captions say what would be heard."
LOST = "The sound has stopped working; captions say what would be heard."


@dataclass(slots=True)
class Silence:
    """A channel of a speaker that has no device."""

    volume: tuple[float, float] = (0.0, 0.0)

    def play(self, sound: pygame.mixer.Sound, loops: int = 0, /) -> None:
        """Nothing is heard."""

    def stop(self) -> None:
        self.volume = (0.0, 0.0)

    def fadeout(self, milliseconds: int, /) -> None:
        self.stop()

    def set_volume(self, left: float, right: float, /) -> None:
        self.volume = (left, right)

    def get_busy(self) -> bool:
        return False


@dataclass(slots=True)
class _Effect:
    """An effect that is due since so many seconds, or sounds."""

    cue: Cue
    sound: Sound
    file: Path
    since: float = 0.0
    channel: Channel | None = None


class Speaker:
    """Opens the mixer and keeps what sounds in step with the Moment.

    `notice` is a sentence for the player, told once, when there is no sound. `speaking` is for whoever reads aloud:
    while it is True music and places make room.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.notice = ""
        self.speaking = False
        self._paused = False
        self._takes = mixing.Takes()
        self._open()

    def _open(self) -> None:
        """Begin with silence; with a mixer if there is one."""
        self.silent = False
        try:
            pygame.mixer.init(RATE, -16, 2, BUFFER)
            pygame.mixer.set_num_channels(CHANNELS)
        except pygame.error as error:
            self.silent, self.notice = True, NO_DEVICE
            _log.warning("No sound device could be opened (%s); the story goes on in silence.", error)
        made: Callable[[int], Channel] = (lambda _: Silence()) if self.silent else pygame.mixer.Channel
        music, places = [made(n) for n in MUSIC], [made(n) for n in AMBIENCE]
        self.music = Fader((Deck(tuple(music[:2])), Deck(tuple(music[2:]))))
        self.ambience = Fader((Deck((places[0],)), Deck((places[1],))))
        self._interface = made(INTERFACE)
        self.effects: list[_Effect] = []
        self.samples = None if self.silent else Samples()
        self._mood = mixing.Mood()
        self._moment: Moment | None = None
        self._clicked = self._clock = 0.0

    # --- following the story

    def follow(self, moment: Moment, settings: Settings, seconds: float, skipping: bool = False) -> None:
        """Call once a frame, so many seconds after the last: starts, fades and ends what sounds.

        A new Moment's cues are heard once; of Moments that are only skipped, those of the last.
        """
        if self._paused or self.samples is None:
            return
        seconds = min(seconds, STEP)
        self._clock += seconds
        with self._surely():
            self._follow(moment, settings, seconds, self.samples, skipping)

    @property
    def moves(self) -> bool:
        """Whether a fade is under way, which should have its frames even where the picture stands still."""
        fades = self.music.moves or self.ambience.moves or self._mood.moves
        return fades and self.samples is not None and not self._paused

    def _follow(self, moment: Moment, settings: Settings, seconds: float, samples: Samples, skipping: bool) -> None:
        scenery = moment.scenery
        if moment is not self._moment:
            self._moment = moment
            self.music.turn_to(mixing.music_of(scenery, self.catalogue), moment.music_fade)
            self.ambience.turn_to(mixing.ambience_of(scenery, self.catalogue), moment.ambience_fade)
            self.effects = [e for e in self.effects if e.channel] + list(self._cued(moment.cues))
        samples.tick([*self.music.held, *self.ambience.held], settings.mono)
        self._mood.pass_time(seconds, scenery, settings, self.speaking)
        lens = float(through_lens(scenery))
        self.music.look(lens, LENS)
        for fader, kind in ((self.music, "music"), (self.ambience, "ambience")):
            if fader.waiting:
                _begin(fader, samples, lens)
            fader.update(seconds, partial(self._loud, settings, kind))
        self._follow_effects(settings, samples, skipping)

    def _loud(self, settings: Settings, kind: str, layer: Layer) -> float:
        return mixing.volume(settings, kind) * self._mood.gain(kind, layer.felt)

    def _cued(self, cues: Iterable[Cue]) -> Iterator[_Effect]:
        for cue in cues:
            sound = self.catalogue.sounds.get(cue.sound)
            if sound is not None:
                file = mixing.file_of(self.catalogue, "sounds", sound, self._takes.next(sound)).path
                yield _Effect(cue, sound, file, self._clock)

    def _follow_effects(self, settings: Settings, samples: Samples, skipping: bool) -> None:
        """Effects begin as soon as they are decoded; one that is late has lost its moment."""
        for effect in self.effects:
            if effect.channel is None and skipping:
                effect.since = self._clock
            elif effect.channel is None:
                self._start(effect, settings, samples)
        self.effects = [effect for effect in self.effects if not self._over(effect, samples)]
        for effect in self.effects:
            self._pan(effect, settings)

    def _start(self, effect: _Effect, settings: Settings, samples: Samples) -> None:
        sound = samples.get(effect.file)
        channel = self._free(effect) if sound else None
        if sound and channel:
            effect.channel = channel
            self._pan(effect, settings)  # before it plays, so that it begins as loud as it should be
            channel.play(sound)

    def _over(self, effect: _Effect, samples: Samples) -> bool:
        if effect.channel:
            return not effect.channel.get_busy()
        return samples.failed(effect.file) or self._clock - effect.since > LATE

    def _pan(self, effect: _Effect, settings: Settings) -> None:
        if effect.channel:
            loud = mixing.volume(settings, "effects") * self._mood.gain("effects", effect.sound.felt)
            left, right = mixing.sides(effect.cue.side, settings.mono)
            loud *= effect.cue.volume / 100
            effect.channel.set_volume(loud * left, loud * right)

    def _free(self, effect: _Effect) -> Channel | None:
        """A channel for an effect; None when all are busy. (pygame's `find_channel` takes reserved ones as well.)"""
        alike = [e.channel for e in self.effects if e.channel and e.sound.name == effect.sound.name]
        if len(alike) >= ALIKE:
            alike[0].fadeout(CUT)
        channels = (pygame.mixer.Channel(n) for n in range(RESERVED, CHANNELS))
        return next((channel for channel in channels if not channel.get_busy()), None)

    # --- what else is heard

    def prepare(self, ahead: Iterable[Moment]) -> None:
        """Have decoded what the interface needs and what may be heard soon, as far as there is room for it."""
        if self.samples is not None:
            always = (path for name in dict.fromkeys((*CLICKS, *SAMPLE)) for path in self._take(name))
            self.samples.prepare([*always, *(path for moment in ahead for path in self._files(moment))])

    def _files(self, moment: Moment) -> Iterator[Path]:
        for cue in moment.cues:
            yield from self._take(cue.sound)
        for found in (mixing.ambience_of, mixing.music_of):
            yield from (layer.path for layer in found(moment.scenery, self.catalogue).layers)

    def _take(self, name: str) -> Iterator[Path]:
        sound = self.catalogue.sounds.get(name)
        if sound is not None:
            yield mixing.file_of(self.catalogue, "sounds", sound, self._takes.coming(sound)).path

    def click(self, name: str, settings: Settings) -> None:
        """A sound of the interface, if any. Those of a focus that moves quickly are not all heard."""
        hurried = name == MOVE and self._clock - self._clicked < APART
        if name and not hurried and self._play(name, mixing.volume(settings, "interface")):
            self._clicked = self._clock

    def sample(self, kind: str, settings: Settings) -> None:
        """Let a volume that was changed be heard, if any; music and places, while they sound, are heard anyway."""
        sounding = {"music": self.music.piece, "ambience": self.ambience.piece}.get(kind, Piece())
        names = (CONFIRM,) if kind == "interface" else SAMPLE
        name = next((name for name in names if name in self.catalogue.sounds), "")
        if kind and name and not sounding.layers:
            self._play(name, mixing.volume(settings, kind))

    def _play(self, name: str, loud: float) -> bool:
        """On the channel of the interface, if it is decoded; whether it was."""
        found = self.catalogue.sounds.get(name)
        if self.samples is None or self._paused or found is None:
            return False
        sound = self.samples.get(mixing.file_of(self.catalogue, "sounds", found, self._takes.coming(found)).path)
        if sound is None:
            return False
        with self._surely():
            self._interface.stop()
            self._interface.set_volume(loud, loud)
            self._interface.play(sound)
        return True

    # --- stops and starts

    def cut(self) -> None:
        """The player went elsewhere on the tape: what began there ends. Music and places find their own way."""
        with self._surely():
            self.effects = [effect for effect in self.effects if effect.channel]
            for effect in self.effects:
                if effect.channel:
                    effect.channel.fadeout(CUT)

    def pause(self) -> None:
        """The window lost the focus: hold everything."""
        if not self.silent and not self._paused:
            with self._surely():
                pygame.mixer.pause()
        self._paused = True

    def resume(self) -> None:
        """Go on where it was held."""
        if not self.silent and self._paused:
            with self._surely():
                pygame.mixer.unpause()
        self._paused = False

    def replace(self, catalogue: Catalogue) -> None:
        """The writer saved: other names, other words, and files that were missing may have come."""
        self.catalogue = catalogue
        if self.samples is not None:
            self.samples.forgive()

    def news(self) -> str:
        """What there is to tell the player, once."""
        told, self.notice = self.notice, ""
        return told

    def plugged(self) -> None:
        """A device has come: try it, if there was none."""
        if self.silent:
            told = self.notice
            self._open()
            self.notice = told if self.silent else ""

    @contextmanager
    def _surely(self) -> Iterator[None]:
        """Where the mixer refuses in the middle of the story, that goes on in silence."""
        try:
            yield
        except pygame.error as error:
            _log.warning("The sound stopped working (%s); the story goes on in silence.", error)
            self.close()
            self.silent, self.notice, self.effects = True, LOST, []

    def close(self) -> None:
        """Stop, and let go of the device."""
        if self.samples is not None:
            self.samples.close()
            self.samples = None
        if not self.silent:
            pygame.mixer.quit()


def _begin(fader: Fader, samples: Samples, lens: float) -> None:
    """Start what is waited for once all of it is decoded. A twin that cannot be read is done without."""
    found = [samples.get(layer.path) for layer in fader.piece.layers]
    missing = [samples.failed(layer.path) for layer in fader.piece.layers]
    if not missing[0] and not all(sound or gone for sound, gone in zip(found, missing, strict=True)):
        return
    sounds = [] if missing[0] else [sound for sound in found if sound]
    lengths = {sound.get_length() for sound in sounds}
    if len(lengths) > 1:
        _log.warning("%s and its twin differ in length; they will not stay in step.", fader.piece.name)
    fader.begin(sounds, lens)
