"""Notes, tempo, breath: what a piece is before anybody plays it. And the plan of the whole music.

The plan: two tunes and a figure, which are the whole story.

- **Three**: one note, three times, and a rest. The squeeze of a hand: first it means *go*, then *look*, then *yes*;
  it is decoded in `three_times`, where it is nearly all there is. Elsewhere it hides: as the first bar of the hand's
  tune, in the grouping of the chase (3 + 3 + 2), as left, left, right in the floor of `song`, in the rests of `rod`,
  far off in `pile`, as the last thing in `title`.
- **The hand's tune** (`themes.HAND`, hers): three, then a reach up a sixth and steps down; again, lower; the third
  reach is an octave. The same notes can be harmonised in a minor key and in its relative major, and so they are: in
  minor in the store as it is, in major through the lens.
- **The reply** (`themes.REPLY`, his): the same turned over: three steps *down*, a fall of a sixth, steps up.
- **Nemo** is four: even, exact, no rubato, closing in by semitones. It has no tune.

How they grow:

1. `title`: hers, whole and alone; his, in the celli; hers again, larger; three notes, and no end.
2. `chase`: threes in the pulse, and a square of four that is laid over them as it comes nearer.
3. `cold`: both tunes with holes; only the three are always there. Its lens has all of them, a waltz a little too sure
   of itself.
4. `pile`: a chorale with hers on top, each note held; its lens fills the rails up again.
5. `table`: his first, piano and plucked strings sharing it note by note; its lens dines to it.
6. `song`: the floor has the three, the strings only the reach: the tune is whole only for who feels both. Its lens is
   the band of a house with everyone in it, and stands for everyone once more in the last ending.
7. `dance`: hers, his, hers, in the relative minor of D, so that its lens stands in D major: home, with the light on.
8. `rod`: the four, struck; between, three.
9. `three_times`: all is taken away but the three; the reach comes back, low; at last three high notes answer.
10. `risen`: the chorale in D major, each reach higher than the last, and from below the voices fall silent.
11. `walking`: F major, which only the lens had, now without any lens: hers, his, both at once, at a walk with a limp,
    and the tune, which without the lens never ended, comes home.

Keys: D minor and F (title, cold, three_times, walking), G minor and B flat (pile), A minor and C (table), E minor and
G (song), B minor and D (dance, risen). The rod's walls meet on A flat, as far from D as a note can be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from studio.sound.signal import RATE, Sound

STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


@dataclass(frozen=True)
class Note:
    """A note: when and how long in beats, its MIDI pitch, how much louder than what is around it (MIDI velocity)."""

    at: float
    long: float
    pitch: int
    weight: float = 0.0


Line = tuple[Note, ...]


def pitch(name: str) -> int:
    """The MIDI number of a name: `pitch("A4")` is 69. Raises `ValueError` if it is none."""
    found = re.fullmatch(r"([A-G])([#b]?)(-?\d)", name)
    if not found:
        raise ValueError(f"{name} is no note")
    letter, sign, octave = found.groups()
    return STEPS[letter] + {"": 0, "#": 1, "b": -1}[sign] + 12 * (int(octave) + 1)


def read(text: str, beats: int, at_bar: float = 0, up: int = 0, weight: float = 0.0) -> Line:
    """Notes from text: `A4 A4 A4 | F5:2 r:1`; the number is beats (1 if none), `+` joins a chord, `r` is a rest.

    `|` is a bar line. `up` transposes by semitones. Raises `ValueError` if a bar is not full.
    """
    notes: list[Note] = []
    for number, bar in enumerate(text.split("|")):
        now = 0.0
        for word in bar.split():
            names, _, length = word.partition(":")
            long = float(length or 1)
            for name in names.split("+") if names != "r" else ():
                notes.append(Note((at_bar + number) * beats + now, long, pitch(name) + up, weight))
            now += long
        if abs(now - beats) > 1e-6 and bar.strip():
            raise ValueError(f"bar {number + 1} has {now:g} beats, not {beats}: {bar.strip()}")
    return tuple(notes)


def row(text: str) -> tuple[str, ...]:
    """Words: the chords of so many bars."""
    return tuple(text.split())


def shifted(line: Line, beats: float = 0, up: int = 0, weight: float = 0.0) -> Line:
    """The same notes later, higher, louder."""
    return tuple(replace(n, at=n.at + beats, pitch=n.pitch + up, weight=n.weight + weight) for n in line)


def between(line: Line, first: float, last: float) -> Line:
    """The notes that begin between two beats."""
    return tuple(n for n in line if first <= n.at < last)


@dataclass(frozen=True)
class Clock:
    """Beats -> seconds: one tempo map for all versions of a piece. It lasts `seconds` to the frame and is a ring."""

    bars: int
    beats: int
    seconds: float
    phrase: int = 4
    """Bars of a breath."""
    breath: float = 0.10
    """How much slower the end of a phrase is (a tenth is much)."""
    swell: float = 0.03
    """How much quicker its middle is."""
    lilt: tuple[float, float] = (3.0, 0.0)
    """An unevenness that comes again every so many beats, and its depth."""
    leans: tuple[tuple[float, float], ...] = ()
    """Bars where time is taken, and how much."""

    @property
    def total(self) -> int:
        """Beats of the whole."""
        return self.bars * self.beats

    @property
    def frames(self) -> int:
        """Frames of the whole."""
        return round(self.seconds * RATE)

    def when(self, beat: float) -> float:
        """The second of a beat; before the start and after the end the ring goes on."""
        grid, seconds = _map(self)
        turn = np.floor(beat / self.total)
        return float(np.interp(beat - turn * self.total, grid, seconds) + turn * self.seconds)

    def beat(self, second: float) -> float:
        """The beat of a second: `when` the other way round."""
        grid, seconds = _map(self)
        turn = np.floor(second / self.seconds)
        return float(np.interp(second - turn * self.seconds, seconds, grid) + turn * self.total)


@lru_cache(maxsize=64)
def _map(clock: Clock) -> tuple[Sound, Sound]:
    grid = np.linspace(0, clock.total, clock.total * 16 + 1)
    middle = (grid[1:] + grid[:-1]) / 2
    place = (middle / (clock.phrase * clock.beats)) % 1
    rate = 1 + clock.swell * np.sin(np.pi * place) ** 2
    rate -= clock.breath * np.exp(-(((place - 1) / 0.07) ** 2)) + 0.5 * clock.breath * np.exp(-((place / 0.035) ** 2))
    period, depth = clock.lilt
    rate += depth * np.sin(2 * np.pi * middle / period)
    for bar, much in clock.leans:
        rate -= much * np.exp(-(((middle / clock.beats - bar) / 0.45) ** 2))
    seconds = np.concatenate([[0.0], np.cumsum(np.diff(grid) / np.maximum(rate, 0.2))])
    return grid, seconds * clock.seconds / seconds[-1]


@dataclass(frozen=True)
class Touch:
    """How a player plays: times in seconds, loudness in MIDI velocity."""

    lead: float = 0.0
    """How much before the beat (negative) or after it."""
    jitter: float = 0.006
    legato: float = 0.98
    """The part of its length that a note sounds; more than 1 overlaps."""
    arch: float = 8.0
    """How much louder the middle of a phrase is than its ends."""
    accent: float = 3.0
    """How much louder the first beat of a bar is."""
    contour: float = 0.3
    """How much louder each semitone above the middle of the line is."""
    roll: float = 0.008
    """Seconds between the notes of a chord, from below."""
    pedal: bool = False
    """The pedal is changed with each bar."""


TUNE = Touch(lead=-0.012, legato=0.99, arch=10, pedal=True)
HANDS = Touch(legato=0.95, arch=7, pedal=True)
BOW = Touch(lead=-0.05, jitter=0.012, legato=1.02, arch=8, accent=0, contour=0.15)
WIND = Touch(lead=-0.015, jitter=0.009, legato=0.97, arch=10, accent=1)
PLUCK = Touch(jitter=0.008, legato=0.8, accent=5, roll=0.012)
STRICT = Touch(jitter=0.0025, legato=0.8, arch=0, accent=4, contour=0, roll=0.002)


@dataclass(frozen=True)
class Part:
    """What one player has: an instrument of `instruments.TABLE`, notes, loudness as (bar, MIDI velocity) points."""

    name: str
    instrument: str
    line: Line
    loud: tuple[tuple[float, float], ...]
    touch: Touch = HANDS
    bus: str = ""
    """Parts of one bus are mixed as one (its own name if none is given)."""
    volume: int = 100
    """Of the part within its bus, MIDI 0 to 127."""


@dataclass(frozen=True)
class Score:
    """A piece: its clock, the chord of each bar, its parts; `choir` names strings that must move as singers would."""

    name: str
    clock: Clock
    chords: tuple[str, ...]
    parts: tuple[Part, ...]
    choir: tuple[str, ...] = ()
    tunes: tuple[str, ...] = ()
    """String parts that sing above the choir, and may not go in parallel with it from bar to bar."""

    def part(self, name: str) -> Part:
        """A part by its name. Raises `KeyError` if nobody has it."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)
