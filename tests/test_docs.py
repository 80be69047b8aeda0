"""What the guide shows is true: each sample is read by the program that it describes, and says what our story says."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pytest
import yaml

from game.desk import reference
from game.story.load import Library, load
from game.story.model import Choice, Direct, End, Say, Story
from game.story.words import TOP, WORDS
from tests import unpainted

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample of the guide: the line of the page on which its text begins; `quoted` unless the page says otherwise."""

    line: int
    text: str
    quoted: bool

    @property
    def part(self) -> bool:
        """Whether it is mere steps, which the reader puts into a story."""
        return self.text.startswith("- ")

    def line_of(self, words: str) -> int:
        """The line of the page on which these words begin; of words that the file folds, the first few are enough."""
        return self.line + next((i for i, line in enumerate(self.text.splitlines()) if words[:24] in line), 0)

    def __str__(self) -> str:
        return f"line {self.line}"


def samples() -> Iterator[Sample]:
    for found in re.finditer(r"^```yaml( made-up)?\n(.*?)^```$", GUIDE, re.S | re.M):
        yield Sample(GUIDE.count("\n", 0, found.start(2)) + 1, found[2], not found[1])


BLOCKS = list(samples())
CATALOGUES = [sample for sample in BLOCKS if sample.text.startswith("backgrounds:")]
NOTES = [sample for sample in BLOCKS if sample.text.startswith("notes:")]
STORIES = [sample for sample in BLOCKS if sample not in (*CATALOGUES, *NOTES)]
FRAME = next(sample.text for sample in STORIES if "\ncast:" in sample.text)
"""The story into which the guide tells its reader to put steps."""
HEAD, END = FRAME[: FRAME.index("    - ")], FRAME[FRAME.rindex("    - ") :]


def whole(sample: Sample) -> str:
    """What the reader of the guide has in the file then."""
    return HEAD + textwrap.indent(sample.text, "    ") + END if sample.part else sample.text


def on_the_page(sample: Sample, line: int) -> int:
    """The line of the page that holds a line of the sample's whole story."""
    return sample.line + line - 1 - (HEAD.count("\n") if sample.part else 0)


def read_by_players(story: Story) -> Iterator[tuple[int, str]]:
    """All that a player reads, each with its line: narration, speech, options, chapters, endings."""
    for scene in story.scenes.values():
        for step in scene.steps:
            if isinstance(step, Say):
                yield step.place.line, f"{step.who}: {step.text}" if step.who else step.text
            elif isinstance(step, Choice):
                yield from ((option.place.line, option.text) for option in step.options)
            elif isinstance(step, End):
                yield step.place.line, step.name
            elif isinstance(step, Direct) and step.word == "chapter":
                yield step.place.line, str(step.value)


def left_behind(page: str, lines: list[tuple[int, str]], ours: set[str], where: str) -> str:
    """Which lines of a page say what is said nowhere (any more), and what is nearest to it there; '' if none do."""
    return "\n".join(
        f"{page}:{line}: not in {where}: {text!r}; nearest there: {get_close_matches(text, ours, 1, 0)[0]!r}"
        for line, text in lines
        if text not in ours
    )


@pytest.mark.parametrize("sample", STORIES, ids=str)
@pytest.mark.parametrize("catalogue", (False, True), ids=("alone", "with our catalogue"))
def test_nothing_is_found_in_any_sample_of_the_guide(
    sample: Sample, catalogue: bool, write: Callable[[str], Path]
) -> None:
    path = write(whole(sample))
    if catalogue:
        (path.parent / "assets").mkdir()
        (path.parent / "assets" / "catalog.yaml").write_text(unpainted.catalogue(), "utf-8")
    proved = Library(path).prove()
    expected = "placeholder" if catalogue else "no-catalogue"
    assert "\n".join(str(p) for p in proved.problems if p.code != expected) == ""
    assert proved.proof is not None


def test_nothing_is_found_in_the_sample_of_the_readme(write: Callable[[str], Path]) -> None:
    (sample,) = re.findall(r"^```yaml\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.S | re.M)
    assert [p.code for p in Library(write(sample)).prove().problems] == ["no-catalogue"]


def test_the_samples_of_the_guide_say_what_our_story_says(write: Callable[[str], Path]) -> None:
    story = load(ROOT / "scenes.yaml").story
    assert story is not None
    ours = {text for _, text in read_by_players(story)}
    told: list[tuple[int, str]] = []
    for sample in STORIES:
        quoting = load(write(whole(sample))).story
        assert quoting is not None
        if sample.quoted:
            told += ((on_the_page(sample, line), text) for line, text in read_by_players(quoting))
    assert len(told) > 50
    assert left_behind("docs/writing.md", told, ours, "scenes.yaml") == ""


def test_a_line_that_our_story_says_otherwise_now_is_named_with_its_place_on_the_page() -> None:
    page = GUIDE.splitlines()
    sample = next(sample for sample in STORIES if sample.part)
    first = on_the_page(sample, HEAD.count("\n") + 1)
    assert page[first - 1] == sample.text.splitlines()[0]
    told = left_behind("docs/writing.md", [(first, "A branch."), (first, "Snow.")], {"Two branches.", "Snow."}, "it")
    assert told == f"docs/writing.md:{first}: not in it: 'A branch.'; nearest there: 'Two branches.'"


def test_the_sample_of_a_catalogue_is_one(write: Callable[[str], Path]) -> None:
    path = write(
        "title: T\ncast:\n  Hi-jae: {}\nscenes:\n  one:\n    - background: forest\n    - music: cold\n"
        "    - show: Hi-jae\n      look: wary\n    - Hi-jae: (calm) Late.\n    - end: Home\n"
    )
    (path.parent / "assets").mkdir()
    assert len(CATALOGUES) == 1
    (path.parent / "assets" / "catalog.yaml").write_text(CATALOGUES[0].text, encoding="utf-8")
    problems = load(path).problems
    assert {p.code for p in problems} == {"placeholder"}, "\n".join(map(str, problems))


def entries(text: str) -> set[str]:
    """Every value of a catalogue with the way to it; of a list, every word."""
    found: set[str] = set()

    def follow(node: object, way: str) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                follow(value, f"{way}{key}: ")
        elif isinstance(node, list):
            found.update(f"{way}{word}" for word in node)
        else:
            found.add(f"{way}{node}")

    follow(yaml.load(text, Loader=yaml.BaseLoader), "")
    return found


def test_the_sample_of_a_catalogue_says_what_our_catalogue_says() -> None:
    ours = entries(unpainted.CATALOGUE.read_text(encoding="utf-8"))
    told = sorted(entry for entry in entries(CATALOGUES[0].text) if not entry.endswith("placeholder: true"))
    assert len(told) > 15
    lines = [(CATALOGUES[0].line_of(entry.split(": ")[-1]), entry) for entry in told]
    assert left_behind("docs/writing.md", lines, ours, "assets/catalog.yaml") == ""


def test_the_sample_of_notes_is_read_as_the_guide_says_and_is_from_our_notes(write: Callable[[str], Path]) -> None:
    path = write("title: T\nscenes:\n  hum:\n    - A hum.\n    - goto: rod\n  rod:\n    - A rod.\n    - end: Home\n")
    assert len(NOTES) == 1
    (path.parent / "notes.yaml").write_text(NOTES[0].text, encoding="utf-8")
    loaded, ours = load(path), load(ROOT / "scenes.yaml").story
    assert [p.code for p in loaded.problems] == ["no-catalogue"]
    assert loaded.story is not None and ours is not None
    (page,), credited = loaded.story.notes.pages, loaded.story.notes.credits
    assert len(page.paragraphs) == 2
    assert credited[-1] == "□"
    pages = [p for p in ours.notes.pages if (p.title, p.after) == (page.title, page.after)]
    there = {line for p in pages for line in p.paragraphs} | {*ours.notes.credits}
    told = [(NOTES[0].line_of(text), text) for text in (*page.paragraphs, *credited)]
    assert left_behind("docs/writing.md", told, there, "notes.yaml") == ""


def test_the_page_of_words_is_made_from_the_table() -> None:
    assert (ROOT / "docs" / "words.md").read_text(encoding="utf-8") == reference.page() + "\n"


def test_the_guide_names_every_word_that_a_story_may_begin_a_line_with() -> None:
    words = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    assert [word for word in WORDS if f"## {word}\n" not in words] == []
    assert [word for word in (*WORDS, *TOP) if f"{word}:" not in GUIDE] == []


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target, heading in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", page.read_text(encoding="utf-8")):
            led = page.parent / target if target else page
            assert led.exists(), f"{page.name}: {target}"
            if heading:
                titles = re.findall(r"^#+ (.*)$", led.read_text(encoding="utf-8"), re.M)
                slugs = [re.sub(r"[^\w\- ]", "", title).lower().replace(" ", "-") for title in titles]
                assert heading in slugs, f"{page.name}: {target}#{heading}"
