"""Walking: a bare piano at a walk, with a limp. Both tunes, then both at once, and the only ending that is home."""

from __future__ import annotations

from dataclasses import replace

from studio.sound import figures
from studio.sound.harmony import low, near
from studio.sound.mix import SMALL, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import HANDS, TUNE, Clock, Line, Note, Part, Score, read, row
from studio.sound.signal import Sound, bell, master

BEATS = 4
CLOCK = Clock(
    36, BEATS, 90.0, breath=0.07, swell=0.03, lilt=(2.0, -0.045), leans=((17.8, 0.12), (33.6, 0.12), (35.5, 0.2))
)
CHORDS = row("F F F F/A Bb C Gm C F/A C Dm F/C Bb Am Dm Gm C F Bb F/A F C C/E C Gm Bb Dm F/C Bb Am Dm Gm C F F F")
HAND = """A4 A4 A4 r | F5:3 E5 | D5:2 E5 D5 | C5:3 r | G4 G4 G4 r | E5:3 D5 | C5:2 Bb4 A4 | G4:3 r
| A4 A4 A4 r | A5:3 G5 | F5:2 D5:2 | E5:2 C5:2 | D5:1.5 C5:.5 A4:2 | Bb4:2 G4:2 | A4 G4 E4:2 | F4:3 r"""
REPLY = "F5 E5 D5 r | F4:3 G4 | A4:2 G4 A4 | C5:3 r | G5 F5 E5 r | G4:3 A4 | Bb4:2 A4 Bb4 | D5:3 r"
FEET = replace(HANDS, pedal=False, legato=0.97, jitter=0.004)
"""The left hand walks without the pedal."""
BOTH = """A4 A4 A4 r | A5:3 G5 | F5:2 D5:2 | E5:2 C5:2 | D5:1.5 C5:.5 A4:2 | Bb4:2 G4:2 | A4 G4 E4:2 | F4:3 r"""
UNDER = "F4 E4 D4 r | F3:3 G3 | Bb3:4 | C4:3 r | A4 G4 F4:2 | Bb3:2 D4:2 | C4:2 G3:2 | A3:3 r"
"""The reply, an octave lower, under the hand's tune: three down while she says three."""


def steps() -> Line:
    """Two feet: the bass, and what it puts its weight on; the last bar but one stands still."""
    notes = []
    for bar in range(34):
        first = low(CHORDS[bar], 34)
        tenor = [p for p in near(CHORDS[bar], 47, 60) if p > first + 4]
        other = (
            first + 12 if first < 38 else first - 5 if (first - 5) % 12 in (0, 5, 7, 10) and first - 5 >= 31 else first
        )
        for beat, pitch in enumerate(
            (first, tenor[0], other if bar % 2 else first, tenor[-1] if bar % 4 == 2 else tenor[0])
        ):
            notes.append(Note(bar * BEATS + beat, 0.9, pitch, 2.0 if beat % 2 == 0 else -3.0))
    return tuple(notes)


def score() -> Score:
    """Steps; her tune; his; both; three times home."""
    tune = read(HAND, BEATS, 2) + read(REPLY, BEATS, 18) + read(BOTH, BEATS, 26)
    thirds = tuple(Note(bar * BEATS + 1, 2.6, near(CHORDS[bar], 57, 72)[0], -8) for bar in (3, 5, 7, 9, 11, 21, 25))
    end = figures.threes(34, BEATS, (65,)) + tuple(Note(140, 3.6, p, -6) for p in (41, 53, 57, 60, 65))
    end += (Note(136, 0.9, 41), Note(137, 0.9, 48), Note(138, 0.9, 41))
    parts = (
        Part(
            "tune",
            "mellow piano",
            tune,
            ((0, 50), (2, 54), (11, 66), (17, 52), (18, 56), (24, 62), (27, 76), (33, 54)),
            TUNE,
            "piano",
        ),
        Part("reply", "mellow piano", read(UNDER, BEATS, 26), ((26, 58), (28, 66), (33, 50)), TUNE, "piano"),
        Part(
            "steps", "mellow piano", steps(), ((0, 46), (2, 40), (11, 48), (18, 40), (27, 54), (33, 40)), FEET, "piano"
        ),
        Part("held", "mellow piano", thirds, ((0, 40),), HANDS, "piano"),
        Part("end", "mellow piano", end, ((34, 50), (35, 42)), TUNE, "piano"),
    )
    return Score("walking", CLOCK, CHORDS, parts)


def make() -> list[Sound]:
    """The piece at -18 LUFS, close to the ear."""
    desk = {"piano": Channel(-20, 0.5, (bell(300, -1.5, 0.7),))}
    return [master(mix(SCORES[0], desk, SMALL, 0.45), -18)]


SCORES = (score(),)
PIECES = (Piece("walking", "music", make, loudness=-18),)
