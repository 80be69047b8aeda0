"""Clothes: patterns are sewn, dropped on an uneven floor or hung up by their shoulders in a cloth simulation, and kept.

A bake takes 2-12 seconds of the processor, the coat that is seen near 40. What is missing in `build/pictures/garments`
is baked by a process of its own, because a simulation needs Blender's scene for itself:
`python -m studio.pictures.garments` bakes all.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from mathutils import Euler

from studio.pictures.patterns import cut, size_of
from studio.pictures.shapes import waves

KEPT = Path(__file__).resolve().parents[2] / "build" / "pictures" / "garments"


@dataclass(frozen=True)
class Bake:
    """How a garment comes to lie: turned by `turn` (radians) and let fall, drawn together to `squeeze` of its size, on
    a floor with waves of `lump` metres, bent beforehand by `bent`; `hung` ones hang by their shoulders instead."""

    kind: str
    seed: int
    turn: tuple[float, float, float] = (0.15, -0.1, 0.3)
    squeeze: float = 0.82
    lump: float = 0.16
    spacing: float = 0.03
    collar: float = 1.0
    hung: bool = False
    bent: float = 1.0


_FLAT, _DROP, _SIDE, _FACE = (0.06, -0.04, 0.0), (1.25, 0.35, 0.2), (0.2, 1.35, 0.5), (math.pi + 0.2, 0.1, 0.3)

CRUMPLED = {
    "coat1": Bake("coat", 1),
    "coat2": Bake("coat", 2, (0.9, 0.2, 0.5)),
    "coat3": Bake("coat", 3, _SIDE),
    "dress1": Bake("dress", 4),
    "dress2": Bake("dress", 5, _DROP),
    "shirt1": Bake("shirt", 6),
    "shirt2": Bake("shirt", 7, _SIDE),
    "trousers1": Bake("trousers", 8),
    "skirt1": Bake("skirt", 9, _DROP),
    "kidcoat1": Bake("kidcoat", 10, spacing=0.024),
    "scarf1": Bake("scarf", 11),
    "jacket1": Bake("jacket", 12, _FACE),
}
LAID = {
    "laid_coat1": Bake("coat", 41, _FLAT, 0.97, 0.06, bent=0.22),
    "laid_coat2": Bake("coat", 42, _FLAT, 0.97, 0.06, bent=0.22),
    "laid_dress": Bake("dress", 43, _FLAT, 0.97, 0.06, bent=0.22),
    "laid_jacket": Bake("jacket", 44, _FLAT, 0.97, 0.06, bent=0.22),
    "laid_kidcoat": Bake("kidcoat", 45, _FLAT, 0.97, 0.05, 0.024, bent=0.2),
}
HERO = {"hero": Bake("coat", 33, (0.0, 0.0, 0.0), 0.97, 0.08, 0.019, 1.4, bent=0.35)}
HUNG = {
    "hung_coat": Bake("coat", 61, hung=True, spacing=0.034, squeeze=1.0),
    "hung_jacket": Bake("jacket", 62, hung=True, squeeze=1.0),
    "hung_dress": Bake("dress", 63, hung=True, squeeze=1.0),
    "hung_kidcoat": Bake("kidcoat", 64, hung=True, squeeze=1.0, spacing=0.024),
}
ALL = {**CRUMPLED, **LAID, **HUNG, **HERO}

_BENDING = {"coat": 3.0, "kidcoat": 3.0, "jacket": 3.0, "shirt": 0.6, "dress": 0.4, "skirt": 0.5, "trousers": 1.5}
FRAMES = 45


def bake(name: str) -> Path:
    """Simulate a garment and keep it: points (metres), faces (-1 fills up triangles), places on the pattern, kind."""
    wanted, start = ALL[name], time.process_time()
    pattern = cut(wanted.kind, np.random.default_rng(wanted.seed), wanted.spacing, wanted.collar)
    flat = np.array(pattern.points)
    pins = _pins(wanted, flat) if wanted.hung else []
    if not wanted.hung:
        flat[:, 1] -= flat[:, 1].mean()
    fell = _simulate(wanted, flat, pattern.faces, pins)
    if wanted.hung:
        fell -= np.array([0, fell[:, 1].mean(), 0])
    else:
        fell -= np.array([*fell[:, :2].mean(0), np.percentile(fell[:, 2], 5)])
    faces = np.full((len(pattern.faces), 4), -1)
    for i, face in enumerate(pattern.faces):
        faces[i, : len(face)] = face
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{name}.npz"
    np.savez_compressed(path, points=fell.astype(np.float32), faces=faces.astype(np.int32), flat=pattern.flat)
    print(f"{name}: {len(fell)} points, {time.process_time() - start:.0f} s of processor", flush=True)
    return path


def _pins(wanted: Bake, flat: Any) -> list[int]:
    """The points that a hanger carries: neck and shoulders."""
    k = size_of(wanted.kind)
    reach = 0.17 if wanted.kind == "dress" else 0.21
    return [int(i) for i in np.where((np.abs(flat[:, 0]) < reach * k) & (flat[:, 1] > -0.055 * k))[0]]


def _start(wanted: Bake, flat: Any) -> Any:
    """Where the points are before the first moment: bent, drawn together, turned; at rest the cloth is the pattern."""
    points, x, y = flat.copy(), flat[:, 0], flat[:, 1]
    if wanted.hung:  # upright, with room inside for a body
        room = 0.10 * np.clip(1 - (x / 0.30) ** 2, 0, 1) * np.clip(-y / 0.25, 0.15, 1)
        depth = np.sign(points[:, 2]) * room + points[:, 2] + 0.012 * waves(wanted.seed, 0.3)(x, y)
        return np.stack([x, -depth, y], -1)
    points[:, 2] += wanted.bent * (waves(wanted.seed + 1, 0.9)(x, y) * 0.06 + waves(wanted.seed + 2, 0.35)(x, y) * 0.03)
    points[:, :2] *= wanted.squeeze
    points[:, 0] += wanted.bent * 0.11 * waves(wanted.seed + 5, 1.2)(x, y)
    points[:, 1] += wanted.bent * 0.11 * waves(wanted.seed + 6, 1.2)(x, y)
    points = points @ np.array(Euler(wanted.turn).to_matrix()).T
    points[:, 2] += (0.30 if wanted.bent == 1 else 0.12) - points[:, 2].min()
    return points


def _simulate(wanted: Bake, flat: Any, faces: Sequence[tuple[int, ...]], pins: Sequence[int]) -> Any:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.frame_start, scene.frame_end = 1, FRAMES
    mesh = bpy.data.meshes.new("cloth")
    mesh.from_pydata(_start(wanted, flat).tolist(), [], faces)
    thing = bpy.data.objects.new("cloth", mesh)
    scene.collection.objects.link(thing)
    thing.shape_key_add(name="start")
    rest = thing.shape_key_add(name="rest")
    upright = np.stack([flat[:, 0], -flat[:, 2], flat[:, 1]], -1) if wanted.hung else flat
    rest.data.foreach_set("co", upright.astype(np.float32).ravel())
    rest.value = 0
    _cloth(wanted, thing, pins)
    if not wanted.hung:
        _floor(wanted, scene)
    for frame in range(1, FRAMES + 1):
        scene.frame_set(frame)
    fell = thing.evaluated_get(bpy.context.evaluated_depsgraph_get()).to_mesh()
    points = np.empty(len(fell.vertices) * 3, np.float32)
    fell.vertices.foreach_get("co", points)
    return points.reshape(-1, 3)


def _cloth(wanted: Bake, thing: Any, pins: Sequence[int]) -> None:
    modifier = thing.modifiers.new("cloth", "CLOTH")
    cloth, contact = modifier.settings, modifier.collision_settings
    cloth.quality, cloth.mass, cloth.air_damping = 6, 0.25, 1.2
    cloth.tension_stiffness = cloth.compression_stiffness = 25
    cloth.shear_stiffness, cloth.bending_stiffness = 10, _BENDING.get(wanted.kind, 0.8)
    cloth.bending_damping, cloth.tension_damping, cloth.compression_damping = 1, 8, 8
    cloth.rest_shape_key = thing.data.shape_keys.key_blocks["rest"]
    contact.use_self_collision, contact.self_distance_min, contact.self_friction = True, 0.008, 8
    contact.distance_min, contact.collision_quality = 0.012, 2
    modifier.point_cache.frame_start, modifier.point_cache.frame_end = 1, FRAMES
    if pins:
        group = thing.vertex_groups.new(name="pins")
        group.add(list(pins), 1.0, "REPLACE")
        cloth.vertex_group_mass = "pins"


def _floor(wanted: Bake, scene: Any) -> None:
    count = 70
    xs, ys = np.meshgrid(*[np.linspace(-1.5, 1.5, count)] * 2)
    hills, dents = waves(wanted.seed + 20, 1.3), waves(wanted.seed + 21, 0.55)
    zs = hills(xs, ys) * wanted.lump + np.abs(dents(xs, ys)) * wanted.lump * 0.35
    faces = [
        (j * count + i, j * count + i + 1, (j + 1) * count + i + 1, (j + 1) * count + i)
        for j in range(count - 1)
        for i in range(count - 1)
    ]
    mesh = bpy.data.meshes.new("floor")
    mesh.from_pydata(np.stack([xs, ys, zs], -1).reshape(-1, 3).tolist(), [], faces)
    floor = bpy.data.objects.new("floor", mesh)
    scene.collection.objects.link(floor)
    floor.modifiers.new("contact", "COLLISION")
    floor.collision.cloth_friction, floor.collision.thickness_outer = 12, 0.012


def ensure(names: Sequence[str]) -> None:
    """Bake what is missing, in another process; RuntimeError when that fails."""
    missing = [name for name in names if not (KEPT / f"{name}.npz").is_file()]
    if missing and subprocess.run([sys.executable, "-m", "studio.pictures.garments", *missing]).returncode:
        raise RuntimeError(f"These garments could not be baked: {', '.join(missing)}.")


def main(names: Sequence[str]) -> int:
    """Bake these garments, or all; the number is the exit status."""
    for name in names or ALL:
        bake(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
