"""The two tunes of the story, in D minor and F major at once, and the chords that make them the one or the other.

Each chord of the store as it is shares two notes with the chord that the lens has in its place (Dm and F, Gm and Bb, Am
and C; Bb and Dm), so the two halfway into each other are a seventh chord, and no note of a tune is foreign to both.
"""

from __future__ import annotations

from studio.sound.score import Line, read, row

THREE_FOUR = 3
HAND = """A4 A4 A4 | F5:2 E5:1 | D5:2 E5:.5 D5:.5 | C5:2 r:1
| G4 G4 G4 | E5:2 D5:1 | C5:1.5 Bb4:.5 A4:1 | G4:2 r:1
| A4 A4 A4 | A5:2 G5:1 | F5:2 D5:1 | E5:2 C5:1
| D5:1.5 C5:.5 A4:1 | Bb4:2 G4:1 | A4:1 G4:1 E4:1 | F4:2 r:1"""
"""Hers: three, and a reach; three reaches, the last an octave."""
REPLY = """F5 E5 D5 | F4:2 G4:1 | A4:2 G4:.5 A4:.5 | C5:2 r:1
| G5 F5 E5 | G4:2 A4:1 | Bb4:2 A4:.5 Bb4:.5 | D5:2 r:1
| A5 G5 F5 | A4:2 C5:1 | F5:1.5 E5:.5 D5:1 | E5:2 C5:1
| D5 C5 Bb4 | A4:1 G4:1 D4:1 | G4:1 A4:1 E4:1 | F4:2 r:1"""
"""His: the same turned over."""
HAND_HERE = row("Dm Dm Gm Am Gm Am Dm Am Dm Dm Bb Am Bb Gm Am Dm")
HAND_LENS = row("F F Bb C Bb C F C F F Dm C Dm Bb C F")
REPLY_HERE = row("Bb Dm Dm Am Am Am Gm Gm Dm Dm Bb Am Gm Gm Am Dm")
REPLY_LENS = row("Dm F F C C C Bb Bb F F Dm C Bb Bb C F")


def hand(at_bar: float = 0, up: int = 0, weight: float = 0.0) -> Line:
    """The hand's tune, sixteen bars of three."""
    return read(HAND, THREE_FOUR, at_bar, up, weight)


def reply(at_bar: float = 0, up: int = 0, weight: float = 0.0) -> Line:
    """The reply, sixteen bars of three."""
    return read(REPLY, THREE_FOUR, at_bar, up, weight)


def moved(chords: tuple[str, ...], up: int) -> tuple[str, ...]:
    """The same chords in another key, `up` semitones higher."""
    names = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B")
    numbers = {name: number for number, name in enumerate(names)} | {"Db": 1, "D#": 3, "Gb": 6, "Ab": 8, "A#": 10}

    def one(name: str) -> str:
        long = name[:2] if name[1:2] in ("#", "b") else name[:1]
        return names[(numbers[long] + up) % 12] + name[len(long) :]

    return tuple("/".join(one(part) for part in chord.split("/")) for chord in chords)
