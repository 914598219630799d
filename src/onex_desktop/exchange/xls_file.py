"""Workbooks of Excel 97–2003, read by xlrd: pure Python, so that a damaged file is an exception and never a crash."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange.cells import Area, Cell, CellError, RawSheet
from onex_desktop.exchange.numbers import as_cell
from onex_desktop.exchange.xlsx.rows import MOST_COLUMNS
from onex_desktop.exchange.xlsx.styles import NUMBER, meaning_of
from onex_desktop.runtime.watching import UNWATCHED, Stage, Watch

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell as XlsCell
    from xlrd.sheet import Sheet

_BROKEN: Final = (
    struct.error, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError,
    RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What xlrd stumbles into when bytes are not as Excel wrote them; it does not look before it reads."""


def read(path: Path, watch: Watch = UNWATCHED) -> list[RawSheet]:
    """Return the sheets of an xls file; raises ``EnvironmentFault`` when it has a password or is damaged."""
    from xlrd import open_workbook
    from xlrd.biffh import XLRDError
    from xlrd.compdoc import CompDocError

    try:
        with open_workbook(
            file_contents=path.read_bytes(), formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        ) as book:
            return [_sheet(book, sheet, watch) for sheet in book.sheets()]
    except XLRDError as fault:
        if "encrypted" in str(fault).lower():
            raise EnvironmentFault("import.encrypted", name=path.name) from fault
        raise EnvironmentFault("import.damaged", name=path.name) from fault
    except (CompDocError, *_BROKEN) as fault:
        raise EnvironmentFault("import.damaged", name=path.name) from fault


def _sheet(book: Book, sheet: Sheet, watch: Watch) -> RawSheet:
    made = RawSheet(sheet.name, is_hidden=sheet.visibility != 0)
    for at in watch.over(Stage.READING, range(sheet.nrows)):
        row = [_cell(book, cell) for cell in sheet.row(at)[:MOST_COLUMNS]]
        while row and row[-1] is None:
            row.pop()
        if row:
            made.rows.append((at + 1, row))
    made.hidden_rows = {at + 1 for at, info in sheet.rowinfo_map.items() if info.hidden}
    made.hidden_columns = {at for at, info in sheet.colinfo_map.items() if info.hidden}
    made.merged = [Area(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return made


def _cell(book: Book, cell: XlsCell) -> Cell:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, error_text_from_code

    match cell.ctype:
        case value if value in {XL_CELL_NUMBER, XL_CELL_DATE}:
            return as_cell(float(cell.value), _meaning(book, cell), is_1904=bool(book.datemode))
        case value if value == XL_CELL_BOOLEAN:
            return bool(cell.value)
        case value if value == XL_CELL_ERROR:
            return CellError(error_text_from_code.get(int(cell.value), "#?"))
    return str(cell.value) or None


def _meaning(book: Book, cell: XlsCell) -> int:
    if cell.xf_index is None:
        return NUMBER
    return meaning_of(book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
