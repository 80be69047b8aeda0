"""Clothes falling: a dress and a suit come down side by side through the light of the hall, and nobody is in them."""

from __future__ import annotations

from studio.pictures import store
from studio.pictures.garments import CRUMPLED, LAID
from studio.pictures.heap import heap
from studio.pictures.illustrations import _outfits as outfits
from studio.pictures.kit import Set
from studio.pictures.people.paper import Sheets
from studio.pictures.place import Card, Eye, Look, Place, Shaft
from studio.pictures.wardrobe import Wardrobe, cloth_paper

EYE = Eye((0.0, -4.0, 15.0), (0.0, 30, 15.0), mm=19, rise=0.015)
MOON = (0.30, -0.16, -1.0)
AWAY = 3.2
"""Metres to where they fall."""


def build(s: Set) -> None:
    """The hall from as high as the top gallery: the pile's peak waits below."""
    p = store.papers(s)
    s.sky_light("6a829e", "2a3644", 0.55)
    s.sun(11.0, "d3e2f4", down=71, around=118, soft=1.2)
    s.area((0, 12, 20.5), (0, 11, 8), 2600, "c3d6ea", 12)
    s.area((-3.4, -6.0, 17.6), (0.2, -0.8, 15.0), 760, "d5e4f4", 2.4)
    s.area((4.5, -3.0, 13.0), (0.2, -0.8, 14.6), 110, "8fb0d4", 2.0)
    store.hall(s, p, -8.0, square=-8.0)
    clothes = Wardrobe(s, [*CRUMPLED, *LAID], cloth_paper(s, snow=(4.0, 9.0)), p.dark)
    heap(s, clothes, 800, 160)


def pair(s: Sheets, world: str) -> None:
    """The suit on the left, the dress on the right, as the two would stand for us; their cuffs nearly touch."""
    outfits.falling_dress(s, 1148, 404, turn=14, size=0.83)
    outfits.falling_suit(s, 762, 390, turn=-7, size=0.81)


PLACE = Place(
    name="clothes_fall",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(Card("pair", pair, AWAY),),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "93a9bf"), (0.35, "8298b0"), (0.62, "5c7289"), (0.8, "394959"), (1.0, "222c38")),
            thick=0.05,
            clear=8.0,
            most=0.9,
            sky=((0.0, "b4c7da"), (1.0, "7289a2")),
            shafts=(Shaft(((-7, 8, 19.5), (3, 8, 19.5), (3, 19, 19.5), (-7, 19, 19.5)), MOON, 21, 0.30, "c9daee"),),
            exposure=1.45,
            dark=(0.92, 1.0, 1.08),
            light=(1.02, 1.0, 0.97),
            color=0.84,
            corners=0.45,
        )
    },
    build=build,
    reach=60,
    samples=16,
    quality=86,
)
