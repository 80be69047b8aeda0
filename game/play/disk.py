"""One JSON file on disk: written whole or not at all, with a checksum, the generation before it beside it.

Writing goes: a new file, flushed; the old one becomes `NAME.before.json`; the new one takes its name. Whatever happens
in between, the latest or the one before can be read. Nothing that cannot be read, and nothing that belongs to
somebody else, is ever written over: it is set aside under a name that says so. `locks` lets several
windows in one by one::

    Exception
     ├─ CannotSave      nothing was written, or it may not last; the sentence says why
     └─ CannotLoad      what is there is no file of this program, or of another version of it
         └─ Damaged     it was cut off or overwritten
"""

from __future__ import annotations

import errno
import json
import os
import stat
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

VERSION = 1
LARGEST = 16_000_000
"""Bytes in a file."""
LONGEST_NUMBER = 40
"""Characters of a number; Python takes seconds to read one of a million digits."""

Ours = Callable[[Mapping[str, Any]], object]
"""Whether a content is one that may become the generation before: true, or not; or raises CannotLoad or ValueError."""


class CannotSave(Exception):
    """Nothing was written, or what was written may not last."""


class CannotLoad(Exception):
    """Nothing was read."""


class Damaged(CannotLoad):
    """What is there was a file of this program once, or says so."""


def why(error: OSError) -> str:
    """The reason of a failure, as it stands inside a sentence."""
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return "there is a file where this folder should be"
    return (error.strerror or str(error)).lower()


def there(file: Path) -> bool:
    """Whether anything has this name, as far as one can see."""
    return os.path.lexists(file)


def older(file: Path) -> Path:
    """Where the generation before this one is."""
    return file.with_suffix(".before.json")


# --- reading


def read(file: Path) -> Mapping[str, Any]:
    """The content of a file. Raises CannotLoad, Damaged, and OSError for one that cannot be read now."""
    return parse(head(file, LARGEST + 1))


def head(file: Path, size: int) -> bytes:
    """The first bytes of a file. Raises CannotLoad for what is no file (a pipe would never end), and OSError."""
    if os.path.islink(file) and not os.path.exists(file):
        raise CannotLoad("it is a link to something that is not there")
    if not stat.S_ISREG(os.stat(file).st_mode):
        raise CannotLoad("it is no file")
    with open(file, "rb") as stream:
        return stream.read(size)


def parse(data: bytes) -> Mapping[str, Any]:
    """The content in the bytes of a file. Raises CannotLoad and Damaged."""
    if len(data) > LARGEST:
        raise Damaged("it is far too large")
    try:
        found = json.loads(data.decode(), parse_int=_whole, parse_float=_number, parse_constant=_number)
        content = found.get("content") if isinstance(found, dict) else None
        right = isinstance(content, dict) and found.get("checksum") == _checksum(content)
    except (ValueError, RecursionError) as error:
        raise Damaged("it is cut off or was overwritten") from error
    if not isinstance(content, dict):
        raise CannotLoad("it is not a file of this program")
    if found.get("version") != VERSION:
        raise CannotLoad("it was written by another version of this program")
    if not right:
        raise Damaged("its checksum is wrong")
    return content


def _whole(digits: str) -> int:
    return int(_short(digits))


def _number(said: str) -> float:
    if said in ("NaN", "Infinity", "-Infinity"):
        raise ValueError(f"{said} is no number")
    return float(_short(said))


def _short(number: str) -> str:
    if len(number) > LONGEST_NUMBER:
        raise ValueError("a number without end")
    return number


def _checksum(content: object) -> str:
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


# --- writing


def write(file: Path, content: Mapping[str, Any], ours: Ours = bool) -> None:
    """Write a file; call it inside `locks.locked`. What was there is kept as the generation before, if it is `ours`.

    Raises CannotSave; then what was there can still be read, from the file or from the one before it.
    """
    try:
        data = _packed(content)
        _replaced(file, data, ours)
    except OSError as error:
        raise CannotSave(f"Nothing could be saved in {file.parent}: {why(error)}.") from error
    try:
        _settle(file.parent)
    except OSError as error:
        raise CannotSave(f"What was saved in {file.parent} may not last: {why(error)}.") from error


def _packed(content: Mapping[str, Any]) -> bytes:
    """The bytes of a file, such as `parse` will take. Raises CannotSave."""
    whole = {"version": VERSION, "checksum": _checksum(content), "content": content}
    try:
        data = json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()
    except ValueError as error:
        raise CannotSave("Nothing could be saved: there is a sign or a number in it that no file can hold.") from error
    if len(data) > LARGEST:
        raise CannotSave(f"Nothing could be saved: it is larger than {LARGEST // 1_000_000} MB.")
    return data


def _replaced(file: Path, data: bytes, ours: Ours) -> None:
    handle, new = tempfile.mkstemp(prefix=file.stem + ".", suffix=".new", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _make_room(file, ours)
        rename(Path(new), file)
    except OSError:
        with suppress(OSError):  # `locks` takes it away later
            os.unlink(new)
        raise


def _make_room(file: Path, ours: Ours) -> None:
    """What has this name becomes the generation before; but never in place of one that alone can be read."""
    try:
        os.lstat(file)  # and not `there`: what cannot be seen now may be there all the same
    except FileNotFoundError:
        return
    if not _good(file, ours):
        set_aside(file)
        return
    if there(older(file)) and not _good(older(file), ours):
        set_aside(older(file))
    rename(file, older(file))


def _good(file: Path, ours: Ours) -> bool:
    try:
        return bool(ours(read(file)))
    except (CannotLoad, ValueError):
        return False


def set_aside(file: Path) -> str:
    """Give a file that cannot be used a name of its own; that name. Raises OSError."""
    try:
        read(file)
    except Damaged:
        word = "damaged"
    except CannotLoad:
        word = "other"
    else:
        word = "other"
    name = next(n for number in count(1) if not there(n := file.with_suffix(f".{word}-{number}.json")))
    rename(file, name)
    return name.name


def rename(file: Path, name: Path) -> None:
    """`os.replace`, patiently: Windows refuses while another program (a virus scanner, a backup) looks at the file."""
    for _ in range(10):
        with suppress(PermissionError):
            os.replace(file, name)
            return
        time.sleep(0.02)
    os.replace(file, name)


def _settle(folder: Path) -> None:
    """Make the renaming itself durable; some systems cannot open a folder, and settle it by themselves."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # a shared folder may not know this
                raise
        finally:
            os.close(handle)
