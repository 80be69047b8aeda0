"""Pile: a chorale for low strings, each note held, the hand's tune on top; a memorial. Its lens has it in major."""

from __future__ import annotations

from studio.sound import figures, themes
from studio.sound.harmony import lead, near, voice
from studio.sound.mix import EMPTY, HALL, Channel, mix
from studio.sound.piece import Piece
from studio.sound.score import BOW, HANDS, Clock, Line, Note, Part, Score, pitch, row
from studio.sound.signal import Sound, bell, master, shelf
from studio.sound.tape import ROOM, through

BEATS = 4
CLOCK = Clock(24, BEATS, 90.0, breath=0.10, swell=0.02, leans=((15.9, 0.1), (18.0, 0.12), (23.7, 0.15)))
TOP = tuple(
    pitch(name) - 7
    for name in [
        "A4",
        "A4",
        "A4",
        "F5",
        "E5",
        "D5",
        "C5",
        "C5",
        "G4",
        "G4",
        "G4",
        "E5",
        "D5",
        "C5",
        "A4",
        "G4",
        "A4",
        "A4",
        "A5",
        "G5",
        "F5",
        "D5",
        "Bb4",
        "A4",
    ]
)
"""The hand's tune in whole bars. Of the last three only two are heard: the third is the octave."""
HERE = themes.moved(row("Dm Am Dm Bb Am Gm F Am Gm Am Gm Am Gm Am Dm Gm Dm Bbmaj7 Dm Gm Bb Gm Gm Am"), 5)
LENS = themes.moved(row("F C F Dm C Bb Am F Bb6 C Bb6 C Bb F F C F Dm F Bb6 Dm Bb Bb F"), 5)
VOICES = ("basses", "celli", "violas", "second violins")
RANGES = ((31, 48), (43, 58), (50, 67), (55, 76))
SPANS = dict.fromkeys(VOICES, tuple((bar, bar + 4) for bar in range(0, 24, 4)))


def chorale(chords: tuple[str, ...]) -> dict[str, Line]:
    """Four voices, breathing together every four bars; celli and violas come late where they step down."""
    voicings = lead(chords, RANGES, TOP)
    lines = figures.choir(VOICES, voicings, BEATS, SPANS)
    lines["second violins"] = voice(voicings, 3, BEATS, tie=False)  # three notes are three, not one
    lines["violas"] = figures.suspended(lines["violas"], BEATS, range(1, 24, 2))
    lines["celli"] = figures.suspended(lines["celli"], BEATS, range(2, 24, 2))
    return {name: figures.breathing(line, BEATS, 4, 0.75) for name, line in lines.items()}


def parts(chords: tuple[str, ...], growth: float) -> tuple[Part, ...]:
    """The choir; `growth` is how far its dynamics go (the tape levels them, so its version needs more)."""
    loud = ((0, 60), (3, 70), (4, 60), (7, 66), (11, 76), (12, 64), (15, 68), (16, 70), (18, 98), (20, 90), (23, 60))
    lines = chorale(chords)
    return tuple(
        Part(
            name,
            name,
            lines[name],
            tuple((bar, 76 + growth * (value - 76)) for bar, value in loud),
            BOW,
            "strings",
            volume,
        )
        for name, volume in zip(VOICES, (100, 100, 100, 92), strict=True)
    )


def here() -> Score:
    """Strings alone; a few low strokes of a piano, far off, three by three."""
    strokes = figures.threes(3, BEATS, (43,)) + figures.threes(11, BEATS, (43,)) + figures.threes(19, BEATS, (39, 51))
    far = Part("far", "mellow piano", strokes, ((0, 34), (19, 48)), HANDS)
    return Score("pile", CLOCK, HERE, (*parts(HERE, 1.0), far), VOICES)


def lens() -> Score:
    """The same held notes, and a harp and a piano that fill the rails up again."""
    harp = figures.broken(LENS, BEATS, range(4, 23), (50, 77), (0, 2, 3, 4, 5, 4), 0.5, start=0.5, long=2)
    top = tuple(Note(bar * BEATS + 2, 1.8, TOP[bar] + 12, 0) for bar in (3, 7, 11, 15, 18, 19, 20, 21))
    chords = tuple(Note(bar * BEATS, 3.6, p, -4) for bar in range(8, 24) for p in near(LENS[bar], 50, 64)[:3])
    more = (
        Part("harp", "harp", harp, ((0, 40), (18, 64), (23, 36)), HANDS),
        Part("piano", "mellow piano", chords + top, ((0, 36), (18, 52), (23, 34)), HANDS, "piano"),
        Part("horns", "horns", chorale(LENS)["celli"], ((0, 20), (8, 44), (18, 78), (23, 24)), BOW),
    )
    return Score("pile_lens", CLOCK, LENS, (*parts(LENS, 1.8), *more), VOICES)


def make_here() -> list[Sound]:
    """At -18 LUFS, in the empty store."""
    desk = {
        "strings": Channel(-20, 0.9, (bell(2600, -3.0, 0.8), shelf(7000, -3), bell(80, -2.0, 0.6))),
        "far": Channel(-33, 1.0),
    }
    return [master(mix(SCORES[0], desk, EMPTY, 0.6), -18)]


def make_lens() -> list[Sound]:
    """At -18 LUFS, from tape."""
    desk = {
        "strings": Channel(-21, 0.8, (bell(2600, -2.0, 0.8),)),
        "harp": Channel(-26, 0.7),
        "piano": Channel(-26, 0.7),
        "horns": Channel(-31, 0.9),
    }
    return [master(through(mix(SCORES[1], desk, HALL, 0.55), ROOM), -18)]


SCORES = (here(), lens())
PIECES = (
    Piece("pile", "music", make_here, loudness=-18, quality=4, twin="pile_lens"),
    Piece("pile_lens", "music", make_lens, loudness=-18, quality=3, twin="pile"),
)
