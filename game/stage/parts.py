"""Figures in parts: a body with one face, and what differs of it by look, mark and lid, on a sheet of its own.

Beside `<figure>.webp` lie `<figure>.json` and, if it has parts, `<figure>.parts.webp`:

    {"standing": 1080,
     "mouth": {"calm": [x, y, -1], "angry": [x, y, -1]},
     "parts": {"angry": [x, y, width, height, left, top], "angry no ring": [...], "angry lids": [...]}}

`standing` is how many pixels high the figure is when it stands straight: the picture may have room above. `mouth` is
where the middle of the mouth is on the body, in each look in which it is seen, and which way it breathes: -1 to the
left, 1 to the right (if nothing is said, toward the middle of the picture). x, y, width, height say where a part lies
on the sheet, left and top where its corner goes on the body. A look takes the place of all that was there, so a head
may move and leave nothing behind. Marks and lids are laid over it: where the sheet is clear, what was there stays. What
has no part is as on the body. First the look is put on, then what a mark is like that is not raw (`faint`, `healing`,
`no cut`, `no ring`, `no eye`), then lids. `sway 1 1` to `sway 1 4`, `sway 2 1` and so on are ends that move
(`game.stage.sway`): no other part touches them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.stage import bands
from game.stage.marks import Marks

Box = tuple[int, int, int, int, int, int]
Mouth = tuple[int, int, int]
"""Where a mouth is, x and y, and which way it breathes: -1 to the left, 1 to the right, 0 where that is not said."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one body: their sheet, and where each lies and goes."""

    sheet: pygame.Surface
    boxes: Mapping[str, Box]

    def dressed(
        self, body: pygame.Surface, look: str, marks: Marks, closed: bool = False, step: int = 0
    ) -> pygame.Surface:
        """The body (32 bits, alpha) with this look and these marks, the lids open or closed, its ends at a step of
        their way (0: at rest): a new surface."""
        made = bands.copied(body)
        ends = [f"sway {number} {step}" for number in range(1, len(self.ends()) + 1)]
        for name in (look, *_over(look, marks, closed), *ends):
            if name in self.boxes:
                x, y, wide, high, left, top = self.boxes[name]
                if name == look or name in ends:
                    made.fill((0, 0, 0, 0), (left, top, wide, high))
                made.blit(self.sheet, (left, top), (x, y, wide, high))
        return made

    def ends(self) -> list[pygame.Rect]:
        """What of the body moves in a breath of wind, from above."""
        found: list[pygame.Rect] = []
        while box := self.boxes.get(f"sway {len(found) + 1} 1"):
            found.append(pygame.Rect(box[4], box[5], box[2], box[3]))
        return found

    def lids(self, look: str) -> pygame.Rect | None:
        """What of the body a blink changes, or None where the eyes are closed anyway."""
        box = self.boxes.get(f"{look} lids")
        return pygame.Rect(box[4], box[5], box[2], box[3]) if box else None


@dataclass(frozen=True, slots=True)
class Index:
    """What is said of a body: how high it stands (0: as high as its picture), where its parts lie, and where its mouth
    is in each look in which it is seen (None: nothing is said of mouths)."""

    standing: int
    boxes: Mapping[str, Box]
    mouths: Mapping[str, Mouth] | None = None

    def mouth(self, look: str, foot: tuple[float, float], factor: float) -> Mouth | None:
        """The mouth in a look, from the foot, of a body `factor` times as large; None where none is seen or known."""
        spot = (self.mouths or {}).get(look)
        return spot and (round((spot[0] - foot[0]) * factor), round((spot[1] - foot[1]) * factor), spot[2])


def index(path: Path) -> Index | None:
    """What is said of a body; None when there is no such file. ValueError says what is wrong with it."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    found = found if isinstance(found, dict) else {}
    boxes, standing = found.get("parts"), found.get("standing", 0)
    if not isinstance(boxes, dict) or not all(_is_numbers(box, 6) for box in boxes.values()):
        raise ValueError(f"{path.name} has no list of parts, six whole numbers for each")
    if type(standing) is not int or standing < 0:
        raise ValueError(f"{path.name} says {standing!r} for 'standing', which is a number of pixels")
    known = {str(name): (b[0], b[1], b[2], b[3], b[4], b[5]) for name, b in boxes.items()}
    return Index(standing, known, _mouths(path.name, found.get("mouth")))


def _mouths(name: str, found: object) -> dict[str, Mouth] | None:
    if found is None:
        return None
    if not isinstance(found, dict) or not all(_is_mouth(spot) for spot in found.values()):
        raise ValueError(f"{name} says something else for 'mouth' than x, y and -1 or 1 for each look")
    return {str(look): (spot[0], spot[1], spot[2] if spot[2:] else 0) for look, spot in found.items()}


def _is_mouth(value: object) -> bool:
    return isinstance(value, list) and _is_numbers(value[:2], 2) and (not value[2:] or value[2:] in ([-1], [1]))


def _is_numbers(value: object, count: int) -> bool:
    return isinstance(value, list) and len(value) == count and all(type(n) is int and n >= 0 for n in value)


def _over(look: str, marks: Marks, closed: bool) -> Iterator[str]:
    """What is laid over a look, in its order."""
    if marks.cut != "raw":
        yield f"{look} {marks.cut or 'no cut'}"
    if not marks.ring:
        yield f"{look} no ring"
    if not marks.eye:
        yield f"{look} no eye"
    if closed:
        yield f"{look} lids"
