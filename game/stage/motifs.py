"""Motifs of drawn illustrations: one thing in a frame of paper, by a word in the name, else by its seed."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.stage.kit import Kit
from game.stage.paper import Point, Sheet, curve, mix, toned

Motif = Callable[[Kit], None]


def _walker(s: Sheet, x: float, y: float, h: float, long_hair: bool, scarf: tuple[int, int, int] | None) -> None:
    """Someone from behind: a coat, a head, two legs."""

    def p(px: float, py: float) -> Point:
        return x + px * h, y - py * h

    for way in (-1, 1):
        s.limb(p(way * 0.05, 0.34), p(way * 0.055, 0.0), h * 0.085, h * 0.06, -0.3)
    coat = [(-0.05, 0.84), (-0.13, 0.79), (-0.15, 0.6), (-0.12, 0.52), (-0.16, 0.28), (0, 0.27), (0.16, 0.28),
            (0.12, 0.52), (0.15, 0.6), (0.13, 0.79), (0.05, 0.84)]  # fmt: skip
    s.shape(curve([p(*c) for c in coat], 5), rim=2)
    head = [p(math.cos(a) * 0.065, 0.915 + math.sin(a) * 0.08) for a in (math.tau * i / 20 for i in range(20))]
    s.shape(head, -0.5, rim=1.6)
    if long_hair:
        s.shape(curve([p(-0.066, 0.93), p(0.066, 0.93), p(0.085, 0.68), p(0, 0.64), p(-0.085, 0.68)], 5), -0.5, rim=1.4)
    if scarf:
        wave = [
            (-0.08, 0.85),
            (0.07, 0.86),
            (0.2, 0.9),
            (0.36, 0.85),
            (0.35, 0.8),
            (0.2, 0.83),
            (0.07, 0.79),
            (-0.08, 0.79),
        ]
        s.shape(curve([p(*w) for w in wave], 5), color=scarf, rim=1.2)


def _pair(k: Kit, s: Sheet, x: float, y: float, h: float) -> None:
    _walker(s, x - h * 0.19, y, h * 0.94, True, k.palette.accent)
    _walker(s, x + h * 0.19, y, h, False, None)
    s.limb((x - h * 0.05, y - h * 0.42), (x + h * 0.05, y - h * 0.42), h * 0.05, h * 0.05, 0.2)


def cube(k: Kit) -> None:
    """Two before a cube that stands in the light."""
    k.glow("far", (0.5, 0.6), (0.42, 0.46), 0.6)

    def cut(s: Sheet) -> None:
        k.cube(s, 690, 120, 540, -0.3)

    k.lay("far", 0.86, cut, (0.0, 0.06, 0.2), 110)

    def snow(s: Sheet) -> None:
        k.ground(s, 850, 10, color=mix(s.color, k.palette.cap, 0.7))
        k.rubble(s, 12, 850, 960, 30, (760, 1160))

    k.lay("mid", 0.5, snow, (0.1, 0.1))
    k.lay("mid", 0.86, lambda s: _pair(k, s, 960, 950, 300), shadow=110)


def road(k: Kit) -> None:
    """Two on a road that goes to the horizon."""
    k.glow("far", (0.5, 0.55), (0.34, 0.3), 0.7)

    def hills(s: Sheet) -> None:
        k.ground(s, 640, 40)

    def way(s: Sheet) -> None:
        k.ground(s, 700, 12)
        lane = mix(s.color, k.palette.cap, 0.65)
        s.shape([(930, 690), (990, 690), (1500, 1200), (420, 1200)], color=lane, rim=0)
        for side in (-1, 1):
            for i in range(6):
                t = (i + 1) / 6
                x = 960 + side * (90 + 760 * t * t)
                s.limb((x, 700 + 330 * t * t), (x, 700 - 150 * t + 330 * t * t), 4 + 10 * t, 3 + 7 * t, -0.3)

    k.lay("far", 0.3, hills, (0.0, 0.2))
    k.lay("mid", 0.52, way, (0.0, 0.04, 0.02))
    k.lay("mid", 0.88, lambda s: _pair(k, s, 960, 960, 330), shadow=110)


def frame(k: Kit) -> None:
    """A lit frame in the dark, and someone in it."""
    k.glow("far", (0.5, 0.5), (0.4, 0.5), 0.35)

    def cut(s: Sheet) -> None:
        s.shape([(560, 190), (1360, 190), (1360, 790), (560, 790)], -0.55, rim=3)
        s.box(596, 226, 728, 528, color=mix(k.palette.lamp, k.palette.fog, 0.35))
        for x, y, dx, dy in ((640, 266, 1, 1), (1280, 266, -1, 1), (640, 714, 1, -1), (1280, 714, -1, -1)):
            s.stroke([(x + 70 * dx, y), (x, y), (x, y + 50 * dy)], 5, color=k.palette.ink)
        s.disc((690, 300), 11, color=k.palette.accent)

    k.lay("mid", 0.7, cut, shadow=120)
    k.lay("mid", 0.8, lambda s: _walker(s, 960, 752, 440, True, k.palette.accent), shadow=70)


def table(k: Kit) -> None:
    """A long table laid for two."""
    k.glow("far", (0.5, 0.4), (0.36, 0.4), 0.5, k.palette.lamp)

    def cut(s: Sheet) -> None:
        k.table(s, 960, 640, 900, 0.1)
        for x in (690, 850, 1070, 1230):
            s.limb((x, 640), (x, 560), 12, 9, 0.3)
            s.shape(curve([(x, 520), (x + 9, 548), (x, 560), (x - 9, 548)], 5), color=k.palette.lamp, rim=0)
        k.cloth(s, 925, 650, 70, 220)

    def chairs(s: Sheet) -> None:
        for way in (-1, 1):
            x = 960 + way * 520
            s.shape([(x, 420), (x + way * 60, 410), (x + way * 80, 940), (x + way * 24, 940)], -0.1, rim=2)
            s.shape([(x, 690), (x - way * 170, 700), (x - way * 170, 730), (x, 730)], -0.2)

    k.lay("far", 0.55, chairs, shadow=80)
    k.lay("mid", 0.66, cut, shadow=110)


def beam(k: Kit) -> None:
    """Someone in a beam of light."""
    k.shaft([(890, -60), (1030, -60), (1300, 960), (620, 960)], 0.6)
    k.glow("far", (0.5, 0.82), (0.25, 0.12), 0.6, k.palette.lamp)
    k.lay("mid", 0.85, lambda s: _walker(s, 960, 920, 470, True, k.palette.accent), shadow=120)
    k.lay("mid", 0.8, lambda s: s.stroke([(820, 500), (820, 920)], 8), shadow=60)


def dance(k: Kit) -> None:
    """Two in a ring of lamps."""
    k.glow("far", (0.5, 0.55), (0.4, 0.5), 0.5, k.palette.lamp)

    def ring(s: Sheet) -> None:
        for i in range(28):
            a = math.tau * i / 28
            s.disc((960 + math.cos(a) * 520, 520 + math.sin(a) * 330), 9, color=k.palette.lamp)
        for r in (0.72, 0.44):
            loop = [
                (960 + math.cos(a) * 620 * r, 880 + math.sin(a) * 110 * r)
                for a in (math.tau * i / 40 for i in range(41))
            ]
            s.stroke(loop, 4, 0.3)

    k.lay("far", 0.5, ring, shadow=60)
    k.lay("mid", 0.82, lambda s: _pair(k, s, 960, 890, 500), shadow=110)


def strip(k: Kit) -> None:
    """Four pictures in a strip."""
    k.glow("far", (0.5, 0.5), (0.34, 0.5), 0.4)
    rng = k.rng

    def cut(s: Sheet) -> None:
        pale = mix(k.palette.cap, k.palette.lamp, 0.5)
        s.shape([(820, 90), (1100, 90), (1100, 930), (820, 930)], color=pale, rim=3)
        for i in range(4):
            y = 112 + i * 202
            s.box(842, y, 236, 184, 0.1 - i * 0.1)
            _walker(s, 960 - 44, y + 190, 178 + rng.uniform(-10, 14), True, k.palette.accent if i < 3 else None)
            _walker(s, 960 + 44, y + 190, 186 + rng.uniform(-10, 14), False, None)
            s.box(842, y + 184, 236, 18, color=pale)

    k.lay("mid", 0.6, cut, shadow=150)


def rod(k: Kit) -> None:
    """One upright line, and a small someone below it."""
    k.glow("far", (0.5, 0.42), (0.2, 0.6), 0.7)

    def cut(s: Sheet) -> None:
        s.limb((960, -80), (960, 700), 20, 12, -0.3)
        s.limb((955, -80), (957, 700), 3, 2, 0.5)
        s.disc((960, 706), 12, color=k.palette.accent)
        k.ground(s, 900, 14)

    k.lay("mid", 0.8, cut, (0.0, 0.0, 0.1), 110)
    k.lay("mid", 0.92, lambda s: _walker(s, 960, 940, 190, False, None), shadow=90)


def eye(k: Kit) -> None:
    """An eye between papers, a hand's shadow over a part of it."""
    k.glow("far", (0.5, 0.5), (0.4, 0.4), 0.5)

    def white(s: Sheet) -> None:
        lids = [(430, 540), (690, 350), (960, 296), (1230, 350), (1490, 540), (1230, 710), (960, 760), (690, 710)]
        s.shape(curve(lids, 8), color=mix(k.palette.cap, k.palette.fog, 0.4), rim=3)

    def iris(s: Sheet) -> None:
        s.disc((960, 530), 196, -0.1)
        for i in range(40):
            a = math.tau * i / 40
            s.limb(
                (960 + math.cos(a) * 96, 530 + math.sin(a) * 96),
                (960 + math.cos(a) * 182, 530 + math.sin(a) * 182),
                5,
                2,
                0.2,
            )
        s.disc((960, 530), 92, -0.75)
        s.shape([(985, 450), (1045, 450), (1045, 510), (985, 510)], 0.75, rim=0)

    def cover(s: Sheet) -> None:
        for i in range(4):
            x = 1130 + i * 130
            s.limb((x + 120, 1200), (x - 60, 170 + abs(i - 1.3) * 60), 150, 112, 0.04 * i)
            s.disc((x - 60, 170 + abs(i - 1.3) * 60), 56, 0.04 * i)

    k.lay("far", 0.3, white, shadow=140)
    k.lay("mid", 0.6, iris, shadow=90)
    k.lay("mid", 0.9, cover, shadow=150)


def fall(k: Kit) -> None:
    """Clothes that fall through the light."""
    k.shaft([(560, -60), (1360, -60), (1500, 1100), (420, 1100)], 0.4)
    rng = k.rng

    def shirts(count: int, size: float) -> Callable[[Sheet], None]:
        def cut(s: Sheet) -> None:
            for i in range(count):
                x, y, turn = rng.uniform(380, 1540), rng.uniform(120, 900), rng.uniform(-1.2, 1.2)
                color = k.palette.accent if i == count // 2 and size > 100 else None
                _shirt(s, x, y, size * rng.uniform(0.7, 1.2), turn, color)

        return cut

    k.lay("far", 0.3, shirts(14, 60), shadow=50)
    k.lay("mid", 0.68, shirts(9, 120), shadow=100)


def _shirt(s: Sheet, x: float, y: float, size: float, turn: float, color: tuple[int, int, int] | None) -> None:
    c, d = math.cos(turn) * size, math.sin(turn) * size
    outline = [(-0.3, -0.8), (-1.1, -0.5), (-0.95, -0.1), (-0.5, -0.25), (-0.55, 0.8), (0.0, 0.9), (0.55, 0.8),
               (0.5, -0.25), (1.0, 0.2), (1.15, -0.15), (0.3, -0.8), (0.0, -0.66)]  # fmt: skip
    s.shape(curve([(x + px * c - py * d, y + px * d + py * c) for px, py in outline], 4), color=color, rim=1.8)


def rise(k: Kit) -> None:
    """A small figure under a great sky of boxes that rise."""
    k.glow("far", (0.5, 0.7), (0.5, 0.4), 0.6)
    rng = k.rng

    def boxes(s: Sheet) -> None:
        for i in range(16):
            side = rng.uniform(24, 120)
            k.cube(s, 300 + 1320 * (i + 0.5) / 16 - side / 2, rng.uniform(60, 560), side)

    k.lay("far", 0.5, boxes, (0.0, 0.1, 0.3), 70)
    k.lay("mid", 0.8, lambda s: k.ground(s, 900, 30), shadow=100)
    k.lay("mid", 0.92, lambda s: _pair(k, s, 960, 930, 230), shadow=90)


def camera(k: Kit) -> None:
    """A camera that looks at us, its light on."""
    k.glow("far", (0.5, 0.5), (0.4, 0.5), 0.35)

    def cut(s: Sheet) -> None:
        s.shape([(560, 330), (1360, 330), (1360, 800), (560, 800)], -0.2, rim=3)
        s.shape([(700, 250), (1000, 250), (1000, 334), (700, 334)], -0.3, rim=2)
        s.disc((920, 570), 190, -0.4)
        s.disc((920, 570), 150, -0.65)
        s.disc((920, 570), 92, -0.3)
        s.disc((920, 570), 50, -0.8)
        s.shape([(870, 500), (910, 490), (900, 530), (866, 540)], 0.5, rim=0)
        s.box(1150, 400, 150, 20, 0.2)
        s.disc((1250, 480), 20, color=toned(k.palette.accent, 0.15))
        s.box(540, 800, 840, 20, -0.4)

    k.lay("mid", 0.74, cut, shadow=140)
    k.glow("mid", (0.645, 0.45), (0.06, 0.1), 0.5, k.palette.accent)


def tapes(k: Kit) -> None:
    """Two tapes side by side."""
    k.glow("far", (0.5, 0.5), (0.42, 0.4), 0.45)

    def cut(s: Sheet) -> None:
        for i, x in enumerate((500, 1000)):
            y = 380 + i * 50
            s.shape([(x, y), (x + 430, y), (x + 430, y + 280), (x, y + 280)], -0.2, rim=3)
            s.box(x + 40, y + 34, 350, 80, color=k.palette.accent if i == 0 else mix(k.palette.cap, s.color, 0.2))
            s.box(x + 90, y + 140, 250, 90, -0.55)
            for reel in (150, 280):
                s.disc((x + reel, y + 185), 36, 0.3)
                s.disc((x + reel, y + 185), 16, -0.5)

    k.lay("mid", 0.68, cut, shadow=150)


def crowd(k: Kit) -> None:
    """Everyone, side by side."""
    k.glow("far", (0.5, 0.5), (0.5, 0.5), 0.5, k.palette.lamp)
    rng = k.rng

    def row(count: int, y: float, h: float, red: int) -> Callable[[Sheet], None]:
        def cut(s: Sheet) -> None:
            for i in range(count):
                x = 960 + (i - (count - 1) / 2) * h * 0.4 + rng.uniform(-8, 8)
                _walker(s, x, y, h * rng.uniform(0.9, 1.08), rng.random() < 0.5, k.palette.accent if i == red else None)

        return cut

    k.lay("far", 0.4, row(10, 800, 300, -1), (0.0, 0.2), 60)
    k.lay("mid", 0.6, row(8, 880, 380, -1), (0.0, 0.04), 80)
    k.lay("mid", 0.85, row(5, 980, 470, 2), shadow=110)


MOTIFS: dict[str, Motif] = {
    "cube": cube, "road": road, "frame": frame, "table": table, "beam": beam, "dance": dance, "strip": strip,
    "rod": rod, "eye": eye, "fall": fall, "rise": rise, "camera": camera, "tapes": tapes, "crowd": crowd,
}  # fmt: skip
WORDS = {
    "title": "cube", "run": "road", "running": "camera", "walking": "road", "walk": "road", "way": "road",
    "look": "frame", "window": "frame", "picture": "frame", "feast": "table", "dinner": "table", "song": "beam",
    "light": "beam", "sing": "beam", "waltz": "dance", "kiss": "dance", "photo": "strip", "photos": "strip",
    "line": "rod", "falling": "fall", "risen": "rise", "tape": "tapes", "letters": "tapes", "everyone": "crowd",
    "all": "crowd", "people": "crowd",
}  # fmt: skip
"""Other words for the same motifs."""


def motif_for(name: str, number: int) -> Motif:
    """The motif whose word is in the name (the last one that is known), else one by number."""
    for word in reversed(name.lower().replace("-", "_").split("_")):
        found = MOTIFS.get(word) or MOTIFS.get(WORDS.get(word, ""))
        if found:
            return found
    return tuple(MOTIFS.values())[number % len(MOTIFS)]
