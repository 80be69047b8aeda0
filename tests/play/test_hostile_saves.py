"""Saves and tapes that were altered, by chance or on purpose: read as what they are, or refused with a sentence.

A save that was read has the right types all the way down. Nothing else ever comes out, and no other exception.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.play import disk, persistent, saves, tape
from game.play import settings as preferences
from game.play.machine import Act, Known
from game.play.moment import Cue, Line, Moment, Offer, Passage, Scenery, Standing
from game.play.persistent import Persistent
from game.play.resume import Whereabouts
from game.play.saves import CannotLoad, Save, save_from_dict
from game.play.settings import Settings
from game.play.tape import NoTape, Tape

MOMENT = Moment(
    scene="one",
    index=3,
    step="9f2c",
    kind="choice",
    values={"trust": 2, "carry": "torch"},
    calls=(("two", 1), ("three", 0)),
    marks=("first_look",),
    done=("9f2c/11aa",),
    scenery=Scenery(
        "forest",
        figures=(Standing("hi-jae", "left", look="wary"), Standing("sun-ho")),
        effects={"snow": 0.4, "ash": 1.0},
        music="cold",
        chapter="문 – The Door",
    ),
    line=Line("Do you see it?", "Mina", "signs"),
    offers=(Offer("11aa", "Yes."), Offer("22bb", "No.")),
    within=8.0,
    cues=(Cue("door", "right", 80.0),),
    passage=Passage("fade", 1.5),
)
TAPE = Tape(
    "5e1f",
    (Act("advance", "a1"), Act("choose", "a2", "11aa"), Act("timeout", "a3", "22bb")),
    Known(frozenset({"first_look"}), frozenset({"Home"})),
    7,
    replace(MOMENT, kind="line", offers=()),
)
SAVE = Save(
    "A Small Story",
    TAPE,
    MOMENT,
    Whereabouts("one", "9f2c", ("a2", "a1"), ("a4",)),
    "2026-01-01T10:00:00",
    "문 – The Door",
    "Do you see it?",
    "cGljdHVyZQ==",
    4,
)


def signed(content: object) -> bytes:
    """A file with this content and the right checksum, whatever is in it."""
    right = sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    whole = {"version": 1, "checksum": right, "content": content}
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")


FILE = signed(SAVE.as_dict())
CONTENT = json.dumps(SAVE.as_dict(), ensure_ascii=False).encode()
TAPE_FILE = json.dumps(TAPE.as_dict(), indent=1).encode()


def read(data: bytes) -> Save | None:
    """The save in a file, or None if it was refused, with a sentence."""
    try:
        return save_from_dict(disk.parse(data))
    except CannotLoad as problem:
        assert str(problem)
        return None


def test_the_save_of_these_tests_is_read_as_it_was_written() -> None:
    assert read(FILE) == SAVE
    assert tape.from_dict(json.loads(TAPE_FILE)) == TAPE


def sound(value: Any) -> bool:
    """Whether a value is what its class declares, all the way down, told without asking the reader."""
    if is_dataclass(value):
        hints = get_type_hints(type(value))
        return all(_declared(getattr(value, f.name), str(hints[f.name])) for f in fields(value))
    if isinstance(value, Mapping):
        return all(sound(part) for pair in value.items() for part in pair)
    if isinstance(value, (tuple, frozenset)):
        return all(map(sound, value))
    if type(value) is str:
        return "\0" not in value and not any("\ud800" <= c <= "\udfff" for c in value)
    return value is None or type(value) in (int, bool) or (type(value) is float and math.isfinite(value))


def _declared(value: Any, hint: str) -> bool:
    wanted: dict[str, type | tuple[type, ...]] = {
        "<class 'bool'>": bool,
        "<class 'str'>": str,
        "<class 'int'>": int,
        "<class 'float'>": float,
    }
    if hint.startswith("tuple"):
        return type(value) is tuple and sound(value)
    if "Mapping" in hint:
        numbers = (float,) if "float" in hint else (int, str)
        return isinstance(value, Mapping) and all(type(v) in numbers for v in value.values()) and sound(value)
    if "frozenset" in hint:
        return type(value) is frozenset and all(type(v) is str for v in value) and sound(value)
    return (type(value) is wanted[hint] if hint in wanted else type(value) is not bool) and sound(value)


# --- bytes


def _altered(data: bytes, changes: list[tuple[str, float, float, int]]) -> bytes:
    """The bytes after some accidents; places are parts of the whole, from 0 to 1."""
    for what, first, second, byte in changes:
        at, to = sorted((round(first * len(data)), round(second * len(data))))
        if what == "flip" and at < len(data):
            data = data[:at] + bytes([data[at] ^ (byte or 1)]) + data[at + 1 :]
        elif what == "put":
            data = data[:at] + bytes([byte]) + data[at:]
        elif what == "sign":
            data = data[:at] + b'{}[]":,\\0.-eE'[byte % 13 : byte % 13 + 1] + data[at + 1 :]
        elif what == "cut":
            data = data[:at] + data[to:]
        elif what == "twice":
            data = data[:to] + data[at:]
    return data


part = st.floats(0, 1)
accidents = st.lists(
    st.tuples(st.sampled_from(["flip", "put", "sign", "cut", "twice"]), part, part, st.integers(0, 255)),
    min_size=1,
    max_size=4,
)


@settings(max_examples=3000)
@given(accidents)
def test_a_save_after_any_accident_is_what_it_was_or_nothing(changes: list[tuple[str, float, float, int]]) -> None:
    assert read(_altered(FILE, changes)) in (SAVE, None)


@settings(max_examples=4000)
@given(accidents)
def test_a_save_that_was_altered_and_signed_anew_is_sound_or_refused(
    changes: list[tuple[str, float, float, int]],
) -> None:
    try:
        content = json.loads(_altered(CONTENT, changes))
        data = signed(content)
    except (ValueError, RecursionError):
        return
    found = read(data)
    assert found is None or sound(found)


@settings(max_examples=3000)
@given(accidents)
def test_a_tape_after_any_accident_is_sound_or_refused(changes: list[tuple[str, float, float, int]]) -> None:
    try:
        data = json.loads(_altered(TAPE_FILE, changes))
    except ValueError:
        return
    try:
        assert sound(tape.from_dict(data))
    except NoTape as problem:
        assert str(problem)


# --- well written, and wrong


def _deep(levels: int) -> Any:
    found: Any = []
    for _ in range(levels):
        found = [found]
    return found


WRONG = [
    None,
    True,
    False,
    0,
    1,
    -1,
    10**17,
    10**39,
    -(10**39),
    0.5,
    1e39,
    1e308,
    math.nan,
    math.inf,
    -math.inf,
    "",
    "x",
    "one two three",
    "\ud800",
    "\0",
    "x" * 100_000,
    [],
    [[]],
    ["x"],
    [None],
    [1, 2],
    [["x", "y"]],
    [["x", -1]],
    [["x", 1, 2]],
    {},
    {"x": None},
    {"x": []},
    {"\ud800": 1},
    {"story": "x"},
    _deep(300),
]


def places(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value in some data."""
    yield path
    if isinstance(content, (dict, list)):
        for key in content if isinstance(content, dict) else range(len(content)):
            yield from places(content[key], (*path, key))


def changed(content: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The data with one value in it replaced; LEFT_OUT takes it away."""
    if not path:
        return value
    copy = dict(content) if isinstance(content, dict) else list(content)
    if len(path) == 1 and value is LEFT_OUT:
        del copy[path[0]]
    else:
        copy[path[0]] = changed(content[path[0]], path[1:], value)
    return copy


LEFT_OUT = object()
PLAIN = json.loads(CONTENT)


def every_change(plain: Any) -> Iterator[Any]:
    for path in places(plain):
        for value in (*WRONG, LEFT_OUT):
            if path or value is not LEFT_OUT:
                yield changed(plain, path, value)


def test_whatever_stands_in_the_place_of_any_value_of_a_save_it_is_sound_or_refused() -> None:
    refused = []
    for content in every_change(PLAIN):
        found = read(signed(content))
        assert found is None or sound(found), content
        refused.append(found is None)
    assert sum(refused) > len(refused) / 2, "most of it makes no sense"


def test_whatever_stands_in_the_place_of_any_value_of_a_tape_it_is_sound_or_refused() -> None:
    for data in every_change(json.loads(TAPE_FILE)):
        try:
            assert sound(tape.from_dict(data)), data
        except NoTape as problem:
            assert str(problem)


def test_whatever_stands_in_the_place_of_what_was_read_it_is_sound_or_refused() -> None:
    whole = Persistent(frozenset({"a", "b"}), frozenset({"m"}), frozenset({"Home"}))
    for data in every_change(json.loads(json.dumps(whole.as_dict()))):
        try:
            assert sound(persistent.from_dict(data)), data
        except ValueError as problem:
            assert str(problem)


def test_whatever_stands_in_the_place_of_any_preference_the_others_are_as_they_were() -> None:
    liked = Settings().with_value("text_size", 170).with_value("keys", {"play.auto": ["a", "b"]})
    for data in every_change(json.loads(json.dumps(liked.as_dict()))):
        if isinstance(data, dict):
            found = preferences.from_dict(data)
            assert found.text_size in range(100, 201)
            assert all(type(getattr(found, f.name)) is type(getattr(liked, f.name)) for f in fields(Settings))
            assert all(sound(tuple(key)) and all(type(k) is str for k in key) for key in found.keys.values())


def test_fields_that_nobody_knows_are_left_alone() -> None:
    content = changed(PLAIN, ("moment",), {**PLAIN["moment"], "weather": [1]})
    assert read(signed({**content, "mood": {"x": 1}})) == SAVE


def test_a_name_that_stands_twice_is_read_once() -> None:
    text = FILE.decode().replace(
        '"chapter": "문 – The Door", "said"', '"chapter": "x", "chapter": "문 – The Door", "said"'
    )
    assert text.encode() != FILE
    assert read(text.encode()) == SAVE


# --- far too much


SIZE = 15_900_000
BOMBS: dict[str, Callable[[], bytes]] = {
    "lists": lambda: b"[],",
    "mappings": lambda: b"{},",
    "numbers": lambda: b"1,",
    "texts": lambda: '"가",'.encode(),
    "brackets": lambda: b"[",
    "deeper and deeper": lambda: b'{"a":',
    "digits": lambda: b"9",
    "zeros": lambda: b"\0",
    "spaces": lambda: b" ",
}
ALONE = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
from game.play import disk, saves
from tests.play.test_hostile_saves import BOMBS, SIZE, read
part = BOMBS[sys.argv[1]]()
body = part * (SIZE // len(part))
around = b'{"version": 1, "checksum": "x", "content": {"a": ['
assert read(around + body + b"0]}}") is None
assert read(body) is None
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_is_far_too_much_is_refused_and_does_not_fill_the_memory(name: str) -> None:
    if sys.platform != "linux":
        pytest.skip("only here can a program be given so much memory and no more")
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", ALONE, name], cwd=root, timeout=60, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()[-2000:]


@pytest.mark.parametrize("levels", [10, 300, 900, 990, 1_000, 5_000, 100_000])
def test_brackets_in_brackets_are_refused_however_many(levels: int) -> None:
    for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
        deep = opening * levels + b"0" + closing * levels
        assert read(deep) is None
        assert read(b'{"version": 1, "checksum": "x", "content": {"a": ' + deep + b"}}") is None


@pytest.mark.parametrize("said", ["9" * 5_000, "-" + "9" * 10_000_000, "0." + "9" * 10_000_000, "1e999", "1E+400"])
def test_a_number_without_end_is_refused(said: str) -> None:
    assert read(FILE.replace(b'"index": 3', b'"index": ' + said.encode(), 1)) is None


def test_a_chapter_without_end_is_cut_for_the_page_of_slots() -> None:
    found = read(signed({**PLAIN, "chapter": "x" * 1_000_000, "said": "y" * 501, "when": "z" * 10_000}))
    assert found is not None
    assert (len(found.chapter), len(found.said), len(found.when)) == (500, 500, 500)
    assert found.moment == MOMENT


def test_a_save_of_two_thousand_acts_is_read(tmp_path: Path) -> None:
    long = replace(SAVE, tape=replace(TAPE, acts=TAPE.acts * 700))
    shelf = saves.Shelf(tmp_path, SAVE.story)
    shelf.save("1-1", long)
    assert shelf.load("1-1").save == long
