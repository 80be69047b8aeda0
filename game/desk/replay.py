"""`replay --headless`: a tape as text. The window's way to play a tape is in `game.app`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from game.play import disk
from game.play import tape as tapes
from game.play.moment import Moment
from game.play.session import Session, as_far
from game.play.tape import NoTape, Tape
from game.story import markup
from game.story.model import Story


def read_tape(path: Path) -> Tape:
    """The tape in a file: one by itself, or the one inside a save. Raises NoTape, with a sentence."""
    try:
        data = json.loads(disk.head(path, disk.LARGEST))
    except OSError as error:
        raise NoTape(f"{path} cannot be read: {disk.why(error)}") from error
    except disk.CannotLoad as error:
        raise NoTape(f"{path} is no tape: {error}") from error
    except (ValueError, RecursionError) as error:
        raise NoTape(f"{path} is no tape: it is not JSON") from error
    if isinstance(data, dict) and isinstance(data.get("content"), dict):
        data = data["content"].get("tape")
    try:
        return tapes.from_dict(data)
    except NoTape as problem:
        raise NoTape(f"{path}: {problem}") from problem


def transcript(session: Session) -> Iterator[str]:
    """What a playthrough said and what was picked, a line each."""
    for index, moment in enumerate(session.moments):
        if session.is_look(index):
            hand = session.acts[index - 1].option
            yield f"  (the lens: {f'dial {hand}' if hand.isdigit() else hand})"
            continue
        line = _words(moment)
        if line:
            yield line
        if moment.kind == "choice" and index < len(session.acts):
            act = next((act for act in session.acts[index:] if act.kind != "lens"), None)
            if act is None:
                continue
            taken = next((markup.plain(o.text) for o in moment.offers if o.id == act.option), "")
            yield f"  > {taken}{'  (time ran out)' if act.kind == 'timeout' else ''}"


def _words(moment: Moment) -> str:
    if moment.kind == "chapter":
        return f"\n# {moment.scenery.chapter}\n"
    if moment.kind == "end":
        return f"\nEnd: {moment.ending}"
    if moment.kind != "line" or moment.line is None:
        return ""
    said = markup.plain(moment.line.text)
    return f"{' '.join(filter(None, (moment.line.who, moment.line.manner)))}: {said}" if moment.line.who else said


def run(tape: Tape, story: Story) -> int:
    """Print a tape. 1 if it belongs to an older version of the story and fits only in part."""
    session, whole = as_far(story, tape)
    for line in transcript(session):
        print(line)
    if not whole:
        print("\nThe tape goes up to here: the story has changed since then, or goes in a circle from here on.")
    return 0 if whole else 1
