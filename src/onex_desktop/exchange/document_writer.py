"""Writing a document as a workbook: the sheet says what the paper says, and its numbers stay numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

from onex_desktop.domain.documents import Block, Cell, Chart, Document, Notes, Paper, Table, placed
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange import document_charts
from onex_desktop.exchange import document_styles as styles
from onex_desktop.runtime.atomic_file import replacing

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_NO_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME: Final = 31
_PORTRAIT_BREADTH: Final = 88.0
_LANDSCAPE_BREADTH: Final = 132.0
"""Characters of the body font across a sheet of paper: what the column widths share."""
_HIGHEST: Final = 409.0
"""Points; Excel opens no row that is higher."""
_PAPER_SIZES: Final = {Paper.A4: 9, Paper.A4_LANDSCAPE: 9, Paper.A3_LANDSCAPE: 8}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with the remarks before and after it, which become one worksheet."""

    table: Table
    before: tuple[Notes, ...]
    after: tuple[Notes, ...]
    charts: tuple[Chart, ...] = ()


def write_workbook(document: Document, target: Path) -> None:
    """Write a document as xlsx, one sheet for each table; the former file stays unless the new one is re-read."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = clean(document.title)
    book.properties.creator = clean(document.institution)
    book.properties.subject = f"{document.report} · {document.stamp.step} · {document.stamp.code}"
    styles.register(book)
    names: list[str] = []
    for sheet in _sheets(document.blocks):
        names.append(_sheet_name(sheet.table.caption or document.title, names))
        _fill(book.create_sheet(names[-1]), document, sheet)
        for number, chart in enumerate(sheet.charts, start=1):
            names.append(_sheet_name(f"图{number}", names))
            document_charts.put(book.create_sheet(names[-1]), chart)
    with replacing(target, lambda path: _verify(path, names, target.name)) as temporary:
        _save(book, temporary)


def clean(text: str) -> str:
    """Return ``text`` without the characters that a workbook cannot hold."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _save(book: Workbook, path: Path) -> None:
    with path.open("wb") as handle:
        book.save(handle)


def _sheets(blocks: tuple[Block, ...]) -> list[_Sheet]:
    places = [at for at, block in enumerate(blocks) if isinstance(block, Table)]
    if not places:
        return [_Sheet(Table((1.0,), (), ()), (), _remarks(blocks))]
    found: list[_Sheet] = []
    for number, at in enumerate(places):
        before = _remarks(blocks[:at]) if number == 0 else ()
        end = places[number + 1] if number + 1 < len(places) else len(blocks)
        table = blocks[at]
        if isinstance(table, Table):
            drawn = tuple(block for block in blocks[at + 1 : end] if isinstance(block, Chart))
            found.append(_Sheet(table, before, _remarks(blocks[at + 1 : end]), drawn))
    return found


def _remarks(blocks: tuple[Block, ...]) -> tuple[Notes, ...]:
    return tuple(block for block in blocks if isinstance(block, Notes))


def _sheet_name(title: str, taken: list[str]) -> str:
    """Return a name that Excel accepts and that no other sheet has."""
    stem = _NO_SHEET_NAME.sub("_", clean(title)).strip("' ")[:_LONGEST_NAME] or "表"
    name, number = stem, 2
    while name.lower() in {other.lower() for other in taken}:
        mark = f"({number})"
        name, number = stem[: _LONGEST_NAME - len(mark)] + mark, number + 1
    return name


def _fill(sheet: Worksheet, document: Document, part: _Sheet) -> None:
    columns = len(part.table.widths)
    row = 1
    for text, style in _opening(document, part):
        row = _across(sheet, row, text, style, columns)
    if document.signatures:
        _filling_line(sheet, row, document, columns)
        row += 1
    first_heading = row
    _put_rows(sheet, part.table, part.table.header, row, is_head=True)
    row += len(part.table.header)
    _put_rows(sheet, part.table, part.table.body, row, is_head=False)
    _set_heights(sheet, part.table, row, _breadth(document))
    last_heading, row = row - 1, row + len(part.table.body)
    for text in _lines(part.after):
        row = _across(sheet, row, text, styles.NOTE, columns)
    if document.signatures:
        row = _across(sheet, row + 1, _signatures(document), styles.NOTE, columns)
    _set_widths(sheet, document, part.table)
    _set_page(sheet, document)
    if part.table.header:
        sheet.freeze_panes = f"A{last_heading + 1}"
        sheet.print_title_rows = f"{first_heading}:{last_heading}"


def _opening(document: Document, part: _Sheet) -> Iterator[tuple[str, str]]:
    yield document.title, styles.TITLE
    for text in (document.subtitle, part.table.caption):
        if text:
            yield text, styles.SUBTITLE
    for text in _lines(part.before):
        yield text, styles.NOTE


def _lines(remarks: tuple[Notes, ...]) -> Iterator[str]:
    for block in remarks:
        for at, line in enumerate(block.lines):
            yield f"{block.title}：{line}" if at == 0 and block.title else line


def _signatures(document: Document) -> str:
    return "        ".join(f"{signer}（签字）：            年    月    日" for signer in document.signatures)


def _filling_line(sheet: Worksheet, row: int, document: Document, columns: int) -> None:
    unit = f"填报单位（盖章）：{document.institution}"
    date = "填报日期：    年    月    日"
    half = (columns + 1) // 2
    if columns < 2:
        _across(sheet, row, f"{unit}        {date}", styles.NOTE, columns)
        return
    _text(sheet, row, 1, unit, styles.NOTE)
    _text(sheet, row, half + 1, date, styles.NOTE_RIGHT)
    _merge(sheet, row, 1, 1, half)
    _merge(sheet, row, half + 1, 1, columns - half)


def _across(sheet: Worksheet, row: int, text: str, style: str, columns: int) -> int:
    _text(sheet, row, 1, text, style)
    _merge(sheet, row, 1, 1, columns)
    sheet.row_dimensions[row].height = styles.height_of(clean(text), style, columns_breadth=_LANDSCAPE_BREADTH)
    return row + 1


def _put_rows(sheet: Worksheet, table: Table, rows: tuple[tuple[Cell, ...], ...], first: int, *, is_head: bool) -> None:
    for row, column, cell in placed(rows, len(table.widths)):
        style = styles.style_of(cell, is_head=is_head)
        if cell.number is None:
            _text(sheet, first + row, column + 1, cell.text, style)
        else:
            made = sheet.cell(first + row, column + 1, cell.number)
            made.style = style
            made.number_format = cell.number_format
        if cell.tint is not None:
            sheet.cell(first + row, column + 1).fill = styles.ground_of(cell.tint)
        _merge(sheet, first + row, column + 1, cell.rows, cell.columns)
        if cell.upright and cell.rows == 1:
            dimension = sheet.row_dimensions[first + row]
            dimension.height = max(dimension.height or 0.0, styles.height_of_upright(cell.text))


def _text(sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
    """Write text that stays text: a leading =, +, - or @ never becomes a formula, here or when edited in Excel."""
    made = sheet.cell(row, column)
    made.style = style
    value = clean(text)
    if value:
        made.value = value
        made.data_type = "s"
        if value[0] in "=+-@":
            made.quotePrefix = True


def _merge(sheet: Worksheet, row: int, column: int, rows: int, columns: int) -> None:
    if rows > 1 or columns > 1:
        below, aside = row + rows - 1, column + columns - 1
        sheet.merge_cells(start_row=row, start_column=column, end_row=below, end_column=aside)


def _set_heights(sheet: Worksheet, table: Table, first: int, breadth: float) -> None:
    """Make the rows high enough for the texts in cells merged across: Excel finds the height of others only."""
    shares = [share / sum(table.widths) * breadth for share in table.widths]
    heights = [0.0] * len(table.body)
    lacking: set[int] = set()
    for row, column, cell in placed(table.body, len(shares)):
        if cell.rows > 1 or cell.upright:
            continue
        room = sum(shares[column : column + cell.columns])
        needed = styles.height_of(clean(cell.text), styles.NOTE, columns_breadth=room)
        heights[row] = max(heights[row], needed)
        if cell.columns > 1 and needed > styles.height_of("", styles.NOTE, columns_breadth=room):
            lacking.add(row)
    for row in lacking:
        sheet.row_dimensions[first + row].height = min(heights[row], _HIGHEST)


def _set_widths(sheet: Worksheet, document: Document, table: Table) -> None:
    from openpyxl.utils import get_column_letter

    breadth = _breadth(document)
    for number, share in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = round(share / sum(table.widths) * breadth, 1)


def _breadth(document: Document) -> float:
    return _PORTRAIT_BREADTH if document.paper is Paper.A4 else _LANDSCAPE_BREADTH


def _set_page(sheet: Worksheet, document: Document) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.paperSize = _PAPER_SIZES[document.paper]
    sheet.page_setup.orientation = "portrait" if document.paper is Paper.A4 else "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    stamp = document.stamp
    foot = HeaderFooterItem()
    foot.left.text = f"数据版本 第 {stamp.step} 步 · 校验码 {stamp.code}"
    foot.center.text = "第 &P 页 共 &N 页"
    foot.right.text = f"打印日期 {stamp.printed_on}"
    sheet.oddFooter = foot


def _verify(path: Path, names: list[str], name: str) -> None:
    """Refuse a workbook that cannot be read again sheet by sheet."""
    from openpyxl import load_workbook

    with path.open("rb") as handle:
        try:
            book = load_workbook(handle, read_only=True)
            is_whole = book.sheetnames == names and all(sheet.max_row for sheet in book.worksheets)
            book.close()
        except (BadZipFile, KeyError, ValueError) as fault:
            raise EnvironmentFault("report.file_bad", name=name) from fault
    if not is_whole:
        raise EnvironmentFault("report.file_bad", name=name)
