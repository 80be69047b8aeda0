"""The voice of our own story, as far as a program can tell: what her scenes never name, and what nobody here writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from game.desk import extremes, prose
from game.story import markup
from game.story.bundled import STORY
from game.story.load import load
from game.story.model import Direct, Say
from game.story.proof import skeleton

_STORY = load(STORY).story
assert _STORY is not None

SOUND = (
    r"acoustic(?:s|ally)?|aloud|audib\w+|bang\w*|bark(?:s|ed|ing)|bell(?:s)?|buzz\w*|chime\w*|chirp\w*|"
    r"clank\w*|clap(?:s|ped|ping)?|clatter\w*|click\w*|clink\w*|crackl\w*|creak\w*|crash\w*|croak\w*|deafening|"
    r"drip\w*|drum\w*|echo\w*|grind\w*|groan\w*|growl\w*|hear|hearing|hears|heard|hiss\w*|howl\w*|hum|hums|"
    r"hummed|humming|hush\w*|inaudib\w+|jingl\w*|knock\w*|listen\w*|loud\w*|melod\w+|murmur\w*|music\w*|"
    r"mute\w*|noise\w*|noisy|overhear\w*|peal\w*|pitch|ping\w*|quiet\w*|rattl\w*|ringing|rings?|rang|roar\w*|"
    r"rumbl\w*|rustl\w*|scream\w*|shriek\w*|shout\w*|sigh\w*|silen\w+|siren\w*|sizzl\w*|snap(?:s|ped|ping)|"
    r"sound\w*|soundless\w*|squeak\w*|squeal\w*|thud\w*|thump\w*|thunder\w*|tick(?:s|ed|ing)|tinkl\w*|tone|"
    r"tones|toneless|tune\w*|voice\w*|voiceless\w*|volume|wail\w*|whimper\w*|whisper\w*|whistl\w*|"
    r"yell(?:s|ed|ing)?|yelp\w*"
)
"""Words for sounds, for hearing them, and for their absence."""

RINGS = r"\b(?:the|a|her) ring\b"
"""A ring is also a thing: at her lip, and of ash on a floor."""

NEVER = (
    r"pounding heart",
    r"heart (?:pounds|pounded|raced|races|skip)",
    r"single tear",
    r"a tear (?:rolls|runs|slides)",
    r"time (?:stands|stood|stops|stopped)(?: still)?",
    r"deafening silence",
    r"broken (?:people|souls|hearts?)",
    r"\bHope\b",
    r"against all odds",
    r"whispering wind",
    r"wind whisper",
    r"eyes (?:that )?(?:say|said|speak|spoke|tell)",
    r"…",
    r"\.\.\.",
    r"\bnot \w+(?: \w+)?, but\b",
    r" [–—] ",
    r"—",
    r"\bat last at peace",
    r"free of (?:their|our|his|her) bod",
    r"deaf-mute",
    r"\bmute\b",
    r"hearing[- ]impaired",
    r"hands? flutter",
    r"silent world",
    r"\bsuddenly\b",
    r"\bseems? to\b",
    r"\bbeautiful(?:ly)?\b(?! and I should)",
)
"""What the story's rules of voice rule out. The bright voice of the booth may say beautiful, once."""


def lines_with_view() -> Iterator[tuple[str, str, str]]:
    """Every line with its place and the view that it is seen in. A scene says its own view before its first line."""
    assert _STORY is not None
    for scene in _STORY.scenes.values():
        view = ""
        for step in scene.steps:
            if isinstance(step, Direct) and step.word == "view":
                view = str(step.value)
            elif isinstance(step, Say):
                yield str(step.place), view, markup.plain(step.text)


HERS = [(place, text) for place, view, text in lines_with_view() if view == "hers"]


def test_every_scene_says_whose_view_it_has_before_its_first_line() -> None:
    assert [place for place, view, _ in lines_with_view() if not view] == []


@pytest.mark.parametrize(("place", "text"), HERS, ids=[place for place, _ in HERS])
def test_no_line_of_hers_names_a_sound_or_its_absence(place: str, text: str) -> None:
    text = re.sub(RINGS, "", text, flags=re.IGNORECASE)
    assert re.findall(rf"\b(?:{SOUND})\b", text, re.IGNORECASE) == []


@pytest.mark.parametrize("phrase", NEVER)
def test_nobody_writes_what_the_voice_rules_out(phrase: str) -> None:
    assert _STORY is not None
    assert [f"{s.place} {s.text}" for s in prose.said(_STORY) if re.search(phrase, s.text)] == []


def test_no_play_is_shorter_or_longer_than_an_evening_has_room_for() -> None:
    """From 7,000 to 7,800 words, to whichever ending: half an hour's reading. The search comes within a few words."""
    assert _STORY is not None
    bones = {name: skeleton.of(scene) for name, scene in _STORY.scenes.items()}
    found = extremes.extremes(_STORY, bones, prose.PLAYS)
    assert {name: (ways.shortest, ways.longest) for name, ways in found.items() if name} == {
        name: (max(7000, ways.shortest), min(7800, ways.longest)) for name, ways in found.items() if name
    }
    assert len(found) == 5
