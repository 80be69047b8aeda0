"""What the stage costs before it draws anything."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path


def test_the_stage_loads_neither_numpy_nor_pkg_resources(root: Path) -> None:
    code = """
import sys
from game.stage import box, canvas, captions, frame, sound
assert not {"numpy", "pkg_resources", "soundfile"} & set(sys.modules), sorted(sys.modules)
import numpy
assert numpy.zeros(3).sum() == 0
"""
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def test_large_blocks_are_given_back_where_that_must_be_asked_for() -> None:
    from game.stage import memory

    assert memory.give_back() is (platform.libc_ver()[0] == "glibc")
