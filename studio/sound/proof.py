"""What can be measured of the built sounds: `prove` gives a table, and everything that is beyond a limit.

Only ears can tell whether a sound is good; what is here are the ways in which it is surely bad.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from game.story.catalogue import Catalogue
from game.story.load import load
from game.story.model import Direct, Story
from studio.sound.audit import faults as score_faults
from studio.sound.build import ASSETS, ROOT, SHELVES, pieces
from studio.sound.encode import TAIL, heard
from studio.sound.measure import Measures, measure
from studio.sound.piece import Piece
from studio.sound.signal import Sound, loudness

TOP = -1.5
"""dBTP that no file goes over, once it is encoded."""
TOTAL = {"all": 25_000_000, "ambience and sounds": 5_000_000}
"""Bytes."""
NEAR = {"music": 0.8, "ambience": 0.8, "sounds": 1.2}
"""Decibels by which a file may miss its loudness, an effect its peak."""
SEAM = 1.0
"""The bend of a wave where a loop starts again, over the greatest bends elsewhere."""
DEAD = 3.0
"""Seconds that music or a place may be below -60 dBFS."""
LATE, LEFT, CUT = 0.03, 0.35, -50.0
"""An effect begins within so many seconds, ends so many after the last that is heard, and fades to so many dBFS."""
NOISE = 0.62
"""Flatness that music stays below: tones, not noise."""
STILL = {"tape": 0.0, "corridor": 2.5, "guests": 2.0}
"""Decibels by which a place rises and falls at least; the motor of a tape does not. Elsewhere:"""
GUSTS = 5.0
DIP, BUMP = 1.5, 3.0
"""Decibels by which a cross-fade of twins may fall below the quieter, and rise above the louder."""
STEPS = 7
FAINT = -46.0
"""LUFS on a small loudspeaker that an effect must reach: whatever is only below 180 Hz would be silent there."""
ALONE = -4.5
"""Decibels that a sound may lose in mono."""
INTERFACE = {("sounds", "ui_move"), ("sounds", "ui_confirm"), ("sounds", "ui_back"), ("music", "title")}
"""What the program plays by itself."""
SPARE: Mapping[tuple[str, str], str] = {}
"""What is built though our story does not use it, and why."""


def prove(assets: Path = ASSETS, story: Path = ROOT / "scenes.yaml") -> tuple[str, list[str]]:
    """Measure everything that is built. Returns a table and what is beyond a limit, nothing if all is well."""
    rows, wrong = [_HEAD], []
    measured: dict[tuple[str, str], list[Measures]] = {}
    for piece in pieces():
        found = [measure(path) for path in files(assets, piece.shelf, piece.name)]
        measured[piece.shelf, piece.name] = found
        rows += [row(piece, one) for one in found]
        wrong += piece_faults(piece, found)
    for piece in pieces():
        if piece.twin and piece.name < piece.twin:
            told, faults = twin_faults(piece, assets)
            rows.append(told)
            wrong += faults
    sizes = {shelf: sum(p.stat().st_size for p in (assets / shelf).glob("*.ogg")) for shelf in SHELVES}
    rows.append("bytes: " + ", ".join(f"{shelf} {size:,}" for shelf, size in sizes.items()))
    wrong += size_faults(sizes)
    told_story = load(story).story
    if told_story is None:
        wrong.append(f"{story.name} cannot be read")
    else:
        wrong += name_faults(assets, told_story)
    return "\n".join(rows), wrong + score_faults()


def files(assets: Path, shelf: str, name: str) -> list[Path]:
    """The built files of a name: the only one, or its variants in order."""
    only = assets / shelf / f"{name}.ogg"
    variants = [p for p in (assets / shelf).glob(f"{name}.*.ogg") if p.name.split(".")[-2].isdigit()]
    return ([only] if only.is_file() else []) + sorted(variants, key=lambda p: int(p.name.split(".")[-2]))


_HEAD = (
    f"{'file':<26}{'bytes':>9}{'s':>7}{'LUFS':>7}{'peak':>7}{'dBTP':>7}{'seam':>6}{'dead':>6}{'noise':>7}{'moves':>7}"
    f"{'small':>7}{'mono':>6}"
)


def row(piece: Piece, one: Measures) -> str:
    """A line of the table. `small` is the loudness on a small loudspeaker, `moves` the decibels from calm to loud."""
    name = f"{piece.shelf}/{one.path.stem}"
    seam = f"{one.seam:.2f}" if piece.loop else ""
    return (
        f"{name:<26}{one.size:>9,}{one.seconds:>7.1f}{one.lufs:>7.1f}{one.peak:>7.1f}{one.top:>7.1f}{seam:>6}"
        f"{one.dead:>6.1f}{one.flat:>7.2f}{one.moves:>7.1f}{one.small:>7.1f}{one.mono:>6.1f}"
    )


def piece_faults(piece: Piece, found: Sequence[Measures]) -> list[str]:
    """What is wrong with the files of one piece."""
    if not found:
        return [f"{piece.shelf}/{piece.name} is not built"]
    wrong = []
    for one in found:
        told = _loop_faults(piece, one) if piece.loop else _effect_faults(one)
        if one.top > TOP:
            told.append(f"the wave reaches {one.top:.1f} dBTP, at most {TOP} is allowed")
        if one.clipped:
            told.append(f"{one.clipped} frames are clipped")
        if one.mono < ALONE:
            told.append(f"its sides put each other out: {one.mono:.1f} dB in mono")
        wrong += [f"{piece.shelf}/{one.path.name}: {fault}" for fault in told]
    near = NEAR[piece.shelf]
    if piece.peak is not None and abs(max(m.peak for m in found) - piece.peak) > near:
        wrong.append(f"{piece.shelf}/{piece.name}: peak {max(m.peak for m in found):.1f} dBFS, not {piece.peak}")
    return wrong


def _loop_faults(piece: Piece, one: Measures) -> list[str]:
    told = []
    if not one.looped or one.stored != one.looped + TAIL:
        told.append(f"holds {one.stored} frames, not LOOPLENGTH {one.looped} and {TAIL} more")
    if one.seam > SEAM:
        told.append(f"the seam is {one.seam:.2f} times as rough as the roughest of the rest")
    if piece.loudness is not None and abs(one.lufs - piece.loudness) > NEAR[piece.shelf]:
        told.append(f"{one.lufs:.1f} LUFS, not {piece.loudness}")
    if one.dead > DEAD:
        told.append(f"silent for {one.dead:.1f} s")
    if piece.shelf == "music" and one.flat > NOISE:
        told.append(f"its spectrum is like noise ({one.flat:.2f}, at most {NOISE} is allowed)")
    if piece.shelf == "ambience" and one.moves < STILL.get(piece.name, GUSTS):
        told.append(f"does not move: {one.moves:.1f} dB between calm and loud")
    return told


def _effect_faults(one: Measures) -> list[str]:
    told = []
    if one.late > LATE:
        told.append(f"{one.late:.2f} s of silence before it")
    if one.left > LEFT:
        told.append(f"{one.left:.2f} s of silence after it")
    if one.cut > CUT:
        told.append(f"is cut off at {one.cut:.0f} dBFS")
    if one.small < FAINT:
        told.append(f"is not heard on a small loudspeaker ({one.small:.0f} LUFS)")
    return told


def twin_faults(piece: Piece, assets: Path) -> tuple[str, list[str]]:
    """A line about a pair of twins, and what is wrong with it: their lengths, and their level on the way across."""
    pair = f"{piece.name} + {piece.twin}"
    here, there = (files(assets, piece.shelf, name) for name in (piece.name, piece.twin))
    if not here or not there:
        return f"{pair}: not built", [f"{pair}: one of the twins is not built"]
    first, second = heard(here[0]), heard(there[0])
    if len(first) != len(second):
        return pair, [f"{pair}: {len(first)} and {len(second)} frames, twins are of one length"]
    loud = crossing(first, second)
    wrong = []
    if min(loud) < min(loud[0], loud[-1]) - DIP:
        wrong.append(f"{pair}: the cross-fade dips to {min(loud):.1f} LUFS")
    if max(loud) > max(loud[0], loud[-1]) + BUMP:
        wrong.append(f"{pair}: the cross-fade rises to {max(loud):.1f} LUFS")
    return f"{pair}: {len(first)} frames each; across " + " ".join(f"{level:.1f}" for level in loud), wrong


def crossing(first: Sound, second: Sound) -> list[float]:
    """The loudness on the way from one twin to the other, as the game mixes them: with equal power."""
    ways = np.linspace(0, np.pi / 2, STEPS)
    return [loudness(np.cos(way) * first + np.sin(way) * second) for way in ways]


def size_faults(sizes: Mapping[str, int]) -> list[str]:
    """What is too large."""
    sums = {"all": sum(sizes.values()), "ambience and sounds": sizes["ambience"] + sizes["sounds"]}
    over = [what for what, most in TOTAL.items() if sums[what] > most]
    return [f"{what}: {sums[what]:,} bytes, at most {TOTAL[what]:,} are allowed" for what in over]


def used(story: Story) -> set[tuple[str, str]]:
    """Every shelf and name that the story asks for."""
    words = {"music": "music", "ambience": "ambience", "sound": "sounds"}
    found = set()
    for scene in story.scenes.values():
        for step in scene.steps:
            if isinstance(step, Direct) and step.word in words and step.value != "none":
                found.add((words[step.word], str(step.value)))
    return found


def name_faults(assets: Path, story: Story) -> list[str]:
    """Names without files, files without names, and what nobody asks for."""
    asked, wrong = used(story), []
    known = _named(story.catalogue)
    for shelf, name in sorted(asked | INTERFACE):
        if not files(assets, shelf, name):
            wrong.append(f"{shelf}/{name} is played and has no file")
    twins = {("music", sound.twin) for sound in story.catalogue.music.values() if sound.twin}
    for shelf, name in sorted(known.keys() - asked - INTERFACE - twins - SPARE.keys()):
        wrong.append(f"{shelf}/{name} is in the catalogue, and nothing plays it")
    for shelf in SHELVES:
        for path in sorted((assets / shelf).glob("*")):
            stem, _, number = path.name.removesuffix(".ogg").partition(".")
            variants = known.get((shelf, stem), 0)
            allowed = [""] if variants == 1 else [str(k) for k in range(1, variants + 1)]
            if number not in allowed or path.suffix != ".ogg":
                wrong.append(f"{shelf}/{path.name} is not in the catalogue")
    for shelf, name in sorted(known):
        if len(files(assets, shelf, name)) != known[shelf, name]:
            wrong.append(f"{shelf}/{name}: {len(files(assets, shelf, name))} files, {known[shelf, name]} variants")
    return wrong


def _named(catalogue: Catalogue) -> dict[tuple[str, str], int]:
    """Shelf and name -> how many variants."""
    shelves: Iterable[tuple[str, Mapping[str, object]]] = (
        ("music", catalogue.music), ("ambience", catalogue.ambience), ("sounds", catalogue.sounds),
    )  # fmt: skip
    return {(shelf, name): getattr(sound, "variants", 1) for shelf, sounds in shelves for name, sound in sounds.items()}


if __name__ == "__main__":
    table, beyond = prove()
    print(table, *beyond, sep="\n")
    raise SystemExit(1 if beyond else 0)
