"""Whatever a writer puts after the dash is read word for word, or refused with a remedy that reads word for word."""

from __future__ import annotations

import difflib
import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from game.story.coverage import missing
from game.story.model import Choice, Say, Story
from game.story.problems import errors
from game.story.words import ADVERBS, TOP, WORDS
from tests.story.conftest import Read

HEAD = "start: a\ncast:\n  Hi-jae: {manners: [signs]}\n  Mina: {}\nvars:\n  trust: 0..3\nscenes:\n  a:\n"
LINE = HEAD.count("\n") + 1
SPEECH = HEAD + "    - Hi-jae: <LINE>\n    - Mina: After.\n    - end: Night\n"
NARRATION = HEAD + "    - <LINE>\n    - Mina: After.\n    - end: Night\n"
OPTION = HEAD.replace("scenes:\n  a:\n", "scenes:\n  a:\n    - choice:\n") + (
    "        - <LINE>:\n            - She goes.\n        - The other.:\n            - She stays.\n    - end: Night\n"
)
FRAMES = {"speech": SPEECH, "narration": NARRATION, "option": OPTION}

LINES = """\
Yes
no
on
Off
~
null
true
42
007
1_000
.5
-5
1e3
0x1F
.inf
.nan
12:30
10:30:45
1:30
2024-01-24
2024-13-41
=
<<
I'm #1
#1 fan
Room #5 is open.
She said it # and left.
He has the #
One thing: wait.
Wait: what: why?
I said:
: and then
::
:-)
12: the hour
*sighs*
*
&you fine
&
!wow
! wow
!!str no
@home
`quiet`
%5 of it
> hm
>
| hm
|
|-
>-
, and then?
? What
?
- no
-
- - -
---
--- no
...
... no
-5 degrees
{name}, hello
{name}
{}
[sighs]
[sighs] No.
[]
] no
} no
'tis late
'Tis late: go
'No' means no
'n' roll
'
''tis
"No," she says
"No
"
"No," "no."
No," she says
"C:\\new"
"It costs \\$5"
C:\\new\\
\\
a 'b' "c" #d: e
"quoted: and" # commented
'quoted' # commented
"It's" 'no'
{a: b}
{a: b, c
[a, b
[a: b]
a, b: [c
tag:yaml.org,2002:str
key: &anchor value
key: *alias
key: |
no #
no:
yes: no
 two  spaces  inside
\u00a0after a hard space
“No,” she says: “never.”
— No. — Yes.
…
아니: 안 돼 #1
한국어 텍스트
ünïcödé: naïve #2
a\tb
100%
<b>no</b>
# only a comment
#
%YAML 1.1
&a *b !c
'''
\"\"\"
''''
'a''b'
"a""b"
x: "y
x: 'y
(no such look
""".rstrip("\n").split("\n")
"""Lines that YAML, read as it usually is, loses, changes or refuses, and some that it does not."""


def test_there_are_enough_awkward_lines() -> None:
    assert len(set(LINES)) >= 69
    assert len(set(LINES)) == len(LINES)


def quoted_whole(line: str) -> bool:
    """Whether YAML reads the line as one quoted text, which takes its quotes away: that is what quotes are for."""
    return bool(re.fullmatch(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"", line))


def words(line: str) -> str:
    """What a player should see."""
    return " ".join(line.strip(" \u3000").split("\t")) if "\t" in line else line.strip(" ")


def said(story: Story | None, frame: str) -> str | None:
    """The text of the awkward step, if the story has it and everything after it."""
    steps = story.scenes["a"].steps if story else ()
    if frame == "option":
        options = [o.text for s in steps if isinstance(s, Choice) for o in s.options]
        return options[0] if options[1:] == ["The other."] else None
    says = [s for s in steps if isinstance(s, Say)]
    who = "Hi-jae" if frame == "speech" else ""
    return says[0].text if [s.text for s in says][1:] == ["After."] and says[0].who == who else None


def check(line: str, frame: str, read: Read) -> None:
    """Read exactly, or refused in its line with remedies that, applied one after another, read exactly."""
    text = FRAMES[frame].replace("<LINE>", line, 1)
    number = LINE + (1 if frame == "option" else 0)
    loaded = read(text)
    wrong = errors(loaded.problems)
    if not wrong:
        read_as = said(loaded.story, frame)
        assert read_as == words(line) or quoted_whole(words(line)), f"silently {read_as!r}"
        return
    assert {p.place.line for p in wrong} == {number}, "\n".join(map(str, wrong))
    if quoted_whole(words(line)) and not words(line)[1:-1].strip():
        return  # an empty line, which nothing can mend
    remedy = next((p.remedy for p in wrong if p.remedy), None)
    assert remedy is not None, "no remedy: " + "\n".join(map(str, wrong))
    mended = read(remedy.apply(text))
    assert not errors(mended.problems), "\n".join(map(str, [*wrong, *mended.problems]))
    again = said(mended.story, frame)
    plain = line.strip(" ")
    unescaped = re.sub(r'\\(["\\])', r"\1", plain[1:-1]) if plain.startswith('"') else plain
    closed = words(line)[1:].strip() if re.fullmatch('"[^"]*', words(line)) else plain
    assert again in (words(line), plain, unescaped, closed), f"mended as {again!r}"


TWO_MEANINGS = {(line, frame) for line in ("- no", "- - -") for frame in ("narration", "option")} | {
    ("# only a comment", "narration")
}
"""After the dash of a step these are a second dash, or a comment: refused, but nobody knows what was meant."""


@pytest.mark.parametrize(("line", "frame"), sorted(TWO_MEANINGS))
def test_a_line_of_two_meanings_is_refused(line: str, frame: str, read: Read) -> None:
    wrong = errors(read(FRAMES[frame].replace("<LINE>", line, 1)).problems)
    assert {p.place.line for p in wrong} == {LINE + (1 if frame == "option" else 0)}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("line", LINES)
def test_an_awkward_line_is_read_as_it_stands_or_mended(line: str, frame: str, read: Read) -> None:
    if (line, frame) not in TWO_MEANINGS:
        check(line, frame, read)


@pytest.mark.parametrize("line", ["", '""', "''", '" "'])
def test_an_empty_line_is_refused_without_a_remedy(line: str, read: Read) -> None:
    for frame in ("speech", "narration"):
        wrong = errors(read(FRAMES[frame].replace("<LINE>", line, 1)).problems)
        assert [(p.code, p.place.line, p.remedy) for p in wrong] == [("empty-step", LINE, None)]


PRINTABLE = st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Zs"], max_codepoint=0x24F)
    | st.sampled_from("#:'\"-[]{}&*!|>%@`,?\\ $_()"),
    min_size=1,
    max_size=40,
)
IN_A_MOMENT = settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.filter_too_much]
)


def usual(line: str) -> bool:
    """Not what the story language itself reads (a direction, a variable, a step), and nothing the fonts lack."""
    bare = line.strip(" ")
    if re.split(r"[\s:：]", bare)[0] in {*WORDS, *ADVERBS, *TOP, "Hi-jae", "Mina"}:
        return False
    if ":" in bare and difflib.get_close_matches(bare.split(":")[0], [*WORDS, "Hi-jae", "Mina"], 1, 0.65):
        return False  # a slip in one of them: what was meant is told, and there may be nothing behind it
    return bool(bare.strip()) and not re.match(r"\(|[-#](\s|$)", bare) and "$" not in bare and not missing(bare)


@given(PRINTABLE)
@IN_A_MOMENT
def test_any_spoken_line_is_read_as_it_stands_or_mended(read: Read, line: str) -> None:
    assume(usual(line))
    check(line, "speech", read)


@given(PRINTABLE)
@IN_A_MOMENT
def test_any_narration_is_read_as_it_stands_or_mended(read: Read, line: str) -> None:
    assume(usual(line))
    check(line, "narration", read)


@given(PRINTABLE)
@IN_A_MOMENT
def test_any_option_is_read_as_it_stands_or_mended(read: Read, line: str) -> None:
    assume(usual(line))
    check(line, "option", read)
