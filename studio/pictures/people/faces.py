"""Faces as cut paper: where the parts of a face are, from three sides, and the pieces they are cut from.

A head faces left. Its units: eyes at y = 0, chin near 90, crown near -117, the whole 205 high with its hair.
`near` is the side that we see more of (right of the nose).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from studio.pictures.people import paper as p
from studio.pictures.people.looks import Look
from studio.pictures.people.paper import Path, Sheets

Point = tuple[float, ...]


@dataclass(frozen=True)
class Skin:
    """The cards a face is cut from."""

    light: str
    shade: str
    deep: str
    lip: str
    under_lip: str
    brow: str
    iris: str
    tint: str
    """Blush, and what is red in an eye."""


@dataclass(frozen=True)
class Eye:
    """One eye: its middle, half its width, where its inner corner is (-1 left, +1 right), how high it opens."""

    x: float
    y: float
    half: float
    inner: int
    high: float
    brow: tuple[float, float, float]
    """x of the brow's inner end, x of its outer end, y."""
    blind: bool = False
    side: bool = False
    """Seen from the side: the eye is a wedge that opens to the left."""


@dataclass(frozen=True)
class Mouth:
    x: float
    y: float
    far: float
    near: float
    full: float
    """How full the lips are; 1: hers."""
    side: bool = False
    """Seen from the side: it opens at the left, and has one corner."""


@dataclass(frozen=True)
class Plan:
    """A face from one side: outlines that are cut, and where its parts sit."""

    outline: tuple[Point, ...]
    ear: tuple[Point, ...]
    front_lit: tuple[Point, ...]
    """The card of light when the lamp is in front of the face."""
    back_lit: tuple[Point, ...]
    """The card of light when the lamp is behind the near cheek."""
    nose: tuple[Point, ...]
    """The nose's side that is away from the lamp when it is in front."""
    nose_back: tuple[Point, ...]
    under_nose: tuple[Point, ...]
    nostrils: tuple[tuple[Point, ...], ...]
    near: Eye
    far: Eye | None
    mouth: Mouth
    other_ear: tuple[Point, ...] = ()
    hinge: tuple[float, float] = (35.0, 80.0)
    """Where an opening mouth begins to move the outline (y), and from where on it moves all of it."""


def dropped(points: Any, plan: Plan, look: Look) -> list[tuple[float, ...]]:
    """An outline with its jaw let down as far as the mouth is open."""
    drop = look.gape * (0.85 if plan.mouth.side else 0.55)
    top, bottom = plan.hinge
    return [(q[0], q[1] + drop * min(1.0, max(0.0, (q[1] - top) / (bottom - top))), *q[2:]) for q in points]


# --- the face's cards


def head_card(s: Sheets, plan: Plan, skin: Skin, look: Look) -> Path:
    """The ear, the face in shade, and on it the card of light with its crisp edge; the face's path."""
    face = p.spline(dropped(plan.outline, plan, look))
    for ear in (plan.ear, plan.other_ear):
        if ear and plan.far:
            _ear(s, ear, skin)
    front = s.lamp[0] < 0
    shade = p.mix(skin.shade, skin.light, 0.14 if front else 0.2)
    s.sheet(face, shade, p.mix(shade, skin.deep, 0.22), lift=9, core=0.18, edge=0.25, reach=14, fibre=0.16)
    lit = p.common(face, p.spline(dropped(plan.front_lit if front else plan.back_lit, plan, look)))
    # a plane of the face and no flap: crisp, without a shadow of its own
    s.sheet(lit, skin.light, p.mix(skin.light, skin.shade, 0.24), lift=0, core=0, edge=0.16, fibre=0.16)
    if not plan.far:
        _ear(s, plan.ear, skin, edge=0.1)
    return face


def _ear(s: Sheets, outline: tuple[Point, ...], skin: Skin, edge: float = 0.3) -> None:
    color = p.mix(skin.light, skin.shade, 0.75)
    ear = s.sheet(p.spline(outline), color, skin.shade, lift=2, core=0.2, reach=6, edge=edge, fibre=0.16)
    x, y = ear.getBounds().centerX(), ear.getBounds().centerY()
    out = 1 if outline[2][0] > outline[0][0] else -1
    hollow = [(x - 3 * out, y - 12), (x + 5 * out, y - 11), (x + 6 * out, y), (x + out, y + 10)]
    s.line(hollow, skin.deep, 2.6, 0.8, clip=ear)


def nose(s: Sheets, plan: Plan, skin: Skin, look: Look, face: Path) -> None:
    """Two flat pieces: the nose's side, and the plane under its tip; the nostrils are slits."""
    front = s.lamp[0] < 0
    side = p.common(face, p.spline(plan.nose if front else plan.nose_back))
    color = p.mix(skin.light, skin.shade, 0.62) if front else p.mix(skin.shade, skin.deep, 0.1)
    s.sheet(side, color, lift=0, core=0, edge=0.1, fibre=0.16)
    s.tone(p.spline(plan.under_nose), p.mix(skin.shade, skin.deep, 0.6), 0.9, clip=face, mode=p.OVER)
    for slit in plan.nostrils:
        s.line(slit, "3a2022", 2.2, 0.9, taper=(0.3, 1, 0.3), clip=face)
    if look.crease:
        m = plan.mouth
        for way, half in ((1, m.near), (-1, m.far)):
            if way < 0 and (m.side or m.far < 0.8 * m.near):
                continue  # the far cheek hides its own
            x = m.x + way * half * look.wide
            points = [(x - way * 13, m.y - 21), (x + way * 2, m.y - 12), (x + way * 6, m.y + 3)]
            s.line(points, skin.deep, 2.0, 0.6 * look.crease, taper=(0.2, 1, 0.1), clip=face)


def forehead(s: Sheets, plan: Plan, skin: Skin, look: Look, face: Path) -> None:
    """What the brows do to the skin between and over them."""
    far = plan.far or plan.near
    mid = (plan.near.brow[0] + far.brow[0]) / 2 if plan.far else plan.near.brow[0] - 5
    y = plan.near.brow[2]
    if look.frown:
        for dx, long in ((-2.5, 9), (2.6, 12)):
            points = [(mid + dx, y - 4), (mid + dx * 0.6, y + long)]
            s.line(points, skin.deep, 2.0, 0.75 * look.frown, taper=(0.2, 1, 0.2), clip=face)
    for k in range(2 if look.brow_folds else 0):
        w = 22 - 4 * k
        points = [(mid - w * 0.7, y - 16 - 8 * k), (mid, y - 19 - 8 * k), (mid + w, y - 16 - 8 * k)]
        s.line(points, skin.deep, 1.8, 0.5 * look.brow_folds, clip=face)


def blush(s: Sheets, plan: Plan, skin: Skin, look: Look, face: Path) -> None:
    """Colour rubbed into each cheek, rarely: it has no edge."""
    if not look.blush:
        return
    n = plan.near
    s.tone(p.oval(n.x + 6, n.y + 29, 13, 7, -10), skin.tint, 0.4 * look.blush, 5.5, clip=face)
    if plan.far:
        f = plan.far
        s.tone(p.oval(f.x - 4, f.y + 29, f.half * 0.7, 7, 8), skin.tint, 0.36 * look.blush, 5, clip=face)
