"""The block for signatures at the end of a report, with room for ink."""

from __future__ import annotations

from math import ceil
from typing import Final

from onex_desktop.reports import styles
from onex_desktop.reports.fonts import Face, clean, width
from onex_desktop.reports.pen import Pen

SIGNERS: Final = ("制表人", "审核人", "部门负责人", "分管校领导")
"""Who signs a table that is filed, unless the report says otherwise (domain facts §3.3)."""

_SIZE: Final = styles.WU_HAO
_ABOVE: Final = 22.0
_ROW: Final = 50.0
_DATE_BELOW: Final = 23.0
_SHORTEST_LINE: Final = 60.0
_LONGEST_LINE: Final = 110.0
_GAP: Final = 18.0
_DATE: Final = "年      月      日"


def height(signers: tuple[str, ...], breadth: float) -> float:
    """Return what the block takes, with the distance from what stands above it."""
    rows = ceil(len(signers) / _in_a_row(signers, breadth))
    return _ABOVE + rows * _ROW - (_ROW - _SIZE - _DATE_BELOW)


def draw(pen: Pen, signers: tuple[str, ...], left: float, top: float, breadth: float) -> None:
    """Draw for each signer who it is, a line to sign on and below it a date to fill in."""
    many = _in_a_row(signers, breadth)
    line = min(_LONGEST_LINE, _line(signers, breadth, many))
    labels = _label_widths(signers, many)
    gap = (breadth - sum(labels) - many * line) / (many - 1) if many > 1 else 0.0
    for position, signer in enumerate(signers):
        row, column = divmod(position, many)
        x = left + sum(labels[:column]) + column * (line + gap)
        end = x + labels[column] + line
        baseline = top - _ABOVE - _SIZE - row * _ROW
        pen.text(x, baseline, _label(signer), Face.SERIF, _SIZE)
        pen.rule((end - line, baseline - 2.5), (end, baseline - 2.5), styles.RULE)
        pen.text(end - width(_DATE, Face.SERIF) * _SIZE, baseline - _DATE_BELOW, _DATE, Face.SERIF, _SIZE)


def _label(signer: str) -> str:
    return f"{clean(signer)}（签字）："


def _label_widths(signers: tuple[str, ...], many: int) -> list[float]:
    """Return the breadth of the longest label in each column."""
    return [max(width(_label(signer), Face.SERIF) * _SIZE for signer in signers[at::many]) for at in range(many)]


def _line(signers: tuple[str, ...], breadth: float, many: int) -> float:
    """Return how long the lines can be when so many stand in a row."""
    return (breadth - sum(_label_widths(signers, many)) - (many - 1) * _GAP) / many


def _in_a_row(signers: tuple[str, ...], breadth: float) -> int:
    """Return how many signers stand side by side with room enough to sign."""
    counts = (len(signers), ceil(len(signers) / 2))
    return next((many for many in counts if _line(signers, breadth, many) >= _SHORTEST_LINE), 1)
