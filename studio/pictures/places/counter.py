"""The camera counter on the floor that nobody wants: a red point of light in the dark, or the lamp over it, lit.

The same counter without its camcorder is `counter_bare`.
"""

from __future__ import annotations

from studio.pictures import goods
from studio.pictures.kit import Point, Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.places import _camcorder
from studio.pictures.shapes import turned

FRONT, BACK, TOP = 3.75, 4.45, 1.0
LEFT, RIGHT = -1.75, 3.6
LAMP: Point = (0.86, 4.1, 2.02)
STANDS: Point = (0.80, 4.02, 1.011)
"""Where on the counter the camcorder stands."""
RED = _camcorder.light_of(STANDS)


class Papers:
    """What this place is cut from."""

    def __init__(self, s: Set) -> None:
        self.wall = s.mat("39434e", "a87848", size=2.0)
        self.panel = s.mat("2f3842", "70492f", fibre=0.05)
        self.wood = s.mat("38424d", "80583a", rough=s.pick(1.0, 0.55))
        self.edge = s.mat("56626f", "c99a5a", rough=s.pick(1.0, 0.4))
        self.floor = s.mat("2f3841", "6b4126", rough=s.pick(0.9, 0.33), size=4.0)
        self.dust = s.mat("7f8d9b", fibre=0.1, size=30)
        self.pane = s.mat("5d6b79", fibre=0.16, size=7)
        self.dark = s.mat("0c1015", "24140c")
        self.card = s.mat("59646f", "d8b47e", fibre=0.08)
        self.shell = s.mat("77838f", "f0e0c4", rough=s.pick(1.0, 0.4))
        self.body = s.mat("20262d", "2c2320", rough=0.5)
        self.trim = s.mat("4b5661", "d0a468", rough=0.4, metal=s.pick(0.0, 0.6))
        self.strap = s.mat("3a424b", "8a3a24")
        self.seat = s.mat("3d434b", "8d3b26", rough=s.pick(1.0, 0.45))
        self.sign = s.mat("8d99a5", "fff2d8", fibre=0.02)


def build(s: Set) -> None:
    """The counter with the camcorder on it."""
    furnish(s, camcorder=True)


def furnish(s: Set, *, camcorder: bool) -> None:
    """A counter with a case of glass across the picture, shelves behind it, an open railing on the left."""
    p = Papers(s)
    _lights(s, camcorder)
    room(s, p)
    desk(s, p)
    _case(s, p)
    _camcorder.place_of(s, STANDS, (LEFT, RIGHT, FRONT, BACK), gone=not camcorder)
    shelves(s, p)
    goods.pendant(s, p.edge, s.mat("20262c", "ffd9a0", glow=(0.0, 5.0)), p.dark, LAMP, 0.5, 3.6, s.pick(0.07, 0.0))
    goods.stool(s, p.trim, p.seat, (1.72, 3.15, 0.0))
    with s.layer("far"):
        _hall(s, p)
    with s.layer("near"):
        _frame(s, p)


def _lights(s: Set, camcorder: bool) -> None:
    if s.here:
        s.sky_light("6d8299", "2c3743", 0.42)
        s.area((-6.5, 6.0, 3.0), (0.5, 4.3, 0.7), 1300, "b4cbe0", 2.0, 2.4)
        s.area((-3.5, -1.0, 3.2), (0.4, 4.0, 0.6), 120, "8fa9c2", 3.0)
        s.spot((-5.4, 4.7, 2.9), STANDS, 1500, "bcd2e8", wide=11, soft=0.5, size=0.1)
        if camcorder:
            _red(s)
        return
    s.sky_light("b08a60", "6a4a30", 0.42)
    bulb = (LAMP[0], LAMP[1], LAMP[2] + 0.1)
    s.spot(bulb, (LAMP[0], LAMP[1] - 0.1, 0.0), 520, "ffd8a6", wide=125, soft=0.6, size=0.16)
    s.area((0.9, 3.0, 3.4), (0.9, 6.3, 1.2), 150, "ffd2a0", 4.0, 0.5)
    s.area((0.5, -1.5, 2.6), (0.6, 4.0, 0.6), 130, "ffca94", 3.0, 1.5)
    s.area(
        ((LEFT + RIGHT) / 2, FRONT + 0.2, TOP - 0.05),
        ((LEFT + RIGHT) / 2, FRONT + 0.3, 0.4),
        34,
        "ffdcae",
        RIGHT - LEFT - 0.2,
        0.1,
    )
    s.area((-6.0, 6.0, 3.0), (0.0, 4.0, 0.8), 90, "8ea4dc", 2.2)


def _red(s: Set) -> None:
    """The red light: on the dust around it, over the edge on the floor, and on the shelves behind."""
    x, y, z = RED
    s.point((x - 0.03, y - 0.13, z - 0.04), 6, "ff5a42", 0.05)
    s.area((x, FRONT - 0.4, 1.2), (x, 2.9, 0.0), 5, "ff5a42", 0.8, 0.4)
    s.point((x, 4.85, 1.25), 48, "ff5a42", 0.12)


def room(s: Set, p: Papers) -> None:
    """Floor, ceiling and back wall, and the open railing on the left."""
    s.box(p.floor, (0, 5, -0.05), (20, 14, 0.1))
    for k in range(-12, 13):
        s.box(p.dark, (k * 0.62, 4, 0.001), (0.008, 12, 0.002))
    for k in range(18):
        s.box(p.dark, (0, 0.6 + k * 0.62, 0.001), (16, 0.008, 0.002))
    s.box(p.wall, (3.75, 6.45, 1.8), (10.9, 0.2, 3.6))
    s.box(p.panel, (0, 5, 3.62), (20, 12, 0.1))
    for y in (2.4, 4.3, 6.2):
        s.box(p.wall, (0, y, 3.48), (20, 0.28, 0.22))
    s.box(p.wall, (-1.95, 6.1, 1.8), (0.5, 0.5, 3.6))
    s.box(p.edge, (-1.95, 5.84, 0.12), (0.56, 0.03, 0.24))
    for z, thick in ((1.05, 0.05), (0.12, 0.03)):
        s.box(p.edge, (-6.2, 6.3, z), (8.2, 0.07, thick))
    for k in range(40):
        bent = 0.0 if s.rng(f"bar {k}").random() > 0.12 else s.pick(0.25, 0.0)
        s.box(p.edge, (-2.35 - k * 0.2, 6.3, 0.58), (0.022, 0.022, 0.92), (0, bent, 0))


def desk(s: Set, p: Papers) -> None:
    """The counter: its plinth, its frame, and its top; through the lens an empty polished case above the plinth."""
    wide, middle, deep = RIGHT - LEFT, (LEFT + RIGHT) / 2, BACK - FRONT
    s.box(p.wood, (middle, (FRONT + BACK) / 2 + 0.04, 0.25), (wide, deep - 0.08, 0.38))
    s.box(p.dark, (middle, (FRONT + BACK) / 2 + 0.08, 0.03), (wide - 0.1, deep - 0.2, 0.08))
    s.box(p.edge, (middle, FRONT + 0.03, 0.455), (wide + 0.02, 0.07, 0.035))
    lining, tilt = s.mat("2a323b", "b5875a"), s.pick(0.16, 0.0)
    s.box(lining, (middle, BACK - 0.02, 0.7), (wide, 0.03, 0.52))
    s.box(lining, (middle, FRONT + deep / 2, 0.475), (wide - 0.02, deep - 0.06, 0.02))
    s.box(p.edge, (middle, FRONT + 0.02, TOP - 0.02), (wide + 0.06, 0.05, 0.045))
    s.box(s.pick(p.pane, p.wood), (middle, FRONT + deep / 2 + 0.02, TOP), (wide + 0.04, deep + 0.06, 0.022))
    for k in range(6):
        s.box(p.edge, (LEFT + k * wide / 5, FRONT + 0.03, 0.72), (0.035, 0.05, 0.55))
    for x in (LEFT, RIGHT):
        s.box(p.wood, (x, FRONT + deep / 2, 0.72), (0.03, deep, 0.55))
    s.box(p.sign, (-0.62, FRONT + 0.28, TOP + 0.115), (0.30, 0.012, 0.2), (-0.3, tilt, s.pick(0.35, 0.12)))
    s.box(p.sign, (-0.62, FRONT + 0.37, TOP + 0.105), (0.30, 0.012, 0.2), (0.3, tilt, s.pick(0.35, 0.12)))
    bars = s.mat("39424c", "a5542c")
    for k, width in enumerate((0.2, 0.23, 0.14)):
        s.box(
            bars,
            (-0.62, FRONT + 0.253 + k * 0.0163, TOP + 0.165 - k * 0.05),
            (width, 0.006, 0.018),
            (-0.3, tilt, s.pick(0.35, 0.12)),
        )


def _case(s: Set, p: Papers) -> None:
    """Five panes in front: dusty, two of them cracked, or away for the lens."""
    wide = (RIGHT - LEFT) / 5
    if s.here:
        for k in range(5):
            s.box(p.pane, (LEFT + (k + 0.5) * wide, FRONT + 0.045, 0.725), (wide - 0.03, 0.008, 0.5))
        line = s.mat("0e1319")
        goods.cracks(s, line, (LEFT + 1.45 * wide, FRONT + 0.036, 0.78), 0.42, 0.2, "front")
        goods.cracks(s, line, (LEFT + 3.75 * wide, FRONT + 0.036, 0.62), 0.42, 0.2, "right", 9)
        return
    for k in range(5):
        for j in range(2):
            x = LEFT + (k + 0.28 + 0.42 * j) * wide
            goods.camera(s, p.body, p.dark, p.trim, p.strap, (x, FRONT + 0.3, 0.49), 1.0, 0.12 - 0.2 * j)
    strip = ((LEFT + RIGHT) / 2, FRONT + 0.10, TOP - 0.05)
    s.box(s.mat("ffd9a2", glow=2.2), strip, (RIGHT - LEFT - 0.1, 0.02, 0.015))


def shelves(s: Set, p: Papers) -> None:
    """Behind the counter: five bays of shelves, with empty cartons, or with what was in them."""
    back, front, bays = 6.33, 5.98, 5
    left, wide = -1.6, 1.15
    for k in range(bays + 1):
        s.box(p.wood, (left + k * wide, 6.16, 1.35), (0.045, 0.36, 2.7))
    heights = (0.5, 1.02, 1.54, 2.06, 2.66)
    for z in heights:
        s.box(p.wood, (left + bays * wide / 2, 6.16, z), (bays * wide, 0.36, 0.032))
        s.box(p.edge, (left + bays * wide / 2, front - 0.005, z), (bays * wide, 0.012, 0.045))
    if not s.here:
        for z in heights[1:]:
            s.box(
                s.mat("ffc98a", glow=1.6),
                (left + bays * wide / 2, front + 0.04, z - 0.028),
                (bays * wide - 0.1, 0.02, 0.012),
            )
    chance = s.rng("shelves")
    for row, z in enumerate(heights[:4]):
        for bay in range(bays):
            middle = left + (bay + 0.5) * wide
            lot, shifts = chance.random(), [chance.uniform(-1, 1) for _ in range(6)]
            _bay(s, p, row, middle, z + 0.018, lot, shifts, (front + back) / 2)


def _bay(s: Set, p: Papers, row: int, x: float, z: float, lot: float, shifts: list[float], y: float) -> None:
    """What stands in one bay. The cameras' row is the second; cookers stand above, boxes in the others."""
    if row == 1:
        if not s.here:
            for k in range(3):
                goods.camera(s, p.body, p.dark, p.trim, p.strap, (x - 0.38 + k * 0.36, y, z), 1.35, 0.05)
        elif lot < 0.7:
            _boxes(s, p, x, y, z, shifts, lot)
        return
    if row == 2 and lot < 0.62:
        for k in range(2):
            up = s.here and shifts[k] > -0.5
            goods.cooker(
                s,
                p.shell,
                p.dark,
                p.trim,
                (x - 0.27 + 0.54 * k, y - 0.02, z),
                1.0,
                0.25 * shifts[k] * s.pick(1, 0.2),
                lid_up=up,
            )
        return
    _boxes(s, p, x, y, z, shifts, lot)


def _boxes(s: Set, p: Papers, x: float, y: float, z: float, shifts: list[float], lot: float) -> None:
    count = 2 if lot < 0.5 else 3
    for k in range(count):
        wide = 0.25 + 0.06 * shifts[k]
        at = (x - 0.36 + (k + 0.5) * 1.05 / count - 0.16, y + 0.03 * shifts[k], z)
        if s.here and shifts[k] < -0.35:
            continue
        around = s.pick(0.5, 0.0) * shifts[k + 3]
        goods.carton(
            s,
            p.card,
            p.dark,
            at,
            (wide, 0.26, 0.22 + 0.1 * abs(shifts[k + 2])),
            around,
            opened=s.here and shifts[k + 3] > -0.2,
        )


def _hall(s: Set, p: Papers) -> None:
    """What is beyond the railing: the other side of the great hall, floor above floor."""
    for floor in range(5):
        z = floor * 3.9 - 4.2
        s.box(p.wall, (-12, 19, z + 0.2), (60, 0.6, 0.9))
        s.box(s.mat("232c36", "50639c", glow=(0.0, 0.42)), (-12, 22.5, z + 2.2), (60, 0.4, 3.9))
        for k in range(24):
            s.box(p.wall, (-34 + k * 2.6, 19.4, z + 2.2), (0.5, 0.5, 3.9))
            if not s.here and (k * 7 + floor * 3) % 3:
                s.box(s.mat("ffc070", glow=1.7), (-33 + k * 2.6, 21.9, z + 2.5), (0.9, 0.05, 0.7))


def _frame(s: Set, p: Papers) -> None:
    """A pillar on the left; on the right a stand with cartons, cut off by the picture's edge."""
    dark = s.mat("1a2129", "4a2c19")
    turned(s, dark, [(0.24, -0.3), (0.24, 0.34), (0.2, 0.40), (0.2, 4.4)], (-1.66, 2.05, 0.0), sides=40)
    s.box(dark, (1.98, 1.9, 0.86), (1.2, 0.6, 0.035))
    s.box(dark, (1.98, 1.9, 0.80), (1.1, 0.5, 0.08))
    s.box(dark, (1.50, 1.66, 0.4), (0.05, 0.05, 0.8))
    goods.carton(s, dark, dark, (1.68, 1.86, 0.877), (0.36, 0.3, 0.26), 0.5, opened=s.here)
    goods.carton(s, dark, dark, (2.1, 1.9, 0.877), (0.4, 0.36, 0.5), 0.1, opened=False)


def steam(x: float) -> Shaft:
    """Steam over a cooker, as light that stands in the air."""
    mouth = tuple((x + i, y, 1.83) for i, y in ((-0.04, 5.9), (0.04, 5.9), (0.04, 6.0), (-0.04, 6.0)))
    return Shaft(mouth, (0.12, 0.0, 1.0), 0.42, 0.5, "fff0d8")


def _cone() -> Shaft:
    """The lamp's own light under its bell."""
    x, y, z = LAMP
    rim = tuple((x + 0.22 * i, y + 0.22 * j, z) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1)))
    return Shaft(rim, (0.0, 0.0, -1.0), 1.2, 0.10, "ffdcae")


PLACE = Place(
    name="counter",
    eye=Eye((0.0, 0.0, 1.3), (0.0, 40.0, 1.3), mm=24, rise=-0.02),
    looks={
        "here": Look(
            fog=((0.0, "222d39"), (0.3, "4a5c70"), (0.55, "4c5d6f"), (0.7, "2f3b48"), (1.0, "151c24")),
            thick=0.055,
            clear=1.8,
            most=0.85,
            sky=((0.0, "2b3744"), (1.0, "202933")),
            glow=(0.637, 0.53, 0.10, 0.16, "8e2a20"),
            exposure=2.9,
            color=0.85,
            dark=(0.92, 1.0, 1.10),
            bloom=(0.6, 0.5),
            corners=0.5,
            soft=0.6,
        ),
        "lens": Look(
            fog=((0.0, "6b4c33"), (0.5, "a97c50"), (1.0, "5a3b26")),
            thick=0.012,
            clear=3.0,
            most=0.6,
            sky=((0.0, "2c3858"), (1.0, "4a4a62")),
            shafts=(*(steam(x) for x in (-1.29, -0.15, 0.40, 1.55, 2.15)), _cone()),
            exposure=1.5,
            color=0.84,
            dark=(1.02, 0.99, 0.98),
            light=(1.03, 1.0, 0.94),
            bloom=(0.8, 0.4),
            corners=0.4,
            soft=0.6,
        ),
    },
    build=build,
    samples=11,
    reach=60,
)
