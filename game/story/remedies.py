"""A remedy is shown only if it was tried: applied in memory, read again, and gave what was meant.

Trying reads one section, not the story: its lines, at their own numbers, against the names of the whole story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.story import trial
from game.story.problems import Problem, Remedy
from game.story.reader import Broken, parse
from game.story.report import Draft, Report
from game.story.scope import Scope
from game.story.sections import Section, around, sections
from game.story.slips import texts_at

MOST = 40
"""Remedies tried in one file; whoever has more slips than this mends those first."""


def prove(report: Report, scope: Scope | None) -> Iterator[Problem]:
    """The problems of a report, each with its remedy only if that holds. Without a scope only slips keep theirs."""
    lines = list(report.lines)
    pieces = sections(lines) if report.drafts else ()
    tried = 0
    signs = {d.problem.place for d in report.slips if d.problem.code == "first-sign"}
    for draft in report.drafts:
        problem, remedy = draft.problem, draft.problem.remedy
        if problem.place in signs and draft not in report.slips:
            continue  # `background: *here`: once quoted, it is an unknown name, but nobody wrote that
        if remedy is None:
            holds = True
        elif tuple(lines[remedy.first - 1 : remedy.last]) == remedy.lines:
            holds = not _doubtful(draft, remedy, report)  # a slip: mended to read on, so it was tried already
        elif _deletes(lines, remedy):
            holds = False
        else:
            tried += 1
            holds = scope is not None and tried <= MOST and _holds(draft, remedy, lines, pieces, report, scope)
        yield problem if holds else replace(problem, remedy=None)


def _deletes(lines: Sequence[str], remedy: Remedy) -> bool:
    """Whether words would be gone."""
    written = "".join(lines[remedy.first - 1 : remedy.last])
    return re.search(r"\w", written) is not None and not "".join(remedy.lines).strip()


def _doubtful(slip: Draft, remedy: Remedy, report: Report) -> bool:
    """Whether something else is wrong in the lines that a slip's remedy gives: then that problem has the remedy."""
    return any(
        remedy.first <= d.problem.place.line <= remedy.last
        and not d.problem.warning
        and (d.problem.remedy is None or d.problem.remedy.lines != remedy.lines)
        for d in report.drafts
        if d is not slip
    )


def _holds(
    draft: Draft, remedy: Remedy, lines: list[str], pieces: Sequence[Section], report: Report, scope: Scope
) -> bool:
    mended = [*lines[: remedy.first - 1], *remedy.lines, *lines[remedy.last :]]
    grown = len(mended) - len(lines)
    piece = around(pieces, remedy.first, remedy.last) or Section(1, len(lines))
    piece = replace(piece, last=piece.last + grown)
    after = Report(report.file, mended)
    try:
        root = parse(piece.text(mended), piece.above)
    except Broken:
        return False
    written = range(remedy.first, remedy.last + grown + 1)
    if draft.meant is not None and not any(draft.meant in texts_at(root, n) for n in written):
        return False
    trial.read(root, scope, after)
    before = {(d.problem.code, d.problem.place.line) for d in report.drafts} - {
        (draft.problem.code, draft.problem.place.line)
    }
    moved = {(code, line + grown) for code, line in before if line > remedy.last}
    return {(d.problem.code, d.problem.place.line) for d in after.drafts} <= before | moved
