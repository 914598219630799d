"""Values of the matrix as text: for the clipboard, for hints and for screen readers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from onex_desktop.domain.mapping import MARK, MatrixCell, ReviewState, Scale, ScaleValue, Strength
from onex_desktop.domain.mapping.scale_checks import plain
from onex_desktop.wording.labels import REVIEW_STATES

SLASH: Final = "／"
FULL: Final = "●"

_IDLE_KEYS: Final = ("/", "、")
"""What types the first value that does not serve; a Chinese keyboard layout types 、 where the slash is."""
_CUSTOMARY: Final = {3: ("HML", "强中弱", "高中低"), 2: ("HL", "强弱", "高低")}
"""How schools write scales of so many degrees; a word of the scale's own goes before."""
_NO_SCALE: Final = Scale()
_YES: Final = frozenset({"√", "✓", "✔", "是", "试点", "Y"})
_NO: Final = frozenset({"否", "N"})
_MARKING: Final = frozenset("强中弱QZR321")
_DEGREES: Final = _MARKING | frozenset("HML●◐○")
"""Of other matrices: where a cell is only marked, every degree is the mark."""


@dataclass(frozen=True)
class Speech:
    """What the columns of a matrix are called, and what its cells may hold.

    ``details`` stand beside a value; ``mark`` is the word of the only value where a cell is marked or not.
    """

    group: str
    part: str
    details: tuple[str, ...] = ()
    scale: Scale = _NO_SCALE
    mark: str = ""

    def over(self, scale: Scale) -> Speech:
        """Return how a matrix on a scale speaks; a mark is a mark on every scale."""
        return self if self.is_mark or scale == self.scale else replace(self, scale=scale)

    @property
    def is_mark(self) -> bool:
        """Whether a cell is marked or not, without degrees."""
        return bool(self.mark)

    def value(self, strength: str) -> ScaleValue:
        """Return what a cell that holds a value is drawn with; where it is only marked, every degree is the mark."""
        return self.scale.values[0] if self.is_mark else self.scale.by_strength[strength]

    @cached_property
    def values(self) -> Mapping[str, str]:
        """The words of the values a cell takes, the strongest first."""
        return {value.strength: self.mark or value.label for value in self.scale.values}

    @cached_property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys that set each value: its rank counted from the weakest, and its letter."""
        return {
            value.strength: tuple(filter(None, (rank, value.letter)))
            for value, rank in zip(self.scale.values, self._ranks(), strict=True)
        }

    @cached_property
    def typed(self) -> Mapping[str, Strength | None]:
        """What a typed character sets; None empties the cell."""
        found: dict[str, Strength | None] = {"0": None}
        if self.is_mark:
            return found | dict.fromkeys(_MARKING, Strength.STRONG) | dict.fromkeys(_IDLE_KEYS, Strength.NOT_APPLICABLE)
        for value in self.scale.values:
            if len(value.label) == 1:
                found[plain(value.label)] = value.strength
        for value in self.scale.values:
            for key in self.keys[value.strength]:
                found.setdefault(key, value.strength)
        if "/" in found:
            found |= dict.fromkeys(_IDLE_KEYS, found["/"])
        return found

    @cached_property
    def read_as(self) -> Mapping[str, Strength | None]:
        """What a text means: a word of the scale, a sign, a rank, or how other schools write such a scale."""
        values = self.scale.values
        found: dict[str, Strength | None] = dict.fromkeys(("", "0"), None)
        found |= {plain(value.label): value.strength for value in values if value.label}
        serving = self.scale.serving
        customary = [words for row in _CUSTOMARY.get(len(serving), ()) for words in zip(row, serving, strict=True)]
        signs = [(value.text, value) for value in values]
        ranks = list(zip(self._ranks(), values, strict=True))
        for word, value in (*signs, *ranks, *customary):
            found.setdefault(plain(word), value.strength)
        return found

    @property
    def offer(self) -> str:
        """What a cell takes, in words: 强、中、弱或不适用."""
        return or_listed([FULL, "空"] if self.is_mark else [*self.values.values()])

    def fit(self, strength: Strength | None) -> Strength | None:
        """Return what a cell takes for a value; where it is only marked, every degree is the mark.

        Raises:
            UnknownValue: A cell can hold nothing of the kind.
        """
        if strength is None or strength in self.values:
            return strength
        if strength == Strength.NOT_APPLICABLE:
            raise UnknownValue(SLASH)
        return self.scale.top

    def _ranks(self) -> Iterator[str]:
        rank = len(self.scale.serving)
        slash = iter("/")
        for value in self.scale.values:
            yield str(rank) if value.serves else next(slash, "")
            rank -= 1


COURSES: Final = Speech("课程", "模块", ("学时", "备注"))
COURSES_OF_INDICATORS: Final = replace(COURSES, details=("备注",))
MAJORS: Final = Speech("学院", "专业", scale=MARK, mark="试点")


def or_listed(words: Sequence[str]) -> str:
    """Return words as a choice: 强、中或弱; Latin ones with room around the last or: 3、2 或 1."""
    *others, last = words or ("",)
    room = " " if last.isascii() else ""
    return f"{'、'.join(others)}{room}或{room}{last}" if others else last


class UnknownValue(ValueError):
    """Text that names no strength."""


def read(text: str, speech: Speech) -> Strength | None:
    """Return the value a text names, in any of the ways it is written; None empties the cell.

    Raises:
        UnknownValue: The text names none.
    """
    word = plain(text)
    if speech.is_mark:
        return _marked(word, text)
    if word not in speech.read_as:
        raise UnknownValue(text.strip())
    return speech.read_as[word]


def _marked(word: str, text: str) -> Strength | None:
    if word in _YES or word in _DEGREES:
        return Strength.STRONG
    if word in _NO or word in {"", "0"}:
        return None
    raise UnknownValue(text.strip())


def write(strength: Strength | None, speech: Speech) -> str:
    """Return what a cell puts on the clipboard: 强, 中, 弱, ／ or nothing; ● where it is only marked."""
    if strength is None:
        return ""
    if speech.is_mark:
        return FULL
    value = speech.scale.by_strength[strength]
    return value.label if value.serves else value.text


def from_tsv(text: str) -> list[list[str]]:
    """Return the block a spreadsheet put on the clipboard, its ragged rows filled up with empty cells."""
    if not text:
        return []
    rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    width = max((len(row) for row in rows), default=0) or 1
    return [row + [""] * (width - len(row)) for row in rows]


def describe(cell: MatrixCell, speech: Speech) -> list[str]:
    """Return the lines a hint gives about a cell."""
    lines = [speech.values[cell.strength]]
    if cell.review is ReviewState.TO_REVIEW:
        lines.append(f"{REVIEW_STATES[cell.review]}：标准改过，还没有确认")
    if cell.hours is not None:
        lines.append(f"{cell.hours.normalize():f} 学时")
    if cell.note:
        lines.append(cell.note)
    return lines
