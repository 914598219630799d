"""Workbooks of Excel 97–2003, read by calamine.

It tells neither hidden rows nor failed formulas (both come as blank cells); whoever imports one is told so.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange.cells import Area, Cell, RawSheet
from onex_desktop.exchange.xlsx.rows import MOST_COLUMNS


def read(path: Path) -> list[RawSheet]:
    """Return the sheets of an xls file; raises ``EnvironmentFault`` when it has a password or is damaged."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    found: list[RawSheet] = []
    try:
        # Given a path it would go by the name's ending.
        with path.open("rb") as stream, CalamineWorkbook.from_filelike(stream) as book:
            for about in book.sheets_metadata:
                if about.typ is not SheetTypeEnum.WorkSheet:
                    continue
                table = book.get_sheet_by_name(about.name)
                sheet = RawSheet(about.name, is_hidden=about.visible is not SheetVisibleEnum.Visible)
                for number, cells in enumerate(table.to_python(skip_empty_area=False), start=1):
                    row = [_cell(value) for value in cells[:MOST_COLUMNS]]
                    while row and row[-1] is None:
                        row.pop()
                    if row:
                        sheet.rows.append((number, row))
                sheet.merged = [
                    Area(top + 1, left, bottom + 1, right)
                    for (top, left), (bottom, right) in table.merged_cell_ranges or ()
                ]
                found.append(sheet)
    except PasswordError as fault:
        raise EnvironmentFault("import.encrypted", name=path.name) from fault
    except (CalamineError, OSError) as fault:
        raise EnvironmentFault("import.damaged", name=path.name) from fault
    return found


def _cell(value: Cell | timedelta) -> Cell:
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 10**15 else value
    if isinstance(value, timedelta):
        return str(value)
    return value
