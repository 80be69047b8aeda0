"""What the steps of a story may name."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from game.story.catalogue import Catalogue
from game.story.model import Character
from game.story.variables import Variable


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that are declared, wherever in the story they are."""

    cast: Mapping[str, Character]
    variables: Mapping[str, Variable]
    scenes: Set[str]
    marks: Set[str]
    catalogue: Catalogue
