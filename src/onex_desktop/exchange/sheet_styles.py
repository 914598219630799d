"""How sheets for exchange look: a heading that stands out, a page that prints, text that stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onex_desktop.domain.addresses import column_letter
from onex_desktop.exchange.columns import TEXTUAL, Kind, SheetColumn, SheetSpec

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADING_HEIGHT: Final = 24.0
_FORMATS: Final = {Kind.INTEGER: "0", Kind.DECIMAL: "0.##"}
_MARK: Final = "*"
_HEADING: Final = "导入列标题"


def heading_text(column: SheetColumn) -> str:
    """Return what stands over a column; a star says it must be filled."""
    return column.title + (_MARK if column.required else "")


def number_format(column: SheetColumn) -> str:
    """Return the format of a column's cells: text for all that Excel would turn into dates and numbers."""
    return "@" if column.kind in TEXTUAL else _FORMATS.get(column.kind, "General")


def register(book: Workbook) -> None:
    """Add the style of headings to a workbook."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side(style="thin", color="B0B7C3")
    book.add_named_style(
        NamedStyle(
            _HEADING,
            font=Font(name="微软雅黑", size=10.5, bold=True),
            fill=PatternFill("solid", fgColor="E8EEF7"),
            border=Border(bottom=line, right=line),
            alignment=Alignment(horizontal="center", vertical="center", wrap_text=True),
        )
    )


def prepare(sheet: Worksheet, spec: SheetSpec, heading_row: int) -> None:
    """Write the headings in the registered style, set widths and the page, keep the headings in view."""
    from openpyxl.worksheet.properties import PageSetupProperties

    for at, column in enumerate(spec.columns, start=1):
        cell = sheet.cell(heading_row, at, heading_text(column))
        cell.style = _HEADING
        dimension = sheet.column_dimensions[column_letter(at - 1)]
        dimension.width = max(column.width, 2 * len(heading_text(column)) + 2)
        # What is typed below the last row shall be text where it must stay text.
        dimension.number_format = number_format(column)
    sheet.row_dimensions[heading_row].height = HEADING_HEIGHT
    sheet.freeze_panes = f"A{heading_row + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{heading_row}:{heading_row}"


def body_styles(sheet: Worksheet, spec: SheetSpec) -> list[int]:
    """Return the number of the style of each column's cells."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    found: list[int] = []
    for column in spec.columns:
        cell = WriteOnlyCell(sheet)
        cell.number_format = number_format(column)
        if column.kind in {Kind.FLAG, Kind.CHOICE}:
            cell.alignment = Alignment(horizontal="center")
        found.append(cell.style_id)
    return found


def add_lists(sheet: Worksheet, spec: SheetSpec, first_row: int, last_row: int) -> None:
    """Offer the values of closed sets as drop-down lists; a cell may still say several where that is allowed."""
    from openpyxl.worksheet.datavalidation import DataValidation

    for at, column in enumerate(spec.columns, start=1):
        words = ["是", "否"] if column.kind is Kind.FLAG else list((column.choices or {}).values())
        if not words:
            continue
        validation = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
        validation.showErrorMessage = column.kind is not Kind.CHOICES
        validation.errorTitle, validation.error = column.title, f"从列表中选择：{'、'.join(words)}"
        letter = column_letter(at - 1)
        validation.add(f"{letter}{first_row}:{letter}{last_row}")
        sheet.add_data_validation(validation)
