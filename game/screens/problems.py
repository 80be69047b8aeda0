"""What is wrong in the writer's file: each problem with its place, its line, and what to try instead."""

from __future__ import annotations

import textwrap

from game.screens.controls import Control, Group, Page
from game.screens.state import Open, State
from game.screens.theatre import Theatre
from game.story.problems import Problem, Remedy

MOST = 40
"""Problems that are shown at once; mending the first ones often mends the rest."""


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """The problems, and a way back to the last good story if there is one."""
    count = len(theatre.problems)
    title = "1 problem" if count == 1 else f"{count} problems"
    told, way = _way_out(theatre)
    groups = [Group((told,)), Group((way,), arrange="row")]
    for number, problem in enumerate(theatre.problems[:MOST], 1):
        groups.append(Group(_problem(problem, number), title=str(problem.place)))
    if count > MOST:
        groups.append(Group((Control("more", f"And {count - MOST} more.", "text"),)))
    return Page("problems", title, tuple(groups), start="go on playing")


def _way_out(theatre: Theatre) -> tuple[Control, Control]:
    if theatre.story is None:
        told = "There is no story to play until these are mended. This page goes away by itself when they are."
        return (
            Control("told", told, "text"),
            Control("quit", "Quit", "button", help="Closes the program.", command="game.quit_now", tone="framed"),
        )
    told = "The last good story is still playable. This page goes away by itself when the file is mended."
    name = "Go on playing" if theatre.session else "To the title"
    go_on = Control("go on playing", name, "button", help="Closes this page.", command="screen.close", tone="framed")
    return (Control("told", told, "text"), go_on)


def _problem(problem: Problem, number: int) -> tuple[Control, ...]:
    message = problem.message[:1].upper() + problem.message[1:]
    found = [
        Control(
            f"problem {number}", message if message[-1:] in ".?!" else message + ".", "text", value=f"[{problem.code}]"
        )
    ]
    if problem.source.strip():
        column = problem.place.column - 1
        found.append(Control(f"source {number}", problem.source, "source", value=str(problem.place), share=column))
    if problem.remedy:
        found.append(Control(f"remedy {number}", _remedy(problem, problem.remedy), "text"))
    return tuple(found)


def _remedy(problem: Problem, remedy: Remedy) -> str:
    """The mended lines; where only spaces differ, which nobody would see here, how many."""
    if [line.strip() for line in remedy.lines] == [problem.source.strip()]:
        before, after = (len(line) - len(line.lstrip()) for line in (problem.source, remedy.lines[0]))
        count = abs(after - before)
        spaces = "1 space" if count == 1 else f"{count} spaces"
        return f"Try:  the same line, {spaces} further {'in' if after > before else 'out'}"
    lines = textwrap.dedent("\n".join(remedy.lines)).rstrip()
    return f"Try:  {lines}" if "\n" not in lines else f"Try:\n{lines}"
