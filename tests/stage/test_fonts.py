"""The bundled typefaces cover what `coverage.txt` says, and what the interface draws."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from game.stage.type import FILES, Fonts

SIGNS = "□■▶◀▼▲●○✓…“”‘’—–·×→←↑↓ aZ09 éüñ 한글 뷁"


def covered(root: Path) -> set[int]:
    lines = (root / "assets" / "fonts" / "coverage.txt").read_text(encoding="ascii").split()
    spans = [(int(low, 16), int(high, 16)) for low, high in (line.split("-") for line in lines)]
    return {code for low, high in spans for code in range(low, high + 1)}


def test_coverage_is_what_every_font_can_show(root: Path) -> None:
    tables = [set(TTFont(root / "assets" / "fonts" / name).getBestCmap()) for name in FILES.values()]
    assert covered(root) == set.intersection(*tables)


def test_all_syllables_of_ks_x_1001_and_the_signs_are_there(root: Path) -> None:
    codes = covered(root)
    syllables = {ord(bytes((r, c)).decode("euc_kr")) for r in range(0xB0, 0xC9) for c in range(0xA1, 0xFF)}
    assert len(syllables) == 2350
    assert syllables <= codes
    assert {ord(c) for c in SIGNS if c != "뷁"} <= codes


def test_fonts_are_small_and_their_licences_beside_them(root: Path) -> None:
    folder = root / "assets" / "fonts"
    assert sum(p.stat().st_size for p in folder.iterdir()) < 6_000_000
    for name in ("OFL-NotoSerifKR.txt", "OFL-NotoSansKR.txt"):
        assert "SIL OPEN FONT LICENSE" in (folder / name).read_text(encoding="utf-8")


def test_a_missing_font_is_told_once_and_replaced(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    fonts = Fonts(tmp_path)
    with caplog.at_level(logging.WARNING):
        assert fonts.at("serif", 20).size("words")[0] > 0
        fonts.at("serif", 30)
    assert len(caplog.records) == 1
