"""Sets of states, so packed that a condition or a change takes all of them at once.

What a story remembers is finite: the values of its variables, the marks that were passed, what happens once and has
happened. A set of states is a `dict[int, int]`. Its keys are what is told apart one by one (a bit for each mark and
"once", a few for each variable that has too many values); its values are bitsets with one bit, a
*cell*, for each combination of the other variables' values, counted in mixed radix. A condition is a mask of cells,
`set` moves all slices of cells onto one, `add` moves them along and stops at the end of the range. Sets of this form
are never changed once they were made, so that they can be shared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.story.variables import Value, Variable

States = dict[int, int]
Flag = tuple[object, ...]
"""`("seen", mark)`, `("ever", mark)`, or `("once", scene, node, option)` with -1 for no option."""

MOST_MASKS = 600
"""Masks that are kept; as large as they may become, these fit into 20 MB."""


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


class Cells:
    """Where the values of variables lie: those of `packed` ones in the cells, those of `loose` ones in the keys."""

    def __init__(self, variables: Mapping[str, Variable], packed: Sequence[str], loose: Sequence[str]) -> None:
        self.variables = variables
        self.packed: dict[str, Packed] = {}
        self.loose: dict[str, Loose] = {}
        self.cells = 1
        for name in packed:
            self.packed[name] = Packed(name, self.cells, size_of(variables[name]))
            self.cells *= size_of(variables[name])
        self.wide = 0
        """Bits of the keys that belong to variables."""
        for name in loose:
            size = size_of(variables[name])
            wide = max(1, (size - 1).bit_length())
            self.loose[name] = Loose(name, self.wide, size, (1 << wide) - 1 << self.wide)
            self.wide += wide
        self.full = (1 << self.cells) - 1
        self._below: dict[tuple[int, int, int], int] = {}
        self._zeros: dict[frozenset[str], int] = {}

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
