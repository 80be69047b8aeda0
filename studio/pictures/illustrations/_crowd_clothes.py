"""What everyone wears, by name: coats, jackets, dresses, aprons; and what only some of them do."""

from __future__ import annotations

from collections.abc import Callable

from studio.pictures.illustrations import _crowd_own as own
from studio.pictures.illustrations._crowd_cuts import C, buttons, cloth, fronts, hole, lapels, legs, shirt, skirt, top
from studio.pictures.people.bodies import Body
from studio.pictures.people.clothes import Cloth, lay, wedge
from studio.pictures.people.paper import Sheets, polygon


def sleeves(wears: str, color: str, second: str) -> Cloth:
    """What the arms are in."""
    return cloth(second if wears in ("vest", "apron", "sari") else color)


def clothes(s: Sheets, body: Body, wears: str, color: str, second: str, worn: bool) -> None:
    """All that is worn below the neck, without sleeves."""
    if not worn:
        hole(s, body, sleeves(wears, color, second))
    _CUTS[wears](s, body, cloth(color), cloth(second), worn)


def _coat(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    legs(s, body, d, worn)
    shirt(s, body, d)
    near = fronts(s, body, c, 3.0, 0.62, 1.1)
    lapels(s, body, c, 0.62)
    buttons(s, body, (0.8, 1.25, 1.7, 2.15), c.deep)
    wedge(s, body.run((0.62, 3.0), (0.5, 2.2), (0.44, 1.5)), 16, c, near, 0.3)


def _belted(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    _coat(s, body, c, d, worn)
    lay(s, body.shape((-1.02, 0.95, 1), (1.02, 0.95, 1), (1.02, 1.09, 1), (-1.02, 1.09, 1)), c, 4, reach=6, tint=0.2)


def _jacket(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    legs(s, body, d, worn)
    shirt(s, body)
    fronts(s, body, c, 2.1, 0.95, 1.03)
    lapels(s, body, c, 0.95)
    buttons(s, body, (1.1, 1.5), c.deep)


def _suit(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    legs(s, body, c, worn)
    shirt(s, body)
    lay(s, body.shape((-0.16, 0.02, 1), (0.04, 0.02, 1), (-0.06, 0.7), (C, 1.1, 1), (C - 0.1, 0.7)), d, 3, reach=5)
    fronts(s, body, c, 2.2, 1.0, 1.02)
    lapels(s, body, c, 1.0)
    buttons(s, body, (1.12, 1.5), c.deep)


def _zip(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    """A jacket closed to the chin, with a hood behind or a ribbed hem."""
    legs(s, body, d, worn)
    near = fronts(s, body, c, 1.9, 0.1, 1.05)
    lay(
        s,
        body.shape((-0.5, -0.2), (-0.5, 0.06), (-0.16, 0.16), (0.46, 0.04), (0.48, -0.22), (0.1, -0.1)),
        c,
        5,
        reach=8,
        tint=-0.04,
    )
    s.line(body.run((C, 0.16), (C, 1.0), (C + 0.04, 1.86)), "d8d4c8", 3, 0.6, taper=(1, 1))
    wedge(s, body.run((0.9, 1.1), (0.5, 1.04), (0.2, 1.1)), 10, c, near, 0.3)


def _dress(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    legs(s, body, Cloth("5a4c48", "3a302e", "1a1412", "2a2220", 0.05), worn)
    skirt(s, body, c, 3.2, 1.1, 5)
    upper = top(s, body, c)
    wedge(s, body.run((0.9, 0.9), (0.5, 0.7), (0.3, 0.4)), 14, c, upper, 0.3)
    lay(s, body.shape((-1.0, 0.95, 1), (1.0, 0.95, 1), (1.0, 1.08, 1), (-1.0, 1.08, 1)), d, 4, reach=6)
    lay(s, body.shape((-0.4, -0.14), (-0.36, 0.14), (C, 0.26), (0.4, 0.1), (0.4, -0.16), (0.1, 0.0)), d, 4, reach=7)


def _skirted(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    legs(s, body, Cloth("4a4044", "302a2c", "141112", "221d1f", 0.05), worn)
    skirt(s, body, d, 3.0, 1.02, 4)
    shirt(s, body)
    fronts(s, body, c, 1.7, 0.5, 1.06)
    buttons(s, body, (0.62, 0.95, 1.3), d.deep)


def _apron(s: Sheets, body: Body, c: Cloth, d: Cloth, worn: bool) -> None:
    """An apron with a badge over a shirt."""
    legs(s, body, cloth("33363e"), worn)
    top(s, body, d, 1.9)
    lay(
        s,
        body.shape(
            (-0.5, 0.34, 1),
            (0.5, 0.32, 1),
            (0.62, 0.9),
            (0.98, 1.1, 1),
            (1.0, 2.5, 1),
            (-0.98, 2.5, 1),
            (-0.98, 1.1, 1),
            (-0.62, 0.9),
        ),
        c,
        8,
        reach=20,
    )
    for a in (-0.46, 0.44):
        s.line(body.run((a * 0.8, -0.05), (a, 0.36)), c.shade, 7, 1, taper=(1, 1))
    x, y = body.at(0.24, 0.56)
    s.sheet(
        polygon([(x - 20, y - 8), (x + 20, y - 8), (x + 20, y + 10), (x - 20, y + 10)]),
        "f0ead8",
        "c8c0ac",
        lift=3,
        core=0.1,
        edge=0.4,
    )


_CUTS: dict[str, Callable[[Sheets, Body, Cloth, Cloth, bool], None]] = {
    "coat": _coat, "belted": _belted, "jacket": _jacket, "suit": _suit, "zip": _zip, "padded": own.padded,
        "dress": _dress,
    "skirted": _skirted, "vest": own.vest, "apron": _apron, "habit": own.habit, "sari": own.sari,
        "sequins": own.sequins,
    "uniform": own.uniform, "child": own.child,
}  # fmt: skip
