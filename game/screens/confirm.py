"""One question, two answers. The focus is on the one that changes nothing."""

from __future__ import annotations

from game.screens.controls import Control, Group, Page
from game.screens.state import Open, Question, State
from game.screens.theatre import Theatre


def page(theatre: Theatre, state: State, opened: Open) -> Page:
    """The question that is this screen's detail."""
    question = opened.detail
    assert isinstance(question, Question)
    asked = [Control("question", question.text, "text", tone="framed", value=question.help)]
    answers = (
        Control(
            "no", question.no, "button", help="Nothing changes.", command="screen.answer", argument=False, tone="framed"
        ),
        Control(
            "yes",
            question.yes,
            "button",
            help=question.help or question.text,
            command="screen.answer",
            argument=True,
            tone="framed",
        ),
    )
    return Page(
        "confirm", question.text, (Group(tuple(asked)), Group(answers, arrange="row")), shape="dialog", start="no"
    )
