"""Notes to sound: each bus of a score is played by fluidsynth, dry, and kept by the digest of its notes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from studio.sound.perform import AHEAD, perform
from studio.sound.score import Score
from studio.sound.signal import RATE, Sound, frames, ring

FONT = Path(os.environ.get("STUDIO_SOUNDFONT", "/usr/share/sounds/sf3/MuseScore_General_Full.sf3"))
"""MuseScore_General (MIT; its notice stands in the credits)."""
KEPT = Path(__file__).parents[2] / "build" / "sound" / "stems"
QUIET = 0.2
"""Stems are kept as integers, so many times softer than played, that no sum of notes is cut."""


@dataclass(frozen=True)
class Instrument:
    """A preset of the font: bank and program, and its place from left (0) to right (127)."""

    bank: int
    program: int
    pan: int = 64
    bowed: bool = False
    """Loudness goes on changing while a note sounds (bow, breath)."""
    lowest: int = 21
    highest: int = 108


TABLE = {
    "piano": Instrument(0, 0),
    "mellow piano": Instrument(8, 0),
    "celesta": Instrument(0, 8, 54, lowest=60),
    "harp": Instrument(0, 46, 44, lowest=24, highest=103),
    "accordion": Instrument(0, 21, 76, True, 41, 93),
    "double bass": Instrument(0, 32, 70, lowest=28, highest=67),
    "flute": Instrument(0, 73, 52, True, 60, 96),
    "clarinet": Instrument(0, 71, 74, True, 50, 91),
    "horns": Instrument(0, 60, 48, True, 35, 77),
    "violins": Instrument(20, 48, 42, True, 55, 96),
    "second violins": Instrument(25, 48, 54, True, 55, 91),
    "violas": Instrument(30, 48, 72, True, 48, 84),
    "celli": Instrument(40, 48, 80, True, 36, 76),
    "basses": Instrument(50, 48, 86, True, 28, 60),
    "trembling violins": Instrument(20, 44, 44, True, 55, 96),
    "trembling celli": Instrument(40, 44, 80, True, 36, 76),
    "trembling basses": Instrument(50, 44, 86, True, 28, 60),
    "plucked violins": Instrument(20, 45, 44, False, 55, 96),
    "plucked violas": Instrument(30, 45, 70, False, 48, 84),
    "plucked celli": Instrument(40, 45, 80, False, 36, 76),
    "plucked basses": Instrument(50, 45, 84, False, 28, 60),
    "big drum": Instrument(8, 116, 64, lowest=24, highest=60),
}


def stem(score: Score, bus: str) -> Sound:
    """One bus of a score as a ring of its length.

    Raises `FileNotFoundError` without the font, `subprocess.CalledProcessError` if the synthesiser fails.
    """
    if not FONT.exists():
        raise FileNotFoundError(f"the sound font {FONT} (package musescore-general-soundfont, or STUDIO_SOUNDFONT)")
    midi = perform(score, bus)
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "notes.mid"
        midi.save(notes)
        kept = KEPT / f"{score.name}-{bus.replace(' ', '_')}-{hashlib.sha256(notes.read_bytes()).hexdigest()[:16]}.flac"
        if not kept.exists():
            _play(notes, Path(folder) / "stem.wav", kept)
    sound, _ = soundfile.read(kept, dtype="float64", always_2d=True)
    return np.roll(ring(sound / QUIET, score.clock.frames), -frames(AHEAD), axis=0)


def _play(notes: Path, wave: Path, kept: Path) -> None:
    options = ["-o", "synth.polyphony=768", "-o", "synth.cpu-cores=1", "-o", "synth.dynamic-sample-loading=1"]
    options += ["-o", "synth.midi-bank-select=gs"]
    command = ["fluidsynth", "-q", "-n", "-i", "-R", "0", "-C", "0", "-g", "0.5", "-r", str(RATE), *options]
    command += ["-T", "wav", "-O", "float", "-F", str(wave), str(FONT), str(notes)]
    subprocess.run(command, check=True, capture_output=True)
    sound, _ = soundfile.read(wave, dtype="float64", always_2d=True)
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob(f"{kept.name.rsplit('-', 1)[0]}-*.flac"):
        old.unlink()
    part = kept.with_suffix(".part")
    soundfile.write(part, sound * QUIET, RATE, subtype="PCM_24", format="FLAC")
    part.replace(kept)
