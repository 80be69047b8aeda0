"""People from close by: figures put down by the pit of their neck, and light along their outlines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import skia

from studio.pictures.illustrations._acting import LATER, Actor
from studio.pictures.people import hers
from studio.pictures.people.hair import CARD
from studio.pictures.people.paper import ATOP, NIGHT, Sheets, between, curve, oval, paint_color, ribbon
from studio.pictures.people.poses import Arm, Hand, Point, Pose


def placed(who: str, outfit: str, pose: Pose, neck: Point, size: float, look: str, **more: Any) -> Actor:
    """Somebody whose pit of the neck is there in the picture, at `size` units of it to one of the figure's frame."""
    x, y = pose.neck
    x = 720 - x if who == "taejoon" else x
    return Actor(who, outfit, pose, neck[0] - (x - 360) * size, neck[1] - (y - 1180) * size, size, look, **more)


def own(actor: Actor, point: Point) -> Point:
    """Where a place of the picture is in the frame of the actor's pose."""
    x = (point[0] - actor.x) / actor.size + 360
    return 720 - x if actor.who == "taejoon" else x, (point[1] - actor.y) / actor.size + 1180


def reaching(actor: Actor, elbow: Point, wrist: Point, hand: Hand | None) -> Arm:
    """An arm by where its elbow and its wrist are in the picture; it is laid on by itself (`Actor.arm`)."""
    return Arm(own(actor, elbow), own(actor, wrist), hand, over=LATER)


@contextmanager
def lamp(s: Sheets, toward: Point) -> Iterator[None]:
    """What is drawn inside is shaded by a lamp in this direction (x right, y down)."""
    before = s.screen_light, s.lamp
    long = (toward[0] ** 2 + toward[1] ** 2) ** 0.5
    s.screen_light = s.lamp = (toward[0] / long, toward[1] / long)
    try:
        yield
    finally:
        s.screen_light, s.lamp = before


@contextmanager
def rimmed(s: Sheets, toward: Point, color: str, width: float = 5.0, strength: float = 0.7) -> Iterator[None]:
    """What is drawn inside is one piece with a line of light on its outline toward a lamp, and a wide faint one."""
    filters, modes = skia.ImageFilters, skia.BlendMode
    whole = None
    for wide, soft, alpha in ((width * 5, width * 2.6, 0.3), (width, width * 0.3, 1.0)):
        away = filters.Blur(
            soft, soft, skia.TileMode.kDecal, filters.Offset(-toward[0] * wide, -toward[1] * wide, None)
        )
        line = filters.Xfermode(modes.kDstOut, None, away)
        tinted = filters.ColorFilter(skia.ColorFilters.Blend(paint_color(color, alpha * strength), modes.kSrcIn), line)
        whole = filters.Xfermode(modes.kSrcATop, whole, tinted)
    s.canvas.saveLayer(None, skia.Paint(ImageFilter=whole))
    try:
        yield
    finally:
        s.canvas.restore()


def shadow(s: Sheets, draw: Callable[[], None], by: Point, blur: float, alpha: float = 0.5) -> None:
    """The shadow of what `draw` draws on all that was drawn before, moved by (x, y)."""
    thrown = skia.ImageFilters.DropShadowOnly(by[0], by[1], blur, blur, paint_color(NIGHT, alpha))
    s.canvas.saveLayer(None, skia.Paint(ImageFilter=thrown, BlendMode=skia.BlendMode.kSrcATop))
    draw()
    s.canvas.restore()


def her_lock(s: Sheets, her: Actor) -> None:
    """Hair that has come forward over her shoulder, where profile and collar would leave a gap."""
    card = CARD["hijae"]
    x, y = her.pose.neck
    with her.frame(s), s.frame(x, y):
        for points, widths, tone in (
            (((2, -116), (20, -60), (20, 0), (8, 70), (14, 150)), (3, 19, 21, 19, 8), 0.3),
            (((-8, -110), (0, -60), (-2, 0), (-10, 60), (-8, 116)), (2, 12, 14, 13, 5), 0.5),
        ):
            card_path = ribbon(points, widths)
            s.sheet(card_path, card.tone(tone), card.dark, lift=6, core=0.2, fibre=0.22, rim=card.sheen)
            for aside in (-6, 5):
                run = [(q[0] + aside, q[1]) for q in points]
                s.line(run, "0b090c", 1.5, 0.8, clip=card_path)
                s.line([(q[0] + 1.2, q[1]) for q in run], card.sheen, 0.9, 0.4, clip=card_path)


def flakes(s: Sheets, places: Iterable[tuple[float, float, float]]) -> None:
    """Snow that has come to lie: round bits of paper (x, y, radius)."""
    for x, y, r in places:
        s.sheet(oval(x, y, r, r * 0.86, x), "e8edf0", "aebac6", lift=2, core=0.1, edge=0.4, fibre=0.1, reach=3)


def scorch(s: Sheets, edge: Iterable[Point], inward: Point, seed: int = 1, strong: float = 1.0) -> None:
    """A burnt edge of cloth: brown that eats its way in from `edge` (inward: how far, x and y), and black along it."""
    run = curve(list(edge), 14)
    chance = np.random.default_rng(seed)
    for part, color, alpha, blur in (
        (1.0, "6b4a30", 0.55, 3.0),
        (0.62, "3a2618", 0.75, 1.5),
        (0.2, "140d0a", 0.85, 0.5),
    ):
        deep = part * (0.55 + 0.45 * np.convolve(chance.uniform(0, 1, len(run) + 4), np.ones(5) / 5, "valid") * 2)
        inner = run + np.outer(deep, inward)
        s.tone(between(run, inner), color, alpha * strong, blur * strong, mode=ATOP)


@contextmanager
def combed(angle: str, *, loose: bool) -> Iterator[None]:
    """Her head from this side without (or with) the single strips that have come loose."""
    before = hers.HAIR[angle]
    hers.HAIR[angle] = before if loose else replace(before, loose=())
    try:
        yield
    finally:
        hers.HAIR[angle] = before


def dirt(s: Sheets, places: Iterable[tuple[float, float, float, float, float]], alpha: float = 0.5) -> None:
    """Soot and mud where they touched something: smears (x, y, how long, how wide, turn in degrees)."""
    for k, (x, y, long, wide, turn) in enumerate(places):
        chance = np.random.default_rng(k + 7)
        with s.frame(x, y, turn=turn):
            for _ in range(7):
                a, b = chance.normal(0, 0.3, 2)
                spot = oval(a * long, b * wide, long * chance.uniform(0.2, 0.45), wide * chance.uniform(0.2, 0.4))
                s.tone(spot, "2b211c", alpha * chance.uniform(0.25, 0.6), long * 0.06, mode=ATOP)
            for _ in range(5):
                a, b = chance.uniform(-0.5, 0.5), chance.uniform(-0.5, 0.5)
                spot = oval(a * long, b * wide, long * 0.035, long * 0.03)
                s.tone(spot, "1d1614", alpha, 0.6, mode=ATOP)
