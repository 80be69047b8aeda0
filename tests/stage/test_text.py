"""Type: lines keep inside the width, lose no letter, and stand still while they are typed."""

from __future__ import annotations

import unicodedata

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.stage.text import Block, Style, set_type
from game.stage.type import Fonts
from game.story.markup import Run

WHITE = (255, 255, 255)
SERIF = Style("serif", 22, WHITE)
LETTERS = "abc WMi, .—-/ 가나다라 힣값 \n“”"


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts()


def ink(block: Block, upto: int | None = None) -> pygame.Surface:
    surface = pygame.Surface((block.size[0] + 20, block.size[1] + 20))
    block.draw(surface, (5, 5), upto)
    return surface


def lit(surface: pygame.Surface) -> int:
    return sum(1 for byte in pygame.image.tobytes(surface, "RGB")[::3] if byte > 40)


FONTS = Fonts()


@settings(max_examples=120, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=160), st.integers(60, 420), st.booleans())
def test_no_line_is_wider_than_the_width(text: str, width: int, emphasis: bool) -> None:
    block = set_type(FONTS, [Run(text, emphasis)], SERIF, width)
    assert all(line.width <= width for line in block.lines)


@settings(max_examples=120, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=160), st.integers(60, 420))
def test_only_spaces_and_line_ends_are_left_out(text: str, width: int) -> None:
    block = set_type(FONTS, text, SERIF, width)
    kept = "".join(line.text for line in block.lines)
    strip = str.maketrans("", "", " \n")
    assert kept.translate(strip) == unicodedata.normalize("NFC", text).translate(strip)
    assert block.length == len(unicodedata.normalize("NFC", text))


def test_latin_breaks_at_spaces(fonts: Fonts) -> None:
    block = set_type(fonts, "the snow has not yet forgiven anybody", SERIF, 150)
    assert len(block.lines) > 1
    assert all(not line.text.startswith(" ") and not line.text.endswith(" ") for line in block.lines)
    assert " ".join(line.text for line in block.lines) == "the snow has not yet forgiven anybody"


def test_a_long_word_breaks_inside_and_a_short_one_never(fonts: Fonts) -> None:
    block = set_type(fonts, "a Donaudampfschifffahrtsgesellschaft b", SERIF, 120)
    assert len(block.lines) >= 3
    hangul = set_type(fonts, "여기있어여기있어여기있어여기있어", SERIF, 120)
    assert len(hangul.lines) > 1


def test_punctuation_does_not_begin_a_line_of_hangul(fonts: Fonts) -> None:
    for width in range(60, 200, 7):
        block = set_type(fonts, "가나다라마바사아자차카타파하。가나다라마바사아자차", SERIF, width)
        assert not any(line.text.startswith("。") for line in block.lines)


def test_loose_letters_of_hangul_are_composed(fonts: Fonts) -> None:
    loose = unicodedata.normalize("NFD", "한글")
    assert set_type(fonts, loose, SERIF).text == "한글"


def test_typing_shows_more_and_moves_nothing(fonts: Fonts) -> None:
    block = set_type(fonts, [Run("The hum, and "), Run("nothing", True), Run(" else: 조금만 더.")], SERIF, 200)
    whole = ink(block)
    assert pygame.image.tobytes(ink(block, block.length), "RGB") == pygame.image.tobytes(whole, "RGB")
    assert lit(ink(block, 0)) == 0
    shown = [lit(ink(block, n)) for n in range(block.length + 1)]
    assert shown == sorted(shown)
    full = pygame.image.tobytes(whole, "RGB")
    for n in range(0, block.length, 5):
        part = pygame.image.tobytes(ink(block, n), "RGB")
        # Each lit pixel is where, and what, it will be in the end.
        assert all(a == b or a == 0 for a, b in zip(part[::3], full[::3], strict=True))


def test_emphasis_slants_latin_and_weighs_hangul(fonts: Fonts) -> None:
    for text in ("left", "왼쪽"):
        plain, strong = (set_type(fonts, [Run(text, e)], SERIF) for e in (False, True))
        assert pygame.image.tobytes(ink(plain), "RGB") != pygame.image.tobytes(ink(strong), "RGB")


def test_a_part_of_a_block_is_typed_from_its_own_beginning(fonts: Fonts) -> None:
    block = set_type(fonts, "one two three four five six seven eight", SERIF, 110)
    first, rest = block.part(0, 2), block.part(2, len(block.lines))
    assert first.length + rest.length == block.length
    assert rest.lines[0].top == 0
    assert lit(ink(rest, 0)) == 0 < lit(ink(rest, 1))


def test_lines_are_spaced_for_reading(fonts: Fonts) -> None:
    assert 1.4 <= set_type(fonts, "a", SERIF).line_height / SERIF.size <= 1.5
