"""Who everyone is: those with a name, where each of them stands, and all the others up to the roof."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from studio.pictures.illustrations._crowd import HAIR_CARDS, LOOKS, Person

BLACK = "1d2026"


@dataclass(frozen=True)
class Spot:
    """Somebody's place in the picture: the soles' middle, how tall a common adult is there; `lift` is how far their
    clothes have come off the floor when nobody is in them."""

    person: Person
    x: float
    ground: float
    high: float
    lift: float = 0.0
    blurred: bool = False


HARU = Person(
    "boy",
    "child",
    "8fa3a8",
    "d9a93a",
    "warm",
    "bowl",
    look="laugh",
    arms="cheer",
    tall=0.56,
    head=1.42,
    face=(1.06, 0.84, 0.86),
)
SEO_YEON = Person(
    "short",
    "padded",
    "55657a",
    "2f3a52",
    "pale",
    "long",
    look="grin",
    arms="wave",
    tall=0.86,
    head=1.02,
    face=(1.0, 0.92, 0.92),
)
DO_YUN = Person(
    "boy",
    "zip",
    "6a7d5c",
    "3c4350",
    "tan",
    "bowl",
    look="smile",
    arms="lap",
    tall=0.9,
    head=1.1,
    face=(1.03, 0.9, 0.92),
    extra="chair",
    left=False,
)
JUN = Person(
    "boy",
    "suit",
    BLACK,
    "3a4150",
    "warm",
    "bowl",
    look="shy",
    arms="heart",
    tall=0.68,
    head=1.14,
    face=(1.06, 0.85, 0.9),
)

AGNES = Person("old", "habit", "565b66", "5a5f6b", "old", "veil", "grey", "laugh", "clasp", 0.9, left=False)
SUNITA = Person("tired", "sari", "8c3f5e", "d0a04c", "brown", "bun", "ink", "grin", "heart", 0.95, left=False)
SANG_JIN = Person(
    "cane", "suit", "4a4038", "7c5a34", "warm", "bald", "grey", "moved", "round", 1.0, (1.06, 0.98, 1.06), left=False
)
DAUGHTER = Person("short", "dress", "d8b98c", "8c5a3c", "warm", "long", "ink", "laugh", "down", 0.96, left=False)
OK_JA = Person(
    "old", "coat", "5d4a38", "7d5a52", "tan", "scarf", "grey", "proud", "down", 0.88, (1.03, 0.95, 1.04), extra=""
)
MR_HA = Person("tall", "jacket", "7a6a4c", "42464e", "old", "parted", "white", "grin", "open", 1.0, (0.96, 1.03, 0.94))

MI_SOOK = Person(
    "short", "vest", "d9692a", "3c4654", "tan", "cropped", "iron", "proud", "down", 0.95, (1.03, 0.94, 1.02), left=False
)
MISS_HAN = Person("tired", "sequins", "8f9aa8", "ffffff", "pale", "bob", "ink", "laugh", "wave", 1.0, left=False)
LIM = Person("tall", "uniform", "6b6a48", "545336", "warm", "cap", "ink", "proud", "down", 1.03)
MRS_NOH = Person("old", "belted", BLACK, "2b2e36", "old", "bun", "grey", "moved", "round", 0.92)
TABLE = (
    Person("napkin", "suit", BLACK, "383d48", "warm", "bald", "iron", "smile", "round", 0.98, (1.12, 1.0, 1.14)),
    Person("tired", "skirted", "20242b", BLACK, "pale", "bob", "iron", "shy", "round", 0.96),
    Person("cane", "coat", BLACK, "2b2e36", "old", "beard", "white", "moved", "round", 0.98),
)

FRONT = (
    Spot(
        Person(
            "boy",
            "zip",
            "a8794a",
            "4a4f5a",
            "brown",
            "cropped",
            look="grin",
            arms="wave",
            tall=0.64,
            head=1.2,
            face=(1.05, 0.86, 0.9),
            left=False,
        ),
        96,
        1030,
        640,
        30,
    ),
    Spot(replace(HARU, left=False), 262, 1024, 640, 74, blurred=True),
    Spot(replace(SEO_YEON, left=False), 432, 1044, 640, 26),
    Spot(DO_YUN, 640, 1046, 610, 40),
    Spot(JUN, 1236, 1034, 640, 52),
    Spot(
        Person(
            "short",
            "dress",
            "6f8690",
            "e0c79a",
            "pale",
            "bun",
            "chestnut",
            "laugh",
            "clasp",
            0.62,
            (1.04, 0.86, 0.88),
            1.26,
        ),
        1400,
        1030,
        640,
        34,
    ),
    Spot(
        Person("old", "apron", "a4503c", "cdbfa4", "old", "bun", "white", "smile", "clasp", 0.84), 1590, 1052, 640, 22
    ),
    Spot(
        Person(
            "boy",
            "jacket",
            "6c6074",
            "3c3f4c",
            "tan",
            "wool",
            look="grin",
            arms="down",
            tall=0.7,
            head=1.14,
            face=(1.05, 0.88, 0.92),
        ),
        1768,
        1036,
        640,
        48,
    ),
)
SECOND = (
    Spot(
        Person("tall", "zip", "4f6b74", "34383f", "brown", "cropped", look="grin", arms="down", left=False),
        24,
        935,
        560,
        52,
    ),
    Spot(AGNES, 176, 930, 560, 36),
    Spot(SUNITA, 336, 930, 560, 64),
    Spot(SANG_JIN, 512, 932, 560, 30),
    Spot(DAUGHTER, 652, 930, 560, 56),
    Spot(OK_JA, 1258, 930, 560, 44),
    Spot(MR_HA, 1420, 932, 560, 70),
    Spot(
        Person("tired", "belted", "9a7b52", "4a3f3c", "warm", "long", "chestnut", "moved", "heart"), 1584, 930, 560, 34
    ),
    Spot(
        Person("napkin", "apron", "35506a", "c9bda6", "tan", "beard", "ink", "laugh", "down", 0.98, (1.1, 1, 1.1)),
        1742,
        930,
        560,
        58,
    ),
    Spot(
        Person("short", "coat", "74806a", "3e4540", "pale", "bob", "white", "smile", "clasp", 0.9), 1890, 930, 560, 40
    ),
)
THIRD = (
    Spot(
        Person("cane", "jacket", "55604c", "3b3a3e", "tan", "beard", "grey", "smile", "down", left=False),
        84,
        812,
        500,
        60,
    ),
    Spot(MI_SOOK, 246, 812, 500, 36),
    Spot(MISS_HAN, 408, 812, 500, 72),
    Spot(replace(LIM, left=False), 566, 812, 500, 44),
    Spot(
        Person("short", "skirted", "b08a5a", "5a4a44", "brown", "bun", "ink", "grin", "down", 0.95, left=False),
        722,
        812,
        500,
        58,
    ),
    Spot(MRS_NOH, 1182, 812, 500, 40),
    Spot(TABLE[0], 1322, 812, 500, 66),
    Spot(TABLE[1], 1494, 812, 500, 34),
    Spot(TABLE[2], 1640, 812, 500, 56),
    Spot(Person("tall", "coat", "6d4a3c", "3a3f48", "brown", "wool", "ink", "laugh", "wave"), 1786, 812, 500, 46),
)

_COLORS = (
    "9a7b52",
    "4f6b74",
    "6d4a3c",
    "74806a",
    "55657a",
    "b08a5a",
    "6c6074",
    "8a6a5a",
    "3f4d66",
    "a4764a",
    "5d6f4a",
    "c2ab86",
)
_DARK = ("3a3f48", "42382f", "2f3a44", "4a4038", "33363e")
_CUTS = ("coat", "jacket", "zip", "coat", "suit", "skirted", "dress", "belted", "apron", "coat", "uniform")
_BUILDS = ("tired", "napkin", "old", "tall", "short", "cane", "boy")
_HAIR = ("bob", "parted", "bun", "cropped", "beard", "long", "wool", "bowl", "bald", "scarf", "parted", "long")


def _anybody(chance: random.Random, left: bool) -> Person:
    child = chance.random() < 0.14
    build = "boy" if child else chance.choice(_BUILDS[:-1])
    card = chance.choice(("ink", "ink", "iron", "chestnut", "grey", "white"))
    wears, black = chance.choice(_CUTS), chance.random() < 0.16
    wears = "suit" if black and wears == "apron" else wears
    color = BLACK if black else chance.choice(_COLORS)
    person = Person(
        build, wears, color, chance.choice(_DARK),
            chance.choice(("pale", "warm", "tan", "warm", "pale", "tan", "warm", "brown")), chance.choice(_HAIR),
        card, chance.choice(tuple(LOOKS)),
            chance.choice(("down", "down", "down", "down", "down", "wave", "heart", "clasp", "cheer")),
        0.78 if child else chance.uniform(0.9, 1.04), (chance.uniform(0.95, 1.1), chance.uniform(0.92, 1.04),
            chance.uniform(0.9, 1.08)),
        1.1 if child else 0.93, chance.uniform(-4, 4), left, "muffler" if chance.random() < 0.2 else "",
    )  # fmt: skip
    assert person.card in HAIR_CARDS
    return person


def others() -> list[list[Spot]]:
    """Those behind, in rows from the back: on steps, each row a little narrower, as the pile was."""
    chance, rows = random.Random("everyone"), []
    for y, high, reach, apart, lift in (
        (236, 232, 250, 82, 96), (300, 270, 420, 92, 84), (372, 312, 590, 106, 76), (454, 358, 780, 120, 66),
        (548, 402, 960, 134, 58), (652, 446, 1040, 146, 50),
    ):  # fmt: skip
        count, row = round(2 * reach / apart), []
        for k in range(count + 1):
            x = 960 - reach + 2 * reach * k / count + chance.uniform(-0.14, 0.14) * apart
            person = _anybody(chance, x > 960)
            row.append(Spot(person, x, y + chance.uniform(-6, 6), high, lift * chance.uniform(0.5, 1.5)))
        rows.append(row)
    return rows
