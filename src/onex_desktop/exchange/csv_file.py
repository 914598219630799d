"""Text tables: their encoding and separator are found out, every cell is text."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange.cells import RawSheet, Row
from onex_desktop.exchange.xlsx.rows import MOST_COLUMNS, MOST_ROWS
from onex_desktop.runtime.watching import UNWATCHED, Stage, Watch

_SEPARATORS: Final = "\t;,"
_LONGEST_CELL: Final = 1 << 20
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula in a text table."""


def read(path: Path, watch: Watch = UNWATCHED) -> list[RawSheet]:
    """Return the only sheet of a text table; raises ``EnvironmentFault`` when its encoding cannot be told."""
    text = _decoded(path)
    sheet = RawSheet(path.stem)
    csv.field_size_limit(_LONGEST_CELL)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for number, cells in enumerate(watch.over(Stage.READING, lines), start=1):
            row: Row = [_bare(cell) or None for cell in cells]
            while row and row[-1] is None:
                row.pop()
            if not row:
                continue
            if number > MOST_ROWS:
                raise EnvironmentFault("import.too_many_rows", name=path.name, sheet=sheet.name, limit=MOST_ROWS)
            if len(row) > MOST_COLUMNS:
                raise EnvironmentFault("import.not_a_table", name=path.name)
            sheet.rows.append((number, row))
    except csv.Error as fault:
        raise EnvironmentFault("import.damaged", name=path.name) from fault
    return [sheet]


def _bare(cell: str) -> str:
    # 教务 systems write ="001" to keep Excel from eating the zeros.
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    # So a formula is kept from being one, by this program and others.
    if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS):
        return cell[1:]
    return cell


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif content.startswith(b"\xef\xbb\xbf"):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EnvironmentFault("import.unknown_encoding", name=path.name)


def _separator(text: str) -> str:
    """Return what separates the cells: the mark that most lines of the beginning have equally often."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]

    def evenness(mark: str) -> tuple[int, int]:
        # Titles and notes above the table have no mark at all.
        counts = [found for line in lines if (found := line.count(mark))]
        usual = max(set(counts), key=counts.count, default=0)
        return counts.count(usual), usual

    return max(_SEPARATORS, key=evenness)
