"""Two people in one picture: figures put down in its units, and single arms laid over what is before them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from studio.pictures.people import coats, figure, gown, suit
from studio.pictures.people.bodies import BUILDS, SIZE, WEDDING, Body
from studio.pictures.people.clothes import hand_of, sleeve
from studio.pictures.people.marks import ALL
from studio.pictures.people.paper import ATOP, Sheets, oval
from studio.pictures.people.poses import Arm, Point, Pose

LATER = "later"
"""What an arm lies `over` that `figure.draw_on` leaves out: it is laid on by `Actor.arm`."""


CLEAN = ("ring", "eye")
"""The marks that the lens leaves them at *as they are*: what is theirs, not what was done to them."""


@dataclass(frozen=True)
class Actor:
    """Somebody in a pose: the soles' middle at (x, y), `size` units of the picture to one of the frame."""

    who: str
    outfit: str
    pose: Pose
    x: float
    y: float
    size: float
    look: str = "tender"
    marks: tuple[str, ...] = ALL
    lids: float | None = None
    clean: bool = False
    """Clothes as the road never had them."""

    @property
    def body(self) -> Body:
        """The skeleton in its clothes, in the frame's units."""
        return Body((BUILDS if self.outfit == "coat" else WEDDING)[self.who], self.pose, worn=not self.clean)

    @contextmanager
    def frame(self, s: Sheets) -> Iterator[None]:
        """The frame that poses are written in: somebody who faces left; he is mirrored as a whole."""
        him = self.who == "taejoon"
        with (
            s.frame(self.x - 360 * self.size, self.y - 1180 * self.size, size=self.size),
            s.frame(SIZE[0] if him else 0, 0, mirror=him),
        ):
            yield

    def spot(self, point: Point) -> Point:
        """Where a place of the pose is in the picture."""
        x = 720 - point[0] if self.who == "taejoon" else point[0]
        return self.x + (x - 360) * self.size, self.y + (point[1] - 1180) * self.size

    def draw(self, s: Sheets) -> None:
        """The figure without arms that lie over something `LATER`."""
        with s.frame(self.x - 360 * self.size, self.y - 1180 * self.size, size=self.size):
            figure.draw_on(s, self.who, self.outfit, self.pose, self.look, marks=self.marks, lids=self.lids,
                clean=self.clean)  # fmt: skip

    def arm(self, s: Sheets, side: int, arm: Arm | None = None, *, fore: bool = False, hand: bool = True) -> None:
        """One arm over all that was drawn so far: `side` -1 the far one, 1 the near one; `fore` the forearm alone."""
        body = self.body
        arm = arm or (self.pose.far_arm if side < 0 else self.pose.near_arm)
        with self.frame(s):
            bare = self.who == "hijae" and self.outfit == "wedding"
            if bare:
                gown.arm_in(s, body, side, arm, empty=False, fore=fore)
            if hand:
                hand_of(s, body, side, arm)
            if bare:
                gown.bracelet(s, arm)
            elif self.outfit == "wedding":
                suit.arm_in(s, body, side, arm, empty=False, fore=fore)
            else:
                sleeve(s, body, side, arm, coats.GREEN if self.who == "hijae" else coats.BLUE, fore=fore)


def seen(actor: Actor, world: str) -> Actor:
    """Somebody as they are in this world: the lens leaves out what was done to them, and to their clothes."""
    return actor if world == "here" else replace(actor, marks=CLEAN, clean=True)


def dimmed(s: Sheets, amount: float) -> None:
    """All that was drawn so far, darker by that part: a lamp that shines on paper and people alike in one world may
    be too strong for the people in the other."""
    s.tone(oval(960, 540, 4000, 4000), "000000", amount, mode=ATOP)
