"""What hands do under a tune: basses, waltzes, broken chords. All take the chord of each bar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from studio.sound.harmony import Voicing, low, near, voice
from studio.sound.score import Line, Note


def roots(
    chords: tuple[str, ...],
    beats: int,
    bars: Iterable[int],
    lowest: int,
    long: float = 0,
    at: float = 0,
    octave: bool = False,
    weight: float = 0,
) -> Line:
    """The bass of each of these bars, at or above a pitch; with `octave` also the one above it."""
    notes = []
    for bar in bars:
        pitch = low(chords[bar], lowest)
        for each in (pitch, pitch + 12) if octave else (pitch,):
            notes.append(Note(bar * beats + at, long or beats - at, each, weight))
    return tuple(notes)


def blocks(
    chords: tuple[str, ...],
    beats: int,
    bars: Iterable[int],
    span: tuple[int, int],
    hits: tuple[tuple[float, float], ...],
    voices: int = 3,
    weight: float = 0,
) -> Line:
    """Chords of so many notes within a span, at each of the hits (beat within the bar, length in beats)."""
    notes = []
    for bar in bars:
        chord = near(chords[bar], *span)[:voices]
        for number, (at, long) in enumerate(hits):
            notes += [Note(bar * beats + at, long, pitch, weight - 3 * number) for pitch in chord]
    return tuple(notes)


def broken(
    chords: tuple[str, ...],
    beats: int,
    bars: Iterable[int],
    span: tuple[int, int],
    order: tuple[int, ...],
    step: float,
    start: float = 0,
    long: float = 0,
    weight: float = 0,
) -> Line:
    """Broken chords: the notes of a span in an order (-1 is a rest), one every `step` beats."""
    notes = []
    for bar in bars:
        chord = near(chords[bar], *span)
        for number, index in enumerate(order):
            at = start + number * step
            if index >= 0 and at < beats:
                pitch = chord[min(index, len(chord) - 1)]
                notes.append(Note(bar * beats + at, long or step * 1.6, pitch, weight - (2 if number else 0)))
    return tuple(notes)


def bass_walk(chords: tuple[str, ...], beats: int, bars: Iterable[int], lowest: int, long: float = 1) -> Line:
    """A waltz's bass: the root, and where the chord stays the fifth below or above it."""
    notes = []
    for bar in bars:
        pitch = low(chords[bar], lowest)
        if bar and chords[bar] == chords[bar - 1] and bar % 2:
            pitch += -5 if pitch - 5 >= lowest - 2 else 7
        notes.append(Note(bar * beats, long, pitch))
    return tuple(notes)


def breathing(line: Line, beats: int, phrase: int, rest: float) -> Line:
    """The same with a breath: what reaches the end of a phrase ends so many beats before it."""
    length = beats * phrase
    shorter = []
    for note in line:
        over = (note.at + note.long) % length
        ends = over < 1e-6 or length - over < 1e-6
        shorter.append(replace(note, long=note.long - rest) if ends and note.long > rest else note)
    return tuple(shorter)


def suspended(line: Line, beats: int, bars: Iterable[int]) -> Line:
    """The same with suspensions: where the voice steps down at one of these bars it comes half a bar late."""
    notes = list(line)
    for index in range(1, len(notes)):
        before, note = notes[index - 1], notes[index]
        joined = abs(before.at + before.long - note.at) < 1e-6
        if (
            joined
            and (note.at / beats).is_integer()
            and int(note.at // beats) in bars
            and 1 <= before.pitch - note.pitch <= 2
            and note.long >= beats
        ):
            late = beats / 2
            notes[index - 1] = replace(before, long=before.long + late)
            notes[index] = replace(note, at=note.at + late, long=note.long - late)
    return tuple(notes)


def downbeats(line: Line, beats: int, bars: Iterable[int]) -> tuple[int, ...]:
    """The highest note that begins with each of these bars, 0 where none does."""
    starts: dict[float, int] = {}
    for note in line:
        starts[note.at] = max(note.pitch, starts.get(note.at, 0))
    return tuple(starts.get(bar * beats, 0) for bar in bars)


def threes(bar: int, beats: int, pitches: tuple[int, ...], weight: float = 0, long: float = 0.9) -> Line:
    """The squeeze of a hand: three even notes from the first beat of a bar."""
    return tuple(Note(bar * beats + k, long, pitch, weight) for k in range(3) for pitch in pitches)


def choir(
    names: tuple[str, ...], voicings: list[Voicing], beats: float, spans: Mapping[str, tuple[tuple[int, int], ...]]
) -> dict[str, Line]:
    """The voices of a row of voicings by name, lowest first; `spans` says from which bar to which each sings."""
    lines: dict[str, Line] = {}
    for number, name in enumerate(names):
        parts: list[Note] = []
        for first, last in spans[name]:
            parts += voice(voicings, number, beats, first, last)
        lines[name] = tuple(parts)
    return lines
