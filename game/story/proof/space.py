"""All states of a story, and what conditions ask of them.

A name of which nothing is known can have any value at any time. That is how the proof gives up a part when the whole
is too large: what is false in all those states is false in the story (abstract interpretation: Cousot, Cousot, 1977).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.story.proof.skeleton import Test, asked
from game.story.proof.states import MOST_MASKS, Cells, Flag, States, values_of
from game.story.variables import Value, Variable

_SIGNS = {
    "==": int.__eq__,
    "!=": int.__ne__,
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
}
_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(slots=True)
class Question:
    """A condition, and for each answer of the keys the cells in which it can be true, and (None: the rest) false."""

    test: Test
    keys: int
    sure: bool
    answers: dict[int, tuple[int, int | None]]


class Space(Cells):
    """States with `flags`, a bit of the keys each.

    Any other flag is never set, unless it is `unknown`; a variable neither packed nor loose can have any value.
    """

    def __init__(
        self,
        variables: Mapping[str, Variable],
        packed: Sequence[str],
        loose: Sequence[str],
        flags: Iterable[Flag],
        unknown: Collection[Flag] = (),
    ) -> None:
        super().__init__(variables, packed, loose)
        self.unknown = frozenset(unknown)
        self.bits: dict[Flag, int] = {flag: 1 << self.wide + number for number, flag in enumerate(flags)}
        self.cost = 8 + (self.cells >> 12)
        """The work of one step with one key, in tenths of a microsecond."""
        self._questions: dict[Test, Question] = {}
        self._masks = 0
        self._compared: dict[Test, int] = {}

    def question(self, test: Test) -> Question:
        """A condition, ready to be asked of many states."""
        found = self._questions.get(test)
        if found is None:
            found = self._questions[test] = Question(test, self._keys(test), self._sure(test), {})
        return found

    def split(self, states: States, question: Question) -> tuple[States, States]:
        """The states in which a condition can be true, and those in which it can be false."""
        yes: States = {}
        no: States = {}
        keys, answers = question.keys, question.answers
        for key, cells in states.items():
            answer = answers.get(key & keys)
            if answer is None:
                answer = self._answer(question, key & keys)
            true = cells & answer[0]
            if true:
                yes[key] = true
            false = cells ^ true if answer[1] is None else cells & answer[1]
            if false:
                no[key] = false
        return yes, no

    def _answer(self, question: Question, key: int) -> tuple[int, int | None]:
        if self._masks >= MOST_MASKS:
            for other in self._questions.values():
                other.answers.clear()
            self._masks = 0
        self._masks += 1
        answer: tuple[int, int | None]
        if question.sure:
            answer = self._holds(question.test, key), None
        else:
            answer = self._can_be(question.test, key)
        question.answers[key] = answer
        return answer

    def _sure(self, test: Test) -> bool:
        """Whether all that a condition asks for is known."""
        for kind, name in asked(test):
            if kind != "var" and (kind, name) in self.unknown:
                return False
            if kind == "var" and name not in self.packed and name not in self.loose:
                return False
        return True

    def _keys(self, test: Test) -> int:
        """The bits of the keys that a condition asks for."""
        kind = test[0]
        if kind in ("seen", "ever"):
            return self.bits.get(test, 0)
        if kind in ("not", "and", "or"):
            found = 0
            for part in test[1:]:
                found |= self._keys(part)
            return found
        names = (test[1],) if kind == "yes" else (side[0] for side in test[1:] if isinstance(side, tuple))
        return sum({self.loose[name].mask for name in names if name in self.loose})

    def _holds(self, test: Test, key: int) -> int:
        """The cells in which a condition of known names is true, for one answer of the keys."""
        kind = test[0]
        if kind == "not":
            return self.full ^ self._holds(test[1], key)
        if kind in ("and", "or"):
            true = self._holds(test[1], key)
            for part in test[2:]:
                more = self._holds(part, key)
                true = true & more if kind == "and" else true | more
            return true
        if kind in ("seen", "ever"):
            return self.full if key & self.bits.get(test, 0) else 0
        return self._compare(test, key)

    def _can_be(self, test: Test, key: int) -> tuple[int, int]:
        """The cells in which a condition can be true, and those in which it can be false."""
        kind = test[0]
        if kind == "not":
            true, false = self._can_be(test[1], key)
            return false, true
        if kind in ("and", "or"):
            true, false = self._can_be(test[1], key)
            for part in test[2:]:
                t, f = self._can_be(part, key)
                true, false = (true & t, false | f) if kind == "and" else (true | t, false & f)
            return true, false
        if not self._sure(test):
            return self.full, self.full
        true = self._holds(test, key)
        return true, self.full ^ true

    def _compare(self, test: Test, key: int) -> int:
        """The cells in which a comparison holds, or a variable is `yes`."""
        known = self._compared.get(test)
        if known is None:
            sign, left, right = test if len(test) == 3 else ("==", (test[1],), "yes")
            known = self._true(sign, left, right, key)
            if not self._keys(test):
                if len(self._compared) > MOST_MASKS:
                    self._compared.clear()
                self._compared[test] = known
        return known

    def _true(self, sign: str, left: object, right: object, key: int) -> int:
        """The cells in which a comparison holds."""
        if not isinstance(right, tuple):
            sign, left, right = _TURNED[sign], right, left
        true = 0
        for value, cells in self._side(left, key):
            true |= cells & self._where(right, value, sign, key)
        return true

    def _side(self, side: object, key: int) -> list[tuple[Value, int]]:
        """Each value that a side of a comparison can have, with the cells in which it has it."""
        if not isinstance(side, tuple):
            assert isinstance(side, (int, str))
            return [(side, self.full)]
        values = values_of(self.variables[side[0]])
        loose = self.loose.get(side[0])
        if loose:
            return [(values[(key & loose.mask) >> loose.shift], self.full)]
        packed = self.packed[side[0]]
        return [(value, self.slice(packed, n)) for n, value in enumerate(values)]

    def _where(self, side: object, value: Value, sign: str, key: int) -> int:
        """The cells in which `value sign side` holds."""
        if not isinstance(side, tuple) or side[0] in self.loose:
            other = self._side(side, key)[0][0]
            return self.full if _agree(sign, value, other) else 0
        packed = self.packed[side[0]]
        if isinstance(value, str):
            number = self.number(packed.name, value)
            same = self.slice(packed, number)
            return same if sign == "==" else self.full ^ same
        at = value - self.variables[packed.name].low
        less = self.below(packed, max(0, min(packed.size, at)))
        upto = self.below(packed, max(0, min(packed.size, at + 1)))
        same = upto ^ less
        full = self.full
        return {"==": same, "!=": full ^ same, ">": less, ">=": upto, "<": full ^ upto, "<=": full ^ less}[sign]


def _agree(sign: str, a: Value, b: Value) -> bool:
    if isinstance(a, int) and isinstance(b, int):
        return bool(_SIGNS[sign](a, b))
    return (a == b) == (sign == "==")
