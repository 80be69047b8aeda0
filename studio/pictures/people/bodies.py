"""Bodies: the proportions of the two, and the skeleton that a pose gives them, on which clothes are hung.

The frame is 720 x 1200 units with the feet at (360, 1180). Poses are written for somebody who faces the left of the
picture: the *far* arm is the right one, on the picture's left; the *near* arm is the left one. Tae-joon's frame is
mirrored as a whole, so that he turns to his left, the side on which he sees.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from studio.pictures.people.hands import Skin
from studio.pictures.people.paper import Path, curve, dense, spline, together
from studio.pictures.people.poses import Pose

SIZE = (720, 1200)
HANGS = 2.35
"""From this `v` on cloth is free to move."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Build:
    """Half widths of a clothed body down its spine (see `Body.at`), and the sizes of what hangs on it."""

    widths: tuple[tuple[float, float], ...]
    """(v, half width) from the neck down."""
    shoulder: tuple[float, float]
    """(u, v) of the shoulder joint."""
    sleeve: tuple[float, float, float]
    """Half widths of a coat's sleeve at the shoulder, the elbow and the wrist."""
    leg: tuple[float, float, float]
    """Half widths of a trouser leg at the hip, the knee and the ankle."""
    hand: float
    """From the wrist to the tip of the middle finger."""
    foot: float
    skin: Skin


HERS = Build(widths=((-0.2, 30), (0, 62), (0.12, 82), (0.3, 84), (0.6, 77), (1, 67), (1.5, 80), (2, 94), (2.5, 112),
    (3, 132)), shoulder=(0.9, 0.2), sleeve=(30, 27, 23), leg=(48, 29, 20), hand=124, foot=76, skin=Skin("cfab96",
    "a47d6f", "6f4b48", "dfc3b3"))  # fmt: skip
HIS = Build(widths=((-0.2, 38), (0, 76), (0.12, 106), (0.3, 110), (0.6, 104), (1, 94), (1.5, 98), (2, 104), (2.5,
    113), (3, 124)), shoulder=(0.92, 0.2), sleeve=(37, 32, 28), leg=(56, 37, 27), hand=140, foot=92,
    skin=Skin("bd977d", "906d5f", "5c413c", "d0b09c"))  # fmt: skip
BUILDS = {"hijae": HERS, "taejoon": HIS}
WEDDING: dict[str, Build] = {
    "hijae": replace(
        HERS,
        widths=((-0.2, 27), (0, 56), (0.12, 76), (0.3, 77), (0.6, 66), (1, 60), (1.5, 74), (2, 86), (3, 100)),
        sleeve=(25, 25, 22), foot=66, leg=(44, 25, 16),
    ),
    "taejoon": replace(
        HIS,
        widths=((-0.2, 36), (0, 74), (0.12, 105), (0.3, 108), (0.6, 100),
            (1, 87), (1.5, 92), (2, 99), (2.5, 104), (3, 106)),
        sleeve=(34, 28, 23), leg=(51, 36, 27),
    ),
}  # fmt: skip
"""The same two in closer clothes."""


class Body:
    """A build in a pose. `at(u, v)` is the place on it that clothes are cut by: `v` 0 at the pit of the neck, 1 at the
    waist, 2 at the hips, 3 at the hem of a coat; `u` -1 on the far side to 1 on the near side.

    `breeze` is how far a breath of wind carries hems and ends (units); `worn` is whether the clothes are as the road
    left them, or clean."""

    def __init__(self, build: Build, pose: Pose, breeze: float = 0.0, worn: bool = True) -> None:
        self.build, self.pose, self.breeze, self.worn = build, pose, breeze, worn
        self._spine = curve([pose.neck, pose.waist, pose.hips, pose.hem], 20)
        self._v = np.linspace(0, 3, len(self._spine))
        self._knots = np.array(build.widths)

    def at(self, u: float, v: float) -> Point:
        """The place on the body, in units of the frame."""
        (x, y), turn = self.spine(v), np.radians(self.turn(v))
        half = float(np.interp(v, self._knots[:, 0], self._knots[:, 1])) * self.pose.stout
        half *= 1 + 0.22 * self.pose.wind * max(0.0, v - 1.8)
        half *= 1 - self.pose.turn * 0.22 if u < 0 else 1 + self.pose.turn * 0.1
        return x + u * half * float(np.cos(turn)), y + u * half * float(np.sin(turn))

    def spine(self, v: float) -> Point:
        """The middle of the body at `v`; beyond its ends it goes straight on."""
        s = self._spine
        if v < 0:
            up = (s[0] - s[6]) / np.hypot(*(s[0] - s[6]))
            x, y = s[0] + up * 175 * -v
        elif v > 3:
            down = (s[-1] - s[-7]) / np.hypot(*(s[-1] - s[-7]))
            x, y = s[-1] + down * 210 * (v - 3)
        else:
            x, y = np.interp(v, self._v, s[:, 0]), np.interp(v, self._v, s[:, 1])
        return float(x), float(y)

    def turn(self, v: float) -> float:
        """How the body tilts there: degrees, positive when the near side is lower."""
        p = self.pose
        return float(np.interp(v, (0, 0.3, 1, 2, 3), (p.shoulders, p.shoulders, p.middle, p.pelvis, p.hem_tilt)))

    def shape(self, *points: tuple[float, ...]) -> Path:
        """An outline through (u, v) places; a third value of 1 marks a corner."""
        run, v = dense([(*self.at(q[0], q[1]), *q[2:]) for q in points]), [*(q[1] for q in points), points[0][1]]
        return spline([(q[0] + self._blown(np.interp(q[3], range(len(v)), v)), q[1], q[2]) for q in run])

    def _blown(self, v: float) -> float:
        """How far the breeze carries cloth at `v`; where wind blows hems about they stay so."""
        return 0.0 if self.pose.wind else float(self.breeze * 0.8 * max(0.0, (v - HANGS) / (3 - HANGS)) ** 1.3)

    def run(self, *points: tuple[float, float]) -> list[Point]:
        """A line through (u, v) places."""
        return [(x + self._blown(q[1]), y) for q in points for x, y in (self.at(*q),)]

    def shoulder(self, side: int) -> Point:
        """The joint of the arm: side -1 is the far one, 1 the near one."""
        u, v = self.build.shoulder
        return self.at(side * u, v)

    def neckline(self, side: int) -> Point:
        """Where a shoulder begins, beside the neck."""
        return self.at(side * 0.42, -0.06)


def _unit(v: Any) -> Any:
    return v / max(float(np.hypot(*v)), 1e-6)


@dataclass(frozen=True)
class Limb:
    """A bent limb in cloth: its outline, its lower half, and the two ends of the bend."""

    outline: Path
    lower: Path
    inner: Any
    outer: Any
    bend: float
    """Degrees; 0 is straight."""
    start: Any
    middle: Any
    end: Any
    widths: tuple[float, float, float]


def _down_one_side(
    sign: int, joints: Any, widths: tuple[float, float, float], bend: float
) -> tuple[list[Any], list[Any], Any]:
    """A limb's side: its points down to the bend, its points from the bend to its end, and the place of the bend."""
    a, e, w = joints
    one, two = _unit(e - a), _unit(w - e)
    n1, n2 = sign * np.array([-one[1], one[0]]), sign * np.array([-two[1], two[0]])
    ws, we, ww = widths
    mid = _unit(n1 + n2)
    half = np.radians(abs(bend) / 2)
    before, after = [(*(a + (e - a) * 0.55 + n1 * (ws * 0.4 + we * 0.6)), 0.0)], []
    if abs(bend) < 24:
        at = e + mid * we
    elif sign * bend > 0:  # the inner side: cloth meets cloth in a corner
        reach = we * min(1.35, 1 / max(float(np.cos(half)), 0.4))
        along = abs(float(mid @ two)) * reach / max(float(np.hypot(*(w - e))) * 0.34, 1e-6)
        at = e + mid * reach / max(along, 1.0)
    else:
        at = e + mid * we * 1.04
        before.append((*(e + n1 * we - one * we * 0.3), 0.0))
        after.append((*(e + n2 * we + two * we * 0.3), 0.0))
    after += [(*(e + (w - e) * 0.55 + n2 * (we * 0.45 + ww * 0.55)), 0.0), (*(w + n2 * ww), 1.0)]
    return before, after, at


def _shoulder(root: Any, a: Any, one: Any, n: Any, ws: float) -> tuple[list[Any], list[Any], int]:
    """A sleeve's head: the points over the shoulder from its root, those up from the armpit, and which side of the
    arm (1 right, -1 left of somebody who walks down it) looks away from the body."""
    out = 1 if float((a - root) @ n) > 0 else -1
    over = [(*root, 1.0), (*(root + (a - root) * 0.6 - one * ws * 0.62), 0.0),
        (*(a + n * out * ws * 0.72 - one * ws * 0.56), 0.0), (*(a + n * out * ws * 1.02 + one * ws * 0.35),
        0.0)]  # fmt: skip
    under = [(*(a - n * out * ws * 0.95 + one * ws * 1.15), 0.0), (*(a + (root - a) * 0.5 + one * ws * 0.42), 0.0)]
    return over, under, out


def limb(
    start: Point, middle: Point, end: Point, widths: tuple[float, float, float], root: Point | None = None
) -> Limb:
    """A limb from its joints and its half widths at them. With a `root` (beside the neck) it is a sleeve: shoulder
    and arm are one contour that begins there."""
    joints = a, e, w = tuple(np.array(q, float) for q in (start, middle, end))
    one, two = _unit(e - a), _unit(w - e)
    bend = float(np.degrees(np.arctan2(one[0] * two[1] - one[1] * two[0], one @ two)))
    n, ws = np.array([-one[1], one[0]]), widths[0]
    right, left = (_down_one_side(sign, joints, widths, bend) for sign in (1, -1))
    if root is None:
        over, under, out = [(*(a + n * ws), 1.0)], [(*(a - n * ws), 1.0)], 1
    else:
        over, under, out = _shoulder(np.array(root, float), a, one, n, ws)
    away, body_side = (right, left) if out > 0 else (left, right)
    corner = 1.0 if abs(bend) >= 24 else 0.0
    sharp = (corner if bend * out > 0 else 0.0, corner if bend * out < 0 else 0.0)  # the inner side alone is a corner
    one_way, other_way = (*away[2], sharp[0]), (*body_side[2], sharp[1])
    lower = spline([(*away[2], 1.0), *away[1], *body_side[1][::-1], (*body_side[2], 1.0)])
    if abs(bend) < 40:
        outline = spline([*over, *away[0], one_way, *away[1], *body_side[1][::-1], other_way, *body_side[0][::-1],
            *under])  # fmt: skip
    else:  # the forearm may lie over the upper arm: two shapes that become one
        upper = spline([*over, *away[0], (*away[2], 1.0), (*body_side[2], 1.0), *body_side[0][::-1], *under])
        back = two * 2.0
        fore = spline([(*(away[2] - back), 1.0), *away[1], *body_side[1][::-1], (*(body_side[2] - back), 1.0)])
        outline = together(upper, fore)
    inner, outer = (right[2], left[2]) if bend > 0 else (left[2], right[2])
    return Limb(outline, lower, inner, outer, abs(bend), a, e, w, widths)
