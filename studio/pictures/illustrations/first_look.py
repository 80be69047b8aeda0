"""The first look: one woman twice, before the counter. The lens has put her in order."""

from __future__ import annotations

from studio.pictures import goods
from studio.pictures.illustrations._close import combed, dirt, lamp, placed, reaching, rimmed
from studio.pictures.kit import Set
from studio.pictures.people.paper import Sheets, ribbon
from studio.pictures.people.poses import HER_STILL, Hand, Point, replace
from studio.pictures.place import Card, Eye, Place
from studio.pictures.places import counter

EYE = Eye((0.86, 1.4, 1.35), (0.86, 30.0, 1.35), mm=42)
AWAY = 1.5
"""Metres to where she stands."""
SIZE = 2.5
NECK: Point = (960, 728)
LIGHT = (0.55, -0.83)
MARKS = ("cut", "ring", "eye")
LAMP = (0.86, 4.1, 1.95)
STEAM = tuple(counter.steam(x) for x in (-0.76, -0.15, 0.40, 1.55, 2.15, 2.70))


def her(s: Sheets, world: str) -> None:
    """The same pose in both worlds: hands that ask something, eyes on the camcorder."""
    here = world == "here"
    base = replace(HER_STILL, neck=(360, 350), waist=(362, 540), head="front", head_turn=1, turn=0.15, shoulders=3)
    woman = placed("hijae", "coat", base, NECK, SIZE, "asking" if here else "smooth", marks=MARKS if here else ())
    right = reaching(woman, (480, 1200), (612, 880), Hand("soft", -48, 40, 30))
    left = reaching(woman, (1530, 1180), (1344, 884), Hand("soft", 26, 34, 40))
    pose = replace(base, far_arm=replace(right, over="head"), near_arm=replace(left, over="head"))
    woman = replace(woman, pose=pose)
    with lamp(s, LIGHT), rimmed(s, LIGHT, "dfe8f2" if here else "ffe2b0", 3, 0.5), combed("front", loose=here):
        woman.draw(s)
        if here:
            _the_road(s)


def _the_road(s: Sheets) -> None:
    """What the lens takes away besides the marks: mud and soot, and hair that has not seen a comb."""
    dirt(s, ((880, 520, 46, 18, 50), (1010, 300, 40, 14, -12), (846, 420, 22, 12, 70), (1010, 575, 26, 10, 10)), 0.36)
    dirt(s, ((840, 780, 90, 40, 20), (1080, 730, 80, 30, -30), (760, 960, 110, 50, 40), (1250, 930, 110, 50, -40)), 0.5)
    dirt(s, ((560, 760, 40, 18, 40), (1330, 800, 36, 18, -40)), 0.4)
    for run, widths in (
        (((926, 200), (906, 262), (884, 330), (880, 410)), (2.6, 2.4, 1.6, 0.3)),
        (((990, 196), (1030, 246), (1050, 310), (1056, 356)), (2.4, 2.2, 1.4, 0.3)),
        (((812, 240), (776, 350), (766, 440), (748, 530)), (1, 9, 6, 0.5)),
        (((1124, 220), (1164, 330), (1170, 410), (1188, 470)), (1, 8, 5, 0.5)),
        (((806, 380), (772, 520), (776, 600), (760, 680)), (1, 9, 6, 0.5)),
    ):
        s.sheet(ribbon(run, widths), "2a252d", "1b181d", lift=3, core=0.1, edge=0.3, fibre=0.2, rim="6c6472")


def build(s: Set) -> None:
    """The counter and its shelves; in the room a red point of light at the camcorder, through the lens a lamp."""
    p = counter.Papers(s)
    with s.layer("far"):
        counter.room(s, p)
        counter.desk(s, p)
        counter.shelves(s, p)
        goods.pendant(s, p.edge, s.mat("20262c", "ffd9a0", glow=(0.0, 5.0)), p.dark, LAMP, 0.5, 3.6, s.pick(0.07, 0.0))
    if s.here:
        s.sky_light("6d8299", "2c3743", 0.35)
        s.area((3.2, 1.2, 2.6), (0.86, 2.9, 1.4), 60, "b4cbe0", 1.2)
        s.area((-6.5, 6.0, 3.0), (0.5, 6.0, 1.2), 900, "b4cbe0", 2.0, 2.4)
        s.point((0.52, 2.36, 0.98), 9, "ff4a34", 0.04)
        s.point((0.84, 4.8, 0.62), 85, "ff5a42", 0.12)
        return
    s.sky_light("b08a60", "6a4a30", 0.42)
    s.spot((LAMP[0], LAMP[1], LAMP[2] + 0.1), (LAMP[0], LAMP[1] - 0.1, 0), 520, "ffd8a6", wide=125, soft=0.6, size=0.16)
    s.area((0.9, 3.0, 3.4), (0.9, 6.3, 1.2), 150, "ffd2a0", 4.0, 0.5)
    s.area((1.9, 1.0, 2.5), (0.86, 2.9, 1.4), 110, "ffdcb0", 1.4)


PLACE = Place(
    name="first_look",
    shelf="illustrations",
    layers=("far",),
    cards=(Card("her", her, AWAY, over="far", fill=0.03),),
    eye=EYE,
    looks={
        "here": replace(counter.PLACE.looks["here"], glow=None, exposure=2.65, corners=0.5),
        "lens": replace(counter.PLACE.looks["lens"], shafts=STEAM, corners=0.35),
    },
    build=build,
    quality=90,
    reach=60,
    samples=11,
    seed=21,
)
