"""A story that is read scene by scene, and kept: it must be the same story as one that is read as a whole."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.story import crew, files, load, summary
from game.story.bundled import STORY
from game.story.cut import cut
from game.story.load import Library, Loaded
from game.story.model import Scene

STORIES = sorted((Path(__file__).parents[1] / "stories" / "slips").glob("*.yaml"))
HEAD = "title: A Story\nstart: one\ncast:\n  Mina:\nvars:\n  trust: 0..3\n  met: no|yes\nscenes:\n"
THREE = HEAD + (
    "  one:\n    - One.\n    - mark: began\n    - goto: two\n\n"
    "  # a comment between\n  two:\n    - if: seen(began)\n      then:\n        - Two.\n    - goto: three\n"
    "  three:\n    - Mina: Three.\n    - end: Home\n"
)


def scenes(loaded: Loaded) -> dict[str, Scene]:
    return dict(loaded.story.scenes) if loaded.story else {}


def like(loaded: Loaded) -> object:
    """All that a reading gives, but for the digests of texts."""
    story = loaded.story and replace(loaded.story, fingerprint="", scenes=None)  # type: ignore[arg-type]
    totals = loaded.story and loaded.story.scenes.totals
    return story, totals, scenes(loaded), loaded.problems, {*loaded.files}


def as_a_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    with monkeypatch.context() as patch:
        patch.setattr(files, "cut", lambda _text: None)
        return load.load(path)


@pytest.mark.parametrize("path", [STORY, *STORIES], ids=lambda p: p.stem)
def test_in_pieces_or_as_a_whole_it_is_the_same(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "scenes.yaml"
    copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    if path == STORY:
        (tmp_path / "assets").symlink_to(STORY.parent / "assets", target_is_directory=True)
    assert like(load.load(copy)) == like(as_a_whole(copy, monkeypatch))


def test_our_own_story_is_read_in_pieces() -> None:
    found = cut(STORY.read_text(encoding="utf-8"))
    assert found is not None
    assert [piece.name for piece in found.pieces] == [*load.load(STORY).story.scenes]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "odd",
    [
        'scenes:\n  one:\n    - "A quote that\n  two:\n    runs on."\n    - end: Home\n',
        "scenes:\n  one: [\n  two:\n  ]\n",
        "scenes:\n  one:\n    - One.\n  two words:\n    - end: Home\n",
        "scenes:\n  one:\n    - One.\n  one:\n    - end: Home\n",
        "scenes:\n  one:\n    - One.\nscenes:\n  two:\n    - end: Home\n",
        "scenes:\n  one:\n  - One.\n  - end: Home\n",
        "scenes:\n    one:\n      - One.\n   two:\n      - end: Home\n",
        '"scenes":\n  one:\n    - end: Home\n',
        "scenes: {one: [end: Home]}\n",
        "scenes:\n  one: &here\n    - end: Home\n",
        "note: |\n  scenes:\n    - not these\nscenes:\n  one:\n    - end: Home\n",
        "scenes:\n  one:\n    - |\n      A passage\n\n      scenes:\n  two:\n    - end: Home\n",
        "scenes:\n  one:\n    - end: Home\n---\nscenes:\n  two:\n    - end: Home\n",
        "scenes:\n\t one:\n    - end: Home\n",
        "scenes:\n  one:\n    - end: Home\ntitle: At the End\n",
        "# only a comment\n",
        "title A Story\nscenes:\n  one:\n    - end: Home\n",
        "one:\n  - background: here\n  - end: Home\n",
    ],
)
def test_what_is_unusual_is_no_different(odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "scenes.yaml"
    path.write_text(odd, encoding="utf-8")
    assert like(load.load(path)) == like(as_a_whole(path, monkeypatch))


_LINES = st.sampled_from(
    [
        *THREE.split("\n"),
        "",
        "  four:",
        "    - Mina: 'Quoted.",
        '    - "Open',
        "  ]",
        "- x",
        "\t",
        "    - mark: began",
        "x: y",
    ]
)


@given(st.lists(_LINES, max_size=24))
@settings(max_examples=300)
def test_any_lines_are_the_same_in_pieces_and_as_a_whole(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any" / "scenes.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        assert like(load.load(path)) == like(as_a_whole(path, patch))


# --- edits


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The scenes that were compiled, one after the other."""
    found: list[str] = []
    compiled = summary.compiled

    def counting(name: str, *rest: object) -> summary.Compiled:
        found.append(name)
        return compiled(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(summary, "compiled", counting)
    return found


def written(path: Path, text: str) -> None:
    """Write it, some time ago: a disk's clock is coarse, and a test is quick."""
    path.write_text(text, encoding="utf-8")
    stamp = path.stat().st_mtime_ns - random.randrange(10**9, 10**12)
    os.utime(path, ns=(stamp, stamp))


@pytest.fixture
def three(tmp_path: Path) -> Path:
    path = tmp_path / "story" / "scenes.yaml"
    path.parent.mkdir()
    written(path, THREE)
    return path


def test_an_edit_compiles_only_the_scene_that_it_is_in(three: Path, counted: list[str]) -> None:
    library = Library(three)
    library.load()
    assert counted == ["one", "two", "three"]
    written(three, THREE.replace("- One.", "- One, then.\n    - And more."))
    loaded = library.load()
    assert counted[3:] == ["one"]
    assert like(loaded) == like(load.load(three))
    assert loaded.story is not None
    assert loaded.story.scenes["three"].steps[0].place.line == 22  # one line further down than before


def test_a_mark_that_is_gone_is_missed_where_it_is_asked_for(three: Path) -> None:
    library = Library(three)
    assert library.load().problems[0].code == "no-catalogue"
    for text in (THREE.replace("mark: began", "mark: begun"), THREE.replace("  three:", "  tree:"), THREE):
        written(three, text)
        assert like(library.load()) == like(load.load(three))
    assert [p.code for p in library.load().problems] == ["no-catalogue"]


def test_a_scene_that_was_called_otherwise_for_a_while_is_found_again(three: Path, tmp_path: Path) -> None:
    """The step that leads there cannot be compiled meanwhile, and the scene that it stands in is the same text."""
    as_it_was = scenes(load.load(three))
    library = Library(three, tmp_path / "cache")
    before = library.load()
    written(three, THREE.replace("  two:", "  too:"))
    assert "unknown-scene" in {p.code for p in library.load().problems}
    assert scenes(before) == as_it_was  # opened only now, by somebody who reads on in the story as it was
    written(three, THREE)
    assert scenes(library.load()) == as_it_was
    assert scenes(Library(three, tmp_path / "cache").load()) == as_it_was


def test_a_declaration_is_felt_everywhere(three: Path) -> None:
    library = Library(three)
    library.load()
    written(three, THREE.replace("  Mina:", "  Nina:"))
    assert "unknown-step" in {p.code for p in library.load().problems}
    assert like(library.load()) == like(load.load(three))


def test_a_slip_makes_the_file_one_piece_until_it_is_mended(three: Path) -> None:
    library = Library(three)
    library.load()
    written(three, THREE.replace("- Two.", "- 'Two."))
    broken = library.load()
    assert like(broken) == like(load.load(three))
    assert not broken.playable
    written(three, THREE)
    assert library.load().playable


@given(st.lists(st.tuples(st.integers(0, 20), _LINES), min_size=1, max_size=6))
@settings(max_examples=60)
@example([(4, "  Mina:"), (4, "cast:"), (4, "  Mina:")])
def test_after_any_edits_it_is_what_a_new_reading_gives(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    path = folder / "scenes.yaml"
    written(path, THREE)
    library = Library(path, folder / "cache")
    lines = THREE.split("\n")
    for at, line in edits:
        lines[8 + at % (len(lines) - 8)] = line
        written(path, "\n".join(lines))
        assert like(library.load()) == like(load.load(path))
    assert like(Library(path, folder / "cache").load()) == like(load.load(path))


def test_a_file_written_twice_at_once_is_read_twice(three: Path) -> None:
    """Some disks count time in steps of ten milliseconds: two writings may have one stamp, and one size."""
    library = Library(three)
    three.write_text(THREE, encoding="utf-8")
    stamp = three.stat().st_mtime_ns
    library.load()
    three.write_text(THREE.replace("One.", "Onx."), encoding="utf-8")
    os.utime(three, ns=(stamp, stamp))
    assert like(library.load()) == like(load.load(three))


# --- what is kept


def test_what_is_kept_is_not_found_out_again(three: Path, tmp_path: Path, counted: list[str]) -> None:
    first = Library(three, tmp_path / "cache").load()
    assert len(counted) == 3
    again = Library(three, tmp_path / "cache")
    second = again.load()
    assert len(counted) == 3
    assert like(second) == like(first)
    assert second.story is not None
    assert second.story.holding([second.story.scenes["two"].steps[0].id]) == ("two",)


def test_an_edit_between_two_starts_compiles_one_scene(three: Path, tmp_path: Path, counted: list[str]) -> None:
    Library(three, tmp_path / "cache").load()
    written(three, THREE.replace("- Two.", "- Two!"))
    loaded = Library(three, tmp_path / "cache").load()
    assert counted[3:] == ["two"]
    assert like(loaded) == like(load.load(three))


def _torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000] + b"\xff" * 3000)


def _another(file: Path) -> None:
    file.write_bytes(b"this is no database, but somebody's letter\n" * 300)


def _newer(file: Path) -> None:
    base = sqlite3.connect(file)
    base.execute("update version set program = 'of another time'")
    base.commit()
    base.close()


def _emptied(file: Path) -> None:
    base = sqlite3.connect(file)
    base.execute("drop table steps")
    base.commit()
    base.close()


def _nonsense(file: Path) -> None:
    base = sqlite3.connect(file)
    base.execute("update known set data = '[1, 2'")
    base.execute("update steps set data = 'null'")
    base.execute("delete from result")
    base.commit()
    base.close()


@pytest.mark.parametrize("damage", [_torn, _another, _newer, _emptied, _nonsense])
def test_damage_to_what_is_kept_is_never_felt(three: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    library = Library(three, tmp_path / "cache")
    library.load()
    library.kept.cache.close()
    damage(library.kept.cache.file)
    for _ in range(2):
        again = Library(three, tmp_path / "cache")
        assert like(again.load()) == like(load.load(three))
        again.kept.cache.close()


def test_where_nothing_can_be_kept_the_story_is_read_all_the_same(three: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    library = Library(three, tmp_path / "cache")
    assert like(library.load()) == like(load.load(three))
    assert not library.kept.cache.works


def test_while_another_program_writes_the_story_is_read_all_the_same(three: Path, tmp_path: Path) -> None:
    library = Library(three, tmp_path / "cache")
    library.load()
    other = sqlite3.connect(library.kept.cache.file, isolation_level=None)
    other.execute("begin exclusive")
    assert like(Library(three, tmp_path / "cache").load()) == like(load.load(three))
    other.execute("rollback")
    other.close()


def test_scenes_that_are_gone_are_forgotten(three: Path, tmp_path: Path) -> None:
    library = Library(three, tmp_path / "cache")
    for number in range(1100):
        library.kept.cache.keep("known", {f"{number}": []})
    library.load()
    assert dict(library.kept.cache.all("known", [str(n) for n in range(1100)])) == {}
    assert like(Library(three, tmp_path / "cache").load()) == like(load.load(three))


# --- large stories


@pytest.fixture
def large(three: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(load, "SMALL", 10)
    (three.parent / "assets").mkdir()
    (three.parent / "assets" / "catalog.yaml").write_text("cast: {}\n", encoding="utf-8")
    return three


def test_a_large_story_begins_before_it_was_read(large: Path, counted: list[str]) -> None:
    library = Library(large)
    loaded = library.open()
    assert (loaded.complete, loaded.playable, counted) == (False, True, [])
    assert loaded.story is not None
    assert loaded.story.scenes["three"].steps[-1].place.line == 22
    assert counted == ["three"]
    assert loaded.story.endings() == ()
    assert like(library.load()) == like(load.load(large))


def test_a_large_story_that_is_known_is_complete_at_once(large: Path, tmp_path: Path, counted: list[str]) -> None:
    Library(large, tmp_path / "cache").load()
    loaded = Library(large, tmp_path / "cache").open()
    assert loaded.complete
    assert loaded.story is not None and loaded.story.endings() == ("Home",)
    assert len(counted) == 3


def test_a_slip_in_a_large_story_waits_until_it_was_read(large: Path) -> None:
    written(large, THREE.replace("- Two.", "- 'Two."))
    library = Library(large)
    begun = library.open()
    assert begun.story is not None
    assert begun.story.scenes["one"].steps
    assert begun.story.scenes["two"].steps == ()
    assert "open-quote" in {p.code for p in library.load().problems}


def test_reading_stops_when_nobody_needs_it(large: Path) -> None:
    library = Library(large)
    library.close()
    with pytest.raises(files.Closed):
        library.load()


def test_many_hands_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "WORTH_IT", 3)
    monkeypatch.setattr(crew, "PORTION", 2)
    path = tmp_path / "scenes.yaml"
    scenes = "".join(f"  s{n}:\n    - Scene {n}.\n    - goto: s{n + 1}\n" for n in range(60))
    written(path, f"title: Many\nscenes:\n{scenes}  s60:\n    - end: Home\n    - gone: astray\n")
    assert like(Library(path, tmp_path / "cache", hands=3).load()) == like(load.load(path))
    written(path, path.read_text(encoding="utf-8").replace("- Scene 33.", "- 'Scene 33."))
    assert like(Library(path, tmp_path / "cache", hands=3).load()) == like(load.load(path))


def test_where_no_process_can_start_one_pair_of_hands_does_it(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(crew, "WORTH_IT", 1)
    monkeypatch.setattr(crew.ProcessPoolExecutor, "submit", refused)
    assert like(Library(three, hands=2).load()) == like(load.load(three))


@pytest.mark.skipif(os.name != "posix", reason="processes are found by their parent's number")
def test_helpers_do_not_outlive_a_program_that_was_killed(tmp_path: Path) -> None:
    helper = "import os,sys,time; from game.story import crew; crew._learn(None, int(sys.argv[1])); time.sleep(60)"
    start = (
        f"import os,subprocess,sys; p=subprocess.Popen([sys.executable,'-c',{helper!r},str(os.getpid())]); print(p.pid)"
    )
    found = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, cwd=STORY.parent, check=True)
    pid = int(found.stdout)
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").exists() and ") Z " in Path(f"/proc/{pid}/stat").read_text():
            return
        time.sleep(0.1)
    pytest.fail("the helper is still there")
