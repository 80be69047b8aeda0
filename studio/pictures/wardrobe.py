"""Baked clothes in a set: each mesh once, put down as often as one likes, in colours of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import bmesh
import bpy
import numpy as np
from mathutils import Matrix, Vector

from studio.pictures.garments import ALL, HERO, KEPT, ensure
from studio.pictures.kit import Set, linear
from studio.pictures.patterns import OVER_CLOTHES, size_of

_BUTTONS = {
    "coat": (-0.46, -0.58, -0.70, -0.82),
    "jacket": (-0.42, -0.53, -0.64),
    "kidcoat": (-0.30, -0.40, -0.50),
    "shirt": (-0.2, -0.3, -0.4, -0.5, -0.6),
}


def cloth_paper(s: Set, *, snow: tuple[float, float] | None = None) -> Any:
    """The paper clothes are cut from: its colour is each object's own. With `snow` = (from, to) metres of height, what
    lies higher and looks up is white."""
    name = f"cloth {snow}"
    if name in bpy.data.materials:
        return bpy.data.materials[name]
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    new, link = tree.nodes.new, tree.links.new
    out, shader, thing = new("ShaderNodeOutputMaterial"), new("ShaderNodeBsdfDiffuse"), new("ShaderNodeObjectInfo")
    where, noise, spread = new("ShaderNodeTexCoord"), new("ShaderNodeTexNoise"), new("ShaderNodeMapRange")
    noise.inputs["Scale"].default_value, noise.inputs["Detail"].default_value = 5.0, 3.0
    for i, value in enumerate((0.3, 0.7, 0.80, 1.14)):
        spread.inputs[i + 1].default_value = value
    times = _mix(tree, "MULTIPLY", thing.outputs["Color"], spread.outputs[0])
    times.inputs[0].default_value = 1.0
    link(where.outputs["Object"], noise.inputs["Vector"])
    link(noise.outputs[0], spread.inputs[0])
    color = times.outputs[2]
    if snow:
        shape = new("ShaderNodeNewGeometry")
        up, high = (
            _range(tree, shape.outputs[o], lo, hi) for o, (lo, hi) in (("Normal", (0.35, 0.9)), ("Position", snow))
        )
        both = new("ShaderNodeMath")
        both.operation = "MULTIPLY"
        link(up, both.inputs[0])
        link(high, both.inputs[1])
        cover = _mix(tree, "MIX", color, None)
        cover.inputs[7].default_value = linear("d5dfe8")
        link(both.outputs[0], cover.inputs[0])
        color = cover.outputs[2]
    link(color, shader.inputs["Color"])
    link(shader.outputs[0], out.inputs["Surface"])
    return material


def _mix(tree: Any, kind: str, one: Any, two: Any) -> Any:
    mix = tree.nodes.new("ShaderNodeMix")
    mix.data_type, mix.blend_type = "RGBA", kind
    tree.links.new(one, mix.inputs[6])
    if two is not None:
        tree.links.new(two, mix.inputs[7])
    return mix


def _range(tree: Any, vector: Any, low: float, high: float) -> Any:
    """The z of a vector, from 0 at `low` to 1 at `high`."""
    split, ramp = tree.nodes.new("ShaderNodeSeparateXYZ"), tree.nodes.new("ShaderNodeMapRange")
    tree.links.new(vector, split.inputs[0])
    tree.links.new(split.outputs["Z"], ramp.inputs[0])
    ramp.inputs[1].default_value, ramp.inputs[2].default_value = low, high
    return ramp.outputs[0]


class Wardrobe:
    """The garments of a set. What was never baked is baked now, once for all sets."""

    def __init__(self, s: Set, names: Sequence[str], paper: Any, button: Any) -> None:
        ensure(names)
        self._set, self._paper, self._button = s, paper, button
        self._meshes = {name: self._load(name) for name in names}

    def put(self, name: str, frame: Matrix, color: str, light: float = 1.0) -> None:
        """Put a garment down; `light` makes its colour darker or lighter."""
        thing = bpy.data.objects.new(name, self._meshes[name])
        thing.matrix_world = frame
        r, g, b, _ = linear(color)
        thing.color = (r * light, g * light, b * light, 1.0)
        self._set.place_object(thing)

    def _load(self, name: str) -> Any:
        with np.load(KEPT / f"{name}.npz") as kept:
            points, faces, flat = kept["points"], kept["faces"], kept["flat"]
        mesh = bpy.data.meshes.new(name)
        mesh.from_pydata(points.tolist(), [], [tuple(int(i) for i in face if i >= 0) for face in faces])
        mesh.polygons.foreach_set("use_smooth", [True] * len(faces))
        thing = bpy.data.objects.new(name, mesh)
        bpy.context.scene.collection.objects.link(thing)
        solid = thing.modifiers.new("solid", "SOLIDIFY")
        solid.thickness, solid.offset = 0.009, 0
        fine = thing.modifiers.new("fine", "SUBSURF")
        fine.levels = fine.render_levels = 2 if name in HERO else 1
        made = bpy.data.meshes.new_from_object(thing.evaluated_get(bpy.context.evaluated_depsgraph_get()))
        bpy.data.objects.remove(thing)
        made.materials.clear()
        made.materials.append(self._paper)
        if ALL[name].kind in OVER_CLOTHES:
            _sew_buttons(made, ALL[name].kind, points, faces, flat, self._button, big=name in HERO)
        return made


def _sew_buttons(mesh: Any, kind: str, points: Any, faces: Any, flat: Any, material: Any, *, big: bool) -> None:
    """Discs on the upper front, each on the point of the cloth that is nearest to its place on the pattern."""
    k, radius = size_of(kind), 0.008 if kind == "shirt" else 0.024 if big else 0.018
    normals = np.zeros_like(points)
    across = np.cross(points[faces[:, 1]] - points[faces[:, 0]], points[faces[:, 2]] - points[faces[:, 0]])
    for i in range(3):
        np.add.at(normals, faces[:, i], across)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-9
    cloth = np.where(flat[:, 1] < 5)[0]
    front = cloth[len(cloth) // 2 :]  # the fronts were cut after the back
    mesh.materials.append(material)
    build = bmesh.new()
    build.from_mesh(mesh)
    for y in _BUTTONS[kind]:
        for x in (-0.07, 0.07) if kind == "coat" else (-0.028,):
            i = front[np.argmin((flat[front, 0] - x * k) ** 2 + (flat[front, 1] - y) ** 2)]
            frame = Matrix.Translation(points[i] + normals[i] * 0.012)
            frame @= Vector(normals[i]).to_track_quat("Z", "Y").to_matrix().to_4x4()
            before = len(build.faces)
            bmesh.ops.create_cone(
                build, cap_ends=True, segments=10, radius1=radius, radius2=radius * 0.8, depth=0.012, matrix=frame
            )
            build.faces.ensure_lookup_table()
            for face in build.faces[before:]:
                face.material_index = 1
    build.to_mesh(mesh)
    build.free()
