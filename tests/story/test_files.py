"""Bytes, files and folders: what `load` makes of them, and that it never raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.load import load
from game.story.model import Say
from game.story.problems import Problem, errors
from tests.story.conftest import Read

GOOD = "start: a\ncast:\n  Mina: {}\nscenes:\n  a:\n    - Mina: Look.\n    - end: Night\n"


def of(path: Path) -> list[tuple[str, str, int, int]]:
    """What is wrong with a story, but that it has no catalogue."""
    return [
        (p.code, p.place.file, p.place.line, p.place.column) for p in load(path).problems if p.code != "no-catalogue"
    ]


def written(folder: Path, **files: str | bytes) -> Path:
    """Files of a folder, `__` in their names standing for a folder; the path of the story."""
    for name, content in files.items():
        path = folder.joinpath(*name.split("__")).with_suffix(".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / "scenes.yaml"


# --- bytes


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode(), GOOD.replace("\n", "\r").encode()],
    ids=["byte-order mark", "windows", "old mac"],
)
def test_marks_and_line_ends_of_editors_change_nothing(data: bytes, tmp_path: Path) -> None:
    loaded = load(written(tmp_path, scenes=data))
    assert loaded.playable
    assert loaded.story is not None
    step = loaded.story.scenes["a"].steps[0]
    assert isinstance(step, Say)
    assert (step.text, step.place.line, step.place.column) == ("Look.", 6, 7)


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named_as_such(coding: str, tmp_path: Path) -> None:
    path = written(tmp_path, scenes=GOOD.encode(coding))
    assert of(path) == [("not-utf8", "scenes.yaml", 1, 1)]
    assert "UTF-16" in load(path).problems[0].message


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_letter_that_is_no_utf_8_is_found_where_it_stands(ends: str, tmp_path: Path) -> None:
    text = GOOD.replace("Look.", "\u00dcber das caf\u00e9.").replace("\n", ends)
    data = text.encode().replace("\u00e9".encode(), b"\xe9")
    path = written(tmp_path, scenes=data)
    assert of(path) == [("not-utf8", "scenes.yaml", 6, 25)]
    assert load(path).problems[0].source.startswith("    - Mina: Über das caf")


def test_letters_are_composed_so_that_names_match(tmp_path: Path) -> None:
    loose, composed = "Ju\u0308n", "J\u00fcn"
    text = GOOD.replace("  Mina: {}", f"  {composed}: {{}}").replace("Mina:", f"{loose}:")
    assert of(written(tmp_path, scenes=text)) == []


def test_a_zero_byte_is_no_reason_to_stop(tmp_path: Path) -> None:
    path = written(tmp_path, scenes=GOOD.replace("Look.", "L\0ook."))
    assert of(path) == [("control-character", "scenes.yaml", 6, 14)]
    assert "NUL" in load(path).problems[0].message


# --- files that are none


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert of(tmp_path / "scenes.yaml") == [("no-file", "scenes.yaml", 1, 1)]


def test_a_folder_is_no_story(tmp_path: Path) -> None:
    (tmp_path / "scenes.yaml").mkdir()
    assert of(tmp_path / "scenes.yaml") == [("no-file", "scenes.yaml", 1, 1)]


def test_a_file_too_large_to_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.story.reader.LARGEST", 100)
    assert of(written(tmp_path, scenes=GOOD)) == []
    assert of(written(tmp_path, scenes=GOOD + "# a comment\n" * 20)) == [("too-large", "scenes.yaml", 1, 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", " "])
def test_an_empty_file_has_no_scenes(text: str, tmp_path: Path) -> None:
    path = written(tmp_path, scenes=text)
    assert [code for code, *_ in of(path)] == ["no-scenes"]
    assert load(path).story is None


def test_a_line_without_end_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, scenes=GOOD.replace("Look.", "Look. " * 10_000).replace("end: Night", "goto: nowhere"))
    assert of(path) == [("too-long", "scenes.yaml", 6, 20_001), ("unknown-scene", "scenes.yaml", 7, 13)]


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, scenes=GOOD.replace("Look.", "[" * 60 + "]" * 60))
    assert [code for code, *_ in of(path)] == ["too-deep"]
    path = written(tmp_path, scenes=GOOD + "  b:\n" + "".join(f"{' ' * n}k:\n" for n in range(3, 70)))
    assert [code for code, *_ in of(path)] == ["too-deep"]


# --- includes

MAIN = "start: a\ncast:\n  Mina: {}\ninclude: [chapters/*.yaml]\n"


def test_included_files_are_read_in_their_order(tmp_path: Path) -> None:
    one, two = "scenes:\n  a:\n    - goto: b\n", "scenes:\n  b:\n    - Mina: Look.\n    - end: Night\n"
    path = written(tmp_path, scenes=MAIN, chapters__2=two, chapters__1=one)
    loaded = load(path)
    assert of(path) == []
    assert loaded.story is not None
    assert list(loaded.story.scenes) == ["a", "b"]
    assert {p.name for p in loaded.files} >= {"scenes.yaml", "1.yaml", "2.yaml", "catalog.yaml"}


def test_a_slip_in_an_included_file_is_placed_in_that_file(tmp_path: Path) -> None:
    one, two = "scenes:\n  a:\n    - goto: b\n", "scenes:\n  b:\n    - Mina: *sighs*\n    - end: Night\n"
    path = written(tmp_path, scenes=MAIN, chapters__1=one, chapters__2=two)
    assert of(path) == [("first-sign", "chapters/2.yaml", 3, 13)]
    assert load(path).problems[0].remedy is not None


def test_a_scene_in_two_files_is_named_with_both_places(tmp_path: Path) -> None:
    one = "scenes:\n  a:\n    - end: Night\n"
    path = written(tmp_path, scenes=MAIN, chapters__1=one, chapters__2=one)
    assert of(path) == [("twice", "chapters/2.yaml", 2, 3)]
    assert "chapters/1.yaml:2:3" in load(path).problems[0].message


def test_only_the_main_file_has_a_cast(tmp_path: Path) -> None:
    one = "title: More\nscenes:\n  a:\n    - end: Night\n"
    assert of(written(tmp_path, scenes=MAIN, chapters__1=one)) == [("include", "chapters/1.yaml", 1, 1)]


def test_included_files_may_include_more_and_go_round(tmp_path: Path) -> None:
    one = "include: chapters/*.yaml\nscenes:\n  a:\n    - end: Night\n"
    assert of(written(tmp_path, scenes=MAIN, chapters__1=one)) == []


PATTERNS = ["../*.yaml", "/etc/*", "C:/story.yaml", "chapters/../../x.yaml", "..", "chapters\\\\1.yaml"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_nothing_outside_of_the_folder_is_included(pattern: str, tmp_path: Path) -> None:
    path = written(tmp_path, scenes=GOOD + f"include: {pattern}\n")
    assert [code for code, *_ in of(path)] == ["include"]
    assert "in the story's folder" in load(path).problems[0].message


@pytest.mark.parametrize("pattern", ["chapters/*.yaml", "**x", "nothing.yaml", "chapters", "[", "***"])
def test_a_pattern_without_a_file_is_a_problem(pattern: str, tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    path = written(tmp_path, scenes=GOOD + f'include: "{pattern}"\n')
    assert [(code, line) for code, _, line, _ in of(path)] == [("include", GOOD.count("\n") + 1)]


def test_a_link_that_leaves_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    (tmp_path / "other.yaml").write_text("scenes:\n  a:\n    - end: Night\n", encoding="utf-8")
    try:
        (tmp_path / "story" / "link.yaml").symlink_to(tmp_path / "other.yaml")
    except OSError:
        pytest.skip("this system makes no links")
    assert [code for code, *_ in of(written(tmp_path / "story", scenes=GOOD + "include: link.yaml\n"))] == ["include"]


def test_an_included_file_that_is_no_text_leaves_the_others_readable(tmp_path: Path) -> None:
    path = written(tmp_path, scenes=MAIN + "titel: x\n", chapters__1=b"\xff\xfe\x00", chapters__2=GOOD[26:])
    assert {(code, file) for code, file, *_ in of(path)} == {
        ("not-utf8", "chapters/1.yaml"),
        ("unknown-top", "scenes.yaml"),
    }
    assert tmp_path / "chapters" / "1.yaml" in load(path).files


# --- what cannot be read is not judged


def test_names_in_a_head_that_cannot_be_read_are_not_missed(tmp_path: Path) -> None:
    text = 'cast:\n  Mina: {color: [x, "y\n' + GOOD[GOOD.index("scenes:") :]
    found = of(written(tmp_path, scenes=text))
    assert [line for *_, line, _ in found] == [2]


def test_marks_in_a_stretch_that_cannot_be_read_are_still_known(tmp_path: Path) -> None:
    scenes = "scenes:\n  a:\n    - Look.\n      if: seen(here)\n    - goto: b\n  b:\n    - mark: here\n" + (
        "    - end: Night\n    " + "[ " * 60 + "\n  c:\n    - goto: a\n"
    )
    found = of(written(tmp_path, scenes="start: a\ncast: {Look: {}}\n" + scenes.replace("- Look.", "- Look: So.")))
    assert [code for code, *_ in found] == ["broken-yaml"]


# --- anything at all

PIECES = [
    *("scenes:", "  a:", "    - ", "Mina: ", "cast:", "vars:", "start: a", "\n", "\n", "\n    ", "- ", ": ", "#", " #"),
    *"'\"[]{}&*!|>%@`,?\\\t\u00a0\u2028\0x0 ",
    *("choice:", "if: ", "then:", "goto: a", "end: x", "include: *", "|\n      x", "---\n", "$x", "(x) y", "가"),
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def shown(problems: tuple[Problem, ...]) -> str:
    return "\n".join(map(str, problems))


@given(SOUP | st.text(max_size=80))
@settings(max_examples=500, deadline=None, derandomize=True)
def test_no_text_makes_load_raise(read: Read, text: str) -> None:
    loaded = read(text.encode("utf-8", "replace").decode("utf-8"))
    assert loaded.story is not None or errors(loaded.problems)
    assert shown(loaded.problems) or loaded.playable


@given(st.binary(max_size=80) | SOUP.map(lambda s: s.encode("utf-16")) | SOUP.map(lambda s: s.encode("utf-8")[1:]))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_bytes_make_load_raise(folder: Path, data: bytes) -> None:
    path = folder / "bytes.yaml"
    path.write_bytes(data)
    loaded = load(path)
    assert loaded.story is not None or errors(loaded.problems)
    assert all(p.place.line >= 1 and p.place.column >= 1 for p in loaded.problems)


@given(SOUP)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_text_makes_a_catalogue_raise(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("catalogue")
    path = written(folder, scenes=GOOD, assets__catalog=text.replace("scenes", "backgrounds").replace("vars", "music"))
    assert load(path).story is not None or errors(load(path).problems)


def test_a_story_without_a_catalogue_may_name_anything_in_its_included_files_too(tmp_path: Path) -> None:
    (tmp_path / "scenes.yaml").write_text(
        "title: T\ncast:\n  Mina: {looks: [calm, wary]}\ninclude: [more.yaml]\n"
        "scenes:\n  one:\n    - background: hall\n    - Mina: (calm) Here.\n    - goto: two\n"
    )
    (tmp_path / "more.yaml").write_text(
        "scenes:\n  two:\n    - background: yard\n    - show: Mina\n      look: wary\n"
        "    - Mina: (wary) There.\n    - end: Out\n"
    )
    loaded = load(tmp_path / "scenes.yaml")
    assert [p.code for p in loaded.problems] == ["no-catalogue"]
    assert loaded.story is not None
    assert set(loaded.story.catalogue.backgrounds) == {"hall", "yard"}
    assert loaded.story.cast["Mina"].figure == "Mina"
