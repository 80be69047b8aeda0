"""Title: the hand's tune, whole and alone; celli with the reply; the tune again, larger; three notes, and snow."""

from __future__ import annotations

from studio.sound import figures, themes
from studio.sound.harmony import lead
from studio.sound.mix import HALL, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, HANDS, TUNE, Clock, Note, Part, Score, between, read, row
from studio.sound.signal import Sound, bell, master

BEATS = 3
CLOCK = Clock(
    48, BEATS, 90.0, breath=0.12, swell=0.04, lilt=(3.0, 0.012), leans=((8.0, 0.10), (41.0, 0.10), (46.0, 0.2))
)
CHORDS = row(
    """Dm Dm/C Bbmaj7 F/A Gm C F C/E Dm Dm/C Bb Am Dm Gm A7 Bbmaj7
    Bbmaj7 F/A F Am C/G Am7 Gm Bb Dm F/C Bb C Gm Gm A7 Dm
    Dm Dm/C Bbmaj7 F/A Gm C F C/E Dm F/C Bb C Gm A7 Dm Dm"""
)
VOICES = ("violas", "second violins", "violins")


def score() -> Score:
    """Piano throughout; celli sing from bar 17; behind the last tune the upper strings, softly."""
    tune = between(themes.hand(), 0, 48) + between(themes.hand(32), 96, 132)
    last = read("Bb4:2 G4:1 | A4:1 G4:1 E4:1 | A5 A5 r:1", BEATS, 44)
    last += (Note(140, 3.5, 81), Note(141, 2.5, 62), Note(141, 2.5, 50))
    below = between(themes.hand(32, up=-12, weight=-8), 123, 132)
    hands = figures.roots(CHORDS, BEATS, range(1, 4), 38) + figures.roots(CHORDS, BEATS, range(4, 16), 36)
    hands += figures.broken(CHORDS, BEATS, range(4, 8), (50, 64), (0, 2), 1.0, start=1)
    hands += figures.broken(CHORDS, BEATS, range(8, 16), (50, 68), (0, 1, 2, 1), 0.5, start=1)
    hands += figures.roots(CHORDS, BEATS, range(16, 32), 36)
    hands += figures.broken(CHORDS, BEATS, range(16, 32), (53, 76), (0, 2, 3, 4, 3), 0.5, start=0.5, weight=-2)
    hands += figures.roots(CHORDS, BEATS, range(32, 40), 36) + figures.roots(
        CHORDS, BEATS, range(40, 44), 33, octave=True
    )
    hands += figures.broken(CHORDS, BEATS, range(32, 44), (48, 67), (1, 2, 3, 4, 3), 0.5, start=0.5)
    hands += figures.roots(CHORDS, BEATS, (44, 45), 36) + figures.roots(CHORDS, BEATS, (46,), 38, long=6)
    hands += figures.broken(CHORDS, BEATS, (44, 45), (50, 64), (0, 2), 1.0, start=1)
    voicings = lead(CHORDS, ((50, 64), (57, 72), (62, 79)))
    lines = figures.choir(VOICES, voicings, BEATS, dict.fromkeys(VOICES, ((32, 46),)) | {"violas": ((24, 46),)})
    soft = ((23, 20), (32, 46), (40, 78), (43, 74), (46, 30))
    parts = (
        Part(
            "tune",
            "mellow piano",
            tune + last,
            ((0, 50), (15, 50), (32, 56), (41, 82), (44, 56), (46, 36), (48, 42)),
            TUNE,
            "piano",
        ),
        Part("below", "mellow piano", below, ((0, 60),), TUNE, "piano"),
        Part(
            "hands",
            "mellow piano",
            hands,
            ((0, 36), (15, 40), (24, 44), (31, 42), (41, 62), (44, 44), (47, 30)),
            HANDS,
            "piano",
        ),
        Part("celli", "celli", themes.reply(16, up=-12), ((16, 66), (24, 84), (27, 88), (31, 60)), BOW),
        *(Part(name, name, lines[name], soft, BOW, "strings") for name in VOICES),
    )
    return Score("title", CLOCK, CHORDS, parts, VOICES, ("celli",))


def make() -> list[Sound]:
    """The piece at -18 LUFS."""
    desk = {
        "piano": Channel(-21, 0.6, (bell(280, -1.5, 0.7),)),
        "celli": Channel(-25, 0.8, (bell(2800, -2.0, 0.8),)),
        "strings": Channel(-30, 1.0, (bell(3000, -3.0, 0.9),)),
    }
    return [master(mix(SCORES[0], desk, HALL, 0.55), -18)]


SCORES = (score(),)
PIECES = (Piece("title", "music", make, loudness=-18, quality=4.5),)
