"""Recipes of drawn rooms: halls, shelves, a stage, a passage, a stair."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.stage.kit import Kit
from game.stage.paper import Sheet, curve, mix, toned


def _hall(k: Kit, shafts: bool = True) -> None:
    """A high room: back wall, tall windows, side columns."""
    k.sky(night=0.28, light=(0.5, 0.3), strength=0.25)
    # Not full white: the shafts of light fall over it.
    pane = mix(mix(k.palette.lamp, k.palette.fog, 0.25), k.palette.planes[1], 0.22)

    def wall(s: Sheet) -> None:
        s.box(-100, -60, 2120, 880)
        for x in (250, 560, 1210, 1520):
            k.arch(s, x, 150, 160, 640, pane)
        for i in range(7):
            s.box(760 + i * 62, 120, 12, 640, -0.1)
        s.box(-100, 760, 2120, 22, 0.1)
        s.shape([(-100, 782), (2020, 782), (2300, 1200), (-300, 1200)], -0.12, rim=0)

    k.lay("far", 0.34, wall, (0.22, 0.08, 0.04, 0.1), 0)
    if shafts:
        k.shaft([(250, 160), (400, 160), (900, 1000), (560, 1000)], 0.28)
        k.shaft([(1210, 160), (1360, 160), (1780, 1000), (1470, 1000)], 0.2)


def _pillars(k: Kit, depth: float = 1.0) -> None:
    def front(s: Sheet) -> None:
        k.column(s, -70, 190, -60, 1160)
        k.column(s, 1800, 200, -60, 1160)

    k.lay("near", depth, front, shadow=130)


def pile(k: Kit) -> None:
    """A hill of cloth under a high light."""
    _hall(k, shafts=False)
    k.shaft([(860, -60), (1060, -60), (1330, 900), (560, 900)], 0.45)
    rng = k.rng

    def hill(base: float, high: float, wide: float, count: int, size: float) -> Callable[[Sheet], None]:
        def cut(s: Sheet) -> None:
            outline = [(960 + wide * t, base - high * math.exp(-3.2 * t * t) + rng.uniform(-14, 14))
                       for t in (i / 12 for i in range(-14, 15))]  # fmt: skip
            s.shape([*curve(outline, 4, closed=False), (2400, 1300), (-480, 1300)], -0.1, rim=2)
            for i in range(count):
                t = rng.uniform(-1.1, 1.1)
                top = base - high * math.exp(-3.2 * t * t)
                y = top + (base + 150 - top) * (i / count)
                _garment(k, s, 960 + wide * t, y, size * rng.uniform(0.6, 1.3))

        return cut

    k.lay("far", 0.45, hill(880, 520, 900, 110, 54), (0.12, 0.1, 0.08, 0.2), 80)

    def middle(s: Sheet) -> None:
        hill(1010, 330, 1250, 130, 80)(s)
        k.cloth(s, 905, 800, 54, 210)

    k.lay("mid", 0.68, middle, (0.0, 0.0, 0.04, 0.08))
    _pillars(k)


def _garment(k: Kit, s: Sheet, x: float, y: float, size: float) -> None:
    """A fallen piece of clothing: a folded shape with a sleeve."""
    rng = k.rng
    turn, tone = rng.uniform(-0.7, 0.7), rng.uniform(-0.28, 0.2)
    c, d = math.cos(turn) * size, math.sin(turn) * size
    s.shape(curve([(x - c, y - d), (x - d * 0.3, y - size * 0.45), (x + c, y + d), (x + c * 0.7, y + size * 0.6),
                   (x - c * 0.6, y + size * 0.5)], 4), tone, rim=1.2)  # fmt: skip
    s.limb((x + c * 0.5, y), (x + c * 1.5, y + size * 0.7), size * 0.34, size * 0.26, tone - 0.08)


def counter(k: Kit) -> None:
    """Shelves behind a desk, one red lamp."""
    k.sky(night=0.5, light=(0.5, 0.3), strength=0.1)
    rng = k.rng

    def shelves(s: Sheet) -> None:
        s.box(-100, -60, 2120, 1200, -0.3)
        for row in range(4):
            y = 130 + row * 172
            x = 120.0
            while x < 1800:
                w = rng.uniform(40, 130)
                if rng.random() < 0.72 and not (880 < x < 1010 and row == 1):
                    high = rng.uniform(60, 138)
                    s.shape([(x, y + 150 - high), (x + w, y + 150 - high), (x + w, y + 150), (x, y + 150)],
                            rng.uniform(-0.25, 0.12), rim=1.2)  # fmt: skip
                    if rng.random() < 0.4:
                        s.disc((x + w / 2, y + 150 - high / 2), min(w, high) * 0.28, -0.5)
                x += w + rng.uniform(4, 40)
            s.box(80, y + 150, 1760, 14, 0.14)
            s.box(80, y + 164, 1760, 18, -0.45)
        for x in (70, 640, 1260, 1830):
            s.box(x, 60, 18, 900, 0.04)

    k.lay("far", 0.5, shelves, (0.05, 0.0, 0.05, 0.1), 0)
    red = k.palette.accent
    k.glow("far", (0.49, 0.36), (0.3, 0.44), 0.75, red)
    k.glow("far", (0.2, 0.2), (0.3, 0.4), 0.22)

    def desk(s: Sheet) -> None:
        s.shape([(130, 770), (1790, 770), (1870, 850), (50, 850)], 0.12, rim=2)
        s.box(50, 850, 1820, 320)
        for i in range(6):
            s.shape([(90 + i * 300, 890), (340 + i * 300, 890), (340 + i * 300, 1200), (90 + i * 300, 1200)], -0.16)
        s.shape([(860, 680), (1010, 680), (1010, 800), (860, 800)], -0.25, rim=1.6)
        s.disc((960, 740), 40, -0.5)
        s.disc((960, 740), 25, 0.1)
        k.lamp(s, 882, 700, 7, toned(red, 0.25))

    k.lay("mid", 0.72, desk, (0.0, 0.0, 0.02, 0.0))
    k.lay("near", 1.0, lambda s: _frame(s, 150), shadow=130)


def _frame(s: Sheet, wide: float) -> None:
    """Dark uprights at both sides: what we look past."""
    s.shape([(-100, -100), (wide * 0.7, -100), (wide * 0.45, 1200), (-100, 1200)], rim=2)
    s.shape([(2020, -100), (1920 - wide * 0.7, -100), (1920 - wide * 0.4, 1200), (2020, 1200)], rim=2)


def restaurant(k: Kit) -> None:
    """Set tables under chandeliers."""
    _hall(k)
    rng = k.rng

    def back(s: Sheet) -> None:
        for x in (330, 700, 1130, 1540):
            k.table(s, x + rng.uniform(-30, 30), 790 + rng.uniform(-12, 20), 250)
        _chandelier(k, s, 960, 270, 190)

    k.lay("far", 0.5, back, (0.1, 0.06, 0.08, 0.12), 80)
    k.glow("far", (0.5, 0.27), (0.24, 0.3), 0.4, k.palette.lamp)

    def middle(s: Sheet) -> None:
        k.table(s, 430, 900, 460, 0.08)
        k.table(s, 1520, 920, 500, 0.08)
        k.cloth(s, 1490, 880, 50, 150)
        for x, way in ((120, 1), (1190, -1)):
            _chair(s, x, 960, way)

    k.lay("mid", 0.62, middle, (0.0, 0.0, 0.03, 0.06))
    _pillars(k)


def _chair(s: Sheet, x: float, y: float, way: int) -> None:
    s.shape([(x, y - 190), (x + way * 26, y - 190), (x + way * 40, y + 170), (x + way * 12, y + 170)], -0.2)
    s.shape([(x + way * 14, y), (x + way * 150, y - 8), (x + way * 150, y + 20), (x + way * 14, y + 26)], -0.1)
    s.shape(
        [(x + way * 128, y + 12), (x + way * 148, y + 12), (x + way * 150, y + 180), (x + way * 134, y + 180)], -0.25
    )


def _chandelier(k: Kit, s: Sheet, x: float, y: float, r: float) -> None:
    s.stroke([(x, -80), (x, y)], 5, -0.3)
    for scale, drop in ((1.0, 0.0), (0.6, -58.0)):
        ring = [(x + math.cos(a) * r * scale, y + drop + math.sin(a) * r * 0.2 * scale)
                for a in (math.tau * i / 32 for i in range(33))]  # fmt: skip
        s.stroke(ring, 6, -0.35)
        for px, py in ring[::4]:
            s.limb((px, py), (px, py - 24), 7, 6, 0.2)
            k.lamp(s, px, py - 30, 6)
    for way in (-1, 1):
        s.limb((x, y - 110), (x + way * r, y), 4, 4, -0.35)


def stage(k: Kit) -> None:
    """A small stage: curtains, a beam of light, a microphone."""
    k.sky(night=0.6, light=(0.5, 0.5), strength=0.12)
    rng = k.rng

    def back(s: Sheet) -> None:
        s.box(-100, -60, 2120, 900, -0.2)
        for i in range(26):
            x = 360 + i * 47
            s.shape([(x, -60), (x + 30, -60), (x + 38, 790), (x - 6, 790)], rng.uniform(-0.28, -0.06), rim=1)
        s.shape([(250, 790), (1670, 790), (1800, 930), (120, 930)], 0.22, rim=2)

    k.lay("far", 0.5, back, (0.0, 0.0, 0.04, 0.05), 0)
    k.shaft([(900, -60), (1020, -60), (1250, 900), (690, 900)], 0.55)
    k.glow("far", (0.5, 0.78), (0.22, 0.13), 0.5, k.palette.lamp)

    def middle(s: Sheet) -> None:
        for way in (-1, 1):
            for i in range(7):
                x = 960 + way * (560 + i * 74)
                fold = curve([(x, -90), (x + way * 90, -90), (x + way * 96, 460), (x + way * 70, 990),
                              (x + way * 10, 990), (x + way * (16 - i * 3), 460)], 4)  # fmt: skip
                s.shape(fold, -0.1 - 0.09 * (i % 2), rim=2)
            k.cloth(s, 960 + way * 640 - 13, 520, 26, 110)
        s.box(-100, -60, 2120, 110, -0.2)
        s.box(-100, 926, 2120, 160, -0.3)
        s.box(-100, 920, 2120, 9, 0.25)
        s.stroke([(960, 560), (960, 880)], 7, -0.4)
        s.shape(curve([(945, 500), (975, 500), (976, 556), (944, 556)], 5), -0.5)
        s.shape([(910, 880), (1010, 880), (1010, 890), (910, 890)], -0.4)

    k.lay("mid", 0.66, middle)

    def seats(s: Sheet) -> None:
        for i in range(11):
            x = -110 + i * 196
            s.shape(curve([(x, 1160), (x + 8, 1020), (x + 86, 990), (x + 164, 1020), (x + 172, 1160)], 5), 0, rim=2)

    k.lay("near", 1.0, seats, shadow=120)


def bridal(k: Kit) -> None:
    """Dresses on stands before tall windows."""
    _hall(k)

    def gown(s: Sheet, x: float, y: float, h: float, tone: float) -> None:
        w = h * 0.17
        color = mix(s.color, k.palette.cap, 0.45)
        s.stroke([(x, y - h * 0.2), (x, y)], h * 0.016, -0.4)
        s.shape(curve([(x - w * 0.7, y - h), (x - w * 0.2, y - h * 0.96), (x + w * 0.2, y - h * 0.96),
                       (x + w * 0.7, y - h), (x + w * 0.6, y - h * 0.78), (x + w * 0.5, y - h * 0.66),
                       (x + w * 1.5, y - h * 0.3),
                       (x + w * 2.2, y), (x, y + h * 0.03), (x - w * 2.2, y), (x - w * 1.5, y - h * 0.3),
                       (x - w * 0.5, y - h * 0.66), (x - w * 0.6, y - h * 0.78)], 5), tone, color, rim=2.2)  # fmt: skip
        for i in range(-3, 4):
            s.limb((x + i * w * 0.13, y - h * 0.64), (x + i * w * 0.58, y - 6), 2, h * 0.022, tone - 0.14, color)

    def back(s: Sheet) -> None:
        for x in (420, 680, 1250, 1500):
            s.box(x - 90, 800, 180, 30, -0.2)
            gown(s, x, 802, 330, 0.1)

    k.lay("far", 0.42, back, (0.04, 0.04, 0.05, 0.1), 80)

    def middle(s: Sheet) -> None:
        s.shape([(120, 930), (520, 930), (560, 1130), (80, 1130)], -0.3, rim=2)
        s.shape([(1420, 940), (1800, 940), (1850, 1130), (1370, 1130)], -0.3, rim=2)
        gown(s, 320, 934, 560, 0.12)
        gown(s, 1610, 944, 580, 0.08)
        k.cloth(s, 296, 560, 48, 190)
        s.limb((1180, 1010), (700, 1060), 44, 30, -0.5)

    k.lay("mid", 0.6, middle, (0.0, 0.0, 0.03, 0.06))
    _pillars(k)


def booth(k: Kit) -> None:
    """A booth with a half curtain and a lit panel."""
    k.sky(night=0.5, light=(0.5, 0.45), strength=0.16)

    def wall(s: Sheet) -> None:
        s.box(-100, -60, 2120, 920, -0.2)
        for x in range(-60, 2000, 150):
            s.box(x, -60, 5, 920, -0.35)
        s.shape([(-100, 860), (2020, 860), (2300, 1200), (-300, 1200)], -0.35, rim=2)

    k.lay("far", 0.42, wall, (0.16, 0.04, 0.02, 0.06), 0)
    k.glow("far", (0.5, 0.5), (0.3, 0.46), 0.5, k.palette.lamp)

    def box(s: Sheet) -> None:
        s.shape([(520, 190), (1400, 190), (1400, 960), (520, 960)], 0.04, rim=3)
        s.shape([(1400, 190), (1480, 230), (1480, 930), (1400, 960)], -0.35, rim=0)
        s.box(560, 220, 800, 90, color=k.palette.lamp)
        for i in range(4):
            s.box(640 + i * 170, 240, 120, 50, -0.1, color=mix(k.palette.lamp, s.color, 0.4))
        s.box(600, 350, 420, 560, -0.6)
        s.box(600, 350, 420, 12, 0.1)
        for i in range(4):
            y = 360 + i * 128
            s.shape([(1080, y), (1190, y), (1190, y + 112), (1080, y + 112)], 0.25)
            s.box(1092, y + 12, 86, 80, -0.3)
        s.shape([(1220, 420), (1350, 420), (1350, 520), (1220, 520)], -0.5)
        s.disc((1285, 470), 30, -0.2)
        for i in range(8):
            k.cloth(s, 600 + i * 53, 362, 50, 330 + (i % 2) * 20, toned(k.palette.accent, -0.22 - 0.12 * (i % 2)))
        s.box(640, 820, 300, 26, -0.2)

    k.lay("mid", 0.62, box, (0.0, 0.0, 0.02, 0.06))
    k.lay("near", 1.0, lambda s: _frame(s, 260), shadow=130)


def corridor(k: Kit) -> None:
    """A passage that runs straight away from us to a light."""
    k.sky(night=0.1, light=(0.5, 0.47), strength=0.5)
    rng = k.rng
    at = (960.0, 500.0)

    def ring(t: float) -> tuple[float, float, float, float]:
        return at[0] - 1150 * t, at[1] - 640 * t, at[0] + 1150 * t, at[1] + 720 * t

    def span(outer: float, inner: float, count: int) -> Callable[[Sheet], None]:
        def cut(s: Sheet) -> None:
            x0, y0, x1, y1 = ring(outer)
            a0, b0, a1, b1 = ring(inner)
            s.shape([(x0, y0), (a0, b0), (a0, b1), (x0, y1)], -0.05, rim=0)
            s.shape([(x1, y0), (a1, b0), (a1, b1), (x1, y1)], -0.2, rim=0)
            s.shape([(x0, y0), (a0, b0), (a1, b0), (x1, y0)], -0.34, rim=0)
            s.shape([(x0, y1), (a0, b1), (a1, b1), (x1, y1)], 0.06, rim=0)
            for i in range(count):
                t = inner + (outer - inner) * (i + 0.5) / count
                p0, q0, p1, q1 = ring(t)
                wide = 16 * t + 3
                for x in (p0, p1 - wide):
                    s.box(x, q0, wide, q1 - q0, -0.3)
                s.box(p0, q0, p1 - p0, wide, -0.3)
            for y in (0.3, 0.38):
                s.limb((x0, y0 + (y1 - y0) * y), (a0, b0 + (b1 - b0) * y), 26 * outer, 26 * inner, 0.1)

        return cut

    k.lay("far", 0.2, span(0.3, 0.12, 3), (0.2, 0.3, 0.3), 0)
    k.lay("far", 0.46, span(0.56, 0.3, 3), (0.04, 0.1, 0.1), 50)
    k.glow("far", (0.5, 0.47), (0.3, 0.36), 0.4)

    def middle(s: Sheet) -> None:
        span(1.3, 0.56, 3)(s)
        x0, y0, _, _ = ring(0.62)
        s.box(x0 + 10, y0 + 120, 40, 22, -0.5)
        k.lamp(s, x0 + 30, y0 + 150, 13, toned(k.palette.accent, 0.15))
        for _ in range(9):
            y = rng.uniform(930, 1040)
            k.cloth(s, rng.choice((rng.uniform(0, 420), rng.uniform(1500, 1900))), y, 90, 40, toned(s.color, -0.3))

    k.lay("mid", 0.72, middle, (0.0, 0.0, 0.02, 0.04), 100)
    k.glow("mid", (0.23, 0.25), (0.14, 0.22), 0.6, k.palette.accent)
    k.lay("near", 1.0, lambda s: _frame(s, 120), shadow=110)


def stairs(k: Kit) -> None:
    """A wide stair up to a broken roof of glass."""
    _hall(k, shafts=False)
    k.shaft([(1180, -60), (1560, -60), (900, 1000), (420, 1000)], 0.4)

    def roof(s: Sheet) -> None:
        for i in range(9):
            x = 200 + i * 190
            s.limb((x, -60), (960 + (x - 960) * 0.5, 170), 13, 9, -0.2)
        s.box(560, 164, 800, 14, -0.2)
        s.box(380, 60, 1160, 13, -0.2)
        k.wire(s, (700, 0), (720, 330), 20)

    k.lay("far", 0.55, roof, shadow=40)

    def flight(s: Sheet) -> None:
        steps = 15
        for i in reversed(range(steps)):
            t = i / steps
            y = 1130 - 560 * t
            x = 180 + 620 * t
            s.box(x, y, 1080 - 420 * t, 44, 0.2 - 0.12 * t, None)
            s.box(x, y + 14, 1080 - 420 * t, 26, -0.22)
        s.box(760, 560, 900, 30, 0.16)
        for i in range(9):
            x = 830 + i * 100
            s.stroke([(x, 430), (x, 566)], 7, -0.2)
        s.stroke([(800, 430), (1700, 430)], 12, -0.1)
        s.stroke([(150, 960), (800, 430)], 16, -0.1)
        for i in range(8):
            x = 190 + i * 82
            y = 926 - i * 66
            s.stroke([(x, y), (x, y + 150)], 7, -0.2)
        k.cloth(s, 1480, 586, 76, 270)

    k.lay("mid", 0.6, flight, (0.05, 0.02, 0.0, 0.1))

    def front(s: Sheet) -> None:
        k.column(s, -60, 150, -60, 1160)
        s.stroke([(60, 1010), (1960, 1010)], 20)
        for i in range(14):
            s.stroke([(60 + i * 150, 1010), (60 + i * 150, 1180)], 10)

    k.lay("near", 1.0, front, shadow=120)
