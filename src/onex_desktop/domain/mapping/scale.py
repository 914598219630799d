"""The scale a matrix is measured on: the school's own values, the strongest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from onex_desktop.domain.signs import CHARACTERS, Sign


class Strength(str):
    """The code of a value of the scale: it never changes, whatever the school calls the value.

    The four a new library begins with are named here; a school may add others or do without some.
    """

    __slots__ = ()

    STRONG: ClassVar[Strength]
    MEDIUM: ClassVar[Strength]
    WEAK: ClassVar[Strength]
    NOT_APPLICABLE: ClassVar[Strength]


Strength.STRONG = Strength("strong")
Strength.MEDIUM = Strength("medium")
Strength.WEAK = Strength("weak")
Strength.NOT_APPLICABLE = Strength("not_applicable")


@dataclass(frozen=True, slots=True)
class ScaleValue:
    """A value of the scale: how it is called, drawn and weighed (0 to 1), with where the weight comes from.

    A value that does not ``serves`` says that a slot was looked at and does not apply: no gap is closed by it, and it
    weighs nothing. ``letter`` sets the value from the keyboard, as its rank does; empty for none.
    """

    strength: Strength
    label: str
    sign: Sign
    weight: Decimal
    serves: bool = True
    letter: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """The sign as a character, the label where there is none."""
        return CHARACTERS.get(self.sign, self.label)


@dataclass(frozen=True)
class Scale:
    """The values in their order, the strongest first; those that do not serve come last."""

    values: tuple[ScaleValue, ...] = ()

    @cached_property
    def by_strength(self) -> Mapping[str, ScaleValue]:
        """The values by their codes, in their order."""
        return {value.strength: value for value in self.values}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each value, 0 for the strongest."""
        return {value.strength: at for at, value in enumerate(self.values)}

    @cached_property
    def weights(self) -> Mapping[str, Decimal]:
        """What each value weighs."""
        return {value.strength: value.weight for value in self.values}

    @cached_property
    def serving(self) -> tuple[ScaleValue, ...]:
        """The values that close a gap."""
        return tuple(value for value in self.values if value.serves)

    @cached_property
    def idle(self) -> frozenset[str]:
        """The codes of the values that close no gap, such as 不适用."""
        return frozenset(value.strength for value in self.values if not value.serves)

    @property
    def top(self) -> Strength | None:
        """The strongest value; None on an empty scale."""
        return self.values[0].strength if self.values else None

    def including(self, other: Scale) -> Scale:
        """Return this scale with the values that only another one has, behind its own of the same kind."""
        values = (*self.values, *(value for value in other.values if value.strength not in self.order))
        return Scale(tuple(sorted(values, key=lambda value: not value.serves)))

    def label(self, strength: str) -> str:
        """Return what the school calls a value."""
        return self.by_strength[strength].label

    def serves(self, strength: str) -> bool:
        """Return whether a value closes a gap."""
        return strength not in self.idle

    def strongest(self, strengths: Iterable[Strength]) -> Strength | None:
        """Return what a rolled-up cell shows: the strongest of some values, None of none."""
        return min(strengths, key=self.order.__getitem__, default=None)

    def heaviest(self, strengths: Iterable[Strength]) -> Strength | None:
        """Return the value among some that weighs most of those that serve, None where none serves."""
        serving = (each for each in strengths if each not in self.idle)
        return max(serving, key=self.weights.__getitem__, default=None)

    def count(self, strengths: Iterable[Strength]) -> dict[Strength, int]:
        """Return how many of some values are of each kind, the strongest first, absent ones left out."""
        found = dict.fromkeys(self.order, 0)
        for each in strengths:
            found[each] += 1
        return {Strength(strength): count for strength, count in found.items() if count}


MARK = Scale((ScaleValue(Strength.STRONG, "", Sign.FULL, Decimal(1)),))
"""The scale of a matrix whose cells are marked or not."""
