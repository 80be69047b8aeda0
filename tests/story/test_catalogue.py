"""assets/catalog.yaml: every picture has its words and its files, every sound its caption."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.story.load import Loaded, load

STORY = "start: a\ncast:\n  Mina: {}\nscenes:\n  a:\n    - background: forest\n    - end: Night\n"
GOOD = """\
backgrounds:
  forest:
    layers: [far, near]
    worlds:
      here: {alt: A wood.}
cast:
  mina:
    name: Mina
    # a comment on a line of its own
    height: 880
    looks: [glad]
    alt: {who: Mina, glad: glad}
music:
  cold: {caption: "[piano]", twin: warm, loop: true}
  warm: {caption: "[strings]"}
sounds:
  door: {caption: "[a door]", variants: 2}
"""
FILES = [
    "cast/mina.webp",
    "backgrounds/forest.here.far.webp",
    "backgrounds/forest.here.near.webp",
    "music/cold.ogg",
    "music/warm.ogg",
    "sounds/door.1.ogg",
    "sounds/door.2.ogg",
]


def loaded(folder: Path, catalogue: str | None, *missing: str) -> Loaded:
    """A story with this catalogue, and all files but these."""
    (folder / "scenes.yaml").write_text(STORY, encoding="utf-8")
    for name in FILES:
        path = folder / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if name not in missing:
            path.touch()
    if catalogue is not None:
        (folder / "assets" / "catalog.yaml").write_text(catalogue, encoding="utf-8")
    return load(folder / "scenes.yaml")


def found(folder: Path, catalogue: str, *missing: str) -> list[tuple[str, int, int, bool]]:
    problems = loaded(folder, catalogue, *missing).problems
    return [(p.code, p.place.line, p.place.column, p.warning) for p in problems if p.place.file.startswith("assets")]


def test_a_catalogue_without_a_mistake_is_read(tmp_path: Path) -> None:
    read = loaded(tmp_path, GOOD)
    assert read.problems == ()
    assert read.story is not None
    assert read.story.catalogue.cast["mina"].height == 880
    assert read.story.catalogue.sounds["door"].variants == 2
    assert read.story.catalogue.music["cold"].loop


def test_a_story_without_a_catalogue_is_played_with_a_warning(tmp_path: Path) -> None:
    read = loaded(tmp_path, None)
    assert [(p.code, p.warning) for p in read.problems] == [("no-catalogue", True)]
    assert read.playable


def test_a_world_can_say_the_colour_of_its_air(tmp_path: Path) -> None:
    read = loaded(tmp_path, GOOD.replace("here: {alt: A wood.}", "here: {alt: A wood., air: 39485A}"))
    assert read.problems == ()
    assert read.story is not None
    forest = read.story.catalogue.backgrounds["forest"]
    assert (forest.air("here"), forest.air("lens")) == ("39485a", "39485a")
    plain = loaded(tmp_path, GOOD).story
    assert plain is not None and plain.catalogue.backgrounds["forest"].air("here") == ""


def test_marks_are_what_the_dial_takes_from_a_face(tmp_path: Path) -> None:
    words = "alt: {who: Mina, glad: glad, cut: a cut, ring: a ring}"
    marked = GOOD.replace("looks: [glad]", "looks: [glad]\n    marks: [cut, ring]")
    read = loaded(tmp_path, marked.replace("alt: {who: Mina, glad: glad}", words))
    assert read.problems == ()
    assert read.story is not None
    assert read.story.catalogue.cast["mina"].marks == ("cut", "ring")


BROKEN = {
    "no words": ("here: {alt: A wood.}", "here: {}", ("missing-alt", 2, 3)),
    "empty words": ("here: {alt: A wood.}", 'here: {alt: " "}', ("missing-alt", 2, 3)),
    "no world": ("      here: {alt: A wood.}\n", "", ("catalogue", 2, 3)),
    "unknown world": ("here: {alt: A wood.}", "here: {alt: A wood.}\n      there: {alt: A.}", ("catalogue", 6, 7)),
    "no words for a look": ("alt: {who: Mina, glad: glad}", "alt: {who: Mina}", ("missing-alt", 7, 3)),
    "no caption": ('warm: {caption: "[strings]"}', "warm: {}", ("missing-caption", 15, 3)),
    "long caption": ('"[strings]"', '"[' + "strings " * 8 + ']"', ("long-caption", 15, 3)),
    "no twin": ("twin: warm", "twin: hot", ("catalogue", 14, 3)),
    "unknown shelf": ("sounds:", "noises:", ("catalogue", 16, 1)),
    "unknown field": ("height:", "hieght:", ("catalogue", 10, 5)),
    "strange name": ("  forest:", "  The Forest:", ("catalogue", 2, 3)),
    "twice": (
        '  warm: {caption: "[strings]"}',
        '  warm: {caption: "[strings]"}\n  warm: {caption: "[s]"}',
        ("twice", 16, 3),
    ),
    "no words for a mark": ("looks: [glad]", "looks: [glad]\n    marks: [cut]", ("missing-alt", 7, 3)),
    "unknown mark": ("looks: [glad]", "looks: [glad]\n    marks: [cot]", ("catalogue", 12, 13)),
    "a mark with words below it": ("looks: [glad]", "looks: [glad]\n    marks: {cut: yes}", ("catalogue", 12, 12)),
    "no number": ("height: 880", "height: tall", ("catalogue", 10, 13)),
    "no words below": ('warm: {caption: "[strings]"}', "warm: strings", ("catalogue", 15, 3)),
    "a list for words": ("name: Mina", "name: [Mina]", ("catalogue", 8, 11)),
    "a comment in words": ("alt: A wood.}", "alt: A wood #1.}", ("comment-cut", 5, 26)),
    "a colon in words": ("name: Mina", "name: Mina: the first", ("colon", 8, 15)),
    "a quote not closed": ("name: Mina", "name: 'Mina", ("open-quote", 8, 11)),
    "a weather that there is not": (
        "cast:",
        "illustrations:\n  title:\n    worlds: {here: {alt: A road.}}\n    effect: hail\n    placeholder: true\ncast:",
        ("catalogue", 9, 13),
    ),
    "a weather where a scene says what falls": (
        "here: {alt: A wood.}",
        "here: {alt: A wood.}\n    effect: snow",
        ("catalogue", 6, 5),
    ),
    "an air without a colour": ("here: {alt: A wood.}", "here: {alt: A wood., air: blue}", ("catalogue", 5, 33)),
    "an air with a sign too many": (
        "here: {alt: A wood.}",
        'here: {alt: A wood., air: "#39485a"}',
        ("catalogue", 5, 33),
    ),
    "no list": ("cast:\n  mina:", "cast:\n  - mina:", ("catalogue", 7, 3)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_a_catalogue_lacks_is_found_where_it_is(name: str, tmp_path: Path) -> None:
    old, new, (code, line, column) = BROKEN[name]
    assert old in GOOD
    assert (code, line, column, False) in found(tmp_path, GOOD.replace(old, new, 1))


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_found(name: str, tmp_path: Path) -> None:
    problems = [p for p in loaded(tmp_path, GOOD, name).problems if p.code == "missing-file"]
    assert [name in p.message for p in problems] == [True]


def test_a_figure_with_a_picture_for_each_look_needs_no_other(tmp_path: Path) -> None:
    loaded(tmp_path, GOOD, "cast/mina.webp")
    (tmp_path / "assets" / "cast" / "mina.glad.webp").touch()
    assert not load(tmp_path / "scenes.yaml").problems


def test_each_pose_of_each_outfit_of_a_figure_needs_its_body(tmp_path: Path) -> None:
    alt = "alt: {who: Mina, glad: glad, coat: in a coat, red: in red, still: standing, bent: bent}"
    catalogue = GOOD.replace(
        "alt: {who: Mina, glad: glad}", f"outfits: [coat, red]\n    poses: [still, bent]\n    {alt}"
    )
    loaded(tmp_path, catalogue, "cast/mina.webp")
    for body in ("coat.still", "coat.bent", "red.still"):
        (tmp_path / "assets" / "cast" / f"mina.{body}.png").touch()
    assert [p.message for p in load(tmp_path / "scenes.yaml").problems] == [
        "the file cast/mina.red.bent.webp is missing; or say 'placeholder: true'"
    ]


def test_a_cube_needs_no_file(tmp_path: Path) -> None:
    assert found(tmp_path, GOOD.replace("    height: 880", "    height: 880\n    shape: cube"), "cast/mina.webp") == []


def test_a_placeholder_needs_no_file_and_is_counted(tmp_path: Path) -> None:
    catalogue = GOOD.replace("    layers: [far, near]", "    layers: [far, near]\n    placeholder: true")
    assert found(tmp_path, catalogue, *FILES[1:3]) == [("placeholder", 2, 3, True)]


def test_a_catalogue_that_is_a_list_is_refused(tmp_path: Path) -> None:
    assert ("catalogue", 1, 1, False) in found(tmp_path, "- forest\n")
