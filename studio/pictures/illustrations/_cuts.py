"""The four cuts of the photo strip, printed as the two are: soot, torn seams, cut, ring and clouded eye."""

from __future__ import annotations

from typing import Any

import skia

from studio.pictures.illustrations._acting import LATER
from studio.pictures.illustrations._close import dirt, placed, reaching, rimmed, scorch, shadow
from studio.pictures.people.paper import OVER, Sheets, mix, polygon
from studio.pictures.people.poses import HER_STILL_WEDDING, HIS_STILL, Hand, Point, Pose, replace

CUT = (300.0, 206.0)
"""One picture, in units of the strip."""
EDGE, GAP = 22.0, 12.0
STRIP = (CUT[0] + 2 * EDGE, 4 * CUT[1] + 3 * GAP + 2 * EDGE + 10)
"""The paper."""
PRINT = 1.75
"""Pixels of the printed strip to one of its units."""


def _free(pose: Pose, **more: Any) -> Pose:
    """A pose that shows no arms, unless they are given."""
    bare = {"far_arm": replace(pose.far_arm, over=LATER), "near_arm": replace(pose.near_arm, over=LATER)}
    return replace(pose, **{**bare, **more})


HIM = _free(HIS_STILL, head="front", turn=0.25, shoulders=0, head_turn=0)
HER = _free(HER_STILL_WEDDING, head="front", turn=0.25, shoulders=0, head_turn=0)


def _linked(s: Sheets) -> None:
    """One: like two people on a certificate."""
    placed("taejoon", "wedding", HIM, (102, 172), 0.56, "calm").draw(s)
    with rimmed(s, (0.2, -0.9), "ffffff", 0.8, 0.2):
        her = placed("hijae", "wedding", HER, (206, 180), 0.55, "resolved")
        her.draw(s)
    her.arm(s, -1, reaching(her, (166, 236), (160, 212), Hand("relaxed", -44, 190)))
    scorch(s, ((168, 200), (176, 194), (190, 188)), (2, 8), 2, 0.6)


def _ears(s: Sheets) -> None:
    """Two: he sits very straight, and will find out about the ears when it is printed."""
    her = placed("hijae", "wedding", replace(HER, head="turned", head_turn=6), (214, 186), 0.55, "laughing")
    her.draw(s)
    her.arm(s, -1, reaching(her, (160, 196), (112, 92), Hand("two", -6, 10)))
    scorch(s, ((128, 164), (140, 154), (152, 146)), (4, 7), 3, 0.6)
    placed("taejoon", "wedding", HIM, (104, 196), 0.55, "calm").draw(s)


def _chin(s: Sheets) -> None:
    """Three: she has him by the chin, and brings his right eye round to the glass."""
    him = placed("taejoon", "wedding", replace(HIM, head_turn=4), (108, 176), 0.57, "caught")
    her = placed("hijae", "wedding", replace(HER, head="turned", head_turn=-3), (216, 178), 0.56, "minding")
    him.draw(s)
    shadow(s, lambda: her.draw(s), (-5, 4), 4)
    her.draw(s)
    arm = reaching(her, (214, 256), (146, 192), Hand("chin", -34, 150, 0))
    shadow(s, lambda: her.arm(s, -1, arm), (-3, 3), 3)
    her.arm(s, -1, arm)
    scorch(s, ((158, 206), (168, 196), (182, 189)), (2, 8), 4, 0.6)


def _cheeks(s: Sheets) -> None:
    """Four: cheek to cheek, and mostly teeth."""
    him = placed("taejoon", "wedding", replace(HIM, head_turn=-10), (104, 200), 0.66, "laughing")
    her = placed("hijae", "wedding", replace(HER, head_turn=-13), (210, 208), 0.65, "laughing")
    him.draw(s)
    shadow(s, lambda: her.draw(s), (-5, 4), 4)
    her.draw(s)


POSES = (_linked, _ears, _chin, _cheeks)


def _cut(s: Sheets, number: int) -> None:
    """One picture in its frame: the curtain, the two in the flash, what time did to the paper."""
    frame = polygon(((0, 0), (CUT[0], 0), CUT, (0, CUT[1])))
    s.sheet(frame, "77828e", "59636f", lift=0, core=0, edge=0, fibre=0.1)
    with s.clip(frame):
        for k in range(9):
            x = -8 + k * 38 + 7 * ((k * number) % 3)
            fold = polygon(((x, 0), (x + 15, 0), (x + 19, CUT[1]), (x + 2, CUT[1])))
            s.tone(fold, "39424d", 0.42, 3)
        with s.frame(156, CUT[1], size=ZOOM[number - 1]), s.frame(-156, -CUT[1]):
            POSES[number - 1](s)
            dirt(s, _SOOT[number - 1], 0.5)
        for side in (((0, 0), (CUT[0], 0), (CUT[0], 12), (0, 12)), ((0, 0), (14, 0), (14, CUT[1]), (0, CUT[1])),
                ((CUT[0] - 14, 0), (CUT[0], 0), CUT, (CUT[0] - 14, CUT[1]))):  # fmt: skip
            s.tone(polygon(side), "1c2028", 0.4, 9)
        s.tone(frame, "d9e2ea", 0.07, mode=OVER)
    s.line(((0, 0), (CUT[0], 0)), "1c2028", 1.6, 0.5, taper=(1, 1))
    s.line(((0, 0), (0, CUT[1])), "1c2028", 1.4, 0.4, taper=(1, 1))


ZOOM = (1.12, 1.07, 1.12, 1.14)
"""How close the machine stands to them in each, about the middle of the lower edge."""
_SOOT: tuple[tuple[tuple[float, float, float, float, float], ...], ...] = (
    ((84, 108, 12, 5, 40), (222, 60, 10, 3, -10)),
    ((88, 130, 12, 5, 40), (232, 150, 10, 4, 20)),
    ((86, 128, 12, 5, 30), (222, 128, 9, 4, 30)),
    ((104, 132, 12, 5, 40),),
)  # fmt: skip


def printed() -> Any:
    """The strip, flat, as a skia image of `PRINT` pixels to a unit."""
    wide, high = STRIP
    s = Sheets((round(wide), round(high)), PRINT)
    paper = polygon(((2, 2), (wide - 2, 2), (wide - 2, high - 2), (2, high - 2)))
    s.sheet(paper, "e9e4d8", mix("e9e4d8", "8f8a80", 0.25), lift=0, core=0.12, edge=0.5, fibre=0.08)
    for k in range(4):
        with s.frame(EDGE, EDGE + k * (CUT[1] + GAP)):
            _cut(s, k + 1)
    pixels = (s.image() * 255 + 0.5).astype("uint8")
    return skia.Image.fromarray(pixels, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType, copy=True)


def laid(s: Sheets, image: Any, corners: tuple[Point, Point, Point, Point]) -> None:
    """The printed strip with its corners there: top left, top right, bottom right, bottom left."""
    wide, high = image.width(), image.height()
    source = [skia.Point(0, 0), skia.Point(wide, 0), skia.Point(wide, high), skia.Point(0, high)]
    matrix = skia.Matrix()
    if not matrix.setPolyToPoly(source, [skia.Point(*q) for q in corners]):
        raise ValueError(f"No strip has these corners: {corners}")
    s.canvas.save()
    s.canvas.concat(matrix)
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    s.canvas.drawImage(image, 0, 0, smooth, skia.Paint(AntiAlias=True))
    s.canvas.restore()
