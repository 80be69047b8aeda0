"""Figures cut from paper: what stands in for a figure until its pictures are there.

Origin is the point on the floor between the feet; units are those of the picture for a figure 900 high.
`card` may say what the seed would choose otherwise: color (the coat) and accent (rrggbb), hair (long, short).
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pygame

from game.stage.faces import draw_face, face_for
from game.stage.marks import NONE, Marks
from game.stage.paper import PALETTES, Color, Palette, Point, Sheet, curve, grain, mix, shadowed, toned
from game.stage.stances import STILL, Arm, Stance, stance_for

WIDE, HIGH = 720, 1000
ORIGIN = (-360.0, -960.0)

COATS: tuple[Color, ...] = (
    (84, 104, 90), (58, 84, 128), (118, 92, 72), (92, 78, 104), (70, 98, 106), (128, 112, 84), (66, 70, 82),
)  # fmt: skip
ACCENTS: tuple[Color, ...] = ((168, 42, 40), (190, 132, 58), (96, 128, 150), (150, 90, 110), (204, 192, 166))
FACELESS = "faceless"
"""The look of people who are only many."""
FORMAL = frozenset({"wedding", "dress", "gown", "suit", "formal", "party", "evening", "tuxedo"})


@dataclass(frozen=True, slots=True)
class Doll:
    """What stays the same about a person: chosen by the seed where the catalogue is silent."""

    coat: Color
    accent: Color
    long_hair: bool
    scarf: bool
    hair: Color
    legs: Color


def doll_for(name: str, card: Mapping[str, str]) -> Doll:
    """The person of this name. Raises ValueError when a colour of `card` is no rrggbb."""
    rng = random.Random(f"doll {name}")
    coat, accent = rng.choice(COATS), rng.choice(ACCENTS)
    long_hair, scarf = rng.random() < 0.5, rng.random() < 0.5
    if "hair" in card:
        long_hair = scarf = card["hair"] == "long"
    if "accent" in card and "color" not in card:
        # Only an accent is asked for: a scarf shows it best.
        scarf = True
    coat = rgb(card["color"]) if "color" in card else coat
    accent = rgb(card["accent"]) if "accent" in card else accent
    hair = toned((34, 28, 30), rng.uniform(0.0, 0.12))
    return Doll(coat, accent, long_hair, scarf, hair, toned((46, 48, 58), rng.uniform(-0.2, 0.15)))


def rgb(text: str) -> Color:
    """A colour written as rrggbb. Raises ValueError for anything else."""
    number = int(text, 16)
    if len(text) != 6:
        raise ValueError(f"a colour has six hexadecimal digits: {text}")
    return number >> 16, number >> 8 & 255, number & 255


def person(
    name: str,
    card: Mapping[str, str],
    world: str,
    outfit: str,
    pose: str,
    look: str,
    scale: float,
    marks: Marks = NONE,
) -> pygame.Surface:
    """A standing person of WIDE x HIGH units; the point (-ORIGIN) stands on the floor."""
    maker = _Maker(doll_for(name, card), PALETTES[world], world, scale, marks)
    stance = stance_for(pose)
    maker.build(stance, outfit, look)
    return maker.finish()


class _Maker:
    """Builds one person from pieces, each with its own soft shadow on those below."""

    def __init__(self, doll: Doll, palette: Palette, world: str, scale: float, marks: Marks) -> None:
        self.marks = marks
        self.doll = doll
        self.palette = palette
        self.warm = world != "here"
        self.scale = scale
        self.size = (round(WIDE * scale), round(HIGH * scale))
        self.surface = pygame.Surface(self.size, pygame.SRCALPHA, 32)
        self.surface.fill((*self.grade(doll.coat), 0))
        self.stance = STILL

    def grade(self, color: Color) -> Color:
        """A colour in the light of the world."""
        return (
            mix(mix(color, self.palette.fog, 0.1), (196, 120, 48), 0.2)
            if self.warm
            else mix(color, (60, 84, 112), 0.16)
        )

    def at(self, x: float, y: float) -> Point:
        """A point of the upright body where the stance bends it to."""
        above = max(0.0, (-y - 330) / 400)
        return x + self.stance.lean * above, y + self.stance.drop * min(1.0, above)

    def piece(self, color: Color, cut: Callable[[Sheet], None], shadow: int = 80) -> None:
        sheet = Sheet(self.size, self.scale, ORIGIN, self.grade(color))
        cut(sheet)
        if shadow:
            over = shadowed(
                sheet.surface, (round(3 * self.scale), round(7 * self.scale)), max(4, round(9 * self.scale)), shadow
            )
            # A shadow falls on paper only: what lies outside the figure so far stays clear.
            _clip(over, sheet.surface, self.surface)
            self.surface.blit(over, (0, 0))
        else:
            self.surface.blit(sheet.surface, (0, 0))

    def build(self, stance: Stance, outfit: str, look: str) -> None:
        self.stance = stance
        formal = outfit in FORMAL
        doll = self.doll
        gown = formal and doll.long_hair
        if not gown:
            self.piece(doll.legs, self._legs, 0)
        if doll.long_hair and not stance.back:
            self.piece(doll.hair, self._long_hair, 0)
        body = (214, 202, 182) if gown else (40, 44, 58) if formal else doll.coat
        self.piece(body, self._gown if gown else self._coat)
        self.piece(self.palette.skin, lambda s: s.limb(self.at(0, -770), self.at(0, -712), 50, 58, -0.14), 0)
        if not stance.back:
            self.piece(body, lambda s: self._front(s, formal, gown))
        sleeve = self.palette.skin if gown else body
        self._arm(stance.left, -1, sleeve, gown)
        if stance.camera:
            self._head(look)
            self._collar(formal, gown)
            self._arm(stance.right, 1, sleeve, gown)
            self.piece((38, 40, 48), self._camera)
            return
        if stance.back:
            self._arm(stance.right, 1, sleeve, gown)
            self._collar(formal, gown)
            self._head(look)
            return
        self._head(look)
        self._collar(formal, gown)
        self._arm(stance.right, 1, sleeve, gown)

    def _legs(self, s: Sheet) -> None:
        stride = self.stance.stride
        for way in (-1, 1):
            hip, knee = (way * 40, -340), (way * (44 + stride * 0.3), -180)
            foot = (way * (46 + stride), -30 - (stride * 0.8 if way > 0 else 0))
            s.limb(hip, knee, 88, 66, -0.12 * (way > 0))
            s.limb(knee, foot, 66, 48, -0.12 * (way > 0))
            x, y = foot
            s.shape(curve([(x - 30, y - 26), (x + 26, y - 26), (x + way * 8 + 40, y + 16), (x + way * 8, y + 28),
                           (x + way * 8 - 38, y + 18)], 5), -0.45)  # fmt: skip

    def _coat(self, s: Sheet) -> None:
        def mirrored(points: list[Point]) -> list[Point]:
            return points + [(-x, y) for x, y in reversed(points)]

        half: list[Point] = [
            (26, -752),
            (62, -740),
            (98, -712),
            (108, -650),
            (98, -520),
            (118, -380),
            (138, -272),
            (70, -258),
        ]
        outline = curve([self.at(x, y) for x, y in mirrored(half)], 6)
        s.shape(outline, rim=2.2)
        shade = [
            (60, -734),
            (94, -706),
            (105, -650),
            (96, -520),
            (115, -380),
            (130, -284),
            (96, -270),
            (62, -300),
            (56, -520),
        ]
        s.shape(curve([self.at(x, y) for x, y in shade], 6), -0.17, rim=0)
        for x in (-92, -52, 40, 88):
            s.limb(self.at(x * 0.8, -470), self.at(x * 1.16, -266), 1.5, 7, -0.24)
        if self.stance.back:
            s.stroke([self.at(0, -500), self.at(2, -262)], 3, -0.4)
            s.limb(self.at(-100, -520), self.at(100, -520), 16, 16, -0.2)

    def _front(self, s: Sheet, formal: bool, gown: bool) -> None:
        if gown:
            s.limb(self.at(-70, -556), self.at(70, -556), 16, 16, color=self.grade(self.doll.accent))
            return
        if formal:
            shirt = [(-32, -748), (32, -748), (4, -560), (-4, -560)]
            s.shape([self.at(*p) for p in shirt], color=self.grade((222, 218, 208)), rim=0)
        lapel = [(20, -750), (58, -742), (70, -690), (44, -660), (8, -560)]
        for way in (-1, 1):
            s.shape([self.at(way * x, y) for x, y in lapel], 0.09 - 0.1 * (way > 0), rim=1.4)
        s.stroke([self.at(4, -560), self.at(10, -262)], 3, -0.42)
        for y in (-530, -440, -350):
            s.disc(self.at(26, y), 7, -0.5)
        for x in (-88, 50):
            s.shape([self.at(x, -420), self.at(x + 52, -414), self.at(x + 50, -394), self.at(x - 1, -400)], -0.12)

    def _gown(self, s: Sheet) -> None:
        half: list[Point] = [
            (30, -690),
            (62, -700),
            (74, -640),
            (58, -560),
            (96, -430),
            (170, -160),
            (216, -6),
            (110, 8),
        ]
        s.shape(curve([self.at(x, y) for x, y in half + [(-x, y) for x, y in reversed(half)]], 6), rim=2.4)
        for x in range(-5, 6):
            s.limb(self.at(x * 10, -540), self.at(x * 37, -2), 2, 10, -0.1 - 0.05 * (x > 0))
        skin = self.grade(self.palette.skin)
        chest = [
            (-70, -716),
            (-40, -742),
            (40, -742),
            (70, -716),
            (64, -700),
            (30, -690),
            (0, -676),
            (-30, -690),
            (-64, -700),
        ]
        s.shape([self.at(*p) for p in chest], color=skin, rim=0)

    def _arm(self, arm: Arm, way: int, color: Color, bare: bool) -> None:
        shoulder = self.at(way * 84, -682)
        elbow, wrist = self.at(way * arm.elbow[0], arm.elbow[1]), self.at(way * arm.wrist[0], arm.wrist[1])
        thick = (40, 36, 28) if bare else (62, 56, 48)

        def cut(s: Sheet) -> None:
            for shift, tone in ((-1.8, 0.2), (0.0, 0.02)):
                a, b, c = ((p[0] + shift, p[1] + shift) for p in (shoulder, elbow, wrist))
                s.disc(a, thick[0] / 2, tone)
                s.limb(a, b, thick[0], thick[1], tone)
                s.disc(b, thick[1] / 2, tone)
                s.limb(b, c, thick[1], thick[2], tone)
            if not bare:
                s.stroke([_part(elbow, wrist, 0.1), _part(elbow, shoulder, 0.22)], 3, -0.22)

        def cuff(s: Sheet) -> None:
            s.limb(_part(elbow, wrist, 0.84), wrist, thick[2] + 8, thick[2] + 10, -0.16)

        turn = arm.turn if way > 0 else 180 - arm.turn
        self.piece(color, cut)
        self.piece(self.palette.skin, lambda s: _hand(s, wrist, turn, arm.open, way))
        if not bare:
            self.piece(color, cuff, 50)

    def _collar(self, formal: bool, gown: bool) -> None:
        doll = self.doll
        if gown:
            return
        if formal:
            tie = [(-26, -748), (0, -738), (26, -748), (26, -718), (0, -728), (-26, -718)]
            if not self.stance.back:
                self.piece(doll.accent, lambda s: s.shape([self.at(*p) for p in tie]))
        elif doll.scarf:
            self.piece(doll.accent, self._scarf)
        else:
            self.piece((112, 114, 112), self._neck)
            self.piece(toned(doll.accent, -0.1), self._strap)

    def _scarf(self, s: Sheet) -> None:
        s.origin = (s.origin[0], s.origin[1] - 24)
        tail = [(6, -700), (44, -704), (54, -560), (46, -468), (8, -470), (14, -570)]
        if self.stance.back:
            tail = [(20, -716), (60, -720), (150, -690), (230, -700), (226, -658), (140, -650), (60, -684)]
        s.shape(curve([self.at(*p) for p in tail], 6), -0.12, rim=1.6)
        wrap = [(-76, -726), (-62, -772), (-20, -764), (24, -766), (64, -772), (78, -724), (42, -690), (-36, -688)]
        s.shape(curve([self.at(*p) for p in wrap], 6), rim=2)
        for y, bow in ((-742, 16), (-718, 20)):
            fold = [self.at(x, y + bow * (1 - (x / 70) ** 2)) for x in range(-66, 67, 22)]
            s.stroke(fold, 3.5, -0.28)

    def _neck(self, s: Sheet) -> None:
        s.origin = (s.origin[0], s.origin[1] - 20)
        roll = [(-46, -768), (0, -758), (46, -768), (58, -722), (0, -706), (-58, -722)]
        s.shape(curve([self.at(*p) for p in roll], 5), rim=1.6)
        for x in range(-40, 41, 16):
            s.stroke([self.at(x * 0.9, -758), self.at(x * 1.15, -718)], 2, -0.2)

    def _strap(self, s: Sheet) -> None:
        way = 1 if self.stance.back else -1
        s.limb(self.at(way * 74, -734), self.at(-way * 108, -452), 20, 20, -0.25)
        bag = [(92, -470), (166, -462), (160, -372), (94, -378)]
        s.shape([self.at(-way * x, y) for x, y in bag], -0.35, rim=1.6)

    def _head(self, look: str) -> None:
        back = self.stance.back
        if not back:
            self.piece(self.palette.skin, self._skull)
            lean = self.at(0, -812)
            if look != FACELESS:
                ink = self.palette.ink
                self.piece(
                    self.palette.skin, lambda s: draw_face(s, lean, face_for(look), ink, self.grade, self.marks), 0
                )
        self.piece(self.doll.hair, self._hair_back if back else self._fringe)

    def _skull(self, s: Sheet) -> None:
        half = [(0, -884), (40, -872), (57, -832), (53, -790), (34, -752), (10, -738)]
        s.shape(curve([self.at(x, y) for x, y in [*half, *((-x, y) for x, y in reversed(half[1:]))]], 6), rim=1.4)
        cheek = [(40, -872), (57, -832), (53, -790), (34, -752), (12, -739), (32, -790), (40, -830)]
        s.shape(curve([self.at(*p) for p in cheek], 6), -0.13, rim=0)

    def _fringe(self, s: Sheet) -> None:
        if self.doll.long_hair:
            cap = [(-62, -760), (-70, -830), (-54, -888), (0, -908), (54, -888), (70, -830), (64, -752), (54, -786),
                   (50, -836), (26, -868), (4, -874), (-10, -846), (-34, -834), (-50, -816)]  # fmt: skip
        else:
            cap = [(-62, -806), (-66, -850), (-44, -896), (4, -908), (52, -892), (66, -848), (61, -802), (54, -838),
                   (40, -858), (24, -842), (8, -862), (-12, -840), (-28, -862), (-46, -838)]  # fmt: skip
        s.shape(curve([self.at(*p) for p in cap], 5), rim=1.8)
        for x in (-30, 6, 36):
            s.stroke([self.at(x, -894), self.at(x * 1.25 - 6, -868)], 2, 0.14)

    def _long_hair(self, s: Sheet) -> None:
        fall = [
            (-60, -860),
            (0, -906),
            (60, -860),
            (76, -780),
            (86, -640),
            (64, -560),
            (-60, -556),
            (-88, -640),
            (-76, -780),
        ]
        s.shape(curve([self.at(*p) for p in fall], 6), -0.1, rim=1.6)

    def _hair_back(self, s: Sheet) -> None:
        low = -590.0 if self.doll.long_hair else -764.0
        fall = [(0, -908), (54, -890), (68, -840), (62, (low - 840) / 2), (52, low), (0, low + 12), (-52, low),
                (-62, (low - 840) / 2), (-68, -840), (-54, -890)]  # fmt: skip
        s.shape(curve([self.at(*p) for p in fall], 6), rim=2)
        for x in (-34, -8, 20, 42):
            s.stroke([self.at(x * 0.6, -892), self.at(x, -800), self.at(x * 1.05, low + 16)], 2, 0.12)

    def _camera(self, s: Sheet) -> None:
        x, y = self.at(20, -812)
        s.shape([(x - 44, y - 34), (x + 70, y - 34), (x + 70, y + 36), (x - 44, y + 36)], rim=2)
        s.disc((x - 4, y + 2), 27, 0.16)
        s.disc((x - 4, y + 2), 19, -0.5, self.grade((70, 96, 120)))
        s.disc((x - 10, y - 5), 5, 0.6)
        s.disc((x + 52, y - 20), 5, color=self.palette.accent)

    def finish(self) -> pygame.Surface:
        """Light on the upper left edge, darkness to the feet, grain."""
        wide, high = self.size
        fall = pygame.Surface((1, 8), 0, 32)
        for y in range(8):
            fall.set_at((0, y), (round(255 - max(0, y - 3) * 24),) * 3)
        self.surface.blit(pygame.transform.smoothscale(fall, (wide, high)), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        grain(self.surface, 7)
        return self.surface


def _clip(over: pygame.Surface, piece: pygame.Surface, under: pygame.Surface) -> None:
    """Take from `over` the shadow that would fall outside both the piece and what lies under it."""
    allowed = under.copy()
    allowed.blit(piece, (0, 0))
    white = pygame.Surface(over.get_size(), pygame.SRCALPHA, 32)
    white.fill((255, 255, 255, 0))
    allowed.blit(white, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
    over.blit(allowed, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)


def _part(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _hand(s: Sheet, wrist: Point, turn: float, spread: bool, way: int) -> None:
    """A hand of paper at the wrist, its fingers aimed at `turn` degrees (0 right, -90 up)."""

    def along(angle: float, far: float, start: Point) -> Point:
        a = math.radians(angle)
        return start[0] + math.cos(a) * far, start[1] + math.sin(a) * far

    palm = along(turn, 30, wrist)
    s.limb(along(turn, -8, wrist), palm, 30, 42)
    s.disc(palm, 21)
    for i, (angle, far) in enumerate(((-21, 44), (-7, 50), (7, 47), (21, 38))):
        aim = turn + angle * (1.0 if spread else 0.45)
        tip = along(aim, far if spread else far * 0.7, palm)
        root = along(turn + angle * 2.2, 12, palm)
        s.limb(root, tip, 13, 10, -0.05 * i)
        s.disc(tip, 5, -0.05 * i)
    thumb = along(turn - way * (62 if spread else 36), 38 if spread else 28, along(turn, 8, wrist))
    s.limb(along(turn, 14, wrist), thumb, 17, 11, 0.03)
    s.disc(thumb, 5.5, 0.03)
