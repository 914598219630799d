"""What is no xlsx, or one of a strange spelling, as a plain workbook of the same cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onex_desktop.exchange.cells import Cell, RawSheet, shown
from onex_desktop.exchange.writer import clean
from onex_desktop.runtime.watching import Stage, Watch

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_LONGEST: Final = 31
_NOT_ALLOWED: Final = re.compile(r"[\\*?:/\[\]]|^'|'$")


def names(sheets: Sequence[RawSheet]) -> list[str]:
    """Return a name for each sheet that Excel allows and no other one has."""
    found: list[str] = []
    for number, sheet in enumerate(sheets, start=1):
        name = _NOT_ALLOWED.sub("_", clean(sheet.name))[:_LONGEST] or f"Sheet{number}"
        taken = {other.casefold() for other in found}
        found.append(f"{name[: _LONGEST - 4]}_{number}" if name.casefold() in taken else name)
    return found


def write(sheets: Sequence[RawSheet], target: Path, watch: Watch) -> None:
    """Write the workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for sheet, name in zip(sheets, names(sheets), strict=True):
        page = book.create_sheet(name)
        for row in _rows(sheet, watch):
            page.append([_put(page, cell) for cell in row])
    book.save(target)


def _rows(sheet: RawSheet, watch: Watch) -> Iterator[Sequence[Cell]]:
    at = 1
    for number, row in watch.over(Stage.MARKING, sheet.rows):
        for _ in range(at, number):
            yield ()
        at = number + 1
        yield row


def _put(page: WriteOnlyWorksheet, cell: Cell) -> Any:  # noqa: ANN401 -- whatever openpyxl takes for a cell
    if cell is None or isinstance(cell, bool | int | float | datetime | date | time):
        return cell
    words = clean(shown(cell))
    if not words.startswith("="):
        return words or None
    from openpyxl.cell import WriteOnlyCell

    # Text that begins with = stays text.
    made = WriteOnlyCell(page, words)
    made.data_type = "s"
    return made
