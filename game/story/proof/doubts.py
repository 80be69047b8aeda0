"""What is said of a story that is too large to be followed with all its names.

Too much was followed, so what never happens there never happens; what happens there may not. Plays by chance show from
below what surely happens. What lies between is told in plain words, and nothing is claimed of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.story.proof import verdicts
from game.story.proof.exploring import Explored
from game.story.proof.findings import Finding
from game.story.proof.skeleton import Skeleton
from game.story.proof.verdicts import Uses, Verdict
from game.story.proof.witnesses import by_way_of, dice_for, finding, grouped, seen_at
from game.story.variables import Variable


class Doubts:
    """Plays a story by chance, and compares what was met with what was not ruled out.

    `sure` is what holds in all that was followed, `possible` what holds in some of it.
    """

    def __init__(
        self,
        explored: Explored,
        skeletons: Mapping[str, Skeleton],
        variables: Mapping[str, Variable],
        start: str,
        uses: Uses,
        nodes: int,
    ) -> None:
        facts = explored.reach.facts
        self.explored, self.skeletons, self.variables = explored, skeletons, variables
        self.sure = verdicts.always(skeletons, facts, uses, variables)
        self.possible = verdicts.sometimes(skeletons, facts, uses)
        self.dice = dice_for(skeletons, variables, start, nodes, self.possible)
        self.met = verdicts.always(skeletons, self.dice.facts, uses, variables)

    def findings(self) -> list[Finding]:
        """What is sure, of places where somebody was; what was not ruled out and was met, with the way."""
        sure = set(self.sure)
        found = [finding(self.skeletons, verdict) for verdict in self.met if verdict in sure]
        told = {(verdict.scene, verdict.node) for verdict in self.met if verdict.code == "no-effect"}
        met = [v for v in self.possible if self._was_met(v) and (v.scene, v.node) not in told]
        for verdict, more in grouped(self.skeletons, self.variables, met):
            way = self.dice.first[seen_at(verdict, self.skeletons)]
            found.append(by_way_of(self.skeletons, finding(self.skeletons, verdict, more), *way, "chance"))
        for (scene, node), way in sorted(self.dice.caught.items()):
            endless = finding(self.skeletons, Verdict("endless", scene, node))
            found.append(by_way_of(self.skeletons, endless, *way, "chance"))
        return found

    def withdrawn(self) -> list[str]:
        """What was neither ruled out nor met, each once, in plain words."""
        sure = set(self.sure)
        doubtful = [verdict for verdict in self.met if verdict not in sure]
        doubtful += [verdict for verdict in self.possible if not self._was_met(verdict)]
        found = dict.fromkeys(_doubt(verdict) for verdict in doubtful)
        for units in self.explored.silent:
            found[f"whether the circle with the scene {units[0].scene!r} ever waits"] = None
        for units in self.explored.closed:
            found[f"whether everybody gets out of the circle with the scene {units[0].scene!r}"] = None
        return list(found)

    def _was_met(self, verdict: Verdict) -> bool:
        return seen_at(verdict, self.skeletons) in self.dice.first


def _doubt(verdict: Verdict) -> str:
    """A verdict as a question that stays open."""
    where = f"in the scene {verdict.scene!r}"
    return {
        "never-true": f"whether {verdict.words!r} is ever true {where}",
        "always-true": f"whether {verdict.words!r} is ever false {where}",
        "no-effect": f"whether 'add' ever changes {verdict.words!r} {where}",
        "never-reached": f"whether a step {where} is ever reached, and what is behind it",
        "no-option-left": f"whether a choice {where} always has an option",
        "beyond-range": f"whether 'add' always has room for {verdict.words!r} {where}",
    }[verdict.code]
