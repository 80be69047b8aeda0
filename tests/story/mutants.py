"""Kinds of defect that are made in our own story on purpose, one at a time, at a place that chance picks.

Each kind says what must come of it and why; nobody asked the check.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from game.story.words import ADVERBS, WORDS
from tests.story.spoiling import (
    LOOK,
    TEXT,
    Change,
    Script,
    Slip,
    add_deleted,
    another,
    another_amount,
    another_number,
    another_sign,
    dash_dropped,
    gone,
    inverted,
    key_twice,
    last_guarded,
    made_of,
    misspelt,
    narrowed,
    one_of,
    option_deleted,
    put_in,
    quote_opened,
    set_to_another,
    shifted,
    step_twice,
    swapped,
    tab,
    too_far,
)

MUST, JUDGED, MAY = "must", "judged", "may"
"""It is wrong by the rules wherever it is made; it depends on the place (see `oracle`); it is another proper story."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of defect: `slip` makes it in a line, or not; `why` is the argument for its effect."""

    name: str
    effect: str
    why: str
    slip: Slip


_HEAD, _BELOW = "|".join(word for word in WORDS if word not in ADVERBS), "|".join(sorted(ADVERBS))
_NUMBERS = r"(?:(?:fade|volume|amount|dial|pause|within): |with: \w+ |- add: \{\w+: )(\d[\d.]*)(?=$|[,}])"
_NO_NUMBERS = ("soon", "twelve", "12s", "1O")
_UNKNOWN = "a name that stands nowhere in the story or its catalogue"
_PLACE = "it depends on what else leads there, or is true there"

KINDS: tuple[Kind, ...] = (
    Kind("goto to a missing scene", MUST, _UNKNOWN, made_of(r"goto: (\w+)$", misspelt)),
    Kind("goto to another scene", JUDGED, _PLACE, made_of(r"goto: (\w+)$", another(lambda s: s.scenes))),
    Kind("goto of a scene deleted", JUDGED, _PLACE, gone(r"^    - goto: ")),
    Kind("goto of an option deleted", JUDGED, _PLACE, gone(r"^     +- goto: ")),
    Kind("option deleted", JUDGED, _PLACE, option_deleted),
    Kind("condition inverted", JUDGED, _PLACE, made_of(r"if: (.+)$", inverted)),
    Kind("sign in a condition changed", JUDGED, _PLACE, made_of(r"if: .*?([=!<>]=?)(?= )", another_sign)),
    Kind("number in a condition changed", JUDGED, _PLACE, made_of(r"if: .*?[=<>] (\d+)", another_number)),
    Kind("mark misspelt where it is given", MUST, "each mark of ours is asked for", made_of(r"mark: (\w+)", misspelt)),
    Kind("mark misspelt where it is asked for", MUST, _UNKNOWN, made_of(r"seen\((\w+)\)", misspelt)),
    Kind("another mark asked for", JUDGED, _PLACE, made_of(r"seen\((\w+)\)", another(lambda s: s.marks))),
    Kind("mark deleted", MUST, "each mark of ours is asked for, and given once", gone(r"- mark: ")),
    Kind("add deleted", JUDGED, _PLACE, add_deleted),
    Kind("add of another amount", JUDGED, _PLACE, made_of(r"(?<=: )(-?\d)(?=[,}])", another_amount)),
    Kind("set deleted", JUDGED, _PLACE, gone(r"- set: ")),
    Kind("set to another word", JUDGED, _PLACE, set_to_another),
    Kind("variable misspelt where it is declared", MUST, "each is used", made_of(r"^  (\w+): (?=\w+[|.])", misspelt)),
    Kind("range narrowed", JUDGED, _PLACE, narrowed),
    Kind("dash dropped", MUST, "one dash is one step: without it, it is none", dash_dropped),
    Kind("colon dropped", MUST, "without it a name is no name", made_of(r"\w[^\s:]*(:)(?= |$)", one_of(""))),
    Kind("indentation off by one", MUST, "the lines of one list stand exactly below each other", shifted(1)),
    Kind("indentation off by two", MUST, "a line belongs to what it stands below", shifted(2)),
    Kind("quote opened", MUST, "a text that begins with a quote mark ends with one", quote_opened),
    Kind("# put into a text", MUST, "what stands behind it would be lost", made_of(TEXT, put_in("#"))),
    Kind("speaker misspelt", MUST, "nobody of that name is in the cast", made_of(r"- (Hi-jae|Tae-joon): ", misspelt)),
    Kind("stage word misspelt", MUST, "no such word", made_of(rf"^\s+(?:- )?({_HEAD}):( |$)", misspelt)),
    Kind("adverb misspelt", MUST, "no such word", made_of(rf"^\s+(?:- )?({_BELOW}):( |$)", misspelt)),
    Kind("background misspelt", MUST, _UNKNOWN, made_of(r"- background: (\w+)", misspelt)),
    Kind("figure misspelt", MUST, _UNKNOWN, made_of(r"- (?:show|hide): ([\w-]+)", misspelt)),
    Kind("look, pose or manner misspelt", MUST, _UNKNOWN, made_of(LOOK, misspelt)),
    Kind("sound misspelt", MUST, _UNKNOWN, made_of(r"- (?:sound|music|ambience|illustration): (\w+)", misspelt)),
    Kind("$ put before a word", MUST, "no variable is called so", made_of(TEXT, put_in("$"))),
    Kind("two steps swapped", JUDGED, _PLACE, swapped),
    Kind("step twice", JUDGED, _PLACE, step_twice),
    Kind("line below a step twice", MUST, "a word can stand there once", key_twice),
    Kind("end deleted", JUDGED, _PLACE, gone(r"- end: ")),
    Kind("end misspelt", MAY, "an ending may have any name", made_of(r"- end: (\w+)", misspelt)),
    Kind("if on the last free option", JUDGED, _PLACE, last_guarded),
    Kind("scene misspelt where it stands", MUST, "each is the start, or gone to", made_of(r"^  (\w+):$", misspelt)),
    Kind("else deleted", JUDGED, _PLACE, gone(r"^ +else:$")),
    Kind("then deleted", MUST, "what stands below a condition needs it", gone(r"^ +then:$")),
    Kind("number out of its range", MUST, "the table of words says how far", made_of(_NUMBERS, too_far)),
    Kind("tab", MUST, "a Tab is no space", tab),
    Kind("within without a number", MUST, "seconds are a number", made_of(r"within: (\d+)", one_of(*_NO_NUMBERS))),
)


def mutants(script: Script, kind: Kind, seed: str) -> Iterator[Change]:
    """Defects of one kind, in an order that the seed picks; none twice."""
    random = Random(f"{seed} {kind.name}")
    known = set[Change]()
    for _ in range(8):
        for number in random.sample(range(len(script.lines)), len(script.lines)):
            said = script.lines[number].lstrip()
            change = kind.slip(script, number, random) if said and not said.startswith("#") else None
            if change is not None and change not in known:
                known.add(change)
                yield change
