"""A text that is no YAML, read all the same: one slip after another is mended in memory, so that all of them show.

A guess is believed only if the mended lines can be read, say what was meant, and leave nothing odd around them. Where
no guess holds, the stretch is `lost`: it is named once, and nothing in it is judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from game.story.guess import Guess
from game.story.guesses import guesses
from game.story.problems import Place, Problem, Remedy
from game.story.reader import Broken, List, Node, Text, parse
from game.story.report import Draft
from game.story.sections import Section, sections

ROUNDS = 30
"""Slips looked for in one section."""
MOST = 200
"""Slips after which what cannot be read is left alone, until those are mended."""
LONGEST = 20_000
"""Characters in a line."""
DEEPER = 8
"""Guesses tried for a second slip in the same line."""
NEAR = 60_000
"""Characters above and below a slip in which its cause is looked for."""
AGAIN = 10_000_000
"""Characters that are read again, all in all, to try guesses: two seconds' worth. What is broken then is left alone."""

Weigh = Callable[[Node | None, Sequence[str], Collection[str]], int]
"""How much is odd in a tree: of two readings, the less odd one was meant. Takes the lines and the names of the cast."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """The tree of the mended lines, the slips found on the way, and the stretches that could not be read."""

    root: Node | None
    lines: list[str]
    written: list[str]
    drafts: tuple[Draft, ...] = ()
    lost: tuple[tuple[int, int], ...] = ()
    head_lost: bool = False
    """Whether names were lost that the rest of the story uses."""


def recover(text: str, file: str, weigh: Weigh, names: Collection[str] = ()) -> Recovered:
    """Read a text, mending slips in memory to find those behind them. No slip: no drafts.

    `names` are those of a cast that stands in another file.
    """
    work = _Work(text.split("\n"), weigh, names)
    work.invisible()
    root: Node | None = None
    try:
        root = parse("\n".join(work.lines))
    except Broken:
        for section in sections(work.lines):
            work.mend(section)
        root = work.whole()
    return Recovered(root, work.lines, work.written, tuple(work.drafts(root, file)), tuple(work.lost), work.head_lost)


class _Work:
    def __init__(self, lines: list[str], weigh: Weigh, names: Collection[str]) -> None:
        self.written, self.lines = lines, [*lines]
        self.weigh, self.names = weigh, cast_names(lines) | {*names}
        self.found: list[Guess] = []
        self.lost: list[tuple[int, int]] = []
        self.head_lost = False
        self.again = 0

    # --- what cannot be seen

    def invisible(self) -> None:
        """Control characters, Tabs inside a line, and lines without end."""
        for number, line in enumerate(self.lines, 1):
            if len(line) > LONGEST:
                message = f"a line may have {LONGEST:,} characters at most"
                self.unseen(Guess("too-long", number, LONGEST + 1, message))
                self.lost.append((number, number))
                self.lines[number - 1] = ""
            elif not line.isprintable():
                self.lines[number - 1] = self.visible(number, line)

    def unseen(self, slip: Guess) -> None:
        """Name what cannot be seen, as long as anybody would read the list."""
        if len(self.found) < MOST:
            self.found.append(slip)

    def visible(self, number: int, line: str) -> str:
        forbidden = _FORBIDDEN.search(line)
        if forbidden:
            what = _NAMES.get(forbidden[0], "an invisible control character")
            message = f"{what} stands here; delete it"
            self.unseen(Guess("control-character", number, forbidden.start() + 1, message, (line,)))
            line = _FORBIDDEN.sub(lambda m: " " if m[0] in _BREAKS else "", line)
        margin = line[: len(line) - len(line.lstrip())]
        wide = re.search("[^ \t]", margin)
        if wide:
            message = "an invisible wide space stands before this line; use plain spaces"
            line = "".join(c if c in " \t" else "  " if c == "\u3000" else " " for c in margin) + line.lstrip()
            self.unseen(Guess("tab", number, wide.start() + 1, message, (line,)))
        line = line.rstrip("\t ") if line.endswith("\t") else line
        inner = re.search(r"(?<=\S)[ ]*\t", line)
        if inner and not line.lstrip().startswith("#"):
            message = "a Tab stands inside this line; a plain space will do"
            self.unseen(Guess("tab", number, inner.end(), message, (line,)))
            margin = line[: len(line) - len(line.lstrip())]
            line = margin + re.sub(r"[ ]*\t[\t ]*", " ", line.lstrip())
        return line if line.strip() else ""

    # --- what cannot be read

    def mend(self, section: Section) -> None:
        """Mend the slips of one section, or lose it."""
        for _ in range(ROUNDS):
            broken = self.broken(self.lines, section)
            if broken is None:
                return
            if len(self.found) >= MOST:
                break
            chosen = self.choose(section, broken)
            if not chosen:
                self.found.append(self.unknown(section, broken))
                break
            tabs = {guess.line for guess in self.found if guess.code == "tab"}
            self.found += (g for g in chosen if g.code != "indentation" or g.line not in tabs)
            for guess in chosen:
                self.put(self.lines, guess)
        self.lose(section)

    def lose(self, section: Section) -> None:
        """Read nothing of a section but the name of its scene."""
        self.lost.append((section.first, section.last))
        name = self.lines[section.first - 1]
        self.lines[section.first - 1 : section.last] = [""] * (section.last - section.first + 1)
        if section.head != "scenes:\n":
            self.head_lost = self.head_lost or not section.head
            return
        self.lines[section.first - 1] = name
        if self.broken(self.lines, section):
            self.lines[section.first - 1], self.head_lost = "", True

    def whole(self) -> Node | None:
        """The tree of all sections together; they may still not fit each other."""
        try:
            return parse("\n".join(self.lines))
        except Broken:
            self.mend(Section(1, len(self.lines)))
        return parse("\n".join(self.lines))

    @staticmethod
    def broken(lines: Sequence[str], section: Section) -> Broken | None:
        try:
            parse(section.text(lines), section.above)
        except Broken as broken:
            return broken.with_traceback(None)  # without what was read up to there
        return None

    @staticmethod
    def put(lines: list[str], guess: Guess) -> None:
        lines[guess.line - 1 : guess.last] = guess.mended or ()

    def choose(self, section: Section, broken: Broken) -> list[Guess]:
        """The guess, or the two in one line, after which the text can be read on and is least odd."""
        if broken.code == "too-deep" or self.again >= AGAIN:
            return []
        offered = self.offered(self.lines, section, broken)
        readable = [([g], reach) for g in offered if (reach := self.reach(section, broken, [g]))]
        if not readable:
            readable = list(self.twice(section, broken, offered[:DEEPER]))
        if not readable:
            return []
        for guess, reach in readable:
            if reach > section.last and not self.odd(section, guess, reach):
                return guess
        end = min(reach for _, reach in readable)
        return min(readable, key=lambda r: (self.odd(section, r[0], end), -r[1]))[0]

    def offered(self, lines: list[str], section: Section, broken: Broken) -> list[Guess]:
        unlike = (g for g in guesses(lines, near(lines, section, broken), broken, self.names) if g.mended)
        found: dict[object, Guess] = {}
        for guess in unlike:
            if tuple(lines[guess.line - 1 : guess.last]) != guess.mended:
                found.setdefault((guess.line, guess.mended), guess)
        return list(found.values())

    def twice(self, section: Section, broken: Broken, offered: list[Guess]) -> Iterator[tuple[list[Guess], int]]:
        for first in offered:
            if self.tired(section):
                return
            trial = self.trial([first])
            still = self.broken(trial, section)
            if still is None or first.last > first.line:
                continue
            for second in self.offered(trial, section, still)[:DEEPER]:
                both = [replace(first, mended=second.mended), second]
                if second.line == first.line == second.last and (reach := self.reach(section, broken, both)):
                    yield both, reach

    def trial(self, guess: list[Guess]) -> list[str]:
        trial = [*self.lines]
        for part in guess:
            self.put(trial, part)
        return trial

    def tired(self, section: Section) -> bool:
        """Whether enough was tried; else, that this section is now read once more."""
        if self.again < AGAIN:
            self.again += sum(map(len, self.lines[section.first - 1 : section.last]))
            return False
        return True

    def reach(self, section: Section, broken: Broken, guess: list[Guess]) -> int:
        """The line up to which the text can be read with this guess; 0 if that is no further than before."""
        if self.tired(section):
            return 0
        try:
            root = parse(section.text(self.trial(guess)), section.above)
        except Broken as after:
            return after.line if after.line > max(broken.line, guess[-1].last) else 0
        said = all(g.meant is None or g.meant in texts_at(root, g.line) for g in guess)
        return section.last + 1 if said else 0

    def odd(self, section: Section, guess: list[Guess], end: int) -> int:
        """What is odd in the lines before `end`."""
        lines = self.trial(guess)
        short = replace(section, last=min(section.last, end - 1))
        try:
            root = parse(short.text(lines), short.above)
        except Broken:
            return 1000
        return self.weigh(root, lines, self.names)

    def unknown(self, section: Section, broken: Broken) -> Guess:
        """What to say when no guess holds."""
        if broken.code == "too-deep":
            return Guess("too-deep", broken.line, broken.column, "too many levels inside each other")
        line, column = broken.opened or (min(broken.line, section.last), broken.column)
        if broken.opened:
            return Guess("open-quote", line, column, "this quote mark opens a text that is not closed")
        message = "this cannot be read; look at the dashes, colons, quotes and spaces of this line and the one above"
        return Guess("broken-yaml", line, column, message)

    def drafts(self, root: Node | None, file: str) -> Iterator[Draft]:
        """The slips as problems; a mended line stands as it is after all that was mended in it."""
        for guess in self.found:
            source = self.written[guess.line - 1]
            remedy = None
            if guess.mended:
                now = tuple(self.lines[guess.line - 1 : guess.last])
                gone = any(first <= guess.line <= last for first, last in self.lost)
                if not gone and guess.shown != ():
                    now = guess.shown if guess.shown and now == guess.mended else now
                    remedy = Remedy(guess.line, guess.last, now)
            shown = source if len(source) <= LONGEST else ""
            place = Place(file, guess.line, max(1, min(guess.column, len(source) + 1)))
            yield Draft(Problem(guess.code, place, guess.message, _FORBIDDEN.sub(" ", shown), remedy), guess.meant)


def near(lines: Sequence[str], section: Section, broken: Broken) -> Section:
    """The part of a section in which to look for what broke it."""
    middle = max(section.first, min(broken.line, section.last))
    first, last = middle, middle
    room = NEAR
    while first > section.first and (room := room - len(lines[first - 2])) > 0:
        first -= 1
    room = NEAR
    while last < section.last and (room := room - len(lines[last])) > 0:
        last += 1
    return replace(section, first=first, last=last)


_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMES = {
    "\x00": "an invisible NUL character",
    "\ufeff": "an invisible byte-order mark",
    **dict.fromkeys(_BREAKS, "an invisible line break"),
}


def texts_at(root: Node | None, line: int) -> set[str]:
    """Every text of the tree that begins in this line."""
    found: set[str] = set()

    def look(node: Node) -> None:
        if isinstance(node, Text):
            if node.line == line:
                found.add(node.value)
        elif isinstance(node, List):
            for part in node.items:
                look(part)
        else:
            for key, value in node.pairs:
                look(key)
                look(value)

    if root is not None:
        look(root)
    return found


def cast_names(lines: Sequence[str]) -> set[str]:
    """The names below `cast:`, found without reading the YAML."""
    found, inside = set(), False
    for line in lines:
        if line[:1].strip():
            inside = line.startswith("cast:")
        match = re.match(r"\s+([^\s:#][^:#]*?)\s*:(\s|$)", line) if inside else None
        if match:
            found.add(match[1])
    return found
