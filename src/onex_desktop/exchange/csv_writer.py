"""Writing rows as a text table that Excel in China opens rightly and that carries no formula."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Final

from onex_desktop.exchange import csv_file
from onex_desktop.exchange.columns import TEXTUAL, Kind
from onex_desktop.exchange.sheet_styles import heading_text
from onex_desktop.exchange.writer import Sheet, rows_as_written
from onex_desktop.exchange.xlsx.body import Written
from onex_desktop.exchange.xlsx.strings import unescaped
from onex_desktop.runtime.atomic_file import replacing

_KEPT_AS_TEXT: Final = TEXTUAL - {Kind.DATE, Kind.CHOICE, Kind.CHOICES}
"""Days are days whatever a spreadsheet makes of them."""
_CHANGED: Final = re.compile(
    r"[0-9][0-9.,/:% eE+\-年月日]*"
    r"|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|JUNE|JULY|MARCH|APRIL)[ \-/.]?[0-9]{1,4}",
    re.IGNORECASE,
)
"""What Excel takes for a number, a time or a day when it opens a text table."""
_UNCHANGED: Final = re.compile(r"0|[1-9][0-9]{0,10}")
"""Numbers that it shows as they were written."""


def write(sheet: Sheet, target: Path) -> None:
    """Write a sheet as UTF-8 with its mark; the former file stays unless the new one is re-read.

    Text that a spreadsheet would take for a formula gets an apostrophe, and text that it would take for a number or a
    day (001, 2-1) is written as ="001", the only way to keep it; reading takes both away again.
    """
    columns = sheet.spec.columns
    with replacing(target, _verify) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow([heading_text(column) for column in columns])
        kept = [column.kind in _KEPT_AS_TEXT for column in columns]
        lines.writerows(list(map(_cell, row, kept)) for row in rows_as_written(sheet))


def _verify(path: Path) -> None:
    csv_file.read(path)


def _cell(value: Written, is_text: bool) -> str:  # noqa: FBT001 -- mapped over a row
    if isinstance(value, str):
        text = unescaped(value)
        if text.startswith(csv_file.FORMULA_STARTS):
            return f"'{text}"
        return f'="{text}"' if is_text and _CHANGED.fullmatch(text) and not _UNCHANGED.fullmatch(text) else text
    return "" if value is None else str(value)
