"""Moments for the tests of the stage."""

from __future__ import annotations

from game.play.moment import Line, Moment, Passage, Scenery


def moment(
    scenery: Scenery = Scenery(), passage: Passage = Passage(), line: Line | None = None, **more: object
) -> Moment:
    """A moment in which this stands on the stage."""
    parts: dict[str, object] = {"scene": "s", "index": 0, "step": "x", "kind": "line", "values": {}, **more}
    return Moment(scenery=scenery, passage=passage, line=line, **parts)  # type: ignore[arg-type]
