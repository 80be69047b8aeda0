"""`assets/catalog.yaml` -> the Catalogue, with a problem for each name that lacks its words or its files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from game.story.catalogue import MARKS, SHELVES, WEATHER, WORLDS, Backdrop, Catalogue, Figure, Sound, World
from game.story.reader import List, Map, Node, Text
from game.story.report import Report

PICTURES = {"backgrounds": "backgrounds", "illustrations": "illustrations"}
CAPTION = 40
"""Characters in a caption, at most (Xbox guideline 104)."""


def read(root: Node | None, folder: Path, report: Report) -> Catalogue:
    """The catalogue whose files lie in `folder` (the folder of catalog.yaml)."""
    return _Reader(folder, report).catalogue(root)


class _Reader:
    def __init__(self, folder: Path, report: Report) -> None:
        self.folder, self.report = folder, report

    def catalogue(self, root: Node | None) -> Catalogue:
        if root is not None and not isinstance(root, Map):
            self.report.add("catalogue", 1, 1, f"the catalogue has shelves at the left edge: {', '.join(SHELVES)}")
        shelves: dict[str, dict[str, tuple[Text, Map]]] = {shelf: {} for shelf in SHELVES}
        for key, value in root.pairs if isinstance(root, Map) else []:
            if key.value in SHELVES:
                shelves[key.value] = dict(self.entries(key.value, value))
            else:
                self.report.unknown("catalogue", key, f"the catalogue has no shelf {key.value!r}", SHELVES)
        backdrops = {s: {n: self.backdrop(s, n, k, m) for n, (k, m) in shelves[s].items()} for s in PICTURES}
        heard = {s: {n: self.sound(s, n, k, m) for n, (k, m) in shelves[s].items()} for s in SHELVES[3:]}
        cast = {n: self.figure(n, k, m) for n, (k, m) in shelves["cast"].items()}
        for shelf in ("music", "ambience"):
            for name, found in heard[shelf].items():
                if found.twin and found.twin not in heard[shelf]:
                    key = shelves[shelf][name][0]
                    self.report.at(
                        "catalogue", key, f"the twin {found.twin!r} of {name!r} is not on the shelf {shelf!r}"
                    )
        return Catalogue(
            self.folder,
            backdrops["backgrounds"],
            backdrops["illustrations"],
            cast,
            heard["music"],
            heard["ambience"],
            heard["sounds"],
        )

    def entries(self, shelf: str, node: Node) -> Iterator[tuple[str, tuple[Text, Map]]]:
        seen: set[str] = set()
        if not isinstance(node, Map) and not (isinstance(node, Text) and not node.value):
            self.report.at("catalogue", node, f"below {shelf!r} stand names with their words, without dashes")
        for key, value in node.pairs if isinstance(node, Map) else []:
            if key.value in seen:
                self.report.at("twice", key, f"{key.value!r} stands twice on the shelf {shelf!r}")
            elif not re.fullmatch(r"[a-z0-9_]+", key.value):
                self.report.at("catalogue", key, "a name of the catalogue has small letters, digits and '_'")
            elif not isinstance(value, Map):
                self.report.at("catalogue", key, f"{key.value!r} needs its words below it")
            else:
                seen.add(key.value)
                yield key.value, (key, value)

    def fields(self, node: Map, known: str) -> dict[str, Node]:
        for key, value in node.pairs:
            if isinstance(value, Text) and not value.value and " " in key.value:
                message = "a comma in braces begins a new name; put the words that belong together in quotes"
                self.report.at("catalogue", key, message)
            elif key.value not in known.split():
                self.report.unknown("catalogue", key, f"an entry here has no {key.value!r}", known.split())
        return {key.value: value for key, value in node.pairs}

    def text(self, fields: dict[str, Node], name: str, default: str = "") -> str:
        node = fields.get(name)
        if node is None:
            return default
        if isinstance(node, Text):
            rest = self.report.line(node.end_line)[node.end_column - 1 :]
            if not node.style and rest.lstrip().startswith("#"):
                self.report.at(
                    "comment-cut", node, "everything from '#' on is a comment; quote the text, or move the comment"
                )
            return node.value
        self.report.add("catalogue", node.line, node.column, f"{name!r} is a single text")
        return default

    def number(self, fields: dict[str, Node], name: str, default: float) -> float:
        said = self.text(fields, name, str(default))
        if re.fullmatch(r"-?\d+(\.\d+)?", said):
            return float(said)
        node = fields[name]
        self.report.add("catalogue", node.line, node.column, f"{name!r} is a number, not {said!r}")
        return default

    def color(self, fields: dict[str, Node], name: str) -> str:
        """Six hexadecimal digits, or '' when nothing or something else is said."""
        said = self.text(fields, name)
        if not said or re.fullmatch(r"[0-9a-fA-F]{6}", said):
            return said.lower()
        message = f"{name!r} is a color, six signs, 0-9 and a-f, without '#'; not {said!r}"
        self.report.at("catalogue", fields[name], message)
        return ""

    def words(self, fields: dict[str, Node], name: str) -> tuple[str, ...]:
        node = fields.get(name)
        items = node.items if isinstance(node, List) else [] if node is None else [node]
        return tuple(item.value for item in items if isinstance(item, Text) and item.value)

    def placeholder(self, fields: dict[str, Node]) -> bool:
        return self.text(fields, "placeholder") in ("true", "yes")

    def there(self, key: Text, shelf: str, files: list[str], fields: dict[str, Node]) -> None:
        """A name that is no placeholder must have its files."""
        if self.placeholder(fields):
            message = f"{key.value!r} on the shelf {shelf!r} is a placeholder still"
            self.report.add("placeholder", key.line, key.column, message, warning=True)
            return
        for file in files:
            if not self.found(shelf, file):
                self.report.at("missing-file", key, f"the file {shelf}/{file} is missing; or say 'placeholder: true'")

    def found(self, shelf: str, file: str) -> bool:
        """Whether there is this file; a picture may be a PNG as well."""
        path = self.folder / shelf / file
        return path.is_file() or (path.suffix == ".webp" and path.with_suffix(".png").is_file())

    def backdrop(self, shelf: str, name: str, key: Text, node: Map) -> Backdrop:
        known = "title layers worlds placeholder made licence"
        front = shelf == "illustrations" and name == "title"  # only there something falls that no scene has said
        fields = self.fields(node, f"{known} effect" if front else known)
        worlds: dict[str, World] = {}
        given = fields.get("worlds")
        for world, inner in given.pairs if isinstance(given, Map) else []:
            if world.value not in WORLDS:
                self.report.unknown("catalogue", world, f"there is no world {world.value!r}", WORLDS)
            elif isinstance(inner, Map):
                words = self.fields(inner, "alt air light")
                colors = (self.color(words, name) for name in ("air", "light"))
                worlds[world.value] = World(self.text(words, "alt"), *colors)
        if "here" not in worlds:
            self.report.at("catalogue", key, f"{name!r} needs 'worlds: {{here: {{alt: ...}}}}'")
        for world_name, world_found in worlds.items():
            if not world_found.alt.strip():
                message = f"{name!r} ({world_name}) has no 'alt': words for those who cannot see it"
                self.report.at("missing-alt", key, message)
        layers = self.words(fields, "layers")
        files = [f"{name}.{w}.{layer}.webp" for w in worlds for layer in layers] or [f"{name}.{w}.webp" for w in worlds]
        self.there(key, shelf, files, fields)
        title = self.text(fields, "title", name.replace("_", " ").title())
        made, licence, effect = (self.text(fields, word) for word in ("made", "licence", "effect"))
        if effect and effect not in WEATHER:
            self.report.at(
                "catalogue", fields["effect"], f"there is no effect {effect!r}; there are {', '.join(WEATHER)}"
            )
        place = self.report.place(key)
        return Backdrop(name, title, worlds, layers, self.placeholder(fields), made, licence, place, effect)

    def figure(self, name: str, key: Text, node: Map) -> Figure:
        fields = self.fields(
            node, "name height anchor outfits poses looks marks shape color alt placeholder made licence"
        )
        given = fields.get("alt")
        alt = {k.value: v.value for k, v in given.pairs if isinstance(v, Text)} if isinstance(given, Map) else {}
        parts = {part: self.words(fields, part) for part in ("outfits", "poses", "looks")}
        marks = tuple(self.marks(fields))
        for word in ("who", *parts["outfits"], *parts["poses"], *parts["looks"], *marks):
            if word not in alt:
                message = f"{name!r} has no 'alt' for {word!r}: words for those who cannot see it"
                self.report.at("missing-alt", key, message)
        numbers = [float(w) for w in self.words(fields, "anchor") if re.fullmatch(r"-?\d+(\.\d+)?", w)]
        anchor = (numbers[0], numbers[1]) if len(numbers) == 2 else (0.5, 1.0)
        shape = self.text(fields, "shape", "person")
        files = [] if shape.startswith("cube") else list(self.bodies(name, parts))  # a cube is drawn by the program
        self.there(key, "cast", files, fields)
        return Figure(
            name=name,
            title=self.text(fields, "name", name),
            height=round(self.number(fields, "height", 900)),
            anchor=anchor,
            outfits=parts["outfits"],
            poses=parts["poses"],
            looks=parts["looks"],
            marks=marks,
            shape=shape,
            color=self.text(fields, "color"),
            alt=alt,
            placeholder=self.placeholder(fields),
            made=self.text(fields, "made"),
            licence=self.text(fields, "licence"),
            place=self.report.place(key),
        )

    def bodies(self, name: str, parts: dict[str, tuple[str, ...]]) -> Iterator[str]:
        """The files of a figure: one for each outfit and pose, unless there is one for each of its looks."""
        for outfit in parts["outfits"] or ("",):
            for pose in parts["poses"] or ("",):
                body = ".".join(word for word in (name, outfit, pose) if word)
                looks = [f"{body}.{look}.webp" for look in parts["looks"]]
                if not looks or not all(self.found("cast", look) for look in looks):
                    yield f"{body}.webp"

    def marks(self, fields: dict[str, Node]) -> Iterator[str]:
        """What the dial of the lens takes from this figure."""
        node = fields.get("marks")
        for item in node.items if isinstance(node, List) else [] if node is None else [node]:
            if not isinstance(item, Text):
                self.report.at("catalogue", item, f"'marks' is a list of words: {', '.join(MARKS)}")
            elif item.value in MARKS:
                yield item.value
            elif item.value:
                self.report.unknown("catalogue", item, f"the dial of the lens knows no mark {item.value!r}", MARKS)

    def sound(self, shelf: str, name: str, key: Text, node: Map) -> Sound:
        fields = self.fields(node, "caption twin loop variants felt near placeholder made licence")
        caption = self.text(fields, "caption")
        if not caption.strip():
            self.report.at("missing-caption", key, f"{name!r} has no 'caption': words for those who cannot hear it")
        elif len(caption) > CAPTION:
            self.report.at(
                "long-caption",
                key,
                f"the caption of {name!r} has {len(caption)} characters; {CAPTION} are read in time",
            )
        variants = max(1, round(self.number(fields, "variants", 1)))
        files = [f"{name}.ogg"] if variants == 1 else [f"{name}.{n}.ogg" for n in range(1, variants + 1)]
        self.there(key, shelf, files, fields)
        return Sound(
            name=name,
            caption=caption,
            twin=self.text(fields, "twin"),
            loop=self.text(fields, "loop") in ("true", "yes"),
            variants=variants,
            felt=self.text(fields, "felt") in ("true", "yes"),
            near=min(1.0, max(0.0, self.number(fields, "near", 0))),
            placeholder=self.placeholder(fields),
            made=self.text(fields, "made"),
            licence=self.text(fields, "licence"),
            place=self.report.place(key),
        )


def odd(root: Node | None, lines: Sequence[str], names: Collection[str]) -> int:
    """How much is wrong in the shape of these lines (`game.story.slips` asks)."""
    report = Report("", lines)
    read(root, Path(), report)
    return sum(1 for d in report.drafts if d.problem.code in ("catalogue", "twice", "comment-cut"))
