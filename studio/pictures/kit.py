"""A set: materials of two worlds, things in layers, lamps, the camera. It fills Blender's scene.

The architecture draws its chances from `Set.rng(name)`, a generator for each name: what one world has more than the
other never shifts anything else, so that both worlds stand on the same lines.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import bpy
import numpy as np
from mathutils import Euler, Vector

from studio.pictures.color import light
from studio.pictures.place import OVERSCAN, Eye, Place

Point = tuple[float, float, float]
Face = tuple[int, ...]

_CORNERS = np.array([(x, y, z) for z in (-0.5, 0.5) for x, y in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))])
_SIDES: tuple[Face, ...] = ((0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7))


def linear(color: str) -> tuple[float, float, float, float]:
    """A colour (rrggbb) as linear light, opaque."""
    r, g, b = light(color)
    return float(r), float(g), float(b), 1.0


class Set:
    """One world of a place, under construction."""

    def __init__(self, place: Place, world: str) -> None:
        self.place, self.world = place, world
        self.here = world == "here"
        self._layer = "mid"
        self._meshes: dict[tuple[str, str, bool], tuple[list[Point], list[Face]]] = {}
        self._materials: dict[str, Any] = {}
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self.scene = bpy.context.scene
        for layer in place.layers:
            self.scene.collection.children.link(bpy.data.collections.new(layer))
        _camera(self.scene, place.eye)

    def pick(self, here: Any, lens: Any) -> Any:
        """The first in the room as it is, the second through the lens."""
        return here if self.here else lens

    def rng(self, name: str) -> random.Random:
        """A generator of its own for `name`: the same in both worlds."""
        return random.Random(f"{self.place.name} {self.place.seed} {name}")

    @contextmanager
    def layer(self, name: str) -> Iterator[None]:
        """What is built inside belongs to this layer."""
        before, self._layer = self._layer, name
        yield
        self._layer = before

    # Materials and light.

    def mat(
        self,
        here: str,
        lens: str | None = None,
        *,
        rough: float = 1.0,
        glow: float | tuple[float, float] = 0.0,
        metal: float = 0.0,
        fibre: float = 0.06,
        size: float = 9.0,
    ) -> Any:
        """Paper of a colour, in each world. `glow` makes it shine (a pair: here, lens); below a roughness of 1 it
        reflects; `fibre` mottles it by that part of its light, in specks of 1/`size` metres."""
        color = here if self.here or lens is None else lens
        shine = glow if isinstance(glow, (int, float)) else glow[0 if self.here else 1]
        name = f"{color} {rough} {shine} {metal} {fibre} {size}"
        if name not in self._materials:
            self._materials[name] = _material(name, color, rough, shine, metal, fibre, size)
        return self._materials[name]

    def sky_light(self, top: str, bottom: str, strength: float) -> None:
        """The light that comes from all around: one colour from above, one from below."""
        world = bpy.data.worlds.new("world")
        self.scene.world = world
        world.use_nodes = True
        tree = world.node_tree
        tree.nodes.clear()
        out, back = tree.nodes.new("ShaderNodeOutputWorld"), tree.nodes.new("ShaderNodeBackground")
        where, split, ramp = (
            tree.nodes.new(kind) for kind in ("ShaderNodeTexCoord", "ShaderNodeSeparateXYZ", "ShaderNodeValToRGB")
        )
        ramp.color_ramp.elements[0].color, ramp.color_ramp.elements[1].color = linear(bottom), linear(top)
        ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = 0.35, 0.75
        middle = tree.nodes.new("ShaderNodeMapRange")  # from directions -1..1 to 0..1
        middle.inputs[1].default_value = -1.0
        tree.links.new(where.outputs["Generated"], split.inputs[0])
        tree.links.new(split.outputs["Z"], middle.inputs[0])
        tree.links.new(middle.outputs[0], ramp.inputs[0])
        tree.links.new(ramp.outputs[0], back.inputs[0])
        tree.links.new(back.outputs[0], out.inputs[0])
        back.inputs[1].default_value = strength

    def sun(self, strength: float, color: str, *, down: float, around: float, soft: float = 1.0) -> Any:
        """A sun that falls `down` degrees below the horizon and comes from `around` (0 = from behind the camera,
        90 = from the left, 180 = from the back of the picture); `soft` is its width in degrees."""
        lamp = self._lamp("SUN", (0, 0, 50), strength, color, angle=math.radians(soft))
        lamp.rotation_euler = Euler((math.radians(90 - down), 0, math.radians(-around)))
        return lamp

    def area(self, at: Point, to: Point, strength: float, color: str, size: float, high: float | None = None) -> Any:
        """A soft rectangular lamp (watts) that looks at a point. The camera does not see it."""
        lamp = self._lamp("AREA", at, strength, color, size=size)
        if high is not None:
            lamp.data.shape, lamp.data.size_y = "RECTANGLE", high
        lamp.rotation_euler = _toward(at, to)
        lamp.visible_camera = False
        return lamp

    def point(self, at: Point, strength: float, color: str, size: float = 0.1) -> Any:
        """A small lamp that shines all around (watts)."""
        return self._lamp("POINT", at, strength, color, shadow_soft_size=size)

    def spot(
        self,
        at: Point,
        to: Point,
        strength: float,
        color: str,
        *,
        wide: float = 60,
        soft: float = 0.4,
        size: float = 0.1,
    ) -> Any:
        """A lamp with a cone of `wide` degrees."""
        lamp = self._lamp(
            "SPOT", at, strength, color, spot_size=math.radians(wide), spot_blend=soft, shadow_soft_size=size
        )
        lamp.rotation_euler = _toward(at, to)
        return lamp

    def _lamp(self, kind: str, at: Point, strength: float, color: str, **more: float) -> Any:
        data = bpy.data.lights.new(kind, kind)
        data.energy, data.color = strength, linear(color)[:3]
        for key, value in more.items():
            setattr(data, key, value)
        lamp = bpy.data.objects.new(kind, data)
        lamp.location = at
        self.scene.collection.objects.link(lamp)
        return lamp

    # Things.

    def mesh(self, material: Any, points: Any, faces: Sequence[Face], smooth: bool = False) -> None:
        """Polygons of one material, into the layer of now."""
        all_points, all_faces = self._meshes.setdefault((self._layer, material.name, smooth), ([], []))
        start = len(all_points)
        all_points.extend(tuple(map(float, p)) for p in points)  # type: ignore[misc]
        all_faces.extend(tuple(i + start for i in face) for face in faces)

    def box(
        self, material: Any, at: Point, size: Point, turn: Point = (0, 0, 0), *, ragged: float = 0.0, seed: str = ""
    ) -> None:
        """A box around its middle; `turn` in radians; `ragged` moves each corner by up to that many metres."""
        corners = _CORNERS * np.array(size)
        if ragged:
            chance = np.random.default_rng(abs(hash_of(f"{self.place.name}{at}{seed}")))
            corners = corners + chance.uniform(-ragged, ragged, corners.shape)
        if any(turn):
            corners = corners @ np.array(Euler(turn).to_matrix()).T
        self.mesh(material, corners + np.array(at), _SIDES)

    def finish(self) -> None:
        """Hand all polygons over to Blender."""
        for (layer, name, smooth), (points, faces) in self._meshes.items():
            mesh = bpy.data.meshes.new(name)
            mesh.from_pydata(points, [], faces)
            mesh.materials.append(bpy.data.materials[name])
            mesh.polygons.foreach_set("use_smooth", [smooth] * len(faces))
            mesh.update()
            self.place_object(bpy.data.objects.new(name, mesh), layer)
        self._meshes.clear()

    def place_object(self, thing: Any, layer: str | None = None) -> Any:
        """Put an object of Blender's into a layer (that of now)."""
        bpy.data.collections[layer or self._layer].objects.link(thing)
        return thing


def hash_of(text: str) -> int:
    """The same number for the same text in every run."""
    return random.Random(text).getrandbits(63)


def _toward(at: Point, to: Point) -> Any:
    return (Vector(to) - Vector(at)).to_track_quat("-Z", "Y").to_euler()


def _camera(scene: Any, eye: Eye) -> None:
    data = bpy.data.cameras.new("eye")
    # The overscan is a wider view of the same: the picture's middle stays as it was composed.
    data.lens, data.shift_x, data.shift_y = eye.mm / OVERSCAN, eye.aside / OVERSCAN, eye.rise / OVERSCAN
    data.clip_start, data.clip_end = 0.05, 2000
    camera = bpy.data.objects.new("eye", data)
    camera.location, camera.rotation_euler = eye.at, _toward(eye.at, eye.to)
    scene.collection.objects.link(camera)
    scene.camera = camera


def _material(name: str, color: str, rough: float, glow: float, metal: float, fibre: float, size: float) -> Any:
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    out = tree.nodes.new("ShaderNodeOutputMaterial")
    if glow:
        shader = tree.nodes.new("ShaderNodeEmission")
        shader.inputs["Strength"].default_value = glow
    elif rough >= 1 and not metal:
        shader = tree.nodes.new("ShaderNodeBsdfDiffuse")
    else:
        shader = tree.nodes.new("ShaderNodeBsdfPrincipled")
        shader.inputs["Roughness"].default_value, shader.inputs["Metallic"].default_value = rough, metal
        shader.inputs["Specular IOR Level"].default_value = 0.4
    tint = shader.inputs["Base Color" if "Base Color" in shader.inputs else "Color"]
    tint.default_value = linear(color)
    if fibre and not glow:
        tree.links.new(_mottled(tree, color, fibre, size), tint)
    tree.links.new(shader.outputs[0], out.inputs["Surface"])
    return material


def _mottled(tree: Any, color: str, fibre: float, size: float) -> Any:
    """A colour a little lighter and darker in specks, as paper and plaster are."""
    where, noise = tree.nodes.new("ShaderNodeNewGeometry"), tree.nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value, noise.inputs["Detail"].default_value = size, 3.0
    tree.links.new(where.outputs["Position"], noise.inputs["Vector"])
    spread = tree.nodes.new("ShaderNodeMapRange")
    spread.inputs[1].default_value, spread.inputs[2].default_value = 0.3, 0.7
    spread.inputs[3].default_value, spread.inputs[4].default_value = 1 - 2 * fibre, 1 + 2 * fibre
    tree.links.new(noise.outputs[0], spread.inputs[0])
    times = tree.nodes.new("ShaderNodeMix")
    times.data_type, times.blend_type = "RGBA", "MULTIPLY"
    times.inputs[0].default_value, times.inputs[6].default_value = 1.0, linear(color)
    tree.links.new(spread.outputs[0], times.inputs[7])
    return times.outputs[2]
