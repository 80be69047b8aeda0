"""Saving somewhere in a small story, and going on in another one."""

from __future__ import annotations

from collections.abc import Callable

from game.play import resume, session
from game.play.session import Session
from game.story.model import Story

StoryOf = Callable[[str], Story]

BEFORE = """
one:
  - background: hall
  - One.
  - Two.
  - choice:
      - Left.:
          - add: {trust: 1}
          - Three.
      - Right.: []
  - Four.
  - Five.
  - goto: two
two:
  - Six.
  - Seven.
  - end: Home
"""


def at_line(story: Story, text: str) -> Session:
    run = session.start(story)
    while not (run.moment.kind == "line" and run.moment.line and run.moment.line.text == text):
        run.choose(run.moment.offers[0].id) if run.moment.kind == "choice" else run.advance()
    return run


def line(run: Session) -> str:
    return run.moment.line.text if run.moment.line else run.moment.kind


def at_stop(story: Story, number: int) -> Session:
    """After so many clicks; the first option of every choice."""
    run = session.start(story)
    for _ in range(number):
        run.choose(run.moment.offers[0].id) if run.moment.kind == "choice" else run.advance()
    return run


def resumed(run: Session, story: Story) -> tuple[Session, resume.Outcome]:
    return resume.resume(story, run.tape(), run.moment, resume.whereabouts(run.story, run.moment, run))


def answered(story: Story, *answers: str) -> Session:
    """Each answer where a choice comes, until the last one was given and its line is there."""
    run, left = session.start(story), [*answers]
    while left:
        if run.moment.kind == "choice":
            wanted = left.pop(0)
            run.choose(next(offer.id for offer in run.moment.offers if offer.text == wanted))
        else:
            run.advance()
    return run


def after_edit(story_of: StoryOf, text: str, old: str, new: str) -> tuple[Session, resume.Outcome]:
    """Stop at a line, edit the story, go on."""
    run = at_line(story_of(BEFORE), text)
    assert old in BEFORE
    edited = story_of(BEFORE.replace(old, new))
    return resume.resume(edited, run.tape(), run.moment, resume.whereabouts(run.story, run.moment))
