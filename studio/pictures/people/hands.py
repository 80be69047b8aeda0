"""Hands that speak: a palm, four fingers of three joints and a thumb, built in space from joint angles and laid down
as card. One kit gives the palm, the back and the edge of a hand, a fist, a counting hand, and a grip around a thing.

A hand is 100 units from the wrist (0, 0) to the tip of the middle finger; `x` runs toward the thumb, `y` toward the
fingers, `z` out of the palm. The right hand is the one that is built, with its palm to us; the left is its mirror.
None of these shapes claims to be a word of any sign language: they are gestures of these two people.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import skia

from studio.pictures.people.gestures import SHAPES, Shape
from studio.pictures.people.paper import OVER, SCREEN, Path, Sheets, mix, polygon, spline

FINGERS = ("index", "middle", "ring", "little")
KNUCKLES = ((15.5, 49.0, 0.0), (5.2, 52.0, 1.5), (-5.4, 50.0, 1.0), (-15.0, 45.0, -1.0))
LENGTHS = (47.0, 53.0, 48.5, 38.5)
BONES = (0.46, 0.3, 0.24)
THICK = (5.7, 5.9, 5.5, 4.8)
TAPER = (1.0, 1.0, 0.88, 0.62)
THUMB_AT, THUMB_BONES, THUMB_THICK = (8.0, 7.0, 4.0), (25.0, 20.0, 17.0), (8.6, 6.6, 6.2, 4.3)
SHARP = 62.0
"""Degrees on the page beyond which a bent finger becomes two pieces of card."""


@dataclass(frozen=True)
class Skin:
    """The colours of a person's skin: lit, turned away, in the creases, and of the nails."""

    lit: str
    shade: str
    line: str
    nail: str


@dataclass(frozen=True)
class _Piece:
    name: str
    path: Path
    depth: float
    details: tuple[tuple[str, Any], ...]


class _Hand:
    """A hand turned into its place: points in space, projected straight on."""

    def __init__(self, shape: Shape, roll: float, pitch: float) -> None:
        self.shape = shape
        r, p = np.radians(roll), np.radians(pitch)
        about_y = np.array([[np.cos(r), 0, np.sin(r)], [0, 1, 0], [-np.sin(r), 0, np.cos(r)]])
        about_x = np.array([[1, 0, 0], [0, np.cos(p), -np.sin(p)], [0, np.sin(p), np.cos(p)]])
        self.turned = about_x @ about_y

    def place(self, points: Any) -> Any:
        """Points of the hand -> (x right, y down, z toward us)."""
        q = np.asarray(points, float) @ self.turned.T
        return q * np.array([1, -1, 1])

    @property
    def palm_faces(self) -> float:
        """1: the palm looks at us, -1: the back does."""
        return float(self.turned[2, 2])

    def finger(self, i: int) -> tuple[Any, Any]:
        """The four joints of a finger and, for each of its three bones, the way its back looks."""
        spread, *bends = getattr(self.shape, FINGERS[i])
        s = np.radians(spread)
        way, out = np.array([np.sin(s), np.cos(s), 0]), np.array([0.0, 0, 1])
        at, joints, backs, angle = np.array(KNUCKLES[i]), [], [], 0.0
        joints.append(at)
        for part, bend in zip(BONES, bends, strict=True):
            angle += np.radians(bend)
            at = at + (np.cos(angle) * way + np.sin(angle) * out) * LENGTHS[i] * part
            joints.append(at)
            backs.append(np.sin(angle) * way - np.cos(angle) * out)
        return np.array(joints), np.array(backs)

    def thumb(self) -> tuple[Any, Any]:
        """As `finger`; its first bone lies within the palm."""
        out, fore, bend, across = (np.radians(v) for v in self.shape.thumb)
        at, joints, backs = np.array(THUMB_AT), [np.array(THUMB_AT)], []
        for k, bone in enumerate(THUMB_BONES):
            o, f = (out - bend * k * 0.8 - across * (0, 0.9, 1.3)[k], fore * (1, 0.75, 0.55)[k] - across * (0, 0.25,
                0.5)[k])  # fmt: skip
            way = np.array([np.sin(o) * np.cos(f), np.cos(o) * np.cos(f), np.sin(f)])
            at = at + way * bone
            joints.append(at)
            back = np.array([0.75, 0.1, -0.65]) + 0.5 * (k - 1) * np.array([0.0, 0, -0.3])
            back = back - way * float(back @ way)
            backs.append(back / np.linalg.norm(back))
        return np.array(joints), np.array(backs)


def _capsule(a: Any, b: Any, ra: float, rb: float) -> Any:
    """The outline of the hull of two circles, as points."""
    d = b - a
    length = float(np.hypot(*d))
    if length < abs(ra - rb) + 0.4:
        around = np.linspace(0, 2 * np.pi, 25)[:-1]
        one = np.stack([np.cos(around), np.sin(around)], 1)
        return a + one * ra if ra > rb else b + one * rb
    heading, lean = np.arctan2(d[1], d[0]), np.arccos((ra - rb) / length)
    far = np.linspace(heading + lean, heading + 2 * np.pi - lean, 18)
    near = np.linspace(heading - lean, heading + lean, 18)
    return np.vstack(
        [a + ra * np.stack([np.cos(far), np.sin(far)], 1), b + rb * np.stack([np.cos(near), np.sin(near)], 1)]
    )


def _chain(points: Any, radii: Any) -> list[Any]:
    return [_capsule(points[k], points[k + 1], radii[k], radii[k + 1]) for k in range(len(points) - 1)]


def _one_piece(outlines: list[Any]) -> Path:
    """One shape of several outlines that overlap."""
    whole = skia.Path()
    for points in outlines:
        x, y = points[:, 0], points[:, 1]
        area = float(x @ np.roll(y, -1) - y @ np.roll(x, -1))
        whole.addPath(polygon(points if area > 0 else points[::-1]))
    whole.setFillType(skia.PathFillType.kWinding)
    return skia.Simplify(whole) or whole


def _runs(flat: Any, first: int) -> list[list[int]]:
    """The bones of a finger in groups that are one piece of card each."""
    groups = [[first]]
    for k in range(first + 1, len(flat) - 1):
        a, b = flat[k] - flat[k - 1], flat[k + 1] - flat[k]
        turn = np.degrees(np.abs(np.arctan2(a[0] * b[1] - a[1] * b[0], float(a @ b))))
        if turn > SHARP:
            groups.append([k])
        else:
            groups[-1].append(k)
    return groups


def _ring(hand: _Hand, joint: Any, way: Any, back: Any, radius: float) -> Any | None:
    """The crease around a joint, on the side we see; nothing where we look along the bone."""
    side = np.cross(way, back)
    seen = hand.turned[2] @ np.array([side, back]).T
    if float(np.hypot(*seen)) < 0.35:
        return None
    middle = np.arctan2(seen[1], seen[0])
    t = middle + np.radians(np.linspace(-52, 52, 7))
    return hand.place(joint + (np.cos(t)[:, None] * side + np.sin(t)[:, None] * back) * radius * 0.98)[:, :2]


def _nail(hand: _Hand, joints: Any, back: Any, radius: float) -> Path | None:
    way = joints[-1] - joints[-2]
    way = way / np.linalg.norm(way)
    side = np.cross(way, back)
    t = np.linspace(0, 2 * np.pi, 17)[:-1]
    lean = back * 0.78
    if float(hand.turned[2] @ lean) < 0.28:
        return None
    over = side * np.cos(t)[:, None] * 0.66 + way * np.sin(t)[:, None] * 0.95
    rise = back * np.sqrt(np.clip(1 - (np.cos(t) * 0.66) ** 2, 0, 1))[:, None] * 0.8
    return spline([tuple(q) for q in hand.place(joints[-1] + way * radius * 0.1 + (over + rise) * radius)[:, :2]])


def _finger_pieces(hand: _Hand, name: str, joints: Any, backs: Any, radii: Any, first: int) -> list[_Piece]:
    placed = hand.place(joints)
    flat, pieces = placed[:, :2], []
    for part, bones in enumerate(_runs(flat, first)):
        a, b = bones[0], bones[-1] + 1
        path = _one_piece(_chain(flat[a : b + 1], radii[a : b + 1]))
        details: list[tuple[str, Any]] = []
        for k in bones:
            way = (joints[k + 1] - joints[k]) / np.linalg.norm(joints[k + 1] - joints[k])
            if k > 0:
                crease = _ring(hand, joints[k] + way * 0.6, way, backs[k], radii[k])
                details += [("crease", crease)] if crease is not None else []
        if b == len(joints) - 1:
            nail = _nail(hand, joints, backs[-1], radii[-1])
            details += [("nail", nail)] if nail is not None else []
        pieces.append(_Piece(f"{name}.{part}", path, float(placed[a : b + 1, 2].mean()), tuple(details)))
    return pieces


PALM = ((-9.6, -9), (-10.6, 0), (-15.5, 12), (-20, 30), (-20.5, 44), (-17, 50), (-6, 55.5), (5, 57.5), (15, 55),
        (20.5, 49), (20.5, 36), (16, 16), (11, 0), (9.6, -9))  # fmt: skip


def _hull(points: Any) -> Any:
    """The convex hull of flat points, in order (monotone chain)."""
    p = np.array(sorted(map(tuple, points)))

    def half(run: Any) -> list[Any]:
        out: list[Any] = []
        for q in run:
            while len(out) > 1:
                one, two = out[-1] - out[-2], q - out[-2]
                if one[0] * two[1] - one[1] * two[0] > 0:
                    break
                out.pop()
            out.append(q)
        return out[:-1]

    return np.array(half(p) + half(p[::-1]))


def _palm_piece(hand: _Hand) -> _Piece:
    both = [[(x, y, z * (1 - 0.0045 * y)) for x, y in PALM] for z in (-6.5, 8.0)]
    body = np.vstack([hand.place([q for q in side if q[1] > 5]) for side in both])[:, :2]
    wrist = np.vstack([hand.place([q for q in side if q[1] < 20]) for side in both])[:, :2]
    joints, _ = hand.thumb()
    web = hand.place([(14.0, 36.0, 1.0), tuple(joints[1]), tuple(joints[0]), (9.0, 14.0, 0.0)])[:, :2]
    outlines = [_hull(body), _hull(wrist), _hull(web), *_chain(hand.place(joints)[:2, :2], THUMB_THICK[:2])]
    path = _one_piece(outlines)
    return _Piece("palm", path, float(hand.place([(0, 30, 0)])[0, 2]), tuple(_palm_lines(hand, joints)))


def _palm_lines(hand: _Hand, thumb: Any) -> list[tuple[str, Any]]:
    def at(*points: tuple[float, float, float]) -> Any:
        return hand.place(points)[:, :2]

    if hand.palm_faces > 0.35:
        return [("mound", at((17, 33, 5), (9, 31, 5), (1, 22, 5), (-1, 8, 5), (5, -2, 5), (16, 4, 5), (22, 20, 5))),
            ("crease", at((19, 35, 5), (9, 32, 5), (2, 22, 5), (0, 6, 5))), ("crease", at((20, 38, 5), (6, 36, 5),
            (-8, 29, 5), (-13, 24, 5))), ("crease", at((-20, 41, 5), (-8, 41, 5), (3, 46, 5), (8, 52,
            5)))]  # fmt: skip
    if hand.palm_faces < -0.35:
        cords = []
        for x, y, _ in KNUCKLES:
            cords.append(("cord", at((x * 0.62, 24, -5), (x * 0.82, 36, -5), (x * 0.96, y - 7, -5))))
            cords.append(("knuckle", at((x - 3.0, y - 2, -5), (x, y - 0.6, -5), (x + 3.0, y - 2, -5))))
        return cords
    return []


def _pieces(shape: Shape, roll: float, pitch: float) -> list[_Piece]:
    hand = _Hand(shape, roll, pitch)
    pieces = [_palm_piece(hand)]
    for i, name in enumerate(FINGERS):
        joints, backs = hand.finger(i)
        pieces += _finger_pieces(hand, name, joints, backs, [THICK[i] * t for t in TAPER], 0)
    joints, backs = hand.thumb()
    pieces += _finger_pieces(hand, "thumb", joints, backs, THUMB_THICK, 1)
    return sorted(pieces, key=lambda p: p.depth - (2.5 if p.name != "palm" else 0.0))


def draw_hand(
    s: Sheets,
    at: tuple[float, float],
    shape: str,
    skin: Skin,
    *,
    turn: float = 0.0,
    roll: float = 0.0,
    pitch: float = 0.0,
    left: bool = False,
    length: float = 130.0,
    only: Collection[str] | None = None,
    lift: float = 5.0,
) -> None:
    """Lay a hand down with its wrist at `at`.

    `turn`: where its fingers point on the page, degrees clockwise from straight up. `roll` turns it about its length:
    0 shows the palm, 180 the back, 90 the edge of the little finger, -90 the thumb's. `pitch` tips the fingers toward
    us. `length`: wrist to middle finger tip, stretched out. `only`: the parts to draw, by name ("palm", "thumb",
    "index", ...), so that a hand can hold a thing between them. `lift` is the height of the palm above what is below.
    """
    kit = _pieces(SHAPES[shape], roll, pitch)
    deepest, nearest = kit[0].depth, kit[-1].depth
    with s.frame(*at, turn=turn, size=length / 100, mirror=left):
        for piece in kit:
            if only is not None and piece.name.split(".")[0] not in only:
                continue
            far = 0.32 * (1 - (piece.depth - deepest) / max(nearest - deepest, 14.0))
            _lay(s, piece, skin, far, lift)


def _lay(s: Sheets, piece: _Piece, skin: Skin, far: float, lift: float) -> None:
    lit, shade = mix(skin.lit, skin.shade, far), mix(skin.shade, skin.line, far * 0.35)
    palm = piece.name == "palm"
    s.sheet(piece.path, lit, mix(lit, shade, 0.75), lift=lift * (0.8 if palm else 0.5), core=0.26, edge=0.3,
            fibre=0.06, reach=11 if palm else 6, shadow=0.34)  # fmt: skip
    for kind, shape in piece.details:
        if kind == "nail":
            s.tone(shape, skin.nail, 0.75, clip=piece.path, mode=OVER)
        elif kind == "mound":
            s.tone(spline([tuple(q) for q in shape]), skin.nail, 0.16, clip=piece.path, mode=SCREEN)
        elif kind == "cord":
            s.line(shape, skin.line, 2.0, 0.14, clip=piece.path, blur=0.5)
        elif kind == "knuckle":
            s.line(shape, skin.line, 1.2, 0.26, clip=piece.path)
        else:
            s.line(shape, skin.line, 1.3 if palm else 1.1, 0.5, clip=piece.path, taper=(0.2, 1, 0.2))
