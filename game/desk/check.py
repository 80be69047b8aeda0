"""`check`: everything that is wrong with a story, on one page."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from game import folders
from game.desk import tapes
from game.story import crew
from game.story.load import Library, Loaded
from game.story.problems import Problem, errors
from game.story.proof import Proof


def run(path: Path, form: str = "text", every: bool = False, ways: Path | None = None) -> int:
    """Print the problems of a story, and write tapes that lead to them into `ways`. 1 if any is an error, else 0."""
    loaded = Library(path, folders.cache(), crew.cores()).prove()
    print(as_json(loaded) if form == "json" else as_text(loaded, every))
    if ways and loaded.story and loaded.proof:
        for file in tapes.write(loaded.story, loaded.proof.findings, ways):
            print(f"The way there: python -m game replay {file} {path}", file=sys.stderr)
    return 1 if errors(loaded.problems) else 0


def as_text(loaded: Loaded, every: bool = False) -> str:
    """The problems as a writer reads them; placeholders are counted, or named if `every`."""
    shown = [p for p in loaded.problems if every or p.code != "placeholder"]
    return "\n\n".join([*map(str, shown), _summary(loaded)])


def _summary(loaded: Loaded) -> str:
    wrong, placeholders = errors(loaded.problems), _placeholders(loaded.problems)
    warnings = len(loaded.problems) - len(wrong) - placeholders
    counts = [
        f"{_count(len(wrong), 'error')}",
        f"{_count(warnings, 'warning')}",
        f"{_count(placeholders, 'placeholder')}",
    ]
    if loaded.story is None:
        return ", ".join(counts) + ". There is no story to play."
    story = loaded.story
    steps = story.scenes.totals.steps if story.scenes.totals else 0
    size = f"{_count(len(story.scenes), 'scene')}, {_count(steps, 'step')}, {_count(len(story.endings()), 'ending')}"
    return f"{story.title}: {size}. {', '.join(counts)}.\n{_proof(loaded.proof)}"


def _proof(proof: Proof | None) -> str:
    """What the findings rest on."""
    if proof is None:
        return "What players can do was not followed yet: first mend what keeps the story from being played."
    if proof.dropped and not proof.withdrawn:
        few = ", ".join(proof.dropped[:3]) + (" and others" if len(proof.dropped) > 3 else "")
        return f"Proved, though it needed more room than there is: {few} were taken to be anything at any time."
    if not proof.withdrawn:
        many = f"all {proof.states:,} states" if proof.states > 1 else "the one state" if proof.states else ""
        return f"Proved over {many} in which a player can stand before a choice." if many else "Proved."
    listed = "\n".join(f"  - {claim}" for claim in proof.withdrawn)
    return f"The story has too many states to follow all of them ({proof.states:,} were). Not proved:\n{listed}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _placeholders(problems: Sequence[Problem]) -> int:
    return sum(p.code == "placeholder" for p in problems)


def as_json(loaded: Loaded) -> str:
    """The same for programs: `errors`, `warnings`, `placeholders`, `problems` with places and remedies, and `proof`:
    how many states were followed, and what was not proved; null where the story cannot be played."""
    wrong, placeholders = errors(loaded.problems), _placeholders(loaded.problems)
    data = {
        "errors": len(wrong),
        "warnings": len(loaded.problems) - len(wrong) - placeholders,
        "placeholders": placeholders,
        "problems": [p.as_dict() for p in loaded.problems],
        "proof": loaded.proof and {"states": loaded.proof.states, "not proved": [*loaded.proof.withdrawn]},
    }
    return json.dumps(data, ensure_ascii=False, indent=1)
