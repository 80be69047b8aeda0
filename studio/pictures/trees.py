"""Bare trees in frost: trunks, limbs that fork, rime on the windward side, dead leaves on the ground."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from studio.pictures.kit import Face, Point, Set, linear

WIND = (-0.97, -0.12, 0.10)
"""Where the frost came from: it lies on this side of every trunk, and on top of what reaches sideways."""


def rimed(s: Set, wood: str, rime: str, *, reach: float = 0.0, wind: Point = WIND, size: float = 34.0) -> Any:
    """Bark with rime where it faces the wind: a lace that ends where the cosine to the wind is about `reach`."""
    material = s.mat(
        wood, fibre=0.05 + reach * 1e-3, size=size + sum(wind)
    )  # a paper of its own for each wind and reach
    tree = material.node_tree
    shader = next(node for node in tree.nodes if node.type == "BSDF_DIFFUSE")
    where, dot, noise, edge, mix = (
        tree.nodes.new(kind)
        for kind in (
            "ShaderNodeNewGeometry",
            "ShaderNodeVectorMath",
            "ShaderNodeTexNoise",
            "ShaderNodeMapRange",
            "ShaderNodeMix",
        )
    )
    dot.operation = "DOT_PRODUCT"
    dot.inputs[1].default_value = wind
    tree.links.new(where.outputs["Normal"], dot.inputs[0])
    noise.inputs["Scale"].default_value, noise.inputs["Detail"].default_value = size, 6.0
    noise.inputs["Roughness"].default_value = 0.72
    tree.links.new(where.outputs["Position"], noise.inputs["Vector"])
    both = tree.nodes.new("ShaderNodeMath")
    both.operation = "MULTIPLY_ADD"
    tree.links.new(noise.outputs[0], both.inputs[0])
    both.inputs[1].default_value = 1.5
    tree.links.new(dot.outputs["Value"], both.inputs[2])
    edge.inputs[1].default_value, edge.inputs[2].default_value = reach + 0.83, reach + 1.10
    tree.links.new(both.outputs[0], edge.inputs[0])
    mix.data_type = "RGBA"
    mix.inputs[6].default_value, mix.inputs[7].default_value = linear(wood), linear(rime)
    tree.links.new(edge.outputs[0], mix.inputs[0])
    tree.links.new(mix.outputs[2], shader.inputs["Color"])
    return material


@dataclass(frozen=True)
class Bark:
    """What a tree is cut from: upright wood, with rime on one side, and boughs, with rime on top."""

    trunk: Any
    bough: Any


def limb(s: Set, wood: Any, path: Sequence[Point], radii: Any, sides: int = 12) -> None:
    """A round limb along points, as thick as `radii` (metres) there."""
    spots, thick = np.array(path, float), np.array(radii, float)
    along = np.gradient(spots, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    front = np.array((0.1, -0.95, 0.3)) - along * (along @ np.array((0.1, -0.95, 0.3)))[:, None]
    front /= np.maximum(np.linalg.norm(front, axis=1, keepdims=True), 1e-6)
    side = np.cross(along, front)
    angles = np.arange(sides) * math.tau / sides
    ring = np.cos(angles)[:, None] * front[:, None] + np.sin(angles)[:, None] * side[:, None]
    points = spots[:, None] + thick[:, None, None] * ring
    s.mesh(wood, points.reshape(-1, 3), _tube_faces(len(spots), sides), smooth=True)


def trunk(
    s: Set, bark: Bark, at: Point, radius: float, high: float, lean: float, seed: str, rings: int = 22
) -> list[Point]:
    """A bare trunk with spread roots and a few dead stubs; returns the points along its middle, from below."""
    chance = random.Random(seed)
    bend, phase, twist = chance.uniform(0.01, 0.05), chance.uniform(0, 6), chance.uniform(-0.3, 0.3) * lean
    path: list[Point] = []
    radii = []
    for k in range(rings):
        z = high * (k / (rings - 1)) ** 1.5
        sway = bend * math.sin(0.55 * z + phase) + 0.35 * bend * math.sin(1.9 * z + 2 * phase)
        path.append((at[0] + lean * z + sway, at[1] + twist * z, at[2] - 0.25 + z))
        flare = 0.75 * math.exp(-z / 0.28)
        radii.append(radius * (1 + flare) * (1 - 0.62 * z / high) * (1 + 0.035 * math.sin(5.1 * z + phase)))
    limb(s, bark.trunk, path, radii)
    return path


def bough(
    s: Set, bark: Bark, start: Point, toward: Point, length: float, radius: float, seed: str, forks: int = 3
) -> None:
    """A bare bough from a point in a direction (length 1), forking `forks` times into twigs."""
    chance = random.Random(seed)
    steps, spot, way = 7, np.array(start, float), np.array(toward, float)
    path = [tuple(spot)]
    for _ in range(steps):
        way = way + np.array([chance.uniform(-0.16, 0.16), chance.uniform(-0.1, 0.1), chance.uniform(-0.12, 0.14)])
        way /= np.linalg.norm(way)
        spot = spot + way * length / steps
        path.append(tuple(spot))
    radii = np.linspace(radius, radius * 0.34, steps + 1)
    limb(s, bark.bough, path, radii, 7)
    if not forks:
        return
    for k in range(2, steps + 1):
        if k < steps and chance.random() < 0.22:
            continue
        turn = chance.choice((-1, 1)) * chance.uniform(0.35, 0.95)
        new = np.array(
            [
                way[0] * math.cos(turn) - way[2] * math.sin(turn),
                way[1] + chance.uniform(-0.25, 0.25),
                way[0] * math.sin(turn) + way[2] * math.cos(turn),
            ]
        )
        new /= np.linalg.norm(new)
        part = chance.uniform(0.34, 0.62) * (1.15 - 0.06 * k)
        bough(s, bark, path[k], tuple(new), length * part, radii[k] * 0.66, f"{seed} {k}", forks - 1)


def leaves(s: Set, papers: Sequence[Any], spots: Sequence[Point], size: float, seed: str) -> None:
    """Dead leaves: pointed ovals with a fold along the middle, a little curled, lying as they fell."""
    chance = random.Random(seed)
    half = ((-0.62, 0.20), (-0.25, 0.34), (0.15, 0.33), (0.55, 0.19))
    for spot in spots:
        a, wide = chance.uniform(0, math.tau), size * chance.uniform(0.6, 1.25)
        cos, sin = math.cos(a), math.sin(a)
        curl, lean = chance.uniform(0.05, 0.30), chance.uniform(-0.12, 0.12)
        outline = [(-1.0, 0.0, 0.0), (1.05, 0.0, 0.25 * curl)]
        for side in (-1, 1):
            outline += [(x, side * y, curl * y * 1.6 + side * lean * y + 0.12 * curl * x * x) for x, y in half]
        points = [
            (spot[0] + wide * (x * cos - y * sin), spot[1] + wide * (x * sin + y * cos), spot[2] + wide * z)
            for x, y, z in outline
        ]
        s.mesh(chance.choice(list(papers)), points, [(0, 1, 5, 4, 3, 2), (0, 6, 7, 8, 9, 1)])


def fan(
    s: Set,
    material: Any,
    height: Callable[[Any, Any], Any],
    y: tuple[float, float],
    cells: tuple[int, int],
    wide: float,
) -> None:
    """Ground that widens with distance, `wide` metres to each side for each metre: cells of one size to the eye."""
    away = y[0] * (y[1] / y[0]) ** np.linspace(0, 1, cells[1] + 1)
    across = np.linspace(-1, 1, cells[0] + 1)
    xs, ys = across[None] * (1.5 + wide * away[:, None]), np.repeat(away[:, None], cells[0] + 1, 1)
    points = np.stack([xs, ys, height(xs, ys)], -1).reshape(-1, 3)
    s.mesh(material, points, _band_faces(cells[1] + 1, cells[0] + 1), smooth=True)


def _tube_faces(rings: int, sides: int) -> list[Face]:
    return [
        (i * sides + k, i * sides + (k + 1) % sides, (i + 1) * sides + (k + 1) % sides, (i + 1) * sides + k)
        for i in range(rings - 1)
        for k in range(sides)
    ]


def _band_faces(rings: int, wide: int) -> list[Face]:
    return [
        (i * wide + k, i * wide + k + 1, (i + 1) * wide + k + 1, (i + 1) * wide + k)
        for i in range(rings - 1)
        for k in range(wide - 1)
    ]
