"""The heads of the two, put together: neck, hair behind, face, marks, hair in front.

A head is drawn in the current frame with the pit of its neck at (0, 0) and its chin toward negative y; it is about
205 units high with its hair, and faces the viewer's left unless the frame is mirrored.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from math import cos, radians, sin

from studio.pictures.people import faces, features, hers, his, marks
from studio.pictures.people import hair as hairs
from studio.pictures.people import paper as p
from studio.pictures.people.faces import Plan, Skin
from studio.pictures.people.looks import Look, look_of
from studio.pictures.people.paper import Path, Sheets
from studio.pictures.people.plans import PLANS, SKIN

ANGLES = ("turned", "front", "profile", "back")
PARTS = ("all", "back", "front", "neck", "face")
HAIR = {"hijae": hers.HAIR, "taejoon": his.HAIR}
MIDDLE = {"turned": -7.0, "front": 0.0, "profile": -14.0, "back": 0.0}
"""x of the head's own middle, from the pit of the neck."""
EYES = {"hijae": -132.0, "taejoon": -137.0}
"""y of the eyes, from the pit of the neck."""
NAPE = {"turned": (14.0, 66.0), "front": (0.0, 66.0), "profile": (24.0, 60.0), "back": (0.0, 66.0)}
"""What a head tilts about, from its own middle."""
LASH = {"hijae": 1.0, "taejoon": 0.25}
BROW = {"hijae": 2.35, "taejoon": 3.7}
CUTS = ("cut", marks.WASHED)
CUT_AT = 0.62
"""Where his brow is cut, on its way from the nose outward."""


def draw_head(
    s: Sheets,
    who: str,
    angle: str,
    look: str,
    *,
    outfit: str = "coat",
    marks: Collection[str] = marks.ALL,
    lids: float | None = None,
    part: str = "all",
    sway: float = 0.0,
    breeze: float = 0.0,
    lips: bool = True,
) -> None:
    """Draw a head in the current frame.

    `part` "back" is the hair that hangs behind neck and shoulders, "front" is the rest, "all" both. Where a collar
    lies between them, "neck" and "face" are the halves of the front.
    From behind (`angle` "back") all of it is "front": it lies over collar and scarf.
    `marks` is the set that is shown: without "cut" no cut, without "ring" no ring, without "eye" his right eye is as
    his left. "washed" in place of "cut" is a cut without blood; in work clothes, weeks later, there is none either.
    `lids` (0 open .. 1 closed) closes the eyes further, for a blink. `sway` is how far wind or running carries the
    ends of long hair to the right of the frame (behind her), in units; `breeze` moves the last of it. Without `lips` a
    face has no mouth: what is different then is where the mouth is seen.
    """
    if part not in PARTS:
        raise ValueError(f"part is one of {', '.join(PARTS)}, not {part!r}")
    if angle not in ANGLES:
        raise ValueError(f"angle is one of {', '.join(ANGLES)}, not {angle!r}")
    face = seen(look_of(who, look, lids), look, angle)
    card, hair = hairs.CARD[who], HAIR[who][angle]
    x, y = _place(who, angle, face.tilt)
    rest = _place(who, angle, 0.0)
    fall = hairs.Fall(hairs.leaning(s), face.tilt, (x, y), rest, sway, breeze)
    if part in ("all", "back"):
        with s.frame(*rest):
            hairs.lay(s, card, hair.behind, fall)
    if part in ("all", "front", "neck"):
        _neck(s, who, angle, face.tilt)
    if part not in ("all", "front", "face"):
        return
    with s.frame(*rest):
        hairs.lay(s, card, hair.beside, fall)
    with s.frame(x, y, face.tilt):
        if angle == "back":
            _ears_from_behind(s, who)
        else:
            _face(s, who, angle, face, frozenset(marks), bleeds=outfit != "work", lips=lips)
    with s.frame(*rest):
        hairs.lay(s, card, hair.over, fall)
        hairs.loose(s, card, hair.loose, fall)
    if outfit == "wedding":
        with s.frame(x, y, face.tilt):
            hairs.flowers(s, hair.wedding)


def tilt_of(who: str, angle: str, look: str) -> float:
    """How far a head is tilted in this look: degrees clockwise. What lies around a neck goes with it."""
    return seen(look_of(who, look), look, angle).tilt


def seen(face: Look, look: str, angle: str) -> Look:
    """A look as it is seen from this angle: from the front, who looks at us looks ahead; from the side, nods show."""
    x, y = face.gaze
    if angle == "front":
        return replace(face, gaze=({"calm": 0.0, "resolved": 0.0, "angry": 0.0}.get(look, x), y), tilt=-face.tilt * 0.7)
    if angle == "profile":
        smile = {"wary": -3.4, "tender": 7.5, "calm": 3.2}.get(look, face.smile)
        ahead = (x if look == "wary" else max(x, 0.2), y)
        return replace(face, gaze=ahead, tilt=-1.5 * face.nod, knit=0.0, smile=smile)
    if angle == "back":
        return replace(face, tilt=face.tilt * 0.5)
    return face


def _place(who: str, angle: str, tilt: float) -> tuple[float, float]:
    """Where the head's own middle is, from the pit of the neck, when it is tilted about its nape."""
    nx, ny = NAPE[angle]
    a = radians(tilt)
    return MIDDLE[angle] + nx - (nx * cos(a) - ny * sin(a)), EYES[who] + ny - (nx * sin(a) + ny * cos(a))


def _neck(s: Sheets, who: str, angle: str, tilt: float) -> None:
    skin, w, lean = SKIN[who], 25 if who == "hijae" else 33, tilt * 0.3
    foot, low = (22, 22) if who == "hijae" else (12, 14)  # his is all within a collar
    x = {"turned": 6.0, "front": 0.0, "profile": 12.0, "back": 0.0}[angle]
    top, even = -90.0 if angle != "profile" else -118.0, 0.0 if angle in ("front", "back") else 6.0
    outline = [
        (x - w + lean, top), (x - w - even / 2, -34), (-w - 8, -2), (-w - foot, low, 1), (w + foot, low, 1),
        (w + 8, -3), (x + w - even / 2, -36), (x + w + even + lean, top),
    ]  # fmt: skip
    color, shade = p.mix(skin.light, skin.shade, 0.6), p.mix(skin.shade, skin.deep, 0.12)
    neck = s.sheet(p.spline(outline), color, shade, lift=0, fibre=0.16)
    throat = (x, -28) if angle != "profile" else (x - 4, -40)
    jaw = [(-60, -110), (80, -110), (80, -70), (x + w + 6, -50), throat, (x - w - 6, -54)]
    s.tone(p.spline(jaw), p.mix(skin.shade, skin.deep, 0.5), 0.42, clip=neck)
    if angle in ("turned", "profile"):
        s.line([(w + 4, -60), (14, -22), (4, 6)], skin.deep, 2.4, 0.5, clip=neck)
    elif angle == "front":
        for way in (-1, 1):
            s.line([(way * w, -50), (way * 14, -16), (way * 6, 4)], skin.deep, 2.2, 0.45, clip=neck)


def _ears_from_behind(s: Sheets, who: str) -> None:
    if who == "hijae":
        return
    skin = SKIN[who]
    for way in (-1, 1):
        ear = [(way * 56, -16), (way * 66, -20), (way * 70, -6), (way * 67, 12), (way * 60, 22), (way * 54, 16)]
        s.sheet(p.spline(ear), p.mix(skin.light, skin.shade, 0.75), skin.shade, lift=2, core=0.3, reach=6)


def _face(s: Sheets, who: str, angle: str, look: Look, shown: frozenset[str], bleeds: bool, lips: bool) -> None:
    plan, skin = PLANS[who, angle], SKIN[who]
    card = faces.head_card(s, plan, skin, look)
    with s.frame(0, look.nod * (1.0 if plan.far else 0.0)):
        faces.blush(s, plan, skin, look, card)
        faces.nose(s, plan, skin, look, card)
        faces.forehead(s, plan, skin, look, card)
        _eyes(s, who, plan, skin, look, card, "eye" in shown)
        lip = features.mouth(s, plan.mouth, skin, look, card) if lips else None
        if look.tear:
            marks.tear(s, plan.near, look.tear, card, shut=look.open < 0.2)
        if who == "hijae":
            _hers(s, plan, card, lip, shown)
        elif not shown.isdisjoint(CUTS):
            _his(s, plan, skin, look, card, bleeds and "cut" in shown)


def _eyes(s: Sheets, who: str, plan: Plan, skin: Skin, look: Look, card: Path, clouded: bool) -> None:
    """Both eyes and brows. The near side is a person's left unless the frame is mirrored."""
    for e, near in ((plan.far, False), (plan.near, True)):
        if e is None:
            continue
        right = near == s.mirrored
        blind = who == "taejoon" and right and clouded
        features.eye(s, replace(e, blind=blind), skin, look, card, LASH[who])
        features.brow(s, e, skin, look, near, BROW[who], card if not near or plan.far is None else None)


def _his(s: Sheets, plan: Plan, skin: Skin, look: Look, card: Path, bleeds: bool) -> None:
    """The cut in his brow, on his right side, which is the near one where the frame is mirrored."""
    e = plan.near if s.mirrored else plan.far
    if e is None:
        return
    spine = p.curve(features.brow_spine(e, look, near=s.mirrored))
    at = spine[round((len(spine) - 1) * CUT_AT)]
    source = marks.brow_cut(s, e, (float(at[0]), float(at[1])), skin, card)
    if bleeds and (e.side or e.half > 14):  # of the far eye's corner there is nothing to be seen
        marks.blood(s, e, source, card)


def _hers(s: Sheets, plan: Plan, card: Path, lip: tuple[float, float] | None, shown: frozenset[str]) -> None:
    """Her cut and her ring, on her left side, which is the near one unless the frame is mirrored."""
    if not shown.isdisjoint(CUTS):
        if not s.mirrored:
            marks.cut(s, plan.near.x - 1, plan.near.y + 31, 24, card)
        elif plan.far:
            short = plan.far.half < 14
            marks.cut(
                s, plan.far.x - (13 if short else 23), plan.far.y + (33 if short else 31), 13 if short else 24, card
            )
    if "ring" in shown and lip:
        marks.ring(s, *lip)
