"""Running: hand in hand through a black wood, the moon low behind them, and a branch where he has no side."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from studio.pictures import trees
from studio.pictures.illustrations._rimmed import Rim, rimmed
from studio.pictures.kit import Set
from studio.pictures.people import figure, marks, poses
from studio.pictures.people.bodies import HIS as HIS_BUILD
from studio.pictures.people.hands import FINGERS, draw_hand
from studio.pictures.people.paper import OVER, Sheets, curve, oval, ribbon, spline
from studio.pictures.people.poses import Arm, Hand, Leg
from studio.pictures.place import Card, Eye, Look, Place
from studio.pictures.places.forest import land
from studio.pictures.shapes import waves
from studio.pictures.trees import Bark

AWAY = 2.4
"""Metres to where they run."""
MOON = (0.40, 0.185)
"""To the right and upward, in metres for each metre of distance: where she looks."""
UP = (-0.2, 0.0, 0.98)
SIZE = 1.12
"""Of the two, in units of the picture for each of their own."""
HIS_AT = (1190.0, -52.0)
"""Of his frame, mirrored."""
UNHURT = ("ring", "eye")
"""What is seen on him: the branch is only coming."""
HERS = poses.replace(
    poses.HER_BENT,
    neck=(190, 500), waist=(300, 636), hips=(396, 732), hem=(508, 856), head="profile", head_turn=-2,
    shoulders=-12, middle=-30, pelvis=-30, hem_tilt=-36,
    far_arm=Arm((86, 640), (10, 556), Hand("fist", -38, 60), ""),
    near_arm=Arm((400, 600), (536, 652), Hand("hold", 112, 168)),
    far_leg=Leg((384, 760), (210, 850), (190, 1076), 8, 1.0),
    near_leg=Leg((430, 770), (520, 960), (700, 960), -84, 1.0),
)  # fmt: skip
HIS = poses.replace(
    poses.HIS_BENT,
    neck=(166, 452), waist=(306, 598), hips=(418, 700), hem=(530, 796), head="turned", head_turn=-13,
    shoulders=-14, middle=-34, pelvis=-32, hem_tilt=-38,
    far_arm=Arm((-10, 562), (-74, 612), Hand("hold", -112, 12), ""),
    near_arm=Arm((420, 556), (480, 700), Hand("curled", 170, 120)),
    far_leg=Leg((394, 726), (330, 930), (480, 1060), -40, 1.0),
    near_leg=Leg((420, 734), (250, 846), (214, 1110), 6, 1.0),
)  # fmt: skip

BOUGH = ((-70, 40), (120, 96), (276, 148), (408, 214), (500, 246))
TWIGS = (
    ((408, 214), (456, 196), (524, 204)),
    ((440, 226), (476, 272), (518, 292)),
    ((276, 148), (350, 214), (376, 292)),
    ((120, 96), (236, 60), (330, 62)),
)


def build(s: Set) -> None:
    """All trunks lean against the way they run: so the whole wood runs the other way."""
    s.sky_light("66788e", "2c3743", 0.2)
    lamp = (MOON[0] * 24, 24.0, 1.2 + MOON[1] * 24)
    s.spot(lamp, (0, 3, 0.4), 46000, "d3deec", wide=150, soft=0.7, size=0.22)
    s.sun(0.5, "9db4cd", down=24, around=72, soft=20)
    s.area((2.6, -0.6, 2.2), (0.2, AWAY, 1.2), 170, "c4d4e6", 1.6)
    s.area((-2.2, -0.4, 0.4), (-0.4, AWAY, 1.3), 26, "a8bdd6", 1.4)
    _floor(s)
    _wood(s)
    with s.layer("far"):
        _moon(s)


def _floor(s: Set) -> None:
    litter, patch = waves(12, 0.9), waves(14, 2.3)
    trees.fan(s, s.mat("66727f", fibre=0.3, size=26), lambda x, y: land(x, y) + 0.02 * litter(x, y), (0.7, 90),
        (160, 200), 1.0)  # fmt: skip
    trees.fan(s, s.mat("95a4b4", fibre=0.03), lambda x, y: land(x, y) + 0.016 * patch(x, y) + 0.006, (0.7, 90),
        (160, 200), 1.0)  # fmt: skip


def _wood(s: Set) -> None:
    bark = Bark(
        trees.rimed(s, "090c11", "93a5b8", reach=0.35), trees.rimed(s, "090c11", "a8b9ca", reach=-0.15, wind=UP)
    )
    chance = s.rng("wood")
    for i, (x, y, radius) in enumerate(_spots(chance)):
        lean, high = -0.13 + chance.gauss(0, 0.03), 9 + 0.36 * y + 16 * radius
        with s.layer("far" if y > 30 else "mid"):
            path = trees.trunk(
                s, bark, (x, y, float(land(x, y))), radius, high, lean, f"trunk {i}", 40 if y < 12 else 20
            )
            if y < 22:
                own = random.Random(f"stubs {i}")
                for k in range(own.randint(1, 4)):
                    spot = path[int(len(path) * own.uniform(0.25, 0.7))]
                    a = own.choice((0.0, math.pi)) + own.gauss(0, 0.4)
                    toward = (math.cos(a), math.sin(a), own.uniform(-0.2, 0.4))
                    trees.bough(s, bark, spot, toward, own.uniform(0.4, 1.2), 0.012 + radius * 0.06, f"{i} {k}", 1)


def _spots(chance: random.Random) -> list[tuple[float, float, float]]:
    """Where trunks stand (x, y, radius): a few close ones, chosen; the others by chance, none before the moon."""
    taken = [(-3.3, 4.6, 0.30), (3.5, 4.4, 0.26), (1.62, 6.4, 0.17), (-1.3, 7.6, 0.2)]
    for _ in range(4000):
        y = 5.5 + 50 * math.sqrt(chance.random())
        x, radius = chance.uniform(-1, 1) * (2 + 0.8 * y), chance.choice((0.08, 0.1, 0.13, 0.16, 0.2, 0.25))
        if abs(x - MOON[0] * y) < 0.03 * y + radius and chance.random() < 0.97:
            continue
        if all((x - a) ** 2 + (y - b) ** 2 > (0.6 + 2.2 * (radius + r)) ** 2 for a, b, r in taken):
            taken.append((x, y, radius))
        if len(taken) > 230:
            break
    return taken


def _moon(s: Set) -> None:
    away, radius = 110.0, 3.6
    x, z = MOON[0] * away, 1.2 + MOON[1] * away
    rim = [(x + radius * math.cos(a), away, z + radius * math.sin(a)) for a in (math.tau * k / 64 for k in range(64))]
    s.mesh(s.mat("dfe8ef", glow=22.0), rim, [tuple(range(64))])


def pair(s: Sheets, world: str) -> None:
    """She leads; he follows with his eye on her, his arm as long as it goes. Seen from his right side. He is drawn as
    she is, to the left, and all of it is mirrored."""
    ahead = (0.72, -0.69)
    moon = Rim((0.88, -0.47), "dfe9f5", 0.8, 2.4)
    with rimmed(s, ahead, moon, body="d6dce6") as board, board.frame(1920, 0, mirror=True):
        _him(board)
    with rimmed(s, ahead, moon, body="dde2ea") as board, board.frame(1920, 0, mirror=True):
        with board.frame(440, -84, size=SIZE):
            figure.draw_on(board, "hijae", "coat", HERS, "resolved", marks=marks.ALL)
        _his_fingers(board)
    _leaves(s)
    _breath(s)
    with rimmed(s, ahead, Rim((0.3, -0.95), "b9c8d8", 0.6, 1.7)) as board:
        _bough(board, BOUGH, 46, 2, random.Random("branch 3"))
        for tip in TWIGS:
            _bough(board, tip, 15, 1, random.Random(f"{tip}"))


def _him(board: Sheets) -> None:
    with board.frame(HIS_AT[0] + 720 * SIZE, HIS_AT[1], size=SIZE, mirror=True):
        figure.draw_on(board, "taejoon", "coat", HIS, "afraid", marks=UNHURT)


def _his_fingers(board: Sheets) -> None:
    """His fingers once more, over the back of her hand: they hold each other."""
    hand, (x, y), (ex, ey) = HIS.far_arm.hand, HIS.far_arm.wrist, HIS.far_arm.elbow
    assert hand is not None
    long = math.hypot(x - ex, y - ey)
    at = (x + 2 * (x - ex) / long, y + 2 * (y - ey) / long)
    with board.frame(*HIS_AT, size=SIZE):
        draw_hand(board, at, hand.shape, HIS_BUILD.skin, turn=hand.turn, roll=hand.roll, length=HIS_BUILD.hand,
            only=FINGERS)  # fmt: skip


def _breath(s: Sheets) -> None:
    """White, torn off their mouths and left behind."""
    for x, y, size in ((566, 396, 1.0), (1330, 384, 0.9)):
        for k in range(8):
            u = k / 7
            puff = oval(x + 26 - u * 150 * size, y + 6 + 46 * u - 12 * math.sin(5 * u), (13 + 30 * u) * size,
                (8 + 15 * u) * size, -24 + 10 * k)  # fmt: skip
            s.tone(puff, "fbfdff", 0.62 * (1 - u) ** 1.1 + 0.04, 4 + 8 * u, mode=OVER)


def _leaves(s: Sheets) -> None:
    """What their feet throw up behind them."""
    chance = random.Random("leaves")
    for _ in range(34):
        x, y = chance.uniform(40, 1250), 700 + 200 * chance.random() ** 0.7
        long = chance.uniform(9, 22)
        with s.frame(x, y, turn=chance.uniform(0, 360)):
            leaf = spline([(-long, 0, 1), (-long * 0.2, -long * 0.36), (long, 0, 1), (-long * 0.1, long * 0.3)])
            s.sheet(leaf, chance.choice(("2a323c", "46525e", "8d9cab")), "12161c", lift=0, core=0.2, reach=5)


def _bough(s: Sheets, spine: Sequence[tuple[float, float]], thick: float, forks: int, chance: random.Random) -> None:
    """A bough cut from black card, which forks into twigs."""
    run = curve(spine, 8)
    n = len(run)
    for k in range(4, n - 1) if forks else ():
        if chance.random() < 0.62:
            continue
        u = k / n
        dx, dy = run[k + 1] - run[k - 1]
        a = math.atan2(dy, dx) + chance.choice((-1, 1)) * chance.uniform(0.4, 0.8)
        long = (0.35 + 0.65 * (1 - u)) * chance.uniform(70, 130) * (0.35 + 0.25 * forks)
        bend = a + chance.uniform(-0.35, 0.35)
        x, y = map(float, run[k])
        middle = (x + long * 0.5 * math.cos(a), y + long * 0.5 * math.sin(a))
        end = (middle[0] + long * 0.5 * math.cos(bend), middle[1] + long * 0.5 * math.sin(bend))
        _bough(s, [(x, y), middle, end], max(thick * (1 - 0.75 * u) * 0.5, 6), forks - 1, chance)
    s.sheet(ribbon(spine, [thick * 0.5, thick * 0.38, thick * 0.28, thick * 0.18, 0.8][-len(spine):], 8), "11151c",
        "06080b", lift=3, core=0.2, edge=0.2, fibre=0.2)  # fmt: skip


PLACE = Place(
    name="run",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("pair", pair, AWAY, fill=0.06),),
    eye=Eye((0.0, 0.0, 1.2), (0.0, 40.0, 1.2), mm=26, rise=-0.015),
    looks={
        "here": Look(
            fog=(
                (0.0, "1d2731"),
                (0.22, "3b4a59"),
                (0.42, "627486"),
                (0.55, "66788a"),
                (0.75, "3a4754"),
                (1.0, "1c242d"),
            ),
            thick=0.046,
            clear=4.0,
            most=0.97,
            mist=(0.52, 0.06, 0.75),
            sky=((0.0, "222d38"), (0.25, "4a5b6c"), (0.5, "7b8e9f"), (1.0, "66788a")),
            glow=(0.79, 0.25, 0.20, 0.30, "a3b2bf"),
            exposure=1.75,
            dark=(0.90, 1.0, 1.13),
            light=(1.0, 1.0, 1.0),
            color=0.86,
            bloom=(0.85, 0.35),
            corners=0.5,
            soft=0.45,
        )
    },
    build=build,
    reach=120,
    samples=18,
    quality=70,
)
