"""Saves, preferences and what is persistent: what lies in the folder of one story. `disk` writes and reads the files.

Whatever happens while something is written, the latest or the one before can be read, and nothing damaged is ever
deleted. Which save is the newest is told by its `serial`, not by a clock, which people and travels set back::

    Exception
     ├─ CannotSave      the folder cannot be written; the sentence says why
     └─ CannotLoad      there is no save here that can be read; the sentence says what was found
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from game.play import disk, resume, settings, tape, typed
from game.play import moment as moments
from game.play import persistent as persistents
from game.play.disk import CannotLoad as CannotLoad
from game.play.disk import CannotSave as CannotSave
from game.play.disk import Damaged, older, there
from game.play.locks import locked, unchanging
from game.play.moment import Moment
from game.play.persistent import Persistent
from game.play.resume import Whereabouts
from game.play.settings import Settings
from game.play.tape import Tape

SLOTS = tuple(f"{page}-{slot}" for page in range(1, 10) for slot in range(1, 7))
QUICK = ("quick-1",)
AUTO = tuple(f"auto-{n}" for n in range(1, 7))
SHOWN = 500
"""Characters of a save's words that a page of slots is given; one with millions of them would stand still."""
MOST, SKIPPED = 10**9, 1000
"""The greatest serial; and how many are left out when a file that cannot be read just now may have had some of them."""
UNREADABLE = 3
"""The rank of such a file."""

Kept = TypeVar("Kept")


class Order(NamedTuple):
    """Of two saves the later one has the greater: by `serial`; saves from before there were serials by their date."""

    serial: int
    when: str


@dataclass(frozen=True, slots=True)
class Save:
    """A place in a story. `when` is ISO 8601 local time, `picture` a JPEG as base64 text, `said` what stood there.

    `serial` is given by the shelf: one more than any save in it has.
    """

    story: str
    tape: Tape
    moment: Moment
    at: Whereabouts
    when: str
    chapter: str = ""
    said: str = ""
    picture: str = ""
    serial: int = field(default=0, compare=False)

    @property
    def order(self) -> Order:
        """What tells which of two saves is the later one."""
        return Order(self.serial, self.when)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `_HEAD` knows how it begins."""
        return {
            "serial": self.serial,
            "story": self.story,
            "when": self.when,
            "chapter": self.chapter,
            "said": self.said,
            "tape": self.tape.as_dict(),
            "moment": self.moment.as_dict(),
            "at": self.at.as_dict(),
            "picture": self.picture,
        }


@dataclass(frozen=True, slots=True)
class Slot:
    """What lies in a slot: a save, or nothing, or something that could not be read (`notice` says what)."""

    name: str
    save: Save | None = None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class _Written:
    """A save as it lies in a file."""

    story: str
    when: str
    chapter: str
    said: str
    picture: str
    tape: object
    moment: object
    at: Mapping[str, object]
    serial: moments.Count = 0


def save_from_dict(data: object) -> Save:
    """The Save that `as_dict` wrote. Raises CannotLoad."""
    try:
        found = typed.read(_Written, data)
        return Save(
            story=found.story,
            tape=tape.from_dict(found.tape),
            moment=moments.from_dict(found.moment),
            at=resume.from_dict(found.at),
            when=found.when[:SHOWN],
            chapter=found.chapter[:SHOWN],
            said=found.said[:SHOWN],
            picture=found.picture,
            serial=found.serial,
        )
    except ValueError as error:
        raise CannotLoad("this file is not a save of this program, or was written by a newer one") from error


class Shelf:
    """The folder of one story's saves."""

    def __init__(self, folder: Path, story: str) -> None:
        self.folder = folder
        self.story = story.encode("utf-8", "replace").decode()  # a folder's name may have bytes that are no text

    # --- saves

    def save(self, slot: str, save: Save) -> None:
        """Raises CannotSave."""
        with locked(self.folder):
            self._save(slot, save)

    def autosave(self, save: Save) -> None:
        """Into the oldest of the autosave slots. Raises CannotSave."""
        with locked(self.folder):
            self._save(min(AUTO, key=self._rank), save)

    def load(self, slot: str) -> Slot:
        """What lies in a slot, for this story; a damaged save is set aside and the one before it read instead."""
        with unchanging(self.folder):
            return self._read(slot, set_aside=True)

    def look(self, slot: str) -> Slot:
        """The same, changing nothing: for the pages of slots."""
        with unchanging(self.folder):
            return self._read(slot, set_aside=False)

    def latest(self) -> Slot | None:
        """The newest save of all slots that can be read."""
        best: Slot | None = None
        newest = Order(-1, "")
        for order, name in sorted(((self._rank(name)[1], name) for name in self.filled()), reverse=True):
            if order < newest:
                break  # nothing that comes now is later; what came before may have been damaged
            found = self.look(name)
            if found.save and found.save.order > newest:
                best, newest = found, found.save.order
        return best

    def filled(self) -> Iterator[str]:
        """The names of all slots that have anything in them."""
        for name in (*AUTO, *QUICK, *SLOTS):
            if there(self._file(name)) or there(older(self._file(name))):
                yield name

    def delete(self, slot: str) -> None:
        """Empty a slot; its content stays as `<slot>.deleted.json` until the next one is deleted. Raises CannotSave."""
        file = self._file(slot)
        with locked(self.folder):
            try:
                for generation in (older(file), file):
                    with suppress(FileNotFoundError):
                        disk.rename(generation, generation.with_suffix(".deleted.json"))
            except OSError as error:
                raise CannotSave(f"The save could not be deleted: {disk.why(error)}.") from error

    def _file(self, slot: str) -> Path:
        if slot not in (*AUTO, *QUICK, *SLOTS):
            raise CannotLoad(f"there is no slot {slot!r}")
        return self.folder / f"{slot}.json"

    def _save(self, slot: str, save: Save) -> None:
        try:
            names = [name for name in os.listdir(self.folder) if "-" in name and name.endswith(".json")]
        except OSError as error:
            raise CannotSave(f"Nothing could be saved in {self.folder}: {disk.why(error)}.") from error
        heads = [self._head(self.folder / name) for name in names]
        last = max((order.serial for _, order in heads), default=0)
        last += SKIPPED * any(rank == UNREADABLE for rank, _ in heads)
        disk.write(self._file(slot), replace(save, serial=min(last + 1, MOST)).as_dict(), self._ours)

    def _ours(self, content: Mapping[str, Any]) -> bool:
        return save_from_dict(content).story == self.story

    def _read(self, slot: str, set_aside: bool) -> Slot:
        file, notices = self._file(slot), list[str]()
        for generation in (file, older(file)):
            if not there(generation):
                continue
            try:
                save = save_from_dict(disk.read(generation))
            except Damaged as problem:
                kept = _set_aside(generation) if set_aside else generation.name
                notices.append(f"The save was damaged ({problem}). It is kept as {kept}.")
            except (CannotLoad, OSError) as problem:
                said = disk.why(problem) if isinstance(problem, OSError) else problem
                notices.append(f"The save cannot be read: {said}. It stays as it is.")
            else:
                if save.story != self.story:
                    return Slot(slot, None, " ".join([*notices, f"This save belongs to another story: {save.story}."]))
                if notices:
                    notices.append("The save before it was read instead.")
                elif generation != file:
                    notices.append("The newest save was not finished, or is gone; this is the one before it.")
                return Slot(slot, save, " ".join(notices))
        return Slot(slot, None, " ".join(notices))

    def _rank(self, slot: str) -> tuple[int, Order]:
        """What an autosave takes the place of first: nothing, or nothing whole; the oldest; what is not ours."""
        return max(map(self._head, (self._file(slot), older(self._file(slot)))))

    def _head(self, file: Path) -> tuple[int, Order]:
        """The rank of one file, told by its first bytes: reading 60 saves for their dates would take too long."""
        try:
            match = _HEAD.match(disk.head(file, 4096))
            content = json.loads(b"{%s}" % match[1]) if match else disk.read(file)
            found = typed.read(_Head, content)
        except FileNotFoundError:
            return 0, Order(0, "")
        except OSError:
            return UNREADABLE, Order(0, "")
        except (CannotLoad, ValueError):
            return 0, Order(0, "")
        return 1 if found.story == self.story else 2, Order(found.serial, found.when)

    # --- what belongs to the player

    def read_persistent(self) -> tuple[Persistent, str]:
        """What is persistent, and a sentence if it could not be read."""
        with unchanging(self.folder):
            return self._kept("persistent", persistents.from_dict, Persistent())

    def write_persistent(self, found: Persistent) -> Persistent:
        """Write it, joined with what another window wrote meanwhile; that is returned. Raises CannotSave."""
        with locked(self.folder):
            try:
                joined = found.joined(self._kept("persistent", persistents.from_dict, Persistent(), surely=True)[0])
            except OSError as error:  # it will be whole again: nothing is written in its place
                raise CannotSave(f"Nothing could be saved in {self.folder}: {disk.why(error)}.") from error
            disk.write(self.folder / "persistent.json", joined.as_dict(), persistents.from_dict)
        return joined

    def read_settings(self) -> tuple[Settings, str]:
        """The preferences, and a sentence if they could not be read."""
        with unchanging(self.folder):
            return self._kept("settings", settings.from_dict, Settings())

    def has_settings(self) -> bool:
        """Whether this player was here before."""
        return there(self.folder / "settings.json") or there(older(self.folder / "settings.json"))

    def write_settings(self, found: Settings) -> None:
        """Raises CannotSave."""
        with locked(self.folder):
            disk.write(self.folder / "settings.json", found.as_dict())

    def _kept(
        self, name: str, reader: Callable[[Mapping[str, Any]], Kept], default: Kept, surely: bool = False
    ) -> tuple[Kept, str]:
        """What is kept, and what to tell; raises OSError for a file that cannot be read now, if it must `surely` be."""
        file, notices = self.folder / f"{name}.json", list[str]()
        for generation in (file, older(file)):
            try:
                return reader(disk.read(generation)), " ".join(notices)
            except Damaged:
                notices.append(f"{_CALLED[name]} was damaged. It is kept as {_set_aside(generation)}.")
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                if surely:
                    raise
                notices.append(f"{_CALLED[name]} cannot be read: {disk.why(error)}.")
            except (CannotLoad, ValueError):
                notices.append(f"{_CALLED[name]} is not of this program, or of another version of it.")
        return default, " ".join(notices)


_CALLED = {
    "persistent": "The list of what was read and seen (persistent.json)",
    "settings": "The list of preferences (settings.json)",
}
_HEAD = re.compile(
    rb'\{"version": \d+, "checksum": "\w+", "content": \{'
    rb'((?:"serial": \d{1,18}, )?"story": "(?:[^"\\]|\\.)*", "when": "[^"\\]*")'
)
"""How the file of a save begins; those of older programs have no serial."""


@dataclass(frozen=True, slots=True)
class _Head:
    story: str
    when: str
    serial: moments.Count = 0


def _set_aside(file: Path) -> str:
    """The name under which a damaged file is kept."""
    try:
        return disk.set_aside(file)
    except OSError:
        return file.name  # where nothing can be renamed it stays where it is, and is not lost either


def folder_name(title: str) -> str:
    """A story's name as a folder's."""
    return re.sub(r"[^\w-]+", "-", title.lower()).strip("-")[:60] or "story"
