"""Sentences and conditions for generated stories: plain ones, of the length that stories have."""

from __future__ import annotations

import random

THINGS = (
    "the snow", "the old lamp", "a coat on its hook", "the stair", "her left hand", "the third window", "his scarf",
    "the broken clock", "a plate of bread", "the door to the yard", "the curtain", "someone’s chair", "the long mirror",
    "a box of photographs", "the hum outside", "the light under the door",
)  # fmt: skip
DOES = (
    "waits", "has been moved", "looks smaller than it did", "is still warm", "moves a little", "gives nothing away",
    "belongs to nobody now", "is where it always was", "seems to listen", "has dust on one side only", "holds still",
    "comes a little closer", "makes no sound", "hides more than it shows", "looks too new", "keeps its place",
)  # fmt: skip
WHERE = (
    "beside the counter", "at the foot of the stair", "behind the glass", "between the two tables", "near the wall",
    "under the gallery", "a step from the door", "on the far side of the hall", "where the floor ends", "in the cold",
    "where nobody looks", "above the shelves", "along the corridor", "next to the stage", "by the empty rails", "above",
)  # fmt: skip
HOW = (
    "as if it had been asked to", "and that is all", "the way things do in winter", "and neither of them says so",
    "for as long as they look at it", "without any hurry", "like a word left out of a letter", "and the light goes on",
    "which was not so yesterday", "and nothing answers", "as she said it would", "though he had hoped otherwise",
    "and the hour passes", "just as it was drawn", "and it is no comfort", "until one of them breathes out",
)  # fmt: skip
SAYS = (
    "Do you see", "I never trusted", "Leave", "Somebody has touched", "Do not look at", "I would have kept", "Remember",
    "They forgot", "It was not me who moved", "You were going to tell me about", "Take", "There is something about",
    "I dreamed of", "We could still hide behind", "Nobody counts", "Promise me that you will not mention",
)  # fmt: skip
TITLES = (
    "The Hall",
    "Snow",
    "What Was Kept",
    "The Long Way",
    "A Light",
    "Two Chairs",
    "The Other Side",
    "Nobody’s Coat",
)
DEEDS = ("Ask about", "Touch", "Leave", "Hide", "Remember", "Wait beside", "Look behind", "Take")
KEPT = ("lamp", "coat", "clock", "bread", "curtain", "chair", "mirror", "box", "letter", "scarf")

BOOLEANS = ("met", "warned", "lamp_lit", "door_open", "knows_name", "has_key")
NUMBERS = ("trust", "courage", "cold", "hope")
WORDS = {"carry": ("torch", "bread", "coat"), "road": ("river", "hill", "wall")}
VARIABLES = (*NUMBERS, *BOOLEANS, *WORDS)
HIGHEST = 3
"""The numbers go from 0 to this."""


def narration(dice: random.Random) -> str:
    """A sentence that nobody says."""
    thing = dice.choice(THINGS)
    return f"{thing[0].upper()}{thing[1:]} {dice.choice(DOES)} {dice.choice(WHERE)}, {dice.choice(HOW)}."


def speech(dice: random.Random) -> str:
    """A sentence that somebody says."""
    return f"{dice.choice(SAYS)} {dice.choice(THINGS)}, {dice.choice(WHERE)}, {dice.choice(HOW)}."


def asks(variable: int, dice: random.Random) -> str:
    """A condition on one variable, counted around. It holds for some values of the variable and not for others."""
    name = VARIABLES[variable % len(VARIABLES)]
    if name in NUMBERS:
        return f"{name} {dice.choice(('>= 1', '>= 2', '== 3', '< 2', '< 3'))}"
    if name in BOOLEANS:
        return dice.choice((name, f"not {name}"))
    return f"{name} {dice.choice(('==', '!='))} {dice.choice(WORDS[name])}"


def asks_two(variable: int, dice: random.Random) -> str:
    """A condition on two variables that stand next to each other: never the same one, never of one group of three."""
    return f"{asks(variable, dice)} {dice.choice(('and', 'or'))} {asks(variable + 1, dice)}"
