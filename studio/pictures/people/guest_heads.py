"""The heads of the guests: hair that tells seven people apart, over a face that is one dark plane, or, for the three
who stay, a face of its own. Units are those of a head (see `faces`): eyes at 0, chin near 90, facing left.
"""

from __future__ import annotations

from dataclasses import replace

from studio.pictures.people import faces, features
from studio.pictures.people import hair as hairs
from studio.pictures.people import paper as p
from studio.pictures.people.faces import Eye, Plan, Skin
from studio.pictures.people.guest_cast import Guest
from studio.pictures.people.hair import Card, Hair, Strip
from studio.pictures.people.looks import Look
from studio.pictures.people.paper import Path, Sheets
from studio.pictures.people.plans import PLANS

EYES = -122.0
"""y of the eyes, from the pit of the neck."""
BLANK, BLANK_SHADE, BLANK_EDGE = "2c313b", "1a1d24", "8d97a8"
"""A face that is not seen: its card, the card's far side, its cut edge."""
BLACK = Card("101217", "1a1d24", "2a2e38", "4a515f")
IRON = Card("1a1b20", "2b2c33", "42444d", "6d717c")
GREY = Card("2a2d35", "3c404a", "545965", "7a8190")

_BOB = Hair(
    behind=(Strip(((-40, -70), (-20, -110), (30, -116), (64, -88), (76, -40), (80, 20), (82, 76, 1), (56, 90),
        (20, 84, 1),
                   (-20, 60), (-52, 84, 1), (-64, 70), (-64, 10)), 0.2),),
    over=(
        Strip(((24, -104, 1), (14, -66), (-16, -42), (-48, -32, 1), (-53, 6), (-52, 36), (-55, 72, 1), (-66, 70),
            (-71, 36), (-68, -20),
               (-58, -76), (-36, -110), (6, -122, 1)), 0.45, 4,
              slits=(((14, -108), (-24, -78), (-56, -40), (-62, 30)), ((20, -98), (0, -66), (-34, -46)))),
        Strip(((18, -102, 1), (6, -120, 1), (42, -112), (68, -78), (78, -24), (81, 24), (82, 70, 1), (66, 80),
            (46, 74, 1),
               (48, 36), (45, 0), (40, -34), (26, -72)), 0.5, 5,
              slits=(((26, -100), (48, -66), (57, 0), (58, 66)), ((30, -106), (62, -70), (70, 0), (72, 68))),
              chips=(((40, -98), (60, -70), (55, -64), (36, -90)),)),
    ),
)  # fmt: skip
_BALD = Hair(
    behind=(Strip(((44, -54, 1), (60, -52), (74, -20), (74, 26), (60, 46, 1), (44, 34)), 0.3),),
    over=(Strip(((46, -58, 1), (60, -50), (70, -24), (71, 18), (61, 30, 1), (66, -6), (58, -22), (48, -18, 1),
        (42, -34)),
                0.5, 3, slits=(((52, -48), (62, -26), (66, 4)),)),),
)  # fmt: skip
_BUN = Hair(
    behind=(Strip(((-2, -112), (-8, -136), (6, -158), (34, -160), (52, -142), (48, -116), (24, -104)), 0.45,
                  slits=(((6, -146), (26, -138), (42, -146)), ((4, -130), (24, -124), (44, -130)))),
            Strip(((30, -60), (64, -60), (72, -10), (62, 36), (44, 44)), 0.2)),
    over=(Strip(((-53, -46, 1), (-58, -72), (-40, -102), (-4, -120), (36, -112), (64, -80), (70, -30), (66, 16, 1),
        (58, -14),
                 (48, -22, 1), (40, -48), (14, -74), (-20, -76), (-40, -62)), 0.55, 4,
                slits=(((-40, -72), (-14, -98), (18, -114)), ((2, -80), (24, -94), (30, -112)), ((44, -50),
                (48, -80), (36, -106))),
                ),),
)  # fmt: skip
_PARTED = Hair(
    behind=(Strip(((30, -80), (60, -80), (70, -30), (62, 30, 1), (46, 36)), 0.2),),
    over=(Strip(((-54, -38, 1), (-62, -70), (-52, -102), (-22, -122), (24, -118), (58, -92), (68, -44), (64, 4, 1),
        (54, 12, 1),
                 (52, -22), (42, -32, 1), (40, -60), (24, -84, 1), (-4, -74), (-32, -72), (-48, -58)), 0.45, 4,
                slits=(((22, -86), (0, -104), (-36, -94)), ((28, -90), (44, -84), (54, -50)), ((10, -82), (-20, -90),
                (-44, -76)))),),
)  # fmt: skip
_CROPPED = Hair(
    behind=(Strip(((34, -70), (62, -70), (68, -30), (58, 20, 1), (42, 24)), 0.2),),
    over=(Strip(((-55, -30, 1), (-64, -60), (-58, -92), (-36, -116), (-6, -122), (8, -131, 1), (20, -119),
        (46, -106), (64, -80),
                 (70, -44), (66, -10), (60, 16, 1), (52, 2), (48, -22, 1), (42, -40), (30, -50, 1), (12, -40),
                 (-8, -46), (-30, -58, 1),
                 (-46, -48)), 0.4, 4,
                slits=(((8, -106), (-16, -80), (-24, -54)), ((20, -102), (34, -76), (38, -52)), ((34, -98),
                (54, -66), (56, -34)))),),
)  # fmt: skip
_BEARD = Hair(
    behind=(Strip(((34, -74), (60, -74), (70, -30), (64, 22, 1), (46, 30)), 0.2),),
    over=(
        Strip(((-50, -50, 1), (-57, -76), (-36, -108), (8, -119), (46, -104), (66, -64), (66, -8, 1), (54, -18),
            (44, -30, 1), (38, -66),
               (8, -86), (-26, -80)), 0.5, 4, slits=(((-30, -84), (-4, -104), (26, -108)), ((44, -50), (50, -80),
               (40, -100)))),
        Strip(((-57, 40, 1), (-52, 62), (-54, 86), (-36, 116), (-16, 124), (6, 108), (34, 74), (52, 30), (55, -4, 1),
            (44, 4),
               (36, 34, 1), (12, 46), (-8, 44), (-30, 48), (-44, 42)), 0.6, 4,
              slits=(((-34, 70), (-34, 94), (-26, 112)), ((-16, 66), (-14, 92), (-14, 114)), ((2, 64), (4, 84),
              (0, 102)))),
    ),
)  # fmt: skip
_BOWL = Hair(
    behind=(Strip(((30, -80), (62, -76), (72, -30), (66, 14, 1), (44, 20)), 0.2),),
    over=(Strip(((-57, -18, 1), (-64, -56), (-52, -98), (-20, -120), (10, -122), (4, -142, 1), (24, -134),
        (34, -117), (60, -88), (71, -44),
                 (70, 2, 1), (62, 22, 1),
        (50, 18, 1), (47, -8), (38, -28, 1), (30, -26, 1), (12, -38), (-4, -30, 1), (-20, -36),
                 (-34, -26, 1)),
                0.45, 4, slits=(((10, -116), (-20, -84), (-28, -44)), ((18, -112), (30, -80), (28, -44)),
                ((26, -110), (56, -70), (60, -20)))),),
)  # fmt: skip
HAIR = {"bob": _BOB, "bald": _BALD, "bun": _BUN, "parted": _PARTED, "cropped": _CROPPED, "beard": _BEARD, "bowl": _BOWL}
CARDS = {"bun": GREY, "beard": GREY, "bald": GREY, "bob": IRON}
"""Whose hair is no longer black."""

LOOKS = {
    # ashamed: lids low, eyes on the floor, brows up in the middle over a furrowed forehead, lips pressed
    "napkin": Look(open=0.6, lower=0.3, gaze=(0.3, 0.85),
        inner=6.5, outer=-4, smile=-3.4, press=0.7, pout=0.5, tilt=-7, nod=5,
                   crease=0.5, brow_folds=0.7, frown=0.3),
    # tired: heavy lids, eyes half aside, the mouth a little slack
    "tired": Look(open=0.5, lower=0.34, gaze=(0.2, 0.45),
        inner=6, outer=-4.5, arch=-0.5, smile=-2.2, skew=-0.6, wide=0.9,
                  tilt=8, nod=3, crease=0.35),
    # puzzled: eyes down on his own finger, brows up, lips just apart
    "boy": Look(open=0.74, lower=0.05, gaze=(0.75, 0.95),
        inner=7, outer=1, arch=1.5, knit=1, smile=-1.6, wide=0.8, gape=1.8,
                tilt=-11, nod=5),
}  # fmt: skip
"""What the faces of the three do, once there are faces."""
SKINS = {
    "napkin": Skin("b58f75", "87665a", "573d39", "7a4c44", "8d5f54", "33323a", "24170f", "a5564a"),
    "tired": Skin("c3a290", "96766a", "664744", "845750", "99675e", "2b282d", "2a1a15", "a5564a"),
    "boy": Skin("bd977d", "8f6c5d", "5c413c", "865248", "a0685c", "1e1c22", "22150f", "b4504c"),
}


def draw_head(s: Sheets, who: str, guest: Guest, *, faced: bool, part: str) -> None:
    """A head in the current frame, the pit of its neck at (0, 0): "back" is what collars lie over (the neck, and the
    hair behind it), "front" face and hair. Without `faced` the face is a plain dark plane."""
    look = LOOKS[who] if faced else Look(tilt=-3.0)
    hair, card = HAIR[guest.hair], CARDS.get(guest.hair, BLACK)
    wide, long, _ = guest.face
    with s.frame(0, 0, size=guest.head):
        with s.frame(10, -60, turn=look.tilt), s.frame(-18, EYES + 60):
            if part == "front":
                plan = plan_of(guest)
                _face(s, plan, SKINS[who], look, who) if faced else _blank(s, plan)
            for strip in hair.over if part == "front" else hair.behind:
                fitted = replace(strip, points=_fit(strip.points, wide, long), slits=_all(strip.slits, wide, long),
                                 chips=_all(strip.chips, wide, long), edge=0.55)  # fmt: skip
                hairs.lay(s, card, (fitted,), hairs.Fall(hairs.leaning(s)))
        if part == "back":
            _neck(s, who, guest, faced)


def plan_of(guest: Guest) -> Plan:
    """A common head, widened and lengthened to be this guest's."""
    wide, long, jaw = guest.face
    plan = PLANS["hijae" if guest.hair in ("bob", "bun", "cropped") else "taejoon", "turned"]

    def run(points: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
        return _fit(points, wide, long, jaw)

    young = guest.hair == "bowl"

    def eye(e: Eye) -> Eye:
        b, open_wide = e.brow, 1.06 if young else 0.88
        return replace(
            e,
            x=e.x * wide,
            half=e.half * open_wide,
            high=e.high * open_wide,
            brow=(b[0] * wide, b[1] * wide, b[2] * long),
        )

    def nose(points: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
        if not young:
            return run(points)
        return run(tuple((-28 + (q[0] + 28) * 0.74, 33 + (q[1] - 33) * 0.7, *q[2:]) for q in points))

    assert plan.far is not None
    m = plan.mouth
    return replace(
        plan, outline=run(plan.outline), ear=run(plan.ear), front_lit=run(plan.front_lit), back_lit=run(plan.back_lit),
        nose=nose(plan.nose), nose_back=nose(plan.nose_back), under_nose=nose(plan.under_nose),
        nostrils=tuple(nose(n) for n in plan.nostrils), near=eye(plan.near), far=eye(plan.far),
        mouth=replace(m, x=m.x * wide, y=m.y * long, full=m.full * (0.6 if guest.hair == "bob" else 0.8)),
    )  # fmt: skip


def _fit(
    points: tuple[tuple[float, ...], ...], wide: float, long: float, jaw: float = 1.0
) -> tuple[tuple[float, ...], ...]:
    out = []
    for q in points:
        low = min(1.0, max(0.0, (q[1] - 10) / 60))
        out.append((q[0] * wide * (1 + (jaw - 1) * low), q[1] * long, *q[2:]))
    return tuple(out)


def _all(
    runs: tuple[tuple[tuple[float, ...], ...], ...], wide: float, long: float
) -> tuple[tuple[tuple[float, ...], ...], ...]:
    return tuple(_fit(run, wide, long) for run in runs)


def _neck(s: Sheets, who: str, guest: Guest, faced: bool) -> None:
    w = 32 * guest.face[2] * guest.face[0] - 3
    outline = p.spline(
        [
            (8 - w, -96),
            (5 - w, -34),
            (-w - 8, -2),
            (-w - 20, 26, 1),
            (w + 20, 26, 1),
            (w + 6, -4),
            (w + 2, -40),
            (10 + w, -96),
        ]
    )
    skin = SKINS.get(who)
    if faced and skin:
        neck = s.sheet(
            outline, p.mix(skin.light, skin.shade, 0.85), p.mix(skin.shade, skin.deep, 0.4), lift=0, fibre=0.16
        )
        s.tone(
            p.spline([(-60, -110), (80, -110), (80, -66), (w + 8, -40), (2, -18), (2 - w, -46)]),
            skin.deep,
            0.5,
            clip=neck,
        )
    else:
        s.sheet(outline, "1d2027", "121419", lift=0, core=0.2, edge=0.3, rim=BLANK_EDGE)


def _blank(s: Sheets, plan: Plan) -> None:
    """A face that is not seen."""
    s.sheet(p.spline(plan.ear), BLANK, BLANK_SHADE, lift=2, core=0.2, edge=0.6, rim=BLANK_EDGE, reach=6)
    face = s.sheet(p.spline(plan.outline), BLANK, BLANK_SHADE, lift=9, core=0.25, edge=0.9, rim=BLANK_EDGE, reach=16)
    lx, ly = s.lamp
    s.tone(p.without(face, p.moved(face, -lx * 3.4, -ly * 2.2)), BLANK_EDGE, 0.3, 0.7, clip=face, mode=p.SCREEN)


def _face(s: Sheets, plan: Plan, skin: Skin, look: Look, who: str) -> None:
    card = faces.head_card(s, plan, skin, look)
    with s.frame(0, look.nod):
        faces.nose(s, plan, skin, look, card)
        faces.forehead(s, plan, skin, look, card)
        for e, near in ((plan.far, False), (plan.near, True)):
            if e is not None:
                features.eye(s, e, skin, look, card, 0.2 if who == "tired" else 0.0)
                features.brow(
                    s, e, skin, look, near, {"napkin": 4.4, "tired": 2.2, "boy": 2.2}[who], card if not near else None
                )
        features.mouth(s, plan.mouth, skin, look, card)
        _age(s, plan, skin, who, card)


def _age(s: Sheets, plan: Plan, skin: Skin, who: str, card: Path) -> None:
    """Lines that a longer life has cut."""
    if who == "boy":
        return
    n = plan.near
    for k in range(2):
        y = n.y + 9 + 4 * k
        s.line([(n.x - n.half * 0.7, y), (n.x, y + 4), (n.x + n.half * 0.8, y - 1)], skin.deep, 1.6, 0.45, clip=card)
        s.line(
            [(n.x + n.half + 4, n.y + 5 * k - 2), (n.x + n.half + 11, n.y + 9 * k - 5)], skin.deep, 1.6, 0.5, clip=card
        )
