"""Everything that is measured, with its goal, and with what Ren'Py 8.0.3 needs for such a story on such a machine."""

from __future__ import annotations

from bench import checks, plays, sound, starts
from bench.table import Row

K, M = 1000, 1_000_000


def _by_size(*values: float) -> dict[int, float]:
    return dict(zip((K, 10 * K, 100 * K, M), values, strict=False))


def _renpy(*values: str) -> dict[int, str]:
    return dict(zip((K, 10 * K, 100 * K), values, strict=True))


def _same(value: str) -> dict[int, str]:
    return _renpy(value, value, value)


ROWS = (
    Row(
        "start", "from the start of the process to the title, not for the first time", "s",
        "Each run a process, its cache filled; by the clock, until the title was shown with the picture behind it.",
        starts.starts, "warm", _by_size(0.5, 0.5, 0.5, 1.0), _renpy("1.70", "1.95", "5.15"),
    ),
    Row(
        "start-first", "the same for a story that was never seen", "s",
        "The same with an empty cache each time. Python's own files are compiled, the disk's are in memory.",
        starts.starts, "first", {100 * K: 2.5}, _renpy("2.43", "4.21", "19.3"),
    ),
    Row(
        "check-cold", "check of a story that was never seen", "s",
        "The whole process of `python -m game check`, its cache empty.",
        checks.checks, "cold", _by_size(0.3, 0.5, 2), _renpy("1.1", "1.6", "6.3"),
    ),
    Row(
        "check-warm", "check of a story that has not changed", "s",
        "The same with what the check before it kept.",
        checks.checks, "warm", _by_size(0.3, 0.5, 2), _renpy("1.1", "1.6", "6.3"),
    ),
    Row(
        "check-words", "check after one line got other words", "s",
        "The same; before each run the first line of the scene in the middle says something new.",
        checks.checks, "words", {100 * K: 0.15},
    ),
    Row(
        "check-condition", "check after one condition was changed", "s",
        "The same; before each run the first condition of the scene in the middle asks something new.",
        checks.checks, "condition", {100 * K: 0.15},
    ),
    Row(
        "edit-renamed", "a line is edited until the window shows it, at the same place", "s",
        "From the writing of a new file, renamed over the old one, to the frame with the words and all pictures.",
        plays.edits, "renamed", _by_size(0.1, 0.1, 0.15), _renpy("1.56", "1.80", "5.15"),
    ),
    Row(
        "edit-in-place", "the same, written into the file that is there", "s",
        "From the opening of the file for writing to the frame with the words and all pictures.",
        plays.edits, "place", _by_size(0.1, 0.1, 0.15), _renpy("1.56", "1.80", "5.15"),
    ),
    Row(
        "frame-down", "1080p: three layers that run, two figures, snow, a line", "ms",
        "Time of the frame's thread for 99 of 100 frames of the real loop, on a virtual screen without a GPU.",
        plays.heavy, "down", {K: 16.7}, sized=False,
    ),
    Row(
        "frame-up", "the same with the lens up, so that all is drawn in both worlds", "ms",
        "As before. Ren'Py shows 6 frames a second of this.",
        plays.heavy, "up", {K: 16.7}, {K: "6 frames/s"}, sized=False,
    ),
    Row(
        "music-frame", "the longest frame while another pair of music is decoded and cross-faded", "ms",
        "By the clock, in the 5 s after each of 5 changes; the picture as before, without the lens.",
        sound.changes, "worst", {K: 25}, sized=False,
    ),
    Row(
        "music-beside", "the same while nothing changes", "ms",
        "In the 5 s after those.",
        sound.changes, "steady", {}, sized=False,
    ),
    Row(
        "music-memory", "samples in memory, at the most", "MB",
        "All decoded music, places and effects: what plays, and what may come.",
        sound.changes, "memory", {K: 60}, sized=False,
    ),
    Row(
        "wait-still", "use of one core while a line stands and nothing moves", "%",
        "Time of all threads of the process over some seconds; the virtual screen's own is not counted.",
        plays.waits, "still", _by_size(1, 1, 1, 1), _same("1.4"),
    ),
    Row(
        "wait-snow", "the same in snow, with two figures", "%",
        "As before, at a line with `effect: snow`.",
        plays.waits, "snow", _by_size(15, 15, 15, 15),
    ),
    Row(
        "memory-title", "memory at the title", "MB",
        "Resident memory of the process a second after the title is whole, in a window of 1920x1080.",
        starts.starts, "memory", _by_size(120, 130, 200), _renpy("343", "362", "548"),
    ),
    Row(
        "memory-play", "memory in play", "MB",
        "The same after 200 lines of play.",
        plays.memory, "play", _by_size(320, 320, 320, 320),
    ),
    Row(
        "memory-growth", "growth of memory over 2,000 lines of play", "MB",
        "Resident memory after 3,000 lines less that after 1,000; a stop of the story in each frame.",
        plays.memory, "grows", {}, _same("flat"),
    ),
    Row(
        "save", "a quick save with its picture, until the file is there", "ms",
        "From the command to the file, in play after 200 lines.",
        plays.saves, "seconds", {}, _same("44 + 80 to 125"),
    ),
    Row(
        "save-size", "the file of a save, with its picture", "KB",
        "Its bytes by 1,000, after 200 lines.",
        plays.saves, "kilobytes", _by_size(40, 40, 40, 40), _same("83"),
    ),
    Row(
        "save-frame", "the longest frame while saving", "ms",
        "By the clock: the command and the 30 frames after it, each from its events to what it shows.",
        plays.saves, "frame", _by_size(16.7, 16.7, 16.7, 16.7), _same("124 to 169"),
    ),
    Row(
        "load", "a save is loaded from the title", "s",
        "Each run a process that stands at the title; from the command to the frame with the line and all pictures.",
        plays.saves, "load", {}, _same("0.11"),
    ),
)  # fmt: skip
