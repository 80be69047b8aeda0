"""People of every kind in cut paper, small: for the picture in which everyone is. Each can also be nobody, so that what
they wear stands alone, open at neck and wrists, with their shoes under it and room for them in between."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.pictures.illustrations import _crowd_clothes as wear
from studio.pictures.illustrations import _crowd_things as things
from studio.pictures.people import faces, features
from studio.pictures.people import hair as hairs
from studio.pictures.people.bodies import Body, Build
from studio.pictures.people.clothes import hand_of, hollow, sleeve
from studio.pictures.people.faces import Skin
from studio.pictures.people.guest_cast import GUESTS, NATIVE, Guest
from studio.pictures.people.guest_heads import EYES, HAIR, plan_of
from studio.pictures.people.hair import Card, Hair, Run, Strip
from studio.pictures.people.hands import Skin as HandSkin
from studio.pictures.people.looks import Look
from studio.pictures.people.paper import Sheets, mix, spline
from studio.pictures.people.poses import Arm, Hand, Leg, Pose


def _skin(light: str, shade: str, deep: str, lip: str) -> Skin:
    return Skin(light, shade, deep, mix(lip, deep, 0.3), lip, "24202a", "2a1a12", "a5564a")


SKINS = {
    "pale": _skin("cba892", "9c7a6d", "684846", "9b6259"),
    "warm": _skin("bf9879", "8f6c5c", "5a403a", "93584d"),
    "tan": _skin("ad8263", "7d5a48", "4c342c", "84493f"),
    "brown": _skin("8c6249", "644433", "3a261f", "6f3b35"),
    "old": _skin("c3a594", "957668", "634842", "93625a"),
}
INK, IRON, GREY, WHITE, CHESTNUT = (
    Card("141318", "201e24", "302d36", "5c5863"),
    Card("24242a", "37373e", "4f4f58", "7a7a84"),
    Card("4a4c54", "666a72", "868a92", "aeb2b8"),
    Card("8e9096", "aeb0b4", "cacccf", "e4e6e8"),
    Card("2a1d18", "3d2b22", "553d30", "856450"),
)
HAIR_CARDS = {"ink": INK, "iron": IRON, "grey": GREY, "white": WHITE, "chestnut": CHESTNUT}
SMILE = Look(open=0.84, lower=0.25, gaze=(-0.35, -0.05), inner=2, arch=1.6, smile=5.0, wide=1.08)
LOOKS = {
    "smile": SMILE,
    "grin": replace(SMILE, gape=6, teeth=1, smile=6.5, wide=1.2, lower=0.5, crease=0.5, tilt=3),
    "laugh": Look(lower=1, open=0, inner=3, arch=4, smile=7.5, wide=1.24, gape=13, teeth=1, tilt=6, nod=-3, crease=0.8),
    "shy": replace(SMILE, gaze=(0.1, 0.7), open=0.6, tilt=-6, nod=3, smile=4.2),
    "proud": replace(SMILE, nod=-4, smile=3.4, press=0.4, open=0.78, inner=-1),
    "moved": replace(SMILE, inner=7, outer=-3, open=0.66, lower=0.4, smile=4.4, tilt=5),
    "wonder": replace(SMILE, open=1.06, lower=0, inner=5, near=3, far=3, smile=3.0, gape=4, gaze=(-0.3, -0.35)),
    "aside": replace(SMILE, gaze=(0.7, 0.0), tilt=-4),
}
"""All of them look at whoever holds the camera, or nearly."""


@dataclass(frozen=True)
class Person:
    """Somebody: a build (that of a guest), what they wear and in which colours, and a face."""

    build: str
    wears: str
    color: str
    second: str = "3a3f48"
    skin: str = "warm"
    hair: str = "parted"
    card: str = "ink"
    look: str = "smile"
    arms: str = "down"
    tall: float = 1.0
    """Against a common adult."""
    face: tuple[float, float, float] = (1.0, 1.0, 1.0)
    head: float = 0.93
    lean: float = 0.0
    left: bool = True
    """Whether they are turned to the left of the picture."""
    extra: str = ""


SIT = {
    "waist": (360.0, 610.0), "hips": (366.0, 760.0), "hem": (340.0, 850.0), "neck": (352.0, 428.0),
    "far_leg": Leg((342, 790), (276, 868), (270, 1076), 0, 0.9), "near_leg": Leg((396, 792), (352, 884), (346, 1096),
        0, 0.9),
}  # fmt: skip
"""The joints of somebody who sits."""


def _arms(kind: str, pose: Pose) -> Pose:
    """A pose with other arms."""
    x, y = pose.neck
    kinds = {
        "wave": {"near_arm": Arm((x + 150, y + 110), (x + 172, y - 60), Hand("open", 14, 20), "head")},
        "point": {"far_arm": Arm((x - 176, y + 150), (x - 232, y + 62), Hand("point", -40, -118), "head")},
        "round": {"far_arm": Arm((x - 170, y + 130), (x - 262, y + 112), None, ""),
            "near_arm": Arm((x + 172, y + 130), (x + 262, y + 110), None, "")},
        "clasp": {
            "far_arm": Arm((x - 112, y + 200), (x - 30, y + 268), Hand("relaxed", 108, 178), "head"),
            "near_arm": Arm((x + 118, y + 200), (x + 38, y + 276), Hand("relaxed", -100, 184), "head"),
        },
        "heart": {"near_arm": Arm((x + 120, y + 190), (x + 26, y + 128), Hand("flat", -64, 190, 4), "head")},
        "cheer": {
            "far_arm": Arm((x - 160, y + 60), (x - 190, y - 110), Hand("open", -14, -20), "head"),
            "near_arm": Arm((x + 160, y + 60), (x + 196, y - 104), Hand("open", 16, 24), "head"),
        },
        "open": {
            "far_arm": Arm((x - 156, y + 168), (x - 214, y + 70), Hand("open", -34, -20), "head"),
            "near_arm": Arm((x + 156, y + 168), (x + 218, y + 76), Hand("open", 36, 24), "head"),
        },
        "lap": {
            "far_arm": Arm((x - 120, y + 190), (x - 92, y + 372), Hand("relaxed", 176, 150), "head"),
            "near_arm": Arm((x + 132, y + 190), (x + 122, y + 356), Hand("hold", 176, 150), "head"),
        },
    }  # fmt: skip
    return replace(pose, **kinds.get(kind, {}))  # type: ignore[arg-type]


def _guest(person: Person) -> Guest:
    hair = person.hair if person.hair in HAIR else ("bob" if person.hair in ("long", "veil", "scarf") else "parted")
    return replace(GUESTS[person.build], hair=hair, face=person.face, head=person.head)


def _body(person: Person) -> Body:
    guest = _guest(person)
    pose = replace(guest.pose, head_turn=person.lean, shoulders=guest.pose.shoulders + person.lean * 0.3)
    if person.arms == "lap":
        pose = replace(pose, **SIT)  # type: ignore[arg-type]
    skin = SKINS[person.skin]
    build: Build = replace(
        guest.build, skin=HandSkin(skin.light, skin.shade, skin.deep, mix(skin.light, "ffffff", 0.3))
    )
    return Body(build, _arms(person.arms, pose))


def draw(s: Sheets, person: Person, x: float, ground: float, high: float, *, worn: bool = True) -> None:
    """Somebody whose soles' middle is at (x, ground); `high` is how tall a common adult is there."""
    size, body = high * person.tall / NATIVE, _body(person)
    with s.frame(x, ground, size=size, mirror=not person.left), s.frame(-360, -1180):
        if person.extra == "chair":
            things.chair_behind(s)
        if worn:
            _head(s, person, body, "back")
        _side(s, person, body, "", worn)
        wear.clothes(s, body, person.wears, person.color, person.second, worn)
        _side(s, person, body, "body", worn)
        if worn:
            _head(s, person, body, "front")
        things.over(s, body, person.extra, person.color, worn)
        _side(s, person, body, "head", worn)
        if person.extra == "chair":
            things.chair_before(s)


def _side(s: Sheets, person: Person, body: Body, over: str, worn: bool) -> None:
    """The arms of that layer."""
    cloth = wear.sleeves(person.wears, person.color, person.second)
    for side, arm in ((-1, body.pose.far_arm), (1, body.pose.near_arm)):
        if arm.over != over:
            continue
        if worn:
            hand_of(s, body, side, arm)
        part = sleeve(s, body, side, arm, cloth, cuff=10)
        if not worn:
            hollow(s, part, cloth)


def _head(s: Sheets, person: Person, body: Body, part: str) -> None:
    look, skin = LOOKS[person.look], SKINS[person.skin]
    plan = plan_of(_guest(person))
    hair = _hair(person)
    with s.frame(*body.pose.neck, turn=person.lean), s.frame(0, 0, size=person.head):
        if part == "back":
            with _turned(s, look):
                hairs.lay(s, HAIR_CARDS[person.card], hair.behind, hairs.Fall(hairs.leaning(s)))
                things.behind_head(s, person.hair, person.second)
            w = 32 * person.face[2] * person.face[0] - 3
            s.sheet(
                spline([(8 - w, -96), (5 - w, -34), (-w - 8, -2), (-w - 20, 26, 1), (w + 20, 26, 1), (w + 6, -4),
                    (w + 2, -40), (10 + w, -96)]),
                mix(skin.light, skin.shade, 0.75), mix(skin.shade, skin.deep, 0.3), lift=0, fibre=0.16,
            )  # fmt: skip
            return
        with _turned(s, look):
            card = faces.head_card(s, plan, skin, look)
            with s.frame(0, look.nod):
                faces.nose(s, plan, skin, look, card)
                faces.forehead(s, plan, skin, look, card)
                for e, near in ((plan.far, False), (plan.near, True)):
                    if e is not None:
                        features.eye(s, e, skin, look, card, 0.5)
                        features.brow(
                            s,
                            e,
                            replace(skin, brow=HAIR_CARDS[person.card].dark),
                            look,
                            near,
                            2.8,
                            card if not near else None,
                        )
                features.mouth(s, plan.mouth, skin, look, card)
            for strip in (*hair.beside, *hair.over):
                hairs.lay(s, HAIR_CARDS[person.card], (replace(strip, edge=0.5),), hairs.Fall(hairs.leaning(s)))
            things.on_head(s, person.hair, person.second)


def _turned(s: Sheets, look: Look):  # type: ignore[no-untyped-def]
    return s.frame(-8, EYES, turn=look.tilt)


def _hair(person: Person) -> Hair:
    if person.hair == "long":
        return LONG
    if person.hair in ("veil", "scarf"):
        return Hair()
    return HAIR[person.hair if person.hair in HAIR else "parted"]


def _longer(hair: Hair) -> Hair:
    """Hair that ends at the chin, let down to the breast."""

    def down(run: Run) -> Run:
        return tuple((q[0], q[1] if q[1] < 40 else 40 + (q[1] - 40) * 3.4, *q[2:]) for q in run)

    def strips(given: tuple[Strip, ...]) -> tuple[Strip, ...]:
        return tuple(replace(o, points=down(o.points), slits=tuple(down(r) for r in o.slits)) for o in given)

    return Hair(behind=strips(hair.behind), over=strips(hair.over))


LONG = _longer(HAIR["bob"])
