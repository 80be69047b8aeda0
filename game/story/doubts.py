"""What is said of a story that is too large to be followed with all its names.

Too much was followed, so what never happens there never happens; what happens there may not. Plays by chance show from
below what surely happens. What lies between is told in plain words, and nothing is claimed of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.story import verdicts
from game.story.exploring import Explored
from game.story.findings import Finding
from game.story.skeleton import Skeleton
from game.story.traps import suspicious
from game.story.variables import Variable
from game.story.verdicts import Uses, Verdict
from game.story.witnesses import by_way_of, dice_for, finding, grouped, seen_at


class Doubts:
    """Plays a story by chance, and compares what was met with what was not ruled out."""

    def __init__(
        self,
        explored: Explored,
        skeletons: Mapping[str, Skeleton],
        variables: Mapping[str, Variable],
        start: str,
        uses: Uses,
        nodes: int,
    ) -> None:
        self.explored, self.skeletons, self.variables, self.uses = explored, skeletons, variables, uses
        possible = verdicts.sometimes(skeletons, explored.reach.facts, uses)
        self.dice = dice_for(skeletons, variables, start, nodes, possible)

    def findings(self, possible: Sequence[Verdict]) -> list[Finding]:
        """What was not ruled out and was met, with the way on which it was met."""
        met = [verdict for verdict in possible if seen_at(verdict, self.skeletons) in self.dice.first]
        found = []
        for verdict, more in grouped(self.skeletons, self.variables, met):
            way = self.dice.first[seen_at(verdict, self.skeletons)]
            found.append(by_way_of(self.skeletons, finding(self.skeletons, verdict, more), *way, "chance"))
        for (scene, node), way in sorted(self.dice.caught.items()):
            endless = finding(self.skeletons, Verdict("endless", scene, node))
            found.append(by_way_of(self.skeletons, endless, *way, "chance"))
        return found

    def withdrawn(self, sure: Sequence[Verdict], possible: Sequence[Verdict]) -> list[str]:
        """What was neither ruled out nor met, each once, in plain words."""
        met = verdicts.always(self.skeletons, self.dice.facts, self.uses, self.variables)
        open_ = [verdict for verdict in met if verdict not in set(sure)]
        open_ += [verdict for verdict in possible if seen_at(verdict, self.skeletons) not in self.dice.first]
        found = dict.fromkeys(f"not proved: {_doubt(verdict)}" for verdict in open_)
        for units in suspicious(self.explored.reach.plan):
            scene = units[0].scene
            found[f"not proved: whether everybody gets out of the circle that begins with the scene {scene!r}"] = None
        return list(found)


def _doubt(verdict: Verdict) -> str:
    """A verdict as a question that stays open."""
    where = f"in the scene {verdict.scene!r}"
    return {
        "never-true": f"whether {verdict.words!r} is ever true {where}",
        "always-true": f"whether {verdict.words!r} is ever false {where}",
        "no-effect": f"whether 'add' ever changes {verdict.words!r} {where}",
        "never-reached": f"whether a step {where} is ever reached",
        "no-option-left": f"whether a choice {where} always has an option",
        "beyond-range": f"whether 'add' always has room for {verdict.words!r} {where}",
    }[verdict.code]
