"""A remedy is shown only if it was tried: applied in memory, read again, and gave what was meant.

Trying reads one scene, not the story: the lines of that scene, at their own line numbers, against the same names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from game.story import outline
from game.story.compiler import Scope, compile_scene
from game.story.problems import Problem, Remedy
from game.story.reader import Broken, parse
from game.story.report import Draft, Report
from game.story.slips import texts_at

MOST = 40
"""Remedies tried in one file; whoever has more slips than this mends those first."""


def prove(report: Report, text: str, scope: Scope | None) -> Iterator[Problem]:
    """The problems of a report, each with its remedy only if that holds. Without a scope only slips keep theirs."""
    lines = text.split("\n")
    before = {(d.problem.code, d.problem.place.line) for d in report.drafts}
    tried = 0
    for draft in report.drafts:
        problem, remedy = draft.problem, draft.problem.remedy
        if remedy is None or _already_proved(problem, lines, remedy):
            yield problem
            continue
        tried += 1
        holds = scope is not None and tried <= MOST and _holds(draft, remedy, lines, report.file, scope, before)
        yield problem if holds else replace(problem, remedy=None)


def _already_proved(problem: Problem, lines: list[str], remedy: Remedy) -> bool:
    """A slip's remedy is in the text already: it was tried when the text was recovered."""
    return tuple(lines[remedy.first - 1 : remedy.last]) == remedy.lines


def _holds(
    draft: Draft, remedy: Remedy, lines: list[str], file: str, scope: Scope, before: Collection[tuple[str, int]]
) -> bool:
    mended = [*lines[: remedy.first - 1], *remedy.lines, *lines[remedy.last :]]
    grown = len(remedy.lines) - (remedy.last - remedy.first + 1)
    fragment = _fragment(mended, remedy.first)
    report = Report(file, fragment)
    try:
        root = parse(fragment)
    except Broken:
        return False
    if draft.meant is not None and not any(
        draft.meant in texts_at(root, n) for n in range(remedy.first, remedy.last + grown + 1)
    ):
        return False
    found = outline.read(root, scope.catalogue, report, main=_has_head(fragment))
    whole = replace_scope(scope, found)
    for name, (key, node) in found.scenes.items():
        compile_scene(name, key, node, whole, report)
    after = {(d.problem.code, d.problem.place.line) for d in report.drafts}
    known = before | {(code, line + grown) for code, line in before} if grown else set(before)
    known.discard((draft.problem.code, draft.problem.place.line))
    return after <= known


def replace_scope(scope: Scope, found: outline.Outline) -> Scope:
    """The scope with what the mended lines declare."""
    marks = outline.marks(found.scenes)
    return replace(
        scope,
        cast=found.cast or scope.cast,
        variables=found.variables or scope.variables,
        scenes={*scope.scenes, *found.scenes},
        marks={*scope.marks, *marks},
    )


def _has_head(fragment: str) -> bool:
    return re.search(r"^(?:title|cast|vars|start|language|author|note|include)\s*:", fragment, re.M) is not None


_SCENE = re.compile(r"( +)([^\s:#-][^:]*):\s*(?:#.*)?$")


def _fragment(lines: list[str], line: int) -> str:
    """The scene around a line as a file of its own, every line where it was; the whole file outside of scenes."""
    top = next((n for n in range(line, 0, -1) if lines[n - 1].startswith("scenes:")), 0)
    first = next((n for n in range(top + 1, len(lines) + 1) if _SCENE.match(lines[n - 1])), 0) if top else 0
    if not first or line < first:
        return "\n".join(lines)
    margin = len(lines[first - 1]) - len(lines[first - 1].lstrip())

    def begins(n: int) -> bool:
        text = lines[n - 1]
        return text[:1].strip() != "" or (len(text) - len(text.lstrip()) == margin and bool(_SCENE.match(text)))

    start = next((n for n in range(line, top, -1) if begins(n)), first)
    end = next((n for n in range(line + 1, len(lines) + 1) if begins(n)), len(lines) + 1)
    return "\n" * (start - 2) + "scenes:\n" + "\n".join(lines[start - 1 : end - 1])
