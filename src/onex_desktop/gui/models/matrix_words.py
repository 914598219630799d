"""Values of the matrix as text: for the clipboard, for hints and for screen readers."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from onex_desktop.domain.mapping import MatrixCell, ReviewState, Strength
from onex_desktop.wording.labels import REVIEW_STATES, STRENGTHS

SLASH: Final = "／"
FULL: Final = "●"

_WORDS: Final[Mapping[str, Strength | None]] = {
    **dict.fromkeys(("强", "H", "3", "●"), Strength.STRONG),
    **dict.fromkeys(("中", "M", "2", "◐"), Strength.MEDIUM),
    **dict.fromkeys(("弱", "L", "1", "○"), Strength.WEAK),
    **dict.fromkeys(("不适用", "/"), Strength.NOT_APPLICABLE),
    **dict.fromkeys(("", "0"), None),
}
_YES: Final = frozenset({"√", "✓", "✔", "是", "试点", "Y"})
_NO: Final = frozenset({"否", "N"})


@dataclass(frozen=True, slots=True)
class Speech:
    """What the columns of a matrix are called, and what its cells may hold.

    ``values`` are the words of the values a cell takes, ``keys`` set them, ``details`` stand beside them.
    """

    group: str
    part: str
    values: Mapping[Strength, str]
    keys: Mapping[Strength, tuple[str, ...]]
    details: tuple[str, ...]

    @property
    def is_mark(self) -> bool:
        """Whether a cell is marked or not, without degrees."""
        return len(self.values) == 1

    @property
    def offer(self) -> str:
        """What a cell takes, in words: 强、中、弱或不适用."""
        *others, last = [FULL, "空"] if self.is_mark else self.values.values()
        return f"{'、'.join(others)}或{last}"

    def fit(self, strength: Strength | None) -> Strength | None:
        """Return what a cell takes for a value; where it is only marked, every degree is the mark.

        Raises:
            UnknownValue: A cell can hold nothing of the kind.
        """
        if strength is None or strength in self.values:
            return strength
        if strength is Strength.NOT_APPLICABLE:
            raise UnknownValue(SLASH)
        return next(iter(self.values))


COURSES: Final = Speech(
    "课程",
    "模块",
    {strength: STRENGTHS[strength] for strength in Strength},
    {
        Strength.STRONG: ("3", "Q"),
        Strength.MEDIUM: ("2", "Z"),
        Strength.WEAK: ("1", "R"),
        Strength.NOT_APPLICABLE: ("/",),
    },
    ("学时", "备注"),
)
COURSES_OF_INDICATORS: Final = replace(COURSES, details=("备注",))
MAJORS: Final = Speech("学院", "专业", {Strength.STRONG: "试点"}, {Strength.STRONG: ("1",)}, ())


class UnknownValue(ValueError):
    """Text that names no strength."""


def read(text: str, speech: Speech = COURSES) -> Strength | None:
    """Return the value a text names, in any of the school's ways of writing it; None empties the cell.

    Raises:
        UnknownValue: The text names none.
    """
    # NFKC makes ／ a slash and full-width letters and digits plain ones.
    word = unicodedata.normalize("NFKC", text).strip().upper()
    if speech.is_mark and word in _YES | _NO:
        return Strength.STRONG if word in _YES else None
    if word not in _WORDS:
        raise UnknownValue(text.strip())
    return speech.fit(_WORDS[word])


def write(strength: Strength | None, speech: Speech = COURSES) -> str:
    """Return what a cell puts on the clipboard: 强, 中, 弱, ／ or nothing; ● where it is only marked."""
    if strength is None:
        return ""
    if speech.is_mark:
        return FULL
    return SLASH if strength is Strength.NOT_APPLICABLE else STRENGTHS[strength]


def from_tsv(text: str) -> list[list[str]]:
    """Return the block a spreadsheet put on the clipboard, its ragged rows filled up with empty cells."""
    if not text:
        return []
    rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    width = max((len(row) for row in rows), default=0) or 1
    return [row + [""] * (width - len(row)) for row in rows]


def describe(cell: MatrixCell, speech: Speech = COURSES) -> list[str]:
    """Return the lines a hint gives about a cell."""
    lines = [speech.values[cell.strength]]
    if cell.review is ReviewState.TO_REVIEW:
        lines.append(f"{REVIEW_STATES[cell.review]}：标准改过，还没有确认")
    if cell.hours is not None:
        lines.append(f"{cell.hours.normalize():f} 学时")
    if cell.note:
        lines.append(cell.note)
    return lines
