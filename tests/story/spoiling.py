"""Ways to spoil our own story in a known manner: each knows how the file is laid out, and changes a few lines of it.

All other lines, with their comments, stay as they are. A slip makes a `Change` in a line, or none if it does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True, slots=True)
class Change:
    """Lines `first` up to `last` (counted from 0, the last not among them) become `lines`."""

    first: int
    last: int
    lines: tuple[str, ...]

    def apply(self, lines: Sequence[str]) -> str:
        return "\n".join([*lines[: self.first], *self.lines, *lines[self.last :]])


@dataclass(frozen=True, slots=True)
class Script:
    """The lines of a story, and the names in it."""

    lines: list[str]
    words: frozenset[str]
    scenes: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    variables: dict[str, str] = field(default_factory=dict)

    def margin(self, number: int) -> int:
        return len(self.lines[number]) - len(self.lines[number].lstrip())

    def end(self, number: int) -> int:
        """The line after everything that stands below a line."""
        last = number + 1
        while last < len(self.lines) and (not self.lines[last].strip() or self.margin(last) > self.margin(number)):
            last += 1
        while not self.lines[last - 1].strip() or self.lines[last - 1].lstrip().startswith("#"):
            last -= 1
        return last

    def new(self, word: str, random: Random) -> str:
        """The word misspelt, so that it is no word of the story or its catalogue."""
        while True:
            at = random.randrange(len(word) - 1) if len(word) > 1 else 0
            swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
            doubled, dropped = word[:at] + word[at] + word[at:], word[:at] + word[at + 1 :]
            found = random.choice((swapped, doubled, dropped) if len(word) > 3 else (swapped, doubled, word + "x"))
            if found not in self.words and re.fullmatch(r"[^\W\d]\w*(-\w+)?", found):
                return found


def script(text: str, catalogue: str) -> Script:
    lines = text.split("\n")
    words = frozenset(re.findall(r"[\w-]+|\w+", text + catalogue))
    head = text[text.index("\nvars:") : text.index("\nscenes:")]
    variables = dict(re.findall(r"^  (\w+): (.+)$", head, re.M))
    scenes = re.findall(r"^  (\w+):$", text, re.M)
    return Script(lines, words, scenes, sorted(set(re.findall(r"mark: (\w+)", text))), variables)


Slip = Callable[[Script, int, Random], "Change | None"]


# --- slips


def _one(number: int, line: str) -> Change:
    return Change(number, number + 1, (line,))


Make = Callable[[Script, str, Random], "str | None"]


def made_of(pattern: str, make: Make) -> Slip:
    """Make something else of the group of a pattern, at one of the places where it stands in the line."""

    def slip(script: Script, number: int, random: Random) -> Change | None:
        line = script.lines[number]
        spots = list(re.finditer(pattern, line))
        if not spots:
            return None
        spot = random.choice(spots)
        made = make(script, spot[1], random)
        if made is None or made == spot[1]:
            return None
        return _one(number, line[: spot.start(1)] + made + line[spot.end(1) :])

    return slip


def misspelt(script: Script, word: str, random: Random) -> str:
    return script.new(word, random)


def one_of(*choices: str) -> Make:
    return lambda script, word, random: random.choice(choices)


def gone(pattern: str) -> Slip:
    """The line goes."""

    def slip(script: Script, number: int, random: Random) -> Change | None:
        return Change(number, number + 1, ()) if re.search(pattern, script.lines[number]) else None

    return slip


def _options(script: Script, number: int) -> list[int]:
    """The lines in which the options of a choice begin (a condition of an option is a line above its words)."""
    if not script.lines[number].lstrip(" -").startswith("choice:"):
        return []
    inner = script.end(number)
    below = script.margin(number + 1)
    return [
        n for n in range(number + 1, inner) if script.margin(n) == below and script.lines[n].lstrip().startswith("- ")
    ]


def option_deleted(script: Script, number: int, random: Random) -> Change | None:
    options = _options(script, number)
    if not options:
        return None
    first = random.choice(options)
    return Change(first, script.end(first), ())


def last_guarded(script: Script, number: int, random: Random) -> Change | None:
    """`if:` above the last option that has none."""
    plain = [n for n in _options(script, number) if not script.lines[n].lstrip().startswith("- if:")]
    if not plain:
        return None
    margin, words = " " * script.margin(plain[-1]), script.lines[plain[-1]].lstrip(" -")
    test = random.choice(
        ["trust >= 2", "truth < 2", "names > 1", "bars > 2", "knows_name", "carry != bread", "rod == up"]
    )
    return Change(plain[-1], plain[-1] + 1, (f"{margin}- if: {test}", f"{margin}  {words}"))


def _is_step(script: Script, number: int) -> bool:
    """Whether a line is a whole step of a scene: no option, and nothing stands below it."""
    line = script.lines[number]
    inside = number > script.lines.index("scenes:")
    return inside and line.lstrip().startswith("- ") and not line.endswith(":") and script.end(number) == number + 1


def swapped(script: Script, number: int, random: Random) -> Change | None:
    if number + 1 >= len(script.lines) or not (_is_step(script, number) and _is_step(script, number + 1)):
        return None
    if script.margin(number) != script.margin(number + 1):
        return None
    return Change(number, number + 2, (script.lines[number + 1], script.lines[number]))


def step_twice(script: Script, number: int, random: Random) -> Change | None:
    return _twice(script, number) if _is_step(script, number) else None


def key_twice(script: Script, number: int, random: Random) -> Change | None:
    """A line that is a name and a colon, with or without something after it, but no step."""
    line = script.lines[number]
    if not re.match(r"\s+(- )?\S.*?:( |$)", line) or line.lstrip().startswith("#") or _is_step(script, number):
        return None
    begins = re.match(r"\s+- [a-z]+: ", line)  # `- show: Hi-jae` over `at: left`: twice shown is no defect
    return None if begins and not line.lstrip().startswith(("- if:", "- within:")) else _twice(script, number)


def _twice(script: Script, number: int) -> Change:
    return Change(number + 1, number + 1, (script.lines[number],))


def shifted(by: int) -> Slip:
    def slip(script: Script, number: int, random: Random) -> Change | None:
        line = script.lines[number]
        if not line.strip() or line.lstrip().startswith("#") or number <= script.lines.index("cast:"):
            return None
        margin = script.margin(number) + random.choice((by, -by))
        return None if margin < 0 else _one(number, " " * margin + line.lstrip())

    return slip


def tab(script: Script, number: int, random: Random) -> Change | None:
    line = script.lines[number]
    if line.lstrip().startswith("#") or script.margin(number) < 4:
        return None
    if random.random() < 0.5:
        return _one(number, "\t" + line[4:])
    spots = [m.start() for m in re.finditer(r"(?<=\S) (?=\S)", line)]
    at = random.choice(spots) if spots else 0
    return _one(number, line[:at] + "\t" + line[at + 1 :]) if at else None


def dash_dropped(script: Script, number: int, random: Random) -> Change | None:
    line = script.lines[number]
    if not line.lstrip().startswith("- "):
        return None
    return _one(number, line.replace("- ", random.choice(("", "  ")), 1))


TEXT = r"^\s+- (?:[\w-]+: (?:\([\w, ]+\) )?)?(?![a-z]+: )(\S.*[.!?,:’_])$"
"""What is said, and the words of options."""

LOOK = r"(?:^\s+- [\w-]+: \((?:\w+, )?|^\s+(?:look|pose|outfit): )([a-z]+)"
"""How something is said, or how a figure looks."""


def put_in(sign: str) -> Make:
    """A sign before one of the words of a text."""

    def make(script: Script, text: str, random: Random) -> str | None:
        words = [
            m.start() for m in re.finditer(r"(?<= )[a-z]+", text) if "$" not in sign or m[0] not in script.variables
        ]
        at = random.choice(words) if words else -1
        return None if at < 0 or '"' in text else text[:at] + sign + text[at:]

    return make


def another(names: Callable[[Script], Sequence[str]]) -> Make:
    """Another of the names that there are."""
    return lambda script, word, random: random.choice([name for name in names(script) if name != word])


def inverted(script: Script, test: str, random: Random) -> str:
    return f"not ({test})"


def another_sign(script: Script, sign: str, random: Random) -> str:
    return random.choice([s for s in ("==", "!=", "<", "<=", ">", ">=") if s != sign])


def another_number(script: Script, number: str, random: Random) -> str:
    return str(int(number) + random.choice((-2, -1, 1, 2)))


def another_amount(script: Script, amount: str, random: Random) -> str:
    return random.choice([a for a in ("-2", "-1", "0", "1", "2") if a != amount])


def add_deleted(script: Script, number: int, random: Random) -> Change | None:
    """One of the changes of an `add`; the line, if it has no other."""
    line = script.lines[number]
    found = re.fullmatch(r"(\s+- add: \{)(.*)\}", line)
    if not found:
        return None
    changes = found[2].split(", ")
    changes.remove(random.choice(changes))
    return _one(number, f"{found[1]}{', '.join(changes)}}}") if changes else Change(number, number + 1, ())


def set_to_another(script: Script, number: int, random: Random) -> Change | None:
    line = script.lines[number]
    found = re.fullmatch(r"\s+- set: \{(\w+): (\w+)\}", line)
    words = script.variables[found[1]].split("|") if found else []
    if not found:
        return None
    word = random.choice([word for word in words if word != found[2]])
    return _one(number, f"{line[: found.start(2)]}{word}{line[found.end(2) :]}")


def narrowed(script: Script, number: int, random: Random) -> Change | None:
    found = re.fullmatch(r"  (\w+): (\d)\.\.(\d)( = \d)?", script.lines[number])
    if not found:
        return None
    low, high = int(found[2]), int(found[3])
    low, high = random.choice([(low + 1, high), (low, high - 1), (low, low + 1), (low + 1, high - 1), (high - 1, high)])
    start = f" = {high}" if found[4] else ""
    return _one(number, f"  {found[1]}: {low}..{high}{start}") if low < high else None


def too_far(script: Script, number: str, random: Random) -> str:
    return random.choice(("999", "-7"))


def quote_opened(script: Script, number: int, random: Random) -> Change | None:
    line = script.lines[number]
    found = re.match(r"\s+(?:- )?(?:[\w-]+: )?(?=[\w(])", line)
    if not found or line.lstrip().startswith("#") or '"' in line or found.end() >= len(line):
        return None
    return _one(number, line[: found.end()] + random.choice("\"'") + line[found.end() :])
