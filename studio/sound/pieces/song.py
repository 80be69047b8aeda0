"""Song: left, left, right in the floor, where she has it; above, what she does not hear and does not need.

The three of the tune lie in the floor, and the strings sing only the reach. At the end all of them say the three, too.
"""

from __future__ import annotations

import numpy as np

from studio.sound import figures, themes
from studio.sound.harmony import lead, near
from studio.sound.mix import HALL, SMALL, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, HANDS, PLUCK, WIND, Clock, Line, Note, Part, Score, read, shifted
from studio.sound.signal import RATE, Sound, bell, below, frames, master, pan, ring, shape
from studio.sound.tape import ROOM, through

BEATS, UP = 4, 2
CLOCK = Clock(24, BEATS, 90.0, breath=0.05, swell=0.015, leans=((15.8, 0.08), (23.7, 0.1)))
HERE = themes.moved(themes.HAND_HERE[:8] * 2 + themes.HAND_HERE[8:], UP)
LENS = themes.moved(themes.HAND_LENS[:8] * 2 + themes.HAND_LENS[8:], UP)
REACH = "r:4 | F4:3 E4:1 | D4:2 E4 D4 | C4:3 r | r:4 | E4:3 D4:1 | C4:2 Bb3 A3 | G3:3 r"
ALL = """A4 A4 A4 r | A5:3 G5:1 | F5:2 D5:2 | E5:2 C5:2 | D5 C5 A4:2 | Bb4:2 G4:2 | A4 G4 E4:2 | F4:3 r"""
STILL = 6.0
"""The strings move, so that nothing drones but the floor."""
HEELS = ((0, -0.25, 55.0, 1.0), (1, -0.25, 55.0, 0.82), (2, 0.3, 47.0, 1.1))
"""Left, left, right: the beat, the place, the pitch in Hz, how hard."""
VOICES = ("basses", "celli", "violas", "second violins")


def floor() -> Sound:
    """His heel on plywood on short legs: a low wave that dies away in half a second, and a little of the wood."""
    chance = np.random.default_rng(41)
    total = np.zeros((CLOCK.frames + frames(2), 2))
    time = np.arange(frames(1.1)) / RATE
    for bar in range(CLOCK.bars):
        for beat, place, hertz, hard in HEELS:
            strength = hard * float(np.interp(bar, (0, 8, 15, 16, 19, 23), (0.7, 0.8, 0.85, 1.0, 1.0, 0.75)))
            strength *= 1 + chance.normal(0, 0.05)
            bend = hertz * time + 0.35 * (1 - np.exp(-time / 0.03))
            low = np.sin(2 * np.pi * bend) * np.exp(-time / 0.23) * (1 - np.exp(-time / 0.006))
            low += 0.35 * np.sin(2 * np.pi * 1.52 * hertz * time) * np.exp(-time / 0.12) * (1 - np.exp(-time / 0.004))
            wood = shape(chance.standard_normal(len(time)), below(420, 2)) * np.exp(-time / 0.02) * 2.0
            start = frames(CLOCK.when(bar * BEATS + beat) + 0.05 + chance.normal(0, 0.006))
            fade = np.minimum(1, (time[-1] - time) / 0.1)
            total[start : start + len(time)] += pan((low + wood) * strength * fade, place)
    return np.roll(ring(total, CLOCK.frames), -frames(0.05), axis=0) * 0.19


def melody() -> tuple[Line, Line, Line]:
    """The reach in the violas, again in the violins, then all of it by all: three lines."""
    first = read(REACH, BEATS, 0, UP)
    second = read(REACH, BEATS, 8, UP + 12)
    return first, second, read(ALL, BEATS, 16, UP)


def background(chords: tuple[str, ...]) -> dict[str, Line]:
    """Strings below the tune, led together with it."""
    every = figures.downbeats(tuple(note for line in melody() for note in line), BEATS, range(CLOCK.bars))
    top = tuple(note if note > 61 else 0 for note in every)  # lower than that it is one voice among them
    voicings = lead(chords, ((31, 47), (43, 57), (48, 64), (55, 72), (60, 84)), top, still=STILL)
    later = ((4, 8), (8, 12), (12, 16), (16, 20), (20, 24))
    spans = dict.fromkeys(VOICES, later) | {"celli": ((0, 4), *later), "violas": ((1, 4), *later)}
    lines = figures.choir(VOICES, voicings, BEATS, spans | {"basses": ((8, 12), (12, 16), (16, 20), (20, 24))})
    return {name: figures.breathing(line, BEATS, 4, 0.5) for name, line in lines.items()}


def here() -> Score:
    """Violas low, violins, then everyone."""
    low, high, everyone = melody()
    lines = background(HERE)
    soft = ((0, 40), (4, 40), (7, 48), (12, 60), (15, 48), (17, 96), (20, 84), (23, 36))
    parts = (
        Part("low tune", "violas", low, ((0, 60), (3, 74), (7, 60)), BOW, "tune"),
        Part(
            "high tune",
            "violins",
            high + everyone,
            ((8, 62), (12, 76), (15, 62), (17, 98), (20, 90), (23, 56)),
            BOW,
            "tune",
        ),
        Part("octave", "celli", shifted(everyone, up=-12), ((16, 74), (18, 88), (23, 50)), BOW, "tune"),
        Part(
            "answer",
            "plucked celli",
            figures.roots(HERE, BEATS, range(3, 24), 38, long=1),
            ((3, 50), (17, 84), (23, 50)),
            PLUCK,
        ),
        *(Part(name, name, lines[name], soft, BOW, "strings") for name in VOICES),
    )
    return Score("song", CLOCK, HERE, parts, VOICES, ("low tune", "high tune"))


def lens() -> Score:
    """A band of whoever is in the house: clarinet, flute, accordion, piano, bass; at the end they are many."""
    low, high, everyone = melody()
    lines = background(LENS)
    chords = tuple(
        Note(bar * BEATS + at, long, p, -3.0 * (at > 1))
        for bar in range(2, 24)
        for at, long in ((1, 0.8), (3, 0.8))
        for p in near(LENS[bar], 54, 68)[:3]
    )
    bass = figures.roots(LENS, BEATS, range(24), 31, long=1.6) + figures.roots(
        LENS, BEATS, range(1, 24, 2), 31, long=1, at=2
    )
    bells = figures.broken(LENS, BEATS, range(16, 23), (74, 92), (0, 2, 1, 3, 2, 4, 3, 2), 0.5, long=0.8)
    hold = ((8, 24), (15, 46), (17, 90), (20, 84), (23, 36))
    parts = (
        Part(
            "clarinet",
            "clarinet",
            shifted(low, up=0) + everyone,
            ((0, 72), (7, 66), (16, 80), (19, 100), (23, 66)),
            WIND,
        ),
        Part(
            "flute", "flute", high + shifted(everyone, up=12, weight=-10), ((8, 68), (13, 80), (17, 98), (23, 60)), WIND
        ),
        Part(
            "accordion",
            "accordion",
            shifted(everyone, up=-12) + read(REACH, BEATS, 8, UP),
            ((8, 52), (16, 70), (19, 92), (23, 56)),
            WIND,
        ),
        Part("piano", "piano", chords, ((2, 40), (15, 48), (18, 66), (23, 40)), HANDS, "piano"),
        Part("bells", "celesta", bells, ((16, 40), (19, 60), (23, 34)), HANDS),
        Part("bass", "double bass", bass, ((0, 60), (18, 84), (23, 60)), PLUCK),
        Part("horns", "horns", shifted(lines["violas"], 0), hold, BOW),
        *(Part(name, name, lines[name], hold, BOW, "strings") for name in VOICES),
    )
    return Score("song_lens", CLOCK, LENS, parts, VOICES)


def make_here() -> list[Sound]:
    """At -18 LUFS; the floor is felt more than heard."""
    desk = {
        "tune": Channel(-22, 0.8, (bell(3000, -3.0, 0.8),)),
        "answer": Channel(-29, 0.6),
        "strings": Channel(-26, 0.9, (bell(2800, -3.0, 0.8), bell(70, -4.0, 0.6))),
    }
    return [master(mix(SCORES[0], desk, HALL, 0.5, ((floor(), 0.12),)), -18)]


def make_lens() -> list[Sound]:
    """At -18 LUFS: the band from tape, the same floor under it, and that is no tape."""
    desk = {
        "clarinet": Channel(-24, 0.6),
        "flute": Channel(-26, 0.7),
        "accordion": Channel(-28, 0.5, (below(5000, 1),)),
        "piano": Channel(-27, 0.5),
        "bells": Channel(-36, 0.8),
        "bass": Channel(-27, 0.3),
        "horns": Channel(-31, 0.8),
        "strings": Channel(-28, 0.9, (bell(2800, -2.0, 0.8),)),
    }
    band = through(mix(SCORES[1], desk, SMALL, 0.5), ROOM)
    return [master(band * 0.8 + floor(), -18)]


SCORES = (here(), lens())
PIECES = (
    Piece("song", "music", make_here, loudness=-18, quality=4, twin="song_lens"),
    Piece("song_lens", "music", make_lens, loudness=-18, quality=3, twin="song"),
)
