"""Cut paper: shapes, and an artboard on which sheets of card lie over each other under one lamp.

A sheet is drawn in this order: two shadows that fall only on what lies below it, its card (a gradient along the
light), an inner shade on its far side, a lit cut edge toward the lamp and a thin dark one away from it, its fibre.
The same calls give the same pixels. Lengths are in units of the current frame; `y` points down, turns are degrees
clockwise. Paths are skia paths: make them with `spline`, `polygon`, `ribbon`, `oval`, `between`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np
import skia

Path = Any
"""A skia path."""
Points = Any
"""A run of (x, y), or (x, y, 1) for a corner cut with scissors instead of a curve through it; or an array (n, 2)."""

ATOP, OVER, MULTIPLY = skia.BlendMode.kSrcATop, skia.BlendMode.kSrcOver, skia.BlendMode.kMultiply
SCREEN, SOFT = skia.BlendMode.kScreen, skia.BlendMode.kSoftLight
NIGHT = "0a0b16"
"""What shadows are made of."""
CREAM = "fff3e2"
"""What lit edges are made of."""


# --- colours


def paint_color(color: str, alpha: float = 1.0) -> int:
    """A skia colour from "rrggbb" (with or without "#") and an alpha of 0..1."""
    h = color.lstrip("#")
    return int(skia.Color(int(h[:2], 16), int(h[2:4], 16), int(h[4:6], 16), round(max(0.0, min(1.0, alpha)) * 255)))


def mix(a: str, b: str, t: float) -> str:
    """The colour at `t` (0..1) of the way from `a` to `b`, as "rrggbb"."""
    one, two = a.lstrip("#"), b.lstrip("#")
    parts = [(int(one[i : i + 2], 16), int(two[i : i + 2], 16)) for i in (0, 2, 4)]
    return "".join(f"{round(x + (y - x) * t):02x}" for x, y in parts)


# --- shapes


def spline(points: Points, closed: bool = True) -> Path:
    """A smooth outline through the points (Catmull-Rom as cubics); a third value of 1 marks a corner."""
    at = [np.array(q[:2], float) for q in points]
    corner = [len(q) > 2 and bool(q[2]) for q in points]
    n, path = len(at), skia.Path()
    path.moveTo(*map(float, at[0]))
    for i in range(n if closed else n - 1):
        j = (i + 1) % n
        b, c = at[i], at[j]
        a = at[(i - 1) % n] if closed or i else b
        d = at[(i + 2) % n] if closed or i + 2 < n else c
        leave = (c - b) / 3 if corner[i] else (c - a) / 6
        arrive = (c - b) / 3 if corner[j] else (d - b) / 6
        path.cubicTo(*map(float, (*(b + leave), *(c - arrive), *c)))
    if closed:
        path.close()
    return path


def dense(points: Points, closed: bool = True, steps: int = 6) -> list[tuple[float, ...]]:
    """The same outline (or open run) with more points on it, `steps` for each: a part of it can then be moved without
    moving what is beside it. Each point comes with its place among the given ones, as (x, y, corner, place)."""
    at = [np.array(q[:2], float) for q in points]
    corner = [len(q) > 2 and bool(q[2]) for q in points]
    n, made = len(at), list[tuple[float, ...]]()
    for i in range(n if closed else n - 1):
        j = (i + 1) % n
        b, c = at[i], at[j]
        a = at[(i - 1) % n] if closed or i else b
        d = at[(i + 2) % n] if closed or i + 2 < n else c
        leave = b + ((c - b) / 3 if corner[i] else (c - a) / 6)
        arrive = c - ((c - b) / 3 if corner[j] else (d - b) / 6)
        for k in range(steps):
            t = k / steps
            q = b * (1 - t) ** 3 + leave * 3 * t * (1 - t) ** 2 + arrive * 3 * t * t * (1 - t) + c * t**3
            made.append((float(q[0]), float(q[1]), float(corner[i] and k == 0), i + t))
    return made if closed else [*made, (float(at[-1][0]), float(at[-1][1]), float(corner[-1]), n - 1.0)]


def polygon(points: Points) -> Path:
    """A shape with straight sides."""
    path = skia.Path()
    path.addPoly([skia.Point(float(q[0]), float(q[1])) for q in points], True)
    return path


def curve(points: Points, steps: int = 10) -> Any:
    """An open Catmull-Rom curve, sampled `steps` times between two points: an array (n, 2)."""
    p = np.array([q[:2] for q in points], float)
    e = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    runs = []
    for i in range(len(p) - 1):
        a, b, c, d = e[i : i + 4]
        square, cube = 2 * a - 5 * b + 4 * c - d, -a + 3 * b - 3 * c + d
        runs.append(0.5 * (2 * b + (c - a) * t + square * t**2 + cube * t**3))
    return np.vstack([*runs, p[-1:]])


def ribbon(points: Points, widths: Sequence[float], steps: int = 10) -> Path:
    """A strip along a curved spine; `widths` are half widths, spread evenly (and smoothly) over its length."""
    spine = curve(points, steps)
    along = np.gradient(spine, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None] + 1e-9
    run = curve([(i, w) for i, w in enumerate(widths)], 12)
    half = np.interp(np.linspace(0, len(widths) - 1, len(spine)), run[:, 0], run[:, 1])
    offset = np.stack([-along[:, 1], along[:, 0]], 1) * np.clip(half, 0, None)[:, None]
    return polygon(np.vstack([spine + offset, (spine - offset)[::-1]]))


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0.0) -> Path:
    """An ellipse about (x, y)."""
    path = skia.Path()
    path.addOval(skia.Rect(x - rx, y - ry, x + rx, y + ry))
    if turn:
        m = skia.Matrix()
        m.setRotate(turn, x, y)
        path.transform(m)
    return path


def between(one: Points, other: Points) -> Path:
    """The shape between two open runs of points that go the same way (an eye between its lids, an open mouth)."""
    return polygon([*(q[:2] for q in one), *(q[:2] for q in reversed(other))])


def common(one: Path, other: Path) -> Path:
    """Where both shapes are."""
    return skia.Op(one, other, skia.PathOp.kIntersect_PathOp)


def without(one: Path, other: Path) -> Path:
    """The first shape with the second cut out of it."""
    return skia.Op(one, other, skia.PathOp.kDifference_PathOp)


def together(one: Path, other: Path) -> Path:
    """Both shapes as one piece."""
    return skia.Op(one, other, skia.PathOp.kUnion_PathOp)


def moved(path: Path, dx: float, dy: float) -> Path:
    """The same shape elsewhere."""
    other = skia.Path(path)
    other.offset(dx, dy)
    return other


def _beside(path: Path, dx: float, dy: float) -> Path:
    """Everything near the shape except the shape moved: clipped to the shape, what is left is one of its edges."""
    around = skia.Path()
    around.addRect(path.getBounds().makeOutset(90, 90))
    around.addPath(moved(path, dx, dy))
    around.setFillType(skia.PathFillType.kEvenOdd)
    return around


def _blur(sigma: float) -> Any:
    return skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma)


@lru_cache(maxsize=1)
def _fibre(size: int = 512) -> Any:
    """A tile of paper: clouds, tooth, and short fibres laid every way; grey about 128."""
    rng = np.random.default_rng(5)
    k = np.hypot(*np.meshgrid(np.fft.fftfreq(size), np.fft.fftfreq(size)))
    spectrum = np.fft.fft2(rng.normal(size=(size, size))) * (
        np.exp(-((k / 0.05) ** 2)) * 3 + np.exp(-((k / 0.33) ** 2))
    )
    noise = np.real(np.fft.ifft2(spectrum))
    strands = np.zeros((size, size))
    for _ in range(1500):
        x, y, way = rng.uniform(0, size), rng.uniform(0, size), rng.uniform(0, np.pi)
        t = np.arange(rng.integers(7, 22))
        bow = rng.normal(0, 0.012) * t**2
        xs = (x + t * np.cos(way) - bow * np.sin(way)).astype(int) % size
        ys = (y + t * np.sin(way) + bow * np.cos(way)).astype(int) % size
        strands[ys, xs] += rng.choice((-1.0, 1.0)) * 0.9
    tile = np.clip(128 + (noise / noise.std() + strands) * 34, 0, 255).astype(np.uint8)
    return skia.Image.fromarray(
        np.ascontiguousarray(np.dstack([tile, tile, tile, np.full_like(tile, 255)])),
        colorType=skia.kRGBA_8888_ColorType,
        copy=True,
    )


# --- the artboard


class Sheets:
    """An artboard of `size` units, `scale` pixels a unit. `light` points toward the lamp; frames carry it along.

    `lamp` is the same direction as the current frame sees it: a mirrored or turned figure is lit by the same lamp.
    """

    def __init__(self, size: tuple[int, int], scale: float, light: tuple[float, float] = (-0.62, -0.78)) -> None:
        self.size, self.scale = size, scale
        self._surface = skia.Surface(round(size[0] * scale), round(size[1] * scale))
        self.canvas = self._surface.getCanvas()
        self.canvas.clear(0)
        self.canvas.scale(scale, scale)
        self.screen_light = _unit(light)
        self.lamp = self.screen_light
        self._turned = np.eye(2)

    @contextmanager
    def frame(self, x: float, y: float, turn: float = 0.0, size: float = 1.0, mirror: bool = False) -> Iterator[Sheets]:
        """Draw in a frame of its own: moved to (x, y), turned (degrees clockwise), sized, mirrored left to right."""
        lamp, turned, flip = self.lamp, self._turned, -1.0 if mirror else 1.0
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.rotate(turn)
        self.canvas.scale(size * flip, size)
        a = np.radians(turn)
        self._turned = turned @ np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]]) @ np.diag([flip, 1.0])
        local = np.linalg.inv(self._turned) @ np.array(self.screen_light)
        self.lamp = _unit((float(local[0]), float(local[1])))
        try:
            yield self
        finally:
            self.canvas.restore()
            self.lamp, self._turned = lamp, turned

    @property
    def mirrored(self) -> bool:
        """Whether the current frame is seen mirrored: what is drawn on its right is seen on the left."""
        return bool(np.linalg.det(self._turned) < 0)

    @property
    def down(self) -> tuple[float, float]:
        """Where things fall, as the current frame sees it."""
        local = np.linalg.inv(self._turned) @ np.array((0.0, 1.0))
        return _unit((float(local[0]), float(local[1])))

    @contextmanager
    def clip(self, path: Path, outside: bool = False) -> Iterator[Sheets]:
        """What is drawn inside shows only within the shape (or only outside it)."""
        self.canvas.save()
        self.canvas.clipPath(path, skia.ClipOp.kDifference if outside else skia.ClipOp.kIntersect, True)
        try:
            yield self
        finally:
            self.canvas.restore()

    @contextmanager
    def faded(self, alpha: float) -> Iterator[Sheets]:
        """All that is drawn inside shows at `alpha` (0..1), as one piece."""
        self.canvas.saveLayerAlpha(None, round(255 * alpha))
        try:
            yield self
        finally:
            self.canvas.restore()

    def sheet(
        self,
        path: Path,
        color: str,
        shade: str | None = None,
        *,
        lift: float = 8,
        core: float = 0.3,
        edge: float = 0.35,
        fibre: float = 0.1,
        reach: float = 16,
        rim: str = CREAM,
        shadow: float = 0.42,
        grain: int = 0,
    ) -> Path:
        """A piece of card, and its path again (for clips and tones).

        `lift` is how high it lies above what is below (0: no shadow); `shade` its colour on the far side from the
        lamp; `core` the strength and `reach` the width of the inner shade there; `edge` the lit cut edge in the
        colour `rim`; `shadow` how dark its shadow is; `grain` picks another place of the paper's fibre.
        """
        lx, ly = self.lamp
        if lift:
            for off, blur, alpha in ((0.25, 0.2, shadow * 0.8), (1.0, 0.62, shadow)):
                dark = moved(path, -lx * lift * off, -ly * lift * off)
                self._fill(dark, NIGHT, alpha, max(0.4, lift * blur), ATOP)
        self.canvas.drawPath(path, self._card(path, color, shade or color))
        if core or edge or fibre:
            with self.clip(path):
                self._finish(path, color, core, edge, fibre, reach, rim, grain)
        return path

    def tone(
        self,
        path: Path,
        color: str,
        alpha: float = 0.3,
        blur: float = 0.0,
        *,
        clip: Path | None = None,
        mode: Any = MULTIPLY,
    ) -> None:
        """A flat tone on what lies there: a shadow plane, a blush, a stain. Multiplies unless told otherwise."""
        if clip is None:
            self._fill(path, color, alpha, blur, mode)
        else:
            with self.clip(clip):
                self._fill(path, color, alpha, blur, mode)

    def line(
        self,
        points: Points,
        color: str,
        width: float = 2.0,
        alpha: float = 1.0,
        *,
        taper: Sequence[float] = (0.15, 1, 0.15),
        blur: float = 0.0,
        clip: Path | None = None,
        mode: Any = OVER,
    ) -> None:
        """A drawn or cut line along a curve; `taper` are parts of its width from its start to its end."""
        self.tone(ribbon(points, [width * 0.5 * k for k in taper]), color, alpha, blur, clip=clip, mode=mode)

    def fold(
        self,
        points: Points,
        width: float,
        clip: Path,
        *,
        dark: str = "0a0e14",
        lit: str = "ffffff",
        alpha: float = 0.42,
        gleam: float = 0.16,
        blur: float = 1.2,
    ) -> None:
        """A fold in a sheet: a dark valley, and a thin lit ridge moved toward the lamp. It ends at `clip`."""
        taper = [0.1] + [1.0] * max(1, len(points) - 2) + [0.05]
        lx, ly = self.lamp
        with self.clip(clip):
            self.tone(ribbon(points, [width * k for k in taper]), dark, alpha, blur)
            ridge = [(q[0] + lx * width * 1.1, q[1] + ly * width * 1.1) for q in points]
            self.tone(ribbon(ridge, [width * 0.45 * k for k in taper]), lit, gleam, blur * 0.5, mode=SCREEN)

    def image(self) -> Any:
        """The artboard as an array (height, width, 4): sRGB and straight alpha, 0..1, float32."""
        pixels = self._surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
        return np.asarray(pixels, np.float32) / 255

    def _card(self, path: Path, color: str, shade: str) -> Any:
        paint = skia.Paint(AntiAlias=True, Color=paint_color(color))
        if shade != color:
            box, (lx, ly) = path.getBounds(), self.lamp
            r = (abs(lx) * box.width() + abs(ly) * box.height()) / 2
            x, y = box.centerX(), box.centerY()
            ends = [skia.Point(x + lx * r, y + ly * r), skia.Point(x - lx * r, y - ly * r)]
            paint.setShader(skia.GradientShader.MakeLinear(ends, [paint_color(color), paint_color(shade)]))
        return paint

    def _finish(
        self, path: Path, color: str, core: float, edge: float, fibre: float, reach: float, rim: str, grain: int
    ) -> None:
        lx, ly = self.lamp
        if core:
            inner = _beside(path, lx * reach * 0.55, ly * reach * 0.55)
            self._fill(inner, "0b0d18", core, reach * 0.5, OVER)
        if fibre:
            self.canvas.drawPaint(skia.Paint(Shader=self._grain(color, grain), Alphaf=fibre, BlendMode=SOFT))
        if edge:
            self._fill(_beside(path, lx * 0.8, ly * 0.8), NIGHT, edge * 0.7, 0.25, OVER)
            lit = _beside(path, -lx * 1.2, -ly * 1.2)
            self._fill(lit, rim, edge, 0.0, SOFT)
            self._fill(lit, rim, edge * 0.42, 0.0, OVER)

    def _grain(self, color: str, grain: int) -> Any:
        """The fibre as this card has it. The place of the tile hangs on the card's colour, never on what was drawn
        before, so that a face with another look has the same paper all around."""
        pick = zlib.crc32(f"{color.lstrip('#').lower()} {grain}".encode())
        m = skia.Matrix()
        m.setRotate(pick % 360)
        m.postScale(0.55, 0.55)
        m.postTranslate(pick % 211, pick % 173)
        smooth = skia.SamplingOptions(skia.FilterMode.kLinear)
        return _fibre().makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, smooth, m)

    def _fill(self, path: Path, color: str, alpha: float, blur: float, mode: Any) -> None:
        paint = skia.Paint(AntiAlias=True, Color=paint_color(color, alpha), BlendMode=mode)
        if blur:
            paint.setMaskFilter(_blur(blur))
        self.canvas.drawPath(path, paint)


def _unit(v: tuple[float, float]) -> tuple[float, float]:
    length = float(np.hypot(*v))
    return v[0] / length, v[1] / length
