"""Sets of states, so packed that a condition or a change takes all of them at once.

What a story remembers is finite: the values of its variables, the marks that were passed, what happens once and has
happened. A set of states is a `dict[int, int]`. Its keys are what is told apart one by one (`Space.bits`: a bit for
each mark and "once", a few for each variable that has too many values); its values are bitsets with one bit, a
*cell*, for each combination of the other variables' values, counted in mixed radix. A condition is a mask of cells,
`set` moves all slices of cells onto one, `add` moves them along and stops at the end of the range. Sets of this form
are never changed once they were made, so that they can be shared.

A name of which nothing is known can have any value at any time. That is how the proof gives up a part when the whole
is too large: what is false in all those states is false in the story (abstract interpretation: Cousot, Cousot, 1977).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.story.skeleton import Test, asked
from game.story.variables import Value, Variable

States = dict[int, int]
Flag = tuple[object, ...]
"""`("seen", mark)`, `("ever", mark)`, or `("once", scene, node, option)` with -1 for no option."""

MOST_MASKS = 600
"""Masks that are kept; as large as they may become, these fit into 20 MB."""

_SIGNS = {
    "==": int.__eq__,
    "!=": int.__ne__,
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
}
_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def values_of(variable: Variable) -> tuple[Value, ...]:
    """Everything that a variable can be, in order."""
    return tuple(range(variable.low, variable.high + 1)) if variable.is_number else variable.words


def size_of(variable: Variable) -> int:
    """How many values a variable can have."""
    return variable.high - variable.low + 1 if variable.is_number else len(variable.words)


@dataclass(frozen=True, slots=True)
class Packed:
    """A variable in the cells: its value number `v` is in the cells `n` with `n // stride % size == v`."""

    name: str
    stride: int
    size: int


@dataclass(frozen=True, slots=True)
class Loose:
    """A variable in the keys: its value's number begins at bit `shift`."""

    name: str
    shift: int
    size: int
    mask: int


@dataclass(slots=True)
class Question:
    """A condition, and for each answer of the keys the cells in which it can be true, and (None: the rest) false."""

    test: Test
    keys: int
    sure: bool
    answers: dict[int, tuple[int, int | None]]


class Space:
    """All states of a story: `packed` variables share the cells, `loose` ones and `flags` are in the keys.

    Any other flag is never set, unless it is `unknown`; any other variable can have any value.
    """

    def __init__(
        self,
        variables: Mapping[str, Variable],
        packed: Sequence[str],
        loose: Sequence[str],
        flags: Iterable[Flag],
        unknown: Collection[Flag] = (),
    ) -> None:
        self.variables, self.unknown = variables, frozenset(unknown)
        self.packed: dict[str, Packed] = {}
        self.loose: dict[str, Loose] = {}
        self.cells, shift = 1, 0
        for name in packed:
            self.packed[name] = Packed(name, self.cells, size_of(variables[name]))
            self.cells *= size_of(variables[name])
        for name in loose:
            size = size_of(variables[name])
            wide = max(1, (size - 1).bit_length())
            self.loose[name] = Loose(name, shift, size, (1 << wide) - 1 << shift)
            shift += wide
        self.bits: dict[Flag, int] = {flag: 1 << shift + n for n, flag in enumerate(flags)}
        self.full = (1 << self.cells) - 1
        self.cost = 8 + (self.cells >> 12)
        self._below: dict[tuple[int, int, int], int] = {}
        self._zeros: dict[frozenset[str], int] = {}
        self._questions: dict[Test, Question] = {}
        self._masks = 0
        self._compared: dict[Test, int] = {}

    # --- single values

    def number(self, name: str, value: Value) -> int:
        """The number of a value of a variable."""
        variable = self.variables[name]
        return value - variable.low if isinstance(value, int) else variable.words.index(value)

    def first(self) -> tuple[int, int]:
        """The key and the cells of the state in which a story begins: no mark passed."""
        cell, key = 0, 0
        for packed in self.packed.values():
            cell += packed.stride * self.number(packed.name, self.variables[packed.name].start)
        for loose in self.loose.values():
            key |= self.number(loose.name, self.variables[loose.name].start) << loose.shift
        return key, 1 << cell

    # --- masks

    def below(self, packed: Packed, value: int) -> int:
        """The cells in which the number of a variable's value is less than `value`."""
        wanted = (packed.stride, packed.size, value)
        found = self._below.get(wanted)
        if found is None:
            found = (1 << packed.stride * value) - 1
            cells = packed.stride * packed.size
            while cells < self.cells:
                found |= found << cells
                cells *= 2
            if len(self._below) > MOST_MASKS:
                self._below.clear()
            found = self._below[wanted] = found & self.full
        return found

    def slice(self, packed: Packed, value: int) -> int:
        """The cells in which a variable has the value of this number."""
        return self.below(packed, value + 1) ^ self.below(packed, value)

    # --- changes of cells, and what was before them

    def assign(self, cells: int, packed: Packed, value: int) -> int:
        """The cells after the variable was set to the value of this number."""
        stride, size = packed.stride, packed.size
        while size > 2:  # the upper half is laid on the lower, again and again
            half = (size + 1) // 2
            low = cells & self.below(packed, half)
            cells = low | (cells ^ low) >> half * stride
            size = half
        low = cells & self.below(packed, 1)
        high = cells ^ low
        if value == 0:
            return low | high >> stride
        high |= low << stride
        return high if value == 1 else high << (value - 1) * stride

    def before_assign(self, cells: int, packed: Packed, value: int) -> int:
        """The cells that `assign` leads into these."""
        cells = (cells & self.slice(packed, value)) >> value * packed.stride
        filled = 1
        while filled < packed.size:
            cells |= cells << min(filled, packed.size - filled) * packed.stride
            filled *= 2
        return cells

    def shift(self, cells: int, packed: Packed, number: int) -> tuple[int, int, int]:
        """The cells after an `add`; those from which it changed something; those in which the range cut it off."""
        stride, size = packed.stride, packed.size
        if number == 0:
            return cells, 0, 0
        far = min(abs(number), size)
        if number > 0:
            moved = cells & self.below(packed, size - far)
            cut = cells ^ moved
            after = moved << far * stride
            edge = cells & self.below(packed, size - 1)
        else:
            cut = cells & self.below(packed, far)
            moved = cells ^ cut
            after = moved >> far * stride
            edge = cells & ~self.below(packed, 1)
        if cut:
            after |= cut if far == 1 else self._pressed(cut, packed, number > 0, far)
        return after, edge, cut

    def _pressed(self, cut: int, packed: Packed, up: bool, far: int) -> int:
        """Cells of the last `far` values, laid on the very last one."""
        after = 0
        for steps in range(far):
            value = packed.size - 1 - steps if up else steps
            part = cut & self.slice(packed, value)
            after |= part << steps * packed.stride if up else part >> steps * packed.stride
        return after

    def before_shift(self, cells: int, packed: Packed, number: int) -> int:
        """The cells that `shift` leads into these."""
        stride, size = packed.stride, packed.size
        if number == 0:
            return cells
        far = min(abs(number), size)
        if number > 0:
            before = cells >> far * stride & self.below(packed, size - far)
            last = cells & self.slice(packed, size - 1)
            for steps in range(far):
                before |= last >> steps * stride
        else:
            before = cells << far * stride & self.full & ~self.below(packed, far)
            last = cells & self.slice(packed, 0)
            for steps in range(far):
                before |= last << steps * stride
        return before

    def forget(self, cells: int, dead: frozenset[str]) -> int:
        """The cells after what these variables are was forgotten: each has its first value now."""
        if cells & ~self._zero(dead):
            for name in dead:
                cells = self.assign(cells, self.packed[name], 0)
        return cells

    def before_forget(self, cells: int, dead: frozenset[str]) -> int:
        """The cells that `forget` leads into these."""
        for name in dead:
            cells = self.before_assign(cells, self.packed[name], 0)
        return cells

    def _zero(self, names: frozenset[str]) -> int:
        found = self._zeros.get(names)
        if found is None:
            found = self.full
            for name in names:
                found &= self.below(self.packed[name], 1)
            if len(self._zeros) > MOST_MASKS:
                self._zeros.clear()
            self._zeros[names] = found
        return found

    # --- conditions

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
