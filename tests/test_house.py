"""The shape of the house: what may import what, and how large a room may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GAME = ROOT / "game"
FLOORS = {"story": 0, "play": 1, "stage": 2, "screens": 3, "desk": 3}
MODULES = sorted(GAME.rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written whole"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def floor(module: str) -> int | None:
    parts = module.split(".")
    return FLOORS.get(parts[1]) if parts[0] == "game" and len(parts) > 1 else None


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent != GAME], ids=lambda p: str(p.relative_to(GAME)))
def test_imports_run_one_way(path: Path) -> None:
    own = FLOORS[path.relative_to(GAME).parts[0]]
    back = {name for name in imports(path) if (above := floor(name)) is not None and above > own}
    assert not back, f"{path.relative_to(ROOT)} imports from a floor above its own: {sorted(back)}"


@pytest.mark.parametrize("folder", ["story", "play"])
def test_story_and_play_know_no_pygame(folder: str) -> None:
    for path in (GAME / folder).rglob("*.py"):
        assert not any(name.split(".")[0] == "pygame" for name in imports(path)), path.relative_to(ROOT)


def test_the_command_line_and_check_do_not_load_pygame() -> None:
    code = "import sys; from game.__main__ import main; main(['check']); sys.exit('pygame' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_the_game_never_imports_the_studio_nor_the_bench() -> None:
    for path in MODULES:
        assert not any(name.split(".")[0] in ("studio", "bench") for name in imports(path)), path.relative_to(ROOT)


@pytest.mark.parametrize(
    "path",
    [*MODULES, *sorted((ROOT / "studio").rglob("*.py")), *sorted((ROOT / "bench").rglob("*.py"))],
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_no_module_is_longer_than_five_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
