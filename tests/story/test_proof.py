"""What the proof finds, in small stories as somebody might have them; and how one sees it.

    # finds: CODE LINE          what the complete check says, and where

`NAME.mended.yaml` is the story without it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.desk.tapes import tape
from game.play import machine
from game.play.machine import Act, Endless
from game.play.moment import Moment
from game.play.tape import Tape
from game.story import proof
from game.story.load import Loaded
from game.story.model import Choice, Story
from game.story.proof import Limits, Proof, findings, skeleton
from game.story.proof.findings import Finding
from game.story.proof.skeleton import Skeleton
from game.story.variables import Variable
from tests.story import twin
from tests.story.conftest import STORIES, Read

PROOF = STORIES / "proof"
WRONG = sorted(path for path in PROOF.glob("*.yaml") if not path.name.endswith(".mended.yaml"))
CODES = [
    *("always-true", "beyond-range", "endless", "never-reached", "never-true", "no-effect", "no-option-left"),
    *("no-way-out", "unset-variable", "unused-mark", "unused-variable"),
]

each_story = pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def found_in(loaded: Loaded) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in loaded.problems]


def skeletons_of(story: Story) -> dict[str, Skeleton]:
    return {name: skeleton.of(scene) for name, scene in story.scenes.items()}


def proved(story: Story, limits: Limits = Limits()) -> Proof:
    return proof.prove(skeletons_of(story), story.variables, story.start, limits)


def test_each_kind_of_finding_has_its_story() -> None:
    said = [re.match(r"# finds: (\S+) ", text_of(path)) for path in WRONG]
    assert sorted({match[1] for match in said if match}) == CODES
    assert [path.stem.startswith(match[1]) for path, match in zip(WRONG, said, strict=True) if match] == [True] * len(
        WRONG
    )


@each_story
def test_it_is_found_in_its_line_and_nothing_else_is(path: Path, prove: Read) -> None:
    said = re.match(r"# finds: (\S+) (\d+)\n", text_of(path))
    assert said
    loaded = prove(text_of(path))
    assert found_in(loaded) == [(said[1], int(said[2]))], "\n".join(map(str, loaded.problems))
    assert [problem.warning for problem in loaded.problems] == [said[1] == "beyond-range"]


@each_story
def test_the_mended_story_is_whole(path: Path, prove: Read) -> None:
    loaded = prove(text_of(path.with_name(f"{path.stem}.mended.yaml")))
    assert [str(problem) for problem in loaded.problems] == []


@each_story
def test_a_finding_is_a_sentence_that_says_what_to_do(path: Path, prove: Read) -> None:
    message = prove(text_of(path)).problems[0].message
    assert len(message) > 40 and not re.search(r"\b(state|flag|node|bit|skeleton|None|ADD|CHOICE)\b", message)


# --- the way there


@each_story
def test_the_shortest_way_is_a_tape_that_ends_where_it_can_be_seen(path: Path, prove: Read) -> None:
    story, finding = story_and_finding(path, prove)
    if finding.way is None:
        assert tape(story, finding) is None
        return
    played = tape(story, finding)
    assert played and sum(act.kind == "choose" for act in played.acts) == len(finding.way)
    if finding.code == "endless":
        with pytest.raises(Endless):
            replayed(story, played, on=20)
    elif finding.code == "no-way-out" and isinstance(story.scenes[finding.scene].steps[finding.index], Choice):
        at = replayed(story, played)
        assert (at.scene, at.index, at.kind) == (finding.scene, finding.index, "choice")
    else:
        shown, _ = twin.along(twin.named(story), finding.way, finding.ever)
        assert (finding.scene, finding.index) in shown.visited


def replayed(story: Story, played: Tape, on: int = 0) -> Moment:
    """The last Moment of a tape, or the one that is so many steps on."""
    at = machine.begin(story, played.known)
    for act in played.acts:
        at = machine.step(story, at, act, played.known)
    for _ in range(on):
        option = at.offers[0].id if at.kind == "choice" else ""
        at = machine.step(story, at, Act("choose" if option else "advance", at.step, option), played.known)
    return at


@each_story
def test_there_is_no_shorter_way(path: Path, prove: Read) -> None:
    story, finding = story_and_finding(path, prove)
    if finding.way is None:
        return
    met = twin.explore(twin.named(story))
    here = finding.scene, finding.index
    soonest = {
        "no-option-left": met.soonest.get(("left", *here)),
        "beyond-range": met.soonest.get(("cut", *here)),
        "endless": met.soonest.get("endless"),
        "no-way-out": min((met.depth[state] for state in met.lost()), default=None),
    }
    assert finding.found == "shortest" and len(finding.way) == soonest[finding.code]


def story_and_finding(path: Path, prove: Read) -> tuple[Story, Finding]:
    loaded = prove(text_of(path))
    assert loaded.story and loaded.proof
    return loaded.story, loaded.proof.findings[0]


def test_the_way_names_what_an_earlier_playthrough_must_have_passed(prove: Read) -> None:
    loaded = prove("""
scenes:
  door:
    - choice:
        - if: not ever(inside)
          Go in.:
            - mark: inside
            - It is warm.
            - end: Inside
    - A draught.
    - end: Outside
""")
    assert loaded.proof
    (finding,) = loaded.proof.findings
    assert (finding.code, finding.way, finding.ever) == ("no-option-left", (), ("inside",))
    assert "if 'inside' was passed in an earlier playthrough" in loaded.problems[0].message


# --- what it says and does not say


def test_a_story_that_says_the_same_in_other_words_has_the_same_proof(prove: Read) -> None:
    one = prove("scenes:\n  one:\n    - One.\n    - choice:\n        - A.: [Two.]\n        - B.: []\n    - end: E\n")
    two = prove("scenes:\n  one:\n    - Un.\n    - choice:\n        - C.: [Deux.]\n        - D.: []\n    - end: F\n")
    assert one.story and two.story
    assert skeletons_of(one.story) == skeletons_of(two.story)
    assert json.dumps(skeleton.as_data(skeletons_of(one.story)["one"])) == json.dumps(
        skeleton.as_data(skeletons_of(two.story)["one"])
    )


@each_story
def test_a_proof_is_kept_as_plain_data(path: Path, prove: Read) -> None:
    found = prove(text_of(path)).proof
    assert found and proof.from_data(json.loads(json.dumps(proof.as_data(found)))) == found


def test_only_scenes_with_findings_are_opened(prove: Read) -> None:
    loaded = prove(text_of(PROOF / "no-way-out.yaml"))
    assert loaded.story and loaded.proof
    opened: list[str] = []

    class Watched(dict):  # type: ignore[type-arg]
        def __getitem__(self, name: str) -> object:
            opened.append(name)
            return super().__getitem__(name)

    story = object.__new__(Story)
    for name in Story.__slots__:
        value = Watched(loaded.story.scenes) if name == "scenes" else getattr(loaded.story, name)
        object.__setattr__(story, name, value)
    opened.clear()
    list(findings.problems(loaded.proof.findings, story))
    assert opened == ["door"]


def test_of_a_variable_that_runs_over_in_many_places_the_first_is_told(prove: Read) -> None:
    adds = "".join(f"    - {n}.\n    - add: {{trust: 1}}\n" for n in range(6))
    head = "vars:\n  trust: 0..3\nscenes:\n  one:\n    - choice:\n        - A.: [{add: {trust: 2}}]\n        - B.: []\n"
    loaded = prove(head + adds + "    - if: trust == 2\n      then: [Two.]\n    - end: E\n")
    (problem,) = [problem for problem in loaded.problems if problem.code == "beyond-range"]
    assert problem.place.line == 11
    assert "so it is at 1 other step (after 1 choice at the soonest)" in problem.message


def test_calls_that_leave_by_a_goto_do_not_pile_up(prove: Read) -> None:
    loaded = prove("""
scenes:
  one:
    - A line.
    - play: two
    - end: Through
  two:
    - choice:
        - Through.:
            - It closes.
        - Round.:
            - goto: one
""")
    assert found_in(loaded) == []
    assert loaded.proof and loaded.proof.states == 1


def test_what_a_played_scene_asks_is_told_for_all_who_play_it(prove: Read) -> None:
    loaded = prove("""
vars:
  door: shut|open
scenes:
  hall:
    - play: look
    - set: {door: open}
    - play: look
    - end: Out
  look:
    - if: door == open
      then:
        - Light.
      else:
        - No light.
""")
    assert found_in(loaded) == []


def test_who_was_there_before_and_who_was_not_go_on_together(prove: Read) -> None:
    loaded = prove("""
vars:
  n: 0..1
scenes:
  one:
    - choice:
        - By the well.:
            - add: {n: 1}
            - play: well
        - By the road.: []
    - play: well
    - if: n == 1
      then: [Wet boots.]
    - end: E
  well:
    - if: n == 1
      once: yes
      mark: drank
    - if: seen(drank)
      then: [Cold water.]
""")
    assert found_in(loaded) == []


def test_of_a_circle_that_only_leads_to_another_the_other_is_told(prove: Read) -> None:
    loaded = prove("""
vars:
  lamp: lit|out
scenes:
  gate:
    - choice:
        - Blow it out.:
            - set: {lamp: out}
        - Keep it.: []
    - goto: wood
  wood:
    - choice:
        - Round.: [{goto: wood}]
        - if: lamp == lit
          Home.: [{end: Home}]
        - Deeper.: [{goto: marsh}]
  marsh:
    - choice:
        - Wade.: [{goto: marsh}]
        - if: lamp == lit
          Back.: [{goto: wood}]
""")
    assert found_in(loaded) == [("no-way-out", 18)]


def test_behind_a_play_nobody_comes_who_does_not_come_back_from_it(prove: Read) -> None:
    loaded = prove("""
vars:
  door: shut|open
scenes:
  hall:
    - play: look
    - Nobody reads this.
    - end: Nowhere
  look:
    - if: door == shut
      goto: cellar
    - Light.
  cellar:
    - set: {door: open}
    - play: look
    - end: Out
""")
    assert found_in(loaded) == [("never-reached", 7)]


# --- the limits

WIDE = """
vars:
  a: 0..9
  b: 0..9
  c: 0..9
scenes:
  one:
    - choice:
        - A.: [{add: {a: 3}}, {goto: one}]
        - B.: [{add: {b: 3}}, {goto: one}]
        - C.: [{add: {c: 3}}, {goto: one}]
        - if: a == 3 and b == 3 and c == 3
          Enough.:
            - end: Enough
        - if: a == 4 and b == 3 and c == 3
          Never.:
            - end: Never
"""


def test_within_the_work_everything_is_decided(prove: Read) -> None:
    story = prove(WIDE).story
    assert story
    found = proved(story)
    assert found.withdrawn == found.dropped == ()
    assert [(f.code, f.option) for f in found.findings if f.code == "never-true"] == [("never-true", 4)]
    assert {f.code for f in found.findings} == {"never-true", "no-way-out", "beyond-range"}


def test_beyond_the_work_it_says_what_it_left_out_and_what_is_open(prove: Read) -> None:
    story = prove(WIDE).story
    assert story
    found = proved(story, Limits(work=200, each=0, nodes=3000))
    assert set(found.dropped) <= {"a", "b", "c"} and found.dropped
    assert {finding.code for finding in found.findings} == {"beyond-range"}
    assert {finding.found for finding in found.findings} == {"chance"}
    assert "whether 'a == 4 and b == 3 and c == 3' is ever true in the scene 'one'" in found.withdrawn
    assert "whether everybody gets out of the circle with the scene 'one'" in found.withdrawn


def test_where_the_shortest_way_is_too_much_work_one_that_was_met_is_told(prove: Read) -> None:
    story = prove(WIDE).story
    assert story
    found = proved(story, Limits(ways=60, nodes=3000))
    assert found.withdrawn == ()
    ways = {finding.code: finding for finding in found.findings}
    assert ways["beyond-range"].found == "chance" and ways["beyond-range"].way
    assert ways["no-way-out"].way is None
    (problem,) = [p for p in findings.problems(found.findings, story) if p.code == "no-way-out"]
    assert "how one comes here was not found" in problem.message


def test_too_many_calls_are_followed_together_and_nothing_wrong_is_said(prove: Read) -> None:
    calls = "".join(f"  p{n}: [{{play: p{n + 1}}}, {{play: p{n + 1}}}]\n" for n in range(6))
    text = f"vars:\n  n: 0..3\nscenes:\n  one:\n    - play: p0\n    - end: E\n{calls}  p6:\n    - add: {{n: 1}}\n"
    story = prove(text + "    - if: n == 3\n      then: [Three.]\n    - A line.\n").story
    assert story
    whole, some = proved(story), proved(story, Limits(units=20))
    assert [f.code for f in whole.findings] == ["beyond-range"] and not whole.withdrawn
    assert {f.code for f in some.findings} <= {"beyond-range"}


def test_a_dozen_marks_that_are_all_asked_at_the_end_are_not_too_many(prove: Read) -> None:
    steps = "".join(f"    - choice:\n        - A{n}.: [{{mark: m{n}}}]\n        - B{n}.: []\n" for n in range(12))
    asked = "".join(f"    - if: seen(m{n})\n      then: [Line {n}.]\n" for n in range(12))
    loaded = prove(f"scenes:\n  one:\n{steps}{asked}    - end: E\n")
    assert found_in(loaded) == []
    assert loaded.proof and loaded.proof.states == 2**12 - 1


def test_variables_with_a_billion_values_together_are_followed_by_those_that_they_have(prove: Read) -> None:
    loaded = prove("""
vars:
  money: 0..999
  days: 0..999
  miles: 0..999
scenes:
  one:
    - choice:
        - Work.: [{add: {money: 250}}]
        - Sleep.: [{add: {days: 1}}]
        - Walk.: [{add: {miles: 20}}]
    - if: money == 250 or days == 1 and miles == 0
      then: [A coin, or a dream.]
    - if: money == 250 and days == 1
      then: [Both.]
    - end: E
""")
    assert found_in(loaded) == [("never-true", 14)]


def test_the_variables_of_a_proof_need_no_place() -> None:
    bones = {"one": Skeleton(((skeleton.STOP, 0, 1), (skeleton.END, 1, 2)))}
    assert proof.prove(bones, {"n": Variable("n", 0, 0, 1)}, "one").findings == (Finding("unused-variable", words="n"),)
