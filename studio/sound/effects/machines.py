"""Machines: a camcorder with its tape, a photo booth. Small motors in light cases, seen to by levers and gears.

A motor is never a siren: its pitch is a few hertz wide (a worn bearing), its load trembles, and most of it is the case
that hisses and ticks around it.
"""

from __future__ import annotations

import numpy as np

from studio.sound.finish import one
from studio.sound.grains import add, cloud, crack, cracks, moments, uneven
from studio.sound.modal import Body, body, driven, stick_slip, struck
from studio.sound.noise import Chance, bands, bump, chance_of, coloured, wander
from studio.sound.piece import Piece
from studio.sound.rooms import BOX, CLOSE, HALL, dulled, inside, thinned
from studio.sound.signal import RATE, Sound, frames

CASE: Body = body((610, 870, 1240, 1690, 2330, 3100), 0.006, 0.4, 0.2)
"""Thin plastic over a metal frame."""
LEVER: Body = body((380, 640, 930, 1480), 0.011, 0.5, 0.3)
TRAY: Body = body((540, 830, 1270, 1720, 2390), 0.05, 0.5, 0.3)


def click(chance: Chance, thing: Body = CASE, contact: float = 0.0004, snap: float = 0.5) -> Sound:
    """A part that snaps into its place: the contact, and the case around it."""
    heard = np.zeros(frames(0.14))
    add(heard, struck(thing.moved(chance, 70), contact, chance, 0.12), 0.003)
    add(heard, crack(2600, 0.0007, chance, 0.8), 0.003, snap)
    return heard


def motor(speed: Sound, turns: float, teeth: int, chance: Chance, hiss: float = 0.5) -> Sound:
    """A motor that turns `turns` times a second where `speed` is 1, with a gear of so many teeth, in its case. RMS
    about 1 at full speed."""
    n = len(speed)
    worn = 1 + 0.012 * (wander(n, chance, 9, max(1.0, 3 * RATE / n), 0.5) - 0.5)
    turn = 2 * np.pi * np.cumsum(turns * speed * worn) / RATE
    load = 0.75 + 0.5 * wander(n, chance, 25, max(2.0, 3 * RATE / n), 0.4)
    heard = np.zeros(n)
    for times, level in ((2, 0.5), (3, 0.35), (6, 0.4), (teeth, 0.3), (2 * teeth, 0.16)):
        smear = np.cumsum(chance.standard_normal(n)) * (0.004 * times**0.5)
        heard += level * np.sin(times * turn + smear)
    rub = thinned(dulled(coloured(n, chance, -2), 5200), 500) * (0.7 + 0.3 * np.sin(turn))
    knock = driven(CASE.moved(chance), stick_slip(np.maximum(turns * speed, 1.0), chance, 0.08))
    whole = thinned(heard * load + hiss * rub + 0.35 * knock, 130, 2)  # so small a thing moves no air below
    return np.asarray(whole * np.minimum(speed, 1.3) ** 1.4)


def ramp(n: int, start: float, end: float, rise: float, fall: float) -> Sound:
    """From 0 to 1 at `start` seconds and back at `end`, each over about `rise` and `fall` s, as a mass does."""
    time = np.arange(n) / RATE
    up = 1 - np.exp(-np.maximum(time - start, 0) / rise)
    return np.asarray(up * np.where(time > end, np.exp(-np.maximum(time - end, 0) / fall), 1.0))


def _camera_button() -> list[Sound]:
    chance, heard = chance_of("camera_button"), np.zeros(frames(0.5))
    add(heard, click(chance), 0.0)
    add(heard, click(chance, LEVER, 0.001, 0.1), 0.022, 0.3)
    add(heard, click(chance, CASE, 0.0006, 0.25), 0.135, 0.45)
    return one(inside(heard, CLOSE, 0.2), -9)


def _camera_motor() -> list[Sound]:
    """The lever, the tape drawn round the drum, the drum up to speed, and then it runs."""
    chance, n = chance_of("camera_motor"), frames(3.4)
    heard = np.zeros(n)
    add(heard, click(chance, LEVER, 0.0012, 0.3), 0.02, 0.9)
    loading = ramp(n, 0.16, 0.86, 0.05, 0.025)
    heard += 0.1 * motor(loading * (1 + 0.04 * bump(n, 0.5, 0.2, 0.2)), 92, 11, chance, 0.6)
    for at in (0.33, 0.52, 0.68):
        add(heard, click(chance, CASE, 0.0008, 0.3), at + float(chance.normal(0, 0.015)), 0.16)
    add(heard, click(chance, LEVER, 0.0015, 0.2), 0.88, 0.7)
    add(heard, click(chance, CASE, 0.0008, 0.2), 0.925, 0.3)
    drum = ramp(n, 0.98, 9, 0.32, 1)
    heard += 0.075 * motor(drum, 30, 21, chance, 1.1)
    heard += 0.025 * thinned(dulled(coloured(n, chance, -2), 6500), 1200) * drum**2
    for at in np.arange(1.6, 3.4, 0.44):
        add(heard, click(chance, CASE, 0.001, 0.1), float(at + chance.normal(0, 0.02)), 0.05)
    heard *= np.minimum(1, (n - np.arange(n)) / frames(1.1)) ** 1.3
    return one(inside(inside(heard, BOX, 0.3), CLOSE, 0.15), -9, fade=0.2)


def _camera_focus() -> list[Sound]:
    """The lens goes past it, comes back, stops: three short turns, each smaller, with a rub of grease."""
    chance, n = chance_of("camera_focus"), frames(1.5)
    heard = np.zeros(n)
    for start, end, quick in ((0.03, 0.42, 1.0), (0.52, 0.74, 0.82), (0.86, 0.95, 0.7)):
        turned = ramp(n, start, end, 0.035, 0.03) * quick
        heard += 0.5 * motor(turned, 47, 13, chance, 0.9)
        add(heard, click(chance, CASE, 0.0012, 0.1), end + 0.02, 0.35)
    return one(dulled(inside(inside(heard, BOX, 0.35), CLOSE, 0.12), 4800), -18)


def _tape_wind() -> list[Sound]:
    """Reels that pick up speed, the tape brushing its guides, a flap of it that is counted ever quicker; stop."""
    chance, n = chance_of("tape_wind"), frames(3.9)
    speed = ramp(n, 0.18, 3.25, 1.5, 0.05)
    heard = np.zeros(n)
    add(heard, click(chance, LEVER, 0.0012, 0.3), 0.02, 1.0)
    heard += 0.1 * motor(0.25 + 0.9 * speed, 24, 17, chance, 0.7) * np.minimum(1, 6 * speed)
    low, mid, high = bands(coloured(n, chance, -2), (350, 1100, 2600, 6500))
    heard += 0.09 * low * speed + 0.12 * mid * speed**1.5 + 0.08 * high * speed**2.3
    flap = stick_slip(2.0 + 12.5 * speed, chance, 0.05)
    reel = driven(body((310, 520, 880, 1350), 0.01, 0.3, 0.3), flap)
    heard += 0.05 * reel * np.minimum(1, 5 * speed) * (0.6 + 0.4 * wander(n, chance, 3, 1))
    add(heard, click(chance, LEVER, 0.001, 0.5), 3.26, 1.2)
    add(heard, click(chance, CASE, 0.0007, 0.3), 3.33, 0.5)
    return one(inside(inside(heard, BOX, 0.3), CLOSE, 0.15), -7)


def _tape_end() -> list[Sound]:
    """The tape draws tight, the reels slow down against it, the lever lets go: a clack; a spring, and it is still."""
    chance, n = chance_of("tape_end"), frames(2.6)
    speed = ramp(n, -0.8, 0.75, 0.1, 0.16)
    heard = 0.13 * motor(speed, 30, 21, chance, 1.0) * np.minimum(1, np.arange(n) / frames(0.3))
    tight = bump(n, 0.8, 0.25, 0.08)
    squeak = driven(body((920, 1430, 2150), 0.008, 0.2, 0.4), stick_slip(150 + 90 * tight, chance, 0.12))
    heard += 0.016 * squeak * tight
    heard += 0.06 * thinned(dulled(coloured(n, chance, -2), 4500), 700) * speed
    add(heard, click(chance, LEVER, 0.0007, 0.9), 1.04, 2.2)
    add(heard, struck(body((142, 231, 390), 0.03, 0.4, 0.3), 0.003, chance), 1.04, 0.9)
    add(heard, click(chance, CASE, 0.0006, 0.4), 1.105, 0.8)
    spring = body((1180, 1930, 2760), 0.13, 0.3, 0.3).moved(chance)
    add(heard, struck(spring, 0.001, chance), 1.11, 0.06)
    for at in (1.32, 1.49):
        add(heard, click(chance, CASE, 0.0012, 0.1), at, 0.12)
    return one(inside(inside(inside(heard, BOX, 0.3), CLOSE, 0.2), HALL, 0.07), -6)


def _booth_flash() -> list[Sound]:
    """A relay, the tube's pop (gas that jumps apart), its reflector's ring, and the box it happens in."""
    chance, n = chance_of("booth_flash"), frames(1.3)
    heard = np.zeros(n)
    add(heard, click(chance, LEVER, 0.0008, 0.4), 0.01, 0.5)
    add(heard, dulled(coloured(frames(0.09), chance, -3), 3400) * np.exp(-np.arange(frames(0.09)) / 520), 0.075, 0.75)
    add(heard, struck(body((96, 151, 228), 0.03, 0.5, 0.2), 0.004, chance), 0.074, 0.6)
    add(heard, struck(TRAY.moved(chance).damped(0.7), 0.0006, chance), 0.076, 0.22)
    after = ramp(n, 0.12, 0.75, 0.05, 0.12)
    heard += 0.02 * dulled(motor(0.7 + 0.3 * after, 60, 9, chance, 0.3), 1900) * after
    return one(inside(inside(heard, BOX, 0.5), HALL, 0.12), -7)


def _booth_print() -> list[Sound]:
    """It grinds, it thinks, rollers draw something wet; the strip comes down a chute and leans in its tray."""
    chance, n = chance_of("booth_print"), frames(5.2)
    heard = np.zeros(n)
    add(heard, click(chance, LEVER, 0.0012, 0.3), 0.02, 0.8)
    grind = ramp(n, 0.1, 1.15, 0.08, 0.06) + 0.8 * ramp(n, 1.75, 3.55, 0.1, 0.07)
    grind *= 0.8 + 0.2 * wander(n, chance, 7, 1, 0.6)
    heard += 0.2 * motor(grind, 38, 12, chance, 0.5)
    gears = driven(LEVER.moved(chance), stick_slip(12 + 30 * grind, chance, 0.35))
    heard += 0.14 * gears * grind
    wet = moments(110 * ramp(n, 1.9, 3.5, 0.2, 0.1), chance)
    heard += 0.3 * cloud(n, wet, uneven(len(wet), chance), cracks(1150, 0.35, (0.002, 0.006), 20, chance, 3.0), chance)
    for at in np.arange(1.95, 3.45, 0.24):
        add(heard, click(chance, CASE, 0.0012, 0.1), float(at + chance.normal(0, 0.012)), 0.22)
    add(heard, click(chance, LEVER, 0.001, 0.4), 3.58, 0.8)
    slide = thinned(dulled(coloured(frames(0.3), chance, -2), 3800), 400) * bump(frames(0.3), 0.2, 0.09, 0.04)
    add(heard, slide, 3.66, 0.09)
    for at, hard in ((3.93, 1.0), (4.01, 0.4), (4.06, 0.2)):
        add(heard, struck(TRAY.moved(chance), 0.0012, chance), at, 0.42 * hard)
        add(heard, crack(1500, 0.003, chance, 0.9), at, 0.5 * hard)
    return one(inside(inside(heard, BOX, 0.35), HALL, 0.1), -8)


def _booth_knock() -> list[Sound]:
    """A hip against its side, thin steel; something falls into place, the starters tick, the tubes hum."""
    chance, n = chance_of("booth_knock"), frames(2.4)
    heard = np.zeros(n)
    wall = body((88, 127, 171, 236, 311, 402, 545, 720), 0.09, 0.5, 0.35)
    add(heard, struck(wall, 0.005, chance), 0.004, 0.9)
    add(heard, dulled(coloured(frames(0.06), chance, -3), 900) * np.exp(-np.arange(frames(0.06)) / 420), 0.004, 0.35)
    for at, hard in ((0.13, 0.3), (0.19, 0.5)):
        add(heard, click(chance, TRAY, 0.0012, 0.1), at, 0.35 * hard)
    time = np.arange(n) / RATE
    lit = np.zeros(n)
    for start, level in ((0.42, 0.3), (0.6, 0.0), (0.74, 0.5), (0.83, 0.1), (1.0, 1.0)):
        lit[time > start] = level
        add(heard, click(chance, CASE, 0.0008, 0.3), start, 0.12)
    hum = sum(level * np.sin(2 * np.pi * 120 * k * time) for k, level in ((1, 1.0), (2, 0.5), (3, 0.35), (4, 0.2)))
    lit = dulled(lit, 40) * np.clip((2.4 - time) / 1.0, 0, 1)
    return one(inside(inside(heard + 0.035 * hum * lit, BOX, 0.35), HALL, 0.14), -6, fade=0.1)


PIECES: tuple[Piece, ...] = (
    Piece("camera_button", "sounds", _camera_button, loop=False, peak=-9, quality=4),
    Piece("camera_motor", "sounds", _camera_motor, loop=False, peak=-9, quality=4),
    Piece("camera_focus", "sounds", _camera_focus, loop=False, peak=-18, quality=4),
    Piece("tape_wind", "sounds", _tape_wind, loop=False, peak=-7, quality=4),
    Piece("tape_end", "sounds", _tape_end, loop=False, peak=-6, quality=4),
    Piece("booth_knock", "sounds", _booth_knock, loop=False, peak=-6, quality=4),
    Piece("booth_flash", "sounds", _booth_flash, loop=False, peak=-7, quality=4),
    Piece("booth_print", "sounds", _booth_print, loop=False, peak=-8, quality=4),
)
