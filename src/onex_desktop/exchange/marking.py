"""A copy of the user's own workbook in which every doubtful cell is red and says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onex_desktop.domain.sheets import CellProblem
from onex_desktop.exchange.cells import Cell, RawSheet, shown
from onex_desktop.exchange.sniffing import FileKind, sniff
from onex_desktop.exchange.writer import clean
from onex_desktop.exchange.xlsx import checking
from onex_desktop.runtime.atomic_file import replacing
from onex_desktop.runtime.file_names import fitting
from onex_desktop.wording.problems import sentence

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_AUTHOR: Final = "书证融通工作台"
_RED: Final = "FFC7CE"
_SIZE: Final = (280, 110)
_NAME: Final = "（问题标注{}）.xlsx"


def beside(path: Path) -> Path:
    """Return a name beside a file for its marked copy that nothing has yet."""
    names = (path.with_name(fitting(path.stem, _NAME.format(number or ""))) for number in (0, *range(2, 10_000)))
    return next(name for name in names if not name.exists())


def write(source: Path, sheets: Sequence[RawSheet], problems: Sequence[CellProblem], target: Path) -> None:
    """Write the copy; ``source`` is left as it is, and its own formats are kept where it is an xlsx.

    An xls or csv, and an xlsx that openpyxl cannot take, become a plain xlsx of the same cells.
    """
    book = _loaded(source) or _plain(sheets)
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for found in problems:
        texts[found.sheet, found.cell or "A1"].append(sentence(found.problem.code, found.problem.params))
    marked: list[Worksheet] = []
    for page in book.worksheets:
        cells = {cell: lines for (name, cell), lines in texts.items() if name == page.title}
        if cells:
            marked.append(page)
            _mark(page, cells)
    if marked:
        book.active = marked[0]
    with replacing(target, lambda path: checking.refuse_broken(path, target.name)) as temporary:
        book.save(temporary)


def _mark(page: Worksheet, cells: dict[str, list[str]]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    red = PatternFill("solid", fgColor=_RED)
    first_of = {
        address: area.coord.partition(":")[0]
        for area in page.merged_cells.ranges
        for address in cells
        if address in area
    }
    for address, lines in cells.items():
        cell = page[first_of.get(address, address)]
        cell.fill = red
        former = [cell.comment.text] if cell.comment is not None else []
        width, height = _SIZE
        cell.comment = Comment(clean("\n".join([*former, *lines])), _AUTHOR, width=width, height=height)


def _loaded(source: Path) -> Workbook | None:
    from openpyxl import load_workbook

    if sniff(source) is not FileKind.XLSX:
        return None
    try:
        return load_workbook(source)
    except Exception:  # noqa: BLE001 -- whatever openpyxl stumbles over, our own reader has read the cells
        return None


def _plain(sheets: Sequence[RawSheet]) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name[:31])
        # What openpyxl makes of a name that Excel does not allow must still be found again.
        page.title = sheet.name[:31]
        for number, row in sheet.rows:
            for place, cell in enumerate(row, start=1):
                _put(page, number, place, cell)
    return book


def _put(page: Worksheet, number: int, place: int, cell: Cell) -> None:
    made = page.cell(number, place)
    if isinstance(cell, bool | int | float | datetime | date | time):
        made.value = cell
    elif cell is not None:
        made.value = clean(shown(cell))
        # Text that begins with = stays text.
        made.data_type = "s"
