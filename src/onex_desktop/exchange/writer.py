"""Writing rows as sheets that people can work in and that import reads back as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onex_desktop.domain.addresses import column_letter
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange import sheet_styles as styles
from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.parsing import joined
from onex_desktop.exchange.xlsx import checking
from onex_desktop.exchange.xlsx.body import Body, Written, fill
from onex_desktop.exchange.xlsx.strings import escaped
from onex_desktop.runtime.atomic_file import replacing

if TYPE_CHECKING:
    from openpyxl import Workbook

_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_LONGEST: Final = 32_767
_SPARE_ROWS: Final = 1_000
"""So many rows below the last one offer drop-down lists."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to write: its rows with references in words."""

    spec: SheetSpec
    rows: Sequence[Values]


def write(sheets: Sequence[Sheet], target: Path, title: str) -> None:
    """Write sheets as one workbook; the former file stays unless the new one is whole and re-read."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = clean(title)
    book.properties.creator = "书证融通工作台"
    styles.register(book)
    bodies = [_add(book, sheet) for sheet in sheets]
    with replacing(target, lambda path: checking.refuse_broken(path, target.name)) as temporary:
        fill(temporary, bodies, book.save)


def _add(book: Workbook, sheet: Sheet) -> Body:
    spec = sheet.spec
    made = book.create_sheet(spec.title)
    styles.prepare(made, spec, heading_row=1)
    last = 1 + len(sheet.rows)
    styles.add_lists(made, spec, 2, last + _SPARE_ROWS)
    made.auto_filter.ref = f"A1:{column_letter(len(spec.columns) - 1)}{last}"
    return Body(styles.body_styles(made, spec), rows_as_written(sheet), first_row=2)


def rows_as_written(sheet: Sheet) -> Iterator[list[Written]]:
    """Yield the cells of each row."""
    columns = [(column, column.key) for column in sheet.spec.columns]
    for row in sheet.rows:
        yield [shown(column, row[key]) for column, key in columns]


def shown(column: SheetColumn, value: Any) -> Written:  # noqa: ANN401 -- its kind is the column's
    """Return what a cell holds for a value: words for closed sets and references, numbers as numbers."""
    if value is None or value in ("", ()):
        return None
    match column.kind:
        case Kind.CHOICE:
            return (column.choices or {})[value]
        case Kind.CHOICES:
            return joined([(column.choices or {})[item] for item in value])
        case Kind.REFERENCES:
            return clean(joined(list(value)))
        case Kind.FLAG:
            return "是" if value else "否"
        case Kind.IDENTITY:
            return clean(value.clear() if column.clear else value.masked) or None
        case Kind.INTEGER:
            return int(value)
        case Kind.DECIMAL:
            return Decimal(value)
        case _:
            return clean(str(value))


def clean(text: str) -> str:
    """Return text that a cell can hold as it is."""
    bare = text if text.isalnum() else escaped(_ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return bare[:_LONGEST]
