"""Whatever goes wrong while something is saved, the latest save or the one before it can be loaded.

Every call that saving makes to the system is counted once, and then each of them fails in turn, in every way it can.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from game.play import locks, saves
from game.play.disk import older
from game.play.persistent import Persistent
from game.play.saves import CannotSave, Shelf
from game.play.settings import Settings
from tests.play.faulty import STORY, Fault, PowerGone, a_save, failing, faults, number_of

# --- what is done, and what must be true afterwards


def nothing(shelf: Shelf) -> None:
    """A folder that is not there yet."""


def two_generations(shelf: Shelf) -> None:
    for number in (1, 2):
        shelf.save("1-1", a_save(number))
        shelf.write_persistent(Persistent(frozenset({f"line {number}"})))
        shelf.write_settings(Settings().with_value("text_size", 100 + number))


def damaged(shelf: Shelf) -> None:
    """Whatever was written last is cut off."""
    two_generations(shelf)
    for name in ("1-1", "persistent", "settings"):
        file = shelf.folder / f"{name}.json"
        file.write_bytes(file.read_bytes()[:100])


def interrupted(shelf: Shelf) -> None:
    """The last writing stopped when the old files had made room."""
    two_generations(shelf)
    for name in ("1-1", "persistent", "settings"):
        file = shelf.folder / f"{name}.json"
        shutil.copy(older(file), file.with_name(f"{name}.abcd1234.new"))
        os.replace(file, older(file))


def autosaved(shelf: Shelf) -> None:
    for number in range(1, 9):
        shelf.autosave(a_save(number))


Check = Callable[[Shelf, Shelf, bool], None]
"""Takes the shelf as it was, as it is now, and whether the work is known to be done."""


def the_save_or_the_one_before(was: Shelf, now: Shelf, done: bool) -> None:
    before, found = number_of(was.look("1-1")), now.look("1-1")
    assert number_of(found) in ((3,) if done else (before, 3))
    if "damaged" in found.notice:
        assert number_of(found) == before
        assert (now.folder / "1-1.json").stat().st_size == 100
    elif "not finished" in found.notice:
        assert number_of(found) == before
        assert not (now.folder / "1-1.json").exists()
    else:
        assert not found.notice


def the_newest_autosaves(was: Shelf, now: Shelf, done: bool) -> None:
    found = {number_of(now.look(name)) for name in saves.AUTO}
    assert {5, 6, 7, 8, *([9] if done else [])} <= found
    kept = [file.read_text(encoding="utf-8") for file in now.folder.glob("auto-*.json")]
    assert all(any(f'"said": "{number}"' in text for text in kept) for number in range(4, 9))
    assert number_of(now.latest()) in ((9,) if done else (8, 9))


def all_of_it_or_nothing(was: Shelf, now: Shelf, done: bool) -> None:
    """A deleted save is gone, or it is there as it was; and it is never gone from the disk."""
    before, found = number_of(was.look("1-1")), number_of(now.look("1-1"))
    assert found in ((-1,) if done else (before, -1))
    kept = [file.read_bytes() for file in now.folder.rglob("*.json")]
    assert all(file.read_bytes() in kept for file in was.folder.glob("1-1.*json"))


def every_line_that_was_read(was: Shelf, now: Shelf, done: bool) -> None:
    before, found = was.read_persistent()[0].lines, now.read_persistent()[0].lines
    assert before <= found <= before | {"line 3"}
    assert not done or "line 3" in found


def the_old_or_the_new_settings(was: Shelf, now: Shelf, done: bool) -> None:
    before, found = was.read_settings()[0].text_size, now.read_settings()[0].text_size
    assert found in ((150,) if done else (before, 150))


@dataclass(frozen=True)
class Work:
    """Something that writes, and what holds after it went wrong."""

    do: Callable[[Shelf], object]
    holds: Check
    starts: tuple[Callable[[Shelf], None], ...] = (nothing, two_generations, damaged, interrupted)


WORKS = {
    "a save": Work(lambda shelf: shelf.save("1-1", a_save(3)), the_save_or_the_one_before),
    "an autosave": Work(lambda shelf: shelf.autosave(a_save(9)), the_newest_autosaves, (autosaved,)),
    "deleting": Work(lambda shelf: shelf.delete("1-1"), all_of_it_or_nothing),
    "what is persistent": Work(
        lambda shelf: shelf.write_persistent(Persistent(frozenset({"line 3"}))), every_line_that_was_read
    ),
    "preferences": Work(
        lambda shelf: shelf.write_settings(Settings().with_value("text_size", 150)), the_old_or_the_new_settings
    ),
}
CASES = [(name, start) for name, work in WORKS.items() for start in work.starts]


@pytest.mark.parametrize(("name", "start"), CASES, ids=[f"{n}, {s.__name__}" for n, s in CASES])
def test_whatever_fails_while_something_is_written_the_latest_or_the_one_before_is_there(
    tmp_path: Path, name: str, start: Callable[[Shelf], None]
) -> None:
    work, first, copy = WORKS[name], Shelf(tmp_path / "first", STORY), Shelf(tmp_path / "copy", STORY)
    start(first)
    cut_off = [f.read_bytes() for f in first.folder.glob("*.json") if f.stat().st_size == 100]

    def run(fault: Fault) -> str:
        """What was said: nothing, the sentence of a failure, or that the power went."""
        _again(first.folder, fault.folder)
        try:
            with failing(fault):
                work.do(Shelf(fault.folder, STORY))
        except CannotSave as failure:
            return str(failure)
        except PowerGone:
            return "the power went"
        return ""

    def holds(folder: Path, done: bool) -> None:
        _again(first.folder, copy.folder)
        now = Shelf(folder, STORY)
        work.holds(copy, now, done)
        kept = [file.read_bytes() for file in folder.glob("*.json")]
        assert all(damaged in kept for damaged in cut_off)
        work.do(now)
        work.holds(copy, now, True)
        assert not list(folder.glob("*.new"))
        kept = [file.read_bytes() for file in folder.glob("*.json")]
        assert all(damaged in kept for damaged in cut_off)

    whole = Fault(tmp_path / "whole")
    assert run(whole) == ""
    holds(whole.folder, done=True)
    assert len(whole.calls) > 3
    for fault in faults(tmp_path / "now", whole.calls):
        said = run(fault)
        assert said == "the power went" or not said or any(word in said for word in REASONS), fault
        if said == "the power went":
            assert fault.left is not None
            holds(fault.left, done=False)
            shutil.rmtree(fault.left)
        holds(fault.folder, done=not said or "may not last" in said)


REASONS = (*(os.strerror(code).lower() for code in (errno.ENOSPC, errno.EIO, errno.EACCES)), "a file where this folder")


def _again(first: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if first.exists():
        shutil.copytree(first, folder)


def test_what_is_written_is_on_the_disk_before_it_takes_the_name_of_what_was_there(tmp_path: Path) -> None:
    shelf, fault = Shelf(tmp_path / "saves", STORY), Fault(tmp_path / "saves")
    two_generations(shelf)
    with failing(fault):
        shelf.save("1-1", a_save(3))
    wanted = [call for call in fault.calls if call in ("write", "flush", "fsync", "replace")]
    assert wanted == ["write", "flush", "fsync", "replace", "replace", "fsync"][: 6 if os.name == "posix" else 5]


READINGS: dict[str, Callable[[Shelf], object]] = {
    "loading": lambda shelf: shelf.load("1-1"),
    "looking": lambda shelf: shelf.look("1-1"),
    "the latest": lambda shelf: shelf.latest(),
    "what is persistent": lambda shelf: shelf.read_persistent(),
    "preferences": lambda shelf: shelf.read_settings(),
    "the first look": lambda shelf: (shelf.has_settings(), list(shelf.filled())),
}


@pytest.mark.parametrize("name", READINGS)
@pytest.mark.parametrize("start", [two_generations, damaged, interrupted], ids=lambda start: start.__name__)
def test_whatever_fails_while_something_is_read_nothing_is_raised_and_nothing_is_lost(
    tmp_path: Path, name: str, start: Callable[[Shelf], None]
) -> None:
    first = Shelf(tmp_path / "first", STORY)
    start(first)
    whole = Fault(tmp_path / "whole")
    _again(first.folder, whole.folder)
    with failing(whole):
        expected = READINGS[name](Shelf(whole.folder, STORY))
    content = sorted(file.read_bytes() for file in first.folder.iterdir())
    for fault in (f for f in faults(tmp_path / "now", whole.calls) if f.code):
        _again(first.folder, fault.folder)
        with failing(fault):
            READINGS[name](Shelf(fault.folder, STORY))
        assert sorted(file.read_bytes() for file in fault.folder.iterdir()) == content
        again = READINGS[name](Shelf(fault.folder, STORY))
        assert again == expected or start is damaged  # what is set aside already is not told again


# --- programs that die


def _saves_until_it_dies(folder: Path, number: int, told: Connection) -> None:
    """Save a higher number in every place, again and again, and tell what is done."""
    shelf = Shelf(folder, STORY)
    while True:
        number += 1
        shelf.save("1-1", a_save(number))
        told.send(("slot", number))
        shelf.autosave(a_save(number))
        told.send(("auto", number))
        shelf.write_persistent(Persistent(frozenset({f"line {number % 50}"}), frozenset({f"mark {number}"})))
        told.send(("persistent", number))


def _context() -> Any:
    """How other programs are started: forked from a small server where the system can, because that is quick."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def test_a_program_that_is_killed_a_hundred_times_while_it_saves_never_loses_a_save(tmp_path: Path) -> None:
    folder, context, chance = tmp_path / "saves", _context(), random.Random(4)
    shelf = Shelf(folder, STORY)
    done = {"slot": 0, "auto": 0, "persistent": 0}
    marks: set[str] = set()
    for _ in range(100):
        heard, told = context.Pipe(duplex=False)
        program = context.Process(target=_saves_until_it_dies, args=(folder, max(done.values()), told))
        program.start()
        told.close()
        assert heard.poll(60)
        time.sleep(chance.random() * 0.03)
        program.kill()
        program.join()
        for place, number in _heard(heard):
            done[place] = number
            marks |= {f"mark {number}"} if place == "persistent" else set()
        assert done["slot"] <= number_of(shelf.load("1-1")) <= done["slot"] + 1
        assert done["auto"] <= number_of(shelf.latest()) <= done["slot"] + 1
        persistent, notice = shelf.read_persistent()
        assert marks <= persistent.marks <= marks | {f"mark {done['auto']}"}
        assert not notice
        marks |= persistent.marks
    shelf.save("1-1", a_save(1))
    assert not list(folder.glob("*.new"))
    assert not list(folder.glob("*damaged*"))


def _heard(pipe: Connection) -> Iterator[tuple[str, int]]:
    """What was told by a program that is dead now."""
    with suppress(EOFError):
        while pipe.poll():
            yield pipe.recv()


# --- two windows


ROUNDS = 25


def _plays_beside(folder: Path, window: int) -> None:
    """What a window does that saves a lot."""
    shelf = Shelf(folder, STORY)
    for number in range(ROUNDS):
        shelf.save("1-1", a_save(1000 * window + number))
        shelf.autosave(a_save(1000 * window + number))
        shelf.write_persistent(Persistent(frozenset({f"{window}: {number}"})))
        shelf.write_settings(Settings().with_value("text_size", 100 + window))
        shelf.delete("1-2")
        shelf.save("1-2", a_save(number))


def test_three_windows_that_save_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    folder, context = tmp_path / "saves", _context()
    shelf = Shelf(folder, STORY)
    shelf.save("1-1", a_save(0))
    windows = [context.Process(target=_plays_beside, args=(folder, n)) for n in (1, 2, 3)]
    for window in windows:
        window.start()
    while any(window.is_alive() for window in windows):
        found = shelf.load("1-1")
        assert number_of(found) >= 0
        assert not found.notice
        assert shelf.latest() is not None
    assert [window.exitcode for window in windows] == [0, 0, 0]
    everything = {f"{window}: {number}" for window in (1, 2, 3) for number in range(ROUNDS)}
    assert shelf.read_persistent() == (Persistent(frozenset(everything)), "")
    assert shelf.read_settings()[0].text_size in (101, 102, 103)
    autosaves = [save for name in saves.AUTO if (save := shelf.look(name).save)]
    assert len({save.serial for save in autosaves}) == 6
    last = {
        window: max((s.serial for s in autosaves if int(s.said) // 1000 == window), default=0) for window in (1, 2, 3)
    }
    assert any(int(s.said) % 1000 == ROUNDS - 1 and s.serial == max(last.values()) for s in autosaves)
    assert not [file.name for file in folder.iterdir() if "damaged" in file.name or file.suffix == ".new"]


def test_a_window_that_never_stops_writing_is_named_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.05)
    shelf = Shelf(tmp_path, STORY)
    shelf.save("1-1", a_save(1))
    with locks.locked(tmp_path):
        with pytest.raises(CannotSave, match="another window has been writing"):
            shelf.save("1-1", a_save(2))
        assert number_of(shelf.load("1-1")) == 1
    shelf.save("1-1", a_save(2))
    assert number_of(shelf.load("1-1")) == 2


def test_on_a_disk_that_knows_no_locks_everything_is_saved_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks, "_take", none)
    half_written = tmp_path / "1-1.abcd1234.new"
    half_written.write_text("of another window, perhaps")
    shelf = Shelf(tmp_path, STORY)
    shelf.save("1-1", a_save(1))
    assert number_of(shelf.load("1-1")) == 1
    assert half_written.exists()


# --- folders and disks


def test_a_folder_that_is_taken_away_while_the_program_runs_is_made_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "a" / "saves", STORY)
    shelf.save("1-1", a_save(1))
    shutil.rmtree(tmp_path / "a")
    assert shelf.load("1-1") == saves.Slot("1-1")
    assert shelf.latest() is None
    assert shelf.read_persistent() == (Persistent(), "")
    shelf.autosave(a_save(2))
    assert number_of(shelf.latest()) == 2


def test_a_file_where_the_folder_should_be_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("in the way")
    shelf = Shelf(tmp_path / "saves", STORY)
    for work in WORKS.values():
        with pytest.raises(CannotSave, match="a file where this folder should be"):
            work.do(shelf)
    for reading in READINGS.values():
        reading(shelf)
    assert shelf.read_settings() == (Settings(), "")
    assert (tmp_path / "saves").read_text() == "in the way"


@pytest.mark.parametrize("what", ["folder", "pipe", "nowhere", "endless"])
def test_something_that_is_no_file_in_the_place_of_a_save_is_named_and_set_aside(tmp_path: Path, what: str) -> None:
    shelf = Shelf(tmp_path, STORY)
    file = tmp_path / "1-1.json"
    if what == "folder":
        file.mkdir()
    elif os.name != "posix":
        pytest.skip("this system has no pipes and devices in its folders")
    elif what == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("/dev/zero" if what == "endless" else tmp_path / "not there")
    found = shelf.load("1-1")
    assert found.save is None
    assert "cannot be read" in found.notice
    assert os.path.lexists(file)
    shelf.save("1-1", a_save(1))
    assert number_of(shelf.load("1-1")) == 1
    assert os.path.lexists(tmp_path / "1-1.other-1.json")


@contextmanager
def a_small_disk(at: Path, kilobytes: int) -> Iterator[Path]:
    """A real disk with so much room, where the system lets us have one."""
    at.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the administrator of a Linux machine can make a disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(at)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be made here")
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def test_a_disk_that_is_really_full_is_told_and_what_was_saved_can_be_loaded(tmp_path: Path) -> None:
    with a_small_disk(tmp_path / "disk", 64) as room:
        shelf = Shelf(room / "saves", STORY)
        slots = iter(saves.SLOTS)
        large = replace(a_save(0), picture="x" * 5_000)
        shelf.save("quick-1", a_save(1))
        shelf.write_persistent(Persistent(frozenset({"a line"})))
        with pytest.raises(CannotSave, match="no space left"):
            while True:
                shelf.save(next(slots), large)
        for work in ("a save", "what is persistent", "preferences"):
            try:
                WORKS[work].do(shelf)
            except CannotSave as failure:
                assert "no space left" in str(failure)
        assert number_of(shelf.load("quick-1")) == 1
        assert shelf.load("1-1").save == large
        assert "a line" in shelf.read_persistent()[0].lines
        shelf.delete("1-1")
        (room / "saves" / "1-1.deleted.json").unlink()
        shelf.save("quick-1", a_save(2))
        assert number_of(shelf.load("quick-1")) == 2
        assert not list((room / "saves").glob("*.new"))


def test_a_disk_that_can_only_be_read_is_told_and_read(tmp_path: Path) -> None:
    with a_small_disk(tmp_path / "disk", 1000) as room:
        shelf = Shelf(room, STORY)
        two_generations(shelf)
        damaged(shelf)
        subprocess.run(["mount", "-o", "remount,ro", str(room)], check=True)
        for work in WORKS.values():
            with pytest.raises(CannotSave, match="read-only"):
                work.do(shelf)
        assert number_of(shelf.load("1-1")) == 1
        assert "It is kept as 1-1.json" in shelf.load("1-1").notice
        assert shelf.read_persistent()[0].lines


def test_a_folder_in_which_nothing_may_be_written_is_told_and_read(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("an administrator may write anywhere")
    shelf = Shelf(tmp_path / "saves", STORY)
    two_generations(shelf)
    shelf.folder.chmod(0o500)
    try:
        for work in WORKS.values():
            with pytest.raises(CannotSave, match="permission denied"):
                work.do(shelf)
        assert number_of(shelf.load("1-1")) == 2
    finally:
        shelf.folder.chmod(0o700)
