"""`check --coverage`: what players who pick by chance meet, and how often: endings, options, words.

The plays are played on skeletons (`game.story.proof.chance`), where no word is shown, so that thousands take a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median

from game import folders
from game.story import crew, markup
from game.story.load import Library
from game.story.model import Choice, End, Option, Say, Scene, Step, Story
from game.story.problems import errors
from game.story.proof import Proof, skeleton
from game.story.proof.chance import Dice, Route
from game.story.proof.skeleton import CHOICE, INDEX, KIND, Skeleton

PLAYS = 2000

NODES = 4_000_000
"""Nodes that all plays together may visit: a very large story is played less often."""

WIDE = 44
"""Letters of an option's words that are shown."""

BAR = 30


def run(path: Path) -> int:
    """Print what plays by chance meet. 1 if the story cannot be played, else 0."""
    loaded = Library(path, folders.cache(), crew.cores()).prove()
    if loaded.story is None or not loaded.playable:
        print("\n\n".join(map(str, errors(loaded.problems))))
        return 1
    print(page(loaded.story, loaded.proof))
    return 0


def page(story: Story, proof: Proof | None = None, plays: int = PLAYS) -> str:
    """The whole report, as a writer reads it."""
    skeletons = {name: skeleton.of(scene) for name, scene in story.scenes.items()}
    dice = Dice(skeletons, story.variables, story.start)
    dice.even = True
    lengths, ends = list[int](), Counter[str]()
    for ending, words in routes(story, skeletons, dice, plays):
        lengths.append(words)
        ends[ending] += 1
    parts = [
        f"{story.title}: {_count(len(lengths), 'play')} by chance, each option as likely as the others.",
        "\n".join(_endings(story, ends, len(lengths))),
        "\n".join(_options(story, skeletons, dice)),
        _lengths(lengths),
    ]
    if proof is not None:
        parts.append(f"States in which a player can stand before a choice: {proof.states:,}.")
    return "\n\n".join(part for part in parts if part)


def routes(
    story: Story, skeletons: Mapping[str, Skeleton], dice: Dice, plays: int = PLAYS
) -> Iterator[tuple[str, int]]:
    """Of each play by chance the ending that it met ("" for none), and the words that it showed, options too."""
    words = {name: _words(scene, skeletons[name]) for name, scene in story.scenes.items()}
    visited = 0
    for _ in range(plays):
        if visited >= NODES:
            return
        route = dice.play()
        visited += len(route.visits)
        shown = sum(words[scene][node] for scene, node in route.visits)
        yield _ending(route, story, skeletons), shown + _picked(route, story, skeletons)


def _words(scene: Scene, bones: Skeleton) -> list[int]:
    """For each node of a scene, how many words it shows."""
    starts = [node[INDEX] for node in bones.nodes]
    ends = [*starts[1:], len(scene.steps)]
    return [sum(_said(step) for step in scene.steps[a:b]) for a, b in zip(starts, ends, strict=True)] + [0]


def _said(step: Step) -> int:
    return _length(step.text) if isinstance(step, Say) else 0


def _length(text: str) -> int:
    return len(markup.plain(text).split())


def _picked(route: Route, story: Story, skeletons: Mapping[str, Skeleton]) -> int:
    """The words of the options that were picked."""
    made = (choice for choice in route.choices if choice[2] >= 0)  # and not a look through the lens
    return sum(_length(_option(story, skeletons, *choice).text) for choice in made)


def _option(story: Story, skeletons: Mapping[str, Skeleton], scene: str, node: int, number: int) -> Option:
    choice = story.scenes[scene].steps[skeletons[scene].nodes[node][INDEX]]
    assert isinstance(choice, Choice)
    return choice.options[number]


def _ending(route: Route, story: Story, skeletons: Mapping[str, Skeleton]) -> str:
    """The name of the ending that a play met; "" for none."""
    if route.end is None or route.end[1] == len(skeletons[route.end[0]].nodes):
        return ""
    scene, node = route.end
    step = story.scenes[scene].steps[skeletons[scene].nodes[node][INDEX]]
    assert isinstance(step, End)
    return step.name


def _endings(story: Story, ends: Counter[str], plays: int) -> Iterator[str]:
    names = sorted(story.endings(), key=lambda name: ends[name])
    wide = max((len(name) for name in names), default=0)
    yield "Endings, rare ones first"
    for name in names:
        yield f"  {name:{wide}}  {_share(ends[name], plays)}  {_bar(ends[name], plays)}".rstrip()
    if ends[""]:
        yield f"  {_count(ends[''], 'play')} met no ending."


def _options(story: Story, skeletons: Mapping[str, Skeleton], dice: Dice) -> Iterator[str]:
    """A line for each option: what was never offered, then what was never picked, then what was picked least."""
    rows = []
    for key in _all_options(skeletons):
        offered, taken = dice.offered[key], dice.picked[key]
        option = _option(story, skeletons, *key)
        rows.append((offered > 0, taken, offered, str(option.place), _short(markup.plain(option.text))))
    if not rows:
        return
    wide, places = max(len(row[4]) for row in rows), max(len(row[3]) for row in rows)
    yield "Options, rare ones first"
    yield f"  {'':{wide}}  {'offered':>9}  {'picked':>9}"
    for _, taken, offered, place, said in sorted(rows):
        share = _share(taken, offered) if offered else " " * 7
        yield f"  {said:{wide}}  {offered:>9,}  {taken:>9,}  {share}  {place:{places}}".rstrip()


def _all_options(skeletons: Mapping[str, Skeleton]) -> Iterator[tuple[str, int, int]]:
    for scene, bones in skeletons.items():
        for number, node in enumerate(bones.nodes):
            if node[KIND] == CHOICE:
                yield from ((scene, number, option) for option in range(len(node[3::3])))


def _lengths(lengths: Iterable[int]) -> str:
    ordered = sorted(lengths)
    middle = round(median(ordered))
    return (
        f"Words that a player reads, with the options picked: {middle:,} on a way of middle length, "
        f"{ordered[0]:,} on the shortest, {ordered[-1]:,} on the longest."
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= WIDE else text[: WIDE - 1].rstrip() + "…"


def _share(part: int, whole: int) -> str:
    """A percentage, five wide; what is there at all is never shown as nothing."""
    share = 100 * part / whole
    return f"{share:5.1f} %" if not part or share >= 0.05 else " <0.1 %"


def _bar(part: int, whole: int) -> str:
    return "█" * max(1 if part else 0, round(BAR * part / whole))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
