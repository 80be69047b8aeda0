"""The two as whole figures: body, clothes, hands and head put together, layer upon layer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from studio.pictures.people import behind, coats, gown, heaps, suit, work, wraps
from studio.pictures.people.bodies import BUILDS, SIZE, WEDDING, Body, Build
from studio.pictures.people.clothes import hand_of, hollow, pocketed, sleeve
from studio.pictures.people.heads import draw_head, tilt_of
from studio.pictures.people.light import rim
from studio.pictures.people.paper import Sheets
from studio.pictures.people.poses import Arm, Pose, pose_of

OUTFITS = ("coat", "wedding", "work")
CLEANED = ("coat", "wedding")
"""What is clean through the lens. Work jackets are the same in both worlds."""
POSES = ("still", "talk", "camera", "bent", "back", "empty")
HEAP = "clothes"
"""The outfit on the floor, as a heap. Only that of the wedding is painted."""
GESTURES = ("ask", "tell", "near")
"""More ways to talk with both hands: asking, telling, and something close to the heart."""
SWAY = 190.0
"""How far the wind of running carries the ends of long hair, in units."""
RIM = {"coat": (0.74, 0.83, 0.95), "wedding": (0.98, 0.9, 0.76), "work": (0.93, 0.9, 0.88)}
"""The colour of the light on the silhouettes: snow light, lamps, and the first of the morning."""
FINGERS = ("index", "middle", "ring", "little")


@dataclass(frozen=True)
class Wearer:
    """Who stands there, in what, and how the face is shown."""

    who: str
    outfit: str
    look: str
    marks: tuple[str, ...]
    lids: float | None
    empty: bool
    lips: bool = True


def draw(
    who: str,
    outfit: str,
    pose: str,
    look: str,
    *,
    marks: Collection[str],
    scale: float,
    blink: bool = False,
    light: tuple[float, float] = (-0.62, -0.78),
    breeze: float = 0.0,
    clean: bool = False,
    lips: bool = True,
) -> Any:
    """One figure: an array (height, width, 4), sRGB with straight alpha, 0..1; 720 x 1200 units at `scale`.

    `marks` is the set that is shown ("cut" or "washed", "ring", "eye"); `blink` closes the lids; `light` points to the
    lamp; without `lips` there is no mouth, as `heads.draw_head` says.
    `breeze` carries the ends of hair, scarf and hem so many units; `clean` clothes are as the road never had them.
    "empty" is the outfit alone, standing as if worn by nobody, HEAP is that of the wedding on the floor. Raises
    ValueError for a name that is none.
    """
    poses = (*POSES, *GESTURES, *((HEAP,) if outfit == "wedding" else ()))
    for name, names in ((outfit, OUTFITS), (pose, poses), (who, tuple(BUILDS))):
        if name not in names:
            raise ValueError(f"one of {', '.join(names)}, not {name!r}")
    if pose == HEAP:
        s = Sheets(SIZE, scale, light)
        heaps.draw(s, who, worn=not clean)
        return heaps.shadowed(rim(s.image(), scale, light, RIM[outfit], 0.42), scale, light)
    empty = pose == "empty"
    stance = pose_of(who, outfit, "still" if empty else pose)
    s = Sheets(SIZE, scale, light)
    draw_on(s, who, outfit, stance, look, marks=marks, lids=1.0 if blink else None, empty=empty, breeze=breeze,
        clean=clean, lips=lips)  # fmt: skip
    return rim(s.image(), scale, light, RIM[outfit], 0.42)


def draw_on(
    s: Sheets,
    who: str,
    outfit: str,
    pose: Pose,
    look: str,
    *,
    marks: Collection[str],
    lids: float | None = None,
    empty: bool = False,
    breeze: float = 0.0,
    clean: bool = False,
    lips: bool = True,
) -> None:
    """One figure in any pose, in the current frame of a board (720 x 1200 units, feet at (360, 1180)).

    Pictures of the two together are composed with this: `poses.replace` makes a pose of one that there is.
    """
    wearer = Wearer(who, outfit, look, tuple(marks), lids, empty, lips)
    body = Body(_build(who, outfit), pose, breeze, worn=not clean or outfit not in CLEANED)
    with s.frame(SIZE[0] if who == "taejoon" else 0, 0, mirror=who == "taejoon"):
        _behind(s, body, wearer) if pose.behind else _before(s, body, wearer)


def arm_on(
    s: Sheets, who: str, outfit: str, pose: Pose, side: int, *, shoulder: float | None = None, fore: bool = False
) -> None:
    """One arm of a pose by itself, over all that is there, in the frame that `draw_on` draws in: `side` -1 the far
    one, 1 the near one; `fore` the forearm alone. `shoulder` moves its joint across the body (`u`), for somebody who is
    seen from further aside than three quarters."""
    build = _build(who, outfit)
    if shoulder is not None:
        build = replace(build, shoulder=(shoulder, build.shoulder[1]))
    arm = pose.far_arm if side < 0 else pose.near_arm
    wearer = Wearer(who, outfit, "calm", (), None, empty=False)
    with s.frame(SIZE[0] if who == "taejoon" else 0, 0, mirror=who == "taejoon"):
        _arm(s, Body(build, pose), side, arm, wearer, fore)


def _build(who: str, outfit: str) -> Build:
    """The proportions in these clothes; work jackets are worn over a coat's."""
    return (WEDDING if outfit == "wedding" else BUILDS)[who]


def _before(s: Sheets, body: Body, wearer: Wearer) -> None:
    """Somebody who faces us, or whom we see from the side."""
    hers, road = wearer.who == "hijae", wearer.outfit == "coat"
    lean = 0.0 if wearer.empty else tilt_of(wearer.who, body.pose.head, wearer.look)
    if body.pose.wind and hers and not wearer.empty:
        behind.her_hair_in_the_wind(s, body)
    else:
        _head(s, body, wearer, "back")
    if hers and road:
        wraps.scarf_behind(s, body, lean)
    if wearer.outfit == "work":
        work.collar_inside(s, body)
    _arms(s, body, wearer, "")
    if not road:  # an open collar comes over the throat, and hair over the collar
        _head(s, body, wearer, "neck")
    _clothes(s, body, wearer)
    _arms(s, body, wearer, "body")
    _head(s, body, wearer, "front" if road else "face")
    if road and wearer.empty:
        wraps.hollow_neck(s, body, wearer.who)
    if road:
        wraps.scarf(s, body, lean) if hers else wraps.knitted_collar(s, body, lean)
    elif not hers:
        suit.collar(s, body)
    if body.pose.camera is not None and not wearer.empty:
        _filming(s, body, wearer)
    else:
        _arms(s, body, wearer, "head")


def _clothes(s: Sheets, body: Body, wearer: Wearer) -> None:
    """All that is worn below the neck, without sleeves."""
    hers, road = wearer.who == "hijae", wearer.outfit == "coat"
    if road:
        coats.legs(s, body, coats.SLATE if hers else coats.COAL, coats.BOOTS)
        coats.her_coat(s, body) if hers else coats.his_coat(s, body)
        if not hers:
            wraps.strap(s, body)
            wraps.bag(s, body)
    elif wearer.outfit == "work":
        work.front(s, body, wearer.who, wearer.empty)
    elif hers:
        if not wearer.empty:
            gown.slippers(s, body)
        gown.front(s, body, wearer.empty)
    else:
        suit.front(s, body, wearer.empty)


def _behind(s: Sheets, body: Body, wearer: Wearer) -> None:
    """Somebody who goes away from us."""
    hers, road = wearer.who == "hijae", wearer.outfit == "coat"
    if road:
        coats.legs(s, body, coats.SLATE if hers else coats.COAL, coats.BOOTS)
        behind.coat(s, body, wearer.who)
        if not hers:
            wraps.strap(s, body)
            wraps.bag(s, body)
    elif wearer.outfit == "work":
        work.back(s, body, wearer.who)
    else:
        gown.back(s, body) if hers else suit.back(s, body)
    _arms(s, body, wearer, "body")
    if hers and wearer.outfit == "work":
        work.collar_behind(s, body)
    if road and hers:
        wraps.scarf(s, body)
    if hers:
        with s.frame(*body.pose.neck, turn=body.pose.head_turn):
            behind.her_head(s, body.breeze)
    else:
        _head(s, body, wearer, "front")
        if wearer.outfit == "work":
            work.collar_behind(s, body)
        else:
            wraps.knitted_collar(s, body) if road else suit.collar_behind(s, body)


def _head(s: Sheets, body: Body, wearer: Wearer, part: str) -> None:
    p = body.pose
    if wearer.empty:
        return
    with s.frame(p.neck[0] + p.head_at[0], p.neck[1] + p.head_at[1], turn=p.head_turn):
        draw_head(s, wearer.who, p.head, wearer.look, outfit=wearer.outfit, marks=wearer.marks, lids=wearer.lids,
            part=part, sway=SWAY * p.wind, breeze=body.breeze, lips=wearer.lips)  # fmt: skip


def _arms(s: Sheets, body: Body, wearer: Wearer, over: str) -> None:
    """The arms of that layer. One that comes before the face has its upper half drawn with the body's layer."""
    for side, arm in ((-1, body.pose.far_arm), (1, body.pose.near_arm)):
        if arm.over == over and arm.pocket and not wearer.empty:
            pocketed(s, body, side, arm, coats.BLUE if wearer.outfit == "coat" else suit.NIGHT_BLUE)
        elif arm.over == over:
            _arm(s, body, side, arm, wearer, fore=over == "head")
        elif over == "body" and arm.over == "head":
            _sleeve(s, body, side, arm, wearer, fore=False)


def _arm(
    s: Sheets, body: Body, side: int, arm: Arm, wearer: Wearer, fore: bool, parts: tuple[str, ...] | None = None
) -> None:
    """Sleeve and hand. A sleeve lies over the wrist; a bare arm lies under the hand."""
    bare = wearer.who == "hijae" and wearer.outfit == "wedding"
    if bare:
        _sleeve(s, body, side, arm, wearer, fore)
    if not wearer.empty:
        hand_of(s, body, side, arm, only=parts)
    if bare and not wearer.empty:
        gown.bracelet(s, arm)
    elif not bare:
        _sleeve(s, body, side, arm, wearer, fore)


def _sleeve(s: Sheets, body: Body, side: int, arm: Arm, wearer: Wearer, fore: bool) -> None:
    hers, end = wearer.who == "hijae", wearer.empty and (fore or arm.over != "head")
    if wearer.outfit == "coat":
        cloth = coats.GREEN if hers else coats.BLUE
        part = sleeve(s, body, side, arm, cloth, fore=fore)
        if end:
            hollow(s, part, cloth)
    elif wearer.outfit == "work":
        work.arm_in(s, body, side, arm, empty=end, fore=fore)
    elif hers:
        gown.arm_in(s, body, side, arm, empty=wearer.empty, fore=fore)
    else:
        suit.arm_in(s, body, side, arm, empty=end, fore=fore)


def _filming(s: Sheets, body: Body, wearer: Wearer) -> None:
    """Both hands around the camcorder: what of them is behind it, the thing itself, what of them is before it."""
    p = body.pose
    assert p.camera is not None
    x, y, turn = p.camera
    hers = wearer.who == "hijae"
    _arm(s, body, -1, p.far_arm, wearer, fore=True)
    if hers:  # her far hand comes over the top, the near one carries from below, its thumb toward us
        _arm(s, body, 1, p.near_arm, wearer, fore=True, parts=("palm", *FINGERS))
    with s.frame(x, y, turn=turn, size=0.92 if hers else 1.0):
        wraps.camcorder(s, strapped=not hers)
    if hers:
        hand_of(s, body, -1, p.far_arm, only=FINGERS)
        hand_of(s, body, 1, p.near_arm, only=("thumb",))
    else:  # his far hand carries from below, the near one is in the strap
        _arm(s, body, 1, p.near_arm, wearer, fore=True)
        with s.frame(x, y, turn=turn):
            wraps.hand_strap(s)
