"""Recipes of drawn places: how a card is put together, by a word in its name; a name that says nothing is a plain.

Each recipe draws one generic kind of place with the Kit. The same recipe draws every world: only the palette differs.
"""

from __future__ import annotations

from collections.abc import Callable

from game.stage.indoors import booth, bridal, corridor, counter, pile, restaurant, stage, stairs
from game.stage.kit import Kit
from game.stage.outdoors import city, door, forest, plain, sky

Recipe = Callable[[Kit], None]

RECIPES: dict[str, Recipe] = {
    "forest": forest,
    "city": city,
    "door": door,
    "pile": pile,
    "counter": counter,
    "restaurant": restaurant,
    "stage": stage,
    "bridal": bridal,
    "booth": booth,
    "corridor": corridor,
    "stairs": stairs,
    "sky": sky,
}
WORDS = {
    "wood": "forest", "woods": "forest", "trees": "forest", "park": "forest", "garden": "forest",
    "street": "city", "town": "city", "road": "city", "square": "city", "house": "door", "gate": "door",
    "entrance": "door", "hill": "pile", "heap": "pile", "shop": "counter", "store": "counter", "library": "counter",
    "kitchen": "counter", "hall": "restaurant", "table": "restaurant", "dining": "restaurant", "theatre": "stage",
    "theater": "stage", "school": "corridor", "tunnel": "corridor", "hospital": "corridor", "atrium": "stairs",
    "stair": "stairs", "roof": "sky", "sea": "sky", "church": "bridal", "room": "bridal",
}  # fmt: skip
"""Other words for the same kinds of place."""


def recipe_for(name: str) -> Recipe:
    """The recipe whose word is in the name (`city_edge`: the last word that is known), else the plain one."""
    for word in reversed(name.lower().replace("-", "_").split("_")):
        found = RECIPES.get(word) or RECIPES.get(WORDS.get(word, ""))
        if found:
            return found
    return plain
