"""Lines of remarks below a table, numbers hanging."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.documents import Notes
from onex_desktop.reports import styles
from onex_desktop.reports.fonts import Face, clean, width
from onex_desktop.reports.pen import Pen
from onex_desktop.reports.wrapping import wrap

ABOVE: Final = 9.0
"""Distance from the table above."""
BETWEEN: Final = 4.0
"""Distance from other remarks above."""
_SIZE: Final = styles.XIAO_WU
_LEADING: Final = 1.5 * _SIZE
_NUMBER: Final = re.compile(r"\d+\. ")


@dataclass(frozen=True, slots=True)
class SetLine:
    """A remark broken into lines; ``indent`` and ``hang`` in ems from the left of the page."""

    title: str
    number: str
    lines: tuple[str, ...]
    indent: float
    hang: float

    @property
    def height(self) -> float:
        """What it takes on the page."""
        return len(self.lines) * _LEADING


def numbered(lines: Sequence[str]) -> tuple[str, ...]:
    """Number remarks when there are several."""
    return tuple(lines) if len(lines) < 2 else tuple(f"{number}. {line}" for number, line in enumerate(lines, 1))


def set_notes(notes: Notes, breadth: float) -> tuple[SetLine, ...]:
    """Break the remarks into lines; the title stands before the first."""
    title = f"{clean(notes.title)}：" if notes.title else ""
    indent = width(title, Face.SANS_BOLD)
    found: list[SetLine] = []
    for text in map(clean, notes.lines):
        match = _NUMBER.match(text)
        number = match.group() if match else ""
        hang = indent + width(number, Face.SERIF)
        lines = wrap(text[len(number) :], Face.SERIF, breadth / _SIZE - hang)
        found.append(SetLine("" if found else title, number, lines, indent, hang))
    return tuple(found)


def draw_line(pen: Pen, line: SetLine, left: float, top: float) -> None:
    """Draw one remark."""
    baseline = top - _LEADING / 2 - styles.MIDDLE * _SIZE
    if line.title:
        pen.text(left, baseline, line.title, Face.SANS_BOLD, _SIZE)
    if line.number:
        pen.text(left + line.indent * _SIZE, baseline, line.number, Face.SERIF, _SIZE)
    for text in line.lines:
        if text:
            pen.text(left + line.hang * _SIZE, baseline, text, Face.SERIF, _SIZE)
        baseline -= _LEADING
