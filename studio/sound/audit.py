"""What a strict teacher would mark in the scores: parallels, ranges, leaps, and twins that do not go together.

Nothing here listens: it reads notes. What the files sound like is measured by `proof`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from studio.sound.harmony import clash, classes
from studio.sound.instruments import TABLE
from studio.sound.pieces import PIECES, SCORES
from studio.sound.score import Line, Note, Score

LEAP = 9
"""Semitones: a sixth is the most that an inner voice of a choir may leap within a phrase."""
OUTER_LEAP = 12
"""The bass, and the voice on top, which may have the tune, leap up to an octave."""
GRATE = 1.0
"""How much the chords of two twins may grate together (`harmony.clash`): one major seventh."""
Chord = tuple[Note | None, ...]


def faults() -> list[str]:
    """Everything that is wrong in any score, in plain words."""
    found: list[str] = []
    for score in SCORES:
        found += shape_faults(score) + range_faults(score)
        if score.choir:
            found += parallels(score) + leaps(score) + tune_parallels(score)
    return found + twin_faults()


def shape_faults(score: Score) -> list[str]:
    """Notes outside of the piece, chords that do not fill it, a voice of a choir that sings two notes at once."""
    found = []
    if len(score.chords) != score.clock.bars:
        found.append(f"{score.name}: {len(score.chords)} chords for {score.clock.bars} bars")
    for part in score.parts:
        late = [note for note in part.line if not 0 <= note.at < score.clock.total or note.long <= 0]
        if late:
            found.append(f"{score.name}, {part.name}: a note at beat {late[0].at:g} of {score.clock.total}")
    for name in score.choir:
        line = sorted(score.part(name).line, key=lambda note: note.at)
        for before, after in itertools.pairwise(line):
            if before.at + before.long > after.at + 1e-6:
                found.append(f"{score.name}, {name}: two notes at once at beat {after.at:g}")
    return found


def range_faults(score: Score) -> list[str]:
    """Notes that an instrument does not have."""
    found = []
    for part in score.parts:
        tool = TABLE[part.instrument]
        wrong = sorted({note.pitch for note in part.line if not tool.lowest <= note.pitch <= tool.highest})
        if wrong:
            found.append(f"{score.name}, {part.name}: {part.instrument} has no {wrong}")
    return found


def chords_of(score: Score) -> Iterator[tuple[float, Chord]]:
    """What the choir holds each time that one of its voices begins a note; a voice that rests is None."""
    lines = [score.part(name).line for name in score.choir]
    for time in sorted({note.at for line in lines for note in line}):
        yield time, tuple(_sounding(line, time) for line in lines)


def _sounding(line: Line, time: float) -> Note | None:
    for note in line:
        if note.at <= time + 1e-6 < note.at + note.long:
            return note
    return None


def parallels(score: Score) -> list[str]:
    """Two voices that go from one fifth or octave to the next in the same direction."""
    found = []
    for (_, before), (time, after) in itertools.pairwise(chords_of(score)):
        for low, high in itertools.combinations(range(len(before)), 2):
            a, b, c, d = before[low], before[high], after[low], after[high]
            if a is None or b is None or c is None or d is None or a.pitch == c.pitch or b.pitch == d.pitch:
                continue
            was, now = b.pitch - a.pitch, d.pitch - c.pitch
            if was % 12 == now % 12 and now % 12 in (0, 7) and (c.pitch > a.pitch) == (d.pitch > b.pitch):
                kind = "octaves" if now % 12 == 0 else "fifths"
                pair = f"{score.choir[low]} and {score.choir[high]}"
                found.append(f"{score.name}, bar {int(time // score.clock.beats) + 1}: {kind} in {pair}")
    return found


def tune_parallels(score: Score) -> list[str]:
    """The same between a tune in the strings and each voice below it, from one first beat to the next."""
    found = []
    beats = score.clock.beats
    for tune, name in itertools.product(score.tunes, score.choir):
        above, voice = score.part(tune).line, score.part(name).line
        for bar in range(1, score.clock.bars):
            pairs = [(_sounding(voice, at), _sounding(above, at)) for at in ((bar - 1) * beats, bar * beats)]
            (a, b), (c, d) = pairs
            if a is None or b is None or c is None or d is None or b.at < (bar - 1) * beats or d.at < bar * beats:
                continue
            was, now = b.pitch - a.pitch, d.pitch - c.pitch
            moved = (c.pitch - a.pitch) * (d.pitch - b.pitch) > 0
            if moved and was % 12 == now % 12 and now % 12 in (0, 7):
                found.append(f"{score.name}, bar {bar + 1}: {tune} and {name} in parallel")
    return found


def leaps(score: Score) -> list[str]:
    """Leaps in a voice of the choir that no breath parts."""
    found = []
    for name in score.choir:
        limit = OUTER_LEAP if name in (score.choir[0], score.choir[-1]) else LEAP
        line = sorted(score.part(name).line, key=lambda note: note.at)
        for before, after in itertools.pairwise(line):
            joined = after.at - before.at - before.long < 0.2
            if joined and abs(after.pitch - before.pitch) > limit:
                bar = int(after.at // score.clock.beats) + 1
                found.append(f"{score.name}, bar {bar}: {name} leap by {abs(after.pitch - before.pitch)} semitones")
    return found


def twins() -> list[tuple[Score, Score]]:
    """The pairs of scores between which the lens fades, the plain one first."""
    by_name = {score.name: score for score in SCORES}
    return [(by_name[p.name], by_name[p.twin]) for p in PIECES if p.twin and p.twin.endswith("_lens")]


def twin_faults() -> list[str]:
    """Twins with another tempo map, another length, or chords that grate when both are heard."""
    found = []
    for plain, lens in twins():
        if plain.clock != lens.clock:
            found.append(f"{plain.name} and {lens.name} do not keep the same time")
        for bar, (a, b) in enumerate(zip(plain.chords, lens.chords, strict=False)):
            if clash(set(classes(a)) | set(classes(b))) > GRATE:
                found.append(f"{plain.name}, bar {bar + 1}: {a} under {b} grates")
    return found


def together(plain: Score, lens: Score) -> float:
    """How much of the time the notes of both, half-way into each other, grate more than a major seventh does (0 to 1).

    Sampled at the start of each beat; a note counts for as long as it is written, without the pedal.
    """
    rough = 0
    for beat in range(plain.clock.total):
        notes = {_pitch_at(part.line, beat) for score in (plain, lens) for part in score.parts}
        rough += clash({pitch for pitches in notes for pitch in pitches}) > GRATE
    return rough / plain.clock.total


def _pitch_at(line: Line, beat: float) -> tuple[int, ...]:
    return tuple(note.pitch for note in line if note.at <= beat + 0.02 < note.at + note.long)
