"""How bodies stand: a few stances, each found by words that a pose may be called."""

from __future__ import annotations

from dataclasses import dataclass

from game.stage.paper import Point


@dataclass(frozen=True, slots=True)
class Arm:
    """Where elbow and wrist of an arm are, mirrored for the other; `open` shows the fingers, `turn` aims them."""

    elbow: Point
    wrist: Point
    open: bool = False
    turn: float = -90.0


@dataclass(frozen=True, slots=True)
class Stance:
    """How a body stands: arms, lean of the trunk (units at the shoulders), drop, stride, what is held."""

    left: Arm
    right: Arm
    lean: float = 0.0
    drop: float = 0.0
    stride: float = 0.0
    back: bool = False
    camera: bool = False


DOWN = Arm((134, -548), (126, -404), turn=86)
STILL = Stance(DOWN, Arm((132, -552), (70, -470), turn=160))
STANCES: dict[str, Stance] = {
    "still": STILL,
    "talk": Stance(Arm((150, -560), (58, -628), True, -100), Arm((156, -566), (104, -672), True, -74), lean=8),
    "listen": Stance(DOWN, Arm((128, -560), (30, -604), turn=-150), lean=22),
    "camera": Stance(Arm((146, -600), (-6, -726), turn=-60), Arm((168, -640), (62, -772), turn=-120), camera=True),
    "bent": Stance(Arm((130, -470), (86, -356), turn=70), Arm((150, -480), (96, -350), turn=70), lean=70, drop=86),
    "back": Stance(DOWN, DOWN, back=True),
    "run": Stance(Arm((170, -600), (90, -520), turn=-160), Arm((160, -520), (190, -650), turn=-90), lean=60, stride=90),
    "point": Stance(DOWN, Arm((196, -690), (320, -706), turn=0)),
}
WORDS = {
    "stand": "still", "standing": "still", "speak": "talk", "sign": "talk", "signs": "talk", "signing": "talk",
    "wave": "talk", "listening": "listen", "film": "camera", "photo": "camera", "crouch": "bent", "bow": "bent",
    "behind": "back", "away": "back", "running": "run", "pointing": "point",
}  # fmt: skip


def stance_for(pose: str) -> Stance:
    """The stance of a pose; a word that is not known stands still."""
    return STANCES.get(WORDS.get(pose, pose), STILL)
