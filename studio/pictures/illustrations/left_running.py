"""Left running. Here: a camcorder on the floor among clothes, its red light on, its lens to an open door with snow
in it and one footprint. On its tape: the door, for as long as the battery lasts."""

from __future__ import annotations

from mathutils import Euler, Matrix

from studio.pictures import store
from studio.pictures.garments import CRUMPLED, LAID
from studio.pictures.heap import MUTED
from studio.pictures.illustrations import _left_running as drawn
from studio.pictures.kit import Set
from studio.pictures.people.paper import Sheets
from studio.pictures.place import Card, Eye, Look, Place, Shaft
from studio.pictures.shapes import sheet, waves
from studio.pictures.store import Papers
from studio.pictures.wardrobe import Wardrobe, cloth_paper

EYE = Eye((0.0, 0.0, 1.25), (0.0, 30, 1.25), mm=22, rise=-0.105)
DOOR = (0.32, 1.42, 5.4, 2.15)
"""The opening: left, right, how far away, how high (metres)."""
HIGH = 3.3
"""The ceiling."""


def build(s: Set) -> None:
    """The end of the gallery. All light comes in by the door."""
    p = store.papers(s)
    left, right, y, high = DOOR
    store.paving(s, p, (-6, 6), (-1, y + 3), 1.2)
    s.box(p.wall, (left / 2 - 3, y + 0.15, HIGH / 2), (left + 6, 0.3, HIGH))
    s.box(p.wall, (right / 2 + 3, y + 0.15, HIGH / 2), (6 - right, 0.3, HIGH))
    s.box(p.wall, ((left + right) / 2, y + 0.15, (HIGH + high) / 2), (right - left + 0.02, 0.3, HIGH - high))
    s.box(p.slab, (0, y - 0.03, 2.5), (12, 0.08, 0.1))
    for x in (left - 0.06, right + 0.06):
        s.box(p.pale, (x, y - 0.02, high / 2 + 0.05), (0.13, 0.12, high + 0.1))
    s.box(p.pale, ((left + right) / 2, y - 0.02, high + 0.06), (right - left + 0.25, 0.12, 0.13))
    for wide, deep in ((0.74, 0.44), (0.54, 0.58), (0.3, 0.7)):
        s.box(p.slab if wide < 0.7 else p.wall, (-1.95, 4.3, HIGH / 2), (wide, deep, HIGH))
    s.box(p.dark, (-1.95, 4.3, 0.22), (0.9, 0.86, 0.44))
    for x in (-4.6, 4.4):
        s.box(p.wall, (x, 2, HIGH / 2), (0.4, 9, HIGH))
    _lift_and_plan(s, p)
    _door(s, p)
    with s.layer("far"):
        s.box(s.mat("dfe9f2", "ffd9a0", glow=(1.25, 0.5)), (0.8, y + 3.4, 1.5), (9, 0.1, 6))
    _light(s)
    if s.here:
        _snow(s, p)
        _clothes(s, p)


def _lift_and_plan(s: Set, p: Papers) -> None:
    y = DOOR[2] - 0.02
    s.box(p.slab, (3.0, y, 1.1), (1.4, 0.08, 2.2))
    s.box(p.dark, (3.0, y - 0.04, 1.05), (1.16, 0.06, 2.04))
    for x in (2.7, 3.3):
        s.box(s.mat("3a4551", "c79a52"), (x, y - 0.07, 1.05), (0.5, 0.04, 2.0))
    s.box(s.mat("8d98a3", "fff0d2"), (-0.62, y - 0.02, 1.5), (0.8, 0.04, 0.9))
    for k in range(4):
        s.box(p.dark, (-0.62, y - 0.05, 1.24 + 0.17 * k), (0.6 - 0.08 * (k % 3), 0.02, 0.02))


def _door(s: Set, p: Papers) -> None:
    """A green leaf with a bar across it: here it stands open, into the room; through the lens it is shut."""
    left, right, y, high = DOOR
    green, bar = s.mat("3c6a56", "3f8a62", fibre=0.08), s.mat("9aa5b0", "d8b878")
    wide = right - left
    if s.here:
        s.box(green, (right + 0.02, y - wide / 2, high / 2), (0.06, wide, high), (0, 0, -0.22))
        s.box(bar, (right - 0.06, y - wide / 2, 1.02), (0.05, wide * 0.8, 0.07), (0, 0, -0.22))
        s.box(p.snow, (right - 0.06, y - wide / 2, 1.07), (0.06, wide * 0.7, 0.03), (0, 0, -0.22), ragged=0.01)
        return
    s.box(green, ((left + right) / 2, y + 0.04, high / 2), (wide, 0.06, high))
    s.box(bar, ((left + right) / 2, y - 0.06, 1.02), (wide * 0.8, 0.06, 0.07))


def _light(s: Set) -> None:
    left, right, y, _ = DOOR
    middle = (left + right) / 2
    if s.here:
        s.sky_light("566e88", "2a3644", 0.42)
        s.area((middle + 0.35, y + 2.2, 2.5), (-0.7, 2.0, 0.0), 900, "e2edf8", 1.3, 2.2)
        s.area((-2.4, -0.6, 2.8), (0, 3.0, 0.3), 95, "a6bed8", 1.8)
        s.point((-0.86, 1.9, 0.42), 1.6, "ff3a2c", 0.03)
    else:
        s.sky_light("6d5a80", "4a2c1c", 0.16)
        s.area((-1.6, 2.6, 3.1), (0.4, 5.2, 0.8), 60, "ffc98a", 1.2)
        s.area((0.0, -0.7, 2.2), (0.0, 2.0, 1.0), 80, "ffdcb0", 2.0)


def _snow(s: Set, p: Papers) -> None:
    """A tongue of snow from the sill into the room."""
    hills, fine = waves(5, 1.1), waves(6, 0.35)
    left, right, y, _ = DOOR
    middle = (left + right) / 2

    def corner(u: float, v: float) -> tuple[float, float, float]:
        at = 2.3 + (y + 2.4 - 2.3) * v
        reach = 0.38 + 0.5 * v + 0.16 * float(hills(at, 3.0))
        x = middle - 0.62 * (1 - v) ** 1.4 + (2 * u - 1) * reach * (1.0 if at < y else 2.2)
        edge = 1 - (2 * u - 1) ** 2
        high = (0.02 + 0.13 * v) * edge * min(1.0, v * 5) + 0.02 * float(fine(x, at)) * edge - 0.012
        return x, at, high

    sheet(s, p.snow, corner, 60, 120)


def _clothes(s: Set, p: Papers) -> None:
    clothes, chance = Wardrobe(s, [*CRUMPLED, *LAID], cloth_paper(s), p.dark), s.rng("clothes")
    laid, fallen = list(LAID), list(CRUMPLED)
    spots = ((-1.75, 2.5, 1), (-2.5, 3.3, 0), (-1.15, 3.3, 1), (-2.9, 2.3, 0), (-1.2, 1.75, 1), (1.7, 2.7, 1),
        (2.3, 3.6, 0), (2.6, 2.6, 0), (1.9, 4.5, 1), (-3.3, 4.1, 0),
             (-2.1, 1.8, 0), (2.0, 1.9, 1), (-0.75, 4.6, 0), (3.2, 4.4, 0), (-3.6, 3.0, 1),
                 (1.25, 2.05, 0))  # fmt: skip
    for k, (x, y, whole) in enumerate(spots):
        kind = laid[k % len(laid)] if whole else fallen[(5 * k) % len(fallen)]
        color = "a85a30" if k == 5 else chance.choice(MUTED)
        frame = (
            Matrix.Translation((x, y, 0.03))
            @ Euler((chance.gauss(0, 0.08), chance.gauss(0, 0.08), chance.uniform(-2.6, 2.6))).to_matrix().to_4x4()
        )
        clothes.put(kind, frame, color, chance.uniform(1.1, 1.9))


def camcorder(s: Sheets, world: str) -> None:
    """Here, the camcorder on the floor; through the lens, its back."""
    if world == "here":
        drawn.standing(s)
    else:
        drawn.screen_side(s)


def screen(s: Sheets, world: str) -> None:
    """What it has on its screen."""
    if world == "lens":
        drawn.screen(s)


PLACE = Place(
    name="left_running",
    shelf="illustrations",
    layers=("far", "mid"),
    cards=(
        Card("camcorder", camcorder, 2.0, fill=0.4, gain=1.6),
        Card("screen", screen, 2.0, fill=2.1, gain=0.0, shadow=False),
    ),
    eye=EYE,
    looks={
        "here": Look(
            fog=((0.0, "8ea4ba"), (0.5, "8298ae"), (1.0, "2b3644")),
            thick=0.03,
            clear=4.0,
            most=0.7,
            sky=((0.0, "d6e4f0"), (1.0, "c2d2e0")),
            glow=(0.64, 0.34, 0.16, 0.3, "46586c"),
            shafts=(
                Shaft(
                    ((DOOR[0], 5.3, 0.1), (DOOR[1], 5.3, 0.1), (DOOR[1], 5.3, 2.1), (DOOR[0], 5.3, 2.1)),
                    (-0.42, -1.0, -0.42),
                    3.4,
                    0.22,
                    "dbe8f4",
                ),
            ),
            exposure=1.5,
            dark=(0.92, 1.0, 1.08),
            light=(1.02, 1.0, 0.97),
            color=0.84,
            corners=0.5,
            soft=0.9,
        ),
        "lens": Look(
            fog=((0.0, "5a3c2a"), (1.0, "3a2418")),
            thick=0.05,
            clear=2.0,
            most=0.5,
            sky=((0.0, "8a5c38"), (1.0, "6a4428")),
            exposure=1.0,
            dark=(1.03, 0.97, 0.95),
            light=(1.02, 1.0, 0.95),
            color=0.78,
            bloom=(0.8, 0.4),
            corners=0.5,
        ),
    },
    build=build,
    reach=40,
    samples=10,
    quality=90,
)
