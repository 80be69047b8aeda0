"""The wedding clothes on the floor, of those who have been taken: fallen straight down, folded over themselves.

They lie around the point on which the two stood, seen a little from above. His sleeve is stretched to the right of the
picture, where hers lie; what she wore lies rather on the right of its frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from studio.pictures.people import gown, hair, suit, wear
from studio.pictures.people.bodies import WEDDING, Body, Point, limb
from studio.pictures.people.clothes import Cloth, bend_folds, facet, hollow, lay, shaded_half, wedge
from studio.pictures.people.paper import NIGHT, Path, Sheets, oval, polygon, ribbon, spline, together
from studio.pictures.people.poses import HER_STILL, HIS_STILL, Arm

FLOOR = (360, 1168)
"""The point on which they stood."""
SHADOW = ((16.0, 14.0, 0.5), (4.0, 5.0, 0.55))
"""Of the shadow on the floor: how soft and how far away from the lamp (units), and how dark."""
ENDS = 14.0
"""Units above the lower edge of the frame in which shadow comes to an end."""
Edge = Callable[[float], Point]
"""A curved edge of a ring of pleats: where it is at 0..1, from its left end over the front to its right end."""


def draw(s: Sheets, who: str, worn: bool) -> None:
    """The clothes of one of the two as a heap, in the current frame of a board."""
    with s.frame(*FLOOR):
        _hers(s, worn) if who == "hijae" else _his(s, worn)


def shadowed(image: Any, scale: float, light: tuple[float, float]) -> Any:
    """The picture of a heap (straight alpha, 0..1) with its soft shadow on the floor."""
    alpha, made = image[..., 3], np.zeros_like(image[..., 3])
    for soft, far, dark in SHADOW:
        x, y = round(-light[0] * far * scale), round(-light[1] * far * 0.5 * scale)
        aside = np.pad(alpha, ((y, 0), (max(x, 0), max(-x, 0))))[: alpha.shape[0], max(-x, 0) :][:, : alpha.shape[1]]
        cast = Image.fromarray((aside * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(soft * scale * 0.6))
        made = np.maximum(made, np.asarray(cast, np.float32) * dark)
    ends = np.clip(np.arange(len(made))[::-1] / (ENDS * scale), 0, 1)
    made = made / 255 * ends[:, None]
    whole = alpha + made * (1 - alpha)
    night = np.array([int(NIGHT[k : k + 2], 16) / 255 for k in (0, 2, 4)], np.float32)
    colors = image[..., :3] * alpha[..., None] + night * (made * (1 - alpha))[..., None]
    return np.dstack([colors / np.maximum(whole, 1e-6)[..., None], whole]).astype(np.float32)


# --- pleats


def _ellipse(x: float, y: float, rx: float, ry: float, start: float, end: float) -> Edge:
    """A part of an ellipse, in degrees clockwise from the right."""

    def at(t: float) -> Point:
        turn = np.radians(start + (end - start) * t)
        return x + rx * float(np.cos(turn)), y + ry * float(np.sin(turn))

    return at


def _fan(
    s: Sheets, inner: Edge, outer: Edge, count: int, cloth: Cloth, seed: int, *,
    sag: float = 8.0, uneven: float = 0.06, tint: float = 0.0, lift: float = 5.0, round_end: float = 5.0,
) -> Path:  # fmt: skip
    """A ring of pleats from one edge to the other, those farther from us below those nearer; as one shape.

    `uneven` is how much their lengths differ (0..1), `sag` how high they arch, and `round_end` how far their ends bulge
    (units).
    """
    rng = np.random.default_rng(seed)
    cuts = np.linspace(0, 1, count + 1)
    cuts[1:-1] += rng.uniform(-0.22, 0.22, count - 1) / count
    far = 1 + rng.uniform(-uneven, uneven, count)
    whole: Path = None
    for i in sorted(range(count), key=lambda i: outer((cuts[i] + cuts[i + 1]) / 2)[1]):
        a, b = cuts[i] - 0.24 / count, cuts[i + 1] + 0.24 / count
        middle = (a + b) / 2
        one, two = (_spoke(inner, outer, t, far[i], sag) for t in (a, b))
        end = _spoke(inner, outer, middle, far[i], sag)[-1]
        way = np.array(end) - np.array(inner(middle))
        end = np.array(end) + way / max(float(np.hypot(*way)), 1e-6) * round_end
        pleat = spline(
            [(*one[0], 1), *one[1:-1], (*one[-1], 1), tuple(end), (*two[-1], 1), *two[-2:0:-1], (*two[0], 1)]
        )
        card = lay(s, pleat, cloth, lift, reach=13, tint=tint + float(rng.uniform(0, 0.16)))
        crease = _spoke(inner, outer, middle + 0.1 * (b - a) * float(rng.uniform(-1, 1)), far[i] * 1.1, sag)
        edge = two if (two[-1][0] - one[-1][0]) * s.lamp[0] < 0 else one
        facet(s, polygon([*crease, *_beyond(edge, crease, 1.5)[::-1]]), cloth, card, 0.24)
        whole = card if whole is None else together(whole, card)
    return whole


def _spoke(inner: Edge, outer: Edge, t: float, far: float, sag: float) -> list[Point]:
    """A pleat's fold, from the inner edge to the outer one: it arches a little."""
    a, b = np.array(inner(t)), np.array(outer(t))
    b = a + (b - a) * far
    return [
        (float(q[0]), float(q[1]) - sag * 4 * k * (1 - k)) for k in (0.0, 0.35, 0.7, 1.0) for q in (a + (b - a) * k,)
    ]


def _beyond(edge: Sequence[Point], crease: Sequence[Point], part: float) -> list[Point]:
    return [(c[0] + (e[0] - c[0]) * part, c[1] + (e[1] - c[1]) * part) for e, c in zip(edge, crease, strict=True)]


# --- hers

DRESS = replace(
    HER_STILL,
    neck=(18, -150), waist=(40, -70), hips=(50, -44), hem=(60, 10), shoulders=-9, middle=-4, pelvis=0, turn=0.7,
    far_arm=Arm((-108, -100), (-10, -10), None), near_arm=Arm((172, -104), (322, 6), None),
)  # fmt: skip
"""Her dress from the waist up: sunk down on its skirt."""
HEM = (26, -54, 280, 59, 216, -36)
"""The ellipse of her hem."""


def _hers(s: Sheets, worn: bool) -> None:
    body = Body(WEDDING["hijae"], DRESS, worn=worn)
    skirt = _skirt(s)
    if worn:
        _soiled(s, skirt)
    _sash(s)
    gown.arm_in(s, body, -1, DRESS.far_arm, empty=True)
    gown.throat(s, body, True)
    gown.bodice(s, body, tied=False)
    gown.arm_in(s, body, 1, DRESS.near_arm, empty=True)
    _hairpin(s, 262, 2)


def _skirt(s: Sheets) -> Path:
    hem = _ellipse(*HEM)
    whole = lay(s, spline([(-250, -58), (-190, -96), (-90, -112), (60, -116), (190, -104), (290, -66), (300, -40),
        (150, -20), (-150, -20)]), gown.IVORY, 0, reach=30, tint=0.5)  # fmt: skip
    waist = _ellipse(30, -92, 120, 26, 216, -36)
    pleats = _fan(s, waist, hem, 19, gown.IVORY, 3, sag=5, tint=0.06, uneven=0.03, round_end=7)
    whole = together(whole, pleats)
    for k in range(31):
        (x, y), (ix, iy) = hem(0.02 + 0.96 * k / 30), (30, -92)
        s.tone(oval(x + (ix - x) * 0.1, y + (iy - y) * 0.1, 2.5, 1.9), gown.IVORY.deep, 0.45, clip=whole)
    fold = _ellipse(20, -88, 198, 44, 200, -20)
    _fan(s, _ellipse(34, -112, 90, 16, 200, -20), fold, 15, gown.IVORY, 8, sag=13, lift=11, uneven=0.1, round_end=9)
    top = _ellipse(36, -100, 116, 32, 204, -24)
    _fan(s, _ellipse(36, -112, 56, 8, 204, -24), top, 11, gown.IVORY, 21, sag=12, lift=8, uneven=0.1, round_end=7)
    return whole


def _soiled(s: Sheets, skirt: Path) -> None:
    hem, (x, y) = _ellipse(*HEM), HEM[:2]
    edge = [(x + (q[0] - x) * 1.05, y + (q[1] - y) * 1.1) for q in (hem(t) for t in np.linspace(0.53, 0.9, 9))]
    wear.scorched(s, edge, 25, skirt)
    wear.ashen(s, [(-140, -30, 12), (-40, -14, 13), (110, -22, 11), (-190, -50, 9), (150, -60, 10)], skirt, "6f6862")
    wear.singed(s, [(-96, -22, 8), (176, -36, 7), (40, -18, 6)], skirt)


def _sash(s: Sheets) -> None:
    """The red strip, untied: it runs out of the waist, makes a loop on the pleats, and ends on the floor."""
    runs = (
        (
            [(76, -104), (58, -66), (4, -52), (-52, -38), (-72, -14), (-44, 2), (-2, -8), (34, -30)],
            [7, 9, 9, 9, 8, 9, 8, 5],
        ),
        ([(-2, -104), (12, -66), (20, -40), (34, -30), (70, -26), (108, -12), (128, 8)], [6, 8, 8, 7, 9, 9, 9]),
    )
    for points, widths in runs:
        card = lay(s, ribbon(points, widths), gown.RIBBON, 6, reach=6)
        for k in range(0, len(points) - 2, 2):
            wedge(s, points[k : k + 3], 7, gown.RIBBON, card, 0.34)


def _hairpin(s: Sheets, x: float, y: float) -> None:
    """What held her hair: a pin of brass with three flowers."""
    lay(s, ribbon([(x - 2, y), (x + 24, y + 5), (x + 48, y + 7)], [2.2, 1.8, 0.8]), Cloth("b08d54", "6d5232", "2a1d10",
        "6d5232"), 3, reach=3)  # fmt: skip
    hair.flowers(s, [(x - 12, y - 4, 10), (x + 3, y + 2, 9), (x - 3, y - 12, 8)])


# --- his

JACKET = replace(
    HIS_STILL,
    neck=(20, -122), waist=(84, -82), hips=(132, -50), hem=(178, -16), shoulders=-22, middle=-22, pelvis=-20,
    hem_tilt=-16, turn=0.4, far_arm=Arm((-150, -62), (-294, -46), None), near_arm=Arm((206, -132), (296, -92), None),
)  # fmt: skip
"""His jacket, on its back over the trousers. Mirrored: what is right here is left in the picture."""


def _his(s: Sheets, worn: bool) -> None:
    with s.frame(0, -5, mirror=True):
        body = Body(WEDDING["taejoon"], JACKET, worn=worn)
        suit.arm_in(s, body, 1, JACKET.near_arm, empty=True)
        legs = _trousers(s)
        if worn:
            wear.ashen(s, [(250, -52, 12), (190, -12, 11), (-10, -24, 11), (110, 0, 9)], legs)
        suit.jacket(s, body, True)
        suit.arm_in(s, body, -1, JACKET.far_arm, empty=True)
        x, y = JACKET.neck
        with s.frame(x, y, turn=-22, size=0.74), s.frame(-x, -y):
            suit.collar(s, body)


def _trousers(s: Sheets) -> Path:
    """His trousers, one leg out to the side, the other folded under it; as one shape."""
    seat = spline([(60, -50), (120, -112), (206, -112), (262, -82), (230, -30), (120, -4), (0, 0), (-40, -30)])
    card = lay(s, seat, suit.NIGHT_BLUE, 8, reach=24, tint=0.35)
    for points in (
        ((40, 0), (70, -14), (90, -40)),
        ((262, -70), (220, -84), (180, -80)),
        ((0, -2), (10, -20), (36, -30)),
    ):
        wedge(s, points, 12, suit.NIGHT_BLUE, card, 0.4)
    out = _tube(s, (120, -60), (224, -62), (312, -14), (44, 36, 29))
    under = _tube(s, (190, -40), (-56, -36), (66, -6), (40, 32, 28))
    for points in (((150, -2), (120, -18), (84, -22)), ((206, -62), (190, -30), (150, -14)), ((-40, -56), (4, -48),
            (50, -54))):  # fmt: skip
        wedge(s, points, 11, suit.NIGHT_BLUE, under, 0.4)
    return together(card, together(out, under))


def _tube(s: Sheets, start: Point, middle: Point, end: Point, widths: tuple[float, float, float]) -> Path:
    """A trouser leg with nobody in it; one that is folded lies over itself."""
    part = limb(start, middle, end, widths)
    whole = together(part.outline, oval(*start, widths[0] * 0.9, widths[0]))
    lay(s, whole, suit.NIGHT_BLUE, 9, reach=18, tint=0.2)
    facet(s, shaded_half(part, s.lamp), suit.NIGHT_BLUE, whole, 0.3)
    if part.bend > 40:
        lay(s, part.lower, suit.NIGHT_BLUE, 7, reach=14, tint=0.1)
        facet(s, shaded_half(part, s.lamp), suit.NIGHT_BLUE, part.lower, 0.3)
    bend_folds(s, part, suit.NIGHT_BLUE, part.outline)
    hollow(s, part, suit.NIGHT_BLUE)
    return whole
