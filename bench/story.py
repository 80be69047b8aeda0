"""Stories of any length to measure with: N spoken lines, always the same for a seed, with nothing wrong in them.

Twenty lines and a choice of three in each scene, a thousand lines in each file, twelve variables. That nothing is
wrong holds by construction, so that a checker which knows all reachable states has no complaint either:

- In the first scenes (`OPENING`) the options set all variables, three in each scene. All values of these threes can
  come together: variables of different threes do not depend on each other.
- After that the first and the last option of a scene are always there and lead to the next scene. One sets a variable
  to the end of its range, the other takes it a step away wherever it stands. So no value is ever lost, whatever
  the third option does, and each condition on one variable, or on two of different threes, is sometimes
  true and sometimes not.
- A number grows or shrinks only below a condition that leaves room for it.
- A mark is passed by an option with a condition, and asked for three scenes further on.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.wording import (
    BOOLEANS,
    DEEDS,
    HIGHEST,
    KEPT,
    NUMBERS,
    TITLES,
    VARIABLES,
    WORDS,
    asks,
    asks_two,
    narration,
    speech,
)
from game.story.bundled import ASSETS

SHORTEST = 200
"""Lines: a shorter story would have no room to use all variables."""

PER_SCENE, PER_FILE = 20, 1000
OPENING = 4
"""Scenes in which the options set all variables."""

ID = "a-long-story"
PLACES = ("forest", "city_edge", "store_door", "pile", "counter", "restaurant", "bridal", "corridor", "sky")
AMBIENCES = ("forest", "store", "restaurant", "corridor", "roof")
MUSIC = ("cold", "chase", "walking")
SOUNDS = ("door", "cloth", "steps_snow", "glass", "wind_gust")
LOOKS = ("calm", "wary", "afraid", "tender", "angry", "resolved")
SPEAKERS = ("Hi-jae", "Tae-joon", "Nemo")

HEAD = """\
language: 1
title: A Long Story
id: {id}
author: a generator
note: This story is there to be measured.
start: {start}
include: [chapters/*.yaml]

cast:
  Hi-jae: {{color: e0b070, manners: [signs]}}
  Tae-joon: {{color: 8fb4d8, manners: [signs]}}
  Nemo: {{color: d8d2c4}}

vars:
{variables}
"""


def write(folder: Path, lines: int, seed: int = 1) -> Path:
    """Write a story of so many spoken lines (rounded down to whole scenes) into a folder; the path of its main file.

    Raises ValueError below `SHORTEST` lines.
    """
    if lines < SHORTEST:
        raise ValueError(f"a story to measure with has {SHORTEST} lines at least")
    count = lines // PER_SCENE
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    _lend_assets(folder / "assets")
    per_file = PER_FILE // PER_SCENE
    for first in range(1, count + 1, per_file):
        scenes = (scene(number, count, seed) for number in range(first, min(first + per_file, count + 1)))
        file_of(folder, first).write_text("scenes:\n" + "".join(scenes), encoding="utf-8")
    main = folder / "scenes.yaml"
    head = HEAD.format(id=ID, start=name(1), variables="\n".join(f"  {line}" for line in _declared()))
    main.write_text(head, encoding="utf-8")
    return main


def name(number: int) -> str:
    """What the scene with this number (from 1) is called."""
    return f"s{number:06}"


def file_of(folder: Path, number: int) -> Path:
    """The file in which a scene stands."""
    return folder / "chapters" / f"{(number - 1) // (PER_FILE // PER_SCENE) + 1:05}.yaml"


def scene(number: int, count: int, seed: int) -> str:
    """One of `count` scenes as YAML. It depends on nothing but its number, the seed and how near the end is."""
    dice = random.Random(f"{seed} {number}")
    lines = [f"  {name(number)}:", *_stage(number), *_said(number, dice), *_choice(number, count, dice)]
    return "\n".join(lines) + "\n"


def _declared() -> Iterator[str]:
    yield from (f"{name}: 0..{HIGHEST}" for name in NUMBERS)
    yield from (f"{name}: no|yes" for name in BOOLEANS)
    yield from (f"{name}: {'|'.join(words)}" for name, words in WORDS.items())


def _lend_assets(folder: Path) -> None:
    """The program's own pictures and sounds, as a link; where there are no links, as a copy."""
    if folder.exists():
        return
    try:
        folder.symlink_to(ASSETS, target_is_directory=True)
    except OSError:
        shutil.copytree(ASSETS, folder)


def _stage(number: int) -> Iterator[str]:
    """Chapter, place, sound, weather in every third scene, two figures."""
    if number % 10 == 1:
        yield f"    - chapter: {TITLES[number // 10 % len(TITLES)]}"
    yield f"    - background: {PLACES[number % len(PLACES)]}"
    yield "      with: dissolve 0.5"
    if number % 4 == 1:
        yield f"    - ambience: {AMBIENCES[number % len(AMBIENCES)]}"
        yield f"    - music: {MUSIC[number % len(MUSIC)]}"
    if number % 3 == 0:
        yield "    - effect: snow"
        yield "      amount: 0.4"
    for figure, place in (("Hi-jae", "left"), ("Tae-joon", "right")):
        yield f"    - show: {figure}"
        yield f"      at: {place}"


def _said(number: int, dice: random.Random) -> Iterator[str]:
    """The lines of a scene, some of them below a condition."""
    asked, place = number * 3, 0
    while place < PER_SCENE:
        if place == 6:
            yield "    - show: Hi-jae"
            yield f"      look: {dice.choice(LOOKS)}"
        elif place == 11:
            yield f"    - sound: {dice.choice(SOUNDS)}"
        if place == 8 and number > OPENING:
            yield f"    - if: {asks(asked, dice)}"
            yield f"      {_speech(dice)}"
        elif place == 14 and number > OPENING:
            yield f"    - if: {_marked(number - 3) or asks_two(asked + 1, dice)}"
            yield "      then:"
            yield f"        - {narration(dice)}"
            yield "      else:"
            yield f"        - {_speech(dice)}"
            place += 1
        elif place == 17 and number % 4 == 0:
            shown = VARIABLES[number // 4 % len(VARIABLES)]
            yield f"    - If anyone counted, it would be ${shown} by now."
        else:
            yield f"    - {narration(dice) if place == 0 or dice.random() < 0.4 else _speech(dice)}"
        place += 1


def _speech(dice: random.Random) -> str:
    who = dice.choice(SPEAKERS)
    manner = f"({dice.choice(('signs', *LOOKS))}) " if who != "Nemo" and dice.random() < 0.5 else ""
    return f"{who}: {manner}{speech(dice)}"


def _choice(number: int, count: int, dice: random.Random) -> Iterator[str]:
    """Three options with what they change and where they lead; endings in the last scene."""
    yield "    - choice:"
    words = [f"{deed} the {thing}." for deed, thing in zip(dice.sample(DEEDS, 3), dice.sample(KEPT, 3), strict=True)]
    if number == count:
        for said, ending in zip(words, ("Together", "The Long Way Home", "Nobody Counted"), strict=True):
            yield f"        - {said}:"
            yield f"            - end: {ending}"
    elif number <= OPENING:
        for option, said in enumerate(words):
            yield f"        - {said}:"
            yield f"            - set: {{{', '.join(_settings(number - 1, option))}}}"
            yield f"            - goto: {name(number + 1)}"
    else:
        yield from _options(number, count, words, dice)


def _settings(group: int, option: int) -> Iterator[str]:
    """What an option of the opening sets the three variables of a group to."""
    for at, variable in enumerate(VARIABLES[group::OPENING]):
        turn = (option + at) % 3
        if variable in NUMBERS:
            yield f"{variable}: {(0, 1, HIGHEST)[turn]}"
        elif variable in BOOLEANS:
            yield f"{variable}: {('yes', 'no', 'yes')[turn]}"
        else:
            yield f"{variable}: {WORDS[variable][turn]}"


def _options(number: int, count: int, words: list[str], dice: random.Random) -> Iterator[str]:
    variable = VARIABLES[number % len(VARIABLES)]
    end, away = _end_and_away(variable, dice)
    onward, further = name(number + 1), name(min(number + 2, count))
    yield f"        - {words[0]}:"
    yield f"            - {end}"
    yield f"            - goto: {onward}"
    yield f"        - if: {asks_two(number * 3 + 1, dice)}"
    yield f"          {words[1]}:"
    if number + 3 <= count and (mark := _mark(number)):
        yield f"            - mark: {mark}"
    other = VARIABLES[(number + 5) % len(VARIABLES)]
    yield f"            - {_end_and_away(other, dice)[0]}"
    yield f"            - goto: {further}"
    yield f"        - {words[2]}:"
    yield from (f"            {line}" for line in away)
    yield f"            - goto: {onward}"


def _end_and_away(variable: str, dice: random.Random) -> tuple[str, tuple[str, ...]]:
    """A step that sets a variable to an end of its range, and one that takes it a step away from there."""
    if variable in BOOLEANS:
        return f"set: {{{variable}: yes}}", (f"- set: {{{variable}: no}}",)
    if variable in NUMBERS and dice.random() < 0.5:
        return f"set: {{{variable}: 0}}", (f"- if: {variable} < {HIGHEST}", f"  add: {{{variable}: 1}}")
    if variable in NUMBERS:
        return f"set: {{{variable}: {HIGHEST}}}", (f"- if: {variable} > 0", f"  add: {{{variable}: -1}}")
    first, second = dice.sample(WORDS[variable], 2)
    return f"set: {{{variable}: {first}}}", (f"- if: {variable} == {first}", f"  set: {{{variable}: {second}}}")


def _mark(number: int) -> str:
    """The mark that an option of this scene passes, if it has one."""
    return f"kept_{number:06}" if number > OPENING and number % 10 == 6 else ""


def _marked(number: int) -> str:
    """The condition that asks for the mark of this scene, if it has one."""
    return f"seen({mark})" if (mark := _mark(number)) else ""
