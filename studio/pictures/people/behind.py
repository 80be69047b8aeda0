"""The two from behind: the backs of their heads and of their coats."""

from __future__ import annotations

from collections.abc import Sequence

from studio.pictures.people import wear
from studio.pictures.people.bodies import Body
from studio.pictures.people.clothes import Cloth, button, facet, lay, stitches, wedge
from studio.pictures.people.coats import BLUE, GREEN
from studio.pictures.people.paper import Sheets, dense, mix, ribbon, spline

HER_HAIR = Cloth("342d36", "1d1a1f", "0b090b", "1d1a1f", 0.1)


def her_head(s: Sheets, breeze: float = 0.0) -> None:
    """Her head from behind, the pit of the neck at (0, 0): long hair over the scarf, parted a little by the wind.

    `breeze` carries its ends so many units."""
    fall = [(0, -247), (44, -237), (72, -200), (77, -140), (70, -76), (62, -20), (66, 50), (72, 108), (60, 150, 1),
        (42, 132), (30, 166, 1), (10, 146), (-10, 172, 1), (-30, 140), (-52, 158, 1), (-70, 104), (-64, 40), (-62,
        -20), (-70, -80), (-76, -140), (-70, -200), (-42, -238)]  # fmt: skip
    card = lay(s, spline(_stirred(fall, breeze)), HER_HAIR, 9, reach=20)
    facet(s, spline([(26, -260, 1), (40, -180), (34, -60), (40, 60), (30, 220, 1), (140, 220, 1), (140, -260, 1)]),
        HER_HAIR, card, 0.34)  # fmt: skip
    lock = lay(s, spline(_stirred([(-6, -244), (-40, -226), (-56, -160), (-50, -70), (-46, 40), (-50, 110), (-36, 146,
        1), (-20, 100), (-20, 20), (-16, -80), (-10, -180)], breeze)), HER_HAIR, 4, reach=12, tint=-0.03)  # fmt: skip
    for run, w in ((((24, -200), (32, -60), (24, 60), (30, 150)), 5), (((56, -150), (48, 0), (56, 120)), 5), (((4,
        -180), (8, 0), (0, 140)), 6)):  # fmt: skip
        wedge(s, list(run), w, HER_HAIR, card, 0.5)
    for run in (((-44, -190), (-42, -60), (-40, 60), (-38, 130)), ((-28, -200), (-30, -60), (-30, 60))):
        wedge(s, list(run), 4, HER_HAIR, lock, 0.5)
    s.line([(-40, -214), (-56, -196), (-64, -170)], "6c6472", 5, 0.4, blur=0.6, clip=card)


def _stirred(points: Sequence[tuple[float, ...]], breeze: float) -> list[tuple[float, ...]]:
    return [(q[0] + breeze * max(0.0, (q[1] - 60) / 100) ** 1.3, *q[1:3]) for q in dense(points)]


def her_hair_in_the_wind(s: Sheets, body: Body) -> None:
    """Her long hair when she runs: locks that stream back from the nape."""
    with s.frame(*body.pose.neck):
        for points, widths, tint in (  # each begins under the hair of the head, however that is tilted
            (((-24, -200), (10, -190), (70, -150), (130, -92), (210, -78), (286, -22)), (20, 38, 44, 34, 22, 1), 0.5),
            (((-16, -184), (20, -160), (80, -110), (140, -40), (196, -14), (240, 52)), (20, 38, 44, 32, 20, 1), 0.2),
            (((4, -172), (30, -140), (76, -70), (112, 4), (150, 40), (176, 110)), (18, 32, 38, 30, 18, 1), 0.0),
            (((-10, -198), (40, -190), (104, -168), (170, -140), (236, -138)), (10, 22, 26, 16, 1), 0.1),
        ):
            card = lay(s, ribbon(list(points), list(widths)), HER_HAIR, 6, reach=14, tint=tint)
            for d in (-0.35, 0.3):
                run = [(q[0], q[1] + d * w) for q, w in zip(points, widths, strict=True)]
                wedge(s, run, 4.5, HER_HAIR, card, 0.5)


def coat(s: Sheets, body: Body, who: str) -> None:
    """A coat's back, without sleeves: a yoke, a middle seam that opens into a vent, a belt."""
    cloth = GREEN if who == "hijae" else BLUE
    s.sheet(body.shape((-0.7, 1.6), (-0.9, 2.93, 1), (0, 2.96), (0.9, 2.93, 1), (0.7, 1.6)), cloth.lining, cloth.deep,
        lift=6, core=0.4, reach=30)  # fmt: skip
    back = lay(s, body.shape((-0.3, -0.16), (-0.62, -0.03), (-0.93, 0.1), (-1.0, 0.3), (-0.98, 0.6), (-1.0, 1.0),
        (-1.0, 1.5), (-1.0, 2.0), (-1.0, 2.5), (-1.02, 3.0, 1), (-0.5, 3.07), (-0.02, 3.05, 1), (0.0, 2.3, 1), (0.06,
        3.03, 1), (0.5, 3.06), (1.02, 2.98, 1), (1.0, 2.5), (1.0, 2.0), (1.0, 1.5), (1.0, 1.0), (0.98, 0.6), (1.0,
        0.3), (0.93, 0.1), (0.62, -0.03), (0.3, -0.16)), cloth, 8, reach=30)  # fmt: skip
    if body.worn:
        wear.muddy(s, body.run(*((u, 3.1) for u in (-1.06, -0.6, 0, 0.6, 1.06))), 58, back)
    shade = [(0.55, -0.2, 1), (0.46, 0.5), (0.5, 1.0), (0.46, 2.0), (0.54, 3.2, 1), (1.4, 3.2, 1), (1.4, -0.2, 1)]
    side = 1 if s.lamp[0] < 0 else -1
    facet(s, body.shape(*((side * q[0], *q[1:]) for q in shade)), cloth, back, 0.3)
    s.line(body.run((0, -0.1), (0.01, 1.0), (0.0, 2.3)), cloth.deep, 1.8, 0.6, clip=back, taper=(1, 1))
    for top, low, wide in ((-0.6, -0.66, 0.14), (-0.26, -0.28, 0.12), (0.28, 0.3, 0.12), (0.64, 0.7, 0.13)):
        facet(s, body.shape((top, 1.1, 1), ((top + low) / 2, 2.0), (low, 3.12, 1), (low + wide, 3.12, 1),
            ((top + low) / 2 + wide * 0.4, 2.0)), cloth, back, 0.28)  # fmt: skip
    for u in (-0.5, 0.2, 0.5):
        wedge(s, body.run((u, 0.98), (u * 0.95, 0.8), (u * 0.8, 0.56)), 9, cloth, back, 0.3)
    yoke = lay(s, body.shape((-0.3, -0.16), (-0.62, -0.03), (-0.93, 0.1), (-0.99, 0.3, 1), (-0.5, 0.36), (0, 0.42, 1),
        (0.5, 0.36), (0.99, 0.3, 1), (0.93, 0.1), (0.62, -0.03), (0.3, -0.16)), cloth, 4, reach=16)  # fmt: skip
    facet(s, body.shape(*((side * q[0], *q[1:]) for q in shade)), cloth, yoke, 0.26)
    if who == "hijae":
        lay(s, body.shape((-1.03, 0.97, 1), (0, 1.03), (1.03, 0.97, 1), (1.04, 1.1, 1), (0, 1.16), (-1.04, 1.1, 1)),
            cloth, 4, reach=8)  # fmt: skip
        if not body.worn:
            return
        wear.stained(s, body, ((0.4, 1.6, 15), (-0.3, 2.05, 11), (0.66, 2.1, 8)))
        hole = spline(
            [(*body.at(-0.74, 1.7), 1), *body.run((-0.68, 1.9)), (*body.at(-0.72, 2.1), 1), *body.run((-0.78, 1.92))]
        )
        s.sheet(hole, cloth.lining, cloth.deep, lift=0, core=0.6, edge=0.5, fibre=0.2, reach=7)
        return
    lay(s, body.shape((-0.5, 1.0, 1), (0, 1.04), (0.5, 1.0, 1), (0.52, 1.13, 1), (0, 1.17), (-0.52, 1.13, 1)), cloth,
        4, reach=8)  # fmt: skip
    stitches(s, body.run((-0.46, 1.03), (0, 1.07), (0.46, 1.03)), mix(cloth.lit, "ffffff", 0.3), 4)
    for u in (-0.42, 0.42):
        button(s, *body.at(u, 1.07), 6, "2a2a30")
    if body.worn:
        wear.stained(s, body, ((-0.5, 1.5, 14), (0.3, 1.95, 15), (0.6, 0.7, 9)))
