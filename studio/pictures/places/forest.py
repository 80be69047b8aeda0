"""The forest: black trunks set close together, frost on one side of each, and a low moon far back between them."""

from __future__ import annotations

import math
import random
from typing import Any

from studio.pictures import trees
from studio.pictures.kit import Point, Set
from studio.pictures.place import Eye, Look, Place
from studio.pictures.shapes import waves
from studio.pictures.trees import Bark

MOON = (0.165, 0.185)
"""Where the moon stands: to the right and upward, in metres for each metre of distance."""
UP = (-0.2, 0.0, 0.98)
HILLS, LITTER = waves(11, 7.0), waves(12, 0.9)


def land(x: Any, y: Any) -> Any:
    """Height of the ground: a bank on the left, a shallow way down to the right."""
    return 0.10 * HILLS(x, y) - 0.035 * x + 0.012 * abs(x) ** 1.5 + 0.004 * y


def build(s: Set) -> None:
    """Trunks from 4 m to 64 m; the first metres in the middle stay free. The moon's light comes from a lamp in the
    wood, 27 m off: its shadows spread like a fan, and no far trunk darkens the near ground."""
    s.sky_light("66788e", "2c3743", 0.27)
    lamp = (MOON[0] * 27, 27.0, 1.35 + MOON[1] * 27)
    s.spot(lamp, (0, 3, 0.4), 52000, "d3deec", wide=150, soft=0.7, size=0.22)
    s.sun(0.6, "9db4cd", down=24, around=72, soft=20)
    _floor(s)
    _wood(s)
    with s.layer("far"):
        _moon(s)
    with s.layer("near"):
        _frame(s)


FINE, PATCH = waves(15, 0.33), waves(14, 2.3)


def _leaf_height(x: Any, y: Any) -> Any:
    return land(x, y) + 0.013 * LITTER(x, y) + 0.012 * FINE(x, y)


def _snow_height(x: Any, y: Any) -> Any:
    return land(x, y) + 0.014 * PATCH(x, y) + 0.007


def _floor(s: Set) -> None:
    """Frozen leaves; where they lie lower, thin snow over them."""
    trees.fan(s, s.mat("4f5a66", fibre=0.3, size=26), _leaf_height, (0.7, 110), (300, 330), 0.95)
    trees.fan(s, s.mat("95a4b4", fibre=0.03), _snow_height, (0.7, 110), (200, 220), 0.95)
    chance = s.rng("leaves")
    spots: list[Point] = []
    while len(spots) < 15000:
        y = 1.7 + 11 * chance.random() ** 1.5
        x = chance.uniform(-1, 1) * (1.2 + 0.85 * y)
        snow, leaf = float(_snow_height(x, y)), float(_leaf_height(x, y))
        if snow > leaf + 0.004 and chance.random() < 0.86:
            continue
        spots.append((x, y, max(snow, leaf) + 0.002))
    papers = (s.mat("3c454f"), s.mat("5c6875"), s.mat("97a6b6"))
    trees.leaves(s, (*papers[:1] * 3, *papers[1:2] * 3, papers[2]), spots, 0.047, "leaves")


def _spots(chance: random.Random) -> list[tuple[float, float, float]]:
    """Where trunks stand (x, y, radius), none nearer to another than it would grow, none before the moon."""
    taken: list[tuple[float, float, float]] = [
        (-2.05, 6.3, 0.26),
        (1.75, 5.4, 0.15),
        (3.4, 5.0, 0.22),
        (-3.7, 4.6, 0.2),
    ]
    for _ in range(6000):
        y = 4.6 + 60 * math.sqrt(chance.random())
        x = chance.uniform(-1, 1) * (2 + 0.86 * y)
        radius = chance.choice((0.07, 0.09, 0.12, 0.15, 0.19, 0.24))
        if abs(x - 0.1) < 1.25 and y < 8.5:
            continue
        if y < 46 and abs(x - MOON[0] * y) < 0.018 * y + radius and chance.random() < 0.93:
            continue
        if all((x - a) ** 2 + (y - b) ** 2 > (0.55 + 2.2 * (radius + r)) ** 2 for a, b, r in taken):
            taken.append((x, y, radius))
        if len(taken) > 330:
            break
    return taken


def _wood(s: Set) -> None:
    bark = Bark(trees.rimed(s, "0b0e13", "9fb0c2", reach=0.5), trees.rimed(s, "0b0e13", "b4c4d4", reach=-0.15, wind=UP))
    chance = s.rng("wood")
    for i, (x, y, radius) in enumerate(_spots(chance)):
        lean, high = chance.gauss(0, 0.022), 9 + 0.36 * y + 16 * radius
        with s.layer("far" if y > 40 else "mid"):
            if i == 0:
                _split_beech(s, bark, x, y)
                continue
            path = trees.trunk(
                s, bark, (x, y, float(land(x, y))), radius, high, lean, f"trunk {i}", 70 if y < 15 else 24
            )
            if y < 34:
                _stubs(s, bark, path, radius, f"stubs {i}")


def _stubs(s: Set, bark: Bark, path: list[Point], radius: float, seed: str) -> None:
    """Dead side branches, thin as lines."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 5)):
        spot = path[int(len(path) * chance.uniform(0.28, 0.75))]
        a = chance.choice((0.0, math.pi)) + chance.gauss(0, 0.5)
        toward = (math.cos(a), math.sin(a), chance.uniform(-0.25, 0.45))
        trees.bough(s, bark, spot, toward, chance.uniform(0.4, 1.3), 0.012 + radius * 0.06, f"{seed} {a}", 1)


def _split_beech(s: Set, bark: Bark, x: float, y: float) -> None:
    """The tree by which she finds the way: one foot, two trunks."""
    z = float(land(x, y))
    for side, lean in ((-1, -0.13), (1, 0.10)):
        path = [(x, y, z - 0.25), (x, y, z + 0.3), (x + side * 0.03, y, z + 0.95), (x + side * 0.12, y, z + 1.35)]
        path += [(x + side * 0.12 + lean * (k * 0.75), y + 0.03 * k, z + 1.35 + k * 0.75) for k in range(1, 15)]
        radii = [0.40, 0.30, 0.24, 0.185] + [0.175 - 0.006 * k for k in range(1, 15)]
        trees.limb(s, bark.trunk, path, radii, 16)
        _stubs(s, bark, path, 0.16, f"beech {side}")


def _moon(s: Set) -> None:
    """A disc behind everything, paler than what is around it."""
    away, radius = 118.0, 2.7
    paper = s.mat("dfe8ef", glow=26.0)
    middle = (MOON[0] * away, away, 1.35 + MOON[1] * away)
    rim = [
        (middle[0] + radius * math.cos(a), away, middle[2] + radius * math.sin(a))
        for a in (math.tau * k / 64 for k in range(64))
    ]
    s.mesh(paper, rim, [tuple(range(64))])


def _frame(s: Set) -> None:
    """Two trunks that leave the picture, and a bough from the right at the height of the eyes."""
    bark = Bark(
        trees.rimed(s, "06080b", "76889a", reach=-0.3, size=50),
        trees.rimed(s, "06080b", "76889a", reach=-0.1, wind=UP, size=60),
    )
    trees.trunk(s, bark, (-1.66, 2.1, 0), 0.13, 6, -0.06, "near left")
    trees.trunk(s, bark, (2.02, 2.3, 0), 0.13, 6, -0.05, "near right")
    trees.bough(s, bark, (2.0, 2.25, 2.15), (-0.92, -0.05, -0.12), 0.9, 0.02, "near bough")
    trees.bough(s, bark, (-1.75, 2.05, 2.08), (0.93, 0.0, -0.16), 0.85, 0.018, "near bough left")


PLACE = Place(
    name="forest",
    eye=Eye((0.0, 0.0, 1.35), (0.0, 40.0, 1.35), mm=24, rise=-0.02),
    looks={
        "here": Look(
            fog=(
                (0.0, "1d2731"),
                (0.22, "3b4a59"),
                (0.42, "627486"),
                (0.55, "66788a"),
                (0.75, "3a4754"),
                (1.0, "1c242d"),
            ),
            thick=0.046,
            clear=4.0,
            most=0.97,
            mist=(0.52, 0.06, 0.75),
            sky=((0.0, "222d38"), (0.25, "4a5b6c"), (0.5, "7b8e9f"), (1.0, "66788a")),
            glow=(0.605, 0.33, 0.16, 0.26, "a3b2bf"),
            exposure=1.75,
            dark=(0.90, 1.0, 1.13),
            light=(1.0, 1.0, 1.0),
            color=0.72,
            bloom=(0.85, 0.35),
            corners=0.5,
            soft=0.45,
        )
    },
    build=build,
    reach=120,
)
