"""What a cell of any file holds before its column gives it a meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CellError:
    """A formula that failed (``#REF!``), or with empty ``text`` one whose value the file does not hold."""

    text: str


@dataclass(frozen=True, slots=True)
class Percent:
    """A number shown as a percentage with ``digits`` decimals; ``value`` is the share, 0.98 for 98%."""

    value: Decimal
    digits: int


Cell = str | int | float | bool | date | datetime | time | Percent | CellError | None
Row = list[Cell]


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area; rows count from one, columns from zero, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class RawSheet:
    """A sheet as read: rows with their numbers, and what is special about it."""

    name: str
    rows: list[tuple[int, Row]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False


def is_blank(cell: Cell) -> bool:
    """Return whether a cell shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip("\u200b\ufeff \t\r\n\u3000\xa0"))


def shown(cell: Cell) -> str:
    """Return a cell as it reads in the file; nothing for a blank one."""
    match cell:
        case None:
            return ""
        case bool():
            return "是" if cell else "否"
        case float():
            return f"{cell:.15g}"
        case Percent():
            return f"{cell.value * 100:.{cell.digits}f}%"
        case CellError():
            return cell.text
    return str(cell)
