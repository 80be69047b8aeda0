"""Cards in a set: drawn figures that throw shadows and are lit by the set's lamps.

A card is drawn flat (`people.paper`) and stands in the set twice: cut out along its outline, unseen, to throw its
shadow; and as a whole white sheet, alone before the camera, to find out how much light falls where. What is drawn is
then multiplied by that light, so that a figure takes the colour of its place without a lamp being guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import bpy
import numpy as np
from mathutils import Vector
from scipy.ndimage import zoom

from studio.pictures.color import linear
from studio.pictures.people.paper import Sheets
from studio.pictures.place import OVERSCAN, SIZE, Card, Place

if TYPE_CHECKING:
    from studio.pictures.render import Raw

WHITE = 0.4
"""How much light the white sheet gives back: more would light the set from where the figure stands."""
COARSE = 3
"""How many times smaller the white sheet is rendered: light is smooth, and a whole one takes as long as a layer."""
OUTLINE = (1008, 567)
"""Pixels of the outline that throws the shadow."""
MARGIN = ((SIZE[0] - 1920) / 2, (SIZE[1] - 1080) / 2)


@dataclass(frozen=True)
class Standing:
    """A card as Blender's objects: the outline that throws its shadow (or None), and the white sheet."""

    outline: Any
    sheet: Any


def draw(card: Card, world: str, size: tuple[int, int]) -> Any:
    """The card alone at a size in pixels (with overscan): straight alpha, sRGB, 0..1."""
    board = Sheets(SIZE, size[0] / SIZE[0])
    with board.frame(*MARGIN):
        card.draw(board, world)
    return board.image()


def drawn(card: Card, world: str, light: Raw, size: tuple[int, int]) -> Raw:
    """What is drawn, at a size in pixels, in the light that fell on its white sheet."""
    wide, high = size
    picture = draw(card, world, size)
    lamps = _enlarged(light.color, size) / WHITE * card.gain * (1 - card.fill) + card.fill
    facing = np.zeros((high, wide, 3), np.float32)
    facing[..., 1] = -1
    far = np.full((high, wide), card.metres, np.float32)
    return replace(light, color=linear(picture[..., :3]) * lamps, cover=picture[..., 3], far=far, normal=facing)


def _enlarged(color: Any, size: tuple[int, int]) -> Any:
    high, wide = color.shape[:2]
    if (wide, high) == size:
        return color
    return zoom(color, (size[1] / high, size[0] / wide, 1), order=1, grid_mode=True, mode="nearest")


def laid(place: Place, layers: Mapping[str, Any]) -> dict[str, Any]:
    """Graded layers with each card laid on the layer that it lies over."""
    made: dict[str, Any] = {}
    for part in place.in_order():
        if isinstance(part, str):
            if part in layers:
                made[part] = layers[part]
        else:
            made[part.over] = _over(layers[part.name], made[part.over])
    return made


def _over(upper: Any, lower: Any) -> Any:
    one, other = upper[..., 3:], lower[..., 3:] * (1 - upper[..., 3:])
    cover = one + other
    color = (upper[..., :3] * one + lower[..., :3] * other) / np.maximum(cover, 1e-4)
    return np.dstack([np.where(cover > 0, color, lower[..., :3]), cover])


def stand(scene: Any, place: Place, card: Card, world: str) -> Standing:
    """Put a card into the set. Neither of its two objects is seen until it is its turn (`lit`)."""
    corners = _corners(scene.camera, place, card.metres)
    sheet = _plane(scene, f"{card.name} sheet", corners, _paper(card.name, None))
    sheet.hide_render = True
    outline = None
    if card.shadow:
        outline = _plane(scene, card.name, corners, _paper(card.name, draw(card, world, OUTLINE)[..., 3]))
        outline.visible_camera = False
    return Standing(outline, sheet)


@contextmanager
def lit(card: Standing | None) -> Iterator[None]:
    """While it lasts, the white sheet of this card is what the camera sees, and its outline is away."""
    if card is None:
        yield
        return
    card.sheet.hide_render = False
    if card.outline is not None:
        card.outline.hide_render = True
    try:
        yield
    finally:
        card.sheet.hide_render = True
        if card.outline is not None:
            card.outline.hide_render = False


def _corners(camera: Any, place: Place, metres: float) -> list[tuple[float, float, float]]:
    """The four corners of what the camera sees at this distance: bottom left, bottom right, top right, top left."""
    eye = place.eye
    wide = 36 / (eye.mm / OVERSCAN) * metres
    high = wide * SIZE[1] / SIZE[0]
    x0, y0 = eye.aside / OVERSCAN * wide, eye.rise / OVERSCAN * wide
    spots = ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
    bpy.context.view_layer.update()
    return [tuple(camera.matrix_world @ Vector((x0 + x * wide, y0 + y * high, -metres))) for x, y in spots]


def _plane(scene: Any, name: str, corners: list[tuple[float, float, float]], material: Any) -> Any:
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(corners, [], [(0, 1, 2, 3)])
    uv = mesh.uv_layers.new(name="uv")
    for loop, at in zip(uv.data, ((0, 0), (1, 0), (1, 1), (0, 1)), strict=True):
        loop.uv = at
    mesh.materials.append(material)
    plane = bpy.data.objects.new(name, mesh)
    scene.collection.objects.link(plane)
    return plane


def _paper(name: str, outline: Any) -> Any:
    """White paper; with an outline (rows from the top, 0..1), nothing where it is 0."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    out, white = tree.nodes.new("ShaderNodeOutputMaterial"), tree.nodes.new("ShaderNodeBsdfDiffuse")
    white.inputs["Color"].default_value = (WHITE, WHITE, WHITE, 1)
    if outline is None:
        tree.links.new(white.outputs[0], out.inputs["Surface"])
        return material
    high, wide = outline.shape
    image = bpy.data.images.new(name, wide, high, alpha=True, float_buffer=True)
    image.colorspace_settings.name = "Non-Color"
    image.pixels.foreach_set(np.repeat(outline[::-1, :, None], 4, 2).astype(np.float32).ravel())
    texture, clear, mixed = (
        tree.nodes.new(kind) for kind in ("ShaderNodeTexImage", "ShaderNodeBsdfTransparent", "ShaderNodeMixShader")
    )
    texture.image = image
    tree.links.new(texture.outputs["Color"], mixed.inputs[0])
    tree.links.new(clear.outputs[0], mixed.inputs[1])
    tree.links.new(white.outputs[0], mixed.inputs[2])
    tree.links.new(mixed.outputs[0], out.inputs["Surface"])
    return material
