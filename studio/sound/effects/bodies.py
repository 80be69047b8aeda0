"""What the two are felt and heard by: breath, a pulse, a hand, cloth. Close by, and never loud.

What `felt` sounds are to her is a push, so they live at 60-120 Hz; their overtones to 250 Hz carry them to small
speakers.
"""

from __future__ import annotations

import numpy as np

from studio.sound.finish import family, one
from studio.sound.grains import add, cloud, cracks, moments, uneven
from studio.sound.modal import stick_slip
from studio.sound.noise import Chance, bands, bump, chance_of, coloured, wander
from studio.sound.piece import Piece
from studio.sound.rooms import CLOSE, HALL, dulled, inside, thinned
from studio.sound.signal import RATE, Sound, above, bell, below, frames, pan, shape, silence

MOUTH_IN = ((820, 1700, 2750, 4300), (980, 1950, 3100, 4700))
MOUTH_OUT = ((690, 1280, 2550, 3900), (480, 980, 2300, 3500))
"""Formants in Hz where a breath begins and where it ends."""
WEAVE = (180.0, 420.0, 900.0, 1900.0, 3800.0, 7600.0)
_FIBRE = chance_of("fibres")
FIBRES = cracks(2400, 0.6, (0.0004, 0.0016), 24, _FIBRE, 1.2)


def push(pitch: float, lasts: float, chance: Chance, soft: float = 0.006) -> Sound:
    """Something soft that is pressed: a low tone that falls as it gives, two weak overtones, a little cloth."""
    n = frames(lasts * 8 + 0.05)
    time = np.arange(n) / RATE
    turn = 2 * np.pi * (pitch * time + 0.22 * pitch * 0.03 * (1 - np.exp(-time / 0.03)))
    low = np.sin(turn) + 0.42 * np.sin(2 * turn + 0.4) + 0.2 * np.sin(3 * turn + 1.1)
    heard = low * np.exp(-time / lasts) * (1 - np.exp(-time / soft)) ** 2
    rustle = dulled(thinned(coloured(n, chance, -3), 180), 900)
    return np.asarray(heard + 0.1 * rustle * np.exp(-time / (lasts * 0.6)) * (1 - np.exp(-time / soft)))


def drawn(chance: Chance, seconds: float, strokes: int, heavy: float = 0.5) -> Sound:
    """Cloth over cloth: strokes of a hand. The faster it goes the brighter it is; folds catch, threads give."""
    n = frames(seconds)
    speed = np.zeros(n)
    for stroke in range(strokes):
        middle = seconds * (stroke + float(chance.uniform(0.35, 0.65))) / strokes
        wide = seconds / strokes
        speed += float(chance.uniform(0.55, 1)) * bump(n, middle, wide * 0.13, wide * 0.19)
    speed = 0.14 + speed * (0.6 + 0.4 * wander(n, chance, 38, max(4.0, 2 * RATE / n), 0.6))
    speed /= speed.max()
    heard = np.zeros(n)
    for number, band in enumerate(bands(coloured(n, chance, -2.5), WEAVE)):
        heard += band * speed ** (1.0 + 0.45 * number) * (1.0, 1.1, 1.0, 0.7, 0.4)[number]
    at = moments(260 * speed**1.5, chance)
    heard += 0.35 * cloud(n, at, uneven(len(at), chance), FIBRES, chance)
    if heavy:
        add(heard, push(82, 0.03, chance, 0.012), seconds * float(chance.uniform(0.4, 0.6)), heavy)
    return np.asarray(heard * np.minimum(1, np.minimum(np.arange(n), np.arange(n)[::-1]) / frames(0.05)))


def gasp(chance: Chance, person: float, inward: bool, seconds: float) -> Sound:
    """One breath through an open mouth: noise that the throat and mouth colour. Inward it is higher and tighter; out,
    it opens with an h, darkens as the mouth closes, and shakes with the cold. `person` scales the mouth (1 a man)."""
    n = frames(seconds)
    along = np.linspace(0, 1, n)
    swell = np.sin(np.pi * along ** (0.75 if inward else 0.42)) ** 1.5
    air = coloured(n, chance, -2.0)
    ways = MOUTH_IN if inward else MOUTH_OUT
    shaped = []
    for mouth in ways:
        peaks = [bell(hz * person * float(chance.uniform(0.95, 1.05)), 17 - 3.5 * k, 0.2) for k, hz in enumerate(mouth)]
        shaped.append(shape(air, *peaks, above(420 if inward else 260, 2), below(6500, 1)))
    heard = shaped[0] / shaped[0].std() * (1 - along) + shaped[1] / shaped[1].std() * along
    shiver = 1 if inward else 1 + 0.3 * np.sin(2 * np.pi * np.cumsum(8 + 3 * wander(n, chance, 4)) / RATE) * along
    return np.asarray(heard * swell * shiver * (0.75 + 0.5 * wander(n, chance, 28, 6, 0.5)) * (0.6 if inward else 1.0))


def _breath() -> list[Sound]:
    takes = []
    for number, (person, order) in enumerate(((1.16, "io"), (1.0, "oi"), (1.14, "oio"), (0.98, "io"))):
        chance, at = chance_of("breath", number), 0.02
        heard = np.zeros(frames(2.2))
        for way in order:
            lasts = float(chance.uniform(0.3, 0.4) if way == "i" else chance.uniform(0.42, 0.55))
            add(heard, gasp(chance, person, way == "i", lasts), at, float(chance.uniform(0.8, 1)))
            at += lasts * 0.93
        takes.append(inside(heard, CLOSE, 0.16))
    return family(takes, -13)


def _heartbeat() -> list[Sound]:
    """Four beats, the last ones slower: the two valves, and the ribs that they push at."""
    chance = chance_of("heartbeat")
    heard, at = np.zeros(frames(5.5)), 0.06
    for beat in range(5):
        loud = (0.9, 1.0, 0.95, 0.85, 0.7)[beat]
        add(heard, push(58, 0.062, chance, 0.008), at, loud)
        add(heard, push(76, 0.038, chance, 0.006), at + 0.29 + 0.012 * beat, 0.55 * loud)
        at += 0.86 + 0.05 * beat + float(chance.normal(0, 0.012))
    return one(np.tanh(1.2 * dulled(heard, 700)), -6, fade=0.15)


def _squeeze() -> list[Sound]:
    """Three, a hand's own time apart, and the middle one is late."""
    chance, heard = chance_of("squeeze"), np.zeros(frames(2.4))
    for at, hard in ((0.02, 0.9), (0.53, 0.8), (0.96, 1.0)):
        add(heard, push(66, 0.075, chance, 0.035), at, hard)
        add(heard, 0.08 * drawn(chance, 0.2, 1, 0), at, hard)
    return one(dulled(heard, 1100), -9)


def _tap() -> list[Sound]:
    """A flat hand on a padded shoulder, once: a push, and the coat's cloth; the fingers after it."""
    chance, heard = chance_of("tap"), np.zeros(frames(0.8))
    for at, hard in ((0.01, 1.0), (0.055, 0.3)):
        add(heard, push(96, 0.034, chance, 0.003), at, hard)
        add(
            heard,
            dulled(coloured(frames(0.05), chance, -3), 1600) * np.exp(-np.arange(frames(0.05)) / 400),
            at,
            0.3 * hard,
        )
    return one(inside(heard, CLOSE, 0.18), -7)


def _cloth() -> list[Sound]:
    plans = ((1.1, 2), (0.75, 1), (1.3, 3), (0.9, 2))
    takes = [drawn(chance_of("cloth", k), seconds, strokes) for k, (seconds, strokes) in enumerate(plans)]
    return family([inside(inside(take, CLOSE, 0.2), HALL, 0.06) for take in takes], -9)


def _collar() -> list[Sound]:
    """A collar folded over, and the old tape in it that comes off its glue, a thread at a time, then all at once."""
    chance = chance_of("collar")
    heard = np.zeros(frames(2.4))
    add(heard, drawn(chance, 0.8, 1, 0.4), 0.0, 0.8)
    n = frames(1.15)
    along = np.linspace(0, 1, n)
    rate = 35 + 160 * along**2 * (0.5 + 0.8 * wander(n, chance, 12, 2, 0.7))
    glue = stick_slip(rate, chance, 0.6) * (0.3 + 0.7 * wander(n, chance, 18, 3, 0.5)) * (0.35 + 0.65 * along)
    at = np.flatnonzero(glue)
    torn = cloud(n, at, glue[at], cracks(2100, 0.5, (0.0005, 0.0018), 24, chance, 1.6), chance)
    add(heard, torn * np.minimum(1, (1 - along) / 0.03), 0.55, 2.6)
    add(heard, drawn(chance, 0.5, 1, 0.3), 1.6, 0.5)
    return one(inside(inside(heard, CLOSE, 0.2), HALL, 0.05), -9)


def _clothes_land() -> list[Sound]:
    """A dress comes down, much air and little weight; then a jacket, and its buttons and shoes."""
    chance, heard = chance_of("clothes_land"), silence(3.2)
    fall = drawn(chance, 1.5, 3, 0) * np.linspace(0.1, 1, frames(1.5)) ** 2
    add(heard, pan(fall, -0.2), 0.0, 0.35)
    add(heard, pan(push(70, 0.09, chance, 0.02), -0.15), 1.22, 0.5)
    add(heard, pan(drawn(chance, 0.7, 1, 0), -0.25), 1.12, 0.75)
    add(heard, pan(push(57, 0.085, chance, 0.007), 0.15), 1.95, 1.6)
    add(heard, pan(drawn(chance, 0.5, 1, 0), 0.2), 1.83, 0.9)
    for after, hard in ((0.02, 0.5), (0.07, 0.3), (0.16, 0.2)):
        add(heard, pan(push(120, 0.02, chance, 0.002), 0.25), 1.97 + after, hard)
    return one(inside(heard, HALL, 0.3), -5, wide=True, fade=0.2)


PIECES: tuple[Piece, ...] = (
    Piece("breath", "sounds", _breath, loop=False, peak=-13, quality=4),
    Piece("heartbeat", "sounds", _heartbeat, loop=False, peak=-6, quality=6),
    Piece("squeeze", "sounds", _squeeze, loop=False, peak=-9, quality=6),
    Piece("tap", "sounds", _tap, loop=False, peak=-7, quality=6),
    Piece("cloth", "sounds", _cloth, loop=False, peak=-9, quality=4),
    Piece("collar", "sounds", _collar, loop=False, peak=-9, quality=4),
    Piece("clothes_land", "sounds", _clothes_land, loop=False, peak=-5, quality=4),
)
