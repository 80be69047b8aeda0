"""Where a line should stand: guesses at dashes that are missing, and at lines too far in or too far out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from game.story.guess import Guess, written
from game.story.lines import cause, indent, quoted
from game.story.misplaced import SENTENCES
from game.story.sections import Section
from game.story.words import ADVERBS, TOP, WORDS


def margins(lines: list[str], section: Section, number: int, above: int) -> Iterator[Guess]:
    """Guesses at the margins of the line at which reading failed, of the one above it, and of those further up."""
    yield from _name_too_far_in(lines, section, number, above)
    for line in dict.fromkeys((number, above)):
        yield from _levels(lines, section, line)
    yield from _strays(lines, section, number)
    yield from _list_elsewhere(lines, section, number)
    yield from _first_step(lines, section, number)
    yield from _scene_name(lines, section, number)


def tabs(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """Tabs before the first letter; the lines below that have them too go along."""
    line = lines[number - 1]
    if "\t" not in _margin_of(line):
        return
    last = number
    while last < section.last and "\t" in _margin_of(lines[last]):
        last += 1
    column = line.index("\t") + 1
    message = "a Tab stands before this line; use plain spaces, four for each step further in"
    for width in (4, 2, 8, 6, 1):
        run = (_margin_of(ln).replace("\t", " " * width) + ln.lstrip() for ln in lines[number - 1 : last])
        yield Guess("tab", number, column, message, tuple(run))
    above = indent(lines[number - 2]) if number > 1 else 0
    for level in (above, above + 2, above + 4):
        yield Guess("tab", number, column, message, (" " * level + line.lstrip(),))


def _margin_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _levels(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """A line, or a line and those below it, moved to where the lines above stand."""
    line = lines[number - 1]
    here, dashed = indent(line), line.lstrip().startswith("- ")
    levels = _levels_above(lines, section, number, here)
    if not dashed:
        word = re.match(r"\s*([^\s:][^:]*):(\s|$)", line)
        if word and section.head:
            message = f"{word[1]!r} belongs to the step above it: it stands under the first letter after the '- '"
            for level in levels:
                yield Guess("indentation", number, here + 1, message, (" " * (level + 2) + line.lstrip(),))
        if not section.head:
            yield from _beside(lines, section, number)
            return
        above = lines[written(lines, section, number - 1) - 1]
        if number > section.first and not above.lstrip().startswith("- ") and indent(above) > here:
            message = "this line stands further out than those of its passage"
            yield Guess("indentation", number, here + 1, message, (" " * indent(above) + line.lstrip(),))
        message = "this line belongs to no step: the '- ' at its beginning is missing"
        for level in levels:
            yield Guess("missing-dash", number, here + 1, message, (" " * level + "- " + line.lstrip(),))
        yield from _undashed(lines, section, number)
        if re.match(r"\s*[^\s:#-][^:]*:\s*$", line) and not (word and (word[1] in ADVERBS or word[1] in WORDS)):
            message = "the name of this scene does not stand exactly below the names of the others"
            for level in (2, 4):
                yield from _moved(lines, section, number, level, message)
        return
    name = re.match(r"\s*- ([^\s:]+:)$", line)
    if name:
        message = "the name of a scene has no dash before it"
        yield Guess("scene-dash", number, here + 1, message, (" " * here + name[1],))
    message = "this step does not stand exactly below the steps that it belongs to"
    for level in levels:
        yield from _moved(lines, section, number, level, message)


def _first_step(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """The step above this one, when it is the first of its scene and has no dash."""
    first = number
    while first > section.first and not re.match(r"\s*- |\s*[^\s:#]+:\s*$", lines[first - 2]):
        first -= 1
    if first < number and lines[number - 1].lstrip().startswith("- "):
        line = lines[first - 1]
        mended = " " * indent(lines[number - 1]) + "- " + line.lstrip()
        message = "this line belongs to no step: the '- ' at its beginning is missing"
        yield Guess("missing-dash", first, indent(line) + 1, message, (mended,))


def _list_elsewhere(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """The first line of the list above, when it stands further in or out than the others of its list."""
    here, first = indent(lines[number - 1]), number
    while first > section.first and (not lines[first - 2].strip() or indent(lines[first - 2]) > here):
        first -= 1
    line = lines[first - 1]
    message = "this line does not stand exactly above the others of its list"
    if first < number and line.lstrip().startswith("- ") and first > 1 and indent(lines[first - 2]) < here:
        yield Guess("indentation", first, indent(line) + 1, message, (" " * here + line.lstrip(),))
    for n in range(number - 1, max(section.first, number - 14), -1):
        line = lines[n - 1]
        if line.lstrip().startswith("- ") and indent(line) < here and lines[n - 2].rstrip().endswith("choice:"):
            yield Guess("indentation", n, indent(line) + 1, message, (" " * here + line.lstrip(),))


def _strays(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """Lines without a dash further up: they stand under the first letter of the step above, or need a dash."""
    here = indent(lines[number - 1])
    for n in range(number - 1, max(section.first, number - 14), -1):
        line, above = lines[n - 1], lines[n - 2]
        if not line.strip() or line.lstrip().startswith("- "):
            continue
        word = line.strip().partition(":")[0]
        then = next((ln for ln in reversed(lines[section.first - 1 : n - 1]) if ln.strip() == "then:"), "")
        level = indent(then) if word == "else" and then else indent(above) + 2 * above.lstrip().startswith("- ")
        if level != indent(line):
            message = f"{word!r} belongs to the step above it: it stands under the first letter after the '- '"
            yield Guess("indentation", n, indent(line) + 1, message, (" " * level + line.lstrip(),))
        if indent(line) in (here, here + 2):
            message = "the '- ' at the beginning of this line is missing"
            yield Guess("missing-dash", n, indent(line) + 1, message, (" " * here + "- " + line.lstrip(),))


def _name_too_far_in(lines: list[str], section: Section, number: int, above: int) -> Iterator[Guess]:
    """The name of a scene that stands further in than its steps."""
    step, name = lines[number - 1], lines[above - 1]
    far = re.match(r"\w+:\s*$", name.strip()) and step.lstrip().startswith("- ") and indent(step) < indent(name)
    if far and section.head == "scenes:\n":
        message = "the name of this scene stands further in than its steps"
        mended = " " * max(2, indent(step) - 2) + name.lstrip()
        yield Guess("indentation", above, indent(name) + 1, message, (mended,))


def _scene_name(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """The name of a scene at the left edge, where it ends all scenes, or of the first, unlike those below it."""
    if section.head:
        return
    for n in range(number, section.first - 1, -1):
        match = re.match(r"( *)(\w+):\s*$", lines[n - 1])
        first = n > 1 and lines[written(lines, section, n - 1) - 1].startswith("scenes:")
        if match and match[2] not in TOP and (first or not match[1]) and match[1] != "  ":
            message = "the name of this scene does not stand exactly below 'scenes:', two spaces further in"
            yield Guess("indentation", n, len(match[1]) + 1, message, ("  " + lines[n - 1].lstrip(),))


def _beside(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """A line outside of the scenes, moved to where its neighbours stand."""
    line = lines[number - 1]
    if line.strip().partition(":")[0] in TOP:
        if indent(line):
            message = "this word begins a part of the file, and stands at the left edge"
            yield Guess("indentation", number, indent(line) + 1, message, (line.lstrip(),))
        return
    message = "this line does not stand exactly below those that it belongs to"
    for n in (number - 1, number + 1):
        if section.first <= n <= section.last and lines[n - 1].strip() and indent(lines[n - 1]) != indent(line):
            mended = " " * indent(lines[n - 1]) + line.lstrip()
            yield Guess("indentation", number, indent(line) + 1, message, (mended,))


def prose(lines: list[str], section: Section, number: int, names: Collection[str]) -> Iterator[Guess]:
    """Pasted paragraphs: two lines or more, blank ones between them, that end as sentences do and are no steps."""

    def paragraph(n: int) -> bool:
        line = lines[n - 1].strip()
        word = line.partition(":")[0].strip()
        known = word in names or word in WORDS or word in ADVERBS
        return not line or (line.endswith(SENTENCES) and line[:1] not in "-#'\"" and not known)

    first = last = number
    while first > section.first and paragraph(first - 1) and paragraph(number):
        first -= 1
    while last < section.last and paragraph(last + 1) and paragraph(number):
        last += 1
    run = [n for n in range(first, last + 1) if lines[n - 1].strip()]
    if not section.head or len(run) < 2 or len({indent(lines[n - 1]) for n in run}) > 1:
        return
    first, last = run[0], run[-1]
    message = "these lines belong to no step: the '- ' at the beginning of each is missing"
    for level in _levels_above(lines, section, first, indent(lines[first - 1])):
        mended = (_paragraph(lines[n - 1].strip(), level) for n in range(first, last + 1))
        yield Guess("missing-dash", first, indent(lines[first - 1]) + 1, message, tuple(mended))


def _paragraph(line: str, level: int) -> str:
    """A line of prose as a step."""
    return " " * level + "- " + (quoted(line) if cause(line) else line) if line else ""


def _undashed(lines: list[str], section: Section, number: int) -> Iterator[Guess]:
    """Several lines in a row without their dashes."""
    first, margin = number, indent(lines[number - 1])
    while first > section.first and re.match(rf" {{{margin}}}[^\s#-][^:]*: \S", lines[first - 2]):
        first -= 1
    if first == number:
        return
    run = lines[first - 1 : number]
    words = [line.strip().partition(":")[0] for line in run]
    mended = (" " * margin + ("  " if w in ADVERBS else "- ") + ln.strip() for w, ln in zip(words, run, strict=True))
    message = "these lines belong to no step: the '- ' at the beginning of each is missing"
    yield Guess("missing-dash", first, margin + 1, message, tuple(mended))


def _moved(lines: list[str], section: Section, number: int, level: int, message: str) -> Iterator[Guess]:
    line = lines[number - 1]
    here = indent(line)
    if level == here:
        return
    yield Guess("indentation", number, here + 1, message, (" " * level + line.lstrip(),))
    last = number
    while last < section.last and lines[last].strip() and indent(lines[last]) >= here:
        last += 1
    if last > number:
        block = (" " * (indent(lines[n - 1]) + level - here) + lines[n - 1].lstrip() for n in range(number, last + 1))
        yield Guess("indentation", number, here + 1, message, tuple(block))


def _levels_above(lines: list[str], section: Section, number: int, here: int) -> list[int]:
    """Where the dashes of the lines above stand, those near this indentation first, and the deeper of two alike."""
    found: list[int] = []
    for n in range(number - 1, max(section.first, number - 60) - 1, -1):
        line = lines[n - 1]
        if line.lstrip().startswith("- ") and indent(line) not in found:
            found.append(indent(line))
    above = lines[written(lines, section, number - 1) - 1]
    if above.rstrip().endswith(":"):
        found += {indent(above) + 2, indent(above) + 4} - {*found}
    return sorted(found, key=lambda level: (abs(level - here), -level))[:6]
