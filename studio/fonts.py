"""Make `assets/fonts/`: subsets of the Noto KR families (SIL Open Font License), and what they cover.

Source: the npm packages `@expo-google-fonts/noto-serif-kr` and `@expo-google-fonts/noto-sans-kr`.

    npm install @expo-google-fonts/noto-serif-kr @expo-google-fonts/noto-sans-kr
    python -m studio.fonts node_modules

Each file keeps Latin, punctuation, the interface's signs and the 2,350 syllables of KS X 1001, without hints.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parents[1] / "assets" / "fonts"
PACKAGE = "@expo-google-fonts"
SOURCES = {
    "NotoSerifKR-Regular.ttf": "noto-serif-kr/400Regular/NotoSerifKR_400Regular.ttf",
    "NotoSerifKR-SemiBold.ttf": "noto-serif-kr/600SemiBold/NotoSerifKR_600SemiBold.ttf",
    "NotoSansKR-Regular.ttf": "noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf",
    "NotoSansKR-SemiBold.ttf": "noto-sans-kr/600SemiBold/NotoSansKR_600SemiBold.ttf",
}
LICENCES = {"OFL-NotoSerifKR.txt": "noto-serif-kr/LICENSE_FONT", "OFL-NotoSansKR.txt": "noto-sans-kr/LICENSE_FONT"}
SPANS = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x24F),  # Latin-1, Extended-A and -B
    (0x300, 0x36F),  # combining marks
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218F),  # letter-like signs and fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2460, 0x24FF),  # circled numbers
    (0x25A0, 0x25FF),  # squares, triangles, circles
    (0x2600, 0x26FF),  # stars, hearts, notes
    (0x2700, 0x27BF),  # check marks
    (0x3000, 0x303F),  # CJK punctuation
    (0x3131, 0x318E),  # single letters of Hangul
    (0xFF01, 0xFF5E),  # full-width forms
)


def wanted() -> set[int]:
    """The code points that are kept where the typeface has them."""
    spans = {code for low, high in SPANS for code in range(low, high + 1)}
    return spans | set(syllables())


def syllables() -> Iterable[int]:
    """The 2,350 syllables of KS X 1001, rows 16 to 40."""
    for row in range(0xB0, 0xC9):
        for cell in range(0xA1, 0xFF):
            yield ord(bytes((row, cell)).decode("euc_kr"))


def make(source: Path, target: Path) -> set[int]:
    """Write the subset of one font; what it covers comes back."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted())
    cutter.subset(font)
    subset.save_font(font, str(target), options)
    return set(TTFont(target).getBestCmap())


def ranges(codes: set[int]) -> list[tuple[int, int]]:
    """Code points as closed ranges, in order."""
    found: list[tuple[int, int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


def main() -> None:
    """Build every file of `assets/fonts/`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", type=Path, help="the node_modules folder that holds the packages")
    packages: Path = parser.parse_args().modules / PACKAGE
    HERE.mkdir(parents=True, exist_ok=True)
    covered = [make(packages / source, HERE / name) for name, source in SOURCES.items()]
    lines = [f"{low:04X}-{high:04X}" for low, high in ranges(set.intersection(*covered))]
    (HERE / "coverage.txt").write_text("\n".join(lines) + "\n", encoding="ascii")
    for name, source in LICENCES.items():
        shutil.copyfile(packages / source, HERE / name)


if __name__ == "__main__":
    main()
