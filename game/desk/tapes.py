"""The way to what the proof found, as a tape: `python -m game replay` shows it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import ClassVar

from game.play import machine
from game.play.machine import Act, Endless, Known
from game.play.moment import Moment
from game.play.tape import Tape
from game.story.model import Choice, Step, Story
from game.story.proof.findings import Finding
from game.story.proof.skeleton import FACED


def tape(story: Story, finding: Finding) -> Tape | None:
    """From the beginning to the last stop before a finding shows; None for what has no way."""
    if finding.way is None:
        return None
    known = Known(marks=frozenset(finding.ever))
    acts: list[Act] = []
    try:
        at = machine.begin(story, known)
        for scene, index, number in finding.way:
            if number < 0:  # at a glimpse, which stands before its stop: up, round if that is meant, and down again
                at = _on(story, at, known, acts, (scene, index + 1))
                for hand in ("up", "4", "0", "down") if number == FACED else ("up", "down"):
                    acts.append(Act("lens", at.step, hand))
                    at = machine.step(story, at, acts[-1], known)
                continue
            at = _on(story, at, known, acts, (scene, index))
            choice = story.scenes[scene].steps[index]
            assert isinstance(choice, Choice) and at.kind == "choice"
            acts.append(Act("choose", at.step, choice.options[number].id))
            at = machine.step(story, at, acts[-1], known)
        _on(story, at, known, acts, (finding.scene, finding.index))
    except Endless:
        pass  # that is the finding: the tape ends where the story no longer stops
    return Tape(story.fingerprint, tuple(acts), known)


def _on(story: Story, at: Moment, known: Known, acts: list[Act], until: tuple[str, int]) -> Moment:
    """Advance to a place, or to the last stop before it, where nobody stops at it; else as far as nothing must be
    decided: to a choice, to the end, once round a circle.
    """
    watched = _Watched(**{field.name: getattr(story, field.name) for field in fields(Story)})
    passed: set[tuple[str, int]] = set()
    silent = isinstance(story.step(*until), Choice)  # a choice with nothing to pick
    while at.kind not in ("choice", "end") and (at.scene, at.index) != until and (at.scene, at.index) not in passed:
        passed.add((at.scene, at.index))
        _Watched.asked.clear()
        after = machine.step(watched, at, Act("advance", at.step), known)
        if silent and until in _Watched.asked and (after.scene, after.index) != until:
            break
        acts.append(Act("advance", at.step))
        at = after
    return at


class _Watched(Story):
    """A story that notes which of its steps are played."""

    asked: ClassVar[set[tuple[str, int]]] = set()

    def step(self, scene: str, index: int) -> Step | None:
        """The step at a position; noted."""
        _Watched.asked.add((scene, index))
        return super().step(scene, index)


def write(story: Story, findings: Sequence[Finding], folder: Path) -> list[Path]:
    """A file for each finding that has a way, called after it."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for finding in findings:
        found = tape(story, finding)
        if found is not None:
            name = f"{finding.code}-{finding.scene}-{len(written) + 1}.tape.json"
            written.append(folder / name)
            written[-1].write_text(json.dumps(found.as_dict(), indent=1), encoding="utf-8")
    return written
