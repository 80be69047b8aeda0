"""Things: a door, plates, bread, glass, a rod. Each rings as what it is made of, in the room where it is met."""

from __future__ import annotations

import numpy as np

from studio.sound.finish import family, one
from studio.sound.grains import add, cloud, crack, cracks, moments, uneven
from studio.sound.modal import BAR, Body, body, bounces, driven, sheet, stick_slip, struck
from studio.sound.noise import Chance, bump, chance_of, coloured, wander
from studio.sound.piece import Piece
from studio.sound.rooms import CLOSE, DINING, HALL, dulled, inside, thinned
from studio.sound.signal import RATE, Sound, frames, pan, silence
from studio.sound.water import bubble

_MAKER = chance_of("what things are made of")
LEAF = body((76, 101, 139, 178, 244, 317, 421, 560, 742, 1015), 0.09, 0.5, 0.25)
"""A door of steel and glass, as high as a floor."""
PLATE = body((1180, 1720, 2440, 3150, 3980, 4900), 0.09, 0.5, 0.25)
"""China on a cloth."""
TABLE = body((118, 176, 248, 355, 480), 0.035, 0.5, 0.5)
CRUST = cracks(1050, 0.6, (0.001, 0.005), 24, _MAKER, 1.6)
CRUMB = cracks(2600, 0.5, (0.0005, 0.0018), 24, _MAKER, 1.5)
GOBLET = body((1240, 2790, 4610, 6400), 0.5, 0.9, 0.5)
"""Wine glasses ring as bells do: their rim in four, six, eight parts."""


def _door() -> list[Sound]:
    """It gives, scrapes over its own grit, groans in its post, and stands against the stop."""
    chance, heard = chance_of("door"), silence(3.4)
    add(heard, pan(struck(LEAF, 0.012, chance), -0.1), 0.01, 0.5)
    add(heard, pan(crack(900, 0.006, chance, 0.8), -0.1), 0.012, 0.25)
    n = frames(2.3)
    speed = bump(n, 0.75, 0.35, 0.3) + 0.8 * bump(n, 1.55, 0.28, 0.3)
    speed *= 0.55 + 0.45 * wander(n, chance, 14, 2, 0.6)
    drag = stick_slip(24 + 95 * speed, chance, 0.45) * (0.2 + speed)
    groan = driven(LEAF.moved(chance, 40), drag)
    post = driven(body((233, 371, 542, 815, 1190), 0.02, 0.3, 0.5), stick_slip(60 + 75 * speed, chance, 0.1))
    grit = moments(900 * speed**1.5, chance)
    scraped = 0.9 * cloud(n, grit, uneven(len(grit), chance), CRUMB, chance)
    brush = thinned(dulled(coloured(n, chance, -1), 4200), 700) * speed**1.4
    add(heard, pan(groan * speed**0.7, -0.15), 0.12, 0.15)
    add(heard, pan(post * bump(n, 1.5, 0.3, 0.22) * speed, 0.2), 0.12, 0.12)
    add(heard, pan(scraped, -0.25), 0.12, 0.2)
    add(heard, pan(brush, 0.1), 0.12, 0.035)
    for at, hard in ((2.28, 1.0), (2.37, 0.35), (2.43, 0.15)):
        add(heard, pan(struck(LEAF.moved(chance, 20), 0.009, chance), 0.05), at, hard)
        add(heard, pan(crack(1300, 0.004, chance, 0.8), 0.05), at, 0.3 * hard)
    return one(inside(heard, HALL, 0.42), -6, wide=True, fade=0.3)


def set_down(chance: Chance, hard: float, plate: Body = PLATE) -> Sound:
    """A plate on a cloth: its edge first, then it settles, and the table under it answers."""
    heard, china = np.zeros(frames(0.9)), plate.moved(chance, 90, 0.4)
    for at, strength in bounces(float(chance.uniform(0.035, 0.06)), 0.55, int(chance.integers(2, 5)), chance):
        add(heard, struck(china, 0.00025, chance), 0.004 + at, 0.5 * hard * strength)
        add(heard, struck(TABLE.moved(chance), 0.003, chance), 0.004 + at, 0.55 * hard * strength)
    return heard


def _plates() -> list[Sound]:
    takes = []
    for number in range(4):
        chance, heard = chance_of("plates", number), np.zeros(frames(2.0))
        add(heard, set_down(chance, 1.0), 0.0)
        add(heard, set_down(chance, 0.8), float(chance.uniform(0.4, 0.62)))
        spoon = body(tuple(2050 * r for r in BAR[:3]), 0.05, 0.4, 0.4).moved(chance, 150)
        for at, strength in bounces(0.05, 0.6, 3, chance):
            add(heard, struck(spoon, 0.0006, chance), float(chance.uniform(0.78, 0.82)) + at, 0.16 * strength)
        takes.append(dulled(inside(inside(heard, CLOSE, 0.2), DINING, 0.3), 6500))
    return family(takes, -9)


def _bread() -> list[Sound]:
    """Half a loaf, as hard as a plank: it bends, it cracks, it gives all at once; crumbs."""
    chance, n = chance_of("bread"), frames(1.5)
    bend = np.linspace(0, 1, n) ** 2 * (np.arange(n) < frames(0.42))
    at = moments(260 * bend**1.2, chance)
    heard = 0.55 * cloud(n, at, uneven(len(at), chance), CRUST, chance)
    add(heard, struck(body((290, 520, 760, 1120), 0.016, 0.3, 0.2), 0.0008, chance), 0.42, 0.6)
    for _ in range(22):
        add(
            heard,
            CRUST[int(chance.integers(len(CRUST)))],
            0.415 + float(chance.exponential(0.03)),
            float(chance.uniform(0.3, 0.8)),
        )
    fall = moments(200 * bump(n, 0.62, 0.1, 0.22), chance)
    heard += 0.16 * cloud(n, fall, uneven(len(fall), chance), CRUMB, chance)
    return one(inside(heard, CLOSE, 0.25), -7)


def _glass() -> list[Sound]:
    """A pane of the vault, six floors up: it cracks, and comes down in pieces, the last ones late."""
    chance, heard = chance_of("glass"), silence(3.0)
    for at, hard in ((0.02, 0.5), (0.11, 1.0)):
        add(heard, pan(crack(2100, 0.006, chance, 0.7), 0.0), at, 5.0 * hard)
        add(heard, pan(struck(body(sheet(640, 6800, 20, chance), 0.05, 0.5, 0.1), 0.0004, chance), 0.0), at, 0.4 * hard)
    for _ in range(74):
        at = 0.12 + float(chance.gamma(2.0, 0.24))
        big = float(chance.pareto(2.2))
        shard = body((1900, 3170, 4380, 5820), 0.055, 0.6, 0.3).moved(chance, 600, 0.5)
        add(
            heard,
            pan(struck(shard, 0.0004, chance, 0.3), float(chance.uniform(-0.7, 0.7))),
            at,
            0.05 * min(0.4 + big, 3),
        )
    return one(dulled(inside(heard, HALL, 0.75, dry=0.7), 4600, 1), -13, wide=True, fade=0.3)


def _rod() -> list[Sound]:
    """Iron held in two hands, against something that takes all of it and gives nothing: no ring, no room."""
    takes = []
    for number in range(3):
        chance, heard = chance_of("rod", number), np.zeros(frames(0.7))
        iron = body(tuple(318 * r for r in BAR), 0.05, 0.5, -0.1).moved(chance, 30, 0.3)
        add(heard, struck(iron, 0.0002, chance), 0.004, 0.85)
        add(heard, struck(body((64, 92, 131), 0.028, 0.5, 0.2), 0.007, chance), 0.004, 0.8)
        add(heard, crack(1150, 0.004, chance, 0.6), 0.004, 1.3)
        shaken = moments(260 * bump(len(heard), 0.03, 0.005, 0.06), chance)  # the grip, after the blow
        heard += 0.1 * cloud(len(heard), shaken, uneven(len(shaken), chance), CRUST, chance)
        gone = 1 / (1 + np.exp((np.arange(len(heard)) / RATE - 0.21) / 0.012))
        takes.append(dulled(heard * gone, 7500))
    return family(takes, -3)


def _rod_rolls() -> list[Sound]:
    """A length of iron that rolls over tiles: round and round, over each joint, slower, and lies still."""
    chance, n = chance_of("rod_rolls"), frames(2.4)
    going = np.clip(1 - np.arange(n) / frames(2.05), 0, 1) ** 0.7
    turn = np.cumsum(5.2 * going) / RATE
    iron = body(tuple(331 * r for r in BAR), 0.06, 0.5, 0.0)
    rough = stick_slip(20 + 210 * going, chance, 0.7) * going * (0.55 + 0.45 * np.cos(2 * np.pi * turn))
    heard = 0.1 * driven(iron, rough) * going**0.5
    joints = np.flatnonzero(np.diff(np.floor(turn * 0.9)) > 0) / RATE
    for at in (*joints, 2.06, 2.13, 2.17):
        hard = float(chance.uniform(0.5, 0.9)) * (0.25 + 0.75 * float(going[min(frames(float(at)), n - 1)]))
        add(heard, struck(iron.moved(chance, 8, 0.3), 0.0005, chance), float(at), 0.5 * hard)
        add(heard, struck(TABLE, 0.002, chance), float(at), 0.3 * hard)
    return one(inside(inside(heard, CLOSE, 0.15), HALL, 0.22), -8)


def _spoon() -> list[Sound]:
    """A spoon on a glass, as before a speech; nobody begins, and it does not stop: it is only not heard any more."""
    chance, heard = chance_of("spoon"), np.zeros(frames(3.4))
    at = 0.01
    for tap in range(8):
        hard = (1.0, 0.9, 1.0, 0.95, 0.9, 0.75, 0.5, 0.28)[tap] * float(chance.uniform(0.85, 1))
        add(heard, struck(GOBLET.moved(chance, 3, 0.3).damped(0.4), 0.0002, chance), at, hard)
        add(heard, crack(3900, 0.0008, chance, 1.5), at, 0.3 * hard)
        at += 0.285 + float(chance.normal(0, 0.014))
    return one(dulled(inside(heard, DINING, 0.5), 6000), -19)


def _clink() -> list[Sound]:
    """Two glasses touched, a hair apart in pitch; what is in them swings."""
    chance, heard = chance_of("clink"), np.zeros(frames(2.2))
    add(heard, struck(GOBLET, 0.0004, chance), 0.004, 0.8)
    add(
        heard,
        struck(Body(tuple(p * 1.006 for p in GOBLET.pitch), GOBLET.lasts, GOBLET.level), 0.0004, chance),
        0.004,
        0.7,
    )
    add(heard, crack(4200, 0.0008, chance, 1.5), 0.004, 0.15)
    for at in (0.16, 0.29):
        add(heard, bubble(float(chance.uniform(620, 900)), chance), at, 0.05)
    return one(dulled(inside(inside(heard, CLOSE, 0.15), DINING, 0.35), 6500), -13)


def _lift() -> list[Sound]:
    """A lift that was promised for years: its one bell, and the doors."""
    chance, heard = chance_of("lift"), np.zeros(frames(4.2))
    bell_ = body((622.3, 1249, 1868, 3340), 0.75, 0.55, 0.6)
    add(heard, struck(bell_, 0.0012, chance, 3.6), 0.004, 0.8)
    n = frames(1.7)
    slide = dulled(thinned(coloured(n, chance, -3), 140), 1500) * bump(n, 0.75, 0.28, 0.35)
    add(heard, slide, 0.75, 0.1)
    add(heard, struck(LEAF.damped(0.6), 0.014, chance), 2.1, 0.25)
    return one(inside(heard, HALL, 0.4), -13)


PIECES: tuple[Piece, ...] = (
    Piece("door", "sounds", _door, loop=False, peak=-6, quality=4),
    Piece("plates", "sounds", _plates, loop=False, peak=-9, quality=4),
    Piece("bread", "sounds", _bread, loop=False, peak=-7, quality=4),
    Piece("glass", "sounds", _glass, loop=False, peak=-13, quality=4),
    Piece("rod", "sounds", _rod, loop=False, peak=-3, quality=4),
    Piece("rod_rolls", "sounds", _rod_rolls, loop=False, peak=-8, quality=4),
    Piece("spoon", "sounds", _spoon, loop=False, peak=-19, quality=4),
    Piece("clink", "sounds", _clink, loop=False, peak=-13, quality=4),
    Piece("lift", "sounds", _lift, loop=False, peak=-13, quality=4),
)
