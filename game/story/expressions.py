"""Conditions: `trust >= 2 and not seen(first_look)`.

Grammar, loosest first; there are no calls but `seen` and `ever`, no arithmetic, no attributes::

    either   = both ("or" both)*
    both     = denied ("and" denied)*
    denied   = "not" denied | compared
    compared = value (("==" | "!=" | "<" | "<=" | ">" | ">=") value)*
    value    = NUMBER | WORD | ("seen" | "ever") "(" WORD ")" | "(" either ")"

A word is a variable, or one of the words that the variable beside it can be. A variable whose words are
`yes` and `no` is a condition by itself. `1 < trust < 3` means what it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Union

from game.story.variables import Value, Variable

LONGEST = 400
DEEPEST = 40
TRUTHS = frozenset(("yes", "no"))


@dataclass(frozen=True, slots=True)
class Constant:
    value: int | str


@dataclass(frozen=True, slots=True)
class Variable_:
    name: str


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether a mark was passed: in this playthrough, or `ever`."""

    mark: str
    ever: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    left: Constant | Variable_
    sign: str
    right: Constant | Variable_


@dataclass(frozen=True, slots=True)
class Not:
    inner: Condition


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Condition, ...]


Condition = Union[Compare, Not, And, Or, Seen, Variable_]

_SIGNS: dict[str, Callable[[object, object], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,  # type: ignore[operator]
    "<=": lambda a, b: a <= b,  # type: ignore[operator]
    ">": lambda a, b: a > b,  # type: ignore[operator]
    ">=": lambda a, b: a >= b,  # type: ignore[operator]
}


def holds(
    condition: Condition, values: Mapping[str, Value], marks: Collection[str], ever: Collection[str] = ()
) -> bool:
    """Whether the condition is true; `ever` are the marks of earlier playthroughs."""

    def value(part: Constant | Variable_) -> Value:
        return part.value if isinstance(part, Constant) else values[part.name]

    def true(part: Condition) -> bool:
        if isinstance(part, Compare):
            return _SIGNS[part.sign](value(part.left), value(part.right))
        if isinstance(part, And):
            return all(map(true, part.parts))
        if isinstance(part, Or):
            return any(map(true, part.parts))
        if isinstance(part, Not):
            return not true(part.inner)
        if isinstance(part, Seen):
            return part.mark in marks or (part.ever and part.mark in ever)
        return values[part.name] == "yes"

    return true(condition)


def names(condition: Condition) -> Iterator[Variable_ | Seen]:
    """Every variable and mark that the condition asks for."""
    if isinstance(condition, (And, Or)):
        for part in condition.parts:
            yield from names(part)
    elif isinstance(condition, Not):
        yield from names(condition.inner)
    elif isinstance(condition, Compare):
        for side in (condition.left, condition.right):
            if isinstance(side, Variable_):
                yield side
    else:
        yield condition


class Wrong(Exception):
    """The text is no condition. `at` counts characters from 0; `instead` mends `length` of them, if known.

    `near` is a name that was not found among those `known`.
    """

    def __init__(
        self,
        code: str,
        message: str,
        at: int,
        length: int = 0,
        instead: str = "",
        near: str = "",
        known: Collection[str] = (),
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.at = code, message, at
        self.length, self.instead, self.near, self.known = length, instead, near, known


_TOKEN = re.compile(
    r"\s*(?:(?P<number>-?\d+)(?!\w)|(?P<word>[^\W\d]\w*)|(?P<sign>==|!=|<=|>=|=<|=>|[<>=()]|&&|\|\||!)|$)"
)
_INSTEAD = {"=": "==", "=<": "<=", "=>": ">=", "&&": "and", "||": "or", "!": "not"}
_KEYWORDS = frozenset(("and", "or", "not", "seen", "ever"))


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def _tokens(text: str) -> list[_Token]:
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        quoted = re.match(r"""\s*(["'])([^\W\d]\w*)\1""", text[at:])
        if quoted:
            start = at + quoted.start(1)
            length = quoted.end() - quoted.start(1)
            raise Wrong("condition", "words in a condition stand without quotes", start, length, quoted[2])
        if not match or not match.lastgroup:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise Wrong("condition", f"{text[start]!r} means nothing in a condition", start, 1)
        token = _Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup))
        if token.text in _INSTEAD:
            mended = _INSTEAD[token.text]
            raise Wrong(
                "condition", f"a condition says {mended!r}, not {token.text!r}", token.at, len(token.text), mended
            )
        found.append(token)
        at = match.end()
    return [*found, _Token("end", "", len(text.rstrip()))]


def parse(text: str, variables: Mapping[str, Variable], marks: Collection[str] | None = None) -> Condition:
    """The condition that `text` says. Raises `Wrong`; with `marks` None, any mark will do."""
    if len(text) > LONGEST:
        raise Wrong("condition", f"a condition may have {LONGEST} characters at most", LONGEST)
    return _Parser(text, variables, marks).whole()


class _Parser:
    def __init__(self, text: str, variables: Mapping[str, Variable], marks: Collection[str] | None) -> None:
        self.tokens = _tokens(text)
        self.variables, self.marks = variables, marks
        for token in self.tokens:
            small = token.text.lower()
            if small in ("and", "or", "not") and token.text != small and token.text not in variables:
                message = f"{small!r} is written in small letters"
                raise Wrong("condition", message, token.at, len(token.text), small)
        self.next, self.depth = 0, 0

    @property
    def token(self) -> _Token:
        return self.tokens[self.next]

    def take(self, *texts: str) -> _Token | None:
        if self.token.kind != "end" and self.token.text in texts:
            self.next += 1
            return self.tokens[self.next - 1]
        return None

    def whole(self) -> Condition:
        found = self.either()
        if self.token.kind != "end":
            raise Wrong("condition", f"{self.token.text!r} is not expected here", self.token.at, len(self.token.text))
        return found

    def either(self) -> Condition:
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def both(self) -> Condition:
        parts = [self.denied()]
        while self.take("and"):
            parts.append(self.denied())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def denied(self) -> Condition:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Wrong("condition", "too many brackets and 'not's inside each other", self.token.at)
        found: Condition = Not(self.denied()) if self.take("not") else self.compared()
        self.depth -= 1
        return found

    def compared(self) -> Condition:
        first = self.token
        if self.take("("):
            inner = self.either()
            if not self.take(")"):
                raise Wrong("condition", "a bracket is not closed: ')' is missing", self.token.at)
            return inner
        asked = self.take("seen", "ever")
        if asked:
            return self.mark(asked)
        operands, signs = [self.operand()], []
        while self.token.text in _SIGNS:
            signs.append(self.token)
            self.next += 1
            operands.append(self.operand())
        if not signs:
            self.is_not_a_sign()
            self.other_side(first)
            return self.alone(first)
        pairs = [self.pair(a, s, b) for a, s, b in zip(operands, signs, operands[1:], strict=False)]
        return pairs[0] if len(pairs) == 1 else And(tuple(pairs))

    def is_not_a_sign(self) -> None:
        """`carry is torch`."""
        token = self.token
        if token.text != "is":
            return
        after = self.tokens[self.next + 1]
        if after.text == "not":
            raise Wrong("condition", "a condition says '!=', not 'is not'", token.at, after.at + 3 - token.at, "!=")
        then = self.tokens[min(self.next + 2, len(self.tokens) - 1)]
        sure = after.kind in ("word", "number") and (then.kind == "end" or then.text in ("and", "or", ")"))
        message = "a condition says '==', or '<' and '>', not 'is'"
        raise Wrong("condition", message, token.at, len(token.text), "==" if sure else "")

    def other_side(self, token: _Token) -> None:
        """`carry == torch or rope`."""
        at = self.tokens.index(token)
        if at < 4 or token.text in self.variables:
            return
        name, sign, _, joint = self.tokens[at - 4 : at]
        known = self.variables.get(name.text)
        if known is None or (joint.text, sign.text) not in (("or", "=="), ("and", "!=")):
            return
        if token.text in known.words or (known.is_number and token.kind == "number"):
            whole = f"{name.text} {sign.text} {token.text}"
            message = f"each side of {joint.text!r} is a whole condition: '{joint.text} {whole}'"
            raise Wrong("condition", message, token.at, len(token.text), whole)

    def operand(self) -> _Token:
        token = self.token
        if token.kind == "end":
            raise Wrong("condition", "the condition ends too early: something is missing after this", token.at)
        if token.kind == "sign" or token.text in _KEYWORDS:
            raise Wrong(
                "condition", f"a variable or a number is expected here, not {token.text!r}", token.at, len(token.text)
            )
        self.next += 1
        return token

    def mark(self, asked: _Token) -> Seen:
        opened, name = self.take("("), self.token
        if not opened or name.kind != "word":
            raise Wrong("condition", f"{asked.text!r} asks for a mark: {asked.text}(name)", asked.at, len(asked.text))
        self.next += 1
        if not self.take(")"):
            raise Wrong("condition", "a bracket is not closed: ')' is missing", self.token.at)
        if self.marks is not None and name.text not in self.marks:
            message = f"no mark is called {name.text!r}"
            raise Wrong("unknown-mark", message, name.at, len(name.text), near=name.text, known=self.marks)
        return Seen(name.text, asked.text == "ever")

    def alone(self, token: _Token) -> Variable_:
        variable = self.variable(token)
        if not variable.words or not set(variable.words) <= TRUTHS:
            example = f"{token.text} == {variable.start}"
            message = f"{token.text!r} is not yes or no: say what it should be, as in '{example}'"
            raise Wrong("wrong-kind", message, token.at, len(token.text))
        return Variable_(token.text)

    def variable(self, token: _Token) -> Variable:
        if token.text in self.variables:
            return self.variables[token.text]
        if self.marks is not None and token.text in self.marks:
            message = f"{token.text!r} is a mark: a condition asks for it with 'seen({token.text})'"
            raise Wrong("unknown-variable", message, token.at, len(token.text), f"seen({token.text})")
        message = f"there is no variable {token.text!r} in 'vars'"
        raise Wrong(
            "unknown-variable", message, token.at, len(token.text), near=token.text, known=self.variables.keys()
        )

    def pair(self, a: _Token, sign: _Token, b: _Token) -> Compare:
        known = [self.variables.get(t.text) if t.kind == "word" else None for t in (a, b)]
        if not any(known):
            wrong = a if a.kind == "word" else b
            if wrong.kind == "word":
                self.variable(wrong)
            raise Wrong("wrong-kind", "one side of a comparison must be a variable", a.at, len(a.text))
        left, right = self.side(a, known[0], known[1]), self.side(b, known[1], known[0])
        both = [v for v in known if v]
        if len({v.is_number for v in both}) > 1:
            raise Wrong("wrong-kind", f"{a.text!r} and {b.text!r} are of different kinds: one is a number", a.at)
        if sign.text not in ("==", "!=") and not both[0].is_number:
            message = f"words have no order: {sign.text!r} is for numbers; for words there are '==' and '!='"
            raise Wrong("wrong-kind", message, sign.at, len(sign.text))
        return Compare(left, sign.text, right)

    def side(self, token: _Token, own: Variable | None, other: Variable | None) -> Constant | Variable_:
        if own:
            return Variable_(token.text)
        assert other is not None
        if token.kind == "number":
            if not other.is_number:
                words = ", ".join(other.words)
                raise Wrong(
                    "wrong-kind", f"{other.name!r} is a word ({words}), never a number", token.at, len(token.text)
                )
            return Constant(int(token.text))
        if other.is_number:
            message = f"{other.name!r} is a number from {other.low} to {other.high}, and {token.text!r} is neither"
            raise Wrong("wrong-kind", message, token.at, len(token.text))
        if token.text not in other.words:
            message = f"{other.name!r} is never {token.text!r}"
            raise Wrong("unknown-word", message, token.at, len(token.text), near=token.text, known=other.words)
        return Constant(token.text)
