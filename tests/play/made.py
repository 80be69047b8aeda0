"""Stories made by chance, with what is hard to find again: loops, scenes played twice, once, conditions, and "No." """

from __future__ import annotations

from random import Random

from tests.play.trees import Item, Option, Tree

WORDS = [
    *("lamp", "snow", "door", "hand", "coat", "river", "stair", "hum", "frost", "paper", "name", "glass", "bread"),
    *("torch", "bell", "yard", "wire", "smoke", "kite", "salt", "window", "thread", "moth", "cellar", "ladder"),
    *("orchard", "button", "mirror", "ferry", "candle", "well", "chalk", "drum", "feather", "gate"),
]
VERBS = [
    *("holds", "breaks", "finds", "leaves", "counts", "hears", "burns", "follows"),
    *("hides", "names", "opens", "turns", "carries", "forgets", "mends"),
]
TWINS = ("No.", "Yes.", "A breath.", "Nothing moves.")
CONDITIONS = ("trust >= 1", "trust == 0", "met", "not met", "carry == torch", "carry == bread and trust < 2")


def sentence(rng: Random) -> str:
    """Words that hardly ever come together twice."""
    first = f"The {rng.choice(WORDS)} {rng.choice(VERBS)} the {rng.choice(WORDS)}"
    last = f"and {rng.choice(('she', 'he', 'nobody', 'someone'))} {rng.choice(VERBS)} a {rng.choice(WORDS)} by the"
    return f"{first}, {last} {rng.choice(WORDS)}."


def line(rng: Random, twins: float = 0.16) -> Item:
    """A line; one in six says what others say too, or as many as `twins` says."""
    text = rng.choice(TWINS) if rng.random() < twins else sentence(rng)
    return Item("say", text, rng.choice(("", "", "Mina", "Odo")))


def change(rng: Random) -> Item:
    """Something that the story remembers."""
    if rng.random() < 0.6:
        return Item("add", {"trust": rng.choice(("1", "1", "-1"))})
    return Item("set", rng.choice(({"met": "yes"}, {"carry": "bread"}, {"carry": "torch"})))


def lines(rng: Random, low: int, high: int) -> list[Item]:
    """Some lines, with a few other steps between them."""
    found: list[Item] = []
    for _ in range(rng.randint(low, high)):
        roll = rng.random()
        if roll < 0.12:
            found.append(change(rng))
        elif roll < 0.18:
            found.append(Item("sound", rng.choice(("hum", "step", "bell"))))
        elif roll < 0.24:
            found.append(Item("fork", rng.choice(CONDITIONS), then=[line(rng)], other=[line(rng)]))
        elif roll < 0.28:
            found.append(Item("say", sentence(rng), "Mina", {"once": "yes"}))
        found.append(line(rng))
    return found


def choice(rng: Random, *ends: str) -> Item:
    """Two to four options; the first lead to the scenes `ends`, the others go on below."""
    options = []
    for n in range(max(len(ends) + 1, rng.randint(2, 4))):
        items = ([change(rng)] if rng.random() < 0.6 else []) + lines(rng, 1, 3)
        if n < len(ends):
            items.append(Item("goto", ends[n]))
        condition = rng.choice(CONDITIONS) if n > 0 and rng.random() < 0.25 else ""
        options.append(Option(f"{rng.choice(VERBS).capitalize()} the {rng.choice(WORDS)} {n}.", items, condition))
    rng.choice(options).once = rng.random() < 0.3
    return Item("choice", options=options)


def tree(seed: int, twins: bool = False) -> Tree:
    """A hall that is come back to, rooms behind it, weather that is played, and a way out; or with many equal lines."""
    rng = Random(seed)
    head = {"title": f"Made {seed}", "start": "hall", "cast": {"Mina": {"looks": ["calm"]}, "Odo": {"looks": ["calm"]}}}
    variables = {"trust": "0..3", "carry": "torch|bread", "met": "no|yes"}
    play = Item("play", "weather")
    hall = [*lines(rng, 2, 4), choice(rng), line(rng), Item("goto", "hub")]
    hub = [line(rng), play, line(rng), choice(rng, "left", "right", "out"), *lines(rng, 1, 3), Item("goto", "hub")]
    left = [*lines(rng, 2, 5), choice(rng), *lines(rng, 2, 6), Item("goto", "hub")]
    right = [*lines(rng, 3, 6), Item("play", "weather"), *lines(rng, 2, 4), choice(rng)]
    right += [*lines(rng, 1, 4), Item("goto", "hub")]
    weather = [*lines(rng, 1, 3), choice(rng), *lines(rng, 1, 3)]
    out = [*lines(rng, 4, 7), choice(rng, "last"), line(rng), Item("end", "Away")]
    last = [*lines(rng, 3, 6), choice(rng), *lines(rng, 2, 5), Item("end", "Home")]
    scenes = {"hall": hall, "hub": hub, "left": left, "right": right, "weather": weather, "out": out, "last": last}
    made = Tree(head, variables, scenes)
    for _, _, item in made.items() if twins else ():
        if item.word == "say" and rng.random() < 0.4:
            item.value = rng.choice(TWINS)
    return made
