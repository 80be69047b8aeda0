"""The drawn part of `left_running`: the camcorder from its side, and what its screen has."""

from __future__ import annotations

from studio.pictures.people import wraps
from studio.pictures.people.clothes import Cloth, facet, lay
from studio.pictures.people.paper import MULTIPLY, OVER, SCREEN, Path, Sheets, oval, polygon, spline

PLASTIC = Cloth("4a4d55", "26282f", "08090c", "101116", 0.08)
WALL = Cloth("c39a68", "8a6744", "3a281a", "6a4c30", 0.1)
GREEN = Cloth("4d8f6c", "2c5a45", "10241b", "1c3a2c", 0.1)
STEEL = Cloth("d9c49a", "93805c", "3a3020", "6a5a3c", 0.05)
SNOW = Cloth("fbf3e4", "d3c6b4", "8a7c6c", "b8aa98", 0.06)
RED = (715.0, 620.0)
"""The red light on the camcorder."""
STEP = (1112.0, 716.0)
FRAME = (366.0, 40.0, 1474.0, 846.0)
"""The screen's rim: left, top, right, bottom."""


def _box(x0: float, y0: float, x1: float, y1: float) -> Path:
    return polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def _rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> Path:
    return spline([(x0 + r, y0, 1), (x1 - r, y0, 1), (x1 - r * 0.3, y0 + r * 0.3), (x1, y0 + r, 1), (x1, y1 - r, 1),
        (x1 - r * 0.3, y1 - r * 0.3), (x1 - r, y1, 1),
        (x0 + r, y1, 1), (x0 + r * 0.3, y1 - r * 0.3), (x0, y1 - r, 1), (x0, y0 + r, 1),
            (x0 + r * 0.3, y0 + r * 0.3)])  # fmt: skip


def _footprint(s: Sheets) -> None:
    """A sole pressed into the snow, toes into the room: its far wall in shade, its near rim lit."""
    with s.frame(*STEP, turn=196, size=1.3):
        s.canvas.scale(1.0, 0.62)
        sole = [
            (-4, -62),
            (22, -52),
            (32, -22),
            (26, 6),
            (20, 26),
            (23, 52),
            (12, 70),
            (-12, 70),
            (-22, 52),
            (-20, 24),
            (-30, -2),
            (-30, -34),
            (-20, -56),
        ]
        print_ = spline(sole)
        s.tone(spline([(x * 1.12, y * 1.08) for x, y in sole]), "f6fafe", 0.8, 3, mode=OVER)
        s.sheet(print_, "7f97b0", "56708c", lift=0, core=0.5, edge=0.0, reach=20)
        for k in range(5):
            y = -44 + 17 * k
            s.line([(-22, y), (0, y + 5), (24, y)], "3c5470", 5, 0.5, clip=print_, taper=(0.6, 1, 0.6))
        s.line([(-16, 50), (0, 55), (17, 50)], "3c5470", 6, 0.5, clip=print_)


def standing(s: Sheets) -> None:
    """On the floor, its lens to the door, its red light on; and somebody's footprint."""
    _footprint(s)
    s.tone(oval(580, 834, 350, 36), "05070a", 0.75, 16, mode=OVER)
    with s.frame(570, 718, turn=2, size=3.0, mirror=True):
        wraps.camcorder(s, strapped=False)
    x, y = RED
    for r, alpha, blur in ((60, 0.3, 30), (22, 0.5, 9), (11, 1.0, 0.8)):
        s.tone(oval(x, y, r, r), "ff2a1e", alpha, blur, mode=OVER)
    s.tone(oval(x - 3, y - 3, 4, 4), "ffe2d8", 0.95, 0.6, mode=OVER)


def screen_side(s: Sheets) -> None:
    """The camcorder from its back, too near to be seen whole, and its screen folded out to the left, still dark."""
    _body(s)
    x0, y0, x1, y1 = FRAME
    lay(s, _rounded(x0, y0, x1, y1, 34), PLASTIC, 22, reach=30)
    s.sheet(_glass(), "0a0705", lift=0, core=0, edge=0)
    for k in range(3):
        lay(s, _rounded(820 + 74 * k, y1 - 40, 868 + 74 * k, y1 - 22, 7), PLASTIC, 3, reach=5, tint=-0.1)


def screen(s: Sheets) -> None:
    """What the screen has: it shines by itself."""
    x0, y0, x1, y1 = FRAME
    with s.clip(_glass()):
        _door(s)
        _tape(s, x0 + 44, y0 + 38, x1 - 44, y1 - 58)


def _glass() -> Path:
    x0, y0, x1, y1 = FRAME
    return _box(x0 + 44, y0 + 38, x1 - 44, y1 - 58)


def _body(s: Sheets) -> None:
    """The camcorder itself, at the right edge, too near to be seen whole."""
    lay(s, _rounded(1440, 150, 2040, 900, 60), PLASTIC, 10, reach=60, tint=0.3)
    lay(s, _rounded(1510, 96, 1790, 300, 40), PLASTIC, 12, reach=30, tint=0.15)
    s.sheet(_rounded(1556, 136, 1744, 262, 44), "14151a", "050608", lift=0, core=0.5, edge=0.5, reach=20)
    for y in (220, 690):
        lay(s, _rounded(1430, y, 1520, y + 76, 20), PLASTIC, 8, reach=12)
    for k, (x, y) in enumerate(((1640, 420), (1640, 510), (1740, 420), (1740, 510))):
        s.sheet(oval(x, y, 30, 30), "5a5d66", "2c2e35", lift=5, core=0.3, edge=0.5, reach=8, grain=k)
    for r, alpha, blur in ((70, 0.25, 34), (24, 0.5, 10), (14, 1.0, 0.8)):
        s.tone(oval(1690, 640, r, r), "ff2a1e", alpha, blur, mode=OVER)
    s.tone(oval(1686, 635, 5, 5), "ffe2d8", 0.95, 0.8, mode=OVER)


def _door(s: Sheets) -> None:
    """A green door with a bar across it, snow on the bar, snow along the sill; light on the floor as far as that."""
    s.sheet(_box(380, 40, 1460, 640), WALL.lit, WALL.shade, lift=0, core=0, edge=0, fibre=0.14)
    s.sheet(_box(380, 624, 1460, 860), "8d6a45", "5a4029", lift=0, core=0, edge=0, fibre=0.14)
    for x in (420, 600, 1240, 1420):
        s.line([(920 + (x - 920) * 0.72, 640), (920 + (x - 920) * 1.6, 860)], "4a321e", 4, 0.6, taper=(0.6, 1, 1))
    s.line([(380, 716), (1460, 716)], "4a321e", 4, 0.5, taper=(1, 1))
    lay(s, _box(380, 584, 1460, 640), WALL, 5, reach=9, tint=0.7)
    lay(
        s,
        polygon([(694, 86), (1146, 86), (1146, 646), (694, 646)]),
        Cloth("e2c394", "a98a5e", "4a3620", "7a5f3c", 0.08),
        9,
        reach=14,
    )
    leaf = lay(s, _box(724, 116, 1116, 640), GREEN, 0, reach=34)
    s.line([(726, 118), (726, 640)], "0c1a14", 9, 0.7, taper=(1, 1))
    facet(s, polygon([(980, 100), (1130, 100), (1130, 660), (1060, 660)]), GREEN, leaf, 0.22)
    for y0, y1 in ((160, 330), (450, 600)):
        lay(s, _box(772, y0, 1068, y1), GREEN, 4, reach=10, tint=-0.04)
        s.sheet(_box(788, y0 + 16, 1052, y1 - 16), GREEN.shade, GREEN.lit, lift=0, core=0.2, edge=0.2, reach=10)
    for x in (752, 1064):
        lay(s, _box(x, 366, x + 26, 426), STEEL, 8, reach=6)
    lay(s, _rounded(744, 382, 1098, 412, 12), STEEL, 14, reach=10)
    cap = [(748, 386, 1), (756, 368), (800, 356), (850, 362), (896, 350), (950, 358), (1004, 352), (1052, 364),
        (1090, 372), (1096, 387, 1), (1040, 391), (990, 386),
           (930, 392), (880, 387), (820, 392)]  # fmt: skip
    lay(s, spline(cap), SNOW, 6, reach=8)
    beam = polygon([(520, 30), (1000, 30), (1290, 700), (790, 700)])
    with s.clip(beam, outside=True):
        s.tone(_box(380, 30, 1460, 860), "6a4020", 0.5, mode=MULTIPLY)
    s.tone(beam, "fff0cc", 0.12, 10, mode=SCREEN)
    heap = [(380, 706, 1), (470, 690), (560, 684), (640, 668), (700, 644), (780, 620), (860, 632), (930, 612),
        (1010, 628), (1090, 616), (1150, 646), (1230, 672),
            (1340, 690), (1460, 704, 1), (1460, 728, 1), (1330, 726), (1240, 738), (1130, 758), (1010, 756),
                (880, 776), (760, 760), (650, 742), (520, 730), (380, 726, 1)]  # fmt: skip
    drift = lay(s, spline(heap), SNOW, 8, reach=20)
    s.fold([(720, 690), (860, 668), (1000, 684), (1140, 672)], 8, drift, dark="7a6a5c", alpha=0.25)
    s.tone(polygon([(760, 640), (1080, 640), (1330, 900), (520, 900)]), "fff0cc", 0.22, 18, mode=SCREEN)
    for k in range(46):
        flake = 400 + 1040 * ((k * 0.618034) % 1), 80 + 640 * ((k * 0.754878) % 1)
        s.tone(oval(*flake, 2.6 + k % 3, 2.6 + k % 3), "fff6e6", 0.5, 1.0, mode=OVER)


def _tape(s: Sheets, x0: float, y0: float, x1: float, y1: float) -> None:
    """What makes it a tape: lines, dark corners, the red point, one bar of four left in the battery."""
    y = y0
    while y < y1:
        s.tone(_box(x0, y, x1, y + 2), "1a0f08", 0.13, mode=OVER)
        y += 6
    for edge in (
        _box(x0 - 80, y0 - 80, x0 + 26, y1 + 80),
        _box(x1 - 26, y0 - 80, x1 + 80, y1 + 80),
        _box(x0, y0 - 80, x1, y0 + 12),
        _box(x0, y1 - 12, x1, y1 + 80),
    ):
        s.tone(edge, "0a0502", 0.6, 46, mode=OVER)
    s.tone(oval(x0 + 58, y0 + 54, 15, 15), "ff2a1e", 0.95, 0.6, mode=OVER)
    s.line([(x1 - 150, y0 + 36), (x1 - 50, y0 + 36), (x1 - 50, y0 + 36)], "fff2dc", 4, 0.8, taper=(1, 1))
    for a, b, c, d in (
        (x1 - 150, y0 + 36, x1 - 50, y0 + 40),
        (x1 - 150, y0 + 72, x1 - 50, y0 + 76),
        (x1 - 150, y0 + 36, x1 - 146, y0 + 76),
        (x1 - 54, y0 + 36, x1 - 50, y0 + 76),
        (x1 - 50, y0 + 48, x1 - 40, y0 + 64),
        (x1 - 142, y0 + 44, x1 - 122, y0 + 68),
    ):
        s.tone(_box(a, b, c, d), "fff2dc", 0.85, mode=OVER)
    s.tone(polygon([(x0, y0), (x0 + 330, y0), (x0 + 60, y1), (x0, y1)]), "fff4e0", 0.05, 8, mode=SCREEN)
