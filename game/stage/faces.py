"""A face of cut paper: a few numbers for each look, enough to be read across a room."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from game.stage.marks import NONE, Cut, Marks
from game.stage.paper import Color, Point, Sheet, curve, mix


@dataclass(frozen=True, slots=True)
class Face:
    """`brow_in`, `brow_out`: how high the ends of the brows are; `lid` 0 closed .. 1 wide; `mouth` -1 down .. 1 up;
    `open` 0..1; `gaze` -1 left .. 1 right, `gaze_up` -1 down .. 1 up."""

    brow_in: float = 0.0
    brow_out: float = 0.0
    lid: float = 0.65
    mouth: float = 0.0
    open: float = 0.0
    gaze: float = 0.0
    gaze_up: float = 0.0


FACES: dict[str, Face] = {
    "calm": Face(0.0, 0.0, 0.6, 0.12),
    "wary": Face(-0.2, 0.25, 0.55, -0.15, gaze=0.8, gaze_up=0.3),
    "afraid": Face(0.9, -0.2, 1.0, -0.5, 0.35, gaze_up=0.2),
    "hurt": Face(0.8, -0.5, 0.4, -0.75, gaze_up=-0.6),
    "tender": Face(0.35, -0.1, 0.5, 0.5, gaze=-0.3, gaze_up=-0.2),
    "laughing": Face(0.3, 0.2, 0.12, 1.0, 0.7),
    "angry": Face(-0.9, 0.5, 0.55, -0.6),
    "resolved": Face(-0.4, 0.2, 0.7, -0.08),
}
WORDS = {
    "neutral": "calm", "happy": "laughing", "glad": "laughing", "smiling": "tender", "smile": "tender",
    "sad": "hurt", "crying": "hurt", "scared": "afraid", "surprised": "afraid", "shocked": "afraid",
    "worried": "wary", "suspicious": "wary", "furious": "angry", "determined": "resolved", "serious": "resolved",
    "loving": "tender", "kind": "tender",
}  # fmt: skip


def face_for(look: str) -> Face:
    """The face of a look; a word that is not known has a calm one."""
    return FACES.get(WORDS.get(look, look), FACES["calm"])


def draw_face(
    s: Sheet, center: Point, face: Face, ink: Color, grade: Callable[[Color], Color], marks: Marks = NONE
) -> None:
    """Draw it on a head that is 114 units wide, with the marks that are to be seen."""
    x, y = center
    shade = mix(s.color, ink, 0.45)
    for way in (-1, 1):
        _eye(s, (x + way * 25, y + 2), face, ink, grade, clouded=marks.eye and way < 0)
        inner = (x + way * 11, y - 23 - face.brow_in * 8)
        outer = (x + way * 40, y - 24 - face.brow_out * 8)
        middle = ((inner[0] + outer[0]) / 2, (inner[1] + outer[1]) / 2 - 4)
        s.limb(inner, middle, 6.5, 6, color=ink)
        s.limb(middle, outer, 6, 2.5, color=ink)
    s.shape([(x - 2, y + 6), (x + 7, y + 27), (x - 5, y + 28)], -0.12, rim=0)
    if marks.cut:
        _cut(s, center, marks.cut, ink)
    _mouth(s, (x, y + 46), face, ink, shade)
    if marks.ring:
        _ring(s, (x, y + 46), face, ink, grade)


def _cut(s: Sheet, center: Point, cut: Cut, ink: Color) -> None:
    """A thin line along the left cheek: dark red and sore while it is raw, a pale seam when it heals."""
    x, y = center
    line = [(x + 20, y + 27), (x + 29, y + 22), (x + 38, y + 19), (x + 45, y + 12)]
    if cut == "raw":
        s.stroke(curve(line, 4, closed=False), 7, color=mix(s.color, (150, 58, 54), 0.38))
        for a, b, wide in ((0, 1, (1.4, 3.6)), (1, 2, (3.6, 4.0)), (2, 3, (4.0, 1.2))):
            s.limb(line[a], line[b], *wide, color=mix(ink, (136, 38, 38), 0.82))
        return
    strength = 0.34 if cut == "faint" else 0.8
    if cut == "healing":
        s.stroke(curve(line, 4, closed=False), 5.5, color=mix(s.color, (255, 236, 220), 0.5))
    s.stroke(curve(line, 4, closed=False), 2.4, color=mix(s.color, (150, 66, 56), strength))


def _ring(s: Sheet, at: Point, face: Face, ink: Color, grade: Callable[[Color], Color]) -> None:
    """A small ring through the lower lip, right of its middle in the picture."""
    x, y = at
    low = y + (2 + 14 * face.open - max(0.0, -face.mouth * 9) if face.open > 0.1 else 3 + face.mouth * 3)
    turn = [(x + 8 + math.cos(a) * 4.6, low + 4 + math.sin(a) * 4.6) for a in (math.tau * i / 14 for i in range(15))]
    s.stroke([(a + 0.8, b + 1.4) for a, b in turn], 3.2, color=mix(s.color, ink, 0.7))
    s.stroke(turn, 2.3, color=grade((214, 216, 220)))


def _eye(s: Sheet, at: Point, face: Face, ink: Color, grade: Callable[[Color], Color], clouded: bool) -> None:
    x, y = at
    high = 11 * face.lid
    if face.lid < 0.2:
        lid = [(x - 14, y + 3), (x - 6, y - 4), (x + 6, y - 4), (x + 14, y + 3)]
        s.stroke(curve(lid, 4, closed=False), 4, color=ink)
        return
    white = curve([(x - 14, y), (x - 4, y - high), (x + 7, y - high * 0.9), (x + 14, y + 1), (x, y + high * 0.62)], 4)
    s.shape(white, color=grade((226, 222, 214)), rim=0)
    iris = (x + face.gaze * 5, y - 1 - face.gaze_up * 3)
    round_ = min(7.0, high * 0.8 + 1)
    if clouded:  # the colour of weather: pale, with a darker rim, and no spark in it
        s.disc(iris, round_, color=grade((112, 126, 138)))
        s.disc(iris, round_ * 0.76, color=grade((184, 196, 204)))
        s.disc((iris[0] + 0.6, iris[1] + 0.4), round_ * 0.3, color=grade((160, 174, 184)))
    else:
        s.disc(iris, round_, color=mix(ink, (60, 40, 30), 0.4))
        s.disc((iris[0] - 2, iris[1] - 2.5), 1.8, color=(236, 236, 232))
    lash = [(x - 15, y + 1), (x - 4, y - high - 1), (x + 7, y - high * 0.9 - 1), (x + 15, y + 1)]
    s.stroke(curve(lash, 4, closed=False), 3.4, color=ink)


def _mouth(s: Sheet, at: Point, face: Face, ink: Color, shade: Color) -> None:
    x, y = at
    bend = face.mouth * 9
    if face.open > 0.1:
        gape = 6 + 14 * face.open
        upper = [(x - 19, y - bend), (x, y - 2 + (bend > 0) * 1), (x + 19, y - bend)]
        low = y + gape - max(0, -bend)
        s.shape(curve([*upper, (x + 9, low), (x - 9, low)], 4), color=mix(ink, (120, 30, 30), 0.4), rim=0)
        return
    line = [(x - 19, y - bend), (x - 7, y + bend * 0.35), (x + 7, y + bend * 0.35), (x + 19, y - bend)]
    s.stroke(curve(line, 5, closed=False), 4, color=ink)
    s.stroke([(x - 8, y + 11), (x + 8, y + 11)], 3, color=mix(shade, s.color, 0.5))
