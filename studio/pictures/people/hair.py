"""Hair as cut paper: dark sheets with blunt ends, a few slits, and a broken band of lighter card for its sheen.

Long hair hangs: below the cheeks it does not follow the head's tilt, and its ends stay where they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from studio.pictures.people import paper as p
from studio.pictures.people.paper import Path, Sheets

Point = tuple[float, ...]
Run = tuple[Point, ...]
STILL = 222.0
"""Below the eyes, in units of a head: what hangs deeper is carried by a breath of wind."""


@dataclass(frozen=True)
class Card:
    """What hair is cut from."""

    dark: str
    mid: str
    light: str
    sheen: str

    def tone(self, tone: float) -> str:
        """A colour of this hair: 0 dark .. 1 light."""
        return p.mix(self.dark, self.mid, tone * 2) if tone < 0.5 else p.mix(self.mid, self.light, tone * 2 - 1)


CARD = {
    "hijae": Card("1b181d", "28232a", "352e37", "6c6472"),
    "taejoon": Card("16181e", "232630", "30343f", "626b7c"),
}


@dataclass(frozen=True)
class Strip:
    """One sheet of hair: an outline, or (with `widths`) a lock along a spine."""

    points: Run
    tone: float = 0.5
    lift: float = 4
    widths: tuple[float, ...] = ()
    slits: tuple[Run, ...] = ()
    chips: tuple[Run, ...] = ()
    """Places of sheen, four corners each: slivers cut along the hair, from the first edge to the opposite one."""
    edge: float = 0.3


@dataclass(frozen=True)
class Hair:
    """A head's hair from one side: what hangs behind the neck, past the cheeks, and over the face and crown."""

    behind: tuple[Strip, ...] = ()
    beside: tuple[Strip, ...] = ()
    over: tuple[Strip, ...] = ()
    loose: tuple[Run, ...] = ()
    wedding: tuple[Point, ...] = field(default=())
    """Where paper flowers are pinned with wedding clothes: x, y, size."""


@dataclass(frozen=True)
class Fall:
    """How hair falls about a head that is tilted by `tilt` degrees, its middle `at` (x, y) of the neck's frame; upright
    the middle is at `rest`. The ends lie where they lie when the head is upright: on shoulders and chest. Points are
    given as on an upright head, and come in its frame: so the paper's fibre, too, stays where it is."""

    lean: float
    """Of the neck's frame (`leaning`)."""
    tilt: float = 0.0
    at: tuple[float, float] = (0.0, 0.0)
    rest: tuple[float, float] = (0.0, 0.0)
    sway: float = 0.0
    breeze: float = 0.0
    """How far a breath of wind carries the ends, in units; it moves nothing above `STILL`."""

    def __call__(self, points: Sequence[Point]) -> list[Point]:
        """The points of hair as they hang."""
        a = math.radians(self.tilt)
        cos, sin = math.cos(a), math.sin(a)
        upright = hung(points, self.lean, self.sway)
        tilted = hung(points, math.tan(math.atan(self.lean) + a), self.sway)
        made: list[Point] = []
        for q, up, over in zip(points, upright, tilted, strict=True):
            x = over[0] * cos - over[1] * sin + self.at[0] - self.rest[0]
            y = over[0] * sin + over[1] * cos + self.at[1] - self.rest[1]
            end, t = up[0] + self.breeze * max(0.0, (q[1] - STILL) / 64) ** 1.2, _smooth((q[1] - 50) / 90)
            made.append((x + (end - x) * t, y + (up[1] - y) * t, *q[2:3]))
        return made


def _smooth(t: float) -> float:
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def lay(s: Sheets, card: Card, strips: Sequence[Strip], fall: Fall) -> None:
    """Lay the strips one over the other, in the frame of an upright head."""
    for i, strip in enumerate(strips):
        points = fall(strip.points) if strip.widths else fall(p.dense(strip.points))
        path = p.ribbon(points, strip.widths) if strip.widths else p.spline(points)
        color = card.tone(strip.tone)
        s.sheet(
            path, color, p.mix(color, card.dark, 0.6), lift=strip.lift, core=0.2, edge=strip.edge, fibre=0.22,
            rim=card.sheen, grain=i,
        )  # fmt: skip
        for chip in strip.chips:
            _gleam(s, card, fall(chip), path)
        for run in strip.slits:
            _slit(s, card, fall(p.dense(run, closed=False)), path)


def loose(s: Sheets, card: Card, runs: Sequence[Run], fall: Fall) -> None:
    """Single thin strips that have come loose."""
    for run in runs:
        s.line(fall(run), card.mid, 2.2, 1, taper=(0.9, 1, 0.1))


def flowers(s: Sheets, places: Sequence[Point]) -> None:
    """Flowers of folded ivory paper."""
    for x, y, size in places:
        for turn in range(0, 360, 72):
            with s.frame(x, y, turn + x):
                petal = ((0, 0, 1), (-size * 0.5, -size * 0.5), (0, -size), (size * 0.5, -size * 0.5))
                s.sheet(p.spline(petal), "d9cdb8", "a3947e", lift=1.5, core=0.1, reach=4, edge=0.4, fibre=0.12)
        s.sheet(p.oval(x, y, size * 0.24, size * 0.24), "a88a55", "765a38", lift=1, core=0, edge=0.4, fibre=0)


def leaning(s: Sheets) -> float:
    """How far aside a thing falls in the current frame, for each unit that it falls."""
    x, y = s.down
    return x / max(y, 0.2)


def hung(points: Sequence[Point], lean: float, sway: float = 0.0) -> list[Point]:
    """The points of long hair in the frame of a tilted head: what lies below the cheeks hangs straight (`lean`).

    `sway` carries the ends (260 units below the cheeks) that far to the right, and lifts them a little.
    """
    hanging = []
    for q in points:
        below = max(0.0, q[1] - 30)
        t = below / 260
        x, y = q[0] + below * lean + sway * t**1.4, q[1] - abs(sway) * 0.35 * t * t
        hanging.append((x, y, *q[2:]))
    return hanging


def _gleam(s: Sheets, card: Card, chip: Sequence[Point], within: Path) -> None:
    """Three slivers of lighter card, long and thin, the middle one longest."""
    a, b, c, d = ((q[0], q[1]) for q in chip)
    for across, start, end in ((0.1, 0.12, 0.8), (0.5, -0.12, 1.1), (0.9, 0.06, 0.9)):
        top = (a[0] + (b[0] - a[0]) * across, a[1] + (b[1] - a[1]) * across)
        low = (d[0] + (c[0] - d[0]) * across, d[1] + (c[1] - d[1]) * across)
        run = [(top[0] + (low[0] - top[0]) * t, top[1] + (low[1] - top[1]) * t) for t in (start, 0.5, end)]
        s.line(run, card.sheen, 2.0, 0.42, taper=(0.05, 1, 0.05), clip=within)


def _slit(s: Sheets, card: Card, run: Sequence[Point], within: Path) -> None:
    """A thin cut along the hair; the card's edge shows light beside it."""
    lx, ly = s.lamp
    s.line(run, "0b090c", 1.6, 0.85, taper=(0.1, 1, 0.5), clip=within)
    beside = [(q[0] - lx * 1.2, q[1] - ly * 1.2) for q in run]
    s.line(beside, card.sheen, 1.0, 0.5, taper=(0.1, 1, 0.3), clip=within)
