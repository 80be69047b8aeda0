"""What is left of the wedding below their jackets: her skirt, torn off at mid shin, his dirty trousers, and no shoes.

What was torn off is wound around four feet: the burnt half around hers, the white half around his.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from studio.pictures.people import gown, suit, wear
from studio.pictures.people.bodies import Body
from studio.pictures.people.clothes import Cloth, facet, lay, leg
from studio.pictures.people.paper import Path, Sheets, mix, oval, ribbon, spline
from studio.pictures.people.poses import Leg

RAG = Cloth("d8cfc0", "a1978a", "4a423c", "a1978a", 0.16)
BURNT = Cloth("8d8276", "5c5149", "241c18", "5c5149", 0.2)
TORN = 3.46
"""The `v` at which her skirt is torn off."""
FLYING = 3.05
"""The same when she runs."""


def _ragged(edge: int, count: int, deep: float) -> Any:
    """Where torn cloth ends, of `count` places: how much lower than the tear (negative: higher)."""
    return np.random.default_rng(31 + edge).uniform(-deep, deep, count)


def _flare(u: float, v: float) -> float:
    """A pleat's place: they spread below the hips, and more on the side from which we see less of her."""
    far = float(np.interp(v, (1.7, 2.5), (1.0, 1.24))) if u < 0 else 1.0
    return u * far * (0.97 + 0.11 * max(0.0, v - 2.0))


def _skirt(s: Sheets, body: Body) -> None:
    """Her skirt as far as it goes: pleats, torn off one by one; threads, ash, and holes where sparks lay."""
    end = FLYING if body.pose.wind else TORN

    def shape(*points: tuple[float, ...]) -> Path:
        return spline([(*body.at(_flare(q[0], q[1]), q[1]), *q[2:]) for q in points])  # wet through: no breeze stirs it

    hem = [(u, end - 0.08 + d, 1) for u, d in zip(np.linspace(-1, 1, 15), _ragged(0, 15, 0.05), strict=True)]
    lay(s, shape((-1, 0.58, 1), (-1, 2), *hem, (1, 2), (1, 0.58, 1)), gown.IVORY, 9, reach=34, tint=0.34)
    edges = (-1.0, -0.8, -0.56, -0.3, -0.04, 0.24, 0.5, 0.75, 1.0)
    for i in sorted(range(len(edges) - 1), key=lambda i: -abs(i - 3.4)):
        one, two = edges[i] - (0.05 if i >= 4 else 0.0), edges[i + 1] + (0.05 if i < 4 else 0.0)
        low = end + (0.0, 0.07, -0.03, 0.03, -0.08, 0.05, 0.0, -0.05)[i]
        teeth = zip(np.linspace(one, two, 6), _ragged(i + 1, 6, 0.035), strict=True)
        pleat = shape((one, 0.58, 1), (one, 2.0), *((u, low + d, 1) for u, d in teeth), (two, 2.0), (two, 0.58, 1))
        card = lay(s, pleat, gown.IVORY, 5, reach=17, tint=0.06 + 0.1 * (i % 3 == 1) + 0.1 * (i in (0, 7)))
        side = 1 if s.lamp[0] < 0 else -1
        away, edge = (one + two) / 2 + 0.02, two if side > 0 else one
        facet(s, shape((away, 0.5, 1), (away, 2.2), (away + side * 0.02, end + 0.3, 1), (edge + side * 0.2, end + 0.3,
            1), (edge + side * 0.2, 0.5, 1)), gown.IVORY, card, 0.2)  # fmt: skip
        x, y = body.at(_flare((one + two) / 2, low), low - 0.01)
        for dx, long in ((-9, 17), (4, 26))[: 1 + i % 2]:
            s.line([(x + dx, y - 6), (x + dx + 3, y + long * 0.5), (x + dx - 2, y + long)], "e9dfcd", 1.4, 0.85,
                taper=(1, 1, 0.5))  # fmt: skip
    if body.worn:
        _soiled(s, body, shape((-1, 1.9, 1), (-1, end + 0.2, 1), (1, end + 0.2, 1), (1, 1.9, 1)), end)


def _soiled(s: Sheets, body: Body, whole: Path, end: float) -> None:
    marks = ((-0.5, end - 0.5, 13), (0.3, end - 0.9, 14), (0.72, end - 0.35, 11), (-0.1, end - 0.25, 12))
    wear.ashen(s, [(*body.at(_flare(u, v), v), size) for u, v, size in marks], whole, "6f6862")
    sparks = ((0.5, end - 0.66, 9), (-0.42, end - 0.95, 7))
    wear.singed(s, [(*body.at(_flare(u, v), v), size) for u, v, size in sparks], whole)


def wound(s: Sheets, body: Body, at: Leg, cloth: Cloth, empty: bool = False) -> None:
    """A foot wound in torn strips, and the shin above it as far as they went; `empty`: nothing is in it."""
    long, w = body.build.foot * at.point, body.build.leg[2]
    knee, ankle = np.array(at.knee), np.array(at.ankle)
    up = (knee - ankle) / max(float(np.hypot(*(knee - ankle))), 1e-6)
    n = np.array([-up[1], up[0]])
    shin = [(ankle + up * 66 + n * (w + 5), 1), (ankle + n * (w + 4), 0), (ankle - up * 16 + n * w, 1),
        (ankle - up * 16 - n * w, 1), (ankle - n * (w + 4), 0), (ankle + up * 72 - n * (w + 6), 1)]  # fmt: skip
    cuff = lay(s, spline([(*q, c) for q, c in shin]), cloth, 5, reach=9, tint=0.1)
    with s.clip(cuff):
        for high, slant, tint in ((54, 16, 0.3), (31, -15, 0.0), (11, 14, 0.22)):
            a, b = ankle + up * high + n * (w + 16), ankle + up * (high + slant) - n * (w + 16)
            lay(
                s, ribbon([tuple(a), tuple((a + b) / 2 - up * 5), tuple(b)], [12, 13, 12]), cloth, 4, reach=7, tint=tint
            )
        if cloth is BURNT:
            wear.singed(
                s, [(*(ankle + up * 46 + n * 4), 6), (*(ankle + up * 20 - n * 7), 4)], cuff, seed=round(at.ankle[0])
            )
    if empty:
        x, y = ankle + up * 68
        s.sheet(
            oval(x, y, w + 4, 8, 4), mix(cloth.deep, "000000", 0.4), cloth.deep, lift=0, core=0.5, edge=0.2, reach=5
        )
    with s.frame(*at.ankle, turn=at.foot):
        foot = spline([(-w * 0.7, -22), (w * 0.6, -22), (w + 6, 4), (w + 9, 30), (w + 2, 46), (-long * 0.4, 47),
            (-long - 2, 47), (-long - 7, 38), (-long * 0.86, 25), (-long * 0.5, 8), (-w - 3, -8)])  # fmt: skip
        card = lay(s, foot, cloth, 5, reach=10)
        strips = (
            ((-long - 14, 34), (-long * 0.7, 62), 13, 0.0), ((-long * 0.92, 16), (-long * 0.34, 60), 12, 0.2),
            ((-long * 0.7, 4), (w * 0.1, 60), 13, 0.05), ((-w - 8, -14), (w + 14, 34), 13, 0.16), ((-long * 0.66, 24),
            (w + 16, -12), 11, 0.0), ((-long * 0.3, 40), (w + 18, 6), 9, 0.24),
        )  # fmt: skip
        with s.clip(card):
            for one, two, wide, tint in strips:
                bow = ((one[0] + two[0]) / 2 + 3, (one[1] + two[1]) / 2 - 6)
                lay(s, ribbon([one, bow, two], [wide * 0.8, wide, wide * 0.86]), cloth, 3.5, reach=6, tint=tint)
            s.tone(oval(-long * 0.4, 54, long + 20, 22), wear.MUD, 0.62, 5)
        for points in (
            ((w - 4, -10), (w + 12, -2), (w + 15, 20), (w + 11, 33)),
            ((w - 4, -10), (w + 3, 6), (w - 4, 25)),
        ):
            lay(s, ribbon(points, [3.5, 6, 5.5, 4]), cloth, 3, reach=4)
        lay(s, oval(w - 4, -10, 8.5, 7, 24), cloth, 3, reach=4)


def below(s: Sheets, body: Body, hers: bool, empty: bool) -> None:
    """Legs and feet; of her, the skirt over them."""
    both = ((-1, body.pose.far_leg), (1, body.pose.near_leg))
    skin = body.build.skin
    bare = Cloth(skin.lit, skin.shade, skin.line, skin.shade, 0.06)
    if not hers:
        seat = ((-0.7, 1.5, 1), (0.7, 1.5, 1), (0.7, 2.2), (0.5, 2.45), (0, 2.5), (-0.5, 2.45), (-0.7, 2.2))
        lay(s, body.shape(*seat), suit.NIGHT_BLUE, 0, tint=0.2)
    for side, one in both:
        if not hers:
            leg(s, body, side, one, suit.NIGHT_BLUE, RAG, covered=-0.12)
            wear.splashed(s, body, (one,), wear.DUST, drops=26)
        elif not empty:
            leg(s, body, side, one, bare, BURNT, bare=True)
        wound(s, body, one, BURNT if hers else RAG, hers and empty)
    if hers:
        _skirt(s, body)


def dusty(s: Sheets, body: Body) -> None:
    """Trousers that have knelt on the floor of the hall."""
    both = (body.pose.far_leg, body.pose.near_leg)
    wear.splashed(s, body, both, wear.DUST, drops=26)
    for seed, one in enumerate(both):
        (x, y), wide = one.knee, body.build.leg[1]
        knee = spline(
            [(x - wide, y - 50), (x + wide * 0.9, y - 44), (x + wide * 0.8, y + 60), (x - wide * 0.8, y + 70)]
        )
        wear.ashen(s, [(x - 6, y + 4, 17), (x + 8, y + 44, 12)], knee, wear.ASH, seed=41 + seed)
