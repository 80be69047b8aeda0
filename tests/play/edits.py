"""What writers do to a story, done by a program that knows which line is which.

Each edit changes a tree and tells whether there was anything for it to do. It works near a place if one is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.play import made
from tests.play.trees import Item, Option, Tree, walk

NEAR = 3
"""An edit near a place is at most as many items away."""

Edit = Callable[["Desk"], bool]


class Desk:
    """A tree, chance, and the tag of the line that the writer looks at (0 for anywhere)."""

    def __init__(self, tree: Tree, rng: Random, at: int = 0) -> None:
        self.tree, self.rng, self.at = tree, rng, at

    def within(self) -> list[tuple[str, list[Item], Item]]:
        """The items in reach, with their scenes and lists."""
        everything = list(self.tree.items())
        here = next((n for n, (_, _, item) in enumerate(everything) if item.tag == self.at), None)
        if here is None:
            return everything
        scene = everything[here][0]
        return [found for found in everything[max(0, here - NEAR) : here + NEAR + 1] if found[0] == scene]

    def pick(self, fits: Callable[[Item], bool]) -> tuple[str, list[Item], Item] | None:
        found = [f for f in self.within() if fits(f[2])]
        itself = [f for f in found if f[2].tag == self.at]
        if itself and self.rng.random() < 0.5:
            return itself[0]
        return self.rng.choice(found) if found else None

    def line(self, fits: Callable[[Item], bool] = lambda item: True) -> tuple[str, list[Item], Item] | None:
        return self.pick(lambda item: item.word == "say" and fits(item))

    def choice(self) -> Item | None:
        found = self.pick(lambda item: item.word == "choice")
        return found[2] if found else None


def _index(items: list[Item], item: Item) -> int:
    return next(n for n, other in enumerate(items) if other is item)


# --- lines


def reworded(text: str, rng: Random) -> str:
    """A few words changed, or a text that has nothing to do with the old one."""
    look = re.match(r"[(].*?[)] *|", text)
    assert look
    words = text[look.end() :].split(" ")
    plain = [n for n, word in enumerate(words) if "_" not in word and "$" not in word]
    if len(words) < 4 or not plain or rng.random() < 0.4:
        return made.sentence(rng)
    words[rng.choice(plain)] = rng.choice(made.WORDS)
    return look[0] + " ".join(words)


def edit_line(desk: Desk) -> bool:
    found = desk.line()
    if found:
        found[2].value = reworded(found[2].value, desk.rng)
    return found is not None


def _lift(desk: Desk, found: tuple[str, list[Item], Item]) -> Item:
    _, around, item = found
    del around[_index(around, item)]
    return item


def _drop(desk: Desk, item: Item, scenes: list[str]) -> None:
    """Put an item anywhere in one of these scenes, but not where nothing leads."""
    lists = [self for name in scenes for self in _lists(desk.tree.scenes[name])]
    items = desk.rng.choice(lists)
    items.insert(desk.rng.randint(0, len(items) - _leaves(items)), item)


def _leaves(items: list[Item]) -> bool:
    """Whether nothing can come behind these items."""
    if not items:
        return False
    inner = list(items[-1].lists())
    return items[-1].word in ("goto", "end") or (bool(inner) and all(_leaves(part) for part in inner))


def _lists(items: list[Item]) -> list[list[Item]]:
    return [items, *(inner for _, item in walk(items) for inner in item.lists())]


def move_within(desk: Desk) -> bool:
    found = desk.line()
    if found:
        _drop(desk, _lift(desk, found), [found[0]])
    return found is not None


def move_away(desk: Desk) -> bool:
    found = desk.line()
    others = [name for name in desk.tree.scenes if found and name != found[0]]
    if found and others:
        _drop(desk, _lift(desk, found), others)
    return bool(found and others)


def split_line(desk: Desk) -> bool:
    found = desk.line(lambda item: len(item.value.split(" ")) >= 6 and "_" not in item.value)
    if not found:
        return False
    _, around, item = found
    words = item.value.split(" ")
    cut = desk.rng.randint(3, len(words) - 3)
    item.value = " ".join(words[:cut])
    rest = Item("say", " ".join(words[cut:]), item.who, dict(item.adverbs))
    around.insert(_index(around, item) + 1, rest)
    desk.tree.rest[rest.tag] = item.tag
    return True


def join_lines(desk: Desk) -> bool:
    pairs = [
        (around, item, around[n])
        for _, around, item in desk.within()
        if (n := _index(around, item) + 1) < len(around)
        and item.word == around[n].word == "say"
        and item.who == around[n].who
        and item.adverbs == around[n].adverbs
    ]
    if not pairs:
        return False
    beside = [pair for pair in pairs if desk.at in (pair[1].tag, pair[2].tag)]
    around, first, second = desk.rng.choice(beside or pairs)
    first.value = f"{first.value} {re.sub(r'^[(].*?[)] *', '', second.value)}"
    around.remove(second)
    desk.tree.now[second.tag] = first.tag
    return True


def delete_line(desk: Desk) -> bool:
    found = desk.line()
    if found:
        _lift(desk, found)
    return found is not None


def insert_lines(desk: Desk) -> bool:
    found = desk.line()
    if found:
        _, around, item = found
        at = _index(around, item) + desk.rng.choice((0, 1))
        around[at:at] = [made.line(desk.rng) for _ in range(desk.rng.randint(2, 5))]
        for new in around[at : at + 5]:
            if new.who and new.who not in desk.tree.head["cast"]:
                new.who = ""
    return found is not None


def edit_twin(desk: Desk) -> bool:
    """Of several lines that say the same, one is edited, removed or moved."""
    said = [item.value for _, _, item in desk.tree.items() if item.word == "say"]
    found = desk.line(lambda item: said.count(item.value) > 1)
    if not found:
        return False
    what = desk.rng.choice(("edited", "removed", "moved"))
    if what == "edited":
        found[2].value = made.sentence(desk.rng)
    else:
        item = _lift(desk, found)
        if what == "moved":
            _drop(desk, item, [found[0]])
    return True


# --- scenes


def _leads(tree: Tree, scene: str) -> list[Item]:
    return [item for _, _, item in tree.items() if item.word in ("goto", "play") and item.value == scene]


def _here(desk: Desk) -> str:
    found = desk.tree.find(desk.at)
    return found[0] if found else desk.rng.choice(list(desk.tree.scenes))


def rename_scene(desk: Desk) -> bool:
    tree, old = desk.tree, _here(desk)
    new = f"{old}_{desk.rng.choice(made.WORDS)}"
    if new in tree.scenes:
        return False
    for item in _leads(tree, old):
        item.value = new
    if tree.start() == old:
        tree.head["start"] = new
    tree.scenes = {new if name == old else name: items for name, items in tree.scenes.items()}
    return True


def split_scene(desk: Desk) -> bool:
    tree, name = desk.tree, _here(desk)
    items = tree.scenes[name]
    new = f"{name}_{desk.rng.choice(made.WORDS)}"
    if len(items) < 4 or new in tree.scenes:
        return False
    tops = list(range(1, len(items) - 1))
    here = next((n for n in tops if any(item.tag == desk.at for _, item in walk([items[n]]))), None)
    cut = desk.rng.choice([n for n in tops if here is None or abs(n - here) <= NEAR])
    played = any(item.word == "play" for item in _leads(tree, name))
    parts: dict[str, list[Item]] = {}
    for other, found in tree.scenes.items():
        parts[other] = found
        if other == name:
            parts[new] = items[cut:]
            parts[name] = [*items[:cut], Item("play" if played else "goto", new)]
    tree.scenes = parts
    return True


def merge_scenes(desk: Desk) -> bool:
    """A scene that one `goto` leads to takes the place of that."""
    tree, here = desk.tree, _here(desk)
    fits = [
        name
        for name in tree.scenes
        if name != tree.start() and [i.word for i in _leads(tree, name)] == ["goto"] and tree.scenes[name]
    ]
    near = [n for n in fits if n == here or any(s == here and i.value == n for s, _, i in tree.items())]
    if not (near if desk.at else fits):
        return False
    name = desk.rng.choice(near if desk.at else fits)
    goto = _leads(tree, name)[0]
    found = tree.find(goto.tag)
    assert found
    if found[0] == name:
        return False
    around = found[1]
    at = _index(around, goto)
    around[at : at + 1] = tree.scenes.pop(name)
    return True


def delete_scene(desk: Desk) -> bool:
    tree, name = desk.tree, _here(desk)
    if name == tree.start():
        return False
    del tree.scenes[name]
    for _, around, item in list(tree.items()):
        if item.word in ("goto", "play") and item.value == name:
            at = _index(around, item)
            around[at : at + 1] = [Item("end", f"Cut {name}")] if item.word == "goto" else []
    return True


# --- choices


def _new_option(desk: Desk) -> Option:
    text = f"{desk.rng.choice(made.VERBS).capitalize()} every {desk.rng.choice(made.WORDS)}."
    return Option(text, [Item("say", made.sentence(desk.rng))])


def add_option(desk: Desk) -> bool:
    choice = desk.choice()
    if not choice:
        return False
    new, last = _new_option(desk), choice.options[-1].items[-1:]
    if _leaves([choice]):  # nothing stands below this choice: the new option leads away, too
        if not last or last[0].word not in ("goto", "end"):
            return False
        new.items.append(Item(last[0].word, last[0].value))
    choice.options.insert(desk.rng.randint(0, len(choice.options)), new)
    return True


def remove_option(desk: Desk) -> bool:
    choice = desk.choice()
    if not choice or len(choice.options) < 2:
        return False
    del choice.options[desk.rng.randrange(len(choice.options))]
    return True


def reorder_options(desk: Desk) -> bool:
    choice = desk.choice()
    if choice:
        desk.rng.shuffle(choice.options)
    return choice is not None


def reword_option(desk: Desk) -> bool:
    choice = desk.choice()
    if choice:
        desk.rng.choice(choice.options).text = f"{made.sentence(desk.rng)[:-1]} ..."
    return choice is not None


def condition_of_option(desk: Desk) -> bool:
    choice = desk.choice()
    if not choice:
        return False
    option = desk.rng.choice(choice.options)
    option.condition = "" if option.condition and desk.rng.random() < 0.5 else _condition(desk)
    return True


def _condition(desk: Desk) -> str:
    name, said = desk.rng.choice(list(desk.tree.variables.items()))
    numbers = re.match(r"(\d+)\.\.(\d+)", said)
    if numbers:
        value = str(desk.rng.randint(int(numbers[1]), int(numbers[2])))
        return f"{name} {desk.rng.choice(('>=', '==', '<='))} {value}"
    return f"{name} {desk.rng.choice(('==', '!='))} {desk.rng.choice(said.split('|'))}"


def condition_of_lines(desk: Desk) -> bool:
    found = desk.pick(lambda item: item.word == "fork")
    if found:
        found[2].value = _condition(desk)
    return found is not None


# --- variables


def add_variable(desk: Desk) -> bool:
    name = f"new_{desk.rng.choice(made.WORDS)}"
    found = desk.line()
    if not found or name in desk.tree.variables:
        return False
    desk.tree.variables[name] = "0..2"
    _, around, item = found
    around.insert(_index(around, item), Item("add", {name: "1"}))
    return True


def remove_variable(desk: Desk) -> bool:
    """With everything that asks for it."""
    tree = desk.tree
    if len(tree.variables) < 2:
        return False
    name = desk.rng.choice(list(tree.variables))
    del tree.variables[name]
    for _, around, item in list(tree.items()):
        if item.word in ("set", "add") and name in item.value:
            del item.value[name]
            if not item.value:
                del around[_index(around, item)]
        if item.word == "say":
            item.value = item.value.replace(f"${name}", "some")
    _stop_asking(tree, rf"\b{name}\b")
    return True


def _stop_asking(tree: Tree, pattern: str) -> None:
    """Take away every condition that asks for something that is gone."""
    asks = re.compile(pattern).search
    for _, around, item in list(tree.items()):
        if item.word == "fork" and asks(item.value):
            at = _index(around, item)
            around[at : at + 1] = item.then
        if asks(item.adverbs.get("if", "")):
            del item.adverbs["if"]
        for option in item.options:
            option.condition = "" if asks(option.condition) else option.condition


def forget_marks(tree: Tree) -> None:
    """A mark that was deleted with its lines is asked for no more."""
    marks = {item.value for _, _, item in tree.items() if item.word == "mark"}
    asked = {m for c in _conditions(tree) for m in re.findall(r"(?:seen|ever)[(](\w+)[)]", c)}
    for gone in asked - marks:
        _stop_asking(tree, rf"[(]{gone}[)]")


def _conditions(tree: Tree) -> list[str]:
    found = [item.value for _, _, item in tree.items() if item.word == "fork"]
    found += [item.adverbs.get("if", "") for _, _, item in tree.items()]
    return found + [option.condition for _, _, item in tree.items() for option in item.options]


def retype_variable(desk: Desk) -> bool:
    """A range becomes wider or narrower; words get another one among them."""
    name = desk.rng.choice(list(desk.tree.variables))
    said = desk.tree.variables[name]
    numbers = re.match(r"(\d+)\.\.(\d+)(.*)", said)
    if numbers:
        top = int(numbers[2]) + desk.rng.choice((-1, 1, 2))
        if top <= int(numbers[1]) or (numbers[3] and int(numbers[3].strip("= ")) > top):
            return False
        desk.tree.variables[name] = f"{numbers[1]}..{top}{numbers[3]}"
        return all(int(n) <= top for n in _compared(desk.tree, name)) or _back(desk, name, said)
    if said == "no|yes":
        return False
    desk.tree.variables[name] = f"{said}|{desk.rng.choice(made.WORDS)}er"
    return True


def _compared(tree: Tree, name: str) -> list[str]:
    """The numbers that the story compares a variable with, or sets it to."""
    found = [str(i.value[name]) for _, _, i in tree.items() if i.word in ("set", "add") and name in i.value]
    for condition in _conditions(tree):
        found += re.findall(rf"\b{name} *[<>=!]+ *(\d+)", condition)
    return [n for n in found if n.lstrip("-").isdigit()]


def _back(desk: Desk, name: str, said: str) -> bool:
    desk.tree.variables[name] = said
    return False


EDITS: dict[str, Edit] = {
    "line edited": edit_line,
    "line moved in its scene": move_within,
    "line moved to another scene": move_away,
    "line split in two": split_line,
    "two lines joined": join_lines,
    "line deleted": delete_line,
    "lines inserted": insert_lines,
    "one of equal lines": edit_twin,
    "scene renamed": rename_scene,
    "scene split in two": split_scene,
    "two scenes merged": merge_scenes,
    "scene deleted": delete_scene,
    "option added": add_option,
    "option removed": remove_option,
    "options reordered": reorder_options,
    "option reworded": reword_option,
    "option's condition": condition_of_option,
    "condition of lines": condition_of_lines,
    "variable added": add_variable,
    "variable removed": remove_variable,
    "variable retyped": retype_variable,
}
