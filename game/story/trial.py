"""A few lines of a story read by themselves, to see what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from game.story import outline
from game.story.catalogue import Catalogue
from game.story.compiler import compile_scene
from game.story.model import Character
from game.story.reader import Node
from game.story.report import Report
from game.story.scope import Scope


def read(root: Node | None, scope: Scope, report: Report) -> None:
    """Compile what is in a tree against the names of the whole story; what is wrong goes to the report."""
    found = outline.read(root, scope.catalogue, report, whole=False)
    wider = replace(
        scope,
        cast={**scope.cast, **found.cast},
        variables={**scope.variables, **found.variables},
        scenes={*scope.scenes, *found.scenes},
        marks={*scope.marks, *outline.marks(found.scenes)},
    )
    for name, (key, node) in found.scenes.items():
        compile_scene(name, key, node, wider, report)


_OF_SHAPE = ("unknown-step", "unknown-adverb", "unknown-top")


def odd(root: Node | None, lines: Sequence[str], names: Collection[str]) -> int:
    """How much is wrong in the shape of these lines, whatever their names mean."""
    report = Report("", lines)
    read(root, Scope({n: Character(n) for n in names}, {}, frozenset(), frozenset(), Catalogue()), report)
    codes = (d.problem.code for d in report.drafts if not d.problem.warning)
    return sum(1 for code in codes if code in _OF_SHAPE or not code.startswith("unknown-"))
