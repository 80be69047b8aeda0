"""What only some of them wear: a blazer under a padded coat, a vest that sweeps a street at four, a habit, a sari."""

from __future__ import annotations

import math

from studio.pictures.illustrations._crowd_cuts import LINEN, C, buttons, cloth, fronts, lapels, legs, shirt, skirt, top
from studio.pictures.people.bodies import Body
from studio.pictures.people.clothes import Cloth, facet, lay, leg, wedge
from studio.pictures.people.paper import OVER, Sheets, mix, oval, polygon, spline


def padded(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    """A padded coat, open over a school blazer with a shirt and a narrow tie."""
    legs(s, body, d, worn, bare=False)
    skirt(s, body, d, 2.75, 1.0, 6)
    shirt(s, body)
    lay(
        s,
        body.shape((-0.16, 0.02, 1), (0.04, 0.02, 1), (-0.06, 0.7), (C, 1.0, 1), (C - 0.1, 0.7)),
        cloth("5d6f4a"),
        3,
        reach=5,
    )
    fronts(s, body, d, 1.7, 0.9)
    lapels(s, body, d, 0.9)
    near = fronts(s, body, c, 2.5, 0.5, 1.1, gap=0.52)
    for v in (0.5, 0.86, 1.22, 1.58, 1.94, 2.3):
        for a, b in ((-1.1, C - 0.42), (C + 0.5, 1.1)):
            s.line(body.run((a, v), ((a + b) / 2, v + 0.04), (b, v + 0.02)), c.deep, 3.4, 0.5, taper=(0.4, 1, 0.4))
    facet(s, body.shape((0.7, 0.2, 1), (0.7, 2.5, 1), (1.4, 2.5, 1), (1.4, 0.2, 1)), c, near, 0.2)


def vest(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    """An orange vest with two bands that shine, over a work jacket (`d`)."""
    legs(s, body, d, worn)
    fronts(s, body, d, 1.9, 0.16, 1.03)
    lay(s, body.shape((-0.46, -0.18), (-0.46, 0.06), (C, 0.16), (0.44, 0.04), (0.46, -0.2), (0.1, -0.1)), d, 5, reach=8)
    near = lay(s, body.shape((-0.52, -0.04, 1), (-0.74, 0.3), (-0.96, 0.62), (-1.04, 1.2), (-1.06, 1.74, 1),
        (C, 1.82), (1.06, 1.74, 1), (1.04, 1.2),
        (0.94, 0.62), (0.72, 0.3), (0.52, -0.04, 1), (0.3, 0.16), (C, 0.6, 1), (-0.34, 0.2)),
            c, 9, reach=22)  # fmt: skip
    for v in (0.9, 1.34):
        band = body.shape(
            (-1.05, v, 1), (C, v + 0.05), (1.05, v, 1), (1.05, v + 0.14, 1), (C, v + 0.19), (-1.05, v + 0.14, 1)
        )
        with s.clip(near):
            s.sheet(band, "e6e4d6", "a9aaa2", lift=2, core=0.2, edge=0.4, reach=6)
    s.line(body.run((C, 0.6), (C, 1.2), (C, 1.8)), c.deep, 2.6, 0.7, taper=(1, 1))


def habit(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    """A sister's grey dress to the floor, a cardigan, and a cross on a cord."""
    legs(s, body, d, worn)
    skirt(s, body, c, 3.75, 1.04, 5)
    lay(s, body.shape((-0.42, -0.12), (0, 0.0), (0.42, -0.12), (0.3, 0.5), (C, 0.9), (-0.5, 0.5)), LINEN, 2, reach=10)
    fronts(s, body, d, 1.8, 0.8, 1.06, gap=0.16)
    s.line(body.run((-0.3, 0.1), (C, 0.66)), "2a2420", 2.6, 0.9, taper=(1, 1))
    s.line(body.run((0.26, 0.08), (C, 0.66)), "2a2420", 2.6, 0.9, taper=(1, 1))
    x, y = body.at(C, 0.8)
    for w, h in ((5, 24), (15, 5)):
        s.sheet(
            polygon([(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)])
            if h > 10
            else polygon([(x - w, y - 12), (x + w, y - 12), (x + w, y - 3), (x - w, y - 3)]),
            "c9a05a",
            "8a6a34",
            lift=2,
            core=0.1,
            edge=0.5,
        )


def sari(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    """A sari: pleats to the floor, and its end over the near shoulder, with a gold border."""
    gold = cloth("c79a4a")
    skirt(s, body, c, 3.7, 0.98, 7)
    lay(
        s,
        body.shape((-0.98, 3.52, 1), (0, 3.6), (0.98, 3.52, 1), (0.98, 3.7, 1), (0, 3.76), (-0.98, 3.7, 1)),
        gold,
        2,
        reach=5,
    )
    top(s, body, d, 0.86)
    lay(
        s,
        body.shape(
            (0.2, -0.14, 1),
            (0.82, 0.0),
            (0.92, 0.14, 1),
            (0.5, 0.7),
            (-0.3, 1.3),
            (-1.02, 1.72, 1),
            (-1.0, 1.04, 1),
            (-0.4, 0.66),
        ),
        c,
        9,
        reach=18,
    )
    lay(
        s,
        body.shape((0.18, -0.15, 1), (0.34, -0.1, 1), (-0.26, 0.74), (-1.0, 1.2, 1), (-1.0, 1.06, 1), (-0.4, 0.64)),
        gold,
        3,
        reach=5,
    )
    tail = lay(
        s,
        body.shape((0.72, 0.0, 1), (1.0, 0.12), (1.14, 0.9), (1.2, 2.1, 1), (0.86, 2.14, 1), (0.84, 1.0)),
        c,
        9,
        reach=14,
    )
    wedge(s, body.run((1.0, 2.1), (0.98, 1.2), (0.9, 0.2)), 10, c, tail, 0.3)
    lay(s, body.shape((0.86, 1.96, 1), (1.19, 1.92, 1), (1.2, 2.1, 1), (0.86, 2.14, 1)), gold, 2, reach=4)


def sequins(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    """A stage dress: every sequin a small cut."""
    skirt(s, body, c, 3.5, 1.0, 3)
    top(s, body, c, 1.1)
    for k in range(190):
        v, u = 0.2 + 3.2 * ((k * 0.6180339) % 1), -0.92 + 1.84 * ((k * 0.7548777) % 1)
        x, y = body.at(u * (1.0 if v < 2 else 1 - (v - 2) * 0.03), v)
        s.tone(
            oval(x, y, 4.4, 5.4, 20 * math.sin(k)),
            ("ffffff", "fff0c8", "101418")[k % 3],
            (0.85, 0.6, 0.3)[k % 3],
            mode=OVER,
        )


def uniform(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    legs(s, body, c, worn)
    near = fronts(s, body, c, 2.1, 0.2, 1.05)
    lay(
        s,
        body.shape((-0.46, -0.16), (-0.44, 0.12, 1), (C, 0.06, 1), (0.3, 0.16, 1), (0.46, -0.18), (0.1, -0.04)),
        c,
        5,
        reach=7,
        tint=-0.05,
    )
    lay(s, body.shape((-1.03, 1.04, 1), (1.03, 1.04, 1), (1.03, 1.2, 1), (-1.03, 1.2, 1)), d, 4, reach=6)
    for a, b in ((-0.78, -0.42), (0.2, 0.62)):
        lay(s, body.shape((a, 0.46, 1), (b, 0.46, 1), (b, 0.8, 1), (a, 0.8, 1)), c, 3, reach=6, tint=0.06)
    wedge(s, body.run((0.9, 1.3), (0.5, 1.26), (0.2, 1.3)), 8, c, near, 0.3)


def child(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    """A very small coat with a hood, and rain boots."""
    boots = d
    for side, pose in ((-1, body.pose.far_leg), (1, body.pose.near_leg)):
        if worn:
            leg(s, body, side, pose, cloth("5a5248"), boots, covered=0.2)
        x, y = pose.ankle
        shaft = spline(
            [
                (x - 44, y - 120, 1),
                (x + 44, y - 122, 1),
                (x + 46, y + 10),
                (x + 50, y + 52, 1),
                (x - 74, y + 54, 1),
                (x - 78, y + 20),
                (x - 46, y - 8),
            ]
        )
        lay(s, shaft, boots, 7, reach=14)
        lay(
            s,
            spline([(x - 46, y - 124, 1), (x + 46, y - 126, 1), (x + 46, y - 104, 1), (x - 46, y - 102, 1)]),
            boots,
            3,
            reach=6,
            tint=-0.2,
        )
        s.sheet(oval(x, y - 122, 42, 9), mix(boots.deep, "000000", 0.4), lift=0, edge=0.3) if not worn else None
    fronts(s, body, c, 2.4, 0.1, 1.2)
    lay(
        s,
        body.shape((-0.7, -0.14), (-0.5, 0.16), (C, 0.26), (0.5, 0.14), (0.7, -0.16), (0.1, 0.0)),
        c,
        6,
        reach=9,
        tint=-0.05,
    )
    buttons(s, body, (0.5, 0.95, 1.4, 1.85), "3a2c20")
