"""The door of the store: out of a revolving door, into Cosmetics; beyond it the ceiling goes away."""

from __future__ import annotations

import math
from itertools import pairwise

from mathutils import Euler, Matrix

from studio.pictures import store
from studio.pictures.kit import Set
from studio.pictures.place import Eye, Look, Place, Shaft
from studio.pictures.shapes import curtain, drift, sheet, tube, turned, waves
from studio.pictures.store import Papers
from studio.pictures.wardrobe import Wardrobe, cloth_paper

CEILING, OPEN, BACK = 5.0, 21.0, 37.0
"""How high the hall is, where its ceiling ends and the atrium begins, and where that ends (metres)."""
ROWS = (6.6, 9.6, 12.6, 15.6, 18.6)
"""Where the glass cases stand, on both sides of the aisle."""


def build(s: Set) -> None:
    """The camera stands in the door; the aisle leads to the escalator, which stands in the light."""
    p = store.papers(s)
    _light(s)
    store.paving(s, p, (-12, 12), (-2, BACK), tile=1.6)
    _hall(s, p)
    for side in (-1, 1):
        for k, y in enumerate(ROWS):
            _case(s, p, side, y, k)
    if s.here:
        _snow(s, p)
    with s.layer("far"):
        _beyond(s, p)
    with s.layer("near"):
        _door(s, p)


def _light(s: Set) -> None:
    """From the end, where the roof is glass; through the lens from the lamps and the cases too."""
    s.sky_light(s.pick("4d6078", "6a4c3a"), s.pick("232d39", "4a3020"), s.pick(0.30, 0.22))
    s.area((0, 28, 14), (0, 27, 0), s.pick(4200, 3000), s.pick("c4d8ec", "ffdba6"), 12)
    s.spot((-0.5, 24.0, 4.3), (0, 4.5, 0), s.pick(24000, 450), s.pick("c0d4ea", "ffd9a6"), wide=64, soft=0.6, size=0.7)
    if s.here:
        s.area((0.3, 5.6, 4.85), (0.1, 5.2, 0), 50, "b4cae2", 3.5)
    s.area((-1.5, -2.5, 3.2), (0, 8, 0.5), s.pick(70, 260), s.pick("7f9ab8", "ffd9ac"), 2.5)
    if not s.here:
        for y in (8, 14, 20):
            s.area((0, y, 4.9), (0, y, 0), 240, "ffd7a2", 5, 3)


def _hall(s: Set, p: Papers) -> None:
    """Ceiling in coffers, columns, dark side walls, lamps in two rows."""
    s.box(p.wall, (0, OPEN / 2 - 2, CEILING + 0.3), (24, OPEN + 4, 0.6))
    for y in (3.0, 7.5, 12.0, 16.5, 21.0):
        s.box(p.slab, (0, y, CEILING - 0.12), (24, 0.5, 0.36))
        for side in (-1, 1):
            store.column(s, p, side * 4.55, y, CEILING)
    for side in (-1, 1):
        s.box(p.slab, (side * 4.55, OPEN / 2, CEILING - 0.1), (0.5, OPEN, 0.3))
        s.box(p.wall, (side * 11, OPEN / 2, CEILING / 2), (0.4, OPEN + 4, CEILING))
        for k in range(6):
            _niche(s, p, side, 3.4 + 3.9 * k)
    store.fascia(s, p, (-12, OPEN + 0.3, CEILING + 0.4), (12, OPEN + 0.3, CEILING + 0.4))
    fallen = s.rng("lamps")
    for y in (5.2, 9.7, 14.2, 18.7):
        for side in (-1, 1):
            low = fallen.uniform(0.0, 0.5) if s.here else 0.0
            gone = fallen.random() < 0.2 and s.here
            if not gone:
                store.globe(s, p, (side * 2.5, y, 3.75 - low), CEILING - 3.9 + low, 0.19)


def _niche(s: Set, p: Papers, side: int, y: float) -> None:
    """A bay in the side wall: shelves, dark, or bright with bottles on them."""
    x, chance = side * 10.7, s.rng(f"niche {side} {y}")
    s.box(p.shops[1], (x, y + 1.9, 1.9), (0.1, 3.0, 2.6))
    s.box(p.wall, (x - side * 0.1, y, 1.9), (0.4, 0.7, 3.8))
    for z in (1.2, 1.9, 2.6):
        s.box(p.slab, (x - side * 0.15, y + 1.9, z), (0.35, 3.0, 0.05))
        for k in range(11):
            high, gone = chance.uniform(0.14, 0.34), chance.random() < 0.6
            if not (gone and s.here):
                s.box(p.wall, (x - side * 0.18, y + 0.6 + 0.26 * k, z + 0.03 + high / 2), (0.12, 0.13, high))


def _case(s: Set, p: Papers, side: int, y: float, number: int) -> None:
    """A glass case across the hall's side with a round mirror on it, and two stools before it."""
    chance = s.rng(f"case {side} {number}")
    glass, body = s.mat("76899c", "ffe2b0", glow=(0.0, 0.55)), p.slab
    x = side * 3.3
    tilt = chance.uniform(-0.05, 0.05) if s.here else 0.0
    s.box(body, (x, y, 0.36), (2.3, 0.72, 0.72), (0, 0, tilt))
    s.box(p.dark, (x, y, 0.05), (2.2, 0.78, 0.1), (0, 0, tilt))
    s.box(glass, (x, y, 0.87), (2.24, 0.66, 0.28), (0, 0, tilt))
    s.box(p.rail, (x, y, 1.02), (2.34, 0.76, 0.035), (0, 0, tilt))
    for dx in (-1.14, 1.14):
        s.box(p.rail, (x + dx, y - 0.35, 0.87), (0.035, 0.035, 0.3))
    for dx in (-0.62, 0.55):
        _mirror(s, p, x + dx, y + 0.12, chance.uniform(-0.5, 0.5) if s.here else 0.12 * side)
    for dx in (-0.6, 0.6):
        lean = chance.uniform(-0.12, 0.12) if s.here else 0.0
        if s.here and chance.random() < 0.15:
            continue
        _stool(s, p, x + dx - side * 0.1, y - 0.85, lean)
    if s.here:
        _cap(s, p, x, y, 1.04, 2.3, 0.7, number * 2 + (side > 0))
    else:
        glasses = [s.mat(c, glow=g) for c, g in (("e7b76a", 0.5), ("f3dcae", 0.45), ("c4793f", 0.4))]
        for k in range(9):
            high = 0.10 + 0.05 * ((k * 5 + number) % 3)
            s.box(glasses[(k + number) % 3], (x - 0.96 + 0.24 * k, y - 0.2, 1.04 + high / 2), (0.07, 0.05, high))
        for dx in (-0.85, 0.1, 0.9):  # a price on every stand
            s.box(s.mat("fffaf0", glow=0.8), (x + dx, y - 0.33, 1.09), (0.12, 0.012, 0.085), (-0.2, 0, 0))


def _mirror(s: Set, p: Papers, x: float, y: float, turn: float) -> None:
    disc = [(0.0, 0.0), (0.19, 0.0), (0.21, 0.012), (0.19, 0.024), (0.0, 0.024)]
    frame, glass = p.rail, s.mat("93a7ba", "ffe9c4", glow=(0.0, 0.5))
    s.box(frame, (x, y, 1.12), (0.03, 0.03, 0.2))
    turned(s, frame, disc, (x, y, 1.40), turn=(math.pi / 2, 0, turn), sides=24)
    face = (x + 0.03 * math.sin(turn), y - 0.03, 1.40)
    turned(s, glass, [(0.0, 0.0), (0.17, 0.0), (0.17, 0.004)], face, turn=(math.pi / 2, 0, turn), sides=24)


def _stool(s: Set, p: Papers, x: float, y: float, lean: float) -> None:
    seat = s.mat("3a4450", "a8452f")
    turned(
        s, p.rail, [(0.17, 0.0), (0.16, 0.03), (0.03, 0.06), (0.028, 0.55)], (x, y, 0), turn=(lean, lean, 0), sides=16
    )
    top = (x + 0.55 * math.sin(lean), y - 0.55 * math.sin(lean), 0.54)
    turned(
        s, seat, [(0.0, 0.0), (0.17, 0.0), (0.19, 0.04), (0.17, 0.09), (0.0, 0.10)], top, turn=(lean, lean, 0), sides=18
    )
    if s.here:
        drift(s, p.snow, (top[0], top[1], 0.63), (0.17, 0.17, 0.05), int(abs(x * 31 + y * 7)))


def _cap(s: Set, p: Papers, x: float, y: float, z: float, wide: float, deep: float, seed: int) -> None:
    """Snow on a case: it keeps the case's outline."""
    hills = waves(200 + seed, 1.1)

    def corner(u: float, v: float) -> tuple[float, float, float]:
        edge = min(1.0, 7 * min(u, 1 - u)) * min(1.0, 5 * min(v, 1 - v))
        px, py = x + (u - 0.5) * wide, y + (v - 0.5) * deep
        return px, py, z + edge**0.5 * (0.09 + 0.03 * float(hills(px, py)))

    sheet(s, p.snow, corner, 30, 12)


def _snow(s: Set, p: Papers) -> None:
    """What the wind has brought in through the door: as far as the first cases, in the shape of its way."""
    hills, fine = waves(91, 2.6), waves(92, 0.8)

    def corner(u: float, v: float) -> tuple[float, float, float]:
        x, y = -5.5 + 11 * u, 0.2 + 8.6 * v
        trodden = math.exp(-(((x - 0.25 * math.sin(y)) / 0.5) ** 2)) * 0.05
        reach = 1 - ((x / (4.9 - 0.35 * y)) ** 2) - (y / 8.2) ** 3
        high = 0.17 * reach + 0.045 * float(hills(x, y)) + 0.015 * float(fine(x, y)) - trodden
        return x, y, max(-0.02, min(high, 0.3))

    sheet(s, p.snow, corner, 110, 90)
    heaps = ((-3.5, 5.7, 1.5, 0.42), (3.4, 5.9, 1.2, 0.30), (-4.9, 3.6, 1.3, 0.5), (5.0, 4.0, 1.2, 0.45))
    for i, (x, y, wide, high) in enumerate(heaps):
        drift(s, p.snow, (x, y, -0.02), (wide, 0.9, high), 60 + i)
    clothes = Wardrobe(s, ["scarf1"], cloth_paper(s), p.dark)  # the sleeve that stopped the door
    frame = Matrix.Translation((-1.25, 3.3, 0.12)) @ Matrix.Rotation(1.2, 4, "Z") @ Matrix.Scale(0.62, 4)
    clothes.put("scarf1", frame, "8b939e")


def _beyond(s: Set, p: Papers) -> None:
    """The atrium: an escalator up to a landing with a banner over it, a gallery, and a round window in the end wall."""
    red = s.mat("a8251f", "b03a2c", fibre=0.1)
    store.escalator(s, p, 0.0, 22.8, long=6.6, high=3.4, wide=2.4)
    s.box(p.slab, (0, 31.1, 3.2), (7, 3.4, 0.4))
    store.fascia(s, p, (-3.5, 29.5, 3.4), (3.5, 29.5, 3.4))
    for x in (-3.3, 3.3):
        store.column(s, p, x, 30.1, 3.2)
    for side in (-1, 1):
        store.railing(s, p, (side * 1.4, 29.5, 3.4), (side * 3.5, 29.5, 3.4), f"landing {side}", broken=0)
        store.column(s, p, side * 7.2, OPEN + 5, 14)
        store.column(s, p, side * 7.2, OPEN + 11, 14)
        s.box(p.wall, (side * 12, OPEN + 8, 7), (0.5, 18, 14))
        for z in (4.4, 7.6):
            s.box(p.wall, (side * 9.8, OPEN + 8, z - 0.2), (4.6, 16, 0.4))
            store.fascia(s, p, (side * 7.6, OPEN + 0.6, z), (side * 7.6, BACK, z))
            store.railing(s, p, (side * 7.7, OPEN + 0.6, z), (side * 7.7, BACK, z), f"hall {side} {z}", broken=0.4)
    s.box(p.wall, (0, BACK + 0.3, 7), (26, 0.5, 16))
    _window(s, p)
    hem = s.rng("hem")
    teeth = [hem.uniform(0.0, 0.6) for _ in range(12)]
    torn = (lambda u: teeth[int(u * 11.9)]) if s.here else None
    curtain(
        s, red, (-0.95, 30.0, 8.3), (0.95, 30.0, s.pick(7.9, 8.3)), s.pick(3.7, 3.9), folds=3, depth=0.06, torn=torn
    )


def _window(s: Set, p: Papers) -> None:
    """A round window, panes like a fan: the moon of this picture."""
    pane = s.mat("b4c8dc", "5a6fae", glow=(1.05, 0.75))
    radius, z, spokes, quads = 3.9, 5.2, 16, []
    missing = s.rng("window")
    for r0, r1 in ((0.0, 0.36), (0.36, 0.7), (0.7, 1.0)):
        for k in range(spokes):
            if missing.random() < 0.1 and s.here:
                continue
            a, b = math.tau * k / spokes, math.tau * (k + 1) / spokes
            spots = ((a, r0), (b, r0), (b, r1), (a, r1))
            quads.append([(radius * r * math.cos(t), BACK - 0.02, z + radius * r * math.sin(t)) for t, r in spots])
    store.panes(s, pane, quads)
    for r in (0.36, 0.7, 1.0):
        ring = [
            (radius * r * math.cos(t), BACK - 0.1, z + radius * r * math.sin(t))
            for t in (math.tau * k / 48 for k in range(49))
        ]
        tube(s, p.iron, ring, 0.16 if r == 1 else 0.06, 6)
    for k in range(spokes):
        a = math.tau * k / spokes
        inner, outer = ((r * math.cos(a), BACK - 0.1, z + r * math.sin(a)) for r in (0.3, radius))
        tube(s, p.iron, [inner, outer], 0.05, 5)


def _door(s: Set, p: Papers) -> None:
    """The drum of the revolving door around the camera: posts, two leaves, the ring over the heads of figures."""
    dark = s.mat("10151b", "6b4522", rough=s.pick(1.0, 0.4), metal=s.pick(0.0, 0.5))
    for t in (2, 26, 154, 178):
        a = math.radians(t)
        s.box(dark, (2.15 * math.cos(a), 0.95 + 2.15 * math.sin(a), 1.52), (0.1, 0.1, 3.04), (0, 0, a))
    ring = [(2.15 * math.cos(a), 0.95 + 2.15 * math.sin(a), 2.88) for a in (math.pi * k / 40 for k in range(41))]
    for (x0, y0, z), (x1, y1, _) in pairwise(ring):
        turn = math.atan2(y1 - y0, x1 - x0)
        s.box(dark, ((x0 + x1) / 2, (y0 + y1) / 2, z), (math.dist((x0, y0), (x1, y1)) * 1.05, 0.12, 0.22), (0, 0, turn))
    _leaf(s, dark, Matrix.Translation((-1.52, 2.15, 0.02)) @ Matrix.Rotation(math.radians(106), 4, "Z"))
    if s.here:
        off = Matrix.Translation((1.72, 2.0, 0.05)) @ Euler((0.10, 0.20, 0)).to_matrix().to_4x4()
        _leaf(s, dark, off @ Matrix.Rotation(math.radians(128), 4, "Z"))
    else:
        _leaf(s, dark, Matrix.Translation((1.52, 2.15, 0.02)) @ Matrix.Rotation(math.radians(74), 4, "Z"))


def _leaf(s: Set, material: object, frame: Matrix) -> None:
    """A leaf of the door, 1.05 m wide and 2.4 m high, hinged at its own origin: frame, push bar, no glass any more."""
    turn = tuple(frame.to_euler())
    upright = ((0.05, 1.2, 0.09, 2.4), (1.0, 1.2, 0.09, 2.4))
    across = ((0.52, 0.14, 1.0, 0.28), (0.52, 2.35, 1.0, 0.1), (0.52, 1.05, 0.95, 0.05))
    for x, z, wide, high in (*upright, *across):
        at = frame @ Matrix.Translation((x, 0, z)).to_translation()
        s.box(material, tuple(at), (wide, 0.05, high), turn)


PLACE = Place(
    name="store_door",
    eye=Eye((0.0, 0.0, 1.35), (0.0, 30, 1.35), mm=21, rise=0.04),
    looks={
        "here": Look(
            fog=((0.0, "6c839c"), (0.4, "9db3c8"), (0.56, "b4c6d6"), (0.7, "6f8498"), (1.0, "39475a")),
            thick=0.034,
            clear=5.0,
            most=0.88,
            sky=((0.0, "a9bfd4"), (1.0, "6c829a")),
            shafts=(
                Shaft(((-4, 23, 13), (1, 23, 13), (1, 29, 13), (-4, 29, 13)), (0.3, -0.2, -1.0), 13, 0.5, "d0e0f0"),
            ),
            exposure=1.35,
            dark=(0.92, 1.0, 1.08),
            light=(1.02, 1.0, 0.97),
            color=0.84,
            corners=0.45,
        ),
        "lens": Look(
            fog=((0.0, "c9a27c"), (0.5, "f0cd9e"), (1.0, "80583c")),
            thick=0.014,
            clear=8.0,
            most=0.5,
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
    reach=70,
)
