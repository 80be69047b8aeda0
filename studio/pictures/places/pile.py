"""The pile: a mountain of clothes by moonlight, tended. In the lens the same coats hang in rings, sorted, priced."""

from __future__ import annotations

import math

from mathutils import Euler, Matrix

from studio.pictures import store
from studio.pictures.garments import CRUMPLED, HUNG, LAID
from studio.pictures.heap import MUTED, PEAK, heap, height, lay
from studio.pictures.kit import Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.shapes import ball, drift, tube, turned
from studio.pictures.store import Papers
from studio.pictures.wardrobe import Wardrobe, cloth_paper

RED = "b3262a"
CHILD = (0.75, 7.35)
"""Where the child's coat lies on the slope."""
MOON = (0.36, -0.21, -1.0)
"""Where the moonlight goes."""


def build(s: Set) -> None:
    """The camera looks along the hall; the pile stands in the square of the vault."""
    p = store.papers(s)
    store.hall(s, p)
    for side in (-1, 1):
        store.escalator(s, p, side * 6.85, -1.6)
    clothes = _wardrobe(s)
    if s.here:
        _night(s)
        heap(s, clothes, 900, 165, keep=((*CHILD, 0.85),))
        lay(clothes, "laid_kidcoat", *CHILD, 0.36, 0.14, 1.6, RED, 1.6)
        _shoes(s)
        _candles(s)
        _fallen_roof(s, p)
    else:
        _evening(s)
        _rings(s, p, clothes)
        _lamps(s, p)
    with s.layer("near"):
        _front(s, p, clothes)


def _wardrobe(s: Set) -> Wardrobe:
    names = [*CRUMPLED, *LAID, "hero"] if s.here else [*HUNG]
    paper = cloth_paper(s, snow=(4.0, 9.0) if s.here else None)
    return Wardrobe(s, names, paper, s.mat("0e1116", "3b2517"))


def _night(s: Set) -> None:
    """The moon stands left behind the vault; what comes from behind the camera is only as much as cloth needs."""
    s.sky_light("5a7290", "2a3644", 0.5)
    x, y, z = MOON
    down = math.degrees(math.atan2(-z, math.hypot(x, y)))
    s.sun(12.0, "cfe0f4", down=down, around=math.degrees(math.atan2(x, y)), soft=1.2)
    s.area((0, 19, 12), (0, 26, 9), 900, "8fa9c4", 14, 10)
    s.area((-5, -6, 9), (0, 9, 3), 1100, "8ba4c0", 7)


def _evening(s: Set) -> None:
    s.sky_light("4d5f96", "5a3620", 0.22)
    s.area((0, 9, 16.8), (0, 9, 0), 1100, "ffe0b8", 13)
    s.area((-5, -7, 10), (0, 11, 4), 650, "ffdcae", 5)
    s.spot((-2.5, 0.5, 15.5), (0, 10, 4), 9000, "ffe2b4", wide=58, soft=0.7, size=0.6)
    s.area((-1.6, -8.2, 2.8), (-3.4, -5.7, 1.2), 45, "ffdcb0", 1)
    s.area((0, 20.5, 9), (0, 26, 8), 900, "ffc788", 14, 12)
    for side in (-1, 1):
        for z in (3.2, 8.8, 14.4):
            s.area((side * 10, 8, z), (side * 10, 8, 0), 320, "ffc584", 3, 22)


def _shoes(s: Set) -> None:
    """Pairs along the foot, toes to the pile, as at the door of a house."""
    chance = s.rng("shoes")
    colors = ("4a525e", "5d5a58", "7a6a58", "8b929a", "b3b1aa", "55647c")
    leather = [s.mat(c) for c in colors]
    for row, radius in enumerate((8.35, 8.95)):
        for k in range(46):
            a = math.radians(-152 + 124 * k / 45) + chance.gauss(0, 0.008)
            r, size, material = (
                radius + chance.gauss(0, 0.05),
                chance.choice((0.85, 1.25, 1.35, 1.4)),
                chance.choice(leather),
            )
            boots, missing = chance.random() < 0.2, chance.random() < (0.12 if row == 0 else 0.45)
            if missing:
                continue
            for d in (-0.07, 0.07):
                x = PEAK[0] + r * math.cos(a) - d * size * math.sin(a)
                y = PEAK[1] + r * math.sin(a) + d * size * math.cos(a)
                _shoe(s, material, (x, y), a + math.pi / 2 + chance.gauss(0, 0.07), size, boots)


def _shoe(s: Set, material: object, at: tuple[float, float], around: float, size: float, boot: bool) -> None:
    """A shoe of 26 cm at size 1: a sole, an upper that narrows to the toe, and a shaft if it is a boot."""
    cos, sin = math.cos(around), math.sin(around)
    rows = [(-0.13, 0.03, 0.09), (-0.10, 0.04, 0.10), (-0.03, 0.042, 0.095), (0.04, 0.046, 0.07), (0.10, 0.046, 0.052)]
    rows += [(0.14, 0.03, 0.04), (0.155, 0.01, 0.02)]
    points, faces, sides = [], [], 8
    for y, wide, high in rows:
        for k in range(sides):
            t = math.tau * k / sides
            px, pz = wide * math.cos(t), max(0.0, high * (0.5 + 0.5 * math.sin(t)))
            points.append((at[0] + size * (cos * px + sin * y), at[1] + size * (sin * px - cos * y), size * pz))
    for i in range(len(rows) - 1):
        for k in range(sides):
            j = (k + 1) % sides
            faces.append((i * sides + k, i * sides + j, (i + 1) * sides + j, (i + 1) * sides + k))
    s.mesh(material, points, [*faces, tuple(range(sides))], smooth=True)
    if boot:
        heel = (at[0] - size * sin * 0.085, at[1] + size * cos * 0.085, 0.06 * size)
        turned(
            s, material, [(0.042 * size, 0), (0.046 * size, 0.16 * size), (0.03 * size, 0.165 * size)], heel, sides=10
        )


def _candles(s: Set) -> None:
    wax, flame = s.mat("c9c2b2"), s.mat("ffb45e", glow=9.0)
    for x, y in (
        (-5.0, 3.75),
        (-4.75, 3.55),
        (-2.2, 2.35),
        (-0.8, 2.0),
        (1.45, 2.1),
        (1.65, 1.97),
        (1.8, 2.12),
        (4.6, 3.6),
    ):
        high = 0.14 + 0.05 * math.sin(9 * x)
        turned(s, wax, [(0.05, 0), (0.05, high), (0, high)], (x, y, 0), sides=12)
        ball(s, flame, (x, y, high + 0.075), 0.028, (1, 1, 2.4))
        s.point((x, y - 0.02, high + 0.16), 5.0, "ffab58", 0.05)


def _fallen_roof(s: Set, p: Papers) -> None:
    """What came down with the glass: bars, slabs, snow on the floor where the vault is open."""
    chance = s.rng("fallen roof")
    for _ in range(90):
        x, y, size = chance.uniform(-7.6, 7.6), chance.uniform(-4, 20), chance.uniform(0.05, 0.26)
        turn = (chance.uniform(-0.5, 0.5), chance.uniform(-0.5, 0.5), chance.uniform(0, 3))
        if height(x, y) < -0.05 and not (abs(x) < 4 and y < 3):
            s.box(chance.choice((p.wall, p.slab, p.dark)), (x, y, size * 0.15), (size, size * 1.4, size * 0.3), turn)
    for i, (x, y, wide) in enumerate(((5.9, 4.9, 1.5), (-6.6, 6.0, 1.1), (3.2, 2.2, 0.9), (6.8, 8.5, 1.2))):
        drift(s, p.snow, (x, y, 0.0), (wide, wide * 0.7, 0.16), 40 + i)


RINGS = (
    (6.7, 0.3, "hung_coat", 1.35),
    (5.3, 2.75, "hung_coat", 1.2),
    (3.95, 5.05, "hung_dress", 1.15),
    (2.65, 7.25, "hung_jacket", 1.2),
    (1.4, 9.15, "hung_kidcoat", 1.3),
)
"""Of each ring of rails: radius, height of its step (metres), what hangs on it, and how large."""
SORTED = ("f4ead8", "e3cfae", "c9a474", "a57549", "7d5038", "5f5a60", "4d6185", "33436a")


def _rings(s: Set, p: Papers, clothes: Wardrobe) -> None:
    """Where the pile was, rails in rings, one above the other: large below, small above, light left, dark right."""
    for n, (radius, step, kind, size) in enumerate(RINGS):
        inner, edge = radius - 0.8, radius + 0.5
        shape = [(inner, step - 2.5 if n else 0), (inner, step), (edge, step), (edge, step - 0.16)]
        turned(s, p.pale, shape, (*PEAK, 0), sides=72, smooth=False)
        lip = [(edge + 0.01, step - 0.15), (edge + 0.05, step - 0.10), (edge + 0.01, step - 0.05)]
        turned(s, p.rail, lip, (*PEAK, 0), sides=72)
        top = step + size * (0.62 if kind == "hung_kidcoat" else 0.74 if kind == "hung_jacket" else 1.12) + 0.3
        rail = [_around(radius, t, top) for t in _turns(72)]
        tube(s, p.rail, [*rail, rail[0]], 0.03, 6)
        _hang(s, p, clothes, n, top)


def _hang(s: Set, p: Papers, clothes: Wardrobe, n: int, top: float) -> None:
    """The front half of a ring: garments side by side, a price on each."""
    radius, step, kind, size = RINGS[n]
    tag, count = s.mat("fffaf0", "fff6e4", glow=(0.0, 0.7)), round(math.pi * radius / (0.62 * size))
    for k in range(-1, count + 1):
        a = math.pi + math.pi * (k + 0.5) / count
        place = min(0.999, max(0.0, (k + 0.5) / count))
        child = n == 1 and k == round(count * 0.56)
        frame = Matrix.Translation(_around(radius, a, top - 0.14)) @ Matrix.Rotation(a + math.pi / 2, 4, "Z")
        frame @= Matrix.Scale(size, 4)
        clothes.put("hung_kidcoat" if child else kind, frame, RED if child else SORTED[int(place * len(SORTED))])
        s.box(
            tag,
            _around(radius + 0.24, a + 0.17 / radius, top - 0.5 * size),
            (0.10, 0.012, 0.14),
            (0, 0, a + math.pi / 2),
        )
        s.box(p.rail, _around(radius, a, top - 0.06), (0.02, 0.02, 0.16))
        if k % 3 == 0:
            s.box(p.rail, _around(radius, a + math.pi / count / 2, (step + top) / 2), (0.035, 0.035, top - step))


def _around(radius: float, a: float, z: float) -> tuple[float, float, float]:
    return PEAK[0] + radius * math.cos(a), PEAK[1] + radius * math.sin(a), z


def _turns(count: int) -> list[float]:
    return [math.tau * k / count for k in range(count)]


def _lamps(s: Set, p: Papers) -> None:
    """Globes in two rows along the hall, and one above the rings."""
    for side in (-1, 1):
        for y in (-2, 3, 8, 13, 18):
            store.globe(s, p, (side * 6.9, y, 13.6), 6.0, 0.2)
    for t in _turns(14):
        store.globe(s, p, _around(3.1, t, 13.0), 7.0, 0.17)
    s.point((0, 9.0, 12.4), 500, "ffe2b4", 0.8)


def _front(s: Set, p: Papers, clothes: Wardrobe) -> None:
    """Dark, at both edges: here a heap with a whole coat on it; through the lens a rail with coats on it."""
    column = s.mat("1a212a", "3a2418")
    for wide, deep in ((0.84, 0.5), (0.6, 0.66), (0.34, 0.8)):
        s.box(column, (3.68, -5.6, 8), (deep, wide, 16))
    s.box(column, (3.68, -5.6, 0.28), (0.98, 1.02, 0.56))
    s.area((-0.9, -3.4, 3.4), (-3.2, -5.6, 0.9), s.pick(200, 160), s.pick("a8c4e2", "ffd29a"), 1.2)
    if not s.here:
        _front_rail(s, p, clothes)
        return
    chance = s.rng("front")
    for _ in range(60):
        x, y = min(-2.75, -3.4 + chance.gauss(0, 0.5)), -5.3 + chance.gauss(0, 0.35)
        high = 1.3 * math.exp(-(((x + 3.9) / 1.2) ** 2) - ((y + 5.2) / 0.8) ** 2)
        turn = (chance.gauss(0, 0.25), chance.gauss(0, 0.25), chance.uniform(0, 6.3))
        name = chance.choice(list(CRUMPLED))
        frame = Matrix.Translation((x, y, high)) @ Euler(turn).to_matrix().to_4x4()
        clothes.put(name, frame, chance.choice(MUTED), 0.6)
    turn = Euler((math.radians(44), math.radians(-16), math.radians(16)))
    clothes.put("hero", Matrix.Translation((-2.62, -5.55, 0.92)) @ turn.to_matrix().to_4x4(), "7d6b5a", 1.1)


def _front_rail(s: Set, p: Papers, clothes: Wardrobe) -> None:
    """Three coats on a rail that runs out of the picture."""
    tube(s, p.rail, [(-5.2, -5.75, 1.72), (-2.55, -5.75, 1.72), (-2.5, -5.75, 1.68), (-2.5, -5.75, 0.0)], 0.022)
    tag = s.mat("fffaf0", "d8cbb4")
    for k, color in enumerate(("7d5a3c", "5a5054", "8f6a48", "4a4250")):
        x = -2.78 - 0.34 * k
        clothes.put("hung_coat", Matrix.Translation((x, -5.75, 1.6)) @ Matrix.Rotation(1.15, 4, "Z"), color)
        s.box(p.rail, (x, -5.75, 1.66), (0.015, 0.015, 0.1))
        s.box(tag, (x + 0.17, -5.95, 1.1), (0.05, 0.006, 0.075), (0.05, 0.12, 0.3))


PLACE = Place(
    name="pile",
    eye=Eye((0.0, -9.0, 1.35), (0.0, 30, 1.35), mm=19, rise=0.0675),
    looks={
        "here": Look(
            fog=((0.0, "7f98b2"), (0.35, "7890ab"), (0.62, "566b84"), (0.8, "33414f"), (1.0, "222c38")),
            thick=0.045,
            clear=13.0,
            most=0.9,
            sky=((0.0, "a9bfd4"), (1.0, "6c829a")),
            shafts=(
                Shaft(((-7, 12, 19), (1.5, 12, 19), (1.5, 19, 19), (-7, 19, 19)), MOON, 21, 0.30, "c4d8ee"),
                Shaft(((-5.5, 7, 19), (-0.5, 7, 19), (-0.5, 11, 19), (-5.5, 11, 19)), MOON, 19, 0.24, "c4d8ee"),
            ),
            exposure=1.55,
            dark=(0.92, 1.0, 1.08),
            light=(1.02, 1.0, 0.97),
            color=0.84,
            corners=0.45,
        ),
        "lens": Look(
            fog=((0.0, "c9a27c"), (0.5, "eac79c"), (1.0, "80583c")),
            thick=0.012,
            clear=12.0,
            most=0.4,
            sky=((0.0, "3c4d86"), (1.0, "6a6f9c")),
            exposure=1.0,
            dark=(1.03, 0.97, 0.95),
            light=(1.02, 1.0, 0.95),
            color=0.86,
            bloom=(0.8, 0.4),
            corners=0.42,
        ),
    },
    build=build,
    samples=16,
    reach=60,
)
