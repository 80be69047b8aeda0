"""Files that nobody meant as a story, or meant badly: refused or read, with a place and a sentence.

Whatever is large is checked by a program of its own, which gets a second or two of work, some memory, and no more.
"""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story import reader, slips, trial
from game.story.load import Loaded, load
from game.story.problems import CannotRead
from game.story.reader import LARGEST, MOST_LINES, Node
from tests.story.conftest import Read

ROOT = Path(__file__).resolve().parents[2]
HEAD = "title: T\nstart: a\ncast:\n  Mina: {looks: [calm, glad]}\n"
END = "    - end: Night\n"
CATALOG = "assets/catalog.yaml"

Make = Callable[[Path], object]
"""Fills the folder of a story."""


def story(steps: str) -> str:
    """A story of one scene with these steps."""
    return f"{HEAD}scenes:\n  a:\n{steps}{END}"


def said(count: int) -> str:
    """So many lines of speech."""
    return "".join(f"    - Mina: Line {n:6} is said here, with some words in it.\n" for n in range(count))


def text(make: Callable[[], str | bytes], name: str = "scenes.yaml") -> Make:
    """A folder with this text in a file; there is a small story in it whatever the file is."""

    def made(folder: Path) -> None:
        (folder / "assets").mkdir()
        (folder / "scenes.yaml").write_text(story("    - Once.\n"), encoding="utf-8")
        data = make()
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())

    return made


def broken(line: str, count: int = 50_000) -> Make:
    return text(lambda: story(line * count))


# --- what is large, or takes long

ALONE = """\
import sys
if sys.platform == "linux":
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from game.__main__ import main
code = main(["check", sys.argv[1]])
status = open("/proc/self/status").read() if sys.platform == "linux" else "VmHWM: 0 kB"
sys.exit(code if int(status.split("VmHWM:")[1].split()[0]) < 500_000 else 9)
"""
"""A check that fails where it takes more than 500 MB. `getrusage` would count what the tests had before it began."""
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
MERGES = "    - &a {Mina: x}\n" + "    - {<<: *a}\n" * 5_000
MIXED = ["    - *no\n", '    - Mina: "no\n', "    - a: b: c\n", "    -x\n", "   - y\n", "    - [a\n"]
LONG_LINE = "x " * 500_000
ROOM = (LARGEST - 1_000) // len(said(1))
"""Lines of speech in the largest file."""

FIRST: dict[str, tuple[str, Make]] = {
    # what it is, the code of the first problem ('' for none that matters), how it is made
    "a hundred megabytes": ("too-large", text(lambda: b"x" * 100_000_000)),
    "a million steps": ("too-large", text(lambda: story("    - x\n" * 1_000_000))),
    "as many bytes as there may be": ("", text(lambda: story(said(ROOM)))),
    "as many lines as there may be": ("", text(lambda: story("    - x\n" * (MOST_LINES - 10)))),
    "nothing but line ends": ("no-scenes", text(lambda: "\n" * MOST_LINES)),
    "nothing but Tabs": ("no-scenes", text(lambda: ("\t" * 38 + "\n") * MOST_LINES)),
    "nothing but comments": ("no-scenes", text(lambda: "# a comment that says nothing\n" * MOST_LINES)),
    "nothing but words": ("no-scenes", text(lambda: "the rain fell and she waited\n" * MOST_LINES)),
    "names of names of names": ("first-sign", text(lambda: BOMB + story(""))),
    "merged, and merged again": ("first-sign", text(lambda: story(MERGES))),
    "brackets": ("too-long", text(lambda: story(f"    - {'[' * 100_000}\n"))),
    "brackets, closed": ("too-long", text(lambda: story(f"    - {'[' * 100_000}{']' * 100_000}\n"))),
    "brackets that just fit": ("too-deep", text(lambda: story(f"    - {'[' * 9_000}{']' * 9_000}\n"))),
    "brackets, a line each": ("no-scenes", text(lambda: "scenes:\n" + " [\n" * 100_000)),
    "braces": ("too-long", text(lambda: story("    - " + "{a: " * 100_000 + "\n"))),
    "braces that just fit": ("too-deep", text(lambda: story("    - " + "{a: " * 3_900 + "}" * 3_900 + "\n"))),
    "dashes": ("too-long", text(lambda: story("    " + "- " * 100_000 + "x\n"))),
    "dashes that just fit": ("too-deep", text(lambda: story("    " + "- " * 9_000 + "x\n"))),
    "question marks": ("first-sign", text(lambda: story("    - " + "? " * 9_000 + "x\n"))),
    "deeper and deeper": ("", text(lambda: "scenes:\n" + "".join(" " * n + "- a:\n" for n in range(3_000)))),
    "a long line": ("too-long", text(lambda: story(f"    - {LONG_LINE}\n"))),
    "a long line in quotes": ("too-long", text(lambda: story(f'    - "{LONG_LINE}"\n'))),
    "a long list in a line": ("too-long", text(lambda: story(f"    - [{LONG_LINE.replace(' ', ', ')}]\n"))),
    "a long name": ("too-long", text(lambda: story(f"    - {LONG_LINE}: x\n"))),
    "a long name that just fits": ("colon", text(lambda: story(f"    - {'x' * 18_000}: x\n"))),
    "a hundred thousand names in a line": (
        "too-long",
        text(lambda: story("    - {" + ", ".join(f"k{n}: v" for n in range(100_000)) + "}\n")),
    ),
    "a hundred thousand names in braces": (
        "first-sign",
        text(lambda: story("    - {\n" + "".join(f"      k{n}: v,\n" for n in range(100_000)) + "      }\n")),
    ),
    "a hundred thousand people": (
        "",
        text(lambda: "cast:\n" + "".join(f"  k{n}: {{}}\n" for n in range(100_000)) + story("").replace(HEAD, "")),
    ),
    "ten megabytes in one passage": ("too-large", text(lambda: story("    - |\n" + "      some words\n" * 600_000))),
    "the longest passage": ("", text(lambda: story("    - |\n" + "      some words here\n" * (MOST_LINES - 10)))),
    "the longest folded words": (
        "",
        text(lambda: story('    - "x\n' + "      words\n" * (MOST_LINES - 10) + '      x"\n')),
    ),
    "colons": ("colon", broken("    - one: two: three\n")),
    "long lines of colons": ("colon", text(lambda: story(f"    - Mina: {'x: ' * 6_000}\n" * 200))),
    "open quotes": ("open-quote", broken('    - Mina: "no\n')),
    "Tabs": ("tab", broken("    -\tMina: x\n")),
    "control characters": ("control-character", broken("    - Mina: x\x01y\n")),
    "stars": ("first-sign", broken("    - *no\n")),
    "braces the wrong way": ("first-sign", broken("    - Mina: }x{\n")),
    "stairs": ("merged-line", text(lambda: story("".join(f"{' ' * (3 + n % 4)}- x\n" for n in range(50_000))))),
    "a bit of everything": ("first-sign", text(lambda: story("".join(MIXED[n * 7919 % 6] for n in range(50_000))))),
    "no story at all, and a quote": ("no-scenes", text(lambda: '- "a\n' + "- some words here\n" * (MOST_LINES - 10))),
    "one scene of 20,000 a little off": (
        "indentation",
        text(lambda: "scenes:\n" + "".join(f"  s{n}:\n    - x\n" for n in range(20_000)) + "   t:\n    - x\n"),
    ),
    "marks on marks": ("control-character", text(lambda: story("    - a" + "\u0301\u0316" * 9_000 + "\n"))),
    "unknown names": (
        "unknown-variable",
        text(lambda: story("    - set:\n" + "".join(f"        k{n}: v\n" for n in range(20_000)))),
    ),
    "as many scenes as there may be, all empty": (
        "",
        text(lambda: "scenes:\n" + "".join(f"  s{n}:\n" for n in range(MOST_LINES - 10))),
    ),
    "scenes that all go nowhere": (
        "",
        text(lambda: "scenes:\n" + "".join(f"  s{n}:\n    - goto: t{n}\n" for n in range(MOST_LINES // 2 - 10))),
    ),
    "ways to nowhere": ("unknown-scene", text(lambda: story("    - goto: nowhere\n" * 5_000))),
    "a catalogue of a hundred megabytes": ("too-large", text(lambda: b"x" * 100_000_000, CATALOG)),
    "a catalogue of brackets": ("", text(lambda: "backgrounds: " + "[" * 19_000, CATALOG)),
    "a catalogue of colons": ("", text(lambda: "backgrounds:\n" + "  a: b: c\n" * 50_000, CATALOG)),
    "a catalogue of open quotes": ("", text(lambda: "backgrounds:\n" + '  a: "b\n' * 50_000, CATALOG)),
    "a catalogue, deeper and deeper": ("", text(lambda: "".join(" " * n + "a:\n" for n in range(3_000)), CATALOG)),
    "a catalogue of slips": (
        "",
        text(lambda: "backgrounds:\n" + "".join(f"  b{n}: {{alt words: a: b}}\n" for n in range(50_000)), CATALOG),
    ),
}


# --- what is no file, or many


def including(pattern: str) -> str:
    return HEAD + f"include: {pattern}\nscenes:\n  a:\n    - end: x\n"


def files(pattern: str, fill: Callable[[Path], object]) -> Make:
    """A story that includes this pattern, in a folder that is filled with more."""

    def made(folder: Path) -> None:
        (folder / "scenes.yaml").write_text(including(pattern), encoding="utf-8")
        (folder / "more").mkdir()
        fill(folder)

    return made


def only(fill: Callable[[Path], object]) -> Make:
    return lambda folder: fill(folder / "scenes.yaml")


def scene(path: Path, name: str, include: str = "") -> None:
    head = f"include: {include}\n" if include else ""
    path.write_text(f"{head}scenes:\n  {name}:\n    - x\n", encoding="utf-8")


def many(count: int, include: str = "") -> Callable[[Path], None]:
    def fill(folder: Path) -> None:
        for n in range(count):
            scene(folder / "more" / f"{n}.yaml", f"b{n}", include)

    return fill


def broken_files(folder: Path) -> None:
    for n in range(20):
        text = f"scenes:\n  b{n}:\n" + "    - one: two: three\n" * (MOST_LINES - 10)
        (folder / "more" / f"{n}.yaml").write_text(text, encoding="utf-8")


def chain(folder: Path) -> None:
    for n in range(1_000):
        scene(folder / "more" / f"{n}.yaml", f"b{n}", f"more/{n + 1}.yaml")
    scene(folder / "more" / "1000.yaml", "b1000")


def circle(folder: Path) -> None:
    scene(folder / "more" / "b.yaml", "b", "more/c.yaml")
    scene(folder / "more" / "c.yaml", "c", "[more/b.yaml, scenes.yaml]")


def mirrors(folder: Path) -> None:
    """Folders that hold each other."""
    scene(folder / "more" / "b.yaml", "b")
    for name in ("one", "two", "three"):
        (folder / "more" / name).symlink_to(folder)


def catalogue_of(fill: Callable[[Path], object]) -> Make:
    def made(folder: Path) -> None:
        (folder / "assets").mkdir()
        (folder / "scenes.yaml").write_text(story("    - Once.\n"), encoding="utf-8")
        fill(folder / CATALOG)

    return made


SECOND: dict[str, tuple[str, Make]] = {
    "nothing": ("no-file", lambda folder: None),
    "a folder": ("no-file", only(lambda path: path.mkdir())),
    "a pipe": ("no-file", only(lambda path: os.mkfifo(path))),
    "a device without end": ("no-file", only(lambda path: path.symlink_to("/dev/zero"))),
    "a link to nowhere": ("no-file", only(lambda path: path.symlink_to("nowhere"))),
    "a link to itself": ("no-file", only(lambda path: path.symlink_to("scenes.yaml"))),
    "an included pipe": ("include", files("more/*.yaml", lambda f: os.mkfifo(f / "more" / "b.yaml"))),
    "an included device": ("include", files("more/b.yaml", lambda f: (f / "more/b.yaml").symlink_to("/dev/zero"))),
    "a circle": ("", files("more/b.yaml", circle)),
    "itself": ("", files("scenes.yaml", lambda folder: None)),
    "a long chain": ("", files("more/0.yaml", chain)),
    "everyone includes everyone": ("", files("more/*.yaml", many(1_500, "more/*.yaml"))),
    "twenty thousand files": ("include", files("more/*.yaml", many(20_000))),
    "whatever there is": ("", files("'**/*'", lambda folder: scene(folder / "more" / "b.yaml", "b"))),
    "whatever there is in mirrors": ("", files("'**/*.yaml'", mirrors)),
    "stars and stars": ("include", files("'" + "*a" * 40 + "'", many(50))),
    "folders and folders": ("", files("'" + "**/" * 30 + "*.yaml'", many(50))),
    "twenty large files, all broken": ("", files("more/*.yaml", broken_files)),
    "a name without end": ("include", files("'" + "x" * 15_000 + "'", many(1))),
    "twenty thousand patterns": ("include", files("[" + ",\n  ".join(["x*.yaml"] * 20_000) + "]", many(1))),
    "a folder for a catalogue": ("no-file", catalogue_of(lambda path: path.mkdir())),
    "a pipe for a catalogue": ("no-file", catalogue_of(lambda path: os.mkfifo(path))),
    "a device for a catalogue": ("no-file", catalogue_of(lambda path: path.symlink_to("/dev/zero"))),
}
NEED_LINKS = ("pipe", "device", "link", "mirrors")


@pytest.mark.parametrize("name", [*FIRST, *SECOND])
def test_whatever_it_is_it_is_read_or_refused_soon_and_with_little_memory(name: str, tmp_path: Path) -> None:
    if os.name != "posix" and any(word in name for word in NEED_LINKS):
        pytest.skip("this system has no such files")
    code, make = {**FIRST, **SECOND}[name]
    make(tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", ALONE, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        timeout=60,  # it takes two seconds at most; but machines are busy, and a test must not depend on that
        check=False,
    )
    told = run.stdout.decode()
    assert run.returncode in (0, 1), (run.returncode, told[-500:], run.stderr.decode()[-2_000:])
    assert not run.stderr
    problems = re.findall(r"^(\S+):(\d+):(\d+): (?:warning: )?(.+) \[([a-z0-9-]+)\]$", told, re.M)
    assert problems
    assert all(sentence and int(line) and int(column) for _, line, column, sentence, _ in problems)
    found = [problem[-1] for problem in problems]
    assert "as there may be" not in name or "too-large" not in found
    if code:
        assert run.returncode == 1
        assert code in found[:3]


# --- codings


def codes(loaded: Loaded) -> list[str]:
    """What is wrong, but for the catalogue that is not there and what it does not know."""
    return [p.code for p in loaded.problems if p.code not in ("no-catalogue", "placeholder")]


@pytest.fixture(params=[True, False], ids=["libyaml", "python"])
def either_reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Once with libyaml, once without."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param)
    return bool(request.param)


WHOLE = story("    - Mina: 문이 열렸다.\n")
WRONG = {
    # the first problem, its line and column, and the bytes
    "no UTF-8 at the start": ("not-utf8", 1, 1, b"\xff" + WHOLE.encode()),
    "no UTF-8 in the middle": ("not-utf8", 7, 8, story("    - aX\n").encode().replace(b"X", b"\xc3(")),
    "no UTF-8 at the end": ("not-utf8", 9, 1, WHOLE.encode() + b"\xe2\x82"),
    "half a character": ("not-utf8", 7, 8, story("    - aX\n").encode().replace(b"X", b"\xed\xa0\x80")),
    "NUL": ("control-character", 7, 8, story("    - a\0b\n").encode()),
    "nothing but NUL": ("not-utf8", 1, 1, b"\0" * 4_096),
    "a byte-order mark in the middle": ("control-character", 7, 8, story("    - a\ufeffb\n").encode()),
    "a line separator": ("control-character", 7, 8, story("    - a\u2028b\n").encode()),
    "a next line": ("control-character", 7, 8, story("    - a\u0085b\n").encode()),
    "half a character, escaped": ("escape", 7, 9, story('    - "a\\ud800b"\n').encode()),
    "NUL, escaped": ("escape", 7, 9, story('    - "a\\0b"\n').encode()),
    **{
        f"{coding}{', with its mark' * bool(mark)}": ("not-utf8", 1, 1, mark + WHOLE.encode(coding))
        for coding, mark in (
            ("utf-16-le", b""),
            ("utf-16-be", b""),
            ("utf-16-le", b"\xff\xfe"),
            ("utf-16-be", b"\xfe\xff"),
            ("utf-32-le", b""),
            ("utf-32-be", b""),
            ("utf-32-le", b"\xff\xfe\0\0"),
            ("utf-32-be", b"\0\0\xfe\xff"),
        )
    },
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_plain_text_is_named_where_it_stands(name: str, tmp_path: Path, either_reader: bool) -> None:
    code, line, column, data = WRONG[name]
    path = tmp_path / "scenes.yaml"
    path.write_bytes(data)
    first = next(p for p in load(path).problems if p.code != "no-catalogue")
    assert (first.code, first.place.line, first.place.column) == (code, line, column)
    if name.startswith("utf-"):
        assert name[:6].upper() in first.message


RIGHT = {
    "as it is": WHOLE.encode(),
    "with a byte-order mark": b"\xef\xbb\xbf" + WHOLE.encode(),
    "with the line ends of Windows": WHOLE.replace("\n", "\r\n").encode(),
    "with the line ends of old machines": WHOLE.replace("\n", "\r").encode(),
    "with all of them": WHOLE.replace("\n", "\r\n", 2).replace("cast:\n", "cast:\r").encode(),
    "without a last line end": WHOLE.rstrip("\n").encode(),
}


@pytest.mark.parametrize("name", RIGHT)
def test_the_same_story_is_read_from_any_line_ends(name: str, tmp_path: Path, either_reader: bool) -> None:
    path = tmp_path / "scenes.yaml"
    path.write_bytes(RIGHT[name])
    loaded = load(path)
    assert codes(loaded) == []
    assert loaded.story is not None
    assert [type(step).__name__ for step in loaded.story.scenes["a"].steps] == ["Say", "End"]


def test_loose_letters_are_put_together_and_marks_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "scenes.yaml"
    for marks, expected in ((1, []), (30, []), (31, ["control-character"]), (20_000, ["control-character"])):
        path.write_text(story(f"    - a{chr(0x316) * marks}\n"), encoding="utf-8")
        assert [code for code in codes(load(path)) if code != "cannot-show"] == expected
    path.write_text(story("    - Cafe\u0301.\n"), encoding="utf-8")
    assert "Café" in reader.read_file(path, "scenes.yaml")


@settings(max_examples=500)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_whatever_bytes_a_file_has_they_are_text_or_they_are_not(data: bytes) -> None:
    try:
        assert "\r" not in reader.decode(data, "scenes.yaml")
    except CannotRead as failure:
        assert failure.problem.message


def test_numbers_without_end_are_refused_in_their_place(read: Read) -> None:
    large = "9" * 5_000
    problems = read(f"vars:\n  t: 0..{large}\n  u: {large}..1\nscenes:\n  a:\n    - pause: {large}\n{END}").problems
    assert {p.place.line for p in problems} == {2, 3, 6}


# --- how often a text is read again


def read_again(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[float, slips.Recovered]:
    """How often each character is read while slips are looked for, on average; and what was found."""
    count = 0

    def counted(part: str, first: int = 1) -> Node | None:
        nonlocal count
        count += len(part)
        return reader.parse(part, first)

    monkeypatch.setattr(slips, "parse", counted)

    def weigh(root: Node | None, lines: Sequence[str], names: Collection[str]) -> int:
        return trial.odd(root, lines, names)

    found = slips.recover(text, "scenes.yaml", weigh)
    return count / len(text), found


@pytest.mark.parametrize("lines", [2_000, 20_000])
def test_a_long_file_is_read_a_few_times_however_long_it_is(lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    slip = "    - Mina: so: so\n"
    parts = {
        "a quote at the top": ('    - Mina: "open\n' + said(lines), 1),
        "something in the middle": (said(lines // 2) + slip + said(lines // 2), 1),
        "a bracket at the top": ("    - [open\n" + said(lines), 1),
        "twenty slips": ("".join(said(lines // 20) + slip for _ in range(20)), 20),
    }
    for name, (steps, count) in parts.items():
        times, found = read_again(story(steps), monkeypatch)
        assert len(found.drafts) == count, name
        assert times < 8, name


def test_a_long_catalogue_is_mended_name_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"  b{n}: {{worlds: {{here: {{alt: words and words}}}}}}\n" for n in range(3_000)]
    for number, slip in ((99, "{alt: so: so}"), (800, "{alt: 'words}"), (2_900, "{alt: *words}")):
        names[number] = f"  b{number}: {{worlds: {{here: {slip}}}}}\n"
    times, found = read_again("backgrounds:\n" + "".join(names), monkeypatch)
    assert [d.problem.place.line for d in found.drafts] == [101, 802, 2_902]
    assert not found.lost
    assert times < 8


def test_what_cannot_be_mended_is_given_up_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slips, "AGAIN", 100_000)
    times, found = read_again("- so: so: so\n" * 5_000, monkeypatch)
    assert found.lost
    assert times < 8


def test_nothing_stays_in_memory_of_what_could_not_be_read() -> None:
    """The collector rests while a story is read; what keeps itself alive would stay until the end."""
    steps = "".join(said(200) + "    - Mina: so: so\n" for _ in range(20))
    gc.collect()
    gc.disable()
    try:
        slips.recover(story(steps), "scenes.yaml", trial.odd)
        assert gc.collect() < 2_000
    finally:
        gc.enable()
