"""What the proof finds can be seen: `check --tapes` writes the way there, and `replay` plays it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.__main__ import main

Write = Callable[[str], Path]
Out = pytest.CaptureFixture[str]

CAUGHT = """\
title: Caught
start: one
scenes:
  one:
    - It snows.
    - choice:
        - Go home.:
            - end: Night
        - Go in.:
            - goto: two
  two:
    - A door falls shut.
    - choice:
        - Knock.:
            - goto: two
        - Call.:
            - goto: two
"""

HIDDEN = """\
title: Hidden
start: one
vars:
  met: no|yes
scenes:
  one:
    - if: ever(door)
      then:
        - You know this door.
    - choice:
        - Wait.:
        - Open.:
            - mark: door
            - set: {met: yes}
    - choice:
        - if: met and ever(door)
          Greet her.:
            - end: Night
    - end: Alone
"""

SILENT = """\
title: Silent
start: one
scenes:
  one:
    - choice:
        - Go.:
            - goto: two
        - Stay.:
            - end: Night
  two:
    - goto: three
  three:
    - goto: two
"""


def replayed(story: str, write: Write, out: Out, folder: Path) -> str:
    """What the one tape says that the check writes."""
    path = write(story)
    assert main(["check", str(path), "--tapes", str(folder)]) == 1
    (tape,) = folder.glob("*.json")
    assert f"replay {tape}" in out.readouterr().err
    assert main(["replay", str(tape), str(path), "--headless"]) == 0
    return out.readouterr().out


def test_the_tape_of_a_trap_ends_in_it(write: Write, capsys: Out, tmp_path: Path) -> None:
    said = replayed(CAUGHT, write, capsys, tmp_path / "ways")
    assert said.splitlines() == ["It snows.", "  > Go in.", "A door falls shut."]


def test_the_tape_of_a_circle_of_lines_goes_round_it_once(write: Write, capsys: Out, tmp_path: Path) -> None:
    circle = "  two:\n    - Round.\n    - And round.\n    - goto: two\n"
    said = replayed(CAUGHT[: CAUGHT.index("  two:")] + circle, write, capsys, tmp_path / "ways")
    assert said.splitlines() == ["It snows.", "  > Go in.", "Round.", "And round.", "Round."]


def test_the_tape_to_a_choice_without_options_takes_the_way_on_which_it_has_none(
    write: Write, capsys: Out, tmp_path: Path
) -> None:
    said = replayed(HIDDEN, write, capsys, tmp_path / "ways")
    assert said.splitlines()[0] == "  > Wait."


def test_the_tape_of_an_endless_circle_stops_where_the_story_no_longer_does(
    write: Write, capsys: Out, tmp_path: Path
) -> None:
    path = write(SILENT)
    assert main(["check", str(path), "--tapes", str(tmp_path / "ways")]) == 1
    assert "[endless]" in capsys.readouterr().out
    (tape,) = (tmp_path / "ways").glob("*.json")
    assert main(["replay", str(tape), str(path), "--headless"]) == 1
    assert "goes in a circle from here on" in capsys.readouterr().out


def test_what_no_way_leads_to_has_no_tape(write: Write, tmp_path: Path) -> None:
    path = write("title: One\nvars:\n  met: no|yes\nscenes:\n  one:\n    - if: met\n      end: Day\n    - end: Night\n")
    assert main(["check", str(path), "--tapes", str(tmp_path / "ways")]) == 1
    assert list((tmp_path / "ways").iterdir()) == []
