"""Saves, preferences and what is persistent, on disk. The only module of `play/` that touches files.

Plain JSON with a checksum; written to a new file, flushed, and renamed over the old one, whose last generation
stays beside it. Whatever happens in between, the latest or the one before can be read. Nothing damaged is ever
deleted: it is set aside under a name that says so::

    Exception
     ├─ CannotSave      the folder cannot be written; the sentence says why
     └─ CannotLoad      there is no save here that can be read; the sentence says what was found
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from game.play import moment as moments
from game.play import persistent as persistents
from game.play import resume, settings, tape
from game.play.moment import Moment
from game.play.persistent import Persistent
from game.play.resume import Whereabouts
from game.play.settings import Settings
from game.play.tape import Tape

VERSION = 1
LARGEST = 16_000_000
SLOTS = tuple(f"{page}-{slot}" for page in range(1, 10) for slot in range(1, 7))
QUICK = ("quick-1",)
AUTO = tuple(f"auto-{n}" for n in range(1, 7))


Kept = TypeVar("Kept")


class CannotSave(Exception):
    """Nothing was written."""


class CannotLoad(Exception):
    """Nothing was read."""


@dataclass(frozen=True, slots=True)
class Save:
    """A place in a story. `when` is ISO 8601 local time, `picture` a JPEG as base64 text, `said` what stood there."""

    story: str
    tape: Tape
    moment: Moment
    at: Whereabouts
    when: str
    chapter: str = ""
    said: str = ""
    picture: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {
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


def save_from_dict(data: Mapping[str, Any]) -> Save:
    """The Save that `as_dict` wrote. Raises CannotLoad."""
    try:
        texts = {name: str(data[name]) for name in ("story", "when", "chapter", "said", "picture")}
        found = Save(
            tape=tape.from_dict(data["tape"]),
            moment=moments.from_dict(data["moment"]),
            at=resume.from_dict(data["at"]),
            **texts,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CannotLoad("this file is not a save of this program, or was written by a newer one") from error
    return found


class Shelf:
    """The folder of one story's saves."""

    def __init__(self, folder: Path, story: str) -> None:
        self.folder, self.story = folder, story

    # --- saves

    def save(self, slot: str, save: Save) -> None:
        """Raises CannotSave."""
        _write(self._file(slot), save.as_dict())

    def load(self, slot: str) -> Slot:
        """What lies in a slot, for this story; a damaged save is set aside and the one before it read instead."""
        return self._read(slot, set_aside=True)

    def look(self, slot: str) -> Slot:
        """The same, changing nothing: for the pages of slots."""
        return self._read(slot, set_aside=False)

    def latest(self) -> Slot | None:
        """The newest save of all slots that can be read."""
        found = [slot for slot in map(self.look, self.filled()) if slot.save]
        return max(found, key=lambda s: s.save.when if s.save else "", default=None)

    def filled(self) -> Iterator[str]:
        """The names of all slots that have anything in them."""
        for name in (*AUTO, *QUICK, *SLOTS):
            if self._file(name).exists() or _older(self._file(name)).exists():
                yield name

    def delete(self, slot: str) -> None:
        """Empty a slot; its content stays as `<slot>.deleted.json` until the next one is deleted. Raises CannotSave."""
        file = self._file(slot)
        try:
            if file.exists():
                os.replace(file, file.with_suffix(".deleted.json"))
            _older(file).unlink(missing_ok=True)
        except OSError as error:
            raise CannotSave(f"The save could not be deleted: {_why(error)}.") from error

    def autosave(self, save: Save) -> None:
        """Into the oldest of the autosave slots. Raises CannotSave."""
        slots = {name: self.look(name).save for name in AUTO}
        oldest = min(AUTO, key=lambda name: found.when if (found := slots[name]) else "")
        self.save(oldest, save)

    def _file(self, slot: str) -> Path:
        if slot not in (*AUTO, *QUICK, *SLOTS):
            raise CannotLoad(f"there is no slot {slot!r}")
        return self.folder / f"{slot}.json"

    def _read(self, slot: str, set_aside: bool) -> Slot:
        file, notices = self._file(slot), []
        for generation in (file, _older(file)):
            if not generation.exists():
                continue
            try:
                save = save_from_dict(_read(generation))
            except CannotLoad as problem:
                kept = _set_aside(generation) if set_aside else generation.name
                notices.append(f"The save was damaged ({problem}). It is kept as {kept}.")
                continue
            if save.story != self.story:
                return Slot(slot, None, f"This save belongs to another story: {save.story}.")
            if notices:
                notices.append("The save before it was read instead.")
            elif generation != file:
                notices.append("The newest save is gone; the one before it was read.")
            return Slot(slot, save, " ".join(notices))
        return Slot(slot, None, " ".join(notices))

    # --- what belongs to the player

    def read_persistent(self) -> tuple[Persistent, str]:
        """What is persistent, and a sentence if it had to be set aside."""
        return self._kept("persistent", persistents.from_dict, Persistent())

    def write_persistent(self, found: Persistent) -> Persistent:
        """Write it, joined with what another window wrote meanwhile; that is returned. Raises CannotSave."""
        joined = found.joined(self.read_persistent()[0])
        _write(self.folder / "persistent.json", joined.as_dict())
        return joined

    def read_settings(self) -> tuple[Settings, str]:
        """The preferences, and a sentence if they had to be set aside."""
        return self._kept("settings", settings.from_dict, Settings())

    def has_settings(self) -> bool:
        """Whether this player was here before."""
        return (self.folder / "settings.json").exists()

    def write_settings(self, found: Settings) -> None:
        """Raises CannotSave."""
        _write(self.folder / "settings.json", found.as_dict())

    def _kept(self, name: str, reader: Callable[[Mapping[str, Any]], Kept], default: Kept) -> tuple[Kept, str]:
        file, notice = self.folder / f"{name}.json", ""
        for generation in (file, _older(file)):
            if generation.exists():
                try:
                    return reader(_read(generation)), notice
                except (CannotLoad, KeyError, TypeError, ValueError):
                    notice = f"{generation.name} was damaged. It is kept as {_set_aside(generation)}."
        return default, notice


def folder_name(title: str) -> str:
    """A story's name as a folder's."""
    return re.sub(r"[^\w-]+", "-", title.lower()).strip("-")[:60] or "story"


def _older(file: Path) -> Path:
    return file.with_suffix(".before.json")


def _checksum(content: object) -> str:
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def _write(file: Path, content: Mapping[str, Any]) -> None:
    data = json.dumps({"version": VERSION, "checksum": _checksum(content), "content": content}, ensure_ascii=False)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=file.stem + ".", suffix=".new", dir=file.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if file.exists():
                os.replace(file, _older(file))
            os.replace(name, file)
        finally:
            Path(name).unlink(missing_ok=True)
        _settle(file.parent)
    except OSError as error:
        raise CannotSave(f"Nothing could be saved in {file.parent}: {_why(error)}.") from error


def _settle(folder: Path) -> None:
    """Make the renaming itself durable; some systems cannot open a folder, and settle it by themselves."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read(file: Path) -> Mapping[str, Any]:
    try:
        if file.stat().st_size > LARGEST:
            raise CannotLoad("it is far too large")
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CannotLoad("it is cut off or was overwritten" if isinstance(error, ValueError) else str(error)) from error
    if not isinstance(found, dict) or not isinstance(found.get("content"), dict):
        raise CannotLoad("it is not a save of this program")
    if found.get("version") != VERSION:
        raise CannotLoad("it was written by another version of this program")
    if found.get("checksum") != _checksum(found["content"]):
        raise CannotLoad("its checksum is wrong")
    content: Mapping[str, Any] = found["content"]
    return content


def _set_aside(file: Path) -> str:
    for number in range(1, 1000):
        name = file.with_suffix(f".damaged-{number}.json")
        if not name.exists():
            try:
                os.replace(file, name)
            except OSError:
                return file.name  # it stays where it is: an unwritable folder loses nothing either
            return name.name
    return file.name


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
