"""Looks: what a face does, as numbers. Eight for everybody, and what each of the two does in their own way.

Units are those of a head (205 high). Brows, mouth corners: up is positive. Gaze: x toward where the head points
when positive, y down when positive, -1..1. A look must be named right by somebody who sees only the face; what
tells it apart is in its comment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

NAMES = ("calm", "wary", "afraid", "hurt", "tender", "laughing", "angry", "resolved")
MORE = ("chuckling", "asking", "smooth", "leaning", "guarding", "caught", "minding", "roaring")
"""Looks that only the illustrations use: most of them are seen from close by."""


@dataclass(frozen=True)
class Look:
    """A face at one moment. All numbers are differences from a face at rest."""

    open: float = 0.9
    """The upper lids: 0 closed, 1 open, above that the white shows over the iris."""
    lower: float = 0.0
    """The lower lids: 0 at rest, 1 pushed up as far as they go."""
    gaze: tuple[float, float] = (0.1, 0.0)
    iris: float = 1.0
    inner: float = 0.0
    """The inner ends of the brows."""
    outer: float = 0.0
    arch: float = 0.0
    knit: float = 0.0
    """How far the brows come together."""
    near: float = 0.0
    """The brow on the side that we see more of, as a whole."""
    far: float = 0.0
    smile: float = 0.0
    """The mouth's corners."""
    skew: float = 0.0
    """One corner only: the near one when positive, the far one when negative."""
    wide: float = 1.0
    """The mouth's width."""
    gape: float = 0.0
    """How far the mouth is open."""
    square: float = 0.0
    """0: the open mouth is a smile or an o; 1: it is a box of bared teeth."""
    teeth: float = 0.0
    lift: float = 0.0
    """The upper lip is drawn up in the middle."""
    press: float = 0.0
    """The lips are pressed together: 0..1."""
    pout: float = 0.0
    """The lower lip and the chin push up."""
    tilt: float = 0.0
    """Degrees clockwise, as we see a head that faces left."""
    nod: float = 0.0
    """The face's parts sink (looking down) or rise (chin up)."""
    crease: float = 0.0
    """The fold from the nose to the mouth: 0..1."""
    blush: float = 0.0
    tear: float = 0.0
    frown: float = 0.0
    """Upright folds between the brows: 0..1."""
    brow_folds: float = 0.0
    """Level folds on the forehead: 0..1."""


LOOKS = {
    # nothing pulls: soft lids, level brows with a little air under them, corners just up
    "calm": Look(open=0.84, lower=0.12, gaze=(0.2, 0.05), inner=1.0, arch=1.2, smile=2.2),
    # eyes far to the side against the head, one brow up and one down, lips a little apart and pulled to one side
    "wary": Look(
        open=0.8, lower=0.3, gaze=(-1.0, -0.05), inner=-1.5, near=6.5, far=-3.5, arch=1, knit=1.5, smile=-1.4, skew=-2,
        wide=0.86, gape=2.0, tilt=-4, nod=1.5, frown=0.3,
    ),
    # white all round a small iris, brows high and drawn up in the middle, the mouth an open bow that hangs
    "afraid": Look(
        open=1.36, lower=0.0, gaze=(0.35, -0.25), iris=0.76, inner=9, outer=1.0, arch=1, near=4, far=4, knit=3,
        smile=-4, wide=1.0, gape=9, square=0.3, teeth=0.15, tilt=6, nod=-1, brow_folds=0.8,
    ),
    # head sunk, lids low over eyes cast down, brows up only in the middle, the mouth's corners drawn down
    "hurt": Look(
        open=0.6, lower=0.25, gaze=(0.0, 0.8), inner=8.5, outer=-4.5, arch=-1, knit=3.5, smile=-3.2, wide=0.94,
        pout=0.7, tilt=-8, nod=5, tear=1, frown=0.5,
    ),
    # soft half-closed eyes on somebody near, brows at ease, a closed smile
    "tender": Look(
        open=0.64, lower=0.44, gaze=(0.6, 0.3), inner=4.5, outer=-1.5, arch=2, smile=5.6, wide=1.08, skew=0.8, tilt=8,
        nod=2.5, blush=0.6,
    ),
    # eyes shut into arcs, mouth wide open with its corners up, head thrown back
    "laughing": Look(
        open=0, lower=1, inner=3, outer=1, arch=4, near=3, far=3, smile=7.5, wide=1.26, gape=15, teeth=1, tilt=8,
        nod=-4, crease=0.9, blush=0.7,
    ),
    # brows down to the lids in the middle, hard eyes ahead, teeth
    "angry": Look(
        open=0.86, lower=0.3, gaze=(0.45, 0.0), iris=0.92, inner=-9.5, outer=4, knit=5, near=-1, far=-1, smile=-3.2,
        wide=1.0, gape=7, square=1, teeth=1, lift=1.2, tilt=-4, nod=2, crease=0.8, frown=1,
    ),
    # straight at us, brows level and low, lips shut in a straight line, chin up
    "resolved": Look(
        open=0.8, lower=0.18, gaze=(-0.45, -0.1), inner=-4.6, outer=-2.0, arch=-1.2, knit=1, smile=-0.4, wide=1.0,
        press=1, pout=0.4, tilt=2, nod=-5,
    ),
    # laughing with the mouth shut: eyes in arcs, a wide closed smile that pushes up the cheeks
    "chuckling": Look(
        open=0, lower=1, inner=2.5, outer=0.5, arch=3, near=1.5, far=1.5, smile=8, wide=1.22, press=0.35, tilt=6, nod=1,
        crease=0.7, blush=0.6,
    ),
}  # fmt: skip

LOOKS |= {
    # she asks the camcorder something: brows drawn down and together, eyes on it, lips a little pushed out
    "asking": replace(
        LOOKS["wary"], gaze=(0.0, 0.0), open=0.86, lower=0.12, inner=-3.6, outer=1.5, near=5.5, far=-2.0,
        knit=3.0, frown=0.8, gape=0.0, pout=0.5, skew=-1.6, smile=-1.0, wide=0.88, tilt=-3.0, nod=1.0,
    ),
    # the same face as a lens would like it: nothing is asked
    "smooth": replace(
        LOOKS["calm"], gaze=(0.0, 0.0), open=0.86, lower=0.12, inner=0.5, arch=1.6, smile=2.6, wide=0.96,
        tilt=-3.0, nod=1.0,
    ),
    # a hand lies on one eye, and all of him rests on it
    "leaning": replace(
        LOOKS["tender"], gaze=(0.3, 0.1), open=0.74, lower=0.2, inner=5.5, outer=-2.0, smile=3.4, blush=0.0,
        tilt=0.0, nod=1.0,
    ),
    # over him: lids nearly down
    "guarding": replace(
        LOOKS["tender"], gaze=(0.8, 0.5), open=0.42, lower=0.34, inner=4.0, smile=3.4, blush=0.35, nod=2.0,
    ),
    # by the chin, in front of a lens
    "caught": replace(
        LOOKS["afraid"], gaze=(0.75, 0.0), open=1.12, iris=0.9, inner=6.0, gape=4.0, tilt=0.0, brow_folds=0.6,
    ),
    # all her mind on getting it right
    "minding": replace(
        LOOKS["resolved"], gaze=(0.7, 0.25), open=0.72, lower=0.3, inner=-2.6, smile=1.2, skew=2.2, tilt=4.0,
        nod=0.0,
    ),
    # a roar that has no word in it
    "roaring": replace(
        LOOKS["angry"], gape=24.0, square=0.4, teeth=1.0, open=0.62, lower=0.6, wide=1.08, inner=-8.0, tilt=0.0,
        nod=-3.0, smile=-3.0,
    ),
}  # fmt: skip

HURT = {"inner": 7.0, "outer": -3.0, "smile": -2.0, "skew": -0.7, "pout": 0.5, "press": 0.5, "wide": 0.9}
"""Hers: lips pressed on it, one corner lower. More of it makes a mask."""

OWN: dict[tuple[str, str], dict[str, float]] = {
    ("hijae", "laughing"): {"tilt": 7},
    ("hijae", "hurt"): HURT,
    ("taejoon", "calm"): {"smile": 1.3, "skew": 0.5, "inner": 0.0, "arch": 0.6, "open": 0.88, "wide": 0.94},
    ("taejoon", "tender"): {"skew": 0.8, "smile": 5.8, "blush": 0.45, "inner": 6.0, "outer": -2.0, "tilt": 10.0},
    ("taejoon", "laughing"): {"blush": 0.3},
}


def look_of(who: str, name: str, lids: float | None = None) -> Look:
    """The look of one of the two; `lids` (0 open .. 1 closed) closes the eyes for a blink."""
    look = replace(LOOKS[name], **OWN.get((who, name), {}))  # type: ignore[arg-type]
    return look if lids is None else replace(look, open=look.open * (1 - lids))
