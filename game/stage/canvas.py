"""The canvas: the window, its 16:9 picture area, and which of its rectangles changed.

Places and sizes are given in units of a 1920x1080 picture and scaled to the window with bars around it;
nothing is scaled a second time, so text is sharp at every size.
"""

from __future__ import annotations

import os

import pygame

WIDE, HIGH = 1920, 1080
BAR_COLOR = (6, 7, 9)
SMALLEST = (320, 180)


class NoDisplay(Exception):
    """No window can be opened here; the message is a sentence for the player."""


class Canvas:
    """A window. `surface` is what to draw on, `area` the 16:9 picture in it, both in pixels of the window."""

    def __init__(self, surface: pygame.Surface, windowed: tuple[int, int], fullscreen: bool) -> None:
        self.surface = surface
        self.fullscreen = fullscreen
        self._windowed = windowed
        self._touched: list[pygame.Rect] = []
        self.area, self.scale = fit(surface.get_size())
        self._bars()

    @classmethod
    def open(
        cls,
        size: tuple[int, int] = (1280, 720),
        fullscreen: bool = False,
        title: str = "",
        icon: pygame.Surface | None = None,
    ) -> Canvas:
        """Open the window. Raises NoDisplay when this machine has none to offer."""
        try:
            pygame.display.init()
            if pygame.display.get_driver() == "x11":
                # SDL would push every frame through an OpenGL texture: 40 times slower without a GPU.
                os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
            if icon is not None:
                pygame.display.set_icon(icon)
            pygame.display.set_caption(title)
            size = (max(SMALLEST[0], size[0]), max(SMALLEST[1], size[1]))
            surface = _set_mode(size, fullscreen)
        except pygame.error as error:
            raise NoDisplay(f"No window can be opened on this computer ({error}).") from error
        return cls(surface, size, fullscreen)

    @property
    def size(self) -> tuple[int, int]:
        """The window's size in pixels."""
        return self.surface.get_size()

    @property
    def windowed(self) -> tuple[int, int]:
        """The size that the window has, or will have again, when it is not full screen."""
        return self._windowed

    def px(self, units: float) -> int:
        """A length in units as whole pixels; what is not nothing stays at least one pixel."""
        pixels = round(units * self.scale)
        return pixels or (0 if units == 0 else 1 if units > 0 else -1)

    def at(self, x: float, y: float) -> tuple[int, int]:
        """A point in units as a pixel of the window."""
        return self.area.left + round(x * self.scale), self.area.top + round(y * self.scale)

    def rect(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        """A rectangle in units as pixels of the window: neighbours in units are neighbours in pixels."""
        left, top = self.at(x, y)
        right, bottom = self.at(x + w, y + h)
        return pygame.Rect(left, top, right - left, bottom - top)

    def units(self, point: tuple[int, int]) -> tuple[float, float]:
        """Where a pixel of the window (the mouse) is in units."""
        return (point[0] - self.area.left) / self.scale, (point[1] - self.area.top) / self.scale

    def touch(self, rect: pygame.Rect | None = None) -> None:
        """This rectangle (or all of the window) has been drawn anew and is to be shown."""
        whole = self.surface.get_rect()
        clipped = whole if rect is None else rect.clip(whole)
        if clipped.width and clipped.height:
            self._touched.append(clipped)

    def show(self) -> bool:
        """Present what was touched since the last time. False when there was nothing to show."""
        if not self._touched:
            return False
        pygame.display.update(_merged(self._touched))
        self._touched = []
        return True

    def set_fullscreen(self, on: bool) -> None:
        """Go to full screen or back to the window. Everything has to be drawn again."""
        if on == self.fullscreen:
            return
        self.fullscreen = on
        # toggle_fullscreen leaves the window stuck at the screen's size; a second set_mode does not.
        self._adopt(_set_mode(self._windowed, on))

    def resized(self) -> bool:
        """After the window changed: take its new size. True when there is one (then draw everything again)."""
        surface = pygame.display.get_surface()
        if surface is None or (surface is self.surface and fit(surface.get_size()) == (self.area, self.scale)):
            return False
        if not self.fullscreen:
            self._windowed = surface.get_size()
        self._adopt(surface)
        return True

    def _adopt(self, surface: pygame.Surface) -> None:
        self.surface = surface
        self.area, self.scale = fit(surface.get_size())
        self._bars()

    def _bars(self) -> None:
        self._touched = []
        self.surface.fill(BAR_COLOR)
        self.touch()


def fit(size: tuple[int, int]) -> tuple[pygame.Rect, float]:
    """The largest 16:9 rectangle in the middle of a window of this size, and its pixels for one unit."""
    scale = min(size[0] / WIDE, size[1] / HIGH)
    wide, high = max(1, round(WIDE * scale)), max(1, round(HIGH * scale))
    return pygame.Rect((size[0] - wide) // 2, (size[1] - high) // 2, wide, high), scale


def _set_mode(size: tuple[int, int], fullscreen: bool) -> pygame.Surface:
    if not fullscreen:
        surface = pygame.display.set_mode(size, pygame.RESIZABLE)
        # On the way back from full screen the first call may only leave it, the second takes the size.
        return surface if surface.get_size() == size else pygame.display.set_mode(size, pygame.RESIZABLE)
    desktop = pygame.display.get_desktop_sizes()[0]
    return pygame.display.set_mode(desktop, pygame.FULLSCREEN)


def _merged(rects: list[pygame.Rect]) -> list[pygame.Rect]:
    """Rectangles that touch become one, so that no pixel is presented twice."""
    merged: list[pygame.Rect] = []
    for rect in rects:
        grown = rect.copy()
        hit = grown.collidelist(merged)
        while hit >= 0:
            grown.union_ip(merged.pop(hit))
            hit = grown.collidelist(merged)
        merged.append(grown)
    return merged
