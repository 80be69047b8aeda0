"""A set -> raw layers: colour, cover and distance of each, as arrays, by Cycles on the processor.

A layer is rendered with all other things in the room: they throw their shadows and their light, only the camera does
not see them. So no layer is cut by a plane, and what stands behind a thing is there when parallax uncovers it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import bpy
import numpy as np
from mathutils import Matrix

from studio.pictures import cards
from studio.pictures.kit import Set
from studio.pictures.place import SIZE, Place


@dataclass(frozen=True)
class Raw:
    """A layer as it came from the renderer, rows from the top: linear light (not multiplied by cover), cover 0..1,
    distance in metres, and the normals of the surfaces (-1..1), all without stairs at the edges."""

    color: Any
    cover: Any
    far: Any
    normal: Any

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        arrays = {"color": self.color, "cover": self.cover, "far": self.far, "normal": self.normal}
        np.savez(path, **{key: value.astype(np.float16) for key, value in arrays.items()})

    @staticmethod
    def load(path: Path) -> Raw:
        with np.load(path) as kept:
            return Raw(*(kept[key].astype(np.float32) for key in ("color", "cover", "far", "normal")))


def render(
    place: Place, world: str, size: tuple[int, int] = SIZE, samples: int | None = None, only: tuple[str, ...] = ()
) -> dict[str, Raw]:
    """All layers of a world (or `only` these), back to front, and the light on its cards under the cards' names.
    Prints the processor's seconds of each."""
    built = Set(place, world)
    place.build(built)
    built.finish()
    _engine(built.scene, size, samples or place.samples)
    standing = {card.name: cards.stand(built.scene, place, card, world) for card in place.cards}
    things = [(thing, layer) for layer in place.layers for thing in bpy.data.collections[layer].objects]
    made = {}
    for name in only or (*place.layers, *standing):
        if name not in standing and not any(layer == name for _, layer in things):
            continue
        for thing, layer in things:
            thing.visible_camera = layer == name
        start, wall = time.process_time(), time.time()
        less = cards.COARSE if name in standing else 1
        built.scene.render.resolution_x, built.scene.render.resolution_y = size[0] // less, size[1] // less
        with cards.lit(standing.get(name)):
            made[name] = _shoot(built.scene, place.reach)
        seconds = f"{time.process_time() - start:.0f} s of processor, {time.time() - wall:.0f} s"
        print(f"{place.name}.{world}.{name}: {seconds}", flush=True)
    return made


def projection(place: Place) -> Any:
    """The 4x4 matrix from metres to the picture: (x, y from the top, both 0..1 over the overscan) after division."""
    scene = Set(place, "here").scene
    scene.render.resolution_x, scene.render.resolution_y = SIZE
    bpy.context.view_layer.update()
    camera = scene.camera
    flat = camera.calc_matrix_camera(bpy.context.evaluated_depsgraph_get(), x=SIZE[0], y=SIZE[1])
    screen = Matrix(((0.5, 0, 0, 0.5), (0, -0.5, 0, 0.5), (0, 0, 1, 0), (0, 0, 0, 1)))
    return np.array(screen @ flat @ camera.matrix_world.inverted())


def _engine(scene: Any, size: tuple[int, int], samples: int) -> None:
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = size
    scene.render.threads_mode = "FIXED"
    scene.render.threads = int(os.environ.get("STUDIO_THREADS", "1"))
    scene.render.film_transparent = True
    scene.render.use_persistent_data = True
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.seed = "CPU", samples, 1
    cycles.use_adaptive_sampling, cycles.adaptive_threshold = True, 0.03
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 3, 2, 1
    cycles.transparent_max_bounces, cycles.volume_bounces = 12, 0
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 4
    cycles.use_light_tree = False  # on, it took a third longer here
    scene.view_settings.view_transform = "Standard"


def _shoot(scene: Any, reach: float) -> Raw:
    """Render what the camera sees now. Distance comes from the mist pass, which is as smooth at edges as the colour."""
    mist = scene.world.mist_settings
    mist.start, mist.depth, mist.falloff = 0.0, reach, "LINEAR"
    layer = scene.view_layers[0]
    layer.use_pass_mist = layer.use_pass_normal = True
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    passes = tree.nodes.new("CompositorNodeRLayers")
    with TemporaryDirectory() as folder:
        files = tree.nodes.new("CompositorNodeOutputFile")
        files.base_path = folder
        files.format.file_format, files.format.color_depth, files.format.color_mode = "OPEN_EXR", "32", "RGBA"
        files.file_slots.clear()
        for name in ("Image", "Mist", "Normal"):
            files.file_slots.new(name)
            tree.links.new(passes.outputs[name], files.inputs[name])
        with _quiet():
            bpy.ops.render.render(write_still=False)
        image, far, normal = (_read(next(Path(folder).glob(f"{name}*.exr"))) for name in ("Image", "Mist", "Normal"))
    cover = np.clip(image[..., 3], 0, 1)
    solid = np.maximum(cover, 1e-3)[..., None]
    color = np.where(cover[..., None] > 0, image[..., :3] / solid, 0)
    # Where nothing is the mist is full: at an edge what is there has the rest of it.
    metres = np.clip((far[..., 0] - (1 - cover)) / solid[..., 0], 0, 1) * reach
    return Raw(color.astype(np.float32), cover, metres, normal[..., :3] / solid)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the renderer's own lines, which it writes past Python."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _read(path: Path) -> Any:
    image = bpy.data.images.load(str(path))
    image.colorspace_settings.name = "Non-Color"
    wide, high = image.size
    values = np.empty(wide * high * image.channels, np.float32)
    image.pixels.foreach_get(values)
    rows = values.reshape(high, wide, image.channels)[::-1].copy()
    bpy.data.images.remove(image)
    return rows
