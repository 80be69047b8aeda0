"""`notes.yaml` -> the pages that open as scenes are seen, and the credits.

::

    notes:
      - note: The first square
        after: [pile, red_light]
        text: >
          A paragraph.

          Another.
    credits: |
      A line.

Each line of a text is a paragraph (`>` lets YAML join lines). A page is open once a line of one of the scenes `after`
which it comes was read; without `after` it is open from the start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from game.story import glyphs
from game.story.model import Note, Notes
from game.story.problems import Place, Problem
from game.story.reader import List, Map, Node, Text
from game.story.report import Report

NAME = "notes.yaml"
WORDS = ("note", "after", "text")


def read(root: Node | None, scenes: Collection[str], report: Report) -> Notes:
    """The notes of a story that has these scenes; what is wrong is written into the report."""
    if root is None:
        return Notes()
    if not isinstance(root, Map):
        report.add("notes", 1, 1, "this file has 'notes:' and 'credits:' at the left edge")
        return Notes()
    pages: tuple[Note, ...] = ()
    credited: tuple[str, ...] = ()
    for key, value in root.pairs:
        if key.value == "notes":
            pages = tuple(_pages(value, scenes, report))
        elif key.value == "credits":
            credited = _paragraphs(value, "credits", report)
        else:
            report.unknown("notes", key, f"there is no {key.value!r} in this file", ("notes", "credits"))
    return Notes(pages, credited)


def problems(notes: Notes, report: Report) -> Iterator[Problem]:
    """What the fonts cannot show."""
    for page in notes.pages:
        yield from glyphs.missing(" ".join((page.title, *page.paragraphs)), page.place, report)
    yield from glyphs.missing(" ".join(notes.credits), Place(report.file, 1, 1), report)


def odd(root: Node | None, lines: Sequence[str], names: Collection[str]) -> int:
    """How much is wrong in the shape of these lines (`game.story.slips` asks)."""
    report = Report("", lines)
    read(root, (), report)
    return sum(1 for d in report.drafts if d.problem.code in ("notes", "twice"))


def _pages(node: Node, scenes: Collection[str], report: Report) -> Iterator[Note]:
    if not isinstance(node, List):
        report.at("notes", node, "below 'notes' each page begins with a dash: '- note: Its title'")
        return
    seen: set[str] = set()
    for item in node.items:
        page = _page(item, scenes, report)
        if page is None:
            continue
        if page.title in seen:
            report.at("twice", item, f"there is a page {page.title!r} already")
        seen.add(page.title)
        yield page


def _page(item: Node, scenes: Collection[str], report: Report) -> Note | None:
    if not isinstance(item, Map):
        report.at("notes", item, "a page begins with '- note: Its title'")
        return None
    fields: dict[str, Node] = {}
    for key, value in item.pairs:
        if key.value not in WORDS:
            report.unknown("notes", key, f"a page has no {key.value!r}", WORDS)
        fields[key.value] = value
    title = fields.get("note")
    if not isinstance(title, Text) or not title.value.strip():
        report.at("notes", item, "a page begins with '- note: Its title'")
        return None
    paragraphs = _paragraphs(fields["text"], "text", report) if "text" in fields else ()
    if not paragraphs:
        report.at("notes", title, f"the page {title.value!r} has no 'text'")
    return Note(title.value, tuple(_after(fields.get("after"), scenes, report)), paragraphs, report.place(title))


def _after(node: Node | None, scenes: Collection[str], report: Report) -> Iterator[str]:
    for item in node.items if isinstance(node, List) else [] if node is None else [node]:
        if not isinstance(item, Text):
            report.at("notes", item, "'after' is the name of a scene, or a list of them")
        elif item.value in scenes:
            yield item.value
        else:
            report.unknown("unknown-scene", item, f"there is no scene {item.value!r}", scenes)


def _paragraphs(node: Node, name: str, report: Report) -> tuple[str, ...]:
    if not isinstance(node, Text):
        report.at("notes", node, f"{name!r} is a text: '{name}: >' and its lines below")
        return ()
    return tuple(line.strip() for line in node.value.split("\n") if line.strip())
