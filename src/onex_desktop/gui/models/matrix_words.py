"""Values of the matrix as text: for the clipboard, for hints and for screen readers."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping
from typing import Final

from onex_desktop.domain.mapping import MatrixCell, ReviewState, Strength
from onex_desktop.wording.labels import REVIEW_STATES, STRENGTHS

SLASH: Final = "／"

_WORDS: Final[Mapping[str, Strength | None]] = {
    **dict.fromkeys(("强", "H", "3", "●"), Strength.STRONG),
    **dict.fromkeys(("中", "M", "2", "◐"), Strength.MEDIUM),
    **dict.fromkeys(("弱", "L", "1", "○"), Strength.WEAK),
    **dict.fromkeys(("不适用", "/"), Strength.NOT_APPLICABLE),
    **dict.fromkeys(("", "0"), None),
}


class UnknownValue(ValueError):
    """Text that names no strength."""


def read(text: str) -> Strength | None:
    """Return the strength a text names, in any of the school's ways of writing it; None empties the cell.

    Raises:
        UnknownValue: The text names none.
    """
    # NFKC makes ／ a slash and full-width letters and digits plain ones.
    word = unicodedata.normalize("NFKC", text).strip().upper()
    if word not in _WORDS:
        raise UnknownValue(text.strip())
    return _WORDS[word]


def write(strength: Strength | None) -> str:
    """Return what a cell puts on the clipboard: 强, 中, 弱, ／ or nothing."""
    if strength is None:
        return ""
    return SLASH if strength is Strength.NOT_APPLICABLE else STRENGTHS[strength]


def from_tsv(text: str) -> list[list[str]]:
    """Return the block a spreadsheet put on the clipboard, its ragged rows filled up with empty cells."""
    if not text:
        return []
    rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    width = max((len(row) for row in rows), default=0) or 1
    return [row + [""] * (width - len(row)) for row in rows]


def describe(cell: MatrixCell) -> list[str]:
    """Return the lines a hint gives about a cell."""
    lines = [STRENGTHS[cell.strength]]
    if cell.review is ReviewState.TO_REVIEW:
        lines.append(f"{REVIEW_STATES[cell.review]}：标准改过，还没有确认")
    if cell.hours is not None:
        lines.append(f"{cell.hours.normalize():f} 学时")
    if cell.note:
        lines.append(cell.note)
    return lines
