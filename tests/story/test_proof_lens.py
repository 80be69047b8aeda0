"""What the proof knows of looks through the lens: everything that they unlock, and nothing that they cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.desk import tapes
from game.play import session
from game.story.load import Library, Loaded
from game.story.problems import errors

Prove = Callable[[str], Loaded]
HEAD = "title: Looks\nvars:\n  n: 0..2\nscenes:\n  one:\n    - background: hall\n"


@pytest.fixture
def prove(tmp_path: Path) -> Prove:
    """A story with these steps in its scene, proved."""

    def made(steps: str) -> Loaded:
        (tmp_path / "scenes.yaml").write_text(HEAD + steps + "    - end: Home\n", encoding="utf-8")
        return Library(tmp_path / "scenes.yaml").prove()

    return made


def wrong(loaded: Loaded) -> list[tuple[str, int]]:
    return [(p.code, p.place.line) for p in errors(loaded.problems) if p.code != "unused-variable"]


def test_what_only_lookers_see_can_be_seen(prove: Prove) -> None:
    assert (
        wrong(
            prove("""\
    - glimpse: feast
      as_they_are: mould
    - Here.
    - glimpse: none
    - if: seen(feast) and not seen(mould)
      then: [Fed.]
    - if: seen(mould)
      then: [Sick.]
    - if: not seen(feast)
      then: [Hungry.]
""")
        )
        == []
    )


def test_nobody_sees_the_worn_end_of_the_dial_without_looking(prove: Prove) -> None:
    assert wrong(
        prove("""\
    - glimpse: feast
      as_they_are: mould
    - Here.
    - if: seen(mould) and not seen(feast)
      then: [Nobody.]
""")
    ) == [("never-true", 10)]


def test_before_the_stop_of_a_glimpse_nobody_has_looked(prove: Prove) -> None:
    assert wrong(
        prove("""\
    - glimpse: feast
    - if: seen(feast)
      then:
        - add: {n: 1}
    - "Here: $n."
""")
    ) == [("never-true", 8)]


def test_a_glimpse_that_nothing_stands_below_is_never_had(prove: Prove) -> None:
    assert wrong(
        prove("""\
    - if: n == 0
      then:
        - Here.
        - glimpse: feast
    - There.
    - if: seen(feast)
      then: [Nobody.]
    - set: {n: 1}
    - "$n"
""")
    ) == [("always-true", 7), ("never-true", 12)]


def test_a_glimpse_that_nothing_asks_for_is_told(prove: Prove) -> None:
    assert wrong(prove("    - glimpse: feast\n    - Here.\n")) == [("unused-mark", 7)]


def test_a_glimpse_cannot_be_guarded_for_it_holds_for_its_list(prove: Prove) -> None:
    assert ("unknown-adverb", 7) in wrong(prove("    - if: n == 0\n      glimpse: feast\n    - Here.\n"))


def test_the_tape_to_a_finding_looks_where_one_must(prove: Prove) -> None:
    loaded = prove("""\
    - Before.
    - glimpse: feast
      as_they_are: mould
    - Here.
    - glimpse: none
    - What now?
    - choice:
        - if: not seen(mould)
          Eat.:
            - Eaten.
    - After.
""")
    assert wrong(loaded) == [("unused-mark", 8), ("no-option-left", 13)]
    assert loaded.story and loaded.proof
    finding = next(f for f in loaded.proof.findings if f.code == "no-option-left")
    made = tapes.tape(loaded.story, finding)
    assert made
    run = session.replay(loaded.story, made)
    assert "mould" in run.moment.marks
    assert run.moment.scenery.lens == "down"
    assert run.moment.line and run.moment.line.text == "What now?", "the last stop before the choice that is empty"
