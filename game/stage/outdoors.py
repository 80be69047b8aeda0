"""Recipes of drawn places under the sky: a forest, a city, the front of a building, the sky itself."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.stage.kit import Kit
from game.stage.paper import Sheet, curve, mix


def forest(k: Kit) -> None:
    """Trunks in fog."""
    k.sky(night=0.4, light=(0.54, 0.58), strength=0.42)
    rng = k.rng

    def trunks(count: int, wide: float, base: float) -> Callable[[Sheet], None]:
        def cut(s: Sheet) -> None:
            k.ground(s, base - 16, 16)
            for i in range(count):
                x = -60 + 2040 * (i + rng.uniform(0.1, 0.9)) / count
                k.tree(s, x, wide * rng.uniform(0.6, 1.3), base + rng.uniform(-8, 26), boughs=4)

        return cut

    k.lay("far", 0.22, trunks(15, 17, 690), (0.1, 0.25, 0.5, 0.75), 40)
    k.glow("far", (0.54, 0.62), (0.3, 0.24), 0.3)
    k.lay("far", 0.5, trunks(9, 30, 760), (0.0, 0.05, 0.2, 0.45), 60)

    def middle(s: Sheet) -> None:
        k.ground(s, 850, 22)
        for x in (150, 520, 1460, 1790):
            k.tree(s, x + rng.uniform(-70, 70), rng.uniform(44, 62), 900)
        k.cloth(s, 1478, 470, 22, 120)

    k.lay("mid", 0.74, middle, (0.0, 0.0, 0.06, 0.2))

    def front(s: Sheet) -> None:
        k.tree(s, 10, 120, 1190, -0.15, 7)
        k.tree(s, 1910, 140, 1200, -0.15, 7)
        k.ground(s, 1010, 30, -0.1)

    k.lay("near", 1.0, front, shadow=120)


def city(k: Kit) -> None:
    """A street between boxes, and a cube over it."""
    k.sky(light=(0.5, 0.66), strength=0.55)
    rng = k.rng

    def row(step: float, low: float, high: float, base: float, gap: float) -> Callable[[Sheet], None]:
        def cut(s: Sheet) -> None:
            x = -120.0
            while x < 2040:
                w = step * rng.uniform(0.6, 1.25)
                if not (960 - gap < x + w / 2 < 960 + gap):
                    k.tower(s, x, w, rng.uniform(low, high), base, 960)
                x += w + rng.uniform(-10, 34)

        return cut

    k.lay("far", 0.05, row(130, 330, 560, 800, 0), (0.05, 0.2, 0.45, 0.7), 30)

    def cubes(s: Sheet) -> None:
        k.cube(s, 770, 90, 370)
        k.cube(s, 1270, 50, 130)

    k.lay("far", 0.66, cubes, (0.0, 0.08, 0.3), 50)
    k.lay("far", 0.36, row(190, 250, 480, 830, 300), (0.0, 0.05, 0.2, 0.5), 70)
    k.glow("far", (0.5, 0.68), (0.3, 0.2), 0.45)

    def middle(s: Sheet) -> None:
        k.tower(s, -80, 330, 150, 960, 960)
        k.tower(s, 300, 190, 400, 930, 960)
        k.tower(s, 1560, 420, 90, 960, 960)
        k.tower(s, 1400, 170, 430, 920, 960)
        k.wire(s, (240, 170), (1570, 120), 150)
        k.wire(s, (240, 220), (1570, 190), 210, 2.5)
        k.cloth(s, 1600, 300, 74, 300)
        k.ground(s, 880, 12, color=mix(s.color, k.palette.cap, 0.5))
        k.rubble(s, 22, 880, 960, 38, (760, 1160))

    k.lay("mid", 0.62, middle, (0.0, 0.0, 0.06, 0.16))

    def front(s: Sheet) -> None:
        s.shape([(-120, 560), (60, 620), (130, 760), (90, 1200), (-120, 1200)], -0.1, rim=2)
        s.shape([(2040, 640), (1880, 700), (1820, 860), (1860, 1200), (2040, 1200)], -0.1, rim=2)
        s.stroke([(205, 420), (205, 1120)], 15)
        s.stroke([(205, 426), (330, 410)], 8)
        k.ground(s, 1030, 16)
        k.rubble(s, 16, 1020, 1100, 60, (560, 1360))

    k.lay("near", 0.96, front, shadow=120)


def door(k: Kit) -> None:
    """The front of a great dead building, and its way in."""
    k.sky(night=0.15, light=(0.5, 0.2), strength=0.3)
    rng = k.rng

    def face(s: Sheet) -> None:
        s.box(-100, 150, 2120, 900)
        s.box(-100, 140, 2120, 12, color=mix(s.color, k.palette.cap, 0.7))
        for i in range(9):
            x = -60 + i * 236
            if not 700 < x < 1100:
                for y in (220, 420):
                    s.shape([(x, y), (x + 150, y), (x + 150, y + 140), (x, y + 140)], -0.3, rim=0.8)
                    s.box(x + 72, y, 7, 140, -0.05)
        s.box(610, 250, 700, 120, -0.2)
        for i in range(6):
            if rng.random() < 0.7:
                s.shape([(660 + i * 105, 280), (715 + i * 105, 280), (715 + i * 105, 342), (660 + i * 105, 342)], 0.12)

    k.lay("far", 0.3, face, (0.25, 0.06, 0.04, 0.2), 40)
    k.glow("far", (0.5, 0.66), (0.22, 0.3), 0.28)

    def entrance(s: Sheet) -> None:
        s.shape([(560, 400), (1360, 400), (1360, 900), (560, 900)], 0.06, rim=2)
        s.box(640, 460, 640, 440, -0.72)
        s.shape([(640, 460), (770, 500), (770, 872), (640, 900)], -0.2)
        s.shape([(1280, 460), (1196, 486), (1196, 884), (1280, 900)], -0.28)
        for i in range(4):
            s.box(520 - i * 50, 896 + i * 30, 880 + i * 100, 32, 0.16 - i * 0.06)
        k.cloth(s, 724, 640, 30, 150)
        for x in (470, 1390):
            k.column(s, x, 70, 330, 910, 0.04)

    k.lay("mid", 0.5, entrance, (0.04, 0.0, 0.05, 0.14))

    def front(s: Sheet) -> None:
        k.ground(s, 1024, 14)
        k.tree(s, 70, 74, 1080, -0.1, 8)
        k.tree(s, 1850, 88, 1090, -0.1, 8)
        k.rubble(s, 18, 1010, 1090, 54, (520, 1400))

    k.lay("near", 0.95, front, shadow=120)


def sky(k: Kit) -> None:
    """Cloud upon cloud, and cubes among them."""
    k.sky(light=(0.56, 0.58), strength=0.6)
    rng = k.rng

    def bank(y: float, swell: float) -> Callable[[Sheet], None]:
        def cut(s: Sheet) -> None:
            s.box(-100, y, 2120, 600)
            for row in (0.0, 46.0, 100.0):
                for x in range(-120, 2080, 96):
                    r = swell * rng.uniform(0.5, 1.5) * (1 - row / 240)
                    at = (x + rng.uniform(-30, 30), y + row + rng.uniform(-0.2, 0.5) * swell)
                    s.disc((at[0] - 2, at[1] - 3), r, 0.2 - row / 800)
                    s.disc(at, r, -row / 700)

        return cut

    k.lay("far", 0.0, bank(680, 80), (0.0, 0.1, 0.35, 0.6), 30)

    def high(s: Sheet) -> None:
        k.cube(s, 1130, 150, 330)
        k.cube(s, 560, 330, 120)
        k.cube(s, 320, 160, 64)
        k.cube(s, 1640, 420, 90)

    k.lay("far", 0.62, high, (0.0, 0.1, 0.3), 60)
    k.lay("far", 0.26, bank(800, 90), (0.0, 0.0, 0.1, 0.5), 50)

    def roofs(s: Sheet) -> None:
        bank(980, 80)(s)

    k.lay("mid", 0.5, roofs, (0.0, 0.0, 0.0, 0.3))

    def front(s: Sheet) -> None:
        s.shape([(-100, 980), (520, 960), (640, 1020), (2020, 1010), (2020, 1200), (-100, 1200)], rim=2)
        s.stroke([(300, 560), (300, 980)], 10)
        s.stroke([(250, 640), (350, 640)], 6)
        s.stroke([(268, 690), (332, 690)], 5)
        flag = curve(
            [(304, 566), (400, 548), (500, 584), (600, 556), (590, 604), (490, 630), (400, 596), (304, 618)], 6
        )
        s.shape(flag, color=k.palette.accent, rim=1.5)

    k.lay("near", 0.95, front, shadow=110)


def plain(k: Kit) -> None:
    """Fold behind fold of land in fog: a place that says nothing but its title, for names that no recipe knows."""
    k.sky(light=(0.5, 0.5), strength=0.7)
    rng = k.rng

    def fold(y: float, swell: float) -> Callable[[Sheet], None]:
        waves = [(rng.uniform(900, 2400), rng.uniform(0, math.tau), swell * part) for part in (0.7, 0.3)]

        def height(x: float) -> float:
            return y + sum(high * math.sin(math.tau * x / long + start) for long, start, high in waves)

        def cut(s: Sheet) -> None:
            crest = [(x, height(x)) for x in range(-120, 2081, 40)]
            s.shape([*crest, (2080, 1200), (-120, 1200)], rim=2)

        return cut

    k.lay("far", 0.1, fold(600, 40), (0.0, 0.1, 0.3, 0.5), 30)
    k.lay("far", 0.3, fold(720, 60), (0.0, 0.1, 0.3, 0.4), 40)
    k.lay("mid", 0.55, fold(860, 60), (0.0, 0.0, 0.1, 0.4))
    k.lay("near", 0.9, fold(1010, 40))
