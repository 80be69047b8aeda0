"""What the recipes of the cards build with: three layers of a picture, and things cut from paper to put on them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import Literal

import pygame

from game.stage.paper import (
    MARGIN_X,
    MARGIN_Y,
    OVERSCAN,
    Color,
    Palette,
    Point,
    Sheet,
    curve,
    glow,
    grain,
    mix,
    ramp,
    toned,
    veil,
    vignette,
)

Layer = Literal["far", "mid", "near"]
LEFT, TOP = -MARGIN_X, -MARGIN_Y
RIGHT, BOTTOM = 1920 + MARGIN_X, 1080 + MARGIN_Y


class Kit:
    """The layers of one card: `far` is opaque, `mid` and `near` are not. Sizes in pixels follow `scale`."""

    def __init__(self, palette: Palette, scale: float, seed: str) -> None:
        self.palette = palette
        self.scale = scale
        self.rng = random.Random(seed)
        self.size = self.pixels(scale)
        self.layers: dict[Layer, pygame.Surface] = {
            "far": pygame.Surface(self.size, 0, 32),
            "mid": self._clear(),
            "near": self._clear(),
        }

    @staticmethod
    def pixels(scale: float) -> tuple[int, int]:
        """The size of a layer: the picture and its overscan."""
        return math.ceil(1920 * (1 + OVERSCAN) * scale), math.ceil(1080 * (1 + OVERSCAN) * scale)

    def _clear(self) -> pygame.Surface:
        surface = pygame.Surface(self.size, pygame.SRCALPHA, 32)
        surface.fill((*self.palette.plane(1.0), 0))
        return surface

    def sky(self, night: float = 0.0, light: Point = (0.5, 0.62), strength: float = 0.5) -> None:
        """The farthest sheet: a gradient and the light in it. `night` 0..1 darkens, `light` is in fractions."""
        top, middle, low = (toned(c, -night) for c in self.palette.sky)
        self.layers["far"].blit(ramp([top, mix(top, middle, 0.75), low, middle], self.size), (0, 0))
        self.glow("far", light, (0.55, 0.5), strength)

    def glow(
        self,
        layer: Layer,
        center: Point,
        radius: Point,
        strength: float,
        color: Color | None = None,
        power: float = 2.0,
    ) -> None:
        """Light on a layer (its alpha stays); centre and radius are fractions of the picture."""
        light = mix((0, 0, 0), color or self.palette.light, strength * 0.62)
        lit = glow(self.size, center, radius, light, power)
        self.layers[layer].blit(lit, (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def shaft(self, points: Sequence[Point], strength: float, color: Color | None = None) -> None:
        """A soft-edged beam of light on the far layer."""
        small = pygame.Surface((self.size[0] // 8, self.size[1] // 8), 0, 32)
        k = self.scale / 8
        paint = mix((0, 0, 0), color or self.palette.light, strength)
        pygame.draw.polygon(small, paint, [((x - LEFT) * k, (y - TOP) * k) for x, y in points])
        softer = pygame.transform.smoothscale(small, (max(2, self.size[0] // 28), max(2, self.size[1] // 28)))
        beam = pygame.transform.smoothscale(softer, self.size)
        self.layers["far"].blit(beam, (0, 0), special_flags=pygame.BLEND_RGB_ADD)

    def lay(
        self,
        layer: Layer,
        depth: float,
        cut: Callable[[Sheet], None],
        mist: Sequence[float] = (),
        shadow: int = 90,
    ) -> None:
        """Lay one plane of paper on a layer: `cut` draws it; `mist` is fog from its top to its bottom."""
        sheet = Sheet(self.size, self.scale, (LEFT, TOP), self.palette.plane(depth))
        cut(sheet)
        if mist:
            veil(sheet.surface, self.palette.fog, mist)
        if shadow:
            self._shade(layer, sheet.surface, shadow, 0.4 + depth)
        self.layers[layer].blit(sheet.surface, (0, 0))

    def _shade(self, layer: Layer, surface: pygame.Surface, strength: int, reach: float) -> None:
        small = pygame.transform.smoothscale(surface, (max(2, self.size[0] // 12), max(2, self.size[1] // 12)))
        small.fill((0, 0, 0, strength), special_flags=pygame.BLEND_RGBA_MULT)
        under = pygame.transform.smoothscale(small, self.size)
        self.layers[layer].blit(under, (round(14 * reach * self.scale), round(12 * reach * self.scale)))

    def finish(self, dark: float = 0.5) -> dict[Layer, pygame.Surface]:
        """Vignette and grain over all layers; the layers."""
        for surface in self.layers.values():
            surface.blit(vignette(self.size, dark), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            grain(surface)
        return self.layers

    # Things. Each takes the sheet first.

    def ground(self, s: Sheet, y: float, rough: float = 14, tone: float = 0.0, color: Color | None = None) -> None:
        """The floor from `y` down, a little uneven."""
        rng = self.rng
        edge = curve([(x, y + rng.uniform(-rough, rough)) for x in range(-200, 2200, 160)], 6, closed=False)
        s.shape([*edge, (2300, 1300), (-300, 1300)], tone, color, rim=2)

    def tower(self, s: Sheet, x: float, w: float, top: float, base: float, vanish: float, windows: bool = True) -> None:
        """A box of a building that faces us, its side running to the vanishing point at x = `vanish`."""
        rng = self.rng
        side = max(-0.35 * w, min(0.35 * w, (vanish - (x + w / 2)) * 0.16))
        edge = x + w if side > 0 else x
        drop = abs(side) * 0.35
        s.shape([(edge, top), (edge + side, top + drop), (edge + side, base), (edge, base)], -0.22, rim=0)
        s.shape([(x, top), (x + w, top), (x + w, base), (x, base)], 0.0)
        if windows and w > 70:
            self._windows(s, x, w, top, base)
        s.box(x - 3, top - 5, w + 6, 6, color=mix(s.color, self.palette.cap, 0.75))
        if rng.random() < 0.4:
            s.box(x + w * 0.2, top - 34, w * 0.22, 34, -0.08)

    def _windows(self, s: Sheet, x: float, w: float, top: float, base: float) -> None:
        rng = self.rng
        columns = max(2, int(w // 58))
        step = w / columns
        y = top + 36
        while y < base - 60:
            for c in range(columns):
                if rng.random() < 0.72:
                    s.box(x + (c + 0.22) * step, y, step * 0.56, 40, -0.26 if rng.random() < 0.94 else 0.3)
            y += 74

    def cube(self, s: Sheet, x: float, y: float, side: float, tone: float = -0.25) -> None:
        """An axis-perfect cube seen from a little below: a dark face, a thin lower face."""
        lip = side * 0.07
        s.shape([(x, y + side), (x + side, y + side), (x + side - lip, y + side + lip), (x + lip, y + side + lip)],
                tone - 0.25, rim=0)  # fmt: skip
        s.box(x, y, side, side, tone)
        s.box(x, y, side, max(1.5, side * 0.006), color=mix(s.color, self.palette.cap, 0.35))

    def tree(self, s: Sheet, x: float, w: float, base: float, tone: float = 0.0, boughs: int = 5) -> None:
        """A trunk that leaves the picture at the top, with bare boughs."""
        rng = self.rng
        lean = rng.uniform(-70, 70)
        trunk = curve(
            [(x - w * 0.9, base), (x - w * 0.5, base - 90), (x - w * 0.36 + lean * 0.5, base * 0.45),
             (x - w * 0.26 + lean, -160), (x + w * 0.26 + lean, -160), (x + w * 0.4 + lean * 0.5, base * 0.45),
             (x + w * 0.55, base - 90), (x + w, base), (x, base + 12)], 5,
        )  # fmt: skip
        s.shape(trunk, tone, rim=1.4)
        for _ in range(boughs):
            y = rng.uniform(40, base * 0.72)
            at = x + lean * (1 - y / base)
            self._bough(s, (at, y), rng.choice((-1, 1)), w * 0.34, rng.uniform(140, 320), tone)

    def _bough(self, s: Sheet, start: Point, way: int, width: float, long: float, tone: float) -> None:
        rng = self.rng
        turn = rng.uniform(0.25, 0.75)
        knee = (start[0] + way * long * 0.5, start[1] - long * 0.5 * turn)
        tip = (start[0] + way * long, start[1] - long * turn * rng.uniform(0.9, 1.5))
        s.limb(start, knee, width, width * 0.55, tone)
        s.limb(knee, tip, width * 0.55, 1.5, tone)
        twig = (knee[0] + way * long * 0.12, knee[1] - long * 0.42)
        s.limb(knee, twig, width * 0.4, 1.2, tone)

    def column(self, s: Sheet, x: float, w: float, top: float, base: float, tone: float = 0.0) -> None:
        """A square pillar with a lit and a dark side, a capital and a foot."""
        s.box(x, top, w, base - top, tone)
        s.box(x, top, w * 0.16, base - top, tone + 0.12)
        s.box(x + w * 0.72, top, w * 0.28, base - top, tone - 0.2)
        for y, high in ((top, 30.0), (base - 34, 34.0)):
            s.shape(
                [(x - w * 0.14, y), (x + w * 1.14, y), (x + w * 1.14, y + high), (x - w * 0.14, y + high)], tone + 0.04
            )

    def arch(self, s: Sheet, x: float, w: float, top: float, base: float, color: Color, bars: bool = True) -> None:
        """A tall window with a round head, filled with light."""
        head = [(x + w / 2 + math.cos(a) * w / 2, top + w / 2 - math.sin(a) * w / 2)
                for a in (math.pi - math.pi * i / 16 for i in range(17))]  # fmt: skip
        s.shape([(x, base), *head, (x + w, base)], color=color, rim=0)
        if bars:
            s.box(x + w / 2 - 4, top, 8, base - top)
            for y in range(int(top + w * 0.5), int(base), 110):
                s.box(x, y, w, 6)

    def rubble(self, s: Sheet, count: int, low: float, high: float, size: float, keep: Point = (-1, -1)) -> None:
        """Broken blocks on the floor between two heights; none between the two x of `keep`."""
        rng = self.rng
        for y in sorted(rng.uniform(low, high) for _ in range(count)):
            x = rng.uniform(-80, 2000)
            if keep[0] < x < keep[1]:
                continue
            big = size * rng.uniform(0.4, 1.2) * (0.5 + (y - low) / max(1.0, high - low))
            points = [(x + math.cos(a) * big * rng.uniform(0.7, 1.3), y - abs(math.sin(a)) * big * rng.uniform(0.4, 0.9)
                       if math.sin(a) > 0 else y + 5) for a in (0.2, 1.1, 2.1, 3.0, 4.4)]  # fmt: skip
            s.shape(points, rng.uniform(-0.2, 0.12), rim=1.3)

    def wire(self, s: Sheet, a: Point, b: Point, sag: float, width: float = 3.5) -> None:
        """A hanging cable."""
        points = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t))
                  for t in (i / 24 for i in range(25))]  # fmt: skip
        s.stroke(points, width, -0.3)

    def cloth(self, s: Sheet, x: float, y: float, w: float, h: float, color: Color | None = None) -> None:
        """A torn hanging cloth: a banner, a scarf, a curtain's tie. The accent, unless told otherwise."""
        rng = self.rng
        paint = color or self.palette.accent
        blown = w * rng.uniform(0.1, 0.35)
        hem = [(x + w * (1 - i / 6) + blown, y + h * (1 - 0.14 * rng.random() - 0.07 * (i % 2))) for i in range(7)]
        right = curve(
            [(x + w, y), (x + w * 1.1, y + h * 0.3), (x + w * 0.96 + blown * 0.4, y + h * 0.6), hem[0]], 5, False
        )
        left = curve([hem[-1], (x - w * 0.04 + blown * 0.4, y + h * 0.6), (x + w * 0.1, y + h * 0.3), (x, y)], 5, False)
        s.shape([*right, *hem, *left], color=paint, rim=1.2)
        for at, deep in ((0.3, -0.16), (0.66, -0.3)):
            fold = [(x + w * at, y), (x + w * (at + 0.18), y), (x + w * (at + 0.04) + blown * 0.7, y + h * 0.8)]
            s.shape(fold, color=toned(paint, deep), rim=0)

    def lamp(self, s: Sheet, x: float, y: float, radius: float, color: Color | None = None) -> None:
        """A small light: its core only; `glow` gives its halo."""
        s.disc((x, y), radius, color=color or self.palette.lamp)

    def table(self, s: Sheet, x: float, y: float, w: float, tone: float = 0.0) -> None:
        """A round table under a cloth that falls in folds."""
        rng = self.rng
        hem = y + w * 0.42
        top = [(x + math.cos(a) * w / 2, y + math.sin(a) * w * 0.1) for a in (math.tau * i / 28 for i in range(28))]
        folds = [(x + w * (0.48 - 0.96 * i / 8), hem + w * (0.05 if i % 2 else 0.0)) for i in range(9)]
        s.shape([(x - w / 2, y), (x + w / 2, y), *folds], tone - 0.12, rim=0)
        for i in range(1, 8, 2):
            fx = x + w * (0.48 - 0.96 * i / 8)
            s.shape([(fx, y + w * 0.1), (fx + w * 0.05, hem), (fx - w * 0.04, hem)], tone - 0.26, rim=0)
        s.shape(top, tone + 0.1, rim=1.2)
        for _ in range(5):
            a = rng.uniform(0, math.tau)
            spot = (x + math.cos(a) * w * 0.3, y + math.sin(a) * w * 0.05)
            s.shape([(spot[0] - w * 0.05, spot[1]), (spot[0] + w * 0.05, spot[1]),
                     (spot[0] + w * 0.03, spot[1] - w * rng.uniform(0.02, 0.09)),
                     (spot[0] - w * 0.03, spot[1] - w * 0.03)], tone + rng.uniform(-0.4, 0.3), rim=0.8)  # fmt: skip
