"""A story without a catalogue: the names that its steps use, and a catalogue drafted from them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.story.catalogue import SHELVES, WORLDS, Backdrop, Catalogue, Figure, Sound, World
from game.story.inventory import PICTURES
from game.story.model import Character
from game.story.reader import List, Map, Node, Text
from game.story.words import WORDS

_USES = {
    "background": "backgrounds",
    "illustration": "illustrations",
    "music": "music",
    "ambience": "ambience",
    "sound": "sounds",
}
_PARTS = ("outfit", "pose", "look")


@dataclass(frozen=True, slots=True)
class Uses:
    """The names that steps use: by shelf, and of each figure its `outfit`s, `pose`s and `look`s."""

    shelves: Mapping[str, set[str]] = field(default_factory=lambda: {shelf: set() for shelf in SHELVES})
    parts: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def add(self, other: Uses) -> None:
        """These and those of other steps."""
        for shelf, names in other.shelves.items():
            self.shelves[shelf].update(names)
        for name, parts in other.parts.items():
            own = self.parts.setdefault(name, {part: set() for part in _PARTS})
            for part, words in parts.items():
                own[part].update(words)

    def as_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        shelves = {shelf: sorted(names) for shelf, names in self.shelves.items() if names}
        return {"shelves": shelves, "parts": {n: {p: sorted(w) for p, w in f.items()} for n, f in self.parts.items()}}


def uses_from(data: Mapping[str, Any]) -> Uses:
    """What `as_data` wrote."""
    found = Uses()
    for shelf, names in data["shelves"].items():
        found.shelves[shelf].update(names)
    found.parts.update({n: {p: set(words) for p, words in f.items()} for n, f in data["parts"].items()})
    return found


def uses(root: Node | None) -> Uses:
    """The names that the steps in a tree use."""
    found = Uses()
    _names_used(root, found)
    return found


def drafted(folder: Path, found: Uses, people: Mapping[str, Character] | None = None) -> Catalogue:
    """A catalogue for a story that has none yet: every name that its steps use is a placeholder.

    A figure that is nearly called like somebody of the cast is a slip, and who lists looks or poses has no others.
    """
    used, parts = found.shelves, found.parts
    backdrops = {
        shelf: {
            n: Backdrop(n, n.replace("_", " ").title(), {w: World() for w in WORLDS}, placeholder=True)
            for n in sorted(used[shelf])
        }
        for shelf in PICTURES
    }
    heard = {
        s: {n: Sound(n, f"[{n.replace('_', ' ')}]", placeholder=True) for n in sorted(used[s])} for s in SHELVES[3:]
    }
    cast = {}
    people = people or {}
    for name, words in sorted(parts.items()):
        meant = name if name in people else _like(name, people)
        if meant and meant != name:
            if meant in parts:
                continue
            name = meant
        outfits, poses, looks = (tuple(sorted(words[part])) for part in _PARTS)
        who = people.get(name)
        color = who.color if who and who.color != Character(name).color else ""
        poses, looks = (who and who.poses) or poses, (who and who.looks) or looks
        alt = {"who": name}
        cast[name] = Figure(
            name, name, outfits=outfits, poses=poses, looks=looks, color=color, alt=alt, placeholder=True
        )
    return Catalogue(
        folder,
        backdrops["backgrounds"],
        backdrops["illustrations"],
        cast,
        heard["music"],
        heard["ambience"],
        heard["sounds"],
        tuple(people),
    )


def _like(name: str, people: Collection[str]) -> str:
    """Whose name in the cast this is, misspelt or with more words behind it."""
    said = WORDS["show"].adverbs
    near = [w for w in people if name.startswith(f"{w} ") and name[len(w) :].split()[0] in said]
    near = near or difflib.get_close_matches(name, people, 1, 0.75)
    return near[0] if near else ""


def _names_used(node: Node | None, found: Uses) -> None:
    if isinstance(node, List):
        for item in node.items:
            _names_used(item, found)
    if not isinstance(node, Map):
        return
    shown = node.get("show")
    own = found.parts.setdefault(shown.value, {p: set() for p in _PARTS}) if isinstance(shown, Text) else {}
    for key, value in node.pairs:
        if isinstance(value, Text):
            word = _meant(key.value)
            if word and value.value != "none":
                found.shelves[_USES[word]].add(value.value)
            elif key.value in own and value.value:
                own[key.value].add(value.value)
        else:
            _names_used(value, found)


@lru_cache(maxsize=10_000)
def _meant(word: str) -> str:
    """The stage word that this is, perhaps misspelt: a misspelt word uses its name too."""
    if word in _USES or not word.isalpha() or len(word) > 16:
        return word if word in _USES else ""
    return next(iter(difflib.get_close_matches(word, _USES, 1, 0.75)), "")
