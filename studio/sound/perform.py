"""How a score is played: when exactly, how loud, with which pedal.

The same score is always played alike: chance has a seed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import mido
import numpy as np

from studio.sound.score import Note, Part, Score

AHEAD = 0.5
"""Seconds before the first beat, for what is played a little early; the ring takes them back."""
TICKS = 960
"""MIDI ticks of a second."""
Event = tuple[float, int, mido.Message]


def level(part: Part, score: Score, beat: float) -> float:
    """How loud a part is at a beat, by its points: straight lines between them, and the ring closes."""
    bars = score.clock.bars
    places = [bar for bar, _ in part.loud]
    values = [loud for _, loud in part.loud]
    return float(np.interp((beat / score.clock.beats) % bars, places, values, period=bars))


def arch(part: Part, score: Score, beat: float) -> float:
    """What a phrase adds: nothing at its ends on the whole, more in its middle."""
    place = (beat / (score.clock.beats * score.clock.phrase)) % 1
    return float(part.touch.arch * (np.sin(np.pi * place) ** 1.3 - 0.4))


def perform(score: Score, bus: str) -> mido.MidiFile:
    """The parts of a bus as they are played: one channel each."""
    from studio.sound.instruments import TABLE

    parts = [part for part in score.parts if (part.bus or part.name) == bus]
    if not parts or len(parts) > 15:
        raise ValueError(f"{score.name}: {len(parts)} parts in {bus}")
    events: list[Event] = []
    for index, part in enumerate(parts):
        channel = index + (index >= 9)  # the tenth channel is for drum kits
        tool = TABLE[part.instrument]
        first = mido.Message("program_change", program=tool.program, channel=channel)
        events += [(-AHEAD, 0, _control(channel, 0, tool.bank)), (-AHEAD, 1, first)]
        events += [(-AHEAD, 2, _control(channel, 10, tool.pan)), (-AHEAD, 2, _control(channel, 7, part.volume))]
        events += _notes(part, score, channel, tool.bowed)
        if tool.bowed:
            events += _bow(part, score, channel)
        if part.touch.pedal:
            events += _pedal(score, channel)
    return _file(events, score.clock.seconds)


def _control(channel: int, number: int, value: float) -> mido.Message:
    return mido.Message("control_change", channel=channel, control=number, value=int(np.clip(round(value), 0, 127)))


def _notes(part: Part, score: Score, channel: int, bowed: bool) -> Iterable[Event]:
    chance = np.random.default_rng(zlib.crc32(f"{score.name}/{part.name}".encode()))
    touch, clock = part.touch, score.clock
    middle = float(np.mean([note.pitch for note in part.line])) if part.line else 60.0
    line = sorted(part.line, key=lambda note: (note.at, note.pitch))
    drift, rank, last = 0.0, 0, -1.0
    sounding: dict[int, int] = {}
    played: list[tuple[float, float, int, int]] = []
    for note in line:
        rank = rank + 1 if note.at == last else 0
        last = note.at
        drift = 0.8 * drift + chance.normal(0, 0.6 * touch.jitter)  # hands wander; they do not tremble
        start = clock.when(note.at) + touch.lead + drift + chance.normal(0, 0.4 * touch.jitter) + rank * touch.roll
        end = max(clock.when(note.at + note.long * touch.legato), start + 0.06)
        loud = _velocity(note, part, score, middle) + chance.normal(0, 2.0)
        if bowed:  # the bow makes most of the loudness; the stroke gives the colour
            loud = 50 + 0.4 * loud
        if note.pitch in sounding:  # a string that is struck again has first been let go
            before = played[sounding[note.pitch]]
            played[sounding[note.pitch]] = (before[0], min(before[1], start - 0.025), *before[2:])
        sounding[note.pitch] = len(played)
        played.append((start, end, note.pitch, int(np.clip(round(loud), 6, 124))))
    for start, end, pitch, loud in played:
        yield start, 5, mido.Message("note_on", channel=channel, note=pitch, velocity=loud)
        yield max(end, start + 0.03), 4, mido.Message("note_off", channel=channel, note=pitch, velocity=64)


def _velocity(note: Note, part: Part, score: Score, middle: float) -> float:
    touch = part.touch
    strong = note.at % score.clock.beats < 0.01
    loud = level(part, score, note.at) + arch(part, score, note.at) + note.weight
    return loud + touch.accent * (0.7 if strong else -0.3) + touch.contour * (note.pitch - middle)


def _bow(part: Part, score: Score, channel: int) -> Iterable[Event]:
    """Bow and breath: the loudness of the place, and in each long note a little more in its middle."""
    clock = score.clock
    line = sorted(part.line, key=lambda note: note.at)
    starts = np.array([note.at for note in line])
    for time in np.arange(-AHEAD + 0.05, clock.seconds + 4, 0.06):
        beat = clock.beat(float(time))
        index = int(np.searchsorted(starts, beat % clock.total, side="right")) - 1
        within = 0.0
        if index >= 0 and line[index].long >= 1.5:
            within = np.clip((beat % clock.total - line[index].at) / line[index].long, 0, 1)
            within = 0.10 * (np.sin(np.pi * within) ** 0.8 - 0.5)
        loud = (level(part, score, beat) + arch(part, score, beat)) * (1 + within)
        yield float(time), 3, _control(channel, 11, 100 * (max(loud, 1.0) / 100) ** 0.85)


def _pedal(score: Score, channel: int) -> Iterable[Event]:
    """A new pedal with each bar: up as the harmony comes, down a moment after it; nothing is cut and nothing blurs."""
    clock = score.clock
    yield -AHEAD, 3, _control(channel, 64, 0)
    for bar in range(clock.bars + 1):
        time = clock.when(bar * clock.beats)
        yield time - 0.02, 3, _control(channel, 64, 0)
        if bar < clock.bars:
            yield time + 0.075, 6, _control(channel, 64, 110)


def _file(events: list[Event], seconds: float) -> mido.MidiFile:
    midi = mido.MidiFile(ticks_per_beat=TICKS, type=0)
    track = mido.MidiTrack()
    midi.tracks.append(track)
    track.append(mido.MetaMessage("set_tempo", tempo=1_000_000))
    now = 0
    for time, _, message in sorted(events, key=lambda event: (event[0], event[1])):
        tick = max(round((time + AHEAD) * TICKS), 0)
        track.append(message.copy(time=max(tick - now, 0)))
        now = max(now, tick)
    end = round((seconds + AHEAD + 6) * TICKS)
    track.append(mido.MetaMessage("end_of_track", time=max(end - now, 0)))
    return midi
