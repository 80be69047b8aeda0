"""Saves on a real disk: written whole or not at all, and nothing damaged is ever thrown away."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.play import resume, saves, session
from game.play.disk import older
from game.play.persistent import Persistent
from game.play.saves import CannotSave, Save, Shelf, save_from_dict
from game.play.settings import Settings
from game.story.model import Story


@pytest.fixture
def story(story_of: Callable[[str], Story]) -> Story:
    return story_of("one: [A., {choice: [{Yes.: []}, {No.: [B.]}]}, C., {end: Home}]")


@pytest.fixture
def shelf(tmp_path: Path, story: Story) -> Shelf:
    return Shelf(tmp_path / "saves", story.id)


def save_at(story: Story, steps: int, when: str = "2026-01-01T10:00:00") -> Save:
    run = session.start(story)
    for _ in range(steps):
        run.choose(run.moment.offers[1].id) if run.moment.kind == "choice" else run.advance()
    return Save(
        story.id, run.tape(), run.moment, resume.whereabouts(story, run.moment), when, "One", "B.", "cGljdHVyZQ=="
    )


def test_what_is_saved_is_what_is_loaded(shelf: Shelf, story: Story) -> None:
    for steps in range(5):
        made = save_at(story, steps)
        shelf.save("1-1", made)
        assert shelf.load("1-1").save == made


def test_a_save_is_plain_json_and_small(shelf: Shelf, story: Story) -> None:
    shelf.save("1-1", save_at(story, 3))
    data = (shelf.folder / "1-1.json").read_bytes()
    assert json.loads(data)["content"]["tape"]["acts"][1].startswith("choose ")
    assert len(data) < 6_000


def test_the_generation_before_stays_and_is_read_when_the_newest_is_damaged(shelf: Shelf, story: Story) -> None:
    first, second = save_at(story, 1), save_at(story, 3)
    shelf.save("1-1", first)
    shelf.save("1-1", second)
    file = shelf.folder / "1-1.json"
    whole = file.read_bytes()
    for damaged in (whole[: len(whole) // 2], whole.replace(b"One", b"Two", 1), b"", b"\xff\xfe\x00"):
        file.write_bytes(damaged)
        found = shelf.load("1-1")
        assert found.save == first
        assert "damaged" in found.notice
        assert "before it was read" in found.notice
        assert any(damaged == kept.read_bytes() for kept in shelf.folder.glob("1-1.damaged-*.json"))
        file.write_bytes(whole)


def test_looking_at_a_damaged_slot_leaves_it_where_it_is(shelf: Shelf, story: Story) -> None:
    shelf.save("1-1", save_at(story, 1))
    file = shelf.folder / "1-1.json"
    file.write_text("{")
    assert shelf.look("1-1").save is None
    assert "damaged" in shelf.look("1-1").notice
    assert file.read_text() == "{"


def test_a_save_of_another_story_is_named_and_left_alone(tmp_path: Path, story: Story) -> None:
    Shelf(tmp_path, "Another Tale").save("1-1", replace(save_at(story, 1), story="Another Tale"))
    found = Shelf(tmp_path, story.id).load("1-1")
    assert found.save is None
    assert "another story: Another Tale" in found.notice
    assert (tmp_path / "1-1.json").exists()


def test_a_save_of_another_version_is_refused_with_a_sentence_and_stays_where_it_is(shelf: Shelf, story: Story) -> None:
    shelf.save("1-1", save_at(story, 1))
    file = shelf.folder / "1-1.json"
    data = json.dumps({**json.loads(file.read_text()), "version": 99})
    file.write_text(data)
    assert "another version" in shelf.load("1-1").notice
    assert file.read_text() == data
    shelf.save("1-1", save_at(story, 2))
    assert (shelf.folder / "1-1.other-1.json").read_text() == data


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_lost(tmp_path: Path, story: Story) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotSave, match="could be saved"):
        Shelf(tmp_path / "file" / "saves", story.id).save("1-1", save_at(story, 1))
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_disk_that_fails_half_way_leaves_a_save_to_load(
    shelf: Shelf, story: Story, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    first = save_at(story, 1)
    shelf.save("1-1", first)
    real = getattr(os, failing)
    left = 0

    def full(*args: object) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(28, "No space left on device")
        return real(*args)

    for succeed in (0, 1):
        left = succeed
        monkeypatch.setattr(os, failing, full)
        with pytest.raises(CannotSave, match="no space left"):
            shelf.save("1-1", save_at(story, 3))
        monkeypatch.setattr(os, failing, real)
        found = shelf.look("1-1").save
        assert found is not None
        assert found.moment in (first.moment, save_at(story, 3).moment)
        assert not list(shelf.folder.glob("*.new"))


def an_old_program_saves(shelf: Shelf, slot: str, save: Save) -> None:
    """As it was before saves had serials."""
    content = {name: value for name, value in save.as_dict().items() if name != "serial"}
    shelf.folder.mkdir(exist_ok=True)
    whole = {"version": 1, "checksum": checksum(content), "content": content}
    (shelf.folder / f"{slot}.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")


def checksum(content: object) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def latest(shelf: Shelf) -> str:
    found = shelf.latest()
    return found.name if found else ""


def test_the_latest_save_is_the_one_that_was_made_last_even_if_the_clock_was_set_back(
    shelf: Shelf, story: Story
) -> None:
    assert shelf.latest() is None
    shelf.save("2-1", save_at(story, 1, "2026-03-01T10:00:00"))
    shelf.save("1-1", save_at(story, 2, "2025-03-01T10:00:00"))
    assert latest(shelf) == "1-1"
    shelf.save("quick-1", save_at(story, 2, "1970-01-01T00:00:00"))
    assert latest(shelf) == "quick-1"


def test_saves_of_older_programs_come_by_their_date_and_before_all_newer_ones(shelf: Shelf, story: Story) -> None:
    an_old_program_saves(shelf, "2-1", save_at(story, 1, "2026-03-01T10:00:00"))
    an_old_program_saves(shelf, "1-1", save_at(story, 2, "2026-02-01T10:00:00"))
    assert latest(shelf) == "2-1"
    assert shelf.load("1-1") == saves.Slot("1-1", save_at(story, 2, "2026-02-01T10:00:00"))
    shelf.save("3-1", save_at(story, 3, "2026-01-01T10:00:00"))
    assert latest(shelf) == "3-1"


def test_the_latest_save_is_found_though_a_damaged_one_says_that_it_is_newer(shelf: Shelf, story: Story) -> None:
    for slot in ("1-1", "1-2", "1-3", "1-3"):
        shelf.save(slot, save_at(story, 1))
    file = shelf.folder / "1-3.json"
    file.write_bytes(file.read_bytes()[:-20])
    assert latest(shelf) == "1-3"
    older(file).unlink()
    assert latest(shelf) == "1-2"


def test_a_save_that_somebody_laid_out_anew_is_still_the_latest(shelf: Shelf, story: Story) -> None:
    shelf.save("1-1", save_at(story, 1))
    shelf.save("1-2", save_at(story, 2))
    file = shelf.folder / "1-2.json"
    file.write_text(json.dumps(json.loads(file.read_text()), indent=4))
    assert latest(shelf) == "1-2"


def test_autosaves_take_turns(shelf: Shelf, story: Story) -> None:
    for n in range(8):
        shelf.autosave(save_at(story, 1, f"2026-01-01T10:00:0{n}"))
    kept = sorted(found.when for name in saves.AUTO if (found := shelf.look(name).save))
    assert kept == [f"2026-01-01T10:00:0{n}" for n in range(2, 8)]


def test_autosaves_take_turns_while_the_clock_runs_backwards(shelf: Shelf, story: Story) -> None:
    for n in range(9, 0, -1):
        shelf.autosave(save_at(story, 1, f"202{n}-01-01T10:00:00"))
        newest = shelf.latest()
        assert newest is not None and newest.save is not None
        assert newest.save.when.startswith(f"202{n}")
    kept = sorted(found.when[:4] for name in saves.AUTO if (found := shelf.look(name).save))
    assert kept == [f"202{n}" for n in range(1, 7)]


def test_an_autosave_goes_where_nothing_can_be_read_and_never_where_another_story_keeps_its_own(
    shelf: Shelf, story: Story
) -> None:
    other = Shelf(shelf.folder, "Another Tale")
    theirs = replace(save_at(story, 1), story="Another Tale")
    for name in saves.AUTO[:4]:
        other.save(name, theirs)
    for _ in range(3):
        shelf.autosave(save_at(story, 1))
    assert all(other.load(name).save == theirs for name in saves.AUTO[:4])
    (shelf.folder / "auto-6.json").write_text("{")
    older(shelf.folder / "auto-6.json").unlink(missing_ok=True)
    shelf.autosave(save_at(story, 2))
    assert shelf.load("auto-6").save == save_at(story, 2)
    assert (shelf.folder / "auto-6.damaged-1.json").read_text() == "{"


def test_what_belongs_to_somebody_else_is_set_aside_before_a_slot_is_used(shelf: Shelf, story: Story) -> None:
    other = Shelf(shelf.folder, "Another Tale")
    other.save("1-1", replace(save_at(story, 1), story="Another Tale"))
    theirs = (shelf.folder / "1-1.json").read_bytes()
    for steps in (1, 2, 3):
        shelf.save("1-1", save_at(story, steps))
    assert (shelf.folder / "1-1.other-1.json").read_bytes() == theirs
    assert shelf.load("1-1").save == save_at(story, 3)


def test_a_damaged_save_does_not_take_the_place_of_the_good_one_before_it(
    shelf: Shelf, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.save("1-1", save_at(story, 1))
    shelf.save("1-1", save_at(story, 2))
    file = shelf.folder / "1-1.json"
    file.write_bytes(b"\0" * 500)

    def stuck(*_: object) -> None:
        raise OSError(5, "Input/output error")

    real = os.replace
    monkeypatch.setattr(os, "replace", lambda a, b: stuck() if str(a).endswith(".new") else real(a, b))
    with pytest.raises(CannotSave, match="input/output error"):
        shelf.save("1-1", save_at(story, 3))
    assert shelf.load("1-1").save == save_at(story, 1)
    assert (shelf.folder / "1-1.damaged-1.json").read_bytes() == b"\0" * 500


def test_a_deleted_save_is_still_somewhere(shelf: Shelf, story: Story) -> None:
    shelf.save("1-1", save_at(story, 1))
    shelf.delete("1-1")
    assert shelf.look("1-1") == saves.Slot("1-1")
    assert (shelf.folder / "1-1.deleted.json").exists()


def test_a_deleted_save_is_not_followed_by_the_one_before_it(shelf: Shelf, story: Story) -> None:
    for steps in (1, 2):
        shelf.save("1-1", save_at(story, steps))
    shelf.delete("1-1")
    assert shelf.look("1-1") == saves.Slot("1-1")
    assert len(list(shelf.folder.glob("*.deleted.json"))) == 2


def test_a_save_that_is_made_after_one_was_deleted_is_still_the_latest(shelf: Shelf, story: Story) -> None:
    shelf.save("1-1", save_at(story, 1))
    shelf.save("1-2", save_at(story, 1))
    shelf.delete("1-2")
    shelf.save("1-3", save_at(story, 1))
    assert latest(shelf) == "1-3"


def test_preferences_and_what_is_persistent_come_back(shelf: Shelf) -> None:
    assert shelf.read_settings() == (Settings(), "")
    liked = Settings().with_value("text_size", 170).with_value("keys", {"play.auto": ["a"]})
    shelf.write_settings(liked)
    assert shelf.read_settings() == (liked, "")
    shelf.write_persistent(Persistent(frozenset({"a"}), endings=frozenset({"Home"})))
    joined = shelf.write_persistent(Persistent(frozenset({"b"})))
    assert joined.lines == {"a", "b"}
    assert shelf.read_persistent()[0] == joined


def test_a_story_whose_folder_has_a_name_that_is_no_text_is_saved_all_the_same(tmp_path: Path, story: Story) -> None:
    shelf = Shelf(tmp_path, os.fsdecode(b"caf\xe9"))
    shelf.save("1-1", replace(save_at(story, 1), story=shelf.story))
    assert shelf.load("1-1").save


def test_what_no_file_can_hold_is_told_and_leaves_the_save_that_was_there(shelf: Shelf, story: Story) -> None:
    first = save_at(story, 1)
    shelf.save("1-1", first)
    for broken in (replace(first, said="half a letter: \ud800"), replace(first, picture="x" * 17_000_000)):
        with pytest.raises(CannotSave, match="Nothing could be saved"):
            shelf.save("1-1", broken)
        assert shelf.load("1-1").save == first


def test_a_damaged_preference_file_is_set_aside(shelf: Shelf) -> None:
    shelf.write_settings(Settings())
    (shelf.folder / "settings.json").write_text("garbage")
    found, notice = shelf.read_settings()
    assert found == Settings()
    assert "damaged" in notice


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(at=st.integers(0, 10_000), to=st.integers(0, 255))
def test_a_save_with_any_byte_changed_is_read_as_it_was_or_not_at_all(
    shelf: Shelf, story: Story, at: int, to: int
) -> None:
    made = save_at(story, 3)
    shelf.save("1-2", made)
    for old in shelf.folder.glob("1-2.before.json"):
        old.unlink()
    file = shelf.folder / "1-2.json"
    data = bytearray(file.read_bytes())
    data[at % len(data)] = to
    file.write_bytes(bytes(data))
    found = shelf.look("1-2")
    assert found.save in (made, None)
    assert found.save or found.notice


anything = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.text(max_size=3))


@given(st.dictionaries(st.sampled_from([*Save.__slots__]), anything))
def test_nonsense_is_no_save_and_no_crash(data: dict[str, object]) -> None:
    with pytest.raises(saves.CannotLoad):
        save_from_dict(data)
