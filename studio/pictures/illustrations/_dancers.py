"""The two in wedding clothes, close: her palm on his breastbone, his arm around her. And what the tall glass shows."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import pairwise

from studio.pictures.illustrations._acting import LATER, Actor, seen
from studio.pictures.people import paper, poses
from studio.pictures.people.bodies import limb
from studio.pictures.people.gown import GOWN
from studio.pictures.people.paper import ATOP, Path, Sheets, polygon, spline
from studio.pictures.people.poses import Arm, Hand, Point

HE = replace(
    poses.HIS_STILL,
    neck=(316, 292), waist=(336, 500), hips=(376, 664), hem=(400, 842),
    shoulders=-4, middle=0, pelvis=5, hem_tilt=6, head_turn=-24, head_at=(-8, 2),
    far_arm=Arm((250, 500), (180, 560), None, LATER),
    near_arm=Arm((446, 506), (224, 590), Hand("flat", -98, 176, 4), LATER),
    far_leg=poses.Leg((360, 690), (330, 908), (322, 1128), -4, 0.95),
    near_leg=poses.Leg((410, 690), (440, 908), (480, 1118), 1, 0.8),
)  # fmt: skip
SHE = replace(
    poses.HER_STILL,
    neck=(356, 364), waist=(344, 546), hips=(372, 692), hem=(440, 896),
    shoulders=-6, middle=0, pelvis=-2, hem_tilt=-14, head_turn=-8,
    far_arm=Arm((272, 470), (250, 352), None, LATER),
    near_arm=Arm((408, 570), (216, 486), Hand("flat", -54, 184, 2), "head"),
    far_leg=poses.Leg((392, 720), (420, 930), (450, 1130), 0, 0.8),
    near_leg=poses.Leg((402, 720), (440, 930), (480, 1130), 0, 0.8),
)  # fmt: skip
SIZE = 1.14
HIM = Actor("taejoon", "wedding", HE, 744, 1372, SIZE)
HER = Actor("hijae", "wedding", SHE, 1012, 1372, SIZE, lids=1.0)

HER_BACK = replace(
    poses.HER_BACK,
    hem=(372, 900), hem_tilt=-8, head_turn=-9,
    far_arm=Arm((242, 556), (216, 696), None, LATER), near_arm=Arm((470, 552), (508, 690), None, LATER),
)  # fmt: skip
HIS_ARM = Arm((424, 506), (236, 566), Hand("flat", -100, 176, 4))


def dancers(s: Sheets, world: str) -> None:
    """Both of them, as one shape."""
    him, her = seen(HIM, world), seen(HER, world)
    him.draw(s)
    if world == "here":
        _ash(s, him)
    her.draw(s)
    if world == "here":
        _scorch(s, her)
        _soot(s, her)
    him.arm(s, 1)
    if world == "here":
        _ash_on_sleeve(s, him)
    her.arm(s, 1, fore=True)


def mirrored(s: Sheets, glass: list[Point], world: str) -> None:
    """The same turn in the glass, which sees her back: within `glass`, a shape in units of the picture."""
    x, floor, size = 1452, 868, 0.42
    him = Actor("taejoon", "wedding", replace(HE, near_arm=replace(HIS_ARM, over=LATER)), x - 56, floor, size, lids=1.0)
    her = Actor("hijae", "wedding", HER_BACK, x + 18, floor, size)
    with s.clip(polygon(glass)), s.faded(0.85):
        seen(him, world).draw(s)
        seen(her, world).draw(s)
        if world == "here":
            _scorch(s, her)
        him.arm(s, 1, HIS_ARM)


def _ash(s: Sheets, him: Actor) -> None:
    """What has come down on his shoulders, and flakes of it all over the jacket."""
    body = him.body
    jacket = body.shape((-0.3, -0.04, 1), (-1.0, 0.1), (-1.0, 2.3, 1), (1.02, 2.36, 1), (1.0, 0.1), (0.3, -0.04, 1))
    with him.frame(s), s.clip(jacket):
        for u, v, rx, ry in ((0.8, 0.06, 70, 22), (-0.7, 0.08, 60, 18), (0.9, 1.7, 40, 110), (0.3, 2.3, 90, 26)):
            s.tone(paper.oval(*body.at(u, v), rx, ry), "aeb4ba", 0.26, 9, mode=ATOP)
        _flakes(s, [body.at(u, v) for u, v in _scattered(130, 5)], 5)


def _ash_on_sleeve(s: Sheets, him: Actor) -> None:
    body, arm = him.body, him.pose.near_arm
    part = limb(body.shoulder(1), arm.elbow, arm.wrist, body.build.sleeve, body.at(0.5, -0.035))
    with him.frame(s), s.clip(part.outline):
        (x0, y0), (x1, y1) = body.at(0.6, -0.05), body.at(1.1, 0.2)
        s.tone(
            spline([(x0, y0 - 20), (x1 + 20, y1 - 20), (x1 + 6, y1 + 26), (x0, y0 + 14)]), "aeb4ba", 0.3, 8, mode=ATOP
        )
        chance, (ex, ey), (wx, wy) = random.Random(9), arm.elbow, arm.wrist
        along = [(ex + (wx - ex) * t, ey + (wy - ey) * t) for t in (chance.random() for _ in range(44))]
        _flakes(s, [(x + chance.gauss(0, 20), y + chance.gauss(0, 14)) for x, y in along], 7)


def _scattered(count: int, seed: int) -> list[Point]:
    chance = random.Random(seed)
    return [(chance.uniform(-1, 1), chance.uniform(0.0, 2.35)) for _ in range(count)]


def _flakes(s: Sheets, places: list[Point], seed: int) -> None:
    """Flakes of ash, each a crooked scrap of three corners."""
    chance = random.Random(seed)
    for x, y in places:
        r, turn = chance.uniform(1.4, 5.2), chance.uniform(0, math.tau)
        scrap = [
            (x + r * k * math.cos(turn + a), y + r * k * math.sin(turn + a)) for k, a in ((1, 0), (0.6, 2), (0.9, 4))
        ]
        s.tone(polygon(scrap), chance.choice(("c3c8cc", "8d949b", "23262c")), 0.62, mode=ATOP)


def _skirt(her: Actor, top: list[tuple[float, float]]) -> Path:
    """The part of her skirt below a line of (u, v) places."""
    end = 4.6
    points = [_place(her, u, v) for u, v in top] + [_place(her, u, end) for u in (1.08, -1.08)]
    return polygon(points)


def _place(her: Actor, u: float, v: float) -> Point:
    body = her.body
    x, y = body.spine(v)
    half = next((a[1] + (b[1] - a[1]) * (v - a[0]) / (b[0] - a[0]) for a, b in pairwise(GOWN) if v <= b[0]), 200.0)
    turn = math.radians(body.turn(min(v, 3.0)))
    return x + u * half * math.cos(turn), y + u * half * math.sin(turn)


def _scorch(s: Sheets, her: Actor) -> None:
    """What fire has done to the hem: brown, then black, in tongues along the pleats."""
    with her.frame(s):
        for high, color, alpha, blur, wild in (
            (1.7, "8a7358", 0.5, 10.0, 0.5),
            (1.98, "3a2c22", 0.8, 2.2, 0.62),
            (2.22, "131113", 0.94, 0.5, 0.6),
        ):
            line = []
            for k in range(141):
                u = -1.08 + 2.16 * k / 140
                tongues = (
                    math.sin(7.1 * u + 1)
                    + 0.7 * math.sin(17 * u + 0.4)
                    + 0.45 * math.sin(41 * u)
                    + 0.2 * math.sin(97 * u)
                )
                line.append((u, high + wild * (0.42 - 0.3 * tongues) - 0.12 * u))
            s.tone(_skirt(her, line), color, alpha, blur, mode=ATOP)


def _soot(s: Sheets, her: Actor) -> None:
    """Smudges: on the breast, on the sleeve."""
    body = her.body
    with her.frame(s):
        for u, v, rx, ry, turn in (
            (0.3, 0.42, 26, 12, -30),
            (0.8, 0.5, 16, 40, 8),
            (-0.3, 1.5, 34, 60, 6),
            (0.5, 1.9, 30, 80, -8),
        ):
            s.tone(paper.oval(*body.at(u, v), rx, ry, turn), "3c3836", 0.3, 9, mode=ATOP)
