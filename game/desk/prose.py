"""`words`: how much there is to read, for whom and for how long; what is long, what is said twice, how hard it is.

Minutes count 238 words each, which grown people read silently in English (M. Brysbaert, *How many words do we read per
minute?*, 2019). Reading ease is R. Flesch's (1948): 206.835 - 1.015 words a sentence - 84.6 syllables a word; 60 to
70 is plain English, 90 and more is read by a child of eleven. Syllables are counted as runs of vowels.

All counts of words are exact, but for those of one play: its middle is that of plays by chance, its shortest and
longest are searched for (`extremes`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from statistics import median

from game import folders
from game.desk import extremes
from game.story import crew, markup
from game.story.load import Library
from game.story.model import Choice, Say, Story
from game.story.problems import Place, errors
from game.story.proof import skeleton

A_MINUTE = 238
LONGEST = 220
"""Characters of a line that sit in the box without a second page at ordinary size."""
PLAYS = 1000
SHOWN = 8
"""Longest lines and repeated phrases that are shown."""
PHRASE = (4, 24)
"""Words of a phrase, from the shortest to the longest that is looked for."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that is read: plain words, who says it ("" narration), its scene and place. An option has no `who`."""

    text: str
    who: str
    scene: str
    place: Place
    option: bool = False

    @property
    def words(self) -> int:
        return len(self.text.split())


def run(path: Path, longest: int = LONGEST) -> int:
    """Print the page. 1 if the story cannot be played, or if a line is longer than `longest` characters; else 0."""
    loaded = Library(path, folders.cache(), crew.cores()).load()
    if loaded.story is None or not loaded.playable:
        print("\n\n".join(map(str, errors(loaded.problems))))
        return 1
    print(page(loaded.story, longest=longest))
    return 1 if any(len(s.text) > longest for s in said(loaded.story)) else 0


def said(story: Story) -> list[Said]:
    """All that is read, in the order of the script."""
    found = []
    for scene in story.scenes.values():
        for step in scene.steps:
            if isinstance(step, Say):
                found.append(Said(markup.plain(step.text), step.who, scene.name, step.place))
            elif isinstance(step, Choice):
                found += [Said(markup.plain(o.text), "", scene.name, o.place, True) for o in step.options]
    return found


def page(story: Story, plays: int = PLAYS, longest: int = LONGEST) -> str:
    """The whole report, as a writer reads it."""
    everything = said(story)
    parts = [
        f"{story.title}: {sum(s.words for s in everything):,} words.",
        "\n".join(_scenes(everything)),
        "\n".join(_people(everything)),
        "\n".join(_routes(story, plays)),
        "\n".join(_longest(everything, longest)),
        "\n".join(_repeated(everything)),
        _ease([s.text for s in everything if not s.option]),
    ]
    return "\n\n".join(part for part in parts if part)


def _scenes(everything: Sequence[Said]) -> Iterator[str]:
    """Words of a scene count all its ways together; no player meets all of them."""
    scenes = dict.fromkeys(s.scene for s in everything)
    wide = max(map(len, scenes), default=5)
    yield "Scenes, with all their ways"
    yield f"  {'':{wide}}  {'lines':>6}  {'words':>6}  {'options':>7}  {'minutes':>7}"
    for scene in scenes:
        lines = [s for s in everything if s.scene == scene and not s.option]
        options = sum(s.words for s in everything if s.scene == scene and s.option)
        words = sum(s.words for s in lines)
        yield f"  {scene:{wide}}  {len(lines):6,}  {words:6,}  {options:7,}  {(words + options) / A_MINUTE:7.1f}"


def _people(everything: Sequence[Said]) -> Iterator[str]:
    counts: dict[str, list[int]] = defaultdict(list)
    for s in everything:
        counts["(options)" if s.option else s.who or "(narration)"].append(s.words)
    wide = max(map(len, counts), default=5)
    yield "Who says them"
    for who, words in sorted(counts.items(), key=lambda item: -sum(item[1])):
        yield f"  {who:{wide}}  {sum(words):6,} in {len(words):,}, {sum(words) / len(words):.1f} each"


def _routes(story: Story, plays: int) -> Iterator[str]:
    """What single plays read, by the ending that they met; a row whose plays can go round and round has no longest."""
    bones = {name: skeleton.of(scene) for name, scene in story.scenes.items()}
    found = extremes.extremes(story, bones, plays)
    rows = [(name or "(none)", ways) for name, ways in sorted(found.items())]
    every = extremes.Ways([read for _, ways in rows for read in ways.plays])
    every.shortest, every.longest = min(w.shortest for _, w in rows), max(w.longest for _, w in rows)
    wide = max(len(name) for name, _ in rows)
    yield "One play, by its ending: shortest, middle, longest (the ends searched, not proved; the middle by chance)"
    for name, ways in [*rows, ("all", every)]:
        middle = median(read.words for read in ways.plays)
        longest = f"{ways.longest:6,}" if ways.longest < inf else "no end"
        row = f"{ways.shortest:6,}  {round(middle):6,}  {longest}"
        yield f"  {name:{wide}}  {row}  {middle / A_MINUTE:5.1f} minutes"


def _longest(everything: Sequence[Said], longest: int) -> Iterator[str]:
    over = sum(len(s.text) > longest for s in everything)
    yield f"Longest lines ({over or 'none'} over {longest} characters)"
    for s in sorted(everything, key=lambda s: -len(s.text))[:SHOWN]:
        yield f"  {len(s.text):4}  {s.place}  {s.text[:60]}…"


def _repeated(everything: Sequence[Said]) -> Iterator[str]:
    found = repeated([s.text for s in everything])
    if found:
        yield "Said more than once"
        for phrase, times in found[:SHOWN]:
            places = [str(s.place) for s in everything if phrase in _flat(s.text)]
            yield f"  {times} times  {phrase}  ({', '.join(places[:3])}{' …' if len(places) > 3 else ''})"


def repeated(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Phrases that stand in more than one text, the longest and most frequent first; parts of a longer one left out."""
    counts: Counter[str] = Counter()
    for text in texts:
        words = _flat(text).split()
        for size in range(PHRASE[0], PHRASE[1] + 1):
            counts.update({" ".join(words[i : i + size]) for i in range(len(words) - size + 1)})
    kept: list[tuple[str, int]] = []
    for phrase, times in sorted(counts.items(), key=lambda item: (-len(item[0].split()) * (item[1] - 1), item[0])):
        if times < 2:
            break
        if not any(phrase in longer and times <= more for longer, more in kept):
            kept.append((phrase, times))
    return kept


def _flat(text: str) -> str:
    return " ".join(re.findall(r"[\w’'-]+", text.lower()))


def _ease(texts: Sequence[str]) -> str:
    whole = " ".join(texts)
    words = re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", whole)
    sentences = max(1, len(re.findall(r"[.!?…]+(?=[\s”’)]|$)", whole)))
    if not words:
        return ""
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", w.lower())))) for w in words)
    ease = 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)
    return f"Reading ease {ease:.0f} (Flesch); {len(words) / sentences:.1f} words a sentence."
