"""The one table of stage words: what a step may begin with, and what may stand below it.

The compiler, the check, the reference page and (later) the schema and completion all come from here;
a word is declared nowhere else. `tests/story/test_words.py` proves that each example compiles.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# The types of values. `Names(shelf)` is a name from a shelf of the catalogue.


@dataclass(frozen=True, slots=True)
class Text:
    """Any text."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`, in `unit`."""

    low: float
    high: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """A name from a shelf of the catalogue, or one of the `extra` words."""

    shelf: str
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A pose, look or outfit of the figure that the step names."""

    kind: str


@dataclass(frozen=True, slots=True)
class Special:
    """Read by the compiler itself: `choice`, `if`, `set` and their like."""

    what: str


@dataclass(frozen=True, slots=True)
class Passing:
    """A transition: a kind and, if wanted, seconds: `fade 1.5`."""

    kinds: tuple[str, ...] = ("cut", "dissolve", "fade", "white")


Type = Text | Number | OneOf | Names | Part | Special | Passing


@dataclass(frozen=True, slots=True)
class Adverb:
    type: Type
    help: str
    default: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A stage word: its value's type, its adverbs, a line of help, what it clears and waits for, an example."""

    name: str
    type: Type
    help: str
    example: str
    adverbs: dict[str, Adverb] = field(default_factory=dict)
    more: str = ""


SECONDS = Number(0, 60, "seconds")
WITH = Adverb(Passing(), "how the picture changes", "dissolve 0.5")
ALT = Adverb(Text(), "words for those who cannot see it, in place of the catalogue's")
PLACES = ("far_left", "left", "center", "right", "far_right")
WORLD = OneOf(("here", "lens"))
WAYS = OneOf(("walk", "rise", "fall"))
WAY_SECONDS = {"walk": 1.2, "rise": 2.5, "fall": 2.5}
"""How long a way takes where `with:` does not say."""
GROWING = 2.5
"""Seconds in which a cube grows from one pose to another where `with:` does not say."""

_TABLE = (
    Word(
        "background",
        Names("backgrounds", ("none",)),
        "The place where the scene plays.",
        "- background: forest\n  with: fade 1.5",
        {
            "with": WITH,
            "keep": Adverb(OneOf(("yes", "no")), "whether figures and effects stay", "no"),
            "world": Adverb(WORLD, "the world that is seen", "here"),
            "alt": ALT,
        },
        "Clears figures, effects and an illustration, unless `keep: yes`. Music and ambience go on. Does not wait.",
    ),
    Word(
        "illustration",
        Names("illustrations", ("none",)),
        "A full picture in front of the stage; `none` takes it away.",
        "- illustration: table\n  with: dissolve 1",
        {"with": WITH, "world": Adverb(WORLD, "the world that is seen", "here"), "alt": ALT},
        "Covers the stage until `none` or the next background. Does not wait.",
    ),
    Word(
        "show",
        Names("cast"),
        "A figure enters, or changes: what is not said stays as it was.",
        "- show: Hi-jae\n  at: left\n  look: wary",
        {
            "at": Adverb(OneOf(PLACES), "where it stands", "center"),
            "look": Adverb(Part("looks"), "the face"),
            "pose": Adverb(Part("poses"), "the stance"),
            "outfit": Adverb(Part("outfits"), "the clothes"),
            "depth": Adverb(OneOf(("far", "mid", "near")), "how near it stands", "mid"),
            "by": Adverb(WAYS, "how it comes: `walk` from the nearer side, `rise` from below, `fall` from above"),
            "with": WITH,
            "world": Adverb(OneOf(("both", "here", "lens")), "where it is seen: `lens`, only through the lens", "both"),
            "alt": ALT,
        },
        "Who comes `by` a way takes the seconds of `with:`, else 1.2 for `walk` and 2.5 for the others. A cube whose "
        "pose changes grows from one to the other in 2.5 seconds. Does not wait.",
    ),
    Word(
        "hide",
        Names("cast", ("all",)),
        "A figure leaves; `all` clears the stage of figures.",
        "- hide: Hi-jae\n  by: walk",
        {
            "by": Adverb(WAYS, "how it goes: `walk` to the nearer side, `rise` up and away, `fall`: only clothes stay"),
            "with": WITH,
        },
        "Clothes lie on the floor until the next background, or until the figure is hidden again. Does not wait.",
    ),
    Word(
        "music",
        Names("music", ("none",)),
        "Music, until another or `none`.",
        "- music: cold\n  fade: 3",
        {"fade": Adverb(SECONDS, "seconds from the old to the new", "1")},
        "Goes on over scenes. Does not wait.",
    ),
    Word(
        "ambience",
        Names("ambience", ("none",)),
        "The sound of the place, until another or `none`.",
        "- ambience: forest",
        {"fade": Adverb(SECONDS, "seconds from the old to the new", "1")},
        "Goes on over scenes. Does not wait.",
    ),
    Word(
        "sound",
        Names("sounds"),
        "A sound, once.",
        "- sound: door\n  from: right",
        {
            "from": Adverb(OneOf(("left", "center", "right")), "where it comes from", "center"),
            "volume": Adverb(Number(0, 100, "per cent"), "how loud", "100"),
        },
        "Its caption is shown. Does not wait.",
    ),
    Word(
        "effect",
        OneOf(("snow", "rain", "leaves", "dust", "ash", "breath", "dark", "none")),
        "Weather on the stage; `breath`, white in the cold before each mouth; or `dark`, the light going out: `amount` "
        "is how much of it is gone, and at 1 one just feels shapes. Illustrations and what the lens shows keep their "
        "light. `none` ends all of it.",
        "- effect: snow\n  amount: 0.4\n- effect: dark\n  amount: 0.6\n  with: dissolve 3",
        {"amount": Adverb(Number(0, 1), "how much; 0 ends this one", "0.5"), "with": WITH},
        "Until `none` or the next background. Does not wait.",
    ),
    Word(
        "camera",
        OneOf(("still", "left", "right", "up", "down", "drift", "run")),
        "Where the camera looks, or how it moves.",
        "- camera: drift",
        {},
        "Until another. Without motion (a preference), the picture stands still. Does not wait.",
    ),
    Word(
        "view",
        OneOf(("none", "his", "hers")),
        "Through whom we are here: `his` dims the right edge and takes depth away; `hers` is clear and cool, takes all "
        "sound but what is felt, and shows the hum of a cube as a line at the bottom, thicker the nearer it is.",
        "- view: his",
        {},
        "Until another. Does not wait.",
    ),
    Word(
        "lens",
        OneOf(("up", "down", "free", "locked")),
        "The camcorder: a frame in which the other world is seen. `up`: the story holds it; `free`: the player may.",
        "- lens: up\n  dial: 0",
        {"dial": Adverb(Number(0, 4), "from 0, tidy, to 4, as they are", "0")},
        "`up` until another or the next background; `free` until `locked`, in every place that has two worlds. "
        "A story begins with it locked. Does not wait.",
    ),
    Word(
        "glimpse",
        Special("name"),
        "Whoever looks through the lens here, up to the end of this list of steps, passes this mark; `none` ends it.",
        "- glimpse: the_feast\n  as_they_are: the_mould\n- On every table there is something to eat.",
        {"as_they_are": Adverb(Special("name"), "a mark for whoever turns the dial to 4 as well")},
        "The player can look here, whether the lens is free or not. Does not wait.",
    ),
    Word(
        "photo",
        OneOf(("1", "2", "3", "4")),
        "The photo booth takes a picture of who stands on the stage now; the number says which of the strip's four.",
        "- photo: 1",
        {},
        "Their faces, stances and clothes are kept as they are here, whatever the lens shows. Taken again, it is "
        "another. The strip is seen on every save from then on. Does not wait.",
    ),
    Word(
        "strip",
        OneOf(("show", "hide")),
        "The photo strip, large in the middle of the picture, with the photos that were taken.",
        "- strip: show",
        {"with": WITH},
        "Until `hide` or the next background. Does not wait.",
    ),
    Word(
        "chapter",
        Text(),
        "A new part of the story, with its title on the screen.",
        "- chapter: The Door",
        {},
        "The title is the name in the save slots. Waits for the player.",
    ),
    Word(
        "pause",
        Number(0, 60, "seconds"),
        "Nothing for a while; the player can cut it short.",
        "- pause: 1.5",
        {},
        "Waits these seconds, or for the player.",
    ),
    Word(
        "choice",
        Special("options"),
        "What the player can do. The question is the line before it.",
        "- choice:\n    - Wait.:\n        - She waits.\n    - Go.:\n        - She goes.",
        {"within": Adverb(Number(1, 600, "seconds"), "then the last option happens by itself; off in the preferences")},
        "Waits for the player. After an option's steps the scene goes on below the choice.",
    ),
    Word(
        "if",
        Special("condition"),
        "Steps that are played only if something holds.",
        "- if: trust >= 2\n  then:\n    - She stays.\n  else:\n    - She goes.",
        {"then": Adverb(Special("steps"), "if it holds"), "else": Adverb(Special("steps"), "if it does not")},
    ),
    Word(
        "once",
        OneOf(("yes",)),
        "Steps that are played only the first time in a playthrough.",
        "- once: yes\n  then:\n    - The stair is new to you.\n  else:\n    - The stair again.",
        {"then": Adverb(Special("steps"), "the first time"), "else": Adverb(Special("steps"), "every other time")},
    ),
    Word("set", Special("changes"), "Variables get values.", "- set: {trust: 2}"),
    Word("add", Special("changes"), "Number variables grow or shrink, inside their range.", "- add: {trust: 1}"),
    Word(
        "mark",
        Special("name"),
        "This moment gets a name: `seen(name)` asks for it in this playthrough, `ever(name)` in any.",
        "- mark: first_look",
    ),
    Word("goto", Special("scene"), "On to another scene.", "- goto: door"),
    Word("play", Special("scene"), "Play a scene and come back here.", "- play: refrain", {}, "Never into itself."),
    Word(
        "end",
        Special("ending"),
        "The story ends here; endings have names.",
        "- end: Risen",
        {},
        "Waits for the player.",
    ),
)

WORDS = {word.name: word for word in _TABLE}

WAITS = frozenset(("chapter", "pause"))
"""Words that only show, and wait for the player."""

ANYWHERE = {
    "if": Adverb(Special("condition"), "only if this holds"),
    "once": Adverb(OneOf(("yes", "no")), "only the first time in a playthrough", "no"),
}
"""Adverbs that may stand on every step and option that is a mapping."""

FORKS = ("if", "once")
"""Adverbs that are words of their own where `then:` stands beside them."""

SPEECH_ADVERBS: dict[str, Adverb] = {}
"""Adverbs of a spoken line beyond `ANYWHERE`."""

ADVERBS = frozenset(ANYWHERE) | {name for word in _TABLE for name in word.adverbs}
"""Every adverb there is: a key that is none of these begins a step."""

TOP = {
    "language": "the version of the story language: 1",
    "title": "the story's title",
    "id": "the name of its folder of saves; without it, the title is used",
    "author": "who wrote it",
    "note": "what a player should know before: shown at the title",
    "start": "the scene where it begins",
    "battery": "the number of `vars` that the viewfinder shows as its battery",
    "cast": "who speaks",
    "vars": "what the story remembers",
    "include": "more files with scenes",
    "scenes": "the scenes",
}
"""What may stand at the left edge of a story file."""
