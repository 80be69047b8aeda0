"""Chords, and voices that go from one to the next as singers would.

`lead` finds the cheapest way through all voicings of a row of chords (Viterbi's algorithm), as a ring: small steps cost
little, leaps much, parallel fifths and octaves are out of the question.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

import numpy as np

from studio.sound.score import STEPS, Line, Note
from studio.sound.signal import Sound

QUALITIES = {
    "": (0, 4, 7), "m": (0, 3, 7), "7": (0, 4, 7, 10), "m7": (0, 3, 7, 10), "maj7": (0, 4, 7, 11), "6": (0, 4, 7, 9),
    "sus4": (0, 5, 7), "sus2": (0, 2, 7), "7sus4": (0, 5, 7, 10), "add9": (0, 4, 7, 2), "m9": (0, 3, 7, 10, 2),
    "madd9": (0, 3, 7, 2), "dim": (0, 3, 6), "5": (0, 7),
}  # fmt: skip
Voicing = tuple[int, ...]


@lru_cache(maxsize=256)
def classes(chord: str) -> tuple[int, ...]:
    """The pitch classes of a chord (`Gm7`, `F/A`, `Bbmaj7`), root first. Raises `ValueError` for what is none."""
    found = re.fullmatch(r"([A-G])([#b]?)(.*?)(?:/([A-G][#b]?))?", chord)
    if not found or found[3] not in QUALITIES:
        raise ValueError(f"{chord} is no chord")
    root = STEPS[found[1]] + {"": 0, "#": 1, "b": -1}[found[2]]
    return tuple((root + step) % 12 for step in QUALITIES[found[3]])


@lru_cache(maxsize=256)
def bass(chord: str) -> int:
    """The pitch class that a chord stands on."""
    _, slash, below = chord.partition("/")
    return classes(below)[0] if slash else classes(chord)[0]


def near(chord: str, lowest: int, highest: int) -> list[int]:
    """All notes of a chord between two pitches, from below."""
    return [p for p in range(lowest, highest + 1) if p % 12 in classes(chord)]


def low(chord: str, lowest: int) -> int:
    """The chord's bass at or above a pitch, within the octave."""
    return lowest + (bass(chord) - lowest) % 12


def clash(pitches: set[int]) -> float:
    """How much a chord grates: each semitone 1, each tritone a half, by pitch classes. A minor seventh chord has 0."""
    found = 0.0
    for a, b in itertools.combinations({p % 12 for p in pitches}, 2):
        step = min((a - b) % 12, (b - a) % 12)
        found += {1: 1.0, 6: 0.5}.get(step, 0.0)
    return found


def lead(
    chords: tuple[str, ...],
    ranges: tuple[tuple[int, int], ...],
    top: tuple[int, ...] = (),
    inversions: bool = True,
    still: float = 0.0,
) -> list[Voicing]:
    """One voicing for each chord, lowest voice first, for the cheapest ring of moves.

    `ranges` gives lowest and highest pitch for each voice; `top` fixes the highest voice (0 leaves a note free).
    `still` is what it costs a voice to stay where it is: with more of it nothing drones.
    Raises `ValueError` if no voicing of a chord fits.
    """
    states, costs = [], []
    for index, chord in enumerate(chords):
        found = _voicings(chord, ranges, top[index] if top else 0, inversions)
        if not found:
            raise ValueError(f"no voicing of {chord} (bar {index + 1}) fits")
        states.append(np.array([voicing for _, voicing in found]))
        costs.append(np.array([cost for cost, _ in found]))
    moves = [_moves(states[i], states[(i + 1) % len(states)], still) for i in range(len(states))]
    best: tuple[float, list[int]] | None = None
    for first in np.argsort(costs[0])[:10]:
        way = _cheapest(costs, moves, int(first))
        if best is None or way[0] < best[0]:
            best = way
    assert best is not None
    return [tuple(int(p) for p in states[i][s]) for i, s in enumerate(best[1])]


def _cheapest(costs: list[Sound], moves: list[Sound], first: int) -> tuple[float, list[int]]:
    """The cheapest ring that begins and ends with one voicing of the first chord."""
    total = moves[0][first] + costs[1]
    came: list[Sound] = []
    for index in range(1, len(costs) - 1):
        ways = total[:, None] + moves[index]
        came.append(ways.argmin(axis=0))
        total = ways.min(axis=0) + costs[index + 1]
    total = total + moves[-1][:, first]
    state = int(total.argmin())
    way = [state]
    for back in reversed(came):
        state = int(back[state])
        way.append(state)
    return float(total.min() + costs[0][first]), [first, *reversed(way)]


def _voicings(
    chord: str, ranges: tuple[tuple[int, int], ...], top: int, inversions: bool, keep: int = 160
) -> list[tuple[float, Voicing]]:
    tones = classes(chord)
    notes = [near(chord, *span) for span in ranges]
    if top:
        notes[-1] = [top]
    stands = bass(chord)
    if "/" in chord or not inversions:
        notes[0] = [p for p in range(*ranges[0]) if p % 12 == stands]
    found = []
    for voicing in itertools.product(*notes):
        gaps = [b - a for a, b in itertools.pairwise(voicing)]
        if min(gaps) < 1 or max(gaps[1 : -1 if top else None], default=0) > 14:
            continue
        cost = 0.15 * sum(max(0, gap - 9) for gap in gaps[1 : -1 if top else None]) + (3 if gaps[0] < 5 else 0)
        if voicing[0] % 12 != stands:
            cost += 1.2 if voicing[0] % 12 == tones[1] else 5
        heard = [p % 12 for p in voicing]
        cost += 6 * (tones[1] not in heard) + 2 * (heard.count(tones[1]) > 1) + 4 * (tones[0] not in heard)
        cost += 3 * sum(tone not in heard for tone in tones[3:4])
        found.append((cost, voicing))
    return sorted(found)[:keep]


def _moves(before: Sound, after: Sound, still: float) -> Sound:
    """What it costs to go from each voicing to each other one."""
    a, b = before[:, None, :].astype(int), after[None, :, :].astype(int)
    step = b - a
    size = np.abs(step)
    weight = np.ones(size.shape[-1])
    weight[0] = 0.3
    cost = (size * weight).sum(axis=-1) + 3.0 * (size[..., 1:] > 7).sum(axis=-1) + 2.0 * (size[..., 0] > 9)
    cost = cost + still * (size == 0).sum(axis=-1)
    for low_voice, high_voice in itertools.combinations(range(size.shape[-1]), 2):
        was = (a[..., high_voice] - a[..., low_voice]) % 12
        now = (b[..., high_voice] - b[..., low_voice]) % 12
        both = (step[..., low_voice] != 0) & (step[..., high_voice] != 0)
        cost = cost + 1000 * (both & (was == now) & ((now == 0) | (now == 7)))
        crossed = (b[..., low_voice] > a[..., high_voice]) | (b[..., high_voice] < a[..., low_voice])
        cost = cost + 4.0 * (crossed & (high_voice == low_voice + 1))
    same_way = (np.sign(step) == np.sign(step[..., :1])).all(axis=-1) & (step[..., 0] != 0)
    outer = (b[..., -1] - b[..., 0]) % 12
    hidden = same_way & ((outer == 0) | (outer == 7)) & (size[..., -1] > 2)
    return np.asarray(cost + 2.0 * same_way + 4.0 * hidden)


def voice(
    voicings: list[Voicing], number: int, beats: float, first: int = 0, last: int | None = None, tie: bool = True
) -> Line:
    """One voice of a row of chords, from `first` up to `last`; `tie` holds a note that the next chord has, too."""
    notes: list[Note] = []
    for index in range(first, len(voicings) if last is None else last):
        pitch = voicings[index][number]
        if tie and notes and index > first and notes[-1].pitch == pitch:
            held = notes.pop()
            notes.append(Note(held.at, held.long + beats, pitch))
        else:
            notes.append(Note(index * beats, beats, pitch))
    return tuple(notes)
