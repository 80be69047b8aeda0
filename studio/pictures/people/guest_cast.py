"""Who the guests in black are: seven ordinary people as numbers. Each stands in a frame as Hi-jae does (720 x 1200,
feet at (360, 1180)), which is then sized; all face the left of the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.pictures.people.bodies import Build
from studio.pictures.people.hands import Skin
from studio.pictures.people.poses import Arm, Hand, Leg, Pose

NATIVE = 1070.0
"""How tall somebody is in that frame, from the soles to the crown."""
BLACKS = ("14161b", "1c1f26", "262a33")
"""The three cards their clothes are cut from."""

Widths = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Guest:
    """One of them. `x` is the middle, `ground` the soles, `high` the crown above them, all in units of the picture."""

    x: float
    ground: float
    high: float
    wears: str
    black: int
    hair: str
    build: Build
    pose: Pose
    face: tuple[float, float, float] = (1.0, 1.0, 1.0)
    """The head's width, its length, and the width of its jaw, in parts of a common head's."""
    holds: str = ""
    head: float = 0.93

    @property
    def size(self) -> float:
        """Units of the picture for one unit of the frame."""
        return self.high / NATIVE


def _skin(lit: str, shade: str, line: str, nail: str) -> Skin:
    return Skin(lit, shade, line, nail)


PALE = _skin("c3a290", "96766a", "664744", "d3b8aa")
WARM = _skin("b58f75", "87665a", "573d39", "c8a894")
OLD = _skin("bda091", "907468", "5f4743", "cdb6aa")


def _build(widths: Widths, sleeve: tuple[float, float, float], leg: tuple[float, float, float], skin: Skin,
           hand: float = 118, shoulder: float = 0.9) -> Build:  # fmt: skip
    return Build(widths=widths, shoulder=(shoulder, 0.2), sleeve=sleeve, leg=leg, hand=hand, foot=78, skin=skin)


def _stance(
    lean: float = 0.0, stoop: float = 0.0, hip: float = 0.0, tilt: float = 0.0, spread: float = 0.0, reach: float = 90.0
) -> Pose:
    """Standing, arms down: `lean` moves the neck to the right, `stoop` down, `hip` the hips; `tilt` the
    shoulders; `reach` is how far out the near hand hangs."""
    nx, ny = 352 + lean, 346 + stoop
    return Pose(
        neck=(nx, ny), waist=(356 + hip * 0.5 + lean * 0.3, 540 + stoop * 0.4), hips=(364 + hip, 690),
            hem=(362 + hip * 0.6, 900),
        shoulders=tilt, middle=0, pelvis=-tilt * 0.6, hem_tilt=-tilt * 0.3, head_turn=0,
        far_arm=Arm((nx - 100 - spread, 556), (nx - 96 - spread * 0.8, 708), Hand("relaxed", 178, -66)),
        near_arm=Arm((nx + 112 + spread, 556), (nx + reach + spread, 706), Hand("soft", 186, 208)),
        far_leg=Leg((340 + hip, 716), (322, 930), (314, 1130), 0, 0.9),
        near_leg=Leg((390 + hip, 716), (394, 934), (396, 1132), 1, 0.72),
    )  # fmt: skip


_SLIM: Widths = (
    (-0.2, 30),
    (0, 62),
    (0.12, 84),
    (0.3, 88),
    (0.6, 80),
    (1, 70),
    (1.5, 82),
    (2, 92),
    (2.5, 98),
    (3, 104),
)
_BROAD: Widths = (
    (-0.2, 46), (0, 92), (0.12, 122), (0.3, 130), (0.6, 132), (1, 134), (1.5, 136), (2, 130), (2.5, 124), (3, 124),
)  # fmt: skip
_ROUND: Widths = (
    (-0.2, 36), (0, 70), (0.12, 92), (0.3, 100), (0.6, 102), (1, 100), (1.5, 112), (2, 122), (2.5, 132), (3, 142),
)  # fmt: skip
_LONG: Widths = (
    (-0.2, 30),
    (0, 60),
    (0.12, 82),
    (0.3, 86),
    (0.6, 82),
    (1, 78),
    (1.5, 82),
    (2, 88),
    (2.5, 94),
    (3, 100),
)
_PLAIN: Widths = (
    (-0.2, 36),
    (0, 70),
    (0.12, 94),
    (0.3, 100),
    (0.6, 97),
    (1, 92),
    (1.5, 97),
    (2, 103),
    (2.5, 112),
    (3, 122),
)
_SMALL: Widths = (
    (-0.2, 34),
    (0, 66),
    (0.12, 86),
    (0.3, 92),
    (0.6, 92),
    (1, 90),
    (1.5, 94),
    (2, 98),
    (2.5, 100),
    (3, 104),
)

GUESTS = {
    "tired": Guest(
        312, 1168, 975, "boxy", 2, "bob", _build(_SLIM, (30, 27, 23), (40, 25, 16), PALE),
        _stance(4, 0, 8, 4, reach=58), (1.05, 0.96, 1.08), holds="gloves",
    ),
    "napkin": Guest(
        512, 1160, 1000, "suit", 1, "bald", _build(_BROAD, (42, 38, 32), (60, 40, 30), WARM, 128),
        _stance(-2, 4, -4, -2, 28), (1.12, 1.0, 1.16), holds="napkin",
    ),
    "old": Guest(
        692, 1172, 890, "shawl", 0, "bun", _build(_ROUND, (34, 31, 26), (42, 27, 19), OLD, 116),
        _stance(-20, 16, 2, 2, 4), (1.02, 0.95, 1.04),
    ),
    "tall": Guest(
        872, 1158, 1072, "buttoned", 2, "parted", _build(_LONG, (31, 27, 23), (46, 29, 22), WARM, 116),
        _stance(6, -4, 6, -3), (0.92, 1.05, 0.9), head=0.88,
    ),
    "short": Guest(
        1052, 1166, 950, "trousers", 0, "cropped", _build(_SLIM, (30, 26, 22), (60, 52, 46), PALE),
        _stance(0, 0, -8, -4, reach=64), (0.98, 0.95, 0.94), holds="cloth",
    ),
    "cane": Guest(
        1233, 1162, 972, "long", 1, "beard", _build(_PLAIN, (36, 32, 27), (50, 34, 25), OLD, 122),
        _stance(-16, 10, 4, 3, 8, reach=108), (1.04, 1.0, 1.0), holds="cane",
    ),
    "boy": Guest(
        1404, 1180, 720, "school", 2, "bowl", _build(_SMALL, (33, 31, 29), (48, 36, 30), WARM, 120),
        _stance(0, 44, 0, 2, 2), (1.06, 0.85, 0.9), head=1.14,
    ),
}  # fmt: skip
"""From left to right; who stands further right stands before."""
