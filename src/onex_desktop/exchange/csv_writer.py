"""Writing rows as a text table that Excel in China opens rightly and that carries no formula."""

from __future__ import annotations

import csv
from pathlib import Path

from onex_desktop.exchange import csv_file
from onex_desktop.exchange.sheet_styles import heading_text
from onex_desktop.exchange.writer import Sheet, rows_as_written
from onex_desktop.exchange.xlsx.body import Written
from onex_desktop.exchange.xlsx.strings import unescaped
from onex_desktop.runtime.atomic_file import replacing


def write(sheet: Sheet, target: Path) -> None:
    """Write a sheet as UTF-8 with its mark; the former file stays unless the new one is re-read.

    Text that a spreadsheet would take for a formula gets an apostrophe, which reading takes away again.
    """
    with replacing(target, _verify) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow([heading_text(column) for column in sheet.spec.columns])
        lines.writerows([_cell(value) for value in row] for row in rows_as_written(sheet))


def _verify(path: Path) -> None:
    csv_file.read(path)


def _cell(value: Written) -> str:
    if isinstance(value, str):
        text = unescaped(value)
        return f"'{text}" if text.startswith(csv_file.FORMULA_STARTS) else text
    return "" if value is None else str(value)
