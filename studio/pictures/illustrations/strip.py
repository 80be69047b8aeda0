"""Four cuts: the strip between her hand and his, in the light of the booth. It shows them as they are."""

from __future__ import annotations

from studio.pictures.illustrations._close import lamp, scorch
from studio.pictures.illustrations._cuts import laid, printed
from studio.pictures.kit import Set
from studio.pictures.people.bodies import HERS, HIS
from studio.pictures.people.clothes import Cloth, facet, lay
from studio.pictures.people.gown import IVORY
from studio.pictures.people.hands import FINGERS, Skin, draw_hand
from studio.pictures.people.paper import SCREEN, Path, Sheets, mix, oval, polygon, spline
from studio.pictures.people.poses import Point
from studio.pictures.people.suit import NIGHT_BLUE, SHIRT
from studio.pictures.place import Card, Eye, Look, Place

EYE = Eye((0.0, 0.0, 1.35), (0.0, 1.5, 0.0), mm=30)
AWAY = 0.62
"""Metres to the strip."""
CORNERS: tuple[Point, Point, Point, Point] = ((828, 16), (1130, 2), (1262, 790), (690, 818))
LIGHT = (-0.5, -0.86)


def _hers(s: Sheets, parts: tuple[str, ...]) -> None:
    draw_hand(s, (590, 930), "edge", HERS.skin, turn=34, roll=-34, pitch=-8, left=True, length=560, only=parts, lift=7)


def _his(s: Sheets, parts: tuple[str, ...]) -> None:
    draw_hand(s, (1404, 924), "edge", HIS.skin, turn=-36, roll=-34, pitch=-8, length=620, only=parts, lift=7)


def _nail(s: Sheets, at: Point, turn: float, size: float, skin: Skin) -> None:
    """The nail of a thumb that lies on the paper."""
    with s.frame(*at, turn=turn):
        s.sheet(oval(0, 0, size * 0.62, size * 0.9), skin.nail, mix(skin.nail, skin.shade, 0.4), lift=0, core=0.1,
            edge=0.4, fibre=0.04, reach=5)  # fmt: skip
        s.line([(-size, size * 0.4), (0, size * 1.15), (size, size * 0.4)], skin.line, 2.4, 0.4)


def _sleeve(s: Sheets, outline: tuple[tuple[float, ...], ...], cloth: Cloth) -> Path:
    return lay(s, spline(outline), cloth, 12, reach=44)


def strip(s: Sheets, world: str) -> None:
    """Fingers behind it, the strip, thumbs before it; sleeves come from the lower corners."""
    with lamp(s, LIGHT):
        _hers(s, ("palm", *FINGERS))
        _his(s, ("palm", *FINGERS))
        laid(s, printed(), CORNERS)
        gloss, edge = polygon(((1010, 10), (1080, 8), (990, 830), (850, 832))), polygon(CORNERS)
        s.tone(gloss, "dfe8f0", 0.13, 30, clip=edge, mode=SCREEN)
        _hers(s, ("thumb",))
        _his(s, ("thumb",))
        _nail(s, (745, 666), 30, 22, HERS.skin)
        _nail(s, (1222, 640), -32, 25, HIS.skin)
        cuff = _sleeve(s, ((452, 900, 1), (664, 1040, 1), (640, 1240, 1), (280, 1240, 1), (330, 1100)), IVORY)
        facet(s, polygon(((560, 940), (760, 1060), (760, 1300), (500, 1300))), IVORY, cuff, 0.2)
        scorch(s, ((452, 900), (520, 948), (600, 1000), (664, 1040)), (-16, 30), 5)
        _sleeve(s, ((1322, 1026, 1), (1516, 888, 1), (1580, 1000, 1), (1400, 1130, 1)), SHIRT)
        cuff = _sleeve(s, ((1352, 1076, 1), (1556, 930, 1), (1680, 1060), (1800, 1240, 1), (1420, 1240, 1)), NIGHT_BLUE)
        facet(s, polygon(((1470, 980), (1620, 900), (1900, 1240), (1600, 1240))), NIGHT_BLUE, cuff, 0.26)


def build(s: Set) -> None:
    """The dark floor before the booth, and on it the square of light that its screen throws."""
    s.sky_light("46586c", "1c232b", 0.18)
    s.area((-0.5, 0.1, 1.9), (0.0, 0.45, 1.0), 17, "f0f0ea", 0.3)
    s.spot((-1.2, 2.6, 2.6), (-0.1, 1.6, 0.0), 150, "d4e2f0", wide=70, soft=0.8, size=0.1)
    floor, seam = s.mat("3a434d", size=3.0), s.mat("10151b")
    with s.layer("far"):
        s.box(floor, (0, 2.0, -0.05), (9, 7, 0.1))
        # the screen's light: a square with the booth's own edges, drawn out over the tiles
        square = ((-0.92, 0.98, 0.0006), (0.42, 0.80, 0.0006), (0.86, 2.55, 0.0006), (-0.98, 2.75, 0.0006))
        s.mesh(s.mat("77828c", size=3.0), square, ((0, 1, 2, 3),))
        for k in range(-9, 10):
            s.box(seam, (k * 0.45 + 0.1, 2.0, 0.001), (0.008, 7, 0.002))
            s.box(seam, (0, 2.0 + k * 0.45, 0.001), (9, 0.008, 0.002))
        chance, scrap = s.rng("scraps"), s.mat("5a636d")
        for _ in range(40):
            x, y = chance.uniform(-2, 2), chance.uniform(0.6, 3.6)
            s.box(scrap, (x, y, 0.006), (chance.uniform(0.02, 0.07), chance.uniform(0.02, 0.05), 0.004),
                (0, chance.uniform(-0.1, 0.1), chance.uniform(0, 3)), ragged=0.012, seed=str(x))  # fmt: skip


PLACE = Place(
    name="strip",
    shelf="illustrations",
    layers=("far",),
    cards=(Card("strip", strip, AWAY, over="far", fill=0.05),),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "1c242d"), (1.0, "1c242d")),
            thick=0.1,
            clear=1.0,
            most=0.7,
            exposure=1.5,
            corners=0.55,
            color=0.9,
        )
    },
    build=build,
    quality=90,
    reach=20,
    samples=12,
)
