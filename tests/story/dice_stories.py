"""Small stories by chance, as somebody could have typed them: with all that the proof has to follow."""

from __future__ import annotations

from random import Random

NUMBERS = {"n": "0..2", "m": "-1..2 = 1"}
WORDS = {"w": ("x", "y", "z"), "b": ("no", "yes")}


def story(rng: Random, scenes: int = 4, size: int = 7) -> str:
    """The text of a story."""
    return _Writer(rng, [f"s{n}" for n in range(rng.randint(1, scenes))], size).text()


class _Writer:
    def __init__(self, rng: Random, scenes: list[str], size: int) -> None:
        self.rng, self.scenes, self.size = rng, scenes, size
        self.played = [f"p{n}" for n in range(rng.randint(0, 2))]
        self.lines: list[str] = []
        self.count = 0

    def text(self) -> str:
        variables = {**NUMBERS, **{name: "|".join(words) for name, words in WORDS.items()}}
        self.lines = ["title: Dice", "vars:", *(f"  {name}: {said}" for name, said in variables.items()), "scenes:"]
        for name in self.scenes:
            self.lines.append(f"  {name}:")
            self.steps(4, self.rng.randint(1, self.size), 0, name)
            self.leave(4, name)
        for number, name in enumerate(self.played):
            self.lines.append(f"  {name}:")
            self.steps(4, self.rng.randint(1, 4), 1, name, self.played[:number])
        self.lines += ["  marks:", *(f"    - mark: {mark}" for mark in "kl"), "    - end: Marks"]
        return "\n".join(self.lines) + "\n"

    def put(self, depth: int, *lines: str) -> None:
        self.lines += [" " * depth + line for line in lines]

    def steps(self, at: int, count: int, nested: int, scene: str, plays: list[str] | None = None) -> None:
        before = len(self.lines)
        for _ in range(count):
            self.step(at, nested, scene, self.played if plays is None else plays)
        if len(self.lines) == before:
            self.say(at)

    def say(self, at: int) -> None:
        self.count += 1
        self.put(at, f"- Line {self.count}.")

    def leave(self, at: int, scene: str) -> None:
        if self.rng.random() < 0.6:
            self.put(at, f"- goto: {self.rng.choice(self.scenes)}")
        else:
            self.put(at, f"- end: E{self.rng.randint(0, 2)}")

    def step(self, at: int, nested: int, scene: str, plays: list[str]) -> None:
        rng = self.rng
        kind = rng.choices(
            ("say", "change", "mark", "guard", "fork", "choice", "play", "leave", "look"),
            (3, 4, 1, 3, 2, 2, 1, 0.7, 0.8),
        )[0]
        if kind == "say":
            self.say(at)
        elif kind == "change":
            self.put(at, f"- {self.change()}")
        elif kind == "mark":
            self.put(at, f"- mark: {rng.choice('kl')}")
        elif kind == "guard":
            self.guarded(at, scene, plays)
        elif kind == "fork" and nested < 2:
            self.put(at, f"- if: {self.condition()}", "  then:")
            self.steps(at + 4, rng.randint(1, 2), nested + 1, scene, plays)
            if rng.random() < 0.6:
                self.put(at, "  else:")
                self.steps(at + 4, rng.randint(1, 2), nested + 1, scene, plays)
        elif kind == "choice" and nested < 2:
            self.choice(at, nested, scene, plays)
        elif kind == "play" and plays:
            self.put(at, f"- play: {rng.choice(plays)}")
        elif kind == "look":
            self.look(at)
        elif kind == "leave" and nested:
            self.leave(at, scene)

    def look(self, at: int) -> None:
        rng = self.rng
        if rng.random() < 0.3:
            self.put(at, f"- lens: {rng.choice(('up', 'down', 'free', 'locked'))}", *["  dial: 4"][: rng.randint(0, 1)])
            return
        self.put(at, f"- glimpse: {rng.choice('klk')}", *[f"  as_they_are: {rng.choice('kl')}"][: rng.randint(0, 1)])
        self.say(at)

    def guarded(self, at: int, scene: str, plays: list[str]) -> None:
        lines = self.guards()
        what = [self.change(), f"goto: {self.rng.choice(self.scenes)}", f"mark: {self.rng.choice('kl')}"]
        what += [f"play: {name}" for name in plays[:1]]
        lines.append(self.rng.choice(what))
        self.put(at, f"- {lines[0]}", *(f"  {line}" for line in lines[1:]))

    def guards(self) -> list[str]:
        found = [f"if: {self.condition()}"] if self.rng.random() < 0.8 else []
        return [*found, "once: yes"] if not found or self.rng.random() < 0.3 else found

    def choice(self, at: int, nested: int, scene: str, plays: list[str]) -> None:
        rng = self.rng
        self.put(at, "- choice:")
        for _ in range(rng.randint(1, 3)):
            self.count += 1
            lines = [*(self.guards() if rng.random() < 0.6 else []), f"Option {self.count}.:"]
            self.put(at + 4, f"- {lines[0]}", *(f"  {line}" for line in lines[1:]))
            self.steps(at + 8, rng.randint(1, 2), nested + 1, scene, plays)

    def change(self) -> str:
        rng = self.rng
        if rng.random() < 0.5:
            return f"add: {{{rng.choice('nm')}: {rng.choice((-2, -1, 1, 1, 2))}}}"
        name = rng.choice([*NUMBERS, *WORDS])
        value = rng.choice(WORDS[name]) if name in WORDS else str(rng.randint(0, 2))
        return f"set: {{{name}: {value}}}"

    def condition(self, depth: int = 0) -> str:
        rng = self.rng
        roll = rng.random()
        if depth < 2 and roll < 0.25:
            joint = rng.choice((" and ", " or "))
            return "(" + joint.join(self.condition(depth + 1) for _ in range(2)) + ")"
        if roll < 0.35:
            return f"not {self.condition(depth + 1)}" if depth < 2 else "b"
        if roll < 0.5:
            return f"{rng.choice(('seen', 'seen', 'ever'))}({rng.choice('kl')})"
        if roll < 0.6:
            return "b"
        if roll < 0.7:
            return f"w {rng.choice(('==', '!='))} {rng.choice(WORDS['w'])}"
        if roll < 0.8:
            return f"{rng.randint(-1, 1)} <= n < {rng.choice(('m', '2', '3'))}"
        return f"{rng.choice('nm')} {rng.choice(('==', '!=', '<', '<=', '>', '>='))} {rng.randint(-1, 3)}"
